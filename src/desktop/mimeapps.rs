//! The user's `mimeapps.list`: which programs open a kind of file. Lines that are not changed stay as they are.

/// The section of programs that are offered for a kind.
pub(super) const OFFERED: &str = "Added Associations";
/// The section of programs that open a kind by themselves.
pub(super) const DEFAULTS: &str = "Default Applications";

/// The text of a list, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct MimeApps(Vec<String>);

impl MimeApps {
    pub(super) fn of(text: &str) -> Self {
        Self(text.lines().map(str::to_owned).collect())
    }

    /// The text; empty where no section has anything in it.
    pub(super) fn text(&self) -> String {
        if self.0.iter().all(|line| line.trim().is_empty() || line.trim().starts_with('[')) {
            return String::new();
        }
        self.0.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
    }

    /// The lines of a section: from behind its head to before the next.
    fn section(&self, name: &str) -> Option<std::ops::Range<usize>> {
        let head = self.0.iter().position(|line| line.trim() == format!("[{name}]"))?;
        let rest = self.0.get(head + 1..).unwrap_or_default();
        let length = rest.iter().position(|line| line.trim_start().starts_with('[')).unwrap_or(rest.len());
        Some(head + 1..head + 1 + length)
    }

    fn line(&self, section: &str, kind: &str) -> Option<usize> {
        let lines = self.section(section)?;
        let is_of = |line: &String| line.split_once('=').is_some_and(|(key, _)| key.trim() == kind);
        self.0.get(lines.clone())?.iter().position(is_of).map(|n| lines.start + n)
    }

    /// The programs of a kind, as they are written.
    pub(super) fn get(&self, section: &str, kind: &str) -> Option<&str> {
        let line = self.0.get(self.line(section, kind)?)?;
        line.split_once('=').map(|(_, value)| value.trim())
    }

    /// Writes the programs of a kind; none take its line away.
    pub(super) fn set(&mut self, section: &str, kind: &str, value: Option<&str>) {
        match (self.line(section, kind), value) {
            (Some(at), Some(value)) => {
                if let Some(line) = self.0.get_mut(at) {
                    *line = format!("{kind}={value}");
                }
            }
            (Some(at), None) => {
                drop(self.0.remove(at));
                // A section that has nothing in it any more goes with its last line.
                let rest = self.section(section).filter(|lines| {
                    self.0.get(lines.clone()).is_some_and(|own| own.iter().all(|line| line.trim().is_empty()))
                });
                if let Some(lines) = rest {
                    self.0.drain(lines.start.saturating_sub(1)..lines.end);
                }
            }
            (None, None) => {}
            (None, Some(value)) => {
                let at = match self.section(section) {
                    // Behind its last line that says something.
                    Some(lines) => {
                        let own = self.0.get(lines.clone()).unwrap_or_default();
                        lines.start + own.iter().rposition(|line| !line.trim().is_empty()).map_or(0, |n| n + 1)
                    }
                    None => {
                        self.0.push(format!("[{section}]"));
                        self.0.len()
                    }
                };
                self.0.insert(at, format!("{kind}={value}"));
            }
        }
    }

    /// Takes a program out of those of a kind. What others wrote of it stays.
    pub(super) fn take_out(&mut self, section: &str, kind: &str, program: &str) {
        let Some(value) = self.get(section, kind) else { return };
        let rest = match value.strip_prefix(&format!("{program};")) {
            Some(rest) => rest.to_owned(),
            None => {
                let others: Vec<&str> =
                    value.split(';').filter(|p| !p.trim().is_empty() && p.trim() != program).collect();
                others.iter().map(|other| format!("{other};")).collect()
            }
        };
        if value.split(';').any(|p| p.trim() == program) {
            self.set(section, kind, Some(rest.as_str()).filter(|rest| !rest.trim_matches(';').trim().is_empty()));
        }
    }

    /// The kinds of a section whose programs hold this one.
    pub(super) fn kinds_of(&self, section: &str, program: &str) -> Vec<String> {
        let lines = self.section(section).and_then(|lines| self.0.get(lines)).unwrap_or_default();
        let split = lines.iter().filter_map(|line| line.split_once('='));
        let held = split.filter(|(_, value)| value.split(';').any(|p| p.trim() == program));
        held.map(|(kind, _)| kind.trim().to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "# mine\n[Default Applications]\napplication/pdf=evince.desktop\n\n[Added Associations]\ntext/plain=a.desktop;b.desktop;\n";

    #[test]
    fn a_default_is_taken_and_given_back_to_the_byte() {
        let mut list = MimeApps::of(LIST);
        list.set(DEFAULTS, "application/pdf", Some("gongbao.desktop;evince.desktop"));
        list.set(DEFAULTS, "text/html", Some("gongbao.desktop;"));
        assert_eq!(list.kinds_of(DEFAULTS, "gongbao.desktop"), ["application/pdf", "text/html"]);
        for kind in ["application/pdf", "text/html", "text/plain"] {
            list.take_out(DEFAULTS, kind, "gongbao.desktop");
        }
        assert_eq!(list.text(), LIST);
    }

    #[test]
    fn a_new_section_comes_and_an_empty_list_is_none() {
        let mut list = MimeApps::default();
        list.set(OFFERED, "application/zip", Some("x.desktop;gongbao.desktop;"));
        assert_eq!(list.text(), "[Added Associations]\napplication/zip=x.desktop;gongbao.desktop;\n");
        list.take_out(OFFERED, "application/zip", "gongbao.desktop");
        assert_eq!(list.get(OFFERED, "application/zip"), Some("x.desktop;"));
        list.set(OFFERED, "application/zip", None);
        assert_eq!(list.text(), "");
    }
}

//! What was found: so many of a kind are told one by one. Nobody reads a hundred thousand, and each takes as much memory as
//! ten lines of the text.

use crate::issue::{Diagnostic, Severity};

/// So many of a kind are told with their places; the others are counted. A volume of a year has fewer.
const MOST_OF_A_KIND: usize = 10_000;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    told: Vec<Diagnostic>,
    kinds: Vec<Kind>,
}

#[derive(Debug)]
struct Kind {
    code: String,
    severity: Severity,
    /// What the first of them says.
    says: [String; 2],
    told: usize,
    others: usize,
}

impl Found {
    pub(super) fn push(&mut self, one: Diagnostic) {
        let known = self.kinds.iter_mut().find(|kind| kind.code == one.code);
        match known {
            Some(kind) if kind.told == MOST_OF_A_KIND => {
                kind.others += 1;
                return;
            }
            Some(kind) => kind.told += 1,
            None => {
                let says = [one.message.clone(), one.message_en.clone()];
                self.kinds.push(Kind { code: one.code.clone(), severity: one.severity, says, told: 1, others: 0 });
            }
        }
        self.told.push(one);
    }

    pub(super) fn extend(&mut self, all: impl IntoIterator<Item = Diagnostic>) {
        all.into_iter().for_each(|one| self.push(one));
    }

    /// All that is told, with how many there are besides.
    pub(super) fn told(self) -> Vec<Diagnostic> {
        let mut told = self.told;
        told.extend(self.kinds.into_iter().filter(|kind| kind.others > 0).map(Kind::of_others));
        told
    }
}

impl Kind {
    fn of_others(self) -> Diagnostic {
        let (n, [zh, en]) = (self.others, self.says);
        Diagnostic {
            severity: self.severity,
            code: self.code,
            message: format!("与“{zh}”同类的另有 {n} 处，没有逐一列出。"),
            message_en: format!("{n} more are of the same kind as “{en}”, and are not listed one by one."),
            spans: Vec::new(),
            place: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_of_a_kind_are_counted() {
        let one = |code: &str, n: usize| Diagnostic {
            severity: Severity::Warning,
            code: code.to_owned(),
            message: format!("{code}{n}"),
            message_en: format!("{code} {n}"),
            spans: Vec::new(),
            place: None,
        };
        let told = |count: usize| {
            let mut found = Found::default();
            found.extend((0..count).flat_map(|n| {
                [one("often", n), one("seldom", n / 1000)].into_iter().take(1 + usize::from(n % 1000 == 0))
            }));
            found.told()
        };
        assert_eq!(told(MOST_OF_A_KIND).len(), MOST_OF_A_KIND + MOST_OF_A_KIND / 1000);
        let more = told(MOST_OF_A_KIND + 500);
        assert_eq!(more.len(), MOST_OF_A_KIND + 11 + 1);
        let last = more.last().unwrap();
        assert!(last.code == "often" && last.message.contains("often0") && last.message.contains(" 500 "));
        assert_eq!(more.iter().filter(|d| d.code == "seldom").count(), 11);
    }
}

//! What browsers print at the edges of each page: the address, the hour, the number of the page among all.

use crate::zh::{date, fold};

/// What a line at an edge says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// The address of the page.
    pub address: bool,
    /// The day and hour of the print.
    pub hour: bool,
    /// The number of this page among all.
    pub count: bool,
}

impl Signs {
    /// What the line says on a page among so many, both counted from 1.
    #[must_use]
    pub fn of(text: &str, page: usize, pages: usize) -> Self {
        let text = fold::narrowed(text);
        let count = format!("{page}/{pages}");
        let beside = |rest: Option<&str>, end: fn(&str) -> Option<char>| {
            rest.is_some_and(|rest| end(rest).is_none_or(|c| !c.is_ascii_digit()))
        };
        let counts = beside(text.strip_suffix(&count), |rest| rest.chars().next_back())
            || beside(text.strip_prefix(&count), |rest| rest.chars().next());
        Self { address: has_address(&text), hour: has_hour(&text), count: counts }
    }

    /// Whether it says any of them.
    #[must_use]
    pub fn any(self) -> bool {
        self.address || self.hour || self.count
    }
}

/// Whether a line has an address, or the day and hour of a print, whatever page it stands on.
#[must_use]
pub fn has_sign(text: &str) -> bool {
    let text = fold::narrowed(text);
    has_address(&text) || has_hour(&text)
}

fn has_address(text: &str) -> bool {
    ["http://", "https://", "file:///"].iter().any(|scheme| text.contains(scheme))
}

/// Whether a text has a day in figures with an hour behind it: 2024/3/109:30 without the blank between.
fn has_hour(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let clock = |at: usize| at > 0 && digit(at - 1) && digit(at + 1) && digit(at + 2);
    let clocks = memchr::memchr_iter(b':', bytes).filter(|at| clock(*at));
    clocks.take(4).any(|at| {
        let before = text.get(..at).unwrap_or_default();
        before.matches(['/', '-', '.']).count() >= 2 || date::days_in(before).next().is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hours_and_counts_are_seen() {
        for (text, signs) in [
            ("2024/3/1 09:30 法规库", [false, true, false]),
            ("2024-03-01 9:30", [false, true, false]),
            ("2024年3月1日 09:30 供水条例", [false, true, false]),
            ("https://www.example.gov.cn/art/1.html 3/17", [true, false, true]),
            ("3 / 17", [false, false, true]),
            ("13/17", [false, false, false]),
            ("3/170", [false, false, false]),
            ("第一条　上午9:30开会", [false, false, false]),
            ("2024年第3期", [false, false, false]),
        ] {
            let [address, hour, count] = signs;
            assert_eq!(Signs::of(text, 3, 17), Signs { address, hour, count }, "{text}");
            assert_eq!(has_sign(text), address || hour, "{text}");
        }
    }
}

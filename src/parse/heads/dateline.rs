//! The dateline of a report, over its title or in front of its text: 新华社北京3月13日电.

use super::{Finder, Head};
use crate::zh::lexicon::Class;
use crate::zh::{chars, date, fold};

/// Characters of the longest name of a place.
const PLACE: usize = 10;

impl Finder<'_, '_> {
    /// A dateline right above a head belongs to it as a note.
    pub(super) fn take_dateline(&self, head: &mut Head) {
        if let Some(above) = head.start.checked_sub(1).filter(|&at| self.is_dateline_at(at)) {
            head.notes.insert(0, above);
            head.start = above;
        }
    }

    /// Whether a line of the text is a dateline.
    pub(super) fn is_dateline_at(&self, at: usize) -> bool {
        at >= self.floor && self.line(at).is_some_and(|l| l.width <= 60 && is_dateline(&l.text))
    }
}

/// Whether a text is nothing but a dateline: who sends, from where, on which day of a month, and 电.
pub(crate) fn is_dateline(text: &str) -> bool {
    let text = fold::plain_folded(&fold::compact(text));
    let Some(rest) = Class::DatelineAgency.strip_start(&text) else { return false };
    let place = rest.chars().take_while(|&c| chars::is_han(c) && !crate::zh::numeral::is_numeral(c)).count();
    let from: usize = rest.chars().take(place).map(char::len_utf8).sum();
    let day = rest.get(from..).and_then(|t| Some((t, date::when_at(t, date::Calendar::Common)?)));
    day.is_some_and(|(text, (when, bytes))| {
        (1..=PLACE).contains(&place)
            && Class::TitleMatter.starts(rest).is_none()
            && when.day.is_some()
            && text.get(bytes..).is_some_and(|end| Class::DatelineEnd.is(end))
    })
}

/// What stands behind a dateline that a text begins with.
pub(crate) fn behind_dateline(text: &str) -> Option<&str> {
    Class::DatelineAgency.starts(text)?;
    Class::DatelineEnd.find_iter(text).find_map(|word| {
        let (line, rest) = (text.get(..word.end)?, text.get(word.end..)?);
        is_dateline(line).then(|| rest.trim_start_matches(chars::is_space))
    })
}

#[cfg(test)]
mod tests {
    use super::{behind_dateline, is_dateline};

    #[test]
    fn titles_behind_datelines() {
        for (text, title) in [
            ("新华社北京3月13日电云山市供水条例", Some("云山市供水条例")),
            ("新華社北京3月13日電　雲山市供水條例", Some("雲山市供水條例")),
            ("新华社北京3月13日电", Some("")),
            ("新华社关于3月13日电报的通知", None),
            ("云山市3月13日电视讲话", None),
        ] {
            assert_eq!(behind_dateline(text), title, "{text}");
        }
    }

    #[test]
    fn datelines() {
        for text in
            ["新华社北京3月13日电", "新华社北京２月２９日电", "新華社北京3月13日電", "中新社上海 2023年1月2日电"]
        {
            assert!(is_dateline(text), "{text}");
        }
        for text in [
            "新华社电",
            "新华社北京分社",
            "新华社关于3月13日电报的通知",
            "北京3月13日电",
            "新华社北京3月13日电 记者报道",
        ] {
            assert!(!is_dateline(text), "{text}");
        }
    }
}

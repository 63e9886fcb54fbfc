//! A citation as it is typed: its units by their readings, and its tail, 第二款第（一）项 after an article.

use std::borrow::Cow;

use super::query::{Ordinal, UNITS};
use crate::zh::address::{self, Step};
use crate::zh::fold::plain_folded;
use crate::zh::units;

/// A query with the units between its numbers that are typed by their readings, or by the first letters of these, written out:
/// 7号第3条 for 7hao3tiao, 7haodi3tiao and 7h3t. One number with its unit (15t) is understood as it stands.
#[must_use]
pub fn spelled_out(query: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(query.len());
    let (mut rest, mut any) = (query, false);
    while let Some(at) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(from.len());
        let (letters, behind) = from.split_at(end);
        out.push_str(before);
        // The last unit is written out only behind another one.
        let between = before.ends_with(|c: char| c.is_ascii_digit())
            && (behind.starts_with(|c: char| c.is_ascii_digit()) || any && behind.trim().is_empty());
        match unit_read(letters).filter(|_| between) {
            Some(unit) => out.extend(std::iter::once(unit).chain((!behind.trim().is_empty()).then_some(units::NTH))),
            None => out.push_str(letters),
        }
        any |= between && unit_read(letters).is_some();
        rest = behind;
    }
    out.push_str(rest);
    if any { Cow::Owned(out) } else { Cow::Borrowed(query) }
}

/// The unit that letters between two numbers stand for; 第 before the second one may be among them.
fn unit_read(letters: &str) -> Option<char> {
    let letters = letters.to_ascii_lowercase();
    let is = |typed: &str| {
        let fits = |reading: &&(char, &str)| reading.1 == typed || typed.len() == 1 && reading.1.starts_with(typed);
        UNITS.iter().find(fits).map(|(unit, _)| *unit)
    };
    is(&letters).or_else(|| is(letters.strip_suffix("di")?)).or_else(|| is(letters.strip_suffix('d')?))
}

/// Takes 款, 项 and 目 after an article out of a query and says which. The query without them, and the tail, from
/// the outer to the inner; an empty tail when there is no article before.
pub(super) fn without_tail(query: &str) -> (String, Vec<Ordinal>) {
    let whole = || (query.to_owned(), Vec::new());
    let Some((head, tail)) = address::article_end(query).and_then(|end| query.split_at_checked(end)) else {
        return whole();
    };
    let tail = plain_folded(tail);
    let steps = address::at_start(&tail);
    let complete = steps.last().is_some_and(|last| last.end == tail.len());
    if !complete || !steps.iter().all(Step::is_part_of_article) {
        return whole();
    }
    let ordinal = |step: &Step| Ordinal { number: step.number, added: 0, unit: Some(step.unit) };
    (head.to_owned(), steps.iter().map(ordinal).collect())
}

#[cfg(test)]
mod tests {
    use super::{spelled_out, without_tail};

    #[test]
    fn units_between_numbers_are_read() {
        for (typed, meant) in [
            ("7hao3tiao", "7号第3条"),
            ("7haodi3tiao", "7号第3条"),
            ("7h3t", "7号第3条"),
            ("7HD3T", "7号第3条"),
            ("3tiao2kuan1xiang", "3条第2款第1项"),
            ("聊政发7h3t", "聊政发7号第3条"),
            ("8qi12ye", "8期第12页"),
            // One number with its unit, letters that are no unit, and those of a title.
            ("15t", "15t"),
            ("d15t", "d15t"),
            ("p10", "p10"),
            ("2g3t", "2g3t"),
            ("lsby3t", "lsby3t"),
            ("7h swgl", "7h swgl"),
            ("PM2.5", "PM2.5"),
        ] {
            assert_eq!(spelled_out(typed), meant, "{typed}");
        }
    }

    #[test]
    fn paragraphs_and_items_after_an_article() {
        let of = |text| {
            let (head, tail) = without_tail(text);
            let tail: Vec<_> = tail.iter().map(|o| (o.number, o.unit.unwrap_or(' '))).collect();
            (head, tail)
        };
        assert_eq!(
            of("《某办法》第十五条第二款第（一）项"),
            ("《某办法》第十五条".to_owned(), vec![(2, '款'), (1, '项')])
        );
        assert_eq!(of("第3条第2款"), ("第3条".to_owned(), vec![(2, '款')]));
        assert_eq!(of("第15條第2項"), ("第15條".to_owned(), vec![(2, '项')]));
        assert_eq!(of("第二条之二第一款"), ("第二条之二".to_owned(), vec![(1, '款')]));
        assert_eq!(of("第三条（十二）项"), ("第三条".to_owned(), vec![(12, '项')]));
        assert_eq!(of("条款第二款 水文"), ("条款第二款 水文".to_owned(), vec![]));
        assert_eq!(of("水文"), ("水文".to_owned(), vec![]));
        assert_eq!(of("第一条"), ("第一条".to_owned(), vec![]));
    }
}

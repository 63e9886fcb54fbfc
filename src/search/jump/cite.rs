//! The tail of a citation: 第二款第（一）项 after an article.

use super::query::Ordinal;
use crate::zh::fold::{plain_char, plain_folded};
use crate::zh::{numeral, ordinal, units};

/// Takes 款, 项 and 目 after an article out of a query and says which. The query without them, and the tail, from
/// the outer to the inner; an empty tail when there is no article before.
pub(super) fn without_tail(query: &str) -> (String, Vec<Ordinal>) {
    let is_article = |(_, c): &(usize, char)| plain_char(*c) == units::ARTICLE;
    let Some((article, c)) = query.char_indices().rfind(is_article) else { return (query.to_owned(), Vec::new()) };
    let at = article + c.len_utf8();
    // 第二条之二第一款
    let inserted = query.get(at..).and_then(ordinal::inserted).map_or(0, |(_, bytes)| bytes);
    let at = at + inserted;
    let (Some(head), Some(rest)) = (query.get(..at), query.get(at..)) else { return (query.to_owned(), Vec::new()) };
    let folded: Vec<char> = plain_folded(rest).chars().collect();
    let mut tail = Vec::new();
    let mut left: &[char] = &folded;
    while let Some((ordinal, after)) = part(left) {
        tail.push(ordinal);
        left = after;
    }
    if tail.is_empty() || !left.is_empty() {
        return (query.to_owned(), Vec::new());
    }
    (head.to_owned(), tail)
}

/// 第二款, 第(一)项, (一)项, 第1目 at the start of folded text, and what follows.
fn part(text: &[char]) -> Option<(Ordinal, &[char])> {
    let text = text.strip_prefix(&['第']).unwrap_or(text);
    let bracketed = text.strip_prefix(&['(']);
    let text = bracketed.unwrap_or(text);
    let is_digit = |c: &&char| c.is_ascii_digit() || numeral::is_label(**c);
    let (digits, text) = text.split_at_checked(text.iter().take_while(is_digit).count())?;
    let number = digits.iter().collect::<String>().parse().ok().or_else(|| numeral::well_formed(digits))?;
    let text = if bracketed.is_some() { text.strip_prefix(&[')'])? } else { text };
    let (&unit, after) = text.split_first()?;
    matches!(unit, '款' | '项' | '目').then_some((Ordinal { number, added: 0, unit: Some(unit) }, after))
}

#[cfg(test)]
mod tests {
    use super::without_tail;

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

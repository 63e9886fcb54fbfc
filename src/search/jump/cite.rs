//! The tail of a citation: 第二款第（一）项 after an article.

use super::query::Ordinal;
use crate::zh::address::{self, Step};
use crate::zh::fold::plain_folded;

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

//! The number of a standard on its cover, which is the running head of its pages, too.

use super::super::heads::{tells_issue, tells_kind};
use super::super::lex::Line;
use super::super::number;
use crate::issue::DropReason;

/// Keeps the number on a cover that tells the kind of standard and its days: there it is the document's. Only where no other
/// line of the cover has it.
pub(super) fn keep_number_of_cover(lines: &[Line<'_>], reasons: &mut [Option<DropReason>]) {
    let end = lines.iter().skip(1).position(|l| l.page_start).map_or(0, |at| at + 1);
    let cover = lines.get(..end).unwrap_or_default();
    if !cover.iter().any(tells_kind) || !cover.iter().any(|l| tells_issue(&l.text)) {
        return;
    }
    let numbers = || (0..end).filter(|&at| lines.get(at).is_some_and(|l| number::of_standard(&l.text).is_some()));
    let reason = |at: usize| reasons.get(at).copied().flatten();
    let told = numbers().any(|at| reason(at).is_none());
    let number = numbers().find(|&at| reason(at) == Some(DropReason::RunningHead)).filter(|_| !told);
    if let Some(reason) = number.and_then(|at| reasons.get_mut(at)) {
        *reason = None;
    }
}

#[cfg(test)]
mod tests {
    use crate::issue::DropReason;

    /// Number of the document, and how many running heads were left out.
    fn read(pages: &[&str]) -> (Option<String>, usize) {
        let issue = crate::parse::parse(&crate::source::read("a.txt", pages.join("\u{c}").as_bytes()).expect("a text"));
        let heads = issue.dropped.iter().filter(|d| d.why == DropReason::RunningHead).count();
        (issue.documents.first().and_then(|d| d.number.clone()), heads)
    }

    #[test]
    fn the_number_of_a_cover_is_no_running_head() {
        let cover =
            "DB99/ 765—2031\n云山省地方标准\n云山供水水质要求\n2031-03-02 发布　2031-09-01 实施\n云山省水务局 发布\n";
        let page = |text: &str| format!("DB99/ 765—2031\n{text}\n");
        let pages = [
            page("1 范围\n　　本标准规定了供水的要求。"),
            page("2 要求\n　　水应当清洁。"),
            page("3 检验\n　　水应当检验。"),
        ];
        let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
        assert_eq!(read(&[&[cover], pages.as_slice()].concat()), (Some("DB99/765—2031".to_owned()), 3));
        // A page that is no cover has but its running head.
        assert_eq!(read(&pages).1, 3);
    }
}

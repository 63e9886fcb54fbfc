//! The printed page at the end of a line of the contents.

use super::super::shape;
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, date, fold, numeral, ordinal};

/// A title with a page at its end.
#[derive(Debug, PartialEq)]
pub(crate) struct Paged<'a> {
    pub title: &'a str,
    pub page: u32,
    pub leader: bool,
}

/// Splits a printed page from the end of a line: `…… 5`, `……(478)`, a tab or space before it, or nothing but it.
pub(crate) fn split_page(text: &str) -> Option<Paged<'_>> {
    let body = text.trim_end_matches(|c| chars::is_space(c) || brackets::closes_round(c) || c == '/' || c == '·');
    // ……第5页, ……5页
    let unit = Class::PageUnit.strip_end(body).map(|t| t.trim_end_matches(chars::is_space));
    let body = unit.filter(|t| t.ends_with(|c| numeral::digit(c).is_some())).unwrap_or(body);
    let before = body.trim_end_matches(|c| numeral::digit(c).is_some());
    let (before, page) = match numeral::arabic(body.get(before.len()..)?) {
        Some((page, _)) => (before, page),
        None => chinese_page(body)?,
    };
    let (before, page) = range_start(before, page).unwrap_or((before, page));
    let counted = before.trim_end_matches(chars::is_space).strip_suffix(ordinal::MARK).filter(|_| unit.is_some());
    let before = counted.unwrap_or(before);
    let title = before.trim_end_matches(|c| {
        chars::is_space(c) || brackets::opens_round(c) || chars::is_leader(c) || matches!(c, '/' | 'P' | 'p')
    });
    let gap = before.get(title.len()..)?;
    let bracketed = gap.contains(brackets::opens_round);
    if bracketed && !text.contains(brackets::closes_round) || page == 0 || page > 9_999 {
        return None;
    }
    // …的通知/12, and not 3/4.
    let slashed = gap.starts_with('/') && !title.ends_with(|c| numeral::digit(c).is_some());
    let parted = slashed
        || gap.chars().any(chars::is_space)
        || bracketed
        || gap.chars().filter(|&c| chars::is_leader(c)).count() > 1;
    (parted || title.is_empty()).then(|| Paged {
        title,
        page,
        leader: gap.contains("..") || gap.contains(|c| c != '.' && chars::is_leader_dot(c)),
    })
}

/// The title and page of an entry whose leader ends at its page. Sheets of a supplement are counted with a letter: ……B2404.
pub(crate) fn leader_entry(text: &str) -> Option<(String, u32)> {
    if let Some(page) = split_page(text) {
        return page.leader.then(|| (page.title.to_owned(), page.page));
    }
    // 前　言……II: the pages before the first have Roman numbers.
    let front = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if chars::has_leader(text) && front.trim_end_matches(chars::is_space).ends_with(chars::is_leader_dot) {
        let page = text.get(front.len()..).and_then(numeral::roman);
        return page.map(|_| (front.trim_end_matches(|c| chars::is_leader(c) || chars::is_space(c)).to_owned(), 0));
    }
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let before = digits.strip_suffix(|c: char| c.is_ascii_uppercase()).filter(|_| digits.len() < text.len())?;
    let plain = format!("{before}{}", text.get(digits.len()..)?);
    split_page(&plain).filter(|page| page.leader).map(|page| (page.title.to_owned(), page.page))
}

/// The first page of a range (12-15) that ends with `last`, and what stands before it. Years make ranges of titles.
fn range_start(before: &str, last: u32) -> Option<(&str, u32)> {
    let body = before.strip_suffix(|c| chars::is_dash(c) || Class::RangeWord.has(c))?;
    let before = body.trim_end_matches(|c| numeral::digit(c).is_some());
    let (first, _) = numeral::arabic(body.get(before.len()..)?)?;
    (first <= last && last - first < 500 && !date::is_year(first)).then_some((before, first))
}

/// The page that stands before a title, with white space or a leader between: `03　关于…的通知`. A line alone may
/// have a count or a label there, see [`pages_lead`].
pub(super) fn lead_page(text: &str) -> Option<Paged<'_>> {
    let (page, bytes) = numeral::arabic(text)?;
    let rest = text.get(bytes..)?;
    let title = rest.trim_start_matches(|c| chars::is_space(c) || chars::is_leader(c) || c == '/');
    let parted = title.len() < rest.len() && !rest.starts_with('.') || rest.starts_with("..");
    let titled = title.starts_with(|c| chars::is_han(c) || brackets::opens_round(c) || c == '《');
    (parted && titled && (1..=9_999).contains(&page)).then_some(Paged { title, page, leader: false })
}

/// Whether the pages stand before the titles: several do, none at the end of a line, they grow, and they are no count.
pub(super) fn pages_lead<'l>(lines: impl Iterator<Item = &'l str>) -> bool {
    let (mut pages, mut behind) = (Vec::new(), 0);
    for text in lines {
        behind += usize::from(split_page(text).is_some());
        pages.extend(lead_page(text).map(|p| p.page));
    }
    let counted = pages.iter().zip(1..).all(|(&page, n): (_, u32)| page == n);
    pages.len() >= 2 && behind == 0 && !counted && pages.is_sorted()
}

/// The length of the count before an entry: `3.`, `3、`.
pub(super) fn count_before(text: &str) -> usize {
    let counted = |&(_, bytes): &(u32, usize)| text.get(bytes..).is_some_and(|t| t.starts_with(['.', '．', '、']));
    let Some((_, bytes)) = numeral::arabic(text).filter(counted) else { return 0 };
    let mark = text.get(bytes..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
    let rest = text.get(bytes + mark..).unwrap_or("");
    bytes + mark + chars::skip_space(rest).1
}

/// A page in Chinese numerals (五三一, 二十四), which needs a leader before it; and what stands before the page.
fn chinese_page(body: &str) -> Option<(&str, u32)> {
    let before = body.trim_end_matches(numeral::is_label);
    let page = numeral::whole(body.get(before.len()..)?)?;
    let above = before.trim_end_matches(|c| chars::is_space(c) || brackets::opens_round(c));
    let led = above.ends_with(['…', '·', '．', '⋯']) || above.ends_with("..");
    (led && page > 0).then_some((before, page))
}

/// Takes an author off who stands between the leader and the page, or with his post after a wide gap before the leader.
pub(super) fn cut_author(title: &str) -> &str {
    let title = match title.find("……").or_else(|| title.find("......")).or_else(|| title.find("······")) {
        Some(at) if at > 0 => title.get(..at).unwrap_or(title),
        // The leader begins the line: the author alone follows.
        Some(_) => "",
        _ => title,
    };
    let title = cut_name(title);
    let gap = [" ", "\u{3000}"].iter().filter_map(|g| title.find(g)).min().filter(|&at| at > 0);
    match gap.and_then(|at| title.split_at_checked(at)) {
        Some((before, after)) if shape::is_person(after.trim_start_matches(chars::is_space)) => before,
        _ => title,
    }
}

/// Takes a person's name off that stands far behind a whole title: …的说明　　　江一帆.
fn cut_name(title: &str) -> &str {
    let spaces = |text: &str| text.chars().take_while(|&c| chars::is_space(c)).map(chars::width).sum::<u32>();
    let wide = |&at: &usize| title.get(at..).is_some_and(|rest| rest.starts_with('\t') || spaces(rest) >= 4);
    let gap = title.char_indices().filter(|&(_, c)| chars::is_space(c)).map(|(at, _)| at).find(wide);
    let Some((before, after)) = gap.and_then(|at| title.split_at_checked(at)) else { return title };
    let name = fold::compact(after);
    let named = (2..=4).contains(&name.chars().count()) && name.chars().all(chars::is_han) || name.contains('·');
    if named && shape::ends_as_title(before) && !shape::ends_as_title(&name) { before } else { title }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_behind_titles() {
        assert_eq!(cut_author("关于甲条例的说明　　　　江　一"), "关于甲条例的说明");
        assert_eq!(cut_author("关于甲的报告\t江一帆"), "关于甲的报告");
        assert_eq!(cut_author("关于甲的　　　　实施意见"), "关于甲的　　　　实施意见");
        assert_eq!(cut_author("甲委员会　　　　任免名单"), "甲委员会　　　　任免名单");
        assert_eq!(cut_author("关于甲的报告 江一帆"), "关于甲的报告 江一帆");
    }

    #[test]
    fn pages_before_titles() {
        let lead = |lines: &[&'static str]| pages_lead(lines.iter().copied());
        assert!(lead(&["市政府文件", "03　关于甲的通知", "12　关于乙的通知"]));
        assert!(lead(&["3……关于甲的通知", "3……关于乙的通知"]));
        assert!(!lead(&["1　关于甲的通知", "2　关于乙的通知"]));
        assert!(!lead(&["3　关于甲的通知…5", "4　关于乙的通知……7"]));
        assert!(!lead(&["2.1　总则", "3.1　附则"]));
    }

    #[test]
    fn pages_after_titles() {
        let of = |t: &'static str| split_page(t).map(|p| (p.title, p.page));
        assert_eq!(of("关于甲的通知……(478)"), Some(("关于甲的通知", 478)));
        assert_eq!(of("关于甲的通知 ………… 5"), Some(("关于甲的通知", 5)));
        assert_eq!(of("甲大事记（2023年8月）\t59"), Some(("甲大事记（2023年8月）", 59)));
        assert_eq!(of("甲政办字〔2023〕24号\t48"), Some(("甲政办字〔2023〕24号", 48)));
        assert_eq!(of("关于甲的通知（甲教〔2024〕1号）/12"), Some(("关于甲的通知（甲教〔2024〕1号）", 12)));
        assert_eq!(of("关于甲的比例3/4"), None);
        assert_eq!(of("关于甲的通知……第12页"), Some(("关于甲的通知", 12)));
        assert_eq!(of("关于甲的通知（第 12 页）"), Some(("关于甲的通知", 12)));
        assert_eq!(of("关于甲共12页"), None);
        assert_eq!(of("……12"), Some(("", 12)));
        assert_eq!(of("关于甲的通知……（1-5）"), Some(("关于甲的通知", 1)));
        assert_eq!(of("关于甲的通知　12—15"), Some(("关于甲的通知", 12)));
        assert_eq!(of("……（6-8）"), Some(("", 6)));
        assert_eq!(of("甲规划（2021-2025）"), None);
        assert_eq!(of("(12)"), Some(("", 12)));
        assert_eq!(of("关于甲的指示………（五三一）"), Some(("关于甲的指示", 531)));
        assert_eq!(of("关于甲的指示……二十四"), Some(("关于甲的指示", 24)));
        assert_eq!(of("关于甲（一）"), None);
        assert_eq!(of("甲政办字〔2023〕24号"), None);
        assert_eq!(of("关于甲的通知"), None);
        assert_eq!(of("电话12345"), None);
    }

    #[test]
    fn pages_have_bounds_and_something_before_them() {
        for (text, found) in [
            ("甲 9999", Some(("甲", 9999, false))),
            ("甲 10000", None),
            ("甲 0", None),
            ("甲…5", None),
            ("甲……5", Some(("甲", 5, true))),
            ("甲..5", Some(("甲", 5, true))),
            ("甲.5", None),
            ("甲··5", Some(("甲", 5, true))),
            ("甲——5", Some(("甲", 5, false))),
            ("甲P5", None),
            ("甲 P5", Some(("甲", 5, false))),
            ("甲（5）", Some(("甲", 5, false))),
            ("甲（5", None),
            ("甲5）", None),
            ("甲/5", Some(("甲", 5, false))),
            ("3/5", None),
            ("甲 第5页", Some(("甲", 5, false))),
            ("甲 5页", Some(("甲", 5, false))),
            ("甲5页", None),
            ("甲 第5", None),
            ("甲 5·", Some(("甲", 5, false))),
            ("5", Some(("", 5, false))),
            ("第5页", Some(("", 5, false))),
            ("甲 5-5", Some(("甲", 5, false))),
            ("甲 6-5", None),
            ("甲 5至8", Some(("甲", 5, false))),
            ("甲 1-500", Some(("甲", 1, false))),
            ("甲 1-501", None),
            ("甲 2021-2025", None),
            ("甲……五", Some(("甲", 5, true))),
            ("甲 五", None),
            ("甲……（五）", Some(("甲", 5, true))),
            ("甲··五", Some(("甲", 5, true))),
        ] {
            let got = split_page(text).map(|p| (p.title, p.page, p.leader));
            assert_eq!(got, found, "{text}");
        }
    }

    #[test]
    fn entries_whose_leaders_end_at_their_pages() {
        let of = |text: &str| leader_entry(text);
        assert_eq!(of("第一章 总纲......6"), Some(("第一章 总纲".to_owned(), 6)));
        assert_eq!(of("A. 概論 ………… 1773"), Some(("A. 概論".to_owned(), 1773)));
        assert_eq!(of("附表1 細則.......B2410"), Some(("附表1 細則".to_owned(), 2410)));
        assert_eq!(of("......37"), Some((String::new(), 37)));
        for text in ["监测记录15", "监测记录 15", "全长......B", "型号B2410", "型号 B2410", "第一章 总纲"]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn pages_in_front_have_bounds_and_grow() {
        for (text, found) in [
            ("3　甲", Some(("甲", 3))),
            ("3/甲", Some(("甲", 3))),
            ("3..甲", Some(("甲", 3))),
            ("3.甲", None),
            ("3甲", None),
            ("3　《甲》", Some(("《甲》", 3))),
            ("3　（甲）", Some(("（甲）", 3))),
            ("3　a", None),
            ("0　甲", None),
            ("9999　甲", Some(("甲", 9999))),
            ("10000　甲", None),
        ] {
            assert_eq!(lead_page(text).map(|p| (p.title, p.page)), found, "{text}");
        }
        let lead = |lines: &[&'static str]| pages_lead(lines.iter().copied());
        assert!(lead(&["3　甲", "3　乙"]) && lead(&["1　甲", "3　乙"]));
        for lines in [&["3　甲"][..], &["3　甲", "2　乙"], &["1　甲", "2　乙"], &["3　甲", "5　乙", "丙……7"]]
        {
            assert!(!lead(lines), "{lines:?}");
        }
        for (text, length) in [("3.甲", 2), ("3、 甲", 5), ("12．甲", 5), ("3甲", 0), ("甲", 0)] {
            assert_eq!(count_before(text), length, "{text}");
        }
    }

    #[test]
    fn authors_are_no_part_of_titles() {
        for (text, title) in [
            ("关于甲的报告……江一帆", "关于甲的报告"),
            ("关于甲的报告......江一帆", "关于甲的报告"),
            ("关于甲的报告······江一帆", "关于甲的报告"),
            ("……江一帆", ""),
            ("关于甲的报告　市长　江某", "关于甲的报告"),
            ("关于甲的报告　　江一帆", "关于甲的报告"),
            ("关于甲的报告　江一帆", "关于甲的报告　江一帆"),
            ("关于甲的报告　　江一帆何某", "关于甲的报告　　江一帆何某"),
            ("关于甲的报告　　阿依古丽·买买提", "关于甲的报告"),
            ("关于甲的报告　　江", "关于甲的报告　　江"),
            ("关于甲　　江一帆", "关于甲　　江一帆"),
            ("关于甲的报告　　的通知", "关于甲的报告　　的通知"),
        ] {
            assert_eq!(cut_author(text), title, "{text}");
        }
    }
}

//! Labels of attachments: over an attachment itself, and in the list of them.

use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, numeral};

/// 附件, 附件1, 附件：, 附：, 附表2 at the start of a line.
#[derive(Debug, PartialEq)]
pub(crate) struct AttachmentLabel {
    pub number: Option<u32>,
    /// Length in bytes, with its colon or stop and the white space after it.
    pub bytes: usize,
}

/// Reads the label of an attachment.
pub(crate) fn attachment_label(text: &str) -> Option<AttachmentLabel> {
    let word = Class::AttachmentWord.starts(text)?;
    let mut at = word.len();
    let space = |at: usize| text.get(at..).map_or(0, |t| chars::skip_space(t).1);
    let gap = space(at);
    at += gap;
    let rest = text.get(at..)?;
    let mut number = None;
    if let Some((n, bytes)) = numeral::number(rest).filter(|n| n.0 < 100) {
        let (n, more) = within(n, rest.get(bytes..)?);
        number = Some(n);
        at += bytes + more;
    }
    let rest = text.get(at + space(at)..)?;
    let mark = rest.chars().next();
    match mark {
        None => {}
        Some(c) if matches!(c, '：' | ':') || number.is_some() && matches!(c, '.' | '．' | '、') => {
            at += space(at) + c.len_utf8()
        }
        Some(_) if number.is_some() && space(at) > 0 => {}
        Some(_) if gap > 1 && Class::AttachmentStart.is(word) => {}
        Some(c) if number.is_some() && brackets::opens(c) => {}
        _ => return None,
    }
    // 附 alone is a word of other lines, too.
    let short = word.chars().nth(1).is_none();
    if short && number.is_none() && mark.is_none() {
        return None;
    }
    // 附件：1. …: the number stands after the colon.
    if number.is_none()
        && let Some(inner) = text.get(at..)
        && let Some(n) = numbered(inner.trim_start_matches(chars::is_space))
    {
        number = Some(n).filter(|&n| n == 1 || n > BELOW && n % BELOW == 1);
    }
    Some(AttachmentLabel { number, bytes: at + space(at) })
}

/// 附件1-2 is the second below the first: 102.
const BELOW: u32 = 100;

/// The number of an attachment with that below it, and the length of the latter: -2 after 1.
fn within(number: u32, rest: &str) -> (u32, usize) {
    let dash = rest.chars().next().filter(|&c| chars::is_dash(c)).map_or(0, char::len_utf8);
    match rest.get(dash..).and_then(numeral::arabic) {
        Some((n, bytes)) if dash > 0 && (1..BELOW).contains(&n) => (number * BELOW + n, dash + bytes),
        _ => (number, 0),
    }
}

/// Whether a number in the list of attachments follows another: 1, 2; 1-1, 1-2, 2-1.
pub(crate) fn follows(number: u32, before: u32) -> bool {
    number == before + 1
        || before >= BELOW && number == (before / BELOW + 1) * BELOW + 1
        || before >= BELOW && number == before / BELOW + 1
        || before < BELOW && (number == before * BELOW + 1 || number == (before + 1) * BELOW + 1)
}

/// The number that a line of a list begins with: `2.`, `2．`, `2、`, （2）.
pub(crate) fn numbered(text: &str) -> Option<u32> {
    let inner = text.strip_prefix(brackets::opens_round).unwrap_or(text);
    let (n, bytes) = numeral::arabic(inner).filter(|n| n.0 < 100)?;
    let rest = inner.get(bytes..)?;
    let (n, bytes) = within(n, rest);
    let rest = rest.get(bytes..)?.trim_start_matches(chars::is_space);
    (rest.starts_with(['.', '．', '、', '）', ')'])).then_some(n)
}

/// The title in a line of the list of attachments: without 附件, its number and 《》.
pub(crate) fn attachment_title(text: &str) -> &str {
    let mut rest = attachment_label(text).and_then(|a| text.get(a.bytes..)).unwrap_or(text);
    if numbered(rest).is_some() {
        let counts = |c| brackets::opens_round(c) || numeral::digit(c).is_some() || chars::is_dash(c);
        rest = rest.trim_start_matches(counts);
        rest = rest.trim_start_matches(chars::is_space);
        rest = rest.strip_prefix(['.', '．', '、', '）', ')']).unwrap_or(rest);
    }
    // 附件：附件1 甲表.xls; of 附件1.docx the name is no more than its number.
    let again = attachment_label(rest).filter(|label| label.number.is_some()).and_then(|label| rest.get(label.bytes..));
    rest = again.filter(|name| !name.is_empty() && !is_file_ending(name)).unwrap_or(rest);
    if is_file_ending(rest) {
        rest = text;
    }
    rest.trim_matches(|c| chars::is_space(c) || c == '；' || c == ';' || c == '。')
}

/// Whether a text is no more than what the name of a file ends with: docx.
fn is_file_ending(text: &str) -> bool {
    FILE_ENDINGS.iter().any(|ending| text.trim().trim_start_matches('.').eq_ignore_ascii_case(ending))
}

/// What the names of attached files end with.
const FILE_ENDINGS: [&str; 11] = ["doc", "docx", "wps", "pdf", "ofd", "xls", "xlsx", "et", "zip", "rar", "jpg"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_attachments() {
        let of = |t: &'static str| attachment_label(t).map(|a| (a.number, attachment_title(t)));
        assert_eq!(of("附件：1.12345 与 110 清单（略）"), Some((Some(1), "12345 与 110 清单（略）")));
        assert_eq!(of("附件1.分工表"), Some((Some(1), "分工表")));
        assert_eq!(of("附件2：分工表"), Some((Some(2), "分工表")));
        assert_eq!(of("附：名单"), Some((None, "名单")));
        assert_eq!(of("附件"), Some((None, "")));
        assert_eq!(of("附件 3"), Some((Some(3), "")));
        assert_eq!(of("附件 1－2"), Some((Some(102), "")));
        assert_eq!(of("附件：1-1．分工表"), Some((Some(101), "分工表")));
        assert_eq!(of("附件所列事项"), None);
        assert_eq!(of("附则"), None);
        assert_eq!(attachment_title("2.12345 转 110 清单（略）"), "12345 转 110 清单（略）");
    }

    #[test]
    fn numbers_that_follow_others() {
        // 1-1 is 101: behind it come 1-2, 2 and 2-1; behind 1 come 2, 1-1 and 2-1.
        for (before, next) in [(101, [102, 2, 201]), (1, [2, 101, 201]), (102, [103, 2, 201]), (2, [3, 201, 301])] {
            for number in 1..=400 {
                assert_eq!(follows(number, before), next.contains(&number), "{number} behind {before}");
            }
        }
        assert!(follows(1, 0) && !follows(2, 0));
    }

    #[test]
    fn numbers_of_attachments_below_others() {
        for (text, expected) in [
            ("1-2、分工表", Some(102)),
            ("（1－99）分工表", Some(199)),
            ("2.分工表", Some(2)),
            // Beyond what an attachment has below it, and no number at all.
            ("1-200、分工表", None),
            ("1-0、分工表", None),
            ("1至2、分工表", None),
        ] {
            assert_eq!(numbered(text), expected, "{text}");
        }
    }

    #[test]
    fn what_follows_the_word_tells_a_label() {
        let of = |text: &'static str| attachment_label(text).map(|a| (a.number, &text[a.bytes..]));
        for (text, found) in [
            ("附件：分工表", Some((None, "分工表"))),
            ("附件: 分工表", Some((None, "分工表"))),
            ("附件1．分工表", Some((Some(1), "分工表"))),
            ("附件1、分工表", Some((Some(1), "分工表"))),
            ("附件1 分工表", Some((Some(1), "分工表"))),
            ("附件一　分工表", Some((Some(1), "分工表"))),
            ("附件1分工表", None),
            ("附件1（分工表）", Some((Some(1), "（分工表）"))),
            ("附件（分工表）", None),
            ("附件、分工表", None),
            ("附件99", Some((Some(99), ""))),
            ("附件100", None),
            ("附件　分工表", Some((None, "分工表"))),
            ("附件 分工表", None),
            ("附", None),
            ("附：", Some((None, ""))),
            ("附1", Some((Some(1), ""))),
            ("附件：2.分工表", Some((None, "2.分工表"))),
            ("附件：1-1.分工表", Some((Some(101), "1-1.分工表"))),
            ("附件：4-1.分工表", Some((Some(401), "4-1.分工表"))),
            ("附件：1-2.分工表", Some((None, "1-2.分工表"))),
        ] {
            assert_eq!(of(text), found, "{text}");
        }
        for (text, number) in [
            ("99.甲", Some(99)),
            ("100.甲", None),
            ("（2）甲", Some(2)),
            ("2)甲", Some(2)),
            ("2 .甲", Some(2)),
            ("2甲", None),
        ] {
            assert_eq!(numbered(text), number, "{text}");
        }
        for (text, title) in [
            ("附件：1.分工表；", "分工表"),
            ("附件1.分工表。", "分工表"),
            ("2-1．分工表", "分工表"),
            ("（2）分工表;", "分工表"),
            ("（2031年）分工表", "（2031年）分工表"),
            ("附件：附件1 分工表.xls", "分工表.xls"),
            ("附件：附件1.docx", "附件1.docx"),
            ("附件2.docx", "附件2.docx"),
            ("附件2", ""),
            ("附件：附件说明", "附件说明"),
            ("附件3：docx文件样式", "docx文件样式"),
            ("分工表", "分工表"),
        ] {
            assert_eq!(attachment_title(text), title, "{text}");
        }
    }
}

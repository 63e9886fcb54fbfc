//! The numbers printed on pages: `12`, `B2404`, `—12—`, `第12页 共48页`, `12/48`, `—十二—`, or at an end of a running head; and those that
//! programs write between the pages that they read: `--- Page 12 ---`, `[第12页]`.

use crate::zh::chars::{is_dash, is_space};
use crate::zh::lexicon::Class;
use crate::zh::{fold, numeral, ordinal};

/// A page number as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageNumber {
    /// Its value, 1 to 9999.
    pub value: u32,
    /// Set off by dashes or words, so that it can be nothing else.
    pub marked: bool,
    /// Nothing else stands on the line.
    pub alone: bool,
}

/// The number of a page that a letter stands before has so many digits at least.
const LETTERED: usize = 3;
/// The longest Roman number, in characters with its dashes: - xxviii -.
const LONGEST_ROMAN: usize = 10;
/// The longest line, in bytes, that is looked at.
const LONGEST: usize = 160;
/// Marks beside the dashes that set a page number off.
const ORNAMENTS: [char; 15] = ['·', '•', '・', '.', '|', '/', '_', '＿', '~', '～', '●', '■', '◆', '―', '─'];

/// What programs write before the number of a page.
const PROGRAMS_WORD: &str = "page";
/// Marks that programs set beside it: headings of Markdown and rules.
const PROGRAMS_MARKS: [char; 4] = ['=', '＝', '#', '*'];
/// Brackets that they set around it. Round ones send the reader elsewhere: （第3页）.
const PROGRAMS_BRACKETS: [(char, char); 5] = [('[', ']'), ('【', '】'), ('<', '>'), ('〔', '〕'), ('{', '}')];
/// So many dashes stand behind a number in braces: {12}--------.
const BRACED: usize = 8;

/// The page number that a line is, or that a running head begins or ends with.
#[must_use]
pub fn read(text: &str) -> Option<PageNumber> {
    if text.len() > LONGEST {
        return None;
    }
    let compact: String = fold::inked(text).map(plain_digit).collect();
    alone(&compact).or_else(|| of_program(&compact)).or_else(|| at_an_end(&compact))
}

/// Whether a line is what a program writes between two pages and nobody else does: marks or brackets around Page and a number.
#[must_use]
pub fn is_programs(text: &str) -> bool {
    let compact = || fold::inked(text).map(plain_digit).collect::<String>();
    text.len() <= LONGEST && text.to_ascii_lowercase().contains(PROGRAMS_WORD) && {
        let compact = compact();
        bare(&compact).len() < compact.trim_end_matches([':', '：']).len() && of_program(&compact).is_some()
    }
}

/// Whether square brackets stand around a number with a word: 【第3页】. A list of misprints has such lines, too.
#[must_use]
pub fn is_bracketed(text: &str) -> bool {
    let text = text.trim_start_matches(is_space);
    PROGRAMS_BRACKETS.iter().any(|&(open, _)| text.starts_with(open)) && !is_programs(text) && of_line(text).is_some()
}

/// What stands between the marks and brackets that programs set around the number of a page.
fn bare(compact: &str) -> &str {
    let inner = compact.trim_matches(|c: char| sets_off(c) || PROGRAMS_MARKS.contains(&c));
    let bracketed = |&(open, close): &(char, char)| inner.strip_prefix(open)?.strip_suffix(close);
    let inner = PROGRAMS_BRACKETS.iter().find_map(bracketed).unwrap_or(inner);
    inner.trim_end_matches([':', '：'])
}

/// The number of a page that a program read: Page 12, Page 12 of 48, 第12页 within its marks, {12} before a rule.
fn of_program(compact: &str) -> Option<PageNumber> {
    let inner = bare(compact);
    let word = inner.get(..PROGRAMS_WORD.len()).filter(|word| word.eq_ignore_ascii_case(PROGRAMS_WORD));
    let braced = || {
        let (number, rule) = compact.strip_prefix('{')?.split_once('}')?;
        (rule.chars().count() >= BRACED && rule.chars().all(is_dash)).then_some(number)
    };
    let value = match word.and_then(|word| inner.get(word.len()..)).or_else(braced) {
        Some(number) => {
            let (value, bytes) = numeral::arabic(number)?;
            let rest = number.get(bytes..)?;
            let all = rest.strip_prefix('/').or_else(|| rest.strip_prefix("of"));
            let counts = |all: &str| numeral::arabic(all).is_some_and(|(n, b)| b == all.len() && n >= value);
            (rest.is_empty() || all.is_some_and(counts)).then_some(value)?
        }
        None => alone(inner).filter(|number| number.marked && inner.len() < compact.len())?.value,
    };
    fits(value).then_some(PageNumber { value, marked: true, alone: true })
}

/// The page number that a line is, nothing else.
#[must_use]
pub fn of_line(text: &str) -> Option<PageNumber> {
    read(text).filter(|number| number.alone)
}

/// The number of a page of the front matter that a line is: ii, Ⅲ, - iv -. In brackets or with a point behind it a Roman
/// number is a label, and capitals and small letters don't mix.
#[must_use]
pub fn of_roman(text: &str) -> Option<PageNumber> {
    let compact: String = fold::inked(text).take(LONGEST_ROMAN + 1).collect();
    let inner = compact.trim_matches(is_dash);
    let set_off = compact.starts_with(is_dash) && compact.ends_with(is_dash);
    let whole = set_off || inner.len() == compact.len();
    let value = numeral::roman(inner).filter(|_| whole && compact.chars().count() <= LONGEST_ROMAN)?;
    Some(PageNumber { value, marked: set_off, alone: true })
}

/// The same without a letter before it: in the midst of a text A101 is a line of buses or a road, at the edges of pages alone a number of theirs.
#[must_use]
pub fn without_part(text: &str) -> Option<PageNumber> {
    let is_lettered =
        || text.trim_start_matches(|c: char| sets_off(c) || is_space(c)).starts_with(|c: char| c.is_ascii_uppercase());
    let is_worded = || of_program(&fold::inked(text).map(plain_digit).collect::<String>()).is_some();
    of_line(text).filter(|_| !is_lettered() || is_worded())
}

fn plain_digit(c: char) -> char {
    let local = numeral::local_digit(c);
    numeral::digit(local).and_then(|value| char::from_digit(value, 10)).unwrap_or(local)
}

fn sets_off(c: char) -> bool {
    is_dash(c) || ORNAMENTS.contains(&c)
}

fn alone(compact: &str) -> Option<PageNumber> {
    let inner = compact.trim_matches(sets_off);
    let worded = ordinal::strip(inner);
    let core = worded.map_or_else(|| without_letter(inner), |rest| Class::PageUnit.strip_end(rest).unwrap_or(rest));
    let set_off = core.len() < compact.len();
    // A bare Chinese numeral would be a label.
    let chinese = || numeral::chinese(core).filter(|_| set_off);
    let (value, bytes) = numeral::arabic(core).or_else(chinese)?;
    let rest = core.get(bytes..)?;
    // 12/50, 第12页共50页
    let paged = || Class::PageUnit.strip_start(rest).and_then(|all| Class::PageCount.strip_start(all));
    let of = rest.strip_prefix('/').or_else(paged).map(|all| Class::PageUnit.strip_end(all).unwrap_or(all));
    let counted = of.is_some_and(|all| numeral::arabic(all).is_some_and(|(n, b)| b == all.len() && n >= value));
    // 第12 without 页 is no page, 第十二条 neither.
    let whole = rest.is_empty() && (worded.is_none() || Class::PageUnit.ends(inner).is_some()) || counted;
    let both = compact.starts_with(sets_off) && compact.ends_with(sets_off);
    let marked = counted || worded.is_some() || both;
    (whole && fits(value)).then_some(PageNumber { value, marked, alone: true })
}

/// The number of a page behind the letter of the part that it is in: B2404 of the second supplement. Of fewer digits it may be anything (A4, G20).
fn without_letter(text: &str) -> &str {
    let number = text.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(text);
    let is_page = number.len() >= LETTERED && number.bytes().all(|b| b.is_ascii_digit());
    if is_page { number } else { text }
}

/// At an end of a running head: 12某某公报, 某某公报·12, 某某公报 第12页. A year or an issue's number is told apart by the pages
/// beside it only.
fn at_an_end(compact: &str) -> Option<PageNumber> {
    if let Some(value) = page_words(compact) {
        return Some(PageNumber { value, marked: true, alone: false });
    }
    let leading = compact.len() - compact.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let trailing = compact.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let digits = if leading > 0 { compact.get(..leading)? } else { compact.get(trailing..)? };
    let value = Some(digits).filter(|digits| (1..=4).contains(&digits.len()))?.parse().ok()?;
    fits(value).then_some(PageNumber { value, marked: false, alone: false })
}

/// The number of 第…页 where a text begins or ends with it; 下转第…页 sends the reader elsewhere.
fn page_words(compact: &str) -> Option<u32> {
    let whole = |digits: &str| numeral::whole(digits).filter(|&value| fits(value));
    if let Some(rest) = ordinal::strip(compact)
        && let Some(unit) = Class::PageUnit.find(rest)
    {
        return rest.get(..unit.start).and_then(whole);
    }
    let (before, number) = ordinal::split_last(Class::PageUnit.strip_end(compact)?)?;
    whole(number).filter(|_| Class::PageReference.ends(before).is_none())
}

fn fits(value: u32) -> bool {
    (1..=9_999).contains(&value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_in_all_dress() {
        for (text, value, marked) in [
            ("- 12 -", 12, true),
            ("—12—", 12, true),
            ("第 12 页 共 50 页", 12, true),
            ("12 / 50", 12, true),
            ("・12・", 12, true),
            ("·7·", 7, true),
            ("_12_", 12, true),
            ("第十二页", 12, true),
            ("—十二—", 12, true),
            ("- ༡༢ -", 12, true),
            ("第5页共20页", 5, true),
            ("--- Page 12 ---", 12, true),
            ("## Page 12", 12, true),
            ("# Page 194:", 194, true),
            ("[page 3]", 3, true),
            ("===== PAGE 3 =====", 3, true),
            ("Page 3 of 12", 3, true),
            ("Page 3/12", 3, true),
            ("=== 第3页 ===", 3, true),
            ("【第 3 页】", 3, true),
            ("**第3页**", 3, true),
            ("{3}------------------------", 3, true),
            ("48", 48, false),
            ("B2404", 2404, false),
            ("- B2404 -", 2404, true),
            ("１２", 12, false),
        ] {
            assert_eq!(of_line(text), Some(PageNumber { value, marked, alone: true }), "{text}");
        }
    }

    #[test]
    fn front_matter_is_counted_in_roman_numbers() {
        for (text, value, marked) in [
            ("i", 1, false),
            ("II", 2, false),
            ("Ⅲ", 3, false),
            ("ⅳ", 4, false),
            ("- ii -", 2, true),
            ("—XIV—", 14, true),
            ("― Ⅻ ―", 12, true),
        ] {
            assert_eq!(of_roman(text), Some(PageNumber { value, marked, alone: true }), "{text}");
        }
        for text in [
            "(ii)", "（ii）", "III.", "ii、", "Ⅲ、", "- ii", "iI", "iiii", "A", "IP", "VI级", "Ⅰ类", "12", "", "mi",
            "—",
        ] {
            assert_eq!(of_roman(text), None, "{text}");
        }
    }

    #[test]
    fn a_letter_tells_a_page_at_edges_of_pages_only() {
        for text in ["B2404", "- B2404 -", "　A101"] {
            assert!(of_line(text).is_some() && without_part(text).is_none(), "{text}");
        }
        for text in ["2404", "- 2404 -", "第12页", "Page 12", "--- Page 12 ---", "Page 12:"] {
            assert_eq!(without_part(text), of_line(text), "{text}");
        }
    }

    #[test]
    fn what_is_none() {
        for text in [
            "第十二条",
            "十二",
            "2025/12",
            "12.5",
            "12人",
            "第12",
            "A4",
            "B24",
            "AB2404",
            "B2404A",
            "b2404",
            "某某公报",
            "下转第8页",
            "（下转第 13 页）",
            "（第3页）",
            "[见第3页]",
            "Page",
            "Page A",
            "Pages 3",
            "Page 12 of 3",
            "Page 3 供水",
            "Homepage 3",
            "[3]",
            "【3】",
            "# 3",
            "## 第三条",
            "*3*",
            "{3}",
            "{3}---",
            "",
        ] {
            assert_eq!(of_line(text), None, "{text}");
        }
    }

    #[test]
    fn what_only_programs_write() {
        for text in ["--- Page 1 ---", "# Page 1:", "[page 1]", "**Page 1 of 1**"] {
            assert!(is_programs(text), "{text}");
        }
        for text in ["Page 1", "Page 1:", "— 1 —", "[第1页]", "=== 第1页 ===", "--- Page ---", "[Page 1] 供水", ""]
        {
            assert!(!is_programs(text), "{text}");
        }
    }

    #[test]
    fn brackets_around_a_number() {
        for (text, bracketed) in
            [("【第3页】", true), (" [第 3 页]", true), ("[Page 3]", false), ("第3页", false), ("【第三条】", false)]
        {
            assert_eq!(is_bracketed(text), bracketed, "{text}");
        }
    }

    #[test]
    fn at_the_end_of_a_running_head() {
        let at_end = |text| read(text).filter(|number| !number.alone).map(|number| (number.value, number.marked));
        assert_eq!(at_end("某某公报12"), Some((12, false)));
        assert_eq!(at_end("12 某某公报"), Some((12, false)));
        assert_eq!(at_end("某某公报 第12页"), Some((12, true)));
        assert_eq!(at_end("下转第8页"), None);
        assert_eq!(at_end("某某公报"), None);
    }
}

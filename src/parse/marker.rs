//! Markers of continuation, in the wordings that offices use: （下转第13页）, 【上接第三版】, ▲下接第4页, （转第4页）, （接上页）.

use std::ops::Range;
use std::sync::LazyLock;

use crate::zh::lexicon::{Chars, Class};
use crate::zh::{brackets, chars, numeral, ordinal};

/// 下转第N页 or 上接第N页.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marker {
    /// 下转: the text goes on elsewhere. Otherwise 上接: what follows goes on from elsewhere.
    pub onward: bool,
    pub page: Option<u32>,
}

/// Words that say it wherever they stand in a line: which way, and whether they are words of other sentences, too.
const WORDS: [(Class, bool, bool); 4] = [
    (Class::TurnBelow, true, false),
    (Class::TurnAbove, false, false),
    (Class::TurnBelowInBrackets, true, true),
    (Class::TurnAboveInBrackets, false, true),
];
/// Words that say it only with a page, in brackets at an end of the line; without a way of their own they go on at
/// the end of a line and come from elsewhere at its beginning.
const SHORT: [(Class, Option<bool>); 3] =
    [(Class::TurnShortBelow, Some(true)), (Class::TurnShortAbove, Some(false)), (Class::TurnShort, None)];
/// The longest such bracket, in bytes.
const LONGEST: usize = 60;

/// A marker with its place in the text.
pub(crate) struct Found {
    /// Bytes of the text that it takes, with its brackets.
    pub range: Range<usize>,
    pub marker: Marker,
}

/// The markers of a text, from its start. Each part behind a marker is looked at as if it were a line of its own.
pub(crate) fn markers(text: &str) -> Vec<Found> {
    let mut words = Words::of(text);
    let mut found: Vec<Found> = Vec::new();
    let mut from = 0;
    loop {
        let rest = text.get(from..).unwrap_or("");
        let lead = rest.len() - rest.trim_start_matches(chars::is_space).len();
        let line = rest.trim_matches(chars::is_space);
        let at = from + lead;
        let next = at_start(line).or_else(|| words.marker(line, at)).or_else(|| at_end(line));
        let Some((start, len, marker)) = next.filter(|&(_, len, _)| len > 0) else { return found };
        let range = at + start..at + start + len;
        from = range.end;
        found.push(Found { range, marker });
    }
}

/// Where the words of [`WORDS`] stand in a text, from the left; each is looked for once.
struct Words<'t> {
    text: &'t str,
    /// For each class its next word that has not been passed, `None` where there is none.
    next: [Option<Range<usize>>; WORDS.len()],
}

impl<'t> Words<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, next: WORDS.map(|(class, ..)| class.find(text)) }
    }

    /// The next word, which is passed then, with what it says.
    fn pass(&mut self) -> Option<(Range<usize>, bool, bool)> {
        let starts = self.next.iter().enumerate().filter_map(|(at, word)| Some((word.as_ref()?.start, at)));
        let (_, at) = starts.min()?;
        let (class, onward, loose) = *WORDS.get(at)?;
        let slot = self.next.get_mut(at)?;
        let word = slot.take()?;
        let more = self.text.get(word.end..).and_then(|rest| class.find(rest));
        *slot = more.map(|more| word.end + more.start..word.end + more.end);
        Some((word, onward, loose))
    }

    /// The first marker with such a word in the part of the text that begins at a byte.
    fn marker(&mut self, line: &str, at: usize) -> Option<(usize, usize, Marker)> {
        while let Some((word, onward, loose)) = self.pass() {
            let Some(start) = word.start.checked_sub(at) else { continue };
            if let Some(marker) = worded(line, start..start + word.len(), onward, loose) {
                return Some(marker);
            }
        }
        None
    }
}

/// The marker that a word of [`WORDS`] is of. Without brackets it must be all that stands at that end of the line.
fn worded(text: &str, word: Range<usize>, onward: bool, loose: bool) -> Option<(usize, usize, Marker)> {
    let trimmed = before_word(text.get(..word.start)?);
    let open = trimmed.chars().next_back().filter(|&c| brackets::opens(c));
    let start = open.map_or(word.start, |c| trimmed.len() - c.len_utf8());
    let after = word.end;
    let (page, bytes) = page(text.get(after..)?, open.is_some())?;
    let at = after + bytes;
    let close = text.get(at..)?.chars().next().filter(|&c| brackets::closes(c));
    if let (Some(_), Some(c)) = (open, close) {
        return Some((start, at + c.len_utf8() - start, Marker { onward, page }));
    }
    let start = text.get(..start)?.trim_end_matches(is_ornament).len();
    let rest = text.get(at..)?;
    let end = text.len() - rest.trim_start_matches(is_ornament).len();
    let alone = if onward { end == text.len() } else { start == 0 };
    (alone && !loose).then_some((start, end - start, Marker { onward, page }))
}

/// What may stand between a bracket and the word: 未完，文….
fn before_word(before: &str) -> &str {
    let trimmed = before.trim_end_matches(chars::is_space);
    let trimmed = Class::TurnLead.strip_end(trimmed).filter(|t| t.ends_with(brackets::opens)).unwrap_or(trimmed);
    let unfinished = Class::TurnUnfinished.strip_end(trimmed.trim_end_matches(['，', ',', '、', '。', '；', ' ']));
    unfinished.filter(|t| t.ends_with(brackets::opens)).unwrap_or(trimmed)
}

/// A mark that stands beside a marker without brackets.
fn is_ornament(c: char) -> bool {
    chars::is_space(c)
        || chars::is_bullet(c)
        || chars::is_dash(c)
        || matches!(c, '→' | '←' | '>' | '<' | '＞' | '＜' | '▼')
}

/// The page that follows the word, with the bytes that are read up to the end of the marker. In brackets its column may be
/// told, and a page of the cover has no number.
fn page(text: &str, bracketed: bool) -> Option<(Option<u32>, usize)> {
    let skip = |at: usize| text.get(at..).map_or(at, |t| at + chars::skip_space(t).1);
    let mut at = skip(0);
    let rest = text.get(at..)?;
    let letter = ["P.", "P", "p"].iter().find(|w| rest.starts_with(**w));
    let printed = letter.is_some();
    at += letter.map_or(0, |w| w.len()) + ordinal::strip(rest).map_or(0, |after| rest.len() - after.len());
    at = skip(at);
    let page = numeral::number(text.get(at..)?);
    at += page.map_or(0, |p| p.1);
    // 4-5页: it goes on over several.
    if page.is_some()
        && let Some(dash) = text.get(at..)?.chars().next().filter(|&c| chars::is_dash(c))
        && let Some((_, bytes)) = numeral::number(text.get(at + dash.len_utf8()..)?)
    {
        at += dash.len_utf8() + bytes;
    }
    at = skip(at);
    let rest = text.get(at..)?;
    if let Some(unit) = Class::TurnPageUnit.starts(rest) {
        at += unit.len();
    } else if let Some(cover) = Class::CoverPage.starts(rest).filter(|_| bracketed) {
        at += cover.len();
    } else if page.is_none() || !(bracketed || printed) {
        return None;
    }
    at = skip(at);
    let rest = text.get(at..)?;
    let column = Class::PageSide.starts(rest).filter(|_| bracketed);
    Some((page.map(|p| p.0), skip(at + column.map_or(0, |w| w.len()))))
}

fn at_start(text: &str) -> Option<(usize, usize, Marker)> {
    let open = text.chars().next().filter(|&c| brackets::opens(c))?;
    let (end, close) = text.char_indices().take_while(|&(at, _)| at < LONGEST).find(|&(_, c)| brackets::closes(c))?;
    let marker = short(text.get(open.len_utf8()..end)?, false)?;
    Some((0, end + close.len_utf8(), marker))
}

fn at_end(text: &str) -> Option<(usize, usize, Marker)> {
    let close = text.chars().next_back().filter(|&c| brackets::closes(c))?;
    let end = text.len() - close.len_utf8();
    let mut back = text.char_indices().rev().take_while(|&(at, _)| text.len() - at < LONGEST);
    let (start, open) = back.find(|&(_, c)| brackets::opens(c))?;
    let marker = short(text.get(start + open.len_utf8()..end)?, true)?;
    Some((start, text.len() - start, marker))
}

/// A marker with one of [`SHORT`], from what stands in its bracket.
fn short(inner: &str, last: bool) -> Option<Marker> {
    let inner = inner.trim_matches(chars::is_space);
    let inner = Class::TurnLead.strip_start(inner).unwrap_or(inner);
    let (rest, way) = SHORT.iter().find_map(|&(class, way)| Some((class.strip_start(inner)?, way)))?;
    let (page, bytes) = page(rest, true)?;
    // （续2） is a heading that comes again.
    let unit = Class::TurnPageUnit.within(rest);
    let next = page.is_none() && way == Some(true);
    (bytes == rest.len() && unit && (page.is_some() || next)).then_some(Marker { onward: way.unwrap_or(last), page })
}

/// By which two characters, one behind the other, a marker may be known: 下转, 上接, （转, 接上….
pub(crate) struct Turning {
    before: Chars,
    after: Chars,
}

impl Turning {
    /// The characters of the markers' words.
    pub(crate) fn known() -> &'static Self {
        static KNOWN: LazyLock<Turning> = LazyLock::new(|| {
            let words = |at: usize| WORDS.map(|(class, ..)| (class, at));
            let lead = [(Class::TurnLead, 0)];
            let short = SHORT.map(|(class, _)| (class, 0));
            Turning {
                before: Chars::of(&[&words(0)[..], &lead].concat()),
                after: Chars::of(&[&words(1)[..], &short].concat()),
            }
        });
        &KNOWN
    }

    /// Whether a marker may stand where the second character follows the first.
    #[inline]
    pub(crate) fn may_begin(&self, before: char, c: char) -> bool {
        self.after.has(c) && (self.before.has(before) || brackets::opens(before))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_in_all_spellings() {
        for (text, page, onward) in [
            ("一同享受优先服务。（下转第13页）", 13, true),
            ("业务(下转第 8 页)", 8, true),
            ("业务（下转 14 页）", 14, true),
            ("（上接第 4 页）第十六条", 4, false),
            ("【上接第三版】会议。", 3, false),
            ("上接第5页", 5, false),
            ("工作下转第5页", 5, true),
            ("工作（下接第5页）", 5, true),
            ("工作（转下第5页）", 5, true),
            ("（接上第5页）工作", 5, false),
            ("工作（未完，下转第5页）", 5, true),
            ("工作（文转第5页）", 5, true),
            ("工作（转5页）", 5, true),
            ("工作（续第5页）", 5, true),
            ("（续第5页）工作", 5, false),
            ("（接自第5页）工作", 5, false),
            ("（紧接第5页）", 5, false),
            ("工作▲下转第5页", 5, true),
            ("★上接第5页★工作", 5, false),
            ("工作——下转第5页", 5, true),
            ("工作>>下转第5页", 5, true),
            ("工作（下转P5）", 5, true),
            ("工作（下转第5页左栏）", 5, true),
            ("工作（下转第5-6页）", 5, true),
        ] {
            let marker = markers(text).pop().unwrap().marker;
            assert_eq!((marker.page, marker.onward), (Some(page), onward), "{text}");
        }
        for (text, onward) in [("工作（接下页）", true), ("（接上页）工作", false), ("工作（下转封三）", true)]
        {
            let marker = markers(text).pop().unwrap().marker;
            assert_eq!((marker.page, marker.onward), (None, onward), "{text}");
        }
        for text in [
            "水位下转为平稳",
            "线上接办的事项",
            "由线上接第三方数据处理",
            "（转发文件）",
            "（接第三方平台）",
            "（续建项目）",
            "（续2）",
            "（转2次）",
            "连接上第5页",
            "运转下第5页",
        ] {
            assert!(markers(text).is_empty(), "{text}");
        }
    }
    #[test]
    fn each_word_is_asked_in_turn() {
        let found =
            |text: &str| -> Vec<String> { markers(text).into_iter().map(|m| text[m.range].to_owned()).collect() };
        assert_eq!(found("水位下转为平稳，业务（下转第5页）"), ["（下转第5页）"]);
        assert_eq!(
            found("（上接第4页）甲（下转第6页） （上接第2页）乙"),
            ["（上接第4页）", "（下转第6页）", "（上接第2页）"]
        );
        assert!(found("水位下转为平稳").is_empty());
    }

    #[test]
    fn marks_beside_a_marker_go_with_it_and_words_do_not() {
        let found =
            |text: &str| -> Vec<String> { markers(text).into_iter().map(|m| text[m.range].to_owned()).collect() };
        for (text, marks) in [
            ("工作 ▲→下转第5页", &[" ▲→下转第5页"][..]),
            ("工作下转第5页▼", &["下转第5页▼"]),
            ("工作下转第5页继续", &[]),
            ("工作上接第5页", &[]),
            ("上接第5页— 工作", &["上接第5页— "]),
            // In brackets alone, at an end of the line, and with a page.
            ("（接第5页）工作", &["（接第5页）"]),
            ("工作（接第5页）工作", &[]),
            ("工作（转）", &[]),
            ("工作（转第5页以后）", &[]),
            ("（转下页）工作", &["（转下页）"]),
        ] {
            assert_eq!(found(text), marks, "{text}");
        }
        let far = |count: usize| format!("工作（{}转第5页）", " ".repeat(count));
        assert_eq!((found(&far(30)).len(), found(&far(60)).len()), (1, 0));
    }
}

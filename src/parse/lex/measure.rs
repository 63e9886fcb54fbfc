//! What one pass over the characters of a line tells: how wide it is, how it ends, what stands in it.

use super::is_variant;
use crate::parse::marker::Turning;
use crate::zh::{brackets, chars, numeral, titles};

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum End {
    /// 。！？ in either width, also inside a closing bracket or quotation mark.
    Stop,
    /// ；
    Semi,
    /// ：
    Colon,
    /// ， or 、: the sentence goes on.
    Comma,
    /// An opening bracket: what follows belongs to it.
    Open,
    /// A closing bracket or quotation mark without a stop in it.
    Close,
    /// A word.
    Plain,
}

/// What one pass over a line's characters tells.
pub(crate) struct Measure {
    pub width: u32,
    pub end: End,
    pub open: i32,
    pub commas: bool,
    pub stops: bool,
    /// A radical or another print form of a character stands in it, or a circle that may be a zero.
    pub variants: bool,
    /// 下转 or 上接 stands in it, or another word that a marker of continuation begins with.
    pub turns: bool,
    /// White space stands after a colon.
    pub spaced_colon: bool,
    /// Gaps of one and a half em or more inside it, and where the first begins.
    pub gaps: u32,
    pub first_gap: Option<usize>,
}

impl End {
    /// The ending of a text that ended so before this mark.
    fn then(self, mark: char) -> Self {
        match mark {
            '。' | '！' | '？' | '｡' | '!' | '?' => Self::Stop,
            '；' | ';' => Self::Semi,
            '：' | ':' | '∶' | '︰' | '﹕' => Self::Colon,
            '，' | '、' | ',' => Self::Comma,
            _ if (brackets::closes(mark) || mark == '"') && self == Self::Stop => Self::Stop,
            _ if brackets::closes(mark) || mark == '"' => Self::Close,
            _ if brackets::opens(mark) => Self::Open,
            _ => Self::Plain,
        }
    }

    /// How a text ends. What stands before its last characters doesn't matter.
    pub(crate) fn of(text: &str) -> Self {
        let text = without_note_mark(text);
        let before = text.trim_end_matches(|c| brackets::closes(c) || c == '"');
        let from = before.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
        Measure::of(text.get(from..).unwrap_or(text)).end
    }
}

/// A text without the mark of a note behind its last stop: …备案。［1］, …一名代表；*. （2） may be the label of an item that goes on in the next line.
fn without_note_mark(text: &str) -> &str {
    let stop = ['。', '；', '！', '？'];
    let starless = text.trim_end_matches(['*', '＊']);
    if starless.len() < text.len() && starless.ends_with(stop) {
        return starless;
    }
    let before = titles::without_note_mark(text);
    let noted = !text.ends_with(brackets::closes_round) && before.ends_with(stop);
    if noted { before } else { text }
}

impl Measure {
    pub(crate) fn of(text: &str) -> Self {
        let mut m = Self {
            width: 0,
            end: End::Plain,
            open: 0,
            commas: false,
            stops: false,
            variants: false,
            turns: false,
            spaced_colon: false,
            gaps: 0,
            first_gap: None,
        };
        let mut before = ' ';
        let (mut gap, mut gap_from) = (0, 0);
        let turning = Turning::known();
        for (at, c) in text.char_indices() {
            // Most characters are these: they change little.
            if ('\u{4e00}'..='\u{9fff}').contains(&c) {
                m.turns |= turning.may_begin(before, c);
                m.stops |= m.end == End::Stop;
                m.end = End::Plain;
                m.width += 2;
                before = c;
                continue;
            }
            if chars::is_space(c) {
                m.spaced_colon |= m.end == End::Colon;
                (gap, gap_from) = if chars::is_space(before) { (gap, gap_from) } else { (0, at) };
                gap += chars::width(c);
                if (3..3 + chars::width(c)).contains(&gap) {
                    m.gaps += 1;
                    m.first_gap.get_or_insert(gap_from);
                }
            }
            m.variants |= is_variant(c) || matches!(c, '○' | '◯') && numeral::is_numeral(before);
            before = c;
            m.width += chars::width(c);
            m.stops |= m.end == End::Stop && !brackets::closes(c);
            m.open += brackets::step(c);
            m.end = m.end.then(c);
            m.commas |= matches!(c, '，' | '；' | ',' | ';');
        }
        if m.end == End::Plain && (text.ends_with("……") || ends_with_half_stop(text)) {
            m.end = End::Stop;
        }
        if (m.end == End::Close || text.ends_with(['*', '＊'])) && without_note_mark(text).len() < text.len() {
            m.end = End::of(text);
        }
        m
    }
}

/// Whether a text ends as 市水务局. does: with a half-width stop behind Chinese, which is no number's (一.).
fn ends_with_half_stop(text: &str) -> bool {
    let before = text.strip_suffix(['.', '．']).and_then(|t| t.chars().next_back());
    before.is_some_and(|c| chars::is_han(c) && !numeral::is_label(c))
}

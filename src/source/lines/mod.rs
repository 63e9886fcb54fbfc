//! Lines as they are set on pages, whatever the format: what each says, where it stands, on which page.
//!
//! Three questions are asked of set lines, and each is answered here once, for PDF pages and plain text alike (`columns` asks
//! a fourth of plain text alone, whose lines may hold two):
//!
//! - [`running::find`]: which lines are running heads, feet and page numbers;
//! - [`aligned::find`]: which lines are the rows of a table that only blanks part;
//! - [`starts::Setting`]: which lines begin a paragraph.
//!
//! The answers rest on text and extent alone. A PDF gives points; a plain text gives em (half a full-width character for
//! a half-width one) for what stands across, and lines for what stands down, with [`Extent::size`] 1: see [`Line::of_text`].
//! No stage here is asked about words of offices; where a reader of text knows more (the gazette's name, the heads of
//! documents), it asks these first and then its own rules.

pub mod aligned;
pub mod browser_edges;
pub(crate) mod columns;
pub(crate) mod of_page;
pub mod page_number;
pub mod running;
pub mod starts;

use std::borrow::Cow;

/// Where a line stands on its page. Across: from the left edge; down: from the top.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Extent {
    /// Left end.
    pub left: f32,
    /// Right end.
    pub right: f32,
    /// Baseline.
    pub y: f32,
    /// Height of the em square: what "em" means for this line.
    pub size: f32,
}

/// A line as it is set.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'t> {
    /// What it says.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub extent: Extent,
    /// Its page, from 0.
    pub page: usize,
}

impl<'t> Line<'t> {
    /// A line of a plain text: the blanks at its start are its indent, `number` is its place on the page, from 0.
    #[must_use]
    pub fn of_text(text: &'t str, number: usize, page: usize) -> Self {
        let inked = text.trim();
        let indent: f32 = text.chars().take_while(|c| c.is_whitespace()).map(em).sum();
        let extent =
            Extent { left: indent, right: indent + inked.chars().map(em).sum::<f32>(), y: number as f32, size: 1.0 };
        Self { text: Cow::Borrowed(inked), extent, page }
    }
}

/// The width of a character of plain text, in em.
#[must_use]
pub fn em(c: char) -> f32 {
    match c {
        '\t' => 2.0,
        c if (c as u32) < 0x1100 => 0.5,
        _ => 1.0,
    }
}

/// Marks that end a sentence, or a clause of a list of them.
pub(crate) const STOPS: [char; 7] = ['。', '！', '？', '；', '!', '?', ';'];

/// Marks after which a sentence goes on.
const OPEN_MARKS: [char; 8] = ['，', '、', '（', '《', '“', '〈', '〔', ','];

/// How a line ends, as far as a paragraph's end can be told from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// With the mark of a sentence's end, perhaps in a closing bracket or quote.
    Stop,
    /// With a mark that leaves the sentence open.
    Open,
    /// With a colon.
    Colon,
    /// With a character that tells nothing.
    Plain,
}

impl Ending {
    /// How a text ends.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bare = text.trim_end_matches(|c: char| c.is_whitespace() || "”’）)】》」』".contains(c));
        match text.trim_end().chars().next_back() {
            Some(c) if OPEN_MARKS.contains(&c) => Self::Open,
            Some('：' | ':') => Self::Colon,
            _ if bare.ends_with(STOPS) => Self::Stop,
            _ => Self::Plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_text_stands_where_its_blanks_put_it() {
        let line = Line::of_text("　　第一条 a", 3, 0);
        assert_eq!(line.text, "第一条 a");
        assert_eq!(line.extent, Extent { left: 2.0, right: 6.0, y: 3.0, size: 1.0 });
    }

    #[test]
    fn how_lines_end() {
        for (text, ending) in [
            ("制定本办法。", Ending::Stop),
            ("（此件公开发布。）", Ending::Stop),
            ("是指：", Ending::Colon),
            ("河道、", Ending::Open),
            ("根据《", Ending::Open),
            ("管理条例》", Ending::Plain),
            ("第一章总则", Ending::Plain),
        ] {
            assert_eq!(Ending::of(text), ending, "{text}");
        }
    }
}

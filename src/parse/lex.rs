//! The first stage: source lines into [`Line`]s, trimmed, measured, with label, ending and continuation markers told
//! apart. A source line with a marker in it becomes several.

use crate::zh::date::Date;
use crate::zh::{chars, date, fold, numeral, office};
use std::borrow::Cow;
use std::ops::Range;

use crate::issue::markdown::BOLD_ENDS;
use crate::issue::{DropReason, Dropped, SourceKind};
use crate::source::{Hint, SourceText};

use super::label::{self, Form, Label};
use super::marker::{Found, Marker, markers};
use super::number::{self, Number};
use super::shape;

mod beside;
mod code;
mod listed;
mod measure;

pub(crate) use measure::{End, Measure};

/// A line, or the part of one that one thing is made of, with what the stages ask of it: asked once, here.
#[derive(Clone, Debug)]
pub(crate) struct Line<'a> {
    /// Trimmed text without marks of Markdown; radicals and other print forms of characters are the characters they
    /// stand for (⼈⺠ is 人民), so that every question finds them.
    pub text: Cow<'a, str>,
    /// Index into [`SourceText::lines`].
    pub source: usize,
    pub hint: Option<&'a Hint>,
    /// Blank lines before it (at most 9).
    pub gap: u8,
    /// A page begins here, as far as the text tells (form feed, or the page of the span).
    pub page_start: bool,
    /// A file begins here that is a document of its own.
    pub file_start: bool,
    /// Width of the white space before it in half em.
    pub indent: u16,
    /// Width in half em.
    pub width: u32,
    pub label: Option<Label>,
    /// The day that the line consists of.
    pub day: Option<Date>,
    /// What few lines have: a large file has millions, and each holds this while the file is understood.
    rare: Option<Box<Rare<'a>>>,
    /// The line is the name of an office, or of several.
    pub office: bool,
    /// The line is a person with the post he signs by.
    pub person: bool,
    /// The line is one bracket: （此件公开发布）.
    pub note: bool,
    pub end: End,
    /// Brackets opened and not closed (negative: closed and not opened).
    pub open: i32,
    /// Has a ， or ； in it.
    pub commas: bool,
    /// Has a 。 in it, before its end.
    pub stops: bool,
    /// A row of a list or table: wide gaps part what stands in it (主任：某　某　　局长).
    pub row: bool,
    pub marker: Option<Marker>,
    /// It shared its line with the other of who signs and the day.
    pub beside: bool,
    /// Heading level that Markdown's # gives.
    pub hashes: Option<u8>,
}

/// What few lines have.
#[derive(Clone, Debug)]
struct Rare<'a> {
    /// The source's own characters, where they differ from the line's text; as long in bytes as that.
    own: Option<Cow<'a, str>>,
    /// The document number that the line consists of.
    number: Option<Number>,
}

impl Line<'_> {
    /// The source's own characters: what blocks and records keep.
    pub(crate) fn own(&self) -> &str {
        self.rare.as_ref().and_then(|rare| rare.own.as_deref()).unwrap_or(&self.text)
    }

    /// The document number that the line consists of.
    pub(crate) fn number(&self) -> Option<&Number> {
        self.rare.as_ref().and_then(|rare| rare.number.as_ref())
    }

    /// An office or a person: what may stand over a date.
    pub(crate) fn signs(&self) -> bool {
        self.office || self.person
    }

    /// A word-like line: no sentence in it and no label at its start.
    pub(crate) fn is_bare(&self) -> bool {
        !self.stops && self.marker.is_none() && matches!(self.end, End::Plain | End::Close | End::Open)
    }

    /// A label that needs no sequence to be believed.
    pub(crate) fn strict_label(&self) -> Option<Label> {
        self.label.filter(|l| l.strict)
    }

    /// A label of the outline proper (not a bullet, dash or day).
    pub(crate) fn outline_label(&self) -> Option<Label> {
        self.strict_label().filter(|l| !matches!(l.form, Form::Bullet(_) | Form::Dash | Form::Day))
    }
}

/// The lines of a source that have text, in order, and what was stripped from them.
pub(crate) fn lines<'a>(source: &'a SourceText) -> (Vec<Line<'a>>, Vec<Dropped>) {
    let mut lexer = Lexer {
        source,
        articles: listed::articles(source),
        capitals: listed::Capitals::default(),
        lines: Vec::with_capacity(source.lines.len()),
        dropped: Vec::new(),
        gap: 0,
        page: None,
    };
    let mut parts = source.parts.iter().peekable();
    // A page or file begins on a line without text: so it does on the next with text.
    let (mut new_page, mut new_file) = (false, false);
    let markdown = source.info.kind == SourceKind::Markdown;
    for (index, line) in source.lines.iter().enumerate() {
        let raw = source.line(line);
        let body = raw.trim_matches(chars::is_space);
        new_file |= parts.next_if(|part| **part <= index).is_some();
        if body.is_empty() {
            new_page |= raw.contains('\u{c}');
            lexer.gap = (lexer.gap + 1).min(9);
            if raw.chars().nth(1).is_some() {
                lexer.drop(source, index, raw, DropReason::Blank);
            }
            continue;
        }
        let lead = raw.len() - raw.trim_start_matches(chars::is_space).len();
        let (head, tail) = (raw.get(..lead).unwrap_or(""), raw.get(lead + body.len()..).unwrap_or(""));
        for padding in [head, tail] {
            if padding.chars().nth(1).is_some() {
                lexer.drop(source, index, padding, DropReason::Blank);
            }
        }
        let indent = head.chars().map(chars::width).sum::<u32>().min(200);
        let page = match line.span {
            crate::issue::Span::Page { page, .. } => Some(page),
            _ => None,
        };
        let page_start = new_file || new_page || head.contains('\u{c}') || page.is_some() && page != lexer.page;
        lexer.page = page;
        let from = lexer.lines.len();
        let in_cell = line.hint.as_ref().is_some_and(|h| h.cell.is_some());
        let verbatim = line.hint.as_ref().is_some_and(|h| h.verbatim);
        let text = if verbatim {
            (Cow::Borrowed(body), None)
        } else {
            lexer.strip_marks(source, index, body, markdown, in_cell)
        };
        if !text.0.is_empty() {
            lexer.split(text.0, index, line.hint.as_deref());
        }
        if let Some(first) = lexer.lines.get_mut(from) {
            first.gap = lexer.gap;
            first.indent = u16::try_from(indent).unwrap_or(u16::MAX);
            first.page_start = page_start;
            first.file_start = new_file;
            first.hashes = text.1;
            (new_page, new_file) = (false, false);
        }
        lexer.gap = 0;
    }
    (lexer.lines, lexer.dropped)
}

/// Whether all `**` of a line are marks of bold type, in pairs: not those that mask a name or number (张**、李**, A1234****). One that begins does not
/// stand between a word and a stop (CommonMark 0.31, left-flanking); one that ends may, for 一、要求。** is written so everywhere.
fn are_bold(text: &str) -> bool {
    let parts: Vec<&str> = text.split("**").collect();
    let begins = |before: &str, inner: &str| match inner.chars().next() {
        None => false,
        Some(first) if first.is_alphanumeric() || QUOTES.contains(&first) => true,
        // **（试行）** behind a word; 王**（男）、李** is none.
        Some('（' | '(') if inner.ends_with(['）', ')']) || inner.chars().nth(1).is_some_and(numeral::is_numeral) => {
            true
        }
        Some(first) => !chars::is_space(first) && !before.ends_with(char::is_alphanumeric),
    };
    parts.len() % 2 == 1
        && parts.windows(2).step_by(2).all(|pair| matches!(pair, [before, inner] if begins(before, inner)))
}

/// Whether the one `**` of a line begins or ends bold type that goes over lines: it begins this one and ends one of the next, or the other way round.
fn is_bold_over_lines(source: &SourceText, index: usize, text: &str) -> bool {
    let one = |line: &str| line.matches("**").count() == 1;
    let near = |lines: &mut dyn Iterator<Item = usize>, fits: &dyn Fn(&str) -> bool| {
        let lines =
            lines.map_while(|at| source.lines.get(at)).map(|line| source.line(line).trim_matches(chars::is_space));
        let marked = lines.take(LINES_OF_BOLD).find(|line| line.contains("**"));
        marked.is_some_and(|line| one(line) && fits(line))
    };
    let begins = |line: &str| line.starts_with("**");
    let ends = |line: &str| line.ends_with("**");
    one(text) && (begins(text) && near(&mut (index + 1..), &ends) || ends(text) && near(&mut (0..index).rev(), &begins))
}

/// Bold type goes over so many lines at most, empty ones among them.
const LINES_OF_BOLD: usize = 6;

/// Before what is quoted, bold type may begin behind a word, too.
const QUOTES: [char; 4] = ['《', '“', '「', '『'];

struct Lexer<'a> {
    source: &'a SourceText,
    /// The lines that are articles in a numbered list of Markdown.
    articles: Vec<usize>,
    capitals: listed::Capitals,
    lines: Vec<Line<'a>>,
    dropped: Vec<Dropped>,
    gap: u8,
    page: Option<u32>,
}

impl<'a> Lexer<'a> {
    fn drop(&mut self, source: &SourceText, index: usize, text: &str, why: DropReason) {
        if let Some(line) = source.lines.get(index) {
            self.dropped.push(Dropped { span: line.span, text: text.to_owned(), why });
        }
    }

    /// Takes away Markdown's marks (`#`, `**`) and a list's `- ` before a label or in front of text.
    fn strip_marks(
        &mut self,
        source: &SourceText,
        index: usize,
        body: &'a str,
        markdown: bool,
        in_cell: bool,
    ) -> (Cow<'a, str>, Option<u8>) {
        // A dash alone in a cell says that there is no figure.
        if in_cell && body.chars().all(chars::is_dash) && body.chars().nth(2).is_none() {
            return (Cow::Borrowed(body), None);
        }
        let mut text = body;
        let mut level = None;
        let hashes = body.bytes().take_while(|&b| b == b'#').count();
        if (1..=6).contains(&hashes) && body.get(hashes..).is_some_and(|t| t.starts_with(chars::is_space)) {
            self.drop(source, index, body.get(..hashes).unwrap_or(""), DropReason::Ornament);
            text = body.get(hashes..).unwrap_or("").trim_matches(chars::is_space);
            level = u8::try_from(hashes).ok();
        }
        if let Some(rest) = text.strip_prefix(['-', '*', '+', '>']).filter(|r| r.starts_with(chars::is_space)) {
            let inner = rest.trim_start_matches(chars::is_space);
            if markdown || label::label(inner).is_some_and(|l| l.strict) || text.starts_with('>') {
                self.drop(source, index, text.get(..1).unwrap_or(""), DropReason::Ornament);
                text = inner;
            }
        }
        if self.articles.binary_search(&index).is_ok()
            && let Some((number, inner)) = listed::numbered(text)
        {
            self.drop(source, index, number, DropReason::Ornament);
            text = inner;
        }
        if text.starts_with("<!--") && text.ends_with("-->") {
            self.drop(source, index, text, DropReason::Furniture);
            return (Cow::Borrowed(""), level);
        }
        if text.chars().all(|c| chars::is_dash(c) || matches!(c, '=' | '*' | '_') || chars::is_space(c)) {
            self.drop(source, index, text, DropReason::Ornament);
            return (Cow::Borrowed(""), level);
        }
        if markdown && text.contains('`') {
            let spans = code::spans(text);
            if !spans.is_empty() {
                let (bare, gone) = code::without_marks(text, &spans, are_bold);
                gone.iter().for_each(|mark| self.drop(source, index, mark, DropReason::Ornament));
                return (Cow::Owned(bare), level);
            }
        }
        let plain = matches!(source.info.kind, SourceKind::Text | SourceKind::Markdown);
        if plain && text.contains("**") && (are_bold(text) || is_bold_over_lines(source, index, text)) {
            let marks = text.matches("**").count();
            self.drop(source, index, &"**".repeat(marks), DropReason::Ornament);
            let ends = text.matches(BOLD_ENDS).count();
            if ends > 0 {
                self.drop(source, index, &BOLD_ENDS.repeat(ends), DropReason::Ornament);
            }
            let bare = text.replace(BOLD_ENDS, "").replace("**", "");
            let bare = bare.trim_matches(chars::is_space);
            let bare = Cow::Owned(self.without_emphasis(source, index, bare).to_owned());
            return (self.without_escapes(source, index, bare), level);
        }
        let text = self.without_emphasis(source, index, text);
        (self.without_escapes(source, index, Cow::Borrowed(text)), level)
    }

    /// Takes away the signs of italics around a whole line of Markdown: *甲*, _甲_. Within a line a star masks a name or is a remark's.
    fn without_emphasis<'t>(&mut self, source: &SourceText, index: usize, text: &'t str) -> &'t str {
        let inner = |sign: char| {
            let inner = text.strip_prefix(sign)?.strip_suffix(sign)?;
            let is_tight = !inner.is_empty() && inner.trim_matches(chars::is_space).len() == inner.len();
            (is_tight && !inner.contains(sign) && !inner.ends_with('\\')).then_some(inner)
        };
        let markdown = source.info.kind == SourceKind::Markdown;
        let Some(inner) = ['*', '_'].into_iter().find_map(inner).filter(|_| markdown) else { return text };
        let sign = text.get(..1).unwrap_or("");
        self.drop(source, index, &sign.repeat(2), DropReason::Ornament);
        inner
    }

    /// Takes away the backslashes of Markdown that say that the sign behind them is one of the text.
    fn without_escapes(&mut self, source: &SourceText, index: usize, text: Cow<'a, str>) -> Cow<'a, str> {
        if source.info.kind != SourceKind::Markdown || !text.contains('\\') {
            return text;
        }
        let mut bare = String::with_capacity(text.len());
        let mut signs = text.chars().peekable();
        let mut gone = 0;
        while let Some(c) = signs.next() {
            let sign = if c == '\\' { signs.next_if(char::is_ascii_punctuation) } else { None };
            gone += usize::from(sign.is_some());
            bare.push(sign.unwrap_or(c));
        }
        if gone == 0 {
            return text;
        }
        self.drop(source, index, &"\\".repeat(gone), DropReason::Ornament);
        Cow::Owned(bare)
    }

    /// Adds the text as one line, or as several where markers part it.
    fn split(&mut self, text: Cow<'a, str>, source: usize, hint: Option<&'a Hint>) {
        let measure = Measure::of(&text);
        if !measure.turns {
            return self.plain(text, &measure, source, hint);
        }
        let found = markers(&plain(&text));
        let mut from = 0;
        for Found { range, marker } in found {
            let before = part(&text, from..range.start);
            let measure = Measure::of(&before);
            self.plain(before, &measure, source, hint);
            let mark = part(&text, range.clone());
            let measure = Measure::of(&mark);
            self.push(mark, &measure, source, hint, Some(marker));
            from = range.end;
        }
        let rest = part(&text, from..text.len());
        let measure = Measure::of(&rest);
        self.plain(rest, &measure, source, hint);
    }

    /// Adds text without markers: one line, or two where a signature, a number, an addressee or a title shares its line.
    fn plain(&mut self, text: Cow<'a, str>, measure: &Measure, source: usize, hint: Option<&'a Hint>) {
        if text.is_empty() {
            return;
        }
        let dated = |before: &str| {
            shape::is_signer(before)
                || shape::is_red_header(before)
                || number::number(before.trim_end_matches(chars::is_space)).is_some_and(|n| n.whole)
        };
        let asked = if measure.variants { plain(&text) } else { Cow::Borrowed(text.as_ref()) };
        let ends_text = || beside::ends_text(self.source, source, &asked);
        let before_day = |before: &str| dated(before) || shape::signs_before_gap(before) && ends_text();
        let signed = date::tail_day(&asked).map(|(at, _)| at).filter(|&at| asked.get(..at).is_some_and(before_day));
        let placed = hint.is_some_and(|hint| hint.size.is_some());
        let may_head = signed.is_none() && (placed || measure.gaps > 0);
        let headed = may_head.then(|| shape::signer_beside_day(&asked, placed)).flatten().filter(|_| ends_text());
        let sent = || measure.spaced_colon.then(|| shape::addressee_before_text(&asked)).flatten();
        let ends_sentence = matches!(measure.end, End::Stop | End::Colon);
        let titled = || (ends_sentence && hint.is_none()).then(|| shape::title_before_text(&asked)).flatten();
        let cut = signed.or(headed).or_else(sent).or_else(titled);
        drop(asked);
        if let Some(at) = cut {
            let signer = if headed.is_some() { Some(1) } else { signed.map(|_| 0) };
            for (n, half) in <[_; 2]>::from(halves(text, at)).into_iter().enumerate() {
                let measure = Measure::of(&half);
                self.push(half, &measure, source, hint, None);
                if let Some((line, signer)) = self.lines.last_mut().zip(signer) {
                    line.beside = true;
                    let signs = n == signer && !line.signs() && line.number().is_none();
                    line.office |= signs && office::is_department(&line.text);
                    line.person |= signs && shape::is_post_of_office(&line.text);
                }
            }
        } else {
            self.push(text, measure, source, hint, None);
        }
    }

    fn push(
        &mut self,
        text: Cow<'a, str>,
        measure: &Measure,
        source: usize,
        hint: Option<&'a Hint>,
        marker: Option<Marker>,
    ) {
        let (text, own) =
            if measure.variants { (Cow::Owned(plain(&text).into_owned()), Some(text)) } else { (text, None) };
        let label = if marker.is_some() { None } else { label::label(&text) };
        let label = label.filter(|label| self.capitals.is_label(&text, label, &self.lines));
        let after_label = label.is_some_and(|l| measure.first_gap.is_some_and(|at| at <= l.bytes() + 1));
        let number = number::number(&text).or_else(|| {
            let above = self.lines.last().filter(|above| shape::is_series_header(&above.text))?;
            number::below_head(&text).filter(|_| above.end == End::Plain)
        });
        let row = measure.gaps > u32::from(after_label);
        self.lines.push(Line {
            source,
            hint,
            gap: 0,
            page_start: false,
            indent: 0,
            width: measure.width,
            label,
            day: Some(&text).filter(|t| t.len() <= DAY_BYTES).and_then(|t| date::day_line(t)),
            rare: (own.is_some() || number.is_some()).then(|| Box::new(Rare { own, number })),
            office: office::is_name(shape::without_seal(&text)),
            person: shape::is_person(&text),
            note: shape::is_note(&text) || shape::tells_change(&text),
            end: measure.end,
            open: measure.open,
            commas: measure.commas,
            stops: measure.stops,
            row,
            marker,
            beside: false,
            file_start: false,
            hashes: None,
            text,
        });
    }
}

/// A part of a text, trimmed.
fn part<'t>(text: &Cow<'t, str>, range: Range<usize>) -> Cow<'t, str> {
    match text {
        Cow::Borrowed(t) => Cow::Borrowed(t.get(range).unwrap_or("").trim_matches(chars::is_space)),
        Cow::Owned(t) => Cow::Owned(t.get(range).unwrap_or("").trim_matches(chars::is_space).to_owned()),
    }
}

/// Cuts a text in two, each half trimmed.
pub(crate) fn halves(text: Cow<'_, str>, at: usize) -> (Cow<'_, str>, Cow<'_, str>) {
    match text {
        Cow::Borrowed(t) => {
            let (a, b) = (t.get(..at).unwrap_or(t), t.get(at..).unwrap_or(""));
            (Cow::Borrowed(a.trim_matches(chars::is_space)), Cow::Borrowed(b.trim_matches(chars::is_space)))
        }
        Cow::Owned(t) => {
            let (a, b) = (t.get(..at).unwrap_or(&t), t.get(at..).unwrap_or(""));
            (
                Cow::Owned(a.trim_matches(chars::is_space).to_owned()),
                Cow::Owned(b.trim_matches(chars::is_space).to_owned()),
            )
        }
    }
}

/// A form of a character that only print has: a radical, a compatibility ideograph.
fn is_variant(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}')
}

/// Bytes within which a label and what tells it from prose stand.
const LABEL_BYTES: usize = 192;
/// A line that is nothing but a day is no longer than this in bytes, letter-spaced and with 发布 behind it.
const DAY_BYTES: usize = 160;

/// The label at the start of a block's text, which has the source's own characters.
pub(crate) fn label_of(text: &str) -> Option<Label> {
    let start = text.get(..text.floor_char_boundary(LABEL_BYTES)).unwrap_or(text);
    // Hardly a label is printed in radicals.
    label::label(start).or_else(|| label::label(&plain(start)))
}

/// The text with the characters that its print forms stand for, and ○ behind a numeral as a zero; as long in bytes.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_variant(c) || matches!(c, '○' | '◯')) {
        return Cow::Borrowed(text);
    }
    let mut before = ' ';
    let folded = text.chars().map(|c| {
        let plain = match c {
            '○' | '◯' if numeral::is_numeral(before) => '〇',
            c if is_variant(c) => fold::plain_char(c),
            c => c,
        };
        let same = if plain.len_utf8() == c.len_utf8() { plain } else { c };
        before = same;
        same
    });
    Cow::Owned(folded.collect())
}

#[cfg(test)]
mod tests;

//! The account of a file: what it holds, counted on its raw parts by a walk that shares no code with the importer's
//! own. What the account has and the lines, or the issue made of them, have not, was lost on the way, and is said.

pub(super) mod raw;
mod tally;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use tally::{Tally, counts, plain};

use super::{SourceLine, SourceText};
use crate::issue::{Diagnostic, Issue, Severity, Span};

/// So many losses are told one by one; the others together.
const MOST_TOLD: usize = 20;
/// So many characters of a lost text are quoted.
const MOST_QUOTED: usize = 200;
/// So many places are named in a diagnostic.
const MOST_PLACES: usize = 20;
/// So many texts that stand nowhere else are quoted in one.
const MOST_TEXTS: usize = 400;

/// What a file holds. Importers fill it apart from their lines; an empty one says nothing and is not held against them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// The pages of a paged file, or the parts of a packed one, that hold text.
    pub parts: Vec<AccountPart>,
    /// What can't be text, as the raw parts have it.
    pub things: Vec<Thing>,
}

impl Account {
    /// The characters of all parts, as [`AccountPart::counted`] counts.
    #[must_use]
    pub fn characters(&self) -> usize {
        self.parts.iter().map(|part| part.characters).sum()
    }
}

/// What a page or part holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AccountPart {
    /// Which it is.
    pub place: PartPlace,
    /// How many characters that are not blank, as [`AccountPart::counted`] counts.
    pub characters: usize,
    /// The text itself, a line a paragraph, in the order of the raw part; empty where it was only counted.
    pub text: String,
}

impl AccountPart {
    /// A part with its text.
    #[must_use]
    pub fn of(place: PartPlace, text: String) -> Self {
        Self { place, characters: Self::counted(&text), text }
    }

    /// How many characters of a text count: not white space, controls, marks without width, or those of a private area,
    /// which mean something in one font only.
    #[must_use]
    pub fn counted(text: &str) -> usize {
        text.chars().filter(|c| Self::counts(*c)).count()
    }

    /// Whether a character is one of those.
    #[must_use]
    pub fn counts(c: char) -> bool {
        counts(c)
    }
}

/// A page, or a part by its name in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PartPlace {
    /// The whole file.
    #[default]
    Whole,
    /// A file page, from 1.
    Page(u32),
    /// A part of a packed file: `word/footnotes.xml`.
    Named(String),
}

impl PartPlace {
    /// The page of a file that others stand before: so many pages on.
    pub(super) fn move_on(&mut self, pages: u32) {
        if let Self::Page(page) = self {
            *page = page.saturating_add(pages);
        }
    }

    /// The page as a span without a place on it.
    fn page_span(&self) -> Option<Span> {
        match self {
            Self::Page(page) => Some(Span::Page { page: *page, bbox: [0.0; 4] }),
            Self::Whole | Self::Named(_) => None,
        }
    }

    fn zh(&self) -> String {
        match self {
            Self::Whole => "文件".to_owned(),
            Self::Page(page) => format!("第{page}页"),
            Self::Named(name) => format!("“{name}”"),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Whole => "the file".to_owned(),
            Self::Page(page) => format!("page {page}"),
            Self::Named(name) => format!("“{name}”"),
        }
    }
}

/// Something in a file that is no text, or no text of the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Thing {
    /// What it is.
    pub kind: ThingKind,
    /// The page or part.
    pub place: PartPlace,
    /// Where it stands among the lines, where that is known.
    pub span: Option<Span>,
    /// What it says: alternative text, a comment's text, the name of an object; may be empty.
    pub text: String,
}

/// What kind of thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ThingKind {
    /// A formula, set as linear text.
    Formula,
    /// A formula that is a picture or another program's, whose place a mark takes.
    LostFormula,
    /// A picture, whose place a mark or its alternative text takes.
    Picture,
    /// An embedded object or attached file.
    Object,
    /// A box to be ticked, a list to choose from; set as the character or the chosen entry.
    FormMark,
    /// A document that stands in another file or part.
    SubDocument,
    /// A comment on the text, which is no part of it.
    Comment,
    /// Text that the file does not show.
    Hidden,
    /// Text that was struck out while changes were tracked.
    Deleted,
    /// Text with a line through it: it stands in the text, which can't show the line.
    Struck,
}

impl ThingKind {
    /// The code of its diagnostic, how serious it is and what it says, in Chinese and English; `None` for what the text
    /// holds wholly.
    fn message(self, count: usize) -> Option<(&'static str, Severity, String, String)> {
        let (code, severity, zh, en) = match self {
            Self::Formula => (
                "formula-as-text",
                Severity::Note,
                format!("{count} 处公式以一行文字写出，请对照原文。"),
                format!("Formulas written in one line at {count} places: compare them with the file."),
            ),
            Self::LostFormula => (
                "formula-left-out",
                Severity::Warning,
                format!("{count} 处公式未能读出，原处以〔公式〕标出。"),
                format!("Formulas that can't be read at {count} places, marked 〔公式〕."),
            ),
            Self::Picture => (
                "picture-left-out",
                Severity::Warning,
                format!("{count} 处图片未能显示，原处以说明文字或〔图〕代替。"),
                format!("Pictures that are not shown at {count} places: their description or 〔图〕 stands there."),
            ),
            Self::Object => (
                "object-left-out",
                Severity::Warning,
                format!("{count} 处嵌入的对象未能显示，原处以〔附件〕标出。"),
                format!("Embedded objects that are not shown at {count} places, marked 〔附件〕."),
            ),
            Self::Comment => (
                "comments",
                Severity::Note,
                format!("文件中有 {count} 条批注，不属正文："),
                format!("The file holds {count} comments, which are no part of its text: "),
            ),
            Self::Hidden => (
                "hidden-text",
                Severity::Warning,
                format!("{count} 处文字在文件中设为隐藏："),
                format!("Text that the file hides at {count} places: "),
            ),
            Self::Deleted => (
                "deleted-text",
                Severity::Note,
                format!("{count} 处文字在修订中已删去："),
                format!("Text struck out while changes were tracked, at {count} places: "),
            ),
            Self::Struck => (
                "struck-text",
                Severity::Warning,
                format!("{count} 处文字在文件中带有删除线，仍照录在正文中："),
                format!("Text with a line through it at {count} places, kept in the text: "),
            ),
            Self::FormMark | Self::SubDocument => return None,
        };
        Some((code, severity, zh, en))
    }

    fn named(self) -> (&'static str, &'static str) {
        match self {
            Self::Formula | Self::LostFormula => ("公式", "formulas"),
            Self::Picture => ("图片", "pictures"),
            Self::Object => ("嵌入的对象", "embedded objects"),
            Self::FormMark => ("表单选项", "form marks"),
            Self::SubDocument => ("子文档", "sub-documents"),
            Self::Comment => ("批注", "comments"),
            Self::Hidden => ("隐藏文字", "hidden texts"),
            Self::Deleted => ("已删去的文字", "deleted texts"),
            Self::Struck => ("带删除线的文字", "struck texts"),
        }
    }
}

/// All that is to be said of what a reading lost or could not show: the things it marked, the account held against the
/// lines, and the lines held against the issue.
#[must_use]
pub fn audit(source: &SourceText, issue: &Issue) -> Vec<Diagnostic> {
    let mut found = said_of_things(&source.things);
    found.extend(lost_in_reading(source));
    found.extend(lost_in_parsing(source, issue));
    found
}

/// What is said of things that are no text, a diagnostic a kind.
#[must_use]
pub fn said_of_things(things: &[Thing]) -> Vec<Diagnostic> {
    let mut kinds: BTreeMap<ThingKind, Vec<&Thing>> = BTreeMap::new();
    for thing in things {
        kinds.entry(thing.kind).or_default().push(thing);
    }
    let mut found = Vec::new();
    for (kind, of) in kinds {
        let Some((code, severity, zh, en)) = kind.message(of.len()) else { continue };
        let said: Vec<String> = of.iter().filter(|t| !t.text.trim().is_empty()).map(|t| quoted(&t.text)).collect();
        let most = if matches!(kind, ThingKind::Deleted | ThingKind::Struck) { MOST_TEXTS } else { MOST_PLACES };
        let texts = said.iter().take(most).cloned().collect::<String>();
        let mut spans: Vec<Span> = of.iter().filter_map(|thing| thing.span).collect();
        spans.dedup();
        spans.truncate(MOST_PLACES);
        found.push(Diagnostic {
            severity,
            code: code.to_owned(),
            message: format!("{zh}{texts}"),
            message_en: format!("{en}{texts}"),
            spans,
            place: None,
        });
    }
    found
}

/// What the account has and the lines have not.
#[must_use]
pub fn lost_in_reading(source: &SourceText) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for kind in source.account.things.iter().map(|t| t.kind).collect::<std::collections::BTreeSet<_>>() {
        let of = |things: &[Thing]| things.iter().filter(|thing| thing.kind == kind).count();
        let missing = of(&source.account.things).saturating_sub(of(&source.things));
        if missing > 0 {
            let place = source.account.things.iter().rfind(|t| t.kind == kind).map(|t| &t.place);
            found.push(unmarked(kind, missing, place));
        }
    }
    let texts = || source.lines.iter().map(|line| source.line(line));
    let (whole, counted): (Vec<&AccountPart>, Vec<&AccountPart>) =
        source.account.parts.iter().partition(|part| !part.text.is_empty());
    let pieces = whole.iter().flat_map(|part| part.text.lines().map(move |line| (&part.place, line)));
    let lost = losses(pieces, texts(), source);
    if lost.is_empty() {
        found.extend(short(source, &whole, &counted));
    }
    found.extend(lost);
    found
}

/// What is missing of parts that were only counted: of each page, or of all that is no page.
fn short(source: &SourceText, whole: &[&AccountPart], counted: &[&AccountPart]) -> Vec<Diagnostic> {
    let mut read: BTreeMap<Option<u32>, usize> = BTreeMap::new();
    for line in source.lines.iter().filter(|_| !counted.is_empty()) {
        let page = if let Span::Page { page, .. } = line.span { Some(page) } else { None };
        *read.entry(page).or_default() += AccountPart::counted(source.line(line));
    }
    let mut held: BTreeMap<Option<u32>, usize> = BTreeMap::new();
    let others = if counted.is_empty() { &[] } else { whole };
    for part in counted.iter().chain(others) {
        let page = if let PartPlace::Page(page) = part.place { Some(page) } else { None };
        *held.entry(page).or_default() += part.characters;
    }
    let missing = held.into_iter().filter_map(|(page, held)| {
        let missing = held.saturating_sub(read.get(&page).copied().unwrap_or(0));
        (missing > 0).then(|| nameless(missing, &page.map_or(PartPlace::Whole, PartPlace::Page)))
    });
    missing.take(MOST_TOLD).collect()
}

/// What the lines have and the issue has not: neither in a block, nor in the contents, the masthead or what was dropped.
#[must_use]
pub fn lost_in_parsing(source: &SourceText, issue: &Issue) -> Vec<Diagnostic> {
    let blocks = issue.documents.iter().flat_map(|document| &document.blocks).map(|block| block.text.as_str());
    let pieces = issue.contents.iter().flat_map(|entry| &entry.pieces).chain(&issue.masthead.pieces);
    let others = pieces.map(|piece| piece.text.as_str()).chain(issue.dropped.iter().map(|d| d.text.as_str()));
    let mut tally = Tally::default();
    source.lines.iter().for_each(|line| tally.add(source.line(line), 1));
    blocks.clone().chain(others.clone()).for_each(|text| tally.add(text, -1));
    if !tally.is_short() {
        return Vec::new();
    }
    let whole: String = blocks.chain(others).flat_map(|text| plain(text).chars().collect::<Vec<_>>()).collect();
    let mut found = Vec::new();
    let mut rest = 0;
    let mut finder = tally::Finder::new(&whole, &tally);
    for line in &source.lines {
        for lost in finder.missing(source.line(line)) {
            if found.len() < MOST_TOLD {
                found.push(missing(&lost, &place_of(line), Some(line.span)));
            } else {
                rest += lost.chars().count();
            }
        }
    }
    rest += tally.short().saturating_sub(finder.explained());
    found.extend((rest > 0).then(|| nameless(rest, &PartPlace::Whole)));
    found
}

/// The lines of headers and footers, each once: those with a word, in the elements whose names begin so.
pub(super) fn margins(xml: &str, elements: &[&str]) -> Option<String> {
    let (mut lines, mut line, mut inside, mut hidden): (Vec<String>, String, usize, usize) = Default::default();
    let of_margins = |name: &str| elements.iter().any(|element| name.starts_with(element));
    raw::scan(xml, |seen| match seen {
        raw::Raw::Open("Fallback" | "del" | "moveFrom" | "instrText", _, false) => hidden += 1,
        raw::Raw::Close("Fallback" | "del" | "moveFrom" | "instrText") => hidden = hidden.saturating_sub(1),
        raw::Raw::Open(name, _, false) if of_margins(name) => inside += 1,
        raw::Raw::Close(name) if of_margins(name) => inside = inside.saturating_sub(1),
        raw::Raw::Close("p") => {
            let text = std::mem::take(&mut line);
            if text.chars().any(char::is_alphabetic) && !lines.iter().any(|known| known.trim() == text.trim()) {
                lines.push(text);
            }
        }
        raw::Raw::Text(text) if inside > 0 && hidden == 0 => line.push_str(&raw::unescaped(text)),
        _ => {}
    });
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn place_of(line: &SourceLine) -> PartPlace {
    match line.span {
        Span::Page { page, .. } => PartPlace::Page(page),
        Span::Line { .. } | Span::Element { .. } => PartPlace::Whole,
    }
}

/// The pieces of the account that stand in no line, or more often than in the lines.
fn losses<'a>(
    pieces: impl Iterator<Item = (&'a PartPlace, &'a str)> + Clone,
    lines: impl Iterator<Item = &'a str> + Clone,
    source: &SourceText,
) -> Vec<Diagnostic> {
    if pieces.clone().next().is_none() {
        return Vec::new();
    }
    let mut tally = Tally::default();
    pieces.clone().for_each(|(_, text)| tally.add(text, 1));
    lines.clone().for_each(|text| tally.add(text, -1));
    // Labels that the format counts and marks that importers set stand in the lines only: they may hide a loss from
    // the tally, so each piece is looked for as well.
    let mut whole = String::new();
    let mut starts = Vec::with_capacity(source.lines.len());
    for line in lines {
        starts.push(whole.len());
        whole.push_str(&plain(line));
    }
    let mut finder = tally::Finder::new(&whole, &tally);
    let (mut found, mut rest, mut before) = (Vec::new(), 0, None);
    for (place, text) in pieces {
        for lost in finder.missing(text) {
            if found.len() < MOST_TOLD {
                found.push(missing(&lost, place, before));
            } else {
                rest += lost.chars().count();
            }
        }
        if let Some(at) = finder.last() {
            let line = starts.partition_point(|start| *start <= at).saturating_sub(1);
            before = source.lines.get(line).map(|line| line.span);
        }
    }
    rest += tally.short().saturating_sub(finder.explained());
    found.extend((rest > 0).then(|| nameless(rest, &PartPlace::Whole)));
    found
}

/// A text that was lost. `before` is the place of what stands before it.
fn missing(lost: &str, place: &PartPlace, before: Option<Span>) -> Diagnostic {
    let quote = quoted(lost);
    Diagnostic {
        severity: Severity::Error,
        code: "text-missing".to_owned(),
        message: format!("{}中的文字没有读出：{quote}", place.zh()),
        message_en: format!("Text of {} is missing from what was read: {quote}", place.en()),
        spans: before.into_iter().collect(),
        place: None,
    }
}

fn nameless(count: usize, place: &PartPlace) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        code: "text-missing".to_owned(),
        message: format!("{}中另有 {count} 字没有读出。", place.zh()),
        message_en: format!("{count} characters of {} are missing from what was read.", place.en()),
        spans: place.page_span().into_iter().collect(),
        place: None,
    }
}

fn unmarked(kind: ThingKind, count: usize, place: Option<&PartPlace>) -> Diagnostic {
    let (zh, en) = kind.named();
    let place = place.cloned().unwrap_or_default();
    Diagnostic {
        severity: Severity::Error,
        code: "thing-missing".to_owned(),
        message: format!("{}中有 {count} 处{zh}没有读出。", place.zh()),
        message_en: format!("{count} {en} of {} are missing from what was read.", place.en()),
        spans: place.page_span().into_iter().collect(),
        place: None,
    }
}

/// A text between quotation marks, shortened.
fn quoted(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(MOST_QUOTED) {
        Some((end, _)) => format!("“{}……”", text.get(..end).unwrap_or(text)),
        None => format!("“{text}”"),
    }
}

#[cfg(test)]
mod tests;

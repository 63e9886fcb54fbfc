//! What of an issue one can jump to.

use super::glyphs::{Glyphs, Mask, Token};
use super::query::Ordinal;
use super::{JumpEntry, JumpKind, JumpTarget};
use crate::issue::{Block, BlockKind, Document, Issue, Place, document_outline, shorten};
use crate::zh::fold::plain_folded;
use crate::zh::{address, numeral};

/// An entry of the index.
#[derive(Debug)]
pub(super) struct Entry {
    pub kind: JumpKind,
    pub target: JumpTarget,
    /// The text shown.
    pub shown: Box<str>,
    /// Its tokens, as a range of [`Entries::tokens`].
    pub tokens: (u32, u32),
    pub mask: Mask,
    /// The entry it stands under.
    pub parent: Option<usize>,
    /// The document it is in.
    pub document: Option<usize>,
    /// What its label counts: 第十五条, 二、.
    pub ordinal: Option<Ordinal>,
    /// The label, for the path of what stands under it.
    pub label: Option<Box<str>>,
    /// For an article: the 款 and 项 in it, as a range of [`Entries::parts`].
    pub parts: (u32, u32),
    /// The text searched is not the text shown (another name of a command): nothing can be lit.
    pub other_name: bool,
}

/// A block inside an article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub block: usize,
    /// A 款; otherwise a 项 or 目.
    pub paragraph: bool,
    pub ordinal: Option<Ordinal>,
}

/// What is known of a document, for its hits.
#[derive(Debug)]
pub(super) struct DocumentInfo {
    pub title: Box<str>,
    pub number: Option<Box<str>>,
    pub page: Option<u32>,
    /// Its entry.
    pub entry: usize,
    /// The entry of its number.
    pub number_entry: Option<usize>,
}

/// All entries. Each stands after the one it is under.
#[derive(Debug, Default)]
pub(super) struct Entries {
    pub list: Vec<Entry>,
    pub tokens: Vec<Token>,
    pub glyphs: Glyphs,
    pub parts: Vec<Part>,
    pub documents: Vec<DocumentInfo>,
}

/// Longest text of a heading shown, in characters.
pub(super) const SHOWN: usize = 60;
/// Longest text of an article shown.
const ARTICLE_SHOWN: usize = 40;
/// Longest title shown.
const TITLE_SHOWN: usize = 180;

impl Entries {
    pub(super) fn build(issue: &Issue, extra: &[JumpEntry]) -> Self {
        let places = place_names(issue);
        let mut entries = Self::default();
        for (index, document) in issue.documents.iter().enumerate() {
            entries.add_document(index, document, &issue.source.file, &places);
        }
        for JumpEntry::Command { id, names } in extra {
            entries.add_command(id, names);
        }
        entries
    }

    pub(super) fn tokens_of(&self, entry: &Entry) -> &[Token] {
        self.tokens.get(entry.tokens.0 as usize..entry.tokens.1 as usize).unwrap_or(&[])
    }

    pub(super) fn parts_of(&self, entry: &Entry) -> &[Part] {
        self.parts.get(entry.parts.0 as usize..entry.parts.1 as usize).unwrap_or(&[])
    }

    fn add_document(&mut self, index: usize, document: &Document, file: &str, places: &[Vec<char>]) {
        let title = shorten(&title_of(document, file), TITLE_SHOWN);
        let start = JumpTarget::Place(Place { document: index, block: 0, byte: 0 });
        let entry = self.add(Draft::new(JumpKind::Document, start.clone(), &title, Some(index)), places);
        let number_entry = document.number.as_deref().map(|number| {
            let shown = shorten(number, TITLE_SHOWN);
            let ordinal = serial_of(number);
            let draft = Draft::new(JumpKind::Number, start.clone(), &shown, Some(index));
            self.add(Draft { parent: Some(entry), ordinal, ..draft }, &[])
        });
        self.documents.push(DocumentInfo {
            title: title.as_str().into(),
            number: document.number.as_deref().map(Into::into),
            page: document.page,
            entry,
            number_entry,
        });
        let outline = document_outline(document);
        let mut entry_of_node = Vec::with_capacity(outline.len());
        let mut titles: Vec<String> = Vec::new();
        for (node_index, node) in outline.iter().enumerate() {
            let Some(block) = document.blocks.get(node.block) else { continue };
            let parent = node.parent.and_then(|p| entry_of_node.get(p).copied()).unwrap_or(entry);
            let until = outline.get(node_index + 1).map_or(document.blocks.len(), |n| n.block);
            entry_of_node.push(self.add_node(index, document, node.block, until, parent, places));
            if block.kind == BlockKind::Title {
                titles.push(plain_folded(&block.text));
            }
        }
        for promulgated in &document.promulgates {
            if !titles.contains(&plain_folded(promulgated)) {
                let shown = shorten(promulgated, TITLE_SHOWN);
                let draft = Draft::new(JumpKind::Title, start.clone(), &shown, Some(index));
                self.add(Draft { parent: Some(entry), ..draft }, places);
            }
        }
    }

    fn add_node(
        &mut self,
        document_index: usize,
        document: &Document,
        at: usize,
        until: usize,
        parent: usize,
        places: &[Vec<char>],
    ) -> usize {
        let Some(block) = document.blocks.get(at) else { return parent };
        let (kind, limit) = match block.kind {
            BlockKind::Title | BlockKind::Attachment => (JumpKind::Title, TITLE_SHOWN),
            BlockKind::Article => (JumpKind::Article, ARTICLE_SHOWN),
            _ => (JumpKind::Heading, SHOWN),
        };
        let text = if kind == JumpKind::Heading { lead(block) } else { &block.text };
        let target = JumpTarget::Place(Place { document: document_index, block: at, byte: 0 });
        let shown = shorten(text, limit);
        let first_part = self.parts.len();
        if kind == JumpKind::Article {
            self.add_parts(document, at, until);
        }
        let parts = (small(first_part), small(self.parts.len()));
        let label = block.label.as_deref();
        let draft = Draft {
            parent: Some(parent),
            label,
            ordinal: label.and_then(ordinal_of),
            parts,
            ..Draft::new(kind, target, &shown, Some(document_index))
        };
        self.add(draft, places)
    }

    /// The article itself is its first 款.
    fn add_parts(&mut self, document: &Document, at: usize, until: usize) {
        for (index, block) in document.blocks.iter().enumerate().take(until).skip(at) {
            let paragraph = match block.kind {
                BlockKind::Article | BlockKind::Paragraph => true,
                BlockKind::Item => false,
                _ => continue,
            };
            let ordinal = block.label.as_deref().and_then(ordinal_of);
            self.parts.push(Part { block: index, paragraph, ordinal });
        }
    }

    fn add_command(&mut self, id: &str, names: &[String]) {
        let Some(first) = names.first() else { return };
        let shown = shorten(first, TITLE_SHOWN);
        for (nth, name) in names.iter().enumerate() {
            let searched = shorten(name, TITLE_SHOWN);
            let draft = Draft::new(JumpKind::Command, JumpTarget::Command(id.to_owned()), &searched, None);
            let entry = self.add(draft, &[]);
            if nth > 0
                && let Some(entry) = self.list.get_mut(entry)
            {
                entry.shown = shown.as_str().into();
                entry.other_name = true;
            }
        }
    }

    fn add(&mut self, draft: Draft<'_>, places: &[Vec<char>]) -> usize {
        let tokens = self.glyphs.tokens(draft.shown, places);
        let from = self.tokens.len();
        self.tokens.extend_from_slice(&tokens.list);
        self.list.push(Entry {
            kind: draft.kind,
            target: draft.target,
            shown: draft.shown.into(),
            tokens: (small(from), small(self.tokens.len())),
            mask: tokens.mask,
            parent: draft.parent,
            document: draft.document,
            ordinal: draft.ordinal,
            label: draft.label.map(Into::into),
            parts: draft.parts,
            other_name: false,
        });
        self.list.len() - 1
    }
}

/// An entry before its text is made ready.
struct Draft<'a> {
    kind: JumpKind,
    target: JumpTarget,
    shown: &'a str,
    document: Option<usize>,
    parent: Option<usize>,
    ordinal: Option<Ordinal>,
    label: Option<&'a str>,
    parts: (u32, u32),
}

impl<'a> Draft<'a> {
    fn new(kind: JumpKind, target: JumpTarget, shown: &'a str, document: Option<usize>) -> Self {
        Self { kind, target, shown, document, parent: None, ordinal: None, label: None, parts: (0, 0) }
    }
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The title, or what stands for it in a document without one.
fn title_of(document: &Document, file: &str) -> String {
    let first_text = || document.blocks.iter().map(|b| b.text.trim()).find(|t| !t.is_empty());
    let given = [Some(document.title.trim()), document.number.as_deref(), first_text(), Some(file)];
    let found = given.into_iter().flatten().find(|t| !t.is_empty());
    found.unwrap_or("（无标题）").to_owned()
}

/// The part of a heading that is set as one.
fn lead(block: &Block) -> &str {
    match block.lead_bytes() {
        0 => &block.text,
        bytes => block.text.get(..bytes).unwrap_or(&block.text),
    }
}

/// 第十五条 → 15 条; 二、 → 2 、; （一） → 1 (; 附件3 → 3 附.
pub(super) fn ordinal_of(label: &str) -> Option<Ordinal> {
    let text = plain_folded(label);
    if let Some(step) = address::label(&text).filter(|step| step.number > 0) {
        return Some(Ordinal { number: step.number, added: step.added, unit: Some(step.unit) });
    }
    // ①, 附表2: no step of an address.
    let start = text.find(numeral::is_numeral)?;
    let (number, bytes) = numeral::number(text.get(start..)?)?;
    let unit = text.get(start + bytes..)?.chars().next();
    Some(Ordinal { number, added: 0, unit })
}

/// The serial number of a document number: 〔2023〕7号 → 7 号.
fn serial_of(number: &str) -> Option<Ordinal> {
    let number = plain_folded(number);
    let before = number.trim_end_matches('号').trim_end_matches(']');
    let digits = before.len() - before.bytes().rev().take_while(u8::is_ascii_digit).count();
    Some(Ordinal { number: before.get(digits..)?.parse().ok()?, added: 0, unit: Some('号') })
}

/// The towns of the issuing offices: what stands before 人民政府, or the name up to 省, 市, 县, 区, 州, 旗, 盟.
fn place_names(issue: &Issue) -> Vec<Vec<char>> {
    let mut places: Vec<Vec<char>> = Vec::new();
    let issuers = issue.documents.iter().filter_map(|d| d.issuer.as_deref());
    for name in issuers.chain(issue.masthead.name.as_deref()) {
        let name = plain_folded(name);
        let town: Vec<char> = match name.split_once("人民政府") {
            Some((town, _)) => town.chars().collect(),
            None => {
                let chars: Vec<char> = name.chars().collect();
                let end = chars.iter().skip(1).position(|c| "省市县区州旗盟".contains(*c)).map_or(0, |i| i + 2);
                chars.into_iter().take(end).collect()
            }
        };
        if (2..=16).contains(&town.len()) && !places.contains(&town) && places.len() < 16 {
            places.push(town);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::{ordinal_of, serial_of};

    #[test]
    fn numbers_count_by_their_serial() {
        let of = |number| serial_of(number).map(|o| o.number);
        assert_eq!(of("东政发〔2023〕7号"), Some(7));
        assert_eq!(of("东川市人民政府令第 46 号"), Some(46));
        assert_eq!(of("公告"), None);
    }

    #[test]
    fn labels_count() {
        let of = |label| ordinal_of(label).map(|o| (o.number, o.unit.unwrap_or(' ')));
        assert_eq!(of("第十五条"), Some((15, '条')));
        assert_eq!(of("第15条"), Some((15, '条')));
        let added = |label| ordinal_of(label).map(|o| (o.number, o.added, o.unit.unwrap_or(' ')));
        assert_eq!(added("第二条之一"), Some((2, 1, '条')));
        assert_eq!(added("第 6-1 條"), Some((6, 1, '条')));
        assert_eq!(added("第6條"), Some((6, 0, '条')));
        assert_eq!(of("二、"), Some((2, '、')));
        assert_eq!(of("（一）"), Some((1, '(')));
        assert_eq!(of("12."), Some((12, '.')));
        assert_eq!(of("附件3"), Some((3, '附')));
        assert_eq!(of("总则"), None);
    }
}

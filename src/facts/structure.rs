//! The addresses of a document's blocks: 第十五条第二款第（一）项, 第一部分“（二）”第3段.
//!
//! Articles are counted as law counts them: an article's own block is its first 款, each plain paragraph after it the
//! next, members of a list （一） the 项 of the 款 they follow, and what is numbered inside a 项 its 目. Everything else is
//! addressed by the headings above it. Addresses in one document are unique: what would repeat is told apart by
//! （第2处）. In Taiwan's acts a paragraph of an article is a 項, and a member of its list a 款.

use std::collections::HashMap;

use super::address_words::{self as written, Levels};
use crate::issue::{Block, BlockKind, Document, head_title};
use crate::zh::lexicon::Class;
use crate::zh::{address, fold, numeral, units};

/// A text of a document: what stands before the first inner title, each text that is issued with it, each attachment.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Section {
    /// First block.
    pub start: usize,
    /// What it is.
    pub kind: SectionKind,
}

/// What a section is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum SectionKind {
    /// The document itself, or the notice that issues the others.
    #[default]
    Main,
    /// A text with a title of its own.
    Text(String),
    /// An attachment: its number, where it has one.
    Attachment(Option<u32>),
}

/// Where a block stands in its document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Unit {
    /// Index of its section.
    pub section: usize,
    /// Block of the article it belongs to.
    pub article: Option<usize>,
    /// Which 款 of the article it is or belongs to, from 1; 0 outside articles.
    pub clause: u32,
    /// The item (项) it is or belongs to.
    pub item: Option<usize>,
    /// The nearest heading above it.
    pub heading: Option<usize>,
    /// Its address in its section; empty for the title that heads the section.
    pub locator: String,
}

/// The sections and units of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Structure {
    pub sections: Vec<Section>,
    /// What the parts of its articles are called.
    levels: Levels,
    /// One for each block.
    pub units: Vec<Unit>,
    /// Blocks by section and address in normal form.
    places: HashMap<(usize, String), usize>,
    /// Articles by section and label in normal form; the first of its label.
    articles: HashMap<(usize, String), usize>,
    /// The 款 of each article, by its block: the article's own block first.
    clauses: HashMap<usize, Vec<usize>>,
}

impl Structure {
    /// Reads the structure of a document.
    pub fn of(document: &Document) -> Self {
        let levels = Levels::of(document);
        let mut structure = Self { sections: Self::divide(document), levels, ..Self::default() };
        structure.count(document);
        let mut walk = Walk::new(&structure, document);
        let units: Vec<Unit> = document.blocks.iter().enumerate().map(|(i, b)| walk.unit(i, b)).collect();
        structure.units = units;
        structure.name();
        structure
    }

    /// The block at an address in normal form.
    pub fn find(&self, section: usize, key: &str) -> Option<usize> {
        self.places.get(&(self.scope(section), key.to_owned())).copied()
    }

    /// The section whose addresses a section's must differ from: attachments are addressed as parts of the document.
    fn scope(&self, section: usize) -> usize {
        match self.sections.get(section).map(|s| &s.kind) {
            Some(SectionKind::Text(_)) => section,
            _ => 0,
        }
    }

    /// What the addresses of a section begin with: 附件1, or nothing.
    pub fn base(&self, section: usize) -> String {
        match self.sections.get(section).map(|s| &s.kind) {
            Some(SectionKind::Attachment(number)) => written::attachment(*number),
            _ => String::new(),
        }
    }

    /// What its paragraphs of articles and the members of their lists are called: 款 and 项, in Taiwan's acts 项 and 款.
    pub fn units_of_parts(&self) -> (char, char) {
        match self.levels {
            Levels::ClauseItem => (units::PARAGRAPH, units::ITEM),
            Levels::ItemClause => (units::ITEM, units::PARAGRAPH),
        }
    }

    /// The article of a label (第十五条) in a section.
    pub fn article(&self, section: usize, label: &str) -> Option<usize> {
        self.articles.get(&(section, address::key(label))).copied()
    }

    /// Whether a section is an attachment.
    pub fn is_attachment(&self, section: usize) -> bool {
        matches!(self.sections.get(section).map(|s| &s.kind), Some(SectionKind::Attachment(_)))
    }

    /// Whether a section has articles.
    pub fn has_articles(&self, section: usize) -> bool {
        self.articles.keys().any(|(s, _)| *s == section)
    }

    /// The 款 of an article, its own block first.
    pub fn clauses(&self, article: usize) -> &[usize] {
        self.clauses.get(&article).map_or(&[], Vec::as_slice)
    }

    /// The sections of a document, by the blocks alone.
    pub fn titles(document: &Document) -> Vec<SectionKind> {
        Self::divide(document).into_iter().map(|s| s.kind).collect()
    }

    /// The attachment that has a title below its head (附件2), as an index of its sections.
    pub fn attached(document: &Document, title: &str) -> Option<usize> {
        let wanted = fold::narrowed(title);
        let has_title = |section: &Section| {
            let below = document.blocks.get(section.start + 1).filter(|block| block.kind == BlockKind::Title);
            matches!(section.kind, SectionKind::Attachment(_))
                && below.is_some_and(|block| fold::narrowed(&block.text) == wanted)
        };
        Self::divide(document).iter().position(has_title)
    }

    /// The titles below the heads of attachments, with their sections.
    pub fn attachment_titles(document: &Document) -> Vec<(usize, String)> {
        let sections = Self::divide(document);
        let attached = sections.iter().enumerate().filter(|(_, s)| matches!(s.kind, SectionKind::Attachment(_)));
        let below = |section: &Section| document.blocks.get(section.start + 1).filter(|b| b.kind == BlockKind::Title);
        attached.filter_map(|(n, section)| Some((n, below(section)?.text.split_whitespace().collect()))).collect()
    }

    fn divide(document: &Document) -> Vec<Section> {
        let mut sections = vec![Section::default()];
        let own = head_title(document);
        let mut after_head = false;
        for (i, block) in document.blocks.iter().enumerate() {
            let kind = match block.kind {
                BlockKind::Title if Some(i) != own && !after_head => {
                    Some(SectionKind::Text(block.text.split_whitespace().collect()))
                }
                BlockKind::Attachment if block.level == Some(0) => {
                    Some(SectionKind::Attachment(attachment_number(&block.text)))
                }
                _ => None,
            };
            after_head = matches!(kind, Some(SectionKind::Attachment(_)));
            if let Some(kind) = kind {
                sections.push(Section { start: i, kind });
            }
        }
        sections
    }

    /// Finds the articles and counts their 款.
    fn count(&mut self, document: &Document) {
        let mut section = 0;
        let mut article = None;
        for (i, block) in document.blocks.iter().enumerate() {
            while self.sections.get(section + 1).is_some_and(|s| s.start <= i) {
                section += 1;
                article = None;
            }
            match block.kind {
                BlockKind::Article => {
                    article = Some(i);
                    self.clauses.insert(i, vec![i]);
                    if let Some(label) = &block.label {
                        self.articles.entry((section, address::key(label))).or_insert(i);
                    }
                }
                BlockKind::Paragraph => {
                    if let Some(clauses) = article.and_then(|a| self.clauses.get_mut(&a)) {
                        clauses.push(i);
                    }
                }
                BlockKind::Item | BlockKind::Table | BlockKind::Note | BlockKind::Contents => {}
                _ => article = None,
            }
        }
    }

    /// Makes the addresses unique and files them.
    fn name(&mut self) {
        let mut repeats: HashMap<(usize, String), u32> = HashMap::new();
        let mut units = std::mem::take(&mut self.units);
        for (i, unit) in units.iter_mut().enumerate() {
            let plain = unit.locator.clone();
            let mut key = (self.scope(unit.section), address::key(&plain));
            if self.places.contains_key(&key) {
                let count = repeats.entry(key.clone()).or_insert(1);
                while self.places.contains_key(&key) {
                    *count += 1;
                    unit.locator = written::repeated(&plain, *count);
                    key.1 = address::key(&unit.locator);
                }
            }
            self.places.insert(key, i);
        }
        self.units = units;
    }
}

/// The number of an attachment's head: 附件2 gives 2.
pub(super) fn attachment_number(text: &str) -> Option<u32> {
    let text = fold::narrowed(text);
    let rest = text.trim_start_matches(|c| Class::AttachmentMark.has(c));
    let end = rest.find(|c| !numeral::is_numeral(c)).unwrap_or(rest.len());
    numeral::whole(rest.get(..end)?)
}

/// What is known on the way through a document.
struct Walk<'a> {
    structure: &'a Structure,
    /// How often each article's label occurs in its section.
    labels: HashMap<(usize, String), u32>,
    section: usize,
    /// The open headings: rank, block, address.
    headings: Vec<(u8, usize, String)>,
    article: Option<(usize, String)>,
    clause: u32,
    /// The open items: rank of the label's form, block, address.
    items: Vec<(u8, usize, String)>,
    /// Paragraphs, list members without number and tables under the heading or 款 that is open.
    counts: [u32; 3],
    entries: u32,
}

impl<'a> Walk<'a> {
    fn new(structure: &'a Structure, document: &Document) -> Self {
        let mut labels = HashMap::new();
        let mut section = 0;
        for (i, block) in document.blocks.iter().enumerate() {
            while structure.sections.get(section + 1).is_some_and(|s| s.start <= i) {
                section += 1;
            }
            if let (BlockKind::Article, Some(label)) = (block.kind, &block.label) {
                *labels.entry((section, address::key(label))).or_insert(0) += 1;
            }
        }
        Self {
            structure,
            labels,
            section: 0,
            headings: Vec::new(),
            article: None,
            clause: 0,
            items: Vec::new(),
            counts: [0; 3],
            entries: 0,
        }
    }

    fn unit(&mut self, index: usize, block: &Block) -> Unit {
        while self.structure.sections.get(self.section + 1).is_some_and(|s| s.start <= index) {
            self.section += 1;
            self.headings.clear();
            self.close();
            self.entries = 0;
        }
        let head = self.structure.sections.get(self.section).is_some_and(|s| s.start == index && self.section > 0);
        // The block that heads a section is the section.
        let locator = if head { self.base() } else { self.locate(index, block) };
        Unit {
            section: self.section,
            article: self.article.as_ref().map(|(a, _)| *a),
            clause: self.clause,
            item: self.items.last().map(|(_, i, _)| *i),
            heading: self.headings.last().map(|(_, h, _)| *h),
            locator,
        }
    }

    fn close(&mut self) {
        self.article = None;
        self.clause = 0;
        self.items.clear();
        self.counts = [0; 3];
    }

    fn base(&self) -> String {
        self.structure.base(self.section)
    }

    fn above(&self) -> String {
        self.headings.last().map_or_else(|| self.base(), |(_, _, path)| path.clone())
    }

    fn locate(&mut self, index: usize, block: &Block) -> String {
        match block.kind {
            BlockKind::Heading => self.heading(index, block),
            BlockKind::Article => self.begin_article(index, block),
            BlockKind::Item => self.item(index, block),
            BlockKind::Paragraph | BlockKind::Appointment => self.paragraph(),
            BlockKind::Table => {
                self.counts[2] += 1;
                let (above, n) = (self.under(), self.counts[2]);
                written::table(&above, n)
            }
            BlockKind::Chronicle => {
                self.entries += 1;
                let (above, n) = (self.above(), self.entries);
                written::entry(&above, n)
            }
            kind @ (BlockKind::Note | BlockKind::Contents) => format!("{}{}", self.base(), written::once(kind)),
            other => {
                self.close();
                // The title that heads the document is the document.
                let head = other == BlockKind::Title && self.section == 0;
                let word = if head { "" } else { written::once(other) };
                format!("{}{word}", self.base())
            }
        }
    }

    fn heading(&mut self, index: usize, block: &Block) -> String {
        self.close();
        let rank = heading_rank(block);
        while self.headings.last().is_some_and(|(top, ..)| *top >= rank) {
            self.headings.pop();
        }
        let path = format!("{}{}", self.above(), step(block));
        self.headings.push((rank, index, path.clone()));
        path
    }

    fn begin_article(&mut self, index: usize, block: &Block) -> String {
        self.close();
        let label = block.label.clone().unwrap_or_else(|| step(block));
        // An article is cited without its chapter, except where the numbers begin again in each.
        let repeated = self.labels.get(&(self.section, address::key(&label))).is_some_and(|n| *n > 1);
        let above = if repeated { self.above() } else { self.base() };
        let address = format!("{above}{label}");
        self.article = Some((index, address));
        self.clause = 1;
        self.in_clause()
    }

    /// The address of the open 款: without number where it is the only one.
    fn in_clause(&self) -> String {
        let Some((article, address)) = &self.article else { return self.above() };
        if self.structure.clauses(*article).len() > 1 {
            written::clause(address, self.clause, self.structure.levels)
        } else {
            address.clone()
        }
    }

    /// What a list member or table stands under.
    fn under(&self) -> String {
        self.items.last().map_or_else(|| self.in_clause(), |(_, _, path)| path.clone())
    }

    fn paragraph(&mut self) -> String {
        self.items.clear();
        if self.article.is_some() {
            self.clause += 1;
            self.counts = [0; 3];
            return self.in_clause();
        }
        self.counts[0] += 1;
        written::paragraph(&self.above(), self.counts[0])
    }

    fn item(&mut self, index: usize, block: &Block) -> String {
        let Some(label) = block.label.as_deref().filter(|l| l.chars().any(numeral::is_numeral) || circled(l)) else {
            // —— and other marks without number: counted among their own.
            self.items.retain(|(rank, ..)| *rank < 9);
            self.counts[1] += 1;
            let path = written::member(&self.under(), self.counts[1]);
            self.items.push((9, index, path.clone()));
            return path;
        };
        let rank = item_rank(label);
        while self.items.last().is_some_and(|(top, ..)| *top >= rank) {
            self.items.pop();
        }
        self.counts[1] = 0;
        let under = self.under();
        let in_article = self.article.is_some();
        let path = match (rank, self.items.is_empty()) {
            (_, true) if in_article && !circled(label) => written::item(&under, label, self.structure.levels),
            (_, false) if in_article => written::sub_item(&under, label),
            _ => format!("{under}“{label}”"),
        };
        self.items.push((rank, index, path.clone()));
        path
    }
}

/// The smaller, the higher in the tree.
fn heading_rank(block: &Block) -> u8 {
    let last = block.label.as_deref().and_then(|l| l.chars().last());
    let is = |class: Class| last.is_some_and(|c| class.has(c));
    match block.level.unwrap_or(4) {
        1 if is(Class::PartHeading) => 1,
        1 if is(Class::ChapterHeading) => 2,
        2 if is(Class::SectionHeading) => 3,
        level => 4 + level.min(9),
    }
}

fn item_rank(label: &str) -> u8 {
    let chinese = label.chars().any(numeral::is_label);
    match (label.chars().next(), chinese) {
        // 一、 stands over （一） where a text has both.
        (Some('（'), true) => 1,
        (_, true) => 0,
        (Some('（'), _) => 3,
        _ if circled(label) => 4,
        _ => 2,
    }
}

fn circled(label: &str) -> bool {
    label.chars().next().is_some_and(|c| ('①'..='⑳').contains(&c))
}

/// A heading's step of an address: 第二章, 第一部分, “（二）”, “1.”, or the heading's words.
fn step(block: &Block) -> String {
    let Some(label) = block.label.as_deref().filter(|l| !l.is_empty()) else {
        let words: String = block.text.split_whitespace().collect();
        let short: String = words.chars().take(24).collect();
        let more = if short.len() < words.len() { "…" } else { "" };
        return format!("“{short}{more}”");
    };
    if Class::NthMark.starts(label).is_some() {
        return label.to_owned();
    }
    match label.strip_suffix('、').and_then(numeral::whole) {
        Some(n) if label.chars().next().is_some_and(|c| !c.is_ascii_digit()) => written::part(n),
        _ => format!("“{label}”"),
    }
}

#[cfg(test)]
#[path = "structure_tests.rs"]
mod tests;

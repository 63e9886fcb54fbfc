//! Documents that the contents list and that were not found: where their title stands inside another document, at the
//! place that the order of the contents asks for, they are cut out of it.

use std::collections::HashMap;

use crate::issue::{Block, BlockKind, Diagnostic, Document, Issue, Place, Severity};
use crate::zh::{fold, titles};

use super::super::{fields, lex};

/// Blocks of a title that print broke over several lines.
const TITLE_BLOCKS: usize = 3;
/// So many blocks are looked at for all entries together: a volume of a year has a tenth. What a file lists beyond that is
/// told as not found.
const MOST_LOOKED: usize = 2_000_000;
/// Bytes of the longest block that may be a title, or a piece of one.
const LONGEST: usize = 2_000;
/// Characters of the shortest title that tells a document by itself.
const SHORTEST: usize = 6;

/// Cuts out each document of the contents that begins inside the document before it.
pub(super) fn documents(issue: &mut Issue, found: &mut Vec<Diagnostic>) {
    let (mut looked, mut keys) = (0, Keys::default());
    for entry in 0..issue.contents.len() {
        if looked > MOST_LOOKED {
            break;
        }
        let Some((document, block, count)) = begins_inside(issue, entry, &mut looked, &mut keys) else { continue };
        cut(issue, entry, document, block, count);
        keys.cut(document, block);
        let spans = issue.documents.get(document + 1).and_then(|d| d.blocks.first()).map(super::first_span);
        let title = issue.contents.get(entry).map_or("", |e| e.title.as_str());
        found.push(Diagnostic {
            severity: Severity::Note,
            code: "document-cut-out".to_owned(),
            message: format!("目录中的“{title}”原与前一文件连在一起，已另起一件。"),
            message_en: format!(
                "“{title}”, which the contents list, stood inside the document before; it begins its own now."
            ),
            spans: spans.unwrap_or_default(),
            place: Some(Place { document: document + 1, block: 0, byte: 0 }),
        });
    }
}

/// What the blocks of a document say, as titles are compared; `None` of a block that is no title, paragraph or heading.
/// Many entries look at the same document, of which the texts are read once.
#[derive(Default)]
struct Keys(HashMap<usize, Vec<Option<String>>>);

impl Keys {
    fn of(&mut self, at: usize, document: &Document) -> &[Option<String>] {
        // A text that another issues has its title under a heading or signature of that; what is quoted stands in prose.
        let plain = |kind: BlockKind| matches!(kind, BlockKind::Title | BlockKind::Paragraph | BlockKind::Heading);
        let key = |b: &Block| (plain(b.kind) && b.text.len() <= LONGEST).then(|| fold::key(&lex::plain(&b.text)));
        self.0.entry(at).or_insert_with(|| document.blocks.iter().map(key).collect())
    }

    /// The document was cut before this block: the documents behind it have moved.
    fn cut(&mut self, document: usize, block: usize) {
        let moved = |(at, keys): (usize, Vec<Option<String>>)| (if at > document { at + 1 } else { at }, keys);
        self.0 = std::mem::take(&mut self.0).into_iter().map(moved).collect();
        if let Some(keys) = self.0.get_mut(&document).filter(|keys| block <= keys.len()) {
            // The blocks of its title only change their kind, to one of those that count.
            let behind = keys.split_off(block);
            self.0.insert(document + 1, behind);
        }
    }
}

/// Where a document begins that was not found: inside the document of the entry before it, as a block, or as blocks, that
/// say its title and nothing else.
fn begins_inside(issue: &Issue, entry: usize, looked: &mut usize, keys: &mut Keys) -> Option<(usize, usize, usize)> {
    let asked = issue.contents.get(entry).filter(|e| e.document.is_none())?;
    let wanted = fold::key(&lex::plain(&asked.title));
    if wanted.chars().count() < SHORTEST {
        return None;
    }
    let before = issue.contents.get(..entry)?.iter().rev().find_map(|e| e.document)?;
    let document = issue.documents.get(before)?;
    let issued = |title: &str| document.promulgates.iter().any(|p| fold::key(&lex::plain(p)) == title);
    if issued(&wanted) {
        return None;
    }
    *looked += document.blocks.len();
    let keys = keys.of(before, document);
    (1..document.blocks.len()).find_map(|at| {
        let mut rest = wanted.as_str();
        for (count, key) in (1..=TITLE_BLOCKS).zip(keys.get(at..)?) {
            rest = rest.strip_prefix(key.as_deref()?)?;
            if rest.is_empty() {
                // Something has to follow: a title at the end is a mention.
                return document.blocks.get(at + count).map(|_| (before, at, count));
            }
        }
        None
    })
}

/// Makes a document of its own of the blocks from one on, whose first so many are its title.
fn cut(issue: &mut Issue, entry: usize, at: usize, block: usize, count: usize) {
    let Some(from) = issue.documents.get_mut(at).filter(|d| block <= d.blocks.len()) else { return };
    let mut new = Document { blocks: from.blocks.split_off(block), last_page: from.last_page, ..Document::default() };
    let (stays, goes): (Vec<_>, Vec<_>) = from.seams.drain(..).partition(|seam| seam.after_block < block);
    from.seams = stays;
    new.seams = goes;
    new.seams.iter_mut().for_each(|seam| seam.after_block -= block);
    new.blocks.iter_mut().take(count).for_each(|b| (b.kind, b.level, b.label) = (BlockKind::Title, None, None));
    if let Some(listed) = issue.contents.get(entry) {
        new.title = titles::one_line(&listed.title);
        new.category.clone_from(&listed.category);
        new.page = listed.page;
    }
    fields::renew(from);
    fields::of_blocks(&mut new);
    issue.documents.insert(at + 1, new);
    let moved = issue.contents.iter_mut().filter_map(|e| e.document.as_mut()).filter(|d| **d > at);
    moved.for_each(|d| *d += 1);
    for place in issue.diagnostics.iter_mut().filter_map(|d| d.place.as_mut()) {
        if place.document > at {
            place.document += 1;
        } else if place.document == at && place.block >= block {
            (place.document, place.block) = (at + 1, place.block - block);
        }
    }
    if let Some(listed) = issue.contents.get_mut(entry) {
        listed.document = Some(at + 1);
    }
}

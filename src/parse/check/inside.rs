//! Documents that the contents list and that were not found: where their title stands inside another document, at the
//! place that the order of the contents asks for, they are cut out of it.

use crate::issue::{BlockKind, Diagnostic, Document, Issue, Place, Severity};
use crate::zh::{fold, titles};

use super::super::{fields, lex};

/// Blocks of a title that print broke over several lines.
const TITLE_BLOCKS: usize = 3;
/// So many blocks are looked at for all entries together: a volume of a year has a tenth. What a file lists beyond that is
/// told as not found.
const MOST_LOOKED: usize = 2_000_000;
/// Characters of the shortest title that tells a document by itself.
const SHORTEST: usize = 6;

/// Cuts out each document of the contents that begins inside the document before it.
pub(super) fn documents(issue: &mut Issue, found: &mut Vec<Diagnostic>) {
    let mut looked = 0;
    for entry in 0..issue.contents.len() {
        if looked > MOST_LOOKED {
            break;
        }
        let Some((document, block, count)) = begins_inside(issue, entry, &mut looked) else { continue };
        cut(issue, entry, document, block, count);
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

/// Where a document begins that was not found: inside the document of the entry before it, as a block, or as blocks, that
/// say its title and nothing else.
fn begins_inside(issue: &Issue, entry: usize, looked: &mut usize) -> Option<(usize, usize, usize)> {
    let asked = issue.contents.get(entry).filter(|e| e.document.is_none())?;
    let wanted = fold::key(&lex::plain(&asked.title));
    if wanted.chars().count() < SHORTEST {
        return None;
    }
    let before = issue.contents.get(..entry)?.iter().rev().find_map(|e| e.document)?;
    let document = issue.documents.get(before)?;
    // A text that another issues has its title under a heading or signature of that; what is quoted stands in prose.
    let plain = |kind: BlockKind| matches!(kind, BlockKind::Title | BlockKind::Paragraph | BlockKind::Heading);
    let issued = |title: &str| document.promulgates.iter().any(|p| fold::key(&lex::plain(p)) == title);
    if issued(&wanted) {
        return None;
    }
    *looked += document.blocks.len();
    (1..document.blocks.len()).find_map(|at| {
        let mut said = String::new();
        for (count, block) in (1..=TITLE_BLOCKS).zip(document.blocks.get(at..)?) {
            if !plain(block.kind) || block.text.len() > asked.title.len() * 2 {
                return None;
            }
            said.push_str(&fold::key(&lex::plain(&block.text)));
            if said == wanted {
                // Something has to follow: a title at the end is a mention.
                return document.blocks.get(at + count).map(|_| (before, at, count));
            }
            if !wanted.starts_with(&said) {
                return None;
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

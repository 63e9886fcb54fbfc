//! What should be there and was not found: looked for where it may stand, read the other way, and told of.

use std::collections::{BTreeMap, HashMap};

use crate::issue::{Block, BlockKind, Diagnostic, Document, Issue, Place, Severity};
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, fold, numeral, ordinal};

use super::super::correct;
use super::super::label::{self, Form, Label};
use super::super::lex::{self, End};
use super::found::Found;

/// Characters of the shortest title that is looked for.
const SHORTEST_TITLE: usize = 4;
/// At most so many articles are looked for between two: more are another numbering.
const GAP: u32 = 20;

/// How much is looked at and moved in search of what is missing: a block each time that one is cut out before it, and what
/// is read again and again. A code of laws takes a third of what any issue has; what is not cut out then is told as missing.
#[derive(Debug)]
pub(super) struct Work(usize);

/// The work of any issue, and for each of its blocks.
const WORK: usize = 3_000_000;
const WORK_A_BLOCK: usize = 16;

impl Work {
    /// The work that an issue may make.
    pub(super) fn of(issue: &Issue) -> Self {
        let blocks: usize = issue.documents.iter().map(|d| d.blocks.len()).sum();
        Self(WORK + blocks.saturating_mul(WORK_A_BLOCK))
    }

    /// Takes some of it; false where no more is left.
    fn take(&mut self, much: usize) -> bool {
        self.0 = self.0.saturating_sub(much);
        self.0 > 0
    }

    /// Cuts a block in two: all before it are looked at, all behind it moved.
    fn begin_block(&mut self, document: &mut Document, at: usize, byte: usize) -> bool {
        self.take(document.blocks.len() + document.seams.len()) && correct::begin_block(document, at, byte)
    }
}

/// Bytes of text that are read in the time that a block takes.
const BYTES_A_BLOCK: usize = 64;

/// Articles whose label stands inside another block, at the start of a sentence: where the numbering lacks them, a block
/// of their own begins there.
pub(super) fn articles(issue: &mut Issue, work: &mut Work, found: &mut Vec<Diagnostic>) {
    for (number, document) in issue.documents.iter_mut().enumerate() {
        let mut at = 0;
        while let Some((block, value)) = next_gap(document, at) {
            at = block + 1;
            let (from, next) = value;
            for wanted in (from + 1..next.unwrap_or(u32::MAX)).take(GAP as usize) {
                let Some((inside, byte)) = stands_inside(document, block, wanted, next.is_none(), work) else {
                    // Behind the last article that was found the numbering goes on without a gap, or not at all.
                    if next.is_none() {
                        break;
                    }
                    continue;
                };
                if !work.begin_block(document, inside, byte) {
                    continue;
                }
                at = at.max(inside + 1);
                let spans = document.blocks.get(inside + 1).map(super::first_span).unwrap_or_default();
                found.push(Diagnostic {
                    severity: Severity::Note,
                    code: "article-cut-out".to_owned(),
                    message: format!("第{wanted}条原与上文连在一段，已另起一段。"),
                    message_en: format!("Article {wanted} stood inside another paragraph; it begins its own now."),
                    spans,
                    place: Some(Place { document: number, block: inside + 1, byte: 0 }),
                });
            }
        }
    }
}

/// The first article from a block on after which the numbering lacks some, or ends: its index, its number and the next one's.
fn next_gap(document: &Document, from: usize) -> Option<(usize, (u32, Option<u32>))> {
    let article = |b: &Block| {
        let label = (b.kind == BlockKind::Article).then(|| lex::label_of(&b.text)).flatten()?;
        (label.form == Form::Article).then_some(label.value)
    };
    let mut before: Option<(usize, u32)> = None;
    for (at, block) in document.blocks.iter().enumerate().skip(from) {
        let begins = block.kind == BlockKind::Title || block.kind == BlockKind::Attachment && block.level == Some(0);
        if let Some((at, last)) = before.filter(|_| begins) {
            return Some((at, (last, None)));
        }
        let Some(value) = article(block) else { continue };
        if let Some((at, last)) = before.filter(|b| value > b.1 + 1) {
            return Some((at, (last, Some(value))));
        }
        before = Some((at, value));
    }
    before.map(|(at, last)| (at, (last, None)))
}

/// The block, and the byte in it, where the label of an article stands that the next article's lacks: behind the end of
/// a sentence, followed by what follows labels. Behind the `last` article that was found no next one proves the label: it
/// stands in the text of articles, and what follows is not what follows a reference.
fn stands_inside(document: &Document, from: usize, value: u32, last: bool, work: &mut Work) -> Option<(usize, usize)> {
    let of_articles = |kind| matches!(kind, BlockKind::Article | BlockKind::Item | BlockKind::Appointment);
    let next = |b: &&Block| matches!(b.kind, BlockKind::Title | BlockKind::Table) || last && !of_articles(b.kind);
    for (at, block) in document.blocks.iter().enumerate().skip(from).take(GAP as usize) {
        if next(&block) && at > from || !work.take(1 + block.text.len() / BYTES_A_BLOCK) {
            return None;
        }
        let text = lex::plain(&block.text);
        for numeral in [numeral::to_chinese(value), value.to_string()] {
            let name = format!("{}{numeral}", ordinal::MARK);
            let begins = |&byte: &usize| begins_article(&text, byte, value) && !(last && refers(&text, byte));
            let place = text.match_indices(&name).map(|(byte, _)| byte).find(begins);
            if let Some(byte) = place {
                return Some((at, byte));
            }
        }
    }
    None
}

fn begins_article(text: &str, byte: usize, value: u32) -> bool {
    let (Some(before), Some(after)) = (text.get(..byte), text.get(byte..)) else { return false };
    // What a decision quotes of another text has articles of its own.
    let open = |c: char| before.matches(c).count();
    let quoted = open('“') > open('”')
        || open('‘') > open('’')
        || open('「') > open('」')
        || ['"', '\'', '＂'].into_iter().any(|mark| open(mark) % 2 == 1);
    let ended = !quoted && End::of(before.trim_end_matches(chars::is_space)) == End::Stop;
    let fits = |l: Label| l.form == Form::Article && l.value == value && l.strict;
    byte > 0 && ended && label::label(after).is_some_and(fits)
}

/// Whether what follows the label at a byte is what follows a reference (第三条 规定的除外), or an amendment (第三条 改为第四条);
/// or it goes on a list of labels behind a colon (对照如下：第二条 罚款。第三条 警告).
fn refers(text: &str, byte: usize) -> bool {
    let list = text.get(..byte).and_then(|before| before.rsplit_once(['：', ':']));
    if list.is_some_and(|(_, listed)| listed.contains(ordinal::MARK)) {
        return true;
    }
    let rest = text.get(byte..).unwrap_or_default();
    let bytes = label::label(rest).map_or(0, |label| label.bytes());
    let rest = rest.get(bytes..).unwrap_or_default().trim_start_matches(chars::is_space);
    let starts = [Class::ReferenceOn, Class::Amends, Class::AmendsIfQuoted, Class::Deletes, Class::AddressGap];
    rest.starts_with(|c| Class::ReferenceTail.has(c)) || starts.iter().any(|class| class.starts(rest).is_some())
}

/// Labels that were joined to the block before: where what follows goes on from them, the numbering shows that they
/// begin blocks of their own.
pub(super) fn labels(issue: &mut Issue, work: &mut Work, found: &mut Vec<Diagnostic>) {
    for (number, document) in issue.documents.iter_mut().enumerate() {
        let mut at = 0;
        while at < document.blocks.len() {
            let Some(byte) = document.blocks.get(at).and_then(|block| proven(document, at, block)) else {
                at += 1;
                continue;
            };
            at += 1;
            if !work.begin_block(document, at - 1, byte) {
                continue;
            }
            let place = Place { document: number, block: at, byte: 0 };
            found.extend(document.blocks.get(at).map(|block| cut_out(block, place)));
        }
    }
}

fn cut_out(block: &Block, place: Place) -> Diagnostic {
    let name = block.label.clone().unwrap_or_default();
    Diagnostic {
        severity: Severity::Note,
        code: "label-cut-out".to_owned(),
        message: format!("“{name}”原与上文连在一段，按前后编号已另起一段。"),
        message_en: format!(
            "“{name}” stood inside another paragraph; by the numbering around it, it begins its own now."
        ),
        spans: super::first_span(block),
        place: Some(place),
    }
}

/// The byte of a block at which the label after its own stands, where the next block of that form counts on from the
/// last of those inside.
fn proven(document: &Document, at: usize, block: &Block) -> Option<usize> {
    let own = super::label_of(block).filter(|_| block.pieces.len() > 1)?;
    let inside = joined(block, own);
    let &(first, _) = inside.first()?;
    let next = document.blocks.get(at + 1..)?.iter().take_while(|b| b.kind != BlockKind::Title).take(GAP as usize);
    let after = next.filter_map(super::label_of).find(|l| l.form == own.form && l.sub == own.sub)?;
    (after.value == own.value + inside.len() as u32 + 1).then_some(first)
}

/// The labels in a block that count on from its own, each at the start of a line that was joined: byte, and the label.
fn joined(block: &Block, own: Label) -> Vec<(usize, Label)> {
    let mut last = own;
    let mut found = Vec::new();
    for piece in block.pieces.iter().filter(|p| p.join.is_some()) {
        let Some(text) = block.text.get(piece.at..) else { continue };
        // A label is short: what stands behind it need not be looked at for each piece.
        let end = text.char_indices().nth(LONGEST_LABEL).map_or(text.len(), |(at, _)| at);
        let text = lex::plain(text.get(..end).unwrap_or(text));
        let next = |l: &Label| l.strict && l.form == last.form && l.value == last.value + 1 && l.sub == last.sub;
        if let Some(label) = label::label(&text).filter(next) {
            last = label;
            found.push((piece.at, label));
        }
    }
    found
}

/// First labels of a level below (（一）) that share a line with the label above them (一、总体要求（一）…): where the next
/// label is the second of that level and the first stands nowhere, a block of its own begins there.
pub(super) fn first_labels(issue: &mut Issue, work: &mut Work, found: &mut Vec<Diagnostic>) {
    for (number, document) in issue.documents.iter_mut().enumerate() {
        let mut at = 0;
        while at < document.blocks.len() {
            let byte = document.blocks.get(at).and_then(|block| first_below(document, at, block));
            at += 1;
            if byte.is_some_and(|byte| work.begin_block(document, at - 1, byte)) {
                let place = Place { document: number, block: at, byte: 0 };
                found.extend(document.blocks.get(at).map(|block| cut_out(block, place)));
            }
        }
    }
}

/// Where in a labelled block the first label of the form stands that the next labelled block has as its second.
fn first_below(document: &Document, at: usize, block: &Block) -> Option<usize> {
    let own = super::label_of(block).filter(|l| l.strict)?;
    let labelled = |b: &Block| super::label_of(b).filter(|l| l.strict);
    let below = document.blocks.get(at + 1..)?.iter().take_while(|b| b.kind != BlockKind::Title).take(GAP as usize);
    let next = below.filter_map(labelled).next()?;
    let bracketed = matches!(next.form, Form::Paren | Form::ArabicParen);
    if !bracketed || next.value != 2 || next.form == own.form {
        return None;
    }
    let text = lex::plain(&block.text);
    let mut places = text
        .char_indices()
        .filter(|&(byte, c)| byte > own.bytes() && brackets::opens_round(c))
        .filter_map(|(byte, _)| {
            let label = label::label(&text.get(byte..)?.chars().take(LONGEST_LABEL).collect::<String>())?;
            (label.form == next.form && label.strict).then_some((byte, label.value))
        });
    // 依照（一）…, 甲、（一）… are prose.
    let (byte, value) = places.next()?;
    let before = text.get(own.bytes()..byte)?.trim_end_matches(chars::is_space);
    let ended = !matches!(End::of(before), End::Comma | End::Open) && Class::CitesLead.ends(before).is_none();
    (value == 1 && ended && before.chars().count() >= 2 && places.next().is_none()).then_some(byte)
}

/// Characters of the longest label, with what must follow it.
const LONGEST_LABEL: usize = 48;

/// A paragraph of several labels: a line that was joined begins with the label that follows the paragraph's own.
pub(super) fn labels_inside(place: Place, block: &Block, found: &mut Found) {
    // Most blocks are of one line.
    if block.pieces.iter().all(|p| p.join.is_none()) {
        return;
    }
    let Some(own) = super::label_of(block) else { return };
    for (byte, label) in joined(block, own) {
        let name = block.text.get(byte..).map_or_else(String::new, |text| label::normal(&lex::plain(text), label));
        let spans = block.pieces.iter().find(|p| p.at == byte).map(|p| p.span).into_iter().collect();
        found.push(Diagnostic {
            severity: Severity::Warning,
            code: "label-inside-paragraph".to_owned(),
            message: format!("“{name}”连在上一段之中，可能应另起一段。"),
            message_en: format!("“{name}” stands inside the paragraph before; it may begin its own."),
            spans,
            place: Some(Place { byte, ..place }),
        });
    }
}

/// Where titles of the contents may stand that head no document: the first block that says the same as each. All blocks
/// are read once for all titles.
pub(super) fn stand_at(issue: &Issue, titles: &[&str]) -> Vec<Option<Place>> {
    let mut places = vec![None; titles.len()];
    // By their length, of which there are few, and by what they say.
    let mut wanted: BTreeMap<usize, HashMap<String, Vec<usize>>> = BTreeMap::new();
    for (n, title) in titles.iter().enumerate() {
        let key = fold::key(&lex::plain(title));
        if key.chars().count() >= SHORTEST_TITLE {
            wanted.entry(key.len()).or_default().entry(key).or_default().push(n);
        }
    }
    let fits = |block: &Block, title: &str| block.text.len() <= title.len() * 2;
    let Some(longest) = titles.iter().max_by_key(|title| title.len()).filter(|_| !wanted.is_empty()) else {
        return places;
    };
    for (document, d) in issue.documents.iter().enumerate() {
        for (block, b) in d.blocks.iter().enumerate() {
            if b.kind == BlockKind::Table || !fits(b, longest) {
                continue;
            }
            let key = fold::key(&lex::plain(&b.text));
            let ends = wanted.range(..=key.len());
            let found = ends.filter_map(|(length, of)| of.get(key.get(key.len() - length..)?)).flatten();
            for &n in found.filter(|n| titles.get(**n).is_some_and(|title| fits(b, title))) {
                if let Some(slot) = places.get_mut(n) {
                    slot.get_or_insert(Place { document, block, byte: 0 });
                }
            }
        }
    }
    places
}

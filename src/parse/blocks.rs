//! A draft's lines become blocks: the head by its roles, the body by roles, joins and outline.

mod listed;
mod tables;

use std::ops::Range;

use crate::issue::{Block, BlockKind, Decision, Grounds, Join, Piece, Seam, Span};
use crate::source::SourceText;

use super::continuation::{Sequence, Stitch};
use super::evidence::Trace;
use super::heads::Head;
use super::label::{self, Form};
use super::layout::{self, Layout};
use super::lex::{End, Line};
use super::outline::{self, Context};
use super::paragraphs::{self, Open, Pair, Verdict};
use super::reorder;
use super::roles::{self, Role};
use super::shape;
use super::vocab::Vocabulary;
use crate::zh::entries::{self, Beginning};
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, date, fold};

/// What all documents of a source share.
pub(crate) struct Shared<'s, 'a> {
    pub source: &'s SourceText,
    pub lines: &'s [Line<'a>],
    pub layout: Layout,
    pub words: Vocabulary,
    pub trace: Trace,
}

impl Shared<'_, '_> {
    pub(crate) fn span(&self, line: &Line<'_>) -> Span {
        self.source.lines.get(line.source).map_or(Span::Line { line: 0 }, |l| l.span)
    }
}

/// The blocks of a document and its seams.
#[derive(Debug, Default)]
pub(crate) struct Body {
    pub blocks: Vec<Block>,
    pub seams: Vec<Seam>,
    /// What was decided of the roles of lines.
    pub decisions: Vec<Decision>,
}

/// Builds the blocks of a document that stands in a category, if there is one.
pub(crate) fn build(shared: &Shared<'_, '_>, head: &Head, sequence: &Sequence, category: Option<&str>) -> Body {
    let mut builder = Builder {
        shared,
        // As many as there can be, so that they are not moved while they grow; what is over is given back.
        body: Body {
            blocks: Vec::with_capacity(sequence.lines.len() + head.end.saturating_sub(head.start)),
            ..Body::default()
        },
        open: None,
        context: Context::default(),
        closing: Vec::new(),
        follow_ons: 0.5,
        after_full_stop: 0.0,
    };
    builder.head(head);
    builder.body(head, sequence, category);
    builder.notes_of_several_lines();
    builder.notes_at_the_foot();
    listed::set_levels(&mut builder.body.blocks);
    reorder::restore(&mut builder.body, &shared.words);
    builder.body.blocks.shrink_to_fit();
    builder.body.blocks.last_mut().into_iter().for_each(shrink);
    builder.body
}

struct Builder<'s, 'l, 'a> {
    shared: &'s Shared<'l, 'a>,
    body: Body,
    /// The paragraph that the next line may go on, with its last line.
    open: Option<(Open, usize)>,
    context: Context,
    /// The share of complete paragraphs that one without a label follows (款).
    follow_ons: f32,
    /// Log odds that a paragraph goes on after a full line that ends with a stop.
    after_full_stop: f32,
    /// For each line of the sequence whether its paragraph awaits a closing bracket.
    closing: Vec<bool>,
}

impl Builder<'_, '_, '_> {
    fn start(&mut self, kind: BlockKind, line: &Line<'_>) {
        let piece = Piece::sure(0, self.shared.span(line), None);
        self.push(Block { kind, text: line.own().to_owned(), pieces: vec![piece], ..Block::default() });
    }

    /// Adds a block. The one before grows no more: a long file has hundreds of thousands, and what each has taken in
    /// advance is as much as its text.
    fn push(&mut self, block: Block) {
        self.body.blocks.last_mut().into_iter().for_each(shrink);
        self.body.blocks.push(block);
    }

    /// Adds a line to the last block.
    fn append(&mut self, line: &Line<'_>, join: Join, confidence: f32, grounds: Grounds) {
        let span = self.shared.span(line);
        let Some(block) = self.body.blocks.last_mut() else { return };
        // The line end behind a label parted it from its text.
        let goes_on = |text: &str| {
            [Class::OfMark, Class::Joins, Class::CitedTail].iter().any(|class| class.starts(text).is_some())
                || text.starts_with(|c: char| {
                    !chars::is_han(c) && !c.is_alphanumeric() && !brackets::opens(c) && c != '《'
                })
        };
        let label = self.open.as_ref().is_some_and(|(open, _)| open.label_alone && open.lines == 1);
        if label && !goes_on(line.own()) {
            block.text.push('\u{3000}');
        }
        append_text(block, line.own(), span, join, confidence);
        if let Some(piece) = block.pieces.last_mut() {
            piece.grounds = grounds;
        }
    }

    fn head(&mut self, head: &Head) {
        let mut before: Option<BlockKind> = None;
        let mut open = true;
        for (at, kind) in head.roles() {
            let line = &self.shared.lines[at];
            if line.marker.is_some() {
                // It has its record among what is dropped.
                continue;
            }
            let in_bracket = || self.body.blocks.last().is_some_and(|b| shape::opens_note(&b.text));
            let goes_on = match kind {
                BlockKind::Title => true,
                BlockKind::Addressee => !self.body.blocks.last().is_some_and(|b| b.text.ends_with(['：', ':'])),
                BlockKind::Paragraph => open,
                BlockKind::Note => in_bracket(),
                _ => false,
            };
            let merges = goes_on && before == Some(kind);
            open = line.end != End::Stop;
            if merges {
                self.append(line, Join::Wrap, 1.0, Grounds::default());
            } else {
                self.start(kind, line);
            }
            before = Some(kind);
        }
    }

    fn body(&mut self, head: &Head, sequence: &Sequence, category: Option<&str>) {
        let lines: Vec<&Line<'_>> = sequence.lines.iter().filter_map(|&at| self.shared.lines.get(at)).collect();
        let mut roles = roles::assign(&lines);
        for judged in std::mem::take(&mut roles.judged) {
            let of = lines.get(judged.lines.clone()).unwrap_or_default();
            self.body.decisions.push(judged.told(self.shared.source, of.iter().copied()));
        }
        let wraps = layout::wrap_widths(&lines, &self.shared.layout);
        self.context_of(head, &lines, category);
        self.closing = paragraphs::awaited_brackets(&lines);
        self.follow_ons = paragraphs::follow_ons(&lines, &roles.roles);
        self.after_full_stop = paragraphs::after_full_stop(&lines, &roles.roles, &wraps, &self.shared.layout);
        let mut stitches = sequence.stitches.iter().peekable();
        let mut at = 0;
        while at < lines.len() {
            let stitch = stitches.next_if(|s| s.at == at);
            at += self.line(&lines, &roles, &wraps, at, stitch);
        }
    }

    /// Sees what kind of text the document is.
    fn context_of(&mut self, head: &Head, lines: &[&Line<'_>], category: Option<&str>) {
        let title: String = head.title.iter().map(|&at| self.shared.lines[at].text.as_ref()).collect();
        let title = fold::compact(&title);
        // Under 大事记 as a category a title may name no more than the month.
        let month = date::is_month(&title) && category.is_some_and(|c| Class::ChronicleSign.within(c));
        let named = month || Class::ChronicleSign.within(&title);
        let is_day = |l: &Line<'_>| l.strict_label().is_some_and(|l| l.form == Form::Day);
        let begins = |l: &&&Line<'_>| is_day(l) || named && entries::beginning(&l.text).is_some();
        let days = lines.iter().filter(begins).count();
        let alone = |l: &&&Line<'_>| entries::beginning(&l.text) == Some(Beginning::DayAlone);
        self.context.days_alone = named && lines.iter().filter(alone).take(2).count() == 2;
        let begun = || lines.iter().take(2).any(|l| begins(&l));
        let articles =
            lines.iter().filter(|l| l.strict_label().is_some_and(|l| l.form == Form::Article)).take(3).count();
        // Rules on the report of 重大事项 are no chronicle.
        let chronicle = days >= 2 && (named || days * 2 > lines.len()) || named && begun();
        self.context.chronicle = chronicle && articles < 3;
        let of_posts = outline::titles_posts(&title);
        let heads_list = |l: &&Line<'_>| {
            let colon = |word: Range<usize>| l.text.get(word.end..).is_some_and(|t| t.starts_with(['：', ':']));
            l.width < 120 && Class::Appoints.find_iter(&l.text).any(colon)
        };
        // Rules on appointments are no list of them.
        self.context.appointments = of_posts && articles < 3 || lines.iter().take(12).any(heads_list);
        self.context.unmarked = self.context.appointments && outline::are_unmarked(lines);
        self.context.decimals = outline::counts_in_decimals(lines);
    }

    /// Whether a line of a chronicle begins an entry: by its own beginning, or under a day that has a line of its own.
    fn begins_entry(&self, above: &Line<'_>, line: &Line<'_>) -> bool {
        let day_alone = || entries::beginning(&above.text) == Some(Beginning::DayAlone);
        let month = || entries::behind_month(&line.text).is_some();
        let year = || above.end == End::Stop && (entries::begins_with_year(&line.text) || month());
        entries::beginning(&line.text).is_some()
            || year()
            || self.context.days_alone && (above.end == End::Stop || day_alone())
    }

    /// Takes the line at `at` (and those that belong to its block, for tables); gives how many lines it took.
    fn line(
        &mut self,
        lines: &[&Line<'_>],
        roles: &roles::Roles,
        wraps: &[Option<u32>],
        at: usize,
        stitch: Option<&Stitch>,
    ) -> usize {
        let line = lines[at];
        let role = roles.roles[at];
        let mut taken = 1;
        match role {
            Role::Body => {
                let next = lines.get(at + 1).copied().filter(|_| roles.roles.get(at + 1) == Some(&Role::Body));
                self.paragraph(lines, at, next, wraps, stitch);
                return 1;
            }
            Role::Cell => taken = self.table(lines, roles, at),
            Role::Row => taken = self.rows(lines, roles, at),
            Role::Title | Role::AttachmentItem | Role::Signer | Role::Note | Role::OwnContents if !roles.fresh[at] => {
                self.append(line, Join::Wrap, 0.9, Grounds::default())
            }
            _ => self.start(kind_of_role(role), line),
        }
        match role {
            Role::AttachmentHead => {
                if let Some(block) = self.body.blocks.last_mut() {
                    block.level = Some(0);
                }
                self.context.new_text();
            }
            Role::Title if roles.fresh[at] => self.context.new_text(),
            Role::Part => {
                if let Some(block) = self.body.blocks.last_mut() {
                    block.level = Some(1);
                }
                self.context.new_text();
            }
            _ => {}
        }
        self.open = None;
        if let Some(stitch) = stitch {
            self.seam_between(stitch, self.body.blocks.len().saturating_sub(2));
        }
        taken
    }

    /// Whether the block that is being made is an item behind one that ends with ；.
    fn is_behind_clause(&self) -> bool {
        let [.., before, item] = self.body.blocks.as_slice() else { return false };
        item.kind == BlockKind::Item && before.kind == BlockKind::Item && End::of(&before.text) == End::Semi
    }

    fn paragraph(
        &mut self,
        lines: &[&Line<'_>],
        at: usize,
        next: Option<&Line<'_>>,
        wraps: &[Option<u32>],
        stitch: Option<&Stitch>,
    ) {
        let mut apart = Grounds::default();
        if let Some((open, last)) = &self.open {
            let fill = wraps[*last].or(wraps[at]);
            let pair = Pair {
                fill: fill.map(|w| self.shared.layout.fill(lines[*last], w, open.lines == 1)),
                ..self.pair(open, [lines[*last], lines[at]], next, stitch)
            };
            let verdict = paragraphs::decide(&pair);
            let filled = pair.fill.is_some();
            self.shared.trace.note(self.shared.source, lines[*last], lines[at], verdict);
            if verdict.joins() {
                return self.go_on(lines[at], at, verdict, filled, stitch);
            }
            apart = verdict.grounds;
        }
        self.begin_paragraph(lines[at], at, apart, stitch);
    }

    /// What is asked of a line under the paragraph that is open, `lines` the last of that and it.
    fn pair<'p, 'a>(
        &'p self,
        open: &'p Open,
        [a, b]: [&'p Line<'a>; 2],
        next: Option<&'p Line<'a>>,
        stitch: Option<&Stitch>,
    ) -> Pair<'p, 'a> {
        Pair {
            open,
            a,
            b,
            next,
            fill: None,
            after_full_stop: self.after_full_stop,
            stitched: stitch.map(|_| self.follow_ons),
            in_sequence: b.label.is_some_and(|l| self.context.goes_on(l)),
            chronicle: self.context.chronicle,
            entry: self.context.chronicle && self.begins_entry(a, b),
            appointments: self.context.appointments && !self.context.unmarked,
            clauses: self.context.unmarked,
            members: self.context.members,
            closes_list: open.labelled && self.is_behind_clause(),
            heading: open.is_heading_like(),
            layout: &self.shared.layout,
            words: &self.shared.words,
        }
    }

    /// Adds a line to the paragraph that is open.
    fn go_on(&mut self, line: &Line<'_>, at: usize, verdict: Verdict, filled: bool, stitch: Option<&Stitch>) {
        let byte = self.body.blocks.last().map_or(0, |b| b.text.len());
        let join = match stitch {
            Some(_) => Join::Continuation,
            None if filled => Join::Wrap,
            None => Join::Break,
        };
        self.append(line, join, verdict.probability(), verdict.grounds);
        if let Some(stitch) = stitch {
            self.seam(stitch, self.body.blocks.len() - 1, true, byte);
        }
        if let Some((open, last)) = &mut self.open {
            open.add(line);
            open.awaits_bracket &= self.closing[at];
            *last = at;
        }
    }

    /// Begins a paragraph with a line; `apart` is why it doesn't go on with the one before.
    fn begin_paragraph(&mut self, line: &Line<'_>, at: usize, apart: Grounds, stitch: Option<&Stitch>) {
        let label = line.label.filter(|&l| l.strict || self.context.goes_on(l));
        let above = self.body.blocks.last().map(|b| End::of(&b.text));
        self.context.after_colon = above == Some(End::Colon);
        self.context.members =
            self.context.after_colon || self.context.members && above == Some(End::Comma) && label.is_none();
        self.start(BlockKind::Paragraph, line);
        let (kind, level) = self.context.kind(label, line);
        if let Some(label) = label {
            self.context.note(label);
        }
        if let Some(block) = self.body.blocks.last_mut() {
            block.pieces.iter_mut().for_each(|piece| piece.grounds = apart);
            (block.kind, block.level) = (kind, level);
            block.label = label
                .filter(|_| kind != BlockKind::Chronicle && kind != BlockKind::Paragraph)
                .map(|l| label::normal(&line.text, l));
        }
        let mut open = Open::begin(line, label.is_some(), kind == BlockKind::Heading);
        open.awaits_bracket = self.closing[at];
        self.open = Some((open, at));
        if let Some(stitch) = stitch {
            self.seam_between(stitch, self.body.blocks.len().saturating_sub(2));
        }
    }

    /// What stands at the foot of a paper, under the day on which it was signed: to whom copies go, whom to ask (抄送：…,
    /// （联系人：…）). Each was joined like a paragraph.
    fn notes_at_the_foot(&mut self) {
        let mut signed = false;
        for block in &mut self.body.blocks {
            let says = |text: &str| shape::is_of_foot(text) || shape::is_record_of_printing(text);
            let foot = signed && block.kind == BlockKind::Paragraph && says(&block.text);
            signed = match block.kind {
                BlockKind::Date => true,
                BlockKind::Signature | BlockKind::Note => signed,
                _ => foot,
            };
            if foot {
                block.kind = BlockKind::Note;
            }
        }
    }

    /// A note under a title that print broke over lines was joined like a paragraph.
    fn notes_of_several_lines(&mut self) {
        for at in 1..self.body.blocks.len() {
            // Between the two a line may stand that tells where the text comes from.
            let above = &self.body.blocks[at.saturating_sub(NEAR_TITLE)..at];
            let title = above.iter().rposition(|b| b.kind == BlockKind::Title);
            let under_title = title.is_some_and(|title| above[title + 1..].iter().all(|b| b.text.len() <= SHORT));
            let block = &mut self.body.blocks[at];
            let note = block.kind == BlockKind::Paragraph && block.pieces.len() > 1 && shape::is_note(&block.text);
            let acts = [Class::ActAdopted, Class::ActApproved, Class::MadePublic];
            let made = |text: &str| acts.iter().any(|act| act.within(text));
            if under_title && note && made(&block.text) {
                block.kind = BlockKind::Note;
            }
        }
    }

    fn seam_between(&mut self, stitch: &Stitch, after: usize) {
        self.seam(stitch, after, false, 0);
    }

    fn seam(&mut self, stitch: &Stitch, after_block: usize, inside_paragraph: bool, byte: usize) {
        self.body.seams.push(Seam {
            says_page: stitch.says_page,
            from_page: stitch.from_page,
            after_block,
            inside_paragraph,
            byte,
            confidence: stitch.confidence,
        });
    }
}

fn shrink(block: &mut Block) {
    block.text.shrink_to_fit();
    block.pieces.shrink_to_fit();
}

/// Adds text to a block; a line end between two Latin words is a space.
pub(crate) fn append_text(block: &mut Block, text: &str, span: Span, join: Join, confidence: f32) {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    if latin(block.text.chars().next_back()) && latin(text.chars().next()) {
        block.text.push(' ');
    }
    block.pieces.push(Piece { confidence, ..Piece::sure(block.text.len(), span, Some(join)) });
    block.text.push_str(text);
}

fn kind_of_role(role: Role) -> BlockKind {
    match role {
        Role::Body => BlockKind::Paragraph,
        Role::Date => BlockKind::Date,
        Role::Signer => BlockKind::Signature,
        Role::Title => BlockKind::Title,
        Role::Note => BlockKind::Note,
        Role::OwnContents => BlockKind::Contents,
        Role::AttachmentHead | Role::AttachmentItem => BlockKind::Attachment,
        Role::Part => BlockKind::Heading,
        Role::Cell | Role::Row => BlockKind::Table,
    }
}

/// So far below a title its note stands, under lines of no more bytes than that.
const NEAR_TITLE: usize = 3;
const SHORT: usize = 120;

#[cfg(test)]
mod tests;

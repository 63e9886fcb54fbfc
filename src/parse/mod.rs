//! [`SourceText`] into [`Issue`]: pure and total, a file a stage.
//!
//! `lex` lines, labels and markers → `furniture` out → `contents` and `masthead` → `heads` where documents begin →
//! `split` into drafts → `continuation` stitches → `roles`, `paragraphs`, `outline` make `blocks` → `fields` →
//! `ids` → `check`. Each stage reads what the ones before it made; none goes back. `correct` applies what the reader
//! has said of an issue's structure to the issue that came out.

mod attachments;
mod bars;
mod blocks;
mod caption;
mod check;
mod contents;
mod continuation;
mod correct;
mod evidence;
mod fields;
mod furniture;
mod heads;
mod ids;
mod label;
mod layout;
mod lex;
mod long;
mod marker;
mod masthead;
mod number;
mod outline;
mod paragraphs;
mod reorder;
mod roles;
mod rules;
mod shape;
mod split;
mod stated;
mod unspaced;
mod vocab;

use crate::issue::{Decision, Diagnostic, Document, DropReason, Dropped, Issue, Masthead, SourcePiece, Span};
use crate::source::SourceText;
use crate::zh::{chars, fold};

pub use correct::{Corrected, Outcome, correct, parse_with};
pub use evidence::{Evidence, JoinDecision, decisions_at, decisions_on, join_at, join_evidence};

use blocks::Shared;
use contents::Contents;
use continuation::{Sequence, Unpaired};
use evidence::Trace;
use lex::Line;
use rules::Judged;

/// Understands a source. Never fails: text without structure gives one untitled document, and everything unsure is
/// a diagnostic.
#[must_use]
pub fn parse(source: &SourceText) -> Issue {
    understand(source, Trace::default()).0
}

/// What was decided of each two neighbouring lines of a source's bodies: one paragraph or two, how surely and why.
#[must_use]
pub fn join_decisions(source: &SourceText) -> Vec<JoinDecision> {
    understand(source, Trace::keeping()).1
}

fn understand(source: &SourceText, trace: Trace) -> (Issue, Vec<JoinDecision>) {
    let (mut lines, mut dropped) = lex::lines(source);
    let running = furniture::remove(source, &mut lines, &mut dropped);
    unspaced::settle(&mut lines);
    let mut contents = contents::read(&lines);
    let mut front = masthead::front::find(&lines, &contents);
    let (heads, judged) = heads::find(lines.get(..front.end).unwrap_or(&lines), front.floor, &contents);
    let told = std::mem::take(&mut contents.judged).into_iter().chain(std::mem::take(&mut front.judged)).chain(judged);
    let mut front_lines = front.lines;
    let first = heads.first().map_or(front.end, |h| h.start);
    front_lines.extend(front.floor..first);
    drop_categories(source, &lines, &heads, &mut dropped);
    let mut drafts = split::drafts(heads, front.end, &contents);
    let starts_of_issues = masthead::issues::starts(&lines);
    part_issues(source, &lines, &starts_of_issues, &mut drafts, &mut dropped);
    let words = vocab::Vocabulary::of(&lines);
    let layout = layout::Layout::of(&lines);
    let (sequences, mut unpaired) = continuation::stitch(&lines, &drafts, &words, &layout);
    let told = told.chain(std::mem::take(&mut unpaired.judged));
    drop_markers(source, &lines, &mut dropped);
    let shared = Shared { source, lines: &lines, layout, words, trace };
    let mut masthead = read_masthead(&shared, &front_lines);
    // A file that names no gazette has no masthead: what stands before its first document is read with that.
    let first = drafts.iter_mut().min_by_key(|draft| draft.head.start);
    if let Some(first) = first.filter(|_| contents.entries.is_empty() && masthead.says_nothing()) {
        let text = |at: &usize| lines.get(*at).is_some_and(|line| line.marker.is_none());
        first.head.before.splice(0..0, std::mem::take(&mut front_lines).into_iter().filter(text));
        masthead = Masthead::default();
    }

    let mut issue = Issue {
        source: source.info.clone(),
        masthead,
        diagnostics: source.diagnostics.clone(),
        order: order(source),
        comments: source.comments.clone(),
        doubts: source.doubts.clone(),
        decisions: running.into_iter().chain(decisions(source, &lines, told)).collect(),
        ..Issue::default()
    };
    let printed = printed_categories(&lines, &drafts, contents.entries.is_empty());
    let (place, starts) = build_documents(&shared, &contents, (&drafts, &sequences, &printed), &mut issue);
    issue.diagnostics.extend(stated::fill(&mut issue.documents, &starts, source, &mut dropped));
    issue.contents = list_contents(&shared, contents, &place, &mut dropped);
    issue.dropped = dropped;
    let covers: Vec<Span> = starts_of_issues.iter().filter_map(|&at| lines.get(at)).map(|l| shared.span(l)).collect();
    if covers.len() > 1 {
        issue.diagnostics.push(check::several_issues(covers));
    }
    let unpaired = tell_unpaired(&unpaired, &shared);
    let decisions = shared.trace.into_decisions();
    // What follows asks the issue only. The lines of a large file take as much memory as its text.
    drop(lines);
    check::repair(&mut issue);
    long::cut(&mut issue);
    ids::assign(&mut issue.documents);
    issue.diagnostics.extend(unpaired);
    check::run(&mut issue);
    (issue, decisions)
}

/// Builds the documents, each of its draft with the lines that are its own and the category that is printed over it, in the
/// order in which they are printed. Gives the document of each entry of the contents, and the source's line at which each
/// document starts.
fn build_documents(
    shared: &Shared<'_, '_>,
    contents: &Contents,
    (drafts, sequences, printed): (&[split::Draft], &[Sequence], &[Option<String>]),
    issue: &mut Issue,
) -> (Vec<Option<usize>>, Vec<usize>) {
    let mut place = vec![None; contents.entries.len()];
    let mut starts = Vec::with_capacity(drafts.len());
    for index in split::order(drafts) {
        let (draft, sequence) = (&drafts[index], &sequences[index]);
        let entry = draft.head.entry.and_then(|e| contents.entries.get(e));
        let category = entry.and_then(|e| e.category.clone()).or_else(|| printed.get(index).cloned().flatten());
        let body = blocks::build(shared, &draft.head, sequence, category.as_deref());
        let mut document = Document {
            category,
            page: draft.page,
            last_page: draft.last_page,
            blocks: body.blocks,
            seams: body.seams,
            ..Document::default()
        };
        issue.decisions.extend(body.decisions);
        fields::fill(&mut document, &draft.head, shared.lines, entry.map(|e| e.title.as_str()));
        if let Some(slot) = draft.head.entry.and_then(|e| place.get_mut(e)) {
            *slot = Some(issue.documents.len());
        }
        starts.push(shared.lines.get(draft.head.start).map_or(0, |l| l.source));
        issue.documents.push(document);
    }
    (place, starts)
}

/// The markers of continuations without their other half.
fn tell_unpaired(unpaired: &Unpaired, shared: &Shared<'_, '_>) -> Vec<Diagnostic> {
    let onward = unpaired.onward.iter().map(|&at| (true, at));
    let told = onward.chain(unpaired.back.iter().map(|&at| (false, at))).filter_map(|(onward, at)| {
        let line = shared.lines.get(at)?;
        Some(check::unpaired(onward, line.marker.and_then(|m| m.page), shared.span(line)))
    });
    check::bounded(told)
}

/// What was decided of lines, with their places in the source.
fn decisions(source: &SourceText, lines: &[Line<'_>], judged: impl Iterator<Item = Judged>) -> Vec<Decision> {
    judged
        .map(|judged| {
            let of_lines = lines.get(judged.lines.clone()).unwrap_or_default();
            judged.told(source, of_lines.iter())
        })
        .collect()
}

/// The order of the source's lines, where their spans don't tell it.
fn order(source: &SourceText) -> Vec<Span> {
    let paged = source.lines.iter().any(|l| matches!(l.span, Span::Page { .. }));
    if paged { source.lines.iter().map(|l| l.span).collect() } else { Vec::new() }
}

fn read_masthead(shared: &Shared<'_, '_>, lines: &[usize]) -> Masthead {
    let mut masthead = masthead::read(shared.lines, lines);
    let kept = lines.iter().filter_map(|&at| shared.lines.get(at)).filter(|l| l.marker.is_none());
    masthead.pieces = kept.map(|l| piece(shared, l)).collect();
    masthead
}

fn piece(shared: &Shared<'_, '_>, line: &Line<'_>) -> SourcePiece {
    SourcePiece { text: line.own().to_owned(), span: shared.span(line) }
}

fn drop_markers(source: &SourceText, lines: &[Line<'_>], dropped: &mut Vec<Dropped>) {
    for line in lines.iter().filter(|l| l.marker.is_some()) {
        if let Some(origin) = source.lines.get(line.source) {
            dropped.push(Dropped {
                span: origin.span,
                text: line.own().to_owned(),
                why: DropReason::ContinuationMarker,
            });
        }
    }
}

/// Of several issues in one file each but the first begins with masthead and contents of its own, which are no text of the document
/// before: they stand over the first document of their issue, and its list of titles and pages leaves a record.
fn part_issues(
    source: &SourceText,
    lines: &[Line<'_>],
    starts: &[usize],
    drafts: &mut [split::Draft],
    dropped: &mut Vec<Dropped>,
) {
    for start in starts {
        let Some(at) = drafts.iter().position(|draft| draft.body.contains(start)) else { continue };
        let Some([draft, next]) = drafts.get_mut(at..at + 2) else { continue };
        let Some(between) = masthead::issues::between(lines, *start, &draft.body) else { continue };
        draft.body.end = between.start;
        let listed = |at: usize| lines.get(at).is_some_and(|l| contents::is_listed(l));
        let first = between.clone().find(|&at| listed(at)).unwrap_or(between.end);
        for at in between {
            let Some((line, origin)) = lines.get(at).and_then(|line| Some((line, source.lines.get(line.source)?)))
            else {
                continue;
            };
            // The imprint above is that of the issue before, and the day of printing is not that of the document.
            if (*start..first).contains(&at) && line.day.is_none() && line.marker.is_none() {
                next.head.before.push(at);
                continue;
            }
            let why = if at < first { DropReason::RepeatedMasthead } else { DropReason::PrintedContents };
            if line.marker.is_none() {
                dropped.push(Dropped { span: origin.span, text: line.own().to_owned(), why });
            }
        }
    }
}

/// The names of categories that stand over documents in the body leave a record.
fn drop_categories(source: &SourceText, lines: &[Line<'_>], heads: &[heads::Head], dropped: &mut Vec<Dropped>) {
    for line in heads.iter().flat_map(|h| &h.category).filter_map(|&at| lines.get(at)) {
        if let Some(origin) = source.lines.get(line.source) {
            dropped.push(Dropped { span: origin.span, text: line.own().to_owned(), why: DropReason::RunningHead });
        }
    }
}

/// For each draft the category that is printed over it; without contents it holds for those that follow, too.
fn printed_categories(lines: &[Line<'_>], drafts: &[split::Draft], carry: bool) -> Vec<Option<String>> {
    let mut last = None;
    let of = |draft: &split::Draft| {
        let line = draft.head.category.last().and_then(|&at| lines.get(at))?;
        Some(fold::tight(line.text.trim_matches(|c| !chars::is_han(c))))
    };
    drafts
        .iter()
        .map(|draft| {
            last = of(draft).or_else(|| last.take().filter(|_| carry));
            last.clone()
        })
        .collect()
}

/// The entries with their pieces and documents; the other lines of the contents are dropped with a record.
fn list_contents(
    shared: &Shared<'_, '_>,
    contents: Contents,
    place: &[Option<usize>],
    dropped: &mut Vec<Dropped>,
) -> Vec<crate::issue::ContentsEntry> {
    for line in contents.others.iter().filter_map(|&at| shared.lines.get(at)) {
        dropped.push(Dropped {
            span: shared.span(line),
            text: line.own().to_owned(),
            why: DropReason::PrintedContents,
        });
    }
    let mut entries = contents.entries;
    for ((entry, lines), document) in entries.iter_mut().zip(contents.entry_lines).zip(place) {
        entry.pieces = lines.iter().filter_map(|&at| shared.lines.get(at)).map(|l| piece(shared, l)).collect();
        entry.document = *document;
    }
    entries
}

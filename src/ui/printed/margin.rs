//! What stands in the margin beside a printed line: what it was understood as.

use super::super::action::Env;
use super::super::places::span_text;
use super::super::strings as s;
use crate::issue::{Block, BlockKind, Issue, Printed, PrintedJoin, PrintedWhat, shorten};
use crate::parse::join_evidence;

/// Below this a join is shown as unsure.
const UNSURE: f32 = 0.62;
/// Characters of a document's title.
const TITLE: usize = 30;

/// How a note in the margin is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// A document begins.
    Head,
    /// A heading or an article.
    Strong,
    /// Other text.
    Plain,
    /// A join, dropped text.
    Weak,
    /// A join that is little more than a guess.
    Warning,
}

/// The note beside a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What it says.
    pub text: String,
    /// What it says to a pointer that rests on it: all of it, with the evidence.
    pub more: String,
    /// How it is drawn.
    pub weight: Weight,
}

/// The note beside a row, and beside the first row of a document a second one with its title.
pub fn notes(env: Env, issue: &Issue, printed: &Printed, at: usize) -> Vec<Note> {
    let Some(row) = printed.rows().get(at) else { return Vec::new() };
    let plain = |text: String, weight| vec![Note { more: text.clone(), text, weight }];
    match row.what {
        PrintedWhat::Masthead(_) => plain(env.t(s::PRINTED_MASTHEAD).to_owned(), Weight::Plain),
        PrintedWhat::Contents { entry, .. } => {
            let found = issue.contents.get(entry).is_some_and(|e| e.document.is_some());
            let text = env.t(if found { s::PRINTED_CONTENTS } else { s::PRINTED_CONTENTS_LOST });
            plain(text.to_owned(), if found { Weight::Plain } else { Weight::Warning })
        }
        PrintedWhat::Dropped(n) => {
            let why = issue.dropped.get(n).map(|d| env.lang.either(d.why.zh(), d.why.en())).unwrap_or_default();
            plain(env.with(s::PRINTED_DROPPED, &[why]), Weight::Weak)
        }
        PrintedWhat::Piece { document, block, piece } => {
            let Some(this) = issue.block(document, block) else { return Vec::new() };
            let mut notes = Vec::new();
            if (block, piece) == (0, 0) {
                let title = issue.documents.get(document).map_or("", |d| &d.title);
                notes.push(Note { text: shorten(title, TITLE), more: title.to_owned(), weight: Weight::Head });
            }
            if piece == 0 {
                let text = kind_text(env, this);
                notes.push(Note { more: text.clone(), text, weight: weight_of(this.kind) });
            }
            notes.extend(printed.join_of(issue, at).map(|join| join_note(env, printed, this, piece, join)));
            notes
        }
        PrintedWhat::Blank(_) | PrintedWhat::Page(_) => Vec::new(),
    }
}

fn weight_of(kind: BlockKind) -> Weight {
    match kind {
        BlockKind::Title | BlockKind::Heading | BlockKind::Article => Weight::Strong,
        _ => Weight::Plain,
    }
}

/// 标题 2 级　（一）
fn kind_text(env: Env, block: &Block) -> String {
    let mut text = match (block.kind, block.level) {
        (BlockKind::Heading, Some(level)) => env.with(s::KIND_HEADING_LEVEL, &[&level.to_string()]),
        (kind, _) => env.lang.either(kind.zh(), kind.en()).to_owned(),
    };
    if let Some(label) = &block.label {
        text.push(' ');
        text.push_str(label);
    }
    text
}

fn join_note(env: Env, printed: &Printed, block: &Block, piece: usize, join: PrintedJoin) -> Note {
    let name = env.lang.either(join.join.zh(), join.join.en());
    let mut text = format!("↑ {name}");
    if let Some(from) = join.from.and_then(|row| printed.rows().get(row)) {
        text.push_str(&env.with(s::JOIN_FROM, &[&span_text(env, from.span)]));
    }
    text.push_str(&format!(" {:.0}%", join.confidence * 100.0));
    let evidence = join_evidence(block, piece);
    let list = |supports: bool| {
        let all = evidence.iter().filter(|e| e.supports() == supports).map(|e| env.lang.either(e.rule.zh, e.rule.en));
        all.collect::<Vec<_>>().join(env.t(s::LIST_COMMA))
    };
    let (pro, contra) = (list(true), list(false));
    let mut more = text.clone();
    for (head, list) in [(s::EVIDENCE_FOR, pro), (s::EVIDENCE_AGAINST, contra)] {
        if !list.is_empty() {
            more.push('\n');
            more.push_str(&env.with(head, &[&list]));
        }
    }
    let unsure = join.confidence < UNSURE;
    Note { text, more, weight: if unsure { Weight::Warning } else { Weight::Weak } }
}

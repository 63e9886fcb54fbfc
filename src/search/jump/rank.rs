//! The order of hits: the fuzzy matcher's score for each term, and sense added.

use fuzzy_matcher::skim::SkimMatcherV2;

use super::align::Alignment;
use super::entries::{Entries, Entry};
use super::fit::Fit;
use super::glyphs::{Key, Token};
use super::query::Term;
use super::{JumpContext, JumpKind};

/// What a kind is worth for plain words: documents above their parts.
pub(super) fn kind_worth(kind: JumpKind) -> i64 {
    match kind {
        JumpKind::Document => 44,
        JumpKind::Number => 30,
        JumpKind::Title => 26,
        JumpKind::Heading => 10,
        JumpKind::Command => 6,
        JumpKind::Article | JumpKind::Page => 0,
    }
}

/// Whether an alignment is no more than letters that any long text has somewhere: more than half of them stand alone or,
/// in the text of an article or in what a command does, they are further apart than they are many.
pub(super) fn is_chance(alignment: &Alignment, tokens: &[Token], kind: JumpKind) -> bool {
    alignment.strays(tokens) * 2 > alignment.steps.len()
        || matches!(kind, JumpKind::Article | JumpKind::Command)
            && alignment.is_by_letter()
            && alignment.gaps(tokens) > alignment.steps.len()
}

/// What it is worth where a term matches in an entry's own text.
pub(super) fn fit_worth(fit: Fit) -> i64 {
    match fit {
        Fit::None => 0,
        Fit::Scattered => -24,
        Fit::Together => 0,
        Fit::Word => 8,
        Fit::Start => 16,
    }
}

/// What a term is worth that matches only in what the entry stands under.
pub(super) fn path_worth(fit: Fit) -> i64 {
    20 + fit_worth(fit) / 2
}

/// What a word is worth in the text after a label that another term names.
pub(super) fn beside_label_worth(fit: Fit) -> i64 {
    50 + fit_worth(fit)
}

/// What a word is worth above a label that another term names: 水务 15 means the article of a text called so, more
/// than an article that speaks of it.
pub(super) fn above_label_worth(fit: Fit) -> i64 {
    90 + fit_worth(fit)
}

/// What labels and numbers are worth: 第十五条 for `15t`, more in the document being read.
pub(super) fn ordinal_worth(term: &Term, entry: &Entry, context: &JumpContext) -> i64 {
    let Some(wanted) = term.ordinal else { return 0 };
    let Some(has) = entry.ordinal else { return 0 };
    if (has.number, has.added) != (wanted.number, wanted.added) {
        return 0;
    }
    let worth = match wanted.unit {
        Some(_) if wanted.unit == has.unit => 160,
        Some(_) => 0,
        // A bare 15 most often means an article.
        None if has.unit == Some('条') => 90,
        None => 70,
    };
    let current = context.document.is_some() && context.document == entry.document;
    if worth > 0 && current { worth + 100 } else { worth }
}

/// How a term fits that may be a label. The characters of 第八十七条 are in 第七十八条, too, and 二、 is in any number: a label with a
/// unit stands in one piece, and one with a mark is the label of what is found. 第3条之1 is 第3-1条.
pub(super) fn label_fit(term: &Term, entry: &Entry, fit: Fit) -> Fit {
    if term.is_caption() && fit == Fit::Scattered {
        return Fit::None;
    }
    let Some((wanted, unit)) = term.ordinal.and_then(|o| Some((o, o.unit?))) else { return fit };
    let same = entry.ordinal.is_some_and(|has| (has.number, has.added) == (wanted.number, wanted.added));
    let label = same && entry.ordinal.and_then(|has| has.unit) == Some(unit);
    match unit {
        _ if label && wanted.added > 0 => fit.max(Fit::Together),
        '、' | '(' | '.' if !label => Fit::None,
        '、' | '(' | '.' => fit,
        _ if same || fit > Fit::Scattered => fit,
        _ => Fit::None,
    }
}

/// What an entry is worth whatever the term.
pub(super) fn entry_worth(entry: &Entry, context: &JumpContext) -> i64 {
    let inside = matches!(entry.kind, JumpKind::Heading | JumpKind::Article | JumpKind::Title);
    let current = context.document.is_some() && context.document == entry.document;
    kind_worth(entry.kind) + if inside && current { 12 } else { 0 }
}

/// The fuzzy matcher's score of a term in an entry, with sense added. The matcher reads the entry's text with
/// each aligned token as it was typed (水文 as `sw`), so that it scores Chinese, pinyin and initials by the same
/// rules: runs, starts of words and gaps.
pub(super) fn term_score(
    matcher: &SkimMatcherV2,
    entries: &Entries,
    entry: &Entry,
    term: &Term,
    alignment: &Alignment,
    fit: Fit,
) -> i64 {
    let typed = as_typed(entries, entry, term, alignment);
    let pattern = term.text(0, term.units.len());
    let fuzzy = matcher.fuzzy(&typed, &pattern, false).map_or(0, |(score, _)| score);
    let tokens = entries.tokens_of(entry);
    let length = tokens.last().map_or(1, |t| i64::from(t.end)).max(1);
    let taken: i64 = alignment.tokens(tokens).map(|t| i64::from(t.end - t.start)).sum();
    let strays = i64::try_from(alignment.strays(tokens)).unwrap_or(0) * 12;
    fuzzy - strays + i64::from(alignment.worth) + fit_worth(fit) + taken * 24 / length - length / 4
}

/// The entry's text with what the alignment takes as it was typed, and a space before each word.
fn as_typed(entries: &Entries, entry: &Entry, term: &Term, alignment: &Alignment) -> String {
    let tokens = entries.tokens_of(entry);
    let mut taken: Vec<Option<usize>> = vec![None; tokens.len()];
    let mut covered = [false; 256];
    for (step, (token, _)) in alignment.steps.iter().enumerate() {
        if let (Some(slot), Some(token)) = (taken.get_mut(*token), tokens.get(*token)) {
            *slot = Some(step);
            covered[usize::from(token.start)..usize::from(token.end)].fill(true);
        }
    }
    let mut out = String::new();
    let mut written = 0;
    for (token, taken) in tokens.iter().zip(&taken) {
        let step = taken.and_then(|step| alignment.steps.get(step));
        // A numeral stands twice, as its characters and as a number: write one of them.
        if step.is_none() && (token.start < written || covered[usize::from(token.start)]) {
            continue;
        }
        written = token.end;
        if token.head() && token.start > 0 {
            out.push(' ');
        }
        match (step, entries.glyphs.get(token.glyph()).map(|g| &g.key)) {
            (Some((_, m)), _) => out.push_str(&term.text(usize::from(m.from), usize::from(m.to))),
            (None, Some(Key::Char(c))) => out.push(*c),
            (None, Some(Key::Number(digits))) => out.push_str(digits),
            (None, None) => {}
        }
    }
    out
}

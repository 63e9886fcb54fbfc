//! Where in a sentence that stands which the word for an effect is about.

use std::ops::Range;

use super::asserted::outside_titles;
use super::{NUMBER, STANDARD, is_in, is_in_quotes, quoted};
use crate::facts::force::EffectKind;
use crate::facts::force_parts::{BEHIND_PART, paper_kind};
use crate::zh::lexicon::Class;
use crate::zh::{numeral, units};

/// What the words before a verb say that it is done to, where they name no instrument by its title or number: of …，该批复不再适用
/// the words 该批复. Clauses that tell how or when (经研究, 自本通知印发之日起) are passed over.
pub(super) fn object(text: &str, stretch: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(stretch.clone())?;
    let mut end = words.len();
    while end > 0 {
        let start = words.get(..end)?.rfind([',', ';']).map_or(0, |at| at + 1);
        let clause = words.get(start..end)?;
        // What an article said that is changed says nothing of what is done.
        if is_in_quotes(words, start) {
            end = start.saturating_sub(1);
            continue;
        }
        if clause.contains(['《', '「']) || NUMBER.is_match(clause) || STANDARD.is_match(clause) {
            return None;
        }
        let bare = BEHIND_PART.find(clause).map_or(clause, |m| clause.get(..m.start()).unwrap_or(clause));
        let marked = Class::ObjectMark.starts(bare).is_some() || Class::ThatOne.starts(bare).is_some();
        let bare = bare.trim_start_matches(|c| Class::NumberLead.has(c));
        // …，决定予以废止: that it is decided.
        let decided = Class::Decides.ends(bare).is_some();
        let short = bare.chars().count() <= LONGEST_OBJECT && paper_kind(bare).is_some() && !decided;
        if marked || short && !bare.starts_with(units::NTH) {
            let at = stretch.start + start + (bare.as_ptr() as usize - clause.as_ptr() as usize);
            return Some(at..at + bare.len());
        }
        end = start.saturating_sub(1);
    }
    None
}

/// Characters of the longest name of a paper that is not called by its title.
const LONGEST_OBJECT: usize = 6;

/// Where in the words before a verb begins what it is done to, where a word marks that: 根据《甲》（以下简称《乙》），现对《丙》作如下修改.
pub(super) fn marked_object(before: &str) -> usize {
    let mut depth = 0;
    let mut last = 0;
    let mut start = 0;
    for (at, c) in before.char_indices() {
        depth += i32::from(matches!(c, '《' | '「' | '(' | '“')) - i32::from(matches!(c, '》' | '」' | ')' | '”'));
        if depth > 0 || !matches!(c, ',' | ';' | ':' | '。') {
            continue;
        }
        last = marked_clause(before, start..at).unwrap_or(last);
        start = at + c.len_utf8();
    }
    marked_clause(before, start..before.len()).unwrap_or(last)
}

/// Where a clause begins that a word for what something is done to begins, perhaps behind 现 or 决定, and that names an instrument.
fn marked_clause(text: &str, clause: Range<usize>) -> Option<usize> {
    let words = text.get(clause.clone())?.trim_start_matches(['”', '’']);
    // 二、将《甲》第三条修改为
    let label =
        words.find(units::LIST).filter(|at| words.get(..*at).is_some_and(|l| l.chars().all(numeral::is_numeral)));
    let words = label.and_then(|at| words.get(at + units::LIST.len_utf8()..)).unwrap_or(words);
    let bare = Class::EffectAdverb.strip_start(words).unwrap_or(words);
    let bare = Class::Decides
        .find_iter(bare)
        .last()
        .filter(|at| at.end < 60)
        .and_then(|at| bare.get(at.end..))
        .unwrap_or(bare);
    (Class::ObjectMark.starts(bare).is_some() && bare.contains('《')).then_some(clause.start)
}

/// Where the instruments behind a verb end: with the clause group, before what leads to the next verb, and before a clause about what stays
/// (废止《甲》等2件规章，保留《乙》等30件).
pub(super) fn end_behind(text: &str, clauses: &Clauses, from: usize, next: Option<usize>, kind: EffectKind) -> usize {
    let end = text.get(from..).and_then(|t| t.find([';', '。'])).map_or(text.len(), |at| from + at);
    let end = if kind.ends() { clauses.before_kept(from..end) } else { end };
    let Some(next) = next.filter(|next| *next < end) else { return end };
    text.get(from..next).and_then(|t| t.rfind([',', ';'])).map_or(next, |at| from + at)
}

/// The clauses of a sentence, gathered once for all its verbs.
pub(super) struct Clauses {
    /// Where its first comma stands that is in no title and not quoted, and where the clause behind that ends.
    pub second: Option<Range<usize>>,
    /// Those commas behind which a clause says of its instruments that they stay.
    kept: Vec<usize>,
}

impl Clauses {
    pub fn of(text: &str) -> Self {
        let quoted = quoted(text);
        let (mut commas, mut ends) = (Vec::new(), Vec::new());
        for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, ',' | ';' | '。')) {
            let comma = c == ',' && !is_in(&quoted, at);
            if comma || c != ',' {
                ends.push(at);
            }
            if comma {
                commas.push(at);
            }
        }
        let end = |at: usize| ends.get(ends.partition_point(|end| *end <= at)).copied().unwrap_or(text.len());
        let stays = |at: &usize| {
            let clause = text.get(at + 1..end(*at)).unwrap_or("");
            clause.contains('《') && Class::Kept.within(&outside_titles(clause))
        };
        let kept = if Class::Kept.within(text) { commas.iter().copied().filter(stays).collect() } else { Vec::new() };
        Self { second: commas.first().map(|at| *at..end(*at)), kept }
    }

    /// Where in a stretch the first clause begins that says of its instruments that they stay; the stretch's end without one.
    fn before_kept(&self, stretch: Range<usize>) -> usize {
        let first = self.kept.get(self.kept.partition_point(|at| *at < stretch.start)).copied();
        first.filter(|at| *at < stretch.end).unwrap_or(stretch.end)
    }
}

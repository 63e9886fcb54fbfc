//! How well a term fits an entry, told in one pass over its tokens without finding the best way.

use super::align::Moves;
use super::glyphs::Token;

/// How well a term fits: the greater the better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Not at all.
    #[default]
    None,
    /// With gaps.
    Scattered,
    /// In one piece.
    Together,
    /// In one piece from the start of a word.
    Word,
    /// In one piece from the start.
    Start,
}

/// Which positions of the term are reached at a position of the text, as sets of bits.
#[derive(Clone, Copy, Default)]
struct Reached {
    /// The position of the text.
    end: u8,
    /// By tokens that end here or before.
    any: u64,
    /// By tokens in a row, of which the last ends here.
    together: u64,
    /// The same, begun at the start of a word.
    word: u64,
    /// The same, begun at the start of the text.
    first: u64,
}

/// A number stands after the characters of its numeral and goes back to where that begins. A numeral below 10,000
/// has at most seven (九千九百九十九).
const BACK: usize = 8;

impl Moves {
    /// How well a text fits.
    pub(super) fn fit(&self, tokens: &[Token]) -> Fit {
        let mut fit = Fit::None;
        let mut now = Reached::default();
        let mut past = [Reached::default(); BACK];
        let mut passed = 0;
        for token in tokens {
            let moves = self.of(token.glyph());
            if moves.is_empty() {
                continue;
            }
            let mut from = match token.start {
                start if start == now.end => now,
                start if start > now.end => Reached { any: now.any, ..Reached::default() },
                start => back_at(&past, start),
            };
            from.any |= 1;
            from.together |= 1;
            from.word |= u64::from(token.head());
            from.first |= u64::from(token.start == 0);
            let mut next = Reached::default();
            for m in moves {
                next.any |= (from.any >> m.from & 1) << m.to;
                next.together |= (from.together >> m.from & 1) << m.to;
                next.word |= (from.word >> m.from & 1) << m.to;
                next.first |= (from.first >> m.from & 1) << m.to;
            }
            fit = fit.max(self.reached(&next));
            if fit == Fit::Start {
                break;
            }
            if token.end > now.end {
                past[passed % BACK] = now;
                passed += 1;
                now = Reached { end: token.end, any: now.any | next.any, ..next };
            } else {
                now.any |= next.any;
                now.together |= next.together;
                now.word |= next.word;
                now.first |= next.first;
            }
        }
        fit
    }

    /// Whether the end of the term is reached, and how.
    fn reached(&self, next: &Reached) -> Fit {
        let end = |set: u64| set >> self.len & 1 == 1;
        if end(next.first) {
            Fit::Start
        } else if end(next.word) {
            Fit::Word
        } else if end(next.together) {
            Fit::Together
        } else if end(next.any) {
            Fit::Scattered
        } else {
            Fit::None
        }
    }
}

/// What was reached at an earlier position.
fn back_at(past: &[Reached; BACK], start: u8) -> Reached {
    let before = past.iter().filter(|r| r.end <= start).max_by_key(|r| r.end).copied().unwrap_or_default();
    if before.end == start { before } else { Reached { any: before.any, ..Reached::default() } }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Fit;
    use crate::search::jump::align::Moves;
    use crate::search::jump::glyphs::Glyphs;
    use crate::search::jump::query::Query;

    fn fit(text: &str, query: &str) -> Fit {
        let mut glyphs = Glyphs::default();
        let tokens = glyphs.tokens(text, &[]);
        Moves::new(&Query::parse(query).terms[0], &glyphs).fit(&tokens.list)
    }

    #[test]
    fn how_well() {
        for (text, query, expected) in [
            ("水务管理规程", "swgl", Fit::Start),
            ("关于印发水务管理规程", "swgl", Fit::Word),
            ("本市水务管理规程", "swgl", Fit::Together),
            ("水的事务和管制道理", "swgl", Fit::Scattered),
            ("水务管理规程", "swgx", Fit::None),
            ("第九千九百九十九条", "9999条", Fit::Together),
            ("第九千九百九十九条", "第9999条", Fit::Start),
            ("第九千九百九十九条", "d9999t", Fit::Start),
            ("第九千九百九十九条", "九九条", Fit::Scattered),
            ("十五五十", "15wushi", Fit::None),
        ] {
            assert_eq!(fit(text, query), expected, "{query} in {text}");
        }
    }

    proptest! {
        /// The quick pass and the search for the best way must agree, and the mask must let through what fits.
        #[test]
        fn fits_what_can_be_aligned(
            text in "[一十百五千零第条水务管理行长0-9 、ab]{0,20}",
            query in "[一十五百第条水ab15]{1,4}|[shuiwgldtayx]{1,6}|[dst15]{1,5}",
        ) {
            let mut glyphs = Glyphs::default();
            let tokens = glyphs.tokens(&text, &[]);
            for term in Query::parse(&query).terms {
                let moves = Moves::new(&term, &glyphs);
                let fit = moves.fit(&tokens.list);
                let alignment = moves.align(&tokens.list, &mut Vec::new());
                prop_assert_eq!(fit > Fit::None, alignment.is_some());
                prop_assert!(fit == Fit::None || moves.mask & !tokens.mask == 0);
                let steps = alignment.map_or_else(Vec::new, |a| a.steps);
                let taken: Vec<_> = steps.iter().filter_map(|(i, m)| Some((tokens.list.get(*i)?, m))).collect();
                prop_assert!(taken.windows(2).all(|w| w[0].0.end <= w[1].0.start && w[0].1.to == w[1].1.from));
            }
        }
    }
}

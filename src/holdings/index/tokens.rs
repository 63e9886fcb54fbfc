//! Text as the index has it: every two characters that stand side by side.
//!
//! Words are no unit here: who looks for 市人 finds it in 某市人民政府, too. Each character begins a token with the one behind it; the last of a stretch
//! begins one with the end of the line, so that every character begins a token and can be looked for alone.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Stands between stretches that no phrase crosses: blocks of a passage, cells of a table. Folded text never has it.
pub(super) const BARRIER: char = '\n';

/// The name that the index knows the tokenizer by.
pub(super) const NAME: &str = "pairs";

/// Makes pairs of folded text.
#[derive(Clone, Default)]
pub(super) struct Pairs;

/// The pairs of a text, each at the position of its first character.
pub(super) struct PairStream<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    position: usize,
    token: Token,
}

impl Tokenizer for Pairs {
    type TokenStream<'a> = PairStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> PairStream<'a> {
        PairStream { rest: text.chars().peekable(), position: 0, token: Token::default() }
    }
}

impl TokenStream for PairStream<'_> {
    fn advance(&mut self) -> bool {
        loop {
            let Some(first) = self.rest.next() else { return false };
            // Behind a barrier a position is left out: of abcd, ab at 0 and cd at 2 would else be found across it.
            self.position += 1;
            if first == BARRIER {
                continue;
            }
            let second = self.rest.peek().copied().unwrap_or(BARRIER);
            self.token.text.clear();
            self.token.text.push(first);
            self.token.text.push(second);
            self.token.position = self.position;
            return true;
        }
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// The pairs that a phrase of two characters or more is found by, with their places in it: every second one, and the last.
pub(super) fn of_phrase(phrase: &str) -> Vec<(usize, String)> {
    let chars: Vec<char> = phrase.chars().collect();
    let last = chars.len().saturating_sub(2);
    let pair = |(at, pair): (usize, &[char])| (at, pair.iter().collect());
    chars.windows(2).enumerate().filter(|(at, _)| at % 2 == 0 || *at == last).map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<(usize, String)> {
        let mut pairs = Pairs;
        let mut stream = pairs.token_stream(text);
        let mut all = Vec::new();
        while stream.advance() {
            all.push((stream.token().position, stream.token().text.clone()));
        }
        all
    }

    #[test]
    fn every_character_begins_a_token_and_barriers_leave_a_gap() {
        let own = |tokens: &[(usize, &str)]| tokens.iter().map(|(n, t)| (*n, (*t).to_owned())).collect::<Vec<_>>();
        assert_eq!(tokens("市人民"), own(&[(1, "市人"), (2, "人民"), (3, "民\n")]));
        assert_eq!(tokens("甲\n乙丙"), own(&[(1, "甲\n"), (3, "乙丙"), (4, "丙\n")]));
        assert!(tokens("").is_empty() && tokens("\n\n").is_empty());
    }

    #[test]
    fn a_phrase_is_found_by_every_second_pair_and_the_last() {
        let of = |text| of_phrase(text).into_iter().map(|(at, pair)| format!("{at}{pair}")).collect::<Vec<_>>();
        assert_eq!(of("市人民政府"), ["0市人", "2民政", "3政府"]);
        assert_eq!(of("市人民政"), ["0市人", "2民政"]);
        assert_eq!(of("市人"), ["0市人"]);
        assert_eq!(of("市"), [""; 0]);
    }
}

//! The entries' texts as tokens over a table of distinct glyphs, so that a keystroke looks at each glyph once and
//! at each entry as a row of small numbers.

use std::collections::HashMap;

use crate::search::pinyin::{self, Syllable};
use crate::zh::fold::plain_each;
use crate::zh::numeral;

/// Texts are searched up to so many characters; positions in them then fit into a byte.
pub(super) const TEXT_LIMIT: usize = 200;

/// A set of what a text could be typed by: 26 first letters, 26 letters, and the rest by hash. A term whose set is
/// not part of a text's can't match it.
pub(super) type Mask = u128;

/// A character of texts, or a number in them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A folded letter, Han character or other character that counts.
    Char(char),
    /// A whole number in digits, without leading zeros.
    Number(Box<str>),
}

#[derive(Debug)]
pub(super) struct Glyph {
    pub key: Key,
    pub readings: Vec<Syllable>,
    mask: Mask,
}

/// All glyphs of an index.
#[derive(Debug, Default)]
pub(super) struct Glyphs {
    all: Vec<Glyph>,
    ids: HashMap<Key, u32>,
}

/// A glyph's place in a text. Positions count the characters that can be searched for (`start`, `end`), and the
/// characters of the text that is shown (`shown`, `shown_end`). Small, because a keystroke reads all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// The glyph's id, and in the highest bit whether a word begins here.
    glyph_and_head: u32,
    pub start: u8,
    pub end: u8,
    pub shown: u8,
    pub shown_end: u8,
}

const HEAD_BIT: u32 = 1 << 31;

impl Token {
    pub(super) fn glyph(&self) -> u32 {
        self.glyph_and_head & !HEAD_BIT
    }

    /// Whether a word begins here: the match is worth more.
    pub(super) fn head(&self) -> bool {
        self.glyph_and_head & HEAD_BIT != 0
    }
}

/// A text made ready.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    pub list: Vec<Token>,
    pub mask: Mask,
}

/// A character that can be searched for, with its index in the text shown.
#[derive(Clone, Copy)]
struct Atom {
    c: char,
    shown: u8,
    head: bool,
    /// What stands before it.
    after: After,
}

/// What stands before a character that can be searched for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    /// Another one.
    Text,
    /// White space.
    Space,
    /// A mark, or the start.
    Mark,
}

impl Glyphs {
    pub(super) fn get(&self, id: u32) -> Option<&Glyph> {
        self.all.get(id as usize)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Glyph> {
        self.all.iter()
    }

    fn id(&mut self, key: Key) -> u32 {
        if let Some(&id) = self.ids.get(&key) {
            return id;
        }
        let readings = match key {
            Key::Char(c) => pinyin::readings(c).collect(),
            Key::Number(_) => Vec::new(),
        };
        let mask = glyph_mask(&key, &readings);
        // There are fewer characters than this, and numbers in memory.
        let id = u32::try_from(self.all.len()).unwrap_or(u32::MAX) & !HEAD_BIT;
        self.all.push(Glyph { key: key.clone(), readings, mask });
        self.ids.insert(key, id);
        id
    }

    /// Makes a text ready. `places` are names after which a word begins (the office's town: in 某市水文办法 one
    /// looks for 水文).
    pub(super) fn tokens(&mut self, shown: &str, places: &[Vec<char>]) -> Tokens {
        let atoms = atoms(shown, places);
        let mut tokens = Tokens::default();
        let mut at = 0;
        while let Some(atom) = atoms.get(at) {
            // 〔2023〕7号 and 8-9 hold two numbers each, as 2023 7 does.
            let end = run_end(&atoms, at, |a| a.c.is_ascii_digit(), |a| a.after == After::Text);
            if end > at {
                self.push_number(&mut tokens, &atoms, at, end, None);
                at = end;
                continue;
            }
            // 第十 五条 is one numeral, 一、二 are two.
            let end = run_end(&atoms, at, |a| numeral::is_label(a.c), |a| a.after != After::Mark).max(at + 1);
            for (index, atom) in atoms.iter().enumerate().take(end).skip(at) {
                let glyph = self.id(Key::Char(atom.c));
                push(&mut tokens, self, glyph, &atoms, index, index + 1);
            }
            if numeral::is_label(atom.c) {
                let run: Vec<char> = atoms.iter().take(end).skip(at).map(|a| a.c).collect();
                if let Some(value) = numeral::well_formed(&run) {
                    self.push_number(&mut tokens, &atoms, at, end, Some(value));
                }
            }
            at = end;
        }
        tokens
    }

    fn push_number(&mut self, tokens: &mut Tokens, atoms: &[Atom], start: usize, end: usize, value: Option<u32>) {
        let digits = match value {
            Some(value) => value.to_string(),
            None => atoms.iter().take(end).skip(start).map(|a| a.c).collect(),
        };
        let glyph = self.id(Key::Number(plain_number(&digits).into()));
        push(tokens, self, glyph, atoms, start, end);
    }
}

fn push(tokens: &mut Tokens, glyphs: &Glyphs, glyph: u32, atoms: &[Atom], start: usize, end: usize) {
    let (Some(first), Some(last)) = (atoms.get(start), atoms.get(end.wrapping_sub(1))) else { return };
    let (Ok(from), Ok(to)) = (u8::try_from(start), u8::try_from(end)) else { return };
    tokens.mask |= glyphs.get(glyph).map_or(0, |g| g.mask);
    let glyph_and_head = glyph | if first.head { HEAD_BIT } else { 0 };
    let (shown, shown_end) = (first.shown, last.shown + 1);
    tokens.list.push(Token { glyph_and_head, start: from, end: to, shown, shown_end });
}

/// The end of the run of such characters that begins at `at` and goes on as long as `joined` says.
fn run_end(atoms: &[Atom], at: usize, is: impl Fn(&Atom) -> bool, joined: impl Fn(&Atom) -> bool) -> usize {
    at + atoms.iter().enumerate().skip(at).take_while(|(i, a)| is(a) && (*i == at || joined(a))).count()
}

/// A number without leading zeros.
pub(super) fn plain_number(digits: &str) -> &str {
    let plain = digits.trim_start_matches('0');
    if plain.is_empty() && !digits.is_empty() { "0" } else { plain }
}

/// The words of titles after which the matter itself begins.
const LEADS: [&str; 8] = ["关于", "印发", "转发", "公布", "人民政府", "办公室", "办公厅", "委员会"];

fn atoms(shown: &str, places: &[Vec<char>]) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    let mut after = After::Mark;
    for (index, c) in (0_u8..).zip(shown.chars().take(TEXT_LIMIT)) {
        if c.is_whitespace() {
            after = if after == After::Mark { After::Mark } else { After::Space };
            continue;
        }
        plain_each(c.encode_utf8(&mut [0; 4]), |_, c| {
            // A sign that folds to several characters could make the text longer than positions can say.
            if !c.is_alphanumeric() {
                after = After::Mark;
            } else if atoms.len() < TEXT_LIMIT {
                atoms.push(Atom { c, shown: index, head: after != After::Text, after });
                after = After::Text;
            }
        });
    }
    for lead in LEADS {
        mark_after(&mut atoms, &lead.chars().collect::<Vec<_>>());
    }
    for place in places {
        mark_after(&mut atoms, place);
    }
    atoms
}

fn mark_after(atoms: &mut [Atom], lead: &[char]) {
    let mut at = 0;
    while at + lead.len() < atoms.len() {
        let here = !lead.is_empty() && atoms.iter().skip(at).zip(lead).all(|(a, &c)| a.c == c);
        if here && let Some(next) = atoms.get_mut(at + lead.len()) {
            next.head = true;
        }
        at += 1;
    }
}

fn glyph_mask(key: &Key, readings: &[Syllable]) -> Mask {
    match key {
        Key::Char(c) => readings.iter().fold(char_bit(*c), |mask, reading| mask | reading_mask(reading)),
        Key::Number(digits) => digits.chars().next().map_or(0, char_bit),
    }
}

fn reading_mask(reading: &Syllable) -> Mask {
    let letters = reading.letters();
    let first = letters.first().map_or(0, |&b| letter_bit(b, 0));
    letters.iter().fold(first, |mask, &b| mask | letter_bit(b, 26))
}

fn letter_bit(letter: u8, from: u32) -> Mask {
    if letter.is_ascii_lowercase() { 1 << (u32::from(letter - b'a') + from) } else { 0 }
}

/// The bits of a character that stands for itself. A Latin letter in a text is typed as it is, first or not.
pub(super) fn char_bit(c: char) -> Mask {
    match u8::try_from(c) {
        Ok(letter) if letter.is_ascii_lowercase() => letter_bit(letter, 0) | letter_bit(letter, 26),
        _ => 1 << (52 + u32::from(c).wrapping_mul(0x9E37_79B1).rotate_left(7) % 76),
    }
}

/// The bit a letter of a term needs: of a first letter when nothing but a first letter can be meant.
pub(super) fn typed_letter_bit(letter: char, first: bool) -> Mask {
    u8::try_from(letter).map_or(0, |letter| letter_bit(letter, if first { 0 } else { 26 }))
}

#[cfg(test)]
mod tests {
    use super::{Glyphs, Key, TEXT_LIMIT};

    fn keys(text: &str) -> Vec<String> {
        let mut glyphs = Glyphs::default();
        let tokens = glyphs.tokens(text, &[]);
        tokens
            .list
            .iter()
            .filter_map(|t| glyphs.get(t.glyph()))
            .map(|g| match &g.key {
                Key::Char(c) => c.to_string(),
                Key::Number(n) => format!("<{n}>"),
            })
            .collect()
    }

    #[test]
    fn numerals_stand_beside_their_characters() {
        assert_eq!(keys("第十五条　总则"), ["第", "十", "五", "<15>", "条", "总", "则"]);
        assert_eq!(keys("政发〔2023〕07号"), ["政", "发", "<2023>", "<7>", "号"]);
        assert_eq!(keys("二 十、三"), ["二", "十", "<20>", "三", "<3>"]);
        assert_eq!(keys("8-9 10"), ["<8>", "<9>", "<10>"]);
        assert_eq!(keys("十四五规划"), ["十", "四", "五", "规", "划"]);
    }

    #[test]
    fn positions_fit_for_any_length() {
        let mut glyphs = Glyphs::default();
        // Each ﷺ folds to 18 characters.
        let tokens = glyphs.tokens(&"ﷺ".repeat(500), &[]);
        assert_eq!(tokens.list.len(), TEXT_LIMIT);
    }

    #[test]
    fn words_begin_after_marks_leads_and_places() {
        let mut glyphs = Glyphs::default();
        let place: Vec<char> = "东川市".chars().collect();
        let heads: Vec<u8> = glyphs
            .tokens("东川市人民政府关于印发《东川市水文办法》的通知", &[place])
            .list
            .iter()
            .filter(|t| t.head())
            .map(|t| t.start)
            .collect();
        assert_eq!(heads, [0, 3, 7, 9, 11, 14, 18]);
    }
}

//! Which classes have words in a text, told in one pass over it; and which have words that begin or end with a character.
//! Rules ask this before they look closer: most texts hold none of their words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{ALL_CLASSES, Class, TABLES};

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks([u64; TABLES.len().div_ceil(64)]);

impl Marks {
    /// The classes of which some word stands anywhere in the text: one pass for all classes.
    #[must_use]
    pub fn of(text: &str) -> Self {
        static WORDS: LazyLock<Words> = LazyLock::new(Words::all);
        let (words, alone) = (&*WORDS, &*super::ALONE);
        let mut marks = Self::default();
        let mut before = '\0';
        for (at, c) in text.char_indices() {
            if let Some(classes) = alone.of(c) {
                marks.take(classes);
            }
            for (begin, rest, classes) in words.near(before, c) {
                let follows = || text.get(at + c.len_utf8()..).is_some_and(|t| t.starts_with(rest));
                if *begin == (before, c) && (rest.is_empty() || follows()) {
                    marks.take(classes);
                }
            }
            before = c;
        }
        marks
    }

    /// Whether the class is in the set.
    #[inline]
    #[must_use]
    pub fn has(&self, class: Class) -> bool {
        let at = class as usize;
        self.0.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }

    fn add(&mut self, class: Class) {
        let at = class as usize;
        if let Some(bits) = self.0.get_mut(at / 64) {
            *bits |= 1 << (at % 64);
        }
    }

    fn take(&mut self, others: &Self) {
        self.0.iter_mut().zip(others.0).for_each(|(all, one)| *all |= one);
    }
}

/// Sets of classes by character.
pub(super) struct ByChar {
    /// For each character of the basic plane the index of its set; the first set is empty.
    at: Vec<u16>,
    sets: Vec<Marks>,
    /// Those of the few characters beyond it.
    beyond: BTreeMap<char, Marks>,
}

impl ByChar {
    /// The classes of words by one character of each, where they have one.
    fn by(sign: impl Fn(&str) -> Option<char>) -> Self {
        let mut by: BTreeMap<char, Marks> = BTreeMap::new();
        for (class, table) in ALL_CLASSES.iter().zip(&TABLES) {
            for c in table.forms.iter().filter_map(|form| sign(form)) {
                by.entry(c).or_default().add(*class);
            }
        }
        let beyond = by.split_off(&'\u{10000}');
        let (mut at, mut sets) = (vec![0; 0x1_0000], vec![Marks::default()]);
        for (c, set) in by {
            if let (Some(slot), Ok(index)) = (at.get_mut(c as usize), u16::try_from(sets.len())) {
                *slot = index;
            }
            sets.push(set);
        }
        Self { at, sets, beyond }
    }

    /// By the characters that words begin with.
    pub fn first() -> Self {
        Self::by(|word| word.chars().next())
    }

    /// By the characters that words end with.
    pub fn last() -> Self {
        Self::by(|word| word.chars().next_back())
    }

    /// By the characters that are words.
    pub fn alone() -> Self {
        Self::by(|word| {
            let mut chars = word.chars();
            chars.next().filter(|_| chars.next().is_none())
        })
    }

    #[inline]
    fn of(&self, c: char) -> Option<&Marks> {
        match self.at.get(c as usize) {
            Some(&index) => self.sets.get(usize::from(index)),
            None => self.beyond.get(&c),
        }
    }

    /// Whether words of the class are told by this character.
    #[inline]
    pub fn has(&self, c: char, class: Class) -> bool {
        self.of(c).is_some_and(|set| set.has(class))
    }
}

/// A word by its first two characters: these, what follows them, and the word's classes.
type Begun = ((char, char), &'static str, Marks);

/// All words of two characters or more, by what the first two of these are mixed to.
struct Words {
    /// For each mixture where its words are in `begun`; in 16 bits, since words are a few thousands.
    from: Vec<u16>,
    begun: Vec<Begun>,
}

impl Words {
    fn all() -> Self {
        let mut words: BTreeMap<(usize, char, char, &'static str), Marks> = BTreeMap::new();
        for (class, table) in ALL_CLASSES.iter().zip(&TABLES) {
            for form in table.forms {
                let mut chars = form.chars();
                if let (Some(first), Some(second)) = (chars.next(), chars.next()) {
                    words.entry((mixed(first, second), first, second, chars.as_str())).or_default().add(*class);
                }
            }
        }
        let mut from = vec![0u16; MIXTURES + 1];
        for (mixture, ..) in words.keys() {
            from.iter_mut().skip(mixture + 1).take(1).for_each(|count| *count += 1);
        }
        let mut sum = 0;
        for count in &mut from {
            sum += *count;
            *count = sum;
        }
        let begun = words.into_iter().map(|((_, first, second, rest), marks)| ((first, second), rest, marks));
        Self { from, begun: begun.collect() }
    }

    /// The words that begin with two characters, and few others.
    #[inline]
    fn near(&self, first: char, second: char) -> &[Begun] {
        let mixture = mixed(first, second);
        match self.from.get(mixture..mixture + 2) {
            Some(&[start, end]) if start < end => self.begun.get(start.into()..end.into()).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// What two characters can be mixed to.
const MIXTURES: usize = 1 << 16;

#[inline]
fn mixed(first: char, second: char) -> usize {
    let both = (first as u32).wrapping_mul(0x9e37_79b1) ^ (second as u32).wrapping_mul(0x85eb_ca77);
    (both >> 16) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_finds_what_each_class_finds() {
        let texts = [
            "",
            "市",
            "（牵头单位：市甲局；配合单位：各县（市、区）人民政府）",
            "自2024年1月1日起施行，有效期5年。《云州市旧办法》（云政发〔2011〕9号）同时废止。",
            "發展改革委員會會同財政部門負責；不得收取費用，處五千元以上罰款。",
            "\u{20000}国\u{2f800}abc第三条 12.5%",
        ];
        for text in texts {
            let marks = Marks::of(text);
            for class in ALL_CLASSES {
                assert_eq!(marks.has(class), class.within(text), "{class:?} in {text}");
            }
        }
    }

    #[test]
    fn each_word_is_told_by_its_ends() {
        let (first, last) = (ByChar::first(), ByChar::last());
        for class in ALL_CLASSES {
            for word in class.words() {
                let (begins, ends) = (word.chars().next().unwrap(), word.chars().next_back().unwrap());
                assert!(first.has(begins, class) && last.has(ends, class), "{word}");
                assert!(Marks::of(word).has(class), "{word}");
            }
        }
        assert!(
            !first.has('室', Class::OfficeEnd)
                && !ByChar::alone().has('室', Class::OfficeEnd)
                && !first.has('\u{2f80}', Class::OfficeEnd)
        );
    }
}

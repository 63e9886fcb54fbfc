//! Words as data: what the rules of `source`, `parse` and `facts` know by heart, each word once, with its classes.
//!
//! The words stand in `lexicon/*.lex`, which `build.rs` turns into the enum [`Class`] and its tables:
//!
//! ```text
//! # A comment.
//! class office-end: What the names of offices end with.
//! : office-end signer = sign-offs of municipal gazettes (某某市人民政府)
//! 政府 办公室 办公厅 委员会
//! ```
//!
//! A line `: classes = why, and where it was seen` says it for the words of the lines below it, up to the next such
//! line. A word stands once in all files; one with several uses has several classes. `发改委=发展和改革委员会` gives a
//! word's full form. Words are written in simplified characters: their traditional and variant forms are made from
//! `variants.txt`, so that all questions but [`Class::words`] answer for text in either script.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

mod marks;

pub use marks::Marks;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// The classes of words by the characters that these begin and end with, or are.
static FIRST: LazyLock<marks::ByChar> = LazyLock::new(marks::ByChar::first);
static LAST: LazyLock<marks::ByChar> = LazyLock::new(marks::ByChar::last);
static ALONE: LazyLock<marks::ByChar> = LazyLock::new(marks::ByChar::alone);

/// Bytes of a text in which looking at each character is faster than setting up a search.
const SHORT: usize = 60;

/// The words of a class, as `build.rs` writes them.
struct Table {
    /// The class's name in the files and in patterns.
    name: &'static str,
    /// The words as written, in the order of the files.
    words: &'static [&'static str],
    /// The words in all scripts, sorted.
    forms: &'static [&'static str],
    /// Where in `forms` the words of each first character begin.
    begins: &'static [(char, u32)],
    /// The words in all scripts, sorted by their last character.
    by_end: &'static [&'static str],
    /// Where in `by_end` the words of each last character begin.
    ends: &'static [(char, u32)],
    /// Words with their full forms.
    full: &'static [(&'static str, &'static str)],
}

impl Class {
    fn table(self) -> &'static Table {
        &TABLES[self as usize]
    }

    /// The words in simplified characters, in the order of the files.
    #[must_use]
    pub fn words(self) -> &'static [&'static str] {
        self.table().words
    }

    /// Whether the text is one of the words.
    #[must_use]
    pub fn is(self, text: &str) -> bool {
        text.chars().next().is_some_and(|c| FIRST.has(c, self)) && self.table().forms.binary_search(&text).is_ok()
    }

    /// Whether the character alone is one of the words.
    #[must_use]
    pub fn has(self, c: char) -> bool {
        ALONE.has(c, self)
    }

    /// The longest word that the text starts with.
    #[must_use]
    pub fn starts(self, text: &str) -> Option<&'static str> {
        let first = text.chars().next().filter(|c| FIRST.has(*c, self))?;
        let table = self.table();
        group(table.forms, table.begins, first)
            .iter()
            .filter(|w| text.starts_with(**w))
            .max_by_key(|w| w.len())
            .copied()
    }

    /// The longest word that the text ends with.
    #[must_use]
    pub fn ends(self, text: &str) -> Option<&'static str> {
        let last = text.chars().next_back().filter(|c| LAST.has(*c, self))?;
        let table = self.table();
        group(table.by_end, table.ends, last).iter().filter(|w| text.ends_with(**w)).max_by_key(|w| w.len()).copied()
    }

    /// Whether some word starts with the character.
    #[must_use]
    pub fn first(self, c: char) -> bool {
        FIRST.has(c, self)
    }

    /// Whether some word ends with the character.
    #[must_use]
    pub fn last(self, c: char) -> bool {
        LAST.has(c, self)
    }

    /// What follows the longest word that the text starts with.
    #[must_use]
    pub fn strip_start(self, text: &str) -> Option<&str> {
        text.get(self.starts(text)?.len()..)
    }

    /// The word that a text begins with, and what follows it.
    #[must_use]
    pub fn split_start(self, text: &str) -> Option<(&str, &str)> {
        text.split_at_checked(self.starts(text)?.len())
    }

    /// What stands before the longest word that the text ends with.
    #[must_use]
    pub fn strip_end(self, text: &str) -> Option<&str> {
        text.get(..text.len() - self.ends(text)?.len())
    }

    /// Whether one of the words stands anywhere in the text.
    #[must_use]
    pub fn within(self, text: &str) -> bool {
        if text.len() > SHORT {
            return self.searcher().is_match(text);
        }
        let begins = |at: usize| text.get(at..).is_some_and(|rest| self.starts(rest).is_some());
        text.char_indices().any(|(at, c)| FIRST.has(c, self) && begins(at))
    }

    /// Where the first of the words stands in the text, the longest of those that begin there; in bytes.
    #[must_use]
    pub fn find(self, text: &str) -> Option<Range<usize>> {
        if text.len() > SHORT {
            return self.searcher().find(text).map(|found| found.range());
        }
        let word = |at: usize| text.get(at..).and_then(|rest| self.starts(rest));
        let mut starts = text.char_indices().filter(|(_, c)| FIRST.has(*c, self));
        starts.find_map(|(at, _)| word(at).map(|word| at..at + word.len()))
    }

    /// Where words stand in the text, from the left, none over another; in bytes.
    pub fn find_iter(self, text: &str) -> impl Iterator<Item = Range<usize>> {
        self.searcher().find_iter(text).map(|found| found.range())
    }

    /// The full form of a word, where the files give one (发改委: 发展和改革委员会).
    #[must_use]
    pub fn full(self, word: &str) -> Option<&'static str> {
        let full = self.table().full;
        full.binary_search_by_key(&word, |(word, _)| word).ok().and_then(|at| full.get(at)).map(|(_, form)| *form)
    }

    /// The class's words as an alternative for a regular expression, the longest first: `(?:办公厅|办公室|府)`.
    #[must_use]
    pub fn alternative(self) -> String {
        let mut words: Vec<&str> = self.words().to_vec();
        words.sort_by_key(|w| std::cmp::Reverse(w.len()));
        let words: Vec<String> = words.into_iter().map(regex::escape).collect();
        format!("(?:{})", words.join("|"))
    }

    fn searcher(self) -> &'static AhoCorasick {
        static SEARCHERS: [OnceLock<AhoCorasick>; TABLES.len()] = [const { OnceLock::new() }; TABLES.len()];
        SEARCHERS[self as usize].get_or_init(|| automaton(self.table().forms, MatchKind::LeftmostLongest))
    }
}

/// Of words that are sorted by a character those of this one.
fn group(words: &'static [&'static str], groups: &[(char, u32)], c: char) -> &'static [&'static str] {
    let Ok(at) = groups.binary_search_by_key(&c, |(c, _)| *c) else { return &[] };
    let place = |at: usize| groups.get(at).map_or(words.len(), |(_, place)| *place as usize);
    words.get(place(at)..place(at + 1)).unwrap_or_default()
}

#[expect(clippy::expect_used, reason = "the words are the program's own: a test builds each automaton")]
fn automaton(words: &[&str], kind: MatchKind) -> AhoCorasick {
    AhoCorasick::builder().match_kind(kind).build(words).expect("the program's own words")
}

/// A set of characters of the basic plane: for questions that are asked of each character of a text.
#[derive(Clone, Debug)]
pub struct Chars(Vec<u64>);

impl Chars {
    /// The characters at a place, from 0, of all words of some classes, in all scripts.
    #[must_use]
    pub fn of(classes: &[(Class, usize)]) -> Self {
        let mut set = vec![0; 0x1_0000 / 64];
        for &(class, at) in classes {
            for c in class.table().forms.iter().filter_map(|form| form.chars().nth(at)) {
                if let Some(bits) = set.get_mut(c as usize / 64) {
                    *bits |= 1 << (c as usize % 64);
                }
            }
        }
        Self(set)
    }

    /// Whether the character is in the set.
    #[inline]
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        self.0.get(c as usize / 64).is_some_and(|bits| bits >> (c as usize % 64) & 1 == 1)
    }
}

/// Compiles a pattern of the program's own, in which `{class-name}` stands for any of that class's words, `{numeral}` for
/// a character of a numeral, `{article}` for an article (第三条, 第6-1条) and `{step}` for any step of an address. For text in simplified
/// characters, as [`super::fold`] makes it.
///
/// # Panics
/// Panics on a pattern that is not well-formed: patterns are constants, each compiled by a test.
#[must_use]
#[expect(clippy::expect_used, reason = "the patterns are constants, each compiled by a test")]
pub fn pattern(pattern: &str) -> Regex {
    Regex::new(&expanded(pattern)).expect("a pattern of the program's own")
}

/// A pattern with its classes' words filled in.
fn expanded(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let named = from.find('}').and_then(|end| {
            let name = from.get(1..end)?;
            let class = ALL_CLASSES.iter().find(|class| class.table().name == name).map(|class| class.alternative());
            let read = || match name {
                "numeral" => Some(super::numeral::PATTERN.to_owned()),
                "article" => Some(expanded(super::units::ARTICLE_PATTERN)),
                "step" => Some(expanded(super::units::STEP_PATTERN)),
                _ => None,
            };
            Some((class.or_else(read)?, from.get(end + 1..)?))
        });
        if let Some((alternative, after)) = named {
            out.push_str(&alternative);
            rest = after;
        } else {
            out.push('{');
            rest = from.get(1..).unwrap_or("");
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::path::Path;

    use super::*;

    /// The words of the files with the file and line of each.
    fn written() -> Vec<(String, String)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/zh/lexicon");
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|e| e != "lex") {
                continue;
            }
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            for (n, line) in std::fs::read_to_string(&path).unwrap().lines().enumerate() {
                let line = line.split('#').next().unwrap();
                if !line.starts_with("class ") && !line.starts_with(':') {
                    found.extend(line.split_whitespace().map(|w| (w.to_owned(), format!("{name}:{}", n + 1))));
                }
            }
        }
        found
    }

    #[test]
    fn each_word_stands_once() {
        let mut seen: HashMap<String, String> = HashMap::new();
        let mut twice = Vec::new();
        for (word, place) in written() {
            let word = word.split('=').next().unwrap().to_owned();
            if let Some(before) = seen.insert(word.clone(), place.clone()) {
                twice.push(format!("{word}: {before} and {place}"));
            }
        }
        assert!(twice.is_empty(), "a word stands once, with all its classes:\n{}", twice.join("\n"));
    }

    #[test]
    fn words_are_written_in_simplified_characters() {
        let traditional: Vec<_> = written().into_iter().filter(|(w, _)| *w != super::super::fold::plain(w)).collect();
        assert!(traditional.is_empty(), "their other forms are made from variants.txt: {traditional:?}");
    }

    #[test]
    fn every_class_has_words_and_an_automaton() {
        for class in ALL_CLASSES {
            assert!(!class.words().is_empty(), "{}", class.table().name);
            assert!(class.words().iter().all(|w| class.is(w) && class.within(w)), "{}", class.table().name);
        }
        assert_eq!(Marks::of(""), Marks::default());
    }

    #[test]
    fn words_are_found_in_both_scripts_at_each_place() {
        let class = Class::OfficeEnd;
        assert_eq!(class.ends("云山市人民政府办公室"), Some("办公室"));
        assert_eq!(class.ends("某某縣人民政府辦公室"), Some("辦公室"));
        assert_eq!(class.ends("云山市"), None);
        assert!(class.is("委员会") && !class.is("员会"));
        assert!(class.last('会') && class.last('會') && !class.last('员') && class.first('委') && !class.first('室'));
        assert_eq!(class.strip_end("云山市委员会"), Some("云山市"));
        assert_eq!(class.find("云山县委员会和法院"), Some("云山县".len().."云山县委员会".len()));
        assert!(Marks::of("云山市委員會").has(class) && !Marks::of("云山市").has(class));
    }

    #[test]
    fn sets_of_characters_are_of_one_place_in_the_words() {
        let ends = Chars::of(&[(Class::OfficeEnd, 1)]);
        assert!(ends.has('府') && ends.has('公') && !ends.has('政') && !ends.has('\u{20000}'));
        assert!(Chars::of(&[(Class::OfficeEnd, 0)]).has('辦'));
    }

    #[test]
    fn patterns_take_classes_and_keep_counts() {
        assert_eq!(expanded("[0-9]{1,3}{no such}"), "[0-9]{1,3}{no such}");
        assert!(pattern("^.{2}{office-end}$").is_match("云山委员会"));
        assert!(pattern("^{numeral}{2}月[^{numeral}]$").is_match("十二月底"));
        assert!(!pattern("^{numeral}{2}月[^{numeral}]$").is_match("十二月3"));
    }
}

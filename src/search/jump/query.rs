//! What was typed, as terms.

use super::align::TERM_LIMIT;
use super::glyphs::plain_number;
use crate::zh::fold::{plain_each, plain_folded};
use crate::zh::numeral;

/// A part of a term that is matched as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// A folded character.
    Char(char),
    /// Digits, without leading zeros.
    Number(Box<str>),
}

impl Unit {
    /// The ASCII letter it is, or 0.
    pub(super) fn letter(&self) -> u8 {
        match self {
            Self::Char(c) => u8::try_from(*c).ok().filter(u8::is_ascii_lowercase).unwrap_or(0),
            Self::Number(_) => 0,
        }
    }
}

/// A Chinese numeral in a term: the units it is made of, and its value in digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    pub start: usize,
    pub end: usize,
    pub value: Box<str>,
}

/// A number that names a place: 第十五条, 15t, d15, 15.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ordinal {
    pub number: u32,
    /// The unit: 条, 章, 页 …; `None` for a bare number.
    pub unit: Option<char>,
}

/// A part of the query between separators. All terms must match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub units: Vec<Unit>,
    pub numerals: Vec<Numeral>,
    pub ordinal: Option<Ordinal>,
}

/// A query, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    /// The terms as typed.
    pub terms: Vec<Term>,
    /// The terms with 水文15 taken for 水文 15, where that differs.
    pub split: Option<Vec<Term>>,
    /// 款, 项, 目 after an article, as in a citation: 第十五条第二款第（一）项.
    pub tail: Vec<Ordinal>,
    /// The query began with `>`: only commands are wanted.
    pub commands_only: bool,
    /// Nothing was typed.
    pub empty: bool,
    /// What was typed, without the `>` of commands.
    pub text: String,
}

/// Further terms of a query are not looked at; nobody types so many.
const TERMS_LIMIT: usize = 12;

impl Query {
    pub(super) fn parse(text: &str) -> Self {
        let text = text.trim();
        let (commands_only, text) = match text.strip_prefix(['>', '＞']) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let typed = text.to_owned();
        let (text, tail) = super::cite::without_tail(text);
        let mut terms: Vec<Term> = pieces(&text).into_iter().take(TERMS_LIMIT).map(Term::new).collect();
        if let Some(ordinal) = terms.first_mut().and_then(|t| t.ordinal.as_mut())
            && ordinal.unit.is_none()
        {
            ordinal.unit = label_mark(&text);
        }
        let mut split: Vec<Term> = terms.iter().flat_map(Term::split).collect();
        split.truncate(TERMS_LIMIT);
        let split = (split.len() != terms.len()).then_some(split);
        Self { terms, split, tail, commands_only, empty: text.trim().is_empty(), text: typed }
    }
}

/// The mark that tells 一、 from （一） and 1. at the start of a query: 、, ( or a stop.
fn label_mark(text: &str) -> Option<char> {
    let folded = plain_folded(text);
    let rest = folded.trim_start_matches('(');
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || numeral::is_label(c)).chars().next()?;
    match (rest.len() < folded.len(), after) {
        (true, ')') => Some('('),
        (false, '、' | '.') => Some(after),
        _ => None,
    }
}

/// The units between separators.
fn pieces(text: &str) -> Vec<Vec<Unit>> {
    let mut pieces: Vec<Vec<Unit>> = vec![Vec::new()];
    let mut number = String::new();
    for c in text.chars() {
        if separates(c) {
            end_number(&mut number, &mut pieces);
            pieces.push(Vec::new());
            continue;
        }
        plain_each(c.encode_utf8(&mut [0; 4]), |_, c| {
            if c.is_ascii_digit() {
                number.push(c);
                return;
            }
            end_number(&mut number, &mut pieces);
            if c.is_alphanumeric()
                && let Some(piece) = pieces.last_mut()
            {
                piece.push(Unit::Char(c));
            }
        });
    }
    end_number(&mut number, &mut pieces);
    pieces.retain(|p| !p.is_empty());
    pieces.iter_mut().for_each(|p| p.truncate(TERM_LIMIT));
    pieces
}

fn end_number(number: &mut String, pieces: &mut [Vec<Unit>]) {
    if !number.is_empty()
        && let Some(piece) = pieces.last_mut()
    {
        piece.push(Unit::Number(plain_number(number).into()));
    }
    number.clear();
}

/// Whether terms are split here. The brackets of a document number part numbers, not terms.
fn separates(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '《' | '》' | '〈' | '〉' | '「' | '」' | '“' | '”' | '"' | '(' | ')' | '（' | '）')
        || matches!(
            c,
            '、' | '，' | ',' | '。' | '；' | ';' | '：' | ':' | '/' | '|' | '>' | '＞' | '?' | '？' | '!' | '！'
        )
}

/// The units that labels and pages count, by character and as they are typed.
const UNITS: [(char, &str); 10] = [
    ('条', "tiao"),
    ('章', "zhang"),
    ('节', "jie"),
    ('款', "kuan"),
    ('项', "xiang"),
    ('编', "bian"),
    ('目', "mu"),
    ('页', "ye"),
    ('号', "hao"),
    ('期', "qi"),
];

impl Term {
    fn new(units: Vec<Unit>) -> Self {
        let numerals = numerals_of(&units);
        let mut term = Self { units, numerals, ordinal: None };
        term.ordinal = term.ordinal_at(0);
        term
    }

    /// Whether the term from unit `from` on is an ordinal, and which.
    fn ordinal_at(&self, from: usize) -> Option<Ordinal> {
        let rest = self.units.get(from..)?;
        let page_word = ["page", "pg", "p"].iter().find(|w| starts_with_letters(rest, w)).map_or(0, |w| w.len());
        if page_word > 0 {
            let (number, len) = self.number_at(from + page_word)?;
            let alone = from + page_word + len == self.units.len();
            return alone.then_some(Ordinal { number, unit: Some('页') });
        }
        let lead = match rest {
            [Unit::Char('第'), ..] => 1,
            _ if starts_with_letters(rest, "di") => 2,
            [Unit::Char('d'), ..] => 1,
            _ => 0,
        };
        let (number, len) = self.number_at(from + lead)?;
        let after = self.units.get(from + lead + len..)?;
        match after {
            [] => Some(Ordinal { number, unit: None }),
            [Unit::Char(c)] if UNITS.iter().any(|(unit, _)| unit == c) => Some(Ordinal { number, unit: Some(*c) }),
            _ => {
                let typed: Option<String> =
                    after.iter().map(|u| Some(char::from(u.letter())).filter(|&c| c != '\0')).collect();
                let typed = typed?;
                let unit = UNITS.iter().find(|(_, reading)| reading.starts_with(&typed))?;
                Some(Ordinal { number, unit: Some(unit.0) })
            }
        }
    }

    /// A number in digits or Chinese at a unit, and how many units it has.
    fn number_at(&self, at: usize) -> Option<(u32, usize)> {
        if let Some(Unit::Number(digits)) = self.units.get(at) {
            return Some((digits.parse().ok()?, 1));
        }
        let numeral = self.numerals.iter().find(|n| n.start == at)?;
        Some((numeral.value.parse().ok()?, numeral.end - numeral.start))
    }

    /// 水文15, sw第15条: words, then an ordinal. The term as it is, when it is nothing of the kind.
    fn split(&self) -> Vec<Self> {
        let whole = || vec![self.clone()];
        if self.ordinal.is_some() {
            return whole();
        }
        let Some(number) = self.units.iter().rposition(|u| matches!(u, Unit::Number(_))) else {
            let numeral = self.numerals.last().map(|n| n.start);
            return numeral.and_then(|at| self.split_before(at)).unwrap_or_else(whole);
        };
        self.split_before(number).unwrap_or_else(whole)
    }

    fn split_before(&self, number: usize) -> Option<Vec<Self>> {
        // 第 belongs to the number; so does a `di`, and a `d` only where no other letter stands before it.
        for lead in [2, 1, 0] {
            let Some(at) = number.checked_sub(lead) else { continue };
            let units = self.units.get(at..number)?;
            let fits = match lead {
                2 => starts_with_letters(units, "di"),
                1 => {
                    let letter_before =
                        at.checked_sub(1).and_then(|a| self.units.get(a)).is_some_and(|u| u.letter() != 0);
                    units == [Unit::Char('第')] || !letter_before && matches!(units, [Unit::Char('d' | 'p')])
                }
                _ => true,
            };
            if fits && at > 0 && self.ordinal_at(at).is_some() {
                let (words, ordinal) = self.units.split_at_checked(at)?;
                return Some(vec![Self::new(words.to_vec()), Self::new(ordinal.to_vec())]);
            }
        }
        None
    }

    /// The units as text: the pattern for the fuzzy matcher.
    pub(super) fn text(&self, from: usize, to: usize) -> String {
        let mut out = String::new();
        for unit in self.units.get(from..to).unwrap_or(&[]) {
            match unit {
                Unit::Char(c) => out.push(*c),
                Unit::Number(digits) => out.push_str(digits),
            }
        }
        out
    }
}

fn starts_with_letters(units: &[Unit], letters: &str) -> bool {
    units.len() >= letters.len() && units.iter().zip(letters.bytes()).all(|(unit, letter)| unit.letter() == letter)
}

fn numerals_of(units: &[Unit]) -> Vec<Numeral> {
    let chars: Vec<char> = units.iter().map(|u| if let Unit::Char(c) = u { *c } else { ' ' }).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let end = at + chars.iter().skip(at).take_while(|&&c| numeral::is_label(c)).count();
        if let Some(value) = chars.get(at..end).and_then(numeral::well_formed) {
            found.push(Numeral { start: at, end, value: value.to_string().into() });
        }
        at = end.max(at + 1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Ordinal, Query};

    fn ordinal(text: &str) -> Option<Ordinal> {
        match Query::parse(text).terms.as_slice() {
            [term] => term.ordinal,
            _ => None,
        }
    }

    #[test]
    fn ordinals_in_all_dress() {
        for text in [
            "第十五条",
            "十五条",
            "15条",
            "第15条",
            "１５条",
            "d15t",
            "15t",
            "15tiao",
            "di15tiao",
            "15ti",
            "第十五tiao",
        ] {
            assert_eq!(ordinal(text), Some(Ordinal { number: 15, unit: Some('条') }), "{text}");
        }
        for text in ["p48", "P48", "p.48", "48页", "第48页", "四十八页", "48y", "page48"] {
            assert_eq!(ordinal(text), Some(Ordinal { number: 48, unit: Some('页') }), "{text}");
        }
        for text in ["15", "十五", "第15", "d15", "015"] {
            assert_eq!(ordinal(text), Some(Ordinal { number: 15, unit: None }), "{text}");
        }
        for text in ["p", "swgl", "15水", "p4a", "水文15", "99999999999条"] {
            assert_eq!(ordinal(text), None, "{text}");
        }
    }

    #[test]
    fn labels_as_they_are_printed() {
        for (text, unit) in
            [("一、", '、'), ("（一）", '('), ("(1)", '('), ("1.", '.'), ("１．", '.'), ("二、 总体", '、')]
        {
            let ordinal = Query::parse(text).terms[0].ordinal;
            assert_eq!(ordinal.and_then(|o| o.unit), Some(unit), "{text}");
        }
        assert_eq!(ordinal("（一"), Some(Ordinal { number: 1, unit: None }));
    }

    #[test]
    fn spaces_and_marks_part_terms_but_brackets_of_numbers_do_not() {
        let terms = |text| {
            let terms = Query::parse(text).terms;
            terms.iter().map(|t| t.text(0, t.units.len())).collect::<Vec<_>>()
        };
        assert_eq!(terms("水文 15"), ["水文", "15"]);
        assert_eq!(terms("东政发〔2023〕7号"), ["东政发20237号"]);
        assert_eq!(Query::parse("东政发〔2023〕7号").terms[0].units.len(), 6);
        assert_eq!(terms("《水务管理办法》（东政发〔2023〕7号）"), ["水务管理办法", "东政发20237号"]);
        assert!(terms("——").is_empty() && !Query::parse("——").empty);
        assert!(Query::parse("  　").empty);
    }

    #[test]
    fn words_and_a_number_written_together() {
        let split = |text| {
            let split = Query::parse(text).split?;
            Some(split.iter().map(|t| t.text(0, t.units.len())).collect::<Vec<_>>())
        };
        assert_eq!(split("水文15").unwrap(), ["水文", "15"]);
        assert_eq!(split("swgl15t").unwrap(), ["swgl", "15t"]);
        assert_eq!(split("水文第十五条").unwrap(), ["水文", "第十五条"]);
        assert_eq!(split("水文d15t").unwrap(), ["水文", "d15t"]);
        assert_eq!(split("swdi15t").unwrap(), ["sw", "di15t"]);
        assert_eq!(split("水文p48").unwrap(), ["水文", "p48"]);
        assert_eq!(split("水务管理"), None);
        assert_eq!(split("d15t"), None);
    }
}

//! What was typed, as terms.

use std::borrow::Cow;

use super::align::TERM_LIMIT;
use super::glyphs::plain_number;
use crate::zh::fold::{self, plain_char, plain_each, plain_folded};
use crate::zh::lexicon::Class;
use crate::zh::{address, numeral, units};

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
    /// The number of what was put in behind an article (第三条之一, 第3-1条); 0 for the article itself.
    pub added: u32,
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
    /// Nothing but a unit was typed (条): all have it in their labels, so it names none.
    pub unit_alone: Option<char>,
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
        let (text, tail) = super::cite::without_tail(&as_label(&closed_up(text)));
        let mut terms: Vec<Term> = pieces(&text).into_iter().take(TERMS_LIMIT).map(Term::new).collect();
        if let Some(ordinal) = terms.first_mut().and_then(|t| t.ordinal.as_mut())
            && ordinal.unit.is_none()
        {
            ordinal.unit = label_mark(&text);
        }
        let mut split: Vec<Term> = terms.iter().flat_map(Term::split).collect();
        split.truncate(TERMS_LIMIT);
        let split = (split.len() != terms.len()).then_some(split);
        let unit_alone = match terms.as_slice() {
            [Term { units, .. }] => match units.as_slice() {
                [Unit::Char(c)] => UNITS.iter().map(|(unit, _)| *unit).find(|unit| unit == c),
                _ => None,
            },
            _ => None,
        };
        Self { terms, split, tail, commands_only, empty: text.trim().is_empty(), text: typed, unit_alone }
    }

    /// The last of several pages: 11 of p10-11.
    pub(super) fn pages_behind(&self) -> Option<String> {
        let last = |term: &Term| {
            let first = term.ordinal.filter(|o| o.unit == Some('页'))?.number;
            let number = |at: usize| term.number_at(at).map(|(number, _)| number);
            let last = (0..term.units.len()).rev().find_map(number).filter(|last| *last != first)?;
            Some(format!("{}{last}{}", crate::zh::units::NTH, '页'))
        };
        self.terms.iter().chain(self.split.iter().flatten()).find_map(last)
    }

    /// Whether the query says that it means a page: p48, 第48页.
    pub(super) fn names_page(&self) -> bool {
        let page = |term: &Term| term.ordinal.is_some_and(|o| o.unit == Some('页'));
        self.terms.iter().chain(self.split.iter().flatten()).any(page)
    }
}

/// A longer query, in characters, is a text that was pasted and no address: what is before and behind each of its blanks is not looked at.
const LONGEST_ADDRESS: usize = 300;

/// A query without the blanks inside labels and pages: 第 十五 条 is 第十五条, p. 10 is p10, 第二条 之二 is 第二条之二.
fn closed_up(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() > LONGEST_ADDRESS {
        return text.to_owned();
    }
    let plain: Vec<char> = chars.iter().map(|&c| plain_char(fold::mark(c).to_ascii_lowercase())).collect();
    let mut out = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        let gap = |at: usize| chars.get(at).is_some_and(|c| c.is_whitespace());
        let before = plain.get(..at).map_or(&[][..], |b| {
            let end = b.iter().rposition(|c| !c.is_whitespace()).map_or(0, |last| last + 1);
            b.get(..end).unwrap_or(&[])
        });
        let after = plain.get(at + 1..).map_or(&[][..], |a| {
            let start = a.iter().position(|c| !c.is_whitespace()).unwrap_or(a.len());
            a.get(start..).unwrap_or(&[])
        });
        let stop =
            plain.get(at) == Some(&'.') && after_page_word(before) && after.first().is_some_and(char::is_ascii_digit);
        if !(stop || gap(at) && is_inside_label(before, after)) {
            out.push(c);
        }
    }
    out
}

/// Whether folded characters end with a word for pages that stands alone: p, pg., page.
fn after_page_word(before: &[char]) -> bool {
    let before = before.strip_suffix(&['.']).unwrap_or(before);
    PAGE_WORDS.iter().any(|word| {
        let word: Vec<char> = word.chars().collect();
        before.strip_suffix(word.as_slice()).is_some_and(|rest| !rest.last().is_some_and(|c| c.is_alphanumeric()))
    })
}

/// Whether a blank between two stretches of a query stands inside a label or page.
fn is_inside_label(before: &[char], after: &[char]) -> bool {
    let (Some(last), Some(first)) = (before.last(), after.first()) else { return false };
    let numeral = |c: &char| numeral::is_numeral(*c);
    if *last == units::NTH || after_page_word(before) {
        return numeral(first);
    }
    if *last == units::ARTICLE {
        return *first == units::ADDED && after.get(1).is_some_and(numeral);
    }
    if !numeral(last) {
        return false;
    }
    let counted = before.iter().rposition(|c| !numeral(c) && !c.is_whitespace()).and_then(|at| before.get(at));
    if numeral(first) {
        // 第十 五条
        return counted == Some(&units::NTH) && !first.is_ascii_digit() && !last.is_ascii_digit();
    }
    let ends = |c: &char| !c.is_alphanumeric() || numeral(c) || matches!(*c, units::NTH | units::ADDED | units::TO);
    "条章节款项编页".contains(*first) && after.get(1).is_none_or(ends)
}

/// 第三部分 at the start of a query as it is printed: 三、.
fn as_label(text: &str) -> Cow<'_, str> {
    let folded = plain_folded(text);
    let part = address::label(&folded).filter(|step| step.unit == address::PART && folded.starts_with(units::NTH));
    match part.and_then(|step| Some((numeral::to_chinese(step.number), text.split_once(units::PART)?.1))) {
        Some((number, rest)) => Cow::Owned(format!("{number}{}{rest}", units::LIST)),
        None => Cow::Borrowed(text),
    }
}

/// The mark that tells 一、 from （一） and 1. at the start of a query: 、, ( or a stop.
fn label_mark(text: &str) -> Option<char> {
    let folded = plain_folded(text);
    let step = address::label(&folded)?;
    // （一）项 asks for a label with brackets, too.
    let unit = if folded.starts_with(address::BRACKETED) { address::BRACKETED } else { step.unit };
    matches!(unit, address::PART | address::BRACKETED | address::POINT).then_some(unit)
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
            // lüse is typed lvse, too.
            let c = if c == 'ü' { 'v' } else { c };
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

/// What a page is asked for with.
const PAGE_WORDS: [&str; 3] = ["page", "pg", "p"];

/// The units that labels and pages count, by character and as they are typed.
pub(super) const UNITS: [(char, &str); 10] = [
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
        let page_word = PAGE_WORDS.iter().find(|w| starts_with_letters(rest, w)).map_or(0, |w| w.len());
        if page_word > 0 {
            let (number, len) = self.number_at(from + page_word)?;
            // p10-11 begins on page 10.
            let rest = self.units.get(from + page_word + len..)?;
            return matches!(rest, [] | [Unit::Number(_)]).then_some(Ordinal { number, added: 0, unit: Some('页') });
        }
        let lead = match rest {
            [Unit::Char('第'), ..] => 1,
            _ if starts_with_letters(rest, "di") => 2,
            [Unit::Char('d'), ..] => 1,
            _ => 0,
        };
        let (number, len) = self.number_at(from + lead)?;
        let after = self.units.get(from + lead + len..)?;
        let of = |added, unit| Some(Ordinal { number, added, unit });
        match after {
            [] => of(0, None),
            [Unit::Char(c)] if UNITS.iter().any(|(unit, _)| unit == c) => of(0, Some(*c)),
            // 第6-1条 stands behind an article, 第10-11页 begins on page 10.
            [Unit::Number(added), Unit::Char(units::ARTICLE)] => of(added.parse().ok()?, Some(units::ARTICLE)),
            [Unit::Number(_), Unit::Char('页')] | [Unit::Char(units::TO), Unit::Number(_), Unit::Char('页')] => {
                of(0, Some('页'))
            }
            [Unit::Char(units::ARTICLE), Unit::Char(units::ADDED), ..] => {
                let (added, len) = self.number_at(from + lead + len + 2)?;
                (after.len() == 2 + len).then_some(())?;
                of(added, Some(units::ARTICLE))
            }
            _ => {
                let typed: Option<String> =
                    after.iter().map(|u| Some(char::from(u.letter())).filter(|&c| c != '\0')).collect();
                let typed = typed?;
                let unit = UNITS.iter().find(|(_, reading)| reading.starts_with(&typed))?;
                of(0, Some(unit.0))
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

    /// Whether a number is the second of 第二条之二, 第6-1条 or p10-11.
    fn is_added(&self, number: usize) -> bool {
        match self.units.get(..number) {
            Some([.., Unit::Char(units::ARTICLE), Unit::Char(units::ADDED)]) => true,
            Some([.., Unit::Number(_)]) => {
                matches!(self.units.get(number + 1), Some(Unit::Char(units::ARTICLE | '页')))
            }
            _ => false,
        }
    }

    /// 水文15, sw第15条: words, then an ordinal. The term as it is, when it is nothing of the kind.
    fn split(&self) -> Vec<Self> {
        let whole = || vec![self.clone()];
        if self.ordinal.is_some() || self.is_caption() {
            return whole();
        }
        let numbers = (0..self.units.len()).rev().filter(|at| matches!(self.units.get(*at), Some(Unit::Number(_))));
        let Some(number) = numbers.into_iter().find(|at| !self.is_added(*at)) else {
            let numeral = self.numerals.iter().rev().map(|n| n.start).find(|at| !self.is_added(*at));
            return numeral.and_then(|at| self.split_before(at)).unwrap_or_else(whole);
        };
        self.split_before(number).unwrap_or_else(whole)
    }

    /// Whether it is what a table or figure is called by its number: 表1, 专栏二.
    pub(super) fn is_caption(&self) -> bool {
        let number = self.units.iter().position(|unit| matches!(unit, Unit::Number(_)));
        let numeral = self.numerals.first().map(|n| n.start);
        let Some(at) = number.into_iter().chain(numeral).min().filter(|at| *at > 0) else { return false };
        let ends = self.numerals.iter().any(|n| n.start == at && n.end == self.units.len());
        (ends || number == Some(at) && self.units.len() == at + 1) && Class::Caption.is(&self.text(0, at))
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
            "第 15 条",
            "第 十五 条",
            "第十 五条",
            "十五 条",
            "第15 條",
        ] {
            assert_eq!(ordinal(text), Some(Ordinal { number: 15, added: 0, unit: Some('条') }), "{text}");
        }
        for text in [
            "p48",
            "P48",
            "p.48",
            "48页",
            "第48页",
            "四十八页",
            "48y",
            "page48",
            "p 48",
            "P. 48",
            "page 48",
            "第 48 页",
            "48 页",
            "p48-49",
            "第48-49页",
            "48至49页",
        ] {
            assert_eq!(ordinal(text), Some(Ordinal { number: 48, added: 0, unit: Some('页') }), "{text}");
        }
        for text in ["15", "十五", "第15", "d15", "015"] {
            assert_eq!(ordinal(text), Some(Ordinal { number: 15, added: 0, unit: None }), "{text}");
        }
        for text in ["第二条之一", "第2条之1", "第2-1条", "第 2－1 條", "第二条 之一"] {
            assert_eq!(ordinal(text), Some(Ordinal { number: 2, added: 1, unit: Some('条') }), "{text}");
        }
        for text in ["p", "swgl", "15水", "p4a", "水文15", "99999999999条"] {
            assert_eq!(ordinal(text), None, "{text}");
        }
    }

    #[test]
    fn the_last_of_several_pages() {
        for (text, last) in [
            ("p48-49", Some("第49页")),
            ("第48-49页", Some("第49页")),
            ("48至49页", Some("第49页")),
            ("p48", None),
            ("水文 15", None),
            ("第3-5条", None),
        ] {
            assert_eq!(Query::parse(text).pages_behind().as_deref(), last, "{text}");
        }
    }

    #[test]
    fn labels_as_they_are_printed() {
        for (text, unit) in [
            ("一、", '、'),
            ("（一）", '('),
            ("(1)", '('),
            ("1.", '.'),
            ("１．", '.'),
            ("二、 总体", '、'),
            ("第二部分", '、'),
        ] {
            let ordinal = Query::parse(text).terms[0].ordinal;
            assert_eq!(ordinal.and_then(|o| o.unit), Some(unit), "{text}");
        }
        assert_eq!(ordinal("（一"), Some(Ordinal { number: 1, added: 0, unit: None }));
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
    fn blanks_inside_labels_go_and_others_stay() {
        for (text, closed) in [
            ("水文 第 十五 条", "水文 第十五条"),
            ("水文 15", "水文 15"),
            ("水文 15 条", "水文 15条"),
            ("3 条例", "3 条例"),
            ("第二章 第 三 条", "第二章 第三条"),
            ("p 10", "p10"),
            ("sp 10", "sp 10"),
            ("水文 p. 10", "水文 p10"),
            ("2023 7", "2023 7"),
            ("第 3 水文", "第3 水文"),
            ("一 二", "一 二"),
        ] {
            assert_eq!(super::closed_up(text), closed, "{text}");
        }
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
        assert_eq!(split("水文第二条之二").unwrap(), ["水文", "第二条之二"]);
        assert_eq!(split("水文第6-1条").unwrap(), ["水文", "第61条"]);
        assert_eq!(split("水务管理"), None);
        assert_eq!(split("d15t"), None);
    }
}

//! Labels that lines begin with: 第一条, 一、, （一）, 1., （1）, ①, 1.1, ——, △ and the day of a chronicle.

use crate::zh::date::{self, Calendar};
use crate::zh::entries::{self, DayLabel};
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, fold, numeral, ordinal, units};

/// The form of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    /// 第一编.
    Part,
    /// 第一分编.
    SubPart,
    /// 第一章.
    Chapter,
    /// 第一节.
    Section,
    /// 第一条, 第一百三十三条之一.
    Article,
    /// 一、
    Comma,
    /// （一）
    Paren,
    /// `1.` or `1、`
    Dot,
    /// （1）
    ArabicParen,
    /// `1）`
    HalfParen,
    /// ① or （甲）
    Circled,
    /// (ii), (iii) and (A), (B), which stand below (a).
    Latin,
    /// `1.1`, `1.1.1`, and `1　` where an outline of that kind begins; holds the number of parts.
    Decimal(u8),
    /// ——
    Dash,
    /// △ ● ◎ and the like.
    Bullet(char),
    /// 6日，
    Day,
}

/// A label at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    pub form: Form,
    /// Its number; of a decimal label the last part.
    pub value: u32,
    /// For 条之N the N; for a decimal label a hash of the parts before the last.
    pub sub: u32,
    /// Length in bytes, with its own punctuation. Every line of a file may have a label: kept small.
    length: u32,
    /// Sure by its form alone. A loose label (第三条规定…, 3.5 万) needs its place in a sequence.
    pub strict: bool,
}

/// The greatest number that a label has: the longest code of laws has some 1,260 articles.
const GREATEST: u32 = 9_999;

impl Label {
    /// A label with its number and the number in it; `None` for one too long, or with too great a number, to be a label: what
    /// compares labels counts on from them.
    fn new(form: Form, (value, sub): (u32, u32), bytes: usize, strict: bool) -> Option<Self> {
        let hashed = matches!(form, Form::Decimal(_));
        if value > GREATEST || sub > GREATEST && !hashed {
            return None;
        }
        Some(Self { form, value, sub, length: u32::try_from(bytes).ok()?, strict })
    }

    /// The label, believed whatever its form.
    pub(crate) fn believed(self) -> Self {
        Self { strict: true, ..self }
    }

    /// Length in bytes, with its own punctuation.
    pub(crate) fn bytes(&self) -> usize {
        self.length as usize
    }
}

/// The label at the start of a trimmed line.
pub(crate) fn label(text: &str) -> Option<Label> {
    let first = text.chars().next()?;
    match first {
        ordinal::MARK => ordinal(text),
        c if brackets::opens_round(c) => parenthesised(text),
        '①'..='⑳' => circled(first, 0x2460),
        '㈠'..='㈩' => circled(first, 0x3220).map(|l| Label { form: Form::Paren, ..l }),
        '⒈'..='⒛' => circled(first, 0x2488).map(|l| Label { form: Form::Dot, ..l }),
        '㊀'..='㊉' => circled(first, 0x3280),
        c if fold::mark(c) == '-' => dash(text),
        c if numeral::digit(c).is_some() => arabic(text),
        c if chars::is_bullet(c) => bullet(text, c),
        c if numeral::chinese(text).is_some() && c != 'Ｏ' => comma(text),
        _ => entries::same_day(text).and_then(of_day),
    }
}

/// The label in normal form: full-width brackets, ASCII digits, no spaces.
pub(crate) fn normal(text: &str, label: Label) -> String {
    let mut out = String::new();
    for c in text.get(..label.bytes()).unwrap_or("").chars().filter(|&c| !chars::is_space(c)) {
        out.push(match c {
            '(' | '﹙' => '（',
            ')' | '﹚' => '）',
            '．' => '.',
            c if numeral::digit(c).is_some() => fold::key_char(c),
            ',' | '，' if label.form == Form::Comma => '、',
            _ => c,
        });
    }
    match label.form {
        Form::Dash => "——".to_owned(),
        Form::Dot => match char::from_u32(0x2488 + label.value.saturating_sub(1)) {
            Some(c) if out.starts_with(c) => format!("{}.", label.value),
            _ => out,
        },
        Form::Paren if out.starts_with(|c| ('㈠'..='㈩').contains(&c)) => {
            format!("（{}）", numeral::to_chinese(label.value))
        }
        _ => out,
    }
}

fn found(form: Form, value: u32, bytes: usize, strict: bool) -> Option<Label> {
    Label::new(form, (value, 0), bytes, strict)
}

/// What the parts of a text are called, behind their number.
const UNITS: [(Class, Form); 5] = [
    (Class::ArticleUnit, Form::Article),
    (Class::ChapterUnit, Form::Chapter),
    (Class::SectionUnit, Form::Section),
    (Class::PartUnit, Form::Part),
    (Class::SubpartUnit, Form::SubPart),
];

/// 第N编/章/节/条, with inner spaces.
fn ordinal(text: &str) -> Option<Label> {
    ordinal_before(text, |rest| rest.starts_with(|c| chars::no_start(c) || Class::ReferenceOn.has(c)))
}

/// The label of a part right before words that may be those of a reference: 第三条项目建设单位…, 第三章与…有关的合同, 第九条第二类….
/// Only its place in a sequence tells that it is none; what certainly refers (第三条第二款, 第三条的) has none.
pub(crate) fn label_before_word(text: &str) -> Option<Label> {
    ordinal_before(text, |rest| {
        let joined = rest.trim_start_matches(|c| Class::Joins.has(c) || Class::RangeMark.has(c));
        let cites = ordinal::at(joined).and_then(|(_, bytes)| joined.get(bytes..));
        let cites = cites.is_some_and(|unit| Class::CitedUnit.starts(unit).is_some());
        let item = Class::ItemUnit.strip_start(rest).is_some_and(refers_to_item);
        cites || item || rest.starts_with(|c| chars::no_start(c) || c == units::OF)
    })
}

/// The same, where what follows does not refer to the part.
fn ordinal_before(text: &str, refers: impl Fn(&str) -> bool) -> Option<Label> {
    let (value, mut at) = ordinal::at(text)?;
    // 第9-1條: Taiwan's laws count what was put in between so.
    let (between, bytes) = put_in_between(text.get(at..)?);
    at += bytes;
    let (rest, gap) = chars::skip_space(text.get(at..)?);
    let (form, unit) = UNITS.iter().find_map(|&(class, form)| Some((form, class.starts(rest)?.len())))?;
    at += gap + unit;
    if between > 0 && form != Form::Article {
        return None;
    }
    let mut sub = between;
    if form == Form::Article
        && let Some((n, bytes)) = text.get(at..).and_then(ordinal::inserted)
    {
        sub = n;
        at += bytes;
    }
    let rest = text.get(at..)?;
    let after = rest.chars().next();
    let named = || form == Form::Article && names_article(rest);
    let strict = after.is_none_or(|c| chars::is_space(c) || matches!(c, '【' | '［' | '[')) || named();
    // 第三条和第四条, 第三条，: only referred to.
    if !strict && refers(rest) {
        return None;
    }
    Label::new(form, (value, sub), at, strict)
}

/// The number behind the dash of 9-1, and its length with the dash; 0 where there is none.
fn put_in_between(text: &str) -> (u32, usize) {
    let rest = text.trim_start_matches(chars::is_space);
    let dash = rest.chars().next().filter(|&c| chars::is_dash(c)).map_or(0, char::len_utf8);
    let after = rest.get(dash..).filter(|_| dash > 0).unwrap_or("").trim_start_matches(chars::is_space);
    match numeral::number(after) {
        Some((n, bytes)) if (1..100).contains(&n) => (n, text.len() - after.len() + bytes),
        _ => (0, 0),
    }
}

/// What an article is about, in brackets after its label: 第一条（目的和依据）, not 第一条（一）.
fn names_article(text: &str) -> bool {
    let Some(inner) = text.strip_prefix(brackets::opens_round) else { return false };
    let name = inner.find(brackets::closes_round).and_then(|end| inner.get(..end)).unwrap_or("");
    (2..=24).contains(&name.chars().count())
        && name.chars().all(|c| chars::is_han(c) || c == '、')
        && numeral::number(name).is_none()
}

/// （一）, (1), （十二）.
fn parenthesised(text: &str) -> Option<Label> {
    let mut at = text.chars().next()?.len_utf8();
    let (rest, gap) = chars::skip_space(text.get(at..)?);
    at += gap;
    let (value, bytes, form) = match numeral::arabic(rest) {
        Some((value, bytes)) => (value, bytes, Form::ArabicParen),
        None => {
            numeral::chinese(rest).map(|(v, b)| (v, b, Form::Paren)).or_else(|| latin(rest)).or_else(|| stem(rest))?
        }
    };
    at += bytes;
    let (rest, gap) = chars::skip_space(text.get(at..)?);
    let close = rest.chars().next().filter(|&c| brackets::closes_round(c))?;
    at += gap + close.len_utf8();
    if value == 0 || value > 200 {
        return None;
    }
    // （一）、 is one label with its mark.
    if let Some(rest) = text.get(at..)
        && rest.starts_with('、')
    {
        return found(form, value, at, true);
    }
    found(form, value, at, !text.get(at..).is_some_and(is_prose_after_bracket))
}

/// Small Roman letters in a bracket (ii, iii, xii), or one capital before a blank: （A）类 is a name.
fn latin(text: &str) -> Option<(u32, usize, Form)> {
    if let Some(capital) = text.chars().next().filter(char::is_ascii_uppercase) {
        text.chars().nth(2).filter(|&c| chars::is_space(c))?;
        return Some((u32::from(capital) - u32::from('A') + 1, capital.len_utf8(), Form::Latin));
    }
    let letters = text.bytes().take_while(u8::is_ascii_lowercase).count();
    let value = text.get(..letters).filter(|_| (2..=7).contains(&letters)).and_then(numeral::small_roman)?;
    Some((value, letters, Form::Latin))
}

/// 甲, 乙, 丙 or a, b, c as numbers of items.
fn stem(text: &str) -> Option<(u32, usize, Form)> {
    let first = text.chars().next()?;
    let letter = first.is_ascii_lowercase().then(|| u32::from(first) - u32::from('a') + 1);
    let value = letter.or_else(|| numeral::stem(first))?;
    Some((value, first.len_utf8(), Form::Circled))
}

/// What follows a bracket that refers to an item of another text: （一）项、（三）目所列, （二）至（四）. Words that only
/// begin like it (项目, 目标, 至少) follow an item's own label.
fn is_prose_after_bracket(text: &str) -> bool {
    let on = |rest: &str| rest.starts_with(|c| brackets::opens_round(c) || c == ordinal::MARK);
    text.starts_with(['，', '。'])
        || Class::ItemUnit.strip_start(text).is_some_and(refers_to_item)
        || Class::RangeWord.strip_start(text).is_some_and(on)
}

/// Whether what follows 项, 款 goes on as behind a reference rather than as a word.
fn refers_to_item(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| !chars::is_han(c) || Class::ReferenceTail.has(c))
}

/// `1.`, `1、`, `1）`, `1.1`, `6日，`, `6月23~24日，`.
fn arabic(text: &str) -> Option<Label> {
    if let Some(day) = entries::day_label(text).and_then(of_day) {
        return Some(day);
    }
    let (value, mut at) = numeral::arabic(text)?;
    if value > 999 || value == 0 {
        return None;
    }
    let (rest, gap) = chars::skip_space(text.get(at..)?);
    let mark = rest.chars().next()?;
    match mark {
        '.' | '．' if gap <= 1 => {
            let after = rest.get(mark.len_utf8()..)?;
            if after.chars().next().is_some_and(|c| numeral::digit(c).is_some()) {
                return decimal(text, value).or_else(|| {
                    // 1.1980年以前建成的: a year, a month or a day follows the label.
                    let strict = dated(after)?;
                    found(Form::Dot, value, at + gap + mark.len_utf8(), strict)
                });
            }
            at += gap + mark.len_utf8();
            found(Form::Dot, value, at, !after.is_empty())
        }
        '、' if gap <= 1 => {
            let after = rest.get(mark.len_utf8()..)?.chars().next()?;
            found(Form::Dot, value, at + gap + mark.len_utf8(), numeral::digit(after).is_none())
        }
        '）' | ')' if gap == 0 => found(Form::HalfParen, value, at + mark.len_utf8(), true),
        c if gap > 0 && value < 40 && chars::is_han(c) && !starts_with_unit(rest) => {
            found(Form::Decimal(1), value, at, false)
        }
        _ => None,
    }
}

/// A counted noun or unit: the number before it is a quantity.
fn starts_with_unit(rest: &str) -> bool {
    Class::Counted.starts(rest).is_some()
}

/// Whether a text begins with a year (and is no part of a decimal then), or with a month or day (which may be).
fn dated(text: &str) -> Option<bool> {
    let (n, bytes) = numeral::arabic(text)?;
    let next = text.get(bytes..)?.chars().next()?;
    let names = || text.get(bytes + next.len_utf8()..).and_then(|t| date::year_at(t, Calendar::Common)).is_some();
    match next {
        c if date::is_named_year(n) && c == date::YEAR => Some(true),
        // 2.1980—1990年: the first of several.
        c if (chars::is_dash(c) || Class::RangeWord.has(c))
            && (date::is_year(n) || date::is_named_year(n) && names()) =>
        {
            Some(true)
        }
        c if date::is_unit(c) => date::when_at(text, Calendar::Common).map(|_| false),
        _ => None,
    }
}

/// `1.1`, `1.2.3`: the parts, then white space or a Chinese character, or nothing more on the line.
fn decimal(text: &str, first: u32) -> Option<Label> {
    let (mut at, mut parts, mut value, mut above) = (0, 1u8, first, 0u32);
    let (_, bytes) = numeral::arabic(text)?;
    at += bytes;
    while let Some(rest) = text.get(at..)
        && let Some(mark) = rest.chars().next().filter(|c| matches!(c, '.' | '．'))
        && let Some((n, bytes)) = rest.get(mark.len_utf8()..).and_then(numeral::arabic)
    {
        above = above.wrapping_mul(1009).wrapping_add(value);
        value = n;
        parts = parts.saturating_add(1);
        at += mark.len_utf8() + bytes;
    }
    let rest = text.get(at..)?;
    let (after, gap) = chars::skip_space(rest);
    let fits = after.chars().next().is_none_or(|next| chars::is_han(next) || brackets::opens(next));
    if parts > 5 || value == 0 || value > 99 || !fits || starts_with_unit(after) {
        return None;
    }
    // `2.12345 转`: no part of an outline has so many digits.
    Label::new(Form::Decimal(parts), (value, above), at, parts > 2 && gap > 0)
}

fn circled(c: char, base: u32) -> Option<Label> {
    found(Form::Circled, c as u32 - base + 1, c.len_utf8(), true)
}

/// —— before an item; one short dash counts only when a space follows (a list mark of plain text).
fn dash(text: &str) -> Option<Label> {
    let dashes: usize = text.chars().take_while(|&c| chars::is_dash(c)).map(char::len_utf8).sum();
    let run = text.get(..dashes)?;
    let width: u32 = run.chars().map(chars::width).sum();
    let after = text.get(dashes..)?.chars().next()?;
    let item = width >= 2 && !after.is_ascii_digit() && dashes <= 12;
    let strict = chars::is_han(after) || brackets::opens(after);
    found(Form::Dash, 0, dashes, strict).filter(|_| item)
}

fn bullet(text: &str, c: char) -> Option<Label> {
    let bytes = c.len_utf8();
    let rest = text.get(bytes..)?.trim_matches(chars::is_space);
    if rest.is_empty() || c == '○' && rest.starts_with(|n| numeral::chinese_digit(n).is_some()) {
        return None;
    }
    found(Form::Bullet(c), 0, bytes, true)
}

/// The label that an entry's day makes.
fn of_day(day: DayLabel) -> Option<Label> {
    Label::new(Form::Day, (day.last, day.first), day.bytes, day.strict)
}

/// 一、 (also 一． and 一, in careless typing).
fn comma(text: &str) -> Option<Label> {
    let (value, at) = numeral::chinese(text)?;
    let (rest, gap) = chars::skip_space(text.get(at..)?);
    let mark = rest.chars().next()?;
    if !matches!(mark, '、' | '．' | '.' | ',' | '，') || value == 0 || value > 99 || gap > 1 {
        return None;
    }
    let end = at + gap + mark.len_utf8();
    let after = text.get(end..)?;
    let counts = after.starts_with(numeral::is_label);
    found(Form::Comma, value, end, mark == '、' && !counts && !after.is_empty())
}

#[cfg(test)]
mod tests;

//! What the rules of joining ask of a pair of lines that takes more than a look.

use super::super::label::{Form, Label};
use super::super::layout::Fill;
use super::super::lex::{End, Line};
use super::super::shape;
use super::Pair;
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, date, numeral};

/// Bytes of the longest day behind an entry.
const DAY: usize = 32;

/// A line like a heading: it goes on only in a short rest without a sentence, or in a wrapped one.
pub(super) fn heading_end(pair: &Pair<'_, '_>) -> f32 {
    let word = matches!(pair.a.end, End::Close | End::Plain) && !(pair.a.end == End::Plain && pair.appointments);
    let bracket = pair.a.end == End::Close && pair.after_sentence_bracket();
    if !pair.heading || !word || bracket || pair.unclosed() {
        return 0.0;
    }
    let b = pair.b;
    let rest = b.is_bare() && b.label.is_none() && b.width <= pair.a.width.min(40);
    let then = pair.next.is_none_or(|n| n.label.is_some() || n.commas || n.stops);
    if pair.full() && (pair.open.commas || pair.open.labelled) {
        return 0.5;
    }
    // What stands indented is followed by the rest of itself where that is not: a heading's text would be indented, too.
    let cut = pair.open.commas && pair.layout.is_indented(pair.a) && !pair.layout.is_indented(b);
    match (pair.open.labelled, rest && then && pair.a.width >= 24) {
        (true, true) => 0.5,
        (true, false) if cut => -1.5,
        (true, false) => -3.0,
        (false, _) => -1.5,
    }
}

/// An article's label with nothing but its name in brackets: 第一条【立法宗旨】.
pub(super) fn names_article(line: &Line<'_>) -> bool {
    let Some(label) = line.strict_label().filter(|l| l.form == Form::Article && line.end == End::Close) else {
        return false;
    };
    let name = line.text.get(label.bytes()..).unwrap_or("").trim_start_matches(chars::is_space);
    let inner = name.strip_prefix(brackets::opens).and_then(|t| t.strip_suffix(brackets::closes)).unwrap_or("");
    inner.chars().count() >= 2
        && inner.chars().all(|c| chars::is_han(c) || c == '、')
        && numeral::whole(inner).is_none()
}

/// Width of the widest name of an article, in half em.
const NAME: u32 = 40;

/// Whether a line names something and ends with its day behind a blank, as the entries of a site's list do.
pub(super) fn ends_with_day(text: &str) -> bool {
    let parted = text.trim_end_matches(chars::is_space).rsplit_once(chars::is_space);
    let day = |last: &str| date::day_line(last.trim_matches(|c| brackets::opens_year(c) || brackets::closes_year(c)));
    parted.is_some_and(|(before, last)| last.len() <= DAY && before.contains(chars::is_han) && day(last).is_some())
}

/// Whether a line may be the name of an article, under its label: a few words without a mark.
pub(super) fn is_name_alone(line: &Line<'_>) -> bool {
    line.is_bare() && line.width <= NAME && line.end == End::Plain && line.label.is_none() && !line.commas
}

/// Whether a line is an article's label and nothing else, or a decimal one (4.2) where a text counts so.
pub(super) fn is_label_alone(line: &Line<'_>) -> bool {
    let of_text = |l: &Label| l.strict && l.form == Form::Article || matches!(l.form, Form::Decimal(2..));
    line.label.filter(of_text).is_some_and(|label| has_nothing_behind(line, label))
}

/// Whether a label is the whole line.
fn has_nothing_behind(line: &Line<'_>, label: Label) -> bool {
    line.text.get(label.bytes()..).is_some_and(|rest| rest.trim().is_empty())
}

/// Width of the widest name of a clause, which may be given in another language, too.
const CLAUSE_NAME: u32 = 100;

/// Whether the second line is the name of a clause of a standard whose label stands alone on the first (3.1 over a term), with
/// what it says below.
fn names_clause(pair: &Pair<'_, '_>) -> bool {
    let label = pair.a.label.is_some_and(|l| matches!(l.form, Form::Decimal(_)));
    let b = pair.b;
    let name = b.width <= CLAUSE_NAME && b.end == End::Plain && b.label.is_none() && !b.commas && !b.stops;
    label && pair.open.label_alone && pair.open.lines == 1 && name && pair.next.is_some()
}

/// Whether a line is the label of a chapter or another part and nothing else.
fn is_part_alone(line: &Line<'_>) -> bool {
    let part = |form| matches!(form, Form::Part | Form::SubPart | Form::Chapter | Form::Section);
    let label = line.strict_label().filter(|l| part(l.form));
    label.is_some_and(|label| has_nothing_behind(line, label))
}

/// Whether the second line is the name of a part whose label stands alone on the first: 第一章 over 一般規定, whose own parts or articles
/// follow, or over 总 and 则, as extraction parts what is spaced out.
pub(super) fn names_part(pair: &Pair<'_, '_>) -> bool {
    let single = |l: &Line<'_>| l.text.chars().nth(1).is_none() && l.text.starts_with(chars::is_han);
    if names_clause(pair) {
        return true;
    }
    if pair.open.lines == 1 {
        let name = is_part_alone(pair.a) && is_name_alone(pair.b);
        return name && pair.next.is_some_and(|next| next.label.is_some() || single(pair.b) && single(next));
    }
    pair.open.heading && pair.open.lines == 2 && single(pair.a) && single(pair.b)
}

/// Full or short lines of wrapped text.
pub(super) fn fullness(pair: &Pair<'_, '_>, _: f32) -> f32 {
    let open = pair.open;
    if pair.stitched.is_some() {
        return 0.0;
    }
    match pair.fill {
        // In wrapped text most line ends are inside a paragraph; after a full stop that depends on the text.
        Some(Fill::Full) if pair.a.end == End::Stop => 4.0 + pair.after_full_stop,
        Some(Fill::Full) => 2.0,
        Some(Fill::Near) => 0.0,
        Some(Fill::Short) => -2.5,
        None if !open.stops && !open.commas && open.width <= 30 && !open.labelled && !pair.heading => -1.0,
        None => 0.0,
    }
}

/// Where a page ends after a full stop, the paragraph goes on in about one case of twenty; it ends there in about one
/// of five, and then as many begin without a label as elsewhere in the document.
pub(super) fn stitch(pair: &Pair<'_, '_>, follow_ons: f32) -> f32 {
    if pair.a.end != End::Stop || pair.b.label.is_some() {
        return 0.0;
    }
    let odds = (0.25 / follow_ons.max(0.01)).ln();
    let fill = match pair.fill {
        Some(Fill::Full) => 1.5,
        Some(Fill::Short) => -1.5,
        _ => 0.0,
    };
    4.0 + odds + fill
}

/// Whether two lines are rows of a list, or the first heads it (列席, 出席（共38名）).
pub(super) fn is_list(a: &Line<'_>, b: &Line<'_>) -> bool {
    let heads = |l: &Line<'_>| l.is_bare() && l.width <= 24 && l.end != End::Open;
    let row = |l: &Line<'_>| l.end != End::Stop && shape::is_list_row(&l.text);
    row(a) && (row(b) || heads(b)) || row(b) && heads(a)
}

/// Whether two lines of a list of appointments are a name and a post each: 高　峰　县某局局长 and 江一帆　县某局科长，退休.
pub(super) fn are_people(a: &str, b: &str) -> bool {
    let row = |text: &str| {
        let marked = |c| brackets::opens_round(c) || matches!(c, '，' | ',');
        shape::is_list_row(text.split(marked).next().unwrap_or(text).trim_end())
    };
    row(a) && row(b)
}

/// Most of a line that names a member of a list, in half em.
const MEMBER: u32 = 28;

/// Whether two lines are members of a list, each with a comma behind it and the last with a stop.
pub(super) fn are_members(pair: &Pair<'_, '_>) -> bool {
    let (a, b) = (pair.a, pair.b);
    let short = |l: &Line<'_>| l.width <= MEMBER && l.label.is_none() && !l.stops && l.open == 0;
    let comma = |l: &Line<'_>| l.text.ends_with(['，', ',']);
    pair.open.lines == 1
        && !pair.full()
        && short(a)
        && short(b)
        && comma(a)
        && a.text.matches('，').count() <= 1
        && (comma(b) || b.end == End::Stop)
}

/// Most of a line that is a name with its quantity or honours, in half em.
const ROW: u32 = 64;

/// Whether two lines are a name and its quantity each, a blank between: 二元五角 250,000枚.
pub(super) fn are_values(pair: &Pair<'_, '_>) -> bool {
    let is_unit = |unit: &str| unit.chars().count() <= 3 && unit.chars().all(chars::is_han);
    let row = |line: &Line<'_>| {
        let text = line.text.trim_end_matches(chars::is_han).trim_end();
        let unit = line.text.get(text.len()..).unwrap_or("").trim_start();
        let name = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
        let named = name.ends_with(chars::is_space) && name.starts_with(chars::is_han);
        let plain = !name.contains(['，', '。', '；', '：', ',']) && !line.stops && line.label.is_none();
        line.width <= ROW && text.len() > name.len() && named && plain && !unit.is_empty() && is_unit(unit)
    };
    pair.open.lines == 1 && row(pair.a) && row(pair.b)
}

/// Most characters of a member's name, with what he is.
const NAME_AND_POST: usize = 10;

/// Whether the first line is a name with the letters of its honours behind commas (某某議員 , S.B.S., J.P.). Where it is as wide as
/// wrapped text, the second must be a name, too.
pub(super) fn has_honours(pair: &Pair<'_, '_>) -> bool {
    let name = |text: &str| !text.is_empty() && text.chars().all(chars::is_han);
    let mut parts = pair.a.text.split(['，', ',', '、']).map(str::trim);
    let named = parts.next().is_some_and(name);
    let is_honour = |part: &str| {
        let letters = part.chars().all(|c| c.is_ascii_uppercase() || c == '.');
        letters && part.contains('.') && part.starts_with(|c: char| c.is_ascii_uppercase())
    };
    let next = pair.b.text.split([',', '，']).next().unwrap_or("").trim();
    let next = name(next) && next.chars().count() <= NAME_AND_POST && !pair.b.stops && pair.b.end == End::Plain;
    named && pair.a.width <= ROW && parts.next_back().is_some_and(is_honour) && (next || !pair.full())
}

/// What an entry of a rule's history ends with.
const HISTORY: [Class; 6] =
    [Class::HistoryEnd, Class::ActAdopted, Class::ActApproved, Class::MadePublic, Class::ActAmended, Class::ActRevised];

/// Between two entries of a rule's history: …年…月…日…会议通过, then the next day.
pub(super) fn begins_history(before: &str, text: &str) -> bool {
    text.starts_with(|c| numeral::digit(c).is_some())
        && HISTORY.iter().any(|class| class.ends(before).is_some())
        && date::day_at(text).is_some()
}

/// Most characters of a key before its colon.
const LONGEST_KEY: usize = 7;

/// Begins with a word or two and a colon (联系人：, 抄送：): a line of its own.
pub(super) fn opens_with_key(text: &str) -> bool {
    let mut count = 0;
    for c in text.chars().filter(|&c| !chars::is_space(c)).take(LONGEST_KEY) {
        match c {
            '：' | ':' => return count >= 1,
            c if chars::is_han(c) => count += 1,
            _ => return false,
        }
    }
    false
}

/// Most characters of a key before a value without a sentence.
const LONGEST_FIELD: usize = 13;

/// Whether a line is a key and its value: 当事人：江某, 统一社会信用代码：….
pub(super) fn is_keyed(text: &str) -> bool {
    let Some((key, value)) = text.split_once(['：', ':']) else { return false };
    let count = key.chars().filter(|c| !chars::is_space(*c)).count();
    let words = key.chars().all(|c| chars::is_han(c) || chars::is_space(c));
    (1..LONGEST_FIELD).contains(&count) && words && !value.trim().is_empty() && !value.contains(['。', '；'])
}

/// Whether a line is too little for a sentence of its own: the last character or two of one, and its mark.
pub(super) fn is_scrap(text: &str) -> bool {
    let mut chars = text.chars().filter(|c| !chars::is_space(*c)).rev();
    chars.next() == Some('。') && matches!(chars.clone().count(), 1 | 2) && chars.all(chars::is_han)
}

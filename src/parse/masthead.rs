//! The masthead and imprint: name, year, numbers, who edits and prints.

pub(crate) mod front;

use std::collections::HashSet;
use std::ops::Range;

use crate::issue::Masthead;
use crate::zh::date::Calendar;
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, date, fold, numeral, office, ordinal};

use super::label::Form;
use super::lex::{End, Line};
use super::number;

/// The classes of the imprint's keys, with the field that each fills.
const KEYS: [(Class, Field); 6] = [
    (Class::ImprintSponsor, Field::Sponsor),
    (Class::ImprintEditor, Field::Editor),
    (Class::ImprintPhone, Field::Phone),
    (Class::ImprintPostcode, Field::Postcode),
    (Class::ImprintAddress, Field::Address),
    (Class::ImprintSerial, Field::Serial),
];
/// Characters of the longest key, letter-spaced.
const KEY: usize = 24;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Sponsor,
    Editor,
    Phone,
    Postcode,
    Address,
    Serial,
}

/// Reads the masthead out of the lines before and around the contents. Gives the lines that belong to it; `front`
/// are those that may.
pub(crate) fn read(lines: &[Line<'_>], front: &[usize]) -> Masthead {
    let mut masthead = Masthead::default();
    let mut open: Option<Field> = None;
    for &at in front {
        let Some(line) = lines.get(at) else { continue };
        let text: &str = &line.text;
        if let Some(pairs) = imprint(text) {
            for (field, value) in pairs {
                put(&mut masthead, field, value);
                open = Some(field);
            }
            continue;
        }
        let named = open.is_some_and(|f| matches!(f, Field::Sponsor | Field::Editor | Field::Address))
            && line.width <= 24
            && line.text.chars().all(chars::is_han);
        // The page's geometry says that the line before was full.
        let wrapped = line.hint.is_some_and(|hint| hint.starts_paragraph == Some(false)) && line.width <= 40;
        let continues = named || open.is_some() && wrapped;
        if let (true, Some(field)) = (continues, open.take()) {
            append(&mut masthead, field, text);
            continue;
        }
        open = None;
        issue_line(&mut masthead, text);
    }
    if let Some(name) = name_of_two_lines(lines, front, masthead.name.as_deref()) {
        masthead.name = Some(name);
    }
    masthead
}

/// The name of a gazette whose first line says whose it is, where the second alone has been read.
fn name_of_two_lines(lines: &[Line<'_>], front: &[usize], name: Option<&str>) -> Option<String> {
    let name = name.filter(|name| Class::Organ.starts(name).is_some())?;
    let pairs = front.windows(2).filter_map(|pair| Some((lines.get(pair[0])?, lines.get(pair[1])?)));
    pairs.filter(|(_, second)| fold::compact(&second.text).starts_with(name)).find_map(|(first, _)| {
        let place = fold::compact(&first.text);
        let whole = format!("{place}{name}");
        (Class::PlaceEnd.ends(&place).is_some() && is_name(&whole)).then_some(whole)
    })
}

/// Whether a line begins with a key of the imprint.
pub(crate) fn is_key_line(text: &str) -> bool {
    imprint(text).is_some()
}

/// Whether a line counts an issue: 第8期, 总第245期.
pub(crate) fn counts_issue(text: &str) -> bool {
    let compact = fold::compact(text);
    issue_number(&compact).is_some() || total_number(&compact).is_some()
}

fn imprint(text: &str) -> Option<Vec<(Field, &str)>> {
    let mut found: Vec<(Field, usize, usize)> = Vec::new();
    for (at, _) in text.char_indices() {
        let rest = text.get(at..)?;
        if found.last().is_some_and(|f| at < f.2) {
            continue;
        }
        let fresh = at == 0 || text.get(..at).is_some_and(|b| b.ends_with(chars::is_space));
        found.extend(key_at(rest).filter(|_| fresh).map(|(field, bytes)| (field, at, at + bytes)));
        if at > 400 {
            break;
        }
    }
    if found.first().is_none_or(|f| f.1 != 0) {
        return None;
    }
    let ends = found.iter().skip(1).map(|f| f.1).chain(std::iter::once(text.len()));
    Some(
        found
            .iter()
            .zip(ends)
            .filter_map(|(f, end)| text.get(f.2..end).map(|v| (f.0, v.trim_matches(chars::is_space))))
            .collect(),
    )
}

/// The field of a key at the start of a text, whose characters may be spaced out, and its length with its colon.
fn key_at(text: &str) -> Option<(Field, usize)> {
    let (at, colon) = text.char_indices().take(KEY).find(|&(_, c)| matches!(c, '：' | ':'))?;
    let key = fold::compact(text.get(..at)?);
    let (_, field) = KEYS.iter().find(|(class, _)| class.is(&key))?;
    Some((*field, at + colon.len_utf8()))
}

fn slot(masthead: &mut Masthead, field: Field) -> &mut Option<String> {
    match field {
        Field::Sponsor => &mut masthead.sponsor,
        Field::Editor => &mut masthead.editor,
        Field::Phone => &mut masthead.phone,
        Field::Postcode => &mut masthead.postcode,
        Field::Address => &mut masthead.address,
        Field::Serial => &mut masthead.serial,
    }
}

fn put(masthead: &mut Masthead, field: Field, value: &str) {
    let slot = slot(masthead, field);
    if slot.is_none() && !value.is_empty() {
        *slot = Some(value.to_owned());
    }
}

fn append(masthead: &mut Masthead, field: Field, more: &str) {
    if let Some(value) = slot(masthead, field) {
        value.push_str(more);
    }
}

/// Takes what a line says of the issue: name, year, numbers.
fn issue_line(masthead: &mut Masthead, text: &str) {
    let compact = fold::compact(text);
    if masthead.name.is_none()
        && let Some(name) = name_in(&compact)
    {
        masthead.name = Some(name);
    }
    if let Some((year, number)) = year_and_issue(&compact).filter(|_| masthead.number.is_none()) {
        masthead.year = masthead.year.or(Some(year));
        masthead.number = Some(number);
    }
    if masthead.total_number.is_none() {
        masthead.total_number = total_number(&compact);
    }
    if masthead.number.is_none() {
        // Under the name, a bare number is the issue's.
        let bare = || masthead.name.as_ref().and_then(|_| issue_number(&format!("{}{compact}", date::YEAR)));
        masthead.number = issue_number(&compact).or_else(|| bare().filter(|n| *n == compact));
    }
    // The day of a paper is no year of an issue where nothing names one.
    if masthead.year.is_none() && (!masthead.says_nothing() || date::days_in(&compact).next().is_none()) {
        masthead.year = year_of(&compact);
    }
}

/// Whether a text without white space is the name of a gazette.
pub(crate) fn is_name(compact: &str) -> bool {
    name_in(compact).is_some_and(|n| n.len() == compact.len())
}

/// The name on a cover is set at least so large, in sizes of the text.
const COVER: f32 = 1.8;

/// Whether a line is the name on the cover of an issue: the gazette's, set far larger than the text.
pub(crate) fn is_cover(line: &Line<'_>) -> bool {
    let large = line.hint.and_then(|hint| hint.size).is_some_and(|size| size >= COVER);
    large && is_name(&fold::compact(&line.text))
}

/// The lines on which issues begin: names on covers; in texts without sizes the name of a gazette over a number that no issue of
/// that gazette has had before. Names and numbers that are repeated over pages begin none.
pub(crate) fn issue_starts(lines: &[Line<'_>]) -> Vec<usize> {
    let mut seen: HashSet<(String, String, Option<i32>)> = HashSet::new();
    let mut last: Option<(String, String, Option<i32>)> = None;
    let mut begins = |at: &usize| {
        let Some(line) = lines.get(*at) else { return false };
        if line.hint.and_then(|hint| hint.size).is_some() {
            return is_cover(line);
        }
        let name = Some(fold::compact(&line.text)).filter(|text| line.width <= NAME_WIDTH && is_name(text));
        // Between name and number the name may stand in Latin letters.
        let latin = |line: &Line<'_>| {
            !line.text.contains(chars::is_han) && line.text.contains(|c: char| c.is_ascii_alphabetic())
        };
        let next = at + 1 + usize::from(lines.get(at + 1).is_some_and(latin));
        let below = lines.get(next).filter(|below| below.width <= NAME_WIDTH && below.is_bare());
        let Some((name, below)) = name.zip(below) else { return false };
        let below = fold::compact(&below.text);
        let Some(number) = issue_number(&below) else { return false };
        let year = year_of(&below);
        // 云山市政报 over the pages of 云山市人民政府政报.
        let same = |(open, own, of): &(String, String, Option<i32>)| {
            let called = office::is_short_for(&name, open) || office::is_short_for(open, &name);
            *own == number && called && (of.is_none() || year.is_none() || *of == year)
        };
        let goes_on = last.as_ref().is_some_and(same);
        let issue = (name, number, year);
        let fresh = seen.insert(issue.clone()) && !goes_on;
        if fresh {
            last = Some(issue);
        }
        fresh
    };
    (0..lines.len()).filter(|at| begins(at)).collect()
}

/// The lines of masthead, contents and imprint between the documents of two issues of one file: from the imprint of the one before
/// to the first document of the next. None where a sentence stands among them.
pub(crate) fn between_issues(lines: &[Line<'_>], start: usize, body: &Range<usize>) -> Option<Range<usize>> {
    let above = (body.start..start).rev().take_while(|&at| lines.get(at).is_some_and(|l| is_key_line(&l.text)));
    let first = above.last().unwrap_or(start);
    let all = lines.get(first..body.end)?;
    let sentence =
        |l: &Line<'_>| l.stops || l.end == End::Stop || l.strict_label().is_some_and(|l| l.form == Form::Article);
    (all.len() <= MOST_BETWEEN && !all.iter().any(sentence)).then_some(first..body.end)
}

/// Most lines of masthead, contents and imprint between two issues.
const MOST_BETWEEN: usize = 2_000;

/// The widest line of a name, and of an issue's number.
const NAME_WIDTH: u32 = 60;

/// Whether a text without white space is the name of a gazette and the number of an issue.
pub(crate) fn names_number(compact: &str) -> bool {
    name_in(compact).is_some() && (issue_number(compact).is_some() || year_and_issue(compact).is_some())
}

/// Name and number of an issue that a text without white space begins with.
pub(crate) fn name_and_number(compact: &str) -> Option<String> {
    let (name, number) = (name_in(compact)?, issue_number(compact)?);
    let rest = compact.trim_start_matches(['《', '〈']).strip_prefix(name.as_str())?;
    let count = rest.trim_start_matches(|c| c != ordinal::MARK).starts_with(number.as_str());
    let year = year_of(compact).map(|y| y.to_string()).unwrap_or_default();
    count.then(|| format!("{name}{year}{number}"))
}

/// Whether a text has the word that gazettes are called by.
pub(crate) fn names_gazette(text: &str) -> bool {
    Class::GazetteName.within(text)
}

/// …政府公报, …公报, …政报 at the start of a line.
fn name_in(compact: &str) -> Option<String> {
    // The name of what is reported may hold 公报 itself; no name is longer than 26 characters.
    let mut ends = Class::GazetteName.find_iter(compact).map(|word| word.end).take_while(|end| *end <= 28 * 4);
    ends.find_map(|end| name_up_to(compact, end))
}

/// The first `end` bytes, if they are the name of a gazette and nothing but numbers of an issue follow.
fn name_up_to(compact: &str, end: usize) -> Option<String> {
    let name = compact.get(..end)?.trim_start_matches(['《', '〈']);
    let count = name.chars().count();
    let rest = compact.get(end..)?.trim_start_matches(['》', '〉']);
    let fits = (4..=26).contains(&count) && name.chars().all(chars::is_han) && !Class::NoGazette.within(name);
    (fits && (rest.is_empty() || rest.starts_with(|c| !chars::is_han(c) || c == ordinal::MARK)))
        .then(|| name.to_owned())
}

/// 第8-9期, 第11号 (within the year), 第29卷第152期. A bare 第46号 is that of a document unless a year, a total number or
/// the name of the gazette stands by it.
fn issue_number(compact: &str) -> Option<String> {
    if compact.len() >= 120 {
        return None;
    }
    let total = |at: usize| compact.get(..at).and_then(|t| t.chars().next_back()).is_some_and(|c| Class::Total.has(c));
    for (start, _) in compact.match_indices(ordinal::MARK).filter(|&(at, _)| !total(at)).take(3) {
        let rest = compact.get(start..)?;
        let end = rest.find(|c| Class::MastheadUnit.has(c))?;
        let unit = rest.get(end..)?.chars().next()?;
        let inner = rest.get(ordinal::MARK.len_utf8()..end)?;
        let whole = rest.get(..end + unit.len_utf8())?;
        let in_count = |c| numeral::is_numeral(c) || chars::is_dash(c) || matches!(c, '、' | '/');
        if inner.is_empty() || !inner.chars().all(in_count) {
            continue;
        }
        let after = rest.get(whole.len()..)?;
        if Class::VolumeUnit.has(unit) {
            return issue_number(after)
                .filter(|issue| after.starts_with(issue.as_str()))
                .map(|i| format!("{whole}{i}"));
        }
        let dated = Class::IssueUnit.has(unit)
            || compact.contains(date::YEAR) && number::number(compact).is_none_or(|n| !n.whole)
            || Class::TotalLabel.within(compact)
            || name_in(compact).is_some();
        return dated.then(|| whole.to_owned());
    }
    None
}

/// 总第245-246期, 总号：592.
fn total_number(compact: &str) -> Option<String> {
    let rest = compact.get(Class::TotalLabel.find(compact)?.start..)?;
    let ends = |c| Class::IssueUnit.has(c) || c == '，' || brackets::closes_round(c) || brackets::opens_round(c);
    // 总期 has the unit in its name.
    let end = rest
        .char_indices()
        .skip(2)
        .find(|&(_, c)| ends(c))
        .map_or(rest.len(), |(i, c)| if Class::IssueUnit.has(c) { i + c.len_utf8() } else { i });
    let token = rest.get(..end)?;
    (token.contains(numeral::is_digit) && token.len() < 60).then(|| token.to_owned())
}

fn year_alone(compact: &str) -> Option<i32> {
    let year = numeral::whole(compact.trim_end_matches(date::YEAR))?;
    sound_year(i32::try_from(year).ok()?)
}

/// A year, if a gazette may have come out in it.
fn sound_year(year: i32) -> Option<i32> {
    u32::try_from(year).is_ok_and(date::is_year).then_some(year)
}

/// 2025·12, 2025/12: year and number of an issue, after its name or alone, before a total number or nothing.
fn year_and_issue(compact: &str) -> Option<(i32, String)> {
    let (before, _) = compact
        .char_indices()
        .map(|(at, _)| compact.split_at(at))
        .find(|(before, rest)| rest.starts_with(|c| numeral::digit(c).is_some()) || before.len() > 28 * 4)?;
    if !before.is_empty() && !is_name(before) {
        return None;
    }
    let rest = compact.get(before.len()..)?;
    let (year, bytes) = numeral::arabic(rest).filter(|&(year, _)| date::is_year(year))?;
    let rest = rest.get(bytes..)?.strip_prefix(['·', '•', '・', '/', '／'])?;
    let rest = rest.strip_prefix(ordinal::MARK).unwrap_or(rest);
    let end = rest.find(|c| numeral::digit(c).is_none() && !chars::is_dash(c)).unwrap_or(rest.len());
    let (number, after) = rest.split_at_checked(end)?;
    let (first, _) = numeral::arabic(number)?;
    let after = Class::IssueUnit.strip_start(after).unwrap_or(after);
    let ends = after.is_empty() || after.starts_with(brackets::opens_round) || Class::Total.starts(after).is_some();
    let fits = ends && (1..=400).contains(&first) && number.ends_with(|c| numeral::digit(c).is_some());
    fits.then(|| Some((i32::try_from(year).ok()?, format!("第{number}期"))))?
}

fn year_of(compact: &str) -> Option<i32> {
    if let Some(year) = year_alone(compact) {
        return Some(year);
    }
    let era = compact.char_indices().find(|&(at, _)| compact.get(at..).and_then(date::since_1912).is_some());
    if let Some((year, _)) = era.and_then(|(at, _)| date::year_at(compact.get(at..)?, Calendar::Common)) {
        return sound_year(year);
    }
    let at = compact.find(date::YEAR)?;
    let before = compact.get(..at)?;
    let said = before.trim_end_matches(numeral::is_digit);
    // A title names the years of what it plans: 行动计划（2023—2025年）.
    if said.ends_with(chars::is_dash) {
        return None;
    }
    let (year, _) = date::year_at(compact.get(said.len()..)?, Calendar::Common)?;
    sound_year(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_volume_without_sizes_is_said_by_its_numbers() {
        let told = |text: &str| {
            let source = crate::source::read("a.txt", text.as_bytes()).unwrap();
            let issue = super::super::parse(&source);
            let found = issue.diagnostics.iter().find(|d| d.code == "several-issues");
            (found.map_or(0, |d| d.spans.len()), issue.documents.len())
        };
        let issue = |number: &str| {
            format!(
                "云山市人民政府公报\n2031年第{number}期\n\n云山市人民政府关于第{number}件事的通知\n云政发〔2031〕{number}号\n各县人民政府：\n　　请办好第{number}件事。\n云山市人民政府\n2031年1月{number}日\n\n"
            )
        };
        assert_eq!(told(&[issue("1"), issue("2")].concat()), (2, 2));
        assert_eq!(told(&[issue("1"), issue("2"), issue("3")].concat()), (3, 3));
        // One issue, its name over a page again, a name with nothing below.
        assert_eq!(told(&issue("1")).0, 0);
        assert_eq!(told(&format!("{}云山市人民政府公报\n2031年第1期\n　　完。\n", issue("1"))).0, 0);
        assert_eq!(told(&format!("{}云山市人民政府公报\n编辑部电话不变。\n", issue("1"))).0, 0);
    }

    #[test]
    fn the_year_is_the_issues_not_the_one_that_a_title_plans_for() {
        for (line, year) in [
            ("云山市人民政府公报2023年第8-9期", Some(2023)),
            ("2023年第8期（总第245期）", Some(2023)),
            ("（总第245期）2023年8月30日出版", Some(2023)),
            ("出版日期：2023年8月30日", Some(2023)),
            ("二〇二三年八月", Some(2023)),
            ("（2023—2025年）的通知", None),
            ("点工作方案（2023-2025年）的通知", None),
        ] {
            assert_eq!(year_of(line), year, "{line}");
        }
    }

    #[test]
    fn numbers_of_issues() {
        assert_eq!(issue_number("第8-9期（总第245-246期）").as_deref(), Some("第8-9期"));
        assert_eq!(total_number("第8-9期（总第245-246期）").as_deref(), Some("总第245-246期"));
        assert_eq!(issue_number("1989年第11号(总号：592)").as_deref(), Some("第11号"));
        assert_eq!(total_number("1989年第11号(总号：592)").as_deref(), Some("总号：592"));
        assert_eq!(issue_number("第46号"), None);
        assert_eq!(issue_number("某某院公報第029卷第152期").as_deref(), Some("第029卷第152期"));
        assert_eq!(issue_number("某某府公報第7660號").as_deref(), Some("第7660號"));
        assert_eq!(year_of("中華民國112年6月21日"), Some(2023));
        assert_eq!(issue_number("某公告2018年第31号"), None);
        assert_eq!(year_of("1989年第11号"), Some(1989));
        assert_eq!(name_in("某某市人民政府公报2023年第8期").as_deref(), Some("某某市人民政府公报"));
        assert_eq!(name_in("公报研究会公报第3期").as_deref(), Some("公报研究会公报"));
        assert_eq!(name_in("2020年国民经济和社会发展统计公报"), None);
    }

    #[test]
    fn year_and_number_with_a_dot() {
        let of = |t| year_and_issue(t).map(|(year, number)| format!("{year} {number}"));
        assert_eq!(of("2025·12").as_deref(), Some("2025 第12期"));
        assert_eq!(of("2025/1-2（总第30期）").as_deref(), Some("2025 第1-2期"));
        assert_eq!(of("某某市人民政府公报2025·1").as_deref(), Some("2025 第1期"));
        for text in ["2025·", "12·2025", "甲2025·1", "2025·1号文", "2025"] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    fn source(text: &str) -> crate::source::SourceText {
        let mut source = crate::source::SourceText { text: text.to_owned(), ..Default::default() };
        let mut at = 0;
        for line in text.split('\n') {
            let span = crate::issue::Span::Line { line: 1 };
            source.lines.push(crate::source::SourceLine { text: at..at + line.len(), span, hint: None });
            at += line.len() + 1;
        }
        source
    }

    #[test]
    fn issues_begin_with_names_over_fresh_numbers() {
        let starts = |text: &str| {
            let source = source(text);
            issue_starts(&super::super::lex::lines(&source).0)
        };
        let of = |issues: &[(&str, &str)]| {
            let texts: Vec<String> = issues.iter().map(|(name, number)| format!("{name}\n{number}\n正文。")).collect();
            starts(&texts.join("\n"))
        };
        let (one, two) = ("云山市人民政府公报", "海川市人民政府公报");
        assert_eq!(of(&[(one, "2031年第3期"), (one, "第3期"), (one, "2031年第4期")]), [0, 6]);
        // Two gazettes with one number, and one of the next year.
        assert_eq!(of(&[(one, "第3期"), (two, "第3期"), (one, "第3期"), (two, "第4期")]), [0, 3, 9]);
        assert_eq!(of(&[(one, "2031年第3期"), (one, "2032年第3期"), (one, "第3期")]), [0, 3]);
        // The name in short, over pages.
        assert_eq!(of(&[(one, "2031年第3期"), ("云山市政府公报", "第3期")]), [0]);
    }

    #[test]
    fn a_name_of_two_lines() {
        let name = |text: &str| {
            let source = source(text);
            let (lines, _) = super::super::lex::lines(&source);
            read(&lines, &(0..lines.len()).collect::<Vec<_>>()).name
        };
        assert_eq!(
            name("云山市人民代表大会\n常务委员会公报\n第2期").as_deref(),
            Some("云山市人民代表大会常务委员会公报")
        );
        assert_eq!(name("云山市\n人民政府公报\n第2期").as_deref(), Some("云山市人民政府公报"));
        assert_eq!(name("云山市人民政府办公室\n云山市人民政府公报").as_deref(), Some("云山市人民政府公报"));
    }

    #[test]
    fn imprints_with_several_keys_in_a_line() {
        let pairs = imprint("电 话：0123-45678　邮编：123456").unwrap();
        assert_eq!(pairs, [(Field::Phone, "0123-45678"), (Field::Postcode, "123456")]);
        assert!(imprint("主办的活动：甲").is_none());
    }
}

//! The masthead and imprint: name, year, numbers, who edits and prints.

pub(crate) mod front;
pub(crate) mod issues;

use crate::issue::Masthead;
use crate::zh::date::Calendar;
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, date, fold, numeral, ordinal};

use super::lex::Line;
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

/// Whether a text has the word that gazettes are called by, in a name that may be one: a bulletin on one matter (…统计公报) has
/// the word, too, and so have words that go on (施政报告).
pub(crate) fn names_gazette(text: &str) -> bool {
    let names = |end: usize| text.get(..end).is_some_and(|name| !Class::NoGazette.within(name));
    let goes_on = |end: usize| text.get(end..).is_some_and(|rest| Class::GazetteGoesOn.starts(rest).is_some());
    Class::GazetteName.find_iter(text).any(|word| names(word.end) && !goes_on(word.end))
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
        for bulletin in
            ["云山市第二次全国污染源普查公报", "云山市水资源公报", "雲山市環境狀況公報", "第五次全体会议公报"]
        {
            assert_eq!(name_in(bulletin), None, "{bulletin}");
            assert!(!names_gazette(bulletin), "{bulletin}");
        }
        assert_eq!(name_in("云山市水务局公报").as_deref(), Some("云山市水务局公报"));
        for gazette in ["云山政报　2031年第8期", "云山市政报", "云山市人民政府公报"] {
            assert!(names_gazette(gazette), "{gazette}");
        }
        for text in ["应在施政報告中提出一些措施", "市长的施政报告", "2031年财政报告第2部分"]
        {
            assert!(!names_gazette(text), "{text}");
        }
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

    pub(super) fn source(text: &str) -> crate::source::SourceText {
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

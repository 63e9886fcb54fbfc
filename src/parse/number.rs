//! 发文字号: the numbers of documents, in the forms that offices use.

use crate::issue::Date;
use crate::zh::lexicon::Class;
pub(crate) use crate::zh::ordinal::number_key;
use crate::zh::{brackets, chars, date, fold, numeral, ordinal};

/// A document number that a stretch of text consists of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// As printed, without inner white space.
    pub text: String,
    /// Names its series: 某发〔2023〕7号, 某某令第46号. Without it (第46号) the line above completes it.
    pub whole: bool,
}

impl Number {
    /// Counts an office's announcements within a year (2023年第5号, 〔2023〕第5号): beside a title it needs no series. Without 第
    /// (〔2023〕5号) it is the rest of a number that has lost its series, but beside the title of minutes.
    pub(crate) fn of_a_year(&self) -> bool {
        let in_brackets = || {
            let inner = self.text.strip_prefix(brackets::opens_year)?;
            let (year, bytes) = numeral::arabic(inner)?;
            let behind = inner.get(bytes..)?.strip_prefix(brackets::closes_year)?;
            Some(date::is_year(year) && behind.starts_with(ordinal::MARK))
        };
        !self.whole && (self.text.contains(date::YEAR) || in_brackets() == Some(true))
    }

    /// Tells a document from others where a title stands beside it.
    fn beside_title(&self) -> bool {
        self.whole || self.of_a_year()
    }
}

/// Reads a text (without its leading and trailing white space) that is nothing but a document number.
pub(crate) fn number(text: &str) -> Option<Number> {
    if text.len() > 150 || is_row(text) {
        return None;
    }
    if !has_mark(text) {
        return text.contains(ordinal::TIMES).then(|| sitting(&fold::compact(text))).flatten();
    }
    let compact = fold::compact(before_approver(text));
    // 【第7号】 over a title is what a site calls its text: only a series and a year tell a number there.
    if let Some(inner) = compact.strip_prefix('【').and_then(|inner| inner.strip_suffix('】')) {
        return bracketed(inner).filter(|number| number.whole);
    }
    let inner = strip_brackets(&compact);
    bracketed(inner).or_else(|| counted(inner)).or_else(|| led_by_year(inner)).or_else(|| called_after(inner))
}

/// Reads a number in square brackets that the red head right above it completes: 【第7号】 under …令.
pub(crate) fn below_head(text: &str) -> Option<Number> {
    let compact = fold::compact(text);
    counted(compact.strip_prefix('【')?.strip_suffix('】')?)
}

/// Whether a text is the row of a table that ends with a number: 3　云山市供水办法　云山市人民政府令第61号. The count of the row, or the title
/// of what is listed, stands before a blank.
fn is_row(text: &str) -> bool {
    let Some((first, rest)) = text.split_once(chars::is_space) else { return false };
    let rest = rest.trim_start_matches(chars::is_space);
    let counted = first.len() <= 3 && first.bytes().all(|b| b.is_ascii_digit());
    let titled = first.chars().count() >= LISTED
        && !ends_in_series_word(first)
        && [Class::TitleEnd, Class::Instrument].iter().any(|class| class.ends(first).is_some());
    counted && rest.starts_with(|c| chars::is_han(c) && !date::is_unit(c)) || titled
}

/// Characters of the shortest title of what a table lists.
const LISTED: usize = 6;

/// Most characters of the names behind 签发人.
const APPROVERS: usize = 24;

/// Whether a line tells who has let a paper to a higher office go out: 签发人：江　某.
pub(crate) fn names_approver(text: &str) -> bool {
    // 签发人：江某　　类别：A: what else the office notes of the paper may stand beside them.
    let text = text.trim_matches(chars::is_space);
    let beside = text.char_indices().filter(|&(_, c)| chars::is_space(c)).find_map(|(at, _)| {
        let rest = text.get(at..)?.trim_start_matches(chars::is_space);
        let (key, value) = rest.split_once(['：', ':'])?;
        let noted = (2..=4).contains(&key.chars().count()) && key.chars().all(chars::is_han);
        (noted && (1..=6).contains(&value.chars().count()) && !value.contains(chars::is_space)).then_some(at)
    });
    let compact = fold::compact(beside.and_then(|at| text.get(..at)).unwrap_or(text));
    let names = Class::Approver.strip_start(&compact).and_then(|rest| rest.strip_prefix(['：', ':']));
    let in_name = |c: char| chars::is_han(c) || matches!(c, '、' | '，' | '·');
    names.is_some_and(|names| names.chars().count() <= APPROVERS && names.chars().all(in_name))
}

/// A number without who has let the paper go out, whom the print sets on the same line: 某政报〔2031〕6号　　签发人：江　某.
fn before_approver(text: &str) -> &str {
    let Some(found) = Class::Approver.find(text).filter(|found| found.start > 0) else { return text };
    let parts = text.get(..found.start).zip(text.get(found.start..));
    let apart = parts.filter(|(number, rest)| number.ends_with(chars::is_space) && names_approver(rest));
    apart.map_or(text, |(number, _)| number.trim_end_matches(chars::is_space))
}

/// 〔2032〕第6次, 〔2032〕6次, 2032年第6次: minutes are counted by the sittings of a year.
fn sitting(text: &str) -> Option<Number> {
    let (open, rest) = match text.strip_prefix(brackets::opens_year) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (year, bytes) = numeral::arabic(rest)?;
    let rest = rest.get(bytes..)?;
    let rest = if open { rest.strip_prefix(brackets::closes_year)? } else { rest.strip_prefix(date::YEAR)? };
    // 2032年6次 counts how often.
    let rest = ordinal::strip(rest).or(Some(rest).filter(|_| open))?;
    let (_, bytes) = numeral::number(rest)?;
    let sure = date::is_year(year) && rest.get(bytes..)?.strip_prefix(ordinal::TIMES) == Some("");
    sure.then(|| Number { text: text.to_owned(), whole: false })
}

/// 第22/2024號行政法規, 第2458號政府公告, 第4321號公告, 2023年第71號法律公告: what is counted stands behind the count.
fn called_after(text: &str) -> Option<Number> {
    let (before, rest) = text.split_once(ordinal::MARK)?;
    let year = before.strip_suffix(date::YEAR).is_some_and(|y| numeral::whole(y).is_some_and(is_year));
    let (_, bytes) = numeral::arabic(rest)?;
    let rest = rest.get(bytes..)?;
    let within =
        rest.strip_prefix('/').and_then(|t| numeral::arabic(t).filter(|y| is_year(y.0)).and_then(|(_, b)| t.get(b..)));
    let kind = Class::NumberMark.strip_start(within.unwrap_or(rest))?;
    let called = Class::CountedPaper.ends(kind).is_some();
    let place = before.is_empty() || year || is_series(before, 20) && before.chars().all(chars::is_han);
    // 第4321號公告 of Hong Kong's gazette; 第124号公告 may lack the office that counts.
    let far = bytes >= 3 && rest.starts_with(|c| fold::plain_char(c) != c);
    let named = kind.chars().count() >= 4
        || within.is_some()
        || !(before.is_empty() || year && Class::CountedKind.is(kind))
        || far;
    let sure = called
        && place
        && named
        && kind.chars().all(chars::is_han)
        && kind.chars().count() <= 16
        && !Class::NumberText.within(kind);
    sure.then(|| Number { text: text.to_owned(), whole: true })
}

/// Whether a number says what paper it is (第22/2024號行政法規).
pub(crate) fn names_paper(number: &str) -> bool {
    Class::NumberMark.ends(number).is_none() && called_after(number).is_some()
}

/// The length of a count: a numeral, or the long ones of registers of letters, with the letter of a part (1120043210A).
fn count(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let bytes = if (10..=14).contains(&digits) { digits } else { numeral::number(text)?.1 };
    let part = text.get(bytes..)?.bytes().take_while(u8::is_ascii_uppercase).take(2).count();
    Some(bytes + part % 2)
}

/// Whether a text has the word that every number ends with.
pub(crate) fn has_mark(text: &str) -> bool {
    Class::NumberMark.within(text)
}

/// Takes away one pair of round brackets around the whole.
fn strip_brackets(text: &str) -> &str {
    let inner = text.strip_prefix(brackets::opens_round).and_then(|t| t.strip_suffix(brackets::closes_round));
    inner.filter(|t| Class::NumberMark.ends(t).is_some()).unwrap_or(text)
}

/// Characters of the names of the offices that issue an order together.
const JOINT: usize = 60;

/// 国办函〔2004〕71号, …令〔2004〕第5号.
fn bracketed(text: &str) -> Option<Number> {
    let open = text.rfind(brackets::opens_year)?;
    let series = text.get(..open)?;
    // Several offices may issue an order together.
    let most = if ends_in_series_word(series) { JOINT } else { 20 };
    // 法（经）复〔1989〕1号: the division of a court that counts.
    let plain = without_division(series);
    if !is_series(plain.as_deref().unwrap_or(series), most) {
        return None;
    }
    let mark = text.get(open..)?.chars().next()?;
    let rest = text.get(open + mark.len_utf8()..)?;
    let (year, bytes) = numeral::number(rest)?;
    let rest = rest.get(bytes..)?;
    let rest = rest.strip_prefix(date::YEAR).unwrap_or(rest).strip_prefix(brackets::closes_year)?;
    let rest = ordinal::strip(rest).unwrap_or(rest);
    let (_, bytes) = numeral::number(rest)?;
    let end = rest.get(bytes..)?;
    let sure = is_year(year) && Class::NumberMark.is(end);
    sure.then(|| Number { text: text.to_owned(), whole: !series.is_empty() })
}

/// A series without the division in brackets in it: 法（经）复, 甲建公告（乙建）. Words behind the bracket belong to it.
fn without_division(series: &str) -> Option<String> {
    let (office, rest) = series.split_at_checked(series.find(brackets::opens_round)?)?;
    let close = rest.find(brackets::closes_round)?;
    let inner = rest.get(..close)?.trim_start_matches(brackets::opens_round);
    let behind = rest.get(close..)?.trim_start_matches(brackets::closes_round);
    let sound = (1..=3).contains(&inner.chars().count()) && inner.chars().all(chars::is_han);
    // At the end of a series it stands behind a kind of papers only: 云政（法）〔2031〕1号 is none.
    let within = if behind.is_empty() { ends_in_series_word(office) } else { !office.is_empty() };
    (sound && within).then(|| format!("{office}{behind}"))
}

/// A year with its century, or as it was written without it until the nineties.
fn is_year(year: u32) -> bool {
    date::is_year(year) || (49..=99).contains(&year)
}

/// （56）国教字第12号, 〔83〕国发12号: the year stands first.
fn led_by_year(text: &str) -> Option<Number> {
    let inner = text.strip_prefix(brackets::opens_year)?;
    let (year, bytes) = numeral::number(inner)?;
    let rest = inner.get(bytes..)?;
    let rest = rest.strip_prefix(date::YEAR).unwrap_or(rest).strip_prefix(brackets::closes_year)?;
    if is_of_case(rest) {
        return is_year(year).then(|| Number { text: text.to_owned(), whole: true });
    }
    let digits = rest.find(numeral::is_digit)?;
    let series = rest.get(..digits)?;
    let series = series.strip_suffix(ordinal::MARK).unwrap_or(series);
    let (_, bytes) = numeral::number(rest.get(digits..)?)?;
    let end = rest.get(digits + bytes..)?;
    let sure = is_year(year) && Class::NumberMark.is(end) && series.chars().nth(1).is_some() && is_series(series, 12);
    sure.then(|| Number { text: text.to_owned(), whole: true })
}

/// Characters of what a court calls its cases.
const CASES: std::ops::RangeInclusive<usize> = 1..=5;

/// What stands behind the year in the number of a case: the court, by the place and its own number, the kind of case, the count
/// (云0102民初1836号).
fn is_of_case(text: &str) -> bool {
    let named = |text: &str, most: std::ops::RangeInclusive<usize>| {
        most.contains(&text.chars().count()) && text.chars().all(chars::is_han)
    };
    let read = || {
        let (place, rest) = text.split_at_checked(text.find(|c: char| c.is_ascii_digit())?)?;
        let court = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (kind, count) = rest.get(court..)?.split_once(|c: char| c.is_ascii_digit())?;
        let end = count.trim_start_matches(|c: char| c.is_ascii_digit());
        Some(named(place, 1..=1) && (2..=4).contains(&court) && named(kind, CASES) && Class::NumberMark.is(end))
    };
    read() == Some(true)
}

/// Whether a number is that of a case: （2031）云0102民初1836号.
pub(crate) fn is_case(number: &str) -> bool {
    let closes = |c: char| brackets::closes_round(c) || brackets::closes_year(c);
    number.split_once(closes).is_some_and(|(_, rest)| is_of_case(rest))
}

/// 国令第707号, …令第46号, …公告2018年第31号; and 第46号, 2018年第31号, which the line above completes.
fn counted(text: &str) -> Option<Number> {
    let (mut series, rest) = ordinal::split_last(text)?;
    let bytes = count(rest)?;
    // …令（第707号）, …公告（2018年第31号）
    let bracketed = series.contains(brackets::opens_round);
    let end = rest.get(bytes..)?;
    if !Class::NumberMark.is(if bracketed { end.trim_end_matches(brackets::closes_round) } else { end }) {
        return None;
    }
    if let Some(before) = series.strip_suffix(date::YEAR) {
        series = before.trim_end_matches(numeral::is_digit);
        let (year, _) = numeral::number(before.get(series.len()..)?)?;
        if !date::is_year(year) {
            return None;
        }
    }
    let series = without_session(series).unwrap_or(series);
    let series = series.trim_end_matches(|c| brackets::opens_round(c) || brackets::opens_year(c));
    let called = ends_in_series_word(series);
    // 台高（一）字第…號: the section of an office that counts.
    if let Some(whole) = without_section(series) {
        return (called && is_series(&whole, 40)).then(|| Number { text: text.to_owned(), whole: true });
    }
    let plain: String = text.chars().filter(|&c| !(brackets::opens_round(c) || brackets::closes_round(c))).collect();
    (series.is_empty() || called && is_series(series, 40)).then_some(Number { text: plain, whole: !series.is_empty() })
}

/// A series without the assembly in brackets behind it: …委员会公告〔十四届〕, （十二届）.
fn without_session(series: &str) -> Option<&str> {
    let inner = series.strip_suffix(|c| brackets::closes_year(c) || brackets::closes_round(c))?;
    let open = inner.rfind(|c| brackets::opens_year(c) || brackets::opens_round(c))?;
    let (before, session) = inner.split_at_checked(open)?;
    let session = session.trim_start_matches(|c| brackets::opens_year(c) || brackets::opens_round(c));
    let session = ordinal::strip(session).unwrap_or(session);
    let (_, bytes) = numeral::number(session)?;
    Class::Session.is(session.get(bytes..)?).then_some(before)
}

/// A series without the section in brackets before its 字 (台高（一）字), where it has one.
fn without_section(series: &str) -> Option<String> {
    let before = Class::LetterSeries.strip_end(series)?;
    let sign = series.get(before.len()..)?;
    let (office, section) = before.split_at_checked(before.find(brackets::opens_round)?)?;
    let mut inner = section.chars();
    let (open, close) = (inner.next()?, inner.next_back()?);
    let named = inner.as_str().chars().count() <= 4 && inner.as_str().chars().all(chars::is_han);
    let sure = brackets::opens_round(open) && brackets::closes_round(close) && named && !office.is_empty();
    sure.then(|| format!("{office}{sign}"))
}

/// A kind of document that is counted by itself: 令, 公告, 通告, 主席令, 决定.
pub(crate) fn ends_in_series_word(series: &str) -> bool {
    Class::SeriesEnd.ends(series).is_some()
}

fn is_series(series: &str, most: usize) -> bool {
    let mut count = 0;
    let mut before = ' ';
    // 2017年某部令: the year alone may stand first.
    let series = match series.split_once(date::YEAR) {
        Some((year, rest)) if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => rest,
        _ => series,
    };
    for c in series.chars() {
        count += 1;
        // A day is told, and the number of what was issued then.
        if numeral::digit(before).is_some() && date::is_unit(c) {
            return false;
        }
        before = c;
        if !(chars::is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '、' | '-')) {
            return false;
        }
    }
    count <= most && !Class::NumberText.within(series)
}

/// The document number that a text ends with, after a title: its byte offset and the number. It begins after white
/// space or an opening bracket, or right after the word that ends a title.
pub(crate) fn tail_number(text: &str) -> Option<(usize, Number)> {
    if !has_mark(text) {
        return None;
    }
    let starts = std::iter::once(0)
        .chain(text.char_indices().filter(|&(_, c)| chars::is_space(c) || c == '》').map(|(at, c)| at + c.len_utf8()));
    let brackets = text.char_indices().filter(|&(_, c)| brackets::opens_round(c)).map(|(at, _)| at);
    let glued = Class::TitleEnd.find_iter(text).map(|word| word.end);
    starts.chain(brackets).chain(glued).find_map(|at| {
        let tail = text.get(at..)?.trim_matches(chars::is_space);
        // 某局关于…的公告（第46号）
        let announced = |n: &Number| {
            let before = text.get(..at).unwrap_or("");
            n.beside_title() || tail.starts_with(brackets::opens_round) && Class::Announcement.ends(before).is_some()
        };
        number(tail).filter(announced).or_else(|| number_beside_day(tail)).map(|n| (at, n))
    })
}

/// The number in a bracket that it shares with the day: （2023年11月1日　某部令第113号）, （某发〔2023〕7号，2023年11月1日）.
fn number_beside_day(text: &str) -> Option<Number> {
    let inner = text.strip_prefix(brackets::opens_round)?.strip_suffix(brackets::closes_round)?;
    with_day(inner).map(|(_, number)| number)
}

/// The day and the number that a line consists of, in either order: 2023年11月1日　某部令第113号, 某发〔2023〕7号，2023年11月1日,
/// （2023年11月1日）某发〔2023〕7号.
pub(crate) fn with_day(line: &str) -> Option<(Date, Number)> {
    let bracketed = || {
        let inner = line.strip_prefix(brackets::opens_round)?;
        let (day, bytes) = date::day_at(inner)?;
        Some((day, inner.get(bytes..)?.strip_prefix(brackets::closes_round)?.trim_matches(chars::is_space)))
    };
    let between = |c: char| chars::is_space(c) || matches!(c, '，' | ',' | '、' | '；');
    let after = || {
        let (day, bytes) = date::day_at(line)?;
        Some((day, line.get(bytes..)?.trim_matches(between)))
    };
    let before = || {
        let end = Class::NumberMark.find_iter(line).last()?.end;
        let rest = line.get(end..)?;
        let last = rest.trim_matches(between);
        // 某发〔2023〕7号（2023年11月1日）
        let inner = last.strip_prefix(brackets::opens_round).and_then(|last| last.strip_suffix(brackets::closes_round));
        let (day, bytes) =
            date::day_at(inner.unwrap_or(last)).filter(|_| inner.is_some() || rest.starts_with(between))?;
        let last = inner.unwrap_or(last);
        (bytes == last.len()).then(|| line.get(..end).map(|number| (day, number)))?
    };
    let (day, found) = after().or_else(bracketed).or_else(before)?;
    number(found).filter(Number::beside_title).map(|number| (day, number))
}

/// The number that standards are counted by, where a line is nothing else: GB 4287-2012, DB44/613—2009, HJ/T 55.1－2000.
pub(crate) fn of_standard(line: &str) -> Option<String> {
    let compact = fold::compact(line);
    let (series, year) = compact.rsplit_once(chars::is_dash)?;
    let letters = series.find(|c: char| !c.is_ascii_uppercase())?;
    let named = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '.');
    let counted = series.chars().skip(letters).any(|c| c.is_ascii_digit()) && series.chars().all(named);
    let dated = matches!(year.len(), 2 | 4) && year.bytes().all(|b| b.is_ascii_digit());
    ((1..=6).contains(&letters) && counted && dated).then(|| fold::tight(line).replace(" /", "/").replace("/ ", "/"))
}

/// The number that a text begins with, before a title: the byte offset of what follows it, and the number.
pub(crate) fn lead_number(text: &str) -> Option<(usize, Number)> {
    let mut end = Class::NumberMark.find(text)?.end;
    if text.starts_with(brackets::opens_round) {
        end += text.get(end..)?.chars().next().filter(|&c| brackets::closes_round(c)).map_or(0, char::len_utf8);
    }
    let rest = text.get(end..)?;
    // 法释〔2015〕24号关于…的解释: without a blank where the title begins with what it does.
    let glued = !rest.starts_with(chars::is_space);
    let titled = || super::shape::starts_with_act(rest) && super::shape::is_title(rest) && !rest.contains(['，', '。']);
    if !rest.contains(chars::is_han) || glued && !titled() {
        return None;
    }
    let fits = |n: &Number| n.whole || !glued && n.beside_title();
    number(text.get(..end)?).filter(fits).map(|n| (end, n))
}

/// A title and the number that shares its line, before it or behind it: 某发〔2023〕7号　关于…的通知, …的通知（某发〔2023〕7号）.
pub(crate) fn beside_title(text: &str) -> Option<(&str, Number)> {
    let (title, number) = match lead_number(text) {
        Some((end, number)) => (text.get(end..)?, number),
        None => tail_number(text).map(|(cut, number)| (text.get(..cut), number)).and_then(|(t, n)| Some((t?, n)))?,
    };
    let title = title.trim_matches(chars::is_space);
    // …的决定（主席令第54号） names the order that makes it public.
    let own = number.whole && number.text.contains(brackets::opens_year);
    (own && super::shape::is_title(title)).then_some((title, number))
}

/// The number of an announcement or order before its title in brackets: 某署公告2031年第2号（关于…的公告）,
/// 某部令〔2031〕第2号（…办法）.
pub(crate) fn before_bracket(text: &str) -> Option<String> {
    let at = Class::NumberMark.find(text)?.end;
    let rest = text.get(at..)?.trim_matches(chars::is_space);
    super::shape::bracketed_title(rest).or_else(|| super::shape::bracketed_name(rest))?;
    let found = number(text.get(..at)?).filter(|n| n.whole)?;
    Some(found.text)
}

/// The kind by which a number counts papers: without the count and the year (某部公告2018年第31号).
pub(crate) fn series_of(number: &str) -> &str {
    if names_paper(number) {
        return number;
    }
    // …第十四届…委员会公告第17号: the count is the last.
    let series = ordinal::split_last(number).map_or(number, |(series, _)| series);
    // …公告〔2017〕第8号
    let year = series.rfind(brackets::opens_year).filter(|_| series.ends_with(brackets::closes_year));
    let series = year.and_then(|at| series.get(..at)).filter(|s| ends_in_series_word(s)).unwrap_or(series);
    series.strip_suffix(date::YEAR).map_or(series, |s| s.trim_end_matches(|c| numeral::digit(c).is_some()))
}

/// Whether a number says what kind of paper it counts: not that of a letter, nor that of a case, whose year leads.
pub(crate) fn names_kind(number: &str) -> bool {
    !is_letters(number) && !number.starts_with(|c| brackets::opens_round(c) || brackets::opens_year(c))
}

/// Whether a number is that of a letter (台甲字第…號).
pub(crate) fn is_letters(number: &str) -> bool {
    ordinal::split_last(number).is_some_and(|(series, _)| Class::LetterSeries.ends(series).is_some())
}

#[cfg(test)]
mod tests;

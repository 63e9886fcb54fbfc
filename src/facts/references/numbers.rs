//! The numbers of instruments, in the bracket behind a title or before it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::force_effects;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{chars, date, numeral, office, units};

// A document number (国办发〔2021〕19号, 国令第707号, 2018年第31号) up to its 号. Source: 党政机关公文格式, GB/T 9704, 7.2.5.
static DOCUMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^第[0-9]{1,4}/[0-9]{4}号(?:{counted-paper}|{instrument})|^(?:\(\d{2,4}\))?[^,;、。:()]{0,80}?(?:\[\d{4}\]|\(\d{4}\)|第|年)[^,;。:()]{0,12}?{numeral}+号|^第\d{1,4}章(?:,附属法例[A-Z]{1,2})?",
    )
});

// An order of several offices: 甲部、乙局令2031年第4号.
static JOINT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^[^,;。:()《》\d]{2,80}、[^,;、。:()《》\d]{2,28}(?:{order-paper})(?:\d{4}年)?第?{numeral}{1,5}号")
});

// A standard's number: GB/T 35796-2017, DB37/T 1234.5-2020, ISO 9001.
static STANDARD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[A-Z]{1,6}\d{0,4}(?:/[A-Z]{1,4})*\d[\d.]*(?:-\d{2,4})?(?:$|[,;])"));

/// The number that a parenthesis after a title gives, if it gives one: where it stands in the folded text, and whether
/// it is a document's.
pub(in crate::facts) fn number_in(inside: &str) -> Option<(Range<usize>, bool)> {
    // 2003年8月1日某市人民政府令第15号公布: the day is no part of the number, nor is what was before it.
    // 2019年第8号 is a number with its year, 2003年某市人民政府令第15号 is none.
    let numbered = |at: &usize| inside.get(*at..).is_some_and(|rest| rest.starts_with(units::NTH));
    let year = || date::when_at(inside, date::Calendar::Common).filter(|(when, _)| when.year.is_some());
    let month = || year().map(|(_, bytes)| bytes).filter(|at| !numbered(at));
    let day = date::day_at(inside).map(|(_, bytes)| bytes).or_else(month).unwrap_or(0);
    if let Some(m) = inside.get(day..).and_then(|rest| DOCUMENT.find(rest)) {
        let number = m.as_str();
        let behind = number.char_indices().filter(|(_, c)| numeral::is_numeral(*c));
        let dated = behind.filter_map(|(at, _)| Some(at + date::day_at(number.get(at..)?)?.1)).max().unwrap_or(0);
        return Some((day + dated..day + m.end(), true));
    }
    if let Some(m) = inside.get(day..).and_then(|rest| JOINT.find(rest)).filter(|m| is_joint(m.as_str())) {
        return Some((day..day + m.end(), true));
    }
    let m = STANDARD.find(inside)?;
    Some((0..m.as_str().trim_end_matches([',', ';']).len(), false))
}

/// Whether all that stand in the number of a joint order are offices.
fn is_joint(number: &str) -> bool {
    let series =
        number.find(|c: char| numeral::is_numeral(c) || c == units::NTH).and_then(|at| number.get(..at)).unwrap_or("");
    let offices = Class::OrderPaper.strip_end(series).unwrap_or(series).split(units::LIST);
    offices.into_iter().all(|name| office::is_central(name) || office::is_name(name))
}

/// The number that stands right before a title: 第21/2019號行政法規《…》.
pub(super) fn number_ahead(before: &str) -> Option<Range<usize>> {
    static AHEAD: LazyLock<Regex> =
        LazyLock::new(|| pattern("第[0-9]{1,4}/[0-9]{4}号(?:{counted-paper}|{instrument})$"));
    let from = before.char_indices().rev().take(24).last().map_or(0, |(at, _)| at);
    let found = |number: &Regex| {
        let last = number.find_iter(before.get(from..)?).last()?;
        (from + last.end() == before.len()).then(|| from + last.start()..before.len())
    };
    found(&AHEAD).or_else(|| found(&force_effects::STANDARD)).or_else(|| paper_ahead(before))
}

/// The number of a paper that stands right before its title: 云政发〔2001〕3号《甲办法》, 云州市人民政府令第3号《甲办法》. Where it begins
/// must be plain: behind a mark or a word that leads to instruments.
fn paper_ahead(before: &str) -> Option<Range<usize>> {
    let run = before.strip_suffix(units::NUMBER)?;
    let counted = run.trim_end_matches(numeral::is_numeral);
    let plain = counted.strip_suffix(units::NTH).unwrap_or(counted);
    let of_year = plain
        .strip_suffix(']')
        .and_then(|t| t.rsplit_once('['))
        .filter(|(_, year)| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
    let order = of_year.is_none();
    if counted.len() == run.len() || order && Class::SeriesEnd.ends(plain).is_none() {
        return None;
    }
    let run = of_year.map_or(plain, |(series, _)| series);
    let series = run.char_indices().rev().take(LONGEST_SERIES).take_while(|(_, c)| chars::is_han(*c));
    let from = series.last().map_or(run.len(), |(at, _)| at);
    let words = run.get(from..)?;
    let leads = [Class::CitesLead, Class::Decides, Class::Repeals, Class::ObjectMark, Class::Governs, Class::PassesOn];
    let lead = leads.into_iter().flat_map(|class| class.find_iter(words)).map(|at| at.end).max().unwrap_or(0);
    let words = words.get(lead..)?;
    let own = words.trim_start_matches(|c| Class::NumberLead.has(c));
    // 2015年8月28日甲部令第3号: the day before an order is none of its number.
    let dated = words.len() == run.get(from..).map_or(0, str::len)
        && run.get(..from).is_some_and(|before| before.ends_with(numeral::is_numeral));
    let own = own.strip_prefix(|c| dated && date::is_unit(c)).unwrap_or(own);
    // 国务院国发〔2010〕3号: the office before its own sign.
    let own = if order { own } else { behind_office(own) };
    let from = from + lead + (words.len() - own.len());
    let most = if order { LONGEST_SERIES - 1 } else { LONGEST_SIGN };
    let sound = (1..=most).contains(&own.chars().count()) && !own.contains(units::OF);
    sound.then_some(from..before.len())
}

/// The sign of a number behind the name of the office whose it is: 国发 of 国务院国发, 云政发 of 云州市人民政府云政发.
fn behind_office(sign: &str) -> &str {
    let ends = sign.char_indices().map(|(at, c)| at + c.len_utf8());
    let named = |end: &usize| {
        let name = sign.get(..*end).unwrap_or("");
        office::is_central(name) || name.chars().count() >= SHORTEST_OFFICE && office::is_name(name)
    };
    let behind = ends.rev().find(named).and_then(|end| sign.get(end..));
    behind.filter(|rest| rest.chars().nth(1).is_some()).unwrap_or(sign)
}

/// Characters of the shortest name of an office that stands before its own sign; what is shorter may be a sign (云政办).
const SHORTEST_OFFICE: usize = 5;

/// Characters of the longest words that are counted in a number (某省住房和城乡建设厅), and of the signs for an office (云自然资规).
const LONGEST_SERIES: usize = 28;

const LONGEST_SIGN: usize = 7;

/// What was said of an instrument before its changes: …令第12号发布 of …令第12号发布、2012年5月1日修正, 根据某令第31号第二次修改.
fn before_changes(mut said: &str) -> &str {
    let changes = [Class::ActAmended, Class::ActRevised, Class::AmendsThese];
    for _ in 0..MOST_CHANGES {
        let change = changes.iter().find_map(|class| class.strip_end(said));
        let Some(before) = change.and_then(|c| c.rfind([units::LIST, ',']).and_then(|at| c.get(..at))) else { break };
        said = before;
    }
    said
}

/// Changes of an instrument that are told before its title.
const MOST_CHANGES: usize = 16;

/// The order that issued what stands behind a text: 国家工商行政管理局令第94号公布的《…》, 云政发〔2001〕3号印发的《…》.
pub(super) fn number_before(before: &str) -> Option<Range<usize>> {
    let said = before.strip_suffix(units::OF).unwrap_or(before);
    let said = Class::MadePublic.strip_end(before_changes(said))?;
    let end = said.len();
    // 某省人民政府第88号令公布的
    let order = Class::OrderPaper.strip_end(said).unwrap_or(said);
    if !order.ends_with(units::NUMBER) {
        return None;
    }
    let start = said.rfind([',', units::LIST, '。', ';', ':', '(', ')', '《', '》']);
    let mut start = start.map_or(0, |at| at + said.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8));
    // 原, 废止 and the day of the order are no part of its number.
    if let Some((day, _)) = said.get(start..)?.char_indices().find_map(|(at, _)| {
        let (_, bytes) = date::day_at(said.get(start + at..)?)?;
        Some((at + bytes, ()))
    }) {
        start += day;
    }
    // 和2012年某市人民政府令第170号公布的
    let words = said.get(start..order.len())?;
    // Of 和平县 and 和政县 it is a part.
    let listed = said.get(..start).is_some_and(|before| before.ends_with(['》', ')', '」']));
    let own = words.strip_prefix(|c| listed && Class::Joins.has(c)).unwrap_or(words);
    // 2031年3月1日以某部令第3号公布的
    let own = own.strip_prefix(|c| Class::NumberLead.has(c) && Class::AsLead.has(c)).unwrap_or(own);
    start += words.len() - own.len();
    number_in(own).filter(|(number, document)| *document && number.end == own.len()).map(|(n, _)| start + n.start..end)
}

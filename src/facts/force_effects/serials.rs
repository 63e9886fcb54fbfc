//! Serial numbers as offices of Taiwan print them: 府地字第0980012345號函. Permits and certificates are numbered so, too.

use crate::zh::lexicon::Class;
use crate::zh::{chars, numeral, office, units};

/// Characters of the longest sign of an office before 字第 (府授地用).
const LONGEST_SIGN: usize = 4;

/// Whether a number is a serial one.
pub(in crate::facts) fn is_serial(number: &str) -> bool {
    Class::SerialMark.within(number)
}

/// Where in what looks like a serial number it begins, behind what leads to it (本府, 公告及, the office's name). `None` where it may be
/// no paper's, or where it begins is not sure. `before` and `behind`: what stands around it.
pub(in crate::facts) fn serial_start(before: &str, number: &str, behind: &str) -> Option<usize> {
    Class::SerialPaper.starts(behind)?;
    // 甲公司登記證(府商字第…號函): by which it was given.
    let inside = before.rfind('(').is_some_and(|open| before.rfind(')').is_none_or(|close| close < open));
    // What looks like a number is no longer than that, and may begin inside a word.
    let sign = number.get(..Class::SerialMark.find(number)?.start)?;
    let joined = Class::Joins.find_iter(sign).last().map_or(0, |join| join.end);
    // 358號公告及府地字第…: behind another number.
    let follows = joined > 0 && before.ends_with(units::NUMBER);
    let cut = before.chars().next_back().is_some_and(|c| chars::is_han(c) && c != units::DAY) && !follows;
    if inside || cut {
        return None;
    }
    let mut rest = sign.get(joined..)?;
    if before.ends_with(units::DAY) {
        rest = rest.trim_start_matches(units::ON);
    }
    // 原 may be the first character of the sign.
    if Class::FormerOwn.starts(rest).is_some() {
        return None;
    }
    rest = rest.trim_start_matches(|c| Class::NumberLead.has(c));
    let mut least = 1;
    if let Some(own) = rest.strip_prefix(units::THIS) {
        // 本府地字第: of this office's papers on land, or of those that it signs so.
        rest = own.get(own.chars().next()?.len_utf8()..)?;
        least = 2;
    }
    while let Some(end) = office_end(rest) {
        rest = rest.get(end..)?;
    }
    let own: Vec<char> = rest.chars().filter(|c| chars::is_han(*c) && !numeral::is_numeral(*c)).collect();
    // 執照府建, 許可府建; 地 of 府地 is none.
    let long = |word: std::ops::Range<usize>| word.len() > units::OF.len_utf8();
    let held = Class::FormEnd.within(rest) || Class::NounOfDeed.find_iter(rest).any(long);
    ((least..=LONGEST_SIGN).contains(&own.len()) && !held).then_some(sign.len() - rest.len())
}

/// Where the name of an office ends that a text begins with, and goes on behind.
fn office_end(text: &str) -> Option<usize> {
    let ends = text.char_indices().map(|(at, _)| at).skip(1);
    let mut names = ends.filter_map(|end| Some((end, text.get(..end)?)));
    names.find(|(_, name)| office::is_central(name) || office::is_name(name)).map(|(end, _)| end)
}

//! Which sentences that have figures tell what was or is, and not what is to be reached.

use std::sync::LazyLock;

use regex::Regex;

use crate::zh::lexicon::{Class, pattern};
use crate::zh::numeral;

/// A year that a sentence begins with, and each that it names.
static YEAR_AT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:截至|截止)?({numeral}{4}){year-unit}"));
static YEARS: LazyLock<Regex> = LazyLock::new(|| pattern(r"({numeral}{4}){year-unit}"));

/// Whether a sentence begins with a year before that of the paper (去年), and names no later one.
pub(super) fn tells_of_past(sentence: &str, paper: Option<i32>) -> bool {
    let begins = Class::PastLead.starts(sentence).or_else(|| Class::NowLead.starts(sentence)).is_some();
    if (begins || is_counted(sentence)) && !Class::ThisYear.within(sentence) {
        return true;
    }
    let (Some(paper), Some(found)) = (paper, YEAR_AT.captures(sentence)) else { return false };
    let year = |text: &str| numeral::whole(text).and_then(|year| i32::try_from(year).ok());
    let past = found.get(1).and_then(|m| year(m.as_str())).is_some_and(|year| year < paper);
    past && !YEARS.captures_iter(sentence).filter_map(|m| year(m.get(1)?.as_str())).any(|year| year >= paper)
}

/// Whether a sentence begins with a time that lasts until now: “十四五”以来，….
pub(super) fn tells_since(sentence: &str) -> bool {
    let lead = sentence.split(',').next().unwrap_or("");
    lead.chars().count() <= LONGEST_SINCE && Class::SinceThen.ends(lead).is_some()
}

/// Characters of the longest clause that tells since when something is so.
const LONGEST_SINCE: usize = 16;

/// Whether a sentence begins with who has counted what it says: 据市统计局统计，….
fn is_counted(sentence: &str) -> bool {
    let lead = sentence.split(',').next().unwrap_or("");
    lead.len() < sentence.len() && Class::SourceLead.starts(lead).is_some() && Class::SourceEnd.ends(lead).is_some()
}

/// Whether a clause says that something was done: 开展了检查, but 为了 and 了解.
pub(super) fn tells_of_done(clause: &str) -> bool {
    let in_word = |at: usize| Class::NoToldMark.find_iter(clause).any(|word| word.contains(&at));
    // 超过 is no past.
    Class::DoneWord.find_iter(clause).any(|at| at.start > 0 && !in_word(at.start))
}

//! In what two readings of one issue differ, as it is told: a scan may have misread signs, and what looks like that may be another version.

use crate::issue::shorten;
use crate::lang::counted_en;

/// In what two readings differ that are taken for one issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// What stands before it.
    pub before: String,
    /// What the one has that was held.
    pub held: String,
    /// What the later one has there.
    pub later: String,
}

/// So many differences are told one by one.
const MOST_TOLD: usize = 5;
/// Characters of the longest words that are told.
const LONGEST: usize = 45;

/// What is said of differences, in both languages: how many there are, and the first ones. `instead`: the later reading takes the place of the
/// one that was held.
pub(super) fn told(differ: &[Difference], instead: bool) -> Option<(String, String)> {
    if differ.is_empty() {
        return None;
    }
    let words = |one: &str, nothing: &'static str| match one {
        "" => nothing.to_owned(),
        one => shorten(one, LONGEST),
    };
    let zh = |d: &Difference| format!("“{}”后：原“{}”，此“{}”", d.before, words(&d.held, "无"), words(&d.later, "无"));
    let en = |d: &Difference| {
        format!("after “{}”: “{}” before, “{}” here", d.before, words(&d.held, "nothing"), words(&d.later, "nothing"))
    };
    let (n, first) = (differ.len(), differ.get(..MOST_TOLD.min(differ.len())).unwrap_or_default());
    let list =
        |each: &dyn Fn(&Difference) -> String, comma: &str| first.iter().map(each).collect::<Vec<_>>().join(comma);
    let more = n.saturating_sub(MOST_TOLD);
    let more_zh = if more > 0 { format!("；另有 {more} 处") } else { String::new() };
    let more_en = if more > 0 { format!("; {more} more") } else { String::new() };
    let (kept_zh, kept_en) = match instead {
        true => ("现以此文件的文本为准", "its text is kept from now on"),
        false => ("所藏文本不变", "the text that was held is kept"),
    };
    let places = counted_en(n, "place[s]");
    Some((
        format!("与原已收藏的同一期有 {n} 处文字不同，当作识读误差，{kept_zh}，请核对：{}{more_zh}", list(&zh, "；")),
        format!(
            "differs at {places} from the same issue held before, taken for errors of reading; {kept_en}, compare: {}{more_en}",
            list(&en, "; ")
        ),
    ))
}

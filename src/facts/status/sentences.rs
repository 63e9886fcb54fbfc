//! Sentences and clauses of the text of an instrument, with an eye to what it quotes.

use std::ops::Range;

use crate::zh::lexicon::Class;
use crate::zh::units;

/// The clauses of a sentence. 第八条的规定，自…起施行 is one, and so is 本标准修正发布之条文，自…施行.
pub(super) fn clauses(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut start): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
    for clause in text.split([',', ';']) {
        let range = start..start + clause.len();
        start = range.end + 1;
        let before = found.last().and_then(|last| text.get(last.clone()));
        // 本令修正之第五條，自…施行
        let changed = |b: &str| b.contains(units::NTH) && Class::ActAmended.within(b);
        let own = |b: &str| b.starts_with(units::THIS) && (Class::PartTail.ends(b).is_some() || changed(b));
        let part = |b: &str| b.starts_with(units::NTH) || own(b);
        let joins = clause.starts_with(units::FROM) && before.is_some_and(|b| part(b) && !b.contains(units::FROM));
        match found.last_mut().filter(|_| joins) {
            Some(last) => last.end = range.end,
            None => found.push(range),
        }
    }
    found
}

/// Characters on each side of a place in which the ends of its sentence are looked for with an eye to quotation marks.
const QUOTED_SENTENCE: usize = 3_000;

/// The sentence around a place: from the 。 before it (or from behind the label) to the 。 behind it. One in quotation marks ends none,
/// but where the quotation ends with it: …修改为“甲。乙。”将第三条….
pub(super) fn sentence(text: &str, label_end: usize, at: Range<usize>) -> Range<usize> {
    let (before, after) = (text.get(..at.start).unwrap_or(""), text.get(at.end..).unwrap_or(""));
    let start = sentence_start(text, at.start).unwrap_or_else(|| before.rfind('。').map_or(0, |s| s + '。'.len_utf8()));
    // What was quoted ends before it: …办理。”本公告自发布之日起施行.
    let closes = |t: &str| t.len() - t.trim_start_matches(['”', '’', '」', '』', '"']).len();
    let start = start + text.get(start..at.start).map_or(0, closes);
    let start = if start < label_end && label_end <= at.start { label_end } else { start };
    let end = sentence_end(after).or_else(|| after.find('。').map(|e| e + '。'.len_utf8()));
    start..end.map_or(text.len(), |e| at.end + e)
}

/// Whether a quotation that ends with its sentence ends the sentence around it, too: what follows it goes not on with it.
fn ends_both(behind: &str) -> bool {
    !behind.starts_with([',', ';', units::LIST, units::OF, '“']) && Class::Amends.starts(behind).is_none()
}

/// Where the sentence around a place begins; `None` where its quotation marks don't pair.
fn sentence_start(text: &str, upto: usize) -> Option<usize> {
    let before = text.get(..upto)?;
    let mut depth = 0;
    for (at, c) in before.char_indices().rev().take(QUOTED_SENTENCE) {
        // …修改为“甲。”: what is looked at goes on behind the place itself.
        let behind = text.get(at + c.len_utf8()..)?;
        match c {
            '”' if before.get(..at)?.ends_with('。') && depth == 0 && ends_both(behind) => {
                return Some(at + c.len_utf8());
            }
            '”' => depth += 1,
            '“' => depth = (depth - 1).max(0),
            '。' if depth == 0 => return Some(at + c.len_utf8()),
            _ => {}
        }
    }
    (depth == 0 && before.chars().nth(QUOTED_SENTENCE).is_none()).then_some(0)
}

/// Where the sentence ends that a text goes on with, its last 。 perhaps lost; `None` where its quotation marks don't pair.
fn sentence_end(after: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in after.char_indices().take(QUOTED_SENTENCE) {
        let end = at + c.len_utf8();
        match c {
            '“' => depth += 1,
            '”' if after.get(..at)?.ends_with('。') && depth <= 1 && ends_both(after.get(end..)?) => {
                return Some(end);
            }
            '”' => depth = (depth - 1).max(0),
            '。' if depth == 0 && !after.get(end..)?.starts_with('”') => return Some(end),
            _ => {}
        }
    }
    (depth == 0 && after.chars().nth(QUOTED_SENTENCE).is_none()).then_some(after.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around<'t>(text: &'t str, word: &str) -> &'t str {
        let at = text.find(word).unwrap();
        text.get(sentence(text, 0, at..at + word.len())).unwrap()
    }

    #[test]
    fn a_sentence_keeps_what_it_quotes_however_long() {
        // 2,000 characters are more than 3,000 bytes.
        for count in [10, 2_000] {
            let quoted = format!("将第三条修改为“{}。乙。”,《甲》同时废止", "甲".repeat(count));
            assert_eq!(around(&format!("前句。{quoted}。后句。"), "废止"), format!("{quoted}。"), "{count}");
            assert_eq!(around(&format!("{quoted}。后句。"), "废止"), format!("{quoted}。"), "{count}");
        }
    }

    #[test]
    fn a_last_sentence_may_have_lost_its_mark() {
        let last = "自发布之日起废止《甲》,其中“甲。乙。”,其余照旧";
        assert_eq!(around(&format!("前句。{last}"), "废止"), last);
        assert_eq!(around(&format!("前句。{last}。"), "废止"), format!("{last}。"));
        // A quotation that is not closed ends with the first sentence in it.
        assert_eq!(around("前句。废止《甲》,“甲。乙", "废止"), "废止《甲》,“甲。");
    }
}

//! What the addresses of a running text belong to: 《水法》第三条、第五条 are both that law's.

use super::force_effects::NUMBER;
use super::references::Citation;
use super::text::View;
use crate::zh::lexicon::Class;
use crate::zh::{chars, fold, units};

/// What an address belongs to.
#[derive(Clone, Default)]
pub(super) enum Base {
    /// This text.
    #[default]
    Own,
    /// An instrument that was cited.
    Named(Citation),
    /// One that is named without 《》.
    Foreign,
}

/// What was named last, for what is joined to it: 《水法》第三条、第五条, 第三条第一款、第二款.
#[derive(Default)]
pub(super) struct Carry {
    /// Where it ends in the folded text.
    pub end: usize,
    /// What it belongs to.
    pub base: Base,
    /// The instruments that were cited so far.
    pub named: Vec<Citation>,
    /// What the text calls itself there (本办法).
    pub own: Option<String>,
    /// The article (第三条), where one was named.
    pub article: String,
    /// The address that was named last, with its parts (第三条第一款第一项).
    pub address: String,
}

impl Carry {
    /// Whether what stands behind a text is joined to what was named last.
    pub fn joins(&self, before: &str) -> bool {
        let gap = before.get(self.end..).filter(|_| self.end > 0);
        let named = self.article.is_empty();
        gap.is_some_and(|gap| match gap {
            "" => true,
            gap if Class::AddressGap.is(gap) => true,
            "," | ";" => !named,
            gap if Class::Joins.is(gap) || Class::RangeMark.is(gap) => !named,
            _ => false,
        })
    }
}

/// What an instrument calls itself without 本 and 实施: 办法 of 本实施办法.
pub(super) fn noun_of(own: &str) -> &str {
    let own = own.trim_start_matches(units::THIS);
    Class::OwnKind.strip_start(own).filter(|rest| !rest.is_empty()).unwrap_or(own)
}

/// The law under which rules of this title are made, where it is called so: 甲法 of 甲法施行细则 for 法.
pub(super) fn higher_law(title: &str, noun: &str) -> Option<String> {
    let whole = fold::narrowed(title);
    let plain = fold::plain_folded(&whole);
    let own = plain.split('(').next().unwrap_or(&plain);
    let (end, rest) = own.match_indices(noun).map(|(at, _)| at + noun.len()).find_map(|end| {
        let rest = own.get(end..)?;
        // 本办法 of 甲办法施行办法 is itself.
        let rules = Class::ComesIntoForce.strip_start(rest).filter(|kind| !kind.is_empty() && *kind != noun)?;
        Some((end, rules))
    })?;
    let law = own.get(..end)?;
    let sound =
        Class::Instrument.is(rest) && !law.contains(['《', '》', '〈', '〉']) && Class::NotLawNoun.ends(law).is_none();
    // As printed, where nothing but the width of its characters differs.
    let printed = if title.chars().count() == whole.chars().count() { title } else { &whole };
    sound.then(|| printed.chars().take(law.chars().count()).collect())
}

/// Whether a text ends with the name of an instrument printed without 《》.
pub(super) fn ends_in_instrument(text: &str) -> bool {
    Class::LawNoun.ends(text).is_some() && Class::NotLawNoun.ends(text).is_none()
}

/// Whether a text ends with what an instrument printed without 《》 is called for short: 水法（以下简称本法）.
pub(super) fn behind_short_form(text: &str) -> bool {
    let Some((before, inside)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) else { return false };
    // 本办法（以下简称办法） is the text itself.
    let nouns = [Class::LawNoun, Class::OwnNoun];
    let own = nouns.iter().any(|class| class.strip_end(before).is_some_and(|lead| lead.ends_with(units::THIS)));
    Class::ShortFor.within(inside) && ends_in_instrument(before) && !own
}

/// The paper that a text before an address names by its number alone: 第21/2019号行政法规第三条.
pub(super) fn numbered(view: &View<'_>, before: &str) -> Option<Citation> {
    let from = before.char_indices().rev().take(LONGEST_NUMBER).last().map_or(0, |(at, _)| at);
    let found = NUMBER.find_iter(before.get(from..)?).last()?;
    let range = from + found.start()..from + found.end();
    let behind = before.get(range.end..)?;
    (behind.is_empty() || Class::CitedPaper.is(behind)).then(|| {
        let number = fold::compact(view.original(range.clone()));
        Citation { title: number.clone(), number: Some(number), range, ..Citation::default() }
    })
}

/// Instruments of a block that 该法 may mean.
pub(super) const MOST_NAMED: usize = 32;
/// Characters that are looked at for a number before an address.
const LONGEST_NUMBER: usize = 32;

/// The instrument that 该法, or 条例 alone, means before an address: the one named before, where it is called so.
pub(super) fn called_before(before: &str, named: &[Citation]) -> Option<Citation> {
    let noun = Class::LawNoun.ends(before)?;
    let lead = before.get(..before.len() - noun.len())?;
    let bare = Class::ThatOne.ends(lead);
    let alone = bare.is_some() || !lead.chars().next_back().is_some_and(chars::is_han);
    named.iter().rev().find(|c| alone && fold::narrowed(&c.title).ends_with(noun)).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_of_instruments() {
        assert_eq!((noun_of("本实施办法"), noun_of("本办法"), noun_of("本条例")), ("办法", "办法", "条例"));
    }
}

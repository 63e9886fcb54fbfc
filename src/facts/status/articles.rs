//! The articles that a decision changes, where its sentences name them alone: 将第六条修改为…, 删去第十条, 增加一条，作为第四十条.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Gatherer, Said};
use crate::facts::force::{Effect, EffectKind};
use crate::facts::force_effects::{is_in, quoted};
use crate::facts::force_parts::part_in;
use crate::facts::references::Citation;
use crate::facts::text::View;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{address, date, units};

/// A clause that begins with a part of an instrument: 一、将第六条第二款…, （三）第二十一条…, 删去第十条.
static PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^[(]?(?:{numeral}{1,3}[)、.]+)?(?:{effect-adverb}|{object-mark}|{change-lead})*(?P<deleted>{deletes})?(?P<part>(?P<step>{step}).*)$",
    )
});
/// What may stand before what a clause says: （四）, 在.
static LEAD: LazyLock<Regex> =
    LazyLock::new(|| pattern("^[(]?(?:{numeral}{1,3}[)、.]+)?(?:{effect-adverb}|{object-mark}|{change-lead})*"));
/// Addresses at the start of a text: 第三条, 第五条第二款、第六条.
static STEPS: LazyLock<Regex> = LazyLock::new(|| {
    let one = format!("{{step}}(?:{}{{numeral}}{{1,2}})?(?:{{step}})*", units::ADDED);
    pattern(&format!("^{one}(?:(?:{{joins}}|{})(?:{one}))*", units::TO))
});

/// An act by which an instrument was made or changed, with the articles that it was about: 某部令修正发布第四条条文.
static MADE_THEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:{order-paper}|{number-mark})(?:{act-amended}|{act-revised}|{amends-these}|{adopts}|{adds-articles})*(?:{made-public})",
    )
});

/// A clause of a sentence, as far as it is not quoted.
struct Clause<'t> {
    words: &'t str,
    /// Where it begins in the sentence.
    start: usize,
    /// It begins what does not go on with the clause before.
    anew: bool,
}

/// The clauses of a sentence, between marks that stand in no title and no quotation.
fn clauses(text: &str) -> Vec<Clause<'_>> {
    let quoted = quoted(text);
    let (mut found, mut start, mut anew) = (Vec::new(), 0, true);
    let marks = text.char_indices().filter(|(at, c)| matches!(c, ',' | ';' | '。') && !is_in(&quoted, *at));
    for (end, mark) in marks.map(|(at, c)| (at, Some(c))).chain([(text.len(), None)]) {
        found.push(Clause { words: text.get(start..end).unwrap_or(""), start, anew });
        start = end + mark.map_or(0, char::len_utf8);
        anew = mark != Some(',');
    }
    found
}

/// The words of a clause up to what it quotes.
fn unquoted(words: &str) -> &str {
    words.split(['“', '‘', '「', '《']).next().unwrap_or(words)
}

/// An instrument whose articles are changed: its title, and its number where one is printed.
pub(super) type Amended = (String, Option<String>);

impl Gatherer {
    /// Takes the articles that a sentence of a decision changes without the title of what they are of. `amended`: of what was told
    /// before the sentence.
    pub(super) fn articles_changed(
        &mut self,
        view: &View<'_>,
        citations: &[Citation],
        sentence: &Range<usize>,
        amended: Option<Amended>,
    ) {
        let Some(text) = view.text().get(sentence.clone()) else { return };
        // 中华民国一百年三月一日某部令修正发布第四条条文；并删除第六条条文: what was done then.
        let told = date::day_at(text).is_some_and(|(_, bytes)| {
            let first = text.get(bytes..).and_then(|rest| rest.split([',', ';', '。']).next()).unwrap_or("");
            MADE_THEN.is_match(first)
        });
        if told || amended.is_none() && self.amended.is_none() {
            return;
        }
        let evidence = view.passage(sentence.clone());
        let (mut of, mut held) = (amended, None);
        for clause in clauses(text) {
            let held_before = std::mem::take(&mut held).filter(|_| !clause.anew);
            let start = sentence.start + clause.start;
            let named = citations.get(citations.partition_point(|c| c.range.end <= start));
            // 将《乙》第三条修改为…: its effect is told, and what follows is of that.
            if let Some(c) = named.filter(|c| c.range.start <= start + unquoted(clause.words).len()) {
                let changed = |e: &&Effect| e.kind == EffectKind::Amend && e.evidence == evidence;
                let told = self.force.effects.iter().rev().take(MOST_TOLD).filter(changed);
                let own = told.into_iter().find(|e| e.title.as_ref() == Some(&c.title));
                of = own.map(|e| (c.title.clone(), e.number.clone()));
                continue;
            }
            let Some(of) = &of else { continue };
            let place = |range: Range<usize>| start + range.start..start + range.end;
            let part = if let Some(found) = PART.captures(clause.words) {
                let (Some(part), Some(step)) = (found.name("part"), found.name("step")) else { continue };
                // 删去第三款: of an article that the clause does not name.
                let unit = step.as_str().chars().next_back();
                if matches!(unit, Some(units::PARAGRAPH | units::ITEM | units::SUB_ITEM)) {
                    continue;
                }
                let Some(own) = changed_part(part.as_str(), found.name("deleted").is_some()) else {
                    held = STEPS.find(part.as_str()).map(|m| place(part.start() + m.start()..part.start() + m.end()));
                    continue;
                };
                Some(place(part.start() + own.start..part.start() + own.end))
            } else {
                let lead = LEAD.find(clause.words).map_or(0, |m| m.end());
                let own = clause.words.get(lead..).unwrap_or("");
                let verb = Class::Amends.starts(own).map(|verb| lead + verb.len());
                // 第二十一条改为第二十条，修改为：“…”
                // 第十五条、第十六条合并，作为第十五条，修改为：“…”
                if verb.is_none() {
                    held = held_before.clone();
                }
                verb.and_then(|verb| {
                    let becomes = becomes_part(text, clause.start + verb);
                    held_before.or(becomes.map(|part| sentence.start + part.start..sentence.start + part.end))
                })
            };
            let Some(part) = part.map(|part| view.passage(part)) else { continue };
            let ((title, number), said) = (of.clone(), Said { kind: EffectKind::Amend, evidence, ..Said::default() });
            self.push(Some(title), number, Some(part), said);
        }
    }
}

/// Effects of a sentence among which the one is looked for that tells of an instrument.
const MOST_TOLD: usize = 64;

/// The part of an instrument that a clause changes, where it says so; the text begins with the part's address.
fn changed_part(text: &str, deleted: bool) -> Option<Range<usize>> {
    let quoted = quoted(text);
    let found = |class: Class| class.find_iter(text).map(|verb| verb.start).find(|at| !is_in(&quoted, *at));
    // 第十条中的“甲”改为“乙”
    let quotes = |verb: &Range<usize>| text.get(verb.end..).is_some_and(|rest| rest.starts_with('“'));
    let quoting = || Class::AmendsIfQuoted.find_iter(text).filter(quotes).map(|verb| verb.start);
    let quoting = || quoting().find(|at| !is_in(&quoted, *at));
    let verb = || [Class::Amends, Class::Deletes].into_iter().filter_map(found).chain(quoting()).min();
    let part = part_in(text.get(..if deleted { text.len() } else { verb()? })?);
    (!part.is_empty()).then_some(part)
}

/// 增加一条，作为第四十条; 增加二条，分别作为第三十条、第三十一条: what is added becomes that part.
fn becomes_part(text: &str, behind: usize) -> Option<Range<usize>> {
    let rest = text.get(behind..)?.trim_start_matches(',');
    let own = Class::AsPart.strip_start(Class::Respectively.strip_start(rest).unwrap_or(rest))?;
    let start = text.len() - own.len();
    let found = STEPS.find(own)?;
    // 增加一款，作为第二款: of an article that the clause does not name.
    let first = address::at_start(found.as_str()).first().map(|step| step.unit);
    let inside = matches!(first, Some(units::PARAGRAPH | units::ITEM | units::SUB_ITEM));
    (!inside).then(|| start..start + found.end())
}

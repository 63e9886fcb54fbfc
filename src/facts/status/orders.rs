//! What the orders of a head of state that promulgate laws do to them, which name them without marks: 茲修正甲法第四條條文，公布之;
//! 茲廢止乙條例，公布之.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Gatherer, Said};
use crate::facts::force::EffectKind;
use crate::facts::force_parts::part_in;
use crate::facts::text::View;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, fold, units};

/// The sentence of such an order: what is done, clause by clause.
static ORDER: LazyLock<Regex> = LazyLock::new(|| pattern("^{hereby}(?P<done>[^。:《「]{3,400}?),?{and-publishes}"));
/// A clause of it: what is done, and to what.
static CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:{change-lead}|{hereby})?(?P<act>(?:{repeals}|{amends-these}|{deletes}|{adds-articles}|{change-lead})+)(?P<what>.+)$",
    )
});
/// Where the name of a law ends: before its articles, or before the word for all of them.
static BEHIND_NAME: LazyLock<Regex> = LazyLock::new(|| pattern("{nth-mark}{numeral}|{part-tail}|[,;]"));
/// Characters of the longest name of a law.
const LONGEST_NAME: usize = 40;

impl Gatherer {
    /// Takes what the order of a block does.
    pub(super) fn ordered(&mut self, view: &View<'_>) {
        let text = view.text();
        let Some(found) = ORDER.captures(text) else { return };
        let (Some(whole), Some(done)) = (found.get(0), found.name("done")) else { return };
        let evidence = view.passage(whole.range());
        let mut law: Option<Range<usize>> = None;
        for clause in brackets::split_outside(done.as_str(), |c| matches!(c, ';' | ',')) {
            let start = done.start() + clause.start;
            let Some(parts) = done.as_str().get(clause).and_then(|words| CLAUSE.captures(words)) else { return };
            let (Some(act), Some(what)) = (parts.name("act"), parts.name("what")) else { return };
            // 並制定供水法: a new law changes none.
            let acts = [Class::Repeals, Class::AmendsThese, Class::Deletes, Class::AddsArticles];
            if !acts.iter().any(|class| class.within(act.as_str())) {
                continue;
            }
            let named =
                name(what.as_str()).map(|name| start + what.start() + name.start..start + what.start() + name.end);
            // 刪除第三百零八條條文: of the law that was named before.
            law = named.clone().or(law);
            let Some(title) = &law else { return };
            let from = named.map_or(start + what.start(), |name| name.end);
            let rest = text.get(from..start + what.end()).unwrap_or("");
            let part = part_in(rest);
            let part = Some(part).filter(|part| !part.is_empty() && rest.starts_with(units::NTH));
            let kind = if Class::Repeals.within(act.as_str()) && part.is_none() {
                EffectKind::Repeal
            } else {
                EffectKind::Amend
            };
            // From when what it makes public is in force is not its own to say.
            let said = Said { kind, open: true, evidence, ..Said::default() };
            let part = part.map(|part| view.passage(from + part.start..from + part.end));
            self.push(Some(view.original(title.clone()).to_owned()), None, part, said);
        }
    }
}

/// The name of a law at the start of a text.
fn name(what: &str) -> Option<Range<usize>> {
    let end = BEHIND_NAME.find(what).map_or(what.len(), |m| m.start());
    let name = what.get(..end)?;
    let law = Class::Instrument.ends(name).is_some() || name.ends_with(units::LAW);
    // 甲法名稱為乙法: two names.
    let two = Class::Renames.within(&fold::plain_folded(name));
    (law && !two && (2..=LONGEST_NAME).contains(&name.chars().count())).then_some(0..end)
}

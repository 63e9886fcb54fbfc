//! What begins or ends on a day of its own: parts of a document (第三条自…起施行), places and those to whom it applies, times of transition and
//! trials.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Gatherer;
use super::sentences::clauses;
use crate::facts::force::{EffectKind, ForcePart};
use crate::facts::force_days::since_day;
use crate::facts::force_effects::is_in_quotes;
use crate::facts::text::View;
use crate::issue::Date;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{date, units};

/// A part of the document with a day of its own: 第三条、第五条自2025年1月1日起施行, 甲区、乙区自…起施行.
static PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:但|除|其中|本{instrument}(?:\\([^()]{0,24}\\))?|本法)*(?P<part>{step}[^,;。:自《》本]{0,40}),?自\
         |^本(?:{own-kind})*{instrument}(?P<changed>[^,;。:自《》]{0,24}(?:{act-amended}|{act-revised})[^,;。:自《》]{0,12}(?:{part-tail})),?自\
         |^本(?:{own-kind})*{instrument}中?(?:{act-amended}|{act-revised}|{amends-these}|{adds-articles})后?{of-mark}(?P<article>{step}[^,;。:自《》本]{0,40}),?自\
         |^本(?:{own-kind})*{instrument}(?P<item>(?:规定|所列|确定|明确|涉及)的[^,;。:自《》]{1,30})自|^(?:本(?:{own-kind})*(?:{instrument}|法))?(?P<rest>{rest-of})自\
         |^(?:但|其中|本(?:{own-kind})*{instrument})?(?P<area>(?:其他|其余)?(?:[^,;。:自《》()第本的、]{0,10}(?:[区县市州旗镇乡盟省]|县\\(市、区\\))(?:[、和])?){1,12})自",
    )
});
/// A time of transition: 第十八条的过渡期为…至….
static INTERIM: LazyLock<Regex> =
    LazyLock::new(|| pattern("((?:{article}[^,;。:自《》]{0,20})?过渡期)(?:限|间)?[为是自从:]+"));
/// Those to whom it applies from a day of their own: 钢铁行业自2025年1月1日起适用本办法.
static APPLIES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?P<who>[^,;。:自《》]{2,40})自([^,;。:《》]{4,24}?)起(?:{comes-into-force})本(?:{own-kind})*(?:{instrument}|法)[。]?$",
    )
});
/// A place where it is in force from a day of its own: 自2024年7月1日起在甲区施行.
static IN_AREA: LazyLock<Regex> =
    LazyLock::new(|| pattern("起在(?P<area>[^,;。:《》]{1,16}?)(?:正式|先行|率先)?{comes-into-force}[。]?$"));
/// How long a trial takes: 试点期限为三年.
static TRIAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?:^|[,;。])[^,;。{numeral}]{0,4}(?:{trial-term})[^,;。{numeral}]{0,2}(?P<count>{numeral})")
});

impl Gatherer {
    /// The parts of the document to which a sentence gives a day of their own; the clauses that do.
    pub(super) fn parts(&mut self, view: &View<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
        let Some(text) = view.text().get(sentence.clone()) else { return vec![] };
        let mut parted = Vec::new();
        for range in clauses(text) {
            let clause = text.get(range.clone()).unwrap_or("");
            let Some((part, day)) = self.part(clause) else { continue };
            let at = sentence.start + range.start;
            let said = (clause.get(part.clone()).unwrap_or("").to_owned(), day);
            parted.push(range);
            if self.parts.contains(&said) {
                continue;
            }
            self.parts.push(said);
            self.force.parts.push(ForcePart {
                part: view.passage(at + part.start..at + part.end),
                effective: Some(day),
                expires: None,
                evidence: view.passage(sentence.clone()),
            });
        }
        self.interim(view, sentence);
        parted
    }

    /// A time of transition of its own: 第十八条的过渡期为2024年7月1日至2025年6月30日.
    fn interim(&mut self, view: &View<'_>, sentence: &Range<usize>) {
        let text = view.text().get(sentence.clone()).unwrap_or("");
        if !Class::ForceSign.within(text) {
            return;
        }
        let Some((part, end)) = INTERIM.captures(text).and_then(|c| Some((c.get(1)?.range(), c.get(0)?.end()))) else {
            return;
        };
        let since = text.get(end..).unwrap_or("");
        let Some((day, bytes)) = date::day_at(since) else { return };
        let rest = since.get(bytes..).unwrap_or("").trim_start_matches(units::ON);
        let last = rest.strip_prefix([units::TO, '-']).and_then(date::day_at).map(|(day, _)| day);
        self.force.parts.push(ForcePart {
            part: view.passage(sentence.start + part.start..sentence.start + part.end),
            effective: Some(day),
            expires: last,
            evidence: view.passage(sentence.clone()),
        });
    }

    /// The part of the document that a clause gives a day of its own, and the day.
    fn part(&self, clause: &str) -> Option<(Range<usize>, Date)> {
        let in_area = IN_AREA.is_match(clause).then(|| IN_AREA.captures(clause)).flatten();
        if let Some(found) = in_area.and_then(|found| found.name("area")) {
            let before = clause.get(..found.start())?;
            let lead = before.char_indices().rev().find(|(_, c)| Class::DayLead.has(*c))?;
            let (day, _) = since_day(before.get(lead.0 + lead.1.len_utf8()..)?, self.days.public)?;
            return Some((found.range(), day));
        }
        if let Some(found) = APPLIES.is_match(clause).then(|| APPLIES.captures(clause)).flatten()
            && let (Some(who), Some(since)) = (found.name("who"), found.get(2))
        {
            let (day, bytes) = since_day(since.as_str(), self.days.public)?;
            return (bytes == since.len()).then(|| (who.range(), day));
        }
        let found = PART.is_match(clause).then(|| PART.captures(clause))??;
        let part = ["part", "changed", "article", "item", "rest"].iter().find_map(|name| found.name(name));
        let named = part.or_else(|| found.name("area"))?;
        let since = clause.get(named.end()..)?.trim_start_matches([',', units::FROM]);
        let (day, bytes) = since_day(since, self.days.public)?;
        let behind = Class::ComesIntoForce.strip_start(since.get(bytes..)?.trim_start_matches(units::ON))?;
        // 甲区自…起实施新的收费标准 is about something else.
        (part.is_some() || matches!(behind, "" | "。")).then(|| (named.range(), day))
    }

    /// 授权国务院在甲区暂时调整适用《乙法》。试点期限为三年，自本决定施行之日起算: how long what is suspended is.
    pub(super) fn trial(&mut self, view: &View<'_>) {
        let text = view.text();
        if !Class::TrialTerm.within(text) || !self.force.effects.iter().any(|e| e.kind == EffectKind::Suspend) {
            return;
        }
        let counted = TRIAL.captures(text).and_then(|found| found.name("count")).map(|count| count.start());
        let Some(at) = counted.filter(|at| !is_in_quotes(text, *at)) else { return };
        let rest = text.get(at..).unwrap_or("");
        // 自试点启动之日起算: from a day that is not known.
        let from_itself = |behind: &str| {
            let clause = behind.split([',', ';', '。']).nth(1).filter(|_| behind.starts_with(',')).unwrap_or("");
            !clause.starts_with(units::FROM) || clause.contains(units::THIS)
        };
        let whole = |bytes: &usize| {
            rest.get(*bytes..).is_some_and(|t| (t.is_empty() || t.starts_with([',', ';', '。'])) && from_itself(t))
        };
        self.trial = date::months_at(rest).filter(|(_, bytes)| whole(bytes)).map(|(months, _)| months).or(self.trial);
    }
}

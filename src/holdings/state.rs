//! Whether a document still holds on a day, as far as the issues that are held tell.
//!
//! What is told is a repeal with the paper that repeals, a last day that has passed, a change; and of all else that no repeal was seen in the
//! issues that are held, up to which issue, and which are lacking. That a document is in force is never said: a list of repeals may stand in an issue
//! that nobody holds.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension as _};

use super::error::HoldingsError;
use super::{HeldPlace, Holdings};
use crate::facts::EffectKind;
use crate::issue::Date;

/// What is known of the force of a document on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StateKind {
    /// A later paper repeals it.
    Repealed,
    /// Its last day has passed.
    Expired,
    /// A later paper suspends it.
    Suspended,
    /// A later paper changes or repeals a part of it.
    Amended,
    /// It was signed later: there was no such paper.
    Unsigned,
    /// Its first day is still to come.
    NotYet,
    /// The text that is held has a later change in it: what held on the day is not known.
    LaterText,
    /// None of the issues held says anything of the sort.
    #[default]
    NotSeen,
}

impl StateKind {
    /// All, in the order of lists.
    pub const ALL: [Self; 8] = [
        Self::Repealed,
        Self::Expired,
        Self::Suspended,
        Self::Amended,
        Self::Unsigned,
        Self::NotYet,
        Self::LaterText,
        Self::NotSeen,
    ];

    /// The name in Simplified Chinese.
    #[must_use]
    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Repealed => "已废止",
            Self::Expired => "有效期已满",
            Self::Suspended => "暂停执行",
            Self::Amended => "被修改",
            Self::Unsigned => "此日尚未成文",
            Self::NotYet => "未到施行日",
            Self::LaterText => "文本晚于此日",
            Self::NotSeen => "所藏各期中未见废止",
        }
    }

    /// The name in English.
    #[must_use]
    pub fn name_en(self) -> &'static str {
        match self {
            Self::Repealed => "Repealed",
            Self::Expired => "Expired",
            Self::Suspended => "Suspended",
            Self::Amended => "Amended",
            Self::Unsigned => "Not signed yet on this day",
            Self::NotYet => "Before its first day",
            Self::LaterText => "Text is of a later day",
            Self::NotSeen => "No repeal seen in the issues held",
        }
    }
}

/// The state of a document on a day, and what it rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldState {
    /// The state.
    pub kind: StateKind,
    /// Since when, where that is known.
    pub since: Option<Date>,
    /// The sentence that says so: in the later paper, or (of its own last day) in the document itself.
    pub evidence: Option<HeldPlace>,
    /// For [`StateKind::NotSeen`]: up to where the issues are held, and which are lacking.
    pub coverage: Option<Coverage>,
}

/// Which issues of a series are held since a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The series.
    pub series: String,
    /// The last issue that is held.
    pub last: String,
    /// The issues that are lacking, as far as their numbers tell: year, and number in it.
    pub lacking: Vec<(i32, u32)>,
    /// Years between the first and the last of which nothing is held.
    pub lacking_years: Vec<i32>,
}

/// What another document does to one.
#[derive(Clone, Debug, Default)]
struct Done {
    kind: EffectKind,
    whole: bool,
    /// The paper names the day; else it is that on which the paper was signed.
    stated: bool,
    date: Option<Date>,
    until: Option<Date>,
    place: HeldPlace,
}

/// What is known of a document by itself.
#[derive(Clone, Debug, Default)]
struct Own {
    signed: Option<Date>,
    effective: Option<Date>,
    expires: Option<Date>,
    expires_block: Option<i64>,
    effective_block: Option<i64>,
    /// The day of the last change that its text has in it.
    changed: Option<Date>,
}

/// A day as the database has it.
pub(super) fn day(text: Option<&str>) -> Option<Date> {
    text?.parse().ok()
}

/// A kind as the database has it.
pub(super) fn effect_kind(name: &str) -> EffectKind {
    serde_json::from_value(serde_json::Value::String(name.to_owned())).unwrap_or(EffectKind::Amend)
}

/// What others do to documents, those of `condition`, by the document.
fn done(db: &Connection, condition: &str) -> Result<HashMap<i64, Vec<Done>>, HoldingsError> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT e.target, e.kind, e.sure, e.part IS NULL, coalesce(e.date, d.signed), e.until, e.document, e.block, e.byte, e.end, e.date IS NOT NULL
            FROM effect e JOIN document d ON d.id = e.document WHERE e.target IS NOT NULL AND {condition} ORDER BY d.signed, e.id"
    ))?;
    let mut rows = statement.query([])?;
    let mut all: HashMap<i64, Vec<Done>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let (kind, sure, no_part): (String, i64, bool) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let (date, until): (Option<String>, Option<String>) = (row.get(4)?, row.get(5)?);
        let number =
            |at: usize| -> rusqlite::Result<usize> { Ok(usize::try_from(row.get::<_, i64>(at)?).unwrap_or(0)) };
        let place = HeldPlace { document: row.get(6)?, block: number(7)?, byte: number(8)?, end: number(9)? };
        let (date, until) = (day(date.as_deref()), day(until.as_deref()));
        let (kind, whole, stated) = (effect_kind(&kind), sure == 2 && no_part, row.get(10)?);
        all.entry(row.get(0)?).or_default().push(Done { kind, whole, stated, date, until, place });
    }
    all.values_mut().for_each(keep_stated);
    Ok(all)
}

/// A paper that ends another on a day that it names, and says so again without the day (…同时废止), ends it on that day.
fn keep_stated(done: &mut Vec<Done>) {
    let ends = |d: &Done| d.whole && d.kind.ends();
    let stated: Vec<i64> = done.iter().filter(|d| ends(d) && d.stated).map(|d| d.place.document).collect();
    done.retain(|d| d.stated || !ends(d) || !stated.contains(&d.place.document));
}

/// The state on a day, from what a document says of itself and what others do to it.
fn state_on(document: i64, own: &Own, done: &[Done], on: Date) -> HeldState {
    // A text that was changed later, by the paper that prints it, is older than that paper.
    if let Some(signed) = own.signed.filter(|signed| *signed > on && own.changed.is_none()) {
        return HeldState { kind: StateKind::Unsigned, since: Some(signed), evidence: None, coverage: None };
    }
    // An effect without a day holds since its paper: which is held, so it is not of the future.
    let begun = |d: &&Done| d.date.is_none_or(|from| from <= on);
    let of = |d: &Done, kind| HeldState { kind, since: d.date, evidence: Some(d.place), coverage: None };
    if let Some(d) = done.iter().filter(begun).find(|d| d.whole && d.kind.ends()) {
        return of(d, StateKind::Repealed);
    }
    let here = |block: Option<i64>| {
        let block = usize::try_from(block?).ok()?;
        Some(HeldPlace { document, block, byte: 0, end: 0 })
    };
    let prolonged = done.iter().filter(|d| d.whole && d.kind == EffectKind::Prolong).filter(begun);
    // Prolonged without a day: that its own last day has passed tells nothing any more.
    let endless = prolonged.clone().any(|d| d.until.is_none());
    let longest = prolonged.filter_map(|d| Some((d.until?, d.place))).max_by_key(|(until, _)| *until);
    let last = longest.map(|(until, _)| until).into_iter().chain(own.expires).max().filter(|_| !endless);
    if let Some(last) = last.filter(|last| *last < on) {
        // The paper that has prolonged it tells its last day.
        let evidence = match longest {
            Some((until, place)) if until == last => Some(place),
            _ => here(own.expires_block),
        };
        return HeldState { kind: StateKind::Expired, since: Some(last), evidence, coverage: None };
    }
    let resumed = |since: Option<Date>| {
        done.iter().filter(begun).any(|d| d.whole && d.kind == EffectKind::Resume && d.date >= since)
    };
    let suspended =
        |d: &&Done| d.kind == EffectKind::Suspend && d.until.is_none_or(|until| until >= on) && !resumed(d.date);
    if let Some(d) = done.iter().filter(begun).filter(|d| d.whole).find(suspended) {
        return of(d, StateKind::Suspended);
    }
    // What its text says of its first day may have been otherwise in the text of that day.
    let later = own.changed.filter(|changed| *changed > on);
    let first = own.effective.filter(|first| *first > on);
    if let Some(first) = first.filter(|first| later.is_none_or(|changed| changed >= *first)) {
        let evidence = here(own.effective_block);
        return HeldState { kind: StateKind::NotYet, since: Some(first), evidence, coverage: None };
    }
    let changes = |d: &&Done| {
        d.kind == EffectKind::Amend || !d.whole && !matches!(d.kind, EffectKind::Prolong | EffectKind::Resume)
    };
    if let Some(d) = done.iter().rev().filter(begun).find(changes) {
        return of(d, StateKind::Amended);
    }
    match later {
        // The note of the change stands in its head.
        Some(changed) => {
            HeldState { kind: StateKind::LaterText, since: Some(changed), evidence: here(Some(0)), coverage: None }
        }
        None => HeldState::default(),
    }
}

impl Holdings {
    /// The state of a document on a day, from all issues that are held.
    ///
    /// # Errors
    /// When there is no such document, or the database does not answer.
    pub fn state(&self, document: i64, on: Date) -> Result<HeldState, HoldingsError> {
        let sql = "SELECT effective, expires, effective_block, expires_block, issue, signed, changed FROM document WHERE id = ?1";
        let (own, issue) = self.db.prepare_cached(sql)?.query_row([document], |row| {
            let (effective, expires): (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
            let changed: Option<String> = row.get(6)?;
            let signed: Option<String> = row.get(5)?;
            let own = Own {
                signed: day(signed.as_deref()),
                effective: day(effective.as_deref()),
                expires: day(expires.as_deref()),
                effective_block: row.get(2)?,
                expires_block: row.get(3)?,
                changed: day(changed.as_deref()),
            };
            Ok((own, row.get::<_, i64>(4)?))
        })?;
        // The same paper in another issue: what is done to it is done to this one.
        let twins = self.twins(document)?;
        let list = twins.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
        let mut done: Vec<Done> = done(&self.db, &format!("e.target IN ({list})"))?.into_values().flatten().collect();
        done.sort_by_key(|d| d.date);
        let mut state = state_on(document, &own, &done, on);
        if state.kind == StateKind::NotSeen {
            state.coverage = self.coverage(issue, own.signed)?;
        }
        Ok(state)
    }

    /// A document and those of the same number and title that other issues print.
    pub(super) fn twins(&self, document: i64) -> Result<Vec<i64>, HoldingsError> {
        let mut statement = self.db.prepare_cached(
            "SELECT ?1 UNION SELECT o.id FROM document d JOIN work w ON w.document = d.id AND w.role = 0
                JOIN document o ON o.number_key = d.number_key JOIN work v ON v.document = o.id AND v.role = 0 AND v.key = w.key
                WHERE d.id = ?1",
        )?;
        Ok(statement.query_map([document], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The states of all documents on a day that are more than [`StateKind::NotSeen`].
    pub(super) fn states(&self, on: Date) -> Result<HashMap<i64, StateKind>, HoldingsError> {
        let mut done = done(&self.db, "1")?;
        let mut statement = self.db.prepare_cached(
            "SELECT id, effective, expires, changed, signed FROM document
                WHERE effective IS NOT NULL OR expires IS NOT NULL OR changed IS NOT NULL OR signed > ?1
                    OR id IN (SELECT target FROM effect WHERE target IS NOT NULL)",
        )?;
        let mut rows = statement.query([on.to_string()])?;
        let mut states = HashMap::new();
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            let text = |at: usize| row.get_ref(at).ok().and_then(|v| v.as_str_or_null().ok().flatten());
            let [effective, expires, changed, signed] = [1, 2, 3, 4].map(|at| day(text(at)));
            let own = Own { signed, effective, expires, changed, ..Own::default() };
            let state = state_on(id, &own, &done.remove(&id).unwrap_or_default(), on).kind;
            if state != StateKind::NotSeen {
                states.insert(id, state);
            }
        }
        Ok(states)
    }

    /// Which issues of the series of an issue are held since a day.
    fn coverage(&self, issue: i64, since: Option<Date>) -> Result<Option<Coverage>, HoldingsError> {
        let series: Option<(String, String, Option<i32>)> = self
            .db
            .query_row("SELECT series, series_key, year FROM issue WHERE id = ?1 AND series <> ''", [issue], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        let Some((series, key, own)) = series else { return Ok(None) };
        // A paper may say that it was signed after the year of its issue.
        let from = since.map(Date::year).into_iter().chain(own).min().unwrap_or(0);
        let mut statement = self.db.prepare_cached(
            "SELECT year, first, last, title FROM issue WHERE series_key = ?1 AND year >= ?2 ORDER BY year, coalesce(last, 0), id",
        )?;
        let mut coverage = Coverage { series, ..Coverage::default() };
        let mut numbers: Vec<(i32, u32, u32)> = Vec::new();
        let mut rows = statement.query(rusqlite::params![key, from])?;
        while let Some(row) = rows.next()? {
            coverage.last = row.get(3)?;
            if let (Some(year), Some(first), Some(last)) = (row.get(0)?, row.get(1)?, row.get(2)?) {
                numbers.push((year, first, last));
            }
        }
        (coverage.lacking, coverage.lacking_years) = gaps(&numbers);
        Ok(Some(coverage))
    }
}

/// The numbers that are lacking in each year up to the last that is held, and the years without any. That a year has more issues than the last one
/// held, nothing tells.
pub(super) fn gaps(numbers: &[(i32, u32, u32)]) -> (Vec<(i32, u32)>, Vec<i32>) {
    let mut years: std::collections::BTreeMap<i32, Vec<(u32, u32)>> = std::collections::BTreeMap::new();
    for (year, first, last) in numbers {
        years.entry(*year).or_default().push((*first, *last));
    }
    let mut lacking = Vec::new();
    for (year, held) in &years {
        let most = held.iter().map(|(_, last)| *last).max().unwrap_or(0);
        // Running numbers over the years (第592号) tell no gap within a year.
        let least = held.iter().map(|(first, _)| *first).min().unwrap_or(1);
        let from = if least > 60 { least } else { 1 };
        let has = |n: &u32| held.iter().any(|(first, last)| (*first..=*last).contains(n));
        lacking.extend((from..=most).filter(|n| !has(n)).take(400).map(|n| (*year, n)));
    }
    let all = years.keys().next().zip(years.keys().next_back());
    let empty = all.map_or_else(Vec::new, |(first, last)| {
        (*first..=*last).filter(|year| !years.contains_key(year)).take(200).collect()
    });
    (lacking, empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<Date> {
        Some(text.parse().unwrap())
    }

    fn kind(own: &Own, done: &[Done], on: &str) -> StateKind {
        state_on(1, own, done, on.parse().unwrap()).kind
    }

    #[test]
    fn the_state_of_a_day() {
        let own = Own { effective: date("2021-01-01"), expires: date("2023-12-31"), ..Own::default() };
        let done =
            |kind, whole, from, until| Done { kind, whole, date: date(from), until, stated: true, ..Done::default() };
        assert_eq!(kind(&own, &[], "2020-12-31"), StateKind::NotYet);
        assert_eq!(kind(&own, &[], "2023-12-31"), StateKind::NotSeen);
        assert_eq!(kind(&own, &[], "2024-01-01"), StateKind::Expired);
        let longer = done(EffectKind::Prolong, true, "2023-11-01", date("2025-12-31"));
        assert_eq!(kind(&own, std::slice::from_ref(&longer), "2025-01-01"), StateKind::NotSeen);
        assert_eq!(kind(&own, &[longer], "2026-01-01"), StateKind::Expired);
        let place = HeldPlace { document: 9, block: 3, ..HeldPlace::default() };
        let by_paper = Done { place, ..done(EffectKind::Prolong, true, "2023-11-01", date("2025-12-31")) };
        let own_end = Own { expires_block: Some(5), ..own.clone() };
        let end = state_on(1, &own_end, std::slice::from_ref(&by_paper), "2026-01-01".parse().unwrap());
        assert_eq!((end.since, end.evidence), (date("2025-12-31"), Some(place)), "what prolongs it tells its end");
        let later = Own { expires: date("2027-12-31"), ..own_end };
        let end = state_on(1, &later, &[by_paper], "2028-01-01".parse().unwrap());
        assert_eq!(end.evidence, Some(HeldPlace { document: 1, block: 5, byte: 0, end: 0 }));
        let repeal = done(EffectKind::Repeal, true, "2022-06-01", None);
        assert_eq!(kind(&own, std::slice::from_ref(&repeal), "2022-05-31"), StateKind::NotSeen);
        assert_eq!(kind(&own, &[repeal], "2022-06-01"), StateKind::Repealed);
        let part = done(EffectKind::Repeal, false, "2022-06-01", None);
        assert_eq!(kind(&own, &[part], "2022-06-01"), StateKind::Amended);
        let unstated =
            Done { date: date("2022-05-20"), stated: false, ..done(EffectKind::Repeal, true, "2022-06-01", None) };
        let mut both = vec![unstated, done(EffectKind::Repeal, true, "2022-06-01", None)];
        keep_stated(&mut both);
        assert_eq!(kind(&own, &both, "2022-05-25"), StateKind::NotSeen);
        assert_eq!(kind(&own, &both, "2022-06-01"), StateKind::Repealed);
        let pause = done(EffectKind::Suspend, true, "2022-06-01", date("2022-12-31"));
        assert_eq!(kind(&own, std::slice::from_ref(&pause), "2022-12-31"), StateKind::Suspended);
        let again = done(EffectKind::Resume, true, "2022-10-01", None);
        assert_eq!(kind(&own, &[pause.clone(), again.clone()], "2022-09-30"), StateKind::Suspended);
        assert_eq!(kind(&own, &[pause.clone(), again], "2022-10-01"), StateKind::NotSeen);
        assert_eq!(kind(&own, &[pause], "2023-01-01"), StateKind::NotSeen);
    }

    #[test]
    fn a_text_with_a_later_change_in_it_says_nothing_of_an_earlier_day() {
        let own = Own { effective: date("2010-01-01"), changed: date("2020-06-01"), ..Own::default() };
        assert_eq!(kind(&own, &[], "2015-01-01"), StateKind::LaterText);
        assert_eq!(kind(&own, &[], "2020-06-01"), StateKind::NotSeen, "from the change on it is the text of the day");
        assert_eq!(kind(&own, &[], "2009-12-31"), StateKind::NotYet, "no change made its first day earlier");
        // Written anew: the first day is that of the new text.
        let anew = Own { effective: date("2020-09-01"), ..own.clone() };
        assert_eq!(kind(&anew, &[], "2015-01-01"), StateKind::LaterText);
        assert_eq!(kind(&anew, &[], "2020-08-31"), StateKind::NotYet);
        let ended = Own { expires: date("2014-12-31"), ..own.clone() };
        assert_eq!(kind(&ended, &[], "2015-01-01"), StateKind::Expired);
        let repeal =
            Done { kind: EffectKind::Repeal, whole: true, stated: true, date: date("2014-06-01"), ..Done::default() };
        assert_eq!(kind(&own, &[repeal], "2015-01-01"), StateKind::Repealed);
    }

    #[test]
    fn a_paper_is_none_before_it_is_signed() {
        let own = Own { signed: date("2021-03-02"), effective: date("2021-05-01"), ..Own::default() };
        assert_eq!(kind(&own, &[], "2021-03-01"), StateKind::Unsigned);
        assert_eq!(kind(&own, &[], "2021-03-02"), StateKind::NotYet);
        assert_eq!(kind(&own, &[], "2021-05-01"), StateKind::NotSeen);
        let back = Own { signed: date("2021-03-02"), effective: date("2021-01-01"), ..Own::default() };
        assert_eq!(kind(&back, &[], "2021-02-01"), StateKind::Unsigned, "in force since an earlier day");
        // A text that an order prints again as it has changed it was there before the order.
        let changed = Own { signed: date("2020-06-01"), changed: date("2020-06-01"), ..Own::default() };
        assert_eq!(kind(&changed, &[], "2015-01-01"), StateKind::LaterText);
    }

    #[test]
    fn gaps_of_a_series() {
        assert_eq!(gaps(&[(2021, 1, 1), (2021, 3, 4), (2023, 1, 2)]), (vec![(2021, 2)], vec![2022]));
        assert_eq!(gaps(&[(2021, 590, 590), (2021, 592, 592)]), (vec![(2021, 591)], vec![]));
        assert_eq!(gaps(&[]), (vec![], vec![]));
    }
}

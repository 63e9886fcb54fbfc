//! What is in force: from when, until when, and what a document puts out of force, each with the sentence that says so.
//!
//! Only sentences that speak of the document itself count (本办法自…起施行; 《own title》…现予公布，自…起施行): a grant that is
//! paid 自…起 or a permit with a 有效期 says nothing of the document's force. What no sentence says is not stated.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Passage;
pub use super::force::{Effect, EffectKind, Force, ForcePart, RepealedBy, StatedDay, Status};
use super::force_days::{FORCE_SIGNS, IssueDays, KEY, first_day, own_last_day, since_day, term};
use super::force_effects::is_in_quotes;
use super::references::{Citation, title_key};
use super::text::View;
use crate::issue::{Act, Block, BlockKind, Date, Document};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{date, fold, numeral, units};

mod articles;
mod connect;
mod effects;
mod lists;
mod orders;
mod sentences;
mod titled;

use articles::Amended;
pub(super) use connect::connect;
use sentences::{clauses, sentence};

/// A sentence that speaks of the document it stands in. 该法 is another's.
static OWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^[0-9.]{0,8}请?(?:自[^治然主愿]|从[^事业]|于|{term-word})|^{comes-into-force}(?:日期|时间)[:为是]|^现?予?以?(?:公布|发布)|现予?以?(?:公布|发布|印发|颁布)|予以(?:公布|发布),自|[,;]并自|[,;]自(?:{made-public})日|[,;]自(?:中华)?民国\
         |(?:^[0-9.]{0,8}|[,;:)\\]]|附则|条|{clause-head})(?:本|以上|上述)《?(?:{own-kind})*(?:{instrument}|{counted-paper})》?(?:[^第]|$)\
         |(?:^[0-9.]{0,8}|[,;:)\\]]|附则|条|{clause-head})本法(?:[^第院律]|$)",
    )
});
/// A sentence of a covering notice that speaks of what it issues.
static ISSUED: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:^|[,;:)\\]])该《?(?:{own-kind})*{instrument}》?(?:[^第]|$)"));
/// A part of the document with a day of its own: 第三条、第五条自2025年1月1日起施行, 甲区、乙区自…起施行.
static PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:但|除|其中|本{instrument}|本法)*(?P<part>{step}[^,;。:自《》本]{0,40}),?自\
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
/// A day of commencement in the note under a title: 自2031年8月1日起施行, 2031年8月1日施行.
static NOTED: LazyLock<Regex> = LazyLock::new(|| pattern("[日号]起?{comes-into-force}"));
/// The same where one act made it public and put it in force: 某大会公告公布施行.
static NOTED_AS_PUBLISHED: LazyLock<Regex> =
    LazyLock::new(|| pattern("^[^,;。《》]{0,30}(?:{made-public})(?:{joins})?(?:{comes-into-force})[)]?$"));
/// Months by which a text that is printed with a document must be older, to be none that it issues.
const OLDER: i32 = 12;
/// Characters of the longest words before what a covering notice issues (现将, 经市政府同意，现将).
const LONGEST_LEAD: usize = 16;

/// Gathers what one document says of its force.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    force: Force,
    /// The days from which its own words count.
    days: IssueDays,
    /// It is a draft: nothing that it says of force holds.
    draft: bool,
    /// A first day that the note under the title states.
    noted: Option<StatedDay>,
    /// The first day that the text states counts from when it was made public.
    counted: bool,
    /// The text below the head has begun.
    begun: bool,
    /// What follows is the text that it amends, printed anew: that speaks for itself.
    reprint: bool,
    /// The head of an annex stands above.
    attached: bool,
    /// The text is an annex with a title of its own that the document does not issue: that speaks for itself.
    annex: bool,
    /// The text is an older one, by the note under its title: what it says of force was said then.
    older: bool,
    /// Where its own title stands.
    head: Option<Passage>,
    /// A sentence changes something: 第五条修改为….
    changes: bool,
    /// What sentences that name articles only change.
    amended: Option<Amended>,
    /// Its title says that it amends instruments, which its headings may name.
    amends_several: bool,
    /// Its own titles, as [`title_key`]s.
    titles: Vec<String>,
    /// The document is a list of what is repealed.
    repeals_list: bool,
    /// The list has begun.
    listing: bool,
    /// A member of it has a label.
    labelled: bool,
    /// How high the label of its head stands, where that has one: 1 above 2.
    list_rank: Option<u8>,
    /// What is done to its members, and from when where that is said of the list.
    listed_as: (EffectKind, Option<Date>),
    /// Its parts with days of their own, in the words of the text: an order and the rule that it issues say them both.
    parts: Vec<(String, Date)>,
    /// Months of force, where they count from a day that is read later.
    term: Option<(i32, Passage)>,
    /// What the text says of the days of each effect.
    dated: Vec<Dated>,
}

/// Whether an effect has days of its own, printed or left to an event, which the document's days say nothing of.
#[derive(Clone, Copy, Debug, Default)]
struct Dated {
    first: bool,
    last: bool,
    /// Its last day is that of the document.
    with_itself: bool,
}

/// What a sentence does to others, from when and until when it says so, and the sentence.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    kind: EffectKind,
    date: Option<Date>,
    /// It is done on an event of which no day is known.
    open: bool,
    until: Option<Date>,
    /// It is done until an event of which no day is known.
    lasts: bool,
    /// It is done as long as the document is in force.
    with_itself: bool,
    area: Option<Passage>,
    evidence: Passage,
}

/// The days from which a document's own words count.
fn days_of_issue(document: &Document) -> IssueDays {
    let of = |act: Act| document.history.iter().rev().find(|e| e.act == act);
    let published = of(Act::Published);
    // Written anew by an order, it was made public with that.
    let anew = of(Act::Revised).filter(|e| e.number.is_some() && published.is_none_or(|p| p.day < e.day));
    // Of a law of which only 通过 or 批准 is printed it is not stated when it was made public.
    let head = document.blocks.iter().take_while(|b| !is_body(b.kind)).take(12);
    let made = |text: &str| {
        let text = fold::narrowed(text);
        date::days_in(&text).next().is_some() && (Class::ActAdopted.within(&text) || Class::ActApproved.within(&text))
    };
    let only_adopted = head.filter(|b| b.kind == BlockKind::Note).any(|b| made(&b.text));
    let dated = document.blocks.iter().any(|b| b.kind == BlockKind::Date);
    let signed = document.signed.filter(|_| dated || !only_adopted);
    let day = |act: Act| of(act).map(|e| e.day);
    IssueDays {
        public: anew.or(published).map(|e| e.day).or(signed),
        adopted: day(Act::Adopted),
        approved: day(Act::Approved),
        changed: document.history.iter().filter(|e| matches!(e.act, Act::Amended | Act::Revised)).map(|e| e.day).max(),
    }
}

/// The days that a folded text prints, and where.
fn days_at(text: &str) -> Vec<(Date, Range<usize>)> {
    let mut days: Vec<(Date, Range<usize>)> = Vec::new();
    for (at, c) in text.char_indices() {
        let inside = days.last().is_some_and(|(_, range)| at < range.end);
        let starts = numeral::digit(c).is_some() || numeral::chinese_digit(c).is_some() || matches!(c, '中' | '民');
        if let Some((day, bytes)) = (!inside && starts).then(|| text.get(at..).and_then(date::day_at)).flatten() {
            days.push((day, at..at + bytes));
        }
    }
    days
}

/// Whether a block is part of the text itself, below the head.
fn is_body(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Article | BlockKind::Paragraph | BlockKind::Heading | BlockKind::Item | BlockKind::Table)
}

impl Gatherer {
    pub fn new(document: &Document) -> Self {
        let mut titles = vec![title_key(&document.title)];
        titles.extend(document.promulgates.iter().map(|t| title_key(t)));
        // 关于印发《甲规定》的通知, whose text is not printed with it.
        let issued = titles[0].split_once('《').and_then(|(lead, rest)| Some((lead, rest.rsplit_once('》')?.0)));
        let issued = issued.filter(|(lead, _)| Class::Issues.ends(lead).is_some()).map(|(_, title)| title.to_owned());
        titles.extend(issued);
        let title = &titles[0];
        let ends = Class::Repeals.within(title) || Class::Lapses.within(title) || Class::ReviewTitle.within(title);
        let repeals_list = ends && Class::ListPaper.within(title);
        let (days, draft) = (days_of_issue(document), effects::is_draft(document));
        let changes = document.history.iter().filter(|e| matches!(e.act, Act::Amended | Act::Revised));
        let force = Force { changed: changes.map(|e| e.day).max(), ..Force::default() };
        let amended = titled::amended_by(title).map(|title| (title.to_owned(), None));
        let amends_several = titled::amends(title);
        Self { force, days, draft, titles, repeals_list, amended, amends_several, ..Self::default() }
    }

    pub fn read(&mut self, view: &View<'_>, citations: &[Citation]) {
        let Some(block) = view.block.filter(|_| !self.draft) else { return };
        self.own_title(view, block);
        self.reprint |= block.kind == BlockKind::Title && self.begun && self.amends(&block.text);
        self.annexed(block);
        self.dated_apart(view, block);
        if self.reprint || self.older {
            return;
        }
        let heads = self.heads_list(view, block);
        if heads {
            self.list_rank = None;
        }
        if !(is_body(block.kind) || matches!(block.kind, BlockKind::Note | BlockKind::Attachment)) {
            return;
        }
        self.begun |= is_body(block.kind);
        if block.kind == BlockKind::Note && !self.begun {
            self.noted(view);
        }
        if let Some(table) = &block.table {
            self.listed_rows(view, table);
        } else if self.listing {
            self.listed(view, citations);
        }
        self.amends_below(view, citations);
        if heads {
            self.list_rank = lists::rank(block);
        }
        self.ordered(view);
        if FORCE_SIGNS.iter().any(|class| view.has(*class)) {
            self.sentences(view, block, citations);
        }
    }

    /// Takes a block that may head a list of what is repealed; whether it heads one, or ends one.
    fn heads_list(&mut self, view: &View<'_>, block: &Block) -> bool {
        let heads = match block.kind {
            BlockKind::Title => true,
            BlockKind::Heading | BlockKind::Paragraph | BlockKind::Attachment => self.repeals_list,
            _ => false,
        };
        // 附：废止规定目录 heads what is printed below it.
        let annex = block.kind == BlockKind::Attachment && block.level == Some(0);
        let own = view.text().get(view.label_end()..).unwrap_or("");
        let named = own.split_once(':').filter(|_| annex).map_or(own, |(_, name)| name);
        (heads || annex && !named.is_empty()) && self.titled(named)
    }

    /// Reads the sentences of a block that tell of force, this document's or others'.
    fn sentences(&mut self, view: &View<'_>, block: &Block, citations: &[Citation]) {
        let in_columns = block.table.as_ref().is_some_and(|t| t.rows.iter().any(|row| row.len() > 1));
        let text = view.text();
        let (mut done, mut own_before) = (0, false);
        for key in KEY.find_iter(text) {
            if key.start() < done {
                continue;
            }
            let sentence = sentence(text, view.label_end(), key.range());
            done = sentence.end;
            // “本办法自…起施行。” of a decision on amendment is what it writes into another text.
            let quoted = is_in_quotes(text, key.start());
            let own = !quoted && !self.annex && self.is_own(view, citations, &sentence, own_before);
            let parted = if self.annex { vec![] } else { self.parts(view, &sentence) };
            if own {
                self.days(view, &sentence, &parted);
            }
            own_before = own;
            if !in_columns {
                self.effects_in(view, citations, &sentence);
            }
        }
    }

    /// Takes note of where annexes begin.
    fn annexed(&mut self, block: &Block) {
        match block.kind {
            BlockKind::Attachment if block.level == Some(0) => self.attached = true,
            BlockKind::Title if self.attached || self.annex => {
                let title = title_key(&block.text);
                let issues = self.titles.first().is_some_and(|own| Class::Issues.within(own) || own.contains(&title));
                self.annex = !issues && !self.is_called(&block.text);
                self.attached = false;
            }
            _ => {}
        }
    }

    /// Takes note of a text, printed with the document, that is of an earlier time by the note under its title.
    fn dated_apart(&mut self, view: &View<'_>, block: &Block) {
        match block.kind {
            BlockKind::Title => self.older = false,
            BlockKind::Note if self.begun && lists::tells_history(view.text().trim_matches(['(', ')'])) => {
                let last = days_at(view.text()).into_iter().map(|(day, _)| day).max();
                let later = last.and_then(|day| day.plus_months(OLDER)).zip(self.days.public);
                self.older |= later.is_some_and(|(later, public)| later < public);
            }
            _ => {}
        }
    }

    /// Whether a sentence speaks of this document.
    fn is_own(&self, view: &View<'_>, citations: &[Citation], sentence: &Range<usize>, before: bool) -> bool {
        let Some(text) = view.text().get(sentence.clone()) else { return false };
        let first = citations.get(citations.partition_point(|c| c.range.start < sentence.start));
        // 现将《甲规定》印发给你们，自…起执行
        let leads = |c: &Citation| {
            let lead = view.text().get(sentence.start..c.range.start).unwrap_or(" ");
            lead.is_empty() || Class::ObjectMark.ends(lead).is_some() && lead.chars().count() <= LONGEST_LEAD
        };
        let names_itself = first.is_some_and(|c| c.range.start < sentence.end && leads(c) && self.is_called(&c.title));
        // 有效期 at the start of a sentence goes with the sentence before it.
        let issues = self.titles.len() > 1;
        let alone = text.starts_with("有效期") || text.starts_with("试行期");
        // 该通知将于7月1日起施行 is what news say.
        let told = Class::ToldAhead.within(text);
        if alone { before } else { names_itself || OWN.is_match(text) || issues && !told && ISSUED.is_match(text) }
    }

    /// Whether the document's own title says that it amends the instrument of this title: 关于修改《甲规定》的决定, 甲解释的补充规定.
    fn amends(&self, title: &str) -> bool {
        let (Some(own), title) = (self.titles.first(), title_key(title)) else { return false };
        let amended = own.split_once('《').is_some_and(|(lead, _)| Class::AmendsThese.ends(lead).is_some());
        let supplement = own.strip_prefix(&title).map(|rest| rest.trim_start_matches(units::OF));
        amended && own.contains(&format!("《{title}》")) || supplement.is_some_and(|rest| Class::Supplement.is(rest))
    }

    /// Whether a title is the document's own, or that of what it issues; the office before it may be left out.
    fn is_called(&self, title: &str) -> bool {
        let title = title_key(title);
        self.titles.iter().any(|own| own.ends_with(&title))
    }

    /// A first day that the note under the title states: the last of its days, where it names several versions.
    fn noted(&mut self, view: &View<'_>) {
        let text = view.text();
        for (day, range) in days_at(text) {
            // The match begins in the day's own last character.
            let tail = text.get(range.end - units::DAY.len_utf8()..).unwrap_or("");
            // 该修正自2021年4月15日施行: the day of what changed it.
            let before = text.get(..range.start).unwrap_or("");
            let clause = before.rsplit([',', ';', '(']).next().unwrap_or(before);
            let of_change = Class::ThatChange.starts(clause).is_some();
            if !of_change && NOTED.find(tail).is_some_and(|m| m.start() == 0) {
                self.noted = Some(StatedDay { date: Some(day), evidence: view.passage(0..text.len()) });
            }
        }
        // …2003年7月15日公布　自公布之日起施行: behind its last day.
        let last = days_at(text).into_iter().next_back();
        let tail = last.as_ref().and_then(|(_, range)| text.get(range.end..));
        let published = tail.is_some_and(|tail| NOTED_AS_PUBLISHED.is_match(tail));
        if let Some((day, _)) = last.as_ref().filter(|_| published && self.noted.is_none()) {
            self.noted = Some(StatedDay { date: Some(*day), evidence: view.passage(0..text.len()) });
        }
        if let Some(date) = tail.and_then(|tail| first_day(tail, self.days)).filter(|_| self.noted.is_none()) {
            self.noted = Some(StatedDay { date, evidence: view.passage(0..text.len()) });
        }
    }

    /// The parts of the document to which a sentence gives a day of their own; the clauses that do.
    fn parts(&mut self, view: &View<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
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
        let part = ["part", "item", "rest"].iter().find_map(|name| found.name(name));
        let named = part.or_else(|| found.name("area"))?;
        let since = clause.get(named.end()..)?.trim_start_matches([',', units::FROM]);
        let (day, bytes) = since_day(since, self.days.public)?;
        let behind = Class::ComesIntoForce.strip_start(since.get(bytes..)?.trim_start_matches(units::ON))?;
        // 甲区自…起实施新的收费标准 is about something else.
        (part.is_some() || matches!(behind, "" | "。")).then(|| (named.range(), day))
    }

    /// First and last day that an own sentence states, the clauses of its parts aside. The first sentence with a day wins.
    fn days(&mut self, view: &View<'_>, sentence: &Range<usize>, parted: &[Range<usize>]) {
        let Some(whole) = view.text().get(sentence.clone()) else { return };
        let (mut text, mut from) = (String::new(), 0);
        for part in parted {
            text.push_str(whole.get(from..part.start).unwrap_or(""));
            from = (part.end + 1).min(whole.len());
        }
        text.push_str(whole.get(from..).unwrap_or(""));
        let text = text.as_str();
        let evidence = view.passage(sentence.clone());
        if let Some(date) = first_day(text, self.days)
            && self.force.effective.is_none_or(|e| e.date.is_none())
        {
            self.force.effective = Some(StatedDay { date, evidence });
            self.counted = first_day(text, IssueDays::default()).flatten().is_none();
        }
        if self.force.expires.is_some() {
            return;
        }
        // 试行期两年，…原标准执行至2025年6月30日: a day far from the end of the term is another's.
        let first = self.force.effective.and_then(|e| e.date);
        let end = term(text).zip(first).and_then(|(months, first)| first.plus_months(months));
        let near = |day: &Date| {
            let month = |by: i32| end.and_then(|end| end.plus_months(by));
            month(-1).is_none_or(|from| *day >= from) && month(1).is_none_or(|to| *day <= to)
        };
        if let Some(date) = own_last_day(text).filter(near) {
            self.force.expires = Some(StatedDay { date: Some(date), evidence });
        } else if let Some(months) = term(text)
            && self.term.is_none()
        {
            self.term = Some((months, evidence));
        }
    }

    /// What was gathered, with the days that count from others.
    pub fn finish(mut self) -> Force {
        // A day that is printed under the title is surer than one that is counted (自公布之日起).
        if (self.counted || self.force.effective.is_none_or(|e| e.date.is_none())) && self.noted.is_some() {
            self.force.effective = self.noted;
        }
        let first = self.force.effective.and_then(|e| e.date);
        if let Some((months, evidence)) = self.term.filter(|_| self.force.expires.is_none()) {
            let date = first.and_then(|d| d.plus_months(months)).and_then(Date::previous);
            self.force.expires = Some(StatedDay { date, evidence });
        }
        // 自公佈後滿三十日起生效: a day that is not known is not that of signing.
        let public = self.days.public.filter(|_| self.force.effective.is_none());
        self.amends_titled();
        // 本决定自…施行，期限三年: what it suspends is suspended no longer.
        let last = self.force.expires.and_then(|e| e.date);
        for (repeal, dated) in self.force.effects.iter_mut().zip(&self.dated) {
            if dated.with_itself || repeal.kind == EffectKind::Suspend && !dated.last {
                repeal.until = last;
            }
            if !dated.first {
                // What is prolonged has no first day of its own.
                repeal.date = first.or(public).filter(|_| repeal.kind != EffectKind::Prolong);
            }
        }
        self.force
    }
}

#[cfg(test)]
#[path = "status_tests.rs"]
mod tests;

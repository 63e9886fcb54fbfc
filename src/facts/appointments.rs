//! Who was appointed to what and who was removed from it (任免).
//!
//! A list of appointments says once what is done (`决定，任命：`) and then to whom (`张某为…；`), or says it in each
//! clause (`免去李某的…职务`). Clauses are read only in documents that are about appointments.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::appointed;
use super::appointed_below::{Below, Does, is_who, refuses};
pub use super::appointment::{Action, Appointment};
use super::clauses::{Clause, begins_turn, by_blanks, clause, office_holder, parted_by_space, parted_posts};
use super::people::{looks_like_post, name, names, surname};
use super::posts::{is_given, post_and_note};
use super::posts_paper::is_body;
use super::text::View;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, chars, date, fold, units};

/// What a clause begins with: perhaps what leads in, perhaps 建议 and to whom, and the verb.
static VERB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:.{0,60}?(?:{decides}|经)[^;。()]{0,40}?[,:]?)?\
         (?:({proposes})[^,;。:()]{0,20}?[会府委院局部厅]|((?:{act-lead}|{act-approved}|{proposes}|[并兹现])*))({takes}|{gives}|{proposes})",
    )
});
/// The same where the clause begins with the verb; its groups are those of [`VERB`].
static VERB_FIRST: LazyLock<Regex> = LazyLock::new(|| pattern("^()?()?({takes}|{gives})"));
/// What follows a clause behind a comma and tells of the appointment: 聘期三年, 保留正处级, 退休.
static REMARK: LazyLock<Regex> = LazyLock::new(|| pattern("^(?:{appointment-remark}|(?:自|从)[0-9]{4}年)"));
/// What is known while a list is read.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    /// What the list does.
    pub(super) action: Option<Action>,
    /// The verb stands in the clause that is being read.
    pub(super) verb_here: bool,
    /// The verb was 不再聘任 or the like, which takes a post with 为.
    pub(super) negated: bool,
    /// The people of the clause before, for 免去其…职务.
    pub(super) people: Vec<String>,
    /// Entries of the clause before, for posts and remarks that go on behind a comma.
    last: Range<usize>,
    /// The sentence has told who is meant and not yet what (某某退休，免去其…; 某某试用期满，任…).
    told: bool,
    /// What posts of this list begin with (云州市): tells a name from a post that stands right behind it.
    pub(super) areas: Vec<String>,
    /// The post of those who are named below (任命下列人员为人民陪审员：), with its note.
    below: Option<(Action, String, Option<String>)>,
    /// The verb stands alone over the list (提名：): it holds for the blocks below.
    heads: bool,
}

impl State {
    /// The state at the start of a list with this title.
    pub fn of(title: &str) -> Self {
        let title = fold::narrowed(title);
        let end = ["人民", "人大", "关于", "任免"].iter().filter_map(|w| title.find(w)).min().unwrap_or(0);
        let area = title.get(..end).filter(|a| a.chars().count() > 1).map(str::to_owned);
        let said = Class::Proposes.within(&title);
        let action = match (Class::Takes.within(&title), title.contains('任')) {
            (true, _) if !title.contains("任免") && !Class::Gives.within(&title) => Some(Action::of(false, said)),
            (false, true) if said => Some(Action::Propose),
            _ => None,
        };
        let heads = action.is_some();
        Self { action, areas: area.into_iter().collect(), heads, ..Self::default() }
    }

    /// Whether the list only proposes.
    pub fn said(&self) -> bool {
        self.action.is_some_and(|a| !a.is_done())
    }

    /// Remembers how a post begins.
    fn learn(&mut self, post: &str) {
        let area: String = post.chars().take(2).collect();
        if area.chars().count() == 2
            && area.chars().all(chars::is_han)
            && self.areas.len() < 16
            && !self.areas.contains(&area)
        {
            self.areas.push(area);
        }
    }
}

/// Reads a block of a list.
pub(super) fn read(view: &View<'_>, state: &mut State, out: &mut Vec<Appointment>) {
    let Some(block) = view.block else { return };
    if let Some(table) = &block.table {
        return appointed::read(view, table, state.action, out);
    }
    if !is_body(block.kind) {
        return;
    }
    let text = view.text();
    state.last = 0..0;
    // What one sentence only proposes says nothing of the next.
    if state.said() && !state.heads {
        state.action = None;
    }
    let start = view.label_end();
    for clause in brackets::split_outside(text.get(start..).unwrap_or(""), |c| matches!(c, ';' | '。')) {
        let clause = start + clause.start..start + clause.end;
        // A comma parts clauses, too, but also the posts of one clause and what leads in to it.
        for part in brackets::split_outside(text.get(clause.clone()).unwrap_or(""), |c| c == ',') {
            part_of_clause(view, clause.start + part.start..clause.start + part.end, state, out);
        }
        state.last = 0..0;
        state.told = false;
    }
}

fn part_of_clause(view: &View<'_>, part: Range<usize>, state: &mut State, out: &mut Vec<Appointment>) {
    let Some(text) = view.text().get(part.clone()) else { return };
    let same = !state.last.is_empty() || state.told;
    if !state.last.is_empty() && goes_on(view, part.clone(), state, out) {
        return;
    }
    if refuses(text) {
        return;
    }
    let Some(begin) = begin_of(text, state) else { return };
    let body = text.get(begin..).unwrap_or("").trim_start_matches([':', ',']);
    let at = part.end - body.len();
    if below(view, part.clone(), body, state, out) {
        return;
    }
    // 某某退休，免去其…职务: who is meant by 其.
    if let Some(people) = told_before(body) {
        (state.people, state.told) = (people, true);
        return;
    }
    if let Some(people) = Class::Dismissed.strip_end(body).and_then(holders_dismissed) {
        let action = Action::of(false, state.said());
        for (post, person) in people {
            let start = post.as_ptr() as usize - body.as_ptr() as usize;
            let clause = Clause { people: vec![person], action, post: start..start + post.len(), each: false };
            push(view, part.clone(), at, body, clause, state, out);
        }
        return;
    }
    let each = of_each(body);
    if each.len() > 1 {
        for one in each {
            let Some(own) = body.get(one.clone()) else { continue };
            if let Some(clause) = clause(view, own, state, false) {
                push(view, part.clone(), at + one.start, own, clause, state, out);
            }
        }
        return;
    }
    let parted = parted_by_space(view, at..part.end, state);
    let Some(clause) = parted.or_else(|| clause(view, body, state, same)) else { return };
    push(view, part, at, body, clause, state, out);
}

/// Where what is done and to whom begins behind the verb of a clause, which is remembered; `None` for a clause that only heads others.
fn begin_of(text: &str, state: &mut State) -> Option<usize> {
    // …政策研究室主任职务予以免去: what the clause ends with is no verb that it begins with.
    let at_end = Class::TakenAtEnd.ends(text).is_some();
    let verb = verb_of(text).filter(|(.., end)| !(at_end && *end == text.len()));
    state.verb_here = verb.is_some();
    if let Some((action, negated, end)) = verb {
        (state.action, state.negated, state.below) = (Some(action), negated, None);
        state.heads = text.get(end..).is_some_and(|rest| rest.is_empty() || rest.ends_with(':'));
        return Some(end);
    }
    if text.ends_with(':') {
        // 以下同志免职：
        let action = match (Class::Gives.within(text), Class::Takes.within(text)) {
            (true, false) => Some(Action::of(true, Class::Proposes.within(text))),
            (false, true) => Some(Action::of(false, Class::Proposes.within(text))),
            _ => None,
        };
        // 任命…为人民陪审员，即日起生效：
        state.below = state.below.take().filter(|_| action.is_none());
        state.action = action.or(state.action);
        state.heads = true;
        return None;
    }
    // 江一帆的甲局局长职务予以免去
    if at_end {
        (state.action, state.negated, state.heads) = (Some(Action::of(false, false)), false, false);
    }
    // 经研究决定：江一帆任…
    let lead = text.find(':').filter(|at| text.get(..*at).is_some_and(|lead| Class::Decides.within(lead)));
    Some(lead.map_or(0, |at| at + 1))
}

/// Those who lose the post that they are named with: 对甲镇党委书记江一帆、镇长柳青予以免职, 行政院政务委员吴正义已准辞职，应予免职.
fn holders_dismissed(text: &str) -> Option<Vec<(&str, String)>> {
    dismissed(text).or_else(|| office_holder(text).map(|one| vec![one]))
}

/// Those behind 对, each named with the post that is taken; `None` where any part names none.
fn dismissed(text: &str) -> Option<Vec<(&str, String)>> {
    let lead = Class::ObjectMark.find_iter(text).last()?;
    let named = text.get(lead.end..)?;
    brackets::split_outside(named, |c| c == units::LIST)
        .into_iter()
        .map(|part| office_holder(named.get(part)?))
        .collect()
}

/// The people of a clause that 、 parts with the post of each: 江一帆同志的甲局局长、柳青同志的乙局局长职务; else the whole.
fn of_each(body: &str) -> Vec<Range<usize>> {
    let parts = brackets::split_outside(body, |c| c == units::LIST);
    let begins = |part: &Range<usize>| {
        let words = body.get(part.clone()).unwrap_or("");
        let person = |who: &str| name(who).is_some_and(|name| surname(&name) > 0);
        ['为', units::OF].into_iter().find(|mark| words.split_once(*mark).is_some_and(|(who, _)| person(who)))
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut mark = None;
    for part in parts {
        let own = begins(&part);
        match found.last_mut().filter(|_| own.is_none() || mark.is_none() || own != mark) {
            Some(last) => last.end = part.end,
            None => found.push(part),
        }
        mark = mark.or(own);
    }
    found
}

/// The verb that a clause begins with: what it does, whether it takes with 为 (不再聘任…为), and where it ends.
fn verb_of(text: &str) -> Option<(Action, bool, usize)> {
    // 拟任江一帆为…, but not 拟任某局局长 behind a name.
    if let Some(marker) = Class::ProposesMarker.starts(text).filter(|_| !text.starts_with("拟任命")) {
        let named = text.get(marker.len()..)?.split_once('为').is_some_and(|(people, _)| names(people).is_some());
        return named.then_some((Action::Propose, false, marker.len()));
    }
    if let Some((verb, said)) = by_office(text) {
        let word = text.get(verb.clone())?;
        return Some((Action::of(!Class::Takes.is(word), said), word.starts_with('不'), verb.end));
    }
    let masked = without_no_adverbs(text);
    let words = masked.as_deref().unwrap_or(text);
    // 任命某某为…简任…: the verb at the start comes before one further on.
    let found = if Class::Gives.starts(text).or_else(|| Class::Takes.starts(text)).is_some() {
        VERB_FIRST.captures(text).or_else(|| VERB.captures(words))?
    } else {
        VERB.captures(words)?
    };
    let verb = found.get(3)?;
    // 特派员江一帆: no 特派.
    let post = words.get(verb.start()..).and_then(|own| Class::OfficeHeld.starts(own));
    if post.is_some_and(|post| post.len() > verb.len()) {
        return None;
    }
    // 研究室主任职务: no 任职.
    let behind = words.get(verb.start()..).and_then(|own| own.get(own.chars().next()?.len_utf8()..));
    if behind.is_some_and(|behind| Class::PostTail.starts(behind).is_some()) {
        return None;
    }
    let said = found.get(1).is_some_and(|asked| !asked.is_empty())
        || Class::Proposes.is(verb.as_str())
        || found.get(2).is_some_and(|lead| Class::Proposes.within(lead.as_str()));
    let negated = verb.as_str().starts_with('不');
    Some((Action::of(!Class::Takes.is(verb.as_str()), said), negated, verb.end()))
}

/// The verb before which nothing but who does it, and when, stands, and whether he only proposes it: 云州市住房和城乡建设局聘任…,
/// 2031年3月1日任命….
fn by_office(text: &str) -> Option<(Range<usize>, bool)> {
    if [Class::Gives, Class::Takes].iter().any(|class| class.starts(text).is_some()) {
        return None;
    }
    let verbs = [Class::Gives, Class::Takes].into_iter().flat_map(|class| class.find_iter(text).take(4));
    // 派 of 派出所 is none.
    let verbs = verbs.filter(|verb| verb.len() > units::OF.len_utf8());
    let verb = verbs.min_by_key(|verb| (verb.start, Reverse(verb.end)))?;
    let before = text.get(..verb.start)?;
    let office = Class::Proposes.strip_end(before).unwrap_or(before);
    let said = office.len() < before.len();
    let who = before_day(office).unwrap_or(office);
    let done = who.is_empty() && !office.is_empty() || is_who(who);
    done.then_some((verb, said))
}

/// Bytes of a day with what leads to it, and so of the place where one is looked for.
const LONGEST_DAY: usize = 60;

/// What stands before the day that a text ends with.
fn before_day(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(|c: char| chars::is_space(c) || matches!(c, ',' | ':'));
    // 自2025年7月起任命
    let text = text.strip_suffix(units::ON).unwrap_or(text);
    let is_day = |at: usize| {
        let whole = text.get(at..).and_then(|day| Some((date::when_at(day, date::Calendar::Common)?, day.len())));
        whole.is_some_and(|((_, bytes), length)| bytes == length)
    };
    let from = text.len().saturating_sub(LONGEST_DAY);
    let at = text.char_indices().map(|(at, _)| at).filter(|at| *at >= from).find(|at| is_day(*at))?;
    let before = text.get(..at)?;
    Some(Class::DayLead.strip_end(before).unwrap_or(before))
}

/// A text with the words aside that only look as if they led to something (经 of 经济局); `None` where there are none.
fn without_no_adverbs(text: &str) -> Option<String> {
    let found: Vec<Range<usize>> = Class::NoAdverb.find_iter(text).collect();
    let inside = |at: usize| found.iter().any(|word| word.contains(&at));
    // Of the same length, so that places stay.
    let kept = |(at, c): (usize, char)| if c == '经' && inside(at) { '\u{3000}' } else { c };
    (!found.is_empty()).then(|| text.char_indices().map(kept).collect())
}

/// Of whom a sentence tells before it tells what is done: 某某退休, 某某，男，1980年1月生.
fn told_before(body: &str) -> Option<Vec<String>> {
    let of = |who: &str| names(who.strip_suffix(units::OF).unwrap_or(who));
    if let Some(people) = Class::HasLeft.strip_end(body).and_then(of) {
        return Some(people);
    }
    // 江一帆因年龄原因，不再担任…
    let ends = |at: &Range<usize>| body.get(at.end..).is_some_and(|why| !Class::TakesMarker.within(why));
    if let Some(people) = Class::Because.find(body).filter(ends).and_then(|at| names(body.get(..at.start)?)) {
        return Some(people).filter(|all| all.iter().all(|n| surname(n) > 0 || chars::is_dotted(n)));
    }
    let family = surname(body);
    let alone = name(body).filter(|n| family > 0 && n.chars().count() <= family + 2);
    alone.map(|name| vec![name])
}

/// A post that is given to those named below, and those named below a post: entries for each of them.
fn below(view: &View<'_>, part: Range<usize>, body: &str, state: &mut State, out: &mut Vec<Appointment>) -> bool {
    let mut list = body.trim_end_matches(['.', ';', '。']);
    if let Some(found) = Below::of(body) {
        state.below = None;
        let Some(action) = found.does.and_then(|does| done_below(does, state)) else { return true };
        let at = part.end - body.len() + found.post.start;
        let (position, note) = post_and_note(view, at, body.get(found.post).unwrap_or(""));
        state.below = Some((action, position, note));
        list = found.names;
        if list.is_empty() {
            return true;
        }
    }
    let Some((action, position, note)) = &state.below else { return false };
    let printed = super::offices::printed(&view.folded, view.source(), list);
    let sound = |name: &String| surname(name) > 0 || chars::is_dotted(name);
    let people = by_blanks(printed).or_else(|| names(list).filter(|all| all.iter().all(sound)));
    let Some(people) = people else { return false };
    for person in people {
        let passage = view.passage(part.clone());
        out.push(Appointment { passage, person, action: *action, position: position.clone(), note: note.clone() });
    }
    true
}

/// What is done with the post of those who are named below it; `None` where that is not sure.
fn done_below(does: Does, state: &State) -> Option<Action> {
    // What an earlier clause did says nothing of this one.
    let said = state.action.filter(|_| state.verb_here || state.heads);
    let takes = said.filter(|action| !action.gives());
    match does {
        Does::Takes => (takes.is_some() || !state.verb_here).then(|| Action::of(false, state.said())),
        Does::AsSaid => takes,
        // 不再聘任下列人员为…
        Does::Gives => takes.map_or(Some(said.unwrap_or_default()), |action| state.negated.then_some(action)),
    }
}

/// Takes what a clause finds as entries.
fn push(
    view: &View<'_>,
    part: Range<usize>,
    at: usize,
    body: &str,
    clause: Clause,
    state: &mut State,
    out: &mut Vec<Appointment>,
) {
    let (position, note) = post_and_note(view, at + clause.post.start, body.get(clause.post.clone()).unwrap_or(""));
    // A post never begins with 为, but 为民服务中心主任 does.
    let position = match position.strip_prefix('为') {
        Some(post) if !post.starts_with('民') => post.to_owned(),
        _ => position,
    };
    // 李想|同志被任命为…: a sentence that was parted in the wrong place gives no row.
    let words = fold::narrowed(&position);
    let verb = Class::GivesMarker.starts(&words).is_some_and(|verb| verb.len() > units::OF.len_utf8());
    // 副主任：柳青: what stands behind a colon is who, and no post.
    let marked = !position.starts_with(|c: char| c.is_alphanumeric() || brackets::opens(c));
    // 公示期为2025年5月6日至…: a day is no post.
    let marked = marked || date::day_at(&words).is_some();
    let given = is_given(&position, &clause.people, state.verb_here || state.heads);
    if position.chars().count() < 2 || marked || verb || !given || Class::NoPostStart.starts(&words).is_some() {
        return;
    }
    state.learn(&position);
    let first = out.len();
    let each = if clause.each { parted_posts(&position, clause.people.len()) } else { None };
    for (i, person) in clause.people.iter().enumerate() {
        let own = each.as_ref().and_then(|posts| posts.get(i)).unwrap_or(&position);
        out.push(Appointment {
            passage: view.passage(part.clone()),
            person: person.clone(),
            action: clause.action,
            position: own.clone(),
            note: note.clone(),
        });
    }
    state.last = first..out.len();
    state.people = clause.people;
}

/// Adds what goes on with the clause before: a further post (甲局党组成员，副局长（试用期一年）), or a remark (聘期三年).
fn goes_on(view: &View<'_>, part: Range<usize>, state: &State, out: &mut [Appointment]) -> bool {
    let Some(text) = view.text().get(part.clone()) else { return false };
    let entries = out.get_mut(state.last.clone()).unwrap_or_default();
    let remark = REMARK.is_match(text);
    // 柳青由甲局副局长转任乙局局长 is of another.
    let turned = || {
        let turn = |class: Class| class.find_iter(text).any(|word| word.len() > units::OF.len_utf8());
        turn(Class::TurnGives) || turn(Class::TurnTakes)
    };
    let turns = || {
        begins_turn(text)
            || turned()
            || by_office(text).is_some()
            || VERB.is_match(without_no_adverbs(text).as_deref().unwrap_or(text))
    };
    if !remark && (turns() || !looks_like_post(text) || clause(view, text, state, false).is_some()) {
        return false;
    }
    let (post, note) = post_and_note(view, part.start, text);
    let end = view.passage(part).end;
    for entry in entries {
        if remark {
            entry.note = Some(entry.note.take().map_or_else(|| post.clone(), |n| format!("{n}，{post}")));
        } else {
            entry.position.push('，');
            entry.position.push_str(&post);
            entry.note = entry.note.take().or_else(|| note.clone());
        }
        entry.passage.end = end;
    }
    true
}

#[cfg(test)]
#[path = "appointments_tests.rs"]
mod tests;

//! Who must do what, said in prose: 市甲局负责全市…工作；市乙局会同市丙局制定…；河道清淤由市丁局负责。
//!
//! A sentence counts where names of offices and nothing else stand right before (or, behind 由, in) what is done; what they
//! do stands behind them. How an instrument is explained is no duty.

use std::ops::Range;

use super::duty_acts::{acting, first_chars, helpers, is_done, is_no_act, is_taken_out, joined};
use super::duty_names::{LONGEST, is_manner, names, names_at, office_at, says_must, without_lead, without_manner};
use super::force_effects::without_parentheses;
use super::limits::defines;
use super::offices::{Offices, printed};
use super::responsibilities::{Responsibility, stated};
use super::spoken::{helping, leading, named_role, responsible};
use super::text::View;
use crate::issue::BlockKind;
use crate::zh::lexicon::Class;
use crate::zh::{brackets, numeral, office};

/// Words of acts that are looked at in a sentence.
const MOST_ACTS: usize = 16;

/// What is known on the way through a document.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// The offices whose duties are listed: 市甲局主要职责：（一）负责…；（二）….
    offices: Option<Offices>,
    /// An article is being read: what it asks is told as that.
    in_article: bool,
    /// The level of the heading above that says that the duties of offices follow, each behind its colon: 三、职责分工.
    headed: Option<u8>,
}

/// Reads the sentences of a block. `told`: how many statements of `stated` there were before the block's own, which say their
/// sentences already.
pub(super) fn read(view: &View<'_>, told: &[Responsibility], listed: &mut Listed, out: &mut Vec<Responsibility>) {
    let Some(block) = view.block else { return };
    if block.kind != BlockKind::Item {
        listed.offices = None;
    }
    match block.kind {
        BlockKind::Article => listed.in_article = true,
        BlockKind::Title | BlockKind::Heading => listed.in_article = false,
        _ => {}
    }
    if matches!(block.kind, BlockKind::Title | BlockKind::Heading) && is_label(view) {
        let heads = Class::DutiesHead.ends(view.text()).is_some();
        // （一）县级部门 under 三、职责分工 parts the offices.
        let level = block.level.unwrap_or(0);
        let parts = block.kind == BlockKind::Heading && office::ends_name(view.text());
        let below = listed.headed.is_some_and(|above| level > above && parts);
        listed.headed = if heads { Some(level) } else { listed.headed.filter(|_| below) };
    }
    let prose = !listed.in_article;
    if !matches!(block.kind, BlockKind::Article | BlockKind::Item | BlockKind::Paragraph | BlockKind::Heading) {
        return;
    }
    let text = view.text();
    let acts = view.has(Class::DutyAct) || view.has(Class::DutyLead) || prose && view.has(Class::Asks);
    let acts = acts || view.has(Class::AnswersFor);
    if listed.headed.is_some() && colon_duty(view, told, out) {
        return;
    }
    if !acts && !view.has(Class::DutyHead) || block.kind == BlockKind::Heading && !text.contains('。') {
        return;
    }
    let mut past = false;
    for mut sentence in sentences(text, view.label_end()) {
        if let Some((offices, behind)) = head(view, sentence.clone()) {
            (listed.offices, sentence.start) = (Some(offices), behind);
        }
        let whole = view.passage(sentence.clone());
        let overlaps = |r: &Responsibility| r.passage.place < end_of(whole) && whole.place < end_of(r.passage);
        let words = text.get(sentence.clone()).unwrap_or("");
        let act = Class::DutyAct.within(words) || Class::DutyLead.within(words) || prose && Class::Asks.within(words);
        let act = act || Class::AnswersFor.within(words);
        // 今年以来，…。市甲局牵头建立专班: what was done goes on to the end of the paragraph.
        past |= Class::PastLead.starts(words).is_some();
        // 国家指导价，是指由甲局规定基准价…的价格: what a word means is no duty.
        let tells = is_done(words) || defines(&without_parentheses(words));
        if act && !past && !tells && !told.iter().any(overlaps) {
            let above = listed.offices.as_ref();
            Sentence { view, text, start: sentence.start, end: sentence.end, above, prose }.read(out);
        }
    }
}

/// The offices that a sentence begins with, before 职责： or before the colon behind which it says what they do; and where that
/// begins.
fn head(view: &View<'_>, sentence: Range<usize>) -> Option<(Offices, usize)> {
    let words = view.text().get(sentence.clone())?;
    let (lead, rest) = words.split_once(':')?;
    let named = Class::DutyHead.strip_end(lead);
    let listed = names(named.unwrap_or(lead))?;
    let does = without_item(rest);
    if named.is_none() && Class::DutyAct.starts(does).is_none() {
        return None;
    }
    let mut offices = Offices::default();
    offices.add_all(&listed, &|part| printed(&view.folded, view.source(), part));
    Some((offices, sentence.end - does.len()))
}

/// Whether a block is no more than a heading.
fn is_label(view: &View<'_>) -> bool {
    !view.text().contains(['。', ':'])
}

/// Digits of the shortest number of a telephone.
const LEAST_PHONE: usize = 7;

/// A paragraph that is an office and, behind a colon, what it has to do: 县公安局：依法查处露天焚烧行为。 Whether it is one. Where the duty begins
/// with a word for it, the sentence says more.
fn colon_duty(view: &View<'_>, told: &[Responsibility], out: &mut Vec<Responsibility>) -> bool {
    let (text, start) = (view.text(), view.label_end());
    let own = text.get(start..).unwrap_or("");
    let Some((lead, does)) = own.split_once(':') else { return false };
    let Some(listed) = names(lead) else { return false };
    let whole = view.passage(start..text.len());
    let overlaps = |r: &Responsibility| r.passage.place < end_of(whole) && whole.place < end_of(r.passage);
    // 县水务局：联系人江一帆，电话…
    if does.chars().count() < LEAST_TOLD
        || [Class::FootKey, Class::ImprintAddress].iter().any(|class| class.starts(does).is_some())
        || does.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= LEAST_PHONE)
        || Class::DutyAct.starts(without_item(does)).is_some()
        || told.iter().any(overlaps)
    {
        return false;
    }
    let mut offices = Offices::default();
    offices.add_all(&listed, &|part| printed(&view.folded, view.source(), part));
    let matter = view.passage(text.len() - does.len()..text.len());
    stated(matter, Some(matter), responsible(), offices, false, out);
    true
}

/// A text without the number of an item at its start: (一)负责….
fn without_item(text: &str) -> &str {
    let bare = text.trim_start_matches('(');
    let rest = bare.trim_start_matches(numeral::is_numeral);
    let counted = rest.len() < bare.len();
    let rest = rest.trim_start_matches([')', '.', '、']);
    if counted && rest.len() < bare.len() { rest } else { text }
}

fn end_of(passage: super::Passage) -> crate::issue::Place {
    crate::issue::Place { byte: passage.end, ..passage.place }
}

/// The sentences of a text from a byte on, between marks outside brackets.
pub(super) fn sentences(text: &str, from: usize) -> Vec<Range<usize>> {
    let rest = text.get(from..).unwrap_or("");
    let parts = brackets::split_outside(rest, |c| matches!(c, '。' | ';' | '!' | '?'));
    // 。” ends a sentence: the mark that closes is none of the next.
    let closing = |r: &Range<usize>| {
        let text = rest.get(r.clone()).unwrap_or("");
        text.len() - text.trim_start_matches(brackets::closes).len()
    };
    parts.into_iter().map(|r| from + r.start + closing(&r)..from + r.end).filter(|r| !r.is_empty()).collect()
}

/// A sentence in a folded text.
struct Sentence<'v, 'a> {
    view: &'v View<'a>,
    text: &'v str,
    start: usize,
    end: usize,
    /// Those whose duties are listed here.
    above: Option<&'v Offices>,
    /// It stands in no article.
    prose: bool,
}

/// Who does something, what the role is, and where what they do begins.
struct Found<'t> {
    offices: Vec<&'t str>,
    /// Those who help (甲局会同乙局).
    helpers: Vec<&'t str>,
    role: &'static str,
    from: usize,
    /// Nothing is said behind the word: …，市乙局配合.
    bare: bool,
    /// The offices are those named above the list.
    above: bool,
}

/// What is known on the way through the clauses of a sentence.
struct Way<'t> {
    found: Vec<Found<'t>>,
    /// Offices that were named and of which nothing was said yet, and where they stand.
    waiting: Vec<&'t str>,
    since: usize,
    /// Where what was not told yet begins.
    free: usize,
    /// Who has to do something, for a clause that goes on without them.
    obliged: Option<(Vec<&'t str>, usize)>,
    /// Who was said to be something.
    is: Option<(Vec<&'t str>, usize)>,
}

impl<'t> Sentence<'t, '_> {
    fn read(&self, out: &mut Vec<Responsibility>) {
        let (found, waiting, obliged, is) = (Vec::new(), Vec::new(), None, None);
        let mut way = Way { found, waiting, since: self.start, free: self.start, obliged, is };
        let clauses = brackets::split_outside(self.get(self.start..self.end), |c| c == ',');
        for clause in clauses {
            let clause = self.start + clause.start..self.start + clause.end;
            if self.names_only(&clause, &mut way) {
                continue;
            }
            let known = way.found.len();
            let told = self.told(&clause, &mut way);
            way.found.extend(told);
            if way.found.len() > known {
                way.free = clause.end + 1;
            } else {
                self.oblige(&clause, &mut way);
            }
            way.waiting.clear();
        }
        self.tell_all(&way.found, out);
    }

    /// Whether a clause only names who does what follows, what they are, or how they do it.
    fn names_only(&self, clause: &Range<usize>, way: &mut Way<'t>) -> bool {
        let words = self.get(clause.clone());
        // 市甲局、市乙局按照各自职责，…: what they do follows.
        if way.waiting.is_empty() {
            way.since = clause.start;
        }
        if let Some(names) = names(without_manner(words)) {
            way.waiting.extend(names);
            return true;
        }
        // 发展改革、水务等部门，根据各自职责，做好…
        if !way.waiting.is_empty() && is_manner(words) {
            return true;
        }
        // 市甲局是全市供水主管部门，负责…: if what follows has no offices of its own.
        if way.waiting.is_empty()
            && let Some(names) = body(words)
        {
            way.is = Some((names, clause.start));
            return true;
        }
        false
    }

    /// What a clause says of who does what.
    fn told(&self, clause: &Range<usize>, way: &mut Way<'t>) -> Option<Found<'t>> {
        let words = self.get(clause.clone());
        if let Some((names, start)) = way.is.take().filter(|_| Class::DutyAct.starts(words).is_some()) {
            (way.waiting, way.since) = (names, start);
        }
        // 市财政局负责…，会同市商务局…: those of the clause before.
        let before = way.found.last().map(|one: &Found<'_>| one.offices.clone()).filter(|_| way.waiting.is_empty());
        let together = Class::Together.starts(words).is_some();
        // 街道办事处应当明确专人，配合…: those who have to do the one have to do the other.
        let helps = Class::DutyAct.starts(words).is_some_and(|word| Class::RoleSupport.within(word));
        let acts = way.waiting.is_empty() && (helps || together && before.is_none());
        let bound = if acts { way.obliged.take() } else { None };
        if let Some((_, start)) = &bound {
            way.since = *start;
        }
        let (bound, names_bound) = (bound.is_some(), bound.map(|(names, _)| names));
        let subject = before.filter(|_| together || helps).or(names_bound).unwrap_or_else(|| way.waiting.clone());
        let leads = Class::DutyLead.starts(words).is_some();
        if let Some(mut one) = self.clause(clause.clone(), &subject) {
            // …由甲局牵头，会同乙局组织实施: that the one leads was said.
            if together && way.found.last().is_some_and(|last| last.role == leading() && last.offices == one.offices) {
                one.offices.clear();
            }
            one.from = if way.waiting.is_empty() && !bound { one.from } else { way.since };
            if leads {
                one.from = way.free;
            }
            return Some(one);
        }
        if let Some(one) = self.listed(clause.clone()) {
            return Some(one);
        }
        if let Some(mut one) = self.by(clause.clone()) {
            // …的管理，由市甲局负责: what stands before is what they do, if it is not what somebody else has to.
            let before = self.get(way.free.min(clause.start)..clause.start);
            if leads && !says_must(before) {
                one.from = way.free;
            }
            return Some(one);
        }
        let named = self.named_as(clause, !way.found.is_empty()).or_else(|| self.answers(clause));
        if named.is_some() {
            return named;
        }
        let mut one = self.asked(words, &way.waiting)?;
        one.from = if way.waiting.is_empty() { clause.start } else { way.since };
        Some(one)
    }

    /// What a clause says that offices are in a task: 市甲局为牵头单位，各区政府为责任单位. `more`: others of the sentence were told before.
    fn named_as(&self, clause: &Range<usize>, more: bool) -> Option<Found<'t>> {
        let (named, role) = named_role(without_lead(self.get(clause.clone())))?;
        let offices = names(without_lead(named))?;
        Some(Found { offices, helpers: vec![], role, from: clause.start, bare: more, above: false })
    }

    /// What a clause says that offices answer for: 各县区人民政府对本行政区域内…工作负总责.
    fn answers(&self, clause: &Range<usize>) -> Option<Found<'t>> {
        let words = self.get(clause.clone());
        let before = Class::AnswersFor.strip_end(words)?;
        let (offices, bytes) = names_at(without_lead(words))?;
        let skipped = words.len() - without_lead(words).len();
        Class::ObjectMark.starts(before.get(skipped + bytes..)?)?;
        Some(Found { offices, helpers: vec![], role: responsible(), from: clause.start, bare: false, above: false })
    }

    /// Takes note of who has to do something, in a clause of which nothing else is told.
    fn oblige(&self, clause: &Range<usize>, way: &mut Way<'t>) {
        let words = self.get(clause.clone());
        let modal = Some(Class::Modal).filter(|class| self.view.has(*class)).and_then(|class| class.find(words));
        let modal = modal.and_then(|modal| words.get(..modal.start));
        let own = modal.and_then(|lead| names(without_lead(without_manner(lead)))).map(|names| (names, clause.start));
        // 市甲局应当编制规划，完善网络，会同市乙局…: a clause without a subject of its own goes on.
        way.obliged =
            own.or(way.obliged.take()).filter(|(_, start)| *start == clause.start || office_at(words).is_none());
    }

    /// Tells what was found; who helps is told of the matter before.
    fn tell_all(&self, found: &[Found<'_>], out: &mut Vec<Responsibility>) {
        let mut n = 0;
        while let Some(one) = found.get(n) {
            // …由市甲局负责，市乙局配合: who helps is told of the same matter.
            let helped = found.get(n + 1..).unwrap_or_default().iter().take_while(|next| next.bare).count();
            let end = found.get(n + 1 + helped).map_or(self.end, |next| next.from);
            for next in found.get(n..=n + helped).unwrap_or_default() {
                self.tell(next, one.from..end, out);
            }
            n += 1 + helped;
        }
    }

    fn get(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or("")
    }

    /// A clause that begins with offices (or with what those before it do) and goes on with what they do.
    fn clause(&self, clause: Range<usize>, waiting: &[&'t str]) -> Option<Found<'t>> {
        let words = self.get(clause.clone());
        if self.is_condition(&clause) {
            return None;
        }
        let at = |part: &str| clause.start + (part.as_ptr() as usize - words.as_ptr() as usize);
        for act in Class::DutyAct.find_iter(words).take(MOST_ACTS) {
            let (before, word, rest) = (words.get(..act.start)?, words.get(act.clone())?, words.get(act.end..)?);
            if before.chars().count() > LONGEST {
                return None;
            }
            let subject = without_manner(before);
            let with = joined(without_lead(subject));
            let own = if subject.is_empty() { Some(waiting.to_vec()) } else { names(without_lead(subject)) };
            let (own, others) = with.map_or((own, vec![]), |(first, others)| (Some(first), others));
            let Some(offices) = own.filter(|o| !o.is_empty()) else { continue };
            // 统计机构履行职责时，有关单位应当…: when.
            if is_no_act(word, rest) || clause.end < self.end && Class::WhenEnd.ends(rest).is_some() {
                return None;
            }
            let offices = if subject.is_empty() { offices } else { waiting.iter().copied().chain(offices).collect() };
            let (helpers, role) = led(helpers(word, rest)?, others);
            let from = at(if subject.is_empty() { words } else { subject });
            return Some(Found { offices, helpers, role, from, bare: rest.is_empty(), above: false });
        }
        None
    }

    /// Whether a clause is a condition of what follows, or is taken out of it: 市甲局承担的职责需要调整的，…; 除由市甲局审批外，….
    fn is_condition(&self, clause: &Range<usize>) -> bool {
        let words = self.get(clause.clone());
        clause.end < self.end && words.ends_with(|c| Class::OfCondition.has(c)) || is_taken_out(words)
    }

    /// What is asked of named offices in a text without articles: 市乙局要加强…监管. Of all there are (各地区、各部门) much is asked, and
    /// nothing of each.
    fn asked(&self, words: &'t str, waiting: &[&'t str]) -> Option<Found<'t>> {
        if !self.prose {
            return None;
        }
        // 要素, 应急 ask nothing.
        let in_word =
            |at: &Range<usize>| Class::NoModal.find_iter(words).any(|w| w.start <= at.start && at.start < w.end);
        let modal = Class::Asks.find_iter(words).find(|at| !in_word(at))?;
        let (lead, rest) = (words.get(..modal.start)?, words.get(modal.end..)?);
        let subject = without_lead(without_manner(lead));
        let own = if subject.is_empty() { Some(waiting.to_vec()) } else { names(subject) };
        let offices = own.filter(|o| !o.is_empty() && !o.iter().any(|o| Class::Everybody.starts(o).is_some()))?;
        let said = rest.chars().count() >= LEAST_TOLD && !rest.ends_with(|c| Class::OfCondition.has(c));
        let told =
            is_done(rest) || Class::Explains.within(first_chars(rest, 16)) || Class::NotAct.starts(rest).is_some();
        (said && !told).then(|| Found {
            offices,
            helpers: vec![],
            role: responsible(),
            from: 0,
            bare: false,
            above: false,
        })
    }

    /// What a clause at the start of the sentence says of the offices whose duties are listed.
    fn listed(&self, clause: Range<usize>) -> Option<Found<'t>> {
        self.above.filter(|_| clause.start == self.start)?;
        let words = without_item(self.get(clause.clone()));
        let (word, rest) = Class::DutyAct.split_start(words)?;
        if is_no_act(word, rest) {
            return None;
        }
        let (helpers, role) = helpers(word, rest)?;
        let from = clause.end - words.len();
        Some(Found { offices: vec![], helpers, role, from, bare: false, above: true })
    }

    /// A clause with 由: …由市甲局负责, 由市甲局会同市乙局制定.
    fn by(&self, clause: Range<usize>) -> Option<Found<'t>> {
        if !self.view.has(Class::DutyLead) {
            return None;
        }
        let words = self.get(clause.clone());
        if self.is_condition(&clause) {
            return None;
        }
        let in_word = |lead: &Range<usize>| {
            // 可由上级统筹协调 is left to them.
            let may = words.get(..lead.start).is_some_and(|before| Class::MayLead.ends(before).is_some());
            may || Class::NotLead.find_iter(words).any(|word| word.contains(&lead.start))
        };
        for lead in Class::DutyLead.find_iter(words).take(MOST_ACTS).filter(|lead| !in_word(lead)) {
            let behind = words.get(lead.end..)?;
            for act in Class::DutyAct.find_iter(behind).take(4) {
                let (before, word, rest) = (behind.get(..act.start)?, behind.get(act.clone())?, behind.get(act.end..)?);
                let doers = without_manner(before);
                let own = joined(doers).or_else(|| Some((names(doers)?, vec![])));
                let Some((offices, others)) = own.filter(|(o, _)| !o.is_empty()) else { continue };
                if is_no_act(word, rest) {
                    break;
                }
                let Some(told) = helpers(word, rest) else { break };
                let (helpers, role) = led(told, others);
                return Some(Found { offices, helpers, role, from: clause.start, bare: false, above: false });
            }
            // …由市甲局核定: what is done stands right behind the office.
            let acts = Class::ByAct.find_iter(behind).take(4);
            let named = acts.filter_map(|act| {
                let offices = names(without_manner(behind.get(..act.start)?))?;
                Some((offices, behind.get(act.clone())?, behind.get(act.end..)?))
            });
            // 由甲会制定法律的事项: which things.
            let thing = |rest: &str| Class::OfThings.within(rest);
            let mut named = named.into_iter();
            if let Some((offices, ..)) = named.find(|(_, word, rest)| !is_no_act(word, rest) && !thing(rest)) {
                let (role, from) = (responsible(), clause.start);
                return Some(Found { offices, helpers: vec![], role, from, bare: false, above: false });
            }
            let by_word = words.get(lead).is_some_and(|word| Class::ByWhom.within(word));
            if let Some(offices) = by_word.then(|| acting(behind)).flatten() {
                let (role, from) = (responsible(), clause.start);
                return Some(Found { offices, helpers: vec![], role, from, bare: false, above: false });
            }
        }
        None
    }

    fn tell(&self, found: &Found<'_>, matter: Range<usize>, out: &mut Vec<Responsibility>) {
        let matter = matter.start..matter.end.max(matter.start);
        let words = self.get(matter.clone()).trim_end_matches([',', ';']);
        let range = matter.start..matter.start + words.len();
        let passage = self.view.passage(range);
        if let Some(above) = self.above.filter(|_| found.above) {
            stated(passage, Some(passage), found.role, above.clone(), false, out);
        }
        let mut take = |names: &[&str], role: &str| {
            let mut offices = Offices::default();
            offices.add_all(names, &|part| printed(&self.view.folded, self.view.source(), part));
            stated(passage, Some(passage), role, offices, false, out);
        };
        take(&found.offices, found.role);
        take(&found.helpers, helping());
    }
}

/// Those who help and the role of those before them, where `others` stand behind 联合 before the act.
fn led<'t>((helpers, role): (Vec<&'t str>, &'static str), others: Vec<&'t str>) -> (Vec<&'t str>, &'static str) {
    let role = if others.is_empty() { role } else { leading() };
    ([others, helpers].concat(), role)
}

/// Characters of the shortest words for what is asked.
const LEAST_TOLD: usize = 4;

/// What offices are that a clause names with what they are: 市甲局是全市供水的主管部门，负责….
fn body(clause: &str) -> Option<Vec<&str>> {
    Class::BodyKind.ends(clause)?;
    let is = Class::IsWord.find(clause)?;
    names(clause.get(..is.start)?)
}

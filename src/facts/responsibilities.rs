//! Who does what: （牵头单位：…；配合单位：…）, （…牵头，…配合）, （…按职责分工负责）, 责任单位 in tables.
//!
//! Two forms. With labels: `ROLE：OFFICES` up to the next label, in a parenthesis, in square brackets, or as a
//! sentence. With verbs: a parenthesis that is nothing but offices and what they do. In the second form every part
//! must look like an office, since parentheses say many other things.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::Passage;
use super::grid::{Duties, filled, lines};
use super::offices::{Offices, full_name, is_separator, offices, parts, printed, together};
use super::spoken::{Spoken, helping, leading, only_offices, responsible, taking_part, without_verbs};
use super::text::{Pair, View};
use crate::issue::{BlockKind, Table};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::office::is_listed;
use crate::zh::{brackets, fold, fold::Folded, numeral, office};

/// What an office has to do with a task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleKind {
    /// 牵头, 主办, 主管: leads.
    Lead,
    /// 责任, 负责, 落实: is responsible.
    #[default]
    Responsible,
    /// 配合, 协办, 参与: supports.
    Support,
}

/// One role of one statement of responsibility: the role and the offices that have it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Responsibility {
    /// The whole statement (the parenthesis, the sentence, the table); the same for all roles stated in it.
    pub passage: Passage,
    /// The role as printed (牵头单位); a role stated by a verb (…牵头) in its noun form.
    pub role: String,
    /// The class of the role.
    pub kind: RoleKind,
    /// The offices as printed, in printed order: without inner spaces, parentheses full-width.
    pub units: Vec<String>,
    /// The same offices, each under the one name that it has in all its forms (市发改委: 市发展和改革委员会).
    pub names: Vec<String>,
    /// The text says that there are others (…等).
    pub open: bool,
    /// The row of the table it was read from, from 0; `None` outside tables.
    pub row: Option<usize>,
    /// What they are to do, where the sentence says it behind them (市甲局负责…); else it stands before the statement.
    pub matter: Option<Passage>,
}

/// What a document has said of its lists of offices.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Order {
    /// 列第一位的为牵头部门，下同: the first of each list leads.
    first_leads: bool,
    /// The last block that is a task with a number: what stands right below it tells who does it.
    counted: Option<usize>,
    /// The last block with a statement in a bracket or behind a task: that is no line over a phone number.
    inline: Option<usize>,
}

/// What may stand between a role and its colon: （排名不分先后）, 及责任人.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:({role-scope}?{role-stem}(?:{role-bearer}?[和及、与/]?{role-stem})?{role-bearer})(?:(?:\([^():]{1,16}\)|[和及]责任人|名单)?:|[为是])|({role-alone}):)",
    )
});
/// A remark that the first of a list leads: 排在第一位的为牵头单位, 牵头单位列首位.
static FIRST_LEADS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"{first-place}[^,;。:()]{0,8}{role-lead}|{role-lead}[^,;。:()]{0,6}[排列居][^,;。:()]{0,4}{first-place}")
});

/// Reads the statements of a block. `tasks`: the document may set tasks; in reports of events and lists of people
/// offices alone in a parenthesis say something else.
pub(super) fn read(view: &View<'_>, tasks: bool, order: &mut Order, out: &mut Vec<Responsibility>) {
    let Some(block) = view.block else { return };
    if let Some(table) = &block.table {
        read_table(view, table, *order, out);
        return;
    }
    if is_contact(view) {
        // 承办单位：… over 地址：… below a task with a number tells who does that.
        take_back(view, order.counted.filter(|_| view.has(Class::ImprintAddress)), order.inline, out);
    } else if is_counted_task(view) {
        order.counted = Some(view.index);
    }
    let first = out.len();
    let text = view.text();
    let remark = if view.has(Class::FirstPlace) { FIRST_LEADS.find(text) } else { None };
    let around = remark.as_ref().and_then(|m| view.around(m.start()));
    if let Some(remark) = &remark {
        // What is said between sentences holds for all that follows.
        let near = around.map_or(remark.range(), Pair::inside);
        let below = text.get(near).is_some_and(|t| Class::BelowToo.within(t));
        order.first_leads |= around.is_none() && tasks || below;
    }
    let reader = Reader { view, tasks, order: *order, remark: remark.map(|m| m.range()) };
    // Where labelled statements begin, in order.
    let mut labelled: Vec<usize> = Vec::new();
    let mut done = 0;
    // A label has a word for a role and ends in a colon or in 为: most paragraphs have not both.
    let roles = view.has(Class::RoleAlone) || view.has(Class::RoleStem) && view.has(Class::RoleBearer);
    if roles && (text.contains(':') || view.has(Class::RoleIs)) {
        for m in LABEL.find_iter(text) {
            if m.start() < done {
                continue;
            }
            let Some((whole, inside)) = statement(view, m.range()) else { continue };
            done = whole.end;
            if is_inline(text, whole.start) {
                order.inline = Some(view.index);
            }
            labelled.push(whole.start);
            reader.by_labels(whole, inside, out);
        }
    }
    for pair in view.pairs.iter().filter(|p| p.kind != '《' && p.height < 3) {
        if labelled.binary_search(&pair.open).is_err() {
            reader.by_verbs(*pair, out);
        }
    }
    let told = matches!(block.kind, BlockKind::Heading | BlockKind::Item | BlockKind::Paragraph);
    if tasks && told && view.has(Class::DutyVerb) {
        reader.by_sentences(out);
    }
    if let Some(new) = out.get_mut(first..) {
        new.sort_by_key(|r| r.passage.place);
    }
}

/// Lines that may stand between who is to be asked and how they are reached, or between a task and who does it.
const CONTACT_LINES: usize = 3;

/// Whether a statement stands in a bracket, or behind more in its line than a number: (主办单位：市甲局), but (一)承办单位：市甲局.
fn is_inline(text: &str, at: usize) -> bool {
    let (before, own) = text.split_at_checked(at).unwrap_or((text, ""));
    own.starts_with('(') || !before.trim_start_matches(is_of_number).is_empty()
}

/// What the number of a line is made of.
fn is_of_number(c: char) -> bool {
    numeral::is_numeral(c) || "()、.".contains(c)
}

/// Whether a line says how somebody is reached: 电话：…, (三)传真：….
fn is_contact(view: &View<'_>) -> bool {
    let own = view.text().get(view.label_end()..).unwrap_or("");
    let words = own.trim_start_matches(is_of_number);
    view.has(Class::ContactLabel) && is_labelled_contact(words)
}

/// Whether a text begins with such a label and its colon.
fn is_labelled_contact(words: &str) -> bool {
    Class::ContactLabel.strip_start(words).is_some_and(|rest| rest.starts_with(':'))
}

/// Whether a line is a task with a number, and no label of something: 1.举办展会。
fn is_counted_task(view: &View<'_>) -> bool {
    let text = view.text();
    let bare = text.trim_start_matches('(').trim_start_matches(numeral::is_numeral);
    let rest = bare.trim_start_matches(')').trim_start_matches(['.', '、', ',']);
    bare.len() < text.trim_start_matches('(').len()
        && rest.len() < bare.len()
        && !rest.is_empty()
        && !rest.contains(':')
}

/// Takes back a statement of the lines above that tells whom to ask: 承办单位：某局 over 电话：…. Not right below a task with a number (`counted`), and
/// not what stands in a bracket or behind a task (`inline`).
fn take_back(view: &View<'_>, counted: Option<usize>, inline: Option<usize>, out: &mut Vec<Responsibility>) {
    let asked = |r: &Responsibility| {
        let place = r.passage.place;
        if counted.is_some_and(|task| task < place.block && place.block <= task + CONTACT_LINES)
            || inline == Some(place.block)
        {
            return false;
        }
        let near =
            place.document == view.document && (place.block + 1..=place.block + CONTACT_LINES).contains(&view.index);
        near && r.row.is_none() && Class::ContactRole.starts(&r.role).is_some()
    };
    while out.last().is_some_and(asked) {
        out.pop();
    }
}

/// The statement around a label: its bracket, or the sentence that the label begins. With the whole, what is inside.
fn statement(view: &View<'_>, label: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let text = view.text();
    if let Some(pair) = view.around(label.start) {
        return Some((pair.open..pair.end(), pair.inside()));
    }
    // Outside brackets a label counts only where a sentence begins, or behind a bracket that was never closed.
    let before = text.get(..label.start)?.chars().next_back();
    let begins = label.start == view.label_end()
        || matches!(before, None | Some('。' | ';' | '(' | '[' | ')' | ']' | '-' | '●' | '·'));
    if !begins {
        return None;
    }
    // No sentence of this kind is longer; the bound keeps the work linear.
    let rest = text.get(label.start..)?;
    let rest = rest.char_indices().nth(1000).and_then(|(end, _)| rest.get(..end)).unwrap_or(rest);
    let end = label.start + brackets::split_outside(rest, |c| c == '。').first().map_or(rest.len(), |r| r.end);
    sound(view, text.get(label.end..end)?).then_some((label.start..end, label.start..end))
}

/// Whether most parts of what stands behind a label look like offices.
fn sound(view: &View<'_>, stretch: &str) -> bool {
    let names = offices(stretch, &|part| printed(&view.folded, view.source(), part)).names;
    let sound = names.iter().filter(|u| office::is_listed(&fold::narrowed(u))).count();
    sound > 0 && sound * 2 > names.len()
}

/// A block whose statements are read.
struct Reader<'v, 'a> {
    view: &'v View<'a>,
    tasks: bool,
    order: Order,
    /// Where it says that the first of a list leads.
    remark: Option<Range<usize>>,
}

impl Reader<'_, '_> {
    /// Whether the first office of a statement leads, by a remark in it or one further above.
    fn first_leads(&self, whole: &Range<usize>) -> bool {
        self.order.first_leads || self.remark.as_ref().is_some_and(|r| whole.start <= r.start && r.end <= whole.end)
    }

    fn by_labels(&self, whole: Range<usize>, inside: Range<usize>, out: &mut Vec<Responsibility>) {
        let view = self.view;
        let Some(text) = view.text().get(inside) else { return };
        let labels = labels(text);
        let led = labels.iter().any(|(_, role)| kind(role) == RoleKind::Lead);
        let first_leads = !led && self.first_leads(&whole);
        for (i, (label, role)) in labels.iter().enumerate() {
            let end = labels.get(i + 1).map_or(text.len(), |(next, _)| next.start);
            let Some(stretch) = text.get(label.end..end) else { continue };
            // A bare verb with a colon is a role only where offices follow it.
            if role.chars().count() == 2 && !sound(view, stretch) {
                continue;
            }
            // 承办单位：某局　电话：…
            let asked = Class::ContactRole.starts(role).is_some()
                && Class::ContactLabel
                    .find_iter(stretch)
                    .any(|at| stretch.get(at.start..).is_some_and(is_labelled_contact));
            if asked {
                continue;
            }
            let of = |stretch: &str| offices(stretch, &|part| printed(&view.folded, view.source(), part));
            for (role, stretch) in shares(role, stretch) {
                self.push(whole.clone(), role, of(stretch), first_leads, out);
            }
        }
    }

    fn push(
        &self,
        whole: Range<usize>,
        role: &str,
        offices: Offices,
        first_leads: bool,
        out: &mut Vec<Responsibility>,
    ) {
        let passage = self.view.passage(whole);
        stated(passage, None, role, offices, first_leads, out);
    }

    /// A parenthesis that is nothing but offices and what they do, or that stands with offices alone behind a sentence.
    fn by_verbs(&self, pair: Pair, out: &mut Vec<Responsibility>) {
        let (view, text, whole) = (self.view, self.view.text(), pair.open..pair.end());
        let mut inside = pair.inside();
        if let Some(remark) = self.remark.as_ref().filter(|r| inside.start <= r.start && r.end <= inside.end) {
            // Offices, and behind them the remark on their order with what follows it.
            let before = text.get(inside.start..remark.start).unwrap_or("");
            inside.end = inside.start + before.rfind([',', ';', '。']).unwrap_or(0);
        }
        let Some(inside) = text.get(inside).filter(|t| t.len() > 5) else { return };
        let first_leads = self.first_leads(&whole);
        if let Some(spoken) = Spoken::read(view, inside, false) {
            let first_leads = first_leads && spoken.roles.len() == 1;
            let roles = spoken.roles.into_iter();
            roles.for_each(|(role, offices)| self.push(whole.clone(), role, offices, first_leads, out));
        } else if self.tasks
            && view.block.is_some_and(|b| matches!(b.kind, BlockKind::Heading | BlockKind::Item | BlockKind::Paragraph))
            && let Some(offices) = only_offices(view, inside, first_leads)
            && stands_behind(text, pair, offices.names.len() > 1 || first_leads)
        {
            let role = if first_leads { taking_part() } else { responsible() };
            self.push(whole, role, offices, first_leads, out);
        }
    }

    /// Sentences that are nothing but offices and what they do: 由市甲局负责，各县（市、区）配合。
    fn by_sentences(&self, out: &mut Vec<Responsibility>) {
        let (view, text) = (self.view, self.view.text());
        let mut start = view.label_end();
        let ends = text.match_indices('。').map(|(at, _)| at).chain([text.len()]);
        for end in ends {
            if end < start {
                continue;
            }
            // (市甲局、市乙局负责。列第一位的牵头): the bracket is read as a whole.
            let whole = |s: &&str| s.matches(['(', '[']).count() == s.matches([')', ']']).count();
            if let Some(sentence) = text.get(start..end).filter(|s| (12..900).contains(&s.len())).filter(whole)
                && without_verbs(sentence).1.is_some()
                && let Some(spoken) = Spoken::read(view, sentence, true)
            {
                let whole = start..(end + '。'.len_utf8()).min(text.len());
                let roles = spoken.roles.into_iter();
                roles.for_each(|(role, offices)| self.push(whole.clone(), role, offices, false, out));
            }
            start = (end + '。'.len_utf8()).min(text.len());
        }
    }
}

/// Whether offices alone in brackets stand where a task has ended: behind its last sentence or, several of them, at the end of
/// the paragraph. 有关部门（市甲局、市乙局） tells which are meant.
fn stands_behind(text: &str, pair: Pair, several: bool) -> bool {
    let before = text.get(..pair.open).unwrap_or("");
    if before.ends_with(['。', ';', '!']) {
        return true;
    }
    let after = text.get(pair.end()..).unwrap_or("").trim_matches(['。', ';', '.']);
    several && after.is_empty() && before.chars().count() > 3 && Class::OthersKind.ends(before).is_none()
}

/// Who has a role behind its label or in its column: all of the list, or where some do it together with others (甲部、乙部会同丙部) those
/// lead and these help.
fn shares<'t>(role: &'t str, stretch: &'t str) -> Vec<(&'t str, &'t str)> {
    let lead = if kind(role) == RoleKind::Lead { role } else { leading() };
    let pieces = brackets::split_outside(stretch, |c| matches!(c, ';' | ','));
    let together = |piece: &'t str| {
        let outside = |before: &str| before.matches(['(', '[']).count() == before.matches([')', ']']).count();
        Class::Together.find_iter(piece).chain(together(piece)).find_map(|at| {
            let (before, others) = (piece.get(..at.start)?, piece.get(at.end..)?);
            let last = parts(before, is_separator).last().and_then(|last| before.get(last.clone()))?;
            let sound = outside(before) && is_listed(last) && others.chars().count() > 1;
            (sound && without_verbs(piece).1.is_none()).then_some([(lead, before), (helping(), others)])
        })
    };
    let pieces: Vec<&str> = pieces.into_iter().filter_map(|piece| stretch.get(piece)).collect();
    if !pieces.iter().any(|piece| together(piece).is_some()) {
        return vec![(role, stretch)];
    }
    pieces
        .into_iter()
        .flat_map(|piece| together(piece).map_or_else(|| vec![(role, piece)], |two| two.to_vec()))
        .collect()
}

/// Takes a role with its offices; where the first of them leads, that is a role of its own.
pub(super) fn stated(
    passage: Passage,
    matter: Option<Passage>,
    role: &str,
    mut offices: Offices,
    first_leads: bool,
    out: &mut Vec<Responsibility>,
) {
    let mut push = |role: &str, units: Vec<String>, open: bool| {
        if !units.is_empty() {
            let names = units.iter().map(|unit| full_name(unit)).collect();
            let (kind, role) = (kind(role), role.to_owned());
            out.push(Responsibility { passage, kind, role, units, names, open, row: None, matter });
        }
    };
    if first_leads && kind(role) != RoleKind::Lead && !offices.names.is_empty() {
        push(leading(), vec![offices.names.remove(0)], false);
    }
    push(role, offices.names, offices.open);
}

/// The labels of a statement (with their colon) and the roles they name. Labels in a bracket inside the statement
/// are not the statement's.
fn labels(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut found = Vec::new();
    let (mut depth, mut seen) = (0usize, 0);
    for label in LABEL.captures_iter(text) {
        let (Some(all), Some(role)) = (label.get(0), label.get(1).or_else(|| label.get(2))) else {
            continue;
        };
        for b in text.as_bytes().get(seen..all.start()).unwrap_or_default() {
            match b {
                b'(' | b'[' => depth += 1,
                b')' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        seen = all.start();
        if depth == 0 {
            found.push((all.range(), role.as_str()));
        }
    }
    found
}

fn kind(role: &str) -> RoleKind {
    if Class::RoleLead.within(role) {
        RoleKind::Lead
    } else if Class::RoleSupport.within(role) {
        RoleKind::Support
    } else {
        RoleKind::Responsible
    }
}

/// The columns of a table that are headed by a role. A cell over several rows says who does each of them.
fn read_table(view: &View<'_>, table: &Table, order: Order, out: &mut Vec<Responsibility>) {
    let Some(block) = view.block else { return };
    let rows = filled(table);
    let Some(duties) = Duties::of(table, &rows) else { return };
    let lines = lines(block);
    let whole = 0..block.text.len();
    let mut cell = Folded::default();
    for (n, cells) in rows.iter().enumerate().skip(duties.first) {
        let line = lines.get(n).filter(|_| lines.len() == rows.len()).unwrap_or(&whole);
        let passage = Passage::new(view.document, view.index, line.clone());
        for (column, source) in cells {
            let Some((_, role)) = duties.roles.iter().find(|(c, _)| c == column) else { continue };
            cell.read(source);
            if Duties::is_head(&cell.text) {
                continue;
            }
            let first_leads = order.first_leads && duties.roles.len() == 1;
            let first = out.len();
            for (role, stretch) in shares(role, &cell.text) {
                let found = offices(stretch, &|part| printed(&cell, source, part));
                stated(passage, None, role, found, first_leads, out);
            }
            out.iter_mut().skip(first).for_each(|r| r.row = Some(n));
        }
    }
}

#[cfg(test)]
#[path = "responsibilities_tests.rs"]
mod tests;

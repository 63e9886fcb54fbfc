//! Tasks: what is to be done, by whom and by when; the statements of responsibility seen from the work.

use super::grid::{Duties, filled};
use super::{Deadline, Facts, Passage, Responsibility, RoleKind};
use crate::issue::{Block, BlockKind, Document, Issue, OutlineNode, Place, document_outline};
use crate::zh::lexicon::Class;
use crate::zh::{chars, fold};

/// A task with those who are to do it: one for each statement of responsibility.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Task {
    /// The statement (the parenthesis).
    pub statement: Passage,
    /// The row of the table it stands in, from 0; `None` outside tables.
    pub row: Option<usize>,
    /// The words it is about: what stands before it in its paragraph, behind the statement before; in prose the words
    /// behind the offices; of a row of a table its line.
    pub words: Passage,
    /// For a row of a table the cells that say what is to be done, those over several rows among them.
    pub cells: Option<String>,
    /// The headings it stands under, from the top, each without its label and up to its first 。.
    pub path: Vec<String>,
    /// Which of [`Facts::statements`].
    pub roles: Vec<usize>,
    /// Indices into [`Facts::deadlines`] of those that its words name.
    pub deadlines: Vec<usize>,
}

impl Task {
    /// The offices of a class of role, in printed order, each under its one name.
    pub fn names<'a>(&'a self, facts: &'a Facts, kind: RoleKind) -> impl Iterator<Item = &'a str> {
        self.stated(facts).filter(move |r| r.kind == kind).flat_map(|r| r.names.iter().map(String::as_str))
    }

    /// The roles that are stated of it.
    pub fn stated<'a>(&'a self, facts: &'a Facts) -> impl Iterator<Item = &'a Responsibility> {
        self.roles.iter().filter_map(|r| facts.statement(*r))
    }
}

/// The tasks of an issue, in reading order.
#[must_use]
pub fn tasks(issue: &Issue, facts: &Facts) -> Vec<Task> {
    let mut tasks: Vec<Task> = Vec::new();
    let mut headings = Headings::default();
    let mut rows = Rows::default();
    for i in facts.statements() {
        let Some(role) = facts.statement(i) else { continue };
        let place = role.passage.place;
        let Some(document) = issue.documents.get(place.document) else { continue };
        let Some(block) = document.blocks.get(place.block) else { continue };
        headings.go_to(place.document, document, place.block);
        if let Some(last) = tasks.last_mut()
            && (last.statement == role.passage && last.row == role.row || goes_on(document, last, role))
        {
            last.roles.push(i);
            continue;
        }
        let before = tasks.last().map(|t| t.statement).filter(|s| same_block(*s, role.passage) && s.end <= place.byte);
        let start = before.map_or_else(|| block.label_bytes(), |s| s.end).min(place.byte);
        let between = block.text.get(start..place.byte).unwrap_or("");
        let start = place.byte - between.trim_start_matches(|c| chars::no_start(c) || chars::is_space(c)).len();
        let mut words = role.matter.unwrap_or_else(|| Passage::new(place.document, place.block, start..place.byte));
        // A statement on a line of its own is about what stands on the line above.
        if role.row.is_some() {
            words = role.passage;
        } else if before.is_none() && words.text(issue).trim().is_empty() {
            words = line_above(document, place).filter(|above| !beside(document, *above, block)).unwrap_or(words);
        }
        tasks.push(Task {
            statement: role.passage,
            row: role.row,
            words,
            cells: role.row.and_then(|row| rows.task(place, block, row)),
            path: headings.path(document),
            roles: vec![i],
            deadlines: vec![],
        });
    }
    deadlines(issue, facts, &mut tasks);
    tasks
}

/// The rows of the table that was read last.
#[derive(Default)]
struct Rows {
    of: Option<(usize, usize)>,
    texts: Vec<String>,
}

impl Rows {
    /// What a row says is to be done.
    fn task(&mut self, place: Place, block: &Block, row: usize) -> Option<String> {
        let of = Some((place.document, place.block));
        if self.of != of {
            let table = block.table.as_ref()?;
            let rows = filled(table);
            let duties = Duties::of(table, &rows)?;
            *self = Self { of, texts: rows.iter().map(|cells| duties.task(cells)).collect() };
        }
        self.texts.get(row).filter(|text| !text.is_empty()).cloned()
    }
}

/// Lines that may stand between a task and the last line of its statement (责任人：…).
const LINES: usize = 3;

/// Whether a statement is a line that goes on with the lines of the one before: 牵头单位：… and 配合单位：… below it.
fn goes_on(document: &Document, last: &Task, role: &Responsibility) -> bool {
    let (above, here) = (last.statement.place, role.passage.place);
    let line = |place: Place| {
        let block = document.blocks.get(place.block);
        block.is_some_and(|b| b.kind == BlockKind::Paragraph && place.byte <= b.label_bytes())
    };
    let near = above.document == here.document && (above.block + 1..=above.block + LINES).contains(&here.block);
    // Between them stand other lines with a label only: 责任人：….
    let between = document.blocks.get(above.block + 1..here.block).unwrap_or_default();
    near && last.row.is_none()
        && role.row.is_none()
        && role.matter.is_none()
        && line(above)
        && line(here)
        && between.iter().all(|b| b.kind == BlockKind::Paragraph && is_labelled(&b.text))
}

/// Whether a line begins with a short label and a colon.
fn is_labelled(text: &str) -> bool {
    text.split_once(['：', ':']).is_some_and(|(label, _)| label.chars().count() <= 10)
}

/// The text above a line, without its label.
fn line_above(document: &Document, place: Place) -> Option<Passage> {
    let above = place.block.checked_sub(1)?;
    let block = document.blocks.get(above)?;
    let body = matches!(block.kind, BlockKind::Heading | BlockKind::Item | BlockKind::Paragraph);
    body.then(|| Passage::new(place.document, above, block.label_bytes().min(block.text.len())..block.text.len()))
}

/// Whether the line above is another item of the same list, with a label of its own that says what it is: 1.摇号时间：… over 2.组织单位：….
fn beside(document: &Document, above: Passage, block: &Block) -> bool {
    let other = document.blocks.get(above.place.block);
    let own = |b: &Block| b.text.get(b.label_bytes()..).is_some_and(is_labelled);
    block.label.is_some() && other.is_some_and(|b| b.label.is_some() && b.kind == block.kind && own(b))
}

/// Gives each task the deadlines that its words or its statement name, or a line of its own below (完成时限：…).
fn deadlines(issue: &Issue, facts: &Facts, tasks: &mut [Task]) {
    let mut next = 0;
    for (d, deadline) in facts.deadlines.iter().enumerate() {
        let place = deadline.passage.place;
        while tasks.get(next).is_some_and(|t| t.statement.place < place && !within(deadline, t.statement)) {
            next += 1;
        }
        // The first task whose statement does not end before the deadline, or the one before it.
        let named = tasks.get_mut(next).filter(|t| within(deadline, t.words) || within(deadline, t.statement));
        if let Some(task) = named {
            task.deadlines.push(d);
            continue;
        }
        let Some(task) = next.checked_sub(1).and_then(|t| tasks.get_mut(t)) else { continue };
        let above = task.statement.place;
        let near = above.document == place.document && (above.block + 1..=above.block + LINES).contains(&place.block);
        let line = issue.block(place.document, place.block).is_some_and(|b| is_time_line(&b.text));
        if near && line && task.row.is_none() {
            task.deadlines.push(d);
        }
    }
}

/// Whether a line is nothing but a time: 完成时限：2024年8月底前.
fn is_time_line(text: &str) -> bool {
    let label = text.split(['：', ':']).next().unwrap_or("");
    label.len() < text.len() && Class::TimeLabel.is(&fold::narrowed(label))
}

fn same_block(a: Passage, b: Passage) -> bool {
    (a.place.document, a.place.block) == (b.place.document, b.place.block)
}

fn within(deadline: &Deadline, words: Passage) -> bool {
    same_block(deadline.passage, words) && words.place <= deadline.passage.place && deadline.passage.end <= words.end
}

/// The outline of the document that is being read, and where in it.
#[derive(Default)]
struct Headings {
    document: Option<usize>,
    outline: Vec<OutlineNode>,
    at: usize,
}

impl Headings {
    fn go_to(&mut self, index: usize, document: &Document, block: usize) {
        if self.document != Some(index) {
            *self = Self { document: Some(index), outline: document_outline(document), at: 0 };
        }
        while self.outline.get(self.at).is_some_and(|n| n.block <= block) {
            self.at += 1;
        }
    }

    fn path(&self, document: &Document) -> Vec<String> {
        let mut path = Vec::new();
        let mut node = self.at.checked_sub(1);
        while let Some(n) = node.and_then(|i| self.outline.get(i)) {
            path.extend(document.blocks.get(n.block).map(words));
            node = n.parent;
        }
        path.reverse();
        path.retain(|w| !w.is_empty());
        path
    }
}

/// A heading without its label, up to its first 。.
fn words(block: &Block) -> String {
    let text = block.text.get(block.label_bytes()..).unwrap_or(&block.text);
    let lead = text.split('。').next().unwrap_or(text).trim();
    // An article has no words of its own that name it.
    if block.kind == BlockKind::Article { block.label.clone().unwrap_or_default() } else { lead.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::facts;

    #[test]
    fn words_path_offices_and_deadlines() {
        let block = |kind, level, label: &str, text: &str| Block {
            kind,
            level,
            label: (!label.is_empty()).then(|| label.to_owned()),
            text: text.into(),
            ..Block::default()
        };
        let document = Document {
            signed: crate::issue::Date::new(2023, 1, 1),
            blocks: vec![
                block(BlockKind::Title, None, "", "方案"),
                block(BlockKind::Heading, Some(1), "一、", "一、重点任务"),
                block(
                    BlockKind::Heading,
                    Some(2),
                    "（一）",
                    "（一）治理河道。2025年底前清淤。（牵头单位：市甲局；配合单位：市乙局）9月底前设标。（责任单位：市丙局）",
                ),
            ],
            ..Document::default()
        };
        let issue = Issue { documents: vec![document], ..Issue::default() };
        let facts = facts(&issue);
        let tasks = tasks(&issue, &facts);
        assert_eq!(tasks.len(), 2);
        assert_eq!(tasks[0].path, ["重点任务", "治理河道"]);
        assert_eq!(tasks[0].words.text(&issue), "治理河道。2025年底前清淤。");
        assert_eq!(tasks[1].words.text(&issue), "9月底前设标。");
        assert_eq!(tasks[0].names(&facts, RoleKind::Lead).collect::<Vec<_>>(), ["市甲局"]);
        assert_eq!(tasks[0].names(&facts, RoleKind::Support).collect::<Vec<_>>(), ["市乙局"]);
        assert_eq!(facts.deadlines[tasks[0].deadlines[0]].passage.text(&issue), "2025年底前");
        assert_eq!(facts.deadlines[tasks[1].deadlines[0]].passage.text(&issue), "9月底前");
    }

    #[test]
    fn lines_below_a_task_are_one_statement() {
        let block = |kind, label: &str, text: &str| Block {
            kind,
            label: (!label.is_empty()).then(|| label.to_owned()),
            text: text.into(),
            ..Block::default()
        };
        let document = Document {
            blocks: vec![
                block(BlockKind::Heading, "1.", "1.改造小区12个。"),
                block(BlockKind::Paragraph, "", "牵头单位：县甲局"),
                block(BlockKind::Paragraph, "", "责任人：江一帆"),
                block(BlockKind::Paragraph, "", "配合单位：县乙局、各镇（街道）"),
                block(BlockKind::Paragraph, "", "完成时限：2024年8月底"),
                block(BlockKind::Heading, "2.", "2.新建公园。（责任单位：县丙局；完成时限：2024年9月底前）"),
            ],
            ..Document::default()
        };
        let issue = Issue { documents: vec![document], ..Issue::default() };
        let facts = facts(&issue);
        let tasks = tasks(&issue, &facts);
        let shown: Vec<_> = tasks
            .iter()
            .map(|t| {
                let times: Vec<_> = t.deadlines.iter().map(|d| facts.deadlines[*d].passage.text(&issue)).collect();
                (t.words.text(&issue), t.roles.len(), times.join("、"))
            })
            .collect();
        assert_eq!(
            shown,
            [("改造小区12个。", 2, "2024年8月底".to_owned()), ("新建公园。", 1, "2024年9月底前".to_owned())]
        );
    }
}

//! Tasks: what is to be done, by whom and by when; the statements of responsibility seen from the work.

use super::{Deadline, Facts, Passage, RoleKind};
use crate::issue::{Block, Document, Issue, OutlineNode, document_outline};

/// A task with those who are to do it: one for each statement of responsibility.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Task {
    /// The statement (the parenthesis).
    pub statement: Passage,
    /// The row of the table it stands in, from 0; `None` outside tables.
    pub row: Option<usize>,
    /// The words it is about: what stands before it in its paragraph, behind the statement before.
    pub words: Passage,
    /// The headings it stands under, from the top, each without its label and up to its first 。.
    pub path: Vec<String>,
    /// Indices into [`Facts::responsibilities`].
    pub roles: Vec<usize>,
    /// Indices into [`Facts::deadlines`] of those that its words name.
    pub deadlines: Vec<usize>,
}

impl Task {
    /// The offices of a class of role, in printed order.
    pub fn units<'a>(&'a self, facts: &'a Facts, kind: RoleKind) -> impl Iterator<Item = &'a str> {
        let roles = self.roles.iter().filter_map(|r| facts.responsibilities.get(*r));
        roles.filter(move |r| r.kind == kind).flat_map(|r| r.units.iter().map(String::as_str))
    }
}

/// The tasks of an issue, in reading order.
#[must_use]
pub fn tasks(issue: &Issue, facts: &Facts) -> Vec<Task> {
    let mut tasks: Vec<Task> = Vec::new();
    let mut headings = Headings::default();
    let mut deadlines = facts.deadlines.iter().enumerate().peekable();
    for (i, role) in facts.responsibilities.iter().enumerate() {
        if let Some(last) = tasks.last_mut().filter(|t| t.statement == role.passage && t.row == role.row) {
            last.roles.push(i);
            continue;
        }
        let place = role.passage.place;
        let Some(document) = issue.documents.get(place.document) else { continue };
        let Some(block) = document.blocks.get(place.block) else { continue };
        headings.go_to(place.document, document, place.block);
        let before = tasks.last().map(|t| t.statement).filter(|s| same_block(*s, role.passage) && s.end <= place.byte);
        let start = before.map_or_else(|| block.label_bytes(), |s| s.end).min(place.byte);
        let words = Passage::new(place.document, place.block, start..place.byte);
        let mut task = Task {
            statement: role.passage,
            row: role.row,
            words,
            path: headings.path(document),
            roles: vec![i],
            deadlines: vec![],
        };
        while let Some((d, deadline)) = deadlines.next_if(|(_, d)| d.passage.place <= role.passage.place) {
            if within(deadline, words) {
                task.deadlines.push(d);
            }
        }
        tasks.push(task);
    }
    tasks
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
    if block.kind == crate::issue::BlockKind::Article {
        block.label.clone().unwrap_or_default()
    } else {
        lead.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::facts;
    use crate::issue::BlockKind;

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
        assert_eq!(tasks[0].units(&facts, RoleKind::Lead).collect::<Vec<_>>(), ["市甲局"]);
        assert_eq!(tasks[0].units(&facts, RoleKind::Support).collect::<Vec<_>>(), ["市乙局"]);
        assert_eq!(facts.deadlines[tasks[0].deadlines[0]].passage.text(&issue), "2025年底前");
        assert_eq!(facts.deadlines[tasks[1].deadlines[0]].passage.text(&issue), "9月底前");
    }
}

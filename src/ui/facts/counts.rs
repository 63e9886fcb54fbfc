//! What the overview counts of an issue.

use std::collections::{BTreeMap, HashMap};

use super::columns::Content;
use super::sheet::Sheet;
use crate::facts::Facts;
use crate::issue::{BlockKind, Date, Issue};
use crate::ui::action::SheetKind;

/// What the overview counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    /// Documents by category, in the order of the issue: name, number, first document.
    pub categories: Vec<(Option<String>, usize, usize)>,
    /// Articles of all documents.
    pub articles: usize,
    /// Characters of all documents.
    pub characters: usize,
    /// Entries of the chronicle by their first day, ascending.
    pub days: Vec<(Date, usize)>,
    /// For each document, how many references of other documents lead to it.
    pub referred: Vec<usize>,
    /// For each unit of the table of tasks, how many of its rows it leads, is responsible for and supports. A row in which it
    /// has several roles counts for the first of them.
    pub roles: HashMap<String, [usize; 3]>,
    /// How many rows of the table of deadlines are due on a day, and how the day is written there; ascending.
    pub due: Vec<(Date, usize, String)>,
}

impl Counts {
    /// Counts what the tables of tasks and of deadlines say.
    pub fn count_tables(&mut self, tasks: &Sheet, deadlines: &Sheet) {
        let column = |kind: SheetKind, id: &str| {
            let of = |content: &Content| matches!(content, Content::Table(ids) if ids.contains(&id));
            kind.columns().iter().position(|column| of(&column.content))
        };
        let roles = ["lead", "responsible", "support"].map(|id| column(SheetKind::Tasks, id));
        for row in &tasks.rows {
            for unit in &row.units {
                let names = |n: &Option<usize>| {
                    let cell = n.and_then(|n| row.cells.get(n)).map_or("", |cell| cell.text.as_str());
                    let apart = |c: char| "、；;,，\n".contains(c);
                    // A name may have the mark in it that parts names: 各县（市、区）人民政府.
                    cell.split(apart).any(|name| name.trim() == unit) || unit.contains(apart) && cell.contains(unit)
                };
                if let Some(count) =
                    roles.iter().position(names).and_then(|n| self.roles.entry(unit.clone()).or_default().get_mut(n))
                {
                    *count += 1;
                }
            }
        }
        let due = column(SheetKind::Deadlines, "due");
        let mut days: BTreeMap<i64, (usize, String)> = BTreeMap::new();
        for cell in deadlines.rows.iter().filter_map(|row| row.cells.get(due?)) {
            let Some(key) = cell.key else { continue };
            let day = days.entry(key).or_insert_with(|| (0, cell.text.clone()));
            day.0 += 1;
        }
        let date = |key: i64| Date::new((key / 10_000) as i32, (key / 100 % 100) as u32, (key % 100) as u32);
        self.due = days.into_iter().filter_map(|(key, (count, text))| Some((date(key)?, count, text))).collect();
    }

    /// Counts an issue.
    #[must_use]
    pub fn of(issue: &Issue, facts: &Facts) -> Self {
        let mut counts = Self::default();
        for (n, document) in issue.documents.iter().enumerate() {
            let category = document.category.clone();
            match counts.categories.iter_mut().find(|(name, ..)| *name == category) {
                Some((_, number, _)) => *number += 1,
                None => counts.categories.push((category, 1, n)),
            }
            counts.articles += document.blocks.iter().filter(|b| b.kind == BlockKind::Article).count();
            let length = |t: &str| t.chars().filter(|c| !c.is_whitespace()).count();
            counts.characters += document.blocks.iter().map(|b| length(&b.text)).sum::<usize>();
            counts.referred.push(facts.links.referring_to_document(n).count());
        }
        let mut days: HashMap<Date, usize> = HashMap::new();
        for entry in facts.chronicle.iter().filter_map(|e| e.date) {
            *days.entry(entry.first).or_default() += 1;
        }
        counts.days = days.into_iter().collect();
        counts.days.sort_unstable();
        counts
    }
}

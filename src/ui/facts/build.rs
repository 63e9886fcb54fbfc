//! The rows that the window shows of the tables of [`crate::facts::Tables`], which define them.

use std::sync::Arc;

use super::columns::{Content, OwnContent};
use super::sheet::{Cell, Row, Sheet};
use crate::facts::{self, ColumnKind, Facts, Said, TableKind, Tables};
use crate::issue::{Date, Issue, short_title, shorten};
use crate::ui::action::SheetKind;
use crate::ui::day;
use crate::ui::strings::{self as s, Lang};
use crate::zh::fold::tight;

/// Makes the window's tables of an issue.
pub struct Builder<'a> {
    issue: &'a Issue,
    facts: &'a Facts,
    tables: Tables<'a>,
    titles: Arc<[String]>,
    lang: Lang,
}

impl<'a> Builder<'a> {
    /// Prepares an issue and its facts; `lang` is the language of the few words that are not the gazette's own.
    #[must_use]
    pub fn new(issue: &'a Issue, facts: &'a Facts, lang: Lang) -> Self {
        let titles = issue.documents.iter().map(|d| shorten(short_title(d), 80)).collect();
        Self { issue, facts, tables: Tables::new(issue, facts), titles, lang }
    }

    /// A table. `date` is the day whose status is told (only [`SheetKind::Force`] uses it).
    #[must_use]
    pub fn sheet(&self, kind: SheetKind, date: Date) -> Sheet {
        let mut rows: Vec<Row> = Vec::new();
        for table in kind.tables() {
            let made = self.tables.table(*table, date);
            rows.extend(made.rows.iter().enumerate().map(|row| self.row(kind, &made, row, date)));
        }
        // Tables that are shown as one are read as one.
        if kind.tables().len() > 1 {
            rows.sort_by_key(|row| row.evidence);
        }
        Sheet::new(kind, rows, Arc::clone(&self.titles), self.lang)
    }

    fn row(&self, kind: SheetKind, table: &facts::Table, (n, row): (usize, &facts::Row), date: Date) -> Row {
        let cell = |id: &str| table.cell(row, id);
        let columns = kind.all_columns();
        let cells = columns.iter().map(|column| match column.content {
            Content::Table(ids) => ids.iter().find_map(|id| cell(id)).map(|c| self.cell(c)).unwrap_or_default(),
            Content::Own(own) => self.own(own, table, row),
        });
        let mut units: Vec<String> = Vec::new();
        if table.kind == TableKind::Responsibilities {
            let offices = table.kind.columns().iter().zip(&row.cells).filter(|(c, _)| c.kind == ColumnKind::Offices);
            for (_, cell) in offices {
                if let facts::Cell::Names(names) = cell {
                    units.extend(names.iter().cloned());
                }
            }
            let mut seen = std::collections::HashSet::new();
            units.retain(|unit| seen.insert(unit.clone()));
        }
        let inside = match cell("where") {
            Some(facts::Cell::Term(term)) => Some(term.id == "inside"),
            _ => None,
        };
        let force = self.facts.force.get(row.document()).filter(|_| table.kind == TableKind::Status);
        Row {
            cells: cells.collect(),
            evidence: row.evidence,
            document: row.document(),
            source: self.tables.cite(row.evidence),
            units,
            mentions: row.mentions.clone(),
            status: force.map(|force| force.at(date)),
            inside,
            fact: Some((table.kind, n)),
            wrong: row.said == Some(Said::Wrong),
            said: row.said.is_some(),
        }
    }

    fn cell(&self, cell: &facts::Cell) -> Cell {
        let text = match self.lang {
            Lang::Zh => cell.zh(),
            Lang::En => cell.en(),
        };
        match cell {
            facts::Cell::Day(date) => Cell { text, key: Some(day::number(*date)) },
            facts::Cell::Count(count) => Cell { text, key: i64::try_from(*count).ok() },
            facts::Cell::Yuan(value) => yuan(Some(*value)),
            // Sorted to the thousandth; what is shown is as it was read.
            facts::Cell::Number(value) => Cell { text, key: Some((value * 1000.0).round() as i64) },
            _ => text.into(),
        }
    }

    /// What the window says of a row beside what its table does.
    fn own(&self, own: OwnContent, table: &facts::Table, row: &facts::Row) -> Cell {
        let document = self.issue.documents.get(row.document());
        match own {
            OwnContent::Document => document.map(|d| tight(short_title(d)).into()).unwrap_or_default(),
            OwnContent::Number => document.and_then(|d| d.number.as_deref()).unwrap_or("").into(),
            OwnContent::Table => match self.lang {
                Lang::Zh => table.kind.name_zh().into(),
                Lang::En => table.kind.name_en().into(),
            },
            OwnContent::Evidence => tight(row.sentence.text(self.issue)).into(),
            OwnContent::Days => self.days(table, row),
            OwnContent::Said => row.said.as_ref().map(|said| self.said(table, said)).unwrap_or_default(),
        }
    }

    /// What the reader says of a row; of one that he changed what it was.
    fn said(&self, table: &facts::Table, said: &Said) -> Cell {
        let either = |zh: &str, en: &str| if self.lang == Lang::Zh { zh.to_owned() } else { en.to_owned() };
        let term = said.term();
        let mut text = either(term.zh, term.en);
        if let Said::Other(were) = said {
            for (id, cell) in were {
                let head = table.kind.columns().iter().find(|c| c.id == *id).map(|c| either(c.zh, c.en));
                let was = self.cell(cell).text;
                text.push_str(&s::SAID_WAS.with(self.lang, &[&head.unwrap_or_default(), &was]));
            }
        }
        text.into()
    }

    /// The days of an entry of a chronicle, or what is printed for them.
    fn days(&self, table: &facts::Table, row: &facts::Row) -> Cell {
        match (table.cell(row, "first"), table.cell(row, "last")) {
            (Some(facts::Cell::Day(first)), Some(facts::Cell::Day(last))) => {
                let text = if first == last {
                    day::with_weekday(*first, self.lang)
                } else {
                    day::span(*first, *last, self.lang)
                };
                Cell { text, key: Some(day::number(*first)) }
            }
            _ => table.cell(row, "label").map(|label| self.cell(label)).unwrap_or_default(),
        }
    }
}

/// An amount with its thousands separated, for reading and adding up.
fn yuan(value: Option<f64>) -> Cell {
    let Some(value) = value.filter(|v| v.is_finite() && v.abs() < 1e15) else { return Cell::default() };
    let whole = value.trunc().abs();
    let digits = format!("{whole:.0}");
    let mut text = String::new();
    for (n, c) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(c);
    }
    let cents = ((value.abs() - whole) * 100.0).round();
    if cents > 0.0 {
        text.push_str(&format!(".{cents:02.0}"));
    }
    Cell { text, key: Some((value * 100.0).round() as i64) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_parted_by_thousands_and_keep_their_cents() {
        let of = |v| yuan(Some(v)).text;
        assert_eq!(of(1_000_000.0), "1,000,000");
        assert_eq!(of(999.0), "999");
        assert_eq!(of(12_345.5), "12,345.50");
        assert_eq!(yuan(None).text, "");
        assert_eq!(yuan(Some(f64::NAN)).text, "");
    }
}

//! Appointments printed as a table: 姓名, 任职, 免职, 备注.

use super::appointments::{Action, Appointment};
use super::clauses::name;
use super::grid::grid;
use super::text::View;
use crate::issue::Table;
use crate::zh::fold;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Post(Action),
    Note,
}

/// Reads a table of appointments; one without a column of names and one of posts is none.
pub(super) fn read(view: &View<'_>, table: &Table, out: &mut Vec<Appointment>) {
    let heads = table.head_rows.clamp(1, 4);
    let mut columns: Vec<(usize, Column)> = Vec::new();
    for (row, cells) in grid(table).into_iter().enumerate() {
        if row < heads {
            columns.extend(cells.iter().filter_map(|(at, text)| Some((*at, column(&fold::narrowed(text))?))));
            continue;
        }
        let of = |wanted: Column| {
            let here = |at: &usize| columns.iter().any(|(c, what)| c == at && *what == wanted);
            cells.iter().filter(|(at, _)| here(at)).map(|(_, text)| *text).collect::<Vec<_>>()
        };
        let Some(person) = of(Column::Name).into_iter().find_map(|t| name(&fold::narrowed(t))) else { continue };
        let note = of(Column::Note).into_iter().map(fold::compact).find(|t| !t.is_empty());
        for action in [Action::Appoint, Action::Remove] {
            for position in of(Column::Post(action)).into_iter().map(fold::compact).filter(|t| t.chars().count() > 1) {
                out.push(Appointment {
                    passage: view.passage(0..view.text().len()),
                    person: person.clone(),
                    action,
                    position: position.trim_end_matches("职务").to_owned(),
                    note: note.clone(),
                });
            }
        }
    }
}

/// What a head says that its column holds. What someone was before (原任职务) is not done by the list.
fn column(head: &str) -> Option<Column> {
    let has = |words: &[&str]| words.iter().any(|w| head.contains(w));
    if has(&["姓名"]) {
        Some(Column::Name)
    } else if has(&["备注", "说明"]) {
        Some(Column::Note)
    } else if has(&["免"]) {
        Some(Column::Post(Action::Remove))
    } else if has(&["原", "现任", "性别", "民族"]) {
        None
    } else {
        has(&["任职", "拟任", "新任", "任命", "聘任", "职务"]).then_some(Column::Post(Action::Appoint))
    }
}

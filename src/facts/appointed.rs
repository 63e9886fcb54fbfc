//! Appointments printed as a table: 姓名, 任职, 免职, 备注.

use super::appointments::{Action, Appointment};
use super::grid::filled;
use super::people::{looks_like_post, name, surname};
use super::posts::of_cell;
use super::text::View;
use crate::issue::Table;
use crate::zh::fold;
use crate::zh::lexicon::Class;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Post(Action),
    Note,
}

/// Reads a table of appointments. `action`: what the list that it stands in does (免去：), for columns that only say 职务.
pub(super) fn read(view: &View<'_>, table: &Table, action: Option<Action>, out: &mut Vec<Appointment>) {
    let heads = table.head_rows.clamp(1, 4);
    let rows = filled(table);
    let head = rows.iter().take(heads).flatten();
    let columns: Vec<(usize, Column)> =
        head.filter_map(|(at, text)| Some((*at, column(&fold::narrowed(text), action)?))).collect();
    let named = columns.iter().any(|(_, what)| *what == Column::Name);
    if !named {
        return rows.iter().for_each(|cells| headless(view, cells, action, out));
    }
    for cells in rows.iter().skip(heads) {
        let of = |wanted: Column| {
            let here = |at: &usize| columns.iter().any(|(c, what)| c == at && *what == wanted);
            cells.iter().filter(|(at, _)| here(at)).map(|(_, text)| *text).collect::<Vec<_>>()
        };
        let Some(person) = of(Column::Name).into_iter().find_map(|t| name(&fold::narrowed(t))) else { continue };
        let note = of(Column::Note).into_iter().map(fold::compact).find(|t| !t.is_empty());
        for action in [Action::Appoint, Action::Remove, Action::Propose, Action::ProposeRemoval] {
            for (position, own) in
                of(Column::Post(action)).into_iter().map(of_cell).filter(|(t, _)| t.chars().count() > 1)
            {
                out.push(entry(view, &person, action, &position, own.or_else(|| note.clone())));
            }
        }
    }
}

/// A row of a table that names no columns: a name, and a post behind it.
fn headless(view: &View<'_>, cells: &[(usize, &str)], action: Option<Action>, out: &mut Vec<Appointment>) {
    let Some(action) = action else { return };
    let texts: Vec<String> = cells.iter().map(|(_, text)| fold::narrowed(text)).collect();
    let at = texts.iter().position(|t| surname(t) > 0 && name(t).is_some());
    let Some((at, person)) = at.and_then(|at| Some((at, name(texts.get(at)?)?))) else { return };
    let Some((_, post)) = cells.get(at + 1).filter(|(_, post)| looks_like_post(&fold::narrowed(post))) else { return };
    let (position, note) = of_cell(post);
    out.push(entry(view, &person, action, &position, note));
}

fn entry(view: &View<'_>, person: &str, action: Action, position: &str, note: Option<String>) -> Appointment {
    Appointment {
        passage: view.passage(0..view.text().len()),
        person: person.to_owned(),
        action,
        position: position.to_owned(),
        note,
    }
}

/// What a head says that its column holds. What someone was before (原任职务) is not done by the list.
fn column(head: &str, action: Option<Action>) -> Option<Column> {
    let said = Class::Proposes.within(head) || action.is_some_and(|a| !a.is_done());
    if head.contains("姓名") {
        Some(Column::Name)
    } else if Class::NoteColumn.within(head) {
        Some(Column::Note)
    } else if head.contains('免') && !head.contains("任免") {
        Some(Column::Post(Action::of(false, said)))
    } else if head.contains('原') || Class::OtherColumn.within(head) {
        None
    } else {
        let gives = head != "职务" || action.is_none_or(Action::gives);
        Class::PostColumn.within(head).then_some(Column::Post(Action::of(gives, said)))
    }
}

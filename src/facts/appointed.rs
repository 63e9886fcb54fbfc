//! Appointments printed as a table: 姓名, 任职, 免职, 备注.

use super::appointments::{Action, Appointment};
use super::grid::filled;
use super::people::{looks_like_post, name, surname};
use super::posts::{is_word, of_cell};
use super::text::View;
use crate::issue::Table;
use crate::zh::fold;
use crate::zh::lexicon::Class;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Post(Action),
    /// Posts of which each says itself whether it is given (任免职务).
    Either,
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
        let actions = [Action::Appoint, Action::Remove, Action::Propose, Action::ProposeRemoval];
        let columns = actions.map(|action| (Column::Post(action), Some(action)));
        for (column, action) in columns.into_iter().chain([(Column::Either, None)]) {
            for (action, post) in of(column).into_iter().flat_map(|cell| posts(cell, action)) {
                let (position, own) = of_cell(&post);
                if position.chars().count() > 1 {
                    out.push(entry(view, &person, action, &position, own.or_else(|| note.clone())));
                }
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
    for (action, post) in posts(post, Some(action)) {
        let (position, note) = of_cell(&post);
        out.push(entry(view, &person, action, &position, note));
    }
}

/// The posts of a cell, each with what is done with it: what its own words say (拟免乙局局长; 任甲局局长，免去乙局副局长), or else its column.
fn posts(cell: &str, column: Option<Action>) -> Vec<(Action, String)> {
    let printed = fold::compact(cell);
    let mut found: Vec<(Option<Action>, String)> = Vec::new();
    for part in printed.split_inclusive(['，', ',', '；', ';', '。']) {
        if let Some((action, post)) = own_action(part, column) {
            found.push((Some(action), post));
        } else if let Some((_, last)) = found.last_mut() {
            last.push_str(part);
        } else {
            found.push((column, part.to_owned()));
        }
    }
    let trimmed = |(action, post): (Option<Action>, String)| {
        Some((action?, post.trim_end_matches(['，', ',', '；', ';', '。']).to_owned()))
    };
    found.into_iter().filter_map(trimmed).collect()
}

/// What the words at the start of a cell say is done, and the post behind them.
fn own_action(post: &str, column: Option<Action>) -> Option<(Action, String)> {
    let text = fold::narrowed(post);
    let said = column.is_some_and(|action| !action.is_done());
    let takes = || Class::TakesMarker.starts(&text).or_else(|| Class::Takes.starts(&text));
    let (word, action) = if let Some(word) = Class::OwnAction.starts(&text) {
        (word, Action::ProposeRemoval)
    } else if let Some(word) = Class::ProposesMarker.starts(&text) {
        (word, Action::Propose)
    } else if let Some(word) = takes() {
        (word, Action::of(false, said))
    } else {
        (Class::GivesMarker.starts(&text).filter(|word| !Class::AppointmentNote.is(word))?, Action::of(true, said))
    };
    let behind = text.get(word.len()..)?;
    let bare = behind.trim_end_matches([',', ';', '。']);
    let sound = !is_word(word, "", behind) && (looks_like_post(bare) || Class::PostTail.ends(bare).is_some());
    // 任城区副区长: a column that says what is done needs no word of one character.
    let sure = column.is_none() || word.chars().count() > 1;
    let rest: String = post.chars().skip(word.chars().count()).collect();
    (sound && sure).then_some((action, rest))
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
    } else if Class::BothColumn.within(head) {
        Some(Column::Either)
    } else if head.contains('免') {
        Some(Column::Post(Action::of(false, said)))
    } else if head.contains('原') || Class::OtherColumn.within(head) {
        None
    } else {
        let gives = head != "职务" || action.is_none_or(Action::gives);
        Class::PostColumn.within(head).then_some(Column::Post(Action::of(gives, said)))
    }
}

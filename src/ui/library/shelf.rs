//! The shelf: series, years and issues, what is lacking between them, and what could not be read.

use egui::text::TextFormat;
use egui::{CollapsingHeader, Label, RichText, ScrollArea, Ui};

use super::super::action::{Action, Env};
use super::super::command::Command;
use super::super::menu_keys::context_menu_ui;
use super::super::row::Row;
use super::super::strings as s;
use super::super::theme::{self, size};
use super::super::widgets::{Icon, NamedBars, bordered_ui, icon_button_ui, weak};
use super::told::Shelf;
use super::view::View;
use super::wish::HeldWish;
use crate::holdings::{HeldFile, HeldIssue, LINKS_OUT, Listing, Series};

/// Issues that were opened last and are listed before the series.
const RECENT: usize = 5;
/// Issues that were not opened yet and are listed.
const MOST_UNREAD: usize = 50;

/// Draws the shelf.
pub fn shelf_ui(ui: &mut Ui, env: Env, shelf: Option<&Shelf>, unwatched: &[std::path::PathBuf], out: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        for command in [Command::Open, Command::OpenFolder, Command::Handbook] {
            if bordered_ui(ui, env, env.name(command)).clicked() {
                out.push(Action::Run(command));
            }
        }
        for (name, view) in [
            (s::HELD_CHRONICLE, View::Table(Listing::Chronicle(String::new()))),
            (s::HELD_POSTS, View::Table(Listing::Post(String::new()))),
            (s::HELD_UNDECIDED, View::Undecided),
        ] {
            if shelf.is_some_and(|shelf| !shelf.series.is_empty()) && bordered_ui(ui, env, env.t(name)).clicked() {
                out.push(Action::Held(HeldWish::View(view)));
            }
        }
    });
    ui.add_space(6.0);
    let Some(shelf) = shelf else { return drop(ui.label(weak(env, env.t(s::HELD_LOADING)))) };
    if shelf.roots.is_empty() {
        ui.add(Label::new(weak(env, env.t(s::HELD_EMPTY))).wrap());
        return;
    }
    let issues = || shelf.series.iter().flat_map(|s| s.years.iter().flat_map(|(_, issues)| issues));
    ScrollArea::vertical().id_salt("library-shelf").auto_shrink([false, false]).named_ui(ui, env, |ui| {
        ui.label(weak(env, counts(env, shelf)));
        if !shelf.passed.is_empty() {
            let files: usize = shelf.passed.iter().map(|(_, files)| files).sum();
            let told = weak(env, env.with(s::HELD_PASSED, &[&files.to_string()]));
            ui.label(told).on_hover_text(passed(env, shelf));
        }
        if !shelf.complete {
            ui.label(weak(env, env.t(s::HELD_INCOMPLETE)));
        }
        for root in shelf.roots.iter().filter(|root| root.away) {
            ui.label(weak(env, env.with(s::HELD_AWAY, &[&root.path.display().to_string()])));
        }
        for folder in unwatched {
            ui.label(weak(env, env.with(s::HELD_UNWATCHED, &[&folder.display().to_string()])));
        }
        saved_ui(ui, env, shelf, out);
        let pinned: Vec<&HeldIssue> = issues().filter(|i| i.pinned).collect();
        group_ui(ui, env, s::HELD_PINNED, &pinned, out);
        let mut recent: Vec<&HeldIssue> = issues().filter(|i| i.opened.is_some()).collect();
        recent.sort_by_key(|i| std::cmp::Reverse(i.opened));
        recent.truncate(RECENT);
        group_ui(ui, env, s::HELD_RECENT, &recent, out);
        let mut unread: Vec<&HeldIssue> = issues().filter(|i| i.opened.is_none() && !i.missing).collect();
        unread_ui(ui, env, &mut unread, out);
        for (n, series) in shelf.series.iter().enumerate() {
            series_ui(ui, env, series, n, out);
        }
        failed_ui(ui, env, shelf, out);
        differing_ui(ui, env, shelf);
    });
}

/// How many issues, documents by themselves, and files that could not be read: their list stands at the end of the shelf.
fn counts(env: Env, shelf: &Shelf) -> String {
    let issues = || shelf.series.iter().flat_map(|s| s.years.iter().flat_map(|(_, issues)| issues));
    let gazettes = || issues().filter(|issue| issue.is_gazette());
    let single = issues().count() - gazettes().count();
    let documents = gazettes().map(|i| i.documents).sum::<usize>();
    let mut parts = Vec::new();
    if gazettes().next().is_some() || single == 0 {
        parts.push(env.with(s::HELD_COUNTS, &[&gazettes().count().to_string(), &documents.to_string()]));
    }
    if single > 0 {
        parts.push(env.with(s::HELD_COUNTS_SINGLE, &[&single.to_string()]));
    }
    if !shelf.failed.is_empty() {
        parts.push(env.with(s::HELD_FAILED, &[&shelf.failed.len().to_string()]));
    }
    if !shelf.differing.is_empty() {
        parts.push(env.with(s::HELD_DIFFERING, &[&shelf.differing.len().to_string()]));
    }
    parts.join(" · ")
}

/// The searches that are kept, with what is new of each.
fn saved_ui(ui: &mut Ui, env: Env, shelf: &Shelf, out: &mut Vec<Action>) {
    if shelf.saved.is_empty() {
        return;
    }
    ui.label(RichText::new(env.t(s::HELD_SAVED)).size(size::BODY).family(theme::hei()));
    for (search, new) in &shelf.saved {
        ui.horizontal(|ui| {
            if search.unreadable {
                ui.label(env.with(s::HELD_SAVED_UNREADABLE, &[&search.name]));
            } else if ui.link(&search.name).clicked() {
                out.push(Action::Held(HeldWish::AskSaved(search.name.clone(), false)));
            }
            if *new > 0 && bordered_ui(ui, env, env.with(s::HELD_NEW, &[&new.to_string()])).clicked() {
                out.push(Action::Held(HeldWish::AskSaved(search.name.clone(), true)));
            }
            if icon_button_ui(ui, env, Icon::Cross, &env.with(s::HELD_FORGET_SEARCH, &[&search.name])).clicked() {
                out.push(Action::Held(HeldWish::ForgetSearch(search.name.clone())));
            }
        });
    }
    ui.add_space(6.0);
}

/// The issues that were not opened yet, the newest in the library first.
fn unread_ui(ui: &mut Ui, env: Env, unread: &mut Vec<&HeldIssue>, out: &mut Vec<Action>) {
    if unread.is_empty() {
        return;
    }
    let head = env.with(s::COUNTED, &[env.t(s::HELD_NOT_READ), &unread.len().to_string()]);
    CollapsingHeader::new(head).id_salt("library-unread").show(ui, |ui| {
        unread.sort_by_key(|i| std::cmp::Reverse((i.added, i.id)));
        unread.truncate(MOST_UNREAD);
        unread.iter().for_each(|issue| issue_ui(ui, env, issue, true, out));
    });
    ui.add_space(6.0);
}

fn group_ui(ui: &mut Ui, env: Env, name: s::Tr, issues: &[&HeldIssue], out: &mut Vec<Action>) {
    if issues.is_empty() {
        return;
    }
    ui.label(RichText::new(env.t(name)).size(size::BODY).family(theme::hei()));
    ui.push_id(name.zh, |ui| issues.iter().for_each(|issue| issue_ui(ui, env, issue, true, out)));
    ui.add_space(6.0);
}

fn series_ui(ui: &mut Ui, env: Env, series: &Series, n: usize, out: &mut Vec<Action>) {
    let name = if series.name.is_empty() { env.t(s::HELD_NO_SERIES) } else { &series.name };
    ui.label(RichText::new(name).size(size::HEAD).family(theme::hei()));
    for (at, (year, issues)) in series.years.iter().enumerate() {
        let lacking = ranges(series.lacking.iter().filter(|(of, _)| Some(*of) == *year).map(|(_, n)| i64::from(*n)));
        let [of_year, of_none] = match series.name.is_empty() {
            // Documents by themselves are no issues.
            true => [s::HELD_YEAR_OF_SINGLE, s::HELD_NO_YEAR_SINGLE],
            false => [s::HELD_YEAR_OF, s::HELD_NO_YEAR],
        };
        let count = issues.len().to_string();
        let mut head = match year {
            Some(year) => env.with(of_year, &[&year.to_string(), &count]),
            None => env.with(of_none, &[&count]),
        };
        if !lacking.is_empty() {
            head.push_str(&env.with(s::HELD_LACKING, &[&lacking.join(env.lang.either("、", ", "))]));
        }
        // Of each series the latest year is open.
        CollapsingHeader::new(head).id_salt((n, *year)).default_open(at == 0).show(ui, |ui| {
            issues.iter().for_each(|issue| issue_ui(ui, env, issue, false, out));
        });
    }
    if !series.lacking_years.is_empty() {
        let years = ranges(series.lacking_years.iter().map(|year| i64::from(*year)));
        ui.label(weak(env, env.with(s::HELD_LACKING_YEARS, &[&years.join(env.lang.either("、", ", "))])));
    }
    ui.add_space(8.0);
}

/// Numbers that rise; three and more that follow one another are a range: 1–4, 6, 7.
pub fn ranges(numbers: impl Iterator<Item = i64>) -> Vec<String> {
    let mut all: Vec<(i64, i64)> = Vec::new();
    for n in numbers {
        match all.last_mut().filter(|(_, last)| *last + 1 == n) {
            Some((_, last)) => *last = n,
            None => all.push((n, n)),
        }
    }
    let mut texts = Vec::new();
    for (first, last) in all {
        match last - first {
            0 => texts.push(first.to_string()),
            1 => texts.extend([first.to_string(), last.to_string()]),
            _ => texts.push(format!("{first}–{last}")),
        }
    }
    texts
}

/// An issue: its number, what its first document is about, how many documents it has.
fn issue_ui(ui: &mut Ui, env: Env, issue: &HeldIssue, whole: bool, out: &mut Vec<Action>) {
    let name = match &issue.number {
        Some(number) if !whole => number,
        _ => &issue.title,
    };
    // A file of one document is called by its title, which says what it is about.
    let cover = Some(issue.cover.as_str()).filter(|cover| !cover.is_empty() && !name.contains(cover));
    let text = cover.map_or_else(|| name.clone(), |cover| format!("{name}　{cover}"));
    // Of a document by itself the count says nothing.
    let mut about = match issue.is_gazette() || issue.documents > 1 {
        true => env.with(s::HELD_DOCUMENTS, &[&issue.documents.to_string()]),
        false => String::new(),
    };
    if issue.recognised > 0 {
        about.push_str(env.t(s::HELD_RECOGNISED));
    }
    if issue.missing {
        about.push_str(env.t(s::HELD_MISSING));
    } else if issue.opened.is_none() {
        about.push_str(env.t(s::HELD_UNREAD));
    } else if let Some(place) = &issue.place {
        about.push_str(&env.with(s::HELD_LAST_PLACE, &[place]));
    }
    let weak = TextFormat { color: env.palette.weak, ..Row::format(env) };
    let name = if issue.missing { weak.clone() } else { Row::format(env) };
    let row = Row::parts(&[(&text, name), (&about, weak)]).lines(1).ui(ui, env);
    if row.clicked() {
        out.push(Action::Held(HeldWish::OpenIssue(issue.id)));
    }
    context_menu_ui(&row, out, |ui, out| {
        let pin = if issue.pinned { s::HELD_UNPIN } else { s::HELD_PIN };
        if ui.button(env.t(pin)).clicked() {
            out.push(Action::Held(HeldWish::Pin(issue.key.clone(), !issue.pinned)));
        }
    });
}

/// The kinds of files that are not looked at, and what can be done.
fn passed(env: Env, shelf: &Shelf) -> String {
    let kind = |(ending, files): &(String, usize)| match ending.as_str() {
        "" => env.with(s::HELD_PASSED_OTHER, &[&files.to_string()]),
        LINKS_OUT => env.with(s::HELD_PASSED_LINKS, &[&files.to_string()]),
        ending => format!(".{ending} {files}"),
    };
    let kinds: Vec<String> = shelf.passed.iter().map(kind).collect();
    kinds.join(env.t(s::LIST_COMMA))
}

/// What could not be read, with its reason.
fn failed_ui(ui: &mut Ui, env: Env, shelf: &Shelf, out: &mut Vec<Action>) {
    if shelf.failed.is_empty() {
        return;
    }
    let head = env.with(s::HELD_FAILED, &[&shelf.failed.len().to_string()]);
    CollapsingHeader::new(head).id_salt("library-failed").show(ui, |ui| {
        if bordered_ui(ui, env, env.t(s::HELD_RETRY)).clicked() {
            out.push(Action::Held(HeldWish::Retry));
        }
        files_ui(ui, env, &shelf.failed);
    });
}

/// What differs in a few signs from the issue that it is taken for, with what differs.
fn differing_ui(ui: &mut Ui, env: Env, shelf: &Shelf) {
    if !shelf.differing.is_empty() {
        let head = env.with(s::HELD_DIFFERING, &[&shelf.differing.len().to_string()]);
        CollapsingHeader::new(head).id_salt("library-differing").show(ui, |ui| files_ui(ui, env, &shelf.differing));
    }
}

/// Files, each with what is told of it.
fn files_ui(ui: &mut Ui, env: Env, files: &[HeldFile]) {
    for file in files {
        let reason = file.reason.as_ref().map_or("", |(zh, en)| env.lang.either(zh, en));
        ui.add(Label::new(weak(env, format!("{}\n    {reason}", file.path.display()))).wrap());
    }
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn numbers_in_a_row_are_a_range() {
        assert_eq!(ranges([1, 2, 3, 7, 9, 10].into_iter()), ["1–3", "7", "9", "10"]);
        assert!(ranges(std::iter::empty()).is_empty());
    }
}

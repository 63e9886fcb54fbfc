//! What each command runs, and when it can be run: the rows of the table, with those that the panels give.

use std::sync::LazyLock;

use egui::{Key, Modifiers, ViewportCommand};

use super::action::{ExcerptWish, Pane};
use super::app::{App, Step, toggle_full_screen};
use super::command::{About, Command, Commands, Menu, command_table, key};
use super::corrections::Wish;
use super::doc::{Doc, Stops};
use super::panels::PANELS;
use super::strings::Tr;
use crate::issue::Place;
use crate::library::{CiteStyle, Language, MarkKind, Theme};
use crate::source::Scans;

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const CTRL_ALT: Modifiers = Modifiers::COMMAND.plus(Modifiers::ALT);
const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;

/// A command.
struct Row {
    /// What is said of it.
    about: About,
    /// What it runs.
    run: fn(&mut App, &egui::Context, Command),
    /// When it can be run.
    when: fn(&App, Command) -> bool,
    /// Whether what it switches is on.
    on: fn(&App, Command) -> bool,
}

macro_rules! row {
    ($name:ident $menu:ident, $zh:literal, $en:literal,
        [$($held:ident $key:ident),* $(; $($typed:literal),+)?] $($flag:ident)*,
        $does_zh:literal, $does_en:literal,
        run |$app:ident, $ctx:pat_param| $run:expr
        $(, when |$can:ident| $when:expr)? $(, on |$shown:ident| $on:expr)?
    ) => {
        Row {
            about: About::new(
                Command::$name,
                Menu::$menu,
                Tr { zh: $zh, en: $en },
                Tr { zh: $does_zh, en: $does_en },
            ).keys(const { &[$(key($held, Key::$key)),*] })$(.typed(const { &[$($typed),+] }))?$(.$flag())*,
            run: |$app, $ctx, _| $run,
            when: row!(@ true $(, $can, $when)?),
            on: row!(@ false $(, $shown, $on)?),
        }
    };
    (@ $default:literal) => { |_, _| $default };
    (@ $default:literal, $app:ident, $is:expr) => { |$app, _| $is };
}

macro_rules! rows {
    ($($name:ident { $($row:tt)* })*) => { vec![$(row!($name $($row)*)),*] };
}

/// All commands, in the order of the menus. A panel's stands behind the one that the panel names.
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let mut rows: Vec<Row> = command_table!(rows);
    for panel in PANELS.iter().rev() {
        let at = rows.iter().position(|row| row.about.command == panel.after).map_or(rows.len(), |at| at + 1);
        rows.insert(
            at,
            Row {
                about: panel.about(),
                run: |app, _, command| app.toggle_panel(command),
                when: |app, command| app.can_show_panel(command),
                on: |app, command| app.shows_panel(command),
            },
        );
    }
    rows
});

/// What is said of all commands.
pub static COMMANDS: LazyLock<Commands> = LazyLock::new(|| Commands::new(ROWS.iter().map(|row| &row.about)));

fn row(command: Command) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.about.command == command)
}

impl App {
    /// Runs a command, if it can be run now.
    pub(super) fn run(&mut self, ctx: &egui::Context, command: Command) {
        if let Some(row) = row(command).filter(|row| (row.when)(self, command)) {
            (row.run)(self, ctx, command);
        }
    }

    /// Whether a command can be run now.
    pub(super) fn can_run(&self, command: Command) -> bool {
        row(command).is_some_and(|row| (row.when)(self, command))
    }

    /// Whether what a command switches is on.
    pub(super) fn shows(&self, command: Command) -> bool {
        row(command).is_some_and(|row| (row.on)(self, command))
    }
}

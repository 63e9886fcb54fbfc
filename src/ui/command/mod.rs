//! The names of all commands, and what is said of each: for the menu, the jump box, the shortcuts and the help.
//!
//! The rows themselves are in [`table`]. What a row runs is known to the window's own `commands` alone; here, below
//! every view, are only the names.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::strings::{Lang, Tr};

mod table;
#[cfg(test)]
mod tests;

pub(in crate::ui) use table::command_table;

/// Names a panel at the side of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PanelId(pub &'static str);

impl PanelId {
    /// 标记.
    pub const MARKS: Self = Self("marks");
    /// 并排.
    pub const BESIDE: Self = Self("beside");
    /// 查找结果.
    pub const RESULTS: Self = Self("results");
    /// 存疑.
    pub const SUSPICIONS: Self = Self("suspicions");
    /// 原页.
    pub const PAGES: Self = Self("pages");
    /// 反向引用.
    pub const REFERENCES: Self = Self("references");
    /// 批注.
    pub const COMMENTS: Self = Self("comments");
    /// 为什么这样分.
    pub const WHY: Self = Self("why");
}

macro_rules! names_of_commands {
    ($($name:ident { $($row:tt)* })*) => {
        /// Everything that a reader can ask for by name: a name for each row of the table, and one for each panel.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "each has its name and explanation in its row")]
        pub enum Command {
            $($name,)*
            /// Shows or hides a panel.
            Panel(PanelId),
        }
    };
}
command_table!(names_of_commands);

/// Where a command stands in the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// 文件
    File,
    /// 编辑
    Edit,
    /// 编辑 ▸ 复制出处
    Cite,
    /// 编辑 ▸ 更正结构
    Correct,
    /// 查看
    View,
    /// 查看 ▸ 版面
    Text,
    /// 查看 ▸ 主题
    Theme,
    /// 查看 ▸ 界面语言
    Language,
    /// 跳转
    Go,
    /// 标记
    Marks,
    /// 帮助
    Help,
}

/// What is said of a command.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// Which command.
    pub command: Command,
    /// Its name.
    pub name: Tr,
    /// What it does, for the help and for tooltips.
    pub does: Tr,
    /// Its keys; the first is shown.
    pub keys: &'static [KeyboardShortcut],
    /// Characters that run it when they are typed and no text box has the keyboard.
    pub typed: &'static [&'static str],
    /// Its menu.
    pub menu: Menu,
    /// A line is drawn before it in the menu.
    pub starts_group: bool,
    /// Its keys are a text box's own, or could be typed: a text box that has the keyboard gets them.
    pub yields: bool,
    /// Its keys come to the reading view as an event of their own.
    pub by_event: bool,
}

impl About {
    /// A command without keys.
    #[must_use]
    pub const fn new(command: Command, menu: Menu, name: Tr, does: Tr) -> Self {
        let (keys, typed) = (&[], &[]);
        Self { command, name, does, keys, typed, menu, starts_group: false, yields: false, by_event: false }
    }

    /// With keys.
    #[must_use]
    pub const fn keys(self, keys: &'static [KeyboardShortcut]) -> Self {
        Self { keys, ..self }
    }

    /// With characters that run it.
    #[must_use]
    pub const fn typed(self, typed: &'static [&'static str]) -> Self {
        Self { typed, ..self }
    }

    /// The first of a group in its menu.
    #[must_use]
    pub const fn group(self) -> Self {
        Self { starts_group: true, ..self }
    }

    /// A text box that has the keyboard gets its keys.
    #[must_use]
    pub const fn yields(self) -> Self {
        Self { yields: true, ..self }
    }

    /// Its keys come to the reading view as an event.
    #[must_use]
    pub const fn by_event(self) -> Self {
        Self { by_event: true, ..self }
    }
}

/// A shortcut.
#[must_use]
pub const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

/// What is said of all commands, in the order of the menus.
#[derive(Debug, Default)]
pub struct Commands(Vec<&'static About>);

impl Commands {
    /// Of these rows.
    pub fn new(rows: impl Iterator<Item = &'static About>) -> Self {
        Self(rows.collect())
    }

    /// None at all.
    #[cfg(test)]
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// All, in the order of the menus.
    pub fn iter(&self) -> impl Iterator<Item = &'static About> {
        self.0.iter().copied()
    }

    /// Those of a menu.
    pub fn of_menu(&self, menu: Menu) -> impl Iterator<Item = &'static About> {
        self.iter().filter(move |about| about.menu == menu)
    }

    /// What is said of a command.
    #[must_use]
    pub fn about(&self, command: Command) -> Option<&'static About> {
        self.iter().find(|about| about.command == command)
    }

    /// A command's name in a language.
    #[must_use]
    pub fn name(&self, command: Command, lang: Lang) -> &'static str {
        self.about(command).map_or("", |about| about.name.get(lang))
    }

    /// Its first key as text, e.g. `Ctrl+P`, or nothing.
    #[must_use]
    pub fn key_text(&self, ctx: &egui::Context, command: Command) -> String {
        let key = self.about(command).and_then(|about| about.keys.first());
        key.map(|key| shown_key(ctx, key)).unwrap_or_default()
    }

    /// Takes the shortcuts that were pressed out of the input and gives their commands.
    pub fn pressed(&self, ctx: &egui::Context) -> Vec<Command> {
        let in_text_box = ctx.text_edit_focused();
        let free = |about: &&About| !(about.by_event || in_text_box && about.yields);
        // More modifiers first: egui matches Ctrl+Tab on Ctrl+Shift+Tab as well.
        let mut keyed: Vec<(&KeyboardShortcut, Command)> =
            self.iter().filter(free).flat_map(|a| a.keys.iter().map(move |k| (k, a.command))).collect();
        keyed.sort_by_key(|(k, _)| {
            let m = k.modifiers;
            std::cmp::Reverse(u8::from(m.shift) + u8::from(m.alt) + u8::from(m.command || m.ctrl))
        });
        ctx.input_mut(|input| {
            let mut found = Vec::new();
            for (shortcut, command) in keyed {
                if input.consume_shortcut(shortcut) && !found.contains(&command) {
                    found.push(command);
                }
            }
            let typed = |about: &&About| {
                let is_typed = |e: &egui::Event| matches!(e, egui::Event::Text(t) if about.typed.contains(&t.as_str()));
                !in_text_box && input.events.iter().any(is_typed)
            };
            found.extend(self.iter().filter(typed).map(|about| about.command));
            found
        })
    }
}

/// A shortcut as one reads it on the keyboard: `Ctrl+]`, where egui says Ctrl+CloseBracket.
#[must_use]
pub fn shown_key(ctx: &egui::Context, shortcut: &KeyboardShortcut) -> String {
    let held = ctx.format_modifiers(shortcut.modifiers);
    let plus = if held.is_empty() || held.ends_with(['⌘', '⌥', '⇧', '⌃']) { "" } else { "+" };
    format!("{held}{plus}{}", sign(shortcut.logical_key))
}

/// What stands on a key.
#[must_use]
pub fn sign(key: Key) -> &'static str {
    match key {
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        other => other.symbol_or_name(),
    }
}

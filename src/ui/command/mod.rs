//! The one table of commands: it feeds the menu, the jump box, the shortcuts and the help.

use egui::{Key, KeyboardShortcut};

mod table;
#[cfg(test)]
mod tests;

pub use table::COMMANDS;

use super::strings::{Lang, Tr};

/// Everything that a reader can ask for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each has its name and explanation in the table below")]
pub enum Command {
    Open,
    OpenFolder,
    Export,
    Print,
    Reload,
    CloseTab,
    ReopenTab,
    NextTab,
    PreviousTab,
    Quit,
    Copy,
    CopyCitation,
    CopySource,
    CitePlain,
    CiteMarkdown,
    CiteReference,
    ToggleCiteIssue,
    CopyTable,
    SaveTable,
    SelectAll,
    SplitHere,
    JoinWithPrevious,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    BodyText,
    UndoSeam,
    UndoCorrection,
    RedoCorrection,
    Find,
    FindNext,
    FindPrevious,
    ShowText,
    ShowOverview,
    ShowTables,
    ToggleContents,
    FilterContents,
    ExpandContents,
    CollapseContents,
    ToggleBookmarks,
    ToggleSuspicions,
    TogglePages,
    TogglePrinted,
    ToggleResults,
    ToggleReferences,
    Peek,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    MeasureWider,
    MeasureNarrower,
    LinesApart,
    LinesCloser,
    ToggleSpread,
    ToggleFullWidth,
    CycleTheme,
    ThemeSystem,
    ThemeLight,
    ThemeSepia,
    ThemeDark,
    LanguageSystem,
    LanguageZh,
    LanguageEn,
    FullScreen,
    Jump,
    Back,
    Forward,
    NextDocument,
    PreviousDocument,
    NextSection,
    PreviousSection,
    Top,
    End,
    AddBookmark,
    UndoBookmark,
    Help,
    Handbook,
    About,
}

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
    /// 书签
    Bookmarks,
    /// 帮助
    Help,
}

/// What the table says of a command.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Which command.
    pub command: Command,
    /// Its name.
    pub name: Tr,
    /// What it does, for the help and for tooltips.
    pub does: Tr,
    /// Its keys; the first is shown.
    pub keys: &'static [KeyboardShortcut],
    /// Its menu.
    pub menu: Menu,
    /// A line is drawn before it in the menu.
    pub starts_group: bool,
}

impl Command {
    /// What the table says of it.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        // A test proves that each command has its row; the first row stands in only to keep this total.
        COMMANDS.iter().find(|e| e.command == self).unwrap_or(&COMMANDS[0])
    }

    /// Its name in a language.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        self.entry().name.get(lang)
    }

    /// Its first key as text, e.g. `Ctrl+P`, or nothing.
    #[must_use]
    pub fn key_text(self, ctx: &egui::Context) -> String {
        self.entry().keys.first().map(|k| shown_key(ctx, k)).unwrap_or_default()
    }

    /// Its name with its key behind it, for tooltips: `查找… (Ctrl+F)`.
    #[must_use]
    pub fn name_and_key(self, ctx: &egui::Context, lang: Lang) -> String {
        match self.key_text(ctx) {
            keys if keys.is_empty() => self.name(lang).to_owned(),
            keys => format!("{} ({keys})", self.name(lang)),
        }
    }

    /// Whether its key also works while a text box has the keyboard. Those that a text box needs for itself, or that
    /// have no modifier and could be typed, do not.
    #[must_use]
    pub fn works_in_text_box(self) -> bool {
        !matches!(
            self,
            Self::Copy
                | Self::SelectAll
                | Self::UndoBookmark
                | Self::Top
                | Self::End
                | Self::NextDocument
                | Self::PreviousDocument
                | Self::NextSection
                | Self::PreviousSection
        )
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
fn sign(key: Key) -> &'static str {
    match key {
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        other => other.symbol_or_name(),
    }
}

/// Takes the shortcuts that were pressed out of the input and gives their commands.
pub fn pressed(ctx: &egui::Context) -> Vec<Command> {
    let in_text_box = ctx.text_edit_focused();
    // More modifiers first: egui matches Ctrl+Tab on Ctrl+Shift+Tab as well.
    let mut keyed: Vec<(&KeyboardShortcut, Command)> =
        COMMANDS.iter().flat_map(|e| e.keys.iter().map(move |k| (k, e.command))).collect();
    keyed.sort_by_key(|(k, _)| {
        let m = k.modifiers;
        std::cmp::Reverse(u8::from(m.shift) + u8::from(m.alt) + u8::from(m.command || m.ctrl))
    });
    ctx.input_mut(|input| {
        let mut found = Vec::new();
        for (shortcut, command) in keyed {
            // Copying and selecting come to the reading view as events of their own.
            if matches!(command, Command::Copy | Command::SelectAll) || (in_text_box && !command.works_in_text_box()) {
                continue;
            }
            if input.consume_shortcut(shortcut) && !found.contains(&command) {
                found.push(command);
            }
        }
        if !in_text_box {
            let typed = |signs: [&str; 2]| {
                input.events.iter().any(|e| matches!(e, egui::Event::Text(t) if signs.contains(&t.as_str())))
            };
            found.extend(typed(["?", "？"]).then_some(Command::Help));
            found.extend(typed(["/", "／"]).then_some(Command::Find));
        }
        found
    })
}

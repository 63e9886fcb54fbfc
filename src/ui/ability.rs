//! Which commands can be run now, and which of the things they switch are on.

use super::app::{App, Side};
use super::command::Command;
use super::corrections;
use super::doc::Doc;
use super::history::Pane;
use crate::issue::SourceKind;
use crate::library::{CiteStyle, Language, Theme};

impl App {
    /// Whether what a command switches is on.
    pub(super) fn shows(&self, command: Command) -> bool {
        match command {
            Command::ToggleContents => self.settings.tree.visible,
            Command::ToggleBookmarks => self.side == Some(Side::Bookmarks),
            Command::ToggleResults => self.side == Some(Side::Results),
            Command::ToggleSuspicions => self.side == Some(Side::Suspicions),
            Command::TogglePages => self.side == Some(Side::Pages),
            Command::TogglePrinted => self.doc().is_some_and(|d| d.printed.is_some()),
            Command::ToggleReferences => self.side == Some(Side::References),
            Command::ShowText | Command::ShowOverview | Command::ShowTables => self.doc().is_some_and(|d| {
                let pane = match command {
                    Command::ShowOverview => Pane::Overview,
                    Command::ShowTables => Pane::Tables,
                    _ => Pane::Text,
                };
                d.pane == pane
            }),
            Command::CitePlain => self.settings.cite.style == CiteStyle::Plain,
            Command::CiteMarkdown => self.settings.cite.style == CiteStyle::Markdown,
            Command::CiteReference => self.settings.cite.style == CiteStyle::Reference,
            Command::ToggleCiteIssue => self.settings.cite.gazette,
            Command::ToggleSpread => self.settings.reading.spread,
            Command::ToggleFullWidth => self.settings.reading.half_as_full,
            Command::ThemeSystem => self.settings.theme == Theme::System,
            Command::ThemeLight => self.settings.theme == Theme::Light,
            Command::ThemeSepia => self.settings.theme == Theme::Sepia,
            Command::ThemeDark => self.settings.theme == Theme::Dark,
            Command::LanguageSystem => self.settings.language == Language::System,
            Command::LanguageZh => self.settings.language == Language::Zh,
            Command::LanguageEn => self.settings.language == Language::En,
            _ => false,
        }
    }

    /// Whether a command can be run now.
    pub(super) fn can_run(&self, command: Command) -> bool {
        let doc = self.doc();
        match command {
            Command::Copy => doc.is_some_and(|d| d.view.selection().is_some()),
            Command::Back => doc.is_some_and(|d| d.history.can_go_back()),
            Command::Forward => doc.is_some_and(|d| d.history.can_go_forward()),
            Command::UndoBookmark => !self.deleted.is_empty(),
            Command::UndoCorrection => doc.is_some_and(|d| d.corrections.can_undo()),
            Command::RedoCorrection => doc.is_some_and(|d| d.corrections.can_redo()),
            _ if corrections::COMMANDS.contains(&command) => self.correction_of(command).is_some(),
            Command::NextTab | Command::PreviousTab => self.tabs.len() > 1,
            Command::ReopenTab => !self.closed.is_empty(),
            Command::TogglePages => doc.is_some_and(|d| d.issue.source.kind == SourceKind::Pdf),
            Command::Reload => self.tab().is_some_and(|t| t.path().is_some()),
            Command::Print | Command::Export => self.exporting.is_none() && doc.is_some_and(Doc::has_text),
            Command::CopyTable | Command::SaveTable => {
                doc.is_some_and(|d| d.pane == Pane::Tables && d.understood.is_some())
            }
            Command::Peek => doc.is_some_and(|d| d.understood.is_some()),
            Command::SelectAll
            | Command::CopyCitation
            | Command::CopySource
            | Command::CitePlain
            | Command::CiteMarkdown
            | Command::CiteReference
            | Command::ShowText
            | Command::ShowOverview
            | Command::ShowTables
            | Command::Find
            | Command::FindNext
            | Command::FindPrevious
            | Command::AddBookmark
            | Command::TogglePrinted
            | Command::NextDocument
            | Command::PreviousDocument
            | Command::NextSection
            | Command::PreviousSection
            | Command::Top
            | Command::End
            | Command::ExpandContents
            | Command::CollapseContents
            | Command::FilterContents => doc.is_some(),
            _ => true,
        }
    }
}

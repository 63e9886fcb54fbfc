//! Settings, and what was open: windows, tabs and recent files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::envelope::Stored;
use super::error::LibraryError;
use super::identity::IssueId;
use super::marks::MarkColour;
use super::{Library, UnixTime, path_text};
use crate::issue::Anchor;

/// The colours of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Theme {
    /// Light or dark as the system says.
    #[default]
    System,
    /// Dark on white.
    Light,
    /// Dark on the yellow of paper.
    Sepia,
    /// Light on dark.
    Dark,
}

/// The language of the user interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// As the system says.
    #[default]
    System,
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

/// What the user has set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The colours of the window.
    pub theme: Theme,
    /// The language of the user interface.
    pub language: Language,
    /// How the text is set.
    pub reading: Reading,
    /// The contents tree.
    pub tree: TreePanel,
    /// How places are cited.
    pub cite: CiteSettings,
    /// How text is marked.
    pub marks: MarkSettings,
    /// How large the window's own text is, and how it is read aloud.
    pub interface: Interface,
}

/// How text is marked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MarkSettings {
    /// The colour that was used last.
    pub colour: MarkColour,
    /// What the reader has named the colours by; those without a name of his have the program's.
    pub names: BTreeMap<MarkColour, String>,
}

impl Default for MarkSettings {
    fn default() -> Self {
        Self { colour: MarkColour::Yellow, names: BTreeMap::new() }
    }
}

/// The window itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Interface {
    /// Scale of menus, panels and bars, 0.8 to 2.5.
    pub scale: f32,
    /// Speed of reading aloud, 0.5 to 3 of the usual.
    pub speech_rate: f32,
}

impl Default for Interface {
    fn default() -> Self {
        Self { scale: 1.0, speech_rate: 1.0 }
    }
}

/// The form of a citation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CiteStyle {
    /// As it stands in running text.
    #[default]
    Plain,
    /// Markdown.
    Markdown,
    /// A reference by GB/T 7714.
    Reference,
}

/// How places are cited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CiteSettings {
    /// The form.
    pub style: CiteStyle,
    /// With the gazette's name, issue and printed pages.
    pub gazette: bool,
}

impl Default for CiteSettings {
    fn default() -> Self {
        Self { style: CiteStyle::default(), gazette: true }
    }
}

/// How the text is set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// Zoom of the text, 0.5 to 4.
    pub zoom: f32,
    /// Size of the body text, 8 to 72 px.
    pub body_size: f32,
    /// Line measure, 12 to 80 em of the body.
    pub measure: f32,
    /// From baseline to baseline, 1 to 4 em.
    pub line_gap: f32,
    /// Whether half-width punctuation between Chinese characters is shown full-width.
    pub half_as_full: bool,
    /// Whether a wide window shows the text in two columns.
    pub spread: bool,
}

impl Default for Reading {
    fn default() -> Self {
        Self { zoom: 1.0, body_size: 18.0, measure: 36.0, line_gap: 1.7, half_as_full: true, spread: false }
    }
}

/// The panel of the contents tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TreePanel {
    /// Width, 120 to 1200 px.
    pub width: f32,
    /// Whether it is shown.
    pub visible: bool,
}

impl Default for TreePanel {
    fn default() -> Self {
        Self { width: 300.0, visible: true }
    }
}

impl Settings {
    /// Brings numbers that no window can work with (a file edited by hand) back into their range.
    fn sane(mut self) -> Self {
        let usual = Self::default();
        let fit = |value: &mut f32, least: f32, most: f32, usual: f32| {
            *value = if value.is_finite() { value.clamp(least, most) } else { usual };
        };
        fit(&mut self.reading.zoom, 0.5, 4.0, usual.reading.zoom);
        fit(&mut self.reading.body_size, 8.0, 72.0, usual.reading.body_size);
        fit(&mut self.reading.measure, 12.0, 80.0, usual.reading.measure);
        fit(&mut self.reading.line_gap, 1.0, 4.0, usual.reading.line_gap);
        fit(&mut self.tree.width, 120.0, 1200.0, usual.tree.width);
        fit(&mut self.interface.scale, 0.8, 2.5, usual.interface.scale);
        fit(&mut self.interface.speech_rate, 0.5, 3.0, usual.interface.speech_rate);
        self
    }
}

/// What was open when the window closed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The tabs from the left.
    pub tabs: Vec<Tab>,
    /// Index of the tab in front.
    pub active: usize,
    /// The window; `None` if it was never told.
    pub window: Option<WindowFrame>,
    /// The name of the panel that is shown at the side; empty where none is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub panel: String,
}

/// What the middle of the window shows of an issue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Shown {
    /// The text.
    #[default]
    Text,
    /// The printed lines.
    Printed,
    /// The issue at a glance.
    Overview,
    /// A table of facts.
    Tables,
}

impl Shown {
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// An open file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tab {
    /// The file; empty for the embedded handbook.
    #[serde(with = "path_text")]
    pub path: PathBuf,
    /// The tab's title.
    pub title: String,
    /// The place at the top of the view.
    pub place: Option<Anchor>,
    /// What is shown of it.
    #[serde(skip_serializing_if = "Shown::is_usual")]
    pub shown: Shown,
    /// The name of the table of facts that was shown last; empty where none was.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub table: String,
    /// The program died while it was reading the file: it is not read until the reader asks.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub held_back: bool,
}

/// Where a window stands, in logical pixels of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowFrame {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width of the inside.
    pub width: f32,
    /// Height of the inside.
    pub height: f32,
    /// Whether it fills the screen; the other numbers then say what it goes back to.
    pub maximised: bool,
}

impl WindowFrame {
    /// Whether the numbers are those of a window that can be seen: on no screen farther than 32,000 px away, and
    /// neither tiny nor endless.
    pub(super) fn sane(&self) -> bool {
        let near = |v: f32| v.is_finite() && v.abs() <= 32_000.0;
        let size = |v: f32| (200.0..=32_000.0).contains(&v);
        near(self.x) && near(self.y) && size(self.width) && size(self.height)
    }
}

/// A file opened lately.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecentFile {
    /// The file.
    #[serde(with = "path_text")]
    pub path: PathBuf,
    /// What the issue is called.
    pub title: String,
    /// When it was last opened.
    pub time: UnixTime,
    /// The issue in it.
    pub issue: Option<IssueId>,
}

/// At most so many recent files are kept.
pub const RECENT_KEPT: usize = 30;

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
struct RecentList(Vec<RecentFile>);

impl Stored for Settings {
    const VERSION: u32 = 1;
}

impl Stored for Session {
    const VERSION: u32 = 1;
}

impl Stored for RecentList {
    const VERSION: u32 = 1;
}

const SETTINGS: &str = "settings.ron";
const RECENT: &str = "recent.ron";

impl Library {
    /// The settings, each in its range.
    ///
    /// # Errors
    /// When the file can't be read, or is damaged and can't be set aside.
    pub fn settings(&self) -> Result<Settings, LibraryError> {
        Ok(self.store.load::<Settings>(Path::new(SETTINGS))?.sane())
    }

    /// Changes what `change` changes and leaves the rest as the last window to write has left it. Gives the settings
    /// as they are now.
    ///
    /// # Errors
    /// When they could not be kept.
    pub fn change_settings(&self, change: impl FnOnce(&mut Settings)) -> Result<Settings, LibraryError> {
        self.store.update(Path::new(SETTINGS), |settings: &mut Settings| {
            change(settings);
            *settings = std::mem::take(settings).sane();
            Ok(settings.clone())
        })
    }

    /// The last session of the first window: [`Self::session_of`] 0.
    ///
    /// # Errors
    /// As there.
    pub fn session(&self) -> Result<Session, LibraryError> {
        self.session_of(0)
    }

    /// Keeps the session of the first window: [`Self::save_session_of`] 0.
    ///
    /// # Errors
    /// As there.
    pub fn save_session(&self, session: &Session) -> Result<(), LibraryError> {
        self.save_session_of(0, session)
    }

    /// The recent files, the latest first.
    ///
    /// # Errors
    /// When the file can't be read, or is damaged and can't be set aside.
    pub fn recent(&self) -> Result<Vec<RecentFile>, LibraryError> {
        Ok(self.store.load::<RecentList>(Path::new(RECENT))?.0)
    }

    /// Adds a file to the recent ones, or brings it to their front. What another window has added stays. Gives the
    /// list as it is now.
    ///
    /// # Errors
    /// When it could not be kept.
    pub fn add_recent(&self, file: RecentFile) -> Result<Vec<RecentFile>, LibraryError> {
        self.store.update(Path::new(RECENT), |list: &mut RecentList| {
            list.0.retain(|old| old.path != file.path);
            list.0.push(file);
            list.0.sort_by_key(|f| std::cmp::Reverse(f.time));
            list.0.truncate(RECENT_KEPT);
            Ok(list.0.clone())
        })
    }
}

//! Starting the window, with the graphics system that works on this machine.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use eframe::{NativeOptions, Renderer};
use thiserror::Error;

use super::action::Env;
use super::app::App;
use super::commands::COMMANDS;
use super::crash;
use super::early::EarlyReading;
use super::jump_box::command_entries;
use super::strings::{self as s, Lang};
use super::theme::Look;
use crate::instance::{self, Start};
use crate::library::{Library, LibraryNotice, WindowFrame};
use crate::search::JumpEntry;

/// No window could be made.
#[derive(Debug, Error)]
#[error("{0}")]
pub struct StartError(String);

/// Name of the desktop entry, so that the window is shown under the program's icon.
const APP_ID: &str = "gongbao";

/// The commands as the jump box of a window in this language has them: for answers without a window.
#[must_use]
pub fn jump_entries(lang: Lang) -> Vec<JumpEntry> {
    command_entries(Env { lang, palette: Look::default().palette(), commands: &COMMANDS, fullwidth: true })
}

/// Opens the window and returns when it is closed. `files` are opened, each in a tab. Where there is a window already it is
/// given the files, unless a new one is wanted.
///
/// # Errors
/// When no graphics system gives a window; the message says which libraries a Linux machine needs.
pub fn run(files: Vec<PathBuf>, new_window: bool) -> Result<(), StartError> {
    // Without a home folder, what is kept lives as long as the machine runs.
    let folder = Library::default_folder().unwrap_or_else(|| std::env::temp_dir().join("gongbao"));
    let start = instance::start(&folder, instance::runtime_folder().as_deref(), &files, new_window);
    let inbox = match start {
        Start::Handed => return Ok(()),
        Start::First(inbox) => Some(inbox),
        Start::Alone => None,
    };
    let inbox = Arc::new(Mutex::new(inbox));
    let early = Arc::new(Mutex::new(EarlyReading::begin(&files)));
    crash::keep_notes(folder.clone());
    #[cfg(target_os = "macos")]
    super::finder::listen();
    let (frame, said) = last_frame(&folder);
    let said = Arc::new(said);
    let mut failures = Vec::new();
    for renderer in renderers() {
        let (folder, files, said) = (folder.clone(), files.clone(), Arc::clone(&said));
        let (inbox, early) = (Arc::clone(&inbox), Arc::clone(&early));
        let create: eframe::AppCreator<'_> = Box::new(move |cc| {
            let mut app = App::with_early(&cc.egui_ctx, folder, files, taken(&early));
            app.listen(taken(&inbox));
            said.iter().for_each(|notice| app.say_notice(notice));
            Ok(Box::new(app))
        });
        match eframe::run_native(APP_ID, options(renderer, frame), create) {
            Ok(()) => return Ok(()),
            Err(error) => failures.push(format!("{renderer}: {error}")),
        }
    }
    Err(StartError(explain(&failures.join("; "))))
}

fn taken<T>(from: &Mutex<Option<T>>) -> Option<T> {
    from.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Where the window stood last time, and what was found wrong while reading that: the window will tell it.
fn last_frame(folder: &Path) -> (Option<WindowFrame>, Vec<LibraryNotice>) {
    let (library, mut said) = Library::open(folder);
    // The session that the window will take.
    let number = library.take_session().number();
    let frame = library.session_of(number).ok().and_then(|s| s.window);
    said.extend(library.take_notices());
    (frame, said)
}

/// Which graphics systems are tried, the first that works is taken. OpenGL starts faster and needs less memory on
/// Linux; on Windows and macOS it fails over remote desktops.
fn renderers() -> [Renderer; 2] {
    if cfg!(target_os = "linux") { [Renderer::Glow, Renderer::Wgpu] } else { [Renderer::Wgpu, Renderer::Glow] }
}

/// The window's size at the first start, points: with its frame it fits on a screen of 1366 × 768.
const FIRST_SIZE: [f32; 2] = [1280.0, 720.0];

fn options(renderer: Renderer, frame: Option<WindowFrame>) -> NativeOptions {
    let mut viewport = egui::ViewportBuilder::default()
        .with_title(s::APP_NAME.get(Lang::of_system()))
        .with_app_id(APP_ID)
        .with_inner_size(FIRST_SIZE)
        .with_min_inner_size([560.0, 400.0])
        .with_clamp_size_to_monitor_size(true)
        .with_drag_and_drop(true)
        .with_icon(icon());
    if let Some(frame) = frame {
        viewport = viewport
            .with_inner_size([frame.width, frame.height])
            .with_position([frame.x, frame.y])
            .with_maximized(frame.maximised);
    }
    NativeOptions { viewport, renderer, ..NativeOptions::default() }
}

fn icon() -> egui::IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon-256.png")).unwrap_or_default()
}

/// What a person can do about a window that can't be made; what the graphics systems say comes behind it.
fn explain(why: &str) -> String {
    let said = s::BACKEND_FAILED.with(Lang::of_system(), &[&without_source(why)]);
    if !cfg!(target_os = "linux") {
        return said;
    }
    let no_display = std::env::var_os("DISPLAY").is_none() && std::env::var_os("WAYLAND_DISPLAY").is_none();
    let advice = if no_display { s::NO_DISPLAY } else { s::LINUX_PACKAGES };
    format!("{}\n{said}", advice.get(Lang::of_system()))
}

/// What a graphics system says, without the places in its source, which are paths of another machine.
fn without_source(why: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for word in why.split_whitespace() {
        if word.contains(".rs:") {
            kept.pop_if(|before| *before == "at");
        } else {
            kept.push(word);
        }
    }
    kept.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_is_read() {
        let icon = icon();
        assert_eq!((icon.width, icon.height), (256, 256));
    }

    #[test]
    fn a_damaged_session_is_told_though_it_is_read_before_the_window() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("session.ron"), "((((broken").unwrap();
        let (frame, said) = last_frame(folder.path());
        assert_eq!(frame, None);
        assert!(matches!(said.as_slice(), [LibraryNotice::SetAside { .. }]), "{said:?}");
    }

    #[test]
    fn a_failure_says_what_to_do() {
        let text = explain("glow: os error at /home/a/.cargo/src/x11/mod.rs:765: no display");
        assert!(text.contains("glow: os error no display") && !text.contains(".rs"), "{text}");
        #[cfg(target_os = "linux")]
        assert!(!text.lines().next().unwrap().contains("glow"), "{text}");
        #[cfg(target_os = "linux")]
        assert!(text.contains("libxkbcommon-x11-0") || text.contains("DISPLAY"), "{text}");
    }
}

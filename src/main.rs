//! The `gongbao` program: the window, or a headless command.

// A double click on Windows opens no console behind the window.
#![cfg_attr(all(windows, feature = "gui", not(debug_assertions)), windows_subsystem = "windows")]

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use gongbao::cli::{self, Request};
use gongbao::faces::EMBEDDED;
use gongbao::reader;

fn main() -> ExitCode {
    gongbao::source::quiet_panics();
    if std::env::args_os().nth(1).is_some_and(|first| first == reader::ARGUMENT) {
        return reader::serve(EMBEDDED[0].bytes);
    }
    // On Linux by the link that leads to this very program, even when its file has been replaced meanwhile.
    let program = if cfg!(target_os = "linux") { Ok("/proc/self/exe".into()) } else { std::env::current_exe() };
    if let Ok(program) = program {
        reader::use_program(program);
    }
    // What was read from scans is kept: a scanned issue takes minutes.
    reader::recognise_scans(gongbao::library::Library::cache_folder().map(|folder| folder.join("scans")));
    match cli::run(std::env::args_os(), &mut io::stdout().lock(), &mut io::stderr().lock()) {
        Request::Done(code) => code,
        Request::Window(files) => window(files),
    }
}

#[cfg(feature = "gui")]
fn window(files: Vec<PathBuf>) -> ExitCode {
    match gongbao::ui::run(files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gongbao: {error}");
            ExitCode::from(4)
        }
    }
}

#[cfg(not(feature = "gui"))]
fn window(_files: Vec<PathBuf>) -> ExitCode {
    eprintln!("gongbao: this program was built without its window; see gongbao --help for the commands without one");
    ExitCode::from(4)
}

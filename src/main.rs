//! The `gongbao` program: the window, or a headless command.

// A double click on Windows opens no console behind the window.
#![cfg_attr(all(windows, feature = "gui", not(debug_assertions)), windows_subsystem = "windows")]

use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use gongbao::cli::{self, Request, Streams, WindowRequest};
use gongbao::faces::EMBEDDED;
use gongbao::lang::Lang;
use gongbao::reader;
use gongbao::search::JumpEntry;

fn main() -> ExitCode {
    #[cfg(windows)]
    take_the_console();
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
    let streams = Streams {
        out: &mut io::stdout().lock(),
        err: &mut io::stderr().lock(),
        lang: Lang::of_system(),
        terminals: (io::stdout().is_terminal(), io::stderr().is_terminal()),
        commands: &commands,
    };
    match cli::run_with(std::env::args_os(), streams) {
        Request::Done(code) => code,
        Request::Window(request) => window(request),
    }
}

/// A program of windows that is started at a prompt writes to no console until it asks for that prompt's.
#[cfg(windows)]
fn take_the_console() {
    use windows_sys::Win32::System::Console::{ATTACH_PARENT_PROCESS, AttachConsole};
    // SAFETY: the call takes a number and touches no memory of ours. Without a prompt it fails, and nothing is lost.
    #[allow(unsafe_code, reason = "the system has no other call")]
    unsafe {
        AttachConsole(ATTACH_PARENT_PROCESS);
    }
}

/// The window's commands: the jump box answers with them, too.
fn commands(lang: Lang) -> Vec<JumpEntry> {
    #[cfg(feature = "gui")]
    let commands = gongbao::ui::jump_entries(lang);
    #[cfg(not(feature = "gui"))]
    let commands = {
        let _ = lang;
        Vec::new()
    };
    commands
}

#[cfg(feature = "gui")]
fn window(request: WindowRequest) -> ExitCode {
    match gongbao::ui::run(request.files, request.new_window) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gongbao: {error}");
            ExitCode::from(4)
        }
    }
}

#[cfg(not(feature = "gui"))]
fn window(_request: WindowRequest) -> ExitCode {
    let told = Lang::of_system().either(
        "本程序编译时没有窗口；不用窗口的命令见 gongbao --help",
        "this program was built without its window; see gongbao --help for the commands without one",
    );
    eprintln!("gongbao: {told}");
    ExitCode::from(4)
}

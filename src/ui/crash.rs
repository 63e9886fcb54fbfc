//! What is told of a death of the program, in a file that the reader can send.

use std::fmt::Write as _;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::deliver::today;
use crate::library::keep_crash_note;

/// What the program has in hand just now, for the note of its panic: kind and size of each file, never its name.
static IN_HAND: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Tells what is being read from now on.
pub fn reading(files: &[PathBuf]) {
    *IN_HAND.lock().unwrap_or_else(PoisonError::into_inner) = files.iter().map(|file| kind_and_size(file)).collect();
}

/// Has a note kept of each panic that is printed, below the data folder. To be called once, when the window begins.
pub fn keep_notes(data: PathBuf) {
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let files = IN_HAND.try_lock().map(|files| files.clone()).unwrap_or_default();
        // What can't be kept is still printed.
        let _ = keep_crash_note(&data, today(), &note_of_panic(info, &files));
        print(info);
    }));
}

fn note_of_panic(info: &PanicHookInfo<'_>, files: &[String]) -> String {
    let place = info.location().map_or_else(String::new, |at| format!("{}:{}:{}", at.file(), at.line(), at.column()));
    let cause = info.payload();
    let said = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let said = said.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_default();
    let thread = std::thread::current().name().unwrap_or("").to_owned();
    note(
        ["程序内部出错。", "The program failed."],
        files,
        &format!("{said}\n{place}\n{thread}\n{}", std::backtrace::Backtrace::capture()),
    )
}

/// The note on a death that left no word: the system ended the program, or somebody did.
#[must_use]
pub fn note_of_death(files: &[PathBuf]) -> String {
    let files: Vec<String> = files.iter().map(|file| kind_and_size(file)).collect();
    note(
        [
            "程序没有正常退出，也没有留下错误信息：可能是内存用尽、断电，或者被强行结束。",
            "The program did not end as it should and left no message: memory may have run out, the power failed, or somebody ended it.",
        ],
        &files,
        "",
    )
}

fn note(what: [&str; 2], files: &[String], details: &str) -> String {
    let mut text = String::new();
    let version = env!("CARGO_PKG_VERSION");
    let system = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
    let none = ["无 · none".to_owned()];
    let files = if files.is_empty() { &none[..] } else { files };
    // A string takes all that is written to it.
    let _ = writeln!(
        text,
        "公报阅读器 {version}（{system}）\n{}\n当时正在读取的文件：{}\n\n本说明不记文件名；出错信息里可能有文件中的少量文字，发送前请看一遍。\n\n\
         Gongbao {version} ({system})\n{}\nFiles that were being read: {}\n\n\
         This note has no names of files. The message may quote a few characters of a file: look at it before you send it.",
        what[0],
        files.join("、"),
        what[1],
        files.join(", "),
    );
    if !details.is_empty() {
        let _ = writeln!(text, "\n----\n{}", details.trim_end());
    }
    text
}

/// The kind of a file by the ending of its name, and its size.
fn kind_and_size(file: &Path) -> String {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let known = ending.len() <= 8 && ending.chars().all(|c| c.is_ascii_alphanumeric());
    let ending = if known && !ending.is_empty() { ending } else { "?".to_owned() };
    match std::fs::metadata(file) {
        Ok(about) if about.is_file() => format!("{ending} ({} bytes)", about.len()),
        _ => ending,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_tells_what_was_read_but_not_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("绝密.PDF");
        std::fs::write(&file, "1234").unwrap();
        let text = note_of_death(&[file, folder.path().join("不在.某某")]);
        assert!(text.contains("pdf (4 bytes)") && !text.contains("绝密") && !text.contains("某某"), "{text}");
        assert!(
            text.contains(env!("CARGO_PKG_VERSION")) && text.contains("没有正常退出") && text.contains("did not end")
        );
        assert!(note_of_death(&[]).contains("无 · none"));
    }
}

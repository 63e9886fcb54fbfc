//! How far the work on many files is, on one line of the terminal.

use std::io::Write;
use std::path::Path;

use crate::cli::visible::visible;
use crate::lang::{Lang, counted_en};
use crate::open::file_name;

/// The line; it writes nothing where nobody sees it.
pub(super) struct Line<'a> {
    out: &'a mut dyn Write,
    lang: Lang,
    total: usize,
    done: usize,
    shown: bool,
}

/// Back to the line's start, and all of it erased.
const ERASE: &str = "\r\x1b[K";
/// Characters of a file's name that are shown.
const NAME: usize = 40;

impl<'a> Line<'a> {
    /// A line for so many files; `shown` on a terminal, when there are several and nobody asked for silence.
    pub(super) fn new(out: &'a mut dyn Write, lang: Lang, total: usize, shown: bool) -> Self {
        Self { out, lang, total, done: 0, shown: shown && total > 1 }
    }

    /// A line for files of which nobody knows yet how many there are.
    pub(super) fn of_unknown(out: &'a mut dyn Write, lang: Lang, shown: bool) -> Self {
        Self { out, lang, total: 0, done: 0, shown }
    }

    /// A file is done.
    pub(super) fn step(&mut self, file: &Path) {
        self.at(self.done + 1, self.total, file);
    }

    /// So many of all are done; this one is it just now.
    pub(super) fn at(&mut self, done: usize, total: usize, file: &Path) {
        (self.done, self.total) = (done, total);
        if self.shown {
            let name: String = file_name(file).chars().filter(|c| !c.is_control()).take(NAME).collect();
            // What can't be shown is no reason to stop.
            let _ = write!(self.out, "{ERASE}{done}/{total} {name}");
            let _ = self.out.flush();
        }
    }

    /// The line goes.
    pub(super) fn clear(&mut self) {
        if self.shown {
            let _ = write!(self.out, "{ERASE}");
            let _ = self.out.flush();
        }
    }

    /// Says something on a line of its own.
    pub(super) fn say(&mut self, text: &str) {
        let erase = if self.shown { ERASE } else { "" };
        let _ = writeln!(self.out, "{erase}{}", visible(text));
    }

    /// The end: the line goes, and the sum of it stays.
    pub(super) fn end(&mut self, failed: usize) {
        if self.shown {
            let (done, failed) = (self.done - failed.min(self.done), failed.to_string());
            let text = match self.lang {
                Lang::Zh => format!("已导出 {done} 个文件，{failed} 个失败"),
                Lang::En => format!("{} exported, {failed} failed", counted_en(done, "file[s]")),
            };
            let _ = writeln!(self.out, "{ERASE}{text}");
        }
    }
}

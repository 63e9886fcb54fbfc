//! `gongbao backup`: the dated copies of bookmarks, corrections and settings.

use std::io::Write;
use std::path::Path;

use clap::{Args, Subcommand};

use super::CliError;
use super::visible::visible;
use crate::deliver::today;
use crate::issue::Date;
use crate::lang::{Lang, singular};
use crate::library::{Backup, Library, LibraryError, LibraryNotice, Restored};

#[derive(Debug, Args)]
pub(super) struct BackupArgs {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// List the backups, the latest first
    List,
    /// Make the backup of today, unless there is one or nothing has changed since the last
    Make,
    /// Make bookmarks, corrections and settings as they were; what is there now becomes a backup first. Close the window before
    Restore {
        /// The name of the backup, as `list` gives it: 2031-05-01
        name: String,
    },
}

/// Where a command writes, what it says to a person, and in which language.
type Spoken<'w> = (&'w mut dyn Write, &'w mut dyn Write, Lang);

impl BackupArgs {
    /// Carries it out; the exit code: 1 where there was nothing to list, make or restore; of a restore 5 where a file of the backup
    /// is damaged, and 4 where all are.
    pub(super) fn run(self, spoken: Spoken<'_>) -> Result<u8, CliError> {
        let folder = Library::default_folder().ok_or(CliError::NoDataFolder)?;
        self.run_on(&folder, today(), spoken)
    }

    fn run_on(self, folder: &Path, day: Date, (out, err, lang): Spoken<'_>) -> Result<u8, CliError> {
        // Who looks changes nothing; and in what is no folder there is nothing to make or restore.
        let seen = Library::look_into(folder)?;
        if matches!(self.task, Task::List) {
            return list(&seen, (out, err, lang));
        }
        let (library, mut notices) = Library::open(folder);
        let done = match self.task {
            Task::Restore { name } => restore(&library, &name, day, (&mut *out, &mut *err, lang)),
            _ => make(&library, day, (out, &mut *err, lang)),
        };
        notices.extend(library.take_notices());
        let failed = done.as_ref().err().map(|error| lang.message(error, CliError::message_zh));
        for notice in notices {
            let text = lang.message(&notice, LibraryNotice::message_zh);
            // What ended the command is told by whoever called it.
            if failed.as_ref() != Some(&text) {
                say(err, &text)?;
            }
        }
        done
    }
}

fn say(err: &mut dyn Write, text: &str) -> Result<(), CliError> {
    Ok(writeln!(err, "gongbao: {}", visible(text))?)
}

fn list(library: &Library, (out, err, lang): Spoken<'_>) -> Result<u8, CliError> {
    let all = library.backups();
    for backup in &all {
        writeln!(out, "{}\t{}", backup.name, told(backup, lang))?;
    }
    if all.is_empty() {
        say(err, lang.either("还没有备份", "there are no backups yet"))?;
        return Ok(1);
    }
    Ok(0)
}

fn make(library: &Library, day: Date, (out, err, lang): Spoken<'_>) -> Result<u8, CliError> {
    match library.back_up(day)? {
        Some(name) => {
            writeln!(out, "{name}")?;
            Ok(0)
        }
        None => {
            let why = lang.either(
                "没有新做备份：今天的已有，或自上次以来没有变化",
                "no backup was made: there is one of today, or nothing has changed since the last",
            );
            say(err, why)?;
            Ok(1)
        }
    }
}

fn restore(library: &Library, name: &str, day: Date, (out, err, lang): Spoken<'_>) -> Result<u8, CliError> {
    let Restored { backup, before } = match library.restore_backup(name, day) {
        Ok(restored) => restored,
        Err(LibraryError::Gone) => {
            let text = match lang {
                Lang::Zh => format!("没有名为 {name} 的备份；gongbao backup list 列出所有备份"),
                Lang::En => format!("there is no backup {name}; gongbao backup list names all"),
            };
            say(err, &text)?;
            return Ok(1);
        }
        Err(error) => return Err(error.into()),
    };
    let damaged = backup.damaged;
    if backup.is_lost() {
        let text = match lang {
            Lang::Zh => format!("{name} 的 {damaged} 个文件都已损坏，什么也没有恢复"),
            Lang::En => format!("all files of {name} are damaged ({damaged}): nothing was restored"),
        };
        say(err, &text)?;
        return Ok(4);
    }
    let before = before.as_deref().unwrap_or("—");
    match lang {
        Lang::Zh => writeln!(out, "已恢复 {name}，恢复前的数据：{before}")?,
        Lang::En => writeln!(out, "restored {name}; what was there before: {before}")?,
    }
    if damaged == 0 {
        return Ok(0);
    }
    let text = match lang {
        Lang::Zh => format!("{name} 中有 {damaged} 个文件已损坏，没有恢复，仍是现在的内容"),
        Lang::En => singular(&format!(
            "{damaged} files of {name} not restored because of damage: what was there stays as it was"
        )),
    };
    say(err, &text)?;
    Ok(5)
}

/// What is in a backup.
fn told(backup: &Backup, lang: Lang) -> String {
    let Backup { bookmarks, corrections, damaged, .. } = backup;
    let mut told = match lang {
        Lang::Zh => format!("书签 {bookmarks} 个，更正 {corrections} 处"),
        Lang::En => singular(&format!("{bookmarks} bookmarks, {corrections} corrections")),
    };
    if *damaged > 0 {
        told.push_str(&match lang {
            Lang::Zh => format!("，{damaged} 个文件已损坏"),
            Lang::En => singular(&format!(", {damaged} files damaged")),
        });
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser as _;
    use std::fs;

    /// The command's part of a command line.
    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        backup: BackupArgs,
    }

    /// What a command prints, what it says, and its exit code.
    fn run(data: &Path, day: u32, args: &[&str]) -> (String, String, u8) {
        let line = Line::try_parse_from(std::iter::once("backup").chain(args.iter().copied())).unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let day = Date::new(2031, 5, day).unwrap();
        let code = line.backup.run_on(data, day, (&mut out, &mut err, Lang::En)).unwrap_or_else(|error| {
            let _ = writeln!(err, "{error}");
            error.code()
        });
        (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap(), code)
    }

    fn zoom(data: &Path, zoom: f32) {
        Library::open(data).0.change_settings(|s| s.reading.zoom = zoom).unwrap();
    }

    #[test]
    fn a_restore_tells_what_of_it_was_damaged() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path();
        zoom(data, 2.0);
        assert_eq!(run(data, 1, &["make"]), ("2031-05-01\n".to_owned(), String::new(), 0));
        let (_, err, code) = run(data, 1, &["make"]);
        assert!(err.contains("no backup was made") && code == 1, "{err}");
        zoom(data, 3.0);
        let (out, err, code) = run(data, 2, &["restore", "2031-05-01"]);
        assert!(out.contains("restored 2031-05-01") && err.is_empty() && code == 0, "{out} {err}");
        let settings = data.join("backups/2031-05-01/settings.ron");
        fs::create_dir(data.join("backups/2031-05-01/bookmarks")).unwrap();
        fs::copy(&settings, data.join("backups/2031-05-01/bookmarks/0123456789abcdef.ron")).unwrap();
        fs::write(&settings, "damaged").unwrap();
        zoom(data, 3.0);
        let (out, err, code) = run(data, 3, &["restore", "2031-05-01"]);
        assert!(out.contains("restored") && err.contains("1 file of 2031-05-01 not restored") && code == 5, "{err}");
        assert_eq!(Library::open(data).0.settings().unwrap().reading.zoom, 3.0);
        fs::write(data.join("backups/2031-05-01/bookmarks/0123456789abcdef.ron"), "damaged").unwrap();
        let (out, err, code) = run(data, 4, &["restore", "2031-05-01"]);
        assert!(out.is_empty() && err.contains("nothing was restored") && code == 4, "{out} {err}");
        assert_eq!(Library::open(data).0.settings().unwrap().reading.zoom, 3.0);
    }

    #[test]
    fn what_is_wrong_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path();
        let (out, err, code) = run(data, 1, &["list"]);
        assert!(out.is_empty() && err.contains("no backups yet") && code == 1, "{err}");
        let (_, err, code) = run(data, 1, &["restore", "wrong\u{1b}[31m"]);
        assert!(err.contains("there is no backup wrong\\u{1b}") && code == 1, "{err}");
        zoom(data, 2.0);
        fs::write(data.join("settings.ron"), "damaged").unwrap();
        run(data, 1, &["list"]);
        assert_eq!(fs::read_to_string(data.join("settings.ron")).unwrap(), "damaged", "who looks changes nothing");
        let (_, err, _) = run(data, 1, &["make"]);
        assert!(err.contains("settings.damaged-1.ron"), "{err}");
        for task in [&["list"][..], &["make"], &["restore", "2031-05-01"]] {
            let (_, err, code) = run(&data.join("settings.damaged-1.ron/x"), 1, task);
            assert!(code == 4 && err.contains("can't be read"), "{task:?} {err}");
        }
    }
}

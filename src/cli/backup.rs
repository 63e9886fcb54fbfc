//! `gongbao backup`: the dated copies of bookmarks, corrections and settings.

use std::io::Write;

use clap::{Args, Subcommand};

use super::CliError;
use crate::deliver::today;
use crate::lang::Lang;
use crate::library::{Backup, Library, LibraryError};

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

impl BackupArgs {
    /// True when there was something to list, make or restore.
    pub(super) fn run(self, out: &mut dyn Write, lang: Lang) -> Result<bool, CliError> {
        let folder = Library::default_folder().ok_or(CliError::NoDataFolder)?;
        let (library, _) = Library::open(folder);
        match self.task {
            Task::List => {
                let all = library.backups();
                for backup in &all {
                    writeln!(out, "{}\t{}", backup.name, told(backup, lang))?;
                }
                Ok(!all.is_empty())
            }
            Task::Make => {
                let made = library.back_up(today())?;
                if let Some(name) = &made {
                    writeln!(out, "{name}")?;
                }
                Ok(made.is_some())
            }
            Task::Restore { name } => match library.restore_backup(&name, today()) {
                Ok(restored) => {
                    let before = restored.before.as_deref().unwrap_or("—");
                    let text = match lang {
                        Lang::Zh => format!("已恢复 {name}，恢复前的数据：{before}"),
                        Lang::En => format!("restored {name}; what was there before: {before}"),
                    };
                    writeln!(out, "{text}")?;
                    Ok(true)
                }
                Err(LibraryError::Gone) => Ok(false),
                Err(error) => Err(error.into()),
            },
        }
    }
}

/// What is in a backup.
fn told(backup: &Backup, lang: Lang) -> String {
    let Backup { bookmarks, corrections, damaged, .. } = backup;
    let mut told = match lang {
        Lang::Zh => format!("书签 {bookmarks} 个，更正 {corrections} 处"),
        Lang::En => format!("{bookmarks} bookmarks, {corrections} corrections"),
    };
    if *damaged > 0 {
        told.push_str(&match lang {
            Lang::Zh => format!("，{damaged} 个文件已损坏"),
            Lang::En => format!(", {damaged} files damaged"),
        });
    }
    told
}

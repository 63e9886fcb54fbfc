//! `gongbao install`, `uninstall` and `default`: the program on this user's desktop.

use std::io::Write;

use clap::builder::PossibleValue;
use clap::{Args, Subcommand};

use super::CliError;
use crate::desktop::{self, Homes, KINDS, kind_named};
use crate::lang::Lang;

#[derive(Debug, Args)]
pub(super) struct DefaultArgs {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// List the kinds of files, and which the program was made the default for
    List,
    /// Make the program the default for kinds of files
    Set {
        /// Kinds of files
        #[arg(required = true, value_parser = kinds())]
        kinds: Vec<String>,
    },
    /// Give kinds of files back to the program that opened them before
    Undo {
        /// Kinds of files
        #[arg(required = true, value_parser = kinds())]
        kinds: Vec<String>,
    },
}

fn kinds() -> Vec<PossibleValue> {
    KINDS.iter().map(|kind| PossibleValue::new(kind.name).help(kind.en)).collect()
}

/// Installs the running program; tells what was written.
pub(super) fn install(out: &mut dyn Write, lang: Lang) -> Result<(), CliError> {
    let homes = Homes::of_user()?;
    let program = std::env::current_exe()?;
    let done = desktop::install(&homes, &program, &desktop::opener)?;
    for file in &done.files {
        writeln!(out, "{}", file.display())?;
    }
    let offered = done.offered.len();
    let told = match lang {
        Lang::Zh => format!("已安装。“打开方式”中列入 {offered} 种类型；没有改变任何默认程序。"),
        Lang::En => format!("Installed. Offered under “Open with” for {offered} types; no default was changed."),
    };
    writeln!(out, "{told}")?;
    if done.not_on_path {
        let folder = homes.bin.display();
        let told = match lang {
            Lang::Zh => format!("{folder} 不在 PATH 中：在终端里要写全路径。"),
            Lang::En => format!("{folder} is not on the PATH: in a terminal, name the whole path."),
        };
        writeln!(out, "{told}")?;
    }
    Ok(())
}

/// Removes it; true when there was something to remove.
pub(super) fn uninstall(out: &mut dyn Write, lang: Lang) -> Result<bool, CliError> {
    removed(&desktop::uninstall(&Homes::of_user()?)?, out, lang)
}

fn removed(done: &desktop::Installed, out: &mut dyn Write, lang: Lang) -> Result<bool, CliError> {
    for file in &done.files {
        writeln!(out, "{}", file.display())?;
    }
    let told = match (done.files.is_empty(), lang) {
        (true, Lang::Zh) => "没有由 install 安装的程序：无可卸载。",
        (true, Lang::En) => "Nothing was installed by install: there is nothing to remove.",
        (false, Lang::Zh) => "已卸载。书签、更正和设置没有删除。",
        (false, Lang::En) => "Removed. Bookmarks, corrections and settings were kept.",
    };
    writeln!(out, "{told}")?;
    if let Some(kept) = &done.kept {
        let kept = kept.display();
        match lang {
            Lang::Zh => writeln!(out, "{kept} 不是由 install 安装的，没有删除。")?,
            Lang::En => writeln!(out, "{kept} was not put there by install and is kept.")?,
        }
    }
    Ok(!done.files.is_empty())
}

impl DefaultArgs {
    pub(super) fn run(self, out: &mut dyn Write, lang: Lang) -> Result<(), CliError> {
        let homes = Homes::of_user()?;
        let types = |names: &[String]| -> Vec<&'static str> {
            names.iter().filter_map(|name| kind_named(name)).flat_map(|kind| kind.types).copied().collect()
        };
        match self.task {
            Task::Set { kinds } => desktop::make_default(&homes, &types(&kinds))?,
            Task::Undo { kinds } => desktop::undo_default(&homes, &types(&kinds))?,
            Task::List => {}
        }
        let ours = desktop::defaults(&homes);
        for kind in KINDS {
            let is_ours = kind.types.iter().all(|t| ours.iter().any(|o| o == t));
            let mark = if is_ours { "*" } else { "-" };
            writeln!(out, "{mark}\t{}\t{}", kind.name, lang.either(kind.zh, kind.en))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_uninstall_of_nothing_says_so() {
        for (lang, word) in [(Lang::En, "nothing to remove"), (Lang::Zh, "无可卸载")] {
            let mut out = Vec::new();
            assert!(!removed(&desktop::Installed::default(), &mut out, lang).unwrap());
            assert!(String::from_utf8(out).unwrap().contains(word));
        }
    }
}

//! A mistyped command is an error that names the command it is like, and not a file to open.

use std::path::Path;

/// A word that is neither a command nor a file.
#[derive(Debug, thiserror::Error)]
#[error("there is no command or file “{word}”{}", .like.as_ref().map(|l| format!("; did you mean “gongbao {l}”?")).unwrap_or_default())]
pub(super) struct Mistyped {
    word: String,
    like: Option<String>,
}

impl Mistyped {
    pub(super) fn message_zh(&self) -> String {
        let like = self.like.as_ref().map(|like| format!("，是否想输入“gongbao {like}”？")).unwrap_or_default();
        format!("没有名为“{}”的命令或文件{like}", self.word)
    }
}

/// From this likeness on (0 to 1) a command is named.
const ALIKE: f64 = 0.75;

/// Whether the first word may be a file: it is there, or it is written as files are, with a folder or an ending.
pub(super) fn check(first: &Path, commands: &clap::Command) -> Result<(), Mistyped> {
    let Some(word) = first.to_str().filter(|word| !word.contains(['/', '\\', '.'])) else { return Ok(()) };
    if word.is_empty() || first.symlink_metadata().is_ok() {
        return Ok(());
    }
    let names = commands.get_subcommands().map(clap::Command::get_name);
    let likeness = |name: &str| strsim::jaro_winkler(&word.to_lowercase(), name);
    let best = names.map(|name| (likeness(name), name)).max_by(|a, b| a.0.total_cmp(&b.0));
    let like = best.filter(|(likeness, _)| *likeness >= ALIKE).map(|(_, name)| name.to_owned());
    Err(Mistyped { word: word.to_owned(), like })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(word: &str) -> Result<(), Option<String>> {
        check(Path::new(word), &super::super::command()).map_err(|error| error.like)
    }

    #[test]
    fn a_word_like_a_command_is_no_file() {
        for (word, command) in [("exprot", "export"), ("Jmup", "jump"), ("hanbook", "handbook"), ("finds", "find")] {
            assert_eq!(like(word), Err(Some(command.to_owned())), "{word}");
        }
        assert_eq!(like("公报"), Err(None));
        // What is written as a file is one, there or not: the window says that it is missing.
        for file in ["exprot.pdf", "./exprot", "gazettes/2031", ""] {
            assert_eq!(like(file), Ok(()), "{file}");
        }
    }

    #[test]
    fn a_file_that_is_there_is_opened_whatever_it_is_called() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("exprot");
        std::fs::write(&file, "甲").unwrap();
        assert!(check(&file, &super::super::command()).is_ok());
    }
}

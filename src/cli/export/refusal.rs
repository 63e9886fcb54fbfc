//! What is never written over: the files that are read, and what a folder's links lead to.

use std::fs;
use std::path::{Path, PathBuf};

use crate::library::Library;

/// Why a file is not written.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum Refusal {
    /// It is one of the files that are read.
    #[error("{} is one of the files that are read: it is not written over", .0.display())]
    OverInput(PathBuf),
    /// It is part of the program's own data.
    #[error("{} belongs to this program's own data: it is not written over", .0.display())]
    OwnData(PathBuf),
    /// In the folder its name is that of a link, a folder, a device or a pipe.
    #[error("{} is a link, folder, device or pipe: name another folder, or take it away", .0.display())]
    NoPlainFile(PathBuf),
    /// In the folder stands a file of the name of the table of failures, and it is none.
    #[error("{} is not a table of failed files that this program wrote: name another folder, or take it away", .0.display())]
    Foreign(PathBuf),
}

impl Refusal {
    pub(super) fn message_zh(&self) -> String {
        match self {
            Self::OverInput(path) => format!("{} 是被读取的文件之一，不能覆盖", path.display()),
            Self::OwnData(path) => format!("{} 属于本程序自己的数据，不能覆盖", path.display()),
            Self::NoPlainFile(path) => {
                format!("{} 是链接、文件夹、设备或管道，没有写入：请另选文件夹，或先把它移走", path.display())
            }
            Self::Foreign(path) => {
                format!("{} 不是本程序写的失败文件表，没有覆盖：请另选文件夹，或先把它移走", path.display())
            }
        }
    }
}

/// The files and folders that are read, wherever links to them stand.
pub(super) struct Inputs(Vec<PathBuf>);

impl Inputs {
    pub(super) fn of(files: &[PathBuf]) -> Self {
        Self(files.iter().filter_map(|file| file.canonicalize().ok()).collect())
    }

    /// Refuses what is there and is read: a file itself, or one of a folder that is read as an issue; and the program's own
    /// data.
    pub(super) fn refuse(&self, to: &Path) -> Result<(), Refusal> {
        if Library::is_own_data(to) {
            return Err(Refusal::OwnData(to.to_owned()));
        }
        match to.canonicalize() {
            Ok(there) if self.0.iter().any(|input| there.starts_with(input)) => Err(Refusal::OverInput(to.to_owned())),
            _ => Ok(()),
        }
    }

    /// The same of a file in a folder that was named, where a link is refused, too: who names a folder asks for files in it,
    /// and not for those that somebody's links lead to.
    pub(super) fn refuse_in_folder(&self, to: &Path) -> Result<(), Refusal> {
        self.refuse(to)?;
        match fs::symlink_metadata(to) {
            Ok(about) if !about.is_file() => Err(Refusal::NoPlainFile(to.to_owned())),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{Request, Streams, run_with};
    use crate::lang::Lang;
    use std::process::ExitCode;

    const NOTICE: &str = "云山市人民政府关于供水的通知\n云政发〔2031〕5号\n各区人民政府：\n　　请做好供水工作。\n";

    /// What an export says, and whether it refuses.
    fn export(args: &[&str]) -> (String, bool) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let commands = |_| Vec::new();
        let streams =
            Streams { out: &mut out, err: &mut err, lang: Lang::En, terminals: (false, false), commands: &commands };
        let args = ["gongbao", "export"].iter().chain(args).map(Into::into);
        let Request::Done(code) = run_with(args, streams) else { return ("a window".to_owned(), false) };
        (String::from_utf8(err).unwrap(), code == ExitCode::from(4))
    }

    #[test]
    fn what_is_read_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).display().to_string();
        fs::create_dir(path("期")).unwrap();
        for name in ["a.txt", "b.txt", "期/c.txt"] {
            fs::write(path(name), NOTICE).unwrap();
        }
        let (a, b, c) = (path("a.txt"), path("b.txt"), path("期/c.txt"));
        let mut tried: Vec<Vec<&str>> = ["json", "md", "html", "akn", "csv", "ndjson", "sqlite"]
            .iter()
            .map(|form| vec!["-f", form, &a, "-o", &a])
            .collect();
        let folder_of = path("期");
        tried.push(vec!["-f", "ndjson", &a, &b, "-o", &b]);
        tried.push(vec!["-f", "md", &folder_of, "-o", &c]);
        #[cfg(unix)]
        let link = path("link");
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&a, &link).unwrap();
            tried.push(vec!["-f", "json", &a, "-o", &link]);
            tried.push(vec!["-f", "json", &link, "-o", &a]);
        }
        for args in tried {
            let (err, refused) = export(&args);
            assert!(refused && err.contains("is not written over"), "{args:?}: {err}");
        }
        for name in [&a, &b, &c] {
            assert_eq!(fs::read_to_string(name).unwrap(), NOTICE);
        }
        // What is not read is written, and written again.
        let to = path("out.md");
        for _ in 0..2 {
            let (err, refused) = export(&["-f", "md", &a, "-o", &to]);
            assert!(!refused && fs::read_to_string(&to).unwrap().contains("供水"), "{err}");
        }
    }

    #[test]
    fn a_table_of_failures_takes_nobodys_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).display().to_string();
        fs::write(path("a.txt"), NOTICE).unwrap();
        let (out, errors) = (path("out"), path("out/errors.csv"));
        export(&["-f", "md", &path("a.txt"), "-d", &out]);
        assert!(!Path::new(&errors).exists(), "nothing has failed");
        for form in ["md", "csv", "ndjson"] {
            // What failed is told there, and after a run in which nothing fails it is not.
            export(&["-f", form, &path("a.txt"), &path("none.txt"), "-d", &out]);
            assert!(fs::read_to_string(&errors).unwrap().contains("none.txt"), "{form}");
            let (err, refused) = export(&["-f", form, &path("a.txt"), "-d", &out]);
            assert!(!refused && !Path::new(&errors).exists(), "{form}: {err}");
            for own in ["来源地,数量\n甲,3\n", "\u{feff}来源,代码\n甲,3\n", "x"] {
                fs::write(&errors, own).unwrap();
                for file in ["a.txt", "none.txt"] {
                    let (err, refused) = export(&["-f", form, &path(file), "-d", &out]);
                    assert!(refused && err.contains("not a table of failed files"), "{form} {file}: {err}");
                    assert_eq!(fs::read_to_string(&errors).unwrap(), own);
                }
            }
            fs::remove_file(&errors).unwrap();
        }
    }

    #[test]
    fn a_mistyped_name_takes_no_table_of_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).display().to_string();
        fs::write(path("a.txt"), NOTICE).unwrap();
        for (form, to, written) in [
            ("csv", ["-o", "good.csv"], "good.csv"),
            ("ndjson", ["-o", "good.ndjson"], "good.ndjson"),
            ("sqlite", ["-o", "good.sqlite"], "good.sqlite"),
            ("csv", ["-d", "out"], "out/contents.csv"),
            ("ndjson", ["-d", "out"], "out/facts.ndjson"),
            ("sqlite", ["-d", "out"], "out/facts.sqlite"),
        ] {
            let target = path(to[1]);
            export(&["-f", form, &path("a.txt"), to[0], &target]);
            let good = fs::read(path(written)).unwrap();
            assert!(!good.is_empty());
            export(&["-f", form, &path("mistyped.txt"), to[0], &target]);
            assert_eq!(fs::read(path(written)).unwrap(), good, "{form} {to:?}");
            // One of several that fails leaves the rows of the others.
            export(&["-f", form, &path("mistyped.txt"), &path("a.txt"), to[0], &target]);
            assert!(fs::read(path(written)).unwrap().len() >= good.len(), "{form} {to:?}");
        }
        let left = |folder: &Path| {
            fs::read_dir(folder).unwrap().flatten().any(|e| e.path().extension() == Some("tmp".as_ref()))
        };
        assert!(!left(folder.path()) && !left(&folder.path().join("out")));
    }

    #[cfg(unix)]
    #[test]
    fn links_in_a_folder_are_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).display().to_string();
        fs::create_dir(path("out")).unwrap();
        fs::write(path("a.txt"), NOTICE).unwrap();
        fs::write(path("kept"), "kept").unwrap();
        for (form, name) in [
            ("json", "a.json"),
            ("csv", "money.csv"),
            ("ndjson", "facts.ndjson"),
            ("sqlite", "facts.sqlite"),
            ("json", "errors.csv"),
        ] {
            for target in ["kept", "nothing"] {
                let link = folder.path().join("out").join(name);
                // The table of failures of the export before.
                let _ = fs::remove_file(&link);
                std::os::unix::fs::symlink(path(target), &link).unwrap();
                let (err, refused) = export(&["-f", form, &path("a.txt"), "-d", &path("out")]);
                assert!(refused && err.contains("is a link"), "{name}: {err}");
                fs::remove_file(link).unwrap();
            }
        }
        assert_eq!(fs::read_to_string(path("kept")).unwrap(), "kept");
        assert!(!folder.path().join("nothing").exists());
    }
}

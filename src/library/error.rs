//! What can go wrong with the user's files, in words that the user can act on.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::envelope::cause_zh;
use crate::lang::system_zh;

/// Why the user's data can't be read or kept. Nothing that was acknowledged before is lost by any of them.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LibraryError {
    /// The data folder, or a file in it, can't be written.
    #[error(
        "Gongbao can't write to its data folder {}: {cause}. Make the folder writable, or set GONGBAO_DATA_DIR to another.",
        folder.display()
    )]
    NotWritable {
        /// The data folder.
        folder: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The disk or the user's quota is full. The files are as they were before.
    #[error(
        "The disk of the data folder {} is full ({cause}). The last change was not kept; free some space and try again.",
        folder.display()
    )]
    DiskFull {
        /// The data folder.
        folder: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// Another process held the lock for longer than three seconds.
    #[error(
        "Another Gongbao window has been writing to {} for more than three seconds. Try again, or close the other window.",
        folder.display()
    )]
    Busy {
        /// The data folder.
        folder: PathBuf,
    },
    /// A file can't be understood and could not be set aside; it is left as it is and never overwritten.
    #[error(
        "The file {} is damaged ({cause}) and could not be set aside, so nothing is written to it. Move it away and try again.",
        file.display()
    )]
    Damaged {
        /// The file.
        file: PathBuf,
        /// What is wrong in it.
        cause: String,
    },
    /// A newer Gongbao wrote the file; this one reads it as far as it can, but doesn't change it.
    #[error(
        "The file {} was written by a newer Gongbao (format {version}, this one knows {known}), so it is not changed. Please update Gongbao.",
        file.display()
    )]
    Newer {
        /// The file.
        file: PathBuf,
        /// The file's version.
        version: u32,
        /// The newest version known here.
        known: u32,
    },
    /// The system doesn't let the file be read.
    #[error("The file {} can't be read: {cause}. Check the file's permissions and the disk.", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// A value can't be written as RON. No value of the library's types is such; kept typed all the same.
    #[error("The data for {} can't be written down: {cause}", file.display())]
    Encode {
        /// The file it was for.
        file: PathBuf,
        /// What the serialiser says.
        cause: String,
    },
    /// The bookmark or correction is not there (another window has deleted it).
    #[error("This entry is no longer there; another window may have deleted it.")]
    Gone,
}

impl LibraryError {
    /// The message in Simplified Chinese.
    #[must_use]
    pub fn message_zh(&self) -> String {
        match self {
            Self::NotWritable { folder, cause } => format!(
                "无法写入数据文件夹 {}：{}。请更改该文件夹的权限，或用 GONGBAO_DATA_DIR 另设文件夹。",
                folder.display(),
                system_zh(cause)
            ),
            Self::DiskFull { folder, .. } => {
                format!("数据文件夹 {} 所在磁盘已满，刚才的改动没有保存。请腾出空间后重试。", folder.display())
            }
            Self::Busy { folder } => {
                format!("另一个窗口写入 {} 已超过三秒。请稍后重试，或关闭那个窗口。", folder.display())
            }
            Self::Damaged { file, cause } => {
                let cause = cause_zh(cause);
                format!("文件 {} 已损坏（{cause}），又无法另存，因此没有改动它。请移走该文件后重试。", file.display())
            }
            Self::Newer { file, version, known } => format!(
                "文件 {} 由更新版本的程序写成（格式 {version}，本程序只认到 {known}），因此不作改动。请更新程序。",
                file.display()
            ),
            Self::Unreadable { file, cause } => {
                format!("无法读取文件 {}：{}。请检查文件权限和磁盘。", file.display(), system_zh(cause))
            }
            Self::Encode { file, cause } => format!("无法生成文件 {} 的内容：{cause}", file.display()),
            Self::Gone => "这一条已不存在，可能已在另一个窗口删除。".to_owned(),
        }
    }

    /// The error for a failed write below `folder`.
    pub(super) fn writing(folder: &Path, cause: io::Error) -> Self {
        let folder = folder.to_owned();
        let cause = bare(cause);
        match cause.kind() {
            // A limit on file size (RLIMIT_FSIZE) is a quota in all but name.
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::DiskFull { folder, cause }
            }
            _ => Self::NotWritable { folder, cause },
        }
    }
}

/// What the system says, without the name of a temporary file that nobody knows: the same trouble reads the same.
fn bare(cause: io::Error) -> io::Error {
    // What has a number of the system's is as the system said it; else the file's name was added to it.
    match cause.kind() {
        _ if cause.raw_os_error().is_some() => cause,
        io::ErrorKind::Other => cause,
        kind => io::Error::from(kind),
    }
}

/// Something about the user's files that the user should be told, though the work went on.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LibraryNotice {
    /// A file could not be understood. It was renamed, and a new one will be begun.
    #[error(
        "The file {} could not be read ({cause}). It is kept as {} and a new one is begun.",
        file.display(), kept_as.display()
    )]
    SetAside {
        /// The file as it was named.
        file: PathBuf,
        /// Its name now.
        kept_as: PathBuf,
        /// What is wrong in it.
        cause: String,
    },
    /// A newer Gongbao wrote the file; it is read as far as possible and not changed.
    #[error(
        "The file {} was written by a newer Gongbao (format {version}, this one knows {known}). It is shown as far as it is understood and not changed.",
        file.display()
    )]
    Newer {
        /// The file.
        file: PathBuf,
        /// The file's version.
        version: u32,
        /// The newest version known here.
        known: u32,
    },
    /// The data folder was taken away while the program ran. It was made again.
    #[error(
        "The data folder {} was taken away while the program was running. It was made again, and what is open was written into it; its backups and other issues are not in it.",
        folder.display()
    )]
    Vanished {
        /// The data folder.
        folder: PathBuf,
    },
    /// Another window or machine has changed a file of an issue since it was read here.
    #[error(
        "The file {} was changed by another window or another machine; what is open was brought up to date.",
        file.display()
    )]
    ChangedElsewhere {
        /// The file.
        file: PathBuf,
    },
    /// Another put a file in its place while it was changed here.
    #[error(
        "The file {} was replaced by another machine while it was changed here. What came is kept as {}.",
        file.display(), kept_as.display()
    )]
    KeptBeside {
        /// The file.
        file: PathBuf,
        /// What came, under its name now.
        kept_as: PathBuf,
    },
    /// A program that carries files between machines left a copy of its own.
    #[error(
        "In the data folder there is a second copy: {}. Two machines changed the same file; what is only in the copy is not shown here. Compare the two and delete the copy.",
        file.display()
    )]
    Copy {
        /// The copy.
        file: PathBuf,
    },
    /// What was opened is another version of something that has marks.
    #[error(
        "“{title}” is another version of an issue in which you made {marks} marks: its figures or articles differ. Those marks are kept with that version and are not shown here."
    )]
    OtherVersion {
        /// What it is called.
        title: String,
        /// How many marks the other one has.
        marks: usize,
    },
    /// Something that is no file stands among the data: it is not in the backup.
    #[error("{} is not a regular file: it is not in the backup.", file.display())]
    NotCopied {
        /// What it is called.
        file: PathBuf,
    },
    /// An operation failed and the work goes on without it.
    #[error(transparent)]
    Failed(#[from] LibraryError),
}

impl LibraryNotice {
    /// The message in Simplified Chinese.
    #[must_use]
    pub fn message_zh(&self) -> String {
        match self {
            Self::SetAside { file, kept_as, cause } => {
                let cause = cause_zh(cause);
                format!("无法读取文件 {}（{cause}），已另存为 {}，并新建一份。", file.display(), kept_as.display())
            }
            Self::Newer { file, version, known } => format!(
                "文件 {} 由更新版本的程序写成（格式 {version}，本程序只认到 {known}）：尽量显示，不作改动。",
                file.display()
            ),
            Self::Vanished { folder } => format!(
                "数据文件夹 {} 在程序运行时被移走。已重新建立，并写回了打开着的各期的书签和更正；备份和其他各期的数据不在其中。",
                folder.display()
            ),
            Self::ChangedElsewhere { file } => {
                format!("书签或更正在另一个窗口或另一台机器上有改动，这里已随之更新（{}）。", file.display())
            }
            Self::KeptBeside { file, kept_as } => format!(
                "正在写入 {} 时，另一台机器也改动了它；对方的内容已另存为 {}。",
                file.display(),
                kept_as.display()
            ),
            Self::Copy { file } => format!(
                "数据文件夹中有另一份文件：{}。两台机器改动了同一个文件，只在这一份中的内容没有显示。请比较两份后删去多余的一份。",
                file.display()
            ),
            Self::OtherVersion { title, marks } => format!(
                "《{title}》与做过 {marks} 处标记的一期是不同版本（数字或条数不同）。那些标记留在原来的版本里，这里不显示。"
            ),
            Self::NotCopied { file } => format!("{} 不是普通文件，没有写入备份。", file.display()),
            Self::Failed(error) => error.message_zh(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_trouble_with_two_temporary_files_reads_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = folder.path().join("none");
        let texts = [0, 1].map(|_| {
            let error = tempfile::NamedTempFile::new_in(&nowhere).unwrap_err();
            assert!(error.to_string().contains(".tmp"), "{error}");
            LibraryError::writing(&nowhere, error).message_zh()
        });
        assert_eq!(texts[0], texts[1]);
    }
}

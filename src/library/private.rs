//! Folders and files that only the user may read. On systems without such modes, their place in the user's profile keeps
//! them.

#[cfg(unix)]
use std::fs;
use std::fs::{DirBuilder, OpenOptions};
use std::io;
use std::path::Path;

/// Makes a folder and those above it, readable to the user only.
///
/// # Errors
/// When it can't be made.
pub fn make_folders(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// How a file of the user's data is opened for writing, which makes it if need be.
#[must_use]
pub fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// A folder of a new name that only the user may read; it goes when it is dropped.
///
/// # Errors
/// When it can't be made.
pub fn temporary_folder(inside: &Path, prefix: &str, suffix: &str) -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix).suffix(suffix);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir_in(inside)
}

/// Takes the files of a folder from others, whoever made them: what is a link, or in a folder below, stays as it is.
#[cfg(unix)]
pub fn close_files(folder: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if let Ok(about) = entry.metadata()
            && about.is_file()
            && about.permissions().mode() & 0o077 != 0
        {
            // What can't be changed stays as it was: its folder is closed.
            let _ = fs::set_permissions(entry.path(), fs::Permissions::from_mode(0o600));
        }
    }
}

/// Nothing to do: the user's profile is closed to others.
#[cfg(not(unix))]
pub fn close_files(_folder: &Path) {}

/// Takes from others what earlier versions let them read: of the folders, and of the files in them. What is a link is
/// the user's own arrangement. What can't be changed stays as it was.
#[cfg(unix)]
pub(super) fn close(root: &Path, folders: &[&str]) {
    use std::os::unix::fs::PermissionsExt as _;
    let tighten = |path: &Path, mode: u32| {
        if let Ok(about) = fs::symlink_metadata(path)
            && !about.is_symlink()
            && about.permissions().mode() & 0o077 != 0
        {
            let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode));
        }
    };
    for folder in folders.iter().map(|folder| root.join(folder)) {
        tighten(&folder, 0o700);
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|ending| ending == "ron" || ending == "lock" || ending == "txt") {
                tighten(&path, 0o600);
            }
        }
    }
}

/// Nothing to do: the user's profile is closed to others.
#[cfg(not(unix))]
pub(super) fn close(_root: &Path, _folders: &[&str]) {}

//! The program in its place: put there and taken away again only where nothing else stands.

use std::fs;
use std::io;
use std::path::Path;

use super::{DesktopError, Homes, Record, make_folder_of, write_record};

/// Puts the program into its place, unless something stands there that was not installed. What is installed is recorded first: should
/// it end in between, it is known all the same.
pub(super) fn install_program(homes: &Homes, record: &mut Record, from: &Path, to: &Path) -> Result<(), DesktopError> {
    if fs::symlink_metadata(to).is_ok() && !is_installed_program(record, to) {
        return Err(DesktopError::Foreign(to.to_owned()));
    }
    let sum = checksum(from).map_err(|error| DesktopError::Change(from.to_owned(), error))?;
    record.programs.insert(sum.clone());
    write_record(homes, record)?;
    copy_program(from, to)?;
    record.programs = [sum].into();
    Ok(())
}

/// Whether a file is the program as it was installed, and no link.
pub(super) fn is_installed_program(record: &Record, path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_file())
        && checksum(path).is_ok_and(|sum| record.programs.contains(&sum))
}

fn checksum(path: &Path) -> io::Result<String> {
    Ok(crate::hash::sha256(&fs::read(path)?))
}

fn copy_program(from: &Path, to: &Path) -> Result<(), DesktopError> {
    let fail = |error| DesktopError::Change(to.to_owned(), error);
    make_folder_of(to)?;
    // Beside it first: a program that runs can't be written over, but its name can be given to another.
    let beside = to.with_file_name(".gongbao-new");
    fs::copy(from, &beside).map_err(fail)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&beside, fs::Permissions::from_mode(0o755)).map_err(fail)?;
    }
    fs::rename(&beside, to).map_err(fail)
}

//! Sockets in the file system, in a folder that is the owner's alone.

use std::ffi::OsString;
use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};

use super::PATIENCE;

/// The longest path that a socket may have on the systems there are, bytes.
const LONGEST_SOCKET: usize = 100;

/// A connection.
pub(super) type Stream = UnixStream;

/// What the first start listens on.
#[derive(Debug)]
pub(super) struct Listener(UnixListener);

impl Listener {
    /// Listens at a place at which nobody does: a file that stands there was left by a start that is gone.
    pub(super) fn bind(socket: &Path) -> io::Result<Self> {
        match fs::remove_file(socket) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => UnixListener::bind(socket).map(Self),
        }
    }

    /// Waits for the next connection; neither side of it waits for ever.
    pub(super) fn accept(&self) -> io::Result<Stream> {
        patient(self.0.accept()?.0)
    }
}

/// Reaches the one who listens.
pub(super) fn connect(socket: &Path) -> io::Result<Stream> {
    patient(UnixStream::connect(socket)?)
}

fn patient(stream: Stream) -> io::Result<Stream> {
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(stream)
}

/// Whether a socket may have this path.
pub(super) fn fits(socket: &Path) -> bool {
    socket.as_os_str().len() < LONGEST_SOCKET
}

/// Takes the socket's file away.
pub(super) fn clear(socket: &Path) {
    let _ = fs::remove_file(socket);
}

/// Nobody else may open what is made with these options.
pub(super) fn private(options: &mut fs::OpenOptions) -> &mut fs::OpenOptions {
    options.mode(0o600)
}

/// Makes a folder, and those above it, for the owner alone.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Makes a folder that is the owner's alone, or makes sure that it is.
pub(super) fn own(folder: &Path) -> io::Result<()> {
    make(folder)?;
    let about = fs::symlink_metadata(folder)?;
    // What this process makes in it is its user's.
    let probe = tempfile::tempfile_in(folder)?;
    let mine = probe.metadata()?.uid() == about.uid();
    if about.is_dir() && mine && about.mode() & 0o077 == 0 {
        Ok(())
    } else {
        Err(io::ErrorKind::PermissionDenied.into())
    }
}

/// A path as it stands in a message.
pub(super) fn bytes_of(path: &Path) -> io::Result<Vec<u8>> {
    Ok(path.as_os_str().as_bytes().to_vec())
}

/// The path that stands so in a message.
pub(super) fn path_of(bytes: Vec<u8>) -> io::Result<PathBuf> {
    Ok(PathBuf::from(OsString::from_vec(bytes)))
}

//! Named pipes. Windows lets only their maker (and administrators) write to them.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use interprocess::local_socket::prelude::*;
use interprocess::local_socket::{GenericNamespaced, ListenerOptions, Name};

use super::{PATIENCE, STEP};

/// What the first start listens on.
#[derive(Debug)]
pub(super) struct Listener(interprocess::local_socket::Listener);

/// A connection. Pipes know no time limit: this asks every now and then and gives up.
#[derive(Debug)]
pub(super) struct Stream {
    pipe: interprocess::local_socket::Stream,
    until: Instant,
}

impl Listener {
    /// Listens under the place's name; that fails where somebody else does.
    pub(super) fn bind(socket: &Path) -> io::Result<Self> {
        ListenerOptions::new().name(name(socket)?).create_sync().map(Self)
    }

    /// Waits for the next connection; neither side of it waits for ever.
    pub(super) fn accept(&self) -> io::Result<Stream> {
        Stream::new(self.0.accept()?)
    }
}

/// Reaches the one who listens.
pub(super) fn connect(socket: &Path) -> io::Result<Stream> {
    Stream::new(interprocess::local_socket::Stream::connect(name(socket)?)?)
}

/// The pipe's name: names hold no folders, and the file's name is made of the data folder.
fn name(socket: &Path) -> io::Result<Name<'static>> {
    let file = socket.file_name().unwrap_or_default().to_string_lossy();
    format!("gongbao-{file}").to_ns_name::<GenericNamespaced>()
}

impl Stream {
    fn new(pipe: interprocess::local_socket::Stream) -> io::Result<Self> {
        pipe.set_nonblocking(true)?;
        Ok(Self { pipe, until: Instant::now() + PATIENCE })
    }

    /// Tries until it is done, fails, or took too long.
    fn patient(
        &mut self,
        mut act: impl FnMut(&mut interprocess::local_socket::Stream) -> io::Result<usize>,
    ) -> io::Result<usize> {
        loop {
            match act(&mut self.pipe) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock && Instant::now() < self.until => {
                    thread::sleep(STEP)
                }
                done => return done,
            }
        }
    }
}

impl Read for Stream {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.patient(|pipe| pipe.read(into))
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full pipe takes nothing, and says so by taking nothing.
        self.patient(|pipe| match pipe.write(bytes) {
            Ok(0) if !bytes.is_empty() => Err(io::ErrorKind::WouldBlock.into()),
            written => written,
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pipe.flush()
    }
}

/// Pipes' names are short.
pub(super) fn fits(_socket: &Path) -> bool {
    true
}

/// A pipe goes with who made it.
pub(super) fn clear(_socket: &Path) {}

/// Files in the user's own folders are the user's.
pub(super) fn private(options: &mut fs::OpenOptions) -> &mut fs::OpenOptions {
    options
}

/// Makes a folder, and those above it.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// Makes the folder. The user's own folders are closed to others.
pub(super) fn own(folder: &Path) -> io::Result<()> {
    make(folder)
}

/// A path as it stands in a message.
///
/// # Errors
/// When it is no Unicode.
pub(super) fn bytes_of(path: &Path) -> io::Result<Vec<u8>> {
    path.to_str().map(|text| text.as_bytes().to_vec()).ok_or_else(|| io::ErrorKind::InvalidInput.into())
}

/// The path that stands so in a message.
///
/// # Errors
/// When it is no Unicode.
pub(super) fn path_of(bytes: Vec<u8>) -> io::Result<PathBuf> {
    String::from_utf8(bytes).map(PathBuf::from).map_err(|_| io::ErrorKind::InvalidData.into())
}

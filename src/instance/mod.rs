//! One program for a data folder: the first start holds a lock and listens on a local socket, a later one hands its files
//! to it and ends.
//!
//! The lock stands in the runtime folder of the user (`$XDG_RUNTIME_DIR/gongbao`; without one, in the data folder), which
//! is the owner's alone, under a name made of the data folder: two data folders are two programs. The socket stands beside
//! it; on Windows it is a named pipe of that name. The lock goes with the process, however it ends, so a socket without a
//! lock is dead and is cleared.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use sha2::{Digest as _, Sha256};

/// The system's local sockets: who may reach them, and how a path is written into a message.
#[cfg_attr(unix, path = "unix.rs")]
#[cfg_attr(windows, path = "windows.rs")]
mod system;

use system::Stream;

/// What a message begins with; the number of files stands behind it.
const GREETING: &str = "gongbao 1 ";
/// What the window answers when it has taken the files.
const TAKEN: &[u8] = b"taken\n";
/// Longest message in bytes: thousands of paths.
const LONGEST: u64 = 4 << 20;
/// How long a side waits for the other.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long a later start tries to reach the first, which may just be coming up or going.
const TRIES: Duration = Duration::from_secs(5);
const STEP: Duration = Duration::from_millis(20);

/// What a start of the program is.
#[derive(Debug)]
pub enum Start {
    /// The first: it takes what later ones hand over.
    First(Inbox),
    /// Its files were handed to the window that is there.
    Handed,
    /// A window of its own that nobody hands anything to.
    Alone,
}

/// The user's folder for things of running programs, where the system names one.
#[must_use]
pub fn runtime_folder() -> Option<PathBuf> {
    let named = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    named.filter(|folder| folder.is_absolute() && folder.is_dir()).map(|folder| folder.join("gongbao"))
}

/// Finds out which start this is, and hands the files over where there is a window. `runtime` is [`runtime_folder`].
#[must_use]
pub fn start(data: &Path, runtime: Option<&Path>, files: &[PathBuf], new_window: bool) -> Start {
    let Some(place) = Place::of(data, runtime) else { return Start::Alone };
    let began = Instant::now();
    loop {
        match place.claim() {
            Ok(Some(inbox)) => return Start::First(inbox),
            Err(_) => return Start::Alone,
            Ok(None) if new_window => return Start::Alone,
            Ok(None) => {}
        }
        if hand_over(&place.socket, files).is_ok() {
            return Start::Handed;
        }
        // A window that doesn't answer must not keep the user from the file.
        if began.elapsed() > TRIES {
            return Start::Alone;
        }
        thread::sleep(STEP);
    }
}

/// Where lock and socket of a data folder are.
#[derive(Debug)]
struct Place {
    lock: PathBuf,
    socket: PathBuf,
}

impl Place {
    fn of(data: &Path, runtime: Option<&Path>) -> Option<Self> {
        // A folder has another whole name before it is there (behind a link, and on Windows always): the second start would be
        // of another program.
        let _ = system::make(data);
        let data = fs::canonicalize(data).or_else(|_| std::path::absolute(data)).ok()?;
        let digest = Sha256::digest(data.as_os_str().as_encoded_bytes());
        let name: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let mut folders = runtime.map(Path::to_owned).into_iter().chain([data.join("run")]);
        let folder = folders.find(|folder| {
            let socket = folder.join(&name).with_extension("sock");
            system::fits(&socket) && system::own(folder).is_ok()
        })?;
        let file = |ending| folder.join(&name).with_extension(ending);
        Some(Self { lock: file("lock"), socket: file("sock") })
    }

    /// Becomes the first start, if there is no other.
    fn claim(&self) -> io::Result<Option<Inbox>> {
        let mut options = OpenOptions::new();
        let lock = system::private(options.create(true).truncate(false).write(true)).open(&self.lock)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let listener = system::Listener::bind(&self.socket)?;
        Ok(Some(Inbox { listener, socket: self.socket.clone(), lock }))
    }
}

/// Hands files to the window that listens.
fn hand_over(socket: &Path, files: &[PathBuf]) -> io::Result<()> {
    let mut message = format!("{GREETING}{}\n", files.len()).into_bytes();
    for file in files {
        // An empty path is the handbook and stays so. The window stands in another folder.
        let path = if file.as_os_str().is_empty() { file.clone() } else { std::path::absolute(file)? };
        message.extend(system::bytes_of(&path)?);
        message.push(0);
    }
    let mut stream = system::connect(socket)?;
    stream.write_all(&message)?;
    let mut answer = [0; TAKEN.len()];
    stream.read_exact(&mut answer)?;
    if answer == *TAKEN { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
}

/// Takes a message: the files that are handed over.
fn take(stream: &mut Stream) -> io::Result<Vec<PathBuf>> {
    let mut bytes = BufReader::new(stream.take(LONGEST)).bytes();
    // Up to a byte that ends a part; a message that is cut short is none.
    let mut part = |end: u8| -> io::Result<Vec<u8>> {
        let mut part = Vec::new();
        for byte in bytes.by_ref() {
            match byte? {
                byte if byte == end => return Ok(part),
                byte => part.push(byte),
            }
        }
        Err(io::ErrorKind::UnexpectedEof.into())
    };
    let head = String::from_utf8(part(b'\n')?).unwrap_or_default();
    let count = head.strip_prefix(GREETING).and_then(|count| count.parse::<usize>().ok());
    let count = count.ok_or(io::ErrorKind::InvalidData)?;
    (0..count).map(|_| part(0).and_then(system::path_of)).collect()
}

/// The first start's socket. Nobody is heard before [`Self::serve`]: what comes earlier waits.
#[derive(Debug)]
pub struct Inbox {
    listener: system::Listener,
    socket: PathBuf,
    lock: File,
}

/// A thread that takes what is handed over; it ends when this is dropped, and the next start is the first.
#[derive(Debug)]
pub struct Serving {
    socket: PathBuf,
    over: Arc<AtomicBool>,
    asked: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
    _lock: File,
}

impl Inbox {
    /// Gives the files of each later start to `taken`; none, when only the window is wanted.
    pub fn serve(self, taken: impl Fn(Vec<PathBuf>) + Send + 'static) -> Serving {
        let Self { listener, socket, lock } = self;
        let (over, asked) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let (ended, noted) = (Arc::clone(&over), Arc::clone(&asked));
        let work = move || {
            loop {
                let stream = listener.accept();
                if ended.load(Ordering::SeqCst) {
                    return;
                }
                let Ok(mut stream) = stream else {
                    // Out of descriptors, perhaps: others will come free.
                    thread::sleep(STEP);
                    continue;
                };
                // One that says nothing sensible is heard no further.
                if let Ok(files) = take(&mut stream) {
                    noted.store(true, Ordering::SeqCst);
                    taken(files);
                    let _ = stream.write_all(TAKEN);
                }
            }
        };
        let thread = thread::Builder::new().name("handover".to_owned()).spawn(work).ok();
        Serving { socket, over, asked, thread, _lock: lock }
    }
}

impl Serving {
    /// Whether something was handed over since this was asked last.
    #[must_use]
    pub fn was_asked(&self) -> bool {
        self.asked.swap(false, Ordering::SeqCst)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        // Wakes the thread; where nobody can be reached it is not waiting either.
        let woken = system::connect(&self.socket).is_ok();
        if let Some(thread) = self.thread.take().filter(|_| woken) {
            let _ = thread.join();
        }
        system::clear(&self.socket);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    /// A data folder, a runtime folder, and the first start, whose files come by the receiver.
    fn first(root: &Path, data: &str) -> (PathBuf, Serving, mpsc::Receiver<Vec<PathBuf>>) {
        let data = root.join(data);
        fs::create_dir_all(&data).unwrap();
        let (sender, taken) = mpsc::channel();
        let Start::First(inbox) = start(&data, Some(&root.join("run")), &[], false) else { panic!("not the first") };
        (data, inbox.serve(move |files| sender.send(files).unwrap()), taken)
    }

    #[test]
    fn a_later_start_hands_its_files_over() {
        let root = tempfile::tempdir().unwrap();
        let (data, serving, taken) = first(root.path(), "data");
        let run = root.path().join("run");
        let files = [PathBuf::from("/a/公报 一.pdf"), PathBuf::new(), PathBuf::from("b.txt")];
        assert!(!serving.was_asked());
        assert!(matches!(start(&data, Some(&run), &files, false), Start::Handed));
        let expected = [files[0].clone(), PathBuf::new(), std::env::current_dir().unwrap().join("b.txt")];
        assert_eq!(taken.recv().unwrap(), expected);
        assert!(serving.was_asked() && !serving.was_asked());
        // Without files the window alone is wanted; a new window is one of its own.
        assert!(matches!(start(&data, Some(&run), &[], false), Start::Handed));
        assert!(taken.recv().unwrap().is_empty());
        assert!(matches!(start(&data, Some(&run), &files, true), Start::Alone));
        assert!(taken.try_recv().is_err());
        // When it has closed, the next is the first.
        drop(serving);
        assert!(matches!(start(&data, Some(&run), &files, false), Start::First(_)));
    }

    #[test]
    fn two_data_folders_are_two_programs() {
        let root = tempfile::tempdir().unwrap();
        let (_, _one, _) = first(root.path(), "one");
        let (data, _two, taken) = first(root.path(), "two");
        assert!(matches!(start(&data, Some(&root.path().join("run")), &["/x".into()], false), Start::Handed));
        assert_eq!(taken.recv().unwrap(), [PathBuf::from("/x")]);
    }

    #[test]
    fn the_first_start_of_all_makes_the_data_folder() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("home")).unwrap();
        let home = root.path().join("link");
        #[cfg(unix)]
        std::os::unix::fs::symlink(root.path().join("home"), &home).unwrap();
        #[cfg(windows)]
        fs::create_dir(&home).unwrap();
        let data = home.join("share/gongbao");
        let names = || Place::of(&data, Some(&root.path().join("run"))).unwrap().lock;
        let before = names();
        fs::create_dir_all(&data).unwrap();
        assert_eq!(names(), before);
    }

    #[cfg(unix)]
    #[test]
    fn a_dead_socket_is_cleared() {
        let root = tempfile::tempdir().unwrap();
        let data = root.path().join("data");
        fs::create_dir(&data).unwrap();
        let place = Place::of(&data, None).unwrap();
        // As a kill leaves it: a socket on which nobody listens, and a lock that nobody holds.
        drop(std::os::unix::net::UnixListener::bind(&place.socket).unwrap());
        fs::write(&place.lock, "").unwrap();
        assert!(place.socket.exists());
        assert!(matches!(start(&data, None, &[], false), Start::First(_)));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_has_the_folder() {
        use std::os::unix::fs::PermissionsExt as _;
        let root = tempfile::tempdir().unwrap();
        let (_, _serving, _) = first(root.path(), "data");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&root.path().join("run")), 0o700);
        // One that others may enter is not used: the data folder's is.
        let open = root.path().join("open");
        fs::create_dir(&open).unwrap();
        fs::set_permissions(&open, fs::Permissions::from_mode(0o755)).unwrap();
        let place = Place::of(&root.path().join("data"), Some(&open)).unwrap();
        assert!(place.socket.starts_with(root.path().canonicalize().unwrap().join("data/run")));
    }

    #[test]
    fn nonsense_is_not_taken_and_hinders_nobody() {
        let root = tempfile::tempdir().unwrap();
        let (data, serving, taken) = first(root.path(), "data");
        for nonsense in [&b""[..], b"hello\n", b"gongbao 1 x\n", b"gongbao 1 2\n/a\0", b"gongbao 2 1\n/a\0"] {
            let mut stream = system::connect(&serving.socket).unwrap();
            stream.write_all(nonsense).unwrap();
            drop(stream);
        }
        assert!(matches!(start(&data, Some(&root.path().join("run")), &["/a".into()], false), Start::Handed));
        assert_eq!(taken.recv().unwrap(), [PathBuf::from("/a")]);
        assert!(taken.try_recv().is_err());
    }

    #[test]
    fn many_starts_at_once_have_one_first() {
        let root = tempfile::tempdir().unwrap();
        let (data, run) = (root.path().join("data"), root.path().join("run"));
        fs::create_dir(&data).unwrap();
        let (sender, taken) = mpsc::channel();
        let firsts: Vec<Option<Serving>> = thread::scope(|scope| {
            let one = |n: usize| {
                let (data, run, sender) = (data.clone(), run.clone(), sender.clone());
                scope.spawn(move || match start(&data, Some(&run), &[PathBuf::from(format!("/{n}"))], false) {
                    Start::First(inbox) => Some(inbox.serve(move |files| sender.send(files).unwrap())),
                    Start::Handed => None,
                    Start::Alone => panic!("{n} is alone"),
                })
            };
            let threads: Vec<_> = (0..8).map(one).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(firsts.iter().flatten().count(), 1);
        assert_eq!(taken.try_iter().count(), 7);
    }
}

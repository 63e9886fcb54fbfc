//! The program's side: starts a reader process, gives it the bytes, hears what it tells, and ends it.

use std::io::{self, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::wire::{Ask, Lines, Task, Tell, receive, send, take};
use super::{ARGUMENT, Bytes};
use crate::source::{Progress, ReadOptions, SourceError, SourceText};

/// How often a cancelled reading is noticed.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// So many bytes of what a process says of its death are kept.
const LAST_WORDS: u64 = 4096;
/// So long a process that tells nothing more may take to end by itself.
const DEATH_TAKES: Duration = Duration::from_secs(2);
/// So many messages wait to be taken: a process that tells without end waits, too.
const MOST_WAITING: usize = 64;

/// A reader process. It is killed when this is dropped.
pub struct Process {
    child: Child,
    /// What it says on standard error: read to its end when it is dead.
    last_words: Option<thread::JoinHandle<String>>,
}

impl Process {
    /// Starts one, with the pipes to and from it.
    ///
    /// # Errors
    /// When the system starts no process.
    pub fn start(program: &Path) -> io::Result<(Self, ChildStdin, ChildStdout)> {
        let mut command = Command::new(program);
        command.arg(ARGUMENT).env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn()?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(stdin), Some(stdout), Some(stderr)) = pipes else { return Err(io::ErrorKind::BrokenPipe.into()) };
        let last_words = thread::spawn(move || {
            let (mut text, mut stderr) = (Vec::new(), stderr);
            // What it says beyond that is read, too, so that it never waits.
            let _ = (&mut stderr).take(LAST_WORDS).read_to_end(&mut text);
            let _ = io::copy(&mut stderr, &mut io::sink());
            String::from_utf8_lossy(&text).into_owned()
        });
        Ok((Self { child, last_words: Some(last_words) }, stdin, stdout))
    }

    /// Ends it.
    pub fn end(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
    }

    /// Why it ended before it had an answer. One that only closed its pipe, and does not end, is ended.
    pub fn death(&mut self) -> SourceError {
        let begun = Instant::now();
        while begun.elapsed() < DEATH_TAKES && matches!(self.child.try_wait(), Ok(None)) {
            thread::sleep(LOOK_EVERY);
        }
        self.end();
        let status = self.child.wait();
        let words = self.last_words.take().and_then(|thread| thread.join().ok()).unwrap_or_default();
        let code = status.ok().and_then(|status| status.code());
        if code == Some(super::limits::TOO_LONG) {
            SourceError::TookTooLong
        } else if words.contains("memory allocation of") || words.contains("out of memory") {
            SourceError::OutOfMemory
        } else {
            SourceError::ReaderDied
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
        let _ = self.child.wait();
    }
}

/// Gives a process what it is to read.
pub fn give(
    to: &mut ChildStdin,
    task: Task,
    name: &str,
    options: &ReadOptions<'_>,
    bytes: Bytes<'_>,
) -> io::Result<()> {
    let files: Vec<(&str, &[u8])> = match bytes {
        Bytes::File(bytes) => vec![(name, bytes)],
        Bytes::Folder(files) => files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect(),
    };
    let ask = Ask {
        task,
        name: name.to_owned(),
        password: options.password.map(str::to_owned),
        front: options.front.is_some(),
        recognised: options.recognised.to_vec(),
        files: files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.len() as u64)).collect(),
    };
    send(to, &ask)?;
    files.iter().try_for_each(|(_, bytes)| to.write_all(bytes))?;
    to.flush()
}

/// Reads by a process.
pub fn read(
    program: &Path,
    name: &str,
    bytes: Bytes<'_>,
    options: &ReadOptions<'_>,
) -> Result<SourceText, SourceError> {
    let Ok((mut process, mut stdin, stdout)) = Process::start(program) else { return Err(SourceError::ReaderDied) };
    let task = if matches!(bytes, Bytes::File(_)) { Task::File } else { Task::Folder };
    thread::scope(|scope| {
        // The process may end before it has taken all: what it tells, or its death, is the answer then.
        scope.spawn(move || give(&mut stdin, task, name, options, bytes));
        let (sender, told) = mpsc::sync_channel(MOST_WAITING);
        scope.spawn(move || {
            let mut from = BufReader::with_capacity(1 << 16, stdout);
            while let Ok(tell) = receive::<Tell>(&mut from) {
                if sender.send(tell).is_err() {
                    break;
                }
            }
        });
        let mut lines = Lines::default();
        let answer = loop {
            match told.recv_timeout(LOOK_EVERY) {
                Ok(Tell::Progress(done, total)) => {
                    if let Some(progress) = options.progress {
                        progress(Progress { done, total, of_scans: false });
                    }
                }
                Ok(Tell::Lines(some)) => {
                    if !lines.add(some) {
                        process.end();
                        break Err(SourceError::ReaderDied);
                    }
                }
                Ok(Tell::Front(text)) => {
                    let text = lines.give(*text);
                    if let Some(front) = options.front {
                        front(text);
                    }
                }
                Ok(Tell::Text(text)) => break text.map(|text| lines.give(*text)),
                Ok(Tell::Pages(_) | Tell::Picture(_) | Tell::Signs(_) | Tell::Layered(_))
                | Err(RecvTimeoutError::Disconnected) => {
                    break Err(process.death());
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
            if options.check().is_err() {
                break Err(SourceError::Cancelled);
            }
        };
        // The threads end with their pipes.
        drop(process);
        answer
    })
}

/// Has a process give a file its layer of text. It is ended as soon as the caller cancels.
pub fn with_text_layer(program: &Path, bytes: &[u8], options: &ReadOptions<'_>) -> Result<Vec<u8>, SourceError> {
    let Ok((mut process, mut stdin, stdout)) = Process::start(program) else { return Err(SourceError::ReaderDied) };
    let layered = thread::scope(|scope| {
        let asked = scope.spawn(move || {
            let mut from = BufReader::with_capacity(1 << 16, stdout);
            // It takes all bytes before it tells anything: nobody waits for the other.
            give(&mut stdin, Task::TextLayer, "", options, Bytes::File(bytes)).ok()?;
            match receive::<Tell>(&mut from).ok()? {
                Tell::Layered(Ok(length)) => Some(Ok(take(&mut from, length).ok()?)),
                Tell::Layered(Err(error)) => Some(Err(error)),
                _ => None,
            }
        });
        while !asked.is_finished() {
            if options.check().is_err() {
                process.end();
            }
            thread::sleep(LOOK_EVERY);
        }
        asked.join().ok().flatten()
    });
    options.check()?;
    layered.unwrap_or_else(|| Err(process.death()))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;
    use std::sync::atomic::{AtomicBool, Ordering};

    /// A program in the place of the reader process.
    fn program(folder: &Path, script: &str) -> std::path::PathBuf {
        let path = folder.join("reader");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    #[test]
    fn one_that_closes_its_pipe_and_lives_on_is_ended() {
        let folder = tempfile::tempdir().unwrap();
        let program = program(folder.path(), "exec >&-; exec /bin/sleep 60");
        let begun = Instant::now();
        let read = read(&program, "甲", Bytes::File(b"<p>"), &ReadOptions::default());
        assert!(matches!(read, Err(SourceError::ReaderDied)));
        assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    }

    #[test]
    fn lines_without_end_are_not_taken_without_end() {
        let folder = tempfile::tempdir().unwrap();
        // A message of lines whose texts are empty, again and again.
        let mut message = Vec::new();
        let line = crate::source::SourceLine { text: 0..0, span: crate::issue::Span::Line { line: 1 }, hint: None };
        let some = (0..1 << 16).map(|_| line.clone().into()).collect();
        send(&mut message, &Tell::Lines(some)).unwrap();
        let file = folder.path().join("message");
        fs::write(&file, message).unwrap();
        let program = program(folder.path(), &format!("while /bin/cat {}; do :; done", file.display()));
        let read = read(&program, "甲", Bytes::File(b"<p>"), &ReadOptions::default());
        assert!(matches!(read, Err(SourceError::ReaderDied)));
    }

    #[test]
    fn a_layer_that_is_cancelled_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let program = program(folder.path(), "exec /bin/sleep 60");
        let cancel = AtomicBool::new(false);
        let options = ReadOptions { cancel: Some(&cancel), ..ReadOptions::default() };
        let begun = Instant::now();
        let layered = thread::scope(|scope| {
            let asked = scope.spawn(|| with_text_layer(&program, b"%PDF-1.7", &options));
            thread::sleep(Duration::from_millis(200));
            cancel.store(true, Ordering::Relaxed);
            asked.join().unwrap()
        });
        assert!(matches!(layered, Err(SourceError::Cancelled)));
        assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    }
}

//! Files that are made to hurt: each is read, and its first page drawn, by the reader process, in bounded memory and
//! time, and has its message; and the process itself, which tries what it may not do.
//!
//! The files are made here, each for a way to take memory, time or the stack, with its neighbours: other orders of the
//! same filters, other spellings of the same names, the same by reference.

// Helpers of tests may unwrap as the tests themselves do.
#![allow(clippy::unwrap_used)]
#![allow(unsafe_code, reason = "the system is asked what the program itself must not ask")]
#![cfg(target_os = "linux")]

mod documents;
mod long;
mod more;
mod neighbours;
mod pack;
mod paper;
mod pictures;
mod sandbox;
mod streams;

use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

use gongbao::reader::{self, Bytes, Pages};
use gongbao::source::{ReadOptions, SourceError};

/// What is to come of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expect {
    /// It holds more than is read, and that is said.
    TooLarge,
    /// It holds more than is read, or takes too long where little is optimised; either is said.
    TooMuch,
    /// It is read, whatever in it is left out.
    Text,
    /// It is read, or takes too long, which is said; what it draws is refused or left out.
    Drawn,
    /// A message of any kind but that it is damaged in a way that it is not: it is both.
    Told,
}

/// A file to be read.
struct Case {
    name: String,
    bytes: Vec<u8>,
    expect: Expect,
}

impl Case {
    fn new(name: &str, bytes: Vec<u8>, expect: Expect) -> Self {
        Self { name: name.to_owned(), bytes, expect }
    }
}

/// Most memory of a reader process, kilobytes, and most processor time of a reading: the bound is ten seconds for a release,
/// which is some eight times as fast as a build with its checks on; and such a build may run on a slow machine.
const MOST_MEMORY: i64 = 600 << 10;
const MOST_TIME: Duration = Duration::from_secs(if cfg!(debug_assertions) { 30 } else { 10 });

/// The memory of the largest process that was started and has ended, kilobytes, and the processor time of all of them.
fn taken() -> (i64, Duration) {
    // SAFETY: the call fills the structure that it is given, which has no invalid states.
    let usage = unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        libc::getrusage(libc::RUSAGE_CHILDREN, &raw mut usage);
        usage
    };
    let time = |of: libc::timeval| Duration::new(of.tv_sec.unsigned_abs(), of.tv_usec.unsigned_abs() as u32 * 1000);
    (usage.ru_maxrss, time(usage.ru_utime) + time(usage.ru_stime))
}

/// The most memory that a reader process took, in KB; 0 where that can't be told: the system's count of a process begins with
/// what the one took that started it, and this one holds all the files and reads the plain texts itself.
fn largest() -> i64 {
    // SAFETY: as in `taken`.
    #[allow(unsafe_code, reason = "a question to the system, with room for its answer")]
    let own = unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        libc::getrusage(libc::RUSAGE_SELF, &raw mut usage);
        usage.ru_maxrss
    };
    let most = taken().0;
    // Another thread may have grown this process since: a little more is the same.
    if most > own + own / 64 { most } else { 0 }
}

fn with_reader() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| reader::use_program(env!("CARGO_BIN_EXE_gongbao").into()));
}

fn wrong(case: &Case, read: Result<(), &SourceError>) -> Option<String> {
    let fits = match (case.expect, read) {
        (Expect::TooLarge, Err(SourceError::TooLarge { .. }))
        | (Expect::Text | Expect::Drawn | Expect::Told, Ok(())) => true,
        (Expect::Told, Err(error)) => {
            !matches!(error, SourceError::ReaderDied | SourceError::OutOfMemory | SourceError::TookTooLong)
        }
        // A message that names the cause, too: what it draws takes too long.
        (Expect::TooMuch, Err(SourceError::TooLarge { .. }))
        | (Expect::Drawn | Expect::TooMuch, Err(SourceError::TookTooLong)) => true,
        _ => false,
    };
    (!fits).then(|| format!("{:?} was expected, {read:?} came", case.expect))
}

/// The system tells the time of all processes together: one test at a time.
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads the cases, and draws their first pages.
fn run(cases: Vec<Case>) {
    let _turn = turn();
    with_reader();
    let mut failures = Vec::new();
    for case in cases {
        let mut say = |what: String| failures.push(format!("{}: {what}", case.name));
        let started = taken().1;
        let read = reader::read(&case.name, Bytes::File(&case.bytes), &ReadOptions::default());
        let took = taken().1 - started;
        if std::env::var_os("GONGBAO_VERBOSE").is_some() {
            println!(
                "{} of {} bytes: {:?} in {took:?}, {} MB",
                case.name,
                case.bytes.len(),
                read.as_ref().map(|_| ()),
                largest() >> 10
            );
        }
        wrong(&case, read.as_ref().map(|_| ())).into_iter().for_each(&mut say);
        if took > MOST_TIME {
            say(format!("read in {took:?}"));
        }
        if [".pdf", ".png", ".jpg", ".tif"].iter().any(|ending| case.name.ends_with(ending)) {
            let started = taken().1;
            let drawn = Pages::open(case.bytes.clone(), None, &[]).and_then(|mut pages| pages.render(1, 1.0));
            let took = taken().1 - started;
            if took > MOST_TIME {
                say(format!("drawn in {took:?}"));
            }
            if matches!(drawn, Err(SourceError::ReaderDied)) {
                say("the process died of the drawing".to_owned());
            }
        }
        // Only the largest of all is known: what is over is of the first file that says so.
        if largest() > MOST_MEMORY && !failures.iter().any(|failure| failure.contains("MB of memory")) {
            failures.push(format!("{}: {} MB of memory", case.name, largest() >> 10));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn streams_that_unfold_without_end() {
    run(streams::cases());
}

#[test]
fn pages_fonts_and_pictures_that_claim_the_earth() {
    run(paper::cases());
}

#[test]
fn pictures_that_are_not_what_they_say() {
    run(pictures::cases());
}

#[test]
fn packed_nested_and_endless_documents() {
    run(documents::cases());
}

#[test]
fn what_is_said_named_or_covered_without_end() {
    run(more::cases());
}

#[test]
fn many_of_a_kind_are_read_as_one_is() {
    run(long::cases());
}

#[test]
fn neighbours_of_all_of_them() {
    run(neighbours::cases());
}

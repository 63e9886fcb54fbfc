//! Commands as they are run.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use super::*;

const NOTICE: &str =
    "云山市人民政府关于供水的通知\n云政发〔2031〕5号\n各区人民政府：\n　　请做好供水工作。2031年5月底前完成。\n";

/// The exit code of a command that writes to `out`, and what it says.
fn run_to(out: &mut dyn Write, args: &[&str]) -> (ExitCode, String) {
    let mut err = Vec::new();
    let commands = |_| Vec::new();
    let streams = Streams { out, err: &mut err, lang: Lang::En, terminals: (false, false), commands: &commands };
    let args = std::iter::once("gongbao").chain(args.iter().copied()).map(Into::into);
    let Request::Done(code) = run_with(args, streams) else { panic!("a window") };
    (code, String::from_utf8(err).unwrap())
}

fn run(args: &[&str]) -> (ExitCode, String, String) {
    let mut out = Vec::new();
    let (code, err) = run_to(&mut out, args);
    (code, String::from_utf8(out).unwrap(), err)
}

fn notice(folder: &Path) -> String {
    let path = folder.join("a.txt");
    std::fs::write(&path, NOTICE).unwrap();
    path.display().to_string()
}

/// A pipe whose reader has seen enough.
struct Closed {
    left: usize,
    why: io::ErrorKind,
}

impl Write for Closed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.left);
        self.left -= taken;
        if taken == 0 && !bytes.is_empty() { Err(self.why.into()) } else { Ok(taken) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_reader_of_a_pipe_that_has_seen_enough_is_no_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = notice(folder.path());
    for form in ["json", "ndjson", "csv", "md", "html"] {
        for left in [0, 1, 10] {
            let (code, err) = run_to(&mut Closed { left, why: ErrorKind::BrokenPipe }, &["export", "-f", form, &file]);
            assert!(code == ExitCode::SUCCESS && err.is_empty(), "{form}: {err}");
            let (code, err) = run_to(&mut Closed { left, why: ErrorKind::StorageFull }, &["export", "-f", form, &file]);
            assert!(code == ExitCode::from(4) && !err.is_empty(), "{form}: {err}");
        }
    }
}

#[test]
fn nothing_listed_is_not_nothing_found() {
    let folder = tempfile::tempdir().unwrap();
    let file = notice(folder.path());
    for (command, text) in [("find", "供水"), ("jump", "供水")] {
        for format in ["text", "json"] {
            let (code, out, err) = run(&[command, "--limit", "0", "--format", format, &file, text]);
            assert!(code == ExitCode::SUCCESS && !err.contains("nothing was found"), "{command}: {err}");
            assert!(err.contains("the first 0 are listed"), "{command}: {err}");
            assert!(format == "text" && out.is_empty() || out.contains("\"hits\": []"), "{command}: {out}");
            let (code, _, err) = run(&[command, "--limit", "0", "--format", format, &file, "水库大坝龘"]);
            assert!(code == ExitCode::from(1) && err.contains("nothing was found"), "{command}: {err}");
            let (code, out, err) = run(&[command, "--limit", "1", "--format", format, &file, text]);
            assert!(code == ExitCode::SUCCESS && out.contains("供水"), "{command}: {out} {err}");
        }
    }
    let (_, _, err) = run(&["find", &file, "供水"]);
    assert!(err.is_empty(), "{err}");
}

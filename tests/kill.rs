//! What was acknowledged is there: after a kill at any moment, with two windows at once, on a full disk and in a folder
//! that can't be written. The tests run this test binary again as the process that adds.

// Helpers of tests may unwrap as the tests themselves do.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::hash::{BuildHasher, Hasher};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use gongbao::deliver::Saving;
use gongbao::holdings::{Holdings, Question};
use gongbao::issue::{Anchor, Block, Document, Issue, Place};
use gongbao::library::{IssueKey, Library, LibraryError, NewMark};

/// What the child is to do, and in which folder.
const TASK: &str = "GONGBAO_TEST_TASK";
const FOLDER: &str = "GONGBAO_TEST_FOLDER";

fn issue() -> Issue {
    let text = "养护单位应当每周巡查河道一次并做好记录，发现问题立即上报。";
    let blocks = (0..20).map(|n| Block { text: format!("第{n}段：{text}"), ..Block::default() }).collect();
    let document = Document { title: "青川镇河道养护办法".into(), blocks, ..Document::default() };
    Issue { documents: vec![document], ..Issue::default() }
}

fn bookmark(name: &str) -> NewMark {
    let place = Place { block: name.len() % 20, ..Place::default() };
    NewMark { name: name.to_owned(), anchor: Anchor::new(&issue(), place, 0), ..NewMark::default() }
}

/// Adds bookmarks until one is refused or `most` are made, and prints each once it is acknowledged.
fn add(library: &Library, key: &IssueKey, tag: &str, most: usize) -> Result<(), LibraryError> {
    let mut out = std::io::stdout().lock();
    for n in 0..most {
        let made = library.add_mark(key, bookmark(&format!("{tag}-{n}")), 0)?;
        writeln!(out, "\nadded {} {}", made.id.0, made.name).and_then(|()| out.flush()).unwrap();
    }
    Ok(())
}

/// Not a test by itself: the process that the tests start.
#[test]
fn child_entry() {
    let (Ok(task), Some(folder)) = (std::env::var(TASK), std::env::var_os(FOLDER)) else { return };
    let (library, _) = Library::open(Path::new(&folder));
    let key = library.recognise(&issue());
    let mut words = task.split(' ');
    match words.next() {
        Some("add") => {
            let tag = words.next().unwrap();
            let most = words.next().unwrap().parse().unwrap();
            println!("\nready");
            if let Err(refused) = add(&library, &key, tag, most) {
                println!("\nrefused {}: {refused}", kind(&refused));
            }
        }
        Some("read") => {
            let (mut marks, _) = library.reading_marks();
            marks.set(vec![words.next().unwrap().into()]);
            println!("\nready");
            std::thread::sleep(Duration::from_secs(60));
        }
        Some("hold") => {
            println!("\nready");
            hold(Path::new(&folder));
        }
        Some("save") => {
            let mut saving = Saving::begin(&Path::new(&folder).join("期.md")).unwrap();
            saving.write_all(b"half").unwrap();
            println!("\nready");
            std::thread::sleep(Duration::from_secs(60));
        }
        Some("fill") => fill_the_disk(Path::new(&folder), &library, &key),
        other => panic!("no such task: {other:?}"),
    }
}

/// Reads the folder of gazettes into the library beside it.
fn hold(folder: &Path) -> Holdings {
    let mut holdings = Holdings::open(&folder.join("data")).unwrap();
    holdings.add_root(&folder.join("公报")).unwrap();
    let lock = holdings.lock().unwrap();
    holdings.update(&lock, &AtomicBool::new(false), &mut |_| true).unwrap();
    holdings
}

/// Issues, and passages with a phrase in each of them.
fn held(holdings: &Holdings) -> (usize, u64, Vec<u32>) {
    let mut issues: Vec<i64> = holdings.issues().unwrap().iter().map(|i| i.id).collect();
    issues.sort_unstable();
    let of = |text: &str| {
        let question = Question { text: text.to_owned(), ..Question::default() };
        holdings.counts(&question).unwrap().values().sum()
    };
    (issues.len(), holdings.index_size().unwrap().0, ["河道", "第3号", "。", "工作负责"].map(of).to_vec())
}

/// The library after many deaths in the middle of its reading is the library that was read in peace.
#[test]
fn a_library_loses_nothing_and_counts_right_after_kills() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("公报");
    fs::create_dir(&files).unwrap();
    for n in 1..=60 {
        let body: String = (1..30)
            .map(|at| {
                format!(
                    "第{at}条　第{n}号河道由第{at}组巡查，{}。\n",
                    "有关单位应当做好工作，负责到底".repeat(at % 7 + 1)
                )
            })
            .collect();
        let year = 2000 + n / 6;
        let text = format!(
            "青川镇人民政府公报\n{year}年第{}期（总第{n}期）\n\n青川镇第{n}号河道养护办法\n\n{body}",
            n % 6 + 1
        );
        fs::write(files.join(format!("{n}.txt")), text).unwrap();
    }
    for kill in 0..14u64 {
        let (mut child, mut out) = start(folder.path(), "hold");
        let mut line = String::new();
        while !line.contains("ready") {
            assert!(out.read_line(&mut line).unwrap() > 0, "the child ended: {line}");
        }
        std::thread::sleep(Duration::from_millis(40 + 137 * kill % 900));
        child.kill().unwrap();
        child.wait().unwrap();
        // What is there is whole at any time: the index and the database open, and agree or know that they don't.
        let holdings = Holdings::open(&folder.path().join("data")).unwrap();
        assert!(holdings.issues().unwrap().iter().all(|i| i.documents == 1));
    }
    let after = held(&hold(folder.path()));
    fs::remove_dir_all(folder.path().join("data")).unwrap();
    let peaceful = held(&hold(folder.path()));
    assert_eq!(after, peaceful);
    assert_eq!(after.0, 60);
}

fn kind(error: &LibraryError) -> &'static str {
    match error {
        LibraryError::DiskFull { .. } => "full",
        LibraryError::NotWritable { .. } => "unwritable",
        _ => "otherwise",
    }
}

/// Runs the child with a prefix of other programs (a limit, another user) before it.
fn child(folder: &Path, task: &str, before: &[&str]) -> Command {
    let this = std::env::current_exe().unwrap();
    let mut command = match before {
        [] => Command::new(&this),
        [program, rest @ ..] => {
            let mut command = Command::new(program);
            command.args(rest).arg(&this);
            command
        }
    };
    command.args(["--exact", "child_entry", "--nocapture"]).env(TASK, task).env(FOLDER, folder);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

fn start(folder: &Path, task: &str) -> (Child, BufReader<ChildStdout>) {
    let mut child = child(folder, task, &[]).spawn().unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    (child, out)
}

/// The bookmarks acknowledged in an output: number and name. A line without its end was not acknowledged.
fn acknowledged(output: &str) -> Vec<(u64, String)> {
    let whole = output.split_inclusive('\n').filter_map(|l| l.strip_suffix('\n'));
    let added = whole.filter_map(|l| l.strip_prefix("added ")?.split_once(' '));
    added.map(|(id, name)| (id.parse().unwrap(), name.to_owned())).collect()
}

fn kept(folder: &Path) -> BTreeMap<u64, String> {
    let (library, notices) = Library::open(folder);
    assert!(notices.is_empty(), "{notices:?}");
    let list = library.marks(&library.recognise(&issue())).unwrap();
    let notices = library.take_notices();
    assert!(notices.is_empty(), "{notices:?}");
    let count = list.len();
    let kept: BTreeMap<u64, String> = list.into_iter().map(|b| (b.id.0, b.name)).collect();
    assert_eq!(kept.len(), count, "a number was given twice");
    kept
}

#[test]
fn killed_two_hundred_times_nothing_acknowledged_is_lost() {
    let mut random = std::hash::RandomState::new().build_hasher();
    let mut below = |n: u64| {
        random.write_u8(1);
        random.finish() % n
    };
    let mut total = 0;
    for _ in 0..20 {
        let folder = tempfile::tempdir().unwrap();
        let mut sure: Vec<(u64, String)> = Vec::new();
        for round in 0..10 {
            let (mut process, mut out) = start(folder.path(), &format!("add r{round} 100000"));
            let mut output = String::new();
            // Some are killed while they start, most while they write, after some bookmarks and a part of one.
            if below(8) > 0 {
                let wanted = below(8) as usize;
                while !output.contains("\nready\n") || acknowledged(&output).len() < wanted {
                    assert!(out.read_line(&mut output).unwrap() > 0, "the child ended: {output}");
                }
            }
            std::thread::sleep(Duration::from_micros(below(20_000)));
            process.kill().unwrap();
            process.wait().unwrap();
            out.read_to_string(&mut output).unwrap();
            assert!(!output.contains("refused"), "{output}");
            sure.extend(acknowledged(&output));
            let kept = kept(folder.path());
            for (id, name) in &sure {
                assert_eq!(kept.get(id), Some(name), "bookmark {id} was acknowledged");
            }
            // Each kill may have left one that was kept but not yet acknowledged.
            assert!(kept.len() <= sure.len() + round + 1, "{} kept, {} acknowledged", kept.len(), sure.len());
            let left = fs::read_dir(folder.path().join("bookmarks")).into_iter().flatten().flatten();
            assert!(left.into_iter().all(|e| e.path().extension().is_some_and(|x| x == "ron")));
        }
        total += sure.len();
    }
    println!("200 kills, {total} bookmarks acknowledged, none lost");
    assert!(total >= 400, "too few to mean anything: {total}");
}

#[test]
fn two_processes_adding_at_once_lose_none() {
    let folder = tempfile::tempdir().unwrap();
    let processes = ["left", "right"].map(|tag| start(folder.path(), &format!("add {tag} 60")));
    let mut sure = Vec::new();
    for (mut process, mut out) in processes {
        let mut output = String::new();
        out.read_to_string(&mut output).unwrap();
        assert!(process.wait().unwrap().success() && !output.contains("refused"), "{output}");
        sure.extend(acknowledged(&output));
    }
    let kept = kept(folder.path());
    assert_eq!((sure.len(), kept.len()), (120, 120));
    assert!(sure.iter().all(|(id, name)| kept.get(id) == Some(name)));
}

#[test]
fn a_killed_window_does_not_hold_up_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let (mut lasting, mut lasting_out) = start(folder.path(), "add lasting 80");
    for _ in 0..5 {
        let (mut killed, mut out) = start(folder.path(), "add killed 100000");
        let mut line = String::new();
        while !line.contains("added") {
            assert!(out.read_line(&mut line).unwrap() > 0);
        }
        killed.kill().unwrap();
        killed.wait().unwrap();
    }
    let mut output = String::new();
    lasting_out.read_to_string(&mut output).unwrap();
    assert!(lasting.wait().unwrap().success());
    let (sure, kept) = (acknowledged(&output), kept(folder.path()));
    assert_eq!(sure.len(), 80, "{output}");
    assert!(sure.iter().all(|(id, name)| kept.get(id) == Some(name)));
}

/// Who ends an export by Ctrl+C, or closes its terminal, finds the folder as it was.
#[cfg(target_os = "linux")]
#[test]
fn an_export_that_is_ended_leaves_nothing_behind() {
    use std::os::unix::process::ExitStatusExt as _;
    for (signal, number) in [("INT", 2), ("TERM", 15), ("HUP", 1)] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("期.md"), "before").unwrap();
        // Who runs the tests in the background of a script has Ctrl+C ignored, and what is ignored stays ignored (below).
        let heeding = ["env", "--default-signal=INT,TERM,HUP"];
        let mut process = child(folder.path(), "save", &heeding).spawn().unwrap();
        let mut out = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("ready") {
            assert!(out.read_line(&mut line).unwrap() > 0, "the child ended: {line}");
        }
        let left = || -> Vec<_> {
            let all = fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.file_name());
            all.filter(|name| name.to_string_lossy().ends_with(".tmp")).collect()
        };
        assert_eq!(left().len(), 1);
        let sent = Command::new("kill").args([format!("-{signal}"), process.id().to_string()]).status().unwrap();
        assert!(sent.success());
        assert_eq!(process.wait().unwrap().signal(), Some(number), "it ends as it would have");
        assert!(left().is_empty(), "{signal}");
        assert_eq!(fs::read_to_string(folder.path().join("期.md")).unwrap(), "before");
    }
    // What is ignored (nohup) stays ignored.
    let folder = tempfile::tempdir().unwrap();
    let ignoring = ["sh", "-c", "trap '' HUP; exec \"$0\" \"$@\""];
    let mut process = child(folder.path(), "save", &ignoring).spawn().unwrap();
    let mut out = BufReader::new(process.stdout.take().unwrap());
    let mut line = String::new();
    while !line.contains("ready") {
        assert!(out.read_line(&mut line).unwrap() > 0, "the child ended: {line}");
    }
    Command::new("kill").args(["-HUP", &process.id().to_string()]).status().unwrap();
    std::thread::sleep(Duration::from_millis(200));
    assert!(process.try_wait().unwrap().is_none());
    process.kill().unwrap();
    process.wait().unwrap();
}

/// Run in a small file system: fills it, sees the refusal, and finds everything there.
fn fill_the_disk(folder: &Path, library: &Library, key: &IssueKey) {
    let ballast = folder.join("ballast");
    fs::write(&ballast, vec![0; 64 << 10]).unwrap();
    let mut sure = Vec::new();
    let refused = loop {
        match library.add_mark(key, bookmark(&format!("{}", sure.len())), 0) {
            Ok(made) => sure.push(made),
            Err(refused) => break refused,
        }
    };
    println!("\nrefused {}: {refused}", kind(&refused));
    assert_eq!(library.marks(key).unwrap(), sure);
    fs::remove_file(&ballast).unwrap();
    sure.push(library.add_mark(key, bookmark("again"), 0).unwrap());
    let (library, notices) = Library::open(folder);
    assert!(notices.is_empty(), "{notices:?}");
    assert_eq!(library.marks(key).unwrap(), sure);
    println!("\nverified {}", sure.len());
}

/// A limit on the size of files makes writing fail half-way, without any right.
#[cfg(unix)]
#[test]
fn a_write_that_fails_half_way_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    // Ignored, the signal of the limit leaves the error of the call.
    let limit = ["sh", "-c", "trap '' XFSZ; ulimit -f 16 && exec \"$0\" \"$@\""];
    let output = child(folder.path(), "add limited 1000", &limit).output().unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    assert!(output.contains("\nrefused full: "), "{output}");
    let sure = acknowledged(&output);
    assert!(sure.len() > 3, "{output}");
    assert_eq!(kept(folder.path()), sure.into_iter().collect());
    // Without the limit it goes on.
    let (library, _) = Library::open(folder.path());
    library.add_mark(&library.recognise(&issue()), bookmark("again"), 0).unwrap();
}

/// A file system of its own, 256 KB small, where the system lets a user make one.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mount = "mount -t tmpfs -o size=256k tmpfs \"$GONGBAO_TEST_FOLDER\" || exit 77; exec \"$0\" \"$@\"";
    let Ok(output) = child(folder.path(), "fill", &["unshare", "-rm", "sh", "-c", mount]).output() else {
        println!("skipped: no unshare here");
        return;
    };
    let text = String::from_utf8(output.stdout).unwrap();
    if !text.contains("running 1 test") {
        println!("skipped: no file system may be mounted here ({})", output.status);
        return;
    }
    assert!(output.status.success(), "{text}");
    assert!(text.contains("\nrefused full: ") && text.contains("\nverified "), "{text}");
}

#[cfg(unix)]
#[test]
fn an_unwritable_folder_is_told() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("data");
    let (library, _) = Library::open(&folder);
    let key = library.recognise(&issue());
    library.add_mark(&key, bookmark("kept"), 0).unwrap();
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let file = folder.join("bookmarks").join(format!("{}.ron", key.id));
    let before = fs::read(&file).unwrap();
    allow(outer.path(), 0o755);
    for path in [&folder, &folder.join("bookmarks")] {
        allow(path, 0o555);
    }
    allow(&file, 0o444);
    let mut command = child(&folder, "add refused 1", &[]);
    // No permission stops root, so root asks somebody else to try.
    if fs::File::create(folder.join("probe")).is_ok() {
        command.uid(65_534).gid(65_534);
    }
    match command.output() {
        Ok(output) => {
            let text = String::from_utf8(output.stdout).unwrap();
            assert!(text.contains("\nrefused unwritable: "), "{text} {}", output.status);
        }
        Err(e) => println!("skipped: the test can't be run as another user ({e})"),
    }
    for path in [&folder, &folder.join("bookmarks")] {
        allow(path, 0o755);
    }
    assert_eq!(fs::read(&file).unwrap(), before);
}

/// A process that is killed while it reads a file leaves word of it, which the next one gets once.
#[test]
fn a_file_that_was_being_read_at_a_kill_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let (mut process, mut out) = start(folder.path(), "read /tmp/害人的文件.pdf");
    let mut output = String::new();
    while !output.contains("\nready\n") {
        assert!(out.read_line(&mut output).unwrap() > 0, "the child ended: {output}");
    }
    let (library, _) = Library::open(folder.path());
    assert!(library.reading_marks().1.is_empty(), "it lives");
    process.kill().unwrap();
    process.wait().unwrap();
    assert_eq!(library.reading_marks().1, [std::path::PathBuf::from("/tmp/害人的文件.pdf")]);
    assert!(library.reading_marks().1.is_empty());
}

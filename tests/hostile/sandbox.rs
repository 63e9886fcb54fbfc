//! The reader process tries what it may not do. The test runs this test binary again as the process that tries.

use std::process::Command;

/// Tells the binary that it is the process that tries, and which file exists.
const TASK: &str = "GONGBAO_TEST_SANDBOX";

/// Not a test by itself: the process that the test starts.
#[test]
fn child_entry() {
    let Some(file) = std::env::var_os(TASK) else { return };
    gongbao::reader::confine(1000);
    let said = |what: &str, refused: bool| println!("\n{what} {}", if refused { "refused" } else { "ALLOWED" });
    said("open", std::fs::File::open(&file).is_err());
    said("list", std::fs::read_dir("/").is_err());
    said("create", std::fs::File::create(std::path::Path::new(&file).with_extension("new")).is_err());
    said("remove", std::fs::remove_file(&file).is_err());
    said(
        "connect",
        std::net::TcpStream::connect("127.0.0.1:9").is_err_and(|e| e.kind() == std::io::ErrorKind::PermissionDenied),
    );
    said("listen", std::net::TcpListener::bind("127.0.0.1:0").is_err());
    said("datagram", std::net::UdpSocket::bind("127.0.0.1:0").is_err());
    said("local socket", std::os::unix::net::UnixStream::pair().is_err());
    said("program", Command::new("/bin/true").spawn().is_err());
    // SAFETY: the new process, if there is one, ends at once and touches nothing.
    let forked = unsafe {
        let child = libc::fork();
        if child == 0 {
            libc::_exit(0);
        }
        child
    };
    said("fork", forked < 0);
    // SAFETY: a call with numbers only.
    let traced = unsafe { libc::ptrace(libc::PTRACE_TRACEME, 0, 0, 0) };
    said("trace", traced < 0);
    by_other_ways(&said);
    // What reading needs is not refused: threads and memory, up to the bound.
    said("too much memory", Vec::<u8>::new().try_reserve_exact(3 << 30).is_err());
    println!("\nthread {}", std::thread::spawn(|| 1).join().is_ok_and(|one| one == 1));
    println!("\ntried all");
}

/// A call of the system by its number.
fn call(number: i64, arguments: [i64; 6]) -> i64 {
    let [a, b, c, d, e, f] = arguments;
    // SAFETY: what is called is refused, or is given numbers and null only, which it rejects or is content with.
    unsafe { libc::syscall(number, a, b, c, d, e, f) }
}

/// Whether a call is refused as such, and not for its arguments.
fn is_refused(number: i64, arguments: [i64; 6]) -> bool {
    call(number, arguments) < 0 && std::io::Error::last_os_error().raw_os_error() == Some(libc::EPERM)
}

/// Calls that do the same as those that are refused, or touch other processes, or take memory that no bound counts.
fn by_other_ways(said: &dyn Fn(&str, bool)) {
    // SAFETY: a call without arguments.
    let [parent, own] = [unsafe { libc::getppid() }, std::process::id().cast_signed()].map(i64::from);
    let mut old = [0_u64; 2];
    let old_at = old.as_mut_ptr().expose_provenance() as i64;
    let params = [0_u64; 32];
    let params_at = params.as_ptr().expose_provenance() as i64;
    let name = c"shared".as_ptr().expose_provenance() as i64;
    let limit = i64::from(libc::RLIMIT_NOFILE);
    let (read_write, shared) = (i64::from(libc::PROT_READ | libc::PROT_WRITE), i64::from(libc::MAP_SHARED));
    let (private, nameless) = (i64::from(libc::MAP_PRIVATE), i64::from(libc::MAP_ANONYMOUS));
    let grows = i64::from(libc::MAP_GROWSDOWN);
    for (what, number, arguments) in [
        ("ring", libc::SYS_io_uring_setup, [1, params_at, 0, 0, 0, 0]),
        ("ring enter", libc::SYS_io_uring_enter, [-1, 0, 0, 0, 0, 0]),
        ("ring register", libc::SYS_io_uring_register, [-1, 0, 0, 0, 0, 0]),
        ("kill parent", libc::SYS_kill, [parent, 0, 0, 0, 0, 0]),
        ("kill all", libc::SYS_kill, [-1, 0, 0, 0, 0, 0]),
        ("kill thread", libc::SYS_tkill, [parent, 0, 0, 0, 0, 0]),
        ("kill thread of", libc::SYS_tgkill, [parent, parent, 0, 0, 0, 0]),
        ("queue signal", libc::SYS_rt_sigqueueinfo, [parent, 0, 0, 0, 0, 0]),
        ("queue signal of", libc::SYS_rt_tgsigqueueinfo, [parent, parent, 0, 0, 0, 0]),
        ("process file", libc::SYS_pidfd_open, [own, 0, 0, 0, 0, 0]),
        ("process file signal", libc::SYS_pidfd_send_signal, [-1, 0, 0, 0, 0, 0]),
        ("file of process", libc::SYS_pidfd_getfd, [-1, 0, 0, 0, 0, 0]),
        ("limit of parent", libc::SYS_prlimit64, [parent, limit, 0, old_at, 0, 0]),
        ("own namespace", libc::SYS_unshare, [i64::from(libc::CLONE_NEWUSER), 0, 0, 0, 0, 0]),
        ("other namespace", libc::SYS_setns, [-1, 0, 0, 0, 0, 0]),
        ("mount", libc::SYS_mount, [0; 6]),
        ("bpf", libc::SYS_bpf, [0; 6]),
        ("perf", libc::SYS_perf_event_open, [0; 6]),
        ("faults", libc::SYS_userfaultfd, [0; 6]),
        ("keys", libc::SYS_keyctl, [9999, 0, 0, 0, 0, 0]),
        ("memory file", libc::SYS_memfd_create, [name, 0, 0, 0, 0, 0]),
        ("shared segment", libc::SYS_shmget, [0, 4096, 0o600, 0, 0, 0]),
        ("shared memory", libc::SYS_mmap, [0, 4096, read_write, shared | nameless, -1, 0]),
        ("growing memory", libc::SYS_mmap, [0, 4096, read_write, private | nameless | grows, -1, 0]),
        ("mode of a file", libc::SYS_fchmodat, [-1, name, 0o777, 0, 0, 0]),
        ("time of a file", libc::SYS_utimensat, [-1, name, 0, 0, 0, 0]),
    ] {
        said(what, is_refused(number, arguments));
    }
    #[cfg(target_arch = "x86_64")]
    said("second numbers", is_refused((1 << 30) | libc::SYS_getpid, [0; 6]));
    // And what is not refused: its own limits, a signal to itself, memory of its own.
    said("own limit", call(libc::SYS_prlimit64, [own, limit, 0, old_at, 0, 0]) < 0);
    said("own limit by nought", call(libc::SYS_prlimit64, [0, limit, 0, old_at, 0, 0]) < 0);
    let thread = call(libc::SYS_gettid, [0; 6]);
    said("own signal", call(libc::SYS_tgkill, [own, thread, 0, 0, 0, 0]) < 0);
    said("own memory", call(libc::SYS_mmap, [0, 4096, read_write, private | nameless, -1, 0]) < 0);
}

/// What [`by_other_ways`] must find refused.
const OTHER_WAYS: &[&str] = &[
    "ring",
    "ring enter",
    "ring register",
    "kill parent",
    "kill all",
    "kill thread",
    "kill thread of",
    "queue signal",
    "queue signal of",
    "process file",
    "process file signal",
    "file of process",
    "limit of parent",
    "own namespace",
    "other namespace",
    "mount",
    "bpf",
    "perf",
    "faults",
    "keys",
    "memory file",
    "shared segment",
    "shared memory",
    "growing memory",
    "mode of a file",
    "time of a file",
    #[cfg(target_arch = "x86_64")]
    "second numbers",
];

/// Not a test by itself: the process that aborts.
#[test]
fn abort_entry() {
    if std::env::var_os(ABORTS).is_some() {
        gongbao::reader::confine(1000);
        std::process::abort();
    }
}

/// Tells the binary that it is the process that aborts.
const ABORTS: &str = "GONGBAO_TEST_ABORT";

#[test]
fn an_abort_is_the_signal_that_it_is_elsewhere() {
    use std::os::unix::process::ExitStatusExt as _;
    let mut command = Command::new(std::env::current_exe().unwrap());
    let output = command.args(["sandbox::abort_entry", "--exact", "--nocapture"]).env(ABORTS, "1").output().unwrap();
    assert_eq!(output.status.signal(), Some(libc::SIGABRT), "{output:?}");
}

/// The version of Landlock that the kernel has; without it files can't be refused.
fn landlock() -> i64 {
    // SAFETY: asks for the version only: without attributes nothing is read or changed.
    unsafe { libc::syscall(libc::SYS_landlock_create_ruleset, std::ptr::null::<u8>(), 0usize, 1u32) }
}

#[test]
fn a_reader_that_tries_is_refused() {
    let folder = std::env::temp_dir().join(format!("gongbao-sandbox-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("secret");
    std::fs::write(&file, "x").unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    let output = command.args(["sandbox::child_entry", "--exact", "--nocapture"]).env(TASK, &file).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let kept = file.exists();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(
        said.contains("tried all") && said.contains("thread true"),
        "{said}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let of_files = ["open", "list", "create", "remove"];
    for what in ["connect", "listen", "datagram", "local socket", "program", "fork", "trace", "too much memory"] {
        assert!(said.contains(&format!("\n{what} refused")), "{said}");
    }
    for what in OTHER_WAYS {
        assert!(said.contains(&format!("\n{what} refused")), "{what}: {said}");
    }
    for what in ["own limit", "own limit by nought", "own signal", "own memory"] {
        assert!(said.contains(&format!("\n{what} ALLOWED")), "{what}: {said}");
    }
    if landlock() > 0 {
        assert!(kept && of_files.iter().all(|what| said.contains(&format!("\n{what} refused"))), "{said}");
    } else {
        println!("this kernel has no Landlock: files are not refused");
    }
}

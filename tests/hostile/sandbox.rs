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
    // What reading needs is not refused: threads and memory, up to the bound.
    said("too much memory", Vec::<u8>::new().try_reserve_exact(3 << 30).is_err());
    println!("\nthread {}", std::thread::spawn(|| 1).join().is_ok_and(|one| one == 1));
    println!("\ntried all");
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
    if landlock() > 0 {
        assert!(kept && of_files.iter().all(|what| said.contains(&format!("\n{what} refused"))), "{said}");
    } else {
        println!("this kernel has no Landlock: files are not refused");
    }
}

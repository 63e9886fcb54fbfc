//! What a reader process may take, and what it may not do.
//!
//! On Linux: memory (`RLIMIT_DATA`), no core file, no file to be opened and no port to be reached (Landlock, as far as the
//! kernel has it), and no new process, program or socket (seccomp). On other systems only the watch over time holds, and
//! the README says so.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// The exit code of a process that took too long.
pub const TOO_LONG: i32 = 97;

/// Processor time in seconds that a process may take without being seen to come forward.
const LONGEST_STEP: u64 = 6;

/// Confines this process, which is to read so many bytes. What the kernel does not offer is left out.
pub fn confine(bytes: u64) {
    #[cfg(target_os = "linux")]
    linux::confine(bytes);
    #[cfg(not(target_os = "linux"))]
    let _ = bytes;
}

/// Has this process stand back for others: it has minutes of work. What the system does not offer is left out.
pub fn stand_back() {
    #[cfg(target_os = "linux")]
    {
        let _ = rustix::process::nice(10);
    }
}

/// Ends the process when some step takes too much processor time.
pub struct Watch {
    /// Seconds of processor time when it was last seen to come forward.
    since: Arc<AtomicU64>,
    over: Arc<AtomicBool>,
}

impl Watch {
    /// Starts the watch over a piece of work; it ends when this is dropped.
    #[must_use]
    pub fn start() -> Self {
        let watch = Self { since: Arc::new(AtomicU64::new(processor_seconds())), over: Arc::default() };
        let (since, over) = (Arc::clone(&watch.since), Arc::clone(&watch.over));
        std::thread::spawn(move || {
            while !over.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(200));
                if processor_seconds().saturating_sub(since.load(Ordering::Relaxed)) > LONGEST_STEP
                    && !over.load(Ordering::Relaxed)
                {
                    std::process::exit(TOO_LONG);
                }
            }
        });
        watch
    }

    /// The work has come forward.
    pub fn moved(&self) {
        self.since.store(processor_seconds(), Ordering::Relaxed);
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}

/// Processor time of this process, in seconds; time since its first question where the system does not tell.
fn processor_seconds() -> u64 {
    #[cfg(target_os = "linux")]
    {
        u64::try_from(rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime).tv_sec).unwrap_or(0)
    }
    #[cfg(not(target_os = "linux"))]
    {
        static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
        START.elapsed().as_secs()
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeMap;

    use landlock::{ABI, Access as _, AccessFs, AccessNet, CompatLevel, Compatible as _, Ruleset, RulesetAttr as _};
    use rustix::process::{Resource, Rlimit, setrlimit};
    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
        TargetArch, apply_filter,
    };

    /// Memory that any file may take, in bytes: the stacks of its threads (64 MB each, of which little is used) are in it.
    const BASE: u64 = 704 << 20;
    /// And for each byte of the file.
    const FOR_EACH_BYTE: u64 = 8;
    /// But never more than this.
    const MOST: u64 = 2 << 30;

    pub fn confine(bytes: u64) {
        let most = BASE.saturating_add(bytes.saturating_mul(FOR_EACH_BYTE)).min(MOST);
        for (resource, limit) in [(Resource::Data, most), (Resource::Core, 0)] {
            // A system that refuses a lower limit leaves the old one.
            let _ = setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) });
        }
        let _ = no_files();
        for (calls, errno) in [(forbidden(), libc::EPERM), (thread_calls(), libc::ENOSYS)] {
            let _ = refuse(calls, errno);
        }
    }

    /// No file, folder or port from here on.
    fn no_files() -> Result<(), landlock::RulesetError> {
        Ruleset::default()
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(ABI::V5))?
            .handle_access(AccessNet::from_all(ABI::V5))?
            .create()?
            .restrict_self()
            .map(|_| ())
    }

    type Calls = BTreeMap<i64, Vec<SeccompRule>>;

    /// Sockets, programs and processes; threads are needed.
    fn forbidden() -> Calls {
        let mut calls: Calls = [
            libc::SYS_socket,
            libc::SYS_socketpair,
            libc::SYS_connect,
            libc::SYS_bind,
            libc::SYS_execve,
            libc::SYS_execveat,
            libc::SYS_ptrace,
            libc::SYS_process_vm_readv,
            libc::SYS_process_vm_writev,
        ]
        .into_iter()
        .map(|call| (call, Vec::new()))
        .collect();
        #[cfg(target_arch = "x86_64")]
        calls.extend([(libc::SYS_fork, Vec::new()), (libc::SYS_vfork, Vec::new())]);
        let thread = libc::CLONE_THREAD as u64;
        let process = SeccompCondition::new(0, SeccompCmpArgLen::Qword, SeccompCmpOp::MaskedEq(thread), 0)
            .and_then(|no_thread| SeccompRule::new(vec![no_thread]));
        calls.extend(process.into_iter().map(|rule| (libc::SYS_clone, vec![rule])));
        calls
    }

    /// The call for threads and processes whose arguments a filter can't see: the C library falls back to the one before.
    fn thread_calls() -> Calls {
        [(libc::SYS_clone3, Vec::new())].into_iter().collect()
    }

    fn refuse(calls: Calls, errno: i32) -> Result<(), Box<dyn std::error::Error>> {
        let arch = TargetArch::try_from(std::env::consts::ARCH)?;
        let refusal = SeccompAction::Errno(u32::try_from(errno)?);
        let filter = SeccompFilter::new(calls, SeccompAction::Allow, refusal, arch)?;
        let program: BpfProgram = filter.try_into()?;
        apply_filter(&program)?;
        Ok(())
    }
}

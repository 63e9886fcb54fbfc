//! What a reader process may take, and what it may not do.
//!
//! On Linux: memory (`RLIMIT_DATA`, which counts no shared memory: that is refused), no core file, no file to be opened and
//! no port to be reached (Landlock, as far as the kernel has it), and no new process, program or socket, no signal to another
//! process, and none of the ways around these (seccomp). On Windows: memory, and no new process (a job object). On other systems only the
//! watch over time holds, and the README says so.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// The exit code of a process that took too long.
pub const TOO_LONG: i32 = 97;

/// Processor time in seconds that a process may take without being seen to come forward.
/// Builds with their checks on take a multiple of it.
const LONGEST_STEP: u64 = if cfg!(debug_assertions) { 15 } else { 6 };

/// Memory that any file may take, in bytes: the stacks of its threads (64 MB each, of which little is used) are in it.
const BASE: u64 = 624 << 20;
/// And for each byte of the file.
const FOR_EACH_BYTE: u64 = 4;
/// But never more than this.
const MOST: u64 = 2 << 30;

/// Confines this process, which is to read so many bytes. What the kernel does not offer is left out.
pub fn confine(bytes: u64) {
    let most = BASE.saturating_add(bytes.saturating_mul(FOR_EACH_BYTE)).min(MOST);
    #[cfg(target_os = "linux")]
    linux::confine(most);
    #[cfg(windows)]
    windows::confine(most);
    #[cfg(not(any(target_os = "linux", windows)))]
    let _ = most;
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
        let parent = parent();
        std::thread::spawn(move || {
            while !over.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(200));
                if parent != self::parent() {
                    // The program is gone, and nobody hears the answer: a scan would be read for minutes.
                    std::process::exit(TOO_LONG);
                }
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

/// The process that started this one, or took it over when that one had ended; always the same where the system does not
/// tell.
fn parent() -> u32 {
    #[cfg(unix)]
    {
        std::os::unix::process::parent_id()
    }
    #[cfg(not(unix))]
    {
        0
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

#[cfg(windows)]
mod windows {
    use std::ptr;

    use windows_sys::Win32::System::JobObjects::{
        AssignProcessToJobObject, CreateJobObjectW, JOB_OBJECT_LIMIT_ACTIVE_PROCESS, JOB_OBJECT_LIMIT_PROCESS_MEMORY,
        JOBOBJECT_EXTENDED_LIMIT_INFORMATION, JobObjectExtendedLimitInformation, SetInformationJobObject,
    };
    use windows_sys::Win32::System::Threading::GetCurrentProcess;

    pub fn confine(most: u64) {
        let mut limits = JOBOBJECT_EXTENDED_LIMIT_INFORMATION::default();
        limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_PROCESS_MEMORY | JOB_OBJECT_LIMIT_ACTIVE_PROCESS;
        limits.BasicLimitInformation.ActiveProcessLimit = 1;
        limits.ProcessMemoryLimit = usize::try_from(most).unwrap_or(usize::MAX);
        let length = u32::try_from(size_of_val(&limits)).unwrap_or(0);
        // SAFETY: the pointer and the length are those of `limits`, which outlives the call; the job is this process's own and
        // goes with it. What the system refuses is left out.
        #[allow(unsafe_code, reason = "the system has no other calls")]
        unsafe {
            let job = CreateJobObjectW(ptr::null(), ptr::null());
            SetInformationJobObject(job, JobObjectExtendedLimitInformation, ptr::from_ref(&limits).cast(), length);
            AssignProcessToJobObject(job, GetCurrentProcess());
        }
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeMap;

    use landlock::{
        ABI, Access as _, AccessFs, AccessNet, CompatLevel, Compatible as _, Ruleset, RulesetAttr as _, Scope,
    };
    use rustix::process::{Resource, Rlimit, setrlimit};
    #[cfg(target_arch = "x86_64")]
    use seccompiler::sock_filter;
    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
        TargetArch, apply_filter,
    };

    pub fn confine(most: u64) {
        for (resource, limit) in [(Resource::Data, most), (Resource::Core, 0)] {
            // A system that refuses a lower limit leaves the old one.
            let _ = setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) });
        }
        let _ = no_files();
        for (calls, errno) in [(forbidden(), libc::EPERM), (thread_calls(), libc::ENOSYS)] {
            let _ = refuse(calls, errno);
        }
        #[cfg(target_arch = "x86_64")]
        let _ = apply_filter(&no_other_numbers());
    }

    /// No file, folder or port from here on, and no signal to another process.
    fn no_files() -> Result<(), landlock::RulesetError> {
        Ruleset::default()
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(ABI::V5))?
            .handle_access(AccessNet::from_all(ABI::V5))?
            .scope(Scope::from_all(ABI::V6))?
            .create()?
            .restrict_self()
            .map(|_| ())
    }

    type Calls = BTreeMap<i64, Vec<SeccompRule>>;

    /// What is refused whatever its arguments are.
    const REFUSED: &[i64] = &[
        // Sockets, and the rings that make them without these calls.
        libc::SYS_socket,
        libc::SYS_socketpair,
        libc::SYS_connect,
        libc::SYS_bind,
        libc::SYS_io_uring_setup,
        libc::SYS_io_uring_enter,
        libc::SYS_io_uring_register,
        // Programs and other processes: what they hold, and signals to them.
        libc::SYS_execve,
        libc::SYS_execveat,
        libc::SYS_ptrace,
        libc::SYS_process_vm_readv,
        libc::SYS_process_vm_writev,
        libc::SYS_kill,
        libc::SYS_tkill,
        libc::SYS_rt_sigqueueinfo,
        libc::SYS_rt_tgsigqueueinfo,
        libc::SYS_pidfd_open,
        libc::SYS_pidfd_send_signal,
        libc::SYS_pidfd_getfd,
        // Rights and views of the system of its own, and what only the system's own programs need.
        libc::SYS_unshare,
        libc::SYS_setns,
        libc::SYS_mount,
        libc::SYS_bpf,
        libc::SYS_perf_event_open,
        libc::SYS_userfaultfd,
        libc::SYS_keyctl,
        libc::SYS_add_key,
        libc::SYS_request_key,
        // Memory that no bound counts.
        libc::SYS_memfd_create,
        libc::SYS_shmget,
        libc::SYS_shmat,
        // What Landlock lets be changed of files by their names.
        libc::SYS_fchmodat,
        libc::SYS_fchownat,
        libc::SYS_utimensat,
        libc::SYS_setxattr,
        libc::SYS_lsetxattr,
    ];

    /// The same, on processors that have older names for some of them.
    #[cfg(target_arch = "x86_64")]
    const REFUSED_HERE: &[i64] = &[
        libc::SYS_fork,
        libc::SYS_vfork,
        libc::SYS_chmod,
        libc::SYS_chown,
        libc::SYS_lchown,
        libc::SYS_utime,
        libc::SYS_utimes,
        libc::SYS_futimesat,
    ];
    #[cfg(not(target_arch = "x86_64"))]
    const REFUSED_HERE: &[i64] = &[];

    /// Sockets, programs, other processes and memory beyond the bound. Threads are needed, and an abort is a signal to itself.
    fn forbidden() -> Calls {
        let mut calls: Calls = REFUSED.iter().chain(REFUSED_HERE).map(|call| (*call, Vec::new())).collect();
        let own = u64::from(std::process::id());
        let thread = libc::CLONE_THREAD as u64;
        let (shared, grows) = (libc::MAP_SHARED as u64, libc::MAP_GROWSDOWN as u64);
        let number = |argument, op, value| SeccompCondition::new(argument, SeccompCmpArgLen::Dword, op, value);
        let flags = |argument, mask, value| {
            SeccompCondition::new(argument, SeccompCmpArgLen::Qword, SeccompCmpOp::MaskedEq(mask), value)
        };
        let conditional = [
            (libc::SYS_clone, vec![flags(0, thread, 0)]),
            (libc::SYS_tgkill, vec![number(0, SeccompCmpOp::Ne, own)]),
            (libc::SYS_prlimit64, vec![number(0, SeccompCmpOp::Ne, own), number(0, SeccompCmpOp::Ne, 0)]),
            (libc::SYS_mmap, vec![flags(3, shared, shared)]),
            (libc::SYS_mmap, vec![flags(3, grows, grows)]),
        ];
        for (call, conditions) in conditional {
            let conditions: Result<Vec<_>, _> = conditions.into_iter().collect();
            // What can't be told of its arguments is refused as a whole.
            match conditions.and_then(SeccompRule::new) {
                Ok(rule) => calls.entry(call).or_default().push(rule),
                Err(_) => drop(calls.insert(call, Vec::new())),
            }
        }
        calls
    }

    /// The call for threads and processes whose arguments a filter can't see: the C library falls back to the one before.
    fn thread_calls() -> Calls {
        [(libc::SYS_clone3, Vec::new())].into_iter().collect()
    }

    /// Refuses the second set of numbers of this processor (x32), by which all that is refused could be asked for again.
    #[cfg(target_arch = "x86_64")]
    fn no_other_numbers() -> BpfProgram {
        let refused = libc::SECCOMP_RET_ERRNO | libc::EPERM.unsigned_abs();
        let step = |code: u32, [jt, jf]: [u8; 2], k: u32| sock_filter {
            code: u16::try_from(code).unwrap_or_default(),
            jt,
            jf,
            k,
        };
        vec![
            // The number stands first in what a filter is given.
            step(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, [0, 0], 0),
            step(libc::BPF_JMP | libc::BPF_JSET | libc::BPF_K, [0, 1], OTHER_NUMBERS),
            step(libc::BPF_RET | libc::BPF_K, [0, 0], refused),
            step(libc::BPF_RET | libc::BPF_K, [0, 0], libc::SECCOMP_RET_ALLOW),
        ]
    }

    /// The bit that marks a number of the second set.
    #[cfg(target_arch = "x86_64")]
    const OTHER_NUMBERS: u32 = 1 << 30;

    fn refuse(calls: Calls, errno: i32) -> Result<(), Box<dyn std::error::Error>> {
        let arch = TargetArch::try_from(std::env::consts::ARCH)?;
        let refusal = SeccompAction::Errno(u32::try_from(errno)?);
        let filter = SeccompFilter::new(calls, SeccompAction::Allow, refusal, arch)?;
        let program: BpfProgram = filter.try_into()?;
        apply_filter(&program)?;
        Ok(())
    }
}

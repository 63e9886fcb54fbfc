//! Temporary files that go, too, when the program is ended by a signal: Ctrl+C, a closed terminal, the end of the session.

use std::path::Path;

/// A temporary file that is being written.
#[derive(Debug)]
pub(crate) struct Unfinished {
    #[cfg(target_os = "linux")]
    _entry: linux::Entry,
}

impl Unfinished {
    /// Has the file of this path removed when the program is ended, until this is dropped. Where the system has no signals, or too
    /// many files are written at once, it stays then.
    pub(crate) fn new(path: &Path) -> Self {
        #[cfg(not(target_os = "linux"))]
        let _ = path;
        Self {
            #[cfg(target_os = "linux")]
            _entry: linux::Entry::new(path),
        }
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::ffi::{CString, c_char, c_int};
    use std::os::unix::ffi::OsStrExt as _;
    use std::path::Path;
    use std::ptr::null_mut;
    use std::sync::Once;
    use std::sync::atomic::{AtomicPtr, Ordering};

    /// So many files are written at once at most.
    const MOST: usize = 128;
    /// Signals that end the program.
    const ENDS: [c_int; 3] = [libc::SIGINT, libc::SIGTERM, libc::SIGHUP];

    /// The names of the files. A name stays in memory for good: a signal may be about to read it.
    static FILES: [AtomicPtr<c_char>; MOST] = [const { AtomicPtr::new(null_mut()) }; MOST];
    static HEEDED: Once = Once::new();

    /// A file's place among the names.
    #[derive(Debug)]
    pub(super) struct Entry(Option<&'static AtomicPtr<c_char>>);

    impl Entry {
        pub(super) fn new(path: &Path) -> Self {
            HEEDED.call_once(heed);
            let Ok(name) = CString::new(path.as_os_str().as_bytes()) else { return Self(None) };
            let name = CString::into_raw(name);
            let take = |place: &&AtomicPtr<c_char>| {
                place.compare_exchange(null_mut(), name, Ordering::AcqRel, Ordering::Relaxed).is_ok()
            };
            Self(FILES.iter().find(take))
        }
    }

    impl Drop for Entry {
        fn drop(&mut self) {
            if let Some(place) = self.0 {
                place.store(null_mut(), Ordering::Release);
            }
        }
    }

    /// Has the signals heeded that would end the program just so; those that are ignored (nohup) or heeded by others stay.
    fn heed() {
        for signal in ENDS {
            // SAFETY: both structures live over the calls, and zeroes are a state of them; the function does nothing that a
            // function for signals may not do.
            #[allow(unsafe_code, reason = "signals have no safe name in Rust's library")]
            unsafe {
                let mut old: libc::sigaction = std::mem::zeroed();
                if libc::sigaction(signal, std::ptr::null(), &raw mut old) != 0 || old.sa_sigaction != libc::SIG_DFL {
                    continue;
                }
                let mut new: libc::sigaction = std::mem::zeroed();
                let end: extern "C" fn(c_int) = end;
                new.sa_sigaction = end as libc::sighandler_t;
                libc::sigaction(signal, &raw const new, null_mut());
            }
        }
    }

    /// Removes the files and lets the signal end the program as it would have.
    extern "C" fn end(signal: c_int) {
        for place in &FILES {
            let name = place.load(Ordering::Acquire);
            if !name.is_null() {
                // SAFETY: a name that was once put there is never freed; unlink may be called in a signal.
                #[allow(unsafe_code, reason = "Rust's own removal may take memory, which a signal must not")]
                unsafe {
                    libc::unlink(name);
                }
            }
        }
        // SAFETY: calls with numbers only, both allowed in a signal; it is delivered again as this returns.
        #[allow(unsafe_code, reason = "signals have no safe name in Rust's library")]
        unsafe {
            libc::signal(signal, libc::SIG_DFL);
            libc::raise(signal);
        }
    }
}

//! Memory that is free again goes back to the system.
//!
//! The C library keeps what was freed for the next time. Between the copies of the glyph atlas that come and go with
//! every zoom lie small things that stay, so that after some zooms a fifth of the program's memory was holes.

/// Gives memory that nothing uses back to the system. Takes some milliseconds: not for the window's thread.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn give_back() {
    // `malloc_trim` takes no pointer and touches only what is free; it locks what it looks at (malloc_trim(3):
    // MT-Safe).
    #[allow(unsafe_code, reason = "a call of the C library that has no safe name in Rust")]
    unsafe {
        libc::malloc_trim(0);
    }
}

/// Gives memory that nothing uses back to the system: other systems' allocators do so by themselves.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn give_back() {}

//! The integration tests of what is drawn, in one program, since each that draws links 33 MB of fonts: set lines,
//! printed pages and, with the feature `gui`, the window.

#[cfg(feature = "gui")]
mod window;

#[cfg(feature = "gui")]
#[path = "../core/support/pdf.rs"]
#[allow(dead_code, reason = "the tests of the core draw more")]
mod pdf;

#[cfg(feature = "gui")]
mod access;
mod export_command;
#[cfg(feature = "gui")]
mod focus;
mod typesetting;
#[cfg(feature = "gui")]
mod ui;
#[cfg(feature = "gui")]
mod ui_comments;
#[cfg(feature = "gui")]
mod ui_corrections;
#[cfg(feature = "gui")]
mod ui_facts;
#[cfg(feature = "gui")]
mod ui_files;
#[cfg(feature = "gui")]
mod ui_library;
#[cfg(feature = "gui")]
mod ui_many_marks;
#[cfg(feature = "gui")]
mod ui_marks;
#[cfg(feature = "gui")]
mod ui_session;
#[cfg(feature = "gui")]
mod ui_window;

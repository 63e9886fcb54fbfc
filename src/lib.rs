//! Gongbao (公报阅读器): a reader that understands government gazettes (政府公报).
//!
//! The way of the data: `bytes → source::SourceText → issue::Issue → facts::Facts`; typesetting, search, the
//! library and the exports all read the same [`issue::Issue`]. Everything but `ui` is a pure core that does no
//! windowing and can be tested without a display.

pub mod ask;
pub mod cli;
pub mod deliver;
pub mod desktop;
pub mod export;
pub mod faces;
pub mod facts;
mod hash;
pub mod holdings;
pub mod instance;
pub mod issue;
pub mod lang;
pub mod library;
mod memory;
#[cfg(feature = "ocr")]
pub mod ocr;
pub mod open;
pub mod parse;
pub mod reader;
pub mod search;
pub mod source;
pub mod system_faces;
pub mod typeset;
#[cfg(feature = "gui")]
pub mod ui;
mod unfinished;
pub mod zh;

//! The window: the only code that names egui, eframe or rfd.

mod action;
mod app;
mod bookmarks;
mod centre;
mod chrome;
mod command;
mod contents;
mod dispatch;
mod doc;
mod exporting;
mod failed;
mod find;
mod help;
mod history;
mod jump_box;
mod keeper;
mod kept;
mod notice;
mod pages;
mod rare;
pub mod reading;
mod start;
mod strings;
mod suspicions;
pub mod theme;
mod widgets;
mod worker;

pub use app::App;
pub use start::{StartError, run};

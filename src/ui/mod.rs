//! The window: the only code that names egui, eframe or rfd.

mod action;
mod app;
mod badge;
mod bookmarks;
mod centre;
mod chrome;
mod cite;
mod command;
mod contents;
mod context_menu;
mod dispatch;
mod doc;
mod facts;
mod failed;
mod find;
mod help;
mod history;
mod jump_box;
mod keeper;
mod kept;
mod notice;
mod overview;
mod pages;
mod panes;
mod peek;
pub mod reading;
mod references;
mod start;
mod strings;
mod suspicions;
pub mod theme;
mod widgets;
mod worker;

pub use app::App;
pub use start::{StartError, run};

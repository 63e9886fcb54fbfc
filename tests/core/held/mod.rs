//! Libraries of made-up issues, in folders on the disk.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by a panic, in its helpers too")]

pub mod model;

use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use gongbao::holdings::{Holdings, Updated};

use crate::printing;

/// The text of an issue that a seed throws, under a number of its own.
pub fn printed(seed: u64) -> String {
    let (printed, _, _) = printing::run(&printing::plan(seed));
    let (year, number) = (2001 + seed / 12, seed % 12 + 1);
    printed
        .text
        .replace("2021年第3期", &format!("{year}年第{number}期"))
        .replace("总第88期", &format!("总第{}期", seed + 1))
}

/// Writes issues into a folder.
pub fn write(folder: &Path, seeds: std::ops::Range<u64>) {
    fs::create_dir_all(folder).unwrap();
    for seed in seeds {
        fs::write(folder.join(format!("{seed:03}.txt")), printed(seed)).unwrap();
    }
}

/// Brings a library up to date.
pub fn update(holdings: &mut Holdings) -> Updated {
    let lock = holdings.lock().unwrap();
    holdings.update(&lock, &AtomicBool::new(false), &mut |_| true).unwrap()
}

/// A library of a folder of issues, and both folders.
pub fn library(seeds: std::ops::Range<u64>) -> (tempfile::TempDir, Holdings) {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("公报"), seeds);
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    holdings.add_root(&folder.path().join("公报")).unwrap();
    update(&mut holdings);
    (folder, holdings)
}

//! Very many marks in one issue.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic, in its helpers too")]

use std::fmt::Write as _;
use std::fs;

use gongbao::issue::Place;
use gongbao::library::{Library, MarkKind, NewMark};
use gongbao::open;

use crate::window::Window;

const PARAGRAPHS: usize = 2_000;
const MARKS: usize = 20_000;

fn text() -> String {
    let mut text = String::from("云山市河道巡护记录\n\n");
    for n in 1..=PARAGRAPHS {
        let _ = writeln!(
            text,
            "　　第{n}号线路巡护人员逐日巡查河道，记录水位与堤岸情况，发现险情及时报告，并于当日归档。\n"
        );
    }
    text
}

/// How long frames take with them is measured by `benches/frame.rs`.
#[test]
fn very_many_marks_are_listed_and_the_text_scrolls_under_them() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("记录.txt");
    fs::write(&file, text()).unwrap();
    let issue = open::open(&file).unwrap();
    let (library, _) = Library::open(folder.path().join("data"));
    let each = MARKS / PARAGRAPHS;
    let blocks = issue.documents[0].blocks.iter().enumerate().filter(|(_, block)| block.text.contains("号线路巡护"));
    let new = blocks.flat_map(|(block, b)| {
        let starts: Vec<usize> = b.text.char_indices().map(|(at, _)| at).skip(4).step_by(3).take(each).collect();
        let place = move |byte| Place { document: 0, block, byte };
        starts.into_iter().map(move |at| (place(at), place(at + "字字".len())))
    });
    let new: Vec<NewMark> = new.map(|passage| NewMark::on(&issue, MarkKind::Highlight, passage)).collect();
    assert_eq!(new.len(), MARKS);
    library.add_marks(&library.recognise(&issue), new, 1).unwrap();
    let mut window = Window::start(folder, vec![file]);
    window.wait_for("第3号线路");
    window.press(crate::window::CTRL, egui::Key::B);
    window.until("all marks", |w| w.sees("20000 条"));
    window.press(crate::window::CTRL, egui::Key::B);
    window.until("no list", |w| !w.sees("20000 条"));
    window.press(crate::window::CTRL, egui::Key::End);
    window.until("the last paragraph", |w| w.sees("第2000号线路"));
}

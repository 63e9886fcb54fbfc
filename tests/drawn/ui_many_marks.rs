//! Very many marks in one issue: frames and start as without them.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic, in its helpers too")]

use std::fmt::Write as _;
use std::fs;
use std::time::{Duration, Instant};

use egui::{Event, MouseWheelUnit, TouchPhase, vec2};
use gongbao::issue::Place;
use gongbao::library::{Library, MarkKind, NewMark};
use gongbao::open;

use crate::window::Window;

const PARAGRAPHS: usize = 2_000;
const MARKS: usize = 20_000;
/// Frames that scroll, and by how many points each.
const FRAMES: usize = 120;
const STEP: f32 = 90.0;
/// The median frame with marks may take so much of one without.
const MOST: f64 = 1.3;
/// Until the text is there, the reading of the marks included.
const MOST_AT_START: f64 = 1.5;

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

/// A window on the text, with so many highlights in all of its paragraphs; and how long it took until the text was there.
fn opened(marks: usize) -> (Window, Duration) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("记录.txt");
    fs::write(&file, text()).unwrap();
    let issue = open::open(&file).unwrap();
    let (library, _) = Library::open(folder.path().join("data"));
    let each = marks / PARAGRAPHS;
    let blocks = issue.documents[0].blocks.iter().enumerate().filter(|(_, block)| block.text.contains("号线路巡护"));
    let new = blocks.flat_map(|(block, b)| {
        let starts: Vec<usize> = b.text.char_indices().map(|(at, _)| at).skip(4).step_by(3).take(each).collect();
        let place = move |byte| Place { document: 0, block, byte };
        starts.into_iter().map(move |at| (place(at), place(at + "字字".len())))
    });
    let new: Vec<NewMark> = new.map(|passage| NewMark::on(&issue, MarkKind::Highlight, passage)).collect();
    assert_eq!(new.len(), marks);
    library.add_marks(&library.recognise(&issue), new, 1).unwrap();
    let begun = Instant::now();
    let mut window = Window::start(folder, vec![file]);
    window.wait_for("第3号线路");
    (window, begun.elapsed())
}

fn frame(window: &mut Window) -> Duration {
    window.harness.event(Event::PointerMoved(egui::pos2(800.0, 600.0)));
    window.harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -STEP),
        phase: TouchPhase::Move,
        modifiers: egui::Modifiers::NONE,
        source: egui::MouseWheelSource::Wheel,
    });
    let begun = Instant::now();
    window.harness.step();
    begun.elapsed()
}

fn median(mut all: Vec<Duration>) -> f64 {
    all.sort_unstable();
    all[all.len() / 2].as_secs_f64()
}

#[test]
fn frames_and_start_are_as_without_marks() {
    // One after the other, again and again: the machine is as busy for both.
    let starts: Vec<[Duration; 2]> = (0..3).map(|_| [opened(0).1, opened(MARKS).1]).collect();
    let of = |n: usize| median(starts.iter().map(|pair| pair[n]).collect());
    let start = of(1) / of(0);
    let (mut plain, mut marked) = (opened(0).0, opened(MARKS).0);
    marked.press(crate::window::CTRL, egui::Key::B);
    marked.until("all marks", |w| w.sees("20000 条"));
    marked.press(crate::window::CTRL, egui::Key::B);
    marked.until("no list", |w| !w.sees("20000 条"));
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..FRAMES {
        times[0].push(frame(&mut plain));
        times[1].push(frame(&mut marked));
    }
    let [without, with] = times.map(median);
    println!(
        "frame {:.2} ms without, {:.2} ms with: {:.2}; start {start:.2}",
        without * 1e3,
        with * 1e3,
        with / without
    );
    assert!(with / without < MOST, "a frame takes {:.2} times as long", with / without);
    assert!(start < MOST_AT_START, "the start takes {start:.2} times as long");
}

//! What others have marked in a PDF in another program: shown in the list of comments, and taken over as marks of one's own.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic, in its helpers too")]

use std::fs;

use egui::{Key, Modifiers};

use crate::pdf::{A4, Drawing, file};
use crate::window::{CTRL, Window};
use gongbao::library::{Library, Mark, MarkColour, MarkKind};

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
/// The left edge of the lines, and the size of their type.
const LEFT: f32 = 72.0;
const SIZE: f32 = 14.0;

/// The area of some characters of a line whose baseline is at `y`, from its top left.
fn area(y: f32, from: usize, to: usize) -> [f32; 4] {
    [LEFT + SIZE * from as f32, y - 13.0, LEFT + SIZE * to as f32, y + 3.0]
}

/// An annotation over areas, each with its four corners as they are written: the upper ones first.
fn marked(page: &mut Drawing, kind: &str, colour: &str, areas: &[[f32; 4]], said: &str) {
    let up = |y: f32| A4[1] - y;
    let corners = |[x0, y0, x1, y1]: &[f32; 4]| {
        let (top, foot) = (up(*y0), up(*y1));
        format!("{x0} {top} {x1} {top} {x0} {foot} {x1} {foot} ")
    };
    let points: String = areas.iter().map(corners).collect();
    let whole = areas.iter().copied().reduce(|a, b| [a[0].min(b[0]), a[1], a[2].max(b[2]), b[3]]).unwrap();
    let said: String = said.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    let entries =
        format!("/Subtype /{kind} /C [{colour}] /QuadPoints [{points}] /T <FEFF5F2067D0> /Contents <FEFF{said}>");
    page.annotation(whole, &entries);
}

/// A paper with comments: words of one line, words over two lines, words through and below which lines run, a note beside a line, and one
/// that lights nothing at the foot of the page.
fn paper() -> Vec<u8> {
    let mut page = Drawing::new(A4);
    page.text(LEFT, 80.0, SIZE, "第一条　为了加强水库管理，制定本办法。");
    page.text(LEFT, 104.0, SIZE, "第二条　市水务局负责全市水库的日常巡查和档案管理工");
    page.text(LEFT, 128.0, SIZE, "作，每年汛前报告一次。");
    page.text(LEFT, 152.0, SIZE, "第三条　汛期每日巡查两次。");
    page.text(LEFT, 176.0, SIZE, "第四条　本办法自公布之日起施行。");
    marked(&mut page, "Highlight", "0.4 0.9 0.4", &[area(80.0, 8, 12)], "与旧办法核对");
    // Some programs copy what is lit into the comment.
    marked(&mut page, "Highlight", "1 1 0", &[area(104.0, 20, 25), area(128.0, 0, 1)], "档案管理工作");
    marked(&mut page, "StrikeOut", "0 0 1", &[area(152.0, 4, 6)], "");
    marked(&mut page, "Underline", "1 0 0", &[area(152.0, 8, 12)], "");
    page.comment("Text", [540.0, 164.0, 558.0, 180.0], "", "何日公布？");
    marked(&mut page, "Highlight", "1 1 0", &[[72.0, 700.0, 120.0, 714.0]], "这里没有字");
    file(&[page])
}

fn opened() -> Window {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("批注.pdf");
    fs::write(&path, paper()).unwrap();
    let mut window = Window::start(folder, vec![path]);
    window.wait_for("市水务局负责全市水库");
    window
}

/// The marks that are kept, in the order of the text.
fn kept(window: &Window) -> Vec<Mark> {
    let (library, _) = Library::open(window.folder.path().join("data"));
    let mut marks: Vec<Mark> = library.all_marks().unwrap().into_iter().flat_map(|issue| issue.marks).collect();
    marks.sort_by_key(|mark| mark.anchor.was);
    marks
}

#[test]
fn comments_of_another_program_are_listed_and_lead_to_their_words() {
    let mut window = opened();
    window.press(CTRL_SHIFT, Key::N);
    window.wait_for("与旧办法核对");
    assert!(window.sees("“巡查两次”"), "what is marked without a word shows its words");
    assert!(window.sees("“汛期”") && window.sees("删除线"), "what is to go is told");
    assert!(window.sees("何日公布？") && window.sees("张某 · ") && window.sees("旁边没有文字"));
    window.click_part("与旧办法核对");
    window.wait_for("导入");
}

#[test]
fn comments_of_another_program_become_own_marks_and_doubts_are_told() {
    let mut window = opened();
    window.press(CTRL_SHIFT, Key::N);
    window.click("导入文件中的批注");
    window.wait_for("已导入 5 条标记");
    assert!(window.sees("有 1 条批注旁没有文字"));
    let marks = kept(&window);
    let told: Vec<_> = marks.iter().map(|m| (m.kind, m.colour, m.quote(), m.note.as_str())).collect();
    let is = |n: usize, kind: MarkKind, colour: MarkColour, words: &str, note: &str| {
        assert_eq!(told[n], (kind, colour, words.to_owned(), note));
    };
    is(0, MarkKind::Highlight, MarkColour::Green, "水库管理", "张某：与旧办法核对");
    is(1, MarkKind::Highlight, MarkColour::Yellow, "档案管理工作", "");
    is(2, MarkKind::Underline, MarkColour::Blue, "汛期", "张某：删除线");
    is(3, MarkKind::Underline, MarkColour::Red, "巡查两次", "");
    is(4, MarkKind::Highlight, MarkColour::Yellow, "第四条　本办法自公布之日起施行。", "何日公布？");
    assert_eq!(marks.len(), 5);
    // They stand in the text, are not taken twice, and are undone as one step.
    window.wait_for("批注：张某：与旧办法核对");
    window.click("导入文件中的批注");
    window.wait_for("此前都已导入");
    assert_eq!(kept(&window).len(), 5);
    window.press(CTRL, Key::Z);
    window.until("all of them are gone", |w| kept(w).is_empty());
}

//! The page of the library: the shelf, the search over all issues, and the way to a hit and back.

#![allow(clippy::unwrap_used, reason = "a test may fail by a panic, in its helpers too")]

use std::fs;
use std::sync::atomic::AtomicBool;

use egui::{Key, Modifiers};
use gongbao::holdings::Holdings;

use crate::window::{CTRL, Window, issue_text};

/// A window on an empty desk whose library has two issues; the second repeals a rule of the first.
fn with_library() -> Window {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("公报");
    fs::create_dir(&files).unwrap();
    fs::write(files.join("云山2025-3.txt"), issue_text()).unwrap();
    fs::write(
        files.join("云山2025-5.txt"),
        "云山市人民政府公报\n\n2025年第5期（总第32期）\n\n云山市人民政府\n关于废止部分文件的决定\n\n云政发〔2025〕9号\n\n各县（区）人民政府：\n\n\
         《云山市河道巡护办法》（云政发〔2025〕3号）自2025年6月1日起废止。\n\n云山市人民政府\n\n2025年5月20日\n",
    )
    .unwrap();
    fs::write(files.join("坏.pdf"), "%PDF-1.7 nothing").unwrap();
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    holdings.add_root(&files).unwrap();
    let lock = holdings.lock().unwrap();
    holdings.update(&lock, &AtomicBool::new(false), &mut |_| true).unwrap();
    drop(lock);
    drop(holdings);
    let mut window = Window::start(folder, Vec::new());
    window.press(CTRL, Key::W);
    window
}

#[test]
fn the_shelf_is_the_home_of_who_has_a_library() {
    let mut window = with_library();
    window.wait_for("云山市人民政府公报");
    window.wait_for("2025年（2 期），缺第 1、2、4 期");
    assert!(window.sees("第3期") && window.sees("第5期") && window.sees("未能读取的文件（1）"));
    assert!(window.sees("打开…") && window.sees("使用手册"), "the home screen's own are there");
}

#[test]
fn a_hit_opens_in_its_issue_and_back_leads_to_the_same_row() {
    let mut window = with_library();
    window.wait_for("云山市人民政府公报");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.write("不少于五百册");
    window.wait_for("1 处，1 篇，1 期");
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for("1/1");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.wait_for("1 处，1 篇，1 期");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.until("the text is there again", |w| !w.sees("1 处，1 篇，1 期"));
}

#[test]
fn a_number_leads_to_its_document_and_its_state_names_the_paper_it_rests_on() {
    let mut window = with_library();
    window.wait_for("云山市人民政府公报");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.write("云政发〔2025〕3号");
    window.wait_for("→ ");
    window.wait_for("已废止");
    assert!(!window.sees("现行有效") && !window.sees("施行中"));
}

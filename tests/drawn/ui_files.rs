//! Files of other kinds in the window: original pages, passwords, scans, folders. The files are beside the repository;
//! where they are absent these tests say so.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic, in its helpers too")]

use std::fs;
use std::path::PathBuf;

use crate::window::Window;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

/// A window on a copy of a shared file.
fn open_shared(name: &str) -> Option<Window> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let file =
        ["../shared/files", "../../shared/files"].iter().map(|up| root.join(up).join(name)).find(|p| p.is_file());
    let Some(file) = file else {
        println!("skipped: no ../shared/files/{name}");
        return None;
    };
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join(name);
    fs::copy(file, &copy).unwrap();
    Some(Window::start(folder, vec![copy]))
}

#[test]
fn the_original_pages_stand_beside_the_text() {
    let Some(mut window) = open_shared("liaocheng-two-columns.pdf") else { return };
    window.until("the text", |w| w.sees("筛选目录"));
    window.press(Modifiers::NONE, Key::F8);
    window.until("the pages", |w| w.sees("页，共 63 页"));
    window.click("放大原页");
    window.press(Modifiers::NONE, Key::F8);
    // What is told of the reading of the rest counts the same pages, as long as it lasts.
    window.until("the pages are hidden", |w| !w.sees("页，共 63 页") && !w.sees("放大原页"));
}

#[test]
fn a_password_is_asked_for_until_it_fits() {
    let Some(mut window) = open_shared("f_aes256_userpw.pdf") else { return };
    window.wait_for("需要密码");
    window.write("falsch");
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for("密码不正确");
}

#[test]
fn a_scan_shows_its_pages() {
    let Some(mut window) = open_shared("e1_scan.pdf") else { return };
    // Its pages are read from their pictures meanwhile, which takes long.
    window.glimpse("what it is", |w| w.sees("这是扫描件"));
    window.glimpse("its pages", |w| w.sees("页，共"));
}

#[test]
fn a_folder_is_an_issue() {
    let folder = tempfile::tempdir().unwrap();
    let issue = folder.path().join("2025年第3期");
    fs::create_dir(&issue).unwrap();
    fs::write(issue.join("2.txt"), "云山市人民政府\n关于第二件事的通知\n\n办好第二件事。\n").unwrap();
    fs::write(issue.join("10.txt"), "云山市人民政府\n关于第十件事的通知\n\n办好第十件事。\n").unwrap();
    let mut window = Window::start(folder, vec![issue]);
    window.wait_for("办好第二件事");
    window.wait_for("办好第十件事");
}

#[test]
fn a_file_that_the_program_died_of_is_shown_and_read_when_it_is_asked_for() {
    let mut window = Window::open(&crate::window::issue_text());
    window.wait_for("请认真贯彻执行");
    // As a kill leaves it: a file of marks that nobody holds.
    let marks = window.folder.path().join("data/reading");
    let text = format!("[(\"{}\")]", std::fs::canonicalize(window.file()).unwrap().display());
    std::fs::write(marks.join("1-0.ron"), text).unwrap();
    let mut window = window.reopen();
    window.wait_for("这次没有自动读取");
    assert!(!window.sees("请认真贯彻执行"));
    let note = std::fs::read_dir(window.folder.path().join("data/crashes")).unwrap().next().unwrap().unwrap();
    assert!(std::fs::read_to_string(note.path()).unwrap().contains("txt ("));
    // It stays so over a window that ends as it should, until the reader asks.
    let mut window = window.reopen();
    window.wait_for("这次没有自动读取");
    window.click("现在读取");
    window.wait_for("请认真贯彻执行");
    let mut window = window.reopen();
    window.wait_for("请认真贯彻执行");
}

#[test]
fn what_was_open_stays_open_behind_a_file_that_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let issue = |name: &str, what: &str| {
        let path = folder.path().join(name);
        fs::write(&path, format!("云山市人民政府\n关于{what}的通知\n\n请办好{what}。\n")).unwrap();
        path
    };
    let (one, two, three) = (issue("一.txt", "供水"), issue("二.txt", "节水"), issue("三.txt", "排水"));
    let mut window = Window::start(folder, vec![one, two]);
    window.wait_for("请办好供水");
    // A tab that never came to the front was read, and a kill is no fault of its file.
    window.until("both are read", |w| marked(w.folder.path()).is_empty());
    let mut window = window.reopen_with(vec![three]);
    window.wait_for("请办好排水");
    for tab in ["供水", "节水"] {
        assert!(window.sees(tab), "{tab}");
    }
    window.click("云山市人民政府关于供水的通知");
    window.wait_for("请办好供水");
}

/// What the files of marks say is being read.
fn marked(folder: &std::path::Path) -> String {
    let files = fs::read_dir(folder.join("data/reading")).into_iter().flatten().flatten();
    let all: String = files.map(|file| fs::read_to_string(file.path()).unwrap_or_default()).collect();
    all.replace("[]", "")
}

#[test]
fn a_data_folder_that_is_taken_away_is_written_back() {
    let mut window = Window::open(&crate::window::issue_text());
    window.wait_for("请认真贯彻执行");
    window.press(crate::window::CTRL, egui::Key::D);
    window.wait_for("已添加书签");
    let data = window.folder.path().join("data");
    std::fs::rename(&data, window.folder.path().join("away")).unwrap();
    window.wait_for("在程序运行时被移走");
    let back =
        |w: &Window| std::fs::read_dir(w.folder.path().join("data/bookmarks")).is_ok_and(|mut d| d.next().is_some());
    window.until("the bookmark is on the disk again", back);
}

#[test]
fn a_backup_is_restored_from_the_menu() {
    let mut window = Window::open(&crate::window::issue_text());
    window.wait_for("请认真贯彻执行");
    window.press(crate::window::CTRL, egui::Key::D);
    window.wait_for("已添加书签");
    // Closing the window makes the day's backup.
    let mut window = window.reopen();
    window.wait_for("请认真贯彻执行");
    window.press(crate::window::CTRL, egui::Key::B);
    let delete = "注明出处";
    window.wait_for(delete);
    window.click("删除");
    window.wait_for("已删除书签");
    window.press(crate::window::CTRL, egui::Key::P);
    window.write("恢复备份");
    window.until("the command", |w| w.sees("恢复备份"));
    window.press(egui::Modifiers::NONE, egui::Key::Enter);
    window.wait_for("书签 1 个");
    window.click_part("恢复 20");
    window.wait_for("恢复前的数据存为");
    window.until("the bookmark is back", |w| w.sees(delete));
}

#[test]
fn a_backup_that_is_damaged_is_told_as_such() {
    let mut window = Window::open(&crate::window::issue_text());
    window.wait_for("请认真贯彻执行");
    window.press(crate::window::CTRL, egui::Key::D);
    window.wait_for("已添加书签");
    let mut window = window.reopen();
    window.wait_for("请认真贯彻执行");
    let backups = window.folder.path().join("data/backups");
    let backup = std::fs::read_dir(backups).unwrap().flatten().next().unwrap().path();
    for file in std::fs::read_dir(backup.join("bookmarks")).unwrap().flatten() {
        std::fs::write(file.path(), "damaged").unwrap();
    }
    window.press(crate::window::CTRL, egui::Key::P);
    window.write("恢复备份");
    window.until("the command", |w| w.sees("恢复备份"));
    window.press(egui::Modifiers::NONE, egui::Key::Enter);
    window.wait_for("1 个文件已损坏");
    window.click_part("恢复 20");
    window.wait_for("没有恢复，仍是现在的内容");
}

#[test]
fn a_long_file_can_be_read_before_it_is_read_to_its_end() {
    let mut text = String::from("云山市人民政府\n关于河道巡护的通告\n\n");
    for n in 1.. {
        let duty = format!("巡护人员应当按照第{n}号线路逐日巡查河道，记录水位与堤岸情况，发现险情及时报告。");
        text.push_str(&format!("第{n}条　{}\n", duty.repeat(30)));
        if text.len() > 5 << 20 {
            break;
        }
    }
    let mut window = Window::open(&text);
    let is_read = |w: &Window| w.sees("其余部分正在读取");
    // What is under way is not waited for.
    window.glimpse("its front", is_read);
    assert!(window.sees("第1号线路"));
    window.harness.get_by_label("停止读取").click_accesskit();
    window.wait_for("这里只有文件的开头");
    window.press(Modifiers::COMMAND, Key::D);
    window.wait_for("文件还没有读完");
    window.harness.get_by_label("重新读取").click_accesskit();
    window.glimpse("its front again", is_read);
    window.until("the rest is read", |w| !is_read(w));
    assert!(window.sees("第1号线路") && !window.sees("只有文件的开头"));
}

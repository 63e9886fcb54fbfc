//! The window itself: its size and scale, full screen, tabs, cards, and what a screen reader is told of the text.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic, in its helpers too")]

use std::fs;

use egui::accesskit::{Live, Role};
use egui::{Event, Key, Modifiers, ViewportId};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::window::{CTRL, Window, issue_text};

const CTRL_ALT: Modifiers = Modifiers::COMMAND.plus(Modifiers::ALT);

fn opened() -> Window {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    window
}

#[test]
fn the_interface_is_scaled_and_the_text_is_not() {
    let mut window = opened();
    window.resize(1800.0, 1100.0);
    let size = |w: &Window| {
        let scale = w.harness.ctx.zoom_factor();
        let text = w.harness.query_all_by_label_contains("请认真贯彻执行").next().unwrap().rect().height();
        let row = w.harness.get_by_role_and_label(Role::TreeItem, "市政府文件").rect().height();
        (text * scale, row * scale)
    };
    let before = size(&window);
    for _ in 0..3 {
        window.press(CTRL_ALT, Key::Plus);
    }
    window.wait_for("界面 150%");
    window.rest();
    let after = size(&window);
    assert!((after.0 - before.0).abs() < 2.0, "the text: {before:?} {after:?}");
    assert!((after.1 / before.1 - 1.5).abs() < 0.05, "the contents: {before:?} {after:?}");
    window.press(CTRL_ALT, Key::Num0);
    window.until("as before", |w| (w.harness.ctx.zoom_factor() - 1.0).abs() < 0.01);
}

#[test]
fn two_columns_that_do_not_fit_are_said_not_to() {
    let mut window = opened();
    window.resize(760.0, 800.0);
    window.press(Modifiers::NONE, Key::F6);
    window.wait_for("窗口不够宽，放不下两栏");
    window.press(Modifiers::NONE, Key::F6);
    let mut wide = opened();
    wide.resize(2000.0, 900.0);
    wide.press(Modifiers::NONE, Key::F6);
    assert!(!wide.sees("放不下两栏"));
}

/// Tells the window that it fills the screen.
fn fill_screen(window: &mut Window, full: bool) {
    let input = window.harness.input_mut();
    input.viewports.entry(ViewportId::ROOT).or_default().fullscreen = Some(full);
    window.rest();
}

#[test]
fn the_full_screen_is_the_text_alone_and_its_edges_call_the_rest() {
    let mut window = opened();
    assert!(window.sees("筛选目录") && window.harness.query_by_label("文件").is_some());
    window.press(CTRL, Key::B);
    window.wait_for("还没有");
    fill_screen(&mut window, true);
    assert!(!window.sees("还没有"), "a panel stays");
    for name in ["筛选目录…", "文件", "概览", "跳转到…"] {
        assert!(window.harness.query_by_label(name).is_none(), "{name}");
    }
    assert!(window.sees("请认真贯彻执行") && !window.sees("100%"));
    window.harness.event(Event::PointerMoved(egui::pos2(600.0, 1.0)));
    window.until("the menus come", |w| w.harness.query_by_label("文件").is_some());
    window.harness.event(Event::PointerMoved(egui::pos2(600.0, 600.0)));
    window.until("and go", |w| w.harness.query_by_label("文件").is_none());
    window.harness.event(Event::PointerMoved(egui::pos2(1.0, 600.0)));
    window.wait_for("筛选目录");
    window.harness.event(Event::PointerMoved(egui::pos2(600.0, 1099.0)));
    window.wait_for("100%");
    fill_screen(&mut window, false);
    assert!(window.harness.query_by_label("文件").is_some());
    assert!(window.sees("还没有"), "the panel comes back");
}

#[test]
fn two_versions_of_an_issue_have_labels_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["初版", "定稿"].map(|name| folder.path().join(name).join("公报.txt"));
    for file in &files {
        fs::create_dir(file.parent().unwrap()).unwrap();
    }
    fs::write(&files[0], issue_text()).unwrap();
    fs::write(&files[1], issue_text().replace("五百册", "六百册")).unwrap();
    let mut window = Window::start(folder, files.to_vec());
    let tab = |w: &Window, words: &str| {
        let tabs = w.harness.query_all_by_role(Role::Tab);
        tabs.filter_map(|node| node.accesskit_node().label()).any(|label| label.contains(words))
    };
    window.wait_for("请认真贯彻执行");
    window.press(CTRL, Key::Tab);
    window.until("both are told apart", |w| tab(w, "2025年第3期 · 初版") && tab(w, "2025年第3期 · 定稿"));
}

#[test]
fn a_tip_does_not_lie_over_the_jump_box() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["初版", "定稿"].map(|name| folder.path().join(format!("{name}.txt")));
    for file in &files {
        fs::write(file, issue_text().replace("五百册", file.file_stem().unwrap().to_str().unwrap())).unwrap();
    }
    // Only the tip tells in which folder a file is.
    let place = folder.path().display().to_string();
    let mut window = Window::start(folder, files.to_vec());
    window.wait_for("请认真贯彻执行");
    let tip = |w: &Window| w.sees(&place);
    assert!(!tip(&window));
    window.harness.query_all_by_role(Role::Tab).next().unwrap().hover();
    window.until("the tip of the tab", tip);
    window.press(CTRL, Key::P);
    window.harness.step();
    assert!(window.sees("跳转") && !tip(&window), "the tip stays over the box");
    window.press(Modifiers::NONE, Key::Escape);
    window.until("the tip again", tip);
}

#[test]
fn tables_are_cards_in_a_narrow_window() {
    let text = format!(
        "{}\n三、职责分工\n\n（一）建设书房。年底前建成书房十处。（牵头单位：市文化局；责任单位：市财政局、市住建局）\n",
        issue_text()
    );
    let mut window = Window::open(&text);
    window.wait_for("请认真贯彻执行");
    window.press(CTRL, Key::Num3);
    window.until("the table", |w| w.harness.query_all_by_role(Role::ColumnHeader).next().is_some());
    window.resize(560.0, 800.0);
    window.until("cards", |w| {
        w.harness.query_all_by_role(Role::ColumnHeader).next().is_none()
            && w.harness.query_all_by_role(Role::Row).next().is_some()
    });
    let row = window.harness.query_all_by_role(Role::Row).next().unwrap();
    assert!(row.rect().width() > 400.0 && row.rect().height() > 60.0, "{:?}", row.rect());
    row.click();
    window.until("it leads to the text", |w| w.sees("建设书房"));
}

#[test]
fn titles_in_the_contents_are_whole() {
    let long = "关于印发云山市推进乡镇农村公共服务设施标准化规范化便利化建设三年行动实施方案和年度任务分解清单的通知";
    let text = issue_text().replace("关于印发云山市河道巡护办法的通知", long);
    let mut window = Window::open(&text);
    window.wait_for("请认真贯彻执行");
    let row = window.harness.get_by_role_and_label(Role::TreeItem, long).rect();
    assert!(row.height() > 3.0 * 20.0, "as many lines as it needs: {row:?}");
}

#[test]
fn down_from_the_filter_goes_from_match_to_match() {
    let mut window = opened();
    window.press(CTRL.plus(Modifiers::SHIFT), Key::O);
    window.write("巡护");
    window.wait_for("条匹配");
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::Enter);
    // The first match is the document, the second its second chapter; between them stands 第一章, which does not fit.
    window.wait_for("第二十一条");
}

#[test]
fn finds_and_jumps_are_announced() {
    let mut window = opened();
    let live = |w: &Window, words: &str| {
        w.harness.root().children_recursive().any(|node| {
            let node = node.accesskit_node();
            let told = node.label().or_else(|| node.value()).unwrap_or_default();
            node.live() != Live::Off && told.contains(words)
        })
    };
    window.press(CTRL, Key::F);
    window.write("巡护人员");
    window.until("the find is announced", |w| live(w, "第 1 处，共 40 处"));
    window.press(Modifiers::NONE, Key::Escape);
    window.click("关于推进云山市书房建设的意见");
    window.until("the jump is announced", |w| live(w, "已到：关于推进云山市书房建设的意见"));
}

#[test]
fn a_screen_reader_gets_the_text_beyond_what_is_in_view() {
    let window = opened();
    let runs: Vec<String> = window
        .harness
        .root()
        .children_recursive()
        .filter(|node| node.accesskit_node().role() == Role::TextRun)
        .filter_map(|node| node.accesskit_node().value())
        .collect();
    assert!(runs.iter().any(|run| run.contains("请认真贯彻执行")));
    assert!(!window.sees("丰富馆藏") && runs.iter().any(|run| run.contains("丰富馆藏")));
}

#[test]
fn a_machine_without_speech_says_so_or_speaks() {
    let mut window = opened();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let speaks = std::env::split_paths(&path)
        .any(|folder| ["spd-say", "say", "espeak-ng", "espeak"].iter().any(|name| folder.join(name).is_file()));
    window.press(Modifiers::NONE, Key::F4);
    if speaks {
        window.until("it is read aloud, or that fails", |w| w.sees("停止朗读") || w.sees("语音程序出错"));
        window.press(Modifiers::NONE, Key::Escape);
        window.until("Esc stops it", |w| !w.sees("停止朗读"));
    } else {
        window.wait_for("没有找到语音程序");
    }
}

#[test]
fn the_overview_divides_tasks_by_role_and_shows_what_is_due_when() {
    let text = format!(
        "{}\n三、职责分工\n\n（一）建设书房。2025年12月31日前建成书房十处。（牵头单位：市文化局；责任单位：市财政局）\n\n\
         （二）更新图书。2026年6月30日前更新图书五百册。（牵头单位：市财政局；配合单位：市文化局）\n",
        issue_text()
    );
    let mut window = Window::open(&text);
    window.wait_for("请认真贯彻执行");
    window.press(CTRL, Key::Num2);
    window.wait_for("目录与效力");
    let button = |w: &Window, words: &str| {
        let buttons = w.harness.query_all_by_role(Role::Button);
        buttons.filter_map(|node| node.accesskit_node().label()).any(|label| label.contains(words))
    };
    window.until("roles", |w| button(w, "市文化局 2：牵头 1、配合 1") && button(w, "市财政局 2：牵头 1、责任 1"));
    assert!(button(&window, "2025年12月31日　1") && button(&window, "2026年6月30日　1"));
}

#[test]
fn panes_and_the_window_have_names() {
    let window = opened();
    let root = window.harness.root();
    assert!(root.accesskit_node().label().is_some_and(|name| name.contains("云山市人民政府公报")));
    let faults: Vec<String> = root
        .children_recursive()
        .filter(|node| matches!(node.accesskit_node().role(), Role::Pane | Role::MenuBar | Role::Tree | Role::Dialog))
        .filter(|node| node.accesskit_node().label().is_none_or(|name| name.is_empty()))
        .map(|node| {
            format!("{:?} in {:?}", node.accesskit_node().role(), node.parent().map(|p| p.accesskit_node().role()))
        })
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
}

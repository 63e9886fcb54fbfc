//! The window by keyboard and by screen reader: each thing has a name and is what it is, menus open by key, and Esc goes back
//! step by step.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic, in its helpers too")]

use std::path::Path;

use egui::accesskit::{Action, Role};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::window::{CTRL, Window, issue_text};

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn opened() -> Window {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    window
}

/// Whether words are Chinese, or no words of any language: signs, numbers, names of formats and keys.
fn is_chinese(name: &str) -> bool {
    let han = name.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let word = |word: &str| word.len() > 4 && word.chars().all(|c| c.is_ascii_lowercase());
    han || !name.split(|c: char| !c.is_ascii_alphabetic()).any(word)
}

/// What is wrong with what a screen reader gets of the window as it is now.
fn faults(window: &Window) -> Vec<String> {
    let mut faults = Vec::new();
    let root = window.harness.root();
    for node in root.children_recursive() {
        let node = node.accesskit_node();
        let (role, name) = (node.role(), node.label().unwrap_or_default());
        let rect = node.bounding_box();
        let acts = [
            Role::Button,
            Role::Link,
            Role::TextInput,
            Role::MultilineTextInput,
            Role::PasswordInput,
            Role::CheckBox,
            Role::Tab,
            Role::TreeItem,
            Role::MenuItem,
            Role::Heading,
            Role::Row,
            Role::ColumnHeader,
            Role::Cell,
            Role::Image,
            Role::Dialog,
            Role::Menu,
            Role::Pane,
            Role::ScrollBar,
        ];
        if acts.contains(&role) && name.trim().is_empty() {
            faults.push(format!("no name: {role:?} {rect:?}"));
        }
        let container = matches!(role, Role::Unknown | Role::GenericContainer);
        if container && node.data().supports_action(Action::Click) {
            faults.push(format!("no role: {role:?} {name:?} {rect:?}"));
        }
        if role == Role::Tab && node.toggled().is_some() {
            faults.push(format!("a tab is selected, not pressed: {name:?}"));
        }
        if !is_chinese(&name) {
            faults.push(format!("not Chinese: {role:?} {name:?}"));
        }
    }
    faults
}

#[track_caller]
fn sound(window: &Window, what: &str) {
    let faults = faults(window);
    assert!(faults.is_empty(), "{what}: {} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn everything_in_the_window_has_a_name_and_a_role() {
    let mut window = opened();
    sound(&window, "the text");
    window.press(CTRL, Key::D);
    window.wait_for("已添加书签");
    for (keys, shown, what) in [
        ((CTRL, Key::B), "注明出处", "the marks"),
        ((CTRL_SHIFT, Key::M), "存疑", "the suspicions"),
        ((CTRL_SHIFT, Key::E), "为什么这样分", "why"),
        ((CTRL_SHIFT, Key::R), "引用", "the references"),
        ((CTRL, Key::F), "关闭查找", "find"),
        ((CTRL, Key::Num2), "目录与效力", "the overview"),
        ((CTRL, Key::Num3), "表", "the tables"),
        ((Modifiers::NONE, Key::F7), "主送机关", "the printed lines"),
        ((CTRL, Key::P), "跳转", "the jump box"),
    ] {
        window.press(keys.0, keys.1);
        window.wait_for(shown);
        window.harness.step();
        sound(&window, what);
    }
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::F1);
    window.wait_for("筛选命令");
    sound(&window, "the help");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(CTRL, Key::W);
    window.wait_for("打开一期公报");
    sound(&window, "the home screen");
    let failed = Window::start(tempfile::tempdir().unwrap(), vec![Path::new("/nowhere/none.txt").to_owned()]);
    let mut failed = failed;
    failed.wait_for("文件不存在");
    sound(&failed, "a file that can't be opened");
}

#[test]
fn what_does_something_is_no_switch_and_tabs_are_selected() {
    let mut window = opened();
    window.press(CTRL, Key::F);
    window.wait_for("关闭查找");
    let node = |label: &str, role: Role| {
        let node = window.harness.get_by_role_and_label(role, label).accesskit_node();
        (node.toggled().is_some(), node.is_selected())
    };
    assert_eq!(node("关闭查找", Role::Button), (false, None));
    assert_eq!(node("后退 (Alt+←)", Role::Button), (false, None));
    assert!(node("结果列表", Role::Button).0 && node("目录栏 (F9)", Role::Button).0);
    assert_eq!(node("正文", Role::Tab), (false, Some(true)));
    assert_eq!(node("概览", Role::Tab), (false, Some(false)));
}

#[test]
fn cells_of_tables_are_told_with_their_heads() {
    let text = issue_text().replace("二、重点任务\n", "二、重点任务\n\n市水利局负责巡护，市财政局负责经费。\n");
    let mut window = Window::open(&text);
    window.wait_for("请认真贯彻执行");
    window.press(CTRL, Key::Num3);
    window.wait_for("存为 CSV");
    window.until("the cells", |w| w.harness.query_all_by_role(Role::Cell).next().is_some());
    let cells: Vec<String> =
        window.harness.query_all_by_role(Role::Cell).filter_map(|n| n.accesskit_node().label()).collect();
    assert!(cells.iter().any(|cell| cell == "责任：市水利局"), "{cells:?}");
}

#[test]
fn contents_are_a_tree_and_titles_are_headings() {
    let mut window = opened();
    window.click("展开 关于印发云山市河道巡护办法的通知");
    window.wait_for("第一章");
    let row = window.harness.get_by_role_and_label(Role::TreeItem, "关于印发云山市河道巡护办法的通知");
    let row = row.accesskit_node();
    assert_eq!((row.level(), row.is_selected(), row.data().is_expanded()), (Some(2), Some(true), Some(true)));
    assert!(row.description().is_some_and(|told| told.contains("云政发〔2025〕3号") && told.contains('1')));
    let titles: Vec<Option<usize>> = window
        .harness
        .query_all_by_role(Role::Heading)
        .filter(|node| node.accesskit_node().label().is_some_and(|label| label.contains("河道巡护办法")))
        .map(|node| node.accesskit_node().level())
        .collect();
    assert!(!titles.is_empty() && titles.iter().all(|level| *level == Some(1)), "{titles:?}");
}

#[test]
fn menus_open_by_alt_and_letter_and_by_f10() {
    let mut window = opened();
    assert!(!window.sees("重新载入"));
    window.press(Modifiers::ALT, Key::F);
    window.wait_for("重新载入");
    window.press(Modifiers::NONE, Key::Escape);
    window.until("the menu is closed", |w| !w.sees("重新载入"));
    window.press(Modifiers::NONE, Key::F10);
    window.wait_for("重新载入");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::ALT, Key::G);
    window.wait_for("上一篇");
}

#[test]
fn left_and_right_go_from_menu_to_menu() {
    let mut window = opened();
    let press = |window: &mut Window, key: Key| window.press(Modifiers::NONE, key);
    press(&mut window, Key::F10);
    window.wait_for("重新载入");
    press(&mut window, Key::ArrowRight);
    window.until("the next menu alone", |w| w.sees("下一处") && !w.sees("重新载入"));
    press(&mut window, Key::ArrowLeft);
    window.until("the first again", |w| w.sees("重新载入") && !w.sees("下一处"));
    press(&mut window, Key::ArrowLeft);
    window.until("round to the last", |w| w.sees("使用手册") && !w.sees("重新载入"));
    press(&mut window, Key::ArrowRight);
    window.wait_for("重新载入");
    // In the list the keys are those of the bar, but on an entry that opens a list of its own.
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowRight);
    window.until("from an entry, too", |w| w.sees("下一处") && !w.sees("重新载入"));
    press(&mut window, Key::ArrowLeft);
    window.wait_for("重新载入");
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    window.wait_for("云山市人民政府公报 2025年第3期");
    press(&mut window, Key::ArrowRight);
    window.until("into the list of its own", |w| w.sees("重新载入") && !w.sees("下一处"));
    press(&mut window, Key::ArrowLeft);
    window.until("and back out", |w| w.sees("重新载入") && !w.sees("下一处"));
    press(&mut window, Key::Escape);
    window.until("the menu is closed", |w| !w.sees("重新载入"));
}

#[test]
fn panels_keep_inside_their_edges() {
    // The left edge is behind the contents and the least width of the text.
    for (language, size, left, titles) in [
        (
            gongbao::library::Language::En,
            [900.0, 650.0],
            590.0,
            ["Bookmarks and notes", "Suspicions", "Why", "Back references"],
        ),
        (gongbao::library::Language::Zh, [1280.0, 780.0], 900.0, ["书签与批注", "存疑", "为什么这样分", "反向引用"]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("云山2025-3.txt");
        std::fs::write(&file, issue_text()).unwrap();
        let mut window = Window::start_in(language, folder, vec![file]);
        window.wait_for("请认真贯彻执行");
        window.resize(size[0], size[1]);
        window.press(CTRL, Key::D);
        let keys = [(CTRL, Key::B), (CTRL_SHIFT, Key::M), (CTRL_SHIFT, Key::E), (CTRL_SHIFT, Key::R)];
        for (keys, title) in keys.into_iter().zip(titles) {
            window.press(keys.0, keys.1);
            let is_named = |label: Option<String>| label.is_some_and(|label| label.starts_with(title));
            let panes = |w: &Window| {
                w.harness.query_all_by_role(Role::Pane).filter(|pane| is_named(pane.accesskit_node().label())).count()
            };
            window.until(title, |w| panes(w) == 1);
            if keys.1 == Key::B {
                window.until("the mark", |w| w.sees("Bookmark ·") || w.sees("书签 ·"));
            }
            window.rest();
            let mut all = window.harness.query_all_by_role(Role::Pane);
            let pane = all.find(|pane| is_named(pane.accesskit_node().label())).unwrap();
            // The words in a box of one line may be longer than the box, which shows a part of them.
            for inside in pane.children_recursive().filter(|node| node.accesskit_node().role() != Role::TextRun) {
                let node = inside.accesskit_node();
                let (name, bounds) = (node.label().unwrap_or_default(), node.bounding_box());
                let fits = bounds.is_none_or(|bounds| bounds.x0 >= left && bounds.x1 <= f64::from(size[0]) + 1.0);
                assert!(fits, "{title}: {name:?} {bounds:?}");
            }
        }
    }
}

#[test]
fn the_list_of_hits_stands_under_the_box_of_find() {
    let mut window = opened();
    window.resize(700.0, 600.0);
    window.press(CTRL, Key::F);
    window.wait_for("关闭查找");
    window.write("巡查");
    window.press(CTRL.plus(Modifiers::ALT), Key::F);
    window.wait_for("关闭 查找结果");
    window.harness.step();
    let rect = |label: &str| window.harness.get_by_label(label).rect();
    let list = rect("关闭 查找结果");
    assert!(rect("关闭查找").bottom() <= list.top() && rect("下一处 (F3)").bottom() <= list.top(), "{list:?}");
}

#[test]
fn what_stands_in_the_masthead_is_counted_and_shown_in_the_print() {
    let mut window = opened();
    window.press(CTRL, Key::F);
    window.wait_for("关闭查找");
    window.write("总第30期");
    window.wait_for("另有 1 处");
    assert!(window.sees("无结果"));
    window.click_part("另有 1 处");
    window.wait_for("刊头");
    window.until("which of them", |w| w.sees("另有 1/1 处"));
}

#[test]
fn escape_goes_back_step_by_step() {
    let mut window = opened();
    let escape = |window: &mut Window| window.press(Modifiers::NONE, Key::Escape);
    window.press(CTRL, Key::Num2);
    window.wait_for("目录与效力");
    window.press(CTRL, Key::B);
    window.wait_for("这一期还没有书签");
    escape(&mut window);
    assert!(!window.sees("这一期还没有书签") && window.sees("目录与效力"), "the panel first");
    escape(&mut window);
    window.wait_for("请认真贯彻执行");
    assert!(!window.sees("目录与效力"), "then the overview");
    window.press(Modifiers::NONE, Key::F7);
    window.wait_for("主送机关");
    escape(&mut window);
    window.until("then the printed lines", |w| !w.sees("主送机关"));
}

#[test]
fn in_a_narrow_window_panels_lie_over_the_text_one_at_a_time() {
    let mut window = opened();
    window.resize(700.0, 800.0);
    let width = |w: &Window| w.harness.query_all_by_label_contains("请认真贯彻执行").next().unwrap().rect().width();
    let full = width(&window);
    assert!(full > 18.0 * 18.0 && !window.sees("筛选目录"), "{full}");
    window.press(Modifiers::NONE, Key::F9);
    window.wait_for("筛选目录");
    assert_eq!(width(&window), full, "the text does not make room");
    window.press(CTRL, Key::B);
    window.wait_for("这一期还没有书签");
    window.until("the contents are gone", |w| !w.sees("筛选目录"));
    window.press(Modifiers::NONE, Key::F9);
    window.until("the panel is gone", |w| w.sees("筛选目录") && !w.sees("这一期还没有书签"));
    window.click("关于推进云山市书房建设的意见");
    window.wait_for("为方便群众就近读书");
    window.until("what was chosen is seen", |w| !w.sees("筛选目录"));
    // A wide window is as it was.
    window.resize(1280.0, 800.0);
    window.wait_for("筛选目录");
}

/// Presses a button of the mouse at a point and lets it go some frames later, as a hand does.
fn press_at(window: &mut Window, at: egui::Pos2, button: egui::PointerButton) {
    window.harness.event(egui::Event::PointerMoved(at));
    window.harness.step();
    for pressed in [true, false] {
        window.harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        window.rest();
    }
}

#[test]
fn a_panel_over_the_text_goes_by_a_click_beside_it_and_not_by_one_in_its_menu() {
    let mut window = opened();
    window.resize(700.0, 800.0);
    window.press(Modifiers::NONE, Key::F9);
    window.wait_for("筛选目录");
    // The menu of a row, which reaches over the text beside the panel.
    let row = window.harness.get_by_label("关于推进云山市书房建设的意见").rect();
    press_at(&mut window, egui::pos2(row.right() - 4.0, row.center().y), egui::PointerButton::Secondary);
    window.wait_for("在此添加书签");
    let entry = window.harness.get_by_label_contains("在此添加书签").rect();
    assert!(entry.right() > 345.0, "{entry:?} {row:?}");
    press_at(&mut window, egui::pos2(entry.right() - 2.0, entry.center().y), egui::PointerButton::Primary);
    window.wait_for("已添加书签");
    assert!(window.sees("筛选目录"), "the panel is still there");
    press_at(&mut window, egui::pos2(600.0, 500.0), egui::PointerButton::Primary);
    window.until("it is gone", |w| !w.sees("筛选目录"));
    window.press(CTRL, Key::B);
    window.wait_for("本期");
    press_at(&mut window, egui::pos2(40.0, 500.0), egui::PointerButton::Primary);
    window.until("the other is gone, too", |w| !w.sees("本期"));
}

#[test]
fn closing_the_last_tab_shows_the_home_screen_also_after_a_restart() {
    let mut window = opened();
    window.press(CTRL, Key::W);
    window.wait_for("打开一期公报");
    window.press(CTRL, Key::W);
    assert!(window.sees("打开一期公报"));
    window.until("the file among the recent ones", |w| w.sees("云山市人民政府公报"));
    window.click_part("云山市人民政府公报");
    window.wait_for("请认真贯彻执行");
}

#[test]
fn what_was_done_is_told_in_the_status_bar() {
    let mut window = opened();
    window.press(CTRL, Key::D);
    window.wait_for("已添加书签");
    let told = window.harness.query_all_by_label_contains("已添加书签").next().unwrap().rect();
    let text = window.harness.query_all_by_label_contains("请认真贯彻执行").next().unwrap().rect();
    assert!(told.top() > 1100.0 - 40.0 && !told.intersects(text), "{told:?}");
}

#[test]
fn a_file_that_is_back_is_not_told_to_be_gone() {
    let mut window = opened();
    let text = std::fs::read(window.file()).unwrap();
    std::fs::remove_file(window.file()).unwrap();
    window.wait_for("已被移动或删除");
    std::fs::write(window.file(), text).unwrap();
    window.until("it is back", |w| !w.sees("已被移动或删除"));
}

#[test]
fn a_reload_keeps_what_is_open_in_the_contents_and_the_way_back() {
    let mut window = opened();
    window.click("展开 关于推进云山市书房建设的意见");
    window.wait_for("二、重点任务");
    window.click("关于推进云山市书房建设的意见");
    window.wait_for("为方便群众就近读书");
    std::fs::write(window.file(), issue_text().replace("五百册", "六百册")).unwrap();
    window.wait_for("已重新载入");
    window.wait_for("六百册");
    assert!(window.sees("折叠 关于推进云山市书房建设的意见"));
    window.press(Modifiers::ALT, Key::ArrowLeft);
    window.wait_for("请认真贯彻执行");
}

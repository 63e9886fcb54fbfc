//! What is open at once and what a restart brings back: tabs beside each other, the jump box over all of them, what was shown.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic, in its helpers too")]

use std::fs;

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::window::{CTRL, Window, issue_text};

const CTRL_ALT: Modifiers = Modifiers::COMMAND.plus(Modifiers::ALT);
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Two issues, the second of which has words of its own.
fn two_issues() -> Window {
    let folder = tempfile::tempdir().unwrap();
    let files = ["初版", "海门"].map(|name| folder.path().join(format!("{name}.txt")));
    fs::write(&files[0], issue_text()).unwrap();
    fs::write(&files[1], issue_text().replace("云山", "海门").replace("五百册", "六百册")).unwrap();
    let mut window = Window::start(folder, files.to_vec());
    window.wait_for("请认真贯彻执行");
    window
}

fn is_tab_shown(window: &Window, part: &str) -> bool {
    let mut tabs = window.harness.query_all_by_role(Role::Tab);
    tabs.any(|tab| is_on(&tab) && tab.accesskit_node().label().is_some_and(|label| label.contains(part)))
}

fn is_on(node: &Node<'_>) -> bool {
    let node = node.accesskit_node();
    node.is_selected() == Some(true) || node.toggled() == Some(Toggled::True)
}

#[test]
fn what_was_shown_is_shown_again() {
    let mut window = two_issues();
    window.press(CTRL, Key::Num3);
    window.until("the tables", |w| w.sees("责任分工") || w.sees("期限"));
    window.press(CTRL_SHIFT, Key::M);
    window.wait_for("存疑");
    let mut again = window.reopen();
    again.wait_for("海门市人民政府公报");
    again.until("the tables again", |w| is_tab_shown(w, "表"));
    assert!(again.sees("关闭 存疑"), "the panel again");
    // It is the tab's own: the other one shows its text.
    again.press(CTRL, Key::Tab);
    again.wait_for("请认真贯彻执行");
    assert!(is_tab_shown(&again, "正文"));
    again.press(CTRL_SHIFT, Key::M);
    again.until("no panel", |w| !w.sees("关闭 存疑"));
    let mut third = again.reopen();
    third.wait_for("请认真贯彻执行");
    assert!(!third.sees("关闭 存疑") && is_tab_shown(&third, "正文"));
}

#[test]
fn printed_lines_are_shown_again() {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    let printed = |w: &Window| {
        let mut named = w.harness.query_all_by_role_and_label(Role::Button, "对照原文");
        named.any(|node| is_on(&node))
    };
    assert!(!printed(&window));
    window.press(Modifiers::NONE, Key::F7);
    window.until("the printed lines", printed);
    let mut again = window.reopen();
    again.until("the printed lines again", printed);
}

#[test]
fn the_jump_box_goes_to_open_tabs() {
    let mut window = two_issues();
    assert!(is_tab_shown(&window, "云山") || is_tab_shown(&window, "海门"));
    let other = if is_tab_shown(&window, "云山市人民政府公报") { "海门" } else { "云山" };
    window.press(CTRL, Key::P);
    window.write(&format!("{other}市人民政府公报"));
    window.until("the tab", |w| {
        w.harness.query_all_by_role(Role::Button).any(|n| n.accesskit_node().label().is_some_and(|l| l.contains(other)))
    });
    window.press(Modifiers::NONE, Key::Enter);
    window.until("it is in front", |w| is_tab_shown(w, other));
    // Commands are asked for alone.
    window.press(CTRL, Key::P);
    window.write(">云山");
    window.harness.step();
    let named = |w: &Window| {
        w.harness
            .query_all_by_role(Role::Button)
            .any(|n| n.accesskit_node().label().is_some_and(|l| l.contains("云山市人民政府公报2025")))
    };
    assert!(!named(&window));
}

#[test]
fn a_tab_that_was_not_read_yet_is_read_to_stand_beside_the_text() {
    let window = two_issues();
    // After a restart only the tab in front is read.
    let mut window = window.reopen();
    window.wait_for("请认真贯彻执行");
    let other = if is_tab_shown(&window, "云山市") { "海门" } else { "云山" };
    window.press(CTRL_ALT, Key::B);
    window.wait_for("同步滚动");
    window.click("并排：本期另一处");
    let label = {
        let all = window.harness.query_all_by_role(Role::Button);
        let labels: Vec<String> = all.filter_map(|n| n.accesskit_node().label()).collect();
        labels.into_iter().find(|label| label.starts_with(other)).unwrap_or_else(|| panic!("no {other}"))
    };
    window.harness.query_all_by_label(&label).last().unwrap().click();
    window.until("it is read", |w| w.sees(&format!("关于印发{other}市河道巡护办法的通知")));
}

#[test]
fn both_sides_scroll_together_where_that_is_asked_for() {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    window.press(CTRL_ALT, Key::B);
    window.wait_for("同步滚动");
    let seen = |w: &Window, part: &str| w.harness.query_all_by_label_contains(part).count();
    let far = "第38号线路";
    assert_eq!(seen(&window, far), 0);
    // Alone, the text goes without the side.
    window.press(CTRL, Key::End);
    window.until("the end of the text", |w| seen(w, "不少于五百册") == 1);
    window.press(CTRL, Key::Home);
    window.until("its beginning on both sides", |w| seen(w, "请认真贯彻执行") == 2);
    window.click("同步滚动");
    assert!(is_on(&window.harness.get_by_label("同步滚动")));
    window.press(CTRL, Key::End);
    window.until("the end on both sides", |w| seen(w, "不少于五百册") == 2);
    window.press(CTRL, Key::Home);
    window.until("the beginning on both sides", |w| seen(w, "请认真贯彻执行") == 2);
}

#[test]
fn a_title_without_a_number_has_no_empty_line_below_it() {
    let text = issue_text();
    let mut window = Window::open(&text);
    window.wait_for("请认真贯彻执行");
    let row = |w: &Window, title: &str| w.harness.get_by_role_and_label(Role::TreeItem, title).rect().height();
    let numbered = row(&window, "关于推进云山市书房建设的意见");
    let mut window = Window::open(&text.replace("云政发〔2025〕4号　9", "9").replace("云政发〔2025〕4号\n\n", ""));
    window.wait_for("请认真贯彻执行");
    // The states of the documents come a little after the text.
    window.until("the facts", |w| w.sees("第一章"));
    window.rest();
    let bare = row(&window, "关于推进云山市书房建设的意见");
    assert!(bare + 10.0 < numbered, "{bare} {numbered}");
}

#[test]
fn the_zoom_that_is_told_is_the_one_that_is_seen() {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    window.resize(640.0, 800.0);
    for _ in 0..7 {
        window.press(CTRL, Key::Plus);
    }
    // A line of 18 characters has just room.
    let told = |w: &Window| {
        let buttons = w.harness.query_all_by_role(Role::Button);
        let labels = buttons.filter_map(|node| node.accesskit_node().label());
        labels.filter_map(|label| label.strip_suffix('%')?.parse::<u32>().ok()).next()
    };
    window.until("less than was asked for", |w| told(w).is_some_and(|zoom| (160..200).contains(&zoom)));
    let limited = told(&window).unwrap();
    // One step back is seen at once.
    window.press(CTRL, Key::Minus);
    window.until("one step less", |w| told(w).is_some_and(|zoom| zoom < limited && zoom >= 150));
    window.resize(1900.0, 1000.0);
    window.press(CTRL, Key::Num0);
    window.wait_for("100%");
}

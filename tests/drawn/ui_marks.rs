//! Marks in the window: highlights, underlines, notes and bookmarks, from the bar beside a selection to the list over all
//! issues.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic, in its helpers too")]

use std::fs;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::window::{CTRL, Window, issue_text};

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn opened() -> Window {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    window
}

/// Clicks at a point so many times.
fn click_at(window: &mut Window, at: Pos2, times: usize, button: PointerButton) {
    window.harness.event(Event::PointerMoved(at));
    window.harness.step();
    // In one frame: a step of the harness is longer than a hand takes between two clicks.
    for _ in 0..times {
        for pressed in [true, false] {
            let modifiers = Modifiers::NONE;
            let event = Event::PointerButton { pos: at, button, pressed, modifiers };
            window.harness.input_mut().events.push(event);
        }
    }
    window.harness.step();
    window.rest();
}

/// A point on the first line of the paragraph that has these words, once it stands still.
fn on(window: &mut Window, words: &str) -> Pos2 {
    window.rest();
    let all = window.harness.query_all_by_label_contains(words);
    // What was done stands in the status bar in the same words.
    let mut texts = all.filter(|node| node.accesskit_node().role() == Role::Label).map(|node| node.rect());
    let rect = texts.find(|rect| rect.top() < 1060.0 && rect.width() > 400.0).unwrap();
    egui::pos2(rect.left() + 120.0, rect.top() + 16.0)
}

/// Selects a whole paragraph by three clicks.
fn select(window: &mut Window, words: &str) {
    let at = on(window, words);
    click_at(window, at, 3, PointerButton::Primary);
    window.wait_for("高亮：要点");
}

/// What is on the disk of the marks of all issues.
fn kept(window: &Window) -> String {
    let folder = window.folder.path().join("data").join("bookmarks");
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files.filter_map(|file| fs::read_to_string(file.path()).ok()).collect()
}

/// Whether the list of marks has a row with these words.
fn lists(window: &Window, words: &str) -> bool {
    let rows = window.harness.query_all_by_role(Role::Link);
    rows.filter_map(|node| node.accesskit_node().label()).any(|label| label.contains(words))
}

fn copied(window: &Window) -> Option<String> {
    window.harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn a_selection_has_a_bar_and_is_highlighted_in_a_colour_with_a_meaning() {
    let mut window = opened();
    select(&mut window, "请认真贯彻执行");
    for name in ["复制", "注明出处", "高亮：依据", "高亮：待办", "高亮：疑问", "下划线", "批注", "书签", "查找", "速览"]
    {
        assert!(window.harness.query_by_label(name).is_some(), "{name}");
    }
    window.click("高亮：依据");
    window.wait_for("已高亮");
    window.until("it is kept", |w| kept(w).contains("kind: Highlight") || kept(w).contains("kind:Highlight"));
    assert!(kept(&window).contains("Green"));
    assert!(window.harness.query_by_label("高亮：依据").is_none(), "the bar goes with the selection");
    // The next one by key has the same colour.
    select(&mut window, "第二条");
    window.press(CTRL, Key::H);
    window.until("two are kept", |w| kept(w).matches("Green").count() == 2);
    window.press(CTRL, Key::B);
    window.wait_for("前往");
    assert!(lists(&window, "依据") && lists(&window, "巡护人员应当按照第2号线路"));
}

#[test]
fn each_step_is_undone_and_done_again() {
    let mut window = opened();
    select(&mut window, "请认真贯彻执行");
    window.click("下划线");
    window.wait_for("已加下划线");
    window.press(CTRL, Key::D);
    window.wait_for("已添加书签");
    window.until("both are kept", |w| kept(w).matches("anchor:").count() == 2);
    window.press(CTRL, Key::Z);
    window.wait_for("已撤销（已添加书签");
    window.until("one is kept", |w| kept(w).matches("anchor:").count() == 1);
    window.press(CTRL, Key::Z);
    window.until("none is kept", |w| kept(w).matches("anchor:").count() == 0);
    window.press(CTRL, Key::Y);
    window.wait_for("已重做（已加下划线");
    window.until("the first is back", |w| kept(w).contains("Underline"));
    window.press(CTRL_SHIFT, Key::Z);
    window.until("the second is back", |w| kept(w).matches("anchor:").count() == 2);
}

#[test]
fn what_another_window_has_written_on_a_mark_is_not_undone() {
    let mut window = opened();
    window.press(CTRL, Key::D);
    window.wait_for("已添加书签");
    window.until("it is kept", |w| kept(w).matches("anchor:").count() == 1);
    let (other, _) = gongbao::library::Library::open(window.folder.path().join("data"));
    let marked = other.all_marks().unwrap().remove(0);
    let change = gongbao::library::MarkChange { note: Some("别处写的".into()), ..Default::default() };
    other.change_mark(&marked.key, marked.marks[0].id, change, 1).unwrap();
    window.press(CTRL, Key::Z);
    window.wait_for("有 1 条已在另一个窗口改动，保留现状");
    assert!(kept(&window).contains("别处写的"));
    // The step is undone all the same, as far as it could be.
    window.press(CTRL, Key::Y);
    window.wait_for("已重做");
    assert_eq!(kept(&window).matches("anchor:").count(), 1);
}

#[test]
fn a_note_stands_in_the_margin_and_opens_for_change_and_deletion() {
    let mut window = opened();
    select(&mut window, "请认真贯彻执行");
    window.click("批注");
    window.wait_for("保存");
    window.write("与旧办法核对");
    window.click("保存");
    window.wait_for("批注：与旧办法核对");
    let note = window.harness.get_by_label("批注：与旧办法核对").rect();
    let text = on(&mut window, "请认真贯彻执行");
    assert!(note.left() > text.x && (note.top() - text.y).abs() < 40.0, "beside its paragraph: {note:?} {text:?}");
    window.click("批注：与旧办法核对");
    window.wait_for("颜色：疑问");
    window.click("颜色：疑问");
    window.until("it is red", |w| kept(w).contains("colour: Red") || kept(w).contains("colour:Red"));
    window.click("删除");
    window.until("the note is gone", |w| !w.sees("批注：与旧办法核对"));
    window.click("撤销");
    window.wait_for("批注：与旧办法核对");
}

#[test]
fn a_click_on_highlighted_words_shows_what_can_be_done_with_them() {
    let mut window = opened();
    select(&mut window, "第二条");
    window.click("高亮：要点");
    window.wait_for("已高亮");
    window.until("it is kept", |w| kept(w).contains("Highlight"));
    window.press(CTRL, Key::B);
    window.until("it is placed", |w| lists(w, "要点"));
    window.press(CTRL, Key::B);
    let at = on(&mut window, "第二条");
    click_at(&mut window, at, 1, PointerButton::Primary);
    window.wait_for("颜色：要点");
    window.press(Modifiers::NONE, Key::Escape);
    window.until("Esc closes it", |w| !w.sees("颜色：要点"));
}

#[test]
fn delete_takes_the_chosen_mark_away_and_it_can_be_undone() {
    let mut window = opened();
    select(&mut window, "第二条");
    window.click("高亮：要点");
    window.wait_for("已高亮");
    window.until("it is kept", |w| kept(w).contains("Highlight"));
    // In the list the one that was clicked, and none while only the list is shown.
    window.press(CTRL, Key::B);
    window.until("it is placed", |w| lists(w, "要点"));
    window.press(Modifiers::NONE, Key::Delete);
    assert!(kept(&window).contains("Highlight"));
    let row = |w: &Window| {
        let rows = w.harness.query_all_by_role(Role::Link);
        rows.filter(|node| node.accesskit_node().label().is_some_and(|l| l.contains("要点"))).map(|n| n.rect()).next()
    };
    let at = row(&window).unwrap().center();
    click_at(&mut window, at, 1, PointerButton::Primary);
    window.press(Modifiers::NONE, Key::Delete);
    window.wait_for("已删除高亮");
    window.press(CTRL, Key::Z);
    window.until("it is back", |w| kept(w).contains("Highlight"));
    window.until("it is placed again", |w| lists(w, "要点"));
    window.press(CTRL, Key::B);
    // In the text the one that is looked at.
    let at = on(&mut window, "第二条");
    click_at(&mut window, at, 1, PointerButton::Primary);
    window.wait_for("颜色：要点");
    window.press(Modifiers::NONE, Key::Delete);
    window.until("it is gone", |w| !kept(w).contains("Highlight"));
    window.until("it can be undone", |w| w.harness.query_by_label("撤销").is_some());
    window.press(CTRL, Key::Z);
    window.until("it is back again", |w| kept(w).contains("Highlight"));
}

#[test]
fn marks_survive_a_changed_text_and_what_is_lost_is_shown_with_its_words() {
    let mut window = opened();
    for words in ["第二条", "请认真贯彻执行"] {
        select(&mut window, words);
        window.press(CTRL, Key::H);
        window.until("it is kept", |w| kept(w).contains(words));
    }
    window.press(CTRL, Key::B);
    window.wait_for("前往");
    let changed = issue_text()
        .replace("现将《云山市河道巡护办法》印发给你们，请认真贯彻执行。", "特此通知。")
        .replace("第2号线路", "第２号 线路");
    fs::write(window.file(), changed).unwrap();
    window.wait_for("已重新载入");
    window.press(CTRL, Key::B);
    window.press(CTRL, Key::B);
    window.until("the lost one is told", |w| lists(w, "找不到原处"));
    assert!(lists(&window, "请认真贯彻执行"), "its words are kept");
    let sure = window.harness.query_all_by_role(Role::Link).filter_map(|n| n.accesskit_node().label());
    assert!(sure.filter(|label| label.contains("第2号线路")).all(|label| !label.contains("推定")));
}

#[test]
fn one_list_holds_the_marks_of_all_issues_and_is_filtered() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["一.txt", "二.txt"].map(|name| folder.path().join(name));
    fs::write(&files[0], issue_text()).unwrap();
    fs::write(&files[1], issue_text().replace("云山", "海川").replace("2025", "2026")).unwrap();
    let mut window = Window::start(folder, files.to_vec());
    window.wait_for("海川市人民政府公报");
    window.wait_for("请认真贯彻执行");
    select(&mut window, "请认真贯彻执行");
    window.click("高亮：要点");
    window.until("one is kept", |w| kept(w).contains("云山市河道巡护办法"));
    window.press(CTRL, Key::Tab);
    window.until("the other issue", |w| w.sees("海川市河道巡护办法") && w.sees("请认真贯彻执行"));
    window.press(CTRL, Key::D);
    window.wait_for("已添加书签");
    window.press(CTRL, Key::B);
    window.wait_for("本期");
    window.click("各期");
    window.until("both are listed", |w| lists(w, "云山市人民政府公报 2025") && w.sees("2 条"));
    // By office and by year, as there are two of each; by words.
    assert!(window.sees("机关：全部机关") && window.sees("年份：全部年份"));
    window.click("筛选标记…");
    window.write("贯彻执行");
    window.until("one of them", |w| w.sees("1 条") && lists(w, "请认真贯彻执行"));
    window
        .harness
        .query_all_by_role(Role::Link)
        .find(|n| n.accesskit_node().label().is_some_and(|label| label.contains("贯彻执行")))
        .unwrap()
        .click();
    window.until("its issue is in front", |w| w.sees("现将《云山市河道巡护办法》"));
}

#[test]
fn the_colours_are_named_by_the_reader() {
    let mut window = opened();
    window.press(CTRL, Key::B);
    window.wait_for("更多");
    window.click("更多");
    window.wait_for("颜色的含义");
    window.click("颜色的含义");
    window.wait_for("颜色的含义：要点");
    window.click("颜色的含义：要点");
    window.write("罚则");
    window.press(Modifiers::NONE, Key::Enter);
    window.press(Modifiers::NONE, Key::Escape);
    let at = on(&mut window, "请认真贯彻执行");
    click_at(&mut window, at, 3, PointerButton::Primary);
    window.wait_for("高亮：罚则");
}

#[test]
fn a_part_is_copied_from_the_contents_and_by_command() {
    let mut window = opened();
    let row = window.harness.get_by_role_and_label(Role::TreeItem, "关于推进云山市书房建设的意见").rect();
    click_at(&mut window, row.center(), 1, PointerButton::Secondary);
    window.wait_for("复制全文");
    for name in ["打印这一部分…", "导出这一部分…", "在旁边打开", "从此处朗读"] {
        assert!(window.harness.query_by_label(name).is_some(), "{name}");
    }
    window.harness.get_by_label("复制全文").click();
    let mut text = None;
    window.until("it is copied", |w| {
        text = copied(w).or(text.take());
        text.is_some()
    });
    let text = text.unwrap();
    assert!(text.contains("丰富馆藏") && !text.contains("河道"), "{text}");
}

#[test]
fn another_place_stands_beside_the_text() {
    let mut window = opened();
    let row = window.harness.get_by_role_and_label(Role::TreeItem, "关于推进云山市书房建设的意见").rect();
    click_at(&mut window, row.center(), 1, PointerButton::Secondary);
    window.wait_for("在旁边打开");
    window.click("在旁边打开");
    window.until("both places are seen", |w| w.sees("为方便群众就近读书") && w.sees("请认真贯彻执行"));
    window.click("前往此处");
    window.until("the text is there, too", |w| !w.sees("请认真贯彻执行"));
}

/// Begins a note on a paragraph by key, and types it.
fn type_note(window: &mut Window, words: &str, note: &str) {
    let at = on(window, words);
    click_at(window, at, 1, PointerButton::Primary);
    window.press(CTRL, Key::M);
    window.wait_for("取消");
    window.write(note);
}

#[test]
fn a_note_that_is_being_typed_is_kept_whichever_way_the_reader_leaves() {
    // The window is closed.
    let mut window = opened();
    type_note(&mut window, "请认真贯彻执行", "与旧办法核对");
    let mut window = window.reopen();
    window.wait_for("批注：与旧办法核对");
    // The tab is closed, another pane is shown.
    type_note(&mut window, "第二条", "线路待查");
    window.press(CTRL, Key::Num2);
    window.until("it is kept", |w| kept(w).contains("线路待查"));
    window.press(CTRL, Key::Num1);
    window.wait_for("批注：线路待查");
    window.press(Modifiers::NONE, Key::Escape);
    type_note(&mut window, "第三条", "水位另记");
    window.press(CTRL, Key::W);
    // While a file is replaced there are two of it.
    window.until("the note of a closed tab is kept, and each once", |w| {
        kept(w).contains("水位另记") && kept(w).matches("anchor:").count() == 3
    });
}

#[test]
fn what_is_typed_is_on_the_disk_before_it_is_ended_and_cancelling_takes_it_back() {
    let mut window = opened();
    type_note(&mut window, "请认真贯彻执行", "与旧办法核对");
    window.until("a session may end without a word", |w| kept(w).contains("与旧办法核对"));
    window.click("取消");
    window.until("it was not wanted", |w| !kept(w).contains("与旧办法核对"));
}

#[test]
fn ctrl_enter_ends_a_note_and_the_key_that_began_it_opens_it_again() {
    let mut window = opened();
    type_note(&mut window, "第二条", "与旧办法");
    assert!(window.sees("或 Esc 保存"), "the key is told");
    window.press(CTRL, Key::Enter);
    window.wait_for("批注：与旧办法");
    assert!(!window.sees("取消"));
    type_note(&mut window, "第二条", "核对");
    window.press(CTRL, Key::Enter);
    window.wait_for("批注：与旧办法核对");
    window.until("there is no second one", |w| kept(w).matches("anchor:").count() == 1);
    // What was done is one step.
    window.press(Modifiers::NONE, Key::Escape);
    window.press(CTRL, Key::Z);
    window.until("the first is back", |w| w.harness.query_by_label("批注：与旧办法").is_some());
}

#[test]
fn a_note_follows_a_highlight_on_the_same_words() {
    let mut window = opened();
    select(&mut window, "请认真贯彻执行");
    window.press(CTRL, Key::H);
    window.until("it is kept", |w| kept(w).contains("Highlight"));
    window.press(CTRL, Key::M);
    window.wait_for("取消");
    window.write("核对");
    window.press(CTRL, Key::Enter);
    window.wait_for("批注：核对");
    assert_eq!(kept(&window).matches("anchor:").count(), 1, "the note is the highlight's own");
}

#[test]
fn a_note_that_is_changed_in_the_list_is_kept_when_the_list_goes() {
    let mut window = opened();
    type_note(&mut window, "请认真贯彻执行", "旧批注");
    window.press(CTRL, Key::Enter);
    window.wait_for("批注：旧批注");
    window.press(CTRL, Key::B);
    window.wait_for("前往");
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "批注").focus();
    window.rest();
    window.write("又及");
    window.press(CTRL, Key::B);
    window.until("it is kept", |w| kept(w).contains("又及"));
}

//! Corrections and the printed lines in the window, driven as a reader drives it.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic, in its helpers too")]

use crate::window::{CTRL, Window, issue_text};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const CTRL_ALT: Modifiers = Modifiers::COMMAND.plus(Modifiers::ALT);

fn opened() -> Window {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    window
}

/// Opens the context menu on the paragraph that has these words.
fn menu_on(window: &mut Window, words: &str) {
    window.menu_on(words);
    window.wait_for("复制本段");
    window.click("更正结构");
}

#[test]
fn a_heading_is_made_undone_redone_and_kept() {
    let mut window = opened();
    menu_on(&mut window, "请认真贯彻执行");
    window.click("设为 2 级标题");
    window.wait_for("已更正：设为 2 级标题");
    window.click("展开 关于印发云山市河道巡护办法的通知");
    let listed = |w: &Window| w.harness.query_all_by_label_contains("现将《云山市河道巡护办法》印发给你们").count() > 1;
    window.until("the heading is in the contents", listed);
    window.press(CTRL_ALT, Key::Z);
    window.wait_for("已撤下更正");
    window.until("the heading is gone", |w| !listed(w));
    window.press(CTRL_ALT, Key::Y);
    window.wait_for("已恢复更正");
    window.until("the heading is back", listed);
    let mut window = window.reopen();
    window.wait_for("请认真贯彻执行");
    window.click("展开 关于印发云山市河道巡护办法的通知");
    window.until("the heading after opening again", listed);
}

#[test]
fn paragraphs_are_joined_and_the_place_is_kept() {
    let mut window = opened();
    window.click("关于推进云山市书房建设的意见");
    window.wait_for("（二）丰富馆藏");
    menu_on(&mut window, "（二）丰富馆藏");
    window.click("与上段合并");
    let joined = |w: &Window| w.sees("不少于八小时。（二）丰富馆藏");
    // Chosen by the keyboard, too, it closes: another paragraph stands under it now.
    assert!(!window.sees("与下段合并") && !window.sees("复制本段"));
    window.until("one paragraph, and the way back", |w| joined(w) && w.sees("已更正：两段合并"));
    assert!(!window.sees("请认真贯彻执行"), "the reader stays where he was");
    // The offer on the notice withdraws it.
    window.click("撤销上一次更正");
    window.until("two paragraphs", |w| !w.sees("不少于八小时。（二）丰富馆藏"));
}

#[test]
fn the_panel_lists_corrections_and_withdraws_them() {
    let mut window = opened();
    menu_on(&mut window, "请认真贯彻执行");
    window.click("设为 3 级标题");
    window.wait_for("已更正");
    window.press(CTRL_SHIFT, Key::M);
    window.wait_for("已作更正（1）");
    window.click_part("撤下更正 现将");
    window.until("the list is empty", |w| !w.sees("已作更正"));
}

#[test]
fn an_open_sentence_is_settled_from_the_panel() {
    let text = issue_text().replace("逐步建成覆盖城乡的公共书房。", "逐步建成覆盖城乡的公共书房\n\n——并延长开放时间。");
    let mut window = Window::open(&text);
    window.wait_for("请认真贯彻执行");
    window.press(CTRL_SHIFT, Key::M);
    window.wait_for("句子没有结束");
    let before = window.harness.query_all_by_label_contains("句子没有结束").count();
    window.click_part("与下段合并 句子没有结束");
    window.wait_for("已更正：两段合并");
    window.until("fewer suspicions", |w| w.harness.query_all_by_label_contains("句子没有结束").count() < before);
}

#[test]
fn printed_lines_stand_in_the_texts_place_and_lead_back() {
    let mut window = opened();
    window.click("关于推进云山市书房建设的意见");
    window.wait_for("（二）丰富馆藏");
    window.press(Modifiers::NONE, Key::F7);
    window.wait_for("主送机关");
    // The same place: the title of the second document, with what it was understood as.
    window.until("the title's line", |w| w.sees("关于推进云山市书房建设的意见　["));
    assert!(!window.sees("请认真贯彻执行"));
    window.press(Modifiers::NONE, Key::F7);
    window.until("the text again", |w| !w.sees("主送机关") && w.sees("（二）丰富馆藏"));
    assert!(!window.sees("请认真贯彻执行"));
    window.press(Modifiers::NONE, Key::F7);
    window.wait_for("主送机关");
    window.press(CTRL, Key::Home);
    window.until("the first document's line", |w| w.sees("请认真贯彻执行。　["));
    window.click_part("请认真贯彻执行。　[");
    window.until("the text at the line that was clicked", |w| !w.sees("主送机关") && w.sees("请认真贯彻执行"));
}

#[test]
fn a_remainder_is_shown_where_it_is_printed() {
    let broken = "各单位应当依托社区设置书房，开放时间（下转第12页）";
    let text = issue_text()
        .replace("第四十条　", "第四十条　（一）")
        .replace("（一）完善布局。依托社区设置书房，开放时间不少于八小时。", broken);
    let rest = "云山市人民政府文件\n\n云政发〔2025〕5号\n\n云山市人民政府\n关于表彰先进单位的决定\n\n各县（区）人民政府：\n\n决定表彰先进单位。\n\n云山市人民政府\n\n2025年3月10日\n\n（上接第9页）不少于八小时，节假日照常开放。\n";
    let mut window = Window::open(&format!("{text}\n{rest}"));
    window.wait_for("请认真贯彻执行");
    window.click("关于推进云山市书房建设的意见");
    window.until("the joined sentence", |w| w.sees("开放时间不少于八小时，节假日照常开放"));
    menu_on(&mut window, "开放时间不少于八小时，节假日照常开放");
    window.click("撤销接续");
    window.wait_for("已更正：撤销接续");
    window.until("the sentence as printed", |w| !w.sees("开放时间不少于八小时"));
}

//! The facts in the window, driven as a reader drives them: tables, status at a day, peek, back references, citations.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic, in its helpers too")]

use std::fs;
use std::time::Duration;

use crate::window::{CTRL, MOST_MOVES, Window};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use gongbao::library::{CiteStyle, Library};
use gongbao::ui::App;

/// An issue with every kind of fact: measures with articles that refer to one another, a plan with units, an
/// appointment list, a chronicle.
const ISSUE: &str = "云山市人民政府公报

2025年第3期（总第30期）

目　录

◎ 市政府文件

关于印发云山市河道巡护办法的通知

云政发〔2025〕3号　1

关于印发云山市书房建设方案的通知

云政发〔2025〕4号　5

关于任免江一帆等工作人员职务的通知

云政任〔2025〕5号　9

◎ 政务动态

云山市大事记（2025年2月）　10

云山市人民政府文件

云政发〔2025〕3号

云山市人民政府
关于印发云山市河道巡护办法的通知

各县（区）人民政府，市政府各部门：

现将《云山市河道巡护办法》印发给你们，请认真贯彻执行。

云山市人民政府

2025年3月1日

云山市河道巡护办法

第一条　为加强河道巡护，根据《云岭省水法》（云令〔2019〕8号）等规定，制定本办法。

第二条　巡护人员应当逐日巡查河道，记录水位与堤岸情况，发现险情及时报告。

第三条　违反本办法第二条规定的，由市水务局责令改正，给予2万元以下罚款。

第四条　本办法自2025年4月1日起施行，有效期至2030年3月31日。

云山市人民政府文件

云政发〔2025〕4号

云山市人民政府
关于印发云山市书房建设方案的通知

各县（区）人民政府，市政府各部门：

现将《云山市书房建设方案》印发给你们，请结合《云山市河道巡护办法》（云政发〔2025〕3号）认真落实。

云山市人民政府

2025年3月9日

云山市书房建设方案

一、重点任务

（一）完善布局。2025年底前依托社区设置书房二十处，给予每处最高30万元补助。（牵头单位：市文化局；配合单位：市财政局、市住建局）

（二）丰富馆藏。6月底前更新图书五百册，参照《云岭省水法》公开采购。（牵头单位：市教育局；责任单位：市财政局）

二、目标

到2027年，全市书房达到100处。

云山市人民政府文件

云政任〔2025〕5号

云山市人民政府
关于任免江一帆等工作人员职务的通知

各县（区）人民政府，市政府各部门：

经研究决定，任命：

江一帆为市水务局局长（试用期一年）；

免去：

白小舟的市水务局局长职务。

云山市人民政府

2025年3月12日

云山市大事记

（2025年2月）

3日，市长林远山主持召开河道巡护工作会议。

18日，全市书房建设推进会召开，副市长顾清河出席。
";

/// The issue, open, with its facts read.
fn open() -> Window {
    let mut window = Window::open(ISSUE);
    // The mark beside the head of the first document: the facts have come.
    window.wait_for("请认真贯彻执行");
    window.until("the facts", |w| w.harness.query_by_label("本期载明：2025年4月1日起施行").is_some());
    window
}

/// A low window: what is farther down is not in view.
fn open_low(height: f32) -> Window {
    let mut window = open();
    window.resize(1280.0, height);
    window
}

/// The window with one of the tables in front.
fn table(name: &str) -> Window {
    let mut window = open();
    window.press(CTRL, Key::Num3);
    window.harness.get_by_role_and_label(Role::Tab, name).click();
    window.rest();
    window
}

/// Runs a command by its name.
fn run(window: &mut Window, name: &str) {
    window.press(CTRL, Key::P);
    window.write(name);
    window.until(name, |w| w.harness.query_all_by_label(name).count() > 0);
    window.press(Modifiers::NONE, Key::Enter);
}

/// How far down the first things stand whose names hold these parts.
fn tops(window: &Window, parts: &[&str]) -> Vec<f32> {
    let top = |part: &&str| {
        let row = window.harness.query_all_by_label_contains(part).next();
        row.unwrap_or_else(|| panic!("nothing is named {part}")).accesskit_node().bounding_box().unwrap().y0 as f32
    };
    parts.iter().map(top).collect()
}

/// Does something and gives what it copied.
fn copied(window: &mut Window, what: impl FnOnce(&Harness<'static, Option<App>>)) -> String {
    what(&window.harness);
    for _ in 0..MOST_MOVES {
        window.harness.step();
        let commands = &window.harness.output().platform_output.commands;
        let text = commands.iter().find_map(|c| if let OutputCommand::CopyText(t) = c { Some(t) } else { None });
        if let Some(text) = text {
            return text.clone();
        }
    }
    panic!("nothing was copied");
}

#[test]
fn tasks_are_filtered_by_unit_and_lead_to_the_text_and_back() {
    let mut window = table("责任分工");
    window.wait_for("完善布局");
    assert!(window.sees("市文化局") && window.sees("市教育局"));
    assert!(window.sees("2025年底前"));
    window.click("选择单位");
    window.click("市教育局");
    window.until("the other task is gone", |w| !w.sees("市文化局"));
    window.wait_for("1 / 2 行");
    window.click_part("丰富馆藏");
    window.until("the text", |w| w.harness.query_by_label("责任分工").is_none() && w.sees("二、目标"));
    window.press(Modifiers::ALT, Key::ArrowLeft);
    window.wait_for("1 / 2 行");
}

#[test]
fn a_table_is_gone_through_by_key() {
    let mut window = table("责任分工");
    window.wait_for("完善布局");
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::Enter);
    window.until("the text", |w| w.harness.query_by_label("责任分工").is_none() && w.sees("二、目标"));
}

#[test]
fn tasks_are_grouped_by_unit() {
    let mut window = table("责任分工");
    window.wait_for("完善布局");
    window.click("按单位");
    window.until("heads of units", |w| w.harness.query_by_label("市财政局").is_some());
    // The unit with two tasks stands first, and a task stands under each of its units.
    let tops = tops(&window, &["市财政局", "市文化局"]);
    assert!(tops[0] < tops[1], "{tops:?}");
    assert!(window.harness.query_all_by_label_contains("完善布局。").count() >= 3);
}

#[test]
fn a_table_is_filtered_by_pinyin_and_says_when_nothing_is_left() {
    let mut window = table("任免");
    window.wait_for("白小舟");
    window.press(CTRL, Key::F);
    window.write("jiangyifan");
    window.until("only one", |w| !w.sees("白小舟") && w.sees("江一帆　任"));
    window.write("xyz");
    window.wait_for("没有符合筛选条件的行");
    window.click("显示全部");
    window.wait_for("白小舟");
}

#[test]
fn appointments_are_sorted_by_a_click_on_a_head() {
    let mut window = table("任免");
    window.wait_for("白小舟　免");
    let order = |w: &Window| tops(w, &["江一帆　任", "白小舟　免"]);
    let tops = order(&window);
    assert!(tops[0] < tops[1]);
    window.click("姓名");
    window.until("by name", |w| order(w)[0] > order(w)[1]);
    window.click("姓名");
    window.until("and backwards", |w| order(w)[0] < order(w)[1]);
    assert!(window.sees("试用期一年") && window.sees("云政任〔2025〕5号") && window.sees("2025-03-12"));
}

#[test]
fn the_chronicle_is_told_by_day_with_the_people() {
    let mut window = table("大事记");
    window.wait_for("2025年2月3日　星期一");
    assert!(window.sees("林远山") && window.sees("顾清河"));
    let tops = tops(&window, &["2025年2月3日", "主持召开河道巡护工作会议", "2025年2月18日", "推进会召开"]);
    assert!(tops.is_sorted(), "{tops:?}");
}

#[test]
fn deadlines_have_their_last_day() {
    let mut window = table("期限");
    window.wait_for("2025-12-31");
    assert!(window.sees("2025-06-30"));
    window.click_part("6月底前　2025-06-30");
    window.wait_for("（二）丰富馆藏");
}

#[test]
fn amounts_and_goals_are_listed_by_document() {
    let mut window = table("金额与目标");
    window.wait_for("300,000");
    assert!(window.sees("20,000") && window.sees("达到100处"));
    assert!(window.harness.query_by_role_and_label(Role::Heading, "关于印发云山市书房建设方案的通知").is_some());
}

#[test]
fn references_are_told_apart_by_whether_the_issue_has_them() {
    let mut window = table("引用");
    window.wait_for("本期以外");
    let tops = tops(&window, &["本期刊载", "《云山市书房建设方案》", "本期以外", "《云岭省水法》　云令〔2019〕8号"]);
    assert!(tops.is_sorted(), "{tops:?}");
}

#[test]
fn an_empty_table_says_why() {
    let mut window = open();
    fs::write(window.folder.path().join("云山2025-3.txt"), "云山市人民政府\n关于书房的通知\n\n请读书。\n").unwrap();
    window.wait_for("已重新载入");
    window.press(CTRL, Key::Num3);
    window.harness.get_by_role_and_label(Role::Tab, "大事记").click();
    window.wait_for("没有识别出大事记");
}

#[test]
fn a_table_is_copied_with_the_source_of_each_row() {
    let mut window = table("任免");
    window.wait_for("白小舟");
    let text = copied(&mut window, |h| h.get_by_label("复制表格").click());
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0], "姓名\t任免\t职务\t备注\t文号\t成文日期\t出处");
    assert!(
        lines[1].starts_with("江一帆\t任\t市水务局局长\t试用期一年\t云政任〔2025〕5号\t2025-03-12\t《"),
        "{}",
        lines[1]
    );
}

#[test]
fn the_status_is_told_at_the_day_that_is_typed() {
    let mut window = table("效力");
    window.wait_for("已到施行日　2025-03-01　2025-04-01　2030-03-31");
    let day = |window: &mut Window, text: &str| {
        window.harness.get_by_role_and_label(Role::TextInput, "效力截至").focus();
        window.rest();
        window.press(CTRL, Key::A);
        window.write(text);
        window.press(Modifiers::NONE, Key::Enter);
    };
    day(&mut window, "2025-03-31");
    window.wait_for("未到施行日　2025-03-01");
    day(&mut window, "二〇三〇年四月一日");
    window.wait_for("已过有效期　2025-03-01");
    // In the text and the contents as well.
    window.press(CTRL, Key::Num1);
    window.until("the mark beside the head", |w| w.harness.query_by_label("已过有效期").is_some());
    window.press(CTRL, Key::Num3);
    window.click("今天");
    window.wait_for("已到施行日　2025-03-01");
    window.click_part("下一个有变化的日子：2030年4月1日");
    window.wait_for("已过有效期　2025-03-01");
}

#[test]
fn the_mark_beside_a_head_leads_to_its_sentence() {
    let mut window = open_low(620.0);
    window.click("本期载明：2025年4月1日起施行");
    window.wait_for("第四条");
    window.press(Modifiers::ALT, Key::ArrowLeft);
    window.wait_for("请认真贯彻执行");
}

#[test]
fn the_overview_counts_and_leads_on() {
    let mut window = open();
    window.press(CTRL, Key::Num2);
    window.wait_for("大事记各日条数");
    assert!(window.harness.query_by_label("篇文件 4").is_some());
    assert!(window.harness.query_by_label("任免 2").is_some());
    assert!(window.harness.query_by_label("市政府文件 3").is_some());
    assert!(window.harness.query_by_label("2025年2月18日　星期二 1").is_some());
    window.click_part("市财政局 2：");
    window.wait_for("完善布局");
    window.press(Modifiers::ALT, Key::ArrowLeft);
    window.wait_for("大事记各日条数");
    window.click("责任分工 2");
    window.wait_for("完善布局");
}

#[test]
fn a_reference_is_looked_at_by_key_without_leaving_the_place() {
    let mut window = open();
    window.press(CTRL, Key::J);
    window.wait_for("关闭 Esc");
    window.press(Modifiers::NONE, Key::Escape);
    window.until("closed", |w| !w.sees("关闭 Esc"));
    // One after the other, until that which leads to 第二条.
    for _ in 0..8 {
        window.press(CTRL, Key::J);
        window.wait_for("关闭 Esc");
        if window.sees("《云山市河道巡护办法》（云政发〔2025〕3号）第二条") {
            window.press(Modifiers::NONE, Key::Enter);
            window.until("gone there", |w| !w.sees("关闭 Esc"));
            window.press(Modifiers::ALT, Key::ArrowLeft);
            window.wait_for("请认真贯彻执行");
            return;
        }
    }
    panic!("no reference led to 第二条");
}

#[test]
fn a_look_at_a_reference_is_pinned_beside_the_text_and_stays_there() {
    let mut window = open();
    for _ in 0..8 {
        window.press(CTRL, Key::J);
        window.wait_for("关闭 Esc");
        if window.sees("《云山市河道巡护办法》（云政发〔2025〕3号）第二条") {
            break;
        }
    }
    window.click("钉在旁边");
    window.until("its place is beside the text", |w| !w.sees("关闭 Esc") && w.sees("同步滚动"));
    window.resize(1280.0, 620.0);
    for (key, there) in [(Key::End, "副市长顾清河出席"), (Key::Home, "请认真贯彻执行")] {
        window.press(CTRL, key);
        window.until("the text moves, what is pinned does not", |w| w.sees(there) && w.sees("发现险情及时报告"));
        assert_eq!(window.sees("副市长顾清河出席"), key == Key::End);
    }
}

#[test]
fn an_instrument_elsewhere_shows_its_number_and_where_else_it_is_named() {
    let mut window = open();
    for _ in 0..8 {
        window.press(CTRL, Key::J);
        window.wait_for("关闭 Esc");
        if window.sees("本期没有刊载这份文件") {
            assert!(window.harness.query_by_label("云令〔2019〕8号").is_some());
            window.wait_for("本期另有 1 处提到");
            let text = copied(&mut window, |h| h.get_by_label("复制名称文号").click());
            assert_eq!(text, "《云岭省水法》（云令〔2019〕8号）");
            return;
        }
    }
    panic!("no reference led outside");
}

#[test]
fn pointing_at_a_reference_shows_what_it_means() {
    let mut window = open();
    let paragraph = window.harness.query_all_by_label_contains("违反本办法第二条").next().unwrap();
    let rect = paragraph.accesskit_node().bounding_box().unwrap();
    let (x, y) = (rect.x0 as f32, rect.y0 as f32 + 12.0);
    // 本办法第二条 stands some characters behind the beginning of the line.
    let mut found = None;
    for step in 5..16 {
        window.harness.event(Event::PointerMoved(egui::pos2(x + 18.0 * step as f32, y)));
        for _ in 0..60 {
            window.harness.step();
            std::thread::sleep(Duration::from_millis(1));
        }
        if window.sees("关闭 Esc") {
            found = Some(step);
            break;
        }
    }
    let at = found.unwrap();
    assert!(window.sees("请认真贯彻执行"), "the text has not moved");
    // What comes back under a resting pointer is not pointed at.
    window.press(CTRL, Key::End);
    window.harness.event(Event::PointerMoved(egui::pos2(x + 18.0 * at as f32 + 1.0, y)));
    window.harness.step();
    window.press(Modifiers::ALT, Key::ArrowLeft);
    for _ in 0..60 {
        window.harness.step();
        std::thread::sleep(Duration::from_millis(1));
        assert!(!window.sees("关闭 Esc"));
    }
    assert!(window.sees("请认真贯彻执行"), "the text is back");
    window.harness.event(Event::PointerMoved(egui::pos2(1240.0, 80.0)));
    window.until("nothing is looked at", |w| !w.sees("关闭 Esc"));
}

#[test]
fn each_document_shows_who_refers_to_it() {
    let mut window = open();
    // 被引 1: the plan cites the measures.
    window.click("被引 1");
    window.wait_for("反向引用");
    window.wait_for("其他文件引用本篇（1）");
    window.click_part("请结合《云山市河道巡护办法》（云政发〔2025〕3号）认真");
    window.wait_for("（一）完善布局");
}

#[test]
fn the_context_menu_tells_who_refers_to_an_article_and_cites_it() {
    let mut window = open();
    let article = "第二条　巡护人员应当逐日巡查河道，记录水位与堤岸情况，发现险情及时报告。";
    window.menu_on(article);
    window.click("谁引用了这里（1）");
    window.wait_for("引用此处（1）");
    window.wait_for("规定的，由市水务局");
}

#[test]
fn a_place_is_cited_in_the_form_that_was_chosen() {
    let mut window = open();
    let kept = window.folder.path().join("data");
    run(&mut window, "GB/T 7714 出处");
    window.until("the form is kept", |_| Library::open(&kept).0.settings().unwrap().cite.style == CiteStyle::Reference);
    // Pressed, not let go: what is copied is told by the frame of the press.
    let cite = |h: &Harness<'static, Option<App>>| {
        h.event(Event::Key {
            key: Key::C,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: CTRL.plus(Modifiers::ALT),
        });
    };
    let text = copied(&mut window, cite);
    assert!(text.contains("[J]. 云山市人民政府公报, 2025(3)"), "{text}");
    run(&mut window, "纯文本出处");
    let text = copied(&mut window, cite);
    assert!(text.starts_with('《') && text.contains("，载《云山市人民政府公报》2025年第3期"), "{text}");
    run(&mut window, "出处附公报刊期与页码");
    window.until("without the issue", |_| !Library::open(&kept).0.settings().unwrap().cite.gazette);
    let text = copied(&mut window, cite);
    assert!(text.starts_with('《') && !text.contains("，载"), "{text}");
}

#[test]
fn a_citation_pasted_into_the_jump_box_goes_there() {
    for citation in [
        "《云山市河道巡护办法》（云政发〔2025〕3号）第三条",
        "《云山市河道巡护办法》（云政发〔2025〕3号）第三条，载《云山市人民政府公报》2025年第3期（总第30期）第1页",
        "云山市人民政府. 云山市河道巡护办法: 云政发〔2025〕3号[J]. 云山市人民政府公报, 2025(3): 1. 第三条.",
    ] {
        let mut window = open_low(700.0);
        assert!(!window.sees("违反本办法第二条"), "the window is too high for the test");
        window.press(CTRL, Key::P);
        window.write(citation);
        window.until(citation, |w| w.harness.query_all_by_label_contains("违反本办法第二条").count() > 0);
        window.press(Modifiers::NONE, Key::Enter);
        window.until("the article in the text", |w| w.sees("责令改正") && !w.sees("请认真贯彻执行"));
    }
}

#[test]
fn a_row_is_said_to_be_wrong_is_marked_and_taken_back() {
    let mut window = table("任免");
    window.wait_for("白小舟　免");
    window.menu_on("白小舟　免");
    window.click("此行有误");
    window.wait_for("2025-03-12　有误");
    let text = copied(&mut window, |h| h.get_by_label("复制表格").click());
    assert!(text.lines().next().unwrap().contains("更正") && text.contains("有误"), "{text}");
    // It is there when the issue is opened again.
    let mut window = window.reopen();
    window.wait_for("2025-03-12　有误");
    window.menu_on("白小舟　免");
    window.click("撤销对此行的更正");
    window.until("the mark is gone", |w| w.sees("白小舟　免") && !w.sees("2025-03-12　有误"));
}

#[test]
fn other_cells_of_a_row_are_written_and_what_was_is_told() {
    let mut window = table("任免");
    window.wait_for("江一帆　任");
    window.menu_on("江一帆　任");
    window.click("更正此行…");
    window.wait_for("更正一行");
    window.harness.get_by_role_and_label(Role::TextInput, "职务").focus();
    window.rest();
    window.press(CTRL, Key::A);
    window.write("市水务局党组书记");
    window.click("保存更正");
    window.wait_for("已改；职务原为 市水务局局长");
    window.wait_for("江一帆　任　市水务局党组书记");
}

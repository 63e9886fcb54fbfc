//! The page of the library: the shelf, the search over all issues, and the way to a hit and back.

#![allow(clippy::unwrap_used, reason = "a test may fail by a panic, in its helpers too")]

use std::fs;
use std::sync::atomic::AtomicBool;

use egui::{Key, Modifiers};
use gongbao::holdings::Holdings;

use egui_kittest::kittest::Queryable as _;

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
    library_of(folder)
}

/// A window on an empty desk whose library has the files of a folder.
fn library_of(folder: tempfile::TempDir) -> Window {
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    holdings.add_root(&folder.path().join("公报")).unwrap();
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
fn after_a_click_on_a_hit_enter_opens_it() {
    let mut window = with_library();
    window.wait_for("云山市人民政府公报");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.write("不少于五百册");
    window.wait_for("1 处，1 篇，1 期");
    window.harness.query_all_by_label_contains("不少于五百册").last().unwrap().click();
    window.wait_for("五百册");
    assert!(window.sees("1 处，1 篇，1 期"), "one click shows it beside the hits");
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for("1/1");
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

#[test]
fn a_person_and_the_chronicle_are_told_over_all_issues_and_back_leads_to_the_shelf() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("公报");
    fs::create_dir(&files).unwrap();
    for (n, text) in ["任命江一帆为云山市水利局局长。", "免去江一帆的云山市水利局局长职务。"].iter().enumerate()
    {
        fs::write(
            files.join(format!("{n}.txt")),
            format!(
                "云山市人民政府公报\n\n2031年第{0}期\n\n云山市人民政府关于任免江一帆职务的通知\n\n云政任〔2031〕{0}号\n\n各县人民政府：\n\n　　{text}\n\n云山市人民政府\n\n2031年{0}月5日\n\n云山市大事记（2031年{0}月）\n\n3日　第{0}次供水会议召开。\n",
                n + 1
            ),
        )
        .unwrap();
    }
    let mut window = library_of(folder);
    window.wait_for("云山市人民政府公报");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.write("江一帆");
    window.wait_for("→ 江一帆　历年任免");
    window.click("→ 江一帆　历年任免");
    window.wait_for("江一帆：历年任免");
    window.wait_for("2031-01-05　江一帆　任　云山市水利局局长");
    assert!(window.sees("2031-02-05　江一帆　免") && window.sees("存为 CSV…"));
    window.press(Modifiers::ALT, Key::ArrowLeft);
    window.until("the answer is there again", |w| w.sees("→ 江一帆　历年任免") && !w.sees("江一帆：历年任免"));
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.press(CTRL, Key::A);
    window.press(Modifiers::NONE, Key::Backspace);
    window.wait_for("各期大事记");
    window.click("各期大事记");
    window.wait_for("第1次供水会议召开");
    assert!(window.sees("第2次供水会议召开"));
    window.click("← 返回公报库");
    window.wait_for("云山市人民政府公报");
}

#[test]
fn a_document_is_told_across_issues_and_a_link_is_refused_and_taken_back() {
    let mut window = with_library();
    window.wait_for("云山市人民政府公报");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.write("自2025年6月1日起废止");
    window.wait_for("1 处，1 篇，1 期");
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.wait_for("沿革与引用");
    window.click("沿革与引用");
    window.wait_for("它引用的所藏文件（1）");
    window.click("不是《云山市人民政府关于印发云山市河道巡护办法的通知》");
    window.wait_for("读者认定：所藏各篇都不是");
    window.click("撤销认定：《云山市河道巡护办法》（云政发〔2025〕3号）");
    window.wait_for("→ 云山市人民政府关于印发云山市河道巡护办法的通知");
    // The paper that is repealed says by which, and since when.
    window.click_part("→ 云山市人民政府关于印发云山市河道巡护办法的通知");
    window.wait_for("2025-06-01　被废止");
    assert!(window.sees("其他各期中引用它的文件（1）"));
}

#[test]
fn a_search_is_kept_under_a_name_and_asked_again() {
    let mut window = with_library();
    window.wait_for("云山市人民政府公报");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.write("巡查河道");
    window.wait_for("40 处，1 篇，1 期");
    window.click("还有 37 处");
    window.until("all rows are listed", |w| !w.sees("还有 37 处") && w.sees("第40号线路"));
    window.click("保存查找…");
    window.click("保存");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.press(CTRL, Key::A);
    window.press(Modifiers::NONE, Key::Backspace);
    window.wait_for("保存的查找");
    window.click("巡查河道");
    window.wait_for("40 处，1 篇，1 期");
}

#[test]
fn the_open_tabs_are_searched_by_themselves() {
    let mut window = with_library();
    window.wait_for("云山市人民政府公报");
    window.click_part("第5期");
    window.wait_for("自2025年6月1日起废止");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.write("云山市");
    window.until("both issues are found", |w| w.sees("2 期") && w.sees("处，"));
    window.click("只查打开的标签页");
    window.until("the open one is", |w| w.sees("1 篇，1 期"));
    window.press(Modifiers::NONE, Key::Escape);
}

#[test]
fn what_could_not_be_read_is_told_first_and_a_facet_narrows_the_answer() {
    let mut window = with_library();
    window.wait_for("篇文件 · 未能读取的文件（1）");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.write("云山市");
    window.wait_for("2 期");
    window.click("决定 1");
    window.until("one is left", |w| w.sees("1 篇，1 期"));
    window.click("决定 1");
    window.until("all are there again", |w| w.sees("2 期"));
}

#[test]
fn files_by_themselves_are_told_from_documents_of_issues() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("公报");
    fs::create_dir(&files).unwrap();
    fs::write(files.join("云山2025-3.txt"), issue_text()).unwrap();
    for (name, what) in [("甲.txt", "公园"), ("乙.txt", "码头")] {
        let rules = format!(
            "云山市{what}管理办法\n\n第一条　为了加强{what}管理，开放时间不少于八小时。\n\n第二条　本办法自发布之日起施行。\n"
        );
        fs::write(files.join(name), rules).unwrap();
    }
    let mut window = library_of(folder);
    window.wait_for("云山市人民政府公报");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.write("不少于八小时");
    window.wait_for("3 处，3 篇（其中单行文件 2 篇），1 期");
}

#[test]
fn the_first_step_back_from_a_hit_leads_to_its_row() {
    let mut window = with_library();
    window.wait_for("云山市人民政府公报");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.write("第38号线路");
    window.wait_for("1 处，1 篇，1 期");
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for("1/1");
    window.press(Modifiers::ALT, Key::ArrowLeft);
    window.wait_for("1 处，1 篇，1 期");
    // What was jumped over in the text since comes before that.
    window.press(Modifiers::NONE, Key::Enter);
    window.until("the text is there", |w| !w.sees("1 处，1 篇，1 期"));
    window.wait_for("1/1");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(CTRL, Key::End);
    window.press(Modifiers::ALT, Key::ArrowLeft);
    assert!(!window.sees("1 处，1 篇，1 期"), "back to the hit");
    window.press(Modifiers::ALT, Key::ArrowLeft);
    window.wait_for("1 处，1 篇，1 期");
}

/// What the box of the page says while it is empty.
const BOX: &str = "在公报库中查找：词句、文号、标题、出处";

#[test]
fn the_next_tab_is_shown_in_the_place_of_the_page() {
    let mut window = with_library();
    window.wait_for("云山市人民政府公报");
    window.click_part("第5期");
    window.wait_for("自2025年6月1日起废止");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.wait_for(BOX);
    window.press(CTRL, Key::Tab);
    window.until("the only tab is shown", |w| !w.sees(BOX));
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.wait_for("第3期");
    window.click_part("第3期");
    window.until("the other is shown", |w| !w.sees(BOX));
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.wait_for(BOX);
    window.press(CTRL, Key::Tab);
    window.until("the first is shown", |w| !w.sees(BOX) && w.sees("自2025年6月1日起废止"));
}

#[test]
fn an_issue_that_was_open_before_its_folder_was_added_is_not_unread() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("公报");
    fs::create_dir(&files).unwrap();
    let file = files.join("云山2025-3.txt");
    fs::write(&file, issue_text()).unwrap();
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    holdings.add_root(&files).unwrap();
    let lock = holdings.lock().unwrap();
    holdings.update(&lock, &AtomicBool::new(false), &mut |_| true).unwrap();
    drop((lock, holdings));
    let mut window = Window::start(folder, vec![file]);
    window.wait_for("第一条");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.wait_for("最近打开");
    assert!(!window.sees("未读"));
}

#[test]
fn an_issue_that_is_open_from_another_path_is_not_opened_a_second_time() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("公报");
    fs::create_dir(&files).unwrap();
    fs::write(files.join("云山2025-3.txt"), issue_text()).unwrap();
    fs::write(folder.path().join("副本.txt"), issue_text()).unwrap();
    fs::write(folder.path().join("别处.txt"), "云山市人民政府\n关于别的事的通知\n\n另有一事。\n").unwrap();
    let paths = ["副本.txt", "别处.txt"].map(|name| folder.path().join(name));
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    holdings.add_root(&files).unwrap();
    let lock = holdings.lock().unwrap();
    holdings.update(&lock, &AtomicBool::new(false), &mut |_| true).unwrap();
    drop((lock, holdings));
    let mut window = Window::start(folder, paths.to_vec());
    window.wait_for("第一条");
    // It is told that the library has it.
    window.click("概览");
    window.wait_for("已收入公报库");
    window.press(CTRL, Key::Tab);
    window.wait_for("另有一事");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.wait_for("2025年（1 期）");
    window.click_part("第3期");
    window.until("its tab is shown", |w| !w.sees(BOX) && w.sees("已收入公报库"));
    assert_eq!(
        window.harness.query_all_by_role(egui::accesskit::Role::Tab).filter(|tab| tab.rect().top() < 70.0).count(),
        2
    );
}

#[test]
fn a_citation_that_is_not_sure_is_decided_in_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("公报");
    fs::create_dir(&files).unwrap();
    for (n, body) in [
        "云山市人民政府关于印发供水办法的通知\n云政发〔2031〕1号\n\n各县人民政府：\n　　现将《供水办法》印发给你们。\n\n云山市人民政府\n2031年1月5日\n\n供水办法\n\n第一条　供水应当节约。\n",
        "云山市水利局关于加强供水的意见\n云水发〔2031〕9号\n\n各县水利局：\n　　要认真执行《关于印发供水办法的通知》。\n\n云山市水利局\n2031年5月5日\n",
    ]
    .iter()
    .enumerate()
    {
        fs::write(files.join(format!("{n}.txt")), format!("云山市人民政府公报\n2031年第{}期\n\n{body}", n + 1)).unwrap();
    }
    let mut window = library_of(folder);
    window.wait_for("云山市人民政府公报");
    window.click("待认定的联系");
    window.wait_for("引用（1）");
    assert!(window.sees("要认真执行《关于印发供水办法的通知》。") && !window.sees("废止、修改等"));
    window.click("就是《云山市人民政府关于印发供水办法的通知》");
    window.wait_for("没有待认定的联系");
}

#[test]
fn ctrl_f_in_the_library_is_its_own_search() {
    let mut window = with_library();
    window.wait_for("云山市人民政府公报");
    window.click_part("第5期");
    window.wait_for("自2025年6月1日起废止");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.wait_for("第3期");
    window.press(CTRL, Key::F);
    window.write("不少于五百册");
    window.wait_for("1 处，1 篇，1 期");
    assert!(!window.sees("关闭查找"));
}

//! The window, driven as a reader drives it: by keys, clicks and the names of things.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic, in its helpers too")]

use std::fs;
use std::path::{Path, PathBuf};

use crate::window::{CTRL, Window, issue_text};
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use gongbao::library::{Language, Library, Theme};

/// The window with the issue of the tests, once it can be read.
fn opened() -> Window {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    window
}

#[test]
fn opens_on_the_handbook_without_a_file() {
    let mut window = Window::start(tempfile::tempdir().unwrap(), Vec::new());
    window.wait_for("第一条");
}

#[test]
fn opens_a_file_and_shows_its_contents() {
    let window = opened();
    assert!(window.sees("市政府文件"));
    assert!(window.sees("关于推进云山市书房建设的意见"));
}

#[test]
fn a_click_in_the_contents_goes_there_and_back_returns() {
    let mut window = opened();
    window.click("关于推进云山市书房建设的意见");
    window.wait_for("（二）丰富馆藏");
    assert!(!window.sees("请认真贯彻执行"));
    window.press(Modifiers::ALT, Key::ArrowLeft);
    window.wait_for("请认真贯彻执行");
    window.press(Modifiers::ALT, Key::ArrowRight);
    window.wait_for("（二）丰富馆藏");
}

#[test]
fn contents_open_by_triangle_and_by_key() {
    let mut window = opened();
    window.click("展开 关于推进云山市书房建设的意见");
    window.wait_for("折叠 关于推进云山市书房建设的意见");
    assert!(window.harness.query_by_label("二、重点任务").is_some());
    window.click("折叠 关于推进云山市书房建设的意见");
    assert!(window.harness.query_by_label("二、重点任务").is_none());
    window.click("关于推进云山市书房建设的意见");
    window.press(Modifiers::NONE, Key::ArrowRight);
    assert!(window.harness.query_by_label("展开 关于推进云山市书房建设的意见").is_none());
}

#[test]
fn the_keys_of_a_list_turn_the_contents_that_have_the_keyboard() {
    let mut window = opened();
    window.click("关于推进云山市书房建设的意见");
    window.wait_for("（二）丰富馆藏");
    for back in [Key::PageUp, Key::Home] {
        window.press(Modifiers::NONE, back);
        window.press(Modifiers::NONE, Key::ArrowDown);
        window.press(Modifiers::NONE, Key::Space);
        window.wait_for("请认真贯彻执行");
        window.press(Modifiers::NONE, if back == Key::Home { Key::End } else { Key::PageDown });
        window.press(Modifiers::NONE, Key::Enter);
        window.wait_for("（二）丰富馆藏");
    }
}

#[test]
fn contents_are_filtered_as_one_types() {
    let mut window = opened();
    window.press(CTRL.plus(Modifiers::SHIFT), Key::O);
    window.write("书房");
    window.wait_for("关于推进云山市书房建设的意见");
    assert!(window.harness.query_by_label("关于印发云山市河道巡护办法的通知").is_none());
}

#[test]
fn jumps_by_pinyin_initials() {
    let mut window = opened();
    window.press(CTRL, Key::P);
    window.wait_for("跳到篇章");
    window.write("sfjs");
    window.until("an answer", |w| w.harness.query_all_by_label_contains("书房建设").count() > 1);
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for("（二）丰富馆藏");
}

#[test]
fn letters_and_enter_in_one_frame_go_to_what_was_typed() {
    let mut window = opened();
    window.press(CTRL, Key::P);
    window.wait_for("跳到篇章");
    window.harness.event(Event::Text("sfjs".to_owned()));
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for("（二）丰富馆藏");
    assert!(!window.sees("跳到篇章"));
}

#[test]
fn jumps_to_an_article_and_escape_stays() {
    let mut window = opened();
    window.press(CTRL, Key::K);
    window.write("第三十五条");
    window.wait_for("第35号线路");
    window.press(Modifiers::NONE, Key::Enter);
    window.until("the article in the text", |w| w.sees("第三十六条"));
    window.press(CTRL, Key::P);
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.sees("第三十六条"));
    assert!(!window.sees("跳到篇章"));
}

#[test]
fn what_one_jumped_to_is_cited_and_marked_wherever_it_stands_in_the_window() {
    let mut window = opened();
    // The last can't be brought to the top: the issue ends below it.
    for (typed, cited) in [("第十五条", "第十五条"), ("第四十条", "第四十条"), ("丰富馆藏", "第二部分“（二）”")]
    {
        window.press(CTRL, Key::P);
        window.write(typed);
        window.press(Modifiers::NONE, Key::Enter);
        window.until("the box is gone", |w| !w.sees("跳到篇章"));
        window.press(CTRL.plus(Modifiers::ALT), Key::C);
        window.wait_for(&format!("号）{cited}"));
    }
    window.press(CTRL, Key::D);
    window.until("the bookmark is kept", |w| {
        let kept = fs::read_dir(w.folder.path().join("data").join("bookmarks")).into_iter().flatten().flatten();
        kept.filter_map(|f| fs::read_to_string(f.path()).ok()).any(|text| text.contains("（二）丰富馆藏"))
    });
    window.press(Modifiers::NONE, Key::PageUp);
    window.press(Modifiers::NONE, Key::PageUp);
    window.press(CTRL.plus(Modifiers::ALT), Key::C);
    window.wait_for("《云山市河道巡护办法》（云政发〔2025〕3号）第");
}

#[test]
fn an_input_method_composes_undisturbed_in_the_jump_box() {
    let mut window = opened();
    window.press(CTRL, Key::P);
    let preedit = |text: &str| {
        egui::Event::Ime(egui::ImeEvent::Preedit { text: text.into(), active_range_chars: Some(0..text.len()) })
    };
    for text in ["h", "he", "he d", "he dao"] {
        window.harness.event(preedit(text));
        window.harness.step();
        let ime = window.harness.output().platform_output.ime.expect("the field takes an input method");
        assert!(!ime.should_interrupt_composition, "{text}");
        assert!(window.sees("跳到篇章"));
    }
    window.harness.event(preedit(""));
    window.harness.event(egui::Event::Ime(egui::ImeEvent::Commit("河道".into())));
    window.harness.step();
    window.press(Modifiers::NONE, Key::Enter);
    window.until("the title found", |w| w.harness.query_all_by_label_contains("云山市河道巡护办法").count() > 1);
}

#[test]
fn the_jump_box_runs_commands() {
    let mut window = opened();
    window.press(CTRL, Key::P);
    window.write("按键与命令");
    window.until("the command", |w| w.sees("按键与命令"));
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for("筛选命令");
}

#[test]
fn find_counts_steps_and_closes() {
    let mut window = opened();
    window.press(CTRL, Key::F);
    window.write("巡护人员");
    window.wait_for("1/40");
    window.press(Modifiers::NONE, Key::F3);
    window.wait_for("2/40");
    window.press(Modifiers::SHIFT, Key::F3);
    window.press(Modifiers::SHIFT, Key::F3);
    window.wait_for("40/40");
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for("1/40");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("1/40"));
}

#[test]
fn find_lists_hits_and_says_when_there_are_none() {
    let mut window = opened();
    window.press(CTRL, Key::F);
    window.write("五百册");
    window.wait_for("1/1");
    window.press(CTRL.plus(Modifiers::ALT), Key::F);
    window.wait_for("查找结果");
    window.press(CTRL, Key::F);
    window.write("没有这个词");
    window.wait_for("无结果");
}

#[test]
fn the_list_of_hits_opens_with_its_box_and_escape_closes_both() {
    let mut window = opened();
    window.press(CTRL.plus(Modifiers::ALT), Key::F);
    window.write("堤岸");
    window.wait_for("1/40");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::Escape);
    window.until("the list is gone", |w| !w.sees("查找结果"));
}

#[test]
fn a_wrong_pattern_is_explained() {
    let mut window = opened();
    window.press(CTRL, Key::F);
    window.click("正则");
    window.press(CTRL, Key::F);
    window.write("第(十");
    window.wait_for("正则表达式");
}

#[test]
fn bookmarks_are_added_gone_to_renamed_deleted_and_brought_back() {
    let mut window = opened();
    window.click("关于推进云山市书房建设的意见");
    window.wait_for("（二）丰富馆藏");
    window.press(CTRL, Key::D);
    window.wait_for("已添加书签");
    window.press(CTRL, Key::B);
    window.wait_for("前往");
    window.click("名称");
    window.press(CTRL, Key::A);
    window.write("书房要点");
    window.press(Modifiers::NONE, Key::Enter);
    let row = |w: &Window, text: &str| {
        w.harness
            .query_all_by_role(egui::accesskit::Role::Link)
            .any(|n| egui_kittest::kittest::NodeT::accesskit_node(&n).label().is_some_and(|label| label.contains(text)))
    };
    window.until("the new name", |w| row(w, "书房要点"));
    window.click("批注");
    window.write("下周核对藏书量");
    window.press(Modifiers::NONE, Key::Escape);
    window.until("the note is kept", |w| row(w, "下周核对藏书量"));
    window.press(CTRL, Key::Home);
    window.wait_for("请认真贯彻执行");
    window.click_part("下周核对藏书量");
    window.wait_for("（二）丰富馆藏");
    window.click("删除");
    window.wait_for("已删除书签");
    window.until("the list is empty", |w| !row(w, "书房要点"));
    window.click("撤销");
    window.until("the bookmark is back", |w| row(w, "书房要点"));
}

#[test]
fn bookmarks_place_and_tabs_come_back_with_the_window() {
    let mut window = opened();
    window.click("关于推进云山市书房建设的意见");
    window.wait_for("（二）丰富馆藏");
    window.press(CTRL, Key::D);
    window.wait_for("已添加书签");
    let mut window = window.reopen();
    window.wait_for("（二）丰富馆藏");
    window.press(CTRL, Key::B);
    window.wait_for("注明出处");
}

#[test]
fn tabs_of_the_last_session_are_read_when_they_come_to_the_front() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["一.txt", "二.txt"].map(|name| folder.path().join(name));
    fs::write(&files[0], issue_text()).unwrap();
    fs::write(&files[1], issue_text().replace("云山", "海川")).unwrap();
    let mut window = Window::start(folder, files.to_vec());
    window.wait_for("海川市人民政府公报 2025年第3期");
    fs::remove_file(&files[1]).unwrap();
    for _ in 0..2 {
        // It keeps its name and its place in the session, however often that is kept.
        window = window.reopen();
        window.wait_for("关于推进云山市书房建设的意见");
        assert!(window.sees("海川市人民政府公报 2025年第3期"));
    }
    window.click("海川市人民政府公报 2025年第3期");
    window.wait_for("文件不存在");
}

#[test]
fn the_moved_file_keeps_its_bookmarks() {
    let mut window = opened();
    window.press(CTRL, Key::D);
    window.wait_for("已添加书签");
    if let Some(app) = window.harness.state_mut() {
        app.finish();
    }
    let moved = window.folder.path().join("另一个名字.txt");
    fs::rename(window.file(), &moved).unwrap();
    let Window { folder, harness } = window;
    drop(harness);
    let mut window = Window::start(folder, vec![moved]);
    window.wait_for("请认真贯彻执行");
    window.press(CTRL, Key::B);
    window.wait_for("注明出处");
}

#[test]
fn theme_and_language_change_and_are_kept() {
    let mut window = opened();
    let light = window.harness.ctx.global_style().visuals.panel_fill;
    window.press(CTRL.plus(Modifiers::SHIFT), Key::L);
    window.harness.step();
    assert_ne!(light, window.harness.ctx.global_style().visuals.panel_fill);
    window.press(CTRL, Key::P);
    window.write("English");
    window.until("the command", |w| w.harness.query_by_label("English").is_some());
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for("Marks");
    let folder = window.folder.path().join("data");
    let kept = |theme, language| {
        let settings = Library::open(&folder).0.settings().unwrap();
        settings.theme == theme && settings.language == language
    };
    window.until("the settings on the disk", |_| kept(Theme::Sepia, Language::En));
}

#[test]
fn several_files_are_tabs() {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<PathBuf> = (0..2).map(|n| folder.path().join(format!("第{n}份.txt"))).collect();
    fs::write(&files[0], issue_text()).unwrap();
    fs::write(&files[1], issue_text().replace("云山", "海川")).unwrap();
    let mut window = Window::start(folder, files);
    window.wait_for("海川市人民政府公报");
    window.press(CTRL, Key::Tab);
    window.wait_for("关于推进海川市书房建设的意见");
    window.press(CTRL, Key::W);
    window.wait_for("关于推进云山市书房建设的意见");
    assert!(!window.sees("海川"));
}

#[test]
fn what_cannot_be_opened_is_told_in_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("空.txt");
    fs::write(&empty, b"").unwrap();
    let binary = folder.path().join("图.txt");
    fs::write(&binary, [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]).unwrap();
    for (file, said) in
        [(empty, "文件是空的"), (binary, "图"), (Path::new("/nowhere/none.txt").to_owned(), "文件不存在")]
    {
        let mut window = Window::start(tempfile::tempdir().unwrap(), vec![file]);
        window.wait_for("打不开");
        assert!(window.sees(said));
        assert!(window.sees("重试"));
    }
}

#[test]
fn a_changed_file_is_read_again_and_a_lost_one_stays_readable() {
    let mut window = opened();
    fs::write(window.file(), issue_text().replace("河道巡护", "湖泊巡护")).unwrap();
    window.wait_for("已重新载入");
    window.wait_for("湖泊巡护");
    fs::remove_file(window.file()).unwrap();
    window.wait_for("已被移动或删除");
    assert!(window.sees("湖泊巡护"));
}

#[test]
fn a_damaged_bookmarks_file_is_told_and_kept() {
    let mut window = opened();
    window.press(CTRL, Key::D);
    window.wait_for("已添加书签");
    let folder = window.folder.path().join("data").join("bookmarks");
    let file = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    fs::write(&file, "(version: 1, bookma").unwrap();
    window.press(CTRL, Key::D);
    window.wait_for("无法读取文件");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("无法读取文件"));
    let kept = fs::read_dir(&folder)
        .unwrap()
        .filter_map(Result::ok)
        .any(|f| f.file_name().to_string_lossy().contains("damaged"));
    assert!(kept);
}

#[test]
fn the_help_lists_the_commands() {
    let mut window = opened();
    window.press(Modifiers::NONE, Key::F1);
    window.wait_for("按键与命令");
    assert!(window.sees("下一个标签页"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("下一个标签页"));
}

#[test]
fn a_wide_window_shows_two_columns_and_keeps_the_choice() {
    let mut window = Window::open(&issue_text());
    window.resize(1900.0, 700.0);
    window.wait_for("请认真贯彻执行");
    let far = (1..=40).map(|n| format!("第{n}号线路")).find(|far| !window.sees(far)).unwrap();
    window.press(Modifiers::NONE, Key::F6);
    window.wait_for(&far);
    let left = window.harness.get_by_label_contains("请认真贯彻执行").rect();
    let right = window.harness.get_by_label_contains(&far).rect();
    assert!(right.left() > left.right() + 40.0, "{left} {right}");
    let window = window.reopen();
    assert!(Library::open(window.folder.path().join("data")).0.settings().unwrap().reading.spread);
}

#[test]
fn a_notch_of_the_wheel_is_one_step_of_the_zoom() {
    let mut window = opened();
    window.harness.hover_at(egui::pos2(700.0, 500.0));
    let wheel = |window: &mut Window, lines: f32| {
        window.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Line,
            delta: egui::vec2(0.0, lines),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: CTRL,
        });
        (0..30).for_each(|_| window.harness.step());
    };
    wheel(&mut window, 1.0);
    assert!(window.harness.query_by_label("110%").is_some());
    wheel(&mut window, -1.0);
    assert!(window.harness.query_by_label("100%").is_some());
}

#[test]
fn back_returns_from_what_was_found_and_from_another_document() {
    let mut window = opened();
    window.press(CTRL, Key::F);
    window.write("五百册");
    window.wait_for("1/1");
    window.wait_for("（二）丰富馆藏");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::ALT, Key::ArrowLeft);
    window.wait_for("请认真贯彻执行");
    window.press(CTRL, Key::ArrowDown);
    window.wait_for("（二）丰富馆藏");
    window.press(Modifiers::ALT, Key::ArrowLeft);
    window.wait_for("请认真贯彻执行");
}

#[test]
fn the_status_bar_tells_the_way_to_the_place_and_leads_back_up() {
    let mut window = opened();
    window.wait_for("已读 0%");
    window.press(CTRL, Key::P);
    window.write("第三十五条");
    window.wait_for("第35号线路");
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for("所在：第三十五条");
    assert!(window.sees("所在：关于印发云山市河道巡护办法的通知"));
    window.wait_for("所在：第二章 巡护");
    window.click("所在：第二章 巡护");
    window.until("the chapter's beginning", |w| w.sees("所在：第二章 巡护") && !w.sees("所在：第三十五条"));
    window.press(CTRL, Key::End);
    window.wait_for("已读 100%");
}

#[test]
fn the_text_is_read_by_keys_without_a_mouse() {
    let mut window = opened();
    for _ in 0..30 {
        window.press(Modifiers::NONE, Key::J);
    }
    window.until("the text moved", |w| !w.sees("请认真贯彻执行"));
    for _ in 0..30 {
        window.press(Modifiers::NONE, Key::K);
    }
    window.wait_for("请认真贯彻执行");
    window.write("/");
    window.wait_for("关闭查找");
    window.write("a/b");
    window.until("the stroke is text in the box", |w| w.harness.query_all_by_value("a/b").next().is_some());
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("关闭查找"));
}

#[test]
fn a_closed_tab_opens_again() {
    let mut window = opened();
    window.press(CTRL, Key::W);
    window.wait_for("打开一期公报");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::T);
    window.wait_for("请认真贯彻执行");
}

#[test]
fn a_key_closes_the_help_and_does_its_work() {
    let mut window = opened();
    window.press(Modifiers::NONE, Key::F1);
    window.wait_for("筛选命令");
    window.press(Modifiers::NONE, Key::F1);
    window.until("the help is closed", |w| !w.sees("筛选命令"));
    window.press(Modifiers::NONE, Key::F1);
    window.wait_for("筛选命令");
    window.press(CTRL, Key::Num2);
    window.wait_for("目录与效力");
    assert!(!window.sees("筛选命令"));
}

#[test]
fn lines_are_set_further_apart() {
    let mut window = opened();
    window.press(CTRL, Key::P);
    window.write("加大行距");
    window.until("the command", |w| w.sees("加大行距"));
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for("行距 1.8 倍");
}

#[test]
fn tabs_that_do_not_fit_are_in_a_menu_and_the_one_in_front_in_view() {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<PathBuf> = (1..=14).map(|n| folder.path().join(format!("{n}.txt"))).collect();
    for (n, file) in files.iter().enumerate() {
        fs::write(file, issue_text().replace("第3期", &format!("第{}期", n + 1))).unwrap();
    }
    let mut window = Window::start(folder, files);
    window.wait_for("请认真贯彻执行");
    window.wait_for("云山市人民政府公报 2025年第14期");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::Tab);
    let last = "云山市人民政府公报 2025年第14期";
    let in_view = |w: &Window| w.harness.query_by_label(last).is_some_and(|tab| tab.rect().right() <= 1280.0);
    window.until("the last tab is in view", in_view);
    window.click("全部标签页");
    window.harness.query_all_by_label("云山市人民政府公报 2025年第2期").last().unwrap().click();
    window.until("the second tab is in front", |w| {
        w.harness.query_all_by_label("云山市人民政府公报 2025年第2期").any(|tab| tab.rect().left() >= 0.0)
    });
}

#[test]
fn panels_leave_the_text_room_in_a_narrow_window() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("云山2025-3.txt");
    fs::write(&file, issue_text()).unwrap();
    // The contents were pulled wide while the window was.
    let (library, _) = Library::open(folder.path().join("data"));
    library.change_settings(|s| s.tree.width = 620.0).unwrap();
    drop(library);
    let mut window = Window::start(folder, vec![file]);
    window.resize(900.0, 700.0);
    window.wait_for("请认真贯彻执行");
    window.press(CTRL, Key::B);
    window.wait_for("这一期还没有书签");
    window.rest();
    let line = window.harness.query_all_by_label_contains("请认真贯彻执行").next().unwrap().rect();
    assert!(line.width() > 250.0, "{line:?}");
}

/// Where the top of what has these words is.
fn top_of(window: &Window, words: &str) -> Option<f32> {
    window.harness.query_all_by_label_contains(words).next().map(|node| node.rect().top())
}

#[test]
fn overview_and_tables_are_turned_by_keys() {
    let mut window = opened();
    window.resize(1100.0, 420.0);
    window.press(CTRL, Key::Num2);
    window.wait_for("总第30期");
    let first = top_of(&window, "总第30期");
    window.press(Modifiers::NONE, Key::PageDown);
    window.until("a page on", |w| top_of(w, "总第30期") < first);
    window.press(Modifiers::NONE, Key::End);
    window.press(Modifiers::NONE, Key::Home);
    window.until("the beginning", |w| top_of(w, "总第30期") == first);
}

#[test]
fn escape_takes_the_filter_of_the_contents_away_from_its_rows_too() {
    let mut window = opened();
    let all = "关于印发云山市河道巡护办法的通知";
    window.wait_for(all);
    window.click("筛选目录…");
    window.write("书房");
    let shown = |w: &Window| w.sees("展开 关于印发云山市河道巡护办法的通知");
    window.until("the filter holds", |w| !shown(w));
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::Escape);
    window.until("all is there", shown);
}

#[test]
fn arrows_in_a_context_menu_leave_the_text_where_it_is() {
    let mut window = opened();
    window.menu_on("请认真贯彻执行");
    window.wait_for("复制本段");
    let before = top_of(&window, "请认真贯彻执行");
    for _ in 0..3 {
        window.press(Modifiers::NONE, Key::ArrowDown);
    }
    assert_eq!(top_of(&window, "请认真贯彻执行"), before);
}

#[test]
fn contents_that_come_into_sight_show_where_the_reader_is() {
    let text: String = (1..=80)
        .map(|n| format!("云山市人民政府关于第{n}号线路的通知\n云政发〔2031〕{n}号\n\n各区人民政府：\n\n请按要求落实。\n\n云山市人民政府\n2031年3月2日\n\n"))
        .collect();
    let mut window = Window::open(&text);
    window.wait_for("关于第1号线路的通知");
    let is_listed = |w: &Window| w.harness.query_by_label("关于第80号线路的通知").is_some();
    window.press(Modifiers::NONE, Key::F9);
    window.press(CTRL, Key::End);
    window.wait_for("已读 100%");
    assert!(!is_listed(&window));
    window.press(Modifiers::NONE, Key::F9);
    window.until("the last row of the contents", is_listed);
}

#[test]
fn a_panel_that_has_nothing_of_a_tab_takes_no_room() {
    let window = opened();
    let data = window.folder.path().join("data");
    let mut window = window.reopen();
    window.wait_for("请认真贯彻执行");
    drop(window.harness);
    let (library, _) = gongbao::library::Library::open(&data);
    let session = library.session().unwrap();
    library.save_session_of(0, &gongbao::library::Session { panel: "pages".into(), ..session }).unwrap();
    let mut window = Window::start(window.folder, Vec::new());
    window.wait_for("请认真贯彻执行");
    assert!(!window.sees("关闭 原页"));
}

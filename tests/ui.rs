//! The window, driven as a reader drives it: by keys, clicks and the names of things.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic, in its helpers too")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use gongbao::library::{Language, Library, Theme};
use gongbao::ui::{App, theme};

/// An issue of two documents, long enough to scroll.
fn issue_text() -> String {
    let mut text = String::from(
        "云山市人民政府公报\n\n2025年第3期（总第30期）\n\n目　录\n\n◎ 市政府文件\n\n关于印发云山市河道巡护办法的通知\n\n云政发〔2025〕3号　1\n\n\
         关于推进云山市书房建设的意见\n\n云政发〔2025〕4号　9\n\n云山市人民政府文件\n\n云政发〔2025〕3号\n\n云山市人民政府\n关于印发云山市河道巡护办法的通知\n\n\
         各县（区）人民政府，市政府各部门：\n\n现将《云山市河道巡护办法》印发给你们，请认真贯彻执行。\n\n云山市人民政府\n\n2025年3月1日\n\n云山市河道巡护办法\n\n第一章　总　则\n\n",
    );
    for n in 1..=40 {
        if n == 21 {
            text.push_str("第二章　巡　护\n\n");
        }
        let number = gongbao_numeral(n);
        text.push_str(&format!(
            "第{number}条　巡护人员应当按照第{n}号线路逐日巡查河道，记录水位与堤岸情况，发现险情及时报告。\n\n"
        ));
    }
    text.push_str("云山市人民政府文件\n\n云政发〔2025〕4号\n\n云山市人民政府\n关于推进云山市书房建设的意见\n\n各县（区）人民政府，市政府各部门：\n\n为方便群众就近读书，现提出以下意见。\n\n一、总体要求\n\n坚持因地制宜，逐步建成覆盖城乡的公共书房。\n\n二、重点任务\n\n（一）完善布局。依托社区设置书房，开放时间不少于八小时。\n\n（二）丰富馆藏。每年更新图书不少于五百册。\n\n云山市人民政府\n\n2025年3月9日\n");
    text
}

/// Chinese numeral of 1 to 99.
fn gongbao_numeral(n: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (n / 10, n % 10) {
        (0, one) => DIGITS[one].to_owned(),
        (1, one) => format!("十{}", DIGITS[one]),
        (ten, one) => format!("{}十{}", DIGITS[ten], DIGITS[one]),
    }
}

struct Window {
    harness: Harness<'static, Option<App>>,
    folder: tempfile::TempDir,
}

impl Window {
    fn open(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("云山2025-3.txt");
        fs::write(&file, text).unwrap();
        Self::start(folder, vec![file])
    }

    fn start(folder: tempfile::TempDir, files: Vec<PathBuf>) -> Self {
        let data = folder.path().join("data");
        let (library, _) = Library::open(&data);
        library
            .change_settings(|s| {
                s.language = Language::Zh;
                if s.theme == Theme::System {
                    s.theme = Theme::Light;
                }
            })
            .unwrap();
        let harness = Harness::builder()
            .with_size((1280.0, 1100.0))
            .with_context_setup(theme::install_fonts)
            .allow_missing_glyphs()
            .build_ui_state(
                move |ui, app: &mut Option<App>| {
                    let app = app.get_or_insert_with(|| App::new(ui.ctx(), data.clone(), files.clone()));
                    app.frame_ui(ui);
                },
                None,
            );
        Self { harness, folder }
    }

    /// Draws frames until `ready` says so.
    fn until(&mut self, what: &str, mut ready: impl FnMut(&Self) -> bool) {
        let start = Instant::now();
        loop {
            self.harness.step();
            if ready(self) {
                return;
            }
            assert!(start.elapsed() < Duration::from_secs(20), "waited in vain for: {what}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn sees(&self, part: &str) -> bool {
        self.harness.query_all_by_label_contains(part).next().is_some()
    }

    fn wait_for(&mut self, part: &str) {
        self.until(part, |w| w.sees(part));
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.step();
        self.harness.step();
    }

    fn write(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.step();
        self.harness.step();
    }

    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.step();
        self.harness.step();
    }

    /// Closes the window and opens it again on the same data, without naming a file.
    fn reopen(mut self) -> Self {
        if let Some(app) = self.harness.state_mut() {
            app.finish();
        }
        let Self { folder, harness } = self;
        drop(harness);
        Self::start(folder, Vec::new())
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("云山2025-3.txt")
    }
}

const CTRL: Modifiers = Modifiers::COMMAND;

#[test]
fn opens_on_the_handbook_without_a_file() {
    let mut window = Window::start(tempfile::tempdir().unwrap(), Vec::new());
    window.wait_for("第一条");
}

#[test]
fn opens_a_file_and_shows_its_contents() {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    assert!(window.sees("市政府文件"));
    assert!(window.sees("关于推进云山市书房建设的意见"));
}

#[test]
fn a_click_in_the_contents_goes_there_and_back_returns() {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
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
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
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
fn contents_are_filtered_as_one_types() {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::O);
    window.write("书房");
    window.wait_for("关于推进云山市书房建设的意见");
    assert!(window.harness.query_by_label("关于印发云山市河道巡护办法的通知").is_none());
}

#[test]
fn jumps_by_pinyin_initials() {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    window.press(CTRL, Key::P);
    window.wait_for("跳到篇章");
    window.write("sfjs");
    window.until("an answer", |w| w.harness.query_all_by_label_contains("书房建设").count() > 1);
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for("（二）丰富馆藏");
}

#[test]
fn jumps_to_an_article_and_escape_stays() {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
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
fn the_jump_box_runs_commands() {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    window.press(CTRL, Key::P);
    window.write("按键与命令");
    window.until("the command", |w| w.sees("按键与命令"));
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for("筛选命令");
}

#[test]
fn find_counts_steps_and_closes() {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
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
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    window.press(CTRL, Key::F);
    window.write("五百册");
    window.wait_for("1/1");
    window.press(CTRL.plus(Modifiers::SHIFT), Key::F);
    window.wait_for("查找结果");
    window.press(CTRL, Key::F);
    window.write("没有这个词");
    window.wait_for("无结果");
}

#[test]
fn a_wrong_pattern_is_explained() {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    window.press(CTRL, Key::F);
    window.click("正则");
    window.press(CTRL, Key::F);
    window.write("第(十");
    window.wait_for("正则表达式");
}

#[test]
fn bookmarks_are_added_gone_to_renamed_deleted_and_brought_back() {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    window.click("关于推进云山市书房建设的意见");
    window.wait_for("（二）丰富馆藏");
    window.press(CTRL, Key::D);
    window.wait_for("已添加书签");
    window.press(CTRL, Key::B);
    window.wait_for("改名");
    window.click("改名");
    window.press(CTRL, Key::A);
    window.write("书房要点");
    window.press(Modifiers::NONE, Key::Enter);
    window.until("the new name", |w| w.harness.query_by_label("书房要点").is_some());
    window.press(CTRL, Key::Home);
    window.wait_for("请认真贯彻执行");
    window.click("书房要点");
    window.wait_for("（二）丰富馆藏");
    window.click("删除");
    window.wait_for("已删除书签");
    window.until("the list is empty", |w| w.harness.query_by_label("书房要点").is_none());
    window.click("撤销");
    window.until("the bookmark is back", |w| w.harness.query_by_label("书房要点").is_some());
}

#[test]
fn bookmarks_place_and_tabs_come_back_with_the_window() {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    window.click("关于推进云山市书房建设的意见");
    window.wait_for("（二）丰富馆藏");
    window.press(CTRL, Key::D);
    window.wait_for("已添加书签");
    let mut window = window.reopen();
    window.wait_for("（二）丰富馆藏");
    window.press(CTRL, Key::B);
    window.wait_for("改名");
}

#[test]
fn the_moved_file_keeps_its_bookmarks() {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
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
    window.wait_for("改名");
}

#[test]
fn theme_and_language_change_and_are_kept() {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    let light = window.harness.ctx.global_style().visuals.panel_fill;
    window.press(CTRL.plus(Modifiers::SHIFT), Key::L);
    window.harness.step();
    assert_ne!(light, window.harness.ctx.global_style().visuals.panel_fill);
    window.press(CTRL, Key::P);
    window.write("English");
    window.until("the command", |w| w.harness.query_by_label("English").is_some());
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for("Bookmarks");
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
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    fs::write(window.file(), issue_text().replace("河道巡护", "湖泊巡护")).unwrap();
    window.wait_for("已重新载入");
    window.wait_for("湖泊巡护");
    fs::remove_file(window.file()).unwrap();
    window.wait_for("已被移动或删除");
    assert!(window.sees("湖泊巡护"));
}

#[test]
fn a_damaged_bookmarks_file_is_told_and_kept() {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    window.press(CTRL, Key::D);
    window.wait_for("已添加书签");
    let folder = window.folder.path().join("data").join("bookmarks");
    let file = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    fs::write(&file, "(version: 1, bookma").unwrap();
    window.press(CTRL, Key::D);
    window.wait_for("无法读取文件");
    let kept = fs::read_dir(&folder)
        .unwrap()
        .filter_map(Result::ok)
        .any(|f| f.file_name().to_string_lossy().contains("damaged"));
    assert!(kept);
}

#[test]
fn the_help_lists_the_commands() {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    window.press(Modifiers::NONE, Key::F1);
    window.wait_for("按键与命令");
    assert!(window.sees("下一个标签页"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("下一个标签页"));
}

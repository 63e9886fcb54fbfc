//! The window of the tests, driven as a reader drives it: by keys, clicks and the names of things.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic, in its helpers too")]

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, Rect, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use gongbao::library::{Language, Library, Theme};
use gongbao::ui::{App, is_working, theme};

/// An issue of two documents, long enough to scroll.
pub fn issue_text() -> String {
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

/// The window on data of its own.
pub struct Window {
    /// What drives it.
    pub harness: Harness<'static, Option<App>>,
    /// Its files and its data.
    pub folder: tempfile::TempDir,
}

/// What never comes is given up after this; what comes late on a busy machine does not fail.
const PATIENCE: Duration = Duration::from_secs(600);
/// In so many frames all that moves comes to rest.
const MOVING: usize = 8;
/// Frames after which what is clicked stands still.
pub const MOST_MOVES: usize = 50;
/// Frames without work in which what the last thread told is taken, and what that has set going is begun.
const STILL: usize = 2;

impl Window {
    pub fn open(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("云山2025-3.txt");
        fs::write(&file, text).unwrap();
        Self::start(folder, vec![file])
    }

    pub fn start(folder: tempfile::TempDir, files: Vec<PathBuf>) -> Self {
        Self::start_in(Language::Zh, folder, files)
    }

    /// The same in a language.
    pub fn start_in(language: Language, folder: tempfile::TempDir, files: Vec<PathBuf>) -> Self {
        let data = folder.path().join("data");
        let (library, _) = Library::open(&data);
        library
            .change_settings(|s| {
                s.language = language;
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

    /// Draws frames until `ready` says so, and then until the window is at rest.
    pub fn until(&mut self, what: &str, ready: impl FnMut(&Self) -> bool) {
        self.glimpse(what, ready);
        self.rest();
    }

    /// Draws frames until `ready` says so: what goes by itself can be seen so only. The window's clock stands still after some of them:
    /// what waits for a thread of a busy machine is not to lose the notice that goes after six seconds.
    pub fn glimpse(&mut self, what: &str, mut ready: impl FnMut(&Self) -> bool) {
        let start = Instant::now();
        for frame in 0.. {
            if frame == MOVING {
                let now = self.harness.ctx.input(|i| i.time);
                self.harness.input_mut().time = Some(now);
            }
            self.harness.step();
            if ready(self) {
                break;
            }
            assert!(start.elapsed() < PATIENCE, "waited in vain for: {what}\nseen: {}", self.all_names());
            std::thread::sleep(Duration::from_millis(5));
        }
        self.harness.input_mut().time = None;
    }

    /// Draws frames until no thread works for the window any more, and what the threads told stands where it will stay: what is
    /// clicked before may be elsewhere by then, and what is on the disk may not be known to the window yet. For the window that takes no
    /// longer than half a second.
    pub fn rest(&mut self) {
        let start = Instant::now();
        let now = self.harness.ctx.input(|i| i.time);
        let mut still = 0;
        for frame in 1_u32.. {
            let working = is_working(&self.harness.ctx);
            self.harness.input_mut().time = Some(now + f64::from(frame.min(30)) / 60.0);
            self.harness.step();
            still = if working { 0 } else { still + 1 };
            let root = self.harness.output().viewport_output.get(&ViewportId::ROOT);
            let moves = root.is_some_and(|view| view.repaint_delay.is_zero());
            if still >= STILL && !moves || still >= MOST_MOVES {
                break;
            }
            assert!(start.elapsed() < PATIENCE, "never at rest\nseen: {}", self.all_names());
            if working {
                std::thread::sleep(Duration::from_millis(2));
            }
        }
        self.harness.input_mut().time = None;
    }

    /// The names of all that is drawn.
    fn all_names(&self) -> String {
        let nodes = self.harness.root().children_recursive();
        let names: Vec<String> = nodes.filter_map(|node| node.accesskit_node().label()).collect();
        names.join(" | ")
    }

    pub fn sees(&self, part: &str) -> bool {
        self.harness.query_all_by_label_contains(part).next().is_some()
    }

    pub fn wait_for(&mut self, part: &str) {
        self.until(part, |w| w.sees(part));
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.step();
        self.rest();
    }

    pub fn write(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.step();
        self.rest();
    }

    /// Makes the window another size.
    pub fn resize(&mut self, width: f32, height: f32) {
        self.harness.set_size(egui::vec2(width, height));
        self.rest();
    }

    pub fn click(&mut self, label: &str) {
        self.await_still(label, |w| w.harness.query_all_by_label(label).next().map(|node| node.rect()));
        self.harness.get_by_label(label).click();
        self.harness.step();
        self.rest();
    }

    /// Clicks the first thing whose name has a part.
    pub fn click_part(&mut self, part: &str) {
        self.await_still(part, |w| w.harness.query_all_by_label_contains(part).next().map(|node| node.rect()));
        self.harness.query_all_by_label_contains(part).next().unwrap().click();
        self.harness.step();
        self.rest();
    }

    /// Opens the menu of the first thing whose name has a part.
    pub fn menu_on(&mut self, part: &str) {
        self.await_still(part, |w| w.harness.query_all_by_label_contains(part).next().map(|node| node.rect()));
        self.harness.query_all_by_label_contains(part).next().unwrap().click_secondary();
        self.harness.step();
        self.rest();
    }

    /// Waits for what is to be clicked, until it stands still: a click is meant for where it will be.
    fn await_still(&mut self, what: &str, place: impl Fn(&Self) -> Option<Rect>) {
        self.until(what, |w| place(w).is_some());
        let mut seen = place(self);
        for _ in 0..MOST_MOVES {
            self.harness.step();
            let now = place(self);
            if std::mem::replace(&mut seen, now) == now {
                break;
            }
        }
    }

    /// Closes the window and opens it again on the same data, without naming a file.
    pub fn reopen(self) -> Self {
        self.reopen_with(Vec::new())
    }

    /// The same with files that are named at the start.
    pub fn reopen_with(mut self, files: Vec<PathBuf>) -> Self {
        if let Some(app) = self.harness.state_mut() {
            app.finish();
        }
        let Self { folder, harness } = self;
        drop(harness);
        Self::start(folder, files)
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join("云山2025-3.txt")
    }
}

/// Ctrl, or Command on a Mac.
pub const CTRL: Modifiers = Modifiers::COMMAND;

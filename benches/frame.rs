//! The window's frames without a screen, from input to triangles: the first one with text, scrolling through 10,000
//! paragraphs, dragging the window's edge, many documents in the contents. What a graphics card does with them comes on
//! top.
//!
//! `cargo bench --bench frame`

#![allow(clippy::expect_used, reason = "a bench without its window measures nothing")]

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use egui::epaint::Primitive;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2};
use gongbao::issue::Place;
use gongbao::library::{Library, MarkKind, NewMark};
use gongbao::ui::App;

/// A window of 1280 × 800 px, the smallest that is looked at for the README.
const SIZE: Vec2 = Vec2::new(1280.0, 800.0);
/// A frame with fewer corners of triangles than this shows no page of text: menus and empty panels have some 900, a
/// page with its contents 4,000 and more.
const TEXT_CORNERS: usize = 3_000;

/// The window, drawn as its frame around it would.
struct Window {
    ctx: egui::Context,
    app: App,
    woken: Receiver<Duration>,
    size: Vec2,
    /// In seconds.
    time: f64,
}

impl Window {
    fn new(data: &Path, files: Vec<PathBuf>) -> Self {
        let ctx = egui::Context::default();
        let (wake, woken) = mpsc::channel();
        // Nobody waits any more for a window that is gone.
        ctx.set_request_repaint_callback(move |info| {
            let _ = wake.send(info.delay);
        });
        let app = App::new(&ctx, data.to_owned(), files);
        Self { ctx, app, woken, size: SIZE, time: 0.0 }
    }

    /// Draws one frame, a sixtieth of a second after the last. Gives the corners of its triangles.
    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.time += 1.0 / 60.0;
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(self.time),
            focused: true,
            events,
            max_texture_side: Some(8192),
            ..RawInput::default()
        };
        eframe::App::raw_input_hook(&mut self.app, &self.ctx, &mut input);
        let mut output = self.ctx.run_ui(input, |ui| self.app.frame_ui(ui));
        // No graphics card takes the glyphs.
        output.textures_delta.clear();
        let drawn = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let corners = |primitive: &Primitive| match primitive {
            Primitive::Mesh(mesh) => mesh.vertices.len(),
            Primitive::Callback(_) => 0,
        };
        black_box(drawn).iter().map(|p| corners(&p.primitive)).sum()
    }

    /// Draws whenever the window asks for it, until a page of text stands there.
    fn until_text(&mut self) -> usize {
        let begun = Instant::now();
        loop {
            let corners = self.frame(Vec::new());
            if corners >= TEXT_CORNERS {
                return corners;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "no text appears, only {corners} corners");
            // What it asks for later (a blinking cursor) is no reason to draw now.
            while self.woken.recv_timeout(Duration::from_secs(60)).expect("the window asks for a frame")
                > Duration::ZERO
            {}
        }
    }

    /// Draws until it is quiet: the indexes are there and nothing moves.
    fn settle(&mut self) {
        self.until_text();
        let mut quiet = 0;
        while quiet < 20 {
            self.frame(Vec::new());
            quiet = if self.woken.try_iter().any(|delay| delay.is_zero()) { 0 } else { quiet + 1 };
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        for pressed in [true, false] {
            self.frame(vec![Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }]);
        }
    }

    /// Turns the wheel over the text by as many px.
    fn scroll(&mut self, down: f32) -> usize {
        self.frame(vec![
            Event::PointerMoved(Pos2::new(self.size.x * 0.6, self.size.y * 0.6)),
            Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: Vec2::new(0.0, -down),
                phase: TouchPhase::Move,
                source: MouseWheelSource::Unknown,
                modifiers: Modifiers::NONE,
            },
        ])
    }
}

/// An issue of 10,000 paragraphs in 100 documents, some with a lead in Kai, most of two or three lines.
fn long_issue() -> String {
    let mut text = String::from("某某市人民政府公报\n\n2026年第1期（总第1期）\n\n目 录\n\n");
    let mut bodies = String::new();
    for document in 1..=100 {
        // Writing to a string can't fail.
        let _ =
            write!(text, "关于做好第{document}类事务办理工作的通知\n\n某政发〔2026〕{document}号 {}\n\n", document * 3);
        let _ = write!(
            bodies,
            "某某市人民政府文件\n\n某政发〔2026〕{document}号\n\n某某市人民政府\n关于做好第{document}类事务办理工作的通知\n\n\
             各县（市、区）人民政府：\n\n"
        );
        for item in 1..=49 {
            let _ = write!(
                bodies,
                "{item}.窗口设置。每个乡镇设窗口{item}个，“一窗受理、集成服务”，由第{document}组负责；2026年底前覆盖率达到95%以上，\
                 群众办事平均等候时间不超过{item}分钟。\n\n\
                 承办单位收到第{item}类申请后，应当当场核对材料；材料不齐的，一次告知需要补正的全部内容，不得让申请人多次往返。\n\n"
            );
        }
        bodies.push_str("某某市人民政府\n\n2026年1月9日\n\n");
    }
    text + &bodies
}

/// An issue of 3,000 documents of a sentence each.
fn many_documents() -> String {
    let mut text = String::new();
    for document in 1..=3_000 {
        let _ = write!(
            text,
            "某某市人民政府\n关于印发某某市推进第{document}类基本公共服务体系建设实施方案的通知\n\n某政发〔2026〕{document}号\n\n\
             各县（市、区）人民政府：\n\n现将实施方案印发给你们，请认真贯彻执行。\n\n某某市人民政府\n\n2026年1月9日\n\n"
        );
    }
    text
}

/// The real issue where `../shared` has it, else the handbook (no file).
fn read_every_day() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [root.join("../shared/gazettes"), root.join("../../shared/gazettes")];
    folders.iter().filter_map(|f| fs::read_dir(f).ok()).flatten().flatten().map(|e| e.path()).take(1).collect()
}

/// The slowest and the median of frames, which a mean would hide.
fn tell(name: &str, mut frames: Vec<Duration>) {
    frames.sort_unstable();
    let at = |share: usize| frames[(frames.len() - 1) * share / 1000];
    println!(
        "{name}: {} frames, median {:.2?}, 99% under {:.2?}, slowest {:.2?}",
        frames.len(),
        at(500),
        at(990),
        at(1000)
    );
}

fn timed(times: usize, mut frame: impl FnMut() -> usize) -> Vec<Duration> {
    let one = |_| {
        let begun = Instant::now();
        black_box(frame());
        begun.elapsed()
    };
    (0..times).map(one).collect()
}

fn first_frame(c: &mut Criterion, data: &Path) {
    let mut group = c.benchmark_group("frame");
    group.sample_size(20);
    let files = read_every_day();
    group.bench_function("first with text", |b| {
        b.iter_batched_ref(|| (), |()| Window::new(data, files.clone()).until_text(), BatchSize::PerIteration);
    });
    group.finish();
}

fn scrolling(c: &mut Criterion, data: &Path, long: &Path) {
    let mut window = Window::new(data, vec![long.to_owned()]);
    window.settle();
    tell("10,000 paragraphs from end to end", timed(2_000, || window.scroll(400.0)));
    window.press(Modifiers::COMMAND, Key::Home);
    let mut group = c.benchmark_group("frame");
    // To the end and back, so that no frame stands still.
    let mut step = 0_u32;
    group.bench_function("scrolling 10,000 paragraphs", |b| {
        b.iter(|| {
            step = (step + 1) % 3_000;
            window.scroll(if step < 1_500 { 400.0 } else { -400.0 })
        });
    });
    group.bench_function("standing still", |b| b.iter(|| window.frame(Vec::new())));
    group.finish();
}

fn resizing(c: &mut Criterion, data: &Path, long: &Path) {
    let mut group = c.benchmark_group("frame");
    for (name, files) in
        [("window's edge dragged", read_every_day()), ("same, 10,000 paragraphs", vec![long.to_owned()])]
    {
        let mut window = Window::new(data, files);
        window.settle();
        for _ in 0..50 {
            window.scroll(400.0);
        }
        // There and back between 1060 and 640 px, 3 px a frame: where every px changes the measure.
        let mut step = 0_u16;
        let mut drag = |window: &mut Window| {
            step = (step + 1) % 280;
            window.size.x = 1060.0 - 3.0 * f32::from(step.min(280 - step));
            window.frame(Vec::new())
        };
        tell(name, timed(600, || drag(&mut window)));
        group.bench_function(name, |b| b.iter(|| drag(&mut window)));
    }
    group.finish();
}

/// The contents of many documents become narrower and wider with the window, and their titles are set anew.
fn contents(c: &mut Criterion, data: &Path, many: &Path) {
    let mut window = Window::new(data, vec![many.to_owned()]);
    window.settle();
    let mut step = 0_u16;
    let mut drag = |window: &mut Window| {
        step = (step + 1) % 80;
        window.size.x = 560.0 + 3.0 * f32::from(step.min(80 - step));
        window.frame(Vec::new())
    };
    tell("contents of 3,000 documents", timed(200, || drag(&mut window)));
    let mut group = c.benchmark_group("frame");
    group.sample_size(20);
    group.bench_function("contents of 3,000 documents", |b| b.iter(|| drag(&mut window)));
    group.finish();
}

/// Twenty thousand highlights in the long issue, some with notes: frames and start are to be as without.
fn highlights(c: &mut Criterion, long: &Path) {
    let folder = tempfile::tempdir().expect("a folder for the marks");
    let issue = gongbao::open::open(long).expect("the long issue is read");
    let (library, _) = Library::open(folder.path());
    let mut new = Vec::new();
    for (document, d) in issue.documents.iter().enumerate() {
        for (block, b) in d.blocks.iter().enumerate() {
            let ends: Vec<usize> = b.text.char_indices().map(|(at, _)| at).step_by(20).collect();
            for (n, ends) in ends.windows(2).enumerate().take(3) {
                let [from, to] = [ends[0], ends[1]].map(|byte| Place { document, block, byte });
                let note = if n == 0 && block % 5 == 0 { "核对" } else { "" };
                let made = NewMark::on(&issue, MarkKind::Highlight, (from, to));
                new.push(NewMark { name: "高亮".to_owned(), note: note.to_owned(), ..made });
            }
        }
    }
    new.truncate(20_000);
    println!("{} highlights", new.len());
    library.add_marks(&library.recognise(&issue), new, 1).expect("the highlights are kept");
    let mut group = c.benchmark_group("frame");
    group.sample_size(10);
    let bare = tempfile::tempdir().expect("a folder without marks");
    for (name, data) in
        [("same issue, no highlight", bare.path()), ("first with text, 20,000 highlights", folder.path())]
    {
        let start = || Window::new(data, vec![long.to_owned()]).until_text();
        tell(name, timed(10, start));
        group.bench_function(name, |b| b.iter_batched_ref(|| (), |()| start(), BatchSize::PerIteration));
    }
    let mut window = Window::new(folder.path(), vec![long.to_owned()]);
    window.settle();
    tell("10,000 paragraphs with 20,000 highlights from end to end", timed(2_000, || window.scroll(400.0)));
    window.press(Modifiers::COMMAND, Key::B);
    window.settle();
    tell("the same with the list of marks", timed(500, || window.scroll(-400.0)));
    group.finish();
}

fn benches(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder for the window's data");
    let long = folder.path().join("long.txt");
    fs::write(&long, long_issue()).expect("the long issue is written");
    let data = folder.path().join("data");
    first_frame(c, &data);
    scrolling(c, &data, &long);
    highlights(c, &long);
    resizing(c, &data, &long);
    let many = folder.path().join("many.txt");
    fs::write(&many, many_documents()).expect("the issue of many documents is written");
    contents(c, &data, &many);
}

criterion_group!(frames, benches);
criterion_main!(frames);

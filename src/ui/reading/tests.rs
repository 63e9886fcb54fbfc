//! The view in a window without a screen.

use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::issue::{Block, BlockKind, Document, Seam};
use crate::ui::theme;

mod spread;

const LONG: &str =
    "各镇街应当建立健全河道巡查制度，明确专人负责，对巡查中发现的问题及时登记、处理，并向主管部门报告处理结果。";

fn block(kind: BlockKind, text: &str) -> Block {
    Block { kind, text: text.into(), ..Block::default() }
}

/// A document with a head and `n` numbered paragraphs.
fn document(n: usize) -> Document {
    let mut blocks = vec![
        block(BlockKind::RedHeader, "云州市人民政府文件"),
        block(BlockKind::Number, "云政发〔2031〕7号"),
        block(BlockKind::Title, "云州市人民政府关于加强河道保护工作的通知"),
        block(BlockKind::Addressee, "各县（市、区）人民政府："),
    ];
    blocks.extend((0..n).map(|i| block(BlockKind::Paragraph, &format!("第{i}段。{LONG}"))));
    Document { blocks, ..Document::default() }
}

fn issue(documents: Vec<Document>) -> Arc<Issue> {
    Arc::new(Issue { documents, ..Issue::default() })
}

/// What a test's window holds.
struct Page {
    view: ReadingView,
    issue: Arc<Issue>,
    style: ReadingStyle,
    hits: Vec<Stretch>,
    bookmarks: Vec<Place>,
    top: Place,
    drawn: usize,
    clicked: Option<Place>,
    secondary: Option<Place>,
    rect: Rect,
}

fn harness(issue: &Arc<Issue>) -> Harness<'static, Page> {
    let page = Page {
        view: ReadingView::default(),
        issue: Arc::clone(issue),
        style: ReadingStyle::default(),
        hits: Vec::new(),
        bookmarks: Vec::new(),
        top: Place::default(),
        drawn: 0,
        clicked: None,
        secondary: None,
        rect: Rect::NOTHING,
    };
    let mut harness = Harness::builder()
        .with_size(vec2(900.0, 700.0))
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(theme::install_fonts)
        .build_ui_state(
            |ui, page: &mut Page| {
                let marks =
                    Marks { hits: &page.hits, current: Some(0), bookmarks: &page.bookmarks, ..Marks::default() };
                let response = page.view.ui(ui, &page.issue, &page.style, &marks);
                (page.top, page.drawn) = (response.top, response.drawn);
                page.clicked = response.clicked.or(page.clicked);
                page.secondary = response.secondary_clicked;
                page.rect = response.response.rect;
            },
            page,
        );
    harness.run_steps(3);
    harness
}

fn place(document: usize, block: usize, byte: usize) -> Place {
    Place { document, block, byte }
}

/// Where a paragraph that is in view stands on the screen.
fn rect_of(harness: &Harness<'_, Page>, document: usize, block: usize) -> Rect {
    let page = harness.state();
    let text = &page.issue.documents[document].blocks[block].text;
    harness.get_by_label(text).rect()
}

/// The middle of a character on the screen.
fn middle_of(harness: &Harness<'_, Page>, at: Place) -> Pos2 {
    let view = &harness.state().view;
    let item = view.strip.flow.item(at);
    let mut y = -view.strip.top.dy;
    for i in view.strip.top.item..item {
        y += f64::from(view.strip.laid[&i].height);
    }
    let text = view.strip.flow.text(item);
    let next = at.byte + text[at.byte..].chars().next().map_or(0, char::len_utf8);
    let rect = view.strip.laid[&item].rects(&(at.byte..next), false)[0];
    let origin = rect_of(harness, at.document, at.block).left();
    pos2(origin + rect.center().x, y as f32 + rect.center().y) + Vec2::new(0.0, harness_top(harness))
}

fn harness_top(harness: &Harness<'_, Page>) -> f32 {
    // The view fills the window's central area, which begins where the first item's shapes are clipped.
    harness.ctx.content_rect().top() + margin(harness)
}

fn margin(harness: &Harness<'_, Page>) -> f32 {
    let view = &harness.state().view;
    (harness.ctx.content_rect().height() - view.strip.view) / 2.0
}

fn drag(harness: &mut Harness<'_, Page>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.step();
    harness.drag_at(from);
    harness.step();
    harness.hover_at(to);
    harness.step();
    harness.step();
    harness.drop_at(to);
    harness.step();
}

fn click(harness: &mut Harness<'_, Page>, at: Pos2, modifiers: Modifiers) {
    for pressed in [true, false] {
        harness.event(Event::PointerMoved(at));
        harness.event_modifiers(
            Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers },
            modifiers,
        );
        harness.step();
    }
}

#[test]
fn only_what_is_in_view_is_drawn() {
    let issue = issue(vec![document(10_000)]);
    let mut harness = harness(&issue);
    for block in [0, 5_000, 9_999] {
        harness.state_mut().view.scroll_to(place(0, block, 0), ScrollMode::Top);
        harness.run_steps(2);
        let page = harness.state();
        assert!((4..30).contains(&page.drawn), "{}", page.drawn);
        assert!(page.view.strip.laid.len() <= page.drawn + KEPT + 2, "{}", page.view.strip.laid.len());
    }
}

#[test]
fn a_place_comes_to_the_top() {
    let issue = issue(vec![document(300), document(300)]);
    let mut harness = harness(&issue);
    for at in [place(1, 40, 0), place(0, 200, 0), place(1, 40, "第36段。各镇街应当".len()), place(0, 0, 0)] {
        harness.state_mut().view.scroll_to(at, ScrollMode::Top);
        assert_eq!(harness.state().view.place_at_top(), at, "told before it is drawn");
        harness.run_steps(2);
        let top = harness.state().top;
        assert_eq!((top.document, top.block), (at.document, at.block));
        let rect = rect_of(&harness, at.document, at.block);
        assert!(rect.top() < 90.0, "{rect:?}");
    }
}

#[test]
fn keep_brings_back_exactly_what_was_at_the_top() {
    let issue = issue(vec![document(200)]);
    let mut first = harness(&issue);
    first.state_mut().view.scroll_to(place(0, 90, 0), ScrollMode::Top);
    first.run_steps(2);
    first.state_mut().view.strip.top.dy += 47.0;
    first.run_steps(2);
    let kept = first.state().view.place_at_top();
    let mut second = harness(&issue);
    second.state_mut().view.scroll_to(kept, ScrollMode::Keep);
    second.run_steps(2);
    assert_eq!(second.state().view.place_at_top(), kept);
}

#[test]
fn nearest_moves_only_what_is_out_of_view() {
    let issue = issue(vec![document(200)]);
    let mut harness = harness(&issue);
    harness.state_mut().view.scroll_to(place(0, 50, 0), ScrollMode::Top);
    harness.run_steps(2);
    let before = harness.state().view.strip.top;
    harness.state_mut().view.scroll_to(place(0, 52, 0), ScrollMode::Nearest);
    harness.run_steps(2);
    assert_eq!(harness.state().view.strip.top, before);
    harness.state_mut().view.scroll_to(place(0, 120, 0), ScrollMode::Nearest);
    harness.run_steps(2);
    let y = rect_of(&harness, 0, 120).top();
    assert!((150.0..350.0).contains(&y), "{y}");
}

#[test]
fn the_end_stops_at_the_end() {
    let issue = issue(vec![document(100)]);
    let mut harness = harness(&issue);
    harness.key_press(Key::End);
    harness.run_steps(3);
    let last = rect_of(&harness, 0, 103);
    assert!(last.bottom() < 700.0 && last.bottom() > 400.0, "{last:?}");
    harness.key_press(Key::Home);
    harness.run_steps(3);
    assert_eq!(harness.state().top, place(0, 0, 0));
    assert!(rect_of(&harness, 0, 0).top() > 20.0, "there is air above the first line");
}

#[test]
fn keys_and_wheel_scroll() {
    let issue = issue(vec![document(100)]);
    let mut harness = harness(&issue);
    let offset = |h: &mut Harness<'_, Page>| {
        let view = &mut h.state_mut().view;
        view.strip.heights.top(view.strip.top.item) + view.strip.top.dy
    };
    let mut last = offset(&mut harness);
    for key in [Key::ArrowDown, Key::PageDown, Key::Space] {
        harness.key_press(key);
        harness.run_steps(2);
        let now = offset(&mut harness);
        assert!(now > last + 10.0, "{key:?}: {last} {now}");
        last = now;
    }
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Space);
    harness.run_steps(2);
    assert!(offset(&mut harness) < last - 100.0);
    last = offset(&mut harness);
    harness.hover_at(pos2(400.0, 300.0));
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -120.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(30);
    assert!((offset(&mut harness) - last - 120.0).abs() < 2.0, "{last} {}", offset(&mut harness));
}

#[test]
fn a_drag_over_paragraphs_copies_the_sources_text() {
    let issue = issue(vec![document(40)]);
    let mut harness = harness(&issue);
    harness.state_mut().view.scroll_to(place(0, 10, 0), ScrollMode::Top);
    harness.run_steps(2);
    let byte = "第6段。各镇".len();
    let (from, to) = (place(0, 10, byte), place(0, 12, byte));
    let (a, b) = (middle_of(&harness, from), middle_of(&harness, to));
    drag(&mut harness, a - vec2(6.0, 0.0), b - vec2(6.0, 0.0));
    let text = harness.state().view.selected_text().unwrap();
    assert_eq!(text, format!("街{}\n第7段。{LONG}\n第8段。各镇", &LONG["各镇街".len()..]));
    assert_eq!(harness.state().view.selection(), Some((from, to)));
    harness.event(Event::Copy);
    harness.step();
    let copied = harness
        .output()
        .platform_output
        .commands
        .iter()
        .any(|c| matches!(c, egui::OutputCommand::CopyText(t) if *t == text));
    assert!(copied);
}

#[test]
fn a_selection_lives_when_its_ends_are_out_of_view() {
    let issue = issue(vec![document(400)]);
    let mut harness = harness(&issue);
    harness.state_mut().view.select(Some((place(0, 10, 0), place(0, 300, 6))));
    harness.state_mut().view.scroll_to(place(0, 390, 0), ScrollMode::Top);
    harness.run_steps(3);
    let text = harness.state().view.selected_text().unwrap();
    assert_eq!(text.lines().count(), 291);
    assert!(text.starts_with("第6段。") && text.ends_with("\n第296"));
}

#[test]
fn clicks_select_words_and_paragraphs() {
    let issue = issue(vec![document(20)]);
    let mut harness = harness(&issue);
    harness.state_mut().view.set_word_at(|text, at| {
        let end = text.get(at..).and_then(|t| t.char_indices().nth(2)).map_or(text.len(), |(i, _)| at + i);
        at..end
    });
    let at = place(0, 5, "第1段。".len());
    let middle = middle_of(&harness, at) - vec2(3.0, 0.0);
    click(&mut harness, middle, Modifiers::NONE);
    assert_eq!(harness.state().clicked, Some(at));
    assert_eq!(harness.state().view.selection(), None);
    click(&mut harness, middle, Modifiers::NONE);
    assert_eq!(harness.state().view.selected_text().as_deref(), Some("各镇"));
    click(&mut harness, middle, Modifiers::NONE);
    assert_eq!(harness.state().view.selected_text(), Some(format!("第1段。{LONG}")));
    // Shift-click goes on from what was pressed.
    harness.run_steps(40);
    click(&mut harness, middle, Modifiers::NONE);
    let to = middle_of(&harness, place(0, 6, "第2段。".len())) - vec2(3.0, 0.0);
    click(&mut harness, to, Modifiers::SHIFT);
    assert_eq!(harness.state().view.selected_text(), Some(format!("{LONG}\n第2段。")));
}

#[test]
fn taps_that_come_and_go_within_a_frame_select_like_clicks() {
    let issue = issue(vec![document(20)]);
    let mut harness = harness(&issue);
    let at = middle_of(&harness, place(0, 5, "第1段。".len()));
    let tap = |harness: &mut Harness<'_, Page>| {
        harness.event(Event::PointerMoved(at));
        for pressed in [true, false] {
            let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
            harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        }
        harness.step();
    };
    harness.state_mut().view.select(Some((place(0, 3, 0), place(0, 4, 0))));
    tap(&mut harness);
    assert_eq!(harness.state().view.selection(), None);
    tap(&mut harness);
    tap(&mut harness);
    assert_eq!(harness.state().view.selected_text(), Some(format!("第1段。{LONG}")));
}

#[test]
fn a_drag_past_the_edge_scrolls() {
    let issue = issue(vec![document(200)]);
    let mut harness = harness(&issue);
    let from = middle_of(&harness, place(0, 5, 0));
    harness.hover_at(from);
    harness.step();
    harness.drag_at(from);
    harness.step();
    harness.hover_at(pos2(from.x, 760.0));
    harness.run_steps(60);
    harness.drop_at(pos2(from.x, 760.0));
    harness.run_steps(2);
    let page = harness.state();
    assert!(page.top.block > 12, "{:?}", page.top);
    let (start, end) = page.view.selection().unwrap();
    assert!(start.block == 5 && end.block > page.top.block);
}

#[test]
fn select_all_is_the_whole_text() {
    let issue = issue(vec![document(3), document(2)]);
    let mut harness = harness(&issue);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(2);
    let all: Vec<&str> = issue.documents.iter().flat_map(|d| d.blocks.iter().map(|b| b.text.as_str())).collect();
    assert_eq!(harness.state().view.selected_text(), Some(all.join("\n")));
}

/// Top of the line that shows a place, on the screen.
fn line_top(harness: &Harness<'_, Page>, at: Place) -> f32 {
    let view = &harness.state().view;
    let item = view.strip.flow.item(at);
    let mut y = -view.strip.top.dy;
    for i in view.strip.top.item..item {
        y += f64::from(view.strip.laid[&i].height);
    }
    y as f32 + view.strip.laid[&item].line_of(at.byte).0
}

#[test]
fn the_line_under_the_eye_stays_over_resize_and_zoom() {
    let issue = issue(vec![document(300)]);
    let mut harness = harness(&issue);
    harness.state_mut().view.scroll_to(place(0, 150, 0), ScrollMode::Keep);
    harness.run_steps(3);
    let view = &harness.state().view;
    let aim = f64::from(view.strip.view * scroll::EYE);
    let eye =
        view.place_where(|laid, at| (at + f64::from(laid.height) > aim).then(|| laid.line_at((aim - at) as f32).0));
    let y = line_top(&harness, eye);
    for (width, size) in
        [(500.0, 18.0), (420.0, 18.0), (900.0, 18.0), (900.0, 27.0), (900.0, 36.0), (640.0, 15.0), (900.0, 18.0)]
    {
        harness.state_mut().style.size = size;
        harness.set_size(vec2(width, 700.0));
        harness.run_steps(3);
        let now = line_top(&harness, eye);
        assert!((now - y).abs() < 2.0, "{width} {size}: {y} {now}");
    }
    harness.set_pixels_per_point(2.0);
    harness.run_steps(3);
    assert!((line_top(&harness, eye) - y).abs() < 2.0);
}

#[test]
fn what_one_jumped_to_stays_over_resize_and_zoom_until_one_scrolls() {
    let issue = issue(vec![document(300)]);
    let mut harness = harness(&issue);
    for mode in [ScrollMode::Top, ScrollMode::Nearest] {
        let target = if mode == ScrollMode::Top { place(0, 150, 0) } else { place(0, 40, 0) };
        harness.state_mut().view.scroll_to(target, mode);
        harness.run_steps(3);
        let y = line_top(&harness, target);
        for (width, size) in [(500.0, 18.0), (900.0, 36.0), (640.0, 15.0), (900.0, 18.0)] {
            harness.state_mut().style.size = size;
            harness.set_size(vec2(width, 700.0));
            harness.run_steps(3);
            assert!((line_top(&harness, target) - y).abs() < 2.0, "{width} {size}");
            assert_eq!(harness.state().view.here(), target);
        }
        harness.key_press(Key::PageDown);
        harness.run_steps(2);
        assert_ne!(harness.state().view.here(), target);
    }
}

#[test]
fn the_start_stays_the_start_over_zoom() {
    let issue = issue(vec![document(30)]);
    let mut harness = harness(&issue);
    for size in [30.0, 12.0, 18.0] {
        harness.state_mut().style.size = size;
        harness.run_steps(3);
        assert_eq!(harness.state().top, place(0, 0, 0));
    }
}

#[test]
fn heights_that_become_known_do_not_move_the_text() {
    let issue = issue(vec![document(5_000)]);
    let mut harness = harness(&issue);
    harness.state_mut().view.scroll_to(place(0, 4_000, 0), ScrollMode::Top);
    harness.run_steps(1);
    let y = rect_of(&harness, 0, 4_000).top();
    // How many are measured in a frame is a matter of time, which a busy machine has less of.
    for _ in 0..20_000 {
        harness.step();
        if harness.state_mut().view.strip.heights.next_guess(0).is_none() {
            break;
        }
    }
    assert!((rect_of(&harness, 0, 4_000).top() - y).abs() < 0.1);
    let view = &mut harness.state_mut().view;
    assert!(view.strip.heights.next_guess(0).is_none(), "all heights are known in the end");
    // A height that was measured is the one that is laid out.
    let Page { view, .. } = harness.state_mut();
    for (item, laid) in &view.strip.laid {
        assert!((view.strip.heights.get(*item) - laid.height).abs() < 0.01);
    }
}

#[test]
fn heights_are_measured_only_once_the_edge_rests() {
    let issue = issue(vec![document(5_000)]);
    let mut harness = harness(&issue);
    let known = |harness: &Harness<'_, Page>| {
        let heights = &harness.state().view.strip.heights;
        (0..heights.len()).filter(|&item| heights.is_exact(item)).count()
    };
    for step in 1..=40_u16 {
        harness.set_size(vec2(900.0 - 5.0 * f32::from(step), 700.0));
        harness.step();
        // Those that were looked through for the line under the eye, and those in view.
        let known = known(&harness);
        assert!(known < 60, "{known} heights were measured while the edge moved");
    }
    harness.run_steps(60);
    assert!(known(&harness) > 200, "only {} heights after a second's rest", known(&harness));
}

#[test]
fn measured_heights_are_those_of_the_layout() {
    let mut all = document(3);
    all.blocks.extend([
        Block { level: Some(1), label: Some("第一章".into()), ..block(BlockKind::Heading, "第一章 总 则") },
        Block {
            level: Some(2),
            label: Some("（一）".into()),
            ..block(BlockKind::Heading, "（一）健全制度。各镇街应当明确专人负责。")
        },
        Block {
            label: Some("第一条".into()), ..block(BlockKind::Article, "第一条 为了保护河道，制定本办法。")
        },
        block(BlockKind::Table, "甲\t乙\n丙\t丁丁丁丁丁丁"),
        block(BlockKind::Attachment, "附件：1.云州市河道名录"),
        block(BlockKind::Signature, "云州市人民政府"),
        block(BlockKind::Date, "2031年9月10日"),
        block(BlockKind::Note, "（此件公开发布）"),
    ]);
    let issue = issue(vec![all.clone(), Document { category: Some("市政府文件".into()), ..all }]);
    let flow = Flow::new(&issue);
    let frame = Frame { em: 18.0, width: 540.0, leading: 1.7, fullwidth: true, pixels_per_point: 1.5, hair: 1.0 / 1.5 };
    struct Plain;
    impl crate::typeset::Measure for Plain {
        fn advance(&self, c: char, _: crate::typeset::Face, size: f32) -> f32 {
            if c.is_ascii() { 0.5 * size } else { size }
        }
    }
    for item in 0..flow.len() {
        let (measured, laid) =
            (crate::typeset::flow::height(&flow, item, &frame, &Plain), laid::lay(&flow, item, &frame, &Plain).height);
        assert!((measured - laid).abs() < 0.01, "{:?}: {measured} {laid}", flow.block(item));
    }
}

#[test]
fn a_joined_continuation_is_marked_and_explained() {
    let mut document = document(10);
    document.seams = vec![
        Seam {
            says_page: Some(13),
            from_page: Some(4),
            after_block: 6,
            inside_paragraph: true,
            byte: "第2段。".len(),
            confidence: 1.0,
        },
        Seam { says_page: None, from_page: None, after_block: 8, inside_paragraph: false, byte: 0, confidence: 1.0 },
    ];
    let issue = issue(vec![document]);
    let flow = Flow::new(&issue);
    let marked: Vec<(usize, usize)> =
        (0..flow.len()).flat_map(|i| flow.seams(i).map(move |(_, byte)| (i, byte))).collect();
    assert_eq!(marked, [(6, "第2段。".len()), (9, 0)]);
    let mut harness = harness(&issue);
    harness.set_size(vec2(1000.0, 700.0));
    harness.run_steps(2);
    let at = middle_of(&harness, place(0, 6, "第2段。".len()));
    let column = rect_of(&harness, 0, 6);
    harness.hover_at(pos2(column.right() + 25.0, at.y));
    harness.run_steps(60);
    assert!(harness.query_by_label_contains("上接第4页").is_some());
}

#[test]
fn the_context_place_stays_while_its_menu_is_open() {
    let issue = issue(vec![document(10)]);
    let mut harness = harness(&issue);
    let at = middle_of(&harness, place(0, 5, 0));
    for pressed in [true, false] {
        harness.event(Event::PointerMoved(at));
        harness.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.step();
    }
    assert_eq!(harness.state().secondary.map(|p| (p.document, p.block)), Some((0, 5)));
}

#[test]
fn no_frame_is_asked_for_when_nothing_moves() {
    let issue = issue(vec![document(20)]);
    let mut harness = harness(&issue);
    harness.state_mut().hits = vec![Stretch { document: 0, block: 5, bytes: 0..6 }];
    harness.state_mut().bookmarks = vec![place(0, 5, 0)];
    harness.run_steps(5);
    let delay = harness.output().viewport_output.values().map(|v| v.repaint_delay).min();
    assert!(delay.is_some_and(|d| d > std::time::Duration::from_secs(1)), "{delay:?}");
}

#[test]
fn an_empty_issue_and_empty_paragraphs_are_shown() {
    for issue in [
        issue(vec![]),
        issue(vec![Document::default()]),
        issue(vec![Document { blocks: vec![Block::default()], ..Document::default() }]),
    ] {
        let mut harness = harness(&issue);
        harness.key_press(Key::End);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.state_mut().view.scroll_to(place(3, 3, 3), ScrollMode::Nearest);
        harness.run_steps(3);
        assert_eq!(harness.state().view.selected_text(), None);
    }
}

#[test]
fn another_issue_in_the_same_view() {
    let mut harness = harness(&issue(vec![document(300)]));
    harness.state_mut().view.scroll_to(place(0, 250, 0), ScrollMode::Top);
    harness.run_steps(2);
    harness.state_mut().view.select(Some((place(0, 240, 0), place(0, 250, 0))));
    harness.state_mut().issue = issue(vec![document(20)]);
    harness.run_steps(3);
    let page = harness.state();
    assert!(page.top.block <= 23);
    assert_eq!(page.view.selection(), None, "places that are gone are not selected");
}

#[test]
fn drawn_glyphs_stand_where_the_typesetter_put_them() {
    let issue = issue(vec![Document {
        blocks: vec![block(BlockKind::Paragraph, "共12名（含“一河一策”负责人）——由GIS平台……于 2031 年,发布。")],
        ..Document::default()
    }]);
    let mut harness = harness(&issue);
    harness.run_steps(2);
    let page = harness.state_mut();
    let visible: Vec<(usize, f32)> = vec![(0, -page.view.strip.top.dy as f32)];
    let laid = &page.view.strip.laid[&0];
    let set = laid.boxes[0].set.clone();
    let pieces = harness.ctx.clone().fonts_mut(|fonts| harness.state_mut().view.galleys(fonts, &visible));
    let galley = pieces[0].galley();
    let glyphs: Vec<_> = galley.rows.iter().flat_map(|r| r.row.glyphs.iter()).collect();
    assert_eq!(glyphs.len(), set.chars.len(), "one glyph for one character");
    for (glyph, c) in glyphs.iter().zip(&set.chars) {
        assert_eq!(glyph.chr, c.shown);
        assert!((glyph.pos.x - c.x).abs() < 1e-3 && (glyph.advance_width - c.advance).abs() < 1e-3);
    }
    // Every glyph's ink is inside its cell, give or take a pixel: nothing is drawn over its neighbour.
    for row in &galley.rows {
        for g in &row.row.glyphs {
            let vertex = row.row.visuals.mesh.vertices.get(g.first_vertex as usize);
            if let Some(v) = vertex.filter(|_| !g.uv_rect.is_nothing()) {
                assert!(v.pos.x >= g.pos.x - 1.6, "{} at {} drawn at {}", g.chr, g.pos.x, v.pos.x);
            }
        }
    }
}

#[test]
fn a_character_that_no_face_has_shows_its_code_point() {
    let words = "任命王\u{31234}、李䶮为副主任。";
    let issue = issue(vec![Document { blocks: vec![block(BlockKind::Paragraph, words)], ..Document::default() }]);
    let mut harness = harness(&issue);
    harness.run_steps(2);
    let page = harness.state_mut();
    assert_eq!(page.view.strip.laid[&0].boxes[0].missing, [(3, '\u{31234}')]);
    // It keeps its em, and what is copied is the character.
    let chars = &page.view.strip.laid[&0].boxes[0].set.chars;
    assert!((chars[4].x - chars[3].x - page.view.strip.frame.em).abs() < 0.3 * page.view.strip.frame.em);
    page.view.select_all();
    assert_eq!(page.view.selected_text().as_deref(), Some(words));
    // The two halves of 31234 are painted.
    let texts: Vec<String> = harness
        .output()
        .shapes
        .iter()
        .filter_map(|s| if let egui::Shape::Text(t) = &s.shape { Some(t.galley.text().to_owned()) } else { None })
        .collect();
    assert!(texts.iter().any(|t| t == "312") && texts.iter().any(|t| t == "34"), "{texts:?}");
}

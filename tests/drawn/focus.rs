//! Where the keyboard is: Tab stops nowhere without that being seen.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic, in its helpers too")]

use egui::accesskit::Role;
use egui::epaint::{ClippedShape, RectShape, Shape};
use egui::{Id, Key, Modifiers, Rect};
use egui_kittest::kittest::Queryable;

use crate::window::{CTRL, Window, issue_text};

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
/// Stops of a whole window: more would be a walk that never comes back.
const MOST_STOPS: usize = 400;

fn opened() -> Window {
    let mut window = Window::open(&issue_text());
    window.wait_for("请认真贯彻执行");
    window
}

/// The frames that are drawn at a place, as text, so that they can be compared.
fn frames_at(window: &Window, place: Rect) -> Vec<String> {
    framed_at(window, place).iter().map(|frame| format!("{:?} {:?}", frame.rect, frame.stroke)).collect()
}

/// The frames that are drawn at a place.
fn framed_at(window: &Window, place: Rect) -> Vec<RectShape> {
    fn flat<'s>(shape: &'s Shape, out: &mut Vec<&'s RectShape>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| flat(shape, out)),
            Shape::Rect(rect) => out.push(rect),
            _ => {}
        }
    }
    let near = place.expand(4.0);
    let framed = |ClippedShape { clip_rect, shape, .. }: &ClippedShape| {
        let mut rects = Vec::new();
        flat(shape, &mut rects);
        let lines = rects.into_iter().filter(|rect| {
            rect.stroke.width > 0.0
                && rect.stroke.color.a() > 0
                && near.contains_rect(rect.rect)
                && clip_rect.intersects(rect.rect)
        });
        lines.cloned().collect::<Vec<_>>()
    };
    window.harness.output().shapes.iter().flat_map(framed).collect()
}

/// Goes through the window by Tab until it is at its first stop again; tells the stops that can't be seen, and how many there are.
fn unseen(window: &mut Window) -> (Vec<String>, usize) {
    let (mut faults, mut stops) = (Vec::new(), Vec::<Id>::new());
    for _ in 0..MOST_STOPS {
        window.press(Modifiers::NONE, Key::Tab);
        let ctx = window.harness.ctx.clone();
        let Some(id) = ctx.memory(|m| m.focused()) else { continue };
        if stops.contains(&id) {
            break;
        }
        stops.push(id);
        // The caret of a text box blinks.
        if ctx.text_edit_focused() {
            continue;
        }
        let Some(place) = ctx.read_response(id).map(|response| response.interact_rect) else {
            faults.push(format!("nowhere: {id:?}"));
            continue;
        };
        let with = frames_at(window, place);
        ctx.memory_mut(|m| m.surrender_focus(id));
        window.harness.step();
        let without = frames_at(window, place);
        ctx.memory_mut(|m| m.request_focus(id));
        window.harness.step();
        if !place.is_positive() || with.iter().all(|frame| without.contains(frame)) {
            faults.push(format!("{place:?}"));
        }
    }
    (faults, stops.len())
}

#[track_caller]
fn all_seen(window: &mut Window, what: &str, least: usize) {
    let (faults, stops) = unseen(window);
    assert!(stops >= least && stops < MOST_STOPS, "{what}: {stops} stops");
    assert!(faults.is_empty(), "{what}: {} of {stops} stops are not seen\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_stop_of_tab_is_seen_beside_the_text() {
    let mut window = opened();
    all_seen(&mut window, "the text", 10);
    window.press(CTRL, Key::B);
    window.wait_for("还没有");
    all_seen(&mut window, "the marks", 12);
}

#[test]
fn every_stop_of_tab_is_seen_in_other_views() {
    for (keys, shown, what) in [
        ((CTRL_SHIFT, Key::M), "存疑", "the suspicions"),
        ((CTRL, Key::F), "关闭查找", "find"),
        ((CTRL, Key::Num2), "目录与效力", "the overview"),
        ((CTRL, Key::Num3), "表", "the tables"),
    ] {
        let mut window = opened();
        window.press(keys.0, keys.1);
        window.wait_for(shown);
        all_seen(&mut window, what, 10);
    }
}

#[test]
fn the_contents_show_their_row_and_ring_no_whole_pane() {
    let mut window = opened();
    let tree = window.harness.get_by_role(Role::Tree).rect();
    window.harness.get_by_role(Role::Tree).focus();
    window.rest();
    let heights: Vec<f32> = framed_at(&window, tree).iter().map(|frame| frame.rect.height()).collect();
    assert!(!heights.is_empty(), "nothing shows where the keyboard is");
    assert!(heights.iter().all(|height| *height < tree.height() / 2.0), "{heights:?} in {}", tree.height());
}

#[test]
fn a_click_into_the_text_rings_nothing() {
    let mut window = opened();
    window.click_part("请认真贯彻执行");
    let focused = window.harness.ctx.memory(|m| m.focused());
    let place = focused.and_then(|id| window.harness.ctx.read_response(id)).map(|response| response.rect);
    if let Some(place) = place {
        let whole = format!("{:?}", place.shrink(1.0));
        assert!(!frames_at(&window, place).iter().any(|frame| frame.starts_with(&whole)));
    }
}

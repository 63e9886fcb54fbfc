//! Two columns side by side.

use super::*;

/// A line: its item and its first byte there.
type LineAt = (usize, usize);

fn wide(issue: &Arc<Issue>) -> Harness<'static, Page> {
    let mut harness = harness(issue);
    harness.state_mut().style.spread = true;
    harness.set_size(vec2(1600.0, 700.0));
    harness.run_steps(3);
    harness
}

/// The lines that each column shows from edge to edge; fails if one is cut by an edge.
fn lines(harness: &Harness<'_, Page>) -> Vec<Vec<LineAt>> {
    let page = harness.state();
    let mut out = Vec::new();
    for column in page.view.columns(page.rect) {
        let mut shown = Vec::new();
        let mut y = column.origin.y - page.view.strip.top.dy as f32;
        for item in page.view.strip.top.item..page.view.strip.flow.len() {
            let Some(laid) = page.view.strip.laid.get(&item) else { break };
            for b in &laid.boxes {
                for line in &b.set.lines {
                    let (top, bottom) = (y + b.at.y + line.top, y + b.at.y + line.top + line.height);
                    let seen = column.clip.y_range().intersection((top..=bottom).into());
                    if seen.span() > 0.6 {
                        assert!((seen.span() - line.height).abs() < 1.2, "line of {item} cut at {top}..{bottom}");
                        shown.push((item, b.bytes.start + b.set.chars[line.chars.start].byte as usize));
                    }
                }
            }
            y += laid.height;
        }
        out.push(shown);
    }
    out
}

/// All lines of the issue, by the column's measure.
fn all_lines(harness: &mut Harness<'_, Page>) -> Vec<LineAt> {
    let ctx = harness.ctx.clone();
    let view = &mut harness.state_mut().view;
    ctx.fonts_mut(|fonts| {
        let mut advances = Advances::default();
        advances.renew(fonts);
        let measure = EguiMeasure::new(fonts, &mut advances, family);
        let mut out = Vec::new();
        for item in 0..view.strip.flow.len() {
            for b in &laid::lay(&view.strip.flow, item, &view.strip.frame, &measure).boxes {
                let first = |l: &crate::typeset::Line| b.bytes.start + b.set.chars[l.chars.start].byte as usize;
                out.extend(b.set.lines.iter().map(|l| (item, first(l))));
            }
        }
        out
    })
}

/// The middle of a character on the screen, and the column it is in.
fn middle(harness: &Harness<'_, Page>, at: Place) -> (Pos2, usize) {
    let page = harness.state();
    let item = page.view.strip.flow.item(at);
    let mut y = -page.view.strip.top.dy as f32;
    for i in page.view.strip.top.item..item {
        y += page.view.strip.laid[&i].height;
    }
    let text = page.view.strip.flow.text(item);
    let next = at.byte + text[at.byte..].chars().next().map_or(0, char::len_utf8);
    let rect = page.view.strip.laid[&item].rects(&(at.byte..next), false)[0];
    let on_screen = |c: &crate::ui::reading::spread::Column| c.origin + vec2(rect.center().x, y + rect.center().y);
    let columns = page.view.columns(page.rect);
    let index = columns.iter().position(|c| c.shows(on_screen(c).y)).expect("the place is in view");
    (on_screen(&columns[index]), index)
}

fn place_of(harness: &Harness<'_, Page>, (item, byte): LineAt) -> Place {
    harness.state().view.strip.flow.place(item, byte)
}

#[test]
fn columns_hold_consecutive_lines_each_once_and_whole() {
    let issue = issue(vec![document(60), document(60)]);
    let mut harness = wide(&issue);
    let all = all_lines(&mut harness);
    let mut offset = 0.0;
    while offset < 3_000.0 {
        let shown = lines(&harness);
        assert_eq!(shown.len(), 2);
        assert!(shown.iter().all(|c| c.len() > 8), "{shown:?}");
        let both = shown.concat();
        let from = all.iter().position(|l| *l == both[0]).unwrap();
        assert_eq!(both, all[from..from + both.len()], "at {offset}");
        // An odd step, so that the view begins at every height of a line.
        harness.state_mut().view.strip.top.dy += 37.0;
        harness.run_steps(1);
        offset += 37.0;
    }
}

#[test]
fn no_column_ends_with_a_head() {
    let mut document = document(80);
    for n in (4..80).step_by(5) {
        let (kind, level) = if n % 2 == 0 { (BlockKind::Title, None) } else { (BlockKind::Heading, Some(1)) };
        document.blocks[n] = Block {
            level, ..block(kind, "云山市河道巡护办法实施细则及其附件所列各项任务分工的说明")
        };
    }
    let issue = issue(vec![document]);
    let is_head =
        |(item, _): &LineAt| matches!(issue.documents[0].blocks[*item].kind, BlockKind::Title | BlockKind::Heading);
    let mut harness = wide(&issue);
    let all = all_lines(&mut harness);
    let mut seen = 0;
    for _ in 0..80 {
        let shown = lines(&harness);
        for column in &shown {
            let last = column.last().unwrap();
            assert!(!is_head(last) || all.last() == Some(last), "{shown:?}");
            seen += column.iter().filter(|line| is_head(line)).count();
        }
        let both = shown.concat();
        let from = all.iter().position(|l| *l == both[0]).unwrap();
        assert_eq!(both, all[from..from + both.len()]);
        harness.state_mut().view.strip.top.dy += 37.0;
        harness.run_steps(1);
    }
    assert!(seen > 100);
}

#[test]
fn pages_turn_forth_and_back_without_losing_a_line() {
    let issue = issue(vec![document(200)]);
    let mut harness = wide(&issue);
    let all = all_lines(&mut harness);
    let at = |line: &LineAt| all.iter().position(|l| l == line).unwrap();
    let mut last = lines(&harness).concat();
    for _ in 0..4 {
        harness.key_press(Key::PageDown);
        harness.run_steps(2);
        let now = lines(&harness).concat();
        assert_eq!(at(&now[0]), at(last.last().unwrap()) + 1, "a spread goes on where the last one ended");
        last = now;
    }
    for _ in 0..3 {
        harness.key_press(Key::PageUp);
        harness.run_steps(2);
        let now = lines(&harness).concat();
        let overlap = at(now.last().unwrap()) + 1 - at(&last[0]);
        assert!(overlap <= 2 && at(&now[0]) + 20 < at(&last[0]), "{overlap}");
        last = now;
    }
    harness.key_press(Key::End);
    harness.run_steps(3);
    assert_eq!(lines(&harness).concat().last(), all.last(), "the end is in view");
}

#[test]
fn a_click_in_each_column_is_on_the_character_under_it() {
    let issue = issue(vec![document(60)]);
    let mut harness = wide(&issue);
    harness.state_mut().view.scroll_to(place(0, 20, 0), ScrollMode::Top);
    harness.run_steps(2);
    let shown = lines(&harness);
    for (index, column) in shown.iter().enumerate() {
        for line in [column[0], column[column.len() / 2], column[column.len() - 1]] {
            let at = place_of(&harness, line);
            let (middle, on) = middle(&harness, at);
            assert_eq!(on, index);
            harness.run_steps(40);
            click(&mut harness, middle - vec2(3.0, 0.0), Modifiers::NONE);
            assert_eq!(harness.state().clicked, Some(at));
        }
    }
    assert_eq!(harness.state().top, place_of(&harness, shown[0][0]));
}

#[test]
fn a_drag_from_the_left_column_to_the_right_copies_all_between() {
    let issue = issue(vec![document(60)]);
    let mut harness = wide(&issue);
    harness.state_mut().view.scroll_to(place(0, 20, 0), ScrollMode::Top);
    harness.run_steps(2);
    let shown = lines(&harness);
    let (from, to) = (place_of(&harness, shown[0][2]), place_of(&harness, shown[1][5]));
    let (a, b) = (middle(&harness, from).0, middle(&harness, to).0);
    assert!(b.x > a.x + 400.0, "{a} {b}");
    drag(&mut harness, a - vec2(3.0, 0.0), b - vec2(3.0, 0.0));
    assert_eq!(harness.state().view.selection(), Some((from, to)));
    let text = harness.state().view.selected_text().unwrap();
    assert_eq!(text, select::text(&harness.state().view.strip.flow, from, to));
    assert!(text.chars().count() > 300);
}

#[test]
fn what_is_scrolled_to_comes_into_a_column() {
    let issue = issue(vec![document(200)]);
    let mut harness = wide(&issue);
    for block in [150, 151, 158, 170, 169, 30, 0] {
        harness.state_mut().view.scroll_to(place(0, block, 0), ScrollMode::Nearest);
        harness.run_steps(2);
        middle(&harness, place(0, block, 0));
    }
    harness.state_mut().view.scroll_to(place(0, 90, 0), ScrollMode::Top);
    harness.run_steps(2);
    assert_eq!(harness.state().top, place(0, 90, 0));
    // Nothing moves for a place that the right column shows.
    let shown = lines(&harness);
    let at = place_of(&harness, shown[1][3]);
    harness.state_mut().view.scroll_to(at, ScrollMode::Nearest);
    harness.run_steps(2);
    assert_eq!(lines(&harness), shown);
}

#[test]
fn a_narrow_window_has_one_column() {
    let issue = issue(vec![document(30)]);
    let mut harness = wide(&issue);
    assert!(harness.state().view.strip.spread.is_some());
    harness.set_size(vec2(900.0, 700.0));
    harness.run_steps(3);
    assert!(harness.state().view.strip.spread.is_none());
    let frame = harness.state().view.strip.frame;
    harness.state_mut().style.spread = false;
    harness.run_steps(2);
    assert_eq!(harness.state().view.strip.frame, frame);
}

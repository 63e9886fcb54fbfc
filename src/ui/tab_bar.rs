//! The tabs: a row of file names over the window, once there are two of them.

use egui::{Align, Color32, CornerRadius, FontId, Frame, Layout, Margin, Panel, Popup, Rect, Role, ScrollArea, Sense};
use egui::{Ui, WidgetInfo};
use egui::{pos2, vec2};

use super::action::{Action, Env, TabId};
use super::app::App;
use super::doc::TabState;
use super::strings as s;
use super::theme::size;
use super::widgets::{Icon, focus_ring, icon_button_ui, name_pane, tip};

/// A tab is so wide where there is room, and not narrower than the number of an issue needs.
const WIDTH: f32 = 230.0;
const LEAST: f32 = 140.0;
const HEIGHT: f32 = 32.0;
/// Room beside the title: before it, and for the cross.
const BESIDE: f32 = 42.0;

impl App {
    /// The tabs; nothing while there is only one.
    pub(super) fn tabs_ui(&self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        if self.tabs.len() < 2 {
            return;
        }
        let frame = Frame::NONE.fill(env.palette.panel).inner_margin(Margin { left: 8, right: 8, top: 2, bottom: 0 });
        Panel::top("tabs").frame(frame).show_separator_line(false).show(ui, |ui| {
            name_pane(ui, env.t(s::PANE_TABS));
            let row = vec2(ui.available_width(), HEIGHT);
            ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                let share = ui.available_width() / self.tabs.len() as f32 - 2.0;
                if share < LEAST {
                    self.all_tabs_ui(ui, env, out);
                }
                let width = share.clamp(LEAST, WIDTH);
                let titles: Vec<String> = (0..self.tabs.len()).map(|n| self.tabs.label(n, env)).collect();
                let font = font();
                let shown = ui.fonts_mut(|f| cut_apart(&titles, width - BESIDE, |c| f.glyph_width(&font, c)));
                ScrollArea::horizontal().show(ui, |ui| {
                    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                        for (n, titles) in titles.into_iter().zip(shown).enumerate() {
                            self.tab_ui(ui, env, n, (width, titles), out);
                        }
                    });
                });
            });
        });
    }

    /// A menu of all tabs, where the row does not hold them.
    fn all_tabs_ui(&self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let button = icon_button_ui(ui, env, Icon::List, env.t(s::ALL_TABS));
        Popup::menu(&button).show(|ui| {
            ScrollArea::vertical().max_height((ui.ctx().content_rect().height() - 120.0).max(480.0)).show(ui, |ui| {
                for (n, tab) in self.tabs.iter().enumerate() {
                    if ui.selectable_label(n == self.tabs.front_index(), self.tabs.label(n, env)).clicked() {
                        out.push(Action::ShowTab(tab.id));
                        ui.close();
                    }
                }
            });
        });
    }

    /// A tab, with its title and what of that is shown.
    fn tab_ui(
        &self,
        ui: &mut Ui,
        env: Env,
        n: usize,
        (width, (title, shown)): (f32, (String, String)),
        out: &mut Vec<Action>,
    ) {
        let Some(tab) = self.tabs.nth(n) else { return };
        let active = n == self.tabs.front_index();
        let p = env.palette;
        let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Tab, true, &title));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(active));
        if active && came_to_front(ui, (tab.id, self.tabs.len())) {
            response.scroll_to_me(None);
        }
        let fill = match (active, response.hovered()) {
            (true, _) => p.paper,
            (false, true) => p.hover,
            (false, false) => Color32::TRANSPARENT,
        };
        let corners = CornerRadius { nw: 6, ne: 6, sw: 0, se: 0 };
        ui.painter().rect_filled(rect, corners, fill);
        focus_ring(ui, env, &response, rect, corners);
        let color = match tab.state {
            TabState::Failed(_) => p.red,
            _ if active => p.ink,
            _ => p.weak,
        };
        let galley = ui.painter().layout_no_wrap(shown, font(), color);
        ui.painter().galley(pos2(rect.left() + 12.0, rect.center().y - galley.size().y / 2.0), galley, color);
        let cross = Rect::from_center_size(pos2(rect.right() - 16.0, rect.center().y), vec2(26.0, 26.0));
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(cross));
        let close = icon_button_ui(&mut inside, env, Icon::Cross, &format!("{} {title}", env.t(s::CLOSE_TAB_BUTTON)));
        if close.clicked() || response.middle_clicked() {
            out.push(Action::CloseTab(tab.id));
        } else if response.clicked() {
            out.push(Action::ShowTab(tab.id));
        }
        let path = tab.path().map(|path| path.display().to_string());
        tip(response, [Some(title), path].into_iter().flatten().collect::<Vec<_>>().join("\n"));
    }
}

/// The face of a tab's title.
fn font() -> FontId {
    FontId::proportional(size::BODY - 1.0)
}

/// Whether a tab has come to the front, or another number of tabs stands beside it: then it is brought into view, and
/// afterwards the hand may scroll it away.
fn came_to_front(ui: &Ui, now: (TabId, usize)) -> bool {
    let id = egui::Id::unique("tab-in-front");
    ui.data_mut(|d| {
        let before = d.get_temp::<(TabId, usize)>(id);
        d.insert_temp(id, now);
        before != Some(now)
    })
}

/// Titles that fit a width, each cut in its middle; those that would look alike then, from where they differ.
fn cut_apart(titles: &[String], room: f32, mut advance: impl FnMut(char) -> f32) -> Vec<String> {
    let cut: Vec<String> = titles.iter().map(|title| cut_inside(title, room, &mut advance)).collect();
    let shown = |(n, title): (usize, &String)| {
        let alike = |(k, other): &(usize, &String)| cut.get(*k) == cut.get(n) && *other != title;
        // Where the first of the others parts from it comes last.
        let differs = titles.iter().enumerate().filter(alike).map(|(_, other)| common(title, other)).max();
        differs.map_or_else(
            || cut.get(n).cloned().unwrap_or_default(),
            |at| from_difference(title, at, room, &mut advance),
        )
    };
    titles.iter().enumerate().map(shown).collect()
}

/// How many characters two texts begin with together.
fn common(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}

/// Characters of its beginning that stand before a title that is shown from its middle on.
const BEGINNING: usize = 2;

/// A title from a character on, behind its beginning, as far as there is room.
fn from_difference(title: &str, at: usize, room: f32, mut advance: impl FnMut(char) -> f32) -> String {
    // One character before it tells what the difference is of.
    let at = at.saturating_sub(1);
    let beginning = title.chars().take(BEGINNING.min(at));
    let gap = (at > BEGINNING).then_some('…');
    let whole: Vec<char> = beginning.chain(gap).chain(title.chars().skip(at.max(BEGINNING))).collect();
    if whole.iter().map(|c| advance(*c)).sum::<f32>() <= room {
        return whole.into_iter().collect();
    }
    let mut left = room - advance('…');
    let fits = |c: &&char| {
        left -= advance(**c);
        left >= -0.01
    };
    whole.iter().take_while(fits).chain(['…'].iter()).collect()
}

/// A title that fits a width, cut in its middle where it is too long: issues of one gazette have their names in common
/// and differ at their ends.
fn cut_inside(title: &str, room: f32, mut advance: impl FnMut(char) -> f32) -> String {
    let mut wide = |text: &str| text.chars().map(&mut advance).sum::<f32>();
    if wide(title) <= room {
        return title.to_owned();
    }
    // What stands behind the last blank, the number of the issue, is kept whole if it leaves room for a beginning.
    let number = title.rsplit_once(' ').map(|(_, number)| wide(number));
    let (room, character) = (room - advance('…'), advance('中'));
    let share = number.filter(|wide| *wide <= room - character).unwrap_or(room * 0.45);
    let (mut tail, mut used) = (title.len(), 0.0);
    for (at, c) in title.char_indices().rev() {
        if used + advance(c) > share + 0.01 {
            break;
        }
        used += advance(c);
        tail = at;
    }
    let mut head = 0;
    for (at, c) in title.char_indices().take_while(|(at, _)| *at < tail) {
        if used + advance(c) > room {
            break;
        }
        used += advance(c);
        head = at + c.len_utf8();
    }
    format!("{}…{}", title[..head].trim_end(), &title[tail..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(title: &str, room: f32) -> String {
        cut_inside(title, room, |c| if c.is_ascii() { 0.5 } else { 1.0 })
    }

    #[test]
    fn a_title_that_fits_is_whole() {
        assert_eq!(cut("使用手册", 4.0), "使用手册");
        assert_eq!(cut("", 4.0), "");
    }

    #[test]
    fn issues_are_told_apart_by_their_numbers() {
        assert_eq!(cut("云山市人民政府公报 2025年第11期", 9.0), "云山…2025年第11期");
        assert_eq!(cut("云山市人民政府公报 2025年第3期", 12.0), "云山市人民…2025年第3期");
    }

    #[test]
    fn titles_that_are_cut_alike_are_shown_from_where_they_differ() {
        let of = |titles: &[&str], room: f32| {
            let titles: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
            cut_apart(&titles, room, |c| if c.is_ascii() { 0.5 } else { 1.0 })
        };
        let [water, green] =
            ["云山市人民政府关于印发云山市河道管理办法的通知", "云山市人民政府关于印发云山市绿化管理办法的通知"];
        assert_eq!(of(&[water, green], 10.0), ["云山…市河道管理办…", "云山…市绿化管理办…"]);
        // Alone, and beside one that is another all the same, it is cut in its middle.
        assert_eq!(of(&[water], 10.0), of(&[water, "使用手册"], 10.0)[..1]);
        assert_eq!(of(&[water, water], 10.0)[0], of(&[water], 10.0)[0]);
        for room in 0..24 {
            let cut = of(&[water, green, "甲"], room as f32);
            assert!(cut.iter().all(|text| text.chars().count() <= room.max(1) + 2), "{cut:?}");
        }
    }

    #[test]
    fn a_name_without_a_number_keeps_its_beginning_and_its_end() {
        assert_eq!(cut("关于印发云山市河道巡护办法的通知", 7.0), "关于印发…通知");
        for room in 0..20 {
            let text = cut("云山市人民政府公报 2025年第3期", room as f32);
            assert!(text.chars().count() <= 20, "{text}");
        }
    }
}

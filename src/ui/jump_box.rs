//! The jump box: one line that goes to any document, heading, article, number, page or command.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Area, FontId, Frame, Id, Key, Modifiers, Order, Rect, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo,
    pos2, vec2,
};

use super::action::{Action, Env, TabId};
use super::command::Command;
use super::library::{OtherIssues, goto_text, wish_of};
use super::strings as s;
use super::theme::{self, size};
use super::widgets::{NamedBars, field_frame, key_cap_ui, weak};
use crate::ask;
use crate::holdings::GoTo;
use crate::issue::{Issue, Place, shorten};
use crate::search::{JumpContext, JumpEntry, JumpHit, JumpIndex, JumpKind, JumpTarget};

/// Characters of a title that are told at its foot.
const TITLE_SHOWN: usize = 20;

/// State of the jump box while it is open.
pub struct JumpBox {
    query: String,
    /// Answers to `query`, and the document they were ranked for.
    hits: Vec<JumpHit>,
    /// What the query names in other issues of the library: listed behind the hits.
    named: Vec<GoTo>,
    /// The other tabs, under their titles.
    tabs: JumpIndex,
    /// What the query names as a citation and the issue does not have.
    missing: Option<String>,
    others: Option<String>,
    by_part: Option<String>,
    stale: bool,
    /// Enter was pressed, and the answers to what was typed before it are still to come.
    entered: bool,
    chosen: usize,
    /// Where the reader was when the box was opened.
    origin: Option<Place>,
    /// A target is shown behind the box.
    previewing: bool,
    scroll: bool,
    first_frame: bool,
}

/// What the names of tabs begin with among those of commands.
const TAB: &str = "tab ";
/// Labels up to this long stay before a line that is cut at its start.
const LABEL_CHARS: usize = 8;
const WIDTH: f32 = 660.0;
const ROW: f32 = 46.0;
/// A line in it.
const LINE: f32 = 20.0;
const ROWS_SHOWN: f32 = 8.0;
/// How far the box stands below the top of the window, and the height that it needs beside its list.
const TOP: f32 = 56.0;
const BESIDE_LIST: f32 = 120.0;

/// The commands as entries of the jump index, under their names in both languages.
#[must_use]
pub fn command_entries(env: Env) -> Vec<JumpEntry> {
    env.commands
        .iter()
        .filter(|e| !matches!(e.command, Command::Jump | Command::Copy))
        .map(|e| {
            let shown = e.name.get(env.lang).trim_end_matches('…').to_owned();
            let names = vec![shown, e.name.zh.to_owned(), e.name.en.to_owned(), e.does.get(env.lang).to_owned()];
            JumpEntry::Command { id: format!("{:?}", e.command), names }
        })
        .collect()
}

/// The command of an entry's id.
#[must_use]
pub fn command_of(env: Env, id: &str) -> Option<Command> {
    env.commands.iter().map(|e| e.command).find(|c| format!("{c:?}") == id)
}

impl JumpBox {
    /// A box opened at a place, beside other tabs with their titles.
    #[must_use]
    pub fn open(origin: Option<Place>, tabs: impl IntoIterator<Item = (TabId, String)>) -> Self {
        let entry = |(id, title): (TabId, String)| JumpEntry::Command { id: tab_id(id), names: vec![title] };
        let tabs: Vec<JumpEntry> = tabs.into_iter().map(entry).collect();
        Self {
            tabs: JumpIndex::build_with(&Issue::default(), &tabs),
            query: String::new(),
            hits: Vec::new(),
            named: Vec::new(),
            missing: None,
            others: None,
            by_part: None,
            stale: true,
            entered: false,
            chosen: 0,
            origin,
            previewing: false,
            scroll: false,
            first_frame: true,
        }
    }

    /// Answers again at the next frame: the index has changed.
    pub fn refresh(&mut self) {
        self.stale = true;
    }

    /// Draws the box over the window; false when it is done.
    pub fn jump_ui(
        &mut self,
        ctx: &egui::Context,
        env: Env,
        (index, issue, links): (Option<&JumpIndex>, Option<&Issue>, &OtherIssues),
        out: &mut Vec<Action>,
    ) -> bool {
        self.named = links.named(&self.query, out).to_vec();
        self.answer(index, issue);
        let keep = self.keys(ctx, out);
        if !keep {
            return false;
        }
        let screen = ctx.content_rect();
        let width = WIDTH.min(screen.width() - 32.0);
        // Where the interface is large the window has few points: the box stays inside of it, and its list is short.
        let down = TOP.min(screen.height() * 0.08);
        let area = Area::new(Id::unique("jump-box"))
            .order(Order::Foreground)
            .fixed_pos(pos2(screen.center().x - width / 2.0, screen.top() + down));
        let most = (screen.height() - down - BESIDE_LIST).clamp(ROW, ROW * ROWS_SHOWN);
        let mut done = false;
        let shown = area.show(ctx, |ui| {
            Frame::popup(ui.style()).inner_margin(10).show(ui, |ui| {
                ui.set_width(width - 20.0);
                self.field_ui(ui, env);
                ui.add_space(4.0);
                done = self.list_ui(ui, env, (index.is_none(), most), out);
                self.foot_ui(ui, env);
            });
        });
        let outside = ctx
            .input(|i| i.pointer.any_pressed().then(|| i.pointer.interact_pos()).flatten())
            .is_some_and(|pos| !shown.response.rect.contains(pos));
        if outside && !self.first_frame {
            self.go_back(out);
            done = true;
        }
        self.first_frame = false;
        done = done || self.enter(env, out);
        !done
    }

    /// Answers what was typed, if that is to be done. While there is no index yet there are only the tabs.
    fn answer(&mut self, index: Option<&JumpIndex>, issue: Option<&Issue>) {
        if !self.stale {
            return;
        }
        let context = JumpContext { document: self.origin.map(|p| p.document), limit: ask::MOST_ANSWERS };
        let answer = index.map(|index| ask::answer(index, issue, &self.query, &context)).unwrap_or_default();
        (self.hits, self.missing) = (answer.hits, answer.missing);
        (self.others, self.by_part) = (answer.others, answer.by_part);
        if !self.query.starts_with('>') {
            with_tabs(&mut self.hits, self.tabs.query(&self.query, &context));
        }
        self.stale = index.is_none();
        if self.stale {
            // Asked again in each frame: what was chosen stays.
            self.chosen = self.chosen.min(self.hits.len().saturating_sub(1));
        } else {
            self.chosen = self.present();
            self.scroll = true;
        }
    }

    /// Takes the keys of the list before the text box sees them; false when the box is done.
    fn keys(&mut self, ctx: &egui::Context, out: &mut Vec<Action>) -> bool {
        let taken = |key| ctx.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        if taken(Key::Escape) {
            self.go_back(out);
            return false;
        }
        let last = (self.hits.len() + self.named.len()).saturating_sub(1);
        let before = self.chosen;
        if taken(Key::ArrowDown) {
            self.chosen = if self.chosen >= last { 0 } else { self.chosen + 1 };
        } else if taken(Key::ArrowUp) {
            self.chosen = if self.chosen == 0 { last } else { self.chosen - 1 };
        } else if taken(Key::PageDown) {
            self.chosen = (self.chosen + ROWS_SHOWN as usize - 1).min(last);
        } else if taken(Key::PageUp) {
            self.chosen = self.chosen.saturating_sub(ROWS_SHOWN as usize - 1);
        }
        if self.chosen != before {
            self.scroll = true;
            if let Some(JumpTarget::Place(place)) = self.hits.get(self.chosen).map(|h| &h.target) {
                out.push(Action::Show { place: *place, bytes: 0 });
                self.previewing = true;
            }
        }
        self.entered |= taken(Key::Enter);
        true
    }

    /// Which answer is chosen at first: the document that is read, while nothing is typed and all are listed.
    fn present(&self) -> usize {
        let read = self.origin.filter(|_| self.query.is_empty()).map(|place| place.document);
        let is_read = |hit: &JumpHit| matches!(hit.target, JumpTarget::Place(p) if Some(p.document) == read);
        self.hits.iter().position(is_read).unwrap_or(0)
    }

    /// Goes to the chosen answer once Enter was pressed and the answers are to what was typed before it: letters and
    /// Enter may come in one frame, and Enter may come before there is an index. True when it went.
    fn enter(&mut self, env: Env, out: &mut Vec<Action>) -> bool {
        if self.stale || !std::mem::take(&mut self.entered) {
            return false;
        }
        if let Some(target) = self.hits.get(self.chosen).map(|h| h.target.clone()) {
            self.choose(env, target, out);
            return true;
        }
        let Some(named) = self.chosen.checked_sub(self.hits.len()).and_then(|n| self.named.get(n)) else {
            return false;
        };
        self.go_back(out);
        out.push(Action::Held(wish_of(named)));
        true
    }

    /// Esc: back to where the reader was, if a target was shown.
    fn go_back(&self, out: &mut Vec<Action>) {
        if self.previewing
            && let Some(origin) = self.origin
        {
            out.push(Action::Return(origin));
        }
    }

    fn choose(&self, env: Env, target: JumpTarget, out: &mut Vec<Action>) {
        self.go_back(out);
        match target {
            JumpTarget::Place(place) => out.push(Action::GoTo { place, bytes: 0 }),
            JumpTarget::Command(id) => match tab_of(&id) {
                Some(tab) => out.push(Action::ShowTab(tab)),
                None => out.extend(command_of(env, &id).map(Action::Run)),
            },
        }
    }

    fn field_ui(&mut self, ui: &mut Ui, env: Env) {
        let hint = env.t(s::JUMP_HINT);
        let edit = TextEdit::singleline(&mut self.query)
            .id(Id::unique("jump-query"))
            .hint_text(hint)
            .font(FontId::proportional(size::HEAD))
            .frame(field_frame(env))
            .desired_width(f32::INFINITY);
        let response = ui.add(edit);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::TextInput, true, hint);
            info.current_text_value = Some(self.query.clone());
            info
        });
        if response.changed() {
            self.stale = true;
            ui.ctx().request_repaint();
        }
        // The box has the keyboard for as long as it is open. Asking for it again would break off what an input method
        // is composing.
        if !response.has_focus() {
            response.request_focus();
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, env: Env, (preparing, most): (bool, f32), out: &mut Vec<Action>) -> bool {
        if self.hits.is_empty() && (preparing || self.named.is_empty() && !self.stale) {
            let text = if preparing { s::JUMP_PREPARING } else { s::JUMP_NOTHING };
            ui.add_space(10.0);
            ui.vertical_centered(|ui| {
                ui.label(env.t(text));
                ui.label(weak(env, env.t(s::JUMP_TRY)));
            });
            ui.add_space(10.0);
            return false;
        }
        let (mut picked, mut other) = (None, None);
        let width = ui.available_width();
        ScrollArea::vertical().max_height(most).auto_shrink([false, true]).named_ui(ui, env, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (n, hit) in self.hits.iter().enumerate() {
                let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
                response.widget_info(|| WidgetInfo::selected(Role::Button, true, n == self.chosen, &hit.text));
                if n == self.chosen && self.scroll {
                    ui.scroll_to_rect(rect, None);
                }
                if ui.is_rect_visible(rect) {
                    row_ui(ui, env, hit, rect, n == self.chosen, response.hovered());
                }
                if response.clicked() {
                    picked = Some(hit.target.clone());
                }
            }
            for (n, named) in self.named.iter().enumerate() {
                let chosen = self.hits.len() + n == self.chosen;
                let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
                if chosen && self.scroll {
                    ui.scroll_to_rect(rect, None);
                }
                if held_ui(ui, env, named, (rect, response), chosen) {
                    other = Some(wish_of(named));
                }
            }
        });
        self.scroll = false;
        if let Some(wish) = other {
            self.go_back(out);
            out.push(Action::Held(wish));
            return true;
        }
        match picked {
            Some(target) => {
                self.choose(env, target, out);
                true
            }
            None => false,
        }
    }

    fn foot_ui(&self, ui: &mut Ui, env: Env) {
        ui.separator();
        ui.horizontal(|ui| {
            for (key, does) in [("↑↓", s::JUMP_CHOOSE), ("Enter", s::JUMP_GO), ("Esc", s::JUMP_BACK)] {
                key_cap_ui(ui, env, key);
                ui.label(weak(env, env.t(does)));
                ui.add_space(4.0);
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if let Some(missing) = &self.missing {
                    ui.label(weak(env, s::JUMP_MISSING.with(env.lang, &[missing])));
                }
                if let Some(others) = &self.others {
                    ui.label(weak(env, s::JUMP_OTHERS.with(env.lang, &[others])));
                }
                if let Some(title) = &self.by_part {
                    ui.label(weak(env, s::JUMP_BY_PART.with(env.lang, &[&shorten(title, TITLE_SHOWN)])));
                }
                let all = self.hits.len() + self.named.len();
                if all > 0 {
                    let text = format!("{}/{all}", self.chosen + 1);
                    ui.label(weak(env, text));
                }
            });
        });
    }
}

/// The name of a tab among the entries of an index, and the tab of a name.
fn tab_id(TabId(n): TabId) -> String {
    format!("{TAB}{n}")
}

fn tab_of(id: &str) -> Option<TabId> {
    id.strip_prefix(TAB)?.parse().ok().map(TabId)
}

/// Puts tabs among the hits of the issue that is read: those whose titles have the very words behind the hits that have them,
/// the others last.
fn with_tabs(hits: &mut Vec<JumpHit>, tabs: Vec<JumpHit>) {
    let whole = |hit: &JumpHit| hit.matched.windows(2).all(|pair| matches!(pair, &[a, b] if a + 1 == b));
    let (sure, others): (Vec<JumpHit>, Vec<JumpHit>) = tabs.into_iter().partition(whole);
    let at = hits.iter().position(|hit| !whole(hit)).unwrap_or(hits.len());
    hits.splice(at..at, sure);
    hits.extend(others);
}

/// Draws something that another issue of the library has; true when it was clicked.
fn held_ui(ui: &Ui, env: Env, named: &GoTo, (rect, response): (Rect, egui::Response), chosen: bool) -> bool {
    let p = env.palette;
    let text = goto_text(env, named);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &text));
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 1.0)), 5.0, if chosen { p.chosen } else { p.hover });
    }
    let mut job = LayoutJob::default();
    let format = |size: f32, color| TextFormat::simple(FontId::proportional(size), color);
    job.append(&text, 0.0, format(size::BODY, p.accent));
    job.append(&format!("　{}", env.t(s::HELD_OTHER_ISSUES)), 0.0, format(size::SMALL, p.weak));
    job.wrap = TextWrapping { max_width: rect.width() - 20.0, max_rows: 2, ..TextWrapping::default() };
    let galley = ui.painter().layout_job(job);
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(10.0, 0.0), galley.size());
    ui.painter().galley(at.min, galley, p.ink);
    response.clicked()
}

fn kind_text(env: Env, kind: JumpKind) -> &'static str {
    env.t(match kind {
        JumpKind::Document => s::KIND_DOCUMENT,
        JumpKind::Title => s::KIND_TITLE,
        JumpKind::Heading => s::KIND_HEADING,
        JumpKind::Article => s::KIND_ARTICLE,
        JumpKind::Number => s::KIND_NUMBER,
        JumpKind::Page => s::KIND_PAGE,
        JumpKind::Command => s::KIND_COMMAND,
    })
}

fn row_ui(ui: &Ui, env: Env, hit: &JumpHit, rect: Rect, chosen: bool, hovered: bool) {
    let p = env.palette;
    let painter = ui.painter();
    if chosen || hovered {
        painter.rect_filled(rect.shrink2(vec2(0.0, 1.0)), 5.0, if chosen { p.chosen } else { p.hover });
    }
    let inner = rect.shrink2(vec2(10.0, 5.0));
    // What has one line only stands in the middle of its row.
    let alone = hit.path.is_empty() && hit.number.is_none() && !hit.approximate;
    let inner = if alone { inner.translate(vec2(0.0, (inner.height() - LINE) / 2.0)) } else { inner };
    let small = FontId::proportional(size::SMALL);
    let mut tag = kind_text(env, hit.kind).to_owned();
    if let JumpTarget::Command(id) = &hit.target
        && tab_of(id).is_some()
    {
        tag = env.t(s::KIND_TAB).to_owned();
    } else if let JumpTarget::Command(id) = &hit.target {
        let keys = command_of(env, id).map(|c| env.commands.key_text(ui.ctx(), c)).unwrap_or_default();
        if !keys.is_empty() {
            tag = keys;
        }
    } else if let Some(page) = hit.page {
        let text = if hit.page_guessed { s::PAGE_ABOUT_N } else { s::PAGE_N };
        tag = format!("{tag} · {}", env.with(text, &[&page.to_string()]));
    }
    let tag = painter.text(pos2(inner.right(), inner.top() + 2.0), Align2::RIGHT_TOP, tag, small.clone(), p.weak);
    let width = tag.left() - inner.left() - 12.0;
    let galley = painter.layout_job(lit_job(env, &hit.text, &hit.matched, width));
    painter.galley(inner.min, galley, p.ink);
    // The mark behind a label parts it from its text, which does not stand here: 六、
    let path: Vec<&str> = hit.path.iter().map(|label| label.trim_end_matches(['、', '.', '．'])).collect();
    let mut below = path.join(" › ");
    if let Some(number) = &hit.number {
        below = if below.is_empty() { number.clone() } else { format!("{number}　{below}") };
    }
    if hit.approximate {
        below = env.with(s::COUNTED, &[&below, env.t(s::PAGE_APPROXIMATE)]);
    }
    let format = TextFormat::simple(small, p.weak);
    let mut job = LayoutJob::single_section(below, format);
    job.wrap = TextWrapping::truncate_at_width(inner.width());
    let galley = painter.layout_job(job);
    painter.galley(pos2(inner.left(), inner.bottom() - galley.size().y), galley, p.weak);
}

/// A line with the matched characters lit. A line that is too long for `width` begins shortly before the first of them.
fn lit_job(env: Env, text: &str, matched: &[usize], width: f32) -> LayoutJob {
    let text = &*env.shown(text);
    let plain = TextFormat::simple(FontId::proportional(size::BODY), env.palette.ink);
    let lit = TextFormat { color: env.palette.accent, font_id: FontId::new(size::BODY, theme::hei()), ..plain.clone() };
    let room = (width / size::BODY) as usize;
    let first = matched.first().copied().unwrap_or(0);
    let skip = if first + 4 > room { first.saturating_sub(6) } else { 0 };
    let mut job = LayoutJob::default();
    if skip > 0 {
        // The label (第十五条) stays, or one could not tell which article it is.
        let label = text.split_whitespace().next().filter(|l| l.chars().count() <= LABEL_CHARS).unwrap_or("");
        job.append(&format!("{label}…"), 0.0, plain.clone());
    }
    let mut wanted = matched.iter().copied().skip_while(|&m| m < skip).peekable();
    let mut run = String::new();
    let mut run_lit = false;
    for (n, c) in text.chars().enumerate().skip(skip).take(room * 2 + 8) {
        let is_lit = wanted.next_if_eq(&n).is_some();
        if is_lit != run_lit && !run.is_empty() {
            job.append(&run, 0.0, if run_lit { lit.clone() } else { plain.clone() });
            run.clear();
        }
        run_lit = is_lit;
        run.push(if c.is_control() { ' ' } else { c });
    }
    job.append(&run, 0.0, if run_lit { lit } else { plain });
    job.wrap =
        TextWrapping { max_width: width.max(40.0), max_rows: 1, break_anywhere: true, overflow_character: Some('…') };
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_stand_behind_what_has_the_very_words_and_before_guesses() {
        let hit = |text: &str, matched: &[usize]| JumpHit {
            kind: JumpKind::Document,
            target: JumpTarget::Command(text.to_owned()),
            text: text.to_owned(),
            matched: matched.to_vec(),
            path: Vec::new(),
            number: None,
            page: None,
            page_guessed: false,
            approximate: false,
            score: 0,
        };
        let mut hits = vec![hit("云山公报通知", &[0, 1, 2, 3]), hit("云上山居公报", &[0, 2])];
        with_tabs(&mut hits, vec![hit("云山公报", &[0, 1, 2, 3]), hit("云海山公报", &[0, 2])]);
        let order: Vec<&str> = hits.iter().map(|hit| hit.text.as_str()).collect();
        assert_eq!(order, ["云山公报通知", "云山公报", "云上山居公报", "云海山公报"]);
        assert_eq!(tab_of(&tab_id(TabId(7))), Some(TabId(7)));
        assert_eq!(tab_of("Open"), None);
    }

    #[test]
    fn a_long_line_shows_where_it_matched() {
        let env = Env::of_tests();
        let text: String = std::iter::repeat_n('前', 80).chain("水文".chars()).collect();
        let job = lit_job(env, &text, &[80, 81], 400.0);
        assert!(job.text.starts_with('…') && job.text.ends_with("水文"));
    }
}

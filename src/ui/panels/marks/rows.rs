//! A row of the list of marks: the words of a mark, where they stand, and its note.

use egui::{FontId, Rect, Stroke, TextFormat, Ui, pos2, vec2};

use crate::issue::shorten;
use crate::library::{IssueId, Mark, MarkId, MarkKind, MarkedIssue};
use crate::ui::action::{Action, Env};
use crate::ui::mark_bar::ground_and_pen;
use crate::ui::marks::{PlacedMark, SURE, colour_name, kind_name};
use crate::ui::panels::Shared;
use crate::ui::places::page_words;
use crate::ui::row::Row;
use crate::ui::strings::{self as s, Tr};
use crate::ui::theme::size;

/// Heights of a row: of a line of its text, of a small line, and what is around them.
const LINE: f32 = 20.0;
const SMALL_LINE: f32 = 17.0;
const AROUND: f32 = 12.0;
/// Room for the sign at the left of a row.
const SIGN: f32 = 6.0;
/// A mark of the list, with what is known of its place.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    pub mark: &'a Mark,
    pub placed: Option<&'a PlacedMark>,
    /// Its issue, where it is another than the one in front.
    pub other: Option<&'a MarkedIssue>,
}

/// What a mark is known by in the list.
pub(super) fn name(item: Item<'_>) -> (Option<IssueId>, MarkId) {
    (item.other.map(|issue| issue.key.id.clone()), item.mark.id)
}

/// What leads to a mark: in this issue, or by opening another.
pub(super) fn go_to(item: Item<'_>) -> Option<Action> {
    match item.other {
        Some(issue) => Some(Action::OpenAt(issue.path.clone().unwrap_or_default(), Box::new(item.mark.anchor.clone()))),
        None => item.placed?.passage().map(|(place, bytes)| Action::GoTo { place, bytes }),
    }
}

/// The text of a row: the name of a bookmark, the words of any other mark.
fn main_text(mark: &Mark) -> String {
    if mark.kind == MarkKind::Bookmark { mark.name.clone() } else { mark.quote() }
}

/// Characters that stand on a line of the list.
fn line_chars(width: f32) -> usize {
    ((width - 2.0 * 10.0 - SIGN) / (size::BODY - 0.5)).floor().max(8.0) as usize
}

pub(super) fn height(item: Item<'_>, width: f32) -> f32 {
    let chars = main_text(item.mark).chars().take(2 * line_chars(width)).count();
    let lines = if chars > line_chars(width) { 2.0 } else { 1.0 };
    let small = if item.mark.note.is_empty() { 1.0 } else { 2.0 };
    lines * LINE + small * SMALL_LINE + AROUND
}

/// A small line that fits a width; what is left over is cut.
fn cut(ui: &Ui, text: &str, room: f32) -> String {
    let font = FontId::proportional(size::SMALL);
    ui.fonts_mut(|fonts| {
        let room = room - fonts.glyph_width(&font, '…');
        let (mut used, mut end) = (0.0, 0);
        for (at, c) in text.char_indices() {
            used += fonts.glyph_width(&font, c);
            if used > room {
                return format!("{}…", text.get(..end).unwrap_or_default());
            }
            end = at + c.len_utf8();
        }
        text.to_owned()
    })
}

/// What stands in a row.
pub(super) struct Texts {
    main: String,
    /// Its place in the text is not known, or a guess.
    doubt: Option<Tr>,
    place: String,
    note: String,
}

impl Texts {
    pub fn of(
        ui: &Ui,
        env: Env,
        shared: &Shared<'_>,
        item: Item<'_>,
        (page, width): (Option<(u32, bool)>, f32),
    ) -> Self {
        let mark = item.mark;
        let chars = line_chars(width);
        let mut told = vec![env.t(kind_name(mark.kind)).to_owned()];
        if mark.kind != MarkKind::Bookmark {
            told = vec![colour_name(env, &shared.settings.marks, mark.colour)];
        }
        told.extend(page.map(|(page, guessed)| page_words(env, page, guessed)));
        if let Some(issue) = item.other {
            told.push(issue.title.clone());
        }
        // The last step tells most: what is left of it is shown from its end.
        let path = match item.placed {
            Some(placed) => placed.path.iter().rev().cloned().collect::<Vec<_>>().join(" · "),
            None => mark
                .anchor
                .path
                .last()
                .cloned()
                .into_iter()
                .chain([mark.anchor.title.clone()])
                .collect::<Vec<_>>()
                .join(" · "),
        };
        told.push(path);
        let doubt = item.placed.and_then(|placed| match placed.found {
            None => Some(s::MARK_LOST),
            Some(found) if found.confidence < SURE => Some(s::MARK_UNSURE),
            Some(_) => None,
        });
        let room = width - 2.0 * 10.0 - SIGN - 4.0;
        Self {
            main: shorten(&main_text(mark), 2 * chars - 2),
            doubt,
            place: cut(ui, &told.join(" · "), room),
            note: cut(ui, &shorten(&mark.note, 200), room),
        }
    }
}

/// A row; true when it was clicked.
pub(super) fn row_ui(ui: &Ui, env: Env, item: Item<'_>, (text, chosen): (&Texts, bool), rect: Rect) -> bool {
    let p = env.palette;
    let main = Row::format(env);
    let small = |color| TextFormat {
        line_height: Some(SMALL_LINE),
        ..TextFormat::simple(FontId::proportional(size::SMALL), color)
    };
    let place = match text.doubt {
        Some(doubt) => format!("\n{}", env.t(doubt)),
        None => format!("\n{}", text.place),
    };
    let place_color = if text.doubt.is_some() { p.warning } else { p.weak };
    let note = if text.note.is_empty() { String::new() } else { format!("\n{}", text.note) };
    let parts = [(text.main.as_str(), main), (place.as_str(), small(place_color)), (note.as_str(), small(p.ink))];
    let row = Row::parts(&parts).lines(4).chosen(chosen);
    let at = Rect::from_min_max(rect.min + vec2(SIGN, 0.0), rect.max);
    let id = ui.scope_id().with(("mark", item.other.map(|issue| issue.key.id.to_string()), item.mark.id.0));
    let response = row.at(ui, env, at, id);
    let (_, pen) = ground_and_pen(env, item.mark.colour);
    let bar = Rect::from_min_max(rect.min + vec2(1.0, 7.0), pos2(rect.left() + 5.0, rect.bottom() - 7.0));
    match item.mark.kind {
        MarkKind::Highlight => ui.painter().rect_filled(bar, 2.0, pen),
        MarkKind::Underline => ui.painter().vline(bar.center().x, bar.y_range(), Stroke::new(1.5, pen)),
        MarkKind::Bookmark => ui.painter().rect_filled(Rect::from_min_size(bar.min, vec2(4.0, 12.0)), 0.0, pen),
    };
    response.clicked()
}

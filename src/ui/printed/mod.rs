//! The issue as printed: its source in the source's order, line by line, with what it was understood as in the
//! margin. For checking against paper; a click on a line leads to the text.

mod draw;
mod grid;
mod margin;

use std::sync::Arc;

use egui::{RichText, ScrollArea, Ui, vec2};

use super::action::{Action, Env, PrintedSpot, TabId};
use super::strings as s;
use super::widgets::NamedBars;
use crate::issue::{Issue, Place, Printed, PrintedWhat};
use draw::Frame;
use grid::Stack;

/// The view's state, while it is shown.
#[derive(Default)]
pub struct PrintedView {
    /// The issue that the rows are made of, and the rows when they are there.
    issue: Option<Arc<Issue>>,
    rows: Option<Arc<Printed>>,
    stack: Stack,
    columns: usize,
    /// Cells of the longest row.
    widest: usize,
    /// What is to be brought to the top.
    pending: Option<PrintedSpot>,
    /// The row at the top, and the place that it was brought there for: the reader's, until he scrolls.
    top: Option<(usize, Place)>,
    lit: Option<usize>,
}

impl PrintedView {
    /// A view that begins somewhere.
    #[must_use]
    pub fn at(spot: PrintedSpot) -> Self {
        Self { pending: Some(spot), ..Self::default() }
    }

    /// Brings a line to the top in the next frame and lights it.
    pub fn bring(&mut self, spot: PrintedSpot) {
        self.pending = Some(spot);
        self.lit = None;
    }

    /// Takes the rows that a thread has made.
    pub fn take(&mut self, issue: &Arc<Issue>, rows: Arc<Printed>) {
        if self.issue.as_ref().is_some_and(|mine| Arc::ptr_eq(mine, issue)) {
            let cells = |row: usize| rows.text(issue, row).chars().map(grid::cells).sum();
            self.widest = (0..rows.rows().len()).map(cells).max().unwrap_or(0);
            self.rows = Some(rows);
            self.columns = 0;
        }
    }

    /// Whether the rows of an issue are to be made: they are neither there nor on their way. `at` is where the reader is.
    pub fn wants_rows(&mut self, issue: &Arc<Issue>, at: Place) -> bool {
        if self.issue.as_ref().is_some_and(|mine| Arc::ptr_eq(mine, issue)) {
            return false;
        }
        // Another understanding of the issue: the rows of the old one stay until the new ones come.
        self.issue = Some(Arc::clone(issue));
        self.rows = None;
        self.pending.get_or_insert(PrintedSpot::Place(at));
        true
    }

    /// Breaks the rows for a grid of so many columns.
    fn lay_out(&mut self, issue: &Issue, rows: &Printed, columns: usize) {
        if self.columns == columns {
            return;
        }
        if let (None, Some((_, place))) = (self.pending, self.top) {
            self.pending = Some(PrintedSpot::Place(place));
        }
        self.columns = columns;
        // In half lines: a single blank line is half as high as one with text.
        self.stack = Stack::of(rows.rows().iter().enumerate().map(|(n, row)| match row.what {
            PrintedWhat::Blank(1) => 1,
            PrintedWhat::Blank(_) => 2,
            PrintedWhat::Page(_) => 4,
            // The title of the document has a line of its own in the margin.
            PrintedWhat::Piece { block: 0, piece: 0, .. } => 2 * grid::count(rows.text(issue, n), columns).max(2),
            _ => 2 * grid::count(rows.text(issue, n), columns),
        }));
    }
}

impl PrintedView {
    /// Draws the view in all the room there is; gives where the reader is, when that is known.
    pub fn printed_ui(
        &mut self,
        ui: &mut Ui,
        env: Env,
        issue: &Arc<Issue>,
        tab: TabId,
        out: &mut Vec<Action>,
    ) -> Option<Place> {
        let Some(rows) = self.rows.clone() else {
            ui.centered_and_justified(|ui| {
                ui.label(RichText::new(env.t(s::PRINTED_PREPARING)).color(env.palette.weak))
            });
            return None;
        };
        if rows.rows().is_empty() {
            ui.centered_and_justified(|ui| ui.label(RichText::new(env.t(s::NO_TEXT)).color(env.palette.weak)));
            return None;
        }
        let frame = Frame::of(ui.available_rect_before_wrap(), self.widest);
        self.lay_out(issue, &rows, frame.columns);
        let mut area = ScrollArea::vertical().id_salt(("printed", tab.0)).auto_shrink([false, false]);
        if let Some(row) = self.brought(issue, &rows) {
            area = area.vertical_scroll_offset(frame.y_of(self.stack.top(row)));
        }
        let stack = &self.stack;
        let (lit, mut seen) = (self.lit, None);
        area.named_view_ui(ui, env, |ui, viewport| {
            // Room below the end, so that any line can be brought to the top.
            let height = frame.y_of(stack.height()) + (viewport.height() - 2.0 * draw::LINE).max(0.0);
            ui.allocate_space(vec2(ui.available_width(), height));
            let first = stack.row_at(frame.step_of(viewport.top() + 1.0));
            let last = stack.row_at(frame.step_of(viewport.bottom()));
            seen = Some(first);
            let origin = ui.max_rect().left_top();
            let scene = draw::Scene { env, issue, rows: &rows, frame, lit };
            for row in first..=last {
                let top = origin.y + frame.y_of(stack.top(row));
                let height = frame.y_of(stack.top(row + 1)) - frame.y_of(stack.top(row));
                if scene.row_ui(ui, row, egui::pos2(origin.x, top), height)
                    && let Some(place) = rows.place_of(issue, row)
                {
                    out.push(Action::ShowText(place));
                }
            }
        });
        if let Some(row) = seen {
            self.follow(issue, &rows, row);
        }
        self.top.map(|(_, place)| place)
    }

    /// The row that is to be brought to the top, if one is: it is lit.
    fn brought(&mut self, issue: &Issue, rows: &Printed) -> Option<usize> {
        let spot = self.pending.take()?;
        let (row, place) = match spot {
            PrintedSpot::Place(place) => (rows.row_of(issue, place)?, Some(place)),
            PrintedSpot::Span(span) => {
                let row = rows.row_at(issue, span)?;
                (row, rows.place_of(issue, row))
            }
        };
        self.top = place.map(|place| (row, place));
        self.lit = Some(row);
        Some(row)
    }

    /// The reader is where the first row in view is; at his own place while that row is the one it was brought for.
    fn follow(&mut self, issue: &Issue, rows: &Printed, seen: usize) {
        if self.top.is_none_or(|(at, _)| at != seen)
            && let Some(place) = rows.place_of(issue, seen)
        {
            self.top = Some((seen, place));
        }
    }
}

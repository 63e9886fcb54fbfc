//! Which rows of a table are shown, and in what order: chosen at once, of a huge table on a thread.

use std::sync::Arc;

use super::sheet::{Choice, Line, Sheet};
use crate::ui::task::Pending;

/// Rows that are chosen and ordered within a frame.
const AT_ONCE: usize = 2_000;

/// The lines of a table as they are shown.
#[derive(Default)]
pub struct Shown {
    lines: Vec<Line>,
    /// How many different rows they show.
    rows: usize,
    stale: bool,
    next: Option<Pending<(Vec<Line>, usize)>>,
}

impl Shown {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self { stale: true, ..Self::default() }
    }

    /// Something else is to be shown; until it is there, what was shown stays.
    pub fn renew(&mut self) {
        self.stale = true;
    }

    /// The lines.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// How many different rows are shown.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Whether lines are being chosen.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.next.is_some()
    }

    /// Chooses the lines, or takes those that a thread has chosen; true when there are others now.
    pub fn refresh(&mut self, ctx: &egui::Context, sheet: &Arc<Sheet>, choice: &Choice) -> bool {
        if std::mem::take(&mut self.stale) {
            if sheet.rows.len() <= AT_ONCE {
                self.take(chosen(sheet, choice));
                return true;
            }
            let (sheet, choice) = (Arc::clone(sheet), choice.clone());
            self.next = Some(Pending::begin(ctx, move || chosen(&sheet, &choice)));
            return false;
        }
        let Some(next) = self.next.as_ref().and_then(Pending::take) else { return false };
        self.take(next);
        true
    }

    /// Chooses the lines now, if that is still to be done: for what can't wait.
    pub fn finish(&mut self, sheet: &Sheet, choice: &Choice) {
        if std::mem::take(&mut self.stale) || self.is_busy() {
            self.take(chosen(sheet, choice));
        }
    }

    fn take(&mut self, (lines, rows): (Vec<Line>, usize)) {
        (self.lines, self.rows) = (lines, rows);
        self.next = None;
    }
}

fn chosen(sheet: &Sheet, choice: &Choice) -> (Vec<Line>, usize) {
    let lines = sheet.lines(choice);
    let mut rows: Vec<usize> = lines.iter().filter_map(Line::row).collect();
    rows.sort_unstable();
    rows.dedup();
    (lines, rows.len())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::sheet::Row;
    use super::*;
    use crate::ui::action::SheetKind;
    use crate::ui::strings::Lang;

    fn sheet(rows: usize) -> Arc<Sheet> {
        let row = |n: usize| Row { cells: vec![format!("任务{n}").as_str().into()], ..Row::default() };
        Arc::new(Sheet::new(SheetKind::Tasks, (0..rows).map(row).collect(), Arc::default(), Lang::Zh))
    }

    /// More than is chosen in a frame.
    const ROWS: usize = 3 * AT_ONCE;

    #[test]
    fn a_usual_table_is_there_at_once() {
        let (ctx, sheet, mut shown) = (egui::Context::default(), sheet(AT_ONCE), Shown::new());
        assert!(shown.refresh(&ctx, &sheet, &Choice::default()));
        assert_eq!((shown.rows(), shown.is_busy()), (AT_ONCE, false));
        assert!(!shown.refresh(&ctx, &sheet, &Choice::default()));
    }

    #[test]
    fn a_huge_table_is_chosen_on_a_thread_and_the_last_choice_counts() {
        let (ctx, sheet, mut shown) = (egui::Context::default(), sheet(ROWS), Shown::new());
        assert!(!shown.refresh(&ctx, &sheet, &Choice::default()));
        assert!(shown.is_busy() && shown.lines().is_empty());
        let choice = Choice { filter: "renwu 123".into(), ..Choice::default() };
        shown.renew();
        // However long the thread takes on a busy machine: one that never ends is the runner's to stop.
        while !shown.refresh(&ctx, &sheet, &choice) {
            std::thread::sleep(Duration::from_millis(2));
        }
        assert_eq!(shown.lines(), sheet.lines(&choice));
        assert!(shown.rows() > 1 && !shown.is_busy());
        // What is copied is what was asked for last, also while a thread works on it.
        shown.renew();
        shown.refresh(&ctx, &sheet, &Choice::default());
        shown.finish(&sheet, &Choice::default());
        assert_eq!(shown.rows(), ROWS);
    }
}

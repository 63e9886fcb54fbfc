//! Changing the settings, here and on the disk.

use std::sync::Arc;

use super::App;
use crate::library::{Language, Settings, Theme};
use crate::ui::jump_box::command_entries;
use crate::ui::strings as s;
use crate::ui::worker;

/// Text zooms that can be chosen: quantised, so that the glyph atlas keeps few sizes.
const ZOOMS: &[f32] = &[0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0];
/// Scales of the interface that can be chosen.
const SCALES: &[f32] = &[0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5];
/// The measures (em) that can be chosen.
const MEASURES: std::ops::RangeInclusive<f32> = 28.0..=42.0;
/// The distances of lines (em, from baseline to baseline) that can be chosen.
const LINE_GAPS: std::ops::RangeInclusive<f32> = 1.3..=2.4;

/// Text of less than this part of the size that is set is limited by the window.
const LIMITED: f32 = 0.95;

/// A step of the zoom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Step {
    Up,
    Down,
    Reset,
}

impl App {
    /// Changes the settings here and on the disk.
    pub(in crate::ui) fn change_settings(&mut self, change: impl Fn(&mut Settings) + Send + 'static) {
        change(&mut self.settings);
        let now = self.settings.clone();
        self.library.thread.run(move |library, _| library.change_settings(|s| *s = now).map(drop));
    }

    /// The zoom that the text has: less than what is set where the window has no room for that.
    pub(in crate::ui) fn shown_zoom(&self) -> f32 {
        let reading = &self.settings.reading;
        let wanted = reading.body_size * reading.zoom / self.settings.interface.scale;
        let share = self.doc().map_or(1.0, |doc| doc.view.size_share(wanted));
        // Sizes are whole pixels: a little less is no limit.
        if share < LIMITED { reading.zoom * share } else { reading.zoom }
    }

    /// Zooms the text.
    pub(in crate::ui) fn zoom(&mut self, step: Step) {
        // Smaller than what is seen, and larger than what is set.
        let now = if step == Step::Down { self.shown_zoom() } else { self.settings.reading.zoom };
        let next = match step {
            Step::Up => ZOOMS.iter().copied().find(|z| *z > now + 0.01),
            Step::Down => ZOOMS.iter().rev().copied().find(|z| *z < now - 0.01),
            Step::Reset => Some(1.0),
        };
        if let Some(next) = next {
            self.change_settings(move |s| s.reading.zoom = next);
        }
    }

    /// Makes menus, panels and bars larger or smaller.
    pub(in crate::ui) fn scale(&mut self, step: Step) {
        let now = self.settings.interface.scale;
        let next = match step {
            Step::Up => SCALES.iter().copied().find(|scale| *scale > now + 0.01),
            Step::Down => SCALES.iter().rev().copied().find(|scale| *scale < now - 0.01),
            Step::Reset => Some(1.0),
        };
        if let Some(next) = next {
            self.change_settings(move |s| s.interface.scale = next);
            self.say_done(s::SETTING_SCALE, &[&format!("{:.0}", next * 100.0)]);
        }
    }

    /// Shows the text in two columns or in one; says so where there is no room for two.
    pub(in crate::ui) fn toggle_spread(&mut self) {
        let on = !self.settings.reading.spread;
        self.change_settings(move |s| s.reading.spread = on);
        let env = self.env();
        let style = self.reading_style(env);
        let lacking = self.doc().filter(|_| on).and_then(|doc| doc.view.lacks_for_spread(&style));
        if let Some(points) = lacking {
            // What was refused does not come later by itself.
            self.change_settings(|s| s.reading.spread = false);
            let open = [(self.shows_contents(), s::SPREAD_CONTENTS), (self.panels.is_open(), s::SPREAD_PANEL)];
            let ways: String = open.iter().filter(|(open, _)| *open).map(|(_, way)| env.t(*way)).collect();
            self.say_done(s::SPREAD_NARROW, &[&format!("{:.0}", points.ceil()), &ways]);
        }
    }

    pub(in crate::ui) fn change_measure(&mut self, by: f32) {
        let next = (self.settings.reading.measure + by).clamp(*MEASURES.start(), *MEASURES.end());
        self.change_settings(move |s| s.reading.measure = next);
        self.say_done(s::SETTING_MEASURE, &[&format!("{next:.0}")]);
    }

    pub(in crate::ui) fn change_line_gap(&mut self, by: f32) {
        let next = (self.settings.reading.line_gap + by).clamp(*LINE_GAPS.start(), *LINE_GAPS.end());
        let next = (next * 10.0).round() / 10.0;
        self.change_settings(move |s| s.reading.line_gap = next);
        self.say_done(s::SETTING_LINE_GAP, &[&format!("{next:.1}")]);
    }

    pub(in crate::ui) fn next_theme(&mut self, ctx: &egui::Context) {
        let system_dark = ctx.system_theme() == Some(egui::Theme::Dark);
        let next = match self.settings.theme {
            Theme::System if system_dark => Theme::Light,
            Theme::System | Theme::Light => Theme::Sepia,
            Theme::Sepia => Theme::Dark,
            Theme::Dark => Theme::Light,
        };
        self.change_settings(move |s| s.theme = next);
    }

    pub(in crate::ui) fn set_language(&mut self, language: Language) {
        self.change_settings(move |s| s.language = language);
        self.index_commands();
        let (entries, lang) = (command_entries(self.env()), self.lang());
        for tab in self.tabs.iter() {
            if let Some(doc) = tab.doc() {
                worker::index(self.work.post.clone(), tab.id, Arc::clone(&doc.issue), entries.clone());
                if let Some(understood) = doc.made.understood.clone() {
                    worker::translate(self.work.post.clone(), tab.id, Arc::clone(&doc.issue), understood, lang);
                }
            }
        }
    }
}

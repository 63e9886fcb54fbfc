//! Reading aloud.

use std::sync::Arc;

use super::App;
use crate::issue::Place;
use crate::ui::action::Pane;
use crate::ui::reading::{ScrollMode, Stretch};
use crate::ui::strings as s;

/// How slow and how fast it can be read.
const RATES: std::ops::RangeInclusive<f32> = 0.5..=3.0;

impl App {
    /// Reads aloud from what is selected, or from where the reader is; stops where it goes on.
    pub(in crate::ui) fn toggle_speech(&mut self) {
        if self.speech.is_going() {
            self.speech.stop();
            return;
        }
        let from = self.doc().map(|doc| doc.view.selection().map_or_else(|| doc.here(), |(from, _)| from));
        if let Some(from) = from {
            self.speak_from(from);
        }
    }

    /// Reads the issue in front aloud from a place on.
    pub(in crate::ui) fn speak_from(&mut self, from: Place) {
        let Some((tab, doc)) = self.tabs.front().and_then(|tab| Some((tab.id, tab.doc()?))) else { return };
        let (issue, rate) = (Arc::clone(&doc.issue), self.settings.interface.speech_rate);
        if !self.speech.begin(self.work.post.clone(), tab, issue, from, rate) {
            self.say_failed(s::SPEECH_NONE, &[]);
        }
    }

    /// Reads faster or slower; what is being read begins its sentence again.
    pub(in crate::ui) fn change_speech_rate(&mut self, by: f32) {
        let rate = (self.settings.interface.speech_rate + by).clamp(*RATES.start(), *RATES.end());
        self.change_settings(move |s| s.interface.speech_rate = rate);
        self.say_done(s::SPEECH_RATE, &[&format!("{rate:.2}")]);
        if let Some((tab, place)) = self.speech.place()
            && self.tabs.front().is_some_and(|front| front.id == tab)
        {
            self.speak_from(place);
        }
    }

    /// Brings the sentence into view that is read now.
    pub(in crate::ui) fn take_speaking(&mut self, number: u64, at: Option<Stretch>) {
        let Some((tab, place)) = self.speech.take(number, at) else { return };
        let shown = self.tabs.front().is_some_and(|front| front.id == tab);
        if let Some(doc) = self.tabs.doc_mut(tab).filter(|doc| shown && doc.reader.pane == Pane::Text) {
            doc.view.scroll_to(place, ScrollMode::Nearest);
        }
    }

    /// Takes why it can't be read on; no reason: the service did not answer.
    pub(in crate::ui) fn take_speech_failed(&mut self, number: u64, why: Option<&str>) {
        if !self.speech.fail(number) {
            return;
        }
        match why {
            Some(why) => self.say_failed(s::SPEECH_FAILED, &[why]),
            None => self.say_failed(s::SPEECH_SILENT, &[]),
        }
    }
}

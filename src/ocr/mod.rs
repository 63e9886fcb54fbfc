//! Signs from ink: reads the picture of a page.
//!
//! `weights` unpacks the two models of `assets/ocr`, `models` runs them. `picture` is a page's grey picture, `prepare`
//! levels it and takes shine-through, seals and ground out of it. `detect` finds the lines, `recognise` reads them,
//! `ink` measures size, weight, baseline and rules, `gaps` has read again what was passed over, `lone` marks without a line, `places` tells where each sign
//! stands, `strokes` which of two signs the ink is, `seals` where seals are, `tight` parts lines that are set without leading, and
//! `page` puts all together. `amend` mends by rule what the models can't tell (widths of
//! marks, pairs of brackets). This folder alone names rten.

mod amend;
mod blobs;
mod detect;
mod gaps;
mod ink;
mod lone;
mod models;
mod page;
mod picture;
mod places;
mod prepare;
mod recognise;
mod seals;
mod strokes;
mod tight;
mod weights;

pub use models::{Failed, Models};
pub use page::{Stopped, read};
pub use picture::Picture;

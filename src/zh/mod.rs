//! Chinese text itself: the lowest layer, which all others ask and which asks none of them.
//!
//! Classes of characters ([`chars`]), numerals ([`numeral`]) with their units ([`units`]) and ordinals ([`ordinal`]), addresses ([`address`]), days
//! and periods ([`date`]), the days of a chronicle's entries ([`entries`]), folding ([`fold`]), names of offices
//! ([`office`]), titles on one line ([`titles`]), brackets ([`brackets`])
//! and the words that the rules of the layers above know ([`lexicon`]). Each question has its one answer
//! here; `tests/core/architecture.rs` fails on a second reader elsewhere.

pub mod address;
pub mod amount;
pub mod brackets;
pub mod chars;
pub mod date;
pub mod entries;
pub mod fold;
pub mod lexicon;
pub mod numeral;
pub mod office;
pub mod ordinal;
pub mod parts;
pub mod titles;
pub mod typed_number;
pub mod units;

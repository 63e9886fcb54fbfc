//! What was read from the picture of a page, as an importer takes it.

use serde::{Deserialize, Serialize};

/// What was read of a page. Points from the top left of the page as it was read: turned upright and levelled.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Recognised {
    /// Line after line, the lines in no order.
    pub signs: Vec<Sign>,
    /// Straight rules: x0, y0, x1, y1.
    pub rules: Vec<[f32; 4]>,
    /// Red seals, whose own words were not read: x0, y0, x1, y1.
    pub seals: Vec<[f32; 4]>,
    /// How many quarters clockwise the picture was turned to stand upright; places are in the turned page.
    pub turned: u8,
    /// It was not read: it has so many boxes that it is a pattern, a plan or a map.
    pub unread: bool,
    /// The slope of its lines, in degrees, that was then taken away around the page's middle.
    pub skew: f32,
}

/// A sign of a page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sign {
    /// Which.
    pub c: char,
    /// Left end of its baseline.
    pub x: f32,
    /// Its baseline.
    pub y: f32,
    /// Its advance.
    pub width: f32,
    /// Height of the em square.
    pub size: f32,
    /// Thickness of its line's strokes, em.
    pub weight: f32,
    /// The probability that it was read right, 0 to 1.
    pub sure: f32,
    /// What it may be instead, told where it is in doubt.
    pub other: Option<char>,
}

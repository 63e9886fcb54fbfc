//! Pages turned so that text of a direction is level, and back.

use super::page::{Glyph, Turn};

/// The size of the turned page.
pub(super) fn turned_size(turn: Turn, viewed: [f32; 2]) -> [f32; 2] {
    match turn {
        Turn::Down | Turn::Up => [viewed[1], viewed[0]],
        _ => viewed,
    }
}

/// A point of the viewed page in the page turned so that text of this direction is level.
pub(super) fn upright_point(turn: Turn, [w, h]: [f32; 2], [x, y]: [f32; 2]) -> [f32; 2] {
    match turn {
        Turn::Right | Turn::Slant => [x, y],
        Turn::Down => [y, w - x],
        Turn::Left => [w - x, h - y],
        Turn::Up => [h - y, x],
    }
}

/// The way back of [`upright_point`].
pub(super) fn viewed_point(turn: Turn, [w, h]: [f32; 2], [x, y]: [f32; 2]) -> [f32; 2] {
    match turn {
        Turn::Right | Turn::Slant => [x, y],
        Turn::Down => [w - y, x],
        Turn::Left => [w - x, h - y],
        Turn::Up => [y, h - x],
    }
}

/// A glyph in the turned page.
pub(super) fn upright(turn: Turn, viewed: [f32; 2], glyph: Glyph) -> Glyph {
    let [x, y] = upright_point(turn, viewed, [glyph.x, glyph.y]);
    Glyph { x, y, ..glyph }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turning_there_and_back() {
        let viewed = [595.0, 842.0];
        for turn in [Turn::Right, Turn::Down, Turn::Left, Turn::Up] {
            let there = upright_point(turn, viewed, [100.0, 200.0]);
            assert_eq!(viewed_point(turn, viewed, there), [100.0, 200.0], "{turn:?}");
            let [w, h] = turned_size(turn, viewed);
            assert!(there[0] <= w && there[1] <= h);
        }
    }
}

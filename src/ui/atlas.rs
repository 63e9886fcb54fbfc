//! How large egui's glyph atlas may grow, and when it begins anew.
//!
//! The atlas is as wide as the largest texture that egui is told of, and doubles its height when it is full, until that
//! is as much; begun with a GPU's 16,384 px it climbs to hundreds of MB, twice (the program keeps a copy). Chinese
//! needs thousands of glyphs: enough for some screens of text is kept, what was scrolled by long ago is drawn anew.

/// Largest side by the size of the body's em in pixels. egui clears the atlas when four fifths of its side are full, and
/// its height is a power of two: these sides are cleared just before another doubling. The first holds some 1,100 glyphs
/// of 32 px in 5 MB, the second as many of 64 px in 20 MB: more than a window full of text has.
const SIDES: [(f32, usize); 2] = [(32.0, 1248), (64.0, 2496)];
/// For what is larger.
const LARGEST: usize = 4096;

/// The limit of the atlas.
#[derive(Debug, Default)]
pub struct Atlas {
    /// Size of the body's em that the atlas was begun for, in pixels.
    em: f32,
    turn: bool,
}

impl Atlas {
    /// The side to tell egui for a body of `em` pixels on a machine whose textures have at most `most`. Another side
    /// makes egui begin the atlas anew: after a zoom the glyphs of the size that was left would fill it for nothing.
    pub fn side(&mut self, em: f32, most: Option<usize>) -> usize {
        if self.em != em {
            self.em = em;
            self.turn = !self.turn;
        }
        let side = SIDES.iter().find(|(largest, _)| em <= *largest).map_or(LARGEST, |(_, side)| *side);
        side.min(most.unwrap_or(LARGEST)) - usize::from(self.turn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_size_is_another_side_and_the_same_size_the_same() {
        let mut atlas = Atlas::default();
        let mut last = 0;
        for em in [18.0, 20.0, 18.0, 36.0, 40.0, 72.0, 80.0] {
            let side = atlas.side(em, Some(16_384));
            assert_ne!(side, last, "{em}");
            assert_eq!(side, atlas.side(em, Some(16_384)));
            assert!((1024..=4096).contains(&side));
            last = side;
        }
        assert!(atlas.side(72.0, Some(2048)) <= 2048);
    }
}

//! How large egui's glyph atlas may grow, and when it begins anew.
//!
//! The atlas is as wide as the largest texture that egui is told of, and doubles its height when it is full, until that
//! is as much; begun with a GPU's 16,384 px it climbs to hundreds of MB, twice (the program keeps a copy). Chinese
//! needs thousands of glyphs: enough for some screens of text is kept, what was scrolled by long ago is drawn anew.

/// Largest side by the area of the window in pixels. egui clears the atlas when four fifths of its side are full, and
/// its height is a power of two: the first two sides are cleared just before another doubling, with 5 and 20 MB.
///
/// However large or small the characters are set, a window of text needs less than half its own area: lines stand apart,
/// and the same characters come again. Each side has room for that.
const SIDES: [(f32, usize); 2] = [(2_500_000.0, 1248), (10_000_000.0, 2496)];
/// For larger windows.
const LARGEST: usize = 4096;

/// The limit of the atlas.
#[derive(Debug, Default)]
pub struct Atlas {
    /// Size of the body's em that the atlas was begun for, in pixels.
    em: f32,
    turn: bool,
}

impl Atlas {
    /// The side to tell egui for a body of `em` pixels in a window of `area` square pixels, on a machine whose textures
    /// have at most `most`. Another side makes egui begin the atlas anew: after a zoom the glyphs of the size that was
    /// left would fill it for nothing.
    pub fn side(&mut self, em: f32, area: f32, most: Option<usize>) -> usize {
        if self.em != em {
            self.em = em;
            self.turn = !self.turn;
        }
        let side = SIDES.iter().find(|(largest, _)| area <= *largest).map_or(LARGEST, |(_, side)| *side);
        side.min(most.unwrap_or(LARGEST)) - usize::from(self.turn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAPTOP: f32 = 1280.0 * 800.0;

    #[test]
    fn another_size_is_another_side_and_the_same_size_the_same() {
        let mut atlas = Atlas::default();
        let mut last = 0;
        for em in [18.0, 20.0, 18.0, 36.0, 40.0, 72.0, 80.0] {
            let side = atlas.side(em, LAPTOP, Some(16_384));
            assert_ne!(side, last, "{em}");
            assert_eq!(side, atlas.side(em, LAPTOP, Some(16_384)));
            assert!((1024..=1248).contains(&side));
            last = side;
        }
    }

    #[test]
    fn a_window_of_text_has_room() {
        for (width, height) in [(1280.0, 800.0), (1920.0, 1200.0), (2560.0, 1440.0), (3840.0, 2160.0), (5120.0, 2880.0)]
        {
            let side = Atlas::default().side(36.0, width * height, Some(16_384));
            let room = side as f32 * side as f32 * 0.8;
            assert!(room >= width * height * 0.5, "{width} × {height}: {side}");
        }
        assert!(Atlas::default().side(72.0, 3840.0 * 2160.0, Some(2048)) <= 2048);
    }
}

//! The embedded typefaces, and which of them has a character: the same for the window and for printed pages.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use crate::issue::Issue;
use crate::typeset::{Face, Measure};

/// An embedded face.
#[derive(Clone, Copy, Debug)]
pub struct Embedded {
    /// Its name in the program.
    pub name: &'static str,
    /// The font file.
    pub bytes: &'static [u8],
}

/// The embedded faces. The order is that in which they are asked for a character that the wanted face lacks, the
/// full-coverage Song first. A static: of a constant each part of the program that names it would hold its own 33 MB.
pub static EMBEDDED: [Embedded; 5] = [
    Embedded { name: "song", bytes: include_bytes!("../fonts/NotoSerifSC-Regular.ttf") },
    Embedded { name: "kai", bytes: include_bytes!("../fonts/GongbaoKai-Regular.ttf") },
    Embedded { name: "song-bold", bytes: include_bytes!("../fonts/NotoSerifSC-Bold.subset.ttf") },
    Embedded { name: "hei", bytes: include_bytes!("../fonts/NotoSansSC-Bold.subset.ttf") },
    Embedded { name: "sans", bytes: include_bytes!("../fonts/NotoSansSC-Regular.subset.ttf") },
];

/// The name of the embedded face of a rank.
#[must_use]
pub fn name(face: Face) -> &'static str {
    match face {
        Face::Song => "song",
        Face::SongBold => "song-bold",
        Face::Hei => "hei",
        Face::Kai => "kai",
    }
}

/// A font file: embedded, or found on this machine.
#[derive(Clone, Debug)]
pub struct FaceFile {
    /// The bytes of the file.
    pub bytes: Cow<'static, [u8]>,
    /// Which face of a collection.
    pub index: u32,
}

impl AsRef<[u8]> for FaceFile {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// A glyph of one of the [`Faces`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FaceGlyph {
    /// Index into [`Faces::files`].
    pub file: usize,
    /// Glyph id.
    pub id: u32,
    /// Advance in em.
    pub advance: f32,
    /// Left and right edge of its ink in em from its origin; nothing for blanks.
    pub ink: Option<[f32; 2]>,
    /// Height of the middle of its ink over the baseline, in em.
    pub middle: f32,
}

/// The faces a text is set in: the embedded ones, then what was found for characters that they lack. Glyphs that were
/// asked for are remembered.
#[derive(Debug)]
pub struct Faces {
    files: Vec<Arc<FaceFile>>,
    known: RefCell<HashMap<(char, Face), Option<FaceGlyph>>>,
}

impl Default for Faces {
    fn default() -> Self {
        Self::with(Vec::new())
    }
}

impl Faces {
    /// The embedded faces and more, which are asked last.
    #[must_use]
    pub fn with(more: Vec<FaceFile>) -> Self {
        let embedded = EMBEDDED.iter().map(|e| FaceFile { bytes: Cow::Borrowed(e.bytes), index: 0 });
        Self { files: embedded.chain(more).map(Arc::new).collect(), known: RefCell::default() }
    }

    /// The font files.
    #[must_use]
    pub fn files(&self) -> &[Arc<FaceFile>] {
        &self.files
    }

    /// The glyph for a character: of the wanted face, or of the first other one that has it.
    #[must_use]
    pub fn glyph(&self, c: char, face: Face) -> Option<FaceGlyph> {
        *self.known.borrow_mut().entry((c, face)).or_insert_with(|| {
            let own = EMBEDDED.iter().position(|e| e.name == name(face));
            let order = own.into_iter().chain((0..self.files.len()).filter(|&n| Some(n) != own));
            order.into_iter().find_map(|n| self.glyph_of(n, c))
        })
    }

    fn glyph_of(&self, file: usize, c: char) -> Option<FaceGlyph> {
        let source = self.files.get(file)?;
        let font = FontRef::from_index(&source.bytes, source.index).ok()?;
        let id = font.charmap().map(c).filter(|id| id.to_u32() != 0)?;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let em = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em).max(1.0);
        let bounds = metrics.bounds(id).filter(|b| b.x_max > b.x_min);
        let ink = bounds.map(|b| [b.x_min / em, b.x_max / em]);
        let middle = bounds.map_or(0.0, |b| (b.y_min + b.y_max) / 2.0 / em);
        Some(FaceGlyph { file, id: id.to_u32(), advance: metrics.advance_width(id).unwrap_or(em) / em, ink, middle })
    }
}

impl Measure for Faces {
    fn advance(&self, c: char, face: Face, size: f32) -> f32 {
        if draws_nothing(c) {
            return 0.0;
        }
        // What no face has is shown as a box with its code point, one em wide.
        size * self.glyph(c, face).map_or(1.0, |g| g.advance)
    }

    fn has(&self, c: char, face: Face) -> bool {
        draws_nothing(c) || c.is_whitespace() || self.glyph(c, face).is_some()
    }
}

/// Controls, joiners and other characters without ink.
fn draws_nothing(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// The characters of an issue that no embedded face has.
#[must_use]
pub fn missing(issue: &Issue) -> BTreeSet<char> {
    let faces = Faces::default();
    let blocks = issue.documents.iter().flat_map(|d| &d.blocks).map(|b| b.text.as_str());
    let heads = issue.documents.iter().map(|d| d.title.as_str());
    let mut seen = BTreeSet::new();
    // Every text asks the same few thousand characters again and again.
    for text in blocks.chain(heads).chain(issue.masthead.name.as_deref()) {
        seen.extend(text.chars().filter(|&c| !matches!(u32::from(c), 0x20..=0x7e | 0x4e00..=0x9fff)));
    }
    seen.retain(|&c| !faces.has(c, Face::Song));
    seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Block, Document};

    #[test]
    fn a_dash_is_drawn_at_the_middle_of_an_ideograph() {
        let faces = Faces::default();
        for face in [Face::Song, Face::SongBold, Face::Hei, Face::Kai] {
            let [square, dash] = ['国', '—'].map(|c| faces.glyph(c, face).unwrap().middle);
            let middle = crate::typeset::DASH_MIDDLE;
            assert!((square - middle).abs() < 0.06, "{face:?}: {square}");
            assert!((dash - middle).abs() < 0.14, "{face:?}: {dash}");
        }
    }

    #[test]
    fn the_embedded_faces_have_the_characters_of_their_rank() {
        let faces = Faces::default();
        for (n, face) in [(0, Face::Song), (1, Face::Kai), (2, Face::SongBold), (3, Face::Hei)] {
            let glyph = faces.glyph('政', face).unwrap();
            assert_eq!((glyph.file, glyph.advance), (n, 1.0), "{face:?}");
        }
    }

    #[test]
    fn a_character_is_taken_from_the_next_face_that_has_it() {
        let faces = Faces::default();
        // In Extension A, which the Hei face was not given.
        let glyph = faces.glyph('\u{3401}', Face::Hei).unwrap();
        assert_eq!(EMBEDDED[glyph.file].name, "song");
        assert!(faces.has('㛃', Face::Song) && faces.has('䶮', Face::Kai) && faces.has('\u{2cb4e}', Face::Hei));
    }

    #[test]
    fn what_no_face_has_is_told_and_takes_an_em() {
        let rare = '\u{31234}';
        let faces = Faces::default();
        assert!(!faces.has(rare, Face::Song));
        assert_eq!(faces.advance(rare, Face::Song, 10.0), 10.0);
        let block = Block { text: format!("王{rare}\u{200d}（女）\n"), ..Block::default() };
        let issue =
            Issue { documents: vec![Document { blocks: vec![block], ..Document::default() }], ..Issue::default() };
        assert_eq!(missing(&issue).into_iter().collect::<Vec<_>>(), [rare]);
    }
}

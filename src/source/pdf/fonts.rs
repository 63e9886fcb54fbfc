//! The faces that a file uses, and which class of Chinese type they are.

use hayro::hayro_interpret::font::OutlineFontData;

use crate::source::FaceClass;
use crate::source::elements::face_class;
use crate::zh::lexicon::Class;

/// A font of the file.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Face {
    /// PostScript name without its subset tag.
    pub(super) name: String,
    pub(super) class: Option<FaceClass>,
    pub(super) bold: bool,
}

/// All fonts met so far.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    faces: Vec<Face>,
}

/// Weight from which a face counts as bold (CSS: 600 is semibold).
const BOLD_FROM: u32 = 600;

impl Fonts {
    /// The index of a font, entering it when it is new. `None` is a font that tells nothing of itself.
    pub(super) fn index(&mut self, data: Option<OutlineFontData>) -> u16 {
        let (name, weight) = data.map_or((String::new(), None), |d| (d.postscript_name.unwrap_or_default(), d.weight));
        let bold = weight.is_some_and(|w| w >= BOLD_FROM) || named_bold(&name);
        let known = self.faces.iter().position(|face| face.name == name && face.bold == bold);
        match known {
            Some(index) => u16::try_from(index).unwrap_or(u16::MAX),
            None => self.enter(Face { class: face_class(&name), name, bold }),
        }
    }

    /// The index of what stands for the faces of a scan: text type, and bold or Hei type.
    pub(super) fn recognised(&mut self, bold: bool) -> u16 {
        self.enter(Face { name: String::new(), class: bold.then_some(FaceClass::Hei), bold })
    }

    fn enter(&mut self, face: Face) -> u16 {
        let known = self.faces.iter().position(|known| *known == face);
        let index = known.unwrap_or_else(|| {
            // A file with more fonts than this has its glyphs under the last one; only the look of lines suffers.
            if self.faces.len() < usize::from(u16::MAX) {
                self.faces.push(face);
            }
            self.faces.len() - 1
        });
        u16::try_from(index).unwrap_or(u16::MAX)
    }

    /// Enters the fonts of another reading, and tells for each of them, in its order, which one it is here.
    pub(super) fn absorb(&mut self, other: Fonts) -> Vec<u16> {
        other.faces.into_iter().map(|face| self.enter(face)).collect()
    }

    pub(super) fn face(&self, index: u16) -> Option<&Face> {
        self.faces.get(usize::from(index))
    }

    pub(super) fn name(&self, index: u16) -> &str {
        self.face(index).map_or("", |face| &face.name)
    }
}

fn named_bold(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    Class::FaceBold.within(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_by_name() {
        assert!(named_bold("NotoSerifSC-Black") && named_bold("FZXiaoBiaoSong-B05S"));
        assert!(!named_bold("SimSun"));
    }
}

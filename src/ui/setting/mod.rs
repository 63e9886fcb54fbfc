//! Typeset lines as egui draws them: the advances of its fonts, galleys of placed glyphs, and the window's own titles,
//! which are set as those of documents are.

mod advances;
mod galley;
mod title;

pub use advances::{Advances, EguiMeasure, family};
pub use galley::{Chunks, filled};
pub use title::{Title, TitleLook, TitleSetter};

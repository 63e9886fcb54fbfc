//! The labels that the parts of a text begin with: 第一章, 第二节, 第十五条.

use super::lexicon::Class;
use super::{chars, ordinal};

/// What the parts of a text are called, behind their number.
const UNITS: [Class; 5] =
    [Class::ArticleUnit, Class::ChapterUnit, Class::SectionUnit, Class::PartUnit, Class::SubpartUnit];

/// The label of a part that a text begins with, its length in bytes.
#[must_use]
pub fn label(text: &str) -> Option<usize> {
    let (_, bytes) = ordinal::at(text)?;
    let (rest, gap) = chars::skip_space(text.get(bytes..)?);
    let unit = UNITS.iter().find_map(|class| class.starts(rest))?;
    Some(bytes + gap + unit.len())
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn labels_of_parts_of_a_text() {
        let label = |text: &'static str| label(text).and_then(|end| text.get(..end));
        assert_eq!(label("第一章　总则"), Some("第一章"));
        assert_eq!(label("第 十五 條供水"), Some("第 十五 條"));
        for text in ["第一批供水", "第一", "一、总则", "总则第一章"] {
            assert_eq!(label(text), None, "{text}");
        }
    }
}

//! The words that introduce a term: 以下简称“甲”.

use std::sync::LazyLock;

use regex::Regex;

use crate::zh::lexicon::{Class, pattern};

/// What introduces a term: 以下简称“甲”, 以下分别简称“甲”“乙”, 简称甲).
pub(super) static TERM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:{short-for})(?:为|:)?(?:(?P<quoted>(?:[、和及]?[“\"「《]+[^“”\"「」《》]{1,40}[”\"」》]+){1,6})|(?P<plain>[^“”\"「」《》(),。;、]{2,16})\\))",
    )
});

/// A cheap test for [`TERM`] in the text as printed: most paragraphs have no such word at all.
pub(super) fn may_name_a_term(text: &str) -> bool {
    text.contains(|c| Class::ShortForEnd.has(c)) && Class::ShortFor.within(text)
}

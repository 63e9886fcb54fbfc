//! Questions to lists of words.

/// Ends with one of the words. Looks at the last byte first: most words are out by it.
pub(crate) fn ends_with_any(text: &str, words: &[&str]) -> bool {
    let last = text.as_bytes().last();
    words.iter().any(|w| w.as_bytes().last() == last && text.ends_with(w))
}

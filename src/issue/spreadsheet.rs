//! What a spreadsheet would take for a formula. Text never is one: an apostrophe before it makes it text, and goes again on
//! the way back.

/// What a formula begins with, by the ASCII sign or the wide one.
const SIGNS: [char; 10] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];

/// Whether a text begins as a formula does, behind any apostrophes.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(SIGNS)
}

/// A text as it is written into a field. One that already has an apostrophe before such a sign gets another.
#[must_use]
pub fn guarded(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text of a field that [`guarded`] wrote.
#[must_use]
pub fn unguarded(field: &str) -> &str {
    field.strip_prefix('\'').filter(|text| is_formula(text)).unwrap_or(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_comes_back_as_it_was() {
        for (text, written) in [
            ("=甲", "'=甲"),
            ("'=甲", "''=甲"),
            ("''-1", "'''-1"),
            ("＝甲", "'＝甲"),
            ("＋甲", "'＋甲"),
            ("－5", "'－5"),
            ("＠甲", "'＠甲"),
            ("\t甲", "'\t甲"),
            ("'甲'", "'甲'"),
            ("'", "'"),
            ("甲=乙", "甲=乙"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), written);
            assert_eq!(unguarded(written), text);
        }
    }
}

//! Characters of symbol fonts, which stand in a private area of Unicode, as characters that every font has.

/// The fonts, with the characters of forms and lists that official documents have.
const FONTS: &[(&str, &[(u32, char)])] = &[
    (
        "wingdings",
        &[
            (0x6C, '●'),
            (0x6D, '○'),
            (0x6E, '■'),
            (0x6F, '□'),
            (0x71, '❑'),
            (0x75, '◆'),
            (0xA1, '○'),
            (0xA7, '▪'),
            (0xA8, '□'),
            (0xD8, '➢'),
            (0xE8, '→'),
            (0x9F, '•'),
            (0xE0, '→'),
            (0xFB, '✗'),
            (0xFC, '✓'),
            (0xFD, '☒'),
            (0xFE, '☑'),
        ],
    ),
    ("wingdings 2", &[(0x4F, '✗'), (0x50, '✓'), (0x51, '☒'), (0x52, '☑'), (0x53, '☒'), (0x54, '☒'), (0xA3, '□')]),
    (
        "symbol",
        &[
            (0x61, 'α'),
            (0x62, 'β'),
            (0x67, 'γ'),
            (0x64, 'δ'),
            (0x6C, 'λ'),
            (0x6D, 'μ'),
            (0x71, 'θ'),
            (0x72, 'ρ'),
            (0x66, 'φ'),
            (0x68, 'η'),
            (0x53, 'Σ'),
            (0x70, 'π'),
            (0x73, 'σ'),
            (0x57, 'Ω'),
            (0x44, 'Δ'),
            (0xA3, '≤'),
            (0xB0, '°'),
            (0xB1, '±'),
            (0xB3, '≥'),
            (0xB4, '×'),
            (0xB7, '•'),
            (0xB8, '÷'),
            (0xB9, '≠'),
            (0xBB, '≈'),
            (0xD7, '·'),
        ],
    ),
];

/// The name of a font, where it is one whose characters are no letters.
pub(super) fn font(name: &str) -> Option<&'static str> {
    FONTS.iter().map(|(known, _)| *known).find(|known| known.eq_ignore_ascii_case(name.trim()))
}

/// A text in such a font, as it looks. Only characters of the private area are of the font: other letters were written
/// by programs that took another font for them.
pub(super) fn text(font: &str, text: &str) -> String {
    text.chars().map(|c| if ('\u{F000}'..='\u{F0FF}').contains(&c) { shown(font, c) } else { c }).collect()
}

/// What a character of a font looks like; itself, where that is not known.
pub(super) fn shown(font: &str, c: char) -> char {
    let code = match u32::from(c) {
        code @ 0xF000..=0xF0FF => code - 0xF000,
        code => code,
    };
    let font = FONTS.iter().find(|(name, _)| name.eq_ignore_ascii_case(font.trim()));
    font.and_then(|(_, table)| table.iter().find(|(known, _)| *known == code)).map_or(c, |(_, shown)| *shown)
}

//! Colours, sizes and faces: the only place where any of them is named.

use std::sync::Arc;

use egui::epaint::text::{FontInsert, FontPriority, InsertFontFamily};
use egui::{Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, TextStyle, Vec2};

use crate::faces;
use crate::typeset::Face;

/// A set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Look {
    /// White paper.
    #[default]
    Light,
    /// Warm paper.
    Sepia,
    /// Dark paper.
    Dark,
}

impl Look {
    /// Its colours.
    #[must_use]
    pub fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Sepia => &SEPIA,
            Self::Dark => &DARK,
        }
    }
}

/// The colours of a look. Text colours keep a contrast of at least 4.5 : 1 on the grounds they stand on (WCAG 2 AA);
/// a test measures it.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// Ground of the page.
    pub paper: Color32,
    /// Ground of panels and bars.
    pub panel: Color32,
    /// Ground of text boxes and pop-ups.
    pub field: Color32,
    /// Body text.
    pub ink: Color32,
    /// Secondary text: numbers, pages, hints.
    pub weak: Color32,
    /// The red of red headers (红头).
    pub red: Color32,
    /// Links and the accent of what is chosen.
    pub accent: Color32,
    /// Ground of a chosen row.
    pub chosen: Color32,
    /// Ground of a row under the pointer.
    pub hover: Color32,
    /// Selected text.
    pub selection: Color32,
    /// A hit of find.
    pub hit: Color32,
    /// The current hit.
    pub hit_current: Color32,
    /// Lines that part things.
    pub rule: Color32,
    /// Bookmark marks.
    pub mark: Color32,
    /// Grounds of highlighted words, in the order of [`crate::library::MarkColour::ALL`].
    pub grounds: [Color32; 5],
    /// Lines below underlined words and beside notes, in the same order.
    pub pens: [Color32; 5],
    /// The sentence that is read aloud.
    pub spoken: Color32,
    /// Warnings.
    pub warning: Color32,
    /// What is in force.
    pub green: Color32,
    /// What is out of force: a red that can be read on any ground of a row.
    pub ended: Color32,
    /// Whether it is a dark look.
    pub dark: bool,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const LIGHT: Palette = Palette {
    paper: rgb(0xFD_FC_FA),
    panel: rgb(0xF3_F1_ED),
    field: rgb(0xFF_FF_FF),
    ink: rgb(0x1F_1E_1C),
    weak: rgb(0x66_62_5B),
    red: rgb(0xB4_18_1E),
    accent: rgb(0x1C_5A_9C),
    chosen: rgb(0xDD_E7_F2),
    hover: rgb(0xE9_E6_E0),
    selection: rgb(0xBF_D7_F2),
    hit: rgb(0xFF_EA_A3),
    hit_current: rgb(0xFF_BE_5C),
    rule: rgb(0xDA_D6_CE),
    mark: rgb(0xC0_39_2B),
    grounds: [rgb(0xFF_EF_9E), rgb(0xCF_EB_C4), rgb(0xCD_E2_F7), rgb(0xFB_D3_CE), rgb(0xE2_E0_DC)],
    pens: [rgb(0xB0_80_00), rgb(0x3B_8A_3F), rgb(0x2C_72_B8), rgb(0xC0_39_2B), rgb(0x7A_76_70)],
    spoken: rgb(0xE4_DD_F4),
    warning: rgb(0x95_56_00),
    green: rgb(0x23_6B_3A),
    ended: rgb(0xA8_14_1A),
    dark: false,
};

const SEPIA: Palette = Palette {
    paper: rgb(0xF7_EF_DF),
    panel: rgb(0xEE_E4_D0),
    field: rgb(0xFC_F7_EC),
    ink: rgb(0x39_2F_22),
    weak: rgb(0x6A_5B_45),
    red: rgb(0x9C_26_1D),
    accent: rgb(0x2B_57_80),
    chosen: rgb(0xDF_D5_BE),
    hover: rgb(0xE6_DB_C5),
    selection: rgb(0xD3_D6_C8),
    hit: rgb(0xF5_DB_8C),
    hit_current: rgb(0xEE_B2_55),
    rule: rgb(0xD6_C9_AF),
    mark: rgb(0xAD_3A_2A),
    grounds: [rgb(0xF6_DE_8A), rgb(0xCF_DD_AE), rgb(0xC9_D9_DC), rgb(0xF0_C5_B2), rgb(0xDC_D2_BF)],
    pens: [rgb(0xA0_74_00), rgb(0x4A_78_2C), rgb(0x35_6A_92), rgb(0xAD_3A_2A), rgb(0x7C_6E_58)],
    spoken: rgb(0xE2_D2_DC),
    warning: rgb(0x84_4B_00),
    green: rgb(0x2F_5F_2E),
    ended: rgb(0x92_20_18),
    dark: false,
};

const DARK: Palette = Palette {
    paper: rgb(0x1E_1F_21),
    panel: rgb(0x26_27_2A),
    field: rgb(0x2E_30_33),
    ink: rgb(0xD6_D3_CC),
    weak: rgb(0xB5_B1_A9),
    red: rgb(0xEB_7B_70),
    accent: rgb(0x8A_B6_E4),
    chosen: rgb(0x36_42_50),
    hover: rgb(0x31_33_37),
    selection: rgb(0x34_4E_6C),
    hit: rgb(0x47_3C_14),
    hit_current: rgb(0x7C_50_06),
    rule: rgb(0x3D_3F_43),
    mark: rgb(0xE0_6C_5F),
    grounds: [rgb(0x55_48_12), rgb(0x2A_4A_2C), rgb(0x28_42_60), rgb(0x5A_2E_2C), rgb(0x45_47_4B)],
    pens: [rgb(0xD9_B2_3C), rgb(0x7C_C4_80), rgb(0x7F_B4_E8), rgb(0xE8_7D_70), rgb(0xA8_A6_A0)],
    spoken: rgb(0x42_38_56),
    warning: rgb(0xE3_B0_58),
    green: rgb(0x84_C7_8C),
    ended: rgb(0xF4_A2_99),
    dark: true,
};

/// Sizes of the window's own text, in points.
pub mod size {
    /// Labels, buttons, rows.
    pub const BODY: f32 = 14.0;
    /// Secondary lines.
    pub const SMALL: f32 = 12.0;
    /// Heads of panels and dialogs.
    pub const HEAD: f32 = 16.0;
}

fn family(face: Face) -> FontFamily {
    FontFamily::Name(faces::name(face).into())
}

/// The family that titles are set in: bold Song.
#[must_use]
pub fn song_bold() -> FontFamily {
    family(Face::SongBold)
}

/// The family of the body's text.
#[must_use]
pub fn song() -> FontFamily {
    family(Face::Song)
}

/// The family of headings of the first level, and of the heads of panels.
#[must_use]
pub fn hei() -> FontFamily {
    family(Face::Hei)
}

/// The family of headings of the second level.
#[must_use]
pub fn kai() -> FontFamily {
    family(Face::Kai)
}

/// Gives egui the embedded faces. `song`, `song-bold`, `hei` and `kai` are the reading view's families
/// (GB/T 9704 ranks); the window's own text is set in a sans. Every family falls back to the full-coverage Song, so
/// that a rare character in a name is never an empty box.
pub fn install_fonts(ctx: &egui::Context) {
    ctx.set_fonts(font_definitions());
}

/// The faces and families of [`install_fonts`].
#[must_use]
pub fn font_definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for &faces::Embedded { name, bytes } in &faces::EMBEDDED {
        let mut data = FontData::from_static(bytes);
        // Hinting is rebuilt at each change of size; at reading sizes it adds nothing for Chinese outlines.
        data.tweak.hinting = Some(false);
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    }
    let symbols: Vec<String> = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (family, own) in [
        (song(), "song"),
        (song_bold(), "song-bold"),
        (hei(), "hei"),
        (kai(), "kai"),
        (FontFamily::Proportional, "sans"),
    ] {
        let mut chain = vec![own.to_owned()];
        chain.extend(["song", "kai"].into_iter().filter(|f| *f != own).map(str::to_owned));
        chain.extend(symbols.iter().cloned());
        fonts.families.insert(family, chain);
    }
    if let Some(mono) = fonts.families.get_mut(&FontFamily::Monospace) {
        mono.extend(["sans".to_owned(), "song".to_owned()]);
    }
    fonts
}

/// A face found on this machine for characters that no embedded face has.
pub fn add_system_face(ctx: &egui::Context, name: &str, bytes: Vec<u8>, index: u32) {
    let mut data = FontData::from_owned(bytes);
    data.index = index;
    let families = [FontFamily::Proportional, song(), song_bold()];
    let families = families.into_iter().chain(["hei", "kai"].map(|f| FontFamily::Name(f.into())));
    ctx.add_font(FontInsert::new(
        name,
        data,
        families.map(|family| InsertFontFamily { family, priority: FontPriority::Lowest }).collect(),
    ));
}

/// Sets egui's own widgets in a look.
pub fn apply(ctx: &egui::Context, look: Look) {
    let p = look.palette();
    ctx.set_theme(if p.dark { egui::Theme::Dark } else { egui::Theme::Light });
    ctx.all_styles_mut(|style| {
        style.visuals = visuals(p);
        style.text_styles = [
            (TextStyle::Small, FontId::proportional(size::SMALL)),
            (TextStyle::Body, FontId::proportional(size::BODY)),
            (TextStyle::Button, FontId::proportional(size::BODY)),
            (TextStyle::Heading, FontId::proportional(size::HEAD)),
            (TextStyle::Monospace, FontId::monospace(size::SMALL)),
        ]
        .into();
        style.spacing.item_spacing = Vec2::new(8.0, 6.0);
        style.spacing.button_padding = Vec2::new(8.0, 4.0);
        style.spacing.interact_size.y = 26.0;
        style.spacing.menu_margin = Margin::same(6);
        style.spacing.window_margin = Margin::same(16);
        style.spacing.scroll.fade.strength = 0.0;
        style.interaction.selectable_labels = false;
    });
    ctx.options_mut(|o| o.zoom_with_keyboard = false);
}

fn visuals(p: &Palette) -> egui::Visuals {
    let mut v = if p.dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    v.override_text_color = None;
    v.weak_text_color = Some(p.weak);
    v.panel_fill = p.panel;
    v.window_fill = p.field;
    v.window_stroke = Stroke::new(1.0, p.rule);
    v.extreme_bg_color = p.field;
    v.text_edit_bg_color = Some(p.field);
    v.faint_bg_color = p.hover;
    v.code_bg_color = p.hover;
    v.hyperlink_color = p.accent;
    v.warn_fg_color = p.warning;
    v.error_fg_color = p.red;
    v.selection.bg_fill = p.selection;
    v.selection.stroke = Stroke::new(1.0, p.accent);
    let round = CornerRadius::same(5);
    v.window_corner_radius = CornerRadius::same(8);
    v.menu_corner_radius = round;
    let w = &mut v.widgets;
    for state in [&mut w.noninteractive, &mut w.inactive, &mut w.hovered, &mut w.active, &mut w.open] {
        state.corner_radius = round;
        state.fg_stroke = Stroke::new(1.0, p.ink);
        state.expansion = 0.0;
    }
    w.noninteractive.bg_fill = p.panel;
    w.noninteractive.weak_bg_fill = p.panel;
    w.noninteractive.bg_stroke = Stroke::new(1.0, p.rule);
    w.inactive.bg_fill = p.rule;
    w.inactive.weak_bg_fill = Color32::TRANSPARENT;
    w.inactive.bg_stroke = Stroke::NONE;
    for (state, fill) in [(&mut w.hovered, p.hover), (&mut w.active, p.chosen), (&mut w.open, p.hover)] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::NONE;
    }
    v
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast ratio, WCAG 2.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |c: Color32| {
            let [r, g, b, _] = egui::Rgba::from(c).to_array();
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (x, y) = (luminance(a).max(luminance(b)), luminance(a).min(luminance(b)));
        (x + 0.05) / (y + 0.05)
    }

    #[test]
    fn text_can_be_read_on_its_ground() {
        for look in [Look::Light, Look::Sepia, Look::Dark] {
            let p = look.palette();
            let pairs = [
                ("ink on paper", p.ink, p.paper),
                ("ink on panel", p.ink, p.panel),
                ("ink on chosen", p.ink, p.chosen),
                ("ink on a hit", p.ink, p.hit),
                ("ink on the current hit", p.ink, p.hit_current),
                ("ink on selection", p.ink, p.selection),
                ("weak on paper", p.weak, p.paper),
                ("weak on panel", p.weak, p.panel),
                ("weak on field", p.weak, p.field),
                ("weak on chosen", p.weak, p.chosen),
                ("red on paper", p.red, p.paper),
                ("accent on panel", p.accent, p.panel),
                ("accent on field", p.accent, p.field),
                ("warning on panel", p.warning, p.panel),
            ];
            let statuses = [p.green, p.accent, p.warning, p.ended, p.weak];
            let grounds =
                [("paper", p.paper), ("panel", p.panel), ("chosen", p.chosen), ("hover", p.hover), ("field", p.field)];
            for (color, (ground, on)) in statuses.into_iter().flat_map(|c| grounds.map(|g| (c, g))) {
                let ratio = contrast(color, on);
                assert!(ratio >= 4.5, "{look:?}: a status {color:?} on {ground} is {ratio:.2}");
            }
            for (n, ground) in p.grounds.iter().chain([&p.spoken]).enumerate() {
                let ratio = contrast(p.ink, *ground);
                assert!(ratio >= 4.5, "{look:?}: ink on highlight {n} is {ratio:.2}");
            }
            for (n, pen) in p.pens.iter().enumerate() {
                // A line, not text: WCAG 2 asks for 3 : 1.
                let ratio = contrast(*pen, p.paper);
                assert!(ratio >= 3.0, "{look:?}: line {n} on paper is {ratio:.2}");
            }
            for (what, a, b) in pairs {
                let ratio = contrast(a, b);
                assert!(ratio >= 4.5, "{look:?}: {what} is {ratio:.2}");
            }
        }
    }

    #[test]
    fn every_family_ends_in_a_face_with_full_coverage() {
        let fonts = font_definitions();
        for (family, chain) in &fonts.families {
            assert!(chain.iter().any(|f| f == "song"), "{family:?}: {chain:?}");
            assert!(chain.iter().all(|f| fonts.font_data.contains_key(f)), "{family:?}: {chain:?}");
        }
    }
}

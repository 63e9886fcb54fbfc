//! How the styles of a page write a number.

use crate::zh::numeral;

/// A number in the style of a name that CSS has for counters; `None` where the style is not known here or has no sign for
/// the number.
pub(super) fn counted(style: &str, number: i32) -> Option<String> {
    let Some(n) = u32::try_from(number).ok().filter(|n| *n > 0) else {
        return matches!(style, "decimal" | "decimal-leading-zero").then(|| number.to_string());
    };
    Some(match style {
        "decimal" => n.to_string(),
        "decimal-leading-zero" => format!("{n:02}"),
        "lower-alpha" | "lower-latin" => numeral::to_letters(n, 'a'),
        "upper-alpha" | "upper-latin" => numeral::to_letters(n, 'A'),
        "lower-roman" => numeral::to_roman(n),
        "upper-roman" => numeral::to_roman(n).to_uppercase(),
        "cjk-decimal" => numeral::to_digits(n),
        "cjk-ideographic" | "simp-chinese-informal" | "trad-chinese-informal" => numeral::to_chinese(n),
        "simp-chinese-formal" | "trad-chinese-formal" => numeral::to_capitals(n),
        "cjk-heavenly-stem" => numeral::to_cycle(n, numeral::STEMS),
        "cjk-earthly-branch" => numeral::to_cycle(n, numeral::BRANCHES),
        _ => return None,
    })
}

/// What stands between a number of a list and its item.
pub(super) fn ending(style: &str) -> &'static str {
    if style.starts_with("cjk-") || style.contains("-chinese-") { "、" } else { ". " }
}

//! Lines that head a table, a figure or a box: they are no part of the text around them.

use super::lex::Line;
use super::shape;
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, numeral, office};

/// Whether a line goes on with none and none with it: a caption, the unit of a table, the mark of a picture.
pub(crate) fn stands_alone(line: &Line<'_>) -> bool {
    if shape::is_mark(&line.text) || Class::AmendingLine.is(&line.text) {
        return true;
    }
    let named = || Class::Caption.starts(&line.text).is_some() || Class::UnitLabel.starts(&line.text).is_some();
    let marked = line.text.starts_with(|c| c == '0' || brackets::opens_round(c)) || named();
    marked && line.is_bare() && (is_caption(&line.text) || is_unit_line(&line.text))
}

/// What a table, a figure or a box is headed by, on a line of its own: 表1　…情况, 图2　…, 专栏3　…; and the numbered
/// lines in a box: 01　….
fn is_caption(text: &str) -> bool {
    let word = Class::Caption.strip_start(text);
    let boxed = || text.strip_prefix('0').filter(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    let Some(rest) = word.map(|t| t.trim_start_matches(chars::is_space)).or_else(boxed) else { return false };
    let Some((_, mut bytes)) = numeral::number(rest) else { return false };
    // 表1-2, 图3.1
    while let Some(more) =
        rest.get(bytes..).and_then(|t| t.strip_prefix(|c| chars::is_dash(c) || matches!(c, '.' | '．')))
        && let Some((_, digits)) = numeral::arabic(more)
    {
        bytes = rest.len() - more.len() + digits;
    }
    let name = rest.get(bytes..).unwrap_or("");
    let parted = name.starts_with(|c| chars::is_space(c) || matches!(c, '：' | ':'));
    (name.is_empty() && word.is_some() || parted && name.contains(chars::is_han)) && text.len() <= 150
}

/// In what the numbers of a table are told: 单位：万元, （单位：人）.
fn is_unit_line(text: &str) -> bool {
    let inner =
        text.strip_prefix(brackets::opens_round).and_then(|t| t.strip_suffix(brackets::closes_round)).unwrap_or(text);
    let Some(rest) = Class::UnitLabel.strip_start(inner) else { return false };
    let Some(unit) = rest.trim_start_matches(chars::is_space).strip_prefix(['：', ':']) else { return false };
    // 责任 / 单位：市水务局） goes on from the line above.
    unit.len() <= 45 && !unit.contains('、') && !unit.ends_with(brackets::closes_round) && !office::is_name(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions() {
        for text in ["表1　甲情况", "表 2 甲", "图1-2　甲", "专栏3　重大工程", "专栏4", "01　甲工程", "图1：甲"]
        {
            assert!(is_caption(text), "{text}");
        }
        for text in ["图1显示甲增长", "表明甲", "01-12月", "1　总则", "表1甲", "0123"] {
            assert!(!is_caption(text), "{text}");
        }
        assert!(is_unit_line("单位：万元") && is_unit_line("（单位：人）") && !is_unit_line("单位负责人：甲"));
        assert!(!is_unit_line("单位：市水务局）") && !is_unit_line("单位：市水务局"));
    }

    #[test]
    fn captions_have_a_number_and_a_name_apart() {
        for text in ["表1-2　甲", "图3.1　甲", "图3．1：甲", "表一", "02　甲"] {
            assert!(is_caption(text), "{text}");
        }
        for text in ["表", "02", "表1　12", "表1-甲", "0　甲", "3　甲"] {
            assert!(!is_caption(text), "{text}");
        }
        let named = |count: usize| format!("表1 {}", "水".repeat(count));
        assert!(is_caption(&named(48)) && !is_caption(&named(49)));
        for text in ["单位 ：元", "（单位:人）", "单位：甲、乙"] {
            assert_eq!(is_unit_line(text), !text.contains('、'), "{text}");
        }
        let unit = |count: usize| format!("单位：{}", "万".repeat(count));
        assert!(is_unit_line(&unit(15)) && !is_unit_line(&unit(16)));
    }
}

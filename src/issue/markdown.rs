//! Text as Markdown (CommonMark with the extensions of GitHub) shows it: what a citation, a list of marks and a whole issue
//! are written with.

/// A text that begins a line, or several lines: Markdown's own characters with a backslash, and what would make a heading,
/// a list or a rule of the beginning of a line.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.split('\n')
        .map(|line| begin(line) + &escaped_inside(line.get(start(line)..).unwrap_or("")))
        .collect::<Vec<_>>()
        .join("\n")
}

/// A text that goes on in a line that other text begins.
#[must_use]
pub fn escaped_inside(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = '\0';
    for c in text.chars() {
        // A # behind a blank is a tag for some.
        let tag = c == '#' && before.is_whitespace();
        if tag || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&') {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// Digits before the point of a list have no more places.
const MOST_DIGITS: usize = 9;

/// The bytes at the beginning of a line that [`begin`] writes.
fn start(line: &str) -> usize {
    let blanks = line.len() - line.trim_start_matches(' ').len();
    let rest = line.get(blanks..).unwrap_or("");
    if rest.starts_with(['#', '+', '-', '=']) {
        return blanks + 1;
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..).unwrap_or("");
    let item =
        after.strip_prefix(['.', ')']).is_some_and(|text| text.is_empty() || text.starts_with([' ', '\t', '\r']));
    if item && (1..=MOST_DIGITS).contains(&digits) { blanks + digits + 1 } else { blanks }
}

/// The beginning of a line, with a backslash before its last sign where that means something there.
fn begin(line: &str) -> String {
    let mut begin = line.get(..start(line)).unwrap_or("").to_owned();
    if let Some(sign) = begin.pop().filter(|sign| *sign != ' ') {
        begin.push('\\');
        begin.push(sign);
    } else if start(line) > 0 {
        begin.push(' ');
    }
    begin
}

/// What stands between bold type that ends with a mark and a word behind it, and is not seen. Markdown takes stars between
/// a mark and a word for such as begin bold type; before another mark they end it.
pub const BOLD_ENDS: &str = "<!-- -->";

/// A text in bold type with what follows it in the line.
#[must_use]
pub fn bold(text: &str, rest: &str) -> String {
    let Some(last) = text.chars().next_back() else { return escaped(rest) };
    let apart = rest.chars().next().is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
    let ends = if apart || last.is_alphanumeric() { "" } else { BOLD_ENDS };
    format!("**{}**{ends}{}", escaped_inside(text), escaped_inside(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_a_line_is_no_list_heading_or_rule() {
        for (text, written) in [
            ("1. 总体要求", "1\\. 总体要求"),
            ("2) 乙", "2\\) 乙"),
            ("  12.", "  12\\."),
            ("1.乙", "1.乙"),
            ("2023.5 号", "2023.5 号"),
            ("1234567890. 号", "1234567890. 号"),
            ("- 甲", "\\- 甲"),
            ("+ 甲", "\\+ 甲"),
            ("===", "\\==="),
            ("# 甲\n- 乙\n\n3. 丙", "\\# 甲\n\\- 乙\n\n3\\. 丙"),
            ("见 #甲 *乙* 1. <b>&amp;", "见 \\#甲 \\*乙\\* 1. \\<b\\>\\&amp;"),
            ("", ""),
            ("   ", "   "),
        ] {
            assert_eq!(escaped(text), written);
        }
        assert_eq!(escaped_inside("- 1. 甲"), "- 1. 甲");
    }

    #[test]
    fn bold_type_ends_before_a_word() {
        assert_eq!(bold("1. 任务。", "做事。"), "**1. 任务。**<!-- -->做事。");
        assert_eq!(bold("（一）", "甲"), "**（一）**<!-- -->甲");
        assert_eq!(bold("第一条", "甲"), "**第一条**甲");
        assert_eq!(bold("任务。", "　甲"), "**任务。**　甲");
        assert_eq!(bold("任务。", "*甲"), "**任务。**\\*甲");
        assert_eq!(bold("任务。", ""), "**任务。**");
        assert_eq!(bold("", "- 甲"), "\\- 甲");
    }
}

//! Keys: forms in which the same words compare equal whatever their width, spaces, dashes and brackets.

use super::chars;

/// The key of a text: no white space, ASCII forms for full-width ones, one dash, one kind of bracket and quote.
pub(crate) fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_key(&mut out, text);
    out
}

/// Appends the key of a text.
pub(crate) fn push_key(out: &mut String, text: &str) {
    out.reserve(text.len());
    let after = out.chars().next_back();
    out.extend(key_chars_after(after, text.chars()));
}

/// The characters of the key of a text that comes character by character.
pub(crate) fn key_chars(text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    key_chars_after(None, text)
}

/// [`key_chars`] of what follows a key that ends with the given character: dashes that meet are one.
fn key_chars_after(mut before: Option<char>, text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    text.filter(|&c| !chars::is_space(c)).filter_map(move |c| {
        let c = fold(c);
        let doubled = c == '-' && before == Some('-');
        before = Some(c);
        (!doubled).then_some(c)
    })
}

/// One character in the form that keys use.
#[inline]
pub(crate) fn fold(c: char) -> char {
    if c.is_ascii() || chars::is_han(c) { c } else { fold_mark(c) }
}

fn fold_mark(c: char) -> char {
    match c {
        '〔' | '［' | '﹝' | '【' | '〖' => '[',
        '〕' | '］' | '﹞' | '】' | '〗' => ']',
        '“' | '”' | '‘' | '’' | '＂' | '「' | '」' => '"',
        '。' => '.',
        '、' => ',',
        c if chars::is_dash(c) => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// A text on one line as titles are quoted: white space goes, but one space stays beside Latin letters and digits.
pub(crate) fn tight(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if chars::is_space(c) {
            space = true;
            continue;
        }
        if space
            && (c.is_ascii_alphanumeric() && !out.is_empty()
                || out.ends_with(|p: char| p.is_ascii_alphanumeric()) && chars::is_han(c))
        {
            out.push(' ');
        }
        space = false;
        out.push(c);
    }
    out
}

/// A text without any white space.
pub(crate) fn compact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.split(chars::is_space).for_each(|part| out.push_str(part));
    out
}

/// How alike two keys are, 0 to 1: twice their longest common subsequence over their lengths. Looks at the first
/// 160 characters of each, so the time is bounded.
pub(crate) fn likeness(a: &str, b: &str) -> f32 {
    let a: Vec<char> = a.chars().take(160).collect();
    let b: Vec<char> = b.chars().take(160).collect();
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let mut row = vec![0u16; b.len() + 1];
    for &x in &a {
        let mut diagonal = 0;
        for (j, &y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    2.0 * f32::from(row[b.len()]) / (a.len() + b.len()) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_words_same_key() {
        assert_eq!(key("关于（2023—2025 年）的通知"), key("关于(2023-2025年)的通知"));
        assert_eq!(key("甲发【2023】 7 号"), key("甲发〔2023〕7号"));
        assert_eq!(tight("国 家  应 急 Open Day 预案"), "国家应急 Open Day 预案");
        assert!(likeness("关于印发方案的通知", "关于印发的方案的通知") > 0.9);
        assert!(likeness("甲乙", "丙丁") < 0.1);
    }
}

//! Blocks of code in a Markdown text: what stands between two fences is shown as it is written.

/// The signs that fences are made of, and how many a fence has at least.
const SIGNS: [char; 2] = ['`', '~'];
const FENCE: usize = 3;

/// For each line whether it is one of code. Lines are without white space around them. A fence that nothing closes opens no
/// block: what follows is text.
pub(super) fn lines(lines: &[&str]) -> Vec<bool> {
    let mut is_code = vec![false; lines.len()];
    // The fences that nothing behind closes, nor any longer one of their sign.
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let inside = opens(line).and_then(|(sign, count)| {
            if open.iter().any(|of| of.0 == sign && of.1 <= count) {
                return None;
            }
            let closes = |line: &&str| line.len() >= count && line.chars().all(|c| c == sign);
            let length = lines.get(at + 1..)?.iter().position(closes);
            open.extend(length.is_none().then_some((sign, count)));
            Some(at + 1..at + 1 + length?)
        });
        let next = inside.as_ref().map_or(at, |inside| inside.end) + 1;
        is_code.get_mut(inside.unwrap_or(at..at)).into_iter().flatten().for_each(|is_code| *is_code = true);
        at = next;
    }
    is_code
}

/// The sign and length of the fence that a line is; behind it may stand what language the code is in, and no text.
fn opens(line: &str) -> Option<(char, usize)> {
    let sign = line.chars().next().filter(|c| SIGNS.contains(c))?;
    let kind = line.trim_start_matches(sign);
    let count = line.len() - kind.len();
    (count >= FENCE && kind.is_ascii() && !kind.contains(sign)).then_some((sign, count))
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn lines_of_code_stand_between_two_fences() {
        let code = |text: &str| lines(&text.split('/').collect::<Vec<_>>());
        assert_eq!(code("甲/```/乙/```/丙"), [false, false, true, false, false]);
        assert_eq!(code("~~~text/乙/```/丙/~~~"), [false, true, true, true, false]);
        // A longer fence holds shorter ones.
        assert_eq!(code("````/```/乙/````/丙"), [false, true, true, false, false]);
        // Nothing closes it, a text stands behind it, or it is too short.
        for text in ["```/乙/丙", "```第三条/乙/丙", "``/乙/``"] {
            assert!(!code(text).contains(&true), "{text}");
        }
        assert_eq!(code("```/```/乙"), [false; 3]);
    }
}

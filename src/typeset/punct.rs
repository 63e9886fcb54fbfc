//! Rule 10: half-width punctuation inside Chinese (an extraction artefact) is shown full-width. Only what is shown
//! changes, a character for a character; the text itself stays.

use super::class::{Kind, breaks_anywhere, kind};

/// How far apart the two parentheses of a pair may stand to be changed together.
const PAIR_REACH: usize = 200;

/// What each character of a text is shown as.
pub(super) fn shown(chars: &[(usize, char)], fullwidth: bool) -> Vec<char> {
    let mut out: Vec<char> = chars.iter().map(|&(_, c)| c).collect();
    if !fullwidth || !out.iter().any(|&c| breaks_anywhere(c)) {
        return out;
    }
    pairs(&mut out);
    quotes(&mut out);
    for i in 0..out.len() {
        let c = out[i];
        if !matches!(c, ',' | ';' | ':' | '!' | '?' | '.') {
            continue;
        }
        let before = i.checked_sub(1).and_then(|k| out.get(k)).copied();
        let after = out.get(i + 1).copied();
        let after_chinese = before.is_some_and(chinese);
        let before_chinese = after.is_some_and(breaks_anywhere);
        let western = before.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, '%' | ')'));
        out[i] = match c {
            ',' if after_chinese || (western && before_chinese) => '，',
            ';' if after_chinese || (western && before_chinese) => '；',
            ':' if after_chinese => '：',
            '!' if after_chinese => '！',
            '?' if after_chinese => '？',
            '.' if before.is_some_and(ends_sentence) && after.is_none_or(|a| breaks_anywhere(a) || closing(a)) => '。',
            _ => c,
        };
    }
    out
}

/// Chinese text or a mark of it: what makes a following mark Chinese.
fn chinese(c: char) -> bool {
    matches!(kind(c), Kind::Han | Kind::Close | Kind::Open | Kind::Stop)
}

/// What a sentence's stop stands after: a character, or a mark that closes what it belongs to.
fn ends_sentence(c: char) -> bool {
    breaks_anywhere(c) || kind(c) == Kind::Close
}

fn closing(c: char) -> bool {
    matches!(c, '”' | '）' | '」')
}

/// Parentheses go in pairs: full-width where there is Chinese inside or directly around them.
fn pairs(out: &mut [char]) {
    let mut open: Vec<usize> = Vec::new();
    for i in 0..out.len() {
        match out[i] {
            '(' => open.push(i),
            ')' => {
                let Some(from) = open.pop() else {
                    if i > 0 && breaks_anywhere(out[i - 1]) {
                        out[i] = '）';
                    }
                    continue;
                };
                let outside = |k: Option<usize>| k.and_then(|k| out.get(k)).is_some_and(|&c| chinese(c));
                let inside = i - from <= PAIR_REACH && out[from..i].iter().any(|&c| breaks_anywhere(c));
                if inside || outside(from.checked_sub(1)) || outside(Some(i + 1)) {
                    out[from] = '（';
                    out[i] = '）';
                }
            }
            _ => {}
        }
    }
    // What is opened in a Chinese sentence and closed nowhere: the text goes on in another paragraph, or was cut.
    for i in open {
        let after_chinese = i.checked_sub(1).and_then(|k| out.get(k)).is_some_and(|&c| chinese(c));
        if after_chinese || out.get(i + 1).is_some_and(|&c| breaks_anywhere(c)) {
            out[i] = '（';
        }
    }
}

/// Straight quotation marks, where they come in pairs and touch Chinese.
fn quotes(out: &mut [char]) {
    let at: Vec<usize> = (0..out.len()).filter(|&i| out[i] == '"').collect();
    if !at.len().is_multiple_of(2) {
        return;
    }
    for pair in at.chunks_exact(2) {
        let &[a, b] = pair else { continue };
        let near = [a.checked_sub(1), Some(a + 1), b.checked_sub(1), Some(b + 1)];
        if near.into_iter().flatten().filter_map(|k| out.get(k)).any(|&c| breaks_anywhere(c)) {
            out[a] = '“';
            out[b] = '”';
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        shown(&chars, true).into_iter().collect()
    }

    #[test]
    fn rule_10_half_width_marks_in_chinese_are_shown_full_width() {
        assert_eq!(show("实施方案,并组织落实;其他:略"), "实施方案，并组织落实；其他：略");
        assert_eq!(show("第(一)项(见附表)"), "第（一）项（见附表）");
        assert_eq!(show("增长5%,其中"), "增长5%，其中");
        assert_eq!(show("称为\"三比\"活动"), "称为“三比”活动");
        assert_eq!(show("事项."), "事项。");
        assert_eq!(show("吊销许可证(执照)."), "吊销许可证（执照）。");
        assert_eq!(show("“三同时”.其他"), "“三同时”。其他");
        assert_eq!(show("大事记(2031年8…"), "大事记（2031年8…");
        assert_eq!(show("二)总则"), "二）总则");
    }

    #[test]
    fn rule_10_numbers_and_western_text_stay() {
        for text in [
            "共1,234.5万元",
            "于8:30开始",
            "1.总则",
            "（一）.1",
            "《标准》.pdf",
            "see (a, b): done.",
            "例如A.B",
            "GB/T 1.1(2020), p. 3",
        ] {
            assert_eq!(show(text), text);
        }
    }

    #[test]
    fn rule_10_is_a_character_for_a_character() {
        for text in ["实施,(方案(一)", "\"一\"\"", ")(", "，,,"] {
            assert_eq!(show(text).chars().count(), text.chars().count());
        }
    }
}

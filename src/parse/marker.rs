//! Markers of continuation, in the wordings that offices use: （下转第13页）, 【上接第三版】, ▲下接第4页, （转第4页）, （接上页）.

use super::lex::Marker;
use crate::zh::{brackets, chars, numeral};

/// Words that say it wherever they stand in a line.
const WORDS: [(&str, bool); 6] =
    [("下转", true), ("下轉", true), ("下接", true), ("上接", false), ("转下", true), ("接上", false)];
/// Words that say it only with a page, in brackets at an end of the line; without a way of their own they go on at
/// the end of a line and come from elsewhere at its beginning.
const SHORT: [(&str, Option<bool>); 10] = [
    ("转至", Some(true)),
    ("转到", Some(true)),
    ("转", Some(true)),
    ("轉", Some(true)),
    ("接下", Some(true)),
    ("接自", Some(false)),
    ("续自", Some(false)),
    ("接", None),
    ("续", None),
    ("續", None),
];
/// The longest such bracket, in bytes.
const LONGEST: usize = 60;

/// The first marker in a text: its byte offset, its length, and what it says.
pub(crate) fn find_marker(text: &str) -> Option<(usize, usize, Marker)> {
    worded(text).or_else(|| at_start(text)).or_else(|| at_end(text))
}

/// A marker with one of [`WORDS`]. Without brackets it must be all that stands at that end of the line.
fn worded(text: &str) -> Option<(usize, usize, Marker)> {
    let (word_at, onward) = WORDS.iter().filter_map(|&(w, onward)| text.find(w).map(|at| (at, onward))).min()?;
    let trimmed = before_word(text.get(..word_at)?);
    let open = trimmed.chars().next_back().filter(|&c| brackets::opens(c));
    let start = open.map_or(word_at, |c| trimmed.len() - c.len_utf8());
    let after = word_at + "下转".len();
    let (page, bytes) = page(text.get(after..)?, open.is_some())?;
    let at = after + bytes;
    let close = text.get(at..)?.chars().next().filter(|&c| brackets::closes(c));
    if let (Some(_), Some(c)) = (open, close) {
        return Some((start, at + c.len_utf8() - start, Marker { onward, page }));
    }
    let start = text.get(..start)?.trim_end_matches(is_ornament).len();
    let rest = text.get(at..)?;
    let end = text.len() - rest.trim_start_matches(is_ornament).len();
    let alone = if onward { end == text.len() } else { start == 0 };
    // 转下 and 接上 are words of other sentences, too.
    let sure = !text.get(word_at..)?.starts_with(['转', '接']);
    (alone && sure).then_some((start, end - start, Marker { onward, page }))
}

/// What may stand between a bracket and the word: 未完，文….
fn before_word(before: &str) -> &str {
    let trimmed = before.trim_end_matches(chars::is_space);
    let trimmed = trimmed.strip_suffix(['文', '紧']).filter(|t| t.ends_with(brackets::opens)).unwrap_or(trimmed);
    let unfinished = trimmed.trim_end_matches(['，', ',', '、', '。', '；', ' ']).strip_suffix("未完");
    unfinished.filter(|t| t.ends_with(brackets::opens)).unwrap_or(trimmed)
}

/// A mark that stands beside a marker without brackets.
fn is_ornament(c: char) -> bool {
    chars::is_space(c)
        || chars::is_bullet(c)
        || chars::is_dash(c)
        || matches!(c, '→' | '←' | '>' | '<' | '＞' | '＜' | '▼')
}

/// The page that follows the word, with the bytes that are read up to the end of the marker. In brackets its column may be
/// told, and a page of the cover has no number.
fn page(text: &str, bracketed: bool) -> Option<(Option<u32>, usize)> {
    let skip = |at: usize| text.get(at..).map_or(at, |t| at + chars::skip_space(t).1);
    let mut at = skip(0);
    let rest = text.get(at..)?;
    at += ["第", "P.", "P", "p"].iter().find(|w| rest.starts_with(**w)).map_or(0, |w| w.len());
    let printed = at > skip(0) && !rest.starts_with('第');
    at = skip(at);
    let page = numeral::number(text.get(at..)?);
    at += page.map_or(0, |p| p.1);
    // 4-5页: it goes on over several.
    if page.is_some()
        && let Some(dash) = text.get(at..)?.chars().next().filter(|&c| chars::is_dash(c))
        && let Some((_, bytes)) = numeral::number(text.get(at + dash.len_utf8()..)?)
    {
        at += dash.len_utf8() + bytes;
    }
    at = skip(at);
    let rest = text.get(at..)?;
    if let Some(unit) = rest.chars().next().filter(|c| matches!(c, '页' | '頁' | '版')) {
        at += unit.len_utf8();
    } else if let Some(cover) = ["封二", "封三", "封四", "封底"].iter().find(|w| bracketed && rest.starts_with(**w))
    {
        at += cover.len();
    } else if page.is_none() || !(bracketed || printed) {
        return None;
    }
    at = skip(at);
    let rest = text.get(at..)?;
    let column = ["左栏", "右栏", "中栏", "左欄", "右欄"].iter().find(|w| bracketed && rest.starts_with(**w));
    Some((page.map(|p| p.0), skip(at + column.map_or(0, |w| w.len()))))
}

fn at_start(text: &str) -> Option<(usize, usize, Marker)> {
    let open = text.chars().next().filter(|&c| brackets::opens(c))?;
    let (end, close) = text.char_indices().take_while(|&(at, _)| at < LONGEST).find(|&(_, c)| brackets::closes(c))?;
    let marker = short(text.get(open.len_utf8()..end)?, false)?;
    Some((0, end + close.len_utf8(), marker))
}

fn at_end(text: &str) -> Option<(usize, usize, Marker)> {
    let close = text.chars().next_back().filter(|&c| brackets::closes(c))?;
    let end = text.len() - close.len_utf8();
    let mut back = text.char_indices().rev().take_while(|&(at, _)| text.len() - at < LONGEST);
    let (start, open) = back.find(|&(_, c)| brackets::opens(c))?;
    let marker = short(text.get(start + open.len_utf8()..end)?, true)?;
    Some((start, text.len() - start, marker))
}

/// A marker with one of [`SHORT`], from what stands in its bracket.
fn short(inner: &str, last: bool) -> Option<Marker> {
    let inner = inner.trim_matches(chars::is_space);
    let inner = inner.strip_prefix(['文', '紧', '緊']).unwrap_or(inner);
    let (rest, way) = SHORT.iter().find_map(|&(w, way)| Some((inner.strip_prefix(w)?, way)))?;
    let (page, bytes) = page(rest, true)?;
    // （续2） is a heading that comes again.
    let unit = rest.contains(['页', '頁', '版']);
    let next = page.is_none() && way == Some(true) && inner.starts_with("接下");
    (bytes == rest.len() && unit && (page.is_some() || next)).then_some(Marker { onward: way.unwrap_or(last), page })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_in_all_spellings() {
        for (text, page, onward) in [
            ("一同享受优先服务。（下转第13页）", 13, true),
            ("业务(下转第 8 页)", 8, true),
            ("业务（下转 14 页）", 14, true),
            ("（上接第 4 页）第十六条", 4, false),
            ("【上接第三版】会议。", 3, false),
            ("上接第5页", 5, false),
            ("工作下转第5页", 5, true),
            ("工作（下接第5页）", 5, true),
            ("工作（转下第5页）", 5, true),
            ("（接上第5页）工作", 5, false),
            ("工作（未完，下转第5页）", 5, true),
            ("工作（文转第5页）", 5, true),
            ("工作（转5页）", 5, true),
            ("工作（续第5页）", 5, true),
            ("（续第5页）工作", 5, false),
            ("（接自第5页）工作", 5, false),
            ("（紧接第5页）", 5, false),
            ("工作▲下转第5页", 5, true),
            ("★上接第5页★工作", 5, false),
            ("工作——下转第5页", 5, true),
            ("工作>>下转第5页", 5, true),
            ("工作（下转P5）", 5, true),
            ("工作（下转第5页左栏）", 5, true),
            ("工作（下转第5-6页）", 5, true),
        ] {
            let (_, _, marker) = find_marker(text).unwrap();
            assert_eq!((marker.page, marker.onward), (Some(page), onward), "{text}");
        }
        for (text, onward) in [("工作（接下页）", true), ("（接上页）工作", false), ("工作（下转封三）", true)]
        {
            let (_, _, marker) = find_marker(text).unwrap();
            assert_eq!((marker.page, marker.onward), (None, onward), "{text}");
        }
        for text in [
            "水位下转为平稳",
            "线上接办的事项",
            "由线上接第三方数据处理",
            "（转发文件）",
            "（接第三方平台）",
            "（续建项目）",
            "（续2）",
            "（转2次）",
            "连接上第5页",
            "运转下第5页",
        ] {
            assert!(find_marker(text).is_none(), "{text}");
        }
    }
}

//! What sites put into the article itself, above and below its text: when it was put online, sizes of type, links to
//! its neighbours. Such lines become running text, so that nothing is lost.

use std::ops::Range;

use crate::source::{SourceLine, SourceText};

/// So many lines at either end of the article are looked at.
const EDGE: usize = 12;
/// A line about the page is short.
const SHORT: usize = 100;

/// What a line of the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// It stands in the article.
    pub(super) inside: bool,
    /// All but a few of its characters are links to other pages.
    pub(super) linked: bool,
}

/// What lines about the page begin with, blanks and brackets aside.
const ABOUT: &[&str] = &[
    "发布时间",
    "发布日期",
    "发文时间",
    "发文日期",
    "成文日期",
    "生成日期",
    "公开日期",
    "更新时间",
    "更新日期",
    "信息来源",
    "文章来源",
    "稿件来源",
    "来源：",
    "来源:",
    "作者：",
    "作者:",
    "信息提供",
    "浏览次数",
    "浏览量",
    "浏览：",
    "访问次数",
    "访问量",
    "点击数",
    "点击量",
    "点击：",
    "点击次数",
    "阅读次数",
    "阅读量",
    "阅读：",
    "字号：",
    "字号:",
    "字体：",
    "字体:",
    "字体大小",
    "字体【",
    "字体[",
    "文字大小",
    "打印本页",
    "打印此页",
    "打印文章",
    "打印",
    "关闭窗口",
    "关闭本页",
    "关闭",
    "分享到",
    "分享：",
    "分享至",
    "扫一扫",
    "扫描二维码",
    "责任编辑",
    "责编：",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "当前位置",
    "您的位置",
    "您现在的位置",
    "您当前的位置",
    "你的位置",
    "所在位置",
    "索引号",
    "主题分类",
    "主题词：",
    "信息分类",
    "体裁分类",
    "发文机关：",
    "发文机构：",
    "发布机构：",
    "公开方式：",
    "公开形式：",
    "公开范围：",
    "有效性：",
    "信息有效性",
    "信息索引",
    "文件下载",
    "相关链接",
    "相关附件",
    "相关阅读",
    "相关解读",
    "相关文档",
    "相关信息",
    "相关新闻",
    "附件下载",
    "我要纠错",
    "纠错",
    "收藏",
    "返回顶部",
    "版权所有",
    "网站标识码",
    "语音播报",
    "朗读",
];

/// Takes the lines about the page, and links that stand above or below all text, out of the article.
pub(super) fn trim(source: &mut SourceText, rows: &[Row]) {
    let cell = |line: &SourceLine| line.hint.as_ref().is_some_and(|hint| hint.cell.is_some());
    let inside: Vec<usize> = rows.iter().enumerate().filter(|(_, row)| row.inside).map(|(at, _)| at).collect();
    let last = inside.len().saturating_sub(EDGE);
    let mut running = Vec::new();
    for (n, &at) in inside.iter().enumerate().filter(|(n, _)| *n < EDGE || *n >= last) {
        let Some(line) = source.lines.get(at) else { continue };
        if !cell(line) && is_about_page(source.line(line)) {
            running.push(n);
        }
    }
    let linked = |n: &usize| inside.get(*n).and_then(|at| rows.get(*at)).is_some_and(|row| row.linked);
    let text = |n: usize| inside.get(n).and_then(|at| source.lines.get(*at)).map_or("", |line| source.line(line));
    let lists = (0..inside.len()).any(|n| !linked(&n) && text(n).trim_start().starts_with("附件"));
    let about = |n: &usize| running.contains(n);
    let above: Vec<usize> = (0..inside.len()).take_while(|n| linked(n) || about(n)).collect();
    let leads = |n: &usize| about(n) || linked(n) && (lists || !is_attachment(text(*n)));
    let below: Vec<usize> = (0..inside.len()).rev().take_while(leads).collect();
    // A page that is a list of links has nothing else to read.
    for edge in [above, below] {
        if edge.len() <= EDGE && edge.len() * 2 <= inside.len() {
            running.extend(edge);
        }
    }
    for n in running {
        let line = inside.get(n).and_then(|at| source.lines.get_mut(*at));
        if let Some(hint) = line.and_then(|line| line.hint.as_mut()) {
            hint.running = true;
        }
    }
}

/// Makes all lines text.
pub(super) fn show_all(source: &mut SourceText) {
    for hint in source.lines.iter_mut().filter_map(|line| line.hint.as_mut()) {
        hint.running = false;
    }
}

/// Whether a line says something of the page, not of what the document says.
pub(super) fn is_about_page(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).take(SHORT + 1).collect();
    let start = plain.trim_start_matches(['【', '[', '［', '（', '(', '>', '|', '《', '<']);
    // When a page was put online often stands alone, or before the rest: 2031-05-08 09:30.
    let mut day = start.split(['-', '/']).map(|part| part.bytes().take_while(u8::is_ascii_digit).count());
    let day = start.starts_with("20")
        && day.next() == Some(4)
        && day.next().is_some_and(|n| n > 0)
        && day.next().is_some_and(|n| n > 0);
    plain.chars().count() <= SHORT && !plain.contains('。') && (day || ABOUT.iter().any(|word| start.starts_with(word)))
}

/// Whether a link's text is an attachment of the document: 附件1：…, 1.….
fn is_attachment(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with("附件") || text.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

/// Makes the number that a table about the document states a line of its text, where the text has it not.
pub(super) fn show_number(source: &mut SourceText, lines: Range<usize>) {
    let compact = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let of = |source: &SourceText, at: usize| source.lines.get(at).map_or("", |line| source.line(line)).to_owned();
    let number: String = lines.clone().map(|at| compact(&of(source, at))).collect();
    let fits = number.contains('号') && number.contains(|c: char| c.is_ascii_digit()) && number.chars().count() <= 40;
    let shown = |line: &SourceLine| line.hint.as_ref().is_none_or(|hint| !hint.running);
    if !fits || source.lines.iter().any(|line| shown(line) && compact(source.line(line)).contains(&number)) {
        return;
    }
    for line in source.lines.get_mut(lines).unwrap_or_default() {
        if let Some(hint) = line.hint.as_mut() {
            (hint.running, hint.cell) = (false, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_about_the_page() {
        for text in [
            "发布时间：2031-05-08 来源：办公室 浏览次数：12",
            "【打印】【关闭】",
            "2031-05-08 09:30",
            "2031/5/8 字体：[大][中]",
            "索 引 号：000014349/2031-00012",
            "字号：大 中 小",
            "上一篇：某通知",
        ] {
            assert!(is_about_page(text), "{text}");
        }
        for text in [
            "2031年5月8日",
            "2031-2033年行动计划",
            "第一条 打印材料应当存档。",
            "关于关闭非法采砂场的通知",
            "来源地应当予以登记。",
            "（此件公开发布）",
        ] {
            assert!(!is_about_page(text), "{text}");
        }
    }
}

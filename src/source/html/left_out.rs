//! Tables and lines that a page has beside its text, or in parts of its article that are named as its tools: what may be text of the
//! document is told. Sentences are told of all pages alike; menus, paths and links are the site's.

use std::collections::HashSet;
use std::ops::Range;

use super::edges::Row;
use super::lines::{LineKind, is_said_by_site, menu};
use crate::issue::{Diagnostic, Severity, Span};
use crate::source::{SourceLine, SourceText};
use crate::zh::{chars, fold, numeral};

/// Characters of a part that a message quotes.
const QUOTED: usize = 200;
/// So many parts are told one by one, and so many of their lines are named.
const MOST_TOLD: usize = 20;
const MOST_LINES: usize = 40;
/// One in so many cells of a table outside the article has a figure.
const FIGURES: usize = 3;
/// Characters of the cells of a calendar.
const DAY: usize = 2;
/// Characters of the shortest line that may be text.
const LEAST: usize = 4;

/// A part of a page that was left out: lines in a row.
struct Part<'s> {
    lines: Range<usize>,
    source: &'s SourceText,
    rows: &'s [Row],
}

/// What is told of such parts.
pub(super) fn told(source: &SourceText, rows: &[Row]) -> Vec<Diagnostic> {
    let shown = |at: usize| is_shown(source.lines.get(at));
    let Some(last) = (0..source.lines.len()).rfind(|at| shown(*at)) else { return Vec::new() };
    let read: HashSet<String> =
        source.lines.iter().filter(|line| is_shown(Some(line))).map(|line| fold::compact(source.line(line))).collect();
    let first = (0..source.lines.len()).find(|at| shown(*at)).unwrap_or(last);
    let mut found = Vec::new();
    for part in parts(source, rows) {
        let between = first < part.lines.start && part.lines.end <= last;
        let lines = if part.table().is_some() { part.of_table(&read, between) } else { part.of_lines(&read, between) };
        found.extend(lines.map(|lines| part.tell(&lines)));
    }
    found.truncate(MOST_TOLD);
    found
}

fn is_shown(line: Option<&SourceLine>) -> bool {
    line.is_some_and(|line| line.hint.as_ref().is_none_or(|hint| !hint.running))
}

/// The parts of a page that are not its text, those hidden and those about the document aside.
fn parts<'s>(source: &'s SourceText, rows: &'s [Row]) -> Vec<Part<'s>> {
    let mut parts: Vec<Part<'s>> = Vec::new();
    for (at, (line, row)) in source.lines.iter().zip(rows).enumerate() {
        let told = line.hint.as_ref().is_some_and(|hint| hint.left_out.is_some());
        if is_shown(Some(line)) || told || row.inside || row.about || row.revealed {
            continue;
        }
        let one = Part { lines: at..at + 1, source, rows };
        match parts.last_mut() {
            Some(part) if part.lines.end == at && part.table() == one.table() => part.lines.end = at + 1,
            _ => parts.push(one),
        }
    }
    parts
}

impl<'s> Part<'s> {
    fn row(&self, at: usize) -> Option<&'s Row> {
        self.rows.get(at)
    }

    fn text(&self, at: usize) -> &'s str {
        self.source.lines.get(at).map_or("", |line| self.source.line(line)).trim()
    }

    /// The table that the part is.
    fn table(&self) -> Option<u32> {
        let hint = self.source.lines.get(self.lines.start)?.hint.as_ref()?;
        hint.cell.map(|cell| cell.table)
    }

    /// The cells of a table that may be of the document. Within the article any table of text is, beside it one of figures.
    fn of_table(&self, read: &HashSet<String>, between: bool) -> Option<Vec<usize>> {
        let cells: Vec<usize> = self.lines.clone().filter(|at| !self.text(*at).is_empty()).collect();
        let count = |is: &dyn Fn(usize) -> bool| cells.iter().filter(|at| is(**at)).count();
        let linked = count(&|at| self.row(at).is_some_and(|row| row.linked || row.kind == LineKind::Linked));
        let of_page = count(&|at| self.is_of_page(at));
        let known = count(&|at| read.contains(&fold::compact(self.text(at))));
        let short = count(&|at| self.text(at).chars().count() <= DAY);
        let figures = count(&|at| self.text(at).chars().any(|c| numeral::digit(c).is_some()));
        let cell = |at: usize| self.source.lines.get(at).and_then(|line| line.hint.as_ref()?.cell);
        let several = |of: fn(crate::source::CellRef) -> u16| {
            let all: HashSet<u16> = cells.iter().filter_map(|at| cell(*at)).map(of).collect();
            all.len() > 1
        };
        let half = cells.len() / 2;
        let own = linked <= half && of_page <= half;
        // In one row or column within the article it is what lines are.
        if own && !(several(|cell| cell.row) && several(|cell| cell.column)) {
            return self.of_lines(read, between);
        }
        let of_text = between && self.lines.clone().all(|at| self.row(at).is_some_and(|row| row.within));
        let says = of_text || figures * FIGURES >= cells.len();
        (own && says && short <= half && known < cells.len()).then_some(cells)
    }

    /// The lines that may be of the document: in the midst of the article, in parts that are tools by their names.
    fn of_lines(&self, read: &HashSet<String>, between: bool) -> Option<Vec<usize>> {
        let of_text = |at: &usize| {
            let text = self.text(*at);
            let inked = text.chars().filter(|&c| !chars::is_space(c)).count();
            let row = self.row(*at).is_some_and(|row| row.within && row.furniture && !row.linked);
            row && inked >= LEAST
                && text.chars().any(|c| chars::is_han(c) || c.is_alphanumeric())
                && !self.is_of_page(*at)
                // A label of nothing: 分享到：.
                && !text.ends_with(['：', ':'])
                && !read.contains(&fold::compact(text))
        };
        let lines: Vec<usize> = self.lines.clone().filter(|_| between).filter(of_text).collect();
        // Sentences are told by themselves.
        lines.iter().any(|at| !has_stop(self.text(*at))).then_some(lines)
    }

    /// Whether a line speaks of the page or the site.
    fn is_of_page(&self, at: usize) -> bool {
        let kind = self.row(at).map_or(LineKind::Text, |row| row.kind);
        let text = self.text(at);
        !matches!(kind, LineKind::Text) || is_said_by_site(text) || menu(text, [None; 2]).is_some()
    }

    fn tell(&self, lines: &[usize]) -> Diagnostic {
        let all = lines.iter().map(|at| self.text(*at)).collect::<Vec<_>>().join(" ");
        let mut quoted: String = all.chars().take(QUOTED).collect();
        if quoted.len() < all.len() {
            quoted.push('…');
        }
        let spans: Vec<Span> =
            lines.iter().filter_map(|at| self.source.lines.get(*at)).map(|line| line.span).take(MOST_LINES).collect();
        let (zh, en) = match self.table() {
            Some(_) => ("这个表格", "This table"),
            None => ("这些文字", "These lines"),
        };
        Diagnostic {
            severity: Severity::Warning,
            code: "part-left-out".to_owned(),
            message: format!("{zh}在网页的正文以外或名为工具的部分，没有收入正文：{quoted}"),
            message_en: format!(
                "{en} stood beside the page's article, or in a part named as a tool, and was left out: {quoted}"
            ),
            spans,
            place: None,
        }
    }
}

fn has_stop(text: &str) -> bool {
    text.contains(['。', '；', '！', '？'])
}

#[cfg(test)]
mod tests {
    const TABLE: &str = "<table><tr><th>单位</th><th>水量</th></tr><tr><td>东山区</td><td>3500吨</td></tr>\
                         <tr><td>西山区</td><td>4100吨</td></tr></table>";

    fn told(inside: &str, behind: &str) -> Vec<String> {
        let page = format!(
            "<html><head><title>关于供水的通知_云山市人民政府</title></head><body><div class=crumbs><a href=/>首页</a>><a href=/a>公开</a></div>\
             <div class=content><h1>关于供水的通知</h1><p>为了保障供水安全，现将有关事项通知如下，请认真执行。</p>{inside}\
             <p>各区县应当加强水源保护，每日检测水质，并向社会公布检测的结果。</p></div>{behind}\
             <div class=footer>版权所有　云山市人民政府 <a href=/b>网站地图</a></div></body></html>"
        );
        let source = crate::source::read("a.html", page.as_bytes()).expect("a page");
        source.diagnostics.into_iter().filter(|d| d.code == "part-left-out").map(|d| d.message).collect()
    }

    #[test]
    fn what_may_be_text_in_parts_with_names_of_tools_is_told() {
        for name in ["share", "search", "print", "related", "sidebar"] {
            let told = told(&format!("<div class={name}>{TABLE}</div>"), "");
            assert!(told.len() == 1 && told[0].contains("东山区 3500吨 西山区 4100吨"), "{name}: {told:?}");
        }
        for (inside, words) in [
            ("<ul><li>东山水厂检修工程</li><li>西山水厂扩建工程</li></ul>", "东山水厂检修工程 西山水厂扩建工程"),
            ("<p>总投资3500万元</p>", "总投资3500万元"),
            (
                "<table><tr><td>东山水厂每日供水三千五百吨</td></tr><tr><td>西山水厂每日供水四千吨</td></tr></table>",
                "东山水厂每日供水三千五百吨 西山水厂每日供水四千吨",
            ),
            ("<table><tr><td>东山水厂检修工程</td><td>西山水厂扩建工程</td></tr></table>", "东山水厂检修工程 西山水厂"),
            ("<h2>第二章　供水管理</h2>", "第二章　供水管理"),
            ("<textarea>供水量每日三千五百吨</textarea>", "供水量每日三千五百吨"),
        ] {
            let told = told(&format!("<div class=share>{inside}</div>"), "");
            assert!(told.len() == 1 && told[0].contains(words), "{inside}: {told:?}");
        }
        let hidden = format!("<div style='display:none'>{TABLE}</div>");
        assert_eq!(told("", &format!("<div>{TABLE}</div>")).len(), 1);
        assert_eq!(told("", &hidden).len(), 0);
    }

    #[test]
    fn menus_tools_calendars_and_what_is_read_are_not() {
        let calendar: String =
            (1..=28).map(|n| format!("<td>{n}</td>{}", if n % 7 == 0 { "</tr><tr>" } else { "" })).collect();
        let links = "<table><tr><td><a href=/a>2031年第1期</a></td><td><a href=/b>2031年第2期</a></td></tr>\
                     <tr><td><a href=/c>2031年第3期</a></td><td><a href=/d>2031年第4期</a></td></tr></table>";
        for inside in [
            "<div class=share>分享到：</div>",
            "<div class=share><ul><li><a href=/a>东山水厂检修工程</a></li><li><a href=/b>西山水厂扩建工程</a></li></ul></div>",
            "<div class=print>【打印本页】 【关闭窗口】</div>",
            "<div class=share>发布时间：2031-05-08　来源：市水务局</div>",
            "<div class=share><p>字体：大 中 小</p></div>",
        ] {
            assert_eq!(told(inside, ""), Vec::<String>::new(), "{inside}");
        }
        for behind in [
            format!("<div><table><tr>{calendar}</tr></table></div>"),
            format!("<div>{links}</div>"),
            "<div><table><tr><td>主办</td><td>云山市人民政府</td></tr><tr><td>承办</td><td>市政府办</td></tr></table></div>".to_owned(),
        ] {
            assert_eq!(told("", &behind), Vec::<String>::new(), "{behind}");
        }
        // Read as text, too.
        assert_eq!(told(TABLE, &format!("<div>{TABLE}</div>")), Vec::<String>::new());
    }
}

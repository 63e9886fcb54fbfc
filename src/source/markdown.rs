//! Markdown: plain text whose marks the parser understands. Here it is told from other text, its tables are taken
//! apart (those of pipes, and those of HTML that converters write into it), and what is no text of the document is
//! marked: the settings that site generators keep before it, style sheets, lines of bare tags.

use super::account::raw::{Raw, scan, unescaped};
use super::encoding::Decoded;
use super::text::line_ranges;
use super::{AccountPart, CellRef, Hint, PartPlace, ReadOptions, SourceError, SourceLine, SourceText, html, text};
use crate::issue::{SourceInfo, SourceKind};
use crate::zh::ordinal;

/// So many lines are looked at.
const LOOKED_AT: usize = 400;
/// A table of HTML has no more lines.
const MOST_LINES: usize = 20_000;
/// A bar in a cell's text.
const BAR: &str = "\\|";
/// Settings before the text have no more lines.
const MOST_SETTINGS: usize = 400;

/// Whether a text is Markdown: it begins with a heading of `#`, has several headings or bold article numbers, or a table of
/// pipes. Settings before the text do not count.
pub(super) fn is_markdown(text: &str) -> bool {
    let lines = || line_ranges(text).filter_map(|range| text.get(range)).map(str::trim);
    let settings = settings(lines());
    let lines = || lines().skip(settings).filter(|line| !line.is_empty() && !is_comment(line));
    let marks = lines()
        .take(LOOKED_AT)
        .filter(|line| is_heading(line) || line.strip_prefix("**").is_some_and(|rest| rest.starts_with(ordinal::MARK)))
        .count();
    settings > 0 || lines().next().is_some_and(is_heading) || marks >= 3 || has_pipes(lines().take(LOOKED_AT))
}

fn is_heading(line: &str) -> bool {
    let marks = line.bytes().take_while(|b| *b == b'#').count();
    (1..=6).contains(&marks)
        && line.get(marks..).is_some_and(|rest| rest.starts_with([' ', '\t', '\u{3000}']) && !rest.trim().is_empty())
}

/// Whether lines hold the head of a table of pipes over its rule of as many columns.
fn has_pipes<'t>(mut lines: impl Iterator<Item = &'t str>) -> bool {
    let columns = |line: &str| pipe_row(line).map_or(0, |cells| cells.len());
    let mut above = 0;
    lines.any(|line| {
        let under = above > 1 && is_rule(line) && columns(line) == above;
        above = columns(line);
        under
    })
}

fn is_comment(line: &str) -> bool {
    line.starts_with("<!--") && line.ends_with("-->")
}

/// The number of lines at the start that are settings: between two lines of `---`, names with values.
fn settings<'t>(lines: impl Iterator<Item = &'t str>) -> usize {
    let mut named = false;
    for (index, line) in lines.take(MOST_SETTINGS).enumerate() {
        match index {
            0 if line.trim_start_matches('\u{FEFF}') == "---" => continue,
            0 => return 0,
            _ if line == "---" => return if named { index + 1 } else { 0 },
            _ => {}
        }
        let name = line.split_once(':').map(|(name, _)| name.trim());
        named |= name.is_some_and(|n| {
            !n.is_empty() && n.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' '))
        });
    }
    0
}

/// Reads a Markdown text: its lines as they are, the cells of tables as cells.
pub(super) fn read(
    info: SourceInfo,
    decoded: Decoded<'_>,
    options: &ReadOptions<'_>,
) -> Result<SourceText, SourceError> {
    let mut source = text::read(info, decoded, options)?;
    source.info.kind = SourceKind::Markdown;
    let text = account(&source.text);
    source.account.parts = vec![AccountPart::of(PartPlace::Whole, text)];
    let lines = std::mem::take(&mut source.lines);
    let settings = settings(lines.iter().map(|line| source.line(line).trim()));
    let settings = settings.max(lines.iter().take_while(|line| line.hint.is_some()).count());
    let wrapped = is_wrapped(lines.iter().map(|line| source.line(line).trim()));
    let mut reader = Reader { source, lines: &lines, tables: 0, after_blank: false, wrapped };
    let mut at = 0;
    while at < lines.len() {
        if at < settings {
            reader.push(at, Hint { running: true, ..Hint::default() });
            at += 1;
            continue;
        }
        at += reader.step(at, options)?.max(1);
    }
    Ok(reader.source)
}

/// The text that Markdown shows, told by a walk of its own: without tags, and the bars and rules of tables.
fn account(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let rule = !line.is_empty() && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        if rule && line.contains('|') {
            continue;
        }
        let mut piece = |text: &str| {
            // A bar of a cell's own text is one of its characters.
            for (count, cell) in text.split("\\|").enumerate() {
                out.push_str(if count > 0 { "|\n" } else { "" });
                for cell in cell.split('|') {
                    out.push_str(cell);
                    out.push('\n');
                }
            }
        };
        if line.trim_start().starts_with('<') {
            scan(line, |raw| {
                if let Raw::Text(text) = raw {
                    piece(&unescaped(text).replace("&nbsp;", " "));
                }
            });
        } else {
            piece(line);
        }
    }
    out
}

/// Whether empty lines stand between the lines of print too, as converters leave them: now and then a line ends with a
/// comma, which no paragraph does.
fn is_wrapped<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    let (mut all, mut cut) = (0usize, 0usize);
    for line in lines.filter(|line| !line.is_empty()) {
        all += 1;
        cut += usize::from(line.ends_with(['，', '、']));
    }
    cut >= 3 && cut * 100 >= all
}

/// Writes the lines of a text anew, with what Markdown says of them.
struct Reader<'l> {
    source: SourceText,
    lines: &'l [SourceLine],
    tables: u32,
    after_blank: bool,
    /// Empty lines part lines of print, too.
    wrapped: bool,
}

impl Reader<'_> {
    fn text(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", |line| self.source.line(line)).trim()
    }

    fn push(&mut self, at: usize, hint: Hint) {
        let Some(line) = self.lines.get(at) else { return };
        let hint = (hint != Hint::default()).then(|| Box::new(hint));
        self.source.lines.push(SourceLine { hint, ..line.clone() });
    }

    /// Writes the line at `at`, or the table that begins there; gives how many lines that were.
    fn step(&mut self, at: usize, options: &ReadOptions<'_>) -> Result<usize, SourceError> {
        if self.text(at).starts_with('<') {
            let taken = self.tags(at, options)?;
            if taken > 0 {
                return Ok(taken);
            }
        } else if self.text(at).starts_with('|') && is_rule(self.text(at + 1)) {
            return Ok(self.pipes(at));
        }
        let blank = self.text(at).is_empty();
        // Paragraphs are separated by empty lines. Whether a line without one before it goes on is left open: many write
        // a paragraph a line.
        let starts = (self.after_blank && !blank && !self.wrapped).then_some(true);
        self.after_blank = blank;
        self.push(at, Hint { starts_paragraph: starts, ..Hint::default() });
        Ok(1)
    }

    /// A table of pipes.
    fn pipes(&mut self, at: usize) -> usize {
        let mut row = 0u16;
        let mut count = 0;
        while let Some(line) = self.lines.get(at + count) {
            let text = self.source.line(line);
            let (Some(cells), rule) = (pipe_row(text), is_rule(text)) else { break };
            count += 1;
            if rule {
                continue;
            }
            for (column, cell) in (0u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                let reference = CellRef { table: self.tables, row, column, columns: 1, rows: 1, head: row == 0 };
                let hint = Hint { cell: Some(reference), starts_paragraph: Some(true), ..Hint::default() };
                let mut text = line.text.start + cell.start..line.text.start + cell.end;
                let own = self.source.text.get(text.clone()).unwrap_or("");
                if own.contains(BAR) {
                    // Nothing of the file reads so: the text of the cell stands behind it.
                    let own = own.replace(BAR, "|");
                    self.source.text.push('\n');
                    text = self.source.text.len()..self.source.text.len() + own.len();
                    self.source.text.push_str(&own);
                }
                self.source.lines.push(SourceLine { text, span: line.span, hint: Some(Box::new(hint)) });
            }
            row = row.saturating_add(1);
        }
        self.tables = self.tables.saturating_add(1);
        self.after_blank = true;
        count
    }

    /// Tags that begin a line: a table of HTML becomes cells, style sheets and lines of bare tags are no text. Gives
    /// 0 where the line is text.
    fn tags(&mut self, at: usize, options: &ReadOptions<'_>) -> Result<usize, SourceError> {
        if let Some(count) = self.element(at, "<table", "</table>") {
            self.html_table(at, count, options)?;
            return Ok(count);
        }
        let unread = [("<style", "</style>"), ("<script", "</script>")];
        let bare = || (is_bare_tags(self.text(at)) && !is_comment(self.text(at))).then_some(1);
        let count = unread.iter().find_map(|(open, close)| self.element(at, open, close)).or_else(bare).unwrap_or(0);
        (at..at + count).for_each(|at| self.push(at, Hint { running: true, ..Hint::default() }));
        Ok(count)
    }

    /// The number of lines of an element that begins on this line with nothing but tags before it.
    fn element(&self, at: usize, open: &str, close: &str) -> Option<usize> {
        let first = self.text(at).to_ascii_lowercase();
        let begins = first.find(open).is_some_and(|at| is_bare_tags(first.get(..at).unwrap_or("")));
        let lines = at..self.lines.len().min(at + MOST_LINES);
        let mut ends = lines.filter(|line| begins && self.text(*line).to_ascii_lowercase().contains(close));
        ends.next().map(|end| end + 1 - at)
    }

    /// The cells of a table of HTML, with the place of its first line.
    fn html_table(&mut self, at: usize, count: usize, options: &ReadOptions<'_>) -> Result<(), SourceError> {
        let Some(lines) = self.lines.get(at..at + count) else { return Ok(()) };
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Ok(()) };
        let table = self.source.text.get(first.text.start..last.text.end).unwrap_or("");
        let cells = match html::fragment(table, options) {
            Ok(cells) => cells,
            Err(SourceError::NoText { .. }) => return Ok(()),
            Err(error) => return Err(error),
        };
        let mut most = 0;
        for line in &cells.lines {
            // Nothing of the file reads so: the text of the cells stands behind it.
            self.source.text.push('\n');
            let start = self.source.text.len();
            self.source.text.push_str(cells.line(line));
            let mut hint = line.hint.clone().unwrap_or_default();
            hint.running = false;
            if let Some(cell) = &mut hint.cell {
                most = most.max(cell.table + 1);
                cell.table = cell.table.saturating_add(self.tables);
            }
            self.source.lines.push(SourceLine {
                text: start..self.source.text.len(),
                span: first.span,
                hint: Some(hint),
            });
        }
        self.tables = self.tables.saturating_add(most);
        self.after_blank = true;
        Ok(())
    }
}

/// Whether a line has tags and no text.
fn is_bare_tags(line: &str) -> bool {
    let mut rest = line.trim();
    while let Some(tag) = rest.strip_prefix('<') {
        let named = tag.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic() || c == '!');
        let Some((_, after)) = tag.split_once('>').filter(|_| named) else { return false };
        rest = after.trim_start();
    }
    rest.is_empty()
}

/// The cells of a row of a pipe table, as byte ranges without their blanks.
fn pipe_row(line: &str) -> Option<Vec<std::ops::Range<usize>>> {
    let body = line.trim();
    let inner = body.strip_prefix('|')?.strip_suffix('|').filter(|inner| !inner.ends_with('\\'))?;
    let begins = line.find('|')? + 1;
    // A bar behind a backslash is one of the cell's text.
    let bars = inner.match_indices('|').map(|(at, _)| at);
    let ends = bars.filter(|at| !inner.get(..*at).is_some_and(|before| before.ends_with('\\')));
    let (mut at, mut cells) = (0, Vec::new());
    for end in ends.chain([inner.len()]) {
        let cell = inner.get(at..end)?;
        let lead = cell.len() - cell.trim_start().len();
        let start = begins + at + lead;
        cells.push(start..start + cell.trim().len());
        at = end + 1;
    }
    Some(cells)
}

/// The line under the head of a pipe table: `|---|:--:|`.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|') && line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Span;
    use crate::source::read;

    fn line_of(span: Span) -> Option<u32> {
        match span {
            Span::Line { line } => Some(line),
            _ => None,
        }
    }

    #[test]
    fn headings_and_bold_articles_tell_markdown() {
        assert!(is_markdown("# 河道管理条例\n\n正文"));
        assert!(is_markdown("河道管理条例\n**第一条**　a\n**第二条**　b\n**第三条**　c"));
        assert!(is_markdown("河道目录\n\n|  |  |\n| --- | --- |\n| 序号 | 河道 |\n"));
        assert!(!is_markdown("河道目录\n| 序号 | 河道 |\n| 1 | 甲河 |\n| --- |\n"));
        assert!(!is_markdown("#1 项目\n正文\n#2 项目"));
        assert!(!is_markdown("河道管理条例\n第一条 制定本条例。"));
    }

    /// The text of each line, with its cell or a mark for what is no text of the document.
    fn shown(markdown: &str) -> Vec<String> {
        let source = read("a.md", markdown.as_bytes()).expect("text");
        assert_eq!(source.info.kind, SourceKind::Markdown);
        let lines = source.lines.iter().filter(|line| !source.line(line).is_empty());
        let show = |line: &SourceLine| {
            let hint = line.hint.clone().unwrap_or_default();
            let place = hint.cell.map_or_else(String::new, |c| format!("{}.{} ", c.row, c.column));
            let spans = hint.cell.map_or_else(String::new, |c| format!(" {}x{}", c.rows, c.columns));
            let text = source.line(line).replace('\n', "/");
            if hint.running { format!("[{text}]") } else { format!("{place}{text}{spans}") }
        };
        lines.map(show).collect()
    }

    #[test]
    fn settings_before_the_text_are_none_of_it() {
        assert_eq!(
            shown("---\nsidebar: auto\ntags:\n  - 法律\n---\n\n序言\n\n河道管理条例"),
            ["[---]", "[sidebar: auto]", "[tags:]", "[- 法律]", "[---]", "序言", "河道管理条例"]
                .map(|l| l.replace("[- ", "[  - "))
        );
        assert!(!is_markdown("---\n河道管理条例\n---\n"));
    }

    #[test]
    fn tables_of_html_are_cells_and_bare_tags_are_no_text() {
        assert_eq!(
            shown(
                "# 税目\n\n<div align=\"center\">\n\n<table class=\"a\">\n<tr><th colspan=\"2\">税目</th></tr>\n\
                 <tr><td>甲<br>乙</td><td>1</td></tr>\n</table>\n</div>\n\n<style>\ntd { color: red }\n</style>\n\
                 <关于印发办法的通知>\n"
            ),
            [
                "# 税目",
                "[<div align=\"center\">]",
                "0.0 税目 1x2",
                "1.0 甲 1x1",
                "1.0 乙 1x1",
                "1.1 1 1x1",
                "[</div>]",
                "[<style>]",
                "[td { color: red }]",
                "[</style>]",
                "<关于印发办法的通知>"
            ]
        );
    }

    #[test]
    fn empty_lines_part_paragraphs() {
        let source = read("a.md", "# 办法\n\n甲文\n乙文\n\n丙文".as_bytes()).expect("text");
        let starts: Vec<_> =
            source.lines.iter().map(|l| l.hint.as_ref().and_then(|hint| hint.starts_paragraph)).collect();
        assert_eq!(starts, [None, None, Some(true), None, None, Some(true)]);
        let print =
            "# 办法\n\n".to_owned() + &"河道管理应当遵循统一规划、\n\n分级负责的原则，\n\n加强监督。\n\n".repeat(3);
        let source = read("a.md", print.as_bytes()).expect("text");
        assert!(source.lines.iter().all(|l| l.hint.is_none()));
    }

    #[test]
    fn bars_behind_a_backslash_are_text() {
        let markdown = "# 分工\n\n|任务\\|项目|单位|\n|-|-|\n| 甲\\|乙 | \\| |\n|丙|丁\\||\n\n甲\\|乙，丙|丁\n";
        let shown = shown(markdown);
        let cells = ["0.0 任务|项目 1x1", "0.1 单位 1x1", "1.0 甲|乙 1x1", "1.1 | 1x1", "2.0 丙 1x1", "2.1 丁| 1x1"];
        assert_eq!(shown, [&["# 分工"], cells.as_slice(), &["甲\\|乙，丙|丁"]].concat());
        let source = read("a.md", markdown.as_bytes()).expect("text");
        assert_eq!(crate::source::lost_in_reading(&source), []);
    }

    #[test]
    fn pipe_tables_are_cells() {
        let source =
            read("a.md", "# 分工\n\n| 任务 | 单位 |\n|---|---|\n| 监测 | 水务局 |\n\n完".as_bytes()).expect("text");
        assert_eq!(source.info.kind, SourceKind::Markdown);
        let got: Vec<_> = source
            .lines
            .iter()
            .map(|l| {
                (
                    source.line(l),
                    line_of(l.span),
                    l.hint.as_ref().and_then(|h| h.cell).map(|c| (c.row, c.column, c.head)),
                )
            })
            .collect();
        assert_eq!(
            got,
            [
                ("# 分工", Some(1), None),
                ("", Some(2), None),
                ("任务", Some(3), Some((0, 0, true))),
                ("单位", Some(3), Some((0, 1, true))),
                ("监测", Some(5), Some((1, 0, false))),
                ("水务局", Some(5), Some((1, 1, false))),
                ("", Some(6), None),
                ("完", Some(7), None),
            ]
        );
    }
}

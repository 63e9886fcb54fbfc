//! Markdown: plain text whose marks the parser understands; here it is only told from other text, and its pipe tables
//! are taken apart.

use super::encoding::Decoded;
use super::text::line_ranges;
use super::{CellRef, Hint, ReadOptions, SourceError, SourceLine, SourceText, text};
use crate::issue::{SourceInfo, SourceKind};

/// So many lines are looked at.
const LOOKED_AT: usize = 400;

/// Whether a text is Markdown: it begins with a heading of `#`, or has several headings or bold article numbers.
pub(super) fn is_markdown(text: &str) -> bool {
    let lines = || line_ranges(text).filter_map(|range| text.get(range)).map(str::trim).filter(|line| !line.is_empty());
    let marks = lines().take(LOOKED_AT).filter(|line| is_heading(line) || line.starts_with("**第")).count();
    lines().next().is_some_and(is_heading) || marks >= 3
}

fn is_heading(line: &str) -> bool {
    let marks = line.bytes().take_while(|b| *b == b'#').count();
    (1..=6).contains(&marks)
        && line.get(marks..).is_some_and(|rest| rest.starts_with([' ', '\t']) && !rest.trim().is_empty())
}

/// Reads a Markdown text: its lines as they are, the cells of pipe tables as cells.
pub(super) fn read(
    info: SourceInfo,
    decoded: Decoded<'_>,
    options: &ReadOptions<'_>,
) -> Result<SourceText, SourceError> {
    let mut source = text::read(info, decoded, options)?;
    source.info.kind = SourceKind::Markdown;
    let lines = std::mem::take(&mut source.lines);
    let mut table: Option<(u32, u16)> = None;
    let mut tables = 0;
    for (index, line) in lines.iter().enumerate() {
        let of = |line: &SourceLine| source.text.get(line.text.clone()).unwrap_or("");
        let row = pipe_row(of(line));
        let begins = row.is_some() && table.is_none() && lines.get(index + 1).is_some_and(|next| is_rule(of(next)));
        if begins {
            table = Some((tables, 0));
            tables += 1;
        }
        let (Some(cells), Some((number, row))) = (row, &mut table) else {
            table = None;
            source.lines.push(line.clone());
            continue;
        };
        if is_rule(of(line)) {
            continue;
        }
        for (column, cell) in (0u16..).zip(cells) {
            let reference = CellRef { table: *number, row: *row, column, columns: 1, rows: 1, head: *row == 0 };
            let hint = Hint { cell: Some(reference), starts_paragraph: Some(true), ..Hint::default() };
            let start = line.text.start;
            if cell.start < cell.end {
                let text = start + cell.start..start + cell.end;
                source.lines.push(SourceLine { text, span: line.span, hint: Some(Box::new(hint)) });
            }
        }
        *row = row.saturating_add(1);
    }
    Ok(source)
}

/// The cells of a row of a pipe table, as byte ranges without their blanks.
fn pipe_row(line: &str) -> Option<Vec<std::ops::Range<usize>>> {
    let body = line.trim();
    let inner = body.strip_prefix('|')?.strip_suffix('|')?;
    let mut at = line.find('|')? + 1;
    let mut cells = Vec::new();
    for cell in inner.split('|') {
        let lead = cell.len() - cell.trim_start().len();
        let text = cell.trim();
        cells.push(at + lead..at + lead + text.len());
        at += cell.len() + 1;
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
        assert!(!is_markdown("#1 项目\n正文\n#2 项目"));
        assert!(!is_markdown("河道管理条例\n第一条 制定本条例。"));
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

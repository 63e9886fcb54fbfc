//! Markdown: plain text whose marks the parser understands. Here it is told from other text, its tables are taken
//! apart (those of pipes, and those of HTML that converters write into it), the markup within lines is taken out, and what
//! is no text of the document is marked: the settings that site generators keep before it, style sheets, lines of bare tags,
//! containers, and links that lead through the site.

mod code;
mod frame;
mod quotes;
mod settings;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use super::encoding::Decoded;
use super::markup::{self, Form};
use super::text::line_ranges;
use super::{AccountPart, CellRef, Hint, PartPlace, ReadOptions, SourceError, SourceLine, SourceText, html, text};
use crate::issue::{SourceInfo, SourceKind};
use crate::zh::{chars, ordinal};

/// So many lines are looked at.
const LOOKED_AT: usize = 400;
/// So many items of a list tell that it is one of Markdown, and so many signs at least underline a heading.
const ITEMS: usize = 3;
const UNDERLINE: usize = 3;
/// A table of HTML has no more lines.
const MOST_LINES: usize = 20_000;
/// A bar in a cell's text.
const BAR: &str = "\\|";

/// Whether a text is Markdown: it begins with a heading of `#` or one that `=` underline, has several headings or bold article
/// numbers, lists with quotations between, with links or within each other, or a table of pipes; or with the path to its page in
/// links. Settings before the text do not count.
pub(super) fn is_markdown(text: &str) -> bool {
    let lines = || line_ranges(text).filter_map(|range| text.get(range)).map(str::trim);
    let settings = settings::count(lines);
    let lines = || lines().skip(settings).filter(|line| !line.is_empty() && !is_comment(line));
    let marks = lines()
        .take(LOOKED_AT)
        .filter(|line| is_heading(line) || line.strip_prefix("**").is_some_and(|rest| rest.starts_with(ordinal::MARK)))
        .count();
    let first = |fits: fn(&str) -> bool| lines().next().is_some_and(fits);
    let begin = |mark: &str| lines().take(LOOKED_AT).filter(|line| line.starts_with(mark)).count() >= 3;
    settings > 0
        || begin("* ") && begin("> ")
        || first(is_heading)
        || first(frame::begins_with_path)
        || lines().nth(1).is_some_and(is_underline)
        || has_lists(line_ranges(text).filter_map(|range| text.get(range)).skip(settings).take(LOOKED_AT))
        || marks >= 3
        || has_pipes(lines().take(LOOKED_AT))
}

fn is_heading(line: &str) -> bool {
    let marks = line.bytes().take_while(|b| *b == b'#').count();
    (1..=6).contains(&marks)
        && line.get(marks..).is_some_and(|rest| rest.starts_with([' ', '\t', '\u{3000}']) && !rest.trim().is_empty())
}

/// Whether a line begins an item of a list.
fn is_item(line: &str) -> bool {
    line.strip_prefix(['-', '*', '+']).is_some_and(|rest| rest.starts_with([' ', '\t']) && !rest.trim().is_empty())
}

/// Whether a line underlines the one above it as a heading: =====.
fn is_underline(line: &str) -> bool {
    line.len() >= UNDERLINE && line.bytes().all(|b| b == b'=')
}

/// Whether lines hold a list with links, or with lists in it: several items, each of words. Numbers between dashes (- 2 -) are those
/// of pages.
fn has_lists<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    let (mut items, mut links, mut within) = (0usize, 0usize, 0usize);
    for line in lines {
        let text = line.trim();
        if !is_item(text) || !text.contains(chars::is_han) {
            continue;
        }
        items += 1;
        links += usize::from(text.contains("](http"));
        within += usize::from(line.starts_with(['\t', ' ']));
    }
    // Where all stand within, the text is one that was typed so.
    items >= ITEMS && (links > 0 || within >= ITEMS && within < items)
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

/// Reads a Markdown text: its lines as they are, the cells of tables as cells.
pub(super) fn read(
    info: SourceInfo,
    decoded: Decoded<'_>,
    options: &ReadOptions<'_>,
) -> Result<SourceText, SourceError> {
    let mut source = text::read(info, decoded, options)?;
    source.info.kind = SourceKind::Markdown;
    let text = markup::account(&source.text, Form::Markdown);
    source.account.parts = vec![AccountPart::of(PartPlace::Whole, text)];
    let settings = settings::count(|| source.lines.iter().map(|line| source.line(line).trim()));
    source.stated.extend(settings::stated(&source, settings));
    let mut lines = std::mem::take(&mut source.lines);
    let settings = settings.max(lines.iter().take_while(|line| line.hint.is_some()).count());
    let quotes = quotes::take(&source, &mut lines, settings);
    let texts = texts_of(&source, &lines, settings);
    let mut of_site = frame::lines(&texts);
    let is_code = code::lines(&texts);
    of_site.iter_mut().zip(&is_code).for_each(|(of_site, is_code)| *of_site &= !is_code);
    let wrapped = is_wrapped(texts.into_iter());
    let markup = markup::write(Form::Markdown);
    let mut reader =
        Reader { source, lines: &lines, markup, tables: 0, after_blank: false, wrapped, begun: quotes.begun };
    let mut at = 0;
    while at < lines.len() {
        let is_of_site = || of_site.get(at - settings).copied().unwrap_or(false) || quotes.labels.contains(&at);
        if at < settings || is_of_site() {
            reader.push(at, Hint { running: true, ..Hint::default() });
            at += 1;
            continue;
        }
        if at >= settings && is_code.get(at - settings).copied().unwrap_or(false) {
            reader.push(at, Hint { verbatim: true, starts_paragraph: Some(true), ..Hint::default() });
            at += 1;
            continue;
        }
        at += reader.step(at, options)?.max(1);
    }
    let Reader { mut source, markup, .. } = reader;
    markup.finish(&mut source);
    source.lines.extend(quotes.marks);
    Ok(source)
}

/// What the lines behind the settings read.
fn texts_of<'s>(source: &'s SourceText, lines: &[SourceLine], settings: usize) -> Vec<&'s str> {
    lines.iter().skip(settings).map(|line| source.line(line).trim()).collect()
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
    markup: markup::Writer,
    tables: u32,
    after_blank: bool,
    /// Empty lines part lines of print, too.
    wrapped: bool,
    /// Lines that begin anew though none is empty before them.
    begun: HashSet<usize>,
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
        let text = self.text(at);
        let is_apart =
            is_item(text) || !is_heading(text) && at.checked_sub(1).is_some_and(|p| is_heading(self.text(p)));
        let begins = is_apart || self.after_blank && !self.wrapped || self.begun.contains(&at);
        let starts = begins.then_some(true).filter(|_| !blank);
        self.after_blank = blank;
        let hint = Hint { starts_paragraph: starts, ..Hint::default() };
        let taken = self.lines.get(at).is_some_and(|line| self.markup.line(&mut self.source, line, &hint));
        if !taken {
            self.push(at, hint);
        }
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
                let cell = SourceLine { text, span: line.span, hint: None };
                if !self.markup.line(&mut self.source, &cell, &hint) {
                    self.source.lines.push(SourceLine { hint: Some(Box::new(hint)), ..cell });
                }
            }
            row = row.saturating_add(1);
        }
        self.tables = self.tables.saturating_add(1);
        self.after_blank = true;
        count
    }

    /// Tags that begin a line: a table of HTML becomes cells, a list its numbered items, style sheets and lines of bare tags are no text. Gives
    /// 0 where the line is text.
    fn tags(&mut self, at: usize, options: &ReadOptions<'_>) -> Result<usize, SourceError> {
        let structured = [("<table", "</table>"), ("<ol", "</ol>"), ("<dl", "</dl>")];
        if let Some(count) = structured.iter().find_map(|(open, close)| self.element(at, open, close))
            && self.html_table(at, count, options)?
        {
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

    /// The cells of a table of HTML, with the place of its first line; false where it is better read line by line.
    fn html_table(&mut self, at: usize, count: usize, options: &ReadOptions<'_>) -> Result<bool, SourceError> {
        let Some(lines) = self.lines.get(at..at + count) else { return Ok(false) };
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Ok(false) };
        let table = self.source.text.get(first.text.start..last.text.end).unwrap_or("");
        let cells = match html::fragment(table, options) {
            Ok(cells) => cells,
            Err(SourceError::NoText { .. }) => return Ok(false),
            Err(error) => return Err(error),
        };
        let shown: usize = cells.lines.iter().map(|line| han(cells.line(line))).sum();
        // Words between the items of a list are none of its own, and items that have numbers get no others.
        let is_table = table.to_ascii_lowercase().contains("<table");
        if !is_table && (shown < han(&markup::account(table, Form::Html)) || has_labels(table)) {
            return Ok(false);
        }
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
        Ok(true)
    }
}

fn han(text: &str) -> usize {
    text.chars().filter(|c| chars::is_han(*c)).count()
}

/// Whether items of a list of HTML begin with labels of their own: <li>第一条.
fn has_labels(list: &str) -> bool {
    list.to_ascii_lowercase().split("<li").skip(1).any(|item| {
        let text = item.split_once('>').map_or("", |(_, text)| text).trim_start();
        text.starts_with([ordinal::MARK, '（', '('])
    })
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

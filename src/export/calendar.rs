//! The deadlines of an issue as a calendar (iCalendar, RFC 5545): an all-day event for each that falls on a known day.
//!
//! What is due within a time that begins some day is on no day of the calendar; the calendar's description says how many
//! of those there are.

use std::io::{self, Write};

use crate::facts::{Cell, Facts, Row, Said, Table, TableKind, Tables};
use crate::issue::{Date, Issue};

/// Whether a deadline falls on a known day: a calendar without an event is none (RFC 5545 asks for one at least).
#[must_use]
pub fn has_events(issue: &Issue, facts: &Facts, today: Date) -> bool {
    let table = Tables::new(issue, facts).table(TableKind::Deadlines, today);
    table.rows.iter().any(|row| is_so(row) && due(&table, row).is_some())
}

/// The day of a deadline, where it is known.
fn due(table: &Table, row: &Row) -> Option<Date> {
    match table.cell(row, "due") {
        Some(Cell::Day(day)) => Some(*day),
        _ => None,
    }
}

/// What the reader says is wrong is no appointment of anybody's.
fn is_so(row: &Row) -> bool {
    row.said != Some(Said::Wrong)
}

/// Writes the deadlines as a calendar, of an issue that has them ([`has_events`]). `today` is the day that the calendar is told to be made on.
///
/// # Errors
/// What the writer says.
pub fn write_calendar(issue: &Issue, facts: &Facts, today: Date, out: impl Write) -> io::Result<()> {
    let mut out = Lines(io::BufWriter::new(out));
    let tables = Tables::new(issue, facts);
    let table = tables.table(TableKind::Deadlines, today);
    let without = table.rows.iter().filter(|row| due(&table, row).is_none()).count();
    let name = super::title(issue);
    out.line("BEGIN:VCALENDAR")?;
    out.line("VERSION:2.0")?;
    out.line(concat!("PRODID:-//Gongbao//Gongbao ", env!("CARGO_PKG_VERSION"), "//ZH"))?;
    out.line("CALSCALE:GREGORIAN")?;
    out.line("METHOD:PUBLISH")?;
    out.text("X-WR-CALNAME", &format!("{name} 时限"))?;
    if without > 0 {
        out.text("X-WR-CALDESC", &format!("另有 {without} 项时限没有确定的日期，不在其中"))?;
    }
    for (n, row) in table.rows.iter().enumerate().filter(|(_, row)| is_so(row)) {
        let Some(day) = due(&table, row) else { continue };
        let cell = |id: &str| table.cell(row, id).map(Cell::zh).unwrap_or_default();
        let place = row.evidence.place;
        let block = issue.block(place.document, place.block).map(|b| b.id.as_str()).unwrap_or_default();
        let what = [cell("clause"), cell("deadline")].into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        let offices = cell("offices");
        let who = if offices.is_empty() { String::new() } else { format!("（{offices}）") };
        let sentence = row.sentence.text(issue).trim();
        out.line("BEGIN:VEVENT")?;
        // The same deadline of the same text has the same identity, so that a calendar takes it once.
        let hash = issue.source.sha256.get(..16).unwrap_or("0");
        out.text("UID", &format!("{hash}-{block}-{n}@gongbao"))?;
        out.line(&format!("DTSTAMP:{}T000000Z", basic(today)))?;
        out.line(&format!("DTSTART;VALUE=DATE:{}", basic(day)))?;
        out.text("SUMMARY", &format!("{what}{who}"))?;
        out.text("DESCRIPTION", &format!("{sentence}\n{}", tables.cite(row.evidence)))?;
        out.line("TRANSP:TRANSPARENT")?;
        out.line("END:VEVENT")?;
    }
    out.line("END:VCALENDAR")?;
    out.0.flush()
}

fn basic(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// Longest line in bytes, its end aside.
const LONGEST: usize = 75;

struct Lines<W: Write>(W);

impl<W: Write> Lines<W> {
    /// A property with text: what would end it is escaped.
    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        let mut line = format!("{name}:");
        for c in text.chars() {
            match c {
                '\\' | ';' | ',' => line.extend(['\\', c]),
                '\n' => line.push_str("\\n"),
                c if c.is_control() => line.push(' '),
                c => line.push(c),
            }
        }
        self.line(&line)
    }

    /// A line; a long one is folded between characters.
    fn line(&mut self, line: &str) -> io::Result<()> {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LONGEST {
                self.0.write_all(b"\r\n ")?;
                length = 1;
            }
            length += c.len_utf8();
            write!(self.0, "{c}")?;
        }
        self.0.write_all(b"\r\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::facts;
    use crate::issue::{Block, Document};

    #[test]
    fn known_days_are_events_and_the_others_are_counted() {
        let block = |text: &str| Block { text: text.into(), ..Block::default() };
        let document = Document {
            title: "清淤方案".into(),
            blocks: vec![
                block("2031年6月30日前完成东干渠、西干渠清淤；逾期的，通报。（责任单位：市水务局）"),
                block("应当自收到通知之日起15日内报送材料。"),
            ],
            ..Document::default()
        };
        let issue = Issue { documents: vec![document], ..Issue::default() };
        let mut out = Vec::new();
        write_calendar(&issue, &facts(&issue), Date::new(2031, 5, 1).unwrap(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        assert!(text.lines().all(|line| line.len() <= LONGEST), "{text}");
        let unfolded = text.replace("\r\n ", "");
        assert_eq!(unfolded.matches("BEGIN:VEVENT").count(), 1, "{unfolded}");
        assert!(unfolded.contains("\r\nDTSTART;VALUE=DATE:20310630\r\n"), "{unfolded}");
        assert!(unfolded.contains("另有 1 项时限没有确定的日期"), "{unfolded}");
        assert!(unfolded.contains("（市水务局）\r\n"), "{unfolded}");
    }
}

//! The lines of a text whose markup is taken out, and what such a text holds.

use super::tags::tag_at;
use super::{Form, Markup};
use crate::issue::DropReason;
use crate::source::account::raw::{Raw, scan};
use crate::source::{AccountPart, Hint, PartPlace, SourceLine, SourceText, Thing};

/// So many bytes of a text are looked at for markup, and so many marks tell it.
const LOOKED_AT: usize = 256 << 10;
const ENOUGH: usize = 3;
/// The names of the signs that markup is written with.
const ABOUT: [&str; 4] = ["&lt;", "&gt;", "&amp;", "&quot;"];

/// Whether markup stands in the lines of a text: some tags of HTML, or names of characters.
pub(in crate::source) fn is_in(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(LOOKED_AT)).unwrap_or(text);
    let (mut marks, mut breaks, mut is_sure) = (0, 0, false);
    for at in memchr::memchr2_iter(b'<', b'&', head.as_bytes()) {
        let rest = head.get(at..).unwrap_or("");
        let name = rest.bytes().skip(1).take_while(u8::is_ascii_alphabetic).count();
        let named = rest.starts_with('&')
            && (2..=8).contains(&name)
            && rest.get(name + 1..).is_some_and(|t| t.starts_with(';'));
        let tag = tag_at(rest);
        marks += usize::from(named || tag.is_some());
        breaks += usize::from(tag.as_ref().is_some_and(|tag| tag.name == "br"));
        // A text that is about tags and the names of their signs has these, and closes none.
        is_sure |= tag.is_some_and(|tag| tag.closes || tag.attributes.contains('='))
            || named && !ABOUT.iter().any(|about| rest.starts_with(about));
        if marks >= ENOUGH && (is_sure || breaks >= ENOUGH) {
            return true;
        }
    }
    false
}

/// Writes what lines show, and at the end what was markup in them.
pub(in crate::source) struct Writer {
    markup: Markup,
    beside: Vec<SourceLine>,
    /// The text is a printed list: commas alone part its elements.
    listed: bool,
}

/// A writer of the lines of a text with this markup.
pub(in crate::source) fn write(form: Form) -> Writer {
    Writer { markup: Markup::new(form), beside: Vec::new(), listed: false }
}

impl Writer {
    /// Writes what a line shows, each part with the hint; false where it has no markup, and nothing was written.
    pub(in crate::source) fn line(&mut self, source: &mut SourceText, line: &SourceLine, hint: &Hint) -> bool {
        let Some(shown) = self.markup.shown(source.line(line)) else { return false };
        let add = |source: &mut SourceText, text: &str, hint: Hint| {
            // Nothing of the file reads so: what is shown stands behind it.
            source.text.push('\n');
            let start = source.text.len();
            source.text.push_str(text);
            let hint = (hint != Hint::default()).then(|| Box::new(hint));
            SourceLine { text: start..source.text.len(), span: line.span, hint }
        };
        for (at, part) in shown.parts.iter().enumerate() {
            let goes_on = hint.starts_paragraph.filter(|_| at == 0 || hint.cell.is_some());
            let hint = Hint {
                starts_paragraph: if part.begins { Some(true) } else { goes_on },
                heading: part.heading.or(hint.heading),
                centred: part.centred || hint.centred,
                ..hint.clone()
            };
            if self.listed && part.text.trim() == "," {
                let hint = Hint { running: true, left_out: Some(DropReason::Ornament), ..Hint::default() };
                self.beside.push(add(source, ",", hint));
                continue;
            }
            let line = add(source, &part.text, hint);
            source.lines.push(line);
        }
        for (text, why) in [(&shown.taken, DropReason::Ornament), (&shown.deleted, DropReason::Furniture)] {
            if !text.trim().is_empty() {
                let hint = Hint { running: true, left_out: Some(why), ..Hint::default() };
                self.beside.push(add(source, text.trim(), hint));
            }
        }
        let things = shown.things.into_iter();
        source.things.extend(things.map(|(kind, text)| Thing {
            kind,
            place: PartPlace::Whole,
            span: Some(line.span),
            text,
        }));
        true
    }

    /// Takes the brackets around a printed list, and the commas that stand alone between its elements, out of the lines.
    fn brackets(&mut self, lines: &mut [SourceLine], source: &SourceText) {
        let hint = || Some(Box::new(Hint { running: true, left_out: Some(DropReason::Ornament), ..Hint::default() }));
        let inked =
            |line: &&mut SourceLine| source.text.get(line.text.clone()).is_some_and(|text| !text.trim().is_empty());
        if let Some(first) = lines.iter_mut().find(inked) {
            let at = first.text.start + source.line(first).find('[').unwrap_or(0);
            self.beside.push(SourceLine { text: at..at + 1, span: first.span, hint: hint() });
            first.text.start = at + 1;
        }
        if let Some(last) = lines.iter_mut().rev().find(inked) {
            let at = last.text.start + source.line(last).rfind(']').unwrap_or(0);
            self.beside.push(SourceLine { text: at..at + 1, span: last.span, hint: hint() });
            last.text.end = at;
        }
        self.listed = true;
    }

    /// What was markup stands behind all lines.
    pub(in crate::source) fn finish(self, source: &mut SourceText) {
        source.lines.extend(self.beside);
    }
}

/// Whether a text is a list of elements as programs print it: [<div>…</div>, <p>…</p>].
fn is_printed_list(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("[<") && text.ends_with(">]")
}

/// Takes tags and names of characters out of the lines of a plain text.
pub(in crate::source) fn read_lines(source: &mut SourceText) {
    source.account.parts = vec![AccountPart::of(PartPlace::Whole, account(&source.text, Form::Html))];
    let mut writer = write(Form::Html);
    let mut lines = std::mem::take(&mut source.lines);
    if is_printed_list(&source.text) {
        writer.brackets(&mut lines, source);
    }
    for line in lines {
        let left_out = line.hint.as_ref().is_some_and(|hint| hint.running);
        if left_out || !writer.line(source, &line, &line.hint.as_deref().cloned().unwrap_or_default()) {
            source.lines.push(line);
        }
    }
    writer.finish(source);
}

/// The text that lines with markup show, told by a walk of its own: without tags, in pieces between marks.
pub(in crate::source) fn account(text: &str, form: Form) -> String {
    let mut out = String::with_capacity(text.len());
    let mut names = Markup::new(form);
    for line in text.lines() {
        let line = if form == Form::Markdown { unquoted(line, &mut out) } else { line };
        let rule = !line.is_empty() && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        if form == Form::Markdown && rule && line.contains('|') {
            continue;
        }
        let mut piece = |text: &str| {
            let marks: &[char] =
                if form == Form::Markdown { &['[', ']', '(', ')', '{', '}', '~', '|', '\\'] } else { &[] };
            for (count, bar) in text.split("\\|").enumerate() {
                // A bar of a cell's own text is one of its characters.
                out.push_str(if count > 0 && form == Form::Markdown { "|\n" } else { "" });
                for cell in bar.split(marks) {
                    out.push_str(&unnamed(cell, &mut names));
                    out.push('\n');
                }
            }
        };
        let tagged = line.match_indices('<').any(|(at, _)| {
            line.get(at + 1..)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')))
        });
        if tagged {
            scan(line, |raw| {
                if let Raw::Text(text) = raw {
                    piece(text);
                }
            });
        } else {
            piece(line);
        }
    }
    out
}

/// A line behind the marks of quotes, each of which is a piece, as is that of a callout which can be folded.
fn unquoted<'t>(line: &'t str, out: &mut String) -> &'t str {
    let mut rest = line.trim_start();
    while let Some(inner) = rest.strip_prefix('>') {
        out.push_str(">\n");
        rest = inner.trim_start();
    }
    let folded = rest.find(']').filter(|_| rest.len() < line.len() && rest.starts_with("[!"));
    let behind = folded.and_then(|end| rest.get(end + 1..)).filter(|behind| behind.starts_with(['+', '-']));
    if let Some((name, text)) = behind.and_then(|behind| rest.split_at_checked(rest.len() - behind.len() + 1)) {
        name.split_inclusive(']').for_each(|part| {
            out.push_str(part);
            out.push('\n');
        });
        return text;
    }
    rest
}

/// A text with its characters in the place of their names.
fn unnamed(text: &str, names: &mut Markup) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, name)) = rest.find('&').map(|at| rest.split_at(at)) {
        out.push_str(before);
        match names.character(name) {
            Some((shown, length)) => {
                // A name within words may end a line of what is shown.
                out.push_str(&shown);
                rest = name.get(length..).unwrap_or("");
            }
            None => {
                out.push('&');
                rest = name.get(1..).unwrap_or("");
            }
        }
    }
    out.push_str(rest);
    out
}

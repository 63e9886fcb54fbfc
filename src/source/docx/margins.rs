//! Headers and footers: running text, but for the head of a paper that some offices put there.

use std::convert::Infallible;

use super::context::Parts;
use super::package::Relations;
use crate::source::elements::is_number;
use crate::source::xml::{Xml, walk};

/// So many headers and footers, and lines of them, are looked at.
const MOST_PARTS: usize = 16;
const MOST_LINES: usize = 64;

/// The lines of the headers and footers that a document refers to, each once. Those without a word only count pages.
pub(super) fn lines(relations: &Relations, parts: &mut dyn Parts) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in relations.of("header").chain(relations.of("footer")).take(MOST_PARTS) {
        let xml = parts.part(part).unwrap_or_default();
        for line in paragraphs(&xml) {
            let words = line.chars().any(char::is_alphabetic);
            if words && !lines.contains(&line) && lines.len() < MOST_LINES {
                lines.push(line);
            }
        }
    }
    lines
}

/// Those lines that are the head of a paper (who issues it, with its number), and the others.
pub(super) fn parted(lines: &[String]) -> (Vec<String>, Vec<String>) {
    // A name alone repeats what the title says; with the number it is the head.
    let head = lines.iter().any(|line| is_number(line));
    let of_head = |line: &&String| head && (is_number(line) || line.ends_with("文件"));
    let (head, running): (Vec<&String>, Vec<&String>) = lines.iter().partition(of_head);
    (head.into_iter().cloned().collect(), running.into_iter().cloned().collect())
}

/// The paragraphs of a part.
fn paragraphs(xml: &[u8]) -> Vec<String> {
    let (mut paragraphs, mut text, mut in_text, mut skipped) = (Vec::new(), String::new(), false, 0usize);
    let walked: Result<(), Infallible> = walk(xml, |event| {
        match event {
            Xml::Start(_) if skipped > 0 => skipped += 1,
            Xml::End(_) if skipped > 0 => skipped -= 1,
            // Fallback repeats what Choice holds.
            Xml::Start(tag) if matches!(tag.name(), b"Fallback" | b"del" | b"moveFrom") => skipped = 1,
            Xml::Start(tag) => in_text |= tag.name() == b"t",
            Xml::End(name) if name == b"p" => {
                let line = std::mem::take(&mut text).trim().to_owned();
                if !line.is_empty() {
                    paragraphs.push(line);
                }
            }
            Xml::End(name) => in_text &= name != b"t",
            Xml::Text(part) if in_text && skipped == 0 => text.push_str(&part),
            Xml::Text(_) => {}
        }
        Ok(())
    });
    let Ok(()) = walked;
    paragraphs
}

//! Headers and footers of word processors' files: running text, but for the head of a paper that some offices put there.

use std::convert::Infallible;

use super::elements::is_number;
use super::xml::{Xml, walk};
use crate::zh::lexicon::Class;

/// So many lines of a document's headers and footers are read.
const MOST_LINES: usize = 400;

/// Adds the lines of a header or footer that are not known yet. Those without a word only count pages.
pub(super) fn add(lines: &mut Vec<String>, more: Vec<String>) {
    for line in more {
        let words = line.chars().any(char::is_alphabetic);
        if words && !lines.contains(&line) && lines.len() < MOST_LINES {
            lines.push(line);
        }
    }
}

/// Those lines that are the head of a paper (who issues it, with its number), and the others.
pub(super) fn head_and_running(lines: &[String]) -> (Vec<String>, Vec<String>) {
    // A name alone repeats what the title says; with the number it is the head.
    let head = lines.iter().any(|line| is_number(line));
    let of_head = |line: &&String| head && (is_number(line) || Class::RedHeadEnd.ends(line).is_some());
    let (head, running): (Vec<&String>, Vec<&String>) = lines.iter().partition(of_head);
    (head.into_iter().cloned().collect(), running.into_iter().cloned().collect())
}

/// The paragraphs in these elements of a part.
pub(super) fn paragraphs(xml: &[u8], elements: &[&[u8]]) -> Vec<String> {
    let (mut paragraphs, mut text) = (Vec::new(), String::new());
    let (mut inside, mut skipped) = (0usize, 0usize);
    let walked: Result<(), Infallible> = walk(xml, |event| {
        match event {
            Xml::Start(_) if skipped > 0 => skipped += 1,
            Xml::End(_) if skipped > 0 => skipped -= 1,
            // Fallback repeats what Choice holds.
            Xml::Start(tag) if matches!(tag.name(), b"Fallback" | b"del" | b"moveFrom" | b"instrText") => skipped = 1,
            // Letters drawn across each page: a draft's mark.
            Xml::Start(tag) if tag.name() == b"textpath" => {
                let drawn = tag.attribute(b"string").map(|drawn| drawn.trim().to_owned());
                paragraphs.extend(drawn.filter(|drawn| !drawn.is_empty()));
            }
            Xml::Start(tag) => inside += usize::from(elements.contains(&tag.name())),
            Xml::End(name) if name == b"p" => {
                let line = std::mem::take(&mut text).trim().to_owned();
                if !line.is_empty() {
                    paragraphs.push(line);
                }
            }
            Xml::End(name) => inside = inside.saturating_sub(usize::from(elements.contains(&name.as_slice()))),
            Xml::Text(part) if inside > 0 && skipped == 0 => text.push_str(&part),
            Xml::Text(_) => {}
        }
        Ok(())
    });
    let Ok(()) = walked;
    let mut lines = Vec::new();
    add(&mut lines, paragraphs);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_across_the_page_are_lines_of_their_own() {
        let xml = r#"<w:hdr><w:p><w:r><w:pict><v:shape><v:textpath string="征求意见稿"/></v:shape><v:textpath string=" "/></w:pict></w:r>
            <w:r><w:t>云山公报</w:t></w:r></w:p></w:hdr>"#;
        assert_eq!(paragraphs(xml.as_bytes(), &[b"t"]), ["征求意见稿", "云山公报"]);
        assert_eq!(paragraphs(b"<w:hdr><w:p><w:r><w:t>12</w:t></w:r></w:p></w:hdr>", &[b"t"]), Vec::<String>::new());
    }
}

//! The pages of a message: the one that it shows, those in frames of it, and what else it holds.

use std::cell::Cell;

use super::{ReadOptions, SourceError, SourceText, frames, label, read_decoded};
use crate::issue::{Diagnostic, Severity, SourceInfo};
use crate::source::encoding::{Decoded, decode_labelled};
use crate::source::join::join_parts;
use crate::source::mhtml;

/// So many characters of a part that is not shown are quoted.
const MOST_QUOTED: usize = 400;
/// So many of those parts are told of.
const MOST_TOLD: usize = 40;

/// Reads the page of a message, with the pages that it shows in frames. Parts that stand by themselves follow; of those
/// that no page shows, it is told what they say.
pub(in super::super) fn read_saved(
    info: SourceInfo,
    page: &mhtml::Page,
    named: Option<&str>,
    options: &ReadOptions<'_>,
) -> Result<SourceText, SourceError> {
    let mut text = decoded(page);
    let used: Vec<Cell<bool>> = page.others.iter().map(|_| Cell::new(false)).collect();
    if !page.others.is_empty() {
        let other = |src: &str| {
            let mut others = page.others.iter().zip(&used);
            let (other, used) = others.find(|(other, _)| other.names.iter().any(|name| name == src))?;
            used.set(true);
            Some(frames::body(&decoded(other).text).to_owned())
        };
        if let Some(filled) = frames::filled(&text.text, other) {
            text.text = filled.into();
        }
    }
    let mut source = read_decoded(info, text, named, options)?;
    let left = page.others.iter().zip(used).filter(|(_, used)| !used.get()).map(|(other, _)| other);
    for other in left.take(MOST_TOLD) {
        let part = match read_decoded(SourceInfo::default(), decoded(other), None, options) {
            Ok(part) => part,
            Err(error @ (SourceError::Cancelled | SourceError::TooLarge { .. })) => return Err(error),
            Err(_) => continue,
        };
        // Another form of what was read.
        if part.lines.iter().all(|line| source.text.contains(part.line(line))) {
            continue;
        }
        if other.shown {
            join_parts(&mut source, part);
        } else {
            source.diagnostics.push(beside(&part, other.names.first().map_or("", String::as_str)));
        }
    }
    Ok(source)
}

fn decoded(page: &mhtml::Page) -> Decoded<'_> {
    decode_labelled(&page.bytes, label(&page.bytes).or(page.charset.clone()).as_deref())
}

/// What is said of a part that no page shows.
fn beside(part: &SourceText, name: &str) -> Diagnostic {
    let text: Vec<&str> = part.text.split_whitespace().collect();
    let text = text.join(" ");
    let quote = match text.char_indices().nth(MOST_QUOTED) {
        Some((end, _)) => format!("“{}……”", text.get(..end).unwrap_or(&text)),
        None => format!("“{text}”"),
    };
    let (zh, en) = match name {
        "" => (String::new(), String::new()),
        name => (format!("（{name}）"), format!(" ({name})")),
    };
    Diagnostic {
        severity: Severity::Note,
        code: "unread-file".to_owned(),
        message: format!("文件中另有一部分{zh}网页没有引用，未作正文：{quote}"),
        message_en: format!("Another part of the file{en}, which the page does not show, is not read: {quote}"),
        spans: Vec::new(),
        place: None,
    }
}

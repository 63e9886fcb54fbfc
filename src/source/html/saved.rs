//! The pages of a message: the one that it shows, those in frames of it, and what else it holds.

use std::cell::Cell;
use std::collections::HashSet;

use super::{ReadOptions, SourceError, SourceText, frames, label, read_decoded};
use crate::issue::{Diagnostic, Severity, SourceInfo};
use crate::source::encoding::{Decoded, decode_labelled};
use crate::source::join::join_parts;
use crate::source::mhtml;

/// So many characters of a part that is not shown are quoted.
const MOST_QUOTED: usize = 400;
/// So many of those parts are told of.
const MOST_TOLD: usize = 40;
/// Bytes times lines up to which it is looked for each line of a part in all that was read.
const MOST_COMPARED: usize = 4 << 30;

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
    let left: Vec<&mhtml::Page> =
        page.others.iter().zip(used).filter(|(_, used)| !used.get()).map(|(other, _)| other).collect();
    let mut unread = left.len().saturating_sub(MOST_TOLD);
    for other in left.into_iter().take(MOST_TOLD) {
        let part = match read_decoded(SourceInfo::default(), decoded(other), None, options) {
            Ok(part) => part,
            Err(error @ (SourceError::Cancelled | SourceError::TooLarge { .. })) => return Err(error),
            // Frames without a word are no loss.
            Err(SourceError::Empty | SourceError::NoText { .. }) => continue,
            Err(_) => {
                unread += 1;
                continue;
            }
        };
        // Another form of what was read.
        if is_within(&part, &source) {
            continue;
        }
        if other.shown {
            join_parts(&mut source, part);
        } else {
            source.diagnostics.push(beside(&part, other.names.first().map_or("", String::as_str)));
        }
    }
    source.diagnostics.extend((unread > 0).then(|| parts_unread(unread)));
    Ok(source)
}

/// Whether all lines of a part stand in what was read: in a very large file as lines, else as parts of lines.
fn is_within(part: &SourceText, source: &SourceText) -> bool {
    if part.lines.len().saturating_mul(source.text.len()) <= MOST_COMPARED {
        return part.lines.iter().all(|line| source.text.contains(part.line(line)));
    }
    let known: HashSet<&str> = source.lines.iter().map(|line| source.line(line)).collect();
    part.lines.iter().all(|line| known.contains(part.line(line)))
}

fn decoded(page: &mhtml::Page) -> Decoded<'_> {
    decode_labelled(&page.bytes, label(&page.bytes).or(page.charset.clone()).as_deref())
}

/// Parts of which nothing is said but how many they are.
fn parts_unread(count: usize) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        code: "unread-parts".to_owned(),
        message: format!("文件中另有 {count} 个部分未读：可在浏览器中打开原文件查看。"),
        message_en: format!("{count} more parts of the file are not read: open the file in a browser to see them."),
        spans: Vec::new(),
        place: None,
    }
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

//! Fields that are begun and never ended: damaged files have them, and what follows them is text, no instruction.

use std::collections::HashSet;
use std::convert::Infallible;

use crate::source::xml::{Tag, Xml, walk};

/// Elements whose fields end inside them: texts that stand apart, and what was struck out, which is not read.
const APART: &[&[u8]] = &[b"txbxContent", b"footnote", b"endnote", b"comment", b"del", b"moveFrom"];

/// The fields of a part that have no end.
#[derive(Debug, Default)]
pub(super) struct Endless {
    /// By their place among all beginnings of fields in the part.
    begins: HashSet<usize>,
    /// Beginnings met so far.
    met: usize,
    /// The mark met last begins a field without an end.
    pub(super) now: bool,
}

fn is_mark(tag: &Tag<'_>, kind: &str) -> bool {
    tag.attribute(b"fldCharType").as_deref() == Some(kind)
}

impl Endless {
    /// Looks a part through.
    pub(super) fn of(xml: &[u8]) -> Self {
        let mut endless = Self::default();
        if memchr::memmem::find(xml, b"fldChar").is_none() {
            return endless;
        }
        // The fields that are open, of each text from the outside in.
        let mut texts: Vec<Vec<usize>> = vec![Vec::new()];
        let mut count = 0usize;
        let walked: Result<(), Infallible> = walk(xml, |event| {
            match event {
                Xml::Start(tag) if APART.contains(&tag.name()) => texts.push(Vec::new()),
                Xml::End(name) if APART.contains(&name.as_slice()) && texts.len() > 1 => {
                    endless.begins.extend(texts.pop().unwrap_or_default());
                }
                Xml::Start(tag) if tag.name() == b"fldChar" => {
                    let Some(open) = texts.last_mut() else { return Ok(()) };
                    if is_mark(&tag, "begin") {
                        open.push(count);
                        count += 1;
                    } else if is_mark(&tag, "end") {
                        open.pop();
                    }
                }
                _ => {}
            }
            Ok(())
        });
        let Ok(()) = walked;
        endless.begins.extend(texts.into_iter().flatten());
        endless
    }

    /// Sees a tag of the part, whether it is read or not.
    pub(super) fn meet(&mut self, tag: &Tag<'_>) {
        if self.begins.is_empty() || tag.name() != b"fldChar" {
            return;
        }
        self.now = is_mark(tag, "begin") && self.begins.contains(&self.met);
        self.met += usize::from(is_mark(tag, "begin"));
    }
}

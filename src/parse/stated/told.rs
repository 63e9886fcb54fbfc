//! What is said of the fields that a file states in its settings: which filled one of the document's, and what else they say of it,
//! from which nothing is concluded.

use crate::issue::{Diagnostic, Severity, SourceKind, Span};
use crate::source::{SourceText, Stated, StatedField};

/// So many are told.
const MOST: usize = 12;

/// How a field is called, in Chinese and in English.
pub(super) fn name(field: StatedField) -> (&'static str, &'static str) {
    match field {
        StatedField::Number => ("发文字号", "number"),
        StatedField::Title => ("标题", "title"),
        StatedField::Issuer => ("发文机关", "issuer"),
        StatedField::Date => ("成文日期", "day of signing"),
        StatedField::Public => ("发布日期", "day of publication"),
        StatedField::Force => ("施行日期", "day of effect"),
        StatedField::State => ("时效", "state"),
    }
}

/// Whether a file has such settings: a table on a web page is its site's.
pub(super) fn is_of_settings(source: &SourceText) -> bool {
    source.info.kind == SourceKind::Markdown
}

#[derive(Default)]
pub(super) struct Told<'s> {
    used: Vec<&'s Stated>,
    beside: Vec<&'s Stated>,
}

impl<'s> Told<'s> {
    /// Notes a statement; `used`: it gave the document a field.
    pub(super) fn note(&mut self, stated: &'s Stated, used: bool) {
        if used {
            self.used.push(stated);
        } else if matches!(stated.field, StatedField::Force | StatedField::State) {
            self.beside.push(stated);
        }
    }

    /// What is said of them, in files that have settings.
    pub(super) fn diagnostic(self, source: &SourceText) -> Option<Diagnostic> {
        if !is_of_settings(source) || self.used.is_empty() && self.beside.is_empty() {
            return None;
        }
        let list = |all: &[&Stated], zh: bool| {
            let one = |stated: &&Stated| {
                let (name, name_en) = name(stated.field);
                if zh { format!("{name}“{}”", stated.value) } else { format!("{name_en} ({})", stated.value) }
            };
            all.iter().take(MOST).map(one).collect::<Vec<_>>().join(if zh { "、" } else { ", " })
        };
        let (mut message, mut message_en) = (String::new(), String::new());
        if !self.used.is_empty() {
            message = format!("正文没有写的{}取自文件的标注。", list(&self.used, true));
            message_en = format!("Taken from what the file states beside its text: {}.", list(&self.used, false));
        }
        if !self.beside.is_empty() {
            let (said, said_en) = (list(&self.beside, true), list(&self.beside, false));
            message_en.extend(Some(' ').filter(|_| !message_en.is_empty()));
            message += &format!("文件另标注{said}，只照录，不作为依据。");
            message_en += &format!("The file also states: {said_en}; nothing is concluded from that.");
        }
        let lines = self.used.iter().chain(&self.beside).filter_map(|stated| source.lines.get(stated.line));
        let spans: Vec<Span> = lines.map(|line| line.span).take(MOST).collect();
        let code = "stated-beside".to_owned();
        Some(Diagnostic { severity: Severity::Note, code, message, message_en, spans, place: None })
    }
}

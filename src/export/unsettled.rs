//! What the reading of an issue was not sure of and nobody has settled, as it stands behind the text: who has the file only
//! must not take a guess for the print.

use super::markup::escaped;
use crate::issue::{Diagnostic, Issue, PrintedBefore, Severity, Span, shorten};

pub(super) use crate::issue::carried::{DOUBTS as HEAD, DOUBTS_ARE as SAYS};

/// So many are told one by one.
const MOST: usize = 300;
/// Characters of the title of the document that one is of.
const TITLE: usize = 30;

/// A line for each: what is in doubt, in which document, and where in the file.
pub(super) fn lines(issue: &Issue) -> Vec<String> {
    let before = PrintedBefore::of(issue);
    let line = |d: &Diagnostic| {
        let place = d.place.or_else(|| before.at(*d.spans.first()?));
        let title = place.and_then(|place| issue.documents.get(place.document)).map(|d| d.title.as_str());
        let title = title.filter(|title| !title.is_empty()).map(|title| format!("《{}》", shorten(title, TITLE)));
        let at: Vec<String> = title.into_iter().chain(d.spans.first().map(at)).collect();
        let message: Vec<&str> = d.message.split_whitespace().collect();
        let at = if at.is_empty() { String::new() } else { format!("（{}）", at.join("，")) };
        format!("{}{at}", message.join(" "))
    };
    let all = || issue.diagnostics.iter().filter(|d| d.severity > Severity::Note);
    let mut lines: Vec<String> = all().take(MOST).map(line).collect();
    if let Some(more) = all().count().checked_sub(MOST).filter(|more| *more > 0) {
        lines.push(format!("另有 {more} 处，见 JSON 或 CSV 的存疑表。"));
    }
    lines
}

/// The same as a part of a page; empty where there is nothing.
pub(super) fn section(issue: &Issue) -> String {
    let items: String = lines(issue).iter().map(|line| format!("<li>{}</li>\n", escaped(line))).collect();
    if items.is_empty() {
        return items;
    }
    format!(
        "<section class=\"meta\" aria-label=\"{HEAD}\">\n<h2>{HEAD}</h2>\n<p>{SAYS}</p>\n<ul>\n{items}</ul>\n</section>\n"
    )
}

fn at(span: &Span) -> String {
    match span {
        Span::Line { line } => format!("文件第{line}行"),
        Span::Page { page, .. } => format!("文件第{page}页"),
        Span::Element { element } => format!("文件第{}段", element + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Block, Document, Place};

    fn diagnostic(severity: Severity, message: &str, place: Option<Place>) -> Diagnostic {
        let spans = vec![Span::Line { line: 7 }];
        let message_en = String::new();
        Diagnostic { severity, code: "x".into(), message: message.into(), message_en, spans, place }
    }

    #[test]
    fn each_doubt_is_told_with_its_place_and_no_repair_is() {
        let document =
            Document { title: "云山市供水条例".into(), blocks: vec![Block::default()], ..Document::default() };
        let diagnostics = vec![
            diagnostic(Severity::Note, "已接续", None),
            diagnostic(Severity::Warning, "第三条 缺失", Some(Place::default())),
            diagnostic(Severity::Error, "有字未读出", None),
        ];
        let mut issue = Issue { documents: vec![document], diagnostics, ..Issue::default() };
        assert_eq!(lines(&issue), ["第三条 缺失（《云山市供水条例》，文件第7行）", "有字未读出（文件第7行）"]);
        issue.diagnostics = vec![diagnostic(Severity::Warning, "甲", None); MOST + 2];
        let lines = lines(&issue);
        assert!(lines.len() == MOST + 1 && lines[MOST].starts_with("另有 2 处"), "{:?}", lines.last());
    }

    #[test]
    fn forms_for_readers_end_with_it_and_say_nothing_where_there_is_none() {
        let block = Block { text: "正文。".into(), ..Block::default() };
        let document = Document { title: "通知".into(), blocks: vec![block], ..Document::default() };
        let mut issue = Issue { documents: vec![document], ..Issue::default() };
        let forms = |issue: &Issue| {
            let facts = crate::facts::facts(issue);
            let (mut markdown, mut html, mut docx, mut akn) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
            crate::export::markdown::write_markdown(issue, &mut markdown).unwrap();
            crate::export::html::write_html(issue, &facts, &mut html).unwrap();
            crate::export::docx::write_docx(issue, &facts, crate::issue::Date::FIRST, &mut docx).unwrap();
            let mut docx = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
            let docx = std::io::read_to_string(docx.by_name("word/document.xml").unwrap()).unwrap();
            crate::export::akoma_ntoso::write_akoma_ntoso(issue, &facts, crate::issue::Date::FIRST, &mut akn).unwrap();
            let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
            ([text(markdown), text(html), docx], text(akn))
        };
        let (shown, akn) = forms(&issue);
        assert!(shown.iter().all(|form| !form.contains(HEAD)) && !akn.contains("<notes"));
        issue.diagnostics = vec![diagnostic(Severity::Warning, "甲<乙>", Some(Place::default()))];
        let (shown, akn) = forms(&issue);
        let (meta, _) = akn.split_once("</meta>").unwrap();
        assert!(meta.contains("文件第7行") && meta.contains("甲&lt;乙&gt;"), "{akn}");
        for form in shown {
            let (text, doubts) = form.split_once(HEAD).unwrap();
            assert!(
                text.contains("正文。") && doubts.contains("未经人工核对") && doubts.contains("文件第7行"),
                "{form}"
            );
            assert!(!doubts.contains("<乙>"), "{form}");
        }
    }
}

//! Answers of jump and find as text lines and JSON, for scripts: what `gongbao jump` and `gongbao find` print.

use std::collections::HashMap;

use serde::Serialize;

use super::{FindIndex, FindResults, JumpHit, JumpTarget, PageMap};
use crate::issue::{Issue, OutlineNode, Place, Span, document_outline, outline_path};

/// One answer. Fields that do not apply are `null` in JSON, never missing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// From 1, in the order of the answer: best first for jump, reading order for find.
    pub rank: usize,
    /// For jump, what was hit (`document`, `article`, `page` …); for find, the kind of the block (`paragraph` …).
    pub kind: String,
    /// For jump, the text shown; for find, the text hit.
    pub text: String,
    /// For find: what stands before the text in the block, up to the characters asked for.
    pub before: Option<String>,
    /// For find: what stands after the text.
    pub after: Option<String>,
    /// Labels on the way down to the place, its own last (第二章, 第十五条).
    pub path: Vec<String>,
    /// Index of the document.
    pub document: Option<usize>,
    /// The document's title.
    pub title: Option<String>,
    /// The document's number (发文字号).
    pub number: Option<String>,
    /// The printed page.
    pub page: Option<u32>,
    /// Whether the page (for a jump to a page: the place) is an estimate.
    pub approximate: bool,
    /// Where the place is in the source.
    pub span: Option<Span>,
    /// The place in the parsed issue.
    pub place: Option<Place>,
    /// The command, for a jump that goes to one.
    pub command: Option<String>,
}

/// A whole answer, as it is written in JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// `gongbao-jump` or `gongbao-find`.
    pub format: &'static str,
    /// Version of the form.
    pub version: u32,
    /// What was asked.
    pub query: String,
    /// What a citation names and the issue does not have (第九款): the first hit is the nearest place above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// What a citation names behind the place of the first hit, where it is a list or a range (二款 of 第八条第一、二款).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub others: Option<String>,
    /// The title of the text that was found by some words of its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_part: Option<String>,
    /// For find: how many more hits stand outside the documents, in the masthead, the contents and what is in no block.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outside: Option<usize>,
    /// How many hits there are; more than there are rows when not all are listed.
    pub total: usize,
    /// The hits.
    pub hits: Vec<Row>,
}

impl Report {
    /// The answer of the jump box. `pages` is [`super::JumpIndex::pages`].
    #[must_use]
    pub fn jump(issue: &Issue, pages: &PageMap, query: &str, hits: &[JumpHit]) -> Self {
        let mut outlines = Outlines::default();
        let row = |(index, hit): (usize, &JumpHit)| {
            let (place, command) = match &hit.target {
                JumpTarget::Place(place) => (Some(*place), None),
                JumpTarget::Command(id) => (None, Some(id.clone())),
            };
            let inside = place.and_then(|p| pages.page_of(issue, p));
            let found = hit.page.map(|page| (page, hit.approximate || inside.is_some_and(|(_, a)| a)));
            Row {
                rank: index + 1,
                kind: name_of(&hit.kind),
                text: hit.text.clone(),
                before: None,
                after: None,
                path: place.map_or_else(Vec::new, |p| outlines.path(issue, p)),
                command,
                ..Row::at(issue, place, found)
            }
        };
        let rows: Vec<Row> = hits.iter().enumerate().map(row).collect();
        Self {
            format: "gongbao-jump",
            version: 1,
            query: query.to_owned(),
            missing: None,
            others: None,
            by_part: None,
            outside: None,
            total: rows.len(),
            hits: rows,
        }
    }

    /// The answer of find: the first `limit` hits, with `around` characters on either side.
    #[must_use]
    pub fn find(
        index: &FindIndex,
        pages: &PageMap,
        query: &str,
        results: &FindResults,
        limit: usize,
        around: usize,
    ) -> Self {
        let issue: &Issue = index.issue();
        let mut rows: Vec<Row> = Vec::new();
        let mut cursor = Cursor::default();
        for section in index.sections(results) {
            for hit in results.hits.get(section.hits).unwrap_or(&[]) {
                if rows.len() >= limit {
                    break;
                }
                let snippet = index.context(hit, around);
                let chars = cursor.chars(issue, hit.place);
                let page = pages.page_at(hit.place.document, hit.place.block, chars);
                let block = issue.block(hit.place.document, hit.place.block);
                rows.push(Row {
                    rank: rows.len() + 1,
                    kind: block.map_or_else(String::new, |b| name_of(&b.kind)),
                    text: snippet.hit,
                    before: Some(snippet.before),
                    after: Some(snippet.after),
                    path: section.path.clone(),
                    ..Row::at(issue, Some(hit.place), page)
                });
            }
        }
        Self {
            format: "gongbao-find",
            version: 1,
            query: query.to_owned(),
            missing: None,
            others: None,
            by_part: None,
            outside: None,
            total: results.total,
            hits: rows,
        }
    }

    /// One object, indented, with a line end.
    ///
    /// # Errors
    /// None that can happen with these types; what the serializer says, if it does.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|json| json + "\n")
    }

    /// A line a hit, its columns separated by tabs: rank, kind, page (`~` before an estimate), document number, title
    /// and labels separated by ` › `, text. In find's text the hit stands in ⟦⟧. Before them a line that begins with `!`, where a
    /// citation names what is not there: `missing` says so.
    #[must_use]
    pub fn to_text(&self, missing: impl Fn(&str) -> String) -> String {
        let missing = self.missing.as_ref().map(|part| format!("! {}\n", missing(part)));
        missing.into_iter().chain(self.hits.iter().map(Row::line)).collect()
    }
}

impl Row {
    /// The columns that tell the place.
    fn at(issue: &Issue, place: Option<Place>, page: Option<(u32, bool)>) -> Self {
        let document = place.and_then(|p| issue.documents.get(p.document));
        Self {
            rank: 0,
            kind: String::new(),
            text: String::new(),
            before: None,
            after: None,
            path: Vec::new(),
            document: place.map(|p| p.document),
            title: document.map(|d| d.title.clone()),
            number: document.and_then(|d| d.number.clone()),
            page: page.map(|(page, _)| page),
            approximate: page.is_some_and(|(_, approximate)| approximate),
            span: place.and_then(|p| span_at(issue, p)),
            place,
            command: None,
        }
    }

    fn line(&self) -> String {
        let page = match (self.page, self.approximate) {
            (Some(page), true) => format!("~{page}"),
            (Some(page), false) => page.to_string(),
            (None, _) => "-".to_owned(),
        };
        let text = match (&self.before, &self.after) {
            (Some(before), Some(after)) => format!("{before}⟦{}⟧{after}", self.text),
            _ => self.text.clone(),
        };
        let way: Vec<String> = self.title.iter().chain(&self.path).map(|part| one_line(part)).collect();
        let number = one_line(self.number.as_deref().unwrap_or("-"));
        let columns = [&self.rank.to_string(), &self.kind, &page, &number, &way.join(" › "), &one_line(&text)];
        columns.map(String::as_str).join("\t") + "\n"
    }
}

/// White space runs, tabs and line ends among them, as one space.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name that JSON uses for a kind.
fn name_of(kind: &impl Serialize) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// The source of the text at a place.
fn span_at(issue: &Issue, place: Place) -> Option<Span> {
    let pieces = &issue.block(place.document, place.block)?.pieces;
    let at = pieces.partition_point(|p| p.at <= place.byte).max(1) - 1;
    pieces.get(at).map(|p| p.span)
}

/// Outlines already made.
#[derive(Default)]
struct Outlines(HashMap<usize, Vec<OutlineNode>>);

impl Outlines {
    fn path(&mut self, issue: &Issue, place: Place) -> Vec<String> {
        let Some(document) = issue.documents.get(place.document) else { return Vec::new() };
        let nodes = self.0.entry(place.document).or_insert_with(|| document_outline(document));
        let node = nodes.partition_point(|n| n.block <= place.block).checked_sub(1);
        node.map_or_else(Vec::new, |node| outline_path(document, nodes, node))
    }
}

/// Counts characters up to places that follow each other, so that many hits in one long block cost one pass.
#[derive(Default)]
struct Cursor {
    place: Place,
    chars: usize,
}

impl Cursor {
    fn chars(&mut self, issue: &Issue, place: Place) -> usize {
        let same = (self.place.document, self.place.block) == (place.document, place.block);
        let (from, before) = if same && self.place.byte <= place.byte { (self.place.byte, self.chars) } else { (0, 0) };
        let text = issue.block(place.document, place.block).map_or("", |b| b.text.as_str());
        let chars = before + text.get(from..place.byte).map_or(0, |t| t.chars().count());
        *self = Self { place, chars };
        chars
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Report;
    use crate::issue::{Block, BlockKind, Document, Issue, Piece, Span};
    use crate::search::{FindIndex, FindQuery, JumpContext, JumpEntry, JumpIndex};

    fn sample() -> Arc<Issue> {
        let block = |kind, label: Option<&str>, text: &str, lines: &[(usize, u32)]| Block {
            kind,
            label: label.map(Into::into),
            level: (kind == BlockKind::Heading).then_some(1),
            text: text.into(),
            pieces: lines.iter().map(|&(at, line)| Piece::sure(at, Span::Line { line }, None)).collect(),
            ..Block::default()
        };
        let blocks = vec![
            block(BlockKind::Title, None, "临岚市取水规程", &[(0, 4)]),
            block(BlockKind::Heading, Some("第一章"), "第一章　总则", &[(0, 6)]),
            block(BlockKind::Article, Some("第一条"), "第一条　取水\t应当节约，节约用水。", &[(0, 7), (31, 8)]),
        ];
        let document = Document {
            title: "临岚市取水规程".into(),
            number: Some("临政发〔2031〕7号".into()),
            page: Some(5),
            last_page: Some(5),
            blocks,
            ..Document::default()
        };
        Arc::new(Issue { documents: vec![document], ..Issue::default() })
    }

    #[test]
    fn find_tells_where() {
        let issue = sample();
        let index = FindIndex::build(&issue);
        let pages = crate::search::PageMap::build(&issue);
        let results = index.find(&FindQuery { text: "节约".into(), ..FindQuery::default() }).unwrap();
        let report = Report::find(&index, &pages, "节约", &results, 10, 3);
        insta::assert_snapshot!(report.to_text(str::to_owned).replace('\t', " | "), @r"
        1 | article | 5 | 临政发〔2031〕7号 | 临岚市取水规程 › 第一章 › 第一条 | 应当⟦节约⟧，节约
        2 | article | 5 | 临政发〔2031〕7号 | 临岚市取水规程 › 第一章 › 第一条 | 节约，⟦节约⟧用水。
        ");
        assert_eq!(report.hits[1].span, Some(Span::Line { line: 8 }));
        assert_eq!(report.hits[0].span, Some(Span::Line { line: 7 }));
        let first = Report::find(&index, &pages, "节约", &results, 1, 3);
        assert_eq!((first.hits.len(), first.total), (1, 2));
    }

    #[test]
    fn jump_tells_where() {
        let issue = sample();
        let index =
            JumpIndex::build_with(&issue, &[JumpEntry::Command { id: "help".into(), names: vec!["帮助".into()] }]);
        let context = JumpContext::default();
        let report = Report::jump(&issue, index.pages(), "1t", &index.query("1t", &context));
        insta::assert_snapshot!(report.to_json().unwrap(), @r#"
        {
          "format": "gongbao-jump",
          "version": 1,
          "query": "1t",
          "total": 1,
          "hits": [
            {
              "rank": 1,
              "kind": "article",
              "text": "第一条 取水 应当节约，节约用水。",
              "before": null,
              "after": null,
              "path": [
                "第一章",
                "第一条"
              ],
              "document": 0,
              "title": "临岚市取水规程",
              "number": "临政发〔2031〕7号",
              "page": 5,
              "approximate": false,
              "span": {
                "line": 7
              },
              "place": {
                "document": 0,
                "block": 2,
                "byte": 0
              },
              "command": null
            }
          ]
        }
        "#);
        let report = Report::jump(&issue, index.pages(), "bangzhu", &index.query("bangzhu", &context));
        assert_eq!(report.hits[0].command.as_deref(), Some("help"));
        assert_eq!(report.to_text(str::to_owned), "1\tcommand\t-\t-\t\t帮助\n");
    }
}

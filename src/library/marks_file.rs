//! Marks outside the library: as Markdown for reading and as rows for a spreadsheet. Either carries behind what it shows
//! all that a mark is, so that both come back whole.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::identity::IssueId;
use super::marks::Mark;
use crate::issue::markdown::{escaped, escaped_inside};
use crate::issue::spreadsheet::unguarded;

/// A mark as it is written, with its words in the reader's language.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkLine {
    /// What its issue is called.
    pub issue: String,
    /// Its issue in the library.
    pub id: Option<IssueId>,
    /// How it is made, in words.
    pub kind: String,
    /// What its colour means.
    pub colour: String,
    /// The mark.
    pub mark: Mark,
}

/// A mark that comes from a file, with its issue where that is told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CarriedMark {
    /// Its issue in the library that it was written from.
    pub issue: Option<IssueId>,
    /// The mark.
    pub mark: Mark,
}

/// The marks of a file, and how many of it could not be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CarriedMarks {
    /// The marks.
    pub marks: Vec<CarriedMark>,
    /// How many more there are that can't be read.
    pub unread: usize,
}

/// A file that holds no marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the file holds no marks: choose a Markdown or CSV file that was exported from the list of marks")]
pub struct NoMarks;

impl NoMarks {
    /// The same in Chinese.
    #[must_use]
    pub fn message_zh(&self) -> String {
        "文件中没有标记：请选择从标记栏导出的 Markdown 或 CSV 文件".to_owned()
    }
}

/// How many columns the rows have. The last holds what a mark is, for the way back.
pub const MARK_COLUMNS: usize = 12;
/// The columns that a reader may change before the way back.
const NAME: usize = 2;
const NOTE: usize = 4;
/// What stands before the mark in a comment of Markdown, and over the last column.
const CARRIER: &str = "gongbao-mark";

/// The marks as rows for a spreadsheet under heads: kind, colour, name, text, note, title, number, place, page, citation,
/// issue.
#[must_use]
pub fn mark_rows(heads: [&str; MARK_COLUMNS - 1], lines: &[MarkLine]) -> Vec<Vec<String>> {
    let head = heads.into_iter().chain([CARRIER]).map(str::to_owned).collect();
    let row = |line: &MarkLine| {
        let mark = &line.mark;
        vec![
            line.kind.clone(),
            line.colour.clone(),
            mark.name.clone(),
            mark.quote(),
            mark.note.clone(),
            mark.anchor.title.clone(),
            mark.anchor.number.clone().unwrap_or_default(),
            mark.anchor.path.join(" › "),
            mark.source.page.map(|page| page.to_string()).unwrap_or_default(),
            citation(mark),
            line.issue.clone(),
            carried(line),
        ]
    };
    std::iter::once(head).chain(lines.iter().map(row)).collect()
}

/// The marks issue by issue, in the order given.
#[must_use]
pub fn by_issue(lines: &[MarkLine]) -> Vec<(&str, Vec<&MarkLine>)> {
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    let mut out: Vec<(&str, Vec<&MarkLine>)> = Vec::new();
    for line in lines {
        let at = *at.entry(&line.issue).or_insert(out.len());
        match out.get_mut(at) {
            Some((_, of)) => of.push(line),
            None => out.push((&line.issue, vec![line])),
        }
    }
    out
}

/// The marks as Markdown, issue by issue in the order given; `words` are the heading, and what stands before a note and a
/// citation.
#[must_use]
pub fn marks_markdown([heading, note, source]: [&str; 3], lines: &[MarkLine]) -> String {
    let mut out = format!("# {heading}\n");
    for (issue, lines) in by_issue(lines) {
        // Writing to a string can't fail.
        let _ = write!(out, "\n## {}\n", escaped(issue));
        for line in lines {
            let mark = &line.mark;
            let _ = write!(
                out,
                "\n### {} · {}：{}\n\n",
                line.kind,
                escaped_inside(&line.colour),
                escaped_inside(&mark.name)
            );
            for part in mark.quote().lines() {
                let _ = writeln!(out, "> {}", escaped(part));
            }
            if !mark.note.is_empty() {
                let _ = write!(out, "\n**{note}**　{}\n", escaped(&mark.note).replace('\n', "  \n"));
            }
            let cited = escaped_inside(&citation(mark));
            let _ = write!(out, "\n{source}　{cited}\n\n<!-- {CARRIER}: {} -->\n", carried(line));
        }
    }
    out
}

/// The marks in a text that was written by one of the two.
///
/// # Errors
/// [`NoMarks`] where there is none that can be read.
pub fn marks_from(text: &str) -> Result<CarriedMarks, NoMarks> {
    let mut found = CarriedMarks::default();
    text.lines().for_each(|line| found.take_comments(line));
    if found.marks.is_empty() && found.unread == 0 {
        found.take_rows(&csv_rows(text.trim_start_matches('\u{feff}')));
    }
    if found.marks.is_empty() { Err(NoMarks) } else { Ok(found) }
}

/// What begins and ends a comment of Markdown that carries a mark.
const COMMENT: [&str; 2] = ["<!-- gongbao-mark: ", " -->"];

impl CarriedMarks {
    fn take(&mut self, mark: Option<CarriedMark>) {
        match mark {
            Some(mark) => self.marks.push(mark),
            None => self.unread += 1,
        }
    }

    /// Takes the mark of a comment that has its line to itself, whatever stands in the mark's own words; of several that a
    /// program has put on one line, each.
    fn take_comments(&mut self, line: &str) {
        let [start, end] = COMMENT;
        let whole = line.trim().strip_prefix(start).and_then(|rest| rest.strip_suffix(end)).and_then(read);
        if whole.is_some() {
            return self.take(whole);
        }
        let mut pieces = line.split(start);
        let mut before = pieces.next().unwrap_or_default();
        for piece in pieces {
            // What a reader has written himself is shown with its signs escaped.
            if !before.ends_with('\\') {
                self.take(piece.split_once(end).and_then(|(carried, _)| read(carried)));
            }
            before = piece;
        }
    }

    /// Takes the marks of rows under their head.
    fn take_rows(&mut self, rows: &[Vec<String>]) {
        let Some(carrier) = rows.first().and_then(|head| head.iter().position(|name| name == CARRIER)) else { return };
        for row in rows.iter().skip(1).filter(|row| row.iter().any(|field| !field.trim().is_empty())) {
            let Some(mut one) = row.get(carrier).and_then(|carried| read(carried)) else {
                self.unread += 1;
                continue;
            };
            // Names and notes may have been worked over in the spreadsheet.
            let told = |column: usize| row.get(column).map(|field| unguarded(field).to_owned());
            one.mark.name = told(NAME).unwrap_or(one.mark.name);
            one.mark.note = told(NOTE).unwrap_or(one.mark.note);
            self.marks.push(one);
        }
    }
}

fn read(carried: &str) -> Option<CarriedMark> {
    ron::from_str(carried).ok()
}

/// The citation of a mark; of one that has none yet, what its anchor says.
#[must_use]
pub fn citation(mark: &Mark) -> String {
    if !mark.source.citation.is_empty() {
        return mark.source.citation.clone();
    }
    let number = mark.anchor.number.as_deref().map(|number| format!("（{number}）")).unwrap_or_default();
    format!("《{}》{number}", mark.anchor.title)
}

/// All of a mark on one line that ends neither a comment nor a field too early.
fn carried(line: &MarkLine) -> String {
    let mark = CarriedMark { issue: line.id.clone(), mark: line.mark.clone() };
    // Its types are all such as RON can write.
    ron::to_string(&mark).unwrap_or_default().replace("<!--", "\\u{3c}!--").replace("-->", "--\\u{3e}")
}

/// The rows of a CSV file (RFC 4180).
fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(field) = rows.last_mut().and_then(|row| row.last_mut()) else { break };
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => rows.iter_mut().last().into_iter().for_each(|row| row.push(String::new())),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => field.push(c),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Anchor;
    use crate::library::{MarkColour, MarkId, MarkKind, MarkSource};

    fn line(name: &str, note: &str) -> MarkLine {
        let anchor = Anchor {
            number: Some("云政发〔2031〕5号".into()),
            title: "云山市水库管理办法".into(),
            quote: "巡查每周\n不少于一次 --> 并*记录*".into(),
            ..Anchor::default()
        };
        let source = MarkSource {
            citation: "《云山市水库管理办法》（云政发〔2031〕5号）第三条".into(),
            page: Some(12),
            office: "云山市人民政府".into(),
            year: Some(2031),
        };
        let mark = Mark {
            id: MarkId(4),
            kind: MarkKind::Highlight,
            name: name.into(),
            note: note.into(),
            colour: MarkColour::Green,
            created: 7,
            changed: 9,
            anchor,
            tail: Some(Anchor { quote: "存档".into(), ..Anchor::default() }),
            source,
        };
        let id = IssueId::parse("0123456789abcdef");
        MarkLine {
            issue: "云山市公报 2031年第1期".into(), id, kind: "高亮".into(), colour: "要点".into(), mark
        }
    }

    const HEADS: [&str; MARK_COLUMNS - 1] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"];

    /// As a CSV writer does it.
    fn csv(rows: &[Vec<String>]) -> String {
        let field = |f: &String| format!("\"{}\"", f.replace('"', "\"\""));
        rows.iter().map(|row| row.iter().map(field).collect::<Vec<_>>().join(",") + "\r\n").collect()
    }

    #[test]
    fn both_forms_come_back_whole() {
        let lines = [line("第三条 巡查", "问 \"水务局\"，\n再看"), line("-->", "")];
        let wanted: Vec<CarriedMark> =
            lines.iter().map(|l| CarriedMark { issue: l.id.clone(), mark: l.mark.clone() }).collect();
        let markdown = marks_markdown(["标记", "批注", "出处"], &lines);
        assert_eq!(marks_from(&markdown).unwrap(), CarriedMarks { marks: wanted.clone(), unread: 0 });
        assert!(markdown.contains("\n## 云山市公报 2031年第1期\n") && markdown.matches("\n## ").count() == 1);
        assert!(
            markdown.contains("出处　《云山市水库管理办法》（云政发〔2031〕5号）第三条")
                && markdown.contains("\\*记录\\*")
        );
        let rows = mark_rows(HEADS, &lines);
        assert!(rows.iter().all(|row| row.len() == MARK_COLUMNS) && rows[1][8] == "12");
        let read = marks_from(&format!("\u{feff}{}", csv(&rows))).unwrap();
        assert_eq!(read, CarriedMarks { marks: wanted, unread: 0 });
    }

    #[test]
    fn words_that_look_like_a_carrier_are_words() {
        let tricky = "见 <!-- gongbao-mark: (mark: ()) --> 与 <!-- gongbao-mark: 乙";
        let mut lines = [line("名", tricky), line(tricky, ""), line("末", "<!-- gongbao-mark: ")];
        lines[1].mark.anchor.quote = tricky.into();
        let wanted: Vec<Mark> = lines.iter().map(|l| l.mark.clone()).collect();
        let markdown = marks_markdown(["标记", "批注", "出处"], &lines);
        // As they came before such words were escaped in the carrier, and with the line ends of another system.
        let older = markdown.replace("\\u{3c}!--", "<!--");
        for text in [markdown.clone(), markdown.replace('\n', "\r\n"), older] {
            let read = marks_from(&text).unwrap();
            let marks: Vec<Mark> = read.marks.into_iter().map(|one| one.mark).collect();
            assert_eq!((marks, read.unread), (wanted.clone(), 0), "{text}");
        }
        let one_line = markdown.replace('\n', " ");
        assert_eq!(marks_from(&one_line).unwrap().marks.len(), 3);
    }

    #[test]
    fn marks_that_can_not_be_read_are_counted() {
        let lines = [line("甲", ""), line("乙", ""), line("丙", "")];
        let count = |text: &str| marks_from(text).map(|read| (read.marks.len(), read.unread));
        let markdown = marks_markdown(["标记", "批注", "出处"], &lines);
        assert_eq!(count(&markdown.replacen("gongbao-mark: (", "gongbao-mark: ", 1)), Ok((2, 1)));
        let mut rows = mark_rows(HEADS, &lines);
        rows[2].truncate(4);
        rows.push(vec![String::new(); MARK_COLUMNS]);
        assert_eq!(count(&csv(&rows)), Ok((2, 1)));
    }

    #[test]
    fn a_note_that_was_changed_in_a_spreadsheet_is_taken() {
        let mut rows = mark_rows(HEADS, &[line("名", "旧")]);
        rows[1][NOTE] = "'=新".into();
        assert_eq!(marks_from(&csv(&rows)).unwrap().marks[0].mark.note, "=新");
    }

    #[test]
    fn what_looks_like_a_formula_comes_back_as_it_was_typed() {
        for typed in ["=甲", "'=甲", "''@甲", "＝甲", "'＋甲", "'甲"] {
            let mut rows = mark_rows(HEADS, &[line(typed, typed)]);
            // As the writer of the program does it.
            rows.iter_mut().flatten().for_each(|field| *field = crate::issue::spreadsheet::guarded(field));
            let mark = &marks_from(&csv(&rows)).unwrap().marks[0].mark;
            assert_eq!([&mark.name, &mark.note], [typed, typed]);
        }
    }

    #[test]
    fn what_begins_a_line_is_shown_as_it_is() {
        let mut listed = line("- 甲", "# 乙\n2. 丙");
        listed.mark.anchor.quote = "1. 总体要求\n- 甲 & 乙".into();
        listed.mark.tail = None;
        let markdown = marks_markdown(["标记", "批注", "出处"], &[listed]);
        for shown in ["：- 甲\n", "\n> 1\\. 总体要求\n> \\- 甲 \\& 乙\n", "　\\# 乙  \n2\\. 丙\n"] {
            assert!(markdown.contains(shown), "{shown} in {markdown}");
        }
    }

    #[test]
    fn another_file_holds_no_marks() {
        for text in ["", "# 标题\n", "a,b\n1,2\n", "<!-- gongbao-mark: (oops) -->", "gongbao-mark\n(mark: 3)\n"] {
            assert_eq!(marks_from(text), Err(NoMarks), "{text}");
        }
    }

    #[test]
    fn a_long_passage_is_quoted_by_its_ends() {
        let of = |head: &str, tail: Option<&str>| {
            let anchor = |quote: &str| Anchor { quote: quote.into(), ..Anchor::default() };
            Mark { anchor: anchor(head), tail: tail.map(anchor), ..Mark::default() }.quote()
        };
        assert_eq!(of("巡查每周一次", None), "巡查每周一次");
        assert_eq!(of("巡查每周", Some("一次")), "巡查每周……一次");
        assert_eq!(of("巡查每周", Some("每周一次")), "巡查每周一次");
        let anchor =
            |quote: &str, after: &str| Anchor { quote: quote.into(), after: after.into(), ..Anchor::default() };
        let (head, tail) = (anchor("一段的末尾。", "二段的开头，再"), anchor("二段的开头", ""));
        let mark = Mark { anchor: head, tail: Some(tail), ..Mark::default() };
        assert_eq!(mark.quote(), "一段的末尾。\n二段的开头", "nothing stands between them");
    }
}

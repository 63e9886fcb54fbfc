//! The tables of an issue as CSV for spreadsheets: UTF-8 with BOM, CRLF, quoted as by RFC 4180.

use std::io::{self, Write};

use crate::facts::{Action, Citations, CiteOptions, Facts, Passage, RoleKind, StatedDay, tasks};
use crate::issue::{Date, Issue};

/// A table of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CsvTable {
    /// 任务分工: a row for each statement of responsibility.
    Responsibilities,
    /// 任免.
    Appointments,
    /// 大事记.
    Chronicle,
    /// 引用的文件.
    References,
    /// 效力: a row for each document.
    Status,
    /// 时限、资金、目标.
    Figures,
    /// 目录: a row for each document.
    Contents,
}

impl CsvTable {
    /// All tables.
    pub const ALL: [Self; 7] = [
        Self::Responsibilities,
        Self::Appointments,
        Self::Chronicle,
        Self::References,
        Self::Status,
        Self::Figures,
        Self::Contents,
    ];

    /// Its name in Simplified Chinese, fit for a file's name.
    #[must_use]
    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Responsibilities => "任务分工",
            Self::Appointments => "任免",
            Self::Chronicle => "大事记",
            Self::References => "引用文件",
            Self::Status => "效力",
            Self::Figures => "时限资金目标",
            Self::Contents => "目录",
        }
    }

    /// How many rows it has below its head.
    #[must_use]
    pub fn rows(self, issue: &Issue, facts: &Facts) -> usize {
        match self {
            Self::Responsibilities => tasks(issue, facts).len(),
            Self::Appointments => facts.appointments.len(),
            Self::Chronicle => facts.chronicle.len(),
            Self::References => facts.references.len(),
            Self::Status => facts.force.len(),
            Self::Figures => facts.deadlines.len() + facts.amounts.len() + facts.goals.len(),
            Self::Contents => issue.documents.len(),
        }
    }
}

/// Writes a table. `date`: the day whose status is told (only [`CsvTable::Status`] uses it).
///
/// # Errors
/// What the writer says.
pub fn write_csv(issue: &Issue, facts: &Facts, table: CsvTable, date: Date, out: impl Write) -> io::Result<()> {
    let mut rows = Rows { out: io::BufWriter::new(out), citations: Citations::new(issue), issue };
    rows.out.write_all("\u{feff}".as_bytes())?;
    match table {
        CsvTable::Responsibilities => rows.responsibilities(facts)?,
        CsvTable::Appointments => rows.appointments(facts)?,
        CsvTable::Chronicle => rows.chronicle(facts)?,
        CsvTable::References => rows.references(facts)?,
        CsvTable::Status => rows.status(facts, date)?,
        CsvTable::Figures => rows.figures(facts)?,
        CsvTable::Contents => rows.contents()?,
    }
    rows.out.flush()
}

/// Writes rows of one's own, the first of them the head, in the same form.
///
/// # Errors
/// What the writer says.
pub fn write_rows(rows: &[Vec<String>], out: impl Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    out.write_all("\u{feff}".as_bytes())?;
    for row in rows {
        let fields: Vec<String> = row.iter().map(|f| quoted(f)).collect();
        out.write_all(fields.join(",").as_bytes())?;
        out.write_all(b"\r\n")?;
    }
    out.flush()
}

struct Rows<'a, W: Write> {
    out: io::BufWriter<W>,
    citations: Citations<&'a Issue>,
    issue: &'a Issue,
}

impl<W: Write> Rows<'_, W> {
    fn row(&mut self, fields: &[&str]) -> io::Result<()> {
        for (i, field) in fields.iter().enumerate() {
            if i > 0 {
                self.out.write_all(b",")?;
            }
            self.out.write_all(quoted(field).as_bytes())?;
        }
        self.out.write_all(b"\r\n")
    }

    fn cite(&self, passage: Passage) -> String {
        self.citations.cite(passage.place, CiteOptions::default()).unwrap_or_default()
    }

    /// Title and number of the document that a passage stands in.
    fn document(&self, passage: Passage) -> (&str, &str) {
        let document = self.issue.documents.get(passage.place.document);
        document.map_or(("", ""), |d| (d.title.as_str(), d.number.as_deref().unwrap_or("")))
    }

    fn responsibilities(&mut self, facts: &Facts) -> io::Result<()> {
        self.row(&["文件", "文号", "任务", "内容", "牵头", "责任", "配合", "时限", "原文", "出处"])?;
        for task in tasks(self.issue, facts) {
            let units = |kind| task.units(facts, kind).collect::<Vec<_>>().join("、");
            let times = task.deadlines.iter().filter_map(|d| facts.deadlines.get(*d));
            let times: Vec<_> = times.map(|d| d.passage.text(self.issue)).collect();
            let printed = if task.row.is_some() { "" } else { task.statement.text(self.issue) };
            let (title, number) = self.document(task.statement);
            let (title, number) = (title.to_owned(), number.to_owned());
            self.row(&[
                &title,
                &number,
                &task.path.join(" › "),
                task.words.text(self.issue).trim(),
                &units(RoleKind::Lead),
                &units(RoleKind::Responsible),
                &units(RoleKind::Support),
                &times.join("、"),
                printed,
                &self.cite(task.statement),
            ])?;
        }
        Ok(())
    }

    fn appointments(&mut self, facts: &Facts) -> io::Result<()> {
        self.row(&["姓名", "任免", "职务", "备注", "文件", "文号", "成文日期"])?;
        for a in &facts.appointments {
            let action = if a.action == Action::Appoint { "任" } else { "免" };
            let signed = self.issue.documents.get(a.passage.place.document).and_then(|d| d.signed);
            let (title, number) = self.document(a.passage);
            let (title, number) = (title.to_owned(), number.to_owned());
            self.row(&[
                &a.person,
                action,
                &a.position,
                a.note.as_deref().unwrap_or(""),
                &title,
                &number,
                &day(signed),
            ])?;
        }
        Ok(())
    }

    fn chronicle(&mut self, facts: &Facts) -> io::Result<()> {
        self.row(&["起", "止", "内容", "人物", "文件"])?;
        for entry in &facts.chronicle {
            let (first, last) = (day(entry.date.map(|d| d.first)), day(entry.date.map(|d| d.last)));
            let title = self.document(entry.passage).0.to_owned();
            self.row(&[&first, &last, &entry.text, &entry.people.join("、"), &title])?;
        }
        Ok(())
    }

    fn references(&mut self, facts: &Facts) -> io::Result<()> {
        self.row(&["名称", "文号", "次数", "首次出处"])?;
        for r in &facts.references {
            let first = r.mentions.first().map(|m| self.cite(*m)).unwrap_or_default();
            self.row(&[&r.title, r.number.as_deref().unwrap_or(""), &r.mentions.len().to_string(), &first])?;
        }
        Ok(())
    }

    fn status(&mut self, facts: &Facts, date: Date) -> io::Result<()> {
        let head = format!("{date} 状态");
        self.row(&["文件", "文号", "成文日期", "施行日期", "有效期至", &head, "依据"])?;
        for (document, force) in self.issue.documents.iter().zip(&facts.force) {
            let stated = |s: Option<StatedDay>| day(s.and_then(|s| s.date));
            let evidence = force.evidence(date).map_or("", |e| e.text(self.issue));
            self.row(&[
                &document.title,
                document.number.as_deref().unwrap_or(""),
                &day(document.signed),
                &stated(force.effective),
                &stated(force.expires),
                force.at(date).name_zh(),
                evidence.trim(),
            ])?;
        }
        Ok(())
    }

    fn contents(&mut self) -> io::Result<()> {
        self.row(&["栏目", "标题", "文号", "发文机关", "主送", "成文日期", "施行日期", "有效期至", "起页", "止页"])?;
        let issue = self.issue;
        for d in &issue.documents {
            let page = |p: Option<u32>| p.map(|p| p.to_string()).unwrap_or_default();
            let or_empty = |t: &Option<String>| t.clone().unwrap_or_default();
            self.row(&[
                &or_empty(&d.category),
                &d.title,
                &or_empty(&d.number),
                &or_empty(&d.issuer),
                &or_empty(&d.addressee),
                &day(d.signed),
                &day(d.effective),
                &day(d.expires),
                &page(d.page),
                &page(d.last_page),
            ])?;
        }
        Ok(())
    }

    fn figures(&mut self, facts: &Facts) -> io::Result<()> {
        self.row(&["类别", "原文", "值", "所在句", "出处"])?;
        for d in &facts.deadlines {
            let (text, clause) = (d.passage.text(self.issue), d.clause.text(self.issue));
            self.row(&["时限", text, &day(d.due), clause.trim(), &self.cite(d.passage)])?;
        }
        for a in &facts.amounts {
            let (text, clause) = (a.passage.text(self.issue), a.clause.text(self.issue));
            let yuan = a.yuan.map(|y| y.to_string()).unwrap_or_default();
            self.row(&["资金", text, &yuan, clause.trim(), &self.cite(a.passage)])?;
        }
        for g in &facts.goals {
            let text = g.passage.text(self.issue);
            self.row(&["目标", text, &day(g.due), text, &self.cite(g.passage)])?;
        }
        Ok(())
    }
}

fn day(date: Option<Date>) -> String {
    date.map(|d| d.to_string()).unwrap_or_default()
}

/// A field: quoted where it must be. A spreadsheet takes a field that begins with = + - @ for a formula; a gazette's
/// text never is one, so an apostrophe makes it text.
fn quoted(field: &str) -> String {
    let text = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{field}") } else { field.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::facts;
    use crate::issue::{Block, BlockKind, Document};

    #[test]
    fn rows_of_ones_own_are_quoted_as_well() {
        let mut out = Vec::new();
        let rows = [vec!["姓名".to_owned(), "职务".to_owned()], vec!["甲".to_owned(), "局长,\"兼\"".to_owned()]];
        write_rows(&rows, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\u{feff}姓名,职务\r\n甲,\"局长,\"\"兼\"\"\"\r\n");
    }

    #[test]
    fn tables_with_their_heads() {
        let block = |kind, text: &str| Block { kind, text: text.into(), ..Block::default() };
        let plan = Document {
            title: "方案, \"一\"".into(),
            number: Some("云政发〔2021〕7号".into()),
            signed: Date::new(2021, 2, 3),
            blocks: vec![
                block(BlockKind::Paragraph, "6月底前清淤，给予10万元。（牵头单位：市甲局；责任单位：市乙局、市丙局）"),
                block(BlockKind::Paragraph, "本方案自2021年3月1日起施行，依据《水法》。"),
            ],
            ..Document::default()
        };
        let events = Document {
            title: "大事记（2021年1月）".into(),
            blocks: vec![block(BlockKind::Chronicle, "2-3日，=开会。")],
            ..Document::default()
        };
        let posts = Document {
            title: "任免通知".into(),
            blocks: vec![block(BlockKind::Appointment, "任命江一帆为甲局局长（试用期一年）。")],
            ..Document::default()
        };
        let issue = Issue { documents: vec![plan, events, posts], ..Issue::default() };
        let facts = facts(&issue);
        let mut all = String::new();
        for table in CsvTable::ALL {
            let mut out = Vec::new();
            write_csv(&issue, &facts, table, Date::new(2021, 6, 1).unwrap(), &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"));
            all.push_str(&format!(
                "## {}\n{}",
                table.name_zh(),
                text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
            ));
        }
        insta::assert_snapshot!(all);
    }
}

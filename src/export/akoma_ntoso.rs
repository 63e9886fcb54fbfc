//! An issue as Akoma Ntoso 3.0 (OASIS LegalDocML): an official gazette, with an act or document for each of its documents.
//!
//! Chapters, sections and articles are the elements of that name, other headings are containers with their kind in the
//! name. What a document has before its text is its preface; all else stands in its body in reading order. The ids are those
//! of the JSON and of the HTML. What is in doubt is told in the notes of the gazette's metadata.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::markup::{anchor, document_anchor, escaped};
use super::unsettled;
use crate::facts::{Facts, Target};
use crate::issue::{Block, BlockKind, Date, Document, Issue, Place, Table, document_outline, told_title};

/// The namespace of the form.
const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
/// Who made the markup.
const EDITOR: &str = "gongbao";
/// A day that stands where the form asks for one and the text has none; its name says so.
const NO_DAY: &str = "0001-01-01";

/// Writes an issue as Akoma Ntoso. `today` is the day it is told to be made on.
///
/// # Errors
/// What the writer says.
pub fn write_akoma_ntoso(issue: &Issue, facts: &Facts, today: Date, out: impl Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let year = issue.masthead.year.filter(|year| (1..=9999).contains(year));
    let whole = Work {
        path: format!("/akn/cn/officialGazette/{}", short_hash(issue)),
        title: super::title(issue),
        number: issue.masthead.number.clone(),
        day: year.map(|year| (format!("{year:04}-01-01"), "year")),
        more: Vec::new(),
        author: super::authors(issue).first().cloned(),
    };
    write!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<akomaNtoso xmlns=\"{NAMESPACE}\">\n")?;
    let about = with_notes(&meta(&whole, today), issue, &whole);
    write!(out, "<officialGazette name=\"gongbao\">\n{about}<collectionBody>\n")?;
    for (d, document) in issue.documents.iter().enumerate() {
        let id = document_anchor(issue, d);
        writeln!(out, "<component eId=\"{id}\">")?;
        out.write_all(component(issue, facts, d, document, today).as_bytes())?;
        writeln!(out, "</component>")?;
    }
    if issue.documents.is_empty() {
        // The form asks for one.
        let work = Work { path: format!("{}/empty", whole.path), ..Work::default() };
        let body = "<mainBody><p/></mainBody>";
        writeln!(out, "<component eId=\"empty\"><doc name=\"empty\">{}{body}</doc></component>", meta(&work, today))?;
    }
    out.write_all(b"</collectionBody>\n</officialGazette>\n</akomaNtoso>\n")?;
    out.flush()
}

fn short_hash(issue: &Issue) -> &str {
    issue.source.sha256.get(..16).unwrap_or("unknown")
}

/// What the metadata of a work tell.
#[derive(Default)]
struct Work {
    path: String,
    title: String,
    number: Option<String>,
    /// Its day and what that is.
    day: Option<(String, &'static str)>,
    /// Other days.
    more: Vec<(Date, &'static str)>,
    author: Option<String>,
}

fn meta(work: &Work, today: Date) -> String {
    let path = &work.path;
    let (day, name) = work.day.clone().unwrap_or_else(|| (NO_DAY.to_owned(), "unknown"));
    // Ids are unique in the whole file.
    let own = path.rsplit('/').next().unwrap_or_default();
    let author = format!("#{own}-{}", if work.author.is_some() { "issuer" } else { "unknown" });
    let mut xml = format!("<meta>\n<identification source=\"#{own}-{EDITOR}\">\n");
    let level = |element: &str, path: &str, day: &str, name: &str, author: &str, rest: &str| {
        format!(
            "<{element}><FRBRthis value=\"{path}/!main\"/><FRBRuri value=\"{path}\"/>\
             <FRBRdate date=\"{day}\" name=\"{name}\"/><FRBRauthor href=\"{author}\"/>{rest}</{element}>\n"
        )
    };
    let mut rest = String::from("<FRBRcountry value=\"cn\"/>");
    if let Some(number) = &work.number {
        let _ = write!(rest, "<FRBRnumber value=\"{}\"/>", escaped(number));
    }
    let _ = write!(rest, "<FRBRname value=\"{}\"/>", escaped(&work.title));
    xml.push_str(&level("FRBRWork", path, &day, name, &author, &rest));
    let expression = format!("{path}/zho@");
    let told = level("FRBRExpression", &expression, &day, name, &author, "<FRBRlanguage language=\"zho\"/>");
    let more: String =
        work.more.iter().map(|(day, name)| format!("<FRBRdate date=\"{day}\" name=\"{name}\"/>")).collect();
    xml.push_str(&told.replacen("<FRBRauthor", &format!("{more}<FRBRauthor"), 1));
    let today = today.to_string();
    xml.push_str(&level(
        "FRBRManifestation",
        &format!("{expression}.xml"),
        &today,
        "markup",
        &format!("#{own}-{EDITOR}"),
        "",
    ));
    xml.push_str("</identification>\n");
    let _ = writeln!(xml, "<references source=\"#{own}-{EDITOR}\">");
    let organization = |id: &str, name: &str| {
        let name = escaped(name);
        format!("<TLCOrganization eId=\"{own}-{id}\" href=\"/ontology/organization/{id}\" showAs=\"{name}\"/>\n")
    };
    match &work.author {
        Some(author) => xml.push_str(&organization("issuer", author)),
        None => xml.push_str(&organization("unknown", "—")),
    }
    xml.push_str(&organization(EDITOR, "Gongbao"));
    xml.push_str("</references>\n</meta>\n");
    xml
}

/// Metadata with notes of what is to be said of the text and of what is in doubt in it; as they are, where there is nothing.
fn with_notes(meta: &str, issue: &Issue, work: &Work) -> String {
    let doubts = unsettled::lines(issue);
    let said = super::note(issue).into_iter();
    let head = (!doubts.is_empty()).then(|| format!("{}：{}", unsettled::HEAD, unsettled::SAYS));
    let lines: Vec<String> = said.chain(head).chain(doubts).collect();
    if lines.is_empty() {
        return meta.to_owned();
    }
    let own = work.path.rsplit('/').next().unwrap_or_default();
    let mut notes = format!("<notes source=\"#{own}-{EDITOR}\">\n");
    for (n, line) in lines.iter().enumerate() {
        let _ = writeln!(notes, "<note eId=\"{own}-note-{}\"><p>{}</p></note>", n + 1, escaped(line));
    }
    notes.push_str("</notes>\n");
    meta.replacen("</meta>", &format!("{notes}</meta>"), 1)
}

fn component(issue: &Issue, facts: &Facts, d: usize, document: &Document, today: Date) -> String {
    let id = document_anchor(issue, d);
    let is_act = document.blocks.iter().any(|b| b.kind == BlockKind::Article);
    let (element, body) = if is_act { ("act", "body") } else { ("doc", "mainBody") };
    let force = facts.force.get(d);
    let stated = |day: Option<crate::facts::StatedDay>| day.and_then(|s| s.date);
    let days =
        [(force.and_then(|f| stated(f.effective)), "effective"), (force.and_then(|f| stated(f.expires)), "expires")];
    let work = Work {
        path: format!("/akn/cn/{element}/{id}"),
        title: told_title(document),
        number: document.number.clone(),
        day: document.signed.map(|day| (day.to_string(), "signed")),
        more: days.into_iter().filter_map(|(day, name)| Some((day?, name))).collect(),
        author: document.issuer.clone(),
    };
    let mut writer = Writer { issue, facts, d, xml: String::new(), open: Vec::new(), text: false, texts: 0 };
    let before = document.blocks.iter().take_while(|b| is_preface(b)).count();
    let mut xml = format!("<{element} name=\"{}\">\n{}", if is_act { "act" } else { "document" }, meta(&work, today));
    if before > 0 {
        writer.xml.push_str("<preface>\n");
        document.blocks.iter().take(before).enumerate().for_each(|(b, block)| writer.preface(b, block));
        writer.xml.push_str("</preface>\n");
    }
    let _ = writeln!(writer.xml, "<{body}>");
    writer.body(document, before);
    let _ = writeln!(writer.xml, "</{body}>");
    xml.push_str(&writer.xml);
    let _ = writeln!(xml, "</{element}>");
    xml
}

/// Whether a block at the beginning of a document stands before its text.
fn is_preface(block: &Block) -> bool {
    matches!(
        block.kind,
        BlockKind::RedHeader
            | BlockKind::Number
            | BlockKind::Title
            | BlockKind::Note
            | BlockKind::Contents
            | BlockKind::Date
    )
}

struct Writer<'a> {
    issue: &'a Issue,
    facts: &'a Facts,
    d: usize,
    xml: String,
    /// The elements that are open, with their depth in the outline.
    open: Vec<(usize, &'static str)>,
    /// A run of text without a head is open.
    text: bool,
    texts: usize,
}

impl Writer<'_> {
    fn id(&self, block: usize) -> String {
        anchor(self.issue, Place { document: self.d, block, byte: 0 })
    }

    fn preface(&mut self, b: usize, block: &Block) {
        let (id, text) = (self.id(b), escaped(&block.text));
        let text = match block.kind {
            BlockKind::Title => format!("<docTitle>{text}</docTitle>"),
            BlockKind::Number => format!("<docNumber>{text}</docNumber>"),
            _ => text,
        };
        let _ = writeln!(self.xml, "<p eId=\"{id}\">{text}</p>");
    }

    fn body(&mut self, document: &Document, from: usize) {
        let outline = document_outline(document);
        let mut nodes = outline.iter().skip_while(|node| node.block < from).peekable();
        let before = self.xml.len();
        for (b, block) in document.blocks.iter().enumerate().skip(from) {
            match nodes.next_if(|node| node.block == b) {
                Some(node) => self.head(b, block, node.depth),
                None => {
                    // Who signs, signs the whole and not its last article.
                    if matches!(block.kind, BlockKind::Signature | BlockKind::Date) && !self.open.is_empty() {
                        self.close(0);
                    }
                    self.loose(b, block, 0);
                }
            }
        }
        self.close(0);
        if self.xml.len() == before {
            self.xml.push_str("<hcontainer name=\"text\"/>\n");
        }
    }

    /// Closes what is open at a depth and below.
    fn close(&mut self, depth: usize) {
        if std::mem::take(&mut self.text) {
            self.xml.push_str("</content></hcontainer>\n");
        }
        while let Some((_, tag)) = self.open.pop_if(|(open, _)| *open >= depth) {
            let _ = writeln!(self.xml, "</{tag}>");
        }
    }

    /// A heading or article: what follows stands in it.
    fn head(&mut self, b: usize, block: &Block, depth: usize) {
        self.close(depth);
        let (tag, name) = element(block);
        let name = name.map(|name| format!(" name=\"{name}\"")).unwrap_or_default();
        let _ = write!(self.xml, "<{tag}{name} eId=\"{}\">", self.id(b));
        self.open.push((depth, tag));
        let label = block.label_bytes().min(block.text.len());
        let lead = match block.kind {
            BlockKind::Article => label,
            BlockKind::Heading => block.lead_bytes().clamp(label, block.text.len()),
            _ => block.text.len(),
        };
        let part = |range: std::ops::Range<usize>| escaped(block.text.get(range).unwrap_or("").trim());
        let (num, heading) = (part(0..label), part(label..lead));
        if !num.is_empty() {
            let _ = write!(self.xml, "<num>{num}</num>");
        }
        if !heading.is_empty() {
            let _ = write!(self.xml, "<heading>{heading}</heading>");
        }
        self.xml.push('\n');
        if block.text.get(lead..).is_some_and(|rest| !rest.trim().is_empty()) {
            self.loose(b, block, lead);
        }
    }

    /// A block, from a byte on, that is no head: it stands in a run of text.
    fn loose(&mut self, b: usize, block: &Block, from: usize) {
        if !std::mem::replace(&mut self.text, true) {
            self.texts += 1;
            let id = format!("{}-text-{}", document_anchor(self.issue, self.d), self.texts);
            let _ = writeln!(self.xml, "<hcontainer name=\"text\" eId=\"{id}\"><content>");
        }
        // The element of a head has the block's id.
        let id = if from == 0 { format!(" eId=\"{}\"", self.id(b)) } else { String::new() };
        match &block.table {
            Some(table) if table.rows.iter().any(|row| !row.is_empty()) => self.table(&id, table),
            _ => {
                let text = self.text(b, block, from);
                let class = class(block.kind);
                let _ = writeln!(self.xml, "<p{id}{class}>{text}</p>");
            }
        }
    }

    /// The text with references to places of the issue.
    fn text(&self, b: usize, block: &Block, from: usize) -> String {
        let (mut out, mut at) = (String::new(), from);
        for link in self.facts.links.in_block(self.d, b) {
            let (start, end) = (link.from.place.byte, link.from.end);
            let Target::Inside { place, .. } = link.target else { continue };
            if start < at || self.issue.block(place.document, place.block).is_none() {
                continue;
            }
            let (Some(before), Some(text)) = (block.text.get(at..start), block.text.get(start..end)) else { continue };
            out.push_str(&escaped(before));
            let _ = write!(out, "<ref href=\"#{}\">{}</ref>", anchor(self.issue, place), escaped(text));
            at = end;
        }
        out.push_str(&escaped(block.text.get(at..).unwrap_or("")));
        out
    }

    fn table(&mut self, id: &str, table: &Table) {
        let _ = writeln!(self.xml, "<table{id}>");
        for (r, row) in table.rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
            let tag = if r < table.head_rows { "th" } else { "td" };
            self.xml.push_str("<tr>");
            for cell in row {
                let span = |name: &str, n: u16| if n > 1 { format!(" {name}=\"{n}\"") } else { String::new() };
                let spans = span("colspan", cell.columns) + &span("rowspan", cell.rows);
                let lines: String = cell.text.split('\n').map(|line| format!("<p>{}</p>", escaped(line))).collect();
                let _ = write!(self.xml, "<{tag}{spans}>{lines}</{tag}>");
            }
            self.xml.push_str("</tr>\n");
        }
        self.xml.push_str("</table>\n");
    }
}

/// The element of a head, and its name where the form has none of its own.
fn element(block: &Block) -> (&'static str, Option<&'static str>) {
    if block.kind == BlockKind::Article {
        return ("article", None);
    }
    if block.kind != BlockKind::Heading {
        return ("hcontainer", Some(if block.kind == BlockKind::Title { "title" } else { "attachment" }));
    }
    let end = block.label.as_deref().and_then(|label| label.chars().next_back());
    match end {
        Some('编' | '編' | '篇') => ("part", None),
        Some('章') => ("chapter", None),
        Some('节' | '節') => ("section", None),
        _ => ("hcontainer", Some("heading")),
    }
}

/// What a paragraph is, where it is more than text.
fn class(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Signature => " class=\"signature\"",
        BlockKind::Date => " class=\"date\"",
        BlockKind::Item => " class=\"item\"",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::facts;

    fn block(id: &str, kind: BlockKind, level: Option<u8>, label: &str, text: &str) -> Block {
        let label = (!label.is_empty()).then(|| label.to_owned());
        Block { id: id.into(), kind, level, label, text: text.into(), ..Block::default() }
    }

    fn written(issue: &Issue) -> String {
        let mut out = Vec::new();
        write_akoma_ntoso(issue, &facts(issue), Date::new(2031, 5, 1).unwrap(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn words_that_look_like_an_id_stay_as_they_are() {
        let names = ["甲#gongbao", "乙#unknown", "丙#issuer"];
        let documents = names.map(|name| Document {
            title: name.into(),
            number: Some(name.into()),
            issuer: Some(name.into()),
            blocks: vec![block("", BlockKind::Paragraph, None, "", name)],
            ..Document::default()
        });
        let xml = written(&Issue { documents: documents.into(), ..Issue::default() });
        for name in names {
            for told in [
                format!("<FRBRname value=\"{name}\"/>"),
                format!("<FRBRnumber value=\"{name}\"/>"),
                format!("showAs=\"{name}\""),
            ] {
                assert!(xml.contains(&told), "{told}: {xml}");
            }
        }
        // Every reference has its id, and every id is there once.
        let ids: Vec<&str> = xml.split("eId=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let unique: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{ids:?}");
        for kind in ["source=\"#", "href=\"#"] {
            for id in xml.split(kind).skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(unique.contains(id), "{id}: {xml}");
            }
        }
    }

    #[test]
    fn chapters_and_articles_are_elements() {
        let document = Document {
            id: "d1".into(),
            title: "云州市湖泊保护办法".into(),
            number: Some("云政发〔2031〕3号".into()),
            issuer: Some("云州市人民政府".into()),
            signed: Date::new(2031, 3, 1),
            blocks: vec![
                block("d1.1", BlockKind::Title, None, "", "云州市湖泊保护办法"),
                block("d1.2", BlockKind::Heading, Some(1), "第一章", "第一章　总则 <&>"),
                block("d1.3", BlockKind::Article, None, "第一条", "第一条　为了保护湖泊，制定本办法。"),
                block("d1.4", BlockKind::Item, None, "（一）", "（一）甲；"),
                block("d1.5", BlockKind::Heading, Some(1), "第二章", "第二章　附则"),
                block("d1.6", BlockKind::Article, None, "第二条", "第二条　依第一条办理，自2031年4月1日起施行。"),
                block("d1.7", BlockKind::Signature, None, "", "云州市人民政府"),
            ],
            ..Document::default()
        };
        let issue = Issue { documents: vec![document], ..Issue::default() };
        insta::assert_snapshot!(written(&issue));
    }

    #[test]
    fn it_is_well_formed_and_no_id_stands_twice() {
        for issue in
            [crate::issue::Issue::default(), Issue { documents: vec![Document::default(); 2], ..Issue::default() }]
        {
            let xml = written(&issue);
            let mut reader = quick_xml::Reader::from_str(&xml);
            let (mut depth, mut ids) = (0, Vec::new());
            loop {
                use quick_xml::events::Event;
                let event = reader.read_event().unwrap();
                if let Event::Start(start) | Event::Empty(start) = &event {
                    for attribute in start.attributes().flatten().filter(|a| a.key.as_ref() == b"eId") {
                        ids.push(String::from_utf8(attribute.value.to_vec()).unwrap());
                    }
                }
                match event {
                    Event::Start(_) => depth += 1,
                    Event::End(_) => depth -= 1,
                    Event::Eof => break,
                    _ => {}
                }
            }
            assert_eq!(depth, 0);
            let count = ids.len();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), count, "{xml}");
        }
    }
}

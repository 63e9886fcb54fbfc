//! An issue as an EPUB 3: a page for each document, the contents with the outline, our look; for e-book readers.

use std::fmt::Write as _;
use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::markup::{self, STYLE, anchor, document_anchor, escaped};
use super::page_marks::PageMarks;
use crate::facts::Facts;
use crate::issue::{Date, Document, Issue, OutlineNode, Place, carried, document_name, document_outline, outline_line};

/// Where a reader finds the package.
const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n\
<rootfiles><rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles>\n\
</container>\n";

/// What a book has beside the look of its documents.
const BOOK_STYLE: &str = "nav ol{list-style:none;padding-left:1em}nav a{text-decoration:none}\
.masthead{text-align:center;color:#b00;font-size:1.8em;margin:3em 0 1em;font-weight:bold;text-indent:0}";

/// Writes an issue as an EPUB. `today` is the day it is told to be made on.
///
/// # Errors
/// What the writer says.
pub fn write_epub(issue: &Issue, facts: &Facts, today: Date, mut out: impl Write) -> io::Result<()> {
    let pages = PageMarks::of(issue);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The first file tells what the whole is, by the rules of the form neither packed nor with anything beside it.
    let stored = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let packed = stored.compression_method(CompressionMethod::Deflated);
    let mut add = |name: &str, text: &str, options: SimpleFileOptions| -> io::Result<()> {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())
    };
    add("mimetype", "application/epub+zip", stored.compression_method(CompressionMethod::Stored))?;
    add("META-INF/container.xml", CONTAINER, packed)?;
    add("EPUB/package.opf", &package(issue, today, !pages.list().is_empty()), packed)?;
    add("EPUB/style.css", &format!("{STYLE}{BOOK_STYLE}\n"), packed)?;
    add("EPUB/contents.xhtml", &contents(issue, &pages), packed)?;
    let mut documents = String::new();
    for (d, document) in issue.documents.iter().enumerate() {
        let to = |place| address(issue, place, d);
        let article = markup::article(issue, facts, (d, 1), pages.in_document(d), &to);
        let page = page(&document_name(document), &article);
        add(&format!("EPUB/{}", file(d)), &page, packed)?;
        documents.push_str(&page);
    }
    add(carried::BOOK, &String::from_utf8_lossy(&super::json::carried(issue)?), packed)?;
    add(carried::BOOK_OF, &carried::digest(documents.as_bytes()), packed)?;
    let whole = zip.finish()?;
    out.write_all(whole.get_ref())?;
    out.flush()
}

/// The file of a document.
fn file(document: usize) -> String {
    format!("document-{:03}.xhtml", document + 1)
}

/// The address of a place as it is written in the file of a document.
fn address(issue: &Issue, place: Place, from: usize) -> String {
    if place.document == from {
        format!("#{}", anchor(issue, place))
    } else {
        format!("{}#{}", file(place.document), anchor(issue, place))
    }
}

fn page(title: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"zh-CN\" xml:lang=\"zh-CN\">\n\
         <head>\n<title>{}</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n\
         <body>\n{body}</body>\n</html>\n",
        escaped(title)
    )
}

/// What the book is, its files and their order.
fn package(issue: &Issue, today: Date, paged: bool) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"zh-CN\">\n\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n",
    );
    let mut say = |element: &str, text: &str| {
        if !text.trim().is_empty() {
            let name = element.split(' ').next().unwrap_or(element);
            let _ = writeln!(xml, "<{element}>{}</{name}>", escaped(text.trim()));
        }
    };
    say("dc:identifier id=\"id\"", &format!("urn:sha256:{}", issue.source.sha256));
    say("dc:title", &super::title(issue));
    say("dc:language", "zh-CN");
    super::authors(issue).iter().for_each(|author| say("dc:creator", author));
    say("dc:source id=\"source\"", &issue.source.file);
    say("meta property=\"dcterms:modified\"", &format!("{today}T00:00:00Z"));
    for (property, value) in [
        ("accessMode", "textual"),
        ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "structuralNavigation"),
        ("accessibilityFeature", "tableOfContents"),
        ("accessibilityFeature", "readingOrder"),
        ("accessibilityFeature", "printPageNumbers"),
        ("accessibilityFeature", "pageNavigation"),
        ("accessibilityHazard", "none"),
    ] {
        if paged || !matches!(value, "printPageNumbers" | "pageNavigation") {
            say(&format!("meta property=\"schema:{property}\""), value);
        }
    }
    if paged {
        say("meta refines=\"#source\" property=\"source-of\"", "pagination");
    }
    xml.push_str(
        "</metadata>\n<manifest>\n\
         <item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n\
         <item id=\"contents\" href=\"contents.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n",
    );
    for d in 0..issue.documents.len() {
        let (id, href) = (document_anchor(issue, d), file(d));
        let _ = writeln!(xml, "<item id=\"{id}\" href=\"{href}\" media-type=\"application/xhtml+xml\"/>");
    }
    xml.push_str("</manifest>\n<spine>\n<itemref idref=\"contents\"/>\n");
    for d in 0..issue.documents.len() {
        let _ = writeln!(xml, "<itemref idref=\"{}\"/>", document_anchor(issue, d));
    }
    xml.push_str("</spine>\n</package>\n");
    xml
}

/// The contents: the categories, their documents, and the outline of each.
fn contents(issue: &Issue, pages: &PageMarks) -> String {
    let title = super::title(issue);
    let mut html = format!("<p class=\"masthead\">{}</p>\n", escaped(&title));
    if let Some(note) = super::note(issue) {
        let _ = writeln!(html, "<p class=\"meta\">{}</p>", escaped(&note));
    }
    html.push_str("<nav epub:type=\"toc\" id=\"toc\">\n<h1 class=\"d\">目录</h1>\n<ol>\n");
    // A category holds the documents up to the next one.
    let mut open: Option<&str> = None;
    for (d, document) in issue.documents.iter().enumerate() {
        let category = document.category.as_deref().filter(|c| !c.trim().is_empty());
        if category != open {
            html.push_str(if open.is_some() { "</ol></li>\n" } else { "" });
            if let Some(name) = category {
                let _ = writeln!(html, "<li><span>{}</span><ol>", escaped(name));
            }
            open = category;
        }
        let number = document.number.as_deref().map(|n| format!("（{n}）")).unwrap_or_default();
        let name = escaped(&format!("{}{number}", document_name(document)));
        let _ = write!(html, "<li><a href=\"{}\">{name}</a>", file(d));
        branches(&mut html, issue, document, d);
        html.push_str("</li>\n");
    }
    html.push_str(if open.is_some() { "</ol></li>\n" } else { "" });
    if issue.documents.is_empty() {
        let _ = writeln!(html, "<li><a href=\"#toc\">{}</a></li>", escaped(&title));
    }
    html.push_str("</ol>\n</nav>\n");
    html.push_str(&page_list(pages));
    html.push_str(&super::unsettled::section(issue));
    page(&title, &html)
}

/// The printed pages, for readers that go to one by its number; nothing where none is known.
fn page_list(pages: &PageMarks) -> String {
    let list = pages.list();
    if list.is_empty() {
        return String::new();
    }
    let mut html = String::from(
        "<nav epub:type=\"page-list\" id=\"page-list\" hidden=\"hidden\">\n<h1 class=\"d\">页码</h1>\n<ol>\n",
    );
    for (page, document, anchor) in list {
        let _ = writeln!(html, "<li><a href=\"{}#{anchor}\">{page}</a></li>", file(document));
    }
    html.push_str("</ol>\n</nav>\n");
    html
}

/// The outline below a document.
fn branches(html: &mut String, issue: &Issue, document: &Document, d: usize) {
    let nodes: Vec<OutlineNode> = document_outline(document);
    let mut depth = 0;
    for node in nodes {
        // A node is at most one deeper than the one before it.
        let wanted = node.depth.min(depth) + 1;
        if wanted > depth {
            html.push_str("<ol>\n");
        } else {
            html.push_str("</li>\n");
            html.push_str(&"</ol></li>\n".repeat(depth - wanted));
        }
        depth = wanted;
        let place = Place { document: d, block: node.block, byte: 0 };
        let text = document.blocks.get(node.block).map(outline_line).unwrap_or_default();
        let text = if text.trim().is_empty() { "—".to_owned() } else { escaped(&text) };
        let _ = write!(html, "<li><a href=\"{}#{}\">{text}</a>", file(d), anchor(issue, place));
    }
    if depth > 0 {
        html.push_str("</li>\n");
        html.push_str(&"</ol></li>\n".repeat(depth - 1));
        html.push_str("</ol>\n");
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::io::Read as _;

    use super::*;
    use crate::facts::facts;
    use crate::issue::{Block, BlockKind, Masthead};

    fn block(kind: BlockKind, level: Option<u8>, label: &str, text: &str) -> Block {
        let label = (!label.is_empty()).then(|| label.to_owned());
        Block { kind, level, label, text: text.into(), ..Block::default() }
    }

    fn issue() -> Issue {
        let rules = Document {
            title: "云州市湖泊保护办法".into(),
            number: Some("云政发〔2031〕3号".into()),
            category: Some("市政府文件".into()),
            blocks: vec![
                block(BlockKind::Title, None, "", "云州市湖泊保护办法"),
                block(BlockKind::Heading, Some(1), "第一章", "第一章 总则 <&>"),
                block(BlockKind::Article, None, "第一条", "第一条 为了保护湖泊，制定本办法。"),
                block(BlockKind::Heading, Some(1), "第二章", "第二章 附则"),
                block(BlockKind::Article, None, "第二条", "第二条 依第一条办理\u{b}。"),
                block(BlockKind::Signature, None, "", "云州市人民政府"),
                block(BlockKind::Date, None, "", "2031年3月1日"),
            ],
            ..Document::default()
        };
        let notice = Document {
            title: "关于湖泊名录的通知".into(),
            blocks: vec![block(BlockKind::Paragraph, None, "", "依照《云州市湖泊保护办法》第一条，公布名录。")],
            ..Document::default()
        };
        let masthead =
            Masthead { name: Some("云州市人民政府公报".into()), year: Some(2031), ..Masthead::default() };
        Issue { documents: vec![rules, notice], masthead, ..Issue::default() }
    }

    fn book(issue: &Issue) -> Vec<u8> {
        let mut out = Vec::new();
        write_epub(issue, &facts(issue), Date::new(2031, 4, 5).unwrap(), &mut out).unwrap();
        out
    }

    fn files(book: &[u8]) -> BTreeMap<String, String> {
        let mut zip = zip::ZipArchive::new(Cursor::new(book)).unwrap();
        (0..zip.len())
            .map(|n| {
                let mut file = zip.by_index(n).unwrap();
                let mut text = String::new();
                file.read_to_string(&mut text).unwrap();
                (file.name().unwrap().into_owned(), text)
            })
            .collect()
    }

    #[test]
    fn the_first_file_tells_the_form() {
        let book = book(&issue());
        // A stored file's bytes stand right after its name.
        assert_eq!(&book[..4], b"PK\x03\x04");
        assert_eq!(&book[30..58], b"mimetypeapplication/epub+zip");
        assert_eq!(book, self::book(&issue()), "the same issue gives the same bytes");
    }

    #[test]
    fn every_file_is_well_formed_and_every_address_leads_somewhere() {
        let files = files(&book(&issue()));
        let mut ids: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let mut goals = Vec::new();
        for (name, text) in files.iter().filter(|(n, _)| n.ends_with("xhtml") || n.ends_with("opf")) {
            let mut reader = quick_xml::Reader::from_str(text);
            loop {
                let start = match reader.read_event().unwrap_or_else(|e| panic!("{name}: {e}")) {
                    quick_xml::events::Event::Eof => break,
                    quick_xml::events::Event::Start(start) | quick_xml::events::Event::Empty(start) => {
                        start.into_owned()
                    }
                    _ => continue,
                };
                for attribute in start.attributes() {
                    let attribute = attribute.unwrap();
                    let value = String::from_utf8(attribute.value.to_vec()).unwrap();
                    match attribute.key.as_ref() {
                        b"id" => ids.entry(name).or_default().push(value),
                        b"href" => goals.push((name.clone(), value)),
                        _ => {}
                    }
                }
            }
        }
        for list in ids.values_mut() {
            let all = list.len();
            list.sort();
            list.dedup();
            assert_eq!(list.len(), all, "an id is given once");
        }
        assert!(goals.len() > 10);
        for (from, goal) in goals {
            let (file, id) = goal.split_once('#').map_or((goal.as_str(), None), |(f, id)| (f, Some(id)));
            let file = if file.is_empty() { from.clone() } else { format!("EPUB/{file}") };
            assert!(files.contains_key(&file), "{goal}");
            assert!(id.is_none_or(|id| ids[file.as_str()].iter().any(|i| i == id)), "{from}: {goal}");
        }
    }

    #[test]
    fn contents_and_pages() {
        let files = files(&book(&issue()));
        let text: Vec<&str> = ["package.opf", "contents.xhtml", "document-001.xhtml", "document-002.xhtml"]
            .into_iter()
            .map(|name| files[&format!("EPUB/{name}")].as_str())
            .collect();
        insta::assert_snapshot!(text.join("----\n"));
    }

    #[test]
    fn an_issue_of_nothing_is_a_book() {
        let files = files(&book(&Issue::default()));
        assert!(files["EPUB/contents.xhtml"].contains("<li>"));
    }
}

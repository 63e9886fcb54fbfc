//! An issue as one self-contained web page: contents, anchors, links; no script, nothing loaded from elsewhere.

use std::fmt::Write as _;
use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::markup::{self, STYLE, anchor, document_anchor, escaped};
use super::page_marks::PageMarks;
use super::unsettled;
use crate::facts::Facts;
use crate::issue::{Issue, carried, document_name, told_title};

/// What a page has beside the look of its documents.
const PAGE_STYLE: &str = "\
body{margin:0 auto;max-width:42em;padding:2em 1em;font-size:1.06rem;color:#222;background:#fdfdfb}article>.d{margin-top:3em}\
nav ul{list-style:none;padding-left:1.2em}nav .page{color:#777}nav .number{white-space:nowrap}\
@media(prefers-color-scheme:dark){body{color:#ddd;background:#1b1b1b}.red{color:#e66}.meta{color:#aaa}}@media print{nav{display:none}thead{display:table-header-group}h1,h2,h3,h4,h5,h6{break-after:avoid}}";

/// Writes an issue as a web page.
///
/// # Errors
/// What the writer says.
pub fn write_html(issue: &Issue, facts: &Facts, out: impl Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let title = escaped(&super::title(issue));
    let body = body(issue, facts, &title)?;
    write!(out, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")?;
    write!(out, "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n")?;
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    packed.write_all(&super::json::carried(issue)?)?;
    let (of, packed) = (carried::digest(&body), STANDARD.encode(packed.finish()?));
    writeln!(out, "<meta name=\"{}\" content=\"{of}\">", carried::META_OF)?;
    let signs = carried::signs_digest(&String::from_utf8_lossy(&body));
    writeln!(out, "<meta name=\"{}\" content=\"{signs}\">", carried::META_SIGNS)?;
    writeln!(out, "<meta name=\"{}\" content=\"{packed}\">", carried::META)?;
    write!(out, "<style>{STYLE}{PAGE_STYLE}</style>\n</head>")?;
    out.write_all(&body)?;
    out.flush()
}

/// All that stands behind the head.
fn body(issue: &Issue, facts: &Facts, title: &str) -> io::Result<Vec<u8>> {
    let mut out = Vec::from(b"\n<body>\n");
    // A file that is one document needs no name and contents above its title.
    let single = issue.masthead.name.is_none() && issue.documents.len() == 1;
    if !single {
        write!(out, "<h1 class=\"d\">{title}</h1>\n{}", contents(issue))?;
    }
    if let Some(note) = super::note(issue) {
        writeln!(out, "<p class=\"meta\">{}</p>", escaped(&note))?;
    }
    let pages = PageMarks::of(issue);
    let address = |place| format!("#{}", anchor(issue, place));
    for d in 0..issue.documents.len() {
        let rank = if single { 1 } else { 2 };
        let article = markup::article(issue, facts, (d, rank), pages.in_document(d), &address);
        out.write_all(article.as_bytes())?;
    }
    out.write_all(unsettled::section(issue).as_bytes())?;
    out.write_all(b"</body>\n</html>\n")?;
    Ok(out)
}

fn contents(issue: &Issue) -> String {
    let mut html = String::from("<nav aria-label=\"目录\">\n<ul>\n");
    let mut category = None;
    for (d, document) in issue.documents.iter().enumerate() {
        if document.category != category {
            category.clone_from(&document.category);
            if let Some(name) = category.as_deref().filter(|name| !name.trim().is_empty()) {
                let _ = writeln!(html, "<li><strong>{}</strong></li>", escaped(name));
            }
        }
        let number = document
            .number
            .as_deref()
            .map(|n| format!("　<span class=\"number\">{}</span>", escaped(n)))
            .unwrap_or_default();
        let page = document.page.map(|p| format!(" <span class=\"page\">{p}</span>")).unwrap_or_default();
        let id = document_anchor(issue, d);
        let name = match document.title.trim() {
            "" => document_name(document),
            _ => told_title(document),
        };
        let _ = writeln!(html, "<li><a href=\"#{id}\">{}</a>{number}{page}</li>", escaped(&name));
    }
    html.push_str("</ul>\n</nav>\n");
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::facts;
    use crate::issue::{Block, BlockKind, Document, Masthead, Seam};

    #[test]
    fn a_document_without_a_title_is_called_by_its_first_words() {
        let paragraph = |text: &str| Block::sample(BlockKind::Paragraph, None, "", text);
        let untitled = |title: &str, text: &str| Document {
            title: title.into(),
            category: Some("　".into()),
            blocks: vec![paragraph(text)],
            ..Document::default()
        };
        let documents = vec![untitled("", "全市统计数据。"), untitled("　", "勘误两则。"), Document::default()];
        let issue = Issue { documents, ..Issue::default() };
        let mut out = Vec::new();
        write_html(&issue, &facts(&issue), &mut out).unwrap();
        let page = String::from_utf8(out).unwrap();
        for link in [">全市统计数据。</a>", ">勘误两则。</a>", ">—</a>"] {
            assert!(page.contains(link), "{page}");
        }
        for empty in ["<strong></strong>", "<strong>　</strong>", "\"></a>", "class=\"d\"></h2>", "class=\"d\">　</h2>"]
        {
            assert!(!page.contains(empty), "{empty}: {page}");
        }
    }

    #[test]
    fn a_document_as_a_page() {
        let block = Block::sample;
        let text = "第二条 依第一条办理<甲>，自2021年3月1日起施行。";
        let document = Document {
            title: "云州市办法".into(),
            page: Some(3),
            category: Some("市政府文件".into()),
            blocks: vec![
                block(BlockKind::Title, None, "", "云州市办法"),
                block(BlockKind::Heading, Some(1), "第一章", "第一章 总则"),
                block(BlockKind::Article, None, "第一条", "第一条 甲。"),
                block(BlockKind::Article, None, "第二条", text),
                block(BlockKind::Paragraph, None, "", "本办法自2021年3月1日起施行。"),
            ],
            seams: vec![Seam {
                says_page: Some(13),
                from_page: None,
                after_block: 3,
                inside_paragraph: true,
                byte: text.find("办理").unwrap(),
                confidence: 1.0,
            }],
            ..Document::default()
        };
        let masthead = Masthead { name: Some("云州市人民政府公报".into()), ..Masthead::default() };
        let issue = Issue { documents: vec![document], masthead, ..Issue::default() };
        let mut out = Vec::new();
        write_html(&issue, &facts(&issue), &mut out).unwrap();
        let page = String::from_utf8(out).unwrap();
        assert!(!page.contains("<甲>") && !page.contains("<script") && !page.contains("http"));
        let body = page.split("</style>").nth(1).unwrap().to_owned();
        insta::assert_snapshot!(body);
    }
}

//! Prints a made-up document in the files in which real ones come: laws printed from a browser, notices over several
//! pages, Word files that hold a web page, and pages whose text waits for a script.

use super::issue::Document;
use super::print::{ContentsStyle, House, Printed, Set, half, set_document};
use super::{Plan, compare, make};
use crate::support::{pdf, word};

/// What the document comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// PDF printed from a browser: its address and the hour at the edges of each page.
    Browser,
    /// PDF of a notice, its pages numbered.
    Notice,
    /// A Word file that is nothing but a web page in a message.
    AltChunk,
    /// A web page whose text is hidden until a script shows it.
    Hidden,
    /// The same by a style sheet, beside a part that opens at a click.
    Sheet,
}

pub const MEDIA: [Medium; 5] = [Medium::Browser, Medium::Notice, Medium::AltChunk, Medium::Hidden, Medium::Sheet];

/// The plan of a seed for files that hold one document.
pub fn plan(seed: u64) -> (Plan, Medium) {
    let mut plan = super::plan(seed.wrapping_add(1 << 32));
    plan.documents.truncate(1);
    let house = &mut plan.house;
    house.contents = ContentsStyle::None;
    (house.columns, house.width, house.lines) = (1, 30 + (seed / 5) as usize % 9, 28 + (seed / 7) as usize % 12);
    (house.titles_on_one_line, house.joined, house.title_first) = (false, false, false);
    house.between = (seed / 5).is_multiple_of(3);
    (plan, MEDIA[(seed % 5) as usize])
}

/// Makes, prints, reads and compares; and what the program says to be missing.
pub fn run(plan: &Plan, medium: Medium) -> (gongbao::issue::Issue, compare::Score, Vec<String>) {
    let documents = make(plan);
    let (name, bytes) = match medium {
        Medium::Browser | Medium::Notice => ("a.pdf", paged(&documents[0], &plan.house, medium)),
        Medium::AltChunk => {
            ("a.docx", word::alt_chunk_of(&word::message_of(&page(&documents[0], &plan.house, "", ""))))
        }
        Medium::Hidden => ("a.html", page(&documents[0], &plan.house, " style='visibility: hidden'", "").into_bytes()),
        Medium::Sheet => {
            let style = "<style>.text { display: none } .text.on { display: block }</style>";
            ("a.html", page(&documents[0], &plan.house, " class=text", style).into_bytes())
        }
    };
    if let Ok(folder) = std::env::var("GONGBAO_PRINT") {
        let _ = std::fs::write(format!("{folder}/{}-{name}", plan.seed), &bytes);
    }
    let source = gongbao::source::read(name, &bytes).unwrap_or_else(|error| panic!("{medium:?}: {error}"));
    let issue = gongbao::parse::parse(&source);
    let missing = gongbao::source::audit(&source, &issue)
        .into_iter()
        .filter(|diagnostic| diagnostic.code.ends_with("-missing"))
        .map(|diagnostic| diagnostic.message)
        .chain(crate::support::unaccounted(&source, &issue).iter().map(|lost| format!("{lost:?}")))
        .collect();
    let printed = Printed { text: String::new(), pages: vec![1; documents.len()], seams: Vec::new() };
    (issue.clone(), compare::compare(&documents, &plan.house, &printed, &issue), missing)
}

/// Points between the left edge and the text, and from line to line in em.
const LEFT: f32 = 70.0;
const PITCH: f32 = 1.7;

fn width(text: &str) -> f32 {
    text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum()
}

/// A PDF of a document, a line below the other.
fn paged(document: &Document, house: &House, medium: Medium) -> Vec<u8> {
    let lines = set_document(document, house);
    let size = 450.0 / house.width as f32;
    let top = if medium == Medium::Browser { 60.0 } else { 90.0 };
    let room = (pdf::A4[1] - 2.0 * top).min(house.lines as f32 * PITCH * size);
    let mut pages: Vec<Vec<(f32, &Set)>> = vec![Vec::new()];
    let mut y = top;
    for line in &lines {
        if y + size > top + room {
            pages.push(Vec::new());
            y = top;
        }
        if let Some(page) = pages.last_mut() {
            page.push((y, line));
        }
        y += PITCH * size * if house.between && line.last { 1.6 } else { 1.0 };
    }
    let count = pages.len();
    let drawn: Vec<pdf::Drawing> =
        pages.iter().enumerate().map(|(at, lines)| draw(lines, house, size, medium, (at + 1, count))).collect();
    pdf::file(&drawn)
}

fn draw(lines: &[(f32, &Set)], house: &House, size: f32, medium: Medium, (at, count): (usize, usize)) -> pdf::Drawing {
    let mut page = pdf::Drawing::new(pdf::A4);
    for (y, line) in lines {
        let x = if line.centred {
            LEFT + (house.width as f32 - width(&line.text)) * size / 2.0
        } else if line.first && !line.flush && !house.between {
            LEFT + 2.0 * size
        } else {
            LEFT
        };
        page.text(x, y + size, size, &line.text);
    }
    if medium == Medium::Browser {
        page.text(24.0, 24.0, 8.0, "2024/3/1 09:30").text(260.0, 24.0, 8.0, "法规库_云山市人民政府");
        page.text(24.0, 826.0, 8.0, "https://www.example.gov.cn/art/2024/3/1/art_1_23.html");
        page.text(540.0, 826.0, 8.0, &format!("{at}/{count}"));
    } else {
        page.text(280.0, 790.0, 12.0, &format!("— {at} —"));
    }
    page
}

/// A web page of a document, whose text has these attributes.
fn page(document: &Document, house: &House, attributes: &str, head: &str) -> String {
    let mut text = String::new();
    let mut put = |line: &str, centred: bool| {
        let style = if centred { " style='text-align:center'" } else { "" };
        let indent = if house.indents && !centred { "　　" } else { "" };
        text.push_str(&format!("<p{style}>{indent}{}</p>\n", line.replace('&', "&amp;").replace('<', "&lt;")));
    };
    for line in document.offices.iter().chain(&document.red).chain(&document.number).chain([&document.title]) {
        put(line, true);
    }
    document.addressee.iter().for_each(|addressee| put(addressee, false));
    for block in &document.body {
        let line = if house.wording.half_width { half(&block.text) } else { block.text.clone() };
        put(&line, block.centred);
    }
    format!(
        "<html><head><meta charset=utf-8><title>{}</title>{head}</head><body><div class=nav><a href=/>首页</a> <a href=/a>政策</a></div>\
         <div id=content{attributes}>{text}</div></body></html>",
        document.title
    )
}

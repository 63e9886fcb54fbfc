//! An issue in other forms.

pub mod akoma_ntoso;
pub mod calendar;
pub mod csv;
pub mod docx;
pub mod epub;
mod headings;
pub mod html;
pub mod json;
pub mod markdown;
mod markup;
mod page_marks;
pub mod pdf;
pub mod rows;
pub mod schema;
mod unsettled;

use crate::issue::Issue;

/// What a form of an issue is called: its title, with the gazette's running number; of one without, the file's name.
fn title(issue: &Issue) -> String {
    let title = issue.title().unwrap_or_else(|| issue.source.file.clone());
    match (&issue.masthead.name, &issue.masthead.total_number) {
        (Some(_), Some(total)) => format!("{title}（{}）", total.trim_matches(['（', '）', '(', ')'])),
        _ => title,
    }
}

/// What is to be said over an issue of which pages were read from their pictures; `None` for others.
fn note(issue: &Issue) -> Option<String> {
    let pages = &issue.source.recognised;
    let runs = pages.chunk_by(|a, b| a + 1 == *b).filter_map(|run| Some((*run.first()?, *run.last()?)));
    let told: Vec<String> =
        runs.map(|(a, b)| if a == b { a.to_string() } else { format!("{a}–{b}") }).take(MOST_RUNS).collect();
    let doubts = issue.placed_doubts().len();
    let in_doubt = if doubts > 0 { format!("，其中 {doubts} 字存疑") } else { String::new() };
    (!pages.is_empty())
        .then(|| format!("文件第 {} 页的文字由扫描图像识别而来，可能有误{in_doubt}；以原页为准。", told.join("、")))
}

/// So many stretches of pages are named.
const MOST_RUNS: usize = 20;

/// Who made an issue: the sponsor and editor of the gazette, else the offices whose documents it holds.
fn authors(issue: &Issue) -> Vec<String> {
    let m = &issue.masthead;
    let makers: Vec<String> = [&m.sponsor, &m.editor].into_iter().flatten().cloned().collect();
    let offices = issue.documents.iter().filter_map(|d| d.issuer.clone());
    let mut authors = if makers.is_empty() { offices.collect() } else { makers };
    authors.dedup();
    authors.truncate(8);
    authors
}

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

use crate::issue::Issue;

/// What a form of an issue is called: its title, with the gazette's running number; of one without, the file's name.
fn title(issue: &Issue) -> String {
    let title = issue.title().unwrap_or_else(|| issue.source.file.clone());
    match (&issue.masthead.name, &issue.masthead.total_number) {
        (Some(_), Some(total)) => format!("{title}（{}）", total.trim_matches(['（', '）', '(', ')'])),
        _ => title,
    }
}

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

//! An issue in other forms.

pub mod csv;
pub mod epub;
pub mod html;
pub mod json;
pub mod markdown;
mod markup;
pub mod pdf;

use crate::issue::Issue;

/// What a form of an issue is called: the gazette's name, year and numbers; of a file without them, its only
/// document's title or the file's name.
fn title(issue: &Issue) -> String {
    let m = &issue.masthead;
    let Some(name) = m.name.as_deref().filter(|n| !n.trim().is_empty()) else {
        return match issue.documents.as_slice() {
            [only] if !only.title.is_empty() => only.title.clone(),
            _ => issue.source.file.clone(),
        };
    };
    let mut numbers = m.year.map(|y| format!("{y}年")).unwrap_or_default();
    numbers.push_str(m.number.as_deref().unwrap_or(""));
    if let Some(total) = m.total_number.as_deref() {
        let total = total.trim_matches(['（', '）', '(', ')']);
        numbers.push_str(&format!("（{total}）"));
    }
    format!("{} {numbers}", name.trim()).trim_end().to_owned()
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

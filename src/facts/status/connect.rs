//! Which documents of an issue are those that others of it put out of force.

use std::collections::HashMap;

use super::{Force, RepealedBy};
use crate::facts::references::title_key;
use crate::issue::{Date, Issue};
use crate::zh::fold;

/// Finds the repealed documents that are themselves in the issue, and tells them.
pub(in crate::facts) fn connect(issue: &Issue, forces: &mut [Force]) {
    if forces.iter().all(|f| f.effects.is_empty()) {
        return;
    }
    let (mut numbers, mut titles) = (HashMap::new(), HashMap::new());
    for (d, document) in issue.documents.iter().enumerate() {
        if let Some(number) = &document.number {
            numbers.entry(fold::narrowed(number)).or_insert(d);
        }
        for title in std::iter::once(&document.title).chain(&document.promulgates) {
            let key = title_key(title);
            // 云州市人民政府关于… is cited as 关于…, too.
            if let Some(at) = key.find("关于").filter(|at| *at > 0) {
                titles.entry(key.get(at..).unwrap_or("").to_owned()).or_insert(d);
            }
            titles.entry(key).or_insert(d);
        }
    }
    let mut told = Vec::new();
    for (d, force) in forces.iter_mut().enumerate() {
        for repeal in &mut force.effects {
            let number = repeal.number.as_deref().map(fold::narrowed);
            let found = match number {
                Some(number) => numbers.get(&number),
                None => repeal.title.as_deref().and_then(|t| titles.get(&title_key(t))),
            };
            let by_title = repeal.number.is_none() && repeal.kind.ends();
            let later = |target: usize| is_later(issue, target, d, repeal.date);
            repeal.target = found
                .copied()
                .filter(|t| *t != d && !(by_title && (is_of_own(issue, repeal.title.as_deref(), d) || later(*t))));
            if let Some(target) = repeal.target.filter(|_| repeal.part.is_none() && repeal.kind.ends()) {
                told.push((target, RepealedBy { document: d, date: repeal.date, evidence: repeal.evidence }));
            }
        }
    }
    for (target, by) in told {
        if let Some(force) = forces.get_mut(target) {
            force.repealed.get_or_insert(by);
        }
    }
}

/// Whether a title is one that a document has itself, or issues: what it repeals under that title is an earlier one, which an order that is
/// printed with it and names that title is not.
fn is_of_own(issue: &Issue, title: Option<&str>, document: usize) -> bool {
    let Some((key, own)) = title.map(title_key).zip(issue.documents.get(document)) else { return false };
    std::iter::once(&own.title).chain(&own.promulgates).any(|own| title_key(own).ends_with(&key))
}

/// Whether a document was made public later than the one that puts out of force what has its title, or than that is done.
fn is_later(issue: &Issue, target: usize, by: usize, from: Option<Date>) -> bool {
    let signed = |document: usize| issue.documents.get(document).and_then(|d| d.signed);
    let since = signed(by).into_iter().chain(from).min();
    signed(target).zip(since).is_some_and(|(target, since)| target > since)
}

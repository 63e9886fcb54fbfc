//! The same search over issues that are open in the window, whether they are held or not.

use std::sync::Arc;

use super::super::passage_texts;
use super::super::text::KeptBlock;
use super::catalogue::{self, Catalogue};
use super::query::{Order, Phrases, Question, Scope, phrases};
use super::{Answer, DocumentHits, ROWS_OF_A_DOCUMENT, rows};
use crate::issue::{Date, Document, Issue};

/// Searches issues that are open. It keeps their folded text between questions.
#[derive(Default)]
pub struct OpenIssues {
    /// Of each issue the passages of its documents, folded.
    texts: Vec<(Arc<Issue>, Vec<Vec<String>>)>,
}

fn kept_blocks(document: &Document) -> Vec<KeptBlock> {
    document.blocks.iter().map(KeptBlock::of).collect()
}

/// In how many passages a document has what is asked.
fn count(texts: &[String], title: &str, phrases: &Phrases, scope: Scope) -> usize {
    let all = |text: &str| phrases.all.iter().all(|p| text.contains(p.as_str()));
    let none = |text: &str| !phrases.none.iter().any(|p| text.contains(p.as_str()));
    match scope {
        Scope::Title => usize::from(all(title) && none(title)),
        Scope::Article => texts.iter().filter(|text| all(text) && none(text)).count(),
        Scope::Document => {
            let has = |p: &String| texts.iter().any(|text| text.contains(p.as_str()));
            if !phrases.all.iter().all(has) || phrases.none.iter().any(has) {
                return 0;
            }
            texts.iter().filter(|text| phrases.all.iter().any(|p| text.contains(p.as_str()))).count()
        }
    }
}

impl OpenIssues {
    /// Answers a question over issues: `shown` documents of the answer. Documents are numbered through over all issues; the issue of a document is its
    /// index in `issues`.
    pub fn ask(&mut self, issues: &[Arc<Issue>], question: &Question, today: Date, shown: usize) -> Answer {
        let phrases = phrases(&question.text);
        if phrases.all.is_empty() {
            return Answer::default();
        }
        self.texts.retain(|(known, _)| issues.iter().any(|issue| Arc::ptr_eq(known, issue)));
        for issue in issues {
            if !self.texts.iter().any(|(known, _)| Arc::ptr_eq(known, issue)) {
                let texts = issue.documents.iter().map(|d| passage_texts(&kept_blocks(d))).collect();
                self.texts.push((Arc::clone(issue), texts));
            }
        }
        let texts_of = |issue: &Arc<Issue>| self.texts.iter().find(|(known, _)| Arc::ptr_eq(known, issue));
        let catalogue = Catalogue::of_issues(issues.iter().map(Arc::as_ref), today);
        let narrowing = catalogue.narrowing(&question.narrow);
        let mut hits = Vec::new();
        for (at, entry) in catalogue.entries.iter().enumerate() {
            let issue = usize::try_from(entry.issue).ok().and_then(|n| issues.get(n));
            let texts = issue.and_then(texts_of).and_then(|(_, texts)| texts.get(entry.ord));
            let n = texts.map_or(0, |texts| count(texts, &entry.title, &phrases, question.scope));
            if n > 0 {
                hits.push((at, n, narrowing.unfit(entry)));
            }
        }
        let (facets, years) = catalogue::count(&catalogue, hits.iter().map(|(at, _, unfit)| (*at, *unfit)));
        let mut fit: Vec<(usize, usize)> = hits.iter().filter(|h| h.2 == 0).map(|h| (h.0, h.1)).collect();
        if question.order == Order::Hits {
            fit.sort_by_key(|(at, n)| (std::cmp::Reverse(*n), *at));
        }
        let entry = |at: usize| catalogue.entries.get(at);
        let of_gazettes = fit.iter().filter_map(|(at, _)| entry(*at)).filter(|entry| catalogue.is_of_gazette(entry));
        let mut hit_issues: Vec<i64> = of_gazettes.map(|entry| entry.issue).collect();
        let of_gazettes = hit_issues.len();
        hit_issues.sort_unstable();
        hit_issues.dedup();
        let documents = fit.iter().take(shown).filter_map(|(at, total)| {
            let entry = entry(*at)?;
            let issue = issues.get(usize::try_from(entry.issue).ok()?)?;
            let document = issue.documents.get(entry.ord)?;
            let (found, _) = rows::rows(entry.id, kept_blocks(document), &phrases, question.scope, ROWS_OF_A_DOCUMENT);
            Some(DocumentHits {
                issue: entry.issue,
                issue_title: issue.title().unwrap_or_else(|| issue.source.file.clone()),
                recognised: !issue.source.recognised.is_empty(),
                document: entry.id,
                ord: entry.ord,
                title: document.title.clone(),
                number: document.number.clone(),
                signed: document.signed.map(|d| d.to_string()),
                rows: found,
                total: *total,
                ..DocumentHits::default()
            })
        });
        let documents = documents.collect();
        let totals = [fit.iter().map(|(_, n)| n).sum(), fit.len(), hit_issues.len()];
        Answer { totals, of_gazettes, documents, facets, years, ..Answer::default() }
    }

    /// All rows of one of the documents of an answer, for 还有 12 处.
    #[must_use]
    pub fn rows(document: &Document, id: i64, question: &Question, most: usize) -> Vec<super::Row> {
        rows::rows(id, kept_blocks(document), &phrases(&question.text), question.scope, most).0
    }
}

/// The index of an issue in its list, and the document in it, that a running number stands for.
#[must_use]
pub fn numbered(issues: &[Arc<Issue>], id: i64) -> Option<(usize, usize)> {
    let mut left = usize::try_from(id).ok()?;
    for (at, issue) in issues.iter().enumerate() {
        if left < issue.documents.len() {
            return Some((at, left));
        }
        left -= issue.documents.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Block;

    #[test]
    fn open_issues_are_searched_as_the_library_is() {
        let issue = |titles: &[&str]| {
            let document = |title: &&str| Document {
                title: (*title).to_owned(),
                blocks: vec![
                    Block { text: format!("{title}须知。"), ..Block::default() },
                    Block { text: "供水单位应当节水。".to_owned(), ..Block::default() },
                ],
                ..Document::default()
            };
            let mut issue = Issue { documents: titles.iter().map(document).collect(), ..Issue::default() };
            // A file of one document that names no gazette is no issue of one.
            issue.masthead.name = (titles.len() > 1).then(|| "云山市人民政府公报".to_owned());
            Arc::new(issue)
        };
        let issues = [issue(&["甲办法", "乙办法"]), issue(&["丙办法"])];
        let today = Date::new(2031, 5, 1).unwrap();
        let mut open = OpenIssues::default();
        let mut ask = |text: &str, scope| {
            let question = Question { text: text.to_owned(), scope, ..Question::default() };
            let answer = open.ask(&issues, &question, today, 10);
            (answer.totals, answer.documents.into_iter().map(|d| d.title).collect::<Vec<_>>().join("、"))
        };
        assert_eq!(ask("节水", Scope::Article).0, [3, 3, 1]);
        assert_eq!(ask("丙办法 節水", Scope::Article).0, [0, 0, 0], "they stand in two passages");
        assert_eq!(ask("丙办法 節水", Scope::Document), ([2, 1, 0], "丙办法".to_owned()));
        assert_eq!(ask("办法 -乙", Scope::Title), ([2, 2, 1], "甲办法、丙办法".to_owned()));
        assert_eq!(numbered(&issues, 2), Some((1, 0)));
        assert_eq!(numbered(&issues, 3), None);
    }
}

//! The facts of a stretch of documents: each is read by itself, so that a large issue is read on several threads.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::cite::Citations;
use super::references::{Citation, citations};
use super::text::View;
use super::{
    Facts, Passage, appointments, chronicle, duties, figure_reader, links, members, obligations, posts_paper,
    prolonged, responsibilities, status,
};
use crate::issue::{BlockKind, Document, Issue, Masthead};

/// What a thread is worth starting for, in bytes of text: some 40 ms of work.
const LEAST: usize = 1 << 20;
/// More threads than this wait for memory more than they read.
const MOST_THREADS: usize = 4;

/// What was read of a stretch of documents.
#[derive(Default)]
pub(super) struct Part {
    /// The facts, but for those of the issue as a whole.
    pub facts: Facts,
    /// The citations, in reading order.
    pub cited: Vec<(Citation, Passage)>,
}

/// Reads all documents, in order, until it is cancelled.
pub(super) fn read(issue: &Issue, places: &Citations<&Issue>, cancel: &AtomicBool) -> Vec<Part> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let mut shares = shares(issue, threads).into_iter();
    let own = shares.next().unwrap_or_default();
    thread::scope(|scope| {
        let others: Vec<_> = shares
            .map(|share| {
                let again = share.clone();
                let started =
                    thread::Builder::new().spawn_scoped(scope, move || Part::read(issue, places, share, cancel));
                // Where no thread can be had, the work is done here.
                started.map_err(|_| again)
            })
            .collect();
        let mut parts = vec![Part::read(issue, places, own, cancel)];
        for other in others {
            parts.push(match other {
                Ok(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
                Err(share) => Part::read(issue, places, share, cancel),
            });
        }
        parts
    })
}

/// Divides the documents into stretches of about equal length, at most so many.
fn shares(issue: &Issue, most: usize) -> Vec<Range<usize>> {
    let sizes: Vec<usize> =
        issue.documents.iter().map(|d| d.blocks.iter().map(|b| b.text.len()).sum::<usize>()).collect();
    let total: usize = sizes.iter().sum();
    let share = (total / most.max(1) + 1).max(LEAST);
    let mut shares = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (i, bytes) in sizes.iter().enumerate() {
        size += bytes;
        if size >= share {
            shares.push(start..i + 1);
            (start, size) = (i + 1, 0);
        }
    }
    shares.push(start..sizes.len());
    shares
}

impl Part {
    fn read(issue: &Issue, places: &Citations<&Issue>, documents: Range<usize>, cancel: &AtomicBool) -> Self {
        let mut part = Self::default();
        let mut view = View::default();
        for (d, document) in issue.documents.iter().enumerate().take(documents.end).skip(documents.start) {
            if cancel.load(Ordering::Relaxed) {
                break;
            }
            part.document(d, document, (&issue.masthead, cancel), places, &mut view);
        }
        part
    }

    fn document<'a>(
        &mut self,
        d: usize,
        document: &'a Document,
        (masthead, cancel): (&Masthead, &AtomicBool),
        places: &'a Citations<&'a Issue>,
        view: &mut View<'a>,
    ) {
        let facts = &mut self.facts;
        let mut chronicle = chronicle::is_chronicle(document).then(|| chronicle::State::new(&document.title, masthead));
        let mut force = status::Gatherer::new(document);
        let mut order = responsibilities::Order::default();
        let mut figures = figure_reader::Figures::new(&document.title, document.number.as_deref(), document.signed);
        let mut articles = obligations::Articles::default();
        let mut listed = duties::Listed::default();
        let mut list = posts_paper::is_list(document).then(|| appointments::State::of(&document.title));
        let mut members = members::State::default();
        let mut links = links::Reader::of(d, document, places, view);
        for (b, block) in document.blocks.iter().enumerate() {
            // A document can be the whole file.
            if b % 256 == 255 && cancel.load(Ordering::Relaxed) {
                break;
            }
            view.read(d, b, block);
            if block.kind == BlockKind::Title {
                // A document that a parser did not part from the one before still begins with its title.
                if chronicle::is_titled(&block.text) {
                    (chronicle, list) = (Some(chronicle::State::new(&block.text, masthead)), None);
                } else if posts_paper::is_titled(&block.text) {
                    (chronicle, list) = (None, Some(appointments::State::of(&block.text)));
                }
            }
            let mut cited = citations(view);
            if let Some(links) = &links {
                links.spell_out(view, &mut cited);
            }
            force.read(view, &cited);
            let tasks = list.is_none() && chronicle.is_none();
            let told = facts.responsibilities.len();
            responsibilities::read(view, tasks, &mut order, &mut facts.responsibilities);
            if tasks {
                let told = facts.responsibilities.get(told..).unwrap_or_default();
                duties::read(view, told, &mut listed, &mut facts.duties);
                let stated = !told.is_empty();
                let Facts { deadlines, amounts, goals, obligations, .. } = facts;
                figures.read(view, stated, deadlines, amounts, goals);
                articles.read(view, obligations);
            }
            let told = facts.appointments.len();
            members::read(view, &mut members, &mut facts.appointments);
            if let Some(state) = list.as_mut().filter(|_| facts.appointments.len() == told) {
                appointments::read(view, state, &mut facts.appointments);
            }
            if facts.appointments.len() == told {
                prolonged::read(view, &mut facts.appointments);
            }
            print_names(view, facts.appointments.iter_mut().skip(told).map(|a| &mut a.person));
            if let Some(state) = &mut chronicle {
                // An entry may go on in the next block.
                let told = facts.chronicle.len().saturating_sub(1);
                chronicle::read(view, state, &mut facts.chronicle);
                print_names(view, facts.chronicle.iter_mut().skip(told).flat_map(|entry| &mut entry.people));
            }
            if let Some(links) = &mut links {
                links.read(view, &cited, &mut facts.links.links);
            }
            self.cited.extend(cited.into_iter().map(|c| {
                let passage = view.passage(c.range.clone());
                (c, passage)
            }));
        }
        facts.force.push(force.finish());
    }
}

/// Gives names the characters of the source: they are read in a text of one script (張國慶 as 张国庆).
fn print_names<'n>(view: &View<'_>, names: impl Iterator<Item = &'n mut String>) {
    for name in names {
        if let Some(printed) = view.as_printed(name) {
            *name = printed;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Block;

    fn issue(sizes: &[usize]) -> Issue {
        let document = |bytes: &usize| Document {
            blocks: vec![Block { text: "x".repeat(*bytes), ..Block::default() }],
            ..Document::default()
        };
        Issue { documents: sizes.iter().map(document).collect(), ..Issue::default() }
    }

    #[test]
    fn a_small_issue_is_one_share_and_a_large_one_several() {
        let ends = |sizes: &[usize], most| -> Vec<(usize, usize)> {
            shares(&issue(sizes), most).iter().map(|share| (share.start, share.end)).collect()
        };
        assert_eq!(ends(&[], 4), [(0, 0)]);
        assert_eq!(ends(&[9, 9, 9], 4), [(0, 3)]);
        let mb = 1 << 20;
        assert_eq!(ends(&[mb, mb, mb, mb, mb], 2), [(0, 3), (3, 5)]);
        assert_eq!(ends(&[5 * mb, 1, 1], 2), [(0, 1), (1, 3)]);
    }

    #[test]
    fn names_keep_the_characters_of_the_source() {
        let block = |kind, text: &str| Block { kind, text: text.into(), ..Block::default() };
        let document = |title: &str, text: &str| Document {
            title: title.into(),
            blocks: vec![block(BlockKind::Title, title), block(BlockKind::Paragraph, text)],
            ..Document::default()
        };
        let list = "任命張國慶、白　楊為雲山縣水務局副局長；免去江一帆云山县财政局局长职务。";
        let issue = Issue {
            documents: vec![
                document("關於任免張國慶等工作人員職務的通知", list),
                document("雲山縣大事記（2024年3月）", "1日　縣長張國慶、副縣長何廣參加活動。"),
            ],
            ..Issue::default()
        };
        let facts = super::super::facts(&issue);
        let people: Vec<_> = facts.appointments.iter().map(|a| a.person.as_str()).collect();
        assert_eq!(people, ["張國慶", "白楊", "江一帆"]);
        assert_eq!(facts.chronicle[0].people, ["張國慶", "何廣"]);
    }

    #[test]
    fn every_document_is_read_once_and_in_order_however_it_is_shared() {
        let mut issue = issue(&[900_000; 6]);
        for (i, document) in issue.documents.iter_mut().enumerate() {
            let text = format!("根据《甲办法{}》（甲发〔2021〕{}号）办理。", i / 2, i / 2);
            document.blocks.push(Block { text, ..Block::default() });
        }
        let places = Citations::new(&issue);
        assert!(read(&issue, &places, &AtomicBool::new(false)).len() <= MOST_THREADS + 1);
        let facts = super::super::facts(&issue);
        assert_eq!(facts.force.len(), 6);
        let cited: Vec<_> = facts.references.iter().map(|r| (r.title.as_str(), r.mentions.len())).collect();
        assert_eq!(cited, [("甲办法0", 2), ("甲办法1", 2), ("甲办法2", 2)]);
        let from: Vec<_> = facts.links.links.iter().map(|l| l.from.place.document).collect();
        assert_eq!(from, [0, 1, 2, 3, 4, 5]);
    }
}

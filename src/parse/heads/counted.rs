//! Papers that a book counts with a label over each: 文件一 over its title, 文件二 …, without the contents that list them.

use super::super::rules::heads::Found;
use super::{Finder, Head};
use crate::zh::lexicon::Class;
use crate::zh::{fold, numeral};

/// So many labels that count on make a series.
const SERIES: usize = 3;
/// Characters of the longest label.
const LABEL: usize = 8;

impl Finder<'_, '_> {
    /// Lets each paper of such a series be a document, with the label over it.
    pub(super) fn counted_papers(&self, heads: &mut Vec<Head>) {
        for at in self.labels_of_papers() {
            let own = |head: &&mut Head| head.start > at && (at + 1..head.start).all(|between| self.is_piece(between));
            // A head that was found below the label, or one that stands over it.
            if let Some(head) = heads.iter_mut().find(own).filter(|head| head.start <= at + 2) {
                head.before_title(at);
                continue;
            }
            if heads.iter().any(|head| (head.start..head.end).contains(&at)) {
                continue;
            }
            let Some((title, _)) = self.best_title(at + 1, false, None) else { continue };
            let end = title.last().map_or(at + 1, |last| last + 1);
            let mut head = Head { start: at, end, title, notes: vec![at], ..Head::default() };
            self.adjacent_number(&mut head);
            self.tail(&mut head);
            let place = heads.partition_point(|other| other.start < at);
            heads.insert(place, self.judge(head, Found::File));
        }
    }

    /// The lines of the labels of the longest series.
    fn labels_of_papers(&self) -> Vec<usize> {
        let mut longest: Vec<usize> = Vec::new();
        let mut series: Vec<usize> = Vec::new();
        for at in self.floor..self.lines.len() {
            let Some(value) = self.line(at).and_then(|l| label_of_paper(&l.text)) else { continue };
            if !self.after_an_end(at) || self.best_title(at + 1, false, None).is_none() {
                continue;
            }
            if value != series.len() as u32 + 1 {
                series.clear();
            }
            if value == series.len() as u32 + 1 {
                series.push(at);
            }
            if series.len() > longest.len() {
                longest.clone_from(&series);
            }
        }
        if longest.len() >= SERIES { longest } else { Vec::new() }
    }
}

impl Head {
    /// Takes a label above into the head, with what stands between.
    fn before_title(&mut self, label: usize) {
        self.notes.extend(label..self.start);
        self.notes.sort_unstable();
        self.start = label;
    }
}

/// The number of a line that is nothing but the label of a counted paper: 文件一, 文件 12.
fn label_of_paper(text: &str) -> Option<u32> {
    if text.len() > LABEL * 4 {
        return None;
    }
    let label = fold::compact(text);
    let number = Class::PaperLabel.strip_start(&label)?.trim_end_matches(['：', ':']);
    numeral::whole(number).filter(|_| label.chars().count() <= LABEL)
}

#[cfg(test)]
mod tests {
    fn titles(text: &str) -> Vec<String> {
        let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
        issue.documents.into_iter().map(|d| d.title).collect()
    }

    const LAW: &str = "云山特别区基本法\n（2031年3月2日全国人民代表大会通过）\n第一条　云山特别区依法设立。\n第二条　本法自2031年5月1日起施行。\n";

    fn paper(label: &str, title: &str) -> String {
        format!("{label}\n{title}\n（2032年3月2日全国人民代表大会通过）\n　　会议决定，照此办理。\n")
    }

    #[test]
    fn labels_that_count_on_part_the_papers_of_a_book() {
        let book = [
            LAW.to_owned(),
            paper("文件一", "全国人民代表大会关于云山特别区基本法的决定"),
            paper("文件二", "全国人民代表大会关于设立云山特别区的决定"),
            paper("文件三", "全国人民代表大会关于《供水法》第三条的解释"),
        ];
        let expected = [
            "云山特别区基本法",
            "全国人民代表大会关于云山特别区基本法的决定",
            "全国人民代表大会关于设立云山特别区的决定",
            "全国人民代表大会关于《供水法》第三条的解释",
        ];
        assert_eq!(titles(&book.concat()), expected);
    }

    #[test]
    fn two_labels_and_labels_that_do_not_count_on_part_nothing() {
        let law = |papers: &[String]| titles(&format!("{LAW}{}", papers.concat())).len();
        let of = |label| paper(label, "全国人民代表大会关于设立云山特别区的决定");
        assert_eq!(law(&[of("文件一"), of("文件二")]), 1);
        assert_eq!(law(&[of("文件二"), of("文件四"), of("文件六")]), 1);
        // A list of papers names them on its lines.
        assert_eq!(titles(&format!("{LAW}文件一\n见上册。\n文件二\n见下册。\n文件三\n见附录。\n")).len(), 1);
    }
}

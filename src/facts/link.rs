//! A reference in the text, and all of an issue: where they lead, and who refers to what.

use serde::{Deserialize, Serialize};

use super::Passage;
use super::cite::Citations;
use crate::issue::{Issue, Place};

/// What a link is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// An entry of a text's own contents.
    Contents,
    /// 《…》, with its number and what part of it is named.
    Instrument,
    /// 第三条, 本办法第三条第二款, 第三条至第五条.
    Article,
    /// 前款, 前条, 本条, 第二款: counted from where it stands.
    Relative,
    /// 附件1.
    Attachment,
    /// 本办法, 本通知.
    Itself,
    /// A use of what was introduced by 以下简称.
    Term,
}

/// Where a link goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// To a place of the issue.
    Inside {
        /// The place; of a range (第三条至第五条) the first.
        place: Place,
        /// The last of a range.
        last: Option<Place>,
    },
    /// To an instrument that the issue does not hold.
    Outside {
        /// Its title.
        title: String,
        /// Its number, where one is printed.
        number: Option<String>,
        /// What part of it is named (第三条).
        address: Option<String>,
    },
}

/// A reference in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// What stands in the text.
    pub from: Passage,
    /// What it is made of.
    pub kind: LinkKind,
    /// Where it goes.
    pub target: Target,
}

/// All links of an issue, and who refers to what.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Links {
    /// In reading order; none overlaps another.
    pub links: Vec<Link>,
    /// Document and block referred to (a part of an article as the article), and the index of the link; sorted.
    pub(super) back: Vec<(usize, usize, usize)>,
}

impl Links {
    /// The links in a block, in order.
    #[must_use]
    pub fn in_block(&self, document: usize, block: usize) -> &[Link] {
        let key = |l: &Link| (l.from.place.document, l.from.place.block);
        let start = self.links.partition_point(|l| key(l) < (document, block));
        let rest = self.links.get(start..).unwrap_or_default();
        rest.get(..rest.partition_point(|l| key(l) == (document, block))).unwrap_or_default()
    }

    /// The links that refer to a block or, when it is an article, to a part of it. Uses of terms, 本办法 and entries
    /// of contents are not counted.
    pub fn referring_to(&self, document: usize, block: usize) -> impl Iterator<Item = &Link> {
        let start = self.back.partition_point(|b| (b.0, b.1) < (document, block));
        let end = self.back.partition_point(|b| (b.0, b.1) <= (document, block));
        self.back.get(start..end).unwrap_or_default().iter().filter_map(|b| self.links.get(b.2))
    }

    /// The links of other documents that refer to a document or to anything in it.
    pub fn referring_to_document(&self, document: usize) -> impl Iterator<Item = &Link> {
        let start = self.back.partition_point(|b| b.0 < document);
        let end = self.back.partition_point(|b| b.0 <= document);
        let range = self.back.get(start..end).unwrap_or_default();
        range.iter().filter_map(|b| self.links.get(b.2)).filter(move |l| l.from.place.document != document)
    }
}

/// Articles of a range that count as referred to.
const LONGEST_RANGE: usize = 100;

/// Who refers to what: of each block that is referred to, the indices of the links that lead to it.
pub(super) fn back(links: &[Link], places: &Citations<&Issue>) -> Vec<(usize, usize, usize)> {
    let mut back = Vec::new();
    for (i, link) in links.iter().enumerate() {
        // The contents name each heading: that they do says nothing of it.
        if matches!(link.kind, LinkKind::Itself | LinkKind::Term | LinkKind::Contents) {
            continue;
        }
        let Target::Inside { place, last } = link.target else { continue };
        let Some(structure) = places.structure(place.document) else { continue };
        let of = |block: usize| structure.units.get(block).and_then(|u| u.article).unwrap_or(block);
        let first = of(place.block);
        back.push((place.document, first, i));
        if let Some(last) = last.map(|l| of(l.block)).filter(|l| *l > first) {
            let articles =
                (first + 1..=last).filter(|b| structure.units.get(*b).is_some_and(|u| u.article == Some(*b)));
            back.extend(articles.take(LONGEST_RANGE).map(|b| (place.document, b, i)));
        }
    }
    back.sort_unstable();
    back.dedup();
    back
}

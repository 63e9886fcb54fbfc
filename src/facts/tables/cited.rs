//! The articles that the documents of an issue cite, and the versions that their notes name.

use std::sync::LazyLock;

use regex::Regex;

use super::columns::{self, INSIDE, OUTSIDE, OWN_TEXT};
use super::{Cell, Row, Tables};
use crate::facts::{Link, LinkKind, Passage, Target};
use crate::issue::{BlockKind, Document, HistoryEntry, Place};
use crate::zh::address::article_of;
use crate::zh::address::mentions::{Mention, What};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::units::{ARTICLE, LAW};
use crate::zh::{chars, date, fold};

/// The first part of an instrument that a text names: 第三条, 第（五）项, 附件2.
static PART: LazyLock<Regex> = LazyLock::new(|| pattern("{step}|附[件表录]{numeral}"));

impl Tables<'_> {
    /// The links that name an article or another part of an instrument.
    fn to_articles(&self) -> impl Iterator<Item = &Link> {
        self.facts.links.links.iter().filter(|link| match (&link.target, link.kind) {
            (Target::Outside { address, .. }, _) => address.is_some(),
            (Target::Inside { .. }, LinkKind::Article) => !self.is_of_contents(link),
            (Target::Inside { .. }, LinkKind::Relative) => true,
            (Target::Inside { .. }, LinkKind::Instrument) => self.words_of_part(link).is_some(),
            _ => false,
        })
    }

    /// Title and number of the text that a place is in. A part of a code that has a title like a text's (物权编) is in the document's own.
    fn text_of(&self, place: Place) -> (String, String) {
        let document = self.issue.documents.get(place.document);
        let own = (self.title(place.document), document.and_then(|d| d.number.clone()).unwrap_or_default());
        let Some((title, number)) = self.citations.text_at(place) else { return own };
        let (plain, whole) = (fold::narrowed(title), fold::narrowed(&own.0));
        // 基本法* is the document.
        let marked = plain.strip_prefix(&whole).is_some_and(|rest| !rest.contains(chars::is_han));
        let kinds = [Class::TitleEnd, Class::Instrument];
        let text = kinds.iter().any(|class| class.ends(&plain).is_some()) || plain.ends_with(LAW);
        if !whole.is_empty() && (marked || !text) {
            return own;
        }
        (super::rows::tidy(title), number.unwrap_or("").to_owned())
    }

    /// Whether a link stands in a line of the contents, or in the heading itself: 第三章 监督管理 cites nothing.
    fn is_of_contents(&self, link: &Link) -> bool {
        let Target::Inside { place, last: None } = &link.target else { return false };
        let block = |place: Place| self.issue.block(place.document, place.block);
        let Some(head) = block(*place).filter(|b| b.kind == BlockKind::Heading) else { return false };
        let behind = block(link.from.place).and_then(|b| b.text.get(link.from.place.byte..)).unwrap_or("");
        let (words, head) = (fold::narrowed(link.from.text(self.issue)), fold::narrowed(&head.text));
        let line = fold::narrowed(behind.get(..behind.floor_char_boundary(head.len() * 3)).unwrap_or(behind));
        let alone = link.from.place.byte == 0 && behind.len() == link.from.text(self.issue).len();
        alone || head.len() > words.len() && line.starts_with(&head)
    }

    /// The words of a link that name the part.
    fn words_of_part(&self, link: &Link) -> Option<String> {
        let words = fold::compact(link.from.text(self.issue));
        // The pattern's words are of one script; its characters stand at the same count in the source.
        let plain: String = words.chars().map(fold::plain_char).collect();
        let title = plain.rfind(['》', '」']).map_or(0, |at| at + '》'.len_utf8());
        // The number in brackets behind the title: 《…》（第374章）第11條.
        let brackets = plain.get(title..).filter(|t| t.starts_with(['（', '('])).and_then(|t| t.find(['）', ')']));
        let title = title + brackets.unwrap_or(0);
        let behind = plain.get(title..)?;
        let from = title + PART.find(behind)?.start();
        let count = plain.get(..from)?.chars().count();
        Some(words.chars().skip(count).collect())
    }

    /// An address that was read in a folded text, in the characters of the source where they stand there as such.
    fn as_printed(&self, link: &Link, address: &str) -> String {
        let plain = |text: &str| fold::plain_folded(&fold::narrowed(text));
        let same = |words: &String| plain(words) == plain(address);
        self.words_of_part(link).filter(same).unwrap_or_else(|| address.to_owned())
    }

    /// Whether the words of a link name articles and no parts of them: 前条, 前两条, 本条.
    fn names_articles(&self, link: &Link) -> bool {
        let words = fold::narrowed(link.from.text(self.issue));
        matches!(Mention::read(&words).map(|m| m.what), Some(What::Relative(r)) if r.unit == ARTICLE && r.parts.is_empty())
    }

    /// How many articles are cited.
    pub(super) fn count_articles(&self) -> usize {
        self.to_articles().count()
    }

    pub(super) fn articles(&self) -> Vec<Row> {
        self.to_articles().map(|link| self.article(link)).collect()
    }

    fn article(&self, link: &Link) -> Row {
        let cells = match &link.target {
            Target::Outside { title, number, address } => vec![
                Cell::of(self.as_printed(link, address.as_deref().unwrap_or(""))),
                Cell::of(format!("《{}》", super::rows::tidy(title))),
                Cell::of(number.as_deref().unwrap_or("")),
                Cell::Term(OUTSIDE),
                Cell::Empty,
            ],
            Target::Inside { place, last } => {
                let target = self.cite(Passage { place: *place, end: place.byte });
                let own = place.document == link.from.place.document;
                // 前条 and 本条 name whole articles, not the first 款 of them.
                let whole = link.kind == LinkKind::Relative && self.names_articles(link);
                let of = |place: Place| {
                    let address = self.citations.address_of(place)?;
                    Some(if whole { article_of(&address).unwrap_or(&address).to_owned() } else { address })
                };
                let mut address = of(*place).unwrap_or_default();
                if let Some(last) = last.and_then(of).filter(|last| *last != address) {
                    address.push(crate::zh::units::TO);
                    address.push_str(&last);
                }
                // 第四十四条第四项、第五项: what is joined leaves the article out.
                let of_article = |words: &str| article_of(&fold::plain_folded(&fold::narrowed(words))).is_some();
                let whole = |words: &String| of_article(words) || !of_article(&address);
                if link.kind != LinkKind::Relative
                    && let Some(words) = self.words_of_part(link).filter(whole)
                {
                    address = words;
                }
                let (title, number) = self.text_of(*place);
                vec![
                    Cell::of(address),
                    Cell::of(format!("《{title}》")),
                    Cell::of(number),
                    Cell::Term(if own { OWN_TEXT } else { INSIDE }),
                    Cell::of(target),
                ]
            }
        };
        self.row(link.from, cells)
    }

    /// How many versions the notes name.
    pub(super) fn count_versions(&self) -> usize {
        self.issue.documents.iter().map(|d| d.history.len()).sum()
    }

    pub(super) fn versions(&self) -> Vec<Row> {
        let documents = self.issue.documents.iter().enumerate();
        documents.flat_map(|(n, d)| d.history.iter().map(move |entry| self.version(n, d, entry))).collect()
    }

    fn version(&self, n: usize, document: &Document, entry: &HistoryEntry) -> Row {
        let cells = vec![
            Cell::of(super::rows::tidy(&document.title)),
            Cell::Term(columns::act(entry.act)),
            Cell::Day(entry.day),
            Cell::of(entry.office.as_deref().unwrap_or("")),
            Cell::of(entry.number.as_deref().unwrap_or("")),
        ];
        let tells = |text: &str| {
            date::days_in(text).any(|day| day == entry.day)
                || date::school_day(text).is_some_and(|(day, _)| day == entry.day)
        };
        let notes = document.blocks.iter().enumerate().filter(|(_, b)| b.kind == BlockKind::Note);
        let note = notes.into_iter().find(|(_, b)| tells(&b.text));
        let evidence = note.map_or(Passage::new(n, 0, 0..0), |(at, b)| Passage::new(n, at, 0..b.text.len()));
        Row { cells, evidence, sentence: evidence, ..Row::default() }
    }
}

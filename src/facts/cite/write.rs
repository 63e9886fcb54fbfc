//! Writing citations: of one place, of a passage from one place to another, and below a quotation.

use std::ops::Deref;

use super::address::inline_items;
use super::{Citations, CiteForm, CiteOptions, IN, Lead};
use crate::issue::markdown::{escaped, escaped_inside};
use crate::issue::{Document, Issue, Place};
use crate::zh::units::{ITEM, NTH, TO};
use crate::zh::{numeral, ordinal, units};

/// A place as citations name it.
struct Point<'a> {
    document: &'a Document,
    lead: &'a Lead,
    address: String,
}

impl<I: Deref<Target = Issue>> Citations<I> {
    /// The citation of a place; `None` when the issue has no such place.
    #[must_use]
    pub fn cite(&self, place: Place, options: CiteOptions) -> Option<String> {
        let point = self.point(place)?;
        Some(match options.form {
            CiteForm::Reference => self.reference(&point),
            form => self.written(&[&point], format!("{}{}", point.lead.text(), point.address), form, options),
        })
    }

    /// The citation of a passage: 第十六条第一款第（四）项至第十八条. `to` is the end of the passage, not a part of it.
    /// A passage that goes over several texts names the first and the last. `None` when the issue has no such places.
    #[must_use]
    pub fn cite_passage(&self, (from, to): (Place, Place), options: CiteOptions) -> Option<String> {
        let last = self.last_of(from, to);
        let (first, end) = (self.point(from)?, self.point(last)?);
        let text = first.lead.text();
        if text == end.lead.text() {
            // An article with its own items is the article, and what begins with the title is the text.
            if end.address.is_empty() || end.address.starts_with(&first.address) {
                return self.cite(from, options);
            }
            let address = format!("{}{TO}{}", first.address, apart(&first.address, &end.address));
            return Some(match options.form {
                CiteForm::Reference => self.reference(&Point { address, ..first }),
                form => self.written(&[&first], format!("{text}{address}"), form, options),
            });
        }
        Some(match options.form {
            CiteForm::Reference => format!("{}\n{}", self.reference(&first), self.reference(&end)),
            form => {
                let passage = format!("{text}{}{TO}{}{}", first.address, end.lead.text(), end.address);
                let mut points = vec![&first];
                points.extend(Some(&end).filter(|_| last.document != from.document));
                self.written(&points, passage, form, options)
            }
        })
    }

    /// A quotation with its citation: the text and the source on a line of its own (Markdown: a block quote).
    #[must_use]
    pub fn quote(&self, text: &str, passage: (Place, Place), options: CiteOptions) -> Option<String> {
        let source = self.cite_passage(passage, options)?;
        Some(match options.form {
            CiteForm::Markdown => {
                let lines: Vec<String> = text.lines().map(|l| format!("> {}", escaped(l))).collect();
                format!("{}\n>\n> ——{source}\n", lines.join("\n>\n"))
            }
            _ => format!("{}\n——{source}\n", text.trim_end()),
        })
    }

    /// The address of a place in its text: 第十五条第二款; empty for the text as such.
    pub(in crate::facts) fn address_of(&self, place: Place) -> Option<String> {
        self.point(place).map(|point| point.address)
    }

    /// The title and number of the text that a place is in.
    pub(in crate::facts) fn text_at(&self, place: Place) -> Option<(&str, Option<&str>)> {
        self.point(place).map(|point| (point.lead.title.as_str(), point.lead.number.as_deref()))
    }

    fn point(&self, place: Place) -> Option<Point<'_>> {
        let document = self.issue.documents.get(place.document)?;
        let structure = self.structure(place.document)?;
        let unit = structure.units.get(place.block)?;
        let leads = self.leads.get(place.document)?;
        let lead = leads.get(unit.section).and_then(Option::as_ref).or_else(|| leads.first()?.as_ref())?;
        let mut address = unit.locator.clone();
        let text = self.issue.block(place.document, place.block).map_or("", |b| b.text.as_str());
        if let Some((n, _)) = inline_items(text).into_iter().rev().find(|(_, at)| *at <= place.byte && *at > 0) {
            address.push_str(&format!("{NTH}（{}）{ITEM}", numeral::to_chinese(n)));
        }
        Some(Point { document, lead, address })
    }

    /// The last place of a passage that ends before `to`: an end at the beginning of a paragraph has nothing of it.
    fn last_of(&self, from: Place, to: Place) -> Place {
        let order = |p: &Place| (p.document, p.block, p.byte);
        if order(&to) <= order(&from) {
            return from;
        }
        let mut last = to;
        while last.byte == 0 && (last.document, last.block) > (from.document, from.block) {
            (last.document, last.block) = match last.block.checked_sub(1) {
                Some(block) => (last.document, block),
                None => {
                    let blocks = self.issue.documents.get(last.document - 1).map_or(0, |d| d.blocks.len());
                    (last.document - 1, blocks.saturating_sub(1))
                }
            };
            last.byte = self.issue.block(last.document, last.block).map_or(0, |b| b.text.len());
        }
        // The byte before the end, for the items inside a paragraph.
        Place { byte: last.byte.saturating_sub(1), ..last }
    }

    /// In running text, with the gazette and the pages behind it.
    fn written(&self, points: &[&Point<'_>], mut out: String, form: CiteForm, options: CiteOptions) -> String {
        out.push_str(&self.printed_in(points, options));
        if form == CiteForm::Markdown { escaped_inside(&out) } else { out }
    }

    /// 载《某市人民政府公报》2023年第8-9期（总第245-246期）第5—8页.
    fn printed_in(&self, points: &[&Point<'_>], options: CiteOptions) -> String {
        let m = &self.issue.masthead;
        let mut out = String::new();
        if let Some(name) = m.name.as_deref().filter(|_| options.gazette) {
            let year = m.year.map(|y| format!("{y}年")).unwrap_or_default();
            let total = m.total_number.as_deref().map(|t| format!("（{t}）")).unwrap_or_default();
            out.push_str(&format!("《{name}》{year}{}{total}", m.number.as_deref().unwrap_or("")));
        }
        let pages: Vec<String> = match options.passage {
            Some(own) => vec![span(own, "—")],
            None => points.iter().filter_map(|p| pages(p.document, "—", "、")).collect(),
        };
        if options.pages && !pages.is_empty() {
            out.push_str(&format!("{NTH}{}页", pages.join("、")));
        }
        if out.is_empty() { out } else { format!("{IN}{out}") }
    }

    /// By GB/T 7714-2015, 4.4 (a part of a serial) or, without a gazette, as a document by itself.
    fn reference(&self, Point { document, lead, address }: &Point<'_>) -> String {
        let m = &self.issue.masthead;
        let issuer =
            document.issuer.as_deref().map(|i| format!("{}. ", i.replace(units::LIST, ", "))).unwrap_or_default();
        let number = lead.number.as_deref().map(|n| format!(": {n}")).unwrap_or_default();
        let source = match &m.name {
            Some(name) => {
                let year = m.year.map(|y| format!(", {y}")).unwrap_or_default();
                let issue = m.number.as_deref().map(issue_digits).filter(|n| !n.is_empty());
                let issue = issue.map(|n| format!("({n})")).unwrap_or_default();
                let pages = pages(document, "-", ", ").map(|p| format!(": {p}")).unwrap_or_default();
                format!("[J]. {name}{year}{issue}{pages}.")
            }
            None => format!("[Z].{}", document.signed.map(|d| format!(" {d}.")).unwrap_or_default()),
        };
        let tail = format!("{}{address}", lead.suffix);
        let tail = if tail.is_empty() { tail } else { format!(" {tail}.") };
        format!("{issuer}{}{number}{source}{tail}", lead.title)
    }
}

/// The end of a passage without what it shares with the beginning: 第二款 after 第十六条第一款, but 第十八条 whole.
fn apart<'t>(first: &str, end: &'t str) -> &'t str {
    let shared = first.char_indices().zip(end.chars()).find(|((_, a), b)| a != b);
    let shared = shared.map_or(first.len().min(end.len()), |((at, _), _)| at);
    let rest = end.char_indices().take_while(|(at, _)| *at < shared);
    let unit = rest.filter(|&(_, c)| matches!(c, units::ARTICLE | units::PARAGRAPH)).last();
    let rest = unit.and_then(|(at, c)| end.get(at + c.len_utf8()..)).unwrap_or(end);
    if rest.is_empty() { end } else { rest }
}

/// The printed pages of a document: `5—8`, `5`; those that parts of it were carried to (下转第13页) follow: `3—4、13`.
fn pages(document: &Document, dash: &str, and: &str) -> Option<String> {
    let first = document.page?;
    let last = document.last_page.filter(|last| *last > first);
    let mut out = span((first, last.unwrap_or(first)), dash);
    // In the order in which they are read.
    let mut carried: Vec<u32> = document.seams.iter().filter_map(|s| s.says_page).collect();
    carried.retain(|page| !(first..=last.unwrap_or(first)).contains(page));
    carried.dedup();
    carried.iter().for_each(|page| out.push_str(&format!("{and}{page}")));
    Some(out)
}

/// Pages from the first to the last: `5—8`, `5`.
fn span((first, last): (u32, u32), dash: &str) -> String {
    if last > first { format!("{first}{dash}{last}") } else { first.to_string() }
}

/// An issue's number as references print it: 第8-9期 is 8/9.
fn issue_digits(number: &str) -> String {
    let numbers: Vec<String> = ordinal::numbers_in(number).iter().map(u32::to_string).collect();
    numbers.join("/")
}

//! What is referred to: each 《…》 of an issue, with its number where one is printed after it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::Passage;
use super::text::View;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{date, fold};

/// An instrument (or other work) cited as 《…》.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// The title, without the outer 《》, inner 〈〉 kept.
    pub title: String,
    /// The document number (发文字号) or standard's number printed after it.
    pub number: Option<String>,
    /// Each place where it is cited, in reading order: from 《 to 》, the number included.
    pub mentions: Vec<Passage>,
}

/// A citation in a text: 《…》 and the number after it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Citation {
    /// The title as printed.
    pub title: String,
    /// The number, spaces removed where it is a document's.
    pub number: Option<String>,
    /// Where it stands in the folded text, the number's parenthesis included.
    pub range: Range<usize>,
}

// A document number (国办发〔2021〕19号, 国令第707号, 2018年第31号) up to its 号. Source: 党政机关公文格式, GB/T 9704, 7.2.5.
static DOCUMENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[^,;、。:()]{0,40}?(?:\[\d{4}\]|\(\d{4}\)|第|年)[^,;。:()]{0,12}?{numeral}+号"));
// A standard's number: GB/T 35796-2017, DB37/T 1234.5-2020, ISO 9001.
static STANDARD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[A-Z]{1,6}\d{0,4}(?:/[A-Z]{1,4})*\d[\d.]*(?:-\d{2,4})?(?:$|[,;])"));

// The same right behind the title, without a parenthesis: 《…》国办发〔2021〕4号.
static BARE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[^\s,、。;:()《》\[\]0-9和及与等的按照据]{1,14}\[\d{4}\]\d{1,5}号"));

/// An order that issued what is cited right behind it: 2001年7月3日国务院令第310号公布的《…》.
static ORDERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern("([^,;、。:()《》]{2,30}第?{numeral}{1,5}号)(?:文件?|文)?(?:{made-public})(?:、[^,;。:《》]{0,30})?的$")
});

/// Whether a title is that of a form, a certificate, a newspaper or a book, and not of an instrument.
pub(super) fn is_paper(title: &str) -> bool {
    let title = fold::narrowed(title);
    // A licence of software or a standard with letters in its name is a text.
    if title.chars().any(|c| c.is_ascii_alphanumeric()) {
        return false;
    }
    Class::WorkEnd.ends(&title).is_some()
        || Class::PaperEnd.ends(&title).is_some() && Class::ListEnd.ends(&title).is_none()
}

/// The number of the order that issued what is cited at the end of a text.
fn ordered(view: &View<'_>, from: usize, at: usize) -> Option<String> {
    let text = view.text().get(from..at)?;
    // Most citations have nothing like it before them.
    if !text.ends_with('的') {
        return None;
    }
    let found = ORDERED.captures(text)?.get(1)?;
    let day = date::day_at(found.as_str()).map_or(0, |(_, bytes)| bytes);
    let joint = found.as_str().get(day..)?;
    let number = Class::Joint.strip_start(joint).unwrap_or(joint);
    let end = from + found.end();
    Some(fold::compact(view.original(end - number.len()..end)))
        .filter(|n| Class::RedKind.within(number) || n.contains(['〔', '[']))
}

/// The number that a parenthesis after a title gives, if it gives one: where it stands in the folded text, and whether
/// it is a document's.
fn number_in(inside: &str) -> Option<(Range<usize>, bool)> {
    // 2003年8月1日某市人民政府令第15号公布: the day is no part of the number.
    let day = date::day_at(inside).map_or(0, |(_, bytes)| bytes);
    if let Some(m) = inside.get(day..).and_then(|rest| DOCUMENT.find(rest)) {
        return Some((day..day + m.end(), true));
    }
    let m = STANDARD.find(inside)?;
    Some((0..m.as_str().trim_end_matches([',', ';']).len(), false))
}

/// The citations of a block, outermost 《》 only, in order.
pub(super) fn citations(view: &View<'_>) -> Vec<Citation> {
    let (mut found, mut end) = (Vec::new(), 0);
    for pair in view.pairs.iter().filter(|p| p.kind == '《' && !p.inner) {
        let title = view.original(pair.inside()).trim();
        if title.is_empty() {
            continue;
        }
        let mut citation = Citation { title: title.to_owned(), number: None, range: pair.open..pair.end() };
        let after = view.pairs.binary_search_by_key(&pair.end(), |p| p.open).ok().and_then(|i| view.pairs.get(i));
        if let Some(after) = after.filter(|p| p.kind == '(' || p.kind == '[') {
            let inside = after.inside();
            if let Some((number, document)) = view.text().get(inside.clone()).and_then(number_in) {
                let printed = view.original(inside.start + number.start..inside.start + number.end);
                citation.number = Some(if document { fold::compact(printed) } else { printed.to_owned() });
                citation.range.end = after.end();
            }
        } else if let Some(bare) = view.text().get(pair.end()..).and_then(|rest| BARE.find(rest)) {
            let end = pair.end() + bare.end();
            citation.number = Some(view.original(pair.end()..end).split_whitespace().collect());
            citation.range.end = end;
        }
        if citation.number.is_none() {
            citation.number = ordered(view, end, pair.open);
        }
        end = citation.range.end;
        found.push(citation);
    }
    found
}

/// The key under which citations are the same: width, spaces and dashes aside.
pub(super) fn title_key(title: &str) -> String {
    fold::narrowed(title)
}

/// Gathers the citations of an issue.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    references: Vec<Reference>,
    /// By title and number, and by title alone.
    known: HashMap<(String, Option<String>), usize>,
}

impl Gatherer {
    /// Takes the next citation of the issue, and where it stands.
    /// Forms, certificates and works are no instruments, unless they have a document's number.
    pub fn read(&mut self, citation: &Citation, passage: Passage) {
        if citation.number.is_none() && is_paper(&citation.title) {
            return;
        }
        let key = title_key(&citation.title);
        let number = citation.number.as_deref().map(fold::narrowed);
        let index = self.index(key, number, citation);
        self.references[index].mentions.push(passage);
    }

    /// The entry of a citation. One without number is the first of its title; the first number printed after a title
    /// is that entry's; another number makes another instrument.
    fn index(&mut self, key: String, number: Option<String>, c: &Citation) -> usize {
        let plain = (key.clone(), None);
        if let Some(&i) = self.known.get(&(key, number.clone())) {
            return i;
        }
        let first = self.known.get(&plain).copied();
        let index = match first {
            Some(i) if self.references[i].number.is_none() => i,
            _ => {
                self.references.push(Reference { title: c.title.clone(), ..Reference::default() });
                self.references.len() - 1
            }
        };
        if self.references[index].number.is_none() {
            self.references[index].number.clone_from(&c.number);
        }
        self.known.entry(plain.clone()).or_insert(index);
        self.known.insert((plain.0, number), index);
        index
    }

    pub fn finish(self) -> Vec<Reference> {
        self.references
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Block;

    fn read(texts: &[&str]) -> Vec<(String, Option<String>, usize)> {
        let blocks: Vec<_> = texts.iter().map(|t| Block { text: (*t).into(), ..Block::default() }).collect();
        let (mut view, mut gatherer) = (View::default(), Gatherer::default());
        for (i, b) in blocks.iter().enumerate() {
            view.read(0, i, b);
            citations(&view).iter().for_each(|c| gatherer.read(c, view.passage(c.range.clone())));
        }
        gatherer.finish().into_iter().map(|r| (r.title, r.number, r.mentions.len())).collect()
    }

    fn row(title: &str, number: Option<&str>, mentions: usize) -> (String, Option<String>, usize) {
        (title.into(), number.map(Into::into), mentions)
    }

    #[test]
    fn numbers_of_documents_and_standards() {
        assert_eq!(
            read(&[
                "根据《甲省河道条例》《关于印发〈乙规划〉的通知》（甲政办发〔2020〕 3 号）、《丙规程》(GB/T 1234.5-2019)，",
                "按照《丁公告》（国家某总局公告2018年第31号，以下简称《公告》）和《戊令》(国令第707号)",
                "《己函》（甲办函[2013]8号）《庚办法》（试行）、《辛》（2019年修订）、《壬》甲办发〔2021〕 4 号",
                "《癸规定》（2003年8月1日甲市人民政府令第15号公布，2010年修订）",
            ]),
            [
                row("甲省河道条例", None, 1),
                row("关于印发〈乙规划〉的通知", Some("甲政办发〔2020〕3号"), 1),
                row("丙规程", Some("GB/T 1234.5-2019"), 1),
                row("丁公告", Some("国家某总局公告2018年第31号"), 1),
                row("公告", None, 1),
                row("戊令", Some("国令第707号"), 1),
                row("己函", Some("甲办函[2013]8号"), 1),
                row("庚办法", None, 1),
                row("辛", None, 1),
                row("壬", Some("甲办发〔2021〕4号"), 1),
                row("癸规定", Some("甲市人民政府令第15号"), 1),
            ]
        );
    }

    #[test]
    fn once_each_whatever_width_and_with_the_number_that_comes_later() {
        assert_eq!(
            read(&[
                "《甲（试行）》",
                "《甲(试行)》（乙发〔2001〕2号）",
                "《甲（试行）》（乙发〔2009〕7号）",
                "《甲 （试行）》"
            ]),
            [row("甲（试行）", Some("乙发〔2001〕2号"), 3), row("甲（试行）", Some("乙发〔2009〕7号"), 1)]
        );
    }

    #[test]
    fn damage_does_not_swallow_the_rest() {
        assert_eq!(read(&["《甲办法。又按《乙办法》和《》》办理《丙"]), [row("乙办法", None, 1)]);
    }
}

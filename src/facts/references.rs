//! What is referred to: each 《…》 of an issue, with its number where one is printed after it.

mod numbers;

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::Passage;
use super::text::View;
use crate::issue::Issue;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, chars, fold, numeral, units};
pub(super) use numbers::number_in;
use numbers::{number_ahead, number_before};

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
    /// It introduces a short form (以下简称《条例》) of the instrument before it: the same mention.
    pub defines: bool,
}

// The same right behind the title, without a parenthesis: 《…》国办发〔2021〕4号.
static BARE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[^\s,、。;:()《》\[\]0-9和及与等的按照据]{1,14}\[\d{4}\]\d{1,5}号"));

/// The citations of a block, outermost 《》 only, in order.
pub(super) fn citations(view: &View<'_>) -> Vec<Citation> {
    let mut found = Vec::new();
    for pair in view.pairs.iter().filter(|p| p.kind == '《' && !p.inner) {
        let title = without_lone_bracket(view.original(pair.inside()).trim());
        if title.is_empty() {
            continue;
        }
        let range = pair.open..pair.end();
        let mut citation = Citation { title: title.to_owned(), range, ..Citation::default() };
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
        } else {
            let before = view.text().get(..pair.open).unwrap_or("");
            let number = number_before(before).or_else(|| number_ahead(before));
            let printed = number.map(|number| view.original(number));
            let standard = |number: &str| number.starts_with(|c: char| c.is_ascii_uppercase());
            citation.number = printed.map(|n| if standard(n) { n.to_owned() } else { fold::compact(n) });
        }
        found.push(citation);
    }
    let marked = found.len();
    quoted(view, &mut found);
    laws(view, &mut found);
    if found.len() > marked {
        found.sort_by_key(|c| c.range.start);
    }
    found
}

/// A title without a bracket at its start that nothing closes: 《（甲条例》.
fn without_lone_bracket(title: &str) -> &str {
    let bare = title.strip_prefix(brackets::opens_round).filter(|bare| !bare.contains(['(', ')', '（', '）']));
    bare.map_or(title, str::trim_start)
}

/// Instruments that are named in the marks of Taiwan's offices: 「甲縣道路使用辦法」.
fn quoted(view: &View<'_>, found: &mut Vec<Citation>) {
    let text = view.text();
    if !text.contains('「') {
        return;
    }
    for (at, _) in text.match_indices('「') {
        let inside = at + '「'.len_utf8();
        let Some(end) = text.get(inside..).and_then(|t| t.find(['」', '「', '。'])) else { continue };
        let title = text.get(inside..inside + end).unwrap_or("");
        let close = inside + end;
        let named = Class::Instrument.ends(title).is_some() || Class::RuleOfTaiwan.ends(title).is_some();
        let own =
            title.starts_with([units::THIS, '该']) || text.get(..at).is_some_and(|t| Class::ShortFor.ends(t).is_some());
        // 修正「溫泉標準」: behind what is done to it a short name is one, too.
        let done = text.get(..at).is_some_and(|t| {
            [Class::AmendsThese, Class::Repeals, Class::Deletes].iter().any(|class| class.ends(t).is_some())
        });
        let sound = title.chars().count() > if done { 2 } else { 4 }
            && title.chars().all(|c| chars::is_han(c) || c.is_ascii_alphanumeric());
        if sound && named && !own && text.get(close..).is_some_and(|t| t.starts_with('」')) {
            let title = view.original(inside..close).to_owned();
            found.push(Citation { title, range: at..close + '」'.len_utf8(), ..Citation::default() });
        }
    }
}

/// Laws that are named without 《》: 刑法第三十七条, 根据行政处罚法、行政许可法的规定.
fn laws(view: &View<'_>, found: &mut Vec<Citation>) {
    static ARTICLE: LazyLock<Regex> = LazyLock::new(|| pattern("^{article}"));
    let text = view.text();
    if !text.contains('法') {
        return;
    }
    let mut last = 0;
    // The laws of Taiwan and Hong Kong have short names of their own.
    let mut elsewhere = None;
    for range in Class::LawName.find_iter(text) {
        let (before, after) = (text.get(..range.start).unwrap_or(""), text.get(range.end..).unwrap_or(""));
        let inside =
            view.pairs.iter().take_while(|p| p.open < range.start).any(|p| p.kind == '《' && p.close > range.start);
        let bare = before.strip_suffix("中华人民共和国").unwrap_or(before);
        let led = Class::CitesLead.ends(bare).is_some();
        let joined = last > 0 && text.get(last..bare.len()).is_some_and(|gap| Class::Joins.is(gap));
        let apart = Class::Joins.ends(bare).is_some() || !bare.chars().next_back().is_some_and(chars::is_han);
        let told = Class::LawTail.starts(after).is_some() || !after.chars().next().is_some_and(chars::is_han);
        // 德国民法典第三条 is another's.
        let ours = bare.len() < before.len() || !bare.chars().next_back().is_some_and(|c| Class::Land.has(c));
        let chapter = || {
            let counted = after.strip_prefix(units::NTH)?;
            let rest = counted.trim_start_matches(numeral::is_numeral);
            (rest.len() < counted.len() && rest.starts_with(units::CHAPTER)).then_some(())
        };
        let part = ARTICLE.is_match(after) || Class::LawPart.starts(after).is_some() || chapter().is_some();
        let named = part && (led || apart || ours) || (led || joined) && told;
        if inside || !named {
            continue;
        }
        last = range.end;
        let word = text.get(range.clone()).unwrap_or("");
        let printed = view.original(range.clone());
        let elsewhere = *elsewhere.get_or_insert_with(|| fold::is_traditional(view.original(0..text.len())));
        let full = Class::LawName.full(word).filter(|_| !elsewhere || bare.len() < before.len());
        let title = full.unwrap_or(if elsewhere { printed } else { word }).to_owned();
        found.push(Citation { title, range: bare.len()..range.end, ..Citation::default() });
    }
    unlisted_laws(view, found);
}

/// Laws that are named without 《》 before one of their articles and stand in no list of names: 依照云州水法第三条. Where the name
/// begins must be plain: behind a mark, or behind a word that leads to instruments.
fn unlisted_laws(view: &View<'_>, found: &mut Vec<Citation>) {
    static LAW: LazyLock<Regex> = LazyLock::new(|| pattern("法{article}"));
    let text = view.text();
    for m in LAW.find_iter(text) {
        let end = m.start() + '法'.len_utf8();
        let inside = |p: &&crate::facts::text::Pair| p.kind == '《' && p.close > m.start();
        let known = found.iter().any(|c| c.range.contains(&m.start()));
        if known || view.pairs.iter().take_while(|p| p.open < m.start()).any(|p| inside(&p)) {
            continue;
        }
        let han =
            text.get(..end).unwrap_or("").char_indices().rev().take(LONGEST_LAW).take_while(|(_, c)| chars::is_han(*c));
        let run = han.last().map_or(end, |(at, _)| at);
        let words = text.get(run..end).unwrap_or("");
        let room = |at: &Range<usize>| words.get(at.end..).is_some_and(|name| name.chars().count() >= SHORTEST_LAW);
        let lead = Class::CitesLead.find_iter(words).filter(room).last().map_or(0, |at| at.end);
        let start = run + lead;
        let name = text.get(start..end).unwrap_or("");
        let length = name.chars().count();
        let sound = lead > 0
            && (SHORTEST_LAW..=LONGEST_NAME).contains(&length)
            && Class::NoLaw.ends(name).is_none()
            && !name.starts_with(units::THIS)
            && Class::LawLead.starts(name).is_none()
            && !Class::LawStop.within(name);
        if sound {
            let title = fold::compact(view.original(start..end));
            found.push(Citation { title, range: start..end, ..Citation::default() });
        }
    }
}

/// Characters that are looked at before a law's 法, and of the shortest and longest name without 《》.
const SHORTEST_LAW: usize = 3;
const LONGEST_LAW: usize = 24;
const LONGEST_NAME: usize = 16;

/// Whether a title is that of a form, a certificate, a letter or a newspaper, which is no instrument: 《营业执照》, 《申请表》.
pub(super) fn is_form(title: &str) -> bool {
    let title = fold::narrowed(title);
    let Some(form) = Class::FormEnd.ends(&title) else { return false };
    let instrument = Class::TitleEnd.ends(&title).into_iter().chain(Class::Instrument.ends(&title));
    instrument.map(str::len).max().is_none_or(|longest| longest <= form.len())
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
    /// The numbers of the issue's own texts, by title.
    own: HashMap<String, Option<String>>,
}

impl Gatherer {
    /// Prepares for an issue, whose own texts may have earlier ones of the same titles.
    pub fn new(issue: &Issue) -> Self {
        let mut own = HashMap::new();
        for document in &issue.documents {
            let number = document.number.as_deref().map(fold::narrowed);
            for title in std::iter::once(&document.title).chain(&document.promulgates) {
                own.entry(title_key(title)).or_insert_with(|| number.clone());
            }
        }
        Self { own, ..Self::default() }
    }

    /// Takes the next citation of the issue, and where it stands.
    pub fn read(&mut self, citation: &Citation, passage: Passage) {
        // What has a number was issued, whatever it is called: 《…格式准则第2号—募集说明书》（…〔2015〕2号）.
        if citation.defines || citation.number.is_none() && is_form(&citation.title) {
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
        // 原《甲规程》（甲发〔2014〕7号） in 《甲规程》 of another number is an earlier one.
        let own = self.own.get(&plain.0).and_then(Option::as_ref);
        let earlier = own.is_some() && number.is_some() && own != number.as_ref();
        let first = self.known.get(&plain).copied().filter(|_| !earlier);
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
        if !earlier {
            self.known.entry(plain.clone()).or_insert(index);
        }
        self.known.insert((plain.0, number), index);
        index
    }

    pub fn finish(mut self) -> Vec<Reference> {
        self.join_short_names();
        self.references
    }

    /// A national law is one, whether it is cited with 中华人民共和国 or without.
    fn join_short_names(&mut self) {
        let short = |r: &Reference| Class::Republic.strip_start(&title_key(&r.title)).map(str::to_owned);
        let full: HashMap<String, usize> =
            self.references.iter().enumerate().filter_map(|(i, r)| Some((short(r)?, i))).collect();
        let (mut gone, mut joined) = (BTreeSet::new(), BTreeSet::new());
        for i in 0..self.references.len() {
            let bare = self.references.get(i).filter(|r| r.number.is_none());
            let Some(&to) = bare.and_then(|r| full.get(&title_key(&r.title))) else { continue };
            let mentions = self.references.get_mut(i).map(|r| std::mem::take(&mut r.mentions)).unwrap_or_default();
            if let Some(whole) = self.references.get_mut(to) {
                whole.mentions.extend(mentions);
                joined.insert(to);
                gone.insert(i);
            }
        }
        for to in joined {
            if let Some(whole) = self.references.get_mut(to) {
                whole.mentions.sort_by_key(|m| m.place);
            }
        }
        super::without(&mut self.references, &gone);
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
    fn each_of_many_titles_in_the_marks_of_taiwan_is_read() {
        let titles: Vec<String> = ('一'..).take(600).map(|c| format!("「{c}縣審查辦法」")).collect();
        assert!(read(&[&format!("廢止{}。", titles.join("、"))]).len() > 512);
    }

    #[test]
    fn damage_does_not_swallow_the_rest() {
        assert_eq!(read(&["《甲办法。又按《乙办法》和《》》办理《丙"]), [row("乙办法", None, 1)]);
    }

    #[test]
    fn earlier_ones_of_an_own_title_are_told_by_their_numbers() {
        let of = |number: Option<&str>| {
            let document = |text: &str| crate::issue::Document {
                title: "甲规程".into(),
                number: number.map(Into::into),
                blocks: vec![Block { text: text.into(), ..Block::default() }],
                ..crate::issue::Document::default()
            };
            let text = "《甲规程》第三条，原《甲规程》（甲发〔2014〕7号）、《甲规程》（甲发〔2014〕7号）";
            let issue = Issue { documents: vec![document(text)], ..Issue::default() };
            let references = crate::facts::facts(&issue).references;
            references.into_iter().map(|r| (r.title, r.number, r.mentions.len())).collect::<Vec<_>>()
        };
        let earlier = row("甲规程", Some("甲发〔2014〕7号"), 2);
        assert_eq!(of(Some("甲发〔2024〕1号")), [row("甲规程", None, 1), earlier]);
        // Of a paper without a number nothing tells that the cited one is another.
        assert_eq!(of(None), [row("甲规程", Some("甲发〔2014〕7号"), 3)]);
    }

    #[test]
    fn many_short_names_are_joined_in_bounded_time() {
        let cited = |n: usize| format!("《甲{n}法》《中华人民共和国甲{n}法》《甲{n}法》");
        let texts: Vec<String> = (0..20_000).map(cited).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let started = std::time::Instant::now();
        let found = read(&texts);
        assert!(found.len() == 20_000 && found.iter().all(|(_, _, mentions)| *mentions == 3));
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    }
}

//! Addresses without a title: 第十五条第二款, 本法第九条的规定, 第三、五条, and what stands before them. Who asks knows which documents are
//! meant.

use std::borrow::Cow;
use std::ops::Deref;

use super::{Citations, without_source};
use crate::facts::structure::{Structure, attachment_number};
use crate::issue::{Block, BlockKind, Document, Issue, Place, document_outline};
use crate::zh::address::{self, Step};
use crate::zh::fold::Folded;
use crate::zh::lexicon::Class;
use crate::zh::{fold, numeral, units};

/// What stands before an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressLead {
    /// Nothing: the document that is read is meant first.
    Nothing,
    /// 本办法: the document that is read, by what it calls itself.
    This(String),
    /// Words that name a document, as they were typed, and without what leads to them (依照).
    Words(Vec<String>),
}

/// An address that was typed, with what stands before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinpoint {
    /// What stands before it.
    pub lead: AddressLead,
    /// Blanks stand between the words and the address.
    pub apart: bool,
    /// The address, folded.
    text: String,
    /// Its steps, with their places in `text`.
    steps: Vec<Step>,
    /// The address of which it is the first (第三条至第五条), where it may be that, too.
    first: Option<Vec<Step>>,
    /// What the query names behind it, where it is a list or range, of which only the first can be gone to.
    rest: Option<String>,
}

/// How far an address leads in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// The place of the last step that is there; none where not even the first is.
    pub place: Option<Place>,
    /// What the address names and the document does not have.
    pub missing: Option<String>,
    /// So many steps are there.
    pub steps: usize,
}

impl Pinpoint {
    /// Reads an address that a query ends with; `None` when it ends otherwise.
    #[must_use]
    pub fn read(query: &str) -> Option<Self> {
        let mut folded = Folded::default();
        folded.read(query);
        let whole = without_source(folded.text.trim_end_matches(['。', ';', ',']));
        let listed = address::first_of_list(whole);
        let list_steps = listed.as_deref().and_then(address::at_end);
        // A list or range is one where its members are addresses, not its last alone.
        let members =
            listed.as_deref().map_or(0, |first| first.bytes().zip(whole.bytes()).take_while(|(a, b)| a == b).count());
        let own =
            address::at_end(whole).filter(|steps| listed.is_none() || steps.first().is_some_and(|s| s.at < members));
        let rest = listed.as_deref().map(|first| address::rest_of_list(whole, first).to_owned());
        let (text, steps, first) = match own {
            // 第3-5条 may be what was put in behind an article, and a range.
            Some(steps) => (whole, steps, list_steps),
            None => (listed.as_deref()?, list_steps?, None),
        };
        let start = steps.first()?.at;
        let before = text.get(..start)?;
        let begun = folded.source(query, start..start + 1).start;
        let apart = query.get(..begun).is_some_and(|lead| lead.ends_with(char::is_whitespace));
        let source = |from: usize, to: usize| query.get(folded.source(query, from..to)).unwrap_or("").to_owned();
        Some(Self {
            lead: lead(before, source),
            apart,
            text: text.to_owned(),
            steps,
            first,
            rest: rest.filter(|rest| !rest.is_empty()),
        })
    }

    /// Whether the query is a single label, or number with a unit, and nothing else.
    #[must_use]
    pub fn is_one_label(&self) -> bool {
        self.lead == AddressLead::Nothing && self.steps.len() == 1 && self.first.is_none()
    }

    /// What is named behind the first of a list or range: 二款 of 第八条第一、二款. `printed` is the label that it led to: what was put in behind an
    /// article (第3-5条) is no range.
    #[must_use]
    pub fn rest(&self, printed: &str) -> Option<&str> {
        self.rest.as_deref().filter(|_| self.first.is_none() || !self.is_label(printed))
    }

    /// Whether it begins with a part by its name: 第三部分, 第三大点.
    #[must_use]
    pub fn names_part(&self) -> bool {
        let first = self.steps.first().filter(|step| step.unit == address::PART);
        first.and_then(|step| self.text.get(step.at..)).is_some_and(|text| text.starts_with(units::NTH))
    }

    /// Whether its first step says that it is a label: what is not there is told only then.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.steps.first().is_some_and(|step| step.marked)
    }

    /// The unit of its first step.
    #[must_use]
    pub fn unit(&self) -> Option<char> {
        self.steps.first().map(|step| step.unit)
    }

    /// Its last label that documents print at the start of a line: 第十五条 of 第三章第十五条第二款, 二、 of 二(一).
    #[must_use]
    pub fn label(&self) -> Option<Cow<'_, str>> {
        let last = self.steps.iter().rfind(|s| s.is_article()).or_else(|| self.steps.iter().rfind(|s| !s.is_inside()));
        let step = last.or(self.steps.first())?;
        let own = self.text.get(step.at..step.end)?;
        let jotted = step.unit == address::PART && !step.marked && own.ends_with(numeral::is_label);
        Some(if jotted { format!("{own}{}", units::LIST).into() } else { own.into() })
    }

    /// Whether a label that a document prints is that one.
    #[must_use]
    pub fn is_label(&self, printed: &str) -> bool {
        let asked = self.label().and_then(|label| address::label(&label));
        asked.is_some_and(|a| address::label(&fold::narrowed(printed)).is_some_and(|p| a.is_met_by(&p)))
    }
}

/// What the words before an address are. `source` gives a stretch of them as typed.
fn lead(before: &str, source: impl Fn(usize, usize) -> String) -> AddressLead {
    let end = before.trim_end_matches([units::OF, ',', ':']).len();
    let words = before.get(..end).unwrap_or("");
    let followed = Class::CitesLead.strip_start(words).unwrap_or(words);
    if followed.is_empty() {
        return AddressLead::Nothing;
    }
    if let Some(noun) = followed.strip_prefix(units::THIS) {
        let kind = Class::OwnKind.strip_start(noun).unwrap_or(noun);
        if [noun, kind].iter().any(|n| Class::OwnNoun.is(n) || Class::Instrument.is(n) || Class::LawNoun.is(n)) {
            return AddressLead::This(noun.to_owned());
        }
    }
    let mut ways = vec![source(0, end), source(end - followed.len(), end)];
    // 附件1节水评分办法: the title alone names it, too.
    let steps = address::at_start(followed);
    let attached = steps.first().filter(|step| step.unit == address::ATTACHED && step.end < followed.len());
    ways.extend(attached.map(|step| source(end - followed.len() + step.end, end)));
    ways.dedup();
    AddressLead::Words(ways)
}

/// A block that an address may name, with its label and what it stands under.
struct Labelled {
    block: usize,
    label: Step,
    /// The blocks above it that have labels, the nearest first.
    above: Vec<usize>,
    /// The head of the attachment that it is in.
    attachment: Option<usize>,
}

/// The labels of a document in order: of its headings, articles and attachments, and of lists outside articles.
fn labels(document: &Document) -> Vec<Labelled> {
    let outline = document_outline(document);
    let mut found: Vec<Labelled> = Vec::new();
    let (mut node, mut attachment) = (0, None);
    let mut above: Vec<usize> = Vec::new();
    let mut in_article = false;
    for (block, b) in document.blocks.iter().enumerate() {
        let text = fold::narrowed(b.label.as_deref().unwrap_or(""));
        let mut label = address::label(&text);
        if outline.get(node).is_some_and(|n| n.block == block) {
            above.clear();
            let mut up = outline.get(node).and_then(|n| n.parent).and_then(|p| outline.get(p));
            while let Some(parent) = up {
                above.push(parent.block);
                up = parent.parent.and_then(|p| outline.get(p));
            }
            node += 1;
            in_article = b.kind == BlockKind::Article;
            if b.kind == BlockKind::Attachment {
                attachment = Some(block);
                let number = attachment_number(&b.text).unwrap_or(0);
                label = Some(Step { number, added: 0, unit: address::ATTACHED, marked: true, at: 0, end: 0 });
            }
            found.extend(label.map(|label| Labelled { block, label, above: above.clone(), attachment }));
            above.insert(0, block);
        } else if b.kind == BlockKind::Item && !in_article {
            found.extend(label.map(|label| Labelled { block, label, above: above.clone(), attachment }));
        }
    }
    found
}

impl<I: Deref<Target = Issue>> Citations<I> {
    /// How far an address leads in a document.
    #[must_use]
    pub fn pinpoint(&self, d: usize, pinpoint: &Pinpoint) -> Reached {
        // Where the text is named an article may be named with a chapter that it does not print.
        let named = matches!(pinpoint.lead, AddressLead::Words(_));
        let whole = self.reach(d, &pinpoint.text, (&pinpoint.steps, named));
        match &pinpoint.first {
            Some(first) if whole.missing.is_some() => {
                let begun = self.reach(d, &pinpoint.text, (first, named));
                if begun.missing.is_none() { begun } else { whole }
            }
            _ => whole,
        }
    }

    /// Whether a document has the first step of an address outside its articles: 第三部分, which prints as 三、.
    #[must_use]
    pub fn begins_in(&self, d: usize, pinpoint: &Pinpoint) -> bool {
        let (Some(document), Some(first)) = (self.issue.documents.get(d), pinpoint.steps.first()) else { return false };
        labels(document).iter().any(|l| first.is_met_by(&l.label))
    }

    /// Whether a document has labels of the unit of an address.
    #[must_use]
    pub fn counts(&self, d: usize, pinpoint: &Pinpoint) -> bool {
        let Some(document) = self.issue.documents.get(d) else { return false };
        labels(document).iter().any(|l| Some(l.label.unit) == pinpoint.unit())
    }

    /// Whether a document prints the part that an address names by a line of its own: 第三部分　重点任务.
    #[must_use]
    pub fn prints_part(&self, d: usize, pinpoint: &Pinpoint) -> bool {
        let (Some(document), Some(first)) = (self.issue.documents.get(d), pinpoint.steps.first()) else { return false };
        pinpoint.names_part() && printed_part(document, first).is_some()
    }

    fn reach(&self, d: usize, text: &str, (steps, named): (&[Step], bool)) -> Reached {
        let printed = self.issue.documents.get(d).and_then(|document| under_printed_part(document, text, steps));
        let place = |block| Some(Place { document: d, block, byte: 0 });
        let missing = |from: usize| steps.get(from).and_then(|s| text.get(s.at..)).map(str::to_owned);
        match printed {
            Some((block, count)) if count == steps.len() => {
                Reached { place: place(block), missing: None, steps: count }
            }
            Some((block, count)) => Some(self.by_labels(d, text, (steps, named)))
                .filter(|reached| reached.steps > count)
                .unwrap_or_else(|| Reached { place: place(block), missing: missing(count), steps: count }),
            None => self.by_labels(d, text, (steps, named)),
        }
    }

    fn by_labels(&self, d: usize, text: &str, (steps, named): (&[Step], bool)) -> Reached {
        let (Some(document), Some(structure)) = (self.issue.documents.get(d), self.structure(d)) else {
            return Reached::default();
        };
        let labels = labels(document);
        let article = steps.iter().rposition(Step::is_article);
        let heads = article.map_or(steps.len(), |at| at + 1);
        let missing = |from: usize| steps.get(from).and_then(|s| text.get(s.at..)).map(str::to_owned);
        for count in (1..=heads).rev() {
            let Some(block) = steps.get(..count).and_then(|steps| chain(&labels, steps, named)) else { continue };
            let place = Place { document: d, block, byte: 0 };
            if count < heads || article.is_none() {
                return Reached { place: Some(place), missing: missing(count), steps: count };
            }
            let (place, inside) = self.inside(structure, place, steps.get(heads..).unwrap_or(&[]));
            return Reached { place: Some(place), missing: missing(heads + inside), steps: heads + inside };
        }
        Reached { place: None, missing: missing(0), steps: 0 }
    }

    /// The place inside an article that its last steps name, as far as they are there, and how many are.
    fn inside(&self, structure: &Structure, article: Place, steps: &[Step]) -> (Place, usize) {
        let Some(unit) = structure.units.get(article.block) else { return (article, 0) };
        let (paragraph, item) = structure.units_of_parts();
        let own = address::key(&unit.locator);
        let own = address::without_first(&own, paragraph);
        for count in (1..=steps.len()).rev() {
            let mut key = own.to_owned();
            for (number, unit) in address::counted_inside(steps.get(..count).unwrap_or(&[]), item) {
                key.push_str(&format!("{}{number}{unit}", units::NTH));
            }
            let place = self.address(article.document, unit.section, &key);
            let inside = |p: &Place| structure.units.get(p.block).is_some_and(|u| u.article == Some(article.block));
            if let Some(place) = place.filter(inside) {
                return (place, count);
            }
        }
        (article, 0)
    }

    /// Whether an article of a document stands under the chapter that an address names with it; also where the document has no such
    /// headings.
    pub(super) fn stands_under(&self, d: usize, key: &str) -> bool {
        let (Some(document), Some(mut steps)) = (self.issue.documents.get(d), address::at_end(key)) else {
            return true;
        };
        let Some(article) = steps.iter().position(Step::is_article) else { return true };
        steps.truncate(article + 1);
        chain(&labels(document), &steps, true).is_some()
    }
}

/// A printed line for a part is no longer, in characters.
const LONGEST_LINE: usize = 40;

/// The part that a line without a label names: 第三部分　重点任务.
fn names_part(block: &Block) -> Option<Step> {
    let line = block.label.is_none() && block.text.chars().nth(LONGEST_LINE).is_none() && !block.text.ends_with('。');
    let text = fold::narrowed(line.then_some(block.text.as_str())?);
    address::label(&text).filter(|step| step.unit == address::PART && text.starts_with(units::NTH))
}

/// The line of a part that is printed by its name; the last, as a table of contents may name it, too.
fn printed_part(document: &Document, part: &Step) -> Option<usize> {
    document.blocks.iter().rposition(|block| names_part(block).is_some_and(|printed| part.is_met_by(&printed)))
}

/// The block of the last step that is there under a part which is printed by its name, and how many steps are.
fn under_printed_part(document: &Document, text: &str, steps: &[Step]) -> Option<(usize, usize)> {
    let (first, inner) = steps.split_first().filter(|(first, _)| first.unit == address::PART)?;
    text.get(first.at..).filter(|text| text.starts_with(units::NTH))?;
    let mut at = printed_part(document, first)?;
    let behind = document.blocks.get(at + 1..)?;
    let end = behind.iter().position(|b| names_part(b).is_some()).map_or(document.blocks.len(), |n| at + 1 + n);
    for (n, step) in inner.iter().enumerate() {
        let units = match step.unit {
            units::ITEM => vec![address::BRACKETED, address::POINT],
            unit => vec![unit],
        };
        let has = |unit: char, block: &Block| {
            let label = block.label.as_deref().map(fold::narrowed).and_then(|label| address::label(&label));
            label.is_some_and(|label| Step { unit, ..*step }.is_met_by(&label))
        };
        let inside = document.blocks.get(at + 1..end).unwrap_or(&[]);
        let Some(next) = units.iter().find_map(|unit| inside.iter().position(|b| has(*unit, b))) else {
            return Some((at, n + 1));
        };
        at += next + 1;
    }
    Some((at, steps.len()))
}

/// The first block whose label is the last step and which stands under those before. `lax`: chapters do not count before an article
/// where there are none.
fn chain(labels: &[Labelled], steps: &[Step], lax: bool) -> Option<usize> {
    let (last, before) = steps.split_last()?;
    // 第三章第十五条 where no chapters are: the article alone says it.
    let known = |step: &&Step| !step.is_heading() || labels.iter().any(|l| l.label.unit == step.unit);
    let before: Vec<&Step> = before.iter().filter(|step| !(lax && last.is_article()) || known(step)).collect();
    let of_block = |block: usize| labels.iter().find(|l| l.block == block);
    let under = |l: &&Labelled| {
        let mut above = l.above.iter().chain(&l.attachment).filter_map(|b| of_block(*b));
        before.iter().rev().all(|step| above.any(|a| step.is_met_by(&a.label)))
    };
    // 第二部分第三项 is its （三） or, where it has none, its 3.
    let kinds = |units: &[char]| units.iter().map(|&unit| Step { unit, ..*last }).collect::<Vec<_>>();
    let mut wanted = vec![*last];
    let in_part = before.last().is_some_and(|s| matches!(s.unit, address::PART | address::BRACKETED));
    if in_part && matches!(last.unit, units::ITEM | units::ARTICLE) {
        wanted.extend(kinds(&[address::BRACKETED, address::POINT]));
    }
    if last.unit == address::ANY {
        wanted = kinds(&[address::PART, address::BRACKETED, address::POINT]);
    }
    wanted.iter().find_map(|step| labels.iter().filter(|l| step.is_met_by(&l.label)).find(under)).map(|l| l.block)
}

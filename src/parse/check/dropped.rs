//! Text among what was left out as furniture of the page or taken for masthead and imprint: nothing a reader would miss
//! goes without a word.
//!
//! A sentence is told of always. Any other line is, unless it is *shown* to be the page's own: it comes again on other pages,
//! counts the pages, names the gazette, or the format sets it apart (headers of Word files).

use std::cell::{Cell, OnceCell};
use std::collections::{HashMap, HashSet};

use memchr::memmem;

use crate::issue::{
    BlockKind, Diagnostic, Document, DropReason, Dropped, Issue, Severity, SourceKind, SourcePiece, Span,
};
use crate::source::lines::of_page::LineKind;
use crate::source::lines::{browser_edges, page_number, running};
use crate::zh::lexicon::Class;
use crate::zh::{chars, date, fold};

use super::super::attachments::attachment_label;
use super::super::label::{Form, Label};
use super::super::{lex, masthead, number, shape};

/// The codes of what is told of them: of sentences, and of other lines.
pub(crate) const CODES: [&str; 2] = [SENTENCE, LINE];
const SENTENCE: &str = "sentence-dropped";
const LINE: &str = "line-dropped";
/// A line of more characters than this that comes nowhere again is text by its length alone.
const LONG: usize = 20;
/// What ends a sentence.
const STOPS: [char; 4] = ['。', '；', '！', '？'];
/// A page that holds its text twice has fewer sentences: more are not looked for.
const SENTENCES: usize = 1_000;
/// Characters of the shortest end of a sentence that shows, where it is read elsewhere, that the sentence is.
const SAID: usize = 6;
/// How a text ends that was cut.
const CUT: [&str; 2] = ["...", "…"];
/// Characters of the longest sentence that a site says of itself.
const OF_SITE: usize = 100;
/// Characters of the line that a message quotes.
const QUOTED: usize = 60;
/// Page numbers of a text without pages that follow each other grow by no more than this.
const GROWS: i64 = 3;
/// Beside the running head that others repeat a line has no more characters than this of its own.
const VARIES: usize = 12;

/// Tells of each sentence and each line of text that was left out, with its text and place; of one that comes again and
/// again once.
pub(crate) fn lines(issue: &Issue) -> Vec<Diagnostic> {
    let mut groups: HashMap<String, Vec<&Dropped>> = HashMap::new();
    let mut order: Vec<String> = Vec::new();
    for line in issue.dropped.iter().filter(|d| reason(d.why).is_some()) {
        let masked = running::masked(&line.text);
        let group = groups.entry(masked.clone()).or_default();
        if group.is_empty() {
            order.push(masked);
        }
        group.push(line);
    }
    let known = Known::of(issue, &groups);
    let mut told: Vec<Diagnostic> = Vec::new();
    for masked in &order {
        let group = groups.get(masked).map_or(&[][..], Vec::as_slice);
        told.extend(known.judge(masked, group));
    }
    told.extend(issue.masthead.pieces.iter().filter_map(of_masthead));
    told
}

/// What lines of each kind are taken for; `None` for kinds that no text is lost by.
fn reason(why: DropReason) -> Option<(&'static str, &'static str)> {
    Some(match why {
        DropReason::RunningHead => ("页眉", "a running head"),
        DropReason::PageNumber => ("页码", "a page number"),
        DropReason::RepeatedMasthead => ("重复的刊头", "a repeated masthead"),
        DropReason::Watermark => ("水印", "a watermark"),
        // Of what stands around the text of a web page, in the settings of a text and beyond the edges of a page only
        // sentences are told.
        DropReason::Furniture => ("正文以外的文字", "text around the article"),
        DropReason::OffPage => ("页面之外或小得看不见的文字", "text outside the page, or too small to be seen"),
        // Contents, marks and blanks are kept or accounted for elsewhere.
        _ => return None,
    })
}

fn tell(code: &str, text: &str, (zh, en): (&str, &str), spans: Vec<Span>) -> Diagnostic {
    let quoted: String = text.chars().take(QUOTED).collect();
    Diagnostic {
        severity: Severity::Warning,
        code: code.to_owned(),
        message: format!("这一行被当作{zh}略去：{quoted}"),
        message_en: format!("This line was left out as {en}: {quoted}"),
        spans,
        place: None,
    }
}

/// What shows a line that was left out to be the page's own.
struct Known<'i> {
    /// The format keeps headers and footers apart from the text.
    apart: bool,
    /// Names of the gazette, of categories, of documents; heads of text and cells of tables: what a running head repeats.
    said: HashSet<String>,
    /// What is left out on several pages.
    repeated: HashSet<String>,
    /// The paragraphs of the text, and all of it: what is said in them as well is not lost.
    read: HashSet<String>,
    whole: OnceCell<String>,
    blocks: &'i [Document],
    /// The sentences that were looked for in it.
    looked: Cell<usize>,
    pages: Pages,
}

impl<'i> Known<'i> {
    fn of(issue: &'i Issue, groups: &HashMap<String, Vec<&Dropped>>) -> Self {
        let apart = matches!(issue.source.kind, SourceKind::Docx | SourceKind::Doc);
        let pages = Pages::of(issue);
        let mut repeated = HashSet::new();
        for group in groups.values().filter(|group| group.len() > 1) {
            let mut seen: HashSet<String> = HashSet::new();
            let again = group.iter().map(|line| fold::key(&line.text)).filter(|key| !seen.insert(key.clone()));
            repeated.extend(again.collect::<Vec<_>>());
        }
        let page = issue.source.kind == SourceKind::Html;
        let blocks = issue.documents.iter().filter(|_| page).flat_map(|document| &document.blocks);
        let read = blocks.map(|block| fold::key(&block.text)).collect();
        let (whole, blocks, looked) = (OnceCell::new(), issue.documents.as_slice(), Cell::new(0));
        Self { apart, said: said(issue), repeated, read, whole, blocks, looked, pages }
    }

    /// Whether the text says this as well, in one place.
    fn is_read(&self, text: &str) -> bool {
        self.holds(&fold::key(text))
    }

    /// Whether the text holds this key of a text.
    fn holds(&self, key: &str) -> bool {
        let whole = self.whole.get_or_init(|| {
            let blocks = self.blocks.iter().flat_map(|document| &document.blocks);
            blocks.map(|block| fold::key(&block.text)).collect()
        });
        memmem::find(whole.as_bytes(), key.as_bytes()).is_some()
    }

    /// What is to be told of lines that are alike, their numbers aside.
    fn judge(&self, masked: &str, group: &[&Dropped]) -> Option<Diagnostic> {
        let first = group.first()?;
        let reason = reason(first.why)?;
        let spans = |lines: &[&Dropped]| lines.iter().map(|line| line.span).collect();
        let inked = first.text.chars().filter(|&c| !chars::is_space(c)).count();
        // What names the gazette or its issue is a running head though it stands on one page only.
        let named = masthead::names_gazette(&first.text) || masthead::names_number(&fold::compact(&first.text));
        let own = self.apart || browser_edges::has_sign(&first.text);
        let alone = group.len() == 1 && inked > LONG && first.why != DropReason::Watermark && !named && !own;
        if first.why == DropReason::Furniture {
            // Sites have sentences of their own, about their rights and about the page.
            let of_site = inked <= OF_SITE && Class::SiteSpeaks.within(&first.text);
            let said = has_stop(&first.text) && !of_site && LineKind::of(&first.text, 0, inked) == LineKind::Text;
            // A page may hold its text a second time, for print or for small screens.
            let said = said
                && !self.read.contains(&fold::key(&first.text))
                && !self.is_read(value_of(&first.text))
                && !self.repeats(&first.text);
            return said.then(|| tell(SENTENCE, &first.text, reason, spans(group)));
        }
        if first.why == DropReason::OffPage {
            let said = has_stop(&first.text) && first.text.chars().any(chars::is_han) && !self.is_read(&first.text);
            return said.then(|| tell(SENTENCE, &first.text, reason, spans(group)));
        }
        if has_stop(&first.text) || alone {
            return Some(tell(SENTENCE, &first.text, reason, spans(group)));
        }
        let open: Vec<&Dropped> = group.iter().copied().filter(|line| !self.is_shown(masked, line, group)).collect();
        let line = open.first()?;
        Some(tell(LINE, &line.text, reason, spans(&open)))
    }

    /// Whether a text holds several sentences in one, each of which stands in the text that is read: what a page keeps for those who
    /// pass it on. Title, number and addressee in front of them end with no stop, and its end may be cut.
    fn repeats(&self, text: &str) -> bool {
        let mut sentences = text.split_inclusive(STOPS).filter(|sentence| sentence.ends_with(STOPS));
        let is_read = |sentence: &str| {
            self.looked.set(self.looked.get() + 1);
            let sentence = sentence.trim_end_matches(STOPS);
            let key = fold::key(sentence.rsplit(['：', ':', '　']).next().unwrap_or(sentence));
            // A few characters (六元) stand in any text.
            let whole = || self.holds(&fold::key(sentence));
            self.looked.get() <= SENTENCES && if key.chars().count() < SAID { whole() } else { self.holds(&key) }
        };
        let cut = CUT.iter().any(|end| text.trim_end().ends_with(*end));
        let several = text.matches(STOPS).nth(1).is_some();
        (several || cut) && sentences.all(is_read)
    }

    /// Whether a line is shown to be the page's own.
    fn is_shown(&self, masked: &str, line: &Dropped, group: &[&Dropped]) -> bool {
        match line.why {
            _ if self.apart => true,
            DropReason::PageNumber => self.pages.counts(line),
            DropReason::RunningHead => self.is_running(masked, line, group),
            // By its direction, or by the name that it repeats.
            _ => true,
        }
    }

    fn is_running(&self, masked: &str, line: &Dropped, group: &[&Dropped]) -> bool {
        let text = line.text.trim();
        let (key, compact) = (fold::key(text), fold::compact(text));
        if running::begins_text(masked) || is_part(text) {
            return false;
        }
        let named = masthead::is_name(&compact) || masthead::names_number(&compact);
        if named || Class::ContentsLabel.is(&compact) || browser_edges::has_sign(text) {
            return true;
        }
        let labelled = lex::label_of(text).is_some_and(is_outline);
        if (self.said.contains(&key) || self.said.contains(name_of(&key))) && !labelled {
            return true;
        }
        if self.repeated.contains(&key) || group.len() > 1 && self.pages.counts(line) {
            // The title of a document that stands nowhere else was left out with the running heads that repeat it.
            return !shape::is_title(text) || masthead::names_gazette(text);
        }
        !labelled && self.varies(&key)
    }

    /// Whether a line is one that other pages repeat, with a little beside it that is known or counts.
    fn varies(&self, key: &str) -> bool {
        let beside = |rest: &str| {
            let rest = rest.trim_matches(|c: char| !chars::is_han(c) && !c.is_ascii_digit());
            rest.chars().count() <= VARIES && (rest.chars().all(|c| c.is_ascii_digit()) || self.said.contains(rest))
        };
        let mut heads = self.repeated.iter().filter(|head| head.chars().nth(3).is_some());
        heads.any(|head| {
            let rest = key.strip_prefix(head.as_str()).or_else(|| key.strip_suffix(head.as_str()));
            rest.is_some_and(beside)
        })
    }
}

/// What running heads repeat: the gazette's name, categories and titles, heads without a number, heads of tables.
fn said(issue: &Issue) -> HashSet<String> {
    let mut said: HashSet<String> = HashSet::new();
    let mut add = |text: &str| {
        let key = fold::key(text);
        let name = name_of(&key).to_owned();
        said.extend([key, name].into_iter().filter(|key| !key.is_empty()));
    };
    issue.masthead.name.iter().for_each(|name| add(name));
    issue.masthead.pieces.iter().for_each(|piece| add(&piece.text));
    for entry in &issue.contents {
        add(&entry.title);
        entry.category.iter().for_each(|category| add(category));
    }
    for document in &issue.documents {
        document.category.iter().for_each(|category| add(category));
        for block in &document.blocks {
            let head = matches!(block.kind, BlockKind::Title | BlockKind::RedHeader | BlockKind::Heading);
            if head {
                add(&block.text);
            }
            let cells = block.table.iter().flat_map(|table| table.rows.iter().flatten());
            cells.for_each(|cell| add(&cell.text));
        }
    }
    said
}

/// A key without the marks and brackets around it: ◎ 市政府文件, 【市政府文件】.
fn name_of(key: &str) -> &str {
    key.trim_matches(|c: char| !chars::is_han(c) && !c.is_ascii_alphanumeric())
}

/// The numbers among what was left out, by their pages or in their order.
struct Pages {
    /// How often each distance of the printed number from the page is seen.
    offsets: HashMap<i64, usize>,
    /// Of a text without pages the lines that are followed or led by the next number.
    chained: HashSet<u32>,
    /// How many are Roman: a book may have one page before its first.
    romans: usize,
}

impl Pages {
    fn of(issue: &Issue) -> Self {
        let mut offsets: HashMap<i64, usize> = HashMap::new();
        let mut in_order: Vec<(u32, i64)> = Vec::new();
        for line in issue.dropped.iter().filter(|line| line.why.may_be_text()) {
            let Some(value) = printed(line) else { continue };
            match line.span {
                Span::Page { page, .. } => *offsets.entry(value - i64::from(page)).or_default() += 1,
                Span::Line { line } | Span::Element { element: line } => in_order.push((line, value)),
            }
        }
        in_order.sort_unstable();
        let follow = |pair: &&[(u32, i64)]| (1..=GROWS).contains(&(pair[1].1 - pair[0].1));
        let chained = in_order.windows(2).filter(follow).flat_map(|pair| [pair[0].0, pair[1].0]).collect();
        let numbers = issue.dropped.iter().filter(|line| line.why == DropReason::PageNumber);
        let romans = numbers.filter(|line| page_number::of_roman(&line.text).is_some()).count();
        Self { offsets, chained, romans }
    }

    /// Whether a line is a number by its form, or has one that counts the pages.
    fn counts(&self, line: &Dropped) -> bool {
        let marked = page_number::of_line(&line.text).is_some_and(|number| number.marked);
        let roman = page_number::of_roman(&line.text);
        if marked || roman.is_some_and(|number| number.marked || self.romans == 1) {
            return true;
        }
        let Some(value) = printed(line) else { return false };
        match line.span {
            Span::Page { page, .. } => self.offsets.get(&(value - i64::from(page))).is_some_and(|&count| count > 1),
            Span::Line { line } | Span::Element { element: line } => self.chained.contains(&line),
        }
    }
}

/// The number that a line is, begins or ends with.
fn printed(line: &Dropped) -> Option<i64> {
    let number = page_number::read(&line.text).or_else(|| page_number::of_roman(&line.text));
    number.map(|number| i64::from(number.value))
}

/// A line of the masthead or imprint that has the form of text: a sentence, a heading, what documents begin with.
fn of_masthead(piece: &SourcePiece) -> Option<Diagnostic> {
    let text = piece.text.trim();
    let told = |code| Some(tell(code, text, ("刊头或版权页", "masthead or imprint"), vec![piece.span]));
    if masthead::is_key_line(text) || masthead::names_gazette(&fold::compact(text)) {
        return None;
    }
    if has_stop(text) {
        return told(SENTENCE);
    }
    let labelled = lex::label_of(text).is_some_and(|label| label.strict && is_outline(label));
    let head = shape::is_title(text) || text.ends_with(['：', ':']) && shape::is_addressee(text);
    let numbered = number::number(text).is_some_and(|n| n.whole && !masthead::counts_issue(text));
    if labelled || head || numbered || attachment_label(text).is_some() { told(LINE) } else { None }
}

/// Whether a line is what documents and their parts begin or end with, which stands at the edges of pages, too.
fn is_part(text: &str) -> bool {
    let addressee = text.ends_with(['：', ':']) && shape::is_addressee(text);
    let numbered = number::number(text).is_some_and(|n| n.whole) && !masthead::counts_issue(text);
    addressee
        || numbered
        || shape::is_person(text)
        || attachment_label(text).is_some()
        || date::day_line(text).is_some()
}

/// What a setting over a text says, without its name: `description: …`.
fn value_of(text: &str) -> &str {
    let named = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' '));
    let value = text.split_once([':', '=']).filter(|(name, _)| named(name)).map_or(text, |(_, value)| value);
    value.trim().trim_matches(['"', '\''])
}

fn is_outline(label: Label) -> bool {
    !matches!(label.form, Form::Dash | Form::Bullet(_) | Form::Day)
}

/// Whether a sentence ends in a text, and another begins or it is all of the text.
fn has_stop(text: &str) -> bool {
    text.contains(STOPS)
}

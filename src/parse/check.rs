//! What looks wrong in the source or unsure in how it was understood: said with its place, never corrected silently.

use std::collections::HashSet;

use crate::issue::{Block, BlockKind, ContentsEntry, Diagnostic, Document, Doubt, Issue, Join, Place, Severity, Span};
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, units};

use super::label::{Form, Label, label_before_word};
use super::lex;
use found::Found;

mod dropped;
mod found;
mod inside;
mod missing;
mod sentence;
#[cfg(test)]
mod tests;

/// Below this a join or a continuation is told of as unsure.
const UNSURE: f32 = 0.62;

/// What is looked for once, before blocks have their ids, and read the other way: documents of the contents that stand
/// inside others, articles and labels that stand inside other blocks; and text among what was dropped.
pub(crate) fn repair(issue: &mut Issue) {
    let mut found = Vec::new();
    inside::documents(issue, &mut found);
    let mut work = missing::Work::of(issue);
    missing::articles(issue, &mut work, &mut found);
    missing::labels(issue, &mut work, &mut found);
    missing::first_labels(issue, &mut work, &mut found);
    found.extend(dropped::lines(issue));
    found.extend(doubts_outside(issue));
    issue.diagnostics.extend(bounded(found));
}

/// So many doubts are quoted.
const MOST_QUOTED: usize = 20;

/// Doubtful signs of lines that are in no document (masthead, contents, running heads), where no dotted line shows them.
fn doubts_outside(issue: &Issue) -> Option<Diagnostic> {
    let placed: HashSet<usize> = issue.placed_doubts().into_iter().map(|placed| placed.index).collect();
    let outside: Vec<&Doubt> =
        issue.doubts.iter().enumerate().filter(|(index, _)| !placed.contains(index)).map(|(_, doubt)| doubt).collect();
    let n = outside.len();
    let quoted: Vec<String> =
        outside.iter().take(MOST_QUOTED).map(|doubt| format!("{}/{}", doubt.read, doubt.other)).collect();
    let quoted = quoted.join(" ");
    let spans = outside.iter().take(MOST_QUOTED).map(|doubt| doubt.span).collect();
    let zh = format!("刊头、目录、书眉等不在正文中的行里有 {n} 个识别存疑的字：{quoted}");
    let en = format!("{n} signs of masthead, contents or running heads were recognised with doubt: {quoted}");
    (n > 0).then(|| diagnostic(Severity::Warning, "doubts-outside", zh, en, spans, None))
}

/// Tells anew of the lines that were left out: some were put back.
pub(crate) fn tell_dropped_anew(issue: &mut Issue) {
    issue.diagnostics.retain(|d| !dropped::CODES.contains(&d.code.as_str()));
    let found = bounded(dropped::lines(issue));
    issue.diagnostics.extend(found);
}

/// Looks the whole issue over and adds what it finds to its diagnostics.
pub(crate) fn run(issue: &mut Issue) {
    let mut found = Found::default();
    contents(issue, &mut found);
    for (document, d) in issue.documents.iter().enumerate() {
        numbering(document, d, &mut found);
        for (block, b) in d.blocks.iter().enumerate() {
            let place = Place { document, block, byte: 0 };
            sentence::check(d, place, b, &mut found);
            brackets(place, b, &mut found);
            joins(place, b, &mut found);
            missing::labels_inside(place, b, &mut found);
        }
        seams(document, d, &mut found);
    }
    issue.diagnostics.extend(found.told());
}

/// Of each kind so many that somebody may read them, and how many there are besides.
pub(crate) fn bounded(all: impl IntoIterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let mut found = Found::default();
    found.extend(all);
    found.told()
}

/// Whether a diagnostic is one of those that [`run`] finds, so that it can look again at a corrected issue.
pub(crate) fn is_own(code: &str) -> bool {
    const CODES: [&str; 12] = [
        "contents-without-document",
        "document-not-in-contents",
        "numbering-jump",
        "doubled-article",
        "missing-article",
        "article-out-of-order",
        "label-inside-paragraph",
        "open-sentence",
        "mixed-width-brackets",
        "reordered-lines",
        "unsure-join",
        "unsure-continuation",
    ];
    CODES.contains(&code)
}

/// The marker whose other half was not found.
pub(crate) fn unpaired(onward: bool, page: Option<u32>, span: Span) -> Diagnostic {
    let page = page.map(|p| p.to_string()).unwrap_or_else(|| "?".to_owned());
    let (code, message, message_en) = if onward {
        (
            "continuation-without-remainder",
            format!("“下转第{page}页”找不到对应的接续部分。"),
            format!("The remainder announced for page {page} was not found."),
        )
    } else {
        (
            "remainder-without-beginning",
            format!("“上接第{page}页”找不到前面的部分。"),
            format!("The beginning that page {page} should hold was not found."),
        )
    };
    Diagnostic {
        severity: Severity::Warning,
        code: code.to_owned(),
        message,
        message_en,
        spans: vec![span],
        place: None,
    }
}

/// The file is a volume: the covers of several issues are in it.
pub(crate) fn several_issues(covers: Vec<Span>) -> Diagnostic {
    let n = covers.len();
    diagnostic(
        Severity::Warning,
        SEVERAL,
        format!("这个文件合订了 {n} 期公报，现作为一期读出：刊头和目录是第一期的。"),
        format!("This file is a volume of {n} issues, read as one: masthead and contents are those of the first."),
        covers,
        None,
    )
}

fn diagnostic(
    severity: Severity,
    code: &str,
    message: String,
    message_en: String,
    spans: Vec<Span>,
    place: Option<Place>,
) -> Diagnostic {
    Diagnostic { severity, code: code.to_owned(), message, message_en, spans, place }
}

fn first_span(block: &Block) -> Vec<Span> {
    block.pieces.first().map(|p| vec![p.span]).unwrap_or_default()
}

/// What tells that a file binds several issues.
const SEVERAL: &str = "several-issues";

/// So many titles of the contents that head no document are looked for in the text. A year's contents have fewer.
const MOST_SOUGHT: usize = 500;

/// Contents and documents check each other.
fn contents(issue: &Issue, found: &mut Found) {
    let lacking: Vec<&ContentsEntry> = issue.contents.iter().filter(|e| e.document.is_none()).collect();
    let sought: Vec<&str> = lacking.iter().take(MOST_SOUGHT).map(|e| e.title.as_str()).collect();
    let places = missing::stand_at(issue, &sought);
    for (n, entry) in lacking.into_iter().enumerate() {
        let spans = entry.pieces.iter().map(|p| p.span).collect();
        let place = places.get(n).copied().flatten();
        let (where_zh, where_en) =
            if place.is_some() { ("它的标题可能在此处。", " Its title may stand here.") } else { ("", "") };
        let message = format!("目录中的“{}”没有找到对应的文件。{where_zh}", entry.title);
        let message_en = format!("The contents list “{}”, but no such document was found.{where_en}", entry.title);
        found.push(diagnostic(Severity::Warning, "contents-without-document", message, message_en, spans, place));
    }
    if issue.contents.is_empty() {
        return;
    }
    let mut listed = vec![false; issue.documents.len()];
    for document in issue.contents.iter().filter_map(|e| e.document) {
        if let Some(slot) = listed.get_mut(document) {
            *slot = true;
        }
    }
    // Of a volume the contents of its first issue alone are read.
    let volume = issue.diagnostics.iter().any(|d| d.code == SEVERAL);
    let unlisted = |(i, _): &(usize, &Document)| !listed[*i] && !volume;
    for (document, d) in issue.documents.iter().enumerate().filter(unlisted) {
        let message = format!("文件“{}”不在目录中。", d.title);
        let message_en = format!("The document “{}” is not in the contents.", d.title);
        let spans = d.blocks.first().map(first_span).unwrap_or_default();
        found.push(diagnostic(
            Severity::Warning,
            "document-not-in-contents",
            message,
            message_en,
            spans,
            Some(Place { document, block: 0, byte: 0 }),
        ));
    }
}

/// The label of a block, where its kind is numbered.
fn label_of(block: &Block) -> Option<Label> {
    let numbered = matches!(block.kind, BlockKind::Heading | BlockKind::Article | BlockKind::Item);
    block.label.as_ref().filter(|_| numbered)?;
    let label = lex::label_of(&block.text).or_else(|| label_before_word(&block.text))?;
    // An article was believed, with or without a blank behind its number.
    Some(if block.kind == BlockKind::Article { label.believed() } else { label })
}

/// Numbering that skips or repeats: of articles through a text, of the rest below what they stand under.
fn numbering(document: usize, d: &Document, found: &mut Found) {
    let mut last: Vec<(Form, u32)> = Vec::new();
    let mut article = 0;
    for (index, block) in d.blocks.iter().enumerate() {
        if block.kind == BlockKind::Title || block.kind == BlockKind::Attachment && block.level == Some(0) {
            last.clear();
            article = 0;
        }
        let Some(label) = label_of(block) else { continue };
        let place = Place { document, block: index, byte: 0 };
        if label.form == Form::Article {
            articles(place, block, article, label, found);
            article = label.value;
            last.retain(|l| rank(l.0) < rank(Form::Article));
            continue;
        }
        // (i) is a letter, or the first of (ii), (iii).
        let is_one = label.form == Form::Circled && block.label.as_deref() == Some("（i）");
        if is_one || matches!(label.form, Form::Latin | Form::Dash | Form::Bullet(_) | Form::Day | Form::Decimal(_)) {
            continue;
        }
        let before = last.iter().rev().find(|l| l.0 == label.form).map(|l| l.1);
        if let Some(before) = before.filter(|&b| label.value > b + 1 || label.value == b && label.value > 1) {
            let message = format!("编号由“{before}”跳到“{}”：{}", label.value, block.label.as_deref().unwrap_or(""));
            let message_en = format!("The numbering jumps from {before} to {}.", label.value);
            found.push(diagnostic(
                Severity::Warning,
                "numbering-jump",
                message,
                message_en,
                first_span(block),
                Some(place),
            ));
        }
        // What stands under this label begins anew, but for numbers that run through (1. over several 一、).
        last.retain(|l| {
            rank(l.0) <= rank(label.form) && l.0 != label.form || l.0 == Form::Dot && rank(label.form) < rank(Form::Dot)
        });
        last.push((label.form, last_of_head(&block.text, label)));
    }
}

/// The number of the last label of a head that several share: （一）及（二）, （三）、（四）及（五）.
fn last_of_head(text: &str, label: Label) -> u32 {
    let mut value = label.value;
    let mut rest = text.get(label.bytes()..).unwrap_or("").trim_start_matches(chars::is_space);
    while let Some(after) = rest.strip_prefix(units::LIST).or_else(|| Class::Joins.strip_start(rest)) {
        let after = after.trim_start_matches(chars::is_space);
        let next = lex::label_of(after).filter(|l| l.form == label.form && l.value == value + 1);
        let Some(next) = next else { break };
        value = next.value;
        rest = after.get(next.bytes()..).unwrap_or("").trim_start_matches(chars::is_space);
    }
    value
}

/// Rank in the tree by the form of the label.
fn rank(form: Form) -> u8 {
    match form {
        Form::Part => 0,
        Form::SubPart => 1,
        Form::Chapter => 2,
        Form::Section => 3,
        Form::Article => 4,
        Form::Comma => 5,
        Form::Paren => 6,
        Form::Dot => 7,
        Form::ArabicParen | Form::HalfParen => 8,
        Form::Circled => 9,
        _ => 10,
    }
}

fn articles(place: Place, block: &Block, before: u32, label: Label, found: &mut Found) {
    let name = block.label.as_deref().unwrap_or("");
    if label.sub > 0 || before == 0 || label.value == before + 1 {
        return;
    }
    let (code, message, message_en) = if label.value == before {
        ("doubled-article", format!("{name}出现两次。"), format!("Article {before} comes twice."))
    } else if label.value > before {
        (
            "missing-article",
            format!("第{before}条之后是{name}，中间缺条。"),
            format!("Article {} follows article {before}: articles are missing.", label.value),
        )
    } else {
        (
            "article-out-of-order",
            format!("{name}排在第{before}条之后。"),
            format!("Article {} stands after article {before}.", label.value),
        )
    };
    found.push(diagnostic(Severity::Warning, code, message, message_en, first_span(block), Some(place)));
}

/// A bracket that opens in one width and closes in the other.
fn brackets(place: Place, block: &Block, found: &mut Found) {
    // Hardly a text has others than the full-width ones.
    let half = memchr::memchr2(b'(', b')', block.text.as_bytes()).is_some();
    if !half && !block.text.contains("﹙") && !block.text.contains("﹚") {
        return;
    }
    let mut open: Vec<char> = Vec::new();
    for (byte, c) in block.text.char_indices() {
        if brackets::opens_round(c) {
            open.push(c);
        } else if brackets::closes_round(c) {
            let mixed = open.pop().is_some_and(|o| (o == '（') != (c == '）'));
            if mixed {
                let message = "括号全角与半角混用。".to_owned();
                let message_en = "A bracket opens in one width and closes in the other.".to_owned();
                found.push(diagnostic(
                    Severity::Note,
                    "mixed-width-brackets",
                    message,
                    message_en,
                    span_at(block, byte),
                    Some(Place { byte, ..place }),
                ));
                return;
            }
        }
    }
}

/// The span of the piece that a byte of the text comes from.
fn span_at(block: &Block, byte: usize) -> Vec<Span> {
    block.pieces.iter().rev().find(|p| p.at <= byte).map(|p| vec![p.span]).unwrap_or_default()
}

/// Lines that were put back in order, and joins that are little more than a guess.
fn joins(place: Place, block: &Block, found: &mut Found) {
    for piece in &block.pieces {
        let place = Some(Place { byte: piece.at, ..place });
        if piece.join == Some(Join::Reordered) {
            let message = "此行在抽取时错位，已移回原处。".to_owned();
            let message_en = "Extraction had moved this line; it was put back.".to_owned();
            found.push(diagnostic(Severity::Note, "reordered-lines", message, message_en, vec![piece.span], place));
        } else if piece.join.is_some() && piece.join != Some(Join::Continuation) && piece.confidence < UNSURE {
            let message = format!("此处的接续把握不大（{:.0}%）。", piece.confidence * 100.0);
            let message_en =
                format!("It is not sure that the paragraph goes on here ({:.0}%).", piece.confidence * 100.0);
            found.push(diagnostic(Severity::Note, "unsure-join", message, message_en, vec![piece.span], place));
        }
    }
}

fn seams(document: usize, d: &Document, found: &mut Found) {
    for seam in d.seams.iter().filter(|s| s.confidence < UNSURE) {
        let Some(block) = d.blocks.get(seam.after_block) else { continue };
        let message = format!("下转与上接的对应把握不大（{:.0}%）。", seam.confidence * 100.0);
        let message_en =
            format!("It is not sure that these two pieces belong together ({:.0}%).", seam.confidence * 100.0);
        let place = Place { document, block: seam.after_block, byte: seam.byte };
        found.push(diagnostic(
            Severity::Warning,
            "unsure-continuation",
            message,
            message_en,
            span_at(block, seam.byte),
            Some(place),
        ));
    }
}

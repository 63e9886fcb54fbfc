//! Sentences among what was dropped: nothing a reader would miss goes without a word.

use std::collections::HashMap;

use crate::issue::{Diagnostic, DropReason, Dropped, Issue, Severity, Span};
use crate::source::lines::running;
use crate::zh::{chars, fold};

use super::super::masthead;

/// The code of what is told of them.
pub(crate) const CODE: &str = "sentence-dropped";
/// A line of more characters than this that comes nowhere again is text by its length alone.
const LONG: usize = 20;
/// Characters of the line that a message quotes.
const QUOTED: usize = 60;

/// Tells of each sentence that was dropped, with its text and place; of one that comes again and again once.
pub(crate) fn sentences(issue: &Issue) -> Vec<Diagnostic> {
    let mut seen: HashMap<String, (&Dropped, Vec<Span>)> = HashMap::new();
    let mut order: Vec<String> = Vec::new();
    for line in issue.dropped.iter().filter(|d| reason(d.why).is_some()) {
        let masked = running::masked(&line.text);
        let entry = seen.entry(masked.clone()).or_insert_with(|| {
            order.push(masked);
            (line, Vec::new())
        });
        entry.1.push(line.span);
    }
    let told = order.iter().filter_map(|masked| seen.remove(masked)).filter_map(|(line, spans)| tell(line, spans));
    told.collect()
}

/// What lines of each kind are taken for; `None` for kinds that no sentence is lost by.
fn reason(why: DropReason) -> Option<(&'static str, &'static str)> {
    Some(match why {
        DropReason::RunningHead => ("页眉", "a running head"),
        DropReason::PageNumber => ("页码", "a page number"),
        DropReason::RepeatedMasthead => ("重复的刊头", "a repeated masthead"),
        DropReason::Watermark => ("水印", "a watermark"),
        // Pages of the web have sentences of their own around the article: the importer tells of those. Contents,
        // marks and blanks are kept or accounted for elsewhere.
        _ => return None,
    })
}

fn tell(line: &Dropped, spans: Vec<Span>) -> Option<Diagnostic> {
    let (zh, en) = reason(line.why)?;
    let inked = line.text.chars().filter(|&c| !chars::is_space(c)).count();
    // What names the gazette or its issue is a running head though it stands on one page only.
    let named = masthead::names_gazette(&line.text) || masthead::names_number(&fold::compact(&line.text));
    let alone = spans.len() == 1 && inked > LONG && line.why != DropReason::Watermark && !named;
    if !(has_stop_inside(&line.text) || alone) {
        return None;
    }
    let quoted: String = line.text.chars().take(QUOTED).collect();
    Some(Diagnostic {
        severity: Severity::Warning,
        code: CODE.to_owned(),
        message: format!("这一行被当作{zh}略去：{quoted}"),
        message_en: format!("This line was left out as {en}: {quoted}"),
        spans,
        place: None,
    })
}

/// Whether a sentence ends in a text, and another begins or it is all of the text.
fn has_stop_inside(text: &str) -> bool {
    text.contains(['。', '；', '！', '？'])
}

//! Labels that only the lines beside them tell: articles in a numbered list of Markdown, and capitals in brackets.

use super::super::label::{self, Form, Label};
use super::{End, LABEL_BYTES, Line};
use crate::issue::SourceKind;
use crate::source::SourceText;
use crate::zh::lexicon::Class;
use crate::zh::{chars, units};

/// The number of a list in Markdown that an article stands in, and the article: 1. 第一条 …. A number before any other label may be that of
/// a text (1. 一、…).
pub(super) fn numbered(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits + 1).filter(|_| digits > 0)?;
    let inner = rest.trim_start_matches(chars::is_space);
    (number.ends_with(['.', ')']) && inner.len() < rest.len() && !inner.is_empty()).then_some((number, inner))
}

/// The number of an article that an item of a list is, and whether it is the article itself: not what becomes of it (1. 第一条 修改为…), nor a
/// reference to it. `None` where the list has another number than the article.
fn article((number, inner): (&str, &str)) -> Option<(u32, bool)> {
    let start = inner.get(..inner.floor_char_boundary(LABEL_BYTES)).unwrap_or(inner).replace("**", "");
    let label = label::label(&start).filter(|label| label.strict && label.form == Form::Article && label.sub == 0)?;
    let count = number.trim_end_matches(['.', ')']).parse::<u32>().ok()?;
    let rest = start.get(label.bytes()..)?.trim_matches(chars::is_space);
    let is_gone = || Class::Deletes.strip_start(rest).is_some_and(|rest| !rest.starts_with(chars::is_han));
    let is_own = !rest.starts_with(units::OF) && !Class::Amends.within(rest) && !is_gone();
    (count == label.value).then_some((count, is_own))
}

/// The lines of a Markdown text that are articles in a list: several, whose numbers are those of the list and count on. A decision that lists what
/// becomes of articles keeps its numbers.
pub(super) fn articles(source: &SourceText) -> Vec<usize> {
    if source.info.kind != SourceKind::Markdown {
        return Vec::new();
    }
    let of_text =
        |line: &crate::source::SourceLine| line.hint.as_ref().is_none_or(|hint| hint.cell.is_none() && !hint.verbatim);
    let items = source.lines.iter().enumerate().filter(|(_, line)| of_text(line));
    // An item that is set in is of a list within another.
    let items = items.filter_map(|(at, line)| Some((at, article(numbered(source.line(line))?))));
    let items: Vec<(usize, Option<(u32, bool)>)> = items.collect();
    let counts_on = |a: &(usize, Option<(u32, bool)>), b: &(usize, Option<(u32, bool)>)| {
        a.1.zip(b.1).is_some_and(|(a, b)| a.0.checked_add(1) == Some(b.0))
    };
    let runs = items.chunk_by(counts_on);
    let runs = runs.filter(|run| run.len() > 1 && run.iter().all(|(_, article)| article.is_some_and(|(_, own)| own)));
    runs.flatten().map(|(at, _)| *at).collect()
}

/// So many lines at most lie between one capital and the next.
const FAR: usize = 60;

/// The last capital in brackets that was a label, and the line it stands on.
#[derive(Default)]
pub(super) struct Capitals(Option<(u32, usize)>);

impl Capitals {
    /// Whether a label is one below the lines: a capital goes on from the one before, or is the first under what leads to a list. （B） 股 may be
    /// the rest of a sentence.
    pub(super) fn is_label(&mut self, text: &str, label: &Label, above: &[Line<'_>]) -> bool {
        if label.form == Form::Article && label.strict {
            self.0 = None;
        }
        let mark = text.get(..label.bytes()).unwrap_or("");
        if label.form != Form::Latin || !mark.contains(|c: char| c.is_ascii_uppercase()) {
            return true;
        }
        let goes_on = self.0.is_some_and(|(value, at)| value + 1 == label.value && above.len() - at <= FAR);
        let leads = above.last().is_none_or(|line| {
            matches!(line.end, End::Stop | End::Colon | End::Semi) || line.text.ends_with(chars::is_dash)
        });
        let is_label = goes_on || label.value == 1 && leads;
        if is_label {
            self.0 = Some((label.value, above.len()));
        }
        is_label
    }
}

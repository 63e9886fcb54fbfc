//! What a file states of its document beside the text (a table about it, the title of a page's head): it fills the
//! fields that the text itself does not give. Where both speak and disagree the text's own counts, and it is said.

use std::ops::Range;

use crate::issue::{Block, BlockKind, Diagnostic, Document, Dropped, Join, Piece, Severity, Span};
use crate::source::{SourceText, Stated, StatedField};
use crate::zh::{date, fold, office, ordinal, titles};

use super::number;
use super::shape;

mod told;

use told::Told;

/// Blocks at the head of a document among which its title is looked for.
const HEAD: usize = 4;
/// A title that the page's heading shares so much with (pairs of characters) is likely of the same document, but not
/// surely: with more it is, with less it is another's.
const OTHER: Range<f32> = 0.25..0.6;
/// A title that settings repeat, with more behind it, has no fewer characters.
const SHORTEST: usize = 6;
/// Blocks that a title takes.
const MOST_BLOCKS: usize = 4;

/// Fills the fields of documents, given with the source line on which each begins: what is stated in a file is of its
/// first document, or, where the settings over a text say another's title, of that. A title that nothing of the text says is
/// shown over it: it leaves what was dropped.
pub(crate) fn fill(
    documents: &mut [Document],
    starts: &[usize],
    source: &SourceText,
    dropped: &mut [Dropped],
) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    let mut told = Told::default();
    for stated in &source.stated {
        let of_part = part_of(stated.line, source);
        let all = || starts.iter().enumerate().filter(|(_, start)| of_part.contains(*start));
        let Some(first) = all().min_by_key(|(_, start)| **start).map(|(at, _)| at) else { continue };
        let of_text = |stated: &&Stated| stated.field == StatedField::Title && of_part.contains(&stated.line);
        let title_of_text = source.stated.iter().find(of_text).filter(|_| told::is_of_settings(source));
        let titled = |at: &usize| {
            let own = documents.get(*at).map(|document| fold::key(&document.title)).unwrap_or_default();
            let stated = title_of_text.map(|stated| fold::key(&stated.value)).unwrap_or_default();
            own.chars().count() >= SHORTEST && stated.starts_with(&own)
        };
        // The paper that issues a text stands before it, and has a number of its own.
        let meant = Some(first).filter(|_| stated.field == StatedField::Number);
        let meant = meant.or_else(|| all().map(|(at, _)| at).find(titled)).unwrap_or(first);
        let Some(document) = documents.get_mut(meant) else { continue };
        let before = (document.title.clone(), document.number.clone(), document.issuer.clone(), document.signed);
        let mut of_text = false;
        let own = match stated.field {
            StatedField::Title => {
                let untitled = document.title.is_empty() || document.number.as_ref() == Some(&document.title);
                let own = title(document, &stated.value, told::is_of_settings(source));
                of_text = document.blocks.iter().any(|b| titles::one_line(&b.text) == document.title);
                if untitled {
                    show_title(document, stated, source, dropped);
                }
                own
            }
            StatedField::Number => field(&mut document.number, stated, same_number),
            StatedField::Issuer => field(&mut document.issuer, stated, same_office),
            StatedField::Date => day(document, stated),
            StatedField::Public => {
                // The first of January stands for a year of which no day is known.
                let day = date::day_of_field(&stated.value).filter(|day| (day.month(), day.day()) != (1, 1));
                document.signed = document.signed.or(day);
                None
            }
            StatedField::Force | StatedField::State => None,
        };
        let after = (&document.title, &document.number, &document.issuer, &document.signed);
        told.note(stated, !of_text && (&before.0, &before.1, &before.2, &before.3) != after);
        said.extend(own.map(|own| differs(stated, &own, own != document.title, source)));
    }
    said.extend(told.diagnostic(source));
    said
}

/// The lines of the file in which a line stands, among those that were put together.
fn part_of(line: usize, source: &SourceText) -> Range<usize> {
    let part = source.parts.iter().rev().find(|part| **part <= line).copied().unwrap_or(0);
    part..source.parts.iter().find(|part| **part > line).copied().unwrap_or(usize::MAX)
}

/// Fills a field that is empty; gives its own value where that is another.
fn field(own: &mut Option<String>, stated: &Stated, same: fn(&str, &str) -> bool) -> Option<String> {
    match own {
        None => *own = Some(fold::tight(&stated.value)),
        Some(own) if same(own, &stated.value) => {}
        Some(own) => return Some(own.clone()),
    }
    None
}

fn same_number(a: &str, b: &str) -> bool {
    // A table may leave out whose order it is, or shorten it: 国令第706号.
    let count = |text: &str| {
        let text = fold::plain(&fold::key(text));
        let (series, count) = ordinal::split_last(&text).filter(|(series, _)| number::ends_in_series_word(series))?;
        Some((series.chars().next_back(), count.to_owned()))
    };
    let same_count = count(a).is_some_and(|of| Some(of) == count(b));
    let (a, b) = (number::number_key(&fold::compact(a)), number::number_key(&fold::compact(b)));
    a == b || a.ends_with(&b) || b.ends_with(&a) || same_count
}

/// Whether two names are of one office, or of several of which the table lists the first.
fn same_office(a: &str, b: &str) -> bool {
    let (a, b) = (fold::key(a), fold::key(b));
    a.contains(&b) || b.contains(&a) || office::is_short_for(&a, &b) || office::is_short_for(&b, &a)
}

fn day(document: &mut Document, stated: &Stated) -> Option<String> {
    let day = date::day_of_field(&stated.value)?;
    match document.signed {
        None => document.signed = Some(day),
        Some(own) if own == day => {}
        Some(own) => return Some(own.to_string()),
    }
    None
}

/// The blocks at the head that say the stated title become the document's title. A title that no block says stands in
/// the field alone: where the document has none, or only the name of its form (某部令), or one that says the same in so
/// few of its words that it may be that of another text, unless it is surely that of the paper. Gives the text's own title in that
/// last case.
fn title(document: &mut Document, stated: &str, of_settings: bool) -> Option<String> {
    let wanted = fold::key(stated);
    let own = fold::key(&document.title);
    if wanted.is_empty() || own == wanted {
        return None;
    }
    if (own.is_empty() || wanted.contains(&own)) && document.seams.is_empty() {
        let head = document.blocks.len().min(HEAD);
        let found = (0..head).find_map(|from| {
            let count = (1..=MOST_BLOCKS).find(|count| says(&document.blocks, from, *count, &wanted))?;
            Some((from, count))
        });
        if let Some((from, count)) = found {
            document.title = titles::one_line(&merge(&mut document.blocks, from, count));
            return None;
        }
    }
    if subtitle(document, &wanted) {
        return None;
    }
    if names_issuers_before(document, &wanted) {
        document.title = titles::one_line(stated);
        return None;
    }
    // 某部令：訂定「…辦法」 tells more than 某部令.
    let more = stated.trim().strip_prefix(document.title.as_str()).is_some_and(|rest| rest.starts_with(['：', ':']));
    // A paper that begins with its number goes by that.
    let numbered = document.number.as_deref().is_some_and(|number| fold::key(number) == own);
    if own.is_empty() || more || numbered {
        document.title = titles::one_line(stated);
        return None;
    }
    if !OTHER.contains(&pairs_alike(&own, &wanted)) {
        return None;
    }
    // In a collection papers go by names of its own: …（2031年）.
    if of_settings || is_papers_own(document) && !shape::is_complete(stated) {
        return Some(document.title.clone());
    }
    let own_title = std::mem::replace(&mut document.title, titles::one_line(stated));
    // The page may say the text's own title and more.
    (!wanted.contains(&own)).then_some(own_title)
}

/// Puts a title that only a line beside the text says over the text. What else stands in that line stays dropped.
fn show_title(document: &mut Document, stated: &Stated, source: &SourceText, dropped: &mut [Dropped]) {
    let Some(line) = source.lines.get(stated.line) else { return };
    let key = fold::key(&stated.value);
    let said = |b: &Block| b.kind == BlockKind::Title && fold::key(&b.text) == key;
    if document.blocks.iter().any(said) || !document.seams.is_empty() {
        return;
    }
    let of_line = dropped.iter_mut().filter(|record| record.span == line.span);
    let mut parted = of_line.filter_map(|record| {
        let (before, after) = record.text.split_once(&stated.value)?;
        let rest = format!("{before}{after}");
        Some((record, rest))
    });
    let Some((record, rest)) = parted.next() else { return };
    record.text = rest;
    let pieces = vec![Piece::sure(0, line.span, None)];
    document.blocks.insert(0, Block { kind: BlockKind::Title, text: stated.value.clone(), pieces, ..Block::default() });
}

/// Whether the title of a document is surely that of the paper itself: it says that it is one (关于…的通知), and the paper has its
/// number, or says to whom it is sent and on which day. A news page without them goes by its headline.
fn is_papers_own(document: &Document) -> bool {
    let own = fold::key(&document.title);
    let titled = document.blocks.iter().any(|b| b.kind == BlockKind::Title && fold::key(&b.text) == own);
    let has = |kind| document.blocks.iter().any(|b| b.kind == kind);
    let sent = || has(BlockKind::Addressee) && has(BlockKind::Date);
    titled && (document.number.is_some() || sent()) && shape::is_complete(&document.title)
}

/// Whether the text's own title is the stated one below its issuers, each on a line of its own.
fn names_issuers_before(document: &Document, wanted: &str) -> bool {
    let Some(block) = document.blocks.iter().take(HEAD).find(|b| b.kind == BlockKind::Title) else { return false };
    let starts: Vec<usize> = block.pieces.iter().map(|piece| piece.at).collect();
    let line = |at: usize| block.text.get(*starts.get(at)?..starts.get(at + 1).copied().unwrap_or(block.text.len()));
    let issuers = (0..starts.len()).take_while(|&at| line(at).is_some_and(office::is_name)).count();
    let rest = starts.get(issuers).and_then(|&from| block.text.get(from..));
    issuers >= 2 && rest.is_some_and(|rest| fold::key(rest) == wanted)
}

/// Twice the pairs of characters that two keys share over all their pairs.
fn pairs_alike(a: &str, b: &str) -> f32 {
    let pairs = |text: &str| -> Vec<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (a, mut b) = (pairs(a), pairs(b));
    let all = a.len() + b.len();
    let shared =
        a.iter().filter(|pair| b.iter().position(|other| other == *pair).map(|at| b.swap_remove(at)).is_some());
    let shared = shared.count();
    2.0 * shared as f32 / all.max(1) as f32
}

/// A title that is named by the line under it: 体育产业迎来黄金期 ——专家谈发展机遇.
fn subtitle(document: &mut Document, wanted: &str) -> bool {
    let names = |b: &Block| b.text.starts_with('—') && fold::key(b.text.trim_start_matches('—')) == wanted;
    let under = document.blocks.iter().take(HEAD).position(names);
    let Some(at) = under.and_then(|at| at.checked_sub(1)).filter(|_| document.seams.is_empty()) else { return false };
    let bare = |b: &Block| {
        b.kind == BlockKind::Title || b.kind == BlockKind::Paragraph && !b.text.contains(['。', '：', '；'])
    };
    let fits = document.blocks.get(at).is_some_and(bare);
    if fits {
        document.title = titles::one_line(&merge(&mut document.blocks, at, 2));
    }
    fits
}

/// Whether so many blocks from one on say the title, and nothing else.
fn says(blocks: &[Block], from: usize, count: usize, wanted: &str) -> bool {
    let Some(run) = blocks.get(from..from + count) else { return false };
    let plain =
        |b: &Block| matches!(b.kind, BlockKind::Title | BlockKind::Paragraph | BlockKind::Heading | BlockKind::Item);
    run.iter().all(plain) && fold::key(&run.iter().map(|b| b.text.as_str()).collect::<String>()) == wanted
}

/// Makes one title of so many blocks from one on; gives its text.
fn merge(blocks: &mut Vec<Block>, from: usize, count: usize) -> String {
    let rest: Vec<Block> = blocks.drain(from + 1..from + count).collect();
    let Some(block) = blocks.get_mut(from) else { return String::new() };
    (block.kind, block.level, block.label) = (BlockKind::Title, None, None);
    for other in rest {
        let base = block.text.len();
        block.text.push_str(&other.text);
        block.pieces.extend(other.pieces.into_iter().map(|mut piece| {
            piece.at += base;
            piece.join = piece.join.or(Some(Join::Wrap));
            piece
        }));
    }
    block.text.clone()
}

/// Tells that a file states another value than its text, and whether it is `shown` instead of a title of the text's own.
fn differs(stated: &Stated, own: &str, shown: bool, source: &SourceText) -> Diagnostic {
    let (name, name_en) = told::name(stated.field);
    let spans: Vec<Span> = source.lines.get(stated.line).map(|line| line.span).into_iter().collect();
    let value = &stated.value;
    let (severity, kept, kept_en) = match stated.field {
        // A site's heading shortens.
        StatedField::Title if shown => (Severity::Note, "以页面标注为准", "the page's is shown"),
        StatedField::Title => (Severity::Note, "以正文为准", "the text's own is kept"),
        // A collection lists offices by their short names, and those whose paper is passed on.
        StatedField::Issuer if told::is_of_settings(source) => (Severity::Note, "以正文为准", "the text's own is kept"),
        _ => (Severity::Warning, "以正文为准", "the text's own is kept"),
    };
    Diagnostic {
        severity,
        code: "stated-differs".to_owned(),
        message: format!("文件另行标注的{name}“{value}”与正文的“{own}”不一致，{kept}。"),
        message_en: format!(
            "The {name_en} stated beside the text ({value}) is not that of the text ({own}); {kept_en}."
        ),
        spans,
        place: None,
    }
}

#[cfg(test)]
mod tests;

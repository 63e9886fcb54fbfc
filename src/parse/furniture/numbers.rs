//! The numbers of pages among the lines of a text: marked ones that grow, and bare ones that grow at the distance of pages.

use std::cell::LazyCell;

use super::super::lex::{End, Line};
use crate::issue::DropReason;
use crate::source::lines::page_number;
use crate::zh::lexicon::Class;
use crate::zh::{chars, fold};

/// The least indent of a number that stands by itself on its page, in half em.
const APART: u16 = 16;
/// Bytes of the longest line that is looked at for a page number.
const LONGEST_NUMBER: usize = 80;
/// The width of the widest, in half em, where no program wrote it.
const WIDEST: u32 = 24;

/// A page number by form, without a letter before it: its value, and whether marks or words show it to be one.
pub(super) fn page_number(text: &str) -> Option<(u32, bool)> {
    let short = text.len() <= LONGEST_NUMBER;
    let roman = || page_number::of_roman(text).filter(|number| number.marked);
    page_number::without_part(text).or_else(roman).filter(|_| short).map(|number| (number.value, number.marked))
}

/// What the format says to be a cell is the table's, number or not.
pub(super) fn in_table(line: &Line<'_>) -> bool {
    line.hint.is_some_and(|hint| hint.cell.is_some())
}

/// Whether the line above says with a colon that something follows.
pub(super) fn is_led_to(lines: &[Line<'_>], at: usize) -> bool {
    at.checked_sub(1).and_then(|above| lines.get(above)).is_some_and(|above| above.end == End::Colon)
}

/// Whether a number counts what the line above it calls a table, a figure or a box: 专栏 over 1.
pub(super) fn counts_box(lines: &[Line<'_>], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| lines.get(above));
    let named = above.is_some_and(|l| l.width <= 16 && Class::Caption.is(&fold::compact(&l.text)));
    named && !lines.get(at + 1).is_none_or(|l| l.page_start)
}

/// Marked numbers that grow through the file, and bare ones that grow by one or two at the distance of pages.
pub(super) fn page_numbers(lines: &[Line<'_>], reasons: &mut [Option<DropReason>]) {
    let at_break = |at: usize| lines[at].page_start || lines.get(at + 1).is_none_or(|l| l.page_start);
    // 【第3页】 over what is misprinted there is text, and where sentences go on below such lines they are none.
    let bracketed = |at: usize| page_number::is_bracketed(&lines[at].text);
    let parts_sentences = LazyCell::new(|| {
        let brackets: Vec<usize> = (0..lines.len()).filter(|at| bracketed(*at)).collect();
        let cut = brackets.iter().filter(|at| is_cut(lines, **at)).count();
        // Pages are counted one by one, with text on each; many of them end with a sentence.
        let value = |at: usize| page_number(&lines[at].text).map(|(number, _)| number);
        let follows = |pair: &[usize]| value(pair[0]).map(|n| n + 1) == value(pair[1]) && pair[1] - pair[0] > 1;
        cut * 2 >= brackets.len() || cut > 0 && brackets.windows(2).all(follows)
    });
    // Rules stand beside the numbers that programs write.
    let fits = |l: &Line<'_>| l.width <= WIDEST || l.text.starts_with(|c: char| !c.is_alphanumeric());
    let found: Vec<(usize, u32, bool)> = lines
        .iter()
        .enumerate()
        .filter(|(i, l)| reasons[*i].is_none() && fits(l) && !in_table(l) && !counts_box(lines, *i))
        .filter(|(i, _)| !bracketed(*i) || *parts_sentences && !is_led_to(lines, *i))
        // - Ⅰ - within a text counts its parts.
        .filter(|(i, l)| at_break(*i) || page_number::of_roman(&l.text).is_none())
        .filter_map(|(i, l)| page_number(&l.text).map(|(n, marked)| (i, n, marked)))
        .collect();
    let bare_at_breaks = found.iter().filter(|f| !f.2).all(|f| at_break(f.0));
    for marked in [true, false] {
        let chain: Vec<(usize, u32)> = found.iter().filter(|f| f.2 == marked).map(|f| (f.0, f.1)).collect();
        let sure = marked || bare_at_breaks;
        let distance = if marked { 1 } else { 8 };
        let good = |w: &[(usize, u32)]| (1..=3).contains(&w[1].1.saturating_sub(w[0].1)) && w[1].0 - w[0].0 >= distance;
        let steps = chain.windows(2).filter(|w| good(w)).count();
        let enough = if sure {
            steps >= 1 && steps * 2 >= chain.len() - 1
        } else {
            steps >= 3 && steps * 10 >= (chain.len() - 1) * 7
        };
        // — 1 — at the end of the only page, and — 3 — within a sentence that was copied from pages.
        let ends_page = |at: usize| at > 0 && lines.get(at + 1).is_none_or(|l| l.page_start);
        let turns = |at: usize| is_set_off(&lines[at].text) && is_cut(lines, at);
        // Set off in the middle or at the right of its page, between the rows of a list.
        let apart = |at: usize| is_set_off(&lines[at].text) && lines[at].indent >= APART;
        let alone = |at: usize| ends_page(at) || turns(at) || apart(at) || page_number::is_programs(&lines[at].text);
        let only = marked && matches!(chain[..], [(at, _)] if !is_led_to(lines, at) && alone(at));
        if !enough && !only {
            continue;
        }
        let between = if marked { vec![false; chain.len()] } else { between_pages(&chain, good) };
        for (n, &(at, _)) in chain.iter().enumerate().filter(|(n, _)| !between[*n]) {
            let fits = n > 0 && good(&chain[n - 1..=n]) || n + 1 < chain.len() && good(&chain[n..=n + 1]);
            if fits || marked {
                reasons[at] = Some(DropReason::PageNumber);
            }
        }
    }
}

/// Which numbers stand between those of two pages that count on: years in the rows of a table (7479, 2010, 2011, 7480).
fn between_pages(chain: &[(usize, u32)], good: impl Fn(&[(usize, u32)]) -> bool) -> Vec<bool> {
    let runs: Vec<&[(usize, u32)]> = chain.chunk_by(|a, b| good(&[*a, *b])).collect();
    let counts_on = |a: Option<&&[(usize, u32)]>, b: Option<&&[(usize, u32)]>| {
        let ends = a.and_then(|run| run.last()).zip(b.and_then(|run| run.first()));
        ends.is_some_and(|(last, first)| (1..=3).contains(&first.1.saturating_sub(last.1)))
    };
    let is_between = |n: usize| n > 0 && counts_on(runs.get(n - 1), runs.get(n + 1));
    runs.iter().enumerate().flat_map(|(n, run)| std::iter::repeat_n(is_between(n), run.len())).collect()
}

/// Whether dashes stand at both sides of a number, long ones or with blanks between: -5- may be a value.
fn is_set_off(text: &str) -> bool {
    let text = text.trim_matches(chars::is_space);
    let inner = text.trim_matches(chars::is_dash);
    let dashed = text.starts_with(chars::is_dash) && text.ends_with(chars::is_dash);
    let parted = inner.starts_with(chars::is_space) && inner.ends_with(chars::is_space);
    dashed && (parted || text.starts_with(chars::is_long_dash) && text.ends_with(chars::is_long_dash))
}

/// Whether the line above breaks off inside a sentence, as at the end of a page.
fn is_cut(lines: &[Line<'_>], at: usize) -> bool {
    at.checked_sub(1).and_then(|above| lines.get(above)).is_some_and(|above| match above.end {
        End::Comma | End::Open => true,
        End::Plain => above.commas || above.stops,
        _ => false,
    })
}

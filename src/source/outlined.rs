//! Files that this program has exported and another has saved anew: their text counts then, and nothing of our own that the other may have left out or
//! renamed. Documents begin at the headings that a list at the top names with their numbers, which holds for whoever's file is laid out so. Marks
//! of pages and seams, the list and what was in doubt are no text.

#[cfg(test)]
mod tests;

use super::elements::is_number;
use super::{SourceLine, SourceText, Stated, StatedField};
use crate::issue::{Date, DropReason, SourceKind, carried};
use crate::zh::lexicon::Class;
use crate::zh::{date, fold, numeral, office, units};

/// So many characters at the start of a line tell it.
const TOLD: usize = 400;
/// A title has so many characters at least.
const SHORTEST: usize = 6;
/// What is told of a document's force has so many bytes at most.
const LONGEST_STATE: usize = 80;
/// A red head and a number have so many lines at most.
const MOST_HEADS: usize = 4;
/// So many pages that begin tell that a print is marked with them.
const PAGES: usize = 2;
/// So many headings in ten at least stand in the list.
const LISTED: usize = 8;

/// Tells what is no text, and where documents begin.
pub(super) fn read(source: &mut SourceText) {
    let structured =
        matches!(source.info.kind, SourceKind::Docx | SourceKind::Doc | SourceKind::Html | SourceKind::Markdown);
    let has_doubts = leave_doubts_out(source);
    if !structured {
        return;
    }
    // A text may name a page so itself: the marks count in what is surely an export.
    let is_export = has_doubts || has_pages(source);
    let as_read = (source.lines.clone(), source.parts.clone(), source.stated.clone());
    let has_marks = part_marks(source);
    let is_divided = divide(source);
    if has_marks && !is_export && !is_divided {
        (source.lines, source.parts, source.stated) = as_read;
    }
}

/// Whether pages of a print begin in the text one behind the other, and their marks nowhere else than where lines begin.
fn has_pages(source: &SourceText) -> bool {
    let (mut begun, mut last) = (0, 0);
    for line in &source.lines {
        let text = source.line(line);
        for (range, is_seam) in carried::marks_in(text) {
            let mark = text.get(range.clone()).unwrap_or("");
            let digits: String = mark.chars().filter(char::is_ascii_digit).collect();
            let page = digits.parse::<u32>().unwrap_or(0);
            if is_seam {
                continue;
            }
            if page <= last {
                return false;
            }
            last = page;
            let [before, behind] = [text.get(..range.start), text.get(range.end..)].map(|t| bare(t.unwrap_or("")));
            // A line of its own is as good as several beginnings.
            begun += usize::from(before.is_empty()) * if behind.is_empty() { PAGES } else { 1 };
        }
    }
    begun >= PAGES
}

/// Leaves out a line for a reason.
fn leave_out(line: &mut SourceLine, why: DropReason) {
    let hint = line.hint.get_or_insert_with(Box::default);
    (hint.running, hint.left_out) = (true, Some(why));
}

/// The text of a line without what Markdown sets before and behind it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '-' | '>' | '='))
}

/// What a line is compared by: without blanks, and without what Markdown escapes with.
fn key(text: &str) -> String {
    let told: String = bare(text).chars().take(TOLD).filter(|c| *c != '\\').collect();
    fold::key(&told)
}

/// What an export tells of its doubts, behind the text, is no text of a document; a text that begins behind it is. Gives whether something is told.
fn leave_doubts_out(source: &mut SourceText) -> bool {
    let said = key(carried::DOUBTS_ARE);
    let is_said = |line: &SourceLine| {
        let key = key(source.line(line));
        // A page breaks it into lines.
        key.chars().count() >= 8 && (said.starts_with(&key) || key.starts_with(&said))
    };
    let is_head = |line: &SourceLine| bare(source.line(line)) == carried::DOUBTS;
    let heads = (0..source.lines.len()).filter(|at| source.lines.get(*at).is_some_and(is_head));
    let inked = |line: &&SourceLine| !bare(source.line(line)).is_empty();
    let Some(from) = heads.into_iter().find(|at| source.lines.iter().skip(at + 1).find(inked).is_some_and(is_said))
    else {
        return false;
    };
    let lists = matches!(source.info.kind, SourceKind::Text | SourceKind::Markdown);
    let is_of_it = |at: usize| {
        let Some(line) = source.lines.get(at) else { return false };
        let text = source.line(line);
        let is_item = text.trim_start().starts_with(['-', '*', '·', '•']);
        let is_centred = line.hint.as_ref().is_some_and(|hint| hint.centred);
        let key = key(text);
        let goes_on = key.is_empty() || is_item || said.contains(&key) || key.starts_with(&said);
        level(source, at).is_none() && !is_centred && (goes_on || !lists)
    };
    let end = (from + 1..source.lines.len()).find(|at| !is_of_it(*at)).unwrap_or(source.lines.len());
    // What the program said of its doubts is said anew.
    for line in source.lines.get_mut(from..end).unwrap_or_default() {
        leave_out(line, DropReason::Ornament);
    }
    true
}

/// Takes the marks of pages and seams out of the lines that they stand in: lines of their own, which are left out. Gives whether there are any.
fn part_marks(source: &mut SourceText) -> bool {
    let before = source.lines.len();
    let mut found = false;
    let mut parted: Vec<SourceLine> = Vec::new();
    let mut moved: Vec<usize> = Vec::with_capacity(before);
    let lines = std::mem::take(&mut source.lines);
    for line in lines {
        moved.push(parted.len());
        let text = source.text.get(line.text.clone()).unwrap_or("");
        let marks = carried::marks_in(text);
        if marks.is_empty() {
            parted.push(line);
            continue;
        }
        found = true;
        let from = line.text.start;
        let mut at = from;
        let piece = |range: std::ops::Range<usize>, is_first: bool| {
            let mut hint = line.hint.clone();
            if !is_first {
                hint.get_or_insert_with(Box::default).starts_paragraph = Some(false);
            }
            SourceLine { text: range, span: line.span, hint }
        };
        for (range, is_seam) in marks {
            let (start, end) = (from + range.start, from + range.end);
            if at < start {
                parted.push(piece(at..start, at == from));
            }
            let mut mark = SourceLine { text: start..end, span: line.span, hint: Some(Box::default()) };
            leave_out(&mut mark, if is_seam { DropReason::ContinuationMarker } else { DropReason::PageNumber });
            parted.push(mark);
            at = end;
        }
        if at < line.text.end {
            let behind_text = parted.iter().rev().take_while(|p| p.span == line.span).any(|p| !is_left_out(p));
            parted.push(piece(at..line.text.end, !behind_text));
        }
    }
    source.lines = parted;
    let now = |at: usize| moved.get(at).copied().unwrap_or(at);
    source.parts.iter_mut().for_each(|at| *at = now(*at));
    source.stated.iter_mut().for_each(|stated| stated.line = now(stated.line));
    found
}

fn is_left_out(line: &SourceLine) -> bool {
    line.hint.as_ref().is_some_and(|hint| hint.left_out.is_some())
}

/// How high a heading a line is, where it is one: from 1.
fn level(source: &SourceText, at: usize) -> Option<u8> {
    let line = source.lines.get(at)?;
    if line.hint.as_ref().is_some_and(|hint| hint.cell.is_some() || hint.left_out.is_some()) {
        return None;
    }
    if let Some(level) = line.hint.as_ref().and_then(|hint| hint.heading) {
        return Some(level);
    }
    if source.info.kind != SourceKind::Markdown {
        return None;
    }
    let text = source.line(line).trim();
    let marks = text.bytes().take_while(|b| *b == b'#').count();
    if marks > 0 {
        let is_heading = text.get(marks..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        return u8::try_from(marks).ok().filter(|marks| is_heading && *marks <= 6);
    }
    let under = source.lines.get(at + 1).map(|next| source.line(next).trim()).filter(|under| under.len() > 1)?;
    let is_rule = |mark: u8| !bare(text).is_empty() && under.bytes().all(|b| b == mark);
    if is_rule(b'=') { Some(1) } else { is_rule(b'-').then_some(2) }
}

/// Has documents begin at the highest headings of which there are several, where a list over the first of them names them in their order, and
/// most with a number. A report that lists its chapters has none, and a decision that lists rules and prints them below is one text. Gives whether
/// it has divided them.
fn divide(source: &mut SourceText) -> bool {
    if !source.parts.is_empty() {
        return false;
    }
    let headings: Vec<(usize, u8)> = (0..source.lines.len()).filter_map(|at| Some((at, level(source, at)?))).collect();
    if leave_untitled_head_out(source, &headings) {
        return true;
    }
    if let Some(at) = only_document(source, &headings) {
        state_title(source, at);
        below_red_head(source, at);
        source.parts = vec![at];
        return true;
    }
    let count = |wanted: u8| headings.iter().filter(|(_, level)| *level == wanted).count();
    let Some(top) = (1..=6).find(|level| count(*level) > 1) else { return false };
    let top: Vec<usize> = headings.iter().filter(|(_, level)| *level == top).map(|(at, _)| *at).collect();
    let Some(first) = top.first().copied() else { return false };
    let text = |at: usize| source.lines.get(at).map_or("", |line| source.line(line));
    let list: Vec<(usize, String)> =
        (0..first).map(|at| (at, key(text(at)))).filter(|(_, key)| !key.is_empty()).collect();
    let (mut begins, mut entries, mut numbered, mut paged, mut next) = (Vec::new(), Vec::new(), 0, 0, 0);
    for (seen, at) in top.iter().enumerate() {
        if (seen - begins.len()) * 10 > top.len() * (10 - LISTED) + 10 {
            return false;
        }
        let heading = key(text(*at));
        let mut listed = list.iter().enumerate().skip(next);
        let listed = listed.find_map(|(n, (_, entry))| Some((n, named_in(entry, &heading)?)));
        let Some((n, rest)) = listed.filter(|_| !heading.is_empty()) else { continue };
        numbered += usize::from(names_number(rest));
        paged += usize::from(names_page(rest));
        entries.extend(list.get(n).map(|(at, _)| *at));
        begins.push(*at);
        next = n + 1;
    }
    if begins.len() < 2 || begins.len() * 10 < top.len() * LISTED || numbered * 2 < begins.len() {
        return false;
    }
    let is_contents = paged * 2 >= begins.len() || is_named_contents(source, first);
    let Some(list) = list_around(source, &entries, first).filter(|_| is_contents) else { return false };
    for at in list {
        source.lines.iter_mut().skip(at).take(1).for_each(|line| leave_out(line, DropReason::PrintedContents));
    }
    begins.iter().for_each(|at| {
        leave_state_out(source, *at);
        state_title(source, *at);
        below_red_head(source, *at);
    });
    source.parts = begins;
    true
}

/// Where the one document of a file begins whose list has no other: a heading of the first level, the list, and the only heading of the second,
/// which the list names, with its number or as the first does. The list is left out, and the first heading where it says the same.
fn only_document(source: &mut SourceText, headings: &[(usize, u8)]) -> Option<usize> {
    let [(over, 1), (at, 2), below @ ..] = headings else { return None };
    let inked = |n: &usize| {
        source.lines.get(*n).is_some_and(|line| {
            let running = line.hint.as_ref().is_some_and(|hint| hint.running);
            !running && !is_left_out(line) && !bare(source.line(line)).is_empty()
        })
    };
    if below.iter().any(|(_, level)| *level <= 2) || (0..*over).any(|n| inked(&n)) {
        return None;
    }
    let text = |n: usize| source.lines.get(n).map_or("", |line| source.line(line).trim());
    let is_markdown = source.info.kind == SourceKind::Markdown;
    let is_note = |n: &usize| is_markdown && text(*n).starts_with('>');
    let list: Vec<usize> = (over + 1..*at).filter(inked).filter(|n| !is_note(n)).collect();
    let (entry, categories) = list.split_last()?;
    let is_category = |n: &usize| is_markdown && text(*n).starts_with("- **");
    if categories.len() > 1 || !categories.iter().all(is_category) {
        return None;
    }
    let (first, heading, told) = (key(text(*over)), key(text(*at)), key(text(*entry)));
    let rest = named_in(&told, &heading).filter(|_| !heading.is_empty())?;
    let is_same = first == heading;
    if !is_same && !names_number(rest) || !rest.is_empty() && !names_number(rest) && !names_page(rest) {
        return None;
    }
    let (over, at) = (*over, *at);
    let repeated = is_same.then_some((over, DropReason::RepeatedMasthead));
    for (n, why) in list.into_iter().map(|n| (n, DropReason::PrintedContents)).chain(repeated) {
        source.lines.iter_mut().skip(n).take(1).for_each(|line| leave_out(line, why));
    }
    Some(at)
}

/// Leaves the head of an export out whose first document has no title: the name of the file as the heading, and a list that begins with the first words
/// of the text below and names the headings of the other documents behind them. Has those begin there, and gives whether there is such a head.
fn leave_untitled_head_out(source: &mut SourceText, headings: &[(usize, u8)]) -> bool {
    let inked =
        |n: &usize| source.lines.get(*n).is_some_and(|line| !is_left_out(line) && !bare(source.line(line)).is_empty());
    let text = |n: usize| source.lines.get(n).map_or("", |line| source.line(line).trim());
    let mut lines = (0..source.lines.len()).filter(inked).filter(|n| !text(*n).starts_with('>')).peekable();
    let Some(over) = lines.next() else { return false };
    let is_file = bare(text(over)).rsplit_once('.').is_some_and(|(name, kind)| {
        !name.is_empty() && (2..=5).contains(&kind.len()) && kind.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    if !is_file || source.info.kind != SourceKind::Markdown || headings.first() != Some(&(over, 1)) {
        return false;
    }
    let others: Vec<usize> = headings.iter().filter(|(_, level)| *level == 2).map(|(at, _)| *at).collect();
    let entries: Vec<usize> = std::iter::from_fn(|| lines.next_if(|n| text(*n).starts_with("- "))).collect();
    let named = entries.iter().filter(|n| !text(**n).starts_with("- **")).map(|n| key(text(*n)));
    let mut named = named.collect::<Vec<_>>().into_iter();
    let (Some(told), Some(first)) = (named.next(), lines.next()) else { return false };
    let words = told.trim_end_matches('…');
    // A text may begin with a bold label.
    let plain = |text: String| text.replace("**", "");
    let is_told = !words.is_empty() && plain(key(text(first))).starts_with(&plain(words.to_owned()));
    let names = |(entry, at): (String, &usize)| {
        let heading = key(text(*at));
        let rest = named_in(&entry, &heading).filter(|_| !heading.is_empty());
        rest.is_some_and(|rest| rest.is_empty() || names_number(rest) || names_page(rest))
    };
    if !is_told || named.len() != others.len() || !named.zip(&others).all(names) {
        return false;
    }
    let repeated = std::iter::once((over, DropReason::RepeatedMasthead));
    for (n, why) in entries.into_iter().map(|n| (n, DropReason::PrintedContents)).chain(repeated) {
        source.lines.iter_mut().skip(n).take(1).for_each(|line| leave_out(line, why));
    }
    others.iter().for_each(|at| below_red_head(source, *at));
    if !others.is_empty() {
        source.parts = std::iter::once(first).chain(others).collect();
    }
    true
}

/// Whether what stands over the first heading says that a list is contents: its title is a gazette's or a collection's, or a line says 目录.
fn is_named_contents(source: &SourceText, first: usize) -> bool {
    let mut inked = source.lines.iter().take(first).map(|line| bare(source.line(line))).filter(|line| !line.is_empty());
    let is_collection = |title: &str| {
        let title = title.split(['（', '(']).next().unwrap_or("").trim_end();
        let name = title.split_whitespace().next().unwrap_or("");
        [title, name].iter().any(|name| Class::GazetteName.ends(name).or_else(|| Class::Catalogue.ends(name)).is_some())
    };
    inked.next().is_some_and(is_collection) || inked.any(|line| Class::ContentsLabel.is(&fold::compact(line)))
}

/// The lines of a list and of its categories, over the first heading; none where something that a text says stands there: a sentence, what leads
/// to the list, or who signs and when.
fn list_around(source: &SourceText, entries: &[usize], first: usize) -> Option<Vec<usize>> {
    let (from, is_markdown) = (entries.first()?, source.info.kind == SourceKind::Markdown);
    let mut list = entries.to_vec();
    let inked = (0..first).filter(|at| !entries.contains(at));
    let inked = inked.filter_map(|at| Some((at, source.lines.get(at)?)));
    let inked: Vec<(usize, &str)> = inked
        .filter(|(_, line)| !is_left_out(line) && !line.hint.as_ref().is_some_and(|hint| hint.running))
        .map(|(at, line)| (at, source.line(line).trim()))
        .filter(|(_, text)| !bare(text).is_empty())
        .collect();
    for (nth, (at, text)) in inked.iter().copied().enumerate() {
        let is_item = is_markdown && text.starts_with(['-', '*']);
        let is_note = is_markdown && text.starts_with('>');
        let name = bare(text);
        let tells = name.contains('。') || name.ends_with(['：', ':', '；']);
        let is_signed = date::day_line(name).is_some() || nth > 0 && (is_number(name) || office::is_name(name));
        if (tells || is_signed) && !is_item && !is_note {
            return None;
        }
        let is_label = Class::ContentsLabel.is(&fold::compact(name)) || Class::CategoryEnd.ends(name).is_some();
        if nth > 0 && (is_item || names_number(name) && at > *from || is_label) {
            list.push(at);
        }
    }
    Some(list)
}

/// Whether what a list tells behind a title ends with a page: （…7号）　原刊第5页, …… 5.
fn names_page(rest: &str) -> bool {
    let tail = rest.rsplit([')', '）', '〕']).next().unwrap_or("");
    let digits = tail.chars().filter(char::is_ascii_digit).count();
    let is_leader = |c: char| c.is_ascii_digit() || !c.is_alphanumeric();
    (1..=4).contains(&digits) && (tail.ends_with(units::PAGE) || tail.chars().all(is_leader))
}

/// What a line of the list tells behind the title that a heading is: all of it, or without the office that the heading begins with.
fn named_in<'e>(entry: &'e str, heading: &str) -> Option<&'e str> {
    if let Some(rest) = entry.strip_prefix(heading) {
        return Some(rest);
    }
    let mut numbers = entry.match_indices('(').filter(|(at, _)| entry.get(*at..).is_some_and(names_number));
    let (title, rest) = entry.split_at_checked(numbers.next_back()?.0)?;
    (title.chars().count() >= SHORTEST && heading.ends_with(title)).then_some(rest)
}

/// What a page tells of a document's force, right under its heading and with days as no office prints them, is no text of it.
fn leave_state_out(source: &mut SourceText, at: usize) {
    let is_page = source.info.kind == SourceKind::Html;
    let inked = |n: &usize| source.lines.get(*n).is_some_and(|line| !bare(source.line(line)).is_empty());
    let Some(under) = (at + 1..source.lines.len()).find(inked).filter(|_| is_page) else { return };
    let text = source.lines.get(under).map_or("", |line| source.line(line));
    let mut words = text.split(|c: char| !c.is_ascii_digit() && c != '-');
    if text.len() <= LONGEST_STATE && words.any(|word| word.parse::<Date>().is_ok()) {
        source.lines.iter_mut().skip(under).take(1).for_each(|line| leave_out(line, DropReason::Furniture));
    }
}

/// A heading that tells what an order is about, behind the order's own head (某部令：訂定…), is no line of the paper: it is stated beside that.
fn state_title(source: &mut SourceText, at: usize) {
    let inked =
        |n: &usize| source.lines.get(*n).is_some_and(|line| !is_left_out(line) && !bare(source.line(line)).is_empty());
    let text = |n: usize| source.lines.get(n).map_or("", |line| bare(source.line(line)));
    let Some(below) = (at + 1..source.lines.len()).find(inked) else { return };
    let tells = |rest: &str| rest.starts_with(['：', ':']);
    if !text(at).strip_prefix(text(below)).is_some_and(tells) {
        return;
    }
    let value = text(at).replace('\\', "");
    source.stated.push(Stated { field: StatedField::Title, value, line: at });
    source.lines.iter_mut().skip(at).take(1).for_each(|line| leave_out(line, DropReason::RepeatedMasthead));
}

/// Sets the heading that a document begins with below its red head and number, where it was printed: exports set it over them. Over an order, which
/// has no title of its own, it stays.
fn below_red_head(source: &mut SourceText, at: usize) {
    let inked: Vec<usize> = (at + 1..source.lines.len())
        .filter(|n| source.lines.get(*n).is_some_and(|line| !is_left_out(line) && !bare(source.line(line)).is_empty()))
        .take(MOST_HEADS)
        .collect();
    let text = |n: &usize| source.lines.get(*n).map_or("", |line| bare(source.line(line)));
    let Some(number) = inked.iter().position(|n| is_number(text(n))) else { return };
    let heads = inked.get(..number).unwrap_or_default();
    let is_red_head = |n: &usize| {
        let head = text(n);
        office::is_name(Class::RedHeadEnd.strip_end(head).unwrap_or(head))
    };
    if heads.is_empty() || !heads.iter().all(is_red_head) {
        return;
    }
    if let Some(lines) = inked.get(number).and_then(|end| source.lines.get_mut(at..=*end)) {
        lines.rotate_left(1);
    }
}

/// Whether a text tells a number of a paper: 云政发〔2031〕7号.
fn names_number(text: &str) -> bool {
    fold::plain(text)
        .match_indices(units::NUMBER)
        .filter_map(|(at, _)| text.get(..at))
        .any(|before| before.trim_end_matches(|c: char| c.is_ascii_uppercase()).ends_with(numeral::is_numeral))
}

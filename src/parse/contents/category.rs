//! The names of categories (栏目).

use super::super::label::Form;
use super::super::lex::Line;
use super::super::number;
use super::super::rules::contents::Category;
use super::super::shape;
use super::page::split_page;
use crate::zh::lexicon::Class;
use crate::zh::{chars, fold, office};

/// What is seen in a line that may name a category, and the name. `fresh` tells that no title is open above it, `paged` that
/// pages stand on the lines of titles.
pub(super) fn look(lines: &[Line<'_>], at: usize, fresh: bool, paged: bool) -> Option<(Category, String)> {
    let line = lines.get(at)?;
    let text: &str = &line.text;
    let mark = |c| chars::is_space(c) || chars::is_bullet(c) || chars::is_leader(c) || is_frame(c);
    let bare = text.trim_matches(|c| mark(c) || matches!(c, '：' | ':'));
    let count = bare.chars().filter(|&c| !chars::is_space(c)).count();
    if !(2..=20).contains(&count)
        || split_page(text).is_some()
        || number::number(text).is_some()
        || !bare.contains(chars::is_han)
    {
        return None;
    }
    let marked = bare.len() < text.trim_matches(chars::is_space).len() && !number::has_mark(text);
    let next = lines.get(at + 1);
    let part = line.label.filter(|l| l.form == Form::Comma && l.strict);
    let over = |l: &Line<'_>| l.label.is_some_and(|l| l.form == Form::Dot);
    let (counted, part) = (counted_category(line), part.filter(|_| next.is_some_and(over)));
    let mut seen = Category {
        marked: marked && text.starts_with(|c| chars::is_bullet(c) || is_frame(c)),
        counted: next.is_some() && counted.is_some(),
        part: part.is_some(),
        ..Category::default()
    };
    let name = match part.and_then(|label| text.get(label.bytes()..)) {
        _ if seen.marked => bare,
        _ if seen.counted => counted.unwrap_or(bare),
        Some(name) => name.trim_matches(chars::is_space),
        None => bare,
    };
    if !(seen.marked || seen.counted || seen.part)
        && let Some(next) = next
    {
        by_words(&mut seen, bare, count, &next.text, paged);
        let titled = next.text.contains(chars::is_han) && number::number(&next.text).is_none();
        seen.in_title = (seen.word || seen.short) && !(fresh && titled);
    }
    Some((seen, fold::tight(name)))
}

/// Whether a short line of `count` characters over the line `next` names a category: its words say so, or its form. A
/// title is broken where its line is full, so a line much shorter than the next is no first part of one.
fn by_words(seen: &mut Category, bare: &str, count: usize, next: &str, paged: bool) {
    let plain = bare.chars().all(|c| chars::is_han(c) || chars::is_space(c) || matches!(c, '、' | '·'));
    if !plain || count > 16 {
        return;
    }
    let title = split_page(next).map_or(next, |p| p.title);
    let titled = shape::ends_as_title(bare);
    let after = title.chars().filter(|&c| !chars::is_space(c) && !chars::is_leader(c)).count();
    seen.word = is_category_word(bare) && (!titled || paged && count <= 8);
    seen.short = !titled && count <= 10 && count * 2 <= after && Class::Republic.starts(bare).is_none();
    if !(seen.word || seen.short) {
        return;
    }
    seen.says_matter = Class::TitleMatter.within(bare) || Class::Promulgates.within(bare);
    // An issuer on a line of its own is followed by what it does.
    seen.issuer = Class::IssuerAct.starts(title).is_some() && office::is_name(bare);
}

/// A mark that stands before or around the name of a category: 【…】, 〓…〓, ▌….
pub(super) fn is_frame(c: char) -> bool {
    matches!(c, '【' | '】' | '［' | '］' | '[' | ']' | '〖' | '〗' | '〔' | '〕' | '〓' | '|' | '｜')
        || matches!(c, '\u{2500}'..='\u{259f}')
}

/// Whether words between marks (【市政府文件】) are the name of a category.
pub(crate) fn is_category_name(bare: &str) -> bool {
    let count = bare.chars().filter(|&c| !chars::is_space(c)).count();
    (2..=16).contains(&count) && bare.chars().all(|c| chars::is_han(c) || chars::is_space(c)) && is_category_word(bare)
}

/// The name of a category that is counted: 二、部门文件.
pub(super) fn counted_category<'l>(line: &'l Line<'_>) -> Option<&'l str> {
    let label = line.label.filter(|l| l.form == Form::Comma && l.strict && line.width <= 40)?;
    let name = line.text.get(label.bytes()..)?.trim_matches(chars::is_space);
    is_category_name(name).then_some(name)
}

/// Ends as the names of categories do.
fn is_category_word(text: &str) -> bool {
    Class::CategoryEnd.ends(&fold::compact(text)).is_some()
}

//! Lines of a Markdown text that are of its site: the marks of containers, generated contents, links that lead through the page or
//! to the pages beside it.

use crate::source::markup::{Form, Markup, target_at};
use crate::zh::lexicon::Class;
use crate::zh::{chars, ordinal};

/// So many lines with text at the top, and at the end, are asked whether they lead to other pages.
const EDGE: usize = 2;
/// What stands for contents that are made from the headings.
const CONTENTS: [&str; 8] = ["[[toc]]", "[[_toc_]]", "[toc]", "${toc}", "{:toc}", "@[toc]", "* toc", "- toc"];
/// Between the links of a path, and beside a link to the next page.
const PARTING: [char; 9] = ['>', '＞', '»', '›', '/', '|', '｜', '→', '←'];
/// Lines of the longest container that only leads through the site.
const INSIDE: usize = 200;
/// So many headings stand over each other at most: part, chapter, article.
const HEADINGS: usize = 3;
/// Characters of the longest label of a container.
const LABEL: usize = 12;
/// Characters of the longest entry in a list of links that is no link.
const ENTRY: usize = 40;

/// For each line whether it is of the site. Lines are without white space around them.
pub(super) fn lines(lines: &[&str]) -> Vec<bool> {
    let mut of_site: Vec<bool> = lines.iter().map(|line| is_mark(line)).collect();
    led_within(lines, &mut of_site);
    comments(lines, &mut of_site);
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if let Some(end) = container(lines, at).filter(|_| is_container(line)) {
            let inside = at + 1..end;
            if leads_only(lines.get(inside.clone()).unwrap_or_default()) {
                of_site.get_mut(inside).into_iter().flatten().for_each(|of| *of = true);
            }
        }
        at += 1;
    }
    let inked = |at: &usize| lines.get(*at).is_some_and(|line| !line.is_empty()) && of_site.get(*at) == Some(&false);
    let top: Vec<usize> = (0..lines.len()).filter(inked).take(EDGE).collect();
    let end: Vec<usize> = (0..lines.len()).rev().filter(inked).take(EDGE).collect();
    // Nothing but links is a list of texts.
    if top.iter().chain(&end).all(|at| lines.get(*at).is_some_and(|line| leads(line))) {
        return of_site;
    }
    for edge in [top, end] {
        for at in edge.into_iter().take_while(|at| leads_away(lines, *at)) {
            if let Some(of) = of_site.get_mut(at) {
                *of = true;
            }
        }
    }
    of_site
}

/// Whether a text begins with the path to its page: [首页](/) > [法规](../a) > 供水法.
pub(super) fn begins_with_path(line: &str) -> bool {
    leads(line)
}

/// The colons that begin or end a container (`::: tip`).
fn colons(line: &str) -> usize {
    let count = line.bytes().take_while(|b| *b == b':').count();
    if count >= 3 { count } else { 0 }
}

/// The line that ends the container which begins at a line; it may be the end of the text.
fn container(lines: &[&str], at: usize) -> Option<usize> {
    let first = lines.get(at)?;
    let count = colons(first);
    if count == 0 || first.len() == count {
        return None;
    }
    let ends = |line: &&str| line.len() == colons(line) && line.len() >= count;
    let inside = lines.get(at + 1..)?;
    let behind = inside.iter().take(INSIDE).position(ends).map(|end| at + 1 + end);
    behind.or_else(|| (inside.len() <= INSIDE).then_some(lines.len()))
}

/// Whether a line is a mark of the site's own: of a container, a tab, contents to be made, code, a template, attributes of what stands
/// before it.
fn is_mark(line: &str) -> bool {
    let template = |open: &str, close: &str| {
        line.strip_prefix(open)
            .and_then(|inner| inner.strip_suffix(close))
            .is_some_and(|inner| !inner.contains(close) && inner.is_ascii())
    };
    is_container(line)
        || line.starts_with("@tab ")
        || ["```", "~~~"].iter().any(|fence| {
            line.strip_prefix(fence).is_some_and(|kind| !kind.contains(*fence) && !kind.contains(chars::is_han))
        })
        || CONTENTS.iter().any(|contents| contents.eq_ignore_ascii_case(line))
        || template("{%", "%}")
        || template("{{", "}}")
        || template("{:", "}")
        || template("[!", "]") && line.is_ascii()
}

/// Whether a line begins or ends a container: behind the colons stand nothing, or its kind and a short label. What has a number there is a heading
/// (::: 第二章 供水单位).
fn is_container(line: &str) -> bool {
    let count = colons(line);
    let inside = line.get(count..).unwrap_or("").trim();
    let label = inside.trim_start_matches(|c: char| c.is_ascii_graphic()).trim_start();
    let is_label = label.chars().count() <= LABEL && !label.contains(['。', '，', '；', '：', '、', '（']);
    let is_kind = inside.is_empty() || inside.starts_with(|c: char| c.is_ascii_graphic());
    count > 0 && is_kind && is_label && !label.starts_with(ordinal::MARK)
}

/// Marks the lines that are links to places of the page, and nothing else: several links, an item of a list, or several such lines one behind the
/// other. A heading may link to itself (`[第一条](#t1)` over its text).
fn led_within(lines: &[&str], of_site: &mut [bool]) {
    let inked: Vec<usize> = (0..lines.len()).filter(|at| lines.get(*at).is_some_and(|line| !line.is_empty())).collect();
    let led = |at: usize| lines.get(at).is_some_and(|line| is_led_within(line));
    for run in inked.chunk_by(|a, b| led(*a) == led(*b)) {
        for at in run.iter().copied().filter(|at| led(*at)) {
            let line = lines.get(at).copied().unwrap_or("");
            let several = run.len() > HEADINGS || line.starts_with(['-', '*']) || line.matches("](#").count() > 1;
            of_site.get_mut(at).into_iter().filter(|_| several).for_each(|of| *of = true);
        }
    }
}

/// Comments over several lines.
fn comments(lines: &[&str], of_site: &mut [bool]) {
    let mut open: Option<usize> = None;
    for (at, line) in lines.iter().enumerate() {
        match open {
            Some(from) if line.contains("-->") => {
                // What stands behind the end is text.
                let end = at + usize::from(line.ends_with("-->"));
                of_site.get_mut(from..end).into_iter().flatten().for_each(|of| *of = true);
                open = None;
            }
            None if line.starts_with("<!--") && !line.contains("-->") => open = Some(at),
            _ => {}
        }
    }
}

/// A line's links and what stands outside of them; none where a line has no link.
fn links(line: &str) -> Option<(Vec<(&str, &str)>, String)> {
    let line = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).unwrap_or(line);
    let (mut all, mut outside, mut at) = (Vec::new(), String::new(), 0);
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some((text, target)) = target_at(rest) {
            all.push((text, target));
            at += 2 + text.len() + target.len();
        } else if let Some(address) = address_at(rest) {
            all.push((address, address));
            at += address.len();
        } else {
            let c = rest.chars().next()?;
            outside.push(c);
            at += c.len_utf8();
        }
    }
    if all.is_empty() {
        return None;
    }
    let shown = Markup::new(Form::Html).shown(&outside);
    let shown = shown.map(|shown| shown.parts.into_iter().map(|part| part.text).collect());
    Some((all, shown.unwrap_or(outside)))
}

/// An address at the start of a text, in brackets or without.
fn address_at(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('<').unwrap_or(text);
    if !(inner.starts_with("http://") || inner.starts_with("https://")) {
        return None;
    }
    let length = inner.bytes().take_while(|b| b.is_ascii_graphic() && *b != b'>').count();
    let closed = text.len() > inner.len() && inner.get(length..).is_some_and(|rest| rest.starts_with('>'));
    text.get(..text.len() - inner.len() + length + usize::from(closed))
}

/// Whether a line is links to places of the page, and nothing else.
fn is_led_within(line: &str) -> bool {
    line.contains("](#")
        && links(line).is_some_and(|(links, outside)| {
            links.iter().all(|(_, target)| target.starts_with("(#")) && !outside.contains(char::is_alphanumeric)
        })
}

/// Whether a line leads to other pages, and is nothing of the text: papers with their number, titles beside other words, attachments, who signs.
fn leads_away(lines: &[&str], at: usize) -> bool {
    let Some(line) = lines.get(at).filter(|line| leads(line)) else { return false };
    let Some((all, outside)) = links(line) else { return false };
    let is_path = outside.contains(['>', '＞', '»', '›', '→', '←']);
    let titled = !is_path && all.first().is_some_and(|(text, _)| Class::TitleKind.ends(text).is_some());
    if titled || all.iter().any(|(text, _)| is_paper(text)) || outside.contains('〔') {
        return false;
    }
    let step = outside.trim_matches(|c: char| PARTING.contains(&c) || c.is_whitespace());
    // The last step of a path may be all that tells the title.
    let title = step.trim_start_matches(|c: char| !chars::is_han(c));
    let told = |other: usize, line: &str| other != at && !line.contains('。') && line.contains(title);
    let is_told = || lines.iter().enumerate().any(|(other, line)| told(other, line));
    step.is_empty() || is_path && is_told()
}

/// Whether what a link says is a paper or an attachment.
fn is_paper(text: &str) -> bool {
    Class::AttachmentStart.starts(text).is_some() || text.contains(['《', '〔', '['])
}

/// Whether a line reads as one that leads to other pages: it begins or ends with a link, and what is no link is the last step of a path.
fn leads(line: &str) -> bool {
    if !line.contains("](") || line.starts_with(['#', '-', '*', '+', '!']) {
        return false;
    }
    let Some((all, outside)) = links(line) else { return false };
    let away = all.iter().all(|(text, target)| !target.starts_with("(#") && !text.starts_with('!'));
    let parted = outside.contains(PARTING);
    let step = outside.trim_matches(|c: char| PARTING.contains(&c) || c.is_whitespace());
    let short = step.chars().count() <= ENTRY && !step.contains(['。', '，', '；', '：', '、', '《', '（']);
    away && if step.is_empty() {
        line.starts_with(['[', '<']) && parted
    } else {
        line.starts_with('[') && parted && short
    }
}

/// Whether lines lead through the page or away, and say nothing else: links, contents to be made, and labels.
fn leads_only(lines: &[&str]) -> bool {
    let inked = || lines.iter().filter(|line| !line.is_empty());
    let leads = |line: &str| {
        let contents = CONTENTS.iter().any(|contents| contents.eq_ignore_ascii_case(line));
        contents || links(line).is_some_and(|(_, outside)| !outside.contains(chars::is_han))
    };
    let label = |line: &str| line.chars().count() <= ENTRY && !line.contains(['。', '；', '，']);
    let papers = |line: &str| links(line).is_some_and(|(all, _)| all.iter().any(|(text, _)| is_paper(text)));
    !inked().any(|line| papers(line))
        && inked().any(|line| leads(line))
        && inked().all(|line| leads(line) || label(line))
}

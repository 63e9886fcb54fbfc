//! Who does what: （牵头单位：…；配合单位：…）, （…牵头，…配合）, （…按职责分工负责）, 责任单位 in tables.
//!
//! Two forms. With labels: `ROLE：OFFICES` up to the next label, in a parenthesis, in square brackets, or as a
//! sentence. With verbs: a parenthesis that is nothing but offices and what they do. In the second form every part
//! must look like an office, since parentheses say many other things.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::Passage;
use super::grid::grid;
use super::offices::{Offices, is_office, offices, printed};
use super::spoken::{Spoken, only_offices, without_verbs};
use super::text::{Pair, View};
use crate::issue::{BlockKind, Table};
use crate::zh::{brackets, fold, fold::Folded, lexicon::pattern};

/// What an office has to do with a task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleKind {
    /// 牵头, 主办, 主管: leads.
    Lead,
    /// 责任, 负责, 落实: is responsible.
    #[default]
    Responsible,
    /// 配合, 协办, 参与: supports.
    Support,
}

/// One role of one statement of responsibility: the role and the offices that have it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Responsibility {
    /// The whole statement (the parenthesis, the sentence, the table); the same for all roles stated in it.
    pub passage: Passage,
    /// The role as printed (牵头单位); a role stated by a verb (…牵头) in its noun form.
    pub role: String,
    /// The class of the role.
    pub kind: RoleKind,
    /// The offices, in printed order, in one form: without inner spaces, parentheses full-width.
    pub units: Vec<String>,
    /// The text says that there are others (…等).
    pub open: bool,
    /// The row of the table it was read from, from 0; `None` outside tables.
    pub row: Option<usize>,
}

/// What a role is about.
macro_rules! stems {
    () => {
        "(?:牵头|责任|配合|负责|参与|参加|主管|落实|主办|协办|承办|实施|协同|协作|协助|支持|指导|监管|监督|组织|完成|主责|\
         执行|推进|统筹|承担|会办|保障|建设|办理)"
    };
}
/// Whose role it is.
macro_rules! bearers {
    () => {
        "(?:单位|部门|机构|处室|科室|主体|司局|厅局|地区|县区|区县|乡镇|街道|企业)"
    };
}
/// A role: 牵头单位, 主要责任部门, 市级配合单位, 牵头及责任单位, 牵头单位和责任单位.
macro_rules! role {
    () => {
        concat!(
            "(?:(?:主要|第一|直接|国家|省级|市级|县级|区级|州级|省直|市直|县直|共同|联合|具体|其他|相关|有关|总|主)?",
            stems!(),
            "(?:",
            bearers!(),
            "?[和及、与/]?",
            stems!(),
            ")?",
            bearers!(),
            ")"
        )
    };
}
// What may stand between a role and its colon: （排名不分先后）, 及责任人.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?:(",
        role!(),
        ")(?:\\([^():]{1,16}\\)|[和及]责任人|名单)?:|(牵头|配合|主办|协办|会办|参与|负责|落实):|(",
        role!(),
        ")[为是])"
    ))
});
static HEAD: LazyLock<Regex> = LazyLock::new(|| pattern(concat!("^", role!(), "(?:\\([^()]{1,16}\\))?$")));

/// Reads the statements of a block. `tasks`: the document may set tasks; in reports of events and lists of people
/// offices alone in a parenthesis say something else.
pub(super) fn read(view: &View<'_>, tasks: bool, out: &mut Vec<Responsibility>) {
    let Some(block) = view.block else { return };
    if let Some(table) = &block.table {
        read_table(view, table, out);
        return;
    }
    let first = out.len();
    // Where labelled statements begin, in order.
    let mut labelled: Vec<usize> = Vec::new();
    let mut done = 0;
    // A label ends in a colon or in 为; most paragraphs have neither, and need no more than a look at their bytes.
    let text = view.text();
    if text.contains(':') || text.contains("位为") || text.contains("门为") || text.contains("位是") {
        for m in LABEL.find_iter(text) {
            if m.start() < done {
                continue;
            }
            let Some((whole, inside)) = statement(view, m.range()) else { continue };
            done = whole.end;
            labelled.push(whole.start);
            by_labels(view, whole, inside, out);
        }
    }
    for pair in view.pairs.iter().filter(|p| p.kind != '《' && p.height < 3) {
        if labelled.binary_search(&pair.open).is_err() {
            by_verbs(view, *pair, tasks, out);
        }
    }
    if tasks && matches!(block.kind, BlockKind::Heading | BlockKind::Item | BlockKind::Paragraph) {
        by_sentences(view, out);
    }
    if let Some(new) = out.get_mut(first..) {
        new.sort_by_key(|r| r.passage.place);
    }
}

/// The statement around a label: its bracket, or the sentence that the label begins. With the whole, what is inside.
fn statement(view: &View<'_>, label: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let text = view.text();
    if let Some(pair) = view.around(label.start) {
        return Some((pair.open..pair.end(), pair.inside()));
    }
    // Outside brackets a label counts only where a sentence begins, or behind a bracket that was never closed.
    let before = text.get(..label.start)?.chars().next_back();
    let begins = label.start == view.label_end()
        || matches!(before, None | Some('。' | ';' | '(' | '[' | ')' | ']' | '-' | '●' | '·'));
    if !begins {
        return None;
    }
    // No sentence of this kind is longer; the bound keeps the work linear.
    let rest = text.get(label.start..)?;
    let rest = rest.char_indices().nth(1000).and_then(|(end, _)| rest.get(..end)).unwrap_or(rest);
    let end = label.start + brackets::split_outside(rest, |c| c == '。').first().map_or(rest.len(), |r| r.end);
    sound(view, text.get(label.end..end)?).then_some((label.start..end, label.start..end))
}

/// Whether most parts of what stands behind a label look like offices.
fn sound(view: &View<'_>, stretch: &str) -> bool {
    let names = offices(stretch, &|part| printed(&view.folded, view.source(), part)).names;
    let sound = names.iter().filter(|u| is_office(&fold::narrowed(u))).count();
    sound > 0 && sound * 2 > names.len()
}

fn by_labels(view: &View<'_>, whole: Range<usize>, inside: Range<usize>, out: &mut Vec<Responsibility>) {
    let Some(text) = view.text().get(inside) else { return };
    let labels = labels(text);
    for (i, (label, role)) in labels.iter().enumerate() {
        let end = labels.get(i + 1).map_or(text.len(), |(next, _)| next.start);
        let Some(stretch) = text.get(label.end..end) else { continue };
        // A bare verb with a colon is a role only where offices follow it.
        if role.chars().count() == 2 && !sound(view, stretch) {
            continue;
        }
        let found = offices(stretch, &|part| printed(&view.folded, view.source(), part));
        push(view, whole.clone(), role, found, out);
    }
}

fn push(view: &View<'_>, whole: Range<usize>, role: &str, offices: Offices, out: &mut Vec<Responsibility>) {
    if !offices.names.is_empty() {
        out.push(Responsibility {
            passage: view.passage(whole),
            kind: kind(role),
            role: role.to_owned(),
            units: offices.names,
            open: offices.open,
            row: None,
        });
    }
}

/// A parenthesis that is nothing but offices and what they do, or that stands with offices alone behind a sentence.
fn by_verbs(view: &View<'_>, pair: Pair, tasks: bool, out: &mut Vec<Responsibility>) {
    let (text, whole) = (view.text(), pair.open..pair.end());
    let Some(inside) = text.get(pair.inside()).filter(|t| t.len() > 5) else { return };
    if let Some(spoken) = Spoken::read(view, inside, false) {
        spoken.roles.into_iter().for_each(|(role, offices)| push(view, whole.clone(), role, offices, out));
    } else if tasks
        && text.get(..pair.open).is_some_and(|t| t.ends_with(['。', ';']))
        && view.block.is_some_and(|b| matches!(b.kind, BlockKind::Heading | BlockKind::Item | BlockKind::Paragraph))
        && let Some(offices) = only_offices(view, inside)
    {
        push(view, whole, "责任单位", offices, out);
    }
}

/// Sentences that are nothing but offices and what they do: 由市甲局负责，各县（市、区）配合。
fn by_sentences(view: &View<'_>, out: &mut Vec<Responsibility>) {
    let text = view.text();
    let mut start = view.label_end();
    let ends = text.match_indices('。').map(|(at, _)| at).chain([text.len()]);
    for end in ends {
        if end < start {
            continue;
        }
        if let Some(sentence) = text.get(start..end).filter(|s| (12..900).contains(&s.len()))
            && without_verbs(sentence).1.is_some()
            && let Some(spoken) = Spoken::read(view, sentence, true)
        {
            let whole = start..(end + '。'.len_utf8()).min(text.len());
            spoken.roles.into_iter().for_each(|(role, offices)| push(view, whole.clone(), role, offices, out));
        }
        start = (end + '。'.len_utf8()).min(text.len());
    }
}

/// The labels of a statement (with their colon) and the roles they name. Labels in a bracket inside the statement
/// are not the statement's.
fn labels(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut found = Vec::new();
    let (mut depth, mut seen) = (0usize, 0);
    for label in LABEL.captures_iter(text) {
        let (Some(all), Some(role)) = (label.get(0), label.get(1).or_else(|| label.get(2)).or_else(|| label.get(3)))
        else {
            continue;
        };
        for b in text.as_bytes().get(seen..all.start()).unwrap_or_default() {
            match b {
                b'(' | b'[' => depth += 1,
                b')' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        seen = all.start();
        if depth == 0 {
            found.push((all.range(), role.as_str()));
        }
    }
    found
}

fn kind(role: &str) -> RoleKind {
    let has = |words: &[&str]| words.iter().any(|w| role.contains(w));
    if has(&["牵头", "主办", "主管", "主责", "统筹"]) {
        RoleKind::Lead
    } else if has(&["配合", "协", "参与", "参加", "支持", "会办"]) {
        RoleKind::Support
    } else {
        RoleKind::Responsible
    }
}

/// The columns of a table that are headed by a role.
fn read_table(view: &View<'_>, table: &Table, out: &mut Vec<Responsibility>) {
    let Some(block) = view.block else { return };
    let passage = Passage::new(view.document, view.index, 0..block.text.len());
    let heads = table.head_rows.clamp(1, 8);
    let mut roles: Vec<(usize, String)> = Vec::new();
    let mut rest = Vec::new();
    let mut cell = Folded::default();
    for (row, cells) in grid(table).into_iter().enumerate() {
        for (column, text) in cells {
            cell.read(text);
            let source = text;
            let text = &cell.text;
            if row < heads {
                if HEAD.is_match(text) && roles.iter().all(|(c, _)| *c != column) {
                    roles.push((column, text.clone()));
                }
            } else if let Some((_, role)) = roles.iter().find(|(c, _)| *c == column) {
                let Offices { names: units, open } = offices(text, &|part| printed(&cell, source, part));
                if !units.is_empty() {
                    let kind = kind(role);
                    rest.push(Responsibility { passage, role: role.clone(), kind, units, open, row: Some(row) });
                }
            }
        }
    }
    out.append(&mut rest);
}

#[cfg(test)]
#[path = "responsibilities_tests.rs"]
mod tests;

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
use super::text::{Folded, Pair, View, is_han, pattern, split_outside};
use crate::issue::Table;

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
         执行|推进|统筹|承担|会办)"
    };
}
/// A role: 牵头单位, 主要责任部门, 市级配合单位, 牵头及责任单位.
macro_rules! role {
    () => {
        concat!(
            "(?:(?:主要|第一|直接|国家|省级|市级|县级|区级|省直|市直|共同|联合|具体)?",
            stems!(),
            "(?:[和及、与/]?",
            stems!(),
            ")?(?:单位|部门|机构|处室|科室|主体|司局|厅局|地区))"
        )
    };
}
static LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(concat!("(?:(", role!(), "|牵头|配合|主办|协办|会办|参与):|(", role!(), ")为)")));
static HEAD: LazyLock<Regex> = LazyLock::new(|| pattern(concat!("^", role!(), "$")));
/// Not an office but when or how: 2025年底前完成, 长期坚持.
static SCHEDULE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\d年|\d月|底前|年底|持续|长期|(?:完成|坚持|推进|开展|启动)$"));

/// Reads the statements of a block.
pub(super) fn read(view: &View<'_>, out: &mut Vec<Responsibility>) {
    if let Some(table) = view.block.and_then(|b| b.table.as_ref()) {
        read_table(view, table, out);
        return;
    }
    let mut done = 0;
    for m in LABEL.find_iter(view.text()) {
        if m.start() < done {
            continue;
        }
        let Some((whole, inside)) = statement(view, m.range()) else { continue };
        done = whole.end;
        by_labels(view, whole, inside, out);
    }
    for pair in view.pairs.iter().filter(|p| p.kind != '《' && p.height < 3) {
        by_verbs(view, *pair, out);
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
    let begins = label.start == view.label_end() || matches!(before, None | Some('。' | ';' | '(' | '[' | ')' | ']'));
    if !begins || !text.get(..label.end)?.ends_with(':') {
        return None;
    }
    // No sentence of this kind is longer; the bound keeps the work linear.
    let rest = text.get(label.start..)?;
    let rest = rest.char_indices().nth(1000).and_then(|(end, _)| rest.get(..end)).unwrap_or(rest);
    let end = label.start + split_outside(rest, |c| c == '。').first().map_or(rest.len(), |r| r.end);
    let (offices, _) = units(text.get(label.end..end)?, &|unit| unit.to_owned());
    let sound = offices.iter().filter(|u| looks_like_office(u)).count();
    (sound > 0 && sound * 2 > offices.len()).then_some((label.start..end, label.start..end))
}

fn by_labels(view: &View<'_>, whole: Range<usize>, inside: Range<usize>, out: &mut Vec<Responsibility>) {
    let Some(text) = view.text().get(inside) else { return };
    let labels = labels(text);
    for (i, (label, role)) in labels.iter().enumerate() {
        let end = labels.get(i + 1).map_or(text.len(), |(next, _)| next.start);
        let Some(stretch) = text.get(label.end..end) else { continue };
        let (units, open) = units(stretch, &|unit| name(&view.folded, view.source(), unit));
        if !units.is_empty() {
            let passage = view.passage(whole.clone());
            out.push(Responsibility { passage, kind: kind(role), role: (*role).to_owned(), units, open, row: None });
        }
    }
}

/// The labels of a statement (with their colon) and the roles they name. Labels in a bracket inside the statement
/// are not the statement's.
fn labels(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut found = Vec::new();
    let (mut depth, mut seen) = (0usize, 0);
    for label in LABEL.captures_iter(text) {
        let (Some(all), Some(role)) = (label.get(0), label.get(1).or_else(|| label.get(2))) else { continue };
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

/// The offices between a label and the next, and whether the text says that there are others.
fn units(stretch: &str, name: &dyn Fn(&str) -> String) -> (Vec<String>, bool) {
    let (mut units, mut open) = (Vec::new(), false);
    for part in split_outside(stretch, is_separator) {
        let part = stretch.get(part).unwrap_or("");
        if part.contains(':') {
            // A label that is no role (完成时限：…) ends the offices.
            break;
        }
        if SCHEDULE.is_match(part) {
            continue;
        }
        let (unit, _) = without_verbs(part);
        let (unit, others) = without_others(unit.trim_matches(is_stray));
        open |= others;
        if (2..=60).contains(&unit.chars().count()) && unit.chars().any(|c| is_han(c) || c.is_alphabetic()) {
            units.push(name(unit));
        }
    }
    (units, open)
}

fn is_separator(c: char) -> bool {
    matches!(c, '、' | ',' | ';' | '。' | '\u{ff64}')
}

/// An office's name as printed, in one form, so that the same office is the same in texts of either width. `unit` is
/// a part of the folded text.
fn name(folded: &Folded, source: &str, unit: &str) -> String {
    let start = (unit.as_ptr() as usize).wrapping_sub(folded.text.as_ptr() as usize);
    let printed = match start.checked_add(unit.len()).filter(|end| *end <= folded.text.len()) {
        Some(end) => source.get(folded.source(source, start..end)).unwrap_or(unit),
        None => unit,
    };
    let one_form = |c| match c {
        '(' => '（',
        ')' => '）',
        c => c,
    };
    printed.chars().filter(|c| !c.is_whitespace()).map(one_form).collect()
}

/// Marks that broken text leaves at the ends of an office's name.
fn is_stray(c: char) -> bool {
    matches!(c, '.' | ':' | '"' | '|' | '/' | '-')
}

/// An office without a trailing 等, and whether it had one.
fn without_others(unit: &str) -> (&str, bool) {
    for tail in ["等有关部门", "等相关部门", "等有关单位", "等相关单位", "等部门", "等单位", "等"]
    {
        if let Some(name) = unit.strip_suffix(tail) {
            return (name, true);
        }
    }
    (unit, false)
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

/// What offices are said to do at the end of a clause, and the role it makes; the role with the smaller number wins.
const VERBS: &[(&str, u8)] = &[
    ("牵头", 0),
    ("主办", 0),
    ("配合", 1),
    ("协助", 1),
    ("协办", 1),
    ("参与", 2),
    ("参加", 2),
    ("支持", 3),
    ("负责", 4),
    ("落实", 5),
    ("实施", 6),
    ("承办", 7),
    ("办理", 7),
    ("承担", 7),
    ("执行", 7),
    ("推进", 7),
    ("组织", 9),
    ("具体", 9),
    ("分别", 9),
    ("共同", 9),
    ("联合", 9),
    ("协同", 9),
    ("统筹", 9),
    ("各自", 9),
    ("依法", 9),
    ("分工", 9),
    ("职责", 9),
    ("职能", 9),
    ("权限", 9),
    ("按照", 9),
    ("依据", 9),
    ("根据", 9),
    ("依", 9),
    ("按", 9),
];
const NOUNS: [&str; 8] =
    ["牵头单位", "配合单位", "参与单位", "支持单位", "负责单位", "落实单位", "实施单位", "责任单位"];

/// A clause without the verbs at its end, and the role they make.
fn without_verbs(clause: &str) -> (&str, Option<&'static str>) {
    let (mut rest, mut best) = (clause, 9u8);
    while let Some((name, rank)) = VERBS.iter().find_map(|&(v, rank)| Some((rest.strip_suffix(v)?, rank))) {
        rest = name;
        best = best.min(rank);
    }
    match NOUNS.get(usize::from(best)) {
        Some(noun) => (rest, Some(noun)),
        // No verb, only words that may end a name (组织, 执行 are ranked; 联合 alone is not a task).
        None => (clause, None),
    }
}

/// The roles that a parenthesis of offices and verbs makes, as it is read.
#[derive(Default)]
struct Spoken {
    /// Offices whose verb is still to come.
    waiting: Vec<String>,
    open: bool,
    roles: Vec<(&'static str, Vec<String>, bool)>,
}

impl Spoken {
    /// The offices that wait have this role.
    fn have(&mut self, role: &'static str) {
        if !self.waiting.is_empty() {
            self.roles.push((role, std::mem::take(&mut self.waiting), std::mem::take(&mut self.open)));
        }
    }

    /// Takes an office; `None` if it does not look like one.
    fn office(&mut self, view: &View<'_>, unit: &str) -> Option<()> {
        if !unit.is_empty() {
            looks_like_office(unit).then_some(())?;
            self.waiting.push(name(&view.folded, view.source(), unit));
        }
        Some(())
    }

    /// Reads a parenthesis; `None` if any part of it is neither office nor verb.
    fn read(view: &View<'_>, text: &str) -> Option<Self> {
        let mut spoken = Self::default();
        let mut joined = false;
        for part in split_outside(text, is_separator) {
            let mut part = text.get(part).unwrap_or("").trim_start_matches(['由', '请']);
            // 甲局会同乙局、丙局…: the first leads.
            if let Some((lead, others)) = part.split_once("会同").filter(|(_, others)| others.chars().count() > 1) {
                spoken.office(view, without_verbs(lead).0)?;
                spoken.have(NOUNS[0]);
                (part, joined) = (others, true);
            }
            let (unit, role) = without_verbs(part);
            let (unit, others) = without_others(unit);
            spoken.open |= others;
            spoken.office(view, unit)?;
            if let Some(role) = role {
                spoken.have(if joined { NOUNS[1] } else { role });
                joined = false;
            }
        }
        spoken.waiting.is_empty().then_some(spoken)
    }
}

/// A parenthesis that is nothing but offices and what they do.
fn by_verbs(view: &View<'_>, pair: Pair, out: &mut Vec<Responsibility>) {
    let Some(text) = view.text().get(pair.inside()) else { return };
    let text = text.trim_end_matches(['。', ';', ',']);
    if text.contains(':') || without_verbs(text).1.is_none() {
        return;
    }
    let Some(spoken) = Spoken::read(view, text) else { return };
    // （政府负责） says who in general, not which office.
    let vague = |u: &String| VAGUE.contains(&u.as_str());
    if spoken.roles.iter().all(|(_, units, _)| units.iter().all(vague)) {
        return;
    }
    for (role, units, open) in spoken.roles {
        let passage = view.passage(pair.open..pair.end());
        out.push(Responsibility { passage, kind: kind(role), role: role.to_owned(), units, open, row: None });
    }
}

/// Words for all offices of a kind.
const VAGUE: [&str; 9] = ["政府", "部门", "单位", "企业", "社会", "市场", "学校", "机构", "医院"];

/// Whether a name ends as those of offices do.
fn looks_like_office(unit: &str) -> bool {
    let name = match unit.find('(') {
        Some(0) | None => unit,
        Some(at) if unit.ends_with(')') => unit.get(..at).unwrap_or(unit),
        // 各县(市、区)人民政府
        Some(_) => unit,
    };
    let length = name.chars().count();
    if !(2..=40).contains(&length) || ["社会", "会", "一处", "有关会"].contains(&name) {
        return false;
    }
    let ends = |tails: &[&str]| tails.iter().any(|t| name.ends_with(t));
    if ends(&["社会", "机会", "开会", "范围", "各处", "好处", "领导干部"]) {
        return false;
    }
    let last = name.chars().next_back().unwrap_or(' ');
    "局委部厅办院会府司室署处队行所站馆社园区县市州省旗盟镇乡村企组联协店场厂库港".contains(last)
        || ends(&[
            "单位",
            "部门",
            "机构",
            "高校",
            "地方",
            "各地",
            "属地",
            "公司",
            "企业",
            "中心",
            "集团",
            "学校",
            "大学",
            "学院",
            "海关",
            "机关",
            "兵团",
            "街道",
            "银行",
            "电台",
            "平台",
            "管委会",
            "电视台",
            "联盟",
            "团体",
            "工商联",
        ])
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
                let (units, open) = units(text, &|unit| name(&cell, source, unit));
                if !units.is_empty() {
                    let kind = kind(role);
                    rest.push(Responsibility { passage, role: role.clone(), kind, units, open, row: Some(row) });
                }
            }
        }
    }
    out.append(&mut rest);
}

/// Columns that are looked at: no printed table is wider.
const WIDEST: usize = 64;

/// The cells of each row with the column each begins in, cells that span rows counted in the rows below.
fn grid(table: &Table) -> Vec<Vec<(usize, &str)>> {
    let mut busy = [0u16; WIDEST];
    let mut rows = Vec::with_capacity(table.rows.len());
    for cells in &table.rows {
        let mut row = Vec::new();
        let mut column = 0;
        for cell in cells {
            while busy.get(column).is_some_and(|&left| left > 0) {
                column += 1;
            }
            row.push((column, cell.text.as_str()));
            let wide = usize::from(cell.columns.max(1)).min(WIDEST);
            for slot in busy.iter_mut().skip(column).take(wide) {
                *slot = cell.rows.max(1);
            }
            column += wide;
        }
        busy.iter_mut().for_each(|left| *left = left.saturating_sub(1));
        rows.push(row);
    }
    rows
}

#[cfg(test)]
#[path = "responsibilities_tests.rs"]
mod tests;

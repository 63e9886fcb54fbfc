//! Names of offices: how a list of them is parted, what looks like one, and in which form it is kept.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::spoken::without_verbs;
use crate::zh::fold::{self, Folded};
use crate::zh::lexicon::pattern;
use crate::zh::{brackets, chars, numeral};

/// Not an office but when, how or in which order: 2025年底前完成, 长期坚持, 排第一位的为牵头单位, 下同.
static REMARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\d年|\d月|底前|年底|持续|长期|第一位|首位|排第一|列第一|第一个|排名|排序|排在|列在|下同|为(?:牵头|主办|主责)|(?:完成|坚持|推进|开展|启动)$",
    )
});

/// Labels that name no offices, where print put one right behind the offices before it.
const OTHER_LABELS: [&str; 18] = [
    "责任人",
    "责任领导",
    "牵头领导",
    "分管领导",
    "主管领导",
    "包抓领导",
    "市级领导",
    "县级领导",
    "联系人",
    "负责人",
    "完成时限",
    "完成时间",
    "完成期限",
    "办结时限",
    "时间节点",
    "时限",
    "时间",
    "电话",
];

/// The offices that a stretch of text names.
#[derive(Debug, Default)]
pub(super) struct Offices {
    /// Their names, in printed order.
    pub names: Vec<String>,
    /// The text says that there are others.
    pub open: bool,
}

/// The offices of a stretch: what its separators part, without what is no office. `printed` gives the source's text of
/// a part.
pub(super) fn offices<'s>(stretch: &str, printed: &dyn Fn(&str) -> &'s str) -> Offices {
    let mut offices = Offices::default();
    for part in brackets::split_outside(stretch, is_separator) {
        let part = stretch.get(part).unwrap_or("");
        if let Some((label, _)) = part.split_once(':') {
            // A label that is no role (完成时限：…) ends the offices.
            if let Some(office) = OTHER_LABELS.iter().find_map(|l| label.strip_suffix(l)).filter(|o| is_office(o)) {
                offices.add(office, printed);
            }
            break;
        }
        if !is_remark(part) {
            offices.add(without_verbs(part).0, printed);
        }
    }
    offices
}

impl Offices {
    /// Adds what stands between two separators: an office, or several joined by 和 or white space.
    pub fn add<'s>(&mut self, unit: &str, printed: &dyn Fn(&str) -> &'s str) {
        let (unit, others) = without_others(unit.trim_matches(is_stray));
        self.open |= others;
        let mut rest = unit;
        while let Some((left, right)) = joined(rest) {
            let (left, others) = without_others(left);
            self.open |= others;
            self.add_parted(left, printed);
            rest = right;
        }
        self.add_parted(rest, printed);
    }

    /// Adds one name, or several that only white space parts.
    fn add_parted<'s>(&mut self, unit: &str, printed: &dyn Fn(&str) -> &'s str) {
        if !(2..=60).contains(&unit.chars().count()) || !unit.chars().any(|c| chars::is_han(c) || c.is_alphabetic()) {
            return;
        }
        let printed = printed(unit).trim();
        let mut name = String::new();
        let mut words = printed.split_whitespace().map(one_form).peekable();
        while let Some(word) = words.next() {
            name.push_str(&word);
            if words.peek().is_some_and(|next| are_two(&fold::narrowed(&name), &fold::narrowed(next))) {
                self.names.push(std::mem::take(&mut name));
            }
        }
        self.names.extend(Some(name).filter(|n| !n.is_empty()));
    }
}

pub(super) fn is_separator(c: char) -> bool {
    matches!(c, '、' | ',' | ';' | '。' | '\u{ff64}')
}

/// Whether a part of a list says when, how or in which order rather than who.
pub(super) fn is_remark(part: &str) -> bool {
    REMARK.is_match(part)
}

/// The source's own text of a part of a folded text. `part` is a slice of it.
pub(super) fn printed<'s>(folded: &Folded, source: &'s str, part: &str) -> &'s str {
    let start = (part.as_ptr() as usize).wrapping_sub(folded.text.as_ptr() as usize);
    let range: Option<Range<usize>> =
        start.checked_add(part.len()).filter(|end| *end <= folded.text.len()).map(|end| start..end);
    range.and_then(|range| source.get(folded.source(source, range))).unwrap_or("")
}

/// A name in one form, so that the same office is the same in texts of either width.
fn one_form(name: &str) -> String {
    let full = |c| match c {
        '(' => '（',
        ')' => '）',
        c => c,
    };
    name.chars().map(full).collect()
}

/// Marks that broken text leaves at the ends of an office's name.
fn is_stray(c: char) -> bool {
    matches!(c, '.' | ':' | '"' | '|' | '/' | '-')
}

/// An office without a trailing 等 (等部门, 等8个有关单位), and whether it had one.
pub(super) fn without_others(unit: &str) -> (&str, bool) {
    let Some((name, tail)) = unit.rsplit_once('等').filter(|(name, _)| !name.is_empty()) else { return (unit, false) };
    let tail = tail
        .trim_start_matches(|c| numeral::is_numeral(c) || matches!(c, '个' | '家' | '有' | '关' | '相' | '各' | '多'));
    let others = ["部门", "单位", "机构", "地方", "地区", "企业"].iter().any(|w| tail.ends_with(w));
    // 市甲局等指挥部成员单位
    let open = tail.is_empty() || others && (tail.chars().count() <= 4 || is_office(name));
    if open { (name, true) } else { (unit, false) }
}

/// Bytes of the longest text in which joined offices are looked for: the bound keeps the work linear.
const LONGEST: usize = 600;
/// What joins two offices.
const AND: [&str; 5] = ["以及", "和", "及", "与", "/"];

/// Two offices that a word for “and” joins: the first, and what comes behind the word. 市发展和改革委员会 is one office,
/// 市税务局和市财政局 are two.
fn joined(unit: &str) -> Option<(&str, &str)> {
    let outside = |text: &str| text.matches(['(', '[']).count() == text.matches([')', ']']).count();
    if unit.len() > LONGEST {
        return None;
    }
    AND.iter().find_map(|word| {
        unit.match_indices(word).take(8).find_map(|(at, _)| {
            let (left, right) = (unit.get(..at)?, unit.get(at + word.len()..)?);
            (outside(left) && are_two(without_others(left).0, right)).then_some((left, right))
        })
    })
}

/// Whether a text begins as names of offices do: with the level of its authority, or with who is meant.
pub(super) fn begins_anew(text: &str) -> bool {
    const BEGINS: [&str; 23] = [
        "各",
        "市",
        "县",
        "区",
        "省",
        "州",
        "旗",
        "盟",
        "镇",
        "乡",
        "有关",
        "相关",
        "其他",
        "驻",
        "中央",
        "国家",
        "属地",
        "行业",
        "团市委",
        "团县委",
        "团省委",
        "人民",
        "国务院",
    ];
    BEGINS.iter().any(|b| text.starts_with(b))
}

/// Whether two names side by side are those of two offices: the second begins anew, or both end as bureaus do.
fn are_two(left: &str, right: &str) -> bool {
    let same = || left.chars().take(2).eq(right.chars().take(2));
    let bureau = |name: &str| name.ends_with(['局', '委', '部', '厅', '署', '府']) && name.chars().count() > 2;
    (begins_anew(right) || same() || bureau(left) && bureau(right)) && is_office(left) && begins_with_office(right)
}

/// Whether a text is an office, or begins with one that a word joins to others.
fn begins_with_office(text: &str) -> bool {
    let head = |(at, _): (usize, &str)| text.get(..at).is_some_and(is_office);
    is_office(without_others(text).0) || AND.iter().any(|w| text.match_indices(w).take(8).any(head))
}

/// Whether a name ends as those of offices do.
pub(super) fn is_office(unit: &str) -> bool {
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
    // 以上任务由市甲局负责督办 is a sentence, whatever it ends with.
    let verb = name.contains(':')
        || name.contains("负责")
        || name.contains('由') && !name.contains("自由")
        || name.contains("任务");
    if verb || ends(&["社会", "机会", "开会", "范围", "各处", "好处", "领导干部"]) {
        return false;
    }
    let last = name.chars().next_back().unwrap_or(' ');
    "局委部厅办院会府司室署处队行所站馆社园区县市州省旗盟镇乡村企组联协店场厂库港".contains(last) || ends(ENDINGS)
}

/// What names of offices end with that the last character alone does not tell.
const ENDINGS: &[&str] = &[
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
    "支队",
    "大队",
    "总队",
];

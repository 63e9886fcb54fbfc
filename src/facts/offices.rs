//! Names of offices: how a list of them is split, in which form one is kept, and which names are those
//! of the same office.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::spoken::without_verbs;
use crate::zh::fold::{self, Folded};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::office::{is_bureau, is_listed};
use crate::zh::{brackets, chars, numeral};

/// Not an office but when, how or in which order: 2025年底前完成, 长期坚持, 排第一位的为牵头单位, 下同.
static REMARK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d[年月]|{remark}|{remark-end}$"));

/// The offices that a stretch of text names.
#[derive(Clone, Debug, Default)]
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
    for part in parts(stretch, is_separator) {
        let begins = stretch.get(..part.start).is_some_and(|before| before.ends_with('。'));
        let part = without_remark(stretch.get(part).unwrap_or(""));
        // 市甲局、市乙局。具体任务涉及各县区，不再列出: what a sentence behind the offices says is none.
        if begins && !offices.names.is_empty() && !part.contains(':') {
            break;
        }
        if let Some((label, _)) = part.split_once(':') {
            // A label that is no role (完成时限：…) ends the offices.
            if let Some(office) = Class::StrayLabel.strip_end(label).filter(|o| is_listed(o)) {
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

/// Characters of the longest list of levels before an office: 省、市、县.
const LONGEST_LEVELS: usize = 9;

/// The parts of a list of offices. A level of authority alone goes with what follows it: 市、区财政局 is a part, and so is
/// 各省、自治区、直辖市人民政府.
pub(super) fn parts(text: &str, separates: fn(char) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for part in brackets::split_outside(text, separates) {
        let level = |last: &Range<usize>| {
            let next = text.get(part.clone()).unwrap_or("");
            let own = text.get(last.clone()).unwrap_or("");
            // 国务院和省、自治区、直辖市人民政府: the level behind the word for and.
            let behind = Class::AndWord.find_iter(own).last().and_then(|at| own.get(at.end..));
            let short = |own: &&str| own.chars().count() <= LONGEST_LEVELS;
            let goes_on = [Some(own), behind].into_iter().flatten().filter(short).any(|own| level_goes_on(own, next));
            goes_on && text.get(last.end..part.start) == Some("、")
        };
        match found.last_mut().filter(|last| level(last)) {
            Some(last) => last.end = part.end,
            None => found.push(part),
        }
    }
    found
}

/// Whether words name only levels, so that an office goes with them that the next of a list names: 市 of 市、区财政局, 有关县 of 有关县、区人民政府.
pub(super) fn level_goes_on(own: &str, next: &str) -> bool {
    // 各县、市水利局 are two; 各区、县水利局 and 所在市、县水利局 are of one kind.
    // 各镇、县级部门: a level that is a part of a word is none.
    let behind = Class::LevelBeside.starts(next).and_then(|level| next.get(level.len()..));
    let beside = behind.is_some_and(|rest| Class::LevelWord.starts(rest).is_none() && rest != next)
        && Class::LevelBeside.ends(own).is_none_or(|last| !next.starts_with(last));
    let all = |own: &str| own.split('、').all(is_level);
    let each = || {
        let bare = Class::OfficeStart.strip_start(own).filter(|bare| !bare.is_empty());
        let each = Class::Each.starts(own).is_some();
        bare.is_some_and(|bare| all(bare) && (is_level(next) || each && beside || bare.contains('、')))
    };
    let seat = || beside && Class::LevelOf.find(own).and_then(|at| own.get(at.end..)).is_some_and(all);
    all(own) || each() || seat()
}

/// Whether words are a level and nothing else: 市, 县(市、区).
fn is_level(own: &str) -> bool {
    let inside = own.strip_suffix(')').and_then(|own| own.split_once('('));
    Class::Level.is(own)
        || inside
            .is_some_and(|(own, beside)| Class::Level.is(own) && beside.split('、').all(|one| Class::Level.is(one)))
}

/// Where a part of a list says that an office acts with others: 市甲局会同市乙局, 市甲局联合市乙局. 市工商业联合会 is one office.
pub(super) fn together(part: &str) -> Option<Range<usize>> {
    let joins = |at: &Range<usize>| {
        let (Some(before), Some(rest)) = (part.get(..at.start), part.get(at.end..)) else { return false };
        let first = rest.split(is_separator).next().unwrap_or(rest);
        let listed = is_listed(without_others(without_verbs(first).0).0);
        before.chars().count() > 2 && is_bureau(before) && begins_anew(rest) && listed
    };
    Class::Together.find(part).or_else(|| Class::JoinsWith.find_iter(part).find(joins))
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
            self.add_separated(left, printed);
            rest = right;
        }
        self.add_separated(rest, printed);
    }

    /// Adds one name, or several that only white space parts.
    fn add_separated<'s>(&mut self, unit: &str, printed: &dyn Fn(&str) -> &'s str) {
        if !(2..=60).contains(&unit.chars().count()) || !unit.chars().any(|c| chars::is_han(c) || c.is_alphabetic()) {
            return;
        }
        if is_nobody(unit) {
            self.open = true;
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

/// Stands in an office's name for the fields that a list prints between it and its last word: 粮食…部门 of 粮食、农业等部门.
const LEFT_OUT: char = '…';

/// Which names of a list are fields, and what the offices of those are called: 部门 of 粮食、农业等部门.
pub(super) fn field_kind<'t>(names: &[&'t str]) -> Option<(usize, &'t str)> {
    let (at, word) = names.iter().enumerate().find_map(|(at, name)| {
        let word = Class::FieldOffices.ends(name)?;
        Some((at, name.get(name.len() - word.len()..)?))
    })?;
    let mut kind = Class::AndOthers.strip_start(word).unwrap_or(word);
    while let Some(rest) = Class::OthersWhich.strip_start(kind).filter(|rest| !rest.is_empty()) {
        kind = rest;
    }
    Some((at, kind))
}

impl Offices {
    /// Adds the names of a list; a field among them (粮食、农业等部门) is no office without what all of them are.
    pub fn add_all<'s>(&mut self, names: &[&str], printed: &dyn Fn(&str) -> &'s str) {
        let kind = field_kind(names);
        for (at, name) in names.iter().enumerate() {
            let known = self.names.len();
            self.add(name, printed);
            let Some((_, kind)) = kind.filter(|(last, _)| at <= *last && !is_listed(without_others(name).0)) else {
                continue;
            };
            for own in self.names.iter_mut().skip(known) {
                own.push(LEFT_OUT);
                own.push_str(printed(kind));
            }
        }
    }
}

/// Whether words stand for offices that are not named: 其他有关部门, 各专班.
pub(super) fn is_nobody(unit: &str) -> bool {
    let Some(before) = Class::Nobody.strip_end(unit) else { return false };
    before.is_empty() || Class::SpecialGroup.ends(unit).is_some() && before.chars().count() <= 6
}

pub(super) fn is_separator(c: char) -> bool {
    matches!(c, '、' | ',' | ';' | '。' | '\u{ff64}')
}

/// Whether a part of a list says when, how or in which order rather than who.
pub(super) fn is_remark(part: &str) -> bool {
    REMARK.is_match(part)
}

/// A part of a list without a remark in brackets behind it: 市甲局(排第一位的为牵头单位).
pub(super) fn without_remark(part: &str) -> &str {
    let Some(inner) = part.strip_suffix([')', ']']) else { return part };
    let open = inner.rfind(['(', '[']).filter(|&open| inner.get(open..).is_some_and(is_remark));
    open.and_then(|open| part.get(..open)).filter(|name| !name.is_empty()).unwrap_or(part)
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
        '[' => '〔',
        ']' => '〕',
        c => c,
    };
    name.chars().map(full).collect()
}

/// The one name of an office that is printed in several: 市发改委 and 市发展改革委 are 市发展和改革委员会, 市政府 is 市人民政府. What
/// is not known stays as printed; a note in brackets (〔以下简称…〕) is no part of the name.
pub(super) fn full_name(printed: &str) -> String {
    let whole = printed.contains(LEFT_OUT).then(|| printed.replace(LEFT_OUT, ""));
    let printed = whole.as_deref().unwrap_or(printed);
    // What is printed in traditional characters is shown so, and has no other forms that are known.
    if printed.chars().map(fold::whole_char).any(|c| chars::is_han(c) && fold::plain_char(c) != c) {
        let own: String = fold::inked(printed).map(|c| fold::mark(fold::whole_char(c))).collect();
        return one_form(without_note(&own));
    }
    let folded = fold::narrowed(printed);
    let bare = without_note(&folded);
    let round = bare.contains('[').then(|| bare.replace('[', "(").replace(']', ")"));
    let name = round.as_deref().unwrap_or(bare);
    let full = |stem: &str, kind: &str| -> Option<String> {
        let field = Class::OfficeField.ends(stem)?;
        let before = stem.strip_suffix(field)?;
        Some(format!("{before}{}{}", Class::OfficeField.full(field)?, Class::OfficeKind.full(kind)?))
    };
    let kind = Class::OfficeKind.ends(name);
    if let Some(full) = kind.and_then(|kind| full(name.strip_suffix(kind)?, kind)) {
        return full;
    }
    // 市政府办公室, 各县区政府
    let office = Class::OfficeKind
        .ends(name)
        .filter(|kind| Class::OfficeKind.full(kind) != Some(*kind) || kind.chars().count() > 1);
    let (body, tail) = match office.and_then(|kind| Some((name.strip_suffix(kind)?, Class::OfficeKind.full(kind)?))) {
        Some((body, tail)) if Class::Government.ends(body).is_some() => (body, tail),
        _ => (name, ""),
    };
    if let Some(word) = Class::Government.ends(body)
        && let Some(place) =
            body.strip_suffix(word).filter(|p| Class::Level.ends(p.trim_end_matches([')', ']'])).is_some())
        && let Some(full) = Class::Government.full(word)
    {
        return one_form(&format!("{place}{full}{tail}"));
    }
    one_form(name)
}

/// The names of the offices in a stretch of a source's text, each in its one form.
#[must_use]
pub(super) fn office_names(source: &str) -> Vec<String> {
    let mut folded = Folded::default();
    folded.read(source);
    let together = Class::Together.find(&folded.text);
    let parts = match &together {
        Some(at) => [folded.text.get(..at.start), folded.text.get(at.end..)],
        None => [Some(folded.text.as_str()), None],
    };
    let named = |part: &str| offices(part, &|part| printed(&folded, source, part)).names;
    parts.into_iter().flatten().flat_map(named).map(|name| full_name(&name)).collect()
}

/// A name without the note in brackets that gives its short form.
fn without_note(name: &str) -> &str {
    let inside = |open: usize| name.get(open + 1..).is_some_and(|t| Class::NameNote.starts(t).is_some());
    let open = name.find(['(', '[']).filter(|&open| inside(open) && name.ends_with([')', ']']));
    open.and_then(|open| name.get(..open)).unwrap_or(name)
}

/// Marks that broken text leaves at the ends of an office's name.
fn is_stray(c: char) -> bool {
    matches!(c, '.' | ':' | '"' | '|' | '/' | '-')
}

/// An office without a trailing 等 (等部门, 等8个有关单位), and whether it had one.
pub(super) fn without_others(unit: &str) -> (&str, bool) {
    let Some((name, tail)) = rsplit_others(unit).filter(|(name, _)| !name.is_empty()) else {
        return (unit, false);
    };
    let mut kind = tail.trim_start_matches(numeral::is_numeral);
    while let Some(rest) = Class::OthersWhich.strip_start(kind).filter(|rest| !rest.is_empty()) {
        kind = rest;
    }
    let others = Class::OthersKind.ends(kind).is_some();
    // 市甲局等指挥部成员单位
    let open = tail.is_empty() || others && (kind.chars().count() <= 4 || is_listed(name));
    if open { (name, true) } else { (unit, false) }
}

/// What stands before and behind the last 等 of a text.
fn rsplit_others(unit: &str) -> Option<(&str, &str)> {
    let last = Class::AndOthers.find_iter(unit).last()?;
    Some((unit.get(..last.start)?, unit.get(last.end..)?))
}

/// Bytes of the longest text in which joined offices are looked for: the bound keeps the work linear.
const LONGEST: usize = 600;

/// Two offices that a word for “and” joins: the first, and what comes behind the word. 市发展和改革委员会 is one office,
/// 市税务局和市财政局 are two.
fn joined(unit: &str) -> Option<(&str, &str)> {
    let outside = |text: &str| text.matches(['(', '[']).count() == text.matches([')', ']']).count();
    if unit.len() > LONGEST {
        return None;
    }
    Class::AndWord.find_iter(unit).take(16).find_map(|at| {
        let (left, right) = (unit.get(..at.start)?, unit.get(at.end..)?);
        // 以及 is in no name of an office.
        let apart = || unit.get(at.clone()).is_some_and(|word| word.chars().count() > 1) && is_listed(left);
        // 设区的市和县级人民政府某部门 is of two levels.
        let level = Class::District.ends(left).is_some() || Class::Level.is(left);
        let two = !level && are_two(without_others(left).0, right) || apart() && begins_with_office(right);
        (outside(left) && two).then_some((left, right))
    })
}

/// Whether a text begins as names of offices do: with the level of its authority, or with who is meant.
pub(super) fn begins_anew(text: &str) -> bool {
    Class::OfficeStart.starts(text).is_some()
}

/// Whether two names side by side are those of two offices: the second begins anew, or both end as bureaus do.
fn are_two(left: &str, right: &str) -> bool {
    let same = || left.chars().take(2).eq(right.chars().take(2));
    let bureau = |name: &str| is_bureau(name) && name.chars().count() > 2;
    let two = begins_anew(right) || same() || bureau(left) && bureau(right) || are_alike(left, right);
    two && is_listed(left) && begins_with_office(right)
}

/// Whether two names end with the same word for bodies, and each says which: 建设单位 and 施工单位.
fn are_alike(left: &str, right: &str) -> bool {
    let kind = |name| Class::OthersKind.ends(name).filter(|kind| kind.len() < str::len(name));
    kind(left).is_some_and(|word| kind(right) == Some(word))
}

/// Whether a text is an office, or begins with one that a word joins to others.
fn begins_with_office(text: &str) -> bool {
    let head = |at: Range<usize>| text.get(..at.start).is_some_and(is_listed);
    is_listed(without_others(text).0) || Class::AndWord.find_iter(text).take(16).any(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_office_under_one_name() {
        for (printed, full) in [
            ("市住房城乡建设局", "市住房和城乡建设局"),
            ("市住建局", "市住房和城乡建设局"),
            ("市住房和城乡建设局", "市住房和城乡建设局"),
            ("发展改革委", "发展和改革委员会"),
            ("省发改委", "省发展和改革委员会"),
            ("国家发展改革委", "国家发展和改革委员会"),
            ("省发展和改革委员会", "省发展和改革委员会"),
            ("市卫健委", "市卫生健康委员会"),
            ("市卫生健康委", "市卫生健康委员会"),
            ("县人社局", "县人力资源和社会保障局"),
            ("市政府", "市人民政府"),
            ("各县（市、区）政府", "各县（市、区）人民政府"),
            ("市政府办", "市人民政府办公室"),
            ("市政府办公室", "市人民政府办公室"),
            ("市人民政府", "市人民政府"),
            ("市人力资源和社会保障局〔以下简称市人社局〕", "市人力资源和社会保障局"),
            ("市委", "市委"),
            ("团市委", "团市委"),
            ("市农业农村局（市乡村振兴局）", "市农业农村局（市乡村振兴局）"),
            ("市甲局", "市甲局"),
            ("粮食…部门", "粮食部门"),
            ("國防部", "國防部"),
            ("經 濟 部 商 業 司", "經濟部商業司"),
            ("直轄市、縣(市)政府", "直轄市、縣（市）政府"),
        ] {
            assert_eq!(full_name(printed), full, "{printed}");
        }
    }

    #[test]
    fn levels_of_one_kind_of_offices_are_one() {
        for (text, count) in [
            ("各区、县水利局", 1),
            ("各市、县(区)人民政府", 1),
            ("各市、县、区水利局", 1),
            ("各镇、县级有关部门", 2),
            ("各市、县直有关部门", 2),
            ("各区、县域医院", 2),
            ("各区、区水务局", 2),
            ("各市、县有关部门", 2),
            ("各县、市水利局", 2),
            ("各区、市水利局", 2),
            ("省、自治区、直辖市人民政府", 1),
            ("省、自治区、直辖市、设区的市水利局", 1),
            ("各省、自治区水利厅", 1),
            ("港口所在市、县水利局", 1),
            ("港口所在市、省水利厅", 2),
            ("市水利局、县水利局", 2),
            ("市水利局、各区、县人民政府", 2),
        ] {
            assert_eq!(parts(text, |c| c == '、').len(), count, "{text}");
        }
    }

    #[test]
    fn offices_that_are_not_named() {
        for text in ["其他有关部门", "各专班", "有关部门", "其它单位", "市工作专班", "各工作组"]
        {
            assert!(is_nobody(text), "{text}");
        }
        for text in ["各有关部门", "市直有关部门", "市级有关部门", "各县区", "财政部门", "市督查工作组"]
        {
            assert!(!is_nobody(text), "{text}");
        }
    }
}

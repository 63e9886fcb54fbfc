//! What a law's own note tells of it: when and by whom it was adopted, made public and changed.

use crate::issue::{Act, Block, BlockKind, Date, HistoryEntry};
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, date, fold, ordinal};

/// Blocks at the top of a text among which its note stands.
const WITHIN: usize = 8;

/// The entries of the notes under a title, in the order printed.
pub(super) fn history(blocks: &[Block]) -> Vec<HistoryEntry> {
    let head = |b: &&Block| b.kind != BlockKind::Article && b.kind != BlockKind::Paragraph;
    let notes = blocks.iter().take(WITHIN).take_while(head).filter(|b| b.kind == BlockKind::Note);
    notes.flat_map(|b| entries(&b.text)).collect()
}

/// The day of the newest version: of the last change, or when it was made public, whichever is later; else when it was adopted.
pub(super) fn newest(history: &[HistoryEntry]) -> Option<Date> {
    let of = |acts: &[Act]| history.iter().filter(|e| acts.contains(&e.act)).map(|e| e.day).max();
    of(&[Act::Amended, Act::Revised, Act::Published]).or_else(|| of(&[Act::Adopted, Act::Approved]))
}

/// The days that a note names outside 《》, each with what follows up to the next.
pub(super) fn entries(note: &str) -> Vec<HistoryEntry> {
    let mut days: Vec<(usize, usize, Date)> = Vec::new();
    let (mut quoted, mut end) = (0, 0);
    for (at, c) in note.char_indices() {
        quoted += i32::from(matches!(c, '《' | '〈')) - i32::from(matches!(c, '》' | '〉'));
        if at < end || quoted > 0 {
            continue;
        }
        if let Some((day, bytes)) = note.get(at..).and_then(date::day_at) {
            days.push((at, at + bytes, day));
            end = at + bytes;
        }
    }
    let ends = days.iter().skip(1).map(|d| d.0).chain(std::iter::once(note.len()));
    let clauses: Vec<_> = days.iter().zip(ends).enumerate().collect();
    // From the last to the first: 根据…通过的《…》、…通过的《…》和…通过的《…》修正 tells of all what the last tells.
    let mut found = Vec::new();
    let mut listed = None;
    for (n, (&(_, from, day), to)) in clauses.into_iter().rev() {
        let Some(clause) = note.get(from..to) else { continue };
        let entry = entry(day, clause, n > 0).or_else(|| member(day, clause, listed?));
        listed = entry.as_ref().map(|entry| entry.act);
        found.extend(entry);
    }
    found.reverse();
    found
}

/// Closes what a clause quotes.
fn closes_quoted(c: char) -> bool {
    matches!(c, '》' | '〉')
}

/// A clause of a list whose act stands behind its last one: …第一次会议通过的《…修正案》、, …和.
fn member(day: Date, clause: &str, act: Act) -> Option<HistoryEntry> {
    let clause = Class::Joins.strip_end(clause)?.trim_end_matches(chars::is_space);
    clause.ends_with(closes_quoted).then_some(())?;
    let said = who_adopted(clause.split(['《', '〈']).next()?);
    let office = fold::compact(said);
    Some(HistoryEntry { day, act, office: Some(office).filter(|o| !o.is_empty()), number: None })
}

/// Who adopted what is quoted behind: 某大会第一次会议 of 某大会第一次会议通过的.
fn who_adopted(said: &str) -> &str {
    let adopted = Class::OfMark.strip_end(said).and_then(|said| Class::ActAdopted.strip_end(said));
    adopted.unwrap_or(said)
}

/// What a clause of the note tells; `later`: others stand before it.
fn entry(day: Date, clause: &str, later: bool) -> Option<HistoryEntry> {
    let mark = |c: char| brackets::closes_round(c) || chars::is_space(c) || chars::no_start(c);
    // …通过　根据 / 自 leads to the next day.
    let clause = clause.trim_end_matches(mark);
    let clause = Class::ActLead.strip_end(clause).unwrap_or(clause).trim_end_matches(mark);
    // …公布　自公布之日起施行: from when it is in force is no act.
    let in_force = Class::ComesIntoForce.strip_end(clause);
    let since = in_force.and_then(|rest| rest.rfind(|c| Class::DayLead.has(c)));
    // …公告公布施行
    let at_once = in_force.filter(|rest| since.is_none() && Class::MadePublic.ends(rest).is_some());
    let clause = since.and_then(|at| clause.get(..at)).or(at_once).unwrap_or(clause).trim_end_matches(mark);
    let acts = [
        (Class::ActAmended, Act::Amended),
        (Class::ActRevised, Act::Revised),
        (Class::MadePublic, Act::Published),
        (Class::ActAdopted, Act::Adopted),
        (Class::ActApproved, Act::Approved),
        // 根据…《…的决定》修改
        (Class::AmendsThese, Act::Amended),
    ];
    let (word, act) = acts.into_iter().find_map(|(class, act)| Some((class.ends(clause)?, act)))?;
    let said = clause.get(..clause.len() - word.len())?;
    // …常务会议修订通过, …修订发布: what was adopted, or made public again, is the change.
    let changes = [(Class::ActAmended, Act::Amended), (Class::ActRevised, Act::Revised)];
    let mut change = changes.into_iter().filter(|_| act == Act::Adopted || later && act == Act::Published);
    let change = change.find_map(|(class, change)| Some((class.strip_end(said)?, change)));
    let (said, act) = change.unwrap_or((said, act));
    let said = match said.split_once(['《', '〈']) {
        Some((said, _)) => who_adopted(said),
        None => said,
    };
    let (office, number) = match Class::NumberMark.find_iter(said).last() {
        Some(mark) => {
            let upto = said.get(..mark.end)?;
            let office = ordinal::split_last(upto).map_or("", |(series, _)| series.trim_end());
            // 某部令2031年第1号
            let year = office.strip_suffix(date::YEAR).map(|rest| rest.trim_end_matches(|c: char| c.is_ascii_digit()));
            let office = year.unwrap_or(office);
            (Class::RedKind.strip_end(office).unwrap_or(office), Some(fold::compact(upto)))
        }
        // 某院公告公布
        None => (Class::RedKind.strip_end(said).filter(|office| !office.is_empty()).unwrap_or(said), None),
    };
    let office = fold::compact(office);
    Some(HistoryEntry { day, act, office: Some(office).filter(|o| !o.is_empty()), number })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(note: &str) -> Vec<(String, Act)> {
        entries(note).into_iter().map(|e| (e.day.to_string(), e.act)).collect()
    }

    #[test]
    fn a_law_tells_its_history() {
        let note = "（1993年12月29日某大会常务委员会第五次会议通过　根据1999年12月25日某大会常务委员会第十三次会议《关于修改〈1993年1月1日某法〉的决定》修正　2023年12月29日某大会常务委员会第七次会议第二次修订）";
        assert_eq!(
            of(note),
            [
                ("1993-12-29".to_owned(), Act::Adopted),
                ("1999-12-25".to_owned(), Act::Amended),
                ("2023-12-29".to_owned(), Act::Revised)
            ]
        );
        assert_eq!(newest(&entries(note)).map(|d| d.to_string()).as_deref(), Some("2023-12-29"));
    }

    #[test]
    fn what_is_adopted_may_be_a_change_and_is_made_public_later() {
        let note = "（2001年5月8日国务院令第216号发布　根据2005年11月29日《国务院关于修改〈某条例〉的决定》修订　2017年2月8日国务院第164次常务会议修订通过　2017年3月16日中华人民共和国国务院令第677号公布　自2017年6月1日起施行）";
        let found = entries(note);
        let acts: Vec<Act> = found.iter().map(|entry| entry.act).collect();
        assert_eq!(acts, [Act::Published, Act::Revised, Act::Revised, Act::Published]);
        assert_eq!(found[2].office.as_deref(), Some("国务院第164次常务会议"));
        assert_eq!(newest(&found).map(|d| d.to_string()).as_deref(), Some("2017-03-16"));
    }

    #[test]
    fn amendments_in_a_list_have_the_act_behind_its_last() {
        let note = "1982年12月4日某大会第五次会议通过　1982年12月4日某大会公告公布施行　根据1988年4月12日某大会第一次会议通过的《某法修正案》、1993年3月29日某大会第一次会议通过的《某法修正案》和2018年3月11日某大会第三次会议通过的《某法修正案》修正";
        let found = entries(note);
        let acts: Vec<Act> = found.iter().map(|entry| entry.act).collect();
        assert_eq!(acts, [Act::Adopted, Act::Published, Act::Amended, Act::Amended, Act::Amended]);
        assert_eq!(found[3].office.as_deref(), Some("某大会第一次会议"));
        assert_eq!(found[4].office.as_deref(), Some("某大会第三次会议"));
        // A list of papers that nothing is said of tells no act.
        assert_eq!(of("根据1988年4月12日《甲法》、1993年3月29日《乙法》"), []);
    }

    #[test]
    fn the_year_of_a_count_is_none_of_the_office() {
        let found = entries("2031年1月14日甲部令2031年第1号公布");
        assert_eq!(found[0].office.as_deref(), Some("甲部"));
        assert_eq!(found[0].number.as_deref(), Some("甲部令2031年第1号"));
    }

    #[test]
    fn office_and_number_of_an_order() {
        let found = entries("2031年7月24日云山市人民政府令第472号公布");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].office.as_deref(), Some("云山市人民政府"));
        assert_eq!(found[0].number.as_deref(), Some("云山市人民政府令第472号"));
        for since in ["　自公布之日起施行", "自发布之日施行", "，自2031年9月1日起施行"] {
            let found = of(&format!(
                "（2031年7月3日市政府第8次常务会议通过　2031年7月24日云山市人民政府令第472号公布{since}）"
            ));
            assert_eq!(found, [("2031-07-03".to_owned(), Act::Adopted), ("2031-07-24".to_owned(), Act::Published)]);
        }
        assert_eq!(of("自2031年8月1日起施行"), []);
        assert_eq!(of("（本文有删减）"), []);
    }
}

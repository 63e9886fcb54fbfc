//! What a law's own note tells of it: when and by whom it was adopted, made public and changed.

use crate::issue::{Act, Block, BlockKind, Date, HistoryEntry};
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, date, fold, office, ordinal};
use std::borrow::Cow;

/// Blocks at the top of a text among which its notes stand: a law of many versions tells each on a line of its own.
const WITHIN: usize = 80;

/// A day that a note names outside 《》.
struct Clause<'a> {
    day: Date,
    /// What follows it up to the next.
    said: Cow<'a, str>,
    /// The office that stands before the first day: 某部2031年1月3日印发.
    office: Option<&'a str>,
    /// 根据 stands before it: what is told is on what ground the law was changed.
    ground: bool,
}

/// The entries of the notes under a title, in the order printed.
pub(super) fn history(blocks: &[Block]) -> Vec<HistoryEntry> {
    let head = |b: &&Block| b.kind != BlockKind::Article && b.kind != BlockKind::Paragraph;
    let notes = blocks.iter().take(WITHIN).take_while(head).filter(|b| b.kind == BlockKind::Note);
    of_notes(notes.map(|b| b.text.as_str()))
}

/// The day of the newest version: of the last change, or when it was approved or made public, whichever is latest; else when it
/// was adopted.
pub(super) fn newest(history: &[HistoryEntry]) -> Option<Date> {
    let of = |acts: &[Act]| history.iter().filter(|e| acts.contains(&e.act)).map(|e| e.day).max();
    let public = of(&[Act::Amended, Act::Revised, Act::Published]);
    public
        .map(|day| of(&[Act::Approved]).map_or(day, |approved| day.max(approved)))
        .or_else(|| of(&[Act::Adopted, Act::Approved]))
}

/// The office that made the text public, or issued it, last: （某部2031年1月3日印发）.
pub(super) fn publisher(history: &[HistoryEntry]) -> Option<String> {
    // 某大会第三次会议 is no office.
    let name =
        |name: &&String| (office::is_name(name) || office::is_central(name)) && Class::HistoryEnd.ends(name).is_none();
    let published = history.iter().rev().filter(|entry| entry.act == Act::Published);
    published.filter_map(|entry| entry.office.as_ref()).find(name).cloned()
}

/// The entries of one note.
pub(super) fn entries(note: &str) -> Vec<HistoryEntry> {
    of_notes(std::iter::once(note))
}

/// The entries of several notes, one of which may go on with what the one before began.
fn of_notes<'a>(notes: impl Iterator<Item = &'a str>) -> Vec<HistoryEntry> {
    let mut clauses = Vec::new();
    for note in notes {
        clauses_of(note, &mut clauses);
    }
    // From the last to the first: 根据…通过的《…》、…通过的《…》和…通过的《…》修正 tells of all what the last tells.
    let mut found: Vec<HistoryEntry> = Vec::new();
    let mut listed = None;
    for (n, clause) in clauses.iter().enumerate().rev() {
        let mut told = entry(clause, n > 0).or_else(|| member(clause, listed?));
        if let (Some(told), Some(below)) = (&mut told, found.last_mut().filter(|_| listed.is_some())) {
            let approves = clauses.get(n + 1).is_some_and(|next| approves_change(&next.said));
            // 根据…某市某会议通过、…某省某会议批准的《…》修正: the one changed the law, and the other approved that.
            if clause.ground && told.act == Act::Adopted && approves {
                told.act = std::mem::replace(&mut below.act, Act::Approved);
            }
        }
        listed = told.as_ref().map(|told| told.act);
        found.extend(told);
    }
    found.reverse();
    found
}

/// The days that a note names outside 《》, each with what follows up to the next.
fn clauses_of<'a>(note: &'a str, clauses: &mut Vec<Clause<'a>>) {
    let mut days: Vec<(usize, usize, Date)> = Vec::new();
    let (mut quoted, mut end) = (0, 0);
    for (at, c) in note.char_indices() {
        quoted += i32::from(matches!(c, '《' | '〈')) - i32::from(matches!(c, '》' | '〉'));
        if at < end || quoted > 0 {
            continue;
        }
        if let Some((day, bytes)) = note.get(at..).and_then(day_of_act) {
            days.push((at, at + bytes, day));
            end = at + bytes;
        }
    }
    // …第八届全国人民代表大会 over 第一次会议通过: print broke what is said of the day above.
    if let Some(above) = clauses.last_mut().filter(|_| days.is_empty()) {
        let broken = office::is_name(&fold::compact(&above.said)) && entry(above, false).is_none();
        let ends = Class::AdoptionEnd.ends(note.trim_end_matches(brackets::closes_round)).is_some();
        if broken && ends && !note.starts_with(brackets::opens_round) {
            above.said.to_mut().push_str(note);
        }
        return;
    }
    let ends = days.iter().skip(1).map(|d| d.0).chain(std::iter::once(note.len()));
    for (n, (&(at, from, day), to)) in days.iter().zip(ends).enumerate() {
        let (Some(upto), Some(said)) = (note.get(..at), note.get(from..to)) else { continue };
        let upto = upto.trim_matches(|c| chars::is_space(c) || brackets::opens_round(c));
        let office = Some(upto).filter(|name| n == 0 && (office::is_name(name) || office::is_central(name)));
        clauses.push(Clause { day, said: said.into(), office, ground: Class::OnGround.ends(upto).is_some() });
    }
}

/// A day at the start of a text; one of numbers alone, where what was done stands behind it: 2031-03-02 发布.
fn day_of_act(text: &str) -> Option<(Date, usize)> {
    let of_numbers = || {
        let (day, bytes) = date::day_of_numbers(text)?;
        let said = text.get(bytes..)?.trim_start_matches(chars::is_space);
        let acts = [Class::MadePublic, Class::ComesIntoForce].iter().any(|class| class.starts(said).is_some());
        acts.then_some((day, bytes))
    };
    date::day_at(text).or_else(of_numbers).or_else(|| date::school_day(text))
}

/// Closes what a clause quotes.
fn closes_quoted(c: char) -> bool {
    matches!(c, '》' | '〉')
}

/// Whether a clause names what it approved, and that the law was changed by it: …批准的《…的决定》修正.
fn approves_change(said: &str) -> bool {
    let named = said.split(['《', '〈']).next().filter(|named| named.len() < said.len());
    named.and_then(|named| Class::OfMark.strip_end(named)).is_some_and(|named| Class::ActApproved.ends(named).is_some())
}

/// A clause of a list whose act stands behind its last one: …第一次会议通过的《…修正案》、, …和; of two bodies that did the same, the
/// first: …审判委员会第1次会议、…检察委员会第2次会议通过.
fn member(clause: &Clause<'_>, act: Act) -> Option<HistoryEntry> {
    let said = clause.said.trim_end_matches(chars::is_space);
    let joined = Class::Joins.strip_end(said).map(|said| said.trim_end_matches(chars::is_space));
    let met = || Class::HistoryEnd.ends(joined.unwrap_or(said)).is_some() && act == Act::Adopted;
    let said =
        joined.filter(|said| said.ends_with(closes_quoted)).or_else(|| met().then_some(joined.unwrap_or(said)))?;
    let said = who_decided(said.split(['《', '〈']).next()?);
    Some(HistoryEntry { day: clause.day, act, office: some_name(said), number: None })
}

/// A name as it is kept.
fn some_name(name: &str) -> Option<String> {
    Some(fold::compact(name)).filter(|name| !name.is_empty())
}

/// Who decided what is quoted or named behind: 某大会第一次会议 of 某大会第一次会议通过的, …批准的, …关于修改.
fn who_decided(said: &str) -> &str {
    let said = Class::TitleMatter.find(said).and_then(|matter| said.get(..matter.start)).unwrap_or(said);
    let decides = |said| Class::ActAdopted.strip_end(said).or_else(|| Class::ActApproved.strip_end(said));
    Class::OfMark.strip_end(said).and_then(decides).unwrap_or(said)
}

/// What a clause of the note tells; `later`: others stand before it.
fn entry(clause: &Clause<'_>, later: bool) -> Option<HistoryEntry> {
    let mark = |c: char| brackets::closes_round(c) || chars::is_space(c) || chars::no_start(c);
    // …通过　根据 / 自 leads to the next day.
    let said = clause.said.trim_end_matches(mark);
    // …批准的 leads to the day of what was approved.
    let said = Class::OfMark.strip_end(said).filter(|said| Class::ActApproved.ends(said).is_some()).unwrap_or(said);
    let (day, before, clause) = (clause.day, clause.office, said);
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
    let said = who_decided(said.split(['《', '〈']).next().unwrap_or(said)).trim_matches(chars::is_space);
    // …会议讨论通过
    let said = Class::DebateWord.strip_end(said).unwrap_or(said);
    // …经某市人民政府常务会议通过
    let said = Class::PassedBy.strip_start(said).filter(|rest| office::begins_name(rest)).unwrap_or(said);
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
    Some(HistoryEntry { day, act, office: some_name(office).or_else(|| some_name(before?)), number })
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
    fn an_approval_tells_what_it_approved_and_is_the_newest() {
        // On one line, and on lines of their own.
        for (note, acts) in [
            (
                "2003年10月24日某市人大常委会第六次会议第一次修订　2003年11月28日某省人大常委会第五次会议批准　2022年1月21日某省人大常委会第三十三次会议批准的2021年12月29日某市人大常委会第三十七次会议关于修改《某条例》等四件地方性法规的决定修正",
                vec![Act::Revised, Act::Approved, Act::Approved, Act::Amended],
            ),
            (
                "2017年9月29日某省人大常委会第三十一次会议批准根据2018年8月29日某市人大常委会第四十一次会议通过\n2022年1月21日某省人大常委会第七次会议批准的《某市人大常委会关于修改部分地方性法规的决定》修正",
                vec![Act::Approved, Act::Amended, Act::Approved],
            ),
            (
                "根据2018年8月29日某市人大常委会第四十一次会议通过、2022年1月21日某省人大常委会第七次会议批准的《某决定》修正",
                vec![Act::Amended, Act::Approved],
            ),
            ("根据2022年1月21日某省人大常委会第七次会议批准的《某决定》修正", vec![Act::Amended]),
            // What was passed is not on that ground: the rule itself.
            (
                "2018年8月29日某市人大常委会第四十一次会议通过　2022年1月21日某省人大常委会第七次会议批准",
                vec![Act::Adopted, Act::Approved],
            ),
        ] {
            let found = of_notes(note.lines());
            assert_eq!(found.iter().map(|entry| entry.act).collect::<Vec<_>>(), acts, "{note}");
            assert_eq!(newest(&found).map(|day| day.to_string()).as_deref(), Some("2022-01-21"), "{note}");
            let plain = |office: &String| !["批准", "关于", "的"].iter().any(|word| office.contains(word));
            assert!(found.iter().filter_map(|entry| entry.office.as_ref()).all(plain), "{note}");
        }
    }

    #[test]
    fn two_bodies_adopt_one_text() {
        let both = [("2031-11-04".to_owned(), Act::Adopted), ("2031-06-27".to_owned(), Act::Adopted)];
        let of = |note: &str| -> Vec<(String, Act)> {
            of_notes(note.lines()).into_iter().map(|e| (e.day.to_string(), e.act)).collect()
        };
        for note in [
            "（2031年11月4日甲院审判委员会第1930次会议、2031年6月27日乙院检察委员会第三十二次会议通过，自2032年1月18日起施行）",
            "（2031年11月4日甲院审判委员会第1930次会议　2031年6月27日乙院检察委员会第三十二次会议通过）",
            "2031年11月4日 甲院审判委员会第1930次会议\n2031年6月27日 乙院检察委员会第三十二次会议通过\n2032年1月18日 施行",
            "2031年11月4日 甲院审判委员会第1930次会议2031年6月27日 乙院检察委员会第三十二次会议通过",
            "2031年11月4日甲院审判委员会\n第1930次会议通过\n2031年6月27日乙院检察委员会第三十二次会议通过",
        ] {
            assert_eq!(of(note), both, "{note}");
        }
        // A meeting of which nothing is said, or after which something else was done.
        assert_eq!(of("2031年11月4日甲院审判委员会第1930次会议"), []);
        assert_eq!(of("2031年11月4日甲市第3次会议　2031年12月1日公布").len(), 1);
        // What stands between is not of the day above.
        assert_eq!(of("2031年11月4日甲院第1930次会议通过\n（此件公开发布）").len(), 1);
        assert_eq!(of("2031年11月4日甲院第1930次会议通过\n江某").len(), 1);
        assert_eq!(of("2031-11-04 发布　2032-01-01 实施\n云山市水务局　发布").len(), 1);
        assert_eq!(of("2031年11月4日甲院第1930次会议通过\n目录\n第二章　批准\n第三章　施行").len(), 1);
    }

    #[test]
    fn who_stands_before_the_day_did_it() {
        for (note, office) in [
            ("（云山市水务局2031年1月3日印发）", Some("云山市水务局")),
            ("（2031年1月3日云山市水务局印发）", Some("云山市水务局")),
            ("（中共中央国务院2031年1月3日发布）", Some("中共中央国务院")),
            ("（自2031年1月3日发布）", None),
        ] {
            let found = entries(note);
            assert_eq!(found.len(), 1, "{note}");
            assert_eq!((found[0].act, found[0].office.as_deref()), (Act::Published, office), "{note}");
            assert_eq!(publisher(&found).as_deref(), office, "{note}");
        }
        assert_eq!(publisher(&entries("2031年1月3日某大会第三次会议通过")), None);
    }

    #[test]
    fn what_a_meeting_does_before_is_none_of_its_name() {
        for (note, office) in [
            ("1995年10月18日 甲院审判委员会第735次会议讨论通过", "甲院审判委员会第735次会议"),
            ("2031年7月3日 经云山省第九届人大常委会第三次会议批准", "云山省第九届人大常委会第三次会议"),
            ("2031年7月3日某市第8次常务会议审议通过", "某市第8次常务会议"),
            ("2031年7月3日审议通过", ""),
        ] {
            let found = entries(note);
            assert_eq!(found.len(), 1, "{note}");
            assert_eq!(found[0].office.as_deref().unwrap_or_default(), office, "{note}");
        }
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

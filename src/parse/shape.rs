//! What short lines look like: an office, a signer, an addressee, a title, a note.

use std::ops::Range;

use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, date, fold, numeral, office, titles};

/// A name without white space, its structural words in simplified characters.
fn plain_name(text: &str) -> String {
    text.chars().filter(|&c| !chars::is_space(c)).map(fold::plain_char).collect()
}

/// A person who signs with his post: 市长：某某, 总理　　某某, 主任　某某.
pub(crate) fn is_person(text: &str) -> bool {
    if text.len() > 72 || !text.contains(|c| chars::is_space(c) || matches!(c, '：' | ':')) {
        return false;
    }
    if heads_office_by_colon(text) {
        return true;
    }
    let Some(rest) = after_post(Class::PostPrefix.strip_start(text).unwrap_or(text)) else { return false };
    let mark = rest.chars().next();
    let parted = mark.is_some_and(|c| chars::is_space(c) || matches!(c, '：' | ':'));
    let name: String = rest.chars().filter(|&c| !chars::is_space(c) && !matches!(c, '：' | ':')).collect();
    let count = name.chars().count();
    parted && (2..=16).contains(&count) && name.chars().all(is_of_name)
}

/// Half em of the white space that parts who signs from the day beside him.
const BESIDE: u32 = 4;

/// Whether what stands before a day in its line signs by the wide blank between the two: 民政部救助司　　　, 水务局局长　　　.
pub(crate) fn signs_before_gap(before: &str) -> bool {
    let name = before.trim_end_matches(chars::is_space);
    let gap = before.get(name.len()..).unwrap_or("").chars().map(chars::width).sum::<u32>();
    gap >= BESIDE && (office::is_department(name) || is_post_of_office(name))
}

/// Where in a line the head of an office begins who signs behind a wide blank beside the day, or the month: 2031年5月8日　　　水务局局长.
/// Of a page with places any blank is as wide as the print's (`placed`).
pub(crate) fn signer_beside_day(text: &str, placed: bool) -> Option<usize> {
    let least = if placed { 1 } else { BESIDE };
    let from = text.find(chars::is_space).filter(|_| text.len() <= 180 && text.starts_with(numeral::is_numeral))?;
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).filter(|at| *at > from);
    let gap_at = |at: usize| {
        let rest = text.get(at..)?;
        let signer = rest.trim_start_matches(chars::is_space);
        let gap = rest.get(..rest.len() - signer.len())?.chars().map(chars::width).sum::<u32>();
        (gap >= least).then_some(text.len() - signer.len())
    };
    let mut gaps = [from].into_iter().chain(ends).filter_map(|at| Some((at, gap_at(at)?)));
    let is_pair = |day: &str, name: &str| {
        let is_month = || day.contains(date::YEAR) && date::is_month(day);
        (is_post_of_office(name) || heads_office(name)) && (date::day_line(day).is_some() || is_month())
    };
    let found =
        gaps.find(|(at, signer)| text.get(..*at).zip(text.get(*signer..)).is_some_and(|(d, n)| is_pair(d, n)))?;
    Some(found.1)
}

/// Whether a text is a post by which one signs, with the office that he heads by it: 水务局局长.
pub(crate) fn is_post_of_office(text: &str) -> bool {
    let post = plain_name(text);
    Class::SigningPost.strip_end(&post).is_some_and(office::is_name)
}

/// A person who signs without a day: post, perhaps with the office that he heads, and name with nothing but white space between.
pub(crate) fn signs_alone(text: &str) -> bool {
    !text.contains(['：', ':']) && (is_person(text) || heads_office(text))
}

/// Whether a line is a person with his post and the office that he heads by it: 立法會主席　江某, 水务局局长　江某.
fn heads_office(text: &str) -> bool {
    let Some((post, _)) = text.split_once(chars::is_space).filter(|_| is_speaker(text)) else { return false };
    let post = plain_name(post);
    let place = |name: &str| office::place_of(name) == Some(name);
    let named = |name: &str| office::is_name(name) || place(name) || Class::Organ.ends(name).is_some();
    // 水务局局长 heads 水务局.
    Class::SigningPost.strip_end(&post).is_some_and(|name| !name.is_empty() && named(name))
}

/// Whether a line is the head of an office with its whole name, a colon and his own: 水务部主任：江某.
fn heads_office_by_colon(text: &str) -> bool {
    let Some((post, name)) = text.split_once(['：', ':']) else { return false };
    let (post, name) = (plain_name(post), fold::compact(name));
    let named = (2..=4).contains(&name.chars().count()) && name.chars().all(chars::is_han);
    named && Class::SigningPost.strip_end(&post).is_some_and(office::is_name)
}

/// A row of a list of persons or offices: words that white space parts, with nothing of a sentence beside brackets
/// (江　某　云山县水务局局长, 何某（女，满族）　医生, 副主任　陆某　程某).
pub(crate) fn is_list_row(text: &str) -> bool {
    if text.len() > 300 || !text.contains(chars::is_space) {
        return false;
    }
    let (mut depth, mut words, mut count, mut before) = (0, 0, 0, ' ');
    for c in text.chars() {
        depth += i32::from(brackets::opens_round(c)) - i32::from(brackets::closes_round(c));
        let inside = depth > 0 || brackets::closes_round(c);
        if !inside && !chars::is_space(c) {
            if !(chars::is_han(c) || matches!(c, '、' | '·')) {
                return false;
            }
            count += 1;
            words += usize::from(chars::is_space(before));
        }
        before = c;
    }
    // Names of two characters are spaced out; letter-spaced text is no row.
    words >= 2 && count * 2 > words * 3
}

/// A person with office and post, who gives a speech or report: 某某省水利厅厅长　某某某, 县长 某某.
pub(crate) fn is_speaker(text: &str) -> bool {
    if text.len() > 150 {
        return false;
    }
    let Some((post, name)) = text.split_once(chars::is_space) else { return false };
    let (post, name) = (plain_name(post), fold::compact(name));
    let posted = Class::SigningPost.ends(&post).is_some()
        || Class::SpeakerEnd.ends(&post).is_some() && Class::LesserPost.ends(&post).is_none();
    is_person(text)
        || posted
            && post.chars().all(chars::is_han)
            && (2..=4).contains(&name.chars().count())
            && name.chars().all(is_of_name)
}

/// A character of a person's name; a circle where a site hides it (林○○).
fn is_of_name(c: char) -> bool {
    chars::is_han(c) || chars::is_name_dot(c) || matches!(c, '○' | '◯')
}

/// Whether a line is a post with its office, and the next the name of who holds it: 某局局長 over 江某.
pub(crate) fn is_post_over_name(post: &str, name: &str) -> bool {
    !office::is_name(post) && !office::is_name(name) && is_speaker(&format!("{}\u{3000}{name}", fold::compact(post)))
}

/// The text after a post at its start, whose characters may be spaced out (市 长).
fn after_post(text: &str) -> Option<&str> {
    if !Class::SigningPost.first(fold::plain_char(text.chars().next()?)) {
        return None;
    }
    let count = Class::SigningPost.starts(&plain_name(text))?.chars().count();
    let (at, c) = text.char_indices().filter(|&(_, c)| !chars::is_space(c)).nth(count.checked_sub(1)?)?;
    text.get(at + c.len_utf8()..)
}

/// What a court calls its papers: 民事判决书, 执行裁定书.
pub(crate) fn is_court_paper(text: &str) -> bool {
    let name = fold::compact(text);
    name.chars().count() <= 40 && Class::CourtPaper.ends(&name).is_some()
}

/// Whether a title is no more than what offices call the papers that they hand to people: 行政处罚决定书, 民 事 判 决 书. It is
/// whole with the office over it.
pub(crate) fn is_paper_alone(title: &str) -> bool {
    let name = strip_last_bracket(title);
    let name = fold::compact(name);
    let paper = Class::CourtPaper.ends(&name).or_else(|| Class::FormEnd.ends(&name));
    paper.is_some() && name.chars().count() <= PAPER && !starts_with_office(title) && !Class::Of.within(&name)
}

/// A title without the number of a note to it at its end: 统计公报[1].
pub(crate) fn without_note(title: &str) -> &str {
    let inner = title.trim_end_matches(chars::is_space).strip_suffix([']', '］']);
    let number = inner.map(|inner| inner.trim_end_matches(|c: char| c.is_ascii_digit()));
    let short = |rest: &&str| inner.is_some_and(|inner| (1..=2).contains(&(inner.len() - rest.len())));
    let bare = number.filter(short).and_then(|rest| rest.strip_suffix(['[', '［']));
    bare.filter(|bare| !bare.is_empty()).unwrap_or(title)
}

/// Whether what stands over such a name may be the office whose paper it is: a judgment is a court's, and the parties of a case
/// (原告某某大学, 某局与某公司) give none. Over other papers two offices (甲局和乙局) give one together.
pub(crate) fn gives_paper(office: &str, paper: &str) -> bool {
    let parties = |class: Class| {
        class.find_iter(office).any(|at| {
            let (a, b) = (office.get(..at.start), office.get(at.end..));
            a.zip(b).is_some_and(|(a, b)| office::is_name(a) && office::is_name(b))
        })
    };
    let party = Class::Party.starts(office).or_else(|| Class::PassiveNoun.starts(office)).is_some();
    let judgment = Class::Judgment.ends(paper).is_some();
    let court = !judgment || Class::Court.ends(office).is_some() && !parties(Class::Joins);
    court && !party && !parties(Class::CaseWord)
}

/// Characters of the longest such name: 准予行政许可决定书.
const PAPER: usize = 14;

/// The text without the place of a seal at its end: 某某局（盖章）.
pub(crate) fn without_seal(text: &str) -> &str {
    let bare = strip_last_bracket(text);
    if text.get(bare.len()..).is_some_and(|tail| is_seal(tail.trim_start_matches(chars::is_space))) {
        bare
    } else {
        text
    }
}

/// Bytes of the longest bracket that tells of a seal.
const SEAL: usize = 90;

/// The place of a seal: （印章）, or who has set his for another: （某某局代章）.
pub(crate) fn is_seal(text: &str) -> bool {
    // （某某局代章）: another office sets its seal.
    let set = |t: &str| Class::Seal.strip_end(t).is_some_and(|office| office.is_empty() || office::is_name(office));
    text.len() <= SEAL && fold::key(text).strip_prefix('(').and_then(|t| t.strip_suffix(')')).is_some_and(set)
}

/// An office or a person: what may stand over a date.
pub(crate) fn is_signer(text: &str) -> bool {
    office::is_name(text) || is_person(text)
}

/// A red header: an office, or an office with 文件, 令, 公告 … Letter spacing is allowed.
pub(crate) fn is_red_header(text: &str) -> bool {
    if text.len() > 180 {
        return false;
    }
    if office::is_name(text) {
        return true;
    }
    let name = plain_name(text);
    Class::RedKind.strip_end(&name).is_some_and(office::is_name) || Class::OrderEnd.ends(&name).is_some()
}

/// A line over a bare number (第46号) that completes it: …令, …公告.
pub(crate) fn is_series_header(text: &str) -> bool {
    let name = fold::compact(text);
    text.len() <= 120
        && (name.chars().count() >= 2 || Class::CountedKind.is(&name))
        && name.chars().all(chars::is_han)
        && Class::HeaderSeriesEnd.ends(&name).is_some()
        // 某局关于…的公告 is a title, and so is its last line alone.
        && !Class::TitleMatter.within(&name)
        && !Class::Of.within(&name)
}

/// A line that can be (part of) the title of a document by its form: words, no sentence.
pub(crate) fn is_title_piece(text: &str) -> bool {
    let count = text.chars().filter(|&c| !chars::is_space(c)).count();
    (1..=90).contains(&count)
        && !text.contains(['。', '；', '！', '？', '：'])
        && !text.ends_with(['，', '、', ',', ';', ':'])
        && text.chars().any(chars::is_han)
}

/// A text that ends as titles do.
pub(crate) fn ends_as_title(text: &str) -> bool {
    let name = fold::compact(text);
    Class::TitleEnd.ends(strip_last_bracket(titles::without_note_mark(&name))).is_some()
}

/// The text without a bracket at its end (（试行）, （2023—2025年）).
pub(crate) fn strip_last_bracket(text: &str) -> &str {
    if !text.ends_with(brackets::closes_round) {
        return text;
    }
    match text.char_indices().rev().find(|&(_, c)| brackets::opens_round(c)) {
        Some((at, _)) if at > 0 => text.get(..at).unwrap_or(text).trim_end_matches(chars::is_space),
        _ => text,
    }
}

/// A title that says what it is: 关于…的通知, or the name of a rule (…办法) of at least five characters.
pub(crate) fn is_title(text: &str) -> bool {
    is_title_piece(text) && ends_as_title(text) && text.chars().filter(|&c| !chars::is_space(c)).count() >= 5
}

/// The title that a line has in brackets: （关于…的公告）.
pub(crate) fn bracketed_title(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(brackets::opens_round)?.strip_suffix(brackets::closes_round)?;
    (Class::TitleMatter.starts(inner).is_some() && is_title(inner)).then_some(inner)
}

/// The name of a rule that a line has in brackets: （…管理办法）, but not （以下简称办法）.
pub(crate) fn bracketed_name(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(brackets::opens_round)?.strip_suffix(brackets::closes_round)?;
    (Class::NameNote.starts(inner).is_none() && is_title(inner)).then_some(inner)
}

/// Words to those who hear a speech or report: 各位代表：, 同志们：.
pub(crate) fn is_greeting(text: &str) -> bool {
    let name = text.trim_end_matches(|c| matches!(c, '：' | ':') || chars::is_space(c));
    name.chars().count() <= 40 && Class::GreetingStart.starts(name).is_some() && Class::GreetingEnd.ends(name).is_some()
}

/// 主送机关, or a piece of it: names without a sentence; the last one ends with ：.
pub(crate) fn is_addressee(text: &str) -> bool {
    let count = text.chars().count();
    let body = text.trim_end_matches(['：', ':', ' ']);
    // 某某委员：, 某某等代表：
    let person = count <= 20 && Class::AddressedPerson.ends(body).is_some()
        || count <= 40 && Class::AddressedBody.ends(body).is_some();
    // Groups of offices: …各分行；各商业银行
    let groups = !body.contains('；') || body.split('；').all(|group| Class::Each.within(group));
    (2..=400).contains(&count)
        && groups
        && !body.contains(['。', '！', '《', '：'])
        && !Class::Said.within(body)
        && (person || Class::Addressed.within(body) || is_greeting(body) || office::is_name(body))
}

/// Where a line goes on after an addressee's colon and white space: text that extraction put there.
pub(crate) fn addressee_before_text(text: &str) -> Option<usize> {
    let (at, colon) = text.char_indices().find(|&(_, c)| matches!(c, '：' | ':'))?;
    let end = at + colon.len_utf8();
    let spaced = text.get(end..)?.starts_with(chars::is_space);
    let before = text.get(..end)?;
    let sent = spaced && Class::AddressedOffice.within(before) && !Class::Assigned.within(before);
    (sent && is_addressee(before)).then_some(end)
}

/// Begins with what an issuer does.
pub(crate) fn starts_with_act(text: &str) -> bool {
    Class::IssuerAct.starts(text).is_some()
}

/// A title of the form 关于…的通知, not to be gone on with.
pub(crate) fn is_complete(title: &str) -> bool {
    let name = fold::compact(title);
    let name = strip_last_bracket(&name);
    Class::TitleEnd.strip_end(name).is_some_and(|before| Class::Of.ends(before).is_some())
}

/// Begins with the office that issues it, and what it does: 关于, 对, 转发, 印发 …
pub(crate) fn starts_with_office(title: &str) -> bool {
    issuing_office(title).is_some()
}

/// The office that a title begins with, before what it does.
pub(crate) fn issuing_office(title: &str) -> Option<String> {
    let key = fold::compact(title);
    let mut ends = Class::TitleAct.find_iter(&key).map(|act| act.start).filter(|at| (1..=150).contains(at));
    ends.find_map(|at| key.get(..at).filter(|name| office::is_name(name)).map(str::to_owned))
}

/// Where a title ends that shares its line with what follows it, without a mark between: whom it is sent to
/// (某某市水务局关于…的通知各县水务局：), or its first sentence (…的通知根据《…》，…). So extraction prints it.
pub(crate) fn title_before_text(text: &str) -> Option<usize> {
    // How deep in 《》 the text is that has been passed.
    let (mut passed, mut depth) = (0, 0);
    let end = Class::Of.find_iter(text).find_map(|of| {
        let word = Class::TitleEnd.starts(text.get(of.end..)?)?;
        depth += text.get(passed..of.end)?.chars().map(|c| i32::from(c == '《') - i32::from(c == '》')).sum::<i32>();
        passed = of.end;
        (depth <= 0).then_some(of.end + word.len())
    })?;
    let (title, rest) = (text.get(..end)?, text.get(end..)?.trim_start_matches(chars::is_space));
    let sent = || is_addressee(rest) && rest.ends_with(['：', ':']);
    let found = rest.starts_with(chars::is_han) && is_title_piece(title) && starts_with_office(title);
    (found && (sent() || opens_text(rest))).then_some(end)
}

/// Whether a text is the first sentence of a notice or rule: on what ground or to what end, and then what is done or said. What a
/// paper has done (…的决定为改革提供了依据，…) goes on with a sentence.
fn opens_text(text: &str) -> bool {
    let Some((first, behind)) = text.split_once(['，', ',']) else { return false };
    let acts = [Class::Decides, Class::PassesOn, Class::Issues];
    let told = Class::Perfect.within(first) || first.contains('。');
    let does = behind.ends_with(['：', ':']) || acts.iter().any(|class| class.within(text));
    !told && does && Class::TextOpening.starts(first).is_some()
}

/// The history of a rule, under its title: a day, and who adopted, published or amended it then.
pub(crate) fn is_adoption(text: &str) -> bool {
    let ending = text.trim_end_matches(brackets::closes_round);
    let first = text.trim_start_matches(|c| brackets::opens_round(c) || chars::is_space(c));
    // A bracket holds all of a long history, and several acts are one.
    let several = || Class::AdoptionEnd.find_iter(text).take(SEVERAL).count() == SEVERAL;
    let most = if is_note(text) || text.len() < LONGEST_NOTE && several() { LONGEST_NOTE } else { 600 };
    text.len() < most
        && !text.contains('。')
        && Class::AdoptionEnd.ends(ending).is_some()
        && (date::day_at(Class::OnGround.strip_start(first).unwrap_or(first)).is_some()
            || date::school_day(first).is_some())
}

/// Whether a line is the mark over a paper of how urgent or secret it is, or which version: 特急, 机密★1年, 核定本.
pub(crate) fn is_head_mark(text: &str) -> bool {
    let mark = fold::compact(text.split('★').next().unwrap_or(text));
    text.len() <= LONGEST_MARK && Class::HeadMark.is(&mark)
}

/// A title without the mark that is stamped beside it: …評鑑辦法　核定本.
pub(crate) fn without_stamp(title: &str) -> &str {
    let stamped = title.trim_end_matches(chars::is_space).rsplit_once(chars::is_space);
    stamped.filter(|(_, last)| Class::Stamp.is(&fold::compact(last))).map_or(title, |(before, _)| before)
}

/// Whether a line is nothing but the mark of a picture or of another thing that is no text: 〔图〕, 〔图：示意图〕.
pub(crate) fn is_mark(text: &str) -> bool {
    let inner = text.strip_prefix('〔').and_then(|rest| rest.strip_suffix('〕'));
    inner.is_some_and(|inner| !inner.contains(['〔', '〕']) && !inner.contains(|c: char| c.is_ascii_digit()))
}

/// Whether a text ends with a bracket that says that what it names was not printed: （略）.
pub(crate) fn is_left_out(text: &str) -> bool {
    text.strip_suffix(brackets::closes_round).is_some_and(|inner| Class::LeftOut.ends(inner).is_some())
}

/// Bytes of the longest mark over a paper.
const LONGEST_MARK: usize = 40;
/// So many acts make a history.
const SEVERAL: usize = 3;
/// Bytes of the longest note in brackets.
const LONGEST_NOTE: usize = 3_000;

/// Characters of the longest key at the foot of a paper.
const FOOT_KEY: usize = 12;

/// Whether a text is what stands at the foot of a paper, in brackets or not: a key (抄送, 联系人, 联系电话) with its colon.
pub(crate) fn is_of_foot(text: &str) -> bool {
    let inner = text.trim_start_matches(|c| brackets::opens_round(c) || chars::is_space(c));
    let Some((at, _)) = inner.char_indices().take(FOOT_KEY).find(|&(_, c)| matches!(c, '：' | ':')) else {
        return false;
    };
    let key = inner.get(..at).map(fold::compact).unwrap_or_default();
    // What has to be done, and more than one sentence, is text.
    let value = inner.trim_end_matches(|c| c == '。' || brackets::closes_round(c) || chars::is_space(c));
    let named = |must: &Range<usize>| Class::NoModal.find_iter(value).any(|word| word.contains(&must.start));
    let orders = || Class::Modal.find_iter(value).any(|must| !named(&must));
    Class::FootKey.is(&key) && !value.contains('。') && !orders()
}

/// The record of printing on one line: 某某市人民政府办公室　2031年3月2日印发.
pub(crate) fn is_record_of_printing(text: &str) -> bool {
    let Some(rest) = Class::Promulgates.strip_end(text.trim_end_matches(chars::is_space)) else { return false };
    let Some((office, day)) = rest.trim_end_matches(chars::is_space).split_once(chars::is_space) else { return false };
    office::is_name(office) && date::day_line(day.trim_matches(chars::is_space)).is_some()
}

/// A line that is one bracket: （此件公开发布）, （2023年8月）.
pub(crate) fn is_note(text: &str) -> bool {
    let mut depth = 0;
    if !text.starts_with(brackets::opens_round) || text.len() > LONGEST_NOTE {
        return false;
    }
    for (at, c) in text.char_indices() {
        depth += i32::from(brackets::opens_round(c)) - i32::from(brackets::closes_round(c));
        if depth == 0 {
            return at + c.len_utf8() == text.len();
        }
    }
    false
}

/// Whether a line says behind asterisks what became of the part that has them: * 已更改 - 請查閱：第12/2032號行政長官批示. Items of a
/// list may begin alike: * 已更改的合同应当备案。
pub(crate) fn tells_change(text: &str) -> bool {
    let rest = text.trim_start_matches(['*', '＊']);
    let behind = Class::ChangeTold.strip_start(rest.trim_start_matches(chars::is_space));
    rest.len() < text.len() && behind.is_some_and(|rest| !rest.starts_with(chars::is_han))
}

/// Whether a text is the beginning of a note, whose bracket has not been closed.
pub(crate) fn opens_note(text: &str) -> bool {
    let step = |c: char| i32::from(brackets::opens_round(c)) - i32::from(brackets::closes_round(c));
    text.starts_with(brackets::opens_round) && text.chars().map(step).sum::<i32>() > 0
}

/// Lines that print breaks a note into.
pub(crate) const NOTE_LINES: usize = 12;

/// Lines that print breaks a note without brackets into, and bytes of the longest of them.
const PLAIN_LINES: usize = 3;
const PLAIN_LINE: usize = 150;

/// How many lines the note of an adoption takes that print broke over several.
pub(crate) fn wrapped_adoption<'l>(lines: impl Iterator<Item = &'l str>) -> Option<usize> {
    let mut text = String::new();
    let mut bracket = true;
    for (count, line) in (1..=NOTE_LINES).zip(lines) {
        if count == 1 {
            bracket = line.starts_with(brackets::opens_round);
            // What is whole on its line, or the day alone that a text was signed on, is not broken.
            let whole = || is_adoption(line) || date::day_line(line).is_some();
            if !bracket && (date::day_at(line).is_none() || whole()) {
                return None;
            }
        }
        let long = || count > PLAIN_LINES || line.len() > PLAIN_LINE || line.contains(['，', ',', '《', '：', ':']);
        if line.contains(['。', '；']) || !bracket && long() {
            return None;
        }
        text.push_str(line);
        let ends = if bracket { is_note(&text) } else { count > 1 && is_adoption(&text) };
        if ends {
            return (count > 1 && is_adoption(&text)).then_some(count);
        }
    }
    None
}

/// Whether a note tells of the day on which something was done with the text: （某部2031年1月3日印发）, （2031年1月3日修订）. A period or a year
/// (（2031年修订）) belongs to the title.
pub(crate) fn tells_act(note: &str) -> bool {
    let inner = note.trim_end_matches(brackets::closes_round);
    let done = [Class::MadePublic, Class::AdoptionEnd].iter().any(|class| class.ends(inner).is_some());
    done && date::days_in(note).next().is_some()
}

#[cfg(test)]
mod tests;

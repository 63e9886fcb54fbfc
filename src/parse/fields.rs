//! What a document says of itself: issuer, addressee, days, what it issues and attaches.

mod history;
mod subject;

use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, date, fold, office, titles};
use std::cell::LazyCell;

use crate::issue::{Block, BlockKind, Date, Document, HistoryEntry};

use super::attachments as listed;
use super::heads::{Head, behind_dateline, uncounted};
use super::lex::{self, Line};
use super::number;
use super::shape;

/// Fills the fields of a document whose blocks are ready.
pub(crate) fn fill(document: &mut Document, head: &Head, lines: &[Line<'_>], listed: Option<&str>) {
    document.number = head.number.clone().or_else(|| number_beside_day(&document.blocks));
    document.promulgates = promulgated(&document.blocks, head);
    document.attachments = attachments(&document.blocks);
    document.addressee = addressee(&document.blocks);
    document.history = history::history(&document.blocks);
    document.signed = signed(&document.blocks, &document.history);
    document.title = title(document, head, lines, listed);
    document.issuer = issuer(document, head, lines);
}

/// Fills again the fields that blocks alone tell: the blocks were corrected.
pub(crate) fn renew(document: &mut Document) {
    let titles: Vec<String> = document
        .blocks
        .iter()
        .filter(|b| b.kind == BlockKind::Title)
        .map(|b| titles::one_line(brackets::without_title_marks(&b.text)))
        .collect();
    document.promulgates.retain(|title| titles.contains(title));
    document.attachments = attachments(&document.blocks);
    document.addressee = addressee(&document.blocks);
    document.history = history::history(&document.blocks);
    document.signed = signed(&document.blocks, &document.history);
}

/// Fills the fields of a document of which there are blocks and title only.
pub(crate) fn of_blocks(document: &mut Document) {
    // Right under its title, or over it, a document has its number.
    let number = |b: &Block| number::number(&lex::plain(&b.text)).filter(|n| n.whole).map(|n| n.text);
    let head = document.blocks.iter_mut().take_while(|b| b.text.len() <= 150).take(4);
    let numbered = head.filter(|b| b.kind != BlockKind::Title).find_map(|b| Some((number(b)?, b)));
    if let Some((number, block)) = numbered {
        (document.number, block.kind) = (Some(number), BlockKind::Number);
    }
    renew(document);
    document.issuer = from_title(&document.title).or_else(|| several(&signers(&document.blocks)));
}

fn joined(head_lines: &[usize], lines: &[Line<'_>]) -> String {
    head_lines.iter().filter_map(|&at| lines.get(at)).map(|l| l.text.as_ref()).collect()
}

/// The title over the document. An order has none of its own: it goes by that of the text it issues, or by its name.
fn title(document: &Document, head: &Head, lines: &[Line<'_>], listed: Option<&str>) -> String {
    if !head.title.is_empty() {
        let title = joined(&head.title, lines);
        let title = behind_dateline(&title).filter(|rest| !rest.is_empty()).unwrap_or(&title);
        let title = uncounted(title).unwrap_or(title);
        // …的通知（甲发〔2031〕7号） over the same number.
        let own = |found: &number::Number| {
            head.number.as_deref().is_none_or(|n| number::number_key(n) == number::number_key(&found.text))
        };
        let beside = number::beside_title(title).filter(|(_, found)| own(found)).map(|beside| beside.0);
        return titles::one_line(shape::without_stamp(shape::without_note(
            beside.or_else(|| shape::bracketed_title(title)).unwrap_or(title),
        )));
    }
    if let Some(title) = title_of_subject(document, head, lines).filter(|_| listed.is_none()) {
        return title;
    }
    let issued = document.promulgates.first().filter(|_| document.promulgates.len() == 1);
    match (listed, issued, &document.number) {
        (Some(listed), Some(issued), _) if fold::likeness(&fold::key(listed), &fold::key(issued)) > 0.8 => {
            issued.clone()
        }
        (None, Some(issued), _) => issued.clone(),
        (Some(listed), _, _) => listed.to_owned(),
        (None, None, Some(number)) if number::names_kind(number) || head.red.is_empty() => {
            // （2031）某行初字第7号 names no paper.
            let series = number::series_of(number);
            Some(series).filter(|series| !series.starts_with(brackets::opens_year)).unwrap_or("").to_owned()
        }
        _ => head.red.last().and_then(|&at| lines.get(at)).map_or_else(String::new, |l| fold::tight(&l.text)),
    }
}

/// Under a head that tells only who issues what, and when (內政部令, day, number), what the paper is about: 內政部令：訂定….
fn title_of_subject(document: &Document, head: &Head, lines: &[Line<'_>]) -> Option<String> {
    let dated = || head.notes.iter().filter_map(|&at| lines.get(at)).any(|l| names_era(&l.text));
    let counted = document.number.as_deref().is_none_or(number::is_letters);
    let red: Vec<String> = head.red.iter().filter_map(|&at| lines.get(at)).map(|l| fold::compact(&l.text)).collect();
    if red.is_empty() || !counted || !dated() {
        return None;
    }
    Some(format!("{}：{}", red.join("、"), subject::subject(&document.blocks)?))
}

/// Whether a line of a head is a day of the era that Taiwan's offices count by: 中華民國…, 發文日期：中華民國….
fn names_era(text: &str) -> bool {
    let value = text.split_once(['：', ':']).map_or(text, |(_, value)| value.trim_start_matches(chars::is_space));
    date::since_1912(value).is_some()
}

fn addressee(blocks: &[Block]) -> Option<String> {
    let Some(first) = blocks.iter().position(|b| b.kind == BlockKind::Addressee) else { return receiver(blocks) };
    // Each group may have a line and a colon of its own.
    let groups = blocks.iter().skip(first).take_while(|b| b.kind == BlockKind::Addressee);
    Some(groups.map(addressees).collect::<Vec<_>>().join("，"))
}

/// Those whom a block names as who a paper is sent to. Offices that stand on lines of their own without a mark behind them are several.
fn addressees(block: &Block) -> String {
    let names = block.text.trim_end_matches(|c| matches!(c, '：' | ':') || chars::is_space(c));
    let ends = block.pieces.iter().skip(1).map(|piece| piece.at).chain(std::iter::once(names.len()));
    let (mut out, mut from) = (String::with_capacity(names.len()), 0);
    for end in ends {
        let line = fold::tight(names.get(from..end.min(names.len())).unwrap_or(""));
        // 办公厅 goes on with the name of the government above it.
        let begins = office::is_name(&line) && line.chars().nth(3).is_some() || Class::Each.starts(&line).is_some();
        if begins && office::is_name(out.rsplit(['，', '、', ',']).next().unwrap_or("")) {
            out.push('，');
        }
        out.push_str(&line);
        from = end;
    }
    out
}

/// Who receives a letter whose head lists that: 受文者：各鄉鎮公所. 如正、副本, 同正本 and 詳如附件 say no more than where they are listed.
fn receiver(blocks: &[Block]) -> Option<String> {
    let listed = |b: &Block| {
        let rest = Class::LetterReceiver.strip_start(&b.text)?.trim_start_matches(chars::is_space);
        let name = rest.strip_prefix(['：', ':'])?.trim_matches(chars::is_space);
        let list =
            |text: &str| Class::LetterCopies.starts(text).is_some() || Class::AttachmentStart.starts(text).is_some();
        // 如正（副）本, 如正／副本: the one or the other.
        let mark = |c: char| brackets::opens_round(c) || brackets::closes_round(c) || matches!(c, '／' | '/');
        let plain: String = name.chars().filter(|&c| !mark(c)).collect();
        let elsewhere = Class::LetterElsewhere.strip_start(&plain).is_some_and(list) || Class::LetterCopies.is(&plain);
        (!name.is_empty() && !elsewhere).then(|| fold::tight(name))
    };
    blocks.iter().filter(|b| b.kind == BlockKind::Note).find_map(listed)
}

/// The number in the note under a title that tells the day as well: （2031年3月2日）某发〔2031〕7号.
fn number_beside_day(blocks: &[Block]) -> Option<String> {
    let head = |b: &&Block| matches!(b.kind, BlockKind::RedHeader | BlockKind::Title | BlockKind::Note);
    let notes = blocks.iter().take_while(head).filter(|b| b.kind == BlockKind::Note);
    let mut found = notes.filter_map(|b| {
        let said = lex::plain(&b.text);
        let inner = said.strip_prefix(brackets::opens_round).and_then(|t| t.strip_suffix(brackets::closes_round));
        number::with_day(inner.unwrap_or(&said))
    });
    found.find(|(_, number)| number.whole).map(|(_, number)| number.text)
}

/// Who signs by his post what tells its kind behind the count (第1/2031號行政長官批示): one person alone.
fn post_that_signs(document: &Document) -> Option<String> {
    document.number.as_deref().filter(|n| number::names_paper(n) && n.contains('/'))?;
    let mut signatures = document.blocks.iter().filter(|b| b.kind == BlockKind::Signature);
    let signed = signatures.next().filter(|_| signatures.next().is_none())?;
    let (post, _) = signed
        .text
        .trim()
        .split_once(chars::is_space)
        .filter(|_| shape::is_person(&signed.text) || shape::is_speaker(&signed.text))?;
    Some(fold::compact(post))
}

/// The day printed alone under the title, or else that under the first sign-off; without one, the day in the note
/// under the title.
fn signed(blocks: &[Block], history: &[HistoryEntry]) -> Option<Date> {
    let head = |b: &&Block| {
        let kinds = [BlockKind::RedHeader, BlockKind::Number, BlockKind::Title, BlockKind::Addressee, BlockKind::Note];
        kinds.contains(&b.kind)
    };
    // What stands over a red head may be the day of the gazette.
    let notes = |b: &&Block| b.kind == BlockKind::Note;
    let own = blocks.iter().take_while(head).position(|b| b.kind == BlockKind::RedHeader).unwrap_or(0);
    let (over, under) = blocks.split_at(own);
    let mut notes = under.iter().take_while(head).filter(notes).chain(over.iter().filter(notes));
    let day = |b: &Block| {
        // 發文日期：中華民國…; 中華民國98年11月3日（補登）
        let listed = Class::LetterKey.strip_start(&b.text).map(|t| t.trim_start_matches(['：', ':']));
        let said = lex::plain(listed.unwrap_or(&b.text));
        let numbered = || number::with_day(&said).map(|(day, _)| day);
        date::day_line(&said).or_else(|| date::day_line(shape::strip_last_bracket(&said))).or_else(numbered)
    };
    if let Some(day) = notes.find_map(day) {
        return Some(day);
    }
    // On which day copies were printed (某办公室 2031年3月2日印发) is another.
    let is_day = |b: &&Block| b.kind == BlockKind::Date && Class::Promulgates.ends(b.text.trim_end()).is_none();
    // Under who signs, or right over the text that is issued.
    let ends = |w: &[Block]| match w {
        [above, below] if above.kind == BlockKind::Signature && is_day(&below) => true,
        [above, below] => is_day(&above) && below.kind == BlockKind::Title,
        _ => false,
    };
    // Print may have glued it to who signs, or to the last attachment that is listed; where the text has its own day below that, the
    // attachment's is of the attachment (附件：截至2031年6月30日的名单).
    let signed_below = |at: usize| {
        let below = blocks.iter().skip(at + 1).take_while(|b| b.kind != BlockKind::Title);
        let mut below = below.filter(|b| is_day(b) || b.kind == BlockKind::Signature);
        below.any(|b| is_day(&b) || date::day_at_end(&lex::plain(&b.text)).is_some())
    };
    let glued = |(at, b): (usize, &Block)| {
        let closes = matches!(b.kind, BlockKind::Signature | BlockKind::Attachment);
        let day = closes.then(|| date::day_at_end(&lex::plain(&b.text))).flatten();
        day.filter(|_| b.kind == BlockKind::Signature || !signed_below(at))
    };
    let under_signer = blocks.windows(2).position(ends);
    let at = blocks.iter().enumerate().take(under_signer.unwrap_or(usize::MAX)).find_map(glued);
    let day = || under_signer.and_then(|at| blocks.get(at..at + 2)?.iter().find(is_day));
    let day = || day().or_else(|| blocks.iter().find(is_day));
    if let Some(day) = at.or_else(|| date::day_line(&lex::plain(&day()?.text))) {
        return Some(day);
    }
    // A law is signed when its newest version is made, and when it is made public, not when it is adopted.
    let note = || blocks.iter().take(6).find(|b| b.kind == BlockKind::Note);
    let of_note = || {
        let text = lex::plain(&note()?.text);
        // Of several days the first is that of the oldest version.
        let mut days = date::days_in(&text);
        history::newest(&history::entries(&text)).or_else(|| days.next().filter(|_| days.next().is_none()))
    };
    history::newest(history).or_else(of_note)
}

/// The titles of the texts issued inside a covering text: titles in the body that head no attachment.
fn promulgated(blocks: &[Block], head: &Head) -> Vec<String> {
    let own = usize::from(!head.title.is_empty());
    let cover = LazyCell::new(|| {
        let mut cover = String::new();
        for block in blocks.iter().take(12).take_while(|b| b.kind != BlockKind::Date) {
            fold::push_key(&mut cover, &block.text);
        }
        cover
    });
    let quoted = |title: &str| cover.contains(&format!("《{}》", fold::key(title)));
    let titles = blocks.iter().enumerate().filter(|(_, b)| b.kind == BlockKind::Title).skip(own);
    // What begins with its first article issues nothing, and has no title below.
    let begins = blocks.iter().find(|b| matches!(b.kind, BlockKind::Article | BlockKind::Title | BlockKind::Number));
    let issues = own > 0 || begins.is_none_or(|b| b.kind != BlockKind::Article);
    let titles = titles.filter(|_| issues);
    // A text does not issue itself, whose title may stand over its first page again, and no foreword.
    let own = blocks.iter().find(|b| own > 0 && b.kind == BlockKind::Title).map(|b| fold::key(&b.text));
    let other = |b: &Block| own.as_ref() != Some(&fold::key(&b.text)) || quoted(&b.text);
    titles
        .filter(|(_, b)| other(b) && !Class::Preface.is(&fold::compact(&b.text)))
        .filter(|(at, b)| {
            // The title of an attachment may stand on several lines.
            let above = blocks.iter().take(*at).rev().find(|above| above.kind != BlockKind::Title);
            !shape::is_court_paper(&b.text) && above.is_none_or(|a| a.kind != BlockKind::Attachment) || quoted(&b.text)
        })
        .map(|(_, b)| titles::one_line(brackets::without_title_marks(&b.text)))
        .collect()
}

fn attachments(blocks: &[Block]) -> Vec<String> {
    let of = |head: bool| -> Vec<String> {
        let lines =
            blocks.iter().enumerate().filter(|(_, b)| b.kind == BlockKind::Attachment && (b.level == Some(0)) == head);
        lines
            .filter_map(|(at, b)| {
                let own = fold::tight(listed::attachment_title(&b.text));
                let under = blocks.get(at + 1).filter(|n| head && own.is_empty() && n.kind == BlockKind::Title);
                Some(under.map_or(own, |n| fold::tight(&n.text))).filter(|t| !t.is_empty())
            })
            .collect()
    };
    let listed = of(false);
    if listed.is_empty() { of(true) } else { listed }
}

/// The issuing authority: as the title begins with it, else as the red header, the sign-off or the number names it.
fn issuer(document: &Document, head: &Head, lines: &[Line<'_>]) -> Option<String> {
    let printed =
        head.title.iter().filter_map(|&at| lines.get(at)).map(|l| l.text.as_ref()).collect::<Vec<_>>().join(" ");
    let printed = uncounted(&printed).unwrap_or(&printed);
    // A red head of minutes says who met: who has them printed stands below.
    let met = |l: &&Line<'_>| Class::Minutes.ends(&fold::compact(&l.text)).is_some();
    let red = head.red.iter().filter_map(|&at| lines.get(at)).filter(|l| !met(l));
    let red: Vec<String> = red.flat_map(|l| red_offices(&l.text)).collect();
    let printed_by = || named_in_notes(head, lines);
    let signed = signers(&document.blocks);
    let series = || {
        document
            .number
            .as_deref()
            .map(|n| strip_kind(number::series_of(n)))
            .filter(|o| office::is_name(o) && o.chars().count() > 3)
            .map(str::to_owned)
    };
    // 省政府关于…: who signs, or the red header, says which province.
    let named = from_title(printed).map(|name| {
        let full = red.iter().chain(&signed).find(|full| is_relative_name(&name, full));
        // Two offices without a mark between are parted below, where both sign.
        let joined = || several(&signed).filter(|_| signed.len() > 1 && signed.concat() == name);
        full.cloned().or_else(joined).unwrap_or(name)
    });
    // 某某市人民代表大会常务委员会任免名单: who decided what is listed, unless it is said elsewhere. Whose people they are stands there,
    // too (某某市中级人民法院任免名单).
    let decided = || {
        let title = fold::compact(&titles::one_line(printed));
        let name = Class::PostList.strip_end(&title).filter(|name| office::is_name(name))?;
        Some(name.to_owned())
    };
    // 某某局 over 行政处罚决定书: the office is the first line of the title. What a case is called may begin with an office, too.
    let titled = || {
        let (first, rest) = head.title.split_first()?;
        let office = lines.get(*first).filter(|l| l.office)?;
        let rest: String = rest.iter().filter_map(|&at| lines.get(at)).map(|l| l.text.as_ref()).collect();
        let gives =
            shape::is_paper_alone(&rest) && shape::gives_paper(&fold::compact(&office.text), &fold::compact(&rest));
        if gives { several(&offices_in(&office.text)) } else { None }
    };
    // 某某省人民代表大会 over 常务委员会公告: one office that print broke over two lines.
    let broken = || series().filter(|name| red.len() > 1 && *name == red.concat());
    named
        .or_else(titled)
        .or_else(broken)
        .or_else(|| post_that_signs(document))
        .or_else(|| several(&red))
        .or_else(|| several(&signed))
        .or_else(printed_by)
        .or_else(series)
        .or_else(decided)
        .or_else(|| several(&names_of(&history::publisher(&document.history)?)))
}

/// The offices that stand by themselves among the notes of a head, or with no more than that they issue the text (某某局　发布, on the
/// cover of a standard).
fn named_in_notes(head: &Head, lines: &[Line<'_>]) -> Option<String> {
    let noted = head.notes.iter().filter_map(|&at| lines.get(at));
    let offices = noted.flat_map(|l| {
        let said = fold::compact(&l.text);
        let issues = || Class::MadePublic.strip_end(&said).filter(|name| office::is_name(name)).map(names_of);
        if l.office { offices_in(&l.text) } else { issues().unwrap_or_default() }
    });
    several(&offices.collect::<Vec<_>>())
}

/// Whether a name that begins with its rank alone (省政府办公厅) is short for a full one.
fn is_relative_name(short: &str, full: &str) -> bool {
    Class::AreaRank.starts(short).is_some() && full.len() > short.len() && office::is_short_for(short, full)
}

/// A red header or series without what it calls the document.
fn strip_kind(name: &str) -> &str {
    Class::RedKind.strip_end(name).unwrap_or(name)
}

fn several(names: &[String]) -> Option<String> {
    let mut offices: Vec<&str> = names.iter().map(String::as_str).filter(|n| !n.is_empty()).collect();
    offices.dedup();
    (!offices.is_empty()).then(|| offices.join("、"))
}

/// The office (or offices, separated by white space) that a title begins with, before 关于 or 印发.
fn from_title(printed: &str) -> Option<String> {
    let at = Class::OfficeLead.find(printed).map(|lead| lead.start).filter(|&at| at > 0)?;
    let before = printed.get(..at)?;
    let parts = rejoined(before.split(chars::is_space).filter(|p| !p.is_empty()));
    if parts.len() > 1 && parts.iter().all(|p| office::is_name(p)) {
        return several(&parts);
    }
    // …条例（国务院令第626号）: the office stands in the bracket.
    let open = before
        .rfind(brackets::opens_round)
        .filter(|&at| !before.get(at..).is_some_and(|t| t.contains(brackets::closes_round)));
    let inner = open.and_then(|at| before.get(at..)).map(|t| t.trim_start_matches(brackets::opens_round));
    let name = fold::compact(inner.unwrap_or(before));
    office::is_name(&name).then(|| several(&names_of(&name))).flatten()
}

/// Names that white space parts, and one that print broke within it as one: 某某市人民代表大会 常务委员会. A government stands by itself, and so
/// does 国务院.
fn rejoined<'t>(parts: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in parts {
        let is_rest = Class::Organ.is(part) && !Class::Supreme.is(part) && Class::Government.ends(part).is_none();
        match names.last_mut().filter(|name| is_rest && Class::Organ.ends(name).is_some()) {
            Some(name) if office::is_name(&format!("{name}{part}")) => name.push_str(part),
            _ => names.push(part.to_owned()),
        }
    }
    names
}

/// The offices of a name in which several may follow each other without a mark.
fn names_of(name: &str) -> Vec<String> {
    office::split_joined(name).into_iter().map(str::to_owned).collect()
}

/// The offices of the first sign-off.
fn signers(blocks: &[Block]) -> Vec<String> {
    let signatures = blocks.iter().skip_while(|b| b.kind != BlockKind::Signature);
    let first: Vec<&Block> = signatures.take_while(|b| b.kind == BlockKind::Signature).collect();
    // 某局局長 over 江某: a person, on two lines.
    let over = |post: Option<&&Block>, name: Option<&&Block>| {
        post.zip(name).is_some_and(|(post, name)| shape::is_post_over_name(&post.text, &name.text))
    };
    let person = |at: usize| {
        let above = at.checked_sub(1).and_then(|above| first.get(above));
        over(first.get(at), first.get(at + 1)) || over(above, first.get(at))
    };
    let names = first.iter().enumerate().filter(|(at, _)| !person(*at)).map(|(_, block)| block);
    names
        .filter(|b| !shape::is_person(&b.text) && !shape::is_speaker(&b.text))
        .flat_map(|b| offices_in(shape::without_seal(&b.text)))
        .collect()
}

/// The offices that a red header names.
fn red_offices(text: &str) -> Vec<String> {
    let names = offices_in(strip_kind(text));
    if names.len() > 1 { names } else { names_of(strip_kind(&fold::compact(text))) }
}

/// The offices that a line names: several, where white space parts it into the names of offices.
fn offices_in(text: &str) -> Vec<String> {
    let parts = rejoined(text.split(chars::is_space).filter(|p| !p.is_empty()));
    if parts.len() > 1 && parts.iter().all(|p| office::is_name(p)) { parts } else { names_of(&fold::compact(text)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_the_notes_of_a_law() {
        let law = |notes: &[&str]| -> Option<String> {
            let note = |text: &&str| Block { kind: BlockKind::Note, text: (*text).into(), ..Block::default() };
            let blocks: Vec<Block> = notes.iter().map(note).collect();
            signed(&blocks, &history::history(&blocks)).map(|d| d.to_string())
        };
        let some = |day: &str| Some(day.to_owned());
        assert_eq!(
            law(&["2031年7月5日 第142次常务会议通过", "2031年7月24日 令第472号公布", "2031年8月1日 施行"]),
            some("2031-07-24")
        );
        assert_eq!(law(&["（2031年7月5日通过　2031年7月24日公布　自2031年8月1日起施行）"]), some("2031-07-24"));
        assert_eq!(law(&["（一九九六年五月十三日第八次会议通过）"]), some("1996-05-13"));
        assert_eq!(law(&["（本文有删减）"]), None);
    }

    #[test]
    fn the_day_under_who_signs_is_not_that_of_an_attachment() {
        use BlockKind::{Attachment, Date, Signature, Title};
        let of = |blocks: &[(BlockKind, &str)]| {
            let block =
                |(kind, text): &(BlockKind, &str)| Block { kind: *kind, text: (*text).into(), ..Block::default() };
            let blocks: Vec<Block> = blocks.iter().map(block).collect();
            signed(&blocks, &[]).map(|d| d.to_string()).unwrap_or_default()
        };
        let listed = (Attachment, "附件：水库蓄水表 2031年6月30日");
        let (office, day) = ((Signature, "云山市水务局"), (Date, "2031年7月5日"));
        assert_eq!(of(&[listed, office, day]), "2031-07-05");
        assert_eq!(of(&[listed, (Signature, "云山市水务局 2031年7月5日")]), "2031-07-05");
        assert_eq!(of(&[listed, day]), "2031-07-05");
        // Glued to the last attachment; what is signed below stands under what is issued.
        assert_eq!(of(&[listed, (Title, "水库蓄水表"), office, day]), "2031-06-30");
        assert_eq!(of(&[listed, office]), "2031-06-30");
    }

    #[test]
    fn the_title_of_an_attachment_is_not_issued_on_however_many_lines() {
        use BlockKind::{Attachment, Date, Paragraph, Title};
        let of = |rest: &[(BlockKind, &str)]| {
            let all = [(Title, "关于供水范围的批复"), (Paragraph, "同意。")].iter().chain(rest);
            let block =
                |(kind, text): &(BlockKind, &str)| Block { kind: *kind, text: (*text).into(), ..Block::default() };
            promulgated(&all.map(block).collect::<Vec<_>>(), &Head { title: vec![0], ..Head::default() })
        };
        let (first, second) = ((Title, "云山县供水范围的"), (Title, "界址点坐标"));
        assert!(of(&[(Attachment, "附件"), first, second]).is_empty());
        assert_eq!(of(&[(Date, "2031年5月6日"), (Title, "供水办法")]), ["供水办法"]);
        assert_eq!(of(&[(Attachment, "附件"), first, (Paragraph, "坐标。"), (Title, "供水办法")]), ["供水办法"]);
    }

    #[test]
    fn who_receives_a_letter_is_told_where_he_is_named() {
        let of = |text: &str| {
            let note = Block { kind: BlockKind::Note, text: format!("受文者：{text}"), ..Block::default() };
            addressee(&[note])
        };
        for elsewhere in [
            "如正、副本",
            "同正本",
            "詳如正本",
            "如行文單位",
            "詳如正本行文單位",
            "詳正副本",
            "正本",
            "如行文對象",
            "如行文者",
            "如正（副）本",
            "如正／副本",
            "如附件",
            "詳見附件名冊",
        ] {
            assert_eq!(of(elsewhere), None, "{elsewhere}");
        }
        for name in ["各鄉鎮公所", "同正大學", "同濟醫院", "如東縣政府", "正本堂文教基金會"] {
            assert_eq!(of(name).as_deref(), Some(name));
        }
    }

    #[test]
    fn offices_at_the_start_of_titles() {
        assert_eq!(from_title("某某省财政厅 某某省税务局 关于甲的通知").as_deref(), Some("某某省财政厅、某某省税务局"));
        for (title, offices) in [
            ("云山市人民代表大会 常务委员会关于甲的决定", "云山市人民代表大会常务委员会"),
            ("云山市人民代表大会 云山市人民政府关于甲的决定", "云山市人民代表大会、云山市人民政府"),
            ("云山市高级人民法院 云山市人民检察院关于甲的通知", "云山市高级人民法院、云山市人民检察院"),
            ("最高人民法院 最高人民检察院关于甲的通知", "最高人民法院、最高人民检察院"),
            ("中共中央 国务院关于甲的通知", "中共中央、国务院"),
        ] {
            assert_eq!(from_title(title).as_deref(), Some(offices));
        }
        assert_eq!(from_title("国务院办公厅关于甲的通知").as_deref(), Some("国务院办公厅"));
        assert_eq!(from_title("关于甲的通知"), None);
        assert_eq!(from_title("供水条例（国务院令第626号）").as_deref(), Some("国务院"));
    }
}

//! What a paper is about whose head tells only who issues what: the offices of Taiwan print no title (內政部令, day, number)
//! but say it in the first line, which an announcement calls its subject (主旨：…).

use crate::issue::{Block, BlockKind};
use crate::zh::lexicon::Class;
use crate::zh::{chars, fold};

/// Characters of a subject that is still a title.
const LONGEST: usize = 240;
/// Blocks of a paper in which its subject stands.
const WITHIN: usize = 14;

/// The subject that is called so; without one the first sentence, where the `head` is known to have no title.
pub(super) fn subject(blocks: &[Block]) -> Option<String> {
    let head = |b: &&Block| {
        matches!(
            b.kind,
            BlockKind::RedHeader | BlockKind::Number | BlockKind::Note | BlockKind::Addressee | BlockKind::Date
        )
    };
    let body = || blocks.iter().take(WITHIN).skip_while(head);
    let called = body().find_map(|b| called_subject(&b.text));
    let first = || body().next().filter(|b| matches!(b.kind, BlockKind::Paragraph | BlockKind::Heading));
    let said = called.or_else(|| first().map(|b| b.text.as_str()))?;
    let sentence = fold::tight(said.split('。').next().unwrap_or(said));
    let clause = without_day(sentence.trim_end_matches(['：', '，']));
    (1..=LONGEST).contains(&clause.chars().count()).then(|| clause.to_owned())
}

/// What follows 主旨： (perhaps spaced out) at the start of a text.
fn called_subject(text: &str) -> Option<&str> {
    let (word, rest) = text.split_once(['：', ':'])?;
    let said = rest.trim_start_matches(chars::is_space);
    (word.chars().count() <= 8 && Class::SubjectWord.is(&fold::compact(word)) && !said.is_empty()).then_some(said)
}

/// A subject without what it says of itself at its end: 特此公告, 並自…生效.
fn without_day(subject: &str) -> &str {
    let Some((before, last)) = subject.rsplit_once('，') else { return subject };
    let in_force = Class::ForceLead.starts(last).is_some() && Class::ComesIntoForce.ends(last).is_some();
    if in_force || Class::SubjectClose.is(last) { without_day(before) } else { subject }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[&str]) -> Option<String> {
        let block = |text: &&str| Block { text: (*text).into(), ..Block::default() };
        subject(&texts.iter().map(block).collect::<Vec<_>>())
    }

    #[test]
    fn subjects_of_papers_without_titles() {
        for (texts, subject) in [
            (&["主　旨：公告註銷許可證，特此公告。", "依據：某法第七條。"][..], "公告註銷許可證"),
            (&["訂定「供水管理辦法」，並自一百十二年七月一日生效。", "附「供水管理辦法」"][..], "訂定「供水管理辦法」"),
            (&["修正「供水管理辦法」第三條，增列第四條。"][..], "修正「供水管理辦法」第三條，增列第四條"),
        ] {
            assert_eq!(of(texts).as_deref(), Some(subject), "{texts:?}");
        }
        assert_eq!(of(&[]), None);
    }
}

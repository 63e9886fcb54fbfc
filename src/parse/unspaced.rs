//! Articles and chapters whose number is set without a blank behind it (第一条为了…, 第一章总则): text extracted from a file that has
//! none, and scans, where the blank is too narrow to be seen. One such line may only refer to an article (第三条规定的…), so
//! their sequence is asked: numbers that go on from each other, each at the beginning of a paragraph.

use super::label::{self, Form, Label};
use super::lex::{End, Line};
use crate::zh::lexicon::Class;
use crate::zh::ordinal;

/// What is numbered in such sequences, each form by itself.
const FORMS: [Form; 5] = [Form::Part, Form::SubPart, Form::Chapter, Form::Section, Form::Article];
/// So many in sequence are articles; fewer where the first is the first.
const FEWEST: usize = 3;
const FEWEST_FROM_FIRST: usize = 2;

/// A line of the sequence that is being followed.
struct Member {
    at: usize,
    label: Label,
    /// It begins a paragraph beyond doubt, or its label needs no sequence.
    sure: bool,
    /// It may be one: what follows is not what follows a reference only.
    fits: bool,
}

/// The sequence that is being followed.
#[derive(Default)]
struct Sequence {
    members: Vec<Member>,
    /// Lines that begin with the number of an article and are no members, perhaps as they only refer to it.
    others: Vec<(usize, Label)>,
}

/// Believes the labels without a blank that stand in a sequence, and none of those that only refer to one of it.
pub(super) fn settle(lines: &mut [Line<'_>]) {
    let mut sequences = FORMS.map(|_| Sequence::default());
    let mut settled: Vec<(usize, Option<Label>)> = Vec::new();
    for at in 0..lines.len() {
        let Some(member) = member(lines, at) else { continue };
        let form = FORMS.iter().position(|form| *form == member.label.form);
        if let Some(sequence) = form.and_then(|form| sequences.get_mut(form)) {
            sequence.meet(member, &mut settled);
        }
    }
    sequences.iter_mut().for_each(|sequence| sequence.end(&mut settled));
    for (at, label) in settled {
        if let Some(line) = lines.get_mut(at) {
            line.label = label;
        }
    }
}

impl Sequence {
    fn meet(&mut self, member: Member, settled: &mut Vec<(usize, Option<Label>)>) {
        let last = self.members.last().map(|last| (last.label.value, last.label.sub, last.sure));
        match last {
            Some((value, sub, _)) if member.fits && follows(&member.label, value, sub) => self.members.push(member),
            // What stood before only referred to it.
            Some((value, sub, false)) if member.sure && (member.label.value, member.label.sub) == (value, sub) => {
                self.others.extend(self.members.pop().map(|other| (other.at, other.label)));
                self.members.push(member);
            }
            None if member.fits => self.members.push(member),
            Some(_) if member.sure && (member.label.strict || member.label.value == 1) => {
                self.end(settled);
                self.members.push(member);
            }
            _ => self.others.push((member.at, member.label)),
        }
    }

    /// Ends it: what is long enough is believed.
    fn end(&mut self, settled: &mut Vec<(usize, Option<Label>)>) {
        let first = self.members.first().map_or(0, |member| member.label.value);
        let fewest = if first == 1 { FEWEST_FROM_FIRST } else { FEWEST };
        let members = std::mem::take(&mut self.members);
        let others = std::mem::take(&mut self.others);
        if members.len() < fewest {
            return;
        }
        // A later member of the same number is the article.
        let refers = |(at, label): &(usize, Label)| {
            let place = members.partition_point(|member| member.label.value < label.value);
            members.get(place).is_some_and(|member| member.label.value == label.value && member.at > *at)
        };
        settled.extend(others.into_iter().filter(refers).map(|(at, _)| (at, None)));
        let new = members.into_iter().filter(|member| !member.label.strict);
        settled.extend(new.map(|member| (member.at, Some(member.label.believed()))));
    }
}

fn follows(label: &Label, value: u32, sub: u32) -> bool {
    (label.value, label.sub) == (value + 1, 0) || (label.value, label.sub) == (value, sub + 1)
}

/// The line as one that may begin an article or another part.
fn member(lines: &[Line<'_>], at: usize) -> Option<Member> {
    let line = lines.get(at)?;
    if !line.text.starts_with(ordinal::MARK) || line.marker.is_some() {
        return None;
    }
    let begins = at.checked_sub(1).and_then(|before| lines.get(before)).is_none_or(|before| begins_after(before, line));
    let (label, sure, fits) = match line.label {
        Some(label) => {
            let after = line.text.get(label.bytes()..).and_then(|rest| rest.chars().next());
            let sure = label.strict || begins;
            (label, sure, sure || after.is_none_or(|c| !Class::ReferenceTail.has(c)))
        }
        None => (label::label_before_word(&line.text).filter(|_| begins)?, true, true),
    };
    // A chapter has a line of its own.
    (label.form == Form::Article || line.is_bare()).then_some(Member { at, label, sure, fits })
}

/// Whether a paragraph ends with the line before.
fn begins_after(before: &Line<'_>, line: &Line<'_>) -> bool {
    let heading = before.label.is_some_and(|l| !matches!(l.form, Form::Article | Form::Comma)) && before.is_bare();
    matches!(before.end, End::Stop | End::Colon) || line.gap > 0 || heading || before.hint.is_some_and(|h| h.running)
}

#[cfg(test)]
mod tests {
    use crate::issue::BlockKind;

    fn articles(lines: &[&str]) -> Vec<String> {
        labels(lines, BlockKind::Article)
    }

    /// The labels of a text's blocks of a kind.
    fn labels(lines: &[&str], kind: BlockKind) -> Vec<String> {
        let text = format!("云山市供水办法\n\n{}\n", lines.join("\n"));
        let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
        let blocks = issue.documents.iter().flat_map(|document| &document.blocks);
        blocks.filter(|b| b.kind == kind).filter_map(|b| b.label.clone()).collect()
    }

    #[test]
    fn articles_without_a_blank_are_articles_where_they_go_on_from_each_other() {
        let law = [
            "第一条为了规范供水，制定本办法。",
            "第二条供水单位应当做到下列各项：",
            "（一）水质合格；",
            "（二）水压足够。",
            "第三条项目建设单位应当节水。",
            "第四条规划区内的供水，适用本办法第三",
            "条的规定，并按照",
            "第五条规定的条件处理。",
            "第五条之一违反本办法的，处1000元罚款。",
            "第六条本办法自2031年5月1日起施行。",
        ];
        assert_eq!(articles(&law[..6])[..], ["第一条", "第二条", "第三条", "第四条"]);
        let second = ["第一条为了规范供水，制定本办法。", "第二条本办法自发布之日起施行。"];
        assert_eq!(articles(&second), ["第一条", "第二条"]);
        // A page of a scan, some blanks of which are seen.
        let middle = ["第十一条供水单位应当节水。", "第十二条　用户应当节水。", "第十三条水费按月计收。"];
        assert_eq!(articles(&middle), ["第十一条", "第十二条", "第十三条"]);
        let words =
            ["第一条为了规范供水，制定本办法。", "第二条第二类用户按月缴费。", "第三条与供水有关的争议，可以调解。"];
        assert_eq!(articles(&words), ["第一条", "第二条", "第三条"]);
    }

    #[test]
    fn chapters_without_a_blank_are_headings() {
        let law = [
            "第一章总则",
            "第一条为了规范供水，制定本办法。",
            "第二章与供水有关的合同",
            "第二条合同应当书面订立。",
            "第三章项目管理",
            "第三条供水单位应当节水。",
            "第四章附则",
            "第四条本办法自2031年5月1日起施行。",
        ];
        let of = |kind| labels(&law, kind);
        assert_eq!(of(BlockKind::Heading), ["第一章", "第二章", "第三章", "第四章"]);
        assert_eq!(of(BlockKind::Article), ["第一条", "第二条", "第三条", "第四条"]);
    }

    #[test]
    fn what_only_refers_to_an_article_is_none() {
        // A line that is broken before its reference, where the article itself comes later.
        let wrapped = [
            "第一条为了规范供水，制定本办法。",
            "第二条供水单位不按照本办法",
            "第三条规定报告，或者不按照",
            "第四条收取水费的，由水利局责令改正。",
            "第三条供水单位应当每年报告。",
            "第四条水费按月计收。",
        ];
        assert_eq!(articles(&wrapped), ["第一条", "第二条", "第三条", "第四条"]);
        for none in [
            &["第三条规定的情形，由水利局处理。", "其他情形除外。"][..],
            &["第二条生产线投入使用。", "第三条跑道开工。"],
            &["第一条意见已采纳。", "第三条意见未采纳。"],
        ] {
            assert_eq!(articles(none), Vec::<String>::new(), "{none:?}");
        }
    }
}

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
/// Things that are counted begin with one of these numbers, and of so few most may be things.
const FIRST_THINGS: u32 = 3;
const SHORT: usize = 6;

/// A line that may begin an article or another part.
struct Member {
    at: usize,
    label: Label,
    /// It begins a paragraph beyond doubt, or its label needs no sequence.
    sure: bool,
    /// It may be one: what follows is not what follows a reference only.
    fits: bool,
    /// What follows begins as what follows a reference may: 规定.
    may_refer: bool,
    /// What stands right behind the number: two characters.
    word: [Option<char>; 2],
    /// It says from when a text is in force, as the last of a short one does.
    ends_text: bool,
}

impl Member {
    fn place(&self) -> (u32, u32) {
        (self.label.value, self.label.sub)
    }

    fn follows(&self, last: &Self) -> bool {
        let (value, sub) = last.place();
        self.fits
            && (self.place() == (value + 1, 0) || sub.checked_add(1).is_some_and(|next| self.place() == (value, next)))
    }

    /// Whether it is the article rather than an earlier one of its number, which only refers to it.
    fn replaces(&self, last: &Self) -> bool {
        let doubtful = |member: &Self| !member.label.strict && (!member.sure || member.may_refer);
        self.place() == last.place() && self.fits && doubtful(last) && !doubtful(self)
    }
}

/// The sequence that is being followed.
#[derive(Default)]
struct Sequence {
    members: Vec<Member>,
    /// One that may take its place: of another text, or behind a number that was misread.
    next: Vec<Member>,
    /// Lines that begin with such a number and are no members, perhaps as they only refer to one.
    others: Vec<(usize, Label)>,
}

/// What is settled of a line: its label; none where it only refers to another.
type Settled = (usize, Option<Label>);

/// Believes the labels without a blank that stand in a sequence, and none of those that only refer to one of it.
pub(super) fn settle(lines: &mut [Line<'_>]) {
    let mut sequences = FORMS.map(|_| Sequence::default());
    let mut settled: Vec<Settled> = Vec::new();
    for at in 0..lines.len() {
        // Another document begins, or one is signed: the numbers behind it go on from nothing before.
        let parts = |line: &Line<'_>| line.file_start || line.number().is_some() || line.day.is_some();
        if lines.get(at).is_some_and(parts) {
            sequences.iter_mut().for_each(|sequence| sequence.end(&mut settled));
        }
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
    fn meet(&mut self, member: Member, settled: &mut Vec<Settled>) {
        let first = member.place() == (1, 0);
        match (self.members.last(), self.next.last()) {
            (None, _) if member.fits => self.members.push(member),
            (Some(last), _) if member.follows(last) => self.members.push(member),
            (Some(last), _) if member.replaces(last) => {
                self.others.extend(self.members.pop().map(|other| (other.at, other.label)));
                self.members.push(member);
            }
            (Some(_), _) if member.label.strict || member.sure && member.fits && first => {
                self.end(settled);
                self.members.push(member);
            }
            (_, Some(last)) if member.follows(last) => {
                self.next.push(member);
                if is_enough(&self.next) {
                    let next = std::mem::take(&mut self.next);
                    self.end(settled);
                    self.members = next;
                }
            }
            (Some(_), _) if member.fits && (member.sure || first) => {
                self.others.extend(self.next.drain(..).map(|other| (other.at, other.label)));
                self.next.push(member);
            }
            _ => self.others.push((member.at, member.label)),
        }
    }

    /// Ends it: what is long enough is believed.
    fn end(&mut self, settled: &mut Vec<Settled>) {
        let members = std::mem::take(&mut self.members);
        let mut others = std::mem::take(&mut self.others);
        others.extend(self.next.drain(..).map(|other| (other.at, other.label)));
        if !is_enough(&members) || goes_on_alike(&members) {
            return;
        }
        // A later member of the same number is the article.
        let refers = |(at, label): &(usize, Label)| {
            let place = members.partition_point(|member| member.place() < (label.value, label.sub));
            members.get(place).is_some_and(|m| m.place() == (label.value, label.sub) && m.at > *at)
        };
        settled.extend(others.into_iter().filter(refers).map(|(at, _)| (at, None)));
        let new = members.into_iter().filter(|member| !member.label.strict);
        settled.extend(new.map(|member| (member.at, Some(member.label.believed()))));
    }
}

/// Whether so many are a sequence: two articles where the second ends a text, two chapters from the first.
fn is_enough(members: &[Member]) -> bool {
    let [first, .., last] = members else { return false };
    let short = first.place() == (1, 0) && (last.ends_text || last.label.form != Form::Article);
    members.len() >= if short { FEWEST_FROM_FIRST } else { FEWEST }
}

/// Whether the number counts things of one kind: 第一条线路…, 第二条线路…, 第三条生产线…. Things are counted from the first on; in the middle
/// of a law many articles may begin alike.
fn goes_on_alike(members: &[Member]) -> bool {
    let Some(first) = members.first().filter(|first| first.label.value <= FIRST_THINGS) else { return false };
    let loose = members.iter().all(|member| !member.label.strict && member.label.form == Form::Article);
    let alike = members.iter().all(|member| member.word == first.word);
    let counted = |member: &&Member| member.word[0].is_some_and(|c| Class::BehindCount.has(c));
    let counts = members.len() <= SHORT && members.iter().filter(counted).count() * 2 > members.len();
    loose && (alike || counts)
}

/// The line as one that may begin an article or another part.
fn member(lines: &[Line<'_>], at: usize) -> Option<Member> {
    let line = lines.get(at)?;
    if !line.text.starts_with(ordinal::MARK) || line.marker.is_some() {
        return None;
    }
    let begins = at.checked_sub(1).and_then(|before| lines.get(before)).is_none_or(|before| begins_after(before, line));
    let label = match line.label {
        Some(label) => label,
        None => label::label_before_word(&line.text).filter(|_| begins)?,
    };
    // A chapter has a line of its own.
    if label.form != Form::Article && !line.is_bare() {
        return None;
    }
    let rest = line.text.get(label.bytes()..)?;
    let may_refer = rest.chars().next().is_some_and(|c| Class::ReferenceTail.has(c)) && !label.strict;
    let sure = label.strict || begins;
    // 第一条修改为, 第三条中的: what a decision does to the articles of another text.
    let of_another = [Class::Amends, Class::Deletes].iter().any(|class| class.starts(rest).is_some())
        || Class::AddressGap.starts(rest).is_some_and(|gap| gap.chars().nth(1).is_some());
    let mut word = rest.chars();
    let word = [word.next(), word.next()];
    // 第四条件, 第二条例: the unit is part of a word.
    let in_word = label.form == Form::Article && word[0].is_some_and(|c| Class::BehindFormer.has(c));
    let fits = (sure || !may_refer) && (label.strict || !of_another && !in_word);
    let ends_text = Class::ComesIntoForce.within(rest);
    Some(Member { at, label, sure, fits, may_refer, word, ends_text })
}

/// Whether a paragraph ends with the line before.
fn begins_after(before: &Line<'_>, line: &Line<'_>) -> bool {
    let heading = before.label.is_some_and(|l| !matches!(l.form, Form::Article | Form::Comma)) && before.is_bare();
    let ends = matches!(before.end, End::Stop | End::Colon) || before.note;
    ends || line.gap > 0 || heading || before.hint.is_some_and(|h| h.running)
}

#[cfg(test)]
mod tests {
    use crate::issue::BlockKind;
    use crate::zh::numeral;

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
    fn each_text_has_its_own_sequence() {
        let law = |name: &str, most: usize| -> Vec<String> {
            let article = |n: usize| match n {
                1 => format!("第一条为了规范{name}，制定本办法。"),
                n if n == most => format!("第{}条本办法自2031年5月1日起施行。", numeral::to_chinese(n as u32)),
                n => format!("第{}条单位应当做好第{n}项{name}工作。", numeral::to_chinese(n as u32)),
            };
            (1..=most).map(article).collect()
        };
        let note = "（2031年3月1日云山市人民政府令第5号公布）".to_owned();
        let one = [vec![note.clone()], law("供水", 3)].concat();
        let two = [vec!["云山市节水办法".to_owned(), note], law("节水", 5)].concat();
        let both = [one, two].concat();
        let both: Vec<&str> = both.iter().map(String::as_str).collect();
        let all = articles(&both);
        assert_eq!(all[..4], ["第一条", "第二条", "第三条", "第一条"]);
        assert_eq!(all[4..], ["第二条", "第三条", "第四条", "第五条"]);
        // Behind the day of signing another text begins.
        let three = law("供水", 3);
        let signed: Vec<&str> =
            three.iter().map(String::as_str).chain(["2031年5月1日", "附件", "第四条道路应当畅通。"]).collect();
        assert_eq!(articles(&signed).len(), 3);
        // A number that was misread costs only itself.
        let mut misread = law("供水", 9);
        misread[3] = misread[3].replace("第四条", "第囚条");
        let misread: Vec<&str> = misread.iter().map(String::as_str).collect();
        assert_eq!(articles(&misread).len(), 8);
    }

    #[test]
    fn what_only_refers_to_an_article_is_none() {
        let referring = [
            "第一条为了规范供水，制定本办法。",
            "第二条供水单位应当报告。",
            "第三条规定的单位除外。",
            "第三条供水单位应当每年报告。",
            "第四条本办法自2031年5月1日起施行。",
        ];
        assert_eq!(articles(&referring), ["第一条", "第二条", "第三条", "第四条"]);
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
            &["第一条线路全长三十公里。", "第二条线路全长二十公里。", "第三条线路全长十公里。"],
            &["第一条建议已经采纳。", "第二条建议正在研究。"],
            &["第一条线路从甲地到乙地。", "第二条线路从乙地到丙地。", "第三条路线从丙地到丁地。"],
            &["第一条件身份证明。", "第二条件户籍证明。", "第三条件居住证明。"],
            &["第一条修改为：“为了供水”。", "第二条增加一款：“其他供水”。", "第三条中的“水务局”修改为“水利局”。"],
        ] {
            assert_eq!(articles(none), Vec::<String>::new(), "{none:?}");
        }
    }
}

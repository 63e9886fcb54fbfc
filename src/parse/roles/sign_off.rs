//! Who signs: offices and persons over the day, below it, or where no day stands, at the end.

use super::super::lex::{End, Line};
use super::super::rules::roles::{ENOUGH, NOTE, Note, SIGN_OFF, SignOff};
use super::super::shape;
use super::{Assigner, Role};
use crate::zh::lexicon::Class;
use crate::zh::office;

/// Lines over a day that sign at most, and those at the end where no day stands.
const OVER_DAY: usize = 12;
const LAST: usize = 6;
/// Width of the longest sentence between the day and who signs below it, in half em.
const ORDER: u32 = 24;
/// Width of the widest cell of a table whose cells stand on lines of their own, and rows that show that there is one.
const CELL: u32 = 16;
const COLUMN: usize = 3;

impl Assigner<'_, '_> {
    /// A day on its own line, and the signers above it.
    pub(super) fn date(&mut self, at: usize) -> usize {
        if self.is_printed(at) {
            return 1;
        }
        self.roles[at] = Role::Date;
        // Between who signs and the day the seal may be told: （印章）.
        let seal = at.checked_sub(1).filter(|&above| self.line(above).is_some_and(|l| shape::is_seal(&l.text)));
        if let Some(seal) = seal {
            self.roles[seal] = Role::Note;
        }
        let at = seal.unwrap_or(at);
        let mut first = at;
        if self.is_name_over_two_lines(at) {
            let signs = SignOff { two_lines: true, ..SignOff::default() };
            if self.judge(SIGN_OFF, &signs, ENOUGH, at - 2..at) {
                self.set(at - 2, 2, Role::Signer);
                first = at - 2;
            }
        }
        if self.is_post_over_name(first) {
            let signs = SignOff { post_over_name: true, ..SignOff::default() };
            if self.judge(SIGN_OFF, &signs, ENOUGH, first - 2..first) {
                self.roles[first - 2..first].fill(Role::Signer);
                first -= 2;
            }
        }
        let end = first;
        while first > 0 && at - first < OVER_DAY && self.roles[first - 1] == Role::Body && self.signs(first - 1) {
            first -= 1;
        }
        let all = first..end;
        let is = |of: fn(&Line<'_>) -> bool| self.lines[all.clone()].iter().any(|l| of(l));
        let signs =
            SignOff { office_over_day: is(|l| l.office), person_over_day: is(|l| l.person), ..SignOff::default() };
        if !all.is_empty() && self.judge(SIGN_OFF, &signs, ENOUGH, all.clone()) {
            self.roles[all].fill(Role::Signer);
        }
        self.heads_of_offices(first);
        self.signed = true;
        self.appendix = true;
        1
    }

    /// A day, or the month alone, that shares its line with who heads an office: 2031年5月　　　水务局局长. Gives whether the two sign.
    pub(super) fn day_beside_signer(&mut self, at: usize) -> bool {
        let pair = self.line(at).zip(self.line(at + 1)).filter(|(day, signer)| day.beside && signer.beside);
        let is_pair = pair.is_some_and(|(day, signer)| !day.signs() && signer.signs() && signer.day.is_none());
        if !is_pair || !self.is_below_sentence(at) {
            return false;
        }
        let signs = SignOff { below_day: true, ..SignOff::default() };
        if !self.judge(SIGN_OFF, &signs, ENOUGH, at + 1..at + 2) {
            return false;
        }
        self.set(at, 1, Role::Date);
        self.set(at + 1, 1, Role::Signer);
        (self.signed, self.appendix) = (true, true);
        true
    }

    /// The record of printing, below what has been signed: 某某办公室　　2031年3月2日印发.
    fn is_printed(&mut self, at: usize) -> bool {
        let says = self.line(at).is_some_and(|l| Class::Promulgates.ends(&l.text).is_some());
        let printed = Note { printed: self.signed && says, ..Note::default() };
        let office =
            at.checked_sub(1).filter(|&p| self.roles[p] == Role::Body && self.line(p).is_some_and(|l| l.office));
        let first = office.unwrap_or(at);
        let is = self.judge(NOTE, &printed, ENOUGH, first..at + 1);
        if is {
            self.roles[first..=at].fill(Role::Note);
        }
        is
    }

    /// Whether the two lines above are a long name of an office.
    fn is_name_over_two_lines(&self, at: usize) -> bool {
        let piece =
            |i: usize| self.roles[i] == Role::Body && self.line(i).is_some_and(|l| l.is_bare() && l.width <= 60);
        // The second line may be a name by its end: then the first must begin one, under the last sentence.
        let begins = || self.is_below_sentence(at - 2) && office::begins_name(&self.lines[at - 2].text);
        at >= 2
            && (at - 2..at).all(piece)
            && !self.is_in_column(at - 1)
            && !self.signs(at - 2)
            && (!self.signs(at - 1) || begins())
            && office::is_name(&self.joined(at - 2, 2))
    }

    /// Whether the two lines above are a post with its office and, below it, the name of who holds it: 某局局長 over 江某.
    fn is_post_over_name(&self, at: usize) -> bool {
        let body = |i: usize| self.roles[i] == Role::Body && self.line(i).is_some_and(|l| l.is_bare() && l.width <= 60);
        at >= 3
            && (at - 2..at).all(body)
            && self.is_below_sentence(at - 2)
            && self
                .line(at - 2)
                .zip(self.line(at - 1))
                .is_some_and(|(post, name)| post.label.is_none() && shape::is_post_over_name(&post.text, &name.text))
    }

    /// Of an order of several offices their heads sign, each with his office: 水务厅厅长　郑某.
    fn heads_of_offices(&mut self, end: usize) {
        let body = |at: usize| self.roles[at] == Role::Body;
        let first = (end.saturating_sub(LAST)..end).rev().take_while(|&at| body(at) && self.is_posted(at)).last();
        let Some(first) = first else { return };
        // A list of persons is no sign-off: that stands under a sentence.
        let signs = SignOff { heads_of_offices: self.is_below_sentence(first), ..SignOff::default() };
        if self.judge(SIGN_OFF, &signs, ENOUGH, first..end) {
            self.roles[first..end].fill(Role::Signer);
        }
    }

    /// Where the day stands under the title, the last lines before `end` alone sign.
    pub(super) fn sign_off(&mut self, end: usize) {
        let before = self.roles.get(..end).unwrap_or(&[]);
        // A note or the mark of a picture (a seal) may stand below who signs.
        let aside = |at: usize| before[at] == Role::Note || self.line(at).is_some_and(|l| shape::is_mark(&l.text));
        let kept = (0..before.len()).rfind(|&at| !aside(at)).map_or(0, |last| last + 1);
        let mut first = kept;
        while first > 0 && kept - first < LAST && self.roles[first - 1] == Role::Body && self.signs(first - 1) {
            first -= 1;
        }
        let above = first.checked_sub(1);
        let tabbed = above.and_then(|above| self.line(above)).is_some_and(|l| l.text.contains('\t'));
        let table = tabbed || above.and_then(|above| self.roles.get(above)) == Some(&Role::Cell);
        let ended = self.is_below_sentence(first) || table;
        let signs = SignOff { last: first < kept && ended, ..SignOff::default() };
        if self.judge(SIGN_OFF, &signs, ENOUGH, first..kept) {
            self.roles[first..kept].fill(Role::Signer);
        }
    }

    /// A person who signs below the day, or below the last sentence where the day stands in the head.
    pub(super) fn signs_alone(&mut self, at: usize) -> bool {
        let Some(above) = at.checked_sub(1).filter(|_| self.is_posted(at)) else { return false };
        let role = self.roles[above];
        // Of several with their offices each is asked where the order ends.
        let one = |l: &Line<'_>| shape::is_person(&l.text) || !self.is_posted(at + 1);
        let person = || self.line(at).is_some_and(|l| l.is_bare() && shape::signs_alone(&l.text) && one(l));
        let ends = |l: &Line<'_>| {
            // 副本：本府民政處, and who heads the office below it.
            l.end == End::Stop || Class::AttachmentWord.starts(&l.text).is_some() || shape::is_of_foot(&l.text)
        };
        // 二零二二年五月二十日。/ 命令公佈。/ 行政長官　江某: under the day stands only who orders that it be published.
        let ordered = || role == Role::Body && self.is_order_below_day(above) && self.line(at + 1).is_none();
        let last = || self.line(at + 1).is_none_or(|l| !l.row && l.end != End::Colon) || self.is_posted(at + 1);
        let signs = SignOff {
            below_day: role == Role::Date,
            below_signer: role == Role::Signer && self.is_posted(above),
            below_text: role == Role::Body && !self.signed && person() && self.line(above).is_some_and(ends) && last()
                || person() && ordered(),
            ..SignOff::default()
        };
        self.judge(SIGN_OFF, &signs, ENOUGH, at..at + 1)
    }

    /// Whether a short sentence stands right under the day of signing: 命令公佈。
    fn is_order_below_day(&self, at: usize) -> bool {
        let short = |l: &Line<'_>| l.width <= ORDER && l.end == End::Stop && l.label.is_none();
        let day = at.checked_sub(1).and_then(|above| self.roles.get(above)) == Some(&Role::Date);
        day && self.line(at).is_some_and(short)
    }

    fn is_posted(&self, at: usize) -> bool {
        self.line(at).is_some_and(|l| l.is_bare() && shape::is_speaker(&l.text))
    }

    fn is_below_sentence(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|above| self.line(above)).is_some_and(|l| l.end == End::Stop)
    }

    pub(super) fn signs(&self, at: usize) -> bool {
        let signs = |l: &Line<'_>| l.is_bare() && l.outline_label().is_none() && l.signs();
        self.line(at).is_some_and(signs) && !self.is_in_column(at)
    }

    /// Whether a short name of an office is a cell of a table whose cells stand on lines of their own: every other line above is
    /// one, too, and none between is.
    fn is_in_column(&self, at: usize) -> bool {
        let cell = |at: usize| self.line(at).filter(|l| l.is_bare() && l.width <= CELL && self.roles[at] == Role::Body);
        let is_office = |at: usize| cell(at).is_some_and(|l| l.office);
        let is_other = |at: usize| cell(at).is_some_and(|l| !l.signs());
        (0..COLUMN).all(|n| at > 2 * n && is_office(at - 2 * n) && is_other(at - 2 * n - 1))
    }
}

#[cfg(test)]
mod tests {
    use crate::issue::BlockKind;

    /// The signatures and days of a notice that ends with a line.
    fn signed(line: &str) -> Vec<(BlockKind, String)> {
        let text = format!("关于开展供水检查的通知\n各县水务局：\n　　请认真开展供水检查。\n{line}\n");
        let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
        let blocks = issue.documents.into_iter().flat_map(|d| d.blocks);
        blocks.filter(|b| matches!(b.kind, BlockKind::Signature | BlockKind::Date)).map(|b| (b.kind, b.text)).collect()
    }

    #[test]
    fn who_signs_and_the_day_share_a_line_behind_a_wide_blank() {
        let (signer, day) = (BlockKind::Signature, BlockKind::Date);
        let of = |a: (BlockKind, &str), b: (BlockKind, &str)| vec![(a.0, a.1.to_owned()), (b.0, b.1.to_owned())];
        for name in ["民政部社会救助司", "规划财务司", "云山市水务局", "水務局局長", "水务局局长"]
        {
            for gap in ["　　　", "      "] {
                assert_eq!(
                    signed(&format!("　　　{name}{gap}2031年5月8日")),
                    of((signer, name), (day, "2031年5月8日")),
                    "{name}"
                );
            }
        }
        for (name, when) in
            [("水務局局長", "2031年5月8日"), ("水務局局長　江一帆", "2031年5月8日"), ("水務局局長", "2031 年 5 月")]
        {
            assert_eq!(signed(&format!("{when}　　　　{name}")), of((day, when), (signer, name)), "{when} {name}");
        }
        // A narrow blank, a person's post alone, and what signs nothing.
        for line in [
            "民政部社会救助司 2031年5月8日",
            "城东水厂　　　2031年5月8日",
            "2031年5月8日　　　城东水厂",
            "2031年5月8日　　　局长",
            "5月　　　水务局局长",
        ] {
            assert!(signed(line).iter().all(|(kind, _)| *kind != signer), "{line}: {:?}", signed(line));
        }
    }

    #[test]
    fn a_row_of_a_list_beside_a_day_signs_nothing() {
        let asked = "　　请认真开展供水检查。";
        for lines in [
            &["　　报到时间如下：", "规划财务司　　　2031年5月8日"][..],
            &[asked, "规划财务司　　　2031年5月8日", "　　请按时报到。"],
            &[asked, "规划财务司　　　2031年5月8日", "社会救助司　　　2031年6月8日", "水资源司　　　2031年7月8日"],
            &[asked, "规划财务司　　　2031年5月8日印发"],
            &[asked, "　　一、规划财务司　　　2031年5月8日"],
            &["　　附件：任务表", "规划财务司　　　2031年5月8日"],
            &[asked, "水务局局长　　　2031年5月8日", "环保局局长　　　2031年5月9日", "　　任期五年。"],
            &[asked, "2031年5月8日　　　水务局局长", "2031年5月9日　　　环保局局长"],
            &[asked, "2031年5月8日　　　水务局局长", "　　召开会议。"],
            &["2031年大事记", "2031年5月8日　　　水务局局长"],
        ] {
            let read = signed(&lines.join("\n"));
            assert!(read.iter().all(|(kind, _)| *kind != BlockKind::Signature), "{lines:?}: {read:?}");
        }
        // What ends a paper may stand below who signs.
        for foot in [
            "附件：检查表",
            "（联系人：江一帆）",
            "云山市水务局办公室　　2031年5月9日印发",
            "抄送：云山市财政局，云山市档案局。",
        ] {
            let read = signed(&format!("规划财务司　　　2031年5月8日\n{foot}"));
            assert!(
                read.iter().any(|(kind, text)| *kind == BlockKind::Signature && text == "规划财务司"),
                "{foot}: {read:?}"
            );
        }
    }
}

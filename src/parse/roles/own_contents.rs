//! A text's own contents: 目录 with its chapters, and lists of headings with leaders and pages, with or without that word.

use super::super::attachments::attachment_label;
use super::super::contents::{leader_entry, split_page};
use super::super::label::{Form, Label};
use super::super::lex::{End, Line};
use super::super::rules::roles::{ENOUGH, OWN_CONTENTS, OwnContents};
use super::{Assigner, Role};
use crate::zh::lexicon::Class;
use crate::zh::{chars, fold};
use std::collections::HashSet;

/// Lines that a text's own contents name before the first chapter.
const NAMED: usize = 4;
/// Most lines of an entry, with what stands between it and the one before.
const ENTRY: usize = 10;
/// So many entries with leaders and pages make a list of them, under 目录 and without that word.
const ENTRIES: usize = 2;
const UNLABELLED: usize = 3;
/// So many chapters below each other without a text are a list of them.
const CHAPTERS: u32 = 3;
/// Most lines of a list.
const LONGEST: usize = 4_000;
/// So many of its headings are looked for below a list without the word, among so many lines for each of its own, no wider
/// than this in half em.
const HEADINGS: usize = 8;
const BELOW: usize = 100;
const HEADING: u32 = 120;

/// Whether a line is 目录.
fn is_label(line: &Line<'_>) -> bool {
    line.width <= 16 && Class::OwnContents.is(&fold::compact(&line.text))
}

/// Whether a leader runs to a page in Roman numerals, as those before a text are counted: 前言……Ⅱ.
fn ends_with_roman(text: &str) -> bool {
    let before = text.trim_end_matches(|c| matches!(c, 'I' | 'V' | 'X' | 'i' | 'v' | 'x' | 'Ⅰ'..='Ⅻ' | 'ⅰ'..='ⅻ'));
    before.len() < text.len() && before.trim_end_matches(chars::is_space).ends_with(chars::is_leader_dot)
}

impl Assigner<'_, '_> {
    /// 目录 inside a document, with its lines, or the lines of a list of headings with their pages.
    pub(super) fn own_contents(&mut self, at: usize) -> Option<usize> {
        let line = self.line(at)?;
        if !is_label(line) {
            return self.list_of_chapters(at).or_else(|| self.list_without_label(at));
        }
        if let Some((end, count)) = self.leader_list(at + 1).filter(|(_, count)| *count >= ENTRIES) {
            let signs = OwnContents { label: true, leaders: count >= ENTRIES, ..OwnContents::default() };
            if self.judge(OWN_CONTENTS, &signs, ENOUGH, at..at + 1) {
                return Some(self.set_list(at, end));
            }
        }
        // 序言 may stand before the first chapter.
        let preface = usize::from(self.line(at + 1).is_some_and(|l| Class::Preface.is(&fold::compact(&l.text))));
        let of_text = |l: &Label| {
            matches!(
                l.form,
                Form::Part | Form::SubPart | Form::Chapter | Form::Section | Form::Comma | Form::Decimal(_)
            )
        };
        // A text's list may name its title and itself first, with their pages: 刑法……1, 目录……2.
        let names = |at: &usize| {
            let page = self.line(*at).filter(|l| l.label.is_none()).and_then(|l| split_page(&l.text));
            page.is_some_and(|page| page.leader)
        };
        let before = (at + 1 + preface..at + 1 + preface + NAMED).take_while(names).count();
        let first = self.line(at + 1 + preface + before).and_then(|l| l.label).filter(of_text);
        let signs = OwnContents { label: true, chapter: first.is_some(), ..OwnContents::default() };
        let first = first.filter(|_| self.judge(OWN_CONTENTS, &signs, ENOUGH, at..at + 1))?;
        let mut end = at + 2 + preface + before;
        while let Some(line) = self.line(end) {
            if preface > 0 && Class::Preface.is(&fold::compact(&line.text)) {
                break;
            }
            let again =
                line.label.is_some_and(|l| l.form == first.form && l.value == first.value && l.sub == first.sub);
            let sentence = line.stops || line.commas && line.label.is_none();
            if again || line.end == End::Stop || sentence || line.label.is_some_and(|l| l.form == Form::Article) {
                break;
            }
            end += 1;
        }
        Some(self.set(at, end - at, Role::OwnContents)).inspect(|_| (at..end).for_each(|i| self.fresh[i] = true))
    }

    /// The chapters of a text, one below the other, over which nothing stands: the first comes again below them, over its text.
    fn list_of_chapters(&mut self, at: usize) -> Option<usize> {
        let heading = |at: usize| {
            let line = self.line(at).filter(|l| l.is_bare() && !l.commas && !l.stops)?;
            line.strict_label().filter(|l| matches!(l.form, Form::Chapter | Form::Section) && l.sub == 0)
        };
        let first = |at: usize| heading(at).is_some_and(|l| l.form == Form::Chapter && l.value == 1);
        let (mut end, mut last) = (at, 0);
        while let Some(label) = heading(end).filter(|l| l.form == Form::Section || l.value == last + 1) {
            last = if label.form == Form::Chapter { label.value } else { last };
            end += 1;
        }
        let key = |at: usize| self.line(at).map(|l| fold::key(&l.text)).unwrap_or_default();
        let listed = last >= CHAPTERS && first(at) && first(end) && heading(end + 1).is_none_or(|l| l.value == 1);
        let (above, below) = (key(at), key(end));
        let again = listed && (above.starts_with(&below) || below.starts_with(&above));
        let signs = OwnContents { chapter: again, recurs: again, ..OwnContents::default() };
        if !again || !self.judge(OWN_CONTENTS, &signs, ENOUGH, at..at + 1) {
            return None;
        }
        Some(self.set(at, end - at, Role::OwnContents)).inspect(|_| (at..end).for_each(|i| self.fresh[i] = true))
    }

    /// A list of headings with leaders and pages over which nothing stands: most of them come again below.
    fn list_without_label(&mut self, at: usize) -> Option<usize> {
        // What was looked at as a list and is none is not looked at again from its next line on.
        let line = self.line(at).filter(|_| at >= self.no_list)?;
        leader_entry(&line.text).filter(|(title, _)| !title.is_empty())?;
        let (end, _) = self.leader_list(at).filter(|(_, count)| *count >= UNLABELLED)?;
        let signs = OwnContents { leaders: true, recurs: self.recurs(at, end), ..OwnContents::default() };
        if self.judge(OWN_CONTENTS, &signs, ENOUGH, at..at + 1) {
            return Some(self.set_list(at, end));
        }
        self.no_list = end;
        None
    }

    /// The end of a list of entries with leaders and pages that begins at a line, and how many there are. An entry may have
    /// several lines, and titles of parts may stand between them; the pages grow.
    fn leader_list(&self, at: usize) -> Option<(usize, usize)> {
        let (mut end, mut count, mut last) = (None, 0, 0);
        for next in at..at + LONGEST {
            let Some(line) = self.line(next) else { break };
            let article = line.strict_label().is_some_and(|l| l.form == Form::Article);
            let table = line.hint.is_some_and(|hint| hint.cell.is_some());
            if next >= end.unwrap_or(at) + ENTRY || table || article || line.end == End::Stop {
                break;
            }
            let Some((_, page)) = leader_entry(&line.text) else { continue };
            if page < last {
                break;
            }
            (end, last, count) = (Some(next + 1), page, count + 1);
        }
        end.map(|end| (end, count))
    }

    /// Whether most of the first headings of a list, of those that have one line, come again below it.
    fn recurs(&self, at: usize, end: usize) -> bool {
        let titles: HashSet<String> = (at..end)
            .filter(|&i| self.begins_entry(at, i))
            .filter_map(|i| Some(fold::key(&leader_entry(&self.line(i)?.text)?.0)))
            .filter(|title| title.chars().count() > 1)
            .take(HEADINGS)
            .collect();
        let below = self.lines.iter().skip(end).take((end - at) * BELOW).filter(|l| l.width <= HEADING);
        let again: HashSet<String> = below.map(|l| fold::key(&l.text)).filter(|key| titles.contains(key)).collect();
        titles.len() >= ENTRIES && again.len() * 2 > titles.len()
    }

    /// Whether a line of a list that begins at `first` begins an entry or names a part: it has a label, stands behind a page or
    /// is centred, or what stands above it is.
    fn begins_entry(&self, first: usize, at: usize) -> bool {
        let (Some(line), Some(above)) = (self.line(at), at.checked_sub(1).and_then(|above| self.line(above))) else {
            return true;
        };
        let centred = |l: &Line<'_>| l.hint.is_some_and(|hint| hint.centred) && leader_entry(&l.text).is_none();
        let leader = line.text.starts_with(chars::is_leader_dot);
        let named = line.outline_label().is_some() || attachment_label(&line.text).is_some();
        at == first || !leader && (named || centred(line) || centred(above) || is_label(above)) || {
            // Print that glues a page to its title has no leader: …监测记录15.
            (leader_entry(&above.text).is_some() || ends_with_roman(&above.text)) && !leader
        }
    }

    /// Marks the lines of a list; each entry is a block.
    fn set_list(&mut self, at: usize, end: usize) -> usize {
        for i in at..end {
            let fresh = self.begins_entry(at, i);
            if let (Some(role), Some(slot)) = (self.roles.get_mut(i), self.fresh.get_mut(i)) {
                (*role, *slot) = (Role::OwnContents, fresh);
            }
        }
        end - at
    }
}

#[cfg(test)]
mod tests {
    use crate::issue::{BlockKind, Issue};

    fn read(text: &str) -> Issue {
        crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"))
    }

    /// The entries of a text's own contents, its headings, and how many documents it has.
    fn told(text: &str) -> (Vec<String>, Vec<String>, usize) {
        let issue = read(text);
        let of = |kind| {
            let blocks = issue.documents.iter().flat_map(|d| &d.blocks).filter(|b| b.kind == kind);
            blocks.map(|b| b.text.clone()).collect()
        };
        (of(BlockKind::Contents), of(BlockKind::Heading), issue.documents.len())
    }

    const BODY: &str = "第一章　供水\n一、水厂应当检修\n　　水厂每年检修一次。\n二、管网应当巡查\n　　管网每月巡查一次。\n第二章　排水\n一、泵站应当检修\n　　泵站每年检修一次。\n";

    #[test]
    fn pages_in_roman_numerals_end_entries() {
        let list = "目　　次\n前言………………II\n引言 ......... iii\n1 供水要求………………1\n2 排水要求………………4\n";
        let text = format!(
            "云山市供水技术要求\n{list}前言\n　　本要求规定了供水。\n1 供水要求\n　　水厂应当检修。\n2 排水要求\n　　泵站应当检修。\n"
        );
        let notes = told(&text).0;
        assert_eq!(
            notes.iter().map(String::as_str).collect::<Vec<_>>(),
            list.trim_end().split('\n').collect::<Vec<_>>()
        );
        assert!(
            super::ends_with_roman("前言……Ⅱ") && !super::ends_with_roman("前言II") && !super::ends_with_roman("前言……")
        );
    }

    #[test]
    fn a_list_under_its_name_has_entries_of_several_lines() {
        let list = "目　　录\n第一章　供水..........................1\n一、水厂应当检修，并且在检修以前告知居民、\n单位和其他用水人..........................1\n二、管网应当巡查3\n第二章　排水..............................4\n一、泵站应当检修，检修的时间应当避开汛期\n............................................5\n";
        let (notes, headings, documents) = told(&format!("云山市供水细则\n{list}{BODY}"));
        let expected = [
            "目　　录",
            "第一章　供水..........................1",
            "一、水厂应当检修，并且在检修以前告知居民、单位和其他用水人..........................1",
            "二、管网应当巡查3",
            "第二章　排水..............................4",
            "一、泵站应当检修，检修的时间应当避开汛期............................................5",
        ];
        assert_eq!(notes, expected);
        assert!(headings.len() == 5 && headings.iter().all(|heading| !heading.contains("..")), "{headings:?}");
        assert_eq!(documents, 1);
    }

    #[test]
    fn a_list_without_its_name_is_one_where_its_headings_come_again() {
        let list = "A. 概論..............1773\nB. 申請程序..........1774\nC1. 緊急授權.........1776\nD. 保留紀錄..........1781\n";
        let body = "A. 概論\n　　本指引提供原則。\nB. 申請程序\n　　申請須以書面提出。\nC1. 緊急授權\n　　授權失效後不得延長。\nD. 保留紀錄\n　　紀錄須妥為保存。\n";
        let (notes, _, documents) = told(&format!("關於供水授權的指引\n{list}{body}"));
        assert_eq!((notes.join("\n") + "\n", documents), (list.to_owned(), 1));
        // Prices are no headings: nothing of the kind comes below.
        let (notes, ..) = told(&format!(
            "云山市供水价格表\n　　价格如下，请按时缴纳。\n居民用水......3\n单位用水......5\n其他用水......9\n{BODY}"
        ));
        assert!(notes.is_empty(), "{notes:?}");
    }

    #[test]
    fn a_list_below_a_paper_that_its_number_names_is_no_part_of_its_title() {
        let head = "2031年第139號法律公告\n《云山市供水條例\n實施細則》\n目錄\n條次　頁次\n";
        let list = "1. 生效日期..........B2404\n2. 附表..............B2406\n附表1　關於供水的細則..........B2410\n";
        let issue =
            read(&format!("{head}{list}1. 生效日期\n　　本細則自公布之日起實施。\n2. 附表\n　　供水按照附表辦理。\n"));
        assert_eq!(issue.documents.len(), 1);
        assert_eq!(issue.documents[0].title, "《云山市供水條例實施細則》");
        assert_eq!(issue.documents[0].blocks.iter().filter(|b| b.kind == BlockKind::Contents).count(), 5);
    }

    #[test]
    fn chapters_over_which_nothing_stands_are_a_list_where_the_first_comes_again() {
        let body = "第一章\n第一条　供水应当安全。\n第二章　排水\n第二条　排水应当畅通。\n第三章　节水\n第三条　用水应当节约。\n";
        for list in ["第一章\n第二章　排水\n第三章\n", "第一章　总则\n第二章　排水\n第一节　管网\n第三章　节水\n"]
        {
            let (notes, headings, documents) = told(&format!("云山市供水条例\n{list}{body}"));
            assert_eq!((notes.join("\n") + "\n", headings.len(), documents), (list.to_owned(), 3, 1));
        }
        // Two chapters, one with text, one that is lacking, and chapters that don't begin anew.
        for list in [
            "第一章\n第二章　排水\n",
            "第一章　供水\n供水应当安全。\n第二章　排水\n第三章　节水\n",
            "第一章\n第三章　排水\n第四章\n",
            "第二章\n第三章　排水\n第四章\n",
        ] {
            let (notes, ..) = told(&format!("云山市供水条例\n{list}{body}"));
            assert!(notes.is_empty(), "{list}: {notes:?}");
        }
        let (notes, ..) = told("云山市供水条例\n第一章　供水\n第二章　排水\n第三章　节水\n第一条　供水应当安全。\n");
        assert!(notes.is_empty(), "{notes:?}");
    }

    #[test]
    fn the_list_ends_where_the_text_begins() {
        let list = "目录\n第一章　供水………1\n第二章　排水………4\n";
        let (notes, headings, _) = told(&format!("云山市供水细则\n{list}{BODY}"));
        assert_eq!((notes.len(), headings.len()), (3, 5));
        // The pages before the first have Roman numbers.
        let (notes, ..) = told(&format!(
            "云山市供水细则\n目录\n前　言............II\n第一章　供水……1\n第二章　排水……4\n前　言\n　　供水应当安全。\n{BODY}"
        ));
        assert_eq!(notes, ["目录", "前　言............II", "第一章　供水……1", "第二章　排水……4"]);
        // A price below is none of its entries: the pages of a list grow.
        let (notes, ..) = told(&format!("云山市供水细则\n{list}第一章　供水\n　　居民用水……2\n{BODY}"));
        assert_eq!(notes.len(), 3, "{notes:?}");
    }
}

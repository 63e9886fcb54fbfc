//! Documents that are files of their own: each begins with its file, whatever it begins with.

use super::super::contents::title_core;
use super::super::lex::End;
use super::super::rules::heads::Found;
use super::super::shape;
use super::numbered::is_head_of_minutes;
use super::title::starts_as_title;
use super::{Finder, Head, SAME_TITLE};
use crate::zh::lexicon::Class;
use crate::zh::{date, fold};

/// So many bare lines before the head of a file's document belong to the head.
const ABOVE: usize = 6;
/// So many lines at most stand over the head of a paper on a page that sets its title over them.
const OVER_HEAD: usize = 4;
/// So many lines stand between the heading of a Markdown text and the title as printed.
const BETWEEN: usize = 12;

impl Finder<'_, '_> {
    /// Sees that a document begins where a file does. A file that goes on in the midst of a sentence is a page of the
    /// document before.
    pub(super) fn by_file(&self, heads: &mut Vec<Head>) {
        let starts: Vec<usize> = (self.floor..self.lines.len()).filter(|&at| self.lines[at].file_start).collect();
        if starts.is_empty() {
            return;
        }
        let mut added = Vec::new();
        let ends = starts.iter().skip(1).copied().chain(std::iter::once(self.lines.len()));
        for (&start, end) in starts.iter().zip(ends) {
            let from = heads.partition_point(|head| head.start < start);
            // A head that was cut by the end of its page goes on in this file.
            if from.checked_sub(1).and_then(|above| heads.get(above)).is_some_and(|head| head.end > start) {
                continue;
            }
            match heads.get_mut(from).filter(|head| head.start < end) {
                Some(head) if head.start == start => {}
                Some(head) if (start..head.start).all(|at| self.lines[at].is_bare()) && head.start - start <= ABOVE => {
                    head.red.splice(0..0, start..head.start);
                    head.start = start;
                }
                Some(head) if self.is_own(start) => added.extend(self.at_top(start, head.start, Found::File)),
                None if self.is_own(start) => added.extend(self.at_top(start, end, Found::File)),
                _ => {}
            }
        }
        heads.extend(added);
        heads.sort_by_key(|head| head.start);
    }

    /// Where the first line is the title of the first document, as Markdown's heading or as catalogues put it over a text,
    /// what stands between the two is said under that title: when it was adopted, and the title as it was printed.
    pub(super) fn below_heading(&self, heads: &mut [Head]) {
        let (Some(head), Some(line)) = (heads.first_mut(), self.line(self.floor)) else { return };
        let minutes = is_head_of_minutes(&self.text_of(&head.title));
        if (head.title.is_empty() || minutes)
            && let Some(at) = self.title_over_head(head, minutes)
        {
            head.red.append(&mut head.title);
            head.title.push(at);
            head.notes.extend((self.floor..head.start).filter(|&other| other != at));
            head.start = self.floor;
            head.signs.title = true;
            head.signs.acts = true;
            head.signs.issuer = shape::starts_with_office(&self.text_of(&[at]));
            head.weigh();
            return;
        }
        let between = self.floor + 1..head.start;
        if head.start <= self.floor || between.len() > BETWEEN {
            return;
        }
        let printed = self.text_of(&head.title);
        let same = fold::likeness(&title_core(&line.text), &title_core(&printed)) >= SAME_TITLE;
        if line.hashes != Some(1) && !(same && self.entries.is_empty() && shape::is_title(&line.text)) {
            return;
        }
        let said = between.clone().all(|at| self.lines[at].end != End::Stop && !self.lines[at].stops);
        if !said || !(same || head.title.is_empty()) {
            return;
        }
        let title = std::mem::replace(&mut head.title, vec![self.floor]);
        head.notes.extend(between.chain(title).chain(std::mem::take(&mut head.red)));
        head.notes.sort_unstable();
        head.notes.dedup();
        head.start = self.floor;
    }

    /// The title that a page sets over all of a paper, where the paper's own head (its red head and number, and whom it is sent
    /// to) goes without one: the first line, or one that the source sets as a heading below a few short ones.
    fn title_over_head(&self, head: &Head, minutes: bool) -> Option<usize> {
        let between = self.floor..head.start;
        let plain = |at: usize| self.line(at).is_some_and(|l| l.is_bare() && l.end != End::Stop && !l.stops);
        if !self.entries.is_empty() || between.is_empty() || between.len() > OVER_HEAD || !between.clone().all(plain) {
            return None;
        }
        let set =
            |at: usize| at == self.floor || self.line(at).is_some_and(|l| l.hint.is_some_and(|h| h.heading.is_some()));
        between.clone().find(|&at| {
            let text = self.line(at).map_or("", |l| l.text.as_ref());
            // Over the head of minutes stands what they are on.
            let fits = !minutes || Class::Minutes.ends(&fold::compact(text)).is_some();
            set(at) && self.is_piece(at) && shape::is_title(text) && starts_as_title(text) && fits
        })
    }

    /// Whether a file is a document of its own: the text before it has ended, or it begins with a title.
    fn is_own(&self, start: usize) -> bool {
        let Some(above) = start.checked_sub(1).filter(|&at| at >= self.floor).and_then(|at| self.line(at)) else {
            return true;
        };
        let ended = matches!(above.end, End::Stop | End::Close)
            || above.hint.is_some_and(|hint| hint.cell.is_some())
            || date::day_line(&above.text).is_some();
        let first = &self.lines[start];
        let titled = shape::is_title(&first.text) || shape::is_red_header(&first.text) || first.hashes == Some(1);
        ended || titled || first.hint.is_some_and(|hint| hint.heading == Some(1) || hint.centred)
    }
}

#[cfg(test)]
mod tests {
    use crate::issue::BlockKind;

    /// Title and number of a text's only document, and the kind of the block that shows the title.
    fn read(text: &str) -> (String, Option<String>, Option<BlockKind>) {
        let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
        let [document] = issue.documents.as_slice() else { panic!("{} documents", issue.documents.len()) };
        let block = document.blocks.iter().find(|b| b.text == document.title);
        (document.title.clone(), document.number.clone(), block.map(|b| b.kind))
    }

    const TITLE: &str = "云山市人民政府关于加强供水管理的意见";
    const HEAD: &str = "云山市人民政府文件\n云政发〔2031〕7号\n各县人民政府：\n　　请认真执行。\n　　　　　　云山市人民政府\n　　　　　　2031年3月2日\n";

    #[test]
    fn a_title_over_the_red_head_is_the_papers() {
        let told = (TITLE.to_owned(), Some("云政发〔2031〕7号".to_owned()), Some(BlockKind::Title));
        assert_eq!(read(&format!("{TITLE}\n{HEAD}")), told);
        // The paper's own title counts.
        let own = HEAD.replace("各县", "云山市人民政府关于印发供水规划的通知\n各县");
        assert_eq!(read(&format!("{TITLE}\n{own}")).0, "云山市人民政府关于印发供水规划的通知");
        // What reads as no title is none.
        assert_ne!(read(&format!("云山市政务公开栏目\n{HEAD}")).0, "云山市政务公开栏目");
    }

    #[test]
    fn the_number_of_minutes_without_a_series_stands_over_their_title() {
        let text = "　　　　〔2031〕9号\n云山市人民政府第58次常务会议纪要\n　　2031年3月2日，市长主持召开会议。纪要如下：\n　　一、会议审议了供水办法。\n";
        let below =
            text.replacen("　　　　〔2031〕9号\n", "", 1).replace("纪要\n　　2031", "纪要\n〔2031〕9号\n　　2031");
        for text in [text, below.as_str()] {
            let (title, number, _) = read(text);
            let told = (title.as_str(), number.as_deref());
            assert_eq!(told, ("云山市人民政府第58次常务会议纪要", Some("〔2031〕9号")), "{text}");
        }
        // Beside other titles that is the rest of a number.
        for text in
            ["云山市供水办法\n〔2031〕9号\n　　各县应当供水。\n", "〔2031〕9号\n云山市供水办法\n　　各县应当供水。\n"]
        {
            assert_eq!(read(text).1, None, "{text}");
        }
    }

    #[test]
    fn an_announcement_counted_within_its_year_has_a_number() {
        let rest = "　　为养护鱼类，现公告如下：\n　　一、三月起休渔。\n云山市渔业局\n2031年3月5日\n";
        for text in [
            format!("〔2031〕第4号\n云山市渔业局关于休渔的公告\n{rest}"),
            format!("云山市渔业局关于休渔的公告\n〔2031〕第4号\n{rest}"),
            format!("云山市渔业局关于休渔的公告\n[2031]第4号\n{rest}"),
        ] {
            let (title, number, _) = read(&text);
            assert_eq!(title, "云山市渔业局关于休渔的公告", "{text}");
            assert!(number.is_some_and(|n| n.ends_with("第4号")), "{text}");
        }
    }
}

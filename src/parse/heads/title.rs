//! Titles of documents: which lines above or below a number are one.

use super::super::contents::title_core;
use super::super::label::Form;
use super::super::lex::{self, Line};
use super::super::rules::titles::{RULES, Signs};
use super::super::rules::{Judged, outcome, score, weigh};
use super::super::shape::{self, is_complete};
use super::{Finder, Head, REACH};
use crate::issue::Stage;
use crate::zh::lexicon::Class;
use crate::zh::{chars, fold};

impl Finder<'_, '_> {
    /// The title that ends right above `at` or begins right at it: its lines and how sure that is.
    pub(super) fn best_title(&self, at: usize, up: bool, entry: Option<usize>) -> Option<(Vec<usize>, f32)> {
        if let Some(found) = self.alone_on_page(at, entry).filter(|_| up) {
            return Some(found);
        }
        let mut lines: Vec<usize> = Vec::new();
        let mut best: Option<(Vec<usize>, f32)> = None;
        let mut complete = false;
        for n in 0..REACH {
            let Some(next) = (if up { at.checked_sub(n + 1) } else { Some(at + n) }) else { break };
            let marks = || (up || n == 0) && self.line(next).is_some_and(|l| shape::is_head_mark(&l.text));
            if !self.is_piece(next) || n > 0 && self.breaks_title(next, up) || marks() {
                break;
            }
            if up {
                lines.insert(0, next)
            } else {
                lines.push(next)
            }
            let title: String = lines.iter().map(|&l| self.lines[l].text.as_ref()).collect();
            let score = self.title_score(&title, entry);
            // 关于印发…方案 alone is as good by form, but goes on: （2021—2023年）的通知.
            let completes = |b: f32| score + 0.05 >= b && !complete && is_complete(&title);
            // The name of a rule may end alike in its last line alone, of a heading that the source sets as one.
            let one = |b: f32| score + 0.05 >= b && n > 0 && self.is_one_heading(if up { next } else { next - 1 });
            let better = best.as_ref().is_none_or(|b| score > b.1 + 0.01 || completes(b.1) || one(b.1));
            if score > 0.0 && better {
                complete = is_complete(&title);
                best = Some((lines.clone(), score));
            }
        }
        best
    }

    /// The title of a paper in a collection that counts them: 2. 某市人民政府关于…的通知, on as many lines as print broke it into, over the
    /// number and whom the paper is sent to. An item that ends so has none of them below it.
    pub(super) fn counted_title(&self, head: &Head, end: usize) -> Option<Vec<usize>> {
        if !self.is_sent_below(head.end) {
            return None;
        }
        let above = (end.saturating_sub(REACH)..end).rev();
        let first = above.clone().find(|&at| self.line(at).is_some_and(|l| uncounted(&l.text).is_some()))?;
        let piece = |at: usize| at == first && self.line(at).is_some_and(Line::is_bare) || self.is_piece(at);
        let whole = above.take_while(|&at| at >= first).all(piece);
        let lines: Vec<usize> = (first..end).collect();
        (whole && is_complete(uncounted(&self.text_of(&lines))?)).then_some(lines)
    }

    /// Whether a line, or some that print broke it into, is whom a paper is sent to.
    fn is_sent_below(&self, at: usize) -> bool {
        let mut text = String::new();
        (at..at + REACH).map_while(|at| self.line(at)).any(|line| {
            text.push_str(&line.text);
            line.end == lex::End::Colon && shape::is_addressee(&text)
        })
    }

    /// The title that is all that stands on the page above: the next page begins with the line at `at`.
    fn alone_on_page(&self, at: usize, entry: Option<usize>) -> Option<(Vec<usize>, f32)> {
        self.line(at).filter(|l| l.page_start)?;
        let above = (at.saturating_sub(REACH)..at).rev();
        let first =
            above.take_while(|&at| self.is_piece(at)).find(|&at| self.line(at).is_some_and(|l| l.page_start))?;
        let lines: Vec<usize> = (first..at).collect();
        let score = self.title_score(&self.text_of(&lines), entry);
        (score > 0.0).then_some((lines, score))
    }

    /// Whether a line and the one below it are of one heading of the first rank, as far as the source tells: one with a line
    /// end in it.
    fn is_one_heading(&self, at: usize) -> bool {
        let first = |at: usize| self.line(at).is_some_and(|l| l.hint.is_some_and(|h| h.heading == Some(1)));
        let parted = |l: &Line<'_>| l.gap > 0 || l.hint.is_some_and(|h| h.starts_paragraph == Some(true));
        first(at) && first(at + 1) && !self.line(at + 1).is_some_and(parted)
    }

    /// The title in brackets right below the number of an announcement: （关于…的公告）.
    pub(super) fn bracketed_title(&self, head: &Head) -> Option<(Vec<usize>, f32)> {
        let line = self.line(head.end).filter(|l| l.is_bare() && l.width <= 180)?;
        shape::bracketed_title(&line.text).map(|_| (vec![head.end], 1.0))
    }

    /// Between this line and the one nearer to the number a title cannot run on: a sign-off, much white space, the
    /// text's own contents or, in Markdown, a heading of another level.
    pub(super) fn breaks_title(&self, at: usize, up: bool) -> bool {
        if !up {
            let above = at.checked_sub(1).and_then(|above| self.line(above)).and_then(|line| line.hashes);
            // 某某诉某某案 is complete, though 裁判要点 below it would end as titles do.
            let case = |l: &Line<'_>| Class::CaseEnd.ends(&l.text).is_some() && Class::CaseWord.within(&l.text);
            if at.checked_sub(1).and_then(|above| self.line(above)).is_some_and(case) {
                return true;
            }
            let own_contents = |l: &Line<'_>| l.width <= 16 && Class::OwnContents.is(&fold::compact(&l.text));
            return at.checked_sub(1).is_some_and(|above| self.parts_at_table(above))
                || self.line(at).is_some_and(|l| l.hashes.is_some() && l.hashes != above || own_contents(l));
        }
        self.parts_at_table(at)
            || self.line(at + 1).is_some_and(|l| l.gap > 2 || l.page_start)
            || self.line(at).is_some_and(|l| l.note)
    }

    /// Whether a table begins or ends behind a line: its head is of no title that stands over it.
    fn parts_at_table(&self, at: usize) -> bool {
        let table = |at: usize| self.line(at).and_then(|l| l.hint).and_then(|hint| hint.cell).map(|cell| cell.table);
        // …关于规范供水秩序 over 若干问题的通知: the title goes on.
        let text = |at: usize| self.line(at).map_or("", |l| l.text.as_ref());
        let open = Class::TitleMatter.within(text(at)) && !shape::is_title(text(at)) && shape::is_title(text(at + 1));
        table(at) != table(at + 1) && !open
    }

    /// How sure the rules are that a text is a title, of the listed entry if there is one.
    pub(super) fn title_score(&self, title: &str, entry: Option<usize>) -> f32 {
        score(RULES, &self.title_signs(title, entry))
    }

    /// What was decided of a head's title.
    pub(super) fn title_judged(&self, head: &Head) -> Option<Judged> {
        let lines = *head.title.first()?..*head.title.last()? + 1;
        let why = weigh(RULES, &self.title_signs(&self.text_of(&head.title), head.entry));
        let outcome = outcome(&why, f32::MIN);
        Some(Judged { stage: Stage::Title, lines, outcome, why })
    }

    fn title_signs(&self, title: &str, entry: Option<usize>) -> Signs {
        let quoted = title.starts_with('《');
        if let Some(entry) = entry.and_then(|e| self.entries.get(e)) {
            let core = title_core(title);
            let alike = fold::likeness(&core, &entry.core);
            // The text of an order names its rule right away: only the name itself is a title.
            if alike >= LISTED_TITLE && (!quoted || core == entry.core) {
                return Signs { listed: Some(alike), ..Signs::default() };
            }
        }
        if !shape::is_title(title) {
            return Signs::default();
        }
        let issuer = shape::starts_with_office(title);
        Signs {
            form: true,
            issuer,
            act: !issuer && shape::starts_with_act(&fold::compact(title)),
            red_header: shape::is_red_header(title),
            of_text: quoted && Class::Already.within(title),
            ..Signs::default()
        }
    }
}

/// Likeness from which on a title may be the listed one.
const LISTED_TITLE: f32 = 0.75;

/// The title of a paper without the number that a collection counts it by: 2. 某市人民政府关于…的通知.
pub(crate) fn uncounted(title: &str) -> Option<&str> {
    let label = lex::label_of(title).filter(|label| label.form == Form::Dot)?;
    let rest = title.get(label.bytes()..)?.trim_start_matches(chars::is_space);
    shape::starts_with_office(rest).then_some(rest)
}

/// Begins as a title does: with 关于 or with an office that is followed by it, or with a year, or a name of a rule.
pub(super) fn starts_as_title(title: &str) -> bool {
    let title = uncounted(title).unwrap_or(title);
    let key = fold::compact(title);
    shape::starts_with_act(&key) || shape::starts_with_office(title)
}

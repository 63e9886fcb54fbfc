//! Titles of documents: which lines above or below a number are one.

use super::super::contents::title_core;
use super::super::lex::Line;
use super::super::shape;
use super::{Finder, Head, REACH};
use crate::zh::fold;
use crate::zh::lexicon::Class;

impl Finder<'_, '_> {
    /// The title that ends right above `at` or begins right at it: its lines and how sure that is.
    pub(super) fn best_title(&self, at: usize, up: bool, entry: Option<usize>) -> Option<(Vec<usize>, f32)> {
        let mut lines: Vec<usize> = Vec::new();
        let mut best: Option<(Vec<usize>, f32)> = None;
        let mut complete = false;
        for n in 0..REACH {
            let Some(next) = (if up { at.checked_sub(n + 1) } else { Some(at + n) }) else { break };
            if !self.is_piece(next) || n > 0 && self.breaks_title(next, up) {
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
            let better = best.as_ref().is_none_or(|b| score > b.1 + 0.01 || completes(b.1));
            if score > 0.0 && better {
                complete = is_complete(&title);
                best = Some((lines.clone(), score));
            }
        }
        best
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
            let own_contents =
                |l: &Line<'_>| l.width <= 16 && matches!(fold::compact(&l.text).as_str(), "目录" | "目錄");
            return self.line(at).is_some_and(|l| l.hashes.is_some() && l.hashes != above || own_contents(l));
        }
        self.line(at + 1).is_some_and(|l| l.gap > 2 || l.page_start)
            || self.line(at).is_some_and(|l| shape::is_note(&l.text))
    }

    pub(super) fn title_score(&self, title: &str, entry: Option<usize>) -> f32 {
        if let Some(entry) = entry.and_then(|e| self.entries.get(e)) {
            let core = title_core(title);
            let alike = fold::likeness(&core, &entry.core);
            // The text of an order names its rule right away: only the name itself is a title.
            if alike >= 0.75 && (!title.starts_with('《') || core == entry.core) {
                return 0.5 + alike / 2.0;
            }
        }
        if !shape::is_title(title) || shape::is_red_header(title) || title.starts_with('《') && title.contains("已经")
        {
            return 0.0;
        }
        // With its issuer, with what it is about, or only the name of a rule.
        if starts_with_office(title) {
            1.0
        } else if starts_as_title(title) {
            0.9
        } else {
            0.6
        }
    }
}

/// A title of the form 关于…的通知, not to be gone on with.
fn is_complete(title: &str) -> bool {
    let name = fold::compact(title);
    let name = shape::strip_last_bracket(&name);
    Class::TitleEnd.strip_end(name).is_some_and(|before| before.ends_with('的'))
}

/// Begins with what an issuer does.
pub(super) fn starts_with_act(text: &str) -> bool {
    ["关于", "關於", "印发", "转发", "批转"].iter().any(|w| text.starts_with(w))
}

/// Begins with the office that issues it, and what it does: 关于, 对, 转发, 印发 …
pub(super) fn starts_with_office(title: &str) -> bool {
    let key = fold::compact(title);
    let acts = ["关于", "關於", "印发", "转发", "批转", "对", "发布", "公布", "同意", "表彰"];
    let mut ends = acts.iter().filter_map(|w| key.find(w)).filter(|&at| at > 0 && at <= 150);
    ends.any(|at| shape::is_office(key.get(..at).unwrap_or("")))
}

/// Begins as a title does: with 关于 or with an office that is followed by it, or with a year, or a name of a rule.
pub(super) fn starts_as_title(title: &str) -> bool {
    let key = fold::compact(title);
    starts_with_act(&key) || starts_with_office(title)
}

//! Announcements (公告) that only make a rule public: with the rule, which has title and number, they are one document.

use crate::issue::BlockKind;
use crate::zh::lexicon::Class;
use crate::zh::{fold, office};

use super::super::lex::End;
use super::super::number::{self, number_key};
use super::super::shape;
use super::{Finder, Head};

/// The lines that such an announcement has at most.
const MOST: usize = 14;
/// A label over a paper says no less of its title.
const SHORTEST: usize = 6;

impl Finder<'_, '_> {
    /// Gives each head the announcement right above it that names its title in 《》 and makes it public.
    pub(super) fn take_covers(&self, heads: &mut Vec<Head>) {
        let mut kept: Vec<Head> = Vec::with_capacity(heads.len());
        for mut head in std::mem::take(heads) {
            // Found by its form, the announcement is a head itself, though nothing lists or numbers it.
            let own = kept.pop_if(|above| {
                above.entry.is_none() && above.number.is_none() && is_announcement(&self.text_of(&above.title))
            });
            let floor = own.as_ref().map(|own| own.start).or(kept.last().map(|above| above.end));
            let covered = self.take_cover(&mut head, floor.unwrap_or(self.floor));
            kept.extend(own.filter(|_| !covered));
            kept.push(head);
        }
        *heads = kept;
    }

    /// What a collection sets over a paper, number and title in one line, is no document where the paper's own head follows right below,
    /// with the same number and a title that ends alike.
    pub(super) fn take_labels(&self, heads: &mut Vec<Head>) {
        let mut kept: Vec<Head> = Vec::with_capacity(heads.len());
        for mut head in std::mem::take(heads) {
            if let Some(label) = kept.pop_if(|above| self.labels(above, &head)) {
                head.before.splice(0..0, label.start..label.end);
                head.start = label.start;
            }
            kept.push(head);
        }
        *heads = kept;
    }

    /// Whether a head is no more than the label of the one below it.
    fn labels(&self, above: &Head, head: &Head) -> bool {
        let title = self.text_of(&above.title);
        let found = number::beside_title(&title);
        let stated = above.number.as_deref().or(found.as_ref().map(|(_, found)| found.text.as_str()));
        let (Some(label), Some(own)) = (stated.map(number_key), head.number.as_deref().map(number_key)) else {
            return false;
        };
        let title = fold::key(found.as_ref().map_or(&title, |(title, _)| title));
        above.end == head.start
            && above.entry.is_none()
            && above.number_lines.iter().all(|at| above.title.contains(at))
            && label == own
            && title.chars().count() >= SHORTEST
            && fold::key(&self.text_of(&head.title)).ends_with(&title)
    }

    fn take_cover(&self, head: &mut Head, floor: usize) -> bool {
        let mut above = (floor.max(head.start.saturating_sub(MOST))..head.start).rev();
        let Some(title) = above.find(|&at| self.line(at).is_some_and(|l| l.is_bare() && is_announcement(&l.text)))
        else {
            return false;
        };
        if !self.makes_public(head, title) {
            return false;
        }
        let office = |at: &usize| self.line(*at).is_some_and(|l| l.is_bare() && l.office);
        let first = title.checked_sub(1).filter(|at| *at >= floor && office(at)).unwrap_or(title);
        head.cover = (first..head.start)
            .map(|at| {
                let signs = |text: &str| shape::is_signer(text);
                let kind = match self.line(at) {
                    _ if at <= title => BlockKind::RedHeader,
                    Some(line) if line.day.is_some() => BlockKind::Date,
                    Some(line) if line.is_bare() && signs(&line.text) => BlockKind::Signature,
                    _ => BlockKind::Paragraph,
                };
                (at, kind)
            })
            .collect();
        head.start = first;
        true
    }

    /// Whether the text under an announcement's title, up to a head, says that the head's rule is made public, and has
    /// nothing else to say.
    fn makes_public(&self, head: &Head, title: usize) -> bool {
        let mut text = String::new();
        for line in self.lines.get(title + 1..head.start).unwrap_or(&[]) {
            if line.marker.is_some() || line.strict_label().is_some() || line.end == End::Colon {
                return false;
            }
            fold::push_key(&mut text, &line.text);
        }
        let name = fold::key(&self.text_of(&head.title));
        !name.is_empty() && text.contains(&format!("《{name}》")) && Class::MadePublic.within(&text)
    }
}

/// 公告, or an office with it, and nothing of what it is about.
fn is_announcement(text: &str) -> bool {
    let name = fold::compact(text);
    let office = Class::Announcement.strip_end(&name);
    office.is_some_and(|office| office.is_empty() || office::is_name(office) || Class::Organ.ends(office).is_some())
}

//! Citations that are not met as they are written: with the edition of a text in a bracket that its title does not print so, and with addresses that
//! only its labels tell.

use std::ops::Deref;

use super::pinpoint::Pinpoint;
use super::{Citations, Cited, Meant};
use crate::issue::{Issue, Place};
use crate::zh::lexicon::Class;
use crate::zh::{address, fold, units};

/// What says an edition is no longer, in characters: 2023年第二次修正.
const LONGEST: usize = 12;

/// Where in a folded citation the bracket of an edition stands: (2023年修正), (试行), (2022).
fn edition(text: &str) -> Option<(usize, usize)> {
    text.match_indices('(').take(16).filter(|(open, _)| *open > 0).find_map(|(open, _)| {
        let (inside, behind) = text.get(open + 1..)?.split_once(')')?;
        // 甲政发(2023)7号: the year of a document's number.
        let counted = behind.trim_start_matches(|c: char| c.is_ascii_digit());
        let of_number = counted.len() < behind.len() && counted.starts_with(units::NUMBER);
        (is_edition(inside) && !of_number).then_some((open, open + inside.len() + 2))
    })
}

fn is_edition(inside: &str) -> bool {
    let figures = inside.bytes().take_while(u8::is_ascii_digit).count();
    let rest = inside.get(figures..).unwrap_or("");
    let dated = figures == 4 || figures == 3 && rest.starts_with(units::YEAR);
    let own = dated && !rest.ends_with(units::NUMBER) && !rest.starts_with(|c: char| c.is_ascii_punctuation());
    let kinds = [Class::OwnKind, Class::ActAmended, Class::ActRevised];
    inside.chars().nth(LONGEST).is_none() && (own || kinds.iter().any(|kind| kind.is(inside)))
}

/// An edition without what may be left out of it: 2023修正 for 2023年修正.
fn edition_key(inside: &str) -> String {
    let act = Class::MadePublic.strip_end(inside).unwrap_or(inside);
    act.chars().filter(|c| *c != units::YEAR).collect()
}

impl<I: Deref<Target = Issue>> Citations<I> {
    /// What a citation means without the edition in a bracket: another edition is missing, not the article.
    pub(super) fn of_another_edition(&self, text: &str) -> Option<Meant> {
        let folded = fold::narrowed(text);
        let (open, end) = edition(&folded)?;
        let (before, inside, after) = (folded.get(..open)?, folded.get(open + 1..end - 1)?, folded.get(end..)?);
        let plain = format!("{before}{after}");
        let meant = self.meant(&plain)?;
        let mut meant = self.nearer(&plain, meant);
        let place = meant.first.place;
        let document = self.issue.documents.get(place.document)?;
        let own = document.promulgates.iter().chain([&document.title]).map(|title| fold::narrowed(title));
        let prints = |title: String| {
            let (open, end) = edition(&title)?;
            title.get(open + 1..end - 1).map(edition_key)
        };
        let mut printed = own.filter_map(prints).peekable();
        let dated =
            || !inside.ends_with(|c: char| c.is_ascii_digit()) && self.is_said_of(place.document, inside) == Some(true);
        let year = || self.is_said_of(place.document, &format!("{inside}{}", units::YEAR)) == Some(true);
        let is_it =
            if printed.peek().is_some() { printed.any(|own| own == edition_key(inside)) } else { dated() || year() };
        if is_it {
            meant.by_part = None;
        } else {
            let more = meant.first.missing.take();
            meant.first.missing = Some(more.map_or_else(|| inside.to_owned(), |more| format!("({inside}){more}")));
        }
        Some(meant)
    }

    /// What a citation means whose address the labels of its text tell where its units don't: a range without 第 (2-5条), the fifth point of
    /// a part (第二部分第5点). Another text of the document is none.
    pub(super) fn nearer(&self, text: &str, meant: Meant) -> Meant {
        let is_address = |missing: &String| !address::at_start(missing).is_empty();
        if !meant.first.missing.as_ref().is_some_and(is_address) {
            return meant;
        }
        let found = meant.first.place;
        let section = |place: Place| self.structure(place.document)?.units.get(place.block).map(|unit| unit.section);
        let of_text = |place: &Place| matches!(section(found), Some(0) | None) || section(*place) == section(found);
        let reached = Pinpoint::read(text).map(|pinpoint| self.pinpoint(found.document, &pinpoint));
        match reached.and_then(|reached| reached.place.filter(|_| reached.missing.is_none())).filter(of_text) {
            Some(place) => Meant { first: Cited { place, missing: None }, ..meant },
            None => meant,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_are_told_from_other_brackets() {
        let of = |text: &str| edition(text).and_then(|(from, to)| text.get(from..to).map(str::to_owned));
        for (text, bracket) in [
            ("供水办法(2023修正)第三条", "(2023修正)"),
            ("供水办法(2023年修正)第三条", "(2023年修正)"),
            ("供水办法(2022年公布)第三条", "(2022年公布)"),
            ("供水办法(2022)第三条", "(2022)"),
            ("供水办法(110年公布)第三条", "(110年公布)"),
            ("《供水办法》(试行)第三条", "(试行)"),
            ("供水办法(暂行)", "(暂行)"),
        ] {
            assert_eq!(of(text).as_deref(), Some(bracket), "{text}");
        }
        for text in [
            "供水办法第三条(一)",
            "供水办法(一)第三条",
            "云政发(2023)7号第三条",
            "供水办法(云政发[2023]7号)第三条",
            "供水规划(2023-2025年)第三条",
            "(2023修正)",
            "供水办法(110)第三条",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}

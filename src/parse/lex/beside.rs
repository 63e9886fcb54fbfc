//! Whether who stands beside a day, a wide blank between the two, signs there. A row of a list and an entry of a chronicle look the same: only at
//! the end of a text, right under a sentence, is it a signature.

use super::super::{label, shape};
use super::{End, Measure};
use crate::source::SourceText;
use crate::zh::lexicon::Class;
use crate::zh::{chars, date, office};

/// Whether a line that is a name and a day ends a text, by the lines beside it.
pub(super) fn ends_text(source: &SourceText, index: usize, text: &str) -> bool {
    let in_cell = source.lines.get(index).and_then(|line| line.hint.as_ref()).is_some_and(|hint| hint.cell.is_some());
    // 印发 behind the day is of the record of printing.
    if in_cell || label::label(text).is_some() || Class::Promulgates.ends(text).is_some() {
        return false;
    }
    let inked = |at: usize| {
        let line = source.lines.get(at).filter(|line| !line.hint.as_ref().is_some_and(|hint| hint.running))?;
        Some(source.line(line).trim_matches(chars::is_space)).filter(|text| !text.is_empty())
    };
    let above = (0..index).rev().find_map(inked);
    let mut below = (index + 1..source.lines.len()).filter_map(inked);
    above.is_some_and(|above| Measure::of(above).end == End::Stop)
        && below.next().is_none_or(|next| !goes_on(next, below.next()))
}

/// Whether a line, with the one below it, goes on with a text or a list, or is another signature.
fn goes_on(text: &str, below: Option<&str>) -> bool {
    let of_foot = shape::is_of_foot(text)
        || shape::is_note(text)
        || Class::AttachmentWord.starts(text).is_some()
        || Class::Promulgates.ends(text).is_some();
    if of_foot {
        return false;
    }
    let measure = Measure::of(text);
    let says = measure.stops || measure.commas || !matches!(measure.end, End::Plain | End::Open | End::Close);
    let dated = date::tail_day(text).is_some() || shape::signer_beside_day(text, true).is_some();
    // 移民司　　　五月中旬: the next row of a timetable.
    let row = measure.gaps > 0 && text.contains(chars::is_han);
    let signer = || office::is_name(text) || office::is_department(text) || shape::is_person(text);
    let signed = || below.is_some_and(|day| date::day_line(day).is_some()) && signer();
    says || dated || row || label::label(text).is_some_and(|label| label.strict) || signed()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_first_row_of_a_timetable_signs_nothing() {
        let signs = |rows: &str, behind: &str| {
            let text = format!("关于报到的通知\n云水发〔2031〕7号\n各县水务局：\n　　请按下表报到。\n{rows}{behind}");
            let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
            let document = &issue.documents[0];
            (document.issuer.clone(), document.signed.map(|day| day.to_string()))
        };
        let signed = |office: &str, day: &str| (Some(office.to_owned()), Some(day.to_owned()));
        let below = "　　　　　　云山市水务局\n　　　　　　2031年4月1日\n";
        for row in ["移民司　　　五月中旬\n", "移民司　　　2031年5月8日至10日\n", "移民司　　　另行通知\n"]
        {
            let rows = format!("水资源司　　2031年5月8日\n{row}");
            assert_eq!(signs(&rows, below), signed("云山市水务局", "2031-04-01"), "{row}");
        }
        assert_eq!(signs("水资源司　　2031年5月8日\n", ""), signed("水资源司", "2031-05-08"));
    }
}

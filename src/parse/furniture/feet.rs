//! Notes at the feet of pages: between two lines of a sentence that goes on over the page, they are put behind its paragraph.

use super::super::label::Form;
use super::super::lex::{End, Line};
use crate::zh::{brackets, chars};

/// Lines of notes at the foot of a page, and lines of the next page among which the paragraph's end is looked for.
const NOTES: usize = 12;
const REACH: usize = 40;

/// Puts the notes behind the paragraphs that they part.
pub(super) fn settle(lines: &mut [Line<'_>]) {
    let pages: Vec<usize> = (1..lines.len()).filter(|&at| lines.get(at).is_some_and(|l| l.page_start)).collect();
    // From the last to the first: what is moved stands behind a page, and its paragraph may go on over the next.
    for page in pages.into_iter().rev() {
        let turns = lines.get(page).is_some_and(|l| l.page_start);
        let Some(first) = notes(lines, page).filter(|_| turns) else { continue };
        if let Some(end) = end_of_paragraph(lines, page)
            && let Some(moved) = lines.get_mut(first..end)
        {
            moved.rotate_left(page - first);
        }
    }
}

/// The mark that a note begins with: ①. Letters in brackets are of its form, but number lists: (a), （甲）.
fn mark(line: &Line<'_>) -> Option<char> {
    let circled = line.label.is_some_and(|label| label.form == Form::Circled);
    line.text.chars().next().filter(|&c| circled && !brackets::opens(c))
}

/// The first line of the notes that end right above a page, where the text above them is in the midst of a sentence and has their
/// mark in it.
fn notes(lines: &[Line<'_>], page: usize) -> Option<usize> {
    let next = lines.get(page).filter(|l| l.label.is_none() && mark(l).is_none() && !l.office && l.day.is_none())?;
    let from = page.saturating_sub(NOTES);
    let turns = |at: &usize| lines.get(*at).is_some_and(|l| !l.page_start);
    let first = (from..page).rev().take_while(turns).filter(|&at| lines.get(at).and_then(mark).is_some()).last()?;
    let (text, of_note) = (lines.get(first.checked_sub(1)?)?, mark(lines.get(first)?)?);
    // A dash leads a list in, which is no note: 不得出现以下情况——.
    let leads = text.text.trim_end().ends_with(chars::is_dash);
    let open = !leads && matches!(text.end, End::Plain | End::Comma | End::Open) && text.label.is_none()
        || !leads && text.commas && text.end == End::Plain;
    let above = lines.get(first.saturating_sub(REACH)..first)?;
    // The mark stands within the text: a list has its marks at the beginnings of lines.
    let referred = above.iter().any(|l| l.text.chars().skip(1).any(|c| c == of_note));
    // A form feed before it counts as half an em.
    (open && referred && next.indent <= 1).then_some(first)
}

/// The line below the paragraph that a page begins in the midst of.
fn end_of_paragraph(lines: &[Line<'_>], page: usize) -> Option<usize> {
    let begins = |l: &Line<'_>| l.label.is_some() || l.indent > 0 || l.gap > 1 || l.office || l.day.is_some();
    let ends = |at: &usize| {
        let above = at.checked_sub(1).and_then(|above| lines.get(above));
        above.is_some_and(|l| l.end == End::Stop) && lines.get(*at).is_none_or(|l| l.page_start || begins(l))
    };
    (page + 1..=(page + REACH).min(lines.len())).find(ends)
}

#[cfg(test)]
mod tests {
    const TOP: &str = "云山市水务局关于供水案例的通知\n\n各县水务局：\n　　现选编三件供水典型案例①，请学习。\n　　各地在办理时，要加强与各方的协作，综合运用磋商、建议等方式，推动问\n";
    const REST: &str =
        "题在事前解决。对不到位的，要依法处理。\n　　工作中的问题，请及时报告。\n云山市水务局\n2031年5月30日\n";

    fn blocks(text: &str) -> Vec<String> {
        let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
        issue.documents.iter().flat_map(|d| &d.blocks).map(|b| b.text.clone()).collect()
    }

    #[test]
    fn a_paragraph_over_a_page_is_not_parted_by_a_note() {
        let whole =
            "各地在办理时，要加强与各方的协作，综合运用磋商、建议等方式，推动问题在事前解决。对不到位的，要依法处理。";
        let note = "① 案例的名称见附件。";
        let found = blocks(&format!("{TOP}————————\n{note}\n　　　　— 1 —\n\u{C}{REST}"));
        let at = found.iter().position(|b| b == whole);
        assert!(at.is_some(), "{found:#?}");
        assert_eq!(at.and_then(|at| found.get(at + 1)).map(String::as_str), Some(note));
        // Behind a complete sentence a note stands where it stands.
        let ended = TOP.replace("推动问", "推动工作。");
        let found = blocks(&format!("{ended}{note}\n　　　　— 1 —\n\u{C}　　题目另定。\n{REST}"));
        let at = found.iter().position(|b| b == note);
        assert!(at.and_then(|at| found.get(at + 1)).is_some_and(|b| b == "题目另定。"), "{found:#?}");
        // Items of a list that a page parts are no notes.
        let list = "　　包括：\n① 供水企业的名\n\u{C}称和地址。\n";
        let found = blocks(&format!("{}{list}{REST}", TOP.replace('①', "")));
        let place = |part: &str| found.iter().position(|b| b.contains(part));
        assert!(place("① 供水企业的名") <= place("称和地址。"), "{found:#?}");
    }

    #[test]
    fn a_list_at_the_end_of_a_page_stays_before_what_the_next_page_begins_with() {
        for (lead, items) in [
            ("审批人员(下同)审批时，不得出现以下情况——", ["(a) 审批人直接办理该案；", "(b) 审批人为申请人；或"]),
            ("审批人员(下同)审批时，不得出现以下情况", ["(a) 审批人直接办理该案；", "(b) 审批人为申请人；或"]),
            ("前列（甲）种情形以外，不得有以下情形", ["（甲）审批人直接办理该案；", "（乙）审批人为申请人。"]),
            ("依前列①项审批时，不得出现以下情况——", ["① 审批人直接办理该案；", "② 审批人为申请人；或"]),
        ] {
            let [first, second] = items;
            let open = "城东水厂可以提出申请，申请应当";
            let text = format!(
                "云山市水务局关于供水审批的通知\n\n各县水务局：\n　　{lead}\n　　{first}\n　　{second}\n\u{C}{open}\n以书面提出。审批机关应当答复。\n　　请遵照执行。\n云山市水务局\n2031年5月30日\n"
            );
            let found = blocks(&text);
            let order: Vec<usize> = [lead, first, second, open]
                .iter()
                .filter_map(|part| found.iter().position(|block| block.contains(part)))
                .collect();
            assert!(order.len() == 4 && order.is_sorted(), "{found:#?}");
        }
    }
}

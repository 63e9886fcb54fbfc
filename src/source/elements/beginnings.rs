//! Which elements of a structured format begin a paragraph. Nearly all do; but offices paste from print, with its line ends as
//! paragraphs, and what was typed breaks off inside a sentence now and then.

use crate::issue::Span;
use crate::source::lines::{Ending, em};
use crate::source::{SourceLine, SourceText};
use crate::zh::lexicon::Class;
use crate::zh::{chars, ordinal};

/// The width of a line, in em, from which on it may be one of print.
const LONG: f32 = 12.0;
/// Lines of print are alike in width within this, in em …
const ALIKE: f32 = 1.6;
/// … and at least so many of them show it.
const SHOW: usize = 3;
/// The white space before a paragraph, in em.
const INDENT: f32 = 1.9;
/// Bytes of the longest label.
const LABEL: usize = 24;

/// Notes which lines begin a paragraph, where the elements are not lines of print.
pub(super) fn mark(source: &mut SourceText) {
    let told = |line: &SourceLine| {
        line.hint.as_ref().is_some_and(|h| h.running || h.cell.is_some() || h.starts_paragraph.is_some())
    };
    let shown: Vec<usize> = (0..source.lines.len()).filter(|&at| !source.lines.get(at).is_none_or(told)).collect();
    let first = |at: usize| {
        let element = |at: usize| source.lines.get(at).map(|line| line.span);
        matches!(element(at), Some(Span::Element { .. })) && (at == 0 || element(at - 1) != element(at))
    };
    let line = |at: usize| source.lines.get(at).map_or("", |line| source.line(line));
    let text = |at: usize| line(at).trim();
    let firsts: Vec<usize> = shown.iter().copied().filter(|&at| first(at)).collect();
    if are_printed(firsts.iter().map(|&at| text(at))) {
        return;
    }
    let begins = |pair: &[usize]| match pair {
        [above, at] if first(*at) && (!goes_on(text(*above)) || is_set_apart(line(*above), line(*at))) => Some(*at),
        _ => None,
    };
    let begin: Vec<usize> = shown.windows(2).filter_map(begins).collect();
    for at in begin {
        if let Some(hint) = source.lines.get_mut(at).and_then(|line| line.hint.as_mut()) {
            hint.starts_paragraph = Some(true);
        }
    }
}

/// Whether elements are the lines of print: long ones that end inside a sentence are many, and of one width.
fn are_printed<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let (mut long, mut open) = (0usize, Vec::new());
    for text in texts {
        let width: f32 = text.chars().map(em).sum();
        if width < LONG {
            continue;
        }
        long += 1;
        open.extend(matches!(Ending::of(text), Ending::Plain | Ending::Open).then_some(width));
    }
    open.sort_by(f32::total_cmp);
    // For each width the first of those that are alike and no wider; both only grow.
    let mut narrowest = open.iter().enumerate().peekable();
    let mut alike = 0;
    for (at, width) in open.iter().enumerate() {
        while narrowest.next_if(|(_, narrow)| **narrow + ALIKE < *width).is_some() {}
        alike = alike.max(narrowest.peek().map_or(0, |(from, _)| at + 1 - from));
    }
    alike >= SHOW && alike * 3 >= open.len() * 2 && alike * 4 >= long
}

/// Whether both of two elements begin with the white space that paragraphs are typed with, the first a clause without a mark at its
/// end: a heading with a comma in it over a paragraph. What goes on in the next line of print has no such space.
fn is_set_apart(above: &str, below: &str) -> bool {
    let indented = |text: &str| text.chars().take_while(|&c| chars::is_space(c)).map(em).sum::<f32>() >= INDENT;
    Ending::of(above.trim()) == Ending::Plain && above.contains(['，', ',']) && indented(above) && indented(below)
}

/// Whether what stands in an element may go on in the next: a sentence without its end, or an article's label without its text.
fn goes_on(text: &str) -> bool {
    let sentence = text.contains(['，', '。', '；', ',']);
    let label = text.len() <= LABEL && text.starts_with(ordinal::MARK) && Class::ArticleUnit.ends(text).is_some();
    match Ending::of(text) {
        Ending::Open => true,
        Ending::Plain => sentence || label,
        Ending::Stop | Ending::Colon => false,
    }
}

#[cfg(test)]
mod tests {
    /// For each element of a page, told with its texts, whether it begins a paragraph.
    fn begin(paragraphs: &[&str]) -> Vec<Option<bool>> {
        let html: String = paragraphs.iter().map(|text| format!("<p>{text}</p>")).collect();
        let source = crate::source::read("a.html", format!("<html><body>{html}</body></html>").as_bytes());
        let lines = source.expect("a page").lines;
        lines.iter().map(|line| line.hint.as_ref().and_then(|hint| hint.starts_paragraph)).collect()
    }

    #[test]
    fn elements_begin_paragraphs() {
        let texts =
            ["供水要闻", "关于加强供水管理的意见2031-05-11", "关于河道的通知2031-05-08", "现公告如下：", "甲。"];
        assert_eq!(begin(&texts), [None, Some(true), Some(true), Some(true), Some(true)]);
    }

    #[test]
    fn a_sentence_may_go_on_in_the_next() {
        assert_eq!(
            begin(&["为了加强管理，根据《水法》和本省", "的规定，制定本办法。", "乙。"]),
            [None, None, Some(true)]
        );
        assert_eq!(begin(&["甲。", "各县、", "各区人民政府："]), [None, Some(true), None]);
        assert_eq!(begin(&["甲。", "第三条", "市水务局负责。"]), [None, Some(true), None]);
        assert_eq!(begin(&["甲。<br>乙", "丙。"]), [None, None, Some(true)]);
    }

    #[test]
    fn typed_white_space_parts_a_heading_from_its_paragraph() {
        let of = |above: &str, below: &str| begin(&["甲。", above, below])[2];
        assert_eq!(of("　　以项目建账，提前做好准备", "　　乙方应当办理。"), Some(true));
        for (above, below) in [
            ("　　以项目建账，提前做好准备", "乙方应当办理。"),
            ("以项目建账，提前做好准备", "　　乙方应当办理。"),
            ("　　以项目建账，提前做好准备，", "　　乙方应当办理。"),
            ("　　第三条", "　　市水务局负责。"),
            ("　以项目建账，提前做好准备", "　乙方应当办理。"),
        ] {
            assert_eq!(of(above, below), None, "{above} {below}");
        }
    }

    #[test]
    fn widths_that_are_alike_are_many() {
        let wide = |ems: &[usize]| {
            super::are_printed(ems.iter().map(|n| "水".repeat(*n)).collect::<Vec<_>>().iter().map(String::as_str))
        };
        assert!(wide(&[14, 15, 14]) && wide(&[15, 20, 14, 14, 15]));
        // Each is like the next, but not all like each other.
        assert!(!wide(&[14, 15, 16, 17, 18, 19]) && !wide(&[14, 14]) && !wide(&[]));
        let start = std::time::Instant::now();
        assert!(wide(&vec![14; 200_000]));
        assert!(start.elapsed().as_secs() < 20);
    }

    #[test]
    fn lines_of_print_tell_nothing() {
        let printed = [
            "为了加强供水管理保障城乡居民用",
            "水安全根据有关法律法规的规定结",
            "合本市实际情况制定本办法自公布",
            "之日起施行。",
            "第二条",
        ];
        assert!(begin(&printed).iter().all(Option::is_none));
        // Entries of a list have all widths.
        let list = [
            "关于加强河道供水管理的意见",
            "关于印发供水规划和河道采砂管理办法的通知",
            "关于调整水价的通知及其说明材料",
        ];
        assert_eq!(begin(&list), [None, Some(true), Some(true)]);
    }
}

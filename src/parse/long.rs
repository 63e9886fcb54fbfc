//! Paragraphs that no page can hold are cut into parts, so that each can be set in a blink: a file may be one line of
//! millions of characters. The cuts are at ends of sentences where there are any, and are said.

use crate::issue::{Block, BlockKind, Diagnostic, Document, Issue, Piece, Place, Severity};
use crate::zh::chars;

/// The longest paragraph that stays whole, in bytes: some 16,000 characters. Printed ones, lists of names among them, have
/// a third of that at most.
const LONGEST: usize = 48 << 10;

/// Cuts what is too long; says what was cut.
pub(super) fn cut(issue: &mut Issue) {
    for (index, document) in issue.documents.iter_mut().enumerate() {
        if document.blocks.iter().any(is_long) {
            cut_document(document, index, &mut issue.diagnostics);
        }
    }
}

fn is_long(block: &Block) -> bool {
    block.text.len() > LONGEST && block.kind != BlockKind::Table
}

fn cut_document(document: &mut Document, index: usize, told: &mut Vec<Diagnostic>) {
    // For each block as it was, the number of its first part and where its parts begin.
    let mut places: Vec<(usize, Vec<usize>)> = Vec::with_capacity(document.blocks.len());
    let mut blocks = Vec::with_capacity(document.blocks.len());
    for block in std::mem::take(&mut document.blocks) {
        let starts = if is_long(&block) { starts(&block.text) } else { vec![0] };
        if starts.len() > 1 {
            told.push(tell(&block, starts.len(), Place { document: index, block: blocks.len(), byte: 0 }));
        }
        places.push((blocks.len(), starts.clone()));
        if starts.len() == 1 { blocks.push(block) } else { blocks.extend(parts(block, &starts)) }
    }
    document.blocks = blocks;
    for seam in &mut document.seams {
        let Some((first, starts)) = places.get(seam.after_block) else { continue };
        if seam.inside_paragraph {
            let part = starts.partition_point(|start| *start < seam.byte).saturating_sub(1);
            seam.after_block = first + part;
            seam.byte -= starts.get(part).copied().unwrap_or(0);
        } else {
            seam.after_block = first + starts.len().saturating_sub(1);
        }
    }
}

/// Where the parts of a text begin: behind the last end of a sentence, or else the last mark or letter, that leaves the part
/// before it short enough.
fn starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut from = 0;
    while text.len() - from > LONGEST {
        let end = text.floor_char_boundary(from + LONGEST);
        // In the second half: parts are of about one length.
        let half = (from + LONGEST / 2..).find(|at| text.is_char_boundary(*at)).unwrap_or(end);
        let window = text.get(half..end).unwrap_or("");
        let mark = ['。', '；', '，', ' ', '\u{3000}'];
        let cut = mark.iter().find_map(|mark| window.rfind(*mark).map(|at| half + at + mark.len_utf8()));
        from = cut.unwrap_or(end);
        starts.push(from);
    }
    starts
}

/// The parts of a block. The first is what the block was, the others are paragraphs.
fn parts(block: Block, starts: &[usize]) -> Vec<Block> {
    let mut parts = Vec::with_capacity(starts.len());
    let mut pieces = block.pieces.iter().copied().peekable();
    let mut last: Option<Piece> = None;
    for (n, &start) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(block.text.len());
        let text = block.text.get(start..end).unwrap_or("").to_owned();
        let mut own = Vec::new();
        if let Some(piece) = last.filter(|_| pieces.peek().is_none_or(|next| next.at > start)) {
            own.push(Piece::sure(0, piece.span, None));
        }
        while let Some(piece) = pieces.next_if(|piece| piece.at < end) {
            let first = own.is_empty() && n > 0;
            let here = Piece { at: piece.at.saturating_sub(start), ..piece };
            own.push(if first { Piece::sure(0, piece.span, None) } else { here });
            last = Some(piece);
        }
        parts.push(Block { text, pieces: own, ..Block::default() });
    }
    if let Some(first) = parts.first_mut() {
        let (text, pieces) = (std::mem::take(&mut first.text), std::mem::take(&mut first.pieces));
        *first = Block { text, pieces, ..block };
    }
    parts
}

fn tell(block: &Block, parts: usize, place: Place) -> Diagnostic {
    let count = block.text.chars().filter(|c| !chars::is_space(*c)).count();
    Diagnostic {
        severity: Severity::Note,
        code: "long-paragraph".to_owned(),
        message: format!("这一段长达 {count} 字，为便于显示分成了 {parts} 段。"),
        message_en: format!("This paragraph has {count} characters and was cut into {parts} parts to be shown."),
        spans: block.pieces.first().map(|piece| piece.span).into_iter().collect(),
        place: Some(place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Seam, Span};

    fn block(text: String, pieces: &[usize]) -> Block {
        let piece = |(n, at): (usize, &usize)| Piece::sure(*at, Span::Line { line: n as u32 + 1 }, None);
        Block { text, pieces: pieces.iter().enumerate().map(piece).collect(), ..Block::default() }
    }

    fn cut_one(blocks: Vec<Block>, seams: Vec<Seam>) -> Issue {
        let mut issue =
            Issue { documents: vec![Document { blocks, seams, ..Document::default() }], ..Issue::default() };
        cut(&mut issue);
        issue
    }

    #[test]
    fn a_line_without_end_is_cut_and_nothing_is_lost() {
        let sentence = "为了加强管理，制定本办法。";
        for (text, sentences) in [
            (sentence.repeat(40_000), true),
            ("字".repeat(100_000), false),
            (format!("字{}", "\u{301}".repeat(200_000)), false),
            ("a".repeat(LONGEST + 1), false),
        ] {
            let seams = vec![Seam {
                says_page: None,
                from_page: None,
                after_block: 1,
                inside_paragraph: false,
                byte: 0,
                confidence: 1.0,
            }];
            let middle = (text.len() / 2..).find(|at| text.is_char_boundary(*at)).unwrap();
            let issue = cut_one(vec![block("甲".into(), &[0]), block(text.clone(), &[0, middle])], seams);
            let blocks = &issue.documents[0].blocks;
            assert!(blocks.iter().all(|b| b.text.len() <= LONGEST));
            assert_eq!(blocks[1..].iter().map(|b| b.text.as_str()).collect::<String>(), text);
            assert!(blocks.iter().all(|b| b.pieces.first().is_some_and(|p| p.at == 0)));
            assert!(blocks.iter().all(|b| b.pieces.iter().all(|p| p.at < b.text.len())));
            assert!(!sentences || blocks[1..].iter().all(|b| b.text.ends_with('。')));
            let spans: Vec<_> = blocks[1..].iter().flat_map(|b| b.pieces.iter().map(|p| p.span)).collect();
            assert!(spans.contains(&Span::Line { line: 1 }) && spans.contains(&Span::Line { line: 2 }));
            assert_eq!(issue.documents[0].seams[0].after_block, blocks.len() - 1);
            assert!(matches!(issue.diagnostics.as_slice(), [told] if told.code == "long-paragraph"));
        }
    }

    #[test]
    fn what_a_page_may_hold_stays_whole_and_seams_stay_where_they_were() {
        let whole = cut_one(vec![block("字".repeat(LONGEST / 3), &[0])], Vec::new());
        assert_eq!((whole.documents[0].blocks.len(), whole.diagnostics.len()), (1, 0));
        let text = "字".repeat(100_000);
        let inside = Seam {
            says_page: None,
            from_page: None,
            after_block: 0,
            inside_paragraph: true,
            byte: 150_000,
            confidence: 1.0,
        };
        let issue = cut_one(vec![block(text, &[0, 150_000])], vec![inside]);
        let (seam, document) = (&issue.documents[0].seams[0], &issue.documents[0]);
        let before: usize = document.blocks[..seam.after_block].iter().map(|b| b.text.len()).sum();
        assert_eq!(before + seam.byte, 150_000);
    }

    #[test]
    fn parts_end_at_the_last_mark_of_their_second_half() {
        let text = |mark: &str, at: usize| {
            let mut text = "字".repeat(LONGEST / 3 + 100);
            text.replace_range(at..at + 3, mark);
            text
        };
        let half = LONGEST / 2;
        // Behind the mark where it stands in the second half; else the part is as long as can be.
        for (at, cut) in [(half, half + 3), (half + 300, half + 303), (half - 3, LONGEST), (LONGEST - 3, LONGEST)] {
            assert_eq!(starts(&text("。", at)), [0, cut], "{at}");
        }
        // The end of a sentence goes before a comma that stands behind it.
        let mut both = text("。", half + 300);
        both.replace_range(half + 600..half + 603, "，");
        assert_eq!(starts(&both), [0, half + 303]);
        assert_eq!(starts(&"字".repeat(LONGEST / 3)), [0]);
        let table = Block { kind: BlockKind::Table, ..block("字".repeat(LONGEST), &[0]) };
        assert!(
            !is_long(&table)
                && is_long(&block("a".repeat(LONGEST + 1), &[0]))
                && !is_long(&block("a".repeat(LONGEST), &[0]))
        );
    }

    #[test]
    fn each_part_has_the_lines_that_it_was_printed_on() {
        let text: String = "甲乙丙丁戊己".into();
        let lines = |block: &Block| -> Vec<(usize, u32)> {
            let line = |span| if let Span::Line { line } = span { line } else { 0 };
            block.pieces.iter().map(|p| (p.at, line(p.span))).collect()
        };
        let made = parts(block(text.clone(), &[0, 6, 9]), &[0, 3, 9, 15]);
        assert_eq!(made.iter().map(|b| b.text.as_str()).collect::<Vec<_>>(), ["甲", "乙丙", "丁戊", "己"]);
        assert_eq!(
            made.iter().map(lines).collect::<Vec<_>>(),
            [vec![(0, 1)], vec![(0, 1), (3, 2)], vec![(0, 3)], vec![(0, 3)]]
        );
        // Several of one document: each place is that of its own block.
        let long = || block("字".repeat(LONGEST / 3 + 1), &[0]);
        let seam = |after_block, byte: Option<usize>| Seam {
            says_page: None,
            from_page: None,
            after_block,
            inside_paragraph: byte.is_some(),
            byte: byte.unwrap_or(0),
            confidence: 1.0,
        };
        let seams = vec![seam(0, Some(3)), seam(0, Some(LONGEST + 1)), seam(0, None), seam(1, None)];
        let issue = cut_one(vec![long(), long()], seams);
        let document = &issue.documents[0];
        assert_eq!(document.blocks.len(), 4);
        let places: Vec<_> = document.seams.iter().map(|s| (s.after_block, s.byte)).collect();
        assert_eq!(places, [(0, 3), (1, 1), (1, 0), (3, 0)]);
        let told: Vec<_> = issue.diagnostics.iter().filter_map(|d| d.place).map(|p| p.block).collect();
        assert_eq!(told, [0, 2]);
    }
}

//! A sign of a scan that the reader has looked at: the text gets what he says it is, and it is in doubt no more.

use crate::issue::{Anchor, Block, BlockKind, Document, Issue, Place};
use crate::zh::fold;

use super::Outcome;

/// Makes the sign at a place another one, or confirms it.
pub(super) fn read(issue: &mut Issue, place: Place, anchor: &Anchor, sign: char) -> Outcome {
    let placed = issue.placed_doubts().into_iter().find(|doubt| doubt.place == place);
    let there = issue
        .block(place.document, place.block)
        .and_then(|block| block.text.get(place.byte..))
        .and_then(|text| text.chars().next());
    let Some(there) = there else { return Outcome::Lost };
    if placed.is_none() && there == sign {
        return Outcome::Needless;
    }
    if !anchor.quote.starts_with(there) || !stands_among(issue, place, anchor) {
        return Outcome::Unfit;
    }
    let Some(document) = issue.documents.get_mut(place.document) else { return Outcome::Lost };
    if there != sign && !put(document, place, there, sign) {
        return Outcome::Unfit;
    }
    match placed {
        // What was read is no doubt any more; the signs of its line are counted as before.
        Some(doubt) => {
            issue.doubts.remove(doubt.index);
        }
        None => return if there == sign { Outcome::Needless } else { Outcome::Done },
    }
    Outcome::Done
}

/// So many signs on each side are compared …
const AROUND: usize = 8;
/// … of which so many may be others: they may have been in doubt, too.
const MOST_OTHERS: usize = 3;

/// Whether what stands around a place is what stood around the sign: one sign alone is found anywhere.
fn stands_among(issue: &Issue, place: Place, anchor: &Anchor) -> bool {
    let Some((before, after)) =
        issue.block(place.document, place.block).and_then(|block| block.text.split_at_checked(place.byte))
    else {
        return false;
    };
    let others = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
        a.zip(b).take(AROUND).filter(|(a, b)| a != b).count()
    };
    let left = others(&mut before.chars().rev(), &mut anchor.before.chars().rev());
    let right = others(&mut after.chars().skip(1), &mut anchor.quote.chars().skip(1).chain(anchor.after.chars()));
    left <= MOST_OTHERS && right <= MOST_OTHERS && left + right <= MOST_OTHERS + 1
}

/// Puts a sign in the place of another, in the block and in what was taken from it.
fn put(document: &mut Document, Place { block: at, byte, .. }: Place, old: char, new: char) -> bool {
    let Some(block) = document.blocks.get_mut(at) else { return false };
    let before = fold::tight(&block.text);
    if !put_in_cell(block, byte, old, new) {
        return false;
    }
    let names = matches!(block.kind, BlockKind::Title | BlockKind::Number | BlockKind::RedHeader);
    let (old_bytes, new_bytes) = (old.len_utf8(), new.len_utf8());
    block.text.replace_range(byte..byte + old_bytes, new.encode_utf8(&mut [0; 4]));
    let moved = |at: usize| if at > byte { at - old_bytes + new_bytes } else { at };
    block.pieces.iter_mut().for_each(|piece| piece.at = moved(piece.at));
    let after = fold::tight(&block.text);
    for seam in document.seams.iter_mut().filter(|seam| seam.after_block == at && seam.inside_paragraph) {
        seam.byte = moved(seam.byte);
    }
    // The title and the number stand in the text, too; a sign that stands alone elsewhere is no part of them.
    if names && !before.is_empty() {
        document.title = document.title.replace(&before, &after);
        document.number = document.number.take().map(|number| number.replace(&before, &after));
    }
    true
}

/// Puts it into the cell of a table, whose text has a line a row and cells between tabs.
fn put_in_cell(block: &mut Block, byte: usize, old: char, new: char) -> bool {
    let Some(table) = &mut block.table else { return true };
    let Some(before) = block.text.get(..byte) else { return false };
    let row = before.matches('\n').count();
    let of_row = before.rsplit('\n').next().unwrap_or("");
    let column = of_row.matches('\t').count();
    let at = of_row.rsplit('\t').next().unwrap_or("").len();
    let Some(cell) = table.rows.get_mut(row).and_then(|row| row.get_mut(column)) else { return false };
    if !cell.text.get(at..).is_some_and(|text| text.starts_with(old)) {
        return false;
    }
    cell.text.replace_range(at..at + old.len_utf8(), new.encode_utf8(&mut [0; 4]));
    true
}

#[cfg(test)]
mod tests {
    use crate::issue::{BlockKind, Cell, Correction, Doubt, Piece, Span, Table};
    use crate::parse::correct;

    use super::*;

    fn at(y: f32) -> Span {
        Span::Page { page: 1, bbox: [80.0, y, 300.0, y + 12.0] }
    }

    fn doubt(y: f32, nth: u32, read: char, other: char) -> Doubt {
        Doubt { span: at(y), nth, read, other, sure: 0.6, area: [0.0; 4] }
    }

    fn issue() -> Issue {
        let block = |kind, y: f32, text: &str| Block {
            kind,
            text: text.into(),
            pieces: vec![Piece::sure(0, at(y), None)],
            ..Block::default()
        };
        let cell = |text: &str| Cell { text: text.into(), columns: 1, rows: 1 };
        let mut table = block(BlockKind::Table, 160.0, "名称\t金额\n甲\t3万元");
        table.table = Some(Table {
            rows: vec![vec![cell("名称"), cell("金额")], vec![cell("甲"), cell("3万元")]],
            head_rows: 1,
        });
        table.pieces.push(Piece::sure("名称\t金额\n甲\t".len(), at(180.0), None));
        let blocks = vec![
            block(BlockKind::Title, 100.0, "关于加强末端管理的通知"),
            block(BlockKind::Paragraph, 120.0, "在期末，年末前完成。"),
            table,
        ];
        let title = "关于加强末端管理的通知".into();
        let doubts = vec![
            doubt(100.0, 4, '末', '未'),
            doubt(120.0, 2, '末', 'm'),
            doubt(120.0, 5, '末', '未'),
            doubt(180.0, 0, '3', '8'),
        ];
        Issue { documents: vec![Document { title, blocks, ..Document::default() }], doubts, ..Issue::default() }
    }

    fn choose(issue: &Issue, read: char, nth: usize, sign: char) -> Correction {
        let placed = issue.placed_doubts();
        let of_sign: Vec<_> = placed.iter().filter(|p| issue.doubts[p.index].read == read).collect();
        Correction::reading(issue, of_sign[nth], sign).unwrap()
    }

    #[test]
    fn what_the_reader_chose_stands_in_the_text_and_is_in_doubt_no_more() {
        let issue = issue();
        assert_eq!(issue.placed_doubts().len(), 4);
        let made = correct(
            &issue,
            &[choose(&issue, '末', 0, '未'), choose(&issue, '末', 1, 'm'), choose(&issue, '3', 0, '8')],
        );
        assert_eq!(made.outcomes, [crate::parse::Outcome::Done; 3]);
        let document = &made.issue.documents[0];
        assert_eq!(document.title, "关于加强未端管理的通知");
        assert_eq!(document.blocks[1].text, "在期m，年末前完成。");
        assert_eq!(document.blocks[2].text, "名称\t金额\n甲\t8万元");
        assert_eq!(document.blocks[2].table.as_ref().unwrap().rows[1][1].text, "8万元");
        // The one that is left is found behind the sign that has become shorter.
        let left = made.issue.placed_doubts();
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].place.byte, "在期m，年".len());
    }

    #[test]
    fn what_was_read_rightly_is_confirmed_and_asked_once() {
        let issue = issue();
        let kept = choose(&issue, '末', 2, '末');
        let made = correct(&issue, &[kept.clone(), kept]);
        assert_eq!(made.outcomes, [crate::parse::Outcome::Done, crate::parse::Outcome::Needless]);
        let texts = |issue: &Issue| issue.documents[0].blocks.iter().map(|b| b.text.clone()).collect::<Vec<_>>();
        assert_eq!(texts(&made.issue), texts(&issue));
        assert_eq!(made.issue.placed_doubts().len(), 3);
    }

    #[test]
    fn a_text_that_has_become_another_is_left_alone() {
        let issue = issue();
        let chosen = choose(&issue, '末', 1, '未');
        let mut other = issue;
        other.documents[0].blocks[1].text = "到本期终了时止，年末前没有完成的，另行处理。".into();
        let made = correct(&other, &[chosen]);
        assert!(made.outcomes[0].failed(), "{:?}", made.outcomes);
        assert_eq!(made.issue.documents, other.documents);
    }

    #[test]
    fn what_stands_around_a_sign_may_differ_a_little() {
        let around = |before: &str, after: &str| {
            let block = Block { text: "甲乙丙丁戊末己庚辛壬癸".into(), ..Block::default() };
            let issue =
                Issue { documents: vec![Document { blocks: vec![block], ..Document::default() }], ..Issue::default() };
            let anchor =
                Anchor { before: before.into(), quote: "末己庚".into(), after: after.into(), ..Anchor::default() };
            stands_among(&issue, Place { document: 0, block: 0, byte: "甲乙丙丁戊".len() }, &anchor)
        };
        assert!(around("甲乙丙丁戊", "辛壬癸"));
        // Three others on a side, four in all; what stands further away is not looked at.
        assert!(around("甲乙子丑寅", "辛壬癸") && around("甲乙子丑寅", "子壬癸") && around("甲乙丙丁戊", "子丑寅"));
        assert!(!around("甲子丑寅卯", "辛壬癸") && !around("甲乙子丑寅", "子丑癸"));
        assert!(!around("甲乙丙子丑", "子丑寅"));
    }

    #[test]
    fn signs_in_the_number_and_behind_them_move_what_is_counted_in_bytes() {
        let seam = |byte, inside_paragraph| crate::issue::Seam {
            says_page: None,
            from_page: None,
            after_block: 0,
            inside_paragraph,
            byte,
            confidence: 1.0,
        };
        let pieces = [0, 3, 6].map(|byte| Piece::sure(byte, at(100.0), None));
        let block =
            Block { kind: BlockKind::Number, text: "云末发".into(), pieces: pieces.to_vec(), ..Block::default() };
        let mut document = Document {
            blocks: vec![block],
            number: Some("云末发".into()),
            title: "云末发与末".into(),
            seams: vec![seam(3, true), seam(6, true), seam(6, false)],
            ..Document::default()
        };
        let place = Place { document: 0, block: 0, byte: 3 };
        assert!(put(&mut document, place, '末', 'm'));
        assert_eq!(document.blocks[0].text, "云m发");
        assert_eq!(document.blocks[0].pieces.iter().map(|p| p.at).collect::<Vec<_>>(), [0, 3, 4]);
        assert_eq!(document.seams.iter().map(|s| s.byte).collect::<Vec<_>>(), [3, 4, 6]);
        assert_eq!((document.number.as_deref(), document.title.as_str()), (Some("云m发"), "云m发与末"));
        // Text alone is in neither.
        document.blocks[0].kind = BlockKind::Paragraph;
        assert!(put(&mut document, place, 'm', '末'));
        assert_eq!((document.number.as_deref(), document.title.as_str()), (Some("云m发"), "云m发与末"));
        assert!(!put(&mut document, Place { block: 1, ..place }, 'm', '末'));
    }
}

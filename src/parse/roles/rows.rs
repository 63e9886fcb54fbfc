//! Tables that came as a row a line, the cells separated by white space: lines in a row with as many parts each.

use super::super::bars;
use super::super::lex::{End, Line};
use super::Role;
use crate::zh::chars;

/// Rows that make a table where spaces part the cells; where tabs do, two are enough.
const ROWS: usize = 3;
/// Cells that a row has at least.
const CELLS: usize = 3;

/// Marks the rows of such tables among the lines of the body.
pub(super) fn mark(lines: &[&Line<'_>], roles: &mut [Role], fresh: &mut [bool]) {
    let mut at = 0;
    while at < lines.len() {
        let drawn = barred(lines, roles, at);
        if drawn >= BARRED {
            roles[at..at + drawn].fill(Role::Row);
            fresh[at + 1..at + drawn].fill(false);
            at += drawn;
            continue;
        }
        let count = if roles.get(at) == Some(&Role::Body) { cells(lines[at]) } else { 0 };
        let mut end = at + 1;
        if count >= CELLS {
            let tabbed = lines[at].text.contains('\t');
            let fits = |own: usize| own == count || tabbed && (2..count).contains(&own);
            // 一、甲类项目 over some of the rows.
            let row =
                // Of rows with tabs the last cells may be empty, and their tabs lost.
                |at: usize| roles.get(at) == Some(&Role::Body) && lines.get(at).is_some_and(|l| fits(cells(l)));
            let part = |at: usize| {
                let over = roles.get(at) == Some(&Role::Body) && row(at + 1) && lines[at + 1].text.contains('\t');
                over && lines[at].is_bare() && lines[at].width <= 60
            };
            while row(end) || part(end) {
                end += 1;
            }
            let tabs = lines[at].text.contains('\t');
            if end - at >= if tabs { 2 } else { ROWS } {
                roles[at..end].fill(Role::Row);
                fresh[at + 1..end].fill(false);
            }
        }
        at = end;
    }
}

/// Rows between bars that make a table.
const BARRED: usize = 2;

/// How many lines from one on stand between bars.
fn barred(lines: &[&Line<'_>], roles: &[Role], at: usize) -> usize {
    let rows = lines.get(at..).unwrap_or_default().iter().zip(roles.get(at..).unwrap_or_default());
    rows.take_while(|(line, role)| **role == Role::Body && bars::cells(&line.text).is_some()).count()
}

/// How many cells a line has if it is a row; 0 where it is text. Text has sentences, and spaces beside its numbers.
fn cells(line: &Line<'_>) -> usize {
    let tabs = line.text.contains('\t');
    if line.stops || line.width > 200 || line.commas && !tabs || !matches!(line.end, End::Plain | End::Close) {
        return 0;
    }
    if !tabs && (line.outline_label().is_some() || line.text.contains(['：', ':', '、', '《'])) {
        return 0;
    }
    split(&line.text).count()
}

/// The word of two characters, each in a cell of its own by its white space, that a row begins with: 時　　間.
pub(crate) fn spaced_word(text: &str) -> Option<&str> {
    let alone = |cell: &str| cell.chars().all(chars::is_han) && cell.chars().nth(1).is_none();
    let mut cells = split(text).take(3);
    let (first, second, _) = (cells.next()?, cells.next()?, cells.next()?);
    let from = first.len() + text.get(first.len()..)?.find(second)?;
    (!text.contains('\t') && alone(first) && alone(second)).then(|| text.get(..from + second.len())).flatten()
}

/// The cells of a row.
pub(crate) fn split(text: &str) -> impl Iterator<Item = &str> {
    let tabs = text.contains('\t');
    text.split(move |c| if tabs { c == '\t' } else { chars::is_space(c) })
        .map(|t| t.trim_matches(chars::is_space))
        .filter(move |t| tabs || !t.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::BlockKind;

    #[test]
    fn cells_are_separated_by_tabs_or_spaces() {
        assert_eq!(split("1\t甲\t\t乙").collect::<Vec<_>>(), ["1", "甲", "", "乙"]);
        assert_eq!(split("1　甲  乙").collect::<Vec<_>>(), ["1", "甲", "乙"]);
    }

    #[test]
    fn a_word_in_two_cells_is_one() {
        assert_eq!(spaced_word("时　　间　　上午9时"), Some("时　　间"));
        for text in ["时　　间", "江某　男　1", "1　甲　乙", "时\t间\t上午9时"] {
            assert_eq!(spaced_word(text), None, "{text}");
        }
        let found = tables(&["时　　间　　上午9时", "地　　点　　第一会议室", "主　　席　　江一帆"]);
        assert_eq!(found.len(), 1);
    }

    /// The tables of a paper with these lines among its text, a line each row.
    fn tables(lines: &[&str]) -> Vec<String> {
        let body = lines.join("\n");
        let text =
            format!("云山市人民政府关于供水的通知\n各县人民政府：\n　　任务如下。\n{body}\n　　请认真贯彻执行。\n");
        let issue = crate::parse::parse(&crate::source::read("rows.txt", text.as_bytes()).expect("a text"));
        let blocks = issue.documents.iter().flat_map(|d| &d.blocks);
        blocks.filter(|b| b.kind == BlockKind::Table).map(|b| b.text.clone()).collect()
    }

    #[test]
    fn rows_of_one_number_of_cells_are_a_table() {
        // Three rows where spaces separate the cells, two where tabs do.
        assert_eq!(tables(&["甲区 供水 江某", "乙区 排水 柳某", "丙区 防汛 何某"]).len(), 1);
        assert!(tables(&["甲区 供水 江某", "乙区 排水 柳某"]).is_empty());
        assert_eq!(tables(&["甲区\t供水\t江某", "乙区\t排水\t柳某"]).len(), 1);
        assert!(tables(&["甲区\t供水\t江某"]).is_empty());
        // Fewer cells are of a row whose last ones are empty, more end the table; two cells are none.
        let short = ["甲区\t供水\t江某", "乙区\t排水\t柳某", "丙区\t防汛"];
        assert_eq!(tables(&short), [short.join("\n")]);
        let long = ["甲区\t供水\t江某", "乙区\t排水\t柳某", "丙区\t防汛\t何某\t备用"];
        assert_eq!(tables(&long), [long[..2].join("\n")]);
        assert!(tables(&["甲区\t供水", "乙区\t排水"]).is_empty());
        // Sentences, lists and labels are no rows.
        assert!(tables(&["一、甲区 供水 江某", "二、乙区 排水 柳某", "三、丙区 防汛 何某"]).is_empty());
        assert!(tables(&["甲区： 供水 江某", "乙区： 排水 柳某", "丙区： 防汛 何某"]).is_empty());
    }

    #[test]
    fn the_name_of_a_part_stands_over_its_rows() {
        let rows = ["甲区\t供水\t江某", "城市项目", "乙区\t排水\t柳某", "丙区\t防汛\t何某"];
        assert_eq!(tables(&rows), [rows.join("\n")]);
        let mixed = ["甲区 供水 江某", "城市项目", "乙区\t排水\t柳某"];
        assert_eq!(tables(&mixed), [mixed.join("\n")]);
        // Over text, or behind the last row, it is text.
        assert_eq!(tables(&rows[..2]), [""; 0]);
        let last = ["甲区\t供水\t江某", "乙区\t排水\t柳某", "城市项目", "农村项目"];
        assert_eq!(tables(&last), [last[..2].join("\n")]);
    }
}

//! Tables drawn with characters: cells between upright bars (│甲│乙│, |甲|乙|), rows between rules (├──┼──┤, +----+----+).

use crate::zh::chars;

/// Upright bars: of one kind in a table.
const BARS: [char; 6] = ['│', '┃', '║', '┆', '｜', '|'];
/// Cells of the narrowest row between bars that texts have, too.
const CELLS: usize = 2;

/// The cells of a line that stands between bars from end to end, without the blanks around them.
pub(crate) fn cells(text: &str) -> Option<Vec<&str>> {
    let text = text.trim_matches(chars::is_space);
    let bar = text.chars().next().filter(|c| BARS.contains(c))?;
    let inner = text.strip_prefix(bar)?.strip_suffix(bar)?;
    let cells: Vec<&str> = inner.split(bar).map(|cell| cell.trim_matches(chars::is_space)).collect();
    // A cell over all columns stands between two bars that texts have not.
    let drawn = !matches!(bar, '|' | '｜');
    (cells.len() >= CELLS || drawn && !inner.trim_matches(chars::is_space).is_empty()).then_some(cells)
}

/// The cells of a line that bars between blanks part: 事项 | 渠道 | 数量.
pub(crate) fn parted(text: &str) -> Option<Vec<&str>> {
    let alone = |piece: &str| piece.chars().next().filter(|c| BARS.contains(c) && piece.len() == c.len_utf8());
    let bar = text.split(chars::is_space).find_map(alone)?;
    let text = text.trim_matches(|c| c == bar || chars::is_space(c));
    Some(text.split(bar).map(|cell| cell.trim_matches(chars::is_space)).collect())
}

/// Characters of the shortest rule.
const RULE: usize = 3;

/// Whether a line only rules a table: ┌──┬──┐, +----+----+, |----|----|.
pub(crate) fn is_rule(text: &str) -> bool {
    let drawn = |c: char| ('\u{2500}'..='\u{257F}').contains(&c);
    let typed = |c: char| matches!(c, '+' | '-' | '=' | '|' | ':');
    let crossed = text.contains('+') || text.starts_with('|');
    let inked = || text.chars().filter(|&c| !chars::is_space(c));
    inked().nth(RULE - 1).is_some()
        && (inked().all(drawn) && !inked().all(|c| BARS.contains(&c))
            || crossed && text.contains(['-', '=']) && inked().all(typed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{BlockKind, DropReason};

    #[test]
    fn bars_part_cells() {
        assert_eq!(cells("│包号│名　称  │"), Some(vec!["包号", "名　称"]));
        assert_eq!(cells("| 甲 |  | 乙 |"), Some(vec!["甲", "", "乙"]));
        assert_eq!(cells("│合计：3│"), Some(vec!["合计：3"]));
        for text in ["甲|乙", "|甲|", "│", "││", "主页 | 供水 |", "甲│乙│丙", "|x|＜3的"] {
            assert_eq!(cells(text), None, "{text}");
        }
        assert_eq!(parted("事项 | 渠 道 | 数量"), Some(vec!["事项", "渠 道", "数量"]));
        assert_eq!(parted("供水 |  | 三处 |"), Some(vec!["供水", "", "三处"]));
        for text in ["甲|乙", "甲 乙 丙", "甲| 乙"] {
            assert_eq!(parted(text), None, "{text}");
        }
    }

    #[test]
    fn rules_have_nothing_but_lines() {
        for text in ["┌──┬──┐", "├──┼──┤", "+----+-----+", "|----|:---:|", "╔══╦══╗"]
        {
            assert!(is_rule(text), "{text}");
        }
        for text in ["│甲│", "———", "3-5", "|甲|", "++", "│　│　│", "-----"] {
            assert!(!is_rule(text), "{text}");
        }
    }

    const DRAWN: &str = "┌──┬────┬───┐\n│包号│名称    │预算  │\n├──┼────┼───┤\n│1   │外墙和  │96.50 │\n│    │门窗维修│      │\n├──┼────┼───┤\n│2   │供水    │90.00 │\n└──┴────┴───┘\n";
    const TYPED: &str = "+------+----------+\n| 名称 | 金额     |\n+------+----------+\n| 甲社 | 1268000  |\n+------+----------+\n| 乙社 | 834500   |\n+------+----------+\n";

    /// The rows of the tables of a paper with such lines in it, and what else than blanks was left out.
    fn read(lines: &str) -> (Vec<Vec<Vec<String>>>, Vec<String>) {
        let text = format!(
            "云山市人民政府关于供水的通知\n各县人民政府：\n　　预算金额：186万元\n{lines}　　请认真贯彻执行。\n"
        );
        let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
        let tables = issue.documents.iter().flat_map(|d| &d.blocks).filter(|b| b.kind == BlockKind::Table);
        let cells = |row: &Vec<crate::issue::Cell>| row.iter().map(|cell| cell.text.clone()).collect();
        let rows = tables.filter_map(|b| b.table.as_ref()).map(|t| t.rows.iter().map(cells).collect()).collect();
        let left = issue.dropped.into_iter().filter(|d| d.why == DropReason::Ornament).map(|d| d.text).collect();
        (rows, left)
    }

    #[test]
    fn tables_drawn_with_characters_are_tables() {
        let (tables, left) = read(DRAWN);
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows =
            vec![row(["包号", "名称", "预算"]), row(["1", "外墙和门窗维修", "96.50"]), row(["2", "供水", "90.00"])];
        assert_eq!(tables, [rows]);
        assert_eq!(left.len(), 4);
        let (tables, _) = read(TYPED);
        assert_eq!(tables.len(), 1);
        assert_eq!(tables[0].len(), 3);
        // Without rules between them each line is a row.
        let (tables, _) = read(&DRAWN.replace("├──┼────┼───┤\n", ""));
        assert_eq!(tables[0].len(), 4);
        // A rule over the total alone, or a blank line, makes no row of all lines above.
        let total = "+------+----+\n| 名称 | 金额 |\n+------+----+\n| 甲社 | 12 |\n| 乙社 | 34 |\n+------+----+\n| 合计 | 46 |\n+------+----+\n";
        let (tables, _) = read(total);
        assert_eq!(
            tables[0].iter().map(|row| row.concat()).collect::<Vec<_>>(),
            ["名称金额", "甲社12", "乙社34", "合计46"]
        );
        // Bars between blanks alone are no cells.
        let (tables, _) = read("事项 | 渠道 | 数量\n供水 | 窗口 | 三处\n水质 | 网上 | 两处\n");
        let rows = [["事项", "渠道", "数量"], ["供水", "窗口", "三处"], ["水质", "网上", "两处"]].map(row);
        assert_eq!(tables, [rows.to_vec()]);
        // One line between bars is text.
        assert_eq!(read("|甲|乙|\n"), (Vec::new(), Vec::new()));
    }
}

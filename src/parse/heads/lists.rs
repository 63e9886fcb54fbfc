//! Tables that list papers, a title and a day in each row, as the pages of sites do: none of their titles heads a paper.

use std::collections::{BTreeMap, HashSet};

use super::super::lex::{End, Line};
use super::super::{number, shape};
use crate::zh::lexicon::Class;
use crate::zh::{chars, date};

/// So many rows make a list.
const ROWS: usize = 3;

/// The tables of which most rows name a paper and tell its day.
pub(super) fn of_papers(lines: &[Line<'_>]) -> HashSet<u32> {
    let mut tables: BTreeMap<u32, BTreeMap<u16, [bool; 2]>> = BTreeMap::new();
    // A table over text, or with a sentence or an addressee in it, is the head of a paper, or the paper.
    let (mut over_text, mut says): (HashSet<u32>, HashSet<u32>) = (HashSet::new(), HashSet::new());
    let mut above = None;
    for line in lines {
        let Some(cell) = line.hint.and_then(|hint| hint.cell) else {
            over_text.extend(above.take());
            continue;
        };
        above = Some(cell.table);
        says.extend(Some(cell.table).filter(|_| line.stops || matches!(line.end, End::Stop | End::Colon)));
        let [titled, dated] = tables.entry(cell.table).or_default().entry(cell.row).or_default();
        *titled |= names_paper(&line.text);
        *dated |= date::day_line(&line.text).is_some();
    }
    let lists = |rows: &BTreeMap<u16, [bool; 2]>| {
        let both = rows.values().filter(|row| row.iter().all(|seen| *seen)).count();
        both >= ROWS && both * 2 >= rows.len()
    };
    // Each row may be a table of its own.
    let one =
        |rows: &BTreeMap<u16, [bool; 2]>| rows.len() == 1 && rows.values().all(|row| row.iter().all(|seen| *seen));
    let several = tables.iter().filter(|(table, rows)| one(rows) && !over_text.contains(table)).count() + 1 >= ROWS;
    tables
        .into_iter()
        .filter(|(table, rows)| !says.contains(table) && (lists(rows) || several && one(rows)))
        .map(|(table, _)| table)
        .collect()
}

/// Whether a cell is the title of a paper, perhaps with its number, perhaps cut off: 某局关于印发某办法的...
fn names_paper(text: &str) -> bool {
    let cut = text.trim_end_matches(|c| chars::is_leader_dot(c) || chars::is_space(c));
    shape::is_title(shape::strip_last_bracket(text))
        || number::tail_number(text).is_some_and(|(at, _)| text.get(..at).is_some_and(shape::is_title))
        || cut.len() < text.len() && Class::TitleMatter.within(cut)
}

#[cfg(test)]
mod tests {
    /// The titles of the documents of a page with a table.
    fn titles(rows: &[[&str; 2]]) -> Vec<String> {
        let rows: String = rows
            .iter()
            .map(|[title, day]| format!("<tr><td><a href='#'>{title}</a></td><td>{day}</td></tr>"))
            .collect();
        let page = format!("<html><body><table>{rows}</table></body></html>");
        let issue = crate::parse::parse(&crate::source::read("a.html", page.as_bytes()).expect("a page"));
        issue.documents.into_iter().map(|d| d.title).collect()
    }

    #[test]
    fn a_list_of_papers_is_no_paper() {
        let list = [
            ["云山市水务局关于印发供水检修办法的通知 云水〔2031〕3号", "2031-03-02"],
            ["云山市水务局关于开展节水宣传周活动的通知（云水〔2031〕2号）", "2031-02-27"],
            ["云山市人民政府关于调整水价的通知 云政发〔2031〕3号", "2031-02-12"],
            ["云山市水务局关于公布2031年度供水单位名单和检修计划安排的...", "2031-02-11"],
        ];
        assert_eq!(titles(&list), [""]);
    }

    #[test]
    fn a_paper_in_a_table_of_its_page_is_one() {
        let paper = [
            ["云山市水务局关于印发供水检修办法的通知", ""],
            ["云水〔2031〕3号", "2031-03-02"],
            ["各县水务局：现将供水检修办法印发给你们，请认真执行。", ""],
            ["云山市水务局", "2031-03-02"],
        ];
        assert_eq!(titles(&paper), ["云山市水务局关于印发供水检修办法的通知"]);
    }

    #[test]
    fn papers_under_tables_of_title_and_day_are_papers() {
        let paper = |n: u32| {
            format!(
                "<table><tr><td>云山市水务局关于检修{n}号水厂的通知</td><td>2031年3月{n}日</td></tr></table>\
                 <p>各县水务局：</p><p>为了供水，现通知如下。</p><p>云山市水务局</p><p>2031年3月{n}日</p>"
            )
        };
        let page = format!("<html><body><div class=content>{}</div></body></html>", [1, 2, 3].map(paper).concat());
        let issue = crate::parse::parse(&crate::source::read("a.html", page.as_bytes()).expect("a page"));
        let found: Vec<_> = issue.documents.iter().map(|d| (d.title.as_str(), d.addressee.as_deref())).collect();
        let title = |n: u32| format!("云山市水务局关于检修{n}号水厂的通知");
        let titles = [1, 2, 3].map(title);
        assert_eq!(found, [0, 1, 2].map(|n| (titles[n].as_str(), Some("各县水务局"))));
    }
}

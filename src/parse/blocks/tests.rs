use crate::issue::Table;

/// The only table of a file.
fn table(name: &str, text: &str) -> Table {
    let source = crate::source::read(name, text.as_bytes()).unwrap();
    let issue = crate::parse::parse(&source);
    let mut tables = issue.documents.into_iter().flat_map(|d| d.blocks).filter_map(|b| b.table);
    let table = tables.next().unwrap();
    assert_eq!(tables.next(), None);
    table
}

fn texts(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.iter().map(|c| c.text.as_str()).collect()).collect()
}

#[test]
fn figures_stay_in_their_columns_beside_empty_cells() {
    let text = "# 云山市用水指标\n\n| 序号 | 县 | 总量 | 下降 |\n|---|---|---|---|\n| 1 | 临江县 | 3.2 | 9 |\n\
                | | 合计 | 17 | — |\n| 2 | | | 8 |\n\n注：略。";
    let expected: [&[&str]; 4] =
        [&["序号", "县", "总量", "下降"], &["1", "临江县", "3.2", "9"], &["", "合计", "17", "—"], &["2", "", "", "8"]];
    assert_eq!(texts(&table("a.md", text)), expected);
}

#[test]
fn no_empty_cell_stands_where_another_cell_reaches() {
    let html = "<html><body><h1>云山市用水指标</h1><p>各县（市、区）人民政府应当按照下列指标管理用水。</p>\
                <table><tr><th rowspan=2>序号<th colspan=2>总量<th>注</tr><tr><th>去年<th>今年<th></tr>\
                <tr><td>1<td><td>3.2<td>略</tr><tr><td rowspan=2>2<td>4<td>5<td></tr><tr><td><td>6<td>略</tr></table>";
    let expected: [&[&str]; 5] = [
        &["序号", "总量", "注"],
        &["去年", "今年", ""],
        &["1", "", "3.2", "略"],
        &["2", "4", "5", ""],
        &["", "6", "略"],
    ];
    assert_eq!(texts(&table("a.html", html)), expected);
}

use super::*;

#[test]
fn a_table_of_a_text_is_found_by_its_head() {
    let text = [
        "序号      单位          任务",
        "1      市水利局      河道巡查",
        "                     和水文监测",
        "2      市财政局      资金保障",
        "特此通知。",
    ];
    let lines: Vec<Spaced<'_>> = text.iter().enumerate().map(|(n, line)| Spaced::of_text(line, n)).collect();
    let found = headed(&lines).expect("a table");
    assert_eq!((found.lines, found.rows), (0..4, 3));
    let cell = |row, column| {
        let cell = found.cells.iter().find(|cell| (cell.row, cell.column) == (row, column));
        let parts = cell.map(|cell| cell.parts.clone()).unwrap_or_default();
        parts.into_iter().map(|(line, range)| lines[line].stretches[range.start].text.to_string()).collect::<String>()
    };
    assert_eq!([cell(1, 0), cell(1, 1), cell(1, 2), cell(2, 2)], ["1", "市水利局", "河道巡查和水文监测", "资金保障"]);
    assert_eq!(headed(&lines[1..]), None);
}

#[test]
fn a_table_is_found_by_its_numbers() {
    let text = [
        "序号    任务        时限",
        "1      河道巡查    3月底",
        "2      水文监测    6月底",
        "3      防汛        9月底",
    ];
    let lines: Vec<Spaced<'_>> = text.iter().enumerate().map(|(n, line)| Spaced::of_text(line, n)).collect();
    let found = find(&lines, 0, None);
    assert_eq!(found.iter().map(|table| (table.lines.clone(), table.rows)).collect::<Vec<_>>(), [(0..4, 4)]);
}

#[test]
fn names_in_columns_are_no_table() {
    let text = ["王某    李某    张某", "赵某    钱某    孙某", "周某    吴某    郑某"];
    let lines: Vec<Spaced<'_>> = text.iter().enumerate().map(|(n, line)| Spaced::of_text(line, n)).collect();
    assert!(find(&lines, 0, None).is_empty());
}

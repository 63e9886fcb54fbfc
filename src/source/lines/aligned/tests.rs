use super::*;

#[test]
fn rows_stand_under_a_head() {
    let line = |text| Spaced::of_text(text, 0);
    let head = line("序号      单位          任务");
    assert!(is_worded(&head));
    for (text, columns) in [
        ("1      市水利局      河道巡查", vec![0, 1, 2]),
        ("2                    资金保障", vec![0, 2]),
        ("                     和水文监测", vec![2]),
    ] {
        assert!(is_under(&line(text), &head), "{text}");
        assert_eq!(under(&line(text), &head), Some(columns), "{text}");
    }
    // Two cells under one of the head's, the rest of a first cell, a sentence, nothing.
    for text in ["1  2      市水利局", "特此通知", "                     特此通知。", ""] {
        assert!(!is_under(&line(text), &head), "{text}");
    }
    for text in ["序号      单位", "序号      单位          任务，时限", "序号      1          任务"] {
        assert!(!is_worded(&line(text)), "{text}");
    }
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

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

#[test]
fn words_and_numbers_under_a_head_are_a_table_of_two_columns() {
    let found = |text: &[&'static str]| {
        let lines: Vec<Spaced<'_>> = text.iter().enumerate().map(|(n, line)| Spaced::of_text(line, n)).collect();
        find(&lines, 0, None).iter().map(|table| (table.lines.clone(), table.rows)).collect::<Vec<_>>()
    };
    let table = ["工程名称        投资", "东山水厂        1200", "西河管网        860", "北岭泵站        75"];
    assert_eq!(found(&table), [(0..4, 4)]);
    assert_eq!(found(&["序号    工程名称", "1       东山水厂", "2       西河管网", "3       北岭泵站"]), [(0..4, 4)]);
    let after = [
        "按本通知办理。",
        "工程名称        投资",
        "东山水厂        1200",
        "西河管网        860",
        "北岭泵站        75",
        "请抓紧组织实施。",
    ];
    assert_eq!(found(&after), [(1..5, 4)]);
    // No head, too few rows, a row without its number, names, offices that sign, contents, labels with colons.
    for text in [
        ["东山水厂        1200", "西河管网        860", "北岭泵站        75", "南岗水厂        12"],
        ["工程名称        投资", "东山水厂        1200", "西河管网        860", "特此通知"],
        ["工程名称        投资", "东山水厂        1200", "西河管网        待定", "北岭泵站        75"],
        ["江某    河某", "湖某    海某", "溪某    泉某", "泽某    池某"],
        [
            "东山县水务局      西河县水务局",
            "2031年5月6日      2031年5月6日",
            "东山县水务局      西河县水务局",
            "甲      乙",
        ],
        ["标题            页码", "供水通知        3", "排水通知        5", "节水通知        9"],
        ["事项            电话", "联系人：江某    1200", "联系人：河某    860", "联系人：湖某    75"],
    ] {
        assert_eq!(found(&text), [], "{text:?}");
    }
}

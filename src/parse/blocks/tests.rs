use crate::issue::{BlockKind, Table};

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

#[test]
fn cells_of_one_line_each_are_counted_to_rows() {
    let of = |cells: &[&str]| {
        let text =
            format!("云山市人民政府关于供水的通知\n　　任务如下。\n{}\n　　请执行，按期完成。\n", cells.join("\n"));
        let table = table("a.txt", &text);
        (table.rows.iter().map(Vec::len).collect::<Vec<_>>(), table.head_rows)
    };
    assert_eq!(of(&["序号", "单位", "任务", "1", "甲乡", "供水", "2", "乙乡", "排水"]), (vec![3; 3], 1));
    assert_eq!(of(&["1", "甲乡", "供水", "2", "乙乡", "排水", "3", "丙乡"]), (vec![3, 3, 2], 0));
    assert_eq!(of(&["表", "头", "序号", "任务", "1", "甲乡", "2", "乙乡"]), (vec![2; 4], 2));
    // Without 1 and 2 at one distance there are no columns.
    assert_eq!(of(&["序号", "1", "甲乡", "供水", "2", "乙乡", "排水", "3"]), (vec![1; 8], 1));
    assert_eq!(of(&["甲乡", "供水", "2", "乙乡", "排水", "3", "丙乡", "防汛"]), (vec![1; 8], 0));
}

#[test]
fn a_row_of_words_over_rows_with_figures_is_a_head() {
    let of = |rows: &[&str]| {
        let text =
            format!("云山市人民政府关于供水的通知\n　　任务如下。\n{}\n　　请执行，按期完成。\n", rows.join("\n"));
        let table = table("a.txt", &text);
        (
            table.head_rows,
            table.rows.iter().map(|row| row.iter().map(|c| c.columns).collect()).collect::<Vec<Vec<u16>>>(),
        )
    };
    let cells = |count| vec![vec![1; 3]; count];
    assert_eq!(of(&["单位 任务 人数", "甲乡 供水 3", "乙乡 排水 5"]), (1, cells(3)));
    assert_eq!(of(&["单位 任务 人数", "甲乡 供水 三", "乙乡 排水 5"]), (0, cells(3)));
    assert_eq!(of(&["丙乡 任务 7", "甲乡 供水 3", "乙乡 排水 5"]), (0, cells(3)));
    // The name of a part goes over all columns.
    let (_, columns) = of(&["甲乡\t供水\t3", "城市项目", "乙乡\t排水\t5"]);
    assert_eq!(columns, [vec![1; 3], vec![3], vec![1; 3]]);
}

/// The kinds of the blocks of a text below its title.
fn kinds(text: &str) -> Vec<BlockKind> {
    let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).unwrap());
    issue.documents.into_iter().flat_map(|d| d.blocks).skip(1).map(|b| b.kind).collect()
}

#[test]
fn days_make_a_chronicle_where_they_are_many_or_the_title_says_so() {
    let chronicle = |title: &str, lines: &[&str]| {
        let text = format!("{title}\n{}\n", lines.join("\n"));
        kinds(&text).contains(&BlockKind::Chronicle)
    };
    let days = ["6日，召开会议。", "7日，开展检查。"];
    assert!(chronicle("云山市水务局工作情况", &days) && chronicle("云山市水务局大事记", &days[..1]));
    assert!(!chronicle("云山市水务局工作情况", &days[..1]));
    // Among more other lines than days they are none; nor in a rule of three articles.
    let text = ["甲。", "乙。", "丙。"];
    assert!(!chronicle("云山市水务局工作情况", &[&days[..], &text].concat()));
    assert!(chronicle("云山市水务局大事记", &[&text[..], &days].concat()));
    assert!(chronicle("云山市水务局工作情况", &[&days[..], &text[..1]].concat()));
    let articles = ["第一条　甲。", "第二条　乙。", "第三条　丙。"];
    assert!(!chronicle("云山市重大事项大事记编写办法", &[&days[..], &articles].concat()));
    assert!(chronicle("云山市水务局大事记", &[&days[..], &articles[..2]].concat()));
}

#[test]
fn what_stands_under_the_day_is_the_foot_of_the_paper() {
    let kinds = |foot: &str| -> Vec<(BlockKind, String)> {
        let text = format!(
            "云政发〔2031〕7号\n云山市人民政府关于供水的通知\n各县人民政府：\n　　请认真执行。\n　　联系人：江某，电话：1234567。\n　　　　　　云山市人民政府\n　　　　　　2031年3月2日\n{foot}"
        );
        let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).unwrap());
        let blocks = issue.documents.into_iter().flat_map(|d| d.blocks);
        blocks.skip_while(|b| b.kind != BlockKind::Date).skip(1).map(|b| (b.kind, b.text)).collect()
    };
    for foot in [
        "　　（联系人：江某，联系电话：1234567）\n",
        "　　抄送：市委各部门，市人大常委会办公室。\n",
        "　　抄報：市委。\n　　抄送：市法院。\n",
        "　　抄送：市应急管理局，市直属各单位。\n",
        "　　（此件公开发布）\n　　抄送：市法院。\n",
    ] {
        assert!(kinds(foot).iter().all(|(kind, _)| *kind == BlockKind::Note), "{:?}", kinds(foot));
    }
    // What has to be done, too, though the same key leads to it.
    for foot in [
        "　　联系方式：各单位应当在3月底前报送，逾期不受理。\n",
        "　　联系方式：各單位應當在3月底前報送，逾期不受理。\n",
        "　　联系电话：1234567。逾期不受理。\n",
    ] {
        assert!(kinds(foot).iter().all(|(kind, _)| *kind == BlockKind::Paragraph), "{:?}", kinds(foot));
    }
    // What else stands there is text, and so is all behind it.
    let text = kinds("　　各县应当于月底前报送。\n　　抄送：市法院。\n");
    assert!(text.iter().all(|(kind, _)| *kind == BlockKind::Paragraph), "{text:?}");
    let key = kinds("　　注意：逾期不予受理。\n");
    assert!(key.iter().all(|(kind, _)| *kind == BlockKind::Paragraph), "{key:?}");
}

#[test]
fn keys_over_the_signature_are_text() {
    let text = "云政发〔2031〕7号\n云山市人民政府关于供水的通知\n各县人民政府：\n　　请认真执行。\n　　联系人：江某，电话：1234567。\n　　　　　　云山市人民政府\n　　　　　　2031年3月2日\n";
    let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).unwrap());
    let block = issue.documents.iter().flat_map(|d| &d.blocks).find(|b| b.text.starts_with("联系人"));
    assert_eq!(block.map(|b| b.kind), Some(BlockKind::Paragraph));
}

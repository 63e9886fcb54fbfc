use super::*;

#[test]
fn numbers_that_name_their_paper() {
    assert!(names_paper("第22/2024號行政法規"));
    for text in ["第46号", "云政发〔2031〕7号", "云山市人民政府令第46号", "行政法規"] {
        assert!(!names_paper(text), "{text}");
    }
}

#[test]
fn orders_before_their_title_in_brackets() {
    let number = |text| before_bracket(text);
    for (text, own) in [
        ("云山市人民政府令第4号（云山市供水办法）", "云山市人民政府令第4号"),
        ("云山市人民政府令〔2031〕第4号(云山市供水办法)", "云山市人民政府令〔2031〕第4号"),
        ("某署公告2031年第2号（关于供水的公告）", "某署公告2031年第2号"),
    ] {
        assert_eq!(number(text).as_deref(), Some(own));
    }
    for text in [
        "云山市人民政府令第4号（以下简称供水办法）",
        "云山市人民政府令第4号（2031年5月6日）",
        "第4号（云山市供水办法）",
    ] {
        assert_eq!(number(text), None, "{text}");
    }
}

#[test]
fn square_brackets_around_a_number_are_none_of_it() {
    assert_eq!(number("【国发〔2019〕5号】").map(|n| n.text).as_deref(), Some("国发〔2019〕5号"));
    for text in [
        "【国发〔2019〕5号",
        "【供水〔甲〕号】",
        "【第一条】",
        "【国发〔2019〕5号】供水",
        "【文号】",
        "【第7号】",
        "【〔2019〕5号】",
        "【国令第707号】",
    ] {
        assert!(!number(text).is_some_and(|n| n.whole), "{text}");
    }
    assert_eq!(below_head("【第7号】").map(|n| n.text).as_deref(), Some("第7号"));
    assert!(below_head("【第七条】").is_none() && below_head("第7号").is_none());
}

#[test]
fn forms_of_numbers() {
    for text in [
        "国发〔2019〕5号",
        "国办函〔2004〕71号",
        "国办函【2004】71号",
        "【国办函〔2004〕71号】",
        "国办发明电〔2018〕15号",
        "国令第707号",
        "某某市人民政府令第 46 号",
        "某部公告（2018年第31号）",
        "（56）国教字第12号",
        "2017年某部令第49号",
        "（83）国发12号",
        "惠府令第86号",
        "粤国土资规字〔2016〕1号",
        "国家税务总局公告2018年第31号",
        "临政办函[2013]89号",
        "某国政府令（第707号）",
        "某某市人民代表大会常务委员会公告〔十四届〕第十二号",
        "甲政发【2023】 7 号",
        "甲政发（2023）7号",
        "（国发〔2019〕5号）",
        "甲政发﹝2023﹞7号",
        "甲政字［二〇二三］11号",
        "甲政发<1985>12号",
        "甲政发〈1985〉12号",
        "甲政府第12号令",
        "台甲字第1120810233號",
        "甲牧字第1120043210A號",
        "甲高（一）字第0940034866C號",
        "第 22/2024 號行政法規",
        "第2458號政府公告",
        "2023年第71號法律公告",
        "第4321號公告",
        "甲建送达公告（乙建）〔2014〕第650007号",
        "2031年第12號條例",
        "第98/2024號行政長官批示",
        "云山市人民政府　云山市住房和城乡建设委员会　云山市公安局令〔2031〕第1号",
    ] {
        assert!(number(text).is_some_and(|n| n.whole), "{text}");
    }
    for text in [
        "第 46 号",
        "2018年第31号",
        "第四十六号",
        "〔2023〕7号",
        "〔十四届〕第十二号",
        "（第12届）第3号",
        "〔2032〕第6次",
        "〔2032〕6次",
        "2032年第六次",
    ] {
        assert!(number(text).is_some_and(|n| !n.whole), "{text}");
    }
    for text in [
        "按照财库〔2022〕3号",
        "关于印发甲政发〔2023〕7号",
        "12号",
        "甲路12号",
        "第7号线",
        "2023年7号",
        "2003年4月2日某部令第3号",
        "第22/2024號行政法規所核准",
        "第12号楼",
        "第3号公告",
        "第124号公告",
        "2031年第3号公告",
        "第3号条例",
        "第6次",
        "2032年6次",
        "〔2032〕第6次会议",
        // Rows of a table that was printed as text.
        "3　　云山市供水办法　　云山市人民政府令第61号",
        "12 云山市供水办法 云山市人民政府令第61号",
        "云山市供水管理规定　　云山市人民政府令第61号",
    ] {
        assert!(number(text).is_none(), "{text}");
    }
}

#[test]
fn numbers_after_titles() {
    let at = |t: &str| tail_number(t).map(|(at, n)| (t[..at].to_owned(), n.text));
    assert_eq!(
        at("关于印发办法的通知 甲政发〔2023〕7 号"),
        Some(("关于印发办法的通知 ".into(), "甲政发〔2023〕7号".into()))
    );
    assert_eq!(
        at("关于印发办法的通知（甲政发〔2023〕7号）"),
        Some(("关于印发办法的通知".into(), "甲政发〔2023〕7号".into()))
    );
    assert_eq!(
        at("关于印发办法的通知甲政发〔2023〕7号"),
        Some(("关于印发办法的通知".into(), "甲政发〔2023〕7号".into()))
    );
    assert_eq!(at("某某市人民政府令第 46 号"), Some((String::new(), "某某市人民政府令第46号".into())));
    for (text, number) in [
        ("关于甲的公告（2023年第5号）", "2023年第5号"),
        ("关于甲的公告 2023年第5号", "2023年第5号"),
        ("某局关于甲的公告（第四七六号）", "第四七六号"),
        ("关于甲的决定（2023年11月1日 某部令第113号）", "某部令第113号"),
        ("关于甲的通知（甲发〔2023〕7号，2023年11月1日）", "甲发〔2023〕7号"),
    ] {
        assert_eq!(at(text).map(|(_, n)| n).as_deref(), Some(number), "{text}");
    }
    for text in ["关于甲的通知（第5号）", "关于甲的通知（2023年11月1日）", "关于甲的通知（2023年11月1日第5号）"]
    {
        assert_eq!(at(text), None, "{text}");
    }
    assert_eq!(at("关于印发办法的通知"), None);
    let beside = |text: &'static str| beside_title(text).map(|(title, number)| (title, number.text));
    for text in [
        "甲政发〔2023〕7号　甲市关于水的通知",
        "甲市关于水的通知（甲政发〔2023〕7号）",
        "甲市关于水的通知 甲政发〔2023〕7号",
    ] {
        assert_eq!(beside(text), Some(("甲市关于水的通知", "甲政发〔2023〕7号".into())), "{text}");
    }
    assert_eq!(beside("甲政发〔2023〕7号关于水的通知"), Some(("关于水的通知", "甲政发〔2023〕7号".into())));
    for text in [
        "甲政发〔2023〕7号",
        "甲市关于水的通知",
        "根据甲政发〔2023〕7号",
        "甲市关于水的通知（2023年第5号）",
        "甲政发〔2023〕7号文件",
        "甲政发〔2023〕7号关于水的规定，自2031年起废止",
        "根据甲政发〔2023〕7号关于水的通知",
    ] {
        assert_eq!(beside(text), None, "{text}");
    }
}

#[test]
fn numbers_have_years_counts_and_a_series() {
    for (text, whole) in [
        ("云政发〔1900〕1号", Some(true)),
        ("云政发〔2100〕1号", Some(true)),
        ("云政发〔2101〕1号", None),
        ("云政发〔49〕1号", Some(true)),
        ("云政发〔99〕1号", Some(true)),
        ("云政发〔48〕1号", None),
        ("云政发〔100〕1号", None),
        ("云政发〔2031年〕1号", Some(true)),
        ("云政发〔2031〕第1号", Some(true)),
        ("云政发〔2031〕1号文", None),
        ("云政发〔2031〕号", None),
        ("云政发〔〕1号", None),
        ("云政发〔2031 1号", None),
        ("云政发2031〕1号", None),
        ("云政，发〔2031〕1号", None),
        ("根据云政发〔2031〕1号", None),
        ("云政（法）发〔2031〕1号", Some(true)),
        ("云政（水务工作）发〔2031〕1号", None),
        ("（法）发〔2031〕1号", None),
        ("云政（法）〔2031〕1号", None),
        ("云政（a）发〔2031〕1号", None),
        ("云-政、发2〔2031〕1号", Some(true)),
        // The year stands first.
        ("（56）国教字第12号", Some(true)),
        ("〔2031年〕国发12号", Some(true)),
        ("〔48〕国发12号", None),
        ("〔56〕国12号", None),
        ("〔56〕国发号", None),
        ("〔56〕根据国发12号", None),
        // What is counted stands before or behind the count.
        ("云山市人民政府令第46号", Some(true)),
        ("云山市人民政府令（第46号）", Some(true)),
        ("云山市人民政府令2031年第46号", Some(true)),
        ("云山市人民政府令2131年第46号", None),
        ("云山市人民政府第46号", None),
        ("第46号令", None),
        ("云山市人民政府令第号", None),
        ("云山市人民政府令〔十四届〕第46号", Some(true)),
        ("云山市人民政府令〔十四次〕第46号", None),
        ("台甲（一）字第1120810233号", Some(true)),
        ("台甲（第一二三四五）字第1120810233号", None),
        ("（一）字第1120810233号", None),
        ("台甲字第1120810233A号", Some(true)),
        ("台甲字第1120810233AB号", None),
        ("第22/2031號行政法規", Some(true)),
        ("第22/2131號行政法規", None),
        ("第22號法規", None),
        ("第22號行政法規", Some(true)),
        ("2031年第22號法規", Some(true)),
        ("2031年第22號行政法規", Some(true)),
        ("2131年第22號行政法規", None),
        ("云山第22號法規", Some(true)),
        ("第22號行政法規a", None),
        ("第22號關於印發行政法規", None),
        ("第22號供水工作", None),
    ] {
        assert_eq!(number(text).map(|n| n.whole), whole, "{text}");
    }
    let kind = |count: usize| format!("第22號{}法規", "水".repeat(count));
    assert!(number(&kind(14)).is_some() && number(&kind(15)).is_none());
    let series = |count: usize, end: &str| format!("{}{end}〔2031〕1号", "水".repeat(count));
    assert!(number(&series(20, "")).is_some() && number(&series(21, "")).is_none());
    // Several offices issue an order together.
    assert!(number(&series(44, "令")).is_some() && number(&series(45, "令")).is_none());
    let order = |count: usize| format!("{}令第1号", "水".repeat(count));
    assert!(number(&order(39)).is_some() && number(&order(40)).is_none());
}

#[test]
fn counts_of_registers_are_long() {
    for (text, length) in [("12号", 2), ("1234567890号", 10), ("12345678901234号", 14), ("十二号", 6), ("12A号", 3)]
    {
        assert_eq!(count(text), Some(length), "{text}");
    }
    assert_eq!((count("123456789012345号"), count("号")), (None, None));
    assert_eq!(count("12AB号"), Some(2));
}

#[test]
fn what_a_number_counts() {
    for (text, series) in [
        ("某部公告2031年第31号", "某部公告"),
        ("某部公告〔2031〕第8号", "某部公告"),
        ("云山市人民政府令第46号", "云山市人民政府令"),
        ("第22/2031號行政法規", "第22/2031號行政法規"),
        ("云政发〔2031〕7号", "云政发〔2031〕7号"),
        ("云政发〔2031〕第7号", "云政发"),
    ] {
        assert_eq!(series_of(text), series, "{text}");
    }
    assert!(is_letters("台甲字第12號") && !is_letters("云山市人民政府令第46号") && !is_letters("12號"));
    assert!(number("2031年第5号").is_some_and(|n| n.of_a_year()) && number("第5号").is_some_and(|n| !n.of_a_year()));
    assert!(number("某令2031年第5号").is_some_and(|n| !n.of_a_year()));
}

#[test]
fn numbers_share_a_line_with_their_day_or_title() {
    let day = |text: &str| with_day(text).map(|(day, number)| format!("{day} {}", number.text));
    for (text, found) in [
        ("2031年11月1日　某部令第113号", Some("2031-11-01 某部令第113号")),
        ("2031年11月1日，某部令第113号", Some("2031-11-01 某部令第113号")),
        ("某部令第113号　2031年11月1日", Some("2031-11-01 某部令第113号")),
        ("某部令第113号；2031年11月1日", Some("2031-11-01 某部令第113号")),
        ("（2031年11月1日）某部令第113号", Some("2031-11-01 某部令第113号")),
        ("(2031年11月1日) 某部令第113号", Some("2031-11-01 某部令第113号")),
        ("某部令第113号（2031年11月1日）", Some("2031-11-01 某部令第113号")),
        ("（2031年11月1日）关于某部令第113号", None),
        ("（2031年11月）某部令第113号", None),
        ("某部令第113号2031年11月1日", None),
        ("某部令第113号　2031年11月1日印", None),
        ("2031年11月1日第113号", None),
        ("2031年11月1日 2031年第5号", Some("2031-11-01 2031年第5号")),
        ("某部令第113号", None),
    ] {
        assert_eq!(day(text).as_deref(), found, "{text}");
    }
    let lead = |text: &'static str| lead_number(text).map(|(end, number)| (number.text, &text[end..]));
    for (text, found) in [
        ("某发〔2031〕7号　关于水的通知", Some(("某发〔2031〕7号", "　关于水的通知"))),
        ("（某发〔2031〕7号）　关于水的通知", Some(("某发〔2031〕7号", "　关于水的通知"))),
        ("某发〔2031〕7号关于水的通知", Some(("某发〔2031〕7号", "关于水的通知"))),
        ("某发〔2031〕7号　12", None),
        ("第7号　关于水的通知", None),
        ("关于水的通知", None),
    ] {
        assert_eq!(lead(text), found.map(|(number, rest)| (number.to_owned(), rest)), "{text}");
    }
    let tail = |text: &'static str| tail_number(text).map(|(at, number)| (&text[..at], number.text));
    for (text, found) in [
        ("某局关于水的公告（第46号）", Some(("某局关于水的公告", "第46号"))),
        ("某局关于水的通知（第46号）", None),
        ("某局关于水的公告 第46号", None),
        ("《水法》某令第46号", Some(("《水法》", "某令第46号"))),
        ("水的公告2031年第5号", Some(("水的公告", "2031年第5号"))),
    ] {
        assert_eq!(tail(text), found.map(|(title, number)| (title, number.to_owned())), "{text}");
    }
}

#[test]
fn numbers_beside_who_lets_the_paper_go_out() {
    let text = |line: &str| number(line).map(|n| n.text);
    assert_eq!(text("云政报〔2031〕6号　　签发人：江　帆").as_deref(), Some("云政报〔2031〕6号"));
    assert_eq!(text("雲政報〔2031〕6號　簽發人：江　帆、何　一").as_deref(), Some("雲政報〔2031〕6號"));
    for other in [
        "云政报〔2031〕6号签发人：江帆",
        "云政报〔2031〕6号　　签发人",
        "云政报〔2031〕6号　　签发人：江帆同意印发给各县人民政府办公室并遵照执行完毕后报告情况",
    ] {
        assert_eq!(text(other), None, "{other}");
    }
    assert!(names_approver("签发人：江　帆") && names_approver("会签人:江帆、何一"));
    assert!(names_approver("签发人：江帆　　类别：A") && names_approver("签发人：江　帆　　办理结果：B"));
    assert!(!names_approver("类别：A　　签发人：江帆　　负责全市供水的组织：水务局"));
    for other in ["签发人", "签发：江帆", "由签发人：江帆", "签发人：2031年3月1日"] {
        assert!(!names_approver(other), "{other}");
    }
    assert_eq!(series_of("云州省第十四届人民代表大会常务委员会公告第17号"), "云州省第十四届人民代表大会常务委员会公告");
}

#[test]
fn a_count_within_a_year_needs_no_series() {
    for text in ["2023年第5号", "〔2023〕第5号", "[2023]第5号"] {
        assert!(number(text).is_some_and(|n| n.of_a_year()), "{text}");
    }
    for text in ["〔2023〕5号", "〔十四届〕第5号", "第5号", "云政发〔2023〕第5号"] {
        assert!(!number(text).is_some_and(|n| n.of_a_year()), "{text}");
    }
}

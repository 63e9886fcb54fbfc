use crate::issue::{BlockKind, Document};

/// The only document of a text.
fn read(text: &str) -> Document {
    let mut issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
    assert_eq!(issue.documents.len(), 1, "{text}");
    issue.documents.remove(0)
}

fn number(text: &str) -> String {
    read(text).number.unwrap_or_default()
}

fn kinds(document: &Document, text: &str) -> Vec<BlockKind> {
    document.blocks.iter().filter(|b| b.text == text).map(|b| b.kind).collect()
}

const ORDER: &str = "　　《云山市供水条例》已经通过，现予公布，自2031年7月1日起施行。\n　　　　　　2031年3月28日\n　　　　云山市供水条例\n　　第一条　为了加强供水管理，制定本条例。\n　　第二条　本条例自2031年7月1日起施行。\n";

#[test]
fn a_red_head_over_two_lines_is_one_office() {
    for (head, full, issuer) in [
        (
            "云山市第五届人民代表大会\n常务委员会公告",
            "云山市第五届人民代表大会常务委员会公告第8号",
            "云山市第五届人民代表大会常务委员会",
        ),
        ("中华人民共和国交通运输\n部令", "中华人民共和国交通运输部令第8号", "中华人民共和国交通运输部"),
    ] {
        let document = read(&format!("{head}\n第8号\n{ORDER}"));
        assert_eq!((document.number.as_deref(), document.issuer.as_deref()), (Some(full), Some(issuer)));
    }
    // A whole name below another is counted by itself.
    assert_eq!(number(&format!("云山市人民政府\n云山市水务局公告\n第8号\n{ORDER}")), "云山市水务局公告第8号");
    assert_eq!(number(&format!("云山市人民政府\n令\n第8号\n{ORDER}")), "云山市人民政府令第8号");
}

#[test]
fn minutes_go_by_their_own_title() {
    let rest = "　　2031年3月11日，市长主持召开会议，研究了供水工作。纪要如下：\n　　一、会议同意供水规划。\n";
    let own = "云山市人民政府第21次常务会议纪要";
    for imprint in ["云山市人民政府办公室　　　　2031年3月15日\n", "云山市人民政府办公室\n2031年3月15日\n"]
    {
        let document = read(&format!("　　云山市人民政府常务会议纪要\n　　〔2031〕9号\n{imprint}　　{own}\n{rest}"));
        assert_eq!((document.title.as_str(), document.number.as_deref()), (own, Some("〔2031〕9号")), "{imprint}");
        assert_eq!(document.issuer.as_deref(), Some("云山市人民政府办公室"));
        assert_eq!(document.signed.map(|day| day.to_string()).as_deref(), Some("2031-03-15"));
    }
    // Without a title of their own they go by the head.
    let document = read(&format!("　　云山市人民政府常务会议纪要\n　　〔2031〕9号\n{rest}"));
    assert_eq!(document.title, "云山市人民政府常务会议纪要");
}

#[test]
fn minutes_go_by_what_they_are_on() {
    let rest = "　　2031年3月11日，市长主持召开会议，研究了供水工作。纪要如下：\n　　一、会议同意供水规划。\n";
    let (own, red) = ("关于研究城区供水有关问题的会议纪要", "云山市人民政府专题会议纪要");
    let below = |between: &str| read(&format!("{red}\n{between}{own}\n{rest}"));
    for between in ["〔2031〕9号\n", "第9次\n云山市人民政府办公室　　　　2031年3月15日\n", "第9期\n2031年3月15日\n"]
    {
        let document = below(between);
        assert_eq!(document.title, own, "{between}");
        assert_eq!(kinds(&document, red), [BlockKind::RedHeader], "{between}");
    }
    // A page says it over the paper's head.
    let over = read(&format!("{own}\n{red}\n〔2031〕9号\n{rest}"));
    assert_eq!((over.title.as_str(), over.number.as_deref()), (own, Some("〔2031〕9号")));
    assert_eq!(kinds(&over, red), [BlockKind::RedHeader]);
    // What is said below the head of something else, or is no title of minutes.
    for other in ["一、关于供水工作", "关于供水工作"] {
        assert_eq!(read(&format!("{red}\n〔2031〕9号\n{other}\n{rest}")).title, red, "{other}");
    }
    let notice = "云山市人民政府关于供水的通知";
    let document = read(&format!("{notice}\n云政发〔2031〕9号\n{own}\n{rest}"));
    assert_eq!(document.title, notice);
}

#[test]
fn a_paper_that_is_handed_over_is_named_with_its_office() {
    let rest = "　　当事人：江某\n　　你违反规定取水，现决定罚款五千元。\n云山市水务局\n2031年8月6日\n";
    for paper in ["行政处罚决定书", "责令改正通知书", "行 政 处 罚 决 定 书"] {
        for number in ["云水罚〔2031〕7号", "〔2031〕7号"] {
            let document = read(&format!("云山市水务局\n\n{paper}\n{number}\n{rest}"));
            let title = format!("云山市水务局{}", paper.replace(' ', ""));
            assert_eq!((document.title.as_str(), document.number.as_deref()), (title.as_str(), Some(number)));
            assert_eq!(document.issuer.as_deref(), Some("云山市水务局"));
        }
    }
    // A judgment is a court's; those whose case it is give none.
    for (over, issuer) in [
        ("云山市江南区人民法院", Some("云山市江南区人民法院")),
        ("云山大学与临海市教育局", None),
        ("原告云山大学", None),
        ("临海市教育局", None),
    ] {
        let document =
            read(&format!("{over}\n\n行政判决书\n（2031）云01行初12号\n　　判决如下：\n　　撤销被告的决定。\n"));
        assert_eq!(document.issuer.as_deref(), issuer, "{over}");
    }
    // Over what other offices decide or order stands who does, and several do so together.
    for (over, paper, issuer) in [
        ("云山市人民政府", "行政复议调解书", "云山市人民政府"),
        ("云山市水务局、云山市公安局", "责令改正通知书", "云山市水务局、云山市公安局"),
    ] {
        let document = read(&format!("{over}\n\n{paper}\n〔2031〕7号\n　　经审查，现告知如下：\n　　江某应当整改。\n"));
        assert_eq!(document.issuer.as_deref(), Some(issuer), "{paper}");
    }
    // A title of its own has its red head above.
    let document = read(&format!("云山市水务局\n云山市供水管理办法\n云水发〔2031〕7号\n{rest}"));
    assert_eq!(document.title, "云山市供水管理办法");
}

#[test]
fn what_the_head_of_a_letter_names_is_attached() {
    let attached = |value: &str| {
        let head = "云山縣政府　函\n受文者：各鄉鎮公所\n發文日期：中華民國120年3月2日\n發文字號：云水字第1200001234號\n速別：普通件\n";
        let document =
            read(&format!("{head}附件：{value}\n主旨：請查照供水規則辦理。\n說明：\n一、依據供水法辦理。\n"));
        assert_eq!(document.title, "云山縣政府函：請查照供水規則辦理", "{value}");
        document.attachments
    };
    assert_eq!(attached("供水規則1份"), ["供水規則1份"]);
    for elsewhere in ["", "如文", "詳如主旨"] {
        assert!(attached(elsewhere).is_empty(), "{elsewhere}");
    }
}

#[test]
fn who_decided_a_list_of_posts_is_told_by_its_title_last() {
    let issuer = |text: &str| read(text).issuer;
    let title = "云山市中级人民法院任免名单";
    let list = "　　任命江某为审判员。\n　　免去柳某的审判员职务。\n";
    let signed = "云山市人民代表大会常务委员会\n2031年3月2日\n";
    assert_eq!(issuer(&format!("{title}\n{list}")).as_deref(), Some("云山市中级人民法院"));
    assert_eq!(issuer(&format!("{title}\n{list}{signed}")).as_deref(), Some("云山市人民代表大会常务委员会"));
}

#[test]
fn the_number_of_a_case_is_one() {
    let rest = "　　本院受理原告江某诉你借款合同纠纷一案，已审理终结。\n云山市江南区人民法院\n二〇三一年八月十一日\n";
    for own in ["（2031）云0102民初1836号", "（2031）云0825执恢57号", "(2031)云01行终7号"] {
        let document = read(&format!("　　云山市江南区人民法院公告\n　　{own}\n{rest}"));
        assert_eq!((document.title.as_str(), document.number.as_deref()), ("云山市江南区人民法院公告", Some(own)));
    }
    for other in ["（2031）云0102民初1836号判决", "（2031）云山01民初02号", "（2031）云01020民初7号"]
    {
        assert_ne!(number(&format!("　　云山市江南区人民法院公告\n　　{other}\n{rest}")), other);
    }
}

#[test]
fn the_last_line_of_a_title_counts_nothing() {
    let text = "云山市市场监督管理局（云山市知识产权局）\n关于发布供水\n地方标准的公告\n2031年第9号\n　　现予公布。\n云山市市场监督管理局\n2031年8月6日\n";
    assert_eq!(number(text), "2031年第9号");
}

#[test]
fn a_title_in_the_middle_of_the_page_takes_its_lines() {
    let rest = "　　根据有关规定，编制本说明，现予公布，请各单位遵照执行。\n　　一、指标为八百公顷。\n";
    let title = |head: &str| read(&format!("{head}{rest}")).title;
    let whole = "云山市国有建设用地供应计划和住房用地安排说明";
    let (first, second) = ("　　　　　　　　云山市国有建设用地供应计划\n", "　　　　　　　　　　和住房用地安排说明\n");
    assert_eq!(title(&format!("{first}{second}")), whole);
    // Not in the middle of the first, apart from it, an office.
    for other in [
        "　　　　　　和住房用地安排说明\n",
        "\n　　　　　　　　　　和住房用地安排说明\n",
        "　　　　　　　　　　　云山市国土局\n",
    ] {
        assert_eq!(title(&format!("{first}{other}")), "云山市国有建设用地供应计划", "{other}");
    }
}

#[test]
fn those_who_sign_are_told_by_their_posts_and_names() {
    let text = |lines: &str| {
        format!("云山市供水規例\n　　第一條　本規例自2031年7月1日起實施。\n　　第二條　供水應當保障。\n{lines}")
    };
    for (lines, signer) in [
        ("　　　　行政會議秘書　江一帆\n行政會議廳\n2031年5月16日\n", "行政會議秘書　江一帆"),
        ("　　　　二零三一年五月二十日\n　　命令公佈。\n　　　　行政長官　江一帆\n", "行政長官　江一帆"),
        ("縣長　江○○\n", "縣長　江○○"),
    ] {
        assert_eq!(kinds(&read(&text(lines)), signer), [BlockKind::Signature], "{lines}");
    }
    let list = "　　　　二零三一年五月二十日\n　　命令公佈，由下列官員執行。\n　　　　行政長官　江一帆\n　　　　保安司司長　何大江\n";
    assert_ne!(kinds(&read(&text(list)), "行政長官　江一帆"), [BlockKind::Signature]);
}

#[test]
fn the_names_of_articles_and_parts_stand_on_lines_of_their_own() {
    let text = "　　　　第12/2031號行政法規\n　　　　供水規範\n　　行政長官根據基本法，經徵詢行政會的意見，制定本行政法規。\n　　　　第一章\n　　　　一般規定\n　　　　第一條\n　　　　標的\n　　本行政法規訂定供水的一般規範，以保障使用者的權益。\n　　　　第二條\n　　　　生效\n　　本行政法規自公佈後滿三十日起生效。\n";
    let document = read(text);
    let found: Vec<&str> = document.blocks.iter().skip(3).map(|b| b.text.as_str()).collect();
    let expected = [
        "第一章一般規定",
        "第一條　標的",
        "本行政法規訂定供水的一般規範，以保障使用者的權益。",
        "第二條　生效",
        "本行政法規自公佈後滿三十日起生效。",
    ];
    assert_eq!(found, expected);
    // As extraction parts what is spaced out.
    let document = read(
        "云山市供水办法\n第一章\n\n总\n\n则\n\n第一条　为了加强供水管理，制定本办法。\n第二条　本办法自2031年7月1日起施行。\n",
    );
    assert_eq!(kinds(&document, "第一章总则"), [BlockKind::Heading]);
}

#[test]
fn the_history_below_the_number_of_an_order_is_no_title() {
    let document = read(
        "供水调查办法\n云山省水利厅第45号令\n\n2009年6月17日云山省水利厅第45号令公布\n\n根据2016年1月5日云山省水利厅第1次厅务会议《云山省水利厅关于修改部分规章的决定》第一次修正\n\n第一章　总则\n\n第一条　为了调查供水，制定本办法。\n\n第二条　本办法自公布之日起施行。\n",
    );
    assert_eq!(document.title, "供水调查办法");
    assert_eq!(document.number.as_deref(), Some("云山省水利厅第45号令"));
    let acts: Vec<crate::issue::Act> = document.history.iter().map(|entry| entry.act).collect();
    assert_eq!(acts, [crate::issue::Act::Published, crate::issue::Act::Amended]);
}

#[test]
fn a_number_that_is_printed_twice_is_one() {
    let text = "云政发〔2031〕7号\n云山市人民政府关于供水的通知\n云政发〔2031〕7号\n各县人民政府：\n　　现将有关事项通知如下。\n";
    let document = read(text);
    assert_eq!(document.number.as_deref(), Some("云政发〔2031〕7号"));
    assert_eq!(document.addressee.as_deref(), Some("各县人民政府"));
}

#[test]
fn a_history_in_brackets_may_take_two_lines_and_end_in_a_change() {
    let document = read(
        "供水条例\n（2011年4月22日云山市人民代表大会常务委员会通过\n根据2019年4月23日云山市人民代表大会常务委员会《关于修改〈供水条例〉的决定》修改）\n第一条　为了供水，制定本条例。\n第二条　本条例自公布之日起施行。\n",
    );
    let days: Vec<String> = document.history.iter().map(|entry| entry.day.to_string()).collect();
    assert_eq!(days, ["2011-04-22", "2019-04-23"]);
}

#[test]
fn a_site_s_title_stands_over_the_red_head_of_several_offices() {
    let page = "<html><head><title>鼓励产业目录（甲部令第1号）_门户网站</title></head><body><h1>鼓励产业目录（甲部令第1号）</h1><div id=zoom>\
        <table><tr><td>中华人民共和国商务部<br>中 华 人 民 共 和 国 财 政 部</td><td>令</td></tr></table><p>第　1　号</p>\
        <p>《鼓励产业目录》已经国务院批准，现予以发布，自2031年6月10日起施行。</p><p>商务部部长：江某</p><p>2031年5月9日</p></div></body></html>";
    let issue = crate::parse::parse(&crate::source::read("a.html", page.as_bytes()).expect("a page"));
    let document = &issue.documents[0];
    assert_eq!(document.title, "鼓励产业目录（甲部令第1号）");
    assert_eq!(document.number.as_deref(), Some("中华人民共和国商务部令第1号"));
    assert_eq!(document.issuer.as_deref(), Some("中华人民共和国商务部、中华人民共和国财政部"));
}

#[test]
fn a_long_history_needs_no_brackets() {
    let amended = |year: u32| {
        format!(
            "根据{year}年12月25日云山市人民代表大会常务委员会第十三次会议《关于修改〈云山市供水条例〉的决定》修正　"
        )
    };
    let history: String = (1999..2009).map(amended).collect();
    let law = |history: &str| {
        format!("云山市供水条例\n{history}\n第一条　为了供水，制定本条例。\n第二条　本条例自公布之日起施行。\n")
    };
    let note = format!("1993年12月29日云山市人民代表大会常务委员会第五次会议通过　{}", history.trim_end());
    assert_eq!(read(&law(&note)).history.len(), 11);
    assert_eq!(read(&law(&format!("{note}，现予公布。"))).history, []);
}

#[test]
fn a_name_within_a_sentence_is_no_title() {
    let read = |text: &str| crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
    let text = "第一条 供水单位应当供水。\n第二条 职工依照《\n中华人民共和国供水法\n》组织供水，保障用水。本市执行《中华人民共和国供水法》。\n第三条 本办法自公布之日起施行。\n";
    let issue = read(text);
    let [document] = issue.documents.as_slice() else { panic!("{} documents", issue.documents.len()) };
    assert_eq!((document.title.as_str(), document.promulgates.len()), ("", 0));
    let blocks: Vec<&str> = document.blocks.iter().map(|b| b.text.as_str()).collect();
    assert_eq!(
        blocks.get(1),
        Some(&"第二条 职工依照《中华人民共和国供水法》组织供水，保障用水。本市执行《中华人民共和国供水法》。"),
        "{blocks:?}"
    );
    // A title may be broken so, too.
    let issue = read(
        "云山市人民政府关于印发《\n云山市供水管理办法\n》的通知\n云政发〔2031〕7号\n各县人民政府：\n　　请执行。\n",
    );
    let titles: Vec<&str> = issue.documents.iter().map(|document| document.title.as_str()).collect();
    assert_eq!(titles, ["云山市人民政府关于印发《云山市供水管理办法》的通知"]);
}

#[test]
fn the_line_of_a_site_over_a_text_hides_no_head() {
    let read = |text: &str| {
        let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
        let [document] = issue.documents.as_slice() else { panic!("{} documents", issue.documents.len()) };
        let addressee = document.blocks.iter().any(|b| b.kind == crate::issue::BlockKind::Addressee);
        (document.title.clone(), document.number.clone(), addressee)
    };
    let site = "来源：　　发布时间：2031-05-08　　浏览次数：\n";
    let rest =
        "云政发〔2031〕7号\n各县人民政府：\n　　请认真执行。\n　　　　　　云山市人民政府\n　　　　　　2031年3月2日\n";
    let number = Some("云政发〔2031〕7号".to_owned());
    let title = "云山市人民政府关于加强供水管理的通知";
    assert_eq!(read(&format!("{title}\n{site}{rest}")), (title.to_owned(), number.clone(), true));
    let (_, own, addressee) = read(&format!("\n{site}{rest}"));
    assert_eq!((own, addressee), (number.clone(), true));
    assert_eq!(read(&format!("您所在的位置 :首页 >> 政务公开\n{title}\n{rest}")), (title.to_owned(), number, true));
}

#[test]
fn a_label_is_parted_from_its_text_and_not_from_its_sentence() {
    let texts = |text: &str| read(text).blocks.iter().map(|b| b.text.clone()).collect::<Vec<String>>();
    let law = texts("云山市供水办法\n第一条\n为了供水，制定本办法。\n第二条\n本办法自公布之日起施行。\n");
    assert!(law.contains(&"第一条　为了供水，制定本办法。".to_owned()), "{law:?}");
    let cited = texts(
        "云山市供水办法\n第一条　为了供水，依照本法\n第二条\n的规定，制定本办法。\n第二条　本办法自公布之日起施行。\n",
    );
    assert!(!cited.iter().any(|text| text.contains("　的规定")), "{cited:?}");
}

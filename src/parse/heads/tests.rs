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
fn a_title_that_goes_on_with_a_word_that_joins() {
    let rest = "（2031年4月29日某会议通过）\n第一条　为了供水，制定本办法。\n第二条　本办法自公布之日起施行。\n";
    for (first, second) in [
        ("云山守备团选举全国人民代表大会", "和县级以上人民代表大会代表的办法"),
        ("云山守备团选举云山市人民代表大会", "以及县人民代表大会代表的办法"),
    ] {
        assert_eq!(read(&format!("{first}\n{second}\n{rest}")).title, format!("{first}{second}"));
    }
    // Other words begin so, too, under a red head.
    for (red, title) in [
        ("云山市人民代表大会", "和平区供水办法"),
        ("海东省云山市人民政府", "和谐社区建设办法"),
        ("中共云山市委云山市人民政府", "和美乡村建设办法"),
        ("国务院", "及时供水办法"),
    ] {
        assert_eq!(read(&format!("{red}\n{title}\n{rest}")).title, title);
    }
}

#[test]
fn the_label_of_a_collection_over_a_paper_is_no_paper() {
    let paper = |number: &str| {
        format!("云山市水务局\n\n关于加强城乡供水管理的意见\n\n{number}\n\n为了供水，提出意见。\n\n一、加强管理。\n")
    };
    let label = "# 云水发〔2031〕7号关于加强城乡供水管理的意见\n\n";
    let issue = |text: &str| crate::parse::parse(&crate::source::read("a.md", text.as_bytes()).expect("a text"));
    let one = issue(&format!("{label}{}", paper("云水发〔2031〕7号")));
    assert_eq!(one.documents.len(), 1);
    assert_eq!(one.documents[0].number.as_deref(), Some("云水发〔2031〕7号"));
    assert!(one.documents[0].title.ends_with("关于加强城乡供水管理的意见"));
    let noted = |issue: &crate::issue::Issue| {
        let mut blocks = issue.documents.iter().flat_map(|document| &document.blocks);
        blocks.any(|b| b.kind == BlockKind::Note && b.text.starts_with("云水发"))
    };
    assert!(noted(&one));
    // Another number, or another paper.
    assert!(!noted(&issue(&format!("{label}{}", paper("云水发〔2031〕8号")))));
    let other = "# 云水发〔2031〕7号关于加强城乡排水管理的意见\n\n";
    assert!(!noted(&issue(&format!("{other}{}", paper("云水发〔2031〕7号")))));
}

#[test]
fn the_number_of_a_case_is_no_title() {
    assert_eq!(read("(2031)云行初字第40号\n\n原告江某，住云山市。\n\n被告云山市水务局。\n").title, "");
    assert_eq!(read(&format!("云山市人民政府令\n第8号\n{ORDER}")).title, "云山市供水条例");
}

#[test]
fn two_offices_of_a_title_are_parted_by_who_signs() {
    let of = |signed: &str| {
        let title = "中共云山市委办公室云山市人民政府办公室印发《关于供水的意见》的通知";
        read(&format!("{title}\n各县：\n　　现印发给你们。\n{signed}2031年1月10日\n")).issuer.unwrap_or_default()
    };
    assert_eq!(of("中共云山市委办公室\n云山市人民政府办公室\n"), "中共云山市委办公室、云山市人民政府办公室");
    assert_ne!(of("云山市人民政府办公室\n"), "云山市人民政府办公室");
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

#[test]
fn a_title_that_has_a_page_of_its_own_is_all_of_it() {
    let titles = |text: &str| -> Vec<String> {
        let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
        issue.documents.iter().map(|d| d.title.clone()).collect()
    };
    let law = "云山市城区供水条例\n（2031年3月1日云山市人民代表大会通过）\n第一条　供水应当安全。\n第二条　本条例自公布之日起施行。\n";
    let order =
        "\u{c}云山市人民政府令\n第8号\n　　《云山市城区排水办法》已经通过，现予公布。\n市长　江一帆\n2031年3月28日\n";
    assert_eq!(
        titles(&format!("{law}\u{c}云山市\n城区排水办法\n{order}")),
        ["云山市城区供水条例", "云山市城区排水办法"]
    );
    // What else stands on that page is no title.
    let below = format!("{law}\u{c}第三条　附图略。\n城区排水办法\n{order}");
    assert_eq!(titles(&below).last().map(String::as_str), Some("城区排水办法"));
}

const TEXT: &str =
    "　　为了节约用水，现就供水作出如下规定，各县应当遵守。\n　　一、要求\n　　节约用水，是本地的要求。\n";

/// Title, number, issuer and day of a text whose title is followed by `note`.
fn told(title: &str, note: &str) -> (String, String, String, String) {
    let document = read(&format!("{title}\n{note}\n{TEXT}"));
    let day = document.signed.map(|day| day.to_string());
    let (number, issuer) = (document.number.unwrap_or_default(), document.issuer.unwrap_or_default());
    (document.title, number, issuer, day.unwrap_or_default())
}

#[test]
fn a_note_under_the_title_tells_day_number_and_issuer() {
    let title = "云山供水统计工作规定";
    for (note, number, issuer, day) in [
        ("（云山市水务局2031年4月28日印发）", "", "云山市水务局", "2031-04-28"),
        ("（2031年4月28日云山市水务局印发）", "", "云山市水务局", "2031-04-28"),
        ("（中共云山市委组织部2031年4月28日发布）", "", "中共云山市委组织部", "2031-04-28"),
        ("（香港特別行政區政府2031年4月28日公布）", "", "香港特別行政區政府", "2031-04-28"),
        ("（2031年4月28日）云发〔2031〕34号", "云发〔2031〕34号", "", "2031-04-28"),
        ("(2031年4月28日) 云发〔2031〕34号", "云发〔2031〕34号", "", "2031-04-28"),
        ("云发〔2031〕34号（2031年4月28日）", "云发〔2031〕34号", "", "2031-04-28"),
        ("（云发〔2031〕34号，2031年4月28日）", "云发〔2031〕34号", "", "2031-04-28"),
        ("二〇三一年四月二十八日云山市人民政府常务会议通过", "", "", "2031-04-28"),
        ("2031年4月28日云山市第八届人民代表大会\n第一次会议通过", "", "", "2031-04-28"),
        (
            "2031年4月27日 甲法院审判委员会第9次会议\n2031年4月28日 甲检察院检察委员会第3次会议通过",
            "",
            "",
            "2031-04-28",
        ),
        ("（2031年4月28日）\n云山市水务局", "", "云山市水务局", "2031-04-28"),
    ] {
        let expected = (title.to_owned(), number.to_owned(), issuer.to_owned(), day.to_owned());
        assert_eq!(told(title, note), expected, "{note}");
    }
    // A period, and a year in which it was changed, are of the title.
    for note in ["（2031—2035年）", "（2031年修订）"] {
        let (whole, _, _, day) = told(title, note);
        assert_eq!((whole, day), (format!("{title}{note}"), String::new()), "{note}");
    }
    // A title that names its issuer has no other below the day, and an office over a list gives nothing.
    assert_eq!(told("云山市人民政府关于供水的规定", "（2031年4月28日）\n云山市水务局").2, "云山市人民政府");
    let listed = read(&format!("{title}\n（2031年4月28日）\n云山市水务局\n一、云山水库\n二、江南水库\n"));
    assert_eq!(listed.issuer, None);
}

#[test]
fn the_highest_organs_issue_by_their_names() {
    for (before, issuer) in [
        ("中共中央", "中共中央"),
        ("中共中央国务院", "中共中央、国务院"),
        ("中共中央　国务院", "中共中央、国务院"),
        ("中共中央、国务院", "中共中央、国务院"),
        ("中共中央办公厅国务院办公厅", "中共中央办公厅、国务院办公厅"),
        ("国务院中央军委", "国务院、中央军委"),
        ("國務院", "國務院"),
    ] {
        assert_eq!(told(&format!("{before}关于供水的决定"), "（2031年4月28日）").2, issuer, "{before}");
    }
    assert_eq!(told("國務院關於供水的決定", "一九五五年二月十日國務院常務會議通過").2, "國務院");
    assert_eq!(
        told("云山公報/第一號/云山市關於供水的決定\n云山市關於供水的決定", "（2031年4月28日）").0,
        "云山市關於供水的決定"
    );
}

#[test]
fn a_paper_of_macao_begins_under_the_link_to_its_other_language() {
    let paper = |number: &str, post: &str| {
        format!(
            "葡文版本\n\n{number}\n\n{post}行使職權,作出本批示。\n\n一、設立一個工作小組。\n\n二、本批示自公佈翌日起生效。\n\n二零三一年五月二十九日\n\n{post}  江某某\n\n"
        )
    };
    let text =
        ["第98/2031號行政長官批示", "第99/2031號行政長官批示", "第7/2031號行政命令"].map(|n| paper(n, "行政長官"));
    // The page may name the place, and the office that has its papers printed, over the first.
    let text = format!("澳門特別行政區\n\n行政長官辦公室\n\n{}", text.concat())
        + &paper("第12/2031號保安司司長批示", "保安司司長");
    let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
    let told = |d: &Document| (d.number.clone().unwrap_or_default(), d.issuer.clone().unwrap_or_default());
    let told: Vec<(String, String)> = issue.documents.iter().map(told).collect();
    let expected = [
        ("第98/2031號行政長官批示", "行政長官"),
        ("第99/2031號行政長官批示", "行政長官"),
        ("第7/2031號行政命令", "行政長官"),
        ("第12/2031號保安司司長批示", "保安司司長"),
    ];
    assert_eq!(told, expected.map(|(number, issuer)| (number.to_owned(), issuer.to_owned())));
    assert_eq!(issue.dropped.iter().filter(|d| d.text == "葡文版本").count(), 4);
    // Words that others follow, and a cell, stay.
    let table = read("云山供水表\n中文版本　葡文版本\n甲　乙\n");
    assert!(table.blocks.iter().any(|b| b.text.contains("葡文版本")));
}

#[test]
fn groups_to_which_a_paper_is_sent_have_lines_of_their_own() {
    let paper = |sent: &str| {
        read(&format!(
            "云山省人民政府关于加强供水管理的通知\n云政发〔2031〕7号\n{sent}\n　　为了加强供水管理，现通知如下：\n　　一、供水单位应当检修。\n云山省人民政府\n2031年3月2日\n"
        ))
    };
    let sent = |text: &str| paper(text).addressee.unwrap_or_default();
    assert_eq!(sent("各市人民政府：\n省政府各部门："), "各市人民政府，省政府各部门");
    assert_eq!(sent("各市人民政府：\n各县水务局，\n省直各有关单位："), "各市人民政府，各县水务局，省直各有关单位");
    assert_eq!(sent("云山省财政厅\n云山省水务厅\n各市人民政府："), "云山省财政厅，云山省水务厅，各市人民政府");
    assert_eq!(sent("各市人民政府，云山省人民政府\n办公厅："), "各市人民政府，云山省人民政府办公厅");
    // Without a colon, at the margin over the first line of the text.
    assert_eq!(sent("各市、县人民政府，省政府各部门、各直属机构"), "各市、县人民政府，省政府各部门、各直属机构");
    // What each has to do is told under its name further down.
    let duties =
        "各市人民政府：\n各级水务部门：\n　　一、负责检修，保障供水。\n各级财政部门：\n　　二、负责经费，保障供水。";
    assert_eq!(sent(duties), "各市人民政府");
    let duty = "各市人民政府：\n省水务局：\n　　负责检修，其他部门配合。";
    assert_eq!(sent(duty), "各市人民政府");
    let dated = read("关于加强供水管理的通知\n（2031年3月2日）云政发〔2031〕7号\n各市人民政府：\n　　请执行。\n");
    assert_eq!(dated.addressee.as_deref(), Some("各市人民政府"));
    assert_eq!(dated.number.as_deref(), Some("云政发〔2031〕7号"));
    // What is asked of offices is text, and so is the name of the one that issues.
    assert_eq!(sent("各市人民政府：\n各单位要做好下列工作："), "各市人民政府");
    assert_eq!(sent("各市人民政府：\n联系单位："), "各市人民政府");
    assert_eq!(sent("各市人民政府应当加强管理"), "");
    assert_eq!(sent("云山省水务局"), "");
}

#[test]
fn marks_over_a_paper_are_no_part_of_its_title() {
    let text = "云山市供水管理办法\n第一条　为了供水，制定本办法。\n第二条　供水单位应当检修。\n";
    for mark in ["特急", "机密★1年", "核定本", "征求意见稿", "絕密"] {
        assert_eq!(read(&format!("{mark}\n{text}")).title, "云山市供水管理办法", "{mark}");
    }
    assert_eq!(
        read(&format!("云山市供水管理办法 核定本\n{}", &text["云山市供水管理办法\n".len()..])).title,
        "云山市供水管理办法"
    );
    // A title may end with what is in brackets or stand on two lines.
    assert_eq!(read(&text.replace("办法\n", "办法（征求意见稿）\n")).title, "云山市供水管理办法（征求意见稿）");
}

#[test]
fn the_history_of_a_rule_of_a_school_stands_under_its_title() {
    let document = read(
        "雲山大學教師評鑑辦法\n94年2月15日93學年度第2學期第1次校務會議通過\n98年9月7日98學年度第1學期第1次校務會議修正\n第一條　為了評鑑，訂定本辦法。\n第二條　評鑑每年一次。\n",
    );
    assert_eq!(document.blocks.iter().filter(|b| b.kind == BlockKind::Note).count(), 2);
    assert_eq!(document.signed.map(|day| day.to_string()).as_deref(), Some("2009-09-07"));
}

#[test]
fn notes_of_asterisks_end_a_paper_of_macao() {
    let paper = |n: u32, notes: &str| {
        format!(
            "第{n}/2031號行政長官批示\n行政長官行使職權，作出本批示。\n一、核准供水規章。*\n二、本批示自公佈翌日起生效。\n二零三一年三月二日\n行政長官 何某某\n{notes}"
        )
    };
    let notes = "* 已更改 - 請查閱：第12/2032號行政長官批示\n** 已廢止 - 請查閱：第13/2032號行政長官批示\n";
    let text = format!("{}{}", paper(9, notes), paper(10, ""));
    let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
    let numbers: Vec<&str> = issue.documents.iter().filter_map(|d| d.number.as_deref()).collect();
    assert_eq!(numbers, ["第9/2031號行政長官批示", "第10/2031號行政長官批示"]);
    assert_eq!(issue.documents[0].blocks.iter().filter(|b| b.kind == BlockKind::Note).count(), 2);
    assert!(issue.diagnostics.iter().all(|d| d.code != "open-sentence"), "{:?}", issue.diagnostics);
}

#[test]
fn rules_of_a_collection_are_documents_of_their_own() {
    let titles = |text: &str| -> Vec<String> {
        let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
        issue.documents.into_iter().map(|d| d.title).collect()
    };
    let act = |title: &str, note: &str| {
        format!(
            "{title}\n{note}第一条　为了供水，制定本规定。\n第二条　供水单位应当检修。\n第三条　本规定自2031年5月1日起施行。\n"
        )
    };
    let adopted = "（2031年3月2日云山省第十届人民代表大会通过）\n";
    let rules = [act("云山省供水条例", adopted), act("云山省节水办法", ""), act("云山省排水规定", "")];
    assert_eq!(titles(&rules.concat()), ["云山省供水条例", "云山省节水办法", "云山省排水规定"]);
    // However short the first is.
    let short = "云山市水务局会议制度\n第一条　会议每月召开。\n第二条　本制度自印发之日起施行。\n";
    assert_eq!(
        titles(&format!("{short}{}", short.replace("会议", "学习"))),
        ["云山市水务局会议制度", "云山市水务局学习制度"]
    );
    // With the names of its parts on pages of their own.
    let parts = format!("第一部分　地方性法规\n\u{c}{}\u{c}第二部分　政府规章\n\u{c}{}", rules[0], rules[1]);
    assert_eq!(titles(&parts), ["云山省供水条例", "云山省节水办法"]);
    // What a notice issues is its own, and what a decision makes public again.
    let notice = "云山省人民政府关于印发供水规定的通知\n云政发〔2031〕7号\n各市人民政府：\n　　请认真执行。\n云山省人民政府\n2031年3月2日\n";
    assert_eq!(titles(&format!("{notice}{}{}", rules[1], rules[2])).len(), 1);
    let decision = "云山省人民代表大会常务委员会关于修改《云山省节水办法》的决定\n（2031年3月2日云山省人民代表大会常务委员会通过）\n　　第一条　第三条修改为：“供水单位应当检修。”\n　　第二条　本决定自公布之日起施行。\n";
    assert_eq!(titles(&format!("{decision}{}", rules[1])).len(), 1);
}

#[test]
fn a_title_that_print_breaks_within_an_office_is_one() {
    let first = |text: &str| {
        let documents = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text")).documents;
        (documents[0].title.clone(), documents[0].issuer.clone())
    };
    let note = "（2031年3月2日云山市人民代表大会常务委员会第八次会议通过）\n第一条　为了加强管理，制定本规则。\n第二条　本规则自公布之日起施行。\n";
    let (title, _) = first(&format!("云山市人民代表大会\n常务委员会议事规则\n{note}"));
    assert_eq!(title, "云山市人民代表大会常务委员会议事规则");
    for (above, below) in [
        ("云山市人民代表大会", "代表建议处理办法"),
        ("云山市人民政府", "常务会议规则"),
        ("云山市水务局", "供水管理办法"),
    ] {
        let (title, issuer) = first(&format!("{above}\n{below}\n{note}"));
        assert_eq!((title.as_str(), issuer.as_deref()), (below, Some(above)));
    }
}

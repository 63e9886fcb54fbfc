use super::*;

#[test]
fn rows_of_lists() {
    for text in ["江一帆 云山县水务局局长", "何 平（女，彝族） 县医院医生", "副主任　陆某某　程　远"]
    {
        assert!(is_list_row(text), "{text}");
    }
    for text in ["江一帆", "加快推进 全市水利建设，确保", "2031 年全市", "国 家 金 融 管 理"] {
        assert!(!is_list_row(text), "{text}");
    }
}

#[test]
fn a_note_of_adoption_over_lines() {
    let count = |lines: &[&'static str]| wrapped_adoption(lines.iter().copied());
    assert_eq!(count(&["（2024年8月28日某市人民代表大会", "常务委员会第二十次会议通过）", "甲"]), Some(2));
    assert_eq!(count(&["（2024年8月28日某会议通过）", "甲"]), None);
    assert_eq!(count(&["（2024年8月28日某会议", "现就有关事项通知如下。"]), None);
}

#[test]
fn offices_and_signers() {
    for text in ["某某市人民政府", "某 某 市 人 民 政 府", "某某省人民政府办公厅", "财政部　税务总局", "国家某某委员会"]
    {
        assert!(office::is_name(text), "{text}");
    }
    for text in ["关于某某局", "请认真贯彻执行", "2023年", "某某局的通知", "加快建设。"] {
        assert!(!office::is_name(text), "{text}");
    }
    assert!(is_person("市长：张三"));
    assert!(is_person("总理　　李四五"));
    assert!(is_person("省 长  王 某"));
    assert!(!is_person("主任委员"));
    assert!(!is_person("主席团"));
    assert!(is_speaker("某某省林业厅厅长　李　某"));
    assert!(is_speaker("县长 李某"));
    assert!(!is_speaker("某某省林业厅　某某省水利厅"));
    assert!(is_red_header("某某市人民政府文件"));
    assert!(is_red_header("某某市人民政府令"));
    assert!(is_red_header("中华人民共和国主席令"));
}

#[test]
fn titles_addressees_notes() {
    assert!(is_title("关于印发某某办法（试行）的通知"));
    assert!(is_title("某某市供水管理办法"));
    assert!(is_title("某某计划（2023-2025年）"));
    assert!(is_title("某某市统计公报[1]") && is_title("某某市统计公报〔12〕") && !is_title("某某市统计[2031]"));
    assert!(!is_title("请认真贯彻执行。"));
    assert!(is_addressee("各县（市、区）人民政府，市政府有关部门："));
    assert!(is_addressee("各分行、营业管理部；各商业银行："));
    assert!(is_addressee("同志们："));
    assert!(is_addressee("市人大常委会："));
    assert!(!is_addressee("有下列情形之一的；各部门："));
    assert!(!is_addressee("现将有关事项通知如下："));
    assert!(is_note("（此件公开发布）"));
    assert!(!is_note("（一）甲（二）乙"));
}

/// A text of so many of the same character.
fn of(c: &str, count: usize) -> String {
    c.repeat(count)
}

/// Asks a sign of texts that have it and of texts that don't.
fn ask(name: &str, sign: fn(&str) -> bool, yes: &[&str], no: &[&str]) {
    yes.iter().for_each(|text| assert!(sign(text), "{name}: {text}"));
    no.iter().for_each(|text| assert!(!sign(text), "not {name}: {text}"));
}

#[test]
fn persons_and_speakers_at_their_bounds() {
    let long = format!("市长：{}", "某".repeat(16));
    let longer = format!("市长：{}", "某".repeat(17));
    ask(
        "person",
        is_person,
        &[
            "市长：江某",
            "代市长　江某",
            "市长：阿不都·某某",
            long.as_str(),
            "水务局局长：江某",
            "水　务　局　局　长：江　某",
        ],
        &[
            "市长：江",
            "水务局局长：江某（主持）",
            "供水小组副组长：江某",
            "水务局局长：由市政府任命",
            longer.as_str(),
            "市长江某",
            "市长：江某2",
            "市长江 某某",
            "江某　市长",
        ],
    );
    ask(
        "signs alone",
        signs_alone,
        &["市长　江某", "立法會主席　江某", "云山市水务局局长　江一帆", "云山市市长　江某某", "議長 江某某"],
        &["市长：江某", "江某", "水务局局长：江某", "供水工作组长　江某", "云山市水务局　江某"],
    );
    ask(
        "paper alone",
        is_paper_alone,
        &["行政处罚决定书", "民 事 判 决 书", "责令改正通知书", "行政处罚决定书（简易程序）"],
        &["关于供水的决定书", "云山市水务局关于供水的通知书", "决定", "行政处罚办法", "告知书的送达"],
    );
    let gives = |pair: &str| pair.split_once('/').is_some_and(|(office, paper)| gives_paper(office, paper));
    ask(
        "gives a paper",
        gives,
        &[
            "云山市水务局/行政处罚决定书",
            "云山市住房和城乡建设局/责令改正通知书",
            "云山市人民法院/民事判决书",
            "云山市中级人民法院/行政裁定书",
            "云山市人民政府/行政复议调解书",
            "云山市劳动人事争议仲裁委员会/仲裁调解书",
            "云山仲裁委员会/仲裁裁定书",
            "云山市人民政府/行政复议决定书",
            "云山市水务局、云山市住房和城乡建设局/责令改正通知书",
            "云山市水务局和临海市教育局/责令改正通知书",
        ],
        &[
            "云山大学与临海市教育局/行政判决书",
            "云山市水务局和临海市教育局/行政裁定书",
            "云山市水务局/民事裁定书",
            "云山市水务局/民事调解书",
            "云山市水务局诉临海市教育局/行政裁定书",
            "原告云山大学/行政判决书",
            "被处罚人云山市供水公司/行政处罚决定书",
            "云山市水务局/民事判决书",
        ],
    );
    ask(
        "speaker",
        is_speaker,
        &["云山市水务局局长　江一帆", "常务委员会委员　江某", "市长　江某"],
        &[
            "云山市水务局局长　江",
            "云山市水务局局长　江一帆与柳",
            "第一小组组长　江某",
            "水务局2局长　江某",
            "云山市水务局局长江某",
        ],
    );
}

#[test]
fn seals_marks_and_brackets() {
    ask("seal", is_seal, &["（盖章）", "(印章)"], &["盖章", "（盖章", "（加盖公章的材料）"]);
    assert_eq!(without_seal("云山市水务局（盖章）"), "云山市水务局");
    assert_eq!(without_seal("云山市水务局　（章）"), "云山市水务局");
    assert_eq!(without_seal("云山市水务局（代管）"), "云山市水务局（代管）");
    ask("mark", is_mark, &["〔图〕", "〔图：示意图〕"], &["〔2031〕", "〔图〕〔图〕", "〔图", "图〕", "图", "〔图1〕"]);
    ask("left out", is_left_out, &["任务分工表（略）", "表(略)"], &["任务分工表略", "（略）的表", "表（略式）"]);
    assert_eq!(strip_last_bracket("办法（试行）"), "办法");
    assert_eq!((without_note("统计公报[1]"), without_note("统计公报［12］ ")), ("统计公报", "统计公报"));
    for whole in ["统计公报", "统计公报[2031]", "[1]", "统计公报1]", "统计公报〔1〕", "统计公报[甲]"]
    {
        assert_eq!(without_note(whole), whole);
    }
    assert_eq!(strip_last_bracket("办法 （甲）（试行）"), "办法 （甲）");
    for whole in ["（试行）", "办法", "（试行）办法", "试行）"] {
        assert_eq!(strip_last_bracket(whole), whole);
    }
    ask("note", is_note, &["（甲（乙）丙）", "(此件公开发布)"], &["（甲", "（甲）乙", "甲（乙）", "（甲）（乙）"]);
    ask("opens a note", opens_note, &["（甲", "（甲（乙）丙"], &["（甲）", "甲（", "甲", "（甲））"]);
}

#[test]
fn heads_of_series_and_red_heads() {
    ask(
        "head of a series",
        is_series_header,
        &["云山市人民政府令", "云山市人民代表大会常务委员会公告", "公告", "令"],
        &["字", "云山市水务局关于供水的公告", "云山市人民政府", "云山市人民政府令2"],
    );
    ask(
        "red head",
        is_red_header,
        &["云山市人民政府", "云 山 市 人 民 政 府 文 件", "云山市水务局通告", "主席令"],
        &["通告", "水务通告", "关于供水的通告"],
    );
    ask("court's paper", is_court_paper, &["民事判决书", "云山市法院 行政裁定书"], &["判决书送达", "通知书"]);
    assert!(
        !is_court_paper(&format!("{}判决书", "某".repeat(38))) && is_court_paper(&format!("{}判决书", "某".repeat(37)))
    );
}

#[test]
fn titles_at_their_bounds() {
    let words = |count: usize| "水".repeat(count);
    assert!(is_title_piece(&words(90)) && !is_title_piece(&words(91)));
    ask(
        "piece of a title",
        is_title_piece,
        &["供水", "供 水 2"],
        &["", "2031", "供水。", "供水：甲", "供水，", "供水、"],
    );
    ask("title", is_title, &["城市供水办法", "关于供水的通知", "供水办法（试行）"], &["供水办法", "办法", "供水的水"]);
    assert_eq!(bracketed_title("（关于供水的公告）"), Some("关于供水的公告"));
    for text in ["关于供水的公告", "（供水的公告）", "（关于供水）", "（关于供水的公告"] {
        assert_eq!(bracketed_title(text), None, "{text}");
    }
}

#[test]
fn whom_papers_are_sent_to() {
    ask(
        "addressee",
        is_addressee,
        &["各县人民政府：", "江某委员：", "某某公司：", "各分行；各银行：", "尊敬的各位代表："],
        &["：", "各县《办法》：", "各县：各区：", "甲；各银行：", "现将有关事项通知如下："],
    );
    assert!(!is_addressee(&format!("{}人民政府：", "各县".repeat(200))));
    let at = addressee_before_text("各县人民政府： 现将有关事项通知如下。");
    assert_eq!(at, Some("各县人民政府：".len()));
    for text in ["各县人民政府：现将有关事项", "责任单位：各县人民政府： 甲", "各县人民政府 现将", "甲： 乙"]
    {
        assert_eq!(addressee_before_text(text), None, "{text}");
    }
    let cases = ["（印章）", "（云山市水务局代章）", "（公章）"];
    ask("seal", is_seal, &cases, &["（代章说明）", "印章", "（用印章程）", "（加强管理代章）"]);
    ask("greeting", is_greeting, &["各位代表：", "同志们", "尊敬的主任："], &["代表们在会", "各位", "请各位代表："]);
}

#[test]
fn adoptions() {
    ask(
        "adoption",
        is_adoption,
        &["（2031年3月12日云山市人民政府第八次会议通过）", "2031年3月12日公布", "（根据2031年3月12日《决定》修正）"],
        &["2031年3月12日会议通过。", "云山市人民政府通过", "2031年3月12日会议"],
    );
    let wrapped = |lines: &[&'static str]| wrapped_adoption(lines.iter().copied());
    assert_eq!(wrapped(&["（2031年", "3月12日", "云山市会议", "通过）"]), Some(4));
    let history = |changes: usize| {
        let mut lines = vec!["（2031年3月12日云山市会议通过"];
        lines.extend(vec!["2031年4月2日修正"; changes]);
        lines.push("2031年5月6日修订）");
        lines
    };
    assert_eq!(wrapped(&history(NOTE_LINES - 2)), Some(NOTE_LINES));
    assert_eq!(wrapped(&history(NOTE_LINES - 1)), None);
    assert_eq!(wrapped(&["2031年", "3月12日通过）"]), None);
    assert_eq!(wrapped(&["（此件", "公开发布）"]), None);
}

#[test]
fn a_title_that_shares_its_line() {
    let rest = |text: &'static str| title_before_text(text).and_then(|at| text.get(at..));
    let title = "云山市水务局关于印发《云山市供水办法》的通知";
    for behind in [
        "各县人民政府，市有关部门：",
        "各县水务局；各有关单位：",
        "为进一步加强供水管理，现就有关事项通知如下：",
        "根据《水法》，制定本办法。",
    ] {
        let line = format!("{title}{behind}");
        assert_eq!(title_before_text(&line), Some(title.len()), "{line}");
    }
    for text in [
        title,
        "云山市水务局关于加强供水管理的通知要求，各县应当节水。",
        "云山市水务局关于加强供水管理的通知，各县水务局：",
        "按照云山市水务局关于加强供水管理的通知根据需要办理。",
        "加强供水管理的通知为进一步节水，现通知如下：",
        "云山市水务局关于加强供水管理的决定为加强水价改革提供了依据，各县已经落实。",
        "云山市水务局关于加强供水管理的意见为规范取水作了规定，是决定节水成效的关键。",
        "云山市水务局关于加强供水管理的通知按照省里要求起草，共十条。",
        "云山市水务局转发《省水务局关于加强供水管理的通知各县水务局：",
    ] {
        assert_eq!(rest(text), None, "{text}");
    }
}

#[test]
fn a_line_of_opened_titles_is_looked_at_once() {
    let line = format!("云山市水务局关于{}根据《水法》，制定本办法。", "《甲的通知".repeat(60_000));
    let started = std::time::Instant::now();
    assert_eq!(title_before_text(&line), None);
    assert!(started.elapsed().as_secs() < 2, "{:?}", started.elapsed());
}

#[test]
fn names_in_brackets() {
    assert_eq!(bracketed_name("（云山市供水管理办法）"), Some("云山市供水管理办法"));
    assert_eq!(bracketed_name("(云山市供水管理办法)"), Some("云山市供水管理办法"));
    assert_eq!(bracketed_name("（以下简称供水管理办法）"), None);
    assert_eq!(bracketed_name("（2031年5月6日）"), None);
}

#[test]
fn rows_have_words_and_no_sentence() {
    ask(
        "row of a list",
        is_list_row,
        &["江一帆 局长", "江一帆 局长（女）", "江一帆 局长（女 满族）", "阿依·买买提　县医院医生"],
        &[
            // Two words have three characters and more, and all are Chinese outside of brackets.
            "江 长",
            "甲 乙丙",
            "江一帆 局长。",
            "江一帆 局长3",
            "江一帆（女） 局长，",
            "江一帆）局长 （女",
            "江一帆（局长 女）",
        ],
    );
    let long = format!("江一帆 {}", of("水", 96));
    assert!(long.len() <= 300 && is_list_row(&long) && !is_list_row(&format!("{long}水水")));
}

#[test]
fn speakers_have_a_name_of_two_to_four_characters() {
    ask(
        "speaker",
        is_speaker,
        &["云山市水务局局长　江某", "云山市水务局局长　阿依买提", "市 长　江 某"],
        &["云山市水务局局长　阿依买买提", "云山市水务局局长　江a", "A水务局局长　江某", "云山市水务局　江某"],
    );
    let office = |count: usize| format!("{}局长　江某", of("水", count));
    assert!(is_speaker(&office(45)) && !is_speaker(&office(46)));
    assert!(is_post_over_name("云山市水务局局长", "江某"));
    for (post, name) in
        [("云山市水务局", "江某"), ("云山市水务局局长", "云山市财政局"), ("云山市水务局", "云山市财政局")]
    {
        assert!(!is_post_over_name(post, name), "{post} {name}");
    }
}

#[test]
fn red_heads_end_with_an_office_and_a_kind() {
    ask(
        "red head",
        is_red_header,
        &["云山市人民政府文件", "中 华 人 民 共 和 国 主 席 令", "云山市水务局函"],
        &["云山市文件", "水务文件汇编", "云山市供水办法"],
    );
    ask(
        "head of a series",
        is_series_header,
        &["某令", "云 山 市 人 民 政 府 令", "令"],
        &["云山市人民政府令第2号", "甲", "关于供水的公告", "云山市，令"],
    );
    let head = |count: usize| format!("{}令", of("水", count));
    assert!(is_series_header(&head(39)) && !is_series_header(&head(40)));
    let offices = |count: usize| format!("{}人民政府文件", of("水", count));
    assert!(is_red_header(&offices(44)) && !is_red_header(&offices(55)));
}

#[test]
fn marks_of_notes_are_no_part_of_a_title() {
    for text in ["供水统计公报[1]", "供水统计公报［12］", "供水统计公报〔12〕", "供水统计公报（试行）[1]"]
    {
        assert!(ends_as_title(text), "{text}");
    }
    for text in ["供水统计公报[2031]", "供水统计公报[1", "供水统计公报[注]", "供水统计[1]"] {
        assert!(!ends_as_title(text), "{text}");
    }
    // A title has five characters or more.
    assert!(is_title("水 库 的 通 知") && !is_title("水 的 通 知"));
    ask(
        "piece of a title",
        is_title_piece,
        &["供水排水", "供水（一）"],
        &["供水；排水", "供水！", "供水？", "供水,", "供水;", "供水:", "2031-1"],
    );
}

#[test]
fn who_is_addressed_by_what_the_name_is() {
    let person = |count: usize| format!("{}委员：", of("水", count));
    assert!(is_addressee(&person(17)) && !is_addressee(&person(18)));
    let body = |count: usize| format!("A{}公司：", of("水", count));
    assert!(is_addressee(&body(36)) && !is_addressee(&body(37)));
    let hears = |count: usize| format!("各位{}代表", of("水", count));
    assert!(is_greeting(&hears(36)) && !is_greeting(&hears(37)));
    let all = |count: usize| format!("各县{}：", of("水", count));
    assert!(is_addressee(&all(397)) && !is_addressee(&all(398)));
    ask(
        "addressee",
        is_addressee,
        &["云山市人民政府: ", "各分行；各银行", "同志们："],
        &["各县！", "各县应当：", "云山：", "各分行；银行：", "水"],
    );
    ask("greeting", is_greeting, &["各位代表: ", "同志们 "], &["各位代表，", "各位供水", "诸君代表"]);
}

#[test]
fn text_behind_an_addressee_s_colon_stands_off_by_a_blank() {
    for (text, sent) in [
        ("各有关部门: 现将", Some("各有关部门:".len())),
        ("各有关部门：\t现将", Some("各有关部门：".len())),
        ("各有关部门：现将", None),
        ("甲乙： 现将", None),
        ("责任单位：各有关部门： 现将", None),
    ] {
        assert_eq!(addressee_before_text(text), sent, "{text}");
    }
}

#[test]
fn titles_that_begin_with_their_office() {
    ask(
        "begins with its office",
        starts_with_office,
        &["云山市水务局关于供水的通知", "云山市水务局印发办法", "云 山 市 水 务 局 关于供水的通知"],
        &["关于云山市水务局的通知", "供水关于", "云山市水务局", "水务工作印发"],
    );
    let long = |count: usize| format!("{}水务局关于供水的通知", of("水", count));
    assert!(starts_with_office(&long(47)) && !starts_with_office(&long(48)));
    assert!(starts_with_act("关于供水") && starts_with_act("印发办法") && !starts_with_act("供水关于"));
}

#[test]
fn adoptions_have_a_day_and_no_sentence() {
    ask(
        "adoption",
        is_adoption,
        &["(2031年3月12日会议通过)", "（ 2031年3月12日会议通过）", "根据2031年3月12日决定修正"],
        &["（会议2031年3月12日通过）", "（2031年3月12日）", "（2031年3月12日会议通过。）", "（2031年3月会议通过）"],
    );
    // Without a bracket around it it is short; a bracket holds a long history.
    let plain = |count: usize| format!("2031年3月12日{}通过", of("水", count));
    let at = (600 - plain(0).len()) / 3;
    assert!(is_adoption(&plain(at - 1)) && !is_adoption(&plain(at + 1)));
    assert!(is_adoption(&format!("（{}）", plain(at + 1))));
    let noted = |count: usize| format!("（{}）", plain(count));
    let most = (LONGEST_NOTE - noted(0).len()) / 3;
    assert!(is_adoption(&noted(most - 1)) && !is_adoption(&noted(most + 1)));
    assert!(is_note(&noted(most - 1)) && !is_note(&noted(most + 1)));
    ask("mark", is_mark, &["〔图〕"], &["〔图〕〔图〕", "〔〔图〕", "〔图〕〕", "〔3〕"]);
}

#[test]
fn a_title_ends_before_whom_it_is_sent_to_or_its_first_sentence() {
    let title = "云山市水务局关于供水的通知";
    for (behind, shares) in [
        ("各县水务局：", true),
        ("各县水务局:", true),
        ("各县水务局", false),
        ("根据规定，现印发供水办法。", true),
        ("根据规定,现印发供水办法。", true),
        ("根据规定，办理。", false),
        ("根据规定办理。", false),
        ("根据规定。再次，办理。", false),
        ("水务工作，办理。", false),
        ("，根据规定，办理。", false),
    ] {
        let line = format!("{title}{behind}");
        assert_eq!(title_before_text(&line), Some(title.len()).filter(|_| shares), "{line}");
    }
    let spaced = format!("{title}　各县水务局：");
    assert_eq!(title_before_text(&spaced), Some(title.len()));
    assert_eq!(title_before_text("关于供水的通知各县水务局："), None);
}

#[test]
fn who_signs_stands_beside_the_day() {
    let name = |text: &'static str, placed| signer_beside_day(text, placed).and_then(|at| text.get(at..));
    assert_eq!(name("2031 年 5 月      水务局局长", false), Some("水务局局长"));
    assert_eq!(name("2031年5月8日 水務局局長 江一帆", true), Some("水務局局長 江一帆"));
    for text in ["2031年5月8日 水務局局長", "5月　　　水务局局长", "2031年5月8日　　　局长", "2031年5月8日　　　供水"]
    {
        assert_eq!(name(text, false), None, "{text}");
    }
    assert_eq!(name("2031年5月8日 水務局局長到任", true), None);
}

#[test]
fn notes_of_changes_behind_asterisks() {
    for text in ["* 已更改 - 請查閱：第12/2032號行政長官批示", "** 已廢止", "*已更改：第三条", "＊ 已附加"]
    {
        assert!(tells_change(text), "{text}");
    }
    for text in
        ["* 已更改的供水合同应当重新备案。", "* 已删除供水条款的合同无效。", "已更改 - 請查閱：第12號", "* 更改"]
    {
        assert!(!tells_change(text), "{text}");
    }
}

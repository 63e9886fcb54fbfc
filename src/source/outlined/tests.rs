//! Tests of what exports mark their text with.

use super::*;
use crate::source::Hint;

fn source(kind: SourceKind, lines: &[(&str, Option<u8>)]) -> SourceText {
    let mut source = SourceText::sample(&lines.iter().map(|(text, _)| *text).collect::<Vec<_>>());
    source.info.kind = kind;
    for (line, (_, heading)) in source.lines.iter_mut().zip(lines) {
        line.hint = heading.map(|heading| Box::new(Hint { heading: Some(heading), ..Hint::default() }));
    }
    source
}

fn kept(source: &SourceText) -> Vec<&str> {
    source.lines.iter().filter(|line| !is_left_out(line)).map(|line| source.line(line)).collect()
}

const GAZETTE: [(&str, Option<u8>); 8] = [
    ("云山市人民政府公报 2031年第1期", None),
    ("市政府文件", None),
    ("云山市供水办法（云山市人民政府令第46号）　原刊第3页", None),
    ("关于防汛的通知（云政发〔2031〕7号）　原刊第5页", None),
    ("云山市供水办法", Some(1)),
    ("第一条 甲。", None),
    ("关于防汛的通知", Some(1)),
    ("乙。", None),
];

#[test]
fn documents_begin_at_the_headings_that_a_list_names_with_numbers() {
    let mut gazette = source(SourceKind::Docx, &GAZETTE);
    read(&mut gazette);
    assert_eq!(gazette.parts, [4, 6]);
    assert_eq!(kept(&gazette)[..2], ["云山市人民政府公报 2031年第1期", "云山市供水办法"]);
    // A report lists its chapters without numbers of papers.
    let chapters = GAZETTE.map(|(text, level)| (text.split('（').next().unwrap(), level));
    // Headings that no list names.
    let unlisted = [GAZETTE[0], GAZETTE[4], GAZETTE[5], GAZETTE[6], GAZETTE[7]];
    for lines in [&chapters[..], &unlisted[..]] {
        let mut other = source(SourceKind::Docx, lines);
        read(&mut other);
        assert!(other.parts.is_empty() && kept(&other).len() == lines.len(), "{lines:?}");
    }
}

#[test]
fn the_only_document_begins_below_its_list() {
    let law = [
        ("# 云山市供水办法", None),
        ("- 云山市供水办法", None),
        ("## 云山市供水办法", None),
        ("### 第一章　总则", None),
        ("**第一条**　甲。", None),
        ("### 第二章　附则", None),
    ];
    let mut only = source(SourceKind::Markdown, &law);
    read(&mut only);
    assert_eq!((only.parts.clone(), kept(&only)[0]), (vec![2], "## 云山市供水办法"));
    // A gazette of one document keeps its name; its list may have a category and the number of the paper.
    let mut gazette = law.to_vec();
    gazette[0].0 = "# 云山市人民政府公报 2031年第1期";
    gazette[1].0 = "  - 云山市供水办法（云政发〔2031〕7号）　3";
    gazette.insert(1, ("- **市政府文件**", None));
    let mut only = source(SourceKind::Markdown, &gazette);
    read(&mut only);
    assert_eq!((only.parts.clone(), kept(&only)[..2].to_vec()), (vec![3], vec![gazette[0].0, gazette[3].0]));
    // What an order is about stands behind its own head: stated beside it.
    let mut order = law.to_vec();
    for line in &mut order[..3] {
        line.0 = match line.0.split(' ').next().unwrap_or("") {
            "#" => "# 水務部令：訂定「供水辦法」",
            "-" => "- 水務部令：訂定「供水辦法」（水務字第7號）",
            _ => "## 水務部令：訂定「供水辦法」",
        };
    }
    order[3].0 = "水務部令";
    let mut only = source(SourceKind::Markdown, &order);
    read(&mut only);
    assert_eq!((kept(&only)[0], only.stated[0].value.as_str()), ("水務部令", "水務部令：訂定「供水辦法」"));
    // Another title over it without its number, text in the list, and a second heading of its level.
    for (at, text) in
        [(0, "# 云山市供水"), (1, "- 云山市供水办法说明"), (3, "## 第一章　总则"), (1, "本办法已经通过。")]
    {
        let mut other = law.to_vec();
        other[at].0 = text;
        let mut other = source(SourceKind::Markdown, &other);
        read(&mut other);
        assert!(other.parts.is_empty() && kept(&other).len() == law.len(), "{text}");
    }
}

#[test]
fn the_head_of_a_text_without_a_title_is_none_of_it() {
    let lines =
        [("# a.txt", None), ("- 供水应当安全…", None), ("供水应当安全，用水应当节约。", None), ("### 一、供水", None)];
    for text in [lines[2].0, "**供水**应当安全，用水应当节约。"] {
        let mut untitled = lines;
        untitled[2].0 = text;
        let mut untitled = source(SourceKind::Markdown, &untitled);
        read(&mut untitled);
        assert_eq!(kept(&untitled), [text, lines[3].0]);
    }
    // A title that is no file, and a list of something else.
    for (at, text) in [(0, "# 供水"), (1, "- 排水"), (1, "供水应当安全…")] {
        let mut other = lines.to_vec();
        other[at].0 = text;
        let mut other = source(SourceKind::Markdown, &other);
        read(&mut other);
        assert_eq!(kept(&other).len(), 4, "{text}");
    }
}

#[test]
fn a_text_without_a_title_may_be_the_first_of_several() {
    let lines = [
        ("# a.txt", None),
        ("- 会议昨日召开：", None),
        ("- 云山市水务局关于表彰先进单位的决定（云水发〔2031〕7号）", None),
        ("会议昨日召开：", None),
        ("## 云山市水务局关于表彰先进单位的决定", None),
        ("各供水单位应当学习先进。", None),
    ];
    let mut several = source(SourceKind::Markdown, &lines);
    read(&mut several);
    assert_eq!((several.parts.clone(), kept(&several)), (vec![3, 4], lines[3..].iter().map(|line| line.0).collect()));
    // A heading that the list does not name, and an entry without a heading.
    for (at, text) in [(4, "## 云山市水务局关于排水的决定"), (4, "云山市水务局关于表彰先进单位的决定"), (2, "- 排水")]
    {
        let mut other = lines.to_vec();
        other[at].0 = text;
        let mut other = source(SourceKind::Markdown, &other);
        read(&mut other);
        assert!(other.parts.is_empty() && kept(&other).len() == lines.len(), "{text}");
    }
}

#[test]
fn a_title_that_an_export_sets_over_the_red_head_goes_below_it() {
    let mut lines = GAZETTE.to_vec();
    lines.splice(7..7, [("云山市人民政府文件", None), ("云政发〔2031〕7号", None)]);
    lines.splice(5..5, [("云山市人民政府令", None), ("第46号", None)]);
    // The list leaves out the office.
    lines[8].0 = "云山市人民政府关于防汛的通知";
    let mut gazette = source(SourceKind::Docx, &lines);
    read(&mut gazette);
    assert_eq!(gazette.parts, [4, 8]);
    let wanted = [
        "云山市供水办法",
        "云山市人民政府令",
        "第46号",
        "第一条 甲。",
        "云山市人民政府文件",
        "云政发〔2031〕7号",
        "云山市人民政府关于防汛的通知",
        "乙。",
    ];
    assert_eq!(kept(&gazette)[1..], wanted);
}

#[test]
fn the_force_that_a_page_tells_is_no_text() {
    let mut lines = GAZETTE.to_vec();
    lines.insert(5, ("2031-11-01 起施行；有效期至 2036-10-31", None));
    for (kind, left) in [(SourceKind::Html, 0), (SourceKind::Docx, 1)] {
        let mut gazette = source(kind, &lines);
        read(&mut gazette);
        assert_eq!(kept(&gazette).iter().filter(|line| line.starts_with("2031-")).count(), left);
    }
}

#[test]
fn headings_of_markdown_are_read_by_their_marks() {
    for heads in [["## 云山市供水办法", "", "## 关于防汛的通知"], ["云山市供水办法", "-----", "## 关于防汛的通知"]]
    {
        let mut lines = GAZETTE.map(|(text, _)| (text, None)).to_vec();
        lines[6].0 = heads[2];
        lines.splice(4..5, [(heads[0], None), (heads[1], None)]);
        lines[2].0 = "* 云山市供水办法（云山市人民政府令第46号）　3";
        let mut gazette = source(SourceKind::Markdown, &lines);
        read(&mut gazette);
        assert_eq!(gazette.parts, [4, 7], "{heads:?}");
    }
}

#[test]
fn marks_of_pages_are_taken_out_of_the_text() {
    let mut marked = source(
        SourceKind::Docx,
        &[("〔第3页〕标题", Some(1)), ("窗口中的内〔接第7页〕容仍可", None), ("〔第8页〕", None)],
    );
    marked.parts = vec![0, 1];
    read(&mut marked);
    assert_eq!(kept(&marked), ["标题", "窗口中的内", "容仍可"]);
    assert_eq!(marked.parts, [0, 2]);
    let starts: Vec<_> =
        marked.lines.iter().map(|line| line.hint.as_ref().and_then(|hint| hint.starts_paragraph)).collect();
    assert_eq!(starts, [None, None, None, None, Some(false), None]);
    assert_eq!(marked.lines[1].hint.as_ref().and_then(|hint| hint.heading), Some(1));
    // A text file prints what it prints.
    let mut text = source(SourceKind::Text, &[("〔第3页〕标题", None)]);
    read(&mut text);
    assert_eq!(kept(&text), ["〔第3页〕标题"]);
}

#[test]
fn pages_that_a_text_names_stay() {
    let cited = ["第一条 引文见该书〔第3页〕，又见〔接第7页〕。", "第二条 依照《公报》〔第12页〕执行。"];
    let mut text = source(SourceKind::Markdown, &cited.map(|line| (line, None)));
    read(&mut text);
    assert_eq!(kept(&text), cited);
    // In an export, which begins its pages one behind the other, they are marks.
    let mut print = source(
        SourceKind::Markdown,
        &[
            ("〔第3页〕", None),
            ("第一条 甲。", None),
            ("〔第4页始于下段中〕", None),
            ("第二条 乙〔接第7页〕丙。", None),
        ],
    );
    read(&mut print);
    assert_eq!(kept(&print), ["第一条 甲。", "第二条 乙", "丙。"]);
}

#[test]
fn a_decision_that_lists_rules_and_prints_them_is_one_text() {
    let lines = [
        ("云山市人民政府关于修改部分规范性文件的决定", Some(1)),
        ("云政发〔2031〕7号", None),
        ("对下列规范性文件的部分条款予以修改：", None),
        ("云山市供水办法（云政发〔2020〕3号）", None),
        ("云山市节水办法（云政发〔2021〕4号）", None),
        ("本决定自公布之日起施行。", None),
        ("云山市人民政府", None),
        ("2031年5月6日", None),
        ("云山市供水办法", Some(2)),
        ("第一条 甲。", None),
        ("云山市节水办法", Some(2)),
        ("第一条 乙。", None),
    ];
    let paged = lines.map(|(text, level)| (text.replace("号）", "号）　原刊第3页"), level));
    let paged: Vec<_> = paged.iter().map(|(text, level)| (text.as_str(), *level)).collect();
    // Nor where the list stands alone, and nothing says that it is contents.
    let alone = [&lines[..1], &lines[3..5], &lines[8..]].concat();
    for lines in [&lines[..], &paged, &alone] {
        for kind in [SourceKind::Html, SourceKind::Docx, SourceKind::Markdown] {
            let mut decision = source(kind, lines);
            read(&mut decision);
            assert!(decision.parts.is_empty() && kept(&decision).len() == lines.len(), "{kind:?} {lines:?}");
        }
    }
    // What is no entry stays.
    let mut gazette = GAZETTE.to_vec();
    gazette.insert(3, ("重要提示", None));
    let mut gazette = source(SourceKind::Docx, &gazette);
    read(&mut gazette);
    assert_eq!(kept(&gazette)[..3], ["云山市人民政府公报 2031年第1期", "重要提示", "云山市供水办法"]);
}

#[test]
fn a_text_behind_doubts_stays() {
    let doubts = [
        ("第一条 甲。", None),
        ("存疑", None),
        ("以下各处由程序解读，尚无把握，未经人工核对；以原件为准。", None),
        ("- 缺第三条", None),
        ("", None),
        ("云山市节水办法", None),
        ("第一条 乙。", None),
    ];
    let mut headed = doubts;
    headed[5] = ("云山市节水办法", Some(1));
    for (kind, lines) in [
        (SourceKind::Text, doubts),
        (SourceKind::Markdown, doubts),
        (SourceKind::Docx, headed),
        (SourceKind::Html, headed),
    ] {
        let mut both = source(kind, &lines);
        read(&mut both);
        assert_eq!(kept(&both), ["第一条 甲。", "云山市节水办法", "第一条 乙。"], "{kind:?}");
    }
}

#[test]
fn what_an_export_tells_of_its_doubts_is_left_out() {
    let told = [
        ("乙。", None),
        ("## 存疑", None),
        ("", None),
        ("> 以下各处由程序解读，尚无把握，未经人工核对；以原件为准。", None),
        ("- 缺第三条", None),
    ];
    let mut doubts = source(SourceKind::Markdown, &told);
    read(&mut doubts);
    assert_eq!(kept(&doubts), ["乙。"]);
    let mut own = source(SourceKind::Markdown, &[("存疑", None), ("以下各处由程序自定。", None)]);
    read(&mut own);
    assert_eq!(kept(&own).len(), 2, "a text may have such a head itself");
}

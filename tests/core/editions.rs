//! Citations with an edition in a bracket, ranges of articles as they are typed, and points of a part.

use gongbao::ask::{Answer, answer};
use gongbao::issue::Issue;
use gongbao::search::{JumpContext, JumpIndex};

use crate::support::parse;

const RULES: &str = "云州市人民政府令
第46号

云州市城市供水管理办法

第一条　为了加强供水管理，制定本办法。
第二条　本办法适用于城市供水。
第三条　水务主管部门负责供水。
第四条　用户应当交费。
第五条　本办法自2031年5月1日起施行。
";

const TRIAL: &str = "云州市人民政府令
第47号

云州市停车管理办法（试行）

第一条　为了停车，制定本办法。
第二条　停车收费。
第三条　停车处罚。
";

const AMENDED: &str = "云州市河道条例（2023修正）

第一条　为了河道，制定本条例。
第二条　河道清理。
第二条之三　河道绿化。
第三条　河道处罚。
";

const OPINION: &str = "云州市人民政府文件
云政发〔2031〕4号
云州市人民政府
关于推进书房建设的意见

各县（区）人民政府，市政府各部门：

为方便群众就近读书，现提出以下意见。

一、总体要求

逐步建成覆盖城乡的公共书房。

二、重点任务

（一）完善布局。依托社区设置书房。

1.选址。靠近车站。

2.开放。不少于八小时。

3.藏书。不少于五千册。

（二）丰富馆藏。每年更新图书。

云州市人民政府
2031年3月9日
";

fn issue() -> Issue {
    let documents = [RULES, TRIAL, AMENDED, OPINION].iter().flat_map(|text| parse(text).documents).collect();
    Issue { documents, ..Issue::default() }
}

fn ask(issue: &Issue, query: &str) -> Answer {
    answer(&JumpIndex::build(issue), Some(issue), query, &JumpContext::default())
}

/// The text of the first hit, what is missing, and what is named behind it.
fn told(issue: &Issue, query: &str) -> (String, Option<String>, Option<String>) {
    let answer = ask(issue, query);
    let text = answer.hits.first().map(|hit| hit.text.clone()).unwrap_or_default();
    (text, answer.missing, answer.others)
}

#[test]
fn a_range_without_its_ordinal_leads_to_its_first_article_and_tells_the_last() {
    let issue = issue();
    for (query, others) in [
        ("供水管理办法2-5条", "5条"),
        ("云州市城市供水管理办法2-5条", "5条"),
        ("供水管理办法第2-5条", "5条"),
        ("供水管理办法2条至5条", "至5条"),
        ("供水管理办法2至5条", "至5条"),
        ("供水管理办法第二条至第五条", "至第五条"),
    ] {
        let (text, missing, behind) = told(&issue, query);
        assert!(text.contains("适用于城市供水"), "{query}: {text} {missing:?}");
        assert!(
            missing.is_none() && behind.as_deref().is_some_and(|told| told.ends_with(others)),
            "{query}: {behind:?}"
        );
    }
    // What was put in behind an article is that, and no range.
    let (text, missing, behind) = told(&issue, "云州市河道条例第2-3条");
    assert!(text.contains("河道绿化") && missing.is_none() && behind.is_none(), "{text} {missing:?} {behind:?}");
    let (_, missing, _) = told(&issue, "供水管理办法6-1条");
    assert_eq!(missing.as_deref(), Some("6-1条"));
}

#[test]
fn an_edition_that_the_title_prints_otherwise_is_the_same_and_another_is_told() {
    let issue = issue();
    for (query, words) in [
        ("停车管理办法（试行）第二条", "停车收费"),
        ("停车管理办法(试行)第二条", "停车收费"),
        ("停车管理办法第二条", "停车收费"),
        ("云州市河道条例(2023修正)第三条", "河道处罚"),
        ("云州市河道条例（2023年修正）第三条", "河道处罚"),
        ("河道条例（2023年修正）第三条", "河道处罚"),
        ("云州市城市供水管理办法（2031年公布）第三条", "水务主管部门"),
    ] {
        let (text, missing, _) = told(&issue, query);
        assert!(text.contains(words) && missing.is_none(), "{query}: {text} {missing:?}");
    }
    for (query, words, other) in [
        ("停车管理办法（暂行）第二条", "停车收费", "暂行"),
        ("云州市河道条例（2022修正）第三条", "河道处罚", "2022修正"),
        ("云州市城市供水管理办法（试行）第三条", "水务主管部门", "试行"),
        ("供水管理办法（试行）第三条", "水务主管部门", "试行"),
        ("《云州市城市供水管理办法》（试行）第三十条", "供水管理办法", "(试行)第三十条"),
    ] {
        let (text, missing, _) = told(&issue, query);
        assert!(text.contains(words) && missing.as_deref() == Some(other), "{query}: {text} {missing:?}");
    }
    assert_eq!(told(&issue, "燃气管理办法（试行）第三条").0, "");
}

#[test]
fn points_of_a_part_are_found_by_title_and_number_as_they_are_alone() {
    let issue = issue();
    for query in [
        "第二部分第3点",
        "关于推进书房建设的意见第二部分第3点",
        "《关于推进书房建设的意见》第二部分第3点",
        "书房建设的意见第二部分第3点",
        "云政发〔2031〕4号第二部分第3点",
    ] {
        let (text, missing, _) = told(&issue, query);
        assert!(text.contains("藏书") && missing.is_none(), "{query}: {text} {missing:?}");
    }
    let (_, missing, _) = told(&issue, "关于推进书房建设的意见第二部分第9点");
    assert_eq!(missing.as_deref(), Some("第9点"));
}

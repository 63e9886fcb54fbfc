//! Folders and archives of an issue's documents, from bytes to documents.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

use gongbao::issue::Issue;
use gongbao::parse::parse;
use gongbao::source::{ReadOptions, read_files};

fn notice(number: u32) -> String {
    format!(
        "临江县人民政府\n关于做好第{number}项工作的通知\n临政发〔2031〕{number}号\n\n各乡镇人民政府，县政府有关部门：\n\
         现就做好第{number}项工作通知如下。\n一、提高认识。\n二、抓好落实。\n临江县人民政府\n2031年1月{number}日\n"
    )
}

fn page(number: u32) -> String {
    format!(
        "<html><body><h1>临江县人民政府关于做好第{number}项工作的通知</h1><p>各乡镇人民政府：</p>\
         <p>现就做好第{number}项工作通知如下。</p><p>临江县人民政府</p><p>2031年1月{number}日</p></body></html>"
    )
}

fn issue(files: &[(&str, String)]) -> Issue {
    let files: Vec<(String, Vec<u8>)> =
        files.iter().map(|(name, text)| ((*name).to_owned(), text.clone().into_bytes())).collect();
    parse(&read_files("公报", &files, &ReadOptions::default()).unwrap())
}

fn titles(issue: &Issue) -> Vec<&str> {
    issue.documents.iter().map(|document| document.title.as_str()).collect()
}

#[test]
fn every_file_is_a_document_whatever_its_kind() {
    let law = "# 临江县河道条例\n\n**第一条**　为了管理河道，制定本条例。\n\n**第二条**　本条例自公布之日起施行。\n";
    let plan = "河道整治工作方案\n\n整治范围包括全县河道。各乡镇应当按期完成整治。\n";
    let issue = issue(&[
        ("10.txt", notice(10)),
        ("3.html", page(3)),
        ("2.txt", notice(2)),
        ("4.md", law.to_owned()),
        ("5.txt", plan.to_owned()),
    ]);
    assert_eq!(
        titles(&issue),
        [
            "临江县人民政府关于做好第2项工作的通知",
            "临江县人民政府关于做好第3项工作的通知",
            "临江县河道条例",
            "河道整治工作方案",
            "临江县人民政府关于做好第10项工作的通知",
        ]
    );
    assert!(issue.diagnostics.is_empty(), "{:?}", issue.diagnostics);
}

#[test]
fn the_contents_of_an_issue_are_a_file_of_their_own() {
    let contents = "临江县人民政府公报\n2031年第1期（总第88期）\n目　录\n临江县人民政府关于做好第1项工作的通知（临政发〔2031〕1号）……（1）\n\
                    临江县人民政府关于做好第2项工作的通知（临政发〔2031〕2号）……（3）\n";
    let list = "<html><body><h1>临江县人民政府公报</h1><p>2031年第1期（总第88期）</p><p>目　录</p>\
                <p><a href=b.html>临江县人民政府关于做好第1项工作的通知</a>（1）</p>\
                <p><a href=a.html>临江县人民政府关于做好第2项工作的通知</a>（3）</p></body></html>";
    for files in [
        [("目录.txt", contents.to_owned()), ("1.txt", notice(1)), ("2.txt", notice(2))],
        [("index.html", list.to_owned()), ("b.html", page(1)), ("a.html", page(2))],
    ] {
        let issue = issue(&files);
        assert_eq!(issue.masthead.number.as_deref(), Some("第1期"), "{files:?}");
        assert_eq!(issue.documents.len(), 2, "{:?}", titles(&issue));
        let listed: Vec<_> = issue.contents.iter().map(|entry| (entry.page, entry.document)).collect();
        assert_eq!(listed, [(Some(1), Some(0)), (Some(3), Some(1))]);
        assert!(issue.documents[0].title.contains("第1项") && issue.documents[1].title.contains("第2项"));
    }
}

#[test]
fn a_page_that_goes_on_in_a_sentence_begins_no_document() {
    let cut = notice(1).replace("一、提高认识。", "一、提高认识。各乡镇应当加强");
    let (first, rest) = cut.split_at(cut.find("加强").unwrap());
    let issue = issue(&[("第1页.txt", first.to_owned()), ("第2页.txt", rest.to_owned()), ("第3页.txt", notice(3))]);
    assert_eq!(issue.documents.len(), 2, "{:?}", titles(&issue));
}

#[test]
fn a_file_is_a_document_of_its_own_where_the_one_before_has_ended_or_it_begins_as_one() {
    let plan = |end: &str| format!("河道整治工作方案\n\n整治范围包括全县河道。各乡镇应当{end}\n");
    let count = |end: &str, begin: &str| {
        let next = format!("{begin}\n按期完成整治，不得拖延。\n");
        issue(&[("1.txt", plan(end)), ("2.txt", next)]).documents.len()
    };
    // A sentence, a bracket or a day ends a text; a title or an office begins one.
    for (end, begin) in [
        ("整治。", "按照要求"),
        ("整治（含支流）", "按照要求"),
        ("整治\n2031年3月12日", "按照要求"),
        ("按照", "临江县河道管理办法"),
        ("按照", "临江县人民政府"),
    ] {
        assert_eq!(count(end, begin), 2, "{end} / {begin}");
    }
    assert_eq!(count("按照", "规定的时间"), 1);
    // A few bare lines over the head of a file are its own.
    let above = |lines: usize| {
        let lead: String = ["工作资料", "内部印发"].iter().take(lines).map(|line| format!("{line}\n")).collect();
        let text = format!("{lead}{}", notice(2));
        let issue = issue(&[("1.txt", plan("整治。")), ("2.txt", text)]);
        (issue.documents.len(), issue.documents.last().map(|d| d.blocks[0].text.clone()))
    };
    assert_eq!(above(2), (2, Some("工作资料".to_owned())));
    assert_eq!(above(0).1.as_deref(), Some("临江县人民政府关于做好第2项工作的通知"));
}

#[test]
fn a_head_that_a_page_cuts_is_one_document_and_no_number_stands_twice() {
    let red = "云山市人民政府文件\n\n云政发〔2031〕3号\n\n";
    let paper = "关于供水的通知\n\n各县人民政府：\n\n请执行。\n\n2031年3月1日\n";
    let numbers = |issue: &Issue| {
        let blocks = issue.documents.iter().flat_map(|document| &document.blocks);
        blocks.filter(|block| block.text.contains("〔2031〕3号")).count()
    };
    // Pages in files of their own, cut below the number and within the title.
    let (cut, rest) = paper.split_at("关于供水的".len());
    for files in [[red.to_owned(), paper.to_owned()], [format!("{red}{cut}\n"), rest.to_owned()]] {
        let [first, second] = files;
        let read = issue(&[("1.txt", first), ("2.txt", second)]);
        assert_eq!(titles(&read), ["关于供水的通知"]);
        assert_eq!((read.documents[0].number.as_deref(), numbers(&read)), (Some("云政发〔2031〕3号"), 1));
    }
    // What begins with its own title is a document of its own, and has no number of the file before.
    let law = "# 办法\n\n第一条 甲。".to_owned();
    let issue = issue(&[("1.txt", red.to_owned()), ("2.md", law)]);
    let last = issue.documents.last().unwrap();
    assert_eq!((issue.documents.len(), last.title.as_str(), &last.number, numbers(&issue)), (2, "办法", &None, 1));
}

//! Versions of a law in the library: one whose text is another is held beside the other, one that is only another file of it is not.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by a panic, in its helpers too")]

use std::fs;
use std::path::Path;

use gongbao::holdings::{Holdings, Question};

use crate::held;

/// A law of so many articles.
fn law(articles: usize) -> String {
    let mut text = "云山市盐业管理办法\n（2030年3月1日云山市人民政府令第12号公布）\n\n".to_owned();
    let duties = ["登记备案", "保持库存", "公示价格", "接受检查", "培训人员", "报送统计"];
    for n in 1..articles {
        let duty = duties[n % duties.len()];
        text += &format!(
            "第{n}条　食盐批发企业应当按照第{n}号目录{duty}，并于每年{}月底前报市盐务局。违反规定的，处{n}万元以上{}万元以下罚款。\n\n",
            n % 12 + 1,
            n * 3
        );
    }
    text + &format!("第{articles}条　本办法自2030年5月1日起施行。\n")
}

fn library(folder: &Path, files: &[(&str, String)]) -> Holdings {
    let texts = folder.join("法规");
    fs::create_dir_all(&texts).unwrap();
    let mut holdings = Holdings::open(&folder.join("data")).unwrap();
    holdings.add_root(&texts).unwrap();
    // One after the other: which of them comes first is part of what is asked.
    for (name, text) in files {
        fs::write(texts.join(name), text).unwrap();
        held::update(&mut holdings);
    }
    holdings
}

fn found(holdings: &Holdings, text: &str) -> usize {
    holdings.counts(&Question { text: text.to_owned(), ..Question::default() }).unwrap().len()
}

#[test]
fn a_version_with_another_text_is_held_beside_the_other() {
    let amended = law(30).replace("处7万元", "处70万元");
    let added = law(30) + "\n第三十一条　市盐务局可以委托县人民政府实施检查。\n";
    let renamed = law(30).replace("盐务局", "市场监督管理局");
    let another = law(30) + "\n云山市献血办法\n\n第一条　公民献血后可以领取纪念章。\n";
    for (later, phrase) in
        [(amended, "处70万元"), (added, "委托县人民政府"), (renamed, "市场监督管理局"), (another, "领取纪念章")]
    {
        for turned in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let mut files = [("a.txt", law(30)), ("b.txt", later.clone())];
            if turned {
                files.reverse();
            }
            let holdings = library(folder.path(), &files);
            assert_eq!(holdings.issues().unwrap().len(), 2, "{phrase}");
            assert!(found(&holdings, phrase) > 0 && found(&holdings, "处8万元") == 2, "{phrase}");
            for issue in holdings.issues().unwrap() {
                assert_eq!(holdings.files_of(issue.id).unwrap().len(), 1, "each opens its own file");
            }
        }
    }
}

#[test]
fn other_files_of_the_same_text_are_one_issue() {
    let folder = tempfile::tempdir().unwrap();
    let page: String = law(30).lines().map(|line| format!("<p>{line}</p>\n")).collect();
    let narrow = law(30).replace('，', ",").replace('。', "。\n");
    let holdings = library(
        folder.path(),
        &[("a.txt", law(30)), ("b.html", format!("<html><body>{page}</body></html>")), ("c.txt", narrow)],
    );
    assert_eq!(holdings.issues().unwrap().len(), 1);
    assert_eq!(found(&holdings, "处8万元"), 1);
}

#[test]
fn a_file_that_changed_is_the_later_state_of_its_issue() {
    let folder = tempfile::tempdir().unwrap();
    let mut holdings = library(folder.path(), &[("a.txt", law(30))]);
    fs::write(folder.path().join("法规/a.txt"), law(30).replace("处7万元", "处70万元")).unwrap();
    let updated = held::update(&mut holdings);
    assert_eq!((updated.changed, updated.new), (1, 0));
    assert_eq!((found(&holdings, "处70万元"), found(&holdings, "处7万元")), (1, 0));
    // With a duplicate that still is as it was, both are held.
    fs::copy(folder.path().join("法规/a.txt"), folder.path().join("法规/副本.txt")).unwrap();
    held::update(&mut holdings);
    fs::write(folder.path().join("法规/a.txt"), law(30).replace("处7万元", "处77万元")).unwrap();
    let updated = held::update(&mut holdings);
    assert_eq!((updated.changed, updated.new), (0, 1));
    assert_eq!((found(&holdings, "处70万元"), found(&holdings, "处77万元")), (1, 1));
}

#[test]
fn the_whole_file_wins_over_one_that_was_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let cut: String = law(30).chars().take(law(30).chars().count() * 2 / 3).collect();
    let mut holdings = library(folder.path(), &[("a.txt", cut)]);
    assert_eq!(found(&holdings, "处29万元"), 0);
    fs::write(folder.path().join("法规/b.txt"), law(30)).unwrap();
    let updated = held::update(&mut holdings);
    assert_eq!((updated.new, updated.fuller), (0, 1));
    assert_eq!((found(&holdings, "处29万元"), found(&holdings, "处2万元")), (1, 1));
    let issues = holdings.issues().unwrap();
    assert_eq!(issues.len(), 1);
    let files = holdings.files_of(issues[0].id).unwrap();
    assert!(files.len() == 2 && files[0].path.ends_with("b.txt"), "what is opened has the text: {files:?}");
    // The other way round the cut one adds nothing.
    fs::write(folder.path().join("法规/c.txt"), law(30).chars().take(600).collect::<String>()).unwrap();
    let updated = held::update(&mut holdings);
    assert_eq!((updated.new, updated.same), (0, 1));
}

#[test]
fn what_is_not_held_and_what_waits_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let repeals = "云山市人民政府关于废止部分规章的决定\n（2031年6月1日云山市人民政府令第20号公布）\n\n\
                   废止《云山市盐税征收规定》。\n\n　　本决定自公布之日起施行。\n";
    let holdings = library(folder.path(), &[("a.txt", law(8)), ("b.txt", repeals.to_owned())]);
    let told = holdings.effects_on_named("《云山市盐税征收规定》").unwrap();
    assert_eq!(told.len(), 1);
    assert!(holdings.effects_on_named("云山市盐业管理办法").unwrap().is_empty());
    assert!(holdings.effects_on_named("").unwrap().is_empty());
    let status = |name: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_gongbao"));
        command.args(["library", "status", name]).env("LC_ALL", "zh_CN.UTF-8");
        let done = command.env("GONGBAO_DATA_DIR", folder.path().join("data")).output().unwrap();
        (String::from_utf8(done.stdout).unwrap(), done.status.code().unwrap())
    };
    let (out, code) = status("云山市盐税征收规定");
    assert!(
        code == 0 && out.contains("所藏各期中没有") && out.contains("废止") && out.contains("部分规章的决定"),
        "{out}"
    );
    let (out, code) = status("海川市茶叶条例");
    assert!(code == 1 && out.contains("所藏各期中没有") && !out.contains("废止"), "{out}");
}

//! Links across issues, on a library with known truth: what is told is so, what is not held leads nowhere, and nothing is told repealed that is not.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by a panic, in its helpers too")]

use std::collections::{HashMap, HashSet};
use std::fs;

use gongbao::facts::EffectKind;
use gongbao::holdings::{Cited, CitingPaper, HistoryKind, Holdings, StateKind};
use gongbao::issue::Date;

use crate::held::model::{Doing, Model};
use crate::held::{self, model};

/// A library of a model's issues, and the document of each paper that was found in it.
fn library(model: &Model) -> (tempfile::TempDir, Holdings, HashMap<i64, usize>) {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("公报");
    fs::create_dir(&files).unwrap();
    for (n, text) in model.issues.iter().enumerate() {
        fs::write(files.join(format!("{n:03}.txt")), text).unwrap();
    }
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    holdings.add_root(&files).unwrap();
    held::update(&mut holdings);
    let numbers: HashMap<String, usize> =
        model.papers.iter().enumerate().map(|(n, p)| (p.number.replace(['〔', '〕'], "|"), n)).collect();
    let mut papers = HashMap::new();
    for issue in holdings.issues().unwrap() {
        for document in holdings.documents(issue.id).unwrap() {
            let number = document.number.unwrap_or_default();
            let number = number.replace(['〔', '〕', '【', '】', '[', ']', '﹝', '﹞', '(', ')', '（', '）'], "|");
            if let Some(paper) = numbers.get(&number) {
                papers.insert(document.id, *paper);
            }
        }
    }
    (folder, holdings, papers)
}

#[test]
fn links_of_two_hundred_issues_are_those_that_were_made() {
    let model = model::make(11, 200);
    let (_folder, mut holdings, papers) = library(&model);
    let held: HashSet<usize> = papers.values().copied().collect();
    let printed = model.papers.iter().filter(|p| p.printed).count();
    println!("{} issues, {} papers, {printed} printed, {} found", model.issues.len(), model.papers.len(), held.len());
    assert!(held.len() * 100 >= printed * 97, "{} of {printed} papers", held.len());

    let truth: HashSet<(usize, usize)> = model.truths.iter().map(|t| (t.by, t.of)).collect();
    let mut told: HashSet<(usize, usize)> = HashSet::new();
    let mut repeals: HashSet<(usize, usize)> = HashSet::new();
    for (&document, &by) in &papers {
        for citation in holdings.citations(document).unwrap() {
            let sure: Vec<_> = citation.candidates.iter().filter(|c| c.sure).collect();
            assert!(sure.len() <= 1, "a citation means one document");
            if let Some(of) = sure.first().and_then(|c| papers.get(&c.document)) {
                told.insert((by, *of));
                if !truth.contains(&(by, *of)) {
                    println!("wrongly sure: {:?} by {:?}", citation.cited, sure[0].method);
                }
            }
        }
        for effect in holdings.effects(document).unwrap() {
            if let Some(of) = effect.target.and_then(|t| papers.get(&t)) {
                told.insert((by, *of));
                if !truth.contains(&(by, *of)) {
                    println!("wrongly sure: {:?} of {:?}", effect.cited, effect.kind);
                }
                if effect.kind == EffectKind::Repeal {
                    repeals.insert((by, *of));
                }
            }
        }
    }
    let wanted: Vec<_> = truth.iter().filter(|(by, of)| held.contains(by) && held.contains(of)).collect();
    let right = told.iter().filter(|pair| truth.contains(pair)).count();
    let found = wanted.iter().filter(|pair| told.contains(pair)).count();
    let (precision, recall) = (right as f64 / told.len() as f64, found as f64 / wanted.len() as f64);
    println!(
        "links: {} told, {right} right: precision {precision:.4}; {found} of {}: recall {recall:.4}",
        told.len(),
        wanted.len()
    );
    for (by, of) in told.iter().filter(|pair| !truth.contains(pair)).take(8) {
        println!("wrong: {} → {}", model.papers[*by].title, model.papers[*of].title);
    }
    for (by, of) in wanted.iter().filter(|pair| !told.contains(pair)).take(8) {
        println!("missed: {} → {} {}", model.papers[*by].title, model.papers[*of].title, model.papers[*of].number);
    }

    // The state on a day after all of them.
    let end = Date::new(2040, 1, 1).unwrap();
    let repealed: HashSet<usize> = model.truths.iter().filter(|t| t.doing == Doing::Repeals).map(|t| t.of).collect();
    let by_held: HashSet<usize> = model
        .truths
        .iter()
        .filter(|t| t.doing == Doing::Repeals && held.contains(&t.by))
        .map(|t| t.of)
        .filter(|of| held.contains(of))
        .collect();
    let mut told_repealed = HashSet::new();
    for (&document, paper) in &papers {
        let state = holdings.state(document, end).unwrap();
        match state.kind {
            StateKind::Repealed => {
                assert!(repealed.contains(paper), "falsely told repealed: {}", model.papers[*paper].title);
                assert!(state.evidence.is_some_and(|place| place.document != document));
                told_repealed.insert(*paper);
            }
            StateKind::NotSeen => assert!(state.coverage.is_some_and(|c| !c.last.is_empty())),
            _ => {}
        }
    }
    let share = told_repealed.len() as f64 / by_held.len() as f64;
    println!("repealed: {} of {} ({share:.4})", told_repealed.len(), by_held.len());
    assert!(precision >= 0.995 && recall >= 0.95 && share >= 0.93, "{precision:.4} {recall:.4} {share:.4}");
    assert!(wanted.len() > 150 && by_held.len() > 40, "a library that says little asks little");

    // A repeal stands in the history of what it repeals.
    let (by, of) = *repeals.iter().next().unwrap();
    let of = *papers.iter().find(|(_, p)| **p == of).unwrap().0;
    let history = holdings.history(of).unwrap();
    let row = history.iter().find(|row| row.kind == HistoryKind::Effect(EffectKind::Repeal)).unwrap();
    assert_eq!(papers[&row.by.id], by);
    assert!(history.is_sorted_by_key(|row| row.date));

    // What the reader says is kept, and undoes the link.
    let effect = holdings.effects(row.by.id).unwrap().into_iter().find(|e| e.target == Some(of)).unwrap();
    holdings.confirm(row.by.id, &effect.cited, None).unwrap();
    assert!(holdings.effects(row.by.id).unwrap().iter().all(|e| e.cited != effect.cited || e.target.is_none()));
    holdings.confirm(row.by.id, &effect.cited, Some(of)).unwrap();
    assert!(holdings.effects(row.by.id).unwrap().iter().any(|e| e.target == Some(of)));
}

#[test]
fn a_general_or_foreign_title_is_never_sure() {
    let folder = tempfile::tempdir().unwrap();
    let issue = |n: usize, body: &str| {
        fs::write(folder.path().join(format!("{n}.txt")), format!("云山市人民政府公报\n2031年第{n}期\n\n{body}"))
            .unwrap();
    };
    issue(
        1,
        "云山市人民政府关于印发《云山市供水办法》的通知\n云政发〔2031〕1号\n\n各县人民政府：\n　　现将《云山市供水办法》印发给你们。\n\n云山市人民政府\n2031年1月5日\n\n云山市供水办法\n\n第一条　供水应当节约。\n第二条　本办法自2031年2月1日起施行。\n",
    );
    issue(
        2,
        "云山市教育局关于印发工作要点的通知\n云教发〔2031〕9号\n\n各学校：\n　　请落实《清单》，参照《关于印发供水要点的通知》。《青川市供水办法》《云山市供水办法（试行）》不再执行。\n\n云山市教育局\n2031年3月5日\n",
    );
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    holdings.add_root(folder.path()).unwrap();
    held::update(&mut holdings);
    let documents: Vec<_> = holdings.issues().unwrap().iter().flat_map(|i| holdings.documents(i.id).unwrap()).collect();
    let rule = documents.iter().find(|d| d.number.as_deref() == Some("云政发〔2031〕1号")).unwrap().id;
    let by = documents.iter().find(|d| d.number.as_deref() == Some("云教发〔2031〕9号")).unwrap().id;
    assert!(holdings.effects(by).unwrap().iter().all(|e| e.target.is_none()), "another place, another version");
    assert_eq!(holdings.state(rule, Date::new(2040, 1, 1).unwrap()).unwrap().kind, StateKind::NotSeen);
    let cited =
        |title: &str, number: Option<&str>| Cited { title: Some(title.to_owned()), number: number.map(str::to_owned) };
    let sure = |cited: &Cited| holdings.candidates(by, cited).unwrap().iter().any(|c| c.sure && c.document == rule);
    assert!(
        sure(&cited("云山市供水办法", None)) && sure(&cited("关于印发云山市供水办法的通知", Some("云政发[2031]1号")))
    );
    assert!(!sure(&cited("供水办法", None)) && !sure(&cited("云山市供水办法", Some("云政发〔2025〕3号"))));
    assert!(!sure(&cited("云山市节水办法", Some("云政发〔2031〕1号"))), "the title speaks against the number");
}

/// A library of two issues of a place, and the documents of some numbers.
fn pair(first: &str, second: &str) -> (tempfile::TempDir, Holdings) {
    let folder = tempfile::tempdir().unwrap();
    for (n, body) in [(1, first), (2, second)] {
        let text = format!("云山市人民政府公报\n2031年第{n}期\n\n{body}");
        fs::write(folder.path().join(format!("{n}.txt")), text).unwrap();
    }
    let mut holdings = Holdings::open(&folder.path().join("data")).unwrap();
    holdings.add_root(folder.path()).unwrap();
    held::update(&mut holdings);
    (folder, holdings)
}

fn numbered(holdings: &Holdings, number: &str) -> i64 {
    let issues = holdings.issues().unwrap();
    let mut documents = issues.iter().flat_map(|i| holdings.documents(i.id).unwrap());
    documents.find(|d| d.number.as_deref() == Some(number)).unwrap().id
}

const RULE: &str = "云山市人民政府关于印发《云山市供水办法》的通知\n云政发〔2031〕1号\n\n各县人民政府：\n　　现将《云山市供水办法》印发给你们。\n\n云山市人民政府\n2031年1月5日\n\n云山市供水办法\n\n第一条　供水应当节约。\n第二条　本办法自2031年2月1日起施行。\n";

#[test]
fn what_is_not_sure_is_decided_by_the_reader_and_can_be_taken_back() {
    // Another office of the place repeals a title that it does not name the place of: it may be meant.
    let by = "云山市水利局关于废止部分文件的决定\n云水发〔2031〕9号\n\n各县水利局：\n　　《关于印发供水办法的通知》自2031年6月1日起废止。\n\n云山市水利局\n2031年5月5日\n";
    let rule = RULE.replace("云山市供水办法", "供水办法");
    let (_folder, mut holdings) = pair(&rule, by);
    let (of, by) = (numbered(&holdings, "云政发〔2031〕1号"), numbered(&holdings, "云水发〔2031〕9号"));
    let day = Date::new(2031, 7, 1).unwrap();
    assert_eq!(holdings.state(of, day).unwrap().kind, StateKind::NotSeen, "what is not sure is no repeal");
    let undecided = holdings.undecided(10).unwrap();
    assert_eq!(undecided.len(), 1);
    let (effect, candidates) = &undecided[0];
    assert!(effect.place.document == by && candidates.iter().any(|c| c.document == of && !c.sure));
    let cited = effect.cited.clone();

    holdings.confirm(by, &cited, Some(of)).unwrap();
    assert_eq!(holdings.state(of, day).unwrap().kind, StateKind::Repealed);
    assert!(holdings.undecided(10).unwrap().is_empty());
    let said = |holdings: &Holdings| {
        let cites = holdings.citations(by).unwrap();
        cites.into_iter().find(|c| c.cited.title == cited.title).map(|c| (c.confirmed, c.candidates.len()))
    };
    assert_eq!(said(&holdings), Some((true, 1)));
    // It is kept when the issue is read again.
    let lock = holdings.lock().unwrap();
    let file = holdings.files_of(holdings.document(by).unwrap().issue).unwrap().remove(0);
    let text = fs::read_to_string(&file.path).unwrap();
    fs::write(&file.path, format!("{text}\n")).unwrap();
    drop(lock);
    assert_eq!(held::update(&mut holdings).changed, 1);
    let by = numbered(&holdings, "云水发〔2031〕9号");
    assert_eq!(holdings.state(of, day).unwrap().kind, StateKind::Repealed);

    holdings.confirm(by, &cited, None).unwrap();
    assert_eq!(holdings.state(of, day).unwrap().kind, StateKind::NotSeen);
    assert!(holdings.undecided(10).unwrap().is_empty(), "none of them: that is decided, too");
    holdings.unconfirm(by, &cited).unwrap();
    assert_eq!(holdings.undecided(10).unwrap().len(), 1);
}

#[test]
fn citations_that_are_not_sure_are_to_be_decided_too() {
    let by = "云山市水利局关于加强供水的意见\n云水发〔2031〕9号\n\n各县水利局：\n　　要认真执行《关于印发供水办法的通知》和《方案》。\n\n云山市水利局\n2031年5月5日\n";
    let (_folder, mut holdings) = pair(&RULE.replace("云山市供水办法", "供水办法"), by);
    let (of, by) = (numbered(&holdings, "云政发〔2031〕1号"), numbered(&holdings, "云水发〔2031〕9号"));
    assert!(holdings.undecided(10).unwrap().is_empty(), "nothing is done to it");
    let long = std::time::Duration::from_secs(60);
    let undecided = |holdings: &Holdings| holdings.undecided_citations(10, long).unwrap().rows;
    let rows = undecided(&holdings);
    assert!(rows.len() == 1 && rows[0].place.document == by, "{rows:?}");
    assert!(rows[0].candidates.iter().any(|c| c.document == of && !c.sure));
    let cited = rows[0].cited.clone();
    for target in [Some(of), None] {
        holdings.confirm(by, &cited, target).unwrap();
        assert!(undecided(&holdings).is_empty(), "{target:?}");
        holdings.unconfirm(by, &cited).unwrap();
        assert_eq!(undecided(&holdings).len(), 1);
    }
    // What a document repeals is not told a second time as what it cites.
    let by = "云山市水利局关于废止部分文件的决定\n云水发〔2031〕9号\n\n各县水利局：\n　　《关于印发供水办法的通知》自2031年6月1日起废止。\n\n云山市水利局\n2031年5月5日\n";
    let (_folder, holdings) = pair(&RULE.replace("云山市供水办法", "供水办法"), by);
    assert!(holdings.undecided(10).unwrap().len() == 1 && undecided(&holdings).is_empty());
}

#[test]
fn a_waiting_repeal_is_told_once_however_many_papers_it_may_mean() {
    let by = "云山市水利局关于废止部分文件的决定\n云水发〔2031〕9号\n\n各县水利局：\n　　《关于印发供水办法的通知》自2031年6月1日起废止。\n\n云山市水利局\n2031年5月5日\n";
    let rule = RULE.replace("云山市供水办法", "供水办法");
    let (folder, mut holdings) = pair(&rule, by);
    // Both papers are printed in another gazette, too.
    let again = |name: &str, body: &str| {
        let text = format!("云山市水利公报\n2031年第7期\n\n{body}\n{}", rule.replace("〔2031〕1号", "〔2030〕1号"));
        fs::write(folder.path().join(name), text).unwrap();
    };
    again("7.txt", by);
    held::update(&mut holdings);
    let status = |named: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_gongbao"));
        command.args(["library", "status", named]).env("LC_ALL", "zh_CN.UTF-8");
        let done = command.env("GONGBAO_DATA_DIR", folder.path().join("data")).output().unwrap();
        String::from_utf8(done.stdout).unwrap()
    };
    let out = status("云山市人民政府关于印发《供水办法》的通知");
    assert_eq!(out.matches("待认定").count(), 1, "{out}");
    // The same of what no issue has under this name.
    let out = status("关于印发供水办法的通知");
    assert_eq!(out.matches("2031-06-01").count(), 1, "{out}");
}

#[test]
fn what_leads_to_nothing_hides_none_that_is_to_be_decided() {
    let by = "云山市水利局关于废止部分文件的决定\n云水发〔2031〕9号\n\n各县水利局：\n　　《关于印发供水办法的通知》自2031年6月1日起废止。\n\n云山市水利局\n2031年5月5日\n";
    let (folder, mut holdings) = pair(&RULE.replace("云山市供水办法", "供水办法"), by);
    // The latest repeal names the title of a paper that was signed after it: that can't be the one.
    let later = "云山市水利局关于废止防汛办法的决定\n云水发〔2031〕12号\n\n各县水利局：\n　　《云山市防汛办法》自2031年8月1日起废止。\n\n云山市水利局\n2031年7月5日\n";
    let new = RULE.replace("供水", "防汛").replace("〔2031〕1号", "〔2032〕1号").replace("2031年", "2032年");
    fs::write(folder.path().join("later.txt"), later).unwrap();
    fs::write(folder.path().join("new.txt"), new).unwrap();
    held::update(&mut holdings);
    let repeals = holdings.effects(numbered(&holdings, "云水发〔2031〕12号")).unwrap();
    assert!(repeals.len() == 1 && repeals[0].target.is_none());
    assert_eq!(holdings.undecided(1).unwrap().len(), 1);
}

#[test]
fn a_title_alone_means_the_paper_that_the_same_text_cites_by_number() {
    // The paper of the number is not held: the one that is held and has the same title is another.
    let by = "云山市人民政府关于修改《云山市供水办法》的决定\n云政发〔2031〕8号\n\n各县人民政府：\n　　决定对《云山市供水办法》（云政发〔2029〕77号）作如下修改：\n　　一、第一条修改为：“供水应当安全。”\n\n云山市人民政府\n2031年5月5日\n";
    let (_folder, holdings) = pair(RULE, by);
    let by = numbered(&holdings, "云政发〔2031〕8号");
    let sure = holdings.citations(by).unwrap().iter().any(|c| c.candidates.iter().any(|c| c.sure));
    assert!(!sure && holdings.effects(by).unwrap().iter().all(|e| e.target.is_none()));
    // A text that cites it by no number means the one that is held.
    let by = "云山市人民政府关于加强供水的意见\n云政发〔2031〕8号\n\n各县人民政府：\n　　要认真执行《云山市供水办法》。\n\n云山市人民政府\n2031年5月5日\n";
    let (_folder, holdings) = pair(RULE, by);
    let (of, by) = (numbered(&holdings, "云政发〔2031〕1号"), numbered(&holdings, "云政发〔2031〕8号"));
    let cites = holdings.citations(by).unwrap();
    assert!(cites.iter().any(|c| c.candidates.iter().any(|c| c.sure && c.document == of)));
    let citing: Vec<i64> = holdings.citing(of).unwrap().into_iter().map(|(paper, _)| paper.id).collect();
    assert_eq!(citing, [by]);
    // The same of a paper that is open and not held, as the window asks.
    let paper = CitingPaper { issuer: Some("云山市人民政府".to_owned()), ..CitingPaper::default() };
    let cited = Cited { title: Some("云山市供水办法".to_owned()), number: None };
    let found = holdings.candidates_of(&paper, &cited).unwrap();
    assert!(found[0].sure && found[0].document == of);
    let elsewhere = CitingPaper { issuer: Some("青川市人民政府".to_owned()), ..CitingPaper::default() };
    let cited = Cited { title: Some("供水办法".to_owned()), number: None };
    assert!(holdings.candidates_of(&elsewhere, &cited).unwrap().iter().all(|c| !c.sure));
}

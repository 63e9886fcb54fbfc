//! From a file's bytes to an understood issue and to its JSON: `cargo bench --no-default-features --bench open`.

#![allow(clippy::expect_used, reason = "a bench on unreadable text measures nothing")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::io;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gongbao::{export::json, facts::facts, issue::Date, open, parse::parse, source};

/// An issue of about 2 MB with contents, 200 documents in chapters and articles, and paragraphs cut by columns.
fn made_issue() -> String {
    let mut contents = String::from("某某市人民政府公报\n\n2026年第1期（总第1期）\n\n目 录\n\n◎ 市政府文件\n\n");
    let mut bodies = String::new();
    for document in 1..=200 {
        let title = format!("某某市第{document}号事务管理办法");
        // Writing to a string can't fail.
        let _ = write!(contents, "关于印发{title}的通知\n\n某政发〔2026〕{document}号 {}\n\n", document * 2 + 1);
        let _ = write!(
            bodies,
            "某某市人民政府文件\n\n某政发〔2026〕{document}号\n\n某某市人民政府 关于印发{title}的通知\n\n各县（市、区）人民政府：\n\n\
             现将《{title}》印发给你们，请遵照执行。\n\n某某市人民政府\n\n2026年1月{}日\n\n{title}\n\n",
            document % 28 + 1
        );
        for article in 1..=30 {
            if article % 10 == 1 {
                let _ = write!(bodies, "第{}章 事务管理\n\n", article / 10 + 1);
            }
            let _ = write!(
                bodies,
                "第{article}条 办理第{article}类事务，应当自受理之日起十个工作日内作出决定，并将决定送\n\n达申请人；情况复杂的，经负责人\
                 批准可以延长十日。\n\n（一）材料齐全的，当场受理；\n\n（二）材料不全的，一次告知需要补正的全部内容。\n\n"
            );
        }
    }
    contents + &bodies
}

fn benches(criterion: &mut Criterion) {
    let text = made_issue();
    let read = source::read("made.txt", text.as_bytes()).expect("it is plain text");
    let issue = parse(&read);
    assert_eq!(issue.documents.len(), 200);
    let found = facts(&issue);

    let mut group = criterion.benchmark_group("open");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(20);
    group.bench_function("read", |b| b.iter(|| source::read("made.txt", black_box(text.as_bytes()))));
    group.bench_function("parse", |b| b.iter(|| parse(black_box(&read))));
    group.bench_function("facts", |b| b.iter(|| facts(black_box(&issue))));
    group.bench_function("json", |b| {
        b.iter(|| json::write_json(black_box(&issue), &found, Date::FIRST, &mut io::sink()))
    });
    group.finish();
    criterion.bench_function("handbook", |b| b.iter(open::handbook));
}

criterion_group!(open_issue, benches);
criterion_main!(open_issue);

//! How long it takes to read all facts of an issue: of the handbook, of a real issue where one is at hand, and of one
//! of 20 MB.

use std::hint::black_box;
use std::path::PathBuf;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gongbao::facts::{Citations, CiteOptions, facts};
use gongbao::issue::{Block, BlockKind, Document, Issue, Place};
use gongbao::open;

fn real() -> Option<Issue> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let file = "gazettes/liaocheng-2023-08-09.txt";
    let path = ["../shared", "../../shared"].iter().map(|s| root.join(s).join(file)).find(|p| p.exists())?;
    open::open(&path).ok()
}

/// An issue of about so many bytes, dense with what the rules look for.
fn large(bytes: usize) -> Issue {
    let texts = [
        "为加强河道管理，根据《云州省水法》（云令〔2001〕1号）、《关于印发〈河道规划〉的通知》（云政办发〔2020〕3号），以下简称“河道”，制定本办法。",
        "加强巡查。到2025年底，全面完成岸线整治120公里，给予最高100万元奖励。（牵头单位：市甲局；配合单位：市乙局、市丙局，各县（市、区）人民政府）",
        "违反本办法第三条第一款规定的，依照第五条至第七条处理；前款另有规定的，从其规定。河道管理由市甲局牵头，市乙局、市丙局配合。",
        "持续优化环境，推动经济社会高质量发展，健全工作机制，压实各方责任，形成工作合力，确保各项任务落到实处、取得实效，让群众满意。",
        "本办法自2021年3月1日起施行，有效期5年。《云州市旧办法》（云政发〔2011〕9号）同时废止。",
    ];
    let mut issue = Issue::default();
    let mut size = 0;
    while size < bytes {
        let number = issue.documents.len();
        let mut document =
            Document { title: format!("云州市人民政府关于事项{number}的办法"), ..Document::default() };
        document.number = Some(format!("云政发〔2021〕{number}号"));
        for article in 1..200 {
            let text = format!("第{article}条 {}", texts[article % texts.len()]);
            size += text.len();
            let label = Some(format!("第{article}条"));
            document.blocks.push(Block { kind: BlockKind::Article, label, text, ..Block::default() });
        }
        issue.documents.push(document);
    }
    issue
}

fn bench(c: &mut Criterion) {
    let mut group = c.benchmark_group("facts");
    let size = |issue: &Issue| issue.documents.iter().flat_map(|d| &d.blocks).map(|b| b.text.len() as u64).sum::<u64>();
    let mut issues = Vec::new();
    issues.extend(open::handbook().ok().map(|i| ("handbook", i)));
    issues.extend(real().map(|i| ("real issue", i)));
    issues.push(("20 MB", large(20_000_000)));
    for (name, issue) in &issues {
        group.throughput(Throughput::Bytes(size(issue)));
        group.sample_size(10);
        group.bench_function(*name, |b| b.iter(|| facts(black_box(issue))));
    }
    for (name, issue) in &issues {
        let document = issue.documents.len() / 2;
        let place = Place { document, block: 5, byte: 0 };
        let citation = Citations::new(issue).cite(place, CiteOptions::default()).unwrap_or_default();
        group.bench_function(format!("resolve a citation, {name}"), |b| {
            b.iter(|| gongbao::facts::resolve_citation(black_box(issue), black_box(&citation)));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);

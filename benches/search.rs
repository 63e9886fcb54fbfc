//! Jump at a keystroke over 20,000 entries, find in 20 MB of text, and place 20,000 marks in a corrected copy.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use gongbao::issue::{Anchor, Block, BlockKind, Document, Issue, Place};
use gongbao::search::{FindIndex, FindQuery, JumpContext, JumpIndex, word_at};

/// Words that gazettes are made of, so that characters are as frequent as in print.
const WORDS: [&str; 64] = [
    "管理", "水务", "发展", "建设", "工作", "部门", "单位", "规定", "办法", "实施", "方案", "意见", "通知", "市场",
    "监督", "服务", "人民", "政府", "应当", "负责", "组织", "保障", "安全", "生产", "教育", "科技", "创新", "企业",
    "项目", "资金", "标准", "制度", "评估", "审批", "许可", "档案", "信息", "数据", "平台", "社区", "养老", "医疗",
    "交通", "绿化", "湿地", "的", "和", "与", "在", "对", "及", "等", "，", "，", "、", "。", "（", "）", "《", "》",
    "2031年", "15", "有关", "依法",
];

/// A row of words that is the same at every run.
struct Writer(u64);

impl Writer {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as u32
    }

    /// Words, and now and then one of 3,000 other characters.
    fn text(&mut self, words: usize) -> String {
        let mut text = String::new();
        for _ in 0..words {
            text.push_str(WORDS[self.next() as usize % WORDS.len()]);
            if self.next().is_multiple_of(8) {
                text.extend(char::from_u32(0x4E00 + self.next() % 3000));
            }
        }
        text
    }
}

/// 200 documents of 100 articles each, with more paragraphs until the text has `bytes`.
fn issue(bytes: usize) -> Issue {
    let mut writer = Writer(7);
    let mut issue = Issue::default();
    for number in 1..=200_u32 {
        let title = format!("临岚市人民政府关于印发临岚市{}的通知", writer.text(7));
        let mut blocks = vec![Block { kind: BlockKind::Title, text: title.clone(), ..Block::default() }];
        let mut length = 0;
        for article in 1..=99 {
            let label = format!("第{article}条");
            let text = format!("{label}　{}", writer.text(30));
            length += text.len();
            blocks.push(Block { kind: BlockKind::Article, label: Some(label), text, ..Block::default() });
        }
        while length < bytes / 200 {
            let text = writer.text(120);
            length += text.len();
            blocks.push(Block { text, ..Block::default() });
        }
        issue.documents.push(Document {
            title,
            number: Some(format!("临政发〔2031〕{number}号")),
            page: Some(number * 5),
            issuer: Some("临岚市人民政府".into()),
            blocks,
            ..Document::default()
        });
    }
    issue
}

fn jump(c: &mut Criterion) {
    let issue = issue(0);
    let index = JumpIndex::build(&issue);
    assert!(index.len() >= 20_000, "{}", index.len());
    let mut group = c.benchmark_group("jump over 20,000 entries");
    let context = JumpContext { document: Some(3), limit: 50 };
    let queries = [
        "",
        "s",
        "sh",
        "shi",
        "swgl",
        "shuiwu",
        "shuiwuguanli",
        "水",
        "水务管理",
        "水务 15",
        "d15t",
        "临政发7",
        "p48",
        "市场jd",
        "的",
    ];
    for query in queries {
        group.bench_function(if query.is_empty() { "nothing typed" } else { query }, |b| {
            b.iter(|| index.query(black_box(query), &context));
        });
    }
    group.sample_size(10).bench_function("build", |b| b.iter(|| JumpIndex::build(&issue)));
    group.finish();
}

fn find(c: &mut Criterion) {
    let issue = Arc::new(issue(20 << 20));
    let bytes: usize = issue.documents.iter().flat_map(|d| &d.blocks).map(|b| b.text.len()).sum();
    assert!(bytes >= 20 << 20, "{bytes}");
    let index = FindIndex::build(&issue);
    let mut group = c.benchmark_group("find in 20 MB");
    group.sample_size(20);
    for text in ["水务管理规程", "水务管理", "管理", "的", "2031年15", "zzz"] {
        let query = FindQuery { text: text.into(), ..FindQuery::default() };
        let total = index.find(&query).map_or(0, |r| r.total);
        group.bench_function(format!("{text} ({total} hits)"), |b| b.iter(|| index.find(black_box(&query))));
    }
    let regex = FindQuery { text: "第.{1,4}条".into(), regex: true, ..FindQuery::default() };
    group.bench_function("regular expression", |b| b.iter(|| index.find(black_box(&regex))));
    let query = FindQuery { text: "水务管理".into(), ..FindQuery::default() };
    let results = index.find(&query).unwrap_or_default();
    group.bench_function("sections of the hits", |b| b.iter(|| index.sections(black_box(&results))));
    group.sample_size(10).bench_function("build", |b| b.iter(|| FindIndex::build(&issue)));
    group.finish();
}

/// A mark on some words of each article, looked for in a copy in which every fifth was corrected and each document has
/// another paragraph before its articles.
fn placing(c: &mut Criterion) {
    let issue = issue(0);
    let mut marks = Vec::new();
    for (document, d) in issue.documents.iter().enumerate() {
        for (block, b) in d.blocks.iter().enumerate().skip(1) {
            let ends: Vec<usize> = b.text.char_indices().map(|(at, _)| at).step_by(12).collect();
            let places = [ends.get(1), ends.get(2)].map(|at| Place { document, block, byte: *at.unwrap_or(&0) });
            marks.push(Anchor::of_passage(&issue, places[0], places[1]));
        }
    }
    let mut copy = issue.clone();
    for d in &mut copy.documents {
        for (n, b) in d.blocks.iter_mut().enumerate() {
            if n % 5 == 2 {
                let middle = b.text.floor_char_boundary(b.text.len() / 4);
                b.text.insert_str(middle, "更正");
            }
        }
        d.blocks.insert(1, Block { text: "现将文本刊登如下。".into(), ..Block::default() });
    }
    let place = || Anchor::resolve_passages(marks.iter().map(|(head, tail)| (head, tail.as_ref())), &copy);
    let found = place().into_iter().flatten().filter(|found| found.confidence >= 0.5).count();
    println!("{found} of {} marks are found", marks.len());
    c.benchmark_group("marks").sample_size(10).bench_function("in a corrected copy", |b| b.iter(place));
}

fn words(c: &mut Criterion) {
    let text = Writer(7).text(400);
    c.bench_function("word at a place", |b| b.iter(|| word_at(black_box(&text), 1200)));
}

criterion_group!(benches, jump, find, placing, words);
criterion_main!(benches);

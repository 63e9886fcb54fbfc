//! How long it takes to set a whole issue, and a window's worth of it.

#![allow(clippy::expect_used)]

use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use gongbao::issue::{Block, Issue};
use gongbao::typeset::{Face, Measure, Paragraph, Run, Style};

const EM: f32 = 18.0;

struct Plain;

impl Measure for Plain {
    fn advance(&self, c: char, _: Face, size: f32) -> f32 {
        if c.is_ascii() { 0.5 * size } else { size }
    }
}

/// The real issue where `../shared` has it, else the handbook.
fn issue() -> (String, Issue) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let real = [root.join("../shared/gazettes"), root.join("../../shared/gazettes")]
        .into_iter()
        .filter_map(|f| std::fs::read_dir(f).ok())
        .flatten()
        .flatten()
        .find_map(|e| Some((e.file_name().to_string_lossy().into_owned(), std::fs::read(e.path()).ok()?)));
    let (name, bytes) =
        real.unwrap_or_else(|| ("handbook.txt".into(), include_bytes!("../assets/handbook.txt").to_vec()));
    let source = gongbao::source::read(&name, &bytes).expect("the text can be read");
    (name, gongbao::parse::parse(&source))
}

fn prepared(block: &Block) -> Paragraph {
    let runs = [Run { bytes: block.text.len(), face: Face::Song, size: EM }];
    Paragraph::new(&block.text, &runs, &Style { em: EM, ..Style::default() }, &Plain)
}

fn typeset(c: &mut Criterion) {
    let (name, issue) = issue();
    let blocks: Vec<&Block> = issue.documents.iter().flat_map(|d| &d.blocks).collect();
    let chars: usize = blocks.iter().map(|b| b.text.chars().count()).sum();
    println!("{name}: {} paragraphs, {chars} characters", blocks.len());
    let width = 36.0 * EM;
    c.bench_function("typeset/whole issue", |b| {
        b.iter(|| blocks.iter().map(|block| prepared(block).set(width).lines.len()).sum::<usize>());
    });
    c.bench_function("typeset/heights of the whole issue", |b| {
        b.iter(|| blocks.iter().map(|block| prepared(block).line_heights(width).len()).sum::<usize>());
    });
    let paragraphs: Vec<Paragraph> = blocks.iter().map(|block| prepared(block)).collect();
    c.bench_function("typeset/whole issue at another width", |b| {
        b.iter(|| paragraphs.iter().map(|p| p.set(width - EM).lines.len()).sum::<usize>());
    });
    let middle = blocks.len() / 2;
    let window = &blocks[middle..(middle + 20).min(blocks.len())];
    c.bench_function("typeset/a window's worth", |b| {
        b.iter(|| window.iter().map(|block| prepared(block).set(width).lines.len()).sum::<usize>());
    });
}

criterion_group!(benches, typeset);
criterion_main!(benches);

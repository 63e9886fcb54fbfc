//! Speed of the parser: bytes of text a second, at growing sizes. Linear means the same figure at each.

#[path = "../tests/core/support/stress.rs"]
mod stress;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use gongbao::source::SourceText;

/// A document of the bench's own making: a rule with articles, wrapped paragraphs and a plan.
fn document(number: usize) -> String {
    let mut text = format!(
        "云台市人民政府文件\n\n云政发〔2021〕{number}号\n\n云台市人民政府\n关于印发云台市供水管理办法的通知\n\n各县（市、区）人民政府，市政府各部门：\n\n现将《云台市供水管理办法》印发给你们，请遵照执行。\n\n云台市人民政府\n\n2021年9月10日\n\n云台市供水管理办法\n\n第一章 总 则\n\n"
    );
    for article in 1..=40 {
        text.push_str(&format!("第{}条 供水单位应当建立健全水质检测制度，按照国家规定的检测项目、频次、方法和标准，对原水、出厂水和管网水进行检测，并将检测结果按月报送\n\n供水主管部门和卫生健康主管部门。\n\n（一）日供水能力在一万立方米以上的，应当设立水质化验室；\n\n（二）日供水能力不足一万立方米的，可以委托具备资质的单位检测。\n\n", numeral(article)));
    }
    text.push_str("一、主要任务\n\n（一）改造管网\n\n");
    for item in 1..=20 {
        text.push_str(&format!("{item}. 推进老旧管网改造。以漏损控制为重点，分年度更新使用年限较长、材质落后的供水管道，逐步提升管网智能化水\n\n平，到规划期末管网漏损率控制在合理水平以内。（责任单位：市水利局、市住房城乡建设局）\n\n"));
    }
    text
}

fn numeral(n: usize) -> String {
    let digits: Vec<char> = "零一二三四五六七八九".chars().collect();
    let tens = if n >= 20 { digits[n / 10].to_string() } else { String::new() };
    let ten = if n >= 10 { "十" } else { "" };
    let ones = if n.is_multiple_of(10) { String::new() } else { digits[n % 10].to_string() };
    format!("{tens}{ten}{ones}")
}

fn source(bytes: usize) -> Option<SourceText> {
    let mut text = String::new();
    let mut number = 1;
    while text.len() < bytes {
        text.push_str(&document(number));
        number += 1;
    }
    gongbao::source::read("bench.txt", text.as_bytes()).ok()
}

fn parse(c: &mut Criterion) {
    let mut group = c.benchmark_group("parse");
    group.sample_size(10);
    let mut sizes = vec![("0.2 MB", 200_000), ("2 MB", 2_000_000), ("20 MB", 20_000_000)];
    // Takes minutes and about 3 GB.
    if std::env::var_os("GONGBAO_BENCH_HUGE").is_some() {
        sizes.push(("200 MB", 200_000_000));
    }
    for (name, bytes) in sizes {
        let Some(source) = source(bytes) else { continue };
        group.throughput(Throughput::Bytes(source.text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), &source, |b, source| {
            b.iter(|| gongbao::parse::parse(black_box(source)));
        });
    }
    group.finish();
}

/// A megabyte of any one line takes less than a second; the slowest are told.
fn repeated(_: &mut Criterion) {
    let mut all: Vec<(Duration, String)> = Vec::new();
    for &unit in stress::REPEATED {
        let Ok(source) = gongbao::source::read("bench.txt", stress::text(unit, 1_000_000).as_bytes()) else { continue };
        let start = Instant::now();
        black_box(gongbao::parse::parse(black_box(&source)));
        all.push((start.elapsed(), format!("{unit:?}")));
    }
    all.sort_by(|a, b| b.cmp(a));
    for (took, unit) in all.iter().take(8) {
        println!("1 MB of {unit}: {took:?}");
    }
    let slowest = all.first().map_or(Duration::ZERO, |s| s.0);
    assert!(slowest < Duration::from_secs(1), "1 MB of one line takes {slowest:?}");
}

criterion_group!(benches, repeated, parse);
criterion_main!(benches);

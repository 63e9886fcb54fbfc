//! The library of issues at size: makes issues of text of our own, reads them, and prints what reading and searching cost.
//!
//! `GONGBAO_ISSUES=10000 cargo bench --bench holdings` (100 without the variable). Figures go to the standard output; everything is made in a
//! temporary folder and removed again, or in the folder `GONGBAO_FOLDER` and left there, to be looked at in the window.

#![allow(clippy::unwrap_used, reason = "a measurement that can't be made fails")]

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use gongbao::holdings::{FileState, Holdings, Question, Searcher, Taken};
use gongbao::issue::{BlockKind, Date};
use gongbao::search::push_searched;
use gongbao::source::ReadOptions;
use gongbao::zh::fold::plain_folded;

const SUBJECTS: &[&str] = &[
    "各级水务主管部门",
    "供水单位",
    "市级财政部门",
    "各镇人民政府",
    "行业主管部门",
    "项目建设单位",
    "档案管理机构",
    "社区居民委员会",
];
const VERBS: &[&str] =
    &["应当建立健全", "负责组织实施", "统筹推进", "定期开展", "依法加强", "及时公开", "逐步完善", "严格落实"];
const OBJECTS: &[&str] = &[
    "管理制度",
    "巡查记录",
    "经费保障",
    "水质监测",
    "应急预案",
    "信息公开工作",
    "养护责任",
    "监督检查",
    "统计台账",
    "人员培训",
];
const TAILS: &[&str] =
    &["并报上级机关备案", "按季度通报情况", "接受社会监督", "确保责任到人", "不得挪作他用", "做到有据可查"];

/// A small deterministic generator (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.below(from.len())]
    }

    /// A name of characters from all over the common range: what makes words rare.
    fn name(&mut self) -> String {
        (0..3).filter_map(|_| char::from_u32(0x4e00 + self.below(6000) as u32)).collect()
    }

    fn sentence(&mut self) -> String {
        let (subject, verb, object) = (self.pick(SUBJECTS), self.pick(VERBS), self.pick(OBJECTS));
        let (tail, name) = (self.pick(TAILS), self.name());
        format!("{subject}{verb}{name}{object}，{tail}。")
    }
}

/// An issue of some seventy thousand characters, as a city prints it.
fn issue(n: usize) -> String {
    let mut d = Dice(n as u64);
    let (city, year, number) = (["云山市", "清河市", "南屏州"][n % 3], 1990 + n / 3 / 24, n / 3 % 24 + 1);
    let mut text = format!("{city}人民政府公报\n\n{year}年第{number}期（总第{}期）\n\n", n / 3 + 1);
    for document in 1..=20 {
        let thing = d.name();
        let rule = format!("{city}{thing}管理办法");
        text.push_str(&format!("{city}人民政府\n关于印发《{rule}》的通知\n\n{}政发〔{year}〕{}号\n\n各县（区）人民政府：\n\n　　现将《{rule}》印发给你们，请认真贯彻执行。\n\n{city}人民政府\n{year}年{}月{}日\n\n{rule}\n\n", &city[..3], n * 20 + document, d.below(12) + 1, d.below(28) + 1));
        for article in 1..=34 {
            let sentences: String = (0..3).map(|_| d.sentence()).collect();
            text.push_str(&format!("第{}条　{sentences}\n\n", gongbao::zh::numeral::to_chinese(article)));
        }
    }
    text
}

fn main() {
    let wanted: usize = std::env::var("GONGBAO_ISSUES").ok().and_then(|n| n.parse().ok()).unwrap_or(100);
    let folder = tempfile::tempdir().unwrap();
    let kept = std::env::var_os("GONGBAO_FOLDER").map(PathBuf::from);
    let place = kept.as_deref().unwrap_or(folder.path());
    let (files, data) = (place.join("公报"), place.join("data"));
    fs::create_dir_all(&files).unwrap();
    let mut bytes = 0;
    for n in 0..wanted {
        let text = issue(n);
        bytes += text.len();
        fs::write(files.join(format!("{n:05}.txt")), text).unwrap();
    }
    println!("{wanted} issues, {:.1} MB of text", bytes as f64 / 1e6);
    let peak = Peak::watch();
    let mut holdings = Holdings::open(&data).unwrap();
    holdings.add_root(&files).unwrap();
    read(&mut holdings);
    println!("anonymous memory at most: {:.0} MB", peak.take());
    index(&mut holdings);
    println!("anonymous memory at most: {:.0} MB", peak.take());
    let size = size_of(&data) as f64;
    println!("all on the disk: {:.1} MB, {:.2} of the text", size / 1e6, size / bytes as f64);
    let both = stored(&data) + size_of(&holdings.folder().join("text")) as f64;
    println!("index and stored text: {:.1} MB, {:.2} of the text", both / 1e6, both / bytes as f64);
    drop(holdings);
    let start = Instant::now();
    let mut holdings = Holdings::open(&data).unwrap();
    println!("opened: {:.1} ms", ms(start.elapsed()));
    search(&mut holdings, &files);
    println!("anonymous memory at most: {:.0} MB", peak.take());
    brute_force(&holdings);
    fs::write(files.join("new.txt"), issue(wanted)).unwrap();
    added(&mut holdings);
    changed(&mut holdings, place);
    brute_force(&holdings);
}

/// An issue is changed, and another comes and is taken out again.
fn changed(holdings: &mut Holdings, place: &Path) {
    let other = place.join("另");
    fs::create_dir_all(&other).unwrap();
    fs::write(other.join("other.txt"), issue(usize::from(u16::MAX))).unwrap();
    fs::write(place.join("公报/00000.txt"), issue(0).replace("管理", "治理")).unwrap();
    holdings.add_root(&other).unwrap();
    let lock = holdings.lock().unwrap();
    let never = AtomicBool::new(false);
    let done = holdings.update(&lock, &never, &mut |_| true).unwrap();
    assert_eq!((done.new, done.changed), (1, 1));
    assert_eq!(holdings.remove_root(&lock, &other).unwrap(), 1);
    holdings.update(&lock, &never, &mut |_| true).unwrap();
}

/// All files into the database, with nothing indexed meanwhile.
fn read(holdings: &mut Holdings) {
    let (start, cpu) = (Instant::now(), cpu_seconds());
    let lock = holdings.lock().unwrap();
    for root in holdings.roots().unwrap() {
        holdings.look(&lock, &root).unwrap();
    }
    loop {
        let files = holdings.files(FileState::Waiting, 64).unwrap();
        if files.is_empty() {
            break;
        }
        for file in files {
            assert!(matches!(holdings.take(&lock, &file, &ReadOptions::default()).unwrap(), Taken::New(_)));
        }
    }
    println!("read: {:.1} s, {:.1} CPU-s", start.elapsed().as_secs_f64(), cpu_seconds() - cpu);
}

/// The index, from the stored text.
fn index(holdings: &mut Holdings) {
    let (start, cpu) = (Instant::now(), cpu_seconds());
    let lock = holdings.lock().unwrap();
    assert!(holdings.catch_up(&lock, &mut |_| true).unwrap().rebuilt);
    println!("index from stored text: {:.1} s, {:.1} CPU-s", start.elapsed().as_secs_f64(), cpu_seconds() - cpu);
    let text = size_of(&holdings.folder().join("text")) as f64 / 1e6;
    println!("the index alone: {text:.1} MB");
}

/// Bytes of the packed text.
fn stored(data: &Path) -> f64 {
    let db = rusqlite::Connection::open(data.join("holdings/library.sqlite")).unwrap();
    db.query_row("SELECT sum(length(packed)) FROM text", [], |row| row.get(0)).unwrap()
}

/// An issue more: what is read of it, and then the index.
fn added(holdings: &mut Holdings) {
    let lock = holdings.lock().unwrap();
    let (start, cpu) = (Instant::now(), cpu_seconds());
    for root in holdings.roots().unwrap() {
        holdings.look(&lock, &root).unwrap();
    }
    println!("a look through the folders: {:.0} ms, {:.2} CPU-s", ms(start.elapsed()), cpu_seconds() - cpu);
    let (start, cpu) = (Instant::now(), cpu_seconds());
    for file in holdings.files(FileState::Waiting, 8).unwrap() {
        holdings.take(&lock, &file, &ReadOptions::default()).unwrap();
    }
    println!("an issue added, read: {:.0} ms, {:.2} CPU-s", ms(start.elapsed()), cpu_seconds() - cpu);
    let (start, cpu) = (Instant::now(), cpu_seconds());
    holdings.catch_up(&lock, &mut |_| true).unwrap();
    println!("an issue added, indexed: {:.0} ms, {:.2} CPU-s", ms(start.elapsed()), cpu_seconds() - cpu);
}

/// Phrases from all over the text, and in how many documents and passages the index and the stored text have them.
fn brute_force(holdings: &Holdings) {
    let mut d = Dice(77);
    let documents: Vec<i64> = holdings
        .issues()
        .unwrap()
        .iter()
        .flat_map(|issue| holdings.documents(issue.id).unwrap())
        .map(|document| document.id)
        .collect();
    let mut phrases: Vec<String> = Vec::new();
    while phrases.len() < 200 {
        let blocks = holdings.blocks(documents[d.below(documents.len())]).unwrap();
        let line: Vec<char> = blocks[d.below(blocks.len())].text.chars().collect();
        let from = d.below(line.len().max(1));
        let phrase: String = line.iter().skip(from).take(1 + d.below(20)).collect();
        let folded = plain_folded(&phrase);
        if !folded.trim().is_empty() && !folded.contains(['"', '-', '\n', ' ']) {
            phrases.push(folded);
        }
    }
    let mut expected: Vec<HashMap<i64, u32>> = vec![HashMap::new(); phrases.len()];
    for document in &documents {
        let mut passages: Vec<String> = Vec::new();
        let mut article = false;
        for block in holdings.blocks(*document).unwrap() {
            let goes_on = article && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
            article = goes_on || block.kind == BlockKind::Article;
            if !goes_on {
                passages.push(String::new());
            }
            push_searched(passages.last_mut().unwrap(), &block.text, block.table);
        }
        for (phrase, expected) in phrases.iter().zip(&mut expected) {
            let hits = passages.iter().filter(|text| text.contains(phrase.as_str())).count();
            if hits > 0 {
                expected.insert(*document, u32::try_from(hits).unwrap());
            }
        }
    }
    let mut passages = 0_u64;
    for (phrase, expected) in phrases.iter().zip(&expected) {
        let question = Question { text: phrase.clone(), ..Question::default() };
        assert_eq!(holdings.counts(&question).unwrap(), *expected, "{phrase}");
        passages += expected.values().map(|n| u64::from(*n)).sum::<u64>();
    }
    println!("{} phrases: {passages} passages, as brute force finds them", phrases.len());
}

/// The most anonymous memory of the process since it was asked last, looked at ten times a second.
struct Peak(Arc<AtomicU64>);

impl Peak {
    fn watch() -> Self {
        let most = Arc::new(AtomicU64::new(0));
        let seen = Arc::clone(&most);
        std::thread::spawn(move || {
            loop {
                seen.fetch_max(anonymous_kb(), Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(100));
            }
        });
        Self(most)
    }

    /// In MB.
    fn take(&self) -> f64 {
        self.0.swap(0, Ordering::Relaxed) as f64 / 1e3
    }
}

fn anonymous_kb() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("RssAnon"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or(0)
}

fn search(holdings: &mut Holdings, files: &Path) {
    let today = Date::new(2031, 5, 1).unwrap();
    let mut searcher = Searcher::default();
    for text in
        ["管理", "应急预案", "云山市人民政府关于印发", "的", "管理 部门 应当", "统筹推进 监督检查 并报上级机关备案"]
    {
        let question = Question { text: text.to_owned(), ..Question::default() };
        let (mut times, mut totals) = (Vec::new(), [0; 3]);
        // The first question of all prepares the titles and names of the library: that is told by itself.
        let cpu = cpu_seconds();
        for _ in 0..15 {
            let start = Instant::now();
            // Three rows a document: 17 documents are the first 50 hits.
            totals = searcher.ask(holdings, &question, today, (0, 17)).unwrap().totals;
            times.push(start.elapsed());
        }
        let (first, cpu) = (times[0], (cpu_seconds() - cpu) / times.len() as f64);
        times.sort_unstable();
        println!(
            "{text}: {} passages in {} documents, first {:.1} ms, warm least {:.1} ms, median {:.1} ms, CPU {:.1} ms{}",
            totals[0],
            totals[1],
            ms(first),
            ms(times[0]),
            ms(times[7]),
            cpu * 1e3,
            ripgrep(text, files)
        );
    }
}

/// What ripgrep takes for the same phrase over the same files, where it is installed.
fn ripgrep(text: &str, files: &Path) -> String {
    if text.contains(' ') {
        return String::new();
    }
    let run = || {
        let start = Instant::now();
        let done = std::process::Command::new("rg").args(["-c", "-F", text]).arg(files).output().ok()?;
        done.status.success().then(|| start.elapsed())
    };
    let times: Vec<Duration> = (0..3).filter_map(|_| run()).collect();
    times.into_iter().min().map_or_else(String::new, |least| format!("; ripgrep {:.1} ms", ms(least)))
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn size_of(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| {
            let about = entry.metadata().unwrap();
            if about.is_dir() { size_of(&entry.path()) } else { about.len() }
        })
        .sum()
}

/// Processor time of this process so far, where the system tells.
fn cpu_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|f| f.parse::<f64>().ok()).unwrap_or(0.0);
    // User and system time, in hundredths of a second.
    (ticks(11) + ticks(12)) / 100.0
}

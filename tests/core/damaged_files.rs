//! Damaged copies of files of every kind: none makes the program panic, hang or tell a line that is not in its text, and
//! none loses a character without saying so.
//!
//! Files are damaged as they are, and, where they are packed, inside: a changed byte of packed data only fails the
//! unpacking, one of the XML or of the drawing instructions in it goes to the readers behind.

#![allow(clippy::expect_used, reason = "the helpers of a test may fail it")]

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{Cursor, Read as _, Write as _};
use std::time::{Duration, Instant};

use crate::support::files::{shared, small_pdf};
use crate::support::{unaccounted, word};
use gongbao::issue::Span;
use gongbao::source::{AccountPart, PartPlace, SourceText, read};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use unicode_normalization::UnicodeNormalization as _;
use zip::ZipArchive;
use zip::write::{SimpleFileOptions, ZipWriter};

/// A file in the pieces that are damaged, and how they become a file again.
struct Sample {
    name: String,
    pieces: Vec<Vec<u8>>,
    /// The names of the pieces, where they are the parts of a ZIP archive.
    parts: Option<Vec<String>>,
}

impl Sample {
    fn plain(name: &str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), pieces: vec![bytes], parts: None }
    }

    /// The parts of an archive.
    fn unzipped(name: &str, bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let (mut pieces, mut parts) = (Vec::new(), Vec::new());
        for i in 0..archive.len() {
            let mut part = archive.by_index(i).expect("a part");
            let mut piece = Vec::new();
            part.read_to_end(&mut piece).expect("packed data");
            parts.push(part.name().expect("a name").into_owned());
            pieces.push(piece);
        }
        Self { name: format!("{name}, unpacked"), pieces, parts: Some(parts) }
    }

    /// The file with some damage.
    fn damaged(&self, damages: &[Damage]) -> Vec<u8> {
        let mut pieces = self.pieces.clone();
        for damage in damages {
            let mut at = damage.at.index(pieces.iter().map(Vec::len).sum::<usize>().max(1));
            for piece in &mut pieces {
                if at < piece.len() {
                    damage.kind.apply(piece, at);
                    break;
                }
                at -= piece.len();
            }
        }
        let Some(parts) = &self.parts else { return pieces.concat() };
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (name, piece) in parts.iter().zip(&pieces) {
            writer.start_file(name.as_str(), options).expect("a part");
            writer.write_all(piece).expect("memory");
        }
        writer.finish().expect("memory").into_inner()
    }
}

/// A PDF with its packed data unpacked, so that damage meets drawing instructions, fonts and tables of characters.
fn unpacked_pdf(bytes: &[u8]) -> Vec<u8> {
    let pattern = |text| regex::bytes::Regex::new(text).expect("a pattern");
    // The dictionary is what stands between `obj` and `stream` without another object between them.
    let object = pattern(r"(?s-u)obj\b([^\x00]{0,2000}?)\bstream\r?\n");
    let (filter, length) = (pattern(r"/Filter\s*\[?\s*/FlateDecode\s*\]?"), pattern(r"/Length\s+\d+(\s+\d+\s+R)?"));
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(found) = object.captures_at(bytes, at) {
        let (all, dictionary) = (found.get(0).expect("all"), found.get(1).expect("a group"));
        let mut data = Vec::new();
        let packed = filter.is_match(dictionary.as_bytes());
        let unpacked = packed
            && flate2::read::ZlibDecoder::new(&bytes[all.end()..]).read_to_end(&mut data).is_ok()
            && !dictionary.as_bytes().windows(5).any(|w| w == b"/XRef");
        let end = bytes[all.end()..].windows(9).position(|w| w == b"endstream").map(|n| all.end() + n);
        match end.filter(|_| unpacked) {
            Some(end) => {
                out.extend(&bytes[at..dictionary.start()]);
                let plain = filter.replace(dictionary.as_bytes(), &b""[..]);
                let told = format!("/Length {}", data.len());
                out.extend(length.replace(&plain, told.as_bytes()).iter());
                out.extend(b"stream\n");
                out.extend(data);
                out.push(b'\n');
                at = end;
            }
            None => {
                out.extend(&bytes[at..all.end()]);
                at = all.end();
            }
        }
    }
    out.extend(&bytes[at..]);
    out
}

/// A document as text.
fn small_text() -> &'static str {
    "云山市人民政府文件\n\n云政发〔2031〕3号\n\n关于印发河道办法的通知\n\n各县人民政府：\n\n现印发给你们。（下转第9页）\n\n（上接第3页）请执行。\n\n2031年3月1日\n"
}

/// A folder of documents in one file.
fn small_zip() -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("1.txt", small_text()), ("2.md", "# 办法\n\n第一条 甲。")] {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

/// A book of one page.
fn small_epub() -> Vec<u8> {
    let package = "<package><metadata><dc:title>云山市供水办法</dc:title></metadata><manifest><item id='a' href='t/a.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>";
    let page = "<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>办法</h1><p>第一条　为了供水。</p></body></html>";
    let container = "<container><rootfiles><rootfile full-path='b/a.opf'/></rootfiles></container>";
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("META-INF/container.xml", container), ("b/a.opf", package), ("b/t/a.xhtml", page)] {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

/// Samples of every kind, the shared ones where they are there. `GONGBAO_FUZZ_ONLY` picks those whose name has it.
fn samples() -> Vec<Sample> {
    let utf_16 = |little: bool| -> Vec<u8> {
        let unit = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
        std::iter::once('\u{feff}')
            .chain(small_text().chars())
            .flat_map(|c| c.encode_utf16(&mut [0; 2]).to_vec())
            .flat_map(unit)
            .collect()
    };
    let page = "<html><head><meta charset=gbk><title>办法</title></head><body><table><tr><td>索引号：<td>1<td>发文字号：<td>云政发〔2031〕3号</table>\
        <div id=UCAP-CONTENT style='display:block'><p>云山市供水办法</p><p>第一条　为了供水。<br>第二条　水费按月计收。</p><details><summary>附</summary>表</details>\
        <table border=1><tr><th colspan=2>甲<th>乙<tr><td rowspan=2>丙<td>丁<td>戊<tr><td>己<td>庚</table></div><script>a('<p>b')</script><!-- c --></body></html>";
    let html = "<html><body><div><a href=x>首页</a></div><div id=zoom><h1>办法</h1><p>第一条 a<table><tr><td rowspan=3>b</table></div>";
    let mut all = vec![
        Sample::plain("small.pdf", small_pdf("Gazette")),
        Sample::plain("small.html", html.as_bytes().to_vec()),
        Sample::plain("small.txt", small_text().as_bytes().to_vec()),
        Sample::plain("small, GBK.txt", encoding_rs::GBK.encode(small_text()).0.into_owned()),
        Sample::plain("page, GBK.html", encoding_rs::GBK.encode(page).0.into_owned()),
        Sample::plain("small, Big5.txt", encoding_rs::BIG5.encode("雲山市政府公告\n發文日期：中華民國120年3月1日\n發文字號：雲府水字第1200001號\n主旨：公告供水辦法。\n依據：水利法第三條。\n").0.into_owned()),
        Sample::plain("small, GB18030.txt", encoding_rs::GB18030.encode(&format!("{}㐀𠀀", small_text())).0.into_owned()),
        Sample::plain("small, UTF-16LE.txt", utf_16(true)),
        Sample::plain("small, UTF-16BE.txt", utf_16(false)),
        Sample::plain("small.zip", small_zip()),
        Sample::unzipped("small.zip", &small_zip()),
        Sample::plain("small.epub", small_epub()),
        Sample::unzipped("small.epub", &small_epub()),
        Sample::plain("quoted.md", "# 办法\n\n> [!NOTE] 通知\n> > 甲  \n> 乙\n".as_bytes().to_vec()),
        Sample::plain("small.odt", word::odt()),
        Sample::plain("altchunk.docx", word::alt_chunk()),
        Sample::plain("small.rtf", word::rtf()),
        Sample::plain("small.mht", word::message().into_bytes()),
        Sample::plain("small.docx", word::docx()),
        Sample::unzipped("small.docx", &word::docx()),
        Sample::unzipped("altchunk.docx", &word::alt_chunk()),
        Sample::unzipped("small.odt", &word::odt()),
        Sample::plain("small.md", "# 办法\n\n| a | b |\n|--|--|\n| c | d |".as_bytes().to_vec()),
    ];
    let names = [
        "a2_lo.doc",
        "a2_lo.docx",
        "b1_uniGBucs2.pdf",
        "c_GBK-EUC-H.pdf",
        "f_aes128_emptypw.pdf",
        "encodings/page_utf8_wrongmeta.html",
    ];
    for name in names {
        let Some(bytes) = shared(&format!("files/{name}")) else { continue };
        if name.ends_with(".docx") {
            all.push(Sample::unzipped(name, &bytes));
        }
        all.push(Sample::plain(name, bytes));
    }
    let pdf = "d6_emb_IdentityH_partialTU.pdf";
    all.extend(shared(&format!("files/{pdf}")).map(|b| Sample::plain(&format!("{pdf}, unpacked"), unpacked_pdf(&b))));
    let only = std::env::var("GONGBAO_FUZZ_ONLY").unwrap_or_default();
    all.retain(|sample| sample.name.contains(&only));
    all
}

/// Where and how to damage a file.
#[derive(Clone, Debug)]
struct Damage {
    at: Index,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    /// One byte becomes another.
    Set(u8),
    /// The rest is lost.
    Cut,
    /// Some bytes come twice.
    Double(u8),
    /// Some bytes are lost.
    Drop(u8),
}

impl Kind {
    fn apply(&self, bytes: &mut Vec<u8>, at: usize) {
        let end = |n: u8| (at + usize::from(n)).min(bytes.len());
        match self {
            Self::Set(byte) => bytes[at] = *byte,
            Self::Cut => bytes.truncate(at),
            Self::Double(n) => {
                let piece = bytes[at..end(*n)].to_vec();
                bytes.splice(at..at, piece);
            }
            Self::Drop(n) => {
                let end = end(*n);
                bytes.drain(at..end);
            }
        }
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    let kind = prop_oneof![
        6 => any::<u8>().prop_map(Kind::Set),
        1 => Just(Kind::Cut),
        1 => any::<u8>().prop_map(Kind::Double),
        1 => any::<u8>().prop_map(Kind::Drop),
    ];
    (any::<Index>(), kind).prop_map(|(at, kind)| Damage { at, kind })
}

/// Runs for each sample: `GONGBAO_FUZZ_RUNS` where set, few otherwise.
fn runs() -> u32 {
    std::env::var("GONGBAO_FUZZ_RUNS").ok().and_then(|n| n.parse().ok()).unwrap_or(12)
}

/// How many characters the file's own account has that the lines have not, counted here without the program's tally: of
/// parts that are told with their text by what they say, of parts that were only counted by how many, page by page.
fn beyond_lines(source: &SourceText) -> usize {
    let level = |c: char| c.to_string().nfkc().collect::<String>();
    let inked = |text: &str| -> Vec<char> {
        let counted = text.chars().filter(|c| AccountPart::counted(c.encode_utf8(&mut [0; 4])) > 0);
        counted.flat_map(|c| level(c).chars().collect::<Vec<_>>()).collect()
    };
    let (told, counted): (Vec<_>, Vec<_>) = source.account.parts.iter().partition(|part| !part.text.is_empty());
    let mut left: HashMap<char, usize> = HashMap::new();
    source
        .lines
        .iter()
        .for_each(|line| inked(source.line(line)).iter().for_each(|c| *left.entry(*c).or_default() += 1));
    let lacks = |c: char| left.get_mut(&c).and_then(|n| n.checked_sub(1).map(|less| *n = less)).is_none();
    let of_told = told.iter().flat_map(|part| inked(&part.text)).map(lacks).filter(|lacks| *lacks).count();
    // What stands on no page is one sum.
    let mut held: HashMap<Option<u32>, usize> = HashMap::new();
    for part in counted {
        let page = if let PartPlace::Page(page) = part.place { Some(page) } else { None };
        *held.entry(page).or_default() += part.characters;
    }
    for line in &source.lines {
        let page = if let Span::Page { page, .. } = line.span { Some(page) } else { None };
        let read = AccountPart::counted(source.line(line));
        held.entry(page).and_modify(|held| *held = held.saturating_sub(read));
    }
    of_told + held.values().sum::<usize>()
}

/// Where the damage begins to be drawn: `GONGBAO_FUZZ_SEED` where set, as `tests/damage.sh` does, else the same each time, so that a change
/// is judged by what it changes.
fn seed() -> u64 {
    std::env::var("GONGBAO_FUZZ_SEED").ok().and_then(|n| n.parse().ok()).unwrap_or(1)
}

/// A runner for the sample of this name, that draws the same damage for the same seed.
fn runner(seed: u64, name: &str) -> TestRunner {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    for (at, byte) in name.bytes().enumerate() {
        let slot = &mut bytes[8 + at % 24];
        *slot = slot.wrapping_mul(31).wrapping_add(byte);
    }
    let config = ProptestConfig { cases: runs(), failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

/// A time to measure from, by the clock and by what this process has worked.
struct Stopwatch {
    clock: Instant,
    worked: Duration,
}

impl Stopwatch {
    /// So long no reading may stand by the clock, whatever else the machine does: one that waits for ever does no work.
    const STUCK: Duration = Duration::from_secs(300);

    fn start() -> Self {
        Self { clock: Instant::now(), worked: worked() }
    }

    /// How long it took: the work of all threads of this process, where that is less than the time by the clock. Other
    /// programs only add to the clock, other tests of this program to the work.
    fn took(&self) -> Duration {
        let clock = self.clock.elapsed();
        if clock > Self::STUCK { clock } else { clock.min(worked().saturating_sub(self.worked)) }
    }
}

/// How long this process has worked, its threads that have ended included.
#[cfg(target_os = "linux")]
fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

#[cfg(not(target_os = "linux"))]
fn worked() -> Duration {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    START.elapsed()
}

/// The most memory that this process has taken, in MB, where the system tells.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).map_or(0, |kilobytes| kilobytes >> 10)
}

#[test]
fn damaged_files_never_panic_and_never_hang() {
    gongbao::source::quiet_panics();
    let seed = seed();
    for sample in samples() {
        let (slowest, told, short) = (Cell::new(Duration::ZERO), Cell::new(0), Cell::new(0));
        let result = runner(seed, &sample.name).run(&prop::collection::vec(damage(), 1..12), |damages| {
            let bytes = sample.damaged(&damages);
            let started = Stopwatch::start();
            let read = read("damaged", &bytes);
            let took = started.took();
            slowest.set(slowest.get().max(took));
            prop_assert!(took < Duration::from_secs(5), "{took:?} of work");
            // Whatever was read is consistent: each line is a piece of the text.
            if let Ok(source) = read {
                told.set(told.get() + 1);
                prop_assert!(source.lines.iter().all(|line| source.text.get(line.text.clone()).is_some()));
                let issue = gongbao::parse::parse(&source);
                let lost = unaccounted(&source, &issue);
                prop_assert!(lost.is_empty(), "no block and no record has {lost:?}");
                // What the reading took is told, or nothing was taken; telling it ends, too.
                let said = gongbao::source::lost_in_reading(&source);
                let missing = beyond_lines(&source);
                prop_assert!(missing == 0 || !said.is_empty(), "{missing} characters of the file are lost untold");
                short.set(short.get() + usize::from(missing > 0));
                let took = started.took();
                prop_assert!(took < Duration::from_secs(10), "{took:?} of work");
            }
            Ok(())
        });
        assert!(result.is_ok(), "{}, seed {seed}: {result:?}", sample.name);
        let (name, runs, read, slowest) = (&sample.name, runs(), told.get(), slowest.get());
        let short = short.get();
        println!(
            "{name}: {runs} damaged copies, {read} could be read, {short} with losses told, the slowest in {slowest:?}, {} MB",
            most_memory()
        );
    }
}

#[test]
fn the_time_of_a_reading_is_its_own_work() {
    let watch = Stopwatch::start();
    let deadline = Instant::now() + Duration::from_millis(120);
    // What a thread does that has ended counts.
    std::thread::scope(|scope| {
        scope.spawn(|| while Instant::now() < deadline {});
    });
    // The thread alone has worked so long, on a machine that others share.
    assert!(watch.took() >= Duration::from_millis(20), "{:?}", watch.took());
    // A machine that has just been started has no such time behind it.
    let Some(clock) = Instant::now().checked_sub(Stopwatch::STUCK + Duration::from_secs(1)) else { return };
    let stuck = Stopwatch { clock, worked: worked() };
    assert!(stuck.took() > Stopwatch::STUCK, "one that waits and does nothing is seen");
}

#[test]
fn an_unpacked_copy_reads_as_the_file_does() {
    let Some(bytes) = shared("files/d6_emb_IdentityH_partialTU.pdf") else { return };
    let unpacked = unpacked_pdf(&bytes);
    assert!(unpacked.len() > bytes.len());
    let text = |bytes: &[u8]| read("a.pdf", bytes).map(|source| source.text);
    assert_eq!(text(&unpacked), text(&bytes));
}

//! Whole files of each kind, from the folder beside the repository (skipped where it is absent), and damaged copies of
//! small files that the tests make themselves.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::support::files::{shared, small_pdf};
use crate::support::{pdf, word};
use gongbao::issue::{Severity, SourceKind};
use gongbao::source::{PdfPages, ReadOptions, SourceError, SourceText, read, read_with};
use proptest::prelude::*;

/// The shared file of a folder whose name ends so.
fn shared_ending(folder: &str, end: &str) -> Option<Vec<u8>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let entries =
        ["../shared", "../../shared"].iter().find_map(|up| std::fs::read_dir(root.join(up).join(folder)).ok());
    let found = entries?.flatten().map(|entry| entry.path()).find(|path| path.to_string_lossy().ends_with(end));
    if found.is_none() {
        println!("skipped: no ../shared/{folder}/*{end}");
    }
    std::fs::read(found?).ok()
}

/// The text of the lines that are no running heads, without blanks, in one width, dashes alike.
fn plain(source: &SourceText) -> String {
    let running = |line: &&gongbao::source::SourceLine| line.hint.as_ref().is_none_or(|hint| !hint.running);
    source.lines.iter().filter(running).flat_map(|line| folded(source.line(line))).collect()
}

fn folded(text: &str) -> Vec<char> {
    use unicode_normalization::UnicodeNormalization;
    let dash = |c: char| if "—–－―‐‑".contains(c) { '-' } else { c };
    text.nfkc().filter(|c| !c.is_whitespace()).map(dash).collect()
}

/// The share of `text`'s characters that stand in `whole` in the same order: runs of ten characters are looked for
/// behind the place of the run before.
fn in_order(text: &str, whole: &str) -> f64 {
    let chars: Vec<char> = text.chars().collect();
    let (mut at, mut found, mut total) = (0, 0, 0);
    for run in chars.chunks(10) {
        total += run.len();
        let run_text: String = run.iter().collect();
        // A run of dashes is folded differently where print broke it; it is not far away either.
        let near = whole.get(at..).unwrap_or("");
        if let Some(hit) = near.find(&run_text).filter(|hit| *hit < 4000) {
            at += hit + run_text.len();
            found += run.len();
        }
    }
    found as f64 / total.max(1) as f64
}

#[test]
fn every_chinese_font_encoding_gives_the_text_in_order() {
    let Some(original) = shared_ending("gazettes", ".txt") else { return };
    let original: String = folded(&String::from_utf8_lossy(&original)).into_iter().collect();
    for file in [
        "b1_uniGBucs2.pdf",
        "c_GBK-EUC-H.pdf",
        "d1_emb_GBK-EUC-H_noTU.pdf",
        "d3_emb_IdentityH_AdobeGB1_noTU.pdf",
        "d6_emb_IdentityH_partialTU.pdf",
        "f_aes128_emptypw.pdf",
        "i1_GBK_fillstroke_fakebold.pdf",
    ] {
        let Some(bytes) = shared(&format!("files/{file}")) else { return };
        let started = Instant::now();
        let source = read(file, &bytes).expect(file);
        println!("{file}: {} lines in {:?}", source.lines.len(), started.elapsed());
        assert!(source.diagnostics.iter().all(|d| d.severity < Severity::Error), "{file}: {:?}", source.diagnostics);
        let text = plain(&source);
        assert!(text.chars().count() > 22_000, "{file}");
        let share = in_order(&text, &original);
        // Runs of ten: one character that is elsewhere costs ten, so that 0.995 here is 0.999 of the characters.
        assert!(share >= 0.995, "{file}: {share}");
        assert_eq!(source.pages.len(), 15, "{file}");
        assert!(source.pages.iter().all(|page| page.printed == Some(page.page)), "{file}");
    }
}

#[test]
fn a_two_column_issue_is_whole_and_numbered() {
    let Some(bytes) = shared_ending("files", "-two-columns.pdf") else { return };
    let Some(original) = shared_ending("gazettes", ".txt") else { return };
    let source = read("a.pdf", &bytes).expect("a PDF");
    let mut left = std::collections::HashMap::new();
    for c in folded(&plain(&source)) {
        *left.entry(c).or_insert(0i64) += 1;
    }
    let original = folded(&String::from_utf8_lossy(&original));
    let lost = original.iter().filter(|c| {
        let n = left.entry(**c).or_insert(0);
        *n -= 1;
        *n < 0
    });
    let lost = lost.count();
    assert!(lost * 1000 < original.len(), "{lost} of {}", original.len());
    assert_eq!(source.info.pages, Some(63));
    // The cover has no number; the others count from 1.
    assert!(source.pages.iter().skip(1).all(|page| page.printed == Some(page.page - 1)));
}

#[test]
fn word_and_web_copies_hold_the_same_paragraphs() {
    let paragraphs = |file: &str| {
        let source = read(file, &shared(&format!("files/{file}"))?).expect(file);
        // Automatic numbers are left out: the web copy has lost their format, 1. for 一、.
        let text = |line: &gongbao::source::SourceLine| match line.hint.as_ref().is_some_and(|hint| hint.auto_label) {
            true => String::new(),
            false => folded(source.line(line)).into_iter().collect::<String>(),
        };
        let kept = source.lines.iter().filter(|l| l.hint.as_ref().is_none_or(|h| !h.running));
        Some((source.info.kind, kept.map(text).filter(|t| !t.is_empty()).collect::<Vec<_>>()))
    };
    let (Some((docx_kind, docx)), Some((doc_kind, doc)), Some((html_kind, html))) =
        (paragraphs("a2_lo.docx"), paragraphs("a2_lo.doc"), paragraphs("a2_lo.html"))
    else {
        return;
    };
    assert_eq!((docx_kind, doc_kind, html_kind), (SourceKind::Docx, SourceKind::Doc, SourceKind::Html));
    assert_eq!(docx, doc);
    assert_eq!(docx, html);
}

/// What was lost between a file and the issue made of it.
fn missing(source: &SourceText) -> Vec<String> {
    let issue = gongbao::parse::parse(source);
    let found = gongbao::source::audit(source, &issue).into_iter();
    found.filter(|d| matches!(d.code.as_str(), "text-missing" | "thing-missing")).map(|d| d.message).collect()
}

/// Importers are held to an account of the raw files that shares no code with them.
#[test]
fn nothing_of_whole_files_is_missing() {
    for (name, bytes) in [
        ("made.docx", word::docx()),
        ("chunk.docx", word::alt_chunk()),
        ("made.odt", word::odt()),
        ("made.rtf", word::rtf()),
        ("made.mht", word::message().into_bytes()),
    ] {
        let source = read(name, &bytes).expect(name);
        assert_eq!(missing(&source), Vec::<String>::new(), "{name}: {:?}", source.text);
    }
    for name in [
        "files/a2_lo.docx",
        "files/a2_lo.doc",
        "cases/20-radicals.docx",
        "cases/23-formulas.docx",
        "cases/25-form-marks.docx",
        "cases/26-pinyin-field.docx",
        "cases/02-altchunk.docx",
        "cases/20-radicals.txt",
        "cases/09-dateline.txt",
    ] {
        let Some(bytes) = shared(name) else { continue };
        let source = read(name, &bytes).expect(name);
        assert_eq!(missing(&source), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn word_files_of_all_kinds_of_things_are_read_whole() {
    let texts = |name: &str, bytes: &[u8]| {
        let source = read(name, bytes).expect(name);
        source.lines.iter().map(|line| source.line(line).to_owned()).filter(|t| !t.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(
        texts("made.odt", &word::odt()),
        ["一、总则［1］", "见(a+b)/2及〔图：示意图甲〕", "☑同意一级", "甲", "乙", "隐藏的一段。", "［1］注。"]
    );
    assert_eq!(
        texts("made.rtf", &word::rtf()),
        [
            "一、总则［1］",
            "☑同意(a+b)/2",
            "(a+b)/2",
            "hidden",
            "〔图：图一号〕〔附件：Excel.Sheet.8〕",
            "甲",
            "乙",
            "丙",
            "［1］注"
        ]
    );
    let docx = texts("made.docx", &word::docx());
    for text in [
        "一、总则［1］",
        "得((a+b)/2)∫_(i=1) x",
        "☑同意澧（lǐ）(a/b)",
        "☑",
        "隐藏",
        "框",
        "甲",
        "乙",
        "内",
        "［1］注。",
        "云山市河道办法",
    ] {
        assert!(docx.iter().any(|line| line == text), "{text} is not in {docx:?}");
    }
}

#[test]
fn what_can_not_be_read_says_why_at_once() {
    type Fits = fn(&SourceError) -> bool;
    let cases: &[(&str, Fits)] = &[
        ("e1_scan.pdf", |e| *e == SourceError::Scanned { pages: 3 }),
        ("f_aes256_userpw.pdf", |e| *e == SourceError::PasswordNeeded),
        ("h1_trunc60.pdf", |e| matches!(e, SourceError::Damaged { .. })),
        ("h2_trunc1k.pdf", |e| matches!(e, SourceError::Damaged { .. })),
        ("h7_html_as_pdf.pdf", |e| matches!(e, SourceError::DownloadFailed { .. })),
    ];
    for (file, fits) in cases {
        let Some(bytes) = shared(&format!("files/{file}")) else { return };
        let started = Instant::now();
        let error = read(file, &bytes).expect_err(file);
        assert!(fits(&error), "{file}: {error:?}");
        assert!(started.elapsed() < Duration::from_secs(2), "{file}: {:?}", started.elapsed());
        assert!(!error.to_string().is_empty() && !error.message_zh().is_empty());
    }
    let Some(locked) = shared("files/f_aes256_userpw.pdf") else { return };
    let wrong = ReadOptions { password: Some("no such password"), ..ReadOptions::default() };
    assert_eq!(read_with("a.pdf", &locked, &wrong), Err(SourceError::PasswordWrong));
}

#[test]
fn pages_are_rendered_even_of_a_scan() {
    let Some(bytes) = shared("files/e1_scan.pdf") else { return };
    let pages = PdfPages::open(&bytes, &ReadOptions::default()).expect("a PDF");
    assert_eq!(pages.len(), 3);
    let picture = pages.render(1, 0.25).expect("a picture");
    assert_eq!(picture.rgba.len(), (picture.width * picture.height * 4) as usize);
    let white = picture.rgba.chunks(4).filter(|pixel| *pixel == [255; 4]).count();
    let pixels = (picture.width * picture.height) as usize;
    assert!(white < pixels && white > pixels / 10, "{white} of {pixels}");
    assert!(pages.render(4, 1.0).is_err() && pages.render(0, 1.0).is_err());
}

#[test]
fn progress_is_told_and_cancel_obeyed() {
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    let Some(bytes) = shared_ending("files", "-two-columns.pdf") else { return };
    let (calls, cancel) = (AtomicUsize::new(0), AtomicBool::new(false));
    let progress = |p: gongbao::source::Progress| {
        calls.fetch_add(1, Ordering::Relaxed);
        assert!(p.done <= p.total);
        if p.done == 5 {
            cancel.store(true, Ordering::Relaxed);
        }
    };
    let options = ReadOptions { cancel: Some(&cancel), progress: Some(&progress), ..ReadOptions::default() };
    assert_eq!(read_with("a.pdf", &bytes, &options), Err(SourceError::Cancelled));
    assert!(calls.load(Ordering::Relaxed) <= 7);
}

#[test]
fn the_front_of_a_long_pdf_comes_first() {
    use std::sync::Mutex;
    let page = |n: usize| {
        let mut page = pdf::Drawing::new([595.0, 842.0]);
        page.lines(90.0, 100.0, 16.0, 28.0, &[&format!("第{n}条　为了加强第{n}项工作，"), "制定本办法。"]);
        page
    };
    for (count, fronts) in [(60, 1), (20, 0)] {
        let bytes = pdf::file(&(1..=count).map(page).collect::<Vec<_>>());
        let told = Mutex::new(Vec::new());
        let front = |text: gongbao::source::SourceText| told.lock().unwrap().push(text);
        let whole = read_with("a.pdf", &bytes, &ReadOptions { front: Some(&front), ..ReadOptions::default() }).unwrap();
        assert_eq!(whole, read_with("a.pdf", &bytes, &ReadOptions::default()).unwrap(), "the whole is as without it");
        let told = told.into_inner().unwrap();
        assert_eq!(told.len(), fronts);
        for text in told {
            assert!(whole.text.starts_with(text.text.trim_end()) && text.pages.len() < count, "{}", text.text);
        }
    }
}

/// A PDF whose page draws a form that draws itself many times over, without end.
fn endless_pdf() -> Vec<u8> {
    let mut pdf = small_pdf("start");
    let form = "/X Do ".repeat(12);
    pdf.extend(
        format!(
            "6 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length {} >>\nstream\n{form}\nendstream\nendobj\n\
             3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R /Resources << /XObject << /X 6 0 R >> >> >>\nendobj\n\
             7 0 obj\n<< /Length 5 >>\nstream\n/X Do\nendstream\nendobj\ntrailer\n<< /Size 8 /Root 1 0 R >>\n",
            form.len()
        )
        .bytes(),
    );
    // Without a cross-reference table a reader looks for objects itself, and takes the last of each number.
    let at = pdf.windows(4).position(|w| w == b"xref").unwrap_or(0);
    pdf[at] = b'y';
    pdf
}

#[test]
fn a_small_pdf_is_read() {
    let source = read("a.pdf", &small_pdf("Gazette No. 12")).expect("a PDF");
    assert_eq!(plain(&source), "GazetteNo.12");
    assert_eq!(source.info.kind, SourceKind::Pdf);
    assert_eq!(read("a.txt", &small_pdf("Gazette")).map(|s| s.info.kind), Ok(SourceKind::Pdf));
}

#[test]
fn an_endless_page_ends() {
    let started = Instant::now();
    let result = read("a.pdf", &endless_pdf());
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    assert!(matches!(result, Err(SourceError::Damaged { .. } | SourceError::NoText { .. })), "{result:?}");
}

proptest! {
    #[test]
    fn any_bytes_are_text_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        if let Ok(source) = read("any", &bytes) {
            prop_assert!(source.lines.iter().all(|line| source.text.get(line.text.clone()).is_some()));
        }
    }

    #[test]
    fn text_in_any_encoding_comes_back(lines in prop::collection::vec("[一-龥，。0-9a-z]{0,30}", 1..40)) {
        let text = format!("第一条 为规范河道管理，制定本办法。\n{}", lines.join("\n"));
        let (gb, _, lost) = encoding_rs::GB18030.encode(&text);
        prop_assert!(!lost);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [text.as_bytes(), &wide] {
            let source = read("a.txt", bytes).expect("text");
            let got: Vec<&str> = source.lines.iter().map(|line| source.line(line)).collect();
            prop_assert_eq!(got, text.lines().collect::<Vec<_>>());
        }
        prop_assert!(read("a.txt", &gb).expect("text").diagnostics.is_empty());
    }
}

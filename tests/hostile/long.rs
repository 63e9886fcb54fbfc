//! Files that took the square of their length: many of one kind, none of them large by itself. Some are read by the reader
//! process; of the others the whole way is taken, as the command that makes JSON of them takes it.

use std::fs;
use std::process::{Command, Stdio};

use super::pack::{FONTS, LINE, archive, bomb, pdf, start, stream};
use super::{Case, Expect, MOST_MEMORY, MOST_TIME, largest, taken, turn};

/// Files that the reader process reads.
pub fn cases() -> Vec<Case> {
    let mut cases = objects();
    cases.extend(pieces());
    cases
}

/// A page with a line of text, entries of the catalog and objects from 6 on.
fn with(name: &str, catalog: &str, more: impl IntoIterator<Item = Vec<u8>>, expect: Expect) -> Case {
    let mut objects = start(&format!("/Contents 5 0 R /Resources << {FONTS} >>"));
    objects[0] = format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>").into_bytes();
    objects.push(stream("", LINE.as_bytes()));
    objects.extend(more);
    Case::new(&format!("{name}.pdf"), pdf(&objects), expect)
}

fn objects() -> Vec<Case> {
    let labels: String = (0..40_000).map(|n| format!("{n} << /S /R /P (a) >> ")).collect();
    let names = "(a) [3 0 R /Fit] ".repeat(200_000);
    let file = |n: usize| format!("<< /Type /Filespec /F (a{n}.txt) /EF << /F 5 0 R >> >>").into_bytes();
    // Its length and its filter stand elsewhere, behind all of them.
    let by_reference = |_| b"<< /Length 90000 0 R /Filter 90001 0 R >>\nstream\nabc\nendstream".to_vec();
    let mut chain = start(&format!("/Contents 5 0 R /Resources << {FONTS} >>"));
    chain.push(stream("", LINE.as_bytes()));
    let mut tables = pdf(&chain);
    for _ in 0..20_000 {
        let at = tables.len();
        tables
            .extend(format!("xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 6 /Root 1 0 R /Prev {at} >>\n").bytes());
    }
    // The second begins as the first does, and is a thousand times as long.
    let alike = [bomb(1), bomb(2_000)].map(|data| stream("/Filter /FlateDecode", &data));
    let mut second = start(&format!("/Contents 6 0 R /Resources << {FONTS} >>"));
    second.extend(alike);
    vec![
        with(
            "nested-side-by-side",
            "",
            [["[".into(), "[] <<>> ".repeat(300_000), "]".into()].concat().into()],
            Expect::Text,
        ),
        with("page-labels", &format!("/PageLabels << /Nums [{labels}] >>"), [], Expect::Text),
        with("names", &format!("/Names << /Dests << /Names [{names}] >> >>"), [], Expect::Text),
        with("files-within", "", (0..60_000).map(file), Expect::Text),
        with("lengths-elsewhere", "", (0..12_000).map(by_reference), Expect::Told),
        Case::new("tables-of-places.pdf", tables, Expect::Told),
        Case::new("begins-as-another.pdf", pdf(&second), Expect::TooLarge),
    ]
}

fn document(name: &str, body: &str, parts: &[(&str, Vec<u8>)], expect: Expect) -> Case {
    let main = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    Case::new(name, archive(&[&[("word/document.xml", main.into_bytes())], parts].concat()), expect)
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// Files of a million lines, which take as many times the memory of a line, however little stands on each.
fn pieces() -> Vec<Case> {
    let tables = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph("甲"));
    vec![
        document("paragraphs.docx", &paragraph("甲").repeat(900_000), &[], Expect::TooMuch),
        document("tables.docx", &tables.repeat(900_000), &[], Expect::TooMuch),
        document("marks-of-paragraphs.docx", &"<w:p/>".repeat(1_500_000), &[], Expect::Told),
        Case::new("breaks.html", format!("<p>{}", "甲<br>".repeat(700_000)).into_bytes(), Expect::TooMuch),
        Case::new("preformatted.html", format!("<pre>{}", "甲\n".repeat(900_000)).into_bytes(), Expect::TooMuch),
        Case::new("lines.rtf", format!("{{\\rtf1 {}}}", "a\\par ".repeat(900_000)).into_bytes(), Expect::TooMuch),
        Case::new("lines.txt", "甲\n".repeat(900_000).into_bytes(), Expect::TooLarge),
        Case::new("labels.txt", "第一条\n".repeat(900_000).into_bytes(), Expect::TooLarge),
        notes("footnotes.docx"),
    ]
}

fn notes(name: &str) -> Case {
    let all: String =
        (0..20_000).map(|n| format!("<w:footnote w:id=\"{n}\">{}</w:footnote>", paragraph("注"))).collect();
    let marks: String = (0..20_000).map(|n| format!("<w:r><w:footnoteReference w:id=\"{n}\"/></w:r>")).collect();
    let notes = format!("<w:footnotes xmlns:w=\"w\">{all}</w:footnotes>").into_bytes();
    document(
        name,
        &format!("<w:p><w:r><w:t>甲</w:t></w:r>{marks}</w:p>"),
        &[("word/footnotes.xml", notes)],
        Expect::Text,
    )
}

/// Texts of which the whole way is taken.
fn texts() -> Vec<(&'static str, Vec<u8>)> {
    let entries: String = (0..3_500).map(|n| format!("云山市人民政府关于第{n}件事的通知……{n}\n")).collect();
    let articles =
        |n: usize| format!("第{}条　为了加强管理，制定本条例。第{}条　本条例适用于本市。\n", 2 * n + 1, 2 * n + 2);
    let first = "一、总体要求（一）加强管理。\n（二）加强监督。\n二、总体要求（一）加强管理。\n（二）加强监督。\n";
    let titles = "云山市人民政府关于\n".repeat(12_000);
    vec![
        ("articles-in-articles.txt", (0..12_000).map(articles).collect::<String>().into_bytes()),
        ("first-items-inside.txt", first.repeat(6_000).into_bytes()),
        (
            "contents-without-texts.txt",
            (0..20_000).map(|n| format!("关于第{n}件事的通知……{n}\n")).collect::<String>().into_bytes(),
        ),
        (
            "contents-before-one-text.txt",
            format!("目　录\n{entries}云山市人民政府关于第0件事的通知\n云政发〔2031〕5号\n{titles}").into_bytes(),
        ),
        (
            "repeals-in-a-sentence.txt",
            (0..2_000).map(|n| format!("废止《第{n}号条例》、")).collect::<String>().into_bytes(),
        ),
        ("articles-in-a-sentence.txt", "第一条　".repeat(20_000).into_bytes()),
        ("brackets-open.txt", "（".repeat(100_000).into_bytes()),
        // Bytes that are none in the encoding, and characters that are none in the one that is tried first.
        ("bad-bytes.txt", b"\xD6\xD0\xFF".repeat(500_000)),
        ("rare-characters.txt", b"\x81\x39\xEE\x39\x95\x32\x82\x36".repeat(200_000)),
        ("half-pairs.txt", [b"\xFF\xFE".to_vec(), b"\x00\xD8".repeat(1_000_000)].concat()),
        ("seven-bits.txt", b"~{VPND~}a".repeat(200_000)),
        ("seven-bits-open.txt", b"~{VPND\n".repeat(60_000)),
        ("comments.docx", comments()),
    ]
}

fn comments() -> Vec<u8> {
    let body = |n: usize| format!("<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:commentReference w:id=\"{n}\"/></w:r></w:p>");
    let comment = |n: usize| format!("<w:comment w:id=\"{n}\" w:author=\"乙\">{}</w:comment>", paragraph("请核对"));
    let all: String = (0..20_000).map(comment).collect();
    let part = format!("<w:comments xmlns:w=\"w\">{all}</w:comments>").into_bytes();
    document("", &(0..20_000).map(body).collect::<String>(), &[("word/comments.xml", part)], Expect::Text).bytes
}

#[test]
fn many_of_a_kind_take_no_longer_than_their_length() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    let mut failures = Vec::new();
    for (name, bytes) in texts() {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let begun = taken().1;
        let mut command = Command::new(env!("CARGO_BIN_EXE_gongbao"));
        command.args(["export", "--quiet", "--format", "json"]).arg(&path).env("HOME", folder.path());
        let ended = command.stdout(Stdio::null()).stderr(Stdio::piped()).output().unwrap();
        let took = taken().1 - begun;
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        if std::env::var_os("GONGBAO_VERBOSE").is_some() {
            println!("{name}: {:?} in {took:?}, {} MB, {said:?}", ended.status.code(), largest() >> 10);
        }
        if took > MOST_TIME {
            failures.push(format!("{name}: {took:?}"));
        }
        let told = ended.status.code() == Some(3) && !said.trim().is_empty();
        if !(ended.status.success() || told) || said.contains("panicked") {
            failures.push(format!("{name}: {:?} {said}", ended.status));
        }
        if largest() > MOST_MEMORY && !failures.iter().any(|failure| failure.contains("MB of memory")) {
            failures.push(format!("{name}: {} MB of memory", largest() >> 10));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

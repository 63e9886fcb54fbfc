//! More of them: one text said again and again, names that the file lacks without end, tags of a million attributes, text
//! under a thousand boxes.

use super::pack::{FONTS, LINE, folded, pdf, start, stream};
use super::{Case, Expect};

/// Characters of a text that is said again and again.
const LONG: usize = 100_000;

pub fn cases() -> Vec<Case> {
    let mut cases = vec![
        Case::new("attributes.html", attributes(300_000).into_bytes(), Expect::TooLarge),
        Case::new("some-attributes.html", attributes(2_000).into_bytes(), Expect::Text),
    ];
    cases.extend(pages());
    cases
}

fn attributes(count: usize) -> String {
    let all: String = (0..count).map(|n| format!("a{n}=x ")).collect();
    format!("<html><body><p {all}>第一条　为了加强供水管理，保障用水，制定本条例。</p></body></html>")
}

/// A page of these instructions, with entries of the page, of its resources and objects from 6 on.
fn page(name: &str, content: &str, [entries, resources]: [&str; 2], more: Vec<Vec<u8>>, expect: Expect) -> Case {
    let mut objects = start(&format!("/Contents 5 0 R {entries} /Resources << {FONTS} {resources} >>"));
    objects.push(stream("/Filter /FlateDecode", &folded(format!("{LINE}{content}").as_bytes())));
    objects.extend(more);
    Case::new(&format!("{name}.pdf"), pdf(&objects), expect)
}

fn pages() -> Vec<Case> {
    let long = || format!("<FEFF{}>", "4E00".repeat(LONG)).into_bytes();
    let said = || vec![b"<< /ActualText 7 0 R >>".to_vec(), long()];
    let shown = "/Span /P BDC BT /F1 1 Tf (a) Tj ET EMC\n";
    let properties = ["", "/Properties << /P 6 0 R >>"];
    let notes = |kind: &str, count: usize| {
        let entries = format!("/Annots [{}]", "6 0 R ".repeat(count));
        let note = format!("<< {kind} /Rect [0 0 10 10] /Contents 7 0 R /V 7 0 R >>").into_bytes();
        page(&format!("notes-{count}"), "", [&entries, ""], vec![note, long()], Expect::TooLarge)
    };
    let names: String = (0..20_000).map(|n| format!("/G{n} 12 Tf ")).collect();
    let boxes: String = (0..5_000).map(|n| format!("0 0 1 rg {} {} 2 2 re f ", n % 500, n / 10)).collect();
    let white: String = (0..20_000).map(|n| format!("BT /F1 2 Tf {} {} Td (abcdef) Tj ET ", n % 500, n / 30)).collect();
    vec![
        page("said-again", &"/Span /P BDC EMC\n".repeat(20_000), properties, said(), Expect::TooLarge),
        page("shown-once", shown, properties, said(), Expect::Text),
        page("shown-again", &shown.repeat(3_000), properties, said(), Expect::TooLarge),
        notes("/Subtype /Text", 40_000),
        notes("/Subtype /Widget /FT /Tx", 4_000),
        page("fonts-lacking", &names, ["", ""], vec![], Expect::Text),
        page("one-font-lacking", &"/Gone 12 Tf ".repeat(20_000), ["", ""], vec![], Expect::Text),
        page("fonts-without-names", &"1 Tf ".repeat(300_000), ["", ""], vec![], Expect::Text),
        page("drawings-without-names", &"Do ".repeat(500_000), ["", ""], vec![], Expect::Text),
        page("white-among-boxes", &format!("{boxes} 1 g {white}"), ["", ""], vec![], Expect::Text),
        page("text-under-boxes", &format!("{white} {boxes}"), ["", ""], vec![], Expect::Text),
        page("cut-and-cut", &"q 0 0 500 500 re W n ".repeat(100_000), ["", ""], vec![], Expect::Text),
    ]
}

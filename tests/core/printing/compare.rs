//! Compares what was parsed with what was printed, by the measures of the score.

use std::collections::HashMap;
use std::hash::Hash;

use gongbao::issue::Issue;
use unicode_normalization::UnicodeNormalization;

use super::issue::Document;
use super::print::{ContentsStyle, House, Printed, is_body};

/// Right, expected and got, summed over issues.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub hits: usize,
    pub expected: usize,
    pub got: usize,
}

impl Tally {
    pub fn f1(self) -> f64 {
        if self.expected + self.got == 0 { 1.0 } else { 2.0 * self.hits as f64 / (self.expected + self.got) as f64 }
    }

    pub fn add(&mut self, other: Self) {
        self.hits += other.hits;
        self.expected += other.expected;
        self.got += other.got;
    }
}

#[derive(Clone, Debug, Default)]
pub struct Score {
    pub documents: Tally,
    pub blocks: Tally,
    pub outline: Tally,
    pub seams: Tally,
    pub contents: Tally,
    pub fields: Tally,
    pub notes: Vec<String>,
}

pub fn norm(text: &str) -> String {
    let mut out = String::new();
    for c in text.nfkc().filter(|c| !c.is_whitespace()) {
        let c = if "—–－―‐‑".contains(c) { '-' } else { c };
        if !(c == '-' && out.ends_with('-')) {
            out.push(c);
        }
    }
    out
}

fn tally<T: Hash + Eq + Clone + std::fmt::Debug>(
    name: &str,
    expected: Vec<T>,
    got: Vec<T>,
    notes: &mut Vec<String>,
) -> Tally {
    let mut left: HashMap<T, i64> = HashMap::new();
    for e in &expected {
        *left.entry(e.clone()).or_default() += 1;
    }
    let mut hits = 0;
    for g in &got {
        let n = left.entry(g.clone()).or_default();
        if *n > 0 {
            hits += 1;
        } else {
            notes.push(format!("{name} surplus {g:?}"));
        }
        *n -= 1;
    }
    for (e, n) in left {
        if n > 0 {
            notes.push(format!("{name} missing {e:?}"));
        }
    }
    Tally { hits, expected: expected.len(), got: got.len() }
}

fn number_of(doc: &Document) -> Option<String> {
    match (&doc.number, &doc.red) {
        (Some(n), Some(red)) if n.starts_with('第') => Some(norm(&format!("{red}{n}"))),
        (n, _) => n.as_deref().map(norm),
    }
}

/// Whether each office of a joint red head stands in the red head.
fn has_red_heads(doc: &Document, got: &gongbao::issue::Document) -> bool {
    let red: String =
        got.blocks.iter().filter(|b| b.kind == gongbao::issue::BlockKind::RedHeader).map(|b| norm(&b.text)).collect();
    doc.offices.iter().chain(&doc.red).all(|office| red.contains(&norm(office)))
}

pub fn compare(documents: &[Document], house: &House, printed: &Printed, issue: &Issue) -> Score {
    let mut score = Score::default();
    let mut pairs: Vec<Option<usize>> = vec![None; documents.len()];
    let mut used = vec![false; issue.documents.len()];
    for by_number in [true, false] {
        for (i, doc) in documents.iter().enumerate() {
            if pairs[i].is_some() {
                continue;
            }
            let found = issue.documents.iter().enumerate().position(|(j, g)| {
                !used[j]
                    && if by_number {
                        number_of(doc).is_some() && g.number.as_deref().map(norm) == number_of(doc)
                    } else {
                        norm(&g.title) == norm(&doc.title)
                    }
            });
            if let Some(j) = found {
                used[j] = true;
                pairs[i] = Some(j);
            }
        }
    }
    let hits = pairs.iter().flatten().count();
    score.documents = Tally { hits, expected: documents.len(), got: issue.documents.len() };
    for (j, g) in issue.documents.iter().enumerate().filter(|(j, _)| !used[*j]) {
        score.notes.push(format!("document surplus {j} {} {:?}", g.title, g.number));
    }
    let (mut eb, mut gb, mut eo, mut go) = (vec![], vec![], vec![], vec![]);
    let start = |t: &str| norm(t).chars().take(12).collect::<String>();
    for (i, doc) in documents.iter().enumerate() {
        for b in doc.body.iter().filter(|b| is_body(b.kind)) {
            eb.push((i, norm(&b.text)));
            if b.label.is_some() {
                eo.push((i, format!("{:?}", b.kind), b.level, b.label.clone(), start(&b.text)));
            }
        }
        let Some(g) = pairs[i].and_then(|j| issue.documents.get(j)) else {
            score.notes.push(format!("document missing {}", doc.title));
            continue;
        };
        for b in g.blocks.iter().filter(|b| is_body(b.kind)) {
            gb.push((i, norm(&b.text)));
            if matches!(
                b.kind,
                gongbao::issue::BlockKind::Heading
                    | gongbao::issue::BlockKind::Article
                    | gongbao::issue::BlockKind::Item
            ) {
                go.push((i, format!("{:?}", b.kind), b.level, b.label.clone(), start(&b.text)));
            }
        }
        for (name, right) in [
            ("title", norm(&g.title) == norm(&doc.title)),
            (
                "addressee",
                g.addressee.as_deref().map(norm) == doc.addressee.as_deref().map(|a| norm(a.trim_end_matches('：'))),
            ),
            ("red head", doc.offices.is_empty() || house.title_first || has_red_heads(doc, g)),
            ("page", house.contents == ContentsStyle::None || g.page == Some(printed.pages[i])),
        ] {
            score.fields.add(Tally { hits: usize::from(right), expected: 1, got: 1 });
            if !right {
                score
                    .notes
                    .push(format!("field {name} of {}: {:?} {:?} {:?}", doc.title, g.title, g.addressee, g.page));
            }
        }
    }
    for g in issue.documents.iter().enumerate().filter(|(j, _)| !used[*j]).map(|(_, g)| g) {
        gb.extend(g.blocks.iter().filter(|b| is_body(b.kind)).map(|b| (usize::MAX, norm(&b.text))));
    }
    score.blocks = tally("block", eb, gb, &mut score.notes);
    score.outline = tally("outline", eo, go, &mut score.notes);
    let expected = printed.seams.iter().map(|s| (s.document, s.says, s.from, s.inside)).collect();
    let mut got = vec![];
    for (i, j) in pairs.iter().enumerate() {
        let seams = j.and_then(|j| issue.documents.get(j)).map_or(&[][..], |d| &d.seams);
        got.extend(seams.iter().map(|s| (i, s.says_page, s.from_page, s.inside_paragraph)));
    }
    score.seams = tally("seam", expected, got, &mut score.notes);
    if house.contents != ContentsStyle::None {
        let expected =
            documents.iter().zip(&printed.pages).map(|(d, p)| (norm(&d.listed), number_of(d), Some(*p))).collect();
        let got = issue.contents.iter().map(|e| (norm(&e.title), e.number.as_deref().map(norm), e.page)).collect();
        score.contents = tally("contents", expected, got, &mut score.notes);
    }
    score
}

//! How well a whole issue is set, counted over every measure from 24 to 44 em: the figures of issue 4.
//! On `../shared`'s real issue where it is there, and on the embedded handbook.

#![allow(clippy::expect_used)]

use std::path::Path;

use gongbao::faces::Faces;
use gongbao::issue::{BlockKind, Issue};
use gongbao::typeset::{Char, Face, Fill, Line, Run, Set, Style};

const EM: f32 = 18.0;

#[derive(Debug, Default)]
struct Figures {
    paragraphs: usize,
    long_paragraphs: usize,
    lines: usize,
    bad_starts: usize,
    bad_ends: usize,
    divided: usize,
    justified: usize,
    off_edge: usize,
    out_of_bounds: usize,
    lone: usize,
    tracking: f64,
    squeezed: usize,
}

fn han(c: char) -> bool {
    matches!(u32::from(c), 0x4e00..=0x9fff | 0x3400..=0x4dbf | 0x20000..=0x3ffff)
}

fn blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{200b}'
}

const NO_START: &str = "，、。；：！？）〕］｝〉》」』】〗”’…—～·・％‰℃,.;:!?)]}%~";
const NO_END: &str = "（〔［｛〈《「『【〖“‘№￥＄([{$";

/// Rule 4: whether a break between two characters divides what is one.
fn divides(a: char, b: char, before: &[char]) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let letter = |c: char| c.is_ascii_alphabetic();
    let number_before = before.iter().rev().take(8).find(|c| !c.is_ascii_digit()).is_some_and(|&c| c == '〔');
    (a == '—' && b == '—')
        || (a == '…' && b == '…')
        || (digit(a) && digit(b))
        || (digit(a)
            && matches!(
                b,
                '.' | ','
                    | '%'
                    | '‰'
                    | '℃'
                    | '°'
                    | '％'
                    | '年'
                    | '月'
                    | '日'
                    | '号'
                    | '条'
                    | '项'
                    | '页'
                    | '个'
                    | '元'
                    | '米'
                    | '亩'
            ))
        || (matches!(a, '.' | ',') && digit(b) && before.len() >= 2 && digit(before[before.len() - 2]))
        || (a == '-' && digit(b))
        || (letter(a) && letter(b))
        || (a == '〕' && digit(b) && !number_before)
}

impl Figures {
    fn count(&mut self, set: &Set, width: f32) {
        self.paragraphs += 1;
        self.lines += set.lines.len();
        let shown = |l: &Line| -> Vec<char> {
            set.chars[l.chars.clone()].iter().map(|c| c.shown).filter(|&c| !blank(c)).collect()
        };
        for pair in set.lines.windows(2) {
            let (before, after) = (shown(&pair[0]), shown(&pair[1]));
            let (Some(&a), Some(&b)) = (before.last(), after.first()) else { continue };
            // A space between the two parts words; not between a number and its unit.
            let spaced = set.chars[pair[0].chars.clone()].last().is_some_and(|c| blank(c.shown));
            self.bad_starts += usize::from(NO_START.contains(b));
            self.bad_ends += usize::from(NO_END.contains(a));
            let bad = divides(a, b, &before) && (!spaced || a.is_ascii_digit() && han(b));
            if bad {
                println!(
                    "    divided: …{} | {}…",
                    before.iter().rev().take(8).rev().collect::<String>(),
                    after.iter().take(8).collect::<String>()
                );
            }
            self.divided += usize::from(bad);
        }
        for line in &set.lines[..set.lines.len() - 1] {
            self.line(set, line, width);
        }
        if set.lines.len() > 1 {
            self.long_paragraphs += 1;
            let ink = shown(&set.lines[set.lines.len() - 1]).iter().filter(|&&c| c.is_alphanumeric()).count();
            self.lone += usize::from(ink <= 1);
        }
    }

    fn line(&mut self, set: &Set, line: &Line, width: f32) {
        let chars: Vec<Char> = set.chars[line.chars.clone()].to_vec();
        let Fill::Justified { squeeze, tracking } = line.fill else {
            self.out_of_bounds += usize::from(!matches!(line.fill, Fill::Natural));
            return;
        };
        self.justified += 1;
        self.tracking += f64::from(tracking);
        self.squeezed += usize::from(squeeze > 0.0);
        let edge = chars.iter().rev().find(|c| !blank(c.shown)).map_or(0.0, |c| c.x + c.advance);
        self.off_edge += usize::from((edge - width).abs() > 0.02 * EM);
        let ink: Vec<&Char> = chars.iter().filter(|c| !blank(c.shown)).collect();
        let out = ink.windows(2).any(|p| {
            let gap = (p[1].x - p[0].x - p[0].advance) / EM;
            let spaced = chars.iter().any(|c| blank(c.shown) && c.x >= p[0].x && c.x < p[1].x);
            let western = |c: char| c.is_ascii_alphanumeric();
            let mixed = han(p[0].shown) && western(p[1].shown) || western(p[0].shown) && han(p[1].shown);
            // A per cent sign is a part of its number; beside a label's stop there is the source's own space.
            let mixed = mixed || matches!(p[0].shown, '%' | '‰' | '°') && han(p[1].shown);
            let (least, most) = match (mixed, spaced) {
                (true, _) => (0.125, 0.5),
                // The em after a label, the space that an extraction left in 总 则.
                (false, true) => (0.0, 1.3),
                (false, false) => (0.0, 0.25),
            };
            gap < least - 0.01 || gap > most + 0.01
        });
        self.out_of_bounds += usize::from(out);
    }

    fn print(&self, what: &str) {
        let share = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
        println!(
            "{what}: {} paragraphs, {} lines; forbidden starts {}, ends {}; divided {}; off the edge {} of {}; \
             out of bounds {:.3} %; lone last {:.3} % of {}; squeezed {:.1} %, mean tracking {:.4} em",
            self.paragraphs,
            self.lines,
            self.bad_starts,
            self.bad_ends,
            self.divided,
            self.off_edge,
            self.justified,
            share(self.out_of_bounds, self.lines),
            share(self.lone, self.long_paragraphs),
            self.long_paragraphs,
            share(self.squeezed, self.justified),
            self.tracking / self.justified.max(1) as f64,
        );
    }
}

fn figures(issue: &Issue) -> Figures {
    let mut all = Figures::default();
    let body = issue.documents.iter().flat_map(|d| &d.blocks).filter(|b| {
        matches!(
            b.kind,
            BlockKind::Heading
                | BlockKind::Article
                | BlockKind::Item
                | BlockKind::Paragraph
                | BlockKind::Chronicle
                | BlockKind::Appointment
        )
    });
    let style = Style { em: EM, ..Style::default() };
    // The advances that the window and the printed page use.
    let faces = Faces::default();
    let paragraphs: Vec<_> = body
        .map(|b| {
            // A heading's lead and an article's label are set in another face, as they are read.
            let (lead, rest) = (b.lead_bytes(), b.text.len() - b.lead_bytes());
            let face = if b.level == Some(2) { Face::Kai } else { Face::Hei };
            let runs = [Run { bytes: lead, face, size: EM }, Run { bytes: rest, face: Face::Song, size: EM }];
            gongbao::typeset::Paragraph::new(&b.text, &runs, &style, &faces)
        })
        .collect();
    for em in 24..=44 {
        let width = em as f32 * EM;
        let mut figures = Figures::default();
        for paragraph in &paragraphs {
            let set = paragraph.set(width);
            figures.count(&set, width);
            all.count(&set, width);
        }
        if em % 4 == 0 {
            figures.print(&format!("{em} em"));
        }
    }
    all
}

fn check(name: &str, bytes: &[u8]) {
    let source = gongbao::source::read(name, bytes).expect("the text can be read");
    let all = figures(&gongbao::parse::parse(&source));
    all.print(&format!("{name}, 24 to 44 em"));
    assert!(all.lines > 100, "there is something to set");
    assert_eq!((all.bad_starts, all.bad_ends, all.divided, all.off_edge), (0, 0, 0, 0));
    assert!(all.out_of_bounds * 100 < all.lines, "spacing within bounds on 99 % of lines");
    assert!(all.lone * 200 < all.long_paragraphs, "lone last characters under 0.5 % of paragraphs");
}

#[test]
fn the_handbook_is_set_by_the_rules() {
    check("handbook.txt", include_bytes!("../../assets/handbook.txt"));
}

#[test]
fn a_real_issue_is_set_by_the_rules() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [root.join("../shared/gazettes"), root.join("../../shared/gazettes")];
    let Some(folder) = folders.iter().find(|f| f.is_dir()) else {
        println!("skipped: no ../shared here");
        return;
    };
    let mut found = 0;
    for entry in std::fs::read_dir(folder).expect("the folder can be read").flatten() {
        let bytes = std::fs::read(entry.path()).expect("the file can be read");
        check(&entry.file_name().to_string_lossy(), &bytes);
        found += 1;
    }
    assert!(found > 0, "the folder has a gazette");
}

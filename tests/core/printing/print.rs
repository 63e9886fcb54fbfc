//! Prints an issue as an office does, and extracts the print as tools do.

use super::issue::{Document, Wording};
use super::words::Dice;
use gongbao::issue::BlockKind;

/// How the contents are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentsStyle {
    None,
    TwoLines,
    Leaders,
    LeadersBelow,
    Tabs,
    NumberBelow,
}

pub const CONTENTS: [ContentsStyle; 6] = [
    ContentsStyle::TwoLines,
    ContentsStyle::None,
    ContentsStyle::Leaders,
    ContentsStyle::LeadersBelow,
    ContentsStyle::Tabs,
    ContentsStyle::NumberBelow,
];

/// A house style: how the office prints and how the tool extracts.
#[derive(Clone, Debug)]
pub struct House {
    pub wording: Wording,
    pub contents: ContentsStyle,
    /// Two columns, or one.
    pub columns: usize,
    /// Width of a column in em.
    pub width: usize,
    /// Lines of a column.
    pub lines: usize,
    /// Lines of a paragraph come joined, as far as the column goes.
    pub joined: bool,
    /// Paragraphs keep their indent.
    pub indents: bool,
    /// A blank line after every line.
    pub blanks: bool,
    /// The title stands over the number (the State Council's way).
    pub title_first: bool,
    pub running_heads: bool,
    /// Pieces of a title come on one line, separated by spaces.
    pub titles_on_one_line: bool,
    /// Remainders that are moved.
    pub moves: usize,
    pub marker: usize,
    pub category_mark: usize,
    /// What is wrong with the first continuation: 1 no 上接, 2 no 下转, 3 a wrong page.
    pub fault: usize,
    /// Paragraphs are separated by a blank line, not by an indent.
    pub between: bool,
}

/// A line as printed.
#[derive(Clone, Debug)]
pub struct Set {
    /// Which block it belongs to; blocks of the head are counted first.
    pub block: usize,
    pub text: String,
    pub first: bool,
    pub last: bool,
    pub centred: bool,
    /// At the left edge, as an addressee is.
    pub flush: bool,
}

/// A continuation as printed.
#[derive(Clone, Debug)]
pub struct Seam {
    pub document: usize,
    pub says: Option<u32>,
    pub from: Option<u32>,
    pub inside: bool,
}

pub struct Printed {
    pub text: String,
    pub pages: Vec<u32>,
    pub seams: Vec<Seam>,
}

struct Cut {
    document: usize,
    at: usize,
    host: usize,
}

/// Prints and extracts.
pub fn print(documents: &[Document], house: &House, seed: u64) -> Printed {
    let mut d = Dice::new(seed ^ 0x5eed);
    let mut set: Vec<Vec<Set>> = documents.iter().map(|doc| set_document(doc, house)).collect();
    let capacity = house.columns * house.lines;
    let cuts = choose_cuts(&set, house, capacity, &mut d);
    let mut rests: Vec<(usize, Vec<Set>)> = Vec::new();
    for cut in &cuts {
        rests.push((cut.document, set[cut.document].split_off(cut.at)));
    }
    let mut pages = Vec::new();
    let mut next = 3;
    for lines in &set {
        pages.push(next);
        next += lines.len().div_ceil(capacity).max(1) as u32;
    }
    let lasts: Vec<u32> =
        set.iter().zip(&pages).map(|(lines, page)| page + lines.len().div_ceil(capacity).max(1) as u32 - 1).collect();
    let mut seams = Vec::new();
    let mut hosted: Vec<Vec<Vec<Set>>> = vec![Vec::new(); documents.len()];
    for (cut, (doc, rest)) in cuts.iter().zip(rests) {
        let (mut says, from) = (lasts[cut.host], lasts[doc]);
        let inside = rest.first().is_some_and(|l| !l.first);
        let fault = if seams.is_empty() { house.fault } else { 0 };
        if fault == 3 {
            says += 7;
        }
        let (mut onward, mut back) = markers(house.marker, says, from);
        match fault {
            1 => back.clear(),
            2 => onward.clear(),
            _ => {}
        }
        if let Some(line) = set[doc].last_mut() {
            line.text.push_str(&onward);
        }
        hosted[cut.host].push(reset(rest, &back, house));
        seams.push(Seam {
            document: doc,
            says: Some(says).filter(|_| fault != 2),
            from: Some(from).filter(|_| fault != 1),
            inside,
        });
    }
    let mut out = Extract {
        house,
        text: String::new(),
        page: 3,
        name: format!("{}人民政府公报", super::words::CITIES[house.wording.city % super::words::CITIES.len()]),
    };
    out.front(documents, &pages);
    for (doc, lines) in set.iter().enumerate() {
        out.page = pages[doc];
        out.flow(lines, capacity);
        for rest in &hosted[doc] {
            out.flow(rest, capacity);
        }
    }
    Printed { text: out.text, pages, seams }
}

fn markers(style: usize, says: u32, from: u32) -> (String, String) {
    match style % 4 {
        0 => (format!("（下转第{says}页）"), format!("（上接第{from}页）")),
        1 => (format!("(下转第 {says} 页)"), format!("(上接第 {from} 页)")),
        2 => (format!("（下转 {says} 页）"), format!("（上接 {from} 页）")),
        _ => (format!("（下转第 {says} 页）"), format!("（上接第{from}页）")),
    }
}

/// Where documents are cut: at the end of a page, inside their text, the remainder after another document.
fn choose_cuts(set: &[Vec<Set>], house: &House, capacity: usize, d: &mut Dice) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    if set.len() < 2 {
        return cuts;
    }
    for _ in 0..house.moves {
        let document = d.below(set.len());
        let host = d.below(set.len());
        let lines = &set[document];
        let full = lines.len() / capacity;
        // One remainder a document; a document that was cut hosts none behind its own break.
        let taken = cuts.iter().any(|c| c.document == document || c.host == document || c.document == host);
        if full == 0 || host == document || taken {
            continue;
        }
        let at = full * capacity;
        let fits =
            at < lines.len() && !lines[at].centred && !lines[at - 1].centred && lines[at..].iter().any(|l| !l.centred);
        if fits && lines.len() - at < capacity {
            cuts.push(Cut { document, at, host });
        }
    }
    cuts
}

/// The remainder, set anew behind its marker.
fn reset(rest: Vec<Set>, back: &str, house: &House) -> Vec<Set> {
    let mut blocks: Vec<Vec<Set>> = Vec::new();
    for line in rest {
        match blocks.last_mut() {
            Some(block) if block[0].block == line.block => block.push(line),
            _ => blocks.push(vec![line]),
        }
    }
    let mut out = Vec::new();
    for (n, block) in blocks.into_iter().enumerate() {
        if n > 0 {
            out.extend(block);
            continue;
        }
        let text: String = block.iter().map(|l| l.text.as_str()).collect();
        let mut lines = wrap(&format!("{back}{text}"), house.width, 2, block[0].block, false);
        if let Some(first) = lines.first_mut() {
            first.first = true;
        }
        out.extend(lines);
    }
    out
}

/// Breaks a text into lines of `width` em, the first indented by `indent` em; digits stay together and marks that
/// cannot begin a line hang.
fn wrap(text: &str, width: usize, indent: usize, block: usize, centred: bool) -> Vec<Set> {
    let mut lines: Vec<String> = vec![String::new()];
    let mut used = indent * 2;
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let mut end = at + 1;
        if chars[at].is_ascii_alphanumeric() {
            while end < chars.len() && chars[end].is_ascii_alphanumeric() {
                end += 1;
            }
        }
        let token: String = chars[at..end].iter().collect();
        let size: usize = token.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        let hangs = "，。、；：）”》！？,;:)".contains(chars[at]);
        if used + size > width * 2 && !hangs && used > 0 {
            lines.push(String::new());
            used = 0;
        }
        used += size;
        if let Some(line) = lines.last_mut() {
            line.push_str(&token);
        }
        at = end;
    }
    let count = lines.len();
    lines
        .into_iter()
        .enumerate()
        .map(|(i, text)| Set { block, text, first: i == 0, last: i + 1 == count, centred, flush: false })
        .collect()
}

pub fn half(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '，' => ',',
            '；' => ';',
            '：' => ':',
            '（' => '(',
            '）' => ')',
            c => c,
        })
        .collect()
}

/// The lines of a document.
pub fn set_document(doc: &Document, house: &House) -> Vec<Set> {
    let wide = house.width * house.columns - 4;
    let mut heads: Vec<(String, bool)> = Vec::new();
    let title = (doc.title.clone(), true);
    if doc.red.is_some() && doc.number.as_ref().is_some_and(|n| n.starts_with('第')) {
        heads.extend(doc.red.clone().map(|r| (r, true)));
        heads.extend(doc.number.clone().map(|r| (r, true)));
    } else if house.title_first {
        heads.push(title);
        heads.extend(doc.number.clone().map(|r| (r, true)));
    } else {
        heads.extend(doc.offices.iter().cloned().map(|r| (r, true)));
        heads.extend(doc.red.clone().map(|r| (r, true)));
        heads.extend(doc.number.clone().map(|r| (r, true)));
        heads.push(title);
    }
    heads.extend(doc.addressee.clone().map(|a| (a, false)));
    let mut lines = Vec::new();
    let mut block = 0;
    for (text, centred) in heads {
        let mut set = wrap(&text, if centred { wide.min(26) } else { house.width }, 0, block, centred);
        set.iter_mut().for_each(|line| line.flush = !centred);
        if centred && house.titles_on_one_line {
            let joined = set.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" ");
            set.truncate(1);
            set[0].text = joined;
            set[0].last = true;
        }
        lines.extend(set);
        block += 1;
    }
    for b in &doc.body {
        let text = if house.wording.half_width { half(&b.text) } else { b.text.clone() };
        let width = if b.centred { wide.min(26) } else { house.width };
        lines.extend(wrap(&text, width, if b.centred || house.between { 0 } else { 2 }, block, b.centred));
        block += 1;
    }
    lines
}

struct Extract<'h> {
    house: &'h House,
    text: String,
    page: u32,
    name: String,
}

impl Extract<'_> {
    fn put(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        if self.house.blanks {
            self.text.push('\n');
        }
    }

    fn front(&mut self, documents: &[Document], pages: &[u32]) {
        let name = self.name.clone();
        self.put(&name);
        self.put("2021年第3期（总第88期）");
        self.put("主办：市人民政府");
        self.put("电话：0123-4567890");
        if self.house.contents == ContentsStyle::None {
            return;
        }
        self.put(if self.house.marker.is_multiple_of(2) { "目　录" } else { "目录" });
        let mut category = "";
        for (doc, &page) in documents.iter().zip(pages) {
            if doc.category != category {
                category = doc.category;
                let line = match self.house.category_mark % 3 {
                    0 => format!("◎ {category}"),
                    1 => format!("【{category}】"),
                    _ => category.to_owned(),
                };
                self.put(&line);
            }
            self.entry(doc, page);
        }
    }

    fn entry(&mut self, doc: &Document, page: u32) {
        let title = doc.listed.clone();
        let number = match (&doc.number, &doc.red) {
            (Some(n), Some(red)) if n.starts_with('第') => Some(format!("{red}{n}")),
            (number, _) => number.clone(),
        };
        let tail = number.clone().map(|n| format!(" {n}")).unwrap_or_default();
        match self.house.contents {
            ContentsStyle::None => {}
            ContentsStyle::TwoLines => match number {
                Some(number) => {
                    self.put(&title);
                    self.put(&format!("{number} {page}"));
                }
                None => self.put(&format!("{title} {page}")),
            },
            ContentsStyle::Leaders => {
                let pieces = wrap(&format!("{title}{tail}"), 30, 0, 0, false);
                for (i, piece) in pieces.iter().enumerate() {
                    let end =
                        if i + 1 == pieces.len() { format!("……………（{page}）") } else { String::new() };
                    self.put(&format!("{}{end}", piece.text));
                }
            }
            ContentsStyle::LeadersBelow => {
                self.put(&format!("{title}{tail}"));
                self.put(&format!("………………{page}"));
            }
            ContentsStyle::Tabs => self.put(&format!("{title}{tail}\t{page}")),
            ContentsStyle::NumberBelow => {
                self.put(&format!("{title}……{page}"));
                if let Some(number) = number {
                    self.put(&number);
                }
            }
        }
    }

    fn heads(&mut self) {
        if self.house.running_heads {
            let line = format!("{} 2021年第3期", self.name);
            self.put(&line);
        }
    }

    fn foot(&mut self) {
        if self.house.running_heads {
            let line = format!("- {} -", self.page);
            self.put(&line);
        }
    }

    /// The lines of a text over columns and pages.
    fn flow(&mut self, lines: &[Set], capacity: usize) {
        for (n, page) in lines.chunks(capacity).enumerate() {
            if n > 0 {
                self.foot();
                self.page += 1;
                self.heads();
            }
            for column in page.chunks(self.house.lines) {
                self.column(column);
            }
        }
        self.foot();
    }

    fn column(&mut self, lines: &[Set]) {
        let mut at = 0;
        while at < lines.len() {
            let mut end = at + 1;
            if self.house.joined && !lines[at].centred {
                while end < lines.len() && lines[end].block == lines[at].block && !lines[end].first {
                    end += 1;
                }
            }
            let text: String = lines[at..end].iter().map(|l| l.text.as_str()).collect();
            let indent = if self.house.indents && lines[at].first && !lines[at].centred { "　　" } else { "" };
            self.put(&format!("{indent}{text}"));
            if self.house.between && lines[end - 1].last {
                self.text.push('\n');
            }
            at = end;
        }
    }
}

/// Whether the score looks at a block of this kind.
pub fn is_body(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Heading
            | BlockKind::Article
            | BlockKind::Item
            | BlockKind::Paragraph
            | BlockKind::Chronicle
            | BlockKind::Appointment
    )
}

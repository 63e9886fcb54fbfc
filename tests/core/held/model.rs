//! A library with known truth: the printing model, extended by papers that cite, repeal, change and prolong others over years, in several places, with
//! renamed offices, titles that are nearly equal, new versions under old titles, and papers that were never printed.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by a panic, in its helpers too")]

use gongbao::issue::BlockKind;

use crate::printing::house;
use crate::printing::issue::{Block, Document};
use crate::printing::print::print;
use crate::printing::words::{self, CITIES, Dice, THINGS, cn};

/// A paper, printed or not.
pub struct Paper {
    pub number: String,
    /// The title of the rule that it issues.
    pub rule: Option<String>,
    pub title: String,
    city: usize,
    /// It stands in an issue.
    pub printed: bool,
    /// It is a rule with a version that came later.
    newer: bool,
    pub repealed: bool,
}

/// What a citation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    Mentions,
    Repeals,
    Changes,
    Prolongs,
}

/// A citation as it was made up: the papers, by their index.
pub struct Truth {
    pub by: usize,
    pub of: usize,
    pub doing: Doing,
}

/// A whole library.
pub struct Model {
    pub papers: Vec<Paper>,
    pub truths: Vec<Truth>,
    /// The texts of the issues.
    pub issues: Vec<String>,
}

struct Maker {
    d: Dice,
    /// The day of the month on which the last paper of an issue was signed.
    day: usize,
    model: Model,
    counts: std::collections::HashMap<(usize, usize), usize>,
}

/// The places whose gazettes are held.
const PLACES: usize = 4;
/// Parts of the names of rules: nearly equal ones among them.
const WHATS: [&str; 6] =
    ["管理办法", "管理规定", "管理实施办法", "管理和服务规范", "管理保护和服务规范", "管理办法（试行）"];

/// A library of so many issues, of a seed.
pub fn make(seed: u64, issues: usize) -> Model {
    let model = Model { papers: Vec::new(), truths: Vec::new(), issues: Vec::new() };
    let mut maker = Maker { d: Dice::new(seed), day: 0, model, counts: std::collections::HashMap::new() };
    for n in 0..issues {
        let (city, year) = (n % PLACES, 2008 + n / PLACES * 15 / issues.div_ceil(PLACES).max(1));
        let number = maker.counts.entry((city, year + 100_000)).and_modify(|n| *n += 1).or_insert(1);
        let number = *number;
        maker.issue(city, year, number, seed ^ n as u64);
    }
    maker.model
}

impl Maker {
    fn issue(&mut self, city: usize, year: usize, number: usize, seed: u64) {
        let mut documents = Vec::new();
        self.day = 0;
        for _ in 0..self.d.range(3, 6) {
            let month = (number * 2).min(12);
            // Nobody cites what is not signed yet.
            self.day = self.day % 28 + 1;
            if let Some(document) = self.paper(city, year, month) {
                documents.push(document);
            }
        }
        if documents.is_empty() {
            return;
        }
        let mut house = house(seed);
        house.wording.city = city;
        let text = print(&documents, &house, seed).text;
        let count = self.model.issues.len() + 1;
        let text = text
            .replace("2021年第3期", &format!("{year}年第{number}期"))
            .replace("总第88期", &format!("总第{count}期"));
        self.model.issues.push(text);
    }

    /// An office, and the name that it had or has.
    fn office(&mut self, city: usize, year: usize) -> (String, &'static str) {
        let place = CITIES[city];
        match self.d.below(4) {
            0 if year < 2019 => (format!("{place}国土资源局"), "土"),
            0 => (format!("{place}自然资源和规划局"), "土"),
            1 => (format!("{place}人民政府办公室"), "办"),
            _ => (format!("{place}人民政府"), "府"),
        }
    }

    fn number(&mut self, city: usize, year: usize, series: &str) -> String {
        let first = CITIES[city].chars().next().unwrap();
        let series_id = match series {
            "土" => 1,
            "办" => 2,
            _ => 0,
        };
        let count = self.counts.entry((city * 10 + series_id, year)).and_modify(|n| *n += 1).or_insert(1);
        let word = match series {
            "土" => "自然资发",
            "办" => "政办发",
            _ => "政发",
        };
        format!("{first}{word}〔{year}〕{count}号")
    }

    /// A paper that is there already and can be cited by one of the place.
    fn earlier(&mut self, city: usize, rules_only: bool) -> Option<usize> {
        let fits = |p: &&(usize, &Paper)| p.1.city == city && !p.1.repealed && (!rules_only || p.1.rule.is_some());
        let all: Vec<usize> = self.model.papers.iter().enumerate().filter(|p| fits(&p)).map(|(at, _)| at).collect();
        (!all.is_empty()).then(|| all[self.d.below(all.len())])
    }

    /// How a paper is cited: by rule and number, by its whole title and number, or (where that is clear) by its rule alone.
    fn cite(&mut self, of: usize) -> String {
        let alone = {
            let paper = &self.model.papers[of];
            let same = self.model.papers.iter().filter(|p| p.rule.is_some() && p.rule == paper.rule).count();
            paper.rule.is_some() && same == 1 && !paper.newer
        };
        let throw = self.d.below(10);
        let Paper { number, rule, title, .. } = &self.model.papers[of];
        match rule {
            Some(rule) if throw < 3 && alone => format!("《{rule}》"),
            Some(rule) if throw < 8 => format!("《{rule}》（{number}）"),
            _ => {
                let inner = title.replace('《', "〈").replace('》', "〉");
                format!("《{inner}》（{number}）")
            }
        }
    }

    fn truth(&mut self, by: usize, of: usize, doing: Doing) {
        if doing == Doing::Repeals {
            self.model.papers[of].repealed = true;
        }
        self.model.truths.push(Truth { by, of, doing });
    }

    /// Makes a paper; gives it to be printed, unless it is one of those that never were.
    fn paper(&mut self, city: usize, year: usize, month: usize) -> Option<Document> {
        let printed = !self.d.chance(12);
        let (office, series) = self.office(city, year);
        let number = self.number(city, year, series);
        let place = CITIES[city];
        let throw = self.d.below(10);
        let mut body: Vec<Block> = Vec::new();
        let by = self.model.papers.len();
        let add = |maker: &mut Self, title: &str, rule: Option<String>| {
            let (title, number) = (title.to_owned(), number.clone());
            maker.model.papers.push(Paper { number, rule, title, city, printed, newer: false, repealed: false });
        };
        let mut tail: Vec<Block> = Vec::new();
        let title;
        if throw < 5 {
            let rule = format!("{place}{}{}", self.d.pick(THINGS), self.d.pick(&WHATS));
            title = format!("{office}关于印发《{rule}》的通知");
            let old = self.model.papers.iter().rposition(|p| p.rule.as_ref() == Some(&rule) && !p.repealed);
            add(self, &title, Some(rule.clone()));
            body.push(plain("现将".to_owned() + &format!("《{rule}》印发给你们，请认真贯彻执行。")));
            tail = self.rule(&rule, year, old, by);
        } else if throw < 7 {
            let thing = self.d.pick(THINGS);
            title = format!(
                "{office}关于加强{}第{}阶段{thing}工作的意见",
                ["春季", "夏季", "冬季"][self.d.below(3)],
                ordinal(by + 1)
            );
            add(self, &title, None);
            if let Some(of) = self.earlier(city, false).filter(|of| *of != by) {
                let cited = self.cite(of);
                body.push(plain(format!("为做好{thing}工作，根据{cited}有关规定，结合实际，提出如下意见。")));
                self.truth(by, of, Doing::Mentions);
            }
            (0..3).for_each(|_| body.push(plain(words::paragraph(&mut self.d, 3))));
        } else if throw == 7 {
            title = format!("{office}关于废止第{}批规范性文件的决定", ordinal(by + 1));
            add(self, &title, None);
            body.push(plain("经研究，决定废止下列文件：".to_owned()));
            for n in 1..=self.d.range(1, 4) {
                let Some(of) = self.earlier(city, false).filter(|of| *of != by) else { break };
                let cited = self.cite(of);
                body.push(Block {
                    kind: BlockKind::Item,
                    label: Some(format!("{n}.")),
                    ..plain(format!("{n}.{cited}"))
                });
                self.truth(by, of, Doing::Repeals);
            }
        } else if throw == 8 {
            title = format!("{office}关于做好第{}号文件衔接工作的通知", ordinal(by + 1));
            add(self, &title, None);
            if let Some(of) = self.earlier(city, true).filter(|of| *of != by) {
                let cited = self.cite(of);
                body.push(plain(format!("经评估，{cited}有效期延长至{}年12月31日。", year + 5)));
                self.truth(by, of, Doing::Prolongs);
            }
            body.push(plain(words::paragraph(&mut self.d, 2)));
        } else {
            let of = self.earlier(city, true);
            let what = of.and_then(|of| self.model.papers[of].rule.clone());
            let what = what.unwrap_or_else(|| format!("{place}旧章"));
            title = format!("{office}关于修改《{what}》第{}次的决定", ordinal(by + 1));
            add(self, &title, None);
            if let Some(of) = of {
                let number = self.model.papers[of].number.clone();
                body.push(plain(format!("决定对《{what}》（{number}）作如下修改：")));
                self.truth(by, of, Doing::Changes);
            }
            body.push(plain("一、第三条修改为：“有关单位应当建立台账。”".to_owned()));
        }
        if !printed {
            return None;
        }
        body.push(Block { centred: true, ..Block { kind: BlockKind::Signature, ..plain(office.clone()) } });
        let day = format!("{year}年{month}月{}日", self.day);
        body.push(Block { centred: true, ..Block { kind: BlockKind::Date, ..plain(day) } });
        body.append(&mut tail);
        Some(Document {
            category: "市政府文件",
            red: Some(office),
            number: Some(number),
            listed: title.clone(),
            title,
            addressee: Some("各县（市、区）人民政府，市政府各部门：".to_owned()),
            body,
            ..Document::default()
        })
    }

    /// The articles of a rule; the last repeals the version before it, where there is one and it says so.
    fn rule(&mut self, rule: &str, year: usize, old: Option<usize>, by: usize) -> Vec<Block> {
        let mut out = vec![Block { centred: true, ..Block { kind: BlockKind::Title, ..plain(rule.to_owned()) } }];
        let mut article = |text: String| {
            let label = format!("第{}条", cn(out.len()));
            out.push(Block {
                kind: BlockKind::Article,
                label: Some(label.clone()),
                ..plain(format!("{label}　{text}"))
            });
        };
        article(format!("为了加强有关工作，{}", words::sentence(&mut self.d)));
        for _ in 0..self.d.range(1, 4) {
            article(words::paragraph(&mut self.d, 2));
        }
        let mut last = format!("本办法自{}年1月1日起施行", year + 1);
        if self.d.chance(40) {
            last.push_str("，有效期五年");
        }
        last.push('。');
        if let Some(of) = old {
            self.model.papers[of].newer = true;
            if self.d.chance(70) {
                let number = self.model.papers[of].number.clone();
                last.push_str(&format!("《{rule}》（{number}）同时废止。"));
                self.truth(by, of, Doing::Repeals);
            }
        }
        article(last);
        out
    }
}

fn plain(text: String) -> Block {
    Block { kind: BlockKind::Paragraph, level: None, label: None, text, centred: false }
}

fn ordinal(n: usize) -> String {
    gongbao::zh::numeral::to_chinese(u32::try_from(n).unwrap_or(0))
}

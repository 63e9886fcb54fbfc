//! Random issues: what a gazette says, before it is printed.

use gongbao::issue::BlockKind;

use super::words::{self, Dice};

/// What the parser is to find for a paragraph.
#[derive(Clone, Debug)]
pub struct Block {
    pub kind: BlockKind,
    pub level: Option<u8>,
    pub label: Option<String>,
    pub text: String,
    /// Centred, or to the right: the print gives it lines of its own.
    pub centred: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Document {
    pub category: &'static str,
    pub red: Option<String>,
    /// Offices that issue it together with the one of the red head, above that one.
    pub offices: Vec<String>,
    pub number: Option<String>,
    /// As printed over the document.
    pub title: String,
    /// As the contents list it.
    pub listed: String,
    pub addressee: Option<String>,
    pub body: Vec<Block>,
}

/// The kinds of documents that are generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Order,
    RuleNotice,
    PlanNotice,
    Opinion,
    Emergency,
    Announcement,
    Appointments,
    Chronicle,
}

pub const KINDS: [Kind; 8] = [
    Kind::Opinion,
    Kind::RuleNotice,
    Kind::PlanNotice,
    Kind::Order,
    Kind::Appointments,
    Kind::Chronicle,
    Kind::Announcement,
    Kind::Emergency,
];

/// The ways of the house that change the words themselves.
#[derive(Clone, Debug)]
pub struct Wording {
    pub city: usize,
    pub office: bool,
    pub spaced_dates: bool,
    pub cn_dates: bool,
    pub half_width: bool,
    pub dot: &'static str,
    pub brackets: (char, char),
    pub red: usize,
    /// Some documents have two issuers.
    pub joint: bool,
}

pub struct Maker<'w> {
    pub d: Dice,
    pub w: &'w Wording,
    pub n: usize,
}

fn block(kind: BlockKind, level: Option<u8>, label: Option<String>, text: String) -> Block {
    Block { kind, level, label, text, centred: false }
}

fn set(kind: BlockKind, text: String) -> Block {
    Block { kind, level: None, label: None, text, centred: true }
}

impl Maker<'_> {
    fn city(&self) -> &'static str {
        words::CITIES[self.w.city % words::CITIES.len()]
    }

    fn government(&self) -> String {
        format!("{}人民政府{}", self.city(), if self.w.office { "办公室" } else { "" })
    }

    fn date(&mut self) -> String {
        let (m, day) = (self.d.range(1, 12), self.d.range(1, 28));
        if self.w.cn_dates {
            return format!("二〇二一年{}月{}日", words::cn(m), words::cn(day));
        }
        if self.w.spaced_dates { format!("2021 年 {m} 月 {day} 日") } else { format!("2021年{m}月{day}日") }
    }

    fn number(&mut self) -> String {
        let series = words::SERIES[self.w.city % words::SERIES.len()];
        format!("{series}{}2021{}{}号", self.w.brackets.0, self.w.brackets.1, self.n + 3)
    }

    fn paragraph(&mut self, most: usize) -> Block {
        let text = words::paragraph(&mut self.d, most);
        block(BlockKind::Paragraph, None, None, text)
    }

    fn paren(&self, n: usize) -> (String, String) {
        let label = format!("（{}）", words::cn(n));
        let printed = if self.w.half_width { format!("({})", words::cn(n)) } else { label.clone() };
        (label, printed)
    }

    fn body_of_rule(&mut self, size: usize, out: &mut Vec<Block>) {
        let chapters = self.d.chance(60);
        let mut article = 0;
        for c in 1..=size.max(1) {
            if chapters {
                let label = format!("第{}章", words::cn(c));
                let text = format!("{label}　{}", words::chapter(&mut self.d, c));
                out.push(Block { centred: true, ..block(BlockKind::Heading, Some(1), Some(label), text) });
            }
            for _ in 0..self.d.range(1, 4) {
                article += 1;
                self.article(article, out);
            }
        }
        article += 1;
        let label = format!("第{}条", words::cn(article));
        let text = format!("{label}　本办法自2022年1月1日起施行，有效期五年。");
        out.push(block(BlockKind::Article, None, Some(label), text));
    }

    fn article(&mut self, n: usize, out: &mut Vec<Block>) {
        let label = format!("第{}条", words::cn(n));
        if self.d.chance(30) {
            let subject = words::heading(&mut self.d);
            let text = format!("{label}　有关单位{subject}应当符合下列条件：");
            out.push(block(BlockKind::Article, None, Some(label), text));
            let items = self.d.range(2, 5);
            for i in 1..=items {
                let (label, printed) = self.paren(i);
                let end = if i == items { "。" } else { "；" };
                let text = format!("{printed}{}{end}", words::item(&mut self.d));
                out.push(block(BlockKind::Item, None, Some(label), text));
            }
        } else {
            let text = format!("{label}　{}", words::paragraph(&mut self.d, 3));
            out.push(block(BlockKind::Article, None, Some(label), text));
        }
        if self.d.chance(25) {
            let more = self.paragraph(2);
            out.push(more);
        }
    }

    fn body_of_plan(&mut self, size: usize, units: bool, out: &mut Vec<Block>) {
        let lead = self.paragraph(2);
        out.push(lead);
        let run_on = self.d.chance(50);
        let word = self.d.pick(&["责任单位", "牵头单位"]);
        for one in 1..=size.max(2) {
            let label = format!("{}、", words::cn(one));
            out.push(block(
                BlockKind::Heading,
                Some(1),
                Some(label.clone()),
                format!("{label}{}", words::heading(&mut self.d)),
            ));
            if self.d.chance(25) {
                let text = self.paragraph(3);
                out.push(text);
                continue;
            }
            for two in 1..=self.d.range(2, 3) {
                let (label, printed) = self.paren(two);
                if run_on {
                    let mut text =
                        format!("{printed}{}。{}", words::heading(&mut self.d), words::paragraph(&mut self.d, 3));
                    if units {
                        text.push_str(&words::units(&mut self.d, word));
                    }
                    out.push(block(BlockKind::Heading, Some(2), Some(label), text));
                    continue;
                }
                out.push(block(
                    BlockKind::Heading,
                    Some(2),
                    Some(label),
                    format!("{printed}{}", words::heading(&mut self.d)),
                ));
                for three in 1..=self.d.range(2, 4) {
                    let mut text = format!(
                        "{three}{}{}。{}",
                        self.w.dot,
                        words::heading(&mut self.d),
                        words::paragraph(&mut self.d, 3)
                    );
                    if units {
                        text.push_str(&words::units(&mut self.d, word));
                    }
                    out.push(block(BlockKind::Heading, Some(3), Some(format!("{three}.")), text));
                }
            }
        }
    }

    fn body_of_emergency(&mut self, size: usize, out: &mut Vec<Block>) {
        for one in 1..=size.max(2) {
            out.push(block(
                BlockKind::Heading,
                Some(1),
                Some(one.to_string()),
                format!("{one}　{}", words::chapter(&mut self.d, one)),
            ));
            for two in 1..=self.d.range(2, 3) {
                let label = format!("{one}.{two}");
                out.push(block(
                    BlockKind::Heading,
                    Some(2),
                    Some(label.clone()),
                    format!(
                        "{label}　{}",
                        self.d.pick(&[
                            "编制目的",
                            "编制依据",
                            "适用范围",
                            "组织体系",
                            "预警信息",
                            "应急响应",
                            "物资保障"
                        ])
                    ),
                ));
                if self.d.chance(30) {
                    for three in 1..=2 {
                        let label = format!("{one}.{two}.{three}");
                        out.push(block(
                            BlockKind::Heading,
                            Some(3),
                            Some(label.clone()),
                            format!("{label}　{}", self.d.pick(&["指挥机构", "成员单位", "先期处置", "响应终止"])),
                        ));
                        let text = self.paragraph(2);
                        out.push(text);
                    }
                } else {
                    let text = self.paragraph(3);
                    out.push(text);
                }
            }
        }
    }

    fn sign(&mut self, out: &mut Vec<Block>) {
        out.push(set(BlockKind::Signature, self.government()));
        let day = self.date();
        out.push(set(BlockKind::Date, day));
    }

    /// Gives a document a second issuer, named before the first. Titles of such documents name neither.
    fn share(&mut self, doc: &mut Document) {
        let offices = ["财政局", "发展和改革委员会", "监察局", "总工会"];
        let other = format!("{}{}", self.city(), offices[self.n % offices.len()]);
        doc.title.clone_from(&doc.listed);
        if let Some(at) = doc.body.iter().position(|b| b.kind == BlockKind::Signature) {
            doc.body.insert(at, set(BlockKind::Signature, other.clone()));
        }
        doc.offices.push(other);
    }

    /// A document of the kind; `size` scales its length.
    pub fn document(&mut self, kind: Kind, size: usize) -> Document {
        let thing = self.d.pick(words::THINGS);
        let government = self.government();
        let mut doc = Document {
            category: if self.w.office { "市政府办公室文件" } else { "市政府文件" },
            ..Document::default()
        };
        let number = self.number();
        doc.red = match self.w.red {
            0 => None,
            1 => Some(government.clone()),
            _ => Some(format!("{government}文件")),
        };
        let addressee = "各县（市、区）人民政府，市政府各部门、各直属机构：".to_owned();
        let about = |what: &str| (format!("{government}关于{what}"), format!("关于{what}"));
        match kind {
            Kind::Order => {
                let rule = format!("{}{thing}管理办法", self.city());
                doc.red = Some(format!("{}人民政府令", self.city()));
                doc.number = Some(format!("第 {} 号", self.n + 40));
                (doc.title, doc.listed) = (rule.clone(), rule.clone());
                let day = self.date();
                doc.body.push(block(
                    BlockKind::Paragraph,
                    None,
                    None,
                    format!(
                        "《{rule}》已经2021年8月6日市人民政府第{}次常务会议通过，现予公布，自2022年1月1日起施行。",
                        self.n + 20
                    ),
                ));
                doc.body.push(set(BlockKind::Signature, format!("市长：{}", words::person(&mut self.d))));
                doc.body.push(set(BlockKind::Date, day));
                doc.body.push(set(BlockKind::Title, rule));
                self.body_of_rule(size, &mut doc.body);
            }
            Kind::RuleNotice | Kind::PlanNotice | Kind::Emergency => {
                let what = match kind {
                    Kind::RuleNotice => "管理办法",
                    Kind::Emergency => "应急预案",
                    _ => "三年行动方案（2021—2023年）",
                };
                let rule = format!("{}{thing}{what}", self.city());
                (doc.title, doc.listed) = about(&format!("印发{rule}的通知"));
                doc.number = Some(number);
                doc.addressee = Some(addressee);
                doc.body.push(block(
                    BlockKind::Paragraph,
                    None,
                    None,
                    format!("《{rule}》已经市政府同意，现印发给你们，请结合实际认真组织实施。"),
                ));
                let list = kind == Kind::PlanNotice && self.d.chance(30);
                self.sign(&mut doc.body);
                if self.d.chance(30) {
                    doc.body.push(block(BlockKind::Note, None, None, "（此件公开发布）".to_owned()));
                }
                doc.body.push(set(BlockKind::Title, rule));
                match kind {
                    Kind::RuleNotice => self.body_of_rule(size, &mut doc.body),
                    Kind::Emergency => self.body_of_emergency(size, &mut doc.body),
                    _ => {
                        let units = self.d.chance(60);
                        self.body_of_plan(size, units, &mut doc.body);
                    }
                }
                if list {
                    for i in 1..=2 {
                        let lead = if i == 1 { "附件：" } else { "" };
                        doc.body.push(block(
                            BlockKind::Attachment,
                            None,
                            None,
                            format!("{lead}{i}.{thing}任务清单（略）"),
                        ));
                    }
                }
            }
            Kind::Opinion => {
                (doc.title, doc.listed) = about(&format!("加快推进{thing}工作的实施意见"));
                doc.number = Some(number);
                doc.addressee = self.d.chance(70).then_some(addressee);
                let units = self.d.chance(50);
                self.body_of_plan(size, units, &mut doc.body);
                self.sign(&mut doc.body);
            }
            Kind::Announcement => {
                (doc.title, doc.listed) = about(&format!("加强{thing}管理的通告"));
                doc.number = Some(number);
                doc.body.push(block(
                    BlockKind::Paragraph,
                    None,
                    None,
                    format!(
                        "为加强{thing}管理，{}现将有关事项通告如下：",
                        words::sentence(&mut self.d).replace('。', "，")
                    ),
                ));
                for i in 1..=size.max(3) {
                    let label = format!("{}、", words::cn(i));
                    doc.body.push(block(
                        BlockKind::Heading,
                        Some(1),
                        Some(label.clone()),
                        format!("{label}{}", words::sentence(&mut self.d)),
                    ));
                }
                self.sign(&mut doc.body);
            }
            Kind::Appointments => {
                let name = words::person(&mut self.d);
                (doc.title, doc.listed) = about(&format!("{name}等工作人员职务任免的通知"));
                doc.number = Some(number);
                doc.addressee = Some(addressee);
                doc.body.push(block(BlockKind::Paragraph, None, None, "市人民政府决定，任命：".to_owned()));
                let n = self.d.range(1, size + 2);
                for i in 1..=n {
                    let end = if i == n { "。" } else { "；" };
                    let name = if i == 1 { name } else { words::person(&mut self.d) };
                    let trial = if self.d.chance(40) { "（试用期一年）" } else { "" };
                    let text = format!("{name}为{}{trial}{end}", words::post(&mut self.d));
                    doc.body.push(block(BlockKind::Appointment, None, None, text));
                }
                doc.body.push(block(BlockKind::Paragraph, None, None, "免去：".to_owned()));
                let n = self.d.range(1, size + 1);
                for i in 1..=n {
                    let end = if i == n { "。" } else { "；" };
                    let text = format!("{}的{}职务{end}", words::person(&mut self.d), words::post(&mut self.d));
                    doc.body.push(block(BlockKind::Appointment, None, None, text));
                }
                self.sign(&mut doc.body);
            }
            Kind::Chronicle => {
                doc.red = None;
                doc.category = "政务动态";
                doc.title = format!("{}人民政府大事记（2021年{}月）", self.city(), self.n % 12 + 1);
                doc.listed = doc.title.clone();
                let mut day = 0;
                for i in 0..size * 3 + 2 {
                    let lead = if i > 0 && self.d.chance(25) || day >= 28 {
                        "△".to_owned()
                    } else {
                        day += self.d.range(1, 3);
                        format!("{day}日，")
                    };
                    doc.body.push(block(
                        BlockKind::Chronicle,
                        None,
                        None,
                        format!("{lead}{}", words::event(&mut self.d)),
                    ));
                }
            }
        }
        let opened = doc.red.is_some() && kind != Kind::Order;
        if self.w.joint && opened && doc.body.iter().any(|b| b.kind == BlockKind::Signature) {
            self.share(&mut doc);
        }
        self.n += 1;
        doc
    }
}

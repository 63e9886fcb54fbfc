//! Properties that hold for any issue: no panic, evidence inside the text, citations that come back.

use gongbao::export::json::issue_json;
use gongbao::facts::{Citations, CiteForm, CiteOptions, Facts, Passage, Target, facts};
use gongbao::issue::{Block, BlockKind, Cell, Document, Issue, Masthead, Place, Table};
use proptest::prelude::*;

/// Pieces that the rules look for, whole and damaged.
const PIECES: &[&str] = &[
    "（牵头单位：",
    "配合单位:",
    "责任单位",
    "市甲局",
    "市乙局牵头",
    "各县（市、区）人民政府",
    "）",
    "(",
    ")",
    "（",
    "【",
    "】",
    "、",
    "，",
    "；",
    "。",
    "：",
    ":",
    "《",
    "》",
    "〈",
    "〉",
    "《甲办法》",
    "（云政发〔2021〕7号）",
    "[2021]",
    "GB/T 1-2020",
    "第",
    "一",
    "十五",
    "条",
    "款",
    "第三条",
    "第二条至第四条",
    "前款",
    "前两条",
    "本条",
    "第（一）项",
    "附件1",
    "本办法",
    "以下简称“甲”",
    "以下简称《乙》",
    "甲",
    "自",
    "2021年3月1日",
    "二〇二一年",
    "起施行",
    "有效期",
    "五年",
    "同时废止",
    "任命",
    "免去",
    "张三丰",
    "为",
    "的",
    "职务",
    "其",
    "同志",
    "（试用期一年）",
    "6日",
    "△",
    "10月1718日",
    "是月",
    "9月底前",
    "到2025年，",
    "达到",
    "100万元",
    "元",
    "%",
    " ",
    "　",
    "\n",
    "a",
    "😀",
    "\u{feff}",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|p| p.concat()),
        1 => any::<String>(),
    ]
}

fn kind() -> impl Strategy<Value = BlockKind> {
    use BlockKind::{
        Addressee, Appointment, Article, Attachment, Chronicle, Date, Heading, Item, Note, Number, Paragraph,
        RedHeader, Signature, Title,
    };
    prop::sample::select(vec![
        Article,
        Article,
        Article,
        Item,
        Item,
        Paragraph,
        Paragraph,
        Heading,
        Title,
        Attachment,
        Chronicle,
        Appointment,
        Note,
        Signature,
        Date,
        Addressee,
        Number,
        RedHeader,
        BlockKind::Table,
    ])
}

fn block() -> impl Strategy<Value = Block> {
    let label = prop::option::of(prop::sample::select(vec![
        "第一条",
        "第二条",
        "第二条之一",
        "（一）",
        "（二）",
        "1.",
        "一、",
        "第一章",
        "——",
        "①",
        "",
        "第九",
    ]));
    (kind(), prop::option::of(0u8..6), label, text(), any::<bool>()).prop_map(|(kind, level, label, text, printed)| {
        let label = label.map(str::to_owned);
        let text = match &label {
            Some(label) if printed => format!("{label} {text}"),
            _ => text,
        };
        let table = (kind == BlockKind::Table).then(|| {
            let cell = |t: &str, n: u16| Cell { text: t.to_owned(), columns: n % 5, rows: n % 3 };
            let head = vec![cell("责任单位", 1), cell("任务", 1)];
            Table { rows: vec![head, vec![cell(&text, 1), cell("甲", 9)], vec![cell("乙", 2)]], head_rows: 1 }
        });
        Block { kind, level, label, text, table, ..Block::default() }
    })
}

fn document() -> impl Strategy<Value = Document> {
    let title = prop_oneof![
        text(),
        Just("大事记（2021年6月）".to_owned()),
        Just("关于任免工作人员的通知".to_owned()),
        Just("甲办法".to_owned())
    ];
    let number = prop::option::of(prop_oneof![text(), Just("云政发〔2021〕7号".to_owned())]);
    (
        title,
        number,
        prop::collection::vec(block(), 0..24),
        prop::option::of((1990i32..2030, 1u32..13)),
        prop::option::of(1u32..9),
    )
        .prop_map(|(title, number, blocks, signed, page)| Document {
            title,
            number,
            blocks,
            signed: signed.and_then(|(y, m)| gongbao::issue::Date::new(y, m, 7)),
            page,
            last_page: page.map(|p| p + 2),
            ..Document::default()
        })
}

fn issue() -> impl Strategy<Value = Issue> {
    (prop::collection::vec(document(), 0..5), prop::option::of(text())).prop_map(|(documents, name)| Issue {
        documents,
        masthead: Masthead { name, year: Some(2021), number: Some("第8-9期".into()), ..Masthead::default() },
        ..Issue::default()
    })
}

fn passages(facts: &Facts) -> Vec<Passage> {
    let mut all: Vec<Passage> = Vec::new();
    all.extend(facts.responsibilities.iter().map(|r| r.passage));
    all.extend(facts.appointments.iter().map(|a| a.passage));
    all.extend(facts.chronicle.iter().map(|c| c.passage));
    all.extend(facts.references.iter().flat_map(|r| r.mentions.iter().copied()));
    all.extend(facts.force.iter().flat_map(|f| f.effects.iter().map(|r| r.evidence)));
    all.extend(facts.force.iter().filter_map(|f| f.effective.map(|e| e.evidence)));
    all.extend(facts.links.links.iter().map(|l| l.from));
    all.extend(facts.deadlines.iter().flat_map(|d| [d.passage, d.clause]));
    all.extend(facts.amounts.iter().flat_map(|a| [a.passage, a.clause]));
    all.extend(facts.goals.iter().map(|g| g.passage));
    all.extend(facts.goals.iter().flat_map(|g| [g.value, g.unit]).flatten());
    all.extend(facts.amounts.iter().filter_map(|a| a.who));
    all.extend(facts.deadlines.iter().flat_map(|d| [d.since, d.who]).flatten());
    all.extend(facts.duties.iter().flat_map(|r| [Some(r.passage), r.matter]).flatten());
    let parts = |o: &gongbao::facts::Obligation| [Some(o.passage), o.who, o.what, o.condition, o.sanction];
    all.extend(facts.obligations.iter().flat_map(parts).flatten());
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn evidence_is_inside_the_text(issue in issue()) {
        let facts = facts(&issue);
        for passage in passages(&facts) {
            let block = issue.block(passage.place.document, passage.place.block).unwrap();
            prop_assert!(block.text.get(passage.place.byte..passage.end).is_some(), "{passage:?} in {:?}", block.text);
        }
        prop_assert_eq!(facts.force.len(), issue.documents.len());
        for pair in facts.links.links.windows(2) {
            let same = (pair[0].from.place.document, pair[0].from.place.block) == (pair[1].from.place.document, pair[1].from.place.block);
            prop_assert!(pair[0].from.place < pair[1].from.place && (!same || pair[0].from.end <= pair[1].from.place.byte));
        }
        for link in &facts.links.links {
            if let Target::Inside { place, .. } = link.target {
                let text = &issue.block(place.document, place.block).unwrap().text;
                prop_assert!(text.is_char_boundary(place.byte));
            }
        }
        prop_assert!(issue_json(&issue, &facts)["facts"]["responsibilities"].is_array());
    }

    #[test]
    fn every_place_is_cited_and_found(issue in issue(), form in prop::sample::select(vec![CiteForm::Plain, CiteForm::Markdown, CiteForm::Reference]), full in any::<bool>()) {
        let citations = Citations::new(&issue);
        for (document, d) in issue.documents.iter().enumerate() {
            for block in 0..d.blocks.len() {
                let place = Place { document, block, byte: 0 };
                let text = citations.cite(place, CiteOptions { form, gazette: full, pages: full, passage: None }).unwrap();
                prop_assert_eq!(citations.resolve(&text), Some(place), "{}", text);
            }
        }
    }

    #[test]
    fn any_text_resolves_or_not_without_a_panic(issue in issue(), citation in text()) {
        if let Some(place) = Citations::new(&issue).resolve(&citation) {
            let text = &issue.block(place.document, place.block).unwrap().text;
            prop_assert!(text.is_char_boundary(place.byte));
        }
    }
}

//! Sentences about force in the wordings of several offices.

use super::Status;
use crate::facts::{Facts, facts};
use crate::issue::{Act, Block, BlockKind, Date, Document, HistoryEntry, Issue};

fn document(title: &str, signed: &str, texts: &[&str]) -> Document {
    let blocks = texts.iter().map(|t| {
        let label = t.starts_with('第').then(|| t.split(['　', ' ']).next().unwrap_or("").to_owned());
        Block { kind: BlockKind::Article, label, text: (*t).into(), ..Block::default() }
    });
    Document { title: title.into(), signed: signed.parse().ok(), blocks: blocks.collect(), ..Document::default() }
}

fn read(documents: Vec<Document>) -> (Issue, Facts) {
    let issue = Issue { documents, ..Issue::default() };
    let facts = facts(&issue);
    (issue, facts)
}

fn days(title: &str, texts: &[&str]) -> (Option<String>, Option<String>) {
    let (_, facts) = read(vec![document(title, "2020-05-06", texts)]);
    let day = |d: Option<super::StatedDay>| d.and_then(|d| d.date).map(|d| d.to_string());
    (day(facts.force[0].effective), day(facts.force[0].expires))
}

fn some(first: &str, last: &str) -> (Option<String>, Option<String>) {
    let day = |d: &str| (!d.is_empty()).then(|| d.to_owned());
    (day(first), day(last))
}

#[test]
fn the_cover_of_a_standard_states_its_first_day() {
    let noted = |note: &str| {
        let mut standard = document("供水水质要求", "2031-03-02", &["本标准规定了供水的要求。"]);
        let note = Block { kind: BlockKind::Note, text: note.into(), ..Block::default() };
        standard.blocks.insert(0, note);
        let (_, facts) = read(vec![standard]);
        facts.force[0].effective.and_then(|d| d.date).map(|d| d.to_string())
    };
    for note in ["2031-03-02发布 2031-09-01实施", "2031 – 03 – 02发布 2031 – 09 – 01实施", "2031－09－01　实施"]
    {
        assert_eq!(noted(note).as_deref(), Some("2031-09-01"), "{note}");
    }
    for note in ["2031-03-02发布", "2031-09-01 实验", "DB99 2031-09-01", "实施 2031-09-01"] {
        assert_eq!(noted(note), None, "{note}");
    }
}

#[test]
fn first_and_last_day() {
    for (text, first, last) in [
        ("第九条 本办法自 2021 年 3 月 1 日起施行，有效期至 2026 年 2 月 28 日。", "2021-03-01", "2026-02-28"),
        ("第九条 本规定自二〇二一年三月一日起施行，有效期五年。", "2021-03-01", "2026-02-28"),
        ("本通知自印发之日起执行，有效期两年。", "2020-05-06", "2022-05-05"),
        ("本细则自公布之日起30日后施行。", "2020-06-05", ""),
        ("本意见由市甲局负责解释，自2021年7月起实施。有效期3年。", "2021-07-01", "2024-06-30"),
        ("本公告自发布之日起施行，试行期限为6个月。", "2020-05-06", "2020-11-05"),
        ("自2021年1月1日起施行，至2023年12月31日止。", "2021-01-01", "2023-12-31"),
        ("本方案自即日起实施，有效期至2022年底。", "2020-05-06", "2022-12-31"),
        ("以上规定自2021年1月1日零时起施行。", "2021-01-01", ""),
        ("除第三条外，本条例自2021年1月1日起施行。", "2021-01-01", ""),
        ("《云州市河道办法》已经常务会议通过，现予公布，自2021年2月1日起施行。", "2021-02-01", ""),
        ("本辦法自2021年3月1日起實施。", "2021-03-01", ""),
        ("修正「甲辦法」，並自2021年3月1日起施行。", "2021-03-01", ""),
        ("本办法2021年3月1日起施行。", "2021-03-01", ""),
        ("本办法自2021年3月1日施行。", "2021-03-01", ""),
        ("本办法自公布之日施行。", "2020-05-06", ""),
        ("本办法施行日期为2021年3月1日。", "2021-03-01", ""),
        ("本办法自公布之日起60日后施行，暂行一年。", "2020-07-05", "2021-07-04"),
        ("本办法自公布之日起满三十日之后施行。", "2020-06-05", ""),
        ("本办法自发布之日起试行两年。", "2020-05-06", "2022-05-05"),
        ("本《办法》自2021年3月1日起实行，有效期自实施之日起3年。", "2021-03-01", "2024-02-29"),
        ("本通知有效期自2021年6月1日至2023年5月31日。", "2021-06-01", "2023-05-31"),
        ("本政策自2021年1月1日起执行，执行至2022年6月30日。", "2021-01-01", "2022-06-30"),
        ("本措施节假日执行轮班制，自二○二一年二月一日起施行。", "2021-02-01", ""),
    ] {
        assert_eq!(days("云州市河道办法", &[text]), some(first, last), "{text}");
    }
}

#[test]
fn what_speaks_of_other_things_is_not_the_force() {
    for text in [
        "第三条 许可证有效期5年，自颁发之日起计算。",
        "补助标准调整为每人300元，自2021年1月1日起执行。",
        "依据《云州省水法》，该法自2019年1月1日起施行。",
        "本办法第三条自2024年1月1日起施行。",
        "行政复议期间，处罚决定不停止执行。",
        "自2019年起，连续实施三年。",
    ] {
        assert_eq!(days("云州市河道办法", &[text]), (None, None), "{text}");
    }
}

#[test]
fn a_day_that_counts_from_an_unknown_one_is_stated_but_not_known() {
    let (issue, facts) = read(vec![document("甲通知", "", &["本通知自印发之日起施行，有效期3年。"])]);
    let force = &facts.force[0];
    assert_eq!(force.effective.unwrap().date, None);
    assert_eq!(force.effective.unwrap().evidence.text(&issue), "本通知自印发之日起施行，有效期3年。");
    assert_eq!(force.at(Date::new(2030, 1, 1).unwrap()), Status::NotStated);
}

#[test]
fn status_at_a_date_with_its_evidence() {
    let (issue, facts) =
        read(vec![document("甲办法", "2020-05-06", &["前一句。本办法自2021年3月1日起施行，有效期5年。"])]);
    let force = &facts.force[0];
    let at = |y, m, d| force.at(Date::new(y, m, d).unwrap());
    assert_eq!(at(2021, 2, 28), Status::NotYet);
    assert_eq!(at(2021, 3, 1), Status::InForce);
    assert_eq!(at(2026, 2, 28), Status::InForce);
    assert_eq!(at(2026, 3, 1), Status::Expired);
    let evidence = force.evidence(Date::new(2022, 1, 1).unwrap()).unwrap();
    assert_eq!(evidence.text(&issue), "本办法自2021年3月1日起施行，有效期5年。");
    assert_eq!(Status::Expired.name_zh(), "已过有效期");
}

fn repeals(facts: &Facts) -> Vec<String> {
    facts.force[0]
        .effects
        .iter()
        .map(|r| {
            let date = r.date.map(|d| d.to_string()).unwrap_or_default();
            let part = if r.part.is_some() { " 部分" } else { "" };
            format!("{}|{}|{date}{part}", r.title.as_deref().unwrap_or(""), r.number.as_deref().unwrap_or(""))
        })
        .collect()
}

#[test]
fn repeals_of_several_wordings() {
    for (text, wanted) in [
        (
            "第九条 本办法自2021年3月1日起施行。2015年2月3日发布的《甲旧办法》（云政发〔2015〕 3 号）、《乙旧办法》同时废止。",
            vec!["甲旧办法|云政发〔2015〕3号|2021-03-01", "乙旧办法||2021-03-01"],
        ),
        ("本通知自印发之日起施行，云政办发[2010]8号文件同时停止执行。", vec!["|云政办发[2010]8号|2020-05-06"]),
        ("根据《甲法》，现决定废止《乙规定》（云政发〔2009〕7号）。", vec!["乙规定|云政发〔2009〕7号|2020-05-06"]),
        ("《丙规定》自2022年1月1日起废止。", vec!["丙规定||2022-01-01"]),
        ("《丁规定》第三条同时废止。", vec!["丁规定||2020-05-06 部分"]),
        ("按照《戊规定》，不得停止执行。原有规定同时废止。", vec![]),
        ("根据《己法》和《庚条例》，《辛规定》自即日起停止执行。", vec!["辛规定||2020-05-06"]),
        ("逾期的，《取水许可证》自动失效。此前有关规定与本办法不一致的，以本办法为准。", vec![]),
        (
            "云政发〔2005〕8号、云政办〔2007〕10号文件同时废止。",
            vec!["|云政发〔2005〕8号|2020-05-06", "|云政办〔2007〕10号|2020-05-06"],
        ),
    ] {
        let (_, facts) = read(vec![document("新办法", "2020-05-06", &[text])]);
        assert_eq!(repeals(&facts), wanted, "{text}");
    }
}

#[test]
fn a_list_of_what_is_repealed() {
    let (_, facts) = read(vec![document(
        "云州市人民政府关于废止部分文件的决定",
        "2020-05-06",
        &[
            "市政府决定，废止下列文件：",
            "1.《甲办法》（云政发〔2001〕1号）",
            "2.《乙办法》（云政发〔2002〕2号）",
            "本决定自公布之日起施行。",
        ],
    )]);
    assert_eq!(repeals(&facts), ["甲办法|云政发〔2001〕1号|2020-05-06", "乙办法|云政发〔2002〕2号|2020-05-06"]);
}

#[test]
fn a_list_without_marks_that_what_is_amended_ends() {
    let (_, facts) = read(vec![document(
        "云州市人民政府关于废止和修改部分文件的决定",
        "2020-05-06",
        &[
            "一、废止下列规范性文件",
            "1.云州市甲管理办法（云政发〔2001〕 3 号）",
            "2.《乙规定》（云政发〔2003〕4号）",
            "二、修改下列规范性文件",
            "1.《丙规定》（云政发〔2010〕5号）",
        ],
    )]);
    assert_eq!(
        repeals(&facts),
        ["云州市甲管理办法|云政发〔2001〕3号|2020-05-06", "乙规定|云政发〔2003〕4号|2020-05-06"]
    );
    let (_, facts) = read(vec![document(
        "新办法",
        "2020-05-06",
        &[
            "本办法自公布之日起施行，以下文件同时废止：",
            "1.《甲办法》（云政发〔2001〕1号）",
            "其他事项照旧。",
            "2.《乙办法》",
        ],
    )]);
    assert_eq!(repeals(&facts), ["甲办法|云政发〔2001〕1号|2020-05-06"]);
}

#[test]
fn an_attached_table_of_what_is_repealed() {
    use crate::issue::{Cell, Table};
    let mut decision = document("关于宣布失效一批文件的决定", "2020-05-06", &["决定宣布12件文件失效（目录见附件）。"]);
    let row =
        |texts: [&str; 3]| texts.iter().map(|t| Cell { text: (*t).into(), columns: 1, rows: 1 }).collect::<Vec<_>>();
    let table = Table {
        rows: vec![row(["序号", "文件名称", "文号"]), row(["1", "关于甲事的通知", "云政发〔2001〕1号"])],
        head_rows: 1,
    };
    let block = |kind, text: &str| Block { kind, text: text.into(), ..Block::default() };
    decision.blocks.push(block(BlockKind::Title, "宣布失效的文件目录"));
    decision.blocks.push(Block { kind: BlockKind::Table, table: Some(table.clone()), ..Block::default() });
    decision.blocks.push(block(BlockKind::Title, "继续有效的文件目录"));
    decision.blocks.push(Block { kind: BlockKind::Table, table: Some(table), ..Block::default() });
    let (_, facts) = read(vec![decision]);
    assert_eq!(repeals(&facts), ["关于甲事的通知|云政发〔2001〕1号|2020-05-06"]);
}

#[test]
fn a_document_of_the_issue_that_another_repeals() {
    let mut old = document("云州市人民政府关于旧事的通知", "2018-01-01", &["本通知自印发之日起施行。"]);
    old.number = Some("云政发〔2018〕1号".into());
    let new = document(
        "新办法",
        "2020-05-06",
        &["本办法自2020年7月1日起施行，《关于旧事的通知》（云政发[2018]1号）同时废止。"],
    );
    let (_, facts) = read(vec![new, old]);
    assert_eq!(facts.force[0].effects[0].target, Some(1));
    let by = facts.force[1].repealed.unwrap();
    assert_eq!((by.document, by.date), (0, Date::new(2020, 7, 1)));
    assert_eq!(facts.force[1].at(Date::new(2020, 6, 30).unwrap()), Status::InForce);
    assert_eq!(facts.force[1].at(Date::new(2020, 7, 1).unwrap()), Status::Repealed);
}

#[test]
fn an_earlier_one_of_the_same_title_is_no_document_of_the_issue() {
    let text = "本办法自2020年7月1日起施行。2001年3月1日云州市人民政府发布的《云州市甲办法》同时废止。";
    let mut order =
        document("云州市人民政府令", "2020-05-06", &["《云州市甲办法》已经通过，现予公布，自2020年7月1日起施行。"]);
    order.promulgates = vec!["云州市甲办法".into()];
    let rule = document("云州市甲办法", "2020-05-06", &[text]);
    let (_, facts) = read(vec![order, rule]);
    let effect = &facts.force[1].effects[0];
    assert_eq!((effect.title.as_deref(), effect.target), (Some("云州市甲办法"), None));
    assert!(facts.force.iter().all(|force| force.repealed.is_none()));
    // One of the title that is made public later is another, too; one of before is it.
    for (day, target) in [("2021-01-01", None), ("2020-06-01", None), ("2018-01-01", Some(1))] {
        let new = document("新办法", "2020-05-06", &["本办法自2020年7月1日起施行。《旧办法》同时废止。"]);
        let (_, facts) = read(vec![new, document("旧办法", day, &["甲。"])]);
        assert_eq!(facts.force[0].effects[0].target, target, "{day}");
        assert_eq!(facts.force[1].repealed.is_some(), target.is_some(), "{day}");
    }
}

fn noted(notes: &[&str], texts: &[&str]) -> (Option<String>, Option<String>) {
    let mut law = document("云州省水法", "2024-06-01", texts);
    let note = |t: &&str| Block { kind: BlockKind::Note, text: (*t).into(), ..Block::default() };
    law.blocks.splice(0..0, notes.iter().map(note));
    let entry = |(day, act)| HistoryEntry { day, act, office: None, number: None };
    for text in notes.iter().map(|note| crate::zh::fold::narrowed(note)) {
        let days = super::days_at(&text);
        for (n, (day, at)) in days.iter().enumerate() {
            let until = days.get(n + 1).map_or(text.len(), |(_, next)| next.start);
            let said = &text[at.end..until];
            let act = [("公布", Act::Published), ("通过", Act::Adopted)].into_iter().find(|(w, _)| said.contains(w));
            law.history.extend(act.map(|(_, act)| entry((*day, act))));
        }
    }
    let (_, facts) = read(vec![law]);
    let day = |d: Option<super::StatedDay>| d.and_then(|d| d.date).map(|d| d.to_string());
    (day(facts.force[0].effective), day(facts.force[0].expires))
}

#[test]
fn whatever_the_instrument_is_called() {
    for text in [
        "第九十条 本法自2024年7月1日起施行。",
        "第二百六十六条　本法自二〇二四年七月一日起施行。",
        "本安排自2024年7月1日起生效。",
        "本修正案自2024年7月1日起施行。",
        "本解释自2024年7月1日起施行。",
        "附则本规则自2024年7月1日起执行。",
        "第八章 附则第九十条 本法自２０２４年７月１日起施行。",
        "本條例自中華民國113年7月1日起施行。",
        "本議定書自2024年7月1日生效。",
    ] {
        assert_eq!(days("云州省水法", &[text]), some("2024-07-01", ""), "{text}");
    }
    for text in [
        "本法院自2024年7月1日起施行新的收案办法。",
        "该法自2024年7月1日起施行。",
        "《云州省河道条例》自2024年7月1日起施行。",
        "本法第三条自2024年7月1日起施行。",
        "收费标准自2024年7月1日起执行。",
    ] {
        assert_eq!(days("云州省水法", &[text]), (None, None), "{text}");
    }
}

#[test]
fn the_day_of_promulgation_is_not_that_of_adoption() {
    let own = ["第九条　本法自公布之日起施行。"];
    assert_eq!(noted(&["（2024年6月1日云州省第八届人民代表大会第三次会议通过）"], &own), (None, None));
    assert_eq!(noted(&["（2024年6月1日云州省人民政府批准）"], &own), (None, None));
    assert_eq!(
        noted(&["（2024年5月1日第三次会议通过　2024年6月1日云州省人民政府令第8号公布）"], &own),
        some("2024-06-01", "")
    );
    assert_eq!(noted(&["（2024年6月1日）"], &own), some("2024-06-01", ""));
    let adopted = ["第九条　本法自通过之日起施行。"];
    assert_eq!(noted(&["（2024年5月20日第三次会议通过）"], &adopted), some("2024-05-20", ""));
    assert_eq!(noted(&["（本文有删减）"], &["第九条　本法自批准之日起施行。"]), (None, None));
}

#[test]
fn a_first_day_in_the_note_under_the_title() {
    assert_eq!(
        noted(&["2031年7月5日 第142次常务会议通过", "2031年7月24日 令第472号公布", "2031年8月1日 施行"], &["正文。"]),
        some("2031-08-01", "")
    );
    assert_eq!(
        noted(&["（2031年7月5日通过　2031年7月24日公布　自2031年8月1日起施行）"], &["正文。"]),
        some("2031-08-01", "")
    );
    // The text's own words go before.
    assert_eq!(noted(&["（2031年8月1日施行）"], &["第九条　本法自2031年9月1日起施行。"]), some("2031-09-01", ""));
    assert_eq!(noted(&["（2031年7月5日通过）"], &["正文。"]), (None, None));
}

#[test]
fn parts_with_days_of_their_own() {
    for (text, whole, parts) in [
        ("本办法第三条自2025年1月1日起施行。", "", "第三条 2025-01-01"),
        ("除第三条自2025年1月1日起施行外，本条例自2024年7月1日起施行。", "2024-07-01", "第三条 2025-01-01"),
        (
            "本条例自2024年7月1日起施行，其中第五条、第六条自2025年1月1日起施行。",
            "2024-07-01",
            "第五条、第六条 2025-01-01",
        ),
        ("《云州省河道条例》第三条自2025年1月1日起施行。", "", ""),
        ("除第三条外，本条例自2024年7月1日起施行。", "2024-07-01", ""),
    ] {
        let (issue, facts) = read(vec![document("云州省水条例", "2024-06-01", &[text])]);
        let force = &facts.force[0];
        let day = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
        assert_eq!(day(force.effective.and_then(|e| e.date)), whole, "{text}");
        let found: Vec<String> =
            force.parts.iter().map(|p| format!("{} {}", p.part.text(&issue), day(p.effective))).collect();
        assert_eq!(found.join(";"), parts, "{text}");
    }
}

#[test]
fn effects_of_each_kind_and_what_is_none() {
    use crate::facts::EffectKind;
    for (text, kind, title, until) in [
        ("《甲办法》同时废止。", EffectKind::Repeal, "甲办法", ""),
        ("自本通知印发之日起，《甲通知》停止执行。", EffectKind::Stop, "甲通知", ""),
        ("《甲规定》自本决定公布之日起失效。", EffectKind::Lapse, "甲规定", ""),
        ("暂停执行《甲规定》。", EffectKind::Suspend, "甲规定", ""),
        ("《甲办法》有效期延长至2026年12月31日。", EffectKind::Prolong, "甲办法", "2026-12-31"),
        ("现决定对《甲条例》作如下修改：", EffectKind::Amend, "甲条例", ""),
    ] {
        let (_, facts) = read(vec![document("新办法", "2020-05-06", &[text])]);
        let day = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
        let found: Vec<_> = facts.force[0]
            .effects
            .iter()
            .map(|e| (e.kind, e.title.clone().unwrap_or_default(), day(e.until)))
            .collect();
        assert_eq!(found, [(kind, title.to_owned(), until.to_owned())], "{text}");
    }
    // What is suspended, prolonged or amended is not out of force.
    for text in [
        "暂停执行《旧办法》。",
        "《旧办法》有效期延长至2026年12月31日。",
        "对《旧办法》作如下修改：",
        "《旧办法》第三条同时废止。",
    ] {
        let (_, facts) = read(vec![
            document("新办法", "2020-05-06", &[text]),
            document("旧办法", "2018-01-01", &["本办法自2018年2月1日起施行。"]),
        ]);
        assert_eq!(facts.force[1].repealed, None, "{text}");
        assert_eq!(facts.force[1].at(Date::new(2021, 1, 1).unwrap()), Status::InForce, "{text}");
    }
}

#[test]
fn a_sentence_of_many_effects_is_read_to_its_end() {
    let text: String = (0..600).map(|n| format!("《甲办法{n}》停止执行；")).collect();
    let (_, facts) = read(vec![document("云州市决定", "2024-03-01", &[&format!("自2025年1月1日起，{text}")])]);
    let effects = &facts.force[0].effects;
    assert_eq!(effects.len(), 600);
    for (n, effect) in effects.iter().enumerate() {
        assert_eq!(effect.title.as_deref(), Some(format!("甲办法{n}").as_str()));
        assert_eq!(effect.date.map(|d| d.to_string()).as_deref(), Some("2025-01-01"), "{n}");
    }
    // Without a mark between them, and with the words in titles.
    let text: String = (0..600).map(|n| format!("《甲废止办法{n}》、")).collect();
    let (_, facts) = read(vec![document("云州市决定", "2024-03-01", &[&format!("{text}同时废止。")])]);
    assert_eq!(facts.force[0].effects.len(), 600);
}

//! Clauses of lists of appointments, in the wordings of several offices.

use super::*;
use crate::facts::posts_paper::is_titled;
use crate::issue::{Block, BlockKind};

fn found(texts: &[&str]) -> Vec<String> {
    let blocks: Vec<_> = texts.iter().map(|t| Block { text: (*t).into(), ..Block::default() }).collect();
    let (mut view, mut state, mut out) = (View::default(), State::of("云州市人民政府关于任免的通知"), Vec::new());
    for (i, b) in blocks.iter().enumerate() {
        view.read(0, i, b);
        read(&view, &mut state, &mut out);
    }
    let sign = |a| match a {
        Action::Appoint => '+',
        Action::Remove => '-',
        Action::Propose => '?',
        Action::ProposeRemoval => '!',
        Action::Member => '=',
    };
    out.iter()
        .map(|a| {
            let note = a.note.as_deref().map(|n| format!(" [{n}]")).unwrap_or_default();
            format!("{}{} {}{note}", sign(a.action), a.person, a.position)
        })
        .collect()
}

#[test]
fn a_list_under_its_verb() {
    assert_eq!(
        found(&[
            "市政府决定，任命：",
            "江一帆为云州市甲局局长（试用期一年）；",
            "柳 青、白　杨为云州市乙中心副主任、党组成员；",
            "免去：",
            "石为民的云州市丙中心主任（云州市丁站站长）职务。",
        ]),
        [
            "+江一帆 云州市甲局局长 [试用期一年]",
            "+柳青 云州市乙中心副主任、党组成员",
            "+白杨 云州市乙中心副主任、党组成员",
            "-石为民 云州市丙中心主任（云州市丁站站长）",
        ]
    );
}

#[test]
fn the_verb_in_each_clause() {
    assert_eq!(
        found(&[
            "经研究，决定任命石为民为甲局局长，免去其乙局副局长职务。",
            "任命江一帆同志为丙局副局长(试用期1年);免去柳青同志丁局局长、一级调研员职务。",
            "聘任买买提·甲为戊馆馆长，聘期三年。",
        ]),
        [
            "+石为民 甲局局长",
            "-石为民 乙局副局长",
            "+江一帆 丙局副局长 [试用期1年]",
            "-柳青 丁局局长、一级调研员",
            "+买买提·甲 戊馆馆长 [聘期三年]",
        ]
    );
}

#[test]
fn other_turns() {
    assert_eq!(
        found(&[
            "白杨任甲局党组成员，副局长（正处级）；",
            "江一帆不再担任乙局局长职务；",
            "任命柳青（女）、石为民（回族）为丙院院长。",
            "接受白杨辞去丁县县长职务的请求。",
        ]),
        [
            "+白杨 甲局党组成员，副局长 [正处级]",
            "-江一帆 乙局局长",
            "+柳青 丙院院长",
            "+石为民 丙院院长",
            "-白杨 丁县县长",
        ]
    );
}

#[test]
fn other_sentences_name_nobody() {
    assert!(
        found(&["各县人民政府，市政府各部门：", "以上人员的任职时间自通知之日起计算。", "为加强领导，任务分工如下。"])
            .is_empty()
    );
}

#[test]
fn turns_for_the_people_of_the_clause_before() {
    assert_eq!(
        found(&[
            "江一帆同志任甲局局长（试用期一年），不再担任乙局副局长职务；",
            "柳青任丙校校长，免去丁校副校长职务。",
            "任命白杨为戊局局长，其原任己局局长职务自然免除。",
            "免去石为民的庚县副县长职务，任辛局局长。",
            "江一帆退休，免去其甲局局长职务。",
            "任命柳青为壬局局长，白杨为癸局局长。",
        ]),
        [
            "+江一帆 甲局局长 [试用期一年]",
            "-江一帆 乙局副局长",
            "+柳青 丙校校长",
            "-柳青 丁校副校长",
            "+白杨 戊局局长",
            "-白杨 己局局长",
            "-石为民 庚县副县长",
            "+石为民 辛局局长",
            "-江一帆 甲局局长",
            "+柳青 壬局局长",
            "+白杨 癸局局长",
        ]
    );
}

#[test]
fn no_word_between_name_and_post() {
    assert_eq!(
        found(&[
            "免去：",
            "石为民云州市人民法院审判员职务；",
            "白杨云州市甲局副局长（正县级）职务，退休；",
            "免去：柳青同志云州市乙办主任、党组书记职务。",
            "任命：",
            "江　帆　市丙局副局长",
            "柳一青 云州市丁局总工程师（试用期一年）；",
        ]),
        [
            "-石为民 云州市人民法院审判员",
            "-白杨 云州市甲局副局长 [正县级，退休]",
            "-柳青 云州市乙办主任、党组书记",
            "+江帆 市丙局副局长",
            "+柳一青 云州市丁局总工程师 [试用期一年]",
        ]
    );
}

#[test]
fn leads_remarks_and_posts_one_by_one() {
    assert_eq!(
        found(&[
            "决定白杨为云州市代理市长。",
            "同意江一帆辞去甲局局长职务；",
            "石为民挂职任乙委副主任（挂职一年）；",
            "聘任柳青为丙院院长，聘期三年，试用期一年；",
            "任命江一帆、白杨同志分别为丁中心主任、副主任；",
            "免去柳青的戊局局长职务，保留正处级待遇，另有任用；",
            "提名石为民为己行行长；不再聘任白杨为庚院院长。",
            "晋升江一帆为一级调研员。",
            "委派柳青为辛公司外部董事，任期三年。",
            "建议免去石为民市壬公司董事职务；蒋帆市癸局副局长职务。",
            "白杨同志正式任甲局副局长（试用期满）；",
            "江一帆同志试用期满，任乙局副局长；",
        ]),
        [
            "+白杨 云州市代理市长",
            "-江一帆 甲局局长",
            "+石为民 乙委副主任 [挂职一年]",
            "+柳青 丙院院长 [聘期三年，试用期一年]",
            "+江一帆 丁中心主任",
            "+白杨 丁中心副主任",
            "-柳青 戊局局长 [保留正处级待遇，另有任用]",
            "?石为民 己行行长",
            "-白杨 庚院院长",
            "+江一帆 一级调研员",
            "+柳青 辛公司外部董事 [任期三年]",
            "!石为民 市壬公司董事",
            "!蒋帆 市癸局副局长",
            "+白杨 甲局副局长 [试用期满]",
            "+江一帆 乙局副局长",
        ]
    );
}

#[test]
fn sentences_of_a_list_that_name_nobody() {
    let none: [&str; 0] = [];
    assert_eq!(
        found(&[
            "免去：",
            "上述同志的任职时间自2024年3月1日起计算。原任职务自然免除。",
            "任命：",
            "以上任职人员试用期一年，自2023年6月1日起计算。",
            "其他同志的职务不变。校长任期届满的，另行任命。"
        ]),
        none
    );
    assert!(is_titled("云州市人民政府关于江一帆等职务任免的通知"));
    assert!(!is_titled("云州市校长任职资格管理办法"));
}

#[test]
fn a_table_of_appointments() {
    use crate::issue::{Cell, Table};
    let cell = |t: &str| Cell { text: t.into(), columns: 1, rows: 1 };
    let row = |texts: [&str; 5]| texts.iter().map(|t| cell(t)).collect::<Vec<_>>();
    let table = Table {
        rows: vec![
            row(["序号", "姓 名", "任命职务", "免去职务", "备注"]),
            row(["1", "江 帆", "甲局局长", "乙局副局长职务", "试用期一年"]),
            row(["2", "石为民", "", "丙局局长", ""]),
        ],
        head_rows: 1,
    };
    let block = Block { kind: BlockKind::Table, table: Some(table), ..Block::default() };
    let (mut view, mut out) = (View::default(), Vec::new());
    view.read(0, 0, &block);
    read(&view, &mut State::default(), &mut out);
    let shown: Vec<_> =
        out.iter().map(|a| (a.person.as_str(), a.action, a.position.as_str(), a.note.as_deref())).collect();
    assert_eq!(
        shown,
        [
            ("江帆", Action::Appoint, "甲局局长", Some("试用期一年")),
            ("江帆", Action::Remove, "乙局副局长", Some("试用期一年")),
            ("石为民", Action::Remove, "丙局局长", None),
        ]
    );
}

#[test]
fn those_who_resign() {
    assert_eq!(
        found(&[
            "批准石某辞去甲局副局长职务。",
            "同意柳青同志辞去乙局局长职务",
            "决定任命白某为丙院检察长",
            "上述同志任职时间自2024年3月28日起计算。",
        ]),
        ["-石某 甲局副局长", "-柳青 乙局局长", "+白某 丙院检察长"]
    );
}

#[test]
fn names_before_what_is_done() {
    assert_eq!(
        found(&["江一帆    任甲局局长", "石为民    免乙局局长职务", "柳青免去丙局主任职务"]),
        ["+江一帆 甲局局长", "-石为民 乙局局长", "-柳青 丙局主任"]
    );
}

#[test]
fn what_is_taken_does_not_turn_the_next_clause() {
    assert_eq!(
        found(&[
            "任命江一帆为云州市甲局局长，免去其云州市乙局副局长职务；柳青为云州市乙局副局长；白杨为云州市丙局局长。"
        ]),
        ["+江一帆 云州市甲局局长", "-江一帆 云州市乙局副局长", "+柳青 云州市乙局副局长", "+白杨 云州市丙局局长"]
    );
    assert_eq!(
        found(&[
            "免去：",
            "江一帆的云州市甲局局长职务；",
            "李为民的云州市乙局局长职务；",
            "石为民云州市丙局局长职务。"
        ]),
        ["-江一帆 云州市甲局局长", "-李为民 云州市乙局局长", "-石为民 云州市丙局局长"]
    );
    assert!(found(&["免去：", "江一帆的甲局局长职务；", "柳青为乙局局长。"]).iter().all(|f| !f.contains(" 为")));
}

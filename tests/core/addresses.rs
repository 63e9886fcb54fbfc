//! What the jump box answers to addresses as people type and paste them, with and without a title, in whole texts.

use gongbao::ask::{Answer, answer};
use gongbao::facts::{LinkKind, Target, facts, resolve_citation};
use gongbao::issue::{Issue, Place};
use gongbao::search::{JumpContext, JumpIndex, JumpKind, JumpTarget};

use crate::support::parse;

/// Rules with chapters, sections, articles that were put in, paragraphs and items.
const RULES: &str = "云州市供水管理办法
云政发〔2031〕7号

第一章　总　则

第一条　为了规范供水，制定本办法。

第二条　本办法适用于本市。

第二条之一　乡镇供水参照执行。

第二章　设施

第一节　建设

第三条　设施应当报建。

第四条　设施应当验收。

第五条　设施由所有人维护。

所有人不明的，由水务部门维护。

第二节　巡查

第六条　水务部门应当巡查。

第七条　巡查应当留痕。

第三章　用水

第八条　用水应当装表。

水表应当检定。

检定费用由供水企业承担。

第九条　有下列行为之一的，责令改正：

（一）擅自开栓的；

（二）拆除水表的；

（三）倒灌管网的。

第十条　本办法自2031年5月1日起施行。
";

/// Rules that have the same articles, and fewer paragraphs.
const OTHER: &str = "云州市公园管理办法
云政发〔2031〕8号

第一条　为了管好公园，制定本办法。

第二条　公园应当开放。

第三条　公园应当绿化。

第八条　公园可以设摊。

第九条　不得折枝。
";

/// An outline.
const OUTLINE: &str = "云州市人民政府关于推进节水的实施意见
云政字〔2031〕17号

各区人民政府：

现提出以下意见。

一、总体要求

（一）指导思想。坚持节水。

（二）工作目标。用水下降。

二、主要任务

1.改造管网。更换老旧管网。

2.推广器具。推广节水器具。

3.计量收费。按量收费。

三、保障措施

（一）加强领导。落实责任。

（二）强化宣传。开展宣传。

云州市人民政府
2031年4月3日
";

/// An act of Taiwan without a day.
const ACT: &str = "雲州湖泊管理條例
第 1 條
為管理湖泊，制定本條例。
第 2 條
湖泊之主管機關為水利局。
違反前項規定，有下列情形之一者，處罰鍰：
一、占用湖面者。
二、傾倒廢土者。
第 2-1 條
巡查人員應出示證件。
第 3 條
本條例自公布日施行。
";

fn issue(texts: &[&str]) -> Issue {
    let documents = texts.iter().flat_map(|text| parse(text).documents).collect();
    Issue { documents, ..Issue::default() }
}

fn ask(issue: &Issue, query: &str, document: Option<usize>) -> Answer {
    let context = JumpContext { document, ..JumpContext::default() };
    answer(&JumpIndex::build(issue), Some(issue), query, &context)
}

/// Document and start of the text at the first hit, and what is missing.
fn first(issue: &Issue, query: &str, document: Option<usize>) -> (Option<usize>, String, Option<String>) {
    let answer = ask(issue, query, document);
    let place = answer.hits.first().and_then(|hit| match hit.target {
        JumpTarget::Place(place) => Some(place),
        JumpTarget::Command(_) => None,
    });
    let text = place.and_then(|p| issue.block(p.document, p.block)?.text.get(p.byte..));
    let text: String = text.unwrap_or("").chars().filter(|c| !c.is_whitespace()).collect();
    (place.map(|p| p.document), text, answer.missing)
}

#[track_caller]
fn leads(issue: &Issue, document: Option<usize>, cases: &[(&str, usize, &str)]) {
    for (query, d, start) in cases {
        let (found, text, missing) = first(issue, query, document);
        assert_eq!((found, missing.as_deref()), (Some(*d), None), "{query}: {text}");
        assert!(text.starts_with(start), "{query}: {text}");
    }
}

#[track_caller]
fn lacks(issue: &Issue, document: Option<usize>, cases: &[(&str, usize, &str, &str)]) {
    for (query, d, start, what) in cases {
        let (found, text, missing) = first(issue, query, document);
        assert_eq!((found, missing.as_deref()), (Some(*d), Some(*what)), "{query}: {text}");
        assert!(text.starts_with(start), "{query}: {text}");
    }
}

#[test]
fn addresses_of_the_text_that_is_read() {
    let issue = issue(&[RULES, OTHER, OUTLINE]);
    leads(
        &issue,
        Some(0),
        &[
            ("第九条", 0, "第九条"),
            ("第九条规定", 0, "第九条"),
            ("第九条的规定", 0, "第九条"),
            ("依据第九条", 0, "第九条"),
            ("本办法第九条", 0, "第九条"),
            ("依照本办法第九条第（三）项", 0, "（三）"),
            ("本辦法第九條第（三）項的規定", 0, "（三）"),
            ("第九条（三）", 0, "（三）"),
            ("第９条第２项", 0, "（二）"),
            ("本办法第五条第二款的规定", 0, "所有人不明的"),
            ("第二条之一", 0, "第二条之一"),
            ("第二条 之一", 0, "第二条之一"),
            ("第2-1条", 0, "第二条之一"),
            ("第二条", 0, "第二条本办法"),
            ("第 八 条 第三款", 0, "检定费用"),
            ("第八條第三款", 0, "检定费用"),
            ("第二章第二节第六条", 0, "第六条"),
            ("第2章第2节第6条", 0, "第六条"),
            ("第二章 第一节", 0, "第一节"),
            ("第三条至第五条", 0, "第三条"),
            ("第三至五条", 0, "第三条"),
            ("第三、五条", 0, "第三条"),
            ("第3-5条", 0, "第三条"),
            ("第三条和第五条", 0, "第三条"),
            ("第五条第一、二款", 0, "第五条"),
            ("第九条第（一）、（二）项", 0, "（一）"),
            ("第九条二项", 0, "（二）"),
            ("第八条3款", 0, "检定费用"),
            ("八条3款", 0, "检定费用"),
        ],
    );
    // The one that is read comes before the one that is first.
    leads(&issue, Some(1), &[("第九条", 1, "第九条"), ("本办法第三条", 1, "第三条公园"), ("第三条", 1, "第三条公园")]);
    // Of several with the article the one with the paragraph.
    leads(&issue, Some(1), &[("第八条第三款", 0, "检定费用"), ("第八条第二款", 0, "水表")]);
}

#[test]
fn what_is_not_there_is_told() {
    let issue = issue(&[RULES, OTHER, OUTLINE]);
    lacks(
        &issue,
        Some(0),
        &[
            ("第八十七条", 0, "云州市供水", "第八十七条"),
            ("第二十条第二款", 0, "云州市供水", "第二十条第二款"),
            ("第十章", 0, "云州市供水", "第十章"),
            ("第二条之二", 0, "云州市供水", "第二条之二"),
            ("第五条第四款", 0, "第五条", "第四款"),
            ("第九条第七项", 0, "第九条", "第七项"),
            ("第二章 第八条", 0, "第二章", "第八条"),
            ("供水管理办法第八条第九款", 0, "第八条", "第九款"),
            ("供水管理办法第二十条", 0, "云州市供水", "第二十条"),
            ("云州市供水管理办法第二章第八条", 0, "第二章", "第八条"),
            ("《云州市供水管理办法》（云政发〔2031〕8号）第8条第2款", 0, "云州市供水", "云政发[2031]8号"),
            ("《云州市供水管理办法》第二十条", 0, "云州市供水", "第二十条"),
        ],
    );
    // Nothing of the kind anywhere, and words that name nothing.
    for query in ["无此办法第二十条", "zzzqqq"] {
        let (found, text, missing) = first(&issue, query, Some(0));
        assert_eq!((found, missing), (None, None), "{query}: {text}");
    }
}

#[test]
fn addresses_behind_words_that_name_a_document() {
    let issue = issue(&[OTHER, RULES, OUTLINE]);
    leads(
        &issue,
        Some(0),
        &[
            ("供水管理办法第九条", 1, "第九条"),
            ("供水管理办法第 九 条", 1, "第九条"),
            ("供水办法 第九条", 1, "第九条"),
            ("供水管理办法第八條第二款", 1, "水表"),
            ("供水管理办法第二条之一", 1, "第二条之一"),
            ("根据供水管理办法第九条第（二）项的规定", 1, "（二）"),
            ("gsgl 第九条", 1, "第九条"),
            ("《供水管理办法》第八条第二款的规定", 1, "水表"),
            ("根据《供水管理办法》第八条第二款的规定", 1, "水表"),
            ("《云州市供水管理办法》（以下简称供水办法）第八条", 1, "第八条"),
            ("《云州市供水管理办法》（云政发〔2031〕第7号）第八条", 1, "第八条"),
            ("云政发〔二〇三一〕七号第八条", 1, "第八条"),
            ("云政发2031年7号第八条", 1, "第八条"),
            ("云政发2031-7第八条", 1, "第八条"),
            ("2031年第7号第八条", 1, "第八条"),
            ("云州市人民政府云政发〔2031〕7号", 1, "云州市供水"),
            ("云州市供水管理办法第三条至第五条", 1, "第三条"),
            ("《云州市供水管理办法》第三、五条", 1, "第三条"),
            ("云州市供水管理办法第3-5条", 1, "第三条"),
            ("云州市供水管理办法第八条第一款、第二款", 1, "第八条"),
            ("云州市供水管理办法第三章第八条", 1, "第八条"),
        ],
    );
}

#[test]
fn the_rest_of_a_list_is_told() {
    let issue = issue(&[RULES]);
    for (query, others) in [
        ("第八条第一、二款", Some("二款")),
        ("供水管理办法第三条至第五条", Some("至第五条")),
        ("第八条第一款、第二款", Some("第二款")),
        ("第八条第二款", None),
        ("第九条", None),
        ("p1-2", None),
    ] {
        assert_eq!(ask(&issue, query, Some(0)).others.as_deref(), others, "{query}");
    }
}

#[test]
fn labels_of_outlines() {
    let issue = issue(&[RULES, OUTLINE]);
    leads(
        &issue,
        Some(1),
        &[
            ("三、", 1, "三、"),
            ("三、（二）", 1, "（二）强化"),
            ("一、（二）", 1, "（二）工作"),
            ("节水三、", 1, "三、"),
            ("节水的实施意见三、（一）", 1, "（一）加强"),
            ("第三部分第二项", 1, "（二）强化"),
            ("二、3", 1, "3.计量"),
            ("节水实施意见二、3", 1, "3.计量"),
            ("节水意见二、3", 1, "3.计量"),
            ("二、3.", 1, "3.计量"),
            ("第二部分第3项", 1, "3.计量"),
            ("《云州市人民政府关于推进节水的实施意见》第二部分第3项", 1, "3.计量"),
            ("《云州市人民政府关于推进节水的实施意见》第三部分第2项", 1, "（二）强化"),
        ],
    );
    // A part by its name, in whichever text has it.
    leads(
        &issue,
        Some(0),
        &[
            ("第三部分", 1, "三、"),
            ("第三部分（二）", 1, "（二）强化"),
            ("第二部分3", 1, "3.计量"),
            ("一（二）", 1, "（二）工作"),
        ],
    );
    lacks(&issue, Some(1), &[("二十三、", 1, "云州市人民政府", "二十三、"), ("第三部分（九）", 1, "三、", "(九)")]);
    // What goes on behind the label is no address.
    leads(&issue, Some(1), &[("三、保障措施", 1, "三、保障"), ("（一）加强领导", 1, "（一）加强")]);
}

/// A notice whose second part has what the outline's has not.
const FLOODS: &str = "云州市人民政府关于做好防汛工作的通知
云政字〔2031〕21号

各区人民政府：

一、总体要求

（一）加强领导。各区要重视。

1.建立机制。每日会商。

2.落实责任。到人。

（二）备足物资。沙袋。

二、主要任务

（一）巡查。每日两次。

（二）值班。昼夜值守。

1.区值班。区长带班。

2.街道值班。主任带班。

三、保障措施

各区要保障经费。

云州市人民政府
2031年4月2日
";

#[test]
fn labels_of_outlines_as_they_are_jotted() {
    let issue = issue(&[RULES, OUTLINE, FLOODS]);
    for read in [None, Some(0), Some(1), Some(2)] {
        // Only one text has all the steps.
        leads(
            &issue,
            read,
            &[
                ("二(二)2", 2, "2.街道"),
                ("二（二）", 2, "（二）值班"),
                ("一（一）2", 2, "2.落实"),
                ("一、（一）2", 2, "2.落实"),
                ("三（二）", 1, "（二）强化"),
                ("三(一)", 1, "（一）加强"),
                ("防汛通知二（二）2", 2, "2.街道"),
                ("云州市人民政府关于做好防汛工作的通知一（二）", 2, "（二）备足"),
            ],
        );
    }
    leads(&issue, Some(2), &[("一（一）", 2, "（一）加强"), ("一（二）", 2, "（二）备足")]);
    leads(&issue, Some(1), &[("一（一）", 1, "（一）指导"), ("一（二）", 1, "（二）工作")]);
    // What no text has is not told: it may be no address.
    let (_, text, missing) = first(&issue, "三（七）", Some(1));
    assert!(missing.is_none() && !text.starts_with("（七）"), "{text}");
}

#[test]
fn articles_without_their_ordinal_behind_titles() {
    let issue = issue(&[OTHER, RULES, OUTLINE, BOTH]);
    for read in [None, Some(0), Some(1)] {
        leads(
            &issue,
            read,
            &[
                ("云州市供水管理办法2条", 1, "第二条本办法"),
                ("供水管理办法2条", 1, "第二条本办法"),
                ("供水管理办法二条", 1, "第二条本办法"),
                ("云州市供水管理办法9条3项", 1, "（三）倒灌"),
                ("供水管理办法八条2款", 1, "水表"),
                ("供水管理办法2条之1", 1, "第二条之一"),
                ("依照供水管理办法9条3项的规定", 1, "（三）倒灌"),
                ("公园管理办法9条", 0, "第九条不得"),
                ("供水办法9条2项", 1, "（二）拆除"),
                ("《云州市供水管理办法》9条2项", 1, "（二）拆除"),
                ("井盖管理办法2条", 3, "第二条井盖"),
                ("云州市管网管理办法2条2项", 3, "（二）破裂"),
            ],
        );
        lacks(
            &issue,
            read,
            &[
                ("供水管理办法20条", 1, "云州市供水", "20条"),
                ("云州市供水管理办法9条8项", 1, "第九条", "8项"),
                ("供水管理办法9条8项", 1, "第九条", "8项"),
            ],
        );
    }
    // No title that is here.
    let (found, text, missing) = first(&issue, "燃气管理办法2条", Some(0));
    assert!(missing.is_none(), "{found:?} {text}");
}

/// A plan that prints its parts by their names.
const PLAN: &str = "云州市人民政府关于云州市绿化的意见
云政字〔2031〕30号

各区人民政府：

第一部分　绿化基础

一、回顾

（一）林地增长。增长较快。

二、形势

第二部分　绿化要求

一、指导思想

（一）坚持植树。年年植树。

（二）坚持护林。年年护林。

第三部分　重点任务

一、造林

各区要造林。

云州市人民政府
2031年5月3日
";

#[test]
fn parts_that_are_printed_by_their_names() {
    let both = issue(&[OUTLINE, PLAN]);
    leads(
        &both,
        None,
        &[
            ("第三部分", 1, "第三部分重点"),
            ("第二部分（一）", 1, "（一）坚持植树"),
            ("第二部分一、（二）", 1, "（二）坚持护林"),
            ("第二部分第二项", 1, "（二）坚持护林"),
            // What only the other has.
            ("第二部分3", 0, "3.计量"),
            ("第三部分（二）", 0, "（二）强化"),
        ],
    );
    // Another document that is read, and labels.
    leads(&both, Some(0), &[("第三部分", 0, "三、保障"), ("第三部分（一）", 0, "（一）加强")]);
    leads(&both, None, &[("三、", 0, "三、保障")]);
    lacks(&issue(&[PLAN]), None, &[("第三部分（四）", 0, "第三部分重点", "(四)")]);
}

#[test]
fn a_title_in_the_quotes_of_taiwan_is_whole() {
    let issue = issue(&[RULES, ACT]);
    for query in ["「雲州湖泊管理條例」第2條", "依「雲州湖泊管理條例」第二條"] {
        leads(&issue, Some(0), &[(query, 1, "第2條湖泊")]);
        assert_eq!(ask(&issue, query, None).by_part, None, "{query}");
    }
    let (_, text, _) = first(&issue, "「雲州河川管理條例」第2條", None);
    assert!(!text.starts_with("第2條湖泊"), "{text}");
}

#[test]
fn a_part_of_a_title_leads_to_the_first_of_a_list_and_is_told_once() {
    let both = issue(&[OTHER, RULES]);
    leads(
        &both,
        None,
        &[
            ("供水办法第三条、第四条", 1, "第三条设施"),
            ("供水办法第三条和第四条", 1, "第三条设施"),
            ("供水办法第八条第二、三款", 1, "水表"),
        ],
    );
    assert_eq!(ask(&both, "供水办法第三条、第四条", None).others.as_deref(), Some("第四条"));
    let order = issue(&[ORDER]);
    for query in ["供热办法第八条", "《供热办法》", "《云州市供热管理办法》"] {
        let answer = ask(&order, query, None);
        let documents = answer.hits.iter().filter(|hit| hit.text.contains("云州市供热管理办法"));
        let kinds: Vec<_> = documents.map(|hit| (hit.kind, hit.text.clone())).collect();
        let mut told = kinds.clone();
        told.dedup();
        assert_eq!(told, kinds, "{query}");
        assert!(!kinds.is_empty(), "{query}");
    }
    // Two papers of one title are two.
    let twice = issue(&[FLOODS, &FLOODS.replace("21号", "22号")]);
    let hits = ask(&twice, "《关于做好防汛工作的通知》", None).hits;
    assert_eq!(hits.iter().filter(|hit| hit.kind == JumpKind::Document).count(), 2);
    leads(
        &order,
        None,
        &[
            ("供热办法第二条", 0, "第二条供热"),
            ("《云州市供热管理办法》（2031年3月2日通过）第二条", 0, "第二条供热"),
            ("《云州市供热管理办法》（2031年3月5日公布）第二条", 0, "第二条供热"),
        ],
    );
    for day in ["2031年4月2日通过", "2029年3月2日通过", "2031年3月2日公布"] {
        let missing = ask(&order, &format!("《云州市供热管理办法》（{day}）第二条"), None).missing;
        assert_eq!(missing.as_deref(), Some(day));
    }
}

/// An order and the rules that it issues.
const ORDER: &str = "云州市人民政府令

第46号

《云州市供热管理办法》已经2031年3月2日市政府第6次常务会议通过，现予公布，自2031年5月1日起施行。

市长：王某某

2031年3月5日

云州市供热管理办法

第一条　为了加强供热管理，制定本办法。

第二条　供热应当达标。

第三条　本办法自2031年5月1日起施行。
";

#[test]
fn acts_that_count_items_first() {
    let issue = issue(&[ACT]);
    leads(
        &issue,
        Some(0),
        &[
            ("第2條第2項", 0, "違反前項"),
            ("第2條第2項第1款", 0, "一、占用"),
            ("第二條第二項第二款", 0, "二、傾倒"),
            ("《雲州湖泊管理條例》第2條第2項第1款", 0, "一、占用"),
            ("湖泊管理条例第二条之一", 0, "第2-1條"),
            ("第2條之1", 0, "第2-1條"),
            ("第２－１條", 0, "第2-1條"),
            ("雲州湖泊管理條例第2條之1", 0, "第2-1條"),
            ("雲州湖泊管理條例第2-1條", 0, "第2-1條"),
            ("第2條", 0, "第2條湖泊"),
        ],
    );
    lacks(&issue, Some(0), &[("第2條第2項第5款", 0, "違反前項", "第5款"), ("第2條之3", 0, "雲州湖泊", "第2条之3")]);
}

/// Rules with an article that was put in, of two paragraphs that both have items.
const RIVERS: &str = "云州市河道管理办法
云政发〔2031〕9号

第一条　为了治河，制定本办法。

第二条　河道实行分级管理。

分级标准由市水务局制定。

第二条之一　有下列行为之一的，责令改正：

（一）占用河道；

（二）倾倒废土。

前款行为有下列情形之一的，从重处罚：

（一）屡教不改；

（二）拒不改正；

（三）隐瞒不报。

第三条　违反本办法ADDRESS的，由水务局处罚。
";

/// A notice that refers to them.
const NOTICE: &str = "云州市水务局关于加强巡河的通知
云水发〔2031〕3号

各区水务局：

请依照《云州市河道管理办法》ADDRESS处理。
";

#[test]
fn an_address_is_the_same_place_typed_cited_and_in_the_text() {
    for (address, start) in [
        ("第二条", "第二条　河道"),
        ("第2条第2款", "分级标准"),
        ("第二条之一", "第二条之一　有"),
        ("第2-1条", "第二条之一　有"),
        ("第２条之１", "第二条之一　有"),
        ("第二条之一第二款", "前款行为"),
        ("第二条之一第一款第（二）项", "（二）倾倒"),
        ("第二条之一第二款第二项", "（二）拒不"),
        ("第二条之一第2款（二）项", "（二）拒不"),
        ("第二条之一第（二）项", "（二）倾倒"),
        ("第二条之一（二）项", "（二）倾倒"),
        // Only the second paragraph has so many items.
        ("第二条之一第（三）项", "（三）隐瞒"),
        ("第2-1条（三）项", "（三）隐瞒"),
    ] {
        let issue = issue(&[&RIVERS.replace("ADDRESS", address), &NOTICE.replace("ADDRESS", address)]);
        let starts = |place: Option<Place>| {
            let text = place.and_then(|p| issue.block(p.document, p.block)?.text.get(p.byte..)).unwrap_or("");
            assert!(place.is_some_and(|p| p.document == 0) && text.starts_with(start), "{address}: {place:?} {text}");
        };
        let answer = ask(&issue, address, Some(0));
        starts(answer.hits.first().and_then(|hit| match hit.target {
            JumpTarget::Place(place) => Some(place),
            JumpTarget::Command(_) => None,
        }));
        starts(resolve_citation(&issue, &format!("《云州市河道管理办法》{address}")));
        let links = facts(&issue).links;
        for (document, kind) in [(0, LinkKind::Article), (1, LinkKind::Instrument)] {
            let mut found = links.links.iter().filter(|l| l.from.place.document == document && l.kind == kind);
            starts(found.next_back().and_then(|link| match link.target {
                Target::Inside { place, .. } => Some(place),
                Target::Outside { .. } => None,
            }));
        }
    }
}

#[test]
fn a_label_behind_an_article_is_no_item_of_it() {
    let issue = issue(&[&RIVERS.replace("ADDRESS", "第二条之一（三）项目建设规定")]);
    let links = facts(&issue).links;
    let last = links.links.iter().rfind(|link| link.kind == LinkKind::Article).expect("the article is named");
    assert_eq!(last.from.text(&issue), "本办法第二条之一");
}

#[test]
fn articles_behind_one_that_was_put_in_are_of_the_same_text() {
    let issue = issue(&[&RIVERS.replace("本办法ADDRESS", "《云州市湖泊条例》第2-1条、第三条（二）项")]);
    let links = facts(&issue).links;
    let outside = links.links.iter().filter_map(|link| match &link.target {
        Target::Outside { title, address, .. } => Some((title.as_str(), address.as_deref())),
        Target::Inside { .. } => None,
    });
    let lakes = "云州市湖泊条例";
    assert_eq!(outside.collect::<Vec<_>>(), [(lakes, Some("第2-1条")), (lakes, Some("第三条（二）项"))]);
}

/// A notice that issues two sets of rules, of which the first has more articles.
const BOTH: &str = "云州市人民政府关于印发《云州市管网管理办法》和《云州市井盖管理办法》的通知
云政发〔2031〕16号

各区人民政府：

现将《云州市管网管理办法》《云州市井盖管理办法》印发给你们。

云州市人民政府
2031年8月2日

@1
云州市管网管理办法

第一条　管网应当完好。

第二条　有下列情形之一的，应当报修：

（一）渗漏的；

（二）破裂的。

第三条　管网不得占压。

@2
云州市井盖管理办法

第一条　井盖应当稳固。

第二条　井盖应当编号。
";

#[test]
fn of_two_texts_of_a_notice_the_one_that_is_named_is_meant() {
    let plain = BOTH.replace("@1\n", "").replace("@2\n", "");
    let attached = BOTH.replace("@1", "附件1").replace("@2", "附件2");
    for text in [plain, attached] {
        let issue = issue(&[&text]);
        leads(
            &issue,
            None,
            &[
                ("《云州市管网管理办法》第三条", 0, "第三条管网"),
                ("云州市井盖管理办法第二条", 0, "第二条井盖"),
                ("《云州市井盖管理办法》第一条", 0, "第一条井盖"),
            ],
        );
        let (_, text, missing) = first(&issue, "《云州市井盖管理办法》第三条", None);
        assert_eq!(missing.as_deref(), Some("第三条"));
        assert!(text.starts_with("云州市井盖") || text == "附件2", "{text}");
        let (found, text, missing) = first(&issue, "云州市井盖管理办法第二条第（二）项", None);
        assert!(missing.is_some() && text.starts_with("第二条井盖"), "{found:?} {text} {missing:?}");
    }
}

#[test]
fn articles_of_several_paragraphs_in_attachments() {
    let text = BOTH.replace("@1", "附件1").replace("@2", "附件2");
    let text = text.replace("编号。\n", "编号。\n\n编号由水务局定。\n\n第三条　井盖应当补装。\n");
    let issue = issue(&[OTHER, &text]);
    leads(
        &issue,
        Some(0),
        &[
            ("井盖管理办法第二条", 1, "第二条井盖"),
            ("《云州市井盖管理办法》第二条", 1, "第二条井盖"),
            ("云政发〔2031〕16号附件2第二条", 1, "第二条井盖"),
            ("附件2云州市井盖管理办法第二条", 1, "第二条井盖"),
            ("井盖管理办法第二条第二款", 1, "编号由水务局"),
            ("井盖管理办法第三条", 1, "第三条井盖"),
            ("管网管理办法第二条第（二）项", 1, "（二）破裂"),
            ("云政发〔2031〕16号附件1第二条", 1, "第二条有下列"),
        ],
    );
    for query in ["井盖管理办法第四条", "井盖管理办法第二条第三款", "云政发〔2031〕16号附件12第二条"]
    {
        assert!(ask(&issue, query, Some(0)).missing.is_some(), "{query}");
    }
}

#[test]
fn of_two_citations_the_first_is_gone_to_and_the_other_told() {
    let issue = issue(&[RULES, OTHER]);
    for (query, text, others) in [
        ("《云州市公园管理办法》第二条、《云州市供水管理办法》第三条", "第二条公园", "《云州市供水管理办法》第三条"),
        (
            "《云州市供水管理办法》第二、三条和《云州市公园管理办法》第一条",
            "第二条本办法",
            "《云州市公园管理办法》第一条",
        ),
    ] {
        let (_, found, missing) = first(&issue, query, None);
        assert!(found.starts_with(text) && missing.is_none(), "{query}: {found} {missing:?}");
        let answer = ask(&issue, query, None);
        assert!(answer.others.as_deref().is_some_and(|told| told.ends_with(others)), "{query}: {:?}", answer.others);
    }
}

#[test]
fn of_two_citations_one_that_is_not_here_is_passed_over_or_told() {
    let issue = issue(&[RULES, OTHER]);
    let (found, text, missing) = first(&issue, "《云州市公园管理办法》第二十条、《云州市供水管理办法》第四条", None);
    assert_eq!((found, missing.as_deref()), (Some(1), Some("第二十条")), "{text}");
    let elsewhere = ask(&issue, "《云州市燃气管理办法》第二条、《云州市供水管理办法》第四条", None);
    assert!(elsewhere.hits.first().is_some_and(|hit| hit.text.contains("验收")) && elsewhere.others.is_none());
}

#[test]
fn a_number_of_another_office_is_another_paper() {
    let issue = issue(&[&OUTLINE.replace("云政字〔", "云政办字〔"), RULES]);
    let missing = |query: &str| ask(&issue, query, None).missing;
    for query in ["云政字〔2031〕17号", "云字(2031)17号", "云发〔2031〕7号"] {
        assert_eq!(missing(query).as_deref(), Some(query));
    }
    for query in
        ["云政办字〔2031〕17号", "政办字〔2031〕17号", "云州市人民政府云政发〔2031〕7号", "yzf2031-7", "云政2031 7"]
    {
        assert_eq!(missing(query), None, "{query}");
    }
}

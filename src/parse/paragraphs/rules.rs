//! The rules by which two neighbouring lines are one paragraph or two. Each gives a weight in log odds: above 0 it
//! speaks for joining them, below 0 against, 0 where it has nothing to say. Their sum decides.

use super::super::caption;
use super::super::label::Form;
use super::super::lex::{End, Line};
use super::super::outline;
use super::super::rules::info;
use super::pairs::{
    are_members, are_people, are_values, begins_history, ends_with_day, fullness, has_honours, heading_end, is_keyed,
    is_list, is_scrap, names_article, names_part, opens_with_key, stitch,
};
use super::{Pair, ends_with_open_word};
use crate::issue::{RuleInfo, Stage};
use crate::zh::entries::{self, Beginning};
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, date};

/// The name of a rule and what it looks at.
const fn join(id: &'static str, zh: &'static str, en: &'static str) -> RuleInfo {
    info(id, Stage::Join, zh, en)
}

/// A rule of joining. Unlike those of heads its weight goes by the pair.
pub(crate) struct Rule {
    pub info: RuleInfo,
    /// The weight for a pair; the second argument is the sum of the rules before it.
    pub weigh: fn(&Pair<'_, '_>, f32) -> f32,
    /// Pairs of lines in which it has something to say, and some in which it has not. Empty where it rests on more than
    /// the two lines.
    #[cfg_attr(not(test), expect(dead_code, reason = "examples stand beside their rule and are run as tests"))]
    pub examples: &'static [(&'static str, &'static str)],
    #[cfg_attr(not(test), expect(dead_code, reason = "as above"))]
    pub counter: &'static [(&'static str, &'static str)],
}

/// What decides almost alone: no other single piece of evidence outweighs it.
const DECISIVE: f32 = 12.0;
/// A sum below this is a close call, for which the issue's words are asked.
const CLOSE_CALL: f32 = 4.0;
/// Most of a line that is a name, an office or a short heading, in half em.
const SHORT_LINE: u32 = 60;

/// The rules, in the order in which they are asked: those of the text's ends, of its place, then what knows of them.
pub(crate) static RULES: &[Rule] = &[
    Rule {
        info: join("join-sentence-ends", "上文句子已完", "the sentence before is complete"),
        weigh: |p, _| match p.a.end {
            End::Stop if p.unclosed() => 0.5,
            End::Stop => -4.0,
            _ => 0.0,
        },
        examples: &[("应当依法办理。", "市水务局负责解释。")],
        counter: &[("应当依法", "办理。")],
    },
    Rule {
        info: join(
            "join-list-ends",
            "各项止于分号，末项止于句号",
            "after items that end with ；, the last one ends with 。",
        ),
        weigh: |p, _| if p.closes_list && p.a.end == End::Stop && !p.unclosed() { -2.5 } else { 0.0 },
        examples: &[],
        counter: &[("（一）擅自取水；", "（二）擅自排水。"), ("应当依法办理。", "市水务局负责解释。")],
    },
    Rule {
        info: join("join-clause-ends", "上文止于分号", "a clause ends before"),
        weigh: |p, _| match p.a.end {
            End::Semi if p.unclosed() => 3.0,
            End::Semi if p.appointments => -5.0,
            End::Semi if p.full() && p.b.label.is_none() => 0.0,
            End::Semi => -3.0,
            _ => 0.0,
        },
        examples: &[("擅自取水的；", "擅自排水的；")],
        counter: &[("擅自取水的，", "责令改正。")],
    },
    Rule {
        info: join("join-colon-before", "上文止于冒号", "a colon ends the text before"),
        weigh: |p, _| match p.a.end {
            End::Colon if p.unclosed() => 3.0,
            End::Colon if p.full() && p.b.label.is_none() => -0.5,
            End::Colon => -3.0,
            _ => 0.0,
        },
        examples: &[("现将有关事项通知如下：", "各县应当落实。")],
        counter: &[("现将有关事项", "通知如下：")],
    },
    Rule {
        info: join(
            "join-comma-before",
            "上文止于逗号、顿号或前括号",
            "the text before breaks off at a comma or an opening bracket",
        ),
        weigh: |p, _| if matches!(p.a.end, End::Comma | End::Open) { 5.0 } else { 0.0 },
        examples: &[("各县、", "市、区应当"), ("办理（", "含委托）")],
        counter: &[("各县应当", "办理。")],
    },
    Rule {
        info: join(
            "join-list-members",
            "冒号之下，一行一项，各以逗号收尾",
            "members of a list under a colon, a line each, with commas behind them",
        ),
        weigh: |p, _| if p.members && are_members(p) { -9.0 } else { 0.0 },
        examples: &[],
        counter: &[("主任，", "副主任若干人，")],
    },
    Rule {
        info: join(
            "join-listed-days",
            "一行一条，各以日期收尾",
            "entries of a list, a line each, with days behind them",
        ),
        weigh: |p, _| if ends_with_day(&p.a.text) && ends_with_day(&p.b.text) { -9.0 } else { 0.0 },
        examples: &[("关于调整水价的通知 2031-02-12", "供水单位名单公告 [2031-02-11]")],
        counter: &[("检修期为 2031-02-12", "至2031-02-15"), ("2031-02-12", "2031-02-15")],
    },
    Rule {
        info: join("join-unclosed-bracket", "上文括号未闭合", "a bracket before is still open"),
        weigh: |p, _| {
            let word = matches!(p.a.end, End::Close) || p.a.end == End::Plain && !p.appointments;
            if word && p.unclosed() { 4.0 } else { 0.0 }
        },
        examples: &[("加强监测（责任单位：市", "水务局）")],
        counter: &[("加强监测（责任单位：市水务局）", "二、其他")],
    },
    Rule {
        info: join("join-no-mark-before", "上文没有标点收尾", "the text before has no mark at its end"),
        weigh: |p, _| match p.a.end {
            // A clause of such a list ends with its mark, so a line without one goes on.
            End::Plain if p.appointments => 3.0,
            End::Plain | End::Close if p.unclosed() => 0.0,
            End::Close if p.after_sentence_bracket() || p.heading => 0.0,
            End::Close => 0.5,
            End::Plain if !p.heading => 2.0,
            _ => 0.0,
        },
        examples: &[("第一条　各级人民政府应当依法，按照规定", "办理。")],
        counter: &[("应当依法办理。", "市水务局")],
    },
    Rule {
        info: join(
            "join-dash-leads",
            "上文止于破折号，所引另起一行",
            "a dash ends the text before, and leads to what stands on lines of its own",
        ),
        weigh: |p, _| {
            let led = p.a.end == End::Plain && p.a.text.ends_with("——") && !p.full() && !p.unclosed();
            if led { -6.0 } else { 0.0 }
        },
        examples: &[("第3条，厨房的定义——", "“食物室”")],
        counter: &[("各级人民政府应当", "办理。")],
    },
    Rule {
        info: join(
            "join-bracket-closes-paragraph",
            "上文以括号收尾，之前句子已完",
            "a bracket after a complete sentence closes the text before",
        ),
        weigh: |p, _| {
            let closes = p.a.end == End::Close && !p.unclosed() && p.after_sentence_bracket();
            if closes { -2.5 } else { 0.0 }
        },
        examples: &[("一、加强监测。每月通报。（市水务局）", "加强巡查。")],
        counter: &[("加强监测（市水务局）", "加强巡查。")],
    },
    Rule {
        info: join("join-heading-before", "上文像标题", "the text before looks like a heading"),
        weigh: |p, _| heading_end(p),
        examples: &[("一、总体要求", "坚持节水优先。")],
        counter: &[("一、坚持节水优先。统筹城乡", "用水。")],
    },
    Rule {
        info: join("join-article-named", "上行只有条号和条名", "the line before is an article's label and name alone"),
        weigh: |p, _| {
            let alone = p.open.lines == 1 && names_article(p.a);
            // 第一條 / 標的 / 本法律訂定…: label, name and text, each on a line of its own.
            let below =
                p.open.named && !p.full() && (p.b.commas || p.b.stops || matches!(p.b.end, End::Stop | End::Colon));
            if alone {
                -5.0
            } else if below {
                -6.0
            } else {
                0.0
            }
        },
        examples: &[("第一条【立法宗旨】", "为了完善制度，制定本法。"), ("第二条（适用范围）", "本市的用水适用本法。")],
        counter: &[
            ("第一条　为了完善", "制度，制定本法。"),
            ("第一条【立法宗旨】为了完善", "制度。"),
            ("第一条（一）", "项"),
        ],
    },
    Rule {
        info: join(
            "join-label-alone",
            "上行只有条号，条文另起一行",
            "the line before is an article's label alone, and its text follows",
        ),
        weigh: |p, _| {
            let alone = p.open.lines == 1 && p.open.label_alone;
            let new = p.b.hint.is_some_and(|hint| hint.starts_paragraph == Some(true));
            let text = p.b.label.is_none() && (p.b.commas || p.b.stops || p.b.end == End::Stop);
            // A standard sets white space below it, as between paragraphs.
            let decimal = p.a.label.is_some_and(|l| matches!(l.form, Form::Decimal(_)));
            match alone && text && !new {
                true if decimal => 9.0,
                true => 5.0,
                false => 0.0,
            }
        },
        examples: &[("第三条", "市水务局应当编制规划，报市人民政府批准。")],
        counter: &[("第三条", "立法目的"), ("第三条　水务局", "应当编制规划。"), ("三、", "市水务局应当编制规划。")],
    },
    Rule {
        info: join(
            "join-part-named",
            "上行只有章节号，名称另起一行",
            "the line before is a part's label alone, and its name follows",
        ),
        weigh: |p, _| if names_part(p) { 9.0 } else { 0.0 },
        examples: &[],
        counter: &[("第一章", "供水企业应当检修。"), ("第一章　总则", "供水"), ("第一条", "供水")],
    },
    Rule {
        info: join("join-label-after", "下文有编号", "what follows begins with a label"),
        weigh: |p, _| match p.b.label {
            Some(label) if label.strict && label.form == Form::Dash => -4.0,
            Some(label) if label.strict => -6.0,
            Some(_) if p.in_sequence => -4.0,
            _ => 0.0,
        },
        examples: &[("各级人民政府应当", "第二条　办理。"), ("应当", "（一）办理")],
        counter: &[("各级人民政府应当", "第二条规定的情形")],
    },
    Rule {
        info: join("join-key-after", "下文以“某某：”开头", "what follows begins with a word and a colon"),
        weigh: |p, _| {
            let new = p.open.brackets <= 0 && !matches!(p.a.end, End::Comma | End::Open);
            // 当事人：江某 / 住址：…: what is listed by keys has a line for each.
            let apart = p.open.lines == 1 && !p.full() && p.a.end == End::Plain;
            match () {
                () if new && apart && is_keyed(&p.a.text) && is_keyed(&p.b.text) => -6.5,
                () if new && opens_with_key(&p.b.text) => -2.5,
                () => 0.0,
            }
        },
        examples: &[
            ("特此通知", "联系人：江一帆"),
            ("被处罚人：云山供水公司", "住所：云山市江南路7号"),
            ("主体资格证照名称：营业执照", "统一社会信用代码：92000000"),
        ],
        counter: &[
            ("各县、", "联系人：江一帆"),
            ("特此通知", "请各有关单位的联系人于本周内报送：情况。"),
            ("主体资格证照名称：营业执照", "统一社会信用代码应当如实填写：不得空缺。"),
        ],
    },
    Rule {
        info: join("join-formulas", "两行都是算式", "both lines are formulas"),
        weigh: |p, _| {
            let formula = |text: &str| text.contains(['＝', '=']);
            if p.a.end == End::Plain && formula(&p.a.text) && formula(&p.b.text) { -4.0 } else { 0.0 }
        },
        examples: &[("补偿额=产值×年限", "产值=单价×产量")],
        counter: &[("补偿额=产值×年限", "按下列规定")],
    },
    Rule {
        info: join("join-history-entry", "下文是沿革的下一条", "the next entry of a rule's history follows"),
        weigh: |p, _| if begins_history(&p.a.text, &p.b.text) { -5.0 } else { 0.0 },
        examples: &[("2019年3月1日市人民政府第3次常务会议通过", "2023年5月1日市人民政府修订")],
        counter: &[("2019年3月1日市人民政府", "2023年5月1日修订"), ("2019年3月1日市人民政府通过", "并公布")],
    },
    Rule {
        info: join(
            "join-closing-mark-after",
            "下文以句读或后括号开头",
            "what follows begins with a mark that no paragraph begins with",
        ),
        weigh: |p, _| if p.b.text.starts_with(chars::no_start) { 5.0 } else { 0.0 },
        examples: &[("办理完毕", "。"), ("（市水务局", "）")],
        counter: &[("办理完毕", "（市水务局）")],
    },
    Rule {
        info: join(
            "join-suffix-after",
            "下文以“的、了、等”一类字开头",
            "what follows begins with a character that ends words",
        ),
        weigh: |p, _| if p.b.text.starts_with(|c| Class::Suffix.has(c)) { 2.0 } else { 0.0 },
        examples: &[("市人民政府", "的规定"), ("水务、林业", "等部门")],
        counter: &[("市人民政府", "规定")],
    },
    Rule {
        info: join("join-sentence-finishes", "下文把句子说完", "what follows completes the sentence"),
        weigh: |p, _| {
            let open = !matches!(p.a.end, End::Stop | End::Semi | End::Colon);
            match open && p.b.label.is_none() && p.b.end == End::Stop {
                true if p.open.commas && p.a.end == End::Plain && is_scrap(&p.b.text) => 4.0,
                true => 0.5,
                false => 0.0,
            }
        },
        examples: &[("各级人民政府应当", "依法办理。"), ("三、违反本通告的，由市水务局依法处", "罚。")],
        counter: &[("各级人民政府应当依法办理。", "市水务局负责解释。")],
    },
    Rule {
        info: join("join-indent", "下文的缩进", "the indent of what follows"),
        weigh: |p, _| if p.stitched.is_some() { 0.0 } else { p.layout.indent(p.b) },
        examples: &[],
        counter: &[],
    },
    Rule {
        info: join("join-blank-lines", "两行间的空行", "the blank lines between the two"),
        weigh: |p, _| {
            if p.stitched.is_some() { 0.0 } else { p.layout.gap_between([p.a, p.b], p.fill, p.open.lines == 1) }
        },
        examples: &[],
        counter: &[],
    },
    Rule {
        info: join("join-width", "上行是否排满", "how full the line before is"),
        weigh: fullness,
        examples: &[],
        counter: &[],
    },
    Rule {
        info: join("join-continuation", "隔着“下转、上接”", "a continuation lies between the two"),
        weigh: |p, _| p.stitched.map_or(0.0, |follow_ons| stitch(p, follow_ons)),
        examples: &[],
        counter: &[],
    },
    Rule {
        info: join("join-two-offices", "两行都是机关名", "both lines are offices"),
        weigh: |p, _| {
            let name = p.a.end == End::Plain && !p.open.commas && p.a.width <= SHORT_LINE;
            if name && p.a.office && p.b.office { -3.0 } else { 0.0 }
        },
        examples: &[("某某市水务局", "某某市财政局")],
        counter: &[("某某市水务局", "负责解释。")],
    },
    Rule {
        info: join("join-words-meet", "接缝处的字在别处相连", "the characters that meet are seen together elsewhere"),
        weigh: |p, so_far| {
            let open = !matches!(p.a.end, End::Stop | End::Colon);
            if !open || so_far.abs() >= CLOSE_CALL {
                return 0.0;
            }
            // What looks like a heading and has a comma is more often a sentence that was cut, so words that meet count more.
            let cut = p.heading && p.open.commas && p.a.end == End::Plain;
            p.words.affinity(&p.a.text, &p.b.text) * if cut { 1.5 } else { 1.0 }
        },
        examples: &[],
        counter: &[],
    },
    Rule {
        info: join(
            "join-word-broken",
            "排满的一行断开了一个词",
            "a full line breaks a word before what looks like a label",
        ),
        weigh: |p, _| {
            // 统 / 一、: a label only by its looks.
            let looks = p.b.label.is_some_and(|l| l.form == Form::Comma);
            let broken = p.full() && p.a.end == End::Plain && looks;
            if broken && p.words.affinity(&p.a.text, &p.b.text) >= 1.0 { 8.0 } else { 0.0 }
        },
        examples: &[],
        counter: &[],
    },
    Rule {
        info: join(
            "join-open-word",
            "上文止于“的、和、应当”一类词",
            "the text before ends with a word that nothing ends with",
        ),
        weigh: |p, _| if p.a.end == End::Plain && ends_with_open_word(&p.a.text) { 2.5 } else { 0.0 },
        examples: &[("根据有关规定的", "要求办理。"), ("各级人民政府应当", "办理。")],
        counter: &[("达到上述目的", "办理。"), ("市人民政府", "办理。")],
    },
    Rule {
        info: join("join-chronicle-entry", "大事记的一条从此开始", "an entry of a chronicle begins"),
        weigh: |p, _| if p.entry && p.b.strict_label().is_none() { -6.0 } else { 0.0 },
        examples: &[],
        counter: &[],
    },
    Rule {
        info: join("join-inside-chronicle", "大事记的一条之内", "inside an entry of a chronicle"),
        weigh: |p, _| {
            if p.entry || !p.chronicle || p.b.label.is_some() || Class::ChronicleName.within(&p.a.text) {
                return 0.0;
            }
            let heads = |text: &str| date::is_month(text) || entries::beginning(text) == Some(Beginning::Heading);
            if heads(&p.b.text) || heads(&p.a.text) { -DECISIVE } else { 5.0 }
        },
        examples: &[],
        counter: &[],
    },
    Rule {
        info: join("join-appointments", "任免名单的下一条", "the next clause of a list of appointments"),
        weigh: |p, _| {
            if p.clauses && matches!(p.a.end, End::Plain | End::Close) {
                return -5.0;
            }
            let next = p.appointments && matches!(p.a.end, End::Plain | End::Close) && !p.full();
            let verb = || p.b.end == End::Colon && p.b.width <= SHORT_LINE && outline::begins_with_verb(&p.b.text);
            if next && (verb() || are_people(&p.a.text, &p.b.text)) {
                return -10.0;
            }
            let next = next && p.a.end == End::Plain;
            if next && outline::parts_clauses(&p.a.text, &p.b.text) { -10.0 } else { 0.0 }
        },
        examples: &[],
        counter: &[],
    },
    Rule {
        info: join(
            "join-bracket-awaited",
            "同类段落都以这样的括号收尾",
            "paragraphs numbered alike close with such a bracket",
        ),
        weigh: |p, _| {
            let bracket = || p.b.text.starts_with(brackets::opens_round) && p.words.follows_stop(&p.b.text);
            if p.a.end == End::Stop && (p.open.awaits_bracket || bracket()) { 6.0 } else { 0.0 }
        },
        examples: &[],
        counter: &[],
    },
    Rule {
        info: join("join-rows", "表格或名单的行", "rows of a table or a list"),
        weigh: |p, _| {
            if p.a.row && p.b.row {
                -6.0
            } else if p.a.row || p.b.row {
                -4.0
            } else if !p.full() && is_list(p.a, p.b) {
                -5.0
            } else {
                0.0
            }
        },
        examples: &[("江一帆 云山县水务局局长", "何大江 云山县医院医生"), ("主任：江某　　　局长", "何某　　　科员")],
        counter: &[("各级人民政府应当", "办理。")],
    },
    Rule {
        info: join("join-values", "两行各是一项及其数量", "both lines are a name and its quantity"),
        weigh: |p, _| if !p.full() && p.a.end == End::Plain && are_values(p) { -6.0 } else { 0.0 },
        examples: &[("二元五角 250,000枚", "四元 250,000枚"), ("甲型水表　120 只", "乙型水表　80 只")],
        counter: &[
            ("各县应当安装水表 120 只", "并且登记。"),
            ("二元五角 250,000枚", "四元的邮票"),
            ("全市共安装水表，合计 120只", "乙型水表　80 只"),
        ],
    },
    Rule {
        info: join("join-honours", "上行是人名，止于荣衔缩写", "a name with the letters of its honours stands before"),
        weigh: |p, _| if p.open.lines == 1 && has_honours(p) { -7.0 } else { 0.0 },
        examples: &[("江一帆議員 , S.B.S., J.P.", "何大江議員"), ("江一帆議員，J.P.", "柳明議員, G.B.S.")],
        counter: &[
            ("江一帆議員", "何大江議員, J.P."),
            ("江一帆議員說，我不同意。 J.P.", "何大江議員"),
            ("型號為, TX", "的水表"),
        ],
    },
    Rule {
        info: join(
            "join-caption",
            "表题、图题或专栏标题独占一行",
            "the caption of a table, figure or box stands alone",
        ),
        weigh: |p, _| {
            let boxed = |l: &Line<'_>| l.text.starts_with('【') && l.text.contains('】');
            let before = p.open.lines == 1 && (caption::stands_alone(p.a) || boxed(p.a) && p.a.text.ends_with('】'));
            if before || boxed(p.b) || caption::stands_alone(p.b) { -6.0 } else { 0.0 }
        },
        examples: &[("如下表所示", "表1　甲情况"), ("【概况】", "云山市地处江南"), ("“食物室”", "代以")],
        counter: &[("如下表所示", "表明云山市")],
    },
    Rule {
        info: join("join-format", "文件格式或版面标明的段落", "what the format or the page's layout says"),
        weigh: |p, _| match p.b.hint.and_then(|h| h.starts_paragraph).filter(|_| p.stitched.is_none()) {
            Some(true) => -4.0,
            // Layout that sees no gap is weaker than a label after a complete sentence.
            Some(false) if p.complete_before_label() => 1.0,
            Some(false) => 8.0,
            None => 0.0,
        },
        examples: &[],
        counter: &[],
    },
    Rule {
        info: join(
            "join-open-sentence-over-page",
            "换页处句子未完，行已排满",
            "a page ends in an open sentence on a full line",
        ),
        weigh: |p, _| if p.open_over_page() { 3.0 } else { 0.0 },
        examples: &[],
        counter: &[],
    },
];

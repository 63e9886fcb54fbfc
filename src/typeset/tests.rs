//! The rules of setting, one by one, on a face whose advances are round numbers.

use proptest::prelude::*;

use super::breaks::Break;
use super::class::{Kind, kind, never_ends, never_starts};
use super::*;

mod titles;

const EM: f32 = 16.0;

/// Chinese is one em, everything Western half an em, a space a quarter.
struct Plain;

impl Measure for Plain {
    fn advance(&self, c: char, _: Face, size: f32) -> f32 {
        size * match kind(c) {
            Kind::Nothing => 0.0,
            Kind::Space => 0.25,
            Kind::Western => 0.5,
            _ => 1.0,
        }
    }
}

fn run() -> [Run; 1] {
    [Run { bytes: usize::MAX, face: Face::Song, size: EM }]
}

fn style() -> Style {
    Style { em: EM, ..Style::default() }
}

fn flush() -> Style {
    Style { indent: 0.0, ..style() }
}

fn set_em(text: &str, style: &Style, em: f32) -> Set {
    set(text, &run(), style, em * EM, &Plain)
}

/// The lines as text, trailing spaces cut.
fn lines(text: &str, style: &Style, em: f32) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let set = set_em(text, style, em);
    set.lines.iter().map(|l| chars[l.chars.clone()].iter().collect::<String>().trim_end().to_owned()).collect()
}

/// Places of a text that is set on one long line, in em.
fn places(text: &str) -> Vec<(char, f32, f32)> {
    let set = set_em(text, &flush(), 1000.0);
    set.chars.iter().map(|c| (c.shown, (c.x + c.dx) / EM, (c.x + c.advance) / EM)).collect()
}

fn near(a: f32, b: f32) -> bool {
    (a - b).abs() < 1e-3
}

const PLAIN_TEXT: &str =
    "各镇街应当建立健全河道巡查制度明确专人负责对巡查中发现的问题及时登记处理并向主管部门报告处理结果不得隐瞒";

#[test]
fn rule_1_a_measure_of_whole_em_sets_plain_text_solid() {
    for em in [20.0, 28.0, 31.0] {
        let set = set_em(PLAIN_TEXT, &style(), em);
        for c in &set.chars {
            let column = c.x / EM;
            assert!(near(column, column.round()), "{c:?}");
        }
    }
}

#[test]
fn rule_2_the_first_line_is_indented() {
    let set = set_em(PLAIN_TEXT, &style(), 20.0);
    assert!(near(set.lines[0].left, 2.0 * EM));
    assert!(set.lines[1..].iter().all(|l| near(l.left, 0.0)));
    assert!(set.lines.len() > 2);
    let hanging = set_em(PLAIN_TEXT, &Style { indent: 2.0, hang: 3.0, ..style() }, 20.0);
    assert!(near(hanging.lines[1].left, 3.0 * EM));
}

#[test]
fn rule_2_blanks_of_the_source_do_not_add_to_the_indent() {
    let set = set_em("\u{3000}\u{3000}为了规范管理，制定本办法。", &style(), 30.0);
    assert!(near(set.chars[2].x, 2.0 * EM), "{:?}", set.chars[2]);
}

#[test]
fn rule_4_what_is_never_divided() {
    let cases = [
        ("本年度的财政支出增长了12.5%以上", "12.5%"),
        ("自治区财政安排补助资金3,600万元用于", "3,600万"),
        ("气温降到了零下的-15℃以下时应当", "-15℃"),
        ("依照湖政发〔2023〕7号文件的规定执行", "〔2023〕7号"),
        ("自2023年9月10日起在全市范围内施行", "2023年"),
        ("自2023 年 9 月 10 日起在全市施行", "2023 年"),
        ("各级各部门——包括派出机构——都应当", "——"),
        ("水务、气象、交通……等部门应当配合做好", "……"),
        ("采用LiDAR测量技术对河道断面进行测量", "LiDAR"),
        ("执行GB/T9704-2012的有关规定和要求", "GB/T9704-2012"),
        ("每处安装不少于15 km的管线及附属设施", "15 km"),
        ("面积≥300平方米的场所应当设置警示", "≥300平"),
        ("中央财政安排补助资金10 000元给各市", "10 000元"),
        ("依照湖政发（2023）73号文件的规定执行", "）73号"),
    ];
    for (text, whole) in cases {
        for tenth in 80..180 {
            let set = lines(text, &flush(), tenth as f32 / 10.0);
            assert!(
                set.iter().any(|l| l.contains(whole)) || set.iter().any(|l| l.ends_with("——")) && whole == "——",
                "{set:?}"
            );
            assert!(set.iter().all(|l| !l.starts_with('—') && !l.starts_with('…')), "{set:?}");
        }
    }
}

#[test]
fn rule_4_ordinals_are_kept_where_it_costs_little() {
    let text = "违反本办法第二十五条规定的，由主管部门责令改正；违反第三十六条规定的，依照有关法律法规处理。";
    let mut divided = 0;
    for em in 20..44 {
        let set = lines(text, &style(), em as f32);
        divided += set.iter().filter(|l| l.ends_with('第') || l.ends_with("第二") || l.ends_with("第三")).count();
        divided += set.iter().filter(|l| l.starts_with('条')).count();
    }
    assert_eq!(divided, 0);
}

/// How many measures from 20 to 44 em divide a text at one of these places.
fn divided(text: &str, style: &Style, bad: impl Fn(&str, &str) -> bool) -> usize {
    let divides = |em: &i32| lines(text, style, *em as f32).windows(2).any(|pair| bad(&pair[0], &pair[1]));
    (20..=44).filter(divides).count()
}

/// [`divided`] for short texts: measures from 4 to 16 em.
fn divided_at(text: &str, style: &Style, bad: impl Fn(&str, &str) -> bool) -> usize {
    let divides = |em: &i32| lines(text, style, *em as f32).windows(2).any(|pair| bad(&pair[0], &pair[1]));
    (4..=16).filter(divides).count()
}

#[test]
fn rule_4_ordinals_in_brackets_are_kept_where_it_costs_little() {
    let text = "有本办法第二十三条第一款第（三）项、第二款第(十二)项规定情形之一的，由主管部门责令限期改正并公告。";
    let bad = |a: &str, b: &str| a.ends_with('第') || b.starts_with('项') || b.starts_with("二)");
    assert!(divided(text, &style(), bad) <= 1);
    assert_eq!(divided(text, &Style { align: Align::Left, ..style() }, bad), 0);
}

#[test]
fn rule_4_a_document_number_is_kept_whole_where_it_costs_little() {
    let text = "云州市人民政府办公室关于印发云州市湖泊保护规划的通知（云政办字〔2031〕26号）";
    let bad = |a: &str, _: &str| a.ends_with(['政', '办', '字', '云']) && a.contains('（');
    assert_eq!(divided(text, &Style { align: Align::Left, ..style() }, bad), 0);
}

#[test]
fn rule_4_chinese_numerals_and_their_units_are_kept_where_it_costs_little() {
    let text =
        "擅自取水的，处以二百元以上五百元以下罚款；距离水源地三十米以内的，处以三千元以上九千元以下罚款并限期拆除。";
    let numeral = |c: char| "二三五九百十千".contains(c);
    let bad = |a: &str, b: &str| a.ends_with(numeral) && b.starts_with(|c: char| numeral(c) || c == '元' || c == '米');
    assert!(divided(text, &style(), bad) <= 3);
    // A list of numbers in brackets is none of a document, and a number behind a space none of thousands.
    for text in ["（2023）73人参加了这次检查并报告结果", "2023 100个单位参加了这次检查并且报告"]
    {
        assert!(divided_at(text, &flush(), |_, b| b.starts_with('7') || b.starts_with('1')) > 0, "{text}");
    }
}

#[test]
fn rule_4_a_western_unit_stays_with_its_chinese_number() {
    let text = "全市年度用水总量控制在12.35亿m³以内，年度再生水利用量达到3200万m³以上，并逐年提高利用的比例。";
    assert!(divided(text, &style(), |_, b| b.starts_with('m')) <= 1);
}

#[test]
fn rule_5_one_blank_goes_where_two_marks_meet() {
    // Two marks, each half an em of ink, and half an em between them at most.
    for (text, width) in [("国》（国", 3.5), ("国，“国", 3.5), ("国）、国", 3.5), ("国。”国", 3.5), ("国《“国", 3.5)]
    {
        let p = places(text);
        assert!(near(p[3].2, width), "{text}: {p:?}");
    }
    let p = places("国（“国");
    assert!(near(p[2].1, 1.5), "the glyph moves left into its half: {p:?}");
}

#[test]
fn rule_5_blanks_go_at_the_edges_of_lines() {
    let set = set_em("《城市绿化条例》", &flush(), 30.0);
    assert!(near(set.lines[0].left, 0.0) && near(set.chars[0].x + set.chars[0].dx, -0.5 * EM));
    assert!(near(set.chars[1].x, 0.5 * EM));
    assert!(near(set.lines[0].right, 7.0 * EM));
    // A line of 9 characters and a mark fits in 9.5 em.
    assert_eq!(lines("各有关部门应当配合，并及时报告有关情况", &flush(), 9.5)[0], "各有关部门应当配合，");
}

#[test]
fn rule_6_every_line_but_the_last_ends_at_the_edge() {
    let text = "市水务局（牵头）、市财政局、市自然资源局应当在每年6月30日前，将本辖区内的河道、湖泊、水库等名录\
                向社会公布；名录有变化的，应当在15个工作日内更新，并报上级部门备案。";
    for em in 18..44 {
        let set = set_em(text, &style(), em as f32);
        for line in &set.lines[..set.lines.len() - 1] {
            assert!(near(line.right, em as f32 * EM), "{em}: {line:?}");
            let Fill::Justified { squeeze, tracking } = line.fill else { panic!("{em}: {line:?}") };
            assert!((0.0..=1.0).contains(&squeeze) && (0.0..=0.25).contains(&tracking));
        }
    }
}

#[test]
fn rule_6_marks_are_squeezed_first() {
    // Eleven characters and two marks in eleven and a half em: half an em from the two blanks' one em.
    let text = "河，湖，库的名录由主管部门公布并及时更新维护好";
    let set = set_em(text, &flush(), 12.5);
    let Fill::Justified { squeeze, tracking } = set.lines[0].fill else { panic!("{:?}", set.lines[0]) };
    assert!(squeeze == 0.0 || tracking == 0.0, "a line is squeezed or spaced, not both");
    let mixed = set_em("共有12名代表参加会议并对修改稿提出意见建议", &flush(), 11.7);
    let Fill::Justified { tracking, .. } = mixed.lines[0].fill else { panic!("{:?}", mixed.lines[0]) };
    assert!(near(tracking, 0.0), "the glue beside Western text grows before characters are spaced: {mixed:?}");
}

#[test]
fn rule_6_the_room_of_a_line_is_not_all_found_in_one_gap() {
    let text = "5日，各镇街报告河道巡查情况并提出整治措施和意见，主管部门负责人到会并讲话";
    for tenths in 150..260 {
        let set = set_em(text, &flush(), tenths as f32 / 10.0);
        let gap = (set.chars[1].x - set.chars[0].x - set.chars[0].advance) / EM;
        assert!(gap < 0.376, "{tenths}: {gap}");
    }
}

#[test]
fn rule_6_the_end_of_a_sentence_keeps_half_of_its_blank() {
    let text = "各镇街应当登记。有关部门、单位、个人负责核查问题，并且报告处理结果";
    let mut least = [1.0_f32; 2];
    for tenths in 120..260 {
        let set = set_em(text, &flush(), tenths as f32 / 10.0);
        for (mark, least) in ['。', '、'].into_iter().zip(&mut least) {
            let at = set.chars.iter().position(|c| c.shown == mark).unwrap();
            if set.line_of(at) == set.line_of(at + 1) {
                *least = least.min((set.chars[at + 1].x - set.chars[at].x) / EM);
            }
        }
    }
    assert!(least[0] > 0.74 && least[0] < 0.9 && least[1] < 0.6, "{least:?}");
}

#[test]
fn rule_6_gaps_beside_western_text_rather_shrink_than_grow_to_their_limit() {
    // Without the last character the first line's three gaps would grow to a half em each, with it they shrink a little.
    let text = "共有12名代表、3名专家到会并对修改稿提出意见建议以及其他说明材料";
    let set = set_em(text, &flush(), 14.0);
    let gaps = set.chars[..set.lines[0].chars.end].windows(2).map(|p| (p[1].x - p[0].x - p[0].advance) / EM);
    assert!(gaps.into_iter().all(|g| g < 0.4), "{:?}", set.lines);
}

#[test]
fn rule_6_no_space_inside_words_and_before_closing_marks() {
    let text = "采用GIS技术，对全市河湖（含水库）的岸线、断面进行测量，成果汇交到云州市河湖数据中心统一管理。";
    for em in 10..30 {
        let set = set_em(text, &flush(), em as f32 + 0.3);
        for pair in set.chars.windows(2) {
            let between = pair[1].x - pair[0].x - pair[0].advance;
            let tight = pair[1].joined
                || matches!(kind(pair[1].shown), Kind::Close | Kind::Stop)
                || kind(pair[0].shown) == Kind::Open;
            let same_line = pair[1].x > pair[0].x;
            assert!(!(tight && same_line) || between.abs() < 1e-2, "{em}: {pair:?}");
        }
    }
}

#[test]
fn rule_6_what_cannot_be_filled_is_left_ragged() {
    let set = set_em("见https://gongbao.example/a/very/long/address/that/no/line/can/hold与附件", &flush(), 14.0);
    for line in &set.lines {
        assert!(line.right <= 14.0 * EM + 0.1, "{line:?}");
    }
    let english =
        "The gazette publishes regulations, notices, appointments and the chronicle of the month for everyone.";
    for em in 12..40 {
        for line in set_em(english, &flush(), em as f32).lines {
            assert!(line.right <= em as f32 * EM + 0.1 && !matches!(line.fill, Fill::Over), "{line:?}");
        }
    }
}

#[test]
fn rule_7_a_quarter_em_beside_western_text_whatever_the_source_has() {
    for text in ["共12名", "共 12 名", "共   12   名"] {
        let p = places(text);
        let digits: Vec<_> = p.iter().filter(|c| c.0.is_ascii_digit()).collect();
        assert!(near(digits[0].1, 1.25) && near(digits[1].1, 1.75), "{text}: {p:?}");
        let last = p.last().unwrap();
        assert!(near(last.1, 2.5), "{text}: {p:?}");
    }
}

#[test]
fn rule_7_none_beside_punctuation_or_at_the_edges() {
    assert!(near(places("共，12").last().unwrap().2, 3.0));
    assert!(near(places("共， 12").last().unwrap().2, 3.0));
    assert!(near(places("（12）共")[1].1, 0.5));
    assert!(near(places("12名")[0].1, 0.0));
    assert!(near(places("网+养老").last().unwrap().2, 3.5), "a sign between two characters is no number's");
    assert!(near(places("约¥12的").last().unwrap().2, 2.0 + 1.5 + 0.5), "a currency sign is");
    assert!(near(places("达30%的").last().unwrap().2, 2.0 + 1.5 + 0.5), "a per cent sign is");
    let text = "河长制办公室 GIS 中心 GPS 组";
    for em in [6.0, 7.0, 8.0, 9.0] {
        for line in set_em(text, &flush(), em).lines {
            assert!(near(line.left, 0.0));
        }
    }
}

#[test]
fn rule_7_words_in_chinese_stand_no_further_apart_than_from_chinese() {
    let text = "本市推广使用 Wi Fi 终端设备和各类监测仪器并建立统一的管理平台";
    for em in 6..20 {
        let set = set_em(text, &flush(), em as f32);
        let chars: Vec<char> = text.chars().collect();
        let at = chars.windows(3).position(|w| w == ['i', ' ', 'F']).unwrap();
        if set.line_of(at) == set.line_of(at + 2) {
            let gap = (set.chars[at + 2].x - set.chars[at].x - set.chars[at].advance) / EM;
            assert!(gap < 0.51, "{em}: {gap}");
        }
    }
}

#[test]
fn rule_7_positions_stand_for_the_source_characters() {
    let text = "共  12 名,其中";
    let set = set_em(text, &style(), 20.0);
    let bytes: Vec<usize> = set.chars.iter().map(|c| c.byte as usize).collect();
    assert_eq!(bytes, text.char_indices().map(|(i, _)| i).collect::<Vec<_>>());
}

#[test]
fn rule_8_no_lone_character_on_the_last_line() {
    // Of one more character than lines of 20 em hold, and of every length around it.
    for (n, end) in (30..80).flat_map(|n| [(n, "，并报告。"), (n, "，执行《办法》。")]) {
        let text: String = PLAIN_TEXT.chars().cycle().take(n).chain(end.chars()).collect();
        for em in 16..30 {
            let last = lines(&text, &style(), em as f32).pop().unwrap();
            let ink = last.chars().filter(|c| kind(*c) == Kind::Han).count();
            assert!(ink > 1, "{n} in {em}: {last}");
        }
    }
}

#[test]
fn rule_9_quotation_marks_go_by_their_context() {
    let p = places("称为“三比”活动");
    assert!(near(p[2].1, 2.0) && near(p[3].1, 3.0), "{p:?}");
    // Western context: the face's full-width form loses its blank.
    let p = places("the “best” one 的");
    let open = p.iter().position(|c| c.0 == '“').unwrap();
    assert!(near(p[open + 1].1 - (p[open].1 + 0.5), 0.5), "{p:?}");
    let p = places("阿里·买买提");
    assert!(near(p[3].1, 3.0), "the dot takes one em: {p:?}");
}

#[test]
fn rule_10_is_shown_and_not_written() {
    let text = "实施方案,并(试行)";
    let on = set_em(text, &flush(), 30.0);
    assert_eq!(on.chars.iter().map(|c| c.shown).collect::<String>(), "实施方案，并（试行）");
    let off = set_em(text, &Style { fullwidth: false, ..flush() }, 30.0);
    assert_eq!(off.chars.iter().map(|c| c.shown).collect::<String>(), text);
}

#[test]
fn line_ends_of_the_text_end_lines() {
    assert_eq!(lines("甲\n乙丙\n\n丁", &flush(), 20.0), ["甲", "乙丙", "", "丁"]);
    assert_eq!(lines("", &flush(), 20.0), [""]);
}

#[test]
fn a_label_is_followed_by_one_em() {
    let set = set_em("第一条 为了保护", &Style { label: "第一条".len(), ..flush() }, 30.0);
    assert!(near(set.chars[4].x, 4.0 * EM), "{:?}", set.chars);
    // It is so where the source has no blank, but for a mark that belongs to the label.
    let label = Style { label: "第一条".len(), ..flush() };
    let third = |text: &str| set_em(text, &label, 30.0).chars[3].x;
    for (text, em) in
        [("第一条为了保护", 4.0), ("第一条2025年起", 4.0), ("第一条、为了保护", 3.0), ("第一条：为了", 3.0)]
    {
        assert!(near(third(text), em * EM), "{text}: {}", third(text));
    }
    assert!(near(set_em("第一条为了保护", &flush(), 30.0).chars[3].x, 3.0 * EM), "no label, no room");
}

#[test]
fn heights_are_those_of_the_set_lines() {
    let paragraph = Paragraph::new(PLAIN_TEXT, &run(), &style(), &Plain);
    for em in 5..40 {
        let width = em as f32 * EM;
        assert!(near(paragraph.line_heights(width).iter().sum(), paragraph.set(width).height));
    }
}

fn gazette_char() -> impl Strategy<Value = char> {
    let chars: Vec<char> =
        "市县人民政府水务局应当及时报告的和第一二三十条年月日万元，，，。、；：！？（）《》“”‘’—…·〔〕【】12345 67890%.,-/()ABCxyz\u{3000}\n℃№①～"
            .chars()
            .collect();
    proptest::sample::select(chars)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn rule_3_no_line_starts_or_ends_with_what_it_may_not(
        text in proptest::collection::vec(gazette_char(), 0..160),
        em in 12_u8..44,
    ) {
        let text: String = text.into_iter().collect();
        let paragraph = Paragraph::new(&text, &run(), &style(), &Plain);
        let set = paragraph.set(f32::from(em) * EM);
        for pair in set.lines.windows(2) {
            let at = pair[1].chars.start;
            if divided_of_need(&paragraph, at, f32::from(em) - 2.0) || paragraph.cells[at - 1].brk == Break::Must {
                continue;
            }
            let shown = |l: &Line| set.chars[l.chars.clone()].iter().map(|c| c.shown).filter(|c| !kind(*c).blank()).collect::<String>();
            let (before, after) = (shown(&pair[0]), shown(&pair[1]));
            prop_assert!(!after.starts_with(never_starts), "{before:?} | {after:?}");
            prop_assert!(!before.ends_with(never_ends), "{before:?} | {after:?}");
        }
    }

    #[test]
    fn nothing_is_lost_and_nothing_overflows(text in "\\PC{0,120}", mixed in proptest::collection::vec(gazette_char(), 0..80), width in 0.5_f32..40.0, centre: bool, by_sense: bool) {
        let text: String = text.chars().chain(mixed).collect();
        let align = if centre { Align::Centre } else { Align::Justify };
        let set = set_em(&text, &Style { align, by_sense, ..style() }, width);
        prop_assert_eq!(set.chars.len(), text.chars().count());
        let mut at = 0;
        for (index, line) in set.lines.iter().enumerate() {
            prop_assert_eq!(line.chars.start, at);
            prop_assert!(line.chars.end > at || text.is_empty());
            at = line.chars.end;
            let mut x = f32::NEG_INFINITY;
            for c in &set.chars[line.chars.clone()] {
                prop_assert!(c.x.is_finite() && c.advance >= -1e-3 && c.x >= x - 1e-2, "{:?}", c);
                x = c.x;
            }
            // Only one character alone can be wider than the room.
            let one = set.chars[line.chars.clone()].iter().filter(|c| c.advance > 0.0).count() <= 1;
            prop_assert!(line.right <= width * EM + 0.05 * EM || one, "line {}: {:?} in {}", index, line, width * EM);
        }
        prop_assert_eq!(at, set.chars.len());
        prop_assert!((set.height - set.lines.iter().map(|l| l.height).sum::<f32>()).abs() < 0.1);
    }
}

/// Whether the break before a cell divides a unit that is wider than the room.
fn divided_of_need(paragraph: &Paragraph, at: usize, room: f32) -> bool {
    let cells = &paragraph.cells;
    if cells[at - 1].brk != Break::Never {
        return false;
    }
    let from = cells[..at].iter().rposition(|c| c.brk != Break::Never).map_or(0, |i| i + 1);
    let to = cells[at..].iter().position(|c| c.brk != Break::Never).map_or(cells.len(), |i| at + i + 1);
    optimal::Extent::of(cells, &paragraph.sums, from..to).least() > f64::from(room * EM)
}

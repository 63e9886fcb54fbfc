//! What short lines look like: an office, a signer, an addressee, a title, a note.

use super::words;
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, date, fold};

/// What the names of offices end with.
const OFFICE_ENDS: [&str; 49] = [
    "政府",
    "办公室",
    "办公厅",
    "委员会",
    "常委会",
    "管委会",
    "委",
    "局",
    "厅",
    "部",
    "院",
    "署",
    "中心",
    "小组",
    "指挥部",
    "大会",
    "银行",
    "协会",
    "总队",
    "支队",
    "办",
    "公司",
    "学院",
    "大学",
    "海关",
    "法院",
    "检察院",
    "联合会",
    "总会",
    "工会",
    "联席会议",
    "军区",
    "军分区",
    "警备区",
    "武装部",
    "市委",
    "司令部",
    "机关",
    "会议",
    "行署",
    "公署",
    "政协",
    "分行",
    "集团",
    "站",
    "研究所",
    "团委",
    "妇联",
    "专家组",
];

/// The last characters of [`OFFICE_ENDS`].
const OFFICE_LAST: &str = "府室厅会委局部院署心组行队办司学关议区协团站所联";

/// Posts that a person signs by.
const POSTS: [&str; 37] = [
    "总统",
    "主任委员",
    "行政长官",
    "审判长",
    "审判员",
    "代理审判员",
    "人民陪审员",
    "书记员",
    "法官助理",
    "检察长",
    "省长",
    "市长",
    "县长",
    "区长",
    "州长",
    "旗长",
    "盟长",
    "主席",
    "总理",
    "部长",
    "局长",
    "主任",
    "署长",
    "行长",
    "会长",
    "委员长",
    "厅长",
    "院长",
    "代省长",
    "代市长",
    "代县长",
    "代区长",
    "书记",
    "专员",
    "司令员",
    "政治委员",
    "政委",
];

/// The first characters of [`POSTS`].
const POST_FIRST: &str = "总主行审代人书法检省市县区州旗盟部局署会委厅院专司政";

/// The name of an office, or several in one line: Chinese characters only, ending as offices do.
pub(crate) fn is_office(text: &str) -> bool {
    // Most texts end with another character.
    let last = text.chars().rev().find(|&c| !chars::is_space(c)).map(fold::plain_char);
    if text.len() > 180 || !last.is_some_and(|c| OFFICE_LAST.contains(c)) {
        return false;
    }
    let name = plain_name(text);
    let count = name.chars().count();
    let plain = name
        .chars()
        .all(|c| chars::is_han(c) || brackets::opens_round(c) || brackets::closes_round(c) || c == '、' || c == '·');
    (3..=50).contains(&count)
        && plain
        && !["关于", "的", "转发", "批转", "印发"].iter().any(|w| name.contains(w))
        && (!name.contains('对') || name.contains("对外") || name.contains("对台"))
        && words::ends_with_any(&name, &OFFICE_ENDS)
}

/// A name without white space, its structural words in simplified characters.
fn plain_name(text: &str) -> String {
    text.chars().filter(|&c| !chars::is_space(c)).map(fold::plain_char).collect()
}

/// A person who signs with his post: 市长：某某, 总理　　某某, 主任　某某.
pub(crate) fn is_person(text: &str) -> bool {
    if text.len() > 72 || !text.contains(|c| chars::is_space(c) || matches!(c, '：' | ':')) {
        return false;
    }
    // 自治区主席, 代理市长.
    let text = ["自治区", "代理", "代"].iter().find_map(|w| text.strip_prefix(w)).unwrap_or(text);
    if !text.starts_with(|c| POST_FIRST.contains(fold::plain_char(c))) {
        return false;
    }
    let Some(rest) = POSTS.iter().find_map(|p| post(text, p)) else { return false };
    let mark = rest.chars().next();
    let parted = mark.is_some_and(|c| chars::is_space(c) || matches!(c, '：' | ':'));
    let name: String = rest.chars().filter(|&c| !chars::is_space(c) && !matches!(c, '：' | ':')).collect();
    let count = name.chars().count();
    parted && (2..=16).contains(&count) && name.chars().all(|c| chars::is_han(c) || c == '·')
}

/// A person who signs without a day: post and name with nothing but white space between.
pub(crate) fn signs_alone(text: &str) -> bool {
    !text.contains(['：', ':']) && is_person(text)
}

/// A row of a list of persons or offices: words that white space parts, with nothing of a sentence beside brackets
/// (江　某　云山县水务局局长, 何某（女，满族）　医生, 副主任　陆某　程某).
pub(crate) fn is_list_row(text: &str) -> bool {
    if text.len() > 300 || !text.contains(chars::is_space) {
        return false;
    }
    let (mut depth, mut words, mut count, mut before) = (0, 0, 0, ' ');
    for c in text.chars() {
        depth += i32::from(brackets::opens_round(c)) - i32::from(brackets::closes_round(c));
        let inside = depth > 0 || brackets::closes_round(c);
        if !inside && !chars::is_space(c) {
            if !(chars::is_han(c) || matches!(c, '、' | '·')) {
                return false;
            }
            count += 1;
            words += usize::from(chars::is_space(before));
        }
        before = c;
    }
    // Names of two characters are spaced out; letter-spaced text is no row.
    words >= 2 && count * 2 > words * 3
}

/// A person with office and post, who gives a speech or report: 某某省水利厅厅长　某某某, 县长 某某.
pub(crate) fn is_speaker(text: &str) -> bool {
    if text.len() > 150 {
        return false;
    }
    let Some((post, name)) = text.split_once(chars::is_space) else { return false };
    let (post, name) = (plain_name(post), fold::compact(name));
    let posted = post.ends_with('长') && !post.ends_with("组长")
        || POSTS.iter().any(|p| post.ends_with(p))
        || post.ends_with("代表")
        || post.ends_with("委员");
    is_person(text)
        || posted
            && post.chars().all(chars::is_han)
            && (2..=4).contains(&name.chars().count())
            && name.chars().all(chars::is_han)
}

/// The text after a post at its start, whose characters may be spaced out (市 长).
fn post<'a>(text: &'a str, post: &str) -> Option<&'a str> {
    let mut rest = text;
    for c in post.chars() {
        rest = rest.trim_start_matches(chars::is_space).strip_prefix(|d| fold::plain_char(d) == c)?;
    }
    Some(rest)
}

/// What a court calls its papers: 民事判决书, 执行裁定书.
pub(crate) fn is_court_paper(text: &str) -> bool {
    let name = fold::compact(text);
    name.chars().count() <= 40 && ["判决书", "裁定书", "调解书", "决定书"].iter().any(|w| name.ends_with(w))
}

/// The place of a seal: （印章）.
pub(crate) fn is_seal(text: &str) -> bool {
    text.len() <= 24 && ["(印章)", "(公章)", "(盖章)", "(章)", "(印)"].contains(&fold::key(text).as_str())
}

/// An office or a person: what may stand over a date.
pub(crate) fn is_signer(text: &str) -> bool {
    is_office(text) || is_person(text)
}

/// A red header: an office, or an office with 文件, 令, 公告 … Letter spacing is allowed.
pub(crate) fn is_red_header(text: &str) -> bool {
    if text.len() > 180 {
        return false;
    }
    if is_office(text) {
        return true;
    }
    let name = plain_name(text);
    ["文件", "令", "公告", "通告", "决定", "公报", "函"].iter().any(|e| {
        name.strip_suffix(e).is_some_and(|office| {
            is_office(office) || *e == "令" && office.ends_with(['席', '会', '国', '省', '市', '统'])
        })
    })
}

/// A line over a bare number (第46号) that completes it: …令, …公告.
pub(crate) fn is_series_header(text: &str) -> bool {
    let name = fold::compact(text);
    text.len() <= 120
        && (name.chars().count() >= 2 || name == "令")
        && name.chars().all(chars::is_han)
        && name.ends_with(['令', '告', '字'])
        // 某局关于…的公告 is a title.
        && !["关于", "關於"].iter().any(|w| name.contains(w))
}

/// A line that can be (part of) the title of a document by its form: words, no sentence.
pub(crate) fn is_title_piece(text: &str) -> bool {
    let count = text.chars().filter(|&c| !chars::is_space(c)).count();
    (1..=90).contains(&count)
        && !text.contains(['。', '；', '！', '？', '：'])
        && !text.ends_with(['，', '、', ',', ';', ':'])
        && text.chars().any(chars::is_han)
}

/// A text that ends as titles do.
pub(crate) fn ends_as_title(text: &str) -> bool {
    let name = fold::compact(text);
    Class::TitleEnd.ends(strip_last_bracket(&name)).is_some()
}

/// The text without a bracket at its end (（试行）, （2023—2025年）).
pub(crate) fn strip_last_bracket(text: &str) -> &str {
    if !text.ends_with(brackets::closes_round) {
        return text;
    }
    match text.char_indices().rev().find(|&(_, c)| brackets::opens_round(c)) {
        Some((at, _)) if at > 0 => text.get(..at).unwrap_or(text).trim_end_matches(chars::is_space),
        _ => text,
    }
}

/// A title that says what it is: 关于…的通知, or the name of a rule (…办法) of at least five characters.
pub(crate) fn is_title(text: &str) -> bool {
    is_title_piece(text) && ends_as_title(text) && text.chars().filter(|&c| !chars::is_space(c)).count() >= 5
}

/// The title that a line has in brackets: （关于…的公告）.
pub(crate) fn bracketed_title(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(brackets::opens_round)?.strip_suffix(brackets::closes_round)?;
    (inner.starts_with("关于") && is_title(inner)).then_some(inner)
}

/// Words of those whom a document is sent to.
const ADDRESSED: [&str; 16] = [
    "人民政府",
    "各",
    "部门",
    "直属机构",
    "委员会",
    "单位",
    "厅",
    "局",
    "企业",
    "管委会",
    "有关",
    "税务",
    "你",
    "部",
    "法院",
    "委、",
];

/// Words of sentences, which no addressee has.
const SAID: [&str; 16] = [
    "如下",
    "以下",
    "下列",
    "决定",
    "现将",
    "制定",
    "规定",
    "提出",
    "根据",
    "按照",
    "应当",
    "包括",
    "是指",
    "为了",
    "为进一步",
    "主要",
];

/// Words to those who hear a speech or report: 各位代表：, 同志们：.
pub(crate) fn is_greeting(text: &str) -> bool {
    let name = text.trim_end_matches(|c| matches!(c, '：' | ':') || chars::is_space(c));
    let heard = ["各位", "同志", "主任", "主席", "尊敬的", "女士", "先生", "朋友", "同学"];
    name.chars().count() <= 40
        && heard.iter().any(|w| name.starts_with(w))
        && ["代表", "委员", "同志", "同志们", "先生", "女士", "朋友", "朋友们", "来宾", "同学", "同学们", "主任"]
            .iter()
            .any(|w| name.ends_with(w))
}

/// 主送机关, or a piece of it: names without a sentence; the last one ends with ：.
pub(crate) fn is_addressee(text: &str) -> bool {
    let count = text.chars().count();
    let body = text.trim_end_matches(['：', ':', ' ']);
    // 某某委员：, 某某等代表：
    let person = count <= 20 && ["主席", "委员", "代表", "同志", "先生", "女士"].iter().any(|w| body.ends_with(w))
        || count <= 40 && ["公司", "集团", "大学", "学院", "医院", "协会"].iter().any(|w| body.ends_with(w));
    // Groups of offices: …各分行；各商业银行
    let groups = !body.contains('；') || body.split('；').all(|group| group.contains('各'));
    (2..=400).contains(&count)
        && groups
        && !body.contains(['。', '！', '《', '：'])
        && !SAID.iter().any(|w| body.contains(w))
        && (person || ADDRESSED.iter().any(|w| body.contains(w)) || is_greeting(body) || is_office(body))
}

/// Where a line goes on after an addressee's colon and white space: text that extraction put there.
pub(crate) fn addressee_before_text(text: &str) -> Option<usize> {
    let (at, colon) = text.char_indices().find(|&(_, c)| matches!(c, '：' | ':'))?;
    let end = at + colon.len_utf8();
    let spaced = text.get(end..)?.starts_with(chars::is_space);
    let before = text.get(..end)?;
    let sent = ["人民政府", "直属机构", "各有关", "各部门", "有关部门"].iter().any(|w| before.contains(w));
    let assigned = ["牵头", "责任", "配合", "主办", "主管", "承办", "单位："].iter().any(|w| before.contains(w));
    (spaced && sent && !assigned && is_addressee(before)).then_some(end)
}

/// The history of a rule, under its title: a day, and who adopted, published or amended it then.
pub(crate) fn is_adoption(text: &str) -> bool {
    let acts = ["通过", "公布", "发布", "修正", "修订", "批准", "颁布", "施行"];
    let ending = text.trim_end_matches(brackets::closes_round);
    let first = text.trim_start_matches(|c| brackets::opens_round(c) || chars::is_space(c)).trim_start_matches("根据");
    text.len() < 600
        && !text.contains('。')
        && acts.iter().any(|a| ending.ends_with(a))
        && date::day_at(first).is_some()
}

/// Whether a line is nothing but the mark of a picture or of another thing that is no text: 〔图〕, 〔图：示意图〕.
pub(crate) fn is_mark(text: &str) -> bool {
    let inner = text.strip_prefix('〔').and_then(|rest| rest.strip_suffix('〕'));
    inner.is_some_and(|inner| !inner.contains(['〔', '〕']) && !inner.contains(|c: char| c.is_ascii_digit()))
}

/// A line that is one bracket: （此件公开发布）, （2023年8月）.
pub(crate) fn is_note(text: &str) -> bool {
    let mut depth = 0;
    if !text.starts_with(brackets::opens_round) || text.len() > 3_000 {
        return false;
    }
    for (at, c) in text.char_indices() {
        depth += i32::from(brackets::opens_round(c)) - i32::from(brackets::closes_round(c));
        if depth == 0 {
            return at + c.len_utf8() == text.len();
        }
    }
    false
}

/// Whether a text is the beginning of a note, whose bracket has not been closed.
pub(crate) fn opens_note(text: &str) -> bool {
    let step = |c: char| i32::from(brackets::opens_round(c)) - i32::from(brackets::closes_round(c));
    text.starts_with(brackets::opens_round) && text.chars().map(step).sum::<i32>() > 0
}

/// Lines that print breaks a note into.
pub(crate) const NOTE_LINES: usize = 4;

/// How many lines the note of an adoption takes that print broke over several.
pub(crate) fn wrapped_adoption<'l>(lines: impl Iterator<Item = &'l str>) -> Option<usize> {
    let mut text = String::new();
    for (count, line) in (1..=NOTE_LINES).zip(lines) {
        if count == 1 && !line.starts_with(brackets::opens_round) || line.contains(['。', '；']) {
            return None;
        }
        text.push_str(line);
        if is_note(&text) {
            return (count > 1 && is_adoption(&text)).then_some(count);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_lists() {
        for text in ["江一帆 云山县水务局局长", "何 平（女，彝族） 县医院医生", "副主任　陆某某　程　远"]
        {
            assert!(is_list_row(text), "{text}");
        }
        for text in ["江一帆", "加快推进 全市水利建设，确保", "2031 年全市", "国 家 金 融 管 理"]
        {
            assert!(!is_list_row(text), "{text}");
        }
    }

    #[test]
    fn a_note_of_adoption_over_lines() {
        let count = |lines: &[&'static str]| wrapped_adoption(lines.iter().copied());
        assert_eq!(count(&["（2024年8月28日某市人民代表大会", "常务委员会第二十次会议通过）", "甲"]), Some(2));
        assert_eq!(count(&["（2024年8月28日某会议通过）", "甲"]), None);
        assert_eq!(count(&["（2024年8月28日某会议", "现就有关事项通知如下。"]), None);
    }

    #[test]
    fn offices_and_posts_have_known_characters() {
        assert!(POSTS.iter().all(|post| post.starts_with(|c| POST_FIRST.contains(c))));
        assert!(OFFICE_ENDS.iter().all(|end| end.ends_with(|c| OFFICE_LAST.contains(c))));
    }

    #[test]
    fn offices_and_signers() {
        for text in
            ["某某市人民政府", "某 某 市 人 民 政 府", "某某省人民政府办公厅", "财政部　税务总局", "国家某某委员会"]
        {
            assert!(is_office(text), "{text}");
        }
        for text in ["关于某某局", "请认真贯彻执行", "2023年", "某某局的通知", "加快建设。"] {
            assert!(!is_office(text), "{text}");
        }
        assert!(is_person("市长：张三"));
        assert!(is_person("总理　　李四五"));
        assert!(is_person("省 长  王 某"));
        assert!(!is_person("主任委员"));
        assert!(!is_person("主席团"));
        assert!(is_speaker("某某省林业厅厅长　李　某"));
        assert!(is_speaker("县长 李某"));
        assert!(!is_speaker("某某省林业厅　某某省水利厅"));
        assert!(is_red_header("某某市人民政府文件"));
        assert!(is_red_header("某某市人民政府令"));
        assert!(is_red_header("中华人民共和国主席令"));
    }

    #[test]
    fn titles_addressees_notes() {
        assert!(is_title("关于印发某某办法（试行）的通知"));
        assert!(is_title("某某市供水管理办法"));
        assert!(is_title("某某计划（2023-2025年）"));
        assert!(!is_title("请认真贯彻执行。"));
        assert!(is_addressee("各县（市、区）人民政府，市政府有关部门："));
        assert!(is_addressee("各分行、营业管理部；各商业银行："));
        assert!(is_addressee("同志们："));
        assert!(is_addressee("市人大常委会："));
        assert!(!is_addressee("有下列情形之一的；各部门："));
        assert!(!is_addressee("现将有关事项通知如下："));
        assert!(is_note("（此件公开发布）"));
        assert!(!is_note("（一）甲（二）乙"));
    }
}

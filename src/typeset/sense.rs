//! Rule 2: a title is broken by sense. GB/T 9704 asks for lines whose words are whole and whose lengths are balanced;
//! without a dictionary of the language, the small vocabulary of titles tells most of the words.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use super::breaks::Break;
use super::cells::Cell;
use super::class::{Kind, is_han};

/// Prices of a break in a title. A line three em off the balanced width costs about 50.
mod price {
    /// Before 关于, after the issuer.
    pub const BEST: u16 = 0;
    /// After a comma, before 《.
    pub const GOOD: u16 = 15;
    /// Between two known words.
    pub const BETWEEN: u16 = 45;
    /// At one side of a known word, before 和.
    pub const BESIDE: u16 = 90;
    /// Between two words of the dictionary.
    pub const WORDS: u16 = 110;
    /// Somewhere: a name as likely as not.
    pub const UNKNOWN: u16 = 210;
    /// Added inside 《》.
    pub const QUOTED: u16 = 60;
    /// Added inside a word of the dictionary.
    pub const DIVIDED: u16 = 300;
    /// So that a line begins with 的, or ends with 和.
    pub const POOR: u16 = 700;
    /// Inside a known word.
    pub const INSIDE: u16 = 2500;
}

/// Verbs after which the object may stand on the next line.
const VERBS: &[&str] = &[
    "印发",
    "转发",
    "批转",
    "公布",
    "发布",
    "下达",
    "开展",
    "做好",
    "加强",
    "推进",
    "推动",
    "促进",
    "修改",
    "修订",
    "废止",
    "调整",
    "成立",
    "设立",
    "同意",
    "表彰",
    "给予",
    "授予",
    "任免",
    "实施",
    "贯彻落实",
    "落实",
    "建立",
    "完善",
    "规范",
    "支持",
    "加快",
    "进一步",
    "深化",
    "清理",
    "取消",
    "下放",
    "命名",
    "追授",
    "撤销",
    "组织",
];

/// Other words of titles that are not to be divided.
const WORDS: &[&str] = &[
    "关于",
    "通知",
    "意见",
    "办法",
    "方案",
    "规划",
    "计划",
    "决定",
    "规定",
    "条例",
    "细则",
    "公告",
    "通告",
    "通报",
    "批复",
    "命令",
    "议案",
    "报告",
    "请示",
    "纪要",
    "若干",
    "措施",
    "政策",
    "规则",
    "规程",
    "章程",
    "制度",
    "机制",
    "体系",
    "名单",
    "目录",
    "清单",
    "要点",
    "工作",
    "工作人员",
    "管理",
    "建设",
    "发展",
    "改革",
    "保护",
    "保障",
    "服务",
    "监督",
    "检查",
    "考核",
    "评价",
    "评审",
    "应急",
    "预案",
    "行动",
    "任务",
    "分工",
    "重点",
    "项目",
    "资金",
    "补助",
    "奖励",
    "扶持",
    "试行",
    "暂行",
    "年度",
    "人民政府",
    "政府",
    "办公室",
    "办公厅",
    "委员会",
    "常务委员会",
    "人大",
    "国务院",
    "有关",
    "问题",
    "事项",
    "部门",
    "单位",
    "职责",
    "人员",
    "干部",
    "同志",
    "职务",
    "领导小组",
    "先进",
    "集体",
    "个人",
    "企业",
    "产业",
    "行业",
    "经济",
    "社会",
    "农村",
    "农业",
    "城市",
    "城乡",
    "居民",
    "市民",
    "住房",
    "公积金",
    "医疗",
    "保险",
    "养老",
    "教育",
    "科技",
    "科学",
    "技术",
    "创新",
    "文化",
    "旅游",
    "体育",
    "卫生",
    "健康",
    "环境",
    "生态",
    "污染",
    "防治",
    "安全",
    "生产",
    "消防",
    "交通",
    "运输",
    "公路",
    "铁路",
    "水利",
    "水务",
    "水资源",
    "河道",
    "气象",
    "地震",
    "防震",
    "减灾",
    "防汛",
    "抗旱",
    "救助",
    "救援",
    "土地",
    "征收",
    "补偿",
    "安置",
    "规章",
    "规范性文件",
    "行政",
    "执法",
    "审批",
    "许可",
    "处罚",
    "复议",
    "诉讼",
    "公共",
    "资源",
    "交易",
    "招标",
    "采购",
    "财政",
    "预算",
    "税收",
    "审计",
    "统计",
    "普查",
    "价格",
    "收费",
    "市场",
    "主体",
    "营商",
    "质量",
    "标准",
    "标准化",
    "知识产权",
    "人才",
    "就业",
    "创业",
    "劳动",
    "工资",
    "信用",
    "信息",
    "信息化",
    "数据",
    "数字",
    "网络",
    "平台",
    "电子",
    "政务",
    "公开",
    "高质量",
    "现代",
    "现代化",
    "综合",
    "整治",
    "治理",
    "专项",
    "全面",
    "全市",
    "全省",
    "全区",
    "全县",
    "我市",
    "我省",
    "第一批",
    "第二批",
    "实施细则",
    "实施意见",
    "实施方案",
    "人民",
    "代表大会",
    "常务",
    "会议",
    "物业",
    "停车",
    "电梯",
    "燃气",
    "供热",
    "供水",
    "排水",
    "垃圾",
    "分类",
    "绿化",
    "园林",
    "历史",
    "文物",
    "遗产",
    "残疾人",
    "老年人",
    "未成年人",
    "妇女",
    "儿童",
    "志愿",
    "慈善",
    "殡葬",
    "民政",
    "户籍",
    "人口",
    "国有",
    "资产",
    "国民",
    "五年",
];

/// Words that bind to what follows.
const LINKS: &[&str] = &["和", "与", "及", "以及", "或", "或者", "对", "在", "为", "向", "将", "由", "从", "按", "第"];

/// What makes of the word before it the name of an office: 水务局.
const SUFFIXES: &[char] = &['局', '厅', '委', '署', '院'];

/// How an office's name ends.
const OFFICES: &[&str] = &[
    "政府",
    "委员会",
    "办公室",
    "办公厅",
    "国务院",
    "法院",
    "检察院",
    "中心",
    "总队",
    "支队",
    "局",
    "厅",
    "委",
    "部",
    "署",
    "院",
    "会",
];

/// Whether the space between two parts of a title parts two offices that issue it together: it is kept where both
/// stand on one line. Other spaces are the ends of printed lines.
pub(super) fn parts_offices(before: &[Cell], after: &[Cell]) -> bool {
    let part = |cells: &mut dyn Iterator<Item = &Cell>| -> Vec<char> {
        cells.map(|c| c.shown).take_while(|&c| is_han(c)).take(24).collect()
    };
    let ends = |part: &[char]| {
        OFFICES.iter().any(|o| o.chars().count() + 1 < part.len() && part.ends_with(&o.chars().collect::<Vec<_>>()))
    };
    let mut left = part(&mut before.iter().rev());
    left.reverse();
    let right = part(&mut after.iter());
    // The last of the offices goes on with 关于.
    let about = right.windows(2).position(|w| w == ['关', '于']);
    // After a government may stand an office of its own (… 国有资产监督管理委员会): then it is one name.
    let of_one = left.ends_with(&['政', '府']) && left.first() != right.first();
    !of_one && ends(&left) && about != Some(0) && ends(right.get(..about.unwrap_or(right.len())).unwrap_or_default())
}

/// Puts the prices of sense on the breaks of a title.
pub(super) fn mark(cells: &mut [Cell]) {
    let text: Vec<char> = cells.iter().map(|c| c.shown).collect();
    let dictionary = dictionary(&text);
    let sense = read(&text, &dictionary);
    let mut depth = 0_i32;
    for i in 0..cells.len().saturating_sub(1) {
        depth += match text[i] {
            '《' | '〈' => 1,
            '》' | '〉' => -1,
            _ => 0,
        };
        let Break::At(now) = cells[i].brk else { continue };
        let price = match (between(cells, &sense, i), dictionary.get(i)) {
            (price, Some(Known::Inside)) => price + price::DIVIDED,
            (price::UNKNOWN, Some(Known::Between)) => price::WORDS,
            (price, _) => price,
        };
        let price = price + if depth > 0 { price::QUOTED } else { 0 };
        cells[i].brk = Break::At(now.max(price));
    }
}

/// What the vocabulary says of each character.
#[derive(Clone, Copy, Default)]
struct Sense {
    /// A known word begins here.
    begins: bool,
    /// A known word ends after it.
    ends: bool,
    /// A known word goes on after it.
    inside: bool,
    /// A verb ends after it.
    verb: bool,
    /// A word that binds to what follows ends after it.
    link: bool,
}

/// Finds the longest known word at each place, with what makes an office of it, going on after it.
fn read(text: &[char], dictionary: &[Known]) -> Vec<Sense> {
    let mut out = vec![Sense::default(); text.len()];
    let longest = |words: &[&str], at: usize| {
        let fits = |w: &&&str| {
            let mut k = at;
            w.chars().all(|c| {
                k += 1;
                text.get(k - 1) == Some(&c)
            })
        };
        words.iter().filter(fits).map(|w| w.chars().count()).max().unwrap_or(0)
    };
    let mut i = 0;
    while i < text.len() {
        let (verb, word, link) = (longest(VERBS, i), longest(WORDS, i), longest(LINKS, i));
        let mut n = verb.max(word).max(link);
        if n == 0 {
            i += 1;
            continue;
        }
        let suffix = text.get(i + n).is_some_and(|c| SUFFIXES.contains(c));
        // 局面 and 委托 are words of their own.
        if word == n
            && verb < n
            && suffix
            && longest(WORDS, i + n) == 0
            && dictionary.get(i + n) != Some(&Known::Inside)
        {
            n += 1;
        }
        out[i].begins = true;
        for s in &mut out[i..i + n - 1] {
            s.inside = true;
        }
        let last = &mut out[i + n - 1];
        last.ends = true;
        last.verb = verb == n;
        last.link = link == n && word < n && verb < n;
        i += n;
    }
    out
}

/// What the dictionary knows of the place after a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    /// A word goes on.
    Inside,
    /// A word of several characters ends and another one begins.
    Between,
    /// Nothing: characters of names and of words that it lacks stand one by one.
    Nothing,
}

/// Asks the dictionary of everyday words. Of the language of titles the vocabulary above knows more.
fn dictionary(text: &[char]) -> Vec<Known> {
    let string: String = text.iter().collect();
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut out: Vec<Known> = Vec::with_capacity(text.len());
    let mut from = 0;
    let mut several = false;
    for end in segmenter.segment_str(&string) {
        let word = string.get(from..end).unwrap_or("");
        let count = word.chars().count();
        // A number is of one sense with what it counts or names.
        let is_word = count > 1 && word.chars().all(is_han);
        if is_word
            && several
            && let Some(before) = out.last_mut()
        {
            *before = Known::Between;
        }
        out.extend(std::iter::repeat_n(Known::Inside, count.saturating_sub(1)));
        out.extend((count > 0).then_some(Known::Nothing));
        (from, several) = (end, is_word);
    }
    out
}

/// The price of a break after cell `i`.
fn between(cells: &[Cell], sense: &[Sense], i: usize) -> u16 {
    // The last character before a run of spaces stands for the run.
    let last = cells[..=i].iter().rposition(|c| !c.kind.blank()).unwrap_or(i);
    let (a, b) = (&cells[last], &cells[i + 1]);
    let (x, y) = (sense[last], sense[i + 1]);
    if x.inside {
        return price::INSIDE;
    }
    if b.shown == '的' || a.shown == '的' && y.begins || x.link {
        return price::POOR;
    }
    if y.link && y.begins && matches!(b.shown, '和' | '与' | '及') {
        return price::BESIDE;
    }
    let about = b.shown == '关' && cells.get(i + 2).is_some_and(|c| c.shown == '于');
    // A space between two Chinese characters is the end of a printed line; beside Western text it says nothing.
    if about || last < i && a.kind.wide() && b.kind.wide() {
        return price::BEST;
    }
    match (a.kind, b.kind) {
        (Kind::Stop | Kind::Close, _) | (_, Kind::Open) => price::GOOD,
        _ if x.verb && !y.verb => price::BETWEEN,
        _ if x.ends && y.begins => price::BETWEEN,
        _ if x.ends || y.begins || a.shown == '的' => price::BESIDE,
        _ => price::UNKNOWN,
    }
}

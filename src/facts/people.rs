//! The people that a text names, as reports of events name them: behind an office held (市长张某某主持), and in a list
//! before what they did (张某、李某参加活动).

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, chars, numeral, units};

/// Surnames of one character, the common ones of the census and of 百家姓.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于余叶杜程苏魏吕丁任沈姚卢姜崔钟谭\
陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁\
岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司\
卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝\
官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云\
容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴\
昝智幸奉植衡富尧闭由靖智逄揣蒋蔡洪赖常代丘鄂郗仰仉濮谯卻虢帕恽麴昌滑厍宦璩钮荀羿汲邴糜隗宓郦庾殳夔訾蒯竺冮";

/// Particles that stand right behind a name, too.
const PARTICLES: &str = "率作等到赴在对与和及带陪致还也并为向主就受以于签揭同来随";
/// What names of places and offices end with: what stands without an office before it and ends so is no person.
const PLACES: &str = "市县区局委部厅办会院省镇乡村州";
/// Characters that make a word of what stands before them, which is no name then.
const WORD_ENDS: &str = "业性化馆者们等";

/// Whether a text goes on as what is said of a person does.
fn begins_doing(text: &str) -> bool {
    text.starts_with(|c| PARTICLES.contains(c)) || Class::Doing.starts(text).is_some()
}

/// The people named in a folded text, in the order of first mention.
pub(super) fn people(text: &str) -> Vec<String> {
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    for sentence in text.split(['。', ';', ',', ':', '(', ')', '“', '”', '!', '?']) {
        let parts: Vec<&str> = sentence.split('、').collect();
        let named = lists_people(&parts);
        let mut listed = false;
        for (i, part) in parts.iter().enumerate() {
            let last = i + 1 == parts.len();
            let first = found.len();
            if let Some(name) = whole(part).filter(|_| named && (listed || !last)) {
                found.push(name);
            } else {
                behind_offices(part, &mut found);
                // The end of a list, or one person alone: 张某某参加活动.
                if found.len() == first && (listed || last && i == 0) {
                    found.extend(before_doing(part, listed).filter(|n| !is_place(n)));
                }
            }
            listed = found.len() > first;
        }
    }
    found.retain(|n| seen.insert(*n));
    found.into_iter().map(str::to_owned).collect()
}

/// Whether the members of a list are people and the offices they hold: 市长江一帆、柳青. What looks like a name among
/// things (汉字、全拼、首字母) is one of them, and what stands alone (检索,查找,添加) is evidence of nobody.
fn lists_people(parts: &[&str]) -> bool {
    let Some((_, before)) = parts.split_last() else { return false };
    let holds = |part: &str| Class::OfficeHeld.within(part) || is_place(part);
    !before.is_empty() && before.iter().all(|part| whole(part).is_some() || holds(part))
}

/// How many characters of the text its surname takes.
pub(super) fn surname(text: &str) -> usize {
    let mut chars = text.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return 0 };
    if second.is_some() && Class::DoubleSurname.starts(text).is_some() {
        2
    } else {
        usize::from(SURNAMES.contains(first))
    }
}

/// A text that is a name and nothing else.
fn whole(text: &str) -> Option<&str> {
    let length = text.chars().count();
    let family = surname(text);
    let fits = family > 0 && (family + 1..=family + 2).contains(&length) && text.chars().all(chars::is_han);
    (fits && !is_thing(text) && !is_place(text)).then_some(text)
}

/// Ends as places and offices do.
fn is_place(text: &str) -> bool {
    text.ends_with(|c| PLACES.contains(c))
}

/// Words that look like a name by their first character.
fn is_thing(text: &str) -> bool {
    text.ends_with(|c| WORD_ENDS.contains(c))
        || Class::ThingEnd.ends(text).is_some()
        || Class::ThingStart.starts(text).is_some()
}

/// Names behind the office held: 市委副书记、市长张某某主持.
fn behind_offices<'a>(text: &'a str, found: &mut Vec<&'a str>) {
    // An office that is part of a longer one (秘书, 秘书长) ends elsewhere and has no name behind it.
    let offices = Class::OfficeHeld.words().iter();
    let mut ends: Vec<usize> = offices.flat_map(|o| text.match_indices(o).map(|(at, _)| at + o.len())).collect();
    ends.sort_unstable();
    ends.dedup();
    found.extend(ends.into_iter().filter_map(|at| before_doing(text.get(at..)?, true)));
}

/// A name at the start of a text, followed by its end or by what the person did.
fn before_doing(text: &str, alone: bool) -> Option<&str> {
    let family = surname(text);
    if family == 0 {
        return None;
    }
    // Names of three characters are far more common than those of two, but a whole word behind two decides.
    let at = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    let behind = text.get(at(family + 1)..)?;
    let is_word = |t: &str| Class::Doing.starts(t).is_some();
    // 赵国强调研: a word behind three counts for more than the one behind two that ends in it.
    let word = is_word(behind) && !text.get(at(family + 2)..).is_some_and(is_word);
    let lengths = if word { [family + 1, family + 2] } else { [family + 2, family + 1] };
    for length in lengths {
        let end = at(length);
        let name = text.get(..end)?;
        let rest = text.get(end..)?;
        if name.chars().count() != length || !name.chars().all(chars::is_han) || is_thing(name) {
            continue;
        }
        if (rest.is_empty() && alone) || begins_doing(rest) {
            return Some(name);
        }
    }
    None
}

/// The names of a list of people; `None` if any part is no name.
pub(super) fn names(list: &str) -> Option<Vec<String>> {
    // 江一帆、柳青二同志
    let named = list.strip_suffix("同志").unwrap_or(list);
    let named = named.strip_suffix(['位', '名']).unwrap_or(named);
    let counted = Some(named).filter(|named| named.contains(units::LIST)).and_then(|named| {
        let (at, nth) = named.char_indices().next_back().filter(|(_, c)| numeral::is_numeral(*c))?;
        let several = numeral::whole(&nth.to_string()).and_then(|n| usize::try_from(n).ok())?;
        // 江一帆、柳青、白杨三位同志
        named.get(..at).filter(|named| several > 1 && named.matches(units::LIST).count() + 1 == several)
    });
    // 江一帆、武二同志: the numeral may be a name's.
    counted.and_then(names_in).or_else(|| names_in(list))
}

/// The names of a list that says nothing else.
fn names_in(list: &str) -> Option<Vec<String>> {
    let parts = brackets::split_outside(list, |c| c == units::LIST).into_iter();
    let parts: Vec<&str> = parts.filter_map(|p| list.get(p)).flat_map(joined).collect();
    // 王李和平、江一帆: of one that may be cut wrong nothing is told, and the others are sure.
    let (unsure, sure): (Vec<&str>, Vec<&str>) = parts.into_iter().partition(|part| is_unsure(part));
    let people: Vec<String> = sure.iter().copied().filter_map(name).collect();
    let known = unsure.is_empty() || people.iter().all(|name| surname(name) > 0 || chars::is_dotted(name));
    (!people.is_empty() && people.len() == sure.len() && known).then_some(people)
}

/// Bytes of the longest two names with what stands behind them out of courtesy.
const LONGEST_PAIR: usize = 120;

/// The two names of a part that a word joins: 江一帆先生及柳青女士, 江一帆和柳青. One name with such a character in it is one.
fn joined(part: &str) -> Vec<&str> {
    if part.len() > LONGEST_PAIR {
        return vec![part];
    }
    let sound = |text: &str| name(text).is_some_and(|name| surname(&name) > 0 && name.chars().count() <= 4);
    let two = Class::AndWord.find_iter(part).find_map(|at| {
        let (first, second) = (part.get(..at.start)?, part.get(at.end..)?);
        (sound(first) && sound(second)).then(|| vec![first, second])
    });
    two.unwrap_or_else(|| vec![part])
}

/// Whether a part may be a name with a word for and in it, or be cut wrong: 张和李平.
pub(super) fn is_unsure(part: &str) -> bool {
    let Some(name) = name(part).filter(|name| surname(name) == 1 && name.chars().count() > 3) else { return false };
    Class::AndWord.find_iter(&name).any(|at| at.start > 0 && at.end < name.len())
}

/// A person's name: two to four Chinese characters, or a longer one with ·; 同志 and （女）, （回族） taken off.
pub(super) fn name(text: &str) -> Option<String> {
    let text = text.trim_end_matches("挂职").trim_end_matches("同志");
    let text = Class::Courtesy.strip_end(text).unwrap_or(text);
    let text = match text.split_once('(') {
        Some((name, rest)) if rest.ends_with(')') && rest.chars().count() <= 12 => name,
        Some(_) => return None,
        None => text,
    };
    let text = text.trim_end_matches("同志").trim_end_matches("等");
    let length = text.chars().count();
    let dotted = chars::is_dotted(text);
    let sound = text.chars().all(|c| chars::is_han(c) || chars::is_name_dot(c));
    // 批准免去江一帆的…: a verb is no part of a name.
    let verb = Class::Takes.starts(text).is_some() || Class::Appoints.starts(text).is_some();
    // 特派员, 专员柳青
    let post = Class::OfficeHeld.starts(text).is_some() && surname(text) == 0;
    let word = verb || post || Class::NoName.starts(text).is_some() || Class::NoNameEnd.ends(text).is_some();
    (sound && !word && (2..=if dotted { 20 } else { 4 }).contains(&length)).then(|| text.to_owned())
}

/// Whether a part behind a comma is a post that goes on.
pub(super) fn looks_like_post(text: &str) -> bool {
    static POST: LazyLock<Regex> =
        LazyLock::new(|| pattern("^[^,;。:]{0,40}(?:[长员师]|{post-end})(?:\\([^()]*\\))*(?:的?职务|{post-tail})?$"));
    POST.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::people;

    #[test]
    fn behind_offices_and_in_lists() {
        assert_eq!(
            people(
                "市委副书记、市长江一帆主持召开常务会议。市委书记石为民,市人大常委会主任柳青出席会议并讲话。白杨、欧阳春雨、丁一参加活动。市委副书记、云州市市长江一帆代表市政府与甲公司副总裁谢新村一行座谈。柳林、石磊以及企业代表参加。全省会议后,到高新区、白县调研。"
            ),
            ["江一帆", "石为民", "柳青", "白杨", "欧阳春雨", "丁一", "谢新村", "柳林", "石磊"]
        );
        assert_eq!(people("县长赵国强调研春耕。凌晨，降雨。副市长柳青强调安全。"), ["赵国强", "柳青"]);
    }

    #[test]
    fn things_are_no_people() {
        assert!(
            people("全市安全生产、生态环境保护、金融工作会议召开。研究水利、交通等工作。高质量发展、文化建设推进。")
                .is_empty()
        );
        assert!(people("").is_empty());
        assert!(people("跳转框支持汉字、全拼、首字母和数字混合键入。").is_empty());
        assert!(people("按目录阅读,跳转,查找,添加书签。").is_empty());
        assert_eq!(people("市财政局、柳青、石磊参加会议。"), ["柳青", "石磊"]);
    }
}

//! Who can have a duty: people and bodies, and no paper, thing or right; and whether it is the one of whom a condition tells.

use super::duty_names::names;
use crate::zh::lexicon::Class;
use crate::zh::{numeral, office};

/// Whether words name somebody who can have a duty: 船员, 建设单位, 市水务局; not 行政处罚决定书, 居住权 or 三人.
pub(super) fn bears(who: &str) -> bool {
    let sure = [Class::Bears, Class::BearerEnd, Class::OfBody, Class::OfficeHeld, Class::OthersKind, Class::Everybody];
    let bearer = sure.iter().filter_map(|class| class.ends(who)).map(str::len).max().unwrap_or(0);
    let other = Class::NoBearer.ends(who).map_or(0, str::len);
    let body = || other == 0 && office::is_body(who);
    // 或者 ends as 经营者 does.
    !counts(who) && !names_act(who) && Class::Joins.ends(who).is_none() && (bearer > other || body())
}

/// Whether words begin with an act and name nobody by it: 设立学校, 载明申请人; 设立单位 and 政府设立的学校 name somebody.
fn names_act(who: &str) -> bool {
    let Some(act) = Class::NoBearerStart.starts(who) else { return false };
    let rest = who.get(act.len()..).unwrap_or("");
    // 担任领导职务的人员 are people; 讯问在押的被告人 is an act.
    let told = rest.contains(|c| Class::OfMark.has(c)) && !Class::Ruled.is(act);
    rest.chars().count() > 1 && !Class::BearerEnd.is(rest) && !told
}

/// Characters of the longest name that a clause begins with.
const LONGEST: usize = 40;

/// The length of the name of somebody that a clause begins with, where it goes on with what they do or how: 用人单位 of 用人单位招用劳动者.
/// Of 执法人员收缴的罚款 and 人民法院判决书, which are things, there is none.
pub(super) fn begins(clause: &str) -> Option<usize> {
    let clause = clause.trim_end_matches([',', ':']);
    let how = [Class::Adverbial, Class::PassedBy].iter().any(|class| class.starts(clause).is_some());
    let how = how && Class::NoAdverb.starts(clause).is_none();
    if how || Class::NoSubject.starts(clause).is_some() || Class::Modal.starts(clause).is_some() || names_act(clause) {
        return None;
    }
    let ends = clause.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1).take(LONGEST);
    let whole = |who: &str| who.matches('(').count() == who.matches(')').count();
    let goes_on = |end: &usize| {
        let (Some(who), Some(rest)) = (clause.get(..*end), clause.get(*end..)) else { return false };
        does(rest) && whole(who) && bears(who) && !Class::Deed.is(who) && all_bear(who)
    };
    let end = ends.into_iter().find(goes_on)?;
    clause.get(end..).is_some_and(|rest| !is_thing(rest)).then_some(end)
}

/// The length of the name of somebody behind 由, where it goes on with what they do: 院长、检察长 of 院长、检察长决定.
pub(super) fn before_act(words: &str) -> Option<usize> {
    let acts = [
        Class::Deed,
        Class::Ruled,
        Class::DutyAct,
        Class::Gives,
        Class::Adopts,
        Class::Decides,
        Class::OtherAct,
        Class::PayVerb,
        Class::OwnWork,
        Class::AsksFor,
        Class::Adverbial,
        Class::Manner,
    ];
    let goes_on = |end: &usize| {
        let (Some(who), Some(rest)) = (words.get(..*end), words.get(*end..)) else { return false };
        // 公安机关负责人 is one name.
        let act = acts.iter().any(|class| class.starts(rest).is_some()) && Class::OfBody.starts(rest).is_none();
        act && Class::Joins.starts(rest).is_none() && bears(who) && all_bear(who)
    };
    let ends: Vec<usize> = words.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST).collect();
    let end = ends.iter().copied().skip(1).find(goes_on)?;
    // 市水务局指定的机构检测: the one of whom the act tells who they are.
    let mark = words.get(end..)?.char_indices().take(TOLD).find(|(_, c)| Class::OfMark.has(*c));
    let told = mark.map(|(at, c)| end + at + c.len_utf8());
    let whole = told.and_then(|told| ends.iter().copied().skip_while(|end| *end <= told).skip(1).find(goes_on));
    Some(whole.unwrap_or(end))
}

/// Characters behind somebody among which the words for what they do may end that tell of somebody else.
const TOLD: usize = 6;

/// Whether all of a list can have duties: 董事、监事, 发展改革、财政等部门; not 教育经费、个人.
fn all_bear(list: &str) -> bool {
    names(list).is_some() || list.split('、').all(|one| bears(one) || Class::Level.ends(one).is_some())
}

/// Whether words begin with what somebody does or with how: 招用劳动者, 在生产中; not 判决书.
fn does(rest: &str) -> bool {
    let noun = |behind: &str| Class::NounOfDeed.starts(behind).is_some();
    if let Some(deed) = Class::Deed.starts(rest) {
        // 法庭审理 alone is a thing.
        return rest
            .get(deed.len()..)
            .is_some_and(|behind| (!behind.is_empty() || Class::Breaks.is(deed)) && !noun(behind));
    }
    if Class::Joins.starts(rest).is_some() {
        return false;
    }
    let Some(word) = Class::Adverbial.starts(rest).filter(|_| Class::NoAdverb.starts(rest).is_none()) else {
        return false;
    };
    let own = Class::Nature.is(word) && rest.get(word.len()..).is_some_and(|own| Class::SelfWord.starts(own).is_some());
    // 及其工作人员, 与劳动者: others are named, too. 使用期限 is a thing.
    !own && Class::PastAct.starts(word).is_none()
}

/// Whether what stands behind somebody makes the words the name of a thing: 收缴的罚款. 违反前款的规定, 对移送的案件 do not.
fn is_thing(rest: &str) -> bool {
    let rest = rest.trim_end_matches(|c| Class::OfCondition.has(c));
    let toward = Class::ObjectMark.starts(rest).is_some();
    // 自收到被害人的请求后五日以内
    let time = rest.starts_with(|c| Class::DayLead.has(c) || Class::EventLead.has(c))
        && [Class::InsideWord, Class::BeforeWord].iter().any(|class| class.ends(rest).is_some());
    rest.contains(|c| Class::OfMark.has(c)) && !toward && !time && Class::OfGround.ends(rest).is_none()
}

/// Whether the one whom a condition begins with has to act by the rule, though nothing else of the text says that they have duties:
/// authorities that are not at fault, and people who ask for something.
pub(super) fn acts_anyway(who: &str, rest: &str, what: &str) -> bool {
    let first = what.split(',').next().unwrap_or(what);
    let fault =
        Class::Breaks.starts(rest).is_some() && Class::Deed.starts(rest).is_none_or(|deed| Class::Breaks.is(deed));
    let asks = Class::AsksFor.within(first);
    let body = office::is_body(who);
    acts(who, rest, what) && !fault && if body { names(who).is_some() && !asks } else { asks && !is_ruled(what) }
}

/// Whether words only count people (三人); 第三人 and 任何一方 are somebody.
fn counts(who: &str) -> bool {
    let unit = Class::CountUnit.ends(who).filter(|unit| Class::Bears.is(unit));
    let Some(number) = unit.and_then(|unit| who.strip_suffix(unit)) else { return false };
    let before = number.trim_end_matches(numeral::is_numeral);
    before.len() < number.len() && Class::NthMark.ends(before).is_none()
}

/// Whether the one whom a condition begins with is who has to act by the rule: 申请人 of 申请人不服的，可以申请复核. `rest`: the
/// condition behind the name; `what`: what the rule asks.
pub(super) fn acts(actor: &str, rest: &str, what: &str) -> bool {
    // 应当由甲局…: who acts is named.
    let named = || Class::ByWhom.starts(what).is_some() && Class::NoAdverb.starts(what).is_none();
    // 当事人不在场的，应当送达当事人: it is done to them.
    let other = || Class::OfWhom.starts(rest).is_some() || Class::Gone.starts(rest).is_some() || what.contains(actor);
    let authority = || names(actor).is_some() || Class::Official.ends(actor).is_some();
    bears(actor) && (authority() || !(other() || is_ruled(what))) && !named()
}

/// Whether an act is one of an authority, and done to a person: 依法裁定终止审理, 在三日内通知其到场.
fn is_ruled(what: &str) -> bool {
    let first = what.split(',').next().unwrap_or(what);
    // 依照第二审程序审理, 在决定书上注明
    if Class::RuleLead.starts(first).is_some() && Class::Ruled.within(first) || Class::Ruled.ends(first).is_some() {
        return true;
    }
    let within = Class::InsideWord.find(first).and_then(|at| first.get(at.end..));
    std::iter::once(first).chain(within).any(|act| {
        let mut act = act;
        loop {
            if Class::Ruled.starts(act).is_some() {
                return true;
            }
            let adverb = Class::Adverbial.starts(act).filter(|word| word.chars().nth(1).is_some());
            let Some(rest) = Class::Manner.starts(act).or(adverb).and_then(|word| act.get(word.len()..)) else {
                return false;
            };
            act = rest;
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_can_have_a_duty() {
        for who in [
            "船员",
            "用户",
            "当事人",
            "经营者",
            "申请人",
            "公民",
            "第三人",
            "村民会议",
            "市水务局",
            "全社会",
            "县级以上人民政府",
            "建设单位及其工作人员",
            "网络交易平台",
            "监事",
            "任何一方",
            "交通警察",
            "船舶",
            "直辖市",
            "理事长、理事",
            "娱乐场所",
            "村民委员会",
        ] {
            assert!(bears(who), "{who}");
        }
        for who in [
            "行政处罚决定书",
            "居住权",
            "三人",
            "每班二人",
            "听证会",
            "全体会议",
            "考核",
            "初评意见",
            "营业场所",
            "仓库",
            "自然保护区",
            "社会",
            "从宽处罚建议",
            "罚款全部",
            "期限",
            "施工现场",
        ] {
            assert!(!bears(who), "{who}");
        }
    }

    #[test]
    fn of_whom_a_condition_tells() {
        for (actor, rest, what) in [
            ("申请人", "不服的", "申请复核"),
            ("行政机关", "不能确定的", "依照规定报主管部门确定"),
            ("用人单位", "裁减人员的", "优先录用被裁减的人员"),
            ("人民法院", "认为有必要的", "通知其到庭"),
            ("执法人员", "抽样取证时", "制作清单,由执法人员签名"),
            ("出租人", "出卖租赁房屋的", "在出卖之前的合理期限内通知承租人"),
        ] {
            assert!(acts(actor, rest, what), "{actor}{rest}{what}");
        }
        for (actor, rest, what) in [
            ("被告人", "上诉的", "依照第二审程序审理"),
            ("被告人", "死亡的", "裁定终止审理"),
            ("居住权", "消灭的", "及时办理注销登记"),
            ("船员", "的能力受到影响时", "安排其值班"),
            ("当事人", "拒绝签收的", "由两名执法人员注明情况"),
            ("当事人", "提出的理由成立的", "及时处理"),
            ("犯罪嫌疑人", "在押的", "在三日内依法释放"),
            ("船员", "服务簿遗失的", "申请补发"),
            ("当事人", "拒绝签收的", "在决定书上注明"),
            ("当事人", "不在场的", "在七日内将决定书送达当事人"),
        ] {
            assert!(!acts(actor, rest, what), "{actor}{rest}{what}");
        }
    }
}

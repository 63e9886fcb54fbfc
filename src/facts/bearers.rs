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
    !counts(who) && (bearer > other || body())
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

//! Amounts of money: how much, between which bounds, and who gets or pays it.

use std::ops::Range;

use super::amounts::{amounts as printed_amounts, without_note};
use super::bearers::bears;
use super::currency::Plain;
use super::duty_names::office_at;
use super::figures::{Amount, Segment};
use super::targets::has_count;
use crate::zh::lexicon::Class;
use crate::zh::office;

/// Reads the amounts of a stretch of a block. What somebody makes or owns (营业收入, 产值) is no fund. `plain`: what 元 alone is in the
/// document.
pub(super) fn read(segment: &Segment<'_, '_>, plain: &mut Plain, amounts: &mut Vec<Amount>) {
    if !segment.view.has(Class::Currency) {
        return;
    }
    let found = printed_amounts(segment, plain);
    for printed in found {
        let clause = segment.clause(printed.range.clone(), &['。', ';', ',']);
        let made = segment.text.get(printed.range.clone()).is_some_and(|t| Class::OnlyTarget.starts(t).is_some());
        let words = segment.text.get(clause.clone()).unwrap_or("");
        // 签约项目12个，总投资30亿元: what others bring.
        let mut given = Class::Fund.find_iter(words).filter_map(|at| words.get(at));
        let dealt = segment.view.has(Class::Dealing)
            && !Class::Grant.within(words)
            && given.all(|word| Class::Invests.is(word));
        // 对500万元以上的项目开展评价: which ones are meant.
        let behind = segment.text.get(printed.range.end..segment.range.end).unwrap_or("");
        let lead = segment.text.get(clause.start..printed.range.start).unwrap_or("");
        let bounded =
            printed.least.or(printed.most).is_some() && without_note(behind).starts_with(|c| Class::OfMark.has(c));
        // 对技术改造投资500万元以上(含)的项目: what its owner puts into it.
        let lead_word = Class::Invests.strip_end(lead).unwrap_or(lead);
        let dealt = dealt || bounded && !Class::Fund.within(lead_word) && !Class::PayVerb.within(lead_word);
        // 单户担保金额500万元以下、费率低于1%的业务: a sum that tells which ones are meant.
        let rest = segment.text.get(printed.range.end..clause.end).unwrap_or("");
        let tells = printed.least.or(printed.most).is_some()
            && Class::SumName.ends(lead).is_some()
            && rest.contains(|c| Class::OfMark.has(c));
        // 引进10亿元以上项目5个: what is counted.
        let counted = printed.least.is_some()
            && has_count(rest)
            && !Class::Fund.within(lead_word)
            && !Class::PayVerb.within(lead_word);
        let dealt = dealt || tells || counted;
        // …营业收入翻一番，达到1600亿元: what is reached is said in the clause before.
        let words = segment.text.get(clause.start..printed.range.start).unwrap_or("");
        let from = if Class::ReachTo.starts(words).or_else(|| Class::ReachVerb.starts(words)).is_some() {
            segment.clause(clause.start.saturating_sub(1)..clause.start, &['。', ';', ',']).start
        } else {
            clause.start
        };
        if made || dealt || !is_fund(segment.text.get(from..printed.range.start).unwrap_or("")) {
            continue;
        }
        amounts.push(Amount {
            passage: segment.view.passage(printed.range.clone()),
            clause: segment.view.passage(segment.in_cell(clause, &printed.range)),
            who: who(segment, &printed.range).map(|who| segment.view.passage(who)),
            currency: printed.currency,
            value: printed.value,
            least: printed.least,
            most: printed.most,
        });
    }
}

/// Whether an amount behind these words is money that is given, taken or spent.
fn is_fund(before: &str) -> bool {
    let made = Class::Turnover.find_iter(before).last();
    let given = Class::Fund.find_iter(before).last();
    match (made, given) {
        // 投资额 is no 投资.
        (Some(made), Some(given)) => given.start >= made.end,
        // 规模突破300亿元 is what is reached.
        (made, None) => made.is_none() && !Class::SumReached.within(before),
        (None, Some(_)) => true,
    }
}

/// Who gets or pays an amount: 对首次入规企业给予…, 对个人处…, 由市财政局承担….
fn who(segment: &Segment<'_, '_>, amount: &Range<usize>) -> Option<Range<usize>> {
    let sentence = segment.clause(amount.clone(), &['。', ';']);
    // 未按规定对污水自行监测 | 2万元: who is named in another cell is not who pays.
    let rows = segment.view.block.is_some_and(|block| block.table.is_some());
    let sentence = if rows { segment.in_cell(sentence, amount) } else { sentence };
    let before = segment.text.get(sentence.start..amount.start)?;
    let mut found = None;
    for lead in Class::PayLead.find_iter(before) {
        let in_word = before.get(..lead.end).is_some_and(|t| Class::NoPayLead.ends(t).is_some())
            || before.get(lead.start..).is_some_and(|t| Class::NoPayLead.starts(t).is_some());
        if in_word {
            continue;
        }
        let (word, rest) = (before.get(lead.clone())?, before.get(lead.end..)?);
        // 市对区县补助50.8亿元，市级支出合计206.8亿元: another sum than the one that they get.
        if let Some(bytes) = named(word, rest).filter(|_| !is_another_sum(rest)) {
            found = Some(sentence.start + lead.end..sentence.start + lead.end + bytes);
        }
    }
    found
}

/// Whether a clause between who is named and an amount has an amount of its own, and the one before the amount does not go on with what is
/// given or taken.
fn is_another_sum(rest: &str) -> bool {
    let Some((before, own)) = rest.rsplit_once(',') else { return false };
    let goes_on = [
        Class::PayVerb,
        Class::FineMark,
        Class::AtMost,
        Class::AtLeast,
        Class::Below,
        Class::Joins,
        Class::AboutAmount,
    ];
    Class::Currency.within(before) && !own.is_empty() && goes_on.iter().all(|class| class.starts(own).is_none())
}

/// The bytes of who is named behind a word that leads to who gets or pays; `None` where another act is told of.
fn named(lead: &str, rest: &str) -> Option<usize> {
    let by = Class::ByWhom.is(lead);
    // 劳动保障行政部门 is one name.
    let from = if by { office_at(rest).unwrap_or(0) } else { 0 };
    if by && !rest.get(from..).is_some_and(|t| Class::Pays.within(t)) {
        return None;
    }
    let stop = rest.find(',').unwrap_or(rest.len());
    let verb =
        rest.get(from..stop.max(from)).and_then(|t| Class::PayVerb.find(t)).map_or(stop, |verb| from + verb.start);
    let name = rest.get(..verb)?;
    // 对个人由公安机关处…: who imposes it.
    let name = Class::ByWhom.find(name).and_then(|by| name.get(..by.start)).unwrap_or(name);
    let name = name.trim_end_matches(|c| Class::OfMark.has(c));
    // 对主要负责人依法处五千元
    let name = Class::Manner.strip_end(name).unwrap_or(name);
    let somebody =
        Class::PersonEnd.ends(name).is_some() || Class::BearerEnd.ends(name).is_some() || office::is_listed(name);
    // 对泉水造成影响的; 对开展培训的机构 says which.
    let another = Class::OtherAct.find_iter(name).any(|act| act.start > 0);
    // A fine is on somebody: 对引发灾害不予治理的，处五万元 says for what.
    let fine = rest.get(verb..).map(|t| t.trim_start_matches(',')).is_some_and(|t| Class::FineMark.starts(t).is_some());
    let told = !by && fine && !somebody && !bears(name) || name.contains(['?', '!']);
    // 向甲局报告, 由甲局责令改正, 颁给奖状及奖金: another act, or what is given.
    let acts = Class::ToWhom.is(lead) && (verb == stop || !somebody)
        || another && !somebody
        || Class::Sanction.within(name)
        || Class::Fund.ends(name).is_some();
    (!acts && !told && (2..=40).contains(&name.chars().count())).then_some(name.len())
}

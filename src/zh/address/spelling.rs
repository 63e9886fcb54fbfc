//! One form for an address in any print, and what it may be spelt as beside.

use super::{
    ANY, BRACKETED, OF_OUTLINE, PART, POINT, Step, article_end, at_end, at_start, behind_nth, bracketed,
    counted_inside, hyphened, label, split_number,
};
use crate::zh::{fold, numeral, ordinal, units};

/// An address in normal form: numbers in ASCII digits, without spaces, quotes and the brackets of 第（一）项; 第6-1条 is 第6条之1.
/// Other words stay, so that it serves what only holds addresses, too.
#[must_use]
pub fn key(address: &str) -> String {
    let text = fold::narrowed(address);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or("");
        if fold::is_quote(c) || matches!(c, '「' | '」') {
            continue;
        }
        // 第三条(一)项
        if c == BRACKETED
            && let Some((number, after)) = bracketed(rest).filter(|(_, after)| after.starts_with(units::ITEM))
        {
            out.push(units::NTH);
            push_number(number, &mut out);
            rest = after;
            continue;
        }
        out.push(c);
        let number = match c {
            units::NTH => behind_nth(rest),
            // 附件一
            '件' | '表' if out.strip_suffix(c).is_some_and(|before| before.ends_with(super::ATTACHED)) => {
                split_number(rest)
            }
            units::ARTICLE => {
                let added = ordinal::inserted(rest).and_then(|(n, bytes)| Some((n, rest.get(bytes..)?)));
                out.extend(added.map(|_| units::ADDED));
                added
            }
            _ => None,
        };
        let Some((number, after)) = number else { continue };
        push_number(number, &mut out);
        rest = after;
        if let Some((added, after)) = hyphened(rest).filter(|_| c == units::NTH) {
            out.extend([units::ARTICLE, units::ADDED]);
            push_number(added, &mut out);
            rest = after.strip_prefix(units::ARTICLE).unwrap_or(after);
        }
    }
    out
}

fn push_number(number: u32, out: &mut String) {
    // Keys are made for every block, and nearly all numbers in them have one digit.
    match char::from_digit(number, 10) {
        Some(digit) => out.push(digit),
        None => out.push_str(&number.to_string()),
    }
}

/// A [`key`] without the first paragraph that it ends with, which may be left out; `paragraph` is its unit.
#[must_use]
pub fn without_first(key: &str, paragraph: char) -> &str {
    key.strip_suffix(paragraph).and_then(|t| t.strip_suffix('1')?.strip_suffix(units::NTH)).unwrap_or(key)
}

/// The address of a part that is joined to the one named last: 第二项 behind 第三条第一款第一项 is of that 款, 第二款 of the article.
#[must_use]
pub fn joined(last: &str, part: &str) -> String {
    let article = article_end(last).unwrap_or(0);
    let unit = label(part).map(|step| step.unit);
    let steps = at_end(last).unwrap_or_default();
    let like = steps.iter().find(|step| step.at >= article && Some(step.unit) == unit);
    let kept = like.map_or(article, |step| step.at);
    format!("{}{part}", last.get(..kept).unwrap_or(""))
}

/// A folded address with the counting words that people leave out: 第2条第1款 for 2条1款, 第二条第2项第2目 for 第二条(二)2, 第1部分(一)1. for
/// 一、(一)1. `item` is what the members of lists in articles are called. `None` where not all of the text is an address.
#[must_use]
pub fn written_out(text: &str, item: char) -> Option<String> {
    let steps = at_start(text);
    steps.last().filter(|last| last.end == text.len())?;
    let (heads, inside) = match steps.iter().position(Step::is_article) {
        Some(article) => steps.split_at_checked(article + 1)?,
        // 2款 stands in what is known from elsewhere.
        None => (steps.as_slice(), &[][..]),
    };
    let mut out = String::with_capacity(text.len() + 16);
    for step in heads {
        let own = text.get(step.at..step.end)?;
        match step.unit {
            ANY => out.push_str(&format!("{}.", step.number)),
            PART => out.push_str(&format!("{}{}{}", units::NTH, step.number, units::PART)),
            BRACKETED | POINT | super::ATTACHED => out.push_str(own),
            _ if own.starts_with([units::NTH, BRACKETED]) => out.push_str(own),
            _ => {
                out.push(units::NTH);
                out.push_str(own);
            }
        }
    }
    for (number, unit) in counted_inside(inside, item) {
        out.push_str(&format!("{}{number}{unit}", units::NTH));
    }
    Some(out)
}

/// Other spellings of an address in normal form, in the form that citing makes.
#[must_use]
pub fn spellings(key: &str) -> Vec<String> {
    let mut all = Vec::new();
    // 第3自然段, 正文第3段
    let paragraph = key.replace("自然段", "段").trim_start_matches("正文").to_owned();
    if paragraph != key {
        all.push(paragraph);
    }
    all.extend(with_item(key));
    for outline in outline(key).into_iter().filter(|o| o != key) {
        all.push(format!("{outline}."));
        all.push(outline);
    }
    all
}

/// 第15条(二), 第15条第2款(一): with the words for an item.
#[must_use]
pub fn with_item(key: &str) -> Option<String> {
    let steps = at_end(key)?;
    let [.., above, last] = steps.as_slice() else { return None };
    let listed = last.unit == BRACKETED && matches!(above.unit, units::ARTICLE | units::PARAGRAPH);
    let above = key.get(..last.at).filter(|_| listed)?;
    Some(format!("{above}{}{}{}", units::NTH, last.number, units::ITEM))
}

/// 一、(二)3, 第1部分第2项, 第1条(二) of an outline: 第1部分(二)3. The likelier first.
fn outline(key: &str) -> Vec<String> {
    let steps = at_start(key);
    let is_part = |s: &&Step| s.added == 0 && matches!(s.unit, PART | OF_OUTLINE | units::ARTICLE);
    let Some(first) = steps.first().filter(is_part) else { return Vec::new() };
    let part = format!("{}{}{}", units::NTH, first.number, units::PART);
    let end = |at: usize| key.get(at..).unwrap_or("").trim_end_matches([units::LIST, '.']);
    // 第2项 and 第2点 of a part are its (二), or its 2. where it has none.
    let counted = |s: &&Step| matches!(s.unit, units::PARAGRAPH | units::ITEM | units::ARTICLE | OF_OUTLINE);
    match steps.get(1).filter(counted) {
        Some(item) => {
            let after = end(item.end);
            vec![
                format!("{part}({}){after}", numeral::to_chinese(item.number)),
                format!("{part}{}.{after}", item.number),
            ]
        }
        None => vec![format!("{part}{}", end(first.end))],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_any_print_are_the_same() {
        assert_eq!(key("第十五条第二款第（一）项"), key("第15条 第2款第(一)项"));
        assert_eq!(key("第一百三十三条之一"), "第133条之1");
        assert_eq!(key("第一部分“（二）”第3段"), key("第1部分(二)第3段"));
        assert_ne!(key("“（二）”"), key("“2.”"));
        for other in ["第6-1条", "第６－１條", "第 6-1 條", "第6条之1"] {
            assert_eq!(key(other), key("第六条之一"), "{other}");
        }
        assert_ne!(key("第6-1条"), key("第六十一条"));
        assert_eq!(key("第三条（一）项"), "第3条第1项");
        assert_eq!((key("附件一第三条"), key("附表二")), ("附件1第3条".into(), "附表2".into()));
        // What is no address stays as it is.
        assert_eq!(key("条件一、第三方、第(三、件二"), "条件一、第3方、第(三、件二");
        assert_eq!(key("云政发[2031]第12345号"), "云政发[2031]第12345号");
    }

    #[test]
    fn a_part_that_is_joined_stands_beside_its_like() {
        for (last, part, wanted) in [
            ("第三条第一款第一项", "第二项", "第三条第一款第二项"),
            ("第三条第一款第一项", "第二款", "第三条第二款"),
            ("第三条第一款第一项", "第二款第三项", "第三条第二款第三项"),
            ("第三条第一款第(一)项", "(二)项", "第三条第一款(二)项"),
            // Of Taiwan.
            ("第三条第一项第一款", "第二款", "第三条第一项第二款"),
            ("第三条第一项第一款", "第二项", "第三条第二项"),
            ("第三条", "第二项", "第三条第二项"),
            ("第三条第一款", "第二项", "第三条第二项"),
        ] {
            assert_eq!(joined(last, part), wanted);
        }
    }

    #[test]
    fn addresses_as_people_write_them() {
        assert_eq!(spellings("第15条(二)").first().map(String::as_str), Some("第15条第2项"));
        assert_eq!(with_item("第15条之1第2款(三)").as_deref(), Some("第15条之1第2款第3项"));
        assert_eq!((with_item("第2章(三)"), with_item("(三)"), with_item("第15条")), (None, None, None));
        assert!(spellings("一、(二)3").contains(&"第1部分(二)3.".to_owned()));
        assert_eq!(spellings("第1部分第2项"), ["第1部分(二).", "第1部分(二)", "第1部分2..", "第1部分2."]);
        assert_eq!(spellings("第1大点第2点"), spellings("第1部分第2项"));
        assert!(spellings("第3自然段").contains(&"第3段".to_owned()));
        assert!(spellings("").is_empty() && spellings("第3段").is_empty());
        // An address of the normal form has no other.
        assert_eq!(spellings("第1部分(二)"), ["第1部分(二)."; 0]);
    }

    #[test]
    fn counting_words_that_are_left_out_are_written() {
        for (text, wanted) in [
            ("2条1款", "第2条第1款"),
            ("第九条四项", "第九条第4项"),
            ("第二条(二)2", "第二条第2项第2目"),
            ("第二条第(二)项2.", "第二条第2项第2目"),
            ("第二条1款(三)项2目", "第二条第1款第3项第2目"),
            ("第6-1条2项", "第6-1条第2项"),
            ("第三章九条", "第三章第九条"),
            ("第一部分(一)1", "第1部分(一)1."),
            ("一、(一)1", "第1部分(一)1."),
            ("一(一)", "第1部分(一)"),
            ("附件1第二条2款", "附件1第二条第2款"),
            ("四项", "第四项"),
        ] {
            assert_eq!(written_out(text, units::ITEM).as_deref(), Some(wanted), "{text}");
        }
        for text in ["", "2条例", "第二条规定", "供水办法2条", "15"] {
            assert_eq!(written_out(text, units::ITEM), None, "{text}");
        }
        // In Taiwan's acts the members of lists are 款.
        assert_eq!(
            written_out("第二條2項(三)1".replace('條', "条").replace('項', "项").as_str(), '款').as_deref(),
            Some("第二条第2项第3款第1目")
        );
    }

    #[test]
    fn the_first_paragraph_may_be_left_out() {
        assert_eq!(without_first("第3条第1款", '款'), "第3条");
        assert_eq!(without_first("第3条第1项", '项'), "第3条");
        for other in ["第3条第11款", "第3条第1项", "第3条", "第3条第1款第1项"] {
            assert_eq!(without_first(other, '款'), other);
        }
    }
}

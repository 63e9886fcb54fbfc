//! Lists and ranges of addresses (第三条至第五条, 第八条第一、二款, 2-5条): their first member, and what stands behind it.

use super::{ANY, Step, at_end, number, split_number, unit};
use crate::zh::lexicon::Class;
use crate::zh::{numeral, units};

/// The first member of a list or range of addresses, with all that stands before it, as if it stood there alone: 第三条至第五条 and
/// 第三、五条 are 第三条, 第八条第一、二款 is 第八条第一款.
#[must_use]
pub fn first_of_list(text: &str) -> Option<String> {
    for (at, c) in text.char_indices() {
        let (head, rest) = text.split_at_checked(at)?;
        // A run of marks joins once; were each of them held against all that follow, a line of nothing else would take a minute.
        if c == '-' && head.ends_with('-') {
            continue;
        }
        let Some(wide) = joining(rest) else { continue };
        let after = rest.get(wide..)?.trim_start_matches('-');
        if !after.starts_with(|c| matches!(c, units::NTH | '(') || numeral::is_numeral(c)) {
            continue;
        }
        let ranges = matches!(c, '-' | '~') || Class::RangeMark.starts(rest).is_some();
        let articles_from = |from: u32| {
            let to = split_number(after).filter(|(to, left)| ranges && *to > from && left.starts_with(units::ARTICLE));
            to.is_some()
        };
        let ends = |last: &Step| last.unit != ANY && (last.marked || last.is_article() && articles_from(last.number));
        if at_end(head).is_some_and(|steps| steps.last().is_some_and(ends)) {
            return Some(head.to_owned());
        }
        // 第三、五条: the unit comes later.
        let open = head.trim_end_matches(')').trim_end_matches(numeral::is_numeral);
        let from = head.get(open.len()..).map_or(0, |n| numeral::whole(n.trim_end_matches(')')).unwrap_or(0));
        // A range goes up; 第2-1条 is what was put in behind an article.
        let up = c != '-' || number(after).is_some_and(|(to, _)| to > from);
        let nth = open.trim_end_matches('(').ends_with(units::NTH);
        let counted = up && open.len() < head.len() && (nth || articles_from(from));
        let mut later = after.char_indices().filter_map(|(at, _)| unit(after.get(at..)?));
        if counted && let Some((word, ..)) = later.next() {
            return Some(format!("{head}{word}"));
        }
    }
    None
}

/// What stands behind the first member of a list or range: 二款 of 第八条第一、二款, 至第五条 of 第三条至第五条. `first` is what
/// [`first_of_list`] made of it.
#[must_use]
pub fn rest_of_list<'t>(text: &'t str, first: &str) -> &'t str {
    let same: usize = text.chars().zip(first.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let rest = text.get(same..).unwrap_or("");
    // Of a range both ends are told: 至第五条.
    let joins = Class::RangeMark.starts(rest).is_none().then(|| joining(rest)).flatten();
    rest.get(joins.unwrap_or(0)..).unwrap_or(rest)
}

/// How many bytes of what joins the members of a list, or the ends of a range, a text begins with.
fn joining(text: &str) -> Option<usize> {
    let word = Class::Joins.starts(text).or_else(|| Class::RangeMark.starts(text)).map(str::len);
    word.or_else(|| text.chars().next().filter(|c| matches!(c, ',' | '-' | '~')).map(char::len_utf8))
}

/// The first of several citations with addresses, and the others: 《甲办法》第二条、《乙办法》第三条. `None` where there are not several.
#[must_use]
pub fn first_citation(text: &str) -> Option<(&str, &str)> {
    text.match_indices('《').skip(1).find_map(|(at, _)| {
        let before = text.get(..at)?;
        let first = Class::Joins.strip_end(before).unwrap_or(before).trim_end_matches([',', ';', '。']);
        // Also behind 第二、三条, whose last step does not say that it is one.
        let cites = first.contains('》') && at_end(first).is_some();
        Some((first, text.get(at..)?)).filter(|_| cites)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_nothing_but_marks_is_read_at_once() {
        assert_eq!(first_of_list(&"-".repeat(1_000_000)), None);
        assert_eq!(first_of_list("第3条--第5条").as_deref(), Some("第3条"));
    }

    #[test]
    fn the_first_of_a_list() {
        for (text, first) in [
            ("第三条至第五条", "第三条"),
            ("第三至五条", "第三条"),
            ("第三、五条", "第三条"),
            ("第三条、第五条", "第三条"),
            ("第三条和第五条", "第三条"),
            ("第三条以及第五条", "第三条"),
            ("第三条到第五条", "第三条"),
            ("第三条或者第五条", "第三条"),
            ("第三条暨第五条", "第三条"),
            ("第三条~第五条", "第三条"),
            ("第3-5条", "第3条"),
            ("第3条-第5条", "第3条"),
            ("第八条第一、二款", "第八条第一款"),
            ("第五条第一款、第二款", "第五条第一款"),
            ("第九条第(一)、(二)项", "第九条第(一)项"),
            ("第九条第(一)项至第(三)项", "第九条第(一)项"),
            ("第二条之一至第四条", "第二条之一"),
            ("《办法》第三、五条", "《办法》第三条"),
            ("办法2-5条", "办法2条"),
            ("3条至5条", "3条"),
            ("三至五条", "三条"),
        ] {
            assert_eq!(first_of_list(text).as_deref(), Some(first), "{text}");
        }
        for (text, first, rest) in [
            ("第八条第一、二款", "第八条第一款", "二款"),
            ("第三条至第五条", "第三条", "至第五条"),
            ("第三条、第五条和第九条", "第三条", "第五条和第九条"),
        ] {
            assert_eq!((first_of_list(text).as_deref(), rest_of_list(text, first)), (Some(first), rest));
        }
        assert_eq!(
            first_citation("《甲办法》第二条、《乙办法》第三条"),
            Some(("《甲办法》第二条", "《乙办法》第三条"))
        );
        assert_eq!(first_citation("关于印发《甲办法》的通知第二条"), None);
        assert_eq!(first_citation("《关于印发《甲办法》的通知》第二条"), None);
        for text in [
            "第三条",
            "第2-1条",
            "三、(二)",
            "供水、排水办法第三条",
            "第三条至",
            "第三和五",
            "二、三年行动",
            "6-1条",
            "5条至3条",
            "3条、5条",
            "3-5款",
        ] {
            assert_eq!(first_of_list(text), None, "{text}");
        }
    }
}

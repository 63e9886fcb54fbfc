//! Several issues of a gazette in one file: where each begins, and what stands between the documents of two.

use std::collections::HashSet;
use std::ops::Range;

use super::super::label::Form;
use super::super::lex::{End, Line};
use super::{is_cover, is_key_line, is_name, issue_number, year_of};
use crate::zh::{chars, fold, office};

/// The lines on which issues begin: names on covers; in texts without sizes the name of a gazette over a number that no issue of
/// that gazette has had before. Names and numbers that are repeated over pages begin none.
pub(crate) fn starts(lines: &[Line<'_>]) -> Vec<usize> {
    let mut seen: HashSet<(String, String, Option<i32>)> = HashSet::new();
    let mut last: Option<(String, String, Option<i32>)> = None;
    let mut begins = |at: &usize| {
        let Some(line) = lines.get(*at) else { return false };
        if line.hint.and_then(|hint| hint.size).is_some() {
            return is_cover(line);
        }
        let name = Some(fold::compact(&line.text)).filter(|text| line.width <= NAME_WIDTH && is_name(text));
        // Between name and number the name may stand in Latin letters.
        let latin = |line: &Line<'_>| {
            !line.text.contains(chars::is_han) && line.text.contains(|c: char| c.is_ascii_alphabetic())
        };
        let next = at + 1 + usize::from(lines.get(at + 1).is_some_and(latin));
        let below = lines.get(next).filter(|below| below.width <= NAME_WIDTH && below.is_bare());
        let Some((name, below)) = name.zip(below) else { return false };
        let below = fold::compact(&below.text);
        let Some(number) = issue_number(&below) else { return false };
        let year = year_of(&below);
        // 云山市政报 over the pages of 云山市人民政府政报.
        let same = |(open, own, of): &(String, String, Option<i32>)| {
            let called = office::is_short_for(&name, open) || office::is_short_for(open, &name);
            *own == number && called && (of.is_none() || year.is_none() || *of == year)
        };
        let goes_on = last.as_ref().is_some_and(same);
        let issue = (name, number, year);
        let fresh = seen.insert(issue.clone()) && !goes_on;
        if fresh {
            last = Some(issue);
        }
        fresh
    };
    (0..lines.len()).filter(|at| begins(at)).collect()
}

/// The lines of masthead, contents and imprint between the documents of two issues of one file: from the imprint of the one before
/// to the first document of the next. None where a sentence stands among them.
pub(crate) fn between(lines: &[Line<'_>], start: usize, body: &Range<usize>) -> Option<Range<usize>> {
    let above = (body.start..start).rev().take_while(|&at| lines.get(at).is_some_and(|l| is_key_line(&l.text)));
    let first = above.last().unwrap_or(start);
    let all = lines.get(first..body.end)?;
    let sentence =
        |l: &Line<'_>| l.stops || l.end == End::Stop || l.strict_label().is_some_and(|l| l.form == Form::Article);
    (all.len() <= MOST_BETWEEN && !all.iter().any(sentence)).then_some(first..body.end)
}

/// Most lines of masthead, contents and imprint between two issues.
const MOST_BETWEEN: usize = 2_000;

/// The widest line of a name, and of an issue's number.
const NAME_WIDTH: u32 = 60;

#[cfg(test)]
mod tests {
    use super::super::tests::source;
    #[test]
    fn a_volume_without_sizes_is_said_by_its_numbers() {
        let told = |text: &str| {
            let source = crate::source::read("a.txt", text.as_bytes()).unwrap();
            let issue = super::super::super::parse(&source);
            let found = issue.diagnostics.iter().find(|d| d.code == "several-issues");
            (found.map_or(0, |d| d.spans.len()), issue.documents.len())
        };
        let issue = |number: &str| {
            format!(
                "云山市人民政府公报\n2031年第{number}期\n\n云山市人民政府关于第{number}件事的通知\n云政发〔2031〕{number}号\n各县人民政府：\n　　请办好第{number}件事。\n云山市人民政府\n2031年1月{number}日\n\n"
            )
        };
        assert_eq!(told(&[issue("1"), issue("2")].concat()), (2, 2));
        assert_eq!(told(&[issue("1"), issue("2"), issue("3")].concat()), (3, 3));
        // One issue, its name over a page again, a name with nothing below.
        assert_eq!(told(&issue("1")).0, 0);
        assert_eq!(told(&format!("{}云山市人民政府公报\n2031年第1期\n　　完。\n", issue("1"))).0, 0);
        assert_eq!(told(&format!("{}云山市人民政府公报\n编辑部电话不变。\n", issue("1"))).0, 0);
    }

    #[test]
    fn issues_begin_with_names_over_fresh_numbers() {
        let starts = |text: &str| {
            let source = source(text);
            super::starts(&super::super::super::lex::lines(&source).0)
        };
        let of = |issues: &[(&str, &str)]| {
            let texts: Vec<String> = issues.iter().map(|(name, number)| format!("{name}\n{number}\n正文。")).collect();
            starts(&texts.join("\n"))
        };
        let (one, two) = ("云山市人民政府公报", "海川市人民政府公报");
        assert_eq!(of(&[(one, "2031年第3期"), (one, "第3期"), (one, "2031年第4期")]), [0, 6]);
        // Two gazettes with one number, and one of the next year.
        assert_eq!(of(&[(one, "第3期"), (two, "第3期"), (one, "第3期"), (two, "第4期")]), [0, 3, 9]);
        assert_eq!(of(&[(one, "2031年第3期"), (one, "2032年第3期"), (one, "第3期")]), [0, 3]);
        // The name in short, over pages.
        assert_eq!(of(&[(one, "2031年第3期"), ("云山市政府公报", "第3期")]), [0]);
    }
}

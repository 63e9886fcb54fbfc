//! Regular expressions, with errors a reader can act on.

use std::ops::Range;

use regex::{Regex, RegexBuilder};
use regex_syntax::ast::{ErrorKind, Span};
use regex_syntax::{Error, ParserBuilder};

use super::RegexProblem;
use super::buffer::{BARRIER, cells};
use crate::zh::fold::{is_quote, plain_each, plain_folded};

/// Compiles a pattern; `^` and `$` also fit at the lines of a table.
pub(super) fn compile(pattern: &str) -> Result<Regex, RegexProblem> {
    RegexBuilder::new(pattern).multi_line(true).build().map_err(|error| problem(pattern, &error))
}

/// A pattern over folded text: its characters are folded one by one, and a mark that becomes one of the syntax's is meant
/// as itself. White space that is written out matches nothing there, so folded text is searched beside the text as it is.
///
/// None where the pattern tells upper from lower case: folded text does not.
pub(super) fn compile_folded(pattern: &str) -> Option<Regex> {
    if tells_case(pattern) {
        return None;
    }
    let mut folded = String::with_capacity(pattern.len());
    for c in pattern.chars() {
        // Folded text has no quotation mark: who asks for one means the text as it is.
        let as_it_is = c.is_ascii() || is_quote(c);
        let plain = if as_it_is { String::from(c) } else { plain_folded(c.encode_utf8(&mut [0; 4])) };
        if c.is_ascii() {
            folded.push_str(&plain);
        } else {
            folded.push_str(&regex::escape(&plain));
        }
    }
    RegexBuilder::new(&folded).multi_line(true).case_insensitive(true).build().ok()
}

/// Folded text with the byte of the source at which the character of each of its bytes begins.
#[derive(Default)]
pub(super) struct FoldedText {
    text: String,
    at: Vec<usize>,
}

impl FoldedText {
    /// Folds a text into this one, reusing its memory; the cells of a table each by itself.
    pub(super) fn read(&mut self, source: &str, table: bool) {
        self.text.clear();
        self.at.clear();
        let (text, at) = (&mut self.text, &mut self.at);
        let mut begun = 0;
        for cell in cells(source, table) {
            if begun > 0 {
                text.push(BARRIER);
                at.resize(text.len(), begun - 1);
            }
            plain_each(cell, |from, c| {
                // ①② are two numbers, and not the digits of one.
                let enclosed = c.is_ascii_digit().then(|| cell.get(from..)?.chars().next()).flatten();
                match enclosed.filter(|c| is_enclosed(*c)) {
                    Some(_) if at.last() == Some(&(begun + from)) => {}
                    Some(number) => text.push(number),
                    None => text.push(c),
                }
                at.resize(text.len(), begun + from);
            });
            begun += cell.len() + 1;
        }
    }

    /// Where the expression fits, as bytes of the source that was read.
    pub(super) fn find<'a>(&'a self, regex: &'a Regex, source: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        regex.find_iter(&self.text).filter(|found| !found.is_empty()).filter_map(|found| {
            let (start, last) = (*self.at.get(found.start())?, *self.at.get(found.end() - 1)?);
            Some(start..last + source.get(last..)?.chars().next()?.len_utf8())
        })
    }
}

/// Whether a number is written in a circle or brackets of its own: ①, ⑴, ❶.
fn is_enclosed(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{249b}' | '\u{24ea}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{3251}'..='\u{325f}' | '\u{32b1}'..='\u{32bf}')
}

/// Whether a pattern says that case counts: (?-i).
fn tells_case(pattern: &str) -> bool {
    pattern.split("(?").skip(1).any(|group| {
        let flags = group.split([')', ':']).next().unwrap_or("");
        flags.chars().all(|c| c.is_ascii_alphabetic() || c == '-')
            && flags.split_once('-').is_some_and(|(_, off)| off.contains('i'))
    })
}

fn problem(pattern: &str, error: &regex::Error) -> RegexProblem {
    // The regex crate gives its syntax errors as text; the parser under it says what and where.
    match ParserBuilder::new().multi_line(true).build().parse(pattern) {
        Err(Error::Parse(error)) => RegexProblem {
            zh: in_chinese(error.kind()).to_owned(),
            en: error.kind().to_string(),
            chars: chars(pattern, error.span()),
        },
        Err(Error::Translate(error)) => RegexProblem {
            zh: "没有这种字符类别，或此处不能这样用".to_owned(),
            en: error.kind().to_string(),
            chars: chars(pattern, error.span()),
        },
        _ => match error {
            regex::Error::CompiledTooBig(_) => RegexProblem {
                zh: "表达式太大，请减少重复次数".to_owned(),
                en: "the expression is too big; use smaller repetitions".to_owned(),
                chars: None,
            },
            other => RegexProblem { zh: "无法识别的表达式".to_owned(), en: other.to_string(), chars: None },
        },
    }
}

fn chars(pattern: &str, span: &Span) -> Option<std::ops::Range<usize>> {
    let count = |byte: usize| pattern.get(..byte).map(|p| p.chars().count());
    let (start, end) = (count(span.start.offset)?, count(span.end.offset)?);
    // The parser points between characters for a * with nothing before it; the reader wants to see the *.
    let next = pattern.chars().count().min(start + 1);
    Some(start..end.max(next))
}

fn in_chinese(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::GroupUnclosed => "括号没有闭合",
        ErrorKind::GroupUnopened => "多了一个右括号",
        ErrorKind::ClassUnclosed => "方括号没有闭合",
        ErrorKind::ClassRangeInvalid => "字符范围的起点大于终点",
        ErrorKind::ClassRangeLiteral | ErrorKind::ClassEscapeInvalid => "方括号里有不能用的写法",
        ErrorKind::RepetitionMissing => "重复符号前面没有可重复的内容",
        ErrorKind::RepetitionCountInvalid => "重复次数的下限大于上限",
        ErrorKind::RepetitionCountUnclosed => "重复次数的花括号没有闭合",
        ErrorKind::RepetitionCountDecimalEmpty | ErrorKind::DecimalEmpty => "重复次数应是数字",
        ErrorKind::DecimalInvalid => "数字太大",
        ErrorKind::EscapeUnexpectedEof => "反斜杠后面缺少字符",
        ErrorKind::EscapeUnrecognized => "不认识的反斜杠写法",
        ErrorKind::EscapeHexEmpty | ErrorKind::EscapeHexInvalid | ErrorKind::EscapeHexInvalidDigit => {
            "十六进制字符写法有误"
        }
        ErrorKind::FlagDanglingNegation
        | ErrorKind::FlagDuplicate { .. }
        | ErrorKind::FlagRepeatedNegation { .. }
        | ErrorKind::FlagUnexpectedEof
        | ErrorKind::FlagUnrecognized => "标志（如 (?i)）写法有误",
        ErrorKind::GroupNameDuplicate { .. }
        | ErrorKind::GroupNameEmpty
        | ErrorKind::GroupNameInvalid
        | ErrorKind::GroupNameUnexpectedEof => "分组名称有误",
        ErrorKind::UnsupportedBackreference => "不支持反向引用",
        ErrorKind::UnsupportedLookAround => "不支持环视（前后断言）",
        ErrorKind::UnicodeClassInvalid => "字符类别写法有误",
        ErrorKind::NestLimitExceeded(_) | ErrorKind::CaptureLimitExceeded => "括号太多或嵌套太深",
        _ => "写法有误",
    }
}

#[cfg(test)]
mod tests {
    use super::compile;

    #[test]
    fn errors_say_what_and_where() {
        for (pattern, zh, chars) in [
            ("水(文", "括号没有闭合", Some(1..2)),
            ("水文)", "多了一个右括号", Some(2..3)),
            ("水[文", "方括号没有闭合", Some(1..2)),
            ("*水", "重复符号前面没有可重复的内容", Some(0..1)),
            ("水{3,1}", "重复次数的下限大于上限", Some(1..6)),
            (r"(水)\1", "不支持反向引用", Some(3..5)),
            ("(?=水)", "不支持环视（前后断言）", Some(0..3)),
            (r"水\", "反斜杠后面缺少字符", Some(1..2)),
            (r"\p{没有}", "没有这种字符类别，或此处不能这样用", Some(0..6)),
            ("((水{999}){999}){999}", "表达式太大，请减少重复次数", None),
        ] {
            let problem = compile(pattern).unwrap_err();
            assert_eq!((problem.zh.as_str(), problem.chars), (zh, chars), "{pattern}: {}", problem.en);
            assert!(!problem.en.is_empty());
        }
        assert!(compile(r"第\d+条").is_ok());
    }
}

//! What a file states of its document beside the text, in lines of labels and values: a page's table about it, and the lines
//! that whoever saved a text wrote over it.

use super::elements::is_number;
use super::{Stated, StatedField};
use crate::zh::lexicon::Class;
use crate::zh::{chars, numeral, office, units};

/// What a label of a table about a document says of what stands behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) enum Says {
    Number,
    Title,
    Issuer,
    Day,
    /// The day on which it was made public.
    Public,
    /// The day from which it is in force.
    Force,
    /// Whether it is in force.
    State,
    Text,
    Other,
}

const LABELS: [(Class, Says); 6] = [
    (Class::PageNumberLabel, Says::Number),
    (Class::PageTitleLabel, Says::Title),
    (Class::PageIssuerLabel, Says::Issuer),
    (Class::PageDayLabel, Says::Day),
    (Class::PageTextLabel, Says::Text),
    (Class::PageLabel, Says::Other),
];

/// What a label without blanks and colons says.
pub(in crate::source) fn says(label: &str) -> Option<Says> {
    LABELS.iter().find(|(class, _)| class.is(label)).map(|(_, says)| *says)
}

/// What a program's name of a value says of it, in English, and the labels that people write.
const KEYS: [(&[&str], Says); 7] = [
    (&["title", "name", "law_name", "doc_title"], Says::Title),
    (&["author", "authors", "issuer", "publisher", "authority", "office", "issuing_authority"], Says::Issuer),
    (&["doc_id", "doc_number", "document_number", "doc_no"], Says::Number),
    (&["signed_date", "issue_date", "issued_date"], Says::Day),
    (&["publication_date", "publish_date", "published_date", "promulgation_date"], Says::Public),
    (&["effective_date", "implement_date", "implementation_date"], Says::Force),
    (&["status", "validity"], Says::State),
];
const KEY_LABELS: [(Class, Says); 3] = [
    (Class::PagePublicLabel, Says::Public),
    (Class::PageForceLabel, Says::Force),
    (Class::PageStateLabel, Says::State),
];

/// What the name of a value beside a text says of it.
pub(in crate::source) fn keyed(name: &str) -> Option<Says> {
    let known = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name.trim()));
    let label = plain(name);
    let written = || KEY_LABELS.iter().find(|(class, _)| class.is(&label)).map(|(_, says)| *says);
    KEYS.iter().find(|(names, _)| known(names)).map(|(_, says)| *says).or_else(written).or_else(|| says(&label))
}

/// The longest label that a text begins with, and what it says.
pub(in crate::source) fn label_at(text: &str) -> Option<(&'static str, Says)> {
    let all = LABELS.iter().filter_map(|(class, says)| Some((class.starts(text)?, *says)));
    all.max_by_key(|(word, _)| word.len())
}

/// A value has no more characters.
const MOST: usize = 160;
/// The name of an office has no more.
const OFFICE: usize = 60;

/// A header that was written over a text has no more lines, and no longer keys.
const HEADER: usize = 16;
const KEY: usize = 12;

/// What the address of a page has.
pub(in crate::source) const ADDRESS: &str = "://";
/// Characters of the shortest line that goes on in the next.
const FULL: usize = 30;

/// How many lines at the top of a text are a header: keys and values (标题：…, 来源：…), of which one is the title and none is a
/// sentence, over a blank line. What is told of the force of a text may take two lines.
pub(super) fn header<'l>(lines: impl Iterator<Item = &'l str>) -> usize {
    let (mut count, mut keys, mut titled) = (0, 0, false);
    // Characters of the line above where the sentence goes on behind it, and whether it is such a line itself: a key must follow then.
    let (mut open, mut wrapped, mut blank) = (0, false, false);
    for line in lines.take(HEADER) {
        let text = line.trim_matches(|c: char| chars::is_space(c) || c == '\u{feff}');
        let length = text.chars().count();
        blank = wrapped && (blank || text.is_empty());
        if wrapped && text.is_empty() || (1..=open).contains(&length) && !text.contains(['：', ':']) {
            wrapped = true;
            open = if length < FULL || text.ends_with('。') { 0 } else { length };
            count += 1;
            continue;
        }
        if text.is_empty() && keys == 0 {
            count += 1;
            continue;
        }
        if text.is_empty() {
            return if keys >= 2 && titled { count } else { 0 };
        }
        let Some((key, value)) = text.split_once(['：', ':']) else { return 0 };
        let short = (1..=KEY).contains(&key.chars().count()) && key.chars().all(|c| c.is_alphanumeric() || c == ' ');
        // 生效状态：自2032年1月1日起施行。
        let value = value.strip_suffix('。').filter(|_| says(&plain(key)).is_some()).unwrap_or(value);
        // Behind a blank line the text may begin: 主旨：….
        let known = || keyed(key).is_some() || value.contains(ADDRESS);
        if !short || value.contains('。') || blank && !known() {
            return 0;
        }
        titled |= says(&plain(key)) == Some(Says::Title);
        let of_force = matches!(keyed(key), Some(Says::State | Says::Force));
        let goes_on = of_force && length >= FULL && !text.ends_with('。');
        (open, wrapped) = (if goes_on { length } else { 0 }, false);
        keys += 1;
        count += 1;
    }
    0
}

/// The fields that lines of keys and values state; `at` is the index of the first.
pub(super) fn fields<'l>(lines: impl Iterator<Item = &'l str>, at: usize) -> Vec<Stated> {
    let mut found = Found::default();
    for (at, line) in (at..).zip(lines) {
        pairs(line).into_iter().for_each(|(says, value)| found.note(says, value, at));
    }
    found.into_fields()
}

#[derive(Default)]
pub(in crate::source) struct Found(Vec<Stated>);

impl Found {
    /// Notes a value that reads as one of its field; the first counts.
    pub(in crate::source) fn note(&mut self, says: Says, value: &str, line: usize) {
        let value = value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '【' | '】'));
        let digits = value.chars().any(numeral::is_numeral);
        let (field, fits) = match says {
            Says::Number => (StatedField::Number, is_number(value)),
            Says::Title => (StatedField::Title, value.chars().count() >= 5 || names_law(value)),
            Says::Issuer => (StatedField::Issuer, !digits && value.chars().count() <= OFFICE),
            Says::Day => (StatedField::Date, digits),
            Says::Public => (StatedField::Public, digits),
            Says::Force => (StatedField::Force, digits),
            Says::State => (StatedField::State, true),
            Says::Text | Says::Other => return,
        };
        let fits = fits && !value.is_empty() && value.chars().count() <= MOST && !value.contains('。');
        if fits && !self.0.iter().any(|stated| stated.field == field) {
            self.0.push(Stated { field, value: value.to_owned(), line });
        }
    }

    /// Notes who issues the document, where all that are named are offices.
    pub(in crate::source) fn offices(&mut self, names: &[&str], line: usize) {
        if !names.is_empty() && names.iter().all(|name| office::is_name(name)) {
            self.note(Says::Issuer, &names.join(&units::LIST.to_string()), line);
        }
    }

    pub(in crate::source) fn into_fields(self) -> Vec<Stated> {
        self.0
    }

    /// The title that the page itself has counts before that of a table.
    pub(in crate::source) fn title(&mut self, value: String, line: usize) {
        let listed = self.0.iter().any(|stated| stated.field == StatedField::Title);
        if !listed {
            self.0.push(Stated { field: StatedField::Title, value, line });
        }
    }
}

/// Whether a value of few characters is the name of a law or rule: 水法, 供水办法.
fn names_law(value: &str) -> bool {
    let rule = Class::TitleEnd
        .strip_end(value)
        .is_some_and(|of| of.chars().count() >= 2 && Class::TitleEnd.ends(of).is_none());
    rule || Class::LawNoun.strip_end(value).is_some_and(|of| !of.is_empty()) && Class::NoLaw.ends(value).is_none()
}

/// A line without blanks, colons and brackets.
pub(in crate::source) fn plain(line: &str) -> String {
    let mark = |c: &char| c.is_whitespace() || matches!(c, '：' | ':' | '【' | '】' | '[' | ']');
    line.chars().filter(|c| !mark(c)).take(MOST).collect()
}

/// Whether a line without blanks is no label itself.
pub(in crate::source) fn says_nothing(plain: &str) -> bool {
    !plain.is_empty() && says(plain).is_none()
}

/// The labels with colons in a line, each with what stands behind it up to the next.
pub(in crate::source) fn pairs(line: &str) -> Vec<(Says, &str)> {
    let mut starts: Vec<(usize, usize, Says)> = Vec::new();
    let mut free = 0;
    for (at, _) in line.char_indices().take(400) {
        let fresh = line.get(..at).is_some_and(|before| {
            before
                .chars()
                .next_back()
                .is_none_or(|c| c.is_whitespace() || matches!(c, '【' | '[' | '|' | '　' | '；' | ';'))
        });
        if at < free || !fresh {
            continue;
        }
        let Some((word, says)) = line.get(at..).and_then(label_at) else { continue };
        let rest = line.get(at + word.len()..).unwrap_or("");
        let value = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '】' | ']'));
        let Some(value) = value.strip_prefix(['：', ':']) else { continue };
        free = line.len() - value.len();
        starts.push((at, free, says));
    }
    let ends = starts.iter().skip(1).map(|next| next.0).chain([line.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| Some((start.2, line.get(start.1..end)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_over_a_text() {
        let lines = |text: &str| header(text.lines());
        assert_eq!(lines("标题：云山市供水会议纪要\n来源：云山市政府\nURL：https://a.example/1\n\n会议指出。"), 3);
        assert_eq!(lines("法規名稱：云山市供水規則\n生效狀態：自2032年1月1日施行。\n\n第一條"), 2);
        assert_eq!(lines("法規名稱：云山市供水規則\n生效狀態：尚未施行。另有規定。\n\n第一條"), 0);
        let long = "生效狀態：一百二十一年六月十九日制定全文三十五條，施行日期由行政院以命令定";
        assert_eq!(lines(&format!("法規名稱：供水規則\n{long}\n之。\n法規網址：https://a.example\n\n第一條")), 4);
        let blank = format!("法規名稱：供水規則\n{long}\n之。\n\n法規網址：https://a.example\n\n第一條");
        assert_eq!(lines(&blank), 5);
        let text = format!("法規名稱：供水規則\n{long}\n之。\n\n主旨：公告供水規則\n\n說明");
        assert_eq!(lines(&text), 0);
        // What stands over the text's own first line is whole.
        assert_eq!(lines(&format!("法規名稱：供水規則\n{long}\n本規則依法訂定。\n\n第一條")), 0);
        assert_eq!(lines(&format!("法規名稱：供水規則\n{long}。\n本規則依法訂定。\n修正日期：20310506\n\n第一條")), 0);
        assert_eq!(lines("\n标题：云山市供水会议纪要\n来源：云山市政府\n\n会议指出。"), 3);
        for text in [
            "标题：云山市供水会议纪要\n\n会议指出。",
            "来源：云山市政府\n时间：2031年5月6日\n\n会议指出。",
            "标题：云山市供水会议纪要\n来源：云山市政府\n会议指出。",
            "标题：云山市供水会议纪要\n要求：供水应当安全。\n\n会议指出。",
            "标题：云山市供水会议纪要\n来源：云山市政府",
        ] {
            assert_eq!(lines(text), 0, "{text}");
        }
        let stated = fields("标题：云山市供水会议纪要\n文号：云政发〔2031〕7号".lines(), 1);
        let told: Vec<_> = stated.iter().map(|s| (s.field, s.value.as_str(), s.line)).collect();
        assert_eq!(
            told,
            [(StatedField::Title, "云山市供水会议纪要", 1), (StatedField::Number, "云政发〔2031〕7号", 2)]
        );
    }

    #[test]
    fn a_law_may_have_a_short_name() {
        let title = |name: &str| fields([format!("法規名稱：{name}").as_str()].into_iter(), 0).pop().map(|s| s.value);
        for name in ["水法", "銀行法", "供水办法", "供水條例", "云山市供水規則"] {
            assert_eq!(title(name).as_deref(), Some(name));
        }
        for name in ["法", "條例", "辦法", "方法", "通知公告", "供水", "通知公告", "供水管理"] {
            assert_eq!(title(name), None, "{name}");
        }
    }

    #[test]
    fn labels_and_values_in_one_line() {
        assert_eq!(
            pairs("发文机关：县政府 文号：临政发〔2031〕12号 成文日期: 2031-05-06"),
            [(Says::Issuer, "县政府 "), (Says::Number, "临政发〔2031〕12号 "), (Says::Day, " 2031-05-06")]
        );
        assert_eq!(pairs("關於發文日期的說明：甲"), []);
        assert_eq!(pairs("發文日期：中華民國97年1月3日"), [(Says::Day, "中華民國97年1月3日")]);
    }
}

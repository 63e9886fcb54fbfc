//! Tables in which a site states what it knows of a document: index number, subject, issuer, number, days.

use scraper::ElementRef;

use crate::source::elements::is_number;

/// What such a table says, blanks and colons aside.
const LABELS: &[&str] = &[
    "索引号",
    "信息索引号",
    "信息索引",
    "主题分类",
    "主题词",
    "主题",
    "体裁分类",
    "组配分类",
    "信息分类",
    "分类",
    "发文机关",
    "发文机构",
    "发布机构",
    "发布机关",
    "公开机构",
    "公开主体",
    "发文单位",
    "发文字号",
    "发文文号",
    "文号",
    "文件编号",
    "信息编号",
    "成文日期",
    "成文时间",
    "发文日期",
    "发文时间",
    "生成日期",
    "发布日期",
    "发布时间",
    "公开日期",
    "公开时间",
    "公开方式",
    "公开形式",
    "公开范围",
    "公开类别",
    "有效性",
    "信息有效性",
    "时效",
    "时效状态",
    "生效日期",
    "生效时间",
    "废止日期",
    "失效日期",
    "废止时间",
    "失效时间",
    "标题",
    "名称",
    "信息名称",
    "文件名称",
    "关键词",
    "内容概述",
    "内容",
    "正文",
    "信息内容",
    "文件内容",
    "文件正文",
    "语种",
    "统一登记号",
    "施行日期",
];
/// Those of a document's number.
const NUMBER: &[&str] = &["发文字号", "发文文号", "文号", "文件编号"];
/// Those of its title.
const TITLE: &[&str] = &["标题", "名称", "信息名称", "文件名称"];
/// Those of its text.
const TEXT: &[&str] = &["内容", "正文", "信息内容", "文件内容", "文件正文"];
/// A table of this kind has no more elements.
const MOST: usize = 400;

/// Whether a character is part of a label: no blank, colon or bracket.
fn is_plain(c: &char) -> bool {
    !c.is_whitespace() && !matches!(c, '：' | ':' | '【' | '】' | '[' | ']')
}

/// A label's text.
fn label(element: ElementRef<'_>) -> String {
    element.text().flat_map(str::chars).filter(is_plain).take(12).collect()
}

/// Whether a table or list of definitions is one about the document: most of what stands first in its rows is such
/// a label.
pub(super) fn is_about(table: ElementRef<'_>) -> bool {
    if !matches!(table.value().name(), "table" | "dl") {
        return false;
    }
    let list = table.value().name() == "dl";
    let cells = table.descendent_elements().take(MOST).filter(|e| {
        let name = e.value().name();
        if list { name == "dt" } else { matches!(name, "td" | "th") }
    });
    let (mut known, mut all) = (0, 0);
    for cell in cells {
        let label = label(cell);
        known += usize::from(LABELS.contains(&label.as_str()));
        all += usize::from(!label.is_empty());
    }
    // Every second cell is a value, and a value may be a label's word (分类: 主题).
    if list { known > 0 && known == all } else { known >= 2 && known * 3 >= all }
}

/// The title that a table about the document states.
pub(super) fn stated_title(body: ElementRef<'_>) -> Option<String> {
    let mut cells = body.descendent_elements().filter(|e| matches!(e.value().name(), "td" | "th" | "dt"));
    let cell = cells.find(|e| TITLE.contains(&label(*e).as_str()))?;
    let value = cell.next_siblings().find_map(ElementRef::wrap)?;
    Some(value.text().collect())
}

/// Whether a cell of such a table is the text of the document itself.
pub(super) fn states_text(cell: ElementRef<'_>) -> bool {
    matches!(cell.value().name(), "td" | "dd")
        && cell.prev_siblings().find_map(ElementRef::wrap).is_some_and(|e| TEXT.contains(&label(e).as_str()))
}

/// Whether a line ends by saying that the next is the document's number.
pub(super) fn names_number(line: &str) -> bool {
    let plain: String = line.chars().filter(is_plain).collect();
    NUMBER.iter().any(|label| plain.ends_with(label))
}

/// Where in a line that states the document's number with its label the number stands: `发文字号：临政发〔2031〕12号`,
/// also with other labels before and behind.
pub(super) fn stated_number(line: &str) -> Option<std::ops::Range<usize>> {
    for name in NUMBER {
        let Some(at) = line.find(name) else { continue };
        let behind = line.get(at + name.len()..)?;
        let value = behind.trim_start_matches(|c: char| !is_plain(&c));
        let start = line.len() - value.len();
        // Without a colon it is a label only where the line begins with it.
        if value.len() == behind.len() && !line.get(..at)?.trim().is_empty() {
            continue;
        }
        let end = value.find('号')? + '号'.len_utf8();
        let apart = value.get(end..)?.chars().next().is_none_or(|c| {
            c.is_whitespace() || LABELS.iter().any(|l| value.get(end..).is_some_and(|v| v.starts_with(l)))
        });
        if apart && is_number(value.get(..end)?) {
            return Some(start..start + end);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_its_label() {
        let number = |line: &'static str| stated_number(line).and_then(|range| line.get(range));
        assert_eq!(number("发文字号：临政发〔2031〕12号"), Some("临政发〔2031〕12号"));
        assert_eq!(number("文 号 临政发〔2031〕12号"), None);
        assert_eq!(number("发文字号临政发〔2031〕12号"), Some("临政发〔2031〕12号"));
        assert_eq!(
            number("发文机关：县政府 文号：临政发〔2031〕 12号 成文日期：2031-05-06"),
            Some("临政发〔2031〕 12号")
        );
        assert_eq!(number("（文号：临政发〔2031〕12号）"), None);
        assert_eq!(number("应当标明发文字号第12号"), None);
        assert!(names_number("文　号："));
    }
}

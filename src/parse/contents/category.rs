//! The names of categories (栏目).

use super::super::label::Form;
use super::super::lex::Line;
use super::super::shape;
use super::page::split_page;
use crate::zh::{chars, fold};

/// Whether a short line of `count` characters over the line `next` names a category. Either its words say so, or its
/// form: a title is broken where its line is full, so a line much shorter than the next is no first part of one.
pub(super) fn is_category(bare: &str, count: usize, next: &str, paged: bool) -> bool {
    let acts = |text: &str| ["关于", "關於", "印发", "转发", "批转"].iter().any(|w| text.starts_with(w));
    let plain = bare.chars().all(|c| chars::is_han(c) || chars::is_space(c) || matches!(c, '、' | '·'));
    let title = split_page(next).map_or(next, |p| p.title);
    // An issuer on a line of its own is followed by what it does.
    if !plain || count > 16 || bare.contains("关于") || bare.contains("印发") || acts(title) && shape::is_office(bare)
    {
        return false;
    }
    let titled = shape::ends_as_title(bare);
    if is_category_word(bare) && (!titled || paged && count <= 8) {
        return true;
    }
    let after = title.chars().filter(|&c| !chars::is_space(c) && !chars::is_leader(c)).count();
    !titled && count <= 10 && count * 2 <= after && !bare.starts_with("中华人民共和国")
}

/// A mark that stands before or around the name of a category: 【…】, 〓…〓, ▌….
pub(super) fn is_frame(c: char) -> bool {
    matches!(c, '【' | '】' | '［' | '］' | '[' | ']' | '〖' | '〗' | '〔' | '〕' | '〓' | '|' | '｜')
        || matches!(c, '\u{2500}'..='\u{259f}')
}

/// Whether words between marks (【市政府文件】) are the name of a category.
pub(crate) fn is_category_name(bare: &str) -> bool {
    let count = bare.chars().filter(|&c| !chars::is_space(c)).count();
    (2..=16).contains(&count) && bare.chars().all(|c| chars::is_han(c) || chars::is_space(c)) && is_category_word(bare)
}

/// The name of a category that is counted: 二、部门文件.
pub(super) fn counted_category<'l>(line: &'l Line<'_>) -> Option<&'l str> {
    let label = line.label.filter(|l| l.form == Form::Comma && l.strict && line.width <= 40)?;
    let name = line.text.get(label.bytes..)?.trim_matches(chars::is_space);
    is_category_name(name).then_some(name)
}

/// Ends as the names of categories do.
fn is_category_word(text: &str) -> bool {
    let name = fold::compact(text);
    [
        "文件",
        "动态",
        "任免",
        "规章",
        "法规",
        "文献",
        "公告",
        "信息",
        "人事",
        "解读",
        "要闻",
        "讲话",
        "专栏",
        "特载",
        "选登",
        "令",
        "数据",
        "大事记",
        "政策",
        "选编",
        "工作",
        "报告",
        "其他",
        "事项",
        "转载",
        "政务",
        "会议",
        "统计",
        "资料",
        "记事",
        "文选",
        "规范性文件",
        "公告通告",
        "司法解释",
        "案例",
        "特载",
        "记要",
        "纪要",
        "讲话",
        "运行",
        "事记",
        "法治",
        "建议",
        "解释",
        "公示",
        "服务",
        "研究",
        "简讯",
        "机构",
        "荣誉",
        "编制",
        "之窗",
        "法律",
    ]
    .iter()
    .any(|e| name.ends_with(e))
}

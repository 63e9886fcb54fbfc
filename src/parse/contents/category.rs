//! The names of categories (栏目).

use super::super::key;

/// Ends as the names of categories do.
pub(super) fn is_category_word(text: &str) -> bool {
    let name = key::compact(text);
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
        "之窗",
        "法律",
    ]
    .iter()
    .any(|e| name.ends_with(e))
}

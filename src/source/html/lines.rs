//! Lines of a page that speak of the page or of its site, by their words.

/// A line about the page is short.
const SHORT: usize = 100;

/// What lines about the page begin with, blanks and brackets aside.
const ABOUT: &[&str] = &[
    "发布时间",
    "发布日期",
    "发文时间",
    "发文日期",
    "成文日期",
    "生成日期",
    "公开日期",
    "更新时间",
    "更新日期",
    "信息来源",
    "文章来源",
    "稿件来源",
    "来源：",
    "来源:",
    "作者：",
    "作者:",
    "信息提供",
    "浏览次数",
    "浏览量",
    "浏览：",
    "访问次数",
    "访问量",
    "点击数",
    "点击量",
    "点击：",
    "点击次数",
    "阅读次数",
    "阅读量",
    "阅读：",
    "字号：",
    "字号:",
    "字体：",
    "字体:",
    "字体大小",
    "字体【",
    "字体[",
    "文字大小",
    "打印本页",
    "打印此页",
    "打印文章",
    "关闭窗口",
    "关闭本页",
    "分享到",
    "分享：",
    "分享至",
    "扫一扫",
    "扫描二维码",
    "责任编辑",
    "责编：",
    "编辑：",
    "友情链接",
    "上一篇",
    "下一篇",
    "上一页",
    "下一页",
    "上一条",
    "下一条",
    "当前位置",
    "您的位置",
    "您现在的位置",
    "您当前的位置",
    "你的位置",
    "所在位置",
    "索引号",
    "主题分类",
    "主题词：",
    "信息分类",
    "体裁分类",
    "发文机关：",
    "发文机构：",
    "发布机构：",
    "公开方式：",
    "公开形式：",
    "公开范围：",
    "有效性：",
    "信息有效性",
    "信息索引",
    "文件下载",
    "相关链接",
    "相关附件",
    "相关阅读",
    "相关解读",
    "相关文档",
    "相关信息",
    "相关新闻",
    "附件下载",
    "返回顶部",
    "版权所有",
    "网站标识码",
    "语音播报",
    "返回列表",
    "发表于",
];

/// Labels of the lines between a title and its text, and of pagers. One of them may stand in any text; with another,
/// or with the name of a tool, a short line without a sentence is about the page.
const LABELS: &[&str] = &[
    "来源：",
    "来源:",
    "日期：",
    "日期:",
    "时间：",
    "时间:",
    "作者：",
    "作者:",
    "编辑：",
    "编辑:",
    "字体",
    "字号",
    "上一页",
    "下一页",
];
const BESIDE: &[&str] = &[
    "浏览次数",
    "浏览量",
    "浏览：",
    "阅读次数",
    "阅读量",
    "阅读：",
    "点击次数",
    "点击数",
    "点击量",
    "点击：",
    "访问次数",
    "访问量",
    "打印",
    "关闭",
    "分享到",
    "收藏",
    "尾页",
    "末页",
];
/// Names of tools: a line of nothing else is about the page.
const TOOLS: &[&str] = &[
    "打印",
    "关闭",
    "收藏",
    "朗读",
    "点赞",
    "我要纠错",
    "纠错",
    "分享",
    "转发",
    "保存",
    "下载",
    "微信",
    "微博",
    "返回",
    "推荐给好友",
    "无障碍",
    "适老化",
    "大",
    "中",
    "小",
];
/// The state of a document, or the name of a tool, where a line says nothing else.
const STATES: &[&str] =
    &["有效", "现行有效", "有效性：有效", "失效", "已失效", "废止", "已废止", "已修改", "尚未生效", "字号", "字体"];
/// What only the foot of a site says, with a number behind it.
const OF_SITE: &[&str] = &["ICP备", "ICP证", "公网安备", "网站标识码", "网站标识码：", "网站标识码:"];
/// What the lines beside it begin with.
const OF_OWNER: &[&str] = &[
    "主办单位",
    "主办",
    "承办单位",
    "承办",
    "主管单位",
    "技术支持",
    "维护单位",
    "运行维护",
    "版权所有",
    "地址",
    "联系地址",
    "联系电话",
    "电话",
    "邮编",
    "邮政编码",
    "网站地图",
    "网站声明",
    "联系我们",
    "关于我们",
];

/// Whether a line says something of the page, not of what the document says.
pub(super) fn is_about_page(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).take(SHORT + 1).collect();
    let start = plain.trim_start_matches(['【', '[', '［', '（', '(', '>', '|', '《', '<']);
    // When a page was put online often stands alone, or before the rest: 2031-05-08 09:30.
    let mut day = start.split(['-', '/']).map(|part| part.bytes().take_while(u8::is_ascii_digit).count());
    let day = start.starts_with("20")
        && day.next() == Some(4)
        && day.next().is_some_and(|n| n > 0)
        && day.next().is_some_and(|n| n > 0);
    // What a site says of itself may be in sentences.
    start.starts_with("免责声明")
        || plain.chars().count() <= SHORT
            && !plain.contains('。')
            && (day
                || ABOUT.iter().any(|word| start.starts_with(word))
                || STATES.contains(&plain.as_str())
                || has_labels(&plain)
                || is_of_tools(&plain)
                || counts_readers(&plain)
                || counts_pages(&plain))
}

/// Whether a line has labels of the page, as the words of [`LABELS`] tell.
fn has_labels(plain: &str) -> bool {
    let count = |words: &[&str]| words.iter().filter(|word| plain.contains(**word)).take(2).count();
    match count(LABELS) {
        0 => false,
        1 => count(BESIDE) > 0,
        _ => true,
    }
}

/// Whether a line is made of nothing but names of tools: 【打印】【关闭】.
fn is_of_tools(plain: &str) -> bool {
    let mark = |c: char| !c.is_alphanumeric();
    let mut rest = plain.trim_start_matches(mark);
    let tools = !rest.is_empty();
    while let Some(behind) = TOOLS.iter().find_map(|tool| rest.strip_prefix(tool)) {
        rest = behind.trim_start_matches(mark);
    }
    tools && rest.is_empty()
}

/// Whether a line is so short that it goes with the line about the page before it: 123, 次, 大.
pub(super) fn is_scrap(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).take(9).collect();
    matches!(plain.as_str(), "次" | "人" | "人次" | "大" | "中" | "小") || plain.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a line counts who has read the page: 阅读 1024 次.
fn counts_readers(plain: &str) -> bool {
    ["阅读", "浏览", "点击", "访问"].iter().any(|word| {
        plain.split_once(word).is_some_and(|(_, rest)| {
            let number = rest.trim_start_matches(['：', ':', '量', '了', '[', '【']);
            let behind = number.trim_start_matches(|c: char| c.is_ascii_digit());
            behind.len() < number.len() && behind.trim_start_matches([']', '】']).starts_with(['次', '人'])
        })
    })
}

/// Whether a line counts pages or entries: 共3页, 第1页/共3页, 共12条.
fn counts_pages(plain: &str) -> bool {
    let rest =
        plain.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '第' | '页' | '/' | ',' | '，' | '|'));
    let middle = rest.strip_prefix('共').and_then(|rest| rest.strip_suffix(['页', '条']));
    middle.is_some_and(|middle| !middle.is_empty() && middle.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a line of a page's foot says whose site it is: its registration and the like, with a number.
pub(super) fn is_of_site(text: &str) -> bool {
    let copyright = || text.contains("Copyright") || text.contains("All Rights Reserved");
    let numbered = || {
        OF_SITE.iter().any(|mark| {
            text.split_once(mark).is_some_and(|(_, rest)| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        })
    };
    !text.contains('。') && (numbered() || copyright())
}

/// Whether a line is one that stands beside such a line.
pub(super) fn is_of_owner(text: &str) -> bool {
    let text = text.trim_start();
    let ends =
        |rest: &str| rest.is_empty() || rest.starts_with(['：', ':', '|']) || rest.starts_with(char::is_whitespace);
    !text.contains('。') && OF_OWNER.iter().any(|word| text.strip_prefix(word).is_some_and(ends))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_about_the_page() {
        for text in [
            "发布时间：2031-05-08 来源：办公室 浏览次数：12",
            "【打印】【关闭】",
            "[大 中 小] 打印 | 收藏",
            "2031-05-08 09:30",
            "2031/5/8 字体：[大][中]",
            "索 引 号：000014349/2031-00012",
            "字号：大 中 小",
            "上一篇：某通知",
            "日期：2031-10-13 来源：办公室 【字体：大 中 小】",
            "(2031年10月13日 阅读 1024 次)",
            "上一页 [1] [2] 下一页",
            "有效",
            "共3页",
            "第1页/共3页",
            "【免责声明】本网站的文件以正式文本为准。",
        ] {
            assert!(is_about_page(text), "{text}");
        }
        for text in [
            "2031年5月8日",
            "2031-2033年行动计划",
            "第一条 打印材料应当存档。",
            "关于关闭非法采砂场的通知",
            "来源地应当予以登记。",
            "（此件公开发布）",
            "有效期五年",
            "第3页",
            "市图书馆阅读推广活动方案",
            "市图书馆阅读分享会",
            "关闭小煤矿工作方案",
            "适老化改造工程",
            "打印机采购项目",
            "中小学",
            "日期：2031年5月6日",
        ] {
            assert!(!is_about_page(text), "{text}");
        }
    }

    #[test]
    fn lines_of_a_sites_foot() {
        assert!(is_of_site("临ICP备05000001号-1　临公网安备 99000002000001号"));
        assert!(is_of_site("Copyright © 2031"));
        assert!(!is_of_site("依法办理ICP备案的，应当标明备案编号"));
        assert!(is_of_owner("　主办单位：临江县人民政府"));
        assert!(!is_of_owner("主办单位应当予以公示"));
    }
}

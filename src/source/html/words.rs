//! The words by which pages of government sites are understood, one list a class.

/// Labels of a document's number in a table about it.
pub(super) const NUMBER: &[&str] = &["发文字号", "发文文号", "文号", "文件编号", "發文字號", "文號"];

/// Labels of its title.
pub(super) const TITLE: &[&str] = &["标题", "名称", "信息名称", "文件名称", "標題"];

/// Labels of who issues it.
pub(super) const ISSUER: &[&str] =
    &["发文机关", "发文机构", "发布机构", "发布机关", "发文单位", "制定机关", "發文機關", "發布機關"];

/// Labels of the day on which it was signed; when it was put online is another.
pub(super) const DAY: &[&str] = &["成文日期", "成文时间", "发文日期", "发文时间", "生成日期", "發文日期"];

/// Labels of its text.
pub(super) const TEXT: &[&str] = &["内容", "正文", "信息内容", "文件内容", "文件正文"];

/// What else such tables say.
pub(super) const OTHER: &[&str] = &[
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
    "公开机构",
    "公开主体",
    "信息编号",
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
    "关键词",
    "内容概述",
    "语种",
    "统一登记号",
    "施行日期",
];

/// What lines about the page begin with, blanks and brackets aside.
pub(super) const ABOUT_PAGE: &[&str] = &[
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

/// Labels of the lines between a title and its text, and of pagers. One of them may stand in any text; with another, or with
/// the name of a tool, a short line without a sentence is about the page.
pub(super) const PAGE_LABELS: &[&str] = &[
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

/// What stands beside such a label.
pub(super) const BESIDE_LABELS: &[&str] = &[
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
pub(super) const TOOLS: &[&str] = &[
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
    "Top",
    "TOP",
    "回頁首",
    "回到頂端",
    "列印",
    "友善列印",
    "轉寄",
];

/// The state of a document, or the name of a tool, where a line says nothing else.
pub(super) const STATES: &[&str] =
    &["有效", "现行有效", "有效性：有效", "失效", "已失效", "废止", "已废止", "已修改", "尚未生效", "字号", "字体"];

/// What only the foot of a site says, with a number behind it.
pub(super) const OF_SITE: &[&str] = &["ICP备", "ICP证", "公网安备", "网站标识码", "网站标识码：", "网站标识码:"];

/// What the lines beside it begin with.
pub(super) const OF_OWNER: &[&str] = &[
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

/// What titles of official documents end with.
pub(super) const KINDS: &[&str] = &[
    "通知", "意见", "决定", "决议", "办法", "规定", "细则", "条例", "规则", "章程", "公告", "通告", "通报", "批复",
    "复函", "函", "方案", "规划", "计划", "要点", "纪要", "预案", "措施", "令",
];

/// The same, where the title says what about: menus have entries of these kinds.
pub(super) const KINDS_WITH_MATTER: &[&str] = &["报告", "指南", "标准", "名单", "目录", "清单", "公报"];

/// What names of offices and sites end with: a page with such a title states no title of its article.
pub(super) const OWNERS: &[&str] =
    &["政府", "办公室", "办公厅", "委员会", "局", "厅", "网", "网站", "门户", "平台", "专栏", "頻道", "频道", "公报网"];

/// How a day begins whose years are counted from 1912.
pub(super) const ERA: &[&str] = &["中華民國", "民國"];

/// How the lines begin that list what is attached.
pub(super) const ATTACHMENT: &[&str] = &["附件"];

/// What a site says of itself, in sentences too.
pub(super) const DISCLAIMER: &[&str] = &["免责声明"];

/// Whom a page has, before the count of them.
pub(super) const READERS: &[&str] = &["阅读", "浏览", "点击", "访问"];

//! What a line of a page is, by its words: text, or about the page, the site or its owner.

use crate::source::marks::PICTURE;
use crate::zh::lexicon::Class;
use crate::zh::{chars, date, fold, office, ordinal};

/// A line about the page is short.
const SHORT: usize = 100;

/// What a line of the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    Text,
    /// Mostly links.
    Linked,
    /// It speaks of the page: when it was put online, sizes of type, how many have read it.
    OfPage,
    /// It may be a menu ([`menu`]).
    Menu,
    /// Whose site it is, by its registration and the like.
    OfSite,
    /// What stands beside that.
    OfOwner,
}

impl LineKind {
    /// What a line is whose text begins so, of which so many characters are links and others.
    pub(crate) fn of(start: &str, linked: usize, plain: usize) -> Self {
        match () {
            () if is_of_site(start) => Self::OfSite,
            () if is_about_page(start) => Self::OfPage,
            () if is_of_owner(start) => Self::OfOwner,
            () if menu(start, [None; 2]).is_some() => Self::Menu,
            // A sentence may be made of links to the laws that it names.
            () if linked > plain && !start.trim_end().ends_with(['。', '；']) => Self::Linked,
            () => Self::Text,
        }
    }
}

/// Whether a line says something of the page, not of what the document says.
pub(crate) fn is_about_page(text: &str) -> bool {
    let plain: String = fold::inked(text).take(SHORT + 1).collect();
    let start = plain.trim_start_matches(['【', '[', '［', '（', '(', '>', '|', '《', '<']);
    // When a page was put online often stands alone, or before the rest: 2031-05-08 09:30.
    let mut day = start.split(['-', '/']).map(|part| part.bytes().take_while(u8::is_ascii_digit).count());
    let day = start.starts_with("20")
        && day.next() == Some(4)
        && day.next().is_some_and(|n| n > 0)
        && day.next().is_some_and(|n| n > 0);
    // What a site says of itself may be in sentences.
    Class::PageDisclaimer.starts(start).is_some()
        || plain.chars().count() <= SHORT
            && !plain.contains('。')
            && (day
                || begins_as_label(start)
                || Class::PageState.strip_start(start).is_some_and(begins_as_label)
                || was_put_online(&plain)
                || was_posted(&plain)
                || Class::PageState.is(&plain)
                || has_labels(&plain)
                || is_of_tools(&plain)
                || counts_readers(&plain)
                || counts_pages(&plain))
}

/// Whether a line can be of the page only, wherever it stands: two of its labels, or nothing but its tools.
pub(crate) fn is_surely_of_page(text: &str) -> bool {
    let plain: String = fold::inked(text).take(SHORT + 1).collect();
    plain.chars().count() <= SHORT && !plain.contains('。') && (has_labels(&plain) || is_of_tools(&plain))
}

/// Whether a line is the path to the page from the site's first one: 首页 > 政务公开 > 政策文件. Below a title it is what somebody has to do.
pub(crate) fn is_path(text: &str) -> bool {
    let plain: String = fold::inked(text).take(SHORT + 1).collect();
    plain.chars().count() <= SHORT
        && Class::MenuHome.strip_start(&plain).is_some_and(|rest| {
            let mut names = rest.split(BETWEEN_ENTRIES).skip(1);
            rest.starts_with(BETWEEN_ENTRIES) && names.all(|name| name.is_empty() || is_entry(name))
        })
}

/// Whether a line tells where its page stands in the site: 当前位置：首页 > 政务公开 > 通知.
pub(crate) fn is_labelled_path(text: &str) -> bool {
    let Some(rest) = Class::PageLineStart.strip_start(text.trim_start()) else { return false };
    let first = rest.trim_start_matches(|c: char| chars::is_space(c) || matches!(c, '：' | ':'));
    text.contains(BETWEEN_ENTRIES) || first.len() < rest.len() && Class::MenuHome.starts(first).is_some()
}

/// What stands between the entries of the path to a page.
pub(crate) const BETWEEN_ENTRIES: [char; 4] = ['>', '＞', '»', '›'];

/// Whether a line says where a page is from or when it was put online, and counts its readers: 来源：　发布时间：2031-05-08　浏览次数：.
/// No text begins with such a line.
pub(crate) fn tells_of_page(text: &str) -> bool {
    let plain: String = fold::inked(text).take(SHORT + 1).collect();
    // 来源：打印机采购项目 has no such label.
    let label = |end: usize| {
        plain.get(end..).is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with(['：', ':', '[', '【'])
                || rest.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    plain.chars().count() <= SHORT
        && !plain.contains('。')
        && Class::PageLineStart.starts(&plain).is_some_and(|word| {
            Class::PageLineBeside.find_iter(&plain).any(|beside| beside.start >= word.len() && label(beside.end))
        })
}

/// Whether a line is what a wiki sets beside a heading, for those who edit it: [编辑].
pub(crate) fn is_edit_of_wiki(text: &str) -> bool {
    let inner = text.trim().strip_prefix(['[', '［']).and_then(|inner| inner.strip_suffix([']', '］']));
    inner.is_some_and(|inner| Class::WikiEdit.is(&fold::compact(inner)))
}

/// Whether a line begins with a label of the page. The head of a letter has such a label, too: 發文日期：中華民國….
fn begins_as_label(start: &str) -> bool {
    Class::PageLineStart.strip_start(start).is_some_and(|rest| {
        let value = rest.trim_start_matches(['：', ':']);
        date::since_1912(value).is_none()
    })
}

/// Whether a line tells the minute at which a page was put online, which texts give with no more than the day and the
/// hour: 中国政府网 2031-05-08 09:30 来源：.
fn was_put_online(plain: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let minute = plain.match_indices(':').any(|(at, _)| {
        let hour = plain.get(..at).map_or(0, |t| t.bytes().rev().take_while(u8::is_ascii_digit).count());
        hour > 0 && plain.get(at + 1..).is_some_and(|t| digits(t) == 2)
    });
    let day = plain.match_indices('-').any(|(at, _)| {
        let year = plain.get(..at).is_some_and(|t| t.len() >= 4 && t.bytes().rev().take(4).all(|b| b.is_ascii_digit()));
        year && plain
            .get(at + 1..)
            .is_some_and(|t| matches!(digits(t), 1 | 2) && t.get(digits(t)..).is_some_and(|t| t.starts_with('-')))
    });
    minute && day
}

/// Whether a line tells on which day an article was posted, and which user did: 发布于 2031年5月8日 由 admin. With other words, or
/// an office behind, a text says where and by whom a paper was made public.
fn was_posted(plain: &str) -> bool {
    let Some(rest) = Class::PagePosted.strip_start(plain) else { return false };
    let behind = date::day_at(rest).and_then(|(_, bytes)| rest.get(bytes..));
    let by = behind.and_then(|behind| Class::ByWhom.strip_start(behind).or_else(|| behind.strip_prefix("by")));
    by.is_some_and(|name| {
        (1..=ENTRY).contains(&name.chars().count())
            && !name.contains(['，', '、', '；', '《', '：'])
            && !Class::Of.within(name)
            && !office::is_name(name)
    })
}

/// Whether a line tells a time of the clock, as when a page was put online: 09:30.
pub(crate) fn has_clock(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |at: usize| bytes.get(at..at + 2).is_some_and(|two| two.iter().all(u8::is_ascii_digit));
    memchr::memchr_iter(b':', bytes).any(|at| at > 0 && bytes[at - 1].is_ascii_digit() && digits(at + 1))
}

/// Whether a line has labels of the page, two or one beside another of the page's.
fn has_labels(plain: &str) -> bool {
    match Class::PageLineLabel.find_iter(plain).take(2).count() {
        0 => false,
        1 => Class::PageLineBeside.within(plain),
        _ => true,
    }
}

/// Characters of the longest entry of a menu, and entries of the shortest.
const ENTRY: usize = 12;
const ENTRIES: usize = 3;

/// A line of short names that bars part, as menus are, and cells of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Menu {
    /// Two of them are words of a site (首页 | 机构概况 | 网站地图): a menu, if no sentence stands on either side of it.
    OfSite,
    /// One of them leads to its first page: a menu at the very edge of a page only.
    AtEdge,
}

/// Whether a line may be a menu, with what stands over and under it: lines of as many cells are rows of a table, unless one of them
/// begins as menus do.
pub(crate) fn menu(text: &str, beside: [Option<&str>; 2]) -> Option<Menu> {
    let count = entries(text).len();
    let names = || entries(text).iter().all(|entry| is_entry(entry));
    if count < ENTRIES || !names() {
        return None;
    }
    let begins = begins_menu(text, beside);
    if !begins && beside.into_iter().flatten().any(|line| entries(line).len() == count) {
        return None;
    }
    let of_site = |entry: &&String| Class::MenuWord.is(entry) || is_of_tools(entry);
    match entries(text).iter().filter(of_site).count() {
        2.. => Some(Menu::OfSite),
        _ => (begins || entries(text).iter().any(|entry| Class::MenuHome.is(entry))).then_some(Menu::AtEdge),
    }
}

/// Whether a line, or one of as many entries over or under it, begins with the link to the first page of the site: a table's row may
/// end with it (事项 | 窗口 | 首页), and begins with what it is about.
pub(crate) fn begins_menu(text: &str, beside: [Option<&str>; 2]) -> bool {
    let count = entries(text).len();
    let home = |line: &str| entries(line).first().is_some_and(|entry| Class::MenuHome.is(entry));
    home(text) || beside.into_iter().flatten().any(|line| entries(line).len() == count && home(line))
}

/// Whether a line is what sites set over their menus, and papers over themselves: the name of the site, whose it is, or the day.
pub(crate) fn is_over_menu(text: &str) -> bool {
    let plain: String = fold::inked(text).take(NAME + 1).collect();
    let whole = plain.chars().count() <= NAME && !plain.contains(['。', '，', '；']);
    whole && (Class::SiteEnd.ends(&plain).is_some() || office::is_name(&plain) || date::day_at(&plain).is_some())
}

/// Whether a line is the name of a site, and not of the office whose site it is: 云山市人民政府门户网站.
pub(crate) fn names_site(text: &str) -> bool {
    let plain: String = fold::inked(text).take(NAME + 1).collect();
    plain.chars().count() <= NAME && Class::SiteAlone.ends(&plain).is_some()
}

/// Characters of the longest such line.
const NAME: usize = 30;

/// Whether a line is a sentence that a site says of itself: 版权所有，未经授权不得转载。
pub(crate) fn is_said_by_site(text: &str) -> bool {
    let plain: String = fold::inked(text).take(SHORT + 1).collect();
    let bare = plain.trim_end_matches('。');
    plain.chars().count() <= SHORT && (Class::SiteSpeaks.within(&plain) || is_of_site(bare) || is_of_owner(bare))
}

/// Whether a line at the very top of a page is no more than the link to the site's first page, or what a database sets over the articles of
/// any law (所有條文).
pub(crate) fn is_over_text(text: &str) -> bool {
    let plain: String = fold::inked(text).take(SHORT).collect();
    Class::MenuHome.is(&plain) || Class::PageOverText.is(&plain)
}

/// What bars part in a line.
fn entries(text: &str) -> Vec<String> {
    if !text.contains(['|', '｜']) {
        return Vec::new();
    }
    let plain: String = fold::inked(text).take(SHORT + 1).collect();
    plain.split(['|', '｜']).filter(|entry| !entry.is_empty()).map(str::to_owned).collect()
}

fn is_entry(entry: &str) -> bool {
    let letters = entry.chars().filter(|c| c.is_alphabetic()).count();
    letters > 0 && entry.chars().count() <= ENTRY && !entry.contains(['。', '；', '，', '、', '：', ':'])
}

/// Whether a line is made of nothing but names of tools: 【打印】【关闭】.
fn is_of_tools(plain: &str) -> bool {
    // 〔图〕【下载】: a tool may have a picture. A+大A+中A+小: one that sets the size has a sign, which may be a mark of credit by itself.
    is_of_words(&plain.replace(PICTURE, ""), |rest| Class::PageTool.strip_start(rest).or_else(|| strip_size(rest)))
        && Class::PageTool.within(plain)
}

/// A text without the sign for larger or smaller type that it begins with.
fn strip_size(text: &str) -> Option<&str> {
    text.strip_prefix("A+").or_else(|| text.strip_prefix("A-"))
}

/// Whether a line is made of nothing but such names and those of the page's other views. Texts have headings that are no
/// more, too: it tells only at the edges of the article, and of links.
pub(crate) fn is_of_views(text: &str) -> bool {
    let plain: String = fold::inked(text).take(SHORT).collect();
    is_of_words(&plain, |rest| Class::PageView.strip_start(rest).or_else(|| Class::PageTool.strip_start(rest)))
}

/// Whether a line is words that `strip` takes, and marks between them.
fn is_of_words(plain: &str, strip: impl Fn(&str) -> Option<&str>) -> bool {
    let mark = |c: char| !c.is_alphanumeric();
    let mut rest = plain.trim_start_matches(mark);
    let words = !rest.is_empty();
    while let Some(behind) = strip(rest) {
        rest = behind.trim_start_matches(mark);
    }
    words && rest.is_empty()
}

/// Whether a line is so short that it goes with the line about the page before it: 123, 次, 大.
pub(crate) fn is_scrap(text: &str) -> bool {
    let plain: String = fold::inked(text).take(9).collect();
    // -次: what counts has not counted yet.
    let counted = plain.trim_start_matches(chars::is_dash);
    Class::PageScrap.is(counted) || plain.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a line counts who has read the page: 阅读 1024 次.
fn counts_readers(plain: &str) -> bool {
    Class::PageReaders.find_iter(plain).any(|word| {
        let rest = plain.get(word.end..).unwrap_or("");
        let number = rest.trim_start_matches(|c| matches!(c, '：' | ':' | '[' | '【') || Class::PageReadersTail.has(c));
        let behind = number.trim_start_matches(|c: char| c.is_ascii_digit());
        let unit = behind.trim_start_matches([']', '】']).chars().next();
        behind.len() < number.len() && unit.is_some_and(|c| Class::PageScrap.has(c))
    })
}

/// Whether a line counts pages or entries: 共3页, 第1页/共3页, 共12条.
fn counts_pages(plain: &str) -> bool {
    let rest = plain.trim_start_matches(|c: char| {
        c.is_ascii_digit() || "/,，|".contains(c) || c == ordinal::MARK || Class::ListedUnit.has(c)
    });
    let middle = Class::PageCount.strip_start(rest).and_then(|rest| Class::ListedUnit.strip_end(rest));
    middle.is_some_and(|middle| !middle.is_empty() && middle.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a line of a page's foot says whose site it is: its registration and the like, with a number.
pub(crate) fn is_of_site(text: &str) -> bool {
    let copyright = || text.contains("Copyright") || text.contains("All Rights Reserved");
    let digit =
        |at: usize| text.get(at..).is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    let numbered = || Class::SiteMark.find_iter(text).any(|mark| digit(mark.end));
    !text.contains('。') && (numbered() || copyright())
}

/// Whether a line is one that stands beside such a line.
pub(crate) fn is_of_owner(text: &str) -> bool {
    let text = text.trim_start();
    let ends =
        |rest: &str| rest.is_empty() || rest.starts_with(['：', ':', '|']) || rest.starts_with(char::is_whitespace);
    !text.contains('。') && Class::SiteOwnerKey.strip_start(text).is_some_and(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_size_are_tools_beside_others() {
        for text in ["A+大A+中A+小", "字号 A+ A- 打印", "听全文", "【听全文】【打印】"] {
            assert!(is_about_page(text), "{text}");
        }
        for text in ["A+", "A-", "信用等级：A+", "A+级企业名单", "听全文的介绍"] {
            assert!(!is_about_page(text), "{text}");
        }
        assert!(is_scrap("-次") && is_scrap("次") && is_scrap("12"));
        assert!(!is_scrap("-5") && !is_scrap("—") && !is_scrap("-第一次"));
    }

    #[test]
    fn lines_about_the_page() {
        for text in [
            "发布时间：2031-05-08 来源：办公室 浏览次数：12",
            "【打印】【关闭】",
            "[大 中 小] 打印 | 收藏",
            "2031-05-08 09:30",
            "2031/5/8 字体：[大][中]",
            "县政府网　www.example.gov.cn 2031-05-08 09:30 来源：",
            "Top",
            "索 引 号：000014349/2031-00012",
            "字号：大 中 小",
            "上一篇：某通知",
            "日期：2031-10-13 来源：办公室 【字体：大 中 小】",
            "(2031年10月13日 阅读 1024 次)",
            "上一页 [1] [2] 下一页",
            "有效",
            "共3页",
            "〔图〕【下载】",
            "全文有效 成文日期：2031-05-08",
            "第1页/共3页",
            "【免责声明】本网站的文件以正式文本为准。",
            "发布于 2031年5月8日由 admin",
            "发布于 2031年5月8日 by admin",
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
            "有效成分：日期",
            "〔图〕",
            "图打印",
            "首页 > 个人中心 > 我的申报",
            "第3页",
            "市图书馆阅读推广活动方案",
            "市图书馆阅读分享会",
            "关闭小煤矿工作方案",
            "适老化改造工程",
            "打印机采购项目",
            "中小学",
            "日期：2031年5月6日",
            "时间：2031年5月6日 9:30",
            "2031年5月6日9:00-11:30停水",
            "发布于2031年5月8日的通知",
            "发布于 2031年5月8日 江城日报",
            "发布于2031年5月8日 江一帆撰文",
            "张贴于2031年5月8日 东河水厂门前公告栏",
            "发布于2031年5月8日 由江城县水务局",
            "发布于2031年5月8日由",
            "发布于2031年5月8日，有效期五年",
            "发布于2031年5月8日《供水公告》",
            "发布于县政府网站",
            "发布于2031年5月8日以前并且仍在施行的文件",
        ] {
            assert!(!is_about_page(text), "{text}");
        }
    }

    #[test]
    fn lines_that_tell_of_the_page_alone() {
        for text in [
            "来源：　　发布时间：2031-05-08　　浏览次数：",
            "来源：云山市水务局 发布时间：2031-05-08 浏览次数：123",
            "发布时间：2031-05-08　点击数：[12]",
        ] {
            assert!(tells_of_page(text), "{text}");
        }
        for text in [
            "来源：打印机采购项目",
            "日期：2031年5月6日　时间：9:30",
            "浏览次数：12",
            "来源：云山市水务局",
            "来源：云山市水务局。浏览次数：12",
            "第三条　来源地应当登记。",
        ] {
            assert!(!tells_of_page(text), "{text}");
        }
        for text in ["[编辑]", "［ 编辑 ］", "[編輯]"] {
            assert!(is_edit_of_wiki(text), "{text}");
        }
        for text in ["编辑", "[编辑：江一帆]", "编辑：江一帆", "[附件]", "【编辑】"] {
            assert!(!is_edit_of_wiki(text), "{text}");
        }
    }

    #[test]
    fn paths_lead_from_the_first_page() {
        assert!(is_path("首页 > 政务公开 > 政策文件 >"));
        for text in ["首页>设计要求，应当简洁", "首页→办事指南→网上申报", "政务公开 > 政策文件", "首页设计"]
        {
            assert!(!is_path(text), "{text}");
        }
    }

    #[test]
    fn menus_are_short_names_of_which_some_are_a_sites() {
        let of = |text: &str| menu(text, [None; 2]);
        for text in
            ["首页 | 机构概况 | 网站地图", "隱私權政策 | 網站安全政策 | 政府網站資料開放宣告", "打印 | 收藏 | 我的供水"]
        {
            assert_eq!(of(text), Some(Menu::OfSite), "{text}");
        }
        for text in
            ["印務局 | 主頁 | 公報 | 各期目錄", "｜网站首页｜县情概况｜办事指南｜", "法規檢索 | 最新訊息 | 回首頁"]
        {
            assert_eq!(of(text), Some(Menu::AtEdge), "{text}");
        }
        for text in [
            "水厂 | 供水量 | 水质",
            "首页 | 目录",
            "首页设计 | 每页刊登公报的刊名、期号和出版日期 | 编辑部",
            "办理时限：三日 | 咨询、预约 | 返回首页",
            "县政府网站首页 | 县档案馆 | 县图书馆",
            "联系我们 | 青萍县水务局 | 江一帆",
            "水厂主页 | 水质 | 水价",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
        // Rows of a table have as many cells.
        let row = "供水报装 | 窗口 | 首页";
        assert_eq!(menu(row, [None, Some("水质查询 | 网上 | 水务局主页")]), None);
        assert_eq!(menu(row, [Some("事项｜渠道｜网站"), None]), None);
        assert_eq!(menu(row, [Some("供水服务"), Some("事项 | 渠道")]), Some(Menu::AtEdge));
        // A menu may have rows, too.
        let rows = ["首页 | 要闻 | 公告", "政务 | 服务 | 互动"];
        assert_eq!(menu(rows[0], [None, Some(rows[1])]), Some(Menu::AtEdge));
        assert_eq!(menu(rows[1], [Some(rows[0]), None]), Some(Menu::AtEdge));
    }

    #[test]
    fn what_stands_over_menus_and_what_sites_say() {
        for text in ["云山市人民政府门户网站", "云山市水务局", "2031年5月6日 星期二"] {
            assert!(is_over_menu(text), "{text}");
        }
        for text in ["供水服务渠道", "2031年5月6日，全市停水。"] {
            assert!(!is_over_menu(text), "{text}");
        }
        for text in
            ["版权所有，未经授权不得转载。", "本网站由云山市人民政府办公室主办。", "主办单位：云山市人民政府办公室。"]
        {
            assert!(is_said_by_site(text), "{text}");
        }
        for text in ["第三条 供水单位应当公开水价。", "本办法自公布之日起施行。"] {
            assert!(!is_said_by_site(text), "{text}");
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

//! Lines of a web page around its article, in a page that was printed or saved as text: its menus and where it stands in the site
//! above the article, its tools, its neighbours and whose site it is below. HTML says so itself.

use crate::issue::DropReason;
use crate::source::lines::of_page::{
    Menu, begins_menu, is_about_page, is_edit_of_wiki, is_labelled_path, is_of_owner, is_of_site, is_over_menu, menu,
    tells_of_page,
};
use crate::zh::lexicon::Class;
use crate::zh::{chars, fold};

use super::super::attachments::attachment_label;
use super::super::lex::{End, Line};
use super::super::number;
use super::super::shape;
use super::numbers;

/// Lines at the top, and at the end, that are looked at.
const TOP: usize = 60;
const END: usize = 40;
/// Width of the widest line of a menu.
const MENU: u32 = 120;
/// Width of the widest link to another language.
const LINK: u32 = 20;
/// So many lines at the top may tell of the page a text was taken from: its title may stand above such a line.
const HEAD: usize = 3;
/// Lines at the top, and at the end, among which one leads past the top of the page.
const EDGE: usize = 3;
/// So many lines of the page make one of a file, if none says whose site it is.
const ENOUGH: usize = 2;

/// Marks the lines of a page, if the file is one. A single line that looks like such may stand in any text.
pub(super) fn mark(lines: &[Line<'_>], reasons: &mut [Option<DropReason>]) {
    let above = above(lines);
    let below = below(lines);
    edits_of_wiki(lines, reasons);
    links_to_languages(lines, reasons);
    let alone = |text: &str| tells_of_page(text) || is_labelled_path(text);
    let told = above.iter().filter(|at| **at < HEAD && lines.get(**at).is_some_and(|l| alone(&l.text)));
    leave_out(told.copied(), reasons);
    let of_page = |at: &usize| says_page(lines, *at);
    let of_site = below.iter().any(|&at| lines.get(at).is_some_and(|l| is_of_site(&l.text)));
    let seen = above.iter().chain(&below).filter(|at| of_page(at)).count() + usize::from(of_site);
    // Above the article something must be of the page, or nothing tells that its end is one's.
    if seen < ENOUGH || !above.iter().any(of_page) {
        return;
    }
    leave_out(above.into_iter().chain(below), reasons);
}

/// Marks what leads past the top of a page or back to it, where it begins or ends the text.
pub(super) fn skips(lines: &[Line<'_>], reasons: &mut [Option<DropReason>]) {
    // 按下列按钮： over 返回顶部 makes text of it.
    let skips = |at: &usize| {
        lines.get(*at).is_some_and(|l| Class::PageSkip.is(&fold::compact(&l.text))) && !numbers::is_led_to(lines, *at)
    };
    let edges = (0..EDGE.min(lines.len())).chain(lines.len().saturating_sub(EDGE)..lines.len());
    leave_out(edges.filter(skips), reasons);
}

fn leave_out(lines: impl Iterator<Item = usize>, reasons: &mut [Option<DropReason>]) {
    for at in lines {
        if let Some(reason) = reasons.get_mut(at) {
            reason.get_or_insert(DropReason::Furniture);
        }
    }
}

/// Marks what a wiki sets beside headings, in a line or with each of its brackets in a line of its own. It does so beside each; one alone may be of
/// an imprint.
fn edits_of_wiki(lines: &[Line<'_>], reasons: &mut [Option<DropReason>]) {
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.text.starts_with(['[', '［'])) {
        let parted = line.text.chars().nth(1).is_none();
        let count = if parted { 3 } else { 1 };
        let Some(text) = lines.get(at..at + count) else { continue };
        if text.iter().all(|l| l.width <= MENU)
            && is_edit_of_wiki(&text.iter().map(|l| l.text.as_ref()).collect::<String>())
        {
            found.push(at..at + count);
        }
    }
    if found.len() > 1 {
        found.into_iter().for_each(|range| leave_out(range, reasons));
    }
}

/// Marks the link to a paper in another language, right over the number that tells what paper it is: 葡文版本 over
/// 第1/2031號行政長官批示. Elsewhere such a line may be a heading.
fn links_to_languages(lines: &[Line<'_>], reasons: &mut [Option<DropReason>]) {
    let paper = |line: &Line<'_>| line.number().is_some_and(|n| n.whole && number::names_paper(&n.text));
    let links = |line: &Line<'_>| {
        let text = || line.hint.is_none_or(|hint| hint.cell.is_none());
        line.width <= LINK && Class::PageLanguage.is(&fold::compact(&line.text)) && text()
    };
    let over = lines.windows(2).enumerate().filter(|(_, pair)| links(&pair[0]) && paper(&pair[1]));
    leave_out(over.map(|(at, _)| at), reasons);
}

/// Whether a line says something of the page. A day with words behind it may be of a list of days (2031-09-20 城东水厂检修), unless they are a label.
fn is_of_page(line: &Line<'_>) -> bool {
    let dated = line.text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let words = line.text.contains(chars::is_han) && !line.text.contains([':', '：']);
    is_about_page(&line.text) && !(dated && words)
}

/// Whether a line says something of the page, or is a menu where it stands: the entry of a site's first page tells one where nothing
/// but lines of the page stands above it, or below it.
fn says_page(lines: &[Line<'_>], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    if is_of_page(line) {
        return true;
    }
    let of_frame = |at: usize| {
        lines.get(at).is_some_and(|l| is_of_page(l) || is_of_site(&l.text) || is_of_owner(&l.text))
            || menu_at(lines, at).is_some()
    };
    // The site's name, or the day, may stand over its menu.
    let under_names = || {
        let names = |at: usize| of_frame(at) || lines.get(at).is_some_and(|l| is_over_menu(&l.text));
        begins_menu(&line.text, beside(lines, at)) && (0..at).all(names)
    };
    match menu_at(lines, at) {
        Some(Menu::OfSite) => true,
        Some(Menu::AtEdge) => {
            at < TOP && ((0..at).all(of_frame) || under_names())
                || lines.len() - at <= END && (at..lines.len()).all(of_frame)
        }
        None => false,
    }
}

fn menu_at(lines: &[Line<'_>], at: usize) -> Option<Menu> {
    menu(lines.get(at)?.text.as_ref(), beside(lines, at))
}

/// The lines over and under one.
fn beside<'l>(lines: &'l [Line<'_>], at: usize) -> [Option<&'l str>; 2] {
    let text = |at: Option<usize>| at.and_then(|at| lines.get(at)).map(|l| l.text.as_ref());
    [text(at.checked_sub(1)), text(at.checked_add(1))]
}

/// The lines of the page before the first sentence: those that say so, and the menus above the path to the page.
fn above(lines: &[Line<'_>]) -> Vec<usize> {
    let sentence = |l: &Line<'_>| (l.end == End::Stop || l.stops) && !is_of_page(l);
    let count = lines.iter().take(TOP).take_while(|l| !sentence(l)).count();
    let top = lines.get(..count).unwrap_or_default();
    let path = top.iter().position(|l| is_labelled_path(&l.text));
    let over_path = |at: usize, l: &Line<'_>| path.is_some_and(|path| at < path) && is_over_path(l);
    top.iter().enumerate().filter(|(at, l)| says_page(lines, *at) || over_path(*at, l)).map(|(at, _)| at).collect()
}

/// Whether a line over the path to a page may be of its menus: words that are no part of a document's head.
fn is_over_path(line: &Line<'_>) -> bool {
    line.is_bare()
        && line.width <= MENU
        && line.number().is_none()
        && line.day.is_none()
        && line.outline_label().is_none()
        && !line.note
        // 首页 | 机构概况 | 办事指南 ends as a title does.
        && (line.text.matches(['|', '｜']).count() >= 2 || !shape::is_title(&line.text))
}

/// The lines of the page at the end: from the first that says so on, all that are no text.
fn below(lines: &[Line<'_>]) -> Vec<usize> {
    // A bare day, and a state (有效), may be cells of an annex that was taken apart.
    let cell = |l: &Line<'_>| {
        Class::PageState.is(&fold::compact(&l.text)) || l.text.trim_start().starts_with(|c: char| c.is_ascii_digit())
    };
    let says = |at: usize, l: &Line<'_>| says_page(lines, at) && !cell(l) || is_of_site(&l.text);
    let owner = |l: &Line<'_>| is_of_owner(&l.text) && Class::ImprintSponsor.starts(l.text.trim_start()).is_some();
    let short = |l: &Line<'_>| l.is_bare() && l.width <= MENU && l.end != End::Stop && !l.stops;
    let text = |l: &Line<'_>| l.signs() || l.day.is_some() || l.note || l.outline_label().is_some();
    let annex = |l: &Line<'_>| attachment_label(&l.text).is_some();
    let fits =
        |(at, l): &(usize, &Line<'_>)| !annex(l) && (says(*at, l) || is_of_owner(&l.text) || short(l) && !text(l));
    let first = lines.len() - lines.iter().enumerate().rev().take(END).take_while(fits).count();
    let run = lines.iter().enumerate().skip(first);
    let from = run.into_iter().find(|(at, l)| says(*at, l) || owner(l)).map_or(lines.len(), |(at, _)| at);
    (from..lines.len()).filter(|&at| lines.get(at).is_some_and(|l| l.text.contains(|c| !chars::is_space(c)))).collect()
}

#[cfg(test)]
mod tests {
    use crate::issue::DropReason;

    const TOP: &str = "首页\n走进云山\n政务公开\n您现在的位置： 首页 > 政务公开 > 公告\n";
    const INFO: &str = "发布日期：2031-09-14 16:02　来源：云山市水务局　访问次数：98\n";
    const TEXT: &str = "云山市水务局关于征求供水办法意见的公告\n　　现将供水办法公布，请提出意见。\n　　联系人：江某\n云山市水务局\n2031年9月14日\n";
    const FOOT: &str = "打印 关闭\n友情链接： 国务院\n主办：云山市水务局\n云ICP备08001234号 网站地图\n";

    /// The title of the first document, and how many lines are said to be of the page.
    fn read(text: &str) -> (String, usize) {
        let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
        let title = issue.documents.first().map(|d| d.title.clone()).unwrap_or_default();
        (title, issue.dropped.iter().filter(|d| d.why == DropReason::Furniture).count())
    }

    #[test]
    fn menus_that_bars_part_stand_at_the_edges_of_a_page() {
        let dropped = |text: &str| read(text).1;
        let of_menu =
            |line: &str| dropped(&format!("{line}\n{INFO}{TEXT}{FOOT}")) - dropped(&format!("{INFO}{TEXT}{FOOT}"));
        assert_eq!((of_menu("水务局 | 首页 | 公告"), of_menu("云山市水务局\n首页 | 网站地图 | 公告")), (1, 1));
        // A menu of two rows, under the name of the site and the day.
        for over in ["", "云山市人民政府门户网站\n", "2031年5月6日 星期二\n"] {
            assert!(of_menu(&format!("{over}首页 | 要闻 | 公告\n政务 | 服务 | 互动")) >= 2, "{over}");
        }
        // Below words that are not the page's one word is not enough.
        assert_eq!(of_menu("供水服务渠道\n报装 | 窗口 | 首页"), 0);
        assert_eq!(of_menu("报装 | 窗口 | 首页\n水质 | 网上 | 首页"), 0);
        let table =
            "供水服务渠道表\n事项 | 渠道 | 网站主页\n供水报装 | 窗口 | 县政府网首页\n水质查询 | 网上 | 水务局主页\n";
        assert_eq!(dropped(table), 0);
        let channels =
            "　　公开渠道：\n县政府网站首页 | 县档案馆 | 县图书馆\n咨询窗口 | 服务大厅 | 网站首页\n　　请告知群众。\n";
        assert_eq!(dropped(&format!("{TEXT}{channels}")), 0);
    }

    #[test]
    fn menus_and_feet_of_a_page_leave_its_article() {
        let title = "云山市水务局关于征求供水办法意见的公告";
        let told = |count| (title.to_owned(), count);
        assert_eq!(read(&format!("{TOP}{INFO}{TEXT}{FOOT}")), told(9));
        // Without menus, without the path, without a foot.
        assert_eq!(read(&format!("{INFO}{TEXT}{FOOT}")), told(5));
        assert_eq!(read(&format!("{TOP}{INFO}{TEXT}")), told(5));
        // The title may stand above, too, and the contact is the paper's own.
        let (head, text) = TEXT.split_at(TEXT.find('\n').unwrap_or(0) + 1);
        assert_eq!(read(&format!("{TOP}{head}{INFO}{text}{FOOT}")), told(9));
    }

    #[test]
    fn an_annex_of_days_or_states_is_no_foot_of_a_page() {
        for annex in [
            "附件\n停水时间表\n2031-09-20 城东水厂检修\n2031-09-21 城西水厂检修\n",
            "附件\n文件清理结果\n序号\n文件名称\n结果\n1\n供水办法\n有效\n2\n排水办法\n失效\n",
        ] {
            let text = format!("来源：云山市水务局\n{INFO}{TEXT}{annex}");
            let issue = crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text"));
            for line in annex.lines() {
                assert!(issue.dropped.iter().all(|d| d.text.trim() != line), "{line}: {:?}", issue.dropped);
            }
        }
    }

    #[test]
    fn what_leads_past_the_top_of_a_page_is_of_the_page() {
        for skip in ["跳至主要內容", "跳到主要內容區塊", "返回顶部", "回 到 页 首"] {
            let (over, below) = (read(&format!("{skip}\n{TEXT}")), read(&format!("{TEXT}{skip}\n")));
            assert_eq!((over.1, below.1, over.0.as_str()), (1, 1, "云山市水务局关于征求供水办法意见的公告"), "{skip}");
        }
        // Within the text, and with more words, it is text.
        let within =
            TEXT.replace("联系人：江某", "联系人：江某\n返回顶部\n　　一、供水。\n　　二、排水。\n　　三、用水。");
        let led_to = format!("{TEXT}　　按下列按钮：\n返回顶部\n");
        for text in [within, led_to, format!("{TEXT}跳至主要内容的方法\n"), format!("返回顶部供水站\n{TEXT}")]
        {
            assert_eq!(read(&text).1, 0, "{text}");
        }
    }

    #[test]
    fn one_line_of_a_page_in_a_text_is_text() {
        for text in [
            format!("{TEXT}上一篇：供水规划\n"),
            format!("{TEXT}联系电话：6612345\n地址：云山市水务路1号\n"),
            TEXT.to_owned(),
            format!("{TEXT}{FOOT}"),
        ] {
            assert_eq!(read(&text).1, 0, "{text}");
        }
    }
}

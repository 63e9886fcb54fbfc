//! Whole pages.

use super::*;
use crate::source::ThingKind;

fn page(html: &str) -> SourceText {
    crate::source::read("a.html", html.as_bytes()).expect("a page")
}

/// The lines of the article; running ones are in brackets.
fn lines(source: &SourceText) -> Vec<String> {
    let running = |line: &crate::source::SourceLine| line.hint.as_ref().is_some_and(|hint| hint.running);
    let text = |line| if running(line) { format!("[{}]", source.line(line)) } else { source.line(line).to_owned() };
    source.lines.iter().map(text).collect()
}

#[test]
fn the_article_without_the_menus() {
    let source = page(
        "<html><head><title>站名</title></head><body><div class=nav><a href=/>首页</a> &gt; 公报</div>\
         <div><h1>河道采砂管理办法</h1><div id=zoom><p>第一条 为了保护河道，制定本办法。<p>第二条 本办法自公布之日起施行。\
         <script>var a='<p>脚本</p>'</script></div></div><div class=footer>版权所有</div></body></html>",
    );
    assert_eq!(
        lines(&source),
        [
            "[首页 > 公报]",
            "河道采砂管理办法",
            "第一条 为了保护河道，制定本办法。",
            "第二条 本办法自公布之日起施行。",
            "[版权所有]"
        ]
    );
    assert_eq!(source.lines[1].hint.as_ref().and_then(|h| h.heading), Some(1));
}

#[test]
fn raised_and_lowered_characters_are_told_from_the_number_before_them() {
    let source = page(
        "<h1>供水办法</h1><p>第一条 面积5<sup><span style='font-size:8pt'>2</span></sup>，含CO<font style='vertical-align:sub'>2</font>，\
         10<span style=\"vertical-align: super\">3</span>立方米，见注<sup><a href=#n>1</a></sup>，平<span style='vertical-align:middle'>7</span>。<p>第二条 本办法自公布之日起施行。",
    );
    assert_eq!(lines(&source)[1], "第一条 面积5²，含CO₂，10³立方米，见注1，平7。");
}

#[test]
fn the_path_the_site_and_the_column_over_a_title_are_none_of_the_text() {
    let page = page(
        "<html><head><title>云山市供水管理办法</title></head><body><p>首页 &gt; 政务公开 &gt; 法律法规</p><p>云山市人民政府门户网站</p>\
         <p>法律法规</p><p>云山市水务局文件</p><h2>云山市供水管理办法</h2><p>全文有效 成文日期：2031-05-08<p>第一条 为了规范供水，制定本办法。\
         <p>第二条 本办法自公布之日起施行。",
    );
    let lines = lines(&page);
    assert_eq!(lines.get(3..5).unwrap_or_default(), ["云山市水务局文件", "云山市供水管理办法"], "{lines:?}");
    assert!(lines.iter().take(3).all(|line| line.starts_with('[')), "{lines:?}");
}

#[test]
fn the_text_that_a_tool_works_on_is_none() {
    let site = |class: &str, inside: &str, beside: &str| {
        lines(&page(&format!(
            "<html><head><title>县城供水恢复</title></head><body><div class=nav><a href=/>首页</a></div><div><h1>县城供水恢复</h1>\
             <div class='{class}'>{inside}</div></div><div class=box><h3><a href=/1>大家都在看</a></h3>{beside}</div></body></html>"
        )))
    };
    let text = "<p>县水务局昨日通报，东河水厂已经恢复供水。</p><p>各乡镇水压正常，居民可以放心使用。</p><p>水质检测合格，结果已经公布。</p>";
    let links = "<p><a href=/2>某地开会</a></p><p><a href=/3>某地修路</a></p>";
    for class in ["con BSHARE_POP", "text print", "search-result share"] {
        let lines = site(class, text, links);
        assert!(lines.iter().any(|line| line.starts_with("县水务局")), "{class}: {lines:?}");
    }
    // How a tool is used is said in sentences, and what leads on is no text.
    let how = "<p>打开微信，点击底部的发现，使用扫一扫即可将网页分享至朋友圈。</p><p>您也可以点击右侧按钮，将本页分享到其他平台。</p>";
    let notice = "<p>请各用水单位遵照执行，节约用水。</p><p>县水务局</p><p>2031年5月8日</p>";
    let staff = "<table><tr><td>江一帆</td><td>局长</td><td>主持全面工作</td></tr><tr><td>何川</td><td>副局长</td><td>分管供水</td></tr></table>";
    for beside in [text, notice, staff] {
        for class in ["share", "search", "toolbar print"] {
            let lines = site(class, how, beside);
            assert!(lines.iter().any(|line| line.starts_with("[打开微信")), "{class} {beside}: {lines:?}");
        }
    }
    // What is named as the article is it.
    let news = "<ul><li><a href=/2>某地开会</a><p>某地昨日召开会议，部署了供水工作。</p></li><li><a href=/3>某地修路</a>\
                <p>某地昨日修成了道路，方便了居民出行。</p></li></ul>";
    let lines = site("search-news share", news, &format!("<div class=content>{notice}</div>"));
    assert!(lines.iter().any(|line| line.starts_with("[某地昨日召开")), "{lines:?}");
    let lines = site("related", text, "<p>东河水厂停水，县水务局正在抢修，请居民储水备用。</p>");
    assert!(lines.iter().any(|line| line.starts_with("[县水务局")), "{lines:?}");
}

#[test]
fn red_heads_and_articles_named_as_tools_stay() {
    let order = lines(&page(
        "<html><head><title>云山市供水办法</title></head><body><div class=path><a href=/>首页</a> &gt; 云山市人民政府令</div><div id=zoom>\
         <p>云山市人民政府令</p><p>第7号</p><p>《云山市供水办法》已经通过，现予公布。</p><h1>云山市供水办法</h1><p>第一条 为了供水，制定本办法。</p></div>",
    ));
    assert!(order.contains(&"云山市人民政府令".to_owned()), "{order:?}");
    for name in ["collect", "xg", "relevance"] {
        let kept = lines(&page(&format!(
            "<html><body><div class={name}><h1>关于征求意见的公告</h1><p>现公开征求意见。请于5月底前提出。</p><p>云山市水务局</p></div><div class=x>版权所有</div>"
        )));
        assert!(kept.iter().any(|line| line == "现公开征求意见。请于5月底前提出。"), "{name}: {kept:?}");
    }
    let steps = lines(&page(
        "<html><head><title>关于网上申报的通知</title></head><body><div class=nav><a href=/>首页</a></div><h1>关于网上申报的通知</h1><div id=zoom>\
         <p>请按下列步骤申报：</p><p>首页&gt;个人中心&gt;我的申报</p><p>逾期不再受理。</p></div>",
    ));
    assert!(steps.contains(&"首页>个人中心>我的申报".to_owned()), "{steps:?}");
}

#[test]
fn attachments_that_only_links_under_the_article_name_are_read() {
    let read = |listed: &str| {
        lines(&page(&format!(
            "<html><head><title>关于供水名单的通告</title></head><body><div class=nav><a href=/>首页</a></div><h1>关于供水名单的通告</h1>\
             <div id=zoom><p>根据有关规定，准予江某等四人注册供水工程师，现予公布。<p>特此通告。{listed}<p>云山市水务局<p>2031年5月6日</div>\
             <p><a href=a.xls>附件：1.供水名单.xls</a></p><p><a href=b.xls>附件：2.停水名单.xls</a></p><p><a href=c>上一篇：停水通告</a></p></body></html>"
        )))
    };
    let shown = |lines: Vec<String>| lines.into_iter().filter(|line| line.starts_with("附件")).collect::<Vec<String>>();
    assert_eq!(shown(read("")), ["附件：1.供水名单.xls", "附件：2.停水名单.xls"]);
    assert_eq!(shown(read("<p>附件：供水名单")), ["附件：供水名单"]);
}

#[test]
fn deleted_words_are_said_not_read() {
    let source = page(
        "<h1>供水办法</h1><p>第一条 处罚款<del>五百</del><ins>一千</ins>元，责令改正。<p>第二条 本办法自公布之日起施行。",
    );
    assert!(
        source.lines.iter().any(|line| source.line(line) == "第一条 处罚款一千元，责令改正。"),
        "{:?}",
        lines(&source)
    );
    let deleted: Vec<&str> = source
        .things
        .iter()
        .filter(|thing| thing.kind == ThingKind::Deleted)
        .map(|thing| thing.text.as_str())
        .collect();
    assert_eq!(deleted, ["五百"]);
}

/// A page of a site: its menus, its path, the title of its head, and what stands in it.
fn site(title: &str, inside: &str) -> Vec<String> {
    let source = page(&format!(
        "<html><head><meta charset=utf-8><title>{title}_临江县人民政府</title></head><body><ul class=nav><li><a href=/>首页</a>\
         <li><a href=/b>办事服务</a></ul><div class=crumbs><a href=/>首页</a> &gt; <span>{title}</span></div>{inside}\
         <div class=footer><p>主办：临江县人民政府办公室。</p><a href=x>备案号</a></div></body></html>"
    ));
    lines(&source).into_iter().filter(|line| !line.starts_with('[')).collect()
}

const TITLE: &str = "关于做好河道采砂管理工作的通知";
const TEXT: [&str; 3] = ["各乡镇人民政府：", "现将有关事项通知如下。", "临江县人民政府"];

#[test]
fn the_article_is_found_by_the_pages_own_title() {
    let menu = "<div class=box><h3>栏目</h3><p>这里是本栏目的介绍，供访问者了解办事流程和内容。</p></div>".repeat(6);
    let text = TEXT.map(|line| format!("<p>{line}</p>")).concat();
    let shown = [TITLE, TEXT[0], TEXT[1], TEXT[2]];
    // Beside longer menus, in a head of its own, in a cell, and repeated in the article itself.
    for inside in [
        format!("{menu}<div class=right><h1>{TITLE}</h1><div>{text}</div></div>"),
        format!("<div class=wrap><div class=article-header><h1>{TITLE}</h1></div><div class=body>{text}</div></div>"),
        format!("<table><tr><td><b>{TITLE}</b></td></tr><tr><td>{text}</td></tr></table>"),
        format!("<h1>{TITLE}</h1><div id=zoom><p>{TITLE}</p>{text}</div>"),
    ] {
        assert_eq!(site(TITLE, &inside), shown, "{inside}");
    }
    // What stands beside the title is its lead only.
    let lead = format!(
        "<div><div><h1>{TITLE}</h1><p>本文介绍通知的背景和主要内容。</p></div><div>{}</div></div>",
        text.repeat(12)
    );
    assert_eq!(site(TITLE, &lead).len(), 38);
    // The page's title lacks the issuer.
    let named = format!("临江县人民政府{TITLE}");
    assert_eq!(site(TITLE, &format!("{menu}<div><h2>{named}</h2>{text}</div>"))[0], named);
}

#[test]
fn lines_about_the_page_are_no_text() {
    let inside = format!(
        "<div class=xl><h1>{TITLE}</h1><p>发布时间：2031-05-08 来源：办公室</p><div class=con>{}<p>附件：<a href=a.doc>1.申请表</a>\
         </div><p><a href=a.doc>申请表.doc</a></p><p>扫一扫在手机打开当前页</p><p><a href=n>下一篇：另一通知</a></p></div>",
        TEXT.map(|line| format!("　　{line}<br>")).concat()
    );
    let text: Vec<String> = site(TITLE, &inside).iter().map(|line| line.trim_start_matches('　').to_owned()).collect();
    assert_eq!(text, [TITLE, TEXT[0], TEXT[1], TEXT[2], "附件：1.申请表"]);
}

#[test]
fn tables_about_the_document_give_its_number_where_the_text_does_not() {
    let about = "<table><tr><td>索 引 号：</td><td>000/2031-1</td><td>主题分类：</td><td>水利</td></tr>\
                 <tr><td>发文字号：</td><td>临政发〔2031〕12号</td><td>成文日期：</td><td>2031年5月6日</td></tr></table>";
    let text = TEXT.map(|line| format!("<p>{line}</p>")).concat();
    let shown = |number: &str| site(TITLE, &format!("{about}<h1>{TITLE}</h1><div id=zoom>{number}{text}</div>"));
    assert_eq!(shown(""), ["临政发〔2031〕12号", TITLE, TEXT[0], TEXT[1], TEXT[2]]);
    assert_eq!(shown("<p>临政发〔2031〕12号</p>")[..2], [TITLE, "临政发〔2031〕12号"]);
}

#[test]
fn a_list_of_links_and_a_set_of_frames() {
    let list = page(
        "<body><h1>公报</h1><p>目　录</p><p><a href=1.html>关于放假的通知</a>（1）</p><p><a href=2.html>关于防汛的通知</a>（2）</p></body>",
    );
    assert_eq!(lines(&list), ["公报", "目　录", "关于放假的通知（1）", "关于防汛的通知（2）"]);
    let frames = b"<html><frameset><frame src=top.html><frame src=main.html></frameset></html>";
    let files = "top.html, main.html".to_owned();
    assert_eq!(crate::source::read("a.html", frames), Err(SourceError::Frames { files }));
}

#[test]
fn what_stands_between_the_title_and_the_text_is_text() {
    let text = TEXT.map(|line| format!("<p>{line}</p>")).concat();
    let note = "（2031年5月6日县政府第3次常务会议通过）";
    let inside = format!(
        "<table><tr><td>临江县人民政府文件</td></tr><tr><td>临政发〔2031〕12号</td></tr><tr><td><h3>{TITLE}</h3></td></tr>\
         <tr><td>日期：2031-05-08 来源：办公室 【字体：<a href='javascript:f()'>大</a>】</td></tr><tr><td>{note}</td></tr>\
         <tr><td><table><tr><td>{text}</td></tr></table></td></tr></table>"
    );
    let shown = ["临江县人民政府文件", "临政发〔2031〕12号", TITLE, note, TEXT[0], TEXT[1], TEXT[2]];
    assert_eq!(site(TITLE, &inside), shown);
    // Also where the page states no title of its own, or the site's name in its place.
    assert_eq!(site("临江县人民政府", &inside), shown);
}

#[test]
fn the_number_may_be_stated_in_any_form_of_list() {
    let text = TEXT.map(|line| format!("<p>{line}</p>")).concat();
    for about in [
        "<ul><li><span>索引号：</span><em>000/2031-1</em></li><li><span>发文字号：</span><em>临政发〔2031〕12号</em></li></ul>",
        "<div><b>发文字号</b><span>临政发〔2031〕12号</span></div><div><b>公布日期</b><span>2031-05-08</span></div>",
        "<div><div>文　号：</div><div>临政发〔2031〕12号</div></div>",
    ] {
        let lines = site(TITLE, &format!("<div class=top>{about}</div><h1>{TITLE}</h1><div id=zoom>{text}</div>"));
        assert_eq!(lines, ["临政发〔2031〕12号", TITLE, TEXT[0], TEXT[1], TEXT[2]], "{about}");
    }
}

#[test]
fn the_foot_of_a_site_is_no_text() {
    let foot = "<div><p>主办单位：县政府办公室　承办单位：信息中心</p><p>网站标识码：9900000001　<a href=b>临ICP备05000001号</a></p>\
                <p>地址：滨河路1号　邮编：990000</p></div>";
    let text = TEXT.map(|line| format!("<p>{line}</p>")).concat();
    let lines = site(
        TITLE,
        &format!("<div><h1>{TITLE}</h1>{text}<p><a href=p>上一页</a> [1] <a href=n>[2]</a></p>{foot}</div>"),
    );
    assert_eq!(lines, [TITLE, TEXT[0], TEXT[1], TEXT[2]]);
    // A short article beside a long foot.
    let pictures = format!("<div><h1>{TITLE}</h1><div id=zoom><p><img src=1.jpg></p></div></div>{foot}");
    let source =
        page(&format!("<html><title>{TITLE}</title><body><p class=nav><a href=/>首页</a></p>{pictures}</body></html>"));
    assert_eq!(lines_shown(&source), [TITLE]);
    assert_eq!(source.diagnostics.len(), 1);
    let framed = pictures.replace("<img src=1.jpg>", "<iframe src=text.html></iframe>");
    let framed =
        crate::source::read("a.html", format!("<body><p class=nav><a href=/>首页</a></p>{framed}</body>").as_bytes());
    assert_eq!(framed, Err(SourceError::Frames { files: "text.html".to_owned() }));
}

fn lines_shown(source: &SourceText) -> Vec<String> {
    lines(source).into_iter().filter(|line| !line.starts_with('[')).collect()
}

#[test]
fn hidden_words_are_running_text() {
    let source = page("<body><p>甲<p style='DISPLAY: none !important'>乙<p style='visibility:hidden'>丙<p>丁</body>");
    assert_eq!(lines(&source), ["甲", "[乙]", "[丙]", "丁"]);
}

#[test]
fn blanks_and_breaks_are_as_shown() {
    let source =
        page("<body><p>关于印发办法\n  的通知（2023-2025\n 年）<br>第二行&nbsp;&#12298;条例&#12299;</p></body>");
    assert_eq!(lines(&source), ["关于印发办法的通知（2023-2025 年）", "第二行\u{A0}《条例》"]);
}

#[test]
fn lists_are_numbered() {
    let source = page("<body><ol start=3><li>甲</li><li><p>乙</p></ol><ul><li>丙</ul></body>");
    assert_eq!(lines(&source), ["3. 甲", "4. 乙", "丙"]);
}

#[test]
fn tables_have_cells_even_inside_paragraphs() {
    let source = page(
        "<body><p>任务表<table><tr><th colspan=2>任务<th>单位<tr><td rowspan=2>水文<td>监测<td>水务局\
         <tr><td>预报<td>气象局</table></body>",
    );
    let cells: Vec<_> = source
        .lines
        .iter()
        .filter_map(|l| l.hint.as_ref()?.cell.map(|c| (source.line(l), c.row, c.column, c.rows, c.columns, c.head)))
        .collect();
    assert_eq!(
        cells,
        [
            ("任务", 0, 0, 1, 2, true),
            ("单位", 0, 2, 1, 1, true),
            ("水文", 1, 0, 2, 1, false),
            ("监测", 1, 1, 1, 1, false),
            ("水务局", 1, 2, 1, 1, false),
            ("预报", 2, 1, 1, 1, false),
            ("气象局", 2, 2, 1, 1, false),
        ]
    );
}

#[test]
fn a_page_is_known_by_its_first_tag() {
    assert!(is_html("\u{FEFF}\n<!-- x --><!DOCTYPE html><p>"));
    assert!(is_html("<?xml version='1.0'?>\n<html xmlns='x'>"));
    assert!(!is_html("<关于印发办法的通知>"));
    assert!(is_html("<%@ page contentType='text/html' %>\n<html>"));
    assert!(is_html("Warning: no such file\n\n<!DOCTYPE html><html><body></body></html>"));
    assert!(!is_html("第一条 <html>"));
}

#[test]
fn a_servers_message_is_no_document() {
    let got = crate::source::read("a.pdf", "<html><body>404 没有此页</body></html>".as_bytes());
    assert_eq!(got, Err(SourceError::DownloadFailed { named: "PDF".to_owned(), said: "404 没有此页".to_owned() }));
    let word = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body>关于放假的通知</body></html>";
    assert!(crate::source::read("a.doc", word.as_bytes()).is_ok());
}

#[test]
fn deep_nesting_ends() {
    let source = page(&format!("<body>{}深处的文字", "<div>".repeat(3_000)));
    assert!(lines(&source).iter().any(|line| line.contains("深处的文字")));
    let endless = crate::source::read("a.html", format!("<body>{}", "<div>字".repeat(50_000)).as_bytes());
    assert!(matches!(endless, Err(SourceError::TooLarge { .. })));
}

#[test]
fn what_a_script_would_show_is_read_where_nothing_else_is() {
    let text = TEXT.map(|line| format!("<p>{line}</p>")).concat().repeat(4);
    let hidden = format!(
        "<h1>{TITLE}</h1><p>2031年5月8日 09:30 临江</p><div id=js_content style='visibility: hidden'>{text}</div>"
    );
    assert_eq!(site(TITLE, &hidden).len(), 13);
    // Beside a text that is shown it is something else.
    let shown = format!("<div><h1>{TITLE}</h1>{text}<div style='display:none'>{text}</div></div>");
    assert_eq!(site(TITLE, &shown).len(), 13);
}

#[test]
fn tables_that_lay_out_the_lines_of_a_text() {
    let rows: Vec<String> =
        TEXT.iter().cycle().take(9).map(|line| format!("<tr><td><img src=s.gif></td><td>{line}</td></tr>")).collect();
    let source = page(&format!("<body><table>{}</table></body>", rows.concat()));
    assert!(source.lines.iter().all(|line| line.hint.as_ref().is_some_and(|hint| hint.cell.is_none())));
    // The table about a document may hold its text.
    let text = TEXT.map(|line| format!("<p>{line}</p>")).concat();
    let about = format!(
        "<table><tr><th>名　称</th><td colspan=3>{TITLE}</td></tr><tr><th>索 引 号</th><td>1-2</td><th>发布日期</th><td>2031-05-08</td></tr>\
         <tr><th>内　容</th><td colspan=3>{text}</td></tr></table>"
    );
    assert_eq!(site(TITLE, &about), [TITLE, TEXT[0], TEXT[1], TEXT[2]]);
}

#[test]
fn the_foot_of_a_site_may_have_sentences() {
    let text = TEXT.map(|line| format!("<p>{line}</p>")).concat();
    let foot = "<div class=x><p>友情链接</p><a href=1>省政府网站</a></div>\
                <div class=y><p>本网站由县水务局主办，内容仅供参考，以正式公布的文件为准。</p><p>临ICP备05000002号</p></div>";
    let lines = site("通知公告", &format!("<div class=z><p><b>{TITLE}</b></p>{text}</div>{foot}"));
    assert_eq!(lines, [TITLE, TEXT[0], TEXT[1], TEXT[2]]);
}

#[test]
fn lines_as_the_style_keeps_them_and_blanks_escaped_twice() {
    let source = page(
        "<body><div style='white-space: pre-wrap'>\n　　甲\n　　乙\n<p style='white-space:normal'>丙\n丁</p></div><p>&amp;nbsp;戊",
    );
    assert_eq!(lines(&source), ["　　甲", "　　乙", "丙丁", "\u{A0}戊"]);
}

#[test]
fn the_tools_of_a_page_may_have_a_line_each() {
    let tools = ["发布时间", "2031-05-08", "浏览次数：", "123", "次", "字号", "大", "中", "小", "打印"]
        .map(|tool| format!("<div>{tool}</div>"));
    let text = TEXT.map(|line| format!("<p>{line}</p>")).concat();
    let lines = site(TITLE, &format!("<div><div>{TITLE}</div><div>{}</div><div>{text}</div></div>", tools.concat()));
    assert_eq!(lines, [TITLE, TEXT[0], TEXT[1], TEXT[2]]);
}

#[test]
fn lists_have_the_numbers_that_the_page_shows() {
    let article = |list: &str| {
        let source = page(&format!(
            "<html><body><h1>关于供水的通知</h1><p>为了加强供水管理，现将有关事项通知如下。</p>{list}<p>本通知自印发之日起施行。</p></body></html>"
        ));
        let lines = lines(&source);
        lines.get(2..lines.len() - 1).unwrap_or_default().join("|")
    };
    for (list, shown) in [
        ("<ol><li value=7>甲。<li>乙。</ol>", "7. 甲。|8. 乙。"),
        ("<ol reversed><li>甲。<li>乙。</ol>", "2. 甲。|1. 乙。"),
        ("<ol reversed start=9><li>甲。<li value=3>乙。<li>丙。</ol>", "9. 甲。|3. 乙。|2. 丙。"),
        ("<ol start=0><li>甲。<li>乙。</ol>", "0. 甲。|1. 乙。"),
        ("<ol start=-1 type=a><li>甲。<li value=2>乙。<li type=I>丙。</ol>", "-1. 甲。|b. 乙。|III. 丙。"),
        ("<ol style='list-style:none'><li>一、甲。</ol>", "一、甲。"),
        ("<ol style='list-style-type: simp-chinese-informal'><li value=11>甲。</ol>", "十一、甲。"),
        ("<ol style='list-style-type: cjk-decimal' start=20><li>甲。</ol>", "二〇、甲。"),
        (
            "<ol style='list-style: inside lower-roman'><li value=4>甲。<li style='list-style-type:decimal'>乙。</ol>",
            "iv. 甲。|5. 乙。",
        ),
    ] {
        assert_eq!(article(list), shown, "{list}");
    }
}

#[test]
fn what_browsers_show_of_frames_and_inner_trees_is_read() {
    let article = |inside: &str| {
        let source = page(&format!(
            "<html><body><h1>关于供水的通知</h1><p>为了加强供水管理，现将有关事项通知如下。</p>{inside}<p>本通知自印发之日起施行。</p></body></html>"
        ));
        assert_eq!(crate::source::lost_in_reading(&source), [], "{inside}");
        let lines = lines(&source);
        lines.get(2..lines.len() - 1).unwrap_or_default().join("|")
    };
    for (inside, shown) in [
        ("<iframe srcdoc='&lt;p>取水户应当缴费。'></iframe>", "取水户应当缴费。"),
        ("<div><template shadowrootmode=open><p>取水户应当缴费。</p></template></div>", "取水户应当缴费。"),
        ("<div><template><p>样板。</p></template></div>", ""),
    ] {
        assert_eq!(article(inside), shown, "{inside}");
    }
    // A frame in the page of a frame is told.
    let source =
        page("<h1>通知</h1><p>正文。</p><iframe srcdoc='<iframe srcdoc=\"<p>框中之框。\"></iframe>'></iframe>");
    assert_eq!(crate::source::lost_in_reading(&source).len(), 1);
}

#[test]
fn pages_with_elements_that_never_end_are_read() {
    let piled = (0..3000).map(|n| format!("<font color=#{n:06}><p>第{n}行。")).collect::<String>();
    assert_eq!(page(&format!("<html><body>{piled}")).lines.len(), 3000);
    let head = "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/><script src=\"a.js\"/></head>";
    let source = page(&format!("{head}<body><h1>供水通知</h1><p>第一条 <![CDATA[甲<乙]]>。</p></body></html>"));
    assert_eq!(lines(&source), ["供水通知", "第一条 甲<乙。"]);
}

#[test]
fn numbers_that_styles_count_are_read() {
    let head = "<style>body{counter-reset:c}.a::before{counter-increment:c;content:\"第\" counter(c,cjk-decimal) \"条 \"}</style>";
    let source = page(&format!(
        "<html><head>{head}</head><body><h1>供水办法</h1><p class=a>取水户应当缴费。</p><p class=a>逾期加收。</p></body></html>"
    ));
    assert_eq!(lines(&source), ["供水办法", "第一条 取水户应当缴费。", "第二条 逾期加收。"]);
    assert_eq!(crate::source::lost_in_reading(&source), []);
}

#[test]
fn running_elements_that_are_set_as_blocks_are_lines() {
    let html = "<p><span style='display:block;text-indent:2em'>第一条 甲。</span><span style='display: Block'>第二条 乙。</span>\
                <span style='display:inline-block'>第三条 丙，</span><span style='color:red'>丁。</span></p>";
    let source = page(&format!("<html><body>{html}</body></html>"));
    assert_eq!(lines(&source), ["第一条 甲。", "第二条 乙。", "第三条 丙，丁。"]);
}

#[test]
fn a_page_whose_menus_are_no_links_has_a_frame() {
    let text = "<p>第一条　为了保护河道，制定本办法。</p><p>第二条　本办法自公布之日起施行。</p>";
    let inside = format!(
        "<div class=detail>河道采砂管理办法</div><div class=sub><span>时间：2031-06-01</span><span>来源：云山发布</span></div><div class=text>{text}</div>"
    );
    let whole = |frame: &str| {
        let source = page(&format!(
            "<html><head><title>河道采砂管理办法</title></head><body><div id=app>{frame}<main>{inside}</main></div></body></html>"
        ));
        lines(&source)
    };
    let shown = [
        "河道采砂管理办法",
        "[时间：2031-06-01来源：云山发布]",
        "第一条　为了保护河道，制定本办法。",
        "第二条　本办法自公布之日起施行。",
    ];
    assert_eq!(whole("<nav><span>首页</span><span>公开</span></nav>")[1..], shown);
    // Without a frame the line under the title speaks of the page all the same.
    assert_eq!(whole(""), shown);
}

#[test]
fn a_page_for_print_says_where_it_is_from_and_when_it_was_put_online() {
    let of = |title: &str| {
        let source = page(&format!(
            "<html><head><title>{title}</title></head><body><p>云山市政府网 http://www.example.gov.cn</p><h3>{title}</h3>\
             <small>2031-06-01 09:30　字号：[大 中 小]</small><p>第一条　为了保护河道，制定本办法。登录http://a.example查询。</p></body></html>"
        ));
        lines(&source)
    };
    assert_eq!(
        of("河道采砂管理办法"),
        [
            "[云山市政府网 http://www.example.gov.cn]",
            "河道采砂管理办法",
            "[2031-06-01 09:30　字号：[大 中 小]]",
            "第一条　为了保护河道，制定本办法。登录http://a.example查询。"
        ]
    );
}

#[test]
fn names_of_other_views_are_headings_within_a_text() {
    let site = |inside: &str| {
        lines(&page(&format!(
            "<html><body><div class=nav><a href=/>首页</a></div><div class=content><h1>关于供水的通知</h1>{inside}</div>\
             <div class=footer>版权所有</div></body></html>"
        )))
    };
    let text = |between: &str, after: &str| {
        site(&format!(
            "<p>第一条 供水单位应当保障水质，定期检测并公布结果。</p>{between}<p>第二条 本办法自公布之日起施行，原办法同时废止。</p>{after}"
        ))
    };
    for view in ["政策解读", "图解", "政策圖解"] {
        let found = text(&format!("<p>{view}</p>"), "");
        assert!(found.iter().any(|line| line == view), "{found:?}");
    }
    // As a link, and below the text.
    for found in [text("<p><a href=/b>政策解读</a></p>", ""), text("", "<p>图解 政策解读</p>")] {
        assert!(found.iter().any(|line| line.starts_with('[') && line.ends_with("政策解读]")), "{found:?}");
    }
}

#[test]
fn a_short_sentence_over_the_number_is_not_the_text() {
    let number = |above: &str| {
        let found = lines(&page(&format!(
            "<h1>云山市公报</h1><p>{above}</p><p>文号：云政发〔2031〕7号</p><p>关于供水的通知</p><p>各县应当供水。</p>"
        )));
        found.iter().any(|line| line == "云政发〔2031〕7号")
    };
    assert!(number("各县应当执行，有效。") && number("来源，云山"));
    // A list behind a text states the numbers of others.
    assert!(!number("各县应当按照职责做好供水工作，定期检测水质并公布结果。"));
}

#[test]
fn menus_are_told_by_bars_where_nothing_frames_the_article() {
    let text = "<p>第一条 供水单位应当保障水质，定期检测并公布结果。</p><p>第二条 本办法自公布之日起施行。</p>";
    let shown = |above: &str, below: &str| {
        let found = lines(&page(&format!("<html><body>{above}<h2>供水办法</h2>{text}{below}</body></html>")));
        found.into_iter().filter(|line| !line.starts_with('[')).collect::<Vec<_>>()
    };
    let whole = ["供水办法", "第一条 供水单位应当保障水质，定期检测并公布结果。", "第二条 本办法自公布之日起施行。"];
    for menu in [
        "<div>印務局 | 主頁 | 公報 | 各期目錄</div>",
        "<a href=/>首页</a>｜<a href=/a>机构</a>｜<a href=/b>办事</a><br>",
    ] {
        assert_eq!(shown(menu, ""), whole, "{menu}");
        assert_eq!(shown("", menu), whole, "{menu}");
    }
    for kept in [
        "水厂 | 供水量 | 水质",
        "首页 | 目录",
        "城东水厂｜主管单位：市水务局｜返回首页",
        "县政府网站首页 | 县档案馆 | 县图书馆",
        "联系我们 | 临江县水务局 | 江一帆",
        "水厂主页 | 水质 | 水价",
    ] {
        assert!(shown("", &format!("<p>{kept}</p>")).iter().any(|line| line == kept), "{kept}");
    }
    // Rows of as many cells are a table, and between sentences nothing is a menu but what leads elsewhere.
    let rows = "<p>事项 | 渠道 | 首页</p><p>供水报装 | 窗口 | 首页</p>";
    assert_eq!(shown("", rows).len(), whole.len() + 2);
    let end = "<p>第三条 供水单位应当公开水价。</p>";
    for (line, kept) in [
        ("<p>咨询窗口 | 服务大厅 | 网站首页</p>", true),
        ("<p>首页 | 网站地图 | 供水报装</p>", true),
        ("<p>打印 | 分享</p>", true),
        ("<p><a href=/>首页</a> | <a href=/m>网站地图</a> | <a href=/b>供水报装</a></p>", false),
    ] {
        assert_eq!(shown("", &format!("{line}{end}")).len(), whole.len() + 1 + usize::from(kept), "{line}");
    }
    assert_eq!(shown("", "<p>首页 | 网站地图 | 供水报装</p><p>临江县水务局</p>").len(), whole.len() + 1);
    assert_eq!(shown("", "<p>咨询窗口 | 服务大厅 | 网站首页</p><p>临江县水务局</p>").len(), whole.len() + 2);
    // A menu of two rows, under the name of the site and the day.
    for over in ["", "<p>云山市人民政府门户网站</p>", "<p>2031年5月6日 星期二</p>"] {
        let found = shown(&format!("{over}<p>首页 | 要闻 | 公告</p><p>政务 | 服务 | 互动</p>"), "");
        assert!(!found.iter().any(|line| line.contains('|')), "{found:?}");
    }
    // What the site says of itself in its foot is no sentence of the text.
    for said in ["版权所有，未经授权不得转载。", "本网站由临江县人民政府办公室主办。"] {
        let found = shown("", &format!("<p>【打印】【关闭】</p><p>首页|公报|网站地图</p><p>{said}</p>"));
        assert!(!found.iter().any(|line| line.contains(['|', '【'])), "{found:?}");
    }
    // The link to the first page, and what a database sets over any law, at the very top alone.
    assert_eq!(shown("<div>首頁</div><h2>所有條文</h2>", ""), whole);
    assert_eq!(shown("", "<p>首頁</p><p>所有條文</p>").len(), whole.len() + 2);
    // A table of data that bars part further has its cells.
    let cells = "<table><tr><th>栏目</th><th>页</th></tr><tr><td>主页 | 公报 | 目录</td><td>3</td></tr></table>";
    assert!(shown("", cells).iter().any(|line| line == "主页 | 公报 | 目录"));
    assert_eq!(lines(&page("<html><body><p>主页 | 公报 | 目录</p></body></html>")), ["主页 | 公报 | 目录"]);
}

#[test]
fn a_table_of_articles_is_their_text() {
    let read = |rows: &str| {
        let source = page(&format!("<html><body><h2>供水规则</h2><table>{rows}</table></body></html>"));
        source.lines.iter().any(|line| line.hint.as_ref().is_some_and(|hint| hint.cell.is_some()))
    };
    let row = |label: &str, text: &str| format!("<tr><td>{label}</td><td>{text}</td></tr>");
    let head = row("法规名称：", "供水规则");
    let first = row("第 1 條", "本規則依水法訂定之。");
    let second = format!("{}{}", row("第 2 條", "供水應保障水壓。"), row("第 2-1 條", "供水應保障水質。"));
    let part = "<tr><td colspan=2>第二章　水質</td></tr>";
    assert!(!read(&format!("{head}{first}{part}{second}")));
    // The articles of two versions side by side, one of them alone, and a table of what they require.
    assert!(read(&format!("{first}{}", row("水质", "每日检测。"))));
    assert!(read(&format!("{head}{first}")));
    let versions = |n: &str| row(&format!("第{n}条　供水应当保障水质。"), &format!("第{n}条　供水单位应当保障水质。"));
    assert!(read(&format!("{}{}", versions("一"), versions("二"))));
    // What is said of articles: under heads, and of some of them.
    let of = |labels: [&str; 2]| labels.map(|label| row(label, "与上位法不一致。")).concat();
    assert!(!read(&of(["第一条", "第二条"])));
    assert!(!read(&of(["第二条之一", "第二条之二"])));
    assert!(read(&of(["第一条", "第九条"])));
    assert!(read(&of(["第一条", "第三条"])));
    assert!(read(&of(["第二条", "第一条"])));
    // Of many a few may be left out.
    let many = |numbers: &[u32]| {
        numbers.iter().map(|n| row(&format!("第{n}条"), "供水应当保障水质。")).collect::<Vec<_>>().concat()
    };
    assert!(!read(&many(&[1, 2, 3, 4, 6, 7, 8])));
    assert!(read(&many(&[1, 2, 5, 6, 9])));
    assert!(read(&of(["第一条", "第二条之一"])));
    assert!(read(&format!("{}{}", row("条目", "理由"), of(["第一条", "第二条"]))));
    assert!(read(&format!("{}{}", row("条文", "处罚"), of(["第一条", "第二条"]))));
    assert!(!read(&format!("{}{}", row("法规类别：", "水利"), of(["第一条", "第二条"]))));
}

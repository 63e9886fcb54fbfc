//! Papers on web pages beside what the site says of them: a paper within a report, its title under another headline, in the path to the
//! page, and boxes that scripts show over all.

use gongbao::issue::{BlockKind, Issue};

const LEAD: &str = "近日，临江县水利局就河道采砂管理公开征求意见，社会各界可以提出修改意见和建议。";
const LETTER: &str = "临江县水利局关于征求河道采砂管理意见的函";
const TEXT: &str = "为进一步规范河道采砂管理，我局起草了管理办法，现征求意见，请于六月底前反馈。";

fn read(html: &str) -> Issue {
    gongbao::open::understand("页.html", html.as_bytes()).unwrap_or_else(|e| panic!("{e}"))
}

/// A page of a site with its menus around what stands in it.
fn site(title: &str, inside: &str) -> Issue {
    read(&format!(
        "<html><head><meta charset=utf-8><title>{title}</title></head><body>\
         <div class=nav><a href=/>首页</a> <a href=/zc/>政策</a></div>{inside}\
         <div class=footer><a href=/about>关于我们</a></div></body></html>"
    ))
}

fn report(below: &[&str]) -> Issue {
    let text: String = below.iter().map(|line| format!("<p>{line}</p>")).collect();
    site("河道采砂管理征求意见", &format!("<h1>河道采砂管理征求意见</h1><div class=article><p>{LEAD}</p>{text}</div>"))
}

fn titles(issue: &Issue) -> Vec<&str> {
    issue.documents.iter().map(|d| d.title.as_str()).collect()
}

fn kept(issue: &Issue, text: &str) -> bool {
    issue.documents.iter().flat_map(|d| &d.blocks).any(|b| b.text.contains(text))
}

#[test]
fn a_paper_within_a_report_is_one_of_its_own() {
    let wrapped = "<center><b>临江县水利局关于征求河道<br>采砂管理意见的函</b></center>";
    for below in [
        &[LETTER, TEXT, "临江县水利局", "2031年6月9日"][..],
        &["以下是函件全文：", LETTER, TEXT, "一、范围：全县河道。", "临江县水利局　临江县公安局", "2031年6月9日"],
        &[LETTER, TEXT, "县水利局", "2031年6月9日"],
        &[wrapped, TEXT, "附件：管理办法", "临江县水利局", "2031年6月9日"],
        // What is attached follows it, or who wrote the report.
        &[LETTER, TEXT, "临江县水利局", "2031年6月9日", "附件：管理办法", "为了管理河道，制定本办法。"],
        &[LETTER, TEXT, "临江县水利局", "2031年6月9日", "（记者江一帆）"],
    ] {
        let issue = report(below);
        assert_eq!(titles(&issue), ["河道采砂管理征求意见", LETTER], "{below:?}");
        let [news, paper] = issue.documents.as_slice() else { return };
        assert_eq!(paper.signed.map(|d| d.to_string()).as_deref(), Some("2031-06-09"), "{below:?}");
        assert!(paper.issuer.as_deref().is_some_and(|name| name.starts_with("临江县水利局")), "{below:?}");
        assert_eq!((news.signed, news.issuer.as_deref()), (None, None), "{below:?}");
        assert!(kept(&issue, LEAD) && kept(&issue, TEXT));
    }
}

#[test]
fn what_is_named_in_a_report_is_no_paper_of_its_own() {
    for below in [
        // Another office signs, or none does, or no day stands below.
        &[LETTER, TEXT, "临江县公安局", "2031年6月9日"][..],
        &[LETTER, TEXT, "2031年6月9日"],
        &[LETTER, TEXT, "临江县水利局"],
        &[LETTER, TEXT],
        // What is attached, and what is listed.
        &["附件：", LETTER, TEXT, "临江县水利局", "2031年6月9日"],
        &["相关文件有：", LETTER, "临江县水利局关于开展河道采砂检查的通知", "临江县水利局", "2031年6月9日"],
        &[LETTER, "县水利局　江一帆", "临江县水利局", "2031年6月9日"],
        // In the midst of a sentence, and what is no name of a paper.
        &["县水利局印发了", LETTER, TEXT, "临江县水利局", "2031年6月9日"],
        &["征求河道采砂管理意见的方式", TEXT, "临江县水利局", "2031年6月9日"],
        &["关于征求意见的范围", TEXT, "临江县水利局", "2031年6月9日"],
        // The report goes on behind it: with a sentence, or with the next part of its outline.
        &["函件全文如下：", LETTER, TEXT, "临江县水利局", "2031年6月9日", "记者获悉，意见将于七月公布。"],
        &["一、征求了意见：", LETTER, TEXT, "二、开展了检查。", "临江县水利局", "2031年6月9日"],
        // Below those whom the text above is written to.
        &["各乡镇人民政府：", "现转发给你们。", LETTER, TEXT, "临江县水利局", "2031年6月9日"],
    ] {
        let issue = report(below);
        assert_eq!(titles(&issue), ["河道采砂管理征求意见"], "{below:?}");
        assert!(kept(&issue, LEAD) && below.iter().all(|line| kept(&issue, line)), "{below:?}");
    }
    // A heading in the midst of a commentary, with the page's day alone.
    let set = format!("<center><b>{LETTER}</b></center>");
    assert_eq!(titles(&report(&["函件全文如下：", &set, TEXT, "2031年6月9日"])), ["河道采砂管理征求意见"]);
    // A paper that passes another on.
    let notice = "临江县人民政府办公室关于转发县水利局意见的通知";
    let issue = site(
        notice,
        &format!(
            "<h1>{notice}</h1><div class=article><p>现予转发，请认真执行。</p><p>{LETTER}</p><p>{TEXT}</p><p>临江县水利局</p><p>2031年6月9日</p></div>"
        ),
    );
    assert_eq!(titles(&issue), [notice]);
}

#[test]
fn what_stands_over_a_paper_is_no_report() {
    let of = |above: &[&str], below: &[&str]| {
        let lines = [above, &[LETTER, TEXT, "临江县水利局", "2031年6月9日"], below].concat();
        let issue = gongbao::open::understand("函.txt", lines.join("\n").as_bytes()).unwrap_or_else(|e| panic!("{e}"));
        let tail = |line: &&str| line.char_indices().rev().take(5).last().map_or(0, |(at, _)| at);
        assert!(lines.iter().all(|line| kept(&issue, &line[tail(line)..])), "{above:?}");
        titles(&issue).iter().map(|title| (*title).to_owned()).collect::<Vec<_>>()
    };
    for above in [
        // A note, its adoption, or those to whom it is passed on.
        &["编者按：河道采砂关系防洪安全，本刊特刊登下列函件。"][..],
        &["（2031年6月1日临江县人民政府第9次常务会议通过。）"],
        &["各乡镇水利站：", "现将县水利局的函转发给你们，请认真执行。"],
        &["各乡镇水利站：现将县水利局的函转发给你们，请认真执行。"],
        &["现将上半年工作总结如下。", "一、征求了意见。函件如下："],
    ] {
        assert_eq!(of(above, &[]).len(), 1, "{above:?}");
    }
    // A rule that prints a form.
    let rule = ["　　第一条　为了管理河道，制定本办法。", "　　第二条　征求意见使用下列文书："];
    let titles = of(&rule, &["　　第三条　本办法自公布之日起施行。"]);
    assert!(titles.iter().all(|title| title != LETTER), "{titles:?}");
    // The headline of a short report stays its title.
    let news = ["采砂新规征求意见", "　　本报讯 县水利局昨日发函。"];
    assert_eq!(of(&news, &[]), [news[0], LETTER]);
    assert_eq!(of(&news, &["　　记者获悉，意见将于七月公布。"]), [news[0]]);
    // Without one a colon leads to it.
    assert_eq!(of(&["　　县水利局昨日发函，征求各界对河道采砂管理的意见。", "　　函件如下："], &[])[1..], [LETTER]);

    // Hidden text over the headline of a page.
    for hidden in
        ["（2031年6月1日临江县人民政府第9次常务会议通过，自公布之日起施行。）", "各乡镇：现印发给你们，请认真执行。"]
    {
        let text = format!("<p>{LEAD}</p><p>{TEXT}</p><p>临江县水利局</p><p>2031年6月9日</p>");
        let page = format!("<div class=article><div style='display:none'>{hidden}</div><h1>{LETTER}</h1>{text}</div>");
        assert_eq!(site("河道采砂", &page).documents.len(), 1, "{hidden}");
    }
}

#[test]
fn the_title_of_a_paper_goes_before_another_headline() {
    let page = |headline: &str, title: &str, number: &str| {
        let text = format!("<p align=center>{number}</p><p align=center><b>{title}</b></p><p>{TEXT}</p>");
        site(
            headline,
            &format!("<h1>{headline}</h1><div class=article>{text}<p>临江县水利局</p><p>2031年6月9日</p></div>"),
        )
    };
    let title = "临江县水利局关于加强河道采砂管理的通知";
    for (headline, own, number) in [
        ("河道采砂管理新规下月起施行", title, "临水〔2031〕8号"),
        ("河道采砂管理有了新规", "关于加强河道采砂管理工作的通知", "临水〔2031〕8号"),
    ] {
        let issue = page(headline, own, number);
        assert_eq!(titles(&issue), [own], "{headline}");
        assert!(issue.diagnostics.iter().any(|d| d.code == "stated-differs"), "{headline}");
    }
    // Where the headline is a title of that kind, or what the text has is none, or has no number, the page's is shown.
    let news = "河道采砂管理新规下月起施行";
    assert_eq!(titles(&page(news, title, "")), [news]);
    let other = "临江县人民政府关于河道采砂工作安排的意见";
    assert_eq!(titles(&page(other, "临江县水利局河道采砂管理的规定", "")), [other]);
}

#[test]
fn a_headline_in_other_words_is_no_part_of_the_title() {
    let page = |headline: &str, lines: &str| {
        site(
            "临江县",
            &format!(
                "<h1>{headline}</h1><div class=article>{lines}<p>{TEXT}</p><p>临江县水利局</p><p>2031年6月9日</p></div>"
            ),
        )
    };
    let lines = "<p align=center>临江县水利局关于《河道采砂管理办法（征求意见稿）》<br>公开征求意见的通知</p>";
    let numbered = format!("<p align=center>临水〔2031〕8号</p>{lines}");
    let issue = page("河道采砂管理办法公开征求意见", &numbered);
    assert_eq!(titles(&issue), ["临江县水利局关于《河道采砂管理办法（征求意见稿）》公开征求意见的通知"]);
    assert_eq!(issue.documents[0].issuer.as_deref(), Some("临江县水利局"));
    // Another's words are text.
    assert!(kept(&page("防汛工作动态", lines), "防汛工作动态"));
}

#[test]
fn a_path_may_be_all_that_says_the_title() {
    let title = "临江县水利局关于加强河道采砂管理的通知";
    let page = |path: &str, above: &str| {
        site(
            "临江县人民政府",
            &format!(
                "<div class=place>{path}</div>{above}<div class=article><p>临水〔2031〕8号</p><p>各乡镇人民政府：</p><p>{TEXT}</p></div>"
            ),
        )
    };
    for path in ["首页 &gt; 政务公开 &gt; ", "您的位置：<a href=/>首页</a> » <a href=/zw/>公开</a> » "]
    {
        let issue = page(&format!("{path}{title}"), "");
        assert_eq!(titles(&issue), [title], "{path}");
    }
    // With nothing else over the text, and beside the name of the site.
    let issue = read(&format!(
        "<html><body><p>首页 &gt; 公开 &gt; {title}</p><p>各乡镇人民政府：</p><p>{TEXT}</p></body></html>"
    ));
    assert_eq!(titles(&issue), [title]);
    // What somebody has to do is text.
    let step = "首页 &gt; 我的申报 &gt; 关于采砂许可的通知";
    let issue =
        site(title, &format!("<h1>{title}</h1><div class=article><p>{TEXT}</p><p>{step}</p><p>{TEXT}</p></div>"));
    assert!(kept(&issue, "首页 > 我的申报 > 关于采砂许可的通知") && titles(&issue) == [title]);
    // A column is no title, and a title of the text goes before.
    assert_eq!(titles(&page("首页 &gt; 政务公开 &gt; 规范性文件", "")), ["临水〔2031〕8号"]);
    let own = "临江县水利局关于做好防汛工作的通知";
    assert_eq!(titles(&page(&format!("首页 &gt; {title}"), &format!("<h1>{own}</h1>"))), [own]);
}

#[test]
fn offices_between_number_and_addressee_issue_the_paper() {
    let of = |title: &str, lines: &[&str]| {
        let text: String = lines.iter().map(|line| format!("<p>{line}</p>")).collect();
        let issue =
            site(title, &format!("<h1>{title}</h1><div class=article><p>临水〔2031〕9号</p>{text}<p>{TEXT}</p></div>"));
        let document = &issue.documents[0];
        [&document.issuer, &document.addressee].map(|field| field.clone().unwrap_or_default())
    };
    let title = "关于加强河道采砂联合执法的通知";
    // Another office signs: it is sent to all of them.
    let sent = ["临江县公安局", "临江县财政局", "各有关单位：", TEXT, "临江县水利局", "2031年6月9日"];
    assert_eq!(of(title, &sent)[0], "临江县水利局");
    for end in [
        &["临江县水利局", "（印章）", "2031年6月9日"][..],
        &["临江县水利局", "局长　江一帆", "2031年6月9日"],
        &["2031年6月9日", "临江县水利局"],
    ] {
        let lines = [&sent[..4], end].concat();
        // Under the day nobody is sure to sign.
        let signer = if end[0] == "临江县水利局" { end[0] } else { "" };
        assert_eq!(of(title, &lines)[0], signer, "{end:?}");
        // One of those above signs.
        let own: Vec<&str> = lines.iter().map(|line| line.replace("水利局", "财政局").leak() as &str).collect();
        assert_eq!(of(title, &own)[0], "临江县公安局、临江县财政局", "{end:?}");
    }
    assert_eq!(
        of(title, &["临江县水利局", "临江县公安局", "各乡镇人民政府："]),
        ["临江县水利局、临江县公安局", "各乡镇人民政府"]
    );
    // One office, offices with marks behind them, and where those to whom it is sent are named alone.
    assert_eq!(
        of(title, &["临江县水利局、", "临江县公安局、", "各乡镇人民政府："])[1],
        "临江县水利局、临江县公安局、各乡镇人民政府"
    );
    assert_eq!(of(title, &["临江县水利局", "临江县公安局："])[0], "");
    assert!(of(title, &["临江县水利局", "各乡镇人民政府："])[1].contains("各乡镇人民政府"));
    assert_eq!(of(&format!("临江县水利局{title}"), &["各乡镇人民政府："]), ["临江县水利局", "各乡镇人民政府"]);
}

#[test]
fn boxes_that_a_site_hides_are_no_text() {
    let title = "临江县水利局关于加强河道采砂管理的通知";
    let leave = "您访问的链接即将离开“临江县人民政府门户网站”，是否继续？";
    let help = "本页面支持语音朗读，您可以使用放大镜等工具浏览全部内容。";
    let page = |over: &str, under: &str| {
        site(title, &format!("{over}<h1>{title}</h1><div class=article><p>{TEXT}</p>{under}</div>"))
    };
    let hidden = |text: &str| format!("<div style='display:none'><p>{text}</p></div>");
    for issue in [page(&hidden(leave), ""), page("", &hidden(leave)), page(&hidden(help), "")] {
        assert_eq!(titles(&issue), [title]);
        assert!(!kept(&issue, leave) && !kept(&issue, help) && kept(&issue, TEXT));
        assert!(issue.dropped.iter().any(|d| d.text.contains("您")), "it leaves a record");
    }
    // What a tab or a script shows is text: below the title, around it, and where it is long.
    let other = "采砂人应当随船携带许可证，即将离开采区的，应当报告；访问的链接见附件。";
    for issue in [
        page("", &hidden(other)),
        page("", &hidden("本办法所称网站，是指县政府门户网站，由县水利局负责维护。")),
        page(&hidden(&format!("{other}{other}{other}{other}{other}")), ""),
        page("", &format!("<div hidden><p>{other}</p><a href='#'>关闭</a></div>")),
        page("", &format!("<p>{leave}</p><p>{other}</p>")),
    ] {
        assert!(
            kept(&issue, TEXT) && (kept(&issue, other) || kept(&issue, "由县水利局负责维护")),
            "{:?}",
            issue.dropped
        );
    }
    let inside = site(title, &format!("<div style='display:none'><h1>{title}</h1><p>{other}</p></div><p>{TEXT}</p>"));
    assert!(kept(&inside, other) && kept(&inside, TEXT));
}

#[test]
fn what_scripts_show_is_text() {
    let title = "临江县水利局关于加强河道采砂管理的通知";
    let text = format!("<p>各乡镇人民政府：</p><p>{TEXT}</p><p>{LEAD}</p><p>{TEXT}</p>");
    let field = site(title, &format!("<h1>{title}</h1><textarea style='display:none'>{text}</textarea>"));
    let state = format!("<script>var page={{\"text\":\"{}\"}}</script>", text.replace('/', "\\/"));
    let string = read(&format!(
        "<html><head><meta charset=utf-8><title>{title}</title></head><body><div id=app></div>{state}</body></html>"
    ));
    for issue in [field, string] {
        assert_eq!(titles(&issue), [title]);
        assert!(kept(&issue, LEAD) && kept(&issue, TEXT));
        assert!(issue.diagnostics.iter().any(|d| d.code == "hidden-text"));
        assert_eq!(issue.documents[0].addressee.as_deref(), Some("各乡镇人民政府"));
    }
    // Where somebody may write, nothing is said.
    let form = site(title, &format!("<h1>{title}</h1><p>{TEXT}</p><textarea>请输入您的意见。</textarea>"));
    assert!(!kept(&form, "请输入"));
}

#[test]
fn headings_with_a_comma_are_no_part_of_the_paragraph_below() {
    let lines = |indent: &str| {
        let of = |text: &str| format!("<p>{indent}{text}</p>");
        let issue = site(
            "工作动态",
            &format!(
                "<h1>工作动态</h1><div class=article>{}{}{}</div>",
                of(LEAD),
                of("以项目建账，提前做好准备"),
                of(TEXT)
            ),
        );
        let blocks = issue.documents.iter().flat_map(|d| &d.blocks).filter(|b| b.kind == BlockKind::Paragraph);
        blocks.map(|b| b.text.clone()).collect::<Vec<_>>()
    };
    for indent in ["　　", "&nbsp;&nbsp;&nbsp;&nbsp;"] {
        assert_eq!(lines(indent), [LEAD, "以项目建账，提前做好准备", TEXT], "{indent}");
    }
    assert_eq!(lines("").len(), 2, "without white space it may go on");
}

//! Web pages of many hands, each for a kind: what stands on the page is in a block or in an explicit record.

use gongbao::issue::{Block, BlockKind, DropReason, Issue};

const TITLE: &str = "关于做好河道采砂管理工作的意见";
const BODY: &str = "河道采砂管理是一项重要工作，各乡镇人民政府应当把它列入年度计划，落实相关责任，建立考核机制，确保河势稳定和防洪安全。";

fn read(html: &str) -> Issue {
    gongbao::open::understand("页.html", html.as_bytes()).unwrap_or_else(|e| panic!("{e}"))
}

fn blocks(issue: &Issue) -> Vec<&Block> {
    issue.documents.iter().flat_map(|d| &d.blocks).collect()
}

fn texts(issue: &Issue) -> Vec<&str> {
    blocks(issue).iter().map(|b| b.text.as_str()).collect()
}

fn has(issue: &Issue, text: &str) -> bool {
    blocks(issue).iter().any(|b| b.text.lines().any(|line| line == text))
}

fn codes(issue: &Issue) -> Vec<&str> {
    issue.diagnostics.iter().map(|d| d.code.as_str()).collect()
}

/// A page of a site with its menus around what stands in it.
fn site(title: &str, inside: &str) -> Issue {
    read(&format!(
        "<html><head><meta charset=utf-8><title>{title}_临江县人民政府</title></head><body>\
         <div class=crumbs><a href=/>首页</a>><a href=/zc/>政策</a></div>{inside}\
         <div class=footer><a href=/about>关于我们</a></div></body></html>"
    ))
}

#[test]
fn a_body_in_one_paragraph_leaves_head_and_end_in_the_text() {
    let body: String = (1..=8).map(|n| format!("<br>　　{n}．{BODY}")).collect();
    // The paragraphs beside it in a cell, in a part without a name, and beside links.
    for (open, close) in [
        ("<table><tr><td>", "</td></tr></table>"),
        ("<div>", "</div>"),
        ("<div><div>", "</div></div>"),
        ("", "<ul><li><a href=1>相关政策一</a><li><a href=2>相关政策二</a></ul>"),
    ] {
        let issue = site(
            TITLE,
            &format!(
                "<div class=wrap>{open}<p align=center><b>临江县人民政府{TITLE}</b><br>临政发〔2031〕40号</p>\
                 <p>　　各乡镇人民政府：{body}</p><p>　　附件：工作分工表</p><p>　　临江县人民政府<br>2031年9月12日</p>\
                 <p>（此件公开发布）</p>{close}</div>"
            ),
        );
        let document = &issue.documents[0];
        assert_eq!(document.title, format!("临江县人民政府{TITLE}"), "{open}");
        assert_eq!(document.number.as_deref(), Some("临政发〔2031〕40号"));
        assert_eq!(document.signed.map(|d| d.to_string()).as_deref(), Some("2031-09-12"));
        assert_eq!(document.attachments, ["工作分工表"]);
        assert!(has(&issue, "（此件公开发布）") && has(&issue, "各乡镇人民政府："), "{:?}", texts(&issue));
        assert!(!texts(&issue).concat().contains("相关政策"), "{open}");
    }
}

#[test]
fn a_decision_beside_a_longer_annex() {
    let rows: String = (1..=15)
        .map(|n| format!("<tr><td>{n}</td><td>第{n}项措施：{BODY}</td><td>暂停实施，另行公布。</td></tr>"))
        .collect();
    let issue = site(
        "关于暂停采砂措施的决定",
        &format!(
            "<div class=wrap><table><tr><td><b>发文机关：</b></td><td>县政府</td><td><b>成文日期：</b></td><td>2031年9月4日</td></tr></table>\
             <table><tr><td><p align=center><strong>临江县人民政府<br>关于暂停采砂措施的决定</strong><br>临政发〔2031〕38号</p>\
             <p>各乡镇人民政府：<br>　　县人民政府决定暂停下列措施（目录附后）。</p><p>临江县人民政府<br>2031年9月4日</p><p>附件</p>\
             <p align=center>暂停措施目录</p><table><tr><td>序号</td><td>措施</td><td>情况</td></tr>{rows}</table></td></tr></table></div>"
        ),
    );
    let document = &issue.documents[0];
    assert_eq!(document.title, "临江县人民政府关于暂停采砂措施的决定");
    assert_eq!(document.number.as_deref(), Some("临政发〔2031〕38号"));
    let table = blocks(&issue).into_iter().find_map(|b| b.table.as_ref()).expect("the annex");
    assert_eq!((table.rows.len(), table.rows[15].len()), (16, 3));
    assert!(codes(&issue).is_empty(), "{:?}", issue.diagnostics);
}

#[test]
fn what_the_page_states_beside_the_text_fills_its_fields() {
    let about = |day: &str| {
        format!(
            "<table><tr><td>索 引 号：</td><td>1-2</td><td>发文机关：</td><td>临江县人民政府办公室</td></tr>\
             <tr><td>成文日期：</td><td>{day}</td><td>发文字号：</td><td>临政办函〔2031〕6号</td></tr></table>"
        )
    };
    let text = format!("<div id=zoom><p>李某某代表：</p><p>{BODY}</p></div>");
    let issue =
        site("对县人大第6号建议的答复", &format!("{}<h1>对县人大第6号建议的答复</h1>{text}", about("2031年5月6日")));
    let document = &issue.documents[0];
    assert_eq!(document.title, "对县人大第6号建议的答复");
    assert_eq!(document.number.as_deref(), Some("临政办函〔2031〕6号"));
    assert_eq!(document.issuer.as_deref(), Some("临江县人民政府办公室"));
    assert_eq!(document.signed.map(|d| d.to_string()).as_deref(), Some("2031-05-06"));
    assert!(codes(&issue).is_empty());
    // Where the text speaks itself, it counts, and that they differ is said.
    let signed = text.replace("</div>", "<p>临江县人民政府办公室</p><p>2031年5月8日</p></div>");
    let issue =
        site("对县人大第6号建议的答复", &format!("{}<h1>对县人大第6号建议的答复</h1>{signed}", about("2031-05-06")));
    assert_eq!(issue.documents[0].signed.map(|d| d.to_string()).as_deref(), Some("2031-05-08"));
    assert_eq!(codes(&issue), ["stated-differs"]);
    // In a list, and in one line.
    for about in [
        "<ul><li><span>发文机关：</span><em>临江县水务局</em></li><li><span>成文日期：</span><em>2031-05-06</em></li></ul>",
        "<p>发文机关：临江县水务局　成文日期：2031-05-06</p>",
        "<dl><dt>发文机关</dt><dd>临江县水务局</dd><dt>成文日期</dt><dd>2031-05-06</dd></dl>",
    ] {
        let issue = site(TITLE, &format!("<div class=top>{about}</div><h1>{TITLE}</h1>{text}"));
        assert_eq!(issue.documents[0].issuer.as_deref(), Some("临江县水务局"), "{about}");
        assert_eq!(issue.documents[0].signed.map(|d| d.to_string()).as_deref(), Some("2031-05-06"), "{about}");
    }
}

#[test]
fn titles_that_only_the_page_tells() {
    let text = format!("<div id=zoom><p>　　县图书馆是全县最大的公共建筑，{BODY}</p><p>　　{BODY}</p></div>");
    for title in ["县图书馆新馆", "水务局：我县河道治理呈现新特征", "县长：修好一条河 干一寸胜过说一尺", "云山湿地"]
    {
        let issue = site(title, &format!("<div class=main><h1>{title}</h1>{text}</div>"));
        let plain: String = title.split(' ').collect();
        if plain.chars().count() >= 5 {
            assert_eq!(issue.documents[0].title, plain);
            assert_eq!(blocks(&issue)[0].kind, BlockKind::Title, "{:?}", texts(&issue));
        }
    }
    // A heading that shortens the title of the paper is not added to it.
    let own = "临江县财政局 临江县水务局关于进一步做好河道治理资金管理工作的通知";
    let issue = site(
        "财政局水务局关于做好河道治理资金管理工作通知",
        &format!(
            "<div class=main><h1>财政局 水务局关于做好河道治理资金管理工作通知</h1><div id=zoom><p><b>{own}</b></p><p>{BODY}</p></div></div>"
        ),
    );
    assert_eq!(issue.documents[0].title, own);
    assert!(issue.dropped.iter().any(|d| d.why == DropReason::Furniture && d.text.starts_with("财政局 水务局")));
    // Offices on lines of their own over the title that the page gives are those who issue it, and no part of the title; one
    // that begins the title is.
    for (offices, wanted) in [
        ("<p>临江县财政局</p><p>临江县水务局</p>", "关于做好河道治理工作的通知"),
        ("<p>临江县水务局</p>", "临江县水务局关于做好河道治理工作的通知"),
    ] {
        let issue = site(
            "关于做好河道治理工作的通知",
            &format!(
                "<div class=main><h1>关于做好河道治理工作的通知</h1><div id=zoom><p>临财发〔2031〕8号</p>{offices}\
                 <p>关于做好河道治理</p><p>工作的通知</p><p>各乡镇：</p><p>{BODY}</p></div></div>"
            ),
        );
        assert_eq!(issue.documents[0].title, wanted, "{:?}", texts(&issue));
        assert!(issue.documents[0].issuer.as_deref().is_some_and(|i| i.contains("临江县水务局")));
    }
    // The page is named after the line under the title.
    let issue = site(
        "专家谈河道治理机遇与挑战",
        &format!(
            "<div class=main><h1>专家谈河道治理机遇与挑战</h1><div id=zoom><p>河道治理迎来黄金期</p>\
             <p>——专家谈河道治理机遇与挑战</p><p>{BODY}</p></div></div>"
        ),
    );
    assert_eq!(issue.documents[0].title, "河道治理迎来黄金期——专家谈河道治理机遇与挑战");
}

#[test]
fn the_head_of_a_paper_of_taiwan_in_a_layout_table_is_text() {
    let body = "<p>主　　旨：公告訂定「測試基準」，並自公告後六個月生效。</p><p>依　　據：測試法第11條。</p>\
                <p>公告事項：訂定「測試基準」如附件。</p><p>部　長　某某某</p>";
    for head in [
        "<tr><td><b><a href='http://www.example.gov.tw/'>測試部</a>公告</b></td><td>中華民國95年7月25日<br>測商字第09502421860號</td></tr>",
        "<tr><td rowspan=2><b>測試部公告</b></td><td>中華民國95年7月25日</td></tr><tr><td>測商字第09502421860號</td></tr>",
    ] {
        for (open, close) in
            [("", ""), ("<div class=nav><a href=/>首頁</a></div>", "<div class=top><a href='#'>Top</a></div>")]
        {
            let issue = read(&format!(
                "<html><body>{open}<div><table>{head}<tr><td colspan=2>{body}</td></tr></table></div>{close}</body></html>"
            ));
            for line in ["測試部公告", "中華民國95年7月25日", "測商字第09502421860號", "依　　據：測試法第11條。"]
            {
                assert!(has(&issue, line), "{line}: {:?}", texts(&issue));
            }
            assert!(blocks(&issue).iter().all(|b| b.table.is_none()));
            assert_eq!(issue.documents[0].signed.map(|d| d.to_string()).as_deref(), Some("2006-07-25"));
        }
    }
    // Labels and values in cells of their own are lines.
    let issue = read(
        "<html><body><table><tr><td>發文日期：</td><td>中華民國112年6月21日</td></tr><tr><td>發文字號：</td>\
         <td>測商字第11202421860號</td></tr></table><p>主旨：訂定「測試基準」。</p><p>依據：測試法第11條。</p></body></html>",
    );
    assert!(has(&issue, "發文日期：中華民國112年6月21日"), "{:?}", texts(&issue));
}

#[test]
fn what_the_style_hides_is_read_and_said() {
    let articles: String =
        (1..=5).map(|n| format!("<p>第{}条　{BODY}</p>", ["一", "二", "三", "四", "五"][n - 1])).collect();
    let count = |issue: &Issue| blocks(issue).iter().filter(|b| b.kind == BlockKind::Article).count();
    for hidden in [
        format!(
            "<div id=js_content style='visibility: hidden'>{articles}</div><div><span>，</span><span>。</span></div>"
        ),
        format!("<div class=tab><p>内容如下。</p></div><div class=tab style='display:none'>{articles}</div>"),
        format!("<dialog>{articles}</dialog>"),
        format!("<section hidden>{articles}</section>"),
    ] {
        let issue =
            read(&format!("<html><title>河道管理办法</title><body><h1>河道管理办法</h1>{hidden}</body></html>"));
        assert_eq!(count(&issue), 5, "{:?}", texts(&issue));
        assert!(codes(&issue).contains(&"hidden-text"), "{:?}", codes(&issue));
    }
    // What opens at a click is text, and nothing need be said.
    let issue =
        read(&format!("<body><h1>河道管理办法</h1><details><summary>全文</summary>{articles}</details></body>"));
    assert_eq!((count(&issue), codes(&issue).len()), (5, 0));
    // A second version for print is the first again; what stands hidden within a line is no word of it, and is said.
    let issue =
        read(&format!("<body><h1>河道管理办法</h1>{articles}<div style='display:none'>{articles}</div></body>"));
    assert_eq!((count(&issue), codes(&issue).len()), (5, 0));
    let issue =
        read("<body><h1>河道管理办法</h1><p>第一条　保护<span style='display:none'>本站原创</span>河道。</p></body>");
    assert!(has(&issue, "第一条　保护河道。"));
    assert_eq!(codes(&issue), ["hidden-text"]);
    assert!(issue.dropped.iter().any(|d| d.text == "本站原创" && d.why == DropReason::Hidden));
}

#[test]
fn pictures_and_formulas_leave_their_marks() {
    let issue = read(
        "<body><h1>水库管理办法</h1><p>第一条　任命王<img src=data:x alt=骉>为局长，王<img src=x.gif>任副局长。</p>\
         <p><img src=fig.png alt=示意图></p><p>第二条　按下式计算：<math><mi>S</mi><mo>=</mo><mfrac><mi>产值</mi><mi>面积</mi></mfrac></math>。</p>\
         <p><img src=/images/icon_doc.gif>第三条　完。</p></body>",
    );
    let text = texts(&issue).join("\n");
    for part in ["任命王骉为局长，王〔图〕任副局长。", "〔图：示意图〕", "按下式计算：S=产值/面积。", "\n第三条　完。"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(codes(&issue), ["formula-as-text", "picture-left-out"]);
}

#[test]
fn cells_keep_their_columns() {
    let issue = read(
        "<body><h1>水库管理办法</h1><p>第一条　见附表。</p><p>附表</p><table border=1><tr><th>项目</th><th>类别</th><th>金额</th></tr>\
         <tr><td rowspan=2>水费</td><td>居民</td><td>1</td></tr><tr><td>工业</td><td>2</td></tr>\
         <tr><td colspan=2>合计</td><td>3</td></tr></table></body>",
    );
    let table = blocks(&issue).into_iter().find(|b| b.kind == BlockKind::Table).expect("a table");
    assert_eq!(table.text, "项目\t类别\t金额\n水费\t居民\t1\n\t工业\t2\n合计\t\t3");
    let facts = gongbao::facts::facts(&issue);
    let json = gongbao::export::json::issue_json(&issue, &facts);
    let block = &json["documents"][0]["blocks"];
    let cells = block.as_array().and_then(|all| all.iter().find(|b| b["kind"] == "table")).map(|b| &b["table"]);
    let cell = cells.map(|table| table["rows"][1][0].to_string());
    assert_eq!(cell.as_deref(), Some(r#"{"columns":1,"rows":2,"text":"水费"}"#));
    let mut out = Vec::new();
    gongbao::export::markdown::write_markdown(&issue, &mut out).expect("written");
    let markdown = String::from_utf8(out).expect("text");
    assert!(markdown.contains("|  | 工业 | 2 |") && markdown.contains("| 合计 |  | 3 |"), "{markdown}");
    // A small table in a cell of another is lines of that cell.
    let issue = read(
        "<body><h1>水库管理办法</h1><p>第一条　见附表。</p><table border=1><tr><td>名称</td><td>指标</td><td>备注</td></tr>\
         <tr><td>东水库</td><td><table><tr><td>去年</td><td>1</td></tr><tr><td>今年</td><td>2</td></tr></table></td><td>略</td></tr>\
         <tr><td>西水库</td><td>3</td><td>另行公布并按月统计</td></tr></table></body>",
    );
    let table = blocks(&issue).into_iter().find_map(|b| b.table.as_ref()).expect("a table");
    let rows: Vec<Vec<&str>> = table.rows.iter().map(|row| row.iter().map(|c| c.text.as_str()).collect()).collect();
    assert_eq!(rows[1], ["东水库", "去年　1今年　2", "略"]);
}

#[test]
fn contact_lines_near_the_end_are_no_imprint() {
    let lines = [
        "联系人：某某某",
        "联系电话：0100-5893465",
        "地　　址：滨河路9号",
        "邮　　编：990000",
        "附件：申报表",
        "临江县水务局",
        "2031年12月9日",
    ];
    let issue = read(&format!(
        "<body><h1>临江县水务局关于开展示范工作的通知</h1><p>各乡镇：</p><p>{BODY}</p>{}</body>",
        lines.map(|line| format!("<p>{line}</p>")).concat()
    ));
    for line in lines {
        assert!(has(&issue, line), "{line}: {:?}", texts(&issue));
    }
    assert_eq!(issue.documents[0].signed.map(|d| d.to_string()).as_deref(), Some("2031-12-09"));
    assert_eq!(issue.masthead.phone, None);
}

#[test]
fn what_is_no_text_of_the_document_is_in_a_record() {
    let issue = read(
        "<body><nav><a href=/>首页</a></nav><div id=zoom><h1>水库管理办法</h1><p>第一条　任命王<ruby>骉<rt>biāo</rt></ruby>为局长，\
         任<ruby>李<rp>[</rp><rt>lǐ</rt><rp>]</rp></ruby>某为副局长。</p><p><input type=checkbox checked>同意<input type=checkbox>不同意</p>\
         <p>第二条　完。<select><option>选项甲<option>选项乙</select><button>提交按钮</button></p><textarea>请留言</textarea>\
         <noscript><p>请开启脚本</p></noscript><script>var a='脚本';</script><video src=a.mp4>旧浏览器不支持</video></div></body>",
    );
    for line in ["第一条　任命王骉（biāo）为局长，任李[lǐ]某为副局长。", "☑同意☐不同意", "第二条　完。", "〔视频〕"]
    {
        assert!(has(&issue, line), "{line}: {:?}", texts(&issue));
    }
    let dropped: Vec<&str> = issue.dropped.iter().map(|d| d.text.as_str()).collect();
    for text in ["首页", "选项甲 选项乙", "提交按钮", "请留言", "请开启脚本", "旧浏览器不支持"]
    {
        assert!(dropped.contains(&text), "{text}: {dropped:?}");
    }
    assert!(!dropped.concat().contains("脚本'"));
    assert_eq!(codes(&issue), ["object-left-out"]);
}

#[test]
fn menus_and_tools_stay_out_of_a_text_that_grows() {
    let issue = site(
        TITLE,
        &format!(
            "<div class=main><div><h1>{TITLE}</h1><p>来源：县政府 2031-05-08 09:30</p></div><table><tr><td><p>　　{BODY}<br>　　{BODY}</p>\
             <p>临江县水务局</p></td></tr></table><p>4000余名群众受益</p><div><p>相关链接</p><ul><li><a href=1>4000余名群众受益</a>\
             <li><a href=2>另一条新闻</a></ul></div></div><div><a href=x>栏目一</a><a href=y>栏目二</a></div>"
        ),
    );
    assert_eq!(issue.documents[0].title, TITLE);
    let shown = texts(&issue).concat();
    assert!(shown.contains("临江县水务局") && shown.contains("4000余名群众受益"), "{shown}");
    for text in ["09:30", "相关链接", "另一条新闻", "栏目一", "关于我们"] {
        assert!(!shown.contains(text), "{text}: {shown}");
    }
}

#[test]
fn a_number_over_the_text_that_prints_it_itself_is_told_once() {
    let page = |above: &str, own: &str| {
        let layout = format!(
            "<table><tr><td align=center><h1>{TITLE}</h1></td></tr><tr><td>发布时间：2031-09-14　浏览次数：7</td></tr>\
             <tr><td align=center>{above}</td></tr><tr><td id=zoom><div class=TRS_Editor>{own}<p>各乡镇人民政府：</p>\
             <p>　　{BODY}</p><p>　　{BODY}</p><p>临江县人民政府</p><p>2031年9月12日</p></div></td></tr></table>"
        );
        site(TITLE, &layout)
    };
    let told = |issue: &Issue| blocks(issue).iter().filter(|b| b.text.contains("临政发")).count();
    for above in ["临政发[2031]40号", "临政发〔2031〕40号"] {
        let issue = page(above, "<p>临政发〔2031〕40号</p>");
        assert_eq!((told(&issue), issue.documents[0].number.as_deref()), (1, Some("临政发〔2031〕40号")), "{above}");
        assert!(issue.dropped.iter().any(|d| d.text == above), "{above}");
    }
    // Where the text does not say it, or says another, it is the text's.
    let issue = page("临政发[2031]40号", "");
    assert_eq!((told(&issue), issue.documents[0].number.as_deref()), (1, Some("临政发[2031]40号")));
    assert_eq!(told(&page("临政发[2031]41号", "<p>临政发〔2031〕40号</p>")), 2);
}

#[test]
fn attachments_that_only_links_name_stay_in_the_text() {
    let article = |links: &str| {
        let text: String = (0..6).map(|n| format!("<p>　　{n}．{BODY}</p>")).collect();
        site(
            TITLE,
            &format!("<div class=content><h1>{TITLE}</h1>{text}<p>临江县人民政府</p><p>2031年9月12日</p>{links}</div>"),
        )
    };
    let issue = article("<p>附件：<a href=1.doc>1.河道名录.doc</a></p><p><a href=2.xls>2.责任清单.xls</a></p>");
    assert!(has(&issue, "附件：1.河道名录.doc") && has(&issue, "2.责任清单.xls"), "{:?}", texts(&issue));
    // What the text has listed is only linked to.
    let issue = article(
        "<p>　　附件：1.河道名录</p><p>　　2.责任清单</p><p><a href=1.doc>附件1：河道名录.doc</a></p><p><a href=2.xls>附件2：责任清单.xls</a></p>",
    );
    assert!(!has(&issue, "附件1：河道名录.doc") && !has(&issue, "附件2：责任清单.xls"), "{:?}", texts(&issue));
    assert!(issue.dropped.iter().any(|d| d.text == "附件2：责任清单.xls" && d.why == DropReason::Furniture));
}

#[test]
fn a_number_stated_behind_the_text_is_not_that_of_the_next_title() {
    let entry = |title: &str, number: &str| {
        format!(
            "<li><h5><a href=a>{title}</a></h5><p>各县人民政府：为加强供水管理，提出以下意见。</p><p>发文字号：{number}　成文日期：2031年3月1日</p></li>"
        )
    };
    let list = [entry("关于供水的意见", "云政发〔2031〕5号"), entry("关于节水的意见", "云政发〔2031〕6号")];
    let issue = site("文件", &format!("<ul>{}</ul>", list.concat()));
    let numbers: Vec<_> =
        issue.documents.iter().filter(|d| d.title.contains("节水")).map(|d| d.number.as_deref()).collect();
    assert!(!numbers.contains(&Some("云政发〔2031〕5号")), "{numbers:?}");
}

#[test]
fn entries_of_a_list_are_paragraphs_of_their_own() {
    let entries = ["关于加强河湖管护的意见", "关于印发民生实事项目的通知", "关于调整最低工资标准的通知及其说明"];
    let list: String = entries.iter().map(|e| format!("<li><a href=1>{e}</a><span>2031-05-11</span></li>")).collect();
    let issue = site("政府文件", &format!("<div>政府文件</div><ul class=list>{list}</ul>"));
    for entry in entries {
        assert!(has(&issue, &format!("{entry}2031-05-11")), "{:?}", texts(&issue));
    }
}

#[test]
fn what_is_deleted_or_struck_through_is_told() {
    let issue = read(
        "<h1>供水办法</h1><p>第一条 处罚款<del>五百</del><ins>一千</ins>元。<p>第二条 <s>旧句。</s>新句。\
         <p>第三条 <span style='text-decoration: line-through'>甲</span>乙。<p>第四条 本办法自公布之日起施行。",
    );
    assert!(has(&issue, "第一条 处罚款一千元。") && has(&issue, "第二条 旧句。新句。"), "{:?}", texts(&issue));
    let told: Vec<(&str, &str)> = issue.diagnostics.iter().map(|d| (d.code.as_str(), d.message.as_str())).collect();
    let says = |code: &str, words: &str| told.iter().any(|(c, message)| *c == code && message.contains(words));
    assert!(says("deleted-text", "五百") && says("struck-text", "旧句。") && says("struck-text", "甲"), "{told:?}");
    assert!(told.iter().all(|(code, _)| *code != "text-missing"), "{told:?}");
}

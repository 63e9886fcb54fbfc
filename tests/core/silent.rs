//! Nothing vanishes without a word: what is in a file and not in the text is told with what it says, whatever the format.

use crate::support::pdf::{A4, Drawing, file, file_with};
use gongbao::issue::{DropReason, Issue};

const TITLE: &str = "云山市人民政府关于加强供水管理的通知";
const TOLD: &str = "东山水厂每日供水三千五百吨。";

fn understood(name: &str, bytes: &[u8]) -> Issue {
    gongbao::open::understand(name, bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Whether a text stands in the blocks of an issue, is among what was dropped, and in which diagnostics it is quoted.
fn found<'i>(issue: &'i Issue, text: &str) -> (bool, bool, Vec<&'i str>) {
    let blocks = issue.documents.iter().flat_map(|document| &document.blocks);
    let cells = blocks.clone().flat_map(|block| block.table.iter()).flat_map(|table| table.rows.iter().flatten());
    let read = blocks.map(|block| block.text.as_str()).chain(cells.map(|cell| cell.text.as_str()));
    let told = issue.diagnostics.iter().filter(|d| d.message.contains(text)).map(|d| d.code.as_str());
    let read = read.collect::<Vec<_>>().concat().contains(text);
    (read, issue.dropped.iter().any(|dropped| dropped.text.contains(text)), told.collect())
}

fn page(inside: &str) -> Issue {
    let html = format!(
        "<html><head><meta charset=utf-8><title>{TITLE}_云山市人民政府</title></head><body>\
         <div class=header><a href=/>首页</a> <a href=/a>政务公开</a></div><div class=content><h1>{TITLE}</h1>\
         <p>各区县人民政府：</p><p>为了加强供水管理，保障供水安全，现就有关事项通知如下。</p>{inside}\
         <p>本通知自印发之日起施行。</p><p>云山市人民政府</p><p>2031年5月8日</p></div>\
         <div class=footer>版权所有　云山市人民政府</div></body></html>"
    );
    understood("页.html", html.as_bytes())
}

#[test]
fn what_fields_of_a_page_show_is_text_or_told() {
    for kind in ["text", "tel", "email", "search", "x"] {
        let (read, ..) = found(&page(&format!("<p>电话：<input type={kind} value=12345678></p>")), "12345678");
        // What stands in a box to search in is the site's.
        assert_eq!(read, kind != "search", "{kind}");
    }
    let choice = page("<p>类别：<select><option>甲类水</option><option selected>乙类水</option></select></p>");
    assert!(found(&choice, "类别：乙类水").0 && found(&choice, "甲类水").1 && !found(&choice, "甲类水").0);
    // Where none was chosen, the first says what is asked for.
    assert!(!found(&page("<p>单位：<select><option>请选择</option><option>水务局</option></select></p>"), "请选择").0);
    // Alone in its line it is a menu.
    assert!(!found(&page("<select><option>友情链接</option></select>"), "友情链接").0);
    for inside in [
        format!("<input type=button value={TOLD}>"),
        format!("<div class=share><input value={TOLD}></div>"),
        format!("<div class=share><img src=a.jpg alt={TOLD}></div>"),
        format!("<textarea>{TOLD}</textarea>"),
        format!("<div class=share><p>{TOLD}</p></div>"),
    ] {
        assert_eq!(found(&page(&inside), TOLD), (false, true, vec!["sentence-dropped"]), "{inside}");
    }
    for inside in ["<input type=submit value=搜索>", "<div class=share><input value=请输入关键字></div>"] {
        let issue = page(inside);
        assert!(issue.diagnostics.is_empty(), "{inside}: {:?}", issue.diagnostics);
    }
    assert!(
        found(&page(&format!("<style>@media screen{{p.x::after{{content:'{TOLD}'}}}}</style><p class=x>水</p>")), TOLD)
            .0
    );
}

#[test]
fn settings_and_remarks_over_a_text_are_told_where_it_has_them_not() {
    let text = |settings: &str| {
        format!("{settings}# {TITLE}\n\n各区县人民政府：\n\n为了加强供水管理，保障供水安全，现就有关事项通知如下。\n")
    };
    let yaml = |line: &str| text(&format!("---\ntitle: {TITLE}\n{line}\n---\n\n"));
    for settings in [yaml(&format!("description: {TOLD}")), text(&format!("<!-- {TOLD} -->\n\n"))] {
        let issue = understood("a.md", settings.as_bytes());
        assert_eq!(found(&issue, TOLD), (false, true, vec!["sentence-dropped"]), "{settings}");
    }
    for settings in ["description: \"保障供水安全，现就有关事项通知如下。\"", "date: 2031-05-08", "tags: [供水, 水厂]"]
    {
        let issue = understood("a.md", yaml(settings).as_bytes());
        let codes: Vec<&str> = issue.diagnostics.iter().map(|d| d.code.as_str()).collect();
        assert!(!codes.contains(&"sentence-dropped"), "{settings}: {:?}", issue.diagnostics);
    }
}

/// A page of a notice with what is drawn on it besides.
fn notice(draw: impl Fn(&mut Drawing), more: &str) -> Drawing {
    let mut page = Drawing::new(A4).with(more);
    page.text(72.0, 100.0, 12.0, TITLE).text(72.0, 130.0, 12.0, "各区县人民政府：");
    page.text(96.0, 150.0, 12.0, "为了加强供水管理，保障供水安全，现就有关事项通知如下。");
    draw(&mut page);
    page
}

#[test]
fn sentences_outside_of_a_page_are_told_and_notes_of_printers_are_not() {
    let at = |y: f32, size: f32, text: &str| {
        let draw = |page: &mut Drawing| {
            page.text(72.0, y, size, text);
        };
        understood("a.pdf", &file(&[notice(draw, "/CropBox [0 60 595 842]")]))
    };
    assert_eq!(found(&at(830.0, 9.0, TOLD), TOLD), (false, true, vec!["sentence-dropped"]));
    for text in ["公报第5期 内文.indd 12 2031/5/8 10:23:45", "保障供水安全，现就有关事项通知如下。"]
    {
        assert_eq!(found(&at(830.0, 9.0, text), text).2, Vec::<&str>::new(), "{text}");
    }
    // Too small to be seen.
    assert_eq!(found(&at(400.0, 0.2, TOLD), TOLD), (false, true, vec!["sentence-dropped"]));
}

#[test]
fn text_on_layers_that_are_off_is_told() {
    let of = |state: &str| {
        let draw = |page: &mut Drawing| {
            page.raw("/OC /L1 BDC").text(72.0, 400.0, 12.0, TOLD).raw("EMC");
        };
        let page = notice(draw, "").with_properties("/L1 3 0 R");
        let catalog = format!("/OCProperties << /OCGs [3 0 R 4 0 R] /D << {state} >> >>");
        understood("a.pdf", &file_with(&[page], &catalog))
    };
    for state in ["/OFF [3 0 R]", "/BaseState /OFF", "/BaseState /OFF /ON [4 0 R]"] {
        let issue = of(state);
        assert_eq!(found(&issue, TOLD), (false, true, vec!["hidden-text"]), "{state}");
        assert!(issue.diagnostics.iter().any(|d| d.code == "layers-off"), "{state}");
        let hidden = issue.dropped.iter().find(|dropped| dropped.text.contains(TOLD)).map(|dropped| dropped.why);
        assert_eq!(hidden, Some(DropReason::Hidden));
    }
    for state in ["", "/BaseState /OFF /ON [3 0 R]", "/OFF [4 0 R]"] {
        assert_eq!(found(&of(state), TOLD), (true, false, Vec::new()), "{state}");
    }
}

#[test]
fn dynamic_forms_are_told_with_what_they_say() {
    let form = |what: &str| {
        let mut form = Drawing::new(A4);
        form.raw(what);
        understood("a.pdf", &file_with(&[notice(|_| {}, ""), form], "/AcroForm << /Fields [] /XFA [(a) 11 0 R] >>"))
    };
    let issue = form(&format!("<template><field><value><text>{TOLD}</text></value></field></template>"));
    assert!(found(&issue, TOLD).2.contains(&"dynamic-form"), "{:?}", issue.diagnostics);
    assert!(!form("<template/>").diagnostics.iter().any(|d| d.code == "dynamic-form"));
}

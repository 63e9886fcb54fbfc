//! What the commands of the library tell: the shelf, hits, the state of documents.

use std::io::Write;
use std::path::Path;

use serde_json::json;

use super::super::visible::{Visible, visible_json};
use super::super::{Answer, CliError};
use super::{MOST_FAILURES, Spoken, failures};
use crate::deliver::today;
use crate::facts::effect_term;
use crate::holdings::{
    Coverage, EffectHere, GoTo, HeldDocument, HeldState, Holdings, HoldingsError, LINKS_OUT, Question,
    ROWS_OF_A_DOCUMENT, Row, Scope, Searcher, StateKind,
};
use crate::issue::Date;
use crate::lang::{Lang, counted_en};
use crate::open::shown_path;

pub(super) fn list(holdings: &Holdings, format: Answer, (out, lang): Spoken<'_>) -> Result<bool, CliError> {
    let shelf = holdings.shelf()?;
    if let Answer::Json = format {
        let issues = shelf.iter().flat_map(|s| s.years.iter().flat_map(|(_, issues)| issues)).map(|i| {
            json!({ "issue": i.id, "series": i.series, "year": i.year, "number": i.number, "title": i.title, "cover": i.cover,
                "documents": i.documents, "characters": i.chars, "missing": i.missing })
        });
        let lacking: Vec<_> = shelf
            .iter()
            .filter(|s| !s.lacking.is_empty() || !s.lacking_years.is_empty())
            .map(|s| json!({ "series": s.name, "numbers": s.lacking, "years": s.lacking_years }))
            .collect();
        let all = json!({ "format": "gongbao-library", "version": 1, "issues": issues.collect::<Vec<_>>(), "lacking": lacking });
        writeln!(out, "{}", visible_json(&format!("{all:#}")))?;
        return Ok(!shelf.is_empty());
    }
    let out = &mut Visible::text(out);
    for series in &shelf {
        let name = if series.name.is_empty() { lang.either("未载刊名", "no gazette named") } else { &series.name };
        writeln!(out, "{name}")?;
        for (year, issues) in &series.years {
            for issue in issues {
                let year = year.map_or_else(|| "-".to_owned(), |y| y.to_string());
                let gone = if issue.missing { lang.either("\t文件不在", "\tfile missing") } else { "" };
                let number = issue.number.as_deref().unwrap_or("-");
                let (id, title, n) = (issue.id, &issue.title, issue.documents);
                let count = match lang {
                    Lang::Zh => format!("{n} 篇"),
                    Lang::En => counted_en(n, "document[s]"),
                };
                writeln!(out, "  {id}\t{year}\t{number}\t{title}\t{count}\t{}{gone}", issue.cover)?;
            }
        }
        for (year, number) in &series.lacking {
            match lang {
                Lang::Zh => writeln!(out, "  缺 {year}年第{number}期")?,
                Lang::En => writeln!(out, "  lacking: {year} no. {number}")?,
            }
        }
        for year in &series.lacking_years {
            match lang {
                Lang::Zh => writeln!(out, "  缺 {year}年")?,
                Lang::En => writeln!(out, "  lacking: all of {year}")?,
            }
        }
    }
    Ok(!shelf.is_empty())
}

/// A row of text with ⟦⟧ around what was found.
fn marked(row: &Row) -> String {
    let (mut text, mut at) = (String::new(), 0);
    for range in &row.found {
        text.push_str(row.text.get(at..range.start).unwrap_or(""));
        text.push('⟦');
        text.push_str(row.text.get(range.clone()).unwrap_or(""));
        text.push('⟧');
        at = range.end;
    }
    text.push_str(row.text.get(at..).unwrap_or(""));
    let one = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}{one}{}", if row.cut.0 { "…" } else { "" }, if row.cut.1 { "…" } else { "" })
}

/// How much of an answer is shown, and how.
pub(super) struct Shown {
    /// At most so many documents.
    pub documents: usize,
    /// At most so many passages of each, where that was said.
    pub rows: Option<usize>,
    pub format: Answer,
}

pub(super) fn search(
    holdings: &mut Holdings,
    question: &Question,
    shown: Shown,
    (out, lang): Spoken<'_>,
) -> Result<bool, CliError> {
    let format = shown.format;
    let mut searcher = Searcher::default();
    let named = searcher.go_to(holdings, &question.text, 5)?;
    let mut answer = searcher.ask(holdings, question, today(), (0, shown.documents))?;
    // Who looks at the answer has asked for a look; who has a program read it for all of it.
    let rows = shown.rows.unwrap_or(match format {
        Answer::Text => ROWS_OF_A_DOCUMENT,
        Answer::Json => usize::MAX,
    });
    if rows != ROWS_OF_A_DOCUMENT {
        for d in &mut answer.documents {
            // A title is one hit, wherever else its words stand.
            let most = if question.scope == Scope::Title { rows.min(d.total) } else { rows };
            d.rows = holdings.rows(d.document, question, most)?;
        }
    }
    let [passages, ..] = answer.totals;
    if let Answer::Json = format {
        let all = found_json(question, &answer, &named);
        writeln!(out, "{}", visible_json(&format!("{all:#}")))?;
        return Ok(passages > 0 || !named.is_empty());
    }
    let out = &mut Visible::text(out);
    for goto in &named {
        writeln!(out, "→ {}", go_to_line(goto, lang))?;
    }
    for d in &answer.documents {
        let number = d.number.as_deref().unwrap_or("-");
        let state = d.state.unwrap_or_default();
        let state = lang.either(state.name_zh(), state.name_en());
        writeln!(out, "{}\t{number}\t{}\t{}\t{state}", d.issue_title, d.title, d.signed.as_deref().unwrap_or("-"))?;
        for row in &d.rows {
            writeln!(out, "  {}\t{}", row.path.join(" › "), marked(row))?;
        }
        if let Some(more) = d.total.checked_sub(d.rows.len()).filter(|n| *n > 0) {
            match lang {
                Lang::Zh => writeln!(out, "  还有 {more} 处（加 --rows all 可全列）")?,
                Lang::En => writeln!(out, "  {more} more (--rows all lists them)")?,
            }
        }
    }
    writeln!(out, "{}", totals(&answer, question.scope, lang))?;
    // Of an empty library something else is to be said.
    if answer.incomplete && !holdings.is_empty()? {
        writeln!(out, "{}", incomplete(holdings, lang))?;
    }
    Ok(passages > 0 || !named.is_empty())
}

/// What was found, as a program reads it.
fn found_json(question: &Question, answer: &crate::holdings::Answer, named: &[GoTo]) -> serde_json::Value {
    let [passages, documents, issues] = answer.totals;
    let named: Vec<_> = named.iter().map(go_to_json).collect();
    let hits = answer.documents.iter().map(|d| {
        let rows = d.rows.iter().map(|r| {
            json!({ "path": r.path, "text": r.text, "block": r.place.block, "byte": r.place.byte, "end": r.place.end,
                "found": r.found.iter().map(|f| [f.start, f.end]).collect::<Vec<_>>() })
        });
        json!({ "issue": d.issue, "issue_title": d.issue_title, "document": d.document, "ord": d.ord, "title": d.title,
            "number": d.number, "signed": d.signed, "state": d.state.map(StateKind::name_en), "passages": d.total, "rows": rows.collect::<Vec<_>>() })
    });
    json!({ "format": "gongbao-library-search", "version": 1, "query": question.text, "passages": passages,
        "documents": documents, "issues": issues, "incomplete": answer.incomplete,
        "damaged": answer.damaged.iter().map(|file| shown_path(file)).collect::<Vec<_>>(), "go_to": named, "hits": hits.collect::<Vec<_>>() })
}

/// What was found, in numbers. Only issues of gazettes hold documents; the other files are documents by themselves.
fn totals(answer: &crate::holdings::Answer, scope: Scope, lang: Lang) -> String {
    let ([passages, documents, issues], inside) = (answer.totals, answer.of_gazettes);
    match lang {
        Lang::Zh => {
            let found = if scope == Scope::Title { String::new() } else { format!("{passages} 处（条、段），") };
            match (issues, documents - inside.min(documents)) {
                (0, _) => format!("{found}{documents} 篇"),
                (_, 0) => format!("{found}{documents} 篇，{issues} 期"),
                (_, single) => format!("{found}{documents} 篇（其中单行文件 {single} 篇），{issues} 期"),
            }
        }
        Lang::En => {
            let held = counted_en(documents, "document[s]");
            let found =
                if scope == Scope::Title { held } else { format!("{} in {held}", counted_en(passages, "passage[s]")) };
            let issues_told = counted_en(issues, "issue[s]");
            match (issues, documents - inside.min(documents)) {
                (0, _) => found,
                (_, 0) => format!("{found} of {issues_told}"),
                (_, single) => {
                    format!("{found}: {inside} of {issues_told}, {}", counted_en(single, "single document[s]"))
                }
            }
        }
    }
}

/// Why an answer may lack something, and what can be done.
fn incomplete(holdings: &Holdings, lang: Lang) -> &'static str {
    if holdings.is_closed() {
        return lang.either(
            "索引不全或已损坏，而公报库所在的文件夹不能写入，无法补全：结果可能不全",
            "the index is incomplete or damaged and can't be mended, since the library's folder can't be written: there may be more",
        );
    }
    lang.either(
        "索引尚未完成，结果可能不全：运行 gongbao library add 可补全",
        "the index is not complete, there may be more: run gongbao library add",
    )
}

fn go_to_line(goto: &GoTo, lang: Lang) -> String {
    match goto {
        GoTo::Document { document: d, missing, .. } => {
            let missing = missing.as_ref().map(|m| format!("\t{}{m}", lang.either("没有", "no "))).unwrap_or_default();
            format!("{}\t{}\t{}{missing}", d.title, d.number.as_deref().unwrap_or("-"), d.issue_title)
        }
        GoTo::Person(name) => format!("{name}\t{}", lang.either("人员", "person")),
        GoTo::Office(name) => format!("{name}\t{}", lang.either("机关", "office")),
    }
}

fn go_to_json(goto: &GoTo) -> serde_json::Value {
    match goto {
        GoTo::Document { document: d, place, missing } => {
            json!({ "kind": "document", "document": d.id, "issue": d.issue,
            "title": d.title, "number": d.number, "block": place.map(|p| p.block), "missing": missing })
        }
        GoTo::Person(name) => json!({ "kind": "person", "name": name }),
        GoTo::Office(name) => json!({ "kind": "office", "name": name }),
    }
}

pub(super) fn status(holdings: &Holdings, (out, lang): Spoken<'_>) -> Result<bool, CliError> {
    let [waiting, read, failed, missing] = holdings.file_counts()?;
    let held = holdings.issues()?;
    let issues = held.iter().filter(|issue| issue.is_gazette()).count();
    let single = held.len() - issues;
    let again = holdings.to_read_again()?;
    for root in holdings.roots()? {
        let away = if root.away { lang.either("\t不在", "\taway") } else { "" };
        writeln!(out, "{}{away}", root.path.display())?;
    }
    match lang {
        Lang::Zh => {
            let single = if single > 0 { format!("，单行文件 {single} 份") } else { String::new() };
            let again = if again > 0 { format!("（其中待重读 {again}）") } else { String::new() };
            writeln!(
                out,
                "{issues} 期{single}；文件：已读 {read}{again}，待读 {waiting}，未能读取 {failed}，不在原处 {missing}"
            )?;
        }
        Lang::En => {
            let single =
                if single > 0 { format!(", {}", counted_en(single, "single document[s]")) } else { String::new() };
            let again = if again > 0 { format!(" ({again} to be read again)") } else { String::new() };
            writeln!(
                out,
                "{}{single}; files: {read} read{again}, {waiting} waiting, {failed} unreadable, {missing} missing",
                counted_en(issues, "issue[s]")
            )?;
        }
    }
    if let Some((passages, bytes)) = holdings.index_size() {
        let (whole, size) = (holdings.is_up_to_date(), bytes >> 10);
        let told = counted_en(passages, "passage[s]");
        match (lang, whole) {
            (Lang::Zh, true) => writeln!(out, "索引：{passages} 段，{size} KB，完整")?,
            (Lang::Zh, false) => writeln!(out, "索引：{passages} 段，{size} KB，不完整")?,
            (Lang::En, true) => writeln!(out, "index: {told}, {size} KB, complete")?,
            (Lang::En, false) => writeln!(out, "index: {told}, {size} KB, incomplete")?,
        }
    }
    for search in holdings.saved()?.iter().filter(|search| search.unreadable) {
        match lang {
            Lang::Zh => writeln!(out, "! 保存的查找“{}”：内容读不出", search.name)?,
            Lang::En => writeln!(out, "! saved search “{}”: it can't be read", search.name)?,
        }
    }
    passed_over(holdings, (&mut *out, lang))?;
    failures(holdings, &|_| true, (&mut *out, lang))?;
    differing(holdings, &|_| true, (&mut *out, lang))?;
    Ok(!held.is_empty())
}

/// The files in the folders that are not read, by their kind.
pub(super) fn passed_over(holdings: &Holdings, (out, lang): Spoken<'_>) -> Result<(), CliError> {
    let passed = holdings.passed_over()?;
    if passed.is_empty() {
        return Ok(());
    }
    let kind = |(ending, files): &(String, usize)| match (ending.as_str(), lang) {
        ("", Lang::Zh) => format!("其他 {files} 个"),
        ("", Lang::En) => format!("{files} of other kinds"),
        (LINKS_OUT, Lang::Zh) => format!("指向文件夹之外的链接 {files} 个"),
        (LINKS_OUT, Lang::En) => counted_en(*files, "link[s] that lead[s|] out of the folder"),
        (ending, Lang::Zh) => format!(".{ending} {files} 个"),
        (ending, Lang::En) => format!("{files} .{ending}"),
    };
    let kinds = passed.iter().map(kind).collect::<Vec<_>>().join(lang.either("、", ", "));
    match lang {
        Lang::Zh => writeln!(out, "文件夹中另有不读的文件：{kinds}")?,
        Lang::En => writeln!(out, "not read in the folders: {kinds}")?,
    }
    Ok(())
}

/// The files that differ in a few signs from the issue that they are taken for, of those that are asked for: a line each with what differs.
pub(super) fn differing(
    holdings: &Holdings,
    is_asked: &dyn Fn(&Path) -> bool,
    (out, lang): Spoken<'_>,
) -> Result<(), CliError> {
    let mut found = holdings.differing(usize::MAX)?;
    found.retain(|file| is_asked(&file.path));
    for file in found.iter().take(MOST_FAILURES) {
        let what = file.reason.as_ref().map_or("", |(zh, en)| lang.either(zh, en));
        writeln!(out, "≈ {}\t{what}", shown_path(&file.path))?;
    }
    Ok(())
}

/// The state of the documents that a text names.
pub(super) fn state(holdings: &Holdings, text: &str, day: Date, (out, lang): Spoken<'_>) -> Result<bool, CliError> {
    let named = Searcher::default().go_to(holdings, text, 5)?;
    let documents: Vec<_> = named
        .into_iter()
        .filter_map(|goto| match goto {
            GoTo::Document { document, .. } => Some(document),
            GoTo::Person(_) | GoTo::Office(_) => None,
        })
        .collect();
    for d in &documents {
        let state = holdings.state(d.id, day)?;
        writeln!(out, "{}\t{}\t{}", d.title, d.number.as_deref().unwrap_or("-"), d.issue_title)?;
        writeln!(out, "  {day}\t{}", state_in_words(holdings, &state, lang)?)?;
    }
    waiting(holdings, &documents.iter().map(|d| d.id).collect::<Vec<_>>(), (&mut *out, lang))?;
    if !documents.is_empty() {
        return Ok(true);
    }
    writeln!(out, "{}", lang.either("所藏各期中没有这份文件", "no issue that is held has this document"))?;
    let mut lines: Vec<String> = Vec::new();
    for effect in &holdings.effects_on_named(text)? {
        let by = holdings.document(effect.place.document)?;
        let line = effect_in_words(effect, &by, lang);
        // Several issues may print the paper that says so.
        if !lines.contains(&line) {
            writeln!(out, "  {line}\t{}", by.issue_title)?;
            lines.push(line);
        }
    }
    Ok(!lines.is_empty())
}

/// What waits to be decided and may be on one of some documents: each once, however many of them it may mean, and however many issues print the
/// paper that says so.
fn waiting(holdings: &Holdings, documents: &[i64], (out, lang): Spoken<'_>) -> Result<(), CliError> {
    let mut told: Vec<String> = Vec::new();
    for (effect, candidates) in holdings.undecided(usize::MAX)? {
        let on = documents.iter().filter(|id| candidates.iter().any(|c| c.document == **id)).count();
        if on == 0 {
            continue;
        }
        let waits = match on {
            1 if documents.len() == 1 => lang.either("待认定，可能是本文件", "undecided, may be this document"),
            _ => lang.either("待认定，可能是以上文件之一", "undecided, may be one of the documents above"),
        };
        let by = holdings.document(effect.place.document)?;
        let line = format!("{waits}\t{}", effect_in_words(&effect, &by, lang));
        if !told.contains(&line) {
            writeln!(out, "  ?\t{line}\t{}", by.issue_title)?;
            told.push(line);
        }
    }
    Ok(())
}

/// What one document does to another.
fn effect_in_words(effect: &EffectHere, by: &HeldDocument, lang: Lang) -> String {
    let does = effect_term(effect.kind);
    let cited = effect.cited.title.as_ref().map(|title| format!("《{title}》"));
    let cited = cited.or_else(|| effect.cited.number.clone()).unwrap_or_default();
    let part = effect.part.as_deref().unwrap_or("");
    let date = effect.date.map(|date| format!("\t{date}")).unwrap_or_default();
    let does = lang.either(does.zh, does.en);
    format!("{does}\t{cited}{part}{date}\t{}", by.title)
}

/// A state in words.
fn state_in_words(holdings: &Holdings, state: &HeldState, lang: Lang) -> Result<String, CliError> {
    let name = lang.either(state.kind.name_zh(), state.kind.name_en());
    if let (StateKind::NotSeen, Some(Coverage { series, last, lacking, lacking_years })) = (state.kind, &state.coverage)
    {
        let numbers = lacking.iter().map(|(year, n)| match lang {
            Lang::Zh => format!("{year}年第{n}期"),
            Lang::En => format!("{year} no. {n}"),
        });
        let years = lacking_years.iter().map(|year| match lang {
            Lang::Zh => format!("{year}年"),
            Lang::En => format!("all of {year}"),
        });
        let lacking = numbers.chain(years).collect::<Vec<_>>().join(lang.either("、", ", "));
        return Ok(match (lang, lacking.is_empty()) {
            (Lang::Zh, true) => format!("{name}（{series}，藏至 {last}）"),
            (Lang::Zh, false) => format!("{name}（{series}，藏至 {last}，缺 {lacking}）"),
            (Lang::En, true) => format!("{name} ({series}, held up to {last})"),
            (Lang::En, false) => format!("{name} ({series}, held up to {last}, lacking {lacking})"),
        });
    }
    if let (StateKind::Unsigned, Some(signed)) = (state.kind, state.since) {
        return Ok(match lang {
            Lang::Zh => format!("{name}：成文于 {signed}"),
            Lang::En => format!("{name}: signed on {signed}"),
        });
    }
    if let (StateKind::LaterText, Some(changed)) = (state.kind, state.since) {
        return Ok(match lang {
            Lang::Zh => format!("{name}：所藏文本已含 {changed} 的修改，此日的文本未见"),
            Lang::En => {
                format!("{name}: the text held has the change of {changed} in it; that of this day was not seen")
            }
        });
    }
    let since = state.since.map(|d| format!(" {d}")).unwrap_or_default();
    let Some(place) = state.evidence else { return Ok(format!("{name}{since}")) };
    let by = holdings.document(place.document)?;
    let blocks = match holdings.blocks(place.document) {
        // Which it is, is told at the end.
        Err(HoldingsError::Text(_)) => Vec::new(),
        blocks => blocks?,
    };
    let text = blocks.get(place.block).map_or("", |b| b.text.as_str());
    let sentence = text.get(place.byte..place.end).filter(|t| !t.is_empty()).unwrap_or(text);
    let number = by.number.as_deref().map(|n| format!("（{n}）")).unwrap_or_default();
    let rests = lang.either("，依据", ", by ");
    Ok(format!("{name}{since}{rests}《{}》{number}，{}：{}", by.title, by.issue_title, sentence.trim()))
}

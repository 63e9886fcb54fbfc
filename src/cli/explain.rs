//! `gongbao explain`: what a line of the source became, and which rules decided.

use std::io::Write;

use clap::Args;

use super::CliError;
use super::input::{Input, tell_unread, unread};
use crate::issue::{Decision, Issue, Span, points};
use crate::lang::Lang;
use crate::parse::decisions_on;
use crate::source::SourceText;

#[derive(Debug, Args)]
pub(super) struct Explain {
    #[command(flatten)]
    input: Input,
    /// The line, counted from 1: a text file's own lines, of other files the lines as they were read
    line: usize,
}

/// What is said of a file without lines.
const NO_LINES: (&str, &str) = (
    "这是导出的 JSON，其中没有原文的各行，无从说明：请对原文件使用本命令",
    "this is an exported JSON, which has no lines of the text to explain: use this command on the original file",
);

impl Explain {
    /// True when the source has such a line.
    pub(super) fn run(self, out: &mut dyn Write, err: &mut dyn Write, lang: Lang) -> Result<bool, CliError> {
        let (source, issue) = self.input.open_with_source()?;
        tell_unread(&unread(&issue, lang), "", err);
        let told = self.line.checked_sub(1).and_then(|at| explained(&source, &issue, at, lang));
        for line in told.iter().flatten() {
            writeln!(out, "{line}")?;
        }
        if told.is_none() {
            let (line, lines) = (self.line, source.lines.len());
            // What can't be said is no reason to stop.
            let _ = match lang {
                // An issue that was exported is no text: no line of it became anything.
                Lang::Zh if lines == 0 => writeln!(err, "gongbao: {}", NO_LINES.0),
                Lang::En if lines == 0 => writeln!(err, "gongbao: {}", NO_LINES.1),
                Lang::Zh => writeln!(err, "gongbao: 没有第 {line} 行：共 {lines} 行，从 1 数起"),
                Lang::En => writeln!(err, "gongbao: there is no line {line}: the file has {lines}, counted from 1"),
            };
        }
        Ok(told.is_some())
    }
}

/// What is told of the source's line, a line each; `None` where the source has no such line.
fn explained(source: &SourceText, issue: &Issue, at: usize, lang: Lang) -> Option<Vec<String>> {
    let line = source.lines.get(at)?;
    let (span, number) = (line.span, at + 1);
    let text = source.line(line).trim();
    let mut told = vec![match lang {
        Lang::Zh => format!("第 {number} 行：{text}"),
        Lang::En => format!("line {number}: {text}"),
    }];
    told.extend(places(issue, span, lang));
    if told.len() == 1 {
        told.push(lang.either("无文字", "no text").to_owned());
    }
    for decision in decisions_on(issue, span) {
        told.extend(decided(&decision, lang));
    }
    Some(told)
}

/// Where the line's text stands in the issue.
fn places(issue: &Issue, span: Span, lang: Lang) -> Vec<String> {
    let mut told = Vec::new();
    if issue.masthead.pieces.iter().any(|piece| piece.span == span) {
        told.push(lang.either("刊头、版权页", "masthead or imprint").to_owned());
    }
    for (n, entry) in issue.contents.iter().enumerate().filter(|(_, e)| e.pieces.iter().any(|p| p.span == span)) {
        told.push(match lang {
            Lang::Zh => format!("目录第 {} 条：{}", n + 1, entry.title),
            Lang::En => format!("entry {} of the contents: {}", n + 1, entry.title),
        });
    }
    for (d, document) in issue.documents.iter().enumerate() {
        for (b, block) in document.blocks.iter().enumerate() {
            for piece in block.pieces.iter().filter(|piece| piece.span == span) {
                let (d, b, title) = (d + 1, b + 1, &document.title);
                told.push(match lang {
                    Lang::Zh => format!("第 {d} 篇第 {b} 块：{}（{title}）", block.kind.zh()),
                    Lang::En => format!("document {d}, block {b}: {} ({title})", block.kind.en()),
                });
                if let Some(join) = piece.join {
                    let sure = piece.confidence;
                    told.push(match lang {
                        Lang::Zh => format!("  接上文：{}，把握 {sure:.2}", join.zh()),
                        Lang::En => format!("  joined to the text before: {}, {sure:.2} sure", join.en()),
                    });
                }
            }
        }
    }
    for dropped in issue.dropped.iter().filter(|dropped| dropped.span == span && !dropped.text.trim().is_empty()) {
        let text = dropped.text.trim();
        told.push(match lang {
            Lang::Zh => format!("略去：{}：{text}", dropped.why.zh()),
            Lang::En => format!("left out: {}: {text}", dropped.why.en()),
        });
    }
    told
}

/// A decision and the rules that spoke.
fn decided(decision: &Decision, lang: Lang) -> Vec<String> {
    let (stage, outcome, score) = (decision.stage, decision.outcome, points(decision.why.score()));
    let mut told = vec![match lang {
        Lang::Zh => format!("{}：{}（{score}）", stage.zh(), outcome.zh()),
        Lang::En => format!("{}: {} ({score})", stage.en(), outcome.en()),
    }];
    for vote in &decision.why.votes {
        let says = lang.either(vote.rule.zh, vote.rule.en);
        told.push(format!("  {:>5}  {}  {says}", points(vote.weight), vote.rule.id));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{parse, source};

    #[test]
    fn a_line_is_told_by_what_it_became() {
        let text = "云山市人民政府关于加强供水管理的通知\n云政发〔2023〕7号\n各县人民政府：\n　　请认真贯彻执行。\n";
        let source = source::read("notice.txt", text.as_bytes()).unwrap();
        let issue = parse::parse(&source);
        let said = |at: usize, lang: Lang| explained(&source, &issue, at, lang).unwrap().join("\n");
        assert!(said(0, Lang::Zh).contains("第 1 篇第 1 块：标题（"), "{}", said(0, Lang::Zh));
        assert!(said(0, Lang::En).contains("document 1, block 1: title ("), "{}", said(0, Lang::En));
        assert!(said(3, Lang::En).contains("document 1, block 4: paragraph"));
        assert_eq!(explained(&source, &issue, 99, Lang::Zh), None);
        let two = source::read("a.txt", "各级人民政府应当按照职责，做好全市用水\n管理工作和\n供水工作。\n".as_bytes())
            .unwrap();
        let issue = parse::parse(&two);
        let told = explained(&two, &issue, 1, Lang::Zh).unwrap().join("\n");
        assert!(told.contains("接行") && told.contains("join-"), "{told}");
        // What is the program's own is in one language.
        let told = explained(&two, &issue, 1, Lang::En).unwrap();
        let own = told.iter().skip(1).map(|line| line.split(" (").next().unwrap_or(line));
        assert!(own.flat_map(str::chars).all(|c| !crate::zh::chars::is_han(c)), "{told:?}");
    }
}

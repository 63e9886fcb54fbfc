//! `gongbao explain`: what a line of the source became, and which rules decided, in Chinese and English.

use std::io::Write;

use clap::Args;

use super::CliError;
use super::input::Input;
use crate::issue::{Decision, Issue, Span, points};
use crate::parse::decisions_on;
use crate::source::SourceText;

#[derive(Debug, Args)]
pub(super) struct Explain {
    #[command(flatten)]
    input: Input,
    /// The line, counted from 1: a text file's own lines, of other files the lines as they were read
    line: usize,
}

impl Explain {
    /// True when the source has such a line.
    pub(super) fn run(self, out: &mut dyn Write) -> Result<bool, CliError> {
        let (source, issue) = self.input.open_with_source()?;
        let told = self.line.checked_sub(1).and_then(|at| explained(&source, &issue, at));
        for line in told.iter().flatten() {
            writeln!(out, "{line}")?;
        }
        Ok(told.is_some())
    }
}

/// What is told of the source's line, a line each; `None` where the source has no such line.
fn explained(source: &SourceText, issue: &Issue, at: usize) -> Option<Vec<String>> {
    let line = source.lines.get(at)?;
    let (span, number) = (line.span, at + 1);
    let mut told = vec![format!("第 {number} 行 · line {number}: {}", source.line(line).trim())];
    told.extend(places(issue, span));
    if told.len() == 1 {
        told.push("无文字 · no text".to_owned());
    }
    for decision in decisions_on(issue, span) {
        told.extend(decided(&decision));
    }
    Some(told)
}

/// Where the line's text stands in the issue.
fn places(issue: &Issue, span: Span) -> Vec<String> {
    let mut told = Vec::new();
    if issue.masthead.pieces.iter().any(|piece| piece.span == span) {
        told.push("刊头、版权页 · masthead or imprint".to_owned());
    }
    for (n, entry) in issue.contents.iter().enumerate().filter(|(_, e)| e.pieces.iter().any(|p| p.span == span)) {
        told.push(format!("目录第 {0} 条 · entry {0} of the contents: {1}", n + 1, entry.title));
    }
    for (d, document) in issue.documents.iter().enumerate() {
        for (b, block) in document.blocks.iter().enumerate() {
            for piece in block.pieces.iter().filter(|piece| piece.span == span) {
                let (zh, en) = (block.kind.zh(), block.kind.en());
                told.push(format!(
                    "第 {0} 篇第 {1} 块：{zh} · document {0}, block {1}: {en}（{2}）",
                    d + 1,
                    b + 1,
                    document.title
                ));
                if let Some(join) = piece.join {
                    let (zh, en, sure) = (join.zh(), join.en(), piece.confidence);
                    told.push(format!(
                        "  接上文：{zh}，把握 {sure:.2} · joined to the text before: {en}, {sure:.2} sure"
                    ));
                }
            }
        }
    }
    for dropped in issue.dropped.iter().filter(|dropped| dropped.span == span && !dropped.text.trim().is_empty()) {
        let (zh, en) = (dropped.why.zh(), dropped.why.en());
        told.push(format!("略去：{zh} · left out: {en}: {}", dropped.text.trim()));
    }
    told
}

/// A decision and the rules that spoke.
fn decided(decision: &Decision) -> Vec<String> {
    let (stage, outcome, score) = (decision.stage, decision.outcome, decision.why.score());
    let mut told =
        vec![format!("{}：{}（{}） · {}: {}", stage.zh(), outcome.zh(), points(score), stage.en(), outcome.en())];
    for vote in &decision.why.votes {
        told.push(format!("  {:>5}  {}  {} · {}", points(vote.weight), vote.rule.id, vote.rule.zh, vote.rule.en));
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
        let told = explained(&source, &issue, 0).unwrap().join("\n");
        assert!(told.contains("标题 · document 1, block 1: title"), "{told}");
        assert!(
            explained(&source, &issue, 3).unwrap().iter().any(|l| l.contains("段落 · document 1, block 4: paragraph"))
        );
        assert_eq!(explained(&source, &issue, 99), None);
        let two = source::read("a.txt", "各级人民政府应当按照职责，做好全市用水\n管理工作和\n供水工作。\n".as_bytes())
            .unwrap();
        let issue = parse::parse(&two);
        let told = explained(&two, &issue, 1).unwrap().join("\n");
        assert!(told.contains("接行") && told.contains("join-"), "{told}");
    }
}

//! The marks beside the heads of the documents: the status of each, and how often others refer to it.

use egui::Color32;

use super::action::Env;
use super::badge::{color, evidence_text, is_marked, status_name};
use super::day;
use super::facts::Understood;
use super::reading::HeadMark;
use super::strings::{self as s, Lang};
use crate::facts::{Force, Status};
use crate::issue::{BlockKind, Date, Issue};

/// The marks beside the heads of the documents, made once for a day and a language.
#[derive(Default)]
pub struct HeadMarks {
    made_for: Option<(Date, Lang, bool, Color32)>,
    /// Beside the text.
    pub heads: Vec<HeadMark>,
    /// Of each document.
    pub statuses: Vec<Status>,
}

impl HeadMarks {
    /// Makes the marks if they are of another day, language or look. Facts that have just come are made by
    /// [`HeadMarks::forget`].
    pub fn update(&mut self, env: Env, issue: &Issue, understood: Option<&Understood>, date: Date) {
        let key = (date, env.lang, understood.is_some(), env.palette.green);
        if self.made_for == Some(key) {
            return;
        }
        self.made_for = Some(key);
        let Some(understood) = understood else {
            *self = Self { made_for: self.made_for, ..Self::default() };
            return;
        };
        self.statuses = understood.facts.force.iter().map(|f| f.at(date)).collect();
        self.heads.clear();
        for (n, (document, force)) in issue.documents.iter().zip(&understood.facts.force).enumerate() {
            let status = force.at(date);
            let referred = understood.counts.referred.get(n).copied().unwrap_or(0);
            self.heads.push(HeadMark {
                document: n,
                block: document.blocks.iter().position(|b| b.kind == BlockKind::Title).unwrap_or(0),
                text: stated(env, status, force),
                color: color(env.palette, status),
                framed: is_marked(status),
                hover: evidence_text(env, issue, force, date),
                count: (referred > 0).then(|| env.with(s::REFERRED_MARK, &[&referred.to_string()])),
                count_hover: env.with(s::REFERRED_HOVER, &[&referred.to_string()]),
            });
        }
    }

    /// Makes the marks anew at the next frame.
    pub fn forget(&mut self) {
        self.made_for = None;
    }
}

/// What is said of a document's force: what the issue itself states, since it can't know what came after it.
fn stated(env: Env, status: Status, force: &Force) -> String {
    let first = force.effective.and_then(|stated| stated.date);
    match (status, first) {
        (Status::NotStated, _) => String::new(),
        (Status::InForce, Some(first)) => env.with(s::STATED_FIRST_DAY, &[&day::written(first, env.lang)]),
        (Status::NotYet, Some(first)) => {
            let day = day::written(first, env.lang);
            env.with(s::NAMED, &[env.t(status_name(status)), &day])
        }
        _ => env.t(status_name(status)).to_owned(),
    }
}

//! Why a paragraph is as it is: for each of its lines the rules that decided, with their weights. The words are those of
//! `gongbao explain`.

use egui::{Align, Key, Label, Layout, Modifiers, RichText, ScrollArea, Ui, vec2};

use super::{Panel, PanelInfo, PanelScene};
use crate::issue::{Block, Decision, Document, Issue, Piece, Place, Vote, points};
use crate::parse::join_at;
use crate::ui::action::{Action, Env, PrintedSpot};
use crate::ui::command::{Command, PanelId, key};
use crate::ui::doc::Doc;
use crate::ui::places::span_text;
use crate::ui::row::Row;
use crate::ui::strings::{self as s, Tr};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{NamedBars, nothing_ui, weak};

/// The panel.
pub const PANEL: PanelInfo = PanelInfo {
    name: Tr { zh: "判断依据栏", en: "Why" },
    does: Tr { zh: "列出当前段落为什么这样划分", en: "The rules that decided on this paragraph" },
    keys: &[key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::E)],
    after: Command::TogglePrinted,
    ..PanelInfo::new(PanelId::WHY, s::WHY, || Box::<WhyPanel>::default())
};

/// Room of a weight before what its rule says.
const WEIGHT: f32 = 38.0;

/// The panel of a tab.
#[derive(Default)]
struct WhyPanel {
    /// The paragraph that is explained.
    place: Place,
}

impl Panel for WhyPanel {
    fn opened(&mut self, _doc: &mut Doc, at: Place) {
        self.place = at;
    }

    fn ui(&mut self, ui: &mut Ui, env: Env, scene: PanelScene<'_>, out: &mut Vec<Action>) {
        let (Some(doc), place) = (scene.tab.doc(), self.place) else { return };
        ui.add(Label::new(weak(env, env.t(s::WHY_WHAT))).wrap());
        let document = doc.issue.documents.get(place.document);
        let Some((document, block)) = document.and_then(|d| Some((d, d.blocks.get(place.block)?))) else {
            nothing_ui(ui, env, s::WHY_CHOOSE);
            return;
        };
        ui.add_space(4.0);
        ScrollArea::vertical().id_salt("why").auto_shrink([false, false]).named_ui(ui, env, |ui| {
            let kind = env.lang.either(block.kind.zh(), block.kind.en());
            ui.label(RichText::new(kind).size(size::BODY).family(theme::hei()));
            let row = Row::text(env, block.text.trim(), env.palette.ink).lines(3).ui(ui, env);
            if row.clicked() {
                out.push(Action::GoTo { place: Place { byte: 0, ..place }, bytes: 0 });
            }
            for (n, piece) in block.pieces.iter().enumerate() {
                ui.separator();
                piece_ui(ui, env, piece, out);
                decisions_ui(ui, env, &decisions_on_piece(&doc.issue, (document, place.block, block), n));
            }
        });
    }
}

/// The decisions on a piece of a block: on heads where it is the first piece that they speak of, and its join.
fn decisions_on_piece(issue: &Issue, (document, at, block): (&Document, usize, &Block), n: usize) -> Vec<Decision> {
    let Some(piece) = block.pieces.get(n) else { return Vec::new() };
    let told = |decision: &&Decision| !block.pieces.iter().take(n).any(|p| decision.spans.contains(&p.span));
    let heads = issue.decisions_at(piece.span).filter(told).cloned();
    heads.chain(join_at(document, at, n)).collect()
}

/// Where a piece stands and how it was joined; a click shows it as printed.
fn piece_ui(ui: &mut Ui, env: Env, piece: &Piece, out: &mut Vec<Action>) {
    let at = span_text(env, piece.span);
    if Row::text(env, &at, env.palette.accent).ui(ui, env).clicked() {
        out.push(Action::ShowPrinted(PrintedSpot::Span(piece.span)));
    }
    let how = match piece.join {
        Some(join) => {
            let sure = format!("{:.0}%", piece.confidence * 100.0);
            env.with(s::WHY_JOINED, &[env.lang.either(join.zh(), join.en()), &sure])
        }
        None => env.t(s::WHY_BEGINS).to_owned(),
    };
    ui.add(Label::new(weak(env, how)).wrap());
}

fn decisions_ui(ui: &mut Ui, env: Env, decisions: &[Decision]) {
    if decisions.is_empty() {
        ui.add(Label::new(weak(env, env.t(s::WHY_NO_RULE))).wrap());
    }
    for decision in decisions {
        decision_ui(ui, env, decision, usize::MAX);
    }
}

/// A decision with the rules that spoke, at most so many of them: those that weigh most.
pub fn decision_ui(ui: &mut Ui, env: Env, decision: &Decision, most: usize) {
    let (stage, outcome) = (decision.stage, decision.outcome);
    let told = [
        env.lang.either(stage.zh(), stage.en()),
        env.lang.either(outcome.zh(), outcome.en()),
        &points(decision.why.score()),
    ];
    let text = RichText::new(env.with(s::WHY_DECIDED, &told)).size(size::SMALL + 0.5).color(env.palette.ink);
    ui.add(Label::new(text).wrap());
    let mut votes: Vec<&Vote> = decision.why.votes.iter().collect();
    votes.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    for vote in votes.iter().take(most) {
        vote_ui(ui, env, vote);
    }
    let left = votes.len().saturating_sub(most);
    if left > 0 {
        ui.horizontal(|ui| {
            ui.add_space(WEIGHT);
            ui.label(weak(env, env.with(s::WHY_MORE, &[&left.to_string()])));
        });
    }
}

/// A rule with its weight before it.
fn vote_ui(ui: &mut Ui, env: Env, vote: &Vote) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let against = vote.weight < 0.0;
        let color = if against { env.palette.warning } else { env.palette.weak };
        let line = vec2(WEIGHT - 6.0, ui.text_style_height(&egui::TextStyle::Body));
        ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Min), |ui| {
            ui.set_width(line.x);
            ui.label(weak(env, points(vote.weight)).color(color));
        });
        ui.add(Label::new(weak(env, env.lang.either(vote.rule.zh, vote.rule.en))).wrap());
    });
}

//! The panel of suspicions: what the parser is unsure of, each a click from its place, with what can be done about it;
//! below them the corrections that were made.

use std::sync::Arc;

use egui::text::TextFormat;
use egui::{Key, Modifiers, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::why::decision_ui;
use super::{Panel, PanelInfo, PanelScene};
use crate::issue::{BlockKind, Correction, Decision, Diagnostic, Issue, Place, PrintedBefore, Severity, Span, shorten};
use crate::library::CorrectionId;
use crate::parse::decisions_at;
use crate::ui::action::{Action, Env, PrintedSpot};
use crate::ui::command::{PanelId, key};
use crate::ui::places::span_text;
use crate::ui::row::Row;
use crate::ui::strings::{self as s, Lang, Tr};
use crate::ui::theme::size;
use crate::ui::widgets::{NamedBars, check_ui, nothing_ui, weak};

/// The panel.
pub const PANEL: PanelInfo = PanelInfo {
    name: Tr { zh: "存疑栏", en: "Suspicions" },
    does: Tr { zh: "列出解读时存疑之处", en: "List what the reading is unsure of" },
    keys: &[key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::M)],
    ..PanelInfo::new(PanelId::SUSPICIONS, s::SUSPICIONS, || Box::<SuspicionsPanel>::default())
};

/// Rules that are told of each decision: the weightiest. The rest is a click away.
const VOTES: usize = 3;

/// How many suspicions are counted on the status bar: warnings and errors, not the notes on repairs.
#[must_use]
pub fn count(issue: &Issue) -> usize {
    issue.diagnostics.iter().filter(|d| d.severity > Severity::Note).count()
}

/// The suspicions panel of a tab.
#[derive(Default)]
struct SuspicionsPanel {
    /// Repairs are many and seldom wrong: they are listed when they are asked for.
    with_repairs: bool,
    /// Where each suspicion is and what decided there, and the issue that this was found in.
    found: Option<(Arc<Issue>, Vec<Found>)>,
}

/// What was looked up for a suspicion.
struct Found {
    /// Where it leads: its own place, or where what it speaks of belongs in the text.
    place: Option<Place>,
    /// What decided at its own place.
    decided: Vec<Decision>,
}

impl SuspicionsPanel {
    /// What there is to each suspicion of an issue; looked up once.
    fn found(&mut self, issue: &Arc<Issue>) -> &[Found] {
        let known = self.found.take().filter(|(of, _)| Arc::ptr_eq(of, issue));
        let found = known.unwrap_or_else(|| {
            let before = PrintedBefore::of(issue);
            let of = |d: &Diagnostic| Found {
                place: d.place.or_else(|| before.at(*d.spans.first()?)),
                decided: d.place.map_or_else(Vec::new, |place| decisions_at(issue, place)),
            };
            (Arc::clone(issue), issue.diagnostics.iter().map(of).collect())
        });
        &self.found.insert(found).1
    }
}

impl Panel for SuspicionsPanel {
    fn ui(&mut self, ui: &mut Ui, env: Env, scene: PanelScene<'_>, out: &mut Vec<Action>) {
        let Some(doc) = scene.tab.doc() else { return };
        let (issue, corrections) = (&doc.issue, &doc.corrections);
        let with_repairs = &mut self.with_repairs;
        let (found, repairs) = (count(issue), issue.diagnostics.len() - count(issue));
        ui.add(egui::Label::new(weak(env, env.t(s::SUSPICIONS_WHAT))).wrap());
        ui.add_space(2.0);
        if repairs > 0 {
            check_ui(ui, env, with_repairs, &env.with(s::SUSPICIONS_NOTES, &[&repairs.to_string()]));
        }
        let with_repairs = self.with_repairs;
        let looked_up = self.found(issue);
        ScrollArea::vertical().id_salt("suspicions").auto_shrink([false, false]).named_ui(ui, env, |ui| {
            if found == 0 && !with_repairs {
                nothing_ui(ui, env, s::SUSPICIONS_NONE);
            }
            // The diagnostics of corrections that failed come in the corrections' order.
            let mut failed = corrections.failed();
            for (diagnostic, found) in issue.diagnostics.iter().zip(looked_up) {
                let correction = if diagnostic.code.starts_with("correction-") { failed.next() } else { None };
                if with_repairs || diagnostic.severity > Severity::Note {
                    suspicion_ui(ui, env, issue, (diagnostic, found), correction, out);
                    ui.separator();
                }
            }
            corrections.list_ui(ui, env, issue, out);
        });
    }
}

fn suspicion_ui(
    ui: &mut Ui,
    env: Env,
    issue: &Issue,
    (diagnostic, Found { place, decided }): (&Diagnostic, &Found),
    failed: Option<CorrectionId>,
    out: &mut Vec<Action>,
) {
    let message = match env.lang {
        Lang::Zh => &diagnostic.message,
        Lang::En => &diagnostic.message_en,
    };
    let color = match diagnostic.severity {
        Severity::Error => env.palette.red,
        Severity::Warning => env.palette.ink,
        Severity::Note => env.palette.weak,
    };
    let words = place.filter(|_| !quotes(message)).and_then(|place| words_at(issue, place));
    let words = words.map_or_else(String::new, |words| format!("\n{words}"));
    let of_text = TextFormat { color: env.palette.weak, ..Row::format(env) };
    let row = Row::parts(&[(message, TextFormat { color, ..Row::format(env) }), (&words, of_text)]);
    let row = row.leads(place.is_some()).ui(ui, env);
    row.widget_info(|| WidgetInfo::labeled(Role::Link, place.is_some(), message));
    if let Some(place) = place.filter(|_| row.clicked()) {
        out.push(Action::GoTo { place, bytes: 0 });
    }
    for decision in decided {
        decision_ui(ui, env, decision, VOTES);
    }
    ui.horizontal_wrapped(|ui| {
        if let Some(span) = diagnostic.spans.first() {
            ui.label(weak(env, span_text(env, *span)));
        }
        let mut offer = |ui: &mut Ui, text: &str, action: Action| {
            let button =
                egui::Button::new(RichText::new(text).size(size::SMALL).color(env.palette.accent)).frame(false);
            let button = ui.add(button);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{text} {message}")));
            if button.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                out.push(action);
            }
        };
        if let Some((text, correction)) = remedy(issue, diagnostic) {
            offer(ui, env.t(text), Action::Correct(Box::new(correction)));
        }
        if let Some(span) = left_out(issue, diagnostic) {
            offer(ui, env.t(s::SUSPICIONS_UNDROP), Action::RestoreDropped(span));
        }
        if let Some(id) = failed {
            offer(ui, env.t(s::CORRECTION_WITHDRAW), Action::WithdrawCorrection(id));
        }
        let spot =
            diagnostic.place.map(PrintedSpot::Place).or(diagnostic.spans.first().copied().map(PrintedSpot::Span));
        if let Some(spot) = spot {
            offer(ui, env.t(s::SHOW_PRINTED), Action::ShowPrinted(spot));
        }
        if let Some(place) = diagnostic.place.filter(|_| !decided.is_empty()) {
            offer(ui, env.t(s::WHY), Action::ShowPanel(PanelId::WHY, place));
        }
    });
}

/// Characters of a text that are shown before a doubtful place in it, and from there on.
const WORDS_BEFORE: usize = 12;
const WORDS_FROM: usize = 24;

/// Whether what is told of a suspicion has words of the text in it.
fn quotes(message: &str) -> bool {
    message.contains(['“', '「', '：'])
}

/// The words that stand at a doubtful place.
fn words_at(issue: &Issue, place: Place) -> Option<String> {
    let text = &issue.block(place.document, place.block)?.text;
    let (before, from) = text.split_at_checked(place.byte)?;
    let skipped = before.chars().count().saturating_sub(WORDS_BEFORE);
    let start = if skipped > 0 { "…" } else { "" };
    let before: String = before.chars().skip(skipped).collect();
    let words = format!("{before}{}", shorten(from, WORDS_FROM));
    let words = words.trim();
    (!words.is_empty()).then(|| format!("{start}{words}"))
}

/// The place of the line that was left out and may be text, of a suspicion that speaks of one.
fn left_out(issue: &Issue, diagnostic: &Diagnostic) -> Option<Span> {
    let told = matches!(diagnostic.code.as_str(), "sentence-dropped" | "line-dropped");
    diagnostic.spans.iter().copied().find(|&span| told && issue.left_out(span).is_some())
}

/// The correction that would settle a suspicion, where there is one that would.
fn remedy(issue: &Issue, diagnostic: &Diagnostic) -> Option<(Tr, Correction)> {
    let place = diagnostic.place?;
    match diagnostic.code.as_str() {
        "unsure-join" => Some((s::CORRECT_SPLIT, Correction::split_at(issue, place)?)),
        "unsure-continuation" => {
            let after = Place { block: place.block + 1, byte: 0, ..place };
            let seam = Correction::undo_seam(issue, place).or_else(|| Correction::undo_seam(issue, after));
            Some((s::CORRECT_UNDO_SEAM, seam?))
        }
        "open-sentence" => {
            // What signs off or begins another text is never the rest of a sentence.
            let next = issue.block(place.document, place.block + 1)?.kind;
            let text = matches!(
                next,
                BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading | BlockKind::Article | BlockKind::Chronicle
            );
            let join = Correction::join_with_next(issue, place.document, place.block).filter(|_| text)?;
            Some((s::CORRECT_JOIN_BELOW, join))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Block, Document, DropReason, Dropped, Piece};
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    fn issue() -> Issue {
        let block = |line| Block {
            text: "各单位应当遵照执行。".into(),
            pieces: vec![Piece::sure(0, Span::Line { line }, None)],
            ..Block::default()
        };
        let dropped =
            Dropped { span: Span::Line { line: 2 }, text: "违者处罚。".into(), why: DropReason::RunningHead };
        let diagnostic = Diagnostic {
            severity: Severity::Warning,
            code: "sentence-dropped".into(),
            message: "这一行被当作页眉略去：违者处罚。".into(),
            message_en: String::new(),
            spans: vec![dropped.span],
            place: None,
        };
        Issue {
            documents: vec![Document { blocks: vec![block(1), block(3)], ..Document::default() }],
            dropped: vec![dropped],
            diagnostics: vec![diagnostic],
            ..Issue::default()
        }
    }

    /// What a click on what has this label asks for.
    fn clicked(label: &str) -> Vec<Action> {
        let issue = Arc::new(issue());
        let mut harness = Harness::builder().with_context_setup(crate::ui::theme::install_fonts).build_ui_state(
            |ui, out: &mut Vec<Action>| {
                let env = Env::of_tests();
                let mut panel = SuspicionsPanel::default();
                let found = panel.found(&issue);
                suspicion_ui(ui, env, &issue, (&issue.diagnostics[0], &found[0]), None, out);
            },
            Vec::new(),
        );
        harness.get_by_label(label).click();
        harness.run();
        harness.state().clone()
    }

    #[test]
    fn the_words_of_a_doubtful_place_are_shown_from_a_little_before_it() {
        let issue = issue();
        let at = |byte| words_at(&issue, Place { document: 0, block: 1, byte });
        assert_eq!(at(0).as_deref(), Some("各单位应当遵照执行。"));
        assert_eq!(at(9).as_deref(), Some("各单位应当遵照执行。"));
        // Inside a character, and where there is no text.
        assert_eq!(at(1), None);
        assert_eq!(words_at(&issue, Place { document: 3, block: 0, byte: 0 }), None);
    }

    #[test]
    fn a_dropped_sentence_leads_to_its_place_and_is_text_again_by_a_click() {
        let place = Place { document: 0, block: 0, byte: 0 };
        assert_eq!(clicked("这一行被当作页眉略去：违者处罚。"), [Action::GoTo { place, bytes: 0 }]);
        assert_eq!(
            clicked("恢复为正文 这一行被当作页眉略去：违者处罚。"),
            [Action::RestoreDropped(Span::Line { line: 2 })]
        );
    }
}

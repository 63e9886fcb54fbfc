//! The look at an instrument that the issue does not hold.

use egui::{Label, RichText, ScrollArea, Ui, vec2};

use crate::facts::{Link, Passage, Target};
use crate::holdings::{Cited, CitingPaper, HeldPlace, StateKind};
use crate::issue::{Issue, shorten};
use crate::ui::action::{Action, Env};
use crate::ui::facts::Understood;
use crate::ui::library::told::Outside;
use crate::ui::library::view::View;
use crate::ui::library::wish::HeldWish;
use crate::ui::library::{OtherIssues, badge_ui, in_a_line, state_text};
use crate::ui::row::Row;
use crate::ui::strings as s;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{NamedBars, weak};

/// Further mentions that are listed.
const MOST_MENTIONS: usize = 8;

/// An instrument that the issue does not hold: its name and number, what other issues have of it, and where else this one names it.
pub(super) fn outside_ui(
    ui: &mut Ui,
    env: Env,
    (issue, understood, links): (&Issue, &Understood, &OtherIssues),
    link: &Link,
    out: &mut Vec<Action>,
) {
    let Target::Outside { title, number, address } = &link.target else { return };
    let name = format!("《{title}》{}", address.as_deref().unwrap_or(""));
    ui.add(Label::new(RichText::new(name).size(size::HEAD).family(theme::song_bold())).wrap());
    if let Some(number) = number {
        ui.label(RichText::new(number).color(env.palette.weak));
    }
    let asked =
        (citing_paper(issue, link.from.place.document), Cited { title: Some(title.clone()), number: number.clone() });
    match links.outside(&asked, address.as_deref(), out).filter(|outside| !outside.meant.is_empty()) {
        Some(outside) => elsewhere_ui(ui, env, outside, out),
        None => drop(ui.label(weak(env, env.t(s::OUTSIDE_TIP)))),
    }
    let same = |l: &&Link| matches!(&l.target, Target::Outside { title: other, .. } if other == title);
    let others: Vec<Passage> =
        understood.facts.links.links.iter().filter(same).map(|l| l.from).filter(|f| *f != link.from).collect();
    if others.is_empty() {
        return;
    }
    ui.add_space(4.0);
    ui.label(weak(env, env.with(s::ALSO_MENTIONED, &[&others.len().to_string()])));
    ui.spacing_mut().item_spacing = vec2(4.0, 2.0);
    for passage in others.iter().take(MOST_MENTIONS) {
        let text = shorten(&understood.cite(passage.place).unwrap_or_default(), 34);
        if Row::text(env, &text, env.palette.accent).lines(1).ui(ui, env).clicked() {
            out.push(Action::go_to(*passage));
        }
    }
}

/// Who cites, for the library.
fn citing_paper(issue: &Issue, document: usize) -> CitingPaper {
    let paper = issue.documents.get(document);
    CitingPaper {
        hash: issue.source.sha256.clone(),
        uid: paper.map(|d| d.id.clone()).unwrap_or_default(),
        issuer: paper.and_then(|d| d.issuer.clone()),
        series: issue.masthead.name.clone(),
        signed: paper.and_then(|d| d.signed).map(|day| day.to_string()),
    }
}

/// What other issues of the library have of an instrument: the paper with its state on the day and the place that is cited, or the papers that may be
/// meant.
fn elsewhere_ui(ui: &mut Ui, env: Env, outside: &Outside, out: &mut Vec<Action>) {
    let sure = outside.meant.first().filter(|(candidate, _)| candidate.sure);
    if sure.is_none() {
        ui.label(weak(env, env.t(s::HELD_MAY_MEAN)));
    }
    for (candidate, paper) in outside.meant.iter().take(if sure.is_some() { 1 } else { MOST_MENTIONS }) {
        let number = paper.number.as_deref().unwrap_or("");
        let sign = if candidate.sure { "→" } else { "？" };
        let text = format!("{sign} {}", in_a_line(&[&paper.title, number, paper.stands_in().unwrap_or("")]));
        let place = outside.place.as_ref().filter(|_| candidate.sure).map(|(place, _)| *place);
        let place = place.unwrap_or(HeldPlace { document: paper.id, ..HeldPlace::default() });
        if Row::text(env, &text, env.palette.accent).lines(2).ui(ui, env).clicked() {
            out.push(Action::Held(HeldWish::Open(place)));
        }
    }
    if let Some((state, by)) = &outside.state {
        if state.kind != StateKind::NotSeen {
            badge_ui(ui, env, state.kind);
        }
        ui.add(Label::new(weak(env, state_text(env, state, by.as_ref()))).wrap());
    }
    if let Some((_, text)) = &outside.place {
        ScrollArea::vertical().id_salt("peek-elsewhere").max_height(super::HEIGHT - 150.0).named_ui(ui, env, |ui| {
            ui.set_max_width(ui.available_width() - 10.0);
            ui.add(Label::new(RichText::new(text).size(size::BODY)).wrap());
        });
    }
    if let Some((_, paper)) = sure
        && ui.button(env.t(s::HELD_ACROSS)).clicked()
    {
        out.push(Action::Held(HeldWish::View(View::Document(paper.id))));
    }
}

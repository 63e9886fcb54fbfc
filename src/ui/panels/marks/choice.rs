//! What of the marks is listed, and in which order: the choices over the list.

use egui::{Color32, ComboBox, FontId, RichText, Role, Ui, WidgetInfo, vec2};

use super::rows::Item;
use crate::issue::shorten;
use crate::library::{MarkColour, MarkKind};
use crate::search::text_fits;
use crate::ui::action::Env;
use crate::ui::marks::{colour_name, kind_name};
use crate::ui::panels::Shared;
use crate::ui::strings::{self as s, Tr};
use crate::ui::theme::size;

/// How the list is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    #[default]
    Place,
    Time,
    Name,
}

/// What of the marks is listed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Choice {
    pub(super) filter: String,
    pub(super) everywhere: bool,
    pub(super) kind: Option<MarkKind>,
    pub(super) colour: Option<MarkColour>,
    pub(super) office: Option<String>,
    pub(super) year: Option<i32>,
    pub(super) order: Order,
}

impl Choice {
    /// Whether a mark is listed.
    pub(super) fn takes(&self, item: Item<'_>) -> bool {
        let mark = item.mark;
        let fits = |text: &str| text_fits(&self.filter, text);
        (self.kind.is_none_or(|kind| mark.kind == kind) && self.colour.is_none_or(|colour| mark.colour == colour))
            && self.office.as_ref().is_none_or(|office| mark.source.office == *office)
            && self.year.is_none_or(|year| mark.source.year == Some(year))
            && (self.filter.trim().is_empty()
                || fits(&mark.name)
                || fits(&mark.note)
                || fits(&mark.quote())
                || fits(&mark.source.citation))
    }

    /// Kind, colour, office and year, each where there is more than one to choose from.
    pub(super) fn filters_ui(
        &mut self,
        ui: &mut Ui,
        env: Env,
        shared: &Shared<'_>,
        (offices, years): (&[String], &[i32]),
    ) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            let kinds = [MarkKind::Bookmark, MarkKind::Highlight, MarkKind::Underline];
            let kinds = kinds.map(|kind| (kind, env.t(kind_name(kind)).to_owned()));
            choose_ui(ui, env, s::MARK_KIND, Some(s::ALL_KINDS), &mut self.kind, &kinds);
            let colours = MarkColour::ALL.map(|c| (c, colour_name(env, &shared.settings.marks, c)));
            choose_ui(ui, env, s::MARK_COLOUR, Some(s::ALL_COLOURS), &mut self.colour, &colours);
            if offices.len() > 1 || self.office.is_some() {
                let offices: Vec<_> = offices.iter().map(|o| (o.clone(), shorten(o, 16))).collect();
                choose_ui(ui, env, s::MARK_OFFICE, Some(s::ALL_OFFICES), &mut self.office, &offices);
            }
            if years.len() > 1 || self.year.is_some() {
                let years: Vec<_> = years.iter().map(|year| (*year, year.to_string())).collect();
                choose_ui(ui, env, s::MARK_YEAR, Some(s::ALL_YEARS), &mut self.year, &years);
            }
            let orders = [(Order::Place, s::SORT_PLACE), (Order::Time, s::SORT_TIME), (Order::Name, s::SORT_NAME)];
            let mut order = Some(self.order);
            let offered = orders.map(|(order, name)| (order, env.t(name).to_owned()));
            choose_ui(ui, env, s::MARK_ORDER, None, &mut order, &offered);
            self.order = order.unwrap_or_default();
        });
    }
}

/// A box of choices is at least so wide, in points.
const LEAST: f32 = 60.0;

/// A choice of one thing, or of all.
fn choose_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    env: Env,
    name: Tr,
    all: Option<Tr>,
    choice: &mut Option<T>,
    offered: &[(T, String)],
) {
    let shown = choice.as_ref().and_then(|chosen| offered.iter().find(|(one, _)| one == chosen));
    let all = all.map(|all| env.t(all));
    let text = shown.map_or_else(|| all.unwrap_or_default().to_owned(), |(_, name)| name.clone());
    let told = env.with(s::NAMED, &[env.t(name), &text]);
    // egui does not break a row before a box of choices.
    let spacing = ui.spacing();
    let sides = 2.0 * spacing.button_padding.x + spacing.icon_width + spacing.icon_spacing;
    let drawn = ui.painter().layout_no_wrap(text.clone(), FontId::proportional(size::SMALL), Color32::WHITE);
    let wide = (drawn.size().x + sides).max(LEAST);
    if ui.cursor().left() > ui.max_rect().left() + 1.0 && ui.available_size_before_wrap().x < wide {
        ui.end_row();
    }
    let combo = ComboBox::from_id_salt(name.en).selected_text(RichText::new(text).size(size::SMALL)).width(LEAST);
    let shown = combo.show_ui(ui, |ui| {
        if let Some(all) = all {
            ui.selectable_value(choice, None, all);
        }
        for (one, name) in offered {
            ui.selectable_value(choice, Some(one.clone()), name);
        }
    });
    shown.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &told));
}

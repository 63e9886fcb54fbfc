//! Content controls: boxes to be ticked, lists to choose from, days to pick.

use crate::source::fields::{EMPTY, TICKED};
use crate::source::xml::Tag;

/// A content control that is open.
#[derive(Debug, Default)]
struct Control {
    in_props: bool,
    /// It is a box, ticked or not.
    ticked: Option<bool>,
    list: bool,
    /// The day that was picked, as the file keeps it.
    day: Option<String>,
    /// It has shown text.
    shown: bool,
}

/// What a control shows in place of, or for want of, its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    /// A mark; its content is a picture of it.
    Mark(&'static str),
    /// A list's chosen entry, which is its content.
    Content,
}

/// Content controls that are open, from the outside in.
#[derive(Debug, Default)]
pub(super) struct Controls {
    open: Vec<Control>,
}

impl Controls {
    /// Sees an element begin; what a control shows where its content begins.
    pub(super) fn start(&mut self, tag: &Tag<'_>) -> Option<Shows> {
        if tag.name() == b"sdt" {
            self.open.push(Control::default());
            return None;
        }
        let control = self.open.last_mut()?;
        match tag.name() {
            b"sdtPr" => control.in_props = true,
            b"checkbox" if control.in_props => control.ticked = Some(false),
            b"checked" if control.in_props => control.ticked = control.ticked.map(|_| tag.is_on()),
            b"dropDownList" | b"comboBox" if control.in_props => control.list = true,
            b"date" if control.in_props => control.day = tag.attribute(b"fullDate"),
            b"sdtContent" => {
                return match control.ticked {
                    Some(ticked) => Some(Shows::Mark(if ticked { TICKED } else { EMPTY })),
                    None => control.list.then_some(Shows::Content),
                };
            }
            _ => {}
        }
        None
    }

    /// Sees an element end; the day that a control without content was set to.
    pub(super) fn end(&mut self, name: &[u8]) -> Option<String> {
        match name {
            b"sdtPr" => {
                if let Some(control) = self.open.last_mut() {
                    control.in_props = false;
                }
                None
            }
            b"sdtContent" => {
                let control = self.open.last_mut()?;
                control.day.take().filter(|_| !control.shown).and_then(|day| written_day(&day))
            }
            b"sdt" => {
                self.open.pop();
                None
            }
            _ => None,
        }
    }

    /// Text was met.
    pub(super) fn text(&mut self) {
        self.open.iter_mut().for_each(|control| control.shown = true);
    }
}

/// 2024-03-01T00:00:00Z as 2024年3月1日.
fn written_day(day: &str) -> Option<String> {
    let mut parts = day.split('T').next()?.split('-').map(str::parse::<u32>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    Some(format!("{year}年{month}月{day}日"))
}

#[cfg(test)]
mod tests {
    use super::written_day;

    #[test]
    fn days_are_written_as_offices_do() {
        assert_eq!(written_day("2024-03-01T00:00:00Z").as_deref(), Some("2024年3月1日"));
        assert_eq!(written_day("2024-03"), None);
    }
}

//! How columns share the width of a table.

use super::columns::Column;

/// Columns are widened for whole names as long as all of them together leave this part of the room.
const FOR_NAMES: f32 = 0.94;

/// Widths of the columns: by share, but none below its least while there is room.
#[must_use]
pub fn widths(columns: &[(usize, Column)], room: f32) -> Vec<f32> {
    let least: f32 = columns.iter().map(|(_, c)| c.least).sum();
    if least >= room {
        // Days, numbers and terms can't be broken: what is missing is taken from the texts.
        let whole = |c: &Column| c.right || c.term;
        let kept: f32 = columns.iter().filter(|(_, c)| whole(c)).map(|(_, c)| c.least).sum();
        let part = ((room - kept) / (least - kept).max(1.0)).max(0.4);
        return columns.iter().map(|(_, c)| (if whole(c) { c.least } else { c.least * part }).floor()).collect();
    }
    // Between the least and the width in which names are whole, as far as the running texts keep their part of the room.
    let wish = |c: &Column| (c.good - c.least).max(0.0);
    let more: f32 = columns.iter().map(|(_, c)| wish(c)).sum();
    let part = ((room * FOR_NAMES - least) / more.max(1.0)).clamp(0.0, 1.0);
    let least = |c: &Column| c.least + part * wish(c);
    // Columns that their share would make too narrow take their least, the others share what is left.
    let mut fixed = vec![false; columns.len()];
    loop {
        let rest = room - columns.iter().zip(&fixed).filter(|(_, f)| **f).map(|((_, c), _)| least(c)).sum::<f32>();
        let shares: f32 = columns.iter().zip(&fixed).filter(|(_, f)| !**f).map(|((_, c), _)| c.share).sum();
        let unit = rest / shares.max(f32::EPSILON);
        let narrow = columns.iter().zip(&fixed).position(|((_, c), f)| !f && c.share * unit < least(c));
        match narrow.and_then(|n| fixed.get_mut(n)) {
            Some(slot) => *slot = true,
            None => {
                let width = |((_, c), f): (&(usize, Column), &bool)| if *f { least(c) } else { c.share * unit };
                return columns.iter().zip(&fixed).map(|pair| width(pair).floor()).collect();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::action::SheetKind;

    #[test]
    fn a_narrow_window_takes_from_texts_and_not_from_days() {
        let columns: Vec<(usize, Column)> = SheetKind::Force.columns().into_iter().enumerate().collect();
        let widths = widths(&columns, 560.0);
        assert!(widths.iter().sum::<f32>() <= 560.0);
        assert!(columns.iter().zip(&widths).all(|((_, c), w)| !(c.right || c.term) || *w == c.least));
    }

    #[test]
    fn names_are_whole_where_there_is_room() {
        let columns: Vec<(usize, Column)> = SheetKind::Tasks.columns().into_iter().enumerate().collect();
        let named = |least: f32| {
            let named = columns
                .iter()
                .map(|&(n, c)| (n, Column { good: if (2..5).contains(&n) { least } else { c.good }, ..c }));
            named.collect::<Vec<_>>()
        };
        let at = |room: f32| widths(&named(140.0), room);
        assert!(at(1100.0).iter().skip(2).take(3).all(|w| *w >= 140.0), "{:?}", at(1100.0));
        let (narrow, before) = (at(735.0), widths(&columns, 735.0));
        assert!(narrow.iter().sum::<f32>() <= 735.0 && narrow.iter().zip(&before).all(|(a, b)| a + 1.0 >= b.min(78.0)));
    }

    #[test]
    fn words_that_are_longer_than_a_column_was_made_for_make_it_wide() {
        let columns = SheetKind::Appointments.columns().into_iter().enumerate();
        // Appointed, under its head, for 任.
        let columns: Vec<(usize, Column)> =
            columns.map(|(n, c)| (n, if n == 1 { Column { least: 90.0, ..c } } else { c })).collect();
        for room in [700.0, 940.0, 1600.0] {
            assert!(widths(&columns, room)[1] >= 90.0, "{room}");
        }
    }

    #[test]
    fn columns_share_the_room_and_none_is_below_its_least() {
        for kind in SheetKind::ALL {
            let columns: Vec<(usize, Column)> = kind.columns().into_iter().enumerate().collect();
            for room in [640.0, 950.0, 1600.0] {
                let widths = widths(&columns, room);
                let sum: f32 = widths.iter().sum();
                assert!(sum <= room && sum > room - columns.len() as f32 - 1.0, "{kind:?} {room}: {sum}");
                let least: f32 = columns.iter().map(|(_, c)| c.least).sum();
                if least < room {
                    assert!(widths.iter().zip(&columns).all(|(w, (_, c))| *w >= c.least.floor()), "{kind:?} {room}");
                }
            }
        }
    }
}

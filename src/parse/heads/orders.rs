//! Orders (令, 公告) that the contents list in another form than they are printed: with their series shortened, or by the
//! title of what they issue alone.

use std::collections::HashMap;

use super::super::number;
use super::{Candidate, Finder, Head};
use crate::zh::lexicon::Class;
use crate::zh::{date, office};

/// Listed numbers of orders, by the count in them (46号).
pub(super) struct Orders<'f> {
    by_count: HashMap<&'f str, Vec<(&'f str, usize)>>,
}

impl Finder<'_, '_> {
    pub(super) fn orders(&self) -> Orders<'_> {
        let mut by_count: HashMap<&str, Vec<(&str, usize)>> = HashMap::new();
        for (index, entry) in self.entries.iter().enumerate() {
            if let Some((series, count)) = entry.number.as_deref().and_then(split) {
                by_count.entry(count).or_default().push((series, index));
            }
        }
        Orders { by_count }
    }

    /// The order right before a listed title that names it in 《》 and is not listed itself: the two are one document,
    /// which the contents list by what it issues. `starts` are the candidates' first lines, in order.
    pub(super) fn issued_by(&self, head: &Head, candidates: &[Candidate], starts: &[(usize, usize)]) -> Option<usize> {
        let before = starts.partition_point(|s| s.0 < head.start).checked_sub(1)?;
        let (start, index) = *starts.get(before)?;
        let order = &candidates.get(index)?.head;
        let fits = order.entry.is_none()
            && order.title.is_empty()
            && order.end <= head.start
            && order.number.as_deref().is_some_and(|n| split(&number::number_key(n)).is_some())
            && self.quoted_above(head) > start;
        fits.then_some(index)
    }
}

impl Orders<'_> {
    /// The entry that names the same order with its series shortened (省政府令第341号), if there is one only.
    pub(super) fn entry_of(&self, key: &str, taken: &HashMap<usize, usize>) -> Option<usize> {
        let (series, count) = split(key)?;
        let mut fits =
            self.by_count.get(count)?.iter().filter(|e| !taken.contains_key(&e.1) && office::is_short_for(e.0, series));
        let found = fits.next()?.1;
        fits.next().is_none().then_some(found)
    }
}

/// Series and count of an order's key; a year before the series or the count is left out.
fn split(key: &str) -> Option<(&str, &str)> {
    let body = Class::NumberMark.strip_end(key)?;
    let count = body.len() - body.bytes().rev().take_while(u8::is_ascii_digit).count();
    let series = body.get(..count)?;
    let year = |t: &str| t.len() > 4 && t.bytes().take(4).all(|b| b.is_ascii_digit());
    let series =
        series.strip_suffix(date::is_unit).map_or(series, |t| t.trim_end_matches(|c: char| c.is_ascii_digit()));
    let series = if year(series) { series.get(4..)?.trim_start_matches(date::is_unit) } else { series };
    number::ends_in_series_word(series).then_some((series, key.get(count..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn series_are_shortened() {
        assert_eq!(split("海东省人民政府令341号"), Some(("海东省人民政府令", "341号")));
        assert_eq!(split("2017年某部令49号"), Some(("某部令", "49号")));
        assert_eq!(split("某部公告2017年18号"), Some(("某部公告", "18号")));
        assert_eq!(split("甲发[2017]18号"), None);
        assert_eq!(split("海东省人民政府工作341号"), None);
        assert_eq!(split("2017年"), None);
    }
}

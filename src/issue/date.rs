//! Calendar days, as gazettes print them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the Gregorian calendar. Written as ISO `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The first day there is.
    pub const FIRST: Self = Self { year: 1, month: 1, day: 1 };

    /// A day; `None` if there is no such day in the years 1 to 9999.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let (Ok(year), Ok(month), Ok(day)) = (u16::try_from(year), u8::try_from(month), u8::try_from(day)) else {
            return None;
        };
        let real = (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days_in(year, month);
        real.then_some(Self { year, month, day })
    }

    /// The day so many days after 1 January 1970; `None` outside the years 1 to 9999.
    #[must_use]
    pub fn of_epoch_day(days: i64) -> Option<Self> {
        // Years that begin in March end with the day that may be missing; 400 of them have 146,097 days.
        let days = days.checked_add(719_468)?;
        let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let in_year = day - (365 * year + year / 4 - year / 100);
        let month = (5 * in_year + 2) / 153;
        let of_month = in_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = era * 400 + year + i64::from(month <= 2);
        Self::new(i32::try_from(year).ok()?, u32::try_from(month).ok()?, u32::try_from(of_month).ok()?)
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i32 {
        i32::from(self.year)
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        u32::from(self.month)
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u32 {
        u32::from(self.day)
    }

    /// The same day so many months later; the last day of the month where that month is shorter.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Option<Self> {
        let all = (self.year() * 12 + i32::from(self.month) - 1).checked_add(months)?;
        let (year, month) = (all.div_euclid(12), all.rem_euclid(12) + 1);
        let (year, month) = (u16::try_from(year).ok()?, u8::try_from(month).ok()?);
        if !(1..=9999).contains(&year) {
            return None;
        }
        Some(Self { year, month, day: self.day.min(days_in(year, month)) })
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        if self.day > 1 {
            return Some(Self { day: self.day - 1, ..self });
        }
        let first = self.plus_months(-1)?;
        Some(Self { day: days_in(first.year, first.month), ..first })
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The text is not an ISO date of a real day.
#[derive(Debug, thiserror::Error)]
#[error("not a date of the form YYYY-MM-DD: {0}")]
pub struct DateError(String);

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().and_then(|p| p.parse::<u32>().ok());
        let found = match (next(), next(), next()) {
            (Some(y), Some(m), Some(d)) => i32::try_from(y).ok().and_then(|y| Self::new(y, m, d)),
            _ => None,
        };
        found.ok_or_else(|| DateError(text.to_owned()))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn only_real_days() {
        assert!(Date::new(2024, 2, 29).is_some());
        assert!(Date::new(2023, 2, 29).is_none());
        assert!(Date::new(1900, 2, 29).is_none());
        assert!(Date::new(2000, 2, 29).is_some());
        assert!(Date::new(2023, 13, 1).is_none());
        assert!(Date::new(-4, 1, 1).is_none());
    }

    #[test]
    fn five_years_from_a_leap_day() {
        let start = Date::new(2024, 2, 29).unwrap();
        assert_eq!(start.plus_months(60).unwrap().to_string(), "2029-02-28");
        assert_eq!([i32::MAX, i32::MIN].map(|months| start.plus_months(months)), [None; 2]);
        assert_eq!(Date::new(2024, 3, 1).unwrap().previous().unwrap().to_string(), "2024-02-29");
        assert_eq!(Date::new(2024, 1, 1).unwrap().previous().unwrap().to_string(), "2023-12-31");
    }

    #[test]
    fn iso_there_and_back() {
        let day: Date = "2023-09-10".parse().unwrap();
        assert_eq!(day.to_string(), "2023-09-10");
        assert!("2023-9".parse::<Date>().is_err());
        assert!("x-1-1".parse::<Date>().is_err());
    }

    #[test]
    fn days_are_counted_from_1970() {
        for (day, date) in [
            (0, "1970-01-01"),
            (-1, "1969-12-31"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (47_541, "2100-03-01"),
            (19_723, "2024-01-01"),
            (20_781, "2026-11-24"),
        ] {
            assert_eq!(Date::of_epoch_day(day).unwrap().to_string(), date);
        }
        assert_eq!(Date::of_epoch_day(i64::MAX), None);
        assert_eq!(Date::of_epoch_day(-800_000), None);
    }
}

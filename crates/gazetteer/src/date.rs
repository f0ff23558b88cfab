//! Dates as precise as they are written: a year, a month or a day.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A date of the Gregorian calendar as it is written (ISO 8601): `2025`, `2025-01` or `2025-01-20`.
///
/// Ordered by its first day; of dates that begin on the same day the less precise comes first.
///
/// ```
/// use polynym_gazetteer::Date;
/// let date = Date::parse("2025-01").unwrap();
/// assert_eq!(date.to_string(), "2025-01");
/// assert!(date < Date::parse("2025-01-20").unwrap());
/// assert_eq!(Date::parse("20.01.2025"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    year: u16,
    /// 0 where only the year is known.
    month: u8,
    /// 0 where no day is known.
    day: u8,
}

impl Date {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for anything else, and for days that the calendar does not have.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let month = parts.next().map(|part| number(part, 2));
        let day = parts.next().map(|part| number(part, 2));
        if parts.next().is_some() {
            return None;
        }
        let date = Self {
            year,
            month: month.unwrap_or(Some(0))? as u8,
            day: day.unwrap_or(Some(0))? as u8,
        };
        let month_fits = month.is_none() || (1..=12).contains(&date.month);
        let day_fits = day.is_none() || (1..=days(year, date.month)).contains(&date.day);
        (month_fits && day_fits).then_some(date)
    }

    /// Whether the term from `from` to `to` (both belong to it; `None` is open) has any day of `date` in it.
    ///
    /// ```
    /// use polynym_gazetteer::Date;
    /// let day = |text| Date::parse(text).unwrap();
    /// assert!(Date::covers(Some(day("2019")), Some(day("2025-01-20")), day("2025-01")));
    /// assert!(!Date::covers(Some(day("2019")), None, day("2018-12-31")));
    /// ```
    pub fn covers(from: Option<Date>, to: Option<Date>, date: Date) -> bool {
        from.is_none_or(|from| from.first() <= date.last()) && to.is_none_or(|to| date.first() <= to.last())
    }

    /// Its first day: year, month, day.
    pub(crate) fn first(self) -> (u16, u8, u8) {
        (self.year, self.month.max(1), self.day.max(1))
    }

    /// Its last day: year, month, day.
    pub(crate) fn last(self) -> (u16, u8, u8) {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 { days(self.year, month) } else { self.day };
        (self.year, month, day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

fn number(digits: &str, len: usize) -> Option<u16> {
    let shaped = digits.len() == len && digits.bytes().all(|b| b.is_ascii_digit());
    if shaped { digits.parse().ok() } else { None }
}

fn days(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// What somebody who wrote `text` most likely meant, to offer as the mend: `20.01.2025`, `2025-1-5`, `2025/01/20`.
pub(crate) fn guess(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['.', '/', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let (year, month, day) = match parts[..] {
        [y, m, d] if y.len() == 4 => (y, m, d),
        [d, m, y] if y.len() == 4 && text.contains('.') => (y, m, d),
        [m, d, y] if y.len() == 4 => (y, m, d),
        _ => return None,
    };
    Date::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates_of_three_precisions_and_nothing_else() {
        let good = ["2025", "2025-01", "2025-01-20", "2024-02-29", "0988", "2000-02-29"];
        for text in good {
            assert_eq!(Date::parse(text).map(|date| date.to_string()).as_deref(), Some(text));
        }
        let bad = [
            "",
            "25",
            "2025-1-20",
            "2025-13",
            "2025-00",
            "2025-02-29",
            "1900-02-29",
            "2025-04-31",
            "2025-01-20-1",
            "2025-",
            "-2025",
            "20250120",
            "2025-01-00",
            "２０２５",
            "+202",
            "today",
        ];
        for text in bad {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn terms_cover_with_both_their_ends() {
        let cases = [
            ("2025-01-20", "", "2025-01-20", true),
            ("2025-01-20", "", "2025-01-19", false),
            ("2025-01-20", "", "2025", true),
            ("", "2025", "2025-12-31", true),
            ("", "2025-02", "2025-02-28", true),
            ("", "2025-02", "2025-03-01", false),
            ("", "", "1900", true),
        ];
        for (from, to, date, want) in cases {
            let got = Date::covers(Date::parse(from), Date::parse(to), Date::parse(date).unwrap());
            assert_eq!(got, want, "{from}..{to} {date}");
        }
    }

    #[test]
    fn guesses_what_was_meant() {
        let cases = [
            ("20.01.2025", Some("2025-01-20")),
            ("2025-1-5", Some("2025-01-05")),
            ("2025/01/20", Some("2025-01-20")),
            ("01/20/2025", Some("2025-01-20")),
            ("January 20", None),
            ("99.99.2025", None),
        ];
        for (text, want) in cases {
            assert_eq!(guess(text).map(|date| date.to_string()).as_deref(), want, "{text}");
        }
    }
}

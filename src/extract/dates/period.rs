//! Stretches of the calendar, with their TIMEX3 value and their first and last day.

use jiff::Span;
use jiff::civil::Date;

use super::calendar::{Season, Unit};

/// A stretch of the calendar. Years before our era are negative: −52 is « 52 avant J.-C. », and there is no year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A day.
    Day(Date),
    /// From one day to another: the days of a feast, or those that it may be.
    Days(Date, Date),
    /// The week of that Monday.
    Week(Date),
    /// The Saturday and the Sunday after.
    Weekend(Date),
    /// A month of a year.
    Month(i16, i8),
    /// A quarter of a year, 1 to 4.
    Quarter(i16, i8),
    /// A half of a year, 1 or 2.
    Half(i16, i8),
    /// A season; a winter bears the year in which it ends.
    Season(i16, Season),
    /// A year.
    Year(i16),
    /// Ten years from this one, a multiple of ten.
    Decade(i16),
    /// The hundred years that begin with these figures: 18 for « XIXe siècle »; −3 is the third century before our era.
    Century(i16),
}

impl Period {
    /// The TIMEX3 value.
    pub fn value(self) -> String {
        match self {
            Period::Day(date) => format!("{}-{:02}-{:02}", year(date.year()), date.month(), date.day()),
            Period::Days(from, to) => format!("{}/{}", Period::Day(from).value(), Period::Day(to).value()),
            Period::Week(monday) => week(monday),
            Period::Weekend(saturday) => format!("{}-WE", week(saturday)),
            Period::Month(in_year, month) => format!("{}-{month:02}", year(in_year)),
            Period::Quarter(in_year, quarter) => format!("{}-Q{quarter}", year(in_year)),
            Period::Half(in_year, half) => format!("{}-H{half}", year(in_year)),
            Period::Season(in_year, season) => format!("{}-{}", year(in_year), season.code()),
            Period::Year(in_year) => year(in_year),
            Period::Decade(first) => format!("{:03}X", first / 10),
            Period::Century(first) if first < 0 => format!("-{:02}XX", -first - 1),
            Period::Century(first) => format!("{first:02}XX"),
        }
    }

    /// First and last day; `None` beyond the years −9999 to 9999.
    pub fn interval(self) -> Option<(Date, Date)> {
        match self {
            Period::Day(date) => Some((date, date)),
            Period::Days(from, to) => Some((from, to)),
            Period::Week(monday) => Some((monday, add_days(monday, 6)?)),
            Period::Weekend(saturday) => Some((saturday, add_days(saturday, 1)?)),
            Period::Month(in_year, month) => months(in_year, month, in_year, month),
            Period::Quarter(in_year, quarter) => months(in_year, 3 * quarter - 2, in_year, 3 * quarter),
            Period::Half(in_year, half) => months(in_year, 6 * half - 5, in_year, 6 * half),
            Period::Season(in_year, season) => {
                let (first, last) = season.months();
                months(if last < first { in_year.checked_sub(1)? } else { in_year }, first, in_year, last)
            }
            Period::Year(in_year) => months(in_year, 1, in_year, 12),
            Period::Decade(first) => months(first, 1, first.checked_add(9)?, 12),
            Period::Century(first) if first < 0 => {
                let begins = first.checked_mul(100)?.checked_add(1)?;
                months(begins, 1, begins.checked_add(99)?.min(-1), 12)
            }
            Period::Century(first) => {
                let begins = first.checked_mul(100)?;
                months(begins.max(1), 1, begins.checked_add(99)?, 12)
            }
        }
    }

    /// The period of that unit which holds the day.
    pub fn of(unit: Unit, date: Date) -> Option<Period> {
        let year = date.year();
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Period::Day(date),
            Unit::Week => Period::Week(monday(date)?),
            Unit::Weekend => Period::Weekend(add_days(monday(date)?, 5)?),
            Unit::Month => Period::Month(year, date.month()),
            Unit::Quarter => Period::Quarter(year, (date.month() + 2) / 3),
            Unit::Half => Period::Half(year, (date.month() + 5) / 6),
            Unit::Year => Period::Year(year),
            Unit::Decade => Period::Decade(year - year.rem_euclid(10)),
            Unit::Century => Period::Century(year.div_euclid(100)),
        })
    }

    /// The period of that unit, `count` of them after the one that holds the day.
    pub fn shifted(unit: Unit, date: Date, count: i32) -> Option<Period> {
        let far = match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => add_days(date, count)?,
            Unit::Week | Unit::Weekend => add_days(date, count.checked_mul(7)?)?,
            Unit::Month => add_months(date, count)?,
            Unit::Quarter => add_months(date, count.checked_mul(3)?)?,
            Unit::Half => add_months(date, count.checked_mul(6)?)?,
            Unit::Year => add_months(date, count.checked_mul(12)?)?,
            Unit::Decade => add_months(date, count.checked_mul(120)?)?,
            Unit::Century => add_months(date, count.checked_mul(1200)?)?,
        };
        Period::of(unit, far)
    }

    /// Its unit; a season has none of its own and counts as a quarter.
    pub fn unit(self) -> Unit {
        match self {
            Period::Day(_) => Unit::Day,
            Period::Days(..) | Period::Week(_) => Unit::Week,
            Period::Weekend(_) => Unit::Weekend,
            Period::Month(..) => Unit::Month,
            Period::Quarter(..) | Period::Season(..) => Unit::Quarter,
            Period::Half(..) => Unit::Half,
            Period::Year(_) => Unit::Year,
            Period::Decade(_) => Unit::Decade,
            Period::Century(_) => Unit::Century,
        }
    }
}

/// The day that many days later; `None` beyond the calendar.
pub fn add_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The first of the month that many months later; `None` beyond the calendar.
fn add_months(date: Date, months: i32) -> Option<Date> {
    date.first_of_month().checked_add(Span::new().try_months(months).ok()?).ok()
}

/// The Monday of the week of that day.
pub fn monday(date: Date) -> Option<Date> {
    add_days(date, -i32::from(date.weekday().to_monday_zero_offset()))
}

/// A year with four figures, whatever its sign.
pub fn year(year: i16) -> String {
    match year < 0 {
        true => format!("-{:04}", year.unsigned_abs()),
        false => format!("{year:04}"),
    }
}

/// The ISO week of a day. The year is that of its Thursday.
fn week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{}-W{:02}", year(week.year()), week.week())
}

/// From the first day of a month to the last of another.
fn months(from_year: i16, from: i8, to_year: i16, to: i8) -> Option<(Date, Date)> {
    Some((Date::new(from_year, from, 1).ok()?, Date::new(to_year, to, 1).ok()?.last_of_month()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Period;
    use crate::extract::dates::calendar::{Season, Unit};

    fn check(period: Period, value: &str, from: &str, to: &str) {
        let interval = period.interval().map(|(from, to)| (from.to_string(), to.to_string()));
        assert_eq!((period.value().as_str(), interval), (value, Some((from.into(), to.into()))));
    }

    #[test]
    fn values_and_intervals() {
        check(Period::Day(date(2024, 2, 29)), "2024-02-29", "2024-02-29", "2024-02-29");
        check(Period::Week(date(2023, 10, 16)), "2023-W42", "2023-10-16", "2023-10-22");
        check(Period::Weekend(date(2003, 2, 1)), "2003-W05-WE", "2003-02-01", "2003-02-02");
        check(Period::Quarter(2024, 2), "2024-Q2", "2024-04-01", "2024-06-30");
        check(Period::Half(2024, 2), "2024-H2", "2024-07-01", "2024-12-31");
        check(Period::Season(2016, Season::Winter), "2016-WI", "2015-12-01", "2016-02-29");
        check(Period::Decade(1960), "196X", "1960-01-01", "1969-12-31");
        check(Period::Century(18), "18XX", "1800-01-01", "1899-12-31");
        check(Period::Year(-52), "-0052", "-000052-01-01", "-000052-12-31");
        check(Period::Century(-3), "-02XX", "-000299-01-01", "-000200-12-31");
    }

    #[test]
    fn shifts() {
        let day = date(2024, 3, 31);
        assert_eq!(Period::shifted(Unit::Month, day, -1), Some(Period::Month(2024, 2)));
        assert_eq!(Period::shifted(Unit::Week, date(2021, 1, 2), 0).map(Period::value), Some("2020-W53".into()));
        assert_eq!(Period::shifted(Unit::Year, day, 9000), None);
        assert_eq!(Period::shifted(Unit::Century, day, i32::MAX), None);
    }
}

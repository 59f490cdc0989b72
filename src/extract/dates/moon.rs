//! Feasts that follow the moon: of the Hebrew calendar, which is arithmetic; of the Muslim one, known or nearly so; the
//! lunar new year and Diwali, by table.
//!
//! Formulas: E. M. Reingold and N. Dershowitz, *Calendrical Calculations* (Cambridge University Press), chapters on the
//! Hebrew and the (tabular) Islamic calendars. Days are counted from 1 January of the year 1 (*rata die* 1).

use jiff::civil::Date;

use super::period::add_days;

/// A feast that follows the moon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moon {
    /// Days after the first of Passover, and how many days it lasts.
    Passover(i32, i32),
    /// Days after the Jewish new year, and how many days it lasts.
    Tishri(i32, i32),
    /// Eight days from 25 Kislev.
    Hanukkah,
    /// The month of fasting.
    Ramadan,
    /// The end of the fast.
    EidFitr,
    /// The feast of the sacrifice.
    EidAdha,
    /// The new year of China, Vietnam and Korea.
    NewYear,
    /// The Indian feast of lights.
    Diwali,
}

impl Moon {
    /// First and last day in a year; where the sight of the moon decides and nothing was noted, the feasts of one day
    /// have the three days that it may be.
    pub fn in_year(self, year: i16) -> Option<(Date, Date)> {
        let one = |first: Date, days: i32| Some((first, add_days(first, days - 1)?));
        match self {
            Moon::Passover(after, days) => one(add_days(passover(year)?, after)?, days),
            Moon::Tishri(after, days) => one(add_days(jewish_new_year(year)?, after)?, days),
            Moon::Hanukkah => one(hanukkah(year)?, 8),
            Moon::Ramadan => {
                if let Some((ramadan, fitr, _)) = noted(year) {
                    return Some((ramadan, add_days(fitr, -1)?));
                }
                let (in_year, first) = hijri(year, 9)?;
                Some((first, add_days(islamic(in_year, 10, 1)?, -1)?))
            }
            Moon::EidFitr => noted(year).map(|(_, fitr, _)| (fitr, fitr)).or_else(|| around(hijri(year, 10)?.1)),
            Moon::EidAdha => {
                noted(year).map(|(_, _, adha)| (adha, adha)).or_else(|| around(add_days(hijri(year, 12)?.1, 9)?))
            }
            Moon::NewYear => one(tabled(NEW_YEARS, 1990, year)?, 1),
            Moon::Diwali => one(tabled(DIWALI, 2012, year)?, 1),
        }
    }
}

/// The day before, the day and the day after.
fn around(day: Date) -> Option<(Date, Date)> {
    Some((add_days(day, -1)?, add_days(day, 1)?))
}

/// The day of that *rata die*.
fn from_fixed(fixed: i32) -> Option<Date> {
    add_days(Date::new(1, 1, 1).ok()?, fixed.checked_sub(1)?)
}

/// Years in which both calendars are those of today and that articles speak of.
fn is_covered(year: i16) -> bool {
    (1583..=2200).contains(&year)
}

/// Days from the epoch of the Hebrew calendar to the mean new moon of a year, put off as the calendar does.
fn hebrew_elapsed(year: i32) -> i32 {
    let months = (235 * year - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * i64::from(months);
    let day = 29 * months + i32::try_from(parts.div_euclid(25_920)).unwrap_or(0);
    if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
}

/// *Rata die* of the first day of a Hebrew year.
fn hebrew_new_year(year: i32) -> i32 {
    let (before, this, after) = (hebrew_elapsed(year - 1), hebrew_elapsed(year), hebrew_elapsed(year + 1));
    let put_off = if after - this == 356 {
        2
    } else if this - before == 382 {
        1
    } else {
        0
    };
    HEBREW_EPOCH + this + put_off
}

/// *Rata die* of the day before the first of the Hebrew year 1.
const HEBREW_EPOCH: i32 = -1_373_427;

/// The Hebrew year that begins in the autumn of a year.
fn hebrew_year(year: i16) -> i32 {
    i32::from(year) + 3761
}

fn jewish_new_year(year: i16) -> Option<Date> {
    from_fixed(hebrew_new_year(hebrew_year(year))).filter(|_| is_covered(year))
}

/// 15 Nisan: always 163 days before the new year.
fn passover(year: i16) -> Option<Date> {
    add_days(jewish_new_year(year)?, -163)
}

/// 25 Kislev: a day later when the month before has thirty days.
fn hanukkah(year: i16) -> Option<Date> {
    let first = hebrew_new_year(hebrew_year(year));
    let length = hebrew_new_year(hebrew_year(year) + 1) - first;
    let long = i32::from(matches!(length, 355 | 385));
    from_fixed(first + 83 + long).filter(|_| is_covered(year))
}

/// A day of the tabular Muslim calendar; what is seen in the sky may differ by one.
fn islamic(year: i32, month: i32, day: i32) -> Option<Date> {
    let days = 354 * (year - 1) + (3 + 11 * year).div_euclid(30) + 29 * (month - 1) + month / 2 + day;
    from_fixed(ISLAMIC_EPOCH - 1 + days)
}

/// *Rata die* of the first day of the Muslim calendar, 19 July 622.
const ISLAMIC_EPOCH: i32 = 227_015;

/// The Muslim year whose month begins in a year, with its first day; none when two do or none.
fn hijri(year: i16, month: i32) -> Option<(i32, Date)> {
    let guess = (i32::from(year) - 622) * 33 / 32;
    let mut found =
        (guess - 1..=guess + 2).filter_map(|hijri| Some((hijri, islamic(hijri, month, 1)?))).filter(|(_, first)| {
            // A month that straddles the new year is too near to two years.
            first.year() == year
        });
    match (found.next(), found.next()) {
        (Some(only), None) if is_covered(year) => Some(only),
        _ => None,
    }
}

/// Month and day of the first day of ramadan, of Eid al-Fitr and of Eid al-Adha.
type Noted = [(i8, i8); 3];

/// As kept in France and announced there by the Conseil français du culte musulman and the Grande Mosquée de Paris, from
/// 2015.
#[rustfmt::skip]
const NOTED: &[Noted] = &[
    [(6, 18), (7, 17), (9, 24)],
    [(6, 6), (7, 6), (9, 12)],
    [(5, 27), (6, 25), (9, 1)],
    [(5, 17), (6, 15), (8, 21)],
    [(5, 6), (6, 4), (8, 11)],
    [(4, 24), (5, 24), (7, 31)],
    [(4, 13), (5, 13), (7, 20)],
    [(4, 2), (5, 2), (7, 9)],
    [(3, 23), (4, 21), (6, 28)],
    [(3, 11), (4, 10), (6, 16)],
];

fn noted(year: i16) -> Option<(Date, Date, Date)> {
    let [ramadan, fitr, adha] = *NOTED.get(usize::try_from(year.checked_sub(2015)?).ok()?)?;
    let day = |(month, day)| Date::new(year, month, day).ok();
    Some((day(ramadan)?, day(fitr)?, day(adha)?))
}

/// The second new moon after the winter solstice in Peking, 1990 to 2030, as the Hong Kong Observatory lists it.
#[rustfmt::skip]
const NEW_YEARS: &[(i8, i8)] = &[
    (1, 27), (2, 15), (2, 4), (1, 23), (2, 10), (1, 31), (2, 19), (2, 7), (1, 28), (2, 16),
    (2, 5), (1, 24), (2, 12), (2, 1), (1, 22), (2, 9), (1, 29), (2, 18), (2, 7), (1, 26),
    (2, 14), (2, 3), (1, 23), (2, 10), (1, 31), (2, 19), (2, 8), (1, 28), (2, 16), (2, 5),
    (1, 25), (2, 12), (2, 1), (1, 22), (2, 10), (1, 29), (2, 17), (2, 6), (1, 26), (2, 13),
    (2, 3),
];

/// The day in India, 2012 to 2025, by its list of public holidays.
#[rustfmt::skip]
const DIWALI: &[(i8, i8)] = &[
    (11, 13), (11, 3), (10, 23), (11, 11), (10, 30), (10, 19), (11, 7), (10, 27), (11, 14), (11, 4),
    (10, 24), (11, 12), (10, 31), (10, 20),
];

/// The day of a year in a table that begins with another.
fn tabled(table: &[(i8, i8)], begins: i16, year: i16) -> Option<Date> {
    let (month, day) = *table.get(usize::try_from(year.checked_sub(begins)?).ok()?)?;
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::Moon;

    #[track_caller]
    fn check(moon: Moon, year: i16, expected: &str) {
        let found = moon.in_year(year).map_or(String::new(), |(from, to)| format!("{from}..{to}"));
        assert_eq!(found, expected, "{moon:?} {year}");
    }

    #[test]
    fn hebrew_feasts() {
        check(Moon::Tishri(0, 2), 2023, "2023-09-16..2023-09-17");
        check(Moon::Tishri(9, 1), 1973, "1973-10-06..1973-10-06");
        check(Moon::Tishri(9, 1), 2019, "2019-10-09..2019-10-09");
        check(Moon::Passover(0, 8), 2016, "2016-04-23..2016-04-30");
        check(Moon::Passover(0, 8), 2002, "2002-03-28..2002-04-04");
        check(Moon::Hanukkah, 2001, "2001-12-10..2001-12-17");
        check(Moon::Hanukkah, 2016, "2016-12-25..2017-01-01");
        check(Moon::Hanukkah, 2020, "2020-12-11..2020-12-18");
        check(Moon::Hanukkah, 1200, "");
    }

    #[test]
    fn muslim_feasts() {
        check(Moon::Ramadan, 2015, "2015-06-18..2015-07-16");
        check(Moon::EidFitr, 2019, "2019-06-04..2019-06-04");
        check(Moon::EidFitr, 2011, "2011-08-30..2011-09-01");
        check(Moon::EidAdha, 2012, "2012-10-25..2012-10-27");
        check(Moon::Ramadan, 2011, "2011-08-01..2011-08-30");
        check(Moon::Ramadan, 2030, "");
        check(Moon::EidFitr, 2000, "");
    }

    #[test]
    fn tables() {
        check(Moon::NewYear, 2020, "2020-01-25..2020-01-25");
        check(Moon::NewYear, 2030, "2030-02-03..2030-02-03");
        check(Moon::NewYear, 2031, "");
        check(Moon::Diwali, 2018, "2018-11-07..2018-11-07");
        check(Moon::Diwali, 2011, "");
    }
}

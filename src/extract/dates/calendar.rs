//! Names of the calendar, folded, and intervals of its periods.

use jiff::civil::Date;

/// The month of that folded name or abbreviation, 1 to 12.
pub fn month_named(folded: &str) -> Option<i8> {
    Some(match folded {
        "janvier" | "janv" => 1,
        "fevrier" | "fev" | "fevr" => 2,
        "mars" => 3,
        "avril" | "avr" => 4,
        "mai" => 5,
        "juin" => 6,
        "juillet" | "juil" => 7,
        "aout" => 8,
        "septembre" | "sept" => 9,
        "octobre" | "oct" => 10,
        "novembre" | "nov" => 11,
        "decembre" | "dec" => 12,
        _ => return None,
    })
}

/// The weekday of that folded name, 1 for Monday to 7.
pub fn weekday_named(folded: &str) -> Option<i8> {
    let names = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    names.iter().position(|name| *name == folded).map(|rank| rank as i8 + 1)
}

/// The TIMEX3 code of that folded season with its first and last month; winter begins in December of the year before.
pub fn season_named(folded: &str) -> Option<(&'static str, i8, i8)> {
    Some(match folded {
        "printemps" => ("SP", 3, 5),
        "ete" => ("SU", 6, 8),
        "automne" => ("FA", 9, 11),
        "hiver" => ("WI", 12, 2),
        _ => return None,
    })
}

/// First and last day of a month.
pub fn month(year: i16, month: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.last_of_month()))
}

/// First and last day of a stretch of years.
pub fn years(from: i16, to: i16) -> Option<(Date, Date)> {
    Some((Date::new(from, 1, 1).ok()?, Date::new(to, 12, 31).ok()?))
}

//! Days as users type them: `2023`, `2023-10`, `18/10/2023`, `18 octobre 2023`, `hier`, `7j`, ranges.

use jiff::ToSpan;
use jiff::civil::Date;

use super::ast::Node;
use super::field::DateField;
use super::problem::ProblemKind;

/// An interval of days, both ends included; open when `None`.
pub type Interval = (Option<Date>, Option<Date>);

/// What `text` designates: a period, or a range `a..b`, `[a TO b]`, `>=a`, `<b`; `today` anchors `hier` and `7j`.
/// `None` when it is no date.
pub fn interval(text: &str, today: Date) -> Option<Interval> {
    let text = text.trim();
    if let Some(inside) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        let (from, to) = inside.split_once(" TO ").or_else(|| inside.split_once(" à "))?;
        return range(from, to, today);
    }
    if let Some((from, to)) = text.split_once("..") {
        return range(from, to, today);
    }
    for (sign, after, before) in [(">=", false, false), ("<=", false, true), (">", true, false), ("<", true, true)] {
        if let Some(bound) = text.strip_prefix(sign) {
            let (first, last) = period(bound.trim(), today)?;
            return match (before, after) {
                (false, false) => Some((Some(first), None)),
                (false, true) => Some((Some(last.tomorrow().ok()?), None)),
                (true, false) => Some((None, Some(last))),
                (true, true) => Some((None, Some(first.yesterday().ok()?))),
            };
        }
    }
    period(text, today).map(|(first, last)| (Some(first), Some(last)))
}

/// The articles that `text` asks for on a clock, and what is wrong with it.
pub fn node(field: DateField, text: &str, today: Date) -> (Node, Option<ProblemKind>) {
    if let Some((month, day)) = anniversary(text) {
        return (Node::Anniversary { field, month, day }, None);
    }
    match forwards(text, today) {
        Ok((from, to)) => (Node::Days { field, from, to }, None),
        Err((kind, interval)) => {
            (interval.map_or(Node::Nothing, |(from, to)| Node::Days { field, from, to }), Some(kind))
        }
    }
}

/// `*-11-13`: a month and a day of any year, those of 29 February among them.
fn anniversary(text: &str) -> Option<(i8, i8)> {
    let (month, day) = text.trim().strip_prefix("*-")?.split_once('-')?;
    let number = |part: &str| {
        let figures = matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
        figures.then(|| part.parse::<i8>().ok()).flatten()
    };
    let (month, day) = (number(month)?, number(day)?);
    Date::new(LEAP_YEAR, month, day).ok().map(|_| (month, day))
}

/// A year that has every day.
const LEAP_YEAR: i16 = 2000;

/// The interval that `text` designates, read forwards; else what is wrong with it, with the interval it may stand for.
fn forwards(text: &str, today: Date) -> Result<Interval, (ProblemKind, Option<Interval>)> {
    match interval(text, today) {
        None => Err((ProblemKind::NoDate(text.to_owned()), None)),
        Some((Some(from), Some(to))) if to < from => {
            let turned = turned(text, today).unwrap_or((Some(to), Some(from)));
            Err((ProblemKind::Backwards(text.to_owned()), Some(turned)))
        }
        Some(interval) => Ok(interval),
    }
}

/// A range `a..b` as `b..a`.
fn turned(text: &str, today: Date) -> Option<Interval> {
    let inside = text.trim().trim_start_matches('[').trim_end_matches(']');
    let (from, to) = ["..", " TO ", " à "].iter().find_map(|sign| inside.split_once(sign))?;
    range(to, from, today)
}

fn range(from: &str, to: &str, today: Date) -> Option<Interval> {
    let end = |text: &str| match text.trim() {
        "" | "*" => Some(None),
        text => period(text, today).map(Some),
    };
    let (from, to) = (end(from)?, end(to)?);
    Some((from.map(|(first, _)| first), to.map(|(_, last)| last)))
}

/// First and last day of a period.
pub fn period(text: &str, today: Date) -> Option<(Date, Date)> {
    let folded = crate::french::fold(text);
    let folded = folded.trim();
    match folded {
        "aujourd'hui" | "aujourd’hui" | "today" => return Some((today, today)),
        "hier" | "yesterday" => return today.yesterday().ok().map(|day| (day, day)),
        _ => {}
    }
    relative(folded, today).or_else(|| numeric(folded)).or_else(|| in_words(folded))
}

/// `7j`, `3mois`, `1an`: that long up to today.
fn relative(text: &str, today: Date) -> Option<(Date, Date)> {
    let figures = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = text.split_at_checked(figures)?;
    let number: i32 = number.parse().ok().filter(|number| *number <= 10_000)?;
    let span = match unit.trim() {
        "j" | "jour" | "jours" | "d" => number.days(),
        "sem" | "semaine" | "semaines" | "w" => number.weeks(),
        "m" | "mois" => number.months(),
        "a" | "an" | "ans" | "y" => number.years(),
        _ => return None,
    };
    Some((today.checked_sub(span).ok()?, today))
}

/// `2023`, `-52`, `2023-10`, `2023-10-18`, `18/10/2023`, `10/2023`.
fn numeric(text: &str) -> Option<(Date, Date)> {
    let (sign, figures) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let separator = if figures.contains('/') { '/' } else { '-' };
    let parts: Vec<&str> = figures.split(separator).map(str::trim).collect();
    if parts.iter().any(|part| part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let number = |part: &str| part.parse::<i16>().ok();
    let (year, month, day) = match (parts.as_slice(), separator) {
        ([year], _) if year.len() <= 4 => (year, None, None),
        ([year, month], '-') if year.len() == 4 => (year, Some(month), None),
        ([year, month, day], _) if year.len() == 4 => (year, Some(month), Some(day)),
        ([month, year], '/') if year.len() == 4 => (year, Some(month), None),
        ([day, month, year], _) if year.len() == 4 => (year, Some(month), Some(day)),
        _ => return None,
    };
    let year = sign * number(year)?;
    let part = |text: Option<&&str>| match text {
        Some(text) => number(text).and_then(|number| i8::try_from(number).ok()).map(Some),
        None => Some(None),
    };
    bounds(year, part(month)?, part(day)?)
}

/// `18 octobre 2023`, `octobre 2023`, `mercredi 1er mai 2024`.
fn in_words(text: &str) -> Option<(Date, Date)> {
    let mut words: Vec<&str> = text.split([' ', '.', ',']).filter(|word| !word.is_empty() && *word != "le").collect();
    if WEEKDAYS.contains(words.first()?) {
        words.remove(0);
    }
    let month_named = |name: &str| {
        let known = |month: &&str| *month == name || (3 <= name.len() && month.starts_with(name) && name != "jui");
        MONTHS.iter().position(known).and_then(|rank| i8::try_from(rank + 1).ok())
    };
    match words.as_slice() {
        [month, year] => bounds(year.parse().ok()?, Some(month_named(month)?), None),
        [day, month, year] => {
            let day = day.strip_suffix("er").unwrap_or(day).parse().ok()?;
            bounds(year.parse().ok()?, Some(month_named(month)?), Some(day))
        }
        _ => None,
    }
}

const WEEKDAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

const MONTHS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

fn bounds(year: i16, month: Option<i8>, day: Option<i8>) -> Option<(Date, Date)> {
    match (month, day) {
        (None, _) => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
        (Some(month), None) => Date::new(year, month, 1).ok().map(|first| (first, first.last_of_month())),
        (Some(month), Some(day)) => Date::new(year, month, day).ok().map(|day| (day, day)),
    }
}

#[cfg(test)]
mod tests {
    use super::interval;
    use jiff::civil::date;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let shown = interval(text, date(2023, 10, 18)).map(|(from, to)| {
            let show = |day: Option<jiff::civil::Date>| day.map_or("…".to_owned(), |day| day.to_string());
            (show(from), show(to))
        });
        let expected = expected.map(|(from, to)| (from.to_owned(), to.to_owned()));
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn days_of_any_year() {
        for (text, expected) in [
            ("*-11-13", Some((11, 13))),
            ("*-2-29", Some((2, 29))),
            ("*-02-31", None),
            ("*-13-01", None),
            ("*-0-1", None),
            ("*-+1-1", None),
            ("*-11", None),
            ("*-11-13-1", None),
            ("*", None),
        ] {
            assert_eq!(super::anniversary(text), expected, "{text}");
        }
    }

    #[test]
    fn days_periods_and_ranges() {
        check("2023", Some(("2023-01-01", "2023-12-31")));
        check("2023-02", Some(("2023-02-01", "2023-02-28")));
        check("18/10/2023", Some(("2023-10-18", "2023-10-18")));
        check("18 octobre 2023", Some(("2023-10-18", "2023-10-18")));
        check("mercredi 1er août 2018", Some(("2018-08-01", "2018-08-01")));
        check("oct. 2023", Some(("2023-10-01", "2023-10-31")));
        check("hier", Some(("2023-10-17", "2023-10-17")));
        check("7j", Some(("2023-10-11", "2023-10-18")));
        check("2023-10-01..2023-10-31", Some(("2023-10-01", "2023-10-31")));
        check("2020..", Some(("2020-01-01", "…")));
        check("[2020 TO 2021]", Some(("2020-01-01", "2021-12-31")));
        check(">=2023", Some(("2023-01-01", "…")));
        check(">2023", Some(("2024-01-01", "…")));
        check("<2023-05", Some(("…", "2023-04-30")));
        check("2023-02-31", None);
        check("31 février 2023", None);
        check("bientôt", None);
        check("99999999999", None);
        check("..", Some(("…", "…")));
    }
}

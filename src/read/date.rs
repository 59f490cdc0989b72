//! Dates as metadata and newspapers write them.
//!
//! **Invariant**: only whole, valid days between 1600 and 2100; an instant becomes the day it was in Paris.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::Value;

use super::clean::folded;

static PARIS: LazyLock<TimeZone> = LazyLock::new(|| TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC));

/// Months as they begin once folded, in the order they are tried.
const MONTHS: [(&str, i64); 18] = [
    ("jan", 1),
    ("fev", 2),
    ("feb", 2),
    ("mar", 3),
    ("avr", 4),
    ("apr", 4),
    ("mai", 5),
    ("may", 5),
    ("juin", 6),
    ("jun", 6),
    ("juil", 7),
    ("jul", 7),
    ("aou", 8),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];

/// Full names, French and English, that an abbreviation must begin.
const MONTH_NAMES: [&str; 24] = [
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
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 14] = [
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The day, when it exists and is plausible for the press.
pub(super) fn day(year: i64, month: i64, day: i64) -> Option<Date> {
    if !(1600..=2100).contains(&year) {
        return None;
    }
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The day a JSON value means: text, Unix seconds or milliseconds, `{"$date": …}`.
pub(super) fn of_value(value: &Value) -> Option<Date> {
    match value {
        Value::String(text) => of_text(text),
        Value::Number(number) => {
            let number = number.as_i64().or_else(|| number.as_f64().map(|n| n as i64))?;
            of_number(number)
        }
        Value::Array(values) => values.first().filter(|v| !v.is_array()).and_then(of_value),
        Value::Object(map) => ["$date", "date", "value", "@value", "$numberLong"]
            .iter()
            .find_map(|key| map.get(*key))
            .filter(|inner| !inner.is_array())
            .and_then(|inner| match inner {
                Value::Object(_) => inner.get("$numberLong").and_then(Value::as_str).and_then(of_text),
                _ => of_value(inner),
            }),
        _ => None,
    }
}

/// The day a piece of metadata means.
pub(super) fn of_text(text: &str) -> Option<Date> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return of_number(text.parse().ok()?);
    }
    if let Some(date) = instant(text) {
        return Some(date);
    }
    let (date, rest) = leading(text)?;
    let next = rest.chars().next();
    (next.is_none_or(|c| !c.is_alphanumeric()) || rest.starts_with('T')).then_some(date)
}

fn of_number(number: i64) -> Option<Date> {
    // 20231018 is a day, not August 1970.
    if (16_000_101..=21_001_231).contains(&number) {
        return day(number / 10_000, number / 100 % 100, number % 100);
    }
    // So is 20231018140500, which would be far away as a number of milliseconds.
    if (16_000_101_000_000..=21_001_231_235_959).contains(&number) {
        return day(number / 10_000_000_000, number / 100_000_000 % 100, number / 1_000_000 % 100);
    }
    let instant = match number.unsigned_abs() {
        0..1_000_000 => return None,
        1_000_000..100_000_000_000 => Timestamp::from_second(number),
        100_000_000_000..100_000_000_000_000 => Timestamp::from_millisecond(number),
        _ => Timestamp::from_microsecond(number),
    };
    in_paris(instant.ok()?)
}

fn in_paris(instant: Timestamp) -> Option<Date> {
    let date = instant.to_zoned_datetime(PARIS.clone()).date();
    day(date.year().into(), date.month().into(), date.day().into())
}

/// ISO 8601 and RFC 2822 dates with a time and an offset.
fn instant(text: &str) -> Option<Date> {
    if text.len() < 16 || 64 < text.len() {
        return None;
    }
    if text.starts_with(|c: char| c.is_ascii_digit()) && (text.contains('-') || text.contains('T')) {
        let iso =
            text.replace(" UTC", "Z").replace(" GMT", "Z").replace(" Z", "Z").replace(" +", "+").replace(" -", "-");
        if let Ok(instant) = iso.parse::<Timestamp>() {
            return in_paris(instant);
        }
    }
    let zoned = jiff::fmt::rfc2822::parse(text).ok()?;
    in_paris(zoned.timestamp())
}

/// The date a text begins with, and what follows it.
pub(super) fn leading(text: &str) -> Option<(Date, &str)> {
    let text = without_weekday(text.trim_start());
    let text = strip_word(text, "le").unwrap_or(text);
    let text = without_weekday(text);
    if text.starts_with(|c: char| c.is_ascii_digit()) { numeric_or_day_first(text) } else { month_first(text) }
}

fn numeric_or_day_first(text: &str) -> Option<(Date, &str)> {
    let (first, width, rest) = digits(text)?;
    match width {
        8 => Some((day(first / 10_000, first / 100 % 100, first % 100)?, rest)),
        4 => {
            let (separator, rest) = separator(rest)?;
            let (month, rest) = up_to_two(rest)?;
            let rest = rest.strip_prefix(separator)?;
            let (number, rest) = up_to_two(rest)?;
            Some((day(first, month, number)?, rest))
        }
        1 | 2 => {
            if let Some((separator, rest)) = separator(rest) {
                let (month, rest) = up_to_two(rest)?;
                let (year, 4, rest) = digits(rest.strip_prefix(separator)?)? else { return None };
                // 10/18/2023 can only be the American order.
                let date = day(year, month, first).or_else(|| day(year, first, month))?;
                return Some((date, rest));
            }
            let rest = rest.strip_prefix("er").unwrap_or(rest).trim_start();
            let (month, rest) = month(rest)?;
            let rest = rest.trim_start_matches(['.', ',']).trim_start();
            let (year, 4, rest) = digits(rest)? else { return None };
            Some((day(year, month, first)?, rest))
        }
        _ => None,
    }
}

/// « October 18, 2023 ».
fn month_first(text: &str) -> Option<(Date, &str)> {
    let (month, rest) = month(text)?;
    let rest = rest.trim_start_matches('.').trim_start();
    let (number, rest) = up_to_two(rest)?;
    let rest = ["st", "nd", "rd", "th"].iter().find_map(|suffix| rest.strip_prefix(suffix)).unwrap_or(rest);
    let rest = rest.trim_start_matches(',').trim_start();
    let (year, 4, rest) = digits(rest)? else { return None };
    Some((day(year, month, number)?, rest))
}

fn digits(text: &str) -> Option<(i64, usize, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end)?;
    if number.is_empty() || 8 < end {
        return None;
    }
    Some((number.parse().ok()?, end, rest))
}

fn up_to_two(text: &str) -> Option<(i64, &str)> {
    let (number, width, rest) = digits(text)?;
    (width <= 2).then_some((number, rest))
}

fn separator(text: &str) -> Option<(char, &str)> {
    let c = text.chars().next().filter(|c| "-/._".contains(*c))?;
    Some((c, text.strip_prefix(c)?))
}

/// A month's name or abbreviation, and what follows it.
fn month(text: &str) -> Option<(i64, &str)> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    let word = folded(word, 12);
    if !MONTH_NAMES.iter().any(|name| name.starts_with(&word)) {
        return None;
    }
    MONTHS.iter().find(|(start, _)| word.starts_with(start)).map(|(_, month)| (*month, rest))
}

/// The text without the day of the week it begins with (« mercredi », « mer. », « Wed, »).
fn without_weekday(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let Some((word, rest)) = text.split_at_checked(end) else { return text };
    let word = folded(word, 10);
    if 3 <= word.len() && WEEKDAYS.iter().any(|name| name.starts_with(&word)) && !rest.is_empty() {
        // « mar. » is a Tuesday before a number of day, « mars 2023 » is no weekday.
        return rest.trim_start_matches(['.', ',']).trim_start();
    }
    text
}

fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (first, rest) = text.split_once(' ')?;
    first.eq_ignore_ascii_case(word).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(of_text(text).map(|d| d.to_string()).unwrap_or_default(), expected, "{text}");
    }

    #[test]
    fn numeric() {
        check("2023-10-18", "2023-10-18");
        check(" 2023/10/18 ", "2023-10-18");
        check("20231018", "2023-10-18");
        check("20231018140500", "2023-10-18");
        check("18/10/2023", "2023-10-18");
        check("18.10.2023 à 14h05", "2023-10-18");
        check("10/18/2023", "2023-10-18");
        check("2023-02-30", "");
        check("2023-10", "");
        check("2023", "");
        check("0001-01-01", "");
        check("9999-12-31", "");
    }

    #[test]
    fn instants_are_days_in_paris() {
        check("2023-10-18T14:05:00", "2023-10-18");
        check("2023-10-18 23:30", "2023-10-18");
        check("2023-10-18T23:30:00Z", "2023-10-19");
        check("2023-10-18T23:30:00.000Z", "2023-10-19");
        check("2023-10-18T23:30:00+0200", "2023-10-18");
        check("2023-10-18T23:30:00-05:00", "2023-10-19");
        check("2023-10-18 23:30:00 UTC", "2023-10-19");
        check("2023-10-18 23:30:00 +0200", "2023-10-18");
        check("Wed, 18 Oct 2023 23:30:00 GMT", "2023-10-19");
        check("Wed, 18 Oct 2023 23:30:00 +0200", "2023-10-18");
        check("20231018T233000Z", "2023-10-19");
        check("1697666400", "2023-10-19");
        check("1697666400000", "2023-10-19");
    }

    #[test]
    fn words() {
        check("18 octobre 2023", "2023-10-18");
        check("le mercredi 18 octobre 2023 à 14h05", "2023-10-18");
        check("1er févr. 2023", "2023-02-01");
        check("Mardi 15 août 2023", "2023-08-15");
        check("18 oct. 2023", "2023-10-18");
        check("mer. 8 juil. 2020", "2020-07-08");
        check("12 JUIN 2020", "2020-06-12");
        check("October 18, 2023", "2023-10-18");
        check("Wed Oct 18 2023 14:05:00 GMT+0200", "2023-10-18");
        check("March 3, 2020", "2020-03-03");
        check("18 octobre", "");
        check("octobre 2023", "");
        check("18 marrons 2023", "");
        check("hier", "");
    }

    #[test]
    fn values() {
        let check = |json: &str, expected: &str| {
            let value: Value = serde_json::from_str(json).unwrap();
            assert_eq!(of_value(&value).map(|d| d.to_string()).unwrap_or_default(), expected, "{json}");
        };
        check("1697666400", "2023-10-19");
        check("1697666400000", "2023-10-19");
        check("20231018", "2023-10-18");
        check("0", "");
        check(r#"{"$date": "2023-10-18T10:00:00Z"}"#, "2023-10-18");
        check(r#"{"$date": {"$numberLong": "1697666400000"}}"#, "2023-10-19");
        check("null", "");
        check("[]", "");
    }
}

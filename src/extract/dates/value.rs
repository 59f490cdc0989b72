//! The values this module writes: TIMEX3 calendar values, durations and references.

use super::calendar::Unit;
use super::candidate::{Again, Candidate, Length, Meaning, Within, Yearly};
use super::feast::Feast;
use super::number::figure;

/// Whether a value is written as this module writes them: TIMEX3 calendar values, durations and references.
pub fn is_value(value: &str) -> bool {
    if matches!(value, "PRESENT_REF" | "PAST_REF" | "FUTURE_REF") {
        return true;
    }
    if let Some(rest) = value.strip_prefix('P') {
        return !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit() || b"TXYMWDHS.".contains(&byte));
    }
    // The days of a feast.
    if let Some((from, to)) = value.split_once('/') {
        return [from, to].iter().all(|day| 10 <= day.len() && !day.contains(['T', 'X', '/']) && is_value(day));
    }
    let (day, time) = value.split_once('T').unwrap_or((value, "MO"));
    let time_ok = matches!(time, "MO" | "MI" | "AF" | "EV" | "NI" | "DT")
        || time.strip_suffix('Z').unwrap_or(time).split_once(':').is_some_and(|(hour, minute)| {
            figure(hour).is_some_and(|hour| hour <= 24) && figure(minute).is_some_and(|minute| minute < 60)
        });
    let day = day.strip_prefix('-').unwrap_or(day);
    let mut parts = day.split('-');
    let year = parts.next().unwrap_or_default();
    let year_ok = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit() || byte == b'X');
    time_ok
        && year_ok
        && parts.all(|part| {
            (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
        })
}

/// The value of what no calendar places; `None` drops the expression.
pub fn unresolved(candidate: &Candidate) -> Option<String> {
    Some(match candidate.meaning {
        Meaning::Yearly(_, _) if candidate.days != 0 => Unit::Day.unknown().into(),
        Meaning::Yearly(yearly, _) => match (yearly, candidate.within) {
            (_, Some(unit)) => unit.unknown().into(),
            (Yearly::Day(month, day, _), _) => format!("XXXX-{month:02}-{day:02}"),
            (Yearly::Month(month), _) => format!("XXXX-{month:02}"),
            (Yearly::Season(season), _) => format!("XXXX-{}", season.code()),
            (Yearly::Quarter(quarter), _) => format!("XXXX-Q{quarter}"),
            (Yearly::Half(half), _) => format!("XXXX-H{half}"),
            (Yearly::Feast(Feast::Fixed(month, day)), _) => format!("XXXX-{month:02}-{day:02}"),
            (Yearly::LastDay(month), _) => format!("XXXX-{month:02}-XX"),
            (Yearly::Feast(_), _) => Unit::Day.unknown().into(),
            (Yearly::Nth(_, _, Within::Month(month)), _) => format!("XXXX-{month:02}-XX"),
            (Yearly::Nth(..), _) => Unit::Day.unknown().into(),
        },
        Meaning::Weekday(weekday, _, _) if candidate.days != 0 => format!("XXXX-WXX-{}", (weekday + 5) % 7 + 1),
        Meaning::Weekday(weekday, _, _) | Meaning::DayOfWeek(weekday, _) => format!("XXXX-WXX-{weekday}"),
        Meaning::MonthDay(day) => format!("XXXX-XX-{day:02}"),
        Meaning::Weekend(_) => Unit::Weekend.unknown().into(),
        Meaning::Shifted(unit, _, _) => unit.unknown().into(),
        Meaning::TimeOnly => Unit::Day.unknown().into(),
        // « le 5 » of no month, a period beyond the years −9999 to 9999.
        Meaning::DayOfMonth(_) | Meaning::On(_) | Meaning::Reference(_) | Meaning::Lasting(_) | Meaning::Every(_) => {
            return None;
        }
    })
}

/// A duration as TIMEX3 writes it: `P3W`, `PT30.4S`, `PXM`.
pub fn duration(length: Length) -> String {
    let (letter, times, is_time) = length.unit.designator();
    let time = if is_time { "T" } else { "" };
    let Some((whole, tenth)) = length.amount else { return format!("P{time}X{letter}") };
    let tenths = u64::from(whole) * 10 + u64::from(tenth.unwrap_or(0).min(9)) + if length.and_half { 5 } else { 0 };
    let all = tenths * u64::from(times);
    match (all % 10, length.unit) {
        (0, _) => format!("P{time}{}{letter}", all / 10),
        (5, Unit::Year) if length.and_half && 10 <= all => format!("P{}Y6M", all / 10),
        (5, Unit::Hour) if 10 <= all => format!("PT{}H30M", all / 10),
        (5, Unit::Hour) => "PT30M".into(),
        (part, _) => format!("P{time}{}.{part}{letter}", all / 10),
    }
}

/// A set as TIMEX3 writes it.
pub fn set(again: Again) -> String {
    match again {
        Again::Weekday(weekday) => format!("XXXX-WXX-{weekday}"),
        Again::Season(season) => format!("XXXX-{}", season.code()),
        Again::Month(month) => format!("XXXX-{month:02}"),
        Again::Every(count, unit) => duration(Length { amount: Some((count, None)), unit, and_half: false }),
    }
}

#[cfg(test)]
mod tests {
    use super::is_value;

    #[test]
    fn values() {
        for value in [
            "2023-10-18",
            "-0052",
            "196X",
            "18XX",
            "2023-W42-WE",
            "2024-Q2",
            "XXXX-WXX-2",
            "2023-10-18T22:30Z",
            "P3W",
            "PT30.4S",
            "PXM",
            "PRESENT_REF",
            "2023-SU",
            "XXXX-XX-XXTEV",
            "2015-06-18/2015-07-16",
        ] {
            assert!(is_value(value), "{value}");
        }
        for value in [
            "",
            "P",
            "2023-",
            "18/10",
            "2023-10-18T",
            "2023-10-18T25:00",
            "-000052",
            "mardi",
            "2023-10-18TXX",
            "2023/2024",
        ] {
            assert!(!is_value(value), "{value}");
        }
    }
}

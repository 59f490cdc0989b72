//! The values this module writes: TIMEX3 calendar values, durations and references.

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

//! Times of day: « 22h30 », « vers midi », « 20 heures GMT », « dans la soirée ».

use super::candidate::{Candidate, Taken};
use super::number;
use super::reading::Reading;

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// A part of the day by its TIMEX3 code: `MO`, `MI`, `AF`, `EV`, `NI`, `DT`.
    Part(&'static str),
    /// Hour, minute when told, and whether it is Greenwich time.
    Clock(u32, Option<u32>, bool),
}

impl Time {
    /// What follows the `T` in a value.
    pub fn code(self) -> String {
        match self {
            Time::Part(code) => code.to_owned(),
            Time::Clock(hour, minute, greenwich) => {
                let zone = if greenwich { "Z" } else { "" };
                format!("{hour:02}:{:02}{zone}", minute.unwrap_or(0))
            }
        }
    }
}

/// The part of the day of that folded name.
pub fn part_named(folded: &str) -> Option<Time> {
    Some(Time::Part(match folded {
        "matin" | "matinee" | "aube" | "matins" => "MO",
        "soir" | "soiree" | "soirs" => "EV",
        "nuit" | "nuits" => "NI",
        "journee" => "DT",
        _ => return None,
    }))
}

/// A part of the day that begins at that word, with its last word: « matin », « après-midi », « midi ».
pub fn part_at(reading: &Reading<'_>, rank: usize) -> Option<(usize, Time)> {
    match reading.word(rank) {
        "apres" if reading.word_after(rank) == "midi" => Some((rank + 1, Time::Part("AF"))),
        "mi" if reading.word_after(rank) == "journee" => Some((rank + 1, Time::Part("MI"))),
        "petit" if reading.word_after(rank) == "matin" => Some((rank + 1, Time::Part("MO"))),
        "midi" => Some((rank, Time::Clock(12, None, false))),
        word => part_named(word).map(|part| (rank, part)),
    }
}

/// Words that lead from a day to a part of it, the longest first.
const TO_PARTS: &[&[&str]] = &[
    &["dans", "la"],
    &["dans", "l"],
    &["en", "debut", "de"],
    &["en", "debut", "d"],
    &["en", "milieu", "de"],
    &["en", "milieu", "d"],
    &["en", "fin", "de"],
    &["en", "fin", "d"],
    &["au", "debut", "de", "la"],
    &["a", "la"],
    &["a", "l"],
    &["fin", "de"],
    &["fin", "d"],
    &["en"],
    &["au"],
    &["le"],
    &[],
];

/// Lengthens a day by the time that follows it: « mardi soir », « hier en début d’après-midi », « jeudi à 11 h ».
pub fn tail(reading: &Reading<'_>, candidate: &mut Candidate) {
    let lead = |last: usize, words: &[&str]| reading.followed(last, words).filter(|end| reading.joined(*end));
    for words in TO_PARTS {
        let Some(end) = lead(candidate.last, words) else { continue };
        let Some((last, time)) = part_at(reading, end + 1) else { continue };
        if !words.is_empty() || !reading.word(end + 1).ends_with("ee") {
            (candidate.last, candidate.time) = (last, Some(time));
            break;
        }
    }
    // « hier » only: a month or year has no hours.
    let leads: [&[&str]; 8] = [
        &["a"],
        &["vers"],
        &["aux", "alentours", "de"],
        &["autour", "de"],
        &["a", "environ"],
        &["peu", "apres"],
        &["peu", "avant"],
        &[],
    ];
    for words in leads {
        let Some(end) = lead(candidate.last, words) else { continue };
        let strict = words.is_empty();
        if let Some((last, time)) = clock_at(reading, end + 1).filter(|(last, _)| !strict || end + 1 == *last) {
            if strict && !reading.word(end + 1).contains('h') && reading.between(end + 1) != ":" {
                continue;
            }
            (candidate.last, candidate.time) = (last, Some(time));
            return;
        }
    }
}

/// Adds a day with the time that follows it; its last word.
pub fn told(reading: &Reading<'_>, mut candidate: Candidate, out: &mut Vec<Candidate>) -> Taken {
    tail(reading, &mut candidate);
    out.push(candidate);
    Some(candidate.last)
}

/// A time by the clock that begins at that word, with its last word: « 22h30 », « 22 h 30 », « midi et demi ».
pub fn clock_at(reading: &Reading<'_>, rank: usize) -> Option<(usize, Time)> {
    let (last, hour, minute) = hour_at(reading, rank)?;
    let half_day = half_day_at(reading, last);
    let (last, hour) = match half_day {
        Some((last, afternoon)) if hour <= 12 => (last, if afternoon && hour < 12 { hour + 12 } else { hour }),
        _ => (last, hour),
    };
    let (last, greenwich) = zone_at(reading, last);
    (hour <= 24 && minute.unwrap_or(0) < 60).then_some((last, Time::Clock(hour, minute, greenwich)))
}

/// « du matin », « du soir », « de l’après-midi » after an hour: last word and whether twelve hours are added.
fn half_day_at(reading: &Reading<'_>, last: usize) -> Option<(usize, bool)> {
    let ends: [(&[&str], bool); 6] = [
        (&["du", "matin"], false),
        (&["du", "mat"], false),
        (&["du", "soir"], true),
        (&["de", "l", "apres", "midi"], true),
        (&["cet", "apres", "midi"], true),
        (&["ce", "soir"], true),
    ];
    ends.iter().find_map(|(words, afternoon)| reading.followed(last, words).map(|last| (last, *afternoon)))
}

/// « GMT », « locales », « heure de Paris » after an hour: last word and whether it is Greenwich time.
fn zone_at(reading: &Reading<'_>, last: usize) -> (usize, bool) {
    let zones: [(&[&str], bool); 9] = [
        (&["gmt"], true),
        (&["utc"], true),
        (&["tu"], true),
        (&["locales"], false),
        (&["locale"], false),
        (&["heure", "locale"], false),
        (&["heures", "locales"], false),
        (&["heure", "de", "paris"], false),
        (&["heure", "francaise"], false),
    ];
    let upper = |last: usize| reading.is_capital(last);
    zones
        .iter()
        .find_map(|(words, greenwich)| reading.followed(last, words).map(|end| (end, *greenwich)))
        .filter(|(end, greenwich)| !greenwich || upper(*end))
        .unwrap_or((last, false))
}

/// Last word, hour and minute.
fn hour_at(reading: &Reading<'_>, rank: usize) -> Option<(usize, u32, Option<u32>)> {
    let word = reading.word(rank);
    match word {
        "midi" | "minuit" => {
            // Midnight ends the day it is told with: « mardi, peu avant minuit ».
            let hour = if word == "midi" { 12 } else { 24 };
            let (last, minute) = fraction_at(reading, rank);
            return match minute {
                Some(minute) if minute < 0 => Some((last, hour - 1, Some((60 + minute) as u32))),
                _ => Some((last, hour, minute.map(|minute| minute as u32))),
            };
        }
        _ if word.as_bytes().first()?.is_ascii_digit() && word.contains('h') => {
            let (hour, minute) = word.split_once('h')?;
            let hour = number::figure(hour)?;
            // « 22h 30 ».
            let apart = minute.is_empty() && reading.spaced(rank) && reading.word(rank + 1).len() == 2;
            let minutes = if minute.is_empty() {
                apart.then(|| number::figure(reading.word(rank + 1))).flatten()
            } else {
                Some(number::figure(minute)?)
            };
            let last = if apart && minutes.is_some_and(|minutes| minutes < 60) { rank + 1 } else { rank };
            return (minute.len() != 1 && minutes.is_none_or(|minutes| minutes < 60 || minute.is_empty())).then_some((
                last,
                hour,
                minutes.filter(|minutes| *minutes < 60),
            ));
        }
        _ => {}
    }
    let hour = number::at(reading, rank).filter(|hour| hour.tenth.is_none())?;
    // « 18:00 ».
    if hour.last == rank && reading.between(rank) == ":" && reading.word(rank + 1).len() == 2 {
        let minute = number::figure(reading.word(rank + 1)).filter(|minute| *minute < 60)?;
        return (!reading.is_glued(rank, rank + 1) && reading.between(rank + 1) != ":").then_some((
            rank + 1,
            hour.whole,
            Some(minute),
        ));
    }
    if !reading.joined(hour.last) || !matches!(reading.word(hour.last + 1), "h" | "heure" | "heures") {
        return None;
    }
    let (last, minute) = fraction_at(reading, hour.last + 1);
    match minute {
        Some(minute) if minute < 0 => Some((last, hour.whole.checked_sub(1)?, Some((60 + minute) as u32))),
        _ => Some((last, hour.whole, minute.map(|minute| minute as u32))),
    }
}

/// Minutes after the word « heures »: « 30 », « et demie », « moins le quart » (negative).
fn fraction_at(reading: &Reading<'_>, rank: usize) -> (usize, Option<i32>) {
    let known: [(&[&str], i32); 6] = [
        (&["et", "demie"], 30),
        (&["et", "demi"], 30),
        (&["et", "quart"], 15),
        (&["moins", "le", "quart"], -15),
        (&["trois", "quarts"], 45),
        (&["moins", "cinq"], -5),
    ];
    if let Some((last, minute)) =
        known.iter().find_map(|(words, minute)| Some((reading.followed(rank, words)?, *minute)))
    {
        return (last, Some(minute));
    }
    let two_figures = |word: &str| word.len() == 2 || number::is_number_word(word) && !matches!(word, "un" | "une");
    if reading.spaced(rank)
        && two_figures(reading.word(rank + 1))
        && let Some(minute) = number::at(reading, rank + 1).filter(|minute| minute.whole < 60 && minute.tenth.is_none())
    {
        return (minute.last, i32::try_from(minute.whole).ok());
    }
    (rank, None)
}

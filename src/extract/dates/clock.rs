//! Times by the clock and parts of a day: « à 22h30 », « vers midi », « ce matin », « dans la soirée ».

use super::calendar::{Unit, month_named, weekday_named};
use super::candidate::{Anchor, Candidate, Meaning, Taken, Which};
use super::day;
use super::reading::Reading;
use super::time::{self, Time};
use super::weekday;

/// A time by the clock; an amount of hours is none.
pub fn rule(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    let (last, clock) = time::clock_at(reading, rank)?;
    let first = led(reading, rank);
    let before = reading.word_before(first);
    let word = reading.word(rank);
    let zoned = reading.is_capital(last)
        || matches!(reading.word(last), "locales" | "locale" | "matin" | "soir" | "midi" | "paris");
    let Time::Clock(hour, minute, _) = clock else { return None };
    // « les 24 Heures du Mans ».
    if reading.word(last) == "heures" && reading.is_capital(last) {
        return None;
    }
    let from = (before == "des" && first.checked_sub(1).is_some_and(|of| reading.ends_written(of, &["dès", "Dès"])))
        || (before == "de" && matches!(reading.word(first.saturating_sub(2)), "partir" | "compter"));
    let at = before == "a" && !reading.is_written(first.saturating_sub(1), "a");
    let led = from || at || first != rank || matches!(before, "des" | "avant" | "apres" | "jusqu")
        // « aux alentours d’une heure », but « une marche d’une heure ».
        || before == "d" && matches!(reading.word(first.saturating_sub(2)), "partir" | "alentours" | "autour");
    let between = matches!(before, "entre" | "et" | "de" | "ou")
        && (follows_a_clock(reading, rank) || leads_a_clock(reading, last));
    let figures = word.starts_with(|c: char| c.is_ascii_digit());
    let kept = if matches!(word, "midi" | "minuit") {
        led || before == "depuis" || between || minute.is_some()
    } else if figures && word.contains('h') {
        // « en 3h20 », « les 35h », « 24h/24 ».
        (from
            || !matches!(
                before,
                "en" | "les"
                    | "des"
                    | "pendant"
                    | "durant"
                    | "plus"
                    | "moins"
                    | "total"
                    | "ces"
                    | "depuis"
                    | "premieres"
                    | "dernieres"
            ))
            && !reading.between(last).starts_with('/')
            && (minute.is_some()
                || led
                || between
                || (reading.words.begins(rank) && !reading.joined(last))
                || zoned
                || reading.between(last).starts_with([',', '.', ')', ';']))
    } else if figures && reading.between(rank) == ":" {
        led || between || zoned
    } else {
        (led && !is_a_distance(reading, last)) || between || zoned || minute.is_some() && figures && !is_in(before)
    };
    // « le 20 heures » is a programme, « à 24 heures du scrutin » a distance.
    if !kept || (first == rank && matches!(before, "le" | "du" | "un" | "une")) || 24 < hour {
        return None;
    }
    let mut candidate = Candidate::new(first, last, Meaning::TimeOnly);
    candidate.time = Some(clock);
    // « 13h30 samedi 21 septembre », « jusqu’à 8h jeudi ».
    if reading.spaced(last) && weekday_named(reading.word(last + 1)).is_some() {
        let inner = Reading { floor: last + 1, ..*reading };
        let taken = day::rule(&inner, last + 1, out).or_else(|| weekday::rule(&inner, last + 1, out));
        match out.as_mut_slice() {
            [only] if only.time.is_none() && taken.is_some() => {
                (only.first, only.time) = (first, Some(clock));
                return taken;
            }
            _ => out.clear(),
        }
    }
    out.push(candidate);
    Some(last)
}

fn is_in(before: &str) -> bool {
    matches!(before, "en" | "pendant" | "durant" | "les" | "des" | "de")
}

/// « vers 12 h 30 », « aux alentours de midi ».
fn led(reading: &Reading<'_>, rank: usize) -> usize {
    let leads: [&[&str]; 5] =
        [&["environ"], &["vers"], &["aux", "alentours", "de"], &["autour", "de"], &["peu", "avant"]];
    leads.iter().find_map(|words| reading.preceded(rank, words)).unwrap_or(rank)
}

/// « à deux heures de Paris », « à 24 heures du coup d’envoi », « à une heure près ».
fn is_a_distance(reading: &Reading<'_>, last: usize) -> bool {
    matches!(reading.word(last), "heure" | "heures" | "h")
        && matches!(reading.word_after(last), "de" | "du" | "d" | "des" | "pres" | "en")
}

/// Whether « 19 h 30 à » stands before.
fn follows_a_clock(reading: &Reading<'_>, rank: usize) -> bool {
    (1..=5).any(|back| {
        let Some(start) = rank.checked_sub(back + 1) else { return false };
        let Some((last, _)) = time::clock_at(reading, start) else { return false };
        last + 2 == rank && matches!(reading.word(last + 1), "a" | "et" | "ou")
    })
}

/// Whether « à 20 h 30 » follows.
fn leads_a_clock(reading: &Reading<'_>, last: usize) -> bool {
    matches!(reading.word_after(last), "a" | "et" | "ou") && time::clock_at(reading, last + 2).is_some()
}

/// « ce matin », « cette nuit », « dans la soirée », « la nuit de samedi à dimanche ».
pub fn parts(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    let (at, part) = time::part_at(reading, rank)?;
    if part == Time::Part("DT") && !matches!(reading.word_before(rank), "la" | "de") {
        return None;
    }
    if let Some(last) = night(reading, rank, out) {
        return Some(last);
    }
    let mut candidate = Candidate::new(rank, at, Meaning::Shifted(Unit::Day, 0, Anchor::Published));
    candidate.time = Some(part);
    let left = reading.left(rank)?;
    match reading.word(left) {
        "ce" | "cet" | "cette" => {
            candidate.first = left;
            let dash = reading.word_after(at) == "la";
            if dash {
                candidate.last = at + 1;
                candidate.meaning = Meaning::TimeOnly;
            }
            if !dash && matches!(reading.word_after(at), "de" | "d") || part == Time::Part("DT") {
                return None;
            }
        }
        "la" if reading.word_after(at) == "derniere" && part == Time::Part("NI") => {
            (candidate.first, candidate.last) = (left, at + 1);
            candidate.meaning = Meaning::Shifted(Unit::Day, -1, Anchor::Published);
        }
        "la" | "l"
            if reading.word_before(left) == "dans"
                && part != Time::Part("DT")
                && !matches!(reading.word_after(at), "de" | "d" | "du" | "qui") =>
        {
            candidate.first = left;
            candidate.meaning = Meaning::TimeOnly;
        }
        "la" | "l" if matches!(reading.word_before(left), "cours" | "de") && is_during(reading, left) => {
            candidate.first = left;
            candidate.meaning = Meaning::TimeOnly;
        }
        "de" | "d" | "en" if part != Time::Part("NI") => {
            let start = if reading.word(left) == "en" {
                left
            } else {
                reading.left(left).filter(|part| matches!(reading.word(*part), "debut" | "fin" | "milieu"))?
            };
            if reading.word(start) != "en" && reading.word_before(start) != "en"
                || matches!(reading.word_after(at), "de" | "d")
                || reading.word(at) == "matin"
            {
                return None;
            }
            candidate.first = if reading.word(start) == "en" { rank } else { start };
            candidate.meaning = Meaning::TimeOnly;
        }
        _ => return None,
    }
    out.push(candidate);
    Some(candidate.last)
}

/// « au cours de la nuit », « tout au long de la journée » but not « milieu de la nuit ».
fn is_during(reading: &Reading<'_>, left: usize) -> bool {
    reading.preceded(left, &["au", "cours", "de"]).is_some()
}

/// « la nuit de samedi à dimanche », « la nuit du 5 au 6 mai », « la nuit de mardi ».
fn night(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    if reading.word(rank) != "nuit" {
        return None;
    }
    let first = reading.with_left(rank, &["la", "cette"]);
    let of = ["de", "du"].iter().find_map(|of| reading.followed(rank, &[of]))?;
    let time = Some(Time::Part("NI"));
    if weekday_named(reading.word(of + 1)).is_some() {
        let to = ["a", "au"].iter().find_map(|to| reading.followed(of + 1, &[to]));
        let second = to.and_then(|to| weekday_named(reading.word(to + 1)).map(|weekday| (to + 1, weekday)));
        if let Some((last, weekday)) = second {
            let mut candidate = Candidate::new(first, last, Meaning::Weekday(weekday, None, Which::Near));
            // « à dimanche 3 mai ».
            if let Some((number_last, number)) = day::number_at(reading, last + 1).filter(|_| reading.spaced(last))
                && let Some(month) = month_named(reading.word(number_last + 1))
            {
                let (end, meaning) = match day::year_after(reading, number_last + 1) {
                    Some((end, year)) => (
                        end,
                        Meaning::On(super::period::Period::Day(jiff::civil::Date::new(year, month, number).ok()?)),
                    ),
                    None => (
                        number_last + 1,
                        Meaning::Yearly(super::candidate::Yearly::Day(month, number, Some(weekday)), Which::Near),
                    ),
                };
                (candidate.last, candidate.meaning) = (end, meaning);
            }
            (candidate.time, candidate.days) = (time, -1);
            out.push(candidate);
            return Some(candidate.last);
        }
    }
    // « la nuit de mercredi ».
    if weekday_named(reading.word(of + 1)).is_some() && day::number_at(reading, of + 2).is_none() {
        let weekday = weekday_named(reading.word(of + 1))?;
        let mut candidate = Candidate::new(first, of + 1, Meaning::Weekday(weekday, None, Which::Near));
        candidate.time = time;
        out.push(candidate);
        return Some(of + 1);
    }
    let (number_last, _) = day::number_at(reading, of + 1)?;
    // « du 30 septembre au 1er octobre ».
    let month_last = if month_named(reading.word_after(number_last)).is_some() { number_last + 1 } else { number_last };
    let to = reading.followed(month_last, &["au"])?;
    let inner = Reading { floor: to + 1, ..*reading };
    let before = out.len();
    day::rule(&inner, to + 1, out)?;
    let single = out.len() == before + 1;
    let candidate = out.get_mut(before).filter(|_| single)?;
    (candidate.first, candidate.time, candidate.days) = (first, time, -1);
    Some(candidate.last)
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    #[test]
    fn clocks() {
        let day = "2023-10-18";
        check(day, "Ils s'étaient donné rendez-vous à 14 h, devant la mairie.", &[("14 h", "2023-10-18T14:00")]);
        check(
            day,
            "le jeudi 19 octobre, de 19 h 30 à 20 h 30",
            &[("le jeudi 19 octobre", "2023-10-19"), ("19 h 30", "2023-10-19T19:30"), ("20 h 30", "2023-10-19T20:30")],
        );
        check(
            day,
            "Il est arrivé hier vers 12 h 30 locales (20h30 GMT).",
            &[("hier vers 12 h 30 locales", "2023-10-17T12:30"), ("20h30 GMT", "2023-10-17T20:30Z")],
        );
        check(
            day,
            "à 6 heures du soir, vers midi",
            &[("6 heures du soir", "2023-10-18T18:00"), ("vers midi", "2023-10-18T12:00")],
        );
        check(day, "le 20 heures de France 2, les 35h, 24h/24", &[]);
        check(day, "à deux heures de Paris", &[("deux heures", "PT2H")]);
        check(day, "Il recommande une marche d’une heure.", &[("une heure", "PT1H")]);
    }

    #[test]
    fn parts_of_days() {
        let day = "2023-10-18";
        check(day, "Il est parti ce matin.", &[("ce matin", "2023-10-18TMO")]);
        check(day, "Il a plu dans la nuit de samedi à dimanche.", &[("la nuit de samedi à dimanche", "2023-10-14TNI")]);
        check(
            day,
            "dans la nuit du 30 septembre au 1er octobre, dans la nuit du 5 au 6 mai 2020",
            &[
                ("la nuit du 30 septembre au 1er octobre", "2023-09-30TNI"),
                ("la nuit du 5 au 6 mai 2020", "2020-05-05TNI"),
            ],
        );
        check(
            day,
            "Il est arrivé hier et devait parler dans la soirée.",
            &[("hier", "2023-10-17"), ("la soirée", "2023-10-17TEV")],
        );
        check(day, "le petit matin, une soirée, la fin de la nuit", &[]);
    }
}

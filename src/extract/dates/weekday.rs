//! Weekdays: « mardi », « mardi dernier », « mardi 17 », « mardi en huit », « mardi de la semaine prochaine ».

use super::calendar::{Season, Unit, month_named, season_named, weekday_named};
use super::candidate::{Again, Candidate, Meaning, Taken, Which, Within, Yearly};
use super::day;
use super::number;
use super::period::Period;
use super::reading::Reading;
use super::time;
use crate::knowledge::words::Case;

/// A weekday that no month follows.
pub fn rule(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    let weekday = weekday_named(reading.word(rank))?;
    if is_a_name(reading, rank) {
        return Some(rank);
    }
    if let Some(last) = nth(reading, rank, weekday, out) {
        return Some(last);
    }
    // « le deuxième dimanche du mois » is of no known month.
    if reading.left(rank).is_some_and(|left| number::ordinal(reading.word(left)).is_some()) {
        return Some(rank);
    }
    // « du lundi au vendredi » is every week.
    if let Some(last) = reading.followed(rank, &["au"]).filter(|_| reading.word_before(rank) == "du")
        && weekday_named(reading.word(last + 1)).is_some()
        && day::number_at(reading, last + 2).is_none()
    {
        return Some(last + 1);
    }
    let mut candidate = Candidate::new(rank, rank, Meaning::Weekday(weekday, None, Which::Near));
    let which = number_of_month(reading, &mut candidate, weekday)
        || weeks(reading, &mut candidate, weekday)
        || adjective(reading, &mut candidate, weekday);
    time::tail(reading, &mut candidate);
    let article = reading.left(rank).filter(|left| matches!(reading.word(*left), "le" | "les" | "ce" | "chaque"));
    match article.map(|left| (left, reading.word(left))) {
        Some((left, "ce")) => {
            candidate.first = left;
            candidate.beside.0 = left;
            if let Meaning::Weekday(weekday, day, Which::Near) = candidate.meaning {
                candidate.meaning = Meaning::Weekday(weekday, day, Which::This);
            }
        }
        Some((left, "le")) if which => candidate.first = left,
        // « le mardi » and « les vendredi et samedi » are every week.
        Some((left, "le" | "les" | "chaque")) if !which => {
            candidate.first = left;
            candidate.meaning = Meaning::Every(Again::Weekday(weekday));
            candidate.time = None;
        }
        _ => {}
    }
    out.push(candidate);
    Some(candidate.last)
}

/// « Journal du Dimanche », « Black Vendredi »: a capital inside a sentence.
fn is_a_name(reading: &Reading<'_>, rank: usize) -> bool {
    let capital = reading.words.get(rank).is_some_and(|word| word.case == Case::Capital);
    let inside = rank.checked_sub(1).is_some_and(|left| reading.joined(left));
    let dated = day::number_at(reading, rank + 1).is_some();
    let before = reading.word_before(rank);
    // « le Journal du dimanche », « en plein samedi de grève ».
    let named = (before == "plein" && reading.word(rank.saturating_sub(2)) == "en")
        || (before == "du" && reading.word(rank.saturating_sub(2)) == "journal");
    named || capital && inside && !dated && !matches!(before, "le" | "ce" | "depuis" | "des")
}

/// « mardi 17 »: the day of the month, without its month.
fn number_of_month(reading: &Reading<'_>, candidate: &mut Candidate, weekday: i8) -> bool {
    let found = reading.spaced(candidate.last).then(|| day::number_at(reading, candidate.last + 1)).flatten();
    let Some((last, day)) = found.filter(|(last, _)| {
        // « mardi 3 personnes », « mardi 20 heures », « mardi deux hommes ».
        let figures = reading.word(*last).starts_with(|c: char| c.is_ascii_digit());
        let closed = !reading.spaced(*last)
            || matches!(
                reading.word(last + 1),
                "et" | "a" | "au" | "ou" | "en" | "dans" | "pour" | "vers" | "par" | "de" | "sur"
            )
            || reading.is_capital(last + 1);
        figures
            && closed
            && !matches!(reading.between(*last), "," | ":" | "/" | "%")
            && !reading.between(*last).contains(['%', '€'])
    }) else {
        return false;
    };
    candidate.last = last;
    candidate.meaning = Meaning::Weekday(weekday, Some(day), Which::Near);
    true
}

/// « en huit », « en quinze », « de la semaine prochaine », « la semaine dernière ».
fn weeks(reading: &Reading<'_>, candidate: &mut Candidate, weekday: i8) -> bool {
    let forms: [(&[&str], Option<i32>, i32); 4] = [
        (&["en", "huit"], Some(1), 0),
        (&["en", "8"], Some(1), 0),
        (&["en", "quinze"], Some(2), 0),
        (&["en", "15"], Some(2), 0),
    ];
    for (words, after, _) in forms {
        if let Some((last, after)) = reading.followed(candidate.last, words).zip(after) {
            candidate.last = last;
            candidate.meaning = Meaning::Weekday(weekday, None, Which::Weeks(after));
            return true;
        }
    }
    let of = reading.followed(candidate.last, &["de"]).unwrap_or(candidate.last);
    let week: [(&[&str], i32); 7] = [
        (&["la", "semaine", "prochaine"], 1),
        (&["la", "semaine", "suivante"], 1),
        (&["la", "semaine", "d", "apres"], 1),
        (&["la", "semaine", "derniere"], -1),
        (&["la", "semaine", "passee"], -1),
        (&["cette", "semaine"], 0),
        (&["semaine", "prochaine"], 1),
    ];
    let found = week.iter().find_map(|(words, shift)| reading.followed(of, words).map(|last| (last, *shift)));
    if let Some((last, shift)) = found {
        candidate.last = last;
        candidate.meaning = Meaning::DayOfWeek(weekday, shift);
    }
    found.is_some()
}

/// « dernier », « prochain », « suivant », « d’après ».
fn adjective(reading: &Reading<'_>, candidate: &mut Candidate, weekday: i8) -> bool {
    let after = reading.followed(candidate.last, &["d", "apres"]).map(|last| (last, Which::After));
    let Some((last, which)) = day::adjective(reading, candidate.last).or(after) else { return false };
    candidate.last = last;
    candidate.meaning = Meaning::Weekday(weekday, None, which);
    true
}

/// « le premier week-end de septembre », « le dernier jour de mars 2019 »; the trigger is the unit.
pub fn nth_unit(reading: &Reading<'_>, rank: usize, unit: Unit, out: &mut Vec<Candidate>) -> Taken {
    let left = reading.left(rank)?;
    let end = if reading.word(rank) == "week" { rank + 1 } else { rank };
    let last_one = matches!(reading.word(left), "dernier");
    let count = if last_one { 0 } else { number::ordinal(reading.word(left))? };
    let of = ["de", "d"].iter().find_map(|of| reading.followed(end, &[of]))?;
    let of = reading.followed(of, &["mois", "de"]).unwrap_or(of);
    let month = month_named(reading.word_after(of))?;
    let dated = day::year_after(reading, of + 1);
    let last = dated.map_or(of + 1, |(last, _)| last);
    let yearly = match unit {
        Unit::Weekend => Yearly::Nth(count, 6, Within::Month(month)),
        Unit::Day if last_one => Yearly::LastDay(month),
        _ => return None,
    };
    let meaning = match dated {
        Some((_, year)) => Meaning::On(Period::Day(yearly.in_year(year)?.interval()?.0)),
        None => Meaning::Yearly(yearly, Which::Near),
    };
    let mut candidate = Candidate::new(day::with_article(reading, left), last, meaning);
    candidate.within = (unit == Unit::Weekend).then_some(Unit::Weekend);
    out.push(candidate);
    Some(last)
}

/// « le premier dimanche de mars », « le dernier vendredi de novembre 2019 ».
fn nth(reading: &Reading<'_>, rank: usize, weekday: i8, out: &mut Vec<Candidate>) -> Taken {
    let left = reading.left(rank)?;
    let count = if reading.word(left) == "dernier" { 0 } else { number::ordinal(reading.word(left))? };
    let of = ["de", "d", "du"].iter().find_map(|of| reading.followed(rank, &[of]))?;
    let mut last = reading.followed(of, &["mois", "de"]).unwrap_or(of);
    if !reading.joined(last) {
        return None;
    }
    let name = reading.word(last + 1);
    let within = match (month_named(name), season_named(name)) {
        (Some(month), _) => Within::Month(month),
        (None, Some(season)) if season != Season::Winter => Within::Season(season),
        _ => return None,
    };
    last += 1;
    let yearly = Yearly::Nth(count, weekday, within);
    let meaning = match day::year_after(reading, last) {
        Some((end, year)) => {
            last = end;
            Meaning::On(Period::Day(yearly.in_year(year)?.interval()?.0))
        }
        None => Meaning::Yearly(yearly, Which::Near),
    };
    out.push(Candidate::new(day::with_article(reading, left), last, meaning));
    Some(last)
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    #[test]
    fn weekdays_by_tense() {
        // A Wednesday.
        let day = "2023-10-18";
        check(day, "Il s'est rendu mardi à Pékin.", &[("mardi", "2023-10-17")]);
        check(day, "Il se rendra mardi à Pékin.", &[("mardi", "2023-10-24")]);
        check(day, "Le ministre est attendu lundi à Rome.", &[("lundi", "2023-10-23")]);
        check(day, "Le chef de l’État a annoncé mercredi sa venue.", &[("mercredi", "2023-10-18")]);
        check(day, "Ce mercredi, il a parlé.", &[("Ce mercredi", "2023-10-18")]);
        check(
            day,
            "Il a voté dimanche dernier et votera dimanche prochain.",
            &[("dimanche dernier", "2023-10-15"), ("dimanche prochain", "2023-10-22")],
        );
        check(
            day,
            "Il parlera samedi et dimanche, jeudi ou mercredi soir.",
            &[
                ("samedi", "2023-10-21"),
                ("dimanche", "2023-10-22"),
                ("jeudi", "2023-10-19"),
                ("mercredi soir", "2023-10-18TEV"),
            ],
        );
        check("2023-10-17", "Il est venu mardi dernier.", &[("mardi dernier", "2023-10-10")]);
    }

    #[test]
    fn weekdays_with_more_words() {
        let day = "2013-02-12";
        check(day, "lundi en huit", &[("lundi en huit", "2013-02-25")]);
        check(day, "mardi de la semaine prochaine", &[("mardi de la semaine prochaine", "2013-02-19")]);
        check(
            day,
            "Il est arrivé lundi soir, reparti hier.",
            &[("lundi soir", "2013-02-11TEV"), ("hier", "2013-02-11")],
        );
        check(day, "La réunion de jeudi 14 à 11h", &[("jeudi 14 à 11h", "2013-02-14T11:00")]);
        check(day, "le premier dimanche de mars 2014", &[("le premier dimanche de mars 2014", "2014-03-02")]);
        check(day, "Fermé le mardi, ouvert du lundi au vendredi", &[("le mardi", "XXXX-WXX-2")]);
        check(day, "le Journal du Dimanche", &[]);
        check(day, "Il joue les vendredi.", &[("les vendredi", "XXXX-WXX-5")]);
        check("", "Il est arrivé mardi.", &[("mardi", "XXXX-WXX-2")]);
    }
}

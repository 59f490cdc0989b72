//! Named days that can be computed: fixed ones, those that follow Easter, and the Thursday of Thanksgiving.
//!
//! Ramadan and the other months of the Muslim calendar begin with the sight of the moon, a day sooner or later than
//! any table: they are left alone.

use jiff::civil::Date;

use super::candidate::{Candidate, Meaning, Taken, Which, Yearly};
use super::period::add_days;
use super::reading::Reading;
use super::{day, time, year};

/// A named day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feast {
    /// Month and day.
    Fixed(i8, i8),
    /// Days after Easter Sunday.
    Easter(i32),
    /// Days after the fourth Thursday of November.
    Thanksgiving(i32),
}

impl Feast {
    /// Its day in a year.
    pub fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Feast::Fixed(month, day) => Date::new(year, month, day).ok(),
            Feast::Easter(days) => add_days(easter(year)?, days),
            Feast::Thanksgiving(days) => {
                let first = Date::new(year, 11, 1).ok()?;
                let to_thursday = (3 - first.weekday().to_monday_zero_offset()).rem_euclid(7);
                add_days(first, i32::from(to_thursday) + 21 + days)
            }
        }
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus 1991); none before the reform of 1583.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    if y < 1583 {
        return None;
    }
    let (golden, century, rest) = (y % 19, y / 100, y % 100);
    let epact_shift = (century + 8) / 25;
    let epact = (19 * golden + century - century / 4 - (century - epact_shift + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let month_and_day = epact + weekday - 7 * correction + 114;
    Date::new(year, i8::try_from(month_and_day / 31).ok()?, i8::try_from(month_and_day % 31 + 1).ok()?).ok()
}

/// Names of feasts as words, the longest first, and whether they need a word such as « à » or « jour de » before.
const NAMES: &[(&[&str], Feast, bool)] = &[
    (&["reveillon", "de", "noel"], Feast::Fixed(12, 24), false),
    (&["reveillon", "du", "nouvel", "an"], Feast::Fixed(12, 31), false),
    (&["reveillon", "de", "la", "saint", "sylvestre"], Feast::Fixed(12, 31), false),
    (&["saint", "sylvestre"], Feast::Fixed(12, 31), false),
    (&["saint", "valentin"], Feast::Fixed(2, 14), false),
    (&["nouvel", "an"], Feast::Fixed(1, 1), true),
    (&["jour", "de", "l", "an"], Feast::Fixed(1, 1), false),
    (&["jour", "de", "noel"], Feast::Fixed(12, 25), false),
    (&["jour", "des", "morts"], Feast::Fixed(11, 2), false),
    (&["jour", "de", "la", "toussaint"], Feast::Fixed(11, 1), false),
    (&["journee", "de", "la", "toussaint"], Feast::Fixed(11, 1), false),
    (&["noel"], Feast::Fixed(12, 25), true),
    (&["toussaint"], Feast::Fixed(11, 1), true),
    (&["epiphanie"], Feast::Fixed(1, 6), true),
    (&["chandeleur"], Feast::Fixed(2, 2), true),
    (&["assomption"], Feast::Fixed(8, 15), true),
    (&["halloween"], Feast::Fixed(10, 31), true),
    (&["fete", "du", "travail"], Feast::Fixed(5, 1), false),
    (&["fete", "de", "la", "musique"], Feast::Fixed(6, 21), false),
    (&["lundi", "de", "paques"], Feast::Easter(1), false),
    (&["dimanche", "de", "paques"], Feast::Easter(0), false),
    (&["lundi", "de", "pentecote"], Feast::Easter(50), false),
    (&["lundi", "de", "la", "pentecote"], Feast::Easter(50), false),
    (&["dimanche", "de", "pentecote"], Feast::Easter(49), false),
    (&["dimanche", "des", "rameaux"], Feast::Easter(-7), false),
    (&["vendredi", "saint"], Feast::Easter(-2), false),
    (&["jeudi", "saint"], Feast::Easter(-3), false),
    (&["mardi", "gras"], Feast::Easter(-47), false),
    (&["mercredi", "des", "cendres"], Feast::Easter(-46), false),
    (&["jeudi", "de", "l", "ascension"], Feast::Easter(39), false),
    (&["paques"], Feast::Easter(0), true),
    (&["pentecote"], Feast::Easter(49), true),
    (&["ascension"], Feast::Easter(39), true),
    (&["thanksgiving"], Feast::Thanksgiving(0), true),
    (&["black", "friday"], Feast::Thanksgiving(1), false),
];

/// Folded words before a name that make it a day: « à Noël », « depuis Pâques », « la Toussaint ».
const BEFORE: &[&str] =
    &["a", "avant", "apres", "depuis", "des", "jusqu", "d", "pour", "la", "l", "le", "soir", "fin", "d", "ce"];

/// « Noël », « la Toussaint », « Pâques 2021 », « le lundi de Pentecôte ».
pub fn rule(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    let (last, feast, needs) = NAMES.iter().find_map(|(name, feast, needs)| {
        let (begins, rest) = name.split_first()?;
        let matches = reading.word(rank) == *begins;
        matches.then(|| reading.followed(rank, rest)).flatten().map(|last| (last, *feast, *needs))
    })?;
    let dated = reading.spaced(last).then(|| year::at(reading, last + 1)).flatten();
    let before = reading.word_before(rank);
    let alone = !reading.joined(last) && before.is_empty() && reading.words.begins(rank);
    let lower_name = matches!(feast, Feast::Easter(39)) && !reading.is_capital(last);
    let part = reading.left(rank).filter(|of| reading.word(*of) == "de").map_or("", |of| reading.word_before(of));
    let needs = needs && !matches!(part, "veille" | "lendemain" | "soir" | "nuit" | "matin");
    // « l’accord du Vendredi saint » is a treaty.
    let treaty = before == "du" && matches!(reading.word(rank.saturating_sub(2)), "accord" | "accords" | "paix");
    if treaty || lower_name || (needs && dated.is_none() && !alone && (before.is_empty() || !BEFORE.contains(&before)))
    {
        return None;
    }
    // « Noël Dupont » is a man, « Noël rouge » a film, « île de Pâques » an island.
    if dated.is_none() && reading.spaced(last) && needs && reading.is_capital(last + 1) {
        return None;
    }
    let mut first = day::with_article(reading, rank);
    let (last, meaning) = match dated {
        Some((last, in_year)) => (last, Meaning::On(super::period::Period::Day(feast.in_year(in_year)?))),
        None => match reading.word_after(last) {
            "dernier" | "derniere" => (last + 1, Meaning::Yearly(Yearly::Feast(feast), Which::Last)),
            "prochain" | "prochaine" => (last + 1, Meaning::Yearly(Yearly::Feast(feast), Which::Next)),
            _ => (last, Meaning::Yearly(Yearly::Feast(feast), Which::Near)),
        },
    };
    let mut candidate = Candidate::new(first, last, meaning);
    // « la veille de Noël », « le soir de Noël ».
    if let Some(eve) = ["veille", "lendemain"].iter().find_map(|word| {
        let of = reading.left(first).filter(|left| matches!(reading.word(*left), "de" | "du"))?;
        reading.left(of).filter(|left| reading.word(*left) == *word)
    }) {
        candidate.days = if reading.word(eve) == "veille" { -1 } else { 1 };
        first = day::with_article(reading, eve);
        candidate.first = first;
    }
    time::tail(reading, &mut candidate);
    out.push(candidate);
    Some(candidate.last)
}

#[cfg(test)]
mod tests {
    use super::easter;
    use crate::extract::dates::tests::check;

    #[test]
    fn easter_sundays() {
        for (year, month, day) in
            [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2021, 4, 4), (2024, 3, 31), (2038, 4, 25)]
        {
            assert_eq!(easter(year).map(|date| (date.month(), date.day())), Some((month, day)), "{year}");
        }
        assert_eq!(easter(1500), None);
    }

    #[test]
    fn feasts() {
        let day = "2021-03-10";
        check(day, "Les magasins n’ouvriront pas à Noël.", &[("Noël", "2021-12-25")]);
        check(day, "Il est mort le jour de Noël.", &[("le jour de Noël", "2020-12-25")]);
        check(day, "La procession de Pâques 2021 aura lieu.", &[("Pâques 2021", "2021-04-04")]);
        check(day, "La poste sera fermée le lundi de Pentecôte.", &[("le lundi de Pentecôte", "2021-05-24")]);
        check(day, "Ce sera la Toussaint.", &[("la Toussaint", "2021-11-01")]);
        check(day, "Il partira la veille de Noël.", &[("la veille de Noël", "2021-12-24")]);
        check("2021-11-20", "Thanksgiving 2021 sera calme.", &[("Thanksgiving 2021", "2021-11-25")]);
        check(day, "Noël Dupont vend des sapins de Noël sur l’île de Pâques.", &[]);
        check(day, "Le père Noël et le marché de Noël. L’ascension du mont.", &[]);
    }
}

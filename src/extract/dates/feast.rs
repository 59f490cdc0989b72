//! Named days that can be computed: fixed ones, those that follow Easter, those of a weekday, those of the [`moon`](super::moon).
//!
//! « Le changement d’heure » and « la rentrée » are left alone: they are spoken of all year long, and mean no day then.

use jiff::civil::Date;

use super::candidate::{Candidate, Meaning, Taken, Which, Yearly};
use super::moon::Moon;
use super::period::{Period, add_days};
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
    /// The last Sunday of May, a week later when that is Pentecost: « fête des Mères », a law of 1950.
    Mothers,
    /// The third Sunday of June: « fête des Pères ».
    Fathers,
    /// A feast that follows the moon.
    Moon(Moon),
    /// « l’Aïd » without saying which.
    Eid,
}

/// Without its year a feast of the moon is the one this many days from publication, else some other may be meant.
const NEAR: i32 = 60;

/// « l’Aïd » alone is the one this many days from publication: the two are seventy days apart.
const NEAR_EID: i32 = 25;

impl Feast {
    /// Its days in a year.
    pub fn in_year(self, year: i16) -> Option<Period> {
        if let Feast::Moon(moon) = self {
            let (from, to) = moon.in_year(year)?;
            return Some(if from == to { Period::Day(from) } else { Period::Days(from, to) });
        }
        self.day_in(year).map(Period::Day)
    }

    /// The feast meant when the year is not told, by the day of publication; `None` when no one is near enough.
    pub fn near(self, published: Option<Date>) -> Option<Feast> {
        let distance = |feast: Feast| {
            let published = published?;
            let years = published.year().saturating_sub(1)..=published.year().saturating_add(1);
            let days = years.filter_map(|year| feast.in_year(year)?.interval()).map(|(from, to)| {
                let days = |date: Date| published.since(date).map_or(i32::MAX, |span| span.get_days());
                (-days(from)).max(days(to)).max(0)
            });
            days.min()
        };
        match self {
            Feast::Moon(_) => distance(self).filter(|days| *days <= NEAR).map(|_| self),
            Feast::Eid => [Moon::EidFitr, Moon::EidAdha]
                .map(Feast::Moon)
                .into_iter()
                .find(|feast| distance(*feast).is_some_and(|days| days <= NEAR_EID)),
            _ => Some(self),
        }
    }

    /// Its day in a year, unless the moon decides.
    fn day_in(self, year: i16) -> Option<Date> {
        match self {
            Feast::Fixed(month, day) => Date::new(year, month, day).ok(),
            Feast::Easter(days) => add_days(easter(year)?, days),
            Feast::Thanksgiving(days) => {
                let first = Date::new(year, 11, 1).ok()?;
                let to_thursday = (3 - first.weekday().to_monday_zero_offset()).rem_euclid(7);
                add_days(first, i32::from(to_thursday) + 21 + days)
            }
            Feast::Mothers => {
                let last = last_sunday(Date::new(year, 5, 31).ok()?)?;
                let pentecost = add_days(easter(year)?, 49)?;
                if last == pentecost { add_days(last, 7) } else { Some(last) }
            }
            Feast::Fathers => last_sunday(Date::new(year, 6, 21).ok()?),
            Feast::Moon(_) | Feast::Eid => None,
        }
    }
}

/// The Sunday on that day or the last before.
fn last_sunday(date: Date) -> Option<Date> {
    add_days(date, -i32::from(date.weekday().to_sunday_zero_offset()))
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
    (&["nouvel", "an", "chinois"], Feast::Moon(Moon::NewYear), false),
    (&["nouvel", "an", "lunaire"], Feast::Moon(Moon::NewYear), false),
    (&["nouvel", "an", "juif"], Feast::Moon(Moon::Tishri(0, 2)), false),
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
    (&["cyber", "monday"], Feast::Thanksgiving(4), false),
    (&["fete", "des", "meres"], Feast::Mothers, false),
    (&["fete", "des", "peres"], Feast::Fathers, false),
    (&["rameaux"], Feast::Easter(-7), true),
    (&["fete", "du", "tet"], Feast::Moon(Moon::NewYear), false),
    (&["rosh", "hashana"], Feast::Moon(Moon::Tishri(0, 2)), false),
    (&["rosh", "hashanah"], Feast::Moon(Moon::Tishri(0, 2)), false),
    (&["roch", "hachana"], Feast::Moon(Moon::Tishri(0, 2)), false),
    (&["roch", "hachanah"], Feast::Moon(Moon::Tishri(0, 2)), false),
    (&["yom", "kippour"], Feast::Moon(Moon::Tishri(9, 1)), false),
    (&["kippour"], Feast::Moon(Moon::Tishri(9, 1)), true),
    (&["souccot"], Feast::Moon(Moon::Tishri(14, 7)), true),
    (&["hanoucca"], Feast::Moon(Moon::Hanukkah), true),
    (&["hanouccah"], Feast::Moon(Moon::Hanukkah), true),
    (&["hanouka"], Feast::Moon(Moon::Hanukkah), true),
    (&["hanoukka"], Feast::Moon(Moon::Hanukkah), true),
    (&["pessah"], Feast::Moon(Moon::Passover(0, 8)), true),
    (&["paque", "juive"], Feast::Moon(Moon::Passover(0, 8)), false),
    (&["pourim"], Feast::Moon(Moon::Passover(-30, 1)), true),
    (&["chavouot"], Feast::Moon(Moon::Passover(50, 2)), true),
    (&["aid", "el", "fitr"], Feast::Moon(Moon::EidFitr), false),
    (&["aid", "al", "fitr"], Feast::Moon(Moon::EidFitr), false),
    (&["aid", "el", "kebir"], Feast::Moon(Moon::EidAdha), false),
    (&["aid", "al", "kebir"], Feast::Moon(Moon::EidAdha), false),
    (&["aid", "al", "adha"], Feast::Moon(Moon::EidAdha), false),
    (&["aid", "el", "adha"], Feast::Moon(Moon::EidAdha), false),
    (&["aid"], Feast::Eid, true),
    (&["ramadan"], Feast::Moon(Moon::Ramadan), true),
    (&["diwali"], Feast::Moon(Moon::Diwali), true),
    (&["divali"], Feast::Moon(Moon::Diwali), true),
];

/// What follows a name of a feast that names its days too, and so is part of none of the shorter names.
const LONGER: &[(&str, &[&str])] =
    &[("an", &["chinois", "lunaire", "juif", "berbere", "iranien", "tibetain", "musulman"])];

/// Folded words before « le ramadan » that speak of the one of a year: « faire le ramadan » and « le ramadan est un
/// jeûne » speak of none.
const DURING: &[&str] = &[
    "pendant", "durant", "avant", "apres", "depuis", "pour", "lors", "debut", "fin", "jour", "cours", "approche",
    "plein",
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
    if LONGER.iter().any(|(name, more)| reading.word(last) == *name && more.contains(&reading.word_after(last))) {
        return Some(last + 1);
    }
    let ramadan = feast == Feast::Moon(Moon::Ramadan);
    let dated = reading.spaced(last).then(|| year::at(reading, last + 1)).flatten();
    let before = reading.word_before(rank);
    let alone = !reading.joined(last) && before.is_empty() && reading.words.begins(rank);
    let lower_name = matches!(feast, Feast::Easter(39)) && !reading.is_capital(last);
    let part = reading.left(rank).filter(|of| reading.word(*of) == "de").map_or("", |of| reading.word_before(of));
    let needs = needs && !matches!(part, "veille" | "lendemain" | "soir" | "nuit" | "matin");
    // « l’accord du Vendredi saint » is a treaty, « la guerre du Kippour » of 1973.
    let treaty = matches!(before, "du" | "de")
        && matches!(reading.word(rank.saturating_sub(2)), "accord" | "accords" | "paix" | "guerre");
    if ramadan && !is_of_a_year(reading, rank, last, dated.is_some()) {
        return None;
    }
    if treaty
        || lower_name
        || (needs && !ramadan && dated.is_none() && !alone && (before.is_empty() || !BEFORE.contains(&before)))
    {
        return None;
    }
    // « Noël Dupont » is a man, « Noël rouge » a film, « île de Pâques » an island.
    if dated.is_none() && reading.spaced(last) && needs && reading.is_capital(last + 1) {
        return None;
    }
    let mut first = day::with_article(reading, rank);
    if ramadan {
        let month = reading.preceded(rank, &["mois", "de"]).or_else(|| reading.preceded(rank, &["mois", "du"]));
        first = month.map_or(first, |month| day::with_article(reading, month));
    }
    let (last, meaning) = match dated {
        Some((last, in_year)) => (last, Meaning::On(feast.in_year(in_year)?)),
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
    time::told(reading, candidate, out)
}

/// Whether « ramadan » is the one of a year: a year, « dernier », « ce » or a word of time stands beside. « M. Ramadan »
/// has no article.
fn is_of_a_year(reading: &Reading<'_>, rank: usize, last: usize, dated: bool) -> bool {
    let before = reading.word_before(rank);
    let month = matches!(before, "de" | "du") && reading.word(rank.saturating_sub(2)) == "mois";
    if !month && !matches!(before, "le" | "du" | "ce" | "au" | "plein" | "de" | "en") {
        return dated && !reading.is_capital(rank);
    }
    if dated || before == "ce" || day::adjective(reading, last).is_some() {
        return month || before != "de" && before != "en";
    }
    let first = if month { rank.saturating_sub(2) } else { rank };
    let lead = reading.left(first).filter(|left| matches!(reading.word(*left), "le" | "du" | "ce" | "au" | "l"));
    let lead = lead.map_or(before, |lead| if reading.word(lead) == "au" { "" } else { reading.word_before(lead) });
    DURING.contains(&lead)
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
        check(
            day,
            "La fête des Mères 2020, la fête des Pères 2021",
            &[("La fête des Mères 2020", "2020-06-07"), ("la fête des Pères 2021", "2021-06-20")],
        );
    }

    #[test]
    fn feasts_of_the_moon() {
        let day = "2015-06-10";
        check(day, "Il jeûnera pendant le ramadan.", &[("le ramadan", "2015-06-18/2015-07-16")]);
        check(
            day,
            "pendant le ramadan 2016, le mois de ramadan 2014",
            &[("le ramadan 2016", "2016-06-06/2016-07-05"), ("le mois de ramadan 2014", "2014-06-29/2014-07-28")],
        );
        check(day, "Le début du ramadan est fixé.", &[("ramadan", "2015-06-18/2015-07-16")]);
        check(day, "M. Ramadan fait le ramadan. Le ramadan est un jeûne, l’affaire Ramadan aussi.", &[]);
        check("2019-06-02", "La prière de l’Aïd el-Fitr aura lieu.", &[("l’Aïd el-Fitr", "2019-06-04")]);
        check("2019-06-02", "Ils fêteront l’Aïd mardi.", &[("l’Aïd", "2019-06-04"), ("mardi", "2019-06-04")]);
        check("2019-01-02", "Ils fêtent l’Aïd.", &[("l’Aïd", "XXXX-XX-XX")]);
        check("2010-09-05", "l’Aïd el-Fitr", &[("l’Aïd el-Fitr", "2010-09-09/2010-09-11")]);
        check("2019-10-10", "Deux personnes ont été tuées à Yom Kippour.", &[("Yom Kippour", "2019-10-09")]);
        check("2019-10-10", "La guerre du Kippour, le père Aïd, un nouvel an berbère", &[]);
        check("2020-01-20", "Il rentrera pour le Nouvel An lunaire.", &[("le Nouvel An lunaire", "2020-01-25")]);
        check("2020-01-20", "Hanoucca 2020", &[("Hanoucca 2020", "2020-12-11/2020-12-18")]);
        check("", "pendant le ramadan", &[("le ramadan", "XXXX-XX-XX")]);
    }
}

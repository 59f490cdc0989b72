//! Months: « octobre 2023 », « en mars », « fin juin », « mars dernier », « de mai à août 2019 ».

use super::calendar::{is_abbreviation, month_named};
use super::candidate::{Again, Candidate, Meaning, Taken, Which, Yearly};
use super::day;
use super::number::figure;
use super::period::Period;
use super::reading::Reading;
use crate::knowledge::words::Case;

/// A month without day.
pub fn rule(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    let month = month_named(reading.word(rank))?;
    let dated = day::year_after(reading, rank);
    let end = dated.map_or(rank, |(end, _)| end);
    if follows_a_figure(reading, rank) {
        return Some(end);
    }
    if dated.is_none() && (is_abbreviation(reading.word(rank)) || is_a_name(reading, rank)) {
        return None;
    }
    let first = with_modifier(reading, rank);
    let again = reading.word_before(first) == "chaque" || reading.preceded(first, &["tous", "les"]).is_some();
    let (last, meaning) = match (dated, day::adjective(reading, rank)) {
        (Some((end, year)), _) => (end, Meaning::On(Period::Month(year, month))),
        (None, Some((last, which))) => (last, Meaning::Yearly(Yearly::Month(month), which)),
        (None, None) if again => (rank, Meaning::Every(Again::Month(month))),
        (None, None) => match later_year(reading, rank, month) {
            Some(year) => (rank, Meaning::On(Period::Month(year, month))),
            None => same_year(reading, rank)
                .map_or((rank, Meaning::Yearly(Yearly::Month(month), which(reading, first))), |last| {
                    (last, Meaning::Yearly(Yearly::Month(month), Which::SameYear))
                }),
        },
    };
    out.push(Candidate::new(first, last, meaning));
    Some(last)
}

/// « ce mois de mars » is of this year.
fn which(reading: &Reading<'_>, first: usize) -> Which {
    if matches!(reading.word(first), "ce") { Which::This } else { Which::Near }
}

/// « 31 février », « 14 Mars »: a figure that belongs to it, read before or impossible.
fn follows_a_figure(reading: &Reading<'_>, rank: usize) -> bool {
    let before = reading.word_before(rank);
    !before.is_empty()
        && before.len() <= 4
        && before.starts_with(|c: char| c.is_ascii_digit())
        && figure(before).is_none_or(|n| n < 100)
}

/// Mars the planet, Avril and Juin the names: a capital inside a sentence, or a capital that begins one without « en ».
fn is_a_name(reading: &Reading<'_>, rank: usize) -> bool {
    let case = reading.words.get(rank).map_or(Case::Lower, |word| word.case);
    match (case, reading.word(rank)) {
        (Case::Lower, "mars" | "mai") => false,
        (Case::Lower, "octobre") => reading.word_after(rank) == "rose",
        (Case::Lower, "septembre") => reading.word_after(rank) == "noir",
        (Case::Lower, _) => false,
        (Case::Upper, "mars" | "mai" | "avril" | "juin") => {
            !matches!(reading.word_before(rank), "en" | "fin" | "debut" | "mi" | "depuis")
        }
        (Case::Upper, _) => false,
        (Case::Capital, _) => {
            !matches!(reading.word_before(rank), "en" | "fin" | "debut" | "mi") || is_inside(reading, rank)
        }
    }
}

/// Whether the word before is in lower case: « sur Mars », but « EN MARS ».
fn is_inside(reading: &Reading<'_>, rank: usize) -> bool {
    rank.checked_sub(1)
        .is_some_and(|left| reading.joined(left) && !reading.is_capital(left) && reading.word(rank) == "mars")
}

/// « fin mars », « début mars », « mi-mars », « le mois de mars », « courant mars ».
fn with_modifier(reading: &Reading<'_>, rank: usize) -> usize {
    let of = reading.left(rank).filter(|left| matches!(reading.word(*left), "de" | "d"));
    if let Some(month) = of.and_then(|of| reading.left(of)).filter(|left| reading.word(*left) == "mois") {
        return reading.with_left(month, &["le", "ce"]);
    }
    reading.with_left(rank, &["fin", "debut", "mi", "courant"])
}

/// « de mai à août 2019 », « en mars et avril 2020 », « janvier-mars 2018 »: the year told by a later month.
fn later_year(reading: &Reading<'_>, rank: usize, month: i8) -> Option<i16> {
    let at = day::after_connector(reading, rank)?;
    let at = if matches!(reading.word(at), "en" | "fin" | "debut" | "mi") { at + 1 } else { at };
    let later = month_named(reading.word(at))?;
    let (_, year) = day::year_after(reading, at)?;
    // « fin mars, début février 2019 » is a list, no stretch.
    if later < month && reading.between(rank).contains(',') {
        return None;
    }
    Some(if later < month { year - 1 } else { year })
}

/// « en mars de la même année ».
fn same_year(reading: &Reading<'_>, rank: usize) -> Taken {
    reading
        .followed(rank, &["de", "la", "meme", "annee"])
        .or_else(|| reading.followed(rank, &["de", "cette", "annee", "la"]))
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    #[test]
    fn months() {
        let day = "2023-10-18";
        check(
            day,
            "En février 2022, un mandat. Un autre a été émis en mars",
            &[("février 2022", "2022-02"), ("mars", "2023-03")],
        );
        check(day, "Il sera jugé en mars.", &[("mars", "2024-03")]);
        check(
            day,
            "fin juin, mi-septembre, début août 2019",
            &[("fin juin", "2023-06"), ("mi-septembre", "2023-09"), ("début août 2019", "2019-08")],
        );
        check(day, "en mars dernier, en mars prochain", &[("mars dernier", "2023-03"), ("mars prochain", "2024-03")]);
        check(day, "de novembre à février 2020", &[("novembre", "2019-11"), ("février 2020", "2020-02")]);
        check(day, "au mois de mai", &[("mois de mai", "2023-05")]);
        check(day, "Mai 68 et mai 1981", &[("Mai 68", "1968-05"), ("mai 1981", "1981-05")]);
        check(day, "la planète Mars, Avril Dupont, le maréchal Juin, octobre rose", &[]);
        check("", "en mars", &[("mars", "XXXX-03")]);
    }
}

//! What comes again: « chaque lundi », « tous les deux ans », « trois fois par semaine ».

use super::calendar::{Unit, unit_named, weekday_named};
use super::candidate::{Again, Candidate, Meaning, Taken};
use super::number;
use super::reading::Reading;
use super::time;

/// « chaque année », « par mois », « tous les jours »; the trigger is the unit.
pub fn of_unit(reading: &Reading<'_>, rank: usize, unit: Unit, out: &mut Vec<Candidate>) -> Taken {
    let first = match reading.word_before(rank) {
        "chaque" | "par" => reading.left(rank)?,
        "les" => every(reading, rank)?,
        _ => return None,
    };
    // « par jours de grand vent », « par an ».
    if reading.word(first) == "par" && reading.word(rank).ends_with('s') && unit != Unit::Month {
        return None;
    }
    out.push(Candidate::new(first, rank, Meaning::Every(Again::Every(1, unit))));
    Some(rank)
}

/// « tous les deux ans », « toutes les trois semaines », « tous les lundis », « les lundis »; the trigger is the first word.
pub fn rule(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    let plural = reading.word(rank).strip_suffix('s').and_then(weekday_named);
    if let Some(weekday) = plural {
        let left = reading.left(rank).filter(|left| reading.word(*left) == "les")?;
        let first = every(reading, rank).unwrap_or(left);
        let last = if time::part_named(reading.word_after(rank)).is_some() { rank + 1 } else { rank };
        out.push(Candidate::new(first, last, Meaning::Every(Again::Weekday(weekday))));
        return Some(last);
    }
    if !matches!(reading.word(rank), "tous" | "toutes") {
        return None;
    }
    let at = reading.followed(rank, &["les"]).filter(|at| reading.spaced(*at))?;
    let number = number::at(reading, at + 1).filter(|number| number.tenth.is_none() && reading.spaced(number.last))?;
    let unit = unit_named(reading.word(number.last + 1))?;
    out.push(Candidate::new(rank, number.last + 1, Meaning::Every(Again::Every(number.whole, unit))));
    Some(number.last + 1)
}

/// The rank of « tous » in « tous les … ».
fn every(reading: &Reading<'_>, rank: usize) -> Option<usize> {
    reading.preceded(rank, &["tous", "les"]).or_else(|| reading.preceded(rank, &["toutes", "les"]))
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    #[test]
    fn sets() {
        let day = "2023-10-18";
        check(day, "chaque lundi, chaque année", &[("chaque lundi", "XXXX-WXX-1"), ("chaque année", "P1Y")]);
        check(day, "tous les deux ans, tous les jours", &[("tous les deux ans", "P2Y"), ("tous les jours", "P1D")]);
        check(day, "trois fois par semaine", &[("par semaine", "P1W")]);
        check(
            day,
            "les lundis, tous les samedis soir",
            &[("les lundis", "XXXX-WXX-1"), ("tous les samedis soir", "XXXX-WXX-6")],
        );
        check(day, "chaque été, tous les hommes", &[("chaque été", "XXXX-SU")]);
    }
}

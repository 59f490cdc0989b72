//! Quarters and half-years: « au deuxième trimestre », « 2e trimestre 2024 », « premier semestre ».

use super::calendar::Unit;
use super::candidate::{Candidate, Meaning, Taken, Which, Yearly};
use super::day;
use super::number;
use super::period::Period;
use super::reading::Reading;

/// An ordinal before « trimestre » or « semestre ».
pub fn rule(reading: &Reading<'_>, rank: usize, unit: Unit, out: &mut Vec<Candidate>) -> Taken {
    let most = match unit {
        Unit::Quarter => 4,
        Unit::Half => 2,
        _ => return None,
    };
    let left = reading.left(rank)?;
    let count = match (reading.word(left), unit) {
        ("dernier", Unit::Quarter) => return None,
        (word, _) => number::ordinal(word).filter(|count| *count <= most)?,
    };
    let count = i8::try_from(count).ok()?;
    let first = day::with_article(reading, left);
    let yearly = if unit == Unit::Quarter { Yearly::Quarter(count) } else { Yearly::Half(count) };
    let of = reading.followed(rank, &["de"]).unwrap_or(rank);
    let shifts: [(&[&str], Which); 4] = [
        (&["cette", "annee"], Which::This),
        (&["l", "annee"], Which::This),
        (&["l", "an", "dernier"], Which::Last),
        (&["l", "annee", "derniere"], Which::Last),
    ];
    let dated = day::year_after(reading, rank).or_else(|| day::year_after(reading, of));
    let (last, meaning) = match dated {
        Some((last, year)) => (
            last,
            Meaning::On(if unit == Unit::Quarter { Period::Quarter(year, count) } else { Period::Half(year, count) }),
        ),
        None => {
            let told = shifts.iter().find_map(|(words, which)| reading.followed(of, words).map(|last| (last, *which)));
            match told.or_else(|| day::adjective(reading, rank)) {
                // « de l’an dernier » is of that year, which may not be the last one of its name.
                Some((last, Which::Last)) if rank + 1 < last => (last, Meaning::Yearly(yearly, Which::Weeks(-1))),
                Some((last, which)) => (last, Meaning::Yearly(yearly, which)),
                None => (rank, Meaning::Yearly(yearly, Which::Near)),
            }
        }
    };
    // « le premier trimestre de grossesse », « un troisième trimestre ».
    if matches!(meaning, Meaning::Yearly(_, Which::Near)) && reading.word_before(left) == "un" {
        return Some(rank);
    }
    out.push(Candidate::new(first, last, meaning));
    Some(last)
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    #[test]
    fn quarters() {
        let day = "2023-10-18";
        check(day, "au 2e trimestre 2024", &[("2e trimestre 2024", "2024-Q2")]);
        check(day, "Le bénéfice a reculé au troisième trimestre.", &[("troisième trimestre", "2023-Q3")]);
        check(day, "au premier semestre de 2019", &[("premier semestre de 2019", "2019-H1")]);
        check(day, "le quatrième trimestre de l’an dernier", &[("le quatrième trimestre de l’an dernier", "2022-Q4")]);
        check(day, "Ce trimestre, un troisième semestre", &[("Ce trimestre", "2023-Q4")]);
    }
}

//! A day of the month without its month: « le 16 à 18 h ».

use super::candidate::{Candidate, Meaning, Taken};
use super::day;
use super::reading::Reading;
use super::time;

/// Only with « le » before and a time by the clock after: « le 5 » alone is a number, a department, a back on the field.
pub fn rule(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    let article = reading.left(rank).filter(|left| reading.word(*left) == "le")?;
    let (last, number) = day::number_at(reading, rank).filter(|(last, _)| reading.spaced(*last))?;
    let mut candidate = Candidate::new(article, last, Meaning::MonthDay(number));
    time::tail(reading, &mut candidate);
    matches!(candidate.time, Some(time::Time::Clock(..))).then(|| {
        out.push(candidate);
        candidate.last
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    #[test]
    fn days_of_the_month() {
        let day = "2023-10-18";
        check(day, "Rendez-vous le 20 à 18 h.", &[("le 20 à 18 h", "2023-10-20T18:00")]);
        check(day, "Il est né le 2 vers 5h.", &[("le 2 vers 5h", "2023-10-02T05:00")]);
        check(day, "le 5 majeur, le 93, le numéro 10", &[]);
    }
}

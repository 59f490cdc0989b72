//! Days in figures: « 2023-10-18 », « 18/10/2023 », « 18.10.2023 », « 20/02/14 », « le 17/02 ».

use jiff::civil::Date;

use super::candidate::{Candidate, Meaning, Taken, Which, Yearly};
use super::day;
use super::number::figure;
use super::period::Period;
use super::reading::Reading;
use super::time;

/// Three groups of figures, or two after « le », « du », « au ».
pub fn rule(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    let sign = reading.between(rank);
    if !matches!(sign, "/" | "-" | ".") || figure(reading.word(rank)).is_none() {
        return None;
    }
    let (last, meaning) = match reading.between(rank + 1) == sign && figure(reading.word(rank + 2)).is_some() {
        true => (rank + 2, Meaning::On(Period::Day(three(reading, rank, sign)?))),
        false => (rank + 1, two(reading, rank, sign)?),
    };
    if reading.is_glued(rank, last) {
        return None;
    }
    let candidate = Candidate::new(day::with_article(reading, rank), last, meaning);
    time::told(reading, candidate, out)
}

fn three(reading: &Reading<'_>, rank: usize, sign: &str) -> Option<Date> {
    let [one, two, three] = [rank, rank + 1, rank + 2].map(|rank| reading.word(rank));
    let (year, month, day) = match (one.len(), two.len(), three.len(), sign) {
        (4, 1..=2, 1..=2, "-" | "/") => (figure(one)?, two, three),
        (1..=2, 1..=2, 4, _) => (figure(three)?, two, one),
        // « 20/02/14 »: this century up to 30. « 06-12-10 » and « 6.12.10 » are often something else.
        (2, 2, 2, "/") | (1..=2, 1..=2, 2, "/") => (century_of(figure(three)?), two, one),
        (2, 2, 2, ".") if reading.word_before(rank) == "le" => (century_of(figure(three)?), two, one),
        _ => return None,
    };
    let small = |word: &str| figure(word).and_then(|number| i8::try_from(number).ok());
    Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()
}

/// A year of two figures.
fn century_of(year: u32) -> u32 {
    if year <= 30 { 2000 + year } else { 1900 + year }
}

/// « le 17/02 »; without « le » it may be a score, a fraction, a mark.
fn two(reading: &Reading<'_>, rank: usize, sign: &str) -> Option<Meaning> {
    if sign != "/" || !matches!(reading.word_before(rank), "le" | "du" | "au") {
        return None;
    }
    let [day, month] =
        [rank, rank + 1].map(|rank| figure(reading.word(rank)).filter(|_| reading.word(rank).len() <= 2));
    let (day, month) = (i8::try_from(day?).ok()?, i8::try_from(month?).ok()?);
    Date::new(2000, month, day).ok()?;
    Some(Meaning::Yearly(Yearly::Day(month, day, None), Which::Near))
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    #[test]
    fn days_in_figures() {
        let day = "2023-10-18";
        check(day, "le 18/10/2023 et 2023-10-19", &[("le 18/10/2023", "2023-10-18"), ("2023-10-19", "2023-10-19")]);
        check(day, "le 20/02/14\nle 17/02", &[("le 20/02/14", "2014-02-20"), ("le 17/02", "2024-02-17")]);
        check(day, "le 10/18/2023, 31/02/2023, 06.12.10.20.23, 3/4, 12/20, 24/7", &[]);
        check(day, "2023/10/18 et 1.10.2023", &[("2023/10/18", "2023-10-18"), ("1.10.2023", "2023-10-01")]);
        check(day, "réf. 18-10-2023-44, tél. 01-02-03, v2.10.2023", &[]);
    }
}

//! Centuries and decades: « le XIXe siècle », « IVe siècle av. J.-C. », « les années 60 », « années 2000 ».

use super::candidate::{Candidate, Meaning, Taken};
use super::number;
use super::period::Period;
use super::reading::Reading;
use super::year;

/// « XIXe siècle », « 19e siècle », « IIIe siècle avant J.-C. ».
pub fn centuries(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    let ordinal = |rank: usize| {
        let word = reading.word(rank);
        let written = reading.surface(rank).ends_with(['e', 'ᵉ', 'è', 'r', 'I', 'V', 'X']);
        let number = number::ordinal(word).or_else(|| number::roman_ordinal(word).filter(|_| written))?;
        (1..=30).contains(&number).then_some(number as i16)
    };
    let left = reading.left(rank)?;
    let count = ordinal(left)?;
    let (last, before_era) = year::era_at(reading, rank).unwrap_or((rank, false));
    let period = |count: i16| Meaning::On(Period::Century(if before_era { -count } else { count - 1 }));
    // « aux XVIIIe et XIXe siècles ».
    if let Some(other) =
        reading.left(left).filter(|and| matches!(reading.word(*and), "et" | "ou")).and_then(|and| reading.left(and))
        && let Some(earlier) = ordinal(other)
    {
        out.push(Candidate::new(other, other, period(earlier)));
        out.push(Candidate::new(left, last, period(count)));
        return Some(last);
    }
    let first = modified(reading, reading.with_left(left, &["le", "du", "au"]));
    let first = if matches!(reading.word(first), "du" | "au") { left } else { first };
    out.push(Candidate::new(first, last, period(count)));
    Some(last)
}

/// « les années 60 », « les années 2000 », « les années quatre-vingt-dix ».
pub fn decades(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    if !reading.spaced(rank) || !matches!(reading.word(rank), "annees" | "decennie") {
        return None;
    }
    let written = reading.word(rank + 1);
    let number = number::at(reading, rank + 1).filter(|number| number.tenth.is_none())?;
    // « les années 2010 à 2014 » and « 2015 et 2016 » are years.
    let first_year = match (number.whole, written.len()) {
        (year @ 1000..=2990, 4) if year % 10 == 0 && !reading.word(number.last + 1).starts_with("20") => year,
        (year @ 10..=90, _) if year % 10 == 0 => 1900 + year,
        _ => return None,
    };
    // « dans les années 20 personnes » does not exist; « années 60-70 » and « années 60 et 70 » do.
    let first = modified(reading, reading.with_left(rank, &["les", "des", "la"]));
    let first = if reading.word(first) == "des" { rank } else { first };
    out.push(Candidate::new(first, number.last, decade(first_year)?));
    let next = match reading.word_after(number.last) {
        "et" | "ou" => number.last + 2,
        word if number::figure(word).is_some() => number.last + 1,
        _ => return Some(number.last),
    };
    let second = number::figure(reading.word(next)).filter(|second| second % 10 == 0 && *second != 0);
    if let Some(second) = second.filter(|second| (10..=90).contains(second) || (1000..=2990).contains(second)) {
        let second = if second < 100 { first_year - first_year % 100 + second } else { second };
        out.push(Candidate::new(next, next, decade(second)?));
        return Some(next);
    }
    Some(number.last)
}

fn decade(year: u32) -> Option<Meaning> {
    i16::try_from(year).ok().map(|year| Meaning::On(Period::Decade(year)))
}

/// « fin du XIXe siècle », « la fin des années 60 », « début des années 2000 », « la fin du ».
fn modified(reading: &Reading<'_>, first: usize) -> usize {
    let of = match reading.word(first) {
        "du" | "des" => Some(first),
        _ => reading.left(first).filter(|left| matches!(reading.word(*left), "du" | "des" | "de")),
    };
    let part = of
        .and_then(|of| reading.left(of))
        .filter(|part| matches!(reading.word(*part), "debut" | "fin" | "milieu" | "debuts"));
    match part {
        Some(part) => reading.with_left(part, &["la", "le", "les"]),
        None => first,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    #[test]
    fn centuries_and_decades() {
        let day = "2023-10-18";
        check(day, "à la fin du XIXe siècle", &[("la fin du XIXe siècle", "18XX")]);
        check(day, "le 20e siècle, au XXIe siècle", &[("le 20e siècle", "19XX"), ("XXIe siècle", "20XX")]);
        check(day, "aux XVIIIe et XIXe siècles", &[("XVIIIe", "17XX"), ("XIXe siècles", "18XX")]);
        check(day, "au IIIe siècle avant J.-C.", &[("IIIe siècle avant J.-C", "-02XX")]);
        check(
            day,
            "les années 60, au début des années 2000",
            &[("les années 60", "196X"), ("début des années 2000", "200X")],
        );
        check(day, "les années 1970 et 1980", &[("les années 1970", "197X"), ("1980", "198X")]);
        check(day, "les années quatre-vingt-dix", &[("les années quatre-vingt-dix", "199X")]);
        check(day, "au XXXXe siècle, le 0e siècle", &[]);
    }
}

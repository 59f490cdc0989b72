//! Units with a pointing word: « cette année », « la semaine dernière », « l’an prochain », « le mois suivant ».

use super::calendar::Unit;
use super::candidate::{Anchor, Candidate, Length, Meaning, Taken, Which};
use super::day;
use super::reading::Reading;
use super::year;
use super::{century, quarter, set, weekday};

/// A unit that no number counts.
pub fn rule(reading: &Reading<'_>, rank: usize, unit: Unit, out: &mut Vec<Candidate>) -> Taken {
    let end = if reading.word(rank) == "week" { rank + 1 } else { rank };
    if unit == Unit::Century
        && let Some(last) = century::centuries(reading, rank, out)
    {
        return Some(last);
    }
    set::of_unit(reading, rank, unit, out)
        .or_else(|| weekday::nth_unit(reading, rank, unit, out))
        .or_else(|| century::decades(reading, rank, out))
        .or_else(|| quarter::rule(reading, rank, unit, out))
        .or_else(|| week_of(reading, rank, unit, out))
        .or_else(|| with_year(reading, rank, unit, out))
        .or_else(|| pointed(reading, rank, end, unit, out))
        .or_else(|| part_of(reading, rank, unit, out))
        .or_else(|| vague(reading, rank, unit, out))
}

/// « la semaine du 6 octobre », « la semaine du 3 au 9 mai ».
fn week_of(reading: &Reading<'_>, rank: usize, unit: Unit, out: &mut Vec<Candidate>) -> Taken {
    let of = reading.followed(rank, &["du"]).filter(|_| unit == Unit::Week)?;
    let of = reading.followed(of, &["lundi"]).unwrap_or(of);
    let before = out.len();
    let inner = Reading { floor: of + 1, ..*reading };
    day::rule(&inner, of + 1, out)?;
    let single = out.len() == before + 1;
    let candidate = out.get_mut(before).filter(|_| single)?;
    candidate.first = reading.with_left(rank, &["la", "cette"]);
    candidate.within = Some(Unit::Week);
    Some(candidate.last)
}

/// « l’année 2015 », « l’an 2000 », « l’an 800 ».
fn with_year(reading: &Reading<'_>, rank: usize, unit: Unit, out: &mut Vec<Candidate>) -> Taken {
    if unit != Unit::Year || !reading.spaced(rank) || !matches!(reading.word(rank), "an" | "annee" | "annees") {
        return None;
    }
    let (last, in_year) = year::at(reading, rank + 1).or_else(|| {
        let number = super::number::figure(reading.word(rank + 1)).filter(|_| reading.word(rank + 1).len() == 3)?;
        (reading.word(rank) == "an").then_some((rank + 1, number as i16))
    })?;
    let first = reading.with_left(rank, &["l", "les", "cette"]);
    out.push(Candidate::new(first, last, Meaning::On(super::period::Period::Year(in_year))));
    Some(last)
}

/// A pointing word before or after: this one, the last, the next, the one after, the same.
fn pointed(reading: &Reading<'_>, rank: usize, end: usize, unit: Unit, out: &mut Vec<Candidate>) -> Taken {
    if unit < Unit::Day {
        return None;
    }
    let plural = reading.word(end).ends_with('s') && unit != Unit::Month;
    let before = reading.word_before(rank);
    let (last, shift) = match (reading.word_after(end), before) {
        ("dernier" | "derniere" | "passe" | "passee" | "ecoule" | "ecoulee", _) => {
            (end + 1, Some((-1, Anchor::Published)))
        }
        ("prochain" | "prochaine", _) => (end + 1, Some((1, Anchor::Published))),
        ("suivant" | "suivante", _) => (end + 1, Some((1, Anchor::Text))),
        ("precedent" | "precedente", _) => (end + 1, Some((-1, Anchor::Text))),
        ("en", _) if reading.followed(end, &["en", "cours"]).is_some() => (end + 2, Some((0, Anchor::Published))),
        ("d", _) if reading.followed(end, &["d", "apres"]).is_some() => (end + 2, Some((1, Anchor::Text))),
        ("d", _) if reading.followed(end, &["d", "avant"]).is_some() => (end + 2, Some((-1, Anchor::Text))),
        ("qui", _) if reading.followed(end, &["qui", "suit"]).is_some() => (end + 2, Some((1, Anchor::Text))),
        ("meme", "le") if unit == Unit::Day => (end + 1, Some((0, Anchor::Text))),
        ("la", "ce" | "cette") if reading.words.gap(end) == crate::knowledge::words::Gap::Hyphen => {
            (end + 1, Some((0, Anchor::Text)))
        }
        ("ci", "ce" | "cette") => (end + 1, Some((0, Anchor::Published))),
        (_, "ce" | "cette") => (end, Some((0, Anchor::Published))),
        (_, "meme") => (end, Some((0, Anchor::Text))),
        (_, "prochaine" | "prochain") => (end, Some((1, Anchor::Published))),
        _ => (end, None),
    };
    let (count, anchor) = shift.filter(|_| !plural)?;
    // « cette journée » and « ce jour » say more than a day; « cette semaine de congé » is another week.
    let kept = match (unit, before, reading.word_after(last)) {
        (Unit::Day, "ce", "de" | "d" | "ou") => false,
        (Unit::Day, "meme", "de" | "d") => false,
        // « la semaine suivant son arrivée ».
        (_, _, "les" | "la" | "le" | "l" | "son" | "sa" | "leur" | "cette" | "ce" | "cet" | "une" | "un")
            if reading.word(last) == "suivant" =>
        {
            false
        }
        (Unit::Day, "cette", _) => reading.word(last) == "la" && last != end,
        (_, "ce" | "cette", "de" | "d") => last != end,
        (_, "prochaine" | "prochain", _) => reading.word_after(end) != "de",
        (_, "meme", _) => matches!(reading.word(rank.saturating_sub(2)), "la" | "le" | "cette"),
        (Unit::Day, "a", _) => false,
        _ => true,
    };
    if !kept || (unit == Unit::Day && count != 0 && anchor == Anchor::Published) {
        return None;
    }
    let first = reading.with_left(rank, &["l", "le", "la", "ce", "cette", "cet", "meme", "prochaine", "prochain"]);
    let first = match reading.word(first) {
        "meme" | "prochaine" | "prochain" => reading.with_left(first, &["la", "le", "cette"]),
        _ => first,
    };
    let first = modified(reading, first);
    let meaning = match (unit, anchor, count) {
        (Unit::Weekend, Anchor::Published, 0) => Meaning::Weekend(Which::This),
        (Unit::Weekend, Anchor::Published, -1) => Meaning::Weekend(Which::Last),
        (Unit::Weekend, Anchor::Published, _) => Meaning::Weekend(Which::Next),
        _ => Meaning::Shifted(unit, count, anchor),
    };
    out.push(Candidate::new(first, last, meaning));
    Some(last)
}

/// « la fin de l’année dernière », « début de la semaine prochaine », « fin de ce mois ».
fn modified(reading: &Reading<'_>, first: usize) -> usize {
    let of = reading.left(first).filter(|left| reading.word(*left) == "de");
    let part =
        of.and_then(|of| reading.left(of)).filter(|part| matches!(reading.word(*part), "fin" | "debut" | "milieu"));
    match part {
        Some(part) => reading.with_left(part, &["la", "le"]),
        None => first,
    }
}

/// « en fin d’année », « d’ici à la fin du mois », « au début de la semaine »: of the current one.
fn part_of(reading: &Reading<'_>, rank: usize, unit: Unit, out: &mut Vec<Candidate>) -> Taken {
    if !matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Quarter | Unit::Half) {
        return None;
    }
    let article = reading.with_left(rank, &["l", "la"]);
    let of = reading.left(article).filter(|of| matches!(reading.word(*of), "de" | "d" | "du"))?;
    let part = reading.left(of).filter(|part| matches!(reading.word(*part), "fin" | "debut" | "milieu" | "cours"))?;
    let lead = reading.left(part).map_or("", |lead| reading.word(lead));
    let lead_ok =
        matches!(lead, "en" | "au" | "la" | "des" | "depuis" | "d" | "fin" | "ici" | "avant" | "apres" | "le");
    if !lead_ok
        || matches!(reading.word_after(rank), "scolaire" | "de" | "universitaire" | "sabbatique" | "d")
        || reading.word(rank).ends_with("ans")
    {
        return None;
    }
    // « fêtes de fin d’année » has no « en ».
    let first = reading.with_left(part, &["la", "le"]);
    out.push(Candidate::new(first, rank, Meaning::Shifted(unit, 0, Anchor::Published)));
    Some(rank)
}

/// « ces dernières années », « quelques mois », « depuis des années », « plusieurs semaines ».
fn vague(reading: &Reading<'_>, rank: usize, unit: Unit, out: &mut Vec<Candidate>) -> Taken {
    let word = reading.word(rank);
    if !word.ends_with('s') {
        return None;
    }
    let left = reading.left(rank)?;
    let amount = Length { amount: None, unit, and_half: false };
    let first = match reading.word(left) {
        "quelques" | "plusieurs" => left,
        "dernieres" | "derniers" | "prochaines" | "prochains" => reading.with_left(left, &["ces", "les", "des"]),
        "des" if matches!(reading.word_before(left), "depuis" | "pendant" | "durant") => left,
        _ => return None,
    };
    // « il y a quelques mois » is some day of the past; no calendar tells which.
    let first = reading.preceded(first, &["il", "y", "a"]).unwrap_or(first);
    out.push(Candidate::new(first, rank, Meaning::Lasting(amount)));
    Some(rank)
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    #[test]
    fn pointed_units() {
        let day = "2023-10-18";
        check(day, "Cette année, il a plu; l'an dernier aussi.", &[("Cette année", "2023"), ("l'an dernier", "2022")]);
        check(
            day,
            "L’année prochaine et le mois prochain",
            &[("L’année prochaine", "2024"), ("le mois prochain", "2023-11")],
        );
        check(
            day,
            "la semaine dernière, cette semaine",
            &[("la semaine dernière", "2023-W41"), ("cette semaine", "2023-W42")],
        );
        check(day, "Il a joué le week-end dernier.", &[("le week-end dernier", "2023-W41-WE")]);
        check(day, "Ce week-end, il jouera.", &[("Ce week-end", "2023-W42-WE")]);
        check(day, "En mars 2019, puis le mois suivant.", &[("mars 2019", "2019-03"), ("le mois suivant", "2019-04")]);
        check(
            day,
            "Il est né en 1950. L’année suivante, il marcha.",
            &[("1950", "1950"), ("L’année suivante", "1951")],
        );
        check(day, "La semaine du 6 novembre sera longue.", &[("La semaine du 6 novembre", "2023-W45")]);
        check(day, "d'ici à la fin de l'année", &[("la fin de l'année", "2023")]);
        check(
            day,
            "depuis quelques mois, ces dernières années",
            &[("quelques mois", "PXM"), ("ces dernières années", "PXY")],
        );
        check(
            day,
            "les fêtes de fin d’année, l’an 2000, l’année 2015",
            &[("l’an 2000", "2000"), ("l’année 2015", "2015")],
        );
        check("", "l’an dernier, cette semaine", &[("l’an dernier", "XXXX"), ("cette semaine", "XXXX-WXX")]);
    }
}

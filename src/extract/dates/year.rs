//! Years: « en 1997 », « depuis 2012 », « la présidentielle de 2017 », « 2022-2023 », « 52 av. J.-C. ».

use super::candidate::{Candidate, Meaning, Taken};
use super::number;
use super::period::Period;
use super::reading::Reading;
use super::year_words::{BEFORE_LIKELY, BEFORE_YEARS, CLOSERS, COUNTED, NEVER_BEFORE};
use crate::knowledge::words::{Case, Gap};

/// The year of four figures written at that word, with its last word; with an era, any number of at most four figures.
pub fn at(reading: &Reading<'_>, rank: usize) -> Option<(usize, i16)> {
    let word = reading.word(rank);
    if !word.as_bytes().first()?.is_ascii_digit() || 4 < word.len() {
        return None;
    }
    let year = number::figure(word).and_then(|year| i16::try_from(year).ok()).filter(|year| 0 < *year)?;
    if let Some((last, before)) = era_at(reading, rank) {
        return Some((last, if before { -year } else { year }));
    }
    (word.len() == 4 && (1000..=2999).contains(&year) && !is_part_of_a_number(reading, rank)).then_some((rank, year))
}

/// The era after a number, with its last word and whether it is before ours: « av. J.-C. », « après Jésus-Christ ».
pub fn era_at(reading: &Reading<'_>, rank: usize) -> Option<(usize, bool)> {
    let before = match reading.word(rank + 1) {
        "av" | "avant" => true,
        "ap" | "apres" | "de" => false,
        _ => return None,
    };
    if !reading.spaced(rank) || reading.between(rank + 1).contains('\n') {
        return None;
    }
    let of_era = reading.word(rank + 1) == "de";
    match (reading.word(rank + 2), reading.word(rank + 3)) {
        ("j", "c") if !of_era && reading.between(rank + 2).len() <= 3 => Some((rank + 3, before)),
        ("jc", _) if !of_era => Some((rank + 2, before)),
        ("jesus", "christ") if !of_era => Some((rank + 3, before)),
        ("notre", "ere") => Some((rank + 3, before)),
        _ => None,
    }
}

/// « 2014.5 », « 1.000.2000 », « n° 2014 » and « 2014 % » are no years; « en 2014. » ends a sentence.
fn is_part_of_a_number(reading: &Reading<'_>, rank: usize) -> bool {
    let figures = |rank: usize| reading.word(rank).bytes().all(|byte| byte.is_ascii_digit());
    let before = rank.checked_sub(1).is_some_and(|before| {
        matches!(reading.between(before), "." | "," | "/") && figures(before)
            // « 12 2014 » is a telephone number or a sum, « 18 2014 » no day.
            || (reading.spaced(before) && figures(before) && reading.word(before).len() < 4)
            || matches!(reading.between(before).chars().next_back(), Some('°' | '#' | '@' | '_' | '$' | '€' | '£'))
    });
    let after = (matches!(reading.between(rank), "." | ",") && figures(rank + 1) && !reading.word(rank + 1).is_empty())
        || matches!(reading.between(rank).trim_start().chars().next(), Some('%' | '€' | '$' | '£' | '°' | '_' | '@'));
    // « 2014 000 habitants ».
    let grouped = reading.spaced(rank) && reading.word(rank + 1).len() == 3 && figures(rank + 1);
    before || after || grouped
}

/// A year alone, a pair of years or a list of them.
pub fn rule(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    two_figures(reading, rank, out).or_else(|| {
        let (last, year) = at(reading, rank)?;
        let before = reading.word_before(rank);
        let era = last != rank;
        let after_year = follows_a_year(reading, rank);
        if !era && !after_year && !is_year(reading, rank, before) {
            return None;
        }
        out.push(Candidate::new(with_modifier(reading, rank), last, Meaning::On(Period::Year(year))));
        if let Some((end, second)) = second_of_pair(reading, last, year) {
            out.push(Candidate::new(end, end, Meaning::On(Period::Year(second))));
            return Some(end);
        }
        Some(last)
    })
}

/// « fin 2019 », « début 2020 », « mi-2024 », « l’année 2015 », « l’an 2000 ».
fn with_modifier(reading: &Reading<'_>, rank: usize) -> usize {
    let first = reading.with_left(rank, &["fin", "debut", "mi", "courant", "annee", "an"]);
    if first == rank || !matches!(reading.word(first), "annee" | "an") {
        return first;
    }
    reading.with_left(first, &["l", "cette"])
}

/// Whether the number at that word, after the word `before`, is a year.
fn is_year(reading: &Reading<'_>, rank: usize, before: &str) -> bool {
    let (next, gap) = (reading.word(rank + 1), reading.words.gap(rank));
    let next_is_lower = reading.words.get(rank + 1).is_some_and(|word| word.case == Case::Lower);
    let year = number::figure(reading.word(rank)).unwrap_or(0);
    if (gap == Gap::Space && COUNTED.contains(&next))
        || NEVER_BEFORE.contains(&before) && !is_from(reading, rank, before)
    {
        return false;
    }
    // « entre 2000 et 3000 personnes ».
    if matches!(reading.word_after(rank), "et" | "a" | "ou") && is_figures(reading.word(rank + 2)) {
        let counted = reading.spaced(rank + 2) && COUNTED.contains(&reading.word(rank + 3));
        if counted || reading.word(rank + 2).len() != 4 {
            return false;
        }
    }
    if gap == Gap::Hyphen && matches!(next, "debut" | "fin" | "mi") {
        return BEFORE_YEARS.contains(&before);
    }
    if gap == Gap::Hyphen && second_of_pair(reading, rank, year as i16).is_none() {
        return false;
    }
    if rank.checked_sub(1).is_some_and(|left| reading.words.gap(left) == Gap::Hyphen) && before != "mi" {
        // « JO-2024 », « Euro-2016 », but not « A-2018 ».
        return (1900..=2099).contains(&year)
            && 2 <= before.len()
            && before.bytes().all(|byte| byte.is_ascii_lowercase());
    }
    if BEFORE_YEARS.contains(&before) {
        return true;
    }
    // What is counted is plural: « 1950 lits »; « le budget 2020 prévoit », « celle de 2007 estime » count nothing.
    let singular = (1900..=2099).contains(&year) && !next.ends_with(['s', 'x']) && !is_figures(next);
    let open = gap != Gap::Space || !next_is_lower || CLOSERS.contains(&next) || singular;
    let plausible = (1800..=2100).contains(&year);
    // « élection 2017 », « JO 2024 », « budget 2019 »: after a word, before a pause or a small word.
    let after_noun = !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_alphabetic()) && 1 < before.len();
    let round = year.is_multiple_of(500);
    let parenthesis = rank.checked_sub(1).is_none_or(|left| reading.between(left).ends_with(['(', '–', '[']))
        && !reading.spaced(rank);
    let in_list = BEFORE_LIKELY.contains(&before);
    let heads = before.is_empty() && gap == Gap::Pause && reading.words.begins(rank);
    open && plausible
        && !(round && !in_list && !parenthesis)
        && (in_list || (after_noun && !number::is_number_word(before)) || parenthesis || heads)
}

fn is_figures(word: &str) -> bool {
    word.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
}

/// « des 2017 » is « dès 2017 » when it is written so.
fn is_from(reading: &Reading<'_>, rank: usize, before: &str) -> bool {
    before == "des" && rank.checked_sub(1).is_some_and(|left| reading.ends_written(left, &["dès", "Dès"]))
}

/// « 2010 et 2014 », « 2012, 2017 »: whether a year stands right before.
fn follows_a_year(reading: &Reading<'_>, rank: usize) -> bool {
    let (next, next_is_lower) = (reading.word(rank + 1), !reading.is_capital(rank + 1));
    if reading.spaced(rank) && next_is_lower && !CLOSERS.contains(&next) && next.ends_with(['s', 'x']) {
        return false;
    }
    let is_taken_year = |at: usize| at < reading.floor && self::at(reading, at).is_some();
    let pair =
        rank.checked_sub(2).filter(|_| matches!(reading.word_before(rank), "et" | "a" | "ou" | "puis" | "en" | "que"));
    let list = rank.checked_sub(1).filter(|left| reading.between(*left) == ", ");
    pair.is_some_and(is_taken_year) || list.is_some_and(is_taken_year)
}

/// « 2022-2023 », « 2022-23 », « 2022/2023 »: the rank and the second year.
fn second_of_pair(reading: &Reading<'_>, rank: usize, first: i16) -> Option<(usize, i16)> {
    if !matches!(reading.between(rank), "-" | "/" | "–" | "‑") {
        return None;
    }
    let word = reading.word(rank + 1);
    let figures = number::figure(word).and_then(|year| i16::try_from(year).ok())?;
    let second = match word.len() {
        4 => figures,
        2 => first - first % 100 + figures,
        _ => return None,
    };
    let glued = matches!(reading.between(rank + 1), "-" | "/" | ":");
    (first < second && second - first <= 100 && (1000..=2999).contains(&first) && !glued).then_some((rank + 1, second))
}

/// « en 97 », « en 98 (… »: two figures after « en », with nothing counted.
fn two_figures(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    let word = reading.word(rank);
    let year = number::figure(word).filter(|year| word.len() == 2 && 40 <= *year)?;
    let open = match reading.words.gap(rank) {
        Gap::Pause => {
            !matches!(reading.between(rank), "," | "/" | "%") && !reading.between(rank).contains(['%', '€', '°', '/'])
        }
        Gap::Dot | Gap::Break => !reading.between(rank).starts_with([':', '%', '°', '"', '\'']),
        _ => false,
    };
    let announced = matches!(reading.word_before(rank), "en" | "depuis");
    (announced && open).then(|| {
        out.push(Candidate::new(rank, rank, Meaning::On(Period::Year(1900 + year as i16))));
        rank
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    #[test]
    fn years() {
        let day = "2023-10-18";
        check(day, "En 1997, annexée en 2014.", &[("1997", "1997"), ("2014", "2014")]);
        check(day, "la présidentielle de 2017 et l'an 2000", &[("2017", "2017"), ("l'an 2000", "2000")]);
        check(day, "entre 2010 et 2014", &[("2010", "2010"), ("2014", "2014")]);
        check(
            day,
            "la saison 2022-2023, puis 2023-24",
            &[("2022", "2022"), ("2023", "2023"), ("2023", "2023"), ("24", "2024")],
        );
        check(
            day,
            "fin 2019, mi-2024 et début 2025",
            &[("fin 2019", "2019"), ("mi-2024", "2024"), ("début 2025", "2025")],
        );
        check(day, "Deux ruptures en 97, aucune depuis.", &[("97", "1997")]);
        check(
            day,
            "Alésia, en 52 av. J.-C., puis 800 après Jésus-Christ",
            &[("52 av. J.-C", "-0052"), ("800 après Jésus-Christ", "0800")],
        );
        check(day, "L'Euro 2016 et les JO 2024", &[("2016", "2016"), ("2024", "2024")]);
        check(day, "2000 euros, plus de 2000 manifestants, en 2000 exemplaires", &[]);
        check(day, "article 2018 du code, n° 2017, 2014,5 points, 06 12 10 2023", &[]);
        check(day, "Quelque 1500 soldats et 1789 habitants", &[]);
    }
}

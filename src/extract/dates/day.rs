//! Days with their month: « le 18 octobre 2023 », « 1er mai », « du 3 au 5 juin », « les 6, 7 et 8 mars ».

use jiff::civil::Date;

use super::calendar::{month_named, weekday_named};
use super::candidate::{Candidate, Meaning, Taken, Which, Yearly};
use super::number::{self, figure};
use super::period::Period;
use super::reading::Reading;
use super::{not_dates, time, year};

/// A day of a list, « mardi 3 » in « mardi 3 et mercredi 4 juin ».
#[derive(Clone, Copy)]
struct Item {
    first: usize,
    last: usize,
    weekday: Option<i8>,
    day: i8,
}

/// More days before one month are no list of days.
const MOST_ITEMS: usize = 6;

/// Days named by the attacks or events of one year, spoken of for ever after: month, day and year.
const EVENTS: &[(i8, i8, i16)] = &[(9, 11, 2001), (11, 13, 2015), (10, 7, 2023)];

/// One day or several that share a month.
pub fn rule(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    let mut items = [None; MOST_ITEMS];
    let (count, month_at) = list(reading, rank, &mut items)?;
    let items = items.get(..count)?;
    let month = month(reading, month_at)?;
    let last = items.last().copied().flatten()?;
    let (mut end, mut in_year) = match year_after(reading, month_at) {
        Some((end, year)) => (end, Some(year)),
        None => (month_at, None),
    };
    // « 31 février 2023 » is nothing at all.
    if items.iter().flatten().any(|item| Date::new(in_year.unwrap_or(2000), month, item.day).is_err())
        || not_dates::is_named_after(reading, rank)
    {
        return Some(end);
    }
    // « 8 janvier 1961Un référendum »: the year is stuck to the next word.
    if in_year.is_none() && reading.follows(month_at) && is_stuck_year(reading.word(month_at + 1)) {
        return Some(month_at + 1);
    }
    let hyphen = matches!(reading.between(last.last), "-" | "‑");
    let which = match in_year {
        None => adjective(reading, end).map(|(at, which)| {
            end = at;
            which
        }),
        Some(_) => None,
    };
    if in_year.is_none() && which.is_none() {
        in_year = event(reading, rank, month, last.day, hyphen && reading.is_capital(month_at))
            .or_else(|| later_year(reading, month_at, month));
    }
    for (place, item) in items.iter().flatten().enumerate() {
        let meaning = match in_year {
            Some(year) => Meaning::On(Period::Day(Date::new(year, month, item.day).ok()?)),
            None => Meaning::Yearly(Yearly::Day(month, item.day, item.weekday), which.unwrap_or(Which::Near)),
        };
        let is_last = place + 1 == count;
        let first = with_article(reading, item.first);
        let mut candidate = Candidate::new(first, if is_last { end } else { item.last }, meaning);
        candidate.beside = (with_article(reading, rank), end);
        out.push(candidate);
    }
    let candidate = out.last_mut()?;
    time::tail(reading, candidate);
    Some(candidate.last)
}

/// Reads days up to the rank of their month; the number of days and that rank.
fn list(reading: &Reading<'_>, rank: usize, items: &mut [Option<Item>; MOST_ITEMS]) -> Option<(usize, usize)> {
    let mut at = rank;
    for (count, slot) in items.iter_mut().enumerate() {
        let item = item(reading, at)?;
        *slot = Some(item);
        let next = item.last + 1;
        let joined = reading.spaced(item.last) || matches!(reading.between(item.last), "-" | "‑");
        if joined && month(reading, next).is_some() {
            return Some((count + 1, next));
        }
        at = after_connector(reading, item.last)?;
    }
    None
}

/// « 18 », « 1er », « mardi 18 », « treize ».
fn item(reading: &Reading<'_>, rank: usize) -> Option<Item> {
    let weekday = weekday_named(reading.word(rank)).filter(|_| reading.spaced(rank));
    let at = if weekday.is_some() { rank + 1 } else { rank };
    let (last, day) = number_at(reading, at)?;
    Some(Item { first: rank, last, weekday, day })
}

/// The number of a day, 1 to 31, with its last word.
pub fn number_at(reading: &Reading<'_>, rank: usize) -> Option<(usize, i8)> {
    let word = reading.word(rank);
    let (last, number) = match word {
        "premier" => (rank, 1),
        _ if word.as_bytes().first()?.is_ascii_digit() => {
            (rank, figure(word).filter(|_| word.len() <= 2).or_else(|| number::ordinal(word))?)
        }
        "un" | "une" => return None,
        _ => number::at(reading, rank).map(|number| (number.last, number.whole))?,
    };
    i8::try_from(number).ok().filter(|day| (1..=31).contains(day)).map(|day| (last, day))
}

/// The rank after « au », « et », « - », « , »… and perhaps an article.
pub fn after_connector(reading: &Reading<'_>, last: usize) -> Option<usize> {
    let sign = reading.between(last);
    if matches!(sign.trim(), "-" | "–" | "," | "/") && sign.len() <= 5 {
        return Some(last + 1);
    }
    if !reading.spaced(last) {
        return None;
    }
    let mut at = match reading.word(last + 1) {
        "au" | "et" | "ou" | "puis" | "a" => last + 2,
        "jusqu" if reading.word_after(last + 1) == "au" => last + 3,
        _ => return None,
    };
    if matches!(reading.word(at), "le" | "du" | "les" | "au") {
        at += 1;
    }
    Some(at)
}

/// The month at that word, in any case: a day stands before it.
fn month(reading: &Reading<'_>, rank: usize) -> Option<i8> {
    let month = month_named(reading.word(rank))?;
    // « 3 sept » is a day, « trente sept » a number; « 20 mars » is one only in lower case or after a capital week day.
    (reading.word(rank) != "sept"
        || matches!(reading.between(rank).chars().next(), Some('.'))
        || year_after(reading, rank).is_some())
    .then_some(month)
}

/// The year after a month or day: four figures, or two that cannot count anything, « 10 novembre 93 ».
pub fn year_after(reading: &Reading<'_>, rank: usize) -> Option<(usize, i16)> {
    // « 8-Mai-1945 ».
    if matches!(reading.between(rank), "-" | "‑")
        && rank.checked_sub(1).is_some_and(|day| reading.between(day) == reading.between(rank))
    {
        return year::at(reading, rank + 1);
    }
    if !reading.follows(rank) {
        return None;
    }
    let of = usize::from(matches!(reading.word(rank + 1), "de" | "l") && reading.joined(rank + 1));
    if of == 0 {
        if let Some(found) = year::at(reading, rank + 1) {
            return (!is_a_count(reading, found.0)).then_some(found);
        }
        let word = reading.word(rank + 1);
        let year = figure(word).filter(|year| word.len() == 2 && 32 <= *year)?;
        let open = !reading.spaced(rank + 1)
            || matches!(
                reading.word(rank + 2),
                "a" | "au" | "et" | "en" | "dans" | "par" | "sur" | "qui" | "de" | "du"
            );
        let sign = reading.between(rank + 1).chars().next();
        return (open && !matches!(sign, Some('%' | '/' | '€' | '°' | 'h'))).then_some((rank + 1, 1900 + year as i16));
    }
    // « le 3 mai de l'an 1200 », « en mars de l'année 2020 ».
    let at = ["de", "l", "an"].iter().enumerate().all(|(n, word)| reading.word(rank + 1 + n) == *word);
    let long = ["de", "l", "annee"].iter().enumerate().all(|(n, word)| reading.word(rank + 1 + n) == *word);
    ((at || long) && reading.word(rank + 1) == "de").then(|| year::at(reading, rank + 4)).flatten()
}

/// « 1961un ».
fn is_stuck_year(word: &str) -> bool {
    let figures = word.bytes().take_while(u8::is_ascii_digit).count();
    figures == 4 && 4 < word.len() && word.starts_with(['1', '2'])
}

/// « le 3 mai 2000 personnes »: what follows is counted.
fn is_a_count(reading: &Reading<'_>, rank: usize) -> bool {
    reading.spaced(rank)
        && matches!(
            reading.word(rank + 1),
            "personnes" | "manifestants" | "euros" | "habitants" | "soldats" | "millions"
        )
}

/// « dernier », « prochain », « suivant » after a day or month.
pub fn adjective(reading: &Reading<'_>, last: usize) -> Option<(usize, Which)> {
    let which = match reading.word_after(last) {
        "dernier" | "derniers" | "derniere" | "passe" | "ecoule" => Which::Last,
        "prochain" | "prochains" | "prochaine" => Which::Next,
        "suivant" | "suivants" | "suivante" => Which::After,
        _ => return None,
    };
    Some((last + 1, which))
}

/// The year of « le 11-Septembre », « les attentats du 13 novembre ».
fn event(reading: &Reading<'_>, rank: usize, month: i8, day: i8, named: bool) -> Option<i16> {
    let year = EVENTS.iter().find(|event| (event.0, event.1) == (month, day)).map(|event| event.2)?;
    let of = reading.left(rank).filter(|left| reading.word(*left) == "du");
    let attacks = of.is_some_and(|of| {
        matches!(
            reading.word_before(of),
            "attentats" | "attentat" | "attaques" | "attaque" | "massacre" | "massacres" | "tueries"
        )
    });
    let over =
        reading.published.is_none_or(|published| Date::new(year, month, day).is_ok_and(|date| date <= published));
    ((named || attacks) && over).then_some(year)
}

/// « du 28 décembre au 3 janvier 2020 », « le 3 mai et le 4 juin 2019 »: the year told by a later part.
fn later_year(reading: &Reading<'_>, month_at: usize, month_before: i8) -> Option<i16> {
    let at = after_connector(reading, month_at)?;
    let item = item(reading, at)?;
    let month = month(reading, item.last + 1)?;
    let (_, year) = year_after(reading, item.last + 1)?;
    Some(if month < month_before { year - 1 } else { year })
}

/// Takes « le », « les », « ce », « l’ » before a day into the expression.
pub fn with_article(reading: &Reading<'_>, rank: usize) -> usize {
    reading.with_left(rank, &["le", "les", "la", "l", "ce", "cette", "cet"])
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    #[test]
    fn days() {
        let day = "2023-10-18";
        check(day, "mercredi 18 octobre 2023, à Pékin", &[("mercredi 18 octobre 2023", "2023-10-18")]);
        check(day, "depuis le 1er mai 2010.", &[("le 1er mai 2010", "2010-05-01")]);
        check(day, "Il a défilé le 14-Juillet.", &[("le 14-Juillet", "2023-07-14")]);
        check(day, "le 18 oct. 2023 (AFP)", &[("le 18 oct. 2023", "2023-10-18")]);
        check(day, "Le sommet se tiendra du 3 au 5 juin.", &[("3", "2024-06-03"), ("5 juin", "2024-06-05")]);
        check(day, "les 6 et 13 avril prochains", &[("les 6", "2024-04-06"), ("13 avril prochains", "2024-04-13")]);
        check(
            day,
            "du 28 décembre au 3 janvier 2020",
            &[("28 décembre", "2019-12-28"), ("3 janvier 2020", "2020-01-03")],
        );
        check(
            day,
            "le 6 mai dernier, le 10 novembre 93",
            &[("le 6 mai dernier", "2023-05-06"), ("le 10 novembre 93", "1993-11-10")],
        );
        check(
            day,
            "Après le 11-Septembre et le 13-Novembre",
            &[("le 11-Septembre", "2001-09-11"), ("le 13-Novembre", "2015-11-13")],
        );
        check(day, "les attentats du 13 novembre", &[("13 novembre", "2015-11-13")]);
        check(day, "le treize juillet 2020", &[("le treize juillet 2020", "2020-07-13")]);
        check(day, "le 29 février 2023, 31 février, le 32 mai 2020, 0 mai", &[]);
        check(day, "rue du 4 septembre, place du 8-Mai-1945", &[]);
    }
}

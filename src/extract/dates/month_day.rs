//! A day of the month without its month: « le 16 à 18 h », « le 5 » and « du 3 au 5 » of the month spoken of.

use super::calendar::month_named;
use super::candidate::{Candidate, Meaning, Taken};
use super::day;
use super::number::figure;
use super::reading::Reading;
use super::time;
use crate::knowledge::words::Gap;

/// With a time by the clock after it, else only when the words around leave it to be a day and the text speaks of a month:
/// « le 5 » alone is a number, a department, a back on the field.
pub fn rule(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    let (last, number) = day::number_at(reading, rank)?;
    let article = reading.left(rank)?;
    if reading.word(article) == "le" && reading.spaced(last) {
        let mut candidate = Candidate::new(article, last, Meaning::MonthDay(number));
        time::tail(reading, &mut candidate);
        if matches!(candidate.time, Some(time::Time::Clock(..))) {
            out.push(candidate);
            return Some(candidate.last);
        }
    }
    if !is_written_as_a_day(reading, rank) || last != rank {
        return None;
    }
    match reading.word(article) {
        "le" => alone(reading, article, rank, number, out),
        "du" => stretch(reading, article, rank, number, out),
        "au" if reading.word_before(article) == "jusqu" && is_closed(reading, rank) => {
            out.push(Candidate::new(rank, rank, Meaning::DayOfMonth(number)));
            Some(rank)
        }
        _ => None,
    }
}

/// One or two figures, or « 1er », that no letter or figure touches.
fn is_written_as_a_day(reading: &Reading<'_>, rank: usize) -> bool {
    let word = reading.word(rank);
    let figures = figure(word).is_some() && word.len() <= 2 && !word.starts_with('0');
    (figures || word == "1er") && !reading.is_glued(rank, rank)
}

/// Folded words before « le 15 » that make it a number to call, a department, a channel, a bus.
const NUMBERS: &[&str] = &[
    "dans",
    "appeler",
    "appelez",
    "appelle",
    "appellent",
    "composer",
    "composez",
    "contacter",
    "contactez",
    "faire",
    "faites",
    "joindre",
    "numero",
    "sur",
    "par",
    "via",
    "est",
    "c",
    "avec",
    "portait",
    "porte",
    "contre",
    "bus",
    "ligne",
    "entre",
    "dont",
    "que",
    "comme",
    "chez",
    "apres",
    "et",
    "ou",
    "monde",
    "maillot",
    "dossard",
];

/// « le 5, il se rendra », « adopté le 15. », « le 12 au soir ».
fn alone(reading: &Reading<'_>, article: usize, rank: usize, number: i8, out: &mut Vec<Candidate>) -> Taken {
    let before = reading.word_before(article);
    let and = before == "et" && follows_a_participle(reading, article);
    if reading.word(rank) == "1er" || NUMBERS.contains(&before) && !and {
        return None;
    }
    let mut candidate = Candidate::new(article, rank, Meaning::DayOfMonth(number));
    let part = reading.followed(rank, &["au"]).and_then(|au| Some((au + 1, time::part_named(reading.word(au + 1))?)));
    if let Some((last, part)) = part {
        (candidate.last, candidate.time) = (last, Some(part));
    } else if !is_closed(reading, rank) {
        return None;
    }
    out.push(candidate);
    Some(candidate.last)
}

/// « trouvé le 5 juin et adopté le 15 » ends in a participle before « le », « le 3 mai et le 5, » in « et ».
fn follows_a_participle(reading: &Reading<'_>, article: usize) -> bool {
    article.checked_sub(2).is_some_and(|before| month_named(reading.word(before)).is_some())
}

/// « du 9 au 12 »: two days in order.
fn stretch(reading: &Reading<'_>, article: usize, rank: usize, number: i8, out: &mut Vec<Candidate>) -> Taken {
    let to = reading.followed(rank, &["au"])?;
    let (last, second) = day::number_at(reading, to + 1).filter(|(last, _)| *last == to + 1)?;
    if second <= number || !is_written_as_a_day(reading, last) || !is_closed(reading, last) {
        return None;
    }
    let night = reading.word_before(article) == "nuit";
    let mut candidate = Candidate::new(rank, rank, Meaning::DayOfMonth(number));
    candidate.beside = (rank, last);
    if night {
        candidate.first = reading.with_left(article.saturating_sub(1), &["la", "cette"]);
        (candidate.last, candidate.time) = (last, Some(time::Time::Part("NI")));
        out.push(candidate);
        return Some(last);
    }
    out.push(candidate);
    out.push(Candidate { first: last, last, ..candidate.with_meaning(Meaning::DayOfMonth(second)) });
    Some(last)
}

/// Whether nothing follows that the number could count: a stop, a comma, a pronoun.
fn is_closed(reading: &Reading<'_>, rank: usize) -> bool {
    matches!(reading.words.gap(rank), Gap::Pause | Gap::Break | Gap::Dot)
        && !reading.between(rank).starts_with([':', '/', '%', '°', '€', '"', '»'])
        && !(matches!(reading.between(rank), "." | ",") && figure(reading.word(rank + 1)).is_some())
        || reading.words.len() <= rank + 1
        || matches!(reading.word_after(rank), "il" | "elle" | "ils" | "elles" | "on")
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

    #[test]
    fn days_of_the_month_spoken_of() {
        let day = "2023-10-18";
        check(
            day,
            "Trouvé le 5 juin et adopté le 15, il a fui le 17 au soir.",
            &[("le 5 juin", "2023-06-05"), ("le 15", "2023-06-15"), ("le 17 au soir", "2023-06-17TEV")],
        );
        check(
            day,
            "Il arrivera au Sénat le 29 novembre, après un vote le 21.",
            &[("le 29 novembre", "2023-11-29"), ("le 21", "2023-11-21")],
        );
        check(
            day,
            "Le festival se tiendra en mai (du 9 au 12).",
            &[("mai", "2024-05"), ("9", "2024-05-09"), ("12", "2024-05-12")],
        );
        check(
            day,
            "Le 3 août, il est parti.\nLe 5, il était à Rome. Elle est morte dans la nuit du 6 au 7.",
            &[("Le 3 août", "2023-08-03"), ("Le 5", "2023-08-05"), ("la nuit du 6 au 7", "2023-08-06TNI")],
        );
        check(day, "Le 28 mai, il pleut. Le 3, il neige.", &[("Le 28 mai", "2023-05-28")]);
        check(
            day,
            "Le 3 mai, appelez le 15. Il vit dans le 13, joue le 5 majeur et porte le 10.",
            &[("Le 3 mai", "2023-05-03")],
        );
        check(day, "Le 3 mai, il a acheté le 2.0 et le 1,8 litre.", &[("Le 3 mai", "2023-05-03")]);
    }
}

//! Days counted from the last day of the text: « la veille », « le lendemain », « le surlendemain », « l’avant-veille ».

use super::calendar::{Unit, month_named};
use super::candidate::{Anchor, Candidate, Meaning, Taken};
use super::day;
use super::reading::Reading;
use super::time;

/// The day before or after the last one spoken of, or before or after the day that follows: « la veille du 8 mai ».
pub fn rule(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    let (left, days) = match reading.word(rank) {
        "veille" if reading.word_before(rank) == "avant" => (reading.left(rank)?, -2),
        "veille" => (rank, -1),
        "lendemain" => (rank, 1),
        "surlendemain" => (rank, 2),
        _ => return None,
    };
    let article = reading.left(left).filter(|left| matches!(reading.word(*left), "la" | "le" | "l" | "au"));
    let article = article?;
    // « le lendemain du 13 février ».
    if reading.word_after(rank) == "du"
        && day::number_at(reading, rank + 2).is_some_and(|(last, _)| month_named(reading.word(last + 1)).is_some())
    {
        let inner = Reading { floor: rank + 2, ..*reading };
        let before = out.len();
        day::rule(&inner, rank + 2, out)?;
        let single = out.len() == before + 1;
        let candidate = out.get_mut(before).filter(|_| single)?;
        (candidate.first, candidate.days) = (article, days);
        return Some(candidate.last);
    }
    // « le lendemain de la victoire », « à la veille du scrutin », « au lendemain d’une défaite ».
    if matches!(reading.word_after(rank), "de" | "du" | "des" | "d" | "meme")
        || reading.word(article) == "au"
        || reading.word_before(article) == "a"
    {
        return None;
    }
    let mut candidate = Candidate::new(article, rank, Meaning::Shifted(Unit::Day, days, Anchor::Text));
    if let Some(last) = reading.followed(rank, &["au", "soir"]) {
        (candidate.last, candidate.time) = (last, Some(time::Time::Part("EV")));
    }
    time::told(reading, candidate, out)
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    #[test]
    fn days_around_the_last_one() {
        let day = "2023-10-18";
        check(
            day,
            "Le 3 mai 2019, il a plu. Le lendemain, il a neigé.",
            &[("Le 3 mai 2019", "2019-05-03"), ("Le lendemain", "2019-05-04")],
        );
        check(
            day,
            "Il a parlé mardi. La veille, il avait écrit.",
            &[("mardi", "2023-10-17"), ("La veille", "2023-10-16")],
        );
        check(
            day,
            "Il a été arrêté lundi et relâché le surlendemain.",
            &[("lundi", "2023-10-16"), ("le surlendemain", "2023-10-18")],
        );
        check(day, "le lendemain du 13 février 2020", &[("le lendemain du 13 février 2020", "2020-02-14")]);
        check(day, "Il avait voté la veille.", &[("la veille", "2023-10-17")]);
        check(day, "Au lendemain de la défaite, à la veille du scrutin, un lendemain de fête, sans lendemain", &[]);
        check("", "La veille, il avait plu.", &[("La veille", "XXXX-XX-XX")]);
    }
}

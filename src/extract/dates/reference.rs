//! Words of time that no calendar places: « maintenant », « autrefois », « bientôt ».

use super::candidate::{Candidate, Meaning, Taken};
use super::reading::Reading;

/// A word alone, or « pour l’instant », « en ce moment ».
pub fn rule(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    let (first, value) = match reading.word(rank) {
        "maintenant" | "actuellement" => (rank, "PRESENT_REF"),
        "instant" => (reading.preceded(rank, &["pour", "l"])?, "PRESENT_REF"),
        "moment" => (reading.preceded(rank, &["en", "ce"])?, "PRESENT_REF"),
        "autrefois" | "jadis" | "naguere" | "recemment" => (rank, "PAST_REF"),
        "bientot" | "prochainement" => (rank, "FUTURE_REF"),
        _ => return None,
    };
    // « en maintenant la pression ».
    if reading.word(rank) == "maintenant" && matches!(reading.word_before(rank), "en" | "se") {
        return None;
    }
    out.push(Candidate::new(first, rank, Meaning::Reference(value)));
    Some(rank)
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    #[test]
    fn no_place_on_the_calendar() {
        let day = "2023-10-18";
        check(
            day,
            "Pour l’instant, rien. Maintenant, tout.",
            &[("Pour l’instant", "PRESENT_REF"), ("Maintenant", "PRESENT_REF")],
        );
        check(day, "tout en maintenant la pression, désormais", &[]);
    }
}

//! Days counted from the day of publication: « hier », « avant-hier », « demain », « aujourd’hui ».

use super::calendar::Unit;
use super::calendar::weekday_named;
use super::candidate::{Anchor, Candidate, Meaning, Taken};
use super::reading::Reading;
use super::time;

/// « hier soir », « après-demain », « aujourd’hui vendredi »; « la France d’aujourd’hui » is no day.
pub fn rule(reading: &Reading<'_>, rank: usize, out: &mut Vec<Candidate>) -> Taken {
    let (first, mut last, days) = match reading.word(rank) {
        "hier" if reading.word_before(rank) == "avant" => (reading.left(rank).unwrap_or(rank), rank, -2),
        "hier" => (rank, rank, -1),
        "demain" if reading.word_before(rank) == "apres" => (reading.left(rank).unwrap_or(rank), rank, 2),
        "demain" => (rank, rank, 1),
        "aujourd" if reading.word(rank + 1) == "hui" => (rank, rank + 1, 0),
        _ => return None,
    };
    let before = reading.word_before(first);
    if before == "d" || before == "de" {
        // « le monde de demain », « ceux d’hier »: no day.
        let meaning = Meaning::Reference(match days {
            0 => "PRESENT_REF",
            1.. => "FUTURE_REF",
            _ => "PAST_REF",
        });
        let dated = matches!(
            reading.word_before(first - 1),
            "journee" | "seance" | "reunion" | "match" | "partir" | "matinee" | "soiree"
        );
        if !dated {
            out.push(Candidate::new(first, last, meaning));
            return Some(last);
        }
    }
    // « encore aujourd’hui », « sa tante, aujourd’hui disparue ».
    if days == 0
        && (matches!(before, "encore" | "toujours")
            || matches!(
                reading.word_after(last),
                "encore"
                    | "comme"
                    | "disparu"
                    | "disparue"
                    | "disparus"
                    | "decede"
                    | "decedee"
                    | "age"
                    | "agee"
                    | "retraite"
                    | "retraitee"
            ))
    {
        out.push(Candidate::new(first, last, Meaning::Reference("PRESENT_REF")));
        return Some(last);
    }
    if days == 0 && reading.spaced(last) && weekday_named(reading.word(last + 1)).is_some() {
        last += 1;
    }
    let candidate = Candidate::new(first, last, Meaning::Shifted(Unit::Day, days, Anchor::Published));
    time::told(reading, candidate, out)
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    #[test]
    fn days_around_publication() {
        let day = "2024-02-29";
        check(day, "Hier, il a plu.", &[("Hier", "2024-02-28")]);
        check(day, "avant-hier et après-demain", &[("avant-hier", "2024-02-27"), ("après-demain", "2024-03-02")]);
        check(day, "hier en début d'après-midi", &[("hier en début d'après-midi", "2024-02-28TAF")]);
        check(day, "demain à 11 heures", &[("demain à 11 heures", "2024-03-01T11:00")]);
        check(day, "sa tante, aujourd’hui disparue", &[("aujourd’hui", "PRESENT_REF")]);
        check(day, "aujourd'hui jeudi", &[("aujourd'hui jeudi", "2024-02-29")]);
        check(day, "la France d’aujourd’hui et de demain", &[("aujourd’hui", "PRESENT_REF"), ("demain", "FUTURE_REF")]);
        check("", "Hier soir, demain", &[("Hier soir", "XXXX-XX-XXTEV"), ("demain", "XXXX-XX-XX")]);
        check("-9999-01-01", "hier", &[("hier", "XXXX-XX-XX")]);
    }
}

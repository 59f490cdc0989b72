//! What looks like a date and names something else: streets, stations, movements.

use super::reading::Reading;

/// Folded words whose name a day may be.
const NAMED: &[&str] = &[
    "rue",
    "place",
    "avenue",
    "boulevard",
    "bd",
    "square",
    "quai",
    "pont",
    "lycee",
    "college",
    "ecole",
    "stade",
    "hopital",
    "salle",
    "esplanade",
    "impasse",
    "allee",
    "allees",
    "rond",
    "parc",
    "mouvement",
    "quartier",
    "cite",
    "metro",
    "rues",
    "places",
    "residence",
    "faubourg",
    "parvis",
    "porte",
    "passage",
    "cours",
    "promenade",
    "regiment",
    "brigade",
    "caserne",
    "universite",
];

/// « rue du 4-Septembre », « place du 8 Mai 1945 », « le mouvement du 17 octobre ».
pub fn is_named_after(reading: &Reading<'_>, rank: usize) -> bool {
    let Some(of) = rank.checked_sub(1) else { return false };
    let of = if reading.word(of) == "le" { of.checked_sub(1) } else { Some(of) };
    of.is_some_and(|of| {
        matches!(reading.word(of), "du" | "de" | "des")
            && reading.joined(of)
            && NAMED.contains(&reading.word_before(of))
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    #[test]
    fn names() {
        let day = "2023-10-18";
        check(day, "la rue du 4-Septembre, le stade du 8-Mai-1945, l’avenue du 11 novembre", &[]);
        check(day, "1er tour, 3-0, 20 Minutes, France 2, article 49.3, 06 12 34 56 78, page 12", &[]);
        check(day, "La sonde est sur Mars. Il a été élu. Avril Dupont chante. Le second est arrivé.", &[]);
        check(day, "C’est désormais clair, un lendemain de fête, une seconde chance.", &[]);
        check(day, "Le numéro 2023456789, 12.000 francs, 15 % et 1/8e de finale", &[]);
    }
}

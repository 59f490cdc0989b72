//! Which words are the name itself: « le Parisien » is `Parisien`, « la reine Elizabeth II » is `Elizabeth II`, « l'État
//! de New York » is `New York`.

use super::context::is_title;
use crate::annotation::Kind;
use crate::knowledge::words::{Case, Gap, Words};

/// Folded ranks and offices before a name, beside the civil titles: no part of it.
const RANKS: &[&str] = &[
    "prince",
    "princesse",
    "roi",
    "reine",
    "pape",
    "general",
    "marechal",
    "colonel",
    "capitaine",
    "commandant",
    "lieutenant",
    "major",
    "brigadier",
    "amiral",
    "cheikh",
    "emir",
    "sultan",
    "ayatollah",
    "mollah",
    "pr",
    "professeur",
    "docteur",
    "dame",
    "lord",
    "president",
    "presidente",
];

/// Folded nouns that say what a place is: « l'État de Victoria », « la province de Kandahar ».
const TERRITORIES: &[&str] =
    &["etat", "region", "province", "departement", "district", "land", "fleuve", "canton", "comte", "emirat"];

/// Folded nouns that say what an organisation is: « le groupe État islamique ».
const BODIES: &[&str] = &["groupe", "organisation", "rebelles", "mouvement", "parti", "agence", "chaine", "site"];

/// The first word and the number of words of a name of that kind, of the `length` words from `first` on; at least one is
/// left.
pub fn bare(words: &Words, first: usize, length: usize, kind: Kind) -> (usize, usize) {
    let end = first + length;
    let mut from = first;
    while from + 1 < end && joined(words, from) && is_outside(words, from, end, kind) {
        from += 1;
        // « l'État du Missouri », « la province de l'Alberta ».
        while kind == Kind::Place && from + 1 < end && is_link(words, from) {
            from += 1;
        }
    }
    (from, end - from)
}

/// Whether the word of that rank, which others follow, stands before the name.
fn is_outside(words: &Words, rank: usize, end: usize, kind: Kind) -> bool {
    let folded = words.folded(rank);
    let lower = words.get(rank).is_some_and(|word| word.case == Case::Lower);
    let capital_after = words.get(rank + 1).is_some_and(|word| word.case != Case::Lower);
    match kind {
        // « Le Major Tom », « DOCTEUR DUPONT » are at the head of a line; « le prince Charles », « Lord Byron ».
        // Lady Gaga is nobody without her title.
        Kind::Person => capital_after && folded != "lady" && (is_title(folded) || RANKS.contains(&folded)),
        Kind::Organisation => {
            lower && (capital_after && BODIES.contains(&folded) || matches!(folded, "le" | "la" | "les" | "l"))
        }
        Kind::Place => {
            let named = (rank + 1..end).any(|rank| words.get(rank).is_some_and(|word| word.case != Case::Lower));
            let of = is_link(words, rank + 1) || (folded == "fleuve" && capital_after);
            named && (lower && matches!(folded, "le" | "la" | "les" | "l") || of && TERRITORIES.contains(&folded))
        }
    }
}

/// « de », « du », « d' », « de la », « de l' » in lower case.
fn is_link(words: &Words, rank: usize) -> bool {
    words.get(rank).is_some_and(|word| word.case == Case::Lower)
        && matches!(words.folded(rank), "de" | "du" | "des" | "d" | "la" | "l")
}

fn joined(words: &Words, rank: usize) -> bool {
    matches!(words.gap(rank), Gap::Space | Gap::Apostrophe | Gap::Dot)
}

#[cfg(test)]
mod tests {
    use super::bare;
    use crate::annotation::Kind;
    use crate::knowledge::words::Words;

    #[test]
    fn names_without_what_announces_them() {
        let check = |text: &str, kind: Kind, expected: &str| {
            let words = Words::of(text);
            let (first, length) = bare(&words, 0, words.len(), kind);
            let span = |rank: usize| words.get(rank).unwrap().span;
            assert_eq!(&text[span(first).start..span(first + length - 1).end], expected);
        };
        check("le Parisien", Kind::Organisation, "Parisien");
        check("Le Parisien", Kind::Organisation, "Le Parisien");
        check("groupe État islamique", Kind::Organisation, "État islamique");
        check("parti socialiste", Kind::Organisation, "parti socialiste");
        check("reine Elizabeth II", Kind::Person, "Elizabeth II");
        check("Pr. Delcourt", Kind::Person, "Delcourt");
        check("prince", Kind::Person, "prince");
        check("Etat de New York", Kind::Place, "New York");
        check("province de l'Alberta", Kind::Place, "Alberta");
        check("La Rochelle", Kind::Place, "La Rochelle");
        check("région parisienne", Kind::Place, "région parisienne");
        check("fleuve Niger", Kind::Place, "Niger");
    }
}

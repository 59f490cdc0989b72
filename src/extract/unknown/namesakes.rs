//! « avenue Jean-Médecin », « lycée Paul-Éluard »: what bears the name of a person is no person.

use super::super::tagger::Tagged;
use crate::annotation::Kind;
use crate::knowledge::words::{Gap, Words};

/// Folded nouns after which the name of a person is that of a street, a building, a ship or a prize.
const NOUNS: &[&str] = &[
    "rue",
    "avenue",
    "boulevard",
    "place",
    "quai",
    "cours",
    "allee",
    "allees",
    "impasse",
    "square",
    "parc",
    "jardin",
    "pont",
    "gare",
    "station",
    "aeroport",
    "stade",
    "gymnase",
    "piscine",
    "salle",
    "lycee",
    "college",
    "ecole",
    "universite",
    "faculte",
    "hopital",
    "clinique",
    "institut",
    "fondation",
    "musee",
    "theatre",
    "centre",
    "espace",
    "tour",
    "barrage",
    "prix",
    "trophee",
    "plan",
    "amphitheatre",
    "mediatheque",
    "bibliotheque",
    "residence",
];

/// Whether a name tagged as a person is that of a thing.
pub fn is_thing(words: &Words, name: Tagged) -> bool {
    name.kind == Kind::Person
        && words
            .before(name.first, |gap| gap == Gap::Space)
            .is_some_and(|previous| NOUNS.contains(&words.folded(previous)))
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tagged, is_thing};
    use crate::knowledge::words::Words;

    #[test]
    fn things_and_people() {
        let check = |text: &str, first: usize, expected: bool| {
            let name = Tagged { first, length: 2, kind: Kind::Person };
            assert_eq!(is_thing(&Words::of(text), name), expected, "{text}");
        };
        check("l'avenue Jean-Médecin est vide", 2, true);
        check("le lycée Paul-Éluard", 2, true);
        check("le maire Jean Médecin", 2, false);
        check("dans la rue, Jean Médecin", 3, false);
    }
}

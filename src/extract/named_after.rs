//! What people give their name to: « rue Jean-Médecin », « lycée Paul-Éluard », « prix Simone-Veil ».

/// Folded nouns after which the name of a person is that of a street, a building, a prize or a ship.
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
    "esplanade",
    "parc",
    "jardin",
    "pont",
    "gare",
    "station",
    "aeroport",
    "stade",
    "gymnase",
    "hippodrome",
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
    "academie",
    "musee",
    "theatre",
    "centre",
    "espace",
    "tour",
    "barrage",
    "amphitheatre",
    "mediatheque",
    "bibliotheque",
    "residence",
];

/// Folded nouns of what is no place.
const THINGS: &[&str] = &["prix", "trophee", "plan", "fregate", "paquebot", "loi"];

/// Whether the name of a person after that folded noun is that of something else.
pub fn is_named_after_people(folded: &str) -> bool {
    NOUNS.contains(&folded) || is_thing(folded)
}

/// Whether what is named after somebody is no place.
pub fn is_thing(folded: &str) -> bool {
    THINGS.contains(&folded)
}

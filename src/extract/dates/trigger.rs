//! The words at which expressions are recognised.

use std::sync::LazyLock;

use super::calendar::{Unit, month_named, season_named, unit_named, weekday_named};
use super::number::is_number_word;
use crate::knowledge::word_table::WordTable;
use crate::knowledge::words::Words;

/// What kind of word begins the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trigger {
    /// Figures: « 18 », « 22h30 ».
    Number,
    /// « dix », « premier ».
    NumberWord,
    /// « mardi ».
    Weekday,
    /// « octobre ».
    Month,
    /// « été ».
    Season,
    /// « semaine ».
    Unit(Unit),
    /// « hier », « demain », « aujourd’hui ».
    Deictic,
    /// « veille », « lendemain ».
    Anaphoric,
    /// « matin », « soirée ».
    Part,
    /// « midi », « minuit ».
    Midday,
    /// « Noël », « Pâques ».
    Feast,
    /// « tous », « lundis ».
    Every,
    /// « maintenant ».
    Reference,
}

/// The folded words that trigger, except numbers in figures.
const WORDS: &[&str] = &[
    "janvier",
    "janv",
    "jan",
    "fevrier",
    "fev",
    "fevr",
    "mars",
    "avril",
    "avr",
    "mai",
    "juin",
    "juillet",
    "juil",
    "aout",
    "septembre",
    "octobre",
    "oct",
    "novembre",
    "nov",
    "decembre",
    "dec",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lundis",
    "mardis",
    "mercredis",
    "jeudis",
    "vendredis",
    "samedis",
    "dimanches",
    "printemps",
    "ete",
    "automne",
    "hiver",
    "hivers",
    "jour",
    "jours",
    "journee",
    "journees",
    "semaine",
    "semaines",
    "week",
    "weekend",
    "weekends",
    "mois",
    "trimestre",
    "trimestres",
    "semestre",
    "semestres",
    "an",
    "ans",
    "annee",
    "annees",
    "decennie",
    "decennies",
    "siecle",
    "siecles",
    "minute",
    "minutes",
    "heure",
    "heures",
    "seconde",
    "secondes",
    "hier",
    "demain",
    "aujourd",
    "veille",
    "lendemain",
    "surlendemain",
    "matin",
    "matinee",
    "soir",
    "soiree",
    "nuit",
    "apres",
    "mi",
    "petit",
    "midi",
    "minuit",
    "noel",
    "paques",
    "pentecote",
    "ascension",
    "toussaint",
    "assomption",
    "epiphanie",
    "chandeleur",
    "halloween",
    "thanksgiving",
    "reveillon",
    "saint",
    "nouvel",
    "fete",
    "black",
    "rameaux",
    "cyber",
    "rosh",
    "roch",
    "yom",
    "kippour",
    "souccot",
    "hanoucca",
    "hanouccah",
    "hanouka",
    "hanoukka",
    "pessah",
    "paque",
    "pourim",
    "chavouot",
    "aid",
    "ramadan",
    "diwali",
    "divali",
    "tous",
    "toutes",
    "maintenant",
    "actuellement",
    "instant",
    "moment",
    "autrefois",
    "jadis",
    "naguere",
    "recemment",
    "bientot",
    "prochainement",
    "un",
    "une",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "septante",
    "octante",
    "huitante",
    "nonante",
    "cent",
    "mille",
    "premier",
    "quinzaine",
];

static TRIGGERS: LazyLock<WordTable<Trigger>> =
    LazyLock::new(|| WORDS.iter().filter_map(|word| Some((word, of_word(word)?))).collect());

/// The trigger of the word of that rank.
pub fn at(words: &Words, rank: usize) -> Option<Trigger> {
    if words.folded(rank).as_bytes().first()?.is_ascii_digit() {
        return Some(Trigger::Number);
    }
    TRIGGERS.get(words.hash(rank)).copied()
}

/// The trigger of one of [`WORDS`].
fn of_word(folded: &str) -> Option<Trigger> {
    Some(match folded {
        "hier" | "demain" | "aujourd" => Trigger::Deictic,
        "veille" | "lendemain" | "surlendemain" => Trigger::Anaphoric,
        "matin" | "matinee" | "soir" | "soiree" | "nuit" | "apres" | "petit" => Trigger::Part,
        "midi" | "minuit" => Trigger::Midday,
        "noel" | "paques" | "pentecote" | "ascension" | "toussaint" | "assomption" | "epiphanie" | "chandeleur"
        | "halloween" | "thanksgiving" | "reveillon" | "saint" | "nouvel" | "fete" | "black" | "rameaux" | "cyber"
        | "rosh" | "roch" | "yom" | "kippour" | "souccot" | "hanoucca" | "hanouccah" | "hanouka" | "hanoukka"
        | "pessah" | "paque" | "pourim" | "chavouot" | "aid" | "ramadan" | "diwali" | "divali" => Trigger::Feast,
        "tous" | "toutes" | "lundis" | "mardis" | "mercredis" | "jeudis" | "vendredis" | "samedis" | "dimanches" => {
            Trigger::Every
        }
        "maintenant" | "actuellement" | "instant" | "moment" | "autrefois" | "jadis" | "naguere" | "recemment"
        | "bientot" | "prochainement" => Trigger::Reference,
        "week" => Trigger::Unit(Unit::Weekend),
        "premier" => Trigger::NumberWord,
        // « 3 sept. » is a day by its figure, « sept jours » a number.
        _ if is_number_word(folded) => Trigger::NumberWord,
        _ if weekday_named(folded).is_some() => Trigger::Weekday,
        _ if month_named(folded).is_some() => Trigger::Month,
        _ if season_named(folded).is_some() => Trigger::Season,
        _ => Trigger::Unit(unit_named(folded)?),
    })
}

#[cfg(test)]
mod tests {
    use super::{Trigger, WORDS};
    use crate::knowledge::words::Words;

    fn at(word: &str) -> Option<Trigger> {
        super::at(&Words::of(word), 0)
    }

    #[test]
    fn triggers() {
        assert_eq!(at("mardi"), Some(Trigger::Weekday));
        assert_eq!(at("22h30"), Some(Trigger::Number));
        assert_eq!(at("ministre"), None);
        assert_eq!(at(&"é".repeat(40)), None);
        for word in WORDS {
            let missing = at(word).is_none();
            assert!(!missing || matches!(*word, "mi" | "quinzaine"), "{word}");
        }
    }
}

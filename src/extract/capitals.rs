//! Capitals that act: « Pékin a annoncé », « entre Washington et Moscou », but not « à Pékin ».

use super::context::has_locative;
use super::scan::{Candidate, Scan};
use crate::knowledge::words::{Gap, Words};
use crate::knowledge::{Reliability, Sense};

/// Folded verbs in the present, simple past or imperfect whose subject is a government.
const ACTIONS: &[&str] = &[
    "accuse",
    "accusait",
    "affirme",
    "annonce",
    "appelle",
    "assure",
    "attend",
    "conteste",
    "condamne",
    "craint",
    "critique",
    "cherche",
    "considere",
    "continue",
    "declare",
    "defend",
    "demande",
    "dement",
    "denonce",
    "dit",
    "entend",
    "espere",
    "estime",
    "exige",
    "exclut",
    "hausse",
    "impose",
    "insiste",
    "interdit",
    "juge",
    "maintient",
    "menace",
    "met",
    "multiplie",
    "negocie",
    "nie",
    "pousse",
    "prevoit",
    "promet",
    "propose",
    "reaffirme",
    "reagit",
    "reclame",
    "reconnait",
    "redoute",
    "refuse",
    "rejette",
    "replique",
    "repond",
    "reproche",
    "revendique",
    "riposte",
    "salue",
    "somme",
    "souhaite",
    "soutient",
    "suspend",
    "tente",
    "veut",
    "voulait",
    "voit",
    "voulait",
    "peut",
    "pourrait",
    "doit",
    "devrait",
    "s",
    "ne",
    "n",
    "se",
    "avait",
];

/// Folded participles and adverbs that follow « a » when a government acts.
const DEEDS: &[&str] = &[
    "accepte",
    "accueilli",
    "accuse",
    "adopte",
    "affirme",
    "ajoute",
    "annonce",
    "annule",
    "appele",
    "assure",
    "averti",
    "choisi",
    "condamne",
    "confirme",
    "convoque",
    "decide",
    "declare",
    "decrete",
    "demande",
    "dementi",
    "denonce",
    "deploye",
    "dit",
    "durci",
    "envoye",
    "estime",
    "exclu",
    "expulse",
    "exige",
    "exprime",
    "fait",
    "ferme",
    "fini",
    "impose",
    "indique",
    "interdit",
    "invite",
    "jamais",
    "juge",
    "lance",
    "laisse",
    "leve",
    "menace",
    "mis",
    "nie",
    "obtenu",
    "officiellement",
    "ordonne",
    "ouvert",
    "oppose",
    "pris",
    "procede",
    "promis",
    "propose",
    "proteste",
    "prevenu",
    "publie",
    "qualifie",
    "rappele",
    "ratifie",
    "reagi",
    "reaffirme",
    "reconnu",
    "refuse",
    "rejete",
    "renonce",
    "repete",
    "replique",
    "repondu",
    "reproche",
    "requis",
    "retire",
    "riposte",
    "rompu",
    "salue",
    "saisi",
    "sanctionne",
    "signe",
    "souligne",
    "soutenu",
    "suspendu",
    "tente",
    "toujours",
    "transmis",
    "voulu",
    "vote",
    "vu",
    "aussitot",
    "aussi",
    "egalement",
    "deja",
    "immediatement",
    "d",
    "de",
    "pour",
    "notamment",
];

/// Folded words after which a capital is a government.
const PARTNERS: &[&str] = &["selon", "avec", "contre", "par", "envers"];

/// Whether the capital is the subject of a deed, or a party to a relation.
pub fn acts(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    let words = scan.words();
    if words.gap(candidate.end() - 1) == Gap::Hyphen || has_locative(words, candidate.first) {
        return false;
    }
    let previous = words.before(candidate.first, |gap| gap == Gap::Space).map_or("", |rank| words.folded(rank));
    if matches!(previous, "la" | "le") {
        return false;
    }
    if previous == "entre" {
        return is_first_party(scan, candidate);
    }
    if PARTNERS.contains(&previous) {
        return true;
    }
    if previous == "et" {
        // « entre Washington et Pékin », « Moscou et Pékin ont signé ».
        return is_second_party(scan, candidate) || acts_on(words, candidate.end(), "ont");
    }
    acts_on(words, candidate.end(), "a") || (begins_pair(scan, candidate))
}

/// Whether a government's deed begins at that word; `auxiliary` is « a » or « ont ».
fn acts_on(words: &Words, rank: usize, auxiliary: &str) -> bool {
    if words.gap(rank - 1) != Gap::Space {
        return false;
    }
    let verb = words.folded(rank);
    if verb == auxiliary {
        return DEEDS.contains(&words.folded(rank + 1));
    }
    let singular = if auxiliary == "ont" { verb.strip_suffix("nt").unwrap_or(verb) } else { verb };
    // « s’est félicité », « ne veut pas » need their verb; bare « s », « n » are too little in the plural.
    ACTIONS.contains(&singular)
}

/// « Moscou et Pékin ont signé »: the first of two that act together.
fn begins_pair(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    let words = scan.words();
    let conjunction = candidate.end();
    words.gap(conjunction - 1) == Gap::Space
        && words.folded(conjunction) == "et"
        && scan.candidate_at(conjunction + 1).is_some_and(|other| acts_on(words, other.end(), "ont"))
}

/// The first of « entre Washington et Pékin », « entre Paris et l’Allemagne », but not of « entre Paris et Bordeaux ».
fn is_first_party(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    let words = scan.words();
    let conjunction = candidate.end();
    let article = usize::from(matches!(words.folded(conjunction + 1), "l" | "la" | "le" | "les"));
    words.folded(conjunction) == "et"
        && scan.candidate_at(conjunction + 1 + article).is_some_and(|other| is_party(scan, other))
}

/// Whether a candidate may be a state: a country or a capital.
fn is_party(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    candidate.senses.iter().any(|found| match found.sense {
        Sense::Country(_) => true,
        Sense::Metonym(rank) => {
            scan.knowledge.metonyms.get(rank).is_some_and(|metonym| metonym.reliability != Reliability::Unsure)
        }
        _ => false,
    })
}

/// The second of « entre Washington et Pékin ».
fn is_second_party(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    let words = scan.words();
    let conjunction = candidate.first - 1;
    conjunction
        .checked_sub(1)
        .and_then(|rank| scan.candidate_at(rank))
        .filter(|first| is_party(scan, first))
        .and_then(|first| words.before(first.first, |gap| gap == Gap::Space))
        .is_some_and(|rank| matches!(words.folded(rank), "entre" | "avec" | "contre" | "par" | "selon"))
}

//! Countries: by name, demonym, compound and metonym, with the guards each needs.

use std::sync::Arc;

use super::capitals;
use super::context::{has_title, is_part_of_a_name, is_prefix};
use super::languages::is_language;
use super::scan::{Candidate, Decision, Scan};
use crate::annotation::{Entity, Evidence, Kind};
use crate::knowledge::words::{Case, Gap};
use crate::knowledge::{Country, DemonymGuard, DemonymKind, Metonym, Reliability, Sense, slug};

/// Folded nouns after which « de France » names something else than the country.
const OWNERS: &[&str] =
    &["stade", "tour", "college", "miss", "gaz", "electricite", "grand", "open", "rallye", "academie"];

/// Decides on names of countries and on metonyms.
pub fn names(scan: &mut Scan<'_>) {
    scan.decide(|scan, candidate| country(scan, candidate).or_else(|| metonym(scan, candidate)));
}

fn country(scan: &Scan<'_>, candidate: &Candidate) -> Option<Decision> {
    let countries: Vec<(&Country, bool)> = candidate
        .ranks(|sense| match sense {
            Sense::Country(rank) => Some(rank),
            _ => None,
        })
        .filter_map(|(rank, preferred)| Some((scan.knowledge.countries.get(rank)?, preferred)))
        .filter(|(country, _)| country.kind != "supra")
        .collect();
    let &(country, preferred) = countries.iter().max_by_key(|(_, preferred)| *preferred)?;
    if candidate.length == 1 && is_part_of_a_name(scan, candidate) {
        return None;
    }
    if !guarded(scan, candidate, country) || owned(scan, candidate) {
        return None;
    }
    let evidence = if preferred { Evidence::Name } else { Evidence::Alias };
    Some(decision(country.entity.clone(), evidence, country.entity.id.clone()))
}

/// « Tour de France », « Stade de France »: the name of something else.
fn owned(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    let words = scan.words();
    words
        .before(candidate.first, |gap| gap == Gap::Space)
        .filter(|rank| words.folded(*rank) == "de")
        .and_then(|rank| words.before(rank, |gap| gap == Gap::Space))
        .is_some_and(|rank| {
            OWNERS.contains(&words.folded(rank)) && words.get(rank).is_some_and(|word| word.case != Case::Lower)
        })
}

/// The guards of names that are also something else.
fn guarded(scan: &Scan<'_>, candidate: &Candidate, country: &Country) -> bool {
    let words = scan.words();
    let first = words.folded(candidate.first);
    let previous = words.before(candidate.first, |gap| matches!(gap, Gap::Space | Gap::Apostrophe));
    let previous = previous.map_or("", |rank| words.folded(rank));
    let article_says = |names: &[&str]| (0..words.len()).any(|rank| names.contains(&words.folded(rank)));
    if 1 < candidate.length {
        return true;
    }
    match (&*country.entity.id, first) {
        // The two Congos: only when the article tells which.
        ("CG", "congo") => article_says(&["brazzaville", "sassou"]) && !article_says(&["kinshasa", "rdc"]),
        ("CD", "congo") => article_says(&["kinshasa", "rdc", "tshisekedi", "kabila", "goma"]),
        ("KR" | "KP", "coree") => false,
        // The American state.
        ("GE", "georgie") => {
            let office = words.before(candidate.first, |gap| gap == Gap::Space).and_then(|rank| rank.checked_sub(1));
            let american = ["senateur", "senatrice", "gouverneur", "gouverneure", "etat"];
            !office.is_some_and(|rank| american.contains(&words.folded(rank)))
                && !article_says(&["atlanta", "savannah", "augusta", "dekalb", "fulton"])
        }
        // The river.
        ("NE", "niger") => !matches!(previous, "fleuve" | "delta"),
        // First names, and what the article before the name tells.
        ("DM", "dominique") => previous == "la",
        ("MU", "maurice") => previous == "ile",
        ("GD", "grenade") => previous == "la",
        ("SV", "salvador") => matches!(previous, "le" | "au" | "du"),
        // A club in the sports pages.
        ("MC", "monaco") => !article_says(&["ligue", "asm", "buteur", "but", "match"]),
        ("JE", "jersey") | ("GG", "guernesey") => matches!(previous, "a" | "de" | "ile"),
        _ => true,
    }
}

fn metonym(scan: &Scan<'_>, candidate: &Candidate) -> Option<Decision> {
    let rank = candidate.ranks(|sense| match sense {
        Sense::Metonym(rank) => Some(rank),
        _ => None,
    });
    let metonyms: Vec<&Metonym> = rank.filter_map(|(rank, _)| scan.knowledge.metonyms.get(rank)).collect();
    let metonym = *metonyms.first()?;
    let country = scan.knowledge.country(&metonym.code).filter(|country| country.kind != "supra")?;
    match metonym.reliability {
        Reliability::Sure => {
            let place = decision(country.entity.clone(), Evidence::Metonym, metonym.code.clone());
            if !metonym.seat || is_somewhere(scan, candidate) {
                return Some(place);
            }
            // « Elysée » is written « Élysée ».
            let forms = metonyms.iter().map(|metonym| metonym.form);
            let form = forms.max_by_key(|form| form.len() - form.chars().count()).unwrap_or(metonym.form);
            let entity = Entity { id: slug(form).into(), name: form.into() };
            Some(Decision { kind: Kind::Organisation, entity, ..place })
        }
        Reliability::Capital if candidate.length == 1 && is_part_of_a_name(scan, candidate) => None,
        Reliability::Capital if has_title(scan.words(), candidate.first) => None,
        Reliability::Capital if capitals::acts(scan, candidate) => {
            let entity = super::places::entity_in(scan, candidate, &metonym.code)?;
            Some(decision(entity, Evidence::Capital, metonym.code.clone()))
        }
        Reliability::Capital | Reliability::Unsure => None,
    }
}

/// Whether a seat is a place here: « à l'Élysée », « devant le Kremlin », « le locataire de la Maison Blanche ».
fn is_somewhere(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    const AT: &[&str] = &["a", "au", "aux", "dans", "depuis", "devant", "vers", "quitter", "quitte", "locataire"];
    let words = scan.words();
    let before = |rank: usize| words.before(rank, |gap| matches!(gap, Gap::Space | Gap::Apostrophe));
    let mut rank = before(candidate.first);
    while let Some(at) = rank.filter(|at| matches!(words.folded(*at), "l" | "la" | "le" | "de" | "du")) {
        rank = before(at);
    }
    if rank.is_some_and(|rank| AT.contains(&words.folded(rank))) {
        return true;
    }
    // « la salle Saint-Georges du Kremlin », « les jardins de l'Élysée ».
    let joined = |gap| matches!(gap, Gap::Space | Gap::Apostrophe | Gap::Hyphen);
    let before = std::iter::successors(words.before(candidate.first, joined), |rank| words.before(*rank, joined));
    before.take(ROOMS_WITHIN).any(|rank| ROOMS.contains(&words.folded(rank)))
}

/// Folded nouns for parts of a building.
const ROOMS: &[&str] = &[
    "salle", "salles", "salon", "salons", "cour", "jardin", "jardins", "perron", "pelouse", "pelouses", "couloirs",
    "murs", "grilles", "facade", "parvis", "toit", "enceinte", "portes", "marches",
];

/// Words before a seat among which they are looked for.
const ROOMS_WITHIN: usize = 6;

/// Decides on demonyms and compounds; those that are ambiguous need evidence found so far.
pub fn demonyms(scan: &mut Scan<'_>) {
    scan.decide(demonym);
}

fn demonym(scan: &Scan<'_>, candidate: &Candidate) -> Option<Decision> {
    if is_language(scan, candidate) {
        return None;
    }
    let words = scan.words();
    let capital = words.get(candidate.first).is_some_and(|word| word.case != Case::Lower);
    let mut codes: Vec<&Arc<str>> = Vec::new();
    let mut regional = false;
    for (rank, _) in candidate.ranks(|sense| match sense {
        Sense::Demonym(rank) => Some(rank),
        _ => None,
    }) {
        let demonym = scan.knowledge.demonyms.get(rank)?;
        let counts = match (demonym.kind, demonym.guard) {
            (_, DemonymGuard::Never) => return None,
            (DemonymKind::Prefix, _) => begins_a_compound(scan, candidate),
            (_, DemonymGuard::Ambiguous) => scan.speaks_of(&demonym.code),
            (_, DemonymGuard::Capital) => capital,
            (_, DemonymGuard::None) => true,
        };
        regional |= demonym.kind == DemonymKind::Regional;
        if counts && !codes.contains(&&demonym.code) {
            codes.push(&demonym.code);
        }
    }
    let [code] = codes.as_slice() else { return None };
    let country = scan.knowledge.country(code).filter(|country| country.kind != "supra")?;
    let hyphen_before = words.before(candidate.first, |gap| gap == Gap::Hyphen);
    let compound = begins_a_compound(scan, candidate)
        || hyphen_before.is_some_and(|rank| {
            is_prefix(words.folded(rank)) || scan.candidate_at(rank).is_some_and(|other| is_demonym(scan, other))
        });
    let evidence = if compound { Evidence::Compound } else { Evidence::Demonym };
    let decision = decision(country.entity.clone(), evidence, (*code).clone());
    Some(if regional { Decision { country: None, ..decision } } else { decision })
}

/// Whether a hyphen joins the candidate to a demonym that follows: the « franco » of « franco-allemand ».
fn begins_a_compound(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    let last = candidate.end() - 1;
    scan.words().gap(last) == Gap::Hyphen
        && scan.candidate_at(last + 1).is_some_and(|other| other.first == last + 1 && is_demonym(scan, other))
}

fn is_demonym(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    candidate.senses.iter().any(|found| match found.sense {
        Sense::Demonym(rank) => {
            scan.knowledge.demonyms.get(rank).is_some_and(|demonym| demonym.guard != DemonymGuard::Never)
        }
        _ => false,
    })
}

fn decision(entity: Entity, evidence: Evidence, code: Arc<str>) -> Decision {
    Decision { kind: Kind::Place, entity, evidence, country: Some(code), person: None }
}

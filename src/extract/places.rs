//! Places other than countries: cities, regions, rivers, with the homonyms told apart by context.

use super::context::{has_locative, has_title, is_part_of_a_name};
use super::scan::{Candidate, Decision, Scan};
use crate::annotation::{Entity, Evidence, Kind};
use crate::knowledge::words::{Gap, Words};
use crate::knowledge::{Place, Sense};

/// Inhabitants from which a foreign city needs no other evidence for its country.
const WELL_KNOWN: u32 = 300_000;

/// Decides on the names of places.
pub fn names(scan: &mut Scan<'_>) {
    scan.decide(|scan, candidate| {
        let place = best(scan, candidate)?;
        let words = scan.words();
        let locative = has_locative(words, candidate.first)
            || (place.kind == "département" && has_article(words, candidate.first));
        if candidate.length == 1 && (is_part_of_a_name(scan, candidate) || has_title(words, candidate.first)) {
            return None;
        }
        if place.needs_preposition && !locative {
            return None;
        }
        let known = place.country == "FR" || WELL_KNOWN <= place.population || place.population == 0;
        if !known && !scan.speaks_of(place.country) {
            return None;
        }
        let city = matches!(place.kind, "ville" | "commune");
        let evidence = if city { Evidence::City } else { Evidence::Name };
        let country = city.then(|| place.country.into());
        Some(Decision { kind: Kind::Place, entity: place.entity.clone(), evidence, country, person: None })
    });
}

/// « la Somme », « l’Ain », « (Var) »: how a département is named.
fn has_article(words: &Words, rank: usize) -> bool {
    let article = words
        .before(rank, |gap| matches!(gap, Gap::Space | Gap::Apostrophe))
        .is_some_and(|previous| matches!(words.folded(previous), "la" | "le" | "l" | "les" | "du" | "des"));
    let alone = rank.checked_sub(1).is_some_and(|previous| words.gap(previous) == Gap::Pause);
    article || (alone && words.gap(rank) == Gap::Pause)
}

/// Of the places of that name: one in a country the article speaks of, else the most populous.
fn best<'t>(scan: &Scan<'t>, candidate: &Candidate) -> Option<&'t Place> {
    places(scan, candidate).max_by_key(|place| {
        let supported = scan.speaks_of(place.country);
        (WELL_KNOWN * 4 <= place.population, supported, place.population)
    })
}

/// The place of that name in a country.
pub fn entity_in(scan: &Scan<'_>, candidate: &Candidate, country: &str) -> Option<Entity> {
    let place = places(scan, candidate).filter(|place| place.country == country).max_by_key(|place| place.population);
    place.map(|place| place.entity.clone())
}

fn places<'t>(scan: &Scan<'t>, candidate: &Candidate) -> impl Iterator<Item = &'t Place> {
    let knowledge = scan.knowledge;
    let ranks = candidate.ranks(|sense| match sense {
        Sense::Place(rank) => Some(rank),
        _ => None,
    });
    ranks.filter_map(move |(rank, _)| knowledge.places.get(rank))
}

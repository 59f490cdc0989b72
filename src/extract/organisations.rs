//! Organisations: institutions, parties, companies, clubs.

use super::context::{capital_before, is_title};
use super::scan::{Candidate, Decision, Scan};
use crate::annotation::{Evidence, Kind};
use crate::knowledge::Sense;
use crate::knowledge::words::Gap;

/// Folded words that announce an organisation whose name is also a word.
const ANNOUNCERS: &[&str] = &[
    "groupe",
    "chez",
    "societe",
    "entreprise",
    "operateur",
    "geant",
    "compagnie",
    "constructeur",
    "parti",
    "syndicat",
    "mouvement",
    "quotidien",
    "journal",
    "chaine",
    "association",
    "ong",
    "club",
    "filiale",
    "agence",
    "banque",
];

/// Decides on the names of organisations.
pub fn names(scan: &mut Scan<'_>) {
    scan.decide(|scan, candidate| {
        let organisation = |sense| match sense {
            Sense::Organisation(rank) => Some(rank),
            _ => None,
        };
        let (rank, preferred) = candidate.ranks(organisation).max_by_key(|(_, preferred)| *preferred)?;
        let organisation = scan.knowledge.organisations.get(rank)?;
        let doubtful = organisation.ambiguous && preferred && candidate.length == 1 && !is_announced(scan, candidate);
        // « dans le Sud-Ouest »: the region; the newspaper writes itself without the hyphen.
        let hyphenated = scan.words().gap(candidate.first) == Gap::Hyphen;
        let doubtful = doubtful || (organisation.ambiguous && hyphenated && !is_announced(scan, candidate));
        if doubtful || (candidate.length == 1 && capital_before(scan, candidate)) {
            return None;
        }
        let evidence = if preferred { Evidence::Name } else { Evidence::Alias };
        let (kind, entity) = (Kind::Organisation, organisation.entity.clone());
        // « le Hamas », « la CIA » are also evidence for a country.
        let country = candidate.ranks(metonym).next().and_then(|(rank, _)| scan.knowledge.metonyms.get(rank));
        Some(Decision { kind, entity, evidence, country: country.map(|metonym| metonym.code.clone()), person: None })
    });
}

fn metonym(sense: Sense) -> Option<usize> {
    match sense {
        Sense::Metonym(rank) => Some(rank),
        _ => None,
    }
}

fn is_announced(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    let words = scan.words();
    let previous = words.before(candidate.first, |gap| gap == Gap::Space);
    previous.is_some_and(|rank| !is_title(words.folded(rank)) && ANNOUNCERS.contains(&words.folded(rank)))
}

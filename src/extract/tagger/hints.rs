//! What the knowledge says of each word: a decision, or the senses it may have.
//!
//! A hint is a number: bits 0 to 6 the senses of an alias on which nothing is decided, bits 7 and 8 the kind decided,
//! bits 9 to 11 why, bits 12 and 13 the place of the word in the alias, bit 14 whether the alias is a place only after
//! a preposition.

use super::super::scan::{Candidate, Scan};
use crate::annotation::{Evidence, Kind};
use crate::knowledge::Sense;

/// One hint for each word of the text.
pub fn hints(scan: &Scan<'_>) -> Vec<u16> {
    let mut hints = vec![0; scan.words().len()];
    for candidate in &scan.candidates {
        let meaning = meaning(scan, candidate);
        for (offset, hint) in hints.iter_mut().skip(candidate.first).take(candidate.length).enumerate() {
            *hint = meaning | if offset == 0 { 1 } else { 2 } << 12;
        }
    }
    hints
}

/// The kind that is decided: 0 none, 1 person, 2 place, 3 organisation, 4 demonym or role.
pub fn decided(hint: u16) -> u16 {
    match (hint >> 7 & 3, hint >> 9 & 7) {
        (2, 6) | (1, 7) => 4,
        (kind, _) => kind,
    }
}

/// Whether what is decided is a city, for no other reason than its name.
pub fn is_city(hint: u16) -> bool {
    hint >> 7 & 3 != 0 && hint >> 9 & 7 == 4
}

/// Whether the word is the first of an alias.
pub fn begins_alias(hint: u16) -> bool {
    hint >> 12 & 3 == 1
}

/// Whether the word is a further one of an alias.
pub fn goes_on_with_alias(hint: u16) -> bool {
    hint >> 12 & 3 == 2
}

/// The hint with less detail, in five bits: what is decided or the most telling sense, and whether the word begins
/// the alias.
pub fn brief(hint: u16) -> u16 {
    let what = match decided(hint) {
        0 if hint & 4 != 0 => 5,
        0 if hint & 64 != 0 => 6,
        0 if hint & 8 != 0 => 7,
        0 if hint & 32 != 0 => 8,
        0 if hint & 16 != 0 => 9,
        0 if hint & 1 != 0 => 10,
        0 if hint & 2 != 0 => 11,
        kind => kind,
    };
    what | (hint >> 12 & 1) << 4
}

fn meaning(scan: &Scan<'_>, candidate: &Candidate) -> u16 {
    let mut meaning = 0;
    match &candidate.decision {
        Some(decision) => {
            let kind = match decision.kind {
                Kind::Person => 1,
                Kind::Place => 2,
                Kind::Organisation => 3,
            };
            let why = match decision.evidence {
                Evidence::Name => 1,
                Evidence::Alias | Evidence::Model => 2,
                Evidence::Surname => 3,
                Evidence::City => 4,
                Evidence::Capital | Evidence::Metonym => 5,
                Evidence::Demonym | Evidence::Compound => 6,
                Evidence::Role => 7,
            };
            meaning |= kind << 7 | why << 9;
        }
        None => {
            for found in &candidate.senses {
                meaning |= match found.sense {
                    Sense::Country(_) => 1,
                    Sense::Demonym(_) => 2,
                    Sense::Metonym(_) => 4,
                    Sense::Person(_) => 8,
                    Sense::Surname(_) => 16,
                    Sense::Place(rank) => {
                        let guarded = scan.knowledge.places.get(rank).is_some_and(|place| place.needs_preposition);
                        32 | u16::from(guarded) << 14
                    }
                    Sense::Organisation(_) => 64,
                };
            }
        }
    }
    meaning
}

//! The country of a role: « le président russe », « le président de la Russie », « les présidents russe et chinois ».

use std::sync::Arc;

use super::super::scan::{Candidate, Scan};
use crate::annotation::Evidence;
use crate::knowledge::words::Gap;
use crate::knowledge::{DemonymGuard, DemonymKind, Sense};

/// Folded demonyms of parts of a country which have a government of their own.
const PARTS: &[&str] = &["ecossais", "ecossaise", "gallois", "galloise", "nord", "quebecois", "quebecoise"];

/// A country beside a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its code.
    pub code: Arc<str>,
    /// The country whose offices it means: the only successor of a state that is no more (Zaïre, RFA), else itself.
    pub seat: Arc<str>,
    /// Rank of the first word of its name.
    pub first: usize,
    /// Rank of the word after it.
    pub end: usize,
}

/// What follows a role where a country may.
pub enum Following {
    /// A country.
    Country(Named),
    /// A people that is no country of one government: « catalan », « franco-allemand », « congolais » alone.
    Other,
    /// No country.
    Nothing,
}

/// The demonym at that word.
pub fn demonym(scan: &Scan<'_>, rank: usize) -> Following {
    let Some(candidate) = scan.candidate_at(rank).filter(|candidate| candidate.first == rank) else {
        return Following::Nothing;
    };
    let words = scan.words();
    let mut codes: Vec<&Arc<str>> = Vec::new();
    let mut other = false;
    for found in &candidate.senses {
        let Sense::Demonym(demonym) = found.sense else { continue };
        let Some(demonym) = scan.knowledge.demonyms.get(demonym) else { continue };
        match (demonym.kind, demonym.guard) {
            (DemonymKind::Adjective, guard) if guard != DemonymGuard::Never => {
                if !codes.contains(&&demonym.code) {
                    codes.push(&demonym.code);
                }
            }
            _ => other = true,
        }
    }
    // « nord-irlandais », but « nord-coréen ».
    let part = PARTS.contains(&words.folded(rank)) && codes.iter().all(|code| matches!(&***code, "GB" | "CA"));
    let hyphen = words.gap(candidate.end() - 1) == Gap::Hyphen;
    let decided = candidate.decision.as_ref().filter(|decision| decision.evidence == Evidence::Demonym);
    match (decided.and_then(|decision| decision.country.as_ref()), codes.as_slice()) {
        _ if (hyphen || part) && !codes.is_empty() => Following::Other,
        (Some(code), _) => Following::Country(named(scan, code, candidate)),
        (None, [code]) if candidate.decision.is_none() => Following::Country(named(scan, code, candidate)),
        (None, []) if !other => Following::Nothing,
        _ => Following::Other,
    }
}

/// « de la Russie », « du Mali », « d'Ukraine », « des États-Unis » at that word.
pub fn complement(scan: &Scan<'_>, rank: usize) -> Option<Named> {
    let words = scan.words();
    let article = match (words.folded(rank), words.folded(rank + 1)) {
        ("de", "la" | "l" | "le" | "les") => 2,
        ("de" | "du" | "des" | "d", _) => 1,
        _ => return None,
    };
    let candidate = scan.candidate_at(rank + article).filter(|candidate| candidate.first == rank + article)?;
    let mut countries = candidate.senses.iter().filter_map(|found| match found.sense {
        Sense::Country(country) => scan.knowledge.countries.get(country),
        _ => None,
    });
    if let Some(decision) = &candidate.decision {
        let code = decision.country.as_ref().filter(|code| ***code == *decision.entity.id)?;
        return matches!(decision.evidence, Evidence::Name | Evidence::Alias).then(|| named(scan, code, candidate));
    }
    let country = countries.next().filter(|country| country.kind != "supra")?;
    // « du Congo », « de Corée »: only when the article told which.
    let told = countries.next().is_none() && !matches!(&*country.entity.id, "CG" | "CD" | "KR" | "KP");
    told.then(|| named(scan, &country.entity.id, candidate))
}

/// Whether a demonym is in the singular: « les présidents russe et chinois » are two, « les présidents russes » many.
pub fn is_singular(scan: &Scan<'_>, country: &Named) -> bool {
    let words = scan.words();
    let last = words.folded(country.end.saturating_sub(1));
    let singular_in_s = last.ends_with("ais") || last.ends_with("ois") || matches!(last, "gros");
    !last.ends_with('s') || singular_in_s
}

fn named(scan: &Scan<'_>, code: &Arc<str>, candidate: &Candidate) -> Named {
    let seat = match scan.knowledge.country(code).map(|country| country.successors.as_slice()) {
        Some([only]) => (*only).into(),
        _ => code.clone(),
    };
    Named { code: code.clone(), seat, first: candidate.first, end: candidate.end() }
}

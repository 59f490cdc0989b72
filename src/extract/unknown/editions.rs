//! « France Bleu Normandie », « France 3 Hauts-de-France », « Sciences Po Reims »: an organisation and its place are one name.

use super::super::scan::{Candidate, Scan};
use super::super::tagger::Tagged;
use crate::annotation::{Evidence, Kind};
use crate::knowledge::words::Gap;

/// Folded names of organisations with branches that bear the name of their place.
const ORGANISATIONS: &[&str] = &[
    "france bleu",
    "france 3",
    "ici",
    "sciences po",
    "medecins sans frontieres",
    "medecins du monde",
    "handicap international",
    "disneyland",
    "radio france",
];

/// The names of branches, by place in the text and without overlap.
pub fn names(scan: &Scan<'_>) -> Vec<Tagged> {
    let mut found = Vec::new();
    for (rank, candidate) in scan.candidates.iter().enumerate() {
        let organisation = candidate.decision.as_ref().is_some_and(|decision| decision.kind == Kind::Organisation);
        if !organisation || !has_branches(scan, candidate) {
            continue;
        }
        let mut end = candidate.end();
        for place in scan.candidates.iter().skip(rank + 1) {
            if place.first != end || !follows(scan, place) {
                break;
            }
            end = place.end();
        }
        if candidate.end() < end {
            found.push(Tagged { first: candidate.first, length: end - candidate.first, kind: Kind::Organisation });
        }
    }
    found
}

fn has_branches(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    let words = scan.words();
    ORGANISATIONS.iter().any(|name| {
        name.split(' ').count() == candidate.length
            && name.split(' ').enumerate().all(|(offset, word)| words.folded(candidate.first + offset) == word)
    })
}

/// Whether a candidate is a place and follows at once.
fn follows(scan: &Scan<'_>, place: &Candidate) -> bool {
    let named = |evidence| matches!(evidence, Evidence::Name | Evidence::Alias | Evidence::City);
    let joined = scan.words().before(place.first, |gap| matches!(gap, Gap::Space | Gap::Hyphen)).is_some();
    let is_place =
        place.decision.as_ref().is_some_and(|decision| decision.kind == Kind::Place && named(decision.evidence));
    joined && is_place
}

#[cfg(test)]
mod tests {
    use super::names;
    use crate::extract::known;
    use crate::knowledge::Knowledge;

    #[test]
    fn branches() {
        let check = |text: &str, expected: &[&str]| {
            let scan = known(text, None, Knowledge::embedded());
            let found = names(&scan);
            let shown = found.iter().map(|name| scan.words().span(name.first, name.length));
            assert_eq!(shown.map(|span| &text[span.start..span.end]).collect::<Vec<_>>(), expected, "{text}");
        };
        check("rapporte France Bleu Normandie lundi", &["France Bleu Normandie"]);
        check("selon France 3 Hauts-de-France", &["France 3 Hauts-de-France"]);
        check("selon France Bleu, Paris attend", &[]);
        check("sur France 3 Emmanuel Macron", &[]);
    }
}

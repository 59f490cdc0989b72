//! Languages: « il parle anglais et chinois » is about no country.

use super::scan::{Candidate, Scan};
use crate::knowledge::Sense;
use crate::knowledge::words::{Case, Gap};

/// Folded words before the name of a language.
const SPOKEN: &[&str] = &[
    "parle",
    "parlent",
    "parler",
    "parlait",
    "parlaient",
    "parlant",
    "apprend",
    "apprendre",
    "apprenait",
    "etudier",
    "enseigner",
    "enseigne",
    "comprendre",
    "maitrise",
    "maitriser",
    "traduire",
    "traduit",
    "bilingue",
    "trilingue",
    "langue",
    "cours",
    "accent",
];

/// Folded words before « de » and the name of a language.
const TAUGHT: &[&str] = &[
    "professeur",
    "professeure",
    "professeurs",
    "prof",
    "profs",
    "enseignant",
    "enseignante",
    "interprete",
    "notions",
];

/// Languages that may be joined: « anglais, russe et chinois ».
const MOST: usize = 4;

/// Whether a demonym is the name of a language here.
pub fn is_language(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    let words = scan.words();
    if candidate.length != 1 || words.get(candidate.first).is_none_or(|word| word.case != Case::Lower) {
        return false;
    }
    let taught = |rank: usize| TAUGHT.contains(&words.folded(rank));
    let mut first = candidate.first;
    for _ in 0..MOST {
        let Some(before) = words.before(first, |gap| matches!(gap, Gap::Space | Gap::Apostrophe | Gap::Pause)) else {
            return false;
        };
        let word = words.folded(before);
        // « professeure d'anglais ».
        if matches!(word, "d" | "de") && words.before(before, |gap| gap == Gap::Space).is_some_and(taught) {
            return true;
        }
        // « traduit du russe », « c'est du chinois. », but « du chinois Huawei »
        let ends = words.gap(candidate.end() - 1) != Gap::Space;
        if SPOKEN.contains(&word) || (word == "du" && ends && first == candidate.first) {
            return !matches!(word, "langue" | "cours" | "accent") || ends;
        }
        let listed = match word {
            "et" | "ou" | "le" | "l" | "bien" | "couramment" | "mal" => before,
            _ if scan.candidate_at(before).is_some_and(is_demonym) => before,
            _ => return false,
        };
        first = listed;
    }
    false
}

fn is_demonym(candidate: &Candidate) -> bool {
    candidate.senses.iter().any(|found| matches!(found.sense, Sense::Demonym(_)))
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::mentions;

    #[test]
    fn languages_are_no_countries() {
        for (text, expected) in [
            ("Il parle anglais et chinois.", ""),
            ("Il a appris à parler le russe.", ""),
            ("Un roman traduit du russe.", ""),
            ("Une professeure d'anglais et de russe.", "russe→RU:demonym"),
            ("Un concurrent du chinois Huawei.", "chinois→CN:demonym; Huawei→Huawei:name"),
            ("Il parle au président russe.", "président russe→Vladimir Poutine:role"),
        ] {
            assert_eq!(mentions(text, Some("2020-06-15")), expected, "{text}");
        }
    }
}

//! « ministère de la Santé », « ministère saoudien de l'Intérieur », « département américain de la Justice »: organisations
//! whose name begins with a common noun, whatever the case of their portfolio.

use super::super::scan::Scan;
use super::super::tagger::Tagged;
use crate::annotation::Kind;
use crate::knowledge::words::{Case, Gap, Words};
use crate::knowledge::{Found, Sense};

/// Folded nouns of portfolios; with a capital any noun may be one.
const PORTFOLIOS: &[&str] = &[
    "action",
    "affaires",
    "agriculture",
    "alimentation",
    "anciens",
    "armees",
    "budget",
    "cohesion",
    "commerce",
    "communication",
    "comptes",
    "cooperation",
    "culture",
    "defense",
    "developpement",
    "ecologie",
    "economie",
    "education",
    "egalite",
    "energie",
    "enseignement",
    "environnement",
    "equipement",
    "famille",
    "finances",
    "fonction",
    "guerre",
    "immigration",
    "industrie",
    "information",
    "interieur",
    "jeunesse",
    "justice",
    "logement",
    "outre",
    "peche",
    "petrole",
    "planification",
    "recherche",
    "relations",
    "sante",
    "securite",
    "solidarite",
    "solidarites",
    "sports",
    "tourisme",
    "transition",
    "transports",
    "travail",
    "tresor",
];

/// Folded words in lower case that go on with a portfolio.
const FURTHER: &[&str] = &[
    "agricole",
    "alimentaire",
    "civile",
    "civique",
    "combattants",
    "communautaire",
    "ecologique",
    "economique",
    "energetique",
    "etrangeres",
    "exterieur",
    "exterieures",
    "humaines",
    "interieure",
    "internationale",
    "locales",
    "mer",
    "mers",
    "nationale",
    "numerique",
    "populaire",
    "professionnelle",
    "publique",
    "publiques",
    "publics",
    "religieuses",
    "rural",
    "rurale",
    "scientifique",
    "sociale",
    "sociales",
    "sociaux",
    "solidaire",
    "superieur",
    "technologique",
    "territoriale",
    "urbain",
];

/// The ministries of a text, by place in it and without overlap.
pub fn names(scan: &Scan<'_>) -> Vec<Tagged> {
    let words = scan.words();
    let mut found: Vec<Tagged> = Vec::new();
    for rank in 0..words.len() {
        if found.last().is_none_or(|last| last.first + last.length <= rank) {
            found.extend(ministry(scan, rank));
        }
    }
    found
}

fn ministry(scan: &Scan<'_>, first: usize) -> Option<Tagged> {
    let words = scan.words();
    let american = match words.folded(first) {
        "ministere" => false,
        // « le département de la Marne » is none.
        "departement" => true,
        _ => return None,
    };
    let mut at = first + 1;
    // « le ministère saoudien de l'Intérieur ».
    let demonym = |found: &Found| matches!(found.sense, Sense::Demonym(_));
    if follows(words, at) && scan.candidate_at(at).is_some_and(|candidate| candidate.senses.iter().any(demonym)) {
        at += 1;
    }
    let mut end = portfolio(words, at, american)?;
    // « de l'Économie, des Finances et de la Relance ».
    while let Some(next) = further(words, end).and_then(|at| portfolio(words, at, american)) {
        end = next;
    }
    Some(Tagged { first, length: end - first, kind: Kind::Organisation })
}

/// Rank of the word after « de la Santé », « des Affaires étrangères » that begins there.
fn portfolio(words: &Words, at: usize, listed: bool) -> Option<usize> {
    if !matches!(words.gap(at - 1), Gap::Space | Gap::Pause) {
        return None;
    }
    let mut head = match words.folded(at) {
        "du" | "des" => at + 1,
        "de" if matches!(words.folded(at + 1), "la" | "l") => at + 2,
        _ => return None,
    };
    let folded = words.folded(head);
    let known = PORTFOLIOS.contains(&folded);
    if !follows(words, head) || !(known || (!listed && !is_lower(words, head))) {
        return None;
    }
    // « Affaires étrangères », « Transition écologique et solidaire », « Outre-mer ».
    loop {
        let next = match words.folded(head + 1) {
            "et" => head + 2,
            _ => head + 1,
        };
        let goes_on = (head + 1..=next).all(|rank| follows(words, rank)) && FURTHER.contains(&words.folded(next));
        if !goes_on {
            return Some(head + 1);
        }
        head = next;
    }
}

/// Where another portfolio may begin: after « et » or a comma.
fn further(words: &Words, end: usize) -> Option<usize> {
    match words.gap(end - 1) {
        Gap::Space if words.folded(end) == "et" => Some(end + 1),
        Gap::Pause => Some(end),
        _ => None,
    }
}

/// Whether the word of that rank follows another in one stretch.
fn follows(words: &Words, rank: usize) -> bool {
    rank < words.len() && matches!(words.gap(rank - 1), Gap::Space | Gap::Apostrophe | Gap::Hyphen)
}

fn is_lower(words: &Words, rank: usize) -> bool {
    words.get(rank).is_some_and(|word| word.case == Case::Lower)
}

#[cfg(test)]
mod tests {
    use super::names;
    use crate::extract::known;
    use crate::knowledge::Knowledge;

    #[test]
    fn ministries() {
        let check = |text: &str, expected: &[&str]| {
            let scan = known(text, None, Knowledge::embedded());
            let found = names(&scan);
            let shown = found.iter().map(|name| scan.words().span(name.first, name.length));
            assert_eq!(shown.map(|span| &text[span.start..span.end]).collect::<Vec<_>>(), expected, "{text}");
        };
        check("Le ministère de la Santé l'a dit.", &["ministère de la Santé"]);
        check("au ministère de la santé hier", &["ministère de la santé"]);
        check("le ministère saoudien de l'Intérieur a", &["ministère saoudien de l'Intérieur"]);
        check("le ministère des Affaires étrangères et la presse", &["ministère des Affaires étrangères"]);
        check(
            "le ministère de la Transition écologique et solidaire",
            &["ministère de la Transition écologique et solidaire"],
        );
        check(
            "le ministère de l'Économie, des Finances et de la Relance, mardi",
            &["ministère de l'Économie, des Finances et de la Relance"],
        );
        check("le ministère des Outre-mer", &["ministère des Outre-mer"]);
        check("le ministère public, le ministère de Dupont, ce ministère", &[]);
        check("le département de la Marne et le département de la Justice", &["département de la Justice"]);
        check("un ministère", &[]);
    }
}

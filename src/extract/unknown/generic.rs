//! « rue de Rivoli », « hôpital Necker », « université de Bonn »: names that begin with a common noun.
//!
//! Some nouns are always part of the name. Others are when what follows names the thing and does not only say where it
//! is: « gare Saint-Lazare », « hôpital de la Timone », but « la gare de Nantes », « l'hôpital de Meaux ».

use super::super::scan::Scan;
use super::super::tagger::Tagged;
use crate::annotation::{Evidence, Kind};
use crate::knowledge::Sense;
use crate::knowledge::words::{Case, Gap, Words};

/// Folded nouns that are always part of the name of a place.
const PLACES: &[&str] = &[
    "rue",
    "avenue",
    "boulevard",
    "allee",
    "allees",
    "impasse",
    "square",
    "esplanade",
    "quai",
    "pont",
    "viaduc",
    "mer",
    "ocean",
    "golfe",
    "baie",
    "rade",
    "detroit",
    "vallee",
    "lac",
    "mont",
    "monts",
    "gorges",
    "palais",
    "basilique",
    "musee",
    "chateau",
    "fort",
    "causse",
    "canal",
];

/// Folded nouns that are part of the name of a place when they do not only say where it is.
const PLACES_BY_NAME: &[&str] = &[
    "aeroport",
    "aerodrome",
    "gare",
    "hopital",
    "eglise",
    "cathedrale",
    "mosquee",
    "synagogue",
    "abbaye",
    "stade",
    "hippodrome",
    "gymnase",
    "prison",
    "parc",
    "jardin",
    "jardins",
    "foret",
    "bois",
    "zoo",
    "theatre",
    "cimetiere",
    "ile",
    "iles",
    "massif",
    "tunnel",
    "barrage",
    "place",
    "piscine",
    "mediatheque",
    "bibliotheque",
    "amphitheatre",
];

/// Folded nouns that are part of the name of a place when a town follows: « porte de Versailles », but « porte des
/// Républicains ».
const GATES: &[&str] = &["porte"];

/// Folded nouns that are part of the name of a place that follows them at once: « tour Eiffel », but « le tour de Pierre ».
const PLACES_AT_ONCE: &[&str] = &["tour", "cours", "centre", "salle", "espace", "residence", "station"];

/// Folded nouns that are always part of the name of an organisation.
const ORGANISATIONS: &[&str] = &["universite"];

/// Folded nouns that are part of the name of an organisation when they do not only say where it is.
const ORGANISATIONS_BY_NAME: &[&str] = &["lycee", "college", "ecole", "institut", "fondation", "academie", "clinique"];

/// Folded nouns before a name that say nothing without their article: « la place Rouge », but « sur place Moscou ».
const WITH_ARTICLE: &[&str] = &["place", "tour", "fort", "parc", "bois"];

/// How a noun and a name are joined, the closest first.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Link {
    /// « hôpital Necker ».
    None,
    /// « gare du Nord », « hôpital de la Timone ».
    OfThe,
    /// « gare de Nantes ».
    Of,
}

/// What a noun makes of the name after it.
#[derive(Clone, Copy)]
struct Noun {
    kind: Kind,
    /// The loosest link by which the noun is part of a name; with [`Link::Of`] that name may also be one of a town.
    loosest: Link,
}

fn noun(folded: &str) -> Option<Noun> {
    let tables = [
        (PLACES, Kind::Place, Link::Of),
        (GATES, Kind::Place, Link::Of),
        (PLACES_BY_NAME, Kind::Place, Link::OfThe),
        (PLACES_AT_ONCE, Kind::Place, Link::None),
        (ORGANISATIONS, Kind::Organisation, Link::Of),
        (ORGANISATIONS_BY_NAME, Kind::Organisation, Link::OfThe),
    ];
    let (_, kind, loosest) = tables.into_iter().find(|(nouns, ..)| nouns.contains(&folded))?;
    Some(Noun { kind, loosest })
}

/// The names with the nouns that belong to them, by place in the text and without overlap; those on which the knowledge
/// has decided too.
pub fn names(scan: &Scan<'_>, names: &[Tagged]) -> Vec<Tagged> {
    let known = scan.candidates.iter().filter_map(|candidate| {
        let decision = candidate.decision.as_ref()?;
        let named = matches!(decision.evidence, Evidence::Name | Evidence::Alias | Evidence::City);
        let place = (decision.kind == Kind::Place && named).then_some(candidate)?;
        Some(Tagged { first: place.first, length: place.length, kind: Kind::Place })
    });
    let mut found: Vec<Tagged> = names.iter().copied().chain(known).filter_map(|name| with_noun(scan, name)).collect();
    found.sort_by_key(|name| (name.first, std::cmp::Reverse(name.length)));
    let mut end = 0;
    found.retain(|name| {
        let free = end <= name.first;
        end = end.max(name.first + name.length);
        free
    });
    found
}

/// The name with the noun before it, when that is a part of it.
fn with_noun(scan: &Scan<'_>, name: Tagged) -> Option<Tagged> {
    let words = scan.words();
    let (link, last) = link(words, name.first)?;
    let (first, noun) = match noun(words.folded(last)) {
        Some(noun) => (last, noun),
        // « parc national des Calanques ».
        None if link != Link::None && is_lower(words, last) => {
            let first = words.before(last, |gap| gap == Gap::Space)?;
            (first, noun(words.folded(first))?)
        }
        None => return None,
    };
    let article = WITH_ARTICLE.contains(&words.folded(first));
    if !is_lower(words, first) || (article && (!has_article(words, first) || name.kind == Kind::Organisation)) {
        return None;
    }
    if GATES.contains(&words.folded(first)) && (link != Link::Of || !is_somewhere(scan, name)) {
        return None;
    }
    let where_only = link == Link::OfThe && noun.loosest != Link::Of && is_somewhere(scan, name);
    (link <= noun.loosest && !where_only).then(|| Tagged {
        first,
        length: name.first + name.length - first,
        kind: noun.kind,
    })
}

/// How the word of that rank is joined to what stands before, and the rank of the last word before the link.
fn link(words: &Words, rank: usize) -> Option<(Link, usize)> {
    let before = |rank: usize| words.before(rank, |gap| matches!(gap, Gap::Space | Gap::Apostrophe));
    let previous = before(rank)?;
    let found = match words.folded(previous) {
        _ if !is_lower(words, previous) => return None,
        "de" | "d" => (Link::Of, before(previous)?),
        "du" | "des" | "aux" => (Link::OfThe, before(previous)?),
        "la" | "l" => {
            let of = before(previous).filter(|of| words.folded(*of) == "de")?;
            (Link::OfThe, before(of)?)
        }
        _ => (Link::None, previous),
    };
    Some(found)
}

/// Whether a name is that of a town or country: « l'aéroport du Caire ». « gare du Nord » is none.
fn is_somewhere(scan: &Scan<'_>, name: Tagged) -> bool {
    let candidate = scan.candidate_at(name.first).filter(|candidate| candidate.end() <= name.first + name.length);
    candidate.is_some_and(|candidate| {
        let place = |sense| matches!(sense, Sense::Place(_) | Sense::Country(_));
        candidate.decision.is_some() && candidate.senses.iter().any(|found| place(found.sense))
    }) && !matches!(scan.words().folded(name.first), "nord" | "est")
}

fn has_article(words: &Words, rank: usize) -> bool {
    let previous = words.before(rank, |gap| gap == Gap::Space);
    previous.is_some_and(|previous| matches!(words.folded(previous), "la" | "le" | "du" | "au" | "cette"))
}

fn is_lower(words: &Words, rank: usize) -> bool {
    words.get(rank).is_some_and(|word| word.case == Case::Lower)
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tagged, names};
    use crate::extract::known;
    use crate::knowledge::Knowledge;

    /// The names with nouns of a text in which one name was found.
    #[test]
    fn nouns_that_are_part_of_names() {
        let check = |text: &str, name: &str, expected: &[&str]| {
            let scan = known(text, None, Knowledge::embedded());
            let words = scan.words();
            let first = words.from_byte(text.find(name).unwrap());
            let end = words.from_byte(text.find(name).unwrap() + name.len());
            let found = names(&scan, &[Tagged { first, length: end - first, kind: Kind::Place }]);
            let span = |rank: usize| words.get(rank).unwrap().span;
            let shown = |name: &Tagged| &text[span(name.first).start..span(name.first + name.length - 1).end];
            assert_eq!(found.iter().map(shown).collect::<Vec<_>>(), expected, "{text}");
        };
        check("à l'hôpital Necker hier", "Necker", &["hôpital Necker"]);
        check("à l'hôpital de la Timone", "Timone", &["hôpital de la Timone"]);
        check("à l'hôpital de Plounéventer", "Plounéventer", &[]);
        check("une rue de Plounéventer", "Plounéventer", &["rue de Plounéventer"]);
        check("le parc national des Calanques", "Calanques", &["parc national des Calanques"]);
        check("la place Kerbruc", "Kerbruc", &["place Kerbruc"]);
        check("sur place Kerbruc parle", "Kerbruc", &[]);
        check("chez Kerbruc, l'aéroport du Caire", "Kerbruc", &[]);
        check("chez Kerbruc, l'université de Bonn", "Kerbruc", &["université de Bonn"]);
    }
}

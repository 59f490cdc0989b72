//! People: full names first, then surnames in their light.

use rustc_hash::{FxHashMap, FxHashSet};

use super::context::{capital_after, has_locative, has_title, is_function_word, is_title, titled_woman};
use super::named_after::is_named_after_people;
use super::scan::{Candidate, Decision, Scan};
use crate::annotation::{Evidence, Kind};
use crate::knowledge::words::{Case, Gap};
use crate::knowledge::{Bare, OfficeClass, Person, Sense};

/// Years before the first office in which a surname alone may already mean its future holder.
const YEARS_AHEAD: i16 = 10;

/// Decides on full names and on the few single names that are safe.
pub fn full_names(scan: &mut Scan<'_>) {
    super::middle_names::join(scan);
    scan.decide(|scan, candidate| {
        let (rank, preferred) = best_person(scan, candidate)?;
        let person = scan.knowledge.people.get(rank)?;
        let another = match candidate.length {
            1 => another_first_name(scan, candidate, person),
            _ => is_end_of_a_name(scan, candidate),
        };
        if another || is_namesake(scan, candidate) {
            return None;
        }
        let evidence = if preferred { Evidence::Name } else { Evidence::Alias };
        Some(decision(rank, person, evidence))
    });
}

/// « Antonio Carlos Costa » is no Carlos Costa; but « la ministre de la Santé Agnès Buzyn » is she, though some are called
/// Santé.
fn is_end_of_a_name(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    let words = scan.words();
    let Some(before) = words.before(candidate.first, |gap| matches!(gap, Gap::Space | Gap::Hyphen)) else {
        return false;
    };
    let articled = words
        .before(before, |gap| matches!(gap, Gap::Space | Gap::Apostrophe))
        .is_some_and(|rank| matches!(words.folded(rank), "la" | "l" | "le" | "les" | "du" | "des" | "au" | "aux"));
    words.get(before).is_some_and(|word| word.case == Case::Capital)
        && !articled
        && scan.knowledge.first_names.contains(words.folded(before))
        && scan.candidate_at(before).is_none_or(|other| other.decision.is_none())
}

/// « rue Nelson-Mandela », « Roissy-Charles-de-Gaulle »: what is named after somebody is not he.
fn is_namesake(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    let words = scan.words();
    let before = words.before(candidate.first, |gap| gap == Gap::Space);
    let named = before.is_some_and(|rank| {
        let lower = words.get(rank).is_some_and(|word| word.case == Case::Lower);
        lower && is_named_after_people(words.folded(rank))
    });
    let hyphened = (candidate.first..candidate.end() - 1).all(|rank| words.gap(rank) == Gap::Hyphen);
    1 < candidate.length && (named || (2 < candidate.length && hyphened))
}

/// The person a full name means; of several, the one in public life at the article's date.
fn best_person(scan: &Scan<'_>, candidate: &Candidate) -> Option<(usize, bool)> {
    let people = candidate.ranks(|sense| match sense {
        Sense::Person(rank) => Some(rank),
        _ => None,
    });
    people.max_by_key(|(rank, preferred)| {
        let in_office = scan.knowledge.people.get(*rank).is_some_and(|person| is_in_office(person, scan));
        (in_office, *preferred, std::cmp::Reverse(*rank))
    })
}

fn is_in_office(person: &Person, scan: &Scan<'_>) -> bool {
    scan.published.is_some_and(|day| {
        let holds =
            |from: Option<_>, to: Option<_>| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to);
        person.mandates.iter().any(|mandate| holds(mandate.from, mandate.to))
    })
}

/// Decides on surnames: the person of that name whom the article names in full, else the one the knowledge says is
/// safe; nobody when two people of the article share it.
pub fn surnames(scan: &mut Scan<'_>) {
    let named: FxHashSet<usize> = scan.candidates.iter().filter_map(|c| c.decision.as_ref()?.person).collect();
    let mut homonyms: FxHashMap<String, ()> = FxHashMap::default();
    for candidate in &scan.candidates {
        let unknown = candidate.decision.is_none()
            && surname_ranks(candidate).next().is_some()
            && surname_ranks(candidate)
                .filter_map(|rank| scan.knowledge.people.get(rank))
                .all(|person| another_first_name(scan, candidate, person));
        if unknown {
            homonyms.insert(key(scan, candidate), ());
        }
    }
    scan.decide(|scan, candidate| {
        let rank = bearer(scan, candidate, &named, homonyms.contains_key(&key(scan, candidate)))?;
        Some(decision(rank, scan.knowledge.people.get(rank)?, Evidence::Surname))
    });
}

fn bearer(scan: &Scan<'_>, candidate: &Candidate, named: &FxHashSet<usize>, homonym: bool) -> Option<usize> {
    surname_ranks(candidate).next()?;
    if joined_by_hyphen(scan, candidate) {
        return None;
    }
    let woman = titled_woman(scan.words(), candidate.first);
    let fits = |rank: &usize| {
        scan.knowledge.people.get(*rank).is_some_and(|person| {
            let sex = person.woman.zip(woman).is_none_or(|(person, title)| person == title);
            sex && !another_first_name(scan, candidate, person)
        })
    };
    // « Mme Macron » is not Emmanuel, and tells which of the two when both are named.
    let of_article: Vec<usize> =
        surname_ranks(candidate).filter(|rank| named.contains(rank) && (woman.is_none() || fits(rank))).collect();
    match of_article.as_slice() {
        // « le député Philippe Gosselin » is not Édouard Philippe.
        [only] => return (!homonym && fits(only) && !is_first_name_here(scan, candidate)).then_some(*only),
        [] => {}
        _ => return None,
    }
    if homonym || is_place_here(scan, candidate) || is_first_name_here(scan, candidate) {
        return None;
    }
    let titled = has_title(scan.words(), candidate.first);
    let mut safe = surname_ranks(candidate).filter(fits).filter(|rank| {
        scan.knowledge.people.get(*rank).is_some_and(|person| {
            let allowed = match person.bare {
                Bare::Yes => !capital_after(scan, candidate),
                Bare::AfterTitle => titled,
                Bare::No => woman.is_some() && governs_here(scan, person),
            };
            allowed && is_of_the_time(person, scan)
        })
    });
    let first = safe.next()?;
    match safe.next() {
        None => Some(first),
        // Two bearers are safe: only the office they hold at that day can tell.
        Some(second) => {
            let mut holders = [first, second]
                .into_iter()
                .chain(safe)
                .filter(|rank| scan.knowledge.people.get(*rank).is_some_and(|person| is_in_office(person, scan)));
            let holder = holders.next()?;
            holders.next().is_none().then_some(holder)
        }
    }
}

/// Whether a person heads a state, a government or a party of a country of which the article speaks: enough for a
/// surname that several bear, after « M. » or « Mme ».
fn governs_here(scan: &Scan<'_>, person: &Person) -> bool {
    use OfficeClass::{Government, Party, State};
    let Some(day) = scan.published else { return false };
    let holds = person.mandates.iter().any(|mandate| {
        matches!(mandate.class, State | Government | Party)
            && mandate.from.is_some_and(|from| from <= day)
            && mandate.to.is_none_or(|to| day <= to)
    });
    holds && scan.speaks_of(person.country)
}

fn surname_ranks(candidate: &Candidate) -> impl Iterator<Item = usize> {
    let surname = |sense| match sense {
        Sense::Surname(rank) => Some(rank),
        _ => None,
    };
    candidate.ranks(surname).map(|(rank, _)| rank)
}

/// Whether a capitalised word other than a title or this person's first name stands before: « Alain Hollande ».
fn another_first_name(scan: &Scan<'_>, candidate: &Candidate, person: &Person) -> bool {
    let words = scan.words();
    let Some(previous) = words.before(candidate.first, |gap| matches!(gap, Gap::Space | Gap::Hyphen | Gap::Dot)) else {
        return false;
    };
    let folded = words.folded(previous);
    let Some(word) = words.get(previous) else { return false };
    let known_first_name = scan.knowledge.first_names.contains(folded);
    if word.case == Case::Lower || is_title(folded) {
        return false;
    }
    if word.gap == Gap::Dot {
        // An initial: « V. Poutine »; else a sentence ends there.
        return folded.len() == 1 && !crate::french::fold(&person.entity.name).starts_with(folded);
    }
    if is_function_word(folded) || has_office_with_capital(folded) {
        return false;
    }
    // At the head of a sentence only a first name tells; elsewhere any capital does.
    known_first_name
        || (!words.begins(previous) && scan.candidate_at(previous).is_none_or(|other| other.decision.is_none()))
}

fn has_office_with_capital(folded: &str) -> bool {
    matches!(folded, "president" | "presidente" | "ministre" | "premier" | "general" | "roi" | "pape" | "chancelier")
}

/// Whether a hyphen joins the surname to another capital that is no surname: « Hollande-Dupont ».
fn joined_by_hyphen(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    let words = scan.words();
    let alone = |rank: usize| {
        words.get(rank).is_some_and(|word| word.case != Case::Lower)
            && scan.candidate_at(rank).is_none_or(|other| surname_ranks(other).next().is_none())
    };
    let before = words.before(candidate.first, |gap| gap == Gap::Hyphen).is_some_and(alone);
    before || (words.gap(candidate.end() - 1) == Gap::Hyphen && alone(candidate.end()))
}

/// Whether the surname is a place here: « à Toledo ».
fn is_place_here(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    let words = scan.words();
    // « en Hollande »
    if words.before(candidate.first, |gap| gap == Gap::Space).is_some_and(|rank| words.folded(rank) == "en") {
        return true;
    }
    candidate.senses.iter().any(|found| matches!(found.sense, Sense::Place(_) | Sense::Country(_)))
        && (has_locative(scan.words(), candidate.first) || !has_title(scan.words(), candidate.first))
}

/// Whether the surname is also a first name and another capital follows it.
fn is_first_name_here(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    candidate.length == 1
        && scan.knowledge.first_names.contains(scan.words().folded(candidate.first))
        && capital_after(scan, candidate)
}

fn is_of_the_time(person: &Person, scan: &Scan<'_>) -> bool {
    match (scan.published, person.first_day()) {
        (Some(day), Some(first)) => first.year() - YEARS_AHEAD <= day.year(),
        _ => true,
    }
}

fn key(scan: &Scan<'_>, candidate: &Candidate) -> String {
    (candidate.first..candidate.end()).map(|rank| scan.words().folded(rank)).collect::<Vec<_>>().join(" ")
}

fn decision(rank: usize, person: &Person, evidence: Evidence) -> Decision {
    Decision { kind: Kind::Person, entity: person.entity.clone(), evidence, country: None, person: Some(rank) }
}

//! Names beside roles: « le président russe Vladimir Poutine », « Vladimir Poutine, président russe ».

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::super::context::{is_function_word, is_title};
use super::super::scan::{Candidate, Decision, Scan};
use super::qualifier::{Determiner, Tense};
use super::reading::Reading;
use crate::annotation::{Evidence, Kind};
use crate::knowledge::roles::{Holding, Role};
use crate::knowledge::words::{Case, Gap};
use crate::knowledge::{OfficeClass, Sense};

/// Whom the article gives a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// A person of the tables, and the rank of the candidate that names him.
    Person(usize, usize),
    /// Somebody whom the tables do not know: the office has changed hands.
    Unknown,
}

/// An office of which there is one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Office {
    class: Option<OfficeClass>,
    country: Arc<str>,
    /// The rank of the role, for offices of which a country has several: « le maire de Lyon », « le ministre de la Santé ».
    role: Option<usize>,
}

impl Office {
    /// The office that a role means in a country. « le président russe », « le maître du Kremlin » are one.
    pub fn of(role: &Role, rank: usize, country: &str) -> Office {
        let class = role.classes.first().copied();
        let single = class.is_some_and(|class| SINGLE.contains(&class));
        let country = role.country.unwrap_or(country).into();
        Office { class, country, role: (!single).then_some(rank) }
    }
}

/// Classes of which a country has one office.
const SINGLE: &[OfficeClass] = &[OfficeClass::State, OfficeClass::Government, OfficeClass::ForeignAffairs];

/// The names of a text that belong to roles.
#[derive(Debug, Default)]
pub struct Names {
    /// Beside each role.
    pub direct: Vec<Option<Bound>>,
    /// For an office of a country in the whole article.
    pub of_office: FxHashMap<Office, Vec<Option<usize>>>,
}

/// Looks beside each role for a name.
pub fn names(scan: &Scan<'_>, readings: &[Reading]) -> Names {
    let mut names = Names::default();
    for reading in readings {
        let one = reading.countries.len() < 2 && !reading.of_something_else;
        let mut bound = if one { after(scan, reading).or_else(|| before(scan, reading)) } else { None };
        // « la secrétaire d'État auprès du ministre Jean Dupont » may bear that name herself.
        if let Some(Bound::Person(person, _)) = bound
            && is_of_another(scan, reading)
            && !fits(scan, reading, person)
        {
            bound = None;
        }
        names.direct.push(bound);
        let (Some(bound), Some(role)) = (bound, scan.knowledge.roles.get(reading.role)) else { continue };
        if !matches!(reading.tense, Tense::Now | Tense::New | Tense::Acting) {
            continue;
        }
        let person = match bound {
            Bound::Person(person, _) => Some(person),
            Bound::Unknown => None,
        };
        for key in offices(role, reading, person) {
            let known = names.of_office.entry(key).or_default();
            if !known.contains(&person) {
                known.push(person);
            }
        }
    }
    names
}

/// « auprès du ministre »
fn is_of_another(scan: &Scan<'_>, reading: &Reading) -> bool {
    let words = scan.words();
    let before = |rank: usize| rank.checked_sub(1).map_or("", |previous| words.folded(previous));
    before(reading.first) == "aupres" || reading.first.checked_sub(1).is_some_and(|rank| before(rank) == "aupres")
}

/// The offices, each with a country, that a role beside a name means.
fn offices(role: &Role, reading: &Reading, person: Option<usize>) -> Vec<Office> {
    if let Some(code) = code(role, reading) {
        return vec![Office::of(role, reading.role, code)];
    }
    // « le président Macron » is of the country that he presides over.
    let Some(person) = person else { return Vec::new() };
    let mut codes: Vec<&str> = role.of_person(person).iter().map(|(code, _)| *code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.into_iter().map(|code| Office::of(role, reading.role, code)).collect()
}

/// The country of a role: the one it names, else the one its words tell.
pub fn code<'r>(role: &Role, reading: &'r Reading) -> Option<&'r str> {
    match role.country {
        Some(country) => Some(country),
        None => reading.countries.first().map(|country| &*country.seat),
    }
}

fn after(scan: &Scan<'_>, reading: &Reading) -> Option<Bound> {
    let words = scan.words();
    match words.gap(reading.end - 1) {
        Gap::Space => {
            let title = usize::from(is_title(words.folded(reading.end)));
            name_at(scan, reading, reading.end + title)
        }
        Gap::Pause => in_apposition(scan, reading),
        _ => None,
    }
}

/// The name that begins at a word right after a role.
fn name_at(scan: &Scan<'_>, reading: &Reading, rank: usize) -> Option<Bound> {
    let words = scan.words();
    let word = words.get(rank).filter(|word| word.case != Case::Lower)?;
    let Some((index, candidate)) = candidate_from(scan, rank) else {
        let role_in_capitals = words.get(reading.head).is_some_and(|head| head.case == Case::Upper);
        // In a headline in capitals, any word may follow.
        let no_name = is_function_word(words.folded(rank)) || (role_in_capitals && word.case == Case::Upper);
        return (!no_name).then_some(Bound::Unknown);
    };
    if let Some(person) = told_by_role(scan, reading, candidate) {
        return Some(Bound::Person(person, index));
    }
    match &candidate.decision {
        Some(decision) if decision.kind == Kind::Person => Some(Bound::Person(decision.person?, index)),
        // « le leader chinois Huawei » is a company.
        Some(decision) if decision.kind == Kind::Organisation => Some(Bound::Unknown),
        Some(_) => None,
        None => is_name(candidate).then_some(Bound::Unknown),
    }
}

/// « le président russe, Vladimir Poutine, »: a name between commas that holds or held the role, or that nobody knows.
fn in_apposition(scan: &Scan<'_>, reading: &Reading) -> Option<Bound> {
    let words = scan.words();
    let first = reading.end + usize::from(is_title(words.folded(reading.end)));
    if let Some((index, candidate)) = candidate_from(scan, first) {
        let person = told_by_role(scan, reading, candidate).or_else(|| {
            let decision = candidate.decision.as_ref()?;
            decision.person.filter(|person| fits(scan, reading, *person))
        });
        if let Some(person) = person {
            return Some(Bound::Person(person, index));
        }
        if let Some(decision) = &candidate.decision {
            // « la secrétaire d'État à l'Économie, Jeanne Dupont, »: whoever else may hold such an office is not meant.
            let apposed = reading.countries.is_empty() && words.gap(candidate.end() - 1) == Gap::Pause;
            let another = decision.kind == Kind::Person && apposed;
            return (decision.kind == Kind::Organisation || another).then_some(Bound::Unknown);
        }
    }
    let capital = |rank: usize| {
        words.get(rank).is_some_and(|word| word.case != Case::Lower)
            && !is_function_word(words.folded(rank))
            && scan.candidate_at(rank).is_none_or(|candidate| candidate.decision.is_none())
    };
    let length = (first..first + 4).take_while(|rank| capital(*rank)).count();
    let joined =
        (first..(first + length).saturating_sub(1)).all(|rank| matches!(words.gap(rank), Gap::Space | Gap::Hyphen));
    let closed = matches!(words.gap((first + length).saturating_sub(1)), Gap::Pause | Gap::Break | Gap::Dot);
    (1 < length && joined && closed && reading.determiner == Determiner::Definite).then_some(Bound::Unknown)
}

/// « Vladimir Poutine, président russe », « Vladimir Poutine, le président russe, ».
fn before(scan: &Scan<'_>, reading: &Reading) -> Option<Bound> {
    let words = scan.words();
    let last = words.before(reading.first, |gap| gap == Gap::Pause)?;
    let after = scan.candidates.partition_point(|candidate| candidate.first <= last);
    let index = after.checked_sub(1)?;
    let closed = matches!(words.gap(reading.end - 1), Gap::Pause | Gap::Break | Gap::Dot);
    let named = scan.candidates.get(index).filter(|candidate| candidate.end() == last + 1);
    let Some(decision) = named.and_then(|candidate| candidate.decision.as_ref()) else {
        // « Jean Dupont, porte-parole du gouvernement »
        let capital = |rank: usize| {
            words.get(rank).is_some_and(|word| word.case != Case::Lower) && !is_function_word(words.folded(rank))
        };
        let name = capital(last)
            && words.before(last, |gap| matches!(gap, Gap::Space | Gap::Hyphen)).is_some_and(capital)
            && words
                .before(last, |_| true)
                .and_then(|rank| scan.candidate_at(rank))
                .is_none_or(|known| known.decision.is_none());
        return (name && (closed || reading.countries.is_empty())).then_some(Bound::Unknown);
    };
    let person = decision.person?;
    let apposed = match reading.determiner {
        Determiner::None => fits(scan, reading, person) || !reading.countries.is_empty(),
        // « selon Angela Merkel, le président russe a menti » is about two people.
        _ => closed && fits(scan, reading, person),
    };
    apposed.then_some(Bound::Person(person, index))
}

fn candidate_from<'s>(scan: &'s Scan<'_>, rank: usize) -> Option<(usize, &'s Candidate)> {
    let index = scan.candidates.partition_point(|candidate| candidate.first < rank);
    scan.candidates.get(index).filter(|candidate| candidate.first == rank).map(|candidate| (index, candidate))
}

fn is_name(candidate: &Candidate) -> bool {
    candidate.senses.iter().any(|found| matches!(found.sense, Sense::Person(_) | Sense::Surname(_)))
}

/// Of the bearers of an undecided surname or shared name, the one who held the role: « le président Bush ».
fn told_by_role(scan: &Scan<'_>, reading: &Reading, candidate: &Candidate) -> Option<usize> {
    if candidate.decision.as_ref().is_some_and(|decision| decision.evidence != Evidence::Surname) {
        return None;
    }
    let mut bearers: Vec<usize> = candidate
        .senses
        .iter()
        .filter_map(|found| match found.sense {
            Sense::Person(rank) | Sense::Surname(rank) => Some(rank),
            _ => None,
        })
        .filter(|person| fits(scan, reading, *person))
        .collect();
    bearers.sort_unstable();
    bearers.dedup();
    match bearers.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// Whether a person held the role when the article says: at its day, before for « ancien », after for « élu ».
pub fn fits(scan: &Scan<'_>, reading: &Reading, person: usize) -> bool {
    let Some(role) = scan.knowledge.roles.get(reading.role) else { return false };
    let country = code(role, reading);
    let holds = |holding: &Holding| match (scan.published, reading.tense) {
        (None, _) => true,
        (Some(day), Tense::Former) => holding.to.is_some_and(|to| to <= day),
        (Some(day), Tense::Elect | Tense::Unclear) => holding.from.is_some_and(|from| day <= from),
        (Some(day), _) => holding.includes(day),
    };
    let here = |code: &str| country.is_none_or(|country| code.is_empty() || code == country);
    role.of_person(person).iter().any(|(code, holding)| here(code) && holds(holding))
}

/// Decides surnames that a role beside them tells.
pub fn decide_surnames(scan: &mut Scan<'_>, names: &Names) {
    for bound in names.direct.iter().flatten() {
        let Bound::Person(person, index) = *bound else { continue };
        let Some(known) = scan.knowledge.people.get(person) else { continue };
        let Some(candidate) = scan.candidates.get_mut(index) else { continue };
        let open = match &candidate.decision {
            None => true,
            Some(decision) => decision.evidence == Evidence::Surname && decision.person != Some(person),
        };
        if open {
            let full = candidate.senses.iter().any(|found| found.sense == Sense::Person(person));
            let evidence = if full { Evidence::Alias } else { Evidence::Surname };
            candidate.decision = Some(Decision {
                kind: Kind::Person,
                entity: known.entity.clone(),
                evidence,
                country: None,
                person: Some(person),
            });
        }
    }
}

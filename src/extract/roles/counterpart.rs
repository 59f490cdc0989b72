//! « son homologue chinois »: the office of the role just before, in another country.

use super::super::scan::Scan;
use super::country::{self, Following};
use super::qualifier::{Determiner, Tense};
use super::reading::{Reading, follow};
use crate::annotation::Evidence;
use crate::knowledge::word_table::hash;
use crate::knowledge::words::Gap;
use crate::knowledge::{OfficeClass, Person};

/// Words between a name and « son homologue » beyond which they have nothing to do with each other.
const FAR: usize = 40;

/// The same for names in the same sentence.
const FAR_IN_SENTENCE: usize = 120;

/// Whether the folded word is « homologue » or its plural.
pub fn is_one(folded: &str) -> bool {
    folded.starts_with("homologue") && matches!(folded, "homologue" | "homologues")
}

/// Reads « son homologue chinois », « ses homologues russe et turc » at a word; nothing when no role or leader stands
/// before in this sentence or the one before.
pub fn read(scan: &Scan<'_>, head: usize, sentence: usize, before: &[Reading]) -> Option<Reading> {
    let words = scan.words();
    let determiner = words.before(head, |gap| gap == Gap::Space)?;
    if !matches!(words.folded(determiner), "son" | "ses" | "leur" | "leurs") {
        return None;
    }
    let plural = words.folded(head) == "homologues";
    let mut reading = Reading {
        role: role_before(scan, head, sentence, before)?,
        first: determiner,
        head,
        end: head + 1,
        sentence,
        determiner: Determiner::Definite,
        tense: Tense::Now,
        feminine: false,
        countries: Vec::new(),
        of_something_else: false,
    };
    // « son homologue à la Défense » and the like have no country.
    if matches!(country::demonym(scan, head + 1), Following::Other) {
        return None;
    }
    follow(scan, &mut reading, plural);
    let several = 1 < reading.countries.len();
    (several == plural && !reading.countries.is_empty()).then_some(reading)
}

/// The last role before, or that of the last leader named before.
fn role_before(scan: &Scan<'_>, head: usize, sentence: usize, before: &[Reading]) -> Option<usize> {
    let near = |rank: usize| head - rank <= if sentence <= rank { FAR_IN_SENTENCE } else { FAR };
    let role = before.last().filter(|reading| near(reading.head));
    let named = scan.candidates.partition_point(|candidate| candidate.first < head);
    let named = scan.candidates.get(..named).unwrap_or_default().iter().rev();
    let mut named = named.take_while(|candidate| near(candidate.first)).filter_map(|candidate| {
        let decision = candidate.decision.as_ref().filter(|decision| decision.evidence != Evidence::Role)?;
        Some((candidate.first, scan.knowledge.people.get(decision.person?)?))
    });
    let named = named.next().and_then(|(rank, person)| Some((rank, role_of(scan, person)?)));
    match (role, named) {
        // « le ministre de la Défense a reçu, avec Emmanuel Macron, son homologue »: the nearer one.
        (Some(reading), Some((rank, role))) if reading.head < rank && !is_name_of(scan, reading, rank) => Some(role),
        (Some(reading), _) => {
            let role = scan.knowledge.roles.get(reading.role).filter(|_| !reading.of_something_else)?;
            match role.country {
                None => Some(reading.role),
                // « le locataire de l'Élysée et son homologue russe »
                Some(_) => general(scan, *role.classes.first()?),
            }
        }
        (None, Some((_, role))) => Some(role),
        (None, None) => None,
    }
}

/// Whether the name at that word belongs to the role right before it: « le président russe Vladimir Poutine ».
fn is_name_of(scan: &Scan<'_>, reading: &Reading, rank: usize) -> bool {
    let titles = usize::from(super::super::context::is_title(scan.words().folded(reading.end)));
    reading.end + titles == rank
}

/// The role of a person at the day of the article, as it is said of any country.
fn role_of(scan: &Scan<'_>, person: &Person) -> Option<usize> {
    let day = scan.published?;
    let holds = |from: Option<_>, to: Option<_>| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to);
    let mandates = person.mandates.iter().filter(|mandate| holds(mandate.from, mandate.to));
    let classes = mandates.filter_map(|mandate| match mandate.class {
        OfficeClass::State if !mandate.office.starts_with("président") => None,
        OfficeClass::State => Some((0, mandate.class)),
        OfficeClass::Government => Some((1, mandate.class)),
        OfficeClass::ForeignAffairs => Some((2, mandate.class)),
        _ => None,
    });
    general(scan, classes.min_by_key(|(order, _)| *order)?.1)
}

/// The role that any country has, of a class.
fn general(scan: &Scan<'_>, class: OfficeClass) -> Option<usize> {
    let wanted: &[&str] = match class {
        OfficeClass::State => &["president"],
        OfficeClass::Government => &["premier", "ministre"],
        OfficeClass::ForeignAffairs => &["ministre", "des", "affaires", "etrangeres"],
        _ => return None,
    };
    let beginning = scan.knowledge.roles.beginning_with(hash(wanted.first()?))?;
    let same =
        beginning.phrases.iter().find(|phrase| phrase.words.iter().map(|word| &**word).eq(wanted.iter().copied()));
    same.map(|phrase| phrase.role)
}

//! From decisions to annotations: entities are counted, not spellings.

use rustc_hash::FxHashSet;

use super::roles::Designation;
use super::scan::Scan;
use crate::annotation::{Annotations, CountryCount, DateMention, Entity, Evidence, Kind, Mention};

/// The annotations of a text whose candidates are decided.
pub fn annotations(scan: &Scan<'_>, roles: &[Designation], dates: Vec<DateMention>) -> Annotations {
    let mut annotations = Annotations { dates, ..Annotations::default() };
    let mut seen: FxHashSet<Entity> = FxHashSet::default();
    let mut leaders: FxHashSet<usize> = FxHashSet::default();
    let mut roles = roles.iter().peekable();
    for candidate in &scan.candidates {
        let Some(decision) = &candidate.decision else { continue };
        let span = scan.span(candidate);
        while let Some(role) = roles.next_if(|role| role.span.start <= span.start) {
            designate(&mut annotations, &mut leaders, scan, role);
        }
        let new = seen.insert(decision.entity.clone());
        match decision.kind {
            Kind::Person if new => {
                annotations.people.push(decision.entity.clone());
                let rank = decision.person;
                let person = rank.and_then(|rank| scan.knowledge.people.get(rank));
                if person.is_some_and(|person| person.is_leader()) && rank.is_some_and(|rank| leaders.insert(rank)) {
                    annotations.leaders.push(decision.entity.clone());
                }
            }
            Kind::Organisation if new => annotations.organisations.push(decision.entity.clone()),
            Kind::Place if new && scan.knowledge.country(&decision.entity.id).is_none() => {
                annotations.places.push(decision.entity.clone());
            }
            Kind::Person | Kind::Organisation | Kind::Place => {}
        }
        // A city alone is no evidence that the article speaks of its country.
        if decision.evidence != Evidence::City
            && let Some(country) = decision.country.as_deref().and_then(|code| scan.knowledge.country(code))
        {
            // « la CIA » names an organisation and stands for its country.
            let stands_for = decision.kind == Kind::Organisation;
            count(
                &mut annotations.countries,
                &country.entity,
                if stands_for { Evidence::Metonym } else { decision.evidence },
            );
        }
        // « russe » of « le président russe » counts for the country and is part of the role.
        if annotations.mentions.last().is_some_and(|last| span.start < last.span.end) {
            continue;
        }
        annotations.mentions.push(Mention {
            span,
            kind: decision.kind,
            entity: Some(decision.entity.clone()),
            evidence: decision.evidence,
            country: decision.country.clone(),
        });
    }
    roles.for_each(|role| designate(&mut annotations, &mut leaders, scan, role));
    // Most frequent first; the sort is stable, so that equals stay in the order of the text.
    annotations.countries.sort_by_key(|country| std::cmp::Reverse(country.count));
    annotations
}

/// Adds a role: its person is a leader of the article, and no person named in it.
fn designate(annotations: &mut Annotations, leaders: &mut FxHashSet<usize>, scan: &Scan<'_>, role: &Designation) {
    let Some(person) = scan.knowledge.people.get(role.person) else { return };
    if person.is_leader() && leaders.insert(role.person) {
        annotations.leaders.push(person.entity.clone());
    }
    annotations.mentions.push(Mention {
        span: role.span,
        kind: Kind::Person,
        entity: Some(person.entity.clone()),
        evidence: Evidence::Role,
        country: role.country.clone(),
    });
}

fn count(countries: &mut Vec<CountryCount>, entity: &Entity, evidence: Evidence) {
    let known = countries.iter_mut().find(|country| country.entity == *entity);
    match known {
        Some(country) => {
            country.count += 1;
            if let Err(place) = country.evidence.binary_search(&evidence) {
                country.evidence.insert(place, evidence);
            }
        }
        None => countries.push(CountryCount { entity: entity.clone(), count: 1, evidence: vec![evidence] }),
    }
}

//! From decisions to annotations: entities are counted, not spellings.

use rustc_hash::FxHashSet;

use super::roles::Designation;
use super::scan::Scan;
use super::unknown::Unknown;
use crate::annotation::{Annotations, CountryCount, DateMention, Entity, Evidence, Kind, Mention, Span};

/// The annotations of a text whose candidates are decided, with the roles in it and the names that the tables do not
/// have. Of mentions that overlap the first is kept; what it covers is still counted.
pub fn annotations(scan: &Scan<'_>, roles: &[Designation], unknown: Unknown, dates: Vec<DateMention>) -> Annotations {
    let mut annotations = Annotations { dates, ..Annotations::default() };
    let mut seen: FxHashSet<Entity> = FxHashSet::default();
    let mut leaders: FxHashSet<usize> = FxHashSet::default();
    let mut roles = roles.iter().peekable();
    let mut added = unknown.mentions.into_iter().peekable();
    for (rank, candidate) in scan.candidates.iter().enumerate() {
        let Some(decision) = &candidate.decision else { continue };
        let span = scan.span(candidate);
        while let Some(role) = roles.next_if(|role| role.span.start <= span.start) {
            while let Some(mention) = added.next_if(|mention| mention.span.start < role.span.start) {
                add(&mut annotations, &mut seen, mention);
            }
            designate(&mut annotations, &mut leaders, scan, role);
        }
        while let Some(mention) = added.next_if(|mention| mention.span.start <= span.start) {
            add(&mut annotations, &mut seen, mention);
        }
        let new = seen.insert(decision.entity.clone());
        match decision.kind {
            Kind::Person if new => {
                annotations.people.push(decision.entity.clone());
                let rank = decision.person;
                let person = rank.and_then(|rank| scan.knowledge.people.get(rank));
                if person.is_some_and(|person| person.is_leader(scan.published))
                    && rank.is_some_and(|rank| leaders.insert(rank))
                {
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
        if unknown.covered.contains(&rank) || is_covered(&annotations, span) {
            continue;
        }
        annotations.mentions.push(Mention {
            span: scan.name(candidate, decision),
            kind: decision.kind,
            entity: Some(decision.entity.clone()),
            evidence: decision.evidence,
            country: decision.country.clone(),
        });
    }
    roles.for_each(|role| {
        while let Some(mention) = added.next_if(|mention| mention.span.start < role.span.start) {
            add(&mut annotations, &mut seen, mention);
        }
        designate(&mut annotations, &mut leaders, scan, role);
    });
    added.for_each(|mention| add(&mut annotations, &mut seen, mention));
    // Most frequent first; the sort is stable, so that equals stay in the order of the text.
    annotations.countries.sort_by_key(|country| std::cmp::Reverse(country.count));
    annotations
}

/// Adds a role: its person is a leader of the article, and no person named in it.
fn designate(annotations: &mut Annotations, leaders: &mut FxHashSet<usize>, scan: &Scan<'_>, role: &Designation) {
    let Some(person) = scan.knowledge.people.get(role.person) else { return };
    if person.is_leader(scan.published) && leaders.insert(role.person) {
        annotations.leaders.push(person.entity.clone());
    }
    if is_covered(annotations, role.span) {
        return;
    }
    annotations.mentions.push(Mention {
        span: role.span,
        kind: Kind::Person,
        entity: Some(person.entity.clone()),
        evidence: Evidence::Role,
        country: role.country.clone(),
    });
}

/// Whether the last mention reaches into a span.
fn is_covered(annotations: &Annotations, span: Span) -> bool {
    annotations.mentions.last().is_some_and(|last| span.start < last.span.end)
}

/// Adds a mention that is no evidence for a country.
fn add(annotations: &mut Annotations, seen: &mut FxHashSet<Entity>, mention: Mention) {
    if is_covered(annotations, mention.span) {
        return;
    }
    if let Some(entity) = mention.entity.clone().filter(|entity| seen.insert(entity.clone())) {
        match mention.kind {
            Kind::Person => annotations.people.push(entity),
            Kind::Place => annotations.places.push(entity),
            Kind::Organisation => annotations.organisations.push(entity),
        }
    }
    annotations.mentions.push(mention);
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

//! Who and what appears with an entity, and whether that is more than chance.
//!
//! The score is the log-likelihood ratio G² of the two-by-two table « has the one, has the other » (T. Dunning,
//! « Accurate Methods for the Statistics of Surprise and Coincidence », Computational Linguistics 19(1), 1993, 61–74),
//! negative when the two appear together less often than by chance. It holds for rare names, where ratios of
//! frequencies alone put whatever was met once first; 10.8 is one chance in a thousand.

use super::named::entity;
use crate::annotation::{Entity, Span};
use crate::error::Result;
use crate::knowledge::{Knowledge, LookUp};
use crate::query::ast::{EntityLeaf, Node};
use crate::query::field::EntityField;
use crate::store::{FacetField, FacetRequest, Request, Sort, Store};

/// Values of a facet that are scored, the most frequent ones.
const SCORED: usize = 2_000;

/// The kinds that a name is looked up for, with the facet of each.
const KINDS: [(LookUp, EntityField, FacetField); 4] = [
    (LookUp::Person, EntityField::Person, FacetField::Person),
    (LookUp::Country, EntityField::Country, FacetField::Country),
    (LookUp::Organisation, EntityField::Organisation, FacetField::Organisation),
    (LookUp::Place, EntityField::Place, FacetField::Place),
];

/// The facets of an answer when none is chosen.
pub const FIELDS: [FacetField; 4] =
    [FacetField::Person, FacetField::Country, FacetField::Organisation, FacetField::Place];

/// What appears with an entity.
#[derive(Debug, Clone)]
pub struct RelatedView {
    /// Whom or what the name stands for; none when the index has no such entity.
    pub of: Vec<Entity>,
    /// What that is.
    pub kind: FacetField,
    /// Articles that have it.
    pub total: u64,
    /// Articles of the index.
    pub articles: u64,
    /// The facets asked for, the highest score first.
    pub facets: Vec<(FacetField, Vec<Related>)>,
}

/// Something that appears with an entity.
#[derive(Debug, Clone)]
pub struct Related {
    /// Who or what.
    pub entity: Entity,
    /// Articles with both.
    pub count: u64,
    /// Articles with this one.
    pub all: u64,
    /// Signed G².
    pub score: f64,
}

/// What appears with the entity of a name, whatever its kind: the one that most articles have.
pub fn related(
    name: &str,
    fields: &[FacetField],
    top: usize,
    store: &dyn Store,
    knowledge: &Knowledge,
) -> Result<RelatedView> {
    let articles = store.len()?;
    let mut view = RelatedView { of: Vec::new(), kind: FacetField::Person, total: 0, articles, facets: Vec::new() };
    let mut leaf: Option<EntityLeaf> = None;
    for (look_up, field, facet) in KINDS {
        let mut keys: Vec<String> = knowledge.entities_named(look_up, name).iter().map(|e| e.id.to_string()).collect();
        if keys.is_empty() {
            keys.push(knowledge.unlisted(look_up, name));
            // The id itself, as facets give it.
            keys.push(name.to_owned());
            keys.dedup();
        }
        let mut present = Vec::new();
        for key in keys {
            let count = store.entity_frequency(field, &key)?;
            if 0 < count {
                present.push((key, count));
            }
        }
        let most = present.iter().map(|(_, count)| *count).sum::<u64>();
        if view.total < most {
            let keys: Vec<String> = present.into_iter().map(|(key, _)| key).collect();
            (view.total, view.kind) = (most, facet);
            view.of = keys.iter().map(|key| entity(field, key, store, knowledge)).collect::<Result<_>>()?;
            leaf = Some(EntityLeaf {
                field,
                value: name.to_owned(),
                span: Span { start: 0, end: 0 },
                keys,
                within: false,
            });
        }
    }
    let Some(leaf) = leaf else { return Ok(view) };
    let itself = leaf.keys.clone();
    let facets = fields.iter().map(|field| FacetRequest { field: *field, top: SCORED }).collect();
    let request = Request { query: Node::Entity(leaf), sort: Sort::Newest, limit: 0, offset: 0, facets };
    let found = store.search(&request)?;
    view.total = found.total;
    for counts in found.facets {
        let Some(field) = entity_field(counts.field) else { continue };
        let mut values = Vec::new();
        for (key, count) in counts.values.into_iter().filter(|(key, _)| !itself.contains(key)) {
            // Articles that were removed may still be counted here.
            let all = store.entity_frequency(field, &key)?.clamp(count, articles.max(count));
            let score = significance(count, found.total, all, articles);
            values.push((key, count, all, score));
        }
        values.sort_by(|a, b| b.3.total_cmp(&a.3).then_with(|| a.0.cmp(&b.0)));
        values.truncate(top);
        let related = |(key, count, all, score): (String, u64, u64, f64)| {
            Ok(Related { entity: entity(field, &key, store, knowledge)?, count, all, score })
        };
        let values = values.into_iter().map(related).collect::<Result<_>>()?;
        view.facets.push((counts.field, values));
    }
    Ok(view)
}

/// The field of queries of a facet of entities.
pub fn entity_field(field: FacetField) -> Option<EntityField> {
    Some(match field {
        FacetField::Person => EntityField::Person,
        FacetField::Leader => EntityField::Leader,
        FacetField::Country => EntityField::Country,
        FacetField::Place | FacetField::PlaceWithin => EntityField::Place,
        FacetField::Organisation => EntityField::Organisation,
        FacetField::Speaker => EntityField::Speaker,
        _ => return None,
    })
}

/// Signed G² of so many articles with both, with the one, with the other, in all.
fn significance(both: u64, one: u64, other: u64, all: u64) -> f64 {
    let cell = |observed: u64, row: u64, column: u64| {
        let expected = row as f64 * column as f64 / all.max(1) as f64;
        if observed == 0 || expected <= 0.0 { 0.0 } else { observed as f64 * (observed as f64 / expected).ln() }
    };
    let (not_one, not_other) = (all.saturating_sub(one), all.saturating_sub(other));
    let neither = (all + both).saturating_sub(one + other);
    let sum = cell(both, one, other)
        + cell(one.saturating_sub(both), one, not_other)
        + cell(other.saturating_sub(both), not_one, other)
        + cell(neither, not_one, not_other);
    let more = u128::from(both) * u128::from(all) >= u128::from(one) * u128::from(other);
    let score = 2.0 * sum.max(0.0);
    if more { score } else { -score }
}

#[cfg(test)]
mod tests {
    use super::significance;

    #[test]
    fn more_than_chance_is_above_zero() {
        // Independent: exactly as often as by chance.
        assert!(significance(10, 100, 100, 1_000).abs() < 1e-9);
        assert!(significance(50, 100, 100, 1_000) > 100.0);
        assert!(significance(2, 100, 100, 1_000) < -5.0);
        // In every article: tells nothing.
        assert!(significance(100, 100, 1_000, 1_000).abs() < 1e-9);
        // Met once, always together: less than met often and nearly always.
        assert!(significance(1, 100, 1, 1_000) < significance(40, 100, 50, 1_000));
        assert_eq!(significance(0, 0, 0, 0), 0.0);
    }
}

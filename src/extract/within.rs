//! What the places and countries of an article are in, so that « Rennes » is found under Bretagne, France and Europe.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::annotation::{Annotations, Kind, Location};
use crate::knowledge::Knowledge;

/// Ids of all that the places and countries of an article are in, with the countries and the places that others may be
/// in; each once.
pub fn within(annotations: &Annotations, knowledge: &Knowledge) -> Vec<Arc<str>> {
    let mut seen: FxHashSet<Arc<str>> = FxHashSet::default();
    let mut found = Vec::new();
    let countries = annotations.countries.iter().map(|country| &country.entity);
    for entity in annotations.places.iter().chain(countries) {
        // A city is in no list of what others are in: the place facet has it.
        let itself = knowledge.level(&entity.id).is_some() || knowledge.country(&entity.id).is_some();
        for above in std::iter::once(entity).filter(|_| itself).chain(knowledge.within(&entity.id)) {
            if seen.insert(above.id.clone()) {
                found.push(above.id.clone());
            }
        }
    }
    found
}

/// Where the places and countries mentioned are, by id; each once.
pub fn locations(annotations: &Annotations, knowledge: &Knowledge) -> Vec<(Arc<str>, Location)> {
    let mut found: Vec<(Arc<str>, Location)> = Vec::new();
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    let places = annotations.mentions.iter().filter(|mention| mention.kind == Kind::Place);
    for entity in places.filter_map(|mention| mention.entity.as_ref()) {
        if seen.insert(&entity.id)
            && let Some(location) = knowledge.location(&entity.id)
        {
            found.push((entity.id.clone(), location.clone()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::extract::annotations;
    use crate::knowledge::Knowledge;

    fn check(text: &str, expected: &[&str]) {
        let article = Article { body: text.to_owned(), ..Article::default() };
        let found = annotations(&article, Knowledge::embedded()).within;
        assert_eq!(found.iter().map(|id| &**id).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn places_and_countries_with_what_they_are_in() {
        check("Le conseil de Rennes a voté.", &["ille-et-vilaine", "bretagne", "FR", "europe-de-l-ouest", "europe"]);
        check("La Chine attend.", &["CN", "asie-de-l-est", "asie"]);
        check("Les vins de Bretagne.", &["bretagne", "FR", "europe-de-l-ouest", "europe"]);
        check("Il pleut.", &[]);
    }
}

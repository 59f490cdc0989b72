//! Annotations narrowed to some kinds of evidence: names only, for instance, or cities for their countries too.

use crate::annotation::{Annotations, CountryCount, Entity, Evidence, Kind, Mention};
use crate::knowledge::Knowledge;

/// Leaves mentions of these kinds of evidence only, and the people, leaders, countries, places and organisations that
/// they name. A city is evidence for its country when it is one of them. Dates and quotations stay.
///
/// A country of which only some evidence is left has the number of mentions that are left for a count, one at least:
/// « russe » of « le président russe » counts for the country and is part of another mention.
pub fn narrow(annotations: &mut Annotations, kinds: &[Evidence], knowledge: &Knowledge) {
    let chosen = |evidence: Evidence| kinds.contains(&evidence);
    annotations.mentions.retain(|mention| chosen(mention.evidence));
    let mentions = &annotations.mentions;
    let named = |entity: &Entity, fits: &dyn Fn(&Mention) -> bool| {
        mentions.iter().any(|mention| mention.entity.as_ref() == Some(entity) && fits(mention))
    };
    // Whoever a role designates is no person named.
    annotations.people.retain(|person| named(person, &|mention| mention.evidence != Evidence::Role));
    annotations.leaders.retain(|leader| named(leader, &|_| true));
    annotations.places.retain(|place| named(place, &|mention| mention.kind == Kind::Place));
    annotations.organisations.retain(|known| named(known, &|mention| mention.kind == Kind::Organisation));
    let of = |mention: &&Mention, country: &CountryCount| mention.country.as_deref() == Some(&*country.entity.id);
    for country in &mut annotations.countries {
        if country.evidence.iter().all(|evidence| chosen(*evidence)) {
            continue;
        }
        country.evidence.retain(|evidence| chosen(*evidence));
        let left = mentions.iter().filter(|mention| mention.evidence != Evidence::City && of(mention, country));
        country.count = left.count().max(1);
    }
    annotations.countries.retain(|country| !country.evidence.is_empty());
    for mention in mentions.iter().filter(|mention| mention.evidence == Evidence::City) {
        let Some(country) = mention.country.as_deref().and_then(|code| knowledge.country(code)) else { continue };
        match annotations.countries.iter_mut().find(|known| known.entity == country.entity) {
            Some(known) => {
                known.count += 1;
                if let Err(place) = known.evidence.binary_search(&Evidence::City) {
                    known.evidence.insert(place, Evidence::City);
                }
            }
            None => annotations.countries.push(CountryCount {
                entity: country.entity.clone(),
                count: 1,
                evidence: vec![Evidence::City],
            }),
        }
    }
    annotations.countries.sort_by_key(|country| std::cmp::Reverse(country.count));
}

#[cfg(test)]
mod tests {
    use super::narrow;
    use crate::annotation::Evidence;
    use crate::article::Article;
    use crate::extract::annotations;
    use crate::knowledge::Knowledge;

    fn check(text: &str, kinds: &[&str], people: &[&str], countries: &[&str]) {
        let article = Article { body: text.to_owned(), ..Article::default() };
        let kinds: Vec<Evidence> = kinds.iter().map(|name| Evidence::from_name(name).unwrap()).collect();
        let mut found = annotations(&article, Knowledge::embedded());
        narrow(&mut found, &kinds, Knowledge::embedded());
        let names: Vec<&str> = found.people.iter().map(|person| &*person.name).collect();
        let codes: Vec<String> =
            found.countries.iter().map(|country| format!("{} {}", country.entity.id, country.count)).collect();
        assert_eq!(
            (names, codes),
            (people.to_vec(), countries.iter().map(|code| (*code).to_owned()).collect()),
            "{text}"
        );
    }

    #[test]
    fn evidence_is_chosen() {
        let text = "Vladimir Poutine est arrivé à Lyon. La Chine attend, les Chinois aussi. M. Poutine sourit.";
        check(text, &["name", "surname", "demonym"], &["Vladimir Poutine"], &["CN 2"]);
        check(text, &["name"], &["Vladimir Poutine"], &["CN 1"]);
        check(text, &["demonym"], &[], &["CN 1"]);
        check(text, &["name", "city"], &["Vladimir Poutine"], &["CN 1", "FR 1"]);
        check(text, &["city"], &[], &["FR 1"]);
        check(text, &[], &[], &[]);
    }
}

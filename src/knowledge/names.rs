//! Names as users type them, looked up whole: « chine », « CN », « China », « poutine ».

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::table::Tables;
use super::{Knowledge, LookUp, table};
use crate::annotation::Entity;
use crate::french::fold;

/// Ranks of the entities of each name, by what it is looked up for.
type ByName = FxHashMap<(LookUp, Box<str>), Vec<usize>>;

/// Every name of every entity.
#[derive(Debug, Clone, Default)]
pub struct Names {
    entities: Vec<Entity>,
    by_id: FxHashMap<Box<str>, usize>,
    countries: FxHashMap<Box<str>, usize>,
    rows: Vec<(LookUp, usize, Vec<&'static str>)>,
    by_name: OnceLock<ByName>,
}

impl Names {
    /// The names of all facts; the look-up by name is built at first use.
    pub fn of(knowledge: &Knowledge, tables: &Tables) -> Names {
        let mut names = Names::default();
        let english: FxHashMap<&str, &'static str> =
            tables.rows::<2>("countries in English").map(|[code, names]| (code, names)).collect();
        for (rank, country) in knowledge.countries.iter().enumerate() {
            names.countries.insert((&*country.entity.id).into(), rank);
            let mut aliases = country.aliases.clone();
            aliases.extend([country.iso3, country.qid]);
            if let Some(english) = english.get(&*country.entity.id) {
                aliases.extend(table::values(english));
            }
            names.add(LookUp::Country, &country.entity, aliases);
        }
        for person in &knowledge.people {
            let aliases = person.aliases.iter().chain(&person.surnames).copied().collect();
            names.add(LookUp::Person, &person.entity, aliases);
        }
        for place in &knowledge.places {
            names.add(LookUp::Place, &place.entity, place.aliases.clone());
        }
        for organisation in &knowledge.organisations {
            names.add(LookUp::Organisation, &organisation.entity, organisation.aliases.clone());
        }
        names
    }

    fn add(&mut self, kind: LookUp, entity: &Entity, aliases: Vec<&'static str>) {
        let rank = self.entities.len();
        self.by_id.insert((&*entity.id).into(), rank);
        self.entities.push(entity.clone());
        self.rows.push((kind, rank, aliases));
    }

    /// The rank of the country of that code.
    pub fn country(&self, code: &str) -> Option<usize> {
        self.countries.get(code).copied()
    }

    /// The entity of that id.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.by_id.get(id).and_then(|rank| self.entities.get(*rank))
    }

    /// Entities that go by that name.
    pub fn find(&self, kind: LookUp, name: &str) -> Vec<Entity> {
        let index = self.by_name();
        let ranks = index.get(&(kind, key(name).into())).map(Vec::as_slice).unwrap_or_default();
        ranks.iter().filter_map(|rank| self.entities.get(*rank)).cloned().collect()
    }

    /// Preferred names near that one, nearest first, five at most.
    pub fn near(&self, kind: LookUp, name: &str) -> Vec<&str> {
        let wanted = key(name);
        let mut near: Vec<(usize, &str)> = self
            .by_name()
            .iter()
            .filter(|((known, _), _)| *known == kind)
            .filter_map(|((_, key), ranks)| {
                let distance = strsim::osa_distance(&wanted, key);
                let limit = if wanted.len() < 5 { 1 } else { 2 };
                let entity = self.entities.get(*ranks.first()?)?;
                (distance <= limit).then_some((distance, &*entity.name))
            })
            .collect();
        near.sort_unstable();
        let mut names: Vec<&str> = Vec::new();
        for (_, name) in near {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.truncate(5);
        names
    }

    fn by_name(&self) -> &ByName {
        self.by_name.get_or_init(|| {
            let mut index = ByName::default();
            for (kind, rank, aliases) in &self.rows {
                let Some(entity) = self.entities.get(*rank) else { continue };
                let own = [&*entity.id, &*entity.name];
                for name in own.into_iter().chain(aliases.iter().copied()).filter(|name| !name.is_empty()) {
                    let ranks = index.entry((*kind, key(name).into())).or_default();
                    if !ranks.contains(rank) {
                        ranks.push(*rank);
                    }
                }
            }
            index
        })
    }
}

/// A name without case, accents, punctuation and leading article.
fn key(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if 1 < words.len() && matches!(words.first(), Some(&"le" | &"la" | &"les" | &"l")) {
        words.remove(0);
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::{Knowledge, LookUp};

    #[test]
    fn names_in_any_spelling() {
        let knowledge = Knowledge::embedded();
        for (kind, name, id) in [
            (LookUp::Country, "chine", "CN"),
            (LookUp::Country, "la Chine", "CN"),
            (LookUp::Country, "China", "CN"),
            (LookUp::Country, "cn", "CN"),
            (LookUp::Country, "Cote d’Ivoire", "CI"),
            (LookUp::Country, "Etats-Unis", "US"),
            (LookUp::Person, "poutine", "Q7747"),
            (LookUp::Person, "Vladimir Putin", "Q7747"),
            (LookUp::Person, "XI JINPING", "Q15031"),
        ] {
            let found = knowledge.entities_named(kind, name);
            assert!(found.iter().any(|entity| &*entity.id == id), "{name}: {found:?}");
        }
        assert!(knowledge.entities_named(LookUp::Country, "Zubrowka").is_empty());
        assert!(knowledge.near_names(LookUp::Country, "Chien").contains(&"Chine"));
    }
}

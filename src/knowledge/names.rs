//! Names as users type them, looked up whole: « chine », « CN », « China », « poutine ».

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::table::Tables;
use super::{Knowledge, LookUp, table};
use crate::annotation::Entity;
use crate::french::fold;

/// A name, what it is looked up for, and the rank of its entity.
type Named = (Box<str>, LookUp, usize);

/// Every name with what it is looked up for and the rank of its entity, by name.
#[derive(Debug, Clone, Default)]
struct ByName {
    names: Vec<Named>,
    /// Where words begin in the names: rank of the name and byte; by what follows.
    words: Vec<(u32, u16)>,
}

impl ByName {
    fn of(mut names: Vec<Named>) -> ByName {
        names.sort_unstable();
        names.dedup();
        let mut words: Vec<(u32, u16)> = Vec::new();
        for (rank, (name, _, _)) in names.iter().enumerate() {
            let starts = name.match_indices(' ').map(|(at, _)| at + 1);
            let starts = std::iter::once(0).chain(starts).filter_map(|at| u16::try_from(at).ok());
            words.extend(starts.map(|at| (rank as u32, at)));
        }
        let mut by_name = ByName { names, words: Vec::new() };
        words.sort_unstable_by(|a, b| by_name.tail(*a).cmp(by_name.tail(*b)));
        by_name.words = words;
        by_name
    }

    /// A name from the beginning of one of its words.
    fn tail(&self, (rank, at): (u32, u16)) -> &str {
        self.names.get(rank as usize).and_then(|(name, _, _)| name.get(usize::from(at)..)).unwrap_or_default()
    }

    /// The names that begin like that.
    fn beginning(&self, prefix: &str) -> &[Named] {
        let first = self.names.partition_point(|(name, _, _)| **name < *prefix);
        let rest = self.names.get(first..).unwrap_or_default();
        rest.get(..rest.partition_point(|(name, _, _)| name.starts_with(prefix))).unwrap_or_default()
    }
}

/// Entities that a few letters may stand for, at most.
const MOST: usize = 400;

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
        let queries: FxHashMap<&str, &'static str> =
            tables.rows::<2>("organisations in queries").map(|[id, names]| (id, names)).collect();
        for organisation in &knowledge.organisations {
            let more = queries.get(&*organisation.entity.id).into_iter().flat_map(|names| table::values(names));
            let aliases = organisation.aliases.iter().copied().chain(more).collect();
            names.add(LookUp::Organisation, &organisation.entity, aliases);
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

    /// How many entities have names.
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// The rank of the entity of that id, among all.
    pub fn rank(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The entity of that id.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.by_id.get(id).and_then(|rank| self.entities.get(*rank))
    }

    /// Entities that go by that name.
    pub fn find(&self, kind: LookUp, name: &str) -> Vec<Entity> {
        let key = key(name);
        let named = self.by_name().beginning(&key).iter().take_while(|(name, _, _)| **name == *key);
        let ranks = named.filter(|(_, known, _)| *known == kind).map(|(_, _, rank)| *rank);
        ranks.filter_map(|rank| self.entities.get(rank)).cloned().collect()
    }

    /// Preferred names near that one, nearest first, five at most.
    pub fn near(&self, kind: LookUp, name: &str) -> Vec<&str> {
        let wanted = key(name);
        let all = self.by_name().names.iter();
        let near = all.filter(|(_, known, _)| *known == kind).filter_map(|(name, _, rank)| {
            let distance = distance(&wanted, name)?;
            Some((distance, &*self.entities.get(*rank)?.name))
        });
        let mut near: Vec<(usize, &str)> = near.collect();
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

    /// Entities with a name in which a word begins like that: « jinp » is Xi Jinping. Each once.
    pub fn complete(&self, text: &str) -> Vec<(LookUp, &Entity)> {
        let (wanted, index) = (key(text), self.by_name());
        let first = index.words.partition_point(|word| index.tail(*word) < wanted.as_str());
        let rest = index.words.get(first..).unwrap_or_default();
        let names = rest.iter().take_while(|word| index.tail(**word).starts_with(&wanted));
        self.distinct(names.filter_map(|(rank, _)| index.names.get(*rank as usize)))
    }

    /// Entities with a name of the same initial near that one; each once.
    pub fn resembling(&self, text: &str) -> Vec<(LookUp, &Entity)> {
        let wanted = key(text);
        let initial: String = wanted.chars().take(1).collect();
        let names = self.by_name().beginning(&initial).iter();
        let mut near: Vec<(usize, &Named)> =
            names.filter_map(|name| Some((distance(&wanted, &name.0)?, name))).collect();
        near.sort_by_key(|(distance, _)| *distance);
        self.distinct(near.into_iter().map(|(_, name)| name))
    }

    fn distinct<'n>(&self, names: impl Iterator<Item = &'n Named>) -> Vec<(LookUp, &Entity)> {
        let mut seen = FxHashSet::default();
        let new = names.filter(|(_, kind, rank)| seen.insert((*kind, *rank)));
        new.take(MOST).filter_map(|(_, kind, rank)| Some((*kind, self.entities.get(*rank)?))).collect()
    }

    fn by_name(&self) -> &ByName {
        self.by_name.get_or_init(|| {
            let mut names = Vec::new();
            for (kind, rank, aliases) in &self.rows {
                let Some(entity) = self.entities.get(*rank) else { continue };
                let own = [&*entity.id, &*entity.name];
                let all = own.into_iter().chain(aliases.iter().copied()).filter(|name| !name.is_empty());
                names.extend(all.map(|name| (key(name).into(), *kind, *rank)));
            }
            ByName::of(names)
        })
    }
}

/// The edit distance of two keys, when it is within two, or one for short ones.
fn distance(wanted: &str, name: &str) -> Option<usize> {
    let limit = if wanted.len() < 5 { 1 } else { 2 };
    if limit < wanted.len().abs_diff(name.len()) {
        return None;
    }
    Some(strsim::osa_distance(wanted, name)).filter(|distance| *distance <= limit)
}

/// A name without case, accents, punctuation and leading article; « O.N.U. » as « ONU ».
fn key(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if 1 < words.len() && matches!(words.first(), Some(&"le" | &"la" | &"les" | &"l")) {
        words.remove(0);
    }
    let mut key = String::with_capacity(folded.len());
    let mut letter_before = false;
    for word in words {
        let letter = word.chars().nth(1).is_none() && name.contains('.');
        let goes_on = key.is_empty() || (letter && letter_before);
        if !goes_on {
            key.push(' ');
        }
        key.push_str(word);
        letter_before = letter;
    }
    key
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
            (LookUp::Organisation, "O.N.U.", "Q1065"),
            (LookUp::Organisation, "l’O.N.U.", "Q1065"),
            (LookUp::Organisation, "UN", "Q1065"),
            (LookUp::Organisation, "U.N.", "Q1065"),
            (LookUp::Organisation, "Nations unies", "Q1065"),
            (LookUp::Organisation, "NATO", "Q7184"),
            (LookUp::Organisation, "EU", "Q458"),
            (LookUp::Organisation, "IMF", "Q7804"),
            (LookUp::Organisation, "ICC", "Q47488"),
        ] {
            let found = knowledge.entities_named(kind, name);
            assert!(found.iter().any(|entity| &*entity.id == id), "{name}: {found:?}");
        }
        assert!(knowledge.entities_named(LookUp::Country, "Zubrowka").is_empty());
        assert!(knowledge.near_names(LookUp::Country, "Chien").contains(&"Chine"));
        let names = |found: Vec<(LookUp, &crate::annotation::Entity)>| {
            found.into_iter().map(|(_, entity)| entity.name.to_string()).collect::<Vec<_>>()
        };
        assert!(names(knowledge.completions("jinp")).contains(&"Xi Jinping".to_owned()));
        assert!(names(knowledge.completions("poutin")).contains(&"Vladimir Poutine".to_owned()));
        assert!(names(knowledge.resembling("Zelenskii")).contains(&"Volodymyr Zelensky".to_owned()));
    }
}

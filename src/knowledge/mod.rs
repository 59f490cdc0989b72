//! Facts: countries, people and their mandates, places, organisations, and every name they go by.
//!
//! **Invariant**: knows no article, no engine, no file at run time; the tables of `data/` are part of the program.
//! `data/SOURCES.md` says where each fact comes from and under which licence.

mod aliases;
mod countries;
mod first_names;
pub mod forms;
mod names;
mod organisations;
mod people;
mod places;
pub mod roles;
mod spellings;
mod table;
pub mod user;
mod within;
pub mod word_table;
pub mod words;

use std::sync::LazyLock;

pub use aliases::{Aliases, Found, Sense};
pub use countries::{Country, Demonym, DemonymGuard, DemonymKind, Metonym, Reliability};
pub use first_names::FirstNames;
pub use organisations::Organisation;
pub use people::{Bare, Mandate, OfficeClass, Person};
pub use places::Place;
pub use user::{TableProblem, UserTable};
pub use within::Level;

use rustc_hash::FxHashMap;

use crate::annotation::Entity;
use table::Tables;

/// All facts, with the aliases that lead to them.
pub struct Knowledge {
    /// Countries, historic states and territories.
    pub countries: Vec<Country>,
    /// « russe », « les Russes », « sino- ».
    pub demonyms: Vec<Demonym>,
    /// « le Kremlin », « Pékin ».
    pub metonyms: Vec<Metonym>,
    /// People of public life.
    pub people: Vec<Person>,
    /// Cities, regions, rivers…
    pub places: Vec<Place>,
    /// Institutions, parties, companies…
    pub organisations: Vec<Organisation>,
    /// First names.
    pub first_names: FirstNames,
    /// « le président russe »: words for offices, and who held them.
    pub roles: roles::Roles,
    /// Ranks of the French départements by their code.
    departments: FxHashMap<&'static str, usize>,
    digest: String,
    aliases: Aliases,
    names: names::Names,
    surroundings: within::AllSurroundings,
}

static EMBEDDED: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::load(&Tables::embedded()));
static DIGEST: LazyLock<String> = LazyLock::new(|| Tables::embedded().digest());

impl Knowledge {
    /// The tables that come with the program; parsed once, at first use.
    pub fn embedded() -> &'static Knowledge {
        &EMBEDDED
    }

    /// First sixteen hexadecimal digits of the BLAKE3 digest of the tables: part of the fingerprint of an index.
    pub fn digest() -> &'static str {
        &DIGEST
    }

    /// The embedded tables with those of a user among them: see [`user::merge`]. What is wrong with a row is told with its
    /// line, and then nothing is loaded.
    ///
    /// The merged tables stay in memory to the end of the program, which loads them once.
    pub fn with(tables: &[UserTable<'_>]) -> Result<Knowledge, Vec<TableProblem>> {
        Ok(Knowledge::load(&user::merge(tables)?))
    }

    /// The same for the tables of this knowledge.
    pub fn tables_digest(&self) -> &str {
        &self.digest
    }

    fn load(tables: &Tables) -> Knowledge {
        let mut knowledge = Knowledge {
            countries: countries::countries(tables),
            demonyms: countries::demonyms(tables),
            metonyms: countries::metonyms(tables),
            people: people::people(tables),
            places: places::places(tables),
            organisations: organisations::organisations(tables),
            first_names: FirstNames::of(tables),
            roles: roles::Roles::default(),
            departments: FxHashMap::default(),
            digest: tables.digest(),
            aliases: Aliases::default(),
            names: names::Names::default(),
            surroundings: within::AllSurroundings::default(),
        };
        let departments = knowledge.places.iter().enumerate().filter(|(_, place)| place.kind == "département");
        knowledge.departments = departments.map(|(rank, place)| (place.code, rank)).collect();
        knowledge.roles = roles::Roles::of(&knowledge.people, tables);
        knowledge.aliases = Aliases::of(&knowledge);
        knowledge.names = names::Names::of(&knowledge, tables);
        knowledge.surroundings = within::AllSurroundings::of(knowledge.names.len());
        knowledge
    }

    /// The trie of aliases, for scanning texts.
    pub fn aliases(&self) -> &Aliases {
        &self.aliases
    }

    /// The country of that code.
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.names.country(code).and_then(|rank| self.countries.get(rank))
    }

    /// Whether that code is of a union of states, which is no place.
    pub fn is_supranational(&self, code: &str) -> bool {
        self.country(code).is_some_and(|country| country.kind == "supra")
    }

    /// The entity of that id: person, country, place or organisation.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.names.entity(id)
    }

    /// The id of somebody or something that no table knows, by its full name: its slug. A person's is marked when the
    /// tables have that slug for another, such as a city of that name.
    pub fn unlisted(&self, kind: LookUp, name: &str) -> String {
        let slug = slug(name);
        if kind == LookUp::Person && self.entity(&slug).is_some() { format!("{slug}~") } else { slug }
    }

    /// Whether that id is of a person who holds or held an office.
    pub fn is_leader(&self, id: &str) -> bool {
        self.person(id).is_some_and(|person| person.is_leader(None))
    }

    /// The person of that id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        // The table is sorted by id.
        let rank = self.people.binary_search_by(|person| (*person.entity.id).cmp(id));
        rank.ok().and_then(|rank| self.people.get(rank))
    }

    /// The place of that id.
    pub fn place(&self, id: &str) -> Option<&Place> {
        let rank = self.places.binary_search_by(|place| (*place.entity.id).cmp(id));
        rank.ok().and_then(|rank| self.places.get(rank))
    }

    /// The organisation of that id.
    pub fn organisation(&self, id: &str) -> Option<&Organisation> {
        let rank = self.organisations.binary_search_by(|organisation| (*organisation.entity.id).cmp(id));
        rank.ok().and_then(|rank| self.organisations.get(rank))
    }

    /// Words that name or point to an entity, for marking them in a text: names, aliases, surnames, demonyms.
    pub fn surfaces(&self, id: &str) -> Vec<&str> {
        if let Some(country) = self.country(id) {
            let demonyms = self.demonyms.iter().filter(|demonym| {
                *demonym.code == *id && demonym.guard == DemonymGuard::None && demonym.kind == DemonymKind::Adjective
            });
            let metonyms = self.metonyms.iter().filter(|metonym| *metonym.code == *id);
            let sure = metonyms.filter(|metonym| metonym.reliability == Reliability::Sure).map(|metonym| metonym.form);
            let names = std::iter::once(&*country.entity.name).chain(country.aliases.iter().copied());
            return names.chain(demonyms.map(|demonym| demonym.form)).chain(sure).collect();
        }
        if let Some(person) = self.person(id) {
            let names = std::iter::once(&*person.entity.name).chain(person.aliases.iter().copied());
            return names.chain(person.surnames.iter().copied()).collect();
        }
        let organisation = self.organisation(id);
        organisation.map_or(Vec::new(), |known| {
            std::iter::once(&*known.entity.name).chain(known.aliases.iter().copied()).collect()
        })
    }

    /// Entities that go by that name, alias, code or id, whatever its case, accents, hyphens and apostrophes;
    /// `kind` narrows to what the name is looked up for.
    pub fn entities_named(&self, kind: LookUp, name: &str) -> Vec<Entity> {
        self.names.find(kind, name)
    }

    /// Entities with a name in which a word begins like that, each once, some hundreds at most.
    pub fn completions(&self, text: &str) -> Vec<(LookUp, &Entity)> {
        self.names.complete(text)
    }

    /// Entities with a name near that one, nearest first.
    pub fn resembling(&self, text: &str) -> Vec<(LookUp, &Entity)> {
        self.names.resembling(text)
    }

    /// Names of that kind near a name that is none, nearest first.
    pub fn near_names(&self, kind: LookUp, name: &str) -> Vec<&str> {
        self.names.near(kind, name)
    }
}

/// A name in an id: « Jean Dupont » is `jean-dupont`.
pub fn slug(name: &str) -> String {
    crate::french::fold(name).replace(' ', "-")
}

/// What a name is looked up for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LookUp {
    /// A person.
    Person,
    /// A country.
    Country,
    /// A place other than a country.
    Place,
    /// An organisation.
    Organisation,
}

#[cfg(test)]
mod tests {
    use super::{Knowledge, LookUp};

    /// Somebody whom no table has never gets the key of something that one has.
    #[test]
    fn unlisted_people_have_keys_of_their_own() {
        let knowledge = Knowledge::embedded();
        for (name, expected) in [
            ("Lucie Castagnou", "lucie-castagnou"),
            ("LUCIE CASTAGNOU", "lucie-castagnou"),
            ("Rennes", "rennes~"),
            ("Sibérie", "siberie~"),
        ] {
            assert_eq!(knowledge.unlisted(LookUp::Person, name), expected, "{name}");
        }
        assert!(knowledge.entity("rennes").is_some());
        assert_eq!(knowledge.unlisted(LookUp::Place, "Rennes"), "rennes");
    }
}

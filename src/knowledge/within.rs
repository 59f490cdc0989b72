//! What a place is in: Rennes is in Ille-et-Vilaine, Bretagne, France, Europe de l'Ouest and Europe.
//!
//! A country is in its state, when it is a territory of one, and in regions of the world (`country_regions.tsv`). A place
//! is in those that its row names (`within` of `places.tsv`), a French one also in the département of its code, and in its
//! country. A place or territory that says its part of the world (Siberia, La Réunion) is not in that of its country.

use std::sync::{Arc, OnceLock};

use super::places::Place;
use super::{Country, Knowledge};
use crate::annotation::{Entity, Location};

/// Steps up, at most: a user's own rows may go round in circles.
const HIGHEST: usize = 8;

/// Places that one place may name, at most.
const PARENTS: usize = 6;

/// A level to count at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Africa, America, Antarctica, Asia, Europe, Oceania.
    Continent,
    /// Several countries: the Maghreb, the Balkans.
    Area,
    /// States and territories of today.
    Country,
    /// Regions, states, provinces of a country.
    Region,
    /// French départements.
    Department,
}

impl Level {
    /// Every level with its English and its French name, the largest first.
    pub const NAMES: [(Level, &'static str, &'static str); 5] = [
        (Level::Continent, "continent", "continent"),
        (Level::Area, "area", "ensemble"),
        (Level::Country, "country", "pays"),
        (Level::Region, "region", "région"),
        (Level::Department, "department", "département"),
    ];

    /// The level of that English or French name, whatever its case and accents.
    pub fn from_name(name: &str) -> Option<Level> {
        let name = crate::french::fold(name);
        let known = Level::NAMES.iter().find(|(_, en, fr)| *en == name || crate::french::fold(fr) == name);
        known.map(|(level, _, _)| *level)
    }
}

/// A place or a country.
#[derive(Clone, Copy)]
enum Step<'k> {
    Place(&'k Place),
    Country(&'k Country),
}

impl<'k> Step<'k> {
    fn of(knowledge: &'k Knowledge, id: &str) -> Option<Step<'k>> {
        let place = || knowledge.place(id).map(Step::Place);
        knowledge.country(id).map(Step::Country).or_else(place)
    }

    fn entity(self) -> &'k Entity {
        match self {
            Step::Place(place) => &place.entity,
            Step::Country(country) => &country.entity,
        }
    }

    fn level(self) -> Option<Level> {
        match self {
            Step::Country(country) => {
                matches!(country.kind, "state" | "partial" | "territory").then_some(Level::Country)
            }
            Step::Place(place) => match place.kind {
                "continent" => Some(Level::Continent),
                "ensemble" => Some(Level::Area),
                "département" => Some(Level::Department),
                "région" | "état" | "province" | "land" | "communauté" | "canton" | "nation" => Some(Level::Region),
                _ => None,
            },
        }
    }

    fn is_continent(self) -> bool {
        matches!(self, Step::Place(place) if place.kind == "continent")
    }
}

/// What is around a place or country.
#[derive(Debug, Clone)]
struct Surroundings {
    within: Vec<Entity>,
    location: Location,
    level: Option<Level>,
}

impl Surroundings {
    fn of(knowledge: &Knowledge, step: Step<'_>) -> Surroundings {
        let (country, position) = match step {
            Step::Place(place) => (Some(place.country).filter(|code| !code.is_empty()), place.position),
            Step::Country(country) => (Some(&*country.entity.id), None),
        };
        let within: Vec<Entity> =
            above(knowledge, step, HIGHEST).into_iter().map(|step| step.entity().clone()).collect();
        let mut names: Vec<Arc<str>> = within.iter().map(|entity| entity.name.clone()).collect();
        // An overseas département, its region and its territory have one name.
        names.dedup();
        names.retain(|name| *name != step.entity().name);
        let location = Location { country: country.map(Into::into), position, within: names };
        Surroundings { within, location, level: step.level() }
    }
}

/// The same of every entity, by its rank among all, found at first use: texts name the same few places again and again.
#[derive(Debug, Clone, Default)]
pub(super) struct AllSurroundings(Vec<OnceLock<Option<Surroundings>>>);

impl AllSurroundings {
    /// Room for that many entities.
    pub(super) fn of(entities: usize) -> AllSurroundings {
        AllSurroundings(vec![OnceLock::new(); entities])
    }
}

impl Knowledge {
    /// What a place or country is in, the nearest first; nothing for an id that is neither.
    pub fn within(&self, id: &str) -> &[Entity] {
        self.surroundings(id).map_or(&[], |known| &known.within)
    }

    /// Where a place or country is.
    pub fn location(&self, id: &str) -> Option<&Location> {
        self.surroundings(id).map(|known| &known.location)
    }

    /// What is known of a place or country once it was asked for.
    fn surroundings(&self, id: &str) -> Option<&Surroundings> {
        let known = self.surroundings.0.get(self.names.rank(id)?)?;
        known.get_or_init(|| Step::of(self, id).map(|step| Surroundings::of(self, step))).as_ref()
    }

    /// At which level places in that one are counted, when they are.
    pub fn level(&self, id: &str) -> Option<Level> {
        self.surroundings(id)?.level
    }
}

/// What a step is in, the nearest first.
fn above<'k>(knowledge: &'k Knowledge, step: Step<'k>, highest: usize) -> Vec<Step<'k>> {
    let mut found: Vec<Step<'k>> = Vec::new();
    let Some(highest) = highest.checked_sub(1) else { return found };
    let (named, country, department) = match step {
        Step::Place(place) => (&place.within, Some(place.country), department(knowledge, place)),
        Step::Country(country) => (&country.within, None, None),
    };
    let named = named.iter().take(PARENTS).filter_map(|id| Step::of(knowledge, id));
    let (states, others): (Vec<Step>, Vec<Step>) = named.partition(|step| matches!(step, Step::Country(_)));
    for parent in department.into_iter().chain(others) {
        found.push(parent);
        found.extend(above(knowledge, parent, highest));
    }
    let country = country.and_then(|code| knowledge.country(code)).map(Step::Country);
    let placed = found.iter().any(|step| step.is_continent());
    for state in states.into_iter().chain(country) {
        if found.iter().any(|known| known.entity().id == state.entity().id) {
            continue;
        }
        let beyond = above(knowledge, state, highest);
        let first = found.iter().position(|step| !in_a_country(*step)).unwrap_or(found.len());
        // Its state, and the state of that, before parts of the world.
        let states = beyond.iter().copied().filter(|step| !placed || matches!(step, Step::Country(_)));
        found.splice(first..first, std::iter::once(state).chain(states).collect::<Vec<_>>());
    }
    nearest_first(found)
}

/// Whether a place is in one country: it comes before that country.
fn in_a_country(step: Step<'_>) -> bool {
    matches!(step, Step::Place(place) if !place.country.is_empty()) || matches!(step, Step::Country(_))
}

/// Each once: what several lead to comes after all of them.
fn nearest_first(found: Vec<Step<'_>>) -> Vec<Step<'_>> {
    let mut once: Vec<Step> = Vec::with_capacity(found.len());
    for step in found.into_iter().rev() {
        if !once.iter().any(|known| known.entity().id == step.entity().id) {
            once.push(step);
        }
    }
    once.reverse();
    once
}

/// The département of the code of a French commune.
fn department<'k>(knowledge: &'k Knowledge, place: &Place) -> Option<Step<'k>> {
    let commune = matches!(place.kind, "ville" | "commune") && !place.code.is_empty();
    let rank = commune.then(|| knowledge.departments.get(place.code))??;
    knowledge.places.get(*rank).map(Step::Place)
}

#[cfg(test)]
mod tests {
    use super::{HIGHEST, Level};
    use crate::knowledge::{Knowledge, UserTable};

    fn check(id: &str, expected: &str) {
        let within = Knowledge::embedded().within(id);
        let names: Vec<&str> = within.iter().map(|entity| &*entity.name).collect();
        assert_eq!(names.join(", "), expected, "{id}");
    }

    #[test]
    fn chains_go_up_to_the_continent() {
        check("rennes", "Ille-et-Vilaine, Bretagne, France, Europe de l'Ouest, Europe");
        check("ille-et-vilaine", "Bretagne, France, Europe de l'Ouest, Europe");
        check("pekin", "Chine, Asie de l'Est, Asie");
        check("FR", "Europe de l'Ouest, Europe");
        check("TN", "Maghreb, Afrique du Nord, Afrique");
        check("europe", "");
        check("zubrowka", "");
    }

    #[test]
    fn a_territory_is_in_its_state_and_in_its_own_part_of_the_world() {
        check("RE", "France, Afrique de l'Est, Afrique subsaharienne, Afrique");
        check("cilaos", "La Réunion, La Réunion, La Réunion, France, Afrique de l'Est, Afrique subsaharienne, Afrique");
        check("novossibirsk", "Sibérie, Russie, Asie");
    }

    #[test]
    fn places_of_several_countries_are_in_none() {
        check("alpes", "Europe");
        check("sahel", "Afrique");
    }

    #[test]
    fn levels() {
        for (id, expected) in [
            ("europe", Some(Level::Continent)),
            ("maghreb", Some(Level::Area)),
            ("FR", Some(Level::Country)),
            ("SU", None),
            ("bretagne", Some(Level::Region)),
            ("ille-et-vilaine", Some(Level::Department)),
            ("rennes", None),
        ] {
            assert_eq!(Knowledge::embedded().level(id), expected, "{id}");
        }
        assert_eq!(Level::from_name("Région"), Some(Level::Region));
        assert_eq!(Level::from_name("village"), None);
    }

    #[test]
    fn every_parent_is_known_and_every_country_is_somewhere() {
        let knowledge = Knowledge::embedded();
        for place in &knowledge.places {
            for id in &place.within {
                assert!(super::Step::of(knowledge, id).is_some(), "{}: {id}", place.entity.id);
            }
            let chain = knowledge.within(&place.entity.id);
            assert!(chain.iter().all(|step| step.id != place.entity.id), "{} is in itself", place.entity.id);
            assert!(chain.len() < 12, "{}", place.entity.id);
        }
        for country in knowledge.countries.iter().filter(|country| country.kind != "supra") {
            for id in &country.within {
                assert!(super::Step::of(knowledge, id).is_some(), "{}: {id}", country.entity.id);
            }
            let chain = knowledge.within(&country.entity.id);
            let continent = chain.iter().any(|step| knowledge.level(&step.id) == Some(Level::Continent));
            assert!(continent, "{}", country.entity.id);
        }
    }

    #[test]
    fn circles_of_a_user_end() {
        let text = "id\tname\twithin\nzu\tZub\trowka\nrowka\tRowka\tzu\n";
        let knowledge =
            Knowledge::with(&[UserTable { name: "places", text }]).unwrap_or_else(|wrong| panic!("{wrong:?}"));
        assert!(knowledge.within("zu").len() <= HIGHEST);
    }
}

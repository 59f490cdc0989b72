//! People of public life and the offices they held.

use jiff::civil::Date;

use super::table::{Tables, values};
use crate::annotation::Entity;

/// When a surname alone designates a person whose full name the article does not give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bare {
    /// Always: nobody else of that name is in the news.
    Yes,
    /// After « M. », « Mme », « le président »… only.
    AfterTitle,
    /// Never.
    No,
}

/// What an office is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OfficeClass {
    /// Head of state.
    State,
    /// Head of government.
    Government,
    /// Minister of foreign affairs.
    ForeignAffairs,
    /// Other minister.
    Minister,
    /// Vice-president.
    VicePresident,
    /// Head of a party.
    Party,
    /// Head of an institution.
    Institution,
    /// Mayor.
    Mayor,
    /// Head of a region, a federated State, a province or a Land.
    Region,
    /// Soldier.
    Military,
    /// Pope, patriarch, ayatollah…
    Religious,
    /// Mayor of a smaller town, head of a département: an office, but no leader's.
    Local,
    /// Head of a company, a union, an agency, a court, a club: no leader's either.
    Body,
    /// No office: a candidacy, an opponent, a relation.
    None,
}

/// An office held by a person for a time.
#[derive(Debug, Clone)]
pub struct Mandate {
    /// Code of the country.
    pub country: &'static str,
    /// Name of the office, in French.
    pub office: &'static str,
    /// What it is.
    pub class: OfficeClass,
    /// First day, when known; the first of the year or month when only that is known.
    pub from: Option<Date>,
    /// Last day; `None` when it goes on or is unknown.
    pub to: Option<Date>,
}

/// Years before a head of state or of government takes office in which he may run for it.
const CANDIDACY: i16 = 2;

/// A person.
#[derive(Debug, Clone)]
pub struct Person {
    /// QID or slug, and the name the French press uses.
    pub entity: Entity,
    /// Surname as used alone, the preferred spelling first.
    pub surnames: Vec<&'static str>,
    /// Other names and spellings.
    pub aliases: Vec<&'static str>,
    /// Country code.
    pub country: &'static str,
    /// « la ministre » is a woman, « le directeur » a man; nothing when the table does not know.
    pub woman: Option<bool>,
    /// Whether the surname may stand alone.
    pub bare: Bare,
    /// Offices, oldest first.
    pub mandates: Vec<Mandate>,
}

impl Person {
    /// Whether the person holds or held an office of power; at that day or before, when one is given. Whoever is to head a
    /// state or a government is a leader while he runs for it.
    pub fn is_leader(&self, day: Option<Date>) -> bool {
        use OfficeClass::{Body, Government, Local, None, State};
        let of_power = |mandate: &&Mandate| !matches!(mandate.class, None | Local | Body);
        let begun = |mandate: &Mandate| {
            let heads = matches!(mandate.class, State | Government);
            day.zip(mandate.from)
                .is_none_or(|(day, from)| from <= day || (heads && from.year() - CANDIDACY <= day.year()))
        };
        self.mandates.iter().filter(of_power).any(begun)
    }

    /// First day of the first office or part in public life.
    pub fn first_day(&self) -> Option<Date> {
        self.mandates.iter().filter_map(|mandate| mandate.from).min()
    }
}

/// The table of people with their mandates.
pub fn people(tables: &Tables) -> Vec<Person> {
    let mut people: Vec<Person> = tables
        .rows::<7>("people")
        .map(|[id, name, surnames, aliases, country, bare, sex]| Person {
            entity: Entity { id: id.into(), name: name.into() },
            surnames: values(surnames).collect(),
            aliases: values(aliases).collect(),
            country,
            woman: (!sex.is_empty()).then_some(sex == "f"),
            bare: match bare {
                "yes" => Bare::Yes,
                "title" => Bare::AfterTitle,
                _ => Bare::No,
            },
            mandates: Vec::new(),
        })
        .collect();
    // Both tables are sorted by the id of the person.
    let mut rank = 0;
    for [id, country, office, class, from, to] in tables.rows::<6>("mandates") {
        while people.get(rank).is_some_and(|person| &*person.entity.id < id) {
            rank += 1;
        }
        if let Some(person) = people.get_mut(rank).filter(|person| &*person.entity.id == id) {
            let mandate = Mandate { country, office, class: class_named(class), from: first(from), to: last(to) };
            person.mandates.push(mandate);
        }
    }
    people
}

/// The class of that name in the tables.
pub fn class_named(name: &str) -> OfficeClass {
    match name {
        "chef_etat" => OfficeClass::State,
        "chef_gouv" => OfficeClass::Government,
        "affaires_etrangeres" => OfficeClass::ForeignAffairs,
        "ministre" => OfficeClass::Minister,
        "vice_president" => OfficeClass::VicePresident,
        "chef_parti" => OfficeClass::Party,
        "institution" => OfficeClass::Institution,
        "maire" => OfficeClass::Mayor,
        "region" => OfficeClass::Region,
        "militaire" => OfficeClass::Military,
        "religieux" => OfficeClass::Religious,
        "local" => OfficeClass::Local,
        "organisme" => OfficeClass::Body,
        _ => OfficeClass::None,
    }
}

/// First day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
pub fn first(text: &str) -> Option<Date> {
    let mut parts = text.split('-').map(|part| part.parse::<i16>().ok());
    let year = parts.next()??;
    let month = parts.next().flatten().unwrap_or(1);
    let day = parts.next().flatten().unwrap_or(1);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Last day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
pub fn last(text: &str) -> Option<Date> {
    let day = first(text)?;
    match text.split('-').count() {
        1 => Some(day.last_of_year()),
        2 => Some(day.last_of_month()),
        _ => Some(day),
    }
}

#[cfg(test)]
mod tests {
    use super::{Bare, Tables, people};

    #[test]
    fn every_mandate_finds_its_person() {
        let known: usize = people(&Tables::embedded()).iter().map(|person| person.mandates.len()).sum();
        assert_eq!(known, Tables::embedded().rows::<6>("mandates").count());
    }

    #[test]
    fn leaders_and_others() {
        let people = people(&Tables::embedded());
        let named = |name: &str| people.iter().find(|person| &*person.entity.name == name);
        assert!(named("Vladimir Poutine").is_some_and(|person| person.is_leader(None) && person.bare == Bare::Yes));
        assert!(named("Xi Jinping").is_some_and(|person| person.is_leader(None) && person.bare != Bare::Yes));
        assert!(named("Brigitte Macron").is_some_and(|person| !person.is_leader(None)));
    }
}

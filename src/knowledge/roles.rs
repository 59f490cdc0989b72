//! Roles: the words for an office (« président », « chef de la diplomatie », « locataire de l'Élysée ») and who held it
//! when.
//!
//! The words come from `data/roles.tsv`; those that tell the office by themselves (« maire de Bordeaux », « secrétaire
//! général de la CGT ») from the names of offices of `data/mandates.tsv`. Both are compared folded and in the masculine.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::forms::{MASCULINE, SINGULAR, citation};
use super::people::{Mandate, OfficeClass, Person, class_named};
use super::table::{Tables, values};
use super::word_table::WordTable;
use super::words::{Case, Words};

/// Last day for which the tables are taken to say who holds an office: they are of autumn 2026, and an open mandate
/// says nothing for long.
const KNOWN_UNTIL: (i16, i8, i8) = (2027, 3, 31);

/// Folded words that begin the name of an institution which other countries have too.
const SHARED_NAMES: &[&str] = &[
    "agence",
    "assemblee",
    "association",
    "banque",
    "bundestag",
    "chambre",
    "commission",
    "conseil",
    "cour",
    "defenseur",
    "departement",
    "parlement",
    "parti",
    "plan",
    "retraites",
    "sante",
    "senat",
    "union",
];

/// When a role without a country may designate somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alone {
    /// Only the holder whom the article names: « le président ».
    Never,
    /// In that country, unless the article speaks of another that has such an office: « le chef de l'État ».
    Usually(&'static str),
    /// In that country, when the article speaks of it: « le Premier ministre ».
    Evident(&'static str),
    /// Always: the words tell the office.
    Always,
}

/// What a role designates.
#[derive(Debug, Clone)]
pub struct Role {
    /// Classes of its mandates; empty for words that only look like a role.
    pub classes: Vec<OfficeClass>,
    /// The country that its words tell (« locataire de l'Élysée »); empty for an international institution.
    pub country: Option<&'static str>,
    /// What it designates without a country.
    pub alone: Alone,
    /// Who held it, by country; the empty code when the words tell the office.
    holdings: FxHashMap<&'static str, Vec<Holding>>,
    /// The same by rank of the person, with the country.
    of_person: FxHashMap<usize, Vec<(&'static str, Holding)>>,
    offices: Vec<String>,
}

/// A stretch of time in which somebody held a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding {
    /// Rank of the person.
    pub person: usize,
    /// First day, when known.
    pub from: Option<Date>,
    /// Last day; `None` when it goes on or is unknown.
    pub to: Option<Date>,
    /// « par intérim », « de la transition ».
    pub acting: bool,
}

impl Holding {
    /// Whether the person held it on that day.
    pub fn includes(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Words of a role, folded and in the masculine singular.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// The words.
    pub words: Box<[Box<str>]>,
    /// Rank of the role.
    pub role: usize,
}

/// A first word of roles.
#[derive(Debug, Clone, Default)]
pub struct Beginning {
    /// What may follow; the longest first.
    pub phrases: Vec<Phrase>,
    /// « présidente ».
    pub feminine: bool,
    /// « présidents ».
    pub plural: bool,
}

/// All roles.
#[derive(Debug, Clone, Default)]
pub struct Roles {
    roles: Vec<Role>,
    /// First words in all their forms, with the phrases that they begin.
    beginnings: WordTable<Beginning>,
    /// Phrases by their first word, until all are known.
    phrases: FxHashMap<Box<str>, Vec<Phrase>>,
}

impl Roles {
    /// The table of roles, and the offices that are told by their words, with those who held them.
    pub fn of(people: &[Person], tables: &Tables) -> Roles {
        let mut roles = Roles::default();
        for [forms, classes, offices, country, alone] in tables.rows::<5>("roles") {
            let classes: Vec<OfficeClass> =
                values(classes).map(class_named).filter(|c| *c != OfficeClass::None).collect();
            let anywhere = classes.contains(&OfficeClass::Institution);
            let role = Role {
                classes,
                country: (anywhere || !country.is_empty()).then_some(country),
                alone: alone_named(alone),
                holdings: FxHashMap::default(),
                of_person: FxHashMap::default(),
                offices: values(offices).map(key).collect(),
            };
            roles.add(role, values(forms).map(key));
        }
        let of_table = roles.roles.len();
        let mut by_office: FxHashMap<String, usize> = FxHashMap::default();
        for (rank, person) in people.iter().enumerate() {
            for mandate in &person.mandates {
                roles.hold(rank, mandate, of_table, &mut by_office);
            }
        }
        roles.beginnings = beginnings(std::mem::take(&mut roles.phrases));
        roles
    }

    fn add(&mut self, role: Role, phrases: impl Iterator<Item = String>) -> usize {
        let rank = self.roles.len();
        self.roles.push(role);
        for phrase in phrases {
            let words: Box<[Box<str>]> = phrase.split(' ').map(Box::from).collect();
            if let Some(first) = words.first().cloned() {
                self.phrases.entry(first).or_default().push(Phrase { words, role: rank });
            }
        }
        rank
    }

    /// Notes a mandate in every role that it fulfils; `of_table` is the number of roles of the table.
    fn hold(&mut self, person: usize, mandate: &Mandate, of_table: usize, by_office: &mut FxHashMap<String, usize>) {
        if mandate.class == OfficeClass::None {
            return;
        }
        let office = key(mandate.office);
        let acting = ["interim", "interimaire", "provisoire", "transition"].iter().any(|word| office.contains(word));
        let office = office.strip_suffix(" par interim").unwrap_or(&office).to_owned();
        let holding = Holding { person, from: mandate.from, to: mandate.to, acting };
        for role in self.roles.iter_mut().take(of_table) {
            let fits = |prefix: &String| {
                office.strip_prefix(prefix.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            };
            if !role.classes.contains(&mandate.class) || (!role.offices.is_empty() && !role.offices.iter().any(fits)) {
                continue;
            }
            let institution = role.classes.contains(&OfficeClass::Institution);
            match role.country {
                Some(_) if institution => role.add("", holding),
                Some(country) if country != mandate.country => {}
                Some(_) => role.add("", holding),
                None => role.add(mandate.country, holding),
            }
        }
        if !tells_the_office(mandate, &office) {
            return;
        }
        let rank = match by_office.get(&office) {
            Some(rank) => *rank,
            None => {
                let role = Role {
                    classes: vec![mandate.class],
                    country: Some(mandate.country),
                    alone: alone_of(mandate),
                    holdings: FxHashMap::default(),
                    of_person: FxHashMap::default(),
                    offices: Vec::new(),
                };
                let rank = self.add(role, std::iter::once(office.clone()));
                by_office.insert(office, rank);
                rank
            }
        };
        if let Some(role) = self.roles.get_mut(rank) {
            if role.country != Some(mandate.country) && role.alone != Alone::Always {
                // « président du Sénat » of two countries: told by neither.
                role.alone = Alone::Never;
            }
            role.add("", holding);
        }
    }

    /// Roles that begin with the folded word of that hash; none for most words.
    pub fn beginning_with(&self, hash: u64) -> Option<&Beginning> {
        self.beginnings.get(hash)
    }

    /// The role of that rank.
    pub fn get(&self, rank: usize) -> Option<&Role> {
        self.roles.get(rank)
    }
}

/// First words with the phrases of each, also in the feminine and in the plural.
fn beginnings(mut phrases: FxHashMap<Box<str>, Vec<Phrase>>) -> WordTable<Beginning> {
    for phrases in phrases.values_mut() {
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    }
    let plurals = SINGULAR.iter().map(|(plural, singular)| (*plural, *singular, false, true));
    let feminines = MASCULINE.iter().map(|(feminine, masculine)| {
        let plural = SINGULAR.iter().find(|(plural, _)| plural == masculine);
        let singular = plural.map_or(*masculine, |(_, singular)| *singular);
        (*feminine, singular, true, plural.is_some())
    });
    let forms: Vec<(&str, Beginning)> = plurals
        .chain(feminines)
        .filter_map(|(form, singular, feminine, plural)| {
            Some((form, Beginning { phrases: phrases.get(singular)?.clone(), feminine, plural }))
        })
        .collect();
    let words = phrases
        .iter()
        .map(|(word, phrases)| (&**word, Beginning { phrases: phrases.clone(), feminine: false, plural: false }));
    // A form is that of another word, even when roles begin with it: « générale » is « général ».
    words.chain(forms).collect()
}

impl Role {
    /// Who held the role in a country, oldest person first; of an office told by its words, whatever the country.
    pub fn holdings(&self, country: &str) -> &[Holding] {
        let country = if self.country.is_some() { "" } else { country };
        self.holdings.get(country).map(Vec::as_slice).unwrap_or_default()
    }

    /// When, and in which country, a person held it.
    pub fn of_person(&self, person: usize) -> &[(&'static str, Holding)] {
        self.of_person.get(&person).map(Vec::as_slice).unwrap_or_default()
    }

    fn add(&mut self, country: &'static str, holding: Holding) {
        self.holdings.entry(country).or_default().push(holding);
        self.of_person.entry(holding.person).or_default().push((country, holding));
    }

    /// The one who held it on that day; nobody when there were none or several, as on a day of change-over.
    pub fn holders(&self, country: &str, day: Date) -> Vec<Holding> {
        let known = Date::new(KNOWN_UNTIL.0, KNOWN_UNTIL.1, KNOWN_UNTIL.2).is_ok_and(|last| day <= last);
        let mut holders: Vec<Holding> = Vec::new();
        for holding in self.holdings(country).iter().filter(|holding| known && holding.includes(day)) {
            if holders.iter().all(|other| other.person != holding.person) {
                holders.push(*holding);
            }
        }
        // The press of the first day still calls the one who left the evening before by the office.
        if holders.iter().any(|holding| holding.from == Some(day)) {
            for holding in self.holdings(country).iter().filter(|holding| known && holding.to == day.yesterday().ok()) {
                if holders.iter().all(|other| other.person != holding.person) {
                    holders.push(*holding);
                }
            }
        }
        let changes = holders.iter().any(|holding| holding.from == Some(day) || holding.to == Some(day));
        if 1 < holders.len() && !changes && holders.iter().any(|holding| !holding.acting) {
            // A president who is suspended or ill, and the acting one: the title is the president's.
            holders.retain(|holding| !holding.acting);
        }
        holders
    }
}

/// Folded words of a phrase in the masculine, separated by spaces.
fn key(phrase: &str) -> String {
    let words = Words::of(phrase);
    (0..words.len()).map(|rank| citation(words.folded(rank))).collect::<Vec<_>>().join(" ")
}

/// Whether the name of an office is enough to know it: « maire de Lyon », but not « commissaire européen ».
fn tells_the_office(mandate: &Mandate, office: &str) -> bool {
    use OfficeClass::{Body, Institution, Local, Mayor, Party, Region, Religious};
    let known = matches!(mandate.class, Institution | Mayor | Party | Region | Religious | Local | Body);
    known && 2 < office.split(' ').count() && office.split(' ').any(|word| matches!(word, "de" | "du" | "d" | "des"))
}

/// Whether such an office exists elsewhere: « président du Sénat » does, « président du Medef » does not.
fn alone_of(mandate: &Mandate) -> Alone {
    let words = Words::of(mandate.office);
    let international = matches!(mandate.country, "EU" | "UN" | "NATO" | "AFU");
    let own = |rank: usize| {
        0 < rank
            && words.get(rank).is_some_and(|word| word.case != Case::Lower)
            && !SHARED_NAMES.contains(&words.folded(rank))
    };
    let shared = (0..words.len()).any(|rank| SHARED_NAMES.contains(&words.folded(rank)));
    let local = matches!(mandate.class, OfficeClass::Mayor | OfficeClass::Region | OfficeClass::Local);
    // « le président du PS » of Belgium only where the article speaks of Belgium.
    if local || international || (mandate.country == "FR" && !shared && (0..words.len()).any(own)) {
        Alone::Always
    } else {
        Alone::Evident(mandate.country)
    }
}

fn alone_named(name: &'static str) -> Alone {
    match name.split_once(' ') {
        Some(("usually", country)) => Alone::Usually(country),
        Some(("evident", country)) => Alone::Evident(country),
        _ if name == "never" => Alone::Never,
        _ => Alone::Always,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Knowledge;
    use super::Role;
    use crate::knowledge::word_table::hash;

    fn role(phrase: &str) -> &'static Role {
        let roles = &Knowledge::embedded().roles;
        let mut words = phrase.split(' ');
        let phrases = &roles.beginning_with(hash(words.next().unwrap())).unwrap().phrases;
        let found = phrases.iter().find(|known| known.words.iter().skip(1).map(|word| &**word).eq(words.clone()));
        roles.get(found.unwrap_or_else(|| panic!("no role {phrase}")).role).unwrap()
    }

    fn check(phrase: &str, country: &str, day: &str, expected: &[&str]) {
        let holders = role(phrase).holders(country, day.parse().unwrap());
        let people = &Knowledge::embedded().people;
        let names: Vec<&str> = holders.iter().map(|held| &*people[held.person].entity.name).collect();
        assert_eq!(names, expected, "{phrase} {country} {day}");
    }

    #[test]
    fn holders_by_day() {
        check("president", "FR", "1995-05-16", &["François Mitterrand"]);
        check("president", "FR", "1995-05-18", &["Jacques Chirac"]);
        check("president", "CN", "2020-01-01", &["Xi Jinping"]);
        check("premier ministre", "IT", "2012-01-01", &["Mario Monti"]);
        check("locataire de l elysee", "", "2013-01-01", &["François Hollande"]);
        check("maire de paris", "", "2015-01-01", &["Anne Hidalgo"]);
        check("pape", "", "2025-04-25", &[]);
        check("president", "FR", "2040-01-01", &[]);
    }

    #[test]
    fn a_day_of_change_over_has_two_holders() {
        let day = "2021-01-20".parse().unwrap();
        assert_eq!(role("president").holders("US", day).len(), 2);
    }
}

//! Whom each role of a text designates.

use std::cell::RefCell;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::super::scan::Scan;
use super::binding::{Bound, Names, Office, code, fits};
use super::qualifier::{Determiner, Tense};
use super::reading::Reading;
use super::setting::Setting;
use super::year;
use crate::knowledge::OfficeClass;
use crate::knowledge::roles::{Alone, Holding, Role};
use crate::knowledge::words::Gap;

/// Days in which somebody is « le nouveau président ».
const NEW: i32 = 400;

/// Days between an election and the taking of office.
const ELECT: i32 = 130;

/// Days in which the press may still call the one who fell by his office.
const FALL: i32 = 10;

/// Folded words whose subject is « le président », and not the president of something.
const VERBS: &[&str] = &[
    "a", "est", "s", "se", "n", "ne", "avait", "etait", "doit", "devait", "veut", "voulait", "peut", "va", "y", "lui",
    "sera", "aura", "et", "qui",
];

/// Words of a party between brackets.
const LABEL: usize = 4;

/// Folded words that no newspaper uses of a woman.
const MEN_ONLY: &[&str] = &["directeur", "patron", "chancelier", "souverain", "roi", "empereur", "prince"];

/// For each role its persons, each with the part of the role that means it.
pub fn of(scan: &Scan<'_>, readings: &[Reading], names: &Names) -> Vec<Vec<(usize, usize)>> {
    let setting = Setting::of(scan);
    let mut found: Vec<Vec<(usize, usize)>> = Vec::with_capacity(readings.len());
    let mut so_far = SoFar::default();
    let memory = Memory::default();
    for (reading, direct) in readings.iter().zip(&names.direct) {
        let Some(role) = scan.knowledge.roles.get(reading.role) else {
            found.push(Vec::new());
            continue;
        };
        let article = Article { scan, names, setting: &setting, so_far: &so_far, memory: &memory };
        let who: Vec<(usize, usize)> = match direct {
            Some(Bound::Person(person, _)) => vec![(0, *person)],
            Some(Bound::Unknown) => Vec::new(),
            None if reading.of_something_else || reading.determiner != Determiner::Definite => Vec::new(),
            None if 1 < reading.countries.len() => {
                let each = reading.countries.iter().enumerate();
                each.filter_map(|(part, country)| Some((part, article.of_country(role, reading, &country.seat)?)))
                    .collect()
            }
            None => article.one(role, reading).map(|person| (0, person)).into_iter().collect(),
        };
        if let Some(class) = role.classes.first() {
            who.iter().for_each(|(_, person)| so_far.add(*class, *person));
        }
        found.push(who);
    }
    found
}

/// What is known when a role is decided.
struct Article<'a, 't> {
    scan: &'a Scan<'t>,
    names: &'a Names,
    setting: &'a Setting,
    so_far: &'a SoFar,
    memory: &'a Memory,
}

/// Whom roles designated so far.
#[derive(Default)]
struct SoFar {
    /// Of each class the only person, `None` when they were several.
    only: FxHashMap<OfficeClass, Option<usize>>,
    people: FxHashSet<usize>,
}

impl SoFar {
    fn add(&mut self, class: OfficeClass, person: usize) {
        let only = self.only.entry(class).or_insert(Some(person));
        *only = only.filter(|known| *known == person);
        self.people.insert(person);
    }
}

/// The only former holder who is named, by rank of the role and country.
type Formers = FxHashMap<(usize, Box<str>), Option<usize>>;

/// What was found for a role, by rank and country: a text may name one a thousand times.
#[derive(Default)]
struct Memory {
    former: RefCell<Formers>,
    named: RefCell<FxHashMap<usize, Vec<(usize, usize)>>>,
}

impl Article<'_, '_> {
    fn one(&self, role: &Role, reading: &Reading) -> Option<usize> {
        if let Some(country) = reading.countries.first()
            && let Some(own) = role.country
        {
            // « le président du Sénat italien »; but « le pape argentin » tells where he comes from.
            let national = self.scan.knowledge.country(own).is_some_and(|country| country.kind != "supra");
            if national && own != "VA" && own != &*country.seat {
                return None;
            }
        }
        if reading.countries.is_empty() && role.alone != Alone::Always {
            return self.without_country(role, reading);
        }
        self.of_country(role, reading, code(role, reading)?)
    }

    /// « le chef de l'État »: the only holder whom the article names, else that of the country it is about.
    fn without_country(&self, role: &Role, reading: &Reading) -> Option<usize> {
        if role.alone == Alone::Never || !self.ends(reading) {
            return self.named_before(role, reading);
        }
        if reading.tense == Tense::Now
            && let Some(person) = self.named_holder(role, reading)
        {
            return person;
        }
        let country = self.setting.country(self.scan, role, reading)?;
        self.of_country(role, reading, country)
    }

    /// Whether nothing follows that might make another role of it: a verb, a comma, a small word.
    fn ends(&self, reading: &Reading) -> bool {
        let words = self.scan.words();
        words.gap(reading.end - 1) != Gap::Hyphen
            && !matches!(words.folded(reading.end), "du" | "des" | "d" | "regional")
    }

    /// « Le président a souri »: the only one whom the article designated by such a role so far.
    fn named_before(&self, role: &Role, reading: &Reading) -> Option<usize> {
        let words = self.scan.words();
        // « le président (LR) du Sénat », « le président (Les Républicains) de la commission »
        let label = (reading.end..reading.end + LABEL)
            .any(|rank| words.gap(rank) == Gap::Pause && matches!(words.folded(rank + 1), "de" | "du" | "des" | "d"));
        let closed = words.gap(reading.end - 1) != Gap::Space && !label;
        if !(closed || VERBS.contains(&words.folded(reading.end))) || reading.tense != Tense::Now {
            return None;
        }
        let mut before = role.classes.iter().filter_map(|class| self.so_far.only.get(class));
        let person = (*before.next()?)?;
        (before.next().is_none() && fits(self.scan, reading, person)).then_some(person)
    }

    /// The holders of a role whom the article names: `Some(None)` when they are several.
    fn named_holder(&self, role: &Role, reading: &Reading) -> Option<Option<usize>> {
        let day = self.scan.published?;
        let mut known = self.memory.named.borrow_mut();
        let named = known.entry(reading.role).or_insert_with(|| {
            let holds = |person: usize| role.of_person(person).iter().any(|(_, held)| held.includes(day));
            self.setting.people.iter().copied().filter(|(person, _)| holds(*person)).collect()
        });
        let (person, at) = match named.as_slice() {
            [] => return None,
            [only] => *only,
            _ => return Some(None),
        };
        let home = match role.alone {
            Alone::Usually(code) | Alone::Evident(code) => {
                role.holders(code, day).iter().any(|held| held.person == person)
            }
            Alone::Never | Alone::Always => true,
        };
        // « Le chef de l'État a reçu Vladimir Poutine » is about two people; in the next sentence he may be meant.
        let earlier = at < reading.sentence && self.so_far.people.contains(&person);
        (home || earlier).then_some(Some(person))
    }

    /// The holder in a country: as the article binds the role, else by the tables.
    fn of_country(&self, role: &Role, reading: &Reading, country: &str) -> Option<usize> {
        let by_table = self.by_table(role, reading, country);
        if matches!(reading.tense, Tense::Now | Tense::New | Tense::Acting)
            && let Some(bound) = self.names.of_office.get(&Office::of(role, reading.role, country))
        {
            return match bound.as_slice() {
                [only] => *only,
                several => by_table.filter(|person| several.contains(&Some(*person))),
            };
        }
        by_table
    }

    fn by_table(&self, role: &Role, reading: &Reading, country: &str) -> Option<usize> {
        match reading.tense {
            Tense::Unclear => None,
            Tense::Former => {
                let mut known = self.memory.former.borrow_mut();
                *known.entry((reading.role, country.into())).or_insert_with(|| self.former(role, country))
            }
            Tense::Elect => {
                let day = self.scan.published?;
                let coming = role
                    .holdings(country)
                    .iter()
                    .filter(|held| held.from.is_some_and(|from| day < from && days(day, from) <= ELECT));
                only(coming.filter(|held| !held.acting).map(|held| held.person))
            }
            Tense::Now | Tense::New | Tense::Acting => {
                let day = self.scan.published?;
                let mut holders = role.holders(country, day);
                // Days after a death or a coup, « le président » is the one who fell.
                let new = |held: &Holding| held.from.is_some_and(|from| days(from, day) <= FALL);
                match reading.tense {
                    Tense::Now if holders.iter().all(|held| held.acting && new(held)) => holders.clear(),
                    Tense::Acting => holders.retain(|held| held.acting),
                    Tense::New => holders.retain(|held| held.from.is_some_and(|from| days(from, day) <= NEW)),
                    _ => {}
                }
                let person = match holders.as_slice() {
                    [only] => self.agrees(reading, only).then_some(only.person)?,
                    // A day of change-over: the one whom the article names.
                    several => only_named(several, self.setting)?,
                };
                let then = year::earlier(self.scan.words(), reading, day);
                then.is_none_or(|year| held_all_year(role, country, year, person)).then_some(person)
            }
        }
    }

    /// The only one whom the article names who held a role and no longer does.
    fn former(&self, role: &Role, country: &str) -> Option<usize> {
        let day = self.scan.published;
        let holders = day.map(|day| role.holders(country, day)).unwrap_or_default();
        let left = |person: usize| {
            let left = role.of_person(person).iter().any(|(code, held)| {
                (code.is_empty() || *code == country) && day.is_none_or(|day| held.to.is_some_and(|to| to <= day))
            });
            left && holders.iter().all(|held| held.person != person)
        };
        only(self.setting.people.iter().map(|(person, _)| *person).filter(|person| left(*person)))
    }

    /// « la ministre » is no man, « le directeur » no woman; « le Premier ministre » has been both.
    fn agrees(&self, reading: &Reading, held: &Holding) -> bool {
        let words = self.scan.words();
        let woman = self.scan.knowledge.people.get(held.person).and_then(|person| person.woman);
        let feminine = reading.feminine || (reading.first < reading.head && words.folded(reading.first) == "la");
        match woman {
            Some(false) => !feminine,
            Some(true) => feminine || !MEN_ONLY.contains(&words.folded(reading.head)),
            None => true,
        }
    }
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

fn held_all_year(role: &Role, country: &str, year: i16, person: usize) -> bool {
    let (Ok(first), Ok(last)) = (Date::new(year, 1, 1), Date::new(year, 12, 31)) else { return false };
    role.holdings(country).iter().any(|held| held.person == person && held.includes(first) && held.includes(last))
}

fn only(mut people: impl Iterator<Item = usize>) -> Option<usize> {
    let first = people.next()?;
    people.all(|other| other == first).then_some(first)
}

fn only_named(holders: &[Holding], setting: &Setting) -> Option<usize> {
    only(
        holders.iter().map(|held| held.person).filter(|person| setting.people.iter().any(|(named, _)| named == person)),
    )
}

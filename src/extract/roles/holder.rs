//! Whom each role of a text designates.

use jiff::civil::Date;

use super::super::scan::Scan;
use super::binding::{Bound, Names, Office, code, fits};
use super::qualifier::{Determiner, Tense};
use super::reading::Reading;
use super::setting::Setting;
use crate::knowledge::OfficeClass;
use crate::knowledge::roles::{Alone, Holding, Role};
use crate::knowledge::words::Gap;

/// Days in which somebody is « le nouveau président ».
const NEW: i32 = 400;

/// Days between an election and the taking of office.
const ELECT: i32 = 130;

/// Days in which the press may still call the one who fell by his office.
const FALL: i32 = 10;

/// Words of a sentence that are looked at for another year than the article's.
const SENTENCE: usize = 60;

/// Folded words whose subject is « le président », and not the president of something.
const VERBS: &[&str] = &[
    "a", "est", "s", "se", "n", "ne", "avait", "etait", "doit", "devait", "veut", "voulait", "peut", "va", "y", "lui",
    "sera", "aura", "et", "qui",
];

/// Folded words that no newspaper uses of a woman.
const MEN_ONLY: &[&str] = &["directeur", "patron", "chancelier", "souverain", "roi", "empereur", "prince"];

/// For each role its persons, each with the part of the role that means it.
pub fn of(scan: &Scan<'_>, readings: &[Reading], names: &Names) -> Vec<Vec<(usize, usize)>> {
    let setting = Setting::of(scan);
    let mut found: Vec<Vec<(usize, usize)>> = Vec::with_capacity(readings.len());
    let mut so_far: Vec<(OfficeClass, usize)> = Vec::new();
    for (reading, direct) in readings.iter().zip(&names.direct) {
        let Some(role) = scan.knowledge.roles.get(reading.role) else {
            found.push(Vec::new());
            continue;
        };
        let article = Article { scan, names, setting: &setting, so_far: &so_far };
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
            so_far.extend(who.iter().map(|(_, person)| (*class, *person)));
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
    /// Designated by roles so far.
    so_far: &'a [(OfficeClass, usize)],
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
        // « le président (LR) du Sénat »
        let label = matches!(words.folded(reading.end + 1), "de" | "du" | "des" | "d");
        let closed = words.gap(reading.end - 1) != Gap::Space && !label;
        if !(closed || VERBS.contains(&words.folded(reading.end))) || reading.tense != Tense::Now {
            return None;
        }
        let mut before =
            self.so_far.iter().filter(|(class, _)| role.classes.contains(class)).map(|(_, person)| *person);
        let person = before.next()?;
        (before.all(|other| other == person) && fits(self.scan, reading, person)).then_some(person)
    }

    /// The holders of a role whom the article names: `Some(None)` when they are several.
    fn named_holder(&self, role: &Role, reading: &Reading) -> Option<Option<usize>> {
        let day = self.scan.published?;
        let mut holders = self.setting.people.iter().filter(|(person, _)| {
            role.all_holdings().any(|(_, holding)| holding.person == *person && holding.includes(day))
        });
        let (person, at) = *holders.next()?;
        if holders.next().is_some() {
            return Some(None);
        }
        let home = match role.alone {
            Alone::Usually(code) | Alone::Evident(code) => {
                role.holders(code, day).iter().any(|held| held.person == person)
            }
            Alone::Never | Alone::Always => true,
        };
        // « Le chef de l'État a reçu Vladimir Poutine » is about two people; in the next sentence he may be meant.
        let earlier = at < reading.sentence && self.so_far.iter().any(|(_, other)| *other == person);
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
                let named = self.setting.people.iter().map(|(person, _)| *person);
                let day = self.scan.published;
                let holds_now = |person: usize| {
                    day.is_some_and(|day| role.holders(country, day).iter().any(|held| held.person == person))
                };
                only(named.filter(|person| {
                    role.holdings(country).iter().any(|held| held.person == *person)
                        && fits_country(role, country, *person, day)
                        && !holds_now(*person)
                }))
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
                let then = self.another_year(reading, day);
                then.is_none_or(|year| held_all_year(role, country, year, person)).then_some(person)
            }
        }
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

    /// An earlier year that the sentence speaks of: « En 1994, le président américain… ».
    fn another_year(&self, reading: &Reading, day: Date) -> Option<i16> {
        let words = self.scan.words();
        let first = reading.sentence.max(reading.head.saturating_sub(SENTENCE));
        let mut earlier = None;
        for rank in first..(reading.end + SENTENCE).min(words.len()) {
            if reading.end <= rank && words.begins(rank) {
                break;
            }
            if first == rank
                && words.folded(rank) == "il"
                && words.folded(rank + 1) == "y"
                && words.folded(rank + 2) == "a"
            {
                // « Il y a vingt ans »: no year is told, and no holder is known for it.
                let years =
                    (rank + 3..rank + 6).any(|rank| matches!(words.folded(rank), "ans" | "annees" | "decennies"));
                if years {
                    return Some(i16::MIN);
                }
            }
            let Some(year) = year(words.folded(rank)).filter(|year| *year < day.year()) else { continue };
            let previous = words.folded(rank.wrapping_sub(1));
            let told = previous == "en" || MONTHS.contains(&previous);
            let elected = rank.checked_sub(2).is_some_and(|rank| ELECTED.contains(&words.folded(rank)));
            if told && !elected {
                earlier = earlier.min(Some(year)).or(Some(year));
            }
        }
        earlier
    }
}

/// Folded names of months.
const MONTHS: &[&str] = &[
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

/// Folded participles before « en 2017 » that tell since when somebody is in office.
const ELECTED: &[&str] = &[
    "elu", "elue", "reelu", "reelue", "nomme", "nommee", "arrive", "arrivee", "investi", "investie", "pouvoir", "ne",
    "nee",
];

fn year(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse().ok())?.filter(|year| (1800..2100).contains(year))
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

fn held_all_year(role: &Role, country: &str, year: i16, person: usize) -> bool {
    let (Ok(first), Ok(last)) = (Date::new(year, 1, 1), Date::new(year, 12, 31)) else { return false };
    role.holdings(country).iter().any(|held| held.person == person && held.includes(first) && held.includes(last))
}

/// Whether the person held the role before the day of the article, and no longer does.
fn fits_country(role: &Role, country: &str, person: usize, day: Option<Date>) -> bool {
    let mut held = role.holdings(country).iter().filter(|held| held.person == person);
    held.any(|held| day.is_none_or(|day| held.to.is_some_and(|to| to <= day)))
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

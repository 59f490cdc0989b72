//! Heads of state and of government from 1990 on: two on one day, or none, must be declared in
//! `tests/data/mandates.tsv`, which is right when this test says so in both directions; so must two ministers who hold
//! one office for longer than a date without a day explains. Nobody may be in the tables twice.
//!
//! After a change of the tables, the differences are shown as lines of that file: read each before it goes in.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jiff::civil::{Date, date};
use kiosque::french::fold;
use kiosque::knowledge::{Country, Knowledge, OfficeClass};

/// First day that is looked at.
const BEGIN: Date = date(1990, 1, 1);

/// Last day that the tables know.
const END: Date = date(2026, 11, 24);

/// Days for which two ministers may hold one office: of some changes only the month is known.
const MONTH: i32 = 31;

/// People who bear one name; their mandates tell them apart.
const NAMESAKES: &[&str] = &["andris berzins", "eduardo frei", "modibo keita"];

/// From, to, name.
type Spell = (Date, Date, &'static str);

/// Spells in office by country and class, of ministers by country and office, oldest first.
fn spells() -> BTreeMap<(&'static str, &'static str), Vec<Spell>> {
    let mut spells: BTreeMap<_, Vec<Spell>> = BTreeMap::new();
    for person in &Knowledge::embedded().people {
        for mandate in &person.mandates {
            let class = match mandate.class {
                // The party and the guide stand beside the head of state.
                OfficeClass::State if mandate.office.contains(" du parti") || mandate.office.starts_with("guide") => {
                    continue;
                }
                OfficeClass::State => "chef_etat",
                OfficeClass::Government => "chef_gouv",
                OfficeClass::ForeignAffairs => "affaires_etrangeres",
                OfficeClass::Minister => mandate.office,
                _ => continue,
            };
            let (from, to) = (mandate.from.unwrap_or(date(1900, 1, 1)), mandate.to.unwrap_or(END));
            assert!(from <= to, "{}: {} ends before it begins", person.entity.name, mandate.office);
            if BEGIN <= to {
                spells.entry((mandate.country, class)).or_default().push((from, to, &*person.entity.name));
            }
        }
    }
    spells.values_mut().for_each(|spells| spells.sort());
    spells
}

/// Whether a state, or one that has a government of its own without being a member of the United Nations.
fn is_sovereign(country: &Country) -> bool {
    country.kind == "state" || matches!(&*country.entity.id, "PS" | "TW" | "VA" | "XK")
}

/// What is out of the ordinary, as lines of the file.
fn found() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let spells = spells();
    for country in Knowledge::embedded().countries.iter().filter(|country| is_sovereign(country)) {
        for class in ["chef_etat", "chef_gouv"] {
            if !spells.contains_key(&(&*country.entity.id, class)) {
                found.insert(format!("{}\t{class}\tnone\t{BEGIN}\t{END}\t", country.entity.id));
            }
        }
    }
    for ((country, class), spells) in spells {
        let head = matches!(class, "chef_etat" | "chef_gouv");
        let mut note = |kind: &str, from: Date, to: Date, who: String| {
            found.insert(format!("{country}\t{class}\t{kind}\t{from}\t{to}\t{who}"));
        };
        for (rank, one) in spells.iter().enumerate() {
            for other in spells.iter().skip(rank + 1).filter(|other| other.2 != one.2) {
                let (from, to) = (one.0.max(other.0), one.1.min(other.1));
                let days = from.until(to).map_or(0, |span| span.get_days());
                if from < to && BEGIN <= to && (head || MONTH < days) {
                    note("overlap", from, to, format!("{} / {}", one.2, other.2));
                }
            }
        }
        let mut last: Option<Spell> = None;
        for spell in spells.iter().filter(|_| head) {
            match last {
                Some(last) if last.1 < spell.0 && last.1.tomorrow().unwrap() < spell.0 => {
                    note("gap", last.1, spell.0, format!("{} → {}", last.2, spell.2));
                }
                None if BEGIN < spell.0 => note("starts", spell.0, spell.0, spell.2.to_owned()),
                _ => {}
            }
            if last.is_none_or(|last| last.1 < spell.1) {
                last = Some(*spell);
            }
        }
        if let Some(last) = last.filter(|last| last.1 < END) {
            note("ends", last.1, last.1, last.2.to_owned());
        }
    }
    found
}

#[test]
fn two_heads_or_none_are_declared() {
    let text = std::fs::read_to_string("tests/data/mandates.tsv").unwrap();
    let declared: BTreeSet<String> = text.lines().skip(1).map(str::to_owned).collect();
    let mut differences = String::new();
    let found = found();
    for missing in found.difference(&declared) {
        _ = writeln!(differences, "+ {missing}");
    }
    for stale in declared.difference(&found) {
        _ = writeln!(differences, "- {stale}");
    }
    assert!(differences.is_empty(), "+ found and not declared, - declared and not found:\n{differences}");
}

#[test]
fn every_state_has_a_head() {
    let found = found();
    let without = |class: &str| -> BTreeSet<&str> {
        let lines = found.iter().filter(|line| line.contains(&format!("\t{class}\tnone\t")));
        lines.filter_map(|line| line.split('\t').next()).collect()
    };
    let neither: Vec<&str> = without("chef_etat").intersection(&without("chef_gouv")).copied().collect();
    assert_eq!(neither, Vec::<&str>::new());
}

#[test]
fn nobody_is_there_twice() {
    let mut bearers: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for person in &Knowledge::embedded().people {
        let aliases = person.aliases.iter().copied().filter(|alias| alias.contains(' '));
        for name in aliases.chain([&*person.entity.name]) {
            let folded = fold(name);
            let words: Vec<&str> = folded.split(|letter: char| !letter.is_alphanumeric()).collect();
            bearers.entry(words.join(" ")).or_default().insert(&person.entity.id);
        }
    }
    let shared: Vec<&str> =
        bearers.iter().filter(|(_, people)| 1 < people.len()).map(|(name, _)| name.as_str()).collect();
    assert_eq!(shared, NAMESAKES, "one person in two rows, or namesakes to be declared");
}

#[test]
fn ministers_have_a_sex() {
    let without = Knowledge::embedded().people.iter().filter(|person| {
        let office = |class: OfficeClass| matches!(class, OfficeClass::ForeignAffairs | OfficeClass::Minister);
        person.woman.is_none() && person.mandates.iter().any(|mandate| office(mandate.class))
    });
    let names: Vec<&str> = without.map(|person| &*person.entity.name).collect();
    assert_eq!(names, Vec::<&str>::new());
}

//! Heads of state and of government from 1990 on: two on one day, or none, must be declared in
//! `tests/data/mandates.tsv`, which is right when this test says so in both directions.
//!
//! After a change of the tables, the differences are shown as lines of that file: read each before it goes in.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jiff::civil::{Date, date};
use kiosque::knowledge::{Knowledge, OfficeClass};

/// First day that is looked at.
const BEGIN: Date = date(1990, 1, 1);

/// Last day that the tables know.
const END: Date = date(2026, 11, 24);

/// From, to, name, open.
type Spell = (Date, Date, &'static str);

/// Spells in office by country and class, oldest first.
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

/// What is out of the ordinary, as lines of the file.
fn found() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for ((country, class), spells) in spells() {
        let mut note = |kind: &str, from: Date, to: Date, who: String| {
            found.insert(format!("{country}\t{class}\t{kind}\t{from}\t{to}\t{who}"));
        };
        for (rank, one) in spells.iter().enumerate() {
            for other in spells.iter().skip(rank + 1).filter(|other| other.2 != one.2) {
                let (from, to) = (one.0.max(other.0), one.1.min(other.1));
                if from < to && BEGIN <= to {
                    note("overlap", from, to, format!("{} / {}", one.2, other.2));
                }
            }
        }
        let mut last: Option<Spell> = None;
        for spell in &spells {
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
    let spells = spells();
    let without: Vec<&str> = Knowledge::embedded()
        .countries
        .iter()
        .filter(|country| country.kind == "state")
        .map(|country| &*country.entity.id)
        .filter(|code| !spells.contains_key(&(*code, "chef_etat")) && !spells.contains_key(&(*code, "chef_gouv")))
        .collect();
    assert_eq!(without, Vec::<&str>::new());
}

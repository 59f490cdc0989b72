//! The country of a role that names none: « le chef de l'État » in an article about France.

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::scan::Scan;
use super::reading::Reading;
use crate::knowledge::roles::{Alone, Role};
use crate::knowledge::{Mandate, OfficeClass};

/// How much more an article must speak of a country than of all others that have such an office.
const DOMINANCE: usize = 3;

/// What an article speaks of, as far as it tells whose « le chef de l'État » is.
#[derive(Debug, Default)]
pub struct Setting {
    /// Mentions of each country, by name, people, city or leader.
    weights: FxHashMap<Arc<str>, usize>,
    /// Persons named, with the rank of the first word of their first mention.
    pub people: Vec<(usize, usize)>,
    /// What was found for each role: a text may name one a thousand times.
    found: RefCell<FxHashMap<usize, Option<&'static str>>>,
}

impl Setting {
    /// Counts what the decisions of a scan speak of.
    pub fn of(scan: &Scan<'_>) -> Setting {
        let mut setting = Setting::default();
        let mut seen: FxHashSet<usize> = FxHashSet::default();
        for candidate in &scan.candidates {
            let Some(decision) = &candidate.decision else { continue };
            if let Some(code) = &decision.country {
                *setting.weights.entry(code.clone()).or_default() += 1;
            }
            let Some(person) = decision.person else { continue };
            if seen.insert(person) {
                setting.people.push((person, candidate.first));
                // The head of an institution says nothing about the country he comes from.
                let national = |mandate: &Mandate| {
                    use OfficeClass::{Body, Institution, None, Religious};
                    !matches!(mandate.class, Institution | None | Religious | Body)
                };
                if let Some(known) =
                    scan.knowledge.people.get(person).filter(|known| known.mandates.iter().any(national))
                {
                    *setting.weights.entry(known.country.into()).or_default() += 1;
                }
            }
        }
        setting
    }

    /// The country that a role without one is of.
    pub fn country(&self, scan: &Scan<'_>, role: &Role, reading: &Reading) -> Option<&'static str> {
        if let Some(known) = self.found.borrow().get(&reading.role) {
            return *known;
        }
        let found = self.find(scan, role);
        self.found.borrow_mut().insert(reading.role, found);
        found
    }

    fn find(&self, scan: &Scan<'_>, role: &Role) -> Option<&'static str> {
        let (code, evident) = match role.alone {
            Alone::Never | Alone::Always => return None,
            Alone::Usually(code) => (code, false),
            Alone::Evident(code) => (code, true),
        };
        let day = scan.published?;
        let own = self.weight(code);
        // Every country has ministers, and assemblies with presidents, whom the tables do not know.
        let everywhere = role.country.is_some()
            || role.classes.iter().any(|class| matches!(class, OfficeClass::Minister | OfficeClass::ForeignAffairs));
        let rival = |other: &str| everywhere || !role.holders(other, day).is_empty();
        let rivals: usize =
            self.weights.iter().filter(|(other, _)| ***other != *code && rival(other)).map(|(_, weight)| weight).sum();
        let rival_named = role.country.is_none()
            && self.people.iter().any(|(person, _)| {
                role.of_person(*person).iter().any(|(other, holding)| *other != code && holding.includes(day))
            });
        let alone = rivals == 0 && (!evident || 0 < own || (role.country.is_some() && code == "FR"));
        let dominant = !rival_named && DOMINANCE * rivals <= own;
        let here = alone || (dominant && 0 < own);
        here.then_some(code)
    }

    fn weight(&self, code: &str) -> usize {
        self.weights.get(code).copied().unwrap_or_default()
    }
}

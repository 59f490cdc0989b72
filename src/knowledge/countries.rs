//! Countries, historic states and territories, their demonyms and metonyms.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::table::{Tables, values};
use crate::annotation::Entity;

/// A country, historic state or territory.
#[derive(Debug, Clone)]
pub struct Country {
    /// Its code and French name.
    pub entity: Entity,
    /// `state`, `territory`, `historical`, `partial` or `supra`.
    pub kind: &'static str,
    /// Official name, other names and acronyms.
    pub aliases: Vec<&'static str>,
    /// Capitals, in French.
    pub capitals: Vec<&'static str>,
    /// Codes of the states that came after it.
    pub successors: Vec<&'static str>,
    /// ISO 3166-1 alpha-3 code.
    pub iso3: &'static str,
    /// Wikidata QID, when known.
    pub qid: &'static str,
    /// Ids of the parts of the world and codes of the state that it is in.
    pub within: Vec<&'static str>,
}

/// What a demonym is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DemonymKind {
    /// « russe ».
    Adjective,
    /// « parisien », « normand »: of a city or region, no evidence for its country.
    Regional,
    /// « sino- ».
    Prefix,
    /// « les Ouïgours »: a people, no nationality.
    Group,
}

/// A word for the people or things of a country.
#[derive(Debug, Clone)]
pub struct Demonym {
    /// As written in the middle of a sentence.
    pub form: &'static str,
    /// What it is.
    pub kind: DemonymKind,
    /// Code of the country.
    pub code: Arc<str>,
    /// When it counts.
    pub guard: DemonymGuard,
}

/// When a demonym counts as evidence for its country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DemonymGuard {
    /// Always.
    None,
    /// With other evidence for that country only.
    Ambiguous,
    /// With a capital only.
    Capital,
    /// Never: « douche écossaise », « en anglais ». Known so that the longer name hides the shorter.
    Never,
}

/// How far a metonym may be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reliability {
    /// Always its country.
    Sure,
    /// A capital: its country when it acts, a place otherwise.
    Capital,
    /// Never alone.
    Unsure,
}

/// A name that stands for a country.
#[derive(Debug, Clone)]
pub struct Metonym {
    /// As written.
    pub form: &'static str,
    /// Code of the country.
    pub code: Arc<str>,
    /// How far it may be trusted.
    pub reliability: Reliability,
    /// Whether it is the seat of an institution, and so that institution when it acts: « l'Élysée », « le Kremlin ».
    pub seat: bool,
}

/// The table of countries.
pub fn countries(tables: &Tables) -> Vec<Country> {
    let within: FxHashMap<&str, &'static str> =
        tables.rows::<2>("country regions").map(|[code, within]| (code, within)).collect();
    tables
        .rows::<15>("countries")
        .map(|[code, iso3, kind, name, official, aliases, _, _, capitals, _, _, _, _, successors, qid]| Country {
            entity: Entity { id: code.into(), name: name.into() },
            kind,
            aliases: std::iter::once(official).filter(|name| !name.is_empty()).chain(values(aliases)).collect(),
            capitals: values(capitals).collect(),
            successors: values(successors).collect(),
            iso3,
            qid,
            within: within.get(code).into_iter().flat_map(|cell| values(cell)).collect(),
        })
        .collect()
}

/// The table of demonyms.
pub fn demonyms(tables: &Tables) -> Vec<Demonym> {
    tables
        .rows::<5>("demonyms")
        .map(|[form, kind, code, _, guard]| Demonym {
            form,
            kind: match kind {
                "noun" => DemonymKind::Regional,
                "prefix" => DemonymKind::Prefix,
                "group" => DemonymKind::Group,
                _ => DemonymKind::Adjective,
            },
            code: code.into(),
            guard: match guard {
                "ambiguous" => DemonymGuard::Ambiguous,
                "case" => DemonymGuard::Capital,
                "never" => DemonymGuard::Never,
                _ => DemonymGuard::None,
            },
        })
        .collect()
}

/// The table of metonyms.
pub fn metonyms(tables: &Tables) -> Vec<Metonym> {
    tables
        .rows::<5>("metonyms")
        .map(|[form, code, _, reliability, seat]| Metonym {
            form,
            code: code.into(),
            seat: seat == "yes",
            reliability: match reliability {
                "sure" => Reliability::Sure,
                "capital" => Reliability::Capital,
                _ => Reliability::Unsure,
            },
        })
        .collect()
}

//! Cities, regions, rivers, seas.

use super::table::{Tables, values};
use crate::annotation::Entity;

/// A place other than a country.
#[derive(Debug, Clone)]
pub struct Place {
    /// Slug and French name.
    pub entity: Entity,
    /// Other names.
    pub aliases: Vec<&'static str>,
    /// Country code.
    pub country: &'static str,
    /// `ville`, `commune`, `région`, `fleuve`…
    pub kind: &'static str,
    /// Inhabitants, 0 when unknown.
    pub population: u32,
    /// Latitude and longitude in degrees, when known.
    pub position: Option<(f32, f32)>,
    /// Code of the French département or région.
    pub code: &'static str,
    /// Ids of larger places and codes of countries that it is in, besides `country`.
    pub within: Vec<&'static str>,
    /// Needs a preposition of place before it: the name is also a word, a surname or a first name.
    pub needs_preposition: bool,
}

/// The table of places.
pub fn places(tables: &Tables) -> Vec<Place> {
    tables
        .rows::<11>("places")
        .map(|[id, name, aliases, country, kind, population, latitude, longitude, code, guard, within]| Place {
            entity: Entity { id: id.into(), name: name.into() },
            aliases: values(aliases).collect(),
            country,
            kind,
            population: population.parse().unwrap_or(0),
            position: latitude.parse().ok().zip(longitude.parse().ok()),
            code,
            within: values(within).collect(),
            needs_preposition: values(guard).any(|guard| matches!(guard, "word" | "person" | "country")),
        })
        .collect()
}

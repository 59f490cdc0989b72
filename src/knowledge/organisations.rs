//! Institutions, parties, companies, armed groups, clubs.

use super::table::{Tables, values};
use crate::annotation::Entity;

/// An organisation.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// QID or slug, and the name the French press uses.
    pub entity: Entity,
    /// Full name and other names.
    pub aliases: Vec<&'static str>,
    /// `parti`, `internationale`, `entreprise`…
    pub kind: &'static str,
    /// The name is also a word: it needs « le groupe », « chez »… before it.
    pub ambiguous: bool,
}

/// The table of organisations.
pub fn organisations(tables: &Tables) -> Vec<Organisation> {
    tables
        .rows::<7>("organisations")
        .map(|[id, name, full, aliases, kind, _, guard]| Organisation {
            entity: Entity { id: id.into(), name: name.into() },
            aliases: std::iter::once(full).filter(|name| !name.is_empty()).chain(values(aliases)).collect(),
            kind,
            ambiguous: guard == "ambiguous",
        })
        .collect()
}

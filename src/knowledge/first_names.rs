//! First names: what stands before a surname.

use super::table::Tables;
use super::word_table::{WordTable, hash};
use crate::french::fold;

/// The set of first names, folded.
#[derive(Debug, Clone, Default)]
pub struct FirstNames {
    folded: WordTable<()>,
}

impl FirstNames {
    /// The list of the tables.
    pub fn of(tables: &Tables) -> FirstNames {
        FirstNames { folded: tables.content("first names").lines().map(|name| (fold(name), ())).collect() }
    }

    /// Whether the folded word is a first name.
    pub fn contains(&self, folded: &str) -> bool {
        self.has(hash(folded))
    }

    /// Whether the word of that hash is a first name.
    pub fn has(&self, hash: u64) -> bool {
        self.folded.contains(hash)
    }
}

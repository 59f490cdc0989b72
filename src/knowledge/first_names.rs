//! First names: what stands before a surname.

use rustc_hash::FxHashSet;

use super::table::Tables;
use crate::french::fold;

/// The set of first names, folded.
#[derive(Debug, Clone, Default)]
pub struct FirstNames {
    folded: FxHashSet<Box<str>>,
}

impl FirstNames {
    /// The list of the tables.
    pub fn of(tables: &Tables) -> FirstNames {
        let folded = tables.content("first names").lines().map(|name| fold(name).into_boxed_str()).collect();
        FirstNames { folded }
    }

    /// Whether the folded word is a first name.
    pub fn contains(&self, folded: &str) -> bool {
        self.folded.contains(folded)
    }
}

//! The index behind an engine-neutral trait.
//!
//! **Invariant**: reads no article file, knows no HTTP, prints nothing; no engine type appears outside its folder.

pub mod local;
mod request;

pub use request::{
    Document, FacetCounts, FacetField, FacetRequest, FileState, Found, Hit, Request, Sort, Stats,
};

use crate::error::Result;
use crate::query::ast::Node;

/// An index that can be searched while another process writes it.
pub trait Store: Send + Sync {
    /// The best articles for a request, with the facets it asked for.
    fn search(&self, request: &Request) -> Result<Found>;
    /// The article of that id.
    fn article(&self, id: &str) -> Result<Option<Hit>>;
    /// How many articles match.
    fn count(&self, query: &Node) -> Result<u64>;
    /// What the index holds.
    fn stats(&self) -> Result<Stats>;
}

//! The index behind engine-neutral traits.
//!
//! **Invariant**: reads no article file, knows no HTTP, prints nothing; no engine type appears outside its folder.

pub mod local;
mod request;

pub use request::{
    Checkpoint, Document, FacetCounts, FacetField, FacetRequest, FileState, Found, Hit, Request, Sort, Stats,
};

use std::path::Path;

use crate::error::Result;
use crate::query::ast::{Node, Word};
use crate::query::field::EntityField;

/// An index that can be searched while another process writes it.
pub trait Store: Send + Sync {
    /// The best articles for a request, with the facets it asked for.
    fn search(&self, request: &Request) -> Result<Found>;
    /// The article of that id.
    fn article(&self, id: &str) -> Result<Option<Hit>>;
    /// Words of the index that a pattern or a fuzzy word stands for, most frequent first, `limit` at most; and whether
    /// there were more.
    fn expand(&self, word: &Word, limit: usize) -> Result<(Vec<String>, bool)>;
    /// How many articles contain that word as written in their title, lead or body.
    fn frequency(&self, word: &str) -> Result<u64>;
    /// How many articles contain that folded form, at most: those of the field where it is most frequent.
    fn form_frequency(&self, form: &str) -> Result<u64>;
    /// How many articles have each stem in their body.
    fn stem_frequencies(&self, stems: &[String]) -> Result<Vec<u64>>;
    /// The most frequent words of the articles that begin like a folded prefix, each with its number of articles.
    fn completions(&self, prefix: &str, limit: usize) -> Result<Vec<(String, u64)>>;
    /// Keys of a field of entities that begin like that, each with its number of articles, the most first; of many, the
    /// first in their order.
    fn entity_completions(&self, field: EntityField, prefix: &str, limit: usize) -> Result<Vec<(String, u64)>>;
    /// A folded form as some article spells it, in lower case unless it is a name; `None` when none has it.
    fn spelling(&self, form: &str) -> Result<Option<String>>;
    /// The name of an entity that no table has, as some article writes it.
    fn name(&self, field: EntityField, key: &str) -> Result<Option<String>>;
    /// How many articles have that entity.
    fn entity_frequency(&self, field: EntityField, key: &str) -> Result<u64>;
    /// The score of one article for a query; `None` when it does not match.
    fn score(&self, query: &Node, id: &str) -> Result<Option<f32>>;
    /// Words of the index near one that it does not have, nearest first.
    fn near_words(&self, word: &str) -> Result<Vec<String>>;
    /// Number of articles.
    fn len(&self) -> Result<u64>;
    /// Whether there is no article.
    fn is_empty(&self) -> Result<bool> {
        self.len().map(|articles| articles == 0)
    }
    /// The files whose articles the index holds, as they were.
    fn files(&self) -> Result<Vec<FileState>>;
    /// What the index holds.
    fn stats(&self) -> Result<Stats>;
    /// Names of the files of the index that are damaged; empty when all is well.
    fn verify(&self) -> Result<Vec<String>>;
}

/// The one writer of an index.
pub trait StoreWriter: Send {
    /// The files whose articles the index holds, as they were.
    fn files(&self) -> Result<Vec<FileState>>;
    /// The ids of all articles with the file each came from, fed to `each`.
    fn ids(&self, each: &mut dyn FnMut(&str, &Path)) -> Result<()>;
    /// What the last commit noted.
    fn checkpoint(&self) -> &Checkpoint;
    /// Adds an article; visible after the commit.
    fn add(&mut self, document: Document) -> Result<()>;
    /// Removes the articles of a file.
    fn remove_file(&mut self, path: &Path) -> Result<()>;
    /// Removes the article of that id.
    fn remove_article(&mut self, id: &str) -> Result<()>;
    /// Makes all that was added and removed durable, with a note for the next run.
    fn commit(&mut self, checkpoint: &Checkpoint) -> Result<()>;
    /// Waits for background work, and makes a rebuilt index the current one.
    fn finish(self: Box<Self>) -> Result<()>;
}

//! The index on a local disk, by tantivy.
//!
//! **Invariant**: the only folder that names a tantivy type; its errors become [`crate::Error`] here.

mod by_mention;
mod compile;
mod document;
mod facets;
mod freshness;
mod generation;
mod phrase_pattern;
mod proximity;
mod quoted;
mod reader;
mod rows;
mod said;
mod said_query;
mod schema;
mod spelling;
mod stats;
mod tokenizer;
mod vocabulary;
mod word_query;
mod writer;

pub use generation::REPORT;
pub use reader::LocalStore;
pub use schema::SCHEMA_VERSION;
pub use writer::{FACTS, LocalWriter, WriterSettings};

use tantivy::directory::error::LockError;

use crate::error::Error;

/// Turns an error of the engine into ours, by who must act.
fn engine(error: tantivy::TantivyError) -> Error {
    use tantivy::TantivyError;
    match error {
        // Readers take a lock too, for the time of opening.
        TantivyError::LockFailure(LockError::IoError(source), _) => Error::world(
            "cannot lock a file in the folder of",
            "the index",
            std::io::Error::new(source.kind(), source.to_string()),
        ),
        TantivyError::LockFailure(..) => Error::user(
            "another process is writing this index",
            "wait until the other `kiosque index` has ended, then run the command again",
        ),
        TantivyError::IoError(source) => {
            Error::world("cannot use the index at", ".", std::io::Error::new(source.kind(), source.to_string()))
        }
        TantivyError::IncompatibleIndex(reason) => Error::user(
            format!("this index was written by another version of the engine ({reason:?})"),
            "build it anew: `kiosque index --full PATH…`",
        ),
        TantivyError::OpenDirectoryError(_) | TantivyError::OpenReadError(_) => Error::Internal {
            message: "files of the index are missing".to_owned(),
            hint: Some("build it anew: `kiosque index --full PATH…`".to_owned()),
        },
        TantivyError::DataCorruption(corruption) => Error::Internal {
            message: format!("the index is damaged: {corruption:?}"),
            hint: Some("build it anew: `kiosque index --full PATH…`".to_owned()),
        },
        other => Error::Internal { message: format!("the index failed: {other}"), hint: None },
    }
}

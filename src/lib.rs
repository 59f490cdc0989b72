//! Kiosque: full-text search for French press articles.
pub mod annotation;
pub mod article;
pub mod cli;
pub mod error;
pub mod extract;
pub mod fingerprint;
pub mod french;
pub mod knowledge;
pub mod pipeline;
pub mod present;
pub mod query;
pub mod read;
pub mod search;
pub mod serve;
pub mod store;
pub use error::{Error, Result};

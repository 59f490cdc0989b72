//! Kiosque: full-text search for French press articles, with the people, places and dates they speak of.
//!
//! # The journey of an article
//!
//! 1. [`read::sources`] walks the folders, [`read::articles`] turns the bytes of a file into [`article::Article`]s.
//! 2. [`extract::annotations`] finds in an article the people, countries, places, organisations and dates, with the
//!    facts of [`knowledge::Knowledge`], as [`annotation::Annotations`].
//! 3. [`store::StoreWriter::add`] indexes both; French words are cut and stemmed by [`french::Analyzer`].
//! 4. [`pipeline::run`] does all this on every core, for what has changed only, and reports what it left out and why.
//!
//! # The journey of a query
//!
//! 1. [`query::parse`] reads the text into a tree ([`query::ast::Node`]) and never fails.
//! 2. [`search::Engine::search`] turns names into keys and asks the [`store::Store`], which compiles the tree for its
//!    engine; when nothing has every word it asks again for any of them.
//! 3. [`present`] shows the [`search::Answer`]: JSON, a table, CSV or a web page.
//! 4. [`cli`] prints it, or [`serve`] sends it.
//!
//! `docs/ARCHITECTURE.md` says what each module must never know; a test holds the modules to it.

#![cfg_attr(test, allow(clippy::string_slice, clippy::disallowed_methods, clippy::indexing_slicing))]

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

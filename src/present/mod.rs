//! Answers in the forms people and programs read: JSON, terminal tables, CSV and web pages, with all their wording.
//!
//! **Invariant**: knows the nouns and the answers, never the engine and never HTTP; every function returns text or
//! writes to the writer it is given. Spans of the data are never trusted: a bad one is left out.

pub mod csv;
mod extracted;
pub mod graph;
pub mod html;
pub mod json;
mod offsets;
mod passages;
mod pieces;
pub mod problems;
pub mod table;
mod wording;

pub use extracted::Extracted;

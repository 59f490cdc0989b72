//! The query language: text to a tree, never an error.
//!
//! **Invariant**: knows no engine and no presentation; same text and day, same tree.

pub mod ast;
pub mod date;
pub mod field;
mod lexer;
mod parser;
mod pattern;
mod phrase;
pub mod problem;
pub mod said;

pub use parser::parse;

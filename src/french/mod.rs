//! French analysis: text to tokens at positions.
//!
//! **Invariant**: knows neither the schema of an index nor articles; same text, same tokens.
//!
//! The chain, in order, one rule a file:
//!
//! 1. [`segment`] cuts the text into raw words, with [`apostrophe`]s, hyphens and dots that hold a word together;
//! 2. [`acronym`] joins « O.N.U. »;
//! 3. [`inclusive`] opens « président·e·s » and « président(e)s », `hashtag` « #droitsHumains », `saint` « St Denis »,
//!    and `number` closes « 1 000 »;
//! 4. [`elision`] takes « l’ », « qu’ » off, [`exceptions`] says where not to;
//! 5. [`hyphen`] gives the parts of « sino-russe » and the whole;
//! 6. [`fold`] takes case, accents and ligatures off;
//! 7. [`stem`] reduces to the stem, by the [`lexicon`], light rules and Snowball, but never a name of [`names`].

mod accents;
pub mod acronym;
mod analyzer;
pub mod apostrophe;
pub mod elision;
pub mod exceptions;
pub mod fold;
pub mod function_words;
mod hashtag;
pub mod hyphen;
pub mod inclusive;
pub mod language;
pub mod lexicon;
mod light;
mod memory;
mod names;
pub mod number;
mod saint;
pub mod segment;
pub mod stem;
mod tokens;

pub use analyzer::Analyzer;
pub use fold::fold;
pub use tokens::{Token, TokenKind, Tokens};

/// Changes whenever the same text may give other tokens: part of the fingerprint of an index.
pub const VERSION: &str = concat!("french-3 frostem-", "1.20260821.8");

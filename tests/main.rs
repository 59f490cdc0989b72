//! The integration tests, in one program.
//!
//! `cargo test --test main` runs them all, `cargo test --test main samples::` one module of them.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by a panic"
)]

#[path = "suite/support.rs"]
mod support;

#[path = "suite/layering.rs"]
mod layering;

#[path = "suite/samples.rs"]
mod samples;

#[path = "suite/incremental.rs"]
mod incremental;

#[path = "suite/durability.rs"]
mod durability;

#[path = "suite/damage.rs"]
mod damage;

#[path = "suite/bad_input.rs"]
mod bad_input;

#[path = "suite/command_line.rs"]
mod command_line;

#[path = "suite/answers.rs"]
mod answers;

#[path = "suite/words.rs"]
mod words;

#[path = "suite/query_page.rs"]
mod query_page;

#[path = "suite/extraction.rs"]
mod extraction;

#[path = "suite/readme.rs"]
mod readme;

#[path = "suite/properties.rs"]
mod properties;

#[path = "suite/server.rs"]
mod server;

#[path = "suite/server_answers.rs"]
mod server_answers;

#[path = "suite/french.rs"]
mod french;

#[path = "suite/countries.rs"]
mod countries;

#[path = "suite/mandates.rs"]
mod mandates;

#[path = "suite/people.rs"]
mod people;

#[path = "suite/places.rs"]
mod places;

#[path = "suite/roles.rs"]
mod roles;

#[path = "suite/both_clocks.rs"]
mod both_clocks;

#[path = "suite/quotations.rs"]
mod quotations;

#[path = "suite/relations.rs"]
mod relations;

#[path = "suite/knowledge_tables.rs"]
mod knowledge_tables;

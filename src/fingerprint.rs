//! What an index depends on: schema, analysis, facts, extraction.

use std::sync::LazyLock;

use crate::knowledge::Knowledge;
use crate::store::local::FACTS;
use crate::{extract, french, store};

static FINGERPRINT: LazyLock<String> = LazyLock::new(|| joined(Knowledge::digest()));

/// The version of the facts comes last: an index that differs by it alone may be told so.
fn joined(facts: &str) -> String {
    let schema = store::local::SCHEMA_VERSION;
    format!("{schema} {} {} {FACTS}{facts}", french::VERSION, extract::VERSION)
}

/// The fingerprint of the indexes that this program writes and reads: they are refused when theirs differs.
pub fn fingerprint() -> &'static str {
    &FINGERPRINT
}

/// The same with those facts.
pub fn of(knowledge: &Knowledge) -> String {
    joined(knowledge.tables_digest())
}

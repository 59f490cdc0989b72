//! What an index depends on: schema, analysis, facts, extraction.

use std::sync::LazyLock;

use crate::{extract, french, knowledge, store};

static FINGERPRINT: LazyLock<String> = LazyLock::new(|| {
    let (schema, facts) = (store::local::SCHEMA_VERSION, knowledge::Knowledge::digest());
    format!("{schema} {} {} facts-{facts}", french::VERSION, extract::VERSION)
});

/// The fingerprint of the indexes that this program writes and reads: they are refused when theirs differs.
pub fn fingerprint() -> &'static str {
    &FINGERPRINT
}

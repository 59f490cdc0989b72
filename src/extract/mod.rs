//! What an article speaks of: people, places, organisations, countries and dates, with spans and evidence.
//!
//! **Invariant**: pure, deterministic and infallible; no file, no engine, no clock.
//!
//! 1. [`scan`] finds every alias of the knowledge in the text;
//! 2. [`people`] decides on full names, then on surnames;
//! 3. [`countries`] decides on names, demonyms, compounds and metonyms, [`capitals`] on cities that act;
//! 4. [`organisations`] and [`places`] take what is left;
//! 5. [`unknown`] adds the names that the tables do not have, as the learned [`tagger`] finds them;
//! 6. [`dates`] reads expressions of time;
//! 7. [`gather`] counts entities, not spellings.

mod capitals;
mod context;
mod countries;
pub mod dates;
mod gather;
mod organisations;
mod people;
mod places;
mod scan;
pub mod tagger;
mod unknown;

use jiff::civil::Date;

use crate::annotation::Annotations;
use crate::article::Article;
use crate::knowledge::Knowledge;
use scan::Scan;

/// Changes whenever the same article may give other annotations: part of the fingerprint of an index.
pub const VERSION: &str = "extract-2";

/// All that can be found in an article; spans are byte offsets of [`Article::text`].
pub fn annotations(article: &Article, knowledge: &Knowledge) -> Annotations {
    let text = article.text();
    let published = article.published.map(|published| published.date);
    let scan = known(&text, published, knowledge);
    let dates = dates::absolute(&text, scan.words());
    let unknown = unknown::names(&text, &scan);
    gather::annotations(scan, unknown, dates)
}

/// What the knowledge decides.
fn known<'t>(text: &'t str, published: Option<Date>, knowledge: &'t Knowledge) -> Scan<'t> {
    let mut scan = Scan::of(text, published, knowledge);
    people::full_names(&mut scan);
    organisations::names(&mut scan);
    countries::names(&mut scan);
    people::surnames(&mut scan);
    places::names(&mut scan);
    countries::demonyms(&mut scan);
    scan
}

#[cfg(test)]
mod tests;

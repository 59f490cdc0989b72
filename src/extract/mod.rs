//! What an article speaks of: people, places, organisations, countries and dates, with spans and evidence.
//!
//! **Invariant**: pure, deterministic and infallible; no file, no engine, no clock.
//!
//! 1. [`scan`] finds every alias of the knowledge in the text;
//! 2. [`people`] decides on full names, then on surnames;
//! 3. [`countries`] decides on names, demonyms, compounds and metonyms, [`capitals`] on cities that act;
//! 4. [`organisations`] and [`places`] take what is left;
//! 5. [`roles`] finds whom « le président russe » designates at the day of the article;
//! 6. [`unknown`] adds the names that the tables do not have, as the learned [`tagger`] finds them;
//! 7. [`dates`] reads expressions of time and places them on the calendar;
//! 8. [`gather`] counts entities, not spellings;
//! 9. [`within`] says what the places are in;
//! 10. [`quotes`] says who said what.

mod bounds;
mod capitals;
mod context;
mod countries;
pub mod dates;
pub mod evidence;
mod gather;
mod languages;
mod middle_names;
mod named_after;
mod organisations;
mod people;
mod places;
mod quotes;
mod roles;
mod scan;
pub mod tagger;
mod unknown;
mod within;

use jiff::civil::Date;

pub use self::context::{is_title, womans_title};
pub use self::within::locations;
use crate::annotation::{Annotations, Mention};
use crate::article::Article;
use crate::knowledge::Knowledge;
use scan::Scan;

/// Changes whenever the same article may give other annotations: part of the fingerprint of an index.
pub const VERSION: &str = "extract-7";

/// All that can be found in an article; spans are byte offsets of [`Article::text`].
pub fn annotations(article: &Article, knowledge: &Knowledge) -> Annotations {
    let text = article.text();
    let published = article.published.map(|published| published.date);
    let mut scan = known(&text, published, knowledge);
    let roles = roles::designations(&mut scan);
    // « le président Bush » told which Bush: « M. Bush » is he.
    people::surnames(&mut scan);
    let unknown = unknown::names(&text, &scan);
    let dates = dates::expressions(&text, scan.words(), published);
    let mut annotations = gather::annotations(&scan, &roles, unknown, dates);
    annotations.ranges = dates::ranges(&text, &annotations.dates);
    annotations.within = within::within(&annotations, knowledge);
    let woman = |mention: &Mention| knowledge.person(&mention.entity.as_ref()?.id)?.woman;
    annotations.quotes = quotes::all(&text, scan.words(), &annotations.mentions, woman);
    annotations
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

//! Roles: « le président russe », « la chancelière », « son homologue chinois » stand for who holds the office at the
//! day of publication.
//!
//! **Invariant**: a role without a country, on a day of change-over or without a date designates only whom the article
//! itself names. A leader who is missed is found by another article; a wrong one can't be trusted in any.
//!
//! 1. [`reading`] reads a role with its determiner, its [`qualifier`]s and its [`country`]; [`counterpart`] reads « son
//!    homologue chinois »;
//! 2. [`binding`] sees whom the article itself gives that role;
//! 3. [`setting`] says of which country « le chef de l'État » is;
//! 4. [`holder`] decides, by binding, then by the tables, unless [`year`] sees that the sentence is about the past.

mod binding;
mod counterpart;
mod country;
mod holder;
mod qualifier;
mod reading;
mod setting;
mod year;

use std::sync::Arc;

use super::scan::Scan;
use crate::annotation::{Evidence, Span};
use reading::Reading;

/// A role that stands for somebody.
#[derive(Debug, Clone)]
pub struct Designation {
    /// Its words, without the names of countries and institutions among them.
    pub span: Span,
    /// Rank of the person.
    pub person: usize,
    /// The country that it names.
    pub country: Option<Arc<str>>,
}

/// The roles of a text that designate somebody, by place in the text and without overlap; surnames that only a role
/// tells apart (« le président Bush ») are decided on the way.
pub fn designations(scan: &mut Scan<'_>) -> Vec<Designation> {
    let readings = reading::all(scan);
    if readings.is_empty() {
        return Vec::new();
    }
    let names = binding::names(scan, &readings);
    binding::decide_surnames(scan, &names);
    let mut designations: Vec<Designation> = Vec::new();
    for (reading, who) in readings.iter().zip(holder::of(scan, &readings, &names)) {
        for (part, person) in who {
            let Some(span) = span(scan, reading, part) else { continue };
            if designations.last().is_none_or(|last| last.span.end <= span.start) {
                let country = reading.countries.get(part).map(|country| country.code.clone());
                designations.push(Designation { span, person, country });
            }
        }
    }
    designations
}

/// The words of a role, of the n-th of several that share it: « les présidents russe » and « chinois ».
fn span(scan: &Scan<'_>, reading: &Reading, part: usize) -> Option<Span> {
    let words = scan.words();
    let several = 1 < reading.countries.len();
    let country = reading.countries.get(part).filter(|_| several);
    let first = if 0 < part { country?.first } else { reading.first };
    let mut end = country.map_or(reading.end, |country| country.end);
    // Names keep their own mentions: « le roi » of « le roi du Maroc », « le maître » of « le maître du Kremlin ».
    for rank in reading.head.max(first)..end {
        let named = scan.candidate_at(rank).and_then(|candidate| candidate.decision.as_ref());
        if named.is_some_and(|decision| decision.evidence != Evidence::Demonym) {
            end = rank;
            break;
        }
    }
    while first < end
        && matches!(words.folded(end - 1), "de" | "du" | "des" | "d" | "l" | "la" | "le" | "les" | "a" | "au")
    {
        end -= 1;
    }
    (first < end).then(|| Some(Span { start: words.get(first)?.span.start, end: words.get(end - 1)?.span.end }))?
}

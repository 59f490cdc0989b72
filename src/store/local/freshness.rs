//! Relevance in which age counts: of two articles alike, the newer one first.

use tantivy::columnar::Column;
use tantivy::{DocId, Score, Searcher, SegmentReader};

use super::engine;
use crate::error::Result;

/// Days after which the part of the score that ages has halved.
const HALF_LIFE: f32 = 90.0;

/// The part of the score that ages; the rest is what the article says, whenever it was.
const AGEING: f32 = 0.5;

/// The day of the newest article of an index, in days since 1970. Ages are counted from it and not from today, so that
/// an archive is ranked as on its last day.
pub fn newest(searcher: &Searcher) -> Result<i64> {
    let mut newest = i64::MIN;
    for segment in searcher.segment_readers() {
        let days: Option<Column<i64>> = segment.fast_fields().column_opt("day").map_err(engine)?;
        newest = days.map_or(newest, |days| newest.max(days.max_value()));
    }
    Ok(newest)
}

/// What becomes of the score of an article; without a day it is as old as can be.
pub fn by_age(newest: i64) -> impl Fn(&SegmentReader) -> Box<dyn Fn(DocId, Score) -> Score> + Send + Sync + 'static {
    move |segment| {
        let days: Option<Column<i64>> = segment.fast_fields().column_opt("day").ok().flatten();
        Box::new(move |doc, score| {
            let age = days.as_ref().and_then(|days| days.first(doc)).map(|day| newest.saturating_sub(day).max(0));
            score * aged(age)
        })
    }
}

/// The share of its score that an article of that age in days keeps.
fn aged(age: Option<i64>) -> f32 {
    let fresh = age.map_or(0.0, |age| (-(age as f32) / HALF_LIFE).exp2());
    1.0 - AGEING + AGEING * fresh
}

#[cfg(test)]
mod tests {
    use super::aged;

    #[test]
    fn shares_that_are_kept() {
        for (age, expected) in [(Some(0), 1.0), (Some(90), 0.75), (Some(100_000), 0.5), (None, 0.5)] {
            assert!((aged(age) - expected).abs() < 1e-6, "{age:?}");
        }
    }
}

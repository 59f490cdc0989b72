//! What an index holds.

use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};
use tantivy::Searcher;

use super::document::date;
use super::engine;
use crate::error::Result;
use crate::store::Stats;

/// Articles of fewer words are stubs.
const STUB: u64 = 50;

/// Counts over all articles.
pub fn stats(searcher: &Searcher, generation: &Path) -> Result<Stats> {
    let mut stats =
        Stats { articles: searcher.num_docs(), segments: searcher.segment_readers().len(), ..Stats::default() };
    let mut files: FxHashSet<String> = FxHashSet::default();
    let mut digests: FxHashMap<u64, u64> = FxHashMap::default();
    let (mut first, mut last) = (i64::MAX, i64::MIN);
    for segment in searcher.segment_readers() {
        let columns = segment.fast_fields();
        let day = columns.i64("day").map_err(engine)?;
        let words = columns.u64("words").map_err(engine)?;
        let digest = columns.u64("digest").map_err(engine)?;
        let french = columns.bool("french").map_err(engine)?;
        let conflict = columns.bool("date_conflict").map_err(engine)?;
        let file = columns.str("file").map_err(engine)?;
        let mut ords: FxHashSet<u64> = FxHashSet::default();
        for doc in segment.doc_ids_alive() {
            match day.first(doc) {
                Some(day) => (first, last) = (first.min(day), last.max(day)),
                None => stats.undated += 1,
            }
            stats.stubs += u64::from(words.first(doc).is_some_and(|words| words < STUB));
            stats.not_french += u64::from(french.first(doc) == Some(false));
            stats.date_conflicts += u64::from(conflict.first(doc) == Some(true));
            if let Some(digest) = digest.first(doc) {
                *digests.entry(digest).or_default() += 1;
            }
            ords.extend(file.as_ref().and_then(|file| file.ords().first(doc)));
        }
        if let Some(file) = file {
            for ord in ords {
                let mut path = String::new();
                file.ord_to_str(ord, &mut path).map_err(|error| engine(error.into()))?;
                files.insert(path);
            }
        }
    }
    stats.files = files.len() as u64;
    stats.duplicates = digests.values().map(|articles| articles - 1).sum();
    if first <= last {
        (stats.first, stats.last) = (date(first), date(last));
    }
    stats.bytes = bytes(generation);
    Ok(stats)
}

fn bytes(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    entries.flatten().filter_map(|entry| entry.metadata().ok()).map(|metadata| metadata.len()).sum()
}

//! Counts of facet values over all matching articles.
//!
//! The engine's `terms` aggregation is exact only while a segment has few values and looks every value up by name;
//! here each segment counts ordinals in an array, and only the values that are shown are ever looked up.

use rustc_hash::FxHashMap;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::schema::Schema;
use tantivy::{DocId, Score, Searcher, SegmentOrdinal, SegmentReader, TantivyError};

use crate::store::{FacetCounts, FacetField, FacetRequest};

/// Counts the facets asked for.
pub struct FacetCollector {
    pub facets: Vec<FacetRequest>,
}

/// Name of the column of a facet.
pub fn column(field: FacetField) -> &'static str {
    match field {
        FacetField::Leader => "leader",
        FacetField::Person => "person",
        FacetField::Country => "country",
        FacetField::Place => "place",
        FacetField::PlaceWithin => "place_within",
        FacetField::Organisation => "organisation",
        FacetField::Source => "source",
        FacetField::Author => "author",
        FacetField::Section => "section",
        FacetField::Language => "language",
        FacetField::Year => "year",
        FacetField::Month => "month",
        FacetField::MentionYear => "mention_year",
        FacetField::MentionMonth => "mention_month",
        FacetField::Speaker => "speaker",
        FacetField::Day => "day",
        FacetField::MentionDay => "mention_day",
    }
}

enum Counter {
    Values { column: StrColumn, counts: Vec<u32> },
    Numbers { column: Column<i64>, counts: FxHashMap<i64, u32> },
    Absent,
}

/// Articles counted at once: columns are much faster read in blocks.
const BLOCK: usize = 512;

pub struct SegmentCounter {
    counters: Vec<Counter>,
    docs: Vec<DocId>,
    rows: Rows,
}

/// Buffers for reading a column in blocks.
#[derive(Default)]
struct Rows {
    docs: Vec<DocId>,
    rows: Vec<u32>,
    ords: Vec<u64>,
}

impl Rows {
    /// The ordinals of a block of articles.
    fn ords(&mut self, column: &Column<u64>, docs: &[DocId]) -> &[u64] {
        self.docs.clear();
        self.rows.clear();
        column.row_ids_for_docs(docs, &mut self.docs, &mut self.rows);
        self.ords.resize(self.rows.len(), 0);
        column.values.get_vals(&self.rows, &mut self.ords);
        &self.ords
    }
}

impl SegmentCounter {
    fn count(&mut self) {
        for counter in &mut self.counters {
            match counter {
                Counter::Values { column, counts } => {
                    for ord in self.rows.ords(column.ords(), &self.docs) {
                        if let Some(count) = counts.get_mut(*ord as usize) {
                            *count += 1;
                        }
                    }
                }
                Counter::Numbers { column, counts } => {
                    for value in self.docs.iter().flat_map(|doc| column.values_for_doc(*doc)) {
                        *counts.entry(value).or_default() += 1;
                    }
                }
                Counter::Absent => {}
            }
        }
        self.docs.clear();
    }
}

/// Counts of one segment, by value.
type Counts = FxHashMap<String, u64>;

impl Collector for FacetCollector {
    type Fruit = Vec<FacetCounts>;
    type Child = SegmentCounter;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentCounter> {
        let counters = self.facets.iter().map(|facet| counter(facet.field, segment)).collect::<tantivy::Result<_>>()?;
        Ok(SegmentCounter { counters, docs: Vec::with_capacity(BLOCK), rows: Rows::default() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<tantivy::Result<Vec<Counts>>>) -> tantivy::Result<Vec<FacetCounts>> {
        let mut totals: Vec<Counts> = vec![Counts::default(); self.facets.len()];
        for segment in segments {
            for (total, counts) in totals.iter_mut().zip(segment?) {
                if total.is_empty() {
                    *total = counts;
                    continue;
                }
                for (value, count) in counts {
                    *total.entry(value).or_default() += count;
                }
            }
        }
        Ok(self.facets.iter().zip(totals).map(|(facet, total)| best(facet, total)).collect())
    }
}

fn counter(field: FacetField, segment: &SegmentReader) -> tantivy::Result<Counter> {
    let (columns, name) = (segment.fast_fields(), column(field));
    if field.is_time() {
        let column = columns.column_opt::<i64>(name)?;
        return Ok(column.map_or(Counter::Absent, |column| Counter::Numbers { column, counts: FxHashMap::default() }));
    }
    Ok(columns.str(name)?.map_or(Counter::Absent, |column| {
        let counts = vec![0; column.num_terms()];
        Counter::Values { column, counts }
    }))
}

impl SegmentCollector for SegmentCounter {
    type Fruit = tantivy::Result<Vec<Counts>>;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.docs.push(doc);
        if self.docs.len() == BLOCK {
            self.count();
        }
    }

    fn harvest(mut self) -> tantivy::Result<Vec<Counts>> {
        self.count();
        self.counters.into_iter().map(named).collect()
    }
}

fn named(counter: Counter) -> tantivy::Result<Counts> {
    match counter {
        Counter::Absent => Ok(Counts::default()),
        Counter::Numbers { counts, .. } => {
            Ok(counts.into_iter().map(|(value, count)| (value.to_string(), u64::from(count))).collect())
        }
        Counter::Values { column, counts } => {
            let seen = counts.into_iter().enumerate().filter(|(_, count)| 0 < *count);
            let (ords, counts): (Vec<u64>, Vec<u32>) = seen.map(|(ord, count)| (ord as u64, count)).unzip();
            let mut counts = counts.into_iter();
            let mut named = Counts::default();
            // Ordinals are sorted: the dictionary is read once from end to end.
            let read = column.dictionary().sorted_ords_to_term_cb(&ords, |bytes| {
                if let (Ok(value), Some(count)) = (std::str::from_utf8(bytes), counts.next()) {
                    named.insert(value.to_owned(), u64::from(count));
                }
            });
            read.map_err(TantivyError::from)?;
            Ok(named)
        }
    }
}

/// The facets of the whole index, when its dictionaries alone can tell: each value of a facet of keys is a term, and
/// the term knows its number of articles, unless some were removed.
pub fn of_all(
    searcher: &Searcher,
    schema: &Schema,
    facets: &[FacetRequest],
) -> Option<tantivy::Result<Vec<FacetCounts>>> {
    let keyed = facets.iter().all(|facet| facet.field.is_entity());
    let whole = searcher.segment_readers().iter().all(|segment| segment.num_deleted_docs() == 0);
    (keyed && whole)
        .then(|| facets.iter().map(|facet| Ok(best(facet, terms(searcher, schema, facet.field)?))).collect())
}

fn terms(searcher: &Searcher, schema: &Schema, field: FacetField) -> tantivy::Result<Counts> {
    let field = schema.get_field(column(field))?;
    let mut counts = Counts::default();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut terms = index.terms().stream()?;
        while terms.advance() {
            let Ok(value) = std::str::from_utf8(terms.key()) else { continue };
            let count = u64::from(terms.value().doc_freq);
            match counts.get_mut(value) {
                Some(total) => *total += count,
                None => {
                    counts.insert(value.to_owned(), count);
                }
            }
        }
    }
    Ok(counts)
}

/// The most frequent values; equals by name.
fn best(facet: &FacetRequest, counts: Counts) -> FacetCounts {
    let mut values: Vec<(String, u64)> = counts.into_iter().collect();
    let order = |a: &(String, u64), b: &(String, u64)| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0));
    if facet.top < values.len() && 0 < facet.top {
        values.select_nth_unstable_by(facet.top - 1, order);
    }
    values.truncate(facet.top);
    values.sort_unstable_by(order);
    FacetCounts { field: facet.field, values, exact: true }
}

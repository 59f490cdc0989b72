//! Two facets against one another: how many articles have each pair of values.

use jiff::civil::Date;

use super::related::entity_field;
use crate::annotation::Span;
use crate::error::Result;
use crate::query::ast::{EntityLeaf, Node};
use crate::query::field::{DateField, KeywordField};

use crate::store::{FacetCounts, FacetField, FacetRequest, Request, Sort, Store};

/// Rows and columns of a table, at most.
pub const LARGEST: usize = 50;

/// Counts by keys, before they have names.
pub struct Crossed {
    /// Articles over which it was counted.
    pub total: u64,
    /// Rows, most frequent first.
    pub rows: FacetCounts,
    /// Columns: the most frequent values, in the order of time when they are years or months.
    pub columns: FacetCounts,
    /// A list a row.
    pub counts: Vec<Vec<u64>>,
}

/// Whether a facet can be the columns: articles with a value of it can be chosen exactly.
pub fn can_be_columns(field: FacetField) -> bool {
    matches!(field, FacetField::Year | FacetField::Month | FacetField::Source) || entity_field(field).is_some()
}

/// The top values of one facet by those of another, over the articles of a query: one search a column.
pub fn crossed(query: &Node, field: FacetField, by: FacetField, top: usize, store: &dyn Store) -> Result<Crossed> {
    let facets = vec![FacetRequest { field, top }, FacetRequest { field: by, top }];
    let mut found = store.search(&request(query.clone(), facets))?;
    let empty = |field| FacetCounts { field, values: Vec::new(), exact: true };
    let mut columns = found.facets.pop().unwrap_or_else(|| empty(by));
    let rows = found.facets.pop().unwrap_or_else(|| empty(field));
    if matches!(by, FacetField::Year | FacetField::Month) {
        columns.values.sort_by_key(|(key, _)| key.parse::<i64>().ok());
    }
    let mut counts = vec![vec![0; columns.values.len()]; rows.values.len()];
    for (column, (key, _)) in columns.values.iter().enumerate() {
        let Some(chosen) = chosen(by, key) else { continue };
        let query = Node::and(vec![query.clone(), chosen]);
        let found = store.search(&request(query, vec![FacetRequest { field, top: usize::MAX }]))?;
        let values = found.facets.into_iter().next().map(|counts| counts.values).unwrap_or_default();
        let values: rustc_hash::FxHashMap<String, u64> = values.into_iter().collect();
        for ((key, _), cells) in rows.values.iter().zip(&mut counts) {
            if let (Some(count), Some(cell)) = (values.get(key), cells.get_mut(column)) {
                *cell = *count;
            }
        }
    }
    Ok(Crossed { total: found.total, rows, columns, counts })
}

fn request(query: Node, facets: Vec<FacetRequest>) -> Request {
    Request { query, sort: Sort::Newest, limit: 0, offset: 0, facets }
}

/// The articles with a value of a facet, by its key.
fn chosen(field: FacetField, key: &str) -> Option<Node> {
    let days = |first: Date, last: Date| Node::Days { field: DateField::Published, from: Some(first), to: Some(last) };
    match field {
        FacetField::Year => {
            let year = Date::new(key.parse().ok()?, 1, 1).ok()?;
            Some(days(year, year.last_of_year()))
        }
        FacetField::Month => {
            let number: i64 = key.parse().ok()?;
            let (year, month) = (i16::try_from(number.div_euclid(12)).ok()?, i8::try_from(number.rem_euclid(12)).ok()?);
            let first = Date::new(year, month + 1, 1).ok()?;
            Some(days(first, first.last_of_month()))
        }
        FacetField::Source => Some(Node::Keyword { field: KeywordField::Source, value: key.to_owned() }),
        field => {
            let span = Span { start: 0, end: 0 };
            let (value, keys) = (key.to_owned(), vec![key.to_owned()]);
            entity_field(field).map(|field| Node::Entity(EntityLeaf { field, value, span, keys, within: false }))
        }
    }
}

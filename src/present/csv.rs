//! Hits and facets as CSV for spreadsheets.

use std::borrow::Cow;
use std::io::{self, Write};

use ::csv::Writer;

use super::wording::{iso_day, suggested};
use crate::annotation::Entity;
use crate::search::{FacetView, HitView, Suggestion, Timeline};

/// Between several values of one cell.
const SEPARATOR: &str = "; ";

/// The writer's own error: a closed pipe must be known as one.
fn io_error(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// The columns of a hit.
const COLUMNS: [&str; 12] = [
    "id",
    "score",
    "title",
    "published",
    "date_source",
    "source",
    "url",
    "path",
    "snippet",
    "people",
    "leaders",
    "countries",
];

/// Hits, one a line under a header.
pub fn hits(out: &mut dyn Write, hits: &[HitView]) -> io::Result<()> {
    let mut csv = Writer::from_writer(out);
    csv.write_record(COLUMNS).map_err(io_error)?;
    for hit in hits {
        csv.write_record(cells(hit)).map_err(io_error)?;
    }
    csv.flush()
}

/// Hits of one of several queries, the id of the query in the first column; under a header for the first query.
pub fn hits_of(out: &mut dyn Write, query: &str, hits: &[HitView], header: bool) -> io::Result<()> {
    let mut csv = Writer::from_writer(out);
    if header {
        csv.write_record(["query"].iter().chain(&COLUMNS)).map_err(io_error)?;
    }
    for hit in hits {
        let id = guarded(query).into_owned();
        csv.write_record([id].into_iter().chain(cells(hit))).map_err(io_error)?;
    }
    csv.flush()
}

fn cells(hit: &HitView) -> [String; 12] {
    let snippets: Vec<&str> = hit.snippets.iter().map(|snippet| snippet.text.as_str()).collect();
    let cells = [
        hit.id.clone(),
        format!("{:.4}", hit.score),
        hit.title.clone(),
        hit.published.map(|date| date.to_string()).unwrap_or_default(),
        hit.date_source.map(|provenance| provenance.name().to_owned()).unwrap_or_default(),
        hit.source.clone().unwrap_or_default(),
        hit.url.clone().unwrap_or_default(),
        hit.path.clone(),
        snippets.join(" … "),
        names(&hit.people),
        names(&hit.leaders),
        names(&hit.countries),
    ];
    cells.map(|cell| guarded(&cell).into_owned())
}

/// Suggestions, one a line under a header.
pub fn suggestions(out: &mut dyn Write, suggestions: &[Suggestion]) -> io::Result<()> {
    let mut csv = Writer::from_writer(out);
    csv.write_record(["text", "value", "kind", "id", "count"]).map_err(io_error)?;
    for found in suggestions {
        let (id, count) = (found.id.as_deref().unwrap_or_default(), found.count.to_string());
        let cells = [&found.text, &found.value, suggested(found.what), id, &count];
        csv.write_record(cells.map(|cell| guarded(cell).into_owned())).map_err(io_error)?;
    }
    csv.flush()
}

/// The values of a facet, one a line under a header.
pub fn facets(out: &mut dyn Write, facet: &FacetView) -> io::Result<()> {
    let mut csv = Writer::from_writer(out);
    csv.write_record(["value", "id", "count"]).map_err(io_error)?;
    for value in &facet.values {
        let cells = [guarded(&value.value), guarded(&value.id), value.count.to_string().into()];
        csv.write_record(cells.iter().map(|cell| cell.as_bytes())).map_err(io_error)?;
    }
    csv.flush()
}

/// The buckets of a timeline, one a line under a header. A year before our era is a number, not a formula: it stays as it is.
pub fn timeline(out: &mut dyn Write, timeline: &Timeline) -> io::Result<()> {
    let mut csv = Writer::from_writer(out);
    csv.write_record(["value", "from", "to", "count"]).map_err(io_error)?;
    for bucket in &timeline.buckets {
        let cells = [bucket.value.clone(), iso_day(bucket.from), iso_day(bucket.to), bucket.count.to_string()];
        csv.write_record(cells).map_err(io_error)?;
    }
    csv.flush()
}

fn names(entities: &[Entity]) -> String {
    entities.iter().map(|entity| entity.name.as_ref()).collect::<Vec<_>>().join(SEPARATOR)
}

/// A cell that a spreadsheet would run as a formula begins with an apostrophe instead.
fn guarded(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::FacetValue;
    use crate::store::FacetField;

    #[test]
    fn formulas_are_guarded() {
        let value = FacetValue { value: "=HYPERLINK(\"http://x\")".into(), id: "a,b".into(), count: 3 };
        let facet = FacetView { field: FacetField::Source, total: 3, values: vec![value], exact: true };
        let mut out = Vec::new();
        facets(&mut out, &facet).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "value,id,count\n\"'=HYPERLINK(\"\"http://x\"\")\",\"a,b\",3\n");
    }
}

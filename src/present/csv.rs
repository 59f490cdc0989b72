//! Hits and facets as CSV for spreadsheets.

use std::borrow::Cow;
use std::io::{self, Write};

use ::csv::Writer;

use super::wording::{iso_day, suggested};
use crate::annotation::Entity;
use crate::search::{ArticleView, CrossView, FacetView, HitView, RelatedView, Suggestion, Timeline};

/// Between several values of one cell.
const SEPARATOR: &str = "; ";

/// The writer's own error: a closed pipe must be known as one.
pub fn io_error(error: ::csv::Error) -> io::Error {
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

/// What appears with an entity, one a line under a header.
pub fn related(out: &mut dyn Write, view: &RelatedView) -> io::Result<()> {
    let mut csv = Writer::from_writer(out);
    csv.write_record(["field", "value", "id", "count", "all", "score"]).map_err(io_error)?;
    for (field, values) in &view.facets {
        for found in values {
            let numbers = (found.count.to_string(), found.all.to_string(), format!("{:.2}", found.score));
            let (name, id) = (guarded(&found.entity.name), guarded(&found.entity.id));
            csv.write_record([field.name(), &name, &id, &numbers.0, &numbers.1, &numbers.2]).map_err(io_error)?;
        }
    }
    csv.flush()
}

/// A table of two facets: rows with their value, id and count, then a column for each value of the other.
pub fn cross(out: &mut dyn Write, view: &CrossView) -> io::Result<()> {
    let mut csv = Writer::from_writer(out);
    let named = ["value", "id", "count"].map(str::to_owned).into_iter();
    let header = named.chain(view.columns.values.iter().map(|column| guarded(&column.value).into_owned()));
    csv.write_record(header).map_err(io_error)?;
    for (row, counts) in view.rows.values.iter().zip(&view.counts) {
        let named = [guarded(&row.value).into_owned(), guarded(&row.id).into_owned(), row.count.to_string()];
        csv.write_record(named.into_iter().chain(counts.iter().map(u64::to_string))).map_err(io_error)?;
    }
    csv.flush()
}

/// The quotations of an article, one a line under a header.
pub fn quotes(out: &mut dyn Write, view: &ArticleView) -> io::Result<()> {
    let text = view.article.text();
    let mut csv = Writer::from_writer(out);
    csv.write_record(["speaker", "id", "text"]).map_err(io_error)?;
    for quote in &view.annotations.quotes {
        let (name, id) = quote.speaker.as_ref().map_or((&*quote.name, ""), |entity| (&*entity.name, &*entity.id));
        let words = text.get(quote.span.start..quote.span.end).unwrap_or_default();
        csv.write_record([name, id, words].map(|cell| guarded(cell).into_owned())).map_err(io_error)?;
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
pub fn guarded(cell: &str) -> Cow<'_, str> {
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
        let value = FacetValue { value: "=HYPERLINK(\"http://x\")".into(), id: "a,b".into(), count: 3, location: None };
        let facet = FacetView { field: FacetField::Source, total: 3, values: vec![value], exact: true };
        let mut out = Vec::new();
        facets(&mut out, &facet).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "value,id,count\n\"'=HYPERLINK(\"\"http://x\"\")\",\"a,b\",3\n");
    }
}

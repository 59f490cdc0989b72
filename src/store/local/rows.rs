//! From a stored row back to an article.

use tantivy::schema::{Field, Value as _};
use tantivy::{DocAddress, Searcher, TantivyDocument};

use super::document::date;
use super::engine;
use super::schema::Fields;
use crate::article::{Article, Provenance, Published};
use crate::error::Result;
use crate::store::Hit;

/// The article at an address, with the keys of its entities.
pub fn hit(searcher: &Searcher, fields: &Fields, address: DocAddress, score: f32) -> Result<Hit> {
    let row: TantivyDocument = searcher.doc(address).map_err(engine)?;
    let keys = |field: Field| row.get_all(field).filter_map(|key| key.as_str().map(str::to_owned)).collect();
    Ok(Hit {
        score,
        people: keys(fields.person),
        leaders: keys(fields.leader),
        countries: keys(fields.country),
        named: named(&row, fields),
        article: article(&row, fields),
    })
}

/// Key and name of the entities of a row that no table has.
pub fn named(row: &TantivyDocument, fields: &Fields) -> Vec<(String, String)> {
    let pairs = row.get_all(fields.named).filter_map(|value| value.as_str()?.split_once('\t'));
    pairs.map(|(key, name)| (key.to_owned(), name.to_owned())).collect()
}

fn article(row: &TantivyDocument, fields: &Fields) -> Article {
    let texts = |field: Field| row.get_all(field).filter_map(|value| value.as_str().map(str::to_owned));
    let text = |field: Field| texts(field).next();
    let day = row.get_first(fields.day).and_then(|value| value.as_i64()).and_then(date);
    let provenance = text(fields.date_source).and_then(|name| Provenance::from_name(&name));
    Article {
        id: text(fields.id).unwrap_or_default(),
        title: text(fields.title.stems).unwrap_or_default(),
        lead: text(fields.lead.stems).unwrap_or_default(),
        body: text(fields.body.stems).unwrap_or_default(),
        published: day.zip(provenance).map(|(date, provenance)| Published { date, provenance }),
        // A column for counting only.
        date_conflict: None,
        source: text(fields.source),
        url: text(fields.url),
        authors: texts(fields.author).collect(),
        section: text(fields.section),
        keywords: texts(fields.keywords).collect(),
        language: text(fields.language),
        path: text(fields.path).unwrap_or_default().into(),
    }
}

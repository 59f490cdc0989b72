//! Words as articles spell them: the index holds folded forms.

use tantivy::collector::TopDocs;
use tantivy::query::TermQuery;
use tantivy::schema::{IndexRecordOption, Value as _};
use tantivy::{Searcher, TantivyDocument, Term};

use super::engine;
use super::schema::Fields;
use crate::error::Result;
use crate::french::Analyzer;

/// Articles that are looked at.
const ARTICLES: usize = 2;

/// A folded form as an article spells it: in lower case when some article has it so, else as it stands, unless that is
/// all capitals. `None` when no body has it.
pub fn spelling(searcher: &Searcher, fields: &Fields, form: &str) -> Result<Option<String>> {
    let query = TermQuery::new(Term::from_field_text(fields.body.forms, form), IndexRecordOption::WithFreqs);
    let found = searcher.search(&query, &TopDocs::with_limit(ARTICLES).order_by_score()).map_err(engine)?;
    let mut analyzer = Analyzer::default();
    let mut best: Option<String> = None;
    for (_, address) in found {
        let row: TantivyDocument = searcher.doc(address).map_err(engine)?;
        let Some(text) = row.get_first(fields.body.stems).and_then(|value| value.as_str()) else { continue };
        for token in analyzer.tokens(text).iter().filter(|token| token.form == form) {
            let Some(surface) = text.get(token.span.start..token.span.end) else { continue };
            if surface.chars().all(|c| !c.is_uppercase()) {
                return Ok(Some(surface.to_owned()));
            }
            let shouted = surface.chars().all(|c| !c.is_lowercase()) && 3 < surface.chars().count();
            best = best.or_else(|| (!shouted).then(|| surface.to_owned()));
        }
    }
    Ok(best)
}

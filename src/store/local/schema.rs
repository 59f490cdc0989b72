//! Fields of the index.
//!
//! | field | indexed as | column | stored |
//! |---|---|---|---|
//! | `id`, `file` | raw | yes | id |
//! | `title`, `lead`, `body` | stems of French words, without positions | | yes |
//! | `title_exact`, `lead_exact`, `body_exact` | exact forms, with positions | | |
//! | `quote`, `quote_exact` | stems; exact forms, of the quotations, both with positions, each between the marks of its speaker | | |
//! | `person`, `leader`, `country` | raw keys | yes | yes |
//! | `place`, `organisation`, `speaker` | raw keys | yes | |
//! | `place_within` | raw keys of what places and countries are in | yes | |
//! | `source`, `section`, `language` | folded whole | as written | yes |
//! | `author` | exact forms, with positions | as written | yes |
//! | `day`, `month`, `year` | of publication: days since 1970, 12 × year + month − 1, year | yes | day |
//! | `mention_day`, `mention_month`, `mention_year` | the same of days spoken of | yes | |
//! | `file_state`, `words`, `digest`, `french`, `date_conflict` | | yes | |
//! | `date_source`, `url`, `path`, `keywords` | | | yes |
//! | `named` | key, tab, name of entities that no table has | | yes |

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, STORED, Schema, SchemaBuilder, TextFieldIndexing,
    TextOptions,
};

use crate::query::field::{EntityField, TextField};

/// Changes whenever an index of the old schema can't be read by the new one.
pub const SCHEMA_VERSION: &str = "schema-5";

/// Name of the tokenizer that gives the stems of French text.
pub const STEMS: &str = "stems";
/// Name of the tokenizer that gives its exact forms.
pub const FORMS: &str = "forms";
/// Name of the tokenizer that gives the stems of quotations, between marks.
pub const QUOTED_STEMS: &str = "quoted_stems";
/// Name of the tokenizer that gives their exact forms, between marks.
pub const QUOTED_FORMS: &str = "quoted_forms";
/// Name of the tokenizer that folds a whole value.
pub const FOLDED: &str = "folded";

/// The two fields of a text: words by stem, and as written. Phrases are as written, so that only exact forms need
/// positions: an eighth of the index would go to those of the stems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextPair {
    /// Stems; holds the stored text.
    pub stems: Field,
    /// Exact forms.
    pub forms: Field,
}

/// The fields by name.
#[derive(Debug, Clone)]
pub struct Fields {
    /// The schema itself.
    pub schema: Schema,
    pub id: Field,
    pub file: Field,
    pub file_state: Field,
    pub title: TextPair,
    pub lead: TextPair,
    pub body: TextPair,
    pub person: Field,
    pub leader: Field,
    pub country: Field,
    pub place: Field,
    pub place_within: Field,
    pub organisation: Field,
    pub source: Field,
    pub author: Field,
    pub section: Field,
    pub language: Field,
    pub day: Field,
    pub month: Field,
    pub year: Field,
    pub mention_day: Field,
    pub mention_month: Field,
    pub mention_year: Field,
    pub words: Field,
    pub digest: Field,
    pub french: Field,
    pub date_source: Field,
    pub url: Field,
    pub path: Field,
    pub keywords: Field,
    pub date_conflict: Field,
    pub quote: TextPair,
    pub speaker: Field,
    pub named: Field,
}

impl Fields {
    /// The schema that this program writes.
    pub fn new() -> Fields {
        let mut builder = Schema::builder();
        let options = |indexing: &TextFieldIndexing| TextOptions::default().set_indexing_options(indexing.clone());
        let raw = indexing("raw", IndexRecordOption::Basic, false);
        let folded = indexing(FOLDED, IndexRecordOption::Basic, false);
        let stems = indexing(STEMS, IndexRecordOption::WithFreqs, true);
        let forms = indexing(FORMS, IndexRecordOption::WithFreqsAndPositions, true);
        let text = |builder: &mut SchemaBuilder, name: &str| TextPair {
            stems: builder.add_text_field(name, options(&stems).set_stored()),
            forms: builder.add_text_field(&format!("{name}_exact"), options(&forms)),
        };
        let key = options(&raw).set_fast("raw");
        // Shown with every hit: read with its text, not from three columns.
        let shown = key.clone().set_stored();
        let value = options(&folded).set_fast("raw").set_stored();
        let name = options(&forms).set_fast("raw").set_stored();
        let column = TextOptions::default().set_fast("raw");
        let stored = TextOptions::default().set_stored();
        let stored_only = stored.clone();
        let number: NumericOptions = (INDEXED | FAST).into();
        let positions = IndexRecordOption::WithFreqsAndPositions;
        let quoted = TextPair {
            stems: builder.add_text_field("quote", options(&indexing(QUOTED_STEMS, positions, true))),
            forms: builder.add_text_field("quote_exact", options(&indexing(QUOTED_FORMS, positions, true))),
        };
        let speaker = builder.add_text_field("speaker", key.clone());
        Fields {
            id: builder.add_text_field("id", shown.clone()),
            file: builder.add_text_field("file", key.clone()),
            file_state: builder.add_text_field("file_state", column),
            title: text(&mut builder, "title"),
            lead: text(&mut builder, "lead"),
            body: text(&mut builder, "body"),
            person: builder.add_text_field("person", shown.clone()),
            leader: builder.add_text_field("leader", shown.clone()),
            country: builder.add_text_field("country", shown.clone()),
            place: builder.add_text_field("place", key.clone()),
            place_within: builder.add_text_field("place_within", key.clone()),
            organisation: builder.add_text_field("organisation", key),
            source: builder.add_text_field("source", value.clone()),
            author: builder.add_text_field("author", name),
            section: builder.add_text_field("section", value.clone()),
            language: builder.add_text_field("language", value),
            day: builder.add_i64_field("day", INDEXED | FAST | STORED),
            month: builder.add_i64_field("month", FAST),
            year: builder.add_i64_field("year", FAST),
            mention_day: builder.add_i64_field("mention_day", number.clone()),
            mention_month: builder.add_i64_field("mention_month", number.clone()),
            mention_year: builder.add_i64_field("mention_year", number),
            words: builder.add_u64_field("words", FAST),
            digest: builder.add_u64_field("digest", FAST),
            french: builder.add_bool_field("french", FAST),
            date_source: builder.add_text_field("date_source", stored.clone()),
            url: builder.add_text_field("url", stored.clone()),
            path: builder.add_text_field("path", stored.clone()),
            keywords: builder.add_text_field("keywords", stored),
            named: builder.add_text_field("named", stored_only),
            date_conflict: builder.add_bool_field("date_conflict", FAST),
            quote: quoted,
            speaker,
            schema: builder.build(),
        }
    }

    /// The field of the keys of entities.
    pub fn entity(&self, field: EntityField) -> Field {
        match field {
            EntityField::Person => self.person,
            EntityField::Leader => self.leader,
            EntityField::Country => self.country,
            EntityField::Place => self.place,
            EntityField::Organisation => self.organisation,
            EntityField::Speaker => self.speaker,
        }
    }

    /// The pairs of one text field, or of title, lead and body.
    pub fn text_pairs(&self, field: Option<TextField>) -> Vec<TextPair> {
        match field {
            Some(TextField::Title) => vec![self.title],
            Some(TextField::Lead) => vec![self.lead],
            Some(TextField::Body) => vec![self.body],
            Some(TextField::Quote) => vec![self.quote],
            None => vec![self.title, self.lead, self.body],
        }
    }

    /// Fields of text with their weight in the ranking.
    pub fn text(&self) -> [(TextPair, f32); 3] {
        [(self.title, 1.2), (self.lead, 1.3), (self.body, 1.0)]
    }
}

fn indexing(tokenizer: &str, option: IndexRecordOption, fieldnorms: bool) -> TextFieldIndexing {
    TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(option).set_fieldnorms(fieldnorms)
}

//! Questions and answers: what the command line, the server and the page share.
//!
//! **Invariant**: plain data; no engine, no wording.

use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use crate::annotation::{Annotations, Entity, Location, Span};
use crate::article::{Article, Provenance};
use crate::knowledge::Level;
use crate::query::problem::Problem;
use crate::store::{FacetField, FacetRequest, Sort};

/// A search as asked: a query and filters.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// Text of the query; empty for every article.
    pub query: String,
    /// Chosen values of facets.
    pub filters: Vec<Filter>,
    /// Published from and to, as typed (`2023`, `2023-10-18`, `hier`…).
    pub from: Option<String>,
    /// See `from`.
    pub to: Option<String>,
    /// Days spoken of, as typed: one, or two around `..`.
    pub mention: Option<String>,
    /// Order of the hits.
    pub sort: Sort,
    /// Number of hits.
    pub limit: usize,
    /// Hits passed over.
    pub offset: usize,
    /// Facets to count.
    pub facets: Vec<FacetRequest>,
    /// Any word is enough, instead of all of them.
    pub any: bool,
    /// Related words of the best first hits are searched too.
    pub widen: bool,
}

/// One filter: articles with any of the values, or with none of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Which facet: leader, person, country, place, organisation, source, author, section, language.
    pub field: FacetField,
    /// Names, aliases, codes or ids.
    pub values: Vec<String>,
    /// Articles with none of them.
    pub negated: bool,
}

/// The answer to a question.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The query as it was read, in words.
    pub understood: String,
    /// What could not be read as meant.
    pub problems: Vec<Problem>,
    /// Number of articles that match.
    pub total: u64,
    /// Not every word was found together: these are the best partial matches.
    pub relaxed: bool,
    /// Time taken.
    pub took: Duration,
    /// The hits asked for.
    pub hits: Vec<HitView>,
    /// The facets asked for.
    pub facets: Vec<FacetView>,
}

/// A hit, ready to be shown.
#[derive(Debug, Clone)]
pub struct HitView {
    /// Id of the article.
    pub id: String,
    /// Relevance; 0 when sorted by date.
    pub score: f32,
    /// Headline.
    pub title: String,
    /// Matches in the headline.
    pub title_marks: Vec<Span>,
    /// Publication day.
    pub published: Option<Date>,
    /// How it is known.
    pub date_source: Option<Provenance>,
    /// Newspaper or agency.
    pub source: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// File.
    pub path: String,
    /// Best passages.
    pub snippets: Vec<Snippet>,
    /// Persons named.
    pub people: Vec<Entity>,
    /// Those with an office.
    pub leaders: Vec<Entity>,
    /// Countries; the id is the code.
    pub countries: Vec<Entity>,
}

/// A passage with its matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The passage, cut at words, « … » where text was left out.
    pub text: String,
    /// Matches: byte spans of `text`.
    pub marks: Vec<Span>,
}

/// A facet, ready to be shown.
#[derive(Debug, Clone)]
pub struct FacetView {
    /// Which.
    pub field: FacetField,
    /// Number of articles over which it was counted.
    pub total: u64,
    /// Most frequent first.
    pub values: Vec<FacetValue>,
    /// Whether every count is exact.
    pub exact: bool,
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq)]
pub struct FacetValue {
    /// Name to show.
    pub value: String,
    /// Key to filter by: QID, code, slug, else the value itself.
    pub id: String,
    /// Number of articles.
    pub count: u64,
    /// Where it is, for places.
    pub location: Option<Location>,
}

/// Something that may be searched for, from a few letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The whole query with it.
    pub text: String,
    /// The name or word alone.
    pub value: String,
    /// What it is.
    pub what: Suggested,
    /// Key of the entity.
    pub id: Option<String>,
    /// Number of articles that have it.
    pub count: u64,
    /// Whether it only resembles what was typed.
    pub corrected: bool,
}

/// What can be suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suggested {
    /// A person.
    Person,
    /// A country.
    Country,
    /// A place.
    Place,
    /// An organisation.
    Organisation,
    /// A word of the articles.
    Word,
}

/// Why an article matches a query or does not.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// Id of the article.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// What could not be read as meant.
    pub problems: Vec<Problem>,
    /// The whole query; its parts are the clauses.
    pub clause: Clause,
}

/// A clause of a query against one article.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// The clause as it was read.
    pub text: String,
    /// Whether the article matches it.
    pub matched: bool,
    /// What it adds to the score.
    pub score: f32,
    /// Where its words stand.
    pub found: Vec<FoundIn>,
    /// What the article has instead, when it does not match.
    pub instead: Option<String>,
    /// What it is made of.
    pub parts: Vec<Clause>,
}

/// Matches in a field of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundIn {
    /// `title`, `lead` or `body`.
    pub field: &'static str,
    /// How many.
    pub count: usize,
    /// The distinct words, as written.
    pub forms: Vec<String>,
}

/// Where places and countries are, by id.
pub type Locations = Vec<(Arc<str>, Location)>;

/// An article with what extraction finds in it.
#[derive(Debug, Clone)]
pub struct ArticleView {
    /// As stored.
    pub article: Article,
    /// Spans are byte offsets of [`Article::text`].
    pub annotations: Annotations,
    /// Where the places and countries mentioned are, by id.
    pub locations: Locations,
}

/// A facet to be listed on its own.
#[derive(Debug, Clone)]
pub struct FacetQuestion {
    /// Which.
    pub field: FacetField,
    /// Over which articles; its limit and facets are not looked at.
    pub question: Question,
    /// How many values.
    pub top: usize,
    /// Only values that contain this, whatever its case and accents.
    pub contains: Option<String>,
    /// In which order.
    pub sort: SortValues,
    /// Places counted by what they are in, at that level.
    pub roll_up: Option<Level>,
}

/// Two facets against one another.
#[derive(Debug, Clone)]
pub struct CrossView {
    /// The rows, with the number of articles of each.
    pub rows: FacetView,
    /// The columns, with the number of articles of each.
    pub columns: FacetView,
    /// Articles with both, a list a row.
    pub counts: Vec<Vec<u64>>,
}

/// The order of the values of a facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SortValues {
    /// Most frequent first.
    #[default]
    Count,
    /// By name; years and months by time.
    Name,
}

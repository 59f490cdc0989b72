//! Questions to answers: where the query language, the facts and the store meet.
//!
//! **Invariant**: knows no engine, no wording, no HTTP.
//!
//! [`Engine::search`] reads the query ([`crate::query::parse`]), turns names into keys ([`resolve`]), leaves out the
//! little words ([`lighten`]), asks the store,
//! relaxes when nothing has every word ([`relax`]), and shows the best passage of each hit ([`snippet`]).

mod answer;
mod aware;
mod cross;
mod engine;
mod expand;
mod explain;
mod feedback;
mod lighten;
mod matcher;
mod named;
mod nothing;
mod prefilter;
mod related;
mod relax;
mod resolve;
mod similar;
mod snippet;
mod spellings;
mod suggest;
mod timeline;
mod titles;
mod understood;

pub use crate::knowledge::Level;
pub use answer::{
    Answer, ArticleView, Clause, CrossView, Explanation, FacetQuestion, FacetValue, FacetView, Filter, FoundIn,
    HitView, Locations, Question, Snippet, SortValues, Suggested, Suggestion,
};
pub use cross::{LARGEST, can_be_columns};
pub use engine::Engine;
pub use related::{FIELDS as RELATED_FIELDS, Related, RelatedView, entity_field};
pub use timeline::{Bucket, LeftOut, TimeUnit, Timeline, TimelineQuestion};

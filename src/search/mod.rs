//! Questions to answers: where the query language, the facts and the store meet.
//!
//! **Invariant**: knows no engine, no wording, no HTTP.
//!
//! [`Engine::search`] reads the query ([`crate::query::parse`]), turns names into keys ([`resolve`]), leaves out the
//! little words ([`lighten`]), asks the store,
//! relaxes when nothing has every word ([`relax`]), and shows the best passage of each hit ([`snippet`]).

mod answer;
mod aware;
mod engine;
mod expand;
mod feedback;
mod lighten;
mod matcher;
mod nothing;
mod prefilter;
mod relax;
mod resolve;
mod snippet;
mod spellings;
mod understood;

pub use answer::{
    Answer, ArticleView, FacetQuestion, FacetValue, FacetView, Filter, HitView, Question, Snippet, SortValues,
};
pub use engine::Engine;

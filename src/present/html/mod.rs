//! The web page: HTML made on the server, in French, that needs no script.
//!
//! **Invariant**: every value of the data or of the address goes through maud, which escapes it; links to other sites are
//! `http` or `https` only; no request leaves the page for another site.

mod article;
mod facets;
mod home;
mod layout;
mod problem;
mod results;
mod search;
mod state;
mod style;

#[cfg(test)]
mod tests;

pub use article::article;
pub use home::home;
pub use problem::problem;
pub use results::DEEPEST;
pub use search::{PAGE_SIZE, Results, results};
pub use state::State;
pub use style::{FAVICON, FAVICON_PATH, STYLESHEET, stylesheet_path};

//! The page shown instead of another one: not found, busy, refused.

use maud::html;

use super::layout::{Bar, page};
use super::state::State;

/// A page that says what is wrong and where to go; never what happened inside.
pub fn problem(status: u16, title: &str, detail: &str) -> String {
    let main = html! {
        div .lost {
            p .status { "Erreur " (status) }
            h1 { (title) }
            p { (detail) }
            p { a href="/" { "Revenir à l’accueil" } }
        }
    };
    page(&format!("{title} · Kiosque"), Bar::Alone(&State::default()), &main)
}

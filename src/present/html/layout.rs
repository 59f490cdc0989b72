//! What every page has: head, banner with the search bar, main part, foot.

use maud::{DOCTYPE, Markup, html};

use super::state::State;
use super::style::{FAVICON_PATH, stylesheet_path};

/// Longest query that the form lets in; the server refuses longer ones.
const QUERY_LENGTH: u32 = 2000;

/// The search bar of the banner.
#[derive(Debug, Clone, Copy)]
pub enum Bar<'s> {
    /// None: the main part has a larger one.
    Absent,
    /// With the whole state.
    Alone(&'s State),
    /// Without the dates of publication, which the side column shows.
    BesideColumn(&'s State),
}

/// A whole page.
pub fn page(title: &str, bar: Bar, main: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="fr" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title) }
                link rel="stylesheet" href=(stylesheet_path());
                link rel="icon" type="image/svg+xml" href=(FAVICON_PATH);
            }
            body {
                a .skip href="#contenu" { "Aller au contenu" }
                header .banner {
                    div .inner {
                        a .brand href="/" { "Kiosque" }
                        @match bar {
                            Bar::Absent => {},
                            Bar::Alone(state) => (form(state, true, false)),
                            Bar::BesideColumn(state) => (form(state, false, false)),
                        }
                    }
                }
                main #contenu tabindex="-1" { (main) }
                footer .foot {
                    div .inner {
                        p { "Kiosque cherche dans les articles de cette machine. Rien n’en sort." }
                    }
                }
            }
        }
    };
    page.into_string()
}

/// The search bar. It keeps the filters chosen so far, `dates` those of publication too.
pub fn form(state: &State, dates: bool, focused: bool) -> Markup {
    let dates = [("from", &state.from), ("to", &state.to)].into_iter().filter(|_| dates);
    html! {
        form #recherche .search role="search" action="/" method="get" {
            label .unseen for="q" { "Rechercher dans les articles" }
            input #q name="q" type="search" value=(state.query) maxlength=(QUERY_LENGTH) autocomplete="off"
                spellcheck="false" placeholder="sommet Pékin, « cessez-le-feu », pays:Chine…" autofocus[focused];
            @for (name, value) in dates {
                @if let Some(value) = value { input type="hidden" name=(name) value=(value); }
            }
            @for (name, value) in state.hidden() { input type="hidden" name=(name) value=(value); }
            button type="submit" { "Rechercher" }
        }
    }
}

/// Queries that show what can be asked, each with what it finds.
pub fn examples() -> Markup {
    const EXAMPLES: [(&str, &str); 6] = [
        ("sommet Pékin", "les deux mots, dans n’importe quel ordre"),
        ("« chef de l’État »", "l’expression telle qu’elle est écrite"),
        ("Poutine OU Xi", "l’un ou l’autre"),
        ("élection -sport", "le premier mot sans le second"),
        ("pays:Chine titre:accord", "un pays, et un mot du titre"),
        ("date:2023-10", "les articles d’octobre 2023"),
    ];
    html! {
        ul .examples {
            @for (query, meaning) in EXAMPLES {
                @let state = State { query: query.to_owned(), ..State::default() };
                li { a href=(state.href()) { (query) } span { (meaning) } }
            }
        }
    }
}

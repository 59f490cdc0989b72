//! The first page: the search bar, ways in, the newest articles.

use maud::{Markup, html};

use super::layout::{Bar, examples, form, page};
use super::results::hits;
use super::state::State;
use crate::present::wording::{articles, facet_title, number};
use crate::search::{Answer, FacetView};
use crate::store::{FacetField, Sort};

/// The first page, from the newest articles and their facets over the whole index.
pub fn home(newest: &Answer) -> String {
    let state = State::default();
    let main = html! {
        div .hero {
            h1 { "Cherchez dans la presse" }
            p .total {
                @if newest.total == 0 { "L’index est vide : « kiosque index DOSSIER » y range vos articles." }
                @else { (articles(newest.total)) ", par les mots, les personnes, les pays et les dates." }
            }
            (form(&state, true, true))
            details .help {
                summary { "Comment chercher ?" }
                (examples())
                p { "Cliquez ensuite sur un dirigeant, une personne ou un pays pour ne garder que les articles qui en parlent, "
                    "quelle que soit la façon de le dire : « Xi », « M. Xi » ou « le président chinois »." }
            }
        }
        div .home {
            @if newest.facets.iter().any(|facet| !facet.values.is_empty()) {
                section .ways aria-label="Parcourir" {
                    @for facet in newest.facets.iter().filter(|facet| !facet.values.is_empty()) { (ways(facet)) }
                }
            }
            @if !newest.hits.is_empty() {
                section .newest aria-labelledby="derniers" {
                    h2 #derniers { "Derniers articles" }
                    (hits(&newest.hits, &state, 0, false))
                }
            }
        }
    };
    page("Kiosque : recherche dans la presse", Bar::Absent, &main)
}

fn ways(facet: &FacetView) -> Markup {
    html! {
        div .way {
            h2 { (facet_title(facet.field)) }
            ul {
                @for value in &facet.values {
                    li {
                        a href=(way(facet.field, &value.id).href()) { (value.value) }
                        span .count { (number(value.count)) }
                    }
                }
            }
        }
    }
}

fn way(field: FacetField, key: &str) -> State {
    State::only(field, key).sorted(Sort::Newest)
}

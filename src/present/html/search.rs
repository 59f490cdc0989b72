//! The page of a search: what was found, chosen filters, order, side column, hits.

use std::borrow::Cow;

use jiff::civil::Date;
use maud::{Markup, html};

use super::facets::column;
use super::layout::{Bar, examples, page};
use super::results::{hits, pages, text};
use super::state::State;
use crate::present::offsets::CodePoints;
use crate::present::problems;
use crate::present::wording::{articles, bound, facet_noun, interval, language, number};
use crate::query::problem::Problem;
use crate::search::{Answer, FacetView, RelatedView};
use crate::store::{FacetField, Sort};

/// Hits on a page.
pub const PAGE_SIZE: usize = 20;

/// What the page of a search shows.
#[derive(Debug)]
pub struct Results<'a> {
    /// What was asked.
    pub state: &'a State,
    /// What was found.
    pub answer: &'a Answer,
    /// Facets of the side column, each counted without its own filter.
    pub facets: &'a [FacetView],
    /// What appears with the one entity that was chosen or asked for.
    pub related: Option<&'a RelatedView>,
    /// Names of chosen values that no facet lists: field, key, name.
    pub names: &'a [(FacetField, String, String)],
}

/// The page of a search.
pub fn results(results: &Results) -> String {
    let Results { state, answer, facets, related, .. } = *results;
    let refused = answer.problems.iter().any(|problem| problem.is_fatal());
    let first = state.page.saturating_mul(PAGE_SIZE);
    let main = html! {
        div .results {
            div .head {
                @if refused { h1 { "Cette recherche n’a pas été comprise" } } @else { (headline(state, answer)) }
                @for problem in &answer.problems { (problem_note(&state.query, problem)) }
                @if answer.relaxed && answer.total > 0 {
                    p .note { "Aucun article ne contient tous les mots : voici les plus proches." }
                }
                (chips(results))
                @if answer.total > 1 || state.widen { (orders(state)) }
            }
            @if !refused { (column(state, facets, related)) }
            section .list aria-labelledby="trouves" {
                h2 #trouves .unseen { "Articles trouvés" }
                @if refused { (ways_out(state)) }
                @else if answer.total == 0 { (nothing(state)) }
                @else if answer.hits.is_empty() { (too_far(state)) }
                @else { (hits(&answer.hits, state, first, true)) }
                (pages(state, answer.total))
            }
        }
    };
    let bar = if refused { Bar::Alone(state) } else { Bar::BesideColumn(state) };
    let subject = if state.query.is_empty() { "Recherche" } else { &state.query };
    page(&format!("{subject} : {} · Kiosque", articles(answer.total)), bar, &main)
}

/// « 12 articles pour … ».
fn headline(state: &State, answer: &Answer) -> Markup {
    let mut count = articles(answer.total);
    if answer.total == 0 {
        "Aucun article".clone_into(&mut count);
    }
    html! {
        h1 {
            (count)
            @if !state.query.is_empty() { " pour " q .asked { (state.query) } }
            @if state.page > 0 { small { ", page " (number(state.page as u64 + 1)) } }
        }
    }
}

/// What could not be read as meant, with the words it speaks of; an empty span means that it isn't in the query.
fn problem_note(query: &str, problem: &Problem) -> Markup {
    let (start, end) = CodePoints::of(query).span(problem.span);
    let place = match end.saturating_sub(start) {
        0 => None,
        1 => Some(format!("Caractère {end}")),
        _ => Some(format!("Caractères {} à {end}", start + 1)),
    };
    let (message, hint) = problems::french(problem);
    html! {
        div .problem .fatal[problem.is_fatal()] role=[problem.is_fatal().then_some("alert")] {
            p { @if let Some(place) = &place { strong { (place) " : " } } (message) }
            @if place.is_some() { p .query { (text(query, &[problem.span])) } }
            @if let Some(hint) = &hint { p .hint { (hint) } }
        }
    }
}

/// The filters chosen so far, each with a way to remove it.
fn chips(results: &Results) -> Markup {
    let state = results.state;
    let dates = match (&state.from, &state.to) {
        (Some(from), Some(to)) if from == to => Some(format!("publiés : {}", bound(from))),
        (Some(from), Some(to)) => Some(format!("publiés : de {} à {}", bound(from), bound(to))),
        (Some(from), None) => Some(format!("publiés : depuis {}", bound(from))),
        (None, Some(to)) => Some(format!("publiés : jusqu’à {}", bound(to))),
        (None, None) => None,
    };
    html! {
        @if state.is_filtered() {
            nav .chips aria-label="Filtres actifs" {
                ul {
                    @for (field, key) in &state.filters {
                        (chip(facet_noun(*field), &name(results, *field, key), &state.without(*field, key)))
                    }
                    @if let Some(dates) = dates {
                        @let (noun, words) = dates.split_once(" : ").unwrap_or(("", &dates));
                        (chip(noun, words, &State { from: None, to: None, page: 0, ..state.clone() }))
                    }
                    @if let Some(mention) = &state.mention {
                        (chip("évoque", &spoken_of(mention), &State { mention: None, page: 0, ..state.clone() }))
                    }
                    li { a .all href=(unfiltered(state).href()) { "Tout effacer" } }
                }
            }
        }
    }
}

fn chip(noun: &str, value: &str, without: &State) -> Markup {
    html! {
        li {
            a .chip href=(without.href()) {
                span .unseen { "Retirer le filtre " }
                span .noun { (noun) } " " strong { (value) } " " span .cross aria-hidden="true" { "×" }
            }
        }
    }
}

/// The name of a chosen value, when something in the page knows it.
fn name<'r>(results: &'r Results, field: FacetField, key: &'r str) -> Cow<'r, str> {
    if field == FacetField::Language {
        return language(key).into();
    }
    let listed = results.facets.iter().filter(|facet| facet.field == field).flat_map(|facet| &facet.values);
    let mut known = listed.map(|value| (value.id.as_str(), value.value.as_str())).chain(
        results.names.iter().filter(|(of, _, _)| *of == field).map(|(_, key, name)| (key.as_str(), name.as_str())),
    );
    known.find(|(id, _)| *id == key).map_or(key, |(_, name)| name).into()
}

/// Days spoken of, as typed, in words when they are days.
fn spoken_of(mention: &str) -> Cow<'_, str> {
    if let Some((from, to)) = mention.split_once("..")
        && let (Ok(from), Ok(to)) = (from.parse::<Date>(), to.parse::<Date>())
    {
        return interval(from, to).into();
    }
    bound(mention)
}

fn orders(state: &State) -> Markup {
    const ORDERS: [(Sort, &str); 5] = [
        (Sort::Relevance, "pertinence"),
        (Sort::Fresh, "pertinence et fraîcheur"),
        (Sort::Newest, "plus récents"),
        (Sort::Oldest, "plus anciens"),
        (Sort::MentionFirst, "date évoquée"),
    ];
    html! {
        nav .orders aria-label="Ordre des articles" {
            span { "Trier :" }
            ul {
                @for (sort, name) in ORDERS {
                    li {
                        @if sort == state.sort { span aria-current="true" { (name) } }
                        @else { a href=(state.sorted(sort).href()) { (name) } }
                    }
                }
            }
            @if !state.query.is_empty() { (breadth(state)) }
        }
    }
}

/// « élargir », and back.
fn breadth(state: &State) -> Markup {
    let other = State { widen: !state.widen, page: 0, ..state.clone() };
    html! {
        span .breadth {
            @if state.widen {
                "Recherche élargie aux mots voisins · " a href=(other.href()) { "s’en tenir aux mots tapés" }
            } @else {
                a href=(other.href()) title="Chercher aussi les mots que les premiers résultats ont en commun" { "élargir" }
            }
        }
    }
}

fn nothing(state: &State) -> Markup {
    html! {
        @if state.is_filtered() {
            p { "Aucun article ne répond à la fois aux mots et aux filtres." }
        } @else {
            p { "Vérifiez l’orthographe, ou essayez avec moins de mots ou d’autres mots." }
        }
        (ways_out(state))
    }
}

fn too_far(state: &State) -> Markup {
    html! {
        p .note {
            "Cette page est au-delà du dernier article. "
            a href=(State { page: 0, ..state.clone() }.href()) { "Revenir à la première page" } "."
        }
    }
}

/// The same words without the filters, when there are both, and what else can be typed.
fn ways_out(state: &State) -> Markup {
    html! {
        @if state.is_filtered() && !state.query.is_empty() {
            p { a href=(unfiltered(state).href()) { "Chercher sans les filtres" } }
        }
        div .ways-out {
            h3 { "Quelques façons de chercher" }
            (examples())
        }
    }
}

fn unfiltered(state: &State) -> State {
    State { query: state.query.clone(), sort: state.sort, widen: state.widen, ..State::default() }
}

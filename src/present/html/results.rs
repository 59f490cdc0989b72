//! The list of hits and the pages of it.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::search::PAGE_SIZE;
use super::state::State;
use crate::annotation::{Entity, Span};
use crate::present::pieces::marked;
use crate::present::wording::{day, number, unbroken};
use crate::search::HitView;
use crate::store::FacetField;

/// Names shown under a hit.
const NAMES: usize = 5;

/// Hits passed over at most: the last page begins there.
pub const DEEPEST: usize = 10_000;

/// The hits; `full` with passages, numbered from `first` + 1.
pub fn hits(hits: &[HitView], state: &State, first: usize, full: bool) -> Markup {
    html! {
        ol .hits start=(first + 1) {
            @for hit in hits { li { (one(hit, state, full)) } }
        }
    }
}

fn one(hit: &HitView, state: &State, full: bool) -> Markup {
    html! {
        article .hit {
            h3 {
                a href=(state.article_href(&hit.id)) {
                    @if hit.title.is_empty() { "Sans titre" } @else { (text(&hit.title, &hit.title_marks)) }
                }
            }
            p .meta {
                @if let Some(source) = &hit.source { span .source { (source) } }
                @match hit.published {
                    Some(date) => time datetime=(date) { (day(date)) },
                    None => span { "sans date" },
                }
            }
            @if full {
                @for snippet in &hit.snippets { p .snippet { (text(&snippet.text, &snippet.marks)) } }
                (names(hit, state))
            }
        }
    }
}

/// Text with its matches.
pub fn text(text: &str, marks: &[Span]) -> Markup {
    html! {
        @for (piece, mark) in marked(text, marks) {
            @if mark { mark { (unbroken(piece)) } } @else { (unbroken(piece)) }
        }
    }
}

/// Leaders, then other persons, then countries, each narrowing the search.
fn names(hit: &HitView, state: &State) -> Markup {
    let leaders: BTreeSet<&str> = hit.leaders.iter().map(|leader| leader.id.as_ref()).collect();
    let others = hit.people.iter().filter(|person| !leaders.contains(person.id.as_ref()));
    let people: Vec<(FacetField, &Entity)> = hit
        .leaders
        .iter()
        .map(|leader| (FacetField::Leader, leader))
        .chain(others.map(|person| (FacetField::Person, person)))
        .take(NAMES)
        .collect();
    html! {
        @if !people.is_empty() || !hit.countries.is_empty() {
            ul .names aria-label="Personnes et pays de l’article" {
                @for (field, entity) in people { (name(field, entity, "person", state)) }
                @for country in hit.countries.iter().take(NAMES) { (name(FacetField::Country, country, "country", state)) }
            }
        }
    }
}

fn name(field: FacetField, entity: &Entity, class: &str, state: &State) -> Markup {
    html! {
        li { a class=(class) href=(state.with(field, &entity.id).href()) { (entity.name) } }
    }
}

/// Links to the other pages of hits.
pub fn pages(state: &State, total: u64) -> Markup {
    let total = usize::try_from(total).unwrap_or(usize::MAX);
    let last = (total.saturating_sub(1) / PAGE_SIZE).min(DEEPEST / PAGE_SIZE);
    let to = |page: usize| State { page, ..state.clone() }.href();
    let near: BTreeSet<usize> = [0, last]
        .into_iter()
        .chain(state.page.saturating_sub(2)..=state.page.saturating_add(2))
        .filter(|page| *page <= last)
        .collect();
    html! {
        @if last > 0 {
            nav .pages aria-label="Pages de résultats" {
                @if state.page > 0 { a rel="prev" href=(to(state.page.min(last + 1) - 1)) { "← Précédente" } }
                ol {
                    @for &page in &near {
                        @if page > 0 && !near.contains(&(page - 1)) { li .gap aria-hidden="true" { "…" } }
                        li {
                            @if page == state.page { span aria-current="page" { (number(page as u64 + 1)) } }
                            @else { a href=(to(page)) aria-label={ "Page " (page + 1) } { (number(page as u64 + 1)) } }
                        }
                    }
                }
                @if state.page < last { a rel="next" href=(to(state.page + 1)) { "Suivante →" } }
            }
            @if state.page >= last && total > DEEPEST + PAGE_SIZE {
                p .note { "La liste s’arrête ici : affinez la recherche pour voir les autres articles." }
            }
        }
    }
}

//! The side column: counts that narrow the search, and the dates of publication.

use maud::{Markup, html};

use super::state::State;
use crate::present::wording::{articles, facet_title, language, number};
use crate::search::{FacetValue, FacetView, RelatedView};
use crate::store::FacetField;

/// Values shown before « N autres ».
const SHOWN: usize = 8;

/// The side column. On a narrow screen it folds.
pub fn column(state: &State, facets: &[FacetView], related: Option<&RelatedView>) -> Markup {
    html! {
        aside .side aria-label="Affiner la recherche" {
            details .fold {
                summary { "Affiner" @if state.is_filtered() { " (filtres actifs)" } }
                div .facets {
                    @for facet in facets.iter().filter(|facet| !facet.values.is_empty()) { (one(state, facet)) }
                    @if let Some(related) = related { (appears_with(related)) }
                    (dates(state))
                }
            }
        }
    }
}

/// Whom and what the entity of the search appears with: each leads to the articles that have both.
fn appears_with(related: &RelatedView) -> Markup {
    let of = related.of.iter().fold(State::default(), |state, entity| state.with(related.kind, &entity.id));
    let found = related.facets.iter().flat_map(|(field, values)| values.iter().map(move |value| (*field, value)));
    let more: Vec<_> = found.filter(|(_, value)| 0.0 < value.score).collect();
    html! {
        @if !more.is_empty() {
            section .facet .related {
                h2 { "Apparaît avec " small lang="en" { "Appears with" } }
                ul {
                    @for (field, value) in more {
                        @let score = format!("G² {:.1} ; {} ensemble", value.score, articles(value.count));
                        li {
                            a href=(of.with(field, &value.entity.id).href()) title=(score) {
                                span .name { (value.entity.name) }
                                span .count { (number(value.score.round() as u64)) span .unseen { " de score" } }
                            }
                        }
                    }
                }
                p .aside { "Plus le score est haut, moins le hasard l’explique." }
            }
        }
    }
}

fn one(state: &State, facet: &FacetView) -> Markup {
    let mut values: Vec<&FacetValue> = facet.values.iter().collect();
    if facet.field == FacetField::Year {
        values.sort_by_key(|value| std::cmp::Reverse(value.id.parse::<i32>().unwrap_or(i32::MIN)));
    }
    let (chosen, others): (Vec<_>, Vec<_>) = values.into_iter().partition(|value| is_chosen(state, facet.field, value));
    let small = matches!(facet.field, FacetField::Source | FacetField::Year);
    let room = (if small { SHOWN - 3 } else { SHOWN }).saturating_sub(chosen.len());
    let (first, rest) = others.split_at(room.min(others.len()));
    html! {
        section .facet {
            h2 { (facet_title(facet.field)) @if !facet.exact { small { " environ" } } }
            ul {
                @for value in chosen { (entry(state, facet.field, value, true)) }
                @for value in first { (entry(state, facet.field, value, false)) }
            }
            @if !rest.is_empty() {
                details {
                    summary { (number(rest.len() as u64)) @if rest.len() == 1 { " autre" } @else { " autres" } }
                    ul { @for value in rest { (entry(state, facet.field, value, false)) } }
                }
            }
        }
    }
}

fn entry(state: &State, field: FacetField, value: &FacetValue, chosen: bool) -> Markup {
    let name = if field == FacetField::Language { language(&value.value) } else { &value.value };
    let href =
        if chosen { removed(state, field, value).href() } else { added(state, field, &key(field, value)).href() };
    html! {
        li .chosen[chosen] {
            a href=(href) {
                @if chosen { span .unseen { "Retirer : " } }
                span .name { (name) }
                span .count { (number(value.count)) span .unseen { " articles" } }
            }
        }
    }
}

/// What a value is chosen by. Places are counted where they are named: the articles counted are those that name this one,
/// not those that name one in it.
fn key(field: FacetField, value: &FacetValue) -> String {
    if field == FacetField::Place { format!("={}", value.id) } else { value.id.clone() }
}

fn is_chosen(state: &State, field: FacetField, value: &FacetValue) -> bool {
    if field == FacetField::Year {
        let year = Some(value.id.as_str());
        return state.from.as_deref() == year && state.to.as_deref() == year;
    }
    state.has(field, &key(field, value)) || state.has(field, &value.id) || state.has(field, &value.value)
}

fn added(state: &State, field: FacetField, key: &str) -> State {
    if field == FacetField::Year {
        return State { from: Some(key.to_owned()), to: Some(key.to_owned()), page: 0, ..state.clone() };
    }
    state.with(field, key)
}

fn removed(state: &State, field: FacetField, value: &FacetValue) -> State {
    if field == FacetField::Year {
        return State { from: None, to: None, page: 0, ..state.clone() };
    }
    state.without(field, &key(field, value)).without(field, &value.id).without(field, &value.value)
}

/// The dates belong to the search bar's form, so that one press of a button takes both.
fn dates(state: &State) -> Markup {
    html! {
        section .facet {
            h2 { "Publiés" }
            div .dates {
                label for="du" { "du" }
                input #du name="from" form="recherche" value=[state.from.as_deref()] size="10" autocomplete="off"
                    aria-describedby="forme";
                label for="au" { "au" }
                input #au name="to" form="recherche" value=[state.to.as_deref()] size="10" autocomplete="off"
                    aria-describedby="forme";
                button type="submit" form="recherche" { "Appliquer" }
            }
            p #forme .aside { "Un jour, un mois ou une année : 2023-10-18, 2023-10, 2023." }
        }
    }
}

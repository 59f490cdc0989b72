//! The web page and its files.

use axum::extract::State as Shared;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{StatusCode, Uri};
use axum::response::{Html, IntoResponse, Response};

use super::limits::Desk;
use super::pairs::pairs;
use super::parameters::state;
use super::problem::Refusal;
use crate::present::html::{self, DEEPEST, PAGE_SIZE, Results, State};
use crate::search::{Answer, Engine, FacetQuestion, FacetView, Filter, Question, RelatedView, SortValues};
use crate::store::{FacetField, FacetRequest, Sort};

/// Newest articles on the first page.
const NEWEST: usize = 8;

/// Facets of the side column, with how many values of each.
const COLUMN: [(FacetField, usize); 6] = [
    (FacetField::Leader, 24),
    (FacetField::Person, 24),
    (FacetField::Country, 24),
    (FacetField::Speaker, 24),
    (FacetField::Source, 15),
    (FacetField::Year, 40),
];

/// Facets of what appears with an entity, and how many values of each.
const BESIDE: [FacetField; 2] = [FacetField::Person, FacetField::Country];
const BESIDE_VALUES: usize = 6;

/// Facets of the first page.
const WAYS_IN: [(FacetField, usize); 3] =
    [(FacetField::Leader, 10), (FacetField::Country, 12), (FacetField::Person, 10)];

/// `GET /`: the first page, or the page of a search.
pub async fn search(Shared(desk): Shared<Desk>, uri: Uri) -> Result<Response, Refusal> {
    let state = state(&pairs(uri.query())?)?;
    desk.ask(move |engine| if state.is_empty() { first_page(engine) } else { results(engine, &state) }).await
}

/// `GET /article?id=ID`: with the search that found it, to go back to it.
pub async fn article(Shared(desk): Shared<Desk>, uri: Uri) -> Result<Response, Refusal> {
    let pairs = pairs(uri.query())?;
    let back = state(&pairs)?;
    let id = pairs.into_iter().find(|(name, _)| name == "id").map(|(_, id)| id).ok_or_else(Refusal::no_article)?;
    desk.ask(move |engine| {
        let view = engine.article(&id)?.ok_or_else(Refusal::no_article)?;
        Ok(Html(html::article(&view, &back)).into_response())
    })
    .await
}

/// `GET /static/FILE`: kept by browsers, since another version has another name.
pub async fn stylesheet(uri: Uri) -> Result<Response, Refusal> {
    if uri.path() != html::stylesheet_path() {
        return Err(Refusal::no_page());
    }
    let headers = [(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, html::STYLESHEET).into_response())
}

/// `GET /favicon.svg`
pub async fn favicon() -> Response {
    ([(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "public, max-age=86400")], html::FAVICON).into_response()
}

/// `GET /robots.txt`: an index of other people's articles isn't for search engines.
pub async fn robots() -> &'static str {
    "User-agent: *\nDisallow: /\n"
}

fn first_page(engine: &Engine) -> Result<Response, Refusal> {
    let question = Question { sort: Sort::Newest, limit: NEWEST, facets: requests(&WAYS_IN), ..Question::default() };
    Ok(Html(html::home(&engine.search(&question)?)).into_response())
}

fn results(engine: &Engine, state: &State) -> Result<Response, Refusal> {
    let mut question = question(state);
    // Beyond the last page that can be shown, an empty one.
    let reachable = question.offset <= DEEPEST;
    if !reachable {
        (question.offset, question.limit) = (0, 0);
    }
    question.facets = requests(&COLUMN);
    question.facets.retain(|facet| !narrows(state, facet.field));
    let answer = engine.search(&question)?;
    let refused = answer.problems.iter().any(|problem| problem.is_fatal());
    let facets = if refused { Vec::new() } else { facets(engine, state, &answer)? };
    let names = names(engine, state, &facets)?;
    let related = if refused { None } else { related(engine, state)? };
    let page =
        html::results(&Results { state, answer: &answer, facets: &facets, related: related.as_ref(), names: &names });
    let status = if refused { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    Ok((status, Html(page)).into_response())
}

/// What appears with the one entity that is chosen, or whose name is the whole query.
fn related(engine: &Engine, state: &State) -> Result<Option<RelatedView>, Refusal> {
    let name = match state.filters.as_slice() {
        [] => state.query.trim().trim_matches(['"', '«', '»', '“', '”']).trim(),
        [(FacetField::Leader | FacetField::Person | FacetField::Country | FacetField::Organisation, key)]
            if state.query.is_empty() =>
        {
            key
        }
        _ => return Ok(None),
    };
    if name.is_empty() {
        return Ok(None);
    }
    let view = engine.related(name, &BESIDE, BESIDE_VALUES)?;
    // A name of several people is none of them.
    Ok(Some(view).filter(|view| view.of.len() == 1))
}

/// The facets of the side column. One that narrows the search is counted as if it did not: its other values widen the
/// search, and their counts say by how much.
fn facets(engine: &Engine, state: &State, answer: &Answer) -> Result<Vec<FacetView>, Refusal> {
    let mut facets = Vec::with_capacity(COLUMN.len());
    for (field, top) in COLUMN {
        if narrows(state, field) {
            let mut wider = state.clone();
            wider.filters.retain(|(chosen, _)| *chosen != field);
            if field == FacetField::Year {
                (wider.from, wider.to) = (None, None);
            }
            let question = question(&wider);
            facets.push(values(engine, field, question, top)?);
        } else {
            facets.extend(answer.facets.iter().find(|facet| facet.field == field).cloned());
        }
    }
    Ok(facets)
}

/// Names of the chosen keys that the side column doesn't list: among the articles that have such a key, it is counted.
fn names(engine: &Engine, state: &State, facets: &[FacetView]) -> Result<Vec<(FacetField, String, String)>, Refusal> {
    const TOP: usize = 50;
    let mut names = Vec::new();
    for (field, key) in state.filters.iter().filter(|(field, _)| field.is_entity()) {
        let listed =
            facets.iter().any(|facet| facet.field == *field && facet.values.iter().any(|value| value.id == *key));
        if listed {
            continue;
        }
        let question = question(&State::only(*field, key));
        let view = values(engine, *field, question, TOP)?;
        if let Some(value) = view.values.into_iter().find(|value| value.id == *key) {
            names.push((*field, value.id, value.value));
        }
    }
    Ok(names)
}

/// The most frequent values of a facet; problems of the question are those of the search itself.
fn values(engine: &Engine, field: FacetField, question: Question, top: usize) -> Result<FacetView, Refusal> {
    let asked = FacetQuestion { field, question, top, contains: None, sort: SortValues::Count, roll_up: None };
    let (view, _) = engine.facets(&asked)?;
    Ok(view)
}

fn narrows(state: &State, field: FacetField) -> bool {
    let by_date = field == FacetField::Year && (state.from.is_some() || state.to.is_some());
    by_date || state.filters.iter().any(|(chosen, _)| *chosen == field)
}

fn requests(facets: &[(FacetField, usize)]) -> Vec<FacetRequest> {
    facets.iter().map(|&(field, top)| FacetRequest { field, top }).collect()
}

/// The question that a state of the page asks.
fn question(state: &State) -> Question {
    let mut filters: Vec<Filter> = Vec::new();
    for (field, value) in &state.filters {
        match filters.iter_mut().find(|filter| filter.field == *field) {
            Some(filter) => filter.values.push(value.clone()),
            None => filters.push(Filter { field: *field, values: vec![value.clone()], negated: false }),
        }
    }
    Question {
        query: state.query.clone(),
        filters,
        from: state.from.clone(),
        to: state.to.clone(),
        mention: state.mention.clone(),
        sort: state.sort,
        widen: state.widen,
        limit: PAGE_SIZE,
        offset: state.page.saturating_mul(PAGE_SIZE),
        ..Question::default()
    }
}

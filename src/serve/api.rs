//! The JSON API, version 1.

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::limits::Desk;
use super::pairs::{decoded, pairs};
use super::parameters::{
    GraphFormat, facet_question, graph_question, question, related_question, text_and_limit, timeline_question,
};
use super::problem::Refusal;
use crate::error::Error;
use crate::present::{graph, json};

/// Where articles are: the rest of the path is the id.
const ARTICLES: &str = "/api/v1/articles/";
/// Where facets are: the rest of the path is the field.
const FACETS: &str = "/api/v1/facets/";

/// `GET /api/v1/search`
pub async fn search(State(desk): State<Desk>, uri: Uri) -> Result<Response, Refusal> {
    let question = question(pairs(uri.query())?)?;
    desk.ask(move |engine| {
        let answer = engine.search(&question)?;
        if answer.problems.iter().any(|problem| problem.is_fatal()) {
            return Err(Refusal::query(&question.query, &answer.problems));
        }
        Ok(reply(&json::search(&question.query, &answer)))
    })
    .await
}

/// `GET /api/v1/suggest`
pub async fn suggest(State(desk): State<Desk>, uri: Uri) -> Result<Response, Refusal> {
    let (typed, limit) = text_and_limit(pairs(uri.query())?, "q")?;
    desk.ask(move |engine| Ok(reply(&json::suggestions(&typed, &engine.suggest(&typed, limit)?)))).await
}

/// `GET /api/v1/similar`
pub async fn similar(State(desk): State<Desk>, uri: Uri) -> Result<Response, Refusal> {
    let (id, limit) = text_and_limit(pairs(uri.query())?, "id")?;
    desk.ask(move |engine| {
        let answer = engine.similar(&id, limit)?.ok_or_else(Refusal::no_article)?;
        Ok(reply(&json::search("", &answer)))
    })
    .await
}

/// `GET /api/v1/related`
pub async fn related(State(desk): State<Desk>, uri: Uri) -> Result<Response, Refusal> {
    let (name, fields, top) = related_question(pairs(uri.query())?)?;
    desk.ask(move |engine| Ok(reply(&json::related(&engine.related(&name, &fields, top)?)))).await
}

/// `GET /api/v1/explain`
pub async fn explain(State(desk): State<Desk>, uri: Uri) -> Result<Response, Refusal> {
    let mut pairs = pairs(uri.query())?;
    let id = pairs.iter().position(|(name, _)| name == "id").map(|at| pairs.remove(at).1).unwrap_or_default();
    let question = question(pairs)?;
    desk.ask(move |engine| {
        let explanation = engine.explain(&question, &id)?.ok_or_else(Refusal::no_article)?;
        if explanation.problems.iter().any(|problem| problem.is_fatal()) {
            return Err(Refusal::query(&question.query, &explanation.problems));
        }
        Ok(reply(&json::explanation(&question.query, &explanation)))
    })
    .await
}

/// `GET /api/v1/facets/FIELD`
pub async fn facets(State(desk): State<Desk>, uri: Uri) -> Result<Response, Refusal> {
    let field = rest_of_path(&uri, FACETS).ok_or_else(Refusal::no_page)?;
    let (question, by) = facet_question(&field, pairs(uri.query())?)?;
    desk.ask(move |engine| {
        let (value, problems) = match by {
            None => engine.facets(&question).map(|(view, problems)| (json::facets(&view), problems))?,
            Some(by) => engine.cross(&question, by).map(|(view, problems)| (json::cross(&view), problems))?,
        };
        if problems.iter().any(|problem| problem.is_fatal()) {
            return Err(Refusal::query(&question.question.query, &problems));
        }
        Ok(reply(&value))
    })
    .await
}

/// `GET /api/v1/graph`
pub async fn graph(State(desk): State<Desk>, uri: Uri) -> Result<Response, Refusal> {
    let (question, format) = graph_question(pairs(uri.query())?)?;
    desk.ask(move |engine| {
        let (view, problems) = engine.cross(&question, question.field)?;
        if problems.iter().any(|problem| problem.is_fatal()) {
            return Err(Refusal::query(&question.question.query, &problems));
        }
        let mut body = Vec::new();
        let (kind, written) = match format {
            GraphFormat::Json => return Ok(reply(&graph::json(&view))),
            GraphFormat::Csv => ("text/csv; charset=utf-8", graph::csv(&mut body, &view)),
            GraphFormat::GraphMl => ("application/xml; charset=utf-8", graph::graphml(&mut body, &view)),
        };
        written.map_err(|error| Error::Internal { message: error.to_string(), hint: None })?;
        Ok(([(CONTENT_TYPE, HeaderValue::from_static(kind))], body).into_response())
    })
    .await
}

/// `GET /api/v1/articles/ID`, the id percent-encoded or not: many are addresses.
pub async fn article(State(desk): State<Desk>, uri: Uri) -> Result<Response, Refusal> {
    let id = rest_of_path(&uri, ARTICLES).ok_or_else(Refusal::no_article)?;
    desk.ask(move |engine| {
        let view = engine.article(&id)?.ok_or_else(Refusal::no_article)?;
        Ok(reply(&json::article(&view)))
    })
    .await
}

/// `GET /api/v1/timeline`
pub async fn timeline(State(desk): State<Desk>, uri: Uri) -> Result<Response, Refusal> {
    let question = timeline_question(pairs(uri.query())?)?;
    desk.ask(move |engine| {
        let (timeline, problems) = engine.timeline(&question)?;
        if problems.iter().any(|problem| problem.is_fatal()) {
            return Err(Refusal::query(&question.question.query, &problems));
        }
        Ok(reply(&json::timeline(&timeline)))
    })
    .await
}

/// `GET /healthz`
pub async fn health(State(desk): State<Desk>) -> Result<Response, Refusal> {
    let articles = desk.articles().await?;
    Ok(reply(&json!({"status": "ok", "articles": articles})))
}

fn rest_of_path(uri: &Uri, before: &str) -> Option<String> {
    uri.path().strip_prefix(before).and_then(|rest| decoded(rest, false))
}

fn reply(value: &Value) -> Response {
    ([(CONTENT_TYPE, HeaderValue::from_static("application/json"))], value.to_string()).into_response()
}

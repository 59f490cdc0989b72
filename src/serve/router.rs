//! Routes, and the layers around all of them.

use std::any::Any;
use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;

use super::limits::{Desk, in_time, short_address};
use super::problem::{Refusal, render};
use super::{Settings, api, page, security};
use crate::search::Engine;

/// Every route of the server. `GET` answers `HEAD` too.
pub fn router(engine: Arc<Engine>, settings: &Settings) -> Router {
    let desk = Desk::new(engine, settings);
    let routes = Router::new()
        .route("/", get(page::search))
        .route("/article", get(page::article))
        .route("/static/{file}", get(page::stylesheet))
        .route("/favicon.svg", get(page::favicon))
        .route("/robots.txt", get(page::robots))
        .route("/api/v1/search", get(api::search))
        .route("/api/v1/facets/{field}", get(api::facets))
        .route("/api/v1/articles/{*id}", get(api::article))
        .route("/healthz", get(api::health))
        .fallback(async || Refusal::no_page())
        .method_not_allowed_fallback(async || Refusal::method())
        .with_state(desk.clone());
    let routes = if settings.listen.ip().is_loopback() { routes.layer(from_fn(security::local_name)) } else { routes };
    // The last layer is the first to see a request.
    routes
        .layer(from_fn(short_address))
        .layer(from_fn_with_state(desk, in_time))
        .layer(CatchPanicLayer::custom(fault))
        .layer(from_fn_with_state(settings.report, render))
        .layer(from_fn(security::headers))
}

/// A panic that no blocking thread caught: its message stays on standard error.
fn fault(_: Box<dyn Any + Send>) -> Response {
    Refusal::fault().into_response()
}

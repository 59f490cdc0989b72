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
    let routes = Router::new()
        .route("/", get(page::search))
        .route("/article", get(page::article))
        .route("/static/{file}", get(page::stylesheet))
        .route("/favicon.svg", get(page::favicon))
        .route("/robots.txt", get(page::robots))
        .route("/api/v1/search", get(api::search))
        .route("/api/v1/suggest", get(api::suggest))
        .route("/api/v1/similar", get(api::similar))
        .route("/api/v1/related", get(api::related))
        .route("/api/v1/graph", get(api::graph))
        .route("/api/v1/explain", get(api::explain))
        .route("/api/v1/facets/{field}", get(api::facets))
        .route("/api/v1/articles/{*id}", get(api::article))
        .route("/api/v1/timeline", get(api::timeline))
        .route("/healthz", get(api::health))
        .with_state(Desk::new(engine, settings));
    guarded(routes, settings)
}

/// Routes behind every protection.
fn guarded(routes: Router, settings: &Settings) -> Router {
    let routes = routes.fallback(async || Refusal::no_page()).method_not_allowed_fallback(async || Refusal::method());
    let routes = if settings.listen.ip().is_loopback() { routes.layer(from_fn(security::local_name)) } else { routes };
    // The last layer is the first to see a request.
    routes
        .layer(from_fn(short_address))
        .layer(from_fn_with_state(settings.timeout, in_time))
        .layer(CatchPanicLayer::custom(fault))
        .layer(from_fn_with_state(settings.report, render))
        .layer(from_fn(security::headers))
}

/// A panic that no blocking thread caught: its message stays on standard error.
fn fault(_: Box<dyn Any + Send>) -> Response {
    Refusal::fault().into_response()
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;
    use std::time::Duration;

    use axum::body::{Body, to_bytes};
    use axum::http::{HeaderMap, Request, StatusCode};
    use serde_json::Value;
    use tower::ServiceExt;

    use super::*;
    use crate::error::Error;

    fn toy(listen: SocketAddr) -> Router {
        async fn broken() -> Result<(), Refusal> {
            Err(Error::Internal { message: "secret cause".into(), hint: None }.into())
        }
        async fn panics() -> &'static str {
            panic!("secret panic")
        }
        async fn slow() -> &'static str {
            tokio::time::sleep(Duration::from_secs(60)).await;
            "late"
        }
        let routes = Router::new()
            .route("/", get(async || "page"))
            .route("/api/v1/broken", get(broken))
            .route("/broken", get(broken))
            .route("/api/v1/panics", get(panics))
            .route("/api/v1/slow", get(slow))
            .route("/api/v1/busy", get(async || Refusal::busy()));
        guarded(routes, &Settings { listen, timeout: Duration::from_millis(30), ..Settings::default() })
    }

    async fn ask_as(host: &str, method: &str, path: &str) -> (StatusCode, HeaderMap, String) {
        let request = Request::builder().method(method).uri(path).header("host", host).body(Body::empty()).unwrap();
        let response = toy(SocketAddr::from(([127, 0, 0, 1], 0))).oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, headers, String::from_utf8(body.to_vec()).unwrap())
    }

    async fn ask(method: &str, path: &str) -> (StatusCode, HeaderMap, String) {
        ask_as("localhost:7070", method, path).await
    }

    #[tokio::test]
    async fn programs_get_problem_details() {
        for (method, path, expected) in [
            ("GET", "/api/v1/broken", 500),
            ("GET", "/api/v1/panics", 500),
            ("GET", "/api/v1/slow", 504),
            ("GET", "/api/v1/busy", 503),
            ("GET", "/api/v1/nothing", 404),
            ("GET", "/api/v2", 404),
            ("POST", "/api/v1/busy", 405),
        ] {
            let (status, headers, body) = ask(method, path).await;
            assert_eq!(status.as_u16(), expected, "{path}");
            assert_eq!(headers["content-type"], "application/problem+json", "{path}");
            assert_eq!(headers["cache-control"], "no-store", "{path}");
            let problem: Value = serde_json::from_str(&body).unwrap();
            assert_eq!(problem["status"], expected, "{path}");
            assert_eq!(problem["instance"], path);
            assert!(problem["title"].is_string() && problem["detail"].is_string() && problem["problems"].is_array());
            assert!(!body.contains("secret"), "{body}");
        }
    }

    #[tokio::test]
    async fn readers_get_a_page() {
        for (method, path, expected) in [("GET", "/broken", 500), ("GET", "/nothing", 404), ("PUT", "/", 405)] {
            let (status, headers, body) = ask(method, path).await;
            assert_eq!(status.as_u16(), expected, "{path}");
            assert_eq!(headers["content-type"], "text/html; charset=utf-8");
            assert!(body.contains("<html lang=\"fr\">") && !body.contains("secret"), "{body}");
        }
    }

    #[tokio::test]
    async fn refusals_say_what_to_do() {
        let (_, headers, _) = ask("DELETE", "/").await;
        assert_eq!(headers["allow"], "GET,HEAD");
        let (_, headers, _) = ask("GET", "/api/v1/busy").await;
        assert_eq!(headers["retry-after"], "2");
    }

    #[tokio::test]
    async fn heads_have_no_body() {
        for (path, expected) in [("/", 200), ("/nothing", 404), ("/api/v1/nothing", 404)] {
            let (status, headers, body) = ask("HEAD", path).await;
            assert_eq!((status.as_u16(), body.as_str()), (expected, ""), "{path}");
            assert_ne!(headers["content-length"], "0", "{path}");
        }
    }

    #[tokio::test]
    async fn every_response_is_shut_in() {
        for path in ["/", "/nothing", "/api/v1/panics"] {
            let (_, headers, _) = ask("GET", path).await;
            let policy = headers["content-security-policy"].to_str().unwrap();
            assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe"), "{path}");
            assert_eq!(headers["x-content-type-options"], "nosniff");
            assert_eq!(headers["referrer-policy"], "no-referrer");
        }
    }

    #[tokio::test]
    async fn other_names_are_refused_on_loopback_only() {
        assert_eq!(ask_as("rebound.example", "GET", "/").await.0, StatusCode::MISDIRECTED_REQUEST);
        assert_eq!(ask_as("[::1]:7070", "GET", "/").await.0, StatusCode::OK);
        let request = Request::builder().uri("/").header("host", "kiosque.example").body(Body::empty()).unwrap();
        let response = toy(SocketAddr::from(([0, 0, 0, 0], 0))).oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
    }

    #[tokio::test]
    async fn long_addresses_are_refused() {
        let path = format!("/?q={}", "a".repeat(20_000));
        assert_eq!(ask("GET", &path).await.0, StatusCode::URI_TOO_LONG);
    }
}

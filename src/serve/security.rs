//! What protects readers: headers that shut the page in, and a check of the name the server is called by.

use std::net::IpAddr;

use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::uri::Authority;
use axum::http::{HeaderValue, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::problem::Refusal;

/// Only our own style sheet and icon; no script, no frame, no form that leads elsewhere.
const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
                              frame-ancestors 'none'";

/// On every response. Sites that articles link to never learn what was searched, and browsers keep no copy.
const HEADERS: [(HeaderName, &str); 5] = [
    (CONTENT_SECURITY_POLICY, CONTENT_POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (CACHE_CONTROL, "no-store"),
];

/// Sets the headers that a response doesn't have yet.
pub async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in HEADERS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// On a loopback address, answers only to names of this machine: a site whose name was pointed at 127.0.0.1 could
/// otherwise read the index through a visitor's browser (DNS rebinding).
pub async fn local_name(request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    if called_locally(host, request.uri()) { next.run(request).await } else { Refusal::other_host().into_response() }
}

fn called_locally(host: Option<&str>, uri: &Uri) -> bool {
    let authority = host.map_or_else(|| uri.authority().cloned(), |host| host.parse::<Authority>().ok());
    let Some(authority) = authority else { return false };
    // `user@host` is no Host header.
    if authority.as_str().contains('@') {
        return false;
    }
    let name = authority.host();
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    name.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine() {
        for (host, expected) in [
            ("localhost", true),
            ("LOCALHOST:7070", true),
            ("127.0.0.1:7070", true),
            ("[::1]:7070", true),
            ("[::1]", true),
            ("evil.example", false),
            ("127.0.0.1.evil.example", false),
            ("localhost.evil.example:7070", false),
            ("localhost@evil.example", false),
            ("evil@localhost", false),
            ("192.168.1.2", false),
            ("", false),
            ("[::1", false),
        ] {
            assert_eq!(called_locally(Some(host), &Uri::from_static("/")), expected, "{host}");
        }
        assert!(!called_locally(None, &Uri::from_static("/")));
    }
}

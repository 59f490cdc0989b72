//! Refusals: RFC 9457 problem details under `/api`, a page in French elsewhere.
//!
//! Any layer may refuse; the refusal travels in the response's extensions to [`render`], which knows the address and
//! gives it its form. Causes inside the server are reported to its operator, never to the reader.

use std::fmt::Display;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::error::Error;
use crate::present::{html, json};
use crate::query::problem::Problem;

/// Why a request gets no answer.
#[derive(Debug, Clone)]
pub struct Refusal {
    status: StatusCode,
    /// In French, for the page.
    title: &'static str,
    /// In French.
    detail: String,
    /// What was wrong with each part of the request.
    problems: Vec<Value>,
    /// For the operator only.
    cause: Option<String>,
}

impl Refusal {
    fn new(status: StatusCode, title: &'static str, detail: impl Into<String>) -> Refusal {
        Refusal { status, title, detail: detail.into(), problems: Vec::new(), cause: None }
    }

    /// Parameters that are unknown or can't be read.
    pub fn parameters(problems: Vec<Value>) -> Refusal {
        let detail = match problems.first().and_then(|problem| problem["message"].as_str()) {
            Some(message) if problems.len() == 1 => sentence(message),
            _ => "Plusieurs paramètres de l’adresse ne conviennent pas.".to_owned(),
        };
        let refusal = Refusal::new(StatusCode::BAD_REQUEST, "Adresse incorrecte", detail);
        Refusal { problems, ..refusal }
    }

    /// A query that can't be read as meant.
    pub fn query(query: &str, problems: &[Problem]) -> Refusal {
        let detail = "La recherche n’a pas été comprise : voir « problems », dont les positions comptent les caractères de « q ».";
        let mut refusal = Refusal::new(StatusCode::BAD_REQUEST, "Recherche incorrecte", detail);
        if let Value::Array(problems) = json::problems(query, problems) {
            refusal.problems = problems;
        }
        refusal
    }

    /// No such page or route.
    pub fn no_page() -> Refusal {
        Refusal::new(StatusCode::NOT_FOUND, "Page introuvable", "Il n’y a rien à cette adresse.")
    }

    /// No such article.
    pub fn no_article() -> Refusal {
        let detail = "Aucun article de l’index ne porte cet identifiant. Il a pu être retiré depuis votre recherche.";
        Refusal::new(StatusCode::NOT_FOUND, "Article introuvable", detail)
    }

    /// Only reading is possible.
    pub fn method() -> Refusal {
        let detail = "Cette adresse ne se demande que par GET ou HEAD.";
        Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "Méthode refusée", detail)
    }

    /// An address that is too long to be read.
    pub fn too_long() -> Refusal {
        Refusal::new(StatusCode::URI_TOO_LONG, "Adresse trop longue", "Cette adresse est trop longue pour être lue.")
    }

    /// Asked by another name than those of this machine.
    pub fn other_host() -> Refusal {
        let detail = "Ce serveur ne répond qu’aux noms de cette machine : localhost, 127.0.0.1 ou [::1].";
        Refusal::new(StatusCode::MISDIRECTED_REQUEST, "Nom de serveur refusé", detail)
    }

    /// Too many searches at once.
    pub fn busy() -> Refusal {
        let detail = "Trop de recherches sont en cours. Essayez de nouveau dans quelques secondes.";
        Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "Serveur occupé", detail)
    }

    /// The time is over.
    pub fn too_slow() -> Refusal {
        let detail = "La réponse a pris trop de temps. Essayez une recherche plus précise.";
        Refusal::new(StatusCode::GATEWAY_TIMEOUT, "Réponse trop longue", detail)
    }

    /// The program is at fault.
    pub fn fault() -> Refusal {
        let detail = "Le serveur n’a pas pu répondre. L’erreur est de son côté, pas du vôtre.";
        Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "Erreur du serveur", detail)
    }

    fn retry_after(&self) -> Option<&'static str> {
        (self.status == StatusCode::SERVICE_UNAVAILABLE).then_some("2")
    }

    fn problem_details(&self, instance: &str) -> Value {
        json!({
            "type": "about:blank",
            "title": self.status.canonical_reason().unwrap_or("Error"),
            "status": self.status.as_u16(),
            "detail": self.detail,
            "instance": instance,
            "problems": self.problems,
        })
    }

    fn page(&self) -> String {
        let problems = self.problems.iter().filter(|_| self.problems.len() > 1);
        let messages: Vec<String> = problems.filter_map(|problem| problem["message"].as_str()).map(sentence).collect();
        let hints = self.problems.iter().filter_map(|problem| problem["hint"].as_str()).map(sentence);
        let detail: Vec<String> = [self.detail.clone()].into_iter().chain(messages).chain(hints).collect();
        html::problem(self.status.as_u16(), self.title, &detail.join(" "))
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Refusal {
        match &error {
            Error::User { message, hint } => Refusal {
                problems: vec![json!({"message": message, "hint": hint})],
                ..Refusal::new(StatusCode::BAD_REQUEST, "Demande incorrecte", sentence(message))
            },
            _ => Refusal { cause: Some(causes(&error)), ..Refusal::fault() },
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// What operators are told of errors inside the server.
pub type Report = fn(&dyn Display);

/// Gives refusals their form.
pub async fn render(State(report): State<Report>, request: Request, next: Next) -> Response {
    let address = request.uri().clone();
    let bodiless = request.method() == Method::HEAD;
    let mut response = next.run(request).await;
    let Some(refusal) = response.extensions_mut().remove::<Refusal>() else { return response };
    if let Some(cause) = &refusal.cause {
        report(&format_args!("{}: {cause}", address.path()));
    }
    let path = address.path();
    let for_programs = path.starts_with("/api/") || path == "/api" || path == "/healthz";
    let (kind, text) = if for_programs {
        ("application/problem+json", refusal.problem_details(path).to_string())
    } else {
        ("text/html; charset=utf-8", refusal.page())
    };
    let length = text.len();
    *response.body_mut() = if bodiless { Body::empty() } else { Body::from(text) };
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    if let Some(seconds) = refusal.retry_after() {
        headers.insert(RETRY_AFTER, HeaderValue::from_static(seconds));
    }
    response
}

/// An error and what it came from, on one line.
fn causes(error: &Error) -> String {
    let mut line = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !line.contains(&cause_text) {
            line.push_str(": ");
            line.push_str(&cause_text);
        }
        source = cause.source();
    }
    line
}

/// A message as a sentence: capital letter, full stop.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    let stop = if message.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

//! Searches on blocking threads: so many at a time, the next ones wait a little, then are sent away.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use super::Settings;
use super::problem::Refusal;
use crate::search::Engine;

/// Bytes of the longest address that is read.
const ADDRESS: usize = 16 * 1024;

/// The engine behind its limits.
#[derive(Clone)]
pub struct Desk {
    engine: Arc<Engine>,
    places: Arc<Semaphore>,
    patience: Duration,
    timeout: Duration,
}

impl Desk {
    /// A desk with as many places as the settings say.
    pub fn new(engine: Arc<Engine>, settings: &Settings) -> Desk {
        let places = settings.concurrency.clamp(1, Semaphore::MAX_PERMITS);
        Desk { engine, places: Arc::new(Semaphore::new(places)), patience: settings.patience, timeout: settings.timeout }
    }

    /// Does some work with the engine on a blocking thread.
    ///
    /// The place is given back when the work ends, not when the request does: a search that nobody waits for any more
    /// still takes a processor.
    pub async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Engine) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let turn = tokio::time::timeout(self.patience, Arc::clone(&self.places).acquire_owned());
        let place = match turn.await {
            Ok(Ok(place)) => place,
            Ok(Err(_)) | Err(_) => return Err(Refusal::busy()),
        };
        let engine = Arc::clone(&self.engine);
        let work = tokio::task::spawn_blocking(move || {
            let done = work(&engine);
            drop(place);
            done
        });
        // A panic ends here, its message on standard error only.
        work.await.unwrap_or_else(|_| Err(Refusal::fault()))
    }

    /// The number of articles, whatever the load: a watchdog must not take a busy server for a dead one.
    pub async fn alive(&self) -> Result<u64, Refusal> {
        let engine = Arc::clone(&self.engine);
        let articles = tokio::task::spawn_blocking(move || engine.alive());
        articles.await.map_err(|_| Refusal::fault())?.map_err(Refusal::from)
    }
}

/// Ends every request in time.
pub async fn in_time(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    tokio::time::timeout(desk.timeout, next.run(request)).await.unwrap_or_else(|_| Refusal::too_slow().into_response())
}

/// Sends away addresses of unreasonable length.
pub async fn short_address(request: Request, next: Next) -> Response {
    let length = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    if length > ADDRESS { Refusal::too_long().into_response() } else { next.run(request).await }
}

//! Searches on blocking threads: so many at a time, the next ones wait a little, then are sent away.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::Settings;
use super::problem::Refusal;
use crate::search::Engine;

/// Bytes of the longest address that is read.
const ADDRESS: usize = 16 * 1024;

/// The engine behind its limits: what routes share.
#[derive(Clone)]
pub struct Desk {
    engine: Arc<Engine>,
    turns: Turns,
}

impl Desk {
    /// A desk with as many places as the settings say.
    pub fn new(engine: Arc<Engine>, settings: &Settings) -> Desk {
        Desk { engine, turns: Turns::new(settings.concurrency, settings.patience) }
    }

    /// Does some work with the engine, when its turn comes.
    pub async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Engine) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let engine = Arc::clone(&self.engine);
        self.turns.take(move || work(&engine)).await
    }

    /// The number of articles, whatever the load: a watchdog must not take a busy server for a dead one.
    pub async fn articles(&self) -> Result<u64, Refusal> {
        let engine = Arc::clone(&self.engine);
        spawn_blocking(move || engine.articles()).await.map_err(|_| Refusal::fault())?.map_err(Refusal::from)
    }
}

/// Places for work that holds a processor.
#[derive(Clone)]
struct Turns {
    places: Arc<Semaphore>,
    patience: Duration,
}

impl Turns {
    fn new(places: usize, patience: Duration) -> Turns {
        Turns { places: Arc::new(Semaphore::new(places.clamp(1, Semaphore::MAX_PERMITS))), patience }
    }

    /// Does some work on a blocking thread.
    ///
    /// The place is given back when the work ends, not when the request does: a search that nobody waits for any more
    /// still holds its processor.
    async fn take<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let place = match timeout(self.patience, Arc::clone(&self.places).acquire_owned()).await {
            Ok(Ok(place)) => place,
            Ok(Err(_)) | Err(_) => return Err(Refusal::busy()),
        };
        let work = spawn_blocking(move || {
            let done = work();
            drop(place);
            done
        });
        // A panic ends here, its message on standard error only.
        work.await.unwrap_or_else(|_| Err(Refusal::fault()))
    }
}

/// Ends every request in time.
pub async fn in_time(State(limit): State<Duration>, request: Request, next: Next) -> Response {
    timeout(limit, next.run(request)).await.unwrap_or_else(|_| Refusal::too_slow().into_response())
}

/// Sends away addresses of unreasonable length.
pub async fn short_address(request: Request, next: Next) -> Response {
    let length = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    if length > ADDRESS { Refusal::too_long().into_response() } else { next.run(request).await }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use super::*;

    fn status<T>(done: Result<T, Refusal>) -> Option<StatusCode> {
        done.err().map(|refusal| refusal.into_response().status())
    }

    #[tokio::test]
    async fn a_search_waits_for_its_turn_then_is_sent_away() {
        let turns = Turns::new(1, Duration::from_millis(20));
        let (end, ended) = std::sync::mpsc::channel::<()>();
        let busy = turns.clone();
        let first = tokio::spawn(async move { busy.take(move || Ok(ended.recv().is_ok())).await });
        while turns.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(status(turns.take(|| Ok(())).await), Some(StatusCode::SERVICE_UNAVAILABLE));
        end.send(()).unwrap();
        assert!(first.await.unwrap().is_ok());
        assert_eq!(status(turns.take(|| Ok(())).await), None);
    }

    #[tokio::test]
    async fn a_place_is_held_until_the_work_ends() {
        let turns = Turns::new(1, Duration::from_millis(5));
        let (end, ended) = std::sync::mpsc::channel::<()>();
        let abandoned = timeout(Duration::from_millis(5), turns.take(move || Ok(ended.recv().is_ok()))).await;
        assert!(abandoned.is_err());
        assert_eq!(status(turns.take(|| Ok(())).await), Some(StatusCode::SERVICE_UNAVAILABLE));
        end.send(()).unwrap();
    }

    #[tokio::test]
    async fn a_panic_gives_its_place_back() {
        let turns = Turns::new(1, Duration::from_secs(5));
        let panicked: Result<(), Refusal> = turns.take(|| panic!("on purpose")).await;
        assert_eq!(status(panicked), Some(StatusCode::INTERNAL_SERVER_ERROR));
        assert_eq!(status(turns.take(|| Ok(())).await), None);
    }
}

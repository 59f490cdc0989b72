//! The HTTP server: the JSON API and the web page over one index, read-only.
//!
//! **Invariant**: the only async code. It asks `search` and shows with `present`; it knows no index format and no French.
//! Every search runs on a blocking thread behind a limit, every request ends in time, and every refusal, whichever layer
//! it comes from, is made in [`problem`].

mod api;
mod connections;
mod limits;
mod page;
mod pairs;
mod parameters;
mod problem;
mod reader;
mod router;
mod security;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;

use crate::error::{Error, Result};
use crate::search::Engine;

use connections::Connections;
pub use problem::Report;
pub use router::router;

/// How long running requests may go on once the server was told to stop.
const FAREWELL: Duration = Duration::from_secs(5);

/// How the server listens and what it allows.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Address and port; port 0 takes any free one.
    pub listen: SocketAddr,
    /// Whether an address that other machines reach was meant.
    pub public: bool,
    /// Searches at the same time.
    pub concurrency: usize,
    /// How long a request waits for its turn before it is sent away.
    pub patience: Duration,
    /// How long a request may take in all.
    pub timeout: Duration,
    /// Connections at the same time; the next ones wait.
    pub connections: usize,
    /// How long a connection may stay silent.
    pub idle: Duration,
    /// Told of errors inside the server, which readers only see as « 500 ».
    pub report: Report,
}

impl Default for Settings {
    fn default() -> Settings {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Settings {
            listen: SocketAddr::from(([127, 0, 0, 1], 7070)),
            public: false,
            concurrency: cores * 2,
            patience: Duration::from_secs(1),
            timeout: Duration::from_secs(10),
            connections: 512,
            idle: Duration::from_secs(30),
            report: |_| {},
        }
    }
}

/// Serves until SIGINT or SIGTERM; `ready` is told the address once the server listens.
pub fn run(engine: Arc<Engine>, settings: &Settings, ready: impl FnOnce(SocketAddr)) -> Result<()> {
    if !settings.listen.ip().is_loopback() && !settings.public {
        return Err(Error::user(
            format!("{} can be reached by other machines, and the server asks no password", settings.listen),
            "listen on 127.0.0.1, or add `--public` if everyone there may read the articles",
        ));
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(runtime_error)?;
    let served = runtime.block_on(serve(engine, settings, ready));
    // A search can't be interrupted: those still running are left behind.
    runtime.shutdown_timeout(Duration::from_millis(200));
    served
}

async fn serve(engine: Arc<Engine>, settings: &Settings, ready: impl FnOnce(SocketAddr)) -> Result<()> {
    let stop = stop_signal()?;
    let listener = TcpListener::bind(settings.listen).await.map_err(|source| bind_error(settings.listen, source))?;
    let address = listener.local_addr().map_err(|source| bind_error(settings.listen, source))?;
    let listener = Connections::new(listener, settings.connections, settings.idle);
    ready(address);
    let (leaving, left) = tokio::sync::oneshot::channel();
    let graceful = async move {
        stop.await;
        // Nobody listens any more only when the server ended by itself.
        _ = leaving.send(());
    };
    let server = axum::serve(listener, router(engine, settings)).with_graceful_shutdown(graceful).into_future();
    let deadline = async move {
        match left.await {
            Ok(()) => tokio::time::sleep(FAREWELL).await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        served = server => served.map_err(|source| bind_error(settings.listen, source)),
        () = deadline => Ok(()),
    }
}

/// Ready when the process is told to stop.
fn stop_signal() -> Result<impl Future<Output = ()> + Send + 'static> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut interrupt = signal(SignalKind::interrupt()).map_err(runtime_error)?;
        let mut terminate = signal(SignalKind::terminate()).map_err(runtime_error)?;
        Ok(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

fn runtime_error(source: std::io::Error) -> Error {
    Error::Internal { message: format!("cannot start the server: {source}"), hint: None }
}

fn bind_error(address: SocketAddr, source: std::io::Error) -> Error {
    let hint = match source.kind() {
        std::io::ErrorKind::AddrInUse => {
            Some("another program listens there: choose another port with `--listen`".to_owned())
        }
        std::io::ErrorKind::PermissionDenied => {
            Some("ports below 1024 need privileges: choose a higher one".to_owned())
        }
        std::io::ErrorKind::AddrNotAvailable => Some("this machine has no such address".to_owned()),
        _ => None,
    };
    Error::World { action: "cannot listen on", path: address.to_string().into(), source, hint }
}

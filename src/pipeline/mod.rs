//! The one place where read → extract → store meet: threads, incremental state, the report.
//!
//! **Invariant**: prints nothing and knows no engine; a bad article is a line of the report, never an error.
//!
//! [`plan`] compares the folders with the index; [`workers`] read and extract on all cores; [`run`] hands the articles
//! to the one writer, in whatever order they come, and [`claims`] keeps two articles from having one id.

mod claims;
mod plan;
mod report;
mod run;
mod walk;
mod workers;

pub use report::{Note, Progress, Report};
pub use run::{run, run_records};
pub use walk::dry_run;

use std::path::PathBuf;
use std::time::Duration;

use crate::read;

/// How a run goes.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// What the user says of articles that don't say it themselves.
    pub read: read::Options,
    /// Threads that extract.
    pub jobs: usize,
    /// Time between commits of a long run.
    pub commit_every: Duration,
}

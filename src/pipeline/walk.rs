//! The walk of a run: which files there are, and which of them must be read.

use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;

use super::Settings;
use super::plan::{Known, Standing, absolute, digest};
use super::report::{Note, Report};
use super::workers::Job;
use crate::read;
use crate::store::FileState;

/// What the walk found.
#[derive(Default)]
pub struct Walk {
    /// Files to be read.
    pub jobs: Vec<Job>,
    /// Absolute paths of the walk.
    pub roots: Vec<PathBuf>,
    /// Absolute paths of all files found.
    pub seen: FxHashSet<PathBuf>,
    /// What could not be walked: nothing below it has disappeared.
    pub unreadable: Vec<PathBuf>,
    /// What was left out.
    pub notes: Vec<Note>,
    /// Files not opened.
    pub unchanged: u64,
}

/// Walks the paths and compares what is there with what the index knows.
pub fn walk(paths: &[PathBuf], known: &Known) -> Walk {
    let mut walk = Walk { roots: paths.iter().map(|path| absolute(path)).collect(), ..Walk::default() };
    let mut folder = (PathBuf::new(), PathBuf::new());
    for found in read::sources(paths) {
        match found {
            Ok(source) => {
                let path = absolute_in(&mut folder, &source.path);
                let standing = known.standing(&path, &source);
                walk.seen.insert(path.clone());
                let known = match standing {
                    Standing::Unchanged => {
                        walk.unchanged += 1;
                        continue;
                    }
                    Standing::New => None,
                    Standing::Doubtful(state) => Some(state),
                };
                walk.jobs.push(Job { ticket: 0, source, path, known });
            }
            Err(skipped) => {
                // The link itself, not what it leads to.
                walk.unreadable.push(absolute_in(&mut folder, &skipped.path));
                walk.notes.push(Note::skipped(skipped));
            }
        }
    }
    walk
}

/// The absolute path of a file; its folder's is resolved once for all its files.
fn absolute_in(folder: &mut (PathBuf, PathBuf), path: &Path) -> PathBuf {
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else { return absolute(path) };
    if folder.0 != parent || folder.1.as_os_str().is_empty() {
        let parent_or_here = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
        *folder = (parent.to_owned(), absolute(parent_or_here));
    }
    folder.1.join(name)
}

/// What [`super::run`] would do, without reading any article: new, changed and removed files.
pub fn dry_run(files: Vec<FileState>, settings: &Settings) -> Report {
    let known = Known::new(files, &[]);
    let walk = walk(&settings.paths, &known);
    let mut report = Report { notes: walk.notes.clone(), ..Report::default() };
    report.unchanged_files = walk.unchanged;
    for job in &walk.jobs {
        match &job.known {
            Some(state) if digest(&job.source.path).is_ok_and(|digest| digest == state.digest) => {
                report.unchanged_files += 1;
            }
            Some(_) => report.changed_files += 1,
            None => match read::refusal(&job.source.path) {
                Some(reason) => {
                    let (path, reason) = (job.source.path.clone(), reason.to_owned());
                    report.notes.push(Note { path, record: None, reason, indexed: false });
                }
                None => report.new_files += 1,
            },
        }
    }
    report.removed_files = known.disappeared(&walk.roots, &walk.seen, &walk.unreadable).count() as u64;
    report
}

//! What a run did, and what it left out and why.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::read::Skipped;

/// A file or article that was left out, or indexed with a reservation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The file.
    pub path: PathBuf,
    /// The record, from 1, in a file of several.
    pub record: Option<u64>,
    /// Why, or what to know.
    pub reason: String,
    /// Whether the article is in the index all the same.
    pub indexed: bool,
}

impl Note {
    /// A note on something left out.
    pub fn skipped(skipped: Skipped) -> Note {
        let Skipped { path, record, reason } = skipped;
        Note { path, record, reason, indexed: false }
    }
}

/// Counts while a run goes on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files found so far.
    pub files_found: u64,
    /// Files dealt with.
    pub files_done: u64,
    /// Bytes found so far.
    pub bytes_found: u64,
    /// Bytes dealt with.
    pub bytes_done: u64,
    /// Articles indexed.
    pub articles: u64,
    /// Whether all files have been found.
    pub complete: bool,
}

/// What a run did.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Files that were not in the index.
    pub new_files: u64,
    /// Files whose content changed.
    pub changed_files: u64,
    /// Files left as they were.
    pub unchanged_files: u64,
    /// Files that disappeared, their articles removed.
    pub removed_files: u64,
    /// Articles added.
    pub articles: u64,
    /// What was left out, and what to know of the rest, by path.
    pub notes: Vec<Note>,
}

impl Report {
    /// Number of files and records left out.
    pub fn skipped(&self) -> usize {
        self.notes.iter().filter(|note| !note.indexed).count()
    }

    /// Whether the run changed nothing.
    pub fn is_idle(&self) -> bool {
        self.articles == 0 && self.removed_files == 0 && self.changed_files == 0
    }

    /// Writes the notes as a table: path, record, whether it is in the index, reason.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let mut out = io::BufWriter::new(std::fs::File::create(path)?);
        writeln!(out, "path\trecord\tindexed\treason")?;
        for note in &self.notes {
            let record = note.record.map_or(String::new(), |record| record.to_string());
            let indexed = if note.indexed { "yes" } else { "no" };
            let path = note.path.display().to_string().replace(['\t', '\n'], " ");
            writeln!(out, "{path}\t{record}\t{indexed}\t{}", note.reason.replace(['\t', '\n'], " "))?;
        }
        out.flush()
    }
}

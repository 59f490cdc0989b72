//! What the folders hold against what the index holds.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::read::Source;
use crate::store::FileState;

/// The files of the index at the start of a run.
#[derive(Debug, Default)]
pub struct Known {
    files: FxHashMap<PathBuf, FileState>,
    again: FxHashSet<PathBuf>,
}

/// What is known of a file before it is opened.
#[derive(Debug, PartialEq, Eq)]
pub enum Standing {
    /// Size and modification time are those of the index: not read.
    Unchanged,
    /// Only its content can tell.
    Doubtful(FileState),
    /// Not in the index.
    New,
}

impl Known {
    /// The files of an index; those in `again` are read whatever their state.
    pub fn new(files: Vec<FileState>, again: &[PathBuf]) -> Known {
        Known {
            files: files.into_iter().map(|file| (file.path.clone(), file)).collect(),
            again: again.iter().cloned().collect(),
        }
    }

    /// The standing of a file at its absolute path.
    pub fn standing(&self, path: &Path, source: &Source) -> Standing {
        match self.files.get(path) {
            None => Standing::New,
            Some(state) if self.again.contains(path) => {
                // No content has this digest: the file is read again.
                Standing::Doubtful(FileState { digest: !state.digest, ..state.clone() })
            }
            Some(state) if state.size == source.size && state.modified == source.modified => Standing::Unchanged,
            Some(state) => Standing::Doubtful(state.clone()),
        }
    }

    /// Whether the index has articles of that file.
    pub fn contains(&self, path: &Path) -> bool {
        self.files.contains_key(path)
    }

    /// Files of the index below `roots` that were not seen and are not below a folder of `unreadable`.
    pub fn disappeared<'k>(
        &'k self,
        roots: &'k [PathBuf],
        seen: &'k FxHashSet<PathBuf>,
        unreadable: &'k [PathBuf],
    ) -> impl Iterator<Item = &'k Path> {
        let below = |path: &Path, folders: &[PathBuf]| folders.iter().any(|folder| path.starts_with(folder));
        self.files
            .keys()
            .filter(move |path| below(path, roots) && !seen.contains(*path) && !below(path, unreadable))
            .map(PathBuf::as_path)
    }
}

/// The path that stands for a file in the index: absolute, its folder's links resolved.
pub fn absolute(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

/// First sixteen bytes of the BLAKE3 digest of a file's content.
pub fn digest(path: &Path) -> io::Result<u128> {
    let mut file = File::open(path)?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; 64 << 10];
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            length => hasher.update(buffer.get(..length).unwrap_or_default()),
        };
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(hasher.finalize().as_bytes().split_at(16).0);
    Ok(u128::from_le_bytes(bytes))
}

//! The folder of an index: one sub-folder a generation, and `CURRENT`, which names the one in use.
//!
//! A rebuilt index is written beside the old one; renaming `CURRENT` switches readers in one step.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::error::{Error, Result};

/// Times that a lock held by another is tried again.
const PATIENCE: u32 = 20;

const CURRENT: &str = "CURRENT";
const NEXT: &str = "CURRENT.next";
const LOCK: &str = "LOCK";

/// What the last run skipped, beside the index.
pub const REPORT: &str = "report.tsv";

const PREFIX: &str = "generation-";

/// The folder of the generation in use; `None` when there is no index.
pub fn current(index: &Path) -> Result<Option<PathBuf>> {
    let file = index.join(CURRENT);
    match fs::read_to_string(&file) {
        Ok(name) => {
            let name = name.trim();
            let known = name.starts_with(PREFIX) && !name.contains(['/', '\\']);
            if !known {
                return Err(foreign(index));
            }
            Ok(Some(index.join(name)))
        }
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            refuse_foreign(index)?;
            Ok(None)
        }
        Err(error) => Err(Error::world("cannot read", file, error)),
    }
}

/// Refuses a folder that holds something else, or a file.
fn refuse_foreign(index: &Path) -> Result<()> {
    if index.is_file() {
        return Err(Error::user(
            format!("`{}` is a file, not an index folder", index.display()),
            "name another folder with --index",
        ));
    }
    let Ok(entries) = fs::read_dir(index) else { return Ok(()) };
    let ours = |name: &str| name.starts_with('.') || matches!(name, LOCK | NEXT | REPORT) || name.starts_with(PREFIX);
    let foreign_entry = entries.flatten().any(|entry| !ours(&entry.file_name().to_string_lossy()));
    if foreign_entry { Err(foreign(index)) } else { Ok(()) }
}

fn foreign(index: &Path) -> Error {
    Error::user(
        format!("`{}` holds other files and no kiosque index", index.display()),
        "name an empty or new folder with --index",
    )
}

/// Takes the right to write in that folder, made when it is missing; held as long as the file is.
pub fn lock(index: &Path) -> Result<File> {
    fs::create_dir_all(index).map_err(|error| Error::world("cannot make the index folder", index, error))?;
    let path = index.join(LOCK);
    let file = File::options().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(|error| Error::world("cannot write in the index folder", index, error))?;
    let mut tried = file.try_lock();
    // A writer that is just ending, or a process that it is just starting, may still hold it.
    for _ in 0..PATIENCE {
        if !matches!(tried, Err(fs::TryLockError::WouldBlock)) {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
        tried = file.try_lock();
    }
    match tried {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(Error::user(
            format!("another process is writing the index `{}`", index.display()),
            "wait until the other `kiosque index` has ended, then run the command again",
        )),
        Err(fs::TryLockError::Error(error)) => Err(Error::world("cannot lock", path, error)),
    }
}

/// Removes what an interrupted rebuild left behind. Needs the lock.
pub fn clean(index: &Path) -> Result<()> {
    remove_all_but(index, current(index)?.as_deref())
}

/// A new generation's folder. Needs the lock.
pub fn create(index: &Path) -> Result<PathBuf> {
    let current = current(index)?;
    let number = current.as_deref().and_then(number).unwrap_or(0) + 1;
    let folder = index.join(format!("{PREFIX}{number}"));
    fs::create_dir_all(&folder).map_err(|error| Error::world("cannot make", &folder, error))?;
    Ok(folder)
}

fn number(folder: &Path) -> Option<u64> {
    folder.file_name()?.to_str()?.strip_prefix(PREFIX)?.parse().ok()
}

/// Makes a generation the one in use, durably, then removes the others. Needs the lock.
pub fn switch(index: &Path, folder: &Path) -> Result<()> {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let next = index.join(NEXT);
    let write = || -> io::Result<()> {
        let mut file = File::create(&next)?;
        writeln!(file, "{name}")?;
        file.sync_all()?;
        fs::rename(&next, index.join(CURRENT))?;
        File::open(index)?.sync_all()
    };
    write().map_err(|error| Error::world("cannot switch the index at", index, error))?;
    remove_all_but(index, Some(folder))
}

fn remove_all_but(index: &Path, kept: Option<&Path>) -> Result<()> {
    let entries = fs::read_dir(index).map_err(|error| Error::world("cannot read", index, error))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if number(&path).is_some() && Some(path.as_path()) != kept {
            // A reader may still have files of it open: they go with its last use.
            fs::remove_dir_all(&path).map_err(|error| Error::world("cannot remove", &path, error))?;
        }
    }
    Ok(())
}

//! Files under the paths a user gave, in a stable order.
//!
//! **Invariant**: opens no file; links are not followed, hidden names are not entered, no file comes twice.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use walkdir::{DirEntry, WalkDir};

use super::Skipped;
use super::clean::nfc;

/// A file that may hold articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// As walked.
    pub path: PathBuf,
    /// As the user sees it: `/` between names, NFC, no leading `./`. The base of identities made from paths.
    pub id_path: String,
    /// In bytes.
    pub size: u64,
    /// Last modification, in nanoseconds since 1970.
    pub modified: i64,
}

/// Files under the given paths, in order: sorted by the bytes of their names within each folder. Folders that cannot
/// be read and paths that are not there come as problems.
pub fn sources(paths: &[PathBuf]) -> impl Iterator<Item = Result<Source, Skipped>> + use<> {
    let overlap = 1 < paths.len();
    let mut seen = HashSet::new();
    let roots = paths.to_vec();
    roots.into_iter().flat_map(walk).filter(move |found| match found {
        // One path never gives a file twice, since links are not followed.
        Ok(source) if overlap => {
            let canonical = std::fs::canonicalize(&source.path).unwrap_or_else(|_| source.path.clone());
            seen.insert(canonical)
        }
        _ => true,
    })
}

fn walk(root: PathBuf) -> impl Iterator<Item = Result<Source, Skipped>> {
    let entries = WalkDir::new(&root).sort_by_file_name().into_iter();
    entries.filter_entry(|entry| !is_hidden(entry)).filter_map(move |entry| match entry {
        Ok(entry) if entry.file_type().is_dir() => None,
        Ok(entry) => Some(source(&entry)),
        Err(error) => Some(Err(problem(&error, &root))),
    })
}

/// A name that begins with a dot, unless the user gave it.
fn is_hidden(entry: &DirEntry) -> bool {
    0 < entry.depth() && entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn source(entry: &DirEntry) -> Result<Source, Skipped> {
    let path = entry.path();
    if path.to_str().is_none() {
        // The index tells files apart by their name as text.
        return Err(Skipped::new(path, "a name that is not UTF-8: rename it"));
    }
    // A link the user gave by name is followed.
    let metadata = if entry.depth() == 0 { std::fs::metadata(path) } else { std::fs::symlink_metadata(path) };
    let metadata = metadata.map_err(|error| Skipped::unreadable(path, &error))?;
    if metadata.file_type().is_symlink() {
        return Err(Skipped::new(path, "a link, not followed: give its target as a path"));
    }
    if !metadata.is_file() {
        return Err(Skipped::new(path, "not a regular file"));
    }
    let modified = metadata.modified().ok().map_or(0, |time| match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |nanos| -nanos),
    });
    Ok(Source { path: path.to_owned(), id_path: id_path(path), size: metadata.len(), modified })
}

/// The path as the user sees it.
fn id_path(path: &Path) -> String {
    use std::path::Component;

    let mut out = String::new();
    for component in path.components() {
        let name = match component {
            Component::CurDir => continue,
            Component::RootDir => {
                out.push('/');
                continue;
            }
            component => component.as_os_str().to_string_lossy(),
        };
        if !out.is_empty() && !out.ends_with('/') {
            out.push('/');
        }
        out.push_str(&name);
    }
    nfc(&out).into_owned()
}

fn problem(error: &walkdir::Error, root: &Path) -> Skipped {
    let path = error.path().unwrap_or(root);
    match error.io_error() {
        Some(io) => Skipped::unreadable(path, io),
        None => Skipped::new(path, "a link to a folder that contains it, not followed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(root: &Path, paths: &[&str]) -> Vec<String> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| root.join(path)).collect();
        let prefix = format!("{}/", id_path(root));
        let names = sources(&paths).map(|found| match found {
            Ok(source) => source.id_path,
            Err(skipped) => format!("{}: {}", id_path(&skipped.path), skipped.reason),
        });
        names.map(|name| name.replace(&prefix, "")).collect()
    }

    #[test]
    fn order_hidden_and_missing() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("b/.cache")).unwrap();
        for name in ["c.txt", "a.txt", "b/2.txt", "b/10.txt", "b/.cache/x.txt", ".hidden.txt", "É.txt"] {
            std::fs::write(root.join(name), "x").unwrap();
        }
        assert_eq!(names(root, &[""]), ["a.txt", "b/10.txt", "b/2.txt", "c.txt", "É.txt"]);
        assert_eq!(
            names(root, &["b", "b/2.txt", "", "b/../a.txt"]),
            ["b/10.txt", "b/2.txt", "a.txt", "c.txt", "É.txt"]
        );
        assert_eq!(names(root, &["rien", "a.txt"]), ["rien: not found: check the path", "a.txt"]);
        assert_eq!(names(root, &["b/.cache"]), ["b/.cache/x.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir(root.join("d")).unwrap();
        std::fs::write(root.join("d/a.txt"), "x").unwrap();
        std::os::unix::fs::symlink(root, root.join("d/loop")).unwrap();
        std::os::unix::fs::symlink(root.join("d/a.txt"), root.join("l.txt")).unwrap();
        assert_eq!(names(root, &["d"]), ["d/a.txt", "d/loop: a link, not followed: give its target as a path"]);
        assert_eq!(names(root, &["l.txt"]), ["l.txt"]);
    }

    #[test]
    fn id_paths() {
        let check = |path: &str, expected: &str| assert_eq!(id_path(Path::new(path)), expected);
        check("./a/b.txt", "a/b.txt");
        check("a//b/./c.txt", "a/b/c.txt");
        check("../a.txt", "../a.txt");
        check("/a/b.txt", "/a/b.txt");
        check("e\u{301}.txt", "é.txt");
    }
}

//! `--knowledge DIR`: a user's own tables among the embedded ones.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::args::Args;
use crate::error::{Error, Result};
use crate::knowledge::{Knowledge, UserTable};

/// Problems of the tables that are told, at most.
const TOLD: usize = 20;

/// What the command line loaded: a process has one command line.
static LOADED: OnceLock<&'static Knowledge> = OnceLock::new();

/// The facts of the command line: the embedded tables, with those of `--knowledge` when it is given.
///
/// Merged tables stay in memory to the end of the program, as the embedded ones do; they are loaded once.
pub fn knowledge(args: &Args) -> Result<&'static Knowledge> {
    let Some(folder) = &args.knowledge else { return Ok(Knowledge::embedded()) };
    if let Some(known) = LOADED.get() {
        return Ok(known);
    }
    let known: &'static Knowledge = Box::leak(Box::new(load(folder)?));
    Ok(LOADED.get_or_init(|| known))
}

/// The tables of a folder: its `.tsv` files, by their names.
fn load(folder: &Path) -> Result<Knowledge> {
    let world = |error| Error::world("cannot read", folder, error);
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).map_err(world)? {
        let path = entry.map_err(world)?.path();
        if path.extension().is_some_and(|extension| extension == "tsv") {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        return Err(Error::user(
            format!("the folder `{}` has no table", folder.display()),
            "name them people.tsv, mandates.tsv, places.tsv, organisations.tsv, merge.tsv, forbid.tsv",
        ));
    }
    let mut texts: Vec<(String, String)> = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).map_err(|error| Error::world("cannot read", &path, error))?;
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        texts.push((name, text));
    }
    let tables: Vec<UserTable<'_>> = texts.iter().map(|(name, text)| UserTable { name, text }).collect();
    Knowledge::with(&tables).map_err(|problems| {
        let mut lines: Vec<String> =
            problems.iter().take(TOLD).map(|p| format!("{}.tsv:{}: {}", p.table, p.line, p.message)).collect();
        if TOLD < problems.len() {
            lines.push(format!("… and {} more", problems.len() - TOLD));
        }
        let told = format!("the tables of `{}` cannot be used: {}", folder.display(), lines.join("; "));
        Error::user(told, "mend these lines; docs/QUERY.md says what columns they have")
    })
}

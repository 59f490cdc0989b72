//! Bytes on disk to [`Article`]: walking, encodings, one file a format, identity, dates, related-content removal.
//!
//! The journey of a file: [`sources`] finds it, `format` says what it is, `encoding` makes it text, one of `text`,
//! `markdown`, `html`, `json` or `lines` makes it a `Draft`, and `draft` makes that an article.
//!
//! **Invariant**: knows no entities, no French grammar, no engine. A bad file is a [`Skipped`] with its reason, never
//! an error nor a panic, and nothing is left out silently.

mod boilerplate;
mod clean;
mod date;
mod dateline;
mod draft;
mod encoding;
mod fields;
mod format;
mod front_matter;
mod header;
mod html;
mod html_flow;
mod html_guard;
mod html_page;
mod json;
mod lines;
mod markdown;
mod origin;
mod paragraphs;
mod path_date;
mod text;
mod walk;

use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::article::Article;
use draft::Place;
use format::{Format, Named};

pub use json::article_from_json;
pub use walk::{Source, sources};

/// Larger files are read only when they are JSON Lines.
const LARGEST_FILE: u64 = 64 << 20;

const TOO_LARGE: &str = "larger than 64 MiB: split it or convert it to JSON Lines";

/// What the user says of articles that don't say it themselves.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Newspaper of the articles that name none (`--source`).
    pub source: Option<String>,
    /// Day of the articles that nothing else dates (`--date`).
    pub date: Option<Date>,
}

/// A file, folder or record that gave no article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The file or folder.
    pub path: PathBuf,
    /// The record, from 1, in a file of several.
    pub record: Option<u64>,
    /// Why, in lower case, with what to do about it when something can be done.
    pub reason: String,
}

impl Skipped {
    fn new(path: &Path, reason: impl Into<String>) -> Skipped {
        Skipped { path: path.to_owned(), record: None, reason: reason.into() }
    }

    /// A file that an error keeps from being read.
    pub fn unreadable(path: &Path, error: &std::io::Error) -> Skipped {
        let reason = match error.kind() {
            std::io::ErrorKind::NotFound => "not found: check the path".to_owned(),
            std::io::ErrorKind::PermissionDenied => "cannot be read: check its permissions".to_owned(),
            _ => format!("cannot be read: {error}"),
        };
        Skipped::new(path, reason)
    }
}

/// Why a file of that name is never an article, whatever it holds; `None` when it may be one.
pub fn refusal(path: &Path) -> Option<&'static str> {
    match format::named(path) {
        Named::Never(reason) => Some(reason),
        Named::Format(_) | Named::Unknown => None,
    }
}

/// Where articles and problems go, one call a record.
type Each<'a> = &'a mut dyn FnMut(Result<Article, Skipped>);

/// Reads the articles of one file and calls `each` once a record, in order. JSON Lines are streamed: memory is
/// bounded whatever the size of the file.
pub fn articles(source: &Source, options: &Options, each: &mut dyn FnMut(Result<Article, Skipped>)) {
    if let Err(skipped) = file(source, options, each) {
        each(Err(skipped));
    }
}

/// Reads JSON Lines from any reader, such as the standard input; `id_path` stands for the path of a file in the
/// identity of records that declare none.
pub fn json_lines(
    reader: &mut dyn BufRead,
    id_path: &str,
    options: &Options,
    each: &mut dyn FnMut(Result<Article, Skipped>),
) {
    lines::read(reader, Path::new(id_path), id_path, options, each);
}

fn file(source: &Source, options: &Options, each: Each<'_>) -> Result<(), Skipped> {
    let path = source.path.as_path();
    let skip = |reason: &str| Skipped::new(path, reason);
    let unreadable = |error: std::io::Error| Skipped::unreadable(path, &error);
    let named = match format::named(path) {
        Named::Never(reason) => return Err(skip(reason)),
        Named::Format(format) => Some(format),
        Named::Unknown => None,
    };
    let handle = File::open(path).map_err(unreadable)?;
    let mut reader = BufReader::with_capacity(128 << 10, handle);
    let head = reader.fill_buf().map_err(unreadable)?;
    if head.is_empty() {
        return Err(skip("empty file"));
    }
    if let Some(reason) = format::binary(head) {
        return Err(skip(reason));
    }
    let streamed = match named {
        Some(Format::JsonLines) => format::is_json_lines_head(head),
        _ if LARGEST_FILE < source.size => {
            if !lines::begins(&mut reader) {
                return Err(skip(TOO_LARGE));
            }
            reader = BufReader::with_capacity(128 << 10, File::open(path).map_err(unreadable)?);
            true
        }
        _ => false,
    };
    if streamed {
        lines::read(&mut reader, path, &source.id_path, options, each);
        return Ok(());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(source.size.min(LARGEST_FILE)).unwrap_or(0));
    reader.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if LARGEST_FILE < bytes.len() as u64 {
        return Err(skip(TOO_LARGE));
    }
    whole(&bytes, named, source, options, each).map_err(|reason| skip(&reason))
}

/// Reads a file held in memory.
fn whole(
    bytes: &[u8],
    named: Option<Format>,
    source: &Source,
    options: &Options,
    each: Each<'_>,
) -> Result<(), String> {
    let html = matches!(named, Some(Format::Html)) || format::begins_as_html(bytes);
    let text = encoding::decode(bytes, html);
    let place = Place { path: &source.path, id_path: &source.id_path, record: None };
    let draft = match format::of_text(&text, named) {
        Format::JsonLines => {
            lines::read(&mut Cursor::new(text.as_bytes()), &source.path, &source.id_path, options, each);
            return Ok(());
        }
        Format::Json => return json::read(&text, &source.path, &source.id_path, options, each),
        Format::Html => html::read(&text)?,
        Format::Markdown => markdown::read(&text),
        Format::Text => text::read(&text),
    };
    each(Ok(draft.finish(&place, options)?));
    Ok(())
}

#[cfg(test)]
mod tests;

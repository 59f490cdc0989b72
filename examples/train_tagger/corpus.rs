//! Articles with the names that a teacher found in them.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use kiosque::annotation::Kind;
use kiosque::article::{Article, Provenance, Published};
use serde_json::Value;

/// A name, in bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// First byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What it names; `None` for what the set labels and the tagger does not.
    pub kind: Option<Kind>,
}

/// A text with its names.
#[derive(Debug, Clone)]
pub struct Example {
    /// Identifier in its set.
    pub id: String,
    /// The text as an article without title.
    pub article: Article,
    /// By place.
    pub names: Vec<Name>,
}

/// Reads lines `{"id", "text", "published"?, "entities": [{"start", "end", "type"}]}`, offsets in code points.
pub fn read(path: &Path) -> io::Result<Vec<Example>> {
    let mut examples = Vec::new();
    for line in BufReader::new(File::open(path)?).lines() {
        let value: Value = serde_json::from_str(&line?)?;
        examples.extend(example(&value));
    }
    Ok(examples)
}

fn example(value: &Value) -> Option<Example> {
    let text = value.get("text")?.as_str()?;
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let byte = |value: Option<&Value>| bytes.get(usize::try_from(value?.as_u64()?).ok()?).copied();
    let names = value.get("entities")?.as_array()?.iter().filter_map(|entity| {
        let kind = match entity.get("type")?.as_str()? {
            "PER" => Some(Kind::Person),
            "LOC" => Some(Kind::Place),
            "ORG" => Some(Kind::Organisation),
            _ => None,
        };
        Some(Name { start: byte(entity.get("start"))?, end: byte(entity.get("end"))?, kind })
    });
    let day = value.get("published").and_then(Value::as_str).and_then(|day| day.get(..10));
    let published = day
        .and_then(|day| day.parse().ok())
        .map(|date| Published { date, provenance: Provenance::Metadata });
    let id = value.get("id").map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned)).unwrap_or_default();
    Some(Example {
        id,
        names: names.collect(),
        article: Article { body: text.to_owned(), published, ..Article::default() },
    })
}

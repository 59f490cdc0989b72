//! Articles with the names that a teacher found in them.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use kiosque::annotation::Kind;
use kiosque::article::{Article, Provenance, Published};
use rustc_hash::FxHashMap;
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
    /// What the set calls it, when it does.
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

/// Reads sentences with their names marked: `[Pascal Roumieu|P] vit à [Pau|L].`; lines that begin with `#` are comments.
pub fn read_marked(text: &str) -> Vec<Example> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(marked).collect()
}

/// The sentence gets a title: it is not one itself.
fn marked(line: &str) -> Example {
    let mut article = Article { title: "dépêche".to_owned(), ..Article::default() };
    let before = article.title.len() + 1;
    let mut names = Vec::new();
    let mut rest = line;
    while let Some((plain, marked)) = rest.split_once('[') {
        article.body.push_str(plain);
        let Some((name, after)) = marked.split_once(']') else { break };
        let (name, kind) = name.split_once('|').unwrap_or((name, ""));
        let start = before + article.body.len();
        article.body.push_str(name);
        let kind = match kind {
            "P" => Some(Kind::Person),
            "L" => Some(Kind::Place),
            "O" => Some(Kind::Organisation),
            _ => None,
        };
        names.push(Name { start, end: before + article.body.len(), kind });
        rest = after;
    }
    article.body.push_str(rest);
    Example { id: String::new(), article, names }
}

/// The names of articles that people labelled, by id.
pub struct Labels(FxHashMap<&'static str, &'static str>);

impl Labels {
    /// Reads lines of an id, a tab, and names between spaces: `P12-25`, `L` places, `O` organisations, `X` what is open,
    /// with offsets in code points.
    pub fn of(table: &'static str) -> Labels {
        Labels(table.lines().filter_map(|line| line.split_once('\t')).collect())
    }

    /// Gives an article the names that people found in it; whether they labelled it.
    pub fn correct(&self, example: &mut Example) -> bool {
        let Some(names) = self.0.get(&*example.id) else { return false };
        let bytes = bytes(&example.article.body);
        let name = |name: &str| {
            let kind = match name.as_bytes().first()? {
                b'P' => Some(Kind::Person),
                b'L' => Some(Kind::Place),
                b'O' => Some(Kind::Organisation),
                _ => None,
            };
            let (start, end) = name.get(1..)?.split_once('-')?;
            let byte = |at: &str| bytes.get(at.parse::<usize>().ok()?).copied();
            Some(Name { start: byte(start)?, end: byte(end)?, kind })
        };
        example.names = names.split(' ').filter_map(name).collect();
        true
    }
}

/// The byte of each code point, and of the end.
fn bytes(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

fn example(value: &Value) -> Option<Example> {
    let text = value.get("text")?.as_str()?;
    let bytes = bytes(text);
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
    let published =
        day.and_then(|day| day.parse().ok()).map(|date| Published { date, provenance: Provenance::Metadata });
    Some(Example {
        id: value.get("id").map_or_else(String::new, |id| id.as_str().map_or_else(|| id.to_string(), str::to_owned)),
        names: names.collect(),
        article: Article { body: text.to_owned(), published, ..Article::default() },
    })
}

//! JSON: one article, a list of them, or a dump that wraps them.
//!
//! **Invariant**: one call of `each` a record; a record of several is named by its number.

use std::path::{Path, PathBuf};

use serde_json::{Deserializer, Map, Value};

use super::draft::{Draft, Place};
use super::{Each, Options, Skipped, fields, origin};
use crate::article::{Article, Provenance, Published};

/// Keys that hold the records of a dump.
#[rustfmt::skip]
const LISTS: [&str; 11] = [
    "articles", "hits", "items", "results", "docs", "documents", "entries", "records", "data", "response", "news",
];

/// Keys that hold the one article of an envelope.
const ENVELOPES: [&str; 9] = ["_source", "article", "document", "doc", "fields", "item", "post", "data", "attributes"];

/// Reads a JSON text.
pub(super) fn read(text: &str, path: &Path, id_path: &str, options: &Options, each: Each<'_>) -> Result<(), String> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err("empty file".to_owned());
    }
    let mut values = Vec::new();
    let mut broken = None;
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        match value {
            Ok(value) => values.push(value),
            Err(error) => {
                broken = Some(invalid(&error, error.line()));
                break;
            }
        }
    }
    if values.is_empty() {
        return Err(broken.unwrap_or_else(|| "empty file".to_owned()));
    }
    let alone = values.len() == 1 && broken.is_none();
    let mut number = 0;
    for value in values {
        match records(value) {
            Records::One(value) if alone => {
                each(Ok(draft(&value)?.finish(&Place { path, id_path, record: None }, options)?));
            }
            Records::One(value) => give(&value, &mut number, path, id_path, options, each),
            Records::Several(values) if values.is_empty() => return Err("no record: the list is empty".to_owned()),
            Records::Several(values) => {
                values.iter().for_each(|value| give(value, &mut number, path, id_path, options, each));
            }
        }
    }
    broken.map_or(Ok(()), Err)
}

fn give(value: &Value, number: &mut u64, path: &Path, id_path: &str, options: &Options, each: Each<'_>) {
    *number += 1;
    let place = Place { path, id_path, record: Some(*number) };
    each(record(value, &place, options));
}

/// The article of one record of several.
pub(super) fn record(value: &Value, place: &Place<'_>, options: &Options) -> Result<Article, Skipped> {
    let article = draft(value).and_then(|draft| draft.finish(place, options));
    article.map_err(|reason| Skipped { path: place.path.to_owned(), record: place.record, reason })
}

/// What is wrong with a JSON text, and where.
pub(super) fn invalid(error: &serde_json::Error, line: usize) -> String {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default().to_lowercase();
    let what = if error.is_eof() { "truncated JSON" } else { "invalid JSON" };
    format!("{what} at line {line}, column {}: {message}", error.column())
}

enum Records {
    One(Value),
    Several(Vec<Value>),
}

/// The records of a document: a list, a list in an object, a list in an object in an object (`{"hits":{"hits":[…]}}`).
fn records(value: Value) -> Records {
    let mut value = value;
    for _ in 0..3 {
        match value {
            Value::Array(values) => return Records::Several(values),
            Value::Object(map) if !is_article(&map) => {
                let Some(key) = LISTS.into_iter().find(|key| is_list(map.get(*key))) else {
                    return Records::One(Value::Object(map));
                };
                let mut map = map;
                value = map.remove(key).unwrap_or_default();
            }
            value => return Records::One(value),
        }
    }
    Records::One(value)
}

fn is_list(value: Option<&Value>) -> bool {
    match value {
        Some(Value::Array(values)) => values.iter().all(Value::is_object),
        Some(Value::Object(map)) => LISTS.iter().any(|key| matches!(map.get(*key), Some(Value::Array(_)))),
        _ => false,
    }
}

fn is_article(map: &Map<String, Value>) -> bool {
    let text = |names| fields::get(map, names).and_then(fields::string).is_some();
    text(fields::TITLE) || text(fields::LEAD) || text(fields::BODY)
}

/// The draft of one record, in its envelope or not.
fn draft(value: &Value) -> Result<Draft, String> {
    let Some(outer) = value.as_object() else {
        return Err(format!("not an article: expected a JSON object, found {}", kind(value)));
    };
    let wrapped = || ENVELOPES.iter().find_map(|key| outer.get(*key)?.as_object()).filter(|inner| is_article(inner));
    // `_source` always is an envelope; the others are only when the object itself is no article.
    let inner =
        if !outer.contains_key("_source") && is_article(outer) && !is_envelope(outer) { None } else { wrapped() };
    let map = inner.unwrap_or(outer);
    if !is_article(map) {
        let found: Vec<String> = outer.keys().take(12).map(|key| format!("`{key}`")).collect();
        let found = if found.is_empty() { "no key".to_owned() } else { found.join(", ") };
        return Err(format!(
            "no title and no text: expected one of `title`, `headline`, `titre`, `body`, `text`, `content`; found {found}"
        ));
    }
    let mut draft = fields::draft(map);
    if inner.is_some() && draft.id.is_none() {
        draft.id = fields::get(outer, fields::ID).and_then(fields::string);
    }
    Ok(draft)
}

/// `{"article": {"title": …}}`: the object under a name of a body is an article of its own.
fn is_envelope(map: &Map<String, Value>) -> bool {
    let titled = fields::get(map, fields::TITLE).is_some() || fields::get(map, fields::LEAD).is_some();
    !titled && map.get("article").and_then(Value::as_object).is_some_and(is_article)
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The article of a record exactly as it is written: no cleaning, so that offsets into its text are the caller's.
///
/// A record with `text` and none of `title`, `lead`, `body` is all body.
pub fn article_from_json(value: &Value) -> Result<Article, String> {
    let Some(map) = value.as_object() else {
        return Err(format!("not an article: expected a JSON object, found {}", kind(value)));
    };
    let verbatim = |names| fields::get(map, names).and_then(fields::string).unwrap_or_default();
    let text = map.get("text").and_then(Value::as_str);
    let parts = [["title"], ["lead"], ["body"]].iter().any(|[name]| map.get(*name).is_some_and(|v| !v.is_null()));
    let (title, lead, body) = match text {
        Some(text) if !parts => (String::new(), String::new(), text.to_owned()),
        _ => (verbatim(fields::TITLE), verbatim(fields::LEAD), verbatim(fields::BODY)),
    };
    if text.is_none() && !parts && !is_article(map) {
        let found: Vec<&str> = map.keys().take(12).map(String::as_str).collect();
        return Err(format!("no text: expected `text`, or `title`, `lead` and `body`; found `{}`", found.join("`, `")));
    }
    let draft = fields::draft(map);
    Ok(Article {
        id: draft.id.or_else(|| draft.url.clone()).unwrap_or_default(),
        title,
        lead,
        body,
        published: fields::published(map).map(|date| Published { date, provenance: Provenance::Metadata }),
        date_conflict: None,
        source: draft.source,
        url: draft.url,
        authors: draft.authors,
        section: draft.section,
        keywords: draft.keywords,
        language: draft.language.as_deref().and_then(origin::language),
        path: PathBuf::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tests::show;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut found = Vec::new();
        let result = read(text, Path::new("d/a.json"), "d/a.json", &Options::default(), &mut |record| {
            found.push(match record {
                Ok(article) => format!("{} = {}", article.id, show(&article)),
                Err(skipped) => format!("{}: {}", skipped.record.unwrap_or_default(), skipped.reason),
            });
        });
        if let Err(reason) = result {
            found.push(reason);
        }
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn documents() {
        check(r#"{"title":"T","body":"Un."}"#, &["d/a.json = T /  / Un."]);
        check(r#"[{"title":"T"},{"id":"x","title":"U"}]"#, &["d/a.json#1 = T /  / ", "x = U /  / "]);
        check(r#"{"articles":[{"title":"T"}]}"#, &["d/a.json#1 = T /  / "]);
        check(r#"{"hits":{"total":1,"hits":[{"_id":"7","_source":{"title":"T"}}]}}"#, &["7 = T /  / "]);
        check(r#"{"article":{"title":"T"}}"#, &["d/a.json = T /  / "]);
        check(r#"{"article":{"title":"T","text":"Un."}}"#, &["d/a.json = T /  / Un."]);
        check(r#"{"_id":3,"_source":{"title":"T"}}"#, &["3 = T /  / "]);
        check("{\"title\":\n\"T\"}\n{\"title\":\n\"U\"}", &["d/a.json#1 = T /  / ", "d/a.json#2 = U /  / "]);
        check(r#"{"url":"https://a.fr/x","title":"T"}"#, &["https://a.fr/x = T /  /  (a.fr)"]);
    }

    #[test]
    fn reasons() {
        check("{\"title\":\n\"T\"", &["truncated JSON at line 2, column 3: eof while parsing an object"]);
        check("{\"title\" \"T\"}", &["invalid JSON at line 1, column 10: expected `:`"]);
        check("[]", &["no record: the list is empty"]);
        check("3", &["not an article: expected a JSON object, found a number"]);
        check("[3]", &["1: not an article: expected a JSON object, found a number"]);
        check(
            r#"{"title":"", "body":" "}"#,
            &["no title and no text: expected one of `title`, `headline`, `titre`, `body`, `text`, `content`; found \
             `title`, `body`"],
        );
        check(
            r#"{"a":1,"b":2}"#,
            &["no title and no text: expected one of `title`, `headline`, `titre`, `body`, `text`, `content`; found \
             `a`, `b`"],
        );
        check(&"[".repeat(100_000), &["invalid JSON at line 1, column 128: recursion limit exceeded"]);
    }

    #[test]
    fn verbatim() {
        let value = serde_json::json!({"id": "a", "text": "  Un\u{a0}texte\r\n\r\n<b>tel  quel</b> "});
        let article = article_from_json(&value).unwrap();
        assert_eq!(article.text(), "  Un\u{a0}texte\r\n\r\n<b>tel  quel</b> ");
        let value = serde_json::json!({"title": " T ", "lead": "C", "body": "U\tD", "published": "2023-10-18"});
        let article = article_from_json(&value).unwrap();
        assert_eq!((article.text().as_str(), article.published.is_some()), (" T \nC\nU\tD", true));
        assert!(article_from_json(&serde_json::json!({"a": 1})).unwrap_err().contains("found `a`"));
        assert_eq!(article_from_json(&serde_json::json!({"text": ""})).unwrap().text(), "");
    }
}

//! The block of metadata before a Markdown text: YAML between `---`, TOML between `+++`.
//!
//! **Invariant**: a broken block loses no article: what can be read of it is, line by line.

use serde_json::{Map, Value};

/// Splits a text with clean line ends into its metadata and the rest.
pub(super) fn split(text: &str) -> (Map<String, Value>, &str) {
    let whole = text.trim_start_matches(['\u{feff}', '\n', ' ']);
    for (fence, read) in [("---", yaml as fn(&str) -> Option<Map<String, Value>>), ("+++", toml)] {
        let Some((first, inside)) = whole.split_once('\n') else { break };
        if first.trim_end() != fence {
            continue;
        }
        let Some((block, rest)) = at_fence(inside, fence) else { continue };
        let map = read(block).unwrap_or_else(|| by_lines(block));
        if !map.is_empty() || block.trim().is_empty() {
            return (map, rest);
        }
    }
    (Map::new(), text)
}

/// The block before the closing fence, and what follows it.
fn at_fence<'t>(inside: &'t str, fence: &str) -> Option<(&'t str, &'t str)> {
    let mut start = 0;
    for line in inside.split_inclusive('\n') {
        let end = start + line.len();
        let bare = line.trim_end();
        if bare == fence || (fence == "---" && bare == "...") {
            return Some((inside.get(..start)?, inside.get(end..)?));
        }
        start = end;
    }
    None
}

fn yaml(block: &str) -> Option<Map<String, Value>> {
    let mut map: Map<String, Value> = serde_saphyr::from_str(block).ok()?;
    // Metadata is text: `id: 007` is no number and `title: Non` no truth value.
    if map.values().any(|value| value.is_number() || value.is_boolean()) {
        let written = by_lines(block);
        for (key, value) in &mut map {
            if let (true, Some(text)) = (value.is_number() || value.is_boolean(), written.get(key)) {
                *value = text.clone();
            }
        }
    }
    Some(map)
}

fn toml(block: &str) -> Option<Map<String, Value>> {
    let table: toml::Table = block.parse().ok()?;
    Some(table.into_iter().map(|(key, value)| (key, json(value))).collect())
}

fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(truth) => truth.into(),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(values) => values.into_iter().map(json).collect(),
        toml::Value::Table(table) => Value::Object(table.into_iter().map(|(key, value)| (key, json(value))).collect()),
    }
}

/// `key: value` and `key = value` lines, `- item` lists. Newspapers write `title: Ukraine : la paix`, which is no YAML.
fn by_lines(block: &str) -> Map<String, Value> {
    let mut map = Map::new();
    let mut last: Option<String> = None;
    for line in block.lines() {
        let item = line.trim_start().strip_prefix("- ").map(|item| Value::String(unquoted(item).to_owned()));
        if let (Some(item), Some(key)) = (item, &last) {
            match map.get_mut(key) {
                Some(Value::Array(items)) => items.push(item),
                _ => {
                    map.insert(key.clone(), Value::Array(vec![item]));
                }
            }
            continue;
        }
        let Some((key, value)) = line.split_once([':', '=']) else { continue };
        let key = key.trim();
        if key.is_empty() || 30 < key.len() || !key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-') {
            continue;
        }
        let value = unquoted(value);
        if value.is_empty() {
            last = Some(key.to_owned());
        } else {
            last = None;
            map.insert(key.to_owned(), Value::String(value.to_owned()));
        }
    }
    map
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str, rest: &str) {
        let (map, found) = split(text);
        assert_eq!((serde_json::to_string(&map).unwrap().as_str(), found), (expected, rest), "{text}");
    }

    #[test]
    fn yaml_and_toml() {
        check(
            "---\ntitle: T\ntags: [a, b]\ndate: 2023-10-18\n---\nUn.",
            r#"{"title":"T","tags":["a","b"],"date":"2023-10-18"}"#,
            "Un.",
        );
        check("+++\ntitle = \"T\"\ndate = 2023-10-18\n+++\nUn.", r#"{"date":"2023-10-18","title":"T"}"#, "Un.");
        check("---\nauthors:\n  - name: A B\n---\n", r#"{"authors":[{"name":"A B"}]}"#, "");
        check("Un.\n---\nDeux.", "{}", "Un.\n---\nDeux.");
    }

    #[test]
    fn broken_blocks() {
        check(
            "---\ntitle: Ukraine : la paix\ndate: \"2023-10-18\"\ntags:\n- a\n- b\n---\nUn.",
            r#"{"title":"Ukraine : la paix","date":"2023-10-18","tags":["a","b"]}"#,
            "Un.",
        );
        check("---\ntitle: T\nUn.", "{}", "---\ntitle: T\nUn.");
        check("---\n[[[\n---\nUn.", "{}", "---\n[[[\n---\nUn.");
        check("---\n---\nUn.", "{}", "Un.");
    }
}

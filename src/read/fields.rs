//! Names that articles give their fields, and the values they hold: shared by JSON, JSON-LD and front matter.
//!
//! **Invariant**: the first name of a list wins; names are compared without case, `_`, `-` nor spaces.

use serde_json::{Map, Value};

use super::clean::clean;
use super::draft::Draft;
use super::paragraphs::paragraphs;
use super::{date, html_flow};

pub(super) type Names = &'static [&'static str];

pub(super) const ID: Names = &["id", "_id", "uid", "guid", "identifier", "articleid", "uuid"];
pub(super) const TITLE: Names = &["title", "headline", "titre", "name"];
#[rustfmt::skip]
pub(super) const LEAD: Names = &[
    "lead", "chapo", "chapô", "chapeau", "heading", "standfirst", "subtitle", "description", "summary", "résumé",
    "abstract", "excerpt",
];
#[rustfmt::skip]
pub(super) const BODY: Names = &[
    "body", "text", "content", "contents", "articlebody", "texte", "corps", "contenu", "article", "fulltext",
    "maintext", "paragraphs",
];
#[rustfmt::skip]
const PUBLISHED: Names = &[
    "published", "date", "datepublished", "publishedat", "publishedon", "publishdate", "publisheddate", "pubdate",
    "publicationdate", "datepublication", "datedepublication", "created", "createdat", "datecreated", "timestamp",
];
#[rustfmt::skip]
const SOURCE: Names = &[
    "source", "publisher", "journal", "newspaper", "média", "media", "sourcename", "sitename", "site", "domain",
];
#[rustfmt::skip]
const AUTHORS: Names = &["author", "authors", "auteur", "auteurs", "creator", "byline", "signature"];
const SECTION: Names = &["section", "category", "categories", "rubrique", "catégorie", "articlesection"];
const KEYWORDS: Names = &["keywords", "tags", "motscles", "motsclés", "keyword"];
const LANGUAGE: Names = &["language", "lang", "langue", "inlanguage"];
const URL: Names = &["url", "link", "permalink", "canonical", "canonicalurl", "lien", "mainentityofpage"];

/// Keys under which an object keeps its text (`{"name": …}`, WordPress's `{"rendered": …}`).
const INNER: [&str; 9] = ["name", "rendered", "text", "content", "value", "@value", "#text", "title", "@id"];

/// What « heading » is depends on the other fields: over a text without title it is the title.
const HEADING: Names = &["heading"];

/// The draft a JSON object describes.
pub(super) fn draft(map: &Map<String, Value>) -> Draft {
    let line = |names| get(map, names).and_then(string).map(|text| html_flow::inline(&text));
    let mut title = line(TITLE).unwrap_or_default();
    let mut lead = line(LEAD).unwrap_or_default();
    if let Some(heading) = line(HEADING).filter(|_| title.is_empty()) {
        if lead == heading {
            lead.clear();
        }
        title = heading;
    }
    Draft {
        id: get(map, ID).and_then(string),
        title,
        lead,
        body: get(map, BODY).map(body).unwrap_or_default(),
        published: published(map),
        source: line(SOURCE),
        url: get(map, URL).and_then(string),
        authors: get(map, AUTHORS).map(authors).unwrap_or_default(),
        section: get(map, SECTION).and_then(|value| strings(value).into_iter().next()).map(|s| html_flow::inline(&s)),
        keywords: get(map, KEYWORDS).map(keywords).unwrap_or_default(),
        language: get(map, LANGUAGE).and_then(string),
        ..Draft::default()
    }
}

/// The first day that one of the names gives.
pub(super) fn published(map: &Map<String, Value>) -> Option<jiff::civil::Date> {
    PUBLISHED.iter().find_map(|name| get_one(map, name).and_then(date::of_value))
}

/// The value of the first of these names that has one.
pub(super) fn get(map: &Map<String, Value>, names: Names) -> Option<&Value> {
    names.iter().find_map(|name| get_one(map, name))
}

fn get_one<'m>(map: &'m Map<String, Value>, name: &str) -> Option<&'m Value> {
    map.iter().find(|(key, value)| !is_empty(value) && is_named(key, name)).map(|(_, value)| value)
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Number(_) => false,
    }
}

/// Whether a key is that name. A first `_` counts: `_source` is a wrapper and no source.
fn is_named(key: &str, name: &str) -> bool {
    let mut at = 0;
    let mut wanted = name.chars();
    for c in key.chars().flat_map(char::to_lowercase) {
        at += 1;
        if 1 < at && matches!(c, '_' | '-' | ' ') {
            continue;
        }
        if wanted.next() != Some(c) {
            return false;
        }
    }
    wanted.next().is_none()
}

/// The text of a scalar, or of the object that wraps it.
pub(super) fn string(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => values.first().filter(|first| !first.is_array()).and_then(string),
        Value::Object(map) => INNER.iter().find_map(|key| match map.get(*key)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }),
        _ => None,
    }
}

/// The texts of a list, or of the one value.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().filter_map(string).collect(),
        value => string(value).into_iter().collect(),
    }
}

/// Paragraphs of a text, of a list of texts, of a list of blocks.
fn body(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().filter_map(string).flat_map(|text| text_paragraphs(&text)).collect(),
        value => string(value).map(|text| text_paragraphs(&text)).unwrap_or_default(),
    }
}

/// Paragraphs of a text that may hold HTML.
fn text_paragraphs(text: &str) -> Vec<String> {
    html_flow::markup(text).unwrap_or_else(|| paragraphs(&clean(text)))
}

fn authors(value: &Value) -> Vec<String> {
    match value {
        Value::String(names) => people(names),
        Value::Array(_) | Value::Object(_) => strings(value).iter().map(|name| without_by(name).to_owned()).collect(),
        _ => Vec::new(),
    }
}

/// Names of a byline: « Par Jeanne Martin et Paul Durand, avec AFP ».
pub(super) fn people(byline: &str) -> Vec<String> {
    let mut rest = without_by(byline.trim()).to_owned();
    for linking in [" et ", " and ", " avec ", " & ", ";", "|", "\n"] {
        rest = rest.replace(linking, ",");
    }
    let names = rest.split(',').map(str::trim);
    let names = names.map(|name| name.strip_prefix("avec ").or_else(|| name.strip_prefix("et ")).unwrap_or(name));
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn without_by(name: &str) -> &str {
    let name = name.trim();
    ["Par ", "par ", "By ", "by "].iter().find_map(|by| name.strip_prefix(by)).unwrap_or(name)
}

fn keywords(value: &Value) -> Vec<String> {
    match value {
        Value::String(list) => list.split([',', ';']).map(|word| word.trim().to_owned()).collect(),
        value => strings(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tests::{article, show};

    fn map(json: &str) -> Map<String, Value> {
        serde_json::from_str(json).unwrap()
    }

    #[track_caller]
    fn check(json: &str, expected: &str) {
        assert_eq!(show(&article(draft(&map(json)))), expected, "{json}");
    }

    #[test]
    fn names() {
        check(r#"{"Titre":"T","CHAPO":"C","texte":"Un.\n\nDeux."}"#, "T / C / Un. ¶ Deux.");
        check(r#"{"headline":"T","articleBody":"Un."}"#, "T /  / Un.");
        check(r#"{"text":"Un.","body":"Corps.","title":"T"}"#, "T /  / Corps.");
        check(r#"{"title":null,"titre":"T","body":"","content":"Un."}"#, "T /  / Un.");
        check(r#"{"title":{"rendered":"L&#8217;accord"},"content":{"rendered":"<p>Un</p>"}}"#, "L’accord /  / Un");
        check(r#"{"heading":"T","text":"Un."}"#, "T /  / Un.");
        check(r#"{"title":"T","heading":"C","text":"Un."}"#, "T / C / Un.");
        check(r#"{"title":"T","body":["Un.",{"type":"p","text":"Deux."}]}"#, "T /  / Un. ¶ Deux.");
    }

    #[test]
    fn metadata() {
        check(r#"{"title":"T","publication_date":"18/10/2023"}"#, "T /  /  [2023-10-18 metadata]");
        check(r#"{"title":"T","date":"demain","publishedAt":1697666400000}"#, "T /  /  [2023-10-19 metadata]");
        // An update is no publication.
        for name in
            ["updated", "modified", "modified_at", "date_modified", "dateModified", "updatedAt", "maj", "lastmod"]
        {
            check(&format!(r#"{{"title":"T","{name}":"2024-01-02"}}"#), "T /  / ");
            check(
                &format!(r#"{{"{name}":"2024-01-02","title":"T","date":"2023-10-19"}}"#),
                "T /  /  [2023-10-19 metadata]",
            );
        }
        check(r#"{"title":"T","source":{"id":"q","name":"Le Quotidien"}}"#, "T /  /  (Le Quotidien)");
        check(r#"{"title":"T","_source":"x","publisher":"Le Quotidien"}"#, "T /  /  (Le Quotidien)");
        check(r#"{"title":"T","author":"Par A B et C D, avec AFP"}"#, "T /  /  {A B|C D|AFP}");
        check(r#"{"title":"T","authors":[{"name":"A B"},"C D"]}"#, "T /  /  {A B|C D}");
        check(r#"{"title":"T","auteur":[]}"#, "T /  / ");
        let draft = draft(&map(r#"{"id":7,"mots-clés":"Chine, Russie","lang":"fr-FR","section":["Monde"]}"#));
        assert_eq!(draft.id.as_deref(), Some("7"));
        assert_eq!(draft.keywords, ["Chine", "Russie"]);
        assert_eq!((draft.language.as_deref(), draft.section.as_deref()), (Some("fr-FR"), Some("Monde")));
    }

    #[test]
    fn html_in_bodies() {
        check(r#"{"title":"T","body":"<p>Un &amp; <b>deux</b>.</p><p>Trois.</p>"}"#, "T /  / Un & deux. ¶ Trois.");
        check(r#"{"title":"T","body":"Un < deux > trois"}"#, "T /  / Un < deux > trois");
        check(r#"{"title":"T","body":"L&#39;Iran.\n\nLa <em>Chine</em>."}"#, "T /  / L'Iran. ¶ La Chine.");
        check(r#"{"title":"T","body":"Un.<br><br>Deux,<br>trois."}"#, "T /  / Un. ¶ Deux, trois.");
    }
}

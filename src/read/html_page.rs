//! What a page says of itself: `<meta>`, JSON-LD, title, links, times, marked containers, found in one walk.
//!
//! **Invariant**: reads the tree, decides nothing.

use dom_query::{Document, NodeRef};
use serde_json::{Map, Value};

use super::clean::folded;

/// What a page says before the time of its last change, folded.
const UPDATED: [&str; 4] = ["mis a jour", "mise a jour", "modifie", "actualise"];

/// How far back from its `<time>` that may stand, in characters and in siblings: a label, a blank.
const LABEL: (usize, usize) = (40, 2);

/// Whether a `<time>` is that of an update: its attributes or its label say so.
fn is_update(node: &NodeRef<'_>) -> bool {
    let marked = ["itemprop", "class", "property"].iter().filter_map(|name| node.attr(name)).any(|value| {
        let value = value.to_ascii_lowercase();
        value.contains("modif") || value.contains("updat")
    });
    let siblings = std::iter::successors(node.prev_sibling(), |sibling| sibling.prev_sibling());
    let labels = siblings.take(LABEL.1).filter(|sibling| {
        sibling.is_text() || sibling.node_name().is_some_and(|name| matches!(&*name, "span" | "strong" | "b" | "em"))
    });
    let mut labels = labels.map(|label| folded(label.text().trim(), LABEL.0));
    marked || labels.any(|label| UPDATED.iter().any(|formula| label.contains(formula)))
}

/// The pieces of a page.
#[derive(Default)]
pub(super) struct Page<'a> {
    /// Lower-case name or property, content.
    pub(super) metas: Vec<(String, String)>,
    /// The JSON-LD object of the article.
    pub(super) linked: Map<String, Value>,
    /// `<title>`.
    pub(super) title: String,
    /// The first `<h1>` with text.
    pub(super) heading: String,
    pub(super) canonical: Option<String>,
    pub(super) language: Option<String>,
    /// The `datetime` of `<time>` elements.
    pub(super) times: Vec<String>,
    /// `<article>` elements.
    pub(super) articles: Vec<NodeRef<'a>>,
    /// Elements marked as the body of the article.
    pub(super) bodies: Vec<NodeRef<'a>>,
}

impl<'a> Page<'a> {
    /// Walks the page.
    pub(super) fn of(document: &'a Document) -> Page<'a> {
        let mut page = Page::default();
        for node in document.root().descendants_it().filter(NodeRef::is_element) {
            let attribute = |name: &str| node.attr(name).map(|value| value.trim().to_owned()).filter(|v| !v.is_empty());
            let name = node.node_name().unwrap_or_default();
            match &*name {
                "meta" => page.meta(&node),
                "html" => page.language = attribute("lang").or_else(|| attribute("xml:lang")),
                "title" if page.title.is_empty() => page.title = node.text().to_string(),
                "h1" if page.heading.trim().is_empty() => page.heading = node.text().to_string(),
                "link" if attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                    page.canonical = page.canonical.take().or_else(|| attribute("href"));
                }
                "time" if !is_update(&node) => {
                    page.times.extend(attribute("datetime").or_else(|| attribute("content")))
                }
                "script" if attribute("type").is_some_and(|t| t.eq_ignore_ascii_case("application/ld+json")) => {
                    page.linked_data(&node.text());
                }
                "article" => page.articles.push(node),
                _ => {}
            }
            if attribute("itemprop").is_some_and(|property| property.eq_ignore_ascii_case("articleBody")) {
                page.bodies.push(node);
            }
        }
        page
    }

    /// The content of the first of these names, in this order.
    pub(super) fn meta_named(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.metas_named(name).next())
    }

    /// The contents under a name.
    pub(super) fn metas_named<'p, 'n>(&'p self, name: &'n str) -> impl Iterator<Item = &'p str> + use<'a, 'p, 'n> {
        self.metas.iter().filter(move |(key, _)| key == name).map(|(_, content)| content.as_str())
    }

    fn meta(&mut self, node: &NodeRef<'_>) {
        let Some(content) = node.attr("content").filter(|content| !content.trim().is_empty()) else { return };
        for key in ["property", "name", "itemprop"] {
            if let Some(name) = node.attr(key) {
                self.metas.push((name.trim().to_lowercase(), content.to_string()));
            }
        }
    }

    fn linked_data(&mut self, script: &str) {
        let script = script.trim().trim_end_matches(';');
        // Some sites leave line ends inside strings.
        let parsed = serde_json::from_str(script).or_else(|_| {
            let spaced: String = script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            serde_json::from_str::<Value>(&spaced)
        });
        let Ok(value) = parsed else { return };
        if let Some(article) = article_in(value).filter(|found| self.linked.len() < found.len()) {
            self.linked = article;
        }
    }
}

/// The article among JSON-LD objects, in lists and graphs.
fn article_in(value: Value) -> Option<Map<String, Value>> {
    let mut values = vec![value];
    while let Some(value) = values.pop() {
        match value {
            Value::Array(inner) => values.extend(inner.into_iter().rev()),
            Value::Object(map) if map.get("@type").is_some_and(is_article_type) => return Some(map),
            Value::Object(mut map) => {
                values.extend(["@graph", "mainEntity"].iter().rev().filter_map(|key| map.remove(*key)));
            }
            _ => {}
        }
    }
    None
}

fn is_article_type(value: &Value) -> bool {
    match value {
        Value::String(name) => name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report",
        Value::Array(names) => names.iter().any(|name| name.is_string() && is_article_type(name)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linked_data() {
        let check = |json: &str, expected: &str| {
            let document = Document::from(format!("<script type='application/ld+json'>{json}</script>"));
            let page = Page::of(&document);
            assert_eq!(page.linked.get("headline").and_then(Value::as_str).unwrap_or_default(), expected, "{json}");
        };
        check(r#"{"@type":"NewsArticle","headline":"T"}"#, "T");
        check(r#"[{"@type":"WebPage","headline":"U"},{"@type":["ReportageNewsArticle"],"headline":"T"}]"#, "T");
        check(r#"{"@graph":[{"@type":"Person"},{"@type":"BlogPosting","headline":"T"}]}"#, "T");
        check("{\"@type\":\"Article\",\"headline\":\"T\",\"description\":\"a\nb\"};", "T");
        check(r#"{"@type":"Organization","headline":"T"}"#, "");
        check("{", "");
    }
}

//! Why an article matches a query, or why it does not: clause by clause.

use super::answer::{Clause, FoundIn};
use super::matcher::Matcher;
use super::understood;
use crate::article::Article;
use crate::error::Result;
use crate::french::Analyzer;
use crate::knowledge::Knowledge;
use crate::query::ast::Node;
use crate::query::field::{DateField, EntityField, KeywordField};
use crate::store::{Hit, Store};

/// Clauses deeper than this are not taken apart.
const DEEPEST: usize = 6;

/// Explains queries against one article.
pub struct Explainer<'e> {
    /// The index.
    pub store: &'e dyn Store,
    /// The facts.
    pub knowledge: &'e Knowledge,
    /// The article with its keys.
    pub hit: &'e Hit,
}

impl Explainer<'_> {
    /// A clause with its parts.
    pub fn clause(&self, node: &Node, analyzer: &mut Analyzer, depth: usize) -> Result<Clause> {
        let score = self.store.score(node, &self.hit.article.id)?;
        let parts: Vec<&Node> = match node {
            Node::And(nodes) | Node::Or(nodes) if depth < DEEPEST => nodes.iter().collect(),
            Node::Not(node) if depth < DEEPEST => vec![node],
            _ => Vec::new(),
        };
        let parts = parts.into_iter().map(|part| self.clause(part, analyzer, depth + 1)).collect::<Result<Vec<_>>>()?;
        Ok(Clause {
            text: understood::words(node, self.knowledge),
            matched: score.is_some(),
            score: score.unwrap_or(0.0),
            found: if parts.is_empty() { self.found(node, analyzer) } else { Vec::new() },
            instead: if score.is_none() { self.instead(node) } else { None },
            parts,
        })
    }

    /// Where the words of a clause stand, as they are written there.
    fn found(&self, node: &Node, analyzer: &mut Analyzer) -> Vec<FoundIn> {
        let matcher = Matcher::of(node, self.knowledge, analyzer);
        let Article { title, lead, body, .. } = &self.hit.article;
        let mut found = Vec::new();
        for (field, text) in [("title", title), ("lead", lead), ("body", body)] {
            let spans = matcher.marks(text, analyzer);
            let mut forms: Vec<String> = Vec::new();
            for form in spans.iter().filter_map(|span| text.get(span.start..span.end)) {
                if !forms.iter().any(|known| known == form) {
                    forms.push(form.to_owned());
                }
            }
            if !spans.is_empty() {
                found.push(FoundIn { field, count: spans.len(), forms });
            }
        }
        found
    }

    /// What the article has in the field that does not match.
    fn instead(&self, node: &Node) -> Option<String> {
        let article = &self.hit.article;
        let names = |keys: &[String]| {
            let name = |key: &String| self.knowledge.entity(key).map_or(key.clone(), |entity| entity.name.to_string());
            keys.iter().map(name).collect::<Vec<_>>().join(", ")
        };
        let value = match node {
            Node::Entity(leaf) => match leaf.field {
                EntityField::Country => names(&self.hit.countries),
                EntityField::Leader => names(&self.hit.leaders),
                EntityField::Person => names(&self.hit.people),
                EntityField::Place | EntityField::Organisation | EntityField::Speaker => return None,
            },
            Node::Days { field: DateField::Published, .. } | Node::Anniversary { field: DateField::Published, .. } => {
                article.published.map_or_else(String::new, |published| published.date.to_string())
            }
            Node::Keyword { field, .. } => match field {
                KeywordField::Author => article.authors.join(", "),
                KeywordField::Source => article.source.clone().unwrap_or_default(),
                KeywordField::Section => article.section.clone().unwrap_or_default(),
                KeywordField::Language => article.language.clone().unwrap_or_default(),
            },
            _ => return None,
        };
        Some(if value.is_empty() { "none".to_owned() } else { value })
    }
}

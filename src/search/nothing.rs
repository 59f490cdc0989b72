//! Why a query finds nothing: words that no article contains, else words that no article has together.

use crate::annotation::Span;
use crate::error::Result;
use crate::query::ast::{Form, Node};
use crate::query::problem::{Problem, ProblemKind};
use crate::store::{Request, Sort, Store};

/// Clauses that are left out in turn, at most.
const MOST: usize = 8;

/// The words that no article contains, each with what is near it.
pub fn unknown_words(node: &Node, store: &dyn Store) -> Result<Vec<Problem>> {
    let mut words = Vec::new();
    node.visit(&mut |node| {
        if let Node::Word(word) = node
            && matches!(word.form, Form::Stem | Form::Exact)
        {
            words.push(word);
        }
    });
    let mut problems = Vec::new();
    for word in words.into_iter().take(MOST) {
        if store.frequency(&word.text)? == 0 {
            let near = store.near_words(&word.text)?;
            problems.push(Problem::new(word.span, ProblemKind::UnknownWord { word: word.text.clone(), near }));
        }
    }
    Ok(problems)
}

/// How many articles have all clauses of a query but one, for each; the most first.
pub fn never_together(node: &Node, store: &dyn Store) -> Result<Option<Problem>> {
    let Node::And(nodes) = node else { return Ok(None) };
    let mut without = Vec::new();
    for (rank, left_out) in nodes.iter().enumerate().take(MOST) {
        let Some(name) = typed(left_out) else { continue };
        let others = nodes.iter().enumerate().filter(|(other, _)| *other != rank);
        let query = Node::and(others.map(|(_, node)| node.clone()).collect());
        let request = Request { query, sort: Sort::Relevance, limit: 0, offset: 0, facets: Vec::new() };
        without.push((name, store.search(&request)?.total));
    }
    without.retain(|(_, count)| 0 < *count);
    without.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let told = !without.is_empty();
    Ok(told.then(|| Problem::new(Span { start: 0, end: 0 }, ProblemKind::NeverTogether(without))))
}

/// A clause as it was typed; `None` for those of filters and exclusions.
fn typed(node: &Node) -> Option<String> {
    match node {
        Node::Word(word) => Some(word.text.clone()),
        Node::Phrase(phrase) => Some(format!("\"{}\"", phrase.text)),
        Node::Alike { entity, .. } | Node::Entity(entity) => Some(entity.value.clone()),
        Node::And(nodes) => nodes.iter().map(typed).collect::<Option<Vec<_>>>().map(|words| words.join(" ")),
        // « outre mer » in its spellings: the first is as typed.
        Node::Or(nodes) => nodes.first().and_then(typed),
        _ => None,
    }
}

//! When no article has every word: the same query with any of them.

use crate::query::ast::Node;

/// The query with any of its words instead of all; `None` when that is no other query.
pub fn any_word(node: &Node) -> Option<Node> {
    if let Node::Alike { node: words, .. } = node
        && matches!(**words, Node::And(_))
    {
        return Some(loosened(node));
    }
    let Node::And(nodes) = node else { return None };
    let ranks = |node: &Node| matches!(node, Node::Word(_) | Node::Phrase(_) | Node::Or(_) | Node::Alike { .. });
    let (words, others): (Vec<&Node>, Vec<&Node>) = nodes.iter().partition(|node| ranks(node));
    // A query inside the filters of a page is a tree of its own.
    let inner = || {
        let relaxed: Vec<Node> = nodes.iter().map(|node| any_word(node).unwrap_or_else(|| node.clone())).collect();
        (relaxed != *nodes).then_some(Node::And(relaxed))
    };
    if words.len() < 2 {
        return inner();
    }
    let mut clauses: Vec<Node> = others.into_iter().cloned().collect();
    clauses.push(Node::Or(words.into_iter().map(loosened).collect()));
    Some(Node::and(clauses))
}

/// A name of several words may be said by any of them.
fn loosened(node: &Node) -> Node {
    match node {
        Node::Alike { node, entity } => match &**node {
            Node::And(words) => Node::Alike { node: Box::new(Node::Or(words.clone())), entity: entity.clone() },
            _ => Node::Alike { node: node.clone(), entity: entity.clone() },
        },
        // Two words and their compound: « outre mer », « outremer ».
        Node::Or(nodes) => Node::or(nodes.iter().flat_map(apart).collect()),
        node => node.clone(),
    }
}

fn apart(node: &Node) -> Vec<Node> {
    match node {
        Node::And(words) if words.iter().all(|word| matches!(word, Node::Word(_))) => words.clone(),
        node => vec![node.clone()],
    }
}

#[cfg(test)]
mod tests {
    use super::any_word;
    use crate::query::parse;
    use jiff::civil::date;

    #[test]
    fn words_are_loosened_and_filters_kept() {
        let tree = |text| parse(text, date(2023, 1, 1)).0;
        assert!(any_word(&tree("un")).is_none());
        assert!(any_word(&tree("un pays:Chine")).is_none());
        assert!(any_word(&tree("un deux -trois")).is_some());
    }
}

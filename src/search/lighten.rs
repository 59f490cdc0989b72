//! Function words beside telling ones: « le président de la République » asks for « président » and « République ».
//!
//! Nearly every article has « le », « de » and « la »: asked for with other words they choose nothing, and reading
//! where they all stand costs more than the rest of the query. Alone, in a phrase or after `=` they are kept.

use crate::french::fold;
use crate::french::function_words::is_function_word;
use crate::query::ast::{Form, Node};

/// The tree without the function words that stand beside other words.
pub fn lighten(node: Node) -> Node {
    match node {
        Node::And(nodes) => {
            let nodes: Vec<Node> = nodes.into_iter().map(lighten).collect();
            let telling = nodes
                .iter()
                .any(|node| matches!(node, Node::Word(_) | Node::Phrase(_) | Node::Alike { .. }) && !is_light(node));
            Node::and(if telling { nodes.into_iter().filter(|node| !is_light(node)).collect() } else { nodes })
        }
        Node::Or(nodes) => Node::or(nodes.into_iter().map(lighten).collect()),
        Node::Not(node) => Node::Not(Box::new(lighten(*node))),
        Node::Alike { node, entity } => Node::Alike { node: Box::new(lighten(*node)), entity },
        node => node,
    }
}

fn is_light(node: &Node) -> bool {
    matches!(node, Node::Word(word) if word.form == Form::Stem && word.field.is_none() && is_function_word(&fold(&word.text)))
}

#[cfg(test)]
mod tests {
    use super::lighten;
    use crate::query::ast::Node;
    use crate::query::parse;
    use jiff::civil::date;

    fn check(query: &str, expected: &[&str]) {
        let mut words = Vec::new();
        lighten(parse(query, date(2023, 1, 1)).0).visit(&mut |node| match node {
            Node::Word(word) => words.push(word.text.clone()),
            Node::Phrase(phrase) => words.push(phrase.text.clone()),
            _ => {}
        });
        assert_eq!(words, expected, "{query}");
    }

    #[test]
    fn little_words_beside_others() {
        check("le président de la République", &["président", "République"]);
        check("le la", &["le", "la"]);
        check("le pays:Chine", &["le"]);
        check("=le président", &["le", "président"]);
        check("\"le président\"", &["le président"]);
        check("le OU président", &["le", "président"]);
    }
}

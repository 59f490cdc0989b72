//! Who says what: in a conjunction, `quote:…` and `speaker:…` side by side are of one quotation.

use super::ast::{EntityLeaf, Node, Phrase, Word};
use super::field::{EntityField, TextField};

/// What one quotation of an article must be.
#[derive(Debug, PartialEq)]
pub struct Said<'n> {
    /// Its speaker: any of them.
    pub speakers: Vec<&'n EntityLeaf>,
    /// Its words: all of them.
    pub words: Vec<&'n Node>,
}

/// The quotations that a conjunction asks for, one a speaker. What it excludes stays excluded from the whole article.
pub fn said(nodes: &[Node]) -> Vec<Said<'_>> {
    let mut parts = Vec::new();
    flatten(nodes, &mut parts);
    let words: Vec<&Node> =
        parts.iter().copied().filter(|node| !matches!(node, Node::Not(_)) && is_quoted(node)).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let speakers = parts.iter().filter_map(|node| speakers(node));
    speakers.map(|speakers| Said { speakers, words: words.clone() }).collect()
}

/// The parts of a conjunction, of those within it too; words that are all of one quotation stay together.
fn flatten<'n>(nodes: &'n [Node], parts: &mut Vec<&'n Node>) {
    for node in nodes {
        match node {
            Node::And(inner) if !is_quoted(node) => flatten(inner, parts),
            node => parts.push(node),
        }
    }
}

/// Whether a node is about the words of quotations and nothing else.
fn is_quoted(node: &Node) -> bool {
    match node {
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().all(is_quoted),
        Node::Not(node) => is_quoted(node),
        Node::Word(Word { field, .. }) | Node::Phrase(Phrase { field, .. }) => *field == Some(TextField::Quote),
        _ => false,
    }
}

/// The speakers that a node chooses between.
fn speakers(node: &Node) -> Option<Vec<&EntityLeaf>> {
    match node {
        Node::Entity(leaf) if leaf.field == EntityField::Speaker => Some(vec![leaf]),
        Node::Or(nodes) => nodes.iter().map(speakers).collect::<Option<Vec<_>>>().map(|all| all.concat()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::said;
    use crate::query::ast::Node;
    use crate::query::parse;
    use jiff::civil::date;

    fn check(query: &str, expected: &[(&str, usize)]) {
        let tree = parse(query, date(2023, 1, 1)).0;
        let nodes = if let Node::And(nodes) = &tree { nodes.as_slice() } else { std::slice::from_ref(&tree) };
        let found: Vec<(String, usize)> = said(nodes)
            .iter()
            .map(|said| {
                let names: Vec<&str> = said.speakers.iter().map(|leaf| leaf.value.as_str()).collect();
                (names.join("|"), said.words.len())
            })
            .collect();
        let expected: Vec<(String, usize)> =
            expected.iter().map(|(name, words)| ((*name).to_owned(), *words)).collect();
        assert_eq!(found, expected, "{query}");
    }

    #[test]
    fn words_and_speakers_side_by_side() {
        check("quote:pain speaker:Dupont", &[("Dupont", 1)]);
        check("speaker:Dupont quote:\"le pain\" pays:FR quote:sel", &[("Dupont", 2)]);
        check("quote:(pain OU sel) speaker:(Dupont OU Durand)", &[("Dupont|Durand", 1)]);
        check("quote:pain speaker:Dupont speaker:Durand", &[("Dupont", 1), ("Durand", 1)]);
        check("quote:(pain SAUF sel) speaker:Dupont", &[("Dupont", 1)]);
        check("quote:pain -quote:sel speaker:Dupont", &[("Dupont", 1)]);
        check("(quote:pain journal:X) speaker:Dupont", &[("Dupont", 1)]);
        check("quote:pain -speaker:Dupont", &[]);
        check("-quote:pain speaker:Dupont", &[]);
        check("pain speaker:Dupont", &[]);
        check("quote:pain OU speaker:Dupont", &[]);
        check("quote:pain personne:Dupont", &[]);
    }
}

//! Words that are names: « Corée du Nord » also ranks articles that only say « nord-coréen » or « Pyongyang menace ».
//!
//! They come below those that say it, and `=` switches it off. A name that may be several things, or that is also an
//! ordinary word, is left to its words.

use crate::annotation::Span;
use crate::french::fold;
use crate::french::function_words::is_function_word;
use crate::knowledge::{Bare, Knowledge, LookUp};
use crate::query::ast::{EntityLeaf, Form, Node, Word};
use crate::query::field::EntityField;

/// Names of more words are not looked for.
const LONGEST_NAME: usize = 6;

/// The tree with the words that name an entity joined to it.
pub fn aware(node: Node, knowledge: &Knowledge) -> Node {
    match node {
        Node::And(nodes) => Node::and(joined(nodes, knowledge)),
        Node::Or(nodes) => Node::or(nodes.into_iter().map(|node| aware(node, knowledge)).collect()),
        // What is excluded is excluded by its words.
        Node::Word(_) => Node::and(joined(vec![node], knowledge)),
        node => node,
    }
}

/// Of consecutive words the longest that are a name.
fn joined(nodes: Vec<Node>, knowledge: &Knowledge) -> Vec<Node> {
    let mut out = Vec::with_capacity(nodes.len());
    let mut rest = nodes.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let run = rest.iter().take(LONGEST_NAME).map_while(plain).collect::<Vec<&Word>>();
        let name = (1..=run.len()).rev().find_map(|length| {
            let words = run.get(..length)?;
            named(words, knowledge).map(|leaf| (length, leaf))
        });
        match name {
            Some((length, leaf)) => {
                let (words, others) = rest.split_at(length);
                out.push(Node::Alike { node: Box::new(Node::and(words.to_vec())), entity: leaf });
                rest = others;
            }
            None => {
                out.push(if matches!(first, Node::Or(_)) { aware(first.clone(), knowledge) } else { first.clone() });
                rest = after;
            }
        }
    }
    out
}

fn plain(node: &Node) -> Option<&Word> {
    match node {
        Node::Word(word) if word.form == Form::Stem && word.field.is_none() => Some(word),
        _ => None,
    }
}

/// The entity that the words are a name of, when there is just one.
fn named(words: &[&Word], knowledge: &Knowledge) -> Option<EntityLeaf> {
    let text = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    let name = without_elision(&text);
    let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
    let short = letters <= 3 && !name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    if short || words.iter().all(|word| is_function_word(&fold(&word.text))) {
        return None;
    }
    let (field, key) = country(name, knowledge)
        .map(|key| (EntityField::Country, key))
        .or_else(|| person(name, knowledge).map(|key| (EntityField::Person, key)))
        .or_else(|| organisation(name, knowledge).map(|key| (EntityField::Organisation, key)))?;
    let span = Span { start: words.first()?.span.start, end: words.last()?.span.end };
    Some(EntityLeaf { field, value: text, span, keys: vec![key], within: false })
}

/// « l’Iran » names Iran.
fn without_elision(name: &str) -> &str {
    let elided = |c: char| matches!(c, '\'' | '’');
    match name.split_once(elided) {
        Some((article, rest)) if matches!(fold(article).as_str(), "l" | "d" | "qu") => rest,
        _ => name,
    }
}

fn country(name: &str, knowledge: &Knowledge) -> Option<String> {
    let found = knowledge.entities_named(LookUp::Country, name);
    let [only] = found.as_slice() else { return None };
    knowledge.country(&only.id).filter(|country| country.kind != "supra").map(|country| country.entity.id.to_string())
}

/// « la mer » is not Francis Mer, nor « may » Theresa May: without a capital a surname must be long.
fn person(name: &str, knowledge: &Knowledge) -> Option<String> {
    let mut found = knowledge.entities_named(LookUp::Person, name);
    let capital = name.starts_with(char::is_uppercase);
    let first = name.split(' ').next().unwrap_or_default();
    if !capital && (is_function_word(&fold(first)) || name.chars().count() < 5) {
        return None;
    }
    if !name.contains(' ') || is_function_word(&fold(first)) {
        found.retain(|entity| knowledge.person(&entity.id).is_some_and(|person| person.bare == Bare::Yes));
    }
    match found.as_slice() {
        [only] => Some(only.id.to_string()),
        _ => None,
    }
}

fn organisation(name: &str, knowledge: &Knowledge) -> Option<String> {
    let found = knowledge.entities_named(LookUp::Organisation, name);
    let [only] = found.as_slice() else { return None };
    knowledge.organisation(&only.id).filter(|known| !known.ambiguous).map(|known| known.entity.id.to_string())
}

#[cfg(test)]
mod tests {
    use super::aware;
    use crate::knowledge::Knowledge;
    use crate::query::ast::Node;
    use crate::query::parse;
    use jiff::civil::date;

    fn check(query: &str, expected: &[&str]) {
        let mut keys = Vec::new();
        aware(parse(query, date(2023, 1, 1)).0, Knowledge::embedded()).visit(&mut |node| {
            if let Node::Alike { entity, .. } = node {
                keys.extend(entity.keys.clone());
            }
        });
        assert_eq!(keys, expected, "{query}");
    }

    #[test]
    fn names_among_words() {
        check("Corée du Nord missile", &["KP"]);
        check("l’Iran", &["IR"]);
        check("sommet Poutine Xi Jinping", &["Q7747", "Q15031"]);
        check("USA", &["US"]);
        check("=Chine", &[]);
        check("-Chine", &[]);
        check("la paix de la mer", &[]);
        check("\"Chine\" titre:Chine", &[]);
    }
}

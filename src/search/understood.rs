//! The query as it was read, in its own language with every name in full.

use jiff::civil::Date;

use crate::knowledge::Knowledge;
use crate::query::ast::{Form, Node};
use crate::query::field::{EntityField, Field, TextField};

/// The tree in words.
pub fn words(node: &Node, knowledge: &Knowledge) -> String {
    match node {
        Node::All => "*".to_owned(),
        Node::Nothing => "nothing".to_owned(),
        Node::And(nodes) => joined(nodes, " AND ", knowledge),
        Node::Or(nodes) => joined(nodes, " OR ", knowledge),
        Node::Not(node) => format!("NOT {}", grouped(node, knowledge)),
        Node::Word(word) => {
            let (before, after) = match word.form {
                Form::Stem | Form::Pattern => ("", String::new()),
                Form::Exact => ("=", String::new()),
                Form::Fuzzy(edits) => ("", format!("~{edits}")),
            };
            format!("{}{before}{}{after}", scope(word.field), word.text)
        }
        Node::Phrase(phrase) => {
            let slop = if 0 < phrase.slop { format!("~{}", phrase.slop) } else { String::new() };
            format!("{}\"{}\"{slop}", scope(phrase.field), phrase.text)
        }
        Node::Alike { node, entity } => {
            let entity = words(&Node::Entity(entity.clone()), knowledge);
            format!("({} OR {entity})", words(node, knowledge))
        }
        Node::Widened { node, words: related } => {
            let related: Vec<&str> = related.iter().map(|(stem, _)| stem.as_str()).collect();
            format!("{} (+ {})", words(node, knowledge), related.join(" "))
        }
        Node::Entity(leaf) => {
            let field = Field::Entity(leaf.field).name();
            let alone = if leaf.field == EntityField::Place && !leaf.within { "=" } else { "" };
            let mut names: Vec<String> = Vec::new();
            for name in leaf.keys.iter().map(|key| format!("{alone}{}", name(key, &leaf.value, knowledge))) {
                // A city and its region of one name are told once.
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            match names.as_slice() {
                [] => format!("{field}:{} (unknown)", leaf.value),
                [name] => format!("{field}:{name}"),
                _ => format!("{field}:({})", names.join(" OR ")),
            }
        }
        Node::Keyword { field, value } => format!("{}:\"{value}\"", Field::Keyword(*field).name()),
        Node::Days { field, from, to } => {
            let day = |day: &Option<Date>| day.map_or(String::new(), |day| day.to_string());
            let field = Field::Date(*field).name();
            match (from, to) {
                (Some(from), Some(to)) if from == to => format!("{field}:{from}"),
                _ => format!("{field}:{}..{}", day(from), day(to)),
            }
        }
        Node::DateInDoubt => "date:conflict".to_owned(),
        Node::Anniversary { field, month, day } => format!("{}:*-{month:02}-{day:02}", Field::Date(*field).name()),
        Node::Exists(field) => format!("{}:*", field.name()),
    }
}

fn joined(nodes: &[Node], sign: &str, knowledge: &Knowledge) -> String {
    nodes.iter().map(|node| grouped(node, knowledge)).collect::<Vec<_>>().join(sign)
}

fn grouped(node: &Node, knowledge: &Knowledge) -> String {
    let words = words(node, knowledge);
    if matches!(node, Node::And(_) | Node::Or(_)) { format!("({words})") } else { words }
}

fn scope(field: Option<TextField>) -> String {
    field.map_or(String::new(), |field| format!("{}:", Field::Text(field).name()))
}

/// The name of an entity; as typed when no table has it.
fn name(key: &str, typed: &str, knowledge: &Knowledge) -> String {
    let name = knowledge.entity(key).map_or(typed, |entity| &entity.name);
    if name.contains(' ') { format!("\"{name}\"") } else { name.to_owned() }
}

//! From a question to a tree whose entities are keys of the index.

use jiff::civil::Date;

use super::answer::{Filter, Question};
use super::aware::aware;
use super::lighten::lighten;
use crate::annotation::Span;
use crate::knowledge::{Knowledge, LookUp};
use crate::query::ast::{EntityLeaf, Node, Problem};
use crate::query::field::{DateField, EntityField, KeywordField};
use crate::query::{self, date};
use crate::store::FacetField;

/// The tree of a question, and what could not be read as meant.
pub fn node(question: &Question, knowledge: &Knowledge, today: Date) -> (Node, Vec<Problem>) {
    let (mut tree, mut problems) = query::parse(&question.query, today);
    resolve(&mut tree, knowledge, &mut problems);
    let tree = lighten(aware(tree, knowledge));
    let mut nodes = match tree {
        Node::All => Vec::new(),
        tree => vec![tree],
    };
    for wanted in &question.filters {
        nodes.push(filter(wanted, knowledge, today, &mut problems));
    }
    let (from, to) = (question.from.as_deref(), question.to.as_deref());
    if from.is_some() || to.is_some() {
        let from = from.and_then(|text| bound(text, today, &mut problems)).map(|(first, _)| first);
        let to = to.and_then(|text| bound(text, today, &mut problems)).map(|(_, last)| last);
        nodes.push(Node::Days { field: DateField::Published, from, to });
    }
    if let Some(mention) = question.mention.as_deref() {
        match date::interval(mention, today) {
            Some((from, to)) => nodes.push(Node::Days { field: DateField::Mention, from, to }),
            None => problems.push(no_date(mention)),
        }
    }
    (Node::and(nodes), problems)
}

/// Fills in the keys of entities.
fn resolve(node: &mut Node, knowledge: &Knowledge, problems: &mut Vec<Problem>) {
    match node {
        Node::And(nodes) | Node::Or(nodes) => nodes.iter_mut().for_each(|node| resolve(node, knowledge, problems)),
        Node::Not(node) => resolve(node, knowledge, problems),
        Node::Entity(leaf) => {
            leaf.keys = keys(leaf.field, &leaf.value, leaf.span, knowledge, problems);
        }
        _ => {}
    }
}

fn filter(filter: &Filter, knowledge: &Knowledge, today: Date, problems: &mut Vec<Problem>) -> Node {
    let span = Span { start: 0, end: 0 };
    let nodes = filter.values.iter().map(|value| match target(filter.field) {
        Target::Entity(field) => {
            let keys = keys(field, value, span, knowledge, problems);
            Node::Entity(EntityLeaf { field, value: value.clone(), span, keys })
        }
        Target::Keyword(field) => Node::Keyword { field, value: value.clone() },
        Target::Days(field) => match date::interval(value, today) {
            Some((from, to)) => Node::Days { field, from, to },
            None => {
                problems.push(no_date(value));
                Node::Nothing
            }
        },
    });
    let node = Node::or(nodes.collect());
    if filter.negated { Node::Not(Box::new(node)) } else { node }
}

enum Target {
    Entity(EntityField),
    Keyword(KeywordField),
    Days(DateField),
}

fn target(field: FacetField) -> Target {
    match field {
        FacetField::Leader => Target::Entity(EntityField::Leader),
        FacetField::Person => Target::Entity(EntityField::Person),
        FacetField::Country => Target::Entity(EntityField::Country),
        FacetField::Place => Target::Entity(EntityField::Place),
        FacetField::Organisation => Target::Entity(EntityField::Organisation),
        FacetField::Source => Target::Keyword(KeywordField::Source),
        FacetField::Author => Target::Keyword(KeywordField::Author),
        FacetField::Section => Target::Keyword(KeywordField::Section),
        FacetField::Language => Target::Keyword(KeywordField::Language),
        FacetField::Year | FacetField::Month => Target::Days(DateField::Published),
        FacetField::MentionYear | FacetField::MentionMonth => Target::Days(DateField::Mention),
    }
}

/// The keys that a name stands for; a problem when there are none.
fn keys(
    field: EntityField,
    value: &str,
    span: Span,
    knowledge: &Knowledge,
    problems: &mut Vec<Problem>,
) -> Vec<String> {
    let (kind, what) = match field {
        EntityField::Person => (LookUp::Person, "person"),
        EntityField::Leader => (LookUp::Person, "leader"),
        EntityField::Country => (LookUp::Country, "country"),
        EntityField::Place => (LookUp::Place, "place"),
        EntityField::Organisation => (LookUp::Organisation, "organisation"),
    };
    let mut found = knowledge.entities_named(kind, value);
    if field == EntityField::Leader {
        found.retain(|entity| knowledge.is_leader(&entity.id));
    }
    if found.is_empty() {
        let near = knowledge.near_names(kind, value);
        let hint = (!near.is_empty()).then(|| format!("near it: {}", near.join(", ")));
        problems.push(Problem { span, message: format!("no {what} is known as `{value}`"), hint, fatal: false });
    }
    found.into_iter().map(|entity| entity.id.to_string()).collect()
}

fn bound(text: &str, today: Date, problems: &mut Vec<Problem>) -> Option<(Date, Date)> {
    let period = date::period(text, today);
    if period.is_none() {
        problems.push(no_date(text));
    }
    period
}

fn no_date(text: &str) -> Problem {
    Problem {
        span: Span { start: 0, end: 0 },
        message: format!("`{text}` is no date"),
        hint: Some("type 2023, 2023-10, 2023-10-18, 7j or hier".to_owned()),
        fatal: true,
    }
}

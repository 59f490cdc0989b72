//! From a question to a tree whose entities are keys of the index.

use jiff::civil::Date;

use super::answer::{Filter, Question};
use super::aware::aware;
use super::lighten::lighten;
use super::titles;
use crate::annotation::Span;
use crate::error::Result;
use crate::knowledge::{Knowledge, LookUp};
use crate::query::ast::{EntityLeaf, Node};
use crate::query::field::{DateField, EntityField, KeywordField};
use crate::query::problem::{Problem, ProblemKind};
use crate::query::{self, date};
use crate::store::{FacetField, Store};

/// The tree of a question, and what could not be read as meant.
pub fn node(question: &Question, knowledge: &Knowledge, today: Date) -> (Node, Vec<Problem>) {
    let (mut tree, mut problems) = query::parse(&question.query, today);
    resolve(&mut tree, knowledge, today, &mut problems);
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
        let (from, to) = match (from, to) {
            (Some(first), Some(last)) if last < first => {
                let typed =
                    format!("{}..{}", question.from.as_deref().unwrap_or(""), question.to.as_deref().unwrap_or(""));
                problems.push(Problem::of_a_filter(ProblemKind::Backwards(typed)));
                (to, from)
            }
            interval => interval,
        };
        nodes.push(Node::Days { field: DateField::Published, from, to });
    }
    if let Some(mention) = question.mention.as_deref() {
        nodes.push(days(DateField::Mention, mention, today, &mut problems));
    }
    (Node::and(nodes), problems)
}

/// Fills in the keys of entities.
fn resolve(node: &mut Node, knowledge: &Knowledge, today: Date, problems: &mut Vec<Problem>) {
    match node {
        Node::And(nodes) | Node::Or(nodes) => {
            nodes.iter_mut().for_each(|node| resolve(node, knowledge, today, problems))
        }
        Node::Not(node) => resolve(node, knowledge, today, problems),
        Node::Entity(leaf) => {
            *leaf = entity(leaf.field, &leaf.value, leaf.span, knowledge, today, problems);
        }
        _ => {}
    }
}

/// Entities that only the articles know: their key is their name as a slug, a speaker's also as it is written.
pub fn unlisted(node: &mut Node, store: &dyn Store, knowledge: &Knowledge, problems: &mut Vec<Problem>) -> Result<()> {
    match node {
        Node::And(nodes) | Node::Or(nodes) => {
            nodes.iter_mut().try_for_each(|node| unlisted(node, store, knowledge, problems))
        }
        Node::Not(node) => unlisted(node, store, knowledge, problems),
        Node::Entity(leaf) if leaf.keys.is_empty() => {
            let slug = knowledge.unlisted(look_up(leaf.field), &leaf.value);
            for key in [slug, leaf.value.clone()] {
                if !leaf.keys.contains(&key) && 0 < store.entity_frequency(leaf.field, &key)? {
                    leaf.keys.push(key);
                }
            }
            if !leaf.keys.is_empty() {
                problems.retain(|problem| match &problem.kind {
                    ProblemKind::UnknownEntity { field, value, .. } => (*field, value) != (leaf.field, &leaf.value),
                    _ => true,
                });
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn filter(filter: &Filter, knowledge: &Knowledge, today: Date, problems: &mut Vec<Problem>) -> Node {
    let span = Span { start: 0, end: 0 };
    let nodes = filter.values.iter().map(|value| match target(filter.field) {
        Target::Entity(field) => Node::Entity(entity(field, value, span, knowledge, today, problems)),
        Target::Keyword(field) => Node::Keyword { field, value: value.clone() },
        Target::Days(field) => days(field, value, today, problems),
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
        FacetField::Place | FacetField::PlaceWithin => Target::Entity(EntityField::Place),
        FacetField::Organisation => Target::Entity(EntityField::Organisation),
        FacetField::Source => Target::Keyword(KeywordField::Source),
        FacetField::Author => Target::Keyword(KeywordField::Author),
        FacetField::Section => Target::Keyword(KeywordField::Section),
        FacetField::Language => Target::Keyword(KeywordField::Language),
        FacetField::Year | FacetField::Month | FacetField::Day => Target::Days(DateField::Published),
        FacetField::MentionYear | FacetField::MentionMonth | FacetField::MentionDay => Target::Days(DateField::Mention),
        FacetField::Speaker => Target::Entity(EntityField::Speaker),
    }
}

/// What the values of a field are looked up as.
fn look_up(field: EntityField) -> LookUp {
    match field {
        EntityField::Person | EntityField::Leader | EntityField::Speaker => LookUp::Person,
        EntityField::Country => LookUp::Country,
        EntityField::Place => LookUp::Place,
        EntityField::Organisation => LookUp::Organisation,
    }
}

/// The entities that a name stands for; a problem when there are none. `=` before the name of a place asks for that place
/// alone, without those in it.
fn entity(
    field: EntityField,
    typed: &str,
    span: Span,
    knowledge: &Knowledge,
    today: Date,
    problems: &mut Vec<Problem>,
) -> EntityLeaf {
    let alone = typed.strip_prefix('=').filter(|_| field == EntityField::Place);
    let value = alone.unwrap_or(typed);
    let within = field == EntityField::Place && alone.is_none();
    let kind = look_up(field);
    let mut found = knowledge.entities_named(kind, value);
    if within {
        let countries = knowledge.entities_named(LookUp::Country, value);
        found.extend(countries.into_iter().filter(|country| !knowledge.is_supranational(&country.id)));
    }
    let mut in_office = None;
    if kind == LookUp::Person && found.is_empty() {
        found = titles::titled(value, knowledge);
    }
    if field == EntityField::Leader {
        found.retain(|entity| knowledge.is_leader(&entity.id));
    }
    if field == EntityField::Speaker {
        // A ministry or a newspaper speaks too.
        found.extend(knowledge.entities_named(LookUp::Organisation, value));
    }
    if kind == LookUp::Person
        && found.is_empty()
        && let Some((person, by_office)) = titles::holder(value, today, knowledge)
    {
        in_office = by_office.then(|| person.name.to_string());
        found.push(person);
    }
    if let Some(name) = in_office {
        problems.push(Problem::new(span, ProblemKind::HeldToday { value: value.to_owned(), name }));
    } else if found.is_empty() {
        let near = knowledge.near_names(kind, value).into_iter().map(str::to_owned).collect();
        problems.push(Problem::new(span, ProblemKind::UnknownEntity { field, value: value.to_owned(), near }));
    }
    let keys = found.into_iter().map(|entity| entity.id.to_string()).collect();
    EntityLeaf { field, value: value.to_owned(), span, keys, within }
}

fn bound(text: &str, today: Date, problems: &mut Vec<Problem>) -> Option<(Date, Date)> {
    let period = date::period(text, today);
    if period.is_none() {
        problems.push(Problem::of_a_filter(ProblemKind::NoDate(text.to_owned())));
    }
    period
}

/// Days of a filter.
fn days(field: DateField, text: &str, today: Date, problems: &mut Vec<Problem>) -> Node {
    let (node, problem) = date::node(field, text, today);
    problems.extend(problem.map(Problem::of_a_filter));
    node
}

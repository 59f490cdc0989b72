//! The parameters of each route of the API, read strictly.
//!
//! An unknown parameter is refused with the nearest known name: passed over, `leaders=Xi` would find every article.

use super::pairs::Pairs;
use super::problem::Refusal;
use super::reader::{DEFAULT_FACET_VALUES, FACET_VALUES, Reader, too_long};
use crate::present::html::State;
use crate::query::field::DateField;
use crate::search::{
    FacetQuestion, LARGEST, Level, Question, RELATED_FIELDS, SortValues, TimeUnit, TimelineQuestion, can_be_columns,
    entity_field,
};
use crate::store::{FacetField, Sort};

/// Hits of one answer, at most and when nothing is said.
const LIMIT: usize = 100;
const DEFAULT_LIMIT: usize = 20;
/// Hits passed over, at most.
const OFFSET: usize = 10_000;
/// Values of a facet listed on its own.
const DEFAULT_LISTED: usize = 20;

/// Entities of the graph, at most and when nothing is said: one search each.
const NODES: usize = 200;
const DEFAULT_NODES: usize = 50;

const OF_SEARCH: [&str; 4] = ["sort", "limit", "offset", "facet"];
const OF_FACETS: [&str; 5] = ["top", "contains", "order", "roll_up", "by"];
const OF_GRAPH: [&str; 3] = ["field", "top", "format"];
/// Facets that may be the columns of a table.
const COLUMNS: [&str; 9] =
    ["year", "month", "source", "leader", "person", "country", "place", "organisation", "speaker"];
const OF_TIMELINE: [&str; 2] = ["of", "by"];

/// The state of the page; whatever isn't known is passed over.
pub fn state(pairs: &Pairs) -> Result<State, Refusal> {
    let state = State::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    match too_long(&state.query) {
        Some(problem) => Err(Refusal::parameters(vec![problem])),
        None => Ok(state),
    }
}

/// The question of `/search`.
pub fn question(pairs: Pairs) -> Result<Question, Refusal> {
    let mut reader = Reader::default();
    let mut question = Question { limit: DEFAULT_LIMIT, ..Question::default() };
    for (name, value) in pairs {
        if reader.common(&mut question, &name, &value) {
            continue;
        }
        match name.as_str() {
            "sort" if reader.once("sort") => match value.as_str() {
                "relevance" => question.sort = Sort::Relevance,
                "fresh" => question.sort = Sort::Fresh,
                "date" => question.sort = Sort::Oldest,
                "-date" => question.sort = Sort::Newest,
                "mention" => question.sort = Sort::MentionFirst,
                "-mention" => question.sort = Sort::MentionLast,
                _ => reader.one_of("sort", &value, &["relevance", "fresh", "date", "-date", "mention", "-mention"]),
            },
            "limit" if reader.once("limit") => question.limit = reader.number("limit", &value, LIMIT),
            "offset" if reader.once("offset") => question.offset = reader.number("offset", &value, OFFSET),
            "facet" => question.facets.extend(reader.facet(&value)),
            _ => reader.unknown(&name, &OF_SEARCH),
        }
    }
    reader.done(question)
}

/// The text of that name and the limit of `/suggest` and `/similar`.
pub fn text_and_limit(pairs: Pairs, text: &'static str) -> Result<(String, usize), Refusal> {
    let mut reader = Reader::default();
    let (mut value, mut limit) = (String::new(), DEFAULT_FACET_VALUES);
    for (name, given) in pairs {
        match name.as_str() {
            name if name == text && reader.once(text) => value = given,
            "limit" if reader.once("limit") => limit = reader.number("limit", &given, LIMIT),
            _ => reader.unknown(&name, &[text, "limit"]),
        }
    }
    reader.check_length(&value);
    reader.done((value, limit))
}

/// The name, facets and number of values of `/related`.
pub fn related_question(pairs: Pairs) -> Result<(String, Vec<FacetField>, usize), Refusal> {
    let mut reader = Reader::default();
    let (mut name, mut fields, mut top) = (String::new(), Vec::new(), DEFAULT_FACET_VALUES);
    for (parameter, value) in pairs {
        match parameter.as_str() {
            "name" if reader.once("name") => name = value,
            "top" if reader.once("top") => top = reader.number("top", &value, FACET_VALUES),
            "field" => match reader.field(&value) {
                Some(field) if entity_field(field).is_none() => {
                    reader.one_of("field", &value, &RELATED_FIELDS.map(FacetField::name));
                }
                field => fields.extend(field),
            },
            _ => reader.unknown(&parameter, &["name", "field", "top"]),
        }
    }
    reader.check_length(&name);
    let fields = if fields.is_empty() { RELATED_FIELDS.to_vec() } else { fields };
    reader.done((name, fields, top))
}

/// The form of a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GraphFormat {
    /// Nodes and edges in one object.
    Json,
    /// One pair a line.
    Csv,
    /// For Gephi, yEd or NetworkX.
    GraphMl,
}

/// The question of `/graph`, and the form of its answer.
pub fn graph_question(pairs: Pairs) -> Result<(FacetQuestion, GraphFormat), Refusal> {
    let mut reader = Reader::default();
    let mut question = Question::default();
    let (mut field, mut top, mut format) = (FacetField::Person, DEFAULT_NODES, GraphFormat::Json);
    for (name, value) in pairs {
        if reader.common(&mut question, &name, &value) {
            continue;
        }
        match name.as_str() {
            "field" if reader.once("field") => match reader.field(&value) {
                Some(chosen) if entity_field(chosen).is_none() => {
                    reader.one_of("field", &value, &RELATED_FIELDS.map(FacetField::name));
                }
                chosen => field = chosen.unwrap_or(field),
            },
            "top" if reader.once("top") => top = reader.number("top", &value, NODES),
            "format" if reader.once("format") => match value.as_str() {
                "json" => format = GraphFormat::Json,
                "csv" => format = GraphFormat::Csv,
                "graphml" => format = GraphFormat::GraphMl,
                _ => reader.one_of("format", &value, &["json", "csv", "graphml"]),
            },
            _ => reader.unknown(&name, &OF_GRAPH),
        }
    }
    reader
        .done((FacetQuestion { field, question, top, contains: None, sort: SortValues::Count, roll_up: None }, format))
}

/// The question of `/facets/FIELD`, and the facet of the columns with `by`.
pub fn facet_question(field: &str, pairs: Pairs) -> Result<(FacetQuestion, Option<FacetField>), Refusal> {
    let mut reader = Reader::default();
    let known = reader.field(field);
    let mut question = Question::default();
    let (mut top, mut contains, mut sort, mut roll_up) = (DEFAULT_LISTED, None, SortValues::Count, None);
    let mut by = None;
    for (name, value) in pairs {
        if reader.common(&mut question, &name, &value) {
            continue;
        }
        match name.as_str() {
            "top" if reader.once("top") => top = reader.number("top", &value, FACET_VALUES),
            "contains" if reader.once("contains") => contains = Some(value).filter(|text| !text.is_empty()),
            "order" if reader.once("order") => match value.as_str() {
                "count" => sort = SortValues::Count,
                "name" => sort = SortValues::Name,
                _ => reader.one_of("order", &value, &["count", "name"]),
            },
            "roll_up" if reader.once("roll_up") => {
                roll_up = Level::from_name(&value);
                if roll_up.is_none() {
                    reader.one_of("roll_up", &value, &Level::NAMES.map(|(_, name, _)| name));
                } else if known != Some(FacetField::Place) {
                    reader.wrong("roll_up", "« roll_up » ne vaut que pour « place »".to_owned(), None);
                }
            }
            "by" if reader.once("by") => match reader.field(&value) {
                Some(field) if !can_be_columns(field) => reader.one_of("by", &value, &COLUMNS),
                field => by = field,
            },
            _ => reader.unknown(&name, &OF_FACETS),
        }
    }
    let field = known.unwrap_or(FacetField::Leader);
    if by.is_some() {
        top = top.min(LARGEST);
        // A table has the most frequent values, in their order.
        for name in ["contains", "order", "roll_up"] {
            if !reader.seen.contains(&name) {
                continue;
            }
            reader.wrong(name, format!("« {name} » ne va pas avec « by »"), None);
        }
    }
    reader.done((FacetQuestion { field, question, top, contains, sort, roll_up }, by))
}

/// The question of `/timeline`.
pub fn timeline_question(pairs: Pairs) -> Result<TimelineQuestion, Refusal> {
    let mut reader = Reader::default();
    let mut asked =
        TimelineQuestion { of: DateField::Published, by: TimeUnit::default(), question: Question::default() };
    for (name, value) in pairs {
        if reader.common(&mut asked.question, &name, &value) {
            continue;
        }
        match name.as_str() {
            "of" if reader.once("of") => match value.as_str() {
                "published" => asked.of = DateField::Published,
                "mention" => asked.of = DateField::Mention,
                _ => reader.one_of("of", &value, &["published", "mention"]),
            },
            "by" if reader.once("by") => match TimeUnit::NAMES.iter().find(|(_, known)| *known == value) {
                Some((unit, _)) => asked.by = *unit,
                None => reader.one_of("by", &value, &TimeUnit::NAMES.map(|(_, name)| name)),
            },
            _ => reader.unknown(&name, &OF_TIMELINE),
        }
    }
    reader.done(asked)
}

#[cfg(test)]
mod tests {
    use super::super::pairs::pairs;
    use super::question;
    use crate::search::Filter;
    use crate::store::FacetField;

    #[test]
    fn repeated_filters_are_alternatives() {
        let pairs = pairs(Some("leader=Xi&leader=Poutine&country=CN&not=source%3DAFP&q=a+b&limit=5")).unwrap();
        let question = question(pairs).unwrap();
        let filter = |field, values: &[&str], negated| Filter {
            field,
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            negated,
        };
        assert_eq!(
            question.filters,
            [
                filter(FacetField::Leader, &["Xi", "Poutine"], false),
                filter(FacetField::Country, &["CN"], false),
                filter(FacetField::Source, &["AFP"], true),
            ]
        );
        assert_eq!((question.query.as_str(), question.limit), ("a b", 5));
    }
}

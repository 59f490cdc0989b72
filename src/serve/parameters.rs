//! Addresses: decoding them, and reading the parameters of the API, strictly.
//!
//! An unknown parameter is refused with the nearest known name: passed over, `leaders=Xi` would find every article.

use serde_json::{Value, json};

use super::problem::Refusal;
use crate::present::html::State;
use crate::query::field::DateField;
use crate::search::{
    FacetQuestion, Filter, LARGEST, Level, Question, RELATED_FIELDS, SortValues, TimeUnit, TimelineQuestion,
    can_be_columns, entity_field,
};
use crate::store::{FacetField, FacetRequest, Sort};

/// Characters of the longest query.
const QUERY: usize = 2000;
/// Parameters of one address.
const PAIRS: usize = 200;
/// Hits of one answer, at most and when nothing is said.
const LIMIT: usize = 100;
const DEFAULT_LIMIT: usize = 20;
/// Hits passed over, at most.
const OFFSET: usize = 10_000;
/// Values of a facet, at most and when nothing is said.
const FACET_VALUES: usize = 1000;
const DEFAULT_FACET_VALUES: usize = 10;
/// Values of a facet listed on its own.
const DEFAULT_LISTED: usize = 20;

/// Entities of the graph, at most and when nothing is said: one search each.
const NODES: usize = 200;
const DEFAULT_NODES: usize = 50;

/// Parameters that `/search`, `/facets` and `/timeline` share, besides the filters.
const COMMON: [&str; 7] = ["q", "not", "from", "to", "mention", "match", "expand"];
const OF_SEARCH: [&str; 4] = ["sort", "limit", "offset", "facet"];
const OF_FACETS: [&str; 5] = ["top", "contains", "order", "roll_up", "by"];
const OF_GRAPH: [&str; 3] = ["field", "top", "format"];
/// Facets that may be the columns of a table.
const COLUMNS: [&str; 9] =
    ["year", "month", "source", "leader", "person", "country", "place", "organisation", "speaker"];
const OF_TIMELINE: [&str; 2] = ["of", "by"];

/// Parameters by name, in order, decoded.
pub type Pairs = Vec<(String, String)>;

/// Reads `a=1&b=2`.
pub fn pairs(query: Option<&str>) -> Result<Pairs, Refusal> {
    let parts: Vec<&str> = query.unwrap_or("").split('&').filter(|part| !part.is_empty()).collect();
    if parts.len() > PAIRS {
        let message = format!("{} paramètres dans l’adresse, {PAIRS} au plus", parts.len());
        return Err(Refusal::parameters(vec![json!({"message": message, "hint": null})]));
    }
    let mut pairs = Vec::with_capacity(parts.len());
    let mut problems = Vec::new();
    for part in parts {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        match (decoded(name, true), decoded(value, true)) {
            (Some(name), Some(value)) => pairs.push((name, value)),
            (name, _) => {
                let name = name.unwrap_or_default();
                let message = format!("le paramètre « {name} » n’est pas de l’UTF-8 écrit en %XX");
                problems.push(json!({"parameter": name, "message": message, "hint": null}));
            }
        }
    }
    if problems.is_empty() { Ok(pairs) } else { Err(Refusal::parameters(problems)) }
}

/// Percent-decodes; `None` when that isn't UTF-8. A `%` that no two digits follow stays, as browsers leave it.
pub fn decoded(text: &str, plus_is_space: bool) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'%', [high, low, after @ ..]) if let (Some(high), Some(low)) = (digit(*high), digit(*low)) => {
                bytes.push(high << 4 | low);
                rest = after;
            }
            (b'+', _) if plus_is_space => bytes.push(b' '),
            _ => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).ok()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

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
    reader.problems.extend(too_long(&value));
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
    reader.problems.extend(too_long(&name));
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

/// Reads parameters and keeps what is wrong with them.
#[derive(Default)]
struct Reader {
    problems: Vec<Value>,
    seen: Vec<&'static str>,
}

impl Reader {
    /// Reads a parameter that both routes have; `false` when it is none.
    fn common(&mut self, question: &mut Question, name: &str, value: &str) -> bool {
        let single = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        match name {
            "q" => {
                if self.once("q") {
                    self.problems.extend(too_long(value));
                    value.clone_into(&mut question.query);
                }
            }
            "from" if self.once("from") => question.from = single(value),
            "to" if self.once("to") => question.to = single(value),
            "mention" if self.once("mention") => question.mention = single(value),
            "match" if self.once("match") => match value {
                "all" => question.any = false,
                "any" => question.any = true,
                _ => self.one_of("match", value, &["all", "any"]),
            },
            "expand" if self.once("expand") => match value {
                "1" | "true" => question.widen = true,
                "0" | "false" => question.widen = false,
                _ => self.one_of("expand", value, &["1", "0"]),
            },
            "not" => match value.split_once('=') {
                Some((field, value)) => match filter_field(field) {
                    Some(field) => add_filter(question, field, value, true),
                    None => {
                        self.wrong("not", format!("« {field} » n’est pas un filtre"), nearest(field, filter_names()))
                    }
                },
                None => self.wrong(
                    "not",
                    format!("« not » attend CHAMP=VALEUR, pas « {value} »"),
                    Some("not=country=CN".into()),
                ),
            },
            "from" | "to" | "mention" | "match" => {}
            _ => match State::FACETS.iter().find(|(known, _)| *known == name) {
                Some((_, field)) => add_filter(question, *field, value, false),
                None => return false,
            },
        }
        true
    }

    /// Whether a parameter that may be given once is met for the first time.
    fn once(&mut self, name: &'static str) -> bool {
        let first = !self.seen.contains(&name);
        if first {
            self.seen.push(name);
        } else {
            self.wrong(name, format!("« {name} » est donné plusieurs fois"), None);
        }
        first
    }

    fn number(&mut self, name: &str, value: &str, most: usize) -> usize {
        match value.parse::<usize>() {
            Ok(number) if number <= most => return number,
            _ => self.wrong(name, format!("« {name} » est un nombre entre 0 et {most}, pas « {value} »"), None),
        }
        0
    }

    /// `FIELD` or `FIELD:N`.
    fn facet(&mut self, value: &str) -> Option<FacetRequest> {
        let (field, top) = value.split_once(':').unwrap_or((value, ""));
        let field = self.field(field)?;
        let top = if top.is_empty() { DEFAULT_FACET_VALUES } else { self.number("facet", top, FACET_VALUES) };
        Some(FacetRequest { field, top })
    }

    fn field(&mut self, name: &str) -> Option<FacetField> {
        let field = FacetField::from_name(name);
        if field.is_none() {
            let names = FacetField::NAMES.iter().map(|(_, name, _)| *name);
            self.wrong("facet", format!("« {name} » n’est pas une facette"), nearest(name, names));
        }
        field
    }

    fn one_of(&mut self, name: &str, value: &str, known: &[&'static str]) {
        let choices = known.join(", ");
        self.wrong(name, format!("« {name} » vaut {choices}, pas « {value} »"), nearest(value, known.iter().copied()));
    }

    /// A parameter that isn't one, or that [`Reader::once`] has just refused.
    fn unknown(&mut self, name: &str, more: &[&'static str]) {
        if self.seen.contains(&name) {
            return;
        }
        let known = COMMON.iter().chain(more).copied().chain(filter_names());
        let translated = filter_field(name).and_then(|field| State::FACETS.iter().find(|(_, known)| *known == field));
        let hint = translated.map(|(name, _)| (*name).to_owned()).or_else(|| nearest(name, known));
        self.wrong(name, format!("« {name} » n’est pas un paramètre"), hint);
    }

    fn wrong(&mut self, parameter: &str, message: String, hint: Option<String>) {
        self.problems.push(json!({"parameter": parameter, "message": message, "hint": hint}));
    }

    fn done<T>(self, value: T) -> Result<T, Refusal> {
        if self.problems.is_empty() { Ok(value) } else { Err(Refusal::parameters(self.problems)) }
    }
}

fn too_long(query: &str) -> Option<Value> {
    let length = query.chars().count();
    let message = format!("la recherche fait {length} caractères, {QUERY} au plus");
    (length > QUERY).then(|| json!({"parameter": "q", "message": message, "hint": null}))
}

fn add_filter(question: &mut Question, field: FacetField, value: &str, negated: bool) {
    if value.is_empty() {
        return;
    }
    match question.filters.iter_mut().find(|filter| filter.field == field && filter.negated == negated) {
        Some(filter) => filter.values.push(value.to_owned()),
        None => question.filters.push(Filter { field, values: vec![value.to_owned()], negated }),
    }
}

fn filter_names() -> impl Iterator<Item = &'static str> {
    State::FACETS.iter().map(|(name, _)| *name)
}

/// A facet that can be filtered by, under any of its names.
fn filter_field(name: &str) -> Option<FacetField> {
    let parameter = State::FACETS.iter().find(|(known, _)| *known == name).map(|(_, field)| *field);
    let field = parameter.or_else(|| FacetField::from_name(name))?;
    State::FACETS.iter().any(|(_, known)| *known == field).then_some(field)
}

/// The known name nearest to a mistyped one, when one is near.
fn nearest(typed: &str, known: impl Iterator<Item = &'static str>) -> Option<String> {
    let typed: Vec<char> = typed.to_lowercase().chars().take(40).collect();
    let (name, distance) = known.map(|name| (name, distance(&typed, name))).min_by_key(|(_, distance)| *distance)?;
    (distance <= 2 && distance < typed.len()).then(|| name.to_owned())
}

/// Letters to add, remove or change (Levenshtein).
fn distance(typed: &[char], known: &str) -> usize {
    let mut row: Vec<usize> = (0..=typed.len()).collect();
    for (index, letter) in known.chars().enumerate() {
        let mut previous = index + 1;
        for (column, typed_letter) in typed.iter().enumerate() {
            let (Some(&above_left), Some(&above)) = (row.get(column), row.get(column + 1)) else { continue };
            let cost = above_left + usize::from(letter != *typed_letter);
            let cell = cost.min(above + 1).min(previous + 1);
            if let Some(slot) = row.get_mut(column) {
                *slot = previous;
            }
            previous = cell;
        }
        if let Some(last) = row.last_mut() {
            *last = previous;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_decoded() {
        for (text, expected) in [
            ("P%C3%A9kin+2", Some("Pékin 2")),
            ("100%", Some("100%")),
            ("%zz%4", Some("%zz%4")),
            ("%2B%26", Some("+&")),
            ("%ff", None),
            ("%C3", None),
            ("é", Some("é")),
        ] {
            assert_eq!(decoded(text, true).as_deref(), expected, "{text}");
        }
        assert_eq!(decoded("a+b", false).as_deref(), Some("a+b"));
    }

    #[test]
    fn mistyped_names_are_put_right() {
        for (typed, expected) in [
            ("leaders", Some("leader")),
            ("contry", Some("country")),
            ("xyz", None),
            ("", None),
            ("sorce", Some("source")),
        ] {
            assert_eq!(nearest(typed, filter_names()).as_deref(), expected, "{typed}");
        }
        for (typed, known, expected) in [("kitten", "sitting", 3), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0)] {
            assert_eq!(distance(&typed.chars().collect::<Vec<_>>(), known), expected, "{typed} {known}");
        }
    }

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

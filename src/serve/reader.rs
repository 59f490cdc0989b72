//! Reads parameters one by one and keeps what is wrong with them, to tell all of it at once.

use serde_json::{Value, json};

use super::problem::Refusal;
use crate::present::html::State;
use crate::search::{Filter, Question};
use crate::store::{FacetField, FacetRequest};

/// Characters of the longest query.
const QUERY: usize = 2000;
/// Values of a facet, at most and when nothing is said.
pub const FACET_VALUES: usize = 1000;
pub const DEFAULT_FACET_VALUES: usize = 10;

/// Parameters that `/search`, `/facets` and `/timeline` share, besides the filters.
const COMMON: [&str; 7] = ["q", "not", "from", "to", "mention", "match", "expand"];

/// Reads parameters and keeps what is wrong with them.
#[derive(Default)]
pub struct Reader {
    problems: Vec<Value>,
    /// Names of the parameters that may stand once and did.
    pub seen: Vec<&'static str>,
}

impl Reader {
    /// Reads a parameter that both routes have; `false` when it is none.
    pub fn common(&mut self, question: &mut Question, name: &str, value: &str) -> bool {
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
    pub fn once(&mut self, name: &'static str) -> bool {
        let first = !self.seen.contains(&name);
        if first {
            self.seen.push(name);
        } else {
            self.wrong(name, format!("« {name} » est donné plusieurs fois"), None);
        }
        first
    }

    pub fn number(&mut self, name: &str, value: &str, most: usize) -> usize {
        match value.parse::<usize>() {
            Ok(number) if number <= most => return number,
            _ => self.wrong(name, format!("« {name} » est un nombre entre 0 et {most}, pas « {value} »"), None),
        }
        0
    }

    /// `FIELD` or `FIELD:N`.
    pub fn facet(&mut self, value: &str) -> Option<FacetRequest> {
        let (field, top) = value.split_once(':').unwrap_or((value, ""));
        let field = self.field(field)?;
        let top = if top.is_empty() { DEFAULT_FACET_VALUES } else { self.number("facet", top, FACET_VALUES) };
        Some(FacetRequest { field, top })
    }

    pub fn field(&mut self, name: &str) -> Option<FacetField> {
        let field = FacetField::from_name(name);
        if field.is_none() {
            let names = FacetField::NAMES.iter().map(|(_, name, _)| *name);
            self.wrong("facet", format!("« {name} » n’est pas une facette"), nearest(name, names));
        }
        field
    }

    pub fn one_of(&mut self, name: &str, value: &str, known: &[&'static str]) {
        let choices = known.join(", ");
        self.wrong(name, format!("« {name} » vaut {choices}, pas « {value} »"), nearest(value, known.iter().copied()));
    }

    /// A parameter that isn't one, or that [`Reader::once`] has just refused.
    pub fn unknown(&mut self, name: &str, more: &[&'static str]) {
        if self.seen.contains(&name) {
            return;
        }
        let known = COMMON.iter().chain(more).copied().chain(filter_names());
        let translated = filter_field(name).and_then(|field| State::FACETS.iter().find(|(_, known)| *known == field));
        let hint = translated.map(|(name, _)| (*name).to_owned()).or_else(|| nearest(name, known));
        self.wrong(name, format!("« {name} » n’est pas un paramètre"), hint);
    }

    /// Notes a query that is too long.
    pub fn check_length(&mut self, query: &str) {
        self.problems.extend(too_long(query));
    }

    pub fn wrong(&mut self, parameter: &str, message: String, hint: Option<String>) {
        self.problems.push(json!({"parameter": parameter, "message": message, "hint": hint}));
    }

    pub fn done<T>(self, value: T) -> Result<T, Refusal> {
        if self.problems.is_empty() { Ok(value) } else { Err(Refusal::parameters(self.problems)) }
    }
}

pub fn too_long(query: &str) -> Option<Value> {
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
    let typed: String = typed.to_lowercase().chars().take(40).collect();
    let near = known.map(|name| (name, strsim::levenshtein(&typed, name)));
    let (name, distance) = near.min_by_key(|(_, distance)| *distance)?;
    (distance <= 2 && distance < typed.chars().count()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{filter_names, nearest};

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
    }
}

//! The state of the page, all of it in its address.

use std::fmt::Write;

use crate::store::{FacetField, Sort};

/// What the reader asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// Text of the query.
    pub query: String,
    /// Chosen values of facets, as keys or names.
    pub filters: Vec<(FacetField, String)>,
    /// First day of publication, as typed.
    pub from: Option<String>,
    /// Last day of publication, as typed.
    pub to: Option<String>,
    /// Days spoken of, as typed.
    pub mention: Option<String>,
    /// Order of the hits.
    pub sort: Sort,
    /// Related words of the best first hits are searched too.
    pub widen: bool,
    /// Page of hits, from 0.
    pub page: usize,
}

impl State {
    /// The facets that can be chosen from the address, by the name of their parameter.
    pub const FACETS: [(&'static str, FacetField); 10] = [
        ("leader", FacetField::Leader),
        ("person", FacetField::Person),
        ("country", FacetField::Country),
        ("place", FacetField::Place),
        ("org", FacetField::Organisation),
        ("source", FacetField::Source),
        ("author", FacetField::Author),
        ("section", FacetField::Section),
        ("lang", FacetField::Language),
        ("speaker", FacetField::Speaker),
    ];

    /// Reads decoded parameters of an address. Unknown ones, which mail and social sites add, change nothing.
    pub fn from_pairs<'p>(pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> State {
        let mut state = State::default();
        for (name, value) in pairs {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            match name {
                "q" => state.query = value.to_owned(),
                "from" => state.from = Some(value.to_owned()),
                "to" => state.to = Some(value.to_owned()),
                "mention" => state.mention = Some(value.to_owned()),
                "sort" => state.sort = sort_of(value),
                "expand" => state.widen = value == "1",
                "page" => state.page = value.parse::<usize>().unwrap_or(1).saturating_sub(1),
                _ => {
                    if let Some((_, field)) = State::FACETS.iter().find(|(known, _)| *known == name) {
                        let filter = (*field, value.to_owned());
                        if !state.filters.contains(&filter) {
                            state.filters.push(filter);
                        }
                    }
                }
            }
        }
        state
    }

    /// Whether nothing is asked for: the first page.
    pub fn is_empty(&self) -> bool {
        self.query.is_empty() && !self.is_filtered()
    }

    /// Whether anything but the query narrows the search.
    pub fn is_filtered(&self) -> bool {
        !self.filters.is_empty() || self.from.is_some() || self.to.is_some() || self.mention.is_some()
    }

    /// Whether that value is chosen.
    pub fn has(&self, field: FacetField, value: &str) -> bool {
        self.filters.iter().any(|(chosen, key)| *chosen == field && key == value)
    }

    /// The same search with one more chosen value.
    pub fn with(&self, field: FacetField, value: &str) -> State {
        let mut state = State { page: 0, ..self.clone() };
        if !state.has(field, value) {
            state.filters.push((field, value.to_owned()));
        }
        state
    }

    /// The same search with one less chosen value.
    pub fn without(&self, field: FacetField, value: &str) -> State {
        let mut state = State { page: 0, ..self.clone() };
        state.filters.retain(|(chosen, key)| *chosen != field || key != value);
        state
    }

    /// Only that value of that facet.
    pub fn only(field: FacetField, value: &str) -> State {
        State::default().with(field, value)
    }

    /// The same search in another order.
    pub fn sorted(&self, sort: Sort) -> State {
        State { sort, page: 0, ..self.clone() }
    }

    /// The address of this search.
    pub fn href(&self) -> String {
        match self.parameters() {
            parameters if parameters.is_empty() => "/".to_owned(),
            parameters => format!("/?{parameters}"),
        }
    }

    /// The address of an article found by this search; the rest of the address leads back to it.
    pub fn article_href(&self, id: &str) -> String {
        let mut href = "/article?id=".to_owned();
        encode(id, &mut href);
        let parameters = self.parameters();
        if !parameters.is_empty() {
            href.push('&');
            href.push_str(&parameters);
        }
        href
    }

    /// Name and value of every parameter but those of the search form itself (`q`, `from`, `to`).
    pub fn hidden(&self) -> Vec<(&'static str, &str)> {
        let mut hidden: Vec<(&str, &str)> =
            self.filters.iter().map(|(field, value)| (parameter(*field), value.as_str())).collect();
        hidden.extend(self.mention.as_deref().map(|mention| ("mention", mention)));
        if self.sort != Sort::Relevance {
            hidden.push(("sort", sort_name(self.sort)));
        }
        if self.widen {
            hidden.push(("expand", "1"));
        }
        hidden
    }

    fn parameters(&self) -> String {
        let mut pairs = Vec::new();
        if !self.query.is_empty() {
            pairs.push(("q", self.query.as_str()));
        }
        pairs.extend(self.from.as_deref().map(|from| ("from", from)));
        pairs.extend(self.to.as_deref().map(|to| ("to", to)));
        pairs.extend(self.hidden());
        let page = (self.page + 1).to_string();
        if self.page > 0 {
            pairs.push(("page", &page));
        }
        let mut text = String::new();
        for (name, value) in pairs {
            if !text.is_empty() {
                text.push('&');
            }
            text.push_str(name);
            text.push('=');
            encode(value, &mut text);
        }
        text
    }
}

/// The order of that name; relevance for any other.
fn sort_of(name: &str) -> Sort {
    match name {
        "fresh" => Sort::Fresh,
        "-date" => Sort::Newest,
        "date" => Sort::Oldest,
        "mention" => Sort::MentionFirst,
        "-mention" => Sort::MentionLast,
        _ => Sort::Relevance,
    }
}

fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Relevance => "relevance",
        Sort::Fresh => "fresh",
        Sort::Newest => "-date",
        Sort::Oldest => "date",
        Sort::MentionFirst => "mention",
        Sort::MentionLast => "-mention",
    }
}

fn parameter(field: FacetField) -> &'static str {
    State::FACETS.iter().find(|(_, known)| *known == field).map_or(field.name(), |(name, _)| name)
}

/// Percent-encodes a value of a query string, spaces as `+`.
fn encode(value: &str, out: &mut String) {
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            // Writing to a String never fails.
            _ => _ = write!(out, "%{byte:02X}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_back() {
        let state = State {
            query: "sommet & « Pékin » +1%".into(),
            filters: vec![(FacetField::Leader, "Q15031".into()), (FacetField::Leader, "Q7747".into())],
            from: Some("2023".into()),
            sort: Sort::Newest,
            page: 2,
            ..State::default()
        };
        assert_eq!(
            state.href(),
            "/?q=sommet+%26+%C2%AB+P%C3%A9kin+%C2%BB+%2B1%25&from=2023&leader=Q15031&leader=Q7747&sort=-date&page=3"
        );
        let pairs = [("q", "sommet & « Pékin » +1%"), ("from", "2023"), ("leader", "Q15031"), ("leader", "Q7747")];
        let rest = [("sort", "-date"), ("page", "3"), ("utm_source", "x"), ("leader", "Q7747")];
        assert_eq!(State::from_pairs(pairs.into_iter().chain(rest)), state);
    }

    #[test]
    fn a_filter_is_added_and_removed() {
        let state = State { page: 4, ..State::default() };
        let filtered = state.with(FacetField::Country, "CN");
        assert_eq!(filtered.href(), "/?country=CN");
        assert_eq!(filtered.with(FacetField::Country, "CN"), filtered);
        assert_eq!(filtered.without(FacetField::Country, "CN").href(), "/");
        assert_eq!(filtered.article_href("a/b?c"), "/article?id=a%2Fb%3Fc&country=CN");
    }
}

//! What a query means, without any engine.
//!
//! **Invariant**: a tree of plain data; every leaf keeps the span of the query text it came from.

use jiff::civil::Date;

use super::field::{DateField, EntityField, KeywordField, TextField};
use crate::annotation::Span;

/// A node of a parsed query.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Every article.
    All,
    /// No article: what is left when nothing else can be.
    Nothing,
    /// All of them.
    And(Vec<Node>),
    /// At least one of them.
    Or(Vec<Node>),
    /// Every article but those.
    Not(Box<Node>),
    /// A word, or several that were typed as one (« porte-avions », « l'Iran »).
    Word(Word),
    /// Words in that order, as written.
    Phrase(Phrase),
    /// An entity by one of its names; `search` turns the name into keys.
    Entity(EntityLeaf),
    /// Words that name an entity: articles that say them, and below these articles that speak of it in other words.
    Alike {
        /// The words.
        node: Box<Node>,
        /// The entity.
        entity: EntityLeaf,
    },
    /// A query and words related to it, by stem with their weight: articles with any of both.
    Widened {
        /// The query.
        node: Box<Node>,
        /// The words.
        words: Vec<(String, f32)>,
    },
    /// A value of a keyword field, whatever its case and accents.
    Keyword {
        /// Which field.
        field: KeywordField,
        /// The value as typed.
        value: String,
    },
    /// A range of days, both ends included; open when `None`.
    Days {
        /// Which clock.
        field: DateField,
        /// First day.
        from: Option<Date>,
        /// Last day.
        to: Option<Date>,
    },
    /// A day of the year, whichever the year.
    Anniversary {
        /// Which clock.
        field: DateField,
        /// 1 to 12.
        month: i8,
        /// 1 to 31, one that the month has in some year.
        day: i8,
    },
    /// Articles that have any value there.
    Exists(super::field::Field),
    /// Articles whose days of publication disagree: that of the metadata and that of the text, of the address…
    DateInDoubt,
}

/// How a word is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// By stem, exact forms first.
    Stem,
    /// As written, case and accents folded.
    Exact,
    /// With `*` for any letters and `?` for one.
    Pattern,
    /// With at most so many letters changed, added, left out or swapped.
    Fuzzy(u8),
}

/// A word of the query.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// As typed.
    pub text: String,
    /// Where in the query.
    pub span: Span,
    /// Only in that field; title, lead and body when `None`.
    pub field: Option<TextField>,
    /// How it is compared.
    pub form: Form,
    /// Words of the index that a pattern or a fuzzy word stands for, filled by `search`.
    pub expanded: Vec<String>,
}

/// A phrase of the query.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// As typed, without the quotes.
    pub text: String,
    /// Where in the query, quotes included.
    pub span: Span,
    /// Only in that field; title, lead and body when `None`.
    pub field: Option<TextField>,
    /// How many positions the words may be moved, 0 for as written.
    pub slop: u32,
    /// Its words, when some of them are patterns; else empty.
    pub words: Vec<PhraseWord>,
}

/// A word of a phrase with patterns.
#[derive(Debug, Clone, PartialEq)]
pub enum PhraseWord {
    /// As written.
    Text(String),
    /// `*`: any one word; `l'*`: any that is elided before, with what is, folded: `l'`.
    Any(Option<String>),
    /// `mot*`, `l'mot*`
    Pattern {
        /// As typed, without what is elided.
        text: String,
        /// What is elided before it, folded: `l'`.
        clitic: Option<String>,
        /// Words of the index that it stands for, filled by `search`.
        expanded: Vec<String>,
    },
}

/// An entity of the query.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityLeaf {
    /// Which facet.
    pub field: EntityField,
    /// The name as typed.
    pub value: String,
    /// Where in the query.
    pub span: Span,
    /// Keys of the index, filled by `search`; an article with any of them matches.
    pub keys: Vec<String>,
    /// Places in that one count too.
    pub within: bool,
}

impl Node {
    /// Calls `each` on every node, parents first.
    pub fn visit<'n>(&'n self, each: &mut dyn FnMut(&'n Node)) {
        each(self);
        match self {
            Node::And(nodes) | Node::Or(nodes) => nodes.iter().for_each(|node| node.visit(each)),
            Node::Not(node) | Node::Alike { node, .. } | Node::Widened { node, .. } => node.visit(each),
            _ => {}
        }
    }

    /// The days that every article asked for has on that clock, both ends included; open where nothing is asked. An article
    /// about two years, asked for by the one, counts and is sorted by the one alone.
    pub fn bounds(&self, field: DateField) -> (Option<Date>, Option<Date>) {
        match self {
            Node::And(nodes) => nodes.iter().map(|node| node.bounds(field)).fold((None, None), |(from, to), bounds| {
                (from.max(bounds.0), [to, bounds.1].into_iter().flatten().min())
            }),
            Node::Days { field: asked, from, to } if *asked == field => (*from, *to),
            _ => (None, None),
        }
    }

    /// All of those; the one itself when there is only one.
    pub fn and(mut nodes: Vec<Node>) -> Node {
        match nodes.len() {
            0 => Node::All,
            1 => nodes.remove(0),
            _ => Node::And(nodes),
        }
    }

    /// Any of those; the one itself when there is only one.
    pub fn or(mut nodes: Vec<Node>) -> Node {
        match nodes.len() {
            0 => Node::Nothing,
            1 => nodes.remove(0),
            _ => Node::Or(nodes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Node;
    use crate::query::field::DateField;
    use jiff::civil::date;

    #[test]
    fn bounds_are_what_every_article_must_have() {
        let days = |field, from, to| Node::Days { field, from: Some(date(from, 1, 1)), to: Some(date(to, 12, 31)) };
        let (mention, published) = (DateField::Mention, DateField::Published);
        let both = Node::And(vec![days(mention, 2010, 2014), days(published, 2020, 2021), days(mention, 2012, 2016)]);
        assert_eq!(both.bounds(mention), (Some(date(2012, 1, 1)), Some(date(2014, 12, 31))));
        assert_eq!(both.bounds(published), (Some(date(2020, 1, 1)), Some(date(2021, 12, 31))));
        assert_eq!(Node::Not(Box::new(both)).bounds(mention), (None, None));
    }
}

//! What in a query could not be read as meant, as data: `present` has the words.

use super::field::EntityField;
use crate::annotation::Span;

/// Something in the query that could not be read as meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where in the query, in bytes; empty when it is not in the query but in a filter.
    pub span: Span,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// A quotation mark that nothing closes.
    UnclosedQuote,
    /// A parenthesis that nothing closes.
    UnclosedParenthesis,
    /// A parenthesis that closes nothing.
    StrayParenthesis,
    /// An operator with nothing to work on.
    LoneOperator,
    /// More words than are read.
    TooLong,
    /// No date.
    NoDate(String),
    /// A range that ends before it begins.
    Backwards(String),
    /// Nearly the name of a field.
    UnknownField {
        /// As typed.
        name: String,
        /// What may have been meant.
        near: &'static str,
    },
    /// No entity has that name.
    UnknownEntity {
        /// Of that facet.
        field: EntityField,
        /// As typed.
        value: String,
        /// Names near it, nearest first.
        near: Vec<String>,
    },
    /// An office stands for who holds it today.
    HeldToday {
        /// As typed.
        value: String,
        /// Who holds it.
        name: String,
    },
    /// No article contains the word.
    UnknownWord {
        /// As typed.
        word: String,
        /// Words of the index near it, nearest first.
        near: Vec<String>,
    },
    /// No word of the index fits a pattern or a fuzzy word.
    NoneFits(String),
    /// More words fit a pattern than are searched.
    TooManyFit {
        /// As typed.
        pattern: String,
        /// So many are searched, the most frequent ones.
        most: usize,
    },
    /// Every word is known, but no article has them all: how many have all but one.
    NeverTogether(Vec<(String, u64)>),
}

impl Problem {
    /// A problem at a place of the query.
    pub fn new(span: Span, kind: ProblemKind) -> Problem {
        Problem { span, kind }
    }

    /// A problem of a filter.
    pub fn of_a_filter(kind: ProblemKind) -> Problem {
        Problem { span: Span { start: 0, end: 0 }, kind }
    }

    /// Whether the query is refused because of it.
    pub fn is_fatal(&self) -> bool {
        matches!(self.kind, ProblemKind::NoDate(_) | ProblemKind::UnknownField { .. })
    }
}

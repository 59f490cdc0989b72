//! From the query tree to the engine's queries.

use std::ops::Bound;

use jiff::civil::Date;
use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, ExistsQuery, Occur, PhraseQuery, Query,
    RangeQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::document::{day, month};
use super::phrase_pattern::PhrasePattern;
use super::said::query as said_by;
use super::schema::{Fields, TextPair};
use super::tokenizer::value;
use super::word_query::WordQuery;
use crate::french::{Analyzer, TokenKind, Tokens};
use crate::query::ast::{Form, Node, Phrase, Word};
use crate::query::field::{DateField, Field as QueryField, KeywordField, TextField};
use crate::query::said::said;

/// How much more an exact form weighs than its stem.
const EXACT_WEIGHT: f32 = 0.4;

/// How much the mere presence of an entity weighs beside its words.
const ENTITY_WEIGHT: f32 = 0.6;

/// The engine's query for a tree.
pub fn compile(node: &Node, fields: &Fields) -> Box<dyn Query> {
    Compiler { fields, analyzer: Analyzer::default() }.node(node)
}

struct Compiler<'f> {
    fields: &'f Fields,
    analyzer: Analyzer,
}

impl Compiler<'_> {
    fn node(&mut self, node: &Node) -> Box<dyn Query> {
        match node {
            Node::All => filter(Box::new(AllQuery)),
            Node::Nothing => Box::new(EmptyQuery),
            Node::And(nodes) => self.all(nodes),
            Node::Or(nodes) => any(nodes.iter().map(|node| self.node(node)).collect()),
            Node::Not(_) => self.all(std::slice::from_ref(node)),
            Node::Word(word) => self.word(word),
            Node::Phrase(phrase) => self.phrase(phrase),
            Node::Alike { node, entity } => {
                let field = self.fields.entity(entity.field);
                // The rarer the entity, the more it tells: its terms are scored as words are.
                let entities = entity.keys.iter().map(|key| {
                    let term = TermQuery::new(Term::from_field_text(field, key), IndexRecordOption::Basic);
                    (Box::new(term) as Box<dyn Query>, ENTITY_WEIGHT)
                });
                let chosen = std::iter::once((self.node(node), 1.0)).chain(entities).collect();
                Box::new(WordQuery::new(chosen, Vec::new()))
            }
            Node::Widened { node, words } => {
                let mut queries = vec![self.node(node)];
                queries.extend(words.iter().map(|(stem, weight)| {
                    Box::new(BoostQuery::new(term(self.fields.body.stems, stem), *weight)) as Box<dyn Query>
                }));
                any(queries)
            }
            Node::Entity(leaf) => {
                let field = self.fields.entity(leaf.field);
                let mut terms: Vec<Term> = leaf.keys.iter().map(|key| Term::from_field_text(field, key)).collect();
                if leaf.within {
                    let field = self.fields.place_within;
                    terms.extend(leaf.keys.iter().map(|key| Term::from_field_text(field, key)));
                }
                filter(Box::new(TermSetQuery::new(terms)))
            }
            // A byline is found by the surname alone.
            Node::Keyword { field: KeywordField::Author, value: typed } => {
                let tokens = self.analyzer.tokens(typed);
                let chosen = in_order(self.fields.author, &tokens, 0).map(|query| (query, 1.0));
                filter(Box::new(WordQuery::new(chosen.into_iter().collect(), Vec::new())))
            }
            Node::Keyword { field, value: typed } => {
                let term = Term::from_field_text(self.keyword_field(*field), &value(typed));
                filter(Box::new(TermQuery::new(term, IndexRecordOption::Basic)))
            }
            Node::Days { field, from, to } => filter(self.days(*field, *from, *to)),
            Node::Anniversary { field, month, day } => filter(self.anniversary(*field, *month, *day)),
            Node::Exists(field) => filter(self.exists(*field)),
            Node::DateInDoubt => filter(self.has(self.fields.date_conflict)),
        }
    }

    /// All of the nodes, those negated left out.
    fn all(&mut self, nodes: &[Node]) -> Box<dyn Query> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::with_capacity(nodes.len() + 1);
        for node in nodes {
            clauses.push(match node {
                Node::Not(inner) => (Occur::MustNot, self.node(inner)),
                node => (Occur::Must, self.node(node)),
            });
        }
        for said in said(nodes) {
            clauses.push((Occur::Must, filter(Box::new(said_by(&said, self.fields.quote, &mut self.analyzer)))));
        }
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            clauses.push((Occur::Must, filter(Box::new(AllQuery))));
        }
        Box::new(BooleanQuery::new(clauses))
    }

    fn word(&mut self, word: &Word) -> Box<dyn Query> {
        if matches!(word.form, Form::Pattern | Form::Fuzzy(_)) {
            return self.expanded(word);
        }
        let tokens = self.analyzer.tokens(&word.text);
        let (mut chosen, mut preferred) = (Vec::new(), Vec::new());
        for (field, weight) in self.weighted(word.field) {
            let clauses = clauses(field, &tokens, word.form);
            chosen.extend(clauses.chosen.into_iter().map(|query| (query, weight)));
            preferred.extend(clauses.preferred.into_iter().map(|query| (query, weight * EXACT_WEIGHT)));
        }
        Box::new(WordQuery::new(chosen, preferred))
    }

    /// Any of the words that a pattern stands for, in any field; all alike, or the rarest would come first.
    fn expanded(&self, word: &Word) -> Box<dyn Query> {
        let pairs = self.weighted(word.field).into_iter().map(|(pair, _)| pair);
        let terms =
            pairs.flat_map(|pair| word.expanded.iter().map(move |form| Term::from_field_text(pair.forms, form)));
        Box::new(ConstScoreQuery::new(Box::new(TermSetQuery::new(terms)), 1.0))
    }

    fn phrase(&mut self, phrase: &Phrase) -> Box<dyn Query> {
        let weighted = self.weighted(phrase.field).into_iter();
        let chosen = if phrase.words.is_empty() {
            let tokens = self.analyzer.tokens(&phrase.text);
            weighted
                .filter_map(|(field, weight)| Some((in_order(field.forms, &tokens, phrase.slop)?, weight)))
                .collect()
        } else {
            let pattern = PhrasePattern::of(phrase, &mut self.analyzer);
            weighted.filter_map(|(field, weight)| Some((pattern.query(field.forms)?, weight))).collect()
        };
        Box::new(WordQuery::new(chosen, Vec::new()))
    }

    fn weighted(&self, field: Option<TextField>) -> Vec<(TextPair, f32)> {
        match field {
            None => self.fields.text().to_vec(),
            Some(field) => vec![(self.text_field(field), 1.0)],
        }
    }

    fn text_field(&self, field: TextField) -> TextPair {
        match field {
            TextField::Title => self.fields.title,
            TextField::Lead => self.fields.lead,
            TextField::Body => self.fields.body,
            TextField::Quote => self.fields.quote,
        }
    }

    fn keyword_field(&self, field: KeywordField) -> Field {
        match field {
            KeywordField::Author => self.fields.author,
            KeywordField::Source => self.fields.source,
            KeywordField::Section => self.fields.section,
            KeywordField::Language => self.fields.language,
        }
    }

    fn days(&self, field: DateField, from: Option<Date>, to: Option<Date>) -> Box<dyn Query> {
        match field {
            DateField::Published => range(self.fields.day, from.map(day), to.map(day)),
            // Whole years and months also find what is only said to the year or month.
            DateField::Mention => {
                let opens = |unit: fn(Date) -> Date| from.is_none_or(|from| from == unit(from));
                let closes = |unit: fn(Date) -> Date| to.is_none_or(|to| to == unit(to));
                if opens(Date::first_of_year) && closes(Date::last_of_year) {
                    let year = |date: Date| i64::from(date.year());
                    range(self.fields.mention_year, from.map(year), to.map(year))
                } else if opens(Date::first_of_month) && closes(Date::last_of_month) {
                    range(self.fields.mention_month, from.map(month), to.map(month))
                } else {
                    range(self.fields.mention_day, from.map(day), to.map(day))
                }
            }
        }
    }

    /// That day of every year there is: some twenty thousand terms, of which an index has few.
    fn anniversary(&self, field: DateField, month: i8, at: i8) -> Box<dyn Query> {
        let field = match field {
            DateField::Published => self.fields.day,
            DateField::Mention => self.fields.mention_day,
        };
        let days = (Date::MIN.year()..=Date::MAX.year()).filter_map(|year| Date::new(year, month, at).ok());
        Box::new(TermSetQuery::new(days.map(|date| Term::from_field_i64(field, day(date)))))
    }

    fn exists(&mut self, field: QueryField) -> Box<dyn Query> {
        let column = match field {
            QueryField::Entity(field) => self.fields.entity(field),
            QueryField::Keyword(field) => self.keyword_field(field),
            QueryField::Date(DateField::Published) => self.fields.day,
            QueryField::Date(DateField::Mention) => self.fields.mention_year,
            // Text has no column; every article has some.
            QueryField::Text(_) => return Box::new(AllQuery),
        };
        self.has(column)
    }

    /// Articles that have a value in a column.
    fn has(&self, column: Field) -> Box<dyn Query> {
        Box::new(ExistsQuery::new(self.fields.schema.get_field_name(column).to_owned(), false))
    }
}

/// A query that chooses articles without ranking them.
fn filter(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}

fn any(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::union(queries)),
    }
}

fn range(field: Field, from: Option<i64>, to: Option<i64>) -> Box<dyn Query> {
    let bound = |value: Option<i64>| {
        value.map_or(Bound::Unbounded, |value| Bound::Included(Term::from_field_i64(field, value)))
    };
    match (from, to) {
        (None, None) => Box::new(AllQuery),
        _ => Box::new(RangeQuery::new(bound(from), bound(to))),
    }
}

/// The queries of a word in one field.
#[derive(Default)]
struct Clauses {
    /// Any of them chooses an article.
    chosen: Vec<Box<dyn Query>>,
    /// They rank it higher.
    preferred: Vec<Box<dyn Query>>,
}

/// What was typed as one word, in one field: a word, or a compound as its parts in order or in one word.
fn clauses(field: TextPair, tokens: &Tokens, form: Form) -> Clauses {
    let parts = tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
    let mut clauses = Clauses::default();
    if 1 < parts {
        clauses.chosen.extend(in_order(field.forms, tokens, 0));
    }
    for token in tokens.iter().filter(|token| parts <= 1 || token.kind == TokenKind::Joined) {
        let family = token.family().filter(|_| form == Form::Stem);
        match (token.kind, family) {
            (TokenKind::Clitic, _) => {}
            (TokenKind::Accented, _) => clauses.preferred.push(term(field.forms, token.form)),
            (_, Some(stem)) => {
                clauses.chosen.push(term(field.stems, stem));
                clauses.preferred.push(term(field.forms, token.form));
            }
            (_, None) => clauses.chosen.push(term(field.forms, token.form)),
        }
    }
    clauses
}

fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
}

/// Words as written, one after the other.
fn in_order(field: Field, tokens: &Tokens, slop: u32) -> Option<Box<dyn Query>> {
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    let mut terms: Vec<(usize, Term)> =
        words.map(|token| (token.position as usize, Term::from_field_text(field, token.form))).collect();
    match terms.len() {
        0 => None,
        1 => {
            terms.pop().map(|(_, term)| Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>)
        }
        _ => Some(Box::new(PhraseQuery::new_with_offset_and_slop(terms, slop))),
    }
}

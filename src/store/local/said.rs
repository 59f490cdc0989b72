//! From the words of a quotation, as the query has them, to terms at places.

use tantivy::Term;

use super::phrase_pattern::PhrasePattern;
use super::quoted;
use super::said_query::{Phrase as Places, SaidQuery, Words};
use super::schema::TextPair;
use crate::french::{Analyzer, TokenKind, Tokens};
use crate::query::ast::{Form, Node, Phrase, Word};
use crate::query::said::Said;

/// Articles with one quotation of that speaker and these words.
pub fn query(said: &Said<'_>, quote: TextPair, analyzer: &mut Analyzer) -> SaidQuery {
    let keys = said.speakers.iter().flat_map(|leaf| &leaf.keys);
    let speakers = keys.map(|key| Term::from_field_text(quote.forms, &quoted::mark(key))).collect();
    SaidQuery { speakers, words: Words::All(said.words.iter().map(|node| words(node, quote, analyzer)).collect()) }
}

fn words(node: &Node, quote: TextPair, analyzer: &mut Analyzer) -> Words<Places> {
    match node {
        Node::And(nodes) => Words::All(nodes.iter().map(|node| words(node, quote, analyzer)).collect()),
        Node::Or(nodes) => Words::Any(nodes.iter().map(|node| words(node, quote, analyzer)).collect()),
        Node::Not(node) => Words::Not(Box::new(words(node, quote, analyzer))),
        Node::Word(word) if matches!(word.form, Form::Pattern | Form::Fuzzy(_)) => {
            let terms = word.expanded.iter().map(|form| Term::from_field_text(quote.forms, form));
            Words::Phrase(Places { places: vec![(0, terms.collect())], slop: 0 })
        }
        Node::Word(word) => of_word(word, quote, &analyzer.tokens(&word.text)),
        Node::Phrase(phrase) => of_phrase(phrase, quote, analyzer),
        _ => Words::Any(Vec::new()),
    }
}

/// The same choice as [`super::compile`] makes for a word in one field.
fn of_word(word: &Word, quote: TextPair, tokens: &Tokens) -> Words<Places> {
    let parts = tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
    let mut any = Vec::new();
    if 1 < parts {
        any.push(in_order(quote, tokens, 0));
    }
    for token in tokens.iter().filter(|token| parts <= 1 || token.kind == TokenKind::Joined) {
        if matches!(token.kind, TokenKind::Clitic | TokenKind::Accented) {
            continue;
        }
        let term = match token.family().filter(|_| word.form == Form::Stem) {
            Some(stem) => Term::from_field_text(quote.stems, stem),
            None => Term::from_field_text(quote.forms, token.form),
        };
        any.push(Words::Phrase(Places { places: vec![(0, vec![term])], slop: 0 }));
    }
    Words::Any(any)
}

fn of_phrase(phrase: &Phrase, quote: TextPair, analyzer: &mut Analyzer) -> Words<Places> {
    if phrase.words.is_empty() {
        return in_order(quote, &analyzer.tokens(&phrase.text), phrase.slop);
    }
    let pattern = PhrasePattern::of(phrase, analyzer);
    let place = |(offset, forms): &(usize, Vec<String>)| {
        (*offset, forms.iter().map(|form| Term::from_field_text(quote.forms, form)).collect())
    };
    let (places, slop) = pattern.places();
    Words::Phrase(Places { places: places.iter().map(place).collect(), slop })
}

/// Words as written, one after the other.
fn in_order(quote: TextPair, tokens: &Tokens, slop: u32) -> Words<Places> {
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    let place = |position: u32, form: &str| (position as usize, vec![Term::from_field_text(quote.forms, form)]);
    Words::Phrase(Places { places: words.map(|token| place(token.position, token.form)).collect(), slop })
}

//! Compounds in their other spellings: « outre mer » is also « outremer » and « outre-mer », « droitshumains » is also
//! « droits humains ».
//!
//! The index holds a hyphenated compound in one word too, so that the joined form of two words finds both.

use crate::annotation::Span;
use crate::error::Result;
use crate::french::fold;
use crate::french::function_words::is_function_word;
use crate::query::ast::{Form, Node, Phrase, Word};
use crate::store::Store;

/// Letters of the shortest part of a compound.
const SHORTEST: usize = 3;

/// Letters of the longest word that is taken apart.
const LONGEST: usize = 40;

/// Ways of taking a word apart that are tried, those of the most frequent parts first.
const CUTS: usize = 3;

/// Words of one query that are looked at.
const MOST: usize = 20;

/// The tree with the other spellings of its words joined to them.
pub fn with_spellings(node: Node, store: &dyn Store) -> Result<Node> {
    match node {
        Node::And(nodes) => spaced(nodes, store).map(Node::and),
        Node::Or(nodes) => {
            Ok(Node::or(nodes.into_iter().map(|node| with_spellings(node, store)).collect::<Result<_>>()?))
        }
        Node::Word(word) => joined(word, store),
        node => Ok(node),
    }
}

/// Of words that follow one another, pairs that the index has in one word.
fn spaced(nodes: Vec<Node>, store: &dyn Store) -> Result<Vec<Node>> {
    let mut out: Vec<Node> = Vec::with_capacity(nodes.len());
    for (rank, node) in nodes.into_iter().enumerate() {
        let pair = match (out.last(), &node) {
            (Some(Node::Word(first)), Node::Word(second)) if rank < MOST => one_word(first, second),
            _ => None,
        };
        match pair {
            Some(word) if 0 < store.form_frequency(&word.text)? => {
                let first = out.pop().into_iter();
                let apart = Node::and(first.chain([node]).collect());
                out.push(Node::Or(vec![apart, Node::Word(word)]));
            }
            _ => out.push(with_spellings(node, store)?),
        }
    }
    Ok(out)
}

/// Two plain words in one; a word that is already a compound is left alone.
fn one_word(first: &Word, second: &Word) -> Option<Word> {
    let parts = [first, second].map(part);
    let [Some(one), Some(two)] = parts else { return None };
    let follows = first.span.end < second.span.start && second.span.start - first.span.end <= 1;
    let span = Span { start: first.span.start, end: second.span.end };
    follows.then(|| Word { text: format!("{one}{two}"), span, field: None, form: Form::Exact, expanded: Vec::new() })
}

/// The folded word, when it may be part of a compound.
fn part(word: &Word) -> Option<String> {
    let plain = word.form == Form::Stem && word.field.is_none() && word.text.chars().all(char::is_alphabetic);
    let form = fold(&word.text);
    (plain && SHORTEST <= form.len() && !is_function_word(&form)).then_some(form)
}

/// A word that the index does not have, taken apart into two that it has side by side.
fn joined(word: Word, store: &dyn Store) -> Result<Node> {
    let Some(form) = part(&word).filter(|form| form.is_ascii() && 2 * SHORTEST <= form.len() && form.len() <= LONGEST)
    else {
        return Ok(Node::Word(word));
    };
    if 0 < store.frequency(&word.text)? {
        return Ok(Node::Word(word));
    }
    let mut cuts: Vec<(u64, String)> = Vec::new();
    for at in SHORTEST..=form.len() - SHORTEST {
        let (first, second) = form.split_at(at);
        let rarest = store.form_frequency(first)?.min(store.form_frequency(second)?);
        cuts.push((rarest, format!("{first} {second}")));
    }
    cuts.retain(|(rarest, _)| 0 < *rarest);
    cuts.sort_by(|a, b| b.cmp(a));
    for (_, text) in cuts.into_iter().take(CUTS) {
        if 0 < store.frequency(&text)? {
            let phrase = Phrase { text, span: word.span, field: None, slop: 0, words: Vec::new() };
            return Ok(Node::Or(vec![Node::Word(word), Node::Phrase(phrase)]));
        }
    }
    Ok(Node::Word(word))
}

//! Patterns and fuzzy words to the words of the index that they stand for.

use crate::error::Result;
use crate::query::ast::{Form, Node, PhraseWord, Word};
use crate::query::problem::{Problem, ProblemKind};
use crate::store::Store;

/// Words that one pattern may stand for; the most frequent ones when there are more.
const MOST: usize = 1_000;

/// Fills in the words of patterns and fuzzy words, and tells when there are too many or none.
pub fn expand(node: &mut Node, store: &dyn Store, problems: &mut Vec<Problem>) -> Result<()> {
    match node {
        Node::And(nodes) | Node::Or(nodes) => nodes.iter_mut().try_for_each(|node| expand(node, store, problems)),
        Node::Not(node) | Node::Alike { node, .. } | Node::Widened { node, .. } => expand(node, store, problems),
        Node::Word(word) if matches!(word.form, Form::Pattern | Form::Fuzzy(_)) => {
            word.expanded = words(word, store, problems)?;
            Ok(())
        }
        Node::Phrase(phrase) => {
            let (span, field) = (phrase.span, phrase.field);
            for word in &mut phrase.words {
                let PhraseWord::Pattern { text, expanded } = word else { continue };
                let word = Word { text: text.clone(), span, field, form: Form::Pattern, expanded: Vec::new() };
                *expanded = words(&word, store, problems)?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The words that a pattern or a fuzzy word stands for.
fn words(word: &Word, store: &dyn Store, problems: &mut Vec<Problem>) -> Result<Vec<String>> {
    let (words, cut) = store.expand(word, MOST)?;
    let pattern = word.text.clone();
    let kind = match words.is_empty() {
        true => Some(ProblemKind::NoneFits(pattern)),
        false => cut.then_some(ProblemKind::TooManyFit { pattern, most: MOST }),
    };
    problems.extend(kind.map(|kind| Problem::new(word.span, kind)));
    Ok(words)
}

//! Patterns and fuzzy words to the words of the index that they stand for.

use crate::error::Result;
use crate::query::ast::{Form, Node, Problem};
use crate::store::Store;

/// Words that one pattern may stand for; the most frequent ones when there are more.
const MOST: usize = 1_000;

/// Fills in the words of patterns and fuzzy words, and tells when there are too many or none.
pub fn expand(node: &mut Node, store: &dyn Store, problems: &mut Vec<Problem>) -> Result<()> {
    match node {
        Node::And(nodes) | Node::Or(nodes) => nodes.iter_mut().try_for_each(|node| expand(node, store, problems)),
        Node::Not(node) | Node::Alike { node, .. } | Node::Widened { node, .. } => expand(node, store, problems),
        Node::Word(word) if matches!(word.form, Form::Pattern | Form::Fuzzy(_)) => {
            let (words, cut) = store.expand(word, MOST)?;
            let (message, hint) = if words.is_empty() {
                (format!("no word of the index fits `{}`", word.text), None)
            } else {
                (format!("`{}` fits too many words", word.text), Some(format!("the {MOST} most frequent are searched")))
            };
            if cut || words.is_empty() {
                problems.push(Problem { span: word.span, message, hint, fatal: false });
            }
            word.expanded = words;
            Ok(())
        }
        _ => Ok(()),
    }
}

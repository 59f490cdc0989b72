//! Articles like one: those with its telling words, its people and its countries.

use super::feedback;
use crate::annotation::Span;
use crate::error::Result;
use crate::french::Analyzer;
use crate::query::ast::{EntityLeaf, Node};
use crate::query::field::EntityField;
use crate::store::{Hit, Store};

/// People and countries of an article that are looked for.
const NAMES: usize = 8;

/// The query for articles like that one, itself among them.
pub fn query(hit: &Hit, store: &dyn Store, analyzer: &mut Analyzer) -> Result<Node> {
    let words = feedback::related(std::slice::from_ref(hit), store, analyzer)?;
    let mut nodes = vec![Node::Widened { node: Box::new(Node::Nothing), words }];
    for (field, keys) in [(EntityField::Person, &hit.people), (EntityField::Country, &hit.countries)] {
        nodes.extend(keys.iter().take(NAMES).map(|key| {
            let (value, keys) = (key.clone(), vec![key.clone()]);
            let entity = EntityLeaf { field, value, span: Span { start: 0, end: 0 }, keys, within: false };
            Node::Alike { node: Box::new(Node::Nothing), entity }
        }));
    }
    Ok(Node::Or(nodes))
}

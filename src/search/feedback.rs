//! Related words: those that the best first hits have more than the rest of the index.
//!
//! Relevance model RM3 (Lavrenko and Croft, SIGIR 2001; Abdul-Jaleel et al., TREC 2004): a word weighs the sum over the
//! best hits of its share of the hit's words times the hit's own weight, here against its rarity in the index.

use rustc_hash::FxHashMap;

use crate::error::Result;
use crate::french::{Analyzer, TokenKind};
use crate::query::ast::Node;
use crate::store::{Hit, Store};

/// Hits that are taken for relevant.
pub const HITS: usize = 10;

/// Words that are added.
const WORDS: usize = 40;

/// Weight of the added words beside the query as asked.
const WEIGHT: f32 = 0.08;

/// Characters looked at in each hit: news says first what it is about.
const LOOKED_AT: usize = 4_000;

/// The query with the related words of its best hits.
pub fn widened(node: Node, hits: &[Hit], store: &dyn Store, analyzer: &mut Analyzer) -> Result<Node> {
    let mut words = related(hits, store, analyzer)?;
    words.iter_mut().for_each(|(_, weight)| *weight *= WEIGHT);
    Ok(Node::Widened { node: Box::new(node), words })
}

/// The stems that hits have more than the rest of the index, the most telling first, with weights from 1 down.
pub fn related(hits: &[Hit], store: &dyn Store, analyzer: &mut Analyzer) -> Result<Vec<(String, f32)>> {
    let mut weights: FxHashMap<String, f32> = FxHashMap::default();
    let best = hits.first().map_or(1.0, |hit| hit.score).max(f32::MIN_POSITIVE);
    for hit in hits {
        let text = hit.article.text();
        let text = text.get(..text.floor_char_boundary(LOOKED_AT)).unwrap_or(&text);
        let tokens = analyzer.tokens(text);
        let share = hit.score / best / tokens.len().max(1) as f32;
        for token in tokens.iter().filter(|token| token.kind == TokenKind::Word && is_telling(token.form)) {
            if let Some(stem) = token.family() {
                *weights.entry(stem.to_owned()).or_default() += share;
            }
        }
    }
    let stems: Vec<String> = weights.keys().cloned().collect();
    let (frequencies, articles) = (store.stem_frequencies(&stems)?, store.len()?);
    let rarity = |frequency: u64| ((articles as f32 + 1.0) / (frequency as f32 + 0.5)).ln().max(0.0);
    let mut words: Vec<(String, f32)> = stems
        .into_iter()
        .zip(frequencies)
        // A word of one article relates nothing.
        .filter(|(_, frequency)| 1 < *frequency)
        .map(|(stem, frequency)| {
            let weight = weights.get(&stem).copied().unwrap_or(0.0) * rarity(frequency);
            (stem, weight)
        })
        .collect();
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    words.truncate(WORDS);
    let most = words.first().map_or(1.0, |(_, weight)| weight.max(f32::MIN_POSITIVE));
    words.iter_mut().for_each(|(_, weight)| *weight /= most);
    Ok(words)
}

fn is_telling(form: &str) -> bool {
    2 < form.len() && !form.bytes().all(|byte| byte.is_ascii_digit())
}

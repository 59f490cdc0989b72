//! Words that stand side by side: of articles that say « réforme » and « retraites », those that say « réforme des
//! retraites » come first.
//!
//! A tie-breaker among the best articles only: positions are read for these, not for all that match.

use tantivy::query::{EnableScoring, PhraseQuery, Query, Weight};
use tantivy::{DocAddress, DocSet, Searcher, TERMINATED, Term};

use super::engine;
use super::schema::Fields;
use crate::error::Result;
use crate::french::{Analyzer, TokenKind};
use crate::query::ast::{Form, Node, Word};

/// Articles that are looked at, the best ones.
pub const DEEPEST: usize = 50;

/// Positions that two words may be apart and still belong together: « réforme du système des retraites ».
const SLOP: u32 = 3;

/// How much a pair side by side weighs beside its words.
const WEIGHT: f32 = 0.15;

/// Pairs that are looked at, the first ones of a query.
const MOST_PAIRS: usize = 8;

/// Adds what words side by side are worth to the score of the best articles, and sorts them anew.
pub fn rank(searcher: &Searcher, fields: &Fields, node: &Node, hits: &mut [(f32, DocAddress)]) -> Result<()> {
    let weights = weights(searcher, fields, node)?;
    let Some(best) = hits.get_mut(..hits.len().min(DEEPEST)).filter(|_| !weights.is_empty()) else { return Ok(()) };
    // Lists are read forwards, segment by segment.
    best.sort_by_key(|(_, address)| *address);
    for weight in &weights {
        let mut scorer = None;
        for (score, address) in best.iter_mut() {
            if scorer.as_ref().is_none_or(|(segment, _)| *segment != address.segment_ord) {
                let reader = searcher.segment_reader(address.segment_ord);
                scorer = Some((address.segment_ord, weight.scorer(reader, WEIGHT).map_err(engine)?));
            }
            let Some((_, scorer)) = &mut scorer else { continue };
            if scorer.doc() < address.doc_id {
                scorer.seek(address.doc_id);
            }
            if scorer.doc() == address.doc_id && scorer.doc() != TERMINATED {
                *score += scorer.score();
            }
        }
    }
    best.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    Ok(())
}

/// The pairs of words of a query as phrases with slop, in each field.
fn weights(searcher: &Searcher, fields: &Fields, node: &Node) -> Result<Vec<Box<dyn Weight>>> {
    let mut runs: Vec<Vec<&Word>> = vec![Vec::new()];
    collect(node, &mut runs);
    let mut analyzer = Analyzer::default();
    let mut weights = Vec::new();
    let pairs = runs.iter().flat_map(|run| run.windows(2)).take(MOST_PAIRS);
    for pair in pairs {
        let text = pair.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        let tokens = analyzer.tokens(&text);
        let forms: Vec<&str> =
            tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.form).collect();
        if forms.len() < 2 {
            continue;
        }
        for (field, _) in fields.text() {
            let terms = forms.iter().map(|form| Term::from_field_text(field.forms, form)).enumerate();
            let query = PhraseQuery::new_with_offset_and_slop(terms.collect(), SLOP);
            weights.push(query.weight(EnableScoring::enabled_from_searcher(searcher)).map_err(engine)?);
        }
    }
    Ok(weights)
}

/// Runs of plain words, as they follow one another in the query.
fn collect<'n>(node: &'n Node, runs: &mut Vec<Vec<&'n Word>>) {
    match node {
        Node::Word(word) if word.form == Form::Stem && word.field.is_none() => {
            if let Some(run) = runs.last_mut() {
                run.push(word);
            }
        }
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().for_each(|node| collect(node, runs)),
        Node::Alike { node, .. } | Node::Widened { node, .. } => collect(node, runs),
        _ => runs.push(Vec::new()),
    }
}

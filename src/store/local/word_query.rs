//! A word in several fields and forms: articles chosen by any of its clauses, scored by all that stand in them.
//!
//! The engine's own union reads windows of thousands of articles from every list. A word has two lists a field and
//! is most often intersected with another word: here each list skips by itself to the articles that are asked for.
//! Phrases go through it too: an intersection may ask the engine's own phrase for an article that it has passed.

use tantivy::query::{BoostQuery, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError, Term};

/// See the module.
#[derive(Debug)]
pub struct WordQuery {
    /// Any of them chooses an article.
    chosen: Vec<Box<dyn Query>>,
    /// They add to the score of the articles that are chosen.
    preferred: Vec<Box<dyn Query>>,
}

impl Clone for WordQuery {
    fn clone(&self) -> WordQuery {
        let copies = |queries: &[Box<dyn Query>]| queries.iter().map(|query| query.box_clone()).collect();
        WordQuery { chosen: copies(&self.chosen), preferred: copies(&self.preferred) }
    }
}

impl WordQuery {
    /// A query of weighted clauses.
    pub fn new(chosen: Vec<(Box<dyn Query>, f32)>, preferred: Vec<(Box<dyn Query>, f32)>) -> WordQuery {
        let weighted = |queries: Vec<(Box<dyn Query>, f32)>| {
            queries.into_iter().map(|(query, weight)| Box::new(BoostQuery::new(query, weight)) as _).collect()
        };
        WordQuery { chosen: weighted(chosen), preferred: weighted(preferred) }
    }
}

impl Query for WordQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let weights = |queries: &[Box<dyn Query>]| {
            queries.iter().map(|query| query.weight(scoring)).collect::<tantivy::Result<Vec<_>>>()
        };
        let preferred = if scoring.is_scoring_enabled() { weights(&self.preferred)? } else { Vec::new() };
        Ok(Box::new(WordWeight { chosen: weights(&self.chosen)?, preferred }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.chosen.iter().chain(&self.preferred).for_each(|query| query.query_terms(visitor));
    }
}

struct WordWeight {
    chosen: Vec<Box<dyn Weight>>,
    preferred: Vec<Box<dyn Weight>>,
}

impl Weight for WordWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let scorers = |weights: &[Box<dyn Weight>]| -> tantivy::Result<Vec<Box<dyn Scorer>>> {
            let mut scorers = Vec::with_capacity(weights.len());
            for weight in weights {
                let scorer = weight.scorer(reader, boost)?;
                if scorer.doc() != TERMINATED {
                    scorers.push(scorer);
                }
            }
            Ok(scorers)
        };
        let chosen = scorers(&self.chosen)?;
        if chosen.is_empty() {
            return Ok(Box::new(EmptyScorer));
        }
        let preferred = scorers(&self.preferred)?;
        let doc = first(&chosen);
        Ok(Box::new(WordScorer { chosen, preferred, doc }))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if doc < scorer.doc() || scorer.seek(doc) != doc {
            return Err(TantivyError::InvalidArgument(format!("document #{doc} does not match")));
        }
        Ok(Explanation::new("word", scorer.score()))
    }
}

struct WordScorer {
    chosen: Vec<Box<dyn Scorer>>,
    preferred: Vec<Box<dyn Scorer>>,
    doc: DocId,
}

fn first(scorers: &[Box<dyn Scorer>]) -> DocId {
    scorers.iter().map(|scorer| scorer.doc()).min().unwrap_or(TERMINATED)
}

impl DocSet for WordScorer {
    fn advance(&mut self) -> DocId {
        for scorer in &mut self.chosen {
            if scorer.doc() == self.doc {
                scorer.advance();
            }
        }
        self.doc = first(&self.chosen);
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        for scorer in &mut self.chosen {
            if scorer.doc() < target {
                scorer.seek(target);
            }
        }
        self.doc = first(&self.chosen);
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.chosen.iter().map(|scorer| scorer.size_hint()).fold(0, u32::saturating_add)
    }
}

impl Scorer for WordScorer {
    fn score(&mut self) -> Score {
        let mut score = 0.0;
        for scorer in &mut self.chosen {
            if scorer.doc() == self.doc {
                score += scorer.score();
            }
        }
        for scorer in &mut self.preferred {
            if scorer.doc() < self.doc {
                scorer.seek(self.doc);
            }
            if scorer.doc() == self.doc {
                score += scorer.score();
            }
        }
        score
    }
}

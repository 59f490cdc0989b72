//! Candidates: every stretch of text that is an alias of something, and what was decided about it.

use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use super::bounds::bare;
use crate::annotation::{Entity, Evidence, Kind, Span};
use crate::knowledge::words::Words;
use crate::knowledge::{Found, Knowledge, Sense};

/// An alias found in the text.
#[derive(Debug)]
pub struct Candidate {
    /// Rank of its first word.
    pub first: usize,
    /// Number of words.
    pub length: usize,
    /// What it may stand for.
    pub senses: Vec<Found>,
    /// What it stands for, once decided.
    pub decision: Option<Decision>,
}

/// What a candidate stands for.
#[derive(Debug, Clone)]
pub struct Decision {
    /// Person, place or organisation.
    pub kind: Kind,
    /// Which.
    pub entity: Entity,
    /// Why.
    pub evidence: Evidence,
    /// The country it is evidence for.
    pub country: Option<Arc<str>>,
    /// Rank of the person, for persons.
    pub person: Option<usize>,
}

/// A text with its candidates.
pub struct Scan<'t> {
    /// Publication day.
    pub published: Option<Date>,
    /// The facts.
    pub knowledge: &'t Knowledge,
    /// By place in the text, without overlap.
    pub candidates: Vec<Candidate>,
    words: Words,
    /// The countries that decisions were evidence for: asked for each place and ambiguous demonym.
    spoken_of: FxHashSet<Arc<str>>,
}

impl<'t> Scan<'t> {
    /// The aliases of a text: at each word the longest, left to right.
    pub fn of(text: &'t str, published: Option<Date>, knowledge: &'t Knowledge) -> Scan<'t> {
        let words = Words::of(text);
        let mut candidates = Vec::new();
        let mut found = Vec::new();
        let mut rank = 0;
        while rank < words.len() {
            let length = knowledge.aliases().longest(&words, rank, &mut found);
            if length == 0 || reaches_further_without_article(&words, knowledge, rank, length) {
                rank += 1;
                continue;
            }
            candidates.push(Candidate { first: rank, length, senses: found.clone(), decision: None });
            rank += length;
        }
        Scan { published, knowledge, candidates, words, spoken_of: FxHashSet::default() }
    }

    /// The words of the text.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The span of a candidate.
    pub fn span(&self, candidate: &Candidate) -> Span {
        self.words.span(candidate.first, candidate.length)
    }

    /// The span of what is the name itself of a candidate, see [`bare`].
    pub fn name(&self, candidate: &Candidate, decision: &Decision) -> Span {
        let (first, length) = match decision.evidence {
            Evidence::Name | Evidence::Alias if 1 < candidate.length => {
                bare(&self.words, candidate.first, candidate.length, decision.kind)
            }
            _ => (candidate.first, candidate.length),
        };
        self.words.span(first, length)
    }

    /// The candidate that the word of that rank belongs to.
    pub fn candidate_at(&self, rank: usize) -> Option<&Candidate> {
        let after = self.candidates.partition_point(|candidate| candidate.first <= rank);
        let candidate = self.candidates.get(after.checked_sub(1)?)?;
        (rank < candidate.first + candidate.length).then_some(candidate)
    }

    /// Decides each candidate that is still open by `rule`.
    pub fn decide(&mut self, rule: impl Fn(&Scan<'t>, &Candidate) -> Option<Decision>) {
        for rank in 0..self.candidates.len() {
            let decision = match self.candidates.get(rank) {
                Some(candidate) if candidate.decision.is_none() => rule(self, candidate),
                _ => None,
            };
            if let (Some(decision), Some(candidate)) = (decision, self.candidates.get_mut(rank)) {
                if let Some(country) = decision.country.as_ref().filter(|code| !self.spoken_of.contains(&***code)) {
                    self.spoken_of.insert(country.clone());
                }
                candidate.decision = Some(decision);
            }
        }
    }

    /// Whether any decision so far is evidence for that country.
    pub fn speaks_of(&self, code: &str) -> bool {
        self.spoken_of.contains(code)
    }
}

/// « L'Union européenne » is no « L'Union », a town: without its article the name goes on.
fn reaches_further_without_article(words: &Words, knowledge: &Knowledge, rank: usize, length: usize) -> bool {
    matches!(words.folded(rank), "l" | "la" | "le" | "les")
        && length < 1 + knowledge.aliases().longest(words, rank + 1, &mut Vec::new())
}

impl Candidate {
    /// Rank of the word after it.
    pub fn end(&self) -> usize {
        self.first + self.length
    }

    /// Ranks of the senses that `pick` takes.
    pub fn ranks(&self, pick: impl Fn(Sense) -> Option<usize>) -> impl Iterator<Item = (usize, bool)> {
        self.senses.iter().filter_map(move |found| pick(found.sense).map(|rank| (rank, found.preferred)))
    }
}

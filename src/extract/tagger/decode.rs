//! The best sequence of labels of a region.

use super::features;
use super::model::{LABELS, Model, Scores, Sum};
use super::regions::Region;
use super::sheet::Sheet;
use crate::knowledge::words::Words;

/// Memory that is used again from region to region.
#[derive(Debug, Default)]
pub struct Decoder {
    features: Vec<u64>,
    checks: Vec<u64>,
    /// For each word and score, the best label before.
    back: Vec<[u8; 8]>,
    /// The labels found.
    pub labels: Vec<u8>,
}

impl Decoder {
    /// Finds the best labels of a region, in `labels`.
    pub fn decode(&mut self, model: &Model<'_>, sheet: &Sheet, words: &Words, region: Region) {
        self.back.clear();
        let [.., edge] = model.transitions;
        let mut best = edge;
        for rank in region.first..region.end {
            features::of(sheet, words, region, rank, &mut self.features);
            self.features.retain(|feature| model.may_have(*feature));
            self.checks.clear();
            self.checks.extend(self.features.iter().map(|feature| model.checks(*feature)));
            let mut sum = Sum::default();
            for (feature, checks) in self.features.iter().zip(&self.checks) {
                model.add(*feature, *checks, &mut sum);
            }
            let mut back = [0; 8];
            if rank != region.first {
                (best, back) = step(model, &best);
            }
            for (best, score) in best.iter_mut().zip(sum.scores()) {
                *best += score;
            }
            self.back.push(back);
        }
        let ends = best.iter().zip(&model.transitions).take(LABELS).map(|(score, [.., end])| score + end);
        let mut label = ends.enumerate().max_by_key(|(_, score)| *score).map(|(label, _)| label);
        self.labels.clear();
        for back in self.back.iter().rev() {
            let here = label.unwrap_or_default();
            self.labels.push(here as u8);
            label = back.get(here).map(|from| usize::from(*from));
        }
        self.labels.reverse();
    }
}

/// The best score of each label after labels of these scores, and the label before it.
fn step(model: &Model<'_>, before: &Scores) -> (Scores, [u8; 8]) {
    let (mut best, mut from) = ([i32::MIN; 8], [0; 8]);
    for ((label, score), row) in (0..).zip(before.iter().take(LABELS)).zip(&model.transitions) {
        for ((best, from), step) in best.iter_mut().zip(&mut from).zip(row) {
            if *best < score + step {
                (*best, *from) = (score + step, label);
            }
        }
    }
    (best, from)
}

//! The best sequence of labels of a region.

use super::features;
use super::model::{LABELS, Model, Scores};
use super::regions::Region;
use super::sheet::Sheet;
use crate::knowledge::words::Words;

/// Row of the transitions for the edges of a region.
const EDGE: usize = 7;

/// Memory that is used again from region to region.
#[derive(Debug, Default)]
pub struct Decoder {
    features: Vec<u64>,
    /// For each word and label, the best label before.
    back: Vec<[u8; LABELS]>,
    /// The labels found.
    pub labels: Vec<u8>,
}

impl Decoder {
    /// Finds the best labels of a region, in `labels`.
    pub fn decode(&mut self, model: &Model<'_>, sheet: &Sheet, words: &Words, region: Region) {
        self.back.clear();
        let mut best = Scores::default();
        for rank in region.first..region.end {
            features::of(sheet, words, region, rank, &mut self.features);
            let mut scores = Scores::default();
            for feature in &self.features {
                model.add(*feature, &mut scores);
            }
            let mut next = Scores::default();
            let mut back = [0; LABELS];
            for label in 0..LABELS {
                let mut top = (i32::MIN, 0);
                if rank == region.first {
                    top = (step(model, EDGE, label), 0);
                } else {
                    for previous in 0..LABELS {
                        let score = at(&best, previous).saturating_add(step(model, previous, label));
                        if top.0 < score {
                            top = (score, previous as u8);
                        }
                    }
                }
                if let (Some(score), Some(from)) = (next.get_mut(label), back.get_mut(label)) {
                    *score = top.0.saturating_add(at(&scores, label));
                    *from = top.1;
                }
            }
            best = next;
            self.back.push(back);
        }
        let mut label = (0..LABELS).max_by_key(|label| at(&best, *label).saturating_add(step(model, *label, EDGE)));
        self.labels.clear();
        for back in self.back.iter().rev() {
            let here = label.unwrap_or_default();
            self.labels.push(here as u8);
            label = back.get(here).map(|from| usize::from(*from));
        }
        self.labels.reverse();
    }
}

fn step(model: &Model<'_>, from: usize, to: usize) -> i32 {
    model.transitions.get(from).map_or(0, |row| at(row, to))
}

fn at(scores: &Scores, label: usize) -> i32 {
    scores.get(label).copied().unwrap_or_default()
}

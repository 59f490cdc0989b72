//! The weights as they lie in the file: one byte a label and feature, in buckets of one cache line.

use super::lexicon::Lexicon;

/// `O`, then the beginning and the inside of a person, a place and an organisation.
pub const LABELS: usize = 7;

/// First bytes of the file.
pub const MAGIC: [u8; 4] = *b"KQT1";

/// Bytes before the lexicon: the magic, the two sizes, two spare bytes, the transitions.
pub const HEADER: usize = 8 + 2 * 8 * 8;

/// Slots of a bucket, and bytes of a slot: a check byte and one weight a label.
const BUCKET: usize = 8;

/// A sum of weights for each label; the eighth is unused and makes the loops even.
pub type Scores = [i32; 8];

/// The model.
#[derive(Debug, Clone)]
pub struct Model<'b> {
    /// What is known of words.
    pub lexicon: Lexicon<'b>,
    /// From each label, and from the edge (the last row), to each label.
    pub transitions: [Scores; 8],
    buckets: &'b [[u8; BUCKET * 8]],
    mask: usize,
}

impl<'b> Model<'b> {
    /// The model in the bytes of its file, when they are one.
    pub fn of(bytes: &'b [u8]) -> Option<Model<'b>> {
        let (header, rest) = bytes.split_at_checked(HEADER)?;
        let ([m, a, g, i, words, features, _, _], steps) = header.split_first_chunk()?;
        if [*m, *a, *g, *i] != MAGIC || 24 < *words || 24 < *features {
            return None;
        }
        let (lexicon, weights) = rest.split_at_checked(super::lexicon::SLOT << words)?;
        let (buckets, left) = weights.as_chunks();
        if buckets.len() != 1 << features || !left.is_empty() {
            return None;
        }
        let mut transitions = [Scores::default(); 8];
        for (weight, bytes) in transitions.as_flattened_mut().iter_mut().zip(steps.as_chunks().0) {
            *weight = i16::from_le_bytes(*bytes).into();
        }
        Some(Model { lexicon: Lexicon::of(lexicon)?, transitions, buckets, mask: buckets.len() - 1 })
    }

    /// Adds the weights of a feature, if the model has it.
    pub fn add(&self, feature: u64, scores: &mut Scores) {
        let (bucket, check) = place(feature);
        let Some(bucket) = self.buckets.get(bucket & self.mask) else { return };
        for slot in bucket.as_chunks::<8>().0 {
            let [first, ..] = slot;
            if *first == check {
                for (score, weight) in scores.iter_mut().zip(slot.iter().skip(1)) {
                    *score += i32::from(*weight as i8);
                }
                return;
            }
        }
    }

    /// The bytes of the buckets with those weights, the heaviest features first in what fits; and how many fit.
    pub fn buckets(features: &[(u64, [i8; LABELS])], bits: u32) -> (Vec<u8>, usize) {
        let mut bytes = vec![0; (BUCKET * 8) << bits];
        let mut sorted: Vec<_> = features.iter().collect();
        sorted.sort_by_key(|(key, weights)| (std::cmp::Reverse(weights.iter().map(|w| w.unsigned_abs()).max()), *key));
        let mut stored = 0;
        for (key, weights) in sorted {
            let (bucket, check) = place(*key);
            let start = (bucket & ((1 << bits) - 1)) * BUCKET * 8;
            let slots = bytes.get_mut(start..start + BUCKET * 8).map(<[u8]>::as_chunks_mut::<8>);
            let Some((slots, _)) = slots else { continue };
            if slots.iter().any(|[first, ..]| *first == check) {
                continue;
            }
            if let Some([first, values @ ..]) = slots.iter_mut().find(|[first, ..]| *first == 0) {
                *first = check;
                for (value, weight) in values.iter_mut().zip(weights) {
                    *value = *weight as u8;
                }
                stored += 1;
            }
        }
        (bytes, stored)
    }
}

/// The bucket of a feature, before it is cut to their number, and its check byte, never zero.
fn place(feature: u64) -> (usize, u8) {
    ((feature >> 32) as usize, (feature as u8).max(1))
}

#[cfg(test)]
mod tests {
    use super::{HEADER, MAGIC, Model, Scores};
    use crate::extract::tagger::lexicon::mix;

    #[test]
    fn weights_come_back() {
        let features: Vec<_> = (0..300_u64).map(|n| (mix(n + 1), [n as i8, 1, -2, 3, -4, 5, -128])).collect();
        let (buckets, stored) = Model::buckets(&features, 8);
        assert!(280 < stored, "{stored}");
        let mut bytes = Vec::from(MAGIC);
        bytes.extend([4, 8, 0, 0]);
        bytes.resize(HEADER + (8 << 4), 0);
        bytes.extend(buckets);
        let model = Model::of(&bytes).unwrap();
        let mut scores = Scores::default();
        model.add(mix(41), &mut scores);
        assert_eq!(scores, [40, 1, -2, 3, -4, 5, -128, 0]);
        assert!(Model::of(&bytes[..bytes.len() - 1]).is_none());
    }
}

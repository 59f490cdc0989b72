//! The weights as they lie in the file: one byte a label and feature, in buckets of one cache line: the check bytes of
//! eight features, then the seven weights of each.

use super::lexicon::Lexicon;

/// `O`, then the beginning and the inside of a person, a place and an organisation.
pub const LABELS: usize = 7;

/// First bytes of the file.
pub const MAGIC: [u8; 4] = *b"KQT1";

/// Bytes before the lexicon: the magic, the two sizes, two spare bytes, the transitions.
pub const HEADER: usize = 8 + 2 * 8 * 8;

/// Features of a bucket.
const BUCKET: usize = 8;

/// Bytes of a bucket.
const LINE: usize = BUCKET * (1 + LABELS);

/// A sum of weights for each label; the eighth is unused and makes the loops even.
pub type Scores = [i32; 8];

/// The sum of the weights of a word: eight sums of 16 bits, of weights made positive. A word has some fifty features:
/// nothing overflows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sum {
    even: u64,
    odd: u64,
    features: u32,
}

impl Sum {
    /// What makes eight weights positive.
    const BIAS: u64 = 0x8080_8080_8080_8080;
    /// Every second byte.
    const EVEN: u64 = 0x00ff_00ff_00ff_00ff;

    #[inline]
    fn add(&mut self, weights: u64) {
        let positive = weights ^ Sum::BIAS;
        self.even += positive & Sum::EVEN;
        self.odd += positive >> 8 & Sum::EVEN;
        self.features += 1;
    }

    /// The sums by label; the last is unused.
    pub fn scores(&self) -> Scores {
        let bias = 128 * self.features as i32;
        let lane = |sums: u64, lane: u32| (sums >> (16 * lane) & 0xffff) as i32 - bias;
        let Sum { even, odd, .. } = *self;
        [lane(odd, 0), lane(even, 1), lane(odd, 1), lane(even, 2), lane(odd, 2), lane(even, 3), lane(odd, 3), 0]
    }
}

/// The model.
#[derive(Debug, Clone)]
pub struct Model<'b> {
    /// What is known of words.
    pub lexicon: Lexicon<'b>,
    /// From each label, and from the edge (the last row), to each label.
    pub transitions: [Scores; 8],
    buckets: &'b [[u8; LINE]],
    mask: usize,
    /// For each bucket, the check bytes in it modulo 32, a bit each.
    filter: Vec<u32>,
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
        let filter = buckets.iter().map(|line| line.iter().take(BUCKET).fold(0, |bits, check| bits | bit(*check)));
        let (lexicon, filter) = (Lexicon::of(lexicon)?, filter.collect());
        Some(Model { lexicon, transitions, buckets, mask: buckets.len() - 1, filter })
    }

    /// Whether the model may have a feature. Half of the features of a word it has not, and the filter is small enough to
    /// stay in the cache of a core, which the weights are not.
    #[inline]
    pub fn may_have(&self, feature: u64) -> bool {
        let (bucket, check) = place(feature);
        self.filter.get(bucket & self.mask).is_some_and(|bits| bits & bit(check) != 0)
    }

    /// The check bytes of the features in the bucket of a feature. To ask for those of all features of a word first
    /// makes memory fetch the buckets side by side.
    #[inline]
    pub fn checks(&self, feature: u64) -> u64 {
        let line = self.buckets.get(place(feature).0 & self.mask);
        line.and_then(|line| line.first_chunk()).map_or(0, |checks| u64::from_le_bytes(*checks))
    }

    /// Adds the weights of a feature, if the model has it; `checks` are those of [`Model::checks`]. Without a branch on
    /// whether it has.
    #[inline]
    pub fn add(&self, feature: u64, checks: u64, sum: &mut Sum) {
        let (bucket, check) = place(feature);
        let (slot, found) = find(checks, check);
        // The byte before the weights comes along, for the unused sum.
        let from = BUCKET - 1 + slot * LABELS;
        let line = self.buckets.get(bucket & self.mask).and_then(|line| line.get(from..));
        let Some(weights) = line.and_then(|rest| rest.first_chunk()) else { return };
        sum.add(u64::from_le_bytes(*weights) & found);
    }

    /// The bytes of the buckets with those weights, the heaviest features first in what fits; and how many fit.
    pub fn buckets(features: &[(u64, [i8; LABELS])], bits: u32) -> (Vec<u8>, usize) {
        let mut bytes = vec![0; LINE << bits];
        let mut sorted: Vec<_> = features.iter().collect();
        sorted.sort_by_key(|(key, weights)| (std::cmp::Reverse(weights.iter().map(|w| w.unsigned_abs()).max()), *key));
        let mut stored = 0;
        for (key, values) in sorted {
            let (bucket, check) = place(*key);
            let start = (bucket & ((1 << bits) - 1)) * LINE;
            let line = bytes.get_mut(start..start + LINE).unwrap_or_default();
            let Some((checks, weights)) = line.split_first_chunk_mut::<BUCKET>() else { continue };
            // Two features of one check byte cannot be told apart: the heavier stays.
            let free = checks.iter().position(|other| *other == 0).filter(|_| !checks.contains(&check));
            let Some(slot) = free else { continue };
            if let (Some(mark), Some(weights)) =
                (checks.get_mut(slot), weights.get_mut(slot * LABELS..(slot + 1) * LABELS))
            {
                *mark = check;
                weights.iter_mut().zip(values).for_each(|(weight, value)| *weight = *value as u8);
                stored += 1;
            }
        }
        (bytes, stored)
    }
}

/// The place of a byte, not zero, among eight, and whether it is there: all bits or none.
#[inline]
fn find(bytes: u64, byte: u8) -> (usize, u64) {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let differences = bytes ^ (ONES * u64::from(byte));
    // The lowest high bit set is that of the first byte that is zero.
    let zeros = differences.wrapping_sub(ONES) & !differences & (ONES << 7);
    ((zeros.trailing_zeros() / 8) as usize & (BUCKET - 1), u64::from(zeros == 0).wrapping_sub(1))
}

/// The bit of a check byte in the filter; 0 marks an empty slot.
fn bit(check: u8) -> u32 {
    u32::from(check != 0) << (check % 32)
}

/// The bucket of a feature, before it is cut to their number, and its check byte, never zero.
fn place(feature: u64) -> (usize, u8) {
    ((feature >> 32) as usize, (feature as u8).max(1))
}

#[cfg(test)]
mod tests {
    use super::{HEADER, MAGIC, Model, Sum};
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
        let mut sum = Sum::default();
        model.add(mix(41), model.checks(mix(41)), &mut sum);
        assert_eq!(sum.scores(), [40, 1, -2, 3, -4, 5, -128, 0]);
        model.add(mix(12), model.checks(mix(12)), &mut sum);
        assert_eq!(sum.scores(), [51, 2, -4, 6, -8, 10, -256, 0]);
        assert!(model.may_have(mix(41)));
        assert!((301..400).filter(|n| model.may_have(mix(n + 1))).count() < 30);
        assert!(Model::of(&bytes[..bytes.len() - 1]).is_none());
    }
}

//! The bytes of the model file.

use kiosque::extract::tagger::lexicon::mix;
use kiosque::extract::tagger::model::{HEADER, LABELS, MAGIC, Model};

use super::chains::Numbers;
use super::crf::Crf;

/// Size of the lexicon and of the table of weights: powers of two of words and of buckets of eight features.
pub const LEXICON_BITS: u32 = 17;
const BUCKET_BITS: u32 = 15;

/// Weights of fewer steps of the byte than that are left out.
const FAINT: u8 = 2;

/// The file: the header, the transitions, the lexicon, the weights as bytes.
pub fn model(lexicon: &[u8], numbers: &Numbers, crf: &Crf) -> Vec<u8> {
    // Fewer than one weight in ten thousand is larger than what a byte can say.
    let mut sizes: Vec<f32> =
        crf.weights.iter().flat_map(|row| row.iter().take(LABELS).map(|w| w.abs())).filter(|w| 0.0 < *w).collect();
    sizes.sort_by(f32::total_cmp);
    let top = sizes.iter().rev().nth(sizes.len() / 10_000).copied().unwrap_or(1.0);
    let scale = 127.0 / top;
    let quantised = |weight: f32| (weight * scale).round().clamp(-127.0, 127.0) as i8;
    let rows = numbers.iter().map(|(key, number)| {
        let row = &crf.weights[*number as usize];
        (*key, std::array::from_fn(|label| quantised(row[label])))
    });
    let mut features: Vec<(u64, [i8; LABELS])> =
        rows.filter(|(_, row)| row.iter().any(|weight| FAINT < weight.unsigned_abs())).collect();
    features.sort_by_key(|(key, _)| mix(*key));
    let (buckets, stored) = Model::buckets(&features, BUCKET_BITS);
    eprintln!("{scale:.1} steps a unit, {} features, {stored} stored", features.len());
    let mut bytes = Vec::from(MAGIC);
    bytes.extend([LEXICON_BITS as u8, BUCKET_BITS as u8, 0, 0]);
    for weight in crf.transitions.as_flattened() {
        bytes.extend(((weight * scale).round() as i16).to_le_bytes());
    }
    assert_eq!(bytes.len(), HEADER, "the header has its length");
    bytes.extend(lexicon);
    bytes.extend(buckets);
    bytes
}

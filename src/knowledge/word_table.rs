//! Tables of words that are asked at every word of a text: by a hash that is computed once a word.
//!
//! **Invariant**: a word of the table is always found. Another is found in its stead with the probability that two
//! words share 64 bits: one in a million million for tables and texts of a hundred thousand different words.

use rustc_hash::FxHashMap;

/// Bits of the filter for each word of a table: one stranger in sixteen passes.
const BITS_A_WORD: usize = 16;

/// A stable hash of a folded word; the tagger's model is made with it.
pub fn hash(folded: &str) -> u64 {
    let (chunks, rest) = folded.as_bytes().as_chunks::<8>();
    let mut hash = 0x243f_6a88_85a3_08d3_u64 ^ folded.len() as u64;
    for chunk in chunks {
        hash = mix(hash ^ u64::from_le_bytes(*chunk));
    }
    if rest.is_empty() {
        return hash;
    }
    let last = rest.iter().rev().fold(0, |last, byte| last << 8 | u64::from(*byte));
    mix(hash ^ last)
}

/// Spreads the bits of a number over all its bits.
pub fn mix(number: u64) -> u64 {
    let product = number.wrapping_mul(0xd6e8_feb8_6659_fd93);
    let folded = product ^ (product >> 32);
    folded.wrapping_mul(0xd6e8_feb8_6659_fd93) ^ (folded >> 29)
}

/// Values of words. Most words of a text are in no table: a bit tells so without a look at the values.
#[derive(Debug, Clone)]
pub struct WordTable<V> {
    filter: Box<[u64]>,
    values: FxHashMap<u64, V>,
}

impl<V> Default for WordTable<V> {
    fn default() -> WordTable<V> {
        WordTable { filter: Box::default(), values: FxHashMap::default() }
    }
}

impl<V> WordTable<V> {
    /// The value of the word of that hash.
    #[inline]
    pub fn get(&self, hash: u64) -> Option<&V> {
        let (block, bit) = self.place(hash);
        let passes = self.filter.get(block).is_some_and(|bits| bits >> bit & 1 == 1);
        if passes { self.values.get(&hash) } else { None }
    }

    /// Whether the word of that hash is in the table.
    #[inline]
    pub fn contains(&self, hash: u64) -> bool {
        self.get(hash).is_some()
    }

    /// Block and bit of a hash; the filter has a power of two of blocks, or none.
    #[inline]
    fn place(&self, hash: u64) -> (usize, u32) {
        ((hash >> 6) as usize & self.filter.len().saturating_sub(1), (hash & 63) as u32)
    }
}

impl<W: AsRef<str>, V> FromIterator<(W, V)> for WordTable<V> {
    /// The table of folded words and values; of two values of a word the last stays.
    fn from_iter<I: IntoIterator<Item = (W, V)>>(words: I) -> WordTable<V> {
        words.into_iter().map(|(word, value)| (hash(word.as_ref()), value)).collect::<FxHashMap<_, _>>().into()
    }
}

impl<V> From<FxHashMap<u64, V>> for WordTable<V> {
    /// The table of values by hash.
    fn from(values: FxHashMap<u64, V>) -> WordTable<V> {
        let blocks = (values.len() * BITS_A_WORD).div_ceil(64).next_power_of_two();
        let mut table = WordTable { filter: vec![0; blocks].into_boxed_slice(), values: FxHashMap::default() };
        for hash in values.keys() {
            let (block, bit) = table.place(*hash);
            if let Some(bits) = table.filter.get_mut(block) {
                *bits |= 1 << bit;
            }
        }
        table.values = values;
        table
    }
}

#[cfg(test)]
mod tests {
    use super::{WordTable, hash};

    #[test]
    fn words_are_found_and_others_not() {
        let words: Vec<String> = (0..500).map(|number| format!("mot{number}")).collect();
        let table: WordTable<usize> = words.iter().zip(0..).collect();
        for (rank, word) in words.iter().enumerate() {
            assert_eq!(table.get(hash(word)), Some(&rank));
        }
        assert!((500..5_000).all(|number| !table.contains(hash(&format!("mot{number}")))));
        assert!(!WordTable::<()>::default().contains(hash("mot")));
    }

    /// The model and its lexicon are made of these numbers.
    #[test]
    fn hashes_are_stable() {
        for (word, expected) in
            [("", 0x243f6a8885a308d3), ("onu", 0xb4caa814bae4feea), ("constitutionnel", 0x269ac95f06394f43)]
        {
            assert_eq!(hash(word), expected, "{word}");
        }
    }
}

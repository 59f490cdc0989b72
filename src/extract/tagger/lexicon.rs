//! What the training text taught about single words: their cluster, and whether they are usually capitalised.

pub use crate::knowledge::word_table::{hash, mix};

/// Bytes of a slot: four of a check of the hash, two of the cluster, the traits, one that is spare.
pub const SLOT: usize = 8;

/// Mixed into the hash of a word that has a capital: « Paris » and « paris » are two entries.
const CAPITAL: u64 = 0x9e37_79b9_7f4a_7c15;

/// What is known of a word; all zero for a word that the training text does not have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WordClass {
    /// Cluster of words that stand in the same surroundings; 0 is none.
    pub cluster: u16,
    /// Bits 0 and 1: how the word is written inside sentences, see [`WordClass::habit`]; bit 2: [`INNER`].
    pub traits: u8,
}

/// The trait of words that stand in lower case inside names: the « pénale » of « Cour pénale internationale ».
pub const INNER: u8 = 4;

impl WordClass {
    /// How the word is written inside sentences: 0 unknown, 1 in lower case, 2 both, 3 with a capital.
    pub fn habit(self) -> u8 {
        self.traits & 3
    }

    /// Whether the word may stand in lower case inside a name.
    pub fn is_inner(self) -> bool {
        self.traits & INNER != 0
    }
}

/// The key of a word: its hash, and whether it has a capital.
pub fn key(hash: u64, capital: bool) -> u64 {
    if capital { mix(hash ^ CAPITAL) } else { hash }
}

/// A hash table in bytes, open addressing.
#[derive(Debug, Clone, Copy)]
pub struct Lexicon<'b> {
    slots: &'b [u8],
    mask: usize,
}

impl<'b> Lexicon<'b> {
    /// The table in those bytes: a power of two of slots.
    pub fn of(slots: &'b [u8]) -> Option<Lexicon<'b>> {
        let count = slots.len() / SLOT;
        (count.is_power_of_two() && slots.len() == count * SLOT).then(|| Lexicon { slots, mask: count - 1 })
    }

    /// What is known of the word of that key.
    pub fn get(&self, key: u64) -> WordClass {
        let (mut slot, check) = (self.first_slot(key), check(key));
        // A full table would have no empty slot to stop at.
        for _ in 0..=self.mask {
            let Some(&[a, b, c, d, cluster, more, traits, _]) =
                self.slots.get(slot * SLOT..).and_then(<[u8]>::first_chunk)
            else {
                break;
            };
            match u32::from_le_bytes([a, b, c, d]) {
                0 => break,
                found if found == check => {
                    return WordClass { cluster: u16::from_le_bytes([cluster, more]), traits };
                }
                _ => slot = (slot + 1) & self.mask,
            }
        }
        WordClass::default()
    }

    /// The bytes of a table of `1 << bits` slots, at most half of them full.
    pub fn bytes(entries: &[(u64, WordClass)], bits: u32) -> Vec<u8> {
        let mut slots = vec![0; SLOT << bits];
        let mask = (1_usize << bits) - 1;
        for (key, class) in entries.iter().take(mask / 2 + 1) {
            let mut slot = (key >> 40) as usize & mask;
            while let Some(bytes) = slots.get_mut(slot * SLOT..(slot + 1) * SLOT) {
                let (known, values) = bytes.split_at_mut(4);
                if known == [0; 4] {
                    known.copy_from_slice(&check(*key).to_le_bytes());
                    let [cluster, more] = class.cluster.to_le_bytes();
                    values.copy_from_slice(&[cluster, more, class.traits, 0]);
                    break;
                }
                slot = (slot + 1) & mask;
            }
        }
        slots
    }

    fn first_slot(&self, key: u64) -> usize {
        (key >> 40) as usize & self.mask
    }
}

/// Never zero, which marks an empty slot.
fn check(key: u64) -> u32 {
    (key as u32).max(1)
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, WordClass, hash, key};

    #[test]
    fn entries_are_found_and_others_not() {
        let class = |cluster| WordClass { cluster, traits: 2 };
        let entries: Vec<_> = (1..500).map(|n| (key(hash(&n.to_string()), n % 2 == 0), class(n))).collect();
        let bytes = Lexicon::bytes(&entries, 10);
        let lexicon = Lexicon::of(&bytes).unwrap();
        for (key, class) in entries {
            assert_eq!(lexicon.get(key), class);
        }
        assert_eq!(lexicon.get(key(hash("autre"), true)), WordClass::default());
        assert!(Lexicon::of(&bytes[1..]).is_none());
    }
}

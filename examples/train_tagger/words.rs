//! The lexicon of the model: clusters, habits of case, words that stand inside names.

use kiosque::extract::tagger::lexicon::{INNER, WordClass, hash, key};
use kiosque::knowledge::words::{Case, Gap, Words};
use rustc_hash::FxHashMap;

use super::clusters;

/// Times a word is seen before it has a cluster, and most words that have one.
const LEAST: u64 = 5;
const MOST: usize = 60_000;
/// Times the text is read for the vectors.
const EPOCHS: usize = 4;
/// Number of clusters.
const CLUSTERS: usize = 640;

/// Folded words that always may stand in lower case inside a name.
const LINKS: [&str; 32] = [
    "de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "aux", "au", "a", "sur", "sous", "pour", "al", "el",
    "ben", "bin", "von", "van", "der", "da", "di", "dos", "the", "of", "and", "y", "s", "lez",
];

/// Collects words from texts.
#[derive(Default)]
pub struct Collector {
    text: Vec<u64>,
    counts: FxHashMap<u64, u64>,
    /// Inside sentences, in lower case and with a capital.
    cases: FxHashMap<u64, (u64, u64)>,
    /// In lower case inside names, and after a capital.
    inner: FxHashMap<u64, (u64, u64)>,
}

impl Collector {
    /// Reads a text; `inside` tells whether the word of that rank stands inside a name, not at its beginning.
    pub fn read(&mut self, words: &Words, inside: impl Fn(usize) -> bool) {
        for rank in 0..words.len() {
            let Some(word) = words.get(rank) else { break };
            let hash = hash(words.folded(rank));
            let capital = word.case != Case::Lower;
            let begins = words.begins(rank);
            // At the head of a sentence the capital means nothing.
            let seen = key(hash, capital && !begins);
            self.text.push(seen);
            *self.counts.entry(seen).or_default() += 1;
            if matches!(word.gap, Gap::Break | Gap::Dot) {
                self.text.push(0);
            }
            if !begins {
                let cases = self.cases.entry(hash).or_default();
                if capital { cases.1 += 1 } else { cases.0 += 1 }
            }
            let after_capital = rank.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|before| {
                before.case != Case::Lower && matches!(before.gap, Gap::Space | Gap::Hyphen | Gap::Apostrophe)
            });
            if !capital && (after_capital || inside(rank)) {
                let inner = self.inner.entry(hash).or_default();
                inner.0 += u64::from(inside(rank));
                inner.1 += 1;
            }
        }
    }

    /// The entries of the lexicon.
    pub fn entries(self) -> Vec<(u64, WordClass)> {
        let vocabulary = clusters::vocabulary(self.counts, LEAST, MOST);
        let numbers: FxHashMap<u64, u32> =
            vocabulary.iter().zip(0..).map(|((key, _), number)| (*key, number)).collect();
        let text: Vec<u32> = self.text.iter().map(|key| numbers.get(key).copied().unwrap_or(u32::MAX)).collect();
        let counts: Vec<u64> = vocabulary.iter().map(|(_, count)| *count).collect();
        let vectors = clusters::vectors(&text, &counts, EPOCHS);
        let clusters = clusters::clusters(&vectors, CLUSTERS, 12);
        let classes = clusters.into_iter().map(|cluster| WordClass { cluster, traits: 0 });
        let keys = vocabulary.iter().map(|(key, _)| *key);
        let mut entries: FxHashMap<u64, WordClass> = keys.zip(classes).collect();
        let links: Vec<u64> = LINKS.iter().map(|word| hash(word)).collect();
        for (hash, (lower, capital)) in self.cases {
            let total = lower + capital;
            let habit = match capital * 10 {
                _ if total < 4 => 0,
                tenth if tenth <= total => 1,
                tenth if total * 9 <= tenth => 3,
                _ => 2,
            };
            let (inside, after) = self.inner.get(&hash).copied().unwrap_or_default();
            let inner = links.contains(&hash) || (4 <= inside && after <= inside * 12);
            let traits = habit | if inner { INNER } else { 0 };
            for key in [key(hash, false), key(hash, true)] {
                if traits != 0 && (inner || entries.contains_key(&key)) {
                    entries.entry(key).or_default().traits = traits;
                }
            }
        }
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort_by_key(|(key, _)| *key);
        entries
    }
}

//! Word clusters: skip-gram vectors with negative sampling, then k-means on the sphere.

use rustc_hash::FxHashMap;

/// Components of a vector.
pub const SIZE: usize = 48;
/// Words on each side that count as surroundings.
const WINDOW: usize = 2;
/// Negative samples a pair.
const NEGATIVES: usize = 5;
/// First learning rate.
const RATE: f32 = 0.05;
/// Power of the frequency by which negative samples are drawn.
const SMOOTHING: f64 = 0.75;

/// A vector.
pub type Vector = [f32; SIZE];

/// A small generator of pseudo-random numbers (xorshift).
pub struct Random(pub u64);

impl Random {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() >> 33) as usize % bound.max(1)
    }
}

/// Vectors of the words 0..`counts.len()` in `text`, where `u32::MAX` is a word without a vector.
pub fn vectors(text: &[u32], counts: &[u64], epochs: usize) -> Vec<Vector> {
    let mut random = Random(42);
    let mut draw = |scale: f32| std::array::from_fn(|_| (random.next() as f32 / u64::MAX as f32 - 0.5) * scale);
    let mut inner: Vec<Vector> = (0..counts.len()).map(|_| draw(1.0 / SIZE as f32)).collect();
    let mut outer: Vec<Vector> = vec![[0.0; SIZE]; counts.len()];
    let table = sampling_table(counts);
    let total: u64 = counts.iter().sum();
    let mut random = Random(7);
    let steps = (text.len() * epochs) as f32;
    for epoch in 0..epochs {
        for (at, word) in text.iter().enumerate() {
            let Some(count) = counts.get(*word as usize) else { continue };
            // Frequent words are seen less often.
            let keep = ((total as f64 * 1e-4) / *count as f64).sqrt();
            if keep < random.next() as f64 / u64::MAX as f64 {
                continue;
            }
            let rate = RATE * (1.0 - (epoch * text.len() + at) as f32 / steps).max(0.01);
            for near in at.saturating_sub(WINDOW)..(at + WINDOW + 1).min(text.len()) {
                let context = text[near];
                if near == at || counts.len() <= context as usize {
                    continue;
                }
                let mut change = [0.0; SIZE];
                for negative in 0..=NEGATIVES {
                    let (target, wanted) =
                        if negative == 0 { (context, 1.0) } else { (table[random.below(table.len())], 0.0) };
                    if negative != 0 && target == context {
                        continue;
                    }
                    let (from, to) = (&inner[*word as usize], &mut outer[target as usize]);
                    let product: f32 = from.iter().zip(to.iter()).map(|(a, b)| a * b).sum();
                    let step = rate * (wanted - 1.0 / (1.0 + (-product).exp()));
                    for ((change, to), from) in change.iter_mut().zip(to.iter_mut()).zip(from) {
                        *change += step * *to;
                        *to += step * from;
                    }
                }
                for (value, change) in inner[*word as usize].iter_mut().zip(change) {
                    *value += change;
                }
            }
        }
    }
    inner
}

fn sampling_table(counts: &[u64]) -> Vec<u32> {
    let weight = |count: &u64| (*count as f64).powf(SMOOTHING);
    let total: f64 = counts.iter().map(weight).sum();
    let mut table = Vec::with_capacity(1 << 20);
    let mut sum = 0.0;
    for (word, count) in counts.iter().enumerate() {
        sum += weight(count);
        while table.len() < (sum / total * f64::from(1 << 20)) as usize {
            table.push(word as u32);
        }
    }
    table
}

/// The cluster, from 1, of each vector.
pub fn clusters(vectors: &[Vector], count: usize, rounds: usize) -> Vec<u16> {
    let unit = |vector: &Vector| {
        let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-9);
        vector.map(|x| x / length)
    };
    let points: Vec<Vector> = vectors.iter().map(unit).collect();
    let mut random = Random(11);
    // Frequent words come first: the first centres are drawn among them.
    let mut centres: Vec<Vector> = (0..count).map(|_| points[random.below(points.len().min(count * 8))]).collect();
    let mut nearest = vec![0_u16; points.len()];
    for _ in 0..rounds {
        for (point, nearest) in points.iter().zip(&mut nearest) {
            let mut best = f32::MIN;
            for (rank, centre) in centres.iter().enumerate() {
                let product: f32 = point.iter().zip(centre).map(|(a, b)| a * b).sum();
                if best < product {
                    (best, *nearest) = (product, rank as u16);
                }
            }
        }
        let mut sums = vec![[0.0; SIZE]; count];
        for (point, nearest) in points.iter().zip(&nearest) {
            for (sum, value) in sums[usize::from(*nearest)].iter_mut().zip(point) {
                *sum += value;
            }
        }
        for (centre, sum) in centres.iter_mut().zip(&sums) {
            *centre = if sum.iter().all(|x| *x == 0.0) { points[random.below(points.len())] } else { unit(sum) };
        }
    }
    nearest.iter().map(|cluster| cluster + 1).collect()
}

/// Numbers words, the most frequent first.
pub fn vocabulary(counts: FxHashMap<u64, u64>, least: u64, most: usize) -> Vec<(u64, u64)> {
    let mut words: Vec<(u64, u64)> = counts.into_iter().filter(|(_, count)| least <= *count).collect();
    words.sort_by_key(|(key, count)| (std::cmp::Reverse(*count), *key));
    words.truncate(most);
    words
}

//! From articles to chains of numbered features, and the learning itself.

use kiosque::extract::tagger::features;
use kiosque::extract::tagger::lexicon::{INNER, WordClass, mix};
use kiosque::extract::tagger::regions::Region;
use rustc_hash::FxHashMap;

use super::clusters::Random;
use super::corrections::{By, Studied};
use super::crf::{Chain, Chains, Crf, Pass};
use super::labels;

/// Times a feature is seen before it is learned.
const LEAST: u8 = 3;
/// Every how manieth article of the teacher, and each of the readers, is seen a second time with its names hidden, and how
/// much it counts then.
const HIDE: usize = 2;
const HIDDEN: f32 = 0.5;
/// Learning rate and L1 penalty.
const RATE: f32 = 0.05;
const PENALTY: f32 = 0.04;

/// Numbers of the features that are learned, by key.
pub type Numbers = FxHashMap<u64, u32>;

/// The chains of all articles.
pub fn chains(mut articles: Vec<Studied>) -> (Chains, Numbers) {
    let second = |(rank, article): &(usize, &Studied)| match article.labelled_by {
        By::Teacher => rank % HIDE == 0,
        By::Readers => true,
        By::Authors => false,
    };
    let hidden: Vec<Studied> = articles.iter().enumerate().filter(second).map(|(_, article)| hide(article)).collect();
    articles.extend(hidden);
    // Counts of features by the first bits of their keys: rare ones are left out before they take memory.
    let mut sketch = vec![0_u8; 1 << 27];
    let mut bag = Vec::new();
    each_word(&articles, |article, region, rank| {
        features::of(&article.sheet, &article.words, region, rank, &mut bag);
        for key in &bag {
            let cell = &mut sketch[(*key >> 37) as usize];
            *cell = cell.saturating_add(1);
        }
    });
    let mut numbers = Numbers::default();
    let mut chains = Chains::default();
    for article in &articles {
        let allowed = labels::allowed(&article.names, article.words.len());
        for region in &article.sheet.regions {
            let mut chain = Chain { start: chains.features.len(), weight: article.weight, ..Chain::default() };
            for rank in region.first..region.end {
                features::of(&article.sheet, &article.words, *region, rank, &mut bag);
                for key in bag.iter().filter(|key| LEAST <= sketch[(**key >> 37) as usize]) {
                    let next = numbers.len() as u32;
                    chains.features.push(*numbers.entry(*key).or_insert(next));
                }
                chain.ends.push(chains.features.len());
                // Where only persons are labelled, what is no person may be a place or an organisation.
                let open = article.person_only && allowed[rank] == 1;
                chain.allowed.push(if open { 0b0111_1001 } else { allowed[rank] });
            }
            repair(&mut chain.allowed);
            chains.chains.push(chain);
        }
    }
    let words: usize = chains.chains.iter().map(|chain| chain.ends.len()).sum();
    eprintln!("{} regions, {words} words, {} features", chains.chains.len(), numbers.len());
    (chains, numbers)
}

/// Learns from all chains, in another order each time.
pub fn learn(chains: &Chains, features: usize, epochs: usize) -> Crf {
    let mut crf = Crf::new(features, RATE, PENALTY);
    let mut order: Vec<usize> = (0..chains.chains.len()).collect();
    let mut random = Random(5);
    let mut pass = Pass::default();
    for epoch in 1..=epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, random.below(at + 1));
        }
        let loss: f64 = order.iter().map(|at| f64::from(crf.learn(chains, &chains.chains[*at], &mut pass))).sum();
        eprintln!("epoch {epoch}: loss {:.4}", loss / order.len() as f64);
    }
    crf
}

/// The article with its names made words never seen, so that the surroundings must tell.
fn hide(article: &Studied) -> Studied {
    let mut hidden = article.clone();
    hidden.weight *= HIDDEN;
    for name in &article.names {
        for sight in hidden.sheet.sights[name.first..name.end].iter_mut().filter(|sight| sight.hint == 0) {
            sight.hash = mix(sight.hash ^ 0x5eed);
            sight.class = WordClass { traits: sight.class.traits & INNER, ..WordClass::default() };
        }
    }
    hidden
}

/// Inside labels that nothing begins, where a name was cut by the end of a region, begin.
fn repair(allowed: &mut [u8]) {
    let mut before = 1;
    for allowed in allowed {
        for begin in [1, 3, 5] {
            if *allowed == 1 << (begin + 1) && before & (0b11 << begin) == 0 {
                *allowed = 1 << begin;
            }
        }
        before = *allowed;
    }
}

fn each_word(articles: &[Studied], mut visit: impl FnMut(&Studied, Region, usize)) {
    for article in articles {
        for region in &article.sheet.regions {
            for rank in region.first..region.end {
                visit(article, *region, rank);
            }
        }
    }
}

//! Trains the tagger of `src/extract/tagger`: `docs/TAGGER.md` is the recipe.

mod clusters;
mod corpus;
mod corrections;
mod crf;
mod labels;
mod names;
mod patterns;
mod words;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use kiosque::extract::tagger::lexicon::{INNER, Lexicon, WordClass, mix};
use kiosque::extract::tagger::model::{HEADER, LABELS, MAGIC, Model};
use kiosque::extract::tagger::{features, study};
use kiosque::knowledge::Knowledge;
use kiosque::knowledge::words::Words;
use rustc_hash::FxHashMap;

use corrections::Studied;
use crf::{Chain, Chains, Crf, Pass};

/// Size of the tables of the model: powers of two of slots of the lexicon and of buckets of eight features.
const LEXICON_BITS: u32 = 17;
const BUCKET_BITS: u32 = 16;
/// Times a feature is seen before it is learned.
const LEAST: u8 = 3;

/// Learning rate and L1 penalty.
const RATE: f32 = 0.05;
const PENALTY: f32 = 0.01;
/// A label to which a model trained on other articles gives less is doubted, or replaced.
const DOUBTED: f32 = 0.15;
const REPLACED: f32 = 0.02;

/// How much a sentence written for the tagger counts, and an article whose names are hidden.
const SENTENCES: f32 = 3.0;
const HIDDEN: f32 = 0.5;
/// Every how manieth article is seen a second time with its names hidden.
const HIDE: usize = 2;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["lexicon", output, silver @ ..] => lexicon(Path::new(output), silver),
        ["train", lexicon, output, epochs, silver @ ..] => train(lexicon, output, epochs.parse()?, silver),
        _ => Err("lexicon OUTPUT SILVER… | train LEXICON OUTPUT EPOCHS SILVER[:WEIGHT]…".into()),
    }
}

/// Reads `file` or `file:weight`.
fn sets(arguments: &[&str]) -> Result<Vec<(PathBuf, f32)>> {
    let set = |argument: &&str| match argument.rsplit_once(':') {
        Some((path, weight)) => Ok((PathBuf::from(path), weight.parse()?)),
        None => Ok((PathBuf::from(argument), 1.0)),
    };
    arguments.iter().map(set).collect()
}

fn lexicon(output: &Path, silver: &[&str]) -> Result<()> {
    let start = Instant::now();
    let empty = vec![0; 8];
    let blank = Lexicon::of(&empty).ok_or("no lexicon")?;
    let mut collector = words::Collector::default();
    for (path, _) in sets(silver)? {
        for example in corpus::read(&path)? {
            let words = Words::of(&example.article.text());
            let sheet = kiosque::extract::tagger::sheet::Sheet::of(
                &example.article.text(),
                &words,
                &[],
                &Knowledge::embedded().first_names,
                blank,
            );
            let names = labels::labelled(&example.names, &words, &sheet);
            let mut inside = vec![false; words.len()];
            for name in names.iter().filter(|name| name.kind.is_some()) {
                inside[name.first + 1..name.end].fill(true);
            }
            collector.read(&words, |rank| inside[rank]);
        }
    }
    eprintln!("{:?} read", start.elapsed());
    let entries = collector.entries(4);
    fs::write(output, Lexicon::bytes(&entries, LEXICON_BITS))?;
    eprintln!("{:?} {} entries", start.elapsed(), entries.len());
    Ok(())
}

fn train(lexicon: &str, output: &str, epochs: usize, silver: &[&str]) -> Result<()> {
    let start = Instant::now();
    let doubt = std::env::var_os("TRUST").is_none();
    let lexicon_bytes = fs::read(lexicon)?;
    let lexicon = Lexicon::of(&lexicon_bytes).ok_or("not a lexicon")?;
    let knowledge = Knowledge::embedded();
    let mut articles: Vec<Studied> = Vec::new();
    for example in corpus::read_marked(include_str!("sentences.txt")) {
        let (text, words, sheet) = study(&example.article, knowledge, lexicon);
        let names = labels::labelled(&example.names, &words, &sheet);
        articles.push(Studied { text, words, sheet, names, weight: SENTENCES, person_only: false, hand: true });
    }
    for (path, weight) in sets(silver)? {
        let person_only = path.to_string_lossy().contains("PERonly");
        for example in corpus::read(&path)? {
            let (text, words, sheet) = study(&example.article, knowledge, lexicon);
            let names = labels::labelled(&example.names, &words, &sheet);
            articles.push(Studied { text, words, sheet, names, weight, person_only, hand: false });
        }
    }
    eprintln!("{:?} {} articles", start.elapsed(), articles.len());
    let changed = corrections::correct(&mut articles);
    eprintln!("{:?} {changed:?} names corrected", start.elapsed());
    let hidden: Vec<Studied> = articles.iter().step_by(env("HIDE", HIDE as f32) as usize).filter(|article| !article.hand).map(hide).collect();
    articles.extend(hidden);

    let mut sketch = vec![0_u8; 1 << 27];
    let mut bag = Vec::new();
    each_word(&articles, |article, region, rank| {
        features::of(&article.sheet, &article.words, region, rank, &mut bag);
        for key in &bag {
            let cell = &mut sketch[(*key >> 37) as usize];
            *cell = cell.saturating_add(1);
        }
    });
    let mut numbers: FxHashMap<u64, u32> = FxHashMap::default();
    let mut chains = Chains::default();
    let mut owners = Vec::new();
    for (owner, article) in articles.iter().enumerate() {
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
                let mut allowed = allowed[rank];
                if article.person_only && allowed == 1 {
                    // Other kinds are not labelled there.
                    allowed |= 0b0111_1000;
                }
                chain.allowed.push(allowed);
            }
            repair(&mut chain.allowed);
            chains.chains.push(chain);
            owners.push(owner);
        }
    }
    drop(sketch);
    eprintln!(
        "{:?} {} regions, {} words, {} features",
        start.elapsed(),
        chains.chains.len(),
        chains.chains.iter().map(|chain| chain.ends.len()).sum::<usize>(),
        numbers.len()
    );
    if doubt {
        // Each half is judged by what was learned from the other.
        let mut softened = 0;
        for half in 0..2 {
            let crf = learn(&chains, numbers.len(), 4, |rank| owners[rank] % 2 == half);
            let mut pass = Pass::default();
            for rank in (0..chains.chains.len()).filter(|rank| owners[*rank] % 2 != half) {
                softened += soften(&crf, &mut chains, rank, &mut pass);
            }
        }
        eprintln!("{:?} {softened} words softened", start.elapsed());
    }
    let crf = learn(&chains, numbers.len(), epochs, |_| true);
    eprintln!("{:?} learned", start.elapsed());
    if let Ok(path) = std::env::var("DOUBTS") {
        names::doubts(Path::new(&path), &articles, &chains, &crf)?;
    }
    fs::write(output, model(&lexicon_bytes, &numbers, &crf))?;
    Ok(())
}

/// The article with its names made words never seen, so that the surroundings must tell.
fn hide(article: &Studied) -> Studied {
    let mut hidden = article.clone();
    hidden.weight *= env("HIDDEN", HIDDEN);
    for name in &article.names {
        for sight in hidden.sheet.sights[name.first..name.end].iter_mut().filter(|sight| sight.hint == 0) {
            sight.hash = mix(sight.hash ^ 0x5eed);
            sight.class = WordClass { traits: sight.class.traits & INNER, ..WordClass::default() };
        }
    }
    hidden
}

/// Learns from the chains that `takes` takes.
fn learn(chains: &Chains, features: usize, epochs: usize, takes: impl Fn(usize) -> bool) -> Crf {
    let mut crf = Crf::new(features, env("RATE", RATE), env("PENALTY", PENALTY));
    let mut order: Vec<usize> = (0..chains.chains.len()).filter(|rank| takes(*rank)).collect();
    let mut random = clusters::Random(5);
    let mut pass = Pass::default();
    for epoch in 0..epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, random.below(at + 1));
        }
        let loss: f64 = order.iter().map(|at| f64::from(crf.learn(chains, &chains.chains[*at], &mut pass))).sum();
        eprintln!("epoch {epoch}: loss {:.4}", loss / order.len() as f64);
    }
    crf
}

/// Where a model that did not see a chain finds its labels most improbable, allows the label it prefers too; returns
/// the number of words.
fn soften(crf: &Crf, chains: &mut Chains, rank: usize, pass: &mut Pass) -> usize {
    if 1.0 < chains.chains[rank].weight {
        return 0;
    }
    let rows = crf.marginals(chains, &chains.chains[rank], pass);
    let mut softened = 0;
    for (row, allowed) in rows.iter().zip(&mut chains.chains[rank].allowed) {
        let kept: f32 = (0..LABELS).filter(|label| *allowed >> label & 1 == 1).map(|label| row[label]).sum();
        let best = (0..LABELS).max_by(|a, b| row[*a].total_cmp(&row[*b])).unwrap_or(0);
        if kept < REPLACED {
            *allowed = 1 << best;
            softened += 1;
        } else if kept < DOUBTED {
            *allowed |= 1 << best;
            softened += 1;
        }
    }
    softened
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

fn each_word(
    articles: &[Studied],
    mut visit: impl FnMut(&Studied, kiosque::extract::tagger::sheet::Region, usize),
) {
    for article in articles {
        for region in &article.sheet.regions {
            for rank in region.first..region.end {
                visit(article, *region, rank);
            }
        }
    }
}

/// The bytes of the model file.
fn model(lexicon: &[u8], numbers: &FxHashMap<u64, u32>, crf: &Crf) -> Vec<u8> {
    // Fewer than one weight in ten thousand is larger than what a byte can say.
    let mut sizes: Vec<f32> =
        crf.weights.iter().flat_map(|row| row.iter().take(LABELS).map(|w| w.abs())).filter(|w| 0.0 < *w).collect();
    sizes.sort_by(f32::total_cmp);
    let top = sizes.get(sizes.len() - 1 - sizes.len() / 10_000).copied().unwrap_or(1.0);
    let scale = 127.0 / top;
    let quantised = |weight: f32| (weight * scale).round().clamp(-127.0, 127.0);
    let mut features: Vec<(u64, [i8; LABELS])> = numbers
        .iter()
        .map(|(key, number)| {
            let row = &crf.weights[*number as usize];
            (*key, std::array::from_fn(|label| quantised(row[label]) as i8))
        })
        .filter(|(_, row)| row.iter().any(|weight| 2 < weight.unsigned_abs()))
        .collect();
    features.sort_by_key(|(key, _)| mix(*key));
    let (buckets, stored) = Model::buckets(&features, BUCKET_BITS);
    eprintln!("scale {scale:.1}, {} features, {stored} stored", features.len());
    let mut bytes = Vec::from(MAGIC);
    bytes.extend([LEXICON_BITS as u8, BUCKET_BITS as u8, 0, 0]);
    for row in &crf.transitions {
        for weight in row {
            bytes.extend(((weight * scale).round() as i16).to_le_bytes());
        }
    }
    assert_eq!(bytes.len(), HEADER);
    bytes.extend(lexicon);
    bytes.extend(buckets);
    bytes
}

fn env(name: &str, default: f32) -> f32 { std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default) }

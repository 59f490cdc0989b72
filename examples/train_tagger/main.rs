//! Trains the tagger of `src/extract/tagger`: `docs/TAGGER.md` is the recipe.

#![allow(clippy::print_stderr, reason = "its progress")]
#![allow(clippy::indexing_slicing, reason = "a tool for developers, which may stop on wrong data")]
#![allow(clippy::needless_range_loop, reason = "matrices read better by their indices")]

mod chains;
mod clusters;
mod corpus;
mod corrections;
mod crf;
mod export;
mod labels;
mod patterns;
mod words;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use kiosque::extract::tagger::lexicon::Lexicon;
use kiosque::extract::tagger::sheet::Sheet;
use kiosque::extract::tagger::study;
use kiosque::knowledge::Knowledge;
use kiosque::knowledge::words::Words;

use corpus::{Example, Labels};
use corrections::{By, Studied};

/// How much a sentence written for the tagger counts; an article counts 1.
const SENTENCES: f32 = 3.0;
/// How much an article that people labelled counts.
const LABELLED: f32 = 20.0;

/// Names that people found in articles, see [`Labels::of`].
const NAMES: &str = include_str!("names.tsv");

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["lexicon", output, silver @ ..] => lexicon(Path::new(output), silver),
        ["votes", lexicon, output, silver @ ..] => {
            let bytes = fs::read(lexicon)?;
            let articles = studied(&bytes, silver)?;
            Ok(fs::write(output, corrections::table(&articles))?)
        }
        ["train", lexicon, output, epochs, silver @ ..] => {
            let bytes = fs::read(lexicon)?;
            let articles = studied(&bytes, silver)?;
            let (chains, numbers) = chains::chains(articles);
            let crf = chains::learn(&chains, numbers.len(), epochs.parse()?);
            Ok(fs::write(output, export::model(&bytes, &numbers, &crf))?)
        }
        _ => {
            Err("lexicon OUTPUT SILVER… | votes LEXICON OUTPUT SILVER… | train LEXICON OUTPUT EPOCHS SILVER[:WEIGHT]…"
                .into())
        }
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

/// Writes the lexicon of the texts of all sets.
fn lexicon(output: &Path, silver: &[&str]) -> Result<()> {
    let empty = vec![0; 8];
    let blank = Lexicon::of(&empty).ok_or("no lexicon")?;
    let mut collector = words::Collector::default();
    let labels = Labels::of(NAMES);
    for (path, _) in sets(silver)? {
        for mut example in corpus::read(&path)? {
            labels.correct(&mut example);
            let text = example.article.text();
            let words = Words::of(&text);
            let sheet = Sheet::of(&text, &words, &[], &Knowledge::embedded().first_names, blank);
            let names = labels::labelled(&example.names, &words, &sheet);
            let mut inside = vec![false; words.len()];
            for name in names.iter().filter(|name| name.kind.is_some()) {
                inside[name.first + 1..name.end].fill(true);
            }
            collector.read(&words, |rank| inside[rank]);
        }
    }
    let entries = collector.entries();
    eprintln!("{} words", entries.len());
    Ok(fs::write(output, Lexicon::bytes(&entries, export::LEXICON_BITS))?)
}

/// The sentences of this folder and all sets, their names corrected, or those that people found in `names.tsv`.
fn studied(lexicon: &[u8], silver: &[&str]) -> Result<Vec<Studied>> {
    let lexicon = Lexicon::of(lexicon).ok_or("not a lexicon")?;
    let mut articles = Vec::new();
    let mut add = |example: &Example, weight: f32, person_only: bool, labelled_by: By| {
        let knowledge = Knowledge::embedded();
        let (text, words, hints) = study(&example.article, knowledge);
        let sheet = Sheet::of(&text, &words, &hints, &knowledge.first_names, lexicon);
        let names = labels::labelled(&example.names, &words, &sheet);
        articles.push(Studied { words, sheet, names, weight, person_only, labelled_by });
    };
    for example in corpus::read_marked(include_str!("sentences.txt")) {
        add(&example, SENTENCES, false, By::Authors);
    }
    let labels = Labels::of(NAMES);
    for (path, weight) in sets(silver)? {
        let person_only = path.to_string_lossy().contains("PERonly");
        for mut example in corpus::read(&path)? {
            match labels.correct(&mut example) {
                true => add(&example, LABELLED, false, By::Readers),
                false => add(&example, weight, person_only, By::Teacher),
            }
        }
    }
    let changed = corrections::correct(&mut articles);
    eprintln!("{} texts; names corrected by knowledge, verdict, corpus, article: {changed:?}", articles.len());
    Ok(articles)
}

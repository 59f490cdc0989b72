//! Times queries of two words over an index of kiosque and over one of tantivy alone, query by query in one process.
//!
//! `cargo run --release --example two_words -- INDEX BARE ARTICLES.jsonl [QUERIES]`, where BARE was written by the
//! example `bare_tantivy` from the same articles. Each query is two words of five letters or more that follow one
//! another in a headline, the same for both; both give ten hits with their text, kiosque's with passages and names.

#![allow(clippy::print_stdout, reason = "its figures are its purpose")]

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Instant;

use kiosque::fingerprint::fingerprint;
use kiosque::knowledge::Knowledge;
use kiosque::search::{Engine, Question};
use kiosque::store::local::LocalStore;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Index, TantivyDocument, Term};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut argument = |name: &str| arguments.next().ok_or(format!("{name}?"));
    let (index, bare, articles) = (argument("INDEX")?, argument("BARE")?, argument("ARTICLES.jsonl")?);
    let wanted = argument("QUERIES").map_or(Ok(1_000), |count| count.parse())?;
    let queries = queries(&articles, wanted)?;
    let store = LocalStore::open(Path::new(&index), fingerprint(), false)?;
    let engine = Engine::new(Box::new(store), Knowledge::embedded());
    let bare = Bare::open(&bare)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // The first round warms up.
    for round in 0..3 {
        for query in &queries {
            let started = Instant::now();
            let question = Question { query: query.join(" "), limit: 10, ..Question::default() };
            let answer = engine.search(&question)?;
            let took = started.elapsed().as_secs_f64() * 1e3;
            let started = Instant::now();
            let total = bare.search(&query[..])?;
            let bare_took = started.elapsed().as_secs_f64() * 1e3;
            if 0 < round {
                ours.push((took, answer.total, query.join(" ")));
                theirs.push((bare_took, total as u64, query.join(" ")));
            }
        }
    }
    for (name, times) in [("kiosque", &mut ours), ("tantivy", &mut theirs)] {
        times.sort_by(|a, b| a.0.total_cmp(&b.0));
        for share in [50, 90, 99] {
            if let Some((took, total, query)) = times.get(times.len() * share / 100) {
                println!("{name} p{share}: {took:.3} ms  {query:?}, {total} articles");
            }
        }
    }
    Ok(())
}

/// Pairs of words of headlines, one a headline, spread over the file.
fn queries(articles: &str, wanted: usize) -> Result<Vec<[String; 2]>, Box<dyn Error>> {
    let mut queries = Vec::new();
    for line in BufReader::new(File::open(articles)?).lines().step_by(97) {
        let value: serde_json::Value = serde_json::from_str(&line?)?;
        let title = value.get("title").and_then(|title| title.as_str()).unwrap_or_default();
        let words: Vec<&str> = title.split(|c: char| !c.is_alphabetic()).collect();
        let pair = words.windows(2).find(|pair| pair.iter().all(|word| 5 <= word.chars().count()));
        if let Some([first, second]) = pair {
            queries.push([(*first).to_owned(), (*second).to_owned()]);
        }
        if queries.len() == wanted {
            break;
        }
    }
    Ok(queries)
}

/// An index of the example `bare_tantivy`.
struct Bare {
    searcher: tantivy::Searcher,
    fields: Vec<tantivy::schema::Field>,
    stemmer: frostem::Stemmer,
}

impl Bare {
    fn open(folder: &str) -> Result<Bare, Box<dyn Error>> {
        let index = Index::open_in_dir(folder)?;
        let schema = index.schema();
        let fields = vec![schema.get_field("title")?, schema.get_field("body")?];
        let stemmer = frostem::Stemmer::new(frostem::Algorithm::French);
        Ok(Bare { searcher: index.reader()?.searcher(), fields, stemmer })
    }

    /// Both words, each in the title or the body; the number of articles.
    fn search(&self, words: &[String]) -> Result<usize, Box<dyn Error>> {
        let word = |word: &String| {
            let stem = self.stemmer.stem(&word.to_lowercase()).to_string();
            let term = |field: &tantivy::schema::Field| {
                let term = Term::from_field_text(*field, &stem);
                Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>
            };
            Box::new(BooleanQuery::union(self.fields.iter().map(term).collect())) as Box<dyn Query>
        };
        let query = BooleanQuery::new(words.iter().map(|text| (Occur::Must, word(text))).collect());
        let (total, hits) = self.searcher.search(&query, &(Count, TopDocs::with_limit(10).order_by_score()))?;
        for (_, address) in hits {
            self.searcher.doc::<TantivyDocument>(address)?;
        }
        Ok(total)
    }
}

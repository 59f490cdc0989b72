//! Times the most costly queries that are allowed over an index, inside one process.
//!
//! `cargo run --release --example worst -- INDEX`

#![allow(clippy::print_stdout, reason = "its figures are its purpose")]

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use kiosque::fingerprint::fingerprint;
use kiosque::knowledge::Knowledge;
use kiosque::search::{Engine, Question};
use kiosque::store::local::LocalStore;

fn main() -> Result<(), Box<dyn Error>> {
    let index = std::env::args().nth(1).ok_or("INDEX?")?;
    let store = LocalStore::open(Path::new(&index), fingerprint(), false)?;
    let engine = Engine::new(Box::new(store), Knowledge::embedded());
    let words = "président ministre gouvernement France Paris police accord réforme élection justice".split(' ');
    let thirty = words.cycle().take(30).collect::<Vec<_>>().join(" OU ");
    let queries = [
        "pr*",
        "*tion",
        "c*n*e*",
        "gouvernement~2",
        "\"ministre de l'*\"",
        "\"de co*\"",
        "\"pré* de la ré*\"",
        &thirty,
        "de la",
        "\"de la\"",
        "coronavirsu",
        "NOT zzz",
    ];
    for query in queries {
        let mut times: Vec<f64> = Vec::new();
        let mut total = 0;
        for _ in 0..7 {
            let started = Instant::now();
            let question = Question { query: query.to_owned(), limit: 10, ..Question::default() };
            total = engine.search(&question)?.total;
            times.push(started.elapsed().as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        let shown: String = query.chars().take(40).collect();
        println!("{:8.1} ms  {total:6} articles  {shown}", times.get(3).copied().unwrap_or(0.0));
    }
    for typed in ["po", "zelenski", "coronav", "sommet xi jin", "goubernement", "de"] {
        let mut times: Vec<f64> = Vec::new();
        for _ in 0..7 {
            let started = Instant::now();
            engine.suggest(typed, 8)?;
            times.push(started.elapsed().as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        println!("{:8.2} ms  suggest {typed}", times.get(3).copied().unwrap_or(0.0));
    }
    Ok(())
}

//! Times searches with two facets over an index, inside one process.
//!
//! `cargo run --release --example latency -- INDEX [ROUNDS]`

#![allow(clippy::print_stdout, reason = "its figures are its purpose")]

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use kiosque::fingerprint::fingerprint;
use kiosque::knowledge::Knowledge;
use kiosque::search::{Engine, Question};
use kiosque::store::local::LocalStore;
use kiosque::store::{FacetField, FacetRequest};

/// What readers type: words, phrases, names, fields, dates.
const QUERIES: &[&str] = &[
    "Macron",
    "l'Iran",
    "élections américaines",
    "sommet Pékin",
    "\"Corée du Nord\"",
    "gilets jaunes",
    "coronavirus",
    "pays:Chine dirigeant:Trump",
    "réforme des retraites",
    "Brexit SAUF Macron",
    "incendie OU inondation",
    "titre:attentat",
    "date:2018 Syrie",
    "porte-avions",
    "le président de la République",
    "franco-allemand",
    "Méditerranée migrants sauvetage",
    "\"premier ministre\" démission",
    "lieu:Marseille police",
    "",
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let index = arguments.next().ok_or("INDEX?")?;
    let rounds: usize = arguments.next().map_or(Ok(50), |rounds| rounds.parse())?;
    let store = LocalStore::open(Path::new(&index), fingerprint(), false)?;
    let engine = Engine::new(Box::new(store), Knowledge::embedded());
    let facet = |field| FacetRequest { field, top: 10 };
    let question = |query: &str| Question {
        query: query.to_owned(),
        limit: 10,
        facets: vec![facet(FacetField::Leader), facet(FacetField::Country)],
        ..Question::default()
    };
    let mut times = Vec::new();
    for round in 0..=rounds {
        for query in QUERIES {
            let started = Instant::now();
            let answer = engine.search(&question(query))?;
            let took = started.elapsed().as_secs_f64() * 1e3;
            // The first round warms up.
            if 0 < round {
                times.push((took, *query, answer.total));
            }
        }
    }
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    for share in [50, 90, 99, 100] {
        if let Some((took, query, total)) = times.get((times.len() * share / 100).min(times.len() - 1)) {
            println!("p{share}: {took:.2} ms  {query:?}, {total} articles");
        }
    }
    Ok(())
}

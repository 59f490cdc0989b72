//! What is answered beside plain searches: suggestions, explanations, articles alike, batches, notes.

use std::fs;

use kiosque::query::problem::ProblemKind;
use kiosque::search::{Answer, Question, Suggested};
use serde_json::Value;

use crate::support::{kiosque, samples_engine};

/// The answer to a query over the samples.
pub fn ask(query: &str) -> Answer {
    samples_engine().search(&Question { query: query.to_owned(), limit: 60, ..Question::default() }).unwrap()
}

/// Ids of the hits, as they are ranked.
pub fn ranked(answer: &Answer) -> Vec<String> {
    answer.hits.iter().map(|hit| hit.id.clone()).collect()
}

#[test]
fn names_are_completed_then_words() {
    for (typed, value, what) in [
        ("poutin", "Vladimir Poutine", Suggested::Person),
        ("Merk", "Angela Merkel", Suggested::Person),
        ("allemag", "Allemagne", Suggested::Country),
        ("oms", "OMS", Suggested::Organisation),
        ("cathéd", "cathédrale", Suggested::Word),
        ("CATHED", "cathédrale", Suggested::Word),
    ] {
        let first = samples_engine().suggest(typed, 8).unwrap().into_iter().next().unwrap_or_else(|| panic!("{typed}"));
        assert_eq!((first.value.as_str(), first.what, first.corrected), (value, what, false), "{typed}");
        assert!(0 < first.count, "{typed}");
        assert_eq!(first.id.is_none(), what == Suggested::Word, "{typed}");
        assert!(0 < ask(&first.text).total, "{typed}: what is suggested is found: {}", first.text);
    }
}

#[test]
fn the_last_words_are_completed_and_the_first_kept() {
    let texts = |typed: &str| -> Vec<String> {
        samples_engine().suggest(typed, 8).unwrap().into_iter().map(|found| found.text).collect()
    };
    assert_eq!(texts("sommet xi jin")[0], "sommet \"Xi Jinping\"");
    assert!(texts("rencontre somm").contains(&"rencontre sommet".to_owned()), "{:?}", texts("rencontre somm"));
    assert!(texts("").is_empty() && texts("p").is_empty());
    assert!(texts("zzzzzzzz").is_empty());
    assert_eq!(samples_engine().suggest("pa", 3).unwrap().len(), 3);
}

#[test]
fn what_only_resembles_is_said_to_be_corrected() {
    let engine = samples_engine();
    let found = engine.suggest("cathedralle", 8).unwrap();
    assert!(found.iter().any(|found| found.value.to_lowercase() == "cathédrale" && found.corrected), "{found:?}");
    let found = engine.suggest("Vladimir Poutime", 8).unwrap();
    assert!(found.iter().any(|found| found.value == "Vladimir Poutine" && found.corrected), "{found:?}");
}

#[test]
fn suggestions_have_every_form() {
    let answer = kiosque(&["suggest", "poutin", "--json"]).exits(0).json();
    assert_eq!(answer["query"], "poutin");
    let first = &answer["suggestions"][0];
    let keys: Vec<&String> = first.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["text", "value", "kind", "id", "count", "corrected"]);
    assert_eq!((&first["kind"], &first["id"]), (&"person".into(), &"Q7747".into()));
    assert_eq!(&kiosque(&["suggest", "poutin", "--format", "jsonl"]).exits(0).lines()[0], first);
    let table = kiosque(&["suggest", "poutin", "--format", "table"]).exits(0).out;
    assert!(table.contains("Vladimir Poutine"), "{table}");
    let ran = kiosque(&["suggest", "poutin", "--format", "csv"]).exits(0);
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    let column = reader.headers().unwrap().iter().position(|name| name == "value").unwrap();
    assert_eq!(&reader.records().next().unwrap().unwrap()[column], "Vladimir Poutine");
    assert_eq!(kiosque(&["suggest", "zzzzzzzz"]).exits(1).out, "");
    assert_eq!(kiosque(&["suggest", "p*", "-n", "1"]).lines().len(), 0);
}

#[test]
fn articles_alike_share_people_and_words() {
    let engine = samples_engine();
    let answer = engine.similar("samples/monde/2023-10-18_poutine-xi-pekin.txt", 5).unwrap().unwrap();
    let alike = ranked(&answer);
    assert_eq!(alike.len(), 5);
    assert_eq!(alike[0], "samples/archives/reprises/poutine-xi-reprise.txt", "{alike:?}");
    assert!(!alike.contains(&"samples/monde/2023-10-18_poutine-xi-pekin.txt".to_owned()));
    assert!(answer.hits.is_sorted_by(|a, b| a.score >= b.score));
    assert!(engine.similar("none", 5).unwrap().is_none());
    let lines = kiosque(&["similar", "depeche-2019-022", "-n", "3"]).exits(0).lines();
    assert_eq!(lines.len(), 3);
    assert_eq!(
        lines,
        kiosque(&["similar", "depeche-2019-022", "-n", "3", "--json"]).json()["hits"].as_array().unwrap()[..]
    );
    kiosque(&["similar", "depeche-1919"]).exits(1);
}

/// A clause of an explanation by its text.
fn clause<'v>(clause: &'v Value, text: &str) -> Option<&'v Value> {
    let parts = clause["parts"].as_array().unwrap();
    if clause["text"] == text { Some(clause) } else { parts.iter().find_map(|part| self::clause(part, text)) }
}

#[test]
fn a_match_is_explained_clause_by_clause() {
    let id = "samples/monde/2023-10-18_poutine-xi-pekin.txt";
    let explain = |query: &str| kiosque(&["search", query, "--explain", id, "--json"]);
    let ran = explain("sommet pays:Chine").exits(0);
    let whole = &ran.json()["clause"];
    assert_eq!(whole["matched"], true);
    let word = clause(whole, "sommet").unwrap_or_else(|| panic!("{whole}"));
    assert!(
        word["found"]
            .as_array()
            .unwrap()
            .iter()
            .any(|found| found["forms"].as_array().unwrap().contains(&"sommet".into())),
        "{word}"
    );
    assert!(0.0 < word["score"].as_f64().unwrap());
    // The score is that of the search.
    let hits = kiosque(&["search", "gaz pétrole", "--json", "-n", "60"]).json()["hits"].clone();
    let hit = hits.as_array().unwrap().iter().find(|hit| hit["id"] == id).unwrap();
    let explained = explain("gaz pétrole").exits(0).json();
    let (scored, summed) = (hit["score"].as_f64().unwrap(), explained["clause"]["score"].as_f64().unwrap());
    assert!((scored - summed).abs() < 0.001, "{scored} {summed}");

    let whole = explain("sommet pays:Brésil").exits(1).json()["clause"].clone();
    assert_eq!(whole["matched"], false);
    let country = clause(&whole, "country:Brésil").unwrap_or_else(|| panic!("{whole}"));
    assert_eq!(country["matched"], false);
    assert!(country["instead"].as_str().unwrap().contains("Chine"), "{country}");
    let whole = explain("date:2019").exits(1).json()["clause"].clone();
    assert_eq!(whole["instead"], "2023-10-18");
    assert_eq!(explain("sommet -Poutine").exits(1).json()["clause"]["matched"], false);
    explain("payss:Chine").exits(2);
    kiosque(&["search", "sommet", "--explain", "depeche-1919"]).exits(1);
    let table = kiosque(&["search", "sommet girafologue", "--explain", id, "--format", "table"]).exits(1).out;
    assert!(
        table.contains("does not match") && table.contains("✓ sommet") && table.contains("✗ girafologue"),
        "{table}"
    );
}

#[test]
fn batches_answer_what_searches_do() {
    let folder = tempfile::tempdir().unwrap();
    let (tabs, commas) = (folder.path().join("queries.tsv"), folder.path().join("queries.csv"));
    fs::write(&tabs, "un\tsommet Pékin\ndeux\t\"second tour\"\ntrois\tgirafologue\n").unwrap();
    fs::write(&commas, "id,query\nun,sommet Pékin\ndeux,\"\"\"second tour\"\"\"\ntrois,girafologue\n").unwrap();
    let run = |file: &std::path::Path, format: &str| {
        kiosque(&["search", "--queries", file.to_str().unwrap(), "--format", format, "-n", "5"]).exits(0).out
    };
    for format in ["trec", "csv", "jsonl"] {
        assert_eq!(run(&tabs, format), run(&commas, format), "{format}");
    }
    let trec = run(&tabs, "trec");
    let rows: Vec<Vec<&str>> = trec.lines().map(|line| line.split(' ').collect()).collect();
    for (id, query) in [("un", "sommet Pékin"), ("deux", "\"second tour\"")] {
        let hits = kiosque(&["search", query, "-n", "5"]).exits(0).lines();
        let of_query: Vec<&Vec<&str>> = rows.iter().filter(|row| row[0] == id).collect();
        assert_eq!(of_query.len(), hits.len(), "{id}");
        for (rank, (row, hit)) in of_query.iter().zip(&hits).enumerate() {
            assert_eq!((row[2], row[3]), (hit["id"].as_str().unwrap(), (rank + 1).to_string().as_str()));
        }
    }
    let csv = run(&tabs, "csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(&reader.headers().unwrap()[0], "query");
    let of: Vec<String> = reader.records().map(|row| row.unwrap()[0].to_owned()).collect();
    assert_eq!(of, rows.iter().map(|row| row[0]).collect::<Vec<_>>());
}

#[test]
fn what_cannot_be_read_as_meant_is_noted() {
    let kinds =
        |query: &str| -> Vec<ProblemKind> { ask(query).problems.into_iter().map(|problem| problem.kind).collect() };
    for query in ["Poutine OU", "ET Poutine", "Poutine SAUF", "Poutine ET ET Xi"] {
        assert_eq!(kinds(query), [ProblemKind::LoneOperator], "{query}");
        assert!(0 < ask(query).total, "{query}");
    }
    assert_eq!(ask("Poutine OU").total, ask("Poutine").total);
    assert_eq!(kinds("Poutine OU Xi"), []);
    for (backwards, forwards) in [
        ("date:2024..2022", "date:2022..2024"),
        ("date:[2024 TO 2022]", "date:2022..2024"),
        ("date:2023-10-31..2023-10-01", "date:2023-10-01..2023-10-31"),
    ] {
        assert!(matches!(kinds(backwards)[..], [ProblemKind::Backwards(_)]), "{backwards}");
        assert_eq!(ranked(&ask(backwards)), ranked(&ask(forwards)), "{backwards}");
        assert!(0 < ask(forwards).total && kinds(forwards).is_empty(), "{forwards}");
    }
    let ran = kiosque(&["search", "date:2024..2022", "--count"]).exits(0);
    assert!(ran.err.starts_with("note: `2024..2022` ends before it begins\n"), "{}", ran.err);
}

#[test]
fn words_that_are_never_together_are_counted_apart() {
    let answer = ask("cathédrale comète");
    assert!(answer.relaxed);
    let counts: Vec<(String, u64)> = answer
        .problems
        .iter()
        .find_map(|problem| match &problem.kind {
            ProblemKind::NeverTogether(counts) => Some(counts.clone()),
            _ => None,
        })
        .unwrap_or_else(|| panic!("{:?}", answer.problems));
    // Without one word, those with the other.
    let mut expected =
        vec![("cathédrale".to_owned(), ask("comète").total), ("comète".to_owned(), ask("cathédrale").total)];
    expected.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    assert_eq!(counts, expected);
    let ran = kiosque(&["search", "cathédrale comète"]).exits(0);
    assert!(
        ran.err.contains("no article has all these words") && ran.err.contains("without `cathédrale`: "),
        "{}",
        ran.err
    );
    // An unknown word is reason enough.
    assert!(
        ask("cathédrale girafologue")
            .problems
            .iter()
            .all(|problem| !matches!(problem.kind, ProblemKind::NeverTogether(_)))
    );
}

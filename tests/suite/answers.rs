//! What is answered beside plain searches: suggestions, explanations, articles alike, freshness, batches, notes; and
//! the finer points of ranking and spelling.

use std::fs;

use kiosque::query::problem::ProblemKind;
use kiosque::search::{Answer, Question, Suggested};
use kiosque::store::Sort;
use serde_json::Value;

use crate::support::{Newsroom, kiosque, samples_engine};

fn ask(query: &str) -> Answer {
    samples_engine().search(&Question { query: query.to_owned(), limit: 60, ..Question::default() }).unwrap()
}

/// Ids of the hits, as they are ranked.
fn ranked(answer: &Answer) -> Vec<String> {
    answer.hits.iter().map(|hit| hit.id.clone()).collect()
}

/// The files of the hits of a newsroom, as they are ranked.
fn files(room: &Newsroom, query: &str, sort: Sort) -> Vec<String> {
    let question = Question { query: query.to_owned(), limit: 60, sort, ..Question::default() };
    let answer = room.engine().search(&question).unwrap();
    let name = |id: String| id.rsplit('/').next().unwrap_or_default().to_owned();
    if answer.relaxed { Vec::new() } else { ranked(&answer).into_iter().map(name).collect() }
}

/// The same as a set.
fn found(room: &Newsroom, query: &str) -> Vec<String> {
    let mut files = files(room, query, Sort::Relevance);
    files.sort();
    files
}

/// A room whose articles have one sentence each, in the file of that name.
fn room(articles: &[(&str, &str)]) -> Newsroom {
    let room = Newsroom::new();
    for (name, sentence) in articles {
        room.write(name, format!("Une brève\n\n{sentence}\n"));
    }
    room.update();
    room
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
fn of_articles_alike_the_fresher_comes_first() {
    let room = Newsroom::new();
    let text = "Un long article où le mot vendange revient : vendange, vendange et vendange encore.";
    for (name, date, body) in [
        ("ancien", "2010-09-01", text),
        ("recent", "2023-09-01", "Une vendange tardive, dit ce vigneron des coteaux qui en a vu bien d’autres."),
        ("sans-mot", "2024-09-01", "Rien qui y ressemble."),
    ] {
        room.write(
            &format!("{name}.json"),
            format!(r#"{{"id":"{name}","title":"Brève","body":"{body}","published":"{date}"}}"#),
        );
    }
    room.update();
    assert_eq!(files(&room, "vendange", Sort::Relevance), ["ancien", "recent"]);
    assert_eq!(files(&room, "vendange", Sort::Newest), ["recent", "ancien"]);
    let scores = |sort: Sort| -> Vec<f32> {
        let question = Question { query: "vendange".into(), sort, limit: 9, ..Question::default() };
        let mut hits = room.engine().search(&question).unwrap().hits;
        hits.sort_by(|a, b| a.id.cmp(&b.id));
        hits.iter().map(|hit| hit.score).collect()
    };
    let (plain, fresh) = (scores(Sort::Relevance), scores(Sort::Fresh));
    // Fourteen years are many half-lives, four of them a year: half of the score is left, and a little more than half.
    let kept: Vec<f32> = plain.iter().zip(&fresh).map(|(plain, fresh)| fresh / plain).collect();
    assert!((kept[0] - 0.5).abs() < 0.001, "{kept:?}");
    assert!(0.52 < kept[1] && kept[1] < 0.54, "{kept:?}");
    // Without a word to rank by, the newest come first.
    assert_eq!(files(&room, "", Sort::Fresh), ["sans-mot", "recent", "ancien"]);
    let ran = kiosque(&["search", "Poutine", "--sort", "fresh"]).exits(0).lines();
    let mut same = kiosque(&["search", "Poutine"]).exits(0).lines();
    assert_eq!(ran.len(), same.len());
    same.sort_by_key(|hit| hit["id"].to_string());
    let mut ids: Vec<String> = ran.iter().map(|hit| hit["id"].to_string()).collect();
    ids.sort();
    assert_eq!(ids, same.iter().map(|hit| hit["id"].to_string()).collect::<Vec<_>>());
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

#[test]
fn phrases_have_patterns() {
    let room = room(&[
        ("interieur.txt", "Le ministre de l’Intérieur a parlé."),
        ("economie.txt", "La ministre de l'Économie a parlé."),
        ("culture.txt", "Le ministre de la Culture a parlé."),
        ("autre.txt", "Un ministre de plus à l’intérieur du palais."),
    ]);
    for (query, expected) in [
        ("\"ministre de l'*\"", &["economie.txt", "interieur.txt"][..]),
        ("\"ministre de l’*\"", &["economie.txt", "interieur.txt"]),
        ("\"ministre de l'écon*\"", &["economie.txt"]),
        ("\"ministre de l'int?rieur\"", &["interieur.txt"]),
        ("\"ministre de * culture\"", &["culture.txt"]),
        ("\"min* de la\"", &["culture.txt"]),
        ("\"ministre de *\"", &["autre.txt", "culture.txt", "economie.txt", "interieur.txt"]),
        ("\"ministre de zz*\"", &[]),
        ("\"ministre de l'intérieur\"", &["interieur.txt"]),
    ] {
        assert_eq!(found(&room, query), expected, "{query}");
    }
    let answer = room
        .engine()
        .search(&Question { query: "\"ministre de l'*\"".into(), limit: 9, ..Question::default() })
        .unwrap();
    for hit in &answer.hits {
        let snippet = &hit.snippets[0];
        let mark = snippet.marks[0];
        let marked = &snippet.text[mark.start..mark.end];
        assert!(marked.starts_with("ministre de l"), "{marked}");
    }
}

#[test]
fn phrases_with_patterns_over_the_samples_are_phrases() {
    let phrase = ask("\"ministre de l'*\"");
    assert!(0 < phrase.total && !phrase.relaxed);
    let plain: Vec<String> = ranked(&ask("\"ministre de\""));
    assert!(ranked(&phrase).iter().all(|id| plain.contains(id)));
    for hit in &phrase.hits {
        let view = samples_engine().article(&hit.id).unwrap().unwrap();
        let text = view.article.text().to_lowercase().replace('’', "'");
        assert!(text.contains("ministre de l'"), "{}", hit.id);
    }
    assert_eq!(ask("\"second t*\"").total, ask("\"second tour\"").total);
}

#[test]
fn accents_as_typed_come_first() {
    let room = room(&[
        ("a.txt", "Le marche de ce jour est long."),
        ("b.txt", "Le marché de ce jour est long."),
        ("c.txt", "Le marche de ce soir est long."),
    ]);
    assert_eq!(files(&room, "marché", Sort::Relevance)[0], "b.txt");
    assert_ne!(files(&room, "marche", Sort::Relevance).len(), 0);
    for query in ["marché", "marche", "MARCHÉ", "MARCHE"] {
        assert_eq!(found(&room, query), ["a.txt", "b.txt", "c.txt"], "{query}: accents choose nothing");
    }
    let scores = |query: &str| -> Vec<f32> {
        let question = Question { query: query.into(), limit: 9, ..Question::default() };
        let mut hits = room.engine().search(&question).unwrap().hits;
        hits.sort_by(|a, b| a.id.cmp(&b.id));
        hits.iter().map(|hit| hit.score).collect()
    };
    let (with, without) = (scores("marché"), scores("marche"));
    // Typed without, they only differ by the length of the article.
    assert!(1.5 * with[0] < with[1], "{with:?}");
    assert!((without[0] - without[1]).abs() < 0.05 * without[0], "{without:?}");
}

#[test]
fn compounds_in_every_spelling() {
    let room = room(&[
        ("trait.txt", "Les départements d’outre-mer attendent."),
        ("joint.txt", "Le ministère de l’Outremer attend."),
        ("espace.txt", "Des territoires d’outre mer attendent."),
        ("droits.txt", "La ligue des droits humains proteste."),
        ("loin.txt", "En outre, la mer est belle."),
    ]);
    for query in ["outremer", "outre-mer"] {
        let found = found(&room, query);
        assert!(
            ["joint.txt", "trait.txt"].iter().all(|file| found.iter().any(|name| name == file)),
            "{query}: {found:?}"
        );
        assert!(!found.contains(&"droits.txt".to_owned()), "{query}");
    }
    assert_eq!(found(&room, "outre mer").iter().filter(|name| *name != "loin.txt").count(), 3);
    assert_eq!(found(&room, "droitshumains"), ["droits.txt"]);
    assert_eq!(found(&room, "droitsmer"), [""; 0]);
}

#[test]
fn words_side_by_side_come_first() {
    let room = room(&[
        ("a.txt", "Les retraites attendent ; quelqu’un, à propos de tout autre chose, dit qu’une réforme viendra."),
        ("b.txt", "On parle de tout autre chose, à propos de quoi quelqu’un dit que la réforme des retraites viendra."),
    ]);
    assert_eq!(files(&room, "réforme retraites", Sort::Relevance), ["b.txt", "a.txt"]);
    let scores: Vec<f32> = {
        let question = Question { query: "réforme retraites".into(), limit: 9, ..Question::default() };
        room.engine().search(&question).unwrap().hits.iter().map(|hit| hit.score).collect()
    };
    assert!(scores[1] < scores[0], "{scores:?}");
}

#[test]
fn a_fuzzy_word_may_differ_in_its_first_letter() {
    let room = room(&[("a.txt", "Le xylophone joue."), ("b.txt", "La guitare joue.")]);
    assert_eq!(found(&room, "zylophone~"), ["a.txt"]);
    assert_eq!(found(&room, "zylofone~1"), [""; 0]);
}

//! The finer points of words: patterns in phrases, accents, spellings of compounds, words side by side, freshness.

use kiosque::search::Question;
use kiosque::store::Sort;

use crate::answers::{ask, ranked};
use crate::support::{Newsroom, kiosque, samples_engine};

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

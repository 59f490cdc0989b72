//! Who says what: quotations and their speakers, searched, counted and listed.

use serde_json::Value;

use crate::support::{KIOSQUE, Newsroom};

/// Two speakers that the tables know, one that only the articles know.
fn newsroom() -> Newsroom {
    let room = Newsroom::with(&[
        (
            "a.txt",
            "Le climat au menu\n\nPublié le 12 mars 2024\n\n« La transition écologique est notre affaire », a déclaré \
             Emmanuel Macron mardi à Lille. « Le budget attendra », a répondu Angela Merkel à Berlin.\n",
        ),
        (
            "b.txt",
            "La transition écologique en débat\n\nPublié le 13 mars 2024\n\nLe climat divise. « Nous voulons des trains », \
             a déclaré Emmanuel Macron mercredi à Paris.\n",
        ),
    ]);
    room.update();
    room
}

fn run(room: &Newsroom, arguments: &[&str]) -> (Option<i32>, String) {
    let ran = std::process::Command::new(KIOSQUE).args(arguments).arg("--index").arg(room.index()).output().unwrap();
    (ran.status.code(), String::from_utf8(ran.stdout).unwrap())
}

#[test]
fn quotations_are_searched_by_words_and_speaker() {
    let room = newsroom();
    for (query, expected) in [
        ("quote:\"transition écologique\"", "1"),
        ("citation:trains", "1"),
        // The family of a word, as anywhere.
        ("quote:train", "1"),
        ("quote:climat", "0"),
        // No phrase goes from one quotation into the next.
        ("quote:\"affaire le budget\"", "0"),
        ("speaker:Macron", "2"),
        ("orateur:Merkel", "1"),
        ("quote:budget orateur:Macron", "1"),
        ("speaker:Macron -orateur:Merkel", "1"),
        ("speaker:*", "2"),
    ] {
        let (_, out) = run(&room, &["search", query, "--count", "--format", "table"]);
        let found: String = out.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(found, expected, "{query}: {out}");
    }
}

#[test]
fn speakers_are_counted_and_filtered() {
    let room = newsroom();
    let (code, out) = run(&room, &["facets", "speaker", "--json"]);
    let facet: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (code, &facet["values"][0]["value"], &facet["values"][0]["count"]),
        (Some(0), &"Emmanuel Macron".into(), &2.into())
    );
    let (_, out) = run(&room, &["facets", "orateur", "--not", "speaker=Merkel", "--format", "csv"]);
    assert_eq!(out.lines().count(), 2, "{out}");
}

#[test]
fn show_lists_quotations() {
    let room = newsroom();
    let (_, out) = run(&room, &["search", "speaker:Merkel", "--json"]);
    let answer: Value = serde_json::from_str(&out).unwrap();
    let id = answer["hits"][0]["id"].as_str().unwrap();
    let (code, out) = run(&room, &["show", id, "--quotes", "--json"]);
    let shown: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, Some(0));
    let speakers: Vec<&str> =
        shown["quotes"].as_array().unwrap().iter().map(|quote| quote["speaker"].as_str().unwrap()).collect();
    assert_eq!(speakers, ["Emmanuel Macron", "Angela Merkel"]);
    let (_, table) = run(&room, &["show", id, "--quotes", "--format", "table"]);
    assert!(table.starts_with("Emmanuel Macron\n    La transition"), "{table}");
}

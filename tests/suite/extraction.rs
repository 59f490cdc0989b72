//! `kiosque extract`: text to the letter, positions in code points, one line for one line.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::support::{Ran, kiosque};

fn extract(input: &str) -> Ran {
    let command = crate::support::command(crate::support::samples_index(), &["extract"]);
    crate::support::finish(command, input.as_bytes())
}

/// Texts in which positions go wrong.
fn texts() -> Vec<String> {
    let russia = "Le président russe Vladimir Poutine a reçu M. Xi à Moscou le 18 octobre 2023.";
    let mut texts: Vec<String> = [
        "",
        " ",
        "Vladimir Poutine",
        "👩‍🚀🇫🇷 Vladimir Poutine 😀 en Chine 🇨🇳",
        "E\u{301}lyse\u{301}e : l’e\u{301}te\u{301} d’Angela Merkel en Coré\u{301}e",
        "L\u{a0}»\u{202f}Xi\u{a0}Jinping\u{202f}« et\u{2009}Joe\u{a0}Biden",
        "Kim\r\nJong-un\r\n\r\nà Pékin\r",
        "\u{feff}Angela Merkel",
        "Vladimir\u{0}Poutine \u{7} Emmanuel\u{1b}[31mMacron\u{9b}",
        "שלום Benyamin Netanyahou مرحبا Chine 中国 Xi Jinping",
        "İstanbul ŒUVRE ǅ ß ﬁn : Recep Tayyip Erdoğan, ERDOGAN",
        "𝐕𝐥𝐚𝐝𝐢𝐦𝐢𝐫 𝐏𝐨𝐮𝐭𝐢𝐧𝐞 en 𝟚𝟘𝟚𝟛, le 18 octobre 2023",
        "Élysée\u{2028}Angela Merkel\u{2029}Chine\u{85}Japon\tInde\u{b}Mali",
        "l'Iran, l’Iran, lʼIran, l`Iran, aujourd'hui : Hassan Rohani",
        "«Poutine»,“Poutine”,\"Poutine\",'Poutine',‹Poutine›—Poutine–Poutine-Poutine",
        "franco-allemand, sino\u{2010}russe, pro\u{2011}ukrainien, anti\u{ad}américain",
        "président·e·s, le/la Premier(ère) ministre, tou(te)s les Français·es",
    ]
    .map(str::to_owned)
    .to_vec();
    texts.push(russia.replace(' ', "\u{a0}"));
    texts.push(russia.to_uppercase());
    texts.push(russia.repeat(200));
    texts.push("é".repeat(100_000));
    texts.push("Poutine".repeat(10_000));
    texts.push("👨‍👩‍👧‍👦".repeat(1000) + " Angela Merkel");
    texts.push((0x20..0x3000).filter_map(char::from_u32).collect());
    texts
}

/// Positions point at what they say, in order.
fn check(value: &Value, text: &str) {
    assert_eq!(value["text"], text);
    let points: Vec<char> = text.chars().collect();
    for list in ["entities", "expressions", "quotes"] {
        let mut before = 0;
        for item in value[list].as_array().unwrap_or_else(|| panic!("no {list}")) {
            let (start, end) = (item["start"].as_u64().unwrap() as usize, item["end"].as_u64().unwrap() as usize);
            assert!(before <= start && start < end && end <= points.len(), "{list}: {item} after {before}");
            assert_eq!(points[start..end].iter().collect::<String>(), item["text"].as_str().unwrap(), "{list}");
            before = end;
        }
    }
}

#[test]
fn text_and_positions_are_those_of_the_input() {
    let mut input = String::new();
    for (number, text) in texts().iter().enumerate() {
        _ = writeln!(input, "{}", json!({"id": format!("t{number}"), "text": text, "published": "2023-10-18"}));
    }
    let ran = extract(&input).exits(0);
    assert_eq!(ran.err, "");
    let found = ran.lines();
    assert_eq!(found.len(), texts().len());
    for (number, (value, text)) in found.iter().zip(texts()).enumerate() {
        assert_eq!(value["id"], format!("t{number}"), "one line for one line, in order");
        check(value, &text);
    }
    let named = found.iter().filter(|value| !value["entities"].as_array().unwrap().is_empty()).count();
    assert!(10 < named, "{named} texts with entities");
}

#[test]
fn title_lead_and_body_are_joined() {
    for (article, text) in [
        (json!({"title": "Un", "lead": "Deux", "body": "Trois"}), "Un\nDeux\nTrois"),
        (json!({"title": "Un", "body": "Trois"}), "Un\nTrois"),
        (json!({"title": "Un", "lead": "", "body": null}), "Un"),
        (json!({"title": " Un ", "body": "  Deux\n\n\nTrois  "}), " Un \n  Deux\n\n\nTrois  "),
        (json!({"text": "Quatre"}), "Quatre"),
    ] {
        let value = extract(&article.to_string()).exits(0).json();
        check(&value, text);
    }
}

#[test]
fn one_object_has_the_keys_of_the_contract() {
    let text =
        "Vladimir Poutine et Angela Merkel sont en Chine ; le 18 octobre 2023, les Russes et les Chinois sont reçus.";
    let value = extract(&json!({"id": "a", "text": text}).to_string()).exits(0).json();
    let keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["id", "text", "entities", "people", "leaders", "countries", "expressions", "quotes"]);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(keys(&value["entities"][0]), "start end text type name id evidence");
    assert_eq!(value["entities"][0]["id"], "Q7747");
    assert_eq!(value["people"], json!(["Vladimir Poutine", "Angela Merkel"]));
    assert_eq!(value["leaders"], json!(["Vladimir Poutine", "Angela Merkel"]));
    assert_eq!(keys(&value["countries"][0]), "code name count evidence");
    assert_eq!(keys(&value["expressions"][0]), "start end text type value from to");
    assert_eq!(value["expressions"][0]["value"], "2023-10-18");
}

#[test]
fn bad_lines_are_told_by_their_number_and_the_rest_is_done() {
    let input = "{\"id\":\"a\",\"text\":\"Un.\"}\n\nzut\n{\"id\":\"b\"}\n[1]\n{\"id\":\"c\",\"text\":\"Deux.\"}\n{\"text\":\"\\ud800\"}\n{\"id\":\"d\",\"text\":\"Trois.\"}";
    let ran = extract(input).exits(2);
    let ids: Vec<Value> = ran.lines().iter().map(|value| value["id"].clone()).collect();
    assert_eq!(ids, ["a", "c", "d"]);
    let told: Vec<&str> = ran.err.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(told, ["line 3", "line 4", "line 5", "line 7"], "{}", ran.err);
}

#[test]
fn a_line_that_is_not_utf_8_is_a_bad_line() {
    let command = crate::support::command(crate::support::samples_index(), &["extract"]);
    let ran = crate::support::finish(
        command,
        b"{\"id\":\"a\",\"text\":\"Un.\"}\n{\"text\":\"\xff\"}\n{\"id\":\"b\",\"text\":\"Deux.\"}\n",
    );
    let ids: Vec<Value> = ran.lines().iter().map(|value| value["id"].clone()).collect();
    assert!(ids.len() == 2 && ids[1] == "b" && ran.err.starts_with("line 2: "), "{ids:?} {}", ran.err);
    assert_eq!(ran.code, Some(2));
}

#[test]
fn nothing_in_nothing_out() {
    assert_eq!(extract("").exits(0).out, "");
    assert_eq!(extract("\n\n").exits(0).out, "");
}

#[test]
fn files_are_read_as_they_are_indexed() {
    let ran = kiosque(&["extract", "samples/agences", "samples/climat/2015-12-12_accord-de-paris.txt"]).exits(0);
    let found = ran.lines();
    assert_eq!(found.len(), 11);
    for value in &found {
        check(value, value["text"].as_str().unwrap());
    }
    let ran = kiosque(&["extract", "samples/zut.txt", "samples/agences/depeches.jsonl"]).exits(2);
    assert_eq!(ran.lines().len(), 5);
    assert_eq!(ran.err, "samples/zut.txt: not found: check the path\n");
}

#[test]
fn the_same_text_gives_the_same_annotations() {
    let samples: String = kiosque(&["extract", "samples"]).lines().iter().fold(String::new(), |mut lines, value| {
        _ = writeln!(lines, "{}", json!({"id": value["id"], "text": value["text"]}));
        lines
    });
    let first = extract(&samples).exits(0).out;
    assert_eq!(first, extract(&samples).exits(0).out);
    assert_eq!(first.lines().count(), 53);
}

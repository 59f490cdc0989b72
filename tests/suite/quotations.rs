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
        ("quote:budget orateur:Merkel", "1"),
        ("speaker:Macron -orateur:Merkel", "1"),
        ("speaker:*", "2"),
    ] {
        let (_, out) = run(&room, &["search", query, "--count", "--format", "table"]);
        let found: String = out.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(found, expected, "{query}: {out}");
    }
}

/// Every word here is quoted, and both speakers are, in nearly every article: only the pairs are right or wrong.
#[test]
fn words_are_those_of_the_speaker() {
    let room = Newsroom::with(&[
        (
            "a.txt",
            "Le pain et le sel\n\nPublié le 12 mars 2024\n\n« Le pain sera moins cher demain », a déclaré Emmanuel Macron. « Le \
             sel aussi, et les grandes surfaces », a répondu Angela Merkel. « Les prix du sel ne bougent pas », a \
             conclu Emmanuel Macron.\n",
        ),
        (
            "b.txt",
            "Le sel et le pain\n\nPublié le 13 mars 2024\n\n« Le sel sera moins cher », a déclaré Emmanuel Macron. « Il y aura du pain et \
             des jeux », a répondu Angela Merkel. « Porte-avions, porte close », a ajouté Jeanne Dupont.\n",
        ),
        (
            "c.txt",
            "Sans parole\n\nPublié le 14 mars 2024\n\nEmmanuel Macron a acheté du pain et Angela Merkel du sel.\n",
        ),
    ]);
    room.update();
    for (query, expected) in [
        ("quote:pain speaker:Macron", "1"),
        ("quote:pains orateur:Macron", "1"),
        ("quote:=pains speaker:Macron", "0"),
        ("quote:pain speaker:Merkel", "1"),
        ("quote:sel speaker:Macron", "2"),
        ("speaker:Macron quote:\"moins cher\"", "2"),
        ("quote:\"moins cher\" speaker:Merkel", "0"),
        // All of the words in one and the same quotation.
        ("quote:pain quote:cher speaker:Macron", "1"),
        ("quote:pain quote:sel speaker:Macron", "0"),
        ("quote:(pain OU sel) speaker:Macron", "2"),
        ("quote:(sel SAUF prix) speaker:Macron", "1"),
        // Any of the speakers; each of the speakers.
        ("quote:pain speaker:(Macron OU Merkel)", "2"),
        ("quote:cher speaker:Macron speaker:Merkel", "0"),
        ("quote:sel speaker:Macron speaker:Merkel", "1"),
        // What is excluded is excluded from the article.
        ("quote:pain -speaker:Macron", "0"),
        ("speaker:Macron -quote:prix", "1"),
        ("speaker:Macron -(quote:pain speaker:Macron)", "1"),
        // Phrases with a place free, moved words, patterns, compounds.
        ("quote:\"pain * moins\" speaker:Macron", "1"),
        ("quote:\"pain * moins\" speaker:Merkel", "0"),
        ("quote:\"sel surfaces\"~5 speaker:Merkel", "1"),
        ("quote:\"sel surfaces\"~5 speaker:Macron", "0"),
        ("quote:pri* speaker:Macron", "1"),
        ("quote:pri* speaker:Merkel", "0"),
        ("quote:porte-avions speaker:\"Jeanne Dupont\"", "1"),
        ("quote:portes-avions speaker:Macron", "0"),
        // No phrase goes from one quotation into the next, however its words may be moved.
        ("quote:\"demain sel\"~6", "0"),
        // Marks of speakers are no words.
        ("quote:Q3052772", "0"),
        // Beside other clauses, and for the whole newsroom.
        ("pays:FR OU quote:pain speaker:Macron", "1"),
        ("quote:pain speaker:*", "2"),
    ] {
        let (_, out) = run(&room, &["search", query, "--json"]);
        let answer: Value = serde_json::from_str(&out).unwrap();
        // Of several words an answer may have any: that is said, and is no answer here.
        let found = if answer["relaxed"] == true { "0".to_owned() } else { answer["total"].to_string() };
        assert_eq!(found, expected, "{query}: {out}");
    }
    // A filter is beside the query.
    let (_, out) = run(&room, &["search", "quote:pain", "--speaker", "Merkel", "--speaker", "Dupont", "--json"]);
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&answer["total"], &answer["relaxed"]), (&1.into(), &false.into()), "{out}");
    let (_, out) = run(&room, &["facets", "speaker", "quote:pain speaker:Merkel", "--json"]);
    let facet: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(facet["total"], 1, "{out}");
}

/// Of people whom only the articles know: keys, names and completions.
#[test]
fn unknown_people_have_keys_of_their_own() {
    let article = |name: &str, day: u32| {
        format!(
            "Le village\n\nPublié le {day} mars 2024\n\n« Le pain est cher », a déclaré {name}, maire. {name} est élue.\n"
        )
    };
    let room = Newsroom::with(&[
        ("a.txt", &article("Jeanne Durandal", 12)),
        ("b.txt", &article("Jeanne Durandal", 13)),
        ("c.txt", &article("Jeanné Durandal", 14)),
    ]);
    room.update();
    let facet = |room: &Newsroom| {
        let (_, out) = run(room, &["facets", "person", "--json"]);
        let facet: Value = serde_json::from_str(&out).unwrap();
        (facet["values"][0]["id"].clone(), facet["values"][0]["value"].clone(), facet["values"][0]["count"].clone())
    };
    // Two spellings of one key have one name, the first one, whatever is indexed later.
    let expected = ("jeanne-durandal".into(), "Jeanne Durandal".into(), 3.into());
    assert_eq!(facet(&room), expected);
    room.write("0.txt", article("Jeanné Durandal", 20));
    room.update();
    assert_eq!((facet(&room).0, facet(&room).1), (expected.0, expected.1));
    let (code, out) = run(&room, &["suggest", "jeanne dur", "--json"]);
    let found: Value = serde_json::from_str(&out).unwrap();
    let first = &found["suggestions"][0];
    assert_eq!(
        (code, &first["id"], &first["value"]),
        (Some(0), &"jeanne-durandal".into(), &"Jeanne Durandal".into()),
        "{out}"
    );
    let (_, out) = run(&room, &["search", "quote:pain speaker:\"Jeanne Durandal\"", "--json"]);
    assert_eq!(serde_json::from_str::<Value>(&out).unwrap()["total"], 4, "{out}");
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

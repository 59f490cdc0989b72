//! Both clocks of an article, from its file to the queries that find it.

use kiosque::search::Question;

use crate::support::Newsroom;

/// Articles by file name, each with its day of publication and its text.
const PRESS: [(&str, &str); 6] = [
    ("jour.md", "---\ndate: 2017-05-10\n---\nTitre\n\nLe 13 novembre 2015, la salle était pleine."),
    ("semaine.md", "---\ndate: 2017-05-11\n---\nTitre\n\nLa semaine du 9 novembre 2015, la salle était pleine."),
    ("foire.md", "---\ndate: 2014-11-13\n---\nTitre\n\nLa foire a lieu du 3 au 5 juin 2015."),
    ("report.md", "---\ndate: 2017-05-12\n---\nTitre\n\nLa course est reportée du 3 au 5 juin 2015."),
    ("mois.md", "---\ndate: 2016-02-29\n---\nTitre\n\nEn novembre 2015, la salle était pleine."),
    ("avant.md", "---\ndate: 2017-05-13\n---\nTitre\n\nLe 13 novembre 1918, la salle était pleine."),
];

/// Ids and understanding of a query, ids in order.
fn found(room: &Newsroom, query: &str) -> (String, String) {
    let question = Question { query: query.to_owned(), limit: 100, ..Question::default() };
    let answer = room.engine().search(&question).unwrap();
    let mut ids: Vec<String> = answer.hits.iter().map(|hit| hit.id.rsplit('/').next().unwrap().to_owned()).collect();
    ids.sort();
    (ids.join(" ").replace(".md", ""), answer.understood)
}

#[test]
fn queries_of_days_spoken_of() {
    let room = Newsroom::with(&PRESS);
    room.update();
    for (query, expected) in [
        ("mention:2015-11-13", "jour semaine"),
        ("mention:2015-11-16", ""),
        ("mention:2015-11", "jour mois semaine"),
        ("mention:2015-06-04", "foire"),
        ("mention:2015-06-03", "foire report"),
        ("mention:*-11-13", "avant jour semaine"),
        ("mention:*-2-29", ""),
        ("date:*-11-13", "foire"),
        ("date:*-02-29", "mois"),
        ("date:*-02-31", ""),
    ] {
        assert_eq!(found(&room, query).0, expected, "{query}");
    }
    assert_eq!(found(&room, "mention:*-2-29").1, "mention:*-02-29");
    room.kiosque(&["search", "date:*-02-31"]).exits(2);
    assert_eq!(room.kiosque(&["search", "--mention", "*-11-13", "--count"]).exits(0).out, "3\n");
}

#[test]
fn hits_in_the_order_of_days_spoken_of() {
    let room = Newsroom::with(&PRESS);
    room.update();
    let order = |query: &str, sort: &str| -> String {
        let lines = room.kiosque(&["search", query, "--sort", sort]).exits(0).lines();
        let ids =
            lines.iter().map(|hit| hit["id"].as_str().unwrap().trim_end_matches(".md").rsplit('/').next().unwrap());
        ids.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(order("mention:1900..2015 salle", "mention"), "avant mois semaine jour");
    assert_eq!(order("mention:1900..2015 salle", "-mention"), "mois semaine jour avant");
}

#[test]
fn days_that_do_not_agree_are_counted_and_listed() {
    let room = Newsroom::with(&[
        ("doute.md", "---\ndate: 2024-03-05\n---\nTitre\n\nParis, 12 octobre 2019 (AFP) - La salle était pleine."),
        ("sans.md", "---\ndate: 2019-10-13\n---\nTitre\n\nParis, 12 octobre 2019 (AFP) - La salle était vide."),
    ]);
    room.kiosque(&["index", "press"]).exits(0);
    assert_eq!(room.kiosque(&["status", "--json"]).exits(0).json()["date_conflicts"], 1);
    let table = room.kiosque(&["status", "--format", "table"]).exits(0).out;
    assert!(table.contains("dates in doubt   1 (50.0 %)"), "{table}");
    let report = std::fs::read_to_string(room.index().join("report.tsv")).unwrap();
    assert!(
        report.contains("doute.md\t\tyes\tdates do not agree: 2019-10-12 (dateline), 2024-03-05 (metadata)"),
        "{report}"
    );
    assert!(!report.contains("sans.md"), "{report}");
    for (query, expected) in [("date:conflict", 1), ("date:conflit salle", 1), ("salle SAUF date:conflit", 1)] {
        let found = room.kiosque(&["search", query, "--json"]).exits(0).json();
        assert_eq!(found["total"], expected, "{query}");
        assert_eq!(found["problems"].as_array().map(Vec::len), Some(0), "{query}");
    }
}

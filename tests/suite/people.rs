//! Names and who bears them, against `tests/data/people.tsv`: sentences written for this project, with the persons whom
//! the tables know and who are named.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use kiosque::article::{Article, Provenance, Published};
use kiosque::extract::annotations;
use kiosque::knowledge::Knowledge;

#[test]
fn names_lead_to_people() {
    let text = std::fs::read_to_string("tests/data/people.tsv").unwrap();
    let mut wrong = String::new();
    for line in text.lines().skip(1) {
        let [day, sentence, names] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let expected: BTreeSet<&str> = names.split('|').filter(|name| !name.is_empty()).collect();
        let published = day.parse().ok().map(|date| Published { date, provenance: Provenance::Metadata });
        let article = Article { body: sentence.to_owned(), published, ..Article::default() };
        let annotations = annotations(&article, Knowledge::embedded());
        let known = annotations.people.iter().filter(|person| Knowledge::embedded().person(&person.id).is_some());
        let found: BTreeSet<&str> = known.map(|person| &*person.name).collect();
        if found != expected {
            _ = writeln!(wrong, "{day} {sentence}\n    expected {expected:?}, found {found:?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

//! Roles such as « le président russe » against `tests/data/roles.tsv`: sentences written for this project, from 1990
//! to 2026, with the leaders they speak of. Half of them are traps, in which nobody is designated, or only who is named.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use kiosque::annotation::{Annotations, Entity};
use kiosque::article::{Article, Provenance, Published};
use kiosque::extract::annotations;
use kiosque::knowledge::Knowledge;

/// Share of the sentences whose leaders must be exact, in percent.
const EXACT: usize = 95;

struct Case {
    day: String,
    sentence: String,
    leaders: BTreeSet<String>,
}

fn cases() -> Vec<Case> {
    let text = std::fs::read_to_string("tests/data/roles.tsv").unwrap();
    let rows = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let cases = rows.map(|row| {
        let [day, sentence, leaders] = row.try_into().unwrap();
        let leaders = leaders.split('|').filter(|name| !name.is_empty()).map(str::to_owned).collect();
        Case { day: day.to_owned(), sentence: sentence.to_owned(), leaders }
    });
    cases.collect()
}

fn extract(sentence: &str, day: &str) -> Annotations {
    let published = day.parse().ok().map(|date| Published { date, provenance: Provenance::Metadata });
    let article = Article { body: sentence.to_owned(), published, ..Article::default() };
    annotations(&article, Knowledge::embedded())
}

fn names(entities: &[Entity]) -> BTreeSet<String> {
    entities.iter().map(|entity| entity.name.to_string()).collect()
}

#[test]
fn roles_designate_who_held_the_office() {
    let cases = cases();
    let mut wrong = String::new();
    let mut right = 0;
    for Case { day, sentence, leaders } in &cases {
        let found = names(&extract(sentence, day).leaders);
        if found == *leaders {
            right += 1;
        } else {
            _ = writeln!(wrong, "{day} {sentence}\n    expected {leaders:?}\n    found    {found:?}");
        }
    }
    println!("{right} of {} sentences are exact\n{wrong}", cases.len());
    assert!(200 <= cases.len(), "{} cases", cases.len());
    assert!(EXACT * cases.len() <= 100 * right, "{right} of {} are exact:\n{wrong}", cases.len());
}

#[test]
fn without_a_date_only_those_named_are_leaders() {
    for Case { day, sentence, leaders } in cases() {
        let found = extract(&sentence, "");
        let (leaders_found, named) = (names(&found.leaders), names(&found.people));
        assert!(leaders_found.is_subset(&named), "{sentence}: {leaders_found:?}, named {named:?}");
        if day.is_empty() {
            assert_eq!(leaders_found, leaders, "{sentence}");
        }
    }
}

#[test]
fn half_of_the_sentences_are_traps() {
    let cases = cases();
    let traps = cases.iter().filter(|case| case.leaders.iter().all(|name| case.sentence.contains(name.as_str())));
    assert!(cases.len() <= 2 * traps.count() + cases.len() / 10, "write more traps");
}

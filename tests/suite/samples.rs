//! The articles of `samples/` against their two gold files.
//!
//! All differences are shown at once: what is missing has a `-`, what is too much a `+`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use kiosque::annotation::{DateMention, Entity};
use kiosque::search::Question;

use crate::support::{SAMPLES, every, run, samples_engine, samples_index, settings};

type Set = BTreeSet<String>;

/// The rows of a gold file, without its header.
fn rows(name: &str, columns: usize) -> Vec<Vec<String>> {
    let text = fs::read_to_string(format!("samples/{name}")).unwrap();
    let rows = text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let rows: Vec<_> = rows.collect();
    for (number, row) in rows.iter().enumerate() {
        assert_eq!(row.len(), columns, "samples/{name}:{}", number + 2);
    }
    rows
}

fn set(cell: &str) -> Set {
    cell.split('|').filter(|value| !value.is_empty()).map(str::to_owned).collect()
}

fn names(entities: &[Entity]) -> Set {
    entities.iter().map(|entity| entity.name.to_string()).collect()
}

/// Paths are told from the samples folder on.
fn short(id: &str) -> String {
    id.strip_prefix("samples/").unwrap_or(id).to_owned()
}

fn compare(differences: &mut String, what: &str, expected: &Set, found: &Set) {
    if expected == found {
        return;
    }
    _ = writeln!(differences, "{what}");
    for missing in expected.difference(found) {
        _ = writeln!(differences, "    - {missing}");
    }
    for extra in found.difference(expected) {
        _ = writeln!(differences, "    + {extra}");
    }
}

#[track_caller]
fn report(differences: &str, file: &str) {
    let count = differences.lines().filter(|line| !line.starts_with(' ')).count();
    assert!(differences.is_empty(), "{count} differences from samples/{file} (- missing, + too much):\n{differences}");
}

#[test]
fn every_article_is_read() {
    let found: Set = every(&samples_engine()).hits.iter().map(|hit| short(&hit.id)).collect();
    let expected: Set = rows("entities.tsv", 7).into_iter().map(|row| row[0].clone()).collect();
    let mut differences = String::new();
    compare(&mut differences, "articles", &expected, &found);
    report(&differences, "entities.tsv");
    assert_eq!(found.len(), SAMPLES);
    assert_eq!(samples_engine().verify().unwrap(), Vec::<String>::new());
}

#[test]
fn queries_find_what_they_must() {
    let engine = samples_engine();
    let mut differences = String::new();
    for row in rows("queries.tsv", 2) {
        let (query, expected) = (&row[0], set(&row[1]));
        let answer = engine.search(&Question { query: query.clone(), limit: 100, ..Question::default() }).unwrap();
        let found: Set = answer.hits.iter().map(|hit| short(&hit.id)).collect();
        assert_eq!(found.len() as u64, answer.total, "{query}");
        let relaxed = if answer.relaxed { " (relaxed)" } else { "" };
        compare(&mut differences, &format!("{query}   [{}]{relaxed}", answer.understood), &expected, &found);
    }
    report(&differences, "queries.tsv");
}

#[test]
fn articles_speak_of_what_they_must() {
    let engine = samples_engine();
    let mut differences = String::new();
    for row in rows("entities.tsv", 7) {
        let [id, people, leaders, by_role, countries, dates, relative] = row.try_into().unwrap();
        let view = engine.article(&format!("samples/{id}")).unwrap().or_else(|| engine.article(&id).unwrap());
        let Some(view) = view else {
            _ = writeln!(differences, "{id}: not in the index");
            continue;
        };
        let (text, found) = (view.article.text(), &view.annotations);
        compare(&mut differences, &format!("{id}: people"), &set(&people), &names(&found.people));
        let (found_leaders, named) = (names(&found.leaders), names(&found.people));
        let all: Set = set(&leaders).union(&set(&by_role)).cloned().collect();
        compare(&mut differences, &format!("{id}: leaders"), &all, &found_leaders);
        let by_role_only: Set = found_leaders.difference(&named).cloned().collect();
        compare(&mut differences, &format!("{id}: leaders by role"), &set(&by_role), &by_role_only);
        let codes: Set = found.countries.iter().map(|country| country.entity.id.to_string()).collect();
        compare(&mut differences, &format!("{id}: countries"), &set(&countries), &codes);
        // Expressions that carry their year have it in their words; times of day count for their day.
        let carries_year = |date: &&DateMention| {
            let words = &text[date.span.start..date.span.end];
            date.value.get(..4).is_some_and(|year| words.contains(year))
        };
        let placed = || found.dates.iter().filter(|date| date.interval.is_some());
        let days = |date: &DateMention| date.value.split('T').next().unwrap_or_default().to_owned();
        let dated: Set = placed().filter(carries_year).map(days).collect();
        compare(&mut differences, &format!("{id}: dates"), &set(&dates), &dated);
        let undated: Set = placed().filter(|date| !carries_year(date)).map(days).collect();
        compare(&mut differences, &format!("{id}: relative dates"), &set(&relative), &undated);
    }
    report(&differences, "entities.tsv");
}

#[test]
fn the_gold_files_are_tidy() {
    let ids: Set = rows("entities.tsv", 7).into_iter().map(|row| row[0].clone()).collect();
    let sorted = |cell: &str, place: &str| {
        let values: Vec<&str> = cell.split('|').collect();
        assert!(values.windows(2).all(|pair| pair[0] < pair[1]), "{place}: values are sorted, each once: {cell}");
    };
    for row in rows("queries.tsv", 2) {
        sorted(&row[1], &row[0]);
        let unknown: Vec<String> = set(&row[1]).difference(&ids).cloned().collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", row[0]);
    }
    let entities = rows("entities.tsv", 7);
    assert!(entities.windows(2).all(|pair| pair[0][0] < pair[1][0]), "rows are sorted by id, each once");
    for row in entities {
        row[1..].iter().for_each(|cell| sorted(cell, &row[0]));
        assert!(set(&row[2]).is_subset(&set(&row[1])), "{}: leaders are people", row[0]);
        assert!(set(&row[3]).is_disjoint(&set(&row[1])), "{}: designated by a role only", row[0]);
    }
}

#[test]
fn indexing_twice_gives_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("index");
    let first = run(&index, &settings(&[Path::new("samples")]));
    assert_eq!((first.articles, first.new_files), (SAMPLES as u64, 43));
    let readme = first.notes.iter().filter(|note| !note.indexed).map(|note| note.path.display().to_string());
    let expected = ["samples/README.md", "samples/entities.tsv", "samples/queries.tsv"];
    assert_eq!(readme.collect::<Vec<_>>(), expected);
    let again = run(&index, &settings(&[Path::new("samples")]));
    assert!(again.is_idle(), "{again:?}");
    let (one, two) = (every(&crate::support::engine(&index)), every(&samples_engine()));
    let seen = |answer: &kiosque::search::Answer| {
        let hits = answer.hits.iter().map(|hit| (hit.id.clone(), hit.people.clone(), hit.countries.clone()));
        hits.collect::<BTreeSet<_>>()
    };
    assert_eq!(seen(&one), seen(&two));
    assert!(samples_index().join("CURRENT").exists());
}

//! Countries and what only looks like one, against `tests/data/countries.tsv`: sentences written for this project, with
//! the codes of the countries they speak of.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use kiosque::article::Article;
use kiosque::extract::annotations;
use kiosque::knowledge::Knowledge;

#[test]
fn countries_and_their_guards() {
    let mut wrong = String::new();
    let text = std::fs::read_to_string("tests/data/countries.tsv").unwrap();
    let (mut all, mut right) = (0, 0);
    for line in text.lines().skip(1) {
        let (sentence, codes) = line.split_once('\t').unwrap();
        let expected: BTreeSet<&str> = codes.split('|').filter(|code| !code.is_empty()).collect();
        let article = Article { body: sentence.to_owned(), ..Article::default() };
        let annotations = annotations(&article, Knowledge::embedded());
        let found: BTreeSet<&str> = annotations.countries.iter().map(|country| &*country.entity.id).collect();
        all += 1;
        if found == expected {
            right += 1;
        } else {
            _ = writeln!(wrong, "{sentence}\n    expected {expected:?}, found {found:?}");
        }
    }
    assert_eq!(right, all, "{right} of {all} are exact:\n{wrong}");
}

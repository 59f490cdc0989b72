//! « Simon & Schuster », « H&M »: two names of the tagger that one sign joins are one organisation.

use super::super::tagger::Tagged;
use crate::annotation::Kind;
use crate::knowledge::words::Words;

/// Joins names with nothing but « & » between them.
pub fn settle(text: &str, words: &Words, names: &mut Vec<Tagged>) {
    let mut last: Option<Tagged> = None;
    let mut joined = Vec::new();
    for name in names.drain(..) {
        match &mut last {
            Some(before) if is_joined(text, words, *before, name) => {
                *before =
                    Tagged { length: name.first + name.length - before.first, kind: Kind::Organisation, ..*before };
            }
            _ => joined.extend(last.replace(name)),
        }
    }
    joined.extend(last);
    *names = joined;
}

fn is_joined(text: &str, words: &Words, before: Tagged, name: Tagged) -> bool {
    let end = words.span(before.first, before.length).end;
    let between = text.get(end..words.span(name.first, name.length).start);
    before.first + before.length == name.first && between.is_some_and(|between| between.trim_matches(' ') == "&")
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tagged, settle};
    use crate::knowledge::words::Words;

    #[test]
    fn a_sign_joins_two_names() {
        let check = |text: &str, expected: &[(usize, usize)]| {
            let words = Words::of(text);
            let mut names: Vec<Tagged> =
                (0..words.len()).map(|first| Tagged { first, length: 1, kind: Kind::Person }).collect();
            settle(text, &words, &mut names);
            assert_eq!(names.iter().map(|name| (name.first, name.length)).collect::<Vec<_>>(), expected, "{text}");
        };
        check("Kerbruc & Fils", &[(0, 2)]);
        check("H&M", &[(0, 2)]);
        check("Kerbruc, Delcourt", &[(0, 1), (1, 1)]);
        check("A & B & C", &[(0, 3)]);
    }
}

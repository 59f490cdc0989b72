//! Phrases with patterns: words at their places, each as written or any of those that a pattern stands for.

use tantivy::Term;
use tantivy::query::{BooleanQuery, ConstScoreQuery, Query, RegexPhraseQuery, TermSetQuery};
use tantivy::schema::Field;

use crate::french::{Analyzer, TokenKind};
use crate::query::ast::{Phrase, PhraseWord};

/// Letters of the words of one automaton: it may have a thousand states at most, one a letter and some.
const LETTERS: usize = 900;

/// A phrase ready for any field.
pub struct PhrasePattern {
    /// The words that may stand at each place, by place.
    places: Vec<(usize, Vec<String>)>,
    slop: u32,
}

impl PhrasePattern {
    /// The places of a phrase whose patterns have been expanded.
    pub fn of(phrase: &Phrase, analyzer: &mut Analyzer) -> PhrasePattern {
        let mut places = Vec::new();
        let mut next = 0;
        for word in &phrase.words {
            match word {
                PhraseWord::Any(clitic) => {
                    places.extend(clitic.iter().map(|clitic| (next, vec![clitic.clone()])));
                    next += 1;
                }
                PhraseWord::Pattern { clitic, expanded, .. } => {
                    // What is elided stands at the position of its word.
                    places.extend(clitic.iter().map(|clitic| (next, vec![clitic.clone()])));
                    places.push((next, expanded.clone()));
                    next += 1;
                }
                PhraseWord::Text(text) => {
                    let tokens = analyzer.tokens(text);
                    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
                    let words: Vec<(usize, String)> =
                        words.map(|token| (token.position as usize, token.form.to_owned())).collect();
                    let length = words.last().map_or(0, |(position, _)| position + 1);
                    places.extend(words.into_iter().map(|(position, form)| (next + position, vec![form])));
                    next += length;
                }
            }
        }
        PhrasePattern { places, slop: phrase.slop }
    }

    /// The words that may stand at each place, by place, and by how much they may be moved.
    pub fn places(&self) -> (&[(usize, Vec<String>)], u32) {
        (&self.places, self.slop)
    }

    /// The query in a field; `None` when a pattern fits no word, or there is nothing to look for.
    pub fn query(&self, field: Field) -> Option<Box<dyn Query>> {
        if self.places.iter().any(|(_, forms)| forms.is_empty()) {
            return None;
        }
        match self.places.as_slice() {
            [] => None,
            [(_, forms)] => {
                let terms = forms.iter().map(|form| Term::from_field_text(field, form));
                Some(Box::new(ConstScoreQuery::new(Box::new(TermSetQuery::new(terms)), 1.0)))
            }
            places => {
                let queries = combinations(places).into_iter().map(|regexes| {
                    Box::new(RegexPhraseQuery::new_with_offset_and_slop(field, regexes, self.slop)) as Box<dyn Query>
                });
                Some(Box::new(BooleanQuery::union(queries.collect())))
            }
        }
    }
}

/// The phrases that stand for all choices of words: the engine's automata are small, so that many words take several.
/// Several long patterns in one phrase multiply: of each but the first only what fits one automaton is looked for.
fn combinations(places: &[(usize, Vec<String>)]) -> Vec<Vec<(usize, String)>> {
    let parts: Vec<(usize, Vec<&[String]>)> = places.iter().map(|(place, forms)| (*place, parts(forms))).collect();
    let long = parts.iter().position(|(_, parts)| 1 < parts.len());
    let count = long.and_then(|long| parts.get(long)).map_or(1, |(_, parts)| parts.len());
    let phrase = |rank: usize| {
        let pick = |(index, (place, parts)): (usize, &(usize, Vec<&[String]>))| {
            let part = parts.get(if Some(index) == long { rank } else { 0 }).copied().unwrap_or_default();
            (*place, alternatives(part))
        };
        parts.iter().enumerate().map(pick).collect()
    };
    (0..count).map(phrase).collect()
}

/// Words in groups of letters that fit one automaton.
fn parts(forms: &[String]) -> Vec<&[String]> {
    let mut parts = Vec::new();
    let (mut start, mut letters) = (0, 0);
    for (rank, form) in forms.iter().enumerate() {
        if start < rank && LETTERS < letters + form.len() {
            parts.extend(forms.get(start..rank));
            (start, letters) = (rank, 0);
        }
        letters += form.len();
    }
    parts.extend(forms.get(start..));
    parts
}

/// A regular expression for any of those words.
fn alternatives(forms: &[String]) -> String {
    let mut regex = String::new();
    for (rank, form) in forms.iter().enumerate() {
        if 0 < rank {
            regex.push('|');
        }
        for c in form.chars() {
            if c.is_ascii_punctuation() {
                regex.push('\\');
            }
            regex.push(c);
        }
    }
    regex
}

#[cfg(test)]
mod tests {
    use super::{LETTERS, combinations, parts};

    #[test]
    fn words_in_groups() {
        let forms: Vec<String> = (0..500).map(|number| format!("mot{number:05}")).collect();
        let groups = parts(&forms);
        assert_eq!(groups.iter().map(|group| group.len()).sum::<usize>(), 500);
        assert!(groups.iter().all(|group| group.iter().map(String::len).sum::<usize>() <= LETTERS));
        let places = [(0, vec!["ministre".to_owned()]), (1, forms.clone()), (2, forms.clone())];
        assert_eq!(combinations(&places).len(), groups.len());
    }
}

//! Phrases with patterns: words at their places, each as written or any of those that a pattern stands for.

use tantivy::Term;
use tantivy::query::{ConstScoreQuery, Query, RegexPhraseQuery, TermSetQuery};
use tantivy::schema::Field;

use crate::french::{Analyzer, TokenKind};
use crate::query::ast::{Phrase, PhraseWord};

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
                PhraseWord::Any => next += 1,
                PhraseWord::Pattern { expanded, .. } => {
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
                let regexes = places.iter().map(|(place, forms)| (*place, alternatives(forms))).collect();
                Some(Box::new(RegexPhraseQuery::new_with_offset_and_slop(field, regexes, self.slop)))
            }
        }
    }
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

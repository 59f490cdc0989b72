//! The vocabulary of an index: words near a word, words of a pattern.

use rustc_hash::FxHashMap;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use super::engine;
use super::quoted::is_mark;
use super::schema::Fields;
use crate::error::Result;
use crate::french::apostrophe::is_apostrophe;
use crate::french::fold;
use crate::french::function_words::is_function_word;
use crate::query::ast::{Form, Word};
use crate::query::field::TextField;

/// Letters of the longest word that others are looked for near it.
const LONGEST_FUZZY: usize = 60;

/// Words of the index that a pattern or a fuzzy word stands for, most frequent first, `limit` at most; and whether
/// there were more.
pub fn expand(searcher: &Searcher, fields: &Fields, word: &Word, limit: usize) -> Result<(Vec<String>, bool)> {
    // « l'écon* » is any « écon… ».
    let wanted = match word.text.rsplit_once(is_apostrophe) {
        Some((_, rest)) if word.form == Form::Pattern => fold(rest),
        _ => fold(&word.text),
    };
    let mut found: Vec<(String, u64)> = Vec::new();
    match word.form {
        Form::Pattern => {
            let fixed = wanted.find(['*', '?']).unwrap_or(wanted.len());
            let prefix = wanted.get(..fixed).unwrap_or_default();
            let fits = |form: &str| matches_pattern(&wanted, form);
            // Without a beginning the whole vocabulary is read: that of the body has nearly every word.
            let field = if prefix.is_empty() { word.field.or(Some(TextField::Body)) } else { word.field };
            each_form(searcher, fields, field, prefix, &fits, &mut found)?;
        }
        Form::Fuzzy(edits) => found = near_forms(searcher, fields, word.field, &wanted, edits)?,
        Form::Stem | Form::Exact => return Ok((vec![wanted], false)),
    }
    let more = limit < found.len();
    found.sort_by(|(a, many_a), (b, many_b)| many_b.cmp(many_a).then_with(|| a.cmp(b)));
    Ok((found.into_iter().take(limit).map(|(form, _)| form).collect(), more))
}

/// Exact forms near a word that the index does not have, by edit distance then by frequency, five at most.
pub fn near_words(searcher: &Searcher, fields: &Fields, word: &str) -> Result<Vec<String>> {
    let wanted = fold(word);
    let mut found = near_forms(searcher, fields, None, &wanted, 1)?;
    found.retain(|(form, _)| *form != wanted);
    // Two letters away is looked for where most words are, when nothing is nearer.
    if found.is_empty() && 5 <= wanted.chars().count() {
        found = near_forms(searcher, fields, Some(TextField::Body), &wanted, 2)?;
        found.retain(|(form, _)| *form != wanted);
    }
    found.sort_by_cached_key(|(form, many)| {
        // The first letter is seldom wrong.
        let initial = form.chars().next() != wanted.chars().next();
        (initial, strsim::osa_distance(&wanted, form), std::cmp::Reverse(*many), form.clone())
    });
    Ok(found.into_iter().map(|(form, _)| form).take(5).collect())
}

/// The most frequent forms of the text that begin like that, with the number of articles that have each.
pub fn completions(searcher: &Searcher, fields: &Fields, prefix: &str, limit: usize) -> Result<Vec<(String, u64)>> {
    let mut found: Vec<(String, u64)> = Vec::new();
    let telling = |form: &str| !is_function_word(form);
    each_form(searcher, fields, Some(TextField::Body), &fold(prefix), &telling, &mut found)?;
    found.sort_by(|(a, many_a), (b, many_b)| many_b.cmp(many_a).then_with(|| a.cmp(b)));
    found.truncate(limit);
    Ok(found)
}

/// Keys read of one segment that begin like what was typed, at most: a reader who types waits for it.
const MOST_KEYS: usize = 5_000;

/// The most frequent keys of a field that begin like that, with the number of articles that have each.
pub fn keys(searcher: &Searcher, field: Field, prefix: &str, limit: usize) -> Result<Vec<(String, u64)>> {
    let io = |error: std::io::Error| engine(error.into());
    let mut counts: FxHashMap<String, u64> = FxHashMap::default();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field).map_err(engine)?;
        let mut terms = index.terms().range().ge(prefix.as_bytes()).into_stream().map_err(io)?;
        let mut read = 0;
        while read < MOST_KEYS && terms.advance() && terms.key().starts_with(prefix.as_bytes()) {
            read += 1;
            if let Ok(key) = std::str::from_utf8(terms.key()) {
                *counts.entry(key.to_owned()).or_default() += u64::from(terms.value().doc_freq);
            }
        }
    }
    let mut found: Vec<(String, u64)> = counts.into_iter().collect();
    found.sort_by(|(a, many_a), (b, many_b)| many_b.cmp(many_a).then_with(|| a.cmp(b)));
    found.truncate(limit);
    Ok(found)
}

/// The forms within so many edits of a folded word, each with its number of articles.
fn near_forms(
    searcher: &Searcher,
    fields: &Fields,
    field: Option<TextField>,
    wanted: &str,
    edits: u8,
) -> Result<Vec<(String, u64)>> {
    // Longer words have no automaton of a reasonable size.
    if wanted.is_empty() || LONGEST_FUZZY < wanted.chars().count() {
        return Ok(Vec::new());
    }
    let mut counts: FxHashMap<String, u64> = FxHashMap::default();
    for pair in fields.text_pairs(field) {
        let near = FuzzyTermQuery::new(Term::from_field_text(pair.forms, wanted), edits, true);
        for segment in searcher.segment_readers() {
            let index = segment.inverted_index(pair.forms).map_err(engine)?;
            let automaton = near.automaton().map_err(engine)?;
            let mut terms = index.terms().search(automaton).into_stream().map_err(|error| engine(error.into()))?;
            while terms.advance() {
                if let Some(form) = spelt(terms.key()) {
                    *counts.entry(form.to_owned()).or_default() += u64::from(terms.value().doc_freq);
                }
            }
        }
    }
    Ok(counts.into_iter().collect())
}

/// The form of a term; `None` for the accented spelling of a word, which is the same word, and for a mark.
fn spelt(term: &[u8]) -> Option<&str> {
    std::str::from_utf8(term).ok().filter(|form| !is_mark(form) && (form.is_ascii() || fold(form) == **form))
}

/// Adds the exact forms with a prefix that fit, each with its number of articles.
fn each_form(
    searcher: &Searcher,
    fields: &Fields,
    field: Option<TextField>,
    prefix: &str,
    fits: &dyn Fn(&str) -> bool,
    found: &mut Vec<(String, u64)>,
) -> Result<()> {
    let io = |error: std::io::Error| engine(error.into());
    let mut counts: FxHashMap<String, u64> = FxHashMap::default();
    for pair in fields.text_pairs(field) {
        for segment in searcher.segment_readers() {
            let index = segment.inverted_index(pair.forms).map_err(engine)?;
            let mut terms = index.terms().range().ge(prefix.as_bytes()).into_stream().map_err(io)?;
            while terms.advance() {
                let Some(form) = std::str::from_utf8(terms.key()).ok().filter(|form| form.starts_with(prefix)) else {
                    break;
                };
                if spelt(form.as_bytes()).is_some_and(fits) {
                    *counts.entry(form.to_owned()).or_default() += u64::from(terms.value().doc_freq);
                }
            }
        }
    }
    found.extend(counts);
    Ok(())
}

/// Whether a form fits a pattern with `*` and `?`.
fn matches_pattern(pattern: &str, form: &str) -> bool {
    // Nearly every folded form is ASCII, and patterns are tried on whole vocabularies.
    if pattern.is_ascii() && form.is_ascii() {
        return fits(pattern.as_bytes(), form.as_bytes(), |sign| sign == b'*', |sign| sign == b'?');
    }
    let (pattern, form): (Vec<char>, Vec<char>) = (pattern.chars().collect(), form.chars().collect());
    fits(&pattern, &form, |sign| sign == '*', |sign| sign == '?')
}

/// Linear in both but for one step back a star.
fn fits<T: PartialEq + Copy>(pattern: &[T], form: &[T], is_star: fn(T) -> bool, is_any: fn(T) -> bool) -> bool {
    let (mut at, mut read) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while read < form.len() {
        match pattern.get(at) {
            Some(sign) if is_star(*sign) => {
                star = Some((at, read));
                at += 1;
            }
            Some(sign) if is_any(*sign) || Some(sign) == form.get(read) => {
                at += 1;
                read += 1;
            }
            _ => match &mut star {
                Some((after, from)) => {
                    *from += 1;
                    (at, read) = (*after + 1, *from);
                }
                None => return false,
            },
        }
    }
    pattern.iter().skip(at).all(|sign| is_star(*sign))
}

#[cfg(test)]
mod tests {
    use super::matches_pattern;

    #[test]
    fn patterns() {
        for (pattern, form, expected) in [
            ("vot*", "votes", true),
            ("vot*", "vot", true),
            ("vot*", "avote", false),
            ("m?t", "mot", true),
            ("m?t", "mt", false),
            ("*sion", "dimension", true),
            ("a*b*c", "axbxbc", true),
            ("a*b*c", "axbxb", false),
        ] {
            assert_eq!(matches_pattern(pattern, form), expected, "{pattern} {form}");
        }
    }
}

//! The vocabulary of an index: words near a word, words of a pattern.

use rustc_hash::FxHashMap;
use tantivy::Searcher;

use super::engine;
use super::schema::Fields;
use crate::error::Result;
use crate::french::apostrophe::is_apostrophe;
use crate::french::fold;
use crate::query::ast::{Form, Word};
use crate::query::field::TextField;

/// Whether a form is one of those looked for.
type Fits<'w> = Box<dyn Fn(&str) -> bool + 'w>;

/// Words of the index that a pattern or a fuzzy word stands for, most frequent first, `limit` at most; and whether
/// there were more.
pub fn expand(searcher: &Searcher, fields: &Fields, word: &Word, limit: usize) -> Result<(Vec<String>, bool)> {
    // « l'écon* » is any « écon… »; « l'* » any word that an article is elided before.
    let (elided, wanted) = match word.text.rsplit_once(is_apostrophe) {
        Some((_, rest)) if word.form == Form::Pattern => (true, fold(rest)),
        _ => (false, fold(&word.text)),
    };
    let (prefix, fits): (&str, Fits) = match word.form {
        Form::Pattern => {
            let fixed = wanted.find(['*', '?']).unwrap_or(wanted.len());
            let opens = |form: &str| !elided || form.starts_with(['a', 'e', 'h', 'i', 'o', 'u', 'y']);
            let pattern = &wanted;
            let fits = move |form: &str| opens(form) && matches_pattern(pattern, form);
            (wanted.get(..fixed).unwrap_or_default(), Box::new(fits))
        }
        Form::Fuzzy(edits) => {
            // The first letter is seldom wrong, and looking only there bounds the work.
            let first = wanted.chars().next().map_or(0, char::len_utf8);
            let (near, wanted) = (usize::from(edits), &wanted);
            let fits = move |form: &str| distance(wanted, form, near).is_some();
            (wanted.get(..first).unwrap_or_default(), Box::new(fits))
        }
        Form::Stem | Form::Exact => return Ok((vec![wanted], false)),
    };
    let mut found: Vec<(String, u64)> = Vec::new();
    each_form(searcher, fields, word.field, prefix, &fits, &mut found)?;
    let more = limit < found.len();
    found.sort_by(|(a, many_a), (b, many_b)| many_b.cmp(many_a).then_with(|| a.cmp(b)));
    Ok((found.into_iter().take(limit).map(|(form, _)| form).collect(), more))
}

/// Exact forms near a word that the index does not have, by edit distance then by frequency, five at most.
pub fn near_words(searcher: &Searcher, fields: &Fields, word: &str) -> Result<Vec<String>> {
    let wanted = fold(word);
    let Some(initial) = wanted.chars().next() else { return Ok(Vec::new()) };
    let limit = if wanted.chars().count() < 5 { 1 } else { 2 };
    let mut found: Vec<(String, u64)> = Vec::new();
    let near = |form: &str| form != wanted && distance(&wanted, form, limit).is_some();
    each_form(searcher, fields, None, initial.encode_utf8(&mut [0; 4]), &near, &mut found)?;
    found.sort_by_cached_key(|(form, many)| {
        (distance(&wanted, form, limit).unwrap_or(limit), std::cmp::Reverse(*many), form.clone())
    });
    Ok(found.into_iter().map(|(form, _)| form).take(5).collect())
}

/// The edit distance of two forms when it is within a limit.
fn distance(wanted: &str, form: &str, limit: usize) -> Option<usize> {
    // Letters of two bytes aside, forms whose lengths differ by more are further.
    if limit * 2 < form.len().abs_diff(wanted.len()) {
        return None;
    }
    Some(strsim::osa_distance(wanted, form)).filter(|distance| *distance <= limit)
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
                // The other spelling of a word told apart by its accents is the same word.
                let spelt = form.is_ascii() || fold(form) == form;
                if spelt && fits(form) {
                    *counts.entry(form.to_owned()).or_default() += u64::from(terms.value().doc_freq);
                }
            }
        }
    }
    found.extend(counts);
    Ok(())
}

/// Whether a form fits a pattern with `*` and `?`; linear in both but for one step back a star.
fn matches_pattern(pattern: &str, form: &str) -> bool {
    let (pattern, form): (Vec<char>, Vec<char>) = (pattern.chars().collect(), form.chars().collect());
    let (mut at, mut read) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while read < form.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, read));
                at += 1;
            }
            Some(c) if *c == '?' || Some(c) == form.get(read) => {
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
    pattern.iter().skip(at).all(|c| *c == '*')
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

//! What a few letters may become: names of people, countries, places and organisations, also of people that only the
//! articles know, and words of the articles.

use super::answer::{Suggested, Suggestion};
use super::named::entity;
use crate::annotation::Entity;
use crate::error::Result;
use crate::french::fold;
use crate::knowledge::{Knowledge, LookUp, slug};
use crate::query::field::EntityField;
use crate::store::Store;

/// Letters that are completed, at least.
const SHORTEST: usize = 2;

/// Letters of a word that are completed, at least: fewer begin half of the vocabulary.
const SHORTEST_WORD: usize = 3;

/// Letters that are looked at, at most.
const LONGEST: usize = 80;

/// Words among the suggestions, at most.
const WORDS: usize = 4;

/// Suggestions for what has been typed so far, best first: names first, by their number of articles. Only what the
/// index has is suggested. A name or word one or two letters away is suggested when nothing begins like that.
pub fn suggestions(typed: &str, limit: usize, store: &dyn Store, knowledge: &Knowledge) -> Result<Vec<Suggestion>> {
    let typed = typed.get(..typed.floor_char_boundary(LONGEST)).unwrap_or(typed).trim_start();
    let mut found: Vec<Suggestion> = Vec::new();
    // « sommet xi jin »: the longest end of what was typed that begins a name.
    for start in word_starts(typed) {
        let (before, last) = typed.split_at(start);
        if letters(last) < SHORTEST {
            break;
        }
        found = counted(before, knowledge.completions(last), false, store)?;
        found.extend(unlisted(before, last, limit, store, knowledge)?);
        sort(&mut found);
        if !found.is_empty() {
            break;
        }
    }
    let start = word_starts(typed).last().unwrap_or(0);
    let (before, last) = typed.split_at(start);
    let mut words = words(before, last, store)?;
    // One letter resembles every name.
    if found.is_empty() && SHORTEST <= letters(typed) {
        found = counted("", knowledge.resembling(typed), true, store)?;
    }
    if words.is_empty() && SHORTEST_WORD <= letters(last) {
        let near = store.near_words(last.trim_end())?;
        for form in near.into_iter().take(WORDS) {
            let count = store.form_frequency(&form)?;
            words.push(word(before, &form, count, true, store)?);
        }
    }
    // Names come first: words have half of the room at most.
    found.truncate(limit - words.len().min(limit / 2));
    words.retain(|word| found.iter().all(|name| fold(&name.value) != fold(&word.value)));
    found.extend(words);
    found.truncate(limit);
    Ok(found)
}

/// Bytes where the words of a text begin, the first one first.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let inner =
        text.char_indices().zip(text.chars().skip(1)).filter(|((_, a), b)| a.is_whitespace() && !b.is_whitespace());
    std::iter::once(0).chain(inner.map(|((at, a), _)| at + a.len_utf8()))
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Names that articles have, the most frequent first.
fn counted(before: &str, names: Vec<(LookUp, &Entity)>, corrected: bool, store: &dyn Store) -> Result<Vec<Suggestion>> {
    let mut found = Vec::new();
    for (kind, entity) in names {
        let (field, what) = match kind {
            LookUp::Person => (EntityField::Person, Suggested::Person),
            LookUp::Country => (EntityField::Country, Suggested::Country),
            LookUp::Place => (EntityField::Place, Suggested::Place),
            LookUp::Organisation => (EntityField::Organisation, Suggested::Organisation),
        };
        let count = store.entity_frequency(field, &entity.id)?;
        if 0 < count {
            let value = entity.name.to_string();
            let text = format!("{before}{}", quoted(&value));
            found.push(Suggestion { text, value, what, id: Some(entity.id.to_string()), count, corrected });
        }
    }
    sort(&mut found);
    Ok(found)
}

/// People that only the articles know, by the beginning of their full name.
fn unlisted(
    before: &str,
    last: &str,
    limit: usize,
    store: &dyn Store,
    knowledge: &Knowledge,
) -> Result<Vec<Suggestion>> {
    // Their keys are slugs: « Jean Dup » begins `jean-dupont`.
    let prefix = slug(last.trim_end());
    if letters(&prefix) < SHORTEST_WORD {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for (key, count) in store.entity_completions(EntityField::Person, &prefix, limit)? {
        let value = entity(EntityField::Person, &key, store, knowledge)?.name.to_string();
        let text = format!("{before}{}", quoted(&value));
        found.push(Suggestion { text, value, what: Suggested::Person, id: Some(key), count, corrected: false });
    }
    Ok(found)
}

/// The most frequent first, each name once.
fn sort(found: &mut Vec<Suggestion>) {
    found.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    // A capital is a place and, by its other names, its country: the same name is suggested once.
    let mut seen: Vec<String> = Vec::new();
    found.retain(|suggestion| {
        let new = !seen.contains(&suggestion.value);
        seen.push(suggestion.value.clone());
        new
    });
}

/// A name of several words is searched as a phrase.
fn quoted(name: &str) -> String {
    if name.contains(' ') { format!("\"{name}\"") } else { name.to_owned() }
}

/// Words of the articles that begin like the last word typed.
fn words(before: &str, last: &str, store: &dyn Store) -> Result<Vec<Suggestion>> {
    let form = fold(last);
    let plain = form.chars().all(char::is_alphanumeric);
    if letters(last) < SHORTEST_WORD || !plain {
        return Ok(Vec::new());
    }
    let completions = store.completions(&form, WORDS)?;
    completions.into_iter().map(|(form, count)| word(before, &form, count, false, store)).collect()
}

/// A word as the articles spell it.
fn word(before: &str, form: &str, count: u64, corrected: bool, store: &dyn Store) -> Result<Suggestion> {
    let value = store.spelling(form)?.unwrap_or_else(|| form.to_owned());
    let text = format!("{before}{value}");
    Ok(Suggestion { text, value, what: Suggested::Word, id: None, count, corrected })
}

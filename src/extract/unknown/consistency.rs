//! One article speaks of one thing by one name: a surname seen in a full name is that person everywhere.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::context::is_function_word;
use super::super::scan::Scan;
use super::super::tagger::Tagged;
use super::folded;
use crate::annotation::Kind;
use crate::knowledge::words::{Case, Gap, Words};

/// Votes for each kind, in the order of [`Kind`].
type Votes = FxHashMap<String, [u32; 3]>;

/// Gives each name the kind it mostly has in the article, and finds its other occurrences.
pub fn settle(scan: &Scan<'_>, tagged: &mut Vec<Tagged>) {
    let words = scan.words();
    let surnames = surnames(words, tagged);
    let mut votes = Votes::default();
    for name in tagged.iter() {
        if let Some(vote) = votes.entry(folded(words, name.first, name.length)).or_default().get_mut(name.kind as usize)
        {
            *vote += 1;
        }
    }
    for name in tagged.iter_mut() {
        if name.length == 1 && surnames.contains(words.folded(name.first)) {
            name.kind = Kind::Person;
        } else if let Some(kind) = votes.get(&folded(words, name.first, name.length)).and_then(majority) {
            name.kind = kind;
        }
    }
    let added = others(scan, tagged, &surnames);
    if !added.is_empty() {
        tagged.extend(added);
        tagged.sort_by_key(|name| name.first);
    }
}

/// The kind with most votes, when it is one.
fn majority(votes: &[u32; 3]) -> Option<Kind> {
    let [person, place, organisation] = *votes;
    if place < person && organisation < person {
        Some(Kind::Person)
    } else if person < place && organisation < place {
        Some(Kind::Place)
    } else if person < organisation && place < organisation {
        Some(Kind::Organisation)
    } else {
        None
    }
}

/// Folded last words of the full names of persons.
fn surnames<'w>(words: &'w Words, tagged: &[Tagged]) -> FxHashSet<&'w str> {
    let full = tagged.iter().filter(|name| name.kind == Kind::Person && 2 <= name.length);
    full.map(|name| words.folded(name.first + name.length - 1)).filter(|surname| 2 < surname.len()).collect()
}

/// Single words that are names elsewhere in the article and that nobody has tagged or decided on.
fn others(scan: &Scan<'_>, tagged: &[Tagged], surnames: &FxHashSet<&str>) -> Vec<Tagged> {
    let words = scan.words();
    let mut kinds: FxHashMap<&str, Kind> = FxHashMap::default();
    for name in tagged.iter().filter(|name| name.length == 1) {
        let folded = words.folded(name.first);
        if 2 < folded.len() && !is_function_word(folded) {
            kinds.insert(folded, name.kind);
        }
    }
    kinds.extend(surnames.iter().map(|surname| (*surname, Kind::Person)));
    if kinds.is_empty() {
        return Vec::new();
    }
    let mut added = Vec::new();
    let mut next = tagged.iter().peekable();
    for rank in 0..words.len() {
        while next.peek().is_some_and(|name| name.first + name.length <= rank) {
            next.next();
        }
        let taken = next.peek().is_some_and(|name| name.first <= rank);
        let capital = |rank: usize| words.get(rank).is_some_and(|word| word.case != Case::Lower);
        if taken || !capital(rank) {
            continue;
        }
        let Some(kind) = kinds.get(words.folded(rank)) else { continue };
        // Part of another name, or a word at the head of a sentence.
        let joined = |gap: Gap| matches!(gap, Gap::Space | Gap::Hyphen);
        let before = words.before(rank, joined).is_some_and(|previous| capital(previous) && !is_function_word(words.folded(previous)));
        let after = joined(words.gap(rank)) && capital(rank + 1);
        let decided = scan.candidate_at(rank).is_some_and(|candidate| candidate.decision.is_some());
        if !(before || after || decided || (words.begins(rank) && *kind != Kind::Person)) {
            added.push(Tagged { first: rank, length: 1, kind: *kind });
        }
    }
    added
}

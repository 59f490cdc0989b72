//! One article speaks of one thing by one name: a surname seen in a full name is that person everywhere.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::context::{is_function_word, is_title};
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

/// Occurrences of names of the article that nobody has tagged or decided on.
fn others(scan: &Scan<'_>, tagged: &[Tagged], surnames: &FxHashSet<&str>) -> Vec<Tagged> {
    let words = scan.words();
    let known = Known::of(words, tagged, surnames);
    let mut added = Vec::new();
    let mut next = tagged.iter().peekable();
    let mut rank = 0;
    while rank < words.len() {
        while next.peek().is_some_and(|name| name.first + name.length <= rank) {
            next.next();
        }
        let limit = next.peek().map_or(words.len(), |name| name.first);
        let found = (rank < limit && capital(words, rank)).then(|| known.at(words, rank)).flatten();
        let Some(name) = found.filter(|name| name.first + name.length <= limit && stands_alone(scan, *name)) else {
            rank += 1;
            continue;
        };
        rank += name.length;
        added.push(name);
    }
    added
}

/// The names of an article by their folded first word.
struct Known<'w> {
    single: FxHashMap<&'w str, Kind>,
    longer: FxHashMap<&'w str, Vec<Tagged>>,
}

impl<'w> Known<'w> {
    fn of(words: &'w Words, tagged: &[Tagged], surnames: &FxHashSet<&'w str>) -> Known<'w> {
        let mut known = Known { single: FxHashMap::default(), longer: FxHashMap::default() };
        for name in tagged {
            let first = words.folded(name.first);
            if name.length == 1 && 2 < first.len() && !is_function_word(first) {
                known.single.insert(first, name.kind);
            } else if 1 < name.length {
                let names = known.longer.entry(first).or_default();
                if names.len() < NAMES && names.iter().all(|other| !same(words, *other, name.first)) {
                    names.push(*name);
                }
            }
        }
        known.single.extend(surnames.iter().map(|surname| (*surname, Kind::Person)));
        known
    }

    /// The longest name that stands at the word of that rank.
    fn at(&self, words: &Words, rank: usize) -> Option<Tagged> {
        let folded = words.folded(rank);
        let longer = self.longer.get(folded).into_iter().flatten().filter(|name| same(words, **name, rank));
        let longest = longer.max_by_key(|name| name.length).map(|name| Tagged { first: rank, ..*name });
        longest.or_else(|| self.single.get(folded).map(|kind| Tagged { first: rank, length: 1, kind: *kind }))
    }
}

/// Most names of one first word that are looked for: time stays linear in lists of names.
const NAMES: usize = 8;

/// Whether the words of a name stand at that rank too, in one stretch.
fn same(words: &Words, name: Tagged, rank: usize) -> bool {
    (0..name.length).all(|offset| {
        words.folded(name.first + offset) == words.folded(rank + offset)
            && (offset == 0 || matches!(words.gap(rank + offset - 1), Gap::Space | Gap::Hyphen | Gap::Apostrophe))
            && (offset + 1 < name.length || capital(words, rank + offset) || !capital(words, name.first + offset))
    })
}

/// Whether a name is no part of another one, nothing is decided on it, and its capital is its own.
fn stands_alone(scan: &Scan<'_>, name: Tagged) -> bool {
    let words = scan.words();
    let end = name.first + name.length;
    let joined = |gap: Gap| matches!(gap, Gap::Space | Gap::Hyphen);
    let before = words.before(name.first, joined).is_some_and(|previous| {
        capital(words, previous) && !is_function_word(words.folded(previous)) && !is_title(words.folded(previous))
    });
    let after = joined(words.gap(end - 1)) && capital(words, end);
    let decided =
        (name.first..end).any(|rank| scan.candidate_at(rank).is_some_and(|candidate| candidate.decision.is_some()));
    let headed = name.length == 1 && words.begins(name.first) && name.kind != Kind::Person;
    !(before || after || decided || headed)
}

fn capital(words: &Words, rank: usize) -> bool {
    words.get(rank).is_some_and(|word| word.case != Case::Lower)
}

//! From the names of a teacher to labels of words, with the boundaries this project uses.

use kiosque::annotation::Kind;
use kiosque::extract::tagger::sheet::{BEGINS, CAPITAL, Sheet, UPPER};
use kiosque::knowledge::words::{Gap, Words};

use super::corpus::Name;

/// A name in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Labelled {
    /// Rank of the first word.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    /// What it names; `None` when nobody knows.
    pub kind: Option<Kind>,
}

/// Folded civil titles, which no name begins with.
const TITLES: [&str; 12] =
    ["m", "mm", "mr", "mme", "mmes", "mlle", "monsieur", "madame", "me", "dr", "mgr", "president"];

/// Folded particles in lower case with which a name may begin.
const PARTICLES: [&str; 8] = ["al", "el", "ben", "bin", "ibn", "von", "van", "abou"];

/// Folded little words with which no name ends.
const ENDINGS: [&str; 24] = [
    "de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "a", "au", "aux", "sur", "pour", "par", "est", "qui",
    "que", "dans", "un", "une", "ont", "avec",
];

/// The names of a text in words, cut to this project's boundaries.
pub fn labelled(names: &[Name], words: &Words, sheet: &Sheet) -> Vec<Labelled> {
    let mut found: Vec<Labelled> = Vec::new();
    let mut rank = 0;
    for name in names {
        while words.get(rank).is_some_and(|word| word.span.end <= name.start) {
            rank += 1;
        }
        let mut end = rank;
        while words.get(end).is_some_and(|word| word.span.start < name.end) {
            end += 1;
        }
        // A name that crosses the end of a sentence is a mistake.
        let broken = (rank..end.saturating_sub(1)).any(|rank| {
            matches!(words.gap(rank), Gap::Break)
                || (words.gap(rank) == Gap::Pause
                    && words.get(rank).zip(words.get(rank + 1)).is_some_and(|(a, b)| 3 < b.span.start - a.span.end))
        });
        let kind = name.kind.filter(|_| !broken);
        let cut = cut(Labelled { first: rank, end, kind }, words, sheet);
        if cut.first < cut.end && found.last().is_none_or(|last| last.end <= cut.first) {
            found.push(cut);
        }
    }
    found
}

/// Cuts titles, articles and what follows a name.
fn cut(name: Labelled, words: &Words, sheet: &Sheet) -> Labelled {
    let Labelled { mut first, mut end, kind } = name;
    let has = |rank: usize, bit: u8| sheet.sights.get(rank).is_some_and(|sight| sight.shape & bit != 0);
    while first < end {
        let folded = words.folded(first);
        let title = kind == Some(Kind::Person) && TITLES.contains(&folded) && first + 1 < end;
        let particle = PARTICLES.contains(&folded) && first + 1 < end && has(first + 1, CAPITAL);
        let lower = !has(first, CAPITAL) && !particle && !folded.starts_with(|c: char| c.is_ascii_digit());
        if !(title || lower || is_article(words, sheet, first, end, kind)) {
            break;
        }
        first += 1;
    }
    while first < end && !has(end - 1, CAPITAL) && ENDINGS.contains(&words.folded(end - 1)) {
        end -= 1;
    }
    // « Confinés », « Engagés » at the head of a sentence.
    let sight = sheet.sights.get(first).copied().unwrap_or_default();
    if first + 1 == end && sight.shape & BEGINS != 0 && sight.shape & UPPER == 0 && sight.class.habit() == 1 {
        return Labelled { first, end: first, kind };
    }
    Labelled { first, end, kind }
}

/// Whether the first word is an article that only the head of a sentence made a capital.
fn is_article(words: &Words, sheet: &Sheet, first: usize, end: usize, kind: Option<Kind>) -> bool {
    let (Some(here), Some(next)) = (sheet.sights.get(first), sheet.sights.get(first + 1)) else { return false };
    let folded = words.folded(first);
    if end <= first + 1 || !matches!(folded, "l" | "le" | "la" | "les" | "un" | "une" | "d") || here.hint != 0 {
        return false;
    }
    let begins_alias = next.hint >> 12 & 1 == 1;
    match folded {
        "l" | "d" => here.shape & BEGINS != 0 || kind == Some(Kind::Place),
        _ => here.shape & BEGINS != 0 && (begins_alias || next.shape & UPPER != 0 || kind == Some(Kind::Place)),
    }
}

/// The labels allowed for each word, as bits.
pub fn allowed(names: &[Labelled], length: usize) -> Vec<u8> {
    let mut allowed = vec![1; length];
    for name in names {
        let begin = match name.kind {
            Some(Kind::Person) => 1,
            Some(Kind::Place) => 3,
            Some(Kind::Organisation) => 5,
            None => {
                allowed[name.first..name.end].fill(0x7f);
                continue;
            }
        };
        allowed[name.first..name.end].fill(1 << (begin + 1));
        allowed[name.first] = 1 << begin;
    }
    allowed
}

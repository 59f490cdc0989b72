//! The sheet of an article: what the features of its words are read from.

use rustc_hash::FxHashMap;

use super::lexicon::{self, Lexicon, WordClass};
use super::regions::Region;
use crate::annotation::Span;
use crate::knowledge::FirstNames;
use crate::knowledge::words::{Case, Gap, Words};

/// What one word shows by itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sight {
    /// Hash of the folded word.
    pub hash: u64,
    /// What the training text taught about it.
    pub class: WordClass,
    /// What the knowledge says of it, see [`super::hints`].
    pub hint: u16,
    /// See [`shape`].
    pub shape: u8,
    /// Kind of gap before it (bits 0 to 2) and after it (bits 3 to 5), see [`gap`]; whether a parenthesis opens right
    /// before it (bit 6) or closes right after it (bit 7).
    pub gaps: u8,
    /// Whether it has a capital and is a first name.
    pub first_name: bool,
    /// Whether [`Sheet::look_closely`] has been there.
    pub looked_at: bool,
    /// How the article uses the word elsewhere, see [`AFTER_FIRST_NAME`] and below.
    pub usage: u8,
}

/// The article has the word after a first name.
pub const AFTER_FIRST_NAME: u8 = 1;
/// After a civil title.
pub const AFTER_TITLE: u8 = 2;
/// After « à » or « en ».
pub const AFTER_LOCATIVE: u8 = 4;
/// After « le », « la », « l’ », « du », « au ».
pub const AFTER_ARTICLE: u8 = 8;
/// Inside a sentence.
pub const INSIDE: u8 = 16;
/// The knowledge says person elsewhere.
pub const KNOWN_PERSON: u8 = 32;
/// The knowledge says place elsewhere.
pub const KNOWN_PLACE: u8 = 64;
/// The knowledge says organisation elsewhere.
pub const KNOWN_ORGANISATION: u8 = 128;

/// Bit of [`Sight::shape`]: has a capital.
pub const CAPITAL: u8 = 1;
/// All in capitals.
pub const UPPER: u8 = 2;
/// Begins a sentence.
pub const BEGINS: u8 = 4;
/// Begins with a figure.
pub const FIGURE: u8 = 8;
/// One letter.
pub const INITIAL: u8 = 16;
/// In the first line.
pub const HEADLINE: u8 = 32;
/// In a line most of whose words are in capitals.
pub const SHOUTED: u8 = 64;

/// A quotation mark stands right before it.
pub const QUOTED: u8 = 128;

/// What a sheet is made with.
pub(super) struct Eyes<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a Words,
    pub(super) first_names: &'a FirstNames,
    pub(super) lexicon: Lexicon<'a>,
}

/// The words of an article as the tagger sees them.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// One a word.
    pub sights: Vec<Sight>,
    /// Stretches of words in which names may stand.
    pub regions: Vec<Region>,
}

impl Sheet {
    /// The sheet of those words; `hints` has one for each of them.
    pub fn of(text: &str, words: &Words, hints: &[u16], first_names: &FirstNames, lexicon: Lexicon<'_>) -> Sheet {
        let mut sheet = Sheet { sights: Vec::with_capacity(words.len()), regions: Vec::new() };
        let eyes = Eyes { text, words, first_names, lexicon };
        let mut before = Gap::Break;
        for rank in 0..words.len() {
            let Some(word) = words.get(rank) else { break };
            let begins = matches!(before, Gap::Break | Gap::Dot);
            sheet.sights.push(Sight {
                hash: word.hash,
                hint: hints.get(rank).copied().unwrap_or_default(),
                shape: shape(word.case, words.folded(rank), begins),
                gaps: gap(before) | gap(word.gap) << 3,
                ..Sight::default()
            });
            before = word.gap;
            if word.case != Case::Lower {
                sheet.look_closely(&eyes, rank);
            }
        }
        sheet.mark_lines(text, words);
        sheet.mark_usage(words);
        sheet.find_regions(&eyes);
        sheet
    }

    /// Adds what takes longer to see of a word, which only words in regions and beside them need.
    pub(super) fn look_closely(&mut self, eyes: &Eyes<'_>, rank: usize) {
        let (Some(word), Some(sight)) = (eyes.words.get(rank), self.sights.get_mut(rank)) else { return };
        if std::mem::replace(&mut sight.looked_at, true) {
            return;
        }
        let capital = word.case != Case::Lower;
        sight.class = eyes.lexicon.get(lexicon::key(word.hash, capital));
        if sight.class.cluster == 0 && capital {
            sight.class = eyes.lexicon.get(lexicon::key(word.hash, false));
        }
        sight.first_name = capital && eyes.first_names.has(word.hash);
        sight.gaps |= parentheses(eyes.text, word.span);
        if quoted(eyes.text, word.span.start) {
            sight.shape |= QUOTED;
        }
    }

    /// Marks the headline and the lines in capitals.
    fn mark_lines(&mut self, text: &str, words: &Words) {
        let mut start = 0;
        let mut headline = true;
        while start < self.sights.len() {
            let mut end = start + 1;
            while end < self.sights.len() && !ends_line(text, words, end - 1) {
                end += 1;
            }
            let line = self.sights.get_mut(start..end).unwrap_or_default();
            let letters = line.iter().filter(|sight| sight.shape & (FIGURE | INITIAL) == 0).count();
            let upper = line.iter().filter(|sight| sight.shape & UPPER != 0).count();
            let shouted = 3 < letters && letters * 2 < upper * 3;
            let mark = if headline { HEADLINE } else { 0 } | if shouted { SHOUTED } else { 0 };
            if mark != 0 {
                line.iter_mut().for_each(|sight| sight.shape |= mark);
            }
            headline = false;
            start = end;
        }
    }

    /// Gathers how the article uses each capitalised word and tells all its occurrences.
    fn mark_usage(&mut self, words: &Words) {
        let mut usages: FxHashMap<u64, u8> = FxHashMap::default();
        let mut previous = Sight::default();
        for (rank, sight) in self.sights.iter().enumerate() {
            if sight.shape & CAPITAL != 0 {
                let mut usage = match super::hints::decided(sight.hint) {
                    1 => KNOWN_PERSON,
                    2 => KNOWN_PLACE,
                    3 => KNOWN_ORGANISATION,
                    _ => 0,
                };
                let joined = matches!(sight.gaps & 7, 0 | 2);
                if sight.shape & BEGINS == 0 {
                    usage |= INSIDE;
                }
                if let Some(before) = rank.checked_sub(1).filter(|_| joined || sight.gaps & 7 == 3) {
                    let folded = words.folded(before);
                    usage |= match folded {
                        "m" | "mm" | "mr" | "mme" | "mmes" | "mlle" | "monsieur" | "madame" | "me" => AFTER_TITLE,
                        "a" | "en" if joined => AFTER_LOCATIVE,
                        "le" | "la" | "l" | "du" | "au" if joined => AFTER_ARTICLE,
                        _ if previous.first_name && joined && !sight.first_name => AFTER_FIRST_NAME,
                        _ => 0,
                    };
                }
                *usages.entry(sight.hash).or_default() |= usage;
            }
            previous = *sight;
        }
        for sight in &mut self.sights {
            if sight.shape & CAPITAL != 0 {
                sight.usage = usages.get(&sight.hash).copied().unwrap_or_default();
            }
        }
    }
}

/// Whether the line ends between the word of that rank and the next.
fn ends_line(text: &str, words: &Words, rank: usize) -> bool {
    words.gap(rank) == Gap::Break
        && words.get(rank).zip(words.get(rank + 1)).is_some_and(|(word, next)| {
            text.get(word.span.end..next.span.start).is_some_and(|between| between.contains('\n'))
        })
}

/// Whether a quotation mark stands right before that byte.
fn quoted(text: &str, start: usize) -> bool {
    let mut before = text.as_bytes().get(..start).unwrap_or_default().iter().rev();
    match before.next() {
        Some(b'"') => true,
        // « “ » is E2 80 9C; « « » is C2 AB, with a space (C2 A0, or E2 80 AF when narrow) after it.
        Some(0x9c) => before.next() == Some(&0x80) && before.next() == Some(&0xe2),
        Some(0xab) => before.next() == Some(&0xc2),
        Some(b' ') => before.next() == Some(&0xab) && before.next() == Some(&0xc2),
        Some(0xa0) => before.next() == Some(&0xc2) && before.next() == Some(&0xab),
        Some(0xaf) => before.nth(1) == Some(&0xe2) && before.next() == Some(&0xab),
        _ => false,
    }
}

/// Bits 6 and 7 of [`Sight::gaps`].
fn parentheses(text: &str, span: Span) -> u8 {
    let bytes = text.as_bytes();
    let opens = span.start.checked_sub(1).and_then(|at| bytes.get(at)) == Some(&b'(');
    let closes = bytes.get(span.end) == Some(&b')');
    u8::from(opens) << 6 | u8::from(closes) << 7
}

fn shape(case: Case, folded: &str, begins: bool) -> u8 {
    let case = match case {
        Case::Lower => 0,
        // One letter cannot tell a capital from capitals.
        Case::Capital => CAPITAL,
        Case::Upper => CAPITAL | UPPER,
    };
    let figure = folded.as_bytes().first().is_some_and(u8::is_ascii_digit);
    let mut shape = case;
    for (bit, set) in [(BEGINS, begins), (FIGURE, figure), (INITIAL, folded.len() == 1 && !figure)] {
        if set {
            shape |= bit;
        }
    }
    shape
}

fn gap(gap: Gap) -> u8 {
    match gap {
        Gap::Space => 0,
        Gap::Hyphen => 1,
        Gap::Apostrophe => 2,
        Gap::Dot => 3,
        Gap::Pause => 4,
        Gap::Break => 5,
    }
}

//! Words as names are compared: runs of letters or figures, folded, with their case and what separates them.

use crate::annotation::Span;
use crate::french::apostrophe::is_apostrophe;
use crate::french::fold::fold_char;
use crate::french::hyphen::is_hyphen;

/// The case of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// « ministre », « 2023 ».
    Lower,
    /// « Macron », « McCain ».
    Capital,
    /// « ONU », « MACRON ».
    Upper,
}

/// What stands between a word and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// White space on one line.
    Space,
    /// A hyphen.
    Hyphen,
    /// An apostrophe.
    Apostrophe,
    /// A dot, then perhaps a space: « M. », « J. », or the end of a sentence.
    Dot,
    /// A comma, a parenthesis, or a sign in the middle of a sentence.
    Pause,
    /// The end of a sentence or line, a colon or a quotation mark.
    Break,
}

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Where.
    pub span: Span,
    /// Its case.
    pub case: Case,
    /// What follows it.
    pub gap: Gap,
    folded: (u32, u32),
}

/// The words of a text.
#[derive(Debug, Clone, Default)]
pub struct Words {
    words: Vec<Word>,
    arena: String,
}

impl Words {
    /// The words of a text.
    pub fn of(text: &str) -> Words {
        let mut words = Words { words: Vec::with_capacity(text.len() / 5), arena: String::with_capacity(text.len()) };
        let mut chars = text.char_indices().peekable();
        let mut gap = GapScan::default();
        while let Some((start, c)) = chars.next() {
            if !c.is_alphanumeric() {
                gap.see(c);
                continue;
            }
            if let Some(previous) = words.words.last_mut() {
                previous.gap = gap.end();
            }
            gap = GapScan::default();
            words.read(start, c, &mut chars);
        }
        words
    }

    fn read(&mut self, start: usize, first: char, chars: &mut std::iter::Peekable<std::str::CharIndices<'_>>) {
        let folded = self.arena.len();
        fold_char(first, &mut self.arena);
        let (mut letters, mut upper) = (1, usize::from(first.is_uppercase()));
        let mut end = start + first.len_utf8();
        while let Some(&(at, c)) = chars.peek() {
            let letter = c.is_alphanumeric();
            if !letter && !unicode_normalization::char::is_combining_mark(c) {
                break;
            }
            fold_char(c, &mut self.arena);
            letters += usize::from(letter && !c.is_numeric());
            upper += usize::from(c.is_uppercase());
            end = at + c.len_utf8();
            chars.next();
        }
        let case = match (first.is_uppercase(), upper == letters && 1 < letters) {
            (_, true) => Case::Upper,
            (true, false) => Case::Capital,
            (false, false) => Case::Lower,
        };
        let folded = (folded as u32, self.arena.len() as u32);
        self.words.push(Word { span: Span { start, end }, case, gap: Gap::Break, folded });
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The word of that rank.
    pub fn get(&self, rank: usize) -> Option<Word> {
        self.words.get(rank).copied()
    }

    /// The folded form of the word of that rank; empty beyond the ends.
    pub fn folded(&self, rank: usize) -> &str {
        let Some(word) = self.words.get(rank) else { return "" };
        self.arena.get(word.folded.0 as usize..word.folded.1 as usize).unwrap_or_default()
    }

    /// The rank of the first word that begins at that byte or after it; the number of words when there is none.
    pub fn from_byte(&self, byte: usize) -> usize {
        self.words.partition_point(|word| word.span.start < byte)
    }

    /// The rank before, when there is one and nothing but `allows` stands between.
    pub fn before(&self, rank: usize, allows: impl Fn(Gap) -> bool) -> Option<usize> {
        let previous = rank.checked_sub(1)?;
        self.words.get(previous).filter(|word| allows(word.gap)).map(|_| previous)
    }

    /// The gap after the word of that rank.
    pub fn gap(&self, rank: usize) -> Gap {
        self.words.get(rank).map_or(Gap::Break, |word| word.gap)
    }

    /// Whether the word of that rank begins a sentence, a line or a quotation.
    pub fn begins(&self, rank: usize) -> bool {
        match rank.checked_sub(1) {
            Some(previous) => matches!(self.gap(previous), Gap::Break | Gap::Dot),
            None => true,
        }
    }
}

/// Reads the characters between two words.
#[derive(Default)]
struct GapScan {
    gap: Option<Gap>,
    spaces: bool,
}

impl GapScan {
    fn see(&mut self, c: char) {
        let seen = match c {
            '\n' => Gap::Break,
            c if c.is_whitespace() => {
                self.spaces = true;
                // A hyphen or an apostrophe between spaces joins nothing.
                if matches!(self.gap, Some(Gap::Hyphen | Gap::Apostrophe)) {
                    self.gap = Some(Gap::Pause);
                }
                return;
            }
            '.' => Gap::Dot,
            c if is_apostrophe(c) => Gap::Apostrophe,
            c if is_hyphen(c) => Gap::Hyphen,
            '!' | '?' | ':' | '…' | '«' | '»' | '"' | '“' | '”' | '•' => Gap::Break,
            _ => Gap::Pause,
        };
        self.gap = match (self.gap, self.spaces, seen) {
            (None, false, seen) => Some(seen),
            (Some(Gap::Break), _, _) | (_, _, Gap::Break) => Some(Gap::Break),
            // « fin.) » still ends a sentence.
            (Some(Gap::Dot), _, _) => Some(Gap::Break),
            (None | Some(_), _, _) => Some(Gap::Pause),
        };
    }

    fn end(&self) -> Gap {
        self.gap.unwrap_or(Gap::Space)
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, Gap, Words};

    #[test]
    fn words_cases_and_gaps() {
        let text = "M. Xi, l’ONU et Jong-un. Fin - là";
        let words = Words::of(text);
        let shown: Vec<(&str, Case, Gap)> = (0..words.len())
            .filter_map(|rank| words.get(rank).map(|word| (words.folded(rank), word.case, word.gap)))
            .collect();
        assert_eq!(
            shown,
            [
                ("m", Case::Capital, Gap::Dot),
                ("xi", Case::Capital, Gap::Pause),
                ("l", Case::Lower, Gap::Apostrophe),
                ("onu", Case::Upper, Gap::Space),
                ("et", Case::Lower, Gap::Space),
                ("jong", Case::Capital, Gap::Hyphen),
                ("un", Case::Lower, Gap::Dot),
                ("fin", Case::Capital, Gap::Pause),
                ("la", Case::Lower, Gap::Break),
            ]
        );
    }
}

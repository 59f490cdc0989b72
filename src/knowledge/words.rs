//! Words as names are compared: runs of letters or figures, folded, with their case and what separates them.

use super::word_table::hash;
use crate::annotation::Span;
use crate::french::apostrophe::is_apostrophe;
use crate::french::fold::fold_char;
use crate::french::hyphen::is_hyphen;

/// The case of a word, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
    /// [`hash`] of its folded form: what tables of words are asked by.
    pub hash: u64,
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
        let mut gap = GapScan::default();
        let mut at = 0;
        while let Some(c) = char_at(text, at) {
            if !is_letter(c) {
                gap.see(c);
                at += c.len_utf8();
                continue;
            }
            if let Some(previous) = words.words.last_mut() {
                previous.gap = gap.end();
            }
            gap = GapScan::default();
            at = words.read(text, at);
            if char_at(text, at).is_some_and(is_letter) {
                gap.see('\n');
            }
        }
        words
    }

    /// Adds the word that begins at that byte; returns the byte after it.
    fn read(&mut self, text: &str, start: usize) -> usize {
        let folded = self.arena.len();
        let (mut letters, mut capitals, mut first_is_capital) = (0, 0, false);
        let (mut end, mut seam, mut after_small) = (start, None, false);
        loop {
            // Most of a text is small letters without accents.
            let small = small_letters(text, end);
            self.arena.push_str(small);
            letters += small.len();
            end += small.len();
            after_small |= !small.is_empty();
            let Some(c) = char_at(text, end) else { break };
            let letter = is_letter(c);
            if !letter && (end == start || !belongs(c)) {
                break;
            }
            let capital = if c.is_ascii() { c.is_ascii_uppercase() } else { c.is_uppercase() };
            if capital && after_small {
                seam = Some((end, self.arena.len(), letters, capitals));
            }
            after_small = letter && !capital && !is_figure(c);
            if letter || !is_invisible(c) {
                fold_char(c, &mut self.arena);
            }
            first_is_capital |= capital && end == start;
            // The first counts as a letter whatever it is: « 2G » is in capitals no more than « G20 ».
            letters += usize::from(end == start || (letter && !is_figure(c)));
            capitals += usize::from(capital);
            end += c.len_utf8();
        }
        if let Some((at, length, before, capitals_before)) = seam
            && LEAST_BEFORE_SEAM <= before
            && is_glued(self.arena.get(length..).unwrap_or_default())
        {
            self.arena.truncate(length);
            (end, letters, capitals) = (at, before, capitals_before);
        }
        let case = match (first_is_capital, capitals == letters && 1 < letters) {
            (_, true) => Case::Upper,
            (true, false) => Case::Capital,
            (false, false) => Case::Lower,
        };
        let hash = hash(self.arena.get(folded..).unwrap_or_default());
        let folded = (folded as u32, self.arena.len() as u32);
        self.words.push(Word { span: Span { start, end }, case, gap: Gap::Break, hash, folded });
        end
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

    /// [`hash`] of the folded form of the word of that rank; that of nothing beyond the ends.
    pub fn hash(&self, rank: usize) -> u64 {
        self.words.get(rank).map_or_else(|| hash(""), |word| word.hash)
    }

    /// The span from the word of that rank over so many words, at least one; empty beyond the ends.
    pub fn span(&self, first: usize, length: usize) -> Span {
        let word = |rank: usize| self.words.get(rank).map(|word| word.span);
        let start = word(first).map_or(0, |span| span.start);
        Span { start, end: word(first + length.max(1) - 1).map_or(start, |span| span.end) }
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

/// The character at that byte; nothing at the end.
#[inline]
fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// The small letters without accents from that byte on.
#[inline]
fn small_letters(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let length = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    rest.get(..length).unwrap_or_default()
}

/// Whether a character belongs to words.
#[inline]
fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() }
}

/// Letters before a seam: « McLe » has none.
const LEAST_BEFORE_SEAM: usize = 3;

/// Whether what is no letter belongs to the word around it.
fn belongs(c: char) -> bool {
    !c.is_ascii() && (is_invisible(c) || unicode_normalization::char::is_combining_mark(c))
}

/// Soft hyphens, and joiners and breaks without width: « Halli\u{ad}day » is one word.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether a folded word with a capital, right after another, begins a sentence whose paragraph break was lost: « a dit
/// MacronPar ailleurs ».
fn is_glued(folded: &str) -> bool {
    matches!(
        folded,
        "le" | "la"
            | "les"
            | "un"
            | "une"
            | "des"
            | "il"
            | "ils"
            | "elle"
            | "elles"
            | "on"
            | "ce"
            | "cette"
            | "par"
            | "pour"
            | "sur"
            | "dans"
            | "en"
            | "au"
            | "mais"
            | "selon"
            | "comme"
            | "quand"
            | "quant"
            | "avec"
            | "apres"
            | "depuis"
            | "lors"
    )
}

#[inline]
fn is_figure(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { c.is_numeric() }
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
            ' ' if self.gap.is_none() => {
                self.spaces = true;
                return;
            }
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

    #[test]
    fn invisible_hyphens_and_lost_breaks() {
        let check = |text: &str, expected: &[&str]| {
            let words = Words::of(text);
            let shown: Vec<&str> = (0..words.len()).map(|rank| words.folded(rank)).collect();
            assert_eq!(shown, expected, "{text}");
            assert!((0..words.len()).all(|rank| words.get(rank).is_some_and(|word| word.span.start < word.span.end)));
        };
        check("Hal\u{ad}ly\u{ad}day, \u{ad}x", &["hallyday", "x"]);
        check("a dit MacronPar ailleurs", &["a", "dit", "macron", "par", "ailleurs"]);
        check(
            "YouTube, LaGuardia, McLe, iPad, OnePlus, LePen",
            &["youtube", "laguardia", "mcle", "ipad", "oneplus", "lepen"],
        );
    }
}

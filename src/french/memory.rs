//! Plain words that were analysed before: most words of a text are among a few thousand.

use rustc_hash::FxHashMap;

use super::apostrophe::is_apostrophe;
use super::tokens::Tokens;
use crate::annotation::Span;

/// Distinct words remembered: some ten megabytes.
const MOST: usize = 1 << 16;

/// Words that are not among them before starting anew.
const PATIENCE: usize = 1 << 22;

/// The tokens of a word: which of [`Memory::tokens`], and where their letters stand, together.
#[derive(Clone, Copy)]
struct Known {
    entries: (u32, u32),
    letters: (u32, u32),
}

/// The tokens of words, as they are written; one a thread.
#[derive(Default)]
pub struct Memory {
    seen: FxHashMap<Box<str>, Known>,
    /// With positions that count from 0.
    tokens: Tokens,
    /// Words seen since it is full that it has not.
    strangers: usize,
}

impl Memory {
    /// Adds the tokens of a word at the current position, when it is known; whether it is.
    #[inline]
    pub fn recall(&self, raw: &str, span: Span, tokens: &mut Tokens) -> bool {
        let Some(known) = self.seen.get(raw) else { return false };
        tokens.append(&self.tokens, known.entries, known.letters, Some(span));
        true
    }

    /// Remembers the last tokens of a text, from that rank on, as those of a word.
    pub fn learn(&mut self, raw: &str, tokens: &Tokens, rank: usize) {
        // A word that holds anything but letters and figures is one by what surrounds it.
        if !raw.chars().all(|c| c.is_alphanumeric() && !is_apostrophe(c) && (c.is_ascii() || !c.is_numeric())) {
            return;
        }
        if MOST <= self.tokens.entries.len() {
            // The commonest words were among the first: they stay, unless what is read has become another language.
            self.strangers += 1;
            if self.strangers < PATIENCE {
                return;
            }
            self.strangers = 0;
            self.seen.clear();
            self.tokens.clear();
        }
        let Some(first) = tokens.entries.get(rank) else { return };
        let ends = |tokens: &Tokens| (tokens.entries.len() as u32, tokens.arena.len() as u32);
        let ((entries, letters), (last, end)) = (ends(&self.tokens), ends(tokens));
        self.tokens.append(tokens, (rank as u32, last), (first.form.0, end), None);
        let (entries_end, letters_end) = ends(&self.tokens);
        self.seen.insert(raw.into(), Known { entries: (entries, entries_end), letters: (letters, letters_end) });
    }
}

#[cfg(test)]
mod tests {
    use super::super::Analyzer;

    /// A text that comes again has the tokens it had, whatever was read in between.
    #[test]
    fn words_come_back_as_they_were() {
        let text =
            "L’élection du marché : M.X, St Denis et a.b (M.X) aujourd’hui, 1ʼ2 Marché l'O.N.U. #MotDièse, 1.000 ２";
        let mut analyzer = Analyzer::default();
        let shown = |analyzer: &mut Analyzer, text: &str| -> Vec<String> {
            let tokens = analyzer.tokens(text);
            tokens.iter().map(|token| format!("{token:?}")).collect()
        };
        let first = shown(&mut Analyzer::default(), text);
        for other in [text, "marché Marché M X a b O N U 1 2 Denis", text] {
            let again = shown(&mut analyzer, other);
            assert!(other != text || again == first);
        }
    }
}

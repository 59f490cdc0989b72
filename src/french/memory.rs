//! Plain words that were analysed before: most words of a text are among a few thousand.

use rustc_hash::FxHashMap;

use super::apostrophe::is_apostrophe;
use super::tokens::{Entry, Tokens};
use crate::annotation::Span;

/// Distinct words remembered: some ten megabytes.
const MOST: usize = 1 << 16;

/// Words that are not among them before starting anew.
const PATIENCE: usize = 1 << 22;

/// The tokens of words, as they are written; one a thread.
#[derive(Default)]
pub struct Memory {
    /// Rank in `tokens` of the first token of each word, and how many it has.
    seen: FxHashMap<Box<str>, (u32, u32)>,
    /// With positions that count from 0.
    tokens: Tokens,
    /// Words seen since it is full that it has not.
    strangers: usize,
}

impl Memory {
    /// Adds the tokens of a word at the current position, when it is known; whether it is.
    #[inline]
    pub fn recall(&self, raw: &str, span: Span, tokens: &mut Tokens) -> bool {
        let Some((first, count)) = self.seen.get(raw).copied() else { return false };
        for rank in first..first + count {
            let Some(entry) = self.tokens.entries.get(rank as usize) else { continue };
            let mut copy = |(from, to): (u32, u32)| {
                let first = tokens.arena.len() as u32;
                tokens.arena.push_str(self.tokens.arena.get(from as usize..to as usize).unwrap_or_default());
                (first, tokens.arena.len() as u32)
            };
            let form = copy(entry.form);
            let stem = if entry.stem == entry.form { form } else { copy(entry.stem) };
            tokens.entries.push(Entry { span, position: tokens.position, form, stem, ..*entry });
        }
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
        let first = self.tokens.entries.len() as u32;
        for entry in tokens.entries.get(rank..).unwrap_or_default() {
            let mut copy = |(from, to): (u32, u32)| {
                let first = self.tokens.arena.len() as u32;
                self.tokens.arena.push_str(tokens.arena.get(from as usize..to as usize).unwrap_or_default());
                (first, self.tokens.arena.len() as u32)
            };
            let form = copy(entry.form);
            let stem = if entry.stem == entry.form { form } else { copy(entry.stem) };
            self.tokens.entries.push(Entry { form, stem, ..*entry });
        }
        let count = self.tokens.entries.len() as u32 - first;
        self.seen.insert(raw.into(), (first, count));
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

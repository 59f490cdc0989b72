//! The words of a text as rules look at them, left and right of a trigger.

use jiff::civil::Date;

use crate::annotation::Span;
use crate::knowledge::words::{Case, Gap, Words};

/// A text and its words, with the first word that no expression has taken yet.
pub struct Reading<'a> {
    /// The text.
    pub text: &'a str,
    /// Its words.
    pub words: &'a Words,
    /// Rules never look left of this rank to lengthen an expression.
    pub floor: usize,
    /// The day of publication.
    pub published: Option<Date>,
}

impl Reading<'_> {
    /// The folded word of that rank; empty beyond the ends.
    pub fn word(&self, rank: usize) -> &str {
        self.words.folded(rank)
    }

    /// The word as it is written.
    pub fn surface(&self, rank: usize) -> &str {
        self.words.get(rank).and_then(|word| self.text.get(word.span.start..word.span.end)).unwrap_or_default()
    }

    /// Whether the word begins with a capital.
    pub fn is_capital(&self, rank: usize) -> bool {
        self.words.get(rank).is_some_and(|word| word.case != Case::Lower)
    }

    /// Whether white space alone follows the word.
    pub fn spaced(&self, rank: usize) -> bool {
        self.words.gap(rank) == Gap::Space
    }

    /// Whether the word goes on with the next one: a space, a hyphen, an apostrophe.
    pub fn joined(&self, rank: usize) -> bool {
        matches!(self.words.gap(rank), Gap::Space | Gap::Hyphen | Gap::Apostrophe)
    }

    /// Whether an abbreviation at that rank goes on with the next word: « oct. 2023 ».
    pub fn follows(&self, rank: usize) -> bool {
        matches!(self.words.gap(rank), Gap::Space | Gap::Dot)
    }

    /// What stands between a word and the next.
    pub fn between(&self, rank: usize) -> &str {
        let ends = self.words.get(rank).zip(self.words.get(rank + 1));
        ends.and_then(|(one, two)| self.text.get(one.span.end..two.span.start)).unwrap_or_default()
    }

    /// The rank before, when the two words are joined and no expression has taken it.
    pub fn left(&self, rank: usize) -> Option<usize> {
        let before = rank.checked_sub(1).filter(|before| self.floor <= *before)?;
        self.joined(before).then_some(before)
    }

    /// The folded word before, when joined, even if another expression has taken it; empty else.
    pub fn word_before(&self, rank: usize) -> &str {
        match rank.checked_sub(1) {
            Some(before) if self.joined(before) => self.word(before),
            _ => "",
        }
    }

    /// The folded word after, when joined; empty else.
    pub fn word_after(&self, rank: usize) -> &str {
        if self.joined(rank) { self.word(rank + 1) } else { "" }
    }

    /// The rank of the first word of these, when they stand before `rank`, joined and free.
    pub fn preceded(&self, rank: usize, expected: &[&str]) -> Option<usize> {
        let mut first = rank;
        for word in expected.iter().rev() {
            first = self.left(first).filter(|left| self.word(*left) == *word)?;
        }
        Some(first)
    }

    /// The rank of the last word of these, when they follow `rank`, joined.
    pub fn followed(&self, rank: usize, expected: &[&str]) -> Option<usize> {
        let mut last = rank;
        for word in expected {
            if !self.joined(last) || self.word(last + 1) != *word {
                return None;
            }
            last += 1;
        }
        Some(last)
    }

    /// The rank before when its word is one of these, else the rank itself.
    pub fn with_left(&self, rank: usize, any_of: &[&str]) -> usize {
        self.left(rank).filter(|left| any_of.contains(&self.word(*left))).unwrap_or(rank)
    }

    /// Whether the word is « à » or « a » written exactly so (folding makes them one).
    pub fn is_written(&self, rank: usize, surface: &str) -> bool {
        self.surface(rank) == surface
    }

    /// Whether the word ends as written with one of these.
    pub fn ends_written(&self, rank: usize, endings: &[&str]) -> bool {
        let surface = self.surface(rank);
        endings.iter().any(|ending| surface.ends_with(ending))
    }

    /// Bytes from the first word to the end of the last.
    pub fn span(&self, first: usize, last: usize) -> Option<Span> {
        let (start, end) = (self.words.get(first)?.span.start, self.words.get(last)?.span.end);
        (start < end).then_some(Span { start, end })
    }

    /// Whether a letter, figure or sign of references touches the words from outside.
    pub fn is_glued(&self, first: usize, last: usize) -> bool {
        let sign = |c: char| matches!(c, '/' | '-' | '_' | '=' | '#' | '@' | '°') || c.is_alphanumeric();
        let Some(span) = self.span(first, last) else { return true };
        let before = self.text.get(..span.start).and_then(|before| before.chars().next_back());
        let mut after = self.text.get(span.end..).unwrap_or_default().chars();
        let (next, second) = (after.next(), after.next());
        let goes_on = next.is_some_and(|c| sign(c) || matches!(c, '.' | ',')) && second.is_some_and(char::is_numeric);
        before.is_some_and(|c| sign(c) || c == '.') || goes_on || next.is_some_and(|c| matches!(c, '%' | '€' | '$'))
    }
}

#[cfg(test)]
mod tests {
    use super::Reading;
    use crate::knowledge::words::Words;

    #[test]
    fn left_and_right() {
        let text = "Il y a dix ans, l’an dernier";
        let words = Words::of(text);
        let reading = Reading { text, words: &words, floor: 0, published: None };
        assert_eq!(reading.preceded(3, &["il", "y", "a"]), Some(0));
        assert_eq!(reading.followed(6, &["dernier"]), Some(7));
        assert_eq!(reading.word_before(5), "");
        assert_eq!(reading.with_left(6, &["l"]), 5);
        assert!(Reading { text, words: &words, floor: 1, published: None }.preceded(3, &["il", "y", "a"]).is_none());
    }
}

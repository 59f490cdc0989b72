//! The tokens of a text, in a buffer that is reused.

use super::function_words::is_function_word;
use crate::annotation::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A word of the text.
    Word,
    /// A further form of the word at the same position (inclusive writing).
    Variant,
    /// What is elided before the word, `l'`, at its position: for patterns such as `"ministre de l'*"`.
    Clitic,
    /// The word with its accents, where these tell it from another, at the same position.
    Accented,
    /// A compound in one word, at the position of its first part.
    Joined,
}

/// A token of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'t> {
    /// Where in the text.
    pub span: Span,
    /// Rank of its word, from 0.
    pub position: u32,
    /// What it is.
    pub kind: TokenKind,
    /// Exact form: case, accents and ligatures folded.
    pub form: &'t str,
    /// Stem of the form.
    pub stem: &'t str,
    /// Whether it has a family, see [`Token::family`].
    has_family: bool,
}

impl<'t> Token<'t> {
    /// The stem that stands for the word's whole family; `None` for a function word, which has none: it is found as
    /// written, and its stem would only take room. An accented form is of the family of its word, a
    /// clitic of none.
    pub fn family(&self) -> Option<&'t str> {
        self.has_family.then_some(self.stem)
    }
}

/// A token whose form and stem are ranges of the arena.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) span: Span,
    pub(super) position: u32,
    pub(super) kind: TokenKind,
    pub(super) form: (u32, u32),
    pub(super) stem: (u32, u32),
    /// Whether the stem stands for a family, see [`Token::family`].
    pub(super) family: bool,
}

/// The tokens of a text; reused from one text to the next.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    pub(super) entries: Vec<Entry>,
    pub(super) arena: String,
    pub(super) position: u32,
}

impl Tokens {
    /// How many.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The token of that rank.
    #[inline]
    pub fn get(&self, index: usize) -> Option<Token<'_>> {
        let entry = self.entries.get(index)?;
        let slice = |(start, end): (u32, u32)| self.arena.get(start as usize..end as usize).unwrap_or_default();
        Some(Token {
            span: entry.span,
            position: entry.position,
            kind: entry.kind,
            form: slice(entry.form),
            stem: slice(entry.stem),
            has_family: entry.family,
        })
    }

    /// All of them, by position.
    pub fn iter(&self) -> impl Iterator<Item = Token<'_>> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// One past the last position.
    pub fn positions(&self) -> usize {
        self.position as usize
    }

    /// Adds copies of tokens of another text, whose letters stand together there, at the current position and, if one is
    /// given, at another place.
    #[inline]
    pub(super) fn append(&mut self, from: &Tokens, entries: (u32, u32), letters: (u32, u32), place: Option<Span>) {
        // What is subtracted was added before: a token never stands before its letters.
        let moved = |at: u32| at.wrapping_sub(letters.0).wrapping_add(self.arena.len() as u32);
        let copy = |entry: &Entry| Entry {
            span: place.unwrap_or(entry.span),
            position: self.position,
            form: (moved(entry.form.0), moved(entry.form.1)),
            stem: (moved(entry.stem.0), moved(entry.stem.1)),
            ..*entry
        };
        let entries = from.entries.get(entries.0 as usize..entries.1 as usize).unwrap_or_default();
        self.entries.extend(entries.iter().map(copy));
        self.arena.push_str(from.arena.get(letters.0 as usize..letters.1 as usize).unwrap_or_default());
    }

    /// Adds what is elided before a word, at its position, right after the token of that rank.
    pub(super) fn insert_clitic(&mut self, beginning: &str, span: Span, position: u32, rank: usize) {
        let start = self.arena.len() as u32;
        self.arena.push_str(beginning);
        self.arena.push('\'');
        let form = (start, self.arena.len() as u32);
        // Nothing follows « l’ » alone at the end of a text.
        if rank <= self.entries.len() {
            let (kind, stem) = (TokenKind::Clitic, form);
            self.entries.insert(rank, Entry { span, position, kind, form, stem, family: false });
        }
    }

    /// Adds a compound in one word, at the position of its first part: positions never decrease, so that it stands
    /// right after the token of rank `first`.
    pub(super) fn insert_joined(&mut self, form: &str, stem: &str, span: Span, position: u32, first: usize) {
        let start = self.arena.len();
        self.arena.push_str(form);
        let middle = self.arena.len();
        self.arena.push_str(stem);
        let family = !is_function_word(form);
        let (form, stem) = ((start as u32, middle as u32), (middle as u32, self.arena.len() as u32));
        let at = (first + 1).min(self.entries.len());
        self.entries.insert(at, Entry { span, position, kind: TokenKind::Joined, form, stem, family });
    }

    /// Empties the buffer for the next text.
    pub(super) fn clear(&mut self) {
        self.entries.clear();
        self.arena.clear();
        self.position = 0;
    }
}

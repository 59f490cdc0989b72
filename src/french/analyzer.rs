//! The chain, written once: text to tokens.

use super::apostrophe::is_apostrophe;
use super::elision::{Elided, elided};
use super::fold::{fold, fold_into};
use super::function_words::is_function_word;
use super::hyphen::{is_compound, is_hyphen};
use super::inclusive::is_median_dot;
use super::memory::Memory;
use super::saint::saint;
use super::segment::raw_words;
use super::stem::Stemmer;
use super::tokens::{Entry, TokenKind, Tokens};
use super::{accents, acronym, exceptions, hashtag, inclusive, number};
use crate::annotation::Span;

/// Longer words are cut: nothing French is as long.
const LONGEST_FORM: usize = 200;

/// The chain with its stemmer; one a thread.
#[derive(Default)]
pub struct Analyzer {
    stemmer: Stemmer,
    memory: Memory,
}

impl Clone for Analyzer {
    /// A chain with an empty memory: clones go to other threads.
    fn clone(&self) -> Analyzer {
        Analyzer::default()
    }
}

impl Analyzer {
    /// The tokens of a text, in a buffer of its own.
    pub fn tokens(&mut self, text: &str) -> Tokens {
        let mut tokens = Tokens::default();
        self.analyze(text, &mut tokens);
        tokens
    }

    /// Replaces the content of `tokens` by the tokens of a text.
    pub fn analyze(&mut self, text: &str, tokens: &mut Tokens) {
        self.analyze_those(text, tokens, |_| true);
    }

    /// The same with the words that are wanted, as they stand in the text, only; positions count these.
    pub fn analyze_those(&mut self, text: &str, tokens: &mut Tokens, wanted: impl Fn(&str) -> bool) {
        tokens.clear();
        for span in raw_words(text) {
            if wanted(slice(text, span)) {
                self.word(text, span, tokens);
            }
        }
    }

    /// A raw word: a compound or a single part.
    fn word(&mut self, text: &str, span: Span, tokens: &mut Tokens) {
        let raw = slice(text, span);
        if follows_a_hash(text, span) {
            self.hashtag(text, span, tokens);
            return;
        }
        if self.memory.recall(raw, span, tokens) {
            tokens.position += 1;
            return;
        }
        // The common case: nothing that holds parts together.
        if raw.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            self.new_word(text, span, tokens);
            return;
        }
        if !raw.contains(is_hyphen) {
            self.part(text, span, tokens);
            return;
        }
        let first = tokens.len();
        let position = tokens.position;
        for part in split(text, span, is_hyphen) {
            self.part(text, part, tokens);
        }
        if let Some((form, stem, span)) = self.joined(text, span, first, tokens) {
            tokens.insert_joined(&form, &stem, span, position, first);
        }
    }

    /// A hashtag: its words, and the whole.
    fn hashtag(&mut self, text: &str, span: Span, tokens: &mut Tokens) {
        let raw = slice(text, span);
        let words = hashtag::words(raw);
        if words.len() < 2 || !raw.chars().all(char::is_alphanumeric) {
            self.part(text, span, tokens);
            return;
        }
        let (first, position) = (tokens.len(), tokens.position);
        let mut start = span.start;
        for word in words {
            self.single(text, Span { start, end: start + word.len() }, tokens);
            start += word.len();
        }
        let form = fold(raw);
        tokens.insert_joined(&form, &form, span, position, first);
    }

    /// The one-word form and stem of the compound whose parts are the tokens from `first` on, and its span without
    /// what is elided before it.
    fn joined(&mut self, text: &str, span: Span, first: usize, tokens: &Tokens) -> Option<(String, String, Span)> {
        let parts: Vec<&str> = (first..tokens.len())
            .filter_map(|index| tokens.get(index))
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| token.form)
            .collect();
        if !is_compound(&parts) {
            return None;
        }
        let start = tokens.get(first).map_or(span.start, |token| token.span.start);
        let span = Span { start, end: span.end };
        let raw = slice(text, span);
        let mut joined = String::with_capacity(raw.len());
        match parts.first() {
            // « St-Denis » is « saintdenis ».
            Some(first) if first.starts_with("saint") => parts.iter().for_each(|part| joined.push_str(part)),
            _ => fold_into(raw, &mut joined),
        }
        joined.retain(|c| c.is_alphanumeric() && !is_apostrophe(c));
        // « outre-mer » has the stem of « outremer ».
        let stem = self.stemmer.stem(&joined).unwrap_or_else(|| joined.clone());
        Some((joined, stem, span))
    }

    /// A word without hyphen: acronym, inclusive form, elision or plain word.
    fn part(&mut self, text: &str, span: Span, tokens: &mut Tokens) {
        let raw = slice(text, span);
        if let Some((at, apostrophe)) = raw.char_indices().find(|(_, c)| is_apostrophe(*c)) {
            let beginning = Span { start: span.start, end: span.start + at };
            let rest = Span { start: beginning.end + apostrophe.len_utf8(), end: span.end };
            self.apostrophe(text, beginning, rest, tokens);
            return;
        }
        if let Some(whole) = number::joined(raw) {
            self.push_form(&whole, span, TokenKind::Word, tokens);
            tokens.position += 1;
            return;
        }
        if raw.contains('(') {
            let bracket = |c| matches!(c, '(' | ')');
            let parts: Vec<&str> = raw.split(bracket).filter(|part| !part.is_empty()).collect();
            match inclusive::forms(&parts) {
                Some(forms) => self.variants(&forms, span, tokens),
                None => split(text, span, bracket).for_each(|part| self.single(text, part, tokens)),
            }
            return;
        }
        if raw.contains('.') && !raw.starts_with(|c: char| c.is_numeric()) {
            self.dotted(text, span, tokens);
            return;
        }
        if raw.contains(is_median_dot) {
            let parts: Vec<&str> = raw.split(is_median_dot).collect();
            match inclusive::forms(&parts) {
                Some(forms) => self.variants(&forms, span, tokens),
                None => split(text, span, is_median_dot).for_each(|part| self.single(text, part, tokens)),
            }
            return;
        }
        self.single(text, span, tokens);
    }

    fn apostrophe(&mut self, text: &str, beginning: Span, rest: Span, tokens: &mut Tokens) {
        let folded = fold(slice(text, beginning));
        let after = slice(text, rest);
        let whole = Span { start: beginning.start, end: rest.end };
        if exceptions::is_whole(&folded, &fold(after)) {
            self.whole(text, whole, tokens);
            return;
        }
        match elided(&folded, after) {
            Some(Elided::Clitic) => {
                let (at, position) = (tokens.len(), tokens.position);
                self.part(text, rest, tokens);
                tokens.insert_clitic(&folded, beginning, position, at + 1);
            }
            Some(Elided::Word(full)) => {
                self.push_form(full, beginning, TokenKind::Word, tokens);
                tokens.position += 1;
                self.part(text, rest, tokens);
            }
            None => self.whole(text, whole, tokens),
        }
    }

    /// A word whose apostrophes are letters of it: « N’Djamena », « aujourd’hui ».
    fn whole(&mut self, text: &str, span: Span, tokens: &mut Tokens) {
        let mut form = fold(slice(text, span));
        form.retain(|c| c.is_alphanumeric() && !is_apostrophe(c));
        self.push_form(&form, span, TokenKind::Word, tokens);
        tokens.position += 1;
    }

    fn dotted(&mut self, text: &str, span: Span, tokens: &mut Tokens) {
        let raw = slice(text, span);
        if let Some(letters) = acronym::letters(raw) {
            self.push(&letters, span, TokenKind::Word, tokens);
            tokens.position += 1;
            return;
        }
        let parts: Vec<&str> = raw.trim_end_matches('.').split('.').collect();
        match inclusive::forms(&parts) {
            Some(forms) => self.variants(&forms, span, tokens),
            None => split(text, span, |c| c == '.').for_each(|part| self.single(text, part, tokens)),
        }
    }

    fn variants(&mut self, forms: &[String], span: Span, tokens: &mut Tokens) {
        for (rank, form) in forms.iter().enumerate() {
            let kind = if rank == 0 { TokenKind::Word } else { TokenKind::Variant };
            self.push(form, span, kind, tokens);
        }
        tokens.position += 1;
    }

    /// A plain word, perhaps one that is known.
    fn single(&mut self, text: &str, span: Span, tokens: &mut Tokens) {
        if self.memory.recall(slice(text, span), span, tokens) {
            tokens.position += 1;
            return;
        }
        self.new_word(text, span, tokens);
    }

    /// A plain word that is not in the memory.
    fn new_word(&mut self, text: &str, span: Span, tokens: &mut Tokens) {
        let raw = slice(text, span);
        let saint = raw.starts_with("St").then(|| saint(raw, text.get(span.end..).unwrap_or_default()));
        match saint.flatten() {
            Some(full) => {
                self.push_form(full, span, TokenKind::Word, tokens);
                self.push(raw, span, TokenKind::Variant, tokens);
            }
            None => {
                let first = tokens.len();
                self.push(raw, span, TokenKind::Word, tokens);
                self.accented(raw, span, tokens);
                // What « St » means depends on what follows.
                if !raw.starts_with("St") {
                    self.memory.learn(raw, tokens, first);
                }
            }
        }
        tokens.position += 1;
    }

    /// Adds the word of the last token with its accents, when these tell it from another.
    fn accented(&mut self, raw: &str, span: Span, tokens: &mut Tokens) {
        let last = tokens.len().checked_sub(1).and_then(|index| tokens.get(index));
        let Some(form) = last.and_then(|word| accents::accented(raw, word.form)) else { return };
        let start = tokens.arena.len() as u32;
        tokens.arena.push_str(&form);
        let form = (start, tokens.arena.len() as u32);
        let position = tokens.position;
        tokens.entries.push(Entry { span, position, kind: TokenKind::Accented, form, stem: form, family: false });
    }

    /// Adds a token at the current position, its form folded.
    fn push(&mut self, raw: &str, span: Span, kind: TokenKind, tokens: &mut Tokens) {
        let start = tokens.arena.len();
        fold_into(raw, &mut tokens.arena);
        self.finish(start, span, kind, tokens);
    }

    /// Adds a token whose form is already folded.
    fn push_form(&mut self, form: &str, span: Span, kind: TokenKind, tokens: &mut Tokens) {
        let start = tokens.arena.len();
        tokens.arena.push_str(form);
        self.finish(start, span, kind, tokens);
    }

    fn finish(&mut self, start: usize, span: Span, kind: TokenKind, tokens: &mut Tokens) {
        let limit = tokens.arena.floor_char_boundary((start + LONGEST_FORM).min(tokens.arena.len()));
        tokens.arena.truncate(limit);
        let end = tokens.arena.len();
        if start == end {
            return;
        }
        let form = tokens.arena.get(start..end).unwrap_or_default();
        let family = !is_function_word(form);
        let stem = match self.stemmer.stem(form) {
            Some(stem) => {
                tokens.arena.push_str(&stem);
                (end as u32, tokens.arena.len() as u32)
            }
            None => (start as u32, end as u32),
        };
        let form = (start as u32, end as u32);
        tokens.entries.push(Entry { span, position: tokens.position, kind, form, stem, family });
    }
}

#[inline]
fn follows_a_hash(text: &str, span: Span) -> bool {
    span.start.checked_sub(1).and_then(|at| text.as_bytes().get(at)) == Some(&b'#')
}

fn slice(text: &str, span: Span) -> &str {
    text.get(span.start..span.end).unwrap_or_default()
}

/// The non-empty parts of a span between characters that separate.
fn split(text: &str, span: Span, separates: impl Fn(char) -> bool) -> impl Iterator<Item = Span> {
    let raw = slice(text, span);
    let base = raw.as_ptr() as usize;
    raw.split(separates).filter(|part| !part.is_empty()).map(move |part| {
        let start = span.start + (part.as_ptr() as usize - base);
        Span { start, end: start + part.len() }
    })
}

#[cfg(test)]
mod tests {
    use super::super::tokens::TokenKind;
    use super::Analyzer;

    /// Forms at their positions; a joined compound has a `+`, a variant a `|`, an accented form a `^` before it.
    fn check(text: &str, expected: &str) {
        let tokens = Analyzer::default().tokens(text);
        let mut shown = String::new();
        for token in tokens.iter() {
            let mark = match token.kind {
                TokenKind::Word => " ",
                TokenKind::Variant => "|",
                TokenKind::Joined => "+",
                TokenKind::Accented => "^",
                TokenKind::Clitic => "'",
            };
            shown.push_str(&format!("{mark}{}@{}", token.form, token.position));
            assert!(text.get(token.span.start..token.span.end).is_some(), "{text}");
        }
        assert_eq!(shown.trim(), expected, "{text}");
    }

    #[test]
    fn the_whole_chain() {
        check("L’élection d'aujourd'hui : œuvres", "election@0'l'@0 aujourdhui@1'd'@1 oeuvres@2");
        check("l'Iran et qu’il", "iran@0'l'@0 et@1 il@2'qu'@2");
        check("lorsqu'elle", "lorsque@0 elle@1");
        check("le sommet sino-russe", "le@0 sommet@1 sino@2+sinorusse@2 russe@3");
        check("d'outre-mer", "outre@0+outremer@0'd'@0 mer@1");
        check("le Val-d’Oise", "le@0 val@1+valdoise@1 oise@2'd'@2");
        check("a-t-il dit", "a@0 t@1 il@2 dit@3");
        check("N'Djamena, O'Brien", "ndjamena@0 obrien@1");
        check("l'O.N.U. et l'URSS", "onu@0'l'@0 et@1 urss@2'l'@2");
        check("M. Xi parle.Il part", "m@0 xi@1 parle@2 il@3 part@4");
        check("les élu.e.s", "les@0 elu@1|elue@1|elus@1|elues@1");
        check("article 49.3", "article@0 49.3@1");
        check("président(e)s, mot(s)", "president@0|presidente@0|presidents@0|presidentes@0 mot@1|mots@1");
        check("1.000, 1 000 et 1000 ; 1,5", "1000@0 1000@1 et@2 1000@3 1,5@4");
        check("St Denis, Ste-Anne", "saint@0|st@0 denis@1 sainte@2+sainteanne@2|ste@2 anne@3");
        check("#droitsHumains", "droits@0+droitshumains@0 humains@1");
        check("rock'n'roll, presqu'île, aujourdʼhui", "rocknroll@0 presquile@1 aujourdhui@2");
        check("Côte d'Ivoire", "cote@0^côte@0 ivoire@1'd'@1");
        check("le marché marche", "le@0 marche@1^marché@1 marche@2");
        check("ＯＮＵ, e\u{301}le\u{301}ction", "onu@0 election@1");
        check("Kim Jong-un", "kim@0 jong@1+jongun@1 un@2");
        check("qu' et l'", "qu@0 et@1 l@2");
    }
}

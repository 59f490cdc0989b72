//! The French chain and folding as the engine's tokenizers.

use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

use super::schema::{FOLDED, FRENCH};
use crate::french::{Analyzer, TokenKind, Tokens, fold};

/// What marks an exact form, so that it never meets a stem.
pub const EXACT: char = '=';

/// The tokenizers of the fields; to be registered at each opening, the index does not keep them.
pub fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(FRENCH, TextAnalyzer::builder(French::default()).build());
    manager.register(FOLDED, TextAnalyzer::builder(Folded::default()).build());
    manager
}

/// Exact forms and stems of French text; both of a word at one position.
#[derive(Clone, Default)]
struct French {
    analyzer: Analyzer,
    tokens: Tokens,
    token: Token,
}

impl Tokenizer for French {
    type TokenStream<'a> = FrenchStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> FrenchStream<'a> {
        self.analyzer.analyze(text, &mut self.tokens);
        FrenchStream { tokens: &self.tokens, next: 0, stem: false, token: &mut self.token }
    }
}

struct FrenchStream<'a> {
    tokens: &'a Tokens,
    next: usize,
    stem: bool,
    token: &'a mut Token,
}

impl TokenStream for FrenchStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(token) = self.tokens.get(self.next) else { return false };
        self.token.offset_from = token.span.start;
        self.token.offset_to = token.span.end;
        self.token.position = token.position as usize;
        self.token.text.clear();
        if self.stem {
            self.token.text.push_str(token.stem);
        } else {
            self.token.text.push(EXACT);
            self.token.text.push_str(token.form);
        }
        // A compound in one word has no stem of its own.
        let stem_follows = !self.stem && token.kind != TokenKind::Joined;
        self.stem = stem_follows;
        self.next += usize::from(!stem_follows);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// The whole value as one folded token.
#[derive(Clone, Default)]
struct Folded {
    token: Token,
}

impl Tokenizer for Folded {
    type TokenStream<'a> = FoldedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> FoldedStream<'a> {
        self.token = Token { offset_to: text.len(), text: value(text), ..Token::default() };
        FoldedStream { token: &mut self.token, done: false }
    }
}

/// A value of a keyword field as it is compared: folded, white space collapsed, cut where no engine goes.
pub fn value(text: &str) -> String {
    let mut value = fold(text).split_whitespace().collect::<Vec<_>>().join(" ");
    value.truncate(value.floor_char_boundary(1_000));
    value
}

struct FoldedStream<'a> {
    token: &'a mut Token,
    done: bool,
}

impl TokenStream for FoldedStream<'_> {
    fn advance(&mut self) -> bool {
        !std::mem::replace(&mut self.done, true)
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

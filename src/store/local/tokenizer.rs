//! The French chain and folding as the engine's tokenizers.

use std::cell::RefCell;
use std::rc::Rc;

use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

use super::quoted::Quoted;
use super::schema::{FOLDED, FORMS, QUOTED_FORMS, QUOTED_STEMS, STEMS};
use crate::french::{Analyzer, Token as FrenchToken, Tokens, fold};

/// The tokenizers of the fields; to be registered at each opening, the index does not keep them.
pub fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(STEMS, TextAnalyzer::builder(French::new(|token| token.family())).build());
    manager.register(FORMS, TextAnalyzer::builder(French::new(|token| Some(token.form))).build());
    manager.register(QUOTED_STEMS, TextAnalyzer::builder(Quoted::new(French::new(|token| token.family()))).build());
    manager.register(QUOTED_FORMS, TextAnalyzer::builder(Quoted::new(French::new(|token| Some(token.form)))).build());
    manager.register(FOLDED, TextAnalyzer::builder(Folded::default()).build());
    manager
}

/// Texts that are remembered. Title, lead and body are indexed twice in a row, by stem and as written; of the quotations of
/// an article the engine takes all by stem, then all as written.
const REMEMBERED: usize = 8;

/// Longer texts, in bytes, share one place: the tokens of a text take many times its memory.
const LONG: usize = 64 << 10;

/// The texts that a thread analysed last.
#[derive(Default)]
struct Last {
    analyzer: Analyzer,
    texts: [(String, Rc<Tokens>); REMEMBERED],
    next: usize,
}

thread_local! {
    static LAST: RefCell<Last> = RefCell::default();
}

impl Last {
    fn tokens(&mut self, text: &str) -> Rc<Tokens> {
        if let Some((_, tokens)) = self.texts.iter().find(|(known, _)| known == text) {
            return Rc::clone(tokens);
        }
        let place = if LONG < text.len() { 0 } else { 1 + self.next };
        self.next = (self.next + 1) % (REMEMBERED - 1);
        let Some((known, tokens)) = self.texts.get_mut(place) else { return Rc::default() };
        // Nobody reads the tokens any more, unless a stream outlives the next.
        let mut fresh = Rc::try_unwrap(std::mem::take(tokens)).unwrap_or_default();
        self.analyzer.analyze(text, &mut fresh);
        *tokens = Rc::new(fresh);
        known.clear();
        known.push_str(text);
        Rc::clone(tokens)
    }
}

/// What is indexed of a token.
type Pick = for<'t> fn(&FrenchToken<'t>) -> Option<&'t str>;

/// French text, by stem or as written.
#[derive(Clone)]
pub(super) struct French {
    token: Token,
    pick: Pick,
}

impl French {
    fn new(pick: Pick) -> French {
        French { token: Token::default(), pick }
    }
}

impl Tokenizer for French {
    type TokenStream<'a> = FrenchStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> FrenchStream<'a> {
        let tokens = LAST.with_borrow_mut(|last| last.tokens(text));
        FrenchStream { tokens, next: 0, token: &mut self.token, pick: self.pick }
    }
}

/// The tokens of one text.
pub(super) struct FrenchStream<'a> {
    tokens: Rc<Tokens>,
    next: usize,
    token: &'a mut Token,
    pick: Pick,
}

impl FrenchStream<'_> {
    /// Positions of the text, those of words that are not indexed too.
    pub(super) fn positions(&self) -> usize {
        self.tokens.positions()
    }
}

impl TokenStream for FrenchStream<'_> {
    fn advance(&mut self) -> bool {
        while let Some(token) = self.tokens.get(self.next) {
            self.next += 1;
            let Some(text) = (self.pick)(&token) else { continue };
            self.token.offset_from = token.span.start;
            self.token.offset_to = token.span.end;
            self.token.position = token.position as usize;
            self.token.text.clear();
            self.token.text.push_str(text);
            return true;
        }
        false
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
        self.token =
            Token { offset_from: 0, offset_to: text.len(), position: 0, text: value(text), position_length: 1 };
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

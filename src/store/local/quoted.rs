//! The words of quotations, between two marks that say whose they are.
//!
//! A value is `␁KEY␁words` (U+0001). Its tokens are the key after U+0001, the words one position on, and the key again
//! [`GAP`] positions after the last word: what stands between the two is one quotation of that speaker. The fields of
//! stems and of forms get the same positions, so that the marks of the one tell about the other. Without a key only the
//! second mark is there, as U+0001 alone.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::tokenizer::{French, FrenchStream};

/// Before and after a key; no text of an article has it.
const MARK: char = '\u{1}';

/// Positions between the last word of a quotation and its second mark: words of two quotations are never near.
const GAP: usize = 16;

/// The value of a quotation.
pub fn value(key: &str, words: &str) -> String {
    format!("{MARK}{key}{MARK}{words}")
}

/// The token that marks both ends of the quotations of a speaker.
pub fn mark(key: &str) -> String {
    format!("{MARK}{key}")
}

/// Whether a token is a mark and no word.
pub fn is_mark(token: &str) -> bool {
    token.starts_with(MARK)
}

/// See the module.
#[derive(Clone)]
pub struct Quoted {
    words: French,
    mark: Token,
}

impl Quoted {
    /// Quotations whose words are tokens of that chain.
    pub fn new(words: French) -> Quoted {
        Quoted { words, mark: Token::default() }
    }
}

impl Tokenizer for Quoted {
    type TokenStream<'a> = QuotedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> QuotedStream<'a> {
        let (key, words) = text.strip_prefix(MARK).and_then(|rest| rest.split_once(MARK)).unwrap_or(("", text));
        self.mark.text.clear();
        self.mark.text.push(MARK);
        self.mark.text.push_str(key);
        self.mark.position = 0;
        let at = if key.is_empty() { At::Words } else { At::Start };
        QuotedStream { words: self.words.token_stream(words), mark: &mut self.mark, at }
    }
}

/// Where a stream is.
#[derive(Clone, Copy, PartialEq)]
enum At {
    Start,
    First,
    Words,
    Last,
}

/// The tokens of one quotation.
pub struct QuotedStream<'a> {
    words: FrenchStream<'a>,
    mark: &'a mut Token,
    at: At,
}

impl TokenStream for QuotedStream<'_> {
    fn advance(&mut self) -> bool {
        match self.at {
            At::Start => {
                self.at = At::First;
                true
            }
            At::First | At::Words => {
                self.at = At::Words;
                if self.words.advance() {
                    self.words.token_mut().position += 1;
                } else {
                    self.mark.position = self.words.positions() + GAP;
                    self.at = At::Last;
                }
                true
            }
            At::Last => false,
        }
    }

    fn token(&self) -> &Token {
        if self.at == At::Words { self.words.token() } else { self.mark }
    }

    fn token_mut(&mut self) -> &mut Token {
        if self.at == At::Words { self.words.token_mut() } else { self.mark }
    }
}

#[cfg(test)]
mod tests {
    use super::super::schema::{QUOTED_FORMS, QUOTED_STEMS};
    use super::super::tokenizer::tokenizers;
    use super::value;

    fn tokens(name: &str, text: &str) -> Vec<(String, usize)> {
        let mut analyzer = tokenizers().get(name).unwrap();
        let mut stream = analyzer.token_stream(text);
        let mut tokens = Vec::new();
        while let Some(token) = stream.next() {
            tokens.push((token.text.replace('\u{1}', "@"), token.position));
        }
        tokens
    }

    #[test]
    fn marks_stand_around_the_words() {
        let text = value("Q1", "Les trains et Dupont");
        let ends = |name: &str| {
            let tokens = tokens(name, &text);
            (tokens.first().cloned(), tokens.last().cloned())
        };
        let at = |text: &str, position| Some((text.to_owned(), position));
        assert_eq!(ends(QUOTED_FORMS), (at("@Q1", 0), at("@Q1", 20)));
        assert_eq!(ends(QUOTED_STEMS), ends(QUOTED_FORMS));
        assert!(tokens(QUOTED_FORMS, &text).contains(&("trains".to_owned(), 2)));
        assert_eq!(tokens(QUOTED_STEMS, &value("", "trains")), [("train".to_owned(), 1), ("@".to_owned(), 17)]);
        assert_eq!(tokens(QUOTED_FORMS, &value("Q1", "")), [("@Q1".to_owned(), 0), ("@Q1".to_owned(), 16)]);
    }
}

//! Where the words and phrases of a query stand in a text.

use rustc_hash::FxHashMap;

use crate::annotation::Span;
use crate::french::function_words::is_function_word;
use crate::french::{Analyzer, Token, TokenKind};
use crate::query::ast::{Form, Node};

/// A word of a pattern: by stem or as written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Piece {
    Stem(String),
    Exact(String),
}

/// The words and phrases of a query, with the rank of the leaf each came from.
#[derive(Debug, Clone, Default)]
pub struct Matcher {
    /// One-word patterns.
    words: FxHashMap<Piece, usize>,
    /// Patterns of several words in order.
    phrases: Vec<(Vec<Piece>, usize)>,
}

/// A match: where, and of which leaf of the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// Where in the text.
    pub span: Span,
    /// Rank of the leaf.
    pub leaf: usize,
}

impl Matcher {
    /// The patterns of a tree; what it negates is no match.
    pub fn of(node: &Node) -> Matcher {
        let mut matcher = Matcher::default();
        let mut leaf = 0;
        matcher.add(node, &mut leaf, &mut Analyzer::default());
        // « le sommet »: the little words would mark every line.
        let function_word =
            |piece: &Piece| matches!(piece, Piece::Stem(form) | Piece::Exact(form) if is_function_word(form));
        if !matcher.phrases.is_empty() || !matcher.words.keys().all(function_word) {
            matcher.words.retain(|piece, _| !function_word(piece));
        }
        matcher
    }

    fn add(&mut self, node: &Node, leaf: &mut usize, analyzer: &mut Analyzer) {
        match node {
            Node::And(nodes) | Node::Or(nodes) => nodes.iter().for_each(|node| self.add(node, leaf, analyzer)),
            Node::Word(word) => self.pattern(&word.text, word.form, leaf, analyzer),
            Node::Phrase(phrase) => self.pattern(&phrase.text, Form::Exact, leaf, analyzer),
            _ => {}
        }
    }

    fn pattern(&mut self, text: &str, form: Form, leaf: &mut usize, analyzer: &mut Analyzer) {
        let tokens = analyzer.tokens(text);
        let piece = |token: Token<'_>| match form {
            Form::Stem => Piece::Stem(token.stem.to_owned()),
            Form::Exact => Piece::Exact(token.form.to_owned()),
        };
        let mut pieces = Vec::new();
        for token in tokens.iter() {
            match token.kind {
                TokenKind::Word => pieces.push(piece(token)),
                TokenKind::Joined => {
                    self.words.insert(Piece::Exact(token.form.to_owned()), *leaf);
                }
                TokenKind::Variant => {
                    self.words.insert(piece(token), *leaf);
                }
            }
        }
        if let Form::Stem = form
            && let [Piece::Stem(_)] = pieces.as_slice()
            && let Some(token) = tokens.get(0)
        {
            self.words.insert(Piece::Exact(token.form.to_owned()), *leaf);
        }
        match pieces.len() {
            0 => {}
            1 => self.words.extend(pieces.into_iter().map(|piece| (piece, *leaf))),
            _ => self.phrases.push((pieces, *leaf)),
        }
        *leaf += 1;
    }

    /// Whether there is nothing to match.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty()
    }

    /// All matches in a text, by place, without overlap.
    pub fn matches(&self, text: &str, analyzer: &mut Analyzer) -> Vec<Match> {
        if self.is_empty() {
            return Vec::new();
        }
        let tokens = analyzer.tokens(text);
        let words: Vec<Token<'_>> = tokens.iter().filter(|token| token.kind == TokenKind::Word).collect();
        let mut matches: Vec<Match> = Vec::new();
        for token in tokens.iter() {
            let stem = (token.kind != TokenKind::Joined).then(|| Piece::Stem(token.stem.to_owned()));
            let leaf = self.words.get(&Piece::Exact(token.form.to_owned())).or_else(|| self.words.get(&stem?));
            matches.extend(leaf.map(|leaf| Match { span: token.span, leaf: *leaf }));
        }
        for (pieces, leaf) in &self.phrases {
            for window in words.windows(pieces.len()) {
                if window.iter().zip(pieces).all(|(token, piece)| fits(token, piece)) {
                    let start = window.first().map_or(0, |token| token.span.start);
                    let end = window.last().map_or(start, |token| token.span.end);
                    matches.push(Match { span: Span { start, end }, leaf: *leaf });
                }
            }
        }
        without_overlap(matches)
    }

    /// Spans of all matches in a text.
    pub fn marks(&self, text: &str) -> Vec<Span> {
        self.matches(text, &mut Analyzer::default()).into_iter().map(|found| found.span).collect()
    }
}

fn fits(token: &Token<'_>, piece: &Piece) -> bool {
    match piece {
        Piece::Stem(stem) => token.stem == stem,
        Piece::Exact(form) => token.form == form,
    }
}

/// By place, the longer of those that overlap.
fn without_overlap(mut matches: Vec<Match>) -> Vec<Match> {
    matches.sort_by_key(|found| (found.span.start, std::cmp::Reverse(found.span.end)));
    let mut kept: Vec<Match> = Vec::with_capacity(matches.len());
    for found in matches {
        if kept.last().is_none_or(|last| !last.span.overlaps(found.span)) {
            kept.push(found);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::Matcher;
    use crate::query::parse;
    use jiff::civil::date;

    fn check(query: &str, text: &str, expected: &[&str]) {
        let matcher = Matcher::of(&parse(query, date(2023, 1, 1)).0);
        let marked: Vec<&str> = matcher.marks(text).into_iter().map(|span| &text[span.start..span.end]).collect();
        assert_eq!(marked, expected, "{query}");
    }

    #[test]
    fn marks_of_words_and_phrases() {
        check("élection", "L'élection, les élections.", &["élection", "élections"]);
        check("\"Corée du Nord\"", "La Corée du Nord, du nord.", &["Corée du Nord"]);
        check("sino-russe", "Un accord sino-russe.", &["sino-russe"]);
        check("outremer", "Les outre-mer.", &["outre-mer"]);
        check("l'Iran -guerre", "L’Iran en guerre", &["Iran"]);
        check("=élection", "L'élection, les élections.", &["élection"]);
    }
}

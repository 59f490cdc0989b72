//! Where the words and phrases of a query stand in a text.

use rustc_hash::{FxHashMap, FxHashSet};

use super::prefilter::Prefilter;
use crate::annotation::Span;
use crate::french::function_words::is_function_word;
use crate::french::{Analyzer, Token, TokenKind, Tokens, lexicon};
use crate::knowledge::Knowledge;
use crate::query::ast::{Form, Node, PhraseWord};

/// A word of a phrase: by stem or as written.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Stem(String),
    Exact(String),
    /// Any of the words that a pattern stands for.
    OneOf(FxHashSet<String>),
    Any,
}

/// The words and phrases of a query, with the rank of the leaf each came from.
#[derive(Debug, Clone, Default)]
pub struct Matcher {
    /// Words by stem.
    stems: FxHashMap<String, usize>,
    /// Words as written.
    forms: FxHashMap<String, usize>,
    /// Words in order.
    phrases: Vec<(Vec<Piece>, usize)>,
    /// Tells texts without any of them.
    prefilter: Prefilter,
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
    pub fn of(node: &Node, knowledge: &Knowledge, analyzer: &mut Analyzer) -> Matcher {
        let mut matcher = Matcher::default();
        let mut leaf = 0;
        matcher.add(node, &mut leaf, knowledge, analyzer);
        matcher = matcher.without_function_words();
        matcher.prefilter = matcher.beginnings();
        matcher
    }

    /// A filter for all words of the matcher, the irregular forms of its stems included.
    fn beginnings(&self) -> Prefilter {
        let first = |pieces: &(Vec<Piece>, usize)| match pieces.0.first() {
            Some(Piece::Stem(word) | Piece::Exact(word)) => Some(word.clone()),
            Some(Piece::OneOf(_) | Piece::Any) | None => None,
        };
        let Some(firsts) = self.phrases.iter().map(first).collect::<Option<Vec<String>>>() else {
            return Prefilter::default();
        };
        let words = self.stems.keys().chain(&firsts).map(String::as_str);
        let irregular = words.clone().flat_map(|stem| lexicon::forms(stem).iter().copied());
        Prefilter::of(self.forms.keys().map(String::as_str).chain(words.clone()).chain(irregular))
    }

    /// « le sommet »: the little words would mark every line; alone they are what was asked for.
    fn without_function_words(mut self) -> Matcher {
        let telling = |word: &String| !is_function_word(word);
        if !self.phrases.is_empty() || self.forms.keys().any(telling) {
            self.forms.retain(|form, _| telling(form));
            self.stems.retain(|stem, _| telling(stem));
        }
        self
    }

    fn add(&mut self, node: &Node, leaf: &mut usize, knowledge: &Knowledge, analyzer: &mut Analyzer) {
        match node {
            Node::And(nodes) | Node::Or(nodes) => {
                nodes.iter().for_each(|node| self.add(node, leaf, knowledge, analyzer))
            }
            Node::Word(word) if matches!(word.form, Form::Pattern | Form::Fuzzy(_)) => {
                self.forms.extend(word.expanded.iter().map(|form| (form.clone(), *leaf)));
                *leaf += 1;
            }
            Node::Word(word) => self.pattern(&word.text, word.form, leaf, analyzer),
            Node::Phrase(phrase) if !phrase.words.is_empty() => {
                let pieces = phrase.words.iter().flat_map(|word| pieces(word, analyzer)).collect();
                self.phrases.push((pieces, *leaf));
                *leaf += 1;
            }
            Node::Phrase(phrase) => self.pattern(&phrase.text, Form::Exact, leaf, analyzer),
            Node::Widened { node, .. } => self.add(node, leaf, knowledge, analyzer),
            Node::Alike { node, entity } => {
                let first = *leaf;
                self.add(node, leaf, knowledge, analyzer);
                // Other words for the entity are matches of the same leaf.
                for surface in entity.keys.iter().flat_map(|key| knowledge.surfaces(key)) {
                    let mut same = first;
                    self.pattern(surface, Form::Exact, &mut same, analyzer);
                }
            }
            _ => {}
        }
    }

    fn pattern(&mut self, text: &str, form: Form, leaf: &mut usize, analyzer: &mut Analyzer) {
        let tokens = analyzer.tokens(text);
        let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
        for token in tokens.iter().filter(|token| words <= 1 || token.kind == TokenKind::Joined) {
            self.forms.insert(token.form.to_owned(), *leaf);
            if form == Form::Stem {
                self.stems.insert(token.stem.to_owned(), *leaf);
            }
        }
        if 1 < words {
            let piece = |token: Token<'_>| match form {
                Form::Stem => Piece::Stem(token.stem.to_owned()),
                _ => Piece::Exact(token.form.to_owned()),
            };
            let pieces = tokens.iter().filter(|token| token.kind == TokenKind::Word).map(piece).collect();
            self.phrases.push((pieces, *leaf));
        }
        *leaf += 1;
    }

    /// Whether there is nothing to match.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty() && self.phrases.is_empty()
    }

    /// All matches in a text, by place, without overlap.
    pub fn matches(&self, text: &str, analyzer: &mut Analyzer) -> Vec<Match> {
        if self.is_empty() || !self.prefilter.passes(text) {
            return Vec::new();
        }
        let mut tokens = Tokens::default();
        // The words of a phrase stand side by side; other words are looked at one by one.
        analyzer.analyze_those(text, &mut tokens, |word| !self.phrases.is_empty() || self.prefilter.passes(word));
        let mut matches: Vec<Match> = Vec::new();
        for token in tokens.iter() {
            let leaf = self.forms.get(token.form).or_else(|| self.stems.get(token.stem));
            matches.extend(leaf.map(|leaf| Match { span: token.span, leaf: *leaf }));
        }
        if !self.phrases.is_empty() {
            let words: Vec<Token<'_>> = tokens.iter().filter(|token| token.kind == TokenKind::Word).collect();
            self.phrases.iter().for_each(|(pieces, leaf)| in_order(&words, pieces, *leaf, &mut matches));
        }
        without_overlap(matches)
    }

    /// Spans of all matches in a text.
    pub fn marks(&self, text: &str, analyzer: &mut Analyzer) -> Vec<Span> {
        self.matches(text, analyzer).into_iter().map(|found| found.span).collect()
    }
}

/// What stands for a word of a phrase with patterns.
fn pieces(word: &PhraseWord, analyzer: &mut Analyzer) -> Vec<Piece> {
    match word {
        PhraseWord::Any => vec![Piece::Any],
        PhraseWord::Pattern { expanded, .. } => vec![Piece::OneOf(expanded.iter().cloned().collect())],
        PhraseWord::Text(text) => {
            let tokens = analyzer.tokens(text);
            let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
            words.map(|token| Piece::Exact(token.form.to_owned())).collect()
        }
    }
}

/// Adds the places where the words stand in that order.
fn in_order(words: &[Token<'_>], pieces: &[Piece], leaf: usize, matches: &mut Vec<Match>) {
    for window in words.windows(pieces.len()) {
        if window.iter().zip(pieces).all(|(token, piece)| fits(token, piece)) {
            let start = window.first().map_or(0, |token| token.span.start);
            let end = window.last().map_or(start, |token| token.span.end);
            matches.push(Match { span: Span { start, end }, leaf });
        }
    }
}

fn fits(token: &Token<'_>, piece: &Piece) -> bool {
    match piece {
        Piece::Stem(stem) => token.stem == stem,
        Piece::Exact(form) => token.form == form,
        Piece::OneOf(forms) => forms.contains(token.form),
        Piece::Any => true,
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
    use crate::french::Analyzer;
    use crate::knowledge::Knowledge;
    use crate::query::parse;
    use jiff::civil::date;

    fn check(query: &str, text: &str, expected: &[&str]) {
        let mut analyzer = Analyzer::default();
        let matcher = Matcher::of(&parse(query, date(2023, 1, 1)).0, Knowledge::embedded(), &mut analyzer);
        let marked: Vec<&str> =
            matcher.marks(text, &mut analyzer).into_iter().map(|span| &text[span.start..span.end]).collect();
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

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
    /// Any of the words that a pattern stands for, with what is elided before it.
    OneOf(FxHashSet<String>, Option<String>),
    /// Any word, with what is elided before it.
    Any(Option<String>),
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
            Some(Piece::OneOf(..) | Piece::Any(_)) | None => None,
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
        let whole = |token: &Token<'_>| match token.kind {
            TokenKind::Joined => true,
            TokenKind::Clitic => false,
            TokenKind::Word | TokenKind::Variant | TokenKind::Accented => words <= 1,
        };
        for token in tokens.iter().filter(whole) {
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
            let words = placed(&tokens);
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
        PhraseWord::Any(clitic) => vec![Piece::Any(clitic.clone())],
        PhraseWord::Pattern { expanded, clitic, .. } => {
            vec![Piece::OneOf(expanded.iter().cloned().collect(), clitic.clone())]
        }
        PhraseWord::Text(text) => {
            let tokens = analyzer.tokens(text);
            let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
            words.map(|token| Piece::Exact(token.form.to_owned())).collect()
        }
    }
}

/// Adds the places where the words stand in that order.
fn in_order(words: &[Placed<'_>], pieces: &[Piece], leaf: usize, matches: &mut Vec<Match>) {
    for window in words.windows(pieces.len()) {
        if window.iter().zip(pieces).all(|(token, piece)| fits(token, piece)) {
            let start = window.first().map_or(0, |word| word.token.span.start);
            let end = window.last().map_or(start, |word| word.token.span.end);
            matches.push(Match { span: Span { start, end }, leaf });
        }
    }
}

/// A word of a text with what is elided before it.
struct Placed<'t> {
    token: Token<'t>,
    clitic: Option<&'t str>,
}

/// The words of a text, each once.
fn placed(tokens: &Tokens) -> Vec<Placed<'_>> {
    let mut words: Vec<Placed<'_>> = Vec::with_capacity(tokens.len());
    for token in tokens.iter() {
        match (token.kind, words.last_mut()) {
            (TokenKind::Word, _) => words.push(Placed { token, clitic: None }),
            // What is elided follows its word in the list.
            (TokenKind::Clitic, Some(last)) => last.clitic = Some(token.form),
            _ => {}
        }
    }
    words
}

fn fits(word: &Placed<'_>, piece: &Piece) -> bool {
    let elided = |clitic: &Option<String>| clitic.as_deref().is_none_or(|clitic| word.clitic == Some(clitic));
    match piece {
        Piece::Stem(stem) => word.token.stem == stem,
        Piece::Exact(form) => word.token.form == form,
        Piece::OneOf(forms, clitic) => forms.contains(word.token.form) && elided(clitic),
        Piece::Any(clitic) => elided(clitic),
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
    use std::collections::{BTreeSet, HashMap};
    use std::fs;
    use std::path::PathBuf;

    use unicode_normalization::UnicodeNormalization;

    use super::{Matcher, Prefilter};
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

    /// Matches of a word in a text, with the prefilter and without.
    fn both_ways(word: &str, texts: &[&str], analyzer: &mut Analyzer) -> usize {
        let with = Matcher::of(&parse(word, date(2023, 1, 1)).0, Knowledge::embedded(), analyzer);
        let without = Matcher { prefilter: Prefilter::default(), ..with.clone() };
        let mut found = 0;
        for text in texts {
            let expected = without.matches(text, analyzer);
            assert_eq!(with.matches(text, analyzer), expected, "{word} in {text}");
            found += expected.len();
        }
        found
    }

    #[test]
    fn the_prefilter_passes_over_no_match() {
        let mut analyzer = Analyzer::default();
        // Pairs of words, each looked for in the other, in several dresses.
        let mut found = 0;
        for line in include_str!("../../tests/data/french_pairs.tsv").lines().skip(1) {
            let mut columns = line.split('\t');
            let (first, second) = (columns.next().unwrap(), columns.next().unwrap());
            for (word, other) in [(first, second), (second, first)] {
                let texts = [
                    format!("On dit {other}, ou l’{other} ; #{other}, anti-{other}."),
                    other.to_uppercase(),
                    other.nfd().collect(),
                ];
                found += both_ways(word, &texts.each_ref().map(String::as_str), &mut analyzer);
            }
        }
        assert!(3_000 < found, "{found} matches");
        // Every word of the samples, in up to three paragraphs that have its family.
        let (mut folders, mut texts) = (vec![PathBuf::from("samples")], Vec::new());
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                match entry.file_type().unwrap().is_dir() {
                    true => folders.push(entry.path()),
                    false => texts.extend(fs::read_to_string(entry.path())),
                }
            }
        }
        let paragraphs: Vec<&str> = texts.iter().flat_map(|text| text.split("\n\n")).collect();
        let mut words: BTreeSet<String> = BTreeSet::new();
        let mut families: HashMap<String, BTreeSet<usize>> = HashMap::new();
        for (rank, paragraph) in paragraphs.iter().enumerate() {
            for token in analyzer.tokens(paragraph).iter() {
                words.insert(paragraph[token.span.start..token.span.end].to_owned());
                families.entry(token.stem.to_owned()).or_default().insert(rank);
            }
        }
        for word in words {
            let stems: Vec<String> = analyzer.tokens(&word).iter().map(|token| token.stem.to_owned()).collect();
            let ranks = stems.iter().filter_map(|stem| families.get(stem)).flatten();
            let near: Vec<&str> =
                ranks.take(3).map(|rank| paragraphs[*rank]).filter(|text| text.len() < 2_000).collect();
            found += both_ways(&format!("={word}"), &near, &mut analyzer) + both_ways(&word, &near, &mut analyzer);
        }
        assert!(10_000 < found, "{found} matches");
    }
}

//! Any text as a query, and through the analyzer: never a panic, every position on a character boundary.

#![no_main]

use jiff::civil::date;
use kiosque::annotation::Span;
use kiosque::french::Analyzer;
use kiosque::{present, query};
use libfuzzer_sys::fuzz_target;

fn check(text: &str, span: Span) {
    assert!(span.start <= span.end && text.get(span.start..span.end).is_some(), "{span:?} of {text:?}");
}

fuzz_target!(|text: &str| {
    let (tree, problems) = query::parse(text, date(2023, 10, 18));
    for problem in &problems {
        check(text, problem.span);
        assert!(!present::problems::english(problem).0.is_empty() && !present::problems::french(problem).0.is_empty());
    }
    tree.visit(&mut |node| match node {
        query::ast::Node::Word(word) => check(text, word.span),
        query::ast::Node::Phrase(phrase) => check(text, phrase.span),
        query::ast::Node::Entity(leaf) => check(text, leaf.span),
        _ => {}
    });
    for token in Analyzer::default().tokens(text).iter() {
        check(text, token.span);
        assert!(token.span.start < token.span.end && !token.form.is_empty() && !token.stem.is_empty(), "{token:?}");
    }
});

//! What holds for every text and every query.

use jiff::civil::date;
use kiosque::annotation::Span;
use kiosque::article::{Article, Provenance, Published};
use kiosque::extract;
use kiosque::french::{Analyzer, TokenKind, Tokens};
use kiosque::knowledge::Knowledge;
use kiosque::query;
use kiosque::search::Question;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::samples_engine;

/// Pieces of French news.
const PIECES: [&str; 40] = [
    "Vladimir Poutine",
    "Xi",
    "M. Macron",
    "Mme Merkel",
    "Kim Jong-un",
    "le président russe",
    "l’Élysée",
    "l'Iran",
    "aujourd’hui",
    "franco-allemand",
    "sino\u{2011}russe",
    "Pékin a annoncé",
    "le Kremlin",
    "à Paris,",
    "Niger",
    "O.N.U.",
    "20 Minutes",
    "49.3",
    "mardi 17 octobre 2023",
    "le 1er mai",
    "18/10/2023",
    "2023-10-18",
    "en 2014",
    "président·e·s",
    "Français(e)s",
    "cœur",
    "ŒUVRE",
    "E\u{301}te\u{301}",
    "« Bien sûr »,",
    "“oui”",
    "Paris, 18 oct. (AFP) -",
    "3 000 €",
    "d’aujourd’hui",
    "qu’Angela",
    "Jean-Luc",
    "L’",
    "-t-il",
    "…",
    "Saint-Siège",
    "Côte d’Ivoire",
];

/// Signs of the query language.
const SIGNS: [&str; 34] = [
    "\"",
    "«",
    "»",
    "“",
    "”",
    "(",
    ")",
    " OR ",
    " OU ",
    " AND ",
    " ET ",
    " NOT ",
    " SAUF ",
    "-",
    "=",
    ":",
    "*",
    "?",
    "~2",
    "..",
    ">=",
    "<",
    "[",
    "]",
    " TO ",
    "titre:",
    "pays:",
    "dirigeant:(",
    "date:",
    "mention:2023-10..",
    "date:[2012 TO",
    "lieu:*",
    "zut:",
    "date:7j",
];

/// What breaks offsets and limits.
const ODDITIES: [&str; 20] = [
    "👩‍🚀",
    "🇫🇷",
    "e\u{301}\u{302}\u{303}",
    "\u{301}",
    "\u{a0}",
    "\u{202f}",
    "\u{200b}",
    "\u{ad}",
    "\u{feff}",
    "\u{0}",
    "\r\n",
    "\n\n",
    "\t",
    "İ",
    "ß",
    "ﬁ",
    "中国",
    "שלום",
    "𝐕",
    "\u{10ffff}",
];

fn long_word() -> impl Strategy<Value = String> {
    (select(vec!["a", "é", "poutine", "’", "-", "·", ".", "(e)", "0"]), 1usize..400)
        .prop_map(|(piece, times)| piece.repeat(times))
}

fn joined(pieces: impl Strategy<Value = String>, most: usize) -> impl Strategy<Value = String> {
    let separated = (pieces, select(vec!["", " ", " ", " ", "\u{a0}", "\n"]));
    prop::collection::vec(separated, 0..most)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(a, b)| [a, b.to_owned()]).collect())
}

/// A text of a newspaper, more or less.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => select(PIECES.to_vec()).prop_map(str::to_owned),
        3 => select(ODDITIES.to_vec()).prop_map(str::to_owned),
        2 => any::<char>().prop_map(String::from),
        1 => long_word(),
        1 => "\\PC{0,12}",
    ];
    joined(piece, 40)
}

/// A query, more or less.
fn query_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => select(SIGNS.to_vec()).prop_map(str::to_owned),
        6 => select(PIECES.to_vec()).prop_map(str::to_owned),
        2 => select(ODDITIES.to_vec()).prop_map(str::to_owned),
        1 => long_word(),
        1 => "\\PC{0,8}",
    ];
    joined(piece, 16)
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

#[test]
fn every_character_is_folded_for_good() {
    let fold = |c: char| kiosque::french::fold(c.encode_utf8(&mut [0; 4]));
    let again: Vec<char> = ('\0'..=char::MAX).filter(|c| kiosque::french::fold(&fold(*c)) != fold(*c)).collect();
    assert!(again.is_empty(), "folded once more, these change: {again:?}");
}

fn check_span(text: &str, span: Span) -> Result<(), TestCaseError> {
    prop_assert!(span.start <= span.end && text.get(span.start..span.end).is_some(), "{span:?} of {text:?}");
    Ok(())
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn tokens_stand_where_they_say(text in text()) {
        let tokens = Analyzer::default().tokens(&text);
        let mut before = 0;
        for token in tokens.iter() {
            check_span(&text, token.span)?;
            prop_assert!(token.span.start < token.span.end, "{token:?}");
            prop_assert!(!token.form.is_empty() && !token.stem.is_empty(), "{token:?}");
            // A compound in one word stands at its first part.
            if token.kind != TokenKind::Joined {
                prop_assert!(before <= token.position, "{token:?} after {before}");
                before = token.position;
            }
        }
    }

    #[test]
    fn buffers_hold_nothing_back(one in text(), two in text()) {
        let (mut analyzer, mut reused) = (Analyzer::default(), Tokens::default());
        analyzer.analyze(&one, &mut reused);
        analyzer.analyze(&two, &mut reused);
        let fresh = Analyzer::default().tokens(&two);
        prop_assert_eq!(reused.iter().collect::<Vec<_>>(), fresh.iter().collect::<Vec<_>>());
    }

    #[test]
    fn every_query_is_read(text in prop_oneof![query_text(), text(), any::<String>()]) {
        let (tree, problems) = query::parse(&text, date(2023, 10, 18));
        for problem in &problems {
            check_span(&text, problem.span)?;
            prop_assert!(!kiosque::present::problems::english(problem).0.is_empty());
        }
        let mut spans = Vec::new();
        tree.visit(&mut |node| match node {
            query::ast::Node::Word(word) => spans.push(word.span),
            query::ast::Node::Phrase(phrase) => spans.push(phrase.span),
            query::ast::Node::Entity(leaf) => spans.push(leaf.span),
            _ => {}
        });
        for span in spans {
            check_span(&text, span)?;
        }
        prop_assert_eq!((tree, problems), query::parse(&text, date(2023, 10, 18)));
    }

    #[test]
    fn dates_of_queries_are_read_or_not(text in "[0-9<>=.jhier -]{0,24}|-?[0-9]{1,9}(-[0-9]{1,3}){0,2}(\\.\\.[0-9]{1,5})?|[0-9]{1,12}[jdsmah]") {
        if let Some((Some(from), Some(to))) = query::date::interval(&text, date(2023, 10, 18)) {
            prop_assert!(from <= to || text.contains(".."), "{text}: {from} to {to}");
        }
    }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn mentions_are_in_order_and_apart(title in text(), body in text(), year in -9999i16..=9999) {
        let published = Some(Published { date: date(year, 10, 18), provenance: Provenance::Metadata });
        let article = Article { id: "a".into(), title, body, published, ..Article::default() };
        let text = article.text();
        let found = extract::annotations(&article, Knowledge::embedded());
        let mut before = 0;
        for mention in &found.mentions {
            check_span(&text, mention.span)?;
            prop_assert!(before <= mention.span.start && mention.span.start < mention.span.end, "{mention:?} after {before}");
            before = mention.span.end;
        }
        let mut before = 0;
        for date in &found.dates {
            check_span(&text, date.span)?;
            prop_assert!(before <= date.span.start && date.span.start < date.span.end, "{date:?} after {before}");
            prop_assert!(date.interval.is_none_or(|(from, to)| from <= to), "{date:?}");
            before = date.span.end;
        }
        for leader in &found.leaders {
            let named = found.people.contains(leader);
            let designated = found.mentions.iter().any(|mention| mention.entity.as_ref() == Some(leader));
            prop_assert!(named || designated, "{leader:?} comes from nowhere");
        }
        for (list, name) in [(&found.people, "people"), (&found.leaders, "leaders"), (&found.places, "places")] {
            let distinct: std::collections::HashSet<_> = list.iter().collect();
            prop_assert_eq!(distinct.len(), list.len(), "{} twice", name);
        }
        prop_assert!(found.countries.iter().all(|country| 0 < country.count && !country.evidence.is_empty()));
        prop_assert_eq!(found, extract::annotations(&article, Knowledge::embedded()));
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn every_search_has_an_answer(query in query_text(), any in any::<bool>(), limit in 0usize..20, offset in 0usize..60) {
        let engine = samples_engine();
        let question = Question { query, any, limit, offset, ..Question::default() };
        let answer = engine.search(&question).unwrap();
        prop_assert!(answer.hits.len() <= limit && answer.total <= 53);
        let fatal = answer.problems.iter().any(|problem| problem.is_fatal());
        prop_assert!(!fatal || answer.hits.is_empty());
        for problem in &answer.problems {
            check_span(&question.query, problem.span)?;
        }
        for hit in &answer.hits {
            for mark in &hit.title_marks {
                check_span(&hit.title, *mark)?;
            }
            prop_assert!(!hit.snippets.is_empty(), "{}: no passage", hit.id);
            for snippet in &hit.snippets {
                let mut before = 0;
                for mark in &snippet.marks {
                    check_span(&snippet.text, *mark)?;
                    prop_assert!(before <= mark.start && mark.start < mark.end, "{snippet:?}");
                    before = mark.end;
                }
                prop_assert!(snippet.text.chars().count() <= 400, "{} characters", snippet.text.chars().count());
            }
        }
        let again = engine.search(&question).unwrap();
        let ids = |answer: &kiosque::search::Answer| answer.hits.iter().map(|hit| hit.id.clone()).collect::<Vec<_>>();
        prop_assert_eq!(ids(&answer), ids(&again));
    }
}

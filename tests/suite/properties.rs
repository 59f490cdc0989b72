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

/// So many random cases, or as many as `PROPTEST_CASES` says.
fn cases(cases: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(cases);
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
        let mut before = 0;
        for quote in &found.quotes {
            check_span(&text, quote.span)?;
            prop_assert!(before <= quote.span.start && quote.span.start < quote.span.end, "{quote:?} after {before}");
            before = quote.span.end;
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

/// Pieces of expressions of time, whole and broken.
const TIMES: &[&str] = &[
    "mardi",
    "lundi prochain",
    "vendredi dernier",
    "samedi 29",
    "dimanche soir",
    "mercredi en huit",
    "ce jeudi",
    "hier",
    "avant-hier",
    "demain matin",
    "aujourd’hui",
    "la veille",
    "le lendemain",
    "le surlendemain",
    "le jour même",
    "ce jour-là",
    "le 29 février",
    "29 février 2023",
    "31 avril",
    "le 1er janvier",
    "31 décembre",
    "du 28 février au 1er mars",
    "les 6, 7 et 8 mai",
    "le 11-Septembre",
    "en mars",
    "fin juin",
    "mi-août 2019",
    "mars dernier",
    "de novembre à février 2020",
    "cet été",
    "l’hiver 2015-2016",
    "au printemps",
    "2e trimestre",
    "premier semestre 2024",
    "cette semaine",
    "la semaine du 29 décembre",
    "le week-end dernier",
    "ce week-end",
    "l’an dernier",
    "l’année prochaine",
    "cette année-là",
    "le mois suivant",
    "ces dernières années",
    "il y a dix ans",
    "il y a 9999 ans",
    "dans 999999999 jours",
    "trois siècles plus tôt",
    "vingt-cinq ans après",
    "deux jours plus tard",
    "dans 4000 mois",
    "pendant trois semaines",
    "un demi-siècle",
    "30,4 secondes",
    "deux ans et demi",
    "chaque lundi",
    "tous les deux ans",
    "par an",
    "à 22h30",
    "vers midi",
    "peu avant minuit",
    "20 heures GMT",
    "dans la nuit de samedi à dimanche",
    "dans la soirée",
    "18:00",
    "XIXe siècle",
    "IVe siècle av. J.-C.",
    "52 av. J.-C.",
    "9999 avant J.-C.",
    "les années 60",
    "années 2990",
    "2022-2023",
    "en 97",
    "an 2000",
    "18/10/2023",
    "10/18/2023",
    "2023-10-18",
    "le 31/02",
    "20/02/14",
    "1234567890",
    "9999-12-31",
    "Pâques",
    "Pâques 1500",
    "Noël",
    "la Toussaint",
    "le premier dimanche de mars",
    "le dernier lundi de février",
    "le 16 à 18 h",
    "depuis",
    "se rendra",
    "a annoncé",
    ", ",
    ". ",
    "\n",
    " et ",
    "(",
    "«",
];

fn time_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => select(TIMES.to_vec()).prop_map(str::to_owned), 1 => select(PIECES.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,4}"];
    let gap = select(vec![" ", "", "-", ", ", "’", "\u{a0}"]);
    prop::collection::vec((piece, gap), 0..14)
        .prop_map(|parts| parts.into_iter().map(|(piece, gap)| piece + gap).collect())
}

/// The day of that number in the calendar, or one of the days where calendars go wrong.
fn any_day() -> impl Strategy<Value = jiff::civil::Date> {
    let edges = [
        date(-9999, 1, 1),
        date(9999, 12, 31),
        date(2024, 2, 29),
        date(2000, 2, 29),
        date(2019, 12, 31),
        date(2020, 1, 1),
        date(-1, 12, 31),
        date(1, 1, 1),
        date(2023, 3, 26),
        date(2023, 10, 29),
    ];
    let any = (-9999i16..=9999, 1i8..=12, 1i8..=31)
        .prop_map(|(year, month, day)| jiff::civil::Date::new(year, month, day).unwrap_or(date(year, month, 28)));
    prop_oneof![1 => select(edges.to_vec()), 3 => any]
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn dates_are_placed_on_the_calendar_or_left_open(body in time_text(), published in prop::option::of(any_day())) {
        let published = published.map(|date| Published { date, provenance: Provenance::Metadata });
        let article = Article { id: "a".into(), body, published, ..Article::default() };
        let text = article.text();
        let found = extract::annotations(&article, Knowledge::embedded()).dates;
        let mut before = 0;
        for date in &found {
            check_span(&text, date.span)?;
            prop_assert!(before <= date.span.start && date.span.start < date.span.end, "{date:?} after {before}");
            before = date.span.end;
            prop_assert!(extract::dates::is_value(&date.value), "{date:?}");
            prop_assert!(date.interval.is_none_or(|(from, to)| from <= to), "{date:?}");
            // What is on the calendar says so in its value, and what is open does not pretend.
            prop_assert_eq!(date.interval.is_some(), date.value.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit()), "{:?}", date);
            if let Some((from, to)) = date.interval {
                let day = date.value.split('T').next().unwrap_or_default();
                let written = format!("{}{:04}-{:02}-{:02}", if from.year() < 0 { "-" } else { "" }, from.year().unsigned_abs(), from.month(), from.day());
                prop_assert_eq!(from == to, day == written, "{:?}", date);
            }
        }
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

//! How French words meet and keep apart: `tests/data/french_pairs.tsv`, by our chain and by others.
//!
//! `cargo test --test main french:: -- --nocapture` prints the table; `OTHER_STEMS=FILE` adds the
//! stems of a file to it, `word<TAB>stem` a line.

use std::collections::HashMap;

use kiosque::french::{Analyzer, TokenKind, fold};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// The shares reached, in tenths of a percent: of pairs that must meet, of pairs that must not.
const REACHED: (usize, usize) = (995, 1_000);

struct Pair {
    first: &'static str,
    second: &'static str,
    meet: bool,
    kind: &'static str,
}

fn pairs() -> Vec<Pair> {
    let lines = include_str!("../data/french_pairs.tsv").lines().skip(1);
    lines
        .map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
            [first, second, wanted @ ("yes" | "no"), kind] => Pair { first, second, meet: wanted == "yes", kind },
            _ => panic!("{line}"),
        })
        .collect()
}

/// The stem of a word, or of a compound in one word.
fn stem(word: &str, analyzer: &mut Analyzer) -> String {
    let tokens = analyzer.tokens(word);
    let joined = tokens.iter().find(|token| token.kind == TokenKind::Joined);
    joined.or_else(|| tokens.get(0)).map(|token| token.stem.to_owned()).unwrap_or_default()
}

/// Pairs right and pairs known.
type Share = (usize, usize);

/// A system: its name, and the stem of a word where it knows it.
type System<'s> = (&'s str, Box<dyn Fn(&str) -> Option<String> + 's>);

fn share<'p>(pairs: impl Iterator<Item = &'p Pair>, stem: &dyn Fn(&str) -> Option<String>) -> Share {
    let known = pairs.filter_map(|pair| Some((stem(pair.first)? == stem(pair.second)?) == pair.meet));
    known.fold((0, 0), |(right, all), is_right| (right + usize::from(is_right), all + 1))
}

/// The stems of another stemmer, `word<TAB>stem` a line in the file that `OTHER_STEMS` names.
fn other_stems() -> Option<HashMap<String, String>> {
    let table = std::fs::read_to_string(std::env::var_os("OTHER_STEMS")?).ok()?;
    Some(table.lines().filter_map(|line| line.split_once('\t')).map(|(w, s)| (w.to_owned(), s.to_owned())).collect())
}

#[test]
fn words_meet_their_family_and_no_other() {
    let pairs = pairs();
    let snowball = frostem::Stemmer::new(frostem::Algorithm::French);
    let ours = |word: &str| Some(stem(word, &mut Analyzer::default()));
    let others = other_stems();
    let mut systems: Vec<System<'_>> = vec![
        ("kiosque", Box::new(ours)),
        ("Snowball, folded", Box::new(|word| Some(snowball.stem(&fold(word)).to_string()))),
        ("Snowball, accented", Box::new(|word| Some(snowball.stem(&word.to_lowercase()).to_string()))),
    ];
    if let Some(others) = &others {
        systems.push(("other", Box::new(|word| others.get(&word.to_lowercase()).cloned())));
    }

    let mut kinds: Vec<&str> = Vec::new();
    kinds.extend(pairs.iter().map(|pair| pair.kind));
    kinds.dedup();
    let names: Vec<&str> = systems.iter().map(|(name, _)| *name).collect();
    println!("| kind | pairs | {} |", names.join(" | "));
    for kind in &kinds {
        let of_kind = || pairs.iter().filter(|pair| pair.kind == *kind);
        let shares = systems
            .iter()
            .map(|(_, stem)| share(of_kind(), stem))
            .map(|(right, all)| format!("{:.1} % of {all}", 100.0 * right as f64 / all.max(1) as f64));
        println!("| {kind} | {} | {} |", of_kind().count(), shares.collect::<Vec<_>>().join(" | "));
    }

    // Accents are folded: words that only accents tell apart are counted apart.
    let counted = || pairs.iter().filter(|pair| pair.kind != "accent");
    let failures: Vec<String> = counted()
        .filter(|pair| (ours(pair.first) == ours(pair.second)) != pair.meet)
        .map(|pair| format!("{} {} ({})", pair.first, pair.second, pair.kind))
        .collect();
    for (meet, reached) in [(true, REACHED.0), (false, REACHED.1)] {
        let (right, all) = share(counted().filter(|pair| pair.meet == meet), &ours);
        assert!(right * 1_000 >= reached * all, "{right} of {all}, not {reached} ‰: {failures:?}");
    }
}

#[test]
fn the_list_is_large_and_without_doubles() {
    let pairs = pairs();
    assert!(420 <= pairs.len());
    let mut seen = std::collections::HashSet::new();
    assert!(pairs.iter().all(|pair| seen.insert((pair.first, pair.second))));
}

/// A word has one stem, however its accents and capitals are typed.
#[test]
fn typing_changes_no_stem() {
    let mut analyzer = Analyzer::default();
    for word in pairs().iter().flat_map(|pair| [pair.first, pair.second]) {
        let expected = stem(word, &mut analyzer);
        for typed in [fold(word), word.to_uppercase(), word.nfd().collect()] {
            assert_eq!(stem(&typed, &mut analyzer), expected, "{word} typed {typed}");
        }
    }
}

/// What the chain has rules for.
const PIECES: [&str; 16] =
    ["(e)(s)", "(e)s", "1", " 000", ".", "\u{202f}", "St", "-", " ", "#", "aB", "É", "'", "ʼ", "·e", "ﬁ"];

proptest! {
    #[test]
    fn any_text_has_tokens_in_order(pieces in prop::collection::vec(
        prop_oneof![
            prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
            "\\PC{0,4}",
        ],
        0..12,
    )) {
        let text = pieces.concat();
        let tokens = Analyzer::default().tokens(&text);
        let mut position = 0;
        for token in tokens.iter() {
            prop_assert!(text.get(token.span.start..token.span.end).is_some());
            prop_assert!(position <= token.position && !token.form.is_empty() && !token.stem.is_empty());
            position = token.position;
        }
    }
}

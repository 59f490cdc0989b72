//! Verbs of saying: « a déclaré », « affirme », « s'est félicité ».

use std::sync::LazyLock;

use crate::knowledge::word_table::{WordTable, hash};
use crate::knowledge::words::{Gap, Words};

/// Folded forms, one a line, in the third person or as participles. « déclare » and « déclaré » are one folded form.
const SAYING: &str = include_str!("verbs.txt");

static SET: LazyLock<WordTable<()>> = LazyLock::new(|| SAYING.lines().map(|form| (form, ())).collect());

/// Folded words at which a verb of saying, « selon » or an auxiliary may stand: most words are none.
static BEGINNINGS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    let others = ["s", "se", "selon", "d"];
    let words = SAYING.lines().chain(AUXILIARIES.iter().copied()).chain(others);
    words.map(|word| (word, ())).collect()
});

const AUXILIARIES: &[&str] = &["a", "ont", "avait", "avaient", "aurait", "est", "etait", "sont"];

/// Folded adverbs that stand between « a » and the participle.
const ADVERBS: &[&str] = &[
    "ainsi",
    "aussi",
    "encore",
    "egalement",
    "ensuite",
    "alors",
    "notamment",
    "toutefois",
    "cependant",
    "immediatement",
    "aussitot",
    "d",
    "ailleurs",
    "par",
    "deja",
    "enfin",
    "meme",
    "simplement",
    "clairement",
    "longuement",
    "lui",
    "neanmoins",
    "tout",
    "de",
    "son",
    "cote",
    "finalement",
    "rapidement",
    "publiquement",
    "sobrement",
    "pour",
];

/// Words between the auxiliary and the participle.
const MOST_ADVERBS: usize = 4;

/// A verb of saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saying {
    /// Rank of its first word: « s » of « s'est félicité ».
    pub first: usize,
    /// Rank of the word after it.
    pub end: usize,
    /// « a-t-il dit », « dit-elle »: said by a pronoun; whether by a woman.
    pub pronoun: Option<bool>,
}

/// Whether anybody may be said to say something from a word on.
pub fn may_begin(words: &Words, rank: usize) -> bool {
    BEGINNINGS.contains(words.hash(rank))
}

/// The verb of saying that begins at a word.
pub fn at(words: &Words, rank: usize) -> Option<Saying> {
    if !may_begin(words, rank) {
        return None;
    }
    let (mut next, mut pronoun) = (rank, None);
    if matches!(words.folded(next), "s" | "se") {
        next += 1;
    }
    if AUXILIARIES.contains(&words.folded(next)) {
        next += 1;
        // « a-t-il ajouté », « s'est-elle félicitée »
        let inverted = inverted(words, next - 1);
        if let Some((woman, end)) = inverted {
            (pronoun, next) = (woman, end);
        }
        let mut adverbs = 0;
        while adverbs < MOST_ADVERBS && ADVERBS.contains(&words.folded(next)) && joined(words, next) {
            next += 1;
            adverbs += 1;
        }
        let said = joined(words, next) && SET.contains(words.hash(next));
        return said.then_some(Saying { first: rank, end: next + 1, pronoun });
    }
    if !SET.contains(words.hash(next)) || (rank < next && !joined(words, next)) {
        return None;
    }
    next += 1;
    if let Some((woman, end)) = inverted(words, next - 1) {
        (pronoun, next) = (woman, end);
    }
    Some(Saying { first: rank, end: next, pronoun })
}

/// « -t-il », « -elle » after a verb: whether a woman speaks (nothing for « on ») and the rank after it.
fn inverted(words: &Words, verb: usize) -> Option<(Option<bool>, usize)> {
    if words.gap(verb) != Gap::Hyphen {
        return None;
    }
    let pronoun = if words.folded(verb + 1) == "t" && words.gap(verb + 1) == Gap::Hyphen { verb + 2 } else { verb + 1 };
    match words.folded(pronoun) {
        "il" => Some((Some(false), pronoun + 1)),
        "elle" => Some((Some(true), pronoun + 1)),
        _ => None,
    }
}

fn joined(words: &Words, rank: usize) -> bool {
    rank.checked_sub(1).is_some_and(|before| matches!(words.gap(before), Gap::Space | Gap::Apostrophe | Gap::Hyphen))
}

/// Whether a folded word is a verb of saying.
pub fn is_saying(folded: &str) -> bool {
    SET.contains(hash(folded))
}

#[cfg(test)]
mod tests {
    use super::{SAYING, at};
    use crate::knowledge::words::Words;

    #[test]
    fn sorted() {
        assert!(SAYING.lines().is_sorted() && SAYING.lines().all(|form| crate::french::fold(form) == form));
    }

    #[test]
    fn verbs_of_saying() {
        for (text, expected) in [
            ("a déclaré Marie", Some((2, None))),
            ("a ainsi ajouté Marie", Some((3, None))),
            ("affirme Marie", Some((1, None))),
            ("s’est félicité Marie", Some((3, None))),
            ("a-t-il ajouté", Some((4, Some(false)))),
            ("dit-elle", Some((2, Some(true)))),
            ("a mangé Marie", None),
            ("Marie", None),
        ] {
            let found = at(&Words::of(text), 0).map(|saying| (saying.end, saying.pronoun));
            assert_eq!(found, expected, "{text}");
        }
    }
}

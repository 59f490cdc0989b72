//! « … », dit Zarema, une voisine: who speaks is a person, whatever the name looks like.

use super::super::tagger::Tagged;
use crate::annotation::Kind;
use crate::knowledge::words::{Case, Gap, Words};

/// Folded verbs that follow a quotation and come before the speaker.
const SPEECH: &[&str] = &[
    "affirme", "ajoute", "assure", "avoue", "clame", "confie", "constate", "decrit", "deplore", "dit", "estime",
    "explique", "glisse", "insiste", "lance", "murmure", "note", "poursuit", "raconte", "rapporte", "regrette",
    "resume", "rigole", "indigne", "inquiete", "amuse", "rejouit", "souffle", "souligne", "soupire", "sourit",
    "temoigne", "tranche",
];

/// Makes persons of the names of one word that speak and that their apposition introduces.
pub fn settle(words: &Words, tagged: &mut [Tagged]) {
    for name in tagged.iter_mut().filter(|name| name.length == 1) {
        if speaks(words, name.first) && is_introduced(words, name.first) {
            name.kind = Kind::Person;
        }
    }
}

/// Whether a verb of speech stands right before, and the end of a quotation before it.
fn speaks(words: &Words, rank: usize) -> bool {
    let capitals = words.get(rank).is_none_or(|word| word.case == Case::Upper);
    let verb = words.before(rank, |gap| gap == Gap::Space).filter(|verb| SPEECH.contains(&words.folded(*verb)));
    // « s'indigne Zarema ».
    let begins = |verb: usize| words.before(verb, |gap| gap == Gap::Apostrophe).unwrap_or(verb);
    let ends = |verb: usize| words.before(begins(verb), |gap| matches!(gap, Gap::Break | Gap::Pause)).is_some();
    !capitals && verb.is_some_and(ends)
}

/// Whether « une voisine », « 34 ans », « sa sœur » follows a comma.
fn is_introduced(words: &Words, rank: usize) -> bool {
    let folded = words.folded(rank + 1);
    let age = words.folded(rank + 2) == "ans" && folded.bytes().all(|byte| byte.is_ascii_digit());
    words.gap(rank) == Gap::Pause && (age || matches!(folded, "un" | "une" | "sa" | "son" | "leur"))
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tagged, settle};
    use crate::knowledge::words::Words;

    #[test]
    fn speakers_are_persons() {
        let check = |text: &str, first: usize, expected: Kind| {
            let mut tagged = [Tagged { first, length: 1, kind: Kind::Place }];
            settle(&Words::of(text), &mut tagged);
            assert_eq!(tagged[0].kind, expected, "{text}");
        };
        check("« On a faim », dit Zarema, une voisine.", 4, Kind::Person);
        check("« On a faim », raconte Zarema, 34 ans.", 4, Kind::Person);
        check("« On a faim », s'indigne Zarema, une voisine.", 5, Kind::Person);
        check("Il part, dit-on, à Zarema, une ville.", 5, Kind::Place);
        check("« On a faim », dit Zarema.", 4, Kind::Place);
    }
}

//! Names without the words around them that the tagger took along: « RTL mercredi », « AFP Marie Delcourt », « le procureur
//! de la République de Tarbes ».

use super::super::bounds::bare;
use super::super::context::is_function_word;
use super::super::scan::Scan;
use super::super::tagger::Tagged;
use crate::annotation::{Evidence, Kind};
use crate::knowledge::words::{Case, Gap, Words};

/// Folded words with which no name ends.
const ENDINGS: &[&str] =
    &["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "ndlr", "hier", "aujourd"];

/// Words before « la République de Tarbes » among which a prosecutor is looked for.
const REACH: usize = 5;

/// Cuts each name to what it is.
pub fn settle(scan: &Scan<'_>, names: &mut [Tagged]) {
    for name in names.iter_mut() {
        end(scan.words(), name);
        start(scan.words(), name);
        prosecutor(scan.words(), name);
        agency(scan, name);
        (name.first, name.length) = bare(scan.words(), name.first, name.length, name.kind);
    }
}

/// « RTL mercredi ».
fn end(words: &Words, name: &mut Tagged) {
    while 1 < name.length && ENDINGS.contains(&words.folded(name.first + name.length - 1)) {
        name.length -= 1;
    }
}

/// « À Melbourne », « En Isère » at the head of a sentence; organisations may be called anything.
fn start(words: &Words, name: &mut Tagged) {
    while 1 < name.length
        && name.kind != Kind::Organisation
        && words.begins(name.first)
        && words.gap(name.first) == Gap::Space
        && is_function_word(words.folded(name.first))
        && !matches!(words.folded(name.first), "le" | "la" | "les")
    {
        *name = Tagged { first: name.first + 1, length: name.length - 1, ..*name };
    }
}

/// « le procureur de la République de Tarbes »: the town.
fn prosecutor(words: &Words, name: &mut Tagged) {
    let of = matches!(words.folded(name.first + 1), "de" | "d" | "du");
    if name.length < 3 || words.folded(name.first) != "republique" || !of || words.folded(name.first - 1) != "la" {
        return;
    }
    let office = |rank: usize| matches!(words.folded(rank), "procureur" | "procureure" | "procureurs" | "parquet");
    if (name.first.saturating_sub(REACH)..name.first).any(office) {
        *name = Tagged { first: name.first + 2, length: name.length - 2, ..*name };
    }
}

/// « a dit à l'AFP Marie Delcourt »: the agency is a name of its own, and somebody follows.
fn agency(scan: &Scan<'_>, name: &mut Tagged) {
    let words = scan.words();
    let candidate = scan.candidate_at(name.first);
    let acronym = words.get(name.first).is_some_and(|word| word.case == Case::Upper)
        && candidate.is_some_and(|candidate| {
            candidate.length == 1
                && candidate
                    .decision
                    .as_ref()
                    .is_some_and(|decision| decision.kind == Kind::Organisation && decision.evidence != Evidence::Model)
        });
    let somebody = scan.knowledge.first_names.contains(words.folded(name.first + 1))
        && words.get(name.first + 1).is_some_and(|word| word.case == Case::Capital);
    if 2 < name.length && acronym && somebody && words.gap(name.first) == Gap::Space {
        *name = Tagged { first: name.first + 1, length: name.length - 1, kind: Kind::Person };
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tagged, settle};
    use crate::extract::known;
    use crate::knowledge::Knowledge;

    #[test]
    fn names_are_cut_to_what_they_are() {
        let check = |text: &str, name: &str, kind: Kind, expected: (&str, Kind)| {
            let scan = known(text, None, Knowledge::embedded());
            let words = scan.words();
            let at = text.find(name).unwrap();
            let (first, end) = (words.from_byte(at), words.from_byte(at + name.len()));
            let mut names = [Tagged { first, length: end - first, kind }];
            settle(&scan, &mut names);
            let [name] = names;
            let span = |rank: usize| words.get(rank).unwrap().span;
            let shown = &text[span(name.first).start..span(name.first + name.length - 1).end];
            assert_eq!((shown, name.kind), expected, "{text}");
        };
        let (person, place, organisation) = (Kind::Person, Kind::Place, Kind::Organisation);
        check("sur RTL mercredi soir", "RTL mercredi", organisation, ("RTL", organisation));
        check("Il part. À Kerbruc, rien.", "À Kerbruc", place, ("Kerbruc", place));
        check("Rien à La Kerbruc.", "La Kerbruc", place, ("La Kerbruc", place));
        check("le procureur de la République de Kerbruc", "République de Kerbruc", place, ("Kerbruc", place));
        check("dans la République de Kerbruc", "République de Kerbruc", place, ("République de Kerbruc", place));
        check("a dit à l'AFP Marie Delcourt", "AFP Marie Delcourt", organisation, ("Marie Delcourt", person));
        check("le Pr Delcourt a dit", "Pr Delcourt", person, ("Delcourt", person));
    }
}

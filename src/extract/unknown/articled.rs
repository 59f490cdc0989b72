//! People take no article: « le Levothyrox », « du Levothyrox » is a thing, and so is every « Levothyrox » of the
//! article. « Notre-Dame » is a church.

use rustc_hash::FxHashSet;

use super::super::tagger::Tagged;
use crate::annotation::Kind;
use crate::knowledge::words::{Case, Gap, Words};

/// Articles in the singular, folded; « les Kennedy » are a family, « la Callas » is one singer, « l'Obama de demain »
/// is said of people.
const ARTICLES: &[&str] = &["le", "du", "au"];

/// Takes the names away that stand for a thing, unless a full name of the article ends in them.
pub fn settle(words: &Words, tagged: &mut Vec<Tagged>) {
    for name in tagged.iter_mut() {
        let church = words.folded(name.first) == "notre" && words.folded(name.first + 1) == "dame";
        if church && name.kind == Kind::Person {
            name.kind = Kind::Place;
        }
    }
    let persons = || tagged.iter().filter(|name| name.kind == Kind::Person);
    let surnames: FxHashSet<&str> =
        persons().filter(|name| 2 <= name.length).map(|name| words.folded(name.first + name.length - 1)).collect();
    let things: FxHashSet<&str> = persons()
        .filter(|name| name.length == 1 && has_article(words, name.first))
        .map(|name| words.folded(name.first))
        .filter(|name| !surnames.contains(name))
        .collect();
    tagged.retain(|name| name.kind != Kind::Person || 1 < name.length || !things.contains(words.folded(name.first)));
}

/// Whether an article stands right before a word; « Le Pen » is a name, « le Pen » is none.
fn has_article(words: &Words, rank: usize) -> bool {
    words.before(rank, |gap| gap == Gap::Space).is_some_and(|previous| {
        words.get(previous).is_some_and(|word| word.case == Case::Lower) && ARTICLES.contains(&words.folded(previous))
    })
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tagged, settle};
    use crate::knowledge::words::Words;

    #[test]
    fn things_are_no_persons() {
        let check = |text: &str, names: &[(usize, usize)], expected: &[(usize, Kind)]| {
            let mut tagged: Vec<Tagged> =
                names.iter().map(|&(first, length)| Tagged { first, length, kind: Kind::Person }).collect();
            settle(&Words::of(text), &mut tagged);
            let kept: Vec<(usize, Kind)> = tagged.iter().map(|name| (name.first, name.kind)).collect();
            assert_eq!(kept, expected, "{text}");
        };
        check("le retour du Zolpirex, car Zolpirex soigne", &[(3, 1), (5, 1)], &[]);
        check("Anne Castagnou et le Castagnou de 2019", &[(0, 2), (4, 1)], &[(0, Kind::Person), (4, Kind::Person)]);
        check("chez les Castagnou", &[(2, 1)], &[(2, Kind::Person)]);
        check("la flèche de Notre-Dame", &[(3, 2)], &[(3, Kind::Place)]);
    }
}

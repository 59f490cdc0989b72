//! « avenue Jean-Médecin », « lycée Paul-Éluard »: what bears the name of a person is no person.

use super::super::named_after::{is_named_after_people, is_thing};
use super::super::tagger::Tagged;
use crate::annotation::Kind;
use crate::knowledge::words::{Gap, Words};

/// Makes places of the people after whom streets and buildings are named, until their noun tells what they are; takes
/// those away whose prize or plan has no place.
pub fn settle(words: &Words, names: &mut Vec<Tagged>) {
    names.retain_mut(|name| {
        let noun = words.before(name.first, |gap| gap == Gap::Space).map_or("", |previous| words.folded(previous));
        let person = name.kind == Kind::Person;
        if person && is_named_after_people(noun) {
            name.kind = Kind::Place;
        }
        !person || !is_thing(noun)
    });
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tagged, settle};
    use crate::knowledge::words::Words;

    #[test]
    fn things_and_people() {
        let check = |text: &str, first: usize, expected: Option<Kind>| {
            let mut names = vec![Tagged { first, length: 2, kind: Kind::Person }];
            settle(&Words::of(text), &mut names);
            assert_eq!(names.first().map(|name| name.kind), expected, "{text}");
        };
        check("l'avenue Jean-Médecin est vide", 2, Some(Kind::Place));
        check("le lycée Paul-Éluard", 2, Some(Kind::Place));
        check("le prix Jean Médecin", 2, None);
        check("le maire Jean Médecin", 2, Some(Kind::Person));
        check("dans la rue, Jean Médecin", 3, Some(Kind::Person));
    }
}

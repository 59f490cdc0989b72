//! People asked for as the press designates them: « M. Poutine », « le président Macron », « président russe ».

use jiff::civil::Date;

use crate::annotation::{Entity, Evidence, Kind};
use crate::article::{Article, Provenance, Published};
use crate::extract;
use crate::french::fold;
use crate::knowledge::{Knowledge, LookUp};

/// Longer values are no title or office.
const LONGEST: usize = 80;

/// Whom a civil title and a name stand for: those that the name stands for, without those of the other sex.
pub fn titled(value: &str, knowledge: &Knowledge) -> Vec<Entity> {
    let Some((title, name)) = value.trim().split_once(char::is_whitespace) else { return Vec::new() };
    let title = fold(title.trim_end_matches('.'));
    if !extract::is_title(&title) {
        return Vec::new();
    }
    let woman = extract::womans_title(&title);
    let mut found = knowledge.entities_named(LookUp::Person, name);
    let of = |entity: &Entity| knowledge.person(&entity.id).and_then(|person| person.woman);
    found.retain(|entity| woman.is_none() || of(entity).is_none() || of(entity) == woman);
    found
}

/// Whom an office designates on a day, read as extraction reads an article of that day; with whether it is by the office
/// alone, and not by a name beside it.
pub fn holder(value: &str, today: Date, knowledge: &Knowledge) -> Option<(Entity, bool)> {
    if LONGEST < value.len() {
        return None;
    }
    let published = Some(Published { date: today, provenance: Provenance::Metadata });
    for article in ["", "le ", "la ", "l'"] {
        let body = format!("{article}{} a parlé.", value.trim());
        let found = extract::annotations(&Article { body, published, ..Article::default() }, knowledge);
        let mut people = found.mentions.into_iter().filter(|mention| mention.kind == Kind::Person);
        let by = people.next().and_then(|mention| Some((mention.entity?, mention.evidence)));
        // Who the tables do not know is no answer.
        let known =
            by.filter(|(entity, evidence)| *evidence != Evidence::Model && knowledge.person(&entity.id).is_some());
        if let Some((entity, evidence)) = known {
            let words = fold(value);
            let named = knowledge.surfaces(&entity.id).iter().any(|name| words.ends_with(&fold(name)));
            return Some((entity, evidence == Evidence::Role && !named));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{holder, titled};
    use crate::knowledge::Knowledge;
    use jiff::civil::date;

    #[test]
    fn civil_titles_tell_the_sexes_apart() {
        for (value, expected) in [
            ("M. Poutine", &["Vladimir Poutine"][..]),
            ("Mme Merkel", &["Angela Merkel"]),
            ("M. Macron", &["Emmanuel Macron"]),
            ("Mme Macron", &["Brigitte Macron"]),
            ("Poutine", &[]),
        ] {
            let found = titled(value, Knowledge::embedded());
            assert_eq!(found.iter().map(|entity| &*entity.name).collect::<Vec<_>>(), expected, "{value}");
        }
    }

    #[test]
    fn offices_designate_their_holder_of_the_day() {
        for (value, expected) in [
            ("président russe", Some(("Vladimir Poutine", true))),
            ("le président russe", Some(("Vladimir Poutine", true))),
            ("chancelière allemande", Some(("Angela Merkel", true))),
            ("le président Macron", Some(("Emmanuel Macron", false))),
            ("le boulanger", None),
        ] {
            let found = holder(value, date(2020, 3, 1), Knowledge::embedded());
            let found = found.as_ref().map(|(entity, office)| (&*entity.name, *office));
            assert_eq!(found, expected, "{value}");
        }
    }
}

//! Middle names: « Vladimir Vladimirovitch Poutine », « Donald J. Trump » are who the first name and the surname say.

use super::scan::Scan;
use crate::knowledge::words::{Case, Gap};
use crate::knowledge::{Found, Sense};

/// Most names between the first name and the surname.
const MOST: usize = 2;

/// Joins first name, middle names and surname to one candidate.
pub fn join(scan: &mut Scan<'_>) {
    let mut absorbed: Vec<usize> = Vec::new();
    for index in 0..scan.candidates.len() {
        let Some((length, person)) = joined(scan, index) else { continue };
        // « Vladimir » is also a town.
        let first = scan.candidates.get(index).map_or(0, |candidate| candidate.first - length);
        absorbed.extend(
            index
                .checked_sub(1)
                .filter(|before| scan.candidates.get(*before).is_some_and(|before| first < before.end())),
        );
        if let Some(candidate) = scan.candidates.get_mut(index) {
            candidate.first -= length;
            candidate.length += length;
            candidate.senses = vec![Found { sense: Sense::Person(person), preferred: false }];
        }
    }
    let (mut index, mut absorbed) = (0, absorbed.into_iter().peekable());
    scan.candidates.retain(|_| {
        index += 1;
        absorbed.next_if_eq(&(index - 1)).is_none()
    });
}

/// The number of words before the surname that belong to its name, and the person.
fn joined(scan: &Scan<'_>, index: usize) -> Option<(usize, usize)> {
    let candidate = scan.candidates.get(index)?;
    let words = scan.words();
    let before = index.checked_sub(1).and_then(|before| scan.candidates.get(before));
    let alone = before.filter(|before| before.length == 1 && before.senses.iter().all(|found| is_place(found.sense)));
    // The last word that belongs to another name.
    let free = before.map_or(0, |before| if alone.is_some() { before.first } else { before.end() });
    let taken = alone.map(|before| before.first);
    let name = |gap| matches!(gap, Gap::Space | Gap::Dot);
    let capital = |rank: usize| words.get(rank).is_some_and(|word| word.case != Case::Lower);
    let mut middle =
        words.before(candidate.first, name).filter(|rank| free <= *rank && capital(*rank) && taken != Some(*rank))?;
    for _ in 0..MOST {
        // « J. » is an initial, « fin. » the end of a sentence.
        if words.gap(middle) == Gap::Dot && 1 < words.folded(middle).len() {
            return None;
        }
        let first = words.before(middle, |gap| gap == Gap::Space).filter(|rank| free <= *rank && capital(*rank))?;
        let mut bearers = candidate.senses.iter().filter_map(|found| match found.sense {
            Sense::Surname(rank) => Some(rank),
            _ => None,
        });
        let person = bearers.find(|rank| {
            let person = scan.knowledge.people.get(*rank);
            person.is_some_and(|person| has_first_name(&person.entity.name, words.folded(first)))
        });
        if let Some(person) = person {
            return Some((candidate.first - first, person));
        }
        if taken == Some(first) {
            return None;
        }
        middle = first;
    }
    None
}

fn is_place(sense: Sense) -> bool {
    matches!(sense, Sense::Place(_))
}

/// Whether a name begins with that folded first name.
fn has_first_name(name: &str, folded: &str) -> bool {
    let first = name.split([' ', '-']).next().unwrap_or_default();
    1 < folded.len() && name.contains(' ') && crate::french::fold(first) == folded
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::mentions;

    #[test]
    fn names_with_more_than_a_first_name() {
        for (text, expected) in [
            ("Vladimir Vladimirovitch Poutine parle.", "Vladimir Vladimirovitch Poutine→Vladimir Poutine:alias"),
            ("Donald J. Trump parle.", "Donald J. Trump→Donald Trump:alias"),
            ("Angela Dorothea Merkel parle.", "Angela Dorothea Merkel→Angela Merkel:alias"),
            ("Jean Vladimirovitch Poutine parle.", ""),
            ("Vladimir Dupont Durand Martin Poutine parle.", ""),
        ] {
            assert_eq!(mentions(text, Some("2020-06-15")), expected, "{text}");
        }
    }
}

//! Sentences about an earlier year: « En 1994, le président américain… » is about another president than today's.

use jiff::civil::Date;

use super::reading::Reading;
use crate::extract::dates::month_named;
use crate::knowledge::words::Words;

/// Words of a sentence that are looked at, before and after the role.
const SENTENCE: usize = 60;

/// Folded participles before « en 2017 » that tell since when somebody is in office.
const ELECTED: &[&str] = &[
    "elu", "elue", "reelu", "reelue", "nomme", "nommee", "arrive", "arrivee", "investi", "investie", "pouvoir", "ne",
    "nee",
];

fn year(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse().ok())?.filter(|year| (1800..2100).contains(year))
}

/// An earlier year that the sentence speaks of: « En 1994, le président américain… ».
pub fn earlier(words: &Words, reading: &Reading, day: Date) -> Option<i16> {
    let first = reading.sentence.max(reading.head.saturating_sub(SENTENCE));
    let mut earlier = None;
    for rank in first..(reading.end + SENTENCE).min(words.len()) {
        if reading.end <= rank && words.begins(rank) {
            break;
        }
        if first == rank && words.folded(rank) == "il" && words.folded(rank + 1) == "y" && words.folded(rank + 2) == "a"
        {
            // « Il y a vingt ans »: no year is told, and no holder is known for it.
            let years = (rank + 3..rank + 6).any(|rank| matches!(words.folded(rank), "ans" | "annees" | "decennies"));
            if years {
                return Some(i16::MIN);
            }
        }
        let Some(year) = year(words.folded(rank)).filter(|year| *year < day.year()) else { continue };
        let previous = words.folded(rank.wrapping_sub(1));
        let told = previous == "en" || month_named(previous).is_some();
        let elected = rank.checked_sub(2).is_some_and(|rank| ELECTED.contains(&words.folded(rank)));
        if told && !elected {
            earlier = earlier.min(Some(year)).or(Some(year));
        }
    }
    earlier
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::mentions;

    #[test]
    fn roles_of_another_year() {
        for (text, expected) in [
            ("En 1994, le président américain a cédé.", "américain→US:demonym"),
            ("Le président américain avait cédé en mai 2009.", "américain→US:demonym"),
            ("Il y a vingt ans, le président américain a cédé.", "américain→US:demonym"),
            ("Élu en 2016, le président américain a cédé.", "Le président américain→Donald Trump:role"),
            ("Le président russe a cédé en 2019.", "Le président russe→Vladimir Poutine:role"),
            ("Le président américain a cédé en 2020.", "Le président américain→Donald Trump:role"),
        ] {
            let found = mentions(text, Some("2020-06-15"));
            assert!(
                found.eq_ignore_ascii_case(expected) || found.ends_with(expected.trim_start_matches("Le ")),
                "{text}: {found}"
            );
        }
    }
}

//! The agency dateline at the head of a text: « Paris, 18 oct. 2023 (AFP) - », « (AFP) - 18/10/2023 ».
//!
//! **Invariant**: only reads, the text is kept; a dateline without a year is not a date.

use jiff::civil::Date;

use super::date;

/// A place before the date is at most this long, in bytes.
const LONGEST_PLACE: usize = 60;

/// Words of places that begin with no capital (« Val-de-Marne », « Rio de Janeiro »).
const SMALL_WORDS: [&str; 12] = ["de", "du", "des", "la", "le", "les", "sur", "sous", "en", "et", "d", "l"];

/// The day of the dateline a paragraph begins with.
pub(super) fn find(paragraph: &str) -> Option<Date> {
    let digit = paragraph.find(|c: char| c.is_ascii_digit()).filter(|at| *at <= LONGEST_PLACE + 20)?;
    let mut previous = ' ';
    // The date begins at its number or at the day of the week before it: the first word from which a date is read.
    for (at, c) in paragraph.char_indices().take_while(|(at, _)| *at <= digit) {
        let begins_word = " (-'’".contains(previous);
        previous = c;
        let Some((before, candidate)) = paragraph.split_at_checked(at).filter(|_| begins_word) else { continue };
        if let Some((date, after)) = date::leading(candidate) {
            return (opens(before) && closes(after)).then_some(date);
        }
    }
    None
}

/// What may stand before the date: nothing but a place, an agency, both.
fn opens(before: &str) -> bool {
    let trimmed = before.trim_end_matches([' ', '-', '–', '—', ',', ':', '(']).trim();
    if trimmed.is_empty() {
        return before.contains('(');
    }
    let (place, agency) = match trimmed.split_once('(') {
        Some((place, agency)) => (place.trim().trim_end_matches(','), agency.strip_suffix(')')),
        None => (trimmed, Some("")),
    };
    agency.is_some_and(is_agency) && is_place(place)
}

/// What must stand after the date: a dash, a colon, an agency, the end.
fn closes(rest: &str) -> bool {
    let rest = rest.trim_start().trim_start_matches(')').trim_start();
    if let Some(after) = rest.strip_prefix('(') {
        return after.split_once(')').is_some_and(|(agency, _)| is_agency(agency));
    }
    rest.is_empty() || rest.starts_with(['-', '–', '—', ':', '|'])
}

fn is_agency(text: &str) -> bool {
    text.chars().count() <= 20
        && text.chars().all(|c| c.is_alphanumeric() || " .-/&".contains(c))
        && (text.is_empty() || text.starts_with(char::is_uppercase))
}

fn is_place(text: &str) -> bool {
    text.len() <= LONGEST_PLACE
        && text.split([' ', '-', ',', '\'', '’']).filter(|word| !word.is_empty()).all(|word| {
            word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic) || SMALL_WORDS.contains(&word)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paragraph: &str, expected: &str) {
        assert_eq!(find(paragraph).map(|d| d.to_string()).unwrap_or_default(), expected, "{paragraph}");
    }

    #[test]
    fn datelines() {
        check("Paris, 18 oct. 2023 (AFP) - Le président", "2023-10-18");
        check("Paris, 18 oct 2023 (AFP) - Le président", "2023-10-18");
        check("PARIS (AFP) - 18 octobre 2023 - Le président", "2023-10-18");
        check("(AFP) - 18/10/2023", "2023-10-18");
        check("PÉKIN, 18 octobre 2023 — Le président", "2023-10-18");
        check("Pékin, le 18 octobre 2023 : le président", "2023-10-18");
        check("Pékin, mercredi 18 octobre 2023 — Le président", "2023-10-18");
        check("Rio de Janeiro (Reuters), 18.10.2023 – Le", "2023-10-18");
        check("NEW YORK (Nations unies), 1er mars 2022 (AFP) — Le", "2022-03-01");
    }

    #[test]
    fn not_datelines() {
        check("Paris, 18 oct. (AFP) - Le président", "");
        check("Le 18 octobre 2023, Vladimir Poutine", "");
        check("Paris, le 18 octobre 2023, a connu", "");
        check("Né à Paris le 18 octobre 2023 - il", "");
        check("Paris a dit le 18 octobre 2023 : non", "");
        check("En 2023, la Chine", "");
        check("18 personnes - dont 2023", "");
        check("", "");
    }
}

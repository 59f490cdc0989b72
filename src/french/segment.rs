//! Raw words: runs of letters and figures, held together by what French writes inside words.

use super::apostrophe::is_apostrophe;
use super::hyphen::is_hyphen;
use super::inclusive::{is_median_dot, parentheses};
use super::number;
use crate::annotation::Span;

/// Raw words of a text, in order: letters and figures, joined by single apostrophes, hyphens, median dots, dots and
/// commas between figures, spaces between thousands, dots of acronyms, and inclusive endings.
pub fn raw_words(text: &str) -> RawWords<'_> {
    RawWords { text, at: 0 }
}

/// See [`raw_words`].
#[derive(Debug, Clone)]
pub struct RawWords<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for RawWords<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let rest = self.text.get(self.at..)?;
        let start = self.at + rest.find(|c: char| c.is_alphanumeric() && c != 'ʼ')?;
        let end = start + word_length(self.text.get(start..)?);
        self.at = end;
        Some(Span { start, end })
    }
}

/// Length in bytes of the word at the head of a text.
fn word_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    let mut previous = ' ';
    while let Some(&byte) = bytes.get(end) {
        // Most of the text is lower-case ASCII.
        if byte.is_ascii_alphanumeric() {
            previous = byte as char;
            end += 1;
            continue;
        }
        let mut rest = text.get(end..).unwrap_or_default().chars();
        let Some(c) = rest.next() else { break };
        if c.is_alphanumeric() || is_mark(c) {
            previous = c;
            end += c.len_utf8();
            continue;
        }
        if c == '(' && previous.is_alphabetic() {
            return end + parentheses(text.get(end..).unwrap_or_default());
        }
        if c.is_whitespace() {
            // « 1 000 »: the space belongs to the number.
            if !previous.is_ascii_digit() || !goes_on(text, end) {
                break;
            }
            previous = c;
            end += c.len_utf8();
            continue;
        }
        let next = rest.next();
        if !joins(previous, c, next, text.get(..end).unwrap_or_default()) {
            break;
        }
        previous = c;
        end += c.len_utf8();
    }
    end
}

fn goes_on(text: &str, at: usize) -> bool {
    text.split_at_checked(at).is_some_and(|(before, rest)| number::goes_on(before, rest))
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Whether `c`, between the characters `previous` and `next`, belongs to the word that `before` begins.
fn joins(previous: char, c: char, next: Option<char>, before: &str) -> bool {
    let letter_follows = next.is_some_and(char::is_alphanumeric);
    match c {
        c if is_apostrophe(c) || is_hyphen(c) => previous.is_alphanumeric() && letter_follows,
        c if is_median_dot(c) => previous.is_alphabetic() && letter_follows,
        '.' if previous.is_numeric() => next.is_some_and(char::is_numeric),
        '.' => (previous.is_uppercase() && is_acronym_head(before)) || (letter_follows && is_inclusive_head(next)),
        ',' => previous.is_numeric() && next.is_some_and(char::is_numeric),
        _ => false,
    }
}

/// « O », « O.N »: capitals one by one, so that the dot that follows may be an acronym's.
fn is_acronym_head(before: &str) -> bool {
    let before = before.rsplit(is_apostrophe).next().unwrap_or_default();
    let mut letters = 0;
    let mut expects_letter = true;
    for c in before.chars() {
        match (expects_letter, c) {
            (true, c) if c.is_uppercase() => letters += 1,
            (false, '.') => {}
            _ => return false,
        }
        expects_letter = !expects_letter;
    }
    0 < letters
}

/// A dot before « e » may be inclusive writing: the chain looks at the whole and falls back to two words.
fn is_inclusive_head(next: Option<char>) -> bool {
    matches!(next, Some('e' | 's' | 'r' | 't' | 'n' | 'v' | 'x'))
}

#[cfg(test)]
mod tests {
    use super::raw_words;

    fn check(text: &str, expected: &[&str]) {
        let words: Vec<&str> = raw_words(text).map(|span| &text[span.start..span.end]).collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn words_and_what_holds_them() {
        check("L’élection d'aujourd'hui : œuvres.", &["L’élection", "d'aujourd'hui", "œuvres"]);
        check("«sino-russe», a-t-il dit", &["sino-russe", "a-t-il", "dit"]);
        check("l'O.N.U. a dit. Non.", &["l'O.N.U.", "a", "dit", "Non"]);
        check("O.N.U. et M. Xi", &["O.N.U.", "et", "M.", "Xi"]);
        check("1,5 million, 49.3, 16.000 euros", &["1,5", "million", "49.3", "16.000", "euros"]);
        check("président·e·s et élu.e.s", &["président·e·s", "et", "élu.e.s"]);
        check("1 000 euros, 20\u{a0}000 morts, 2020 300", &["1 000", "euros", "20\u{a0}000", "morts", "2020", "300"]);
        check("président(e)s, élu(e)s (et) mot(s)", &["président(e)s", "élu(e)s", "et", "mot(s)"]);
        check("'quoi' -- \"oui\"", &["quoi", "oui"]);
        check("", &[]);
    }
}

//! Which paragraphs are worth analysing: those with a word that begins like one of the words looked for.
//!
//! Analysing the text of ten hits takes longer than finding them, and most paragraphs hold none of the words. Letters
//! are compared folded; hyphens, dots and apostrophes are passed over, so that « O.N.U. » begins like `onu`.

use crate::french::fold::fold_char;

/// Letters compared, at most.
const LONGEST: usize = 4;

/// More beginnings than these let every paragraph pass: a pattern that fits hundreds of words.
const MOST: usize = 64;

/// The beginnings of the words looked for; `None` when a paragraph can't be passed over by its letters.
#[derive(Debug, Clone, Default)]
pub struct Prefilter {
    beginnings: Option<Vec<Vec<u8>>>,
    /// Their first letters, a bit each: most words are passed over by these.
    initials: u32,
}

impl Prefilter {
    /// The beginnings of folded forms and stems. A stem may differ from its forms in its last letter, so one letter
    /// fewer is compared; other spellings of the same word (« St » for « saint », « 1 000 » for « 1000 ») pass all.
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Prefilter {
        let mut beginnings: Vec<Vec<u8>> = Vec::new();
        for word in words {
            let other_spellings = !word.bytes().all(|byte| byte.is_ascii_lowercase()) || word.starts_with("saint");
            if other_spellings || word.is_empty() {
                return Prefilter::default();
            }
            let length = (word.len() - 1).clamp(1, LONGEST);
            beginnings.push(word.bytes().take(length).collect());
        }
        beginnings.sort();
        beginnings.dedup();
        let initials =
            beginnings.iter().filter_map(|beginning| beginning.first()).fold(0, |set, letter| set | bit(*letter));
        Prefilter { beginnings: (beginnings.len() <= MOST).then_some(beginnings), initials }
    }

    /// Whether a text may hold one of the words.
    pub fn passes(&self, text: &str) -> bool {
        let Some(beginnings) = &self.beginnings else { return true };
        let (mut before, mut folded) = (' ', String::new());
        for (at, c) in text.char_indices() {
            // « #droitsHumains » begins twice.
            let begins =
                c.is_alphanumeric() && (!before.is_alphanumeric() || (c.is_uppercase() && before.is_lowercase()));
            before = c;
            if !begins || (c.is_ascii() && self.initials & bit(c.to_ascii_lowercase() as u8) == 0) {
                continue;
            }
            folded.clear();
            for letter in text.get(at..).unwrap_or_default().chars().filter(|c| !is_passed_over(*c)) {
                if !letter.is_alphanumeric() || LONGEST <= folded.len() {
                    break;
                }
                fold_char(letter, &mut folded);
            }
            if beginnings.iter().any(|beginning| folded.as_bytes().starts_with(beginning)) {
                return true;
            }
        }
        false
    }
}

fn bit(letter: u8) -> u32 {
    if letter.is_ascii_lowercase() { 1 << (letter - b'a') } else { 0 }
}

fn is_passed_over(c: char) -> bool {
    crate::french::apostrophe::is_apostrophe(c)
        || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '.' | '·' | '\u{ad}')
        || ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::Prefilter;

    #[test]
    fn paragraphs_worth_reading() {
        let check = |words: &[&str], text: &str, expected: bool| {
            assert_eq!(Prefilter::of(words.iter().copied()).passes(text), expected, "{words:?} in {text}");
        };
        check(&["elect"], "Les élections", true);
        check(&["elect"], "Rien d’autre", false);
        check(&["elect"], "l’E\u{301}lection", true);
        check(&["onu"], "L’O.N.U. vote", true);
        check(&["ndjamena"], "à N’Djamena", true);
        check(&["humain"], "#droitsHumains", true);
        check(&["russe"], "sino-russe", true);
        check(&["1000"], "mille", true);
        check(&["saintdenis"], "St-Denis", true);
        check(&["œil"], "yeux", true);
    }
}

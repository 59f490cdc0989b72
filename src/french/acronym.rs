//! Acronyms with dots: « O.N.U. » is « ONU ».

/// The letters of an acronym written with dots; `None` when the word is none.
pub fn letters(word: &str) -> Option<String> {
    let mut letters = String::new();
    let mut expects_letter = true;
    for c in word.chars() {
        match (expects_letter, c) {
            (true, c) if c.is_alphabetic() => letters.push(c),
            (false, '.') => {}
            _ => return None,
        }
        expects_letter = !expects_letter;
    }
    (letters.chars().count() > 1 && letters.chars().all(char::is_uppercase)).then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn acronyms_and_others() {
        for (word, expected) in [
            ("O.N.U.", Some("ONU")),
            ("U.S", Some("US")),
            ("R.F.A.", Some("RFA")),
            ("M.", None),
            ("fin.Le", None),
            ("p.m.", None),
        ] {
            assert_eq!(letters(word).as_deref(), expected, "{word}");
        }
    }
}

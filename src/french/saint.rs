//! « St Denis », « St-Denis » and « Ste-Anne »: saints, when a capitalised word follows.

/// The full folded form of the abbreviation, which stands before `after` in the text.
pub fn saint(word: &str, after: &str) -> Option<&'static str> {
    let full = match word {
        "St" => "saint",
        "Ste" => "sainte",
        _ => return None,
    };
    let after = after.strip_prefix('.').unwrap_or(after);
    let after = after.strip_prefix([' ', '\u{a0}', '-', '\u{2010}', '\u{2011}'])?;
    after.starts_with(char::is_uppercase).then_some(full)
}

#[cfg(test)]
mod tests {
    use super::saint;

    #[test]
    fn saints_and_others() {
        for (word, after, expected) in [
            ("St", " Denis", Some("saint")),
            ("St", "-Étienne", Some("saint")),
            ("Ste", "-Anne", Some("sainte")),
            ("St", ". Louis", Some("saint")),
            ("St", " et", None),
            ("st", " Denis", None),
            ("Stade", " France", None),
        ] {
            assert_eq!(saint(word, after), expected, "{word}{after}");
        }
    }
}

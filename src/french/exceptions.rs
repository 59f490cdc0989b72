//! Words whose apostrophe is part of them, whatever the rules say.

/// Folded beginnings (before the apostrophe) and ends (after it) of words that stay whole.
const WHOLE: &[(&str, &[&str])] = &[
    ("aujourd", &["hui"]),
    ("prud", &["homme", "hommes", "homal", "homale", "homaux", "homales", "hommie"]),
    ("presqu", &["ile", "iles"]),
    ("quelqu", &["un", "une"]),
    ("entr", &["acte", "actes", "aide"]),
    ("grand", &["mere", "mere", "rue", "place", "messe", "peur", "chose"]),
];

/// Whether « beginning’end » is one word, both parts folded.
pub fn is_whole(beginning: &str, end: &str) -> bool {
    WHOLE.iter().any(|(known, ends)| *known == beginning && ends.contains(&end))
}

#[cfg(test)]
mod tests {
    use super::is_whole;

    #[test]
    fn whole_words() {
        assert!(is_whole("aujourd", "hui"));
        assert!(is_whole("presqu", "ile"));
        assert!(!is_whole("presqu", "accident"));
        assert!(!is_whole("l", "iran"));
    }
}

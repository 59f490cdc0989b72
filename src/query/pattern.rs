//! Patterns: `vot*`, `m?t`, `l'écon*`.

use crate::french::apostrophe::is_apostrophe;

/// The pattern that a word is, without the question mark of a question; `None` when it is none. So many `letters` at
/// least tell a pattern from a sign; after an elided article any number does.
pub fn pattern(text: &str, letters: usize) -> Option<&str> {
    // « Pourquoi ? » and « quoi? » are questions.
    let body = text.strip_suffix('?').unwrap_or(text);
    let rest = body.rsplit(is_apostrophe).next().unwrap_or(body);
    let elided = rest.len() < body.len();
    let told = rest.chars().filter(|c| c.is_alphanumeric()).count();
    let is_pattern = rest.contains(['*', '?'])
        && rest.chars().all(|c| c.is_alphanumeric() || matches!(c, '*' | '?'))
        && (letters.max(1) <= told || elided);
    is_pattern.then_some(body)
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn patterns_and_questions() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(pattern(text, 2), expected, "{text}");
        check("vot*", Some("vot*"));
        check("m?t", Some("m?t"));
        check("l'écon*", Some("l'écon*"));
        check("l’*", Some("l’*"));
        check("quoi?", None);
        check("a*", None);
        check("2*3", Some("2*3"));
        check("f***", None);
        check("*", None);
    }
}

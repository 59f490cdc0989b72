//! The words of a phrase that holds patterns: `"ministre de l'*"`, `"Corée du ?ord"`.

use super::ast::PhraseWord;
use super::pattern::pattern;

/// The words of a phrase with patterns, in order; empty for a phrase without.
pub fn words(text: &str) -> Vec<PhraseWord> {
    let words: Vec<PhraseWord> = text.split_whitespace().map(word).collect();
    let plain = words.iter().all(|word| matches!(word, PhraseWord::Text(_)));
    if plain { Vec::new() } else { words }
}

fn word(text: &str) -> PhraseWord {
    if text == "*" {
        return PhraseWord::Any;
    }
    match pattern(text, 0) {
        Some(pattern) => PhraseWord::Pattern { text: pattern.to_owned(), expanded: Vec::new() },
        None => PhraseWord::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::words;
    use crate::query::ast::PhraseWord;

    #[test]
    fn phrases_with_patterns() {
        let check = |text: &str, expected: &str| {
            let shown = words(text).into_iter().map(|word| match word {
                PhraseWord::Text(text) => text,
                PhraseWord::Any => "ANY".to_owned(),
                PhraseWord::Pattern { text, .. } => format!("<{text}>"),
            });
            assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "{text}");
        };
        check("ministre de l'*", "ministre de <l'*>");
        check("ministre de l’écon*", "ministre de <l’écon*>");
        check("président * République", "président ANY République");
        check("élu* local", "<élu*> local");
        check("qui sont-ils ?", "");
        check("est-ce lui?", "");
        check("deux mots", "");
    }
}

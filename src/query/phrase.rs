//! The words of a phrase that holds patterns: `"ministre de l'*"`, `"Corée du ?ord"`.

use super::ast::PhraseWord;
use super::pattern::pattern;
use crate::french::apostrophe::is_apostrophe;
use crate::french::fold;

/// The words of a phrase with patterns, in order; empty for a phrase without.
pub fn words(text: &str) -> Vec<PhraseWord> {
    let words: Vec<PhraseWord> = text.split_whitespace().map(word).collect();
    let plain = words.iter().all(|word| matches!(word, PhraseWord::Text(_)));
    if plain { Vec::new() } else { words }
}

fn word(text: &str) -> PhraseWord {
    if text == "*" {
        return PhraseWord::Any(None);
    }
    let Some(pattern) = pattern(text, 0) else { return PhraseWord::Text(text.to_owned()) };
    let (clitic, rest) = match pattern.rsplit_once(is_apostrophe) {
        Some((clitic, rest)) => (Some(format!("{}'", fold(clitic))), rest),
        None => (None, pattern),
    };
    match rest {
        "*" => PhraseWord::Any(clitic),
        rest => PhraseWord::Pattern { text: rest.to_owned(), clitic, expanded: Vec::new() },
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
                PhraseWord::Any(clitic) => format!("{}ANY", clitic.unwrap_or_default()),
                PhraseWord::Pattern { text, clitic, .. } => format!("{}<{text}>", clitic.unwrap_or_default()),
            });
            assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "{text}");
        };
        check("ministre de l'*", "ministre de l'ANY");
        check("ministre de l’écon*", "ministre de l'<écon*>");
        check("président * République", "président ANY République");
        check("élu* local", "<élu*> local");
        check("qui sont-ils ?", "");
        check("est-ce lui?", "");
        check("deux mots", "");
    }
}

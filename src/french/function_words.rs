//! Function words: so frequent, and of no family, that their stem would find nothing their form does not.

/// Folded articles, pronouns, prepositions, conjunctions and forms of « être » and « avoir »; sorted.
const WORDS: &[&str] = &[
    "a", "ai", "apres", "au", "aussi", "aux", "avait", "avant", "avec", "avoir", "c", "ca", "ce", "ces", "cet",
    "cette", "chez", "comme", "contre", "d", "dans", "de", "depuis", "des", "donc", "dont", "du", "elle", "elles",
    "en", "entre", "est", "et", "etait", "ete", "etre", "eux", "il", "ils", "j", "je", "l", "la", "le", "les", "leur",
    "leurs", "lors", "lui", "m", "mais", "me", "meme", "mes", "mon", "n", "ne", "ni", "nos", "notre", "nous", "on",
    "ont", "ou", "par", "pas", "pendant", "plus", "pour", "qu", "quand", "que", "qui", "quoi", "s", "sa", "sans", "se",
    "selon", "sera", "ses", "si", "soit", "son", "sont", "sur", "t", "ta", "te", "tes", "toi", "tous", "tout", "toute",
    "tres", "tu", "un", "une", "vos", "votre", "vous", "y",
];

/// Whether the folded form is a function word.
pub fn is_function_word(form: &str) -> bool {
    // The longest has seven letters.
    form.len() <= 7 && WORDS.binary_search(&form).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{WORDS, is_function_word};

    #[test]
    fn the_list_is_sorted_and_short() {
        assert!(WORDS.is_sorted_by(|a, b| a < b));
        assert!(WORDS.iter().all(|word| word.len() <= 7));
        assert!(is_function_word("de") && !is_function_word("iran"));
    }
}

//! Stems: words of the [`lexicon`], then [`light`] rules, then Snowball French, all over folded forms, so that a word
//! typed without accents has the stem of the word with them. Names are left alone.

use super::names::is_name;
use super::{lexicon, light};

/// Stems forms.
pub struct Stemmer {
    snowball: frostem::Stemmer,
}

impl Default for Stemmer {
    fn default() -> Stemmer {
        Stemmer { snowball: frostem::Stemmer::new(frostem::Algorithm::French) }
    }
}

impl Stemmer {
    /// The stem of a folded form; `None` when it is the form itself.
    pub fn stem(&self, form: &str) -> Option<String> {
        if is_name(form) || form.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let stem = self.chain(form);
        (stem != form && !stem.is_empty()).then_some(stem)
    }

    /// What is written down comes first, as the word is, in the singular, then without its regular ending.
    fn chain(&self, form: &str) -> String {
        if let Some(stem) = lexicon::stem(form) {
            return stem.to_owned();
        }
        let singular = light::singular(form);
        if let Some(stem) = lexicon::stem(singular) {
            return stem.to_owned();
        }
        match light::regular(singular) {
            Some(regular) => match lexicon::stem(&regular) {
                Some(stem) => stem.to_owned(),
                None => self.snowball.stem(&regular).into(),
            },
            None => self.snowball.stem(singular).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Stemmer;

    fn stem(word: &str) -> String {
        let form = super::super::fold(word);
        Stemmer::default().stem(&form).unwrap_or(form)
    }

    #[test]
    fn families_meet() {
        for family in [
            &["élection", "élections"][..],
            &["président", "présidents", "présidente"],
            &["français", "française", "françaises"],
            &["travail", "travaux"],
            &["grec", "grecque", "grecs", "grecques"],
            &["turc", "turque", "turcs"],
            &["public", "publique", "publics", "publiques"],
            &["élu", "élus", "élue"],
            &["russe", "russes"],
            &["chinois", "chinoise", "chinoises"],
        ] {
            for word in family {
                assert_eq!(stem(word), stem(family[0]), "{word} and {}", family[0]);
            }
        }
    }

    #[test]
    fn names_keep_apart_from_words() {
        for (name, word) in [
            ("Gaza", "gaz"),
            ("Crimée", "crime"),
            ("Damas", "dame"),
            ("Cuba", "cube"),
            ("Meloni", "melon"),
            ("Modi", "mode"),
        ] {
            assert_ne!(stem(name), stem(word), "{name} and {word}");
        }
    }
}

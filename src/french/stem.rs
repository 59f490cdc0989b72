//! Stems: words of the [`lexicon`], then [`light`] rules, then Snowball French, all over folded forms, so that a word
//! typed without accents has the stem of the word with them. Names are left alone.

use rustc_hash::FxHashMap;

use super::names::is_name;
use super::{lexicon, light};

/// Distinct forms remembered before starting anew.
const CACHE_SIZE: usize = 1 << 16;

/// Stems forms, remembering those it has seen.
pub struct Stemmer {
    snowball: frostem::Stemmer,
    /// Rank in `stems` of the stem of each form.
    seen: FxHashMap<Box<str>, u32>,
    stems: Vec<Option<Box<str>>>,
}

impl Default for Stemmer {
    fn default() -> Stemmer {
        let snowball = frostem::Stemmer::new(frostem::Algorithm::French);
        Stemmer { snowball, seen: FxHashMap::default(), stems: Vec::new() }
    }
}

impl Clone for Stemmer {
    /// A stemmer with an empty memory: clones go to other threads.
    fn clone(&self) -> Stemmer {
        Stemmer::default()
    }
}

impl Stemmer {
    /// The stem of a folded form; `None` when it is the form itself.
    pub fn stem(&mut self, form: &str) -> Option<&str> {
        let rank = match self.seen.get(form) {
            Some(rank) => *rank,
            None => self.learn(form),
        };
        self.stems.get(rank as usize)?.as_deref()
    }

    fn learn(&mut self, form: &str) -> u32 {
        if self.stems.len() >= CACHE_SIZE {
            self.seen.clear();
            self.stems.clear();
        }
        let rank = self.stems.len() as u32;
        self.stems.push(self.reduce(form));
        self.seen.insert(form.into(), rank);
        rank
    }

    fn reduce(&self, form: &str) -> Option<Box<str>> {
        if is_name(form) || form.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let stem = self.chain(form);
        (stem != form && !stem.is_empty()).then(|| stem.into())
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
        Stemmer::default().stem(&form).unwrap_or(&form).to_owned()
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

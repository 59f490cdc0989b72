//! Names that a stemmer would turn into common words: « Gaza » is not « gaz », « Crimée » is not « crime ».
//!
//! `data/names.txt` lists folded words of names of countries, cities and leaders that are no ordinary French words.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

static NAMES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| include_str!("data/names.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// Whether the folded word is a name that keeps its form.
pub fn is_name(form: &str) -> bool {
    NAMES.contains(form)
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn names_and_words() {
        for name in ["gaza", "damas", "cuba", "meloni", "mali", "modi", "nice", "france"] {
            assert!(is_name(name), "{name}");
        }
        for word in ["gaz", "crime", "dame", "cube", "melon", "mode", "tours", "sens", "election"] {
            assert!(!is_name(word), "{word}");
        }
    }

    #[test]
    fn the_list_is_sorted_without_doubles() {
        let words: Vec<&str> = include_str!("data/names.txt").lines().filter(|line| !line.starts_with('#')).collect();
        assert!(words.is_sorted_by(|a, b| a < b));
    }
}

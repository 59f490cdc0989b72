//! Words that accents alone tell apart: « marché » and « marche », « côte » and « côté ».
//!
//! Everything is found without accents, by its folded form. For these words the form with its accents is kept beside
//! it, so that a query typed with accents ranks it first. `data/accents.txt` lists their folded forms: those with two
//! spellings in three articles or more of some eighteen thousand (`-e` and `-é`, `-es` and `-és`), and others by hand.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;

static FORMS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| include_str!("data/accents.txt").lines().collect());

/// The word in lower case with its accents, when these tell it from another word; `form` is its folded form.
pub fn accented(raw: &str, form: &str) -> Option<String> {
    if raw.is_ascii() || !FORMS.contains(form) {
        return None;
    }
    Some(raw.nfc().flat_map(char::to_lowercase).collect())
}

#[cfg(test)]
mod tests {
    use super::accented;
    use crate::french::fold;

    #[test]
    fn words_told_apart() {
        for (raw, expected) in [
            ("Marché", Some("marché")),
            ("marche\u{301}", Some("marché")),
            ("marche", None),
            ("côté", Some("côté")),
            ("ÉLEVÉ", Some("élevé")),
            ("élection", None),
            ("Élysée", None),
        ] {
            assert_eq!(accented(raw, &fold(raw)).as_deref(), expected, "{raw}");
        }
    }

    #[test]
    fn the_list_is_sorted_without_doubles() {
        let forms: Vec<&str> = include_str!("data/accents.txt").lines().collect();
        assert!(forms.is_sorted_by(|a, b| a < b) && forms.iter().all(|form| fold(form) == *form));
    }
}

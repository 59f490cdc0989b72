//! Light rules before Snowball: plural, feminine and third person, on folded forms.
//!
//! Snowball French reads accents (« -ée », « -ière », « -èrent ») that a folded form has lost, and leaves « restent » and
//! « étrangers » apart from « rester » and « étranger ».

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// The lists of `data/endings.tsv`, as (list, word).
static LISTED: LazyLock<FxHashSet<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("data/endings.tsv").lines().filter_map(|line| line.split_once('\t'));
    lines.flat_map(|(list, words)| words.split(' ').map(move |word| (list, word))).collect()
});

fn is_listed(list: &'static str, word: &str) -> bool {
    LISTED.contains(&(list, word))
}

/// The singular of a folded form; itself when it is one.
pub fn singular(form: &str) -> &str {
    let Some(singular) = form.strip_suffix('s').filter(|singular| 2 < singular.len()) else { return form };
    let own = singular.ends_with("ai")
        || singular.ends_with("oi")
        || singular.ends_with(['a', 'i', 's'])
        || is_listed("-s", form);
    if own { form } else { singular }
}

/// Rewrites the ending of a singular folded form, for Snowball to take off; `None` when no rule has it.
pub fn regular(form: &str) -> Option<String> {
    let ending = |old: &str, new: &str, shortest: usize| {
        form.strip_suffix(old).filter(|before| shortest <= before.len()).map(|before| format!("{before}{new}"))
    };
    ending("ee", "e", 2)
        .or_else(|| ending("trice", "teur", 2))
        .or_else(|| ending("iere", "ier", 1))
        .or_else(|| ending("ante", "ant", 3))
        .or_else(|| third_person(form))
}

/// « restent » as « reste », « restèrent » as « resta ».
fn third_person(form: &str) -> Option<String> {
    let before = form.strip_suffix("ent").filter(|before| 2 < before.len())?;
    if before.ends_with('m') {
        return is_listed("-ment", form).then(|| format!("{before}e"));
    }
    if before.ends_with("ai") || is_listed("-ent", form) {
        return None;
    }
    match before.strip_suffix("er") {
        Some(past) if 2 < past.len() && !is_listed("-érer", before) => Some(format!("{past}a")),
        _ => Some(format!("{before}e")),
    }
}

#[cfg(test)]
mod tests {
    use super::{regular, singular};

    #[test]
    fn singulars() {
        for (form, expected) in [
            ("etrangers", "etranger"),
            ("vendus", "vendu"),
            ("photos", "photo"),
            ("francais", "francais"),
            ("refus", "refus"),
            ("congres", "congre"),
            ("avis", "avis"),
            ("os", "os"),
        ] {
            assert_eq!(singular(form), expected, "{form}");
        }
    }

    #[test]
    fn regular_endings() {
        for (form, expected) in [
            ("publiee", Some("publie")),
            ("directrice", Some("directeur")),
            ("premiere", Some("premier")),
            ("restent", Some("reste")),
            ("estiment", Some("estime")),
            ("arriverent", Some("arriva")),
            ("considerent", Some("considere")),
            ("president", None),
            ("gouvernement", None),
            ("avaient", None),
            ("dent", None),
        ] {
            assert_eq!(regular(form).as_deref(), expected, "{form}");
        }
    }
}

//! Words whose stem is written down: irregular families, and words that the rules would wrongly merge.
//!
//! `data/families.tsv` brings « veut » and « vouloir » together; `data/apart.tsv`, which has the last word, keeps « parti »
//! from « partie ».

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

static STEMS: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| {
    let mut stems = FxHashMap::default();
    lines(include_str!("data/families.tsv")).for_each(|(head, forms)| family(head, forms, &mut stems));
    // Plurals first: « cours » is a word of its own before it is the plural of « cour ».
    let apart = || {
        let table = lines(include_str!("data/apart.tsv"));
        table.flat_map(|(stem, forms)| forms.split(' ').map(move |form| (form, stem)))
    };
    stems.extend(apart().map(|(form, stem)| (format!("{form}s"), stem.to_owned())));
    stems.extend(apart().map(|(form, stem)| (form.to_owned(), stem.to_owned())));
    stems
});

/// The forms of each stem that is written down.
static FORMS: LazyLock<FxHashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut forms: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    STEMS.iter().for_each(|(form, stem)| forms.entry(stem).or_default().push(form));
    forms
});

/// The folded forms that have a written-down stem, in no order; none when the stem is not written down.
pub fn forms(stem: &str) -> &'static [&'static str] {
    FORMS.get(stem).map(Vec::as_slice).unwrap_or_default()
}

/// The stem of a folded form, where it is written down.
pub fn stem(form: &str) -> Option<&'static str> {
    STEMS.get(form).map(String::as_str)
}

fn lines(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// Adds a line of `families.tsv`: a head with its forms, or endings with the beginnings they go with.
fn family(head: &str, forms: &str, stems: &mut FxHashMap<String, String>) {
    let Some(endings) = head.strip_prefix('@') else {
        stems.extend(std::iter::once(head).chain(forms.split(' ')).map(|form| (form.to_owned(), head.to_owned())));
        return;
    };
    for beginning in forms.split(' ').map(|beginning| beginning.trim_matches('-')) {
        let mut endings = endings.split(' ').map(|ending| ending.trim_matches('-'));
        let Some(first) = endings.next() else { continue };
        let head = format!("{beginning}{first}");
        for ending in std::iter::once(first).chain(endings) {
            // A form of two verbs stays with the first that has it.
            stems.entry(format!("{beginning}{ending}")).or_insert_with(|| head.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{STEMS, lines, stem};

    #[test]
    fn stems_of_irregular_forms() {
        for (form, expected) in [
            ("veulent", Some("vouloir")),
            ("yeux", Some("oeil")),
            ("obtiennent", Some("obtenir")),
            ("recu", Some("recevoir")),
            ("entreprise", Some("entreprise")),
            ("entreprend", Some("entreprendre")),
            ("election", None),
        ] {
            assert_eq!(stem(form), expected, "{form}");
        }
    }

    #[test]
    fn the_tables_are_folded_and_clean() {
        for (form, stem) in STEMS.iter() {
            assert!(form.bytes().all(|byte| byte.is_ascii_lowercase()), "{form:?}");
            assert!(stem.bytes().all(|byte| byte.is_ascii_lowercase()), "{stem:?}");
        }
    }

    #[test]
    fn no_form_is_kept_apart_twice() {
        let mut seen = std::collections::HashSet::new();
        for form in lines(include_str!("data/apart.tsv")).flat_map(|(_, forms)| forms.split(' ')) {
            assert!(seen.insert(form), "{form}");
        }
    }
}

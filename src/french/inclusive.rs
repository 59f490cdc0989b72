//! Inclusive writing: « président·e·s », « président.e.s » and « président(e)s » are found by each of their forms.

/// Whether the character separates the endings of a word.
pub fn is_median_dot(c: char) -> bool {
    matches!(c, '·' | '‧' | '⋅' | '∙')
}

/// Endings of the feminine with the masculine ending that they replace.
const FEMININE: &[(&str, &str)] = &[
    ("trice", "teur"),
    ("rice", "eur"),
    ("euse", "eur"),
    ("ere", "er"),
    ("ère", "er"),
    ("ve", "f"),
    ("ice", "eur"),
    ("elle", "el"),
    ("ale", "al"),
    ("enne", "en"),
    ("onne", "on"),
    ("ne", ""),
    ("le", ""),
    ("te", ""),
    ("e", ""),
];

/// The forms of a word whose parts were separated by median dots, dots or parentheses; `None` when the endings are
/// not those of a feminine or plural.
pub fn forms(parts: &[&str]) -> Option<Vec<String>> {
    let (base, endings) = parts.split_first()?;
    if base.chars().count() < 2 || endings.is_empty() || endings.len() > 2 {
        return None;
    }
    let mut forms = vec![(*base).to_owned()];
    for ending in endings {
        match *ending {
            "s" | "x" => {
                let plurals: Vec<String> = forms.iter().map(|form| format!("{form}{ending}")).collect();
                forms.extend(plurals);
            }
            _ => {
                let (singular, plural) = match ending.strip_suffix('s') {
                    Some(singular) => (singular, true),
                    None => (*ending, false),
                };
                let feminine = feminine(base, singular)?;
                if plural {
                    forms.push(format!("{base}s"));
                    forms.push(format!("{feminine}s"));
                }
                forms.push(feminine);
            }
        }
    }
    Some(forms)
}

fn feminine(base: &str, ending: &str) -> Option<String> {
    let (_, replaced) = FEMININE.iter().find(|(feminine, replaced)| *feminine == ending && base.ends_with(replaced))?;
    Some(format!("{}{ending}", base.strip_suffix(replaced)?))
}

#[cfg(test)]
mod tests {
    use super::forms;

    #[test]
    fn forms_of_inclusive_words() {
        for (parts, expected) in [
            (vec!["président", "e", "s"], Some(vec!["président", "présidente", "présidents", "présidentes"])),
            (vec!["élu", "es"], Some(vec!["élu", "élus", "élues", "élue"])),
            (vec!["acteur", "rice"], Some(vec!["acteur", "actrice"])),
            (vec!["sénateur", "trice"], Some(vec!["sénateur", "sénatrice"])),
            (vec!["chanteur", "euse"], Some(vec!["chanteur", "chanteuse"])),
            (vec!["élu", "com"], None),
            (vec!["www", "bfmtv", "com"], None),
        ] {
            let expected = expected.map(|forms| forms.iter().map(|form| (*form).to_owned()).collect::<Vec<_>>());
            assert_eq!(forms(&parts), expected, "{parts:?}");
        }
    }
}

//! Inclusive writing: « président·e·s », « président.e.s » and « président(e)s » are found by each of their forms.

/// Whether the character separates the endings of a word.
pub fn is_median_dot(c: char) -> bool {
    matches!(c, '·' | '‧' | '⋅' | '∙')
}

/// Endings that stand in parentheses.
const IN_PARENTHESES: &[&str] = &["e", "s", "es", "x", "ne", "nes", "le", "te", "rice", "trice", "euse", "ère", "ve"];

/// Length in bytes of the endings in parentheses at the head of a text: « (e)s », « (e)(s) », « (ne) »; 0 when there
/// are none.
pub fn parentheses(text: &str) -> usize {
    let mut rest = text;
    while let Some((ending, after)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        if !IN_PARENTHESES.contains(&ending) {
            break;
        }
        rest = after;
    }
    if rest.len() == text.len() {
        return 0;
    }
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    if rest.starts_with(char::is_alphanumeric) { 0 } else { text.len() - rest.len() }
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
    use super::{forms, parentheses};

    #[test]
    fn endings_in_parentheses() {
        for (text, length) in
            [("(e)s ont", 4), ("(e)(s)", 6), ("(ne)", 4), ("(e)t", 0), ("(est)", 0), ("(e", 0), (" (e)", 0)]
        {
            assert_eq!(parentheses(text), length, "{text}");
        }
    }

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

//! Elision: « l’Iran » is « Iran », « lorsqu’il » is « lorsque » and « il ».
//!
//! French elides before a vowel or a mute h only, so that « N’Djamena » or « M’Baye » are no elisions; before an
//! acronym anything goes (« l’URSS », « l’NRA »), and before a figure too (« l’1 % »).

/// What stands before an apostrophe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elided {
    /// An article, pronoun or particle that is not a token of its own.
    Clitic,
    /// A conjunction whose full form is a token.
    Word(&'static str),
}

/// What the folded beginning of a word stands for before `rest`, the word after the apostrophe as written;
/// `None` when it is no elision.
pub fn elided(beginning: &str, rest: &str) -> Option<Elided> {
    let elided = match beginning {
        "l" | "d" | "j" | "m" | "t" | "s" | "c" | "n" | "qu" => Elided::Clitic,
        "jusqu" => Elided::Word("jusque"),
        "lorsqu" => Elided::Word("lorsque"),
        "puisqu" => Elided::Word("puisque"),
        "quoiqu" => Elided::Word("quoique"),
        "presqu" => Elided::Word("presque"),
        "quelqu" => Elided::Word("quelque"),
        "entr" => Elided::Word("entre"),
        _ => return None,
    };
    let first = rest.chars().next()?;
    (opens_an_elision(first) || is_acronym(rest)).then_some(elided)
}

fn opens_an_elision(first: char) -> bool {
    let mut folded = String::new();
    super::fold::fold_char(first, &mut folded);
    matches!(folded.chars().next(), Some('a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h')) || first.is_numeric()
}

fn is_acronym(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|c| c.is_uppercase() || c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::{Elided, elided};

    #[test]
    fn elisions_and_names() {
        let clitic = Some(Elided::Clitic);
        for (beginning, rest, expected) in [
            ("l", "Iran", clitic),
            ("l", "élection", clitic),
            ("d", "œuvre", clitic),
            ("qu", "il", clitic),
            ("l", "huile", clitic),
            ("d", "1,5", clitic),
            ("l", "NRA", clitic),
            ("lorsqu", "il", Some(Elided::Word("lorsque"))),
            ("jusqu", "à", Some(Elided::Word("jusque"))),
            ("n", "Djamena", None),
            ("m", "Baye", None),
            ("o", "Brien", None),
            ("aujourd", "hui", None),
        ] {
            assert_eq!(elided(beginning, rest), expected, "{beginning}'{rest}");
        }
    }
}

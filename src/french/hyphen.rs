//! Hyphens: « sino-russe » is found by `russe`, `sino russe`, `sino-russe` and `sinorusse`.

/// Whether the character joins the parts of a compound.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Pronouns and particles that follow a hyphen without making a compound: « dit-il », « celui-ci », « donne-m’en ».
const CLITICS: &[&str] = &[
    "je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce", "le", "la", "les", "lui", "leur", "moi",
    "toi", "y", "en", "t", "m", "l", "ci", "là", "la",
];

/// Compounds of more parts are not joined: they are slogans, addresses or titles.
const MOST_PARTS: usize = 4;

/// Whether the folded parts make a compound, so that it is also a token when written in one word.
pub fn is_compound(parts: &[&str]) -> bool {
    1 < parts.len()
        && parts.len() <= MOST_PARTS
        && parts.iter().skip(1).all(|part| !CLITICS.contains(part))
        && parts.iter().any(|part| part.chars().any(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::is_compound;

    #[test]
    fn compounds_and_inversions() {
        for (parts, expected) in [
            (vec!["sino", "russe"], true),
            (vec!["kim", "jong", "un"], true),
            (vec!["porte", "avions"], true),
            (vec!["covid", "19"], true),
            (vec!["dit", "il"], false),
            (vec!["a", "t", "il"], false),
            (vec!["celui", "ci"], false),
            (vec!["2017", "2018"], false),
            (vec!["russe"], false),
        ] {
            assert_eq!(is_compound(&parts), expected, "{parts:?}");
        }
    }
}

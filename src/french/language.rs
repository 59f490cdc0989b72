//! Whether a text is French, by its commonest words.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Very frequent words that only French has, folded.
const FRENCH: &[&str] = &[
    "le", "la", "les", "des", "du", "et", "est", "une", "dans", "pour", "que", "qui", "sur", "avec", "pas", "au",
    "aux", "plus", "ce", "cette", "il", "elle", "ont", "ete", "sont", "par", "leur", "mais", "ses", "son",
];

/// Very frequent words of neighbours that French has not.
const OTHER: &[&str] = &[
    "the", "of", "and", "to", "is", "was", "that", "with", "for", "der", "die", "und", "das", "ist", "nicht", "mit",
    "von", "el", "los", "las", "y", "que", "del", "por", "con", "il", "di", "che", "della", "per", "non", "het", "een",
    "van", "och", "att",
];

/// How much each of these words tells for French and for others: « que » and « il » for both.
static WORDS: LazyLock<FxHashMap<&str, (usize, usize)>> = LazyLock::new(|| {
    let mut words: FxHashMap<&str, (usize, usize)> = FRENCH.iter().map(|word| (*word, (1, 0))).collect();
    OTHER.iter().for_each(|word| words.entry(word).or_default().1 = 1);
    words
});

/// Texts of fewer words are not judged.
const FEWEST_WORDS: usize = 30;

/// Whether a text is French; `None` when it is too short to tell.
pub fn is_french_text(text: &str) -> Option<bool> {
    is_french(text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()))
}

/// Whether the folded forms of a text are those of French; `None` when there are too few to tell.
pub fn is_french<'t>(forms: impl Iterator<Item = &'t str>) -> Option<bool> {
    let (mut words, mut french, mut other) = (0_usize, 0_usize, 0_usize);
    for form in forms.take(200) {
        words += 1;
        if let Some((here, elsewhere)) = WORDS.get(form) {
            (french, other) = (french + here, other + elsewhere);
        }
    }
    if words < FEWEST_WORDS {
        return None;
    }
    Some(words < french * 12 && other <= french)
}

#[cfg(test)]
mod tests {
    use super::is_french;
    use crate::french::Analyzer;

    fn check(text: &str, expected: Option<bool>) {
        let tokens = Analyzer::default().tokens(text);
        assert_eq!(is_french(tokens.iter().map(|token| token.form)), expected, "{text}");
    }

    #[test]
    fn french_and_neighbours() {
        check("Trop court pour en juger.", None);
        check(
            "Le président a annoncé mardi que les élections auraient lieu dans les six mois, et que le gouvernement \
             serait chargé de les préparer avec les partis qui le souhaitent, dans le respect de la loi et du calendrier.",
            Some(true),
        );
        check(
            "The president announced on Tuesday that the election would be held within six months and that the \
             government was in charge of the preparation with the parties that wished to take part in it for once.",
            Some(false),
        );
        check(
            "El presidente anunció el martes que las elecciones se celebrarán dentro de seis meses y que el gobierno \
             se encargará de prepararlas con los partidos que lo deseen, según la ley y el calendario del país.",
            Some(false),
        );
    }
}

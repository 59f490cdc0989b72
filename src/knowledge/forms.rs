//! Forms of the words of roles: « présidente », « présidents » are said of the office of « président ».

/// Feminine words of roles and their masculine.
pub const MASCULINE: &[(&str, &str)] = &[
    ("presidente", "president"),
    ("presidentes", "presidents"),
    ("premiere", "premier"),
    ("premieres", "premiers"),
    ("chanceliere", "chancelier"),
    ("cheffe", "chef"),
    ("cheffes", "chefs"),
    ("directrice", "directeur"),
    ("generale", "general"),
    ("nationale", "national"),
    ("gouverneure", "gouverneur"),
    ("procureure", "procureur"),
    ("haute", "haut"),
    ("representante", "representant"),
    ("patronne", "patron"),
    ("souveraine", "souverain"),
    ("dirigeante", "dirigeant"),
    ("defenseure", "defenseur"),
    ("copresidente", "copresident"),
    ("federale", "federal"),
    ("deleguee", "delegue"),
    ("administratrice", "administrateur"),
];

/// Plural words that begin a role and their singular.
pub const SINGULAR: &[(&str, &str)] = &[
    ("presidents", "president"),
    ("premiers", "premier"),
    ("ministres", "ministre"),
    ("chefs", "chef"),
    ("chanceliers", "chancelier"),
    ("souverains", "souverain"),
    ("rois", "roi"),
    ("secretaires", "secretaire"),
    ("patrons", "patron"),
    ("vices", "vice"),
];

/// A word of a role in the masculine singular; other words as they are.
pub fn citation(word: &str) -> &str {
    let word = MASCULINE.iter().find(|(feminine, _)| *feminine == word).map_or(word, |(_, masculine)| masculine);
    SINGULAR.iter().find(|(plural, _)| *plural == word).map_or(word, |(_, singular)| singular)
}

#[cfg(test)]
mod tests {
    use super::citation;

    #[test]
    fn masculine_singular() {
        for (word, expected) in [
            ("presidente", "president"),
            ("presidentes", "president"),
            ("premiers", "premier"),
            ("ministre", "ministre"),
        ] {
            assert_eq!(citation(word), expected);
        }
    }
}

//! Apostrophes: `'`, `’` and `ʼ` are one letter of the language.

/// Whether the character is an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇' | '‘' | '′')
}

#[cfg(test)]
mod tests {
    use super::is_apostrophe;

    #[test]
    fn apostrophes_and_quotes() {
        assert!("'’ʼ".chars().all(is_apostrophe));
        assert!(!"\"«»“”".chars().any(is_apostrophe));
    }
}
